/* Sorting the facts of both directions, once by strand and once by time, and marking where each gathering begins. */
#include "prospects/history.h"

#include <stdlib.h>
#include <string.h>

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int by_strand(const void *left, const void *right)
{
	const ent_fact *a = left, *b = right;
	int order = COMPARE(a->s, b->s);
	if (!order)
		order = COMPARE(a->r, b->r);
	if (!order)
		order = COMPARE(a->o, b->o);
	return order ? order : COMPARE(a->t, b->t);
}

static int by_time(const void *left, const void *right)
{
	const ent_fact *a = left, *b = right;
	return a->t != b->t ? COMPARE(a->t, b->t) : by_strand(left, right);
}

static int by_object(const void *left, const void *right)
{
	const ent_strand *a = left, *b = right;
	return a->o != b->o ? COMPARE(a->o, b->o) : COMPARE(a->r, b->r);
}

/* Where a list by subject has no entry for some, it begins where the next one does. */
static void fill_starts(uint32_t *of, uint32_t n)
{
	for (uint32_t s = 0; s < n; s++)
		if (of[s + 1] < of[s])
			of[s + 1] = of[s];
}

static void gather_strands(ent_arena *arena, ent_history *history, const ent_fact *rows, size_t n)
{
	ent_strand *strand = NULL;
	history->doings = ENT_NEWN(arena, ent_doing, n);
	for (size_t i = 0; i < n; i++) {
		const ent_fact *row = &rows[i], *last = i ? row - 1 : NULL;
		bool doing = !last || last->s != row->s || last->r != row->r;
		if (doing) {
			history->doings[history->n_doings++] = (ent_doing){row->s, row->r};
			history->doings_of[row->s + 1] = history->n_doings;
		}
		if (doing || last->o != row->o) {
			strand = &history->strands[history->n_strands++];
			*strand = (ent_strand){row->r, row->o, (uint32_t)i, 0};
			history->of[row->s + 1] = history->n_strands;
		}
		strand->n++;
		history->times[i] = row->t;
	}
	fill_starts(history->of, history->n_entities);
	fill_starts(history->doings_of, history->n_entities);
}

static void gather_pairs(ent_arena *arena, ent_history *history)
{
	history->by_object = ENT_NEWN(arena, ent_strand, history->n_strands);
	history->pairs = ENT_NEWN(arena, ent_pair, history->n_strands);
	memcpy(history->by_object, history->strands, history->n_strands * sizeof *history->strands);
	for (uint32_t s = 0; s < history->n_entities; s++) {
		uint32_t first = history->of[s], end = history->of[s + 1];
		qsort(history->by_object + first, end - first, sizeof *history->by_object, by_object);
		for (uint32_t k = first; k < end; k++) {
			if (k == first || history->by_object[k].o != history->by_object[k - 1].o)
				history->pairs[history->n_pairs++] = (ent_pair){history->by_object[k].o, k, 0};
			history->pairs[history->n_pairs - 1].n++;
		}
		history->pairs_of[s + 1] = history->n_pairs;
	}
}

static void gather_relations(ent_arena *arena, ent_history *history)
{
	history->doings_with = ENT_NEWN(arena, uint32_t, history->n_doings);
	history->doers = ENT_NEWN(arena, uint32_t, history->n_doings);
	history->with_relation = ENT_NEWN(arena, uint32_t, history->n_relations + 2u);
	uint32_t *next = history->with_relation + 1; /* one ahead, so that filling leaves the starts behind */
	for (uint32_t i = 0; i < history->n_doings; i++)
		next[history->doings[i].r + 1]++;
	for (uint32_t r = 0; r < history->n_relations; r++)
		next[r + 1] += next[r];
	for (uint32_t i = 0; i < history->n_doings; i++) {
		uint32_t place = next[history->doings[i].r]++;
		history->doings_with[place] = i;
		history->doers[place] = history->doings[i].s;
	}
}

