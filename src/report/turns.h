/* Phases and turning points in words; shared by the writers. */
#ifndef ENT_REPORT_TURNS_H
#define ENT_REPORT_TURNS_H

#include "report/dossier.h"

/* "cooperative", "conflictual", "mixed": the tone of a mean score, told only where its error allows. */
const char *ent_turns_tone(const ent_phase *phase);

/* "1948 to 1965: conflictual, mean score -4.2 ± 1.1 of 23 happenings (6 cooperative, 17 conflictual)". The interval is
 * that of 95 of 100 (normal). */
ent_str ent_turns_line(ent_arena *arena, const ent_phase *phase);

/* The days or years that a phase runs over: "1948 to 1965", "2021". */
ent_str ent_turns_span(ent_arena *arena, const ent_phase *phase);

/* What the first screen says: "Its tone changed once, in 2014: from conflictual (...) to cooperative (...)."; that it
 * did not change; missing where too little is dated to say so. */
ent_str ent_turns_summary(ent_arena *arena, const ent_phases *phases);

#endif
