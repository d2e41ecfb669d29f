/* Cells of ledgers in words, with the sentences that give them. */
#include "report/ledger_view.h"

#include "base/vec.h"
#include "report/cite.h"
#include "report/headline.h"
#include "report/when.h"

#include <stdlib.h>
#include <string.h>

static const ent_ledger_text texts[ENT_ACCOUNTS] = {
	[ENT_ACCOUNT_AGREEMENTS] = {"agreements", "Agreements and memoranda",
								"Agreements, treaties, memoranda: signed, ratified, or spoken of as made.",
								"agreements"},
	[ENT_ACCOUNT_VISITS] = {"visits", "Visits", "Who came to whom, as far as the texts say it.", "visits"},
	[ENT_ACCOUNT_EXERCISES] = {"exercises", "Exercises", "Joint drills and manoeuvres.", "exercises"},
	[ENT_ACCOUNT_ARMS] = {"arms", "Arms", "Sales and deliveries of arms and other equipment.", "arms"},
	[ENT_ACCOUNT_SANCTIONS] = {"sanctions", "Embargoes and sanctions", "Imposed, eased or lifted.",
							   "embargoes or sanctions"},
	[ENT_ACCOUNT_PROJECTS] = {"projects", "Projects", "Pipelines, plants and other works, with what is told of each.",
							  "projects"},
	[ENT_ACCOUNT_TRADE] = {"trade", "Trade", "By the time it is told of.", "levels of trade"},
	[ENT_ACCOUNT_AID] = {"aid", "Aid", "Help, loans, grants and supplies: given, promised or denied.", "aid"},
	[ENT_ACCOUNT_MEMBERSHIPS] = {"memberships", "Memberships and accessions",
								 "Joining, leaving and being helped into organisations.", "memberships"},
	[ENT_ACCOUNT_PROMISES] = {"promises", "Promises and what became of them",
							  "What was promised, offered or planned: kept where a source tells of it as done, "
							  "superseded where it was called off or put off, past its date where nothing is told of "
							  "it and its day lies before the last day that the sources know.",
							  "promises"},
};

const ent_ledger_text *ent_ledger_about(ent_account_kind kind)
{
	return &texts[kind];
}

ent_str ent_ledger_untold(ent_arena *arena, const ent_dossier *dossier)
{
	ent_str names[ENT_ACCOUNTS] = {{0}};
	size_t n = 0;
	for (int kind = 0; kind < ENT_ACCOUNTS && dossier->n_entries; kind++)
		if (!dossier->ledgers[kind]->n)
			names[n++] = ent_str_of(ent_ledger_about((ent_account_kind)kind)->short_name);
	ent_str list = ent_headline_list(arena, names, n);
	return n ? ent_str_format(arena, "Nothing is told of %.*s.", ENT_FMT(list)) : list;
}

const char *ent_ledger_column(const char *name)
{
	static const struct {
		const char *name, *title;
	} titles[] = {{"date", "When"},
				  {"parties", "Between"},
				  {"partners", "Between"},
				  {"subject", "What"},
				  {"amount", "Amount"},
				  {"status", "Status"},
				  {"who", "Who"},
				  {"office", "Office"},
				  {"to", "To"},
				  {"order", "Which"},
				  {"name", "Name"},
				  {"number", "Number"},
				  {"troops", "Troops"},
				  {"from", "From"},
				  {"act", "Act"},
				  {"by", "By"},
				  {"on", "On"},
				  {"cost", "Cost"},
				  {"length", "Length"},
				  {"capacity", "Capacity"},
				  {"stake", "Stake"},
				  {"financing", "Financing"},
				  {"start", "Begun"},
				  {"due", "Due"},
				  {"stage", "Stage"},
				  {"level", "Level"},
				  {"increase", "Increase"},
				  {"growth", "Growth"},
				  {"state", "State"},
				  {"outcome", "Outcome"},
				  {"kept_on", "Kept on"},
				  {"made", "Made"},
				  {"parts", "With it"},
				  {"organisation", "Organisation"}};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (strcmp(titles[i].name, name) == 0)
			return titles[i].title;
	return name;
}

