/* Places of texts that a person has said tell of two happenings, for what is linked by remarks. */
#ifndef ENT_LINK_APART_H
#define ENT_LINK_APART_H

#include "record/store.h"

/* Where a text tells of an event. */
typedef struct ent_apart_place {
	int64_t source; /* key */
	uint32_t sentence;
	uint32_t start, end; /* [bytes] of the words that tell it */
} ent_apart_place;

typedef struct ent_apart {
	ent_apart_place a, b;
} ent_apart;

/* The pairs among the corrections of the store that are "apart" and not "together" again, in `arena`; one whose event
 * is no longer in the record is left out. */
ent_status ent_aparts_load(ent_store *store, ent_arena *arena, const ent_apart **ret_aparts, size_t *ret_n,
						   ent_error *error);

/* True where the one remark is told at the one place of a pair and the other at the other. */
bool ent_aparts_part(const ent_apart *aparts, size_t n, const ent_record_remark *a, const ent_record_remark *b);

#endif
