/* Acts: a word of remark_acts.tsv, what it is done to, when and where, at which stage. One remark for each object
 * ("left SEATO in 1972 and CENTO in 1979"). */
#include "remarks/act.h"

#include <string.h>

static bool is(const ent_act_telling *t, const char *kind)
{
	return ent_str_is(t->act->kind, kind);
}

/* "supported its entry to the bloc AS AN OBSERVER": the tree may hang it on the verb. */
static bool is_as_modifier(const ent_clause *clause, int32_t token, ent_str words)
{
	enum { FAR = 10 };
	for (int32_t i = token + 1; i < clause->n && i <= token + FAR; i++)
		if (ent_remark_listed(words, ' ', clause->tokens[i].lemma))
			return ent_clause_form_is(clause, i - 1, "as") || ent_clause_form_is(clause, i - 2, "as");
	return false;
}

static bool has_modifier(const ent_clause *clause, int32_t noun, ent_str words)
{
	bool bare = ent_remark_listed(words, ' ', ENT_STR("-"));
	for (int32_t i = 0; i < clause->n && bare; i++) /* "severed ties", no "trade ties" */
		bare = clause->tokens[i].head != noun ||
			   !(ent_clause_rel(clause, i, ENT_DEPREL_COMPOUND) || ent_clause_rel(clause, i, ENT_DEPREL_AMOD));
	if (bare)
		return true;
	for (int32_t i = 0; i < clause->n; i++)
		if (i != noun && clause->tokens[i].head >= 0 && ent_clause_under(clause, i, noun) &&
			ent_remark_listed(words, ' ', clause->tokens[i].form))
			return true;
	return false;
}

/* "the SIXTH exercise": of those told of before. */
static bool is_next_exercise(const ent_act_telling *t)
{
	ent_remark_values values = {0};
	ent_remark_order(t->clause, t->token, &values);
	return values.n && t->act->pos == 'n' && ent_remark_exercise_before(t->story, t->clause, 2);
}

/* The noun and the modifier that the table asks for are there. */
static bool is_told(const ent_act_telling *t)
{
	const ent_clause *clause = t->clause;
	uint32_t first, end;
	if (is(t, "membership") && t->head >= 0 && ent_clause_rel(clause, t->head, ENT_DEPREL_XCOMP) &&
		ent_remark_member_before(clause, t->head))
		return false;
	if (t->act->head.len) {
		bool said = t->head >= 0 && ent_clause_lemma_in(clause, t->head, t->act->head, ' ');
		/* "the Soviet Union withdrew from Hungary": a state that withdraws, without an object, means its troops */
		bool forces = is(t, "forces") && t->head >= 0 && ent_act_is_state(clause, t->head) &&
					  (t->act->pos == 'v' || clause->tokens[t->head].upos != ENT_UPOS_NOUN) && /* no "diplomats" */
					  ent_clause_child(clause, t->token, ENT_DEPREL_OBJ, -1) < 0;
		bool meant = is(t, "treaty") && t->head >= 0 &&
					 ent_act_treaty_meant(t->story, clause, t->act, t->head).len > 0; /* "IT was signed" */
		/* "the withdrawal from Mali": of a departure the troops are told */
		bool unsaid = is(t, "forces") && t->act->pos == 'n' && t->head < 0 &&
					  !ent_clause_lemma_in(clause, t->token, ENT_STR("departure"), ' ');
		if (!said && !forces && !meant && !unsaid)
			return false;
	}
	if (ent_str_is(t->act->agent, "obj") && ent_str_is(t->act->object, "subj")) { /* "NATO admitted ALBANIA" */
		int32_t object = ent_clause_child(clause, t->token, ENT_DEPREL_OBJ, t->token);
		const ent_mention *m = object < 0 ? NULL : clause->mention[object];
		bool person = m && (m->how == ENT_HOW_PERSON || m->how == ENT_HOW_OFFICE);
		return is(t, "visit") ? person : m && m->how == ENT_HOW_NAME && ent_act_is_state(clause, object);
	}
	int32_t over = clause->tokens[t->token].head; /* "DECLARED its independence": the verb tells it */
	if (is(t, "state") && t->act->pos == 'n' && over >= 0 && ent_clause_rel(clause, t->token, ENT_DEPREL_OBJ) &&
		ent_clause_lemma_in(clause, over, ENT_STR("declare proclaim"), ' '))
		return false;
	if (is(t, "talks") && t->act->pos == 'n') { /* "talks TOOK PLACE": of "held talks" the verb tells */
		const ent_str goes = ENT_STR("take begin start open end conclude resume occur");
		int32_t verb = ent_act_verb_carrying(clause, t->token);
		return verb >= 0 && ent_clause_rel(clause, t->token, ENT_DEPREL_NSUBJ) &&
			   ent_clause_lemma_in(clause, verb, goes, ' ');
	}
	if (is(t, "recognition") && t->act->head.len && /* "won recognition FOR ITS HELP" */
		(ent_clause_prep(clause, t->token, ENT_STR("for"), ENT_CLAUSE_NONE) >= 0 ||
		 ent_clause_prep(clause, t->head, ENT_STR("for"), ENT_CLAUSE_NONE) >= 0))
		return false;
	if (is(t, "relations") && ent_clause_lemma_in(clause, t->token, ENT_STR("begin start"), ' ') &&
		ent_clause_child(clause, t->token, ENT_DEPREL_XCOMP, ENT_CLAUSE_NONE) >= 0) /* "relations began TO COOL" */
		return false;
	if (is(t, "membership") && t->act->modifier.len && is_as_modifier(clause, t->token, t->act->modifier))
		return true;
	for (int32_t i = 0; i < clause->n && is(t, "clash") && t->act->modifier.len; i++) /* "died when Israel RAIDED it" */
		if (clause->tokens[i].head == t->token && ent_clause_rel(clause, i, ENT_DEPREL_ADVCL) &&
			ent_act_is_strike(clause, i) && ent_clause_lemma_in(clause, t->token, ENT_STR("die perish"), ' '))
			return true;
	bool by_verb = is(t, "treaty") || (is(t, "embargo") && ent_str_is(t->act->object, "subj"));
	if (by_verb && t->act->modifier.len) /* "came into FORCE" */
		return has_modifier(clause, t->token, t->act->modifier);
	return !t->act->modifier.len || has_modifier(clause, t->act->head.len ? t->head : t->token, t->act->modifier) ||
		   (is(t, "exercise") && (ent_clause_name(clause, t->token, &first, &end).len || is_next_exercise(t)));
}

