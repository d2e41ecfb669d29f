/* Amounts: which numbers are quantities, of what, how much. */
#include "amounts/amounts.h"
#include "make_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

struct fixture {
	ent_data *data;
	ent_amounts *amounts;
	ent_arena *arena;
	ent_str text;
	ent_amount_list *found;
};

static struct fixture open_fixture(void)
{
	struct fixture f = {0};
	ent_error error;
	assert_int_equal(ent_data_new(NULL, &f.data, &error), ENT_OK);
	assert_int_equal(ent_amounts_new(f.data, &f.amounts, &error), ENT_OK);
	f.arena = ent_arena_new("test", (size_t)64 << 20);
	assert_non_null(f.arena);
	return f;
}

static void close_fixture(struct fixture *f)
{
	ent_arena_free(f->arena);
	ent_amounts_free(f->amounts);
	ent_data_free(f->data);
}

static void read_text(struct fixture *f, const char *text)
{
	ent_arena_reset(f->arena);
	ent_document *document = make_document(f->arena, text);
	f->text = document->text;
	f->found = ent_amounts_find(f->amounts, f->arena, ent_text_of(f->arena, document));
}

/* The amount that begins with `words`; fails where there is none. */
static const ent_amount *amount(struct fixture *f, const char *text, const char *words)
{
	read_text(f, text);
	for (size_t i = 0; i < f->found->n; i++)
		if (ent_str_starts(ent_str_sub(f->text, f->found->at[i].start, f->found->at[i].end), ent_str_of(words)))
			return &f->found->at[i];
	fail_msg("no amount '%s' in '%s'", words, text);
	return NULL;
}

static bool near(double a, double b)
{
	double d = a - b;
	return (d < 0 ? -d : d) <= 1e-9 * (b < 0 ? -b : b) + 1e-12;
}

