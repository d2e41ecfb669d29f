/* Which remarks are about one thing. Room-internal. */
#ifndef ENT_LINK_SUBJECT_H
#define ENT_LINK_SUBJECT_H

#include "base/vec.h"
#include "link/claims.h"
#include "link/name.h"

enum { ENT_SUBJECT_STATES = 12 };

/* Never changed in place, so that lists may share codes. */
typedef struct ent_state_list {
	const ent_str *code; /* [n] as they count, ascending; at most ENT_SUBJECT_STATES */
	size_t n;
} ent_state_list;

/* A remark as one subject's: a remark of two acceding states is an aspect of each. */
typedef struct ent_aspect {
	const ent_record_remark *remark;
	ent_str key; /* what must be equal: kind, act, and whatever of states and codes is certain */
	ent_state_list agents, others, all;
	ent_name name;
	uint32_t alias;   /* set of names, or ENT_MAP_NONE */
	uint32_t subject; /* number */
	ent_name ends[4]; /* [n_ends] of a line */
	size_t n_ends;
	bool placed; /* it has a date of its own */
} ent_aspect;

typedef struct ent_subjects {
	ent_aspect *at; /* [n] by subject, then in the order of the remarks */
	size_t n, n_subjects;
} ent_subjects;

ent_subjects ent_subjects_of(ent_arena *arena, const ent_record_remarks *remarks, const ent_claim_options *options);

#endif
