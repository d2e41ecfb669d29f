/* A fate is a promise's where it is told later, of the same noun, among the same states, and where what is told as
 * done is of a kind that the promise was about: of what is promised the words before the first "for", "in" or "by"
 * count, for a loan for a railway is not given when the railway opens. */
#include "link/fate.h"

#include "link/words.h"

#include <inttypes.h>
#include <stdio.h>

enum { MOST = 128, SHORT = 3, NAME = 20 };

static ent_str name_of(ent_str word, char *ret_name)
{
	int n = snprintf(ret_name, NAME, "%016" PRIx64, ent_word_stem(word));
	return (ent_str){ret_name, (size_t)n};
}

static void file(ent_arena *arena, ent_fates *fates, const ent_record_remark *r, uint32_t number, ent_str word)
{
	char name[NAME];
	uint32_t at = (uint32_t)fates->at.n;
	uint32_t before = ent_map_put(&fates->nouns, ent_str_copy(arena, name_of(word, name)), at);
	*ent_push(arena, &fates->at) =
		(ent_fate){.remark = r, .number = number, .next = before == ENT_MAP_NONE ? 0 : before + 1};
}

ent_fates ent_fates_of(ent_arena *arena, const ent_record_remarks *remarks)
{
	ent_fates fates = {.nouns = ent_map_new(arena)};
	for (size_t i = 0; remarks && i < remarks->n; i++) {
		const ent_record_remark *r = &remarks->at[i];
		if (!ent_str_is(r->kind, "fate") || r->object.len <= SHORT || ent_word_is_idle(r->object))
			continue;
		uint32_t number = (uint32_t)fates.uses.n;
		*ent_push(arena, &fates.uses) = 0;
		if (r->n_values && ent_str_is(r->values[0].property, "any")) {
			*ent_push(arena, &fates.at) = (ent_fate){.remark = r, .number = number, .next = fates.any};
			fates.any = (uint32_t)fates.at.n;
			continue;
		}
		file(arena, &fates, r, number, r->object);
		for (size_t k = 0; k < r->n_values; k++) {
			ent_str verbs = r->values[k].text, verb;
			while (ent_str_is(r->values[k].property, "verbs") && verbs.len && ent_str_split(&verbs, ' ', &verb))
				if (ent_word_stem(verb) != ent_word_stem(r->object))
					file(arena, &fates, r, number, verb);
		}
	}
	return fates;
}

/* The next word begins with a digit or a capital: a year, a month. */
static bool is_numeral(ent_str text, size_t at)
{
	ent_str word;
	return ent_word_next(text, &at, &word) &&
		   ((word.ptr[0] >= '0' && word.ptr[0] <= '9') || (word.ptr[0] >= 'A' && word.ptr[0] <= 'Z'));
}

/* The words of the promise up to where its purpose, place or day begins. */
static ent_str promised(ent_str about)
{
	static const char *const ends[] = {"for",   "in",     "at",   "by", "on",    "with", "from",    "near", "under",
									   "after", "before", "when", "if", "which", "that", "against", "as",   NULL};
	static const char *const supplying[] = {"supply", "supplying", "supplied", "provide", "providing",
											"equip",  "present",   "furnish",  NULL};
	size_t at = 0, n = 0;
	bool supplied = false; /* "to supply Chad WITH ships" */
	ent_str word;
	while (ent_word_next(about, &at, &word)) {
		supplied |= ent_word_is_one_of(word, supplying);
		bool timed = n == 1 && ent_word_is_one_of(word, ends) && is_numeral(about, at); /* "promised IN 2021 to" */
		if (n++ && ent_word_is_one_of(word, ends) && !timed && !(supplied && ent_str_eq_nocase(word, ENT_STR("with"))))
			return ent_str_sub(about, 0, (size_t)(word.ptr - about.ptr));
	}
	return about;
}

static bool has_word(ent_str text, ent_str word)
{
	size_t at = 0;
	ent_str own;
	while (ent_word_next(text, &at, &own))
		if (ent_str_eq_nocase(own, word))
			return true;
	return false;
}

static bool has_deed(ent_str text, ent_str deeds)
{
	ent_str deed, word;
	while (deeds.len && ent_str_split(&deeds, ' ', &deed)) {
		size_t at = 0;
		while (ent_word_next(text, &at, &word))
			if (ent_word_stem(word) == ent_word_stem(deed) || ent_word_root(word) == ent_word_root(deed))
				return true;
	}
	return false;
}

static bool is_later(const ent_record_remark *r, const ent_fate_asked *asked)
{
	if (r->source->key == asked->source->key)
		return r->sentence > asked->sentence || (r->sentence == asked->sentence && r->start > asked->start);
	ent_day told = r->source->published.lo, made = asked->source->published.hi;
	if (told == ENT_DAY_UNKNOWN || made == ENT_DAY_UNKNOWN || told <= made)
		return false;
	return r->date.lo == ENT_DAY_UNKNOWN || r->date.hi >= asked->source->published.lo;
}

static bool fits(const ent_record_remark *r, const ent_fate_asked *asked, ent_str thing)
{
	ent_str code;
	if (!is_later(r, asked))
		return false;
	if (r->date.lo != ENT_DAY_UNKNOWN && asked->date->lo != ENT_DAY_UNKNOWN && r->date.hi < asked->date->lo &&
		asked->date->lo <= asked->source->published.hi)
		return false;
	for (ent_str rest = r->agents; rest.len && ent_str_split(&rest, ' ', &code);)
		if (ent_str_find(asked->states, code, 0) < 0)
			return false;
	for (size_t i = 0; i < r->n_values; i++) {
		const ent_record_value *v = &r->values[i];
		if ((ent_str_is(v->property, "deeds") && !has_deed(thing, v->text)) ||
			(ent_str_is(v->property, "number") && !has_word(thing, v->text)))
			return false;
	}
	return true;
}

const ent_fate *ent_fate_told(const ent_fates *fates, const ent_fate_asked *asked)
{
	const ent_fate *found = NULL;
	ent_str thing = promised(asked->about), word;
	size_t at = 0;
	while (ent_word_next(thing, &at, &word)) {
		char name[NAME];
		uint32_t next = word.len > SHORT ? ent_map_get(&fates->nouns, name_of(word, name)) : ENT_MAP_NONE;
		next = next == ENT_MAP_NONE ? 0 : next + 1;
		for (size_t n = 0; next && n < MOST; n++, next = fates->at.at[next - 1].next) {
			const ent_record_remark *r = fates->at.at[next - 1].remark;
			if (!fits(r, asked, thing))
				continue;
			if (found && !ent_str_eq(found->remark->act, r->act))
				return NULL;
			found = &fates->at.at[next - 1];
		}
	}
	enum { NEXT = 2 /* [sentences] */ };
	for (uint32_t n = fates->any; n && !found; n = fates->at.at[n - 1].next) { /* "It has met its obligations" */
		const ent_record_remark *r = fates->at.at[n - 1].remark;
		if (r->source->key == asked->source->key && r->sentence - asked->sentence <= NEXT && fits(r, asked, thing))
			found = &fates->at.at[n - 1];
	}
	return found;
}
