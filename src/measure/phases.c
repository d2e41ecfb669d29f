/* Phases: the happenings done whose date lies within a year, by their middle day, cut where the mean of their scores
 * changes. */
#include "measure/phases.h"

#include "base/vec.h"
#include "measure/changes.h"

#include <math.h>
#include <stdlib.h>

enum { WIDEST = 366 /* [days] */, OPENING = 8 /* [happenings] of a phase among which those of its turn are sought */ };

typedef struct happening {
	uint32_t index; /* of the occurrence */
	int64_t middle; /* [half days] */
	ent_day lo, hi;
	double score;
	const ent_record_event *event;
} happening;

static int by_day(const void *a, const void *b)
{
	const happening *x = a, *y = b;
	if (x->middle != y->middle)
		return x->middle < y->middle ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static bool placed(const ent_occurrence *occurrence)
{
	const ent_date *date = &occurrence->date;
	return ent_date_placed(date) && date->lo != ENT_DAY_PAST && date->hi != ENT_DAY_FUTURE &&
		   (int64_t)date->hi - date->lo < WIDEST && ent_reality_of(occurrence->best->status) == ENT_REALITY_DONE;
}

/* Of the first happenings those that lie farthest from the mean before, in the direction of the new mean. */
static void find_turn(ent_phase *phase, const happening *first, double before)
{
	double sign = phase->mean < before ? -1 : 1;
	size_t n = phase->n < OPENING ? phase->n : OPENING;
	for (; phase->n_turn < ENT_TURN_MOST; phase->n_turn++) {
		const happening *best = NULL;
		for (size_t i = 0; i < n; i++) {
			bool taken = false;
			for (size_t k = 0; k < phase->n_turn; k++)
				taken = taken || phase->turn[k] == first[i].index;
			if (!taken && sign * (first[i].score - before) > 0 && (!best || sign * (first[i].score - best->score) > 0))
				best = &first[i];
		}
		if (!best)
			return;
		phase->turn[phase->n_turn] = best->index;
	}
}

static void fill(ent_phase *phase, const happening *first, size_t n)
{
	double squares = 0;
	*phase = (ent_phase){.from = first[0].lo, .to = first[0].hi, .n = (uint32_t)n};
	for (size_t i = 0; i < n; i++) {
		ent_quad quad;
		phase->mean += first[i].score / (double)n;
		phase->from = first[i].lo < phase->from ? first[i].lo : phase->from;
		phase->to = first[i].hi > phase->to ? first[i].hi : phase->to;
		if (ent_quad_parse(first[i].event->quad, &quad))
			phase->n_quad[quad]++;
	}
	for (size_t i = 0; i < n; i++)
		squares += (first[i].score - phase->mean) * (first[i].score - phase->mean);
	phase->error = n > 1 ? sqrt(squares / (double)(n - 1) / (double)n) : 0;
}

ent_phases *ent_phases_of(ent_arena *arena, const ent_occurrences *occurrences)
{
	ENT_VEC(happening) all = {0};
	for (size_t i = 0; i < occurrences->n; i++) {
		const ent_occurrence *occurrence = &occurrences->at[i];
		if (placed(occurrence))
			*ent_push(arena, &all) = (happening){.index = (uint32_t)i,
												 .middle = (int64_t)occurrence->date.lo + occurrence->date.hi,
												 .lo = occurrence->date.lo,
												 .hi = occurrence->date.hi,
												 .score = occurrence->best->score,
												 .event = occurrence->best};
	}
	ent_phases *phases = ENT_NEW(arena, ent_phases);
	phases->placed = (uint32_t)all.n;
	if (!all.n)
		return phases;
	qsort(all.at, all.n, sizeof *all.at, by_day);
	double *scores = ENT_NEWN(arena, double, all.n);
	for (size_t i = 0; i < all.n; i++)
		scores[i] = all.at[i].score;
	size_t *starts =
		ent_changes_find(arena, scores, all.n, ENT_PHASE_SHORTEST, ent_changes_penalty(scores, all.n), &phases->n);
	phases->at = ENT_NEWN(arena, ent_phase, phases->n);
	for (size_t i = 0; i < phases->n; i++) {
		size_t end = i + 1 < phases->n ? starts[i + 1] : all.n;
		fill(&phases->at[i], &all.at[starts[i]], end - starts[i]);
		if (i > 0)
			find_turn(&phases->at[i], &all.at[starts[i]], phases->at[i - 1].mean);
	}
	return phases;
}
