/* How wide the columns of a printed table are: from the longest word and the longest line of each, so that no word is
 * broken while there is room and long cells get most of it. The sheet's own; others call ent_sheet_fit.
 *
 *     ent_columns_measure(&letters, columns, n, cells, n_rows);
 *     size *= ent_columns_fit(columns, n, room, gutter, .75, wide); */
#ifndef ENT_REPORT_COLUMNS_H
#define ENT_REPORT_COLUMNS_H

#include "report/sheet.h"

enum { ENT_LETTERS = 128 };

/* How wide letters are in a cell. */
typedef struct ent_letters {
	double advance[2][ENT_LETTERS]; /* [pt] of each letter of ASCII; in bold */
	double other;                   /* [pt] of any other */
} ent_letters;

/* Sets `least` and `natural` of the `columns` [n] from their titles and `cells` [n_rows * n]. */
void ent_columns_measure(const ent_letters *letters, ent_sheet_column *columns, size_t n, const ent_sheet_cell *cells,
						 size_t n_rows);

/* Sets `wide` [n], in pt and with the `gutter` of each column, so that they fill `room` [pt]; the columns, at most
 * ENT_SHEET_COLUMNS, are measured. Gives by how much the words are to be set smaller, `smallest` to 1, that the longest
 * of them fit. */
double ent_columns_fit(const ent_sheet_column *columns, size_t n, double room, double gutter, double smallest,
					   double *wide);

#endif
