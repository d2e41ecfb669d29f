/* Our own small measures against the GNU Scientific Library and igraph, where those are installed: means and their
 * errors, how well a cut fits, and the balance of triads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure/changes.h"
#include "measure/dyads.h"
#include "measure/network.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#ifdef ENT_HAVE_GSL
#include <gsl/gsl_statistics_double.h>
#endif
#ifdef ENT_HAVE_IGRAPH
#include <igraph/igraph.h>
#endif

/* xorshift: the same numbers everywhere */
static __attribute__((unused)) double chance(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (double)(*seed >> 11) / 9007199254740992.0;
}

static void test_means_are_those_of_gsl(void **state)
{
	(void)state;
#ifdef ENT_HAVE_GSL
	uint64_t seed = 42;
	double x[1000];
	for (size_t n = 1; n <= 1000; n = n * 2 + 1) {
		for (size_t i = 0; i < n; i++)
			x[i] = 1e6 + 20 * chance(&seed) - 10; /* far from 0: digits are lost where sums are taken carelessly */
		ent_mean mean = ent_mean_of(x, n);
		assert_int_equal(mean.n, n);
		assert_true(fabs(mean.mean - gsl_stats_mean(x, 1, n)) < 1e-8);
		double error = n > 1 ? gsl_stats_sd(x, 1, n) / sqrt((double)n) : 0;
		assert_true(fabs(mean.error - error) < 1e-8);
	}
#else
	skip();
#endif
}

/* Of all ways to cut a series once, the one found leaves the least squares, by GSL's sums. */
static void test_a_cut_leaves_the_least_squares_by_gsl(void **state)
{
	(void)state;
#ifdef ENT_HAVE_GSL
	ent_arena *arena = ent_arena_new("oracle", 16 << 20);
	uint64_t seed = 7;
	for (int run = 0; run < 40; run++) {
		enum { N = 60, SHORTEST = 4 };
		double x[N], least = INFINITY;
		size_t best = 0, n_found, at = 10 + (size_t)(chance(&seed) * 40);
		for (size_t i = 0; i < N; i++)
			x[i] = (i < at ? -4 : 4) + 3 * chance(&seed);
		for (size_t cut = SHORTEST; cut + SHORTEST <= N; cut++) {
			double left = gsl_stats_tss(x, 1, cut) + gsl_stats_tss(x + cut, 1, N - cut);
			if (left < least) {
				least = left;
				best = cut;
			}
		}
		size_t *found = ent_changes_find(arena, x, N, SHORTEST, ent_changes_penalty(x, N), &n_found);
		assert_int_equal(n_found, 2);
		assert_int_equal(found[1], best);
	}
	ent_arena_free(arena);
#else
	skip();
#endif
}

/* Made networks of states with signs: as many balanced triads as igraph finds triangles whose signs multiply to one. */
static void test_triads_are_those_of_igraph(void **state)
{
	(void)state;
#ifdef ENT_HAVE_IGRAPH
	enum { NODES = 9, TOLD = 4 /* happenings a tie */ };
	static const char *const codes[NODES] = {"AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III"};
	uint64_t seed = 99;
	for (int run = 0; run < 20; run++) {
		ent_arena *arena = ent_arena_new("oracle", 64 << 20);
		ent_str names[NODES];
		int sign[NODES][NODES] = {{0}};
		ent_source source = {.key = 1, .published = ENT_DATE_NONE};
		ent_record_event *events = ENT_NEWN(arena, ent_record_event, NODES * NODES * TOLD);
		size_t n = 0, balanced = 0, unbalanced = 0, ours[3] = {0};
		igraph_t graph;
		igraph_vector_int_t edges, triangles;
		igraph_vector_int_init(&edges, 0);
		for (int a = 0; a < NODES; a++) {
			names[a] = ent_str_of(codes[a]);
			for (int b = a + 1; b < NODES; b++) {
				if (chance(&seed) < 0.35)
					continue;
				sign[a][b] = sign[b][a] = chance(&seed) < 0.5 ? -1 : 1;
				igraph_vector_int_push_back(&edges, a);
				igraph_vector_int_push_back(&edges, b);
				for (int k = 0; k < TOLD; k++) {
					ent_record_participant *who = ENT_NEWN(arena, ent_record_participant, 2);
					who[0] = (ent_record_participant){.role = ENT_STR("actor"), .country = ent_str_of(codes[a])};
					who[1] = (ent_record_participant){.role = ENT_STR("recipient"), .country = ent_str_of(codes[b])};
					ent_day day = ent_day_from(1990 + k, 1 + a, 1 + b);
					ent_record_event *event = &events[n++];
					*event = (ent_record_event){.id = ent_str_format(arena, "%zu", n),
												.source = &source,
												.sentence = (uint32_t)n,
												.sentence_text = ent_str_format(arena, "They did thing %zu.", n),
												.text = ENT_STR("did"),
												.event = ENT_STR("COOPERATE"),
												.quad = ENT_STR("MATERIAL_COOPERATION"),
												.status = ENT_STR("actual"),
												.score = sign[a][b] * 5.0,
												.participants = who,
												.n_participants = 2};
					event->date = (ent_date){.lo = day, .hi = day, .basis = ENT_BASIS_STATED};
				}
			}
		}
		ent_network *network = ent_network_new(arena, NODES);
		ent_network_fill(network, arena, events, n, &(ent_focus){.codes = names, .n = NODES});
		for (size_t i = 0; i < network->n_triads; i++)
			ours[network->triads[i].balance]++;
		igraph_create(&graph, &edges, NODES, IGRAPH_UNDIRECTED);
		igraph_vector_int_init(&triangles, 0);
		igraph_list_triangles(&graph, &triangles);
		for (igraph_integer_t i = 0; i < igraph_vector_int_size(&triangles); i += 3) {
			igraph_integer_t a = VECTOR(triangles)[i], b = VECTOR(triangles)[i + 1], c = VECTOR(triangles)[i + 2];
			*(sign[a][b] * sign[b][c] * sign[a][c] > 0 ? &balanced : &unbalanced) += 1;
		}
		assert_int_equal(ours[ENT_BALANCED], balanced);
		assert_int_equal(ours[ENT_UNBALANCED], unbalanced);
		assert_int_equal(ours[ENT_BALANCE_UNKNOWN], 0);
		igraph_vector_int_destroy(&triangles);
		igraph_vector_int_destroy(&edges);
		igraph_destroy(&graph);
		ent_arena_free(arena);
	}
#else
	skip();
#endif
}