static void test_values(void **state)
{
	(void)state;
	static const struct {
		const char *text, *words;
		double lo, hi;
		const char *unit;
	} rows[] = {
		{"The deal is worth $153 million.", "$153 million", 153e6, 153e6, "USD"},
		{"Trade increased to $520M.", "$520M", 520e6, 520e6, "USD"},
		{"Trade has grown up to half a billion dollars.", "half a billion dollars", 5e8, 5e8, "USD"},
		{"It grew from 5 billion dollars in 2018 to 7 billion dollars.", "7 billion dollars", 7e9, 7e9, "USD"},
		{"It rose from 838 million to 862 million dollars.", "838 million", 838e6, 838e6, "USD"},
		{"It cost 168 billion euros, then 172 billion.", "172 billion", 172e9, 172e9, "EUR"},
		{"In May 2014, 450 sailors met.", "450 sailors", 450, 450, "sailor"},
		{"It costs $1.5-2 billion.", "$1.5-2 billion", 1.5e9, 2e9, "USD"},
		{"It costs Rs 5 crore.", "Rs 5 crore", 5e7, 5e7, "PKR"},
		{"It costs Rs. 5 crore.", "Rs. 5 crore", 5e7, 5e7, "PKR"},
		{"Output fell by a third, they say.", "a third", 100.0 / 3, 100.0 / 3, "percent"},
		{"They paid 3.5bn euros.", "3.5bn euros", 3.5e9, 3.5e9, "EUR"},
		{"They got 20 lakh doses.", "20 lakh doses", 2e6, 2e6, "dose"},
		{"A 1,100-kilometre pipeline is planned.", "1,100-kilometre", 1100, 1100, "km"},
		{"It carries 12.4 billion cubic metres of gas.", "12.4 billion cubic metres", 12.4e9, 12.4e9, "m3"},
		{"It is 5 1/2 miles long.", "5 1/2 miles", 5.5, 5.5, "mi"},
		{"Between 5 and 10 percent left.", "5 and 10 percent", 5, 10, "percent"},
		{"Two thirds of the army left.", "Two thirds", 200.0 / 3, 200.0 / 3, "percent"},
		{"A quarter of the army left.", "A quarter", 25, 25, "percent"},
		{"They bought four Mi-35 attack helicopters.", "four", 4, 4, "helicopter"},
		{"It sold four Mi35 attack helicopters.", "four", 4, 4, "helicopter"},
		{"They bought four additional JAS 39 Gripen fighters.", "four", 4, 4, "fighter"},
		{"It sold 24 MiG 29 fighters and a ship.", "24 MiG 29 fighters", 24, 24, "fighter"},
		{"They want 12 Boeing 737 aircraft.", "12 Boeing 737 aircraft", 12, 12, "aircraft"},
		{"It gave Peru 12 aircraft.", "12 aircraft", 12, 12, "aircraft"},
		{"They sent 36 T-72 tanks.", "36", 36, 36, "tank"},
		{"One hundred and twenty people came.", "One hundred and twenty", 120, 120, "person"},
		{"Five rounds of exercises took place.", "Five rounds", 5, 5, "round"},
		{"It held a one-day meeting.", "one-day", 1, 1, "day"},
		{"It was nearly a decade ago.", "a decade", 10, 10, "year"},
		{"It holds three dozen talks.", "three dozen", 36, 36, "talk"},
		{"Growth was minus 1.2 percent.", "minus 1.2 percent", -1.2, -1.2, "percent"},
		{"Output changed by -0.5% again.", "-0.5%", -0.5, -0.5, "percent"},
		{"One in three farmers fled.", "One in three", 100.0 / 3, 100.0 / 3, "percent"},
		{"Two out of five ships sank.", "Two out of five", 40, 40, "percent"},
		{"Dozens of trucks crossed.", "Dozens of trucks", 24, 99, "truck"},
		{"Hundreds of thousands of refugees came.", "Hundreds of thousands", 200000, 999999, "refugee"},
		{"They lost tens of millions of dollars.", "tens of millions of dollars", 2e7, 99999999, "USD"},
		{"A 1/4 mile strip was mined.", "1/4 mile", 0.25, 0.25, "mi"},
		{"The wall is 5 feet 2 inches high.", "5 feet 2 inches", 5 + 2.0 / 12, 5 + 2.0 / 12, "ft"},
		{"It costs thirteen dollars and forty-five cents.", "thirteen dollars", 13.45, 13.45, "USD"},
		{"They lost 75 USD million in it.", "75 USD million", 75e6, 75e6, "USD"},
		{"The grant is 120 MEUR.", "120 MEUR", 120e6, 120e6, "EUR"},
		{"The barrier is 1.8m tall.", "1.8m", 1.8, 1.8, "m"},
		{"The site covers 24703m2 now.", "24703m2", 24703, 24703, "m2"},
		{"The crane lifts 100t loads.", "100t", 100, 100, "t"},
		{"They have 1 234 567 men.", "1 234 567 men", 1234567, 1234567, "man"},
	};
	struct fixture f = open_fixture();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const ent_amount *a = amount(&f, rows[i].text, rows[i].words);
		if (!near(a->lo, rows[i].lo) || !near(a->hi, rows[i].hi) || !ent_str_is(a->unit, rows[i].unit))
			fail_msg("'%s': %g..%g %.*s", rows[i].words, a->lo, a->hi, ENT_FMT(a->unit));
	}
	close_fixture(&f);
}

static void test_not_amounts(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"They met in 2014.",
		"After the 2010 floods, help came.",
		"They met on 21 November 2014 at 10:30.",
		"It was agreed on 6-7 April 2021.",
		"Article 370 was revoked and Resolution 242 cited.",
		"They bought the S-400, not the MiG-29.",
		"They saw Su 35 fighters and F 16 aircraft.",
		"It led the council in the first half of 2023.",
		"The CASA 1000 project stalled after Covid-19 struck.",
		"The G8 met before 9/11.",
		"The two countries signed.",
		"See https://www.dawn.com/article/97370/what?amp=1 for more.",
		"He lives at 24 Downing Street.",
		"One of the men left.",
		"They wore N95 masks and took the R2 road.",
	};
	struct fixture f = open_fixture();
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		read_text(&f, texts[i]);
		if (f.found->n)
			fail_msg("'%.*s' read as an amount in '%s'",
					 ENT_FMT(ent_str_sub(f.text, f.found->at[0].start, f.found->at[0].end)), texts[i]);
	}
	close_fixture(&f);
}

