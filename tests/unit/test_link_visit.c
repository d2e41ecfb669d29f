/* What is part of a visit: the meetings and signings that a reader would put under it, and what he would not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fixture_relations.h"
#include "link/occurrence.h"

static const ent_str codes[] = {ENT_STR("PAK"), ENT_STR("RUS")};
static const ent_focus focus = {.codes = codes, .n = 2};

static int setup(void **state)
{
	*state = ent_arena_new("visits", 64 << 20);
	return *state ? 0 : -1;
}

static int teardown(void **state)
{
	ent_arena_free(*state);
	return 0;
}

#define VISIT "{a RUS/foreign minister/Sergei Lavrov:Foreign Minister Lavrov} {!visited} {r PAK:Pakistan}"

struct tale {
	const char *what;
	const char *why; /* beginning of what is said of the second event's being part of the first; NULL: it is none */
	struct row told[2];
};

static const struct tale tales[] = {
	{"a signing told in the sentence of the visit",
	 "told in one sentence",
	 {{0, 1, "CONSULT", "visit", "actual", "stated", VISIT " {@2019-05:in May 2019} and signed an accord."},
	  {0, 1, "AGREE", "", "actual", "stated",
	   "{a RUS/foreign minister/Sergei Lavrov:Foreign Minister Lavrov} visited {r PAK:Pakistan} {@2019-05:in May 2019} "
	   "and {!signed} an accord."}}},
	{"a meeting of the visitor told in the next sentence",
	 "told right behind it",
	 {{0, 1, "CONSULT", "visit", "actual", "stated", VISIT " {@2019-05:in May 2019}."},
	  {0, 2, "CONSULT", "", "actual", "inferred",
	   "{a RUS/foreign minister/Sergei Lavrov:He} {!met} {r PAK/prime minister/Imran Khan:the premier}."}}},
	{"talks that another source dates to the day",
	 "same days and states",
	 {{0, 1, "CONSULT", "visit", "actual", "stated", VISIT " {@2019-05-07:on 7 May 2019}."},
	  {1, 9, "CONSULT", "", "actual", "stated",
	   "{@2019-05-07:On 7 May 2019} {a RUS:Russia} and {a PAK:Pakistan} held {!talks} in Islamabad."}}},
	{"the visitor's earlier meetings",
	 NULL,
	 {{0, 1, "CONSULT", "visit", "actual", "stated", VISIT " {@2019-05:in May 2019}."},
	  {0, 2, "CONSULT", "", "actual", "inferred",
	   "{a RUS/foreign minister/Sergei Lavrov:His} earlier {!meetings} with {r PAK:Pakistani leaders} had helped."}}},
	{"a meeting of somebody else",
	 NULL,
	 {{0, 1, "CONSULT", "visit", "actual", "stated", VISIT " {@2019-05-07:on 7 May 2019}."},
	  {1, 2, "CONSULT", "", "actual", "stated",
	   "{a RUS/defence minister/Sergei Shoigu:Shoigu} {!met} {r PAK:Pakistani officers} {@2019-05-07:on 7 May "
	   "2019}."}}},
	{"talks of another year",
	 NULL,
	 {{0, 1, "CONSULT", "visit", "actual", "stated", VISIT " {@2019-05:in May 2019}."},
	  {0, 2, "CONSULT", "", "actual", "stated",
	   "{a RUS/foreign minister/Sergei Lavrov:Lavrov} {!met} {r PAK:Pakistani ministers} {@2020-02:in February "
	   "2020}."}}},
	{"what was only planned",
	 NULL,
	 {{0, 1, "CONSULT", "visit", "actual", "stated", VISIT " {@2019-05:in May 2019} and is to sign an accord."},
	  {0, 1, "AGREE", "", "planned", "stated",
	   "{a RUS/foreign minister/Sergei Lavrov:Foreign Minister Lavrov} visited {r PAK:Pakistan} {@2019-05:in May 2019} "
	   "and is to {!sign} an accord."}}},
	{"a meeting of a visit that was called off",
	 NULL,
	 {{0, 1, "CONSULT", "visit", "cancelled", "stated", VISIT " {@2019-05:in May 2019}."},
	  {0, 2, "CONSULT", "", "actual", "inferred",
	   "{a RUS/foreign minister/Sergei Lavrov:He} {!met} {r PAK/prime minister/Imran Khan:the premier}."}}},
};

static void test_parts(void **state)
{
	for (size_t t = 0; t < sizeof tales / sizeof *tales; t++) {
		const struct tale *tale = &tales[t];
		struct fixture *fixture = ENT_NEW(*state, struct fixture);
		ent_record_event *events = ENT_NEWN(*state, ent_record_event, 2);
		fixture_fill(fixture, *state);
		for (uint32_t i = 0; i < 2; i++)
			fixture_event(fixture, &events[i], &tale->told[i], i);
		ent_occurrences *found = ent_occurrences_of(*state, events, 2, &focus);
		const ent_occurrence *part = NULL;
		for (size_t i = 0; i < found->n; i++)
			if (found->at[i].best == &events[1])
				part = &found->at[i];
		if (!part || (part->part_of != NULL) != (tale->why != NULL) ||
			(tale->why && !ent_str_starts(part->part_why, ent_str_of(tale->why))))
			fail_msg("%s: %s", tale->what, part && part->part_of ? part->part_why.ptr : "is no part");
		if (tale->why) {
			assert_int_equal(part->part_of->n_parts, 1);
			assert_ptr_equal(part->part_of->parts[0], part);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_parts, setup, teardown)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
