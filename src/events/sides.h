/* Who takes part in an event: those whom the sentence names at it, as they were on its day, and where it names only one
 * side or none, whom the article tells. For the files of this room. */
#ifndef ENT_EVENTS_SIDES_H
#define ENT_EVENTS_SIDES_H

#include "events/partner.h"

/* What the sides of one document's events are taken from. */
typedef struct ent_sides {
	ent_arena *arena;         /* for what the events keep */
	ent_arena *scratch;       /* for the work */
	const ent_actors *actors; /* who a name meant on which day; NULL: as the mentions have it */
	const ent_document *document;
	ent_dealings dealings; /* of all its sentences */
} ent_sides;

typedef ENT_VEC(ent_event) ent_event_vec;

/* Whom the mention means on the days of the event, of which date and article are known; where nothing tells the date,
 * on the day on which the article was published. `*ret_n` says how many they are. */
const ent_actor *ent_sides_then(const ent_sides *sides, const ent_mention *m, const ent_event *event, uint32_t *ret_n);

/* Gives the event of the finding, whose date is known, its participants, and writes to its confidence and explanation
 * what was taken from elsewhere; `before` are the events told before it. False where no two sides are left. */
bool ent_sides_take(const ent_sides *sides, const ent_scene *scene, const ent_found *found, const ent_event_vec *before,
					ent_event *event);

#endif
