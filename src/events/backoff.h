/* What a sentence says where no row knows its verb: what the operators around it make of any act. */
#ifndef ENT_EVENTS_BACKOFF_H
#define ENT_EVENTS_BACKOFF_H

#include "events/match.h"

/* Findings for the verbs of the sentence that no row knows and that an operator governs: "must reconsider" is a
 * request whatever it is, "would not budge" a refusal. In the order of the tokens, in the scene's arena. */
ent_findings ent_backoff_sentence(const ent_scene *scene);

#endif
