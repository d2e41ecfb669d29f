/* The recurrency baseline (Gastinger et al., History repeats itself, IJCAI 2024): what happened before will happen
 * again. For a question (s, r, ?, t) a candidate o scores
 *
 *     alpha psi + (1 - alpha) xi
 *     psi(o) = sum over k < t with (s, r, o, k) of 2^(lambda (k - t)) / the same sum over all steps of r's history but
 *              its last
 *     xi(o)  = share of o among the objects of r before t
 *
 * lambda, then alpha, are chosen for each relation and direction by mean reciprocal rank on the tuning part, whose own
 * history runs along. Every forecast has to beat this. */
#ifndef ENT_PROSPECTS_RECURRENCY_H
#define ENT_PROSPECTS_RECURRENCY_H

#include "prospects/history.h"

typedef struct ent_recurrency ent_recurrency;

/* Chooses the settings on the steps [tune, test); the state is then that of `test`. */
ent_recurrency *ent_recurrency_learn(ent_arena *arena, const ent_history *history, int32_t tune, int32_t test);

void ent_recurrency_advance(ent_recurrency *model);
void ent_recurrency_score(const ent_recurrency *model, uint32_t s, uint32_t r, int32_t t, float *scores);

#endif
