/* Which ledger a happening is entered in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fixture_relations.h"

static void assert_ledgers(ent_arena *arena, const ent_ledgers *ledgers, struct row row, uint32_t expected)
{
	struct fixture *fixture = ENT_NEW(arena, struct fixture);
	ent_record_event *event = ENT_NEW(arena, ent_record_event);
	fixture_fill(fixture, arena);
	fixture_event(fixture, event, &row, 0);
	ent_occurrences *found = ent_occurrences_of(arena, event, 1, NULL);
	uint32_t set = ent_ledgers_of(ledgers, &found->at[0]);
	if (set != expected)
		fail_msg("%s: 0x%x, not 0x%x", row.text, set, expected);
}

static void test_events_go_where_the_table_says(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("ledgers", 64 << 20);
	ent_data *data;
	const ent_ledgers *ledgers;
	assert_int_equal(ent_data_new(NULL, &data, NULL), ENT_OK);
	assert_int_equal(ent_ledgers_load(arena, data, &ledgers, NULL), ENT_OK);
	static const struct {
		struct row row;
		uint32_t ledgers;
	} cases[] = {
		{{0, 1, "CONSULT", "visit", "actual", "unknown", "{a RUS:Lavrov} {!visited} {r PAK:Islamabad}."},
		 1u << ENT_LEDGER_VISIT},
		{{0, 1, "AGREE", "", "actual", "unknown", "{a PAK:Pakistan} and {a RUS:Russia} {!signed} a treaty."},
		 1u << ENT_LEDGER_AGREEMENT},
		{{0, 1, "COOPERATE", "", "actual", "unknown", "{a PAK:Pakistan} and {a RUS:Russia} {!held} naval drills."},
		 1u << ENT_LEDGER_EXERCISE},
		{{0, 1, "COOPERATE", "", "actual", "unknown",
		  "{a RUS:Russia} {!delivered} four helicopters to {r PAK:Pakistan}."},
		 1u << ENT_LEDGER_ARMS},
		{{0, 1, "SANCTION", "", "actual", "unknown", "{a USA:Washington} {!froze} the assets of {r RUS:Russia}."},
		 1u << ENT_LEDGER_SANCTION},
		{{0, 1, "CONCEDE", "", "actual", "unknown", "{a RUS:Russia} {!lifted} the arms embargo on {r PAK:Pakistan}."},
		 1u << ENT_LEDGER_SANCTION | 1u << ENT_LEDGER_ONCE},
		{{0, 1, "ACCUSE", "", "actual", "unknown", "{a RUS:Russia} {!blamed} {r PAK:Pakistan} for the raid."}, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_ledgers(arena, ledgers, cases[i].row, cases[i].ledgers);
	ent_record_figure trade = {.amount = {.measures = ENT_STR("exports"), .unit = ENT_STR("USD")}};
	assert_int_equal(ent_ledgers_of_figure(ledgers, &trade), 1u << ENT_LEDGER_TRADE);
	ent_data_free(data);
	ent_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_events_go_where_the_table_says)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
