/* The answer of the first screen, in sentences built from counts. */
#ifndef ENT_REPORT_SUMMARY_H
#define ENT_REPORT_SUMMARY_H

#include "report/dossier.h"

/* Fills title, summary, remainder and latest. */
void ent_summary_write(ent_arena *arena, ent_dossier *dossier);

/* What counts by year leave out of what was done: "In no year's count: two undated; one of these conflictual."; missing
 * when it shows all. */
ent_str ent_summary_unplaced(ent_arena *arena, const ent_dossier *dossier);

#endif
