/* Members of organisations by date: was a state in it on that day, who was in it then. Knows data/members.tsv alone. */
#ifndef ENT_ACTORS_ACTOR_MEMBERS_H
#define ENT_ACTORS_ACTOR_MEMBERS_H

#include "actors/actors.h"

typedef enum ent_member {
	ENT_MEMBER_UNKNOWN, /* the table has no such organisation, states.tsv no such state, or the days are unknown */
	ENT_MEMBER_NO,
	ENT_MEMBER_OBSERVER, /* it sat with the members and was none */
	ENT_MEMBER_YES
} ent_member;

/* Was the state (a code or a name) in the organisation (a code, "IGONAT", or a name as texts have it, "NATO") on any of
 * the days [lo, hi]? A state that continues another one is not asked for by the other's code: RUS was no member of the
 * UN in 1970, SUN was. */
ent_member ent_actors_member(const ent_actors *actors, ent_str organisation, ent_str state, ent_day lo, ent_day hi);

/* The states that were members of it on any of the days [lo, hi], in the order of the table; `*ret_states` is in
 * `arena`, the states belong to `actors`. Returns how many; 0 where the organisation or the days are unknown. */
size_t ent_actors_members(const ent_actors *actors, ent_arena *arena, ent_str organisation, ent_day lo, ent_day hi,
						  const ent_state *const **ret_states);

#endif
