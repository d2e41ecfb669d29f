/* What learning and testing of ent_happen share. */
#ifndef ENT_PROSPECTS_HAPPEN_PARTS_H
#define ENT_PROSPECTS_HAPPEN_PARTS_H

#include "prospects/happen.h"

struct ent_happen {
	int32_t horizon;
	size_t rows;
	ent_logistic chances[ENT_QUADS + ENT_HAPPEN_TYPES]; /* by target */
	double base_rate[ENT_QUADS + ENT_HAPPEN_TYPES];
	ent_logistic levels[2]; /* cooperation, conflict: of log(1 + level) */
	float border[2][ENT_HAPPEN_CLASSES];
	float quantiles[2][ENT_HAPPEN_CLASSES][ENT_HAPPEN_QUANTILES];
	float all_quantiles[2][ENT_HAPPEN_QUANTILES];
};

/* What is looked for: a target, or all of one sign. */
typedef struct happen_sought {
	ent_target target;
	bool level, conflict;
} happen_sought;

/* How much of it an event is: 1 or 0 for a target, the score for a level. */
double happen_amount(const ent_pasts *pasts, const ent_past *event, happen_sought sought);

/* Sum over [from, until). */
double happen_sum(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, int32_t from,
				  int32_t until);

/* Sums of the last horizons before t, the latest first; gives how many lie within the record. */
int happen_periods(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, int32_t t, int32_t horizon,
				   double periods[ENT_HAPPEN_PERIODS]);

void happen_row(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, int32_t t, int32_t horizon,
				float row[ENT_COLUMNS]);

/* The events of a pair step by step, so that a row costs the steps looked back on and not all that happened in them. */
typedef struct happen_step {
	int32_t t;
	uint32_t n;    /* events */
	double amount; /* of what is sought */
} happen_step;

/* Writes the steps of the pair on which anything happened to `steps` [pair->n]; gives how many. */
uint32_t happen_steps(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, happen_step *steps);

/* As happen_row and happen_sum, from the steps. */
void happen_row_of(const ent_pasts *pasts, const happen_step *steps, uint32_t n, int32_t t, int32_t horizon,
				   float row[ENT_COLUMNS]);
double happen_sum_of(const happen_step *steps, uint32_t n, int32_t from, int32_t until);

#endif