static void test_surroundings(void **state)
{
	(void)state;
	struct fixture f = open_fixture();
	assert_int_equal(amount(&f, "Their trade grew by $270 million.", "$270 million")->change, ENT_CHANGE_BY);
	assert_int_equal(amount(&f, "Their trade increased to $520M.", "$520M")->change, ENT_CHANGE_TO);
	assert_int_equal(amount(&f, "An increase of 46 percent was seen.", "46 percent")->change, ENT_CHANGE_BY);
	assert_int_equal(amount(&f, "Trade of $790 million was recorded.", "$790 million")->change, ENT_CHANGE_NONE);
	assert_int_equal(amount(&f, "They had said that up to 300,000 people grew rice.", "300,000")->change,
					 ENT_CHANGE_NONE);
	assert_null(amount(&f, "It rose from $3.02bn a year earlier.", "$3.02bn")->per.ptr);
	const ent_amount *gas = amount(&f, "It moves up to 12.4 billion cubic metres of gas annually.", "12.4 billion");
	assert_true(ent_str_is(gas->per, "year"));
	assert_true(ent_str_is(gas->measures, "gas"));
	assert_true(gas->approximate);
	assert_true(ent_str_is(amount(&f, "The 46 percent increase in bilateral trade.", "46 percent")->measures, "trade"));
	assert_true(amount(&f, "It was the 6th annual summit.", "6th")->ordinal);
	const ent_amount *more = amount(&f, "We gave 50,000 doses and intend to provide 150,000 more.", "150,000");
	assert_true(ent_str_is(more->unit, "dose"));
	assert_true(near(amount(&f, "It fell by £200m to £1.1bn.", "£200m")->hi, 200e6)); /* two, not a range */
	assert_int_equal(amount(&f, "It fell by £200m to £1.1bn.", "£1.1bn")->change, ENT_CHANGE_TO);
	close_fixture(&f);
}

static void test_base(void **state)
{
	(void)state;
	struct fixture f = open_fixture();
	double value;
	ent_str base, dimension;
	assert_true(ent_amounts_base(f.amounts, 680, ENT_STR("mi"), &value, &base, &dimension));
	assert_true(near(value, 1094353.92) && ent_str_is(base, "m") && ent_str_is(dimension, "length"));
	assert_true(ent_amounts_base(f.amounts, 2, ENT_STR("bcm"), &value, &base, &dimension));
	assert_true(near(value, 2e9) && ent_str_is(base, "m3"));
	assert_true(ent_amounts_base(f.amounts, 1, ENT_STR("EUR"), &value, &base, &dimension));
	assert_true(near(value, 1) && ent_str_is(base, "EUR") && ent_str_is(dimension, "money"));
	assert_false(ent_amounts_base(f.amounts, 1, ENT_STR("dose"), &value, &base, &dimension));
	close_fixture(&f);
}

static void test_settle(void **state)
{
	(void)state;
	struct fixture f = open_fixture();
	ent_amount rupees = *amount(&f, "It costs Rs 5 crore.", "Rs 5 crore");
	assert_true(ent_amounts_settle(f.amounts, &rupees, "IND"));
	assert_true(ent_str_is(rupees.unit, "INR"));
	assert_false(ent_amounts_settle(f.amounts, &rupees, "TCD"));
	assert_true(ent_str_is(rupees.unit, "INR"));
	close_fixture(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_values), cmocka_unit_test(test_not_amounts),
									   cmocka_unit_test(test_surroundings), cmocka_unit_test(test_base),
									   cmocka_unit_test(test_settle)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
