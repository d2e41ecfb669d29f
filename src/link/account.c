/* Rows from claims first: a claim's subject is a row, its properties are cells. Then from occurrences: one that is told
 * in a sentence of a row, with days that can be the same, adds its sources to the row; others are rows of their own. */
#include "link/account.h"

#include "base/map.h"
#include "base/vec.h"
#include "link/promise.h"
#include "link/subject.h"
#include "link/words.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	const char *columns[ENT_ACCOUNT_COLUMNS + 1];
	const char *kinds; /* of claims */
	int ledger;        /* of occurrences; -1: none */
} accounts[ENT_ACCOUNTS] = {
	[ENT_ACCOUNT_AGREEMENTS] = {"agreements",
								{"date", "parties", "subject", "amount", "status"},
								"treaty deal",
								ENT_LEDGER_AGREEMENT},
	[ENT_ACCOUNT_VISITS] = {"visits",
							{"date", "who", "office", "to", "order", "status", "parts"},
							"visit",
							ENT_LEDGER_VISIT},
	[ENT_ACCOUNT_EXERCISES] = {"exercises",
							   {"date", "parties", "name", "number", "troops", "status"},
							   "exercise",
							   ENT_LEDGER_EXERCISE},
	[ENT_ACCOUNT_ARMS] = {"arms", {"date", "from", "to", "subject", "amount", "status"}, "", ENT_LEDGER_ARMS},
	[ENT_ACCOUNT_SANCTIONS] = {"sanctions",
							   {"date", "act", "by", "on", "subject", "status"},
							   "embargo",
							   ENT_LEDGER_SANCTION},
	[ENT_ACCOUNT_PROJECTS] = {"projects",
							  {"subject", "partners", "cost", "length", "capacity", "stake", "start", "due", "stage"},
							  "project",
							  -1},
	[ENT_ACCOUNT_TRADE] = {"trade", {"date", "parties", "subject", "level", "increase", "growth"}, "trade", -1},
	[ENT_ACCOUNT_AID] = {"aid",
						 {"date", "from", "to", "subject", "amount", "status"},
						 "supply loan grant",
						 ENT_LEDGER_AID},
	[ENT_ACCOUNT_MEMBERSHIPS] = {"memberships",
								 {"date", "state", "act", "organisation", "status"},
								 "membership",
								 ENT_LEDGER_MEMBERSHIP},
	[ENT_ACCOUNT_PROMISES] = {"promises", {"due", "by", "to", "subject", "status", "outcome", "kept_on"}, "", -1},
};

const char *ent_account_name(ent_account_kind kind)
{
	return accounts[kind].name;
}

bool ent_account_parse(ent_str name, ent_account_kind *ret_kind)
{
	for (size_t i = 0; i < ENT_ACCOUNTS; i++)
		if (ent_str_is(name, accounts[i].name)) {
			*ret_kind = (ent_account_kind)i;
			return true;
		}
	return false;
}

const char *const *ent_account_columns(ent_account_kind kind)
{
	return accounts[kind].columns;
}

typedef ENT_VEC(ent_account_value) value_list;

/* A row while it is made. */
typedef struct draft {
	value_list cells[ENT_ACCOUNT_COLUMNS];
	bool disputed[ENT_ACCOUNT_COLUMNS];
	ent_date date;
	ent_str states, label;
	uint32_t merged; /* into the row of that index, and one; 0: it stands */
} draft;

/* A row that a sentence tells of; `next` in the list of tellings and one, 0: the last. */
typedef struct telling {
	uint32_t row, next;
} telling;

typedef struct making {
	ent_arena *arena;
	ent_account_kind kind;
	const ent_account_input *input;
	ENT_VEC(draft) rows;
	ENT_VEC(telling) tellings;
	ent_map told; /* source and sentence → the first telling; only of visits has it more than one */
} making;

static int column_of(const making *m, const char *name)
{
	for (int i = 0; accounts[m->kind].columns[i]; i++)
		if (strcmp(accounts[m->kind].columns[i], name) == 0)
			return i;
	return -1;
}

