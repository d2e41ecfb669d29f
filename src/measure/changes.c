/* PELT. least[t] is the lowest cost of cutting the first t numbers; it is reached from the last cut s that minimises
 * least[s] + squares(s, t) + penalty. An s that is beaten at t by t itself can never win again once stretches that
 * begin at t are long enough to stand. */
#include "measure/changes.h"

#include <math.h>

typedef struct sums {
	const double *one, *two; /* [n + 1] of the numbers and of their squares up to each, around the mean of all */
} sums;

static double squares(const sums *of, size_t from, size_t to)
{
	double one = of->one[to] - of->one[from], two = of->two[to] - of->two[from];
	double left = two - one * one / (double)(to - from);
	return left > 0 ? left : 0;
}

static sums sum_up(ent_arena *arena, const double *x, size_t n)
{
	double *one = ENT_NEWN(arena, double, n + 1), *two = ENT_NEWN(arena, double, n + 1), mean = 0;
	for (size_t i = 0; i < n; i++)
		mean += x[i] / (double)n;
	one[0] = two[0] = 0;
	for (size_t i = 0; i < n; i++) {
		one[i + 1] = one[i] + (x[i] - mean);
		two[i + 1] = two[i] + (x[i] - mean) * (x[i] - mean);
	}
	return (sums){one, two};
}

double ent_changes_penalty(const double *x, size_t n)
{
	double steps = 0;
	for (size_t i = 1; i < n; i++)
		steps += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);
	return n < 2 ? 0 : 3 * log((double)n) * steps / (2.0 * (double)(n - 1));
}

size_t *ent_changes_find(ent_arena *arena, const double *x, size_t n, size_t shortest, double penalty, size_t *ret_n)
{
	*ret_n = 0;
	if (n > ENT_CHANGES_MOST)
		n = ENT_CHANGES_MOST;
	if (!n)
		return NULL;
	shortest = shortest ? shortest : 1;
	sums of = sum_up(arena, x, n);
	double *least = ENT_NEWN(arena, double, n + 1);
	size_t *cut = ENT_NEWN(arena, size_t, n + 1), *open = ENT_NEWN(arena, size_t, n + 1),
		   *until = ENT_NEWN(arena, size_t, n + 1), n_open = 0;
	least[0] = -penalty;
	cut[0] = 0;
	for (size_t t = 1; t <= n; t++) {
		least[t] = INFINITY;
		cut[t] = 0;
		if (t < shortest)
			continue;
		size_t begins = t - shortest;
		if (begins == 0 || begins >= shortest) {
			until[begins] = SIZE_MAX;
			open[n_open++] = begins;
		}
		size_t kept = 0;
		for (size_t i = 0; i < n_open; i++) {
			size_t s = open[i];
			double cost = least[s] + squares(&of, s, t) + penalty;
			if (cost < least[t]) {
				least[t] = cost;
				cut[t] = s;
			}
		}
		for (size_t i = 0; i < n_open; i++) {
			size_t s = open[i];
			if (until[s] == SIZE_MAX && least[s] + squares(&of, s, t) > least[t])
				until[s] = t + shortest;
			if (until[s] > t)
				open[kept++] = s;
		}
		n_open = kept;
	}
	size_t n_cuts = 1;
	for (size_t t = cut[n]; t > 0; t = cut[t])
		n_cuts++;
	size_t *starts = ENT_NEWN(arena, size_t, n_cuts);
	for (size_t t = n, i = n_cuts; i > 0; t = cut[t])
		starts[--i] = cut[t];
	*ret_n = n_cuts;
	return starts;
}
