/* Owns the dates that what is told around a sentence gives it. */
#include "time/timex_told.h"

#include "syntax/clauses.h"

enum { BACK = 4, SECTION = 64 }; /* [sentences] that a date told, and a heading, reach on */

bool ent_told_closed(const ent_date *date)
{
	return date->lo != ENT_DAY_PAST && date->hi != ENT_DAY_FUTURE;
}

/* "A week after the coup": the story has gone to a day that is not known. */
static bool is_lost(const ent_timex *timex)
{
	return timex->counted && timex->date.lo == ENT_DAY_UNKNOWN;
}

bool ent_told_exactly(const ent_timex *timex)
{
	enum { COARSE = 31 };
	return timex->event_date && timex->date.lo != ENT_DAY_UNKNOWN && ent_told_closed(&timex->date) &&
		   timex->date.hi - timex->date.lo <= COARSE;
}

/* "the railway, opened in 2011": a clause of the noun before the comma, also where the parser hangs it on the verb. */
static bool behind_noun(const ent_sentence *sentence, uint32_t at)
{
	if (at < 2 || sentence->tokens[at].deprel != ENT_DEPREL_CCOMP || !ent_str_is(sentence->tokens[at - 1].form, ",") ||
		(sentence->tokens[at - 2].upos != ENT_UPOS_NOUN && sentence->tokens[at - 2].upos != ENT_UPOS_PROPN))
		return false;
	for (uint32_t i = 0; i < sentence->n; i++)
		if (sentence->tokens[i].head == (int32_t)at && sentence->tokens[i].deprel == ENT_DEPREL_NSUBJ)
			return false;
	return true;
}

/* Whether the expression says when a noun, or what a clause tells of one, was. */
static bool is_of_noun(const ent_sentence *sentence, const ent_timex *timex)
{
	if (!sentence->parsed || timex->first >= sentence->n)
		return false;
	uint32_t at = ent_clause_carrier(sentence, timex->first, timex->n);
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && sentence->tokens[at].head >= 0; step++) {
		unsigned deprel = sentence->tokens[at].deprel;
		if (deprel == ENT_DEPREL_ACL || deprel == ENT_DEPREL_ACL_RELCL || deprel == ENT_DEPREL_NMOD ||
			behind_noun(sentence, at))
			return true;
		at = (uint32_t)sentence->tokens[at].head;
	}
	return false;
}

bool ent_told_aside(const ent_timexes *timexes, const ent_text *text, size_t index)
{
	enum { LONG = 450 /* [days] */, AROUND = 16 /* [sentences] */ };
	const ent_timex *timex = &timexes->at[index];
	const ent_sentence *sentence = &text->sentences[timex->sentence];
	bool maybe = timex->date.hi != ENT_DAY_UNKNOWN && is_of_noun(sentence, timex);
	while (maybe && index-- > 0 && timex->sentence - timexes->at[index].sentence <= AROUND &&
		   text->sentences[timexes->at[index].sentence].article == sentence->article) {
		const ent_timex *before = &timexes->at[index];
		if (before->event_date && before->date.lo != ENT_DAY_UNKNOWN && ent_told_closed(&before->date) &&
			!is_of_noun(&text->sentences[before->sentence], before))
			return before->date.lo - timex->date.hi > LONG;
	}
	return false;
}

const ent_timex *ent_told_before(const ent_timexes *timexes, const ent_text *text, uint32_t sentence, size_t before)
{
	const ent_sentence *here = &text->sentences[sentence];
	while (before-- > 0) {
		const ent_timex *timex = &timexes->at[before];
		const ent_sentence *there = &text->sentences[timex->sentence];
		if (there->block != here->block || sentence - timex->sentence > BACK || is_lost(timex))
			return NULL;
		if (timex->event_date && !timex->looks_back && !ent_told_aside(timexes, text, before))
			return ent_told_closed(&timex->date) ? timex : NULL;
	}
	return NULL;
}