static void add(making *m, draft *row, const char *column, const ent_account_value *value)
{
	int at = column_of(m, column);
	if (at < 0 || !value->value.len)
		return;
	for (size_t i = 0; i < row->cells[at].n; i++) {
		const ent_account_value *v = &row->cells[at].at[i];
		if (ent_str_eq_nocase(v->value, value->value) && v->source == value->source && v->sentence == value->sentence)
			return;
	}
	*ent_push(m->arena, &row->cells[at]) = *value;
}

static ent_str state_name(const making *m, ent_str code)
{
	const ent_claim_options *o = m->input->options;
	ent_str name = o && o->state_name ? o->state_name(o->payload, code) : (ent_str){0};
	return name.len ? name : code;
}

static ent_str names_of(const making *m, ent_str codes)
{
	ent_str text = {0}, code;
	while (ent_str_split(&codes, ' ', &code))
		if (code.len)
			text = text.len ? ent_str_join(m->arena, text, ENT_STR(", "), state_name(m, code)) : state_name(m, code);
	return text;
}

/* The codes that are not among `agents`; all where there would be none. */
static ent_str beside(const making *m, ent_str codes, ent_str agents)
{
	ent_str text = {0}, rest = codes, code;
	while (ent_str_split(&rest, ' ', &code))
		if (code.len && ent_str_find(agents, code, 0) < 0)
			text = text.len ? ent_str_join(m->arena, text, ENT_STR(" "), code) : code;
	return text.len ? text : codes;
}

static ent_str told_name(const making *m, const ent_source *source, uint32_t sentence)
{
	return ent_str_format(m->arena, "%lld %u", source ? (long long)source->key : -1, sentence);
}

static uint32_t first_telling(const making *m, const ent_source *source, uint32_t sentence)
{
	uint32_t at = ent_map_get(&m->told, told_name(m, source, sentence));
	return at == ENT_MAP_NONE ? 0 : at + 1;
}

static telling *told_at(const making *m, uint32_t at)
{
	assert(m->tellings.at && at > 0 && at <= m->tellings.n);
	return &m->tellings.at[at - 1];
}

static void note(making *m, const ent_source *source, uint32_t sentence, uint32_t row)
{
	uint32_t last = 0;
	if (!source)
		return;
	for (uint32_t at = first_telling(m, source, sentence); at; at = told_at(m, at)->next) {
		if (told_at(m, at)->row == row || m->kind != ENT_ACCOUNT_VISITS)
			return;
		last = at;
	}
	*ent_push(m->arena, &m->tellings) = (telling){row, 0};
	if (last)
		told_at(m, last)->next = (uint32_t)m->tellings.n;
	else
		ent_map_put(&m->told, told_name(m, source, sentence), (uint32_t)m->tellings.n - 1);
}

/* --- from claims --- */

static ent_account_value of_claim(const ent_claim_value *v, ent_str text)
{
	return (ent_account_value){text, v->source, v->sentence, v->sentence_text, v->start, v->end};
}

static bool is_of_kind(const making *m, ent_str kind)
{
	ent_str kinds = ent_str_of(accounts[m->kind].kinds), one;
	while (ent_str_split(&kinds, ' ', &one))
		if (ent_str_eq(one, kind))
			return true;
	return false;
}

static const char *act_text(ent_str kind, ent_str act)
{
	if (ent_str_is(kind, "membership"))
		return ent_str_is(act, "join") ? "joined" : "left";
	return ent_str_is(act, "lift") ? "lifted" : "imposed";
}

/* Cells that follow from who and what a remark names. */
static void describe(making *m, draft *row, const ent_claim *claim, const ent_claim_value *v)
{
	const ent_record_remark *r = v->remark;
	if (!r)
		return;
	ent_account_value value = of_claim(v, (ent_str){0});
	struct {
		const char *column;
		ent_str text;
	} cells[] = {
		{"parties", names_of(m, claim->states)},
		{"partners", names_of(m, claim->states)},
		{"who", r->person.len ? r->person : names_of(m, r->agents)},
		{"office", r->office},
		{"to", names_of(m, r->others)},
		{"on", names_of(m, beside(m, r->others, r->agents))},
		{"by", names_of(m, r->agents)},
		{"from", names_of(m, r->agents)},
		{"state", names_of(m, r->agents)},
		{"name", r->name},
		{"organisation", r->object},
		{"act", ent_str_of(act_text(claim->kind, claim->act))},
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		value.value = cells[i].text;
		add(m, row, cells[i].column, &value);
	}
	value.value = ent_str_is(claim->kind, "treaty") ? (r->name.len ? r->name : r->object)
				  : ent_str_is(claim->kind, "embargo")
					  ? (r->name.len ? ent_str_join(m->arena, r->name, ENT_STR(" "), r->object) : r->object)
				  : ent_str_is(claim->kind, "supply") ? r->name
													  : claim->subject;
	add(m, row, "subject", &value);
}

