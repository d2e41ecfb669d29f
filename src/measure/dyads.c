/* Dyads: one pass over the occurrences; means and errors by Welford's sums (1962, doi:10.1080/00401706.1962.10490022),
 * which lose no digits on long series. */
#include "measure/dyads.h"

#include "base/vec.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_GROUPS = 32 };

/* A mean while it is made: `squares` is the sum of squares around it. */
typedef struct tally {
	ent_mean mean;
	double squares;
} tally;

static void count(tally *this, double x)
{
	double off = x - this->mean.mean;
	this->mean.n++;
	this->mean.mean += off / this->mean.n;
	this->squares += off * (x - this->mean.mean);
}

static ent_mean finish(const tally *this)
{
	ent_mean mean = this->mean;
	mean.error = mean.n > 1 ? sqrt(this->squares / (mean.n - 1) / mean.n) : 0;
	return mean;
}

ent_mean ent_mean_of(const double *x, size_t n)
{
	tally this = {{0}, 0};
	for (size_t i = 0; i < n; i++)
		count(&this, x[i]);
	return finish(&this);
}

typedef struct draft {
	ent_dyad dyad;
	tally all, deeds, words, promised;
} draft;

typedef ENT_VEC(draft) drafts;

static draft *dyad_of(ent_arena *arena, drafts *all, uint32_t from, uint32_t to, bool mutual)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].dyad.from == from && all->at[i].dyad.to == to && all->at[i].dyad.mutual == mutual)
			return &all->at[i];
	draft *made = ent_push(arena, all);
	*made = (draft){.dyad = {.from = from, .to = to, .mutual = mutual}};
	return made;
}

static void deal(draft *dyad, const ent_record_event *event)
{
	ent_quad quad;
	ent_reality reality = ent_reality_of(event->status);
	if (reality == ENT_REALITY_UNDONE) {
		dyad->dyad.undone++;
	} else if (reality == ENT_REALITY_PENDING) {
		count(&dyad->promised, event->score);
	} else {
		count(&dyad->all, event->score);
		if (!ent_quad_parse(event->quad, &quad))
			return;
		dyad->dyad.n_quad[quad]++;
		bool deed = quad == ENT_QUAD_MATERIAL_COOPERATION || quad == ENT_QUAD_MATERIAL_CONFLICT;
		count(deed ? &dyad->deeds : &dyad->words, event->score);
	}
}

static uint32_t groups_in(const ent_record_event *event, const ent_focus *focus, const char *role)
{
	uint32_t set = 0;
	for (size_t i = 0; i < event->n_participants; i++) {
		uint32_t group = ent_focus_group(focus, event->participants[i].country);
		if (ent_str_is(event->participants[i].role, role) && group < MOST_GROUPS)
			set |= 1u << group;
	}
	return set;
}

static int by_direction(const void *a, const void *b)
{
	const ent_dyad *x = a, *y = b;
	if (x->mutual != y->mutual)
		return x->mutual ? 1 : -1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

/* Between whom an event is: bits of the groups that do it, and of those whom it is done to; the same of a mutual one.
 */
typedef struct sides {
	uint32_t from, to;
	bool mutual;
} sides;

static sides sides_of(const ent_record_event *event, const ent_focus *focus)
{
	uint32_t actors = groups_in(event, focus, "actor"), recipients = groups_in(event, focus, "recipient");
	return (sides){actors, recipients ? recipients : actors, recipients == 0};
}

static bool is_between(const sides *these, uint32_t from, uint32_t to)
{
	return from != to && (from < to || !these->mutual) && these->from >> from & 1 && these->to >> to & 1;
}

ent_occurrences *ent_dyad_occurrences(ent_arena *arena, const ent_occurrences *occurrences, const ent_focus *focus,
									  const ent_dyad *dyad)
{
	ent_occurrences *of = ENT_NEW(arena, ent_occurrences);
	of->at = ENT_NEWN(arena, ent_occurrence, occurrences->n);
	for (size_t i = 0; i < occurrences->n; i++) {
		sides these = sides_of(occurrences->at[i].best, focus);
		if (these.mutual == dyad->mutual && is_between(&these, dyad->from, dyad->to))
			of->at[of->n++] = occurrences->at[i];
	}
	return of;
}

ent_dyads *ent_dyads_of(ent_arena *arena, const ent_occurrences *occurrences, const ent_focus *focus)
{
	drafts all = {0};
	for (size_t i = 0; i < occurrences->n; i++) {
		const ent_record_event *event = occurrences->at[i].best;
		sides these = sides_of(event, focus);
		for (uint32_t from = 0; from < MOST_GROUPS; from++)
			for (uint32_t to = 0; to < MOST_GROUPS; to++)
				if (is_between(&these, from, to))
					deal(dyad_of(arena, &all, from, to, these.mutual), event);
	}
	ent_dyads *dyads = ENT_NEW(arena, ent_dyads);
	dyads->at = ENT_NEWN(arena, ent_dyad, all.n);
	dyads->n = all.n;
	for (size_t i = 0; i < all.n; i++) {
		dyads->at[i] = all.at[i].dyad;
		dyads->at[i].all = finish(&all.at[i].all);
		dyads->at[i].deeds = finish(&all.at[i].deeds);
		dyads->at[i].words = finish(&all.at[i].words);
		dyads->at[i].promised = finish(&all.at[i].promised);
	}
	if (dyads->n)
		qsort(dyads->at, dyads->n, sizeof *dyads->at, by_direction);
	return dyads;
}
