/* What becomes of promises, as an analyst would say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fixture_relations.h"
#include "link/promise.h"

static const ent_str codes[] = {ENT_STR("PAK"), ENT_STR("RUS"), ENT_STR("SUN")};
static const uint32_t groups[] = {0, 1, 1};
static const ent_focus focus = {.codes = codes, .groups = groups, .n = 3};

static int setup(void **state)
{
	*state = ent_arena_new("promises", 64 << 20);
	return *state ? 0 : -1;
}

static int teardown(void **state)
{
	ent_arena_free(*state);
	return 0;
}

static ent_promises promises_of(ent_arena *arena, const struct row *these, const char *const *rules, uint32_t n)
{
	struct fixture *fixture = ENT_NEW(arena, struct fixture);
	fixture_fill(fixture, arena);
	ent_record_event *events = ENT_NEWN(arena, ent_record_event, n);
	for (uint32_t i = 0; i < n; i++) {
		fixture_event(fixture, &events[i], &these[i], i);
		if (rules && rules[i])
			events[i].rule = ent_str_of(rules[i]);
	}
	return ent_promises_of(arena, ent_occurrences_of(arena, events, n, &focus), NULL, ent_day_from(2022, 1, 31));
}

struct fate {
	const char *what;
	ent_outcome outcome;
	size_t n; /* events told, the promise first */
	struct row told[2];
	const char *rules[2]; /* by which they were coded; NULL: any */
};

