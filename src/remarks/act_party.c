/* Parties of an act: which states do it and which it is done with or to, where that depends on the kind of act: nobody
 * visits the own country or withdraws from it, who hosts the talks of two others does not talk, the fight that killed
 * tells who else fought. What every verb and noun tells of its agents is in act_agent.c. */
#include "remarks/act.h"

#include <string.h>

/* Nobody withdraws from the own country: "Britain completed the withdrawal of ITS troops". The last to go end it. */
static void settle_forces(const ent_act_telling *t, ent_states_set *agents, const ent_states_set *others,
						  ent_remark *remark)
{
	int32_t governor = t->clause->tokens[t->token].head;
	bool own = agents->n == 1 && others->n == 1 && strcmp(agents->code[0], others->code[0]) == 0;
	if (agents->n == 0 && t->head >= 0) /* "BELGIAN troops were withdrawn" */
		ent_clause_states(t->clause, t->head, agents);
	if (own && t->act->pos == 'n' && governor >= 0) {
		agents->n = 0;
		ent_act_agents_of_verb(t->clause, governor, agents, remark);
	}
	if (t->head >= 0 && t->act->pos == 'v' && !remark->phase.len &&
		(ent_clause_has_word(t->clause, t->head, "last") || ent_clause_has_word(t->clause, t->head, "all")))
		remark->phase = ENT_STR("end");
}

/* "BOTH joined the bloc": in an article on two states these. */
static void settle_members(const ent_act_telling *t, ent_states_set *agents)
{
	bool passive;
	int32_t subject = t->act->pos == 'v' ? ent_clause_subject(t->clause, t->token, &passive) : ENT_CLAUSE_NONE;
	if (agents->n == 0 && subject >= 0 && t->story->pair.n == 2 && ent_clause_form_is(t->clause, subject, "both"))
		for (size_t i = 0; i < t->story->pair.n; i++)
			ent_states_add(agents, t->story->pair.code[i]);
}

/* Nobody visits the own country: "the country" of "the first to visit the country" is the one told before; and
 * "he" who went there is one of another state. */
static void settle_visit(const ent_act_telling *t, ent_states_set *agents, ent_states_set *others, ent_remark *remark)
{
	const ent_remark *last = t->story->remarks.n ? &t->story->remarks.at[t->story->remarks.n - 1] : NULL;
	bool passive, own = agents->n == 1 && others->n == 1 && strcmp(agents->code[0], others->code[0]) == 0;
	if (!own)
		return;
	int32_t up = t->act->pos == 'n' ? t->clause->tokens[t->token].head : t->token;
	int32_t subject = up >= 0 ? ent_clause_subject(t->clause, up, &passive) : ENT_CLAUSE_NONE;
	if (last && last->sentence == remark->sentence && ent_str_is(last->kind, "visit")) {
		others->n = 0;
		ent_act_take_over(last, agents, others, remark);
	} else if (subject >= 0 && t->clause->tokens[subject].upos == ENT_UPOS_PRON) {
		const ent_actor *other = ent_act_other_person(t->story, t->clause, subject, agents->code[0]);
		if (!other)
			return;
		agents->n = 0;
		ent_states_add(agents, other->country);
		remark->person = other->person;
		remark->office = other->office;
	}
}

/* "It was the first visit of a Danish premier when POUL SCHLUETER CAME": whose it was. */
static void take_comer(const ent_act_telling *t, const ent_states_set *agents, ent_remark *remark)
{
	const ent_clause *clause = t->clause;
	bool passive;
	for (int32_t i = t->token + 1; i < clause->n && agents->n == 1 && t->act->pos == 'n' && !remark->person.len; i++) {
		if (clause->tokens[i].head != t->token || !ent_clause_rel(clause, i, ENT_DEPREL_ADVCL) ||
			!ent_clause_has_word(clause, i, "when") ||
			!ent_clause_lemma_in(clause, i, ENT_STR("come arrive go land fly travel visit"), ' '))
			continue;
		int32_t who = ent_clause_subject(clause, i, &passive);
		const ent_mention *m = who < 0 ? NULL : clause->mention[who];
		if (m && m->how == ENT_HOW_PERSON && m->n_actors == 1 && strcmp(m->actors[0].country, agents->code[0]) == 0)
			ent_act_take_person(clause, who, remark);
	}
}

/* Only states that are no more have ended; the fall of an empire that a living state continues is no end of that one.
 */
static void keep_ended(const ent_act_telling *t, ent_states_set *others)
{
	size_t n = 0;
	for (size_t i = 0; i < others->n; i++) {
		const ent_state *state = ent_actors_state(t->story->input->actors, ent_str_of(others->code[i]));
		if (state && state->to != ENT_DAY_FUTURE)
			memmove(others->code[n++], others->code[i], sizeof others->code[i]);
	}
	others->n = n;
}

