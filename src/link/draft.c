/* Rows while they are made: a value goes into a cell once for each sentence that gives it; what a sentence has told of
 * is kept by its source and number, so that remarks and events of one sentence meet in one row; rows that turn out to
 * be one are joined cell by cell, and a plan is dropped from a row whose deed is told. */
#include "link/draft.h"

#include "link/subject_fit.h"
#include "link/words.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int ent_draft_column(const ent_drafts *m, const char *name)
{
	for (int i = 0; ent_account_columns(m->kind)[i]; i++)
		if (strcmp(ent_account_columns(m->kind)[i], name) == 0)
			return i;
	return -1;
}

/* "Chile, Peru" of "Peru, Chile": parties have no order, so that all rows name them in that of the alphabet. */
static ent_str in_order(const ent_drafts *m, ent_str names)
{
	const ent_str comma = ENT_STR(", ");
	ent_str sorted = {0}, last = {0};
	for (;;) {
		ent_str least = {0};
		for (ent_str rest = names; rest.len;) {
			ptrdiff_t end = ent_str_find(rest, comma, 0);
			ent_str name = end < 0 ? rest : ent_str_sub(rest, 0, (size_t)end);
			rest = end < 0 ? (ent_str){0} : ent_str_sub(rest, (size_t)end + comma.len, rest.len);
			if ((!last.len || ent_str_cmp(name, last) > 0) && (!least.len || ent_str_cmp(name, least) < 0))
				least = name;
		}
		if (!least.len)
			return sorted;
		sorted = sorted.len ? ent_str_join(m->arena, sorted, comma, least) : least;
		last = least;
	}
}

void ent_draft_add(ent_drafts *m, ent_draft *row, const char *column, const ent_account_value *value)
{
	int at = ent_draft_column(m, column);
	if (at < 0 || !value->value.len)
		return;
	for (size_t i = 0; i < row->cells[at].n; i++) {
		const ent_account_value *v = &row->cells[at].at[i];
		bool same = v->source == value->source || (v->source && value->source && v->source->key == value->source->key);
		if (same && ent_str_eq_nocase(v->value, value->value) && v->sentence == value->sentence)
			return;
	}
	ent_account_value *added = ent_push(m->work, &row->cells[at]);
	*added = *value;
	if (strcmp(column, "parties") == 0)
		added->value = in_order(m, value->value);
}

ent_str ent_draft_state_name(const ent_drafts *m, ent_str code)
{
	const ent_claim_options *o = m->input->options;
	ent_str name = o && o->state_name ? o->state_name(o->payload, code) : (ent_str){0};
	return name.len ? name : code;
}

ent_str ent_draft_names(const ent_drafts *m, ent_str codes)
{
	ent_str text = {0}, code;
	while (ent_str_split(&codes, ' ', &code))
		if (code.len)
			text = text.len ? ent_str_join(m->arena, text, ENT_STR(", "), ent_draft_state_name(m, code))
							: ent_draft_state_name(m, code);
	return text;
}

ent_str ent_draft_place(const ent_drafts *m, const ent_source *source, uint32_t sentence)
{
	return ent_str_format(m->work, "%lld %u", source ? (long long)source->key : -1, sentence);
}

uint32_t ent_draft_first_told(const ent_drafts *m, const ent_source *source, uint32_t sentence)
{
	uint32_t at = ent_map_get(&m->told, ent_draft_place(m, source, sentence));
	return at == ENT_MAP_NONE ? 0 : at + 1;
}

ent_draft_telling *ent_draft_told(const ent_drafts *m, uint32_t at)
{
	assert(m->tellings.at && at > 0 && at <= m->tellings.n);
	return &m->tellings.at[at - 1];
}