static void gather_questions(ent_arena *arena, ent_history *history, const ent_fact *rows, size_t n)
{
	int32_t n_steps = history->facts->n_steps;
	history->questions = ENT_NEWN(arena, ent_question, n);
	history->asked_at = ENT_NEWN(arena, size_t, (size_t)n_steps + 1);
	history->answers = ENT_NEWN(arena, uint32_t, n);
	int32_t step = 0;
	for (size_t i = 0; i < n; i++) {
		const ent_fact *row = &rows[i], *last = i ? row - 1 : NULL;
		while (step < row->t)
			history->asked_at[++step] = history->n_questions;
		if (!last || last->t != row->t || last->s != row->s || last->r != row->r)
			history->questions[history->n_questions++] = (ent_question){row->s, row->r, row->t, (uint32_t)i, 0};
		history->questions[history->n_questions - 1].n++;
		history->answers[i] = row->o;
	}
	while (step < n_steps)
		history->asked_at[++step] = history->n_questions;
}

ent_history *ent_history_new(ent_arena *arena, const ent_facts *facts)
{
	size_t n = facts->rows.n * 2;
	ent_history *history = ENT_NEW(arena, ent_history);
	*history = (ent_history){
		.facts = facts, .n_entities = (uint32_t)facts->entities.n, .n_relations = 2 * (uint32_t)facts->relations.n};
	history->of = ENT_NEWN(arena, uint32_t, history->n_entities + 1u);
	history->doings_of = ENT_NEWN(arena, uint32_t, history->n_entities + 1u);
	history->pairs_of = ENT_NEWN(arena, uint32_t, history->n_entities + 1u);
	history->times = ENT_NEWN(arena, int32_t, n);
	history->strands = ENT_NEWN(arena, ent_strand, n);
	ent_fact *rows = ENT_NEWN(arena, ent_fact, n);
	for (size_t i = 0; i < facts->rows.n; i++) {
		const ent_fact *fact = &facts->rows.at[i];
		rows[2 * i] = *fact;
		rows[2 * i + 1] = (ent_fact){fact->o, fact->r + history->n_relations / 2, fact->s, fact->t};
	}
	qsort(rows, n, sizeof *rows, by_strand);
	gather_strands(arena, history, rows, n);
	gather_pairs(arena, history);
	gather_relations(arena, history);
	qsort(rows, n, sizeof *rows, by_time);
	gather_questions(arena, history, rows, n);
	return history;
}

uint32_t ent_strand_before(const ent_history *history, const ent_strand *strand, int32_t t)
{
	const int32_t *times = history->times + strand->first;
	uint32_t low = 0, high = strand->n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (times[middle] < t)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The first strand of `s` that is not before (r, o). */
static const ent_strand *lower(const ent_history *history, uint32_t s, uint32_t r, uint32_t o)
{
	const ent_strand *low = history->strands + history->of[s], *high = history->strands + history->of[s + 1];
	while (low < high) {
		const ent_strand *middle = low + (high - low) / 2;
		if (middle->r < r || (middle->r == r && middle->o < o))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const ent_strand *ent_history_find(const ent_history *history, uint32_t s, uint32_t r, uint32_t o)
{
	const ent_strand *found = lower(history, s, r, o);
	const ent_strand *end = history->strands + history->of[s + 1];
	return found < end && found->r == r && found->o == o ? found : NULL;
}

const ent_strand *ent_history_range(const ent_history *history, uint32_t s, uint32_t r, const ent_strand **ret_end)
{
	*ret_end = lower(history, s, r + 1, 0);
	return lower(history, s, r, 0);
}

const ent_pair *ent_history_pair(const ent_history *history, uint32_t s, uint32_t o)
{
	const ent_pair *pairs = history->pairs + history->pairs_of[s];
	size_t n = history->pairs_of[s + 1] - history->pairs_of[s], at = ent_vec_lower(pairs, n, o, o);
	return at < n && pairs[at].o == o ? &pairs[at] : NULL;
}

uint32_t ent_history_doing(const ent_history *history, uint32_t s, uint32_t r)
{
	const uint32_t from = history->doings_of[s], end = history->doings_of[s + 1];
	uint32_t at = from + (uint32_t)ent_vec_lower(history->doings + from, end - from, r, r);
	return at < end && history->doings[at].r == r ? at : ENT_DOING_NONE;
}

uint32_t ent_history_doer(const ent_history *history, uint32_t s, uint32_t r, uint32_t from)
{
	const uint32_t *doers = history->doers;
	uint32_t end = history->with_relation[r + 1], low = from, step = 1;
	while (low + step < end && doers[low + step] < s) { /* steps that double, then halves */
		low += step;
		step *= 2;
	}
	uint32_t high = step < end - low ? low + step : end;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (doers[middle] < s)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
