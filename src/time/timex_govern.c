/* Owns the choice of the expression that dates what a word tells.
 *
 * With a tree: the expression that hangs on the word itself ("the visit of 6 April"), or in its clause; else, as
 * inferred, the time of another event by which the clause is told ("after the 2010 floods"); a conjoined or controlled
 * verb shares the expression of the verb before it ("In 1971 they met and signed"), a clause of content
 * ("said that ...") or a relative clause does not.
 *
 * Without a tree: the nearest expression of the same clause, one behind the word before one in front of it; else the
 * sentence's opening expression ("In 1971, ..."); else, in a paragraph that tells one thing after the other, the date
 * told last, as inferred. What is told in the past never gets the publication date: that a text tells something does
 * not say when it was; what is told in the present gets its month. */
#include "base/vec.h"
#include "syntax/clauses.h"
#include "time/timex.h"
#include "time/timex_anchor.h"
#include "time/timex_telling.h"
#include "time/timex_told.h"

#include <limits.h>

enum { FAR = 36, NEAR = 5 }; /* [words] of `distance` */
enum { YEAR_DIGITS = 4 };    /* of a TIMEX3 value that is a year */

void ent_times_in(const ent_timexes *timexes, uint32_t sentence, size_t *ret_from, size_t *ret_to)
{
	size_t lo = ent_vec_lower(timexes->at, timexes->n, sentence, sentence);
	*ret_from = lo;
	while (lo < timexes->n && timexes->at[lo].sentence == sentence)
		lo++;
	*ret_to = lo;
}

static bool is_word(const ent_token *token, const char *word)
{
	return ent_str_is_nocase(token->form, word);
}

/* How strongly token `i` divides clauses: 0 not, 1 a comma or "and", 2 a word or mark that opens or ends a clause. */
static unsigned divides(const ent_sentence *sentence, uint32_t i)
{
	static const char *const strong[] = {
		";",        ":",       "which", "who",  "whom",   "whose",        "when", "where", "while", "whereas",
		"although", "because", "but",   "that", "though", "\xE2\x80\x94", "--",   "said",  "says",  "."};
	static const char *const weak[] = {",",     "and",   "or",        "after", "before", "as",
									   "since", "until", "following", "(",     ")"};
	static const char firsts[] = ";:wWaAbBtTsSoOuUfF,()-.\xE2"; /* that these begin with */
	const ent_token *token = &sentence->tokens[i];
	if (!token->form.len || !memchr(firsts, token->form.ptr[0], sizeof firsts - 1))
		return 0;
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

/* --- with a tree --- */

/* "a line, now called Pakistan Stream, on Thursday": a comma parts the expression from the participle that the tree
 * hangs it on. */
static bool parted(const ent_sentence *sentence, const ent_timex *timex, uint32_t participle)
{
	uint32_t first = timex->first;
	if (first > 0 && sentence->tokens[first - 1].deprel == ENT_DEPREL_CASE)
		first--;
	return first > participle && is_word(&sentence->tokens[first - 1], ",") &&
		   sentence->tokens[participle].deprel == ENT_DEPREL_ACL;
}

/* The clause at `up` or the one it is joined to: what stands before the "and" is of the first, what stands behind it of
 * the second, wherever the tree hangs it ("they met, and on 10 January they signed"). */
static uint32_t side_of_and(const ent_sentence *sentence, const ent_timex *timex, uint32_t up)
{
	for (uint32_t link = 0; link < sentence->n; link++) {
		int32_t second = sentence->tokens[link].head;
		if (sentence->tokens[link].deprel != ENT_DEPREL_CC || second < 0 || (uint32_t)second < link ||
			sentence->tokens[second].deprel != ENT_DEPREL_CONJ || sentence->tokens[second].head < 0)
			continue;
		uint32_t first = (uint32_t)sentence->tokens[second].head;
		if (up == first && timex->first > link && timex->first < (uint32_t)second)
			return (uint32_t)second;
		if (up == (uint32_t)second && timex->first < link)
			return first;
	}
	return up;
}

/* "The first visit since 2018": there was one then, and when this one was is not said. */
static bool orders(const ent_sentence *sentence, const ent_timex *timex)
{
	uint32_t i = timex->first;
	if (i == 0 || !is_word(&sentence->tokens[--i], "since"))
		return false;
	while (i-- > 0 && divides(sentence, i) == 0 && sentence->tokens[i].upos != ENT_UPOS_VERB)
		if (is_word(&sentence->tokens[i], "first"))
			return true;
	return false;
}

/* "After the war of 1965 they met": the noun that the expression hangs on is only what the clause came after, or
 * before; unless it is the noun at `at` that is to be dated. */
static bool only_bounds(const ent_sentence *sentence, uint32_t at, const ent_timex *timex)
{
	static const char *const bounds[] = {"after", "following", "since", "before", "until", "till"};
	if (timex->counted)
		return false; /* "three days after the vote" */
	if (orders(sentence, timex))
		return true;
	uint32_t noun = ent_clause_carrier(sentence, timex->first, timex->n);
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && !ent_clause_begins(sentence, noun); step++) {
		noun = (uint32_t)sentence->tokens[noun].head;
		if (noun == at)
			return false;
		for (uint32_t i = 0; i < timex->first; i++)
			for (size_t w = 0; w < sizeof bounds / sizeof *bounds; w++)
				if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == ENT_DEPREL_CASE &&
					is_word(&sentence->tokens[i], bounds[w]))
					return true;
	}
	return false;
}