/* "the first premier to visit": the goal is the one told before. */
static bool is_without_goal(const ent_act_telling *t)
{
	return t->act->pos == 'v' && is(t, "visit") && ent_clause_object(t->clause, t->token) < 0 &&
		   (ent_clause_rel(t->clause, t->token, ENT_DEPREL_ACL) ||
			ent_clause_rel(t->clause, t->token, ENT_DEPREL_XCOMP) ||
			(ent_clause_rel(t->clause, t->token, ENT_DEPREL_ADVCL) &&
			 ent_clause_form_is(t->clause, t->token - 1, "to")));
}

/* "is BEING BUILT", "is BUILDING a dam": at work on it when it is told. */
static bool is_under_way(const ent_clause *clause, int32_t token)
{
	bool being = ent_clause_has_word(clause, token, "being"), be = false;
	for (int32_t i = 0; i < token; i++)
		be |= clause->tokens[i].head == token && ent_clause_rel(clause, i, ENT_DEPREL_AUX) &&
			  (ent_clause_form_is(clause, i, "is") || ent_clause_form_is(clause, i, "are"));
	return being || (be && ent_str_ends(clause->tokens[token].form, ENT_STR("ing")));
}

static bool is_moved(ent_str status)
{
	return ent_str_is(status, "postponed") || ent_str_is(status, "suspended");
}

/* "When she landed there in May it was the first visit": one visit of the sentence, told twice. */
static void borrow_day(const ent_act_telling *t, ent_remark *remark)
{
	for (size_t i = t->story->remarks.n; i-- > 0;) {
		const ent_remark *last = &t->story->remarks.at[i];
		if (last->sentence != remark->sentence || last->article != remark->article)
			return;
		if (ent_str_is(last->kind, "visit") && ent_str_eq(last->agents, remark->agents) &&
			ent_str_eq(last->others, remark->others) && ent_str_is(last->status, "actual"))
			remark->date = last->date;
	}
}

/* "British Somaliland became independent in 1960": no state of old that the tables know throughout the century. */
static bool is_of_old(const ent_act_telling *t, const ent_states_set *others, const ent_date *date)
{
	const ent_day table_begins = ent_day_from(1900, 1, 1);
	if (date->lo == ENT_DAY_UNKNOWN || date->hi < table_begins)
		return false;
	for (size_t i = 0; i < others->n; i++) {
		const ent_state *state = ent_actors_state(t->story->input->actors, ent_str_of(others->code[i]));
		if (!state || state->from != ENT_DAY_PAST)
			return false;
	}
	return others->n > 0;
}

/* "the first exercise of the two at sea, RED CONDOR, was held": the name behind the phrase, or missing. */
static ent_str between_commas(const ent_clause *clause, int32_t noun)
{
	int32_t comma = noun + 1, end;
	while (comma < clause->n && !ent_clause_form_is(clause, comma, ",") && !ent_clause_is_verb(clause, comma))
		comma++;
	for (end = comma + 1; end < clause->n && ent_clause_is_capital(clause, end) && !clause->mention[end] &&
						  !ent_clause_is_timed(clause, end);)
		end++;
	bool name = end > comma + 1 && ent_clause_form_is(clause, comma, ",") && ent_clause_form_is(clause, end, ",");
	return name ? ent_clause_text(clause, (uint32_t)comma + 1, (uint32_t)end) : (ent_str){0};
}

/* Its name; "the Tiger Palm 2016 exercise", "the exercise Tiger Palm 2016": which one of its row. */
static void set_exercise(const ent_act_telling *t, ent_remark *remark)
{
	uint32_t first, end;
	enum { FIRST_YEAR = 1900, LAST_YEAR = 2200, BACK = 2 };
	remark->name = ent_clause_name(t->clause, t->token, &first, &end);
	int32_t beside =
		ent_clause_child(t->clause, t->token, ENT_DEPREL_APPOS, t->token); /* "their first drill, CONDOR-3," */
	if (!remark->name.len && beside >= 0)
		remark->name = ent_clause_name(t->clause, beside, &first, &end);
	if (!remark->name.len && ent_clause_rel(t->clause, t->token, ENT_DEPREL_APPOS)) /* "CONDOR, their first drill," */
		remark->name = ent_clause_name(t->clause, t->clause->tokens[t->token].head, &first, &end);
	if (!remark->name.len)
		remark->name = between_commas(t->clause, t->token);
	if (!remark->name.len && is_next_exercise(t))
		remark->name = ent_remark_exercise_before(t->story, t->clause, 2)->name;
	for (int32_t i = t->token - 1; remark->name.len && i >= 1 && i >= t->token - BACK; i--) {
		int64_t year;
		if (ent_str_to_int(t->clause->tokens[i].form, &year) && year > FIRST_YEAR && year < LAST_YEAR &&
			ent_clause_is_capital(t->clause, i - 1))
			remark->object = t->clause->tokens[i].form;
	}
}

