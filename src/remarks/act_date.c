/* When an act is: of several objects each by the expression behind it, else by the sentence; the day by which it is to
 * be done where there is a deadline. */
#include "remarks/act.h"

enum { NEAR = 3 /* [tokens] */ };

static int32_t last_of(const ent_clause *clause, int32_t token)
{
	const ent_mention *m = clause->mention[token];
	return m ? (int32_t)(m->first + m->n) - 1 : token;
}

/* "and" or a comma, and nothing else, stands between the two expressions. */
static bool is_joined(const ent_clause *clause, const ent_timex *a, const ent_timex *b)
{
	int32_t between = (int32_t)b->first - 1;
	return b->first == a->first + a->n + 1 &&
		   (ent_clause_form_is(clause, between, "and") || ent_clause_form_is(clause, between, ","));
}

/* "In 1954 and 1955 Chad joined the Lake Union and the Hill Pact": as many days as objects, each in its turn. */
static const ent_timex *in_turn(const ent_clause *clause, const ent_act_objects *all, size_t i)
{
	for (size_t from = 0, to; from < clause->n_timexes; from = to) {
		to = from + 1;
		while (to < clause->n_timexes && is_joined(clause, &clause->timexes[to - 1], &clause->timexes[to]))
			to++;
		if (to - from == all->n)
			return &clause->timexes[from + i];
	}
	return NULL;
}

/* The expression told behind object `i` and before the next, where every object has one of its own. */
static const ent_timex *own_timex(const ent_clause *clause, const ent_act_objects *all, size_t i)
{
	const ent_timex *own = NULL;
	for (size_t k = 0; k < all->n; k++) {
		int32_t from = all->at[k], to = k + 1 < all->n ? all->at[k + 1] : clause->n;
		const ent_timex *first = NULL;
		for (size_t t = 0; t < clause->n_timexes && !first; t++)
			if ((int32_t)clause->timexes[t].first > from && (int32_t)clause->timexes[t].first < to &&
				(int32_t)clause->timexes[t].first <= last_of(clause, from) + NEAR &&
				clause->timexes[t].date.lo != ENT_DAY_UNKNOWN && clause->timexes[t].event_date)
				first = &clause->timexes[t];
		if (!first)
			return in_turn(clause, all, i);
		if (k == i)
			own = first;
	}
	return own;
}

/* "lifted the embargo it HAD IMPOSED": before what is told of, so that its date is not that of the story. */
static bool is_further_back(const ent_clause *clause, int32_t token)
{
	if (!ent_clause_is_verb(clause, token) || !ent_clause_rel(clause, token, ENT_DEPREL_ACL) ||
		!ent_clause_has_word(clause, token, "had"))
		return false;
	for (size_t i = 0; i < clause->n_timexes; i++)
		if (ent_clause_under(clause, (int32_t)clause->timexes[i].first, token))
			return false;
	return true;
}

/* The last token of what hangs on the noun. */
static int32_t end_of(const ent_clause *clause, int32_t noun)
{
	int32_t last = noun;
	for (int32_t i = noun + 1; i < clause->n; i++)
		if (ent_clause_under(clause, i, noun))
			last = i;
	return last;
}

/* "alarmed in August by fear of THE CREATION of the bloc", "called in 1959 for talks after ITS INDEPENDENCE": the date
 * is that of what is told, not of what that is about or follows. */
static bool is_elsewhere(const ent_clause *clause, int32_t token, const ent_timex *timex)
{
	const ent_str asides = ENT_STR("after before since until till despite following about over against without"),
				  dates = ENT_STR("year day date month time decision announcement news ceremony process"),
				  gains = ENT_STR("gain win achieve declare proclaim attain get obtain receive grant regain restore "
								  "secure assert acquire recover reach");
	int32_t up = clause->tokens[token].head;
	bool here = timex && timex->sentence == clause->sentence->index;
	if (ent_clause_is_verb(clause, token) || up < 0 || !here || ent_clause_under(clause, (int32_t)timex->first, token))
		return false;
	int32_t gap = (int32_t)timex->first - end_of(clause, token);
	if (gap > 0 && gap <= NEAR) /* right behind the phrase, whatever the tree hangs it on */
		return false;
	if (ent_clause_rel(clause, token, ENT_DEPREL_NMOD) && !ent_clause_is_verb(clause, up))
		return !ent_clause_lemma_in(clause, up, dates, ' ') && !ent_clause_stage_noun(clause, up);
	if (ent_clause_rel(clause, token, ENT_DEPREL_OBL))
		return ent_remark_listed(asides, ' ', ent_str_lower(clause->arena, ent_clause_case(clause, token)));
	bool state = ent_clause_form_is(clause, token, "independence");
	return state && ent_clause_rel(clause, token, ENT_DEPREL_OBJ) && !ent_clause_lemma_in(clause, up, gains, ' ');
}

