/* The other side of an event that names only one: what a reader supplies from the sentence. */
#ifndef ENT_EVENTS_GUESS_H
#define ENT_EVENTS_GUESS_H

#include "events/match.h"

/* Completes findings that have one side only, where the sentence names exactly one other state. Marks them `guessed`.
 */
void ent_guess_sides(const ent_scene *scene, ent_findings *findings);

/* Whether the role may be supplied from elsewhere: no subject that is no known actor acts in its place. */
bool ent_guess_open(const ent_scene *scene, const ent_found *found, ent_role role);

#endif
