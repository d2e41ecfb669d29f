/* What is joined and what is kept apart, as an analyst would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fixture_relations.h"
#include "link/words.h"

static const ent_str codes[] = {ENT_STR("PAK"), ENT_STR("RUS"), ENT_STR("SUN"), ENT_STR("IND"), ENT_STR("CHN")};
static const uint32_t groups[] = {0, 1, 1, 2, 3};
static const ent_focus focus = {.codes = codes, .groups = groups, .n = 5};

static int setup(void **state)
{
	*state = ent_arena_new("occurrences", 256 << 20);
	return *state ? 0 : -1;
}

static int teardown(void **state)
{
	ent_arena_free(*state);
	return 0;
}

static ent_occurrences *join(ent_arena *arena, const struct row *these, uint32_t n)
{
	struct fixture *fixture = ENT_NEW(arena, struct fixture);
	fixture_fill(fixture, arena);
	ent_record_event *events = ENT_NEWN(arena, ent_record_event, n);
	for (uint32_t i = 0; i < n; i++)
		fixture_event(fixture, &events[i], &these[i], i);
	return ent_occurrences_of(arena, events, n, &focus);
}

struct pair {
	size_t occurrences;
	const char *what;
	struct row a, b;
};

static void check(ent_arena *arena, const struct pair *pairs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct row both[] = {pairs[i].a, pairs[i].b};
		ent_occurrences *found = join(arena, both, 2);
		if (found->n != pairs[i].occurrences)
			fail_msg("%s: %zu occurrences", pairs[i].what, found->n);
	}
}

static void test_one_happening_is_joined(void **state)
{
	static const struct pair pairs[] = {
		{1,
		 "same visit, day and month",
		 {0, 1, "CONSULT", "visit", "actual", "stated",
		  "{a RUS/foreign minister/Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2021-04-06:on 6 April 2021}."},
		 {1, 1, "CONSULT", "visit", "actual", "stated",
		  "{a RUS/foreign minister/Sergei Lavrov:Sergei Lavrov}'s {!trip} to {r PAK:Pakistan} {@2021-04:in April "
		  "2021}."}},
		{1,
		 "same signing in two wordings of one day",
		 {0, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!signed} a pact on military cooperation {@2014-11-20:on 20 November "
		  "2014}."},
		 {1, 1, "AGREE", "", "actual", "stated",
		  "{@2014-11-20:On 20 November 2014} a military cooperation pact was {!concluded} by {a RUS:Moscow} and {a "
		  "PAK:Islamabad}."}},
		{1,
		 "same embargo, both by the year",
		 {0, 1, "CONCEDE", "", "actual", "stated",
		  "{a RUS:Russia} {!lifted} the arms embargo on {r PAK:Pakistan} {@2014:in "
		  "2014}."},
		 {1, 1, "CONCEDE", "", "actual", "stated",
		  "{@2014:In 2014} {a RUS:Moscow} {!lifted} its embargo on arms for {r "
		  "PAK:Islamabad}."}},
		{1,
		 "the state and its predecessor are one",
		 {0, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a SUN:the Soviet Union} {!signed} an oil agreement "
		  "{@1961:in 1961}."},
		 {1, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!signed} an oil agreement "
		  "{@1961:in 1961}."}},
		{1,
		 "verb and noun of one signing in one sentence",
		 {0, 1, "SUPPORT", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!signed} an agreement on drills {@2018:in 2018}."},
		 {0, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} signed an {!agreement} on drills {@2018:in 2018}."}},
		{1,
		 "an undated repetition word by word",
		 {0, 1, "SUPPORT", "", "actual", "unknown", "{a RUS:Moscow} {!backed} {r PAK:Pakistan}'s wish for a seat."},
		 {0, 9, "SUPPORT", "", "actual", "unknown", "{a RUS:Moscow} {!backed} {r PAK:Pakistan}'s wish for a seat."}},
		{1,
		 "the visit spoken of again in the same text",
		 {0, 1, "CONSULT", "visit", "actual", "stated",
		  "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2021-04-06:on 6 April 2021}."},
		 {0, 9, "CONSULT", "visit", "actual", "unknown",
		  "The {!trip} of {a RUS//Sergei Lavrov:Sergei Lavrov} to {r PAK:Pakistan} was long awaited."}},
		{1,
		 "figures differ, the deal is one",
		 {0, 1, "AGREE", "", "actual", "stated",
		  "{@2015-08:In August 2015} {a PAK:Pakistan} {!signed} a {$153000000 USD deal:$153 million} deal with {r "
		  "RUS:Russia} for helicopters."},
		 {1, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} {!signed} a deal for helicopters with {r RUS:Russia} {@2015-08:in August 2015}, worth "
		  "{$146000000 USD deal:$146 million}."}},
	};
	check(*state, pairs, sizeof pairs / sizeof *pairs);
}

static void test_different_happenings_stay_apart(void **state)
{
	static const struct pair pairs[] = {
		{2,
		 "fifth and sixth drills in one year",
		 {0, 1, "COOPERATE", "", "actual", "stated",
		  "The {#5  drill:fifth} drills were {!held} by {a PAK:Pakistan} and {a "
		  "RUS:Russia} {@2021:in 2021}."},
		 {1, 1, "COOPERATE", "", "actual", "stated",
		  "The {#6  drill:sixth} drills were {!held} by {a PAK:Pakistan} and {a "
		  "RUS:Russia} {@2021:in 2021}."}},
		{2,
		 "the same drills in two years",
		 {0, 1, "COOPERATE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!held} drills {@2016:in 2016}."},
		 {1, 1, "COOPERATE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!held} drills {@2017:in 2017}."}},
		{2,
		 "two persons in one month",
		 {0, 1, "CONSULT", "visit", "actual", "stated",
		  "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2012-10:in October 2012}."},
		 {1, 1, "CONSULT", "visit", "actual", "stated",
		  "{a RUS//Sergei Shoigu:Shoigu} {!visited} {r PAK:Islamabad} {@2012-10:in October 2012}."}},
		{2,
		 "visits in both directions",
		 {0, 1, "CONSULT", "visit", "actual", "stated",
		  "A {a RUS:Russian} team {!visited} {r PAK:Islamabad} {@2013-05:in May "
		  "2013}."},
		 {1, 1, "CONSULT", "visit", "actual", "stated",
		  "A {a PAK:Pakistani} team {!visited} {r RUS:Moscow} {@2013-05:in May "
		  "2013}."}},
		{2,
		 "two agreements of one day about different things",
		 {0, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!signed} a pact on railways "
		  "{@2018-03-01:on 1 March 2018}."},
		 {1, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!signed} a pledge against piracy "
		  "{@2018-03-01:on 1 March 2018}."}},
		{2,
		 "planned and done",
		 {0, 1, "COOPERATE", "", "planned", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} will {!hold} drills {@2017-09:in "
		  "September 2017}."},
		 {1, 1, "COOPERATE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!held} drills {@2017-09:in "
		  "September 2017}."}},
		{2,
		 "undated, of two documents",
		 {0, 1, "CONSULT", "", "actual", "unknown",
		  "{a PAK:Pakistani} and {a RUS:Russian} officials {!met} about wheat."},
		 {1, 1, "CONSULT", "", "actual", "unknown",
		  "{a RUS:Russian} and {a PAK:Pakistani} officials {!met} over wheat."}},
		{2,
		 "a visit without a date in another text",
		 {0, 1, "CONSULT", "visit", "actual", "stated",
		  "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2021-04-06:on 6 April 2021}."},
		 {1, 9, "CONSULT", "visit", "actual", "unknown",
		  "The {!trip} of {a RUS//Sergei Lavrov:Sergei Lavrov} to {r PAK:Pakistan} was long awaited."}},
		{2,
		 "two events of one sentence",
		 {0, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!signed} a pact and agreed on drills "
		  "{@2018:in 2018}."},
		 {0, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} signed a pact and {!agreed} on drills "
		  "{@2018:in 2018}."}},
		{2,
		 "a visit and the talks in it",
		 {0, 1, "CONSULT", "visit", "actual", "stated",
		  "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2021-04-06:on 6 April 2021}."},
		 {1, 1, "CONSULT", "", "actual", "stated",
		  "{a RUS//Sergei Lavrov:Lavrov} {!met} {a PAK//Shah Mahmood Qureshi:Qureshi} {@2021-04-06:on 6 April 2021}."}},
		{2,
		 "other states",
		 {0, 1, "AGREE", "", "actual", "stated",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!signed} an oil pact {@2018:in 2018}."},
		 {1, 1, "AGREE", "", "actual", "stated",
		  "{a IND:India} and {a RUS:Russia} {!signed} an oil pact {@2018:in 2018}."}},
		{2,
		 "a day of publication is no date",
		 {0, 1, "AGREE", "", "actual", "published",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!signed} an oil pact "
		  "{@2018-01-01:yesterday}."},
		 {1, 1, "AGREE", "", "actual", "published",
		  "{a PAK:Pakistan} and {a RUS:Russia} {!signed} the oil pact "
		  "{@2018-01-01:yesterday}."}},
	};
	check(*state, pairs, sizeof pairs / sizeof *pairs);
}

static void test_a_vague_date_that_fits_two_joins_none(void **state)
{
	static const struct row these[] = {
		{0, 1, "CONSULT", "visit", "actual", "stated",
		 "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2012-04:in April 2012}."},
		{0, 2, "CONSULT", "visit", "actual", "stated",
		 "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2012-10:in October 2012}."},
		{1, 1, "CONSULT", "visit", "actual", "stated",
		 "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2012:in 2012}."},
	};
	assert_int_equal(join(*state, these, 3)->n, 3);
}

static void test_an_undated_visit_that_may_be_either_of_two_joins_none(void **state)
{
	static const struct row these[] = {
		{0, 1, "CONSULT", "visit", "actual", "stated",
		 "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2012-10:in October 2012}."},
		{0, 2, "CONSULT", "visit", "actual", "stated",
		 "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2021-04:in April 2021}."},
		{0, 3, "CONSULT", "visit", "actual", "unknown",
		 "{a RUS//Sergei Lavrov:Lavrov}'s {!visit} to {r PAK:Islamabad} went "
		 "well."},
	};
	assert_int_equal(join(*state, these, 3)->n, 3);
}

static void test_the_most_precise_telling_stands_for_all(void **state)
{
	static const struct row these[] = {
		{0, 1, "CONSULT", "visit", "actual", "stated",
		 "{a RUS//Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2012:in 2012}."},
		{1, 1, "CONSULT", "visit", "actual", "stated",
		 "{a RUS//Sergei Lavrov:Sergei Lavrov} {!visited} {r PAK:Islamabad} {@2012-10-03:on 3 October 2012}."},
	};
	ent_occurrences *found = join(*state, these, 2);
	assert_int_equal(found->n, 1);
	assert_int_equal(found->at[0].n, 2);
	assert_int_equal(found->at[0].n_sources, 2);
	assert_true(ent_str_is(found->at[0].date.edtf, "2012-10-03"));
	assert_null(found->at[0].tellings[0].why.ptr);
	assert_true(ent_str_find(found->at[0].tellings[1].why, ENT_STR("both name"), 0) >= 0);
}

static void test_order_is_by_date_and_undated_last(void **state)
{
	ent_occurrences *found = join(*state, rows, ROWS);
	ent_day last = ENT_DAY_PAST;
	bool undated = false;
	for (size_t i = 0; i < found->n; i++) {
		bool placed = ent_date_placed(&found->at[i].date);
		assert_false(placed && undated);
		undated |= !placed;
		if (placed) {
			assert_true(found->at[i].date.lo >= last);
			last = found->at[i].date.lo;
		}
	}
	assert_true(undated);
}

static void test_nothing_gives_nothing(void **state)
{
	assert_int_equal(ent_occurrences_of(*state, NULL, 0, NULL)->n, 0);
}

static void test_forms_of_a_word_are_one(void **state)
{
	static const char *const same[][2] = {{"signed", "Signing"},  {"visit", "visits"},      {"visited", "visiting"},
										  {"agree", "agreed"},    {"imposed", "imposing"},  {"ban", "banned"},
										  {"supply", "supplied"}, {"pipeline", "pipelines"}};
	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (ent_word_stem(ent_str_of(same[i][0])) != ent_word_stem(ent_str_of(same[i][1])))
			fail_msg("%s, %s", same[i][0], same[i][1]);
	assert_true(ent_word_stem(ENT_STR("sign")) != ent_word_stem(ENT_STR("sing")));
	assert_true(ent_word_is_idle(ENT_STR("Between")));
	assert_true(ent_word_is_idle(ENT_STR("about")));
	assert_true(ent_word_is_idle(ENT_STR("years")));
	assert_false(ent_word_is_idle(ENT_STR("helicopters")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_one_happening_is_joined, setup, teardown),
		cmocka_unit_test_setup_teardown(test_different_happenings_stay_apart, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_vague_date_that_fits_two_joins_none, setup, teardown),
		cmocka_unit_test_setup_teardown(test_an_undated_visit_that_may_be_either_of_two_joins_none, setup, teardown),
		cmocka_unit_test_setup_teardown(test_the_most_precise_telling_stands_for_all, setup, teardown),
		cmocka_unit_test_setup_teardown(test_order_is_by_date_and_undated_last, setup, teardown),
		cmocka_unit_test_setup_teardown(test_nothing_gives_nothing, setup, teardown),
		cmocka_unit_test(test_forms_of_a_word_are_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
