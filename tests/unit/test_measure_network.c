/* Signs of ties, and the balance of triads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "measure/network.h"

enum { MOST = 64 };

static const ent_str codes[] = {ENT_STR("PAK"), ENT_STR("IND"), ENT_STR("RUS"), ENT_STR("SUN")};
static const uint32_t groups[] = {0, 1, 2, 2};
static const ent_focus nodes = {.codes = codes, .groups = groups, .n = 4};

struct world {
	ent_arena *arena;
	ent_record_event events[MOST];
	ent_record_participant who[MOST][3];
	char days[MOST][32];
	size_t n;
};

static void act(struct world *world, const char *a, const char *role, const char *b, const char *status, double score)
{
	size_t i = world->n++;
	ent_record_event *event = &world->events[i];
	world->who[i][0] =
		(ent_record_participant){.role = ENT_STR("actor"), .country = ent_str_of(a), .code = ent_str_of(a)};
	world->who[i][1] =
		(ent_record_participant){.role = ent_str_of(role), .country = ent_str_of(b), .code = ent_str_of(b)};
	(void)snprintf(world->days[i], sizeof world->days[i], "%04d-03-01", 1950 + (int)i);
	static const ent_source source = {.key = 1, .doc = ENT_STR("a")};
	*event = (ent_record_event){.source = &source,
								.id = ent_str_of(world->days[i]),
								.sentence = (uint32_t)i,
								.sentence_text = ent_str_of(world->days[i]),
								.status = ent_str_of(status),
								.event = ENT_STR("CONSULT"),
								.score = score,
								.participants = world->who[i],
								.n_participants = 2};
	assert_true(ent_edtf_parse(ent_str_of(world->days[i]), &event->date));
	event->date.basis = ENT_BASIS_STATED;
}

static struct world *new_world(void)
{
	static struct world world;
	world = (struct world){.arena = ent_arena_new("network", 1 << 24)};
	return &world;
}

/* The network of the first `n` events. */
static ent_network *network_of(const struct world *world, size_t n, const ent_focus *focus)
{
	ent_network *network = ent_network_new(world->arena, 3);
	ent_network_fill(network, world->arena, world->events, n, focus);
	return network;
}

static void test_triads(void **state)
{
	(void)state;
	struct world *world = new_world();
	for (int i = 0; i < 4; i++) {
		act(world, "PAK", "recipient", "IND", "actual", -6 - i % 2);
		act(world, "IND", "actor", i ? "RUS" : "SUN", "actual", 5); /* a predecessor counts as its heir */
		act(world, "RUS", "recipient", "PAK", "actual", i % 2 ? -4 : -5);
	}
	act(world, "PAK", "recipient", "IND", "promised", 10); /* not done */
	ent_network *network = network_of(world, world->n, &nodes);
	assert_int_equal(network->n_ties, 3);
	const ent_tie *hostile = ent_network_tie(network, 1, 0), *friendly = ent_network_tie(network, 1, 2);
	assert_true(hostile->all.n == 4 && hostile->all.mean == -6.5 && hostile->sign == -1);
	assert_true(friendly->all.n == 4 && friendly->all.mean == 5 && friendly->sign == 1);
	assert_int_equal(network->n_triads, 1);
	assert_int_equal(network->triads[0].balance, ENT_BALANCED); /* the enemy of my enemy */
	for (int i = 0; i < 30; i++)
		act(world, "RUS", "recipient", "PAK", "actual", 5);
	network = network_of(world, world->n, &nodes);
	assert_int_equal(network->triads[0].balance, ENT_UNBALANCED);
	ent_arena_free(world->arena);
}

static void test_too_little_has_no_sign(void **state)
{
	(void)state;
	struct world *world = new_world();
	act(world, "PAK", "recipient", "IND", "actual", -9);
	act(world, "PAK", "recipient", "IND", "actual", -9);
	for (int i = 0; i < 4; i++) {
		act(world, "IND", "actor", "RUS", "actual", i % 2 ? 8 : -8);
		act(world, "PAK", "actor", "RUS", "actual", 5);
	}
	ent_network *network = network_of(world, world->n, &nodes);
	assert_int_equal(ent_network_tie(network, 0, 1)->sign, 0); /* two are too few */
	assert_int_equal(ent_network_tie(network, 1, 2)->sign, 0); /* as often one as the other */
	assert_int_equal(network->triads[0].balance, ENT_BALANCE_UNKNOWN);
	assert_null(ent_network_tie(network_of(world, 0, &nodes), 0, 1));
	ent_arena_free(world->arena);
}

static void test_deeds_apart_from_words(void **state)
{
	(void)state;
	struct world *world = new_world();
	act(world, "PAK", "recipient", "IND", "actual", -9);
	act(world, "PAK", "recipient", "IND", "actual", 3);
	act(world, "PAK", "recipient", "IND", "actual", 5);
	world->events[0].quad = ENT_STR("MATERIAL_CONFLICT");
	world->events[1].quad = world->events[2].quad = ENT_STR("VERBAL_COOPERATION");
	ent_network *network = ent_network_new(world->arena, 3);
	size_t used = ent_arena_used(world->arena);
	ent_network_fill(network, world->arena, world->events, world->n, &nodes);
	assert_int_equal(ent_arena_used(world->arena), used); /* its work space is given back */
	const ent_tie *tie = ent_network_tie(network, 0, 1);
	assert_true(tie->deeds.n == 1 && tie->deeds.mean == -9 && tie->words.n == 2 && tie->words.mean == 4);
	assert_true(tie->all.n == 3 && tie->sign == 0);
	ent_arena_free(world->arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_triads), cmocka_unit_test(test_too_little_has_no_sign),
									   cmocka_unit_test(test_deeds_apart_from_words)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
