/* Events of one sentence: rows of patterns laid over frames, composed with the operators that govern them. */
#ifndef ENT_EVENTS_MATCH_H
#define ENT_EVENTS_MATCH_H

#include "events/frame.h"

enum { ENT_CAST = 12, ENT_PARTS = 5 };

/* Mentions in each role (ENT_ROLE_ACTOR .. ENT_ROLE_INSTRUMENT), without repetition. */
typedef struct ent_cast {
	uint32_t who[ENT_PARTS][ENT_CAST]; /* indices into the scene's mentions */
	uint32_t n[ENT_PARTS];
} ent_cast;

typedef struct ent_found {
	const ent_row *row;
	const ent_frame *frame;
	uint32_t first, end; /* tokens of the trigger; of the operator where it makes the event */
	uint8_t type;
	ent_str mode, cameo;
	ent_event_status status;
	ent_cast cast;
	uint32_t speaker;  /* mention, or ENT_NO_INDEX */
	bool composed;     /* an operator changed the type */
	bool complete;     /* has the participants it needs */
	bool one_sided;    /* complete with an actor alone: what stands in the recipient's place is no known actor */
	bool guessed;      /* the other side was supplied from the sentence */
	bool dropped;      /* told already by another reading of the sentence */
	bool loose;        /* an argument that the row asks for is missing: a guess, never complete */
	bool inner;        /* what somebody asks for or complains of; the asking is another event (events/inner.h) */
	bool leads;        /* of two sides the one that is the subject acts */
	bool reciprocal;   /* each of the actors does it to the other, whatever the row: "accused each other" */
	bool home;         /* done by the actor to its own: no other side is missing */
	bool inherited;    /* a participant was handed down by a governor */
	bool joint;        /* several actors act as one: an operator made the event theirs ("both urged X to talk") */
	uint32_t beside;   /* how many of the actors stand behind "with": partners of another, not of each other */
	double fit;        /* how much of the row was found */
	double confidence; /* 0 until the coder sets it (events/trust.h) */
	ent_str why;
} ent_found;

typedef struct ent_findings {
	ent_found *at; /* [n] in the order of the triggers */
	size_t n;
} ent_findings;

/* Every event that a row finds, complete or not. */
ent_findings ent_match_sentence(const ent_scene *scene);

/* One row at a trigger: what it found, and the first thing it asks for that is not there (NULL: nothing is missing). */
typedef void ent_considered_fn(void *payload, const ent_found *found, const ent_item *missing, bool best);
/* Calls `each` for every row whose trigger stands at the word `at`; `best` is the one that ent_match_sentence takes. */
void ent_match_consider(const ent_scene *scene, uint32_t at, ent_considered_fn *each, void *payload);

/* Lays one row over the word at `at`, whatever the word, and composes it with what governs it; false where nothing of
 * the ontology comes of it. */
bool ent_match_row(const ent_scene *scene, const ent_row *row, uint32_t at, ent_found *ret_found);

/* Whether two mentions stand for different actors. */
bool ent_match_distinct(const ent_scene *scene, uint32_t a, uint32_t b);

#endif
