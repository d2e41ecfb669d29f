/* The dossier from a real record. */
#include "record_fixture.h"
#include "report/dossier.h"

static const ent_dossier_state pakistan_russia[] = {{ENT_STR("PAK"), ENT_STR("Pakistan"), 0},
													{ENT_STR("RUS"), ENT_STR("Russia"), 1},
													{ENT_STR("SUN"), ENT_STR("the Soviet Union"), 1}};

static void test_a_dossier_from_a_store(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("test", (size_t)1 << 28);
	ent_store *store = fixture_open(fixture_path("a.db"));
	ent_data *data;
	assert_ok(ent_data_new(NULL, &data, error));
	for (int i = 0; i < 2; i++) {
		maker *m = maker_deal(arena, i ? "deal" : "again");
		m->document.sha256 = ent_str_format(arena, "%064d", i);
		assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	}
	ent_dossier_options options = {.states = pakistan_russia, .n_states = 3, .data = data};
	ent_dossier *dossier;
	assert_ok(ent_dossier_build(arena, store, &options, &dossier, error));
	assert_int_equal(dossier->n_entries, 2); /* two texts say the same: one aid, one deal */
	assert_str(dossier->entries[0].when, "the 1970s");
	assert_str(dossier->entries[0].headline, "The Soviet Union \xE2\x80\x94 gave Pakistan aid in the 1970s");
	assert_str(dossier->entries[1].when, "21 November 2014");
	assert_int_equal(dossier->entries[1].occurrence->n_sources, 2);
	assert_int_equal(dossier->n_contributions, 2);
	assert_int_equal(dossier->contributions[0].occurrences, 2);
	assert_true(dossier->n_figures >= 1);
	assert_true(dossier->n_silences >= 1);
	assert_int_equal(dossier->n_own, 2); /* the Soviet Union is no third party */
	assert_non_null(ent_network_tie(dossier->network, 0, 1));
	assert_int_equal(ent_network_tie(dossier->network, 0, 1)->all.n, 2);
	options.since = ent_day_from(2000, 1, 1);
	options.until = ENT_DAY_FUTURE;
	assert_ok(ent_dossier_build(arena, store, &options, &dossier, error));
	assert_int_equal(dossier->n_entries, 1);
	ent_buf buf = ENT_BUF(1 << 24);
	ent_dossier_html(dossier, &buf);
	assert_int_equal(buf.status, ENT_OK);
	assert_true(ent_str_find(ent_buf_str(&buf), ENT_STR("Dossier from 2000-01-01"), 0) > 0);
	ent_buf_free(&buf);
	ent_store_close(store);
	ent_data_free(data);
	fixture_remove(fixture_path("a.db"));
	ent_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_dossier_from_a_store)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
