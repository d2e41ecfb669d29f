/* Grounding the rules of a relation from a subject.
 *
 * A candidate counts with the latest first step of its groundings. Going through first steps from the latest back,
 * whoever is reached first has its best; and an edge that was walked once need not be walked again, since what lies
 * behind it was reached with a later first step. So each level remembers for each entity from which time on its edges
 * are used up. Where an X has to be the one of a step before (a winding rule) what lies behind depends on the path, and
 * all paths are walked; but the edges to a given X are few. */
#include "prospects/tlogic_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ENOUGH = 20, SCORES = 64 /* a candidate keeps this many, the largest; later ones hardly move a noisy-or */ };

struct candidate {
	float scores[SCORES]; /* [n] descending */
	uint32_t n;
};

struct ent_tlogic_space {
	struct candidate *candidates; /* [n_entities] */
	uint32_t *found;              /* [n_found] candidates with a score */
	uint32_t n_found;
	int32_t *best;     /* [n_entities] latest first step of the rule at hand, -1: not reached */
	uint32_t *reached; /* [n_reached] */
	uint32_t n_reached;
	int32_t *used[TLOGIC_LENGTH]; /* [n_entities] edges from this time on are used up */
	uint32_t *touched[TLOGIC_LENGTH];
	uint32_t n_touched[TLOGIC_LENGTH];
};

struct grounding {
	const ent_tlogic *model;
	ent_tlogic_space *space;
	const tlogic_rule *rule;
	int32_t seen, first; /* steps before `seen` are known; time of the first edge */
	uint32_t x[TLOGIC_LENGTH + 1];
};

static void reach(ent_tlogic_space *space, uint32_t o, int32_t first)
{
	if (space->best[o] < 0)
		space->reached[space->n_reached++] = o;
	if (first > space->best[o])
		space->best[o] = first;
}

static bool fits(const struct grounding *g, uint8_t position, uint32_t o)
{
	uint8_t same = g->rule->same[position];
	return same == position || g->x[same] == o;
}

static void ground(struct grounding *g, uint8_t depth, int32_t t);

/* The next X is given: only the times of that one strand. */
static void ground_given(struct grounding *g, uint8_t depth, int32_t t, uint32_t o) // NOLINT(misc-no-recursion)
{
	const ent_history *history = g->model->history;
	const ent_strand *strand = ent_history_find(history, g->x[depth], g->rule->body[depth], o);
	if (!strand)
		return;
	const int32_t *times = history->times + strand->first;
	g->x[depth + 1] = o;
	if (depth + 1 == g->rule->length) {
		uint32_t n = ent_strand_before(history, strand, g->seen);
		if (n && times[n - 1] >= t)
			reach(g->space, o, g->first);
		return;
	}
	for (uint32_t i = ent_strand_before(history, strand, t); i < strand->n && times[i] < g->seen; i++)
		ground(g, depth + 1, times[i]);
}

/* Walks on from x[depth], whose last edge was at `t`. Depth is at most TLOGIC_LENGTH. */
static void ground(struct grounding *g, uint8_t depth, int32_t t) // NOLINT(misc-no-recursion)
{
	if (depth == g->rule->length) {
		reach(g->space, g->x[depth], g->first);
		return;
	}
	uint8_t same = g->rule->same[depth + 1];
	uint32_t n, at = g->x[depth];
	int32_t until = g->seen;
	if (!g->rule->winding) {
		int32_t *used = &g->space->used[depth][at];
		if (*used == INT32_MAX)
			g->space->touched[depth][g->space->n_touched[depth]++] = at;
		else
			until = *used < until ? *used : until;
		if (t >= until)
			return;
		*used = t;
	}
	if (same != depth + 1) {
		ground_given(g, depth, t, g->x[same]);
		return;
	}
	const tlogic_edge *edges = tlogic_edges(g->model, at, g->rule->body[depth], &n);
	n = tlogic_before(edges, n, until);
	uint32_t i = tlogic_before(edges, n, t);
	if (depth + 1 == g->rule->length) {
		for (; i < n; i++)
			reach(g->space, edges[i].o, g->first);
		return;
	}
	for (; i < n; i++) {
		g->x[depth + 1] = edges[i].o;
		ground(g, depth + 1, edges[i].t);
	}
}

static void apply(struct grounding *g)
{
	ent_tlogic_space *space = g->space;
	uint32_t n;
	const tlogic_edge *edges = tlogic_edges(g->model, g->x[0], g->rule->body[0], &n);
	n = tlogic_before(edges, n, g->seen);
	uint8_t length = g->rule->length;
	for (uint32_t i = n; i-- > 0;) {
		uint32_t o = edges[i].o;
		bool found = length > 1 && g->rule->same[length] == 1 && space->best[o] >= 0; /* the answer is x[1] itself */
		if (found || !fits(g, 1, o))
			continue;
		g->x[1] = o;
		g->first = edges[i].t;
		ground(g, 1, edges[i].t);
	}
	for (int depth = 1; depth < TLOGIC_LENGTH; depth++) {
		for (uint32_t i = 0; i < space->n_touched[depth]; i++)
			space->used[depth][space->touched[depth][i]] = INT32_MAX;
		space->n_touched[depth] = 0;
	}
}

