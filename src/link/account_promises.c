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
	ent_map first; /* key of a source → its first remark, behind which its others stand */
} last_told;

/* The last day that the sources know: of publication, or, of those that do not say when they were published, of what
 * they tell as done on a day. */
static last_told last_day(const ent_drafts *m)
{
	last_told last = {.day = m->input->now, .first = ent_map_new(m->work)};
	const ent_record_remarks *remarks = m->input->remarks;
	for (size_t i = 0; remarks && i < remarks->n; i++)
		if (i == 0 || remarks->at[i].source->key != remarks->at[i - 1].source->key)
			ent_map_put(&last.first, ent_draft_place(m, remarks->at[i].source, 0), (uint32_t)i);
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
				last.day = date->lo, last.source = v->source;
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

/* The last day on which a source without a date tells behind a sentence that something was done: it goes on. */
static ent_day told_behind(const ent_drafts *m, const last_told *known, const ent_source *source, uint32_t sentence)
{
	const ent_record_remarks *remarks = m->input->remarks;
	ent_day last = ENT_DAY_UNKNOWN;
	if (!remarks || source->published.lo != ENT_DAY_UNKNOWN)
		return last;
	for (size_t i = ent_map_get(&known->first, ent_draft_place(m, source, 0));
		 i < remarks->n && remarks->at[i].source->key == source->key; i++) {
		const ent_record_remark *r = &remarks->at[i];
		bool done = r->sentence > sentence && ent_str_is(r->status, "actual") && r->date.lo > ENT_DAY_PAST &&
					r->date.hi < ENT_DAY_FUTURE;
		if (done && (last == ENT_DAY_UNKNOWN || r->date.lo > last))
			last = r->date.lo;
	}
	return last;
}

static bool is_past(const ent_drafts *m, const last_told *last, const ent_source *source, uint32_t sentence,
					ent_day due)
{
	ent_day now = day_for(m, last, source), behind = told_behind(m, last, source, sentence);
	return (now != ENT_DAY_UNKNOWN && due < now) || (behind != ENT_DAY_UNKNOWN && due < behind);
}

static const ent_record_value *value_of(const ent_record_remark *r, const char *property)
{
	for (size_t i = 0; i < r->n_values; i++)
		if (ent_str_is(r->values[i].property, property))
			return &r->values[i];
	return NULL;
}

/* A row of what was promised, and how it stands. */
typedef struct told_promise {
	uint32_t row;
	ent_outcome end;             /* by what is coded, and by the days */
	const ent_occurrence *after; /* the act that tells it; NULL: none */
	const ent_fate *fate;        /* what is told of it in other words; NULL: nothing */
	ent_date due;                /* unknown: on no day */
	passage told;                /* the words that promise it */
	uint32_t next;               /* of the same sentence, and one; 0: the last */
} told_promise;

typedef ENT_VEC(told_promise) told_promises;

/* The rows of promises while they are made. */
typedef struct promise_rows {
	ent_drafts *m;
	const last_told *known;
	ent_fates fates;
	told_promises told;
	ent_map places; /* of a sentence → the last of its promises */
} promise_rows;

/* "It has not been delivered": of what was due before that is told, past its date. */
static ent_str told_of_fate(const promise_rows *rows, const told_promise *told)
{
	const ent_record_remark *r = told->fate->remark;
	ent_day day = r->date.lo != ENT_DAY_UNKNOWN ? r->date.lo : r->source->published.lo;
	bool past = told->due.lo != ENT_DAY_UNKNOWN &&
				(day != ENT_DAY_UNKNOWN ? told->due.hi < day
										: is_past(rows->m, rows->known, r->source, told->told.sentence, told->due.hi));
	bool late = ent_str_is(r->act, ent_outcome_name(ENT_OUTCOME_OPEN)) && past;
	return late ? ent_str_of(ent_outcome_name(ENT_OUTCOME_PAST)) : r->act;
}

static void add_outcome(promise_rows *rows, const told_promise *told)
{
	ent_draft *row = &rows->m->rows.at[told->row];
	ent_account_value outcome = {.value = ent_str_of(ent_outcome_name(told->end))};
	ent_date date = ENT_DATE_NONE;
	if (told->after) {
		const ent_record_event *after = told->after->best;
		outcome = (ent_account_value){outcome.value,        after->source, after->sentence,
									  after->sentence_text, after->start,  after->end};
		date = told->end == ENT_OUTCOME_KEPT ? told->after->date : date;
	} else if (told->fate &&
			   rows->fates.uses.at[told->fate->number] == 1) { /* of two promises one cannot say which is meant */
		const ent_record_remark *r = told->fate->remark;
		outcome =
			(ent_account_value){told_of_fate(rows, told), r->source, r->sentence, r->sentence_text, r->start, r->end};
		bool known = ent_str_is(r->act, ent_outcome_name(ENT_OUTCOME_KEPT)) && r->date.lo != ENT_DAY_PAST;
		date = known ? r->date : date; /* "a report in 2014 found that it has been paid": by then */
	}
	ent_draft_add(rows->m, row, "outcome", &outcome);
	if (date.lo != ENT_DAY_UNKNOWN) {
		outcome.value = date.edtf;
		ent_draft_add(rows->m, row, "kept_on", &outcome);
	}
}

/* Adds the promise, with what became of it by `asked`. */
static void add_told(promise_rows *rows, const told_promise *told, const ent_fate_asked *asked)
{
	told_promise *one = ent_push(rows->m->work, &rows->told);
	*one = *told;
	uint32_t before = ent_map_put(&rows->places, ent_draft_place(rows->m, asked->source, asked->sentence),
								  (uint32_t)rows->told.n - 1);
	one->next = before == ENT_MAP_NONE ? 0 : before + 1;
	one->fate = told->after ? NULL : ent_fate_told(&rows->fates, asked);
	if (one->fate)
		rows->fates.uses.at[one->fate->number]++;
}

static void rows_of_promises(promise_rows *rows)
{
	passage last = {0};
	ent_drafts *m = rows->m;
	ent_promises promises = ent_promises_of(m->arena, m->input->occurrences, m->input->ledgers, rows->known->day);
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
		ent_day now = day_for(m, rows->known, event->source);
		bool early = promise->outcome == ENT_OUTCOME_PAST && (now == ENT_DAY_UNKNOWN || promise->made->date.hi >= now);
		const told_promise told = {.row = (uint32_t)(m->rows.n - 1),
								   .end = early ? ENT_OUTCOME_OPEN : promise->outcome,
								   .after = promise->after,
								   .due = promise->due ? promise->made->date : ENT_DATE_NONE,
								   .told = last};
		add_told(
			rows, &told,
			&(ent_fate_asked){event->source, event->sentence, event->start, &event->date, row->label, row->states});
	}
}

