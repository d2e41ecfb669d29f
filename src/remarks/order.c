/* The place of an act in a row of its like: "the first ever", "for the first time in 38 years", "after 45 years", "the
 * fifth". A first that is qualified ("his first visit as president", "the first this year") says nothing that could be
 * compared. */
#include "remarks/find.h"

enum { NEAR = 14 }; /* [tokens] behind "first" for what qualifies it */

static ent_remark_value value_of(const ent_clause *clause, int32_t first, int32_t end, const char *unit, double number)
{
	return (ent_remark_value){.property = ENT_STR("order"),
							  .text = ent_clause_text(clause, (uint32_t)first, (uint32_t)end),
							  .start = clause->tokens[first].start,
							  .end = clause->tokens[end - 1].end,
							  .lo = number,
							  .hi = number,
							  .unit = ent_str_of(unit),
							  .date = ENT_DATE_NONE};
}

/* Of "half a century" and "a quarter of a century", with "century" at `i`. */
static double share_at(const ent_clause *clause, int32_t i)
{
	return ent_clause_form_is(clause, i - 2, "half")                                                 ? 0.5
		   : ent_clause_form_is(clause, i - 2, "of") && ent_clause_form_is(clause, i - 3, "quarter") ? 0.25
																									 : 1;
}

static const ent_amount *years_at(const ent_clause *clause, int32_t from, int32_t to)
{
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *a = &clause->amounts[i];
		if ((int32_t)a->first >= from && (int32_t)a->first < to && !a->ordinal &&
			(ent_str_is(a->unit, "year") || ent_str_is(a->unit, "a")) &&
			share_at(clause, (int32_t)(a->first + a->n) - 1) == 1)
			return a;
	}
	return NULL;
}

/* "a decade", "a century", with the words before it; 0 where `i` is no such word. */
static double period_at(const ent_clause *clause, int32_t i)
{
	bool one = ent_clause_form_is(clause, i - 1, "a") || ent_clause_form_is(clause, i - 1, "one");
	double share = share_at(clause, i);
	return !one                                       ? 0
		   : ent_clause_form_is(clause, i, "year")    ? share
		   : ent_clause_form_is(clause, i, "decade")  ? 10 * share
		   : ent_clause_form_is(clause, i, "century") ? 100 * share
													  : 0;
}

static ent_remark_value period_value(const ent_clause *clause, int32_t first, int32_t i)
{
	ent_remark_value value = value_of(clause, first, i + 1, "year", period_at(clause, i));
	for (int32_t k = i - 4; k < i; k++)
		value.approximate |= ent_clause_form_is(clause, k, "nearly") || ent_clause_form_is(clause, k, "almost") ||
							 ent_clause_form_is(clause, k, "about") || ent_clause_form_is(clause, k, "over") ||
							 ent_clause_form_is(clause, k, "than");
	return value;
}

/* "visited Pakistan after 45 years", "it is after nearly a decade that he made a trip": years since the last one. */
static bool gap_of(const ent_clause *clause, int32_t token, ent_remark_value *ret_value)
{
	const ent_str pauses = ENT_STR("gap break pause hiatus interval absence lapse");
	for (int32_t i = 0; i < clause->n; i++) {
		if (!ent_clause_form_is(clause, i, "after"))
			continue;
		int32_t up = clause->tokens[i].head, verb = clause->tokens[token].head, to = i + 7;
		bool carried = up == token || clause->tokens[up < 0 ? token : up].head == token ||
					   (verb >= 0 && (up == verb || clause->tokens[verb].head == up ||
									  (up >= 0 && clause->tokens[up].head == verb)));
		const ent_amount *years = years_at(clause, i, to);
		for (int32_t k = i + 1; carried && k < to && k < clause->n; k++) {
			const ent_token *t = &clause->tokens[k];
			bool plain = k == up || (years && k >= (int32_t)years->first && k < (int32_t)(years->first + years->n)) ||
						 t->upos == ENT_UPOS_ADV || t->upos == ENT_UPOS_DET || t->upos == ENT_UPOS_ADP ||
						 t->upos == ENT_UPOS_NUM || t->upos == ENT_UPOS_ADJ ||
						 ent_clause_lemma_in(clause, k, pauses, ' ') || period_at(clause, k) > 0;
			if (!plain)
				break;
			bool whole = k + 1 >= clause->n || clause->tokens[k + 1].upos != ENT_UPOS_ADP;
			if (period_at(clause, k) > 0 && whole) {
				*ret_value = period_value(clause, i, k);
				return true;
			}
			if (years && k == (int32_t)(years->first + years->n) - 1 && whole) {
				*ret_value = value_of(clause, i, k + 1, "year", years->lo);
				ret_value->hi = years->hi;
				ret_value->approximate = years->approximate;
				return true;
			}
		}
	}
	return false;
}

