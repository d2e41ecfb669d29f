/* Measures: what an amount says of the thing or the act it belongs to, by remark_measures.tsv: its property ("length",
 * "killed"), its range in the base unit, rates by the year, the day that it is of. */
#include "remarks/find.h"

#include <string.h>

enum { NEAR = 6 /* [tokens] */ };

static bool word_near(const ent_clause *clause, const ent_amount *amount, ent_str words)
{
	int32_t from = (int32_t)amount->first - NEAR, to = (int32_t)(amount->first + amount->n) + NEAR;
	for (int32_t i = from < 0 ? 0 : from; i < to && i < clause->n; i++) {
		bool inside = i >= (int32_t)amount->first && i < (int32_t)(amount->first + amount->n);
		if (!inside && clause->tokens[i].upos == ENT_UPOS_PUNCT && clause->tokens[i].form.ptr[0] == ';')
			continue;
		if (!inside && ent_clause_lemma_in(clause, i, words, ' '))
			return true;
	}
	int32_t up = (int32_t)amount->first; /* "LENT $400 million for a plant in 2006 and $190 million for an airport" */
	for (int step = 0; step < 3 && up >= 0 && !ent_clause_is_verb(clause, up); step++)
		up = clause->tokens[up].head;
	if (up >= 0 && ent_clause_is_verb(clause, up) && ent_clause_lemma_in(clause, up, words, ' '))
		return true;
	int32_t last = (int32_t)(amount->first + amount->n) - 1; /* of "300 troops" the noun counted */
	return ent_remark_listed(words, ' ', amount->unit) || ent_remark_listed(words, ' ', amount->measures) ||
		   ent_clause_lemma_in(clause, last, words, ' ');
}

/* "3,000 more soldiers"; "no more than 3,000" is a bound. */
static bool is_added(const ent_clause *clause, const ent_amount *amount)
{
	static const char *const words[] = {"more", "additional", "another", "further", "extra"};
	int32_t batch = (int32_t)amount->first - 2; /* "a first BATCH of 3,000" */
	if (batch > 0 && ent_clause_form_is(clause, batch + 1, "of") &&
		ent_clause_lemma_in(clause, batch, ENT_STR("batch consignment tranche instalment lot shipment"), ' ') &&
		ent_clause_lemma_in(clause, batch - 1, ENT_STR("first second third new fresh last next"), ' '))
		return true;
	for (int32_t i = (int32_t)amount->first - 2; i <= (int32_t)(amount->first + amount->n) + 1; i++)
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			if (ent_clause_form_is(clause, i, words[k]) && !ent_clause_form_is(clause, i + 1, "than"))
				return true;
	return false;
}

static bool beside(const ent_clause *clause, const ent_amount *amount, const char *word)
{
	for (int32_t i = (int32_t)amount->first - 2; i <= (int32_t)(amount->first + amount->n) + 1; i++)
		if (i >= 0 && i < clause->n && ent_clause_form_is(clause, i, word))
			return true;
	return false;
}

/* A mark between clauses stands between the tokens. */
static bool is_divided(const ent_clause *clause, int32_t from, int32_t to)
{
	for (int32_t i = from + 1; i < to; i++)
		if (clause->tokens[i].upos == ENT_UPOS_PUNCT && strchr(";:,", clause->tokens[i].form.ptr[0]))
			return true;
	return false;
}

/* Rates are made yearly. */
static bool to_year(ent_str per, double *factor)
{
	static const struct {
		const char *per;
		double in_year;
	} rates[] = {{"year", 1}, {"month", 12}, {"week", 365.25 / 7}, {"day", 365.25}, {"hour", 365.25 * 24}};
	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
		if (ent_str_is(per, rates[i].per)) {
			*factor = rates[i].in_year;
			return true;
		}
	return false;
}

/* "$5 billion, four times the $1 billion OF 1988": the expression stands right behind another amount, and is not of
 * both as in "grew 30 percent to $5 billion IN 2013". */
