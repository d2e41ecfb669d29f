/* Promises: what was promised, offered or planned, and what became of it in the same or later sources. */
#ifndef ENT_LINK_PROMISE_H
#define ENT_LINK_PROMISE_H

#include "link/ledger.h"

typedef enum ent_outcome {
	ENT_OUTCOME_OPEN,       /* nothing is told of it, and it is not due */
	ENT_OUTCOME_KEPT,       /* told as done */
	ENT_OUTCOME_SUPERSEDED, /* called off, denied, or put off to another day */
	ENT_OUTCOME_PAST        /* nothing is told of it, and its day is behind the last day that the sources know */
} ent_outcome;

const char *ent_outcome_name(ent_outcome outcome); /* "open" "kept" "superseded" "past its date" */

typedef struct ent_promise {
	const ent_occurrence *made;  /* cooperation with a status of planned or promised */
	const ent_occurrence *after; /* what became of it; NULL when nothing is told */
	ent_outcome outcome;
	bool due; /* its date is the day of the deed; else that of the promise: "offered in 2011 to help" */
} ent_promise;

typedef struct ent_promises {
	ent_promise *at; /* [n] in the order of the occurrences */
	size_t n;
} ent_promises;

/* `ledgers` say which words promise and which deeds are mere aims; NULL: all that is planned counts. `now`: the last
 * day of publication that the record knows, or ENT_DAY_UNKNOWN. n log n. */
ent_promises ent_promises_of(ent_arena *arena, const ent_occurrences *occurrences, const ent_ledgers *ledgers,
							 ent_day now);

#endif