/* What stands behind "first": sets the value, false where it is qualified by something we do not compare. */
static bool qualify(const ent_clause *clause, int32_t first, int32_t token, ent_remark_value *value)
{
	int32_t from = first + 1, to = (token > first ? token : first) + NEAR;
	if (to > clause->n)
		to = clause->n;
	*value = value_of(clause, first, first + 1, "nth", 1);
	const ent_amount *years = years_at(clause, from, to);
	for (int32_t i = from; i < to; i++) {
		const ent_token *t = &clause->tokens[i];
		if (ent_clause_form_is(clause, i, "ever") ||
			(ent_clause_form_is(clause, i, "history") && ent_clause_form_is(clause, i - 1, "in"))) {
			*value = value_of(clause, first, i + 1, "ever", 1);
			return true;
		}
		if (ent_clause_form_is(clause, i, "as") || ent_clause_form_is(clause, i, "this"))
			return false;
		if (ent_clause_form_is(clause, i, "since")) {
			for (size_t k = 0; k < clause->n_timexes; k++)
				if ((int32_t)clause->timexes[k].first >= i && (int32_t)clause->timexes[k].first <= i + 4 &&
					clause->timexes[k].date.lo != ENT_DAY_UNKNOWN) {
					int year, month, day;
					ent_day_to(clause->timexes[k].date.lo, &year, &month, &day);
					*value = value_of(clause, first, (int32_t)(clause->timexes[k].first + clause->timexes[k].n),
									  "since", year);
					return true;
				}
			return false;
		}
		if (period_at(clause, i) > 0 && i > from + 1) {
			*value = period_value(clause, first, i);
			return true;
		}
		if (years && (int32_t)years->first == i) {
			*value = value_of(clause, first, (int32_t)(years->first + years->n), "year", years->lo);
			value->hi = years->hi;
			value->approximate = years->approximate;
			return true;
		}
		if (t->upos == ENT_UPOS_PUNCT && i > token)
			break;
	}
	return true;
}

/* "the first MINISTER ever to VISIT", whatever the tree hangs the verb on. */
static bool stands_before(const ent_clause *clause, int32_t noun, int32_t verb)
{
	int32_t i = verb - 2;
	while (i > noun && ent_clause_form_is(clause, i, "ever"))
		i--;
	return i == noun && ent_clause_form_is(clause, verb - 1, "to");
}

/* "first" that belongs to the act: on the noun, in "for the first time" beside the verb, or on the noun that the verb
 * hangs on ("the first premier to visit"). */
