/* How much an occurrence matters among the others of its dossier, and why: for the list of ten. */
#ifndef ENT_REPORT_WEIGH_H
#define ENT_REPORT_WEIGH_H

#include "report/dossier.h"

/* Fills weight and reasons of every entry [n]. */
void ent_weigh_entries(ent_arena *arena, ent_entry *entries, size_t n);

#endif