void ent_draft_note(ent_drafts *m, const ent_source *source, uint32_t sentence, uint32_t row)
{
	uint32_t last = 0;
	bool several = m->kind == ENT_ACCOUNT_VISITS || m->kind == ENT_ACCOUNT_SANCTIONS || m->kind == ENT_ACCOUNT_ARMS ||
				   m->kind == ENT_ACCOUNT_AID;
	if (!source)
		return;
	for (uint32_t at = ent_draft_first_told(m, source, sentence); at; at = ent_draft_told(m, at)->next) {
		if (ent_draft_told(m, at)->row == row || !several)
			return;
		last = at;
	}
	*ent_push(m->work, &m->tellings) = (ent_draft_telling){row, 0};
	if (last)
		ent_draft_told(m, last)->next = (uint32_t)m->tellings.n;
	else
		ent_map_put(&m->told, ent_draft_place(m, source, sentence), (uint32_t)m->tellings.n - 1);
}

ent_str ent_draft_states(const ent_drafts *m, const ent_record_event *event)
{
	ent_str text = {0};
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *p = &event->participants[i];
		bool party = ent_str_is(p->role, "actor") || ent_str_is(p->role, "recipient");
		if (party && p->country.len && ent_str_find(text, p->country, 0) < 0)
			text = text.len ? ent_str_join(m->arena, text, ENT_STR(" "), p->country) : p->country;
	}
	return text;
}

static bool days_fit(const ent_date *a, const ent_date *b)
{
	return a->lo == ENT_DAY_UNKNOWN || b->lo == ENT_DAY_UNKNOWN || (a->lo <= b->hi && b->lo <= a->hi);
}

bool ent_draft_is_state(const ent_drafts *m, ent_str name, ent_str states)
{
	ent_str code;
	while (ent_str_split(&states, ' ', &code))
		if (code.len && ent_str_eq(name, ent_draft_state_name(m, code)))
			return true;
	return false;
}

static bool is_traveller(const ent_drafts *m, const ent_draft *row, const ent_record_event *event)
{
	const ent_draft_values *who = &row->cells[ent_draft_column(m, "who")];
	for (size_t k = 0; k < event->n_participants; k++)
		for (size_t i = 0; i < who->n; i++)
			if (ent_str_is(event->participants[k].role, "actor") && event->participants[k].person.len &&
				ent_subject_same_person(who->at[i].value, event->participants[k].person))
				return true;
	return false;
}

/* Who travelled by the event is not who did by the row. */
static bool another_travelled(const ent_drafts *m, const ent_draft *row, const ent_record_event *event)
{
	ent_str person = {0};
	size_t named = 0;
	for (size_t i = 0; i < event->n_participants && !person.len; i++)
		if (ent_str_is(event->participants[i].role, "actor"))
			person = event->participants[i].person;
	const ent_draft_values *who = &row->cells[ent_draft_column(m, "who")];
	for (size_t i = 0; i < who->n; i++) {
		if (ent_subject_same_person(who->at[i].value, person))
			return false;
		named += !ent_draft_is_state(m, who->at[i].value, row->states);
	}
	return person.len && named;
}

/* Of a row whose sources differ about the day, one of them is this sentence with this day. */
static bool is_one_of_days(const ent_drafts *m, const ent_draft *row, const ent_record_event *event)
{
	int date = ent_draft_column(m, "date");
	for (size_t i = 0; date >= 0 && row->disputed[date] && i < row->cells[date].n; i++) {
		const ent_account_value *value = &row->cells[date].at[i];
		if (value->source && value->source->key == event->source->key && value->sentence == event->sentence &&
			ent_str_eq(value->value, event->date.edtf))
			return true;
	}
	return false;
}