/* "THE OPENING, once promised for 2022, was put off TO 2029": where it is moved to. */
static const ent_timex *moved_to(const ent_clause *clause, int32_t token)
{
	int32_t verb = clause->tokens[token].head;
	if (ent_clause_is_verb(clause, token) || verb < 0 || !ent_clause_is_verb(clause, verb) ||
		!ent_clause_rel(clause, token, ENT_DEPREL_NSUBJ))
		return NULL;
	for (size_t i = 0; i < clause->n_timexes; i++) {
		const ent_timex *timex = &clause->timexes[i];
		int32_t first = (int32_t)timex->first;
		bool to = ent_clause_form_is(clause, first - 1, "to") || ent_clause_form_is(clause, first - 1, "until") ||
				  ent_clause_form_is(clause, first, "until");
		if (to && first > verb && timex->date.lo != ENT_DAY_UNKNOWN && ent_clause_under(clause, first, verb))
			return timex;
	}
	return NULL;
}

/* "promised IN 2023 to open a terminal": the day of the promise. */
static bool is_of_promise(const ent_clause *clause, int32_t token, const ent_timex *timex)
{
	int32_t up = clause->tokens[token].head, first = timex ? (int32_t)timex->first : 0;
	return timex && timex->sentence == clause->sentence->index && up >= 0 && up < first && first < token &&
		   ent_clause_is_verb(clause, token) && ent_clause_has_word(clause, token, "to") &&
		   ent_clause_under(clause, first, up) && !ent_clause_under(clause, first, token);
}

/* "visited Mali in May, WHEN THEY SIGNED the pact, and AGAIN in July": the day of the other visit. */
static bool is_of_again(const ent_clause *clause, int32_t token, const ent_timex *timex)
{
	int32_t first = (int32_t)timex->first;
	return timex->sentence == clause->sentence->index && ent_clause_is_verb(clause, token) &&
		   ent_clause_rel(clause, token, ENT_DEPREL_ADVCL) && ent_clause_has_word(clause, token, "when") &&
		   first > token &&
		   (ent_clause_form_is(clause, first - 1, "again") || ent_clause_form_is(clause, first - 2, "again"));
}

static void set_day(const ent_clause *clause, int32_t token, const ent_act_objects *all, size_t i, ent_remark *remark)
{
	const ent_timex *timex = ent_str_is(remark->status, "postponed") ? moved_to(clause, token) : NULL;
	if (timex || (all->n > 1 && (timex = own_timex(clause, all, i)) != NULL))
		remark->date = timex->date;
	else if (!is_further_back(clause, token))
		remark->date = ent_clause_date(clause, token, &timex);
	if (all->n <= 1 && !ent_str_is(remark->status, "actual") && is_of_promise(clause, token, timex)) {
		remark->date = ENT_DATE_NONE;
		timex = NULL;
	}
	if (timex && all->n <= 1 && is_of_again(clause, token, timex))
		remark->date = ent_clause_date(clause, clause->tokens[token].head, &timex);
	bool moved = timex && ent_str_is(remark->status, "postponed") && timex == moved_to(clause, token);
	if (!moved && all->n <= 1 && is_elsewhere(clause, token, timex)) {
		remark->date = ENT_DATE_NONE;
		timex = NULL;
	}
	remark->date_start = timex ? timex->start : 0;
	remark->date_end = timex ? timex->end : 0;
}