static bool is_of_other(const ent_clause *clause, const ent_amount *amount, const ent_timex *timex)
{
	for (size_t i = 0; i < clause->n_amounts; i++) {
		uint32_t end = clause->amounts[i].first + clause->amounts[i].n, own = amount->first + amount->n;
		bool grown = ent_str_starts(amount->unit, ENT_STR("percent")) && clause->amounts[i].first == own + 1 &&
					 ent_clause_form_is(clause, (int32_t)own, "to");
		if (clause->amounts[i].first > amount->first && !grown && timex->sentence == clause->sentence->index &&
			end <= timex->first && timex->first <= end + 2)
			return true;
	}
	return false;
}

/* "14 percent more THAN THE YEAR BEFORE": what it is compared with, no time of its own. */
static bool is_compared(const ent_clause *clause, int32_t last, const ent_timex *timex)
{
	enum { FAR = 4 /* [tokens] */ };
	int32_t first = (int32_t)timex->first;
	if (timex->sentence != clause->sentence->index || first <= last || first > last + FAR)
		return false;
	for (int32_t i = last + 1; i < first; i++)
		if (ent_clause_form_is(clause, i, "than") || ent_clause_form_is(clause, i, "over") ||
			ent_clause_form_is(clause, i, "from"))
			return true;
	return false;
}

/* The last expression before the amount that no other amount stands behind. */
static ent_date date_before(const ent_clause *clause, const ent_amount *amount)
{
	for (size_t i = clause->n_timexes; i-- > 0;) {
		const ent_timex *timex = &clause->timexes[i];
		bool taken = timex->first > amount->first || timex->type != ENT_TIMEX_DATE;
		for (size_t k = 0; k < clause->n_amounts && !taken; k++)
			taken = &clause->amounts[k] != amount && clause->amounts[k].first > timex->first &&
					clause->amounts[k].first < amount->first;
		if (!taken && timex->date.lo != ENT_DAY_UNKNOWN)
			return timex->date;
	}
	return ENT_DATE_NONE;
}

/* One is told behind the other in one clause, in the same unit: "$5 million in 2001 AND $6 million in 2003". */
static bool are_in_row(const ent_clause *clause, const ent_amount *a, const ent_amount *b)
{
	const ent_amount *first = a->first < b->first ? a : b, *last = first == a ? b : a;
	int32_t joint = (int32_t)last->first - 1;
	if (!ent_str_eq(a->unit, b->unit) ||
		!(ent_clause_form_is(clause, joint, "and") || ent_clause_form_is(clause, joint, ",")))
		return false;
	for (int32_t i = (int32_t)(first->first + first->n); i < joint; i++)
		if (ent_clause_is_verb(clause, i))
			return false;
	return true;
}

/* "$400 million for a plant in 2006 and $190 million for an airport in 2010": of amounts in a row the one expression
 * behind each is its own; NULL where it has none or more. */
static const ent_timex *of_row(const ent_clause *clause, const ent_amount *amount)
{
	uint32_t from = amount->first + amount->n, to = (uint32_t)clause->n;
	bool row = false;
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *other = &clause->amounts[i];
		row |= other != amount && are_in_row(clause, other, amount);
		if (other->first >= from && other->first < to)
			to = other->first;
	}
	const ent_timex *found = NULL;
	for (size_t i = 0; row && i < clause->n_timexes; i++) {
		const ent_timex *timex = &clause->timexes[i];
		if (timex->first < from || timex->first >= to || timex->type != ENT_TIMEX_DATE)
			continue;
		if (found)
			return NULL;
		found = timex;
	}
	return found;
}

