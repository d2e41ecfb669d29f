/* Who does an act: the subject of its verb or who stands behind "by"; of a noun its owner, who stands behind "by",
 * "between" or "of", and where it is what a verb carries ("paid a visit") the subject of that. */
#include "remarks/act.h"

void ent_act_take_person(const ent_clause *clause, int32_t nominal, ent_remark *remark)
{
	int32_t beside = nominal < 0 ? ENT_CLAUSE_NONE : ent_clause_child(clause, nominal, ENT_DEPREL_APPOS, nominal);
	const ent_mention *who = nominal < 0 ? NULL : clause->mention[nominal],
					  *as = beside < 0 ? NULL : clause->mention[beside];
	if (who && as && who != as && who->how == ENT_HOW_PERSON && as->how == ENT_HOW_OFFICE && !remark->office.len &&
		as->n_actors == 1 && !ent_clause_has_word(clause, beside, "then") &&
		!ent_clause_has_word(clause, beside, "former"))
		remark->office = as->actors[0].office; /* "Ali Hassan, ITS FOREIGN MINISTER," */
	for (int32_t i = nominal; nominal >= 0 && i >= 0 && !remark->person.len;
		 i = ent_clause_child(clause, nominal, ENT_DEPREL_APPOS, i)) {
		const ent_mention *m = clause->mention[i];
		if (m && m->n_actors == 1) {
			if (!remark->person.len)
				remark->person = m->actors[0].person;
			if (!remark->office.len)
				remark->office = m->actors[0].office;
		}
		if (i != nominal)
			continue;
		for (int32_t k = 0; k < clause->n; k++) {
			const ent_mention *part = clause->mention[k];
			bool close = clause->tokens[k].head == nominal && (ent_clause_rel(clause, k, ENT_DEPREL_FLAT) ||
															   ent_clause_rel(clause, k, ENT_DEPREL_COMPOUND) ||
															   clause->tokens[k].deprel == ENT_DEPREL_NMOD_DESC);
			if (close && part && part->n_actors == 1) {
				if (!remark->person.len)
					remark->person = part->actors[0].person;
				if (!remark->office.len)
					remark->office = part->actors[0].office;
			}
		}
	}
}

void ent_act_agents_of_verb(const ent_clause *clause, int32_t verb, ent_states_set *set, ent_remark *remark)
{
	bool passive;
	int32_t subject = ent_clause_subject(clause, verb, &passive);
	if (ent_clause_rel(clause, verb, ENT_DEPREL_ACL) && ent_clause_is_participle(clause, verb) &&
		ent_clause_child(clause, verb, ENT_DEPREL_NSUBJ, -1) < 0)
		subject = ENT_CLAUSE_NONE;
	/* "helped Chad (to) get a seat": it is Chad that gets it */
	const ent_str helpers = ENT_STR("help allow enable let permit assist persuade make invite ask urge press want");
	int32_t over = clause->tokens[verb].head;
	int32_t helped =
		ent_clause_rel(clause, verb, ENT_DEPREL_XCOMP) && over >= 0 && ent_clause_lemma_in(clause, over, helpers, ' ')
			? ent_clause_child(clause, over, ENT_DEPREL_OBJ, -1)
			: ENT_CLAUSE_NONE;
	if (helped >= 0)
		subject = helped;
	if (subject >= 0 && !passive) {
		ent_clause_states(clause, subject, set);
		ent_act_take_person(clause, subject, remark);
	}
	int32_t agent = ent_clause_prep(clause, verb, ENT_STR("by"), ENT_CLAUSE_NONE);
	if (agent < 0 && passive) /* "was given vaccine by FRANCE": the parser may hang it on the noun */
		agent = ent_clause_prep_near(clause, verb, ENT_STR("by"));
	if (agent >= 0 && (passive || subject < 0)) {
		ent_clause_states(clause, agent, set);
		ent_act_take_person(clause, agent, remark);
	}
}

