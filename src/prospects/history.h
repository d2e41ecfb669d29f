/* The facts as forecasting walks through them: each one also turned round (relation r of n becomes r + n, "was done
 * by"), so that asking for a subject is asking for an object; and gathered in the ways that methods ask for them.
 *
 *     strand    every time of one (subject, relation, object), ascending
 *     pair      all strands from one subject to one object
 *     doing     one (subject, relation): what a subject does to anyone; turned round, what anyone does to it
 *     question  (subject, relation, ?, time) with its true answers: each row of the table asks two, one each way */
#ifndef ENT_PROSPECTS_HISTORY_H
#define ENT_PROSPECTS_HISTORY_H

#include "prospects/facts.h"

typedef struct ent_strand {
	uint32_t r, o;     /* r: [0, 2 n_relations) */
	uint32_t first, n; /* its times are times[first .. first + n) */
} ent_strand;

typedef struct ent_pair {
	uint32_t o, first, n; /* its strands are by_object[first .. first + n) */
} ent_pair;

typedef struct ent_doing {
	uint32_t s, r;
} ent_doing;

typedef struct ent_question {
	uint32_t s, r;
	int32_t t;
	uint32_t first, n; /* its answers are answers[first .. first + n), ascending */
} ent_question;

#define ENT_DOING_NONE UINT32_MAX

typedef struct ent_history {
	const ent_facts *facts;
	uint32_t n_entities, n_relations; /* n_relations: both directions */
	ent_strand *strands;              /* [n_strands] by subject, relation, object */
	uint32_t n_strands;
	uint32_t *of;   /* [n_entities + 1] strands of s are [of[s], of[s + 1]) */
	int32_t *times; /* [2 rows] */

	ent_strand *by_object; /* [n_strands] the same strands by subject, object, relation */
	ent_pair *pairs;       /* [n_pairs] by subject and object */
	uint32_t n_pairs;
	uint32_t *pairs_of; /* [n_entities + 1] */

	ent_doing *doings; /* [n_doings] by subject and relation */
	uint32_t n_doings;
	uint32_t *doings_of;     /* [n_entities + 1] */
	uint32_t *doings_with;   /* [n_doings] their numbers by relation and subject */
	uint32_t *doers;         /* [n_doings] their subjects in this order */
	uint32_t *with_relation; /* [n_relations + 1] doings of relation r are doings_with[with_relation[r] ..] */

	ent_question *questions; /* [n_questions] by time, subject, relation */
	size_t n_questions;
	size_t *asked_at;  /* [n_steps + 1] questions of step t are [asked_at[t], asked_at[t + 1]) */
	uint32_t *answers; /* [2 rows] */
} ent_history;

ent_history *ent_history_new(ent_arena *arena, const ent_facts *facts);

/* How many times of the strand lie before step `t`. */
uint32_t ent_strand_before(const ent_history *history, const ent_strand *strand, int32_t t);

/* The strand of (s, r, o), NULL where that never happened. */
const ent_strand *ent_history_find(const ent_history *history, uint32_t s, uint32_t r, uint32_t o);

/* The first strand of (s, r) and, in `*ret_end`, the one behind its last. */
const ent_strand *ent_history_range(const ent_history *history, uint32_t s, uint32_t r, const ent_strand **ret_end);

/* The pair (s, o), NULL where they never met. */
const ent_pair *ent_history_pair(const ent_history *history, uint32_t s, uint32_t o);

/* The number of the doing (s, r), or ENT_DOING_NONE. */
uint32_t ent_history_doing(const ent_history *history, uint32_t s, uint32_t r);

/* The place, in the order by relation and subject, of the first doing of r whose subject is not before s: from place
 * `from` of that relation on, which who asks for subjects in ascending order sets to where the last one was. */
uint32_t ent_history_doer(const ent_history *history, uint32_t s, uint32_t r, uint32_t from);

/* The relation seen from the other side. */
static inline uint32_t ent_history_turned(const ent_history *history, uint32_t r)
{
	uint32_t half = history->n_relations / 2;
	return r < half ? r + half : r - half;
}

#endif