static int32_t first_of(const ent_clause *clause, int32_t token)
{
	for (int32_t i = 0; i < clause->n; i++) {
		if (!ent_clause_form_is(clause, i, "first") && !ent_clause_form_is(clause, i, "first-ever") &&
			!ent_clause_form_is(clause, i, "maiden"))
			continue;
		int32_t up = clause->tokens[i].head;
		if (up == token)
			return i;
		if (ent_clause_form_is(clause, i, "first") && ent_clause_form_is(clause, i + 1, "time") && up >= 0) {
			int32_t verb = clause->tokens[up].head;
			for (int step = 0; verb >= 0 && step < 3; step++) {
				if (verb == token)
					return i;
				/* the noun is what the verb carries: "paid a visit for the first time" */
				if (clause->tokens[token].head == verb && !ent_clause_is_verb(clause, token))
					return i;
				verb = clause->tokens[verb].head;
			}
		}
		if (up >= 0 && ((ent_clause_rel(clause, token, ENT_DEPREL_ACL) && clause->tokens[token].head == up) ||
						stands_before(clause, up, token)))
			return i;
		/* "the visit was the first", "became the first premier ever to visit" */
		int32_t over = up < 0 ? ENT_CLAUSE_NONE : clause->tokens[up].head;
		bool beside = up >= 0 && over >= 0 && clause->tokens[token].head == over && i < token &&
					  ent_clause_rel(clause, token, ENT_DEPREL_XCOMP) && ent_clause_rel(clause, up, ENT_DEPREL_XCOMP);
		if ((clause->tokens[token].head == i && ent_clause_rel(clause, token, ENT_DEPREL_NSUBJ)) || beside)
			return i;
	}
	return ENT_CLAUSE_NONE;
}

/* "NO PREMIER had ever been there BEFORE Angela Merkel, whose visit": the first, where the act stands behind that. */
static bool none_before(const ent_clause *clause, int32_t token, ent_remark_value *ret_value)
{
	const ent_str going = ENT_STR("visit set go come travel be");
	for (int32_t no = 0; no < token; no++) {
		int32_t who = clause->tokens[no].head, before = no + 1;
		bool had = false;
		if (!ent_clause_form_is(clause, no, "no") || who < 0 || !ent_clause_rel(clause, who, ENT_DEPREL_NSUBJ))
			continue;
		while (before < token && !ent_clause_form_is(clause, before, "before"))
			before++;
		for (int32_t i = who + 1; i + 1 < before; i++)
			had |= ent_clause_form_is(clause, i, "had") &&
				   (ent_clause_lemma_in(clause, i + 1, going, ' ') || ent_clause_lemma_in(clause, i + 2, going, ' '));
		if (before >= token || !had)
			continue;
		const ent_amount *years = years_at(clause, who, before);
		*ret_value = value_of(clause, no, before + 1, years ? "year" : "ever", years ? years->lo : 1);
		return true;
	}
	return false;
}

/* "NO PREMIER HAD BEEN THERE SINCE 1975", "for 14 years", told beside the visit: when the last one was. */
static bool none_since(const ent_clause *clause, int32_t token, ent_remark_value *ret_value)
{
	const ent_str going = ENT_STR("visit set go come travel be");
	for (int32_t no = 0; no < clause->n; no++) {
		int32_t who = clause->tokens[no].head, going_at = who + 1;
		if (!ent_clause_form_is(clause, no, "no") || who < no || !ent_clause_rel(clause, who, ENT_DEPREL_NSUBJ) ||
			ent_clause_under(clause, token, who))
			continue;
		while (going_at < clause->n && going_at < who + 4 && !ent_clause_lemma_in(clause, going_at, going, ' '))
			going_at++;
		if (going_at >= clause->n || going_at == who + 4 || going_at == token ||
			!(ent_clause_form_is(clause, who + 1, "had") || ent_clause_form_is(clause, who + 1, "has")))
			continue;
		for (int32_t i = going_at + 1; i < clause->n && !ent_clause_form_is(clause, i, ";"); i++) {
			bool since = ent_clause_form_is(clause, i, "since");
			const ent_amount *years = ent_clause_form_is(clause, i, "for") || ent_clause_form_is(clause, i, "in")
										  ? years_at(clause, i, i + 4)
										  : NULL;
			if (years) {
				*ret_value = value_of(clause, no, (int32_t)(years->first + years->n), "year", years->lo);
				return true;
			}
			for (size_t k = 0; since && k < clause->n_timexes; k++) {
				const ent_timex *timex = &clause->timexes[k];
				int32_t first = (int32_t)timex->first;
				int year, month, day;
				if (first < i || first > i + 1 || timex->date.lo == ENT_DAY_UNKNOWN || timex->date.lo == ENT_DAY_PAST)
					continue;
				ent_day_to(timex->date.lo, &year, &month, &day);
				*ret_value = value_of(clause, no, first + (int32_t)timex->n, "since", year);
				return true;
			}
		}
	}
	return false;
}