/* "They retaliated in July: they banned it, and in August expelled him": what stands behind a colon tells what was done
 * in the clause before it, unless that goes on behind the expression ("met in July and voted: they banned it"). */
static bool behind_colon(const ent_sentence *sentence, const ent_timex *timex, uint32_t clause)
{
	if (sentence->tokens[clause].deprel != ENT_DEPREL_PARATAXIS || ent_telling_unreal(sentence, clause) ||
		ent_telling_before_past(sentence, clause))
		return false;
	for (uint32_t i = timex->first; i < clause; i++) {
		const ent_token *token = &sentence->tokens[i];
		if (token->deprel == ENT_DEPREL_CONJ && token->head == sentence->tokens[clause].head)
			return false;
		if (token->head == (int32_t)clause && is_word(token, ":"))
			return true;
	}
	return false;
}

/* "pledged to withdraw by June": the day by which the deed is due, wherever the parser hangs it, is not that of the
 * word at `at` which gives the pledge. */
static bool is_deadline(const ent_sentence *sentence, uint32_t at, const ent_timex *timex)
{
	if (timex->first == 0 || !is_word(&sentence->tokens[timex->first - 1], "by"))
		return false;
	for (uint32_t i = at + 1; i + 1 < timex->first; i++) {
		const ent_token *token = &sentence->tokens[i];
		bool deed = token->deprel == ENT_DEPREL_XCOMP && token->head == (int32_t)at;
		if (deed && (is_word(&sentence->tokens[i - 1], "to") || (i > 1 && is_word(&sentence->tokens[i - 2], "to"))))
			return true;
	}
	return false;
}

enum { SHARED = 8, NARROWER = 6 };

/* How far the expression is from token `at` in the tree: 0 it hangs on `at`, 1 on the head of its clause, one more for
 * each noun between ("the signing of a deal in 2014"), SHARED and more in a clause whose time `at` shares; UINT32_MAX
 * where it does not date it, as when it only modifies another noun ("the former Cold War rivals"). */
static unsigned tree_distance(const ent_sentence *sentence, uint32_t at, const ent_timex *timex)
{
	uint32_t up = ent_clause_carrier(sentence, timex->first, timex->n);
	unsigned hops = 0;
	if (only_bounds(sentence, at, timex) || ent_telling_followed(sentence, timex->first, at) ||
		is_deadline(sentence, at, timex))
		return UINT32_MAX;
	bool modifier =
		sentence->tokens[up].deprel == ENT_DEPREL_COMPOUND || sentence->tokens[up].deprel == ENT_DEPREL_AMOD;
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && up != at && !ent_clause_begins(sentence, up); step++, hops++) {
		up = (uint32_t)sentence->tokens[up].head;
		if (modifier && hops == 0 && up != at)
			return UINT32_MAX;
	}
	if (parted(sentence, timex, up))
		up = ent_clause_head(sentence, (uint32_t)sentence->tokens[up].head);
	up = side_of_and(sentence, timex, up);
	if (up == at)
		return hops > 1 ? hops + 1 : 0;
	uint32_t clause = ent_clause_head(sentence, at);
	hops = hops ? hops - 1 : 0;
	if (up == clause)
		return 1 + hops;
	for (unsigned cost = SHARED; cost < SHARED + 4; cost++) {
		const ent_token *token = &sentence->tokens[clause];
		bool shares = token->deprel == ENT_DEPREL_CONJ || token->deprel == ENT_DEPREL_XCOMP ||
					  token->deprel == ENT_DEPREL_ADVCL || token->deprel == ENT_DEPREL_ACL ||
					  behind_colon(sentence, timex, clause);
		if (token->head < 0 || !shares)
			return UINT32_MAX;
		clause = ent_clause_head(sentence, (uint32_t)token->head);
		if (up == clause)
			return cost + hops;
	}
	return UINT32_MAX;
}

