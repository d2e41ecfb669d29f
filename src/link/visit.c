/* What is done and is no journey itself is part of a visit that was made when both concern the same states, their days
 * can be the same, nobody else of the visitor's side is named, and one of these holds, the first that does:
 *
 *     a telling of both stands in one sentence            "visited Moscow and signed an agreement"
 *     it is told a few sentences later, of the visitor    "He met the prime minister."
 *     both are dated to the same few days                 "On 7 April the ministers held talks"
 *
 * Visits are looked up by source and sentence, and by day. */
#include "link/visit.h"

#include "base/map.h"
#include "base/vec.h"
#include "link/evidence.h"

#include <string.h>

enum { BEHIND = 4 /* [sentences] */, FEW_DAYS = 10 /* [days] */ };

typedef struct finding {
	ent_occurrences *all;
	ent_trait *traits;           /* [all->n] of the best tellings */
	ent_map by_sentence, by_day; /* to the first such visit */
} finding;

struct place {
	int64_t source;
	uint64_t sentence;
};

struct day {
	uint64_t states;
	int64_t day;
};

static bool is_visit(const ent_occurrence *one)
{
	return ent_str_is(one->best->mode, "visit") && ent_reality_of(one->best->status) == ENT_REALITY_DONE;
}

/* An agreement signed; SUPPORT to PLOVER, 057 to CAMEO. */
static bool is_signing(const ent_record_event *event)
{
	static const char *const words[] = {"sign", "conclu", "initial", "ink"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ent_str_starts(event->text, ent_str_of(words[i])))
			return true;
	return ent_str_is(event->cameo, "057");
}

/* "his earlier meetings", "subsequent talks" */
static bool is_of_another_time(const ent_record_event *event)
{
	static const char *const words[] = {"earlier", "previous", "prior", "past", "subsequent", "later", "former"};
	enum { BEFORE = 24 }; /* [bytes] */
	size_t at = event->start > event->sentence_start ? event->start - event->sentence_start : 0;
	ent_str before = ent_str_sub(event->sentence_text, at > BEFORE ? at - BEFORE : 0, at);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ent_str_find(before, ent_str_of(words[i]), 0) >= 0)
			return true;
	return false;
}

static bool may_be_part(const ent_occurrence *one)
{
	const ent_record_event *best = one->best;
	if (ent_str_is(best->mode, "visit") || ent_reality_of(best->status) != ENT_REALITY_DONE || is_of_another_time(best))
		return false;
	return ent_str_is(best->event, "CONSULT") || ent_str_is(best->event, "AGREE") || is_signing(best);
}

/* Whoever is named first. */
static uint64_t states_of(const ent_trait *trait)
{
	return trait->from + trait->to;
}

static bool is_short(const ent_trait *trait)
{
	return trait->placed && (int64_t)trait->hi - trait->lo < FEW_DAYS;
}

static ent_str key_of(ent_arena *arena, const void *key, size_t n)
{
	return ent_str_copy(arena, (ent_str){key, n});
}

static void note(ent_arena *arena, ent_map *map, const void *key, size_t n, uint32_t visit)
{
	if (ent_map_get(map, (ent_str){key, n}) == ENT_MAP_NONE)
		ent_map_put(map, key_of(arena, key, n), visit);
}

static void note_visit(ent_arena *arena, finding *f, uint32_t visit)
{
	const ent_occurrence *one = &f->all->at[visit];
	const ent_trait *trait = &f->traits[visit];
	for (size_t t = 0; t < one->n; t++) {
		struct place place = {one->tellings[t].event->source->key, one->tellings[t].event->sentence};
		note(arena, &f->by_sentence, &place, sizeof place, visit);
	}
	for (int64_t day = trait->lo; is_short(trait) && !trait->borrowed && day <= trait->hi; day++) {
		struct day key = {states_of(trait), day};
		note(arena, &f->by_day, &key, sizeof key, visit);
	}
}

