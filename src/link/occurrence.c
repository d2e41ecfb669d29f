/* Occurrences: greedy clustering with complete-linkage vetoes. Events are dealt into buckets (type, reality, states
 * concerned), and taken from the most to the least precise date; one joins the occurrence with which the evidence is
 * strongest and against no member of which anything speaks, or begins its own. A vague date that could belong to two
 * occurrences equally belongs to none.
 *
 * What could be joined is found without looking at all: an occurrence stands on shelves by the months of its first,
 * most precise date (every later member must meet that), or by its exact days when they are more than MOST_MONTHS, and
 * by its sentence and by source and wording for those without a date. At most MOST_WEIGHED of a shelf's occurrences are
 * weighed, so the work grows with the number of events alone. */
#include "link/occurrence.h"

#include "base/map.h"
#include "base/vec.h"
#include "link/evidence.h"
#include "link/visit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WEIGHED = 256, MOST_MEMBERS = 32, MOST_MONTHS = 24, MOST_SHELVES = MOST_MONTHS + 2 };
static const double clear_lead = 0.25; /* of the best over the second best, where a date is vague */

typedef ENT_VEC(uint32_t) numbers;

typedef struct cluster {
	numbers members; /* indices of traits, in the order they joined */
	ENT_VEC(ent_str) why;
	uint32_t looked; /* index of the event that looked at it last, and one */
} cluster;

typedef struct ent_placed {
	ent_str id;
	uint32_t cluster;
} ent_placed;

typedef struct joining {
	ent_arena *results, *arena; /* arena: work space */
	ent_trait *traits;          /* [n] */
	uint32_t *order;            /* [n] most precise first */
	ENT_VEC(cluster) clusters;
	uint32_t n_buckets;
	ent_map buckets;          /* name → index */
	ENT_VEC(numbers) shelves; /* of indices of clusters */
	ent_map shelf_names;
	const ent_focus *focus;
	ent_map by_hand; /* id of an event → list of its joins */
	ENT_VEC(numbers) joins_of;
	ENT_VEC(ent_placed) placed; /* events with joins by hand, and where they are */
} joining;

/* What an event looks for and a cluster is found by: a month, a span, a sentence, a wording in a bucket. */
struct shelf_name {
	uint64_t a, b;
	uint32_t bucket, kind;
};
enum { SHELF_MONTH, SHELF_SPAN, SHELF_SENTENCE, SHELF_WORDING };

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
	uint32_t groups[16] = {0};
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
	/* PLOVER puts the promise of an agreement under AGREE and its signing under SUPPORT; texts do not keep them apart
	 */
	ent_str type = ent_str_is(event->event, "SUPPORT") ? ENT_STR("AGREE") : event->event;
	ent_str name =
		ent_str_join(all->arena, type, ENT_STR("\n"), ent_str_join(all->arena, status, ENT_STR("\n"), states));
	uint32_t bucket = ent_map_get(&all->buckets, name);
	if (bucket == ENT_MAP_NONE) {
		bucket = all->n_buckets++;
		ent_map_put(&all->buckets, name, bucket);
	}
	return bucket;
}

static numbers *shelf_of(joining *all, struct shelf_name name, bool make)
{
	ent_str key = {(const char *)&name, sizeof name};
	uint32_t at = ent_map_get(&all->shelf_names, key);
	if (at == ENT_MAP_NONE && !make)
		return NULL;
	if (at == ENT_MAP_NONE) {
		at = (uint32_t)all->shelves.n;
		ent_push(all->arena, &all->shelves);
		ent_map_put(&all->shelf_names, ent_str_copy(all->arena, key), at);
	}
	return &all->shelves.at[at];
}

static int64_t month_of(ent_day day)
{
	int year, month, day_of_month;
	ent_day_to(day, &year, &month, &day_of_month);
	return (int64_t)year * 12 + month;
}