/* Who holds it: the subject of its verb where the noun tells of less than two states. */
static void settle_exercise(const ent_act_telling *t, ent_states_set *agents, const ent_states_set *others)
{
	bool passive;
	int32_t up = t->clause->tokens[t->token].head;
	if (agents->n + others->n < 2 && up >= 0 && ent_clause_is_verb(t->clause, up))
		ent_clause_states(t->clause, ent_clause_subject(t->clause, up, &passive), agents);
	/* "the sixth Blue Lotus drills ended in October", "THEIR first drill": in an article on two states it is theirs */
	const ent_states_set *pair = &t->story->pair;
	int32_t owner = ent_clause_child(t->clause, t->token, ENT_DEPREL_NMOD_POSS, ENT_CLAUSE_NONE);
	if (agents->n == 1 && others->n == 0 && pair->n == 2 && owner >= 0 && ent_clause_form_is(t->clause, owner, "their"))
		agents->n = 0;
	if (agents->n + others->n == 0 && pair->n == 2)
		for (size_t i = 0; i < pair->n; i++)
			ent_states_add(agents, pair->code[i]);
}

/* Who talks: not the state in which they meet. */
static void settle_talks(const ent_act_telling *t, ent_states_set *agents, ent_states_set *others)
{
	const ent_str with[] = {ENT_STR("with"), ENT_STR("between"), ENT_STR("among")};
	const int32_t at[] = {t->token, t->head};
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; at[k] >= 0 && i < sizeof with / sizeof *with; i++)
			ent_clause_states(t->clause, ent_clause_prep(t->clause, at[k], with[i], ENT_CLAUSE_NONE),
							  agents->n ? others : agents);
	if (t->act->pos == 'v' && others->n == 0 && !t->act->head.len) /* "met HIS COLLEAGUE FROM MALI" */
		ent_clause_states_under(t->clause, ent_clause_child(t->clause, t->token, ENT_DEPREL_OBJ, -1), others);
	/* "held a meeting, HOSTING CHAD AND MALI" */
	for (int32_t i = t->token + 1; t->act->pos == 'v' && i < t->clause->n; i++)
		if (t->clause->tokens[i].head == t->token && ent_clause_rel(t->clause, i, ENT_DEPREL_ADVCL) &&
			ent_clause_lemma_in(t->clause, i, ENT_STR("host gather bring include"), ' '))
			ent_clause_states_under(t->clause, ent_clause_child(t->clause, i, ENT_DEPREL_OBJ, -1), others);
	bool between = t->head >= 0 && ent_clause_prep(t->clause, t->head, ENT_STR("between"), ENT_CLAUSE_NONE) >= 0;
	if (others->n > 1 && between && ent_clause_lemma_in(t->clause, t->token, ENT_STR("host"), ' '))
		agents->n = 0; /* who hosts the talks of two others is where they are held */
}

/* The states under `root` that no "not" stands with. */
static void add_told(const ent_clause *clause, int32_t root, ent_states_set *set)
{
	for (int32_t i = root; i < clause->n; i++) {
		bool denied = false;
		for (int32_t up = i; up >= 0 && up != root && !denied; up = clause->tokens[up].head)
			denied = ent_clause_has_word(clause, up, "not");
		bool under = clause->mention[i] && ent_clause_under(clause, i, root) && !denied;
		for (uint32_t k = 0; under && k < clause->mention[i]->n_actors; k++) /* not who is joined to it */
			ent_states_add(set, clause->mention[i]->actors[k].country);
	}
}

void ent_act_left(const ent_act_telling *t, ent_states_set *others)
{
	bool passive;
	int32_t who = t->act->pos == 'v' ? ent_clause_subject(t->clause, t->token, &passive) : ENT_CLAUSE_NONE;
	for (int32_t in = -1; who >= 0 && (in = ent_clause_prep(t->clause, who, ENT_STR("in"), in)) >= 0;)
		if (ent_act_is_state(t->clause, in))
			ent_clause_states(t->clause, in, others);
	for (int32_t rel = -1; who >= 0 && (rel = ent_clause_child(t->clause, who, ENT_DEPREL_ACL, rel)) >= 0;)
		if (ent_act_is_state(t->clause, rel) && ent_str_is(ent_clause_case(t->clause, rel), "in"))
			ent_clause_states(t->clause, rel, others); /* "which had been in Iraq" */
}

static void add_partners(const ent_act_telling *t, ent_states_set *others)
{
	ent_act_partners(t->clause, t->token, others);
	ent_act_partners(t->clause, t->head, others);
	if (t->head >= 0 && t->head != t->token)
		ent_clause_states_under(t->clause, t->head, others);
	if (ent_str_is(t->act->kind, "dispute"))
		ent_clause_states_under(t->clause, t->token, others);
}

