/* What one side asks of another or lays to its charge, as an event of its own beside the asking. */
#ifndef ENT_EVENTS_INNER_H
#define ENT_EVENTS_INNER_H

#include "events/match.h"

/* The event that an operator of `class` at `governor` speaks of: `before` is what was found there before the operator
 * made it another event. False where the operator's subject does it itself, or nobody else is known to. */
bool ent_inner_of(const ent_scene *scene, const ent_found *before, const ent_frame *governor, uint8_t class,
				  ent_found *ret_inner);

#endif