/* The shelves that an event belongs on; at most MOST_SHELVES. */
static size_t shelves_of(const ent_trait *trait, uint32_t bucket, struct shelf_name names[MOST_SHELVES])
{
	bool visit = ent_str_is(trait->event->mode, "visit"); /* "visit", "trip" and "tour" are one wording */
	size_t n = 0;
	memset(names, 0, MOST_SHELVES * sizeof *names);
	names[n++] = (struct shelf_name){.a = (uint64_t)trait->event->source->key,
									 .b = visit ? 1 : trait->stem,
									 .bucket = bucket,
									 .kind = SHELF_WORDING};
	names[n++] = (struct shelf_name){.a = trait->sentence, .bucket = bucket, .kind = SHELF_SENTENCE};
	if (!trait->placed)
		return n;
	bool open = trait->lo == ENT_DAY_PAST || trait->hi == ENT_DAY_FUTURE;
	int32_t slack = trait->borrowed ? ENT_BORROWED_GAP : 0;
	int64_t first = open ? 0 : month_of(trait->lo - slack), last = open ? MOST_MONTHS : month_of(trait->hi + slack);
	if (last - first >= MOST_MONTHS) {
		names[n++] = (struct shelf_name){
			.a = (uint64_t)(int64_t)trait->lo, .b = (uint64_t)(int64_t)trait->hi, .bucket = bucket, .kind = SHELF_SPAN};
		return n;
	}
	for (int64_t month = first; month <= last; month++)
		names[n++] = (struct shelf_name){.a = (uint64_t)month, .bucket = bucket, .kind = SHELF_MONTH};
	return n;
}

/* --- by hand --- */

static void note_join(joining *all, ent_str id, uint32_t join)
{
	uint32_t at = ent_map_get(&all->by_hand, id);
	if (at == ENT_MAP_NONE) {
		at = (uint32_t)all->joins_of.n;
		ent_push(all->arena, &all->joins_of);
		ent_map_put(&all->by_hand, id, at);
	}
	assert(all->joins_of.at && at < all->joins_of.n);
	*ent_push(all->arena, &all->joins_of.at[at]) = join;
}

/* 1: said to be one, -1: said to be two, 0: nothing said; the last word counts. */
static int said_of(const joining *all, ent_str a, ent_str b)
{
	uint32_t at = all->focus && all->focus->n_joins ? ent_map_get(&all->by_hand, a) : ENT_MAP_NONE;
	int said = 0;
	for (size_t i = 0; at != ENT_MAP_NONE && i < all->joins_of.at[at].n; i++) {
		const ent_join *join = &all->focus->joins[all->joins_of.at[at].at[i]];
		if (ent_str_eq(join->event, b) || ent_str_eq(join->other, b))
			said = join->together ? 1 : -1;
	}
	return said;
}

/* The cluster of an event that was said to be one with this; UINT32_MAX: none placed yet. */
static uint32_t joined_by_hand(const joining *all, ent_str id)
{
	for (size_t i = 0; i < all->placed.n; i++)
		if (said_of(all, id, all->placed.at[i].id) > 0)
			return all->placed.at[i].cluster;
	return UINT32_MAX;
}