/* Does the first date lie within the second, and say more? */
static bool narrows(const ent_date *a, const ent_date *b)
{
	return a->lo >= b->lo && a->hi <= b->hi && (a->lo > b->lo || a->hi < b->hi);
}

/* "hosted meetings in 2019 and 2020, including one in March": the expression is of a part of what is told. */
static bool of_a_part(const ent_sentence *sentence, uint32_t at, const ent_timex *timex)
{
	uint32_t noun = ent_clause_carrier(sentence, timex->first, timex->n);
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && noun != at && !ent_clause_begins(sentence, noun); step++) {
		for (uint32_t i = 0; i < timex->first; i++)
			if (sentence->tokens[i].head == (int32_t)noun && is_word(&sentence->tokens[i], "including"))
				return true;
		noun = (uint32_t)sentence->tokens[noun].head;
	}
	return false;
}

/* The word "when" right behind the expression, or the end of the sentence. */
static uint32_t when_behind(const ent_sentence *sentence, const ent_timex *timex)
{
	uint32_t behind = timex->first + timex->n;
	behind += behind < sentence->n && is_word(&sentence->tokens[behind], ",");
	return behind < sentence->n && is_word(&sentence->tokens[behind], "when") ? behind : sentence->n;
}

/* "lasted from 1979 till 1988, when they withdrew": whether token `at` is told of the very time before that "when". */
static bool of_when(const ent_sentence *sentence, const ent_timex *timex, uint32_t at)
{
	uint32_t when = when_behind(sentence, timex);
	if (when >= at)
		return false;
	if (!sentence->parsed)
		return true;
	uint32_t of = ent_clause_head(sentence, when), clause = ent_clause_head(sentence, at);
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && clause != of && sentence->tokens[clause].head >= 0; step++)
		clause = ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head);
	return clause == of;
}

/* Of the expressions [from, to) the one that dates token `at` by the tree; NULL when none does. One a little further
 * off that says the same more exactly is taken ("in the post-war era, in 1947"). `*ret_shared`: it is of a clause whose
 * time that of `at` shares. */
static const ent_timex *by_tree(const ent_timexes *timexes, size_t from, size_t to, const ent_sentence *sentence,
								uint32_t at, bool *ret_shared)
{
	const ent_timex *best = NULL;
	unsigned least = UINT32_MAX;
	for (size_t i = from; i < to; i++) {
		const ent_timex *timex = &timexes->at[i];
		unsigned cost =
			timex->event_date && timex->first < sentence->n ? tree_distance(sentence, at, timex) : UINT32_MAX;
		if (cost < least ||
			(best && cost == least && cost < SHARED && distance(sentence, at, timex) < distance(sentence, at, best))) {
			least = cost;
			best = timex;
		}
	}
	for (size_t i = from; best && i < to; i++) {
		const ent_timex *timex = &timexes->at[i];
		if (timex->event_date && timex->first < sentence->n && narrows(&timex->date, &best->date) &&
			!of_a_part(sentence, at, timex) && tree_distance(sentence, at, timex) <= least + NARROWER)
			best = timex;
	}
	*ret_shared = best && least >= SHARED;
	return best;
}

/* "Peru, which joined the bloc in 2003, backed it": whether the expression stands between commas in what is told of a
 * noun beside, and the token outside. */
static bool is_beside(const ent_sentence *sentence, const ent_timex *timex, uint32_t at)
{
	static const char *const pronouns[] = {"which", "who", "whom", "whose"};
	uint32_t from = timex->first, to = timex->first + timex->n;
	while (from > 0 && !is_word(&sentence->tokens[from], ","))
		from--;
	while (to < sentence->n && !is_word(&sentence->tokens[to], ","))
		to++;
	for (size_t i = 0; from + 1 < timex->first && to < sentence->n && i < sizeof pronouns / sizeof *pronouns; i++)
		if (is_word(&sentence->tokens[from + 1], pronouns[i]))
			return at < from || at > to;
	return false;
}

