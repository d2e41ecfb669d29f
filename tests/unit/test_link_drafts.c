/* Names and numbers of exercises, and phrases of agreements, from the words of a sentence; which rows of visits and of
 * exercises are one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "link/accord.h"
#include "link/exercise.h"
#include "link/journey.h"

static const ent_account_input nobody = {0};

static ent_drafts drafts_of(ent_arena *arena, ent_account_kind kind)
{
	return (ent_drafts){.arena = arena, .work = arena, .kind = kind, .input = &nobody, .told = ent_map_new(arena)};
}

static void assert_text(ent_str text, const char *expected)
{
	if (!ent_str_is(text, expected))
		fail_msg("'%.*s', not '%s'", ENT_FMT(text), expected);
}

static void test_exercises_are_named_by_their_capitals(void **state)
{
	(void)state;
	static const struct {
		const char *sentence, *word, *name, *number;
	} cases[] = {
		{"The sixth Blue Lotus drills ended in October.", "drills", "Blue Lotus", "sixth"},
		{"They held exercise Desert Wind in May.", "exercise", "Desert Wind", ""},
		{"The drills are held under the name Falcon (Friendship).", "drills", "Falcon (Friendship)", ""},
		{"Both held the 3rd annual joint military exercise in 2015.", "exercise", "", "3rd"},
		{"No word of it stands here.", "word", "", ""},
	};
	ent_arena *arena = ent_arena_new("drafts", 16 << 20);
	ent_drafts m = drafts_of(arena, ENT_ACCOUNT_EXERCISES);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_str sentence = ent_str_of(cases[i].sentence);
		size_t near = (size_t)ent_str_find(sentence, ent_str_of(cases[i].word), 0);
		assert_text(ent_exercise_name(&m, sentence, near, (ent_str){0}), cases[i].name);
		assert_text(ent_exercise_number(sentence, near), cases[i].number);
	}
	ent_arena_free(arena);
}

static void test_agreements_are_called_by_their_phrase(void **state)
{
	(void)state;
	static const struct {
		const char *sentence, *word, *phrase;
	} cases[] = {
		{"Chad and Mali signed a fisheries agreement on 9 May 2012 in Lima.", "signed", "fisheries agreement"},
		{"They signed a treaty of eternal friendship in Lima.", "signed", "treaty of eternal friendship"},
		{"They signed an MoU on cooperation in joint exploration of oil.", "signed",
		 "MoU on cooperation in joint exploration of oil"},
		{"It signed a memorandum of understanding (MoU) for two dams.", "signed",
		 "memorandum of understanding (MoU) for two dams"},
		{"The Transit Regime has been signed.", "signed", "Transit Regime"},
		{"They met in Lima.", "met", ""},
	};
	ent_arena *arena = ent_arena_new("drafts", 64 << 20);
	ent_data *data;
	const ent_ledgers *ledgers;
	assert_int_equal(ent_data_new(NULL, &data, NULL), ENT_OK);
	assert_int_equal(ent_ledgers_load(arena, data, &ledgers, NULL), ENT_OK);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_str sentence = ent_str_of(cases[i].sentence);
		size_t near = (size_t)ent_str_find(sentence, ent_str_of(cases[i].word), 0);
		assert_text(ent_accord_phrase(ledgers, sentence, near), cases[i].phrase);
	}
	assert_text(ent_accord_phrase(ledgers, ENT_STR(""), 0), "");
	assert_true(ent_ledgers_phrase(ledgers, ENT_PHRASE_ACCORD, ENT_STR("Treaty")));
	assert_false(ent_ledgers_phrase(ledgers, ENT_PHRASE_LEFT, ENT_STR("treaty")));
	assert_true(ent_ledgers_phrase(ledgers, ENT_PHRASE_TOPIC, ENT_STR("of")) &&
				ent_ledgers_phrase(ledgers, ENT_PHRASE_LEFT, ENT_STR("of")));
	ent_data_free(data);
	ent_arena_free(arena);
}

static const ent_source source;

static void add(ent_drafts *m, const char *date, const char *column, const char *value, const char *second,
				const char *other)
{
	ent_draft *row = ent_push(m->work, &m->rows);
	*row = (ent_draft){.date = ENT_DATE_NONE, .states = ENT_STR("CHL PER")};
	if (date) {
		assert_true(ent_edtf_parse(ent_str_of(date), &row->date));
		row->date.basis = ENT_BASIS_STATED;
	}
	ent_account_value cell = {.value = ent_str_of(value), .source = &source, .sentence = (uint32_t)m->rows.n};
	ent_draft_add(m, row, column, &cell);
	cell.value = ent_str_of(other);
	ent_draft_add(m, row, second, &cell);
	cell.value = ENT_STR("Peru");
	ent_draft_add(m, row, "to", &cell);
}

static size_t standing(const ent_drafts *m)
{
	size_t n = 0;
	for (size_t i = 0; i < m->rows.n; i++)
		n += !m->rows.at[i].merged && !m->rows.at[i].left_out;
	return n;
}

static void test_visits_are_joined_where_nothing_speaks_against_it(void **state)
{
	(void)state;
	static const struct {
		const char *dates[2], *persons[2], *offices[2];
		size_t rows;
	} cases[] = {
		{{"2013-05", "2013-05-04"}, {"Luis Pardo", ""}, {"president", "president"}, 1},
		{{"2013-05", "2013-05-04"}, {"Luis Pardo", "Ana Rojas"}, {"president", "president"}, 2},
		{{"2013-05", "2014-05"}, {"Luis Pardo", "Luis Pardo"}, {"president", "president"}, 2},
		{{"2013", "2013"}, {"Luis Pardo", "Luis Pardo"}, {"president", "president"}, 2}, /* one year holds two */
		{{"2013-05", NULL}, {"Luis Pardo", ""}, {"president", ""}, 1}, /* what says nothing is left out */
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_arena *arena = ent_arena_new("drafts", 16 << 20);
		ent_drafts m = drafts_of(arena, ENT_ACCOUNT_VISITS);
		for (size_t k = 0; k < 2; k++)
			add(&m, cases[i].dates[k], "who", cases[i].persons[k], "office", cases[i].offices[k]);
		ent_journey_join_rows(&m);
		if (standing(&m) != cases[i].rows)
			fail_msg("case %zu: %zu rows", i, standing(&m));
		ent_arena_free(arena);
	}
}

