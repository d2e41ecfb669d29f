/* Whose an amount is: the thing that it measures, that it hangs under, or that is the subject of its clause ("the dam
 * cost $2 billion", "at 780 kilometres it will be the longest"). Climbs the tree from the amount, a clause at a time.
 */
#include "remarks/find.h"

enum { STEPS = 5 };

/* "COSTS have risen to $2 billion", "the BILL stood at": of what was told before, where nothing says of what. */
static bool is_bare_measure(const ent_clause *clause, int32_t i)
{
	const ent_str measures = ENT_STR("cost price bill length capacity");
	if (!ent_clause_rel(clause, i, ENT_DEPREL_NSUBJ) || ent_clause_is_capital(clause, i + 1) ||
		!ent_clause_lemma_in(clause, i, measures, ' '))
		return false;
	for (int32_t k = 0; k < clause->n; k++) {
		bool own = clause->tokens[k].head == i && clause->tokens[k].upos != ENT_UPOS_DET &&
				   clause->tokens[k].upos != ENT_UPOS_PUNCT && clause->tokens[k].upos != ENT_UPOS_ADV &&
				   !ent_clause_lemma_in(clause, k, ENT_STR("total estimated final overall"), ' ');
		if (own)
			return false;
	}
	return true;
}

static bool is_pronoun(const ent_clause *clause, int32_t i)
{
	return ent_clause_form_is(clause, i, "it") || ent_clause_form_is(clause, i, "its") || is_bare_measure(clause, i);
}

static bool is_part(const ent_clause *clause, int32_t i)
{
	const ent_str parts = ENT_STR("part section stretch phase stage segment leg portion half branch component share "
								  "turbine generator berth carriageway");
	return !ent_clause_is_verb(clause, i) && !ent_clause_is_capital(clause, i) &&
		   ent_clause_lemma_in(clause, i, parts, ' ');
}

/* "its cost" is the thing's, "its army" is not. */
static bool is_measure(const ent_clause *clause, int32_t i)
{
	const ent_str measures = ENT_STR("cost price bill budget length span capacity output total whole rest value");
	return ent_clause_lemma_in(clause, i, measures, ' ');
}

static bool is_told(const ent_remark_story *story, const ent_clause *clause, int32_t i)
{
	return ent_remark_thing_of(clause, i) || ent_remark_thing_named(story, clause, i);
}

/* A verb, or what a clause says with a form of "be": "it is the longest". */
static bool is_predicate(const ent_clause *clause, int32_t i)
{
	return ent_clause_is_verb(clause, i) || ent_clause_child(clause, i, ENT_DEPREL_NSUBJ, -1) >= 0;
}

/* The thing that a nominal is or is of: "the cost of the DAM", "the PIPELINE's cost", "ITS cost", "the whole of IT". */
static int32_t within(const ent_remark_story *story, const ent_clause *clause, int32_t nominal)
{
	if (nominal < 0 || is_part(clause, nominal))
		return ENT_CLAUSE_NONE;
	if (is_told(story, clause, nominal) || is_pronoun(clause, nominal))
		return nominal;
	bool measure = is_measure(clause, nominal);
	for (int32_t of = -1; (of = ent_clause_prep(clause, nominal, ENT_STR("of"), of)) >= 0;)
		if (is_told(story, clause, of) || (measure && is_pronoun(clause, of)))
			return of;
	for (int32_t k = 0; k < nominal; k++)
		if (clause->tokens[k].head == nominal &&
			(ent_remark_thing_of(clause, k) || (measure && is_pronoun(clause, k)) ||
			 (measure && ent_remark_thing_named(story, clause, k))))
			return k;
	return ENT_CLAUSE_NONE;
}

static bool is_within_amount(const ent_amount *amount, int32_t i)
{
	return i >= (int32_t)amount->first && i < (int32_t)(amount->first + amount->n);
}

/* Where the next amount of the sentence begins, or its end. */
static int32_t next_amount(const ent_clause *clause, const ent_amount *amount)
{
	int32_t next = clause->n;
	for (size_t i = 0; i < clause->n_amounts; i++)
		if (clause->amounts[i].first > amount->first && (int32_t)clause->amounts[i].first < next)
			next = (int32_t)clause->amounts[i].first;
	return next;
}

/* What the clause of the predicate speaks of: its subject or object, else what it is done to ("invested in the port").
 * `*ret_part`: it speaks of a part, whose measures are not the whole's. */
