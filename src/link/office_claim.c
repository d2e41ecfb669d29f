/* Offices: what the tables say against the office that a text gives a person, noted by the coder. A claim is made only
 * where the text names office and person together and dates the act itself: a wrong one is worse than none. */
#include "link/office_claim.h"

#include "base/map.h"
#include "link/subject_fit.h"
#include "link/words.h"

#include <string.h>

static bool holds(ent_str text, ent_str part)
{
	for (size_t i = 0; part.len && i + part.len <= text.len; i++)
		if (ent_str_eq_nocase(ent_str_sub(text, i, i + part.len), part))
			return true;
	return false;
}

/* "then President X", "former Prime Minister Y", "former PRK prime minister Z": the text itself says that the office
 * was another time's. */
static bool is_of_another_time(ent_str sentence, ent_str text)
{
	enum { WORDS = 3 }; /* before the office, and the first ones of the mention */
	static const char *const words[] = {"then", "former", "late", "future", "ex", "later", "onetime", "ousted"};
	ptrdiff_t at = ent_str_find(sentence, text, 0);
	size_t from = at < 0 ? 0 : (size_t)at;
	for (size_t n = 0; from > 0 && n <= WORDS; from--) {
		char c = sentence.ptr[from - 1];
		if (c == ',' || c == '.' || c == ';' || c == ':' || c == '(' || c == ')')
			break;
		n += c == ' ';
	}
	ent_str before = ent_str_sub(sentence, from, at < 0 ? from : (size_t)at), word;
	for (size_t next = 0; ent_word_next(before, &next, &word);)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (ent_str_eq_nocase(word, ent_str_of(words[i])))
				return true;
	return false;
}

/* "President X was elected in 2014": the sentence tells how the office was won, before it was held. */
static bool tells_of_winning(ent_str sentence)
{
	static const char *const stems[] = {"elect", "inaugurat", "appoint", "campaign", "candida", "nominat"};
	static const char *const words[] = {"sworn", "became", "becoming", "become", "won"};
	size_t at = 0;
	ent_str word;
	while (ent_word_next(sentence, &at, &word)) {
		for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
			if (word.len >= strlen(stems[i]) &&
				ent_str_eq_nocase(ent_str_sub(word, 0, strlen(stems[i])), ent_str_of(stems[i])))
				return true;
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (ent_str_eq_nocase(word, ent_str_of(words[i])))
				return true;
	}
	return false;
}

/* "assistant TO Secretary of State X": not he did it. */
static bool stands_behind_to(ent_str sentence, ent_str text)
{
	ptrdiff_t at = ent_str_find(sentence, text, 0);
	return at >= 4 && ent_str_eq_nocase(ent_str_sub(sentence, (size_t)at - 4, (size_t)at), ENT_STR(" to "));
}

/* True where `told`, "president 1991-07-10/1999-12-31, ...", has the office, and never within GRACE days of the act:
 * one who was elected or has just left is called by the office too. */
static bool was_otherwise(ent_str told, ent_str office, const ent_date *date)
{
	enum { GRACE = 60 };
	bool known = false;
	ent_str one;
	while (ent_str_split(&told, ',', &one)) {
		one = ent_str_trim(one);
		ent_str days = ent_str_last_word(one);
		size_t at = one.len - days.len;
		ent_date term;
		if (at < 2 || !ent_edtf_parse(days, &term) || !ent_str_eq_nocase(ent_str_sub(one, 0, at - 1), office))
			continue;
		known = true;
		int64_t lo = term.lo == ENT_DAY_PAST ? INT64_MIN / 2 : (int64_t)term.lo - GRACE;
		int64_t hi = term.hi == ENT_DAY_FUTURE ? INT64_MAX / 2 : (int64_t)term.hi + GRACE;
		if (date->lo <= hi && date->hi >= lo)
			return false;
	}
	return known;
}

/* True where the text names the office too: in the words of the tables, or in others before the name. */
static bool names_office(const ent_record_participant *p)
{
	enum { WORDS = 2 }; /* beside the name; one may be a rank or "Mr" */
	size_t at = 0, others = 0;
	ent_str word;
	while (ent_word_next(p->text, &at, &word) && !holds(p->person, word))
		others++;
	return holds(p->text, p->office) || others >= WORDS;
}

/* The words of the text name office and person together, date the act, and say neither that the office was another
 * time's nor how it came to be his. */
static bool is_told(const ent_record_event *event, const ent_record_participant *p)
{
	const ent_date *date = &event->date;
	return p->person.len && names_office(p) && ent_subject_same_person(p->text, p->person) &&
		   date->basis == ENT_BASIS_STATED && date->lo != ENT_DAY_PAST && date->hi != ENT_DAY_FUTURE &&
		   !is_of_another_time(event->sentence_text, p->text) && !tells_of_winning(event->sentence_text) &&
		   !(ent_str_is(p->role, "actor") && stands_behind_to(event->sentence_text, p->text));
}

void ent_office_claims(ent_arena *arena, const ent_record_event *events, size_t n, ent_claim_list *claims)
{
	ent_map seen = ent_map_new(arena);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < events[i].n_participants; k++) {
			const ent_record_participant *p = &events[i].participants[k];
			ptrdiff_t has = ent_str_find(p->note, ENT_STR(" has "), 0), colon = ent_str_find(p->note, ENT_STR(": "), 0);
			if (has < 0 || colon < 0 || has < colon || !is_told(&events[i], p))
				continue;
			ent_str told = ent_str_sub(p->note, (size_t)has + 5, p->note.len);
			ent_str name = ent_str_format(arena, "%.*s|%.*s|%lld|%u", ENT_FMT(p->person), ENT_FMT(p->note),
										  (long long)events[i].source->key, p->start);
			if (!was_otherwise(told, p->office, &events[i].date) || ent_map_put(&seen, name, 1) != ENT_MAP_NONE)
				continue;
			ent_claim_value *values = ENT_NEWN(arena, ent_claim_value, 2);
			values[0] = (ent_claim_value){.value = p->office,
										  .source = events[i].source,
										  .sentence = events[i].sentence,
										  .sentence_text = events[i].sentence_text,
										  .start = p->start,
										  .end = p->end,
										  .date = events[i].date,
										  .status = events[i].status};
			values[1] = (ent_claim_value){
				.value = told, .table = ent_str_sub(p->note, (size_t)colon + 2, (size_t)has), .date = ENT_DATE_NONE};
			*ent_push(arena, claims) = (ent_claim){.subject = p->person,
												   .kind = ENT_STR("person"),
												   .act = ENT_STR("hold"),
												   .property = ENT_STR("office"),
												   .verdict = ENT_VERDICT_DISAGREE,
												   .why = p->note,
												   .states = p->country,
												   .values = values,
												   .n = 2};
		}
}
