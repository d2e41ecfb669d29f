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

/* The word that loses least (or gains most) by being the root. */
static uint32_t choose_root(const table *t)
{
	uint32_t root = 0;
	float best = 2 * IMPOSSIBLE;
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t other = best_word(t, i);
		float gain = score(t, i, 0) - (other ? score(t, i, other) : 0);
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

/* Chu-Liu-Edmonds on a dense matrix by contraction: node 0 is the root; `arc[to][from]`. Recursion is bounded by the
 * number of cycles, each of which takes away at least one node. */
static void contract(ent_arena *arena, float *arc, uint32_t n, uint32_t *heads)
{
	for (uint32_t to = 1; to < n; to++) {
		heads[to] = 0;
		for (uint32_t from = 1; from < n; from++)
			if (from != to && arc[to * n + from] > arc[to * n + heads[to]])
				heads[to] = from;
	}
	/* a cycle among the best heads? */
	uint32_t *mark = ENT_NEWN(arena, uint32_t, n);
	uint32_t on = 0;
	for (uint32_t i = 1; i < n && !on; i++) {
		uint32_t at = i;
		while (at && !mark[at]) {
			mark[at] = i;
			at = heads[at];
		}
		if (at && mark[at] == i)
			on = at;
	}
	if (!on)
		return;
	bool *in = ENT_NEWN(arena, bool, n);
	float weight = 0;
	uint32_t walk = on;
	do {
		in[walk] = true;
		weight += arc[walk * n + heads[walk]];
		walk = heads[walk];
	} while (walk != on);
	/* the smaller graph: nodes outside keep their order, the cycle becomes the last */
	uint32_t *old = ENT_NEWN(arena, uint32_t, n), *into = ENT_NEWN(arena, uint32_t, n),
			 *out_of = ENT_NEWN(arena, uint32_t, n);
	uint32_t m = 0;
	for (uint32_t i = 0; i < n; i++)
		if (!in[i])
			old[m++] = i;
	uint32_t c = m++;
	float *small = ENT_NEWN(arena, float, (size_t)m *m);
	for (uint32_t i = 0; i < c; i++) {
		for (uint32_t j = 0; j < c; j++)
			small[i * m + j] = arc[old[i] * n + old[j]];
		/* from the cycle to i: its best member; from i into the cycle: what entering costs */
		small[i * m + c] = small[c * m + i] = 2 * IMPOSSIBLE;
		for (uint32_t k = 1; k < n; k++)
			if (in[k]) {
				if (arc[old[i] * n + k] > small[i * m + c]) {
					small[i * m + c] = arc[old[i] * n + k];
					out_of[i] = k;
				}
				float enter = weight - arc[k * n + heads[k]] + arc[k * n + old[i]];
				if (enter > small[c * m + i]) {
					small[c * m + i] = enter;
					into[i] = k;
				}
			}
	}
	uint32_t *inner = ENT_NEWN(arena, uint32_t, m);
	contract(arena, small, m, inner);
	for (uint32_t i = 1; i < c; i++)
		heads[old[i]] = inner[i] == c ? out_of[i] : old[inner[i]];
	heads[into[inner[c]]] = old[inner[c]];
}

static void exact(ent_arena *arena, const table *t, uint32_t root, uint32_t *heads)
{
	uint32_t n = t->n, size = n + 1;
	float *arc = ENT_NEWN(arena, float, (size_t)size *size);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t h = 0; h <= n; h++)
			arc[(i + 1) * size + h] = h == i + 1 || (h == 0) != (i == root) ? IMPOSSIBLE : score(t, i, h);
	uint32_t *found = ENT_NEWN(arena, uint32_t, size);
	contract(arena, arc, size, found);
	for (uint32_t i = 0; i < n; i++)
		heads[i] = found[i + 1];
}

void ent_tree_of(ent_arena *arena, const float *scores, uint32_t stride, uint32_t n, uint32_t *best, int32_t *heads)
{
	const table t = {scores, stride, n};
	uint32_t *mark = ENT_NEWN(arena, uint32_t, n + n / 4 + 1), roots = 0;
	for (uint32_t i = 0; i < n; i++)
		roots += best[i] == 0;
	if (roots != 1 || find_cycle(best, n, mark) != UINT32_MAX) {
		uint32_t root = choose_root(&t);
		for (uint32_t i = 0; i < n; i++)
			best[i] = i == root ? 0 : best_word(&t, i);
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
