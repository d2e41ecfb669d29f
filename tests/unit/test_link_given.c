/* Mentions of any events given by others: which are one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "link/given.h"
#include "link/words.h"

enum { MOST = 8, WORDS = 6 };

static ent_arena *arena;

static int open_arena(void **state)
{
	(void)state;
	arena = ent_arena_new("test", 1 << 20);
	return arena ? 0 : -1;
}

static int close_arena(void **state)
{
	(void)state;
	arena = ent_arena_free(arena);
	return 0;
}

/* A mention of `head` in a sentence whose words are numbered: `from` to `from` + WORDS. */
static ent_given mention(uint32_t document, uint32_t sentence, const char *head, uint64_t from, const char *edtf)
{
	uint64_t *words = ENT_NEWN(arena, uint64_t, WORDS);
	for (uint64_t i = 0; i < WORDS; i++)
		words[i] = from + i;
	ent_given one = {.document = document,
					 .sentence = sentence,
					 .stem = ent_word_stem(ent_str_of(head)),
					 .root = ent_word_root(ent_str_of(head)),
					 .lo = ENT_DAY_UNKNOWN,
					 .hi = ENT_DAY_UNKNOWN,
					 .words = words,
					 .n_words = WORDS};
	ent_date date;
	if (edtf) {
		assert_true(ent_edtf_parse(ent_str_of(edtf), &date));
		one.lo = date.lo;
		one.hi = date.hi;
	}
	return one;
}

/* Whether the first two of them are joined, among others that make their words rare. */
static bool are_one(ent_given a, ent_given b)
{
	ent_given all[MOST] = {a, b};
	uint32_t sets[MOST];
	for (uint32_t i = 2; i < MOST; i++)
		all[i] = mention(i + 2, 1, "weather", 1000 * i, NULL);
	ent_given_link(arena, all, MOST, sets);
	return sets[0] == sets[1];
}

static void test_one_is_what_shares_its_words(void **state)
{
	(void)state;
	assert_true(are_one(mention(0, 1, "launch", 10, NULL), mention(1, 1, "launch", 10, NULL)));
	assert_false(are_one(mention(0, 1, "launch", 10, NULL), mention(1, 1, "launch", 500, NULL)));
	assert_false(are_one(mention(0, 1, "launch", 10, NULL), mention(1, 1, "delay", 10, NULL)));
}

static void test_a_noun_made_of_a_verb_is_its_event(void **state)
{
	(void)state;
	assert_true(are_one(mention(0, 1, "deliver", 10, NULL), mention(1, 1, "delivery", 10, NULL)));
	assert_true(are_one(mention(0, 1, "suspend", 10, NULL), mention(1, 1, "suspension", 10, NULL)));
}

static void test_days_apart_keep_apart(void **state)
{
	(void)state;
	assert_false(are_one(mention(0, 1, "launch", 10, "2007-05"), mention(1, 1, "launch", 10, "2008-05")));
	assert_true(are_one(mention(0, 1, "launch", 10, "2007-05"), mention(1, 1, "launch", 10, "2007-05-03")));
}

static void test_what_a_headline_tells_is_told_below(void **state)
{
	(void)state;
	assert_true(are_one(mention(0, 0, "launch", 10, NULL), mention(0, 2, "launch", 500, NULL)));
	assert_false(are_one(mention(0, 1, "launch", 10, NULL), mention(0, 9, "launch", 500, NULL)));
}

static void test_saying_is_hardly_ever_one(void **state)
{
	(void)state;
	ent_given a = mention(0, 0, "say", 10, NULL), b = mention(0, 1, "say", 500, NULL);
	a.common = b.common = true;
	assert_false(are_one(a, b));
}

static void test_the_baseline_takes_one_stem_as_one(void **state)
{
	(void)state;
	ent_given all[] = {mention(0, 1, "launch", 10, NULL), mention(1, 1, "delay", 10, NULL),
					   mention(2, 1, "launch", 900, NULL)};
	uint32_t sets[3];
	ent_given_by_stem(arena, all, 3, sets);
	assert_int_equal(sets[0], sets[2]);
	assert_int_not_equal(sets[0], sets[1]);
	ent_given_link(arena, all, 0, sets); /* of nothing nothing */
}

static void test_roots(void **state)
{
	(void)state;
	static const char *const same[][2] = {{"agree", "agreement"},         {"compensate", "compensation"},
										  {"produce", "production"},      {"announce", "announcement"},
										  {"Contribute", "contribution"}, {"approve", "approval"}};
	static const char *const other[][2] = {{"buy", "but"}, {"deal", "deliver"}, {"order", "organise"}};
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (ent_word_root(ent_str_of(same[i][0])) != ent_word_root(ent_str_of(same[i][1])))
			fail_msg("%s and %s", same[i][0], same[i][1]);
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (ent_word_root(ent_str_of(other[i][0])) == ent_word_root(ent_str_of(other[i][1])))
			fail_msg("%s and %s", other[i][0], other[i][1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_is_what_shares_its_words),
		cmocka_unit_test(test_a_noun_made_of_a_verb_is_its_event),
		cmocka_unit_test(test_days_apart_keep_apart),
		cmocka_unit_test(test_what_a_headline_tells_is_told_below),
		cmocka_unit_test(test_saying_is_hardly_ever_one),
		cmocka_unit_test(test_the_baseline_takes_one_stem_as_one),
		cmocka_unit_test(test_roots),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
