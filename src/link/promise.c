/* A promise is kept by something done of the same type by the same, about the same, on days that can be those it was
 * promised for, and not told of before it was promised. What is intended is coded as an agreement and what is called
 * off as a rejection, by a rule that wraps the one of the deed, as "intends(cooperate.buy)": of these the deed counts.
 * Candidates are found by type and states; at most MOST of them, the nearest in time, are weighed. */
#include "link/promise.h"
#include "link/words.h"

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

/* "cooperate.buy" of "intends(cooperate.buy)"; missing where the rule wraps none. */
static ent_str wrapped(const ent_record_event *event)
{
	ptrdiff_t open = ent_str_find(event->rule, ENT_STR("("), 0), close = ent_str_find(event->rule, ENT_STR(")"), 0);
	return open > 0 && close > open ? ent_str_sub(event->rule, (size_t)open + 1, (size_t)close) : (ent_str){0};
}

/* The rule of the deed: what is wrapped where it is not done, for it is the deed that was put off or called off. */
static ent_str rule_of(const ent_record_event *event)
{
	ent_str inner = ent_reality_of(event->status) == ENT_REALITY_DONE ? (ent_str){0} : wrapped(event);
	return inner.len ? inner : event->rule;
}

/* The first `n` parts of a rule's name: "consult" or "consult.visit" of "consult.visit.2_n". */
static ent_str parts_of(ent_str rule, int n)
{
	size_t end = 0;
	for (int i = 0; i < n; i++) {
		ptrdiff_t dot = ent_str_find(rule, ENT_STR("."), i ? end + 1 : 0);
		if (dot < 0)
			return rule;
		end = (size_t)dot;
	}
	return ent_str_sub(rule, 0, end);
}

static ent_str type_of(const ent_record_event *event)
{
	ent_str inner = ent_reality_of(event->status) == ENT_REALITY_DONE ? (ent_str){0} : wrapped(event);
	return inner.len ? parts_of(inner, 1) : event->event;
}

/* A visit of the actor's; who sends an envoy does not travel. */
static bool is_visit(const ent_record_event *event)
{
	ent_str rule = parts_of(rule_of(event), 2);
	return (ent_str_is(event->mode, "visit") && !ent_str_is(rule, "consult.send")) || ent_str_is(rule, "consult.visit");
}

static ent_str bucket_of(ent_arena *arena, const ent_record_event *event, const ent_trait *trait)
{
	ent_str type = ent_str_lower(arena, type_of(event));
	if (ent_str_is(type, "support"))
		type = ENT_STR("agree");
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

/* Of a visit it is who travels that matters, not who is met. */
static bool shares_actor(const ent_record_event *x, const ent_record_event *y)
{
	for (size_t i = 0; i < x->n_participants; i++)
		for (size_t k = 0; k < y->n_participants; k++) {
			const ent_record_participant *a = &x->participants[i], *b = &y->participants[k];
			if (a->person.len && ent_str_is(a->role, "actor") && ent_str_is(b->role, "actor") &&
				ent_str_eq_nocase(a->person, b->person))
				return true;
		}
	return false;
}

/* On a day that says when: within a year. */
static bool within_a_year(const ent_trait *trait)
{
	const int64_t year = 366;
	return trait->placed && trait->lo > ENT_DAY_PAST && trait->hi < ENT_DAY_FUTURE &&
		   (int64_t)trait->hi - trait->lo < year;
}

/* How much speaks for `after` being what became of `made`; 0: nothing. */
static uint32_t weigh(const ent_trait *made, const ent_trait *after)
{
	const ent_record_event *x = made->event, *y = after->event;
	bool visit = is_visit(x), wraps = wrapped(x).len || wrapped(y).len;
	if (visit != is_visit(y) || (!wraps && !ent_str_eq(x->mode, y->mode)) ||
		(x->source->key == y->source->key && x->sentence == y->sentence))
		return 0;
	if (made->placed && after->placed && (made->lo > after->hi || after->lo > made->hi))
		return 0;
	/* a promise without a day is kept by what is told of as done after the promise was published */
	if (!made->placed &&
		(published(x) == ENT_DAY_UNKNOWN || (after->placed ? after->hi < published(x) : published(y) <= published(x))))
		return 0;
	uint32_t topic = ent_evidence_topic(made, after);
	bool person = shares_person(made, after);
	if (made->n_persons && after->n_persons && !person)
		return 0;
	ent_str rule = parts_of(rule_of(x), 2);
	bool wording = made->stem == after->stem || visit || (rule.len && ent_str_eq(rule, parts_of(rule_of(y), 2)));
	bool about = topic >= TOPIC && (wording || topic > TOPIC);
	if (visit ? shares_actor(x, y) && within_a_year(made) && within_a_year(after) : about)
		return 1 + topic + (person ? 2 : 0) + (made->placed && after->placed ? 2 : 0);
	return 0;
}

/* Who offers, promises or decides does so on the day that is told, unless that day is still to come when it is told. */
static bool is_due(const ent_record_event *event)
{
	static const char *const words[] = {"offer", "promis", "agree", "pledg",  "decid", "decision",
										"vow",   "announ", "assur", "undert", "commit"};
	if (published(event) != ENT_DAY_UNKNOWN && event->date.hi > published(event))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ent_str_starts(event->text, ent_str_of(words[i])))
			return false;
	return !ent_str_is(event->status, "promised");
}

