/* Who did what to whom, when, according to whom: a coded event, as the room `events` gives it and the record keeps it.
 * The terms are PLOVER's (event, mode, context, score) and CAMEO's (code); see data/plover.tsv. */
#ifndef ENT_EVENTS_EVENT_H
#define ENT_EVENTS_EVENT_H

#include "actors/actors.h"
#include "amounts/amounts.h"
#include "time/timex.h"

/* What the text says of the event's reality. */
typedef enum ent_event_status {
	ENT_STATUS_ACTUAL,
	ENT_STATUS_ONGOING,
	ENT_STATUS_PLANNED,
	ENT_STATUS_PROMISED,
	ENT_STATUS_REQUESTED,
	ENT_STATUS_HYPOTHETICAL,
	ENT_STATUS_DENIED,
	ENT_STATUS_CANCELLED
} ent_event_status;

const char *ent_event_status_name(ent_event_status status);
bool ent_event_status_parse(ent_str name, ent_event_status *ret_status);

typedef enum ent_role {
	ENT_ROLE_ACTOR,
	ENT_ROLE_RECIPIENT,
	ENT_ROLE_THIRD,
	ENT_ROLE_PLACE,
	ENT_ROLE_INSTRUMENT
} ent_role;

const char *ent_role_name(ent_role role);

/* One actor of an event: a collective mention ("both countries") gives one participant for each member. */
typedef struct ent_participant {
	ent_role role;
	uint32_t start, end; /* [bytes] of the text */
	ent_str text;        /* the surface */
	ent_actor actor;
	ent_how how;
	ent_str note; /* an office check that failed; missing when none */
} ent_participant;

typedef struct ent_event {
	ent_str id;          /* 16 hex digits: hash of document, offsets and code; the same on every run */
	uint32_t sentence;   /* index in its text */
	uint32_t number;     /* of the sentence in the document */
	uint32_t article;    /* index */
	uint32_t start, end; /* [bytes] of the trigger */
	ent_str text;        /* the trigger */
	ent_str event;       /* PLOVER type: "AGREE" */
	ent_str mode;        /* missing when none */
	ent_str context;     /* comma-separated: "military,economic" */
	ent_str cameo;       /* "057" */
	ent_str quad;        /* "VERBAL_COOPERATION" */
	double score;        /* PLOVER, -10..+10 */
	ent_event_status status;
	ent_str speaker; /* code of whose claim it is; missing: the text's own */
	ent_date date;
	uint32_t date_start, date_end; /* [bytes] of the time expression; both 0 when none */
	ent_participant *participants; /* [n_participants]; two actors and no recipient: reciprocal */
	size_t n_participants;
	ent_str place, place_country; /* surface and alpha-3; missing when none */
	uint32_t place_start, place_end;
	const ent_amount **amounts; /* [n_amounts] that measure this event */
	size_t n_amounts;
	ent_str rule;      /* id of the row that fired */
	double confidence; /* 0..1 */
	ent_str why;       /* how each choice was made, a line each, for `explain`; missing where that was not asked for */
} ent_event;

/* Why a sentence gave no event. */
typedef struct ent_silence {
	uint32_t sentence;
	const char *reason; /* a constant: "no actor", "one actor", "no event word", "heading", ... */
} ent_silence;

typedef struct ent_coding {
	ent_event *events; /* [n_events] in the order of the text */
	size_t n_events;
	ent_silence *silences; /* [n_silences] */
	size_t n_silences;
	const struct ent_remarks *remarks; /* by the room `remarks`; NULL: none were looked for */
} ent_coding;

#endif
