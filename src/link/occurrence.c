/* Occurrences: greedy clustering with complete-linkage vetoes. Events are dealt into buckets (type, reality, states
 * concerned), and in each bucket taken from the most to the least precise date; one joins the occurrence with which
 * the evidence is strongest and against no member of which anything speaks, or begins its own. A vague date that
 * could belong to two occurrences equally belongs to none.
 *
 * In a bucket only occurrences whose days meet are weighed, at most MOST_WEIGHED of them. */
#include "link/occurrence.h"

#include "base/map.h"
#include "base/vec.h"
#include "link/evidence.h"

#include <stdlib.h>

enum { MOST_WEIGHED = 256, MOST_MEMBERS = 32 };
static const double clear_lead = 0.25; /* of the best over the second best, where a date is vague */

typedef ENT_VEC(uint32_t) numbers;

typedef struct cluster {
	numbers members; /* indices of traits, in the order they joined */
	ENT_VEC(ent_str) why;
	ent_day lo, hi; /* hull of its members' days */
	bool placed;
} cluster;

typedef struct joining {
	ent_arena *arena;
	ent_trait *traits; /* [n] */
	uint32_t *order;   /* [n] most precise first */
	ENT_VEC(cluster) clusters;
	ENT_VEC(numbers) buckets; /* of indices of clusters */
	ent_map names;            /* of buckets */
} joining;

ent_reality ent_reality_of(ent_str status)
{
	if (ent_str_is(status, "actual") || ent_str_is(status, "ongoing"))
		return ENT_REALITY_DONE;
	if (ent_str_is(status, "denied") || ent_str_is(status, "cancelled"))
		return ENT_REALITY_UNDONE;
	return ENT_REALITY_PENDING;
}

