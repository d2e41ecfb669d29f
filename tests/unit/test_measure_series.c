/* A relationship by year: what is counted, what is not, and what is missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure/series.h"

static ent_occurrence told(const char *edtf, ent_basis basis, const char *status, const char *quad, double score,
						   ent_record_event *event)
{
	*event = (ent_record_event){.status = ent_str_of(status), .quad = ent_str_of(quad), .score = score};
	event->date = ENT_DATE_NONE;
	if (*edtf)
		ent_edtf_parse(ent_str_of(edtf), &event->date);
	event->date.basis = basis;
	return (ent_occurrence){.best = event, .date = event->date};
}

static void test_years_are_counted_apart(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("series", 1 << 20);
	ent_record_event events[9];
	ent_occurrence all[] = {
		told("1972", ENT_BASIS_STATED, "actual", "VERBAL_COOPERATION", 4, &events[0]),
		told("1972-03", ENT_BASIS_INFERRED, "actual", "MATERIAL_CONFLICT", -6, &events[1]),
		told("1972-05-01", ENT_BASIS_STATED, "promised", "MATERIAL_COOPERATION", 10, &events[2]),
		told("1972-06", ENT_BASIS_STATED, "cancelled", "VERBAL_COOPERATION", 4, &events[3]),
		told("1975-12-30/1976-01-02", ENT_BASIS_STATED, "ongoing", "VERBAL_COOPERATION", 2.5, &events[4]),
		told("197X", ENT_BASIS_STATED, "actual", "VERBAL_CONFLICT", -2, &events[5]),
		told("1980/..", ENT_BASIS_STATED, "actual", "VERBAL_CONFLICT", -2, &events[6]),
		told("2021-05-02", ENT_BASIS_PUBLISHED, "actual", "VERBAL_COOPERATION", 4, &events[7]),
		told("", ENT_BASIS_UNKNOWN, "actual", "VERBAL_COOPERATION", 4, &events[8]),
	};
	ent_series *series = ent_series_of(arena, &(ent_occurrences){all, 9}, ENT_GRAIN_YEAR);
	assert_int_equal(series->n, 2); /* 1973 and 1974 are not there: missing is not zero */
	assert_int_equal(series->unplaced, 4);
	const ent_period *year = &series->at[0];
	assert_int_equal(year->year, 1972);
	assert_int_equal(year->done, 2);
	assert_int_equal(year->pending, 1);
	assert_int_equal(year->undone, 1);
	assert_int_equal(year->n[ENT_QUAD_VERBAL_COOPERATION], 1);
	assert_int_equal(year->n[ENT_QUAD_MATERIAL_CONFLICT], 1);
	assert_true(year->sum == -2 && year->mean == -1 && year->sum_cooperation == 4 && year->sum_conflict == -6);
	assert_int_equal(series->at[1].year, 1975);
	ent_arena_free(arena);
}

static void test_a_finer_grain_leaves_out_what_is_wider(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("series", 1 << 20);
	ent_record_event events[4];
	ent_occurrence all[] = {
		told("1972", ENT_BASIS_STATED, "actual", "VERBAL_COOPERATION", 4, &events[0]),
		told("1972-03", ENT_BASIS_STATED, "actual", "VERBAL_COOPERATION", 4, &events[1]),
		told("1972-05-31/1972-06-02", ENT_BASIS_STATED, "actual", "VERBAL_COOPERATION", 4, &events[2]),
		told("1972-34", ENT_BASIS_STATED, "actual", "VERBAL_COOPERATION", 4, &events[3]),
	};
	ent_series *series = ent_series_of(arena, &(ent_occurrences){all, 4}, ENT_GRAIN_QUARTER);
	assert_int_equal(series->n, 2);
	assert_int_equal(series->unplaced, 1);
	assert_true(ent_str_is(ent_period_edtf(arena, &series->at[0], ENT_GRAIN_QUARTER), "1972-33"));
	assert_int_equal(series->at[1].done, 2);
	series = ent_series_of(arena, &(ent_occurrences){all, 4}, ENT_GRAIN_MONTH);
	assert_int_equal(series->n, 2);
	assert_int_equal(series->unplaced, 2);
	assert_true(ent_str_is(ent_period_edtf(arena, &series->at[1], ENT_GRAIN_MONTH), "1972-05"));
	ent_arena_free(arena);
}

static void test_nothing_gives_no_year(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("series", 1 << 20);
	ent_series *series = ent_series_of(arena, &(ent_occurrences){0}, ENT_GRAIN_YEAR);
	assert_int_equal(series->n, 0);
	assert_int_equal(series->unplaced, 0);
	ent_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_years_are_counted_apart),
									   cmocka_unit_test(test_a_finer_grain_leaves_out_what_is_wider),
									   cmocka_unit_test(test_nothing_gives_no_year)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
