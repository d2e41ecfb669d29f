/* The ledger of promises: what was promised as it is coded, and what was planned for a day as the claims have it. */
#include "link/draft.h"
#include "link/fate.h"
#include "link/promise.h"
#include "link/words.h"

/* Words of a sentence. */
typedef struct passage {
	const ent_source *source;
	uint32_t sentence, start, end; /* [bytes] */
} passage;

/* "agreed to finance the establishment of a mill": the establishment is a part of what was agreed. */
static bool is_told(const passage *last, const ent_record_event *event)
{
	return last->source == event->source && last->sentence == event->sentence && event->start >= last->start &&
		   event->start < last->end;
}

/* A day and the undated source that tells of it; NULL: a day of publication. */
typedef struct last_told {
	ent_day day;
	const ent_source *source;
} last_told;

/* The last day that the sources know: of publication, or, of those that do not say when they were published, of what
 * they tell as done on a day. */
static last_told last_day(const ent_drafts *m)
{
	last_told last = {.day = m->input->now};
	for (size_t i = 0; i < m->input->claims->n; i++) {
		const ent_claim *claim = &m->input->claims->at[i];
		for (size_t k = 0; k < claim->n; k++) {
			const ent_claim_value *v = &claim->values[k];
			const ent_date *date = &v->date;
			bool undated = v->source && v->source->published.lo == ENT_DAY_UNKNOWN;
			bool done = undated && ent_str_is(v->status, "actual") && date->basis == ENT_BASIS_STATED &&
						(ent_str_is(claim->property, "date") || ent_str_is(claim->property, "status"));
			if (done && date->hi != ENT_DAY_FUTURE && date->lo != ENT_DAY_UNKNOWN && date->lo != ENT_DAY_PAST &&
				(last.day == ENT_DAY_UNKNOWN || date->lo > last.day))
				last = (last_told){date->lo, v->source};
		}
	}
	return last;
}

/* The day after which what `source` promised is past its date: a source without a date knows no later day than its own
 * promises, only others' do. */
static ent_day day_for(const ent_drafts *m, const last_told *last, const ent_source *source)
{
	return last->source && last->source == source ? m->input->now : last->day;
}

/* A row, its promise and what is told of it in other words. */
typedef struct told_promise {
	uint32_t row;
	const ent_promise *promise;
	const ent_fate *fate; /* NULL: nothing */
	bool early;           /* its day is not behind the last that others than its source know */
} told_promise;

typedef ENT_VEC(told_promise) told_promises;

static void add_outcome(ent_drafts *m, const ent_fates *fates, const told_promise *told)
{
	const ent_promise *promise = told->promise;
	ent_draft *row = &m->rows.at[told->row];
	ent_outcome end = told->early ? ENT_OUTCOME_OPEN : promise->outcome;
	ent_account_value outcome = {.value = ent_str_of(ent_outcome_name(end))};
	ent_date date = ENT_DATE_NONE;
	if (promise->after) {
		const ent_record_event *after = promise->after->best;
		outcome = (ent_account_value){outcome.value,        after->source, after->sentence,
									  after->sentence_text, after->start,  after->end};
		date = end == ENT_OUTCOME_KEPT ? promise->after->date : date;
	} else if (told->fate &&
			   fates->uses.at[told->fate->number] == 1) { /* of two promises one cannot say which is meant */
		const ent_record_remark *r = told->fate->remark;
		outcome = (ent_account_value){r->act, r->source, r->sentence, r->sentence_text, r->start, r->end};
		date = ent_str_is(r->act, ent_outcome_name(ENT_OUTCOME_KEPT)) ? r->date : date;
	}
	ent_draft_add(m, row, "outcome", &outcome);
	if (date.lo != ENT_DAY_UNKNOWN) {
		outcome.value = date.edtf;
		ent_draft_add(m, row, "kept_on", &outcome);
	}
}

