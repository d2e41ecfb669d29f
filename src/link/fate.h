/* Fates: remarks that tell what became of a thing, and the promise that each is told of. Room-internal. */
#ifndef ENT_LINK_FATE_H
#define ENT_LINK_FATE_H

#include "base/map.h"
#include "base/vec.h"
#include "record/store.h"

typedef struct ent_fate {
	const ent_record_remark *remark;
	uint32_t number; /* of the remark among the fates: index into `uses` */
	uint32_t next;   /* of the same word, and one; 0: the last */
} ent_fate;

typedef struct ent_fates {
	ENT_VEC(ent_fate) at;
	ENT_VEC(uint32_t) uses; /* promises that each is told of; left to the caller to count */
	ent_map nouns;          /* stem of the object, or of its verbs → index into `at` */
	uint32_t any;           /* the first of those told of whatever was promised, and one; 0: none */
} ent_fates;

/* The fates among the remarks (NULL: none). They must outlive the result, which is in `arena`. */
ent_fates ent_fates_of(ent_arena *arena, const ent_record_remarks *remarks);

/* A promise: where and when it is told, in which words, between whom (codes, a space between). */
typedef struct ent_fate_asked {
	const ent_source *source;
	uint32_t sentence, start; /* [bytes] */
	const ent_date *date;
	ent_str about, states;
} ent_fate_asked;

/* What became of it: told later, in its article or in one published later, of the noun it promises, between none but
 * its parties. NULL: nothing, or fates that do not agree. Looks at MOST candidates a word. */
const ent_fate *ent_fate_told(const ent_fates *fates, const ent_fate_asked *asked);

#endif