/* Source 0 was published in May 2021, source 1 in January 2022, source 2 on no day we know. */
static void test_fates(void **state)
{
	static const struct fate fates[] = {
		{"told of as done later",
		 ENT_OUTCOME_KEPT,
		 2,
		 {{0, 1, "COOPERATE", "", "planned", "stated",
		   "{a PAK:Pakistan} and {a RUS:Russia} will {!hold} naval drills off Karachi {@2021-09:in September 2021}."},
		  {1, 1, "COOPERATE", "", "actual", "stated",
		   "{a PAK:Pakistan} and {a RUS:Russia} {!held} naval drills off Karachi {@2021-09-14:on 14 September "
		   "2021}."}},
		 {NULL}},
		{"called off",
		 ENT_OUTCOME_SUPERSEDED,
		 2,
		 {{0, 1, "COOPERATE", "", "planned", "stated",
		   "{a PAK:Pakistan} and {a RUS:Russia} will {!hold} naval drills off Karachi {@2021-09:in September 2021}."},
		  {1, 1, "COOPERATE", "", "cancelled", "stated",
		   "The naval drills that {a PAK:Pakistan} and {a RUS:Russia} were to {!hold} off Karachi {@2021-09:in "
		   "September 2021} were called off."}},
		 {NULL}},
		{"due before the last day that is known",
		 ENT_OUTCOME_PAST,
		 1,
		 {{0, 1, "AID", "", "promised", "stated",
		   "{a RUS:Moscow} promised to {!lend} {r PAK:Pakistan} money for the mill {@2021-10:by October 2021}."}},
		 {NULL}},
		{"not due yet",
		 ENT_OUTCOME_OPEN,
		 1,
		 {{0, 1, "AID", "", "promised", "stated",
		   "{a RUS:Moscow} promised to {!lend} {r PAK:Pakistan} money for the mill {@2023:in 2023}."}},
		 {NULL}},
		{"no day is given, and nothing is told",
		 ENT_OUTCOME_OPEN,
		 1,
		 {{0, 1, "AID", "", "promised", "unknown",
		   "{a RUS:Moscow} promised to {!lend} {r PAK:Pakistan} money for the mill."}},
		 {NULL}},
		{"done before it was promised: something else",
		 ENT_OUTCOME_OPEN,
		 2,
		 {{1, 1, "COOPERATE", "", "planned", "unknown",
		   "{a PAK:Pakistan} and {a RUS:Russia} will {!hold} naval drills off Karachi."},
		  {0, 1, "COOPERATE", "", "actual", "stated",
		   "{a PAK:Pakistan} and {a RUS:Russia} {!held} naval drills off Karachi {@2016-09:in September 2016}."}},
		 {NULL}},
		{"what was intended is coded as agreed, what is done as the deed",
		 ENT_OUTCOME_KEPT,
		 2,
		 {{0, 1, "AGREE", "", "planned", "stated",
		   "{a PAK:Pakistan} {!intends} to buy combat helicopters from {r RUS:Russia} {@2021-09:in September 2021}."},
		  {1, 1, "COOPERATE", "", "actual", "stated",
		   "{a PAK:Pakistan} {!bought} four combat helicopters from {r RUS:Russia} {@2021-09:in September 2021}."}},
		 {"intends(cooperate.buy)", "cooperate.buy"}},
		{"a visit is scheduled in one wording and called off in another",
		 ENT_OUTCOME_SUPERSEDED,
		 2,
		 {{0, 1, "AGREE", "", "planned", "stated",
		   "{a RUS/president/Vladimir Putin:Putin} was {!scheduled} to visit {r PAK:Pakistan} {@2021-10:in October "
		   "2021}."},
		  {1, 1, "REJECT", "meet", "cancelled", "stated",
		   "The {!cancellation} of {a RUS/president/Vladimir Putin:Vladimir Putin}'s visit to {r PAK:Pakistan} "
		   "{@2021-10:in October 2021} came at two days' notice."}},
		 {"scheduled(consult.visit.2_n)", "cancellation(consult.visit)"}},
		{"who sends another did not come",
		 ENT_OUTCOME_PAST,
		 2,
		 {{0, 1, "AGREE", "", "planned", "stated",
		   "{a RUS/president/Vladimir Putin:Putin} was {!scheduled} to visit {r PAK:Pakistan} {@2021-10:in October "
		   "2021}."},
		  {1, 1, "CONSULT", "visit", "actual", "stated",
		   "{a RUS/president/Vladimir Putin:Putin} {!sent} a minister to {r PAK:Pakistan} {@2021-10:in October "
		   "2021}."}},
		 {"scheduled(consult.visit.2_n)", "consult.send"}},
		{"to agree to a deed is not yet to do it",
		 ENT_OUTCOME_OPEN,
		 2,
		 {{0, 1, "AGREE", "", "planned", "unknown",
		   "{a PAK:Pakistan} {!intends} to buy combat helicopters from {r RUS:Russia}."},
		  {1, 1, "AGREE", "", "actual", "stated",
		   "{a PAK:Pakistan} {!agreed} to buy combat helicopters from {r RUS:Russia} {@2021-09:in September 2021}."}},
		 {"intends(cooperate.buy)", "agreed(cooperate.buy)"}},
		{"another thing of the same type is no fulfilment",
		 ENT_OUTCOME_OPEN,
		 2,
		 {{0, 1, "AID", "", "promised", "unknown",
		   "{a RUS:Moscow} promised to {!lend} {r PAK:Pakistan} money for the mill near Karachi."},
		  {1, 1, "AID", "", "actual", "stated",
		   "{a RUS:Russia} {!sent} {r PAK:Pakistan} wheat after the floods {@2021-11:in November 2021}."}},
		 {NULL}},
	};
	for (size_t i = 0; i < sizeof fates / sizeof *fates; i++) {
		ent_promises promises = promises_of(*state, fates[i].told, fates[i].rules, (uint32_t)fates[i].n);
		if (promises.n != 1)
			fail_msg("%s: %zu promises", fates[i].what, promises.n);
		if (promises.at[0].outcome != fates[i].outcome)
			fail_msg("%s: %s", fates[i].what, ent_outcome_name(promises.at[0].outcome));
		assert_true((promises.at[0].after != NULL) ==
					(fates[i].outcome == ENT_OUTCOME_KEPT || fates[i].outcome == ENT_OUTCOME_SUPERSEDED));
	}
}

static void test_what_is_no_promise(void **state)
{
	static const struct row told[] = {
		{0, 1, "THREATEN", "", "planned", "unknown", "{a RUS:Moscow} plans to {!punish} {r PAK:Pakistan}."},
		{0, 2, "ACCUSE", "disapprove", "planned", "unknown", "{a PAK:Pakistan} will {!denounce} {r RUS:Russia}."},
		{0, 3, "AID", "", "hypothetical", "unknown", "{a RUS:Moscow} might {!lend} {r PAK:Pakistan} money."},
		{0, 4, "AID", "", "requested", "unknown", "{r PAK:Pakistan} asked {a RUS:Moscow} to {!lend} it money."},
		{0, 5, "AID", "", "actual", "unknown", "{a RUS:Moscow} {!lent} {r PAK:Pakistan} money."},
	};
	assert_int_equal(promises_of(*state, told, NULL, sizeof told / sizeof *told).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fates),
		cmocka_unit_test(test_what_is_no_promise),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