uint32_t ent_ledger_columns(const ent_account *account)
{
	uint32_t set = 0;
	for (size_t i = 0; i < account->n; i++)
		for (size_t c = 0; c < ENT_ACCOUNT_COLUMNS; c++)
			set |= account->rows[i].cells[c].n ? 1u << c : 0;
	return set;
}

/* The row's own date is where it begins at the earliest ("since 1947"); what is shown is its most exact one. */
static ent_day day_of(const ent_account *account, const ent_account_row *row)
{
	const char *const *columns = ent_account_columns(account->kind);
	ent_date best = row->date;
	for (size_t c = 0; columns[c]; c++) {
		for (size_t i = 0; strcmp(columns[c], "date") == 0 && i < row->cells[c].n; i++) {
			ent_date date;
			if (ent_edtf_parse(row->cells[c].values[i].value, &date) &&
				(best.lo == ENT_DAY_UNKNOWN || (int64_t)date.hi - date.lo < (int64_t)best.hi - best.lo))
				best = date;
		}
	}
	if (best.lo == ENT_DAY_PAST) /* "by 2023" */
		return best.hi;
	return best.lo == ENT_DAY_UNKNOWN ? ENT_DAY_FUTURE : best.lo;
}

typedef struct placed_row {
	ent_day day;
	size_t at;
} placed_row;

static int by_day(const void *a, const void *b)
{
	const placed_row *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

void ent_ledger_sort(ent_arena *arena, ent_account *account)
{
	ent_account_row *rows = ENT_NEWN(arena, ent_account_row, account->n);
	placed_row *order = ENT_NEWN(arena, placed_row, account->n);
	for (size_t i = 0; i < account->n; i++)
		order[i] = (placed_row){day_of(account, &account->rows[i]), i};
	if (account->n)
		qsort(order, account->n, sizeof *order, by_day);
	for (size_t i = 0; i < account->n; i++)
		rows[i] = account->rows[order[i].at];
	account->rows = rows;
}

static bool is_date(const char *column)
{
	static const char *const dates[] = {"date", "due", "kept_on", "start", "made"};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (strcmp(column, dates[i]) == 0)
			return true;
	return false;
}

typedef ENT_VEC(const ent_account_value *) cite_list;

/* A value while the cell is made. */
typedef struct draft {
	ent_str value; /* as it came */
	ent_date date; /* of a column of dates */
	bool dated, out;
	cite_list cites;
} draft;

typedef ENT_VEC(draft) drafts;

static void add_cite(ent_arena *arena, cite_list *cites, const ent_account_value *value)
{
	if (!value->source)
		return;
	for (size_t i = 0; i < cites->n; i++)
		if (cites->at[i]->source->key == value->source->key && cites->at[i]->sentence == value->sentence)
			return;
	*ent_push(arena, cites) = value;
}

static void merge(ent_arena *arena, draft *into, draft *from)
{
	for (size_t i = 0; i < from->cites.n; i++)
		add_cite(arena, &into->cites, from->cites.at[i]);
	from->out = true;
}

static bool within(const ent_date *a, const ent_date *b)
{
	return a->lo >= b->lo && a->hi <= b->hi;
}

static bool is_state(const ent_dossier *dossier, ent_str states, ent_str value)
{
	const ent_claim_options *options = dossier->options->linking;
	ent_str code;
	while (options && options->state_name && ent_str_split(&states, ' ', &code))
		if (ent_str_eq(options->state_name(options->payload, code), value))
			return true;
	return false;
}

static void simplify(ent_arena *arena, const ent_dossier *dossier, const char *column, const ent_account_row *row,
					 bool disputed, drafts *all)
{
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->n && !all->at[i].out; k++) {
			draft *a = &all->at[i], *b = &all->at[k];
			if (i == k || b->out)
				continue;
			bool exacter = a->dated && b->dated && !disputed && within(&b->date, &a->date);
			bool person = strcmp(column, "who") == 0 && is_state(dossier, row->states, a->value) &&
						  !is_state(dossier, row->states, b->value);
			if (exacter || person)
				merge(arena, b, a);
		}
}

