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

/* Sum over [from, until). */
double happen_sum(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, int32_t from,
				  int32_t until);

/* Sums of the last horizons before t, the latest first; gives how many lie within the record. */
int happen_periods(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, int32_t t, int32_t horizon,
				   double periods[ENT_HAPPEN_PERIODS]);

#endif