/* --- promises between the two of an article, of which its sentence names one or none --- */

static ent_account_value of_remark(const ent_record_remark *r, ent_str text)
{
	return (ent_account_value){text, r->source, r->sentence, r->sentence_text, r->start, r->end};
}

/* The promise that is coded of the same words, or NULL. */
static told_promise *coded_as(promise_rows *rows, const ent_record_remark *r)
{
	uint32_t at = ent_map_get(&rows->places, ent_draft_place(rows->m, r->source, r->sentence));
	for (uint32_t n = at == ENT_MAP_NONE ? 0 : at + 1; n; n = rows->told.at[n - 1].next) {
		passage *p = &rows->told.at[n - 1].told;
		if (p->start < r->start + r->object.len && r->start < p->end)
			return &rows->told.at[n - 1];
	}
	return NULL;
}

/* The plan of its sentence, whose subject is known by name, due on the same day. */
static bool is_planned(const ent_drafts *m, const ent_record_remark *r, const ent_record_value *due)
{
	uint32_t told = ent_draft_first_told(m, r->source, r->sentence);
	const ent_draft *row = told ? &m->rows.at[ent_draft_told(m, told)->row] : NULL;
	return row && (!due || row->date.lo == ENT_DAY_UNKNOWN || row->date.lo == due->date.lo);
}

static ent_outcome outcome_of(const promise_rows *rows, const ent_record_remark *r, const ent_record_value *due)
{
	if (value_of(r, "kept"))
		return ENT_OUTCOME_KEPT;
	return due && is_past(rows->m, rows->known, r->source, r->sentence, due->date.hi) ? ENT_OUTCOME_PAST
																					  : ENT_OUTCOME_OPEN;
}

static void row_of_remark(promise_rows *rows, const ent_record_remark *r)
{
	ent_drafts *m = rows->m;
	const ent_record_value *due = value_of(r, "due");
	told_promise *coded = coded_as(rows, r);
	ent_account_value value = of_remark(r, due ? due->date.edtf : (ent_str){0});
	if (coded && due && coded->due.lo == ENT_DAY_UNKNOWN) {
		ent_draft_add(m, &m->rows.at[coded->row], "due", &value);
		coded->due = due->date;
		if (!coded->after)
			coded->end = outcome_of(rows, r, due);
	}
	if (coded && !coded->after && value_of(r, "kept"))
		coded->end = ENT_OUTCOME_KEPT;
	if (coded || is_planned(m, r, due))
		return;
	ent_str states = r->agents.len ? ent_str_join(m->arena, r->agents, ENT_STR(" "), r->others) : r->others;
	ent_draft *row = ent_push(m->work, &m->rows);
	*row = (ent_draft){.date = due ? due->date : r->date, .states = states, .label = r->object};
	const struct {
		const char *column;
		ent_str text;
	} cells[] = {{"made", r->date.lo != ENT_DAY_UNKNOWN ? r->date.edtf : (ent_str){0}},
				 {"due", value.value},
				 {"by", ent_draft_names(m, r->agents)},
				 {"to", r->agents.len ? ent_draft_names(m, r->others) : (ent_str){0}},
				 {"subject", r->object},
				 {"status", r->status}};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		value.value = cells[i].text;
		ent_draft_add(m, row, cells[i].column, &value);
	}
	const told_promise told = {.row = (uint32_t)(m->rows.n - 1),
							   .end = outcome_of(rows, r, due),
							   .due = due ? due->date : ENT_DATE_NONE,
							   .told = {r->source, r->sentence, r->start, r->end}};
	add_told(rows, &told, &(ent_fate_asked){r->source, r->sentence, r->start, &r->date, r->object, states});
}