/* "In the 1965 war", "amid the 2010 floods", "during its 1979 war": the time of something else, by which the clause of
 * `at` is told. */
static const ent_timex *by_other_event(const ent_timexes *timexes, size_t from, size_t to, const ent_sentence *sentence,
									   uint32_t at)
{
	static const char *const prepositions[] = {"in", "during", "amid"};
	uint32_t clause = ent_clause_head(sentence, at), above = clause;
	if (sentence->tokens[clause].deprel == ENT_DEPREL_ACL_RELCL && !ent_telling_before_past(sentence, at))
		above = ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head); /* "mediated, which ended it" */
	for (size_t i = from; i < to; i++) {
		const ent_timex *timex = &timexes->at[i];
		if (timex->date.lo == ENT_DAY_UNKNOWN || timex->type == ENT_TIMEX_SET || timex->first >= sentence->n)
			continue;
		int32_t noun = sentence->tokens[ent_clause_carrier(sentence, timex->first, timex->n)].head;
		if (noun < 0 || sentence->tokens[noun].deprel != ENT_DEPREL_OBL ||
			(sentence->tokens[noun].head != (int32_t)clause && sentence->tokens[noun].head != (int32_t)above))
			continue;
		for (uint32_t k = 0; k < timex->first; k++)
			if (sentence->tokens[k].head == noun && sentence->tokens[k].deprel == ENT_DEPREL_CASE)
				for (size_t w = 0; w < sizeof prepositions / sizeof *prepositions; w++)
					if (is_word(&sentence->tokens[k], prepositions[w]))
						return timex;
	}
	return NULL;
}

/* Whether the noun is of what comes all at once, which what is done after it follows at once. */
static bool is_sudden(const ent_token *noun)
{
	static const char *const words[] = {"earthquake", "quake",   "flood", "tsunami", "cyclone",   "hurricane",
										"typhoon",    "storm",   "fire",  "coup",    "explosion", "eruption",
										"attack",     "bombing", "crash", "raid",    "landslide", "disaster"};
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (ent_str_eq_nocase(noun->lemma, ent_str_of(words[k])))
			return true;
	return false;
}

/* Whether the clause hangs on a noun, or on one of which it is said that somebody is it: "was one of those to help". */
static bool of_a_noun(const ent_sentence *sentence, uint32_t clause)
{
	const ent_token *token = &sentence->tokens[clause];
	for (uint32_t i = 0; token->deprel == ENT_DEPREL_ADVCL && i < clause; i++)
		if (sentence->tokens[i].head == token->head && sentence->tokens[i].deprel == ENT_DEPREL_COP)
			return true;
	return token->deprel == ENT_DEPREL_ACL;
}

/* "Following the clash of 21 November they withdrew", "after the 2010 floods they helped": the date of what the clause
 * of `at` came after; `ret_sudden`: of what came all at once, told by its year. */
static const ent_timex *told_after(const ent_timexes *timexes, size_t from, size_t to, const ent_sentence *sentence,
								   uint32_t at, bool *ret_sudden)
{
	uint32_t clause = ent_clause_head(sentence, at);
	bool first = of_a_noun(sentence, clause); /* "was the first to help" */
	uint32_t above = first ? ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head) : clause;
	for (size_t i = from; i < to && sentence->parsed; i++) {
		const ent_timex *timex = &timexes->at[i];
		bool year = timex->type == ENT_TIMEX_DATE && timex->value.len == YEAR_DIGITS &&
					timex->value.ptr[YEAR_DIGITS - 1] != 'X';
		if (!(year || ent_told_exactly(timex)) || timex->first >= sentence->n || !only_bounds(sentence, at, timex))
			continue;
		uint32_t carrier = ent_clause_carrier(sentence, timex->first, timex->n);
		uint32_t of = ent_clause_head(sentence, carrier);
		for (uint32_t k = 0; k < timex->first && (of == clause || of == above); k++)
			if (sentence->tokens[k].deprel == ENT_DEPREL_CASE &&
				(is_word(&sentence->tokens[k], "after") || is_word(&sentence->tokens[k], "following"))) {
				int32_t noun = sentence->tokens[carrier].head;
				*ret_sudden = year && noun >= 0 && is_sudden(&sentence->tokens[noun]);
				return timex;
			}
	}
	return NULL;
}

