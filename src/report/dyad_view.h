/* Directions in words; shared by the writers. */
#ifndef ENT_REPORT_DYAD_VIEW_H
#define ENT_REPORT_DYAD_VIEW_H

#include "report/dossier.h"

/* "+4.2 ± 0.8 of 23", "+5.0 of 1", "nothing told": the mean, the interval of 95 of 100, and what both rest on. */
ent_str ent_mean_text(ent_arena *arena, const ent_mean *mean);

enum { ENT_DYAD_COLUMNS = 7 };
extern const char *const ent_dyad_columns[ENT_DYAD_COLUMNS + 1]; /* ended by NULL */

/* The cells of a row, as ent_dyad_columns. */
void ent_dyad_cells(ent_arena *arena, const ent_dossier *dossier, const ent_dyad *dyad,
					ent_str cells[ENT_DYAD_COLUMNS]);

#endif