bool ent_act_is_strike(const ent_clause *clause, int32_t i)
{
	bool upon = ent_clause_lemma_in(clause, i, ENT_STR("fall set"), ' ') && ent_clause_form_is(clause, i + 1, "upon");
	return ent_clause_is_verb(clause, i) && (upon || ent_clause_gives(clause, i, "strike"));
}

/* "the shelling BY IRAQ killed", "were killed in a clash WITH INDIA": who else fought. */
static void add_fighters(const ent_act_telling *t, ent_states_set *agents)
{
	bool passive;
	int32_t subject = ent_clause_subject(t->clause, t->token, &passive);
	if (subject < 0) /* "FIGHTING between Chad and Sudan left 40 dead" */
		subject = ent_clause_child(t->clause, t->token, ENT_DEPREL_CSUBJ, ENT_CLAUSE_NONE);
	if (subject >= 0 && !passive && ent_clause_gives(t->clause, subject, "fight"))
		ent_clause_states_under(t->clause, subject, agents);
	for (int32_t in = -1; (in = ent_clause_prep(t->clause, t->token, ENT_STR("in"), in)) >= 0;)
		if (ent_clause_gives(t->clause, in, "fight"))
			ent_clause_states_under(t->clause, in, agents);
	/* "Chad bombed a village IN MALI, killing 40", "bombed a village IN MALI and killed 40" */
	int32_t over = t->clause->tokens[t->token].head;
	bool beside_strike = over >= 0 && over < t->token &&
						 (ent_clause_rel(t->clause, t->token, ENT_DEPREL_ADVCL) ||
						  (ent_clause_rel(t->clause, t->token, ENT_DEPREL_CONJ) &&
						   ent_clause_child(t->clause, t->token, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE) < 0));
	if (beside_strike && ent_act_is_strike(t->clause, over))
		for (int32_t i = over + 1; i < t->token && agents->n < 2; i++)
			if (t->clause->mention[i] && t->clause->mention[i]->how != ENT_HOW_PRONOUN)
				ent_clause_states(t->clause, i, agents);
	/* "died WHEN ISRAEL RAIDED the ship", "the raid in which CHADIAN JETS HIT a village left six dead" */
	for (int32_t i = 0; i < t->clause->n && agents->n < 2; i++) {
		int32_t up = t->clause->tokens[i].head;
		bool beside = up == t->token && ent_clause_rel(t->clause, i, ENT_DEPREL_ADVCL);
		bool of_fight = up >= 0 && up == subject && ent_clause_rel(t->clause, i, ENT_DEPREL_ACL) &&
						ent_clause_gives(t->clause, up, "fight");
		int32_t who = (beside || of_fight) && ent_act_is_strike(t->clause, i)
						  ? ent_clause_subject(t->clause, i, &passive)
						  : ENT_CLAUSE_NONE;
		ent_clause_states(t->clause, who, agents);
		if (who >= 0 && !t->clause->mention[who]) /* "fighters FROM IRAQ fell upon the post" */
			ent_clause_states(t->clause, ent_clause_prep(t->clause, who, ENT_STR("from"), ENT_CLAUSE_NONE), agents);
	}
}

/* "600,000 doses, A GIFT OF CHINA, were handed over": who gave them, told beside what was given. */
static void add_givers(const ent_act_telling *t, ent_states_set *agents)
{
	const ent_str gifts = ENT_STR("gift donation present");
	int32_t given[] = {t->act->pos == 'v' ? ent_clause_object(t->clause, t->token) : t->token, ENT_CLAUSE_NONE};
	given[1] = given[0] < 0 ? ENT_CLAUSE_NONE : ent_clause_prep(t->clause, given[0], ENT_STR("of"), ENT_CLAUSE_NONE);
	for (size_t i = 0; i < sizeof given / sizeof *given; i++)
		for (int32_t k = given[i]; k >= 0 && agents->n == 0;
			 k = ent_clause_child(t->clause, given[i], ENT_DEPREL_APPOS, k))
			if (k != given[i] && ent_clause_lemma_in(t->clause, k, gifts, ' '))
				ent_clause_states_under(t->clause, k, agents);
}

