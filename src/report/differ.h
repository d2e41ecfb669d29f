/* Where sources contradict each other, found conservatively: a wrong contradiction is worse than a missed one. */
#ifndef ENT_REPORT_DIFFER_H
#define ENT_REPORT_DIFFER_H

#include "report/dossier.h"

/* Fills disagreements: amounts of one occurrence that exclude each other; one happening that a source calls done and
 * another denied or cancelled; acts that happen once, dated differently; figures of one thing and one year. */
void ent_differ_find(ent_arena *arena, ent_dossier *dossier, const ent_focus *focus);

#endif
