/* When two values can both be true. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "link/verdict.h"

#include <math.h>

static ent_claim_value date_of(const char *edtf, const char *status)
{
	ent_claim_value v = {.value = ent_str_of(edtf), .status = ent_str_of(status)};
	assert_true(ent_edtf_parse(v.value, &v.date));
	v.date.basis = ENT_BASIS_STATED;
	return v;
}

static ent_relation dates(const char *a, const char *a_status, const char *b, const char *b_status)
{
	ent_claim_value x = date_of(a, a_status), y = date_of(b, b_status);
	ent_relation relation = ent_relation_of(ENT_SORT_DATE, &x, &y);
	assert_int_equal(relation, ent_relation_of(ENT_SORT_DATE, &y, &x));
	return relation;
}

static void test_dates(void **state)
{
	(void)state;
	assert_int_equal(dates("1972", "actual", "1973", "actual"), ENT_RELATION_EXCLUDE);
	assert_int_equal(dates("1973", "actual", "1973-05", "actual"), ENT_RELATION_REFINE);
	assert_int_equal(dates("1973", "actual", "1973", "actual"), ENT_RELATION_SAME);
	assert_int_equal(dates("2019", "planned", "2020-03", "actual"), ENT_RELATION_SUPERSEDE);
	assert_int_equal(dates("2019", "planned", "2021", "postponed"), ENT_RELATION_SUPERSEDE);
	assert_int_equal(dates("2019", "planned", "2021", "planned"), ENT_RELATION_NONE);
	assert_int_equal(dates("2019", "hypothetical", "2021", "actual"), ENT_RELATION_NONE);
	assert_int_equal(dates("../2019", "planned", "2019-12-31", "planned"), ENT_RELATION_SAME);
	/* "had left by 1972", and elsewhere that they left after that; or before */
	assert_int_equal(dates("../1972", "actual", "1975", "actual"), ENT_RELATION_EXCLUDE);
	assert_int_equal(dates("../1972", "actual", "1970", "actual"), ENT_RELATION_NONE);
	ent_claim_value x = date_of("1972", "actual"), y = date_of("1973", "actual");
	y.date.basis = ENT_BASIS_INFERRED;
	assert_int_equal(ent_relation_of(ENT_SORT_DATE, &x, &y), ENT_RELATION_NONE);
}

static ent_relation amounts(double a, double b, bool about)
{
	ent_claim_value x = {.lo = a, .hi = a, .unit = ENT_STR("m"), .date = ENT_DATE_NONE, .approximate = about};
	ent_claim_value y = {.lo = b, .hi = b, .unit = ENT_STR("m"), .date = ENT_DATE_NONE};
	return ent_relation_of(ENT_SORT_AMOUNT, &x, &y);
}

static void test_amounts(void **state)
{
	(void)state;
	assert_int_equal(amounts(1100000, 680 * 1609.344, false), ENT_RELATION_SAME);
	assert_int_equal(amounts(2e9, 2.5e9, false), ENT_RELATION_EXCLUDE);
	assert_int_equal(amounts(5e8, 5.4e8, true), ENT_RELATION_SAME);
	assert_int_equal(amounts(2e9, 2.1e9, false), ENT_RELATION_REFINE); /* rounded */
	ent_claim_value least = {.lo = 20, .hi = INFINITY, .unit = ENT_STR("person"), .date = ENT_DATE_NONE};
	ent_claim_value exact = {.lo = 35, .hi = 35, .unit = ENT_STR("person"), .date = ENT_DATE_NONE};
	assert_int_equal(ent_relation_of(ENT_SORT_AMOUNT, &least, &exact), ENT_RELATION_REFINE);
	ent_claim_value other = {.lo = 35, .hi = 35, .unit = ENT_STR("tank"), .date = ENT_DATE_NONE};
	assert_int_equal(ent_relation_of(ENT_SORT_AMOUNT, &other, &exact), ENT_RELATION_NONE);
}

static ent_relation levels(double a, const char *when_a, double b, const char *when_b)
{
	ent_claim_value x = {.lo = a, .hi = a, .unit = ENT_STR("USD"), .date = ENT_DATE_NONE};
	ent_claim_value y = {.lo = b, .hi = b, .unit = ENT_STR("USD"), .date = ENT_DATE_NONE};
	if (when_a)
		x.date = date_of(when_a, "actual").date;
	if (when_b)
		y.date = date_of(when_b, "actual").date;
	return ent_relation_of(ENT_SORT_TIMED, &x, &y);
}

