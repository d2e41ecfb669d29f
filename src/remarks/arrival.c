/* What was sold or promised comes: "The guns were delivered in 1990", "The first two arrived in May 2010", behind the
 * sentence that tells from whom to whom. A remark of its own, of the day on which it came; its sides are those of what
 * was told before. Of things of another noun nothing is said. */
#include "remarks/find.h"

enum { BACK = 3 /* [sentences] */ };

/* The noun of what comes is one that was counted or named in `before`, or no noun of its own: "the first two". */
static bool is_of(const ent_clause *clause, int32_t subject, const ent_remark *before)
{
	const ent_token *t = &clause->tokens[subject];
	const ent_str parts = ENT_STR("batch delivery shipment rest remainder consignment");
	bool first = ent_clause_has_word(clause, subject, "first") || ent_clause_has_word(clause, subject, "last") ||
				 ent_clause_has_word(clause, subject, "second");
	if (ent_clause_form_is(clause, subject, "first") || ent_clause_form_is(clause, subject, "last") ||
		(t->upos == ENT_UPOS_NUM && (first || ent_clause_has_word(clause, subject, "other"))) ||
		(first && ent_clause_lemma_in(clause, subject, parts, ' ')))
		return true;
	if (t->upos != ENT_UPOS_NOUN || !(first || ent_clause_has_word(clause, subject, "the")))
		return false;
	for (size_t i = 0; i < before->n_values; i++)
		if (ent_str_eq(before->values[i].unit, t->lemma))
			return true;
	return ent_remark_listed(before->name, ' ', t->lemma);
}

/* The transfer told last whose things these may be, or NULL. */
static const ent_remark *told_before(const ent_remark_story *story, const ent_clause *clause, int32_t subject)
{
	for (size_t i = story->remarks.n; i-- > 0;) {
		const ent_remark *before = &story->remarks.at[i];
		if (before->article != clause->sentence->article || clause->sentence->index - before->sentence > BACK)
			return NULL;
		if (ent_str_is(before->kind, "supply") && before->agents.len && before->others.len &&
			before->sentence != clause->sentence->index && is_of(clause, subject, before))
			return before;
	}
	return NULL;
}

static bool names_state(const ent_clause *clause, int32_t token)
{
	ent_states_set states = {0};
	ent_clause_states_under(clause, token, &states);
	return states.n > 0;
}

static void add(ent_remark_story *story, const ent_clause *clause, int32_t verb, int32_t subject)
{
	const ent_remark *found = told_before(story, clause, subject);
	if (!found)
		return;
	const ent_remark before = *found; /* the list may move */
	ent_remark remark = ent_remark_new(clause, verb);
	ent_remark_values values = {0};
	const ent_timex *timex = ent_remark_date(clause, verb, &remark);
	if (!timex || remark.date.basis != ENT_BASIS_STATED || timex->sentence != clause->sentence->index)
		return;
	bool bought = ent_str_is(before.act, "buy");
	remark.kind = before.kind;
	remark.act = ENT_STR("give");
	remark.agents = bought ? before.others : before.agents;
	remark.others = bought ? before.agents : before.others;
	remark.status = ent_clause_stage(clause, verb).status;
	remark.name = clause->tokens[subject].upos == ENT_UPOS_NOUN ? clause->tokens[subject].lemma
				  : before.name.len                             ? before.name
				  : before.n_values                             ? before.values[0].unit
																: (ent_str){0};
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *amount = &clause->amounts[i];
		int32_t last = (int32_t)(amount->first + amount->n) - 1;
		ent_remark_value value;
		if (!amount->ordinal && (last == subject || ent_clause_under(clause, last, subject)) &&
			ent_remark_measure_of(clause, amount, remark.kind, &value))
			*ent_push(story->arena, &values) = value;
	}
	if (!values.n && clause->tokens[subject].upos == ENT_UPOS_NUM) { /* "the first TWO" */
		const ent_token *t = &clause->tokens[subject];
		*ent_push(story->arena, &values) = (ent_remark_value){.property = ENT_STR("amount"),
															  .text = t->form,
															  .start = t->start,
															  .end = t->end,
															  .unit = remark.name,
															  .date = ENT_DATE_NONE};
	}
	remark.values = values.at;
	remark.n_values = values.n;
	*ent_push(story->arena, &story->remarks) = remark;
}

void ent_remark_arrivals_find(ent_remark_story *story, const ent_clause *clause)
{
	const ent_str coming = ENT_STR("arrive land follow"), brought = ENT_STR("deliver hand ship");
	for (int32_t i = 0; i < clause->n; i++) {
		if (!ent_clause_is_verb(clause, i))
			continue;
		bool passive = false;
		int32_t subject = ent_clause_subject(clause, i, &passive);
		bool told = subject >= 0 && (passive ? ent_clause_lemma_in(clause, i, brought, ' ')
											 : ent_clause_lemma_in(clause, i, coming, ' '));
		bool by = told && ent_clause_prep(clause, i, ENT_STR("by"), i) >= 0;
		if (told && !by && !names_state(clause, subject) &&
			ent_clause_child(clause, i, ENT_DEPREL_OBJ, ENT_CLAUSE_NONE) < 0)
			add(story, clause, i, subject);
	}
}