static void test_missing_is_not_zero(void **state)
{
	(void)state;
	ent_mean none = ent_mean_of(NULL, 0), one = ent_mean_of((const double[]){-9}, 1);
	assert_int_equal(none.n, 0);
	assert_true(one.n == 1 && one.mean == -9 && one.error == 0);
}

static ent_record_event event_of(ent_record_participant *who, const char *quad, const char *status, double score)
{
	static ent_source source = {.key = 1};
	ent_record_event event = {.id = ENT_STR("x"),
							  .source = &source,
							  .quad = ent_str_of(quad),
							  .status = ent_str_of(status),
							  .score = score,
							  .participants = who,
							  .n_participants = 2};
	return event;
}

static void test_directions_are_kept_apart(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("dyads", 1 << 20);
	ent_record_participant there[] = {{.role = ENT_STR("actor"), .country = ENT_STR("AAA")},
									  {.role = ENT_STR("recipient"), .country = ENT_STR("BBB")}};
	ent_record_participant back[] = {{.role = ENT_STR("actor"), .country = ENT_STR("BBB")},
									 {.role = ENT_STR("recipient"), .country = ENT_STR("AAA")}};
	ent_record_participant both[] = {{.role = ENT_STR("actor"), .country = ENT_STR("BBB")},
									 {.role = ENT_STR("actor"), .country = ENT_STR("AAA")}};
	ent_record_event events[] = {
		event_of(there, "MATERIAL_COOPERATION", "actual", 10),   event_of(there, "VERBAL_COOPERATION", "actual", 4),
		event_of(there, "MATERIAL_COOPERATION", "promised", 10), event_of(back, "MATERIAL_CONFLICT", "actual", -9),
		event_of(back, "VERBAL_COOPERATION", "cancelled", 4),    event_of(both, "VERBAL_COOPERATION", "actual", 5)};
	enum { N = sizeof events / sizeof *events };
	ent_occurrence all[N] = {{0}};
	for (size_t i = 0; i < N; i++)
		all[i].best = &events[i];
	ent_str codes[] = {ENT_STR("AAA"), ENT_STR("BBB")};
	ent_dyads *dyads = ent_dyads_of(arena, &(ent_occurrences){all, N}, &(ent_focus){.codes = codes, .n = 2});
	assert_int_equal(dyads->n, 3);
	const ent_dyad *first = &dyads->at[0], *second = &dyads->at[1], *mutual = &dyads->at[2];
	assert_true(first->from == 0 && first->all.n == 2 && first->all.mean == 7 && first->deeds.n == 1);
	assert_true(first->words.mean == 4 && first->promised.n == 1 && first->promised.mean == 10);
	assert_true(second->from == 1 && second->all.n == 1 && second->all.mean == -9 && second->undone == 1);
	assert_true(second->words.n == 0);
	assert_true(mutual->mutual && mutual->from == 0 && mutual->to == 1 && mutual->all.n == 1);
	ent_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_means_are_those_of_gsl),     cmocka_unit_test(test_a_cut_leaves_the_least_squares_by_gsl),
		cmocka_unit_test(test_triads_are_those_of_igraph), cmocka_unit_test(test_missing_is_not_zero),
		cmocka_unit_test(test_directions_are_kept_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
