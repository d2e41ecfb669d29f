/* Exercises in a ledger: what they are called, which of a series they are, and which rows are of one. Room-internal. */
#ifndef ENT_LINK_EXERCISE_H
#define ENT_LINK_EXERCISE_H

#include "link/draft.h"

/* "Blue Lotus" of "held the second Blue Lotus exercise" and of "drills under the name Blue Lotus"; missing where the
 * sentence gives the exercise at byte `near` no name. `states`: codes whose names and adjectives name no exercise. */
ent_str ent_exercise_name(const ent_drafts *m, ent_str sentence, size_t near, ent_str states);

/* "second", "6th"; missing where the words before the exercise give none. */
ent_str ent_exercise_number(ent_str sentence, size_t near);

/* Makes one row of those that tell of one exercise, and one of those that tell of a series held since some year. */
void ent_exercise_join_rows(ent_drafts *m);

#endif