/* "the ban THAT CHAD HAD IMPOSED ON MALI was lifted": whose it was. */
static void take_imposers(const ent_act_telling *t, ent_states_set *agents, ent_states_set *others, ent_remark *remark)
{
	const ent_str imposing = ENT_STR("impose place slap introduce declare order");
	for (int32_t i = t->head + 1; t->head >= 0 && agents->n == 0 && i < t->clause->n; i++) {
		if (t->clause->tokens[i].head != t->head || !ent_clause_rel(t->clause, i, ENT_DEPREL_ACL) ||
			!ent_clause_lemma_in(t->clause, i, imposing, ' '))
			continue;
		ent_act_agents_of_verb(t->clause, i, agents, remark);
		others->n = agents->n ? 0 : others->n;
		ent_clause_states(t->clause, ent_clause_prep(t->clause, i, ENT_STR("on"), i), others);
	}
}

/* "the ban was lifted": by and on those of the ban; where one of the two on whom the article is bans something, it is
 * the other's. */
static void settle_ban(const ent_act_telling *t, ent_states_set *agents, ent_states_set *others, ent_remark *remark)
{
	const ent_remark *before =
		ent_str_is(t->act->act, "lift") ? ent_act_ban_meant(t->story, t->clause, t->head, agents) : NULL;
	take_imposers(t, agents, others, remark);
	bool of_own = agents->n == 1 && others->n == 1 && strcmp(agents->code[0], others->code[0]) == 0;
	others->n = of_own ? 0 : others->n; /* "closed ITS borders" */
	if (before && others->n == 0)
		ent_act_take_over(before, agents, others, remark);
	if (before && !remark->name.len)
		remark->name = before->name;
	ent_remark_other_of_pair(t->story, agents, others);
}

/* "Sudan would go to court; there is no dispute, Egypt answers": of the two states that the sentence names. */
static void settle_dispute(const ent_act_telling *t, const ent_states_set *agents, ent_states_set *others)
{
	ent_states_set named = {0}, told = *agents;
	for (size_t i = 0; i < others->n; i++)
		ent_states_add(&told, others->code[i]);
	for (int32_t i = 0; i < t->clause->n; i++)
		if (t->clause->mention[i] && t->clause->mention[i]->how != ENT_HOW_PRONOUN)
			ent_clause_states(t->clause, i, &named);
	for (size_t i = 0; told.n == 1 && named.n == 2 && i < named.n; i++)
		ent_states_add(others, named.code[i]);
}

void ent_act_parties(const ent_act_telling *t, int32_t object, bool first, ent_states_set *agents,
					 ent_states_set *others, ent_remark *remark)
{
	const ent_remark_act *act = t->act;
	bool talks = ent_str_is(act->kind, "talks"), forces = ent_str_is(act->kind, "forces");
	bool supply = ent_str_is(act->kind, "supply");
	if (ent_str_is(act->needs, "state"))
		ent_clause_states(t->clause, object, others);
	if (ent_str_is(act->kind, "state") && ent_str_is(remark->act, "end"))
		keep_ended(t, others);
	if (forces && t->lone)
		ent_act_left(t, others);
	if (forces)
		settle_forces(t, agents, others, remark);
	if (ent_str_is(act->kind, "organisation") && !remark->code.len) /* "the CHADIAN Space Agency": many have one */
		ent_clause_states(t->clause, object, others);
	if (ent_str_is(act->kind, "membership"))
		settle_members(t, agents);
	if (ent_str_is(act->kind, "visit") && first)
		settle_visit(t, agents, others, remark);
	if (ent_str_is(act->kind, "visit"))
		take_comer(t, agents, remark);
	if (supply && agents->n == 0)
		add_givers(t, agents);
	if (supply) /* to whom, or from whom: not who else is named around it */
		ent_clause_states(t->clause, object, others);
	if (ent_str_is(act->kind, "treaty") && act->pos == 'v' &&
		agents->n == 0) /* "FOR CHAD it was signed by its envoy" */
		ent_clause_states(t->clause, ent_clause_prep(t->clause, t->token, ENT_STR("for"), ENT_CLAUSE_NONE), agents);
	bool partners = t->lone || ent_str_is(act->needs, "any") || ent_str_is(act->needs, "name");
	if (partners && !talks && !forces && !(supply && others->n))
		add_partners(t, others);
	if (ent_str_is(act->kind, "loan")) /* "also lent $455 million for a plant" */
		ent_remark_other_of_pair(t->story, agents, others);
	if (ent_str_is(act->kind, "embargo"))
		settle_ban(t, agents, others, remark);
	if (talks)
		settle_talks(t, agents, others);
	if (t->one >= 0)
		add_told(t->clause, t->one, others);
	if (ent_str_is(act->kind, "dispute") && ent_clause_lemma_in(t->clause, t->token, ENT_STR("dispute quarrel"), ' '))
		settle_dispute(t, agents, others);
	if (ent_str_is(act->kind, "clash"))
		add_fighters(t, agents);
	if (ent_str_is(act->kind, "exercise"))
		settle_exercise(t, agents, others);
}