bool ent_told_now(const ent_timexes *timexes, const ent_text *text, uint32_t sentence, size_t before)
{
	const ent_sentence *here = &text->sentences[sentence];
	while (before-- > 0) {
		const ent_timex *timex = &timexes->at[before];
		const ent_sentence *there = &text->sentences[timex->sentence];
		if (there->block != here->block || sentence - timex->sentence > BACK || timex->date.lo != ENT_DAY_UNKNOWN)
			return false;
		/* "now" may be the story's */
		if (ent_str_is(timex->value, "PRESENT_REF") && timex->first <= 1 &&
			!ent_str_eq_nocase(there->tokens[timex->first].form, ENT_STR("now")))
			return true;
	}
	return false;
}

const ent_timex *ent_told_section(const ent_timexes *timexes, const ent_text *text, uint32_t sentence)
{
	uint32_t heading = sentence;
	while (heading > 0 && sentence - heading < SECTION &&
		   text->document->blocks[text->sentences[heading].block].kind == ENT_BLOCK_BODY)
		heading--;
	const ent_sentence *above = &text->sentences[heading];
	if (text->document->blocks[above->block].kind != ENT_BLOCK_HEADING ||
		above->article != text->sentences[sentence].article)
		return NULL;
	size_t from, to;
	ent_times_in(timexes, heading, &from, &to);
	uint32_t dated = 0;
	for (size_t i = from; i < to; i++)
		dated += timexes->at[i].n;
	bool whole = to > from && dated + (uint32_t)(to - from) > above->n; /* but for a dash or full stop */
	return whole && timexes->at[from].date.lo != ENT_DAY_UNKNOWN && ent_told_closed(&timexes->at[from].date)
			   ? &timexes->at[from]
			   : NULL;
}

ent_date ent_told_between(ent_arena *arena, const ent_timexes *timexes, const ent_text *text, uint32_t sentence,
						  bool unreal, const ent_timex **ret_timex)
{
	enum { WITHIN = 8, AROUND = 16 /* [sentences] */, CLOSE = 366 /* [days] */, DENSE = 5 /* [dates] */ };
	uint32_t article = text->sentences[sentence].article;
	const ent_timex *last = NULL, *next = NULL;
	unsigned dates = 0;
	size_t before, behind;
	ent_times_in(timexes, sentence, &before, &behind);
	while (before-- > 0 && sentence - timexes->at[before].sentence <= AROUND &&
		   text->sentences[timexes->at[before].sentence].article == article) {
		const ent_timex *timex = &timexes->at[before];
		bool told = ent_told_exactly(timex) && !timex->looks_back && !ent_told_aside(timexes, text, before);
		if (!last && is_lost(timex) && sentence - timex->sentence <= WITHIN)
			return ENT_DATE_NONE;
		dates += told;
		if (told && !last && sentence - timex->sentence <= WITHIN)
			last = timex;
	}
	for (size_t i = behind; i < timexes->n && !next && timexes->at[i].sentence - sentence <= WITHIN &&
							text->sentences[timexes->at[i].sentence].article == article;
		 i++)
		next = ent_told_exactly(&timexes->at[i]) && !timexes->at[i].looks_back && !ent_told_aside(timexes, text, i)
				   ? &timexes->at[i]
				   : NULL;
	if (!last || (next && (last->date.lo > next->date.hi || next->date.hi - last->date.lo > CLOSE)) ||
		(!next && dates < DENSE))
		return ENT_DATE_NONE;
	*ret_timex = last;
	int year, month, day;
	ent_day_to(last->date.lo, &year, &month, &day);
	ent_day lo = next ? last->date.lo : ent_day_from(year, 1, 1),
			hi = next ? next->date.hi : ent_day_from(year, 12, 31);
	hi = unreal ? ENT_DAY_FUTURE : hi;
	return (ent_date){ent_edtf_of_days(arena, lo, hi), lo, hi, ENT_BASIS_INFERRED};
}