static void rows_of_promises(ent_drafts *m, const last_told *known)
{
	passage last = {0};
	told_promises told = {0};
	ent_fates fates = ent_fates_of(m->work, m->input->remarks);
	ent_promises promises = ent_promises_of(m->arena, m->input->occurrences, m->input->ledgers, known->day);
	for (size_t i = 0; i < promises.n; i++) {
		const ent_promise *promise = &promises.at[i];
		const ent_record_event *event = promise->made->best;
		if (is_told(&last, event) ||
			ent_draft_row_told(m, promise->made)) /* the plan of that sentence, whose subject is known by name */
			continue;
		ent_draft *row = ent_push(m->work, &m->rows);
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
			ent_draft_add(m, row, promise->due ? "due" : "made", &due);
		}
		last = (passage){event->source, event->sentence, event->start, event->start + (uint32_t)row->label.len};
		ent_day now = day_for(m, known, event->source);
		bool early = promise->outcome == ENT_OUTCOME_PAST && (now == ENT_DAY_UNKNOWN || promise->made->date.hi >= now);
		const ent_fate *fate = promise->after ? NULL : ent_fate_told(&fates, event, row->label, row->states);
		if (fate)
			fates.uses.at[fate->number]++;
		*ent_push(m->work, &told) = (told_promise){(uint32_t)(m->rows.n - 1), promise, fate, early};
	}
	for (size_t i = 0; i < told.n; i++)
		add_outcome(m, &fates, &told.at[i]);
}

/* --- plans that the claims know --- */

static bool is_pending(ent_str status)
{
	return ent_str_is(status, "planned") || ent_str_is(status, "promised");
}

/* True where both count or name something that is told by the same word: "two corvettes", "corvettes". */
static bool share_thing(const ent_record_remark *a, const ent_record_remark *b)
{
	ent_str texts[2][4] = {{a->name, a->object}, {b->name, b->object}};
	for (size_t i = 0; i < 2; i++) {
		const ent_record_remark *r = i ? b : a;
		for (size_t k = 0; k < 2 && k < r->n_values; k++)
			texts[i][2 + k] = r->values[k].text;
	}
	for (size_t i = 0; i < 4; i++)
		for (size_t k = 0; k < 4; k++) {
			size_t at = 0, from;
			ent_str word, other;
			while (ent_word_next(texts[0][i], &at, &word))
				for (from = 0; !ent_word_is_idle(word) && ent_word_next(texts[1][k], &from, &other);)
					if (ent_word_stem(word) == ent_word_stem(other) && word.len > 3)
						return true;
		}
	return false;
}

static bool same_parties(const ent_record_remark *a, const ent_record_remark *b)
{
	ent_str lists[2] = {a->agents, a->others}, code;
	for (size_t i = 0; i < 2; i++)
		while (lists[i].len && ent_str_split(&lists[i], ' ', &code))
			if (ent_str_find(b->agents, code, 0) < 0 && ent_str_find(b->others, code, 0) < 0)
				return false;
	return true;
}

/* What was to be bought or given is told of as given after it was planned. */
static const ent_claim_value *given_later(const ent_drafts *m, const ent_claim_value *plan)
{
	ent_day told = plan->source ? plan->source->published.lo : ENT_DAY_UNKNOWN;
	if (!plan->remark || !ent_str_is(plan->remark->kind, "supply") || told == ENT_DAY_UNKNOWN)
		return NULL;
	for (size_t i = 0; i < m->input->claims->n; i++) {
		const ent_claim *claim = &m->input->claims->at[i];
		for (size_t k = 0; k < claim->n && ent_str_is(claim->kind, "supply"); k++) {
			const ent_claim_value *v = &claim->values[k];
			if (v->remark && ent_str_is(v->status, "actual") && v->date.lo != ENT_DAY_UNKNOWN && v->date.lo > told &&
				same_parties(plan->remark, v->remark) && share_thing(plan->remark, v->remark))
				return v;
		}
	}
	return NULL;
}

