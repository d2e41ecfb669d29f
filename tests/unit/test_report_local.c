/* Dates and numbers in other languages keep the precision that they have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "report/local.h"

#include <string.h>

static ent_str date_in(ent_arena *arena, const char *tag, const char *edtf)
{
	ent_local *local;
	ent_date date;
	assert_int_equal(ent_local_open(tag, &local, NULL), ENT_OK);
	assert_string_equal(ent_local_tag(local), tag);
	assert_true(ent_edtf_parse(ent_str_of(edtf), &date));
	ent_str text = ent_local_date(arena, local, &date);
	ent_local_free(local);
	return text;
}

static void test_dates(void **state)
{
	(void)state;
	static const char *const cases[][3] = {{"de", "2014-11-21", "21. November 2014"},
										   {"de", "2007-04", "April 2007"},
										   {"de", "1972", "1972"},
										   {"de", "2016/..", "2016 \xE2\x80\x93"},
										   {"de", "../2010", "\xE2\x80\x93 2010"},
										   {"de", "1947~", "\xE2\x89\x88 1947"},
										   {"fr", "2014-11-21", "21 novembre 2014"},
										   {"th", "1972", "1972"},
										   {"de", "195X",
											"1950\xE2\x80\x93"
											"1959"}};
	ent_arena *arena = ent_arena_new("local", 1 << 20);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_str text = date_in(arena, cases[i][0], cases[i][1]);
		if (!ent_str_is(text, cases[i][2]))
			fail_msg("%s: '%.*s', not '%s'", cases[i][1], ENT_FMT(text), cases[i][2]);
	}
	ent_arena_free(arena);
}

static void test_numbers_and_what_is_no_language(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("local", 1 << 20);
	ent_local *local = NULL;
	ent_error error;
	assert_int_equal(ent_local_open("de", &local, &error), ENT_OK);
	assert_true(ent_str_is(ent_local_number(arena, local, 153000000.5), "153.000.000,5"));
	assert_true(ent_str_is(ent_local_date(arena, local, &ENT_DATE_NONE), "undated"));
	local = ent_local_free(local);
	assert_true(ent_str_is(ent_local_number(arena, NULL, 153000000), "153,000,000"));
	const char *const bad[] = {"", "xx", "klingon", "de_DE!", "../../etc", "de-\xFF"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(ent_local_open(bad[i], &local, &error), ENT_USAGE);
	assert_null(local);
	ent_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_numbers_and_what_is_no_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