static const char *column_for(const making *m, const ent_claim *claim)
{
	ent_str p = claim->property;
	if (ent_str_is(p, "order"))
		return m->kind == ENT_ACCOUNT_EXERCISES ? "number" : "order";
	if (ent_str_is(p, "end"))
		return m->kind == ENT_ACCOUNT_PROJECTS ? "due" : "date";
	if (ent_str_is(p, "value") || ent_str_is(p, "loan") || ent_str_is(p, "investment"))
		return m->kind == ENT_ACCOUNT_PROJECTS ? "stake" : "amount";
	static const char *const same[] = {"date",  "start",    "cost",   "length", "capacity", "stake",
									   "level", "increase", "growth", "troops", "amount",   "status"};
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (ent_str_is(p, same[i]))
			return same[i];
	return NULL;
}

/* Trade has a row for each time told of, other subjects one each. */
static draft *row_for(making *m, const ent_claim *claim, const ent_claim_value *v, ent_map *rows)
{
	ent_str name = ent_str_format(
		m->arena, "%u %.*s", claim->number,
		ENT_FMT(m->kind == ENT_ACCOUNT_TRADE && v->date.lo != ENT_DAY_UNKNOWN ? v->date.edtf : (ent_str){0}));
	uint32_t at = ent_map_get(rows, name);
	if (at == ENT_MAP_NONE) {
		at = (uint32_t)m->rows.n;
		*ent_push(m->arena, &m->rows) =
			(draft){.date = ENT_DATE_NONE, .states = claim->states, .label = claim->subject};
		ent_map_put(rows, name, at);
	}
	return &m->rows.at[at];
}

static bool is_worth_a_row(const making *m, const ent_claim *claim, const ent_claim_value *v)
{
	if (m->kind == ENT_ACCOUNT_PROJECTS)
		return !ent_str_is(claim->property, "status") && !ent_str_is(claim->property, "order");
	bool measured = ent_str_is(claim->property, "amount") || ent_str_is(claim->property, "value");
	if (m->kind == ENT_ACCOUNT_AID && !measured)
		return false;
	return !v->remark || v->remark->others.len || v->remark->agents.len || v->remark->code.len ||
		   m->kind == ENT_ACCOUNT_AGREEMENTS;
}

static void rows_of_claims(making *m)
{
	ent_map rows = ent_map_new(m->arena);
	for (size_t i = 0; i < m->input->claims->n; i++) {
		const ent_claim *claim = &m->input->claims->at[i];
		const char *column = column_for(m, claim);
		if (!is_of_kind(m, claim->kind) || !column)
			continue;
		for (size_t k = 0; k < claim->n; k++) {
			const ent_claim_value *v = &claim->values[k];
			if (!is_worth_a_row(m, claim, v))
				continue;
			draft *row = row_for(m, claim, v, &rows);
			ent_account_value value = of_claim(v, v->value);
			if (m->kind == ENT_ACCOUNT_PROJECTS && ent_str_is(claim->property, "end") &&
				ent_str_is(v->status, "actual"))
				column = "stage", value.value = ent_str_join(m->arena, ENT_STR("completed "), ENT_STR(""), v->value);
			add(m, row, column, &value);
			int at = column_of(m, column);
			if (at >= 0 && claim->verdict == ENT_VERDICT_DISAGREE)
				row->disputed[at] = true;
			bool dates = ent_str_is(claim->property, "date") || ent_str_is(claim->property, "end") ||
						 m->kind == ENT_ACCOUNT_TRADE;
			if (dates && row->date.lo == ENT_DAY_UNKNOWN && v->date.lo != ENT_DAY_UNKNOWN)
				row->date = v->date;
			if (m->kind == ENT_ACCOUNT_TRADE && v->date.lo != ENT_DAY_UNKNOWN) {
				value.value = v->date.edtf;
				add(m, row, "date", &value);
			}
			describe(m, row, claim, v);
			note(m, v->source, v->sentence, (uint32_t)(row - m->rows.at));
		}
	}
}

