/* Values of a claim gathered into sides, each with its tellers. */
#include "report/claim_view.h"

#include "base/vec.h"
#include "report/when.h"

const char *ent_claim_view_title(ent_verdict verdict)
{
	static const char *const titles[] = {[ENT_VERDICT_AGREE] = "Told alike by several sources",
										 [ENT_VERDICT_REFINE] = "One source more exact than another",
										 [ENT_VERDICT_SERIES] = "Values of different times",
										 [ENT_VERDICT_SUPERSEDE] = "Overtaken: a plan moved or kept, a figure revised",
										 [ENT_VERDICT_DISAGREE] = "Cannot all be true"};
	return titles[verdict];
}

static bool has_time(const ent_claim_value *value)
{
	return value->date.lo != ENT_DAY_UNKNOWN && !ent_str_eq(value->date.edtf, value->value);
}

/* What a table says of an office: "foreign minister 1998-09-30/2004-02-24", several with commas. */
static ent_str with_words_for_dates(ent_arena *arena, ent_str text)
{
	ent_str out = {0}, part;
	while (ent_str_split(&text, ',', &part)) {
		part = ent_str_trim(part);
		ent_str days = ent_str_last_word(part);
		size_t at = part.len - days.len;
		ent_date date;
		if (at && ent_edtf_parse(days, &date)) {
			ent_str when = ent_when_phrase(arena, &date);
			part = ent_str_join(arena, ent_str_sub(part, 0, at - 1), ENT_STR(" "), when);
		}
		out = out.len ? ent_str_join(arena, out, ENT_STR(", "), part) : part;
	}
	return out;
}

static ent_str value_text(ent_arena *arena, const ent_local *local, ent_str property, const ent_claim_value *value)
{
	ent_date date;
	if (ent_str_is(property, "status")) /* one status told of several days is one */
		return ent_str_is(value->value, "actual") ? ENT_STR("done") : value->value;
	if (!value->source)
		return with_words_for_dates(arena, value->value);
	if (!value->unit.len && ent_edtf_parse(value->value, &date))
		return ent_local_date(arena, local, &date);
	if (!has_time(value))
		return value->value;
	ent_str when = ent_local_date(arena, local, &value->date);
	return ent_str_format(arena, "%.*s (%.*s)", ENT_FMT(value->value), ENT_FMT(when));
}

ent_claim_view ent_claim_view_of(ent_arena *arena, const ent_local *local, const ent_claim *claim)
{
	typedef ENT_VEC(const ent_claim_value *) tellers;
	ENT_VEC(ent_claim_side) sides = {0};
	ENT_VEC(tellers) lists = {0};
	for (size_t i = 0; i < claim->n; i++) {
		const ent_claim_value *value = &claim->values[i];
		ent_str text = value_text(arena, local, claim->property, value);
		size_t k = 0;
		while (k < sides.n && !ent_str_eq_nocase(sides.at[k].value, text))
			k++;
		if (k == sides.n) {
			*ent_push(arena, &sides) = (ent_claim_side){.value = text};
			ent_push(arena, &lists);
		}
		bool before = false;
		for (size_t j = 0; j < lists.at[k].n && !before; j++)
			before = lists.at[k].at[j]->source == value->source && lists.at[k].at[j]->sentence == value->sentence;
		if (!before)
			*ent_push(arena, &lists.at[k]) = value;
	}
	for (size_t k = 0; k < sides.n; k++) {
		sides.at[k].tellers = lists.at[k].at;
		sides.at[k].n = lists.at[k].n;
	}
	bool said = ent_str_ends(claim->subject, claim->property);
	ent_str about = said ? claim->subject : ent_str_join(arena, claim->subject, ENT_STR(": "), claim->property);
	bool table = false; /* what a table has stands among the sides already */
	for (size_t i = 0; i < claim->n; i++)
		table = table || !claim->values[i].source;
	/* that values say the same, or are of other times, says the heading they stand under */
	bool reasoned = claim->verdict == ENT_VERDICT_DISAGREE || claim->verdict == ENT_VERDICT_SUPERSEDE;
	return (ent_claim_view){about, table || !reasoned ? (ent_str){0} : claim->why, sides.at, sides.n};
}