static void test_levels(void **state)
{
	(void)state;
	assert_int_equal(levels(100, "2018", 150, "2019"), ENT_RELATION_APART);
	assert_int_equal(levels(100, "2018", 150, "2018"), ENT_RELATION_EXCLUDE);
	assert_int_equal(levels(100, "2018", 100, "2018"), ENT_RELATION_SAME);
	assert_int_equal(levels(100, NULL, 150, "2018"), ENT_RELATION_APART);
	assert_int_equal(levels(60, "2018-01-01/2018-06-30", 100, "2018"), ENT_RELATION_NONE);
}

static ent_relation orders(const char *unit_a, double a, const char *unit_b, double b)
{
	ent_claim_value x = {.lo = a, .hi = a, .unit = ent_str_of(unit_a), .date = ENT_DATE_NONE};
	ent_claim_value y = {.lo = b, .hi = b, .unit = ent_str_of(unit_b), .date = ENT_DATE_NONE};
	return ent_relation_of(ENT_SORT_ORDER, &x, &y);
}

static void test_orders(void **state)
{
	(void)state;
	assert_int_equal(orders("ever", 1, "year", 38), ENT_RELATION_EXCLUDE);
	assert_int_equal(orders("nth", 1, "ever", 1), ENT_RELATION_SAME);
	assert_int_equal(orders("year", 9, "year", 10), ENT_RELATION_SAME);
	assert_int_equal(orders("year", 9, "year", 20), ENT_RELATION_EXCLUDE);
	assert_int_equal(orders("nth", 5, "nth", 6), ENT_RELATION_EXCLUDE);
	assert_int_equal(orders("nth", 5, "year", 6), ENT_RELATION_NONE);
	assert_int_equal(orders("since", 1974, "since", 1980), ENT_RELATION_EXCLUDE);
}

static ent_relation statuses(const char *a, const char *b)
{
	ent_claim_value x = {.status = ent_str_of(a), .date = ENT_DATE_NONE},
					y = {.status = ent_str_of(b), .date = ENT_DATE_NONE};
	return ent_relation_of(ENT_SORT_STATUS, &x, &y);
}

static void test_statuses(void **state)
{
	(void)state;
	assert_int_equal(statuses("postponed", "cancelled"), ENT_RELATION_EXCLUDE);
	assert_int_equal(statuses("planned", "actual"), ENT_RELATION_SUPERSEDE);
	assert_int_equal(statuses("actual", "cancelled"), ENT_RELATION_NONE); /* without days: perhaps another visit */
	assert_int_equal(statuses("planned", "planned"), ENT_RELATION_SAME);
}

static void test_offices(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("offices", 64 << 20);
	ent_data *data;
	const ent_ledgers *ledgers;
	assert_int_equal(ent_data_new(NULL, &data, NULL), ENT_OK);
	assert_int_equal(ent_ledgers_load(arena, data, &ledgers, NULL), ENT_OK);
	ent_claim_value foreign = {.value = ENT_STR("foreign minister")}, president = {.value = ENT_STR("president")};
	ent_claim_value deputy = {.value = ENT_STR("deputy prime minister")};
	foreign.sole = ent_ledgers_sole(ledgers, foreign.value);
	president.sole = ent_ledgers_sole(ledgers, president.value);
	deputy.sole = ent_ledgers_sole(ledgers, deputy.value);
	assert_int_equal(ent_relation_of(ENT_SORT_OFFICE, &foreign, &president), ENT_RELATION_EXCLUDE);
	assert_int_equal(ent_relation_of(ENT_SORT_OFFICE, &foreign, &deputy), ENT_RELATION_NONE); /* may keep a ministry */
	assert_int_equal(ent_relation_of(ENT_SORT_OFFICE, &deputy, &deputy), ENT_RELATION_SAME);
	ent_arena_free(arena);
	ent_data_free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),  cmocka_unit_test(test_amounts),  cmocka_unit_test(test_levels),
		cmocka_unit_test(test_orders), cmocka_unit_test(test_statuses), cmocka_unit_test(test_offices),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