/* The year of the expression, without what its "after" opened. */
static ent_date in_its_year(const ent_timex *timex)
{
	ent_date year;
	if (!ent_edtf_parse(timex->value, &year))
		return ENT_DATE_NONE;
	year.basis = ENT_BASIS_INFERRED;
	return year;
}

/* Of the expressions [from, to) the nearest in the line of words, nearer than `most`; NULL when none is. */
static const ent_timex *by_line(const ent_timexes *timexes, size_t from, size_t to, const ent_sentence *sentence,
								uint32_t at, unsigned most)
{
	const ent_timex *best = NULL;
	unsigned least = most;
	for (size_t i = from; i < to; i++) {
		const ent_timex *timex = &timexes->at[i];
		if (!timex->event_date || (sentence->parsed && timex->first < sentence->n && only_bounds(sentence, at, timex)))
			continue;
		unsigned cost = distance(sentence, at, timex);
		if (opens(timex) && cost >= most && most == FAR)
			cost = FAR - 1;
		if (cost < least) {
			least = cost;
			best = timex;
		}
	}
	return best;
}

/* The date of what is told together with `timex`, but not as having been on it: what is not told as having been is not
 * before it ("on Monday they threatened to attack"), what somebody says not after it. */
static ent_date told_with(ent_arena *arena, const ent_timex *timex, bool unreal, bool before)
{
	ent_date date = timex->date;
	bool whole = ent_str_find(date.edtf, ENT_STR("/"), 0) < 0;
	date.basis = ENT_BASIS_INFERRED;
	if (unreal) {
		date.hi = ENT_DAY_FUTURE;
		date.edtf = whole ? ent_str_join(arena, date.edtf, ENT_STR("/"), ENT_STR(".."))
						  : ent_edtf_of_days(arena, date.lo, date.hi);
	} else if (before) {
		date.lo = ENT_DAY_PAST;
		date.edtf = whole ? ent_str_join(arena, ENT_STR(".."), ENT_STR("/"), date.edtf)
						  : ent_edtf_of_days(arena, date.lo, date.hi);
	}
	return date;
}

/* "did not withdraw until 3 May": it did on that day. */
static bool is_not_until(const ent_sentence *sentence, const ent_timex *timex, uint32_t at)
{
	if (timex->first == 0 || at >= timex->first || !is_word(&sentence->tokens[timex->first - 1], "until"))
		return false;
	for (uint32_t i = at > 3 ? at - 3 : 0; i < at; i++)
		if (is_word(&sentence->tokens[i], "not") || is_word(&sentence->tokens[i], "n't"))
			return true;
	return false;
}

/* The date as it is for the word: "lasted until 7 July, when the Senate ratified it" is open for what lasted, and the
 * very day of what stands behind its "when". */
static ent_date date_for(const ent_sentence *sentence, const ent_timex *timex, uint32_t at)
{
	bool until = timex->date.lo == ENT_DAY_PAST && is_not_until(sentence, timex, at);
	ent_date point;
	if (!(until || of_when(sentence, timex, at)) || !ent_edtf_parse(timex->value, &point))
		return timex->date;
	point.basis = timex->date.basis;
	return point;
}

/* "A week after the coup they met", and nobody said when the coup was: the clause has a time, which is not the
 * narrative's. */
static bool is_counted(const ent_timexes *timexes, size_t from, size_t to, const ent_sentence *sentence, uint32_t at)
{
	for (size_t i = from; i < to && sentence->parsed; i++)
		if (timexes->at[i].counted && timexes->at[i].date.lo == ENT_DAY_UNKNOWN &&
			tree_distance(sentence, at, &timexes->at[i]) != UINT32_MAX)
			return true;
	return false;
}

/* Whether the sentence is told in the past, by its words, since it need not be parsed. */
static bool in_past_words(const ent_sentence *sentence)
{
	static const char *const past[] = {"was", "were", "had", "did"};
	for (uint32_t i = 0; i < sentence->n; i++)
		for (size_t k = 0; k < sizeof past / sizeof *past; k++)
			if (is_word(&sentence->tokens[i], past[k]))
				return true;
	return false;
}