ent_draft *ent_draft_row_told(ent_drafts *m, const ent_occurrence *occurrence)
{
	uint32_t same = 0; /* row and one, of the same traveller on other days: what the sentence dates is another act */
	for (size_t i = 0; i < occurrence->n; i++) {
		const ent_record_event *event = occurrence->tellings[i].event;
		for (uint32_t told = ent_draft_first_told(m, event->source, event->sentence); told;
			 told = ent_draft_told(m, told)->next) {
			uint32_t at = ent_draft_told(m, told)->row;
			assert(m->rows.at && at < m->rows.n);
			while (m->rows.at[at].merged)
				at = m->rows.at[at].merged - 1;
			if (m->kind == ENT_ACCOUNT_VISITS && another_travelled(m, &m->rows.at[at], event))
				continue;
			if (days_fit(&m->rows.at[at].date, &occurrence->date) || is_one_of_days(m, &m->rows.at[at], event))
				return &m->rows.at[at];
			if (m->kind == ENT_ACCOUNT_VISITS && is_traveller(m, &m->rows.at[at], event))
				same = at + 1;
		}
	}
	return same ? &m->rows.at[same - 1] : NULL;
}

static int by_day(const void *a, const void *b, void *payload)
{
	const ent_draft *rows = payload;
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	if (rows[i].date.lo != rows[k].date.lo)
		return rows[i].date.lo < rows[k].date.lo ? -1 : 1;
	return (i > k) - (i < k);
}

const uint32_t *ent_drafts_by_day(const ent_drafts *m)
{
	uint32_t *order = ENT_NEWN(m->work, uint32_t, m->rows.n + 1);
	for (uint32_t i = 0; i < m->rows.n; i++)
		order[i] = i;
	if (m->rows.n)
		qsort_r(order, m->rows.n, sizeof *order, by_day, m->rows.at);
	return order;
}

static bool is_told_at(const ent_draft *row, const ent_apart_place *place)
{
	for (size_t i = 0; i < ENT_ACCOUNT_COLUMNS; i++)
		for (size_t k = 0; k < row->cells[i].n; k++) {
			const ent_account_value *v = &row->cells[i].at[k];
			if (v->source && v->source->key == place->source && v->sentence == place->sentence)
				return true;
		}
	return false;
}

bool ent_drafts_parted(const ent_drafts *m, const ent_draft *a, const ent_draft *b)
{
	const ent_claim_options *options = m->input->options;
	for (size_t i = 0; options && i < options->n_aparts; i++) {
		const ent_apart *pair = &options->aparts[i];
		if ((is_told_at(a, &pair->a) && is_told_at(b, &pair->b)) ||
			(is_told_at(a, &pair->b) && is_told_at(b, &pair->a)))
			return true;
	}
	return false;
}

void ent_draft_merge(ent_drafts *m, uint32_t into, uint32_t at)
{
	ent_draft *row = &m->rows.at[into], *other = &m->rows.at[at];
	/* of days that cannot be the same, those that the story only implies are a guess */
	bool apart = !days_fit(&row->date, &other->date);
	bool guess = apart && other->date.basis != ENT_BASIS_STATED, guessed = apart && row->date.basis != ENT_BASIS_STATED;
	int date = ent_draft_column(m, "date");
	if (guessed && !guess) {
		row->cells[date].n = 0;
		row->date = other->date;
	}
	for (int c = 0; c < ENT_ACCOUNT_COLUMNS; c++) {
		for (size_t v = 0; v < other->cells[c].n && !(c == date && guess); v++)
			*ent_push(m->work, &row->cells[c]) = other->cells[c].at[v];
		row->disputed[c] |= other->disputed[c];
	}
	if (row->date.lo == ENT_DAY_UNKNOWN)
		row->date = other->date;
	other->merged = into + 1;
}

void ent_draft_drop_plans(const ent_drafts *m, ent_draft *row)
{
	ent_draft_values *status = &row->cells[ent_draft_column(m, "status")];
	bool done = false;
	size_t kept = 0;
	for (size_t i = 0; i < status->n; i++)
		done |= ent_str_is(status->at[i].value, "actual");
	for (size_t i = 0; i < status->n; i++)
		if (!done || (!ent_str_is(status->at[i].value, "planned") && !ent_str_is(status->at[i].value, "promised")))
			status->at[kept++] = status->at[i];
	status->n = kept;
}

ent_account_value ent_draft_of_claim(const ent_claim_value *v, ent_str text)
{
	return (ent_account_value){text, v->source, v->sentence, v->sentence_text, v->start, v->end};
}
