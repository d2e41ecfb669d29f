/* What one side asks of another or lays to its charge, as an event of its own beside the asking. */
#ifndef ENT_EVENTS_INNER_H
#define ENT_EVENTS_INNER_H

#include "events/match.h"

/* The event that an operator of `class` at `governor` speaks of: `before` is what was found there before the operator
 * made it another event. False where the operator's subject does it itself, or nobody else is known to. */
bool ent_inner_of(const ent_scene *scene, const ent_found *before, const ent_frame *governor, uint8_t class,
				  ent_found *ret_inner);

/* "Peru's request to Chile was turned down": whether the act that the operator refuses is one of asking, which those
 * that were asked refused, where nobody else is said to have done it. */
bool ent_inner_answers(const ent_scene *scene, const ent_found *found, const ent_frame *governor,
					   const ent_opclass *op);

#endif
