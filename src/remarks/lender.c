/* Who lends or grants, and whom: of a noun for it the states beside it ("a Chinese loan", "a loan from China to Mali")
 * and those of the verb over it ("China gave Mali a loan", "Mali received one"); of one that follows another nothing of
 * its own is told ("A second loan followed in 2012"). */
#include "remarks/find.h"

#include <string.h>

/* "finances it THROUGH A LOAN" */
static bool is_means(const ent_clause *clause, int32_t token)
{
	ent_str by = ent_clause_case(clause, token);
	return ent_clause_rel(clause, token, ENT_DEPREL_OBL) && (ent_str_is(by, "through") || ent_str_is(by, "with"));
}

/* The verb that the noun is given or taken by, through "a line OF CREDIT", or ENT_CLAUSE_NONE. */
static int32_t verb_over(const ent_clause *clause, int32_t noun)
{
	enum { STEPS = 5 };
	int32_t up = noun;
	for (int step = 0; step < STEPS && up >= 0 && !ent_clause_is_verb(clause, up); step++) {
		bool carried = ent_clause_rel(clause, up, ENT_DEPREL_OBJ) || ent_clause_rel(clause, up, ENT_DEPREL_NSUBJ) ||
					   ent_clause_rel(clause, up, ENT_DEPREL_CONJ) || ent_clause_rel(clause, up, ENT_DEPREL_NMOD) ||
					   ent_clause_rel(clause, up, ENT_DEPREL_APPOS) || is_means(clause, up);
		up = carried ? clause->tokens[up].head : ENT_CLAUSE_NONE;
	}
	return up;
}

static void add_prep(const ent_clause *clause, int32_t token, const char *preposition, ent_states_set *set)
{
	if (token >= 0 && set->n == 0)
		ent_clause_states(clause, ent_clause_prep(clause, token, ent_str_of(preposition), ENT_CLAUSE_NONE), set);
}

static void of_verb(const ent_clause *clause, int32_t verb, ent_states_set *lenders, ent_states_set *takers)
{
	const ent_str giving = ENT_STR("give grant lend extend offer provide promise pledge approve disburse make commit "
								   "agree announce open award arrange finance fund support back help assist resume"),
				  taking =
					  ENT_STR("receive get obtain secure take accept win draw borrow repay owe service seek request");
	bool passive, gives = ent_clause_lemma_in(clause, verb, giving, ' ');
	if (!gives && !ent_clause_lemma_in(clause, verb, taking, ' '))
		return;
	int32_t subject = ent_clause_subject(clause, verb, &passive);
	if (subject >= 0 && !passive)
		ent_clause_states(clause, subject, gives ? lenders : takers);
	add_prep(clause, verb, "by", gives ? lenders : takers);
	if (gives && takers->n == 0)
		ent_clause_states(clause, ent_clause_child(clause, verb, ENT_DEPREL_IOBJ, ENT_CLAUSE_NONE), takers);
	if (gives)
		add_prep(clause, verb, "to", takers);
	else
		add_prep(clause, verb, "from", lenders);
}

static void of_noun(const ent_clause *clause, int32_t noun, ent_states_set *lenders, ent_states_set *takers)
{
	add_prep(clause, noun, "from", lenders);
	add_prep(clause, noun, "to", takers);
	for (int32_t i = 0; i < noun && lenders->n == 0; i++)
		if (clause->tokens[i].head == noun && clause->mention[i] &&
			(ent_clause_rel(clause, i, ENT_DEPREL_AMOD) || ent_clause_rel(clause, i, ENT_DEPREL_COMPOUND) ||
			 ent_clause_rel(clause, i, ENT_DEPREL_NMOD)))
			ent_clause_states(clause, i, lenders);
}

static bool names_state(const ent_clause *clause)
{
	for (int32_t i = 0; i < clause->n; i++)
		if (clause->mention[i] && clause->mention[i]->n_actors && clause->mention[i]->how != ENT_HOW_PRONOUN)
			return true;
	return false;
}

/* "A SECOND loan followed": whose the one before was. */
static bool follows(const ent_remark_story *story, const ent_clause *clause, ent_remark *remark)
{
	enum { BACK = 3 /* [sentences] */ };
	for (size_t i = story->remarks.n; i-- > 0 && !names_state(clause);) {
		const ent_remark *before = &story->remarks.at[i];
		if (before->article != clause->sentence->article || clause->sentence->index - before->sentence > BACK)
			return false;
		if (!(ent_str_is(before->kind, "loan") || ent_str_is(before->kind, "grant")) || !before->agents.len)
			continue;
		remark->agents = before->agents;
		remark->others = before->others;
		return true;
	}
	return false;
}

void ent_remark_other_of_pair(const ent_remark_story *story, const ent_states_set *one, ent_states_set *other)
{
	const ent_states_set *pair = &story->pair;
	for (size_t i = 0; one->n == 1 && other->n == 0 && pair->n == 2 && i < 2; i++)
		if (strcmp(one->code[0], pair->code[i]) == 0)
			ent_states_add(other, pair->code[1 - i]);
}

void ent_remark_lender(const ent_remark_story *story, const ent_clause *clause, int32_t noun, ent_remark *remark)
{
	ent_states_set lenders = {0}, takers = {0};
	int32_t verb = verb_over(clause, noun);
	of_noun(clause, noun, &lenders, &takers);
	if (verb >= 0)
		of_verb(clause, verb, &lenders, &takers);
	if (lenders.n == 0 && takers.n == 0 && follows(story, clause, remark))
		return;
	ent_remark_other_of_pair(story, &lenders, &takers);
	ent_remark_other_of_pair(story, &takers, &lenders);
	bool same = lenders.n == 1 && takers.n == 1 && strcmp(lenders.code[0], takers.code[0]) == 0;
	if (lenders.n == 0 || takers.n == 0 || same)
		return;
	remark->agents = ent_states_text(clause->arena, &lenders);
	remark->others = ent_states_text(clause->arena, &takers);
}