/* "many meetings, including ONE IN MARCH with Chad": the one that is told of, or ENT_CLAUSE_NONE. */
static int32_t one_of_them(const ent_act_telling *t)
{
	for (int32_t i = t->head + 1; is(t, "talks") && t->head >= 0 && i < t->clause->n; i++)
		if ((t->clause->tokens[i].head == t->head || t->clause->tokens[i].head == t->token) &&
			ent_clause_form_is(t->clause, i, "one") && ent_str_is(ent_clause_case(t->clause, i), "including"))
			return i;
	return ENT_CLAUSE_NONE;
}

/* "killed 247 people in one city AND 10 in another": a part of what the act did. */
static bool is_part_count(const ent_clause *clause, const ent_amount *amount)
{
	enum { FAR = 7 /* [tokens] */ };
	int32_t end = (int32_t)(amount->first + amount->n), first = (int32_t)amount->first;
	for (int32_t i = end; i + 1 < clause->n && i < end + FAR && !ent_clause_is_verb(clause, i); i++)
		if (ent_clause_form_is(clause, i, "and") && clause->tokens[i + 1].upos == ENT_UPOS_NUM)
			return true;
	return first > 1 && ent_clause_form_is(clause, first - 1, "and") &&
		   (clause->tokens[first - 2].upos == ENT_UPOS_PROPN || clause->tokens[first - 2].upos == ENT_UPOS_NOUN);
}

/* Whose dead they are: "20 INDIAN soldiers", "30 of ITS men", "INDIA lost 20 men", "cost INDIA 20 men"; missing where
 * that is not said. */
static ent_str whose_dead(const ent_clause *clause, int32_t token, int32_t counted)
{
	ent_states_set own = {0};
	bool passive;
	ent_clause_states(clause, counted, &own);
	if (own.n == 0)
		ent_clause_states(clause, ent_clause_prep(clause, counted, ENT_STR("of"), counted), &own);
	if (own.n == 0 && ent_clause_lemma_in(clause, token, ENT_STR("lose"), ' '))
		ent_clause_states(clause, ent_clause_subject(clause, token, &passive), &own);
	if (own.n == 0)
		ent_clause_states(clause, ent_clause_child(clause, token, ENT_DEPREL_IOBJ, ENT_CLAUSE_NONE), &own);
	return own.n == 1 ? ent_states_text(clause->arena, &own) : (ent_str){0};
}

static void add_amounts(const ent_clause *clause, int32_t token, const ent_remark *remark, ent_remark_values *values)
{
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *amount = &clause->amounts[i];
		int32_t at = (int32_t)(amount->first + amount->n - 1);
		ent_remark_value value;
		/* the amount hangs on the act, or on what hangs on it */
		int32_t steps = 0, up = at;
		while (up >= 0 && up != token && steps++ < 4 && !(up != at && ent_clause_is_verb(clause, up)))
			up = clause->tokens[up].head;
		/* "held the exercise with 120 soldiers", "the exercise involved 300 troops": on the verb of the noun */
		bool by_verb = up >= 0 && !ent_clause_is_verb(clause, token) && clause->tokens[token].head == up &&
					   ent_clause_is_verb(clause, up);
		bool part = ent_str_is(remark->kind, "clash") && is_part_count(clause, amount);
		/* "40 TANKS that Chad bought", "40 TANKS sold by Chad" */
		bool object = ent_clause_is_verb(clause, token) && ent_clause_object(clause, token) == at;
		if ((up == token || by_verb || object) && !amount->ordinal && !part &&
			ent_remark_measure_of(clause, amount, remark->kind, &value)) {
			if (ent_str_is(value.property, "killed") || ent_str_is(value.property, "troops"))
				value.per = whose_dead(clause, token, at);
			*ent_push(clause->arena, values) = value;
		}
	}
}

/* Where a treaty was signed: "in Geneva". Of a place in a state that we know `unit` is its code, `per` "state" where it
 * is the state itself. */
static bool take_place(const ent_clause *clause, int32_t at, ent_remark_values *values)
{
	const ent_mention *m = at < 0 ? NULL : clause->mention[at];
	bool timed = false, state = m && m->how == ENT_HOW_NAME && !m->place;
	for (size_t i = 0; at >= 0 && i < clause->n_timexes; i++)
		timed |=
			(uint32_t)at >= clause->timexes[i].first && (uint32_t)at < clause->timexes[i].first + clause->timexes[i].n;
	if (at < 0 || timed || clause->tokens[at].upos != ENT_UPOS_PROPN || !ent_clause_is_capital(clause, at) ||
		(m && m->how != ENT_HOW_NAME && m->how != ENT_HOW_METONYM))
		return false;
	int32_t end = at + 1, first = at;
	while (end < clause->n && clause->tokens[end].head == at && clause->tokens[end].deprel == ENT_DEPREL_FLAT)
		end++;
	while (first > 0 && clause->tokens[first - 1].head == at && clause->tokens[first - 1].upos == ENT_UPOS_PROPN &&
		   ent_clause_is_capital(clause, first - 1)) /* "NEW York" */
		first--;
	*ent_push(clause->arena, values) =
		(ent_remark_value){.property = ENT_STR("place"),
						   .text = ent_clause_text(clause, (uint32_t)first, (uint32_t)end),
						   .start = clause->tokens[first].start,
						   .end = clause->tokens[end - 1].end,
						   .unit = m && m->n_actors == 1 ? ent_str_of(m->actors[0].country) : (ent_str){0},
						   .per = state ? ENT_STR("state") : (ent_str){0},
						   .date = ENT_DATE_NONE};
	return true;
}

