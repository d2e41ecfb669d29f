/* Owns how a clause stands to the story around it, by its tree where it has one, else by the words beside it. */
#include "time/timex_telling.h"

#include "syntax/clauses.h"

static bool is_word(const ent_token *token, const char *word)
{
	return ent_str_is_nocase(token->form, word);
}

/* "the first state to recognise it": it did, before others. */
static bool is_order(const ent_sentence *sentence, uint32_t to)
{
	static const char *const words[] = {"first", "second", "third", "last", "only", "among"};
	for (uint32_t back = 1; back <= 4 && back <= to; back++)
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			if (is_word(&sentence->tokens[to - back], words[k]))
				return true;
	return false;
}

/* "could not build": that it was not is told of the past. */
static bool could_not(const ent_sentence *sentence, uint32_t at)
{
	return is_word(&sentence->tokens[at], "could") && at + 1 < sentence->n &&
		   (is_word(&sentence->tokens[at + 1], "not") || is_word(&sentence->tokens[at + 1], "n't"));
}

bool ent_telling_unreal(const ent_sentence *sentence, uint32_t at)
{
	static const char *const words[] = {"will",  "would", "shall", "should", "may",  "might", "can",
										"could", "must",  "to",    "wants",  "want", "need",  "needs"};
	for (uint32_t back = 0; back <= 3 && back <= at; back++)
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			if (is_word(&sentence->tokens[at - back], words[k]))
				return !(is_word(&sentence->tokens[at - back], "to") && is_order(sentence, at - back)) &&
					   !could_not(sentence, at - back);
	return false;
}

/* "protested when they drilled in 2011": a clause of time, though the tree may take it for what is said. "did not say
 * when they would drill" is none. */
static bool is_clause_of_time(const ent_sentence *sentence, uint32_t clause)
{
	for (uint32_t i = 0; i < clause; i++)
		if (sentence->tokens[i].head == (int32_t)clause && is_word(&sentence->tokens[i], "when"))
			return !ent_telling_unreal(sentence, clause);
	return false;
}

bool ent_telling_content(const ent_sentence *sentence, uint32_t inner, uint32_t outer)
{
	uint32_t clause = ent_clause_head(sentence, inner), end = ent_clause_head(sentence, outer);
	bool content = false;
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && clause != end; step++) {
		content =
			content || (sentence->tokens[clause].deprel == ENT_DEPREL_CCOMP && !is_clause_of_time(sentence, clause));
		if (sentence->tokens[clause].head < 0)
			return false;
		clause = ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head);
	}
	return content;
}

bool ent_telling_relative(const ent_sentence *sentence, uint32_t inner, uint32_t outer)
{
	uint32_t clause = ent_clause_head(sentence, inner), end = ent_clause_head(sentence, outer);
	bool relative = false;
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && clause != end; step++) {
		relative |= sentence->tokens[clause].deprel == ENT_DEPREL_ACL_RELCL;
		if (sentence->tokens[clause].head < 0)
			return false;
		clause = ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head);
	}
	return relative;
}

bool ent_telling_before_past(const ent_sentence *sentence, uint32_t at)
{
	for (uint32_t back = 1; back <= 3 && back <= at; back++)
		if (is_word(&sentence->tokens[at - back], "had"))
			return true;
	return false;
}

bool ent_telling_perfect(const ent_sentence *sentence, uint32_t at)
{
	for (uint32_t back = 1; back <= 3 && back <= at; back++)
		if (is_word(&sentence->tokens[at - back], "has") || is_word(&sentence->tokens[at - back], "have"))
			return true;
	uint32_t clause = sentence->parsed ? ent_clause_head(sentence, at) : at;
	for (uint32_t i = 0; i < clause && clause != at; i++) /* "has grown to half a billion DOLLARS" */
		if (sentence->tokens[i].head == (int32_t)clause && sentence->tokens[i].deprel == ENT_DEPREL_AUX &&
			(is_word(&sentence->tokens[i], "has") || is_word(&sentence->tokens[i], "have")))
			return true;
	return false;
}

