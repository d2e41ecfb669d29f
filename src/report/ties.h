/* Ties and triads in words; shared by the writers. */
#ifndef ENT_REPORT_TIES_H
#define ENT_REPORT_TIES_H

#include "report/dossier.h"

/* "friendly (+4.6 ± 0.9 of 12; in deed +7.0 of 1, in word +4.4 ± 0.9 of 11)", "hostile (...)", "unclear (...)",
 * "nothing told". */
ent_str ent_ties_text(ent_arena *arena, const ent_tie *tie);

/* True when anything is told between the third node and one of those asked for. */
bool ent_ties_any(const ent_dossier *dossier, uint32_t third);

/* How a third node stands to the two asked for, where two are asked for: "balanced: both friendly to it and to each
 * other"; missing where the triad has no sign. */
ent_str ent_ties_triad(ent_arena *arena, const ent_dossier *dossier, uint32_t third);

#endif