/* "a deadline of 1 May for the withdrawal", "the 1 May deadline for": the day by which it is to be done. */
static void set_deadline(const ent_clause *clause, int32_t token, ent_remark *remark)
{
	for (int32_t i = 0; i < token; i++) {
		int32_t up = clause->tokens[token].head;
		if (!ent_clause_form_is(clause, i, "deadline") || !ent_str_is(ent_clause_case(clause, token), "for") ||
			(up != i && up != clause->tokens[i].head))
			continue;
		for (size_t k = 0; k < clause->n_timexes; k++) {
			const ent_timex *timex = &clause->timexes[k];
			int32_t at = (int32_t)timex->first, end = at + (int32_t)timex->n;
			if (timex->date.lo == ENT_DAY_UNKNOWN || at > i + 3 || end < i - 1)
				continue;
			remark->date = timex->date;
			remark->date_start = timex->start;
			remark->date_end = timex->end;
			remark->phase = ENT_STR("end");
			if (ent_str_is(remark->status, "actual"))
				remark->status = ENT_STR("planned");
			return;
		}
	}
}

/* The date that the open one ends with: 1933 of "until 1933". */
static void take_end(ent_remark *remark)
{
	ent_date last;
	ptrdiff_t slash = ent_str_find(remark->date.edtf, ENT_STR("/"), 0);
	if (remark->date.lo != ENT_DAY_PAST || slash < 0 ||
		!ent_edtf_parse(ent_str_sub(remark->date.edtf, (size_t)slash + 1, remark->date.edtf.len), &last))
		return;
	last.edtf = ent_str_sub(remark->date.edtf, (size_t)slash + 1, remark->date.edtf.len);
	last.basis = remark->date.basis;
	remark->date = last;
}

/* "DID NOT recognise it UNTIL 1933", "NOT UNTIL 1933 did it": done then. True where it says so. */
static bool is_done_at_last(const ent_clause *clause, int32_t token, const ent_timex *timex)
{
	int32_t first = (int32_t)timex->first;
	int32_t until = ent_clause_form_is(clause, first, "until")       ? first
					: ent_clause_form_is(clause, first - 1, "until") ? first - 1
																	 : ENT_CLAUSE_NONE;
	return until >= 0 && (ent_clause_form_is(clause, until - 1, "not") ||
						  (ent_clause_has_word(clause, token, "did") && ent_clause_has_word(clause, token, "not")));
}

/* "would not open before 2024": no denial, but a day before which it is not to be. */
static void set_not_before(const ent_clause *clause, int32_t token, ent_remark *remark)
{
	for (size_t i = 0; i < clause->n_timexes && remark->date_end > remark->date_start; i++) {
		if (clause->timexes[i].start != remark->date_start || !is_done_at_last(clause, token, &clause->timexes[i]))
			continue;
		if (ent_str_is(remark->status, "denied"))
			remark->status = ENT_STR("actual");
		take_end(remark);
		return;
	}
	if (!ent_str_is(remark->status, "denied") || remark->date_end <= remark->date_start)
		return;
	for (size_t i = 0; i < clause->n_timexes; i++) {
		const ent_timex *timex = &clause->timexes[i];
		int32_t first = (int32_t)timex->first;
		bool behind = ent_clause_form_is(clause, first - 1, "before") ||
					  ent_clause_form_is(clause, first - 1, "until") || ent_clause_form_is(clause, first, "before") ||
					  ent_clause_form_is(clause, first, "until");
		if (timex->start == remark->date_start && behind)
			remark->status = ENT_STR("planned");
	}
}

void ent_act_set_date(const ent_clause *clause, int32_t token, const ent_act_objects *all, size_t i, ent_remark *remark)
{
	set_day(clause, token, all, i, remark);
	set_deadline(clause, token, remark);
	set_not_before(clause, token, remark);
}

void ent_act_since(ent_remark *remark)
{
	ent_date began;
	ptrdiff_t slash = ent_str_find(remark->date.edtf, ENT_STR("/"), 0);
	if (remark->date.hi != ENT_DAY_FUTURE || slash < 0 ||
		!ent_edtf_parse(ent_str_sub(remark->date.edtf, 0, (size_t)slash), &began))
		return;
	began.edtf = ent_str_sub(remark->date.edtf, 0, (size_t)slash);
	began.basis = remark->date.basis;
	remark->date = began;
}
