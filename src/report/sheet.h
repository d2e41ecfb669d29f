/* Printed pages: text that flows, tables whose rows break across pages, charts as vectors; A4, written as PDF with
 * cairo and Pango, so that every script prints and every word can be searched and copied.
 *
 *     ent_sheet *sheet = ent_sheet_open(&buf, title, "2021-12-07");
 *     ent_sheet_text(sheet, arena, ENT_SHEET_LEAD, &(ent_run){summary}, 1);
 *     ent_sheet_close(sheet);                                       (NULL is fine)
 *
 * Sheets live outside of arenas, for cairo does: whoever opens one closes it, whatever happens between. */
#ifndef ENT_REPORT_SHEET_H
#define ENT_REPORT_SHEET_H

#include "base/buf.h"
#include "report/canvas.h"

typedef struct ent_sheet ent_sheet;

/* How a paragraph looks. */
typedef enum ent_sheet_look {
	ENT_SHEET_TITLE,
	ENT_SHEET_SECTION, /* begins with a rule; in the outline of the file */
	ENT_SHEET_HEAD,
	ENT_SHEET_LEAD,
	ENT_SHEET_BODY,
	ENT_SHEET_NOTE, /* small and pale */
	ENT_SHEET_CELL
} ent_sheet_look;

/* Words of one kind within a paragraph. */
typedef struct ent_run {
	ent_str text;
	bool bold, pale;
	ent_ink ink;  /* ENT_INK_UP, ENT_INK_DOWN: in their colour; else 0 */
	ent_str link; /* the place it leads to; missing: none */
} ent_run;

enum { ENT_SHEET_COLUMNS = 12 };

typedef struct ent_sheet_column {
	ent_str title;
	double share;          /* of what room is left, against the other columns; unused once it is fitted */
	bool number;           /* set to the right */
	double least, natural; /* [pt] of its longest word, of its longest line: ent_sheet_fit; 0: not known */
} ent_sheet_column;

typedef struct ent_sheet_cell {
	const ent_run *runs; /* [n] */
	size_t n;
} ent_sheet_cell;

/* A file that will be written to `out`. `created` ("2021-12-07") is the day that stands in the file's description:
 * never that of the clock. NULL when there is no memory. */
ent_sheet *ent_sheet_open(ent_buf *out, ent_str title, ent_str created);

/* Writes the rest; `out->status` says whether all was written. Accepts NULL. */
ent_sheet *ent_sheet_close(ent_sheet *sheet);

/* A paragraph. `arena`: work space, given back. */
void ent_sheet_text(ent_sheet *sheet, ent_arena *arena, ent_sheet_look look, const ent_run *runs, size_t n);

/* The same, and links can lead to it; `place` is a name of ours of letters, digits and '-'. */
void ent_sheet_place(ent_sheet *sheet, ent_arena *arena, ent_sheet_look look, const char *place, const ent_run *runs,
					 size_t n);

/* Turns the page where fewer than `points` are left of it: what follows is kept together. */
void ent_sheet_keep(ent_sheet *sheet, double points);

/* Measures what will stand in a table, so that no word is broken while there is room and long cells get most of it.
 * `cells` are those of all rows, [n_rows * n]. */
void ent_sheet_fit(const ent_sheet *sheet, ent_sheet_column *columns, size_t n, const ent_sheet_cell *cells,
				   size_t n_rows);

/* A table: its head, which comes again on each page, then rows of as many cells. */
void ent_sheet_table(ent_sheet *sheet, const ent_sheet_column *columns, size_t n);
void ent_sheet_row(ent_sheet *sheet, ent_arena *arena, const ent_sheet_cell *cells);
void ent_sheet_table_end(ent_sheet *sheet);

/* A canvas whose charts are set into the flow, as wide as the page or their own width, whichever is less. */
ent_canvas ent_sheet_canvas(ent_sheet *sheet);

#endif
