/* How long a visit lasted and how many agreements were signed on it, where the sentence that tells of it says so. A
 * number that is only of some of them ("two agreements on trade") is left. */
#include "remarks/find.h"

enum { FAR = 3 /* [arcs] above an amount */ };

/* The verb or noun of the list that the token hangs under, or ENT_CLAUSE_NONE. */
static int32_t governor(const ent_clause *clause, int32_t token, ent_str words)
{
	int32_t up = clause->tokens[token].head;
	for (int step = 0; up >= 0 && step < FAR; step++, up = clause->tokens[up].head)
		if (ent_clause_lemma_in(clause, up, words, ' '))
			return up;
	return ENT_CLAUSE_NONE;
}

/* Days of "two days", "a week"; 0 where it is no such time. */
static double days_of(const ent_amount *amount)
{
	return ent_str_is(amount->unit, "day") ? 1 : ent_str_is(amount->unit, "week") ? 7 : 0;
}

static bool is_length_of_stay(const ent_clause *clause, int32_t last)
{
	const ent_str lasting = ENT_STR("last stay spend remain"), visits = ENT_STR("visit trip tour stopover journey");
	if (governor(clause, last, lasting) >= 0)
		return true;
	int32_t up = clause->tokens[last].head; /* "a three-day visit" */
	return up > last && ent_clause_lemma_in(clause, up, visits, ' ');
}

/* "seven agreements" that are signed; missing where the amount counts no such thing, or only some. */
static ent_str signed_noun(const ent_clause *clause, int32_t last)
{
	const ent_str nouns = ENT_STR("agreement memorandum treaty accord pact deal contract protocol document"),
				  signing = ENT_STR("sign conclude ink initial signing signature conclusion");
	ent_str noun, rest = nouns;
	if (governor(clause, last, signing) < 0 || ent_clause_prep(clause, last, ENT_STR("on"), last) >= 0 ||
		ent_clause_prep(clause, last, ENT_STR("about"), last) >= 0)
		return (ent_str){0};
	while (ent_str_split(&rest, ' ', &noun))
		if (ent_clause_lemma_in(clause, last, noun, ' '))
			return noun;
	return ent_clause_form_is(clause, last, "memoranda") ? ENT_STR("memorandum") : (ent_str){0};
}

static bool value_of(const ent_clause *clause, const ent_amount *amount, ent_remark_value *ret_value)
{
	int32_t last = (int32_t)(amount->first + amount->n) - 1;
	double days = days_of(amount);
	if (amount->ordinal)
		return false;
	if (days > 0 && is_length_of_stay(clause, last)) {
		*ret_value = ent_remark_amount(clause, amount, ENT_STR("duration"), ENT_STR("day"));
		ret_value->lo *= days;
		ret_value->hi *= days;
		return true;
	}
	ent_str noun = days > 0 ? (ent_str){0} : signed_noun(clause, last);
	*ret_value = ent_remark_amount(clause, amount, ENT_STR("count"), noun);
	return ret_value->unit.len > 0;
}

void ent_remark_visit_told(ent_remark_story *story, const ent_clause *clause, size_t from)
{
	size_t found = story->remarks.n;
	for (size_t i = from; i < story->remarks.n; i++) {
		const ent_remark *remark = &story->remarks.at[i];
		if (!ent_str_is(remark->kind, "visit"))
			continue;
		if (found < story->remarks.n && !ent_str_eq(remark->others, story->remarks.at[found].others))
			return; /* two goals: whose agreements? */
		if (found == story->remarks.n && ent_str_is(remark->status, "actual"))
			found = i;
	}
	if (found == story->remarks.n)
		return;
	ent_remark *visit = &story->remarks.at[found];
	ent_remark_values values = {0};
	for (size_t i = 0; i < visit->n_values; i++)
		*ent_push(story->arena, &values) = visit->values[i];
	for (size_t i = 0; i < clause->n_amounts; i++) {
		ent_remark_value value;
		if (value_of(clause, &clause->amounts[i], &value))
			*ent_push(story->arena, &values) = value;
	}
	visit->values = values.at;
	visit->n_values = values.n;
}