/* Nothing speaks against it; `ret_people` as ent_trait_people. */
static bool fits(const finding *f, uint32_t visit, uint32_t part, int *ret_people)
{
	const ent_trait *a = &f->traits[visit], *b = &f->traits[part];
	bool apart = a->placed && b->placed && !b->borrowed && (a->lo > b->hi || b->lo > a->hi);
	*ret_people = ent_trait_people(a, b);
	return states_of(a) == states_of(b) && !apart && *ret_people >= 0;
}

/* The visit told in the sentence `back` sentences before a telling of the part; the nearest first. */
static uint32_t told_near(const finding *f, uint32_t part, uint32_t *ret_back, int *ret_people)
{
	const ent_occurrence *one = &f->all->at[part];
	for (size_t t = 0; t < one->n; t++)
		for (uint32_t back = 0; back <= BEHIND && back <= one->tellings[t].event->sentence; back++) {
			struct place place = {one->tellings[t].event->source->key, one->tellings[t].event->sentence - back};
			uint32_t visit = ent_map_get(&f->by_sentence, (ent_str){(const char *)&place, sizeof place});
			if (visit == ENT_MAP_NONE)
				continue;
			if (fits(f, visit, part, ret_people) && (back == 0 || *ret_people > 0)) {
				*ret_back = back;
				return visit;
			}
			break; /* behind another visit it is told of that one */
		}
	return ENT_MAP_NONE;
}

static uint32_t same_days(const finding *f, uint32_t part, int *ret_people)
{
	const ent_trait *trait = &f->traits[part];
	if (!is_short(trait) || trait->borrowed)
		return ENT_MAP_NONE;
	for (int64_t day = trait->lo; day <= trait->hi; day++) {
		struct day key = {states_of(trait), day};
		uint32_t visit = ent_map_get(&f->by_day, (ent_str){(const char *)&key, sizeof key});
		if (visit != ENT_MAP_NONE && fits(f, visit, part, ret_people))
			return visit;
	}
	return ENT_MAP_NONE;
}

static void find_visit(ent_arena *arena, const finding *f, uint32_t part)
{
	uint32_t back = 0;
	int people = 0;
	const char *how = "told in one sentence";
	uint32_t visit = told_near(f, part, &back, &people);
	if (back)
		how = "told right behind it";
	if (visit == ENT_MAP_NONE) {
		visit = same_days(f, part, &people);
		how = "same days and states";
	}
	if (visit == ENT_MAP_NONE)
		return;
	f->all->at[part].part_of = &f->all->at[visit];
	f->all->at[part].part_why = people > 0 ? ent_str_format(arena, "%s, same visitor", how) : ent_str_of(how);
	f->all->at[visit].n_parts++;
}

void ent_visits_find(ent_arena *arena, ent_occurrences *occurrences, const ent_focus *focus)
{
	ent_arena *work = ent_arena_work(arena);
	ent_arena_mark mark = ent_arena_here(work);
	finding f = {.all = occurrences,
				 .traits = ENT_NEWN(work, ent_trait, occurrences->n),
				 .by_sentence = ent_map_new(work),
				 .by_day = ent_map_new(work)};
	for (uint32_t i = 0; i < occurrences->n; i++) {
		ent_trait_of(work, &f.traits[i], occurrences->at[i].best, focus);
		if (is_visit(&occurrences->at[i]))
			note_visit(work, &f, i);
	}
	for (uint32_t i = 0; i < occurrences->n; i++)
		if (may_be_part(&occurrences->at[i]))
			find_visit(arena, &f, i);
	ent_arena_back(work, mark);
	for (size_t i = 0; i < occurrences->n; i++) {
		ent_occurrence *one = &occurrences->at[i];
		one->parts = one->n_parts ? ENT_NEWN(arena, const ent_occurrence *, one->n_parts) : NULL;
		one->n_parts = 0;
	}
	for (uint32_t i = 0; i < occurrences->n; i++) {
		if (!occurrences->at[i].part_of)
			continue;
		ent_occurrence *visit = &occurrences->at[occurrences->at[i].part_of - occurrences->at];
		visit->parts[visit->n_parts++] = &occurrences->at[i];
	}
}
