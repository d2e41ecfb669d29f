/* Owns what stands around an amount: the rate, what is measured (by the tree where there is one, else by the words
 * beside it), and whether it is a level, a difference or a new level. */
#include "amounts/amounts_scan.h"
#include "syntax/ud.h"

enum { DEEPEST = 8 }; /* [arcs] above an amount that are climbed */

static bool is_shift(const ent_amount_scan *s, size_t at)
{
	return is(s, at, "earlier") || is(s, at, "ago") || is(s, at, "before") || is(s, at, "later") || is(s, at, "after");
}

/* "a year", "per day", "annually" within a few atoms behind. */
ent_str ent_amount_rate(const ent_amount_scan *s, const ent_amount_found *f)
{
	enum { REACH = 6 };
	for (size_t at = f->end; at < s->n && at < f->end + REACH; at++) {
		const ent_phrase *phrase = ent_phrase_at(&s->amounts->words, s->atoms, at);
		if (kind(s, at) == ENT_AMOUNT_PER)
			return s->amounts->rates.at[atom(s, at)->word->arg];
		if (phrase && phrase->kind == ENT_AMOUNT_PER)
			return s->amounts->rates.at[phrase->arg];
		bool each = kind(s, at) == ENT_AMOUNT_PERWORD, article = is(s, at, "a") || is(s, at, "an");
		size_t n;
		if (each || article) {
			const ent_measure_unit *unit = ent_amount_unit_at(s, at + 1, &n);
			bool shift = unit && ent_str_is(unit->dimension, "time") && is_shift(s, at + 1 + n);
			if (shift)
				break; /* "from $3bn a year earlier" */
			if (unit && (each || at == f->end || ent_str_is(unit->dimension, "time")))
				return unit->times > 1 ? ent_str_lower(s->arena, atom(s, at + 1)->text) : unit->unit;
			if (each && word(s, at + 1))
				return ent_str_lower(s->arena, atom(s, at + 1)->text);
		}
		if (mark(s, at, '/') && ent_amount_unit_at(s, at + 1, &n))
			return ent_amount_unit_at(s, at + 1, &n)->unit;
		if (atom(s, at)->kind == ENT_ATOM_MARK || (ent_amount_stops(s, at) && !is(s, at, "of")))
			break;
	}
	return (ent_str){0};
}

/* Last word of the noun phrase that begins at `at`: up to a stop word or mark. */
size_t ent_amount_phrase_head(const ent_amount_scan *s, size_t at)
{
	enum { REACH = 6 };
	size_t head = SIZE_MAX;
	while (is(s, at, "the") || is(s, at, "a") || is(s, at, "an") || is(s, at, "its") || is(s, at, "their"))
		at++;
	for (size_t k = at; k < s->n && k < at + REACH && !ent_amount_stops(s, k); k++) {
		if (kind(s, k) == ENT_AMOUNT_PER || is(s, k, "worth"))
			break;
		if (word(s, k))
			head = k;
	}
	return head;
}

static bool modal(const ent_amount_scan *s, size_t at)
{
	static const char *const words[] = {"will", "would", "can", "could", "should", "may", "might", "must", "to"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is(s, at, words[i]))
			return true;
	return false;
}

/* The noun right before `at`, over prepositions and articles. */
static size_t noun_before(const ent_amount_scan *s, size_t at)
{
	enum { REACH = 5 };
	for (size_t k = 1; k <= at && k <= REACH; k++) {
		const ent_atom *a = atom(s, at - k);
		if (a->kind == ENT_ATOM_MARK && a->mark != '-')
			return SIZE_MAX;
		bool verb =
			a->word->kind == ENT_AMOUNT_VERB || ent_amount_past_verb(s, at - k) || (k < at && modal(s, at - k - 1));
		if (verb || a->kind != ENT_ATOM_WORD || a->word->kind == ENT_AMOUNT_STOP ||
			a->word->kind == ENT_AMOUNT_APPROX || a->word->kind == ENT_AMOUNT_CHANGE || a->word->part ||
			is(s, at - k, "worth") || is(s, at - k, "valued") || is(s, at - k, "all"))
			continue;
		return at - k;
	}
	return SIZE_MAX;
}

static bool is_nominal(unsigned upos)
{
	return upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN;
}

/* The dependent of token `head` that stands in relation `deprel`; n where there is none. */
static uint32_t dependent(const ent_sentence *sentence, uint32_t head, unsigned deprel)
{
	for (uint32_t i = 0; i < sentence->n; i++)
		if (sentence->tokens[i].head == (int32_t)head && ent_deprel_universal(sentence->tokens[i].deprel) == deprel)
			return i;
	return sentence->n;
}

/* Whether a token can be what is measured: a noun that is no unit, rate or rough word itself ("%", "annum", "more"). */
static bool measurable(const ent_amount_scan *s, uint32_t token)
{
	const ent_token *t = &s->sentence->tokens[token];
	if (t->upos != ENT_UPOS_NOUN && t->upos != ENT_UPOS_PROPN && t->upos != ENT_UPOS_PRON)
		return false;
	ent_atoms atoms = {0};
	ent_atoms_of_bytes(&s->amounts->words, s->arena, t->form, 0, (uint32_t)t->form.len, &atoms);
	if (!atoms.v.n)
		return false;
	const ent_phrase *phrase = ent_phrase_at(&s->amounts->words, &atoms, 0);
	unsigned k = atoms.v.at[0].word->kind;
	return !phrase && k != ENT_AMOUNT_MORE && k != ENT_AMOUNT_APPROX && k != ENT_AMOUNT_PER &&
		   !ent_str_eq_nocase(t->form, ENT_STR("annum"));
}

