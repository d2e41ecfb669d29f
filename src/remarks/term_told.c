/* For how long a treaty is made: "was signed for ten years", "is to run for a term of ten years", "the ten-year Lake
 * Pact". A remark each, of kind "treaty" and act "last", with the years as "duration". What it was extended by is none.
 */
#include "remarks/find.h"

static const ent_str treaties = {"treaty agreement pact accord convention lease concession concordat",
								 sizeof "treaty agreement pact accord convention lease concession concordat" - 1};

static bool is_treaty(const ent_clause *clause, int32_t i, ent_str *ret_name)
{
	uint32_t first, end;
	if (i < 0 || !ent_clause_lemma_in(clause, i, treaties, ' '))
		return false;
	*ret_name = ent_clause_name(clause, i, &first, &end);
	return ret_name->len > 0;
}

/* The treaty whose term the years are, with its name; ENT_CLAUSE_NONE: none. */
static int32_t treaty_of(const ent_clause *clause, const ent_amount *amount, ent_str *ret_name)
{
	const ent_str verbs = ENT_STR("sign conclude run make bind valid");
	int32_t last = (int32_t)(amount->first + amount->n) - 1, up = clause->tokens[last].head;
	if (up > last && is_treaty(clause, up, ret_name) &&
		!ent_clause_case(clause, last).len) /* "the ten-year Lake PACT" */
		return up;
	int32_t nominal = last;
	if (up >= 0 && ent_clause_lemma_in(clause, up, ENT_STR("term period"), ' ')) { /* "a TERM of ten years" */
		nominal = up;
		up = clause->tokens[up].head;
	}
	bool runs =
		ent_clause_form_is(clause, up, "run") || ent_clause_form_is(clause, up, "runs"); /* how long it ran, no */
	if (up < 0 || ent_clause_form_is(clause, up, "ran") || ent_clause_has_word(clause, up, "has"))
		return ENT_CLAUSE_NONE;
	ent_str by = ent_clause_case(clause, nominal);
	bool passive;
	if (!ent_clause_lemma_in(clause, up, verbs, ' ') || !(ent_str_eq_nocase(by, ENT_STR("for")) || (runs && !by.len)))
		return ENT_CLAUSE_NONE;
	int32_t of[] = {ent_clause_subject(clause, up, &passive), ent_clause_object(clause, up)};
	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (is_treaty(clause, of[i], ret_name))
			return of[i];
	return ENT_CLAUSE_NONE;
}

void ent_remark_terms_find(ent_remark_story *story, const ent_clause *clause)
{
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *amount = &clause->amounts[i];
		ent_str name = {0};
		bool years = ent_str_is(amount->unit, "year") || ent_str_is(amount->unit, "a");
		int32_t treaty = years && !amount->ordinal ? treaty_of(clause, amount, &name) : ENT_CLAUSE_NONE;
		if (treaty < 0)
			continue;
		ent_states_set parties = {0};
		ent_remark remark = ent_remark_new(clause, treaty);
		ent_remark_values values = {0};
		*ent_push(story->arena, &values) = ent_remark_amount(clause, amount, ENT_STR("duration"), ENT_STR("year"));
		ent_clause_states_under(clause, treaty, &parties);
		remark.kind = ENT_STR("treaty");
		remark.act = ENT_STR("last");
		remark.name = name;
		remark.object = clause->tokens[treaty].lemma;
		remark.others = ent_states_text(clause->arena, &parties);
		remark.values = values.at;
		remark.n_values = values.n;
		*ent_push(story->arena, &story->remarks) = remark;
	}
}