/* The first claim value that says the subject was put off or called off, or NULL. */
static const ent_claim_value *called_off(const ent_drafts *m, uint32_t number)
{
	for (size_t i = 0; i < m->input->claims->n; i++) {
		const ent_claim *claim = &m->input->claims->at[i];
		for (size_t k = 0; k < claim->n && claim->number == number; k++)
			if (ent_str_is(claim->values[k].status, "postponed") || ent_str_is(claim->values[k].status, "cancelled"))
				return &claim->values[k];
	}
	return NULL;
}

/* "Vietnam: purchases from South Korea (two corvettes)" */
static ent_str subject_of(const ent_drafts *m, const ent_claim *claim, const ent_claim_value *v)
{
	const ent_record_remark *r = v->remark;
	if (!r || !ent_str_is(claim->kind, "supply"))
		return claim->subject;
	ent_str what = r->n_values ? r->values[0].text : r->name;
	return what.len ? ent_str_format(m->arena, "%.*s (%.*s)", ENT_FMT(claim->subject), ENT_FMT(what)) : claim->subject;
}

/* What was planned for a day: kept on that day or later, put off, open, or past. */
static void add_plan(ent_drafts *m, const ent_claim *claim, const last_told *known)
{
	const ent_claim_value *first = NULL, *done = NULL, *moved = NULL;
	for (size_t k = 0; k < claim->n; k++) {
		const ent_claim_value *v = &claim->values[k];
		bool pending = is_pending(v->status);
		if (ent_str_is(v->status, "actual"))
			done = v;
		else if (ent_str_is(v->status, "postponed") || ent_str_is(v->status, "cancelled") ||
				 (pending && first && v->date.hi > first->date.hi))
			moved = v;
		else if (pending && !first)
			first = v;
	}
	if (!first)
		return;
	bool dated = first->date.hi != ENT_DAY_FUTURE; /* since some day: not when it is due */
	if (!done)
		done = given_later(m, first);
	if (!done && !moved)
		moved = called_off(m, claim->number);
	ent_day now = day_for(m, known, first->source);
	ent_outcome outcome = done                                             ? ENT_OUTCOME_KEPT
						  : moved                                          ? ENT_OUTCOME_SUPERSEDED
						  : now != ENT_DAY_UNKNOWN && first->date.hi < now ? ENT_OUTCOME_PAST
																		   : ENT_OUTCOME_OPEN;
	ent_draft *row = ent_push(m->work, &m->rows);
	*row = (ent_draft){.date = dated ? first->date : ENT_DATE_NONE, .states = claim->states, .label = claim->subject};
	ent_account_value value = ent_draft_of_claim(first, first->value);
	ent_draft_note(m, first->source, first->sentence, (uint32_t)(m->rows.n - 1));
	if (dated)
		ent_draft_add(m, row, "due", &value);
	value.value = subject_of(m, claim, first);
	ent_draft_add(m, row, "subject", &value);
	value.value = first->status;
	ent_draft_add(m, row, "status", &value);
	value.value = first->remark ? ent_draft_names(m, first->remark->agents) : (ent_str){0};
	ent_draft_add(m, row, "by", &value);
	const ent_claim_value *after = done ? done : moved;
	value = after ? ent_draft_of_claim(after, (ent_str){0}) : (ent_account_value){0};
	value.value = ent_str_of(ent_outcome_name(outcome));
	ent_draft_add(m, row, "outcome", &value);
	value.value = done && done->date.lo != ENT_DAY_UNKNOWN ? done->date.edtf : (ent_str){0};
	ent_draft_add(m, row, "kept_on", &value);
}

static void rows_of_plans(ent_drafts *m, const last_told *known)
{
	for (size_t i = 0; i < m->input->claims->n; i++) {
		const ent_claim *claim = &m->input->claims->at[i];
		if (ent_str_is(claim->property, "date") || ent_str_is(claim->property, "end") ||
			ent_str_is(claim->property, "start"))
			add_plan(m, claim, known);
	}
}

void ent_account_add_promises(ent_drafts *m)
{
	last_told known = last_day(m);
	rows_of_plans(m, &known);
	rows_of_promises(m, &known);
}
