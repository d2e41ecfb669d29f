/* Soldiers in another state. How many a state has there ("had 70,000 troops in Yemen", "55,000 Cuban soldiers in
 * Angola", "the number of Egyptian troops in Yemen was put at 36,000") or sends there. A remark each, of kind "troops":
 * whose they are is the agent, where they are the other. Those who fall, flee or leave are none. */
#include "remarks/find.h"

#include <string.h>

static const ent_str soldiers = {
	"soldier troop serviceman marine paratrooper personnel peacekeeper legionnaire combatant",
	sizeof "soldier troop serviceman marine paratrooper personnel peacekeeper legionnaire combatant" - 1};

/* "number" of "the NUMBER of troops was put at 36,000", with the troops in `*ret_troops`; ENT_CLAUSE_NONE: none. */
static int32_t number_of(const ent_clause *clause, const ent_amount *amount, int32_t *ret_troops)
{
	const ent_str numbers = ENT_STR("number strength total"), puts = ENT_STR("put estimate reach be stand rise grow "
																			 "fall number amount");
	int32_t last = (int32_t)(amount->first + amount->n) - 1;
	int32_t verb = ent_clause_is_verb(clause, last) ? last : clause->tokens[last].head;
	if (ent_clause_child(clause, last, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE) >= 0) /* "the number was 36,000" */
		verb = last;
	bool passive;
	if (amount->unit.len || verb < 0 || (verb != last && !ent_clause_lemma_in(clause, verb, puts, ' ')))
		return ENT_CLAUSE_NONE;
	int32_t number = ent_clause_subject(clause, verb, &passive);
	if (number < 0 || !ent_clause_lemma_in(clause, number, numbers, ' '))
		return ENT_CLAUSE_NONE;
	*ret_troops = ent_clause_prep(clause, number, ENT_STR("of"), ENT_CLAUSE_NONE);
	return *ret_troops >= 0 && ent_clause_lemma_in(clause, *ret_troops, soldiers, ' ') ? number : ENT_CLAUSE_NONE;
}

/* "the FORCE in Chad numbered 900 men", "the French TROOPS there stood at 900", "a GARRISON of 900 men", "raised its
 * FORCE to 900 men": whose strength the amount is; ENT_CLAUSE_NONE: none. */
static int32_t body_of(const ent_clause *clause, const ent_amount *amount)
{
	const ent_str bodies = ENT_STR(
					  "force garrison contingent army corps detachment brigade regiment battalion troop strength"),
				  raises = ENT_STR("increase raise reduce cut bring strengthen reinforce"),
				  amounts = ENT_STR("number total stand reach be rise grow fall count");
	int32_t last = (int32_t)(amount->first + amount->n) - 1, up = clause->tokens[last].head;
	bool men =
		ent_clause_lemma_in(clause, last, ENT_STR("man"), ' ') || ent_clause_lemma_in(clause, last, soldiers, ' ');
	if ((amount->unit.len && !men) || up < 0)
		return ENT_CLAUSE_NONE;
	if (men && ent_clause_lemma_in(clause, up, bodies, ' ') && ent_str_is(ent_clause_case(clause, last), "of"))
		return up;
	if (!ent_clause_is_verb(clause, up))
		return ENT_CLAUSE_NONE;
	bool passive, to = ent_str_is(ent_clause_case(clause, last), "to");
	int32_t raised =
		to && ent_clause_lemma_in(clause, up, raises, ' ') ? ent_clause_object(clause, up) : ENT_CLAUSE_NONE;
	int32_t body = raised >= 0                                     ? raised
				   : ent_clause_lemma_in(clause, up, amounts, ' ') ? ent_clause_subject(clause, up, &passive)
																   : ENT_CLAUSE_NONE;
	return body >= 0 && body != last && ent_clause_lemma_in(clause, body, bodies, ' ') ? body : ENT_CLAUSE_NONE;
}

/* The verb over the noun, or ENT_CLAUSE_NONE where it stands alone or under another noun. */
static int32_t verb_of(const ent_clause *clause, int32_t noun)
{
	int32_t up = clause->tokens[noun].head;
	return up >= 0 && ent_clause_is_verb(clause, up) ? up : ENT_CLAUSE_NONE;
}

/* The states behind "in", "to", "into" of the token. */
static void add_where(const ent_clause *clause, int32_t token, ent_states_set *set)
{
	const ent_str preps[] = {ENT_STR("in"), ENT_STR("to"), ENT_STR("into"), ENT_STR("inside"), ENT_STR("across")};
	for (size_t i = 0; token >= 0 && i < sizeof preps / sizeof *preps && set->n == 0; i++)
		for (int32_t at = -1; (at = ent_clause_prep(clause, token, preps[i], at)) >= 0;)
			ent_clause_states(clause, at, set);
}

void ent_remark_soldiers_of(const ent_clause *clause, int32_t noun, ent_states_set *set)
{
	for (int32_t i = 0; i < noun; i++)
		if (clause->tokens[i].head == noun && clause->mention[i] && clause->mention[i]->how != ENT_HOW_PRONOUN)
			ent_clause_states(clause, i, set);
	const ent_str preps[] = {ENT_STR("of"), ENT_STR("from")};
	for (size_t i = 0; i < sizeof preps / sizeof *preps && set->n == 0; i++)
		ent_clause_states(clause, ent_clause_prep(clause, noun, preps[i], ENT_CLAUSE_NONE), set);
}

