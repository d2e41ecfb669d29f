/* What the operators that govern a finding make of it. For the files of this room. */
#ifndef ENT_EVENTS_COMPOSE_H
#define ENT_EVENTS_COMPOSE_H

#include "events/match.h"

/* Applies what governs the trigger to the finding, whose row, type and mode are those of the row that was laid: its
 * type, status, sides and explanation. `ret_inner` is what the operators speak of, without a row where that is not
 * another's act. */
void ent_compose(const ent_scene *scene, ent_found *found, ent_found *ret_inner);

/* The act of two sides has a first one where one is its subject: who met, signed with or refused to see the other.
 * "A and B met" and "talks between A and B" have none. */
void ent_compose_split(const ent_scene *scene, ent_found *found, const ent_frame *frame);

/* Whether the type of the finding is an act of deeds, friendly or not. */
bool ent_compose_is_material(const ent_scene *scene, const ent_found *found);

#endif