static void add_place(const ent_clause *clause, int32_t token, ent_remark_values *values)
{
	const ent_str preps[] = {ENT_STR("in"), ENT_STR("at")};
	for (size_t p = 0; token >= 0 && p < sizeof preps / sizeof *preps; p++)
		for (int32_t at = -1; (at = ent_clause_prep(clause, token, preps[p], at)) >= 0;)
			if (take_place(clause, at, values))
				return;
}

/* "met ONCE MORE"; "Mali, ONCE the Sudan," was so before. */
static bool is_once_more(const ent_clause *clause, int32_t token)
{
	for (int32_t i = 0; i < clause->n; i++)
		if (clause->tokens[i].head == token && ent_clause_form_is(clause, i, "once"))
			return ent_clause_form_is(clause, i + 1, "more") || ent_clause_form_is(clause, i + 1, "again") ||
				   i + 1 == clause->n || clause->tokens[i + 1].upos == ENT_UPOS_PUNCT;
	return false;
}

/* "received A LOAN from Mali": told as the loan that it is. */
static bool is_of_loan(const ent_act_telling *t)
{
	int32_t given = t->act->pos == 'v' ? ent_clause_object(t->clause, t->token) : ENT_CLAUSE_NONE;
	const ent_remark_thing *thing = given < 0 ? NULL : ent_remark_thing_of(t->clause, given);
	return is(t, "supply") && thing && (ent_str_is(thing->kind, "loan") || ent_str_is(thing->kind, "grant"));
}

/* "resumed imports": after no stop that was told of. */
static bool is_of_no_ban(const ent_act_telling *t, ent_states_set *agents)
{
	return ent_clause_lemma_in(t->clause, t->token, ENT_STR("resume restart"), ' ') && !t->before &&
		   !ent_act_ban_meant(t->story, t->clause, t->head, agents);
}

/* "PARTLY lifted the ban", "lifted PART of it" */
static bool is_partly(const ent_act_telling *t)
{
	const ent_clause *clause = t->clause;
	int32_t object = ent_clause_object(clause, t->token);
	return ent_str_is(t->act->act, "lift") &&
		   (ent_clause_has_word(clause, t->token, "partly") || ent_clause_has_word(clause, t->token, "partially") ||
			(object >= 0 && ent_clause_form_is(clause, object, "part")));
}

/* "supplied Chad WITH radars": what is supplied. */
static void set_supplied(const ent_act_telling *t, ent_remark *remark)
{
	int32_t with = ent_str_is(t->act->modifier, "with") ? ent_clause_prep_near(t->clause, t->token, ENT_STR("with"))
														: ENT_CLAUSE_NONE;
	if (!remark->name.len && with >= 0 && t->clause->tokens[with].upos == ENT_UPOS_NOUN)
		remark->name = t->clause->tokens[with].lemma;
}

/* Its members sit for a term and come again. */
static bool is_elected(ent_str body)
{
	return ent_str_find(body, ENT_STR("Security Council"), 0) >= 0 ||
		   ent_str_find(body, ENT_STR("Human Rights Council"), 0) >= 0;
}

/* Not the whole of it, so that another day is no contradiction: "withdrew 400 SOLDIERS", "a PARTIAL embargo",
 * "recognised it DE FACTO". */
static bool is_in_part(const ent_act_telling *t)
{
	const ent_clause *clause = t->clause;
	const ent_str parts = ENT_STR("partial limited further new additional wider fresh tighter some first provisional");
	for (int32_t i = 0; i < clause->n; i++) {
		bool of_head = t->head >= 0 && clause->tokens[i].head == t->head && i < t->head;
		if (of_head && (is(t, "embargo") || is(t, "forces")) && ent_clause_lemma_in(clause, i, parts, ' '))
			return true;
		if (is(t, "recognition") && ent_clause_form_is(clause, i, "de") &&
			(ent_clause_form_is(clause, i + 1, "facto") || ent_clause_form_is(clause, i + 1, "jure")))
			return true;
	}
	for (size_t i = 0; i < clause->n_amounts && is(t, "forces") && t->head >= 0; i++)
		if (!clause->amounts[i].ordinal && t->head >= (int32_t)clause->amounts[i].first &&
			t->head < (int32_t)(clause->amounts[i].first + clause->amounts[i].n))
			return !ent_clause_has_word(clause, t->head, "last") && !ent_clause_has_word(clause, t->head, "all") &&
				   !ent_clause_has_word(clause, t->head, "remaining");
	return is(t, "forces") && t->head >= 0 && ent_clause_lemma_in(clause, t->head, ENT_STR("half part most some"), ' ');
}

