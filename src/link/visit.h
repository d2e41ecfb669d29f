/* Visits and what they were made of: the meetings, talks and signings of a journey are happenings of their own, and
 * parts of it. */
#ifndef ENT_LINK_VISIT_H
#define ENT_LINK_VISIT_H

#include "link/occurrence.h"

/* Sets part_of, part_why, parts and n_parts of the occurrences, which are in their order. n log n. */
void ent_visits_find(ent_arena *arena, ent_occurrences *occurrences, const ent_focus *focus);

#endif