/* -1 a verb or auxiliary of the present or future, 1 of the past ("signed", "was"), 0 neither. */
static int tense_of(const ent_token *token)
{
	static const char *const past[] = {"was", "were", "had", "did"};
	static const char *const other[] = {"is",   "are",   "has", "have", "do",  "does",
										"will", "shall", "'s",  "'re",  "'ve", "'ll"};
	for (size_t k = 0; k < sizeof past / sizeof *past; k++)
		if (is_word(token, past[k]))
			return 1;
	for (size_t k = 0; k < sizeof other / sizeof *other; k++)
		if (is_word(token, other[k]))
			return -1;
	if (token->upos != ENT_UPOS_VERB || ent_str_ends(token->form, ENT_STR("ing")))
		return 0;
	return ent_str_eq_nocase(token->form, token->lemma) || ent_str_ends(token->form, ENT_STR("s")) ? -1 : 1;
}

static bool is_auxiliary(unsigned deprel)
{
	return deprel == ENT_DEPREL_AUX || deprel == ENT_DEPREL_AUX_PASS || deprel == ENT_DEPREL_COP;
}

/* The same of a clause: of its auxiliary, else of its own word. */
static int tense_of_clause(const ent_sentence *sentence, uint32_t clause)
{
	int tense = 0;
	for (uint32_t i = 0; i < sentence->n && tense == 0; i++)
		if (sentence->tokens[i].head == (int32_t)clause && is_auxiliary(sentence->tokens[i].deprel))
			tense = tense_of(&sentence->tokens[i]);
	return tense ? tense : tense_of(&sentence->tokens[clause]);
}

bool ent_telling_past(const ent_sentence *sentence, uint32_t at)
{
	uint32_t clause = ent_clause_head(sentence, at);
	bool past = false;
	for (int step = 0; sentence->parsed && step < ENT_CLAUSE_DEEPEST; step++) {
		int tense = tense_of_clause(sentence, clause);
		unsigned deprel = sentence->tokens[clause].deprel;
		bool bare = deprel == ENT_DEPREL_XCOMP || deprel == ENT_DEPREL_ADVCL || deprel == ENT_DEPREL_ACL;
		if (tense < 0 && !bare)
			return false;
		past = past || tense > 0;
		if (sentence->tokens[clause].head < 0)
			return past;
		clause = ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head);
	}
	return false;
}

/* Whether a word of the clause says that it is done with, or only thought of: "has signed", "would sign". */
static bool is_perfect_or_modal(const ent_sentence *sentence, uint32_t clause, bool unreal)
{
	static const char *const words[] = {"has",    "have", "had", "'ve",  "would", "'d",   "could", "might",
										"should", "may",  "can", "must", "ought", "will", "shall", "'ll"};
	enum { WILL = 13 /* from here on: what will be */ };
	size_t n = unreal ? WILL : sizeof words / sizeof *words;
	for (uint32_t i = 0; i < sentence->n; i++)
		if (sentence->tokens[i].head == (int32_t)clause && sentence->tokens[i].deprel == ENT_DEPREL_AUX)
			for (size_t k = 0; k < n; k++)
				if (is_word(&sentence->tokens[i], words[k]))
					return true;
	return false;
}

/* "cut", "overran": a verb in its base form, as it seems, of which no auxiliary and no "we" tells that it is no past.
 */
static bool is_either(const ent_sentence *sentence, uint32_t clause)
{
	for (uint32_t i = 0; i < sentence->n; i++) {
		const ent_token *token = &sentence->tokens[i];
		bool subject = token->head == (int32_t)clause && token->deprel == ENT_DEPREL_NSUBJ;
		if ((subject && (is_word(token, "we") || is_word(token, "i"))) ||
			(token->head == (int32_t)clause && is_auxiliary(token->deprel)))
			return false;
	}
	return !ent_str_ends(sentence->tokens[clause].form, ENT_STR("s"));
}

bool ent_telling_present(const ent_sentence *sentence, uint32_t at, bool unreal)
{
	uint32_t clause = ent_clause_head(sentence, at);
	bool present = false;
	for (int step = 0; sentence->parsed && step < ENT_CLAUSE_DEEPEST; step++) {
		int tense = tense_of_clause(sentence, clause);
		unsigned deprel = sentence->tokens[clause].deprel;
		bool bare = deprel == ENT_DEPREL_XCOMP || deprel == ENT_DEPREL_ADVCL || deprel == ENT_DEPREL_ACL;
		bool relative = deprel == ENT_DEPREL_ACL_RELCL;
		if (tense > 0 && !bare)
			return false;
		if (tense < 0 && (is_either(sentence, clause) || is_perfect_or_modal(sentence, clause, unreal)))
			return false;
		present = present || (tense < 0 && !(bare && deprel != ENT_DEPREL_ADVCL));
		if (sentence->tokens[clause].head < 0 || (present && relative))
			return present;
		clause = ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head);
	}
	return false;
}

