/* The ledger of promises: what was promised as it is coded, and what was planned for a day as the claims have it. */
#include "link/draft.h"
#include "link/promise.h"

static void rows_of_promises(ent_drafts *m)
{
	ent_promises promises = ent_promises_of(m->arena, m->input->occurrences, m->input->ledgers, m->input->now);
	for (size_t i = 0; i < promises.n; i++) {
		const ent_promise *promise = &promises.at[i];
		const ent_record_event *event = promise->made->best;
		if (ent_draft_row_told(m, promise->made)) /* the plan of that sentence, whose subject is known by name */
			continue;
		ent_draft *row = ent_push(m->arena, &m->rows);
		*row = (ent_draft){
			.date = promise->made->date, .states = ent_draft_states(m, event), .label = ent_draft_about(m, event)};
		for (size_t k = 0; k < promise->made->n; k++) {
			ent_draft_tell(m, row, promise->made->tellings[k].event, k > 0);
			ent_account_value due = {.source = event->source,
									 .sentence = event->sentence,
									 .sentence_text = event->sentence_text,
									 .start = event->date_start,
									 .end = event->date_end};
			due.value = promise->made->date.lo != ENT_DAY_UNKNOWN ? promise->made->date.edtf : (ent_str){0};
			ent_draft_add(m, row, "due", &due);
		}
		ent_account_value outcome = {.value = ent_str_of(ent_outcome_name(promise->outcome))};
		if (promise->after) {
			const ent_record_event *after = promise->after->best;
			outcome = (ent_account_value){outcome.value,        after->source, after->sentence,
										  after->sentence_text, after->start,  after->end};
		}
		ent_draft_add(m, row, "outcome", &outcome);
		if (promise->after && promise->outcome == ENT_OUTCOME_KEPT && promise->after->date.lo != ENT_DAY_UNKNOWN) {
			outcome.value = promise->after->date.edtf;
			ent_draft_add(m, row, "kept_on", &outcome);
		}
	}
}

/* What was planned for a day, from the claims: kept on that day or later, put off, open, or past. */
static void rows_of_plans(ent_drafts *m)
{
	for (size_t i = 0; i < m->input->claims->n; i++) {
		const ent_claim *claim = &m->input->claims->at[i];
		bool dated = ent_str_is(claim->property, "date") || ent_str_is(claim->property, "end") ||
					 ent_str_is(claim->property, "start");
		const ent_claim_value *first = NULL, *done = NULL, *moved = NULL;
		for (size_t k = 0; k < claim->n && dated; k++) {
			const ent_claim_value *v = &claim->values[k];
			bool pending = ent_str_is(v->status, "planned") || ent_str_is(v->status, "promised");
			if (ent_str_is(v->status, "actual"))
				done = v;
			else if (ent_str_is(v->status, "postponed") || (pending && first && v->date.hi > first->date.hi))
				moved = v;
			else if (pending && !first)
				first = v;
		}
		if (!first)
			continue;
		ent_outcome outcome = done    ? ENT_OUTCOME_KEPT
							  : moved ? ENT_OUTCOME_SUPERSEDED
							  : m->input->now != ENT_DAY_UNKNOWN && first->date.hi < m->input->now ? ENT_OUTCOME_PAST
																								   : ENT_OUTCOME_OPEN;
		ent_draft *row = ent_push(m->arena, &m->rows);
		*row = (ent_draft){.date = first->date, .states = claim->states, .label = claim->subject};
		ent_account_value value = ent_draft_of_claim(first, first->value);
		ent_draft_note(m, first->source, first->sentence, (uint32_t)(m->rows.n - 1));
		ent_draft_add(m, row, "due", &value);
		value.value = claim->subject;
		ent_draft_add(m, row, "subject", &value);
		value.value = first->status;
		ent_draft_add(m, row, "status", &value);
		value.value = first->remark ? ent_draft_names(m, first->remark->agents) : (ent_str){0};
		ent_draft_add(m, row, "by", &value);
		const ent_claim_value *after = done ? done : moved;
		value = after ? ent_draft_of_claim(after, (ent_str){0}) : (ent_account_value){0};
		value.value = ent_str_of(ent_outcome_name(outcome));
		ent_draft_add(m, row, "outcome", &value);
		value.value = done ? done->value : (ent_str){0};
		ent_draft_add(m, row, "kept_on", &value);
	}
}

void ent_account_add_promises(ent_drafts *m)
{
	rows_of_plans(m);
	rows_of_promises(m);
}