static void test_exercises_are_joined_by_day_number_and_name(void **state)
{
	(void)state;
	static const struct {
		const char *dates[2], *names[2], *numbers[2];
		size_t rows;
	} cases[] = {
		{{"2011-05", "2011"}, {"Condor", "Condor"}, {"third", "3rd"}, 1},
		{{"2011-05", "2011"}, {"Condor", "Condor"}, {"third", "fourth"}, 2},
		{{"2011-05", "2011-05"}, {"Condor", "Blue Lotus"}, {"", ""}, 2},
		{{"2011/..", "2014-05"}, {"Condor", "Condor"}, {"", ""}, 2}, /* a series, and one of it */
		{{"2011-05", NULL}, {"Condor", "Condor"}, {"third", "third"}, 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_arena *arena = ent_arena_new("drafts", 16 << 20);
		ent_drafts m = drafts_of(arena, ENT_ACCOUNT_EXERCISES);
		for (size_t k = 0; k < 2; k++)
			add(&m, cases[i].dates[k], "name", cases[i].names[k], "number", cases[i].numbers[k]);
		ent_exercise_join_rows(&m);
		if (standing(&m) != cases[i].rows)
			fail_msg("case %zu: %zu rows", i, standing(&m));
		ent_arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exercises_are_named_by_their_capitals),
		cmocka_unit_test(test_agreements_are_called_by_their_phrase),
		cmocka_unit_test(test_visits_are_joined_where_nothing_speaks_against_it),
		cmocka_unit_test(test_exercises_are_joined_by_day_number_and_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