/* `done_to`: what stands behind "of" is what it is done to, as of "the recognition of Chad". */
static void agents_of_noun(const ent_clause *clause, int32_t noun, bool done_to, ent_states_set *set,
						   ent_remark *remark)
{
	/* "a gift FROM CHINA" */
	const ent_str by[] = {ENT_STR("by"), ENT_STR("between"), ENT_STR("of"), ENT_STR("among"),
						  ent_str_is(remark->kind, "supply") ? ENT_STR("from") : ENT_STR("by")};
	int32_t owner = ent_clause_child(clause, noun, ENT_DEPREL_NMOD_POSS, -1);
	bool passive, membership = ent_str_is(remark->kind, "membership");
	if (membership && ent_clause_child(clause, noun, ENT_DEPREL_COP, -1) >= 0) /* "CHAD has been a member" */
		ent_clause_states(clause, ent_clause_subject(clause, noun, &passive), set);
	else if (membership && ent_clause_rel(clause, noun, ENT_DEPREL_APPOS)) /* "CHAD (a member since 1960)" */
		ent_clause_states(clause, clause->tokens[noun].head, set);
	for (int32_t i = noun - 1; owner < 0 && i > 0 && i >= noun - 3; i--) { /* where the tree does not say it */
		if (ent_clause_form_is(clause, i, "'s") || ent_clause_form_is(clause, i, "\xE2\x80\x99s"))
			owner = i - 1;
		else if (clause->tokens[i].upos != ENT_UPOS_ADJ)
			break;
	}
	if (ent_clause_form_is(clause, owner, "whose")) { /* "Chad's premier, WHOSE visit lasted a day" */
		int32_t verb = clause->tokens[noun].head;
		owner = verb >= 0 && ent_clause_rel(clause, verb, ENT_DEPREL_ACL) ? clause->tokens[verb].head : owner;
	}
	if (owner >= 0) {
		ent_clause_states(clause, owner, set);
		ent_act_take_person(clause, owner, remark);
	}
	for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
		int32_t at = ent_str_is(by[i], "by") && set->n == 0 ? ent_clause_prep_near(clause, noun, by[i])
															: ent_clause_prep(clause, noun, by[i], ENT_CLAUSE_NONE);
		if (at < 0 || (ent_str_is(by[i], "of") && (set->n > 0 || done_to)))
			continue;
		if (ent_str_is(by[i], "of") && ent_str_is(remark->kind, "visit") && clause->mention[at] &&
			clause->mention[at]->how != ENT_HOW_PERSON && clause->mention[at]->how != ENT_HOW_OFFICE &&
			ent_clause_prep(clause, noun, ENT_STR("to"), ENT_CLAUSE_NONE) < 0)
			continue; /* "a tour of Africa" */
		ent_clause_states(clause, at, set);
		ent_act_take_person(clause, at, remark);
	}
	if (set->n == 0 && ent_str_is(remark->kind, "supply")) /* "a gift of vaccine FROM CHINA" */
		ent_clause_states(clause, ent_clause_prep_near(clause, noun, ENT_STR("from")), set);
	for (int32_t i = 0; i < noun && set->n == 0; i++)
		if (clause->tokens[i].head == noun && clause->mention[i] &&
			(ent_clause_rel(clause, i, ENT_DEPREL_AMOD) || ent_clause_rel(clause, i, ENT_DEPREL_COMPOUND)))
			ent_clause_states(clause, i, set);
	int32_t up = clause->tokens[noun].head;
	bool object = ent_clause_rel(clause, noun, ENT_DEPREL_OBJ) || ent_clause_rel(clause, noun, ENT_DEPREL_OBL) ||
				  ent_clause_rel(clause, noun, ENT_DEPREL_XCOMP);
	if ((set->n == 0 || !remark->person.len) && up >= 0 && object && ent_clause_is_verb(clause, up) && owner < 0) {
		ent_states_set more = {0};
		ent_act_agents_of_verb(clause, up, &more, remark);
		for (size_t i = 0; i < more.n && set->n == 0; i++)
			ent_states_add(set, more.code[i]);
	}
	int32_t carrier = ent_act_verb_carrying(clause, noun); /* "the visit that CHAD paid" */
	if (set->n == 0 && carrier >= 0 && carrier != up)
		ent_act_agents_of_verb(clause, carrier, set, remark);
	/* "Putin's visit": "his visit": the owner is a pronoun that stands for nobody we know; the subject is it */
	if (set->n == 0 && up >= 0 && object && ent_clause_is_verb(clause, up))
		ent_act_agents_of_verb(clause, up, set, remark);
}

/* Who does it where the table says that it stands elsewhere: "took RUSSIA out of", "received tanks from UKRAINE". */
static void agents_elsewhere(const ent_clause *clause, const ent_remark_act *act, int32_t token, ent_states_set *set,
							 ent_remark *remark)
{
	bool object = ent_str_is(act->agent, "obj");
	int32_t at = object ? ent_clause_object(clause, token) : ent_clause_prep_near(clause, token, act->agent);
	ent_clause_states(clause, at, set);
	ent_act_take_person(clause, at, remark);
}

void ent_act_agents(const ent_clause *clause, const ent_remark_act *act, int32_t token, ent_states_set *set,
					ent_remark *remark)
{
	if (act->agent.len)
		agents_elsewhere(clause, act, token, set, remark);
	else if (act->pos == 'v')
		ent_act_agents_of_verb(clause, token, set, remark);
	else
		agents_of_noun(clause, token,
					   ent_remark_listed(act->object, ',', ENT_STR("of")) && !ent_str_is(act->kind, "visit"), set,
					   remark);
}

void ent_act_partners(const ent_clause *clause, int32_t token, ent_states_set *set)
{
	const ent_str with[] = {ENT_STR("with"),    ENT_STR("between"), ENT_STR("among"), ENT_STR("on"),
							ENT_STR("against"), ENT_STR("to"),      ENT_STR("in")};
	for (size_t i = 0; token >= 0 && i < sizeof with / sizeof *with; i++)
		for (int32_t at = -1; (at = ent_clause_prep(clause, token, with[i], at)) >= 0;)
			ent_clause_states(clause, at, set);
	for (size_t i = 0; token >= 0 && i < sizeof with / sizeof *with && set->n == 0; i++)
		ent_clause_states(clause, ent_clause_prep_near(clause, token, with[i]), set);
}
