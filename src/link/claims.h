/* Claims: for every subject (a membership, a project, a trade relation, a visit ...) and property the values that
 * sources give, with a verdict on whether they can all be true.
 *
 *     remarks ─subject.c→ subjects ─verdict.c→ claims
 *
 * A wrong "disagree" is worse than a missed one: whatever can be explained (another occasion, a plan that was moved,
 * an increase beside a level, a rounded figure) is no disagreement. */
#ifndef ENT_LINK_CLAIMS_H
#define ENT_LINK_CLAIMS_H

#include "link/apart.h"
#include "link/ledger.h"
#include "record/store.h"

typedef enum ent_verdict {
	ENT_VERDICT_AGREE,     /* sources say the same, after conversion */
	ENT_VERDICT_REFINE,    /* one is more exact than the other */
	ENT_VERDICT_SERIES,    /* values of different times */
	ENT_VERDICT_SUPERSEDE, /* a plan that was moved, a figure that was revised, a promise that was kept */
	ENT_VERDICT_DISAGREE   /* they cannot both be true */
} ent_verdict;

const char *ent_verdict_name(ent_verdict verdict); /* "agree" ... a constant */

typedef struct ent_claim_value {
	ent_str value;            /* "1973", "$2 billion", "cancelled"; as the text has it, or a date in EDTF */
	const ent_source *source; /* NULL: a table of ours, whose name is `table` */
	ent_str table;            /* "holders.tsv"; missing when a source says it */
	uint32_t sentence;        /* index in the document */
	ent_str sentence_text;
	uint32_t start, end; /* [bytes] of the document's text */
	double lo, hi;       /* days of a date, or the amount in base units */
	ent_str unit, per;
	bool approximate;
	bool sole;      /* an office that is held with no other such */
	bool revised;   /* the text says that it was changed to this: "rose to $3 billion" */
	ent_date date;  /* the date itself, or for which an amount holds, or of the act whose order or status it is */
	ent_str status; /* of the clause: "actual", "planned", ... */
	const ent_record_remark *remark; /* that gives it; NULL for what comes from elsewhere */
} ent_claim_value;

typedef struct ent_claim {
	ent_str subject;  /* "Pakistan: left the Central Treaty Organization" */
	uint32_t number;  /* of the subject: claims of one subject share it */
	ent_str kind;     /* "membership" */
	ent_str act;      /* "leave"; of things their class */
	ent_str property; /* "date" "start" "end" "cost" "length" "order" "status" ... */
	ent_verdict verdict;
	ent_str why;             /* "1972-11-08 and 1973 have no day in common" */
	ent_str states;          /* alpha-3 codes of all that are concerned, a space between */
	ent_claim_value *values; /* [n] by source and place; for a series and for supersede by time */
	size_t n;
} ent_claim;

typedef struct ent_claims {
	ent_claim *at; /* [n] disagreements first, then by subject */
	size_t n;
} ent_claims;

/* What the linking asks of outside; every member may be NULL. */
typedef struct ent_claim_options {
	ent_str (*same_as)(void *payload, ent_str code);    /* the state that `code` counts as: RUS for SUN */
	ent_str (*state_name)(void *payload, ent_str code); /* English name; missing when unknown */
	void *payload;
	const ent_ledgers *ledgers; /* the words by which treaties are called, and which offices exclude others */
	const ent_apart *aparts;    /* [n_aparts] what a person has parted is no one subject */
	size_t n_aparts;
	bool alone; /* keep values that one source alone gives, as "agree" of one, and projects and memberships of which
				   nothing but the name is told ("named"): for ledgers */
} ent_claim_options;

/* Compares all remarks, and the offices of the events' persons with the tables (`events` [n_events] may be NULL). All
 * they point at must outlive the result, which is in `arena`. Cannot fail but by the arena. n log n in the remarks. */
ent_claims *ent_claims_of(ent_arena *arena, const ent_record_remarks *remarks, const ent_record_event *events,
						  size_t n_events, const ent_claim_options *options);

#endif