/* "agreed TO convene a commission" */
static bool is_to_do(const ent_record_event *event)
{
	uint32_t from, to;
	size_t near = event->start > event->sentence_start ? event->start - event->sentence_start : 0, at;
	ent_str word;
	if (!ent_word_find_near(event->sentence_text, event->text, near, &from, &to))
		return false;
	at = to;
	return ent_word_next(event->sentence_text, &at, &word) && ent_str_is(word, "to");
}

/* Planned or promised, and for the other's good: threats and charges are not what one waits for to be kept. */
static bool is_promise(const ent_record_event *event, const ent_ledgers *ledgers)
{
	bool pending = ent_str_is(event->status, "planned") || ent_str_is(event->status, "promised");
	/* "offered to train 300 nurses": the offer was made, the deed is to come */
	bool given = ledgers && ent_str_is(event->event, "AGREE") && ent_str_is(event->status, "actual") &&
				 (wrapped(event).len || is_to_do(event));
	bool friendly = ent_str_is(event->quad, "VERBAL_COOPERATION") || ent_str_is(event->quad, "MATERIAL_COOPERATION");
	return (pending || given) && friendly &&
		   (!ledgers || (ent_ledgers_of_event(ledgers, event) & 1u << ENT_LEDGER_PROMISE));
}

/* What was done or called off, by type and states, each list in the order of the occurrences. */
typedef struct deeds {
	ent_map names;
	ENT_VEC(numbers) buckets;
} deeds;

static deeds deeds_of(ent_arena *work, const ent_occurrences *occurrences, const ent_trait *traits)
{
	deeds all = {.names = ent_map_new(work)};
	for (uint32_t i = 0; i < occurrences->n; i++) {
		const ent_record_event *event = occurrences->at[i].best;
		if (ent_reality_of(event->status) == ENT_REALITY_PENDING)
			continue;
		ent_str name = bucket_of(work, event, &traits[i]);
		uint32_t at = ent_map_get(&all.names, name);
		if (at == ENT_MAP_NONE) {
			at = (uint32_t)all.buckets.n;
			ent_push(work, &all.buckets);
			ent_map_put(&all.names, name, at);
		}
		assert(all.buckets.at && at < all.buckets.n);
		*ent_push(work, &all.buckets.at[at]) = i;
	}
	return all;
}

/* The last day that is known of: what is told as done was then. */
static ent_day last_day_told(const ent_occurrences *occurrences, ent_day now)
{
	for (size_t i = 0; i < occurrences->n; i++) {
		const ent_date *date = &occurrences->at[i].date;
		bool done = ent_reality_of(occurrences->at[i].best->status) == ENT_REALITY_DONE;
		if (done && date->hi != ENT_DAY_UNKNOWN && date->hi != ENT_DAY_FUTURE && date->basis == ENT_BASIS_STATED &&
			date->hi > now)
			now = date->hi;
	}
	return now;
}

/* What became of the promise that is occurrence `made`: of the deeds nearest to it the one for which most speaks; NULL
 * where nothing speaks for any. */
static const ent_occurrence *deed_after(ent_arena *work, const deeds *all, const ent_occurrences *occurrences,
										const ent_trait *traits, uint32_t made)
{
	uint32_t at = ent_map_get(&all->names, bucket_of(work, occurrences->at[made].best, &traits[made])), best = 0;
	if (at == ENT_MAP_NONE)
		return NULL;
	assert(all->buckets.at && at < all->buckets.n);
	const numbers *bucket = &all->buckets.at[at];
	const ent_occurrence *after = NULL;
	size_t from = 0, to = bucket->n;
	while (from < to) { /* the first that comes behind it in the order of the occurrences */
		size_t mid = (from + to) / 2;
		if (bucket->at[mid] < made)
			from = mid + 1;
		else
			to = mid;
	}
	for (size_t k = from > MOST / 2 ? from - MOST / 2 : 0; k < bucket->n && k < from + MOST / 2; k++) {
		uint32_t other = bucket->at[k], weight = weigh(&traits[made], &traits[other]);
		if (weight > best) {
			best = weight;
			after = &occurrences->at[other];
		}
	}
	return after;
}

ent_promises ent_promises_of(ent_arena *arena, const ent_occurrences *occurrences, const ent_ledgers *ledgers,
							 ent_day now)
{
	ent_arena *work = ent_arena_work(arena);
	ent_arena_mark mark = ent_arena_here(work);
	ent_trait *traits = ENT_NEWN(work, ent_trait, occurrences->n);
	for (uint32_t i = 0; i < occurrences->n; i++)
		ent_trait_of(work, &traits[i], occurrences->at[i].best, NULL);
	const deeds all = deeds_of(work, occurrences, traits);
	now = last_day_told(occurrences, now);
	ENT_VEC(ent_promise) found = {0};
	for (uint32_t i = 0; i < occurrences->n; i++) {
		const ent_occurrence *made = &occurrences->at[i];
		if (!is_promise(made->best, ledgers))
			continue;
		ent_promise promise = {.made = made, .due = is_due(made->best)};
		promise.after = deed_after(work, &all, occurrences, traits, i);
		if (promise.after)
			promise.outcome = ent_reality_of(promise.after->best->status) == ENT_REALITY_DONE ? ENT_OUTCOME_KEPT
																							  : ENT_OUTCOME_SUPERSEDED;
		else if (promise.due && now != ENT_DAY_UNKNOWN && made->date.hi != ENT_DAY_UNKNOWN && made->date.hi < now)
			promise.outcome = ENT_OUTCOME_PAST;
		*ent_push(arena, &found) = promise;
	}
	ent_arena_back(work, mark);
	return (ent_promises){.at = found.at, .n = found.n};
}