/* The strongest evidence among the members, or -1 when one speaks against it. */
static double weigh(const joining *all, const cluster *group, const ent_trait *trait, uint32_t *ret_why,
					uint32_t *ret_with)
{
	double best = -1;
	for (size_t i = 0; i < group->members.n && i < MOST_MEMBERS; i++) {
		uint32_t why = 0;
		const ent_trait *member = &all->traits[group->members.at[i]];
		double weight = said_of(all, trait->event->id, member->event->id) < 0 ? -1 : ent_evidence(trait, member, &why);
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

/* The best of what was weighed, and the second best. */
struct choice {
	double best, second;
	uint32_t cluster, why, with, weighed;
};

static void weigh_shelf(joining *all, uint32_t index, const numbers *shelf, struct choice *choice)
{
	for (size_t i = shelf->n; i-- > 0 && choice->weighed < MOST_WEIGHED;) {
		cluster *group = &all->clusters.at[shelf->at[i]];
		if (group->looked == index + 1)
			continue;
		group->looked = index + 1;
		choice->weighed++;
		uint32_t why = 0, with = 0;
		double weight = weigh(all, group, &all->traits[index], &why, &with);
		bool earlier = weight == choice->best && choice->cluster != UINT32_MAX && shelf->at[i] < choice->cluster;
		if (weight > choice->best || earlier) {
			choice->second = choice->best;
			choice->best = weight;
			choice->cluster = shelf->at[i];
			choice->why = why;
			choice->with = with;
		} else if (weight > choice->second) {
			choice->second = weight;
		}
	}
}

static void place(joining *all, uint32_t index, uint32_t bucket)
{
	const ent_trait *trait = &all->traits[index];
	struct shelf_name names[MOST_SHELVES];
	size_t n_names = shelves_of(trait, bucket, names);
	struct choice choice = {.cluster = UINT32_MAX};
	for (size_t i = 0; i < n_names; i++) {
		const numbers *shelf = shelf_of(all, names[i], false);
		if (shelf)
			weigh_shelf(all, index, shelf, &choice);
	}
	bool vague = !trait->placed || (int64_t)trait->hi - trait->lo > 3;
	bool unclear = vague && choice.second >= ENT_EVIDENCE_ENOUGH && choice.best - choice.second < clear_lead;
	bool joins = choice.cluster != UINT32_MAX && choice.best >= ENT_EVIDENCE_ENOUGH && !unclear;
	bool told = all->by_hand.n && ent_map_get(&all->by_hand, trait->event->id) != ENT_MAP_NONE;
	uint32_t hand = told ? joined_by_hand(all, trait->event->id) : UINT32_MAX;
	if (hand != UINT32_MAX) {
		joins = true;
		choice.cluster = hand;
	}
	if (!joins) {
		choice.cluster = (uint32_t)all->clusters.n;
		ent_push(all->arena, &all->clusters);
		for (size_t i = 0; i < n_names; i++)
			*ent_push(all->arena, shelf_of(all, names[i], true)) = choice.cluster;
	}
	/* what is told later in the same text finds it by this telling too */
	for (size_t i = 0; joins && i < n_names; i++) {
		if (names[i].kind != SHELF_WORDING && names[i].kind != SHELF_SENTENCE)
			continue;
		numbers *shelf = shelf_of(all, names[i], true);
		if (!shelf->n || shelf->at[shelf->n - 1] != choice.cluster)
			*ent_push(all->arena, shelf) = choice.cluster;
	}
	assert(all->clusters.at && choice.cluster < all->clusters.n);
	cluster *group = &all->clusters.at[choice.cluster];
	*ent_push(all->arena, &group->members) = index;
	if (told)
		*ent_push(all->arena, &all->placed) = (ent_placed){trait->event->id, choice.cluster};
	*ent_push(all->arena, &group->why) =
		hand != UINT32_MAX ? ENT_STR("joined by hand")
		: joins            ? ent_evidence_text(all->results, trait, &all->traits[choice.with], choice.why)
						   : (ent_str){0};
}

static int by_precision(const void *a, const void *b, void *payload)
{
	const ent_trait *traits = payload;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const ent_trait *x = &traits[i], *y = &traits[j];
	if (x->placed != y->placed)
		return x->placed ? -1 : 1;
	if (x->borrowed != y->borrowed)
		return x->borrowed ? 1 : -1;
	int64_t wide = ((int64_t)x->hi - x->lo) - ((int64_t)y->hi - y->lo);
	if (x->placed && wide)
		return wide < 0 ? -1 : 1;
	if (x->placed && x->event->date.basis != y->event->date.basis)
		return x->event->date.basis == ENT_BASIS_STATED ? -1 : 1;
	/* by id, so that it does not matter which document was added first */
	int order = ent_str_cmp(x->event->id, y->event->id);
	return order ? order : (i > j) - (i < j);
}

static bool better(const ent_record_event *a, const ent_record_event *b)
{
	bool placed = ent_date_placed(&a->date);
	if (placed != ent_date_placed(&b->date))
		return placed;
	if (placed && ent_date_borrowed(a) != ent_date_borrowed(b))
		return ent_date_borrowed(b);
	if (placed) {
		int64_t wide = ((int64_t)a->date.hi - a->date.lo) - ((int64_t)b->date.hi - b->date.lo);
		if (wide)
			return wide < 0;
		if (a->date.basis != b->date.basis)
			return a->date.basis == ENT_BASIS_STATED;
	}
	return a->confidence > b->confidence;
}

static int by_worth(const void *a, const void *b)
{
	const ent_telling *x = a, *y = b;
	if (better(x->event, y->event))
		return -1;
	if (better(y->event, x->event))
		return 1;
	return ent_str_cmp(x->event->id, y->event->id);
}

static int by_source(const void *a, const void *b, void *payload)
{
	const ent_telling *tellings = payload;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	int64_t x = tellings[i].event->source->key, y = tellings[j].event->source->key;
	return x != y ? (x < y ? -1 : 1) : (i > j) - (i < j);
}

static void count_sources(ent_arena *arena, ent_occurrence *occurrence)
{
	uint32_t *order = ENT_NEWN(arena, uint32_t, occurrence->n);
	for (uint32_t i = 0; i < occurrence->n; i++)
		order[i] = i;
	qsort_r(order, occurrence->n, sizeof *order, by_source, occurrence->tellings);
	for (size_t i = 0; i < occurrence->n; i++) {
		ent_telling *this = &occurrence->tellings[order[i]];
		this->again = i && occurrence->tellings[order[i - 1]].event->source->key == this->event->source->key;
		occurrence->n_sources += !this->again;
	}
}

static ent_occurrence finish(const joining *all, const cluster *group)
{
	ent_occurrence result = {.n = group->members.n, .date = ENT_DATE_NONE};
	result.tellings = ENT_NEWN(all->results, ent_telling, result.n);
	for (size_t i = 0; i < result.n; i++) {
		const ent_record_event *event = all->traits[group->members.at[i]].event;
		result.tellings[i] = (ent_telling){.event = event, .why = group->why.at[i]};
		result.confidence = event->confidence > result.confidence ? event->confidence : result.confidence;
	}
	qsort(result.tellings, result.n, sizeof *result.tellings, by_worth);
	count_sources(all->arena, &result);
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
	int order = ent_str_cmp(x->best->source->doc, y->best->source->doc);
	if (order)
		return order;
	if (x->best->start != y->best->start)
		return x->best->start < y->best->start ? -1 : 1;
	return ent_str_cmp(x->best->id, y->best->id);
}

/* The joining: all clusters, in work space. */
static joining join(ent_arena *arena, ent_arena *work, const ent_record_event *events, size_t n, const ent_focus *focus)
{
	joining all = {.results = arena,
				   .arena = work,
				   .traits = ENT_NEWN(work, ent_trait, n),
				   .order = ENT_NEWN(work, uint32_t, n),
				   .focus = focus,
				   .by_hand = ent_map_new(work),
				   .buckets = ent_map_new(work),
				   .shelf_names = ent_map_new(work)};
	for (uint32_t i = 0; focus && i < focus->n_joins; i++) {
		note_join(&all, focus->joins[i].event, i);
		note_join(&all, focus->joins[i].other, i);
	}
	for (uint32_t i = 0; i < n; i++) {
		ent_trait_of(work, &all.traits[i], &events[i], focus);
		all.order[i] = i;
	}
	qsort_r(all.order, n, sizeof *all.order, by_precision, all.traits);
	for (size_t i = 0; i < n; i++)
		place(&all, all.order[i], bucket_of(&all, &events[all.order[i]], focus));
	return all;
}

ent_occurrences *ent_occurrences_of(ent_arena *arena, const ent_record_event *events, size_t n, const ent_focus *focus)
{
	ent_arena *work = ent_arena_work(arena);
	ent_arena_mark mark = ent_arena_here(work);
	joining all = join(arena, work, events, n, focus);
	ent_occurrences *result = ENT_NEW(arena, ent_occurrences);
	result->n = all.clusters.n;
	result->at = ENT_NEWN(arena, ent_occurrence, result->n);
	for (size_t i = 0; i < result->n; i++)
		result->at[i] = finish(&all, &all.clusters.at[i]);
	ent_arena_back(work, mark);
	qsort(result->at, result->n, sizeof *result->at, by_date);
	ent_visits_find(arena, result, focus);
	return result;
}

ent_status ent_joins_load(ent_store *store, ent_arena *arena, const ent_join **ret_joins, size_t *ret_n,
						  ent_error *error)
{
	ent_correction *corrections;
	size_t n;
	ent_status status = ent_store_corrections(store, arena, (ent_str){0}, &corrections, &n, error);
	if (status)
		return status;
	ENT_VEC(ent_join) joins = {0};
	for (size_t i = 0; i < n; i++) {
		bool together = ent_str_is(corrections[i].field, "together");
		if (together || ent_str_is(corrections[i].field, "apart"))
			*ent_push(arena, &joins) = (ent_join){corrections[i].event, corrections[i].value, together};
	}
	*ret_joins = joins.at;
	*ret_n = joins.n;
	return ENT_OK;
}
