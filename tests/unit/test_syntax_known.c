/* The table of words met before. */
#include "syntax/known.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static ent_arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = ent_arena_new("test", (size_t)1 << 24);
	return arena ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	arena = ent_arena_free(arena);
	return 0;
}

static void test_words_have_rows_of_their_own(void **state)
{
	(void)state;
	ent_known known = ent_known_new(arena, 256);
	static const char *const forms[] = {"",
										"a",
										"b",
										"ab",
										"aba",
										"abab",
										"ababa",
										"Abab",
										"abababab",
										"ababababa",
										"ababababb",
										"bbabababab",
										"abababababababab",
										"abababababababac",
										"ababababababababa",
										"abababababababababab",
										"aabababababababababab"};
	enum { N = sizeof forms / sizeof *forms };
	bool taken[256] = {false}, fresh;
	uint32_t rows[N][2];
	for (uint32_t i = 0; i < N - 1; i++)
		for (uint32_t tag = 0; tag < 2; tag++) {
			rows[i][tag] = ent_known_row(&known, ent_str_of(forms[i]), tag, &fresh);
			assert_true(fresh);
			assert_in_range(rows[i][tag], 0, 255);
			assert_false(taken[rows[i][tag]]);
			taken[rows[i][tag]] = true;
		}
	for (uint32_t i = 0; i < N - 1; i++)
		for (uint32_t tag = 0; tag < 2; tag++) {
			assert_int_equal(ent_known_row(&known, ent_str_of(forms[i]), tag, &fresh), rows[i][tag]);
			assert_false(fresh);
		}
	assert_int_equal(ent_known_row(&known, ent_str_of(forms[N - 1]), 0, &fresh), ENT_KNOWN_NONE);
	assert_true(fresh);
}

/* No row of a lot is given away in it; in a later one it goes to a word that comes again. */
static void test_a_full_table(void **state)
{
	(void)state;
	enum { ROWS = 64, LOTS = 50, WORDS = 3 * ROWS };
	ent_known known = ent_known_new(arena, ROWS);
	for (int lot = 0; lot < LOTS; lot++) {
		int owner[ROWS] = {0}, none = 0;
		known.lot++;
		for (int i = 0; i < WORDS; i++) {
			char form[16];
			bool fresh;
			(void)snprintf(form, sizeof form, "w%d", lot * WORDS / 2 + i);
			uint32_t row = ent_known_row(&known, ent_str_of(form), 7, &fresh);
			if (row == ENT_KNOWN_NONE)
				row = ent_known_row(&known, ent_str_of(form), 7, &fresh);
			else
				assert_true(lot == 0 || !fresh);
			none += row == ENT_KNOWN_NONE;
			if (row == ENT_KNOWN_NONE)
				continue;
			assert_in_range(row, 0, ROWS - 1);
			assert_int_equal(owner[row], 0);
			owner[row] = 1 + i;
			assert_int_equal(ent_known_row(&known, ent_str_of(form), 7, &fresh), row);
			assert_false(fresh);
		}
		assert_in_range(none, WORDS - ROWS, WORDS - ROWS / 2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_have_rows_of_their_own),
		cmocka_unit_test(test_a_full_table),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