static int32_t of_clause(const ent_remark_story *story, const ent_clause *clause, const ent_amount *amount,
						 int32_t predicate, bool *ret_part)
{
	bool passive;
	int32_t spoken[] = {ent_clause_subject(clause, predicate, &passive), ent_clause_object(clause, predicate)};
	int32_t pronoun = ENT_CLAUSE_NONE;
	for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++) {
		int32_t found =
			spoken[i] < 0 || is_within_amount(amount, spoken[i]) ? ENT_CLAUSE_NONE : within(story, clause, spoken[i]);
		*ret_part |= spoken[i] >= 0 && is_part(clause, spoken[i]);
		if (found >= 0 && !is_pronoun(clause, found))
			return found;
		if (found >= 0)
			pronoun = found;
	}
	const ent_str preps[] = {ENT_STR("in"), ENT_STR("for"), ENT_STR("on"), ENT_STR("of"), ENT_STR("through")};
	int32_t first = ENT_CLAUSE_NONE, next = next_amount(clause, amount);
	for (size_t i = 0; i < sizeof preps / sizeof *preps && pronoun < 0; i++)
		for (int32_t p = -1; (p = ent_clause_prep(clause, predicate, preps[i], p)) >= 0;) {
			if (!ent_remark_thing_of(clause, p))
				continue;
			if (p > (int32_t)amount->first && p < next) /* "$2 million for a road and $3 million FOR A DAM" */
				return p;
			first = first < 0 ? p : first;
		}
	if (first >= 0)
		return first;
	return pronoun;
}

/* What the noun above an amount is of: "construction of the PIPELINE", "an investment in the PORT". */
static int32_t of_noun(const ent_clause *clause, int32_t noun)
{
	const ent_str preps[] = {ENT_STR("of"), ENT_STR("in")};
	for (size_t i = 0; i < sizeof preps / sizeof *preps; i++)
		for (int32_t at = -1; (at = ent_clause_prep(clause, noun, preps[i], at)) >= 0;)
			if (ent_remark_thing_of(clause, at))
				return at;
	return ENT_CLAUSE_NONE;
}

