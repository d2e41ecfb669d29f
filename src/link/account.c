/* Which ledger has which columns and is made of what; rows from claims first, then those from occurrences. */
#include "link/account.h"

#include "link/accord.h"
#include "link/draft.h"
#include "link/exercise.h"
#include "link/journey.h"
#include "link/project.h"

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
								"treaty deal project",
								ENT_LEDGER_AGREEMENT},
	[ENT_ACCOUNT_VISITS] = {"visits",
							{"date", "who", "office", "to", "order", "status", "parts"},
							"visit",
							ENT_LEDGER_VISIT},
	[ENT_ACCOUNT_EXERCISES] = {"exercises",
							   {"date", "parties", "name", "number", "troops", "status"},
							   "exercise",
							   ENT_LEDGER_EXERCISE},
	[ENT_ACCOUNT_ARMS] = {"arms", {"date", "from", "to", "subject", "amount", "status"}, "supply", ENT_LEDGER_ARMS},
	[ENT_ACCOUNT_SANCTIONS] = {"sanctions",
							   {"date", "act", "by", "on", "subject", "status"},
							   "embargo",
							   ENT_LEDGER_SANCTION},
	[ENT_ACCOUNT_PROJECTS] = {"projects",
							  {"subject", "partners", "cost", "length", "capacity", "stake", "financing", "start",
							   "due", "stage"},
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
	[ENT_ACCOUNT_PROMISES] = {"promises",
							  {"made", "due", "by", "to", "subject", "status", "outcome", "kept_on"},
							  "",
							  -1},
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

const char *ent_account_claim_kinds(ent_account_kind kind)
{
	return accounts[kind].kinds;
}

int ent_account_ledger(ent_account_kind kind)
{
	return accounts[kind].ledger;
}

const char *const *ent_account_columns(ent_account_kind kind)
{
	return accounts[kind].columns;
}

/* Of who travelled the person is kept where some tellings name the state alone. */
static void drop_states(const ent_drafts *m, ent_draft *row)
{
	ent_draft_values *who = &row->cells[ent_draft_column(m, "who")];
	size_t kept = 0;
	bool person = false;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < who->n; i++) {
			bool state = ent_draft_is_state(m, who->at[i].value, row->states);
			if (pass == 0)
				person |= !state;
			else if (!state || !person)
				who->at[kept++] = who->at[i];
		}
	who->n = kept;
}

static bool has_only(const ent_draft_values *values, const char *value)
{
	for (size_t i = 0; i < values->n; i++)
		if (!ent_str_is(values->at[i].value, value))
			return false;
	return values->n > 0;
}

/* What was not signed, told of by no name, is no agreement. */
static void drop_denied(ent_drafts *m)
{
	int status = ent_draft_column(m, "status");
	for (size_t i = 0; i < m->rows.n; i++)
		m->rows.at[i].left_out |= has_only(&m->rows.at[i].cells[status], "denied");
}

static bool is_same_cell(const ent_draft *a, const ent_draft *b, int column)
{
	const ent_draft_values *x = &a->cells[column], *y = &b->cells[column];
	return x->n == 0 || y->n == 0 ? x->n == y->n : ent_str_eq_nocase(x->at[0].value, y->at[0].value);
}

/* Told again in the same words, by the same, of the same day or of none: one row. */
static void join_repeated(ent_drafts *m)
{
	enum { NEAR = 40 }; /* rows before in time */
	static const char *const columns[] = {"date", "from", "to", "subject", "amount", "status"};
	const uint32_t *order = ent_drafts_by_day(m);
	size_t n = m->rows.n;
	for (size_t p = 0; p < n; p++)
		for (size_t q = p > NEAR ? p - NEAR : 0; q < p && !m->rows.at[order[p]].merged; q++) {
			const ent_draft *a = &m->rows.at[order[q]], *b = &m->rows.at[order[p]];
			bool same = !a->merged && a->cells[ent_draft_column(m, "subject")].n > 0;
			for (size_t i = 0; i < sizeof columns / sizeof *columns && same; i++)
				same = is_same_cell(a, b, ent_draft_column(m, columns[i]));
			if (same && !ent_drafts_parted(m, a, b))
				ent_draft_merge(m, order[q], order[p]);
		}
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

static bool stands(const ent_draft *draft)
{
	return !draft->merged && !draft->left_out;
}

/* The row as it stays, its cells moved out of work space. */
static ent_account_row row_of(ent_arena *arena, const ent_draft *draft)
{
	ent_account_row row = {.date = draft->date, .states = draft->states, .label = draft->label};
	for (size_t k = 0; k < ENT_ACCOUNT_COLUMNS; k++) {
		const ent_draft_values *cell = &draft->cells[k];
		row.cells[k] = (ent_account_cell){NULL, cell->n, draft->disputed[k]};
		if (!cell->n)
			continue;
		row.cells[k].values = ENT_SCRATCH(arena, ent_account_value, cell->n);
		memcpy(row.cells[k].values, cell->at, cell->n * sizeof *cell->at);
	}
	return row;
}

ent_account *ent_account_of(ent_arena *arena, ent_account_kind kind, const ent_account_input *input)
{
	ent_arena *work = ent_arena_work(arena);
	ent_arena_mark mark = ent_arena_here(work);
	ent_drafts m = {.arena = arena, .work = work, .kind = kind, .input = input, .told = ent_map_new(work)};
	if (kind == ENT_ACCOUNT_PROMISES) {
		ent_account_add_promises(&m);
	} else {
		ent_account_add_claims(&m);
		ent_account_add_occurrences(&m);
	}
	for (size_t i = 0; i < m.rows.n && kind == ENT_ACCOUNT_VISITS; i++)
		drop_states(&m, &m.rows.at[i]);
	if (kind == ENT_ACCOUNT_VISITS)
		ent_journey_join_rows(&m);
	if (kind == ENT_ACCOUNT_EXERCISES)
		ent_exercise_join_rows(&m);
	if (kind == ENT_ACCOUNT_AGREEMENTS) {
		drop_denied(&m);
		ent_accord_join_rows(&m);
	}
	if (kind == ENT_ACCOUNT_ARMS || kind == ENT_ACCOUNT_AID)
		join_repeated(&m);
	if (kind == ENT_ACCOUNT_PROJECTS)
		ent_project_drop_rows(&m);
	ent_account *account = ENT_NEW(arena, ent_account);
	*account = (ent_account){.kind = kind};
	for (size_t i = 0; i < m.rows.n; i++)
		account->n += stands(&m.rows.at[i]);
	account->rows = ENT_NEWN(arena, ent_account_row, account->n);
	size_t n = 0;
	for (size_t i = 0; i < m.rows.n; i++)
		if (stands(&m.rows.at[i]))
			account->rows[n++] = row_of(arena, &m.rows.at[i]);
	ent_arena_back(work, mark);
	if (account->n)
		qsort(account->rows, account->n, sizeof *account->rows, by_date);
	return account;
}
