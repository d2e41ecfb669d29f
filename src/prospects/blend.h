/* The default method: what the rules say of each candidate, weighed together with what else is known of it.
 *
 * For a question (X, H, ?, t) the candidates are all that X ever met, and the thirty others that it reaches best over
 * one in between. The score of a candidate Y is a sum of
 *
 *     the log-odds of its rules (prospects/rules.h), times a factor that all questions share and one of H's own
 *     a weight each, looked up by class, for: not met yet; how long ago Y last had any event; how many it has had of
 *       late; how long ago H was last done to Y by anyone; events of X and Y within the window; share; popularity;
 * reach a weight for when X and Y last did H, the reverse of H, and anything; one for the last together with Y's bustle
 *       and the events of the pair
 *     a weight of Y under H
 *
 * and the weights are fitted by one walk through the days in order: each day's questions are answered from the days
 * before it, and the weights moved so that the true answers become likelier (gradient of the conditional likelihood
 * over the candidates, with the step sizes of Duchi et al. 2011). Nothing of a day is known when it is asked about.
 * Reach is the mass that a walk of two steps over recent events carries from X to Y: the two-hop rules of all relations
 * at once. Only the weights learn in the second part of a benchmark, the curves of the rules in the first alone. */
#ifndef ENT_PROSPECTS_BLEND_H
#define ENT_PROSPECTS_BLEND_H

#include "prospects/rules.h"

typedef struct ent_blend ent_blend;
typedef struct ent_blend_space ent_blend_space;

/* Curves from steps before `learn`, weights from those before `tune`; the state is then that of step `tune`. */
ent_status ent_blend_learn(ent_arena *arena, const ent_history *history, int32_t learn, int32_t tune, unsigned workers,
						   ent_blend **ret_blend, ent_error *error);

/* Takes in the facts of the next step. */
void ent_blend_advance(ent_blend *blend);

/* Work space of one worker. */
ent_blend_space *ent_blend_space_new(ent_arena *arena, const ent_blend *blend);

/* Scores every entity as the answer to (s, r, ?, t), from what the state holds. */
void ent_blend_score(const ent_blend *blend, ent_blend_space *space, uint32_t s, uint32_t r, int32_t t, float *scores);

/* The same without weights: scores are what the rules, share and popularity say (the method of CountTRuCoLa). */
ent_status ent_blend_learn_rules(ent_arena *arena, const ent_history *history, int32_t learn, int32_t tune,
								 unsigned workers, ent_blend **ret_blend, ent_error *error);
void ent_blend_score_rules(const ent_blend *blend, ent_blend_space *space, uint32_t s, uint32_t r, int32_t t,
						   float *scores);

size_t ent_blend_rules(const ent_blend *blend); /* kept */

#endif
