/* What coder.c and marked.c share; not for other rooms. */
#ifndef ENT_EVENTS_CODER_PARTS_H
#define ENT_EVENTS_CODER_PARTS_H

#include "events/coder.h"
#include "events/match.h"

const ent_vocabulary *ent_coder_vocabulary(const ent_coder *coder);

/* Everything of an event that the finding alone decides: type, trigger, status, rule. */
void ent_coder_fill(ent_arena *arena, const ent_scene *scene, const ent_document *document, const ent_found *found,
					ent_event *event);

#endif
