/* Rules of constants: "X does H to c" follows "X did B to k", for whoever X is. A body is a set of actors that keeps
 * turning up as the head's later: those who negotiated with one mediator meet another.
 *
 * In terms of doings (prospects/history.h) both halves are one: the body is (k, B turned round), the head (c, H turned
 * round), and whoever the body's doing was with is with whom the head's will be. The rule answers both questions,
 * (X, H, ?) by c and (c, H turned round, ?) by X, and has a curve for each.
 *
 * Method: CountTRuCoLa (Gastinger et al. 2025), rules c; candidates here are what X did on its last few days before a
 * head, instead of on days drawn by chance. */
#ifndef ENT_PROSPECTS_CONSTANTS_H
#define ENT_PROSPECTS_CONSTANTS_H

#include "prospects/rules.h"

/* Head and body are places of doings (ent_history_doer). */
typedef struct ent_constant {
	uint32_t head, body;
	ent_curve toward, back; /* asked for c; asked for X; `most` 0: no rule that way */
} ent_constant;

typedef struct ent_constants {
	const ent_history *history;
	ent_constant *rules; /* [n] by body and head */
	uint32_t n;
	uint32_t *of_body; /* [n_doings + 1] */
	uint32_t *by_head; /* [n] numbers of rules, by head and body */
	uint32_t *of_head; /* [n_doings + 1] */
	uint32_t *bodies;  /* [n_strands] the doing that the strand is of, seen from its object */
} ent_constants;

/* Learns from the facts of steps before `until`. */
ent_constants *ent_constants_learn(ent_arena *arena, const ent_history *history, int32_t until, unsigned workers);

/* What the rules said to the last question. */
typedef struct ent_constants_space {
	ent_support *of; /* [n_entities] */
	uint32_t *which; /* [n] those that any rule spoke for */
	uint32_t n;
} ent_constants_space;
ent_constants_space *ent_constants_space_new(ent_arena *arena, const ent_constants *constants);

/* Asks (s, r, ?, t), where steps before `seen` are known. */
void ent_constants_ask(const ent_constants *constants, ent_constants_space *space, uint32_t s, uint32_t r, int32_t t,
					   int32_t seen);

#endif