/* --- from occurrences --- */

static ent_str side_of(const making *m, const ent_record_event *event, const char *role)
{
	ent_str text = {0};
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *p = &event->participants[i];
		if (!ent_str_is(p->role, role))
			continue;
		ent_str name = p->country.len ? state_name(m, p->country) : p->name.len ? p->name : p->text;
		if (text.len && ent_str_find(text, name, 0) >= 0)
			continue;
		text = text.len ? ent_str_join(m->arena, text, ENT_STR(", "), name) : name;
	}
	return text;
}

static ent_str states_of(const making *m, const ent_record_event *event)
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

/* The words behind the trigger, to the end of the phrase: what it is about. */
static ent_str about(const making *m, const ent_record_event *event)
{
	enum { LONGEST = 90 };
	size_t near = event->start > event->sentence_start ? event->start - event->sentence_start : 0;
	uint32_t from = (uint32_t)near, to; /* the sentence as one reads it may be shorter than in the text */
	if (!ent_word_find_near(event->sentence_text, event->text, near, &from, &to))
		from = (uint32_t)near;
	ent_str rest = ent_str_sub(event->sentence_text, from, event->sentence_text.len);
	size_t end = 0;
	if (!rest.ptr)
		return event->text;
	while (
		rest.ptr && end < rest.len && end < LONGEST &&
		!(end > event->text.len && strchr(",;.", rest.ptr[end]) && (end + 1 == rest.len || rest.ptr[end + 1] == ' ')))
		end++;
	size_t cut = end;
	while (end == LONGEST && cut > 0 && cut < rest.len && rest.ptr[cut - 1] != ' ' && rest.ptr[cut] != ' ')
		cut--;
	ent_str phrase = ent_str_trim(ent_str_sub(rest, 0, cut ? cut : end));
	return end == LONGEST && end < rest.len ? ent_str_join(m->arena, phrase, ENT_STR(" "), ENT_STR("\xE2\x80\xA6"))
											: phrase;
}

static bool days_fit(const ent_date *a, const ent_date *b)
{
	return a->lo == ENT_DAY_UNKNOWN || b->lo == ENT_DAY_UNKNOWN || (a->lo <= b->hi && b->lo <= a->hi);
}

static bool is_state_of(const making *m, ent_str name, ent_str states)
{
	ent_str code;
	while (ent_str_split(&states, ' ', &code))
		if (code.len && ent_str_eq(name, state_name(m, code)))
			return true;
	return false;
}

/* Who travelled by the event is not who did by the row. */
static bool another_travelled(const making *m, const draft *row, const ent_record_event *event)
{
	ent_str person = {0};
	size_t named = 0;
	for (size_t i = 0; i < event->n_participants && !person.len; i++)
		if (ent_str_is(event->participants[i].role, "actor"))
			person = event->participants[i].person;
	const value_list *who = &row->cells[column_of(m, "who")];
	for (size_t i = 0; i < who->n; i++) {
		if (ent_subject_same_person(who->at[i].value, person))
			return false;
		named += !is_state_of(m, who->at[i].value, row->states);
	}
	return person.len && named;
}

static draft *row_told(making *m, const ent_occurrence *occurrence)
{
	for (size_t i = 0; i < occurrence->n; i++) {
		const ent_record_event *event = occurrence->tellings[i].event;
		for (uint32_t told = first_telling(m, event->source, event->sentence); told; told = told_at(m, told)->next) {
			uint32_t at = told_at(m, told)->row;
			assert(m->rows.at && at < m->rows.n);
			while (m->rows.at[at].merged)
				at = m->rows.at[at].merged - 1;
			if (m->kind == ENT_ACCOUNT_VISITS && another_travelled(m, &m->rows.at[at], event))
				continue;
			if (days_fit(&m->rows.at[at].date, &occurrence->date))
				return &m->rows.at[at];
		}
	}
	return NULL;
}

