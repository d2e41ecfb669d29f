/* The confidence of a rule as a function of how long ago and how often its body held (CountTRuCoLa, 2025):
 *
 *     conf(d, n) = clip[0,1]( f(d) + g(d, n) )
 *     f(d)       = fresh 2^(-decay (d - 1)) + base             recency, d >= 1 steps since the body last held
 *     g(d, n)    = clip[-bound,bound]( often n/W + near / d )  n times within the window of W steps; 0 for n = 0
 *
 * f is fitted by weighted least squares over a grid of decays, the two amplitudes solved exactly under fresh >= 0 and
 * 0 <= base <= 3 fresh; g on what f leaves over. */
#ifndef ENT_PROSPECTS_CURVE_H
#define ENT_PROSPECTS_CURVE_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

enum { ENT_WINDOW = 50 }; /* [steps] W */

typedef struct ent_curve {
	float fresh, base, decay;
	float often, near, bound;
	float most; /* no confidence is above it */
} ent_curve;

/* What was seen of a rule: by d and n, in how many cases its body held, and in how many of these its head followed. */
typedef struct ent_cells {
	/* [d * ENT_WINDOW + n], d and n from 1, and d + n <= ENT_WINDOW: no more days lie between */
	uint32_t all[ENT_WINDOW * ENT_WINDOW], true_[ENT_WINDOW * ENT_WINDOW];
} ent_cells;

typedef struct ent_curve_prior {
	double pull;  /* cases without success added to each d */
	double least; /* g is fitted where there are more cases than this */
} ent_curve_prior;

/* False where the head never followed. */
bool ent_curve_fit(const ent_cells *cells, ent_curve_prior prior, ent_curve *ret_curve);

/* Asked for every strand of every candidate of every question: so here. */
static inline float ent_curve_at(const ent_curve *curve, int32_t d, int32_t n)
{
	float value = curve->base;
	if (curve->fresh > 0)
		value += curve->fresh * exp2f(-curve->decay * (float)(d - 1));
	if (n > 0 && curve->bound > 0) {
		float g = curve->often * (float)n / (float)ENT_WINDOW + curve->near / (float)d;
		value += g > curve->bound ? curve->bound : g < -curve->bound ? -curve->bound : g;
	}
	return value < 0 ? 0 : value > 1 ? 1 : value;
}

#endif