/* What is measured, by the tree: what hangs on the amount ("billion cubic metres of gas"), what it hangs on ("trade of
 * $790 million", "a $2 billion deal"), else the object or subject of its verb ("the pipeline will cost $2 billion"). */
static uint32_t measured_token(const ent_amount_scan *s, uint32_t first, uint32_t last)
{
	const ent_sentence *sentence = s->sentence;
	uint32_t carrier = last, n = sentence->n;
	for (uint32_t i = first; i <= last; i++) {
		int32_t head = sentence->tokens[i].head;
		if (head < (int32_t)first || head > (int32_t)last)
			carrier = i;
	}
	uint32_t of = dependent(sentence, carrier, ENT_DEPREL_NMOD);
	if (of < n && of > last && is_nominal(sentence->tokens[of].upos) && measurable(s, of))
		return of;
	uint32_t subject = dependent(sentence, carrier, ENT_DEPREL_NSUBJ); /* "turnout was 45 percent" */
	if (subject < n && measurable(s, subject))
		return subject;
	int32_t head = sentence->tokens[carrier].head;
	if (head < 0)
		return n;
	if (is_nominal(sentence->tokens[head].upos) && measurable(s, (uint32_t)head))
		return (uint32_t)head;
	unsigned deprel = ent_deprel_universal(sentence->tokens[carrier].deprel);
	uint32_t object = deprel == ENT_DEPREL_OBL ? dependent(sentence, (uint32_t)head, ENT_DEPREL_OBJ) : n;
	if (object < n && measurable(s, object))
		return object;
	/* The subject of the nearest verb above. */
	for (int step = 0; step < DEEPEST && head >= 0; step++, head = sentence->tokens[head].head) {
		subject = dependent(sentence, (uint32_t)head, ENT_DEPREL_NSUBJ);
		if (subject < n)
			return measurable(s, subject) && sentence->tokens[subject].upos == ENT_UPOS_NOUN ? subject : n;
	}
	return n;
}

/* Head noun of what is measured. */
ent_str ent_amount_measured(const ent_amount_scan *s, const ent_amount_found *f)
{
	size_t noun = SIZE_MAX;
	bool percent = f->unit && ent_str_is(f->unit->dimension, "share");
	size_t at = f->end;
	if (f->noun != SIZE_MAX && !f->unit)
		return ent_amount_singular(s, f->noun);
	if (s->sentence && s->sentence->parsed) {
		uint32_t token = measured_token(s, atom(s, f->first)->token, atom(s, f->end - 1)->token);
		if (token < s->sentence->n) {
			const ent_token *t = &s->sentence->tokens[token];
			return t->lemma.len ? t->lemma : t->form;
		}
	}
	if (kind(s, at) == ENT_AMOUNT_NOUN || (kind(s, at) == ENT_AMOUNT_VERB && percent)) {
		if (is(s, at + 1, "in") || is(s, at + 1, "of"))
			noun = ent_amount_phrase_head(s, at + 2);
		return noun != SIZE_MAX ? ent_amount_singular(s, noun) : ent_amount_singular(s, at);
	}
	if (is(s, at, "of") || (percent && is(s, at, "in")))
		noun = ent_amount_phrase_head(s, at + 1);
	else if (is(s, at, "worth") && is(s, at + 1, "of"))
		noun = ent_amount_phrase_head(s, at + 2);
	else if (word(s, at) && !ent_amount_stops(s, at) &&
			 (f->money || mark(s, at - 2, '-') || (f->end >= 2 && mark(s, f->end - 2, '-'))))
		noun = ent_amount_phrase_head(s, at);
	if (noun == SIZE_MAX && f->first > 0)
		noun = noun_before(s, f->first);
	return noun == SIZE_MAX ? (ent_str){0} : ent_amount_singular(s, noun);
}

/* A level, a difference, or the level reached. */
ent_change ent_amount_change_of(const ent_amount_scan *s, const ent_amount_found *f)
{
	enum { REACH = 7 };
	size_t at = f->first;
	while (at > 0 &&
		   (kind(s, at - 1) == ENT_AMOUNT_APPROX || is(s, at - 1, "an") || is(s, at - 1, "a") || is(s, at - 1, "the")))
		at--;
	bool percent = f->unit && ent_str_is(f->unit->dimension, "share");
	if (kind(s, f->end) == ENT_AMOUNT_NOUN ||
		(is(s, f->end, "increase") || is(s, f->end, "rise") || is(s, f->end, "drop")))
		return ENT_CHANGE_BY;
	if (percent &&
		(is(s, f->end, "higher") || is(s, f->end, "lower") || is(s, f->end, "more") || is(s, f->end, "less")))
		return ENT_CHANGE_BY;
	if (at == 0)
		return ENT_CHANGE_NONE;
	bool up_to = at > 1 && is(s, at - 1, "to") && is(s, at - 2, "up");
	bool by = is(s, at - 1, "by"), to = is(s, at - 1, "to") && !up_to, of = is(s, at - 1, "of");
	bool verb = false;
	for (size_t k = 1; k <= REACH && k <= at; k++) {
		if (mark(s, at - k, '.') || mark(s, at - k, ';'))
			break;
		ent_amount_word w = kind(s, at - k);
		if (w == ENT_AMOUNT_VERB || w == ENT_AMOUNT_NOUN) {
			verb = true;
			if (of && k <= 2)
				return ENT_CHANGE_BY;
			if (k == 1)
				return ENT_CHANGE_BY; /* "grew 46 percent" */
			break;
		}
	}
	return verb && by ? ENT_CHANGE_BY : verb && to ? ENT_CHANGE_TO : ENT_CHANGE_NONE;
}
