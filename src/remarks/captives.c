/* Prisoners: how many soldiers of one state another took or let go. "Chad took 400 Sudanese soldiers prisoner", "400
 * Sudanese soldiers were captured by Chad", "became prisoners of Chad", "surrendered to Chad"; "Chad freed 400 Sudanese
 * prisoners of war". A remark each, of kind "prisoners": the captor is the agent, whose soldiers they are the other. */
#include "remarks/act.h"

#include <string.h>

static const ent_str captives = {"prisoner captive pow", sizeof "prisoner captive pow" - 1};

/* "took 400 men PRISONER", "became PRISONERS of Chad": the word behind the verb. */
static int32_t captive_word(const ent_clause *clause, int32_t verb, int32_t other_than)
{
	for (int32_t i = verb + 1; i < clause->n; i++)
		if (i != other_than && ent_clause_lemma_in(clause, i, captives, ' ') &&
			(clause->tokens[i].head == verb || clause->tokens[i].head == other_than))
			return i;
	return ENT_CLAUSE_NONE;
}

static void captives_at(ent_remark_story *story, const ent_clause *clause, const ent_amount *amount)
{
	const ent_str soldiers = ENT_STR("soldier troop man officer serviceman sailor"),
				  frees = ENT_STR("release free repatriate return");
	int32_t noun = (int32_t)(amount->first + amount->n) - 1;
	bool passive, held = ent_clause_lemma_in(clause, noun, captives, ' ');
	if (!held && !ent_clause_lemma_in(clause, noun, soldiers, ' '))
		return;
	int32_t verb = clause->tokens[noun].head, taken = noun;
	if (verb >= 0 && ent_clause_lemma_in(clause, verb, captives, ' ')) { /* "took 400 soldiers PRISONER" as one noun */
		taken = verb;
		verb = clause->tokens[taken].head;
	}
	if (verb < 0 || !ent_clause_is_verb(clause, verb))
		return;
	ent_remark remark = ent_remark_new(clause, verb);
	ent_states_set captors = {0}, own = {0};
	int32_t word = taken != noun ? taken : captive_word(clause, verb, noun);
	bool done_to = ent_clause_object(clause, verb) == taken;
	bool does = !done_to && ent_clause_subject(clause, verb, &passive) == noun;
	bool takes = done_to && (ent_clause_lemma_in(clause, verb, ENT_STR("capture"), ' ') ||
							 (ent_clause_lemma_in(clause, verb, ENT_STR("take make"), ' ') && (word >= 0 || held)));
	bool lets_go = done_to && held && ent_clause_lemma_in(clause, verb, frees, ' ');
	bool falls = does && ((ent_clause_lemma_in(clause, verb, ENT_STR("become"), ' ') && word >= 0) ||
						  ent_clause_lemma_in(clause, verb, ENT_STR("surrender"), ' '));
	if (!takes && !lets_go && !falls)
		return;
	if (takes || lets_go)
		ent_act_agents_of_verb(clause, verb, &captors, &remark);
	else
		ent_clause_states(clause,
						  word >= 0 ? ent_clause_prep(clause, word, ENT_STR("of"), ENT_CLAUSE_NONE)
									: ent_clause_prep(clause, verb, ENT_STR("to"), ENT_CLAUSE_NONE),
						  &captors);
	ent_remark_soldiers_of(clause, noun, &own);
	if (captors.n != 1 || own.n != 1 || strcmp(captors.code[0], own.code[0]) == 0)
		return;
	ent_remark_values values = {0};
	*ent_push(story->arena, &values) = ent_remark_amount(clause, amount, ENT_STR("prisoners"), ENT_STR("person"));
	remark.kind = ENT_STR("prisoners");
	remark.act = lets_go ? ENT_STR("free") : ENT_STR("take");
	remark.status = ent_clause_stage(clause, verb).status;
	remark.agents = ent_states_text(clause->arena, &captors);
	remark.others = ent_states_text(clause->arena, &own);
	remark.person = remark.office = (ent_str){0};
	(void)ent_remark_date(clause, verb, &remark);
	remark.values = values.at;
	remark.n_values = values.n;
	*ent_push(story->arena, &story->remarks) = remark;
}

void ent_remark_captives_find(ent_remark_story *story, const ent_clause *clause)
{
	for (size_t i = 0; i < clause->n_amounts; i++)
		if (!clause->amounts[i].ordinal)
			captives_at(story, clause, &clause->amounts[i]);
}
