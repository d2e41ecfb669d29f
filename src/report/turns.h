/* Phases and turning points in words; shared by the writers. */
#ifndef ENT_REPORT_TURNS_H
#define ENT_REPORT_TURNS_H

#include "report/dossier.h"

/* "cooperative", "conflictual", "mixed": the tone of a mean score, told only where its error allows. */
const char *ent_turns_tone(const ent_phase *phase);

/* Of phase `i`: "1948 to 1965: conflictual, mean score -4.2 ± 1.1 of 23 happenings, 6 cooperative (1 in deed), 17
 * conflictual (2 in deed)". The interval is that of 95 of 100 (normal). */
ent_str ent_turns_line(ent_arena *arena, const ent_phases *phases, size_t i);

/* The years that phase `i` runs over: "1948 to 1965", "2021"; where two meet within a year, the month as well. */
ent_str ent_turns_span(ent_arena *arena, const ent_phases *phases, size_t i);

/* What the first screen says: "Its tone changed once; the last phase, 2014 to 2020, is cooperative, ..."; that it did
 * not change; missing where too little is dated to say so. */
ent_str ent_turns_summary(ent_arena *arena, const ent_phases *phases);

#endif
