/* Trees: the best head of each word, one root, cycles contracted (Chu and Liu 1965; Edmonds 1967). Nodes are 0 for the
 * root and i + 1 for word i. */
#include "syntax/tree.h"

#include <stdbool.h>
#include <string.h>

enum { MOST_EXACT = 256 };
#define IMPOSSIBLE (-1e30f)

/* As ent_tree_of has them. */
typedef struct table {
	const float *scores;
	uint32_t stride, n;
} table;

static float score(const table *t, uint32_t word, uint32_t head)
{
	return t->scores[(size_t)word * t->stride + head];
}

/* The best head that is a word; 0 where there is no other. */
static uint32_t best_word(const table *t, uint32_t word)
{
	uint32_t best = 0;
	for (uint32_t h = 1; h <= t->n; h++)
		if (h != word + 1 && (best == 0 || score(t, word, h) > score(t, word, best)))
			best = h;
	return best;
}

/* The word that loses least (or gains most) by being the root; `other` [n]: the best head of each that is a word. */
static uint32_t choose_root(const table *t, const uint32_t *other)
{
	uint32_t root = 0;
	float best = 2 * IMPOSSIBLE;
	for (uint32_t i = 0; i < t->n; i++) {
		float gain = score(t, i, 0) - (other[i] ? score(t, i, other[i]) : 0);
		if (gain > best) {
			best = gain;
			root = i;
		}
	}
	return root;
}

/* A word on a cycle, or UINT32_MAX. `mark` is work space [n]. */
static uint32_t find_cycle(const uint32_t *heads, uint32_t n, uint32_t *mark)
{
	memset(mark, 0, n * sizeof *mark);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = i;
		while (mark[at] == 0) {
			mark[at] = i + 1;
			if (heads[at] == 0)
				break;
			at = heads[at] - 1;
		}
		if (mark[at] == i + 1 && heads[at] != 0)
			return at;
	}
	return UINT32_MAX;
}

/* Takes one arc of each cycle away for the one that costs least and leads out of it. */
static void break_cycles(const table *t, uint32_t *heads, uint32_t *mark)
{
	uint32_t n = t->n;
	uint8_t *in = (uint8_t *)(mark + n);
	for (uint32_t at; (at = find_cycle(heads, n, mark)) != UINT32_MAX;) {
		memset(in, 0, n);
		uint32_t walk = at;
		do {
			in[walk] = 1;
			walk = heads[walk] - 1;
		} while (walk != at);
		/* whoever hangs below the cycle may not become its head */
		for (bool more = true; more;) {
			more = false;
			for (uint32_t i = 0; i < n; i++)
				if (!in[i] && heads[i] && in[heads[i] - 1])
					in[i] = 2, more = true;
		}
		float best = 2 * IMPOSSIBLE;
		uint32_t word = at, head = 0;
		for (uint32_t i = 0; i < n; i++)
			if (in[i] == 1)
				for (uint32_t h = 1; h <= n; h++)
					if (!in[h - 1] && score(t, i, h) - score(t, i, heads[i]) > best) {
						best = score(t, i, h) - score(t, i, heads[i]);
						word = i;
						head = h;
					}
		heads[word] = head;
	}
}

/* A node on a cycle, or 0. */
static uint32_t node_on_cycle(ent_arena *arena, const uint32_t *heads, uint32_t n)
{
	uint32_t *mark = ENT_NEWN(arena, uint32_t, n);
	for (uint32_t i = 1; i < n; i++) {
		uint32_t at = i;
		while (at && !mark[at]) {
			mark[at] = i;
			at = heads[at];
		}
		if (at && mark[at] == i)
			return at;
	}
	return 0;
}

/* The first of the best heads of a node, by its row. */
static uint32_t best_of_row(const float *row, uint32_t n, uint32_t node)
{
	uint32_t best = 0;
	for (uint32_t from = 1; from < n; from++)
		if (from != node && row[from] > row[best])
			best = from;
	return best;
}

/* A graph, and the smaller one in which a cycle is the last node, behind those outside in their order. */
typedef struct contraction {
	const float *arc;                /* [n, n] [to][from] */
	uint32_t n, m;                   /* nodes before and after */
	float *small;                    /* [m, m] */
	uint32_t *old, *now;             /* [m] which node it was; [n] which one it is */
	uint32_t *members, n_members;    /* of the cycle, in order */
	uint32_t *into, *out_of, *inner; /* [m] the member by which the node enters or is entered; its best head */
} contraction;

static contraction contract_cycle(ent_arena *arena, const float *arc, uint32_t n, const uint32_t *heads, uint32_t on)
{
	contraction c = {.arc = arc, .n = n};
	uint32_t *room = ENT_NEWN(arena, uint32_t, (size_t)6 * n);
	c.old = room, c.now = room + n, c.members = room + 2 * (size_t)n;
	c.into = room + 3 * (size_t)n, c.out_of = room + 4 * (size_t)n, c.inner = room + 5 * (size_t)n;
	uint32_t walk = on;
	do {
		c.now[walk] = UINT32_MAX;
		walk = heads[walk];
	} while (walk != on);
	for (uint32_t i = 0; i < n; i++)
		if (c.now[i] == UINT32_MAX) {
			c.members[c.n_members++] = i;
		} else {
			c.now[i] = c.m;
			c.old[c.m++] = i;
		}
	for (uint32_t k = 0; k < c.n_members; k++)
		c.now[c.members[k]] = c.m;
	c.m++;
	c.small = ENT_SCRATCH(arena, float, (size_t)c.m *c.m);
	return c;
}