static void add_telling(making *m, draft *row, const ent_record_event *event, bool joined)
{
	ent_account_value value = {.source = event->source,
							   .sentence = event->sentence,
							   .sentence_text = event->sentence_text,
							   .start = event->start,
							   .end = event->end};
	ent_str actors = side_of(m, event, "actor"), recipients = side_of(m, event, "recipient");
	bool placed = ent_date_placed(&event->date);
	ent_str by_order = {0};
	for (size_t i = 0; i < event->n_amounts && !by_order.len; i++)
		if (event->amounts[i].ordinal)
			by_order = event->amounts[i].text;
	ent_str amount = {0};
	for (size_t i = 0; i < event->n_amounts && !amount.len; i++)
		if (!event->amounts[i].ordinal)
			amount = event->amounts[i].text;
	ent_str person = {0}, office = {0};
	for (size_t i = 0; i < event->n_participants; i++)
		if (ent_str_is(event->participants[i].role, "actor") && !person.len) {
			person = event->participants[i].person;
			office = event->participants[i].office;
		}
	const struct {
		const char *column;
		ent_str text;
		bool anyway; /* also where the row has the cell */
	} cells[] = {
		{"date", placed ? event->date.edtf : (ent_str){0}, true},
		{"parties", recipients.len ? ent_str_join(m->arena, actors, ENT_STR(", "), recipients) : actors, false},
		{"who", person.len ? person : actors, false},
		{"office", office, false},
		{"from", actors, false},
		{"by", actors, false},
		{"state", actors, false},
		{"to", recipients, false},
		{"on", recipients, false},
		{"organisation", recipients, false},
		{"subject", about(m, event), false},
		{"act", event->text, false},
		{"order", by_order, false},
		{"number", by_order, false},
		{"amount", amount, false},
		{"status", event->status, false},
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		int at = column_of(m, cells[i].column);
		value.value = cells[i].text;
		if (at >= 0 && (!joined || cells[i].anyway || row->cells[at].n == 0))
			add(m, row, cells[i].column, &value);
	}
}

/* The meetings and signings of a visit, in the words that tell of them. */
static void add_parts(making *m, draft *row, const ent_occurrence *visit)
{
	for (size_t i = 0; i < visit->n_parts; i++) {
		const ent_record_event *event = visit->parts[i]->best;
		ent_account_value value = {.value = about(m, event),
								   .source = event->source,
								   .sentence = event->sentence,
								   .sentence_text = event->sentence_text,
								   .start = event->start,
								   .end = event->end};
		add(m, row, "parts", &value);
	}
}

/* False when both cells say something and they share nothing; a state that stands for who travelled says nothing. */
static bool cells_meet(const making *m, const value_list *a, const value_list *b, ent_str states)
{
	size_t n_a = 0, n_b = 0;
	for (size_t i = 0; i < a->n; i++) {
		if (is_state_of(m, a->at[i].value, states))
			continue;
		n_a++;
		for (size_t k = 0; k < b->n; k++)
			if (ent_str_eq_nocase(a->at[i].value, b->at[k].value))
				return true;
	}
	for (size_t k = 0; k < b->n; k++)
		n_b += !is_state_of(m, b->at[k].value, states);
	return !n_a || !n_b;
}

/* Two visits told in one sentence are two where others travelled, or whither others went. */
static bool one_visit(const making *m, const draft *a, const draft *b)
{
	int who = column_of(m, "who"), to = column_of(m, "to");
	return cells_meet(m, &a->cells[who], &b->cells[who], a->states) &&
		   cells_meet(m, &a->cells[to], &b->cells[to], (ent_str){0});
}

static void merge(making *m, uint32_t into, uint32_t at)
{
	draft *row = &m->rows.at[into], *other = &m->rows.at[at];
	for (size_t c = 0; c < ENT_ACCOUNT_COLUMNS; c++) {
		for (size_t v = 0; v < other->cells[c].n; v++)
			*ent_push(m->arena, &row->cells[c]) = other->cells[c].at[v];
		row->disputed[c] |= other->disputed[c];
	}
	if (row->date.lo == ENT_DAY_UNKNOWN)
		row->date = other->date;
	other->merged = into + 1;
}

/* Rows of remarks that were kept apart, told in sentences of one visit, are one row. */
static void merge_told(making *m, uint32_t into, const ent_occurrence *occurrence)
{
	for (size_t t = 0; t < occurrence->n; t++) {
		const ent_record_event *event = occurrence->tellings[t].event;
		for (uint32_t told = first_telling(m, event->source, event->sentence); told; told = told_at(m, told)->next) {
			uint32_t at = told_at(m, told)->row;
			const draft *row = &m->rows.at[into], *other = &m->rows.at[at];
			if (at != into && !other->merged && ent_str_eq(row->states, other->states) && one_visit(m, row, other))
				merge(m, into, at);
		}
	}
}