/* Words cut out of a quotation keep its end, but not its beginning: "ready to help.”" */
static ent_str without_end_of_quote(ent_str text)
{
	ent_str end = ENT_STR("\xE2\x80\x9D");
	if (!ent_str_ends(text, end) || ent_str_find(text, ENT_STR("\xE2\x80\x9C"), 0) >= 0)
		return text;
	text.len -= end.len;
	while (text.len && strchr(".,;", text.ptr[text.len - 1]))
		text.len--;
	return text;
}

static ent_str shown(ent_arena *arena, const ent_local *local, const char *column, const draft *value)
{
	if (value->dated)
		return ent_local_date(arena, local, &value->date);
	if (strcmp(column, "status") == 0 && ent_str_is(value->value, "actual"))
		return ENT_STR("done");
	ptrdiff_t at = strcmp(column, "stage") == 0 ? ent_str_find(value->value, ENT_STR(" "), 0) : -1;
	ent_date date;
	if (at > 0 && ent_edtf_parse(ent_str_sub(value->value, (size_t)at + 1, value->value.len), &date)) {
		ent_str when = ent_local_date(arena, local, &date); /* "completed 2019" */
		return ent_str_join(arena, ent_str_sub(value->value, 0, (size_t)at), ENT_STR(" "), when);
	}
	return without_end_of_quote(value->value);
}

static int by_cite(const void *a, const void *b, void *payload)
{
	const ent_dossier *dossier = payload;
	const ent_account_value *x = *(const ent_account_value *const *)a, *y = *(const ent_account_value *const *)b;
	uint32_t i = ent_cite_number(dossier, x->source), k = ent_cite_number(dossier, y->source);
	if (i != k)
		return i < k ? -1 : 1;
	return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

static ent_cell_value sorted(const ent_dossier *dossier, ent_str text, const cite_list *cites)
{
	if (cites->n)
		qsort_r(cites->at, cites->n, sizeof *cites->at, by_cite, (void *)(uintptr_t)dossier);
	return (ent_cell_value){text, cites->at, cites->n};
}

static ent_cell_view view_cell(ent_arena *arena, const ent_dossier *dossier, const char *column,
							   const ent_account_row *row, const ent_account_cell *cell)
{
	drafts all = {0};
	for (size_t i = 0; i < cell->n; i++) {
		const ent_account_value *value = &cell->values[i];
		size_t k = 0;
		while (k < all.n && !ent_str_eq_nocase(all.at[k].value, value->value))
			k++;
		if (k == all.n) {
			draft *one = ent_push(arena, &all);
			*one = (draft){.value = value->value};
			one->dated = is_date(column) && ent_edtf_parse(value->value, &one->date);
		}
		add_cite(arena, &all.at[k].cites, value);
	}
	simplify(arena, dossier, column, row, cell->disputed, &all);
	ent_cell_view view = {.values = ENT_NEWN(arena, ent_cell_value, all.n), .disputed = cell->disputed};
	for (size_t i = 0; i < all.n; i++)
		if (!all.at[i].out)
			view.values[view.n++] =
				sorted(dossier, shown(arena, dossier->options->local, column, &all.at[i]), &all.at[i].cites);
	return view;
}

ent_row_view ent_ledger_row(ent_arena *arena, const ent_dossier *dossier, const ent_account *account,
							const ent_account_row *row)
{
	const char *const *columns = ent_account_columns(account->kind);
	ent_row_view view = {0};
	cite_list all = {0};
	for (size_t c = 0; columns[c]; c++) {
		view.cells[c] = view_cell(arena, dossier, columns[c], row, &row->cells[c]);
		for (size_t i = 0; i < row->cells[c].n; i++)
			add_cite(arena, &all, &row->cells[c].values[i]);
	}
	view.all = sorted(dossier, (ent_str){0}, &all);
	for (size_t c = 0; columns[c]; c++) {
		ent_cell_view *cell = &view.cells[c];
		cell->cites = cell->n > 1 || (cell->n == 1 && cell->values[0].n_cites && cell->values[0].n_cites < all.n);
	}
	return view;
}