/* From each node to those outside, and from the cycle's best member. */
static void weigh_outside(const contraction *c)
{
	uint32_t last = c->m - 1;
	for (uint32_t i = 0; i < last; i++) {
		const float *from = c->arc + (size_t)c->old[i] * c->n;
		float *to = c->small + (size_t)i * c->m, best = 2 * IMPOSSIBLE;
		for (uint32_t j = 0; j < last; j++)
			to[j] = from[c->old[j]];
		for (uint32_t k = 0; k < c->n_members; k++)
			if (from[c->members[k]] > best) {
				best = from[c->members[k]];
				c->out_of[i] = c->members[k];
			}
		to[last] = best;
	}
}

/* From each node into the cycle, of whole weight `weight`: what entering costs. */
static void weigh_entering(const contraction *c, const uint32_t *heads, float weight)
{
	uint32_t last = c->m - 1;
	float *to = c->small + (size_t)last * c->m;
	for (uint32_t i = 0; i < last; i++)
		to[i] = 2 * IMPOSSIBLE;
	for (uint32_t k = 0; k < c->n_members; k++) {
		uint32_t member = c->members[k];
		const float *from = c->arc + (size_t)member * c->n;
		float rest = weight - from[heads[member]];
		for (uint32_t i = 0; i < last; i++)
			if (rest + from[c->old[i]] > to[i]) {
				to[i] = rest + from[c->old[i]];
				c->into[i] = member;
			}
	}
}

/* Chu-Liu-Edmonds on a dense matrix by contraction: node 0 is the root; `arc[to][from]`; `heads`: the best ones, to be
 * those of the tree. Recursion is bounded by the number of cycles, each of which takes away at least one node. */
static void contract(ent_arena *arena, const float *arc, uint32_t n, uint32_t *heads)
{
	uint32_t on = node_on_cycle(arena, heads, n);
	if (!on)
		return;
	contraction c = contract_cycle(arena, arc, n, heads, on);
	uint32_t last = c.m - 1, walk = on;
	float weight = 0;
	do {
		weight += arc[(size_t)walk * n + heads[walk]];
		walk = heads[walk];
	} while (walk != on);
	weigh_outside(&c);
	weigh_entering(&c, heads, weight);
	/* who hung on a node outside does so now: the cycle is no better than it was */
	for (uint32_t i = 1; i < c.m; i++) {
		uint32_t head = i < last ? c.now[heads[c.old[i]]] : last;
		c.inner[i] = head < last ? head : best_of_row(c.small + (size_t)i * c.m, c.m, i);
	}
	contract(arena, c.small, c.m, c.inner);
	for (uint32_t i = 1; i < last; i++)
		heads[c.old[i]] = c.inner[i] == last ? c.out_of[i] : c.old[c.inner[i]];
	heads[c.into[c.inner[last]]] = c.old[c.inner[last]];
}

static void exact(ent_arena *arena, const table *t, uint32_t root, uint32_t *best)
{
	uint32_t n = t->n, size = n + 1;
	float *arc = ENT_SCRATCH(arena, float, (size_t)size *size);
	uint32_t *heads = ENT_SCRATCH(arena, uint32_t, size);
	for (uint32_t h = 0; h < size; h++)
		arc[h] = IMPOSSIBLE;
	for (uint32_t i = 0; i < n; i++) {
		float *row = arc + ((size_t)i + 1) * size;
		memcpy(row, i == root ? arc : t->scores + (size_t)i * t->stride, size * sizeof *row);
		row[0] = i == root ? score(t, i, 0) : IMPOSSIBLE;
		heads[i + 1] = best[i];
	}
	contract(arena, arc, size, heads);
	memcpy(best, heads + 1, n * sizeof *best);
}

void ent_tree_of(ent_arena *arena, const float *scores, uint32_t stride, uint32_t n, uint32_t *best, int32_t *heads)
{
	const table t = {scores, stride, n};
	uint32_t *mark = ENT_NEWN(arena, uint32_t, n + n / 4 + 1), roots = 0;
	for (uint32_t i = 0; i < n; i++)
		roots += best[i] == 0;
	if (roots != 1 || find_cycle(best, n, mark) != UINT32_MAX) {
		for (uint32_t i = 0; i < n; i++)
			best[i] = best[i] ? best[i] : best_word(&t, i);
		uint32_t root = choose_root(&t, best);
		best[root] = 0;
		if (find_cycle(best, n, mark) == UINT32_MAX)
			;
		else if (n <= MOST_EXACT)
			exact(arena, &t, root, best);
		else
			break_cycles(&t, best, mark);
	}
	for (uint32_t i = 0; i < n; i++)
		heads[i] = (int32_t)best[i] - 1;
}