/* Whether what is coded makes a row where no remark does: who travelled whither, what was given or sold. */
static bool stands_alone(const making *m, const ent_occurrence *occurrence)
{
	const ent_record_event *best = occurrence->best;
	bool to = false;
	for (size_t i = 0; i < best->n_participants; i++)
		to |= ent_str_is(best->participants[i].role, "recipient");
	switch (m->kind) {
	case ENT_ACCOUNT_MEMBERSHIPS: /* an event names states, not the body that was joined */
		return false;
	case ENT_ACCOUNT_VISITS:
		return to;
	case ENT_ACCOUNT_AID:
	case ENT_ACCOUNT_ARMS:
		return to && !ent_str_is(best->status, "denied") && !ent_str_is(best->status, "hypothetical");
	default:
		return true;
	}
}

static void rows_of_occurrences(making *m)
{
	int ledger = accounts[m->kind].ledger;
	for (size_t i = 0; ledger >= 0 && i < m->input->occurrences->n; i++) {
		const ent_occurrence *occurrence = &m->input->occurrences->at[i];
		uint32_t set = m->input->sets ? m->input->sets[i] : ent_ledgers_of(m->input->ledgers, occurrence);
		if (!(set & 1u << ledger))
			continue;
		draft *row = row_told(m, occurrence);
		bool joined = row != NULL;
		if (!row && !stands_alone(m, occurrence))
			continue;
		if (!row) {
			row = ent_push(m->arena, &m->rows);
			*row = (draft){.date = occurrence->date,
						   .states = states_of(m, occurrence->best),
						   .label = about(m, occurrence->best)};
		}
		if (joined && m->kind == ENT_ACCOUNT_VISITS)
			merge_told(m, (uint32_t)(row - m->rows.at), occurrence);
		if (row->date.lo == ENT_DAY_UNKNOWN)
			row->date = occurrence->date;
		for (size_t k = 0; k < occurrence->n; k++) {
			const ent_record_event *event = occurrence->tellings[k].event;
			add_telling(m, row, event, joined || k > 0);
			note(m, event->source, event->sentence, (uint32_t)(row - m->rows.at));
		}
		add_parts(m, row, occurrence);
	}
}

/* --- promises --- */

static void rows_of_promises(making *m)
{
	ent_promises promises = ent_promises_of(m->arena, m->input->occurrences, m->input->now);
	for (size_t i = 0; i < promises.n; i++) {
		const ent_promise *promise = &promises.at[i];
		const ent_record_event *event = promise->made->best;
		if (row_told(m, promise->made)) /* the plan of that sentence, whose subject is known by name */
			continue;
		draft *row = ent_push(m->arena, &m->rows);
		*row = (draft){.date = promise->made->date, .states = states_of(m, event), .label = about(m, event)};
		for (size_t k = 0; k < promise->made->n; k++) {
			add_telling(m, row, promise->made->tellings[k].event, k > 0);
			ent_account_value due = {.source = event->source,
									 .sentence = event->sentence,
									 .sentence_text = event->sentence_text,
									 .start = event->date_start,
									 .end = event->date_end};
			due.value = promise->made->date.lo != ENT_DAY_UNKNOWN ? promise->made->date.edtf : (ent_str){0};
			add(m, row, "due", &due);
		}
		ent_account_value outcome = {.value = ent_str_of(ent_outcome_name(promise->outcome))};
		if (promise->after) {
			const ent_record_event *after = promise->after->best;
			outcome = (ent_account_value){outcome.value,        after->source, after->sentence,
										  after->sentence_text, after->start,  after->end};
		}
		add(m, row, "outcome", &outcome);
		if (promise->after && promise->outcome == ENT_OUTCOME_KEPT && promise->after->date.lo != ENT_DAY_UNKNOWN) {
			outcome.value = promise->after->date.edtf;
			add(m, row, "kept_on", &outcome);
		}
	}
}

