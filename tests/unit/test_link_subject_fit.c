/* Which remarks are about one thing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "link/subject_fit.h"

static ent_arena *arena;
static ent_data *data;
static const ent_ledgers *ledgers;
static ent_source sources[2] = {{.key = 1, .doc = {"a", 1}}, {.key = 2, .doc = {"b", 1}}};

static int open_arena(void **state)
{
	(void)state;
	arena = ent_arena_new("test", 64 << 20);
	assert_int_equal(ent_data_new(NULL, &data, NULL), ENT_OK);
	assert_int_equal(ent_ledgers_load(arena, data, &ledgers, NULL), ENT_OK);
	return 0;
}

static int close_arena(void **state)
{
	(void)state;
	arena = ent_arena_free(arena);
	data = ent_data_free(data);
	return 0;
}

static ent_aspect aspect(const ent_record_remark *remark, const ent_str *states, size_t n)
{
	ent_aspect a = {.remark = remark, .all = {states, n}, .agents = {states, n}, .alias = ENT_MAP_NONE};
	a.name = ent_name_of(arena, remark->name, (ent_str){0});
	a.placed = remark->date.lo != ENT_DAY_UNKNOWN;
	return a;
}

static ent_record_remark remark_of(int source, const char *kind, const char *name, const char *edtf)
{
	ent_record_remark r = {.source = &sources[source], .kind = ent_str_of(kind), .name = ent_str_of(name)};
	r.status = ENT_STR("actual");
	r.date = ENT_DATE_NONE;
	if (edtf)
		assert_true(ent_edtf_parse(ent_str_of(edtf), &r.date));
	return r;
}

/* What many treaties are called is one treaty only between the same states. */
static void test_treaties(void **state)
{
	(void)state;
	const ent_str first[] = {ENT_STR("IND"), ENT_STR("RUS")}, second[] = {ENT_STR("RUS"), ENT_STR("SOM")};
	ent_record_remark x = remark_of(0, "treaty", "Treaty of Friendship", "1971");
	ent_record_remark y = remark_of(1, "treaty", "Treaty of Friendship", "1974");
	ent_aspect a = aspect(&x, first, 2), b = aspect(&y, second, 2), c = aspect(&y, first, 2);
	assert_int_equal(ent_subject_fit(ledgers, &a, &b), -1);
	assert_int_equal(ent_subject_fit(ledgers, &a, &c), 1);
	ent_record_remark named = remark_of(1, "treaty", "Karun Water Treaty", "1974");
	ent_record_remark other = remark_of(0, "treaty", "Karun Water Treaty", "1975");
	ent_aspect d = aspect(&named, first, 1), e = aspect(&other, first, 2);
	assert_int_equal(ent_subject_fit(ledgers, &d, &e), 1);
	named.object = ENT_STR("Treaty");
	other.object = ENT_STR("accord");
	assert_int_equal(ent_subject_fit(ledgers, &d, &e), 1);
	other.object = ENT_STR("Declaration");
	assert_int_equal(ent_subject_fit(ledgers, &d, &e), -1);
}

/* The edition tells exercises of one name apart, and one edition is one whatever its days are said to be. */
static void test_exercises(void **state)
{
	(void)state;
	const ent_str both[] = {ENT_STR("CAN"), ENT_STR("LKA")};
	ent_record_remark x = remark_of(0, "exercise", "Tiger Palm", "2016-03");
	ent_record_remark y = remark_of(1, "exercise", "Tiger Palm", "2016-10");
	x.object = y.object = ENT_STR("2016");
	ent_aspect a = aspect(&x, both, 2), b = aspect(&y, both, 2);
	assert_int_equal(ent_subject_fit(ledgers, &a, &b), 1);
	y.object = ENT_STR("2017");
	assert_int_equal(ent_subject_fit(ledgers, &a, &b), -1);
}

/* Talks are one where their days can be, not where they are only of one year. */
static void test_talks(void **state)
{
	(void)state;
	const ent_str both[] = {ENT_STR("CHL"), ENT_STR("PER")};
	ent_record_remark x = remark_of(0, "talks", "", "2011-05-04"), y = remark_of(1, "talks", "", "2011-05");
	ent_record_remark z = remark_of(1, "talks", "", "2011");
	ent_aspect a = aspect(&x, both, 2), b = aspect(&y, both, 2), c = aspect(&z, both, 2);
	assert_int_equal(ent_subject_fit(ledgers, &a, &b), 1);
	assert_int_equal(ent_subject_fit(ledgers, &a, &c), 0);
}

/* What is sold is not what is given; as many of the same are one sale where one text does not date it. */
static void test_supplies(void **state)
{
	(void)state;
	const ent_str both[] = {ENT_STR("CHL"), ENT_STR("DEU")};
	ent_record_value tanks = {.property = ENT_STR("amount"), .unit = ENT_STR("tank"), .lo = 140, .hi = 140};
	ent_record_remark x = remark_of(0, "supply", "", "2007"), y = remark_of(1, "supply", "", NULL);
	x.act = ENT_STR("give");
	x.text = ENT_STR("took");
	y.act = ENT_STR("sell");
	y.text = ENT_STR("sold");
	x.values = y.values = &tanks;
	x.n_values = y.n_values = 1;
	ent_aspect a = aspect(&x, both, 2), b = aspect(&y, both, 2);
	assert_int_equal(ent_subject_fit(ledgers, &a, &b), 1);
	x.text = ENT_STR("donated");
	assert_int_equal(ent_subject_fit(ledgers, &a, &b), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_treaties, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(test_exercises, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(test_talks, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(test_supplies, open_arena, close_arena),
	};
	return cmocka_run_group_tests_name("link_subject_fit", tests, NULL, NULL);
}
