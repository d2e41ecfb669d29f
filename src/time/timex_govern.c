/* Owns the choice of the expression that dates what a word tells.
 *
 * Without a tree: the nearest expression of the same clause, one behind the word before one in front of it; else the
 * sentence's opening expression ("In 1971, ..."); else, in a paragraph that tells one thing after the other, the date
 * told last, as inferred. The publication date is never given: that a text tells something does not say when it was. */
#include "time/timex.h"

/* The expressions of one sentence: [*ret_from, *ret_to) of the list, which is in the order of the text. */
static void of_sentence(const ent_timexes *timexes, uint32_t sentence, size_t *ret_from, size_t *ret_to)
{
	size_t lo = 0, hi = timexes->n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (timexes->at[mid].sentence < sentence)
			lo = mid + 1;
		else
			hi = mid;
	}
	*ret_from = lo;
	while (lo < timexes->n && timexes->at[lo].sentence == sentence)
		lo++;
	*ret_to = lo;
}

static bool is_word(const ent_token *token, const char *word)
{
	ent_str w = ent_str_of(word);
	return token->form.len == w.len && ent_str_eq_nocase(token->form, w);
}

/* How strongly token `i` divides clauses: 0 not, 1 a comma or "and", 2 a word or mark that opens or ends a clause. */
static unsigned divides(const ent_sentence *sentence, uint32_t i)
{
	static const char *const strong[] = {
		";",        ":",       "which", "who",  "whom",   "whose",        "when", "where", "while", "whereas",
		"although", "because", "but",   "that", "though", "\xE2\x80\x94", "--",   "said",  "says",  "."};
	static const char *const weak[] = {",",     "and",   "or",        "after", "before", "as",
									   "since", "until", "following", "(",     ")"};
	const ent_token *token = &sentence->tokens[i];
	for (size_t k = 0; k < sizeof strong / sizeof *strong; k++)
		if (is_word(token, strong[k]))
			return 2;
	for (size_t k = 0; k < sizeof weak / sizeof *weak; k++)
		if (is_word(token, weak[k]))
			return 1;
	return 0;
}

/* Distance in tokens, each division counting as several words. Less is nearer. */
static unsigned distance(const ent_sentence *sentence, uint32_t at, const ent_timex *timex)
{
	enum { WEAK = 6, STRONG = 40, BEFORE = 3 };
	bool behind = timex->first > at;
	uint32_t from = behind ? at + 1 : timex->first + timex->n, to = behind ? timex->first : at;
	unsigned cost = behind ? 0 : BEFORE;
	if (timex->first <= at && at < timex->first + timex->n)
		return 0;
	for (uint32_t i = from; i < to && i < sentence->n; i++) {
		unsigned d = divides(sentence, i);
		/* The preposition of the expression itself divides nothing, nor does the comma that sets off "In 2011, ...". */
		bool own = behind ? i + 1 == to && !is_word(&sentence->tokens[i], ",") && !is_word(&sentence->tokens[i], "and")
						  : i == from;
		cost += d == 2 ? STRONG : d == 1 && !own ? WEAK : 1;
	}
	return cost;
}

/* The expression that opens the sentence governs all of it. */
static bool opens(const ent_timex *timex)
{
	return timex->first <= 3;
}

/* The date told last in the same paragraph, no more than two sentences back. */
static const ent_timex *told_before(const ent_timexes *timexes, const ent_text *text, uint32_t sentence, size_t before)
{
	const ent_sentence *here = &text->sentences[sentence];
	while (before-- > 0) {
		const ent_timex *timex = &timexes->at[before];
		const ent_sentence *there = &text->sentences[timex->sentence];
		if (there->block != here->block || sentence - timex->sentence > 2)
			return NULL;
		if (timex->event_date)
			return timex->date.lo != ENT_DAY_PAST && timex->date.hi != ENT_DAY_FUTURE ? timex : NULL;
	}
	return NULL;
}

ent_date ent_times_of(const ent_timexes *timexes, const ent_text *text, uint32_t sentence, uint32_t at,
					  const ent_timex **ret_timex)
{
	enum { FAR = 36 };
	const ent_timex *best = NULL;
	unsigned least = FAR;
	size_t from, to;
	*ret_timex = NULL;
	if (sentence >= text->n)
		return ENT_DATE_NONE;
	of_sentence(timexes, sentence, &from, &to);
	const ent_sentence *here = &text->sentences[sentence];
	for (size_t i = from; i < to; i++) {
		const ent_timex *timex = &timexes->at[i];
		if (!timex->event_date)
			continue;
		unsigned cost = distance(here, at, timex);
		if (opens(timex) && cost >= FAR)
			cost = FAR - 1;
		if (cost < least) {
			least = cost;
			best = timex;
		}
	}
	if (best) {
		*ret_timex = best;
		return best->date;
	}
	best = told_before(timexes, text, sentence, from);
	if (!best)
		return ENT_DATE_NONE;
	*ret_timex = best;
	ent_date date = best->date;
	date.basis = ENT_BASIS_INFERRED;
	return date;
}