static int by_group(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The states concerned: those of the focus where it has any, else all actors and recipients. */
static ent_str states_of(ent_arena *arena, const ent_record_event *event, const ent_focus *focus)
{
	uint32_t groups[16];
	size_t n = 0;
	for (size_t i = 0; i < event->n_participants && n < 16; i++) {
		const ent_record_participant *who = &event->participants[i];
		bool outside = focus && focus->n && ent_focus_group(focus, who->country) == ENT_FOCUS_NONE;
		if (outside || (!ent_str_is(who->role, "actor") && !ent_str_is(who->role, "recipient")))
			continue;
		uint32_t group = ent_trait_group(focus, who);
		size_t k = 0;
		while (k < n && groups[k] != group)
			k++;
		if (k == n)
			groups[n++] = group;
	}
	qsort(groups, n, sizeof *groups, by_group);
	return ent_str_copy(arena, (ent_str){(const char *)groups, n * sizeof *groups});
}

static uint32_t bucket_of(joining *all, const ent_record_event *event, const ent_focus *focus)
{
	ent_reality reality = ent_reality_of(event->status);
	ent_str status = reality == ENT_REALITY_DONE ? ENT_STR("done") : event->status;
	ent_str states = states_of(all->arena, event, focus);
	ent_str name =
		ent_str_join(all->arena, event->event, ENT_STR("\n"), ent_str_join(all->arena, status, ENT_STR("\n"), states));
	uint32_t bucket = ent_map_get(&all->names, name);
	if (bucket == ENT_MAP_NONE) {
		bucket = (uint32_t)all->buckets.n;
		ent_push(all->arena, &all->buckets);
		ent_map_put(&all->names, name, bucket);
	}
	return bucket;
}

/* The strongest evidence among the members, or -1 when one speaks against it. */
static double weigh(const joining *all, const cluster *group, const ent_trait *trait, uint32_t *ret_why,
					uint32_t *ret_with)
{
	double best = -1;
	for (size_t i = 0; i < group->members.n && i < MOST_MEMBERS; i++) {
		uint32_t why = 0;
		double weight = ent_evidence(trait, &all->traits[group->members.at[i]], &why);
		if (weight < 0)
			return -1;
		if (weight > best) {
			best = weight;
			*ret_why = why;
			*ret_with = group->members.at[i];
		}
	}
	return best;
}

static void widen(cluster *group, const ent_trait *trait)
{
	bool first = group->members.n == 1;
	group->placed = trait->placed;
	group->lo = first || trait->lo < group->lo ? trait->lo : group->lo;
	group->hi = first || trait->hi > group->hi ? trait->hi : group->hi;
}

static void place(joining *all, uint32_t index, numbers *bucket)
{
	const ent_trait *trait = &all->traits[index];
	double best = 0, second = 0;
	uint32_t found = UINT32_MAX, why = 0, with = 0, weighed = 0;
	for (size_t i = bucket->n; i-- > 0 && weighed < MOST_WEIGHED;) {
		cluster *group = &all->clusters.at[bucket->at[i]];
		if (group->placed != trait->placed || group->lo > trait->hi || trait->lo > group->hi)
			continue;
		weighed++;
		uint32_t this_why = 0, this_with = 0;
		double weight = weigh(all, group, trait, &this_why, &this_with);
		if (weight >= best) {
			second = best;
			best = weight;
			found = bucket->at[i];
			why = this_why;
			with = this_with;
		} else if (weight > second) {
			second = weight;
		}
	}
	bool vague = trait->placed && (int64_t)trait->hi - trait->lo > 3;
	bool unclear = vague && second >= ENT_EVIDENCE_ENOUGH && best - second < clear_lead;
	bool joins = found != UINT32_MAX && best >= ENT_EVIDENCE_ENOUGH && !unclear;
	if (!joins) {
		found = (uint32_t)all->clusters.n;
		ent_push(all->arena, &all->clusters);
		*ent_push(all->arena, bucket) = found;
	}
	cluster *group = &all->clusters.at[found];
	*ent_push(all->arena, &group->members) = index;
	*ent_push(all->arena, &group->why) =
		joins ? ent_evidence_text(all->arena, trait, &all->traits[with], why) : (ent_str){0};
	widen(group, trait);
}

static int by_precision(const void *a, const void *b, void *payload)
{
	const ent_trait *traits = payload;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const ent_trait *x = &traits[i], *y = &traits[j];
	if (x->placed != y->placed)
		return x->placed ? -1 : 1;
	int64_t wide = ((int64_t)x->hi - x->lo) - ((int64_t)y->hi - y->lo);
	if (x->placed && wide)
		return wide < 0 ? -1 : 1;
	if (x->placed && x->event->date.basis != y->event->date.basis)
		return x->event->date.basis == ENT_BASIS_STATED ? -1 : 1;
	return (i > j) - (i < j);
}

static bool better(const ent_record_event *a, const ent_record_event *b)
{
	bool placed = ent_date_placed(&a->date);
	if (placed != ent_date_placed(&b->date))
		return placed;
	if (placed) {
		int64_t wide = ((int64_t)a->date.hi - a->date.lo) - ((int64_t)b->date.hi - b->date.lo);
		if (wide)
			return wide < 0;
		if (a->date.basis != b->date.basis)
			return a->date.basis == ENT_BASIS_STATED;
	}
	return a->confidence > b->confidence;
}

static ent_occurrence finish(const joining *all, const cluster *group)
{
	ent_occurrence result = {.n = group->members.n, .date = ENT_DATE_NONE};
	result.tellings = ENT_NEWN(all->arena, ent_telling, result.n);
	for (size_t i = 0; i < result.n; i++) {
		const ent_record_event *event = all->traits[group->members.at[i]].event;
		size_t at = i; /* insertion: members come nearly in this order already */
		while (at > 0 && better(event, result.tellings[at - 1].event)) {
			result.tellings[at] = result.tellings[at - 1];
			at--;
		}
		result.tellings[at] = (ent_telling){event, group->why.at[i]};
		result.confidence = event->confidence > result.confidence ? event->confidence : result.confidence;
	}
	for (size_t i = 0; i < result.n; i++) {
		bool before = false;
		for (size_t j = 0; j < i && !before; j++)
			before = result.tellings[j].event->source->key == result.tellings[i].event->source->key;
		result.n_sources += !before;
	}
	result.best = result.tellings[0].event;
	if (ent_date_placed(&result.best->date))
		result.date = result.best->date;
	return result;
}

static int by_date(const void *a, const void *b)
{
	const ent_occurrence *x = a, *y = b;
	bool placed = ent_date_placed(&x->date);
	if (placed != ent_date_placed(&y->date))
		return placed ? -1 : 1;
	if (placed) {
		/* "until 2010" stands at its end, not before all else */
		ent_day x_lo = x->date.lo == ENT_DAY_PAST ? x->date.hi : x->date.lo;
		ent_day y_lo = y->date.lo == ENT_DAY_PAST ? y->date.hi : y->date.lo;
		if (x_lo != y_lo)
			return x_lo < y_lo ? -1 : 1;
		if (x->date.hi != y->date.hi)
			return x->date.hi < y->date.hi ? -1 : 1;
	}
	return (x->best > y->best) - (x->best < y->best);
}

ent_occurrences *ent_occurrences_of(ent_arena *arena, const ent_record_event *events, size_t n, const ent_focus *focus)
{
	joining all = {.arena = arena, .traits = ENT_NEWN(arena, ent_trait, n), .order = ENT_NEWN(arena, uint32_t, n)};
	all.names = ent_map_new(arena);
	for (uint32_t i = 0; i < n; i++) {
		ent_trait_of(&all.traits[i], &events[i], focus);
		all.order[i] = i;
	}
	qsort_r(all.order, n, sizeof *all.order, by_precision, all.traits);
	for (size_t i = 0; i < n; i++) {
		uint32_t bucket = bucket_of(&all, &events[all.order[i]], focus);
		place(&all, all.order[i], &all.buckets.at[bucket]);
	}
	ent_occurrences *result = ENT_NEW(arena, ent_occurrences);
	result->n = all.clusters.n;
	result->at = ENT_NEWN(arena, ent_occurrence, result->n);
	for (size_t i = 0; i < result->n; i++)
		result->at[i] = finish(&all, &all.clusters.at[i]);
	qsort(result->at, result->n, sizeof *result->at, by_date);
	return result;
}