bool ent_remark_order_redone(const ent_clause *clause, int32_t *ret_token, ent_remark_value *ret_value)
{
	for (int32_t i = 2; i + 1 < clause->n; i++) {
		bool so = ent_clause_form_is(clause, i, "do") && ent_clause_form_is(clause, i + 1, "so");
		bool there = ent_clause_form_is(clause, i, "set") && ent_clause_form_is(clause, i + 1, "foot") &&
					 ent_clause_form_is(clause, i + 2, "there");
		if (!so && !there)
			continue;
		int32_t first = first_of(clause, i);
		*ret_token = i;
		return first >= 0 && qualify(clause, first, i, ret_value);
	}
	return false;
}

/* "LULA visited Mali FOR THE FIRST TIME": his own first. */
static bool is_own_time(const ent_clause *clause, int32_t token, int32_t ordinal)
{
	bool passive;
	if (ordinal < 0 || !ent_clause_form_is(clause, ordinal + 1, "time") || !ent_clause_is_verb(clause, token))
		return false;
	int32_t subject = ent_clause_subject(clause, token, &passive);
	const ent_mention *m = subject < 0 || passive ? NULL : clause->mention[subject];
	return m && m->how == ENT_HOW_PERSON;
}

/* "HIS second visit", "Lula's visit, HIS first to the country": a row of one traveller's own. */
static bool is_own_row(const ent_clause *clause, int32_t token, int32_t ordinal)
{
	if (is_own_time(clause, token, ordinal))
		return true;
	const int32_t at[] = {token, ordinal};
	for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
		int32_t owner =
			at[i] < 0 ? ENT_CLAUSE_NONE : ent_clause_child(clause, at[i], ENT_DEPREL_NMOD_POSS, ENT_CLAUSE_NONE);
		const ent_mention *m = owner < 0 ? NULL : clause->mention[owner];
		/* "Merkel's visit was the first": of whose row the first is, nobody says */
		bool said = i == 1 || (ordinal >= 0 && clause->tokens[ordinal].head == token && ordinal < token);
		if (owner >= 0 && said && (clause->tokens[owner].upos == ENT_UPOS_PRON || (m && m->how == ENT_HOW_PERSON)))
			return true;
	}
	return false;
}

static void add(const ent_clause *clause, int32_t token, int32_t ordinal, ent_remark_value value,
				ent_remark_values *values)
{
	if (ent_str_is(value.unit, "nth") && is_own_row(clause, token, ordinal))
		value.per = ENT_STR("own");
	*ent_push(clause->arena, values) = value;
}

/* The ordinal on the act's noun, or on the noun that its verb hangs on: "the SECOND president to visit". */
static bool is_ordinal_of(const ent_clause *clause, int32_t at, int32_t token)
{
	int32_t up = clause->tokens[at].head;
	return up == token ||
		   (up >= 0 && ((ent_clause_rel(clause, token, ENT_DEPREL_ACL) && clause->tokens[token].head == up) ||
						stands_before(clause, up, token)));
}

void ent_remark_order(const ent_clause *clause, int32_t token, ent_remark_values *values)
{
	ent_remark_value value;
	int32_t first = first_of(clause, token);
	if (first >= 0) {
		if (ent_clause_form_is(clause, first, "first-ever"))
			*ent_push(clause->arena, values) = value_of(clause, first, first + 1, "ever", 1);
		else if (qualify(clause, first, token, &value))
			add(clause, token, first, value, values);
		return;
	}
	if (none_before(clause, token, &value) || none_since(clause, token, &value) || gap_of(clause, token, &value)) {
		*ent_push(clause->arena, values) = value;
		return;
	}
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *a = &clause->amounts[i];
		int32_t at = (int32_t)a->first;
		if (a->ordinal && is_ordinal_of(clause, at, token) && at < token) {
			add(clause, token, at, value_of(clause, at, at + 1, "nth", a->lo), values);
			return;
		}
	}
}
