/* What looks like an event and is none: words, rows and findings that are left out. */
#ifndef ENT_EVENTS_VETO_H
#define ENT_EVENTS_VETO_H

#include "events/match.h"

/* Whether the word at `at` can be no trigger where it stands. */
bool ent_veto_word(const ent_scene *scene, uint32_t at);
/* Whether the tree shows of the word that it tells of no event, whatever the order of the words suggests: "joined Chile
 * in condemning Peru", "banned the fleet from entering", "Peru, asked for boats, declined", "it was held in Lima",
 * "vetoed its offer". */
bool ent_veto_clause(const ent_scene *scene, uint32_t at);

/* Whether the row, laid over the frame, would take a figure of speech for force. */
bool ent_veto_row(const ent_scene *scene, const ent_row *row, const ent_frame *frame);

/* Whether what was found is only said to be such a thing. */
bool ent_veto_found(const ent_scene *scene, const ent_found *found);

#endif