/* The act, its stage and its status, by its word and those around it. */
static void set_act(const ent_act_telling *t, ent_remark *remark)
{
	const ent_clause *clause = t->clause;
	const ent_remark_act *act = t->act;
	ptrdiff_t slash = ent_str_find(act->act, ENT_STR("/"), 0);
	remark->kind = act->kind;
	remark->once = act->once;
	remark->act = slash < 0 ? act->act : ent_str_sub(act->act, 0, (size_t)slash);
	int32_t over = clause->tokens[t->token].head; /* "CEASED to belong to it" */
	if (is(t, "membership") && ent_str_is(remark->act, "join") && over >= 0 &&
		ent_clause_rel(clause, t->token, ENT_DEPREL_XCOMP) &&
		ent_clause_lemma_in(clause, over, ENT_STR("cease stop"), ' '))
		remark->act = ENT_STR("leave");
	remark->phase = slash < 0 ? t->stage.phase : ent_str_sub(act->act, (size_t)slash + 1, act->act.len);
	bool at_once = is(t, "membership") || is(t, "recognition") || is(t, "organisation");
	if (at_once && ent_str_is(remark->phase, "end")) /* an accession that was completed is the accession */
		remark->phase = (ent_str){0};
	remark->status = t->stage.status;
	bool own_stage = is(t, "supply") || is(t, "project"); /* "PROMISED it 5 tanks", "the plant was SHELVED" */
	if (own_stage && act->pos == 'v' && ent_str_is(remark->status, "actual"))
		remark->status = ent_clause_own_status(clause, t->token, remark->status);
	if (is(t, "project") && act->pos == 'v' && ent_str_is(remark->status, "actual") && is_under_way(clause, t->token))
		remark->status = ENT_STR("ongoing");
	if (is(t, "project") && ent_str_is(remark->phase, "end") && ent_str_is(remark->status, "hypothetical") &&
		ent_clause_has_word(clause, t->token, "should")) /* "SHOULD open in May": is expected to */
		remark->status = ENT_STR("planned");
}

/* What the act told before says of this one. */
static void take_from_before(const ent_act_telling *t, ent_states_set *agents, ent_states_set *others,
							 ent_remark *remark)
{
	const ent_remark *before = t->before;
	if (ent_act_is_returned(t->clause, t->token)) { /* whence the other came */
		if (before->agents.len == 3)
			ent_states_add(others, ent_str_format(t->clause->arena, "%.*s", ENT_FMT(before->agents)).ptr);
		return;
	}
	ent_act_take_over(before, agents, others, remark);
	if (is(t, "membership") || is(t, "embargo")) {
		remark->code = before->code;
		remark->name = before->name;
		remark->object = before->object;
	}
	if (!remark->phase.len && is_moved(remark->status))
		remark->phase = before->phase;
}

/* Not for the first or the only time, so that another day is no contradiction. */
static bool is_again(const ent_act_telling *t, int32_t object, ent_str body)
{
	const ent_clause *clause = t->clause;
	return (object != t->token &&
			(ent_clause_has_word(clause, object, "another") || ent_clause_has_word(clause, object, "second"))) ||
		   ent_clause_has_word(clause, t->token, "again") || ent_clause_has_word(clause, t->token, "rejoin") ||
		   ent_str_is(clause->tokens[t->token].lemma, "rejoin") || is_once_more(clause, t->token) || is_in_part(t) ||
		   (is(t, "membership") && is_elected(body));
}

/* Adds which one in a row it was, and how much. */
static void add_measures(const ent_act_telling *t, const ent_remark *remark, ent_remark_values *values)
{
	const ent_clause *clause = t->clause;
	if (!is(t, "supply")) /* "one of the first to give aid" */
		ent_remark_order(clause, t->token, values);
	if (!values->n && is(t, "exercise") && ent_clause_rel(clause, t->token, ENT_DEPREL_APPOS))
		ent_remark_order(clause, clause->tokens[t->token].head, values);
	add_amounts(clause, t->token, remark, values);
}

/* Adds where it was: of talks at the noun, or at the verb that carries it. */
static void add_places(const ent_act_telling *t, const ent_remark *remark, ent_remark_values *values)
{
	const ent_clause *clause = t->clause;
	if ((is(t, "treaty") && ent_str_is(remark->act, "sign")) || is(t, "talks"))
		add_place(clause, t->token, values);
	if (is(t, "talks") && !values->n && t->head >= 0)
		add_place(clause, t->head, values);
	for (int32_t k = 0; is(t, "clash") && k < 2; k++) /* where, that nobody takes two fights of a month for one */
		add_place(clause, k == 0 ? t->token : ent_clause_object(clause, t->token), values);
	int32_t carrier = is(t, "talks") && t->act->pos == 'n' ? ent_act_verb_carrying(clause, t->token) : ENT_CLAUSE_NONE;
	if (!values->n && carrier >= 0)
		add_place(clause, carrier, values);
	if (!values->n && carrier >= 0 && ent_clause_lemma_in(clause, carrier, ENT_STR("take"), ' '))
		add_place(clause, ent_clause_object(clause, carrier), values); /* "took PLACE in Muscat" */
	if (is(t, "talks") && !values->n && ent_clause_lemma_in(clause, t->token, ENT_STR("host"), ' '))
		take_place(clause, ent_clause_child(clause, t->token, ENT_DEPREL_NSUBJ, -1), values);
}