static void add_score(struct candidate *candidate, float score)
{
	uint32_t i = candidate->n;
	if (i == SCORES) {
		if (score <= candidate->scores[i - 1])
			return;
		i--;
	} else {
		candidate->n++;
	}
	for (; i > 0 && candidate->scores[i - 1] < score; i--)
		candidate->scores[i] = candidate->scores[i - 1];
	candidate->scores[i] = score;
}

/* Compares by scores, largest first; a list that begins another is the smaller. */
static int compare(const struct candidate *a, const struct candidate *b)
{
	uint32_t n = a->n < b->n ? a->n : b->n;
	for (uint32_t i = 0; i < n; i++)
		if (a->scores[i] < b->scores[i] || a->scores[i] > b->scores[i])
			return a->scores[i] < b->scores[i] ? -1 : 1;
	return (a->n > b->n) - (a->n < b->n);
}

/* Whether the best ENOUGH candidates are pairwise different. */
static bool told_apart(const ent_tlogic_space *space)
{
	const struct candidate *top[ENOUGH];
	uint32_t n = 0;
	if (space->n_found < ENOUGH)
		return false;
	for (uint32_t i = 0; i < space->n_found; i++) {
		const struct candidate *candidate = &space->candidates[space->found[i]];
		uint32_t k = n;
		if (n == ENOUGH && compare(candidate, top[n - 1]) <= 0)
			continue;
		if (n < ENOUGH)
			n++;
		else
			k--;
		for (; k > 0 && compare(candidate, top[k - 1]) > 0; k--)
			top[k] = top[k - 1];
		top[k] = candidate;
	}
	for (uint32_t i = 1; i < n; i++)
		if (compare(top[i - 1], top[i]) == 0)
			return false;
	return true;
}

static void score_popularity(const ent_tlogic *model, uint32_t r, float *scores)
{
	const ent_history *history = model->history;
	uint32_t turned = ent_history_turned(history, r);
	for (uint32_t i = history->with_relation[turned]; i < history->with_relation[turned + 1]; i++) {
		uint32_t doing = history->doings_with[i];
		if (model->objects_at_learn[doing])
			scores[history->doings[doing].s] = (float)model->objects_at_learn[doing] / (float)model->events_at_learn[r];
	}
}

void ent_tlogic_score(const ent_tlogic *model, ent_tlogic_space *space, uint32_t s, uint32_t r, int32_t t, int32_t seen,
					  float *scores)
{
	const float part = 0.5F, fading = 0.1F;
	memset(scores, 0, model->history->n_entities * sizeof *scores);
	struct grounding g = {.model = model, .space = space, .seen = seen, .x = {s}};
	for (uint32_t i = 0; i < model->n_rules[r]; i++) {
		g.rule = &model->rules[r][i];
		apply(&g);
		if (space->n_reached == 0)
			continue;
		for (uint32_t k = 0; k < space->n_reached; k++) {
			uint32_t o = space->reached[k];
			struct candidate *candidate = &space->candidates[o];
			if (candidate->n == 0)
				space->found[space->n_found++] = o;
			float recency = expf(fading * (float)(space->best[o] - t));
			add_score(candidate, part * g.rule->confidence + (1 - part) * recency);
			space->best[o] = -1;
		}
		space->n_reached = 0;
		if (told_apart(space))
			break;
	}
	if (space->n_found == 0)
		score_popularity(model, r, scores);
	for (uint32_t i = 0; i < space->n_found; i++) {
		struct candidate *candidate = &space->candidates[space->found[i]];
		double doubt = 1;
		for (uint32_t k = 0; k < candidate->n; k++)
			doubt *= 1 - (double)candidate->scores[k];
		/* in the order of 1 - doubt, which would round to the same 1 for many */
		scores[space->found[i]] = (float)-log(doubt);
		candidate->n = 0;
	}
	space->n_found = 0;
}

ent_tlogic_space *ent_tlogic_space_new(ent_arena *arena, const ent_tlogic *model)
{
	uint32_t n = model->history->n_entities;
	ent_tlogic_space *space = ENT_NEW(arena, ent_tlogic_space);
	*space = (ent_tlogic_space){
		.candidates = ENT_NEWN(arena, struct candidate, n),
		.found = ENT_NEWN(arena, uint32_t, n),
		.best = ENT_NEWN(arena, int32_t, n),
		.reached = ENT_NEWN(arena, uint32_t, n),
	};
	for (uint32_t i = 0; i < n; i++)
		space->best[i] = -1;
	for (int depth = 1; depth < TLOGIC_LENGTH; depth++) {
		space->used[depth] = ENT_NEWN(arena, int32_t, n);
		space->touched[depth] = ENT_NEWN(arena, uint32_t, n);
		for (uint32_t i = 0; i < n; i++)
			space->used[depth][i] = INT32_MAX;
	}
	return space;
}
