/* A promise is kept by something done of the same type by the same, about the same, on days that can be those it was
 * promised for, and not told of before it was promised. Candidates are found by type and states; at most MOST of them,
 * the nearest in time, are weighed. */
#include "link/promise.h"

#include "base/map.h"
#include "base/vec.h"
#include "link/evidence.h"

#include <assert.h>
#include <stdlib.h>

enum { MOST = 128, TOPIC = 2 };

const char *ent_outcome_name(ent_outcome outcome)
{
	static const char *const names[] = {"open", "kept", "superseded", "past its date"};
	return names[outcome];
}

typedef ENT_VEC(uint32_t) numbers;

static ent_str bucket_of(ent_arena *arena, const ent_record_event *event, const ent_trait *trait)
{
	ent_str type = ent_str_is(event->event, "SUPPORT") ? ENT_STR("AGREE") : event->event;
	uint64_t sides = trait->from + trait->to; /* whoever is named first */
	return ent_str_format(arena, "%.*s %llx", ENT_FMT(type), (unsigned long long)sides);
}

static ent_day published(const ent_record_event *event)
{
	return event->source->published.lo;
}

static bool shares_person(const ent_trait *a, const ent_trait *b)
{
	for (uint32_t i = 0; i < a->n_persons; i++)
		for (uint32_t k = 0; k < b->n_persons; k++)
			if (ent_str_eq_nocase(a->persons[i].name, b->persons[k].name))
				return true;
	return false;
}

/* How much speaks for `after` being what became of `made`; 0: nothing. */
static uint32_t weigh(const ent_trait *made, const ent_trait *after)
{
	const ent_record_event *x = made->event, *y = after->event;
	if (!ent_str_eq(x->mode, y->mode) || (x->source->key == y->source->key && x->sentence == y->sentence))
		return 0;
	if (made->placed && after->placed && (made->lo > after->hi || after->lo > made->hi))
		return 0;
	/* a promise without a day is kept by what is told of as done after the promise was published */
	if (!made->placed &&
		(published(x) == ENT_DAY_UNKNOWN || (after->placed ? after->hi < published(x) : published(y) <= published(x))))
		return 0;
	uint32_t topic = ent_evidence_topic(made, after);
	bool visit = ent_str_is(x->mode, "visit"), person = shares_person(made, after);
	if (made->n_persons && after->n_persons && !person)
		return 0;
	bool wording = made->stem == after->stem || visit;
	bool about = topic >= TOPIC && (wording || topic > TOPIC);
	if (visit ? person && made->placed && after->placed : about)
		return 1 + topic + (person ? 2 : 0) + (made->placed && after->placed ? 2 : 0);
	return 0;
}

/* Planned or promised, and for the other's good: threats and charges are not what one waits for to be kept. */
static bool is_promise(const ent_record_event *event)
{
	return (ent_str_is(event->status, "planned") || ent_str_is(event->status, "promised")) &&
		   (ent_str_is(event->quad, "VERBAL_COOPERATION") || ent_str_is(event->quad, "MATERIAL_COOPERATION"));
}

ent_promises ent_promises_of(ent_arena *arena, const ent_occurrences *occurrences, ent_day now)
{
	ent_trait *traits = ENT_NEWN(arena, ent_trait, occurrences->n);
	ent_map names = ent_map_new(arena);
	ENT_VEC(numbers) buckets = {0}; /* what was done or called off, by date */
	for (uint32_t i = 0; i < occurrences->n; i++) {
		const ent_record_event *event = occurrences->at[i].best;
		ent_trait_of(&traits[i], event, NULL);
		if (ent_reality_of(event->status) == ENT_REALITY_PENDING)
			continue;
		ent_str name = bucket_of(arena, event, &traits[i]);
		uint32_t at = ent_map_get(&names, name);
		if (at == ENT_MAP_NONE) {
			at = (uint32_t)buckets.n;
			ent_push(arena, &buckets);
			ent_map_put(&names, name, at);
		}
		assert(buckets.at && at < buckets.n);
		*ent_push(arena, &buckets.at[at]) = i;
	}
	for (size_t i = 0; i < occurrences->n; i++) { /* what is told as done was then */
		const ent_date *date = &occurrences->at[i].date;
		bool done = ent_reality_of(occurrences->at[i].best->status) == ENT_REALITY_DONE;
		if (done && date->hi != ENT_DAY_UNKNOWN && date->hi != ENT_DAY_FUTURE && date->basis == ENT_BASIS_STATED &&
			date->hi > now)
			now = date->hi;
	}
	ENT_VEC(ent_promise) found = {0};
	for (uint32_t i = 0; i < occurrences->n; i++) {
		const ent_occurrence *made = &occurrences->at[i];
		if (!is_promise(made->best))
			continue;
		ent_promise promise = {.made = made};
		uint32_t at = ent_map_get(&names, bucket_of(arena, made->best, &traits[i])), best = 0;
		numbers none = {0};
		const numbers *bucket = buckets.at && at < buckets.n ? &buckets.at[at] : &none;
		size_t n = bucket->n, from = 0, to = n;
		while (from < to) { /* the first that comes behind it in the order of the occurrences */
			size_t mid = (from + to) / 2;
			if (bucket->at[mid] < i)
				from = mid + 1;
			else
				to = mid;
		}
		for (size_t k = from > MOST / 2 ? from - MOST / 2 : 0; k < n && k < from + MOST / 2; k++) {
			uint32_t other = bucket->at[k], weight = weigh(&traits[i], &traits[other]);
			if (weight > best) {
				best = weight;
				promise.after = &occurrences->at[other];
			}
		}
		if (promise.after)
			promise.outcome = ent_reality_of(promise.after->best->status) == ENT_REALITY_DONE ? ENT_OUTCOME_KEPT
																							  : ENT_OUTCOME_SUPERSEDED;
		else if (now != ENT_DAY_UNKNOWN && made->date.hi != ENT_DAY_UNKNOWN && made->date.hi < now)
			promise.outcome = ENT_OUTCOME_PAST;
		*ent_push(arena, &found) = promise;
	}
	return (ent_promises){.at = found.at, .n = found.n};
}
