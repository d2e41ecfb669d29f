/* Expected ranks against enumeration, curves against worlds of known odds, and methods on worlds of known answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "prospects/backtest.h"
#include "prospects/constants.h"
#include "prospects/curve.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void test_ties_are_broken_by_expectation(void **state)
{
	(void)state;
	for (uint32_t better = 0; better < 40; better++)
		for (uint32_t equal = 1; equal < 60; equal++) {
			double sum = 0, first = 0, third = 0, tenth = 0;
			for (uint32_t k = better + 1; k <= better + equal; k++) {
				sum += 1.0 / k;
				first += k <= 1;
				third += k <= 3;
				tenth += k <= 10;
			}
			ent_rank rank = ent_rank_of(better, equal);
			assert_true(fabs(rank.reciprocal - sum / equal) < 1e-12);
			assert_true(fabs(rank.first - first / equal) < 1e-12);
			assert_true(fabs(rank.third - third / equal) < 1e-12);
			assert_true(fabs(rank.tenth - tenth / equal) < 1e-12);
		}
}

/* Cells drawn from a curve give the curve back. */
static void test_a_curve_is_found_again(void **state)
{
	(void)state;
	static ent_cells cells;
	const ent_curve true_curve = {.fresh = 0.5F, .base = 0.1F, .decay = 0.25F};
	memset(&cells, 0, sizeof cells);
	for (int d = 1; d < ENT_WINDOW; d++) {
		cells.all[d * ENT_WINDOW + 1] = 1000000;
		cells.true_[d * ENT_WINDOW + 1] = (uint32_t)(1e6 * (0.5 * exp2(-0.25 * (d - 1)) + 0.1));
	}
	ent_curve found;
	assert_true(ent_curve_fit(&cells, (ent_curve_prior){30, 0}, &found));
	for (int d = 1; d < ENT_WINDOW; d++)
		assert_true(fabsf(ent_curve_at(&found, d, 1) - ent_curve_at(&true_curve, d, 1)) < 0.01F);
	memset(cells.true_, 0, sizeof cells.true_);
	assert_false(ent_curve_fit(&cells, (ent_curve_prior){30, 0}, &found));
}

struct world {
	ent_arena *arena;
	ent_facts *facts;
	ent_history *history;
};

static void happens(struct world *world, const char *s, const char *r, const char *o, int t)
{
	ent_facts_add(world->facts,
				  (ent_fact){ent_facts_entity(world->facts, ent_str_of(s)),
							 ent_facts_relation(world->facts, ent_str_of(r)),
							 ent_facts_entity(world->facts, ent_str_of(o)), t},
				  ENT_PART_LEARN);
}

/* Twenty pairs: each first speaks to its partner, who answers on the next day; every fourth day, in turn. */
static ent_status build(void *payload)
{
	struct world *world = payload;
	ent_error error;
	world->facts = ent_facts_new(world->arena);
	for (int day = 0; day < 200; day++)
		for (int pair = 0; pair < 20; pair++) {
			char one[16], other[16], passer[16];
			(void)snprintf(one, sizeof one, "one %d", pair);
			(void)snprintf(other, sizeof other, "other %d", pair);
			(void)snprintf(passer, sizeof passer, "passer %d", (day * 7 + pair) % 13);
			if ((day + pair) % 4 == 0)
				happens(world, one, "ask", other, day);
			if ((day + pair) % 4 == 1)
				happens(world, other, "answer", one, day);
			if ((day + pair) % 4 == 2)
				happens(world, other, "greet", passer, day);
		}
	ent_status status = ent_facts_seal(world->facts, true, .8, .9, NULL, NULL, &error);
	world->history = ent_history_new(world->arena, world->facts);
	return status;
}

static ent_backtest run(struct world *world, const char *method, unsigned workers, bool multi_step)
{
	ent_backtest_options options = {.method = ent_method_find(ent_str_of(method)),
									.part = ENT_PART_TEST,
									.filtering = ENT_FILTER_TIME,
									.workers = workers,
									.multi_step = multi_step};
	ent_backtest backtest;
	ent_error error;
	assert_int_equal(ent_backtest_run(world->arena, world->history, &options, &backtest, &error), ENT_OK);
	return backtest;
}