static void rows_of_remarks(promise_rows *rows)
{
	const ent_record_remarks *remarks = rows->m->input->remarks;
	for (size_t i = 0; remarks && i < remarks->n; i++)
		if (ent_str_is(remarks->at[i].kind, "promise"))
			row_of_remark(rows, &remarks->at[i]);
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

/* "Vietnam: purchases from South Korea (two corvettes)", "exercise Blue Lotus (sixth)" */
static ent_str subject_of(const ent_drafts *m, const ent_claim *claim, const ent_claim_value *v)
{
	const ent_record_remark *r = v->remark;
	ent_str what = {0};
	if (r && ent_str_is(claim->kind, "supply"))
		what = r->n_values ? r->values[0].text : r->name;
	else if (r && ent_str_is(claim->kind, "exercise") && value_of(r, "order"))
		what = value_of(r, "order")->text;
	return what.len ? ent_str_format(m->arena, "%.*s (%.*s)", ENT_FMT(claim->subject), ENT_FMT(what)) : claim->subject;
}

/* "offered Chad two ships in 1996": the day is that of the offer, unless it was to come when it is told. */
static bool is_offer(const ent_claim_value *v)
{
	static const char *const verbs[] = {"offer", "promis", "pledg", "grant"};
	bool told = v->source && v->source->published.lo != ENT_DAY_UNKNOWN && v->date.hi > v->source->published.hi;
	for (size_t i = 0; v->remark && !told && i < sizeof verbs / sizeof *verbs; i++)
		if (ent_str_starts(v->remark->text, ent_str_of(verbs[i])))
			return true;
	return false;
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
	/* "the opening has slipped to 2029": that is the plan */
	bool slipped = !first && moved && moved->date.lo != ENT_DAY_UNKNOWN && ent_str_is(claim->kind, "project");
	if (slipped) {
		first = moved;
		moved = NULL;
	}
	if (!first)
		return;
	bool dated = first->date.hi != ENT_DAY_FUTURE; /* since some day: not when it is due */
	if (!done)
		done = given_later(m, first);
	if (!done && !moved && !slipped)
		moved = called_off(m, claim->number);
	bool past = first->source && !is_offer(first) && is_past(m, known, first->source, first->sentence, first->date.hi);
	ent_outcome outcome = done    ? ENT_OUTCOME_KEPT
						  : moved ? ENT_OUTCOME_SUPERSEDED
						  : past  ? ENT_OUTCOME_PAST
								  : ENT_OUTCOME_OPEN;
	ent_draft *row = ent_push(m->work, &m->rows);
	*row = (ent_draft){.date = dated ? first->date : ENT_DATE_NONE, .states = claim->states, .label = claim->subject};
	ent_account_value value = ent_draft_of_claim(first, first->value);
	ent_draft_note(m, first->source, first->sentence, (uint32_t)(m->rows.n - 1));
	if (dated)
		ent_draft_add(m, row, is_offer(first) ? "made" : "due", &value);
	value.value =
		first->remark && ent_str_is(claim->kind, "supply") ? ent_draft_names(m, first->remark->others) : (ent_str){0};
	ent_draft_add(m, row, "to", &value);
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
		bool coded = ent_str_is(claim->kind, "talks"); /* told better as what was agreed */
		bool dated = ent_str_is(claim->property, "date") || ent_str_is(claim->property, "end") ||
					 ent_str_is(claim->property, "start");
		if (dated && !coded)
			add_plan(m, claim, known);
	}
}

void ent_account_add_promises(ent_drafts *m)
{
	last_told known = last_day(m);
	promise_rows rows = {
		.m = m, .known = &known, .fates = ent_fates_of(m->work, m->input->remarks), .places = ent_map_new(m->work)};
	rows_of_plans(m, &known);
	rows_of_promises(&rows);
	rows_of_remarks(&rows);
	for (size_t i = 0; i < rows.told.n; i++)
		add_outcome(&rows, &rows.told.at[i]);
}
