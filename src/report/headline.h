/* A short line for an event, from what was coded and the text's own words: who — the words — to whom. Nothing is
 * said that the sentence does not hold. */
#ifndef ENT_REPORT_HEADLINE_H
#define ENT_REPORT_HEADLINE_H

#include "report/dossier.h"

/* "Pakistan and the Soviet Union — signed a landmark agreement" */
ent_str ent_headline_of(ent_arena *arena, const ent_record_event *event, const ent_dossier_options *options);

/* The name of a state: as the options have it, else the caller's, else the code. */
ent_str ent_headline_state(ent_arena *arena, ent_str iso, const ent_dossier_options *options);

/* "the United States" of "United States": a name as English has it in a sentence. */
ent_str ent_headline_article(ent_arena *arena, ent_str name);

/* "A, B and C" of the names [n]. */
ent_str ent_headline_list(ent_arena *arena, const ent_str *names, size_t n);

/* With a capital in front, where it begins with an ASCII letter. */
ent_str ent_headline_capital(ent_arena *arena, ent_str line);

#endif
