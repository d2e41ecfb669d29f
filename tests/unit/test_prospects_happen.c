/* Whether something happens at all: worlds of known rhythm, and the regressions under it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "prospects/happen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_regressions_find_the_weights(void **state)
{
	(void)state;
	enum { N = 4000 };
	static float rows[N * ENT_COLUMNS], amounts[N];
	static unsigned char happened[N];
	uint32_t random = 7;
	for (int i = 0; i < N; i++) {
		float *row = rows + (size_t)i * ENT_COLUMNS;
		row[0] = 1;
		row[1] = (float)(i % 5);
		random = random * 1664525 + 1013904223;
		double p = 1 / (1 + exp(2 - row[1]));
		happened[i] = (random >> 8) / 16777216.0 < p;
		amounts[i] = 3 - 2 * row[1];
	}
	ent_logistic chance = {{0}}, level = {{0}};
	ent_logistic_fit(rows, happened, N, .1, &chance);
	assert_true(fabs(chance.weight[0] + 2) < .2 && fabs(chance.weight[1] - 1) < .1);
	ent_linear_fit(rows, amounts, N, 1e-6, &level);
	assert_true(fabs(level.weight[0] - 3) < 1e-3 && fabs(level.weight[1] + 2) < 1e-3);
	/* without rows the prior stands */
	ent_logistic prior = {{.5, -1}};
	ent_logistic_fit(rows, happened, 0, 1, &prior);
	assert_true(prior.weight[0] == .5 && prior.weight[1] == -1);
}

struct world {
	ent_arena *arena;
	ent_data *data;
	ent_pasts *pasts;
	const ent_facts *facts;
};

/* Thirty pairs consult every third day, thirty every fiftieth; five fight all the time in the last half. */
static ent_status build(void *payload)
{
	struct world *world = payload;
	ent_error error;
	ent_cameo *cameo;
	ent_status status = ent_cameo_load(world->arena, world->data, &cameo, &error);
	ent_facts *facts = ent_facts_new(world->arena);
	uint32_t consult = ent_facts_relation(facts, ENT_STR("CONSULT")),
			 fight = ent_facts_relation(facts, ENT_STR("ASSAULT"));
	uint32_t said = ent_facts_relation(facts, ENT_STR("Make statement"));
	for (uint32_t pair = 0; pair < 60; pair++) {
		char name[32];
		(void)snprintf(name, sizeof name, "one %u", pair);
		uint32_t a = ent_facts_entity(facts, ent_str_of(name));
		(void)snprintf(name, sizeof name, "two %u", pair);
		uint32_t b = ent_facts_entity(facts, ent_str_of(name));
		for (int32_t day = 0; day < 400; day++) {
			int32_t every = pair < 30 ? 3 : 50;
			if ((day + (int32_t)pair) % every == 0)
				ent_facts_add(facts, (ent_fact){day % 2 ? a : b, consult, day % 2 ? b : a, day}, ENT_PART_LEARN);
			if (pair < 5 && day >= 200)
				ent_facts_add(facts, (ent_fact){a, fight, b, day}, ENT_PART_LEARN);
			if (pair == 59)
				ent_facts_add(facts, (ent_fact){a, said, b, day}, ENT_PART_LEARN);
		}
	}
	if (!status)
		status = ent_facts_seal(facts, true, .7, .85, NULL, NULL, &error);
	world->facts = facts;
	world->pasts = ent_pasts_new(world->arena, facts, cameo);
	return status;
}

static ent_target target_of(const ent_pasts *pasts, const char *name)
{
	ent_target target = 0;
	while (target < ent_pasts_targets(pasts) && !ent_str_is(ent_pasts_target(pasts, target), name))
		target++;
	assert_true(target < ent_pasts_targets(pasts));
	return target;
}

static void test_what_is_frequent_is_likely(void **state)
{
	(void)state;
	struct world world = {.arena = ent_arena_new("world", (size_t)1 << 28)};
	ent_error error;
	ent_happen *happen;
	assert_int_equal(ent_data_new(NULL, &world.data, &error), ENT_OK);
	assert_int_equal(ent_arena_run(world.arena, build, &world, &error), ENT_OK);
	assert_int_equal(world.pasts->n_types, 2); /* a statement is no deed */
	assert_int_equal(world.pasts->n_pairs, 60);
	assert_int_equal(ent_happen_learn(world.arena, world.pasts, 7, 340, 2, &happen, &error), ENT_OK);
	const ent_pasts_pair *often = ent_pasts_find(world.pasts, 20, 21), *seldom = ent_pasts_find(world.pasts, 81, 80);
	const ent_pasts_pair *fighting = ent_pasts_find(world.pasts, 0, 1);
	assert_non_null(often);
	assert_non_null(seldom);
	assert_null(ent_pasts_find(world.pasts, 0, 3));
	ent_target consult = target_of(world.pasts, "CONSULT"), conflict = target_of(world.pasts, "MATERIAL_CONFLICT");
	assert_true(ent_happen_chance(happen, world.pasts, often, consult, 341) > .9);
	assert_true(ent_happen_chance(happen, world.pasts, seldom, consult, 341) < .4);
	assert_true(ent_happen_chance(happen, world.pasts, fighting, conflict, 341) > .9);
	assert_true(ent_happen_chance(happen, world.pasts, seldom, conflict, 341) < .1);
	double quiet[ENT_HAPPEN_QUANTILES], loud[ENT_HAPPEN_QUANTILES];
	ent_happen_level(happen, world.pasts, seldom, true, 341, quiet);
	ent_happen_level(happen, world.pasts, fighting, true, 341, loud);
	assert_true(loud[ENT_HAPPEN_QUANTILES / 2] > 30 && quiet[ENT_HAPPEN_QUANTILES / 2] < 1);
	for (int q = 1; q < ENT_HAPPEN_QUANTILES; q++)
		assert_true(loud[q] >= loud[q - 1]);
	assert_int_equal(ent_happen_learn(world.arena, world.pasts, 400, 340, 2, &happen, &error), ENT_USAGE);

	ent_buf buf = ENT_BUF(1 << 20);
	ent_json json = {.out = &buf};
	assert_int_equal(ent_happen_test(world.arena, world.pasts, ENT_PART_TEST, 7, 5, &json, &error), ENT_OK);
	double brier[4];
	const char *at = strstr(buf.bytes, "\"by_quad\"");
	for (int i = 0; i < 4; i++) {
		at = strstr(at, "\"brier\":");
		brier[i] = strtod(at += 8, NULL);
	}
	for (int i = 1; i < 4; i++) /* persistence, base rate, last twelve */
		assert_true(brier[0] < brier[i]);
	assert_int_equal(ent_happen_test(world.arena, world.pasts, ENT_PART_TEST, 100, 5, &json, &error), ENT_USAGE);
	ent_buf_free(&buf);
	ent_data_free(world.data);
	ent_arena_free(world.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_regressions_find_the_weights),
		cmocka_unit_test(test_what_is_frequent_is_likely),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
