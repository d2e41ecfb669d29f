/* The hand that writes a dossier in print: runs of words in hand, paragraphs, cells and tables on a sheet.
 * Room-internal. */
#ifndef ENT_REPORT_PRINT_H
#define ENT_REPORT_PRINT_H

#include "report/dossier.h"
#include "report/sheet.h"

enum {
	ENT_PRINT_RUNS = 48 /* in one paragraph or cell; what would be more is counted */,
	ENT_PRINT_MOST_TOLD = 12 /* sentences cited beside an entry */,
	ENT_PRINT_ROOM_FOR_CHART = 180 /* [pt] */
};

typedef struct ent_print {
	const ent_dossier *dossier;
	ent_arena *arena;
	ent_sheet *sheet;
	ent_buf prospects; /* in Markdown; outside of the arena */
	ent_run runs[ENT_PRINT_RUNS];
	size_t n; /* of the runs in hand */
} ent_print;

/* Takes words in hand, a citation that leads to its sentence, the sign of a quad class. */
ent_run *ent_print_add(ent_print *this, ent_str text);
void ent_print_cite(ent_print *this, const ent_source *source, uint32_t sentence);
void ent_print_sign(ent_print *this, ent_str quad);

/* The runs in hand as a paragraph, or as a cell of their own; the next ones begin anew. */
void ent_print_write(ent_print *this, ent_sheet_look look);
ent_sheet_cell ent_print_cell(ent_print *this);
ent_sheet_cell ent_print_plain(ent_print *this, ent_str text);
ent_sheet_cell ent_print_number(ent_print *this, uint64_t value);

/* One run as a paragraph, where it says something; the head of a section with its note (or NULL). */
void ent_print_line(ent_print *this, ent_sheet_look look, ent_str text);
void ent_print_section(ent_print *this, const char *id, const char *title, const char *note);

/* The name of the place where a sentence stands. */
ent_str ent_print_place(ent_print *this, uint32_t number, uint32_t sentence);

/* A table whose columns are as wide as what stands in them asks for; `cells` [n_rows * n]. */
void ent_print_table(ent_print *this, ent_sheet_column *columns, size_t n, const ent_sheet_cell *cells, size_t n_rows);

/* Sections: a ledger; disagreements and the other verdicts. */
void ent_print_ledger(ent_print *this, ent_account_kind kind);
void ent_print_claims(ent_print *this);

#endif
