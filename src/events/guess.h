/* The other side of an event that names only one: what a reader supplies from the sentence. */
#ifndef ENT_EVENTS_GUESS_H
#define ENT_EVENTS_GUESS_H

#include "events/match.h"

/* Completes findings that have one side only, where the sentence names exactly one other state. Marks them `guessed`.
 */
void ent_guess_sides(const ent_scene *scene, ent_findings *findings);

/* Whether the role may be supplied from elsewhere: no subject that is no known actor acts in its place. */
bool ent_guess_open(const ent_scene *scene, const ent_found *found, ent_role role);

/* "urged Peru to withdraw its troops": whether the mention is of the one who asks another to leave, and who has no part
 * in it, for one may ask another to leave any place. */
bool ent_guess_left_open(const ent_scene *scene, const ent_found *found, const ent_mention *other);

/* Whether the mention stands in a clause that the trigger does not: "signed it with the minister who had attacked
 * Peru". What such a clause names is part of another story. */
bool ent_guess_elsewhere(const ent_scene *scene, const ent_mention *m, uint32_t trigger);

/* Whether something else than a state stands where the row looks for the other side: "held talks with the rebels". */
bool ent_guess_taken(const ent_scene *scene, const ent_found *found);

#endif
