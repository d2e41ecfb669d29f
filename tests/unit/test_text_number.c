/* Numbers in figures and words. */
#include "text/number.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct fixture {
	ent_data *data;
	ent_arena *arena;
	ent_words words;
};

static ent_status load(void *payload)
{
	struct fixture *f = payload;
	ent_error error;
	return ent_words_new(f->arena, f->data, &f->words, &error);
}

static struct fixture open_fixture(void)
{
	struct fixture f = {0};
	ent_error error;
	assert_int_equal(ent_data_new(NULL, &f.data, &error), ENT_OK);
	f.arena = ent_arena_new("test", (size_t)16 << 20);
	assert_non_null(f.arena);
	assert_int_equal(ent_arena_run(f.arena, load, &f, &error), ENT_OK);
	return f;
}

static void close_fixture(struct fixture *f)
{
	ent_arena_free(f->arena);
	ent_data_free(f->data);
}

static ent_number number_in(struct fixture *f, const char *text)
{
	ent_atoms atoms = {0};
	ent_str s = ent_str_of(text);
	ent_atoms_of_bytes(&f->words, f->arena, s, 0, (uint32_t)s.len, &atoms);
	return ent_number_at(&atoms, 0);
}

static void test_values(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		double value;
	} rows[] = {
		{"7", 7},
		{"1,100 kilometres", 1100},
		{"12,34,567 rupees", 1234567},
		{"12.4 billion", 12.4e9},
		{"5 1/2 hours", 5.5},
		{"520M", 520e6},
		{"3bn", 3e9},
		{"20 lakh", 2e6},
		{"5 crore", 5e7},
		{"two", 2},
		{"twenty-five", 25},
		{"one hundred and twenty", 120},
		{"two thousand and ten", 2010},
		{"three million four hundred thousand and six", 3400006},
		{"half a billion", 5e8},
		{"half-million", 5e5},
		{"a hundred", 100},
		{"a dozen", 12},
		{"two dozen", 24},
		{"two and a half", 2.5},
		{"three quarters", 0.75},
		{"21st", 21},
		{"twenty-first", 21},
		{"hundredth", 100},
		{"1990 was", 1990},
		{"1 234 567 people", 1234567},
		{"40\xE2\x80\xAF"
		 "500 people",
		 40500},
		{"5 300 men", 5},
		{"three and three quarters", 3.75},
		{"five and a quarter", 5.25},
		{"3 million and a half", 3.5e6},
		{"one billion and three quarters million", 1000750000},
		{"two thirds of a million", 2e6 / 3},
		{"a quarter million", 250000},
		{"one fifth", 0.2},
		{"a third of", 1.0 / 3},
		{"fifty-four hundredths", 0.54},
		{"nine point nought four", 9.04},
		{"two hundred point seventy-one", 200.71},
		{"3 hundred and 21", 321},
		{"4 thousand 3 hundred and 21", 4321},
		{"3 dozens", 36},
		{"10 bln", 1e10},
		{"three trillionth", 3e12},
		{"\xE2\x85\x94", 2.0 / 3},
	};
	struct fixture f = open_fixture();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ent_number n = number_in(&f, rows[i].text);
		double d = n.value - rows[i].value;
		if (!n.n || d > 1e-6 || d < -1e-6)
			fail_msg("'%s' is %g, not %g", rows[i].text, n.value, rows[i].value);
	}
	close_fixture(&f);
}

static void test_kinds(void **state)
{
	(void)state;
	struct fixture f = open_fixture();
	assert_true(number_in(&f, "21st").ordinal);
	assert_true(number_in(&f, "1990").plain);
	assert_false(number_in(&f, "1,990").plain);
	assert_true(number_in(&f, "1,990").grouped);
	assert_int_equal(number_in(&f, "nineteen ninety-six").n, 1);
	assert_int_equal(number_in(&f, "a ministry").n, 0);
	assert_int_equal(number_in(&f, "and").n, 0);
	assert_int_equal(number_in(&f, "1,23").n, 1);
	assert_int_equal(number_in(&f, "520 m").n, 1);
	assert_int_equal(number_in(&f, "a third party").n, 0);
	assert_int_equal(number_in(&f, "three and a third party").n, 1);
	assert_true(number_in(&f, "520m").suffix);
	/* Some of them: more than one, less than ten. */
	assert_true(number_in(&f, "hundreds of refugees").value == 200);
	assert_true(number_in(&f, "hundreds of refugees").high == 999);
	assert_true(number_in(&f, "tens of thousands").high == 99999);
	assert_true(number_in(&f, "dozens").value == 24);
	assert_int_equal(number_in(&f, "tens").n, 0);
	close_fixture(&f);
}

static void test_atoms(void **state)
{
	(void)state;
	struct fixture f = open_fixture();
	ent_atoms atoms = {0};
	ent_str s = ENT_STR("mid-1990s, \xE2\x82\xAC"
						"3bn 6\xE2\x80\x93"
						"7");
	ent_atoms_of_bytes(&f.words, f.arena, s, 0, (uint32_t)s.len, &atoms);
	static const char *const texts[] = {"mid", "-", "1990",         "s", ",", "\xE2\x82\xAC", "3",
										"bn",  "6", "\xE2\x80\x93", "7"};
	assert_int_equal(atoms.v.n, sizeof texts / sizeof *texts);
	for (size_t i = 0; i < atoms.v.n; i++)
		assert_true(ent_str_is(atoms.v.at[i].text, texts[i]));
	assert_int_equal(atoms.v.at[5].mark, '$');
	assert_int_equal(atoms.v.at[9].mark, '-');
	assert_false(atoms.v.at[2].space);
	assert_true(atoms.v.at[5].space);
	close_fixture(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_values), cmocka_unit_test(test_kinds),
									   cmocka_unit_test(test_atoms)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