/* "an ANNUAL capacity of 3 billion", "EACH YEAR 3 billion flow": of what the amount is a rate, or missing. */
static ent_str rate_near(const ent_clause *clause, const ent_amount *amount)
{
	int32_t from = (int32_t)amount->first - NEAR, to = (int32_t)(amount->first + amount->n) + NEAR;
	for (int32_t i = from < 0 ? 0 : from; i < to && i < clause->n; i++) {
		bool each = ent_clause_form_is(clause, i - 1, "each") || ent_clause_form_is(clause, i - 1, "every") ||
					ent_clause_form_is(clause, i - 1, "per") || ent_clause_form_is(clause, i - 1, "a");
		if (ent_clause_lemma_in(clause, i, ENT_STR("annual annually yearly"), ' ') ||
			(each && ent_clause_form_is(clause, i, "year")))
			return ENT_STR("year");
		if (ent_clause_form_is(clause, i, "daily") || (each && ent_clause_form_is(clause, i, "day")))
			return ENT_STR("day");
	}
	return (ent_str){0};
}

/* An amount in the base unit of its dimension, rates by the year. */
typedef struct scaled {
	double lo, hi;
	ent_str base, dimension, per;
} scaled;

/* False for a speed, which measures nothing that is asked for. */
static bool scale(const ent_clause *clause, const ent_amount *amount, scaled *ret)
{
	const ent_amounts *units = clause->tables->amounts;
	*ret = (scaled){
		.lo = amount->lo, .hi = amount->hi, .base = amount->unit, .dimension = ENT_STR("count"), .per = amount->per};
	if (ent_str_starts(amount->unit, ENT_STR("percent"))) /* kept as it is said: 12 of "12 percent" */
		ret->dimension = ENT_STR("percent");
	else if (ent_amounts_base(units, amount->lo, amount->unit, &ret->lo, &ret->base, &ret->dimension))
		ent_amounts_base(units, amount->hi, amount->unit, &ret->hi, &ret->base, &ret->dimension);
	if (ent_str_is(ret->dimension, "speed") ||
		(ent_str_is(ret->dimension, "length") && ret->per.len)) /* "160 kilometres an hour" */
		return false;
	ptrdiff_t slash = ent_str_find(ret->base, ENT_STR("/"), 0); /* "m3/day" */
	if (slash > 0 && !ret->per.len) {
		ret->per = ent_str_sub(ret->base, (size_t)slash + 1, ret->base.len);
		ret->base = ent_str_sub(ret->base, 0, (size_t)slash);
		ret->dimension = ENT_STR("volume");
	}
	if (!ret->per.len && (ent_str_is(ret->dimension, "volume") || ent_str_is(ret->dimension, "mass")))
		ret->per = rate_near(clause, amount);
	double factor;
	if (ret->per.len && to_year(ret->per, &factor)) {
		ret->lo *= factor;
		ret->hi *= factor;
		ret->per = ENT_STR("year");
	}
	return true;
}

/* What the table says that the amount measures of a subject of that kind, or missing. */
static ent_str property_of(const ent_clause *clause, const ent_amount *amount, ent_str kind, ent_str dimension)
{
	for (size_t i = 0; i < clause->tables->measures.n; i++) {
		const ent_remark_measure *row = &clause->tables->measures.at[i];
		if ((ent_str_is(row->kind, "*") || ent_str_eq(row->kind, kind)) &&
			(ent_str_is(row->dimension, "*") || ent_str_eq(row->dimension, dimension)) &&
			(!row->words.len || word_near(clause, amount, row->words)))
			return ent_str_is(row->property, "-") ? (ent_str){0} : row->property;
	}
	return (ent_str){0};
}

/* The day that the amount is of: told right behind it, else by its place in a row, else by its clause; what only the
 * story implies is no time of a figure. */
