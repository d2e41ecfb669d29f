/* Changes of a mean: known breaks, none where there is none, and always the best cut there is. */
#include "measure/changes.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static ent_arena *arena;

static int make(void **state)
{
	(void)state;
	arena = ent_arena_new("test", (size_t)64 << 20);
	return arena ? 0 : -1;
}

static int drop(void **state)
{
	(void)state;
	arena = ent_arena_free(arena);
	return 0;
}

/* The yearly flow of the Nile at Aswan, 1871 to 1970 [10^8 m3], fell in 1899 with the building of the dam (Cobb 1978,
 * doi:10.1093/biomet/65.2.243): the 28 years to 1898 are one stretch. */
static void test_nile(void **state)
{
	(void)state;
	static const double flow[] = {
		1120, 1160, 963,  1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994, 1020, 960,  1180,
		799,  958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840,  874, 694,  940,  833,
		701,  916,  692,  1020, 1050, 969,  831,  726,  456,  824,  702,  1120, 1100, 832, 764,  821,  768,
		845,  864,  862,  698,  845,  744,  796,  1040, 759,  781,  865,  845,  944,  984, 897,  822,  1010,
		771,  676,  649,  846,  812,  742,  801,  1040, 860,  874,  848,  890,  744,  749, 838,  1050, 918,
		986,  797,  923,  975,  815,  1020, 906,  901,  1170, 912,  746,  919,  718,  714, 740};
	size_t n, *starts = ent_changes_find(arena, flow, 100, 3, ent_changes_penalty(flow, 100), &n);
	assert_int_equal(n, 2);
	assert_int_equal(starts[0], 0);
	assert_int_equal(starts[1], 28);
}

static void test_few(void **state)
{
	(void)state;
	static const double flat[] = {2, 2, 2, 2, 2, 2, 2, 2}, step[] = {3, 3, 3, 3, -5, -5, -5, -5};
	size_t n;
	assert_null(ent_changes_find(arena, flat, 0, 3, 1, &n));
	assert_int_equal(n, 0);
	(void)ent_changes_find(arena, flat, 1, 3, 1, &n); /* shorter than the shortest stretch: one stretch */
	assert_int_equal(n, 1);
	(void)ent_changes_find(arena, flat, 8, 3, ent_changes_penalty(flat, 8), &n);
	assert_int_equal(n, 1);
	size_t *starts = ent_changes_find(arena, step, 8, 3, ent_changes_penalty(step, 8), &n);
	assert_int_equal(n, 2);
	assert_int_equal(starts[1], 4);
}

static double cost_of(const double *x, size_t from, size_t to)
{
	double mean = 0, cost = 0;
	for (size_t i = from; i < to; i++)
		mean += x[i] / (double)(to - from);
	for (size_t i = from; i < to; i++)
		cost += (x[i] - mean) * (x[i] - mean);
	return cost;
}

/* All cuts tried: least[t] over every last cut, nothing pruned. */
static double best_cost(const double *x, size_t n, size_t shortest, double penalty)
{
	double least[80];
	least[0] = -penalty;
	for (size_t t = 1; t <= n; t++) {
		least[t] = INFINITY;
		for (size_t s = 0; s + shortest <= t; s++)
			least[t] = fmin(least[t], least[s] + cost_of(x, s, t) + penalty);
	}
	return least[n];
}

static void test_as_good_as_all_cuts(void **state)
{
	(void)state;
	uint32_t seed = 7;
	for (int round = 0; round < 300; round++) {
		double x[60];
		size_t n = 6 + (size_t)round % 55, shortest = 1 + (size_t)round % 5, n_starts;
		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525u + 1013904223u;
			x[i] = (double)(seed >> 24) / 16 - (i > n / 3 ? 6 : 0) + (i > n / 2 ? 9 : 0);
		}
		double penalty = (double)(round % 7) * 20;
		size_t *starts = ent_changes_find(arena, x, n, shortest, penalty, &n_starts);
		double cost = -penalty;
		for (size_t i = 0; i < n_starts; i++) {
			size_t end = i + 1 < n_starts ? starts[i + 1] : n;
			assert_true(end - starts[i] >= shortest);
			cost += cost_of(x, starts[i], end) + penalty;
		}
		assert_true(fabs(cost - best_cost(x, n, shortest, penalty)) < 1e-6);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nile),
		cmocka_unit_test(test_few),
		cmocka_unit_test(test_as_good_as_all_cuts),
	};
	return cmocka_run_group_tests(tests, make, drop);
}