/* The day of what the same sentence told before, where this has none. */
static void take_day_told(const ent_act_telling *t, ent_remark *remark)
{
	if (t->before && remark->date.lo == ENT_DAY_UNKNOWN && t->before->sentence == remark->sentence)
		remark->date = t->before->date;
	if (is(t, "visit") && remark->date.lo == ENT_DAY_UNKNOWN)
		borrow_day(t, remark);
}

/* It lasts from its day on: "a member SINCE 2012", "has been under construction since 2021". */
static void set_lasting(const ent_act_telling *t, ent_remark *remark)
{
	bool lasting = is(t, "project") && remark->date.hi == ENT_DAY_FUTURE && ent_str_is(remark->status, "actual");
	if (ent_str_is(t->act->modifier, "since") || lasting)
		ent_act_since(remark);
	if (lasting && !remark->phase.len)
		remark->phase = ENT_STR("start");
}

/* Sets who does it, as far as its word says; false where somebody must and nobody does. */
static bool set_agents(const ent_act_telling *t, ent_states_set *agents, ent_remark *remark)
{
	const ent_remark_act *act = t->act;
	ent_act_agents(t->clause, act, t->token, agents, remark);
	if (t->before && is(t, "membership") && act->agent.len && agents->n == 0) { /* "IT was readmitted" */
		bool passive;
		ent_clause_states(t->clause, ent_clause_subject(t->clause, t->token, &passive), agents);
	}
	if (act->agent.len && agents->n == 0)
		return false;
	if (is(t, "state")) /* what a state does to itself nobody else does: "Ukraine voted as the Union dissolved" */
		agents->n = 0;
	return true;
}

/* The remark of the act done to object `i`; false where it would be of nobody. */
static bool remark_of(const ent_act_telling *t, size_t i, bool is_first, ent_remark *ret_remark)
{
	const ent_clause *clause = t->clause;
	ent_remark remark = ent_remark_new(clause, t->token);
	ent_remark_values values = {0};
	ent_states_set agents = {0}, others = {0};
	int32_t object = t->all.at[i];
	bool own = !t->lone && !t->before && !t->of; /* the object is told here */
	set_act(t, &remark);
	if (!set_agents(t, &agents, &remark) || is_of_loan(t))
		return false;
	if (t->before)
		take_from_before(t, &agents, &others, &remark);
	if (t->of)
		ent_remark_inherit(clause, t->of, &remark, &values);
	if (own)
		ent_act_set_object(t->story, clause, t->act, object, &remark, &values);
	if (ent_str_is(t->act->needs, "any") && t->head >= 0 && !t->before)
		ent_act_set_topic(clause, t->head, &remark);
	if (is(t, "exercise"))
		set_exercise(t, &remark);
	if (is(t, "supply"))
		set_supplied(t, &remark);
	ent_act_parties(t, own ? object : ENT_CLAUSE_NONE, is_first, &agents, &others, &remark);
	if (is(t, "embargo") && is_of_no_ban(t, &agents))
		return false;
	if (is(t, "embargo") && is_partly(t))
		remark.act = ENT_STR("ease");
	if (agents.n == 0 && others.n == 0 && !remark.others.len && !remark.code.len && !remark.name.len)
		return false;
	if (is(t, "talks") && agents.n + others.n < 2)
		return false;
	if (!remark.others.len)
		remark.others = ent_states_text(clause->arena, &others);
	remark.agents = ent_states_text(clause->arena, &agents);
	remark.again = is_again(t, object, remark.object);
	ent_act_set_date(clause, t->one >= 0 ? t->one : t->token, &t->all, i, &remark);
	if (is(t, "state") && ent_str_is(remark.act, "independence") && is_of_old(t, &others, &remark.date))
		return false;
	if (is(t, "project") && t->lone && remark.date_end == 0) /* trains run every day */
		return false;
	take_day_told(t, &remark);
	add_measures(t, &remark, &values);
	if (is(t, "loan") && t->lone && (!values.n || !others.n))
		return false;
	add_places(t, &remark, &values);
	if (is(t, "loan"))
		remark.object = ent_remark_purpose(clause, t->token);
	set_lasting(t, &remark);
	remark.values = values.at;
	remark.n_values = values.n;
	*ret_remark = remark;
	return true;
}

/* "THE opening", "ITS completion": of what was told before. */
static bool is_definite(const ent_clause *clause, int32_t token)
{
	return ent_clause_has_word(clause, token, "the") || ent_clause_has_word(clause, token, "its");
}

/* "The minister AND HIS DEPUTY travelled to Lima": of a visit each traveller has a remark. */
static void other_travellers(ent_remark_story *story, const ent_clause *clause, int32_t token, const ent_remark *told)
{
	bool passive;
	int32_t verb = ent_clause_is_verb(clause, token) ? token : clause->tokens[token].head;
	int32_t subject = verb >= 0 ? ent_clause_subject(clause, verb, &passive) : ENT_CLAUSE_NONE;
	if (!ent_str_is(told->kind, "visit") || !told->person.len || subject < 0 || passive)
		return;
	const ent_remark first = *told; /* the list may move */
	for (int32_t i = -1; (i = ent_clause_child(clause, subject, ENT_DEPREL_CONJ, i)) >= 0;) {
		ent_states_set states = {0};
		ent_remark remark = first;
		remark.person = remark.office = (ent_str){0};
		ent_clause_states(clause, i, &states);
		ent_act_take_person(clause, i, &remark);
		remark.agents = ent_states_text(clause->arena, &states);
		if (remark.person.len && ent_str_eq(remark.agents, first.agents) && !ent_str_eq(remark.person, first.person))
			*ent_push(story->arena, &story->remarks) = remark;
	}
}

