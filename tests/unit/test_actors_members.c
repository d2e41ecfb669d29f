/* Who was a member of what, and when. */
#include "actors/actor_members.h"
#include "actors_tables.h"

#include <string.h>

struct question {
	const char *organisation, *state;
	int year, month, day;
	ent_member answer;
};

static void tells_members_by_day(void **state)
{
	static const struct question cases[] = {
		{"NATO", "France", 1966, 7, 1, ENT_MEMBER_YES},
		{"NATO", "Finland", 2023, 4, 3, ENT_MEMBER_NO},
		{"NATO", "Finland", 2023, 4, 4, ENT_MEMBER_YES},
		{"IGONAT", "CZE", 1999, 3, 12, ENT_MEMBER_YES},
		{"Shanghai Cooperation Organisation", "PAK", 2017, 6, 9, ENT_MEMBER_YES},
		{"SCO", "PAK", 2016, 12, 31, ENT_MEMBER_OBSERVER},
		{"SEATO", "Pakistan", 1965, 9, 6, ENT_MEMBER_YES},
		{"SEATO", "Pakistan", 1975, 1, 1, ENT_MEMBER_NO},
		{"UN", "SUN", 1970, 1, 1, ENT_MEMBER_YES},
		{"UN", "RUS", 1970, 1, 1, ENT_MEMBER_NO},
		{"United Nations", "Taiwan", 1960, 1, 1, ENT_MEMBER_YES},
		{"United Nations", "CHN", 1960, 1, 1, ENT_MEMBER_NO},
		{"United Nations", "CHN", 1972, 1, 1, ENT_MEMBER_YES},
		{"EU", "GBR", 2020, 2, 1, ENT_MEMBER_NO},
		{"League of Nations", "DEU", 1933, 1, 30, ENT_MEMBER_YES},
		{"League of Nations", "USA", 1925, 1, 1, ENT_MEMBER_NO},
		{"Non-Aligned Movement", "IND", 1961, 9, 6, ENT_MEMBER_YES},
		{"Non-Aligned Movement", "YUG", 1970, 1, 1, ENT_MEMBER_YES},
		{"NAM", "PAK", 1975, 1, 1, ENT_MEMBER_NO},
		{"NAM", "ARG", 1995, 1, 1, ENT_MEMBER_NO},
		{"UN Security Council", "IND", 2022, 12, 31, ENT_MEMBER_YES}, /* elected for two years */
		{"UN Security Council", "IND", 2023, 1, 1, ENT_MEMBER_NO},
		{"UN Security Council", "CHN", 1970, 1, 1, ENT_MEMBER_NO},
		{"International Criminal Court", "PHL", 2020, 1, 1, ENT_MEMBER_NO},
		{"OPEC+", "RUS", 2020, 4, 12, ENT_MEMBER_YES},
		{"SCO", "IND", 2016, 1, 1, ENT_MEMBER_OBSERVER},
		{"SCO", "IND", 2018, 1, 1, ENT_MEMBER_YES},
		{"UN", "Vatican City", 2000, 1, 1, ENT_MEMBER_OBSERVER},
		{"GATT", "JPN", 1955, 9, 9, ENT_MEMBER_NO},
		{"GATT", "JPN", 1955, 9, 10, ENT_MEMBER_YES},
		{"Nuclear Suppliers Group", "IND", 2016, 6, 24, ENT_MEMBER_NO},
		{"NSG", "CHN", 2016, 6, 24, ENT_MEMBER_YES},
		{"Gazprom", "RUS", 2000, 1, 1, ENT_MEMBER_UNKNOWN},
		{"NATO", "Atlantis", 2000, 1, 1, ENT_MEMBER_UNKNOWN},
	};
	struct tables *t = *state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_day day = ent_day_from(cases[i].year, cases[i].month, cases[i].day);
		ent_member answer =
			ent_actors_member(t->actors, ent_str_of(cases[i].organisation), ent_str_of(cases[i].state), day, day);
		if (answer != cases[i].answer)
			fail_msg("%s of %s in %d: %d", cases[i].state, cases[i].organisation, cases[i].year, (int)answer);
	}
	assert_int_equal(ent_actors_member(t->actors, ENT_STR("NATO"), ENT_STR("FRA"), ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN),
					 ENT_MEMBER_UNKNOWN);
}

static void lists_members(void **state)
{
	struct tables *t = *state;
	const ent_state *const *states;
	ent_day day = ent_day_from(1960, 1, 1);
	size_t n = ent_actors_members(t->actors, t->arena, ENT_STR("Central Treaty Organization"), day, day, &states);
	assert_int_equal(n, 4);
	assert_string_equal(states[2]->iso, "PAK");
	/* once, though it left and came back */
	n = ent_actors_members(t->actors, t->arena, ENT_STR("Commonwealth of Nations"), ent_day_from(1970, 1, 1),
						   ent_day_from(1995, 1, 1), &states);
	size_t pakistan = 0;
	for (size_t i = 0; i < n; i++)
		pakistan += strcmp(states[i]->iso, "PAK") == 0;
	assert_int_equal(pakistan, 1);
	assert_int_equal(ent_actors_members(t->actors, t->arena, ENT_STR("Gazprom"), day, day, &states), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_members_by_day),
		cmocka_unit_test(lists_members),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
