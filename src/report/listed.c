/* Listed: the most that one list may hold is shared out by a sort on what matters (weight of entries, tellers of rows
 * and claims), and what stays is put back in the order it had. */
#include "report/listed.h"

#include "report/wide.h"

#include "report/lists.h"

#include <stdlib.h>

enum { PER_TABLE = 3 /* a table has a third of the lines of a list */ };

typedef struct candidate {
	uint32_t at;
	uint32_t tellers;
	double weight;
} candidate;

static int by_worth(const void *a, const void *b)
{
	const candidate *x = a, *y = b;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	if (x->tellers != y->tellers)
		return x->tellers > y->tellers ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

static int by_place(const void *a, const void *b)
{
	const candidate *x = a, *y = b;
	return (x->at > y->at) - (x->at < y->at);
}

/* The best `most` of `all` [n], in the order they had; gives how many. */
static size_t best_of(candidate *all, size_t n, size_t most)
{
	if (n <= most)
		return n;
	qsort(all, n, sizeof *all, by_worth);
	qsort(all, most, sizeof *all, by_place);
	return most;
}

static void choose_entries(ent_arena *arena, ent_dossier *dossier, size_t most)
{
	for (size_t i = 0; i < dossier->n_entries; i++)
		dossier->entries[i].listed = true;
	for (int list = 0; list < ENT_LISTS && most; list++) {
		ent_arena_mark mark = ent_arena_here(arena);
		candidate *all = ENT_NEWN(arena, candidate, dossier->n_entries);
		size_t n = 0;
		for (uint32_t i = 0; i < dossier->n_entries; i++)
			if (ent_list_holds((ent_list)list, &dossier->entries[i])) {
				const ent_occurrence *occurrence = dossier->entries[i].occurrence;
				all[n++] = (candidate){i, (uint32_t)occurrence->n_sources, dossier->entries[i].weight};
			}
		size_t kept = best_of(all, n, list == ENT_LIST_TIMELINE ? most : most / PER_TABLE);
		for (size_t i = 0; i < dossier->n_entries && kept < n; i++)
			if (ent_list_holds((ent_list)list, &dossier->entries[i]))
				dossier->entries[i].listed = false;
		for (size_t i = 0; i < kept; i++)
			dossier->entries[all[i].at].listed = true;
		ent_arena_back(arena, mark);
	}
	for (size_t i = 0; i < dossier->n_top; i++)
		dossier->entries[dossier->top[i]].listed = true;
	for (size_t i = 0; i < dossier->phases->n; i++) {
		ent_wide wide = ent_wide_of(dossier, i);
		for (size_t k = 0; k < dossier->phases->at[i].n_turn; k++)
			dossier->entries[dossier->phases->at[i].turn[k]].listed = true;
		for (size_t k = 0; k < wide.n_told; k++)
			dossier->entries[wide.told[k]].listed = true;
	}
}

static uint32_t tellers_of(const ent_account_row *row)
{
	size_t most = 0;
	for (size_t c = 0; c < ENT_ACCOUNT_COLUMNS; c++)
		most = row->cells[c].n > most ? row->cells[c].n : most;
	return (uint32_t)most;
}

static ent_account *choose_rows(ent_arena *arena, ent_account *account, size_t most)
{
	if (!most || account->n <= most)
		return account;
	ent_account *listed = ENT_NEW(arena, ent_account);
	*listed = (ent_account){.kind = account->kind, .rows = ENT_NEWN(arena, ent_account_row, most)};
	ent_arena_mark mark = ent_arena_here(arena);
	candidate *all = ENT_NEWN(arena, candidate, account->n);
	for (uint32_t i = 0; i < account->n; i++)
		all[i] = (candidate){i, tellers_of(&account->rows[i]), account->rows[i].date.lo != ENT_DAY_UNKNOWN};
	listed->n = best_of(all, account->n, most);
	for (size_t i = 0; i < listed->n; i++)
		listed->rows[i] = account->rows[all[i].at];
	ent_arena_back(arena, mark);
	return listed;
}

/* So many of each verdict. */
static void choose_claims(ent_arena *arena, ent_dossier *dossier, size_t most)
{
	size_t kept = 0;
	dossier->n_claims_found = dossier->n_claims;
	dossier->n_disagreements_found = dossier->n_disagreements;
	for (size_t from = 0, to; most && from < dossier->n_claims; from = to) {
		ent_arena_mark mark = ent_arena_here(arena);
		candidate *all = ENT_NEWN(arena, candidate, dossier->n_claims - from);
		ent_verdict verdict = dossier->claims[from]->verdict;
		for (to = from; to < dossier->n_claims && dossier->claims[to]->verdict == verdict; to++)
			all[to - from] = (candidate){(uint32_t)to, (uint32_t)dossier->claims[to]->n, 0};
		size_t n = best_of(all, to - from, most);
		for (size_t i = 0; i < n; i++)
			dossier->claims[kept++] = dossier->claims[all[i].at];
		if (verdict == ENT_VERDICT_DISAGREE)
			dossier->n_disagreements = n;
		ent_arena_back(arena, mark);
	}
	if (most)
		dossier->n_claims = kept;
}

/* Of each thing measured the latest, which stand last. */
static void choose_figures(ent_dossier *dossier, size_t most)
{
	size_t left = most;
	for (size_t i = 0; i < dossier->n_figures; i++) {
		ent_figure_group *group = &dossier->figures[i];
		dossier->n_figures_found += group->n;
		if (!most)
			continue;
		size_t fair = left < most / 4 ? left : most / 4; /* no one thing takes all of the table */
		if (group->n > fair) {
			group->figures += group->n - fair;
			group->n = fair;
		}
		left -= group->n;
	}
}

void ent_listed_choose(ent_arena *arena, ent_dossier *dossier)
{
	size_t most = dossier->options->most;
	choose_entries(arena, dossier, most);
	for (int kind = 0; kind < ENT_ACCOUNTS; kind++)
		dossier->listed[kind] = choose_rows(arena, dossier->ledgers[kind], most / PER_TABLE);
	choose_claims(arena, dossier, most / PER_TABLE);
	choose_figures(dossier, most / PER_TABLE);
}

ent_str ent_listed_note(ent_arena *arena, const ent_dossier *dossier, size_t listed, size_t found)
{
	if (listed >= found)
		return (ent_str){0};
	ent_str some = ent_local_number(arena, dossier->options->local, (double)listed);
	ent_str all = ent_local_number(arena, dossier->options->local, (double)found);
	return ent_str_format(arena,
						  "%.*s of %.*s are listed, those that matter most or are told by most; all of them are "
						  "in the JSON form of this dossier.",
						  ENT_FMT(some), ENT_FMT(all));
}

ent_str ent_listed_note_claims(ent_arena *arena, const ent_dossier *dossier)
{
	return ent_listed_note(arena, dossier, dossier->n_claims, dossier->n_claims_found);
}

ent_str ent_listed_note_figures(ent_arena *arena, const ent_dossier *dossier)
{
	size_t listed = 0;
	for (size_t i = 0; i < dossier->n_figures; i++)
		listed += dossier->figures[i].n;
	return ent_listed_note(arena, dossier, listed, dossier->n_figures_found);
}