/* What was planned for a day, from the claims: kept on that day or later, put off, open, or past. */
static void rows_of_plans(making *m)
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
		draft *row = ent_push(m->arena, &m->rows);
		*row = (draft){.date = first->date, .states = claim->states, .label = claim->subject};
		ent_account_value value = of_claim(first, first->value);
		note(m, first->source, first->sentence, (uint32_t)(m->rows.n - 1));
		add(m, row, "due", &value);
		value.value = claim->subject;
		add(m, row, "subject", &value);
		value.value = first->status;
		add(m, row, "status", &value);
		value.value = first->remark ? names_of(m, first->remark->agents) : (ent_str){0};
		add(m, row, "by", &value);
		const ent_claim_value *after = done ? done : moved;
		value = after ? of_claim(after, (ent_str){0}) : (ent_account_value){0};
		value.value = ent_str_of(ent_outcome_name(outcome));
		add(m, row, "outcome", &value);
		value.value = done ? done->value : (ent_str){0};
		add(m, row, "kept_on", &value);
	}
}

/* Of who travelled the person is kept where some tellings name the state alone. */
static void drop_states(const making *m, draft *row)
{
	value_list *who = &row->cells[column_of(m, "who")];
	size_t kept = 0;
	bool person = false;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < who->n; i++) {
			bool state = is_state_of(m, who->at[i].value, row->states);
			if (pass == 0)
				person |= !state;
			else if (!state || !person)
				who->at[kept++] = who->at[i];
		}
	who->n = kept;
}

/* The first value that a source gives, or NULL. */
static const ent_account_value *first_of(const ent_account_row *row)
{
	for (size_t i = 0; i < ENT_ACCOUNT_COLUMNS; i++)
		for (size_t k = 0; k < row->cells[i].n; k++)
			if (row->cells[i].values[k].source)
				return &row->cells[i].values[k];
	return NULL;
}

static int by_source(const ent_account_value *a, const ent_account_value *b)
{
	if (!a || !b)
		return (b != NULL) - (a != NULL);
	int order = ent_str_cmp(a->source->doc, b->source->doc);
	if (order)
		return order;
	if (a->sentence != b->sentence)
		return a->sentence < b->sentence ? -1 : 1;
	return (a->start > b->start) - (a->start < b->start);
}

static int by_date(const void *a, const void *b)
{
	const ent_account_row *x = a, *y = b;
	ent_day s = x->date.lo == ENT_DAY_UNKNOWN ? ENT_DAY_FUTURE : x->date.lo == ENT_DAY_PAST ? x->date.hi : x->date.lo;
	ent_day t = y->date.lo == ENT_DAY_UNKNOWN ? ENT_DAY_FUTURE : y->date.lo == ENT_DAY_PAST ? y->date.hi : y->date.lo;
	if (s != t)
		return s < t ? -1 : 1;
	int order = ent_str_cmp(x->label, y->label);
	return order ? order : by_source(first_of(x), first_of(y));
}

ent_account *ent_account_of(ent_arena *arena, ent_account_kind kind, const ent_account_input *input)
{
	making m = {.arena = arena, .kind = kind, .input = input, .told = ent_map_new(arena)};
	if (kind == ENT_ACCOUNT_PROMISES) {
		rows_of_plans(&m);
		rows_of_promises(&m);
	} else {
		rows_of_claims(&m);
		rows_of_occurrences(&m);
	}
	for (size_t i = 0; i < m.rows.n && kind == ENT_ACCOUNT_VISITS; i++)
		drop_states(&m, &m.rows.at[i]);
	ent_account *account = ENT_NEW(arena, ent_account);
	*account = (ent_account){.kind = kind, .rows = ENT_NEWN(arena, ent_account_row, m.rows.n)};
	for (size_t i = 0; i < m.rows.n; i++) {
		const draft *row = &m.rows.at[i];
		if (row->merged)
			continue;
		ent_account_row *made = &account->rows[account->n++];
		*made = (ent_account_row){.date = row->date, .states = row->states, .label = row->label};
		for (size_t k = 0; k < ENT_ACCOUNT_COLUMNS; k++)
			made->cells[k] = (ent_account_cell){row->cells[k].at, row->cells[k].n, row->disputed[k]};
	}
	if (account->n)
		qsort(account->rows, account->n, sizeof *account->rows, by_date);
	return account;
}