int32_t ent_remark_thing_itself(const ent_clause *clause, int32_t token)
{
	int32_t over = clause->tokens[token].head;
	int32_t subject = ent_clause_child(clause, token, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	if (subject >= 0 && ent_remark_thing_of(clause, token)->generic && ent_remark_thing_of(clause, subject))
		return subject; /* "the Bay cable is a PROJECT of three" */
	bool same = ent_remark_thing_of(clause, token)->generic && over >= 0 &&
				clause->tokens[token].deprel == ENT_DEPREL_APPOS && ent_remark_thing_of(clause, over);
	return same ? over : token;
}

/* "PUT AT 2 billion dollars by the firm, the Bay DAM has no lender": a participle begins the sentence, and the thing is
 * what is named right behind its comma. */
static bool is_fronted(const ent_clause *clause, const ent_amount *amount, int32_t thing)
{
	ent_str first = clause->tokens[0].form;
	bool participle = clause->tokens[0].upos == ENT_UPOS_VERB &&
					  (ent_str_ends(first, ENT_STR("ed")) || ent_str_ends(first, ENT_STR("ing")) ||
					   ent_clause_form_is(clause, 0, "put") || ent_clause_form_is(clause, 0, "built"));
	int32_t comma = (int32_t)(amount->first + amount->n);
	while (participle && comma < thing && !ent_clause_form_is(clause, comma, ","))
		comma++;
	if (!participle || comma >= thing || !ent_clause_form_is(clause, comma + 1, "the"))
		return false;
	for (int32_t i = comma + 2; i < thing; i++)
		if (!ent_clause_is_capital(clause, i) && !ent_clause_under(clause, i, thing))
			return false;
	return true;
}

/* Where the tree does not tell: the thing that the amount measures, or the only one told before it. */
static int32_t of_sentence(const ent_clause *clause, const ent_amount *amount)
{
	int32_t only = ENT_CLAUSE_NONE;
	for (int32_t i = 0; i < clause->n && amount->measures.len; i++)
		if (ent_str_eq_nocase(clause->tokens[i].lemma, amount->measures) && ent_remark_thing_of(clause, i))
			return i;
	for (int32_t i = 0; i < clause->n; i++) {
		if (!ent_remark_thing_of(clause, i))
			continue;
		if (only >= 0 || (i > (int32_t)amount->first && !is_fronted(clause, amount, i)))
			return ENT_CLAUSE_NONE;
		only = i;
	}
	return only;
}

/* "120 km OF THE HIGHWAY have been paved": a part of it, unless it is all there is: "120 km of track". */
static bool is_stretch(const ent_clause *clause, const ent_amount *amount)
{
	double base;
	ent_str unit, dimension;
	int32_t last = (int32_t)(amount->first + amount->n) - 1;
	if (!ent_amounts_base(clause->tables->amounts, amount->lo, amount->unit, &base, &unit, &dimension) ||
		!ent_str_is(dimension, "length"))
		return false;
	int32_t of = ent_clause_prep(clause, last, ENT_STR("of"), last);
	bool whole = ent_clause_has_word(clause, last, "the") || ent_clause_has_word(clause, last, "all");
	return !whole && of >= 0 && ent_remark_thing_of(clause, of) &&
		   (ent_clause_has_word(clause, of, "the") || ent_clause_is_capital(clause, of - 1));
}

/* "THE LAKE behind the dam is 40 km LONG": what is long is named, and it is no work. */
static bool is_of_another(const ent_clause *clause, int32_t last)
{
	const ent_str sizes = ENT_STR("long high tall wide deep thick");
	int32_t size = clause->tokens[last].head;
	if (size < 0 || !ent_clause_lemma_in(clause, size, sizes, ' '))
		return false;
	int32_t who = ent_clause_child(clause, size, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	return who >= 0 && clause->tokens[who].upos == ENT_UPOS_NOUN && !ent_remark_thing_of(clause, who) &&
		   !ent_clause_is_capital(clause, who);
}

/* "gives MALI 100 megawatts", "Chad PAYS $40 million for it": what is one's of several. */
static bool is_share(const ent_clause *clause, const ent_amount *amount)
{
	int32_t up = (int32_t)(amount->first + amount->n) - 1;
	while (is_within_amount(amount, up))
		up = clause->tokens[up].head;
	if (up < 0 || !ent_clause_is_verb(clause, up))
		return false;
	const ent_mention *behind = up + 1 < clause->n ? clause->mention[up + 1] : NULL;
	int32_t object = ent_clause_object(clause, up);
	bool passive;
	int32_t giver = ent_clause_subject(clause, up, &passive); /* "through the pipe Chad sends Mali" is all of it */
	bool work = giver >= 0 && ent_remark_thing_of(clause, giver);
	bool given = ent_clause_child(clause, up, ENT_DEPREL_IOBJ, ENT_CLAUSE_NONE) >= 0 ||
				 (behind && behind->how == ENT_HOW_NAME && up + 1 < (int32_t)amount->first);
	return (ent_clause_lemma_in(clause, up, ENT_STR("pay contribute"), ' ') && is_within_amount(amount, object)) ||
		   (given && work && ent_clause_lemma_in(clause, up, ENT_STR("give send sell offer"), ' '));
}

int32_t ent_remark_owner(const ent_remark_story *story, const ent_clause *clause, const ent_amount *amount,
						 bool *ret_pronoun)
{
	int32_t at = (int32_t)(amount->first + amount->n - 1), up = at;
	*ret_pronoun = false;
	if (is_stretch(clause, amount) || is_of_another(clause, at) || is_share(clause, amount))
		return ENT_CLAUSE_NONE;
	int32_t meant = ent_clause_prep(clause, at, ENT_STR("for"), at); /* "$190 million FOR AN AIRPORT" */
	if (meant >= 0 && meant < next_amount(clause, amount) && ent_remark_thing_of(clause, meant))
		return meant;
	while (is_within_amount(amount, clause->tokens[up].head)) /* the head of the amount's own tokens */
		up = clause->tokens[up].head;
	for (int step = 0; step < STEPS && up >= 0; step++, up = clause->tokens[up].head) {
		if (up != at && ent_remark_thing_of(clause, up))
			return ent_remark_thing_itself(clause, up);
		if (!ent_clause_is_verb(clause, up) && step > 0) {
			int32_t found = is_part(clause, up) ? ENT_CLAUSE_NONE : of_noun(clause, up);
			if (found >= 0)
				return found;
		}
		bool part = is_part(clause, up);
		if (!part && is_predicate(clause, up)) {
			int32_t found = of_clause(story, clause, amount, up, &part);
			*ret_pronoun = found >= 0 && is_pronoun(clause, found);
			if (found >= 0)
				return found;
		}
		if (part)
			return ENT_CLAUSE_NONE;
	}
	return of_sentence(clause, amount);
}