/* Whether the paragraph tells of another day than the writer's in the present tense, as chronicles do: "1974. Greece
 * mobilises", or stands under a heading that is a date. */
static bool is_chronicle(const ent_timexes *timexes, const ent_text *text, uint32_t sentence, size_t before)
{
	enum { MONTHS = 62 /* [days] */ };
	ent_day long_ago = text->document->articles[text->sentences[sentence].article].published.lo - MONTHS;
	uint32_t block = text->sentences[sentence].block;
	while (before-- > 0 && text->sentences[timexes->at[before].sentence].block == block)
		if (timexes->at[before].event_date && opens(&timexes->at[before]) && timexes->at[before].date.hi < long_ago)
			return !in_past_words(&text->sentences[timexes->at[before].sentence]);
	return ent_told_section(timexes, text, sentence) != NULL;
}

/* "violates the treaty of 2012": the date is that of what is named, not of what is done to it. */
static bool is_of_thing(const ent_sentence *sentence, const ent_timex *timex, uint32_t at)
{
	if (!sentence->parsed || timex->first >= sentence->n)
		return false;
	int32_t noun = sentence->tokens[ent_clause_carrier(sentence, timex->first, timex->n)].head;
	return noun >= 0 && (uint32_t)noun != at && sentence->tokens[noun].upos == ENT_UPOS_NOUN;
}

/* "The ministry condemns the raid", "is to meet them": what an article tells in the present is as of the month in which
 * it was written, what it tells in the future is not before it. False where it says nothing of that kind. */
static bool told_as_of_writing(ent_arena *arena, const ent_timexes *timexes, const ent_text *text, uint32_t sentence,
							   uint32_t at, size_t before, bool unreal, ent_date *ret_date)
{
	enum { MONTH = 31 };
	const ent_sentence *here = &text->sentences[sentence];
	const ent_date *written = &text->document->articles[here->article].published;
	if (written->lo == ENT_DAY_UNKNOWN || !ent_told_closed(written) || written->hi - written->lo > MONTH ||
		!ent_telling_present(here, at, unreal) || is_chronicle(timexes, text, sentence, before))
		return false;
	int year, month, day;
	ent_day_to(written->lo, &year, &month, &day);
	ent_day lo = unreal ? written->lo : ent_day_from(year, month, 1);
	ent_day hi = unreal ? ENT_DAY_FUTURE : ent_day_from(year, month, ent_month_days(year, month));
	*ret_date = (ent_date){ent_edtf_of_days(arena, lo, hi), lo, hi, ENT_BASIS_INFERRED};
	return true;
}

/* "Peru has asked for it, and a vote is expected in November": what is told as done was not done after it was
 * written. */
static bool is_to_come(const ent_text *text, const ent_sentence *here, const ent_timex *timex, bool unreal)
{
	const ent_date *written = &text->document->articles[here->article].published;
	return !unreal && written->lo != ENT_DAY_UNKNOWN && ent_told_closed(written) && timex->date.lo > written->hi;
}

/* The date told last in the paragraph, unless it is of the past and what is told is going on still: "In the war they
 * could not trade. Now they are building ties". */
static const ent_timex *told_last(const ent_timexes *timexes, const ent_text *text, uint32_t sentence, uint32_t at,
								  size_t before)
{
	const ent_timex *last = ent_told_before(timexes, text, sentence, before);
	bool over = last && ent_telling_under_way(&text->sentences[sentence], at) &&
				!ent_telling_present(&text->sentences[last->sentence], last->first, false);
	return over ? NULL : last;
}

/* "They met in July; in December they quarrelled; peace had come the year before": of the expressions [*from, *to)
 * those that may date token `at`. What stands behind a later semicolon does not, nor, where an expression opens the
 * part of `at`, what stands before that part. */
static void keep_to_part(const ent_timexes *timexes, const ent_sentence *sentence, uint32_t at, size_t *from,
						 size_t *to)
{
	enum { OPENS = 4 /* [tokens] */ };
	uint32_t first = at, end = at;
	while (first > 0 && !is_word(&sentence->tokens[first - 1], ";"))
		first--;
	while (end < sentence->n && !is_word(&sentence->tokens[end], ";"))
		end++;
	while (*to > *from && timexes->at[*to - 1].first >= end && timexes->at[*to - 1].first < sentence->n)
		--*to;
	for (size_t i = *from; i < *to && first > 0; i++)
		if (timexes->at[i].event_date && timexes->at[i].first >= first && timexes->at[i].first < first + OPENS) {
			*from = i;
			return;
		}
}