/* "lent $400 million for a plant in 2006 AND $190 MILLION FOR AN AIRPORT IN 2010": what has a day of its own is an act
 * of that day. */
static void acts_of_other_days(ent_remark_story *story)
{
	size_t at = story->remarks.n - 1, kept = 0;
	const ent_remark first = story->remarks.at[at]; /* the list may move */
	bool given = ent_str_is(first.kind, "loan") || ent_str_is(first.kind, "supply");
	for (size_t i = 0; given && i < first.n_values; i++) {
		ent_remark_value *value = &first.values[i];
		const ent_date *own = &value->date;
		bool other = i > 0 && own->lo != ENT_DAY_UNKNOWN && first.date.lo != ENT_DAY_UNKNOWN &&
					 (own->lo > first.date.hi || own->hi < first.date.lo);
		if (!other) {
			first.values[kept++] = *value;
			continue;
		}
		ent_remark remark = first;
		if (!remark.name.len && ent_str_is(value->unit, "more")) /* "24 jets in 2015 and 30 MORE in 2021" */
			remark.name = first.values[0].unit;
		remark.values = ENT_NEW(story->arena, ent_remark_value);
		*remark.values = *value;
		remark.n_values = 1;
		remark.date = *own;
		*ent_push(story->arena, &story->remarks) = remark;
	}
	if (given)
		story->remarks.at[at].n_values = kept;
}

/* "NO PREMIER had visited Chad before" */
static bool is_of_nobody(const ent_clause *clause, int32_t verb)
{
	bool passive;
	int32_t subject = ent_clause_subject(clause, verb, &passive);
	return subject >= 0 && !passive && ent_clause_has_word(clause, subject, "no");
}

/* Adds what the word tells as an act of that row; false where it tells no such act. */
static bool act_at(ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act, int32_t token)
{
	ent_act_telling t = {.story = story,
						 .clause = clause,
						 .act = act,
						 .token = token,
						 .head = ent_act_head(clause, act, token),
						 .lone = ent_str_is(act->needs, "-")};
	if (ent_str_is(act->kind, "visit") && act->pos == 'v' && is_of_nobody(clause, token))
		return false;
	const ent_remark *on = ent_act_told_on(story, clause, act, token, t.head);
	if (!on && !is_told(&t))
		return false;
	const ent_act_objects itself = {.at = {token}, .n = 1};
	t.all = t.lone ? itself : ent_act_objects_of(story, clause, act, token, t.head);
	t.one = one_of_them(&t);
	t.stage = ent_clause_stage(clause, token);
	if (act->pos == 'p')
		t.stage.status = ent_act_own_status(clause, token, t.stage.status);
	if (t.all.n == 0 && ent_str_is(act->kind, "visit") && act->pos == 'n' &&
		ent_clause_has_word(clause, token, "there")) {
		const ent_mention *there = ent_act_place_meant(story, clause, token, (ent_str){0});
		if (there && there->sentence == clause->sentence->index) /* "a stop was Ankara, the first visit THERE" */
			t.all = (ent_act_objects){.at = {(int32_t)there->head}, .n = 1};
	}
	if (t.all.n == 0 && (act->pos == 'n' || is_without_goal(&t)) && ent_str_is(act->needs, "state"))
		t.before = ent_act_before(story, clause, act, token);
	enum { FAR = 2 /* [sentences] */ };
	bool opens = token == 0 && ent_clause_rel(clause, token, ENT_DEPREL_NSUBJ); /* "WORK began in 2011" */
	if (t.all.n == 0 && ent_str_is(act->needs, "thing") && act->pos == 'n' && (is_definite(clause, token) || opens))
		t.of = ent_remark_project_before(story, clause, opens ? FAR : 1);
	bool carried = t.lone && ent_str_is(act->kind, "project"); /* "GAS is to flow by 2023": through what was told of */
	if (carried && !(t.of = ent_remark_project_before(story, clause, FAR)))
		return false;
	ent_states_set left = {0};
	if (ent_str_is(act->kind, "forces") && t.all.n == 0 && act->pos == 'v') {
		ent_act_left(&t, &left);
		t.lone = left.n == 1;
		t.all = t.lone ? itself : t.all;
	}
	if (on && (t.lone || t.all.n == 0 || ent_str_is(act->kind, "embargo")))
		t.before = on;
	if (ent_str_is(act->kind, "loan") && act->pos == 'v' && !act->agent.len && t.all.n == 0) {
		t.lone = true; /* to the other of the two states */
		t.all = itself;
	}
	if (t.before || t.of)
		t.all = itself;
	size_t before = story->remarks.n;
	for (size_t i = 0; i < t.all.n; i++) {
		ent_remark remark;
		if (!remark_of(&t, i, story->remarks.n == before, &remark))
			continue;
		*ent_push(story->arena, &story->remarks) = remark;
		acts_of_other_days(story);
		other_travellers(story, clause, token, &remark);
		if (act->pos == 'n' && remark.phase.len)
			ent_act_second_phase(story, clause, token, &remark);
	}
	return story->remarks.n > before;
}

/* "the Lake Pact between Chad and Mali DATES FROM 1972", "the Lake Pact BEARS THE DATE of 1972": no verb stands between
 * the name and that, which the parser may read as a noun. */
