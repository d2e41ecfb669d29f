/* Whether two values of one property can both be true. Room-internal. */
#ifndef ENT_LINK_VERDICT_H
#define ENT_LINK_VERDICT_H

#include "link/claims.h"

/* How two values stand to each other. */
typedef enum ent_relation {
	ENT_RELATION_NONE,      /* not to be compared */
	ENT_RELATION_SAME,      /* equal, or as equal as they are exact */
	ENT_RELATION_REFINE,    /* one lies within the other */
	ENT_RELATION_APART,     /* of different times */
	ENT_RELATION_SUPERSEDE, /* the later one takes the earlier one's place */
	ENT_RELATION_EXCLUDE    /* they cannot both be true */
} ent_relation;

/* What a property is like, from its name: dates, orders, statuses, ends, places, persons, offices; amounts of a time
 * ("level") or of the thing. */
typedef enum ent_sort {
	ENT_SORT_DATE,
	ENT_SORT_ORDER,
	ENT_SORT_STATUS,
	ENT_SORT_PLACE,
	ENT_SORT_ACTOR,
	ENT_SORT_OFFICE,
	ENT_SORT_TIMED,
	ENT_SORT_CHANGE,
	ENT_SORT_AMOUNT
} ent_sort;

ent_sort ent_sort_of(ent_str property);

ent_relation ent_relation_of(ent_sort sort, const ent_claim_value *a, const ent_claim_value *b);

/* "1972 and 1973 have no day in common". */
ent_str ent_relation_text(ent_arena *arena, ent_sort sort, ent_relation relation, const ent_claim_value *a,
						  const ent_claim_value *b);

/* True where the status is of something that is still to come about: planned, promised, postponed. */
bool ent_status_pending(ent_str status);

#endif