static void add_troops(ent_remark_story *story, const ent_clause *clause, const ent_amount *amount)
{
	const ent_str keeps = ENT_STR("have keep maintain station base deploy post number remain be serve stay"),
				  sends = ENT_STR("send dispatch despatch land fly move pour airlift commit arrive");
	int32_t last = (int32_t)(amount->first + amount->n) - 1, noun = last;
	int32_t number = number_of(clause, amount, &noun), body = number < 0 ? body_of(clause, amount) : ENT_CLAUSE_NONE;
	noun = body >= 0 ? body : noun;
	/* "maintained 900 MEN in Chad" */
	int32_t up = clause->tokens[last].head;
	bool men = ent_clause_form_is(clause, last, "men") && up >= 0 &&
			   ent_clause_lemma_in(clause, up, ENT_STR("have keep maintain station base deploy send dispatch"), ' ');
	if (number < 0 && body < 0 && !men &&
		!(ent_clause_lemma_in(clause, last, soldiers, ' ') && clause->tokens[last].upos == ENT_UPOS_NOUN))
		return;
	int32_t verb = number >= 0 ? ENT_CLAUSE_NONE : verb_of(clause, noun);
	bool sent = verb >= 0 && ent_clause_lemma_in(clause, verb, sends, ' '), passive;
	bool strength =
		body >= 0 && verb >= 0 && ent_clause_under(clause, last, verb) && !ent_clause_under(clause, last, body);
	if (number < 0 && verb >= 0 && !strength && !sent && !ent_clause_lemma_in(clause, verb, keeps, ' '))
		return;
	ent_states_set own = {0}, where = {0};
	ent_remark_soldiers_of(clause, noun, &own);
	add_where(clause, noun, &where);
	if (verb >= 0 && where.n == 0)
		add_where(clause, verb, &where);
	if (where.n == 0) /* "a garrison of 900 men IN CHAD" */
		add_where(clause, last, &where);
	int32_t subject = verb < 0 ? ENT_CLAUSE_NONE : ent_clause_subject(clause, verb, &passive);
	if (own.n == 0 && subject >= 0 && subject != noun)
		ent_clause_states(clause, subject, &own);
	if (own.n == 0 && verb >= 0)
		ent_clause_states(clause, ent_clause_prep(clause, verb, ENT_STR("by"), ENT_CLAUSE_NONE), &own);
	if (own.n != 1 || where.n != 1 || strcmp(own.code[0], where.code[0]) == 0)
		return;
	ent_remark_value value = ent_remark_amount(clause, amount, ENT_STR("troops"), ENT_STR("person"));
	value.change = amount->change;
	ent_remark remark = ent_remark_new(clause, noun);
	ent_remark_values values = {0};
	*ent_push(story->arena, &values) = value;
	remark.kind = ENT_STR("troops");
	remark.act = sent ? ENT_STR("send") : ENT_STR("keep");
	remark.status = ent_clause_stage(clause, verb >= 0 ? verb : noun).status;
	remark.agents = ent_states_text(clause->arena, &own);
	remark.others = ent_states_text(clause->arena, &where);
	(void)ent_remark_date(clause, verb >= 0 ? verb : noun, &remark);
	remark.values = values.at;
	remark.n_values = values.n;
	*ent_push(story->arena, &story->remarks) = remark;
}

/* "The last French troops were OUT OF CHAD by May": the end of a withdrawal. */
static void add_gone(ent_remark_story *story, const ent_clause *clause, int32_t place)
{
	const ent_str forces = ENT_STR("troop force soldier army unit contingent garrison");
	int32_t subject = ent_clause_child(clause, place, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	const ent_mention *m = clause->mention[place];
	if (!m || m->how != ENT_HOW_NAME || subject < 0 ||
		!ent_str_eq_nocase(ent_clause_case(clause, place), ENT_STR("out")) ||
		!ent_clause_lemma_in(clause, subject, forces, ' '))
		return;
	ent_states_set own = {0}, where = {0};
	ent_clause_states(clause, subject, &own);
	ent_clause_states(clause, place, &where);
	if (own.n != 1 || where.n != 1 || strcmp(own.code[0], where.code[0]) == 0)
		return;
	ent_remark remark = ent_remark_new(clause, place);
	remark.kind = ENT_STR("forces");
	remark.act = ENT_STR("withdraw");
	remark.once = true;
	remark.phase = ENT_STR("end");
	remark.status = ent_clause_stage(clause, place).status;
	remark.agents = ent_states_text(clause->arena, &own);
	remark.others = ent_states_text(clause->arena, &where);
	(void)ent_remark_date(clause, place, &remark);
	*ent_push(story->arena, &story->remarks) = remark;
}

void ent_remark_troops_find(ent_remark_story *story, const ent_clause *clause)
{
	for (int32_t i = 0; i < clause->n; i++)
		if (ent_clause_child(clause, i, ENT_DEPREL_COP, ENT_CLAUSE_NONE) >= 0)
			add_gone(story, clause, i);
	for (size_t i = 0; i < clause->n_amounts; i++)
		if (!clause->amounts[i].ordinal)
			add_troops(story, clause, &clause->amounts[i]);
}
