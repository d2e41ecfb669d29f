/* What learning and applying the rules of TLogic share. */
#ifndef ENT_PROSPECTS_TLOGIC_PARTS_H
#define ENT_PROSPECTS_TLOGIC_PARTS_H

#include "prospects/tlogic.h"

enum { TLOGIC_LENGTH = 3, TLOGIC_WALKS = 200, TLOGIC_MOST = TLOGIC_LENGTH * TLOGIC_WALKS };

typedef struct tlogic_rule {
	uint32_t body[TLOGIC_LENGTH];    /* [length] relations, in the order of the walk from the subject */
	uint8_t same[TLOGIC_LENGTH + 1]; /* [length + 1] position of the first X that is the same one */
	uint8_t length;
	bool equalities; /* some X is the same as one before */
	bool winding;    /* and that one is not the subject */
	float confidence;
} tlogic_rule;

/* One event seen from its subject. */
typedef struct tlogic_edge {
	uint32_t r, o;
	int32_t t;
} tlogic_edge;

struct ent_tlogic {
	const ent_history *history;
	int32_t until;
	tlogic_edge *by_doing;      /* [2 rows] by subject, relation, time, object */
	uint32_t *doing_first;      /* [n_doings + 1] */
	tlogic_edge *by_time;       /* [2 rows] by subject, time, relation, object */
	uint32_t *subject_first;    /* [n_entities + 1] */
	tlogic_rule **rules;        /* [n_relations][n_rules[r]] by falling confidence */
	uint32_t *n_rules;          /* [n_relations] */
	uint32_t *objects_at_learn; /* [n_doings] events before `until` */
	uint32_t *events_at_learn;  /* [n_relations] */
};

/* The edges of (s, r), all times; in `*ret_n` how many. */
const tlogic_edge *tlogic_edges(const ent_tlogic *model, uint32_t s, uint32_t r, uint32_t *ret_n);
/* How many of the first edges are before `t` (those of one doing, or of one subject by time). */
uint32_t tlogic_before(const tlogic_edge *edges, uint32_t n, int32_t t);

#endif
