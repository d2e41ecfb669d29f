/* Fitting and reading the curves. */
#include "prospects/curve.h"

enum { W = ENT_WINDOW, DECAYS = 61 };

/* Sums over n for each d. */
struct margin {
	double all[W], mean[W];                /* mean: share of success, pulled towards none */
	double sum_all, sum_mean, sum_squares; /* weighted by all */
	int first;                             /* smallest d that was seen */
};

static double decay_of(int i)
{
	return i == 0 ? 0 : 1e-4 * pow(1e5, (i - 1) / (DECAYS - 2.0));
}

/* Best amplitudes for one decay; gives the squared error. */
static double fit_amplitudes(const struct margin *m, double decay, double *ret_fresh, double *ret_base)
{
	const double most_base = 3; /* times fresh */
	double xx = 0, x = 0, xy = 0, factor = exp2(-decay), power = 1;
	for (int d = 1; d < W; d++, power *= factor) {
		double here = m->all[d] * power;
		xx += here * power;
		x += here;
		xy += here * m->mean[d];
	}
	double det = xx * m->sum_all - x * x, fresh = 0, base = 0;
	if (det > 1e-12 * xx * m->sum_all) {
		fresh = (xy * m->sum_all - x * m->sum_mean) / det;
		base = (xx * m->sum_mean - x * xy) / det;
	}
	if (base < 0) {
		base = 0;
		fresh = xy / xx;
	}
	if (fresh <= 0 || base > most_base * fresh) {
		fresh = (xy + most_base * m->sum_mean) / (xx + most_base * (2 * x + most_base * m->sum_all));
		base = most_base * fresh;
	}
	*ret_fresh = fresh;
	*ret_base = base;
	return m->sum_squares - 2 * (fresh * xy + base * m->sum_mean) + fresh * fresh * xx + 2 * fresh * base * x +
		   base * base * m->sum_all;
}

static void fit_recency(const struct margin *m, ent_curve *curve)
{
	double least = HUGE_VAL;
	for (int i = 0; i < DECAYS; i++) {
		double fresh, base, error = fit_amplitudes(m, decay_of(i), &fresh, &base);
		if (error >= least)
			continue;
		least = error;
		*curve = (ent_curve){.fresh = (float)fresh, .base = (float)base, .decay = (float)decay_of(i)};
	}
}

static void fit_frequency(const ent_cells *cells, const struct margin *m, ent_curve_prior prior, ent_curve *curve)
{
	double aa = 0, ab = 0, bb = 0, ay = 0, by = 0, bound = 0;
	for (int d = 1; d < W; d++) {
		if (m->all[d] <= 0)
			continue;
		double f = curve->fresh * exp2(-(double)curve->decay * (d - 1)) + curve->base, b = 1.0 / d;
		double pulled = m->all[d] / (m->all[d] + prior.pull);
		for (int n = 1; n <= W - d; n++) {
			double w = cells->all[d * W + n];
			if (w <= 0)
				continue;
			double a = (double)n / W, y = cells->true_[d * W + n] / w * pulled - f;
			aa += w * a * a;
			ab += w * a * b;
			bb += w * b * b;
			ay += w * a * y;
			by += w * b * y;
			bound = fmax(bound, fabs(y));
		}
	}
	double det = aa * bb - ab * ab;
	if (det <= 1e-12 * aa * bb)
		return;
	curve->often = (float)((ay * bb - by * ab) / det);
	curve->near = (float)((aa * by - ab * ay) / det);
	curve->bound = (float)bound;
}

bool ent_curve_fit(const ent_cells *cells, ent_curve_prior prior, ent_curve *ret_curve)
{
	struct margin m = {0};
	double successes = 0;
	for (int d = 1; d < W; d++) {
		double success = 0;
		for (int n = 1; n <= W - d; n++) {
			m.all[d] += cells->all[d * W + n];
			success += cells->true_[d * W + n];
		}
		if (m.all[d] <= 0)
			continue;
		if (!m.first)
			m.first = d;
		m.mean[d] = success / (m.all[d] + prior.pull);
		m.sum_all += m.all[d];
		m.sum_mean += m.all[d] * m.mean[d];
		m.sum_squares += m.all[d] * m.mean[d] * m.mean[d];
		successes += success;
	}
	if (successes <= 0)
		return false;
	ent_curve curve = {0};
	if (m.first > 1) {
		curve.base = (float)(m.sum_mean / m.sum_all);
	} else {
		fit_recency(&m, &curve);
		if (m.sum_all > prior.least)
			fit_frequency(cells, &m, prior, &curve);
	}
	curve.most = fminf(curve.fresh + curve.base + curve.bound, 1);
	*ret_curve = curve;
	return true;
}
