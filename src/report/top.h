/* The ten happenings that matter most: no two of them tell of one thing. */
#ifndef ENT_REPORT_TOP_H
#define ENT_REPORT_TOP_H

#include "report/dossier.h"

/* Fills `top` from the weights of entries and the rows of ledgers. */
void ent_top_pick(ent_arena *arena, ent_dossier *dossier);

#endif
