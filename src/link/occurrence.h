/* Occurrences: coded events that tell of the same happening, joined so that a reader meets each happening once, with
 * all that tell of it. Conservative: two things wrongly joined hide one of them, two wrongly apart are seen at once. */
#ifndef ENT_LINK_OCCURRENCE_H
#define ENT_LINK_OCCURRENCE_H

#include "record/store.h"

/* One event of an occurrence, and why it is there. */
typedef struct ent_telling {
	const ent_record_event *event;
	ent_str why; /* "same day, same wording, both name Sergei Lavrov"; missing for the first */
	bool again;  /* its source has told it in a telling before this one */
} ent_telling;

typedef struct ent_occurrence ent_occurrence;
struct ent_occurrence {
	ent_telling *tellings; /* [n] the best first: most precise stated date, then confidence */
	size_t n;
	const ent_record_event *best;  /* tellings[0].event: the one that stands for all */
	size_t n_sources;              /* different sources among the tellings */
	ent_date date;                 /* the most precise one; unknown when only a publication date is known */
	double confidence;             /* of the best supported telling */
	const ent_occurrence *part_of; /* the visit that it was a part of; NULL: of none */
	ent_str part_why;              /* "told in one sentence, same visitor" */
	const ent_occurrence **parts;  /* [n_parts] of a visit: meetings, talks, signings, in their order */
	size_t n_parts;
};

typedef struct ent_occurrences {
	ent_occurrence *at; /* [n] by date (lo, hi), undated last; ties in the order of the events */
	size_t n;
} ent_occurrences;

/* What a person said of two events: that they are one happening, or two. The last that was said of two holds. */
typedef struct ent_join {
	ent_str event, other; /* ids */
	bool together;
} ent_join;

/* The joins among the corrections of the store (fields "together" and "apart"), in `arena`. */
ent_status ent_joins_load(ent_store *store, ent_arena *arena, const ent_join **ret_joins, size_t *ret_n,
						  ent_error *error);

/* Whose doings are looked at; zeroed: all participants count, each code its own state. */
typedef struct ent_focus {
	const ent_str *codes;   /* [n] alpha-3 */
	const uint32_t *groups; /* [n] RUS and SUN in one group are one state; NULL: each its own */
	size_t n;
	const ent_join *joins; /* [n_joins] by hand; they go before all evidence */
	size_t n_joins;
} ent_focus;

/* Joins `events` [n]; they and all they point at must outlive the result, which is in `arena`. Cannot fail but by the
 * arena. Two events are one occurrence when nothing speaks against it (different persons, places, ordinals,
 * directions, days) and enough speaks for it (dates, wording, persons, places, amounts, what it is about). */
ent_occurrences *ent_occurrences_of(ent_arena *arena, const ent_record_event *events, size_t n, const ent_focus *focus);

/* True when the date may stand in a timeline: stated or inferred, not a mere day of publication. */
bool ent_date_placed(const ent_date *date);

/* What a status says of the world. */
typedef enum ent_reality {
	ENT_REALITY_DONE,    /* actual, ongoing */
	ENT_REALITY_PENDING, /* planned, promised, requested, hypothetical */
	ENT_REALITY_UNDONE   /* denied, cancelled */
} ent_reality;
ent_reality ent_reality_of(ent_str status);

/* The group of a state code in `focus`, or ENT_FOCUS_NONE. */
#define ENT_FOCUS_NONE UINT32_MAX
uint32_t ent_focus_group(const ent_focus *focus, ent_str code);

#endif