bool ent_telling_past_below(const ent_sentence *sentence, uint32_t inner, uint32_t outer)
{
	if (!sentence->parsed || inner >= sentence->n)
		return false;
	uint32_t clause = ent_clause_head(sentence, inner), end = ent_clause_head(sentence, outer);
	if (clause == end || tense_of_clause(sentence, clause) <= 0)
		return false;
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && clause != end; step++) {
		if (sentence->tokens[clause].head < 0)
			return false;
		clause = ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head);
	}
	return clause == end;
}

bool ent_telling_under_way(const ent_sentence *sentence, uint32_t at)
{
	uint32_t clause = ent_clause_head(sentence, at);
	for (int step = 0; sentence->parsed && step < ENT_CLAUSE_DEEPEST; step++) {
		const ent_token *token = &sentence->tokens[clause];
		if (!ent_str_ends(token->form, ENT_STR("ing")))
			return false;
		for (uint32_t i = 0; i < clause; i++)
			if (sentence->tokens[i].head == (int32_t)clause && sentence->tokens[i].deprel == ENT_DEPREL_AUX)
				return tense_of(&sentence->tokens[i]) < 0 && !is_perfect_or_modal(sentence, clause, false);
		if (token->deprel != ENT_DEPREL_CONJ || token->head < 0)
			return false;
		clause = (uint32_t)token->head; /* "are meeting and signing" */
	}
	return false;
}

bool ent_telling_later(const ent_sentence *sentence, uint32_t inner, uint32_t outer)
{
	static const char *const words[] = {"later", "subsequently", "eventually", "ultimately", "afterwards", "then"};
	if (!sentence->parsed || inner >= sentence->n)
		return false;
	uint32_t clause = ent_clause_head(sentence, inner);
	bool relative = ent_telling_relative(sentence, inner, outer), later = false;
	for (uint32_t i = 0; i < sentence->n && clause != ent_clause_head(sentence, outer); i++) {
		if (sentence->tokens[i].head != (int32_t)clause)
			continue;
		relative |=
			i > outer && sentence->tokens[i].deprel == ENT_DEPREL_NSUBJ && is_word(&sentence->tokens[i], "which");
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			later |= is_word(&sentence->tokens[i], words[k]);
	}
	return relative && later;
}

/* Whether token `below` hangs on `above`, however far down. */
static bool hangs_on(const ent_sentence *sentence, uint32_t below, uint32_t above)
{
	for (uint32_t step = 0; step < sentence->n && below != above; step++) {
		if (sentence->tokens[below].head < 0)
			return false;
		below = (uint32_t)sentence->tokens[below].head;
	}
	return below == above;
}

bool ent_telling_followed(const ent_sentence *sentence, uint32_t inner, uint32_t at)
{
	static const char *const verbs[] = {"follow", "succeed", "precede"};
	if (!sentence->parsed || inner >= sentence->n)
		return false;
	for (uint32_t i = 0; i < sentence->n; i++) {
		const ent_token *subject = &sentence->tokens[i];
		if (subject->deprel != ENT_DEPREL_NSUBJ_PASS || subject->head < 0 || !hangs_on(sentence, at, i))
			continue;
		for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
			if (ent_str_is(sentence->tokens[subject->head].lemma, verbs[k]))
				return !hangs_on(sentence, inner, i);
	}
	return false;
}

bool ent_telling_next(const ent_sentence *sentence, uint32_t inner, uint32_t at)
{
	if (!sentence->parsed || inner >= sentence->n || inner < at)
		return false;
	uint32_t clause = ent_clause_head(sentence, inner), mine = ent_clause_head(sentence, at);
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && clause != mine && sentence->tokens[clause].head >= 0; step++) {
		uint32_t above = ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head);
		if (above == mine && sentence->tokens[clause].deprel == ENT_DEPREL_CONJ)
			for (uint32_t i = mine + 1; i < clause; i++)
				if (sentence->tokens[i].head == (int32_t)clause &&
					ent_deprel_universal(sentence->tokens[i].deprel) == ENT_DEPREL_NSUBJ)
					return true;
		clause = above;
	}
	return false;
}