static bool is_dated_by(const ent_clause *clause, int32_t noun, const ent_timex *timex)
{
	int32_t from = (int32_t)timex->first - 1;
	if (ent_clause_form_is(clause, from, "the"))
		from--;
	bool dates =
		ent_clause_form_is(clause, from, "from") && ent_clause_lemma_in(clause, from - 1, ENT_STR("date"), ' ');
	bool bears = ent_clause_form_is(clause, from, "of") && ent_clause_form_is(clause, from - 1, "date") &&
				 ent_clause_lemma_in(clause, from - 3, ENT_STR("bear carry"), ' ');
	bool dated = ent_clause_form_is(clause, from, "dated");
	int32_t verb = dates ? from - 1 : bears ? from - 3 : from;
	for (int32_t i = noun + 1; i < verb; i++)
		if (ent_clause_is_verb(clause, i))
			return false;
	return (dates || bears || dated) && verb > noun;
}

/* "the Lake Pact of 1972", "the 1972 Lake Pact": a treaty is dated by when it was signed. */
static void treaty_dated(ent_remark_story *story, const ent_clause *clause, int32_t noun)
{
	const ent_str treaties = ENT_STR("treaty agreement pact accord memorandum protocol convention concordat");
	uint32_t first, end;
	ent_str name =
		ent_clause_lemma_in(clause, noun, treaties, ' ') ? ent_clause_name(clause, noun, &first, &end) : (ent_str){0};
	for (size_t i = 0; name.len && i < clause->n_timexes; i++) {
		const ent_timex *timex = &clause->timexes[i];
		bool behind = timex->first == end + 1 && ent_clause_form_is(clause, (int32_t)end, "of");
		bool before = timex->first + timex->n == first, told = is_dated_by(clause, noun, timex);
		if (timex->type != ENT_TIMEX_DATE || timex->date.basis != ENT_BASIS_STATED || (!behind && !before && !told))
			continue;
		ent_remark remark = ent_remark_new(clause, noun);
		ent_states_set others = {0};
		ent_act_partners(clause, noun, &others);
		for (size_t k = 0; k < story->pair.n && others.n < 2; k++) /* in an article on two states it is theirs */
			ent_states_add(&others, story->pair.code[k]);
		remark.kind = ENT_STR("treaty");
		remark.act = ENT_STR("sign");
		remark.once = true;
		remark.name = name;
		remark.object = clause->tokens[noun].lemma;
		remark.others = ent_states_text(clause->arena, &others);
		remark.date = timex->date;
		remark.date_start = timex->start;
		remark.date_end = timex->end;
		*ent_push(story->arena, &story->remarks) = remark;
		return;
	}
}

/* --- the sentence --- */

static bool has_particle(const ent_clause *clause, int32_t token, ent_str particle)
{
	for (int32_t i = token + 1; i < clause->n && i <= token + 4; i++)
		if (ent_str_eq_nocase(clause->tokens[i].form, particle) && clause->tokens[i].head == token)
			return true;
	return ent_clause_form_is(clause, token + 1, "out") && ent_str_is(particle, "out");
}

/* Where the acts of a word are filed: under its lemma; "the break-up" under all of it. */
static uint32_t acts_of(const ent_remark_tables *tables, const ent_clause *clause, int32_t i)
{
	const ent_token *t = &clause->tokens[i];
	bool joined = i > 1 && ent_clause_form_is(clause, i - 1, "-") && t[-2].end == t[-1].start && t[-1].end == t->start;
	uint32_t whole = ENT_MAP_NONE;
	if (joined) {
		ent_str before = ent_clause_text(clause, (uint32_t)i - 2, (uint32_t)i);
		whole = ent_map_get(&tables->act_words,
							ent_str_lower(clause->arena, ent_str_join(clause->arena, before, ENT_STR(""), t->lemma)));
	}
	return whole == ENT_MAP_NONE ? ent_map_get(&tables->act_words, t->lemma) : whole;
}

void ent_remark_acts_find(ent_remark_story *story, const ent_clause *clause)
{
	for (int32_t i = 0; i < clause->n; i++) {
		const ent_token *t = &clause->tokens[i];
		bool verb = t->upos == ENT_UPOS_VERB && ent_clause_is_verb(clause, i);
		bool noun = t->upos == ENT_UPOS_NOUN || t->upos == ENT_UPOS_PROPN || (t->upos == ENT_UPOS_VERB && !verb) ||
					ent_clause_form_is(clause, i, "independent");
		bool being = t->upos == ENT_UPOS_ADJ && ent_clause_child(clause, i, ENT_DEPREL_COP, ENT_CLAUSE_NONE) >= 0;
		if (!noun && !verb && !being)
			continue;
		if (noun)
			treaty_dated(story, clause, i);
		uint32_t at = acts_of(story->tables, clause, i);
		for (; at != ENT_MAP_NONE; at = story->tables->act_entries.at[at].next) {
			const ent_act_entry *entry = &story->tables->act_entries.at[at];
			const ent_remark_act *act = &story->tables->acts.at[entry->act];
			bool fit = act->pos == (verb   ? 'v'
									: noun ? 'n'
										   : 'p') &&
					   !ent_str_is(act->needs, "host") &&
					   (!entry->particle.len || has_particle(clause, i, entry->particle));
			if (fit && act_at(story, clause, act, i))
				break; /* one word tells one act */
		}
	}
	ent_act_redone(story, clause);
	ent_act_deadline_moved(story, clause);
	ent_act_note_named(story, clause);
}