static void test_methods_find_what_is_certain(void **state)
{
	(void)state;
	struct world world = {.arena = ent_arena_new("world", (size_t)1 << 30)};
	ent_error error;
	assert_int_equal(ent_arena_run(world.arena, build, &world, &error), ENT_OK);
	assert_int_equal(world.facts->n_steps, 200);
	assert_int_equal(world.facts->rows.at[world.facts->from[ENT_PART_TEST]].t, 180);
	const ent_method *method;
	for (size_t i = 0; (method = ent_method_at(i)); i++) {
		ent_backtest one = run(&world, ent_method_name(method), 1, false);
		ent_backtest three = run(&world, ent_method_name(method), 3, false);
		/* two thirds of the events have one possible answer, and the greetings are spread over thirteen passers */
		assert_true(ent_ranks_mean(&one.object).reciprocal > 0.65);
		assert_memory_equal(&one.object, &three.object, sizeof one.object);
		assert_memory_equal(&one.subject, &three.subject, sizeof one.subject);
		ent_backtest far = run(&world, ent_method_name(method), 2, true);
		assert_int_equal(far.object.n, one.object.n);
		assert_true(ent_ranks_mean(&far.object).reciprocal > 0.5);
	}
	ent_arena_free(world.arena);
}

/* Whoever asks the envoy is seen by the north court three days later, whoever asks the consul by the south court; each
 * asks once only, and the courts see others besides, so that popularity does not tell them apart. */
static ent_status build_courts(void *payload)
{
	struct world *world = payload;
	ent_error error;
	world->facts = ent_facts_new(world->arena);
	for (int day = 0; day < 200; day++)
		for (int side = 0; side < 2; side++) {
			char asker[16];
			(void)snprintf(asker, sizeof asker, "asker %d %d", day, side);
			happens(world, asker, "ask", side ? "envoy" : "consul", day);
			(void)snprintf(asker, sizeof asker, "asker %d %d", day - 3, side);
			if (day >= 3)
				happens(world, asker, "see", side ? "north court" : "south court", day);
		}
	ent_status status = ent_facts_seal(world->facts, true, .8, .9, NULL, NULL, &error);
	world->history = ent_history_new(world->arena, world->facts);
	return status;
}

static void test_rules_of_constants_answer_who_was_never_met(void **state)
{
	(void)state;
	struct world world = {.arena = ent_arena_new("courts", (size_t)1 << 30)};
	ent_error error;
	assert_int_equal(ent_arena_run(world.arena, build_courts, &world, &error), ENT_OK);
	ent_constants *constants = ent_constants_learn(world.arena, world.history, 160, 2);
	ent_constants_space *space = ent_constants_space_new(world.arena, constants);
	uint32_t see = ent_facts_relation(world.facts, ENT_STR("see")), n = world.history->n_relations / 2;
	for (int side = 0; side < 2; side++) { /* asked on day 170, seen on day 173 */
		uint32_t asker = ent_facts_entity(world.facts, side ? ENT_STR("asker 170 1") : ENT_STR("asker 170 0"));
		uint32_t court = ent_facts_entity(world.facts, side ? ENT_STR("north court") : ENT_STR("south court"));
		uint32_t other = ent_facts_entity(world.facts, side ? ENT_STR("south court") : ENT_STR("north court"));
		ent_constants_ask(constants, space, asker, see, 173, 173);
		assert_true(ent_support_doubt(&space->of[court]) < 0.3);
		assert_int_equal(space->of[other].n, 0);
		ent_constants_ask(constants, space, court, see + n, 173, 173); /* whom does the court see? */
		assert_true(space->of[asker].n > 0);
		/* nothing of days that are not known yet */
		ent_constants_ask(constants, space, asker, see, 173, 170);
		assert_int_equal(space->of[court].n, 0);
	}
	ent_backtest rules = run(&world, "rules", 2, false);
	assert_true(ent_ranks_mean(&rules.object).reciprocal > 0.7); /* who asks whom nothing tells: a half each */
	ent_arena_free(world.arena);
}

static void test_what_is_too_short_is_said_to_be(void **state)
{
	(void)state;
	struct world world = {.arena = ent_arena_new("world", (size_t)1 << 26)};
	ent_error error;
	ent_backtest backtest;
	world.facts = ent_facts_new(world.arena);
	assert_int_equal(ent_facts_seal(world.facts, true, .8, .9, NULL, NULL, &error), ENT_USAGE);
	happens(&world, "a", "meets", "b", 7);
	assert_int_equal(ent_facts_seal(world.facts, true, .8, .9, NULL, NULL, &error), ENT_OK);
	world.history = ent_history_new(world.arena, world.facts);
	ent_backtest_options options = {.method = ent_method_at(0), .part = ENT_PART_TEST, .workers = 1};
	assert_int_equal(ent_backtest_run(world.arena, world.history, &options, &backtest, &error), ENT_USAGE);
	ent_arena_free(world.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ties_are_broken_by_expectation),
		cmocka_unit_test(test_a_curve_is_found_again),
		cmocka_unit_test(test_methods_find_what_is_certain),
		cmocka_unit_test(test_rules_of_constants_answer_who_was_never_met),
		cmocka_unit_test(test_what_is_too_short_is_said_to_be),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