ent_date ent_times_of(const ent_timexes *timexes, ent_arena *arena, const ent_text *text, uint32_t sentence,
					  uint32_t at, const ent_timex **ret_timex)
{
	size_t from, to;
	*ret_timex = NULL;
	if (sentence >= text->n || at >= text->sentences[sentence].n)
		return ENT_DATE_NONE;
	ent_times_in(timexes, sentence, &from, &to);
	const ent_sentence *here = &text->sentences[sentence];
	keep_to_part(timexes, here, at, &from, &to);
	bool shared = false;
	const ent_timex *best = here->parsed ? by_tree(timexes, from, to, here, at, &shared) : NULL;
	for (size_t i = from; i < to && here->parsed && (!best || shared); i++)
		if (timexes->at[i].event_date && of_when(here, &timexes->at[i], at))
			best = &timexes->at[i], shared = false;
	const ent_timex *other = here->parsed ? by_other_event(timexes, from, to, here, at) : NULL;
	if (shared && other) /* what its own clause tells of goes before what another one does */
		best = NULL;
	else if (!best) /* the tree may err: an expression right beside the word still counts */
		best = by_line(timexes, from, to, here, at, here->parsed ? NEAR : FAR);
	ent_date written;
	if (best && is_of_thing(here, best, at) &&
		told_as_of_writing(arena, timexes, text, sentence, at, from, ent_telling_unreal(here, at), &written) &&
		best->date.hi < written.lo)
		return written;
	if (best) {
		*ret_timex = best;
		ent_date beside = here->parsed ? ent_anchor_beside(timexes, to, best, arena, here, at) : ENT_DATE_NONE;
		return beside.lo == ENT_DAY_UNKNOWN ? date_for(here, best, at) : beside;
	}
	if (is_counted(timexes, from, to, here, at))
		return ENT_DATE_NONE;
	bool unreal = ent_telling_unreal(here, at), before = false, sudden = false;
	if (!other && told_as_of_writing(arena, timexes, text, sentence, at, to, unreal, &written))
		return written;
	if (ent_told_now(timexes, text, sentence, to))
		return ENT_DATE_NONE;
	const ent_timex *after = told_after(timexes, from, to, here, at, &sudden);
	best = other;
	if (!best && (best = by_line(timexes, from, to, here, at, UINT_MAX))) { /* of another clause of the scene */
		if (!ent_told_closed(&best->date))
			return ENT_DATE_NONE;
		bool parsed = here->parsed && best->first < here->n;
		before = parsed && ent_telling_content(here, at, best->first) && ent_telling_before_past(here, at);
		bool aside = after && parsed && ent_telling_relative(here, best->first, at);
		aside |= unreal && ent_told_aside(timexes, text, (size_t)(best - timexes->at));
		aside |= parsed && ent_telling_followed(here, best->first, at);
		if (parsed && ent_telling_later(here, best->first, at))
			return ENT_DATE_NONE;
		aside |= (parsed && is_beside(here, best, at)) || is_to_come(text, here, best, unreal);
		aside |= parsed && ent_telling_next(here, best->first, at) && told_last(timexes, text, sentence, at, from);
		if (aside || (parsed && ent_telling_content(here, best->first, at)))
			best = NULL; /* when it was said is not when it was, nor is what it led to */
	}
	if (best && unreal && ent_telling_past_below(here, best->first, at))
		return ENT_DATE_NONE; /* "is to meet her after they signed last month": when is not said */
	if (best || !ent_telling_past(here, at))
		after = NULL;
	if (after && sudden && !ent_telling_before_past(here, at)) {
		*ret_timex = after;
		return in_its_year(after);
	}
	if (!best && !ent_telling_perfect(here, at) && !after)
		best = told_last(timexes, text, sentence, at, from);
	if (!best && !ent_telling_before_past(here, at) && !after)
		best = ent_told_section(timexes, text, sentence);
	if (!best && !ent_telling_perfect(here, at) && ent_telling_past(here, at)) {
		best = after;
		if (!best)
			return ent_told_between(arena, timexes, text, sentence, unreal, ret_timex);
		unreal = true; /* not before it */
	}
	if (!best)
		return ENT_DATE_NONE;
	*ret_timex = best;
	return told_with(arena, best, unreal, before);
}
