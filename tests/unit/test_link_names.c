/* One thing under several names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "link/name.h"

static int setup(void **state)
{
	*state = ent_arena_new("names", 16 << 20);
	return *state ? 0 : -1;
}

static int teardown(void **state)
{
	ent_arena_free(*state);
	return 0;
}

static int match(ent_arena *arena, const char *a, const char *b)
{
	ent_name x = ent_name_of(arena, ent_str_of(a), ENT_NAME_NOUNS),
			 y = ent_name_of(arena, ent_str_of(b), ENT_NAME_NOUNS);
	int result = ent_name_match(&x, &y);
	assert_int_equal(result, ent_name_match(&y, &x));
	return result;
}

static void test_names_of_one_thing(void **state)
{
	assert_int_equal(match(*state, "Amber Road", "the Amber Road project"), 1);
	assert_int_equal(match(*state, "Karakum pipeline", "Karakoum"), 1);
	assert_int_equal(match(*state, "Great Rift Valley Dam", "Great Rift Valley"), 1);
	assert_int_equal(match(*state, "Trans Andean Gas Agreement Pact Line", "TA"), 1);
	assert_int_equal(match(*state, "Sol\xC3\xADs Gate", "Solis Gate"), 1);
	assert_int_equal(match(*state, "Blue Line II", "Blue Line 2"), 1);
	assert_int_equal(match(*state, "Khudzhand bridge", "Khujand bridge"), 1); /* one sound, other letters */
}

static void test_names_of_two_things(void **state)
{
	assert_int_equal(match(*state, "Blue Line 1", "Blue Line 2"), -1);
	assert_int_equal(match(*state, "Blue Line", "Blue Line 2"), -1);
	assert_int_equal(match(*state, "Old Harbour", "Harbour"), 0);
	assert_int_equal(match(*state, "East Gate", "West Gate"), 0);
	assert_int_equal(match(*state, "Gate", "Great River Gate"), 0);
	assert_int_equal(match(*state, "", "Gate"), 0);
}

static void test_distance(void **state)
{
	(void)state;
	assert_int_equal(ent_name_distance(ENT_STR("karakum"), ENT_STR("karakoum"), 2), 1);
	assert_int_equal(ent_name_distance(ENT_STR("abcd"), ENT_STR("abdc"), 2), 1);
	assert_int_equal(ent_name_distance(ENT_STR(""), ENT_STR("abc"), 5), 3);
	assert_int_equal(ent_name_distance(ENT_STR("abcdef"), ENT_STR("uvwxyz"), 2), 3);
}

static void test_aliases_are_one_set(void **state)
{
	ent_aliases aliases = ent_aliases_new(*state);
	ent_aliases_add(&aliases, ENT_STR("Friendship Gate bridge"), ENT_STR("Unity Span"));
	ent_aliases_add(&aliases, ENT_STR("Unity Span"), ENT_STR("US-1"));
	ent_aliases_add(&aliases, ENT_STR("Other"), ENT_STR("Another"));
	uint32_t one = ent_aliases_of(&aliases, ENT_STR("friendship gate"));
	assert_int_not_equal(one, ENT_MAP_NONE);
	assert_int_equal(one, ent_aliases_of(&aliases, ENT_STR("unity span")));
	assert_int_equal(one, ent_aliases_of(&aliases, ENT_STR("us 1")));
	assert_int_not_equal(one, ent_aliases_of(&aliases, ENT_STR("other")));
	assert_int_equal(ent_aliases_of(&aliases, ENT_STR("unknown")), ENT_MAP_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_names_of_one_thing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_names_of_two_things, setup, teardown),
		cmocka_unit_test(test_distance),
		cmocka_unit_test_setup_teardown(test_aliases_are_one_set, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
