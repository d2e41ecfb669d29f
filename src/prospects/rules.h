/* Rules of one step between a pair: "X does H to Y" follows "X did B to Y" (B = H: recurrence), or "Y did B to X"
 * (reciprocity; B is then a relation turned round), each with a fitted confidence (prospects/curve.h). For a question
 * (X, H, ?, t) every Y that X ever met collects the confidences of the rules whose body held, with two more:
 *
 *     share       n(X, H, Y) / (n(X, H, any) + 10)       whom X has done it to before
 *     popularity  .1 n(any, H, Y) / (n(any, H, any) + 10)   whom it is done to at all
 *
 * and the ten strongest, c_0 >= c_1 >= ..., give 1 - prod (1 - .8^i c_i).
 *
 * Method: CountTRuCoLa (Gastinger et al. 2025), rules xy, f and z. */
#ifndef ENT_PROSPECTS_RULES_H
#define ENT_PROSPECTS_RULES_H

#include "prospects/curve.h"
#include "prospects/history.h"

enum { ENT_RULES_RELATIONS = 4096 }; /* both directions */

typedef struct ent_rules {
	uint32_t n_relations;
	uint32_t *curve_of; /* [head * n_relations + body] number of the curve plus 1; 0: no rule */
	ENT_VEC(ent_curve) curves;
} ent_rules;

/* Learns from the facts of steps before `until`. ENT_LIMIT: more than ENT_RULES_RELATIONS relations. */
ent_status ent_rules_learn(ent_arena *arena, const ent_history *history, int32_t until, unsigned workers,
						   ent_rules **ret_rules, ent_error *error);

/* The rule's curve, NULL where there is no such rule. */
static inline const ent_curve *ent_rules_curve(const ent_rules *rules, uint32_t head, uint32_t body)
{
	uint32_t i = rules->curve_of[(size_t)head * rules->n_relations + body];
	return i ? &rules->curves.at[i - 1] : NULL;
}

/* How a strand stands at step `t` when steps before `seen` are known: steps since it last happened, times within the
 * window, times in all (0: never yet, the others are not set). */
typedef struct ent_standing {
	int32_t d, n;
	uint32_t all;
} ent_standing;
ent_standing ent_strand_standing(const ent_history *history, const ent_strand *strand, int32_t t, int32_t seen);

/* Confidences being put together. */
enum { ENT_STRONGEST = 10 };
typedef struct ent_support {
	float strongest[ENT_STRONGEST]; /* [n] descending */
	int n;
} ent_support;
void ent_support_add(ent_support *support, float confidence);
static inline bool ent_support_takes(const ent_support *support, float confidence)
{
	return support->n < ENT_STRONGEST || confidence > support->strongest[ENT_STRONGEST - 1];
}
void ent_support_join(ent_support *support, const ent_support *more);
/* What is left of doubt: the product above. */
double ent_support_doubt(const ent_support *support);

#endif
