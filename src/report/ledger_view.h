/* The rows of ledgers as a reader wants them: each value of a cell once, dates in words, with the sentences that give
 * it. Shared by the writers. */
#ifndef ENT_REPORT_LEDGER_VIEW_H
#define ENT_REPORT_LEDGER_VIEW_H

#include "report/dossier.h"

typedef struct ent_ledger_text {
	const char *id, *title; /* of the section */
	const char *note;       /* what stands in it */
	const char *short_name; /* as it stands in a list of what is not told of */
} ent_ledger_text;

const ent_ledger_text *ent_ledger_about(ent_account_kind kind);

/* "Nothing is told of arms and aid.": the ledgers that hold nothing, which have no section; missing where all hold
 * something, or where nothing at all is told. */
ent_str ent_ledger_untold(ent_arena *arena, const ent_dossier *dossier);

/* "Kept on" for the column "kept_on"; a constant. */
const char *ent_ledger_column(const char *name);

enum { ENT_CITES_BESIDE = 3 /* sentences named beside one value; the row names more */ };

/* A value of a cell and the sentences that give it. */
typedef struct ent_cell_value {
	ent_str text;
	const ent_account_value **cites; /* [n_cites] by source and sentence; none: what we conclude ourselves */
	size_t n_cites;
} ent_cell_value;

typedef struct ent_cell_view {
	ent_cell_value *values; /* [n] */
	size_t n;
	bool disputed;
	bool cites; /* its sentences are not simply those of the row: name them beside each value */
} ent_cell_view;

typedef struct ent_row_view {
	ent_cell_view cells[ENT_ACCOUNT_COLUMNS];
	ent_cell_value all; /* all sentences of the row; no text */
} ent_row_view;

/* In `arena`. Of dates that lie within one another the most exact one stands for all unless they are disputed; where a
 * person is named, the name of its state is left out. */
ent_row_view ent_ledger_row(ent_arena *arena, const ent_dossier *dossier, const ent_account *account,
							const ent_account_row *row);

/* Orders rows as a reader does: by the first day of the most exact date that stands in them, undated ones last. */
void ent_ledger_sort(ent_arena *arena, ent_account *account);

/* The columns of which any row holds something, as bits. */
uint32_t ent_ledger_columns(const ent_account *account);

#endif
