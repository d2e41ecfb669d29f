/* How long the border of two states is: "their border is 900 km long", "Chad's 900-km border with Mali", "At 900 km the
 * frontier", "shares a border of 900 km with". A remark each, of kind "border"; distances from a border and stretches
 * of it are none. */
#include "remarks/find.h"

static bool is_border(const ent_clause *clause, int32_t i)
{
	if (i < 0 || clause->tokens[i].upos != ENT_UPOS_NOUN || ent_clause_rel(clause, i, ENT_DEPREL_COMPOUND) ||
		!ent_clause_lemma_in(clause, i, ENT_STR("border frontier boundary"), ' '))
		return false;
	for (int32_t k = 0; k < clause->n; k++)
		if (clause->tokens[k].head == i &&
			ent_clause_lemma_in(clause, k, ENT_STR("northern southern eastern western old former proposed"), ' '))
			return false;
	return true;
}

static bool is_length(const ent_clause *clause, const ent_amount *amount)
{
	double base;
	ent_str unit, dimension;
	return !amount->per.len && !amount->ordinal && amount->change == ENT_CHANGE_NONE &&
		   ent_amounts_base(clause->tables->amounts, amount->lo, amount->unit, &base, &unit, &dimension) &&
		   ent_str_is(dimension, "length");
}

/* "is 30 km FROM the camp" */
static bool is_distance(const ent_clause *clause, int32_t last)
{
	const ent_str away = ENT_STR("from away off inside north south east west beyond deep wide distant");
	return last + 1 < clause->n && ent_clause_lemma_in(clause, last + 1, away, ' ');
}

/* "for 300 km through the desert AND FOR 900 km through the hills": one of several stretches. */
static bool is_shared(const ent_clause *clause, const ent_amount *amount)
{
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *other = &clause->amounts[i];
		if (other == amount || !is_length(clause, other))
			continue;
		for (int32_t k = (int32_t)other->first - 1; k >= 0 && k >= (int32_t)other->first - 2; k--)
			if (ent_clause_form_is(clause, k, "and"))
				return true;
	}
	return false;
}

/* "a border OF 900 km", "a 900-KM border", "the border, 900 KM of rock,": the border that the amount hangs on. */
static int32_t beside(const ent_clause *clause, int32_t last)
{
	int32_t up = clause->tokens[last].head;
	for (int step = 0; step < 2 && up >= 0 && !is_border(clause, up) && !ent_clause_is_verb(clause, up); step++)
		up = clause->tokens[up].head; /* "900 km LONG" */
	ent_str by = ent_clause_case(clause, last);
	return is_border(clause, up) && (!by.len || ent_str_is(by, "of")) ? up : ENT_CLAUSE_NONE;
}

/* "the border IS 900 km long", "RUNS for 900 km", "the 900 km that the border MEASURES", "At 900 km, the border is". */
static int32_t told_by_verb(const ent_clause *clause, int32_t last)
{
	const ent_str verbs = ENT_STR("run extend stretch measure cover span total be have share wind"),
				  preps = ENT_STR("for over at of along some to");
	bool passive;
	int32_t subject = ent_clause_child(clause, last, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE), verb = last;
	int32_t long_at = clause->tokens[last].head;
	if (subject < 0 && long_at >= 0 && ent_clause_form_is(clause, long_at, "long")) { /* "900 km LONG" */
		subject = ent_clause_child(clause, long_at, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
		verb = long_at;
	}
	if (subject >= 0)
		return is_border(clause, subject) ? subject : ENT_CLAUSE_NONE;
	verb = clause->tokens[verb].head;
	ent_str by = ent_clause_case(clause, last);
	bool fronted = ent_str_eq_nocase(by, ENT_STR("at")) && verb > last;
	if (verb < 0 || (by.len && !ent_remark_listed(preps, ' ', by)) ||
		(ent_clause_is_verb(clause, verb) && !fronted && !ent_clause_lemma_in(clause, verb, verbs, ' ')))
		return ENT_CLAUSE_NONE;
	subject = ent_clause_subject(clause, verb, &passive);
	if (is_border(clause, subject))
		return subject;
	int32_t object = ent_clause_object(clause, verb);
	return ent_clause_lemma_in(clause, verb, ENT_STR("have share"), ' ') && is_border(clause, object) ? object
																									  : ENT_CLAUSE_NONE;
}

/* The two states that it divides: those named in its phrase, else the only two of the sentence. */
static ent_states_set sides_of(const ent_clause *clause, int32_t border)
{
	ent_states_set near = {0}, all = {0};
	ent_clause_states_under(clause, border, &near);
	if (near.n == 2)
		return near;
	for (int32_t i = 0; i < clause->n; i++)
		if (clause->mention[i] && clause->mention[i]->how != ENT_HOW_PRONOUN)
			ent_clause_states(clause, i, &all);
	return all;
}

void ent_remark_borders_find(ent_remark_story *story, const ent_clause *clause)
{
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *amount = &clause->amounts[i];
		int32_t last = (int32_t)(amount->first + amount->n) - 1;
		if (!is_length(clause, amount) || is_distance(clause, last) || is_shared(clause, amount))
			continue;
		int32_t border = beside(clause, last);
		if (border < 0)
			border = told_by_verb(clause, last);
		if (border < 0)
			continue;
		ent_states_set sides = sides_of(clause, border);
		ent_remark_value value = ent_remark_amount(clause, amount, ENT_STR("length"), amount->unit);
		ent_str dimension;
		if (sides.n != 2)
			continue;
		(void)ent_amounts_base(clause->tables->amounts, amount->lo, amount->unit, &value.lo, &value.unit, &dimension);
		(void)ent_amounts_base(clause->tables->amounts, amount->hi, amount->unit, &value.hi, &value.unit, &dimension);
		ent_remark remark = ent_remark_new(clause, border);
		ent_remark_values values = {0};
		*ent_push(story->arena, &values) = value;
		remark.kind = ENT_STR("border");
		remark.act = ENT_STR("divide");
		remark.status = ent_clause_stage(clause, border).status;
		remark.others = ent_states_text(clause->arena, &sides);
		for (int32_t k = 0; k < border; k++) /* at sea it is another than on land */
			if (clause->tokens[k].head == border && ent_clause_lemma_in(clause, k, ENT_STR("maritime sea river"), ' '))
				remark.object = clause->tokens[k].lemma;
		remark.values = values.at;
		remark.n_values = values.n;
		*ent_push(story->arena, &story->remarks) = remark;
		return;
	}
}
