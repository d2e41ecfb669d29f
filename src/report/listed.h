/* What of a large record a page lists. A page for people has room for some hundred lines of a kind: those that matter
 * most stay, in their order, and the page says how many there are. Counts, curves, networks and charts are of all. */
#ifndef ENT_REPORT_LISTED_H
#define ENT_REPORT_LISTED_H

#include "report/dossier.h"

/* Marks the entries that are listed, and cuts ledgers, claims and figures to the length that the options ask for. */
void ent_listed_choose(ent_arena *arena, ent_dossier *dossier);

/* "600 of 12,345 are listed, those that matter most; all of them are in the JSON form." Missing where none is left
 * out. */
ent_str ent_listed_note(ent_arena *arena, const ent_dossier *dossier, size_t listed, size_t found);

/* The same of claims and figures. */
ent_str ent_listed_note_claims(ent_arena *arena, const ent_dossier *dossier);
ent_str ent_listed_note_figures(ent_arena *arena, const ent_dossier *dossier);

#endif