static ent_date date_of(const ent_clause *clause, const ent_amount *amount, ent_str kind, bool percent)
{
	const ent_timex *timex;
	int32_t last = (int32_t)(amount->first + amount->n - 1);
	ent_date date = ENT_DATE_NONE;
	for (int32_t i = 0; i < clause->n && ent_str_is(kind, "trade"); i++) /* no calendar year */
		if (ent_clause_form_is(clause, i, "fiscal") ||
			(ent_clause_form_is(clause, i, "financial") && ent_clause_form_is(clause, i + 1, "year")))
			return date;
	/* an expression right behind the amount is its own: "$160 million in 2019, up from $150 million in 2018" */
	for (size_t i = 0; i < clause->n_timexes && date.lo == ENT_DAY_UNKNOWN; i++)
		if ((int32_t)clause->timexes[i].first > last && (int32_t)clause->timexes[i].first <= last + 3 &&
			clause->timexes[i].type == ENT_TIMEX_DATE && !is_divided(clause, last, (int32_t)clause->timexes[i].first) &&
			!(percent && is_compared(clause, last, &clause->timexes[i])))
			date = clause->timexes[i].date;
	if (date.lo == ENT_DAY_UNKNOWN && of_row(clause, amount))
		date = of_row(clause, amount)->date;
	if (date.lo != ENT_DAY_UNKNOWN)
		return date;
	date = ent_clause_date(clause, last, &timex);
	return !timex ? ENT_DATE_NONE
		   : is_of_other(clause, amount, timex) || (percent && is_compared(clause, last, timex))
			   ? date_before(clause, amount)
			   : date;
}

/* "HAD cost $40 million by 2010" */
static bool had_before(const ent_clause *clause, const ent_amount *amount)
{
	for (int32_t i = (int32_t)amount->first - 3; i < (int32_t)amount->first; i++)
		if (ent_clause_form_is(clause, i, "had") || ent_clause_form_is(clause, i, "has"))
			return true;
	return false;
}

/* How the amount changes what it measures of a subject of that kind. */
static ent_change change_of(const ent_clause *clause, const ent_amount *amount, ent_str kind)
{
	if (ent_str_is(kind, "exercise")) /* who takes part in one is brought to it, not added to others */
		return ENT_CHANGE_NONE;
	if (ent_str_is(kind, "project") && ent_clause_form_is(clause, (int32_t)amount->first - 1, "by"))
		return ENT_CHANGE_BY; /* "extended BY 300 km" */
	return amount->change == ENT_CHANGE_NONE && is_added(clause, amount) ? ENT_CHANGE_BY : amount->change;
}

bool ent_remark_measure_of(const ent_clause *clause, const ent_amount *amount, ent_str kind,
						   ent_remark_value *ret_value)
{
	int32_t first = (int32_t)amount->first, end = (int32_t)(amount->first + amount->n);
	/* "39 OF ITS PEOPLE were killed" */
	bool of =
		!amount->unit.len && ent_str_is(kind, "clash") && amount->measures.len && ent_clause_form_is(clause, end, "of");
	scaled in;
	if ((!amount->unit.len && !of) || amount->ordinal || !scale(clause, amount, &in))
		return false;
	ent_str property = property_of(clause, amount, kind, in.dimension);
	if (!property.len)
		return false;
	ent_date date = date_of(clause, amount, kind, ent_str_is(in.dimension, "percent"));
	if (ent_str_is(property, "cost") && date.lo == ENT_DAY_PAST && had_before(clause, amount))
		property = ENT_STR("spent");
	if (ent_str_is(property, "troops") || ent_str_is(property, "killed"))
		in.base = ENT_STR("person");
	if (ent_str_is(property, "founders"))
		in.base = ENT_STR("state");
	bool bound = ent_clause_form_is(clause, first - 2, "at") || /* "at least", "at most" */
				 beside(clause, amount, "than") || beside(clause, amount, "over") || beside(clause, amount, "under");
	*ret_value = ent_remark_amount(clause, amount, property, in.base);
	ret_value->lo = in.lo;
	ret_value->hi = in.hi;
	ret_value->per = in.per;
	ret_value->change = change_of(clause, amount, kind);
	ret_value->approximate |= bound;
	ret_value->date = date;
	return true;
}
