/* Will it happen at all: the probability that within a horizon two actors have an event of a kind, and how much they
 * will cooperate and be in conflict. A ranking takes for granted that something happens; this does not.
 *
 * Of a pair (either way round), at a step, for a target (a quad class or a PLOVER type) a row says: how much of it
 * there was of late, by four rates of fading; how much of anything; of how many of the last twelve horizons it had
 * some; whether of the last one; how long ago the last was. A logistic regression on such rows, from all pairs and
 * earlier steps, gives the probability; each target has its own weights, those of a type pulled towards those of its
 * quad class.
 *
 * The level is the sum of PLOVER scores, positive ones for cooperation, negative ones (without sign) for conflict. Its
 * logarithm is regressed on the same row; pairs of the past with a similar expectation then give the distribution,
 * whose quantiles are averaged with those of the pair's own last twelve horizons. */
#ifndef ENT_PROSPECTS_HAPPEN_H
#define ENT_PROSPECTS_HAPPEN_H

#include "base/json.h"
#include "prospects/cameo.h"
#include "prospects/facts.h"
#include "prospects/logistic.h"

enum {
	ENT_HAPPEN_TYPES = 32,     /* PLOVER types at most */
	ENT_HAPPEN_PERIODS = 12,   /* horizons looked back on */
	ENT_HAPPEN_QUANTILES = 39, /* 2.5 %, 5 %, ... 97.5 % */
	ENT_HAPPEN_CLASSES = 20,   /* of expectation */
	ENT_HAPPEN_RATES = 4,      /* of fading */
	ENT_HAPPEN_LONGEST = 1000  /* [steps] looked back on, five times the slowest rate */
};

/* A target: a quad class for 0..3, then the types of `ent_pasts.types` */
typedef uint32_t ent_target;

/* One event of a pair. */
typedef struct ent_past {
	int32_t t;
	uint8_t type;  /* index in types */
	bool backward; /* from the second of the pair to the first */
} ent_past;

/* All pairs with their events, of kinds that PLOVER has. */
typedef struct ent_pasts_pair {
	uint32_t a, b, first, n; /* a < b; events[first .. first + n), by time */
} ent_pasts_pair;
typedef struct ent_pasts {
	const ent_facts *facts;
	ent_past *events;
	ent_pasts_pair *pairs; /* [n_pairs] by a and b */
	uint32_t n_pairs, n_types;
	const ent_kind *types[ENT_HAPPEN_TYPES];
	const double (*left)[ENT_HAPPEN_RATES]; /* [ENT_HAPPEN_LONGEST + 1] what is left of an event after so many steps */
	double slowest;                         /* [steps] */
} ent_pasts;

ent_pasts *ent_pasts_new(ent_arena *arena, const ent_facts *facts, const ent_cameo *cameo);
const ent_pasts_pair *ent_pasts_find(const ent_pasts *pasts, uint32_t a, uint32_t b); /* NULL: never met */
ent_str ent_pasts_target(const ent_pasts *pasts, ent_target target);                  /* its name */
uint32_t ent_pasts_targets(const ent_pasts *pasts);                                   /* how many */
bool ent_pasts_is(const ent_pasts *pasts, const ent_past *event, ent_target target);

typedef struct ent_happen ent_happen;

/* Learns for windows of `horizon` steps, from those that end before step `until`, of pairs that had at least `least`
 * events by then. ENT_USAGE: no such window. */
ent_status ent_happen_learn(ent_arena *arena, const ent_pasts *pasts, int32_t horizon, int32_t until, uint32_t least,
							ent_happen **ret_happen, ent_error *error);

/* The probability that the pair has an event of `target` in [t, t + horizon). */
double ent_happen_chance(const ent_happen *happen, const ent_pasts *pasts, const ent_pasts_pair *pair,
						 ent_target target, int32_t t);

/* The same where the pair is of another table than was learnt from: `target` by that table, `lesson` by the lessons'.
 */
double ent_happen_chance_as(const ent_happen *happen, const ent_pasts *pasts, const ent_pasts_pair *pair,
							ent_target target, ent_target lesson, int32_t t);

/* Of how many of the windows learnt from it was true. */
double ent_happen_usual(const ent_happen *happen, ent_target lesson);

/* The level that was, over [from, until). */
double ent_happen_was(const ent_pasts *pasts, const ent_pasts_pair *pair, bool conflict, int32_t from, int32_t until);

/* Events of the pair before t. */
uint32_t ent_pasts_before(const ent_pasts *pasts, const ent_pasts_pair *pair, int32_t t);

/* Quantiles of the level in [t, t + horizon). */
void ent_happen_level(const ent_happen *happen, const ent_pasts *pasts, const ent_pasts_pair *pair, bool conflict,
					  int32_t t, double quantiles[ENT_HAPPEN_QUANTILES]);

size_t ent_happen_rows(const ent_happen *happen); /* learnt from */

/* How good the chances of the quad classes would have been, of windows of `horizon` steps in [from, until), learnt from
 * what was before `from`: mean squared error (Brier), beside those of three plain forecasts. */
typedef struct ent_honesty {
	int64_t n; /* questions; 0: too short to say */
	int windows;
	double model, persistence, base_rate, last_12;
} ent_honesty;
ent_honesty ent_happen_honesty(ent_arena *arena, const ent_pasts *pasts, int32_t horizon, int32_t from, int32_t until,
							   uint32_t least);

/* Tests it on the steps of `part`, one origin each horizon, beside persistence, base rate and the last twelve horizons
 * again; writes JSON: Brier, log score and calibration by quad and by type, CRPS of both levels. */
ent_status ent_happen_test(ent_arena *arena, const ent_pasts *pasts, ent_part part, int32_t horizon, uint32_t least,
						   ent_json *json, ent_error *error);

#endif
