/* Trade told by a verb: "Chad and Mali exchanged goods worth $4 million", "sold Mali $3 million worth of goods",
 * "bought goods for $3 million from Chad". A remark each, of kind "trade". Goods of one sort ("farm goods") are not all
 * that was traded. */
#include "remarks/act.h"

enum { FAR = 6 /* [tokens] between the goods and what they were worth */ };

static bool is_goods(const ent_clause *clause, int32_t i)
{
	if (clause->tokens[i].upos != ENT_UPOS_NOUN ||
		!ent_clause_lemma_in(clause, i, ENT_STR("goods merchandise product wares"), ' '))
		return false;
	for (int32_t k = 0; k < i; k++)
		if (clause->tokens[k].head == i && !clause->mention[k] && clause->tokens[k].upos != ENT_UPOS_DET &&
			clause->tokens[k].upos != ENT_UPOS_ADP && !ent_clause_form_is(clause, k, "worth") &&
			(ent_clause_rel(clause, k, ENT_DEPREL_AMOD) || ent_clause_rel(clause, k, ENT_DEPREL_COMPOUND)))
			return false;
	return true;
}

/* "goods WORTH $4 million", "goods TO THE VALUE OF $4 million", "goods FOR $4 million", "$4 million WORTH of goods" */
static bool is_worth(const ent_clause *clause, const ent_amount *amount, int32_t goods)
{
	int32_t first = (int32_t)amount->first, end = first + (int32_t)amount->n;
	int32_t from = goods < first ? goods + 1 : end, to = goods < first ? first : goods;
	bool said = false;
	for (int32_t i = from; i < to; i++) {
		if (ent_clause_is_verb(clause, i) && !ent_clause_lemma_in(clause, i, ENT_STR("worth value"), ' '))
			return false;
		said |= ent_clause_lemma_in(clause, i, ENT_STR("worth value"), ' ') || ent_clause_form_is(clause, i, "for");
	}
	return said && to - from <= FAR;
}

/* The states behind the preposition, on the verb or on what it is done to. */
static void add_behind(const ent_clause *clause, int32_t verb, int32_t goods, ent_str preposition, ent_states_set *set)
{
	ent_clause_states(clause, ent_clause_prep(clause, verb, preposition, ENT_CLAUSE_NONE), set);
	if (set->n == 0)
		ent_clause_states(clause, ent_clause_prep(clause, goods, preposition, ENT_CLAUSE_NONE), set);
	if (set->n == 0)
		ent_clause_states(clause, ent_clause_prep_near(clause, verb, preposition), set);
}

/* Who trades, sells or buys, and with whom; the class of the trade, or missing where the verb tells none. */
static ent_str parties(const ent_clause *clause, int32_t verb, int32_t goods, ent_states_set *agents,
					   ent_states_set *others, ent_remark *remark)
{
	bool sells = ent_clause_lemma_in(clause, verb, ENT_STR("sell export ship"), ' ');
	bool buys = ent_clause_lemma_in(clause, verb, ENT_STR("buy import purchase"), ' ');
	if (!sells && !buys && !ent_clause_lemma_in(clause, verb, ENT_STR("trade exchange swap"), ' '))
		return (ent_str){0};
	ent_act_agents_of_verb(clause, verb, agents, remark);
	const ent_mention *behind = verb + 1 < clause->n ? clause->mention[verb + 1] : NULL;
	if (sells && behind && behind->how == ENT_HOW_NAME) /* "sold MALI goods" */
		ent_clause_states(clause, verb + 1, others);
	if (others->n == 0)
		add_behind(clause, verb, goods, sells ? ENT_STR("to") : buys ? ENT_STR("from") : ENT_STR("with"), others);
	if (sells || buys)
		return agents->n == 1 && others->n == 1 ? (sells ? ENT_STR("exports") : ENT_STR("imports")) : (ent_str){0};
	for (size_t i = 0; i < agents->n; i++)
		ent_states_add(others, agents->code[i]);
	agents->n = 0;
	return others->n == 2 ? ENT_STR("trade") : (ent_str){0};
}

static void goods_at(ent_remark_story *story, const ent_clause *clause, int32_t goods)
{
	int32_t verb = clause->tokens[goods].head;
	if (verb < 0 || !ent_clause_is_verb(clause, verb))
		return;
	for (size_t i = 0; i < clause->n_amounts; i++) {
		ent_remark remark = ent_remark_new(clause, goods);
		ent_remark_values values = {0};
		ent_remark_value value;
		ent_states_set agents = {0}, others = {0};
		if (!is_worth(clause, &clause->amounts[i], goods) ||
			!ent_remark_measure_of(clause, &clause->amounts[i], ENT_STR("trade"), &value))
			continue;
		remark.kind = ENT_STR("trade");
		remark.act = parties(clause, verb, goods, &agents, &others, &remark);
		if (!remark.act.len)
			continue;
		*ent_push(story->arena, &values) = value;
		remark.status = ent_clause_stage(clause, verb).status;
		remark.agents = ent_states_text(clause->arena, &agents);
		remark.others = ent_states_text(clause->arena, &others);
		remark.person = remark.office = (ent_str){0};
		remark.values = values.at;
		remark.n_values = values.n;
		*ent_push(story->arena, &story->remarks) = remark;
		return;
	}
}

void ent_remark_goods_find(ent_remark_story *story, const ent_clause *clause)
{
	for (int32_t i = 0; i < clause->n && clause->n_amounts > 0; i++)
		if (is_goods(clause, i))
			goods_at(story, clause, i);
}
