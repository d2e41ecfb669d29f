/* TLogic (Liu et al., AAAI 2022): rules of up to three steps that walk from the subject to the answer,
 *
 *     head(X0, Xl, T) <- b1(X0, X1, T1), ..., bl(Xl-1, Xl, Tl)    T1 <= ... <= Tl < T,  some of the X the same
 *
 * found by walking back in time from random events, each with the share of its sampled bodies that the head followed.
 * Rules are applied by falling confidence until the best 20 candidates are told apart; each grounding scores half the
 * confidence and half its recency, and scores are put together by noisy-or. */
#ifndef ENT_PROSPECTS_TLOGIC_H
#define ENT_PROSPECTS_TLOGIC_H

#include "prospects/history.h"

typedef struct ent_tlogic ent_tlogic;
typedef struct ent_tlogic_space ent_tlogic_space;

/* Learns from the steps before `until`. The same rules for any number of workers. */
ent_tlogic *ent_tlogic_learn(ent_arena *arena, const ent_history *history, int32_t until, unsigned workers);
size_t ent_tlogic_rules(const ent_tlogic *model); /* kept */

ent_tlogic_space *ent_tlogic_space_new(ent_arena *arena, const ent_tlogic *model);

/* Scores every entity as the answer to (s, r, ?, t) from the steps before `seen`. */
void ent_tlogic_score(const ent_tlogic *model, ent_tlogic_space *space, uint32_t s, uint32_t r, int32_t t, int32_t seen,
					  float *scores);

#endif
