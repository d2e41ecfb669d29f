/* What the rooms above rely on in base: memory, strings, numbers, days, tables. */
#include "base/data.h"
#include "base/date.h"
#include "base/json.h"
#include "base/map.h"
#include "base/num.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static ent_status take(void *payload)
{
	ent_arena *arena = payload;
	for (int i = 0; i < 1000; i++)
		ent_arena_alloc(arena, 1000);
	return ENT_OK;
}

static void arena_stops_at_its_limit(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("test", 100 * 1000);
	ent_error error;
	assert_int_equal(ent_arena_run(arena, take, arena, &error), ENT_LIMIT);
	assert_string_equal(error.what, "limit of memory reached (test)");
	ent_arena_reset(arena);
	char *zeroed = ent_arena_alloc(arena, 5000);
	for (int i = 0; i < 5000; i++)
		assert_int_equal(zeroed[i], 0);
	assert_null(ent_arena_free(arena));
	assert_null(ent_arena_free(NULL));
}

static ent_status take_work(void *payload)
{
	ent_arena *work = ent_arena_work(payload);
	for (int i = 0; i < 1000; i++)
		ent_arena_alloc(work, 1000);
	return ENT_OK;
}

static void work_space_is_under_the_guard_of_its_arena(void **state)
{
	(void)state;
	ent_error error;
	ent_arena *arena = ent_arena_new("test", 100 * 1000);
	assert_ptr_equal(ent_arena_work(arena), ent_arena_work(arena));
	assert_int_equal(ent_arena_run(arena, take_work, arena, &error), ENT_LIMIT);
	ent_arena_reset(arena); /* with its work space */
	assert_int_equal(ent_arena_used(ent_arena_work(arena)), 0);
	assert_null(ent_arena_free(arena));
}

static void arena_goes_back(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("test", 1 << 24);
	char *kept = ent_arena_alloc(arena, 10);
	kept[0] = 'k';
	size_t used = ent_arena_used(arena);
	for (int i = 0; i < 3; i++) {
		ent_arena_mark mark = ent_arena_here(arena);
		char *work = ent_arena_alloc(arena, 100);
		assert_int_equal(work[99], 0);
		work[99] = 'w';
		char *wide = ent_arena_alloc(arena, 1 << 20), *dirty = ENT_SCRATCH(arena, char, 1 << 18);
		assert_int_equal(wide[(1 << 20) - 1], 0); /* also where a block is used again */
		memset(wide, 'w', 1 << 20);
		memset(dirty, 'd', 1 << 18);
		ent_arena_back(arena, mark);
		assert_int_equal(ent_arena_used(arena), used);
	}
	assert_int_equal(kept[0], 'k');
	ent_arena_free(arena);
}

static void add_up(void *payload, void *at, size_t size)
{
	size_t *bytes = payload;
	for (size_t i = 0; i < size; i++)
		assert_int_equal(((char *)at)[i], 0);
	*bytes += size;
}

static void whoever_watches_an_arena_hears_of_all_and_nothing_goes(void **state)
{
	(void)state;
	size_t bytes = 0;
	ent_arena *arena = ent_arena_new("test", 1 << 24);
	(void)ent_arena_alloc(arena, 10);
	ent_arena_watch(arena, 64, add_up, &bytes);
	ent_arena_mark mark = ent_arena_here(arena);
	char *first = ent_arena_scratch(arena, 20, 1);
	memset(first, 1, 20);
	ent_arena_back(arena, mark);
	for (int i = 0; i < 100; i++)
		memset(ent_arena_scratch(arena, 5000, 1), 1, 5000);
	assert_int_equal(bytes, 20 + 100 * 5000);
	assert_int_equal(first[19], 1);
	assert_null(ent_arena_free(arena));
}

static void a_large_array_that_moved_is_given_back(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("test", (size_t)1 << 30);
	ENT_VEC(uint64_t) numbers = {0};
	for (uint64_t i = 0; i < 5 << 20; i++)
		*ent_push(arena, &numbers) = i;
	assert_true(ent_arena_used(arena) < (size_t)80 << 20); /* 64 MiB in use, and not the sizes it had before */
	ent_arena_mark mark = ent_arena_here(arena);
	while (numbers.n < 9 << 20) /* what was marked stays, so that one can go back to it */
		*ent_push(arena, &numbers) = 7;
	assert_int_equal(numbers.at[(9 << 20) - 1], 7);
	ent_arena_back(arena, mark);
	assert_int_equal(ent_arena_used(arena), mark.used);
	ent_arena_free(arena);
}

static void vectors_and_maps_keep_what_they_get(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("test", 1 << 24);
	ENT_VEC(int) numbers = {0};
	ent_map map = ent_map_new(arena);
	for (int i = 0; i < 5000; i++) {
		*ent_push(arena, &numbers) = i;
		assert_int_equal(ent_map_put(&map, ent_str_format(arena, "key %d", i), (uint32_t)i), ENT_MAP_NONE);
	}
	for (int i = 0; i < 5000; i++) {
		assert_int_equal(numbers.at[i], i);
		assert_int_equal(ent_map_get(&map, ent_str_format(arena, "key %d", i)), i);
	}
	assert_int_equal(ent_map_get(&map, ENT_STR("key")), ENT_MAP_NONE);
	enum { SEVERAL = 40 };
	ent_str keys[SEVERAL];
	uint32_t values[SEVERAL];
	for (int i = 0; i < SEVERAL; i++)
		keys[i] = ent_str_format(arena, i % 3 ? "key %d" : "no key %d", 9 * i);
	ent_map_get_all(&map, keys, SEVERAL, values);
	for (int i = 0; i < SEVERAL; i++)
		assert_int_equal(values[i], i % 3 ? (uint32_t)(9 * i) : ENT_MAP_NONE);
	assert_int_equal(ent_map_put(&map, ENT_STR("key 7"), 8), 7);
	ent_arena_free(arena);
}

static void maps_are_asked_in_any_case(void **state)
{
	(void)state;
	static const char *const words[][2] = {{"A", "a"},
										   {"Z@[", "z@["},
										   {"Pakistan", "pakistan"},
										   {"INTERGOVERNMENTAL", "intergovernmental"},
										   {"\xC3\x89TAT-Unis", "\xC3\x89tat-unis"}};
	ent_arena *arena = ent_arena_new("test", 1 << 20);
	ent_map map = ent_map_new(arena);
	for (uint32_t i = 0; i < sizeof words / sizeof *words; i++)
		(void)ent_map_put(&map, ent_str_of(words[i][1]), i);
	for (uint32_t i = 0; i < sizeof words / sizeof *words; i++) {
		assert_int_equal(ent_map_get_lower(&map, ent_str_of(words[i][0])), i);
		assert_int_equal(ent_map_get_lower(&map, ent_str_of(words[i][1])), i);
	}
	assert_int_equal(ent_map_get_lower(&map, ENT_STR("Peru")), ENT_MAP_NONE);
	ent_arena_free(arena);
}

/* Short keys stand in the map, longer ones are looked at where they lie: neither is taken for the other. */
static void maps_tell_keys_of_any_length_apart(void **state)
{
	(void)state;
	enum { LONGEST = 40 };
	ent_arena *arena = ent_arena_new("test", 1 << 20);
	ent_map map = ent_map_new(arena);
	char at[LONGEST], other[LONGEST];
	memset(at, 'x', sizeof at);
	for (size_t len = 0; len <= LONGEST; len++)
		assert_int_equal(ent_map_put(&map, (ent_str){at, len}, (uint32_t)len), ENT_MAP_NONE);
	for (size_t len = 0; len <= LONGEST; len++) {
		memcpy(other, at, sizeof at);
		assert_int_equal(ent_map_get(&map, (ent_str){other, len}), len);
		for (size_t i = 0; i < len; i++) {
			other[i] = 'y';
			assert_int_equal(ent_map_get(&map, (ent_str){other, len}), ENT_MAP_NONE);
			other[i] = 'x';
		}
	}
	ent_arena_free(arena);
}

static void strings(void **state)
{
	(void)state;
	ent_str rest = ENT_STR("a,,b"), part;
	assert_true(ent_str_split(&rest, ',', &part) && ent_str_is(part, "a"));
	assert_true(ent_str_split(&rest, ',', &part) && ent_str_is(part, ""));
	assert_true(ent_str_split(&rest, ',', &part) && ent_str_is(part, "b"));
	assert_false(ent_str_split(&rest, ',', &part));
	assert_int_equal(ent_str_find(ENT_STR("Karachi to Lahore"), ENT_STR("Lahore"), 0), 11);
	assert_int_equal(ent_str_find(ENT_STR("ab"), ENT_STR("abc"), 0), -1);
	int64_t i;
	assert_true(ent_str_to_int(ENT_STR("-9223372036854775808"), &i) && i == INT64_MIN);
	assert_false(ent_str_to_int(ENT_STR("9223372036854775808"), &i));
	assert_false(ent_str_to_int(ENT_STR("12a"), &i));
	double d;
	assert_true(ent_str_to_double(ENT_STR("12.4"), &d) && d == 12.4);
	assert_false(ent_str_to_double(ENT_STR("0x10"), &d));
	assert_false(ent_str_to_double(ENT_STR("inf"), &d));
	assert_false(ent_str_to_double(ENT_STR("."), &d));
}

static void words_of_any_case(void **state)
{
	(void)state;
	const ent_str odd = {"a\0b", 3};
	assert_true(ent_str_is_nocase(ENT_STR("Pakistan"), "pakistan"));
	assert_true(ent_str_is_nocase(ENT_STR("\xE2\x80\x99s"), "\xE2\x80\x99S"));
	assert_true(ent_str_is_nocase(ENT_STR(""), ""));
	assert_false(ent_str_is_nocase(ENT_STR(""), "a"));
	assert_false(ent_str_is_nocase(ENT_STR("a"), ""));
	assert_false(ent_str_is_nocase(ENT_STR("the"), "then"));
	assert_false(ent_str_is_nocase(ENT_STR("then"), "the"));
	assert_false(ent_str_is_nocase(ENT_STR("@"), "`"));
	assert_false(ent_str_is_nocase(odd, "a"));
}

static void utf8(void **state)
{
	(void)state;
	static const char *const bad[] = {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(ent_utf8_invalid_at(ent_str_of(bad[i])), 0);
	static const uint32_t codes[] = {0, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		char bytes[4];
		ent_str s = {bytes, ent_utf8_put(codes[i], bytes)};
		assert_int_equal(ent_utf8_invalid_at(s), s.len);
		size_t at = 0;
		assert_int_equal(ent_utf8_next(s, &at), codes[i]);
		assert_int_equal(at, s.len);
	}
}

static void json_escapes(void **state)
{
	(void)state;
	ent_buf buf = ENT_BUF(1 << 16);
	ent_json json = {.out = &buf};
	ent_json_open(&json, '{');
	ent_json_key(&json, "a\"b");
	ent_json_str(&json, (ent_str){"\x00\n\\\xE2\x80\xA8\xC3\xA9", 8});
	ent_json_member(&json, "none", (ent_str){0});
	ent_json_member(&json, "long",
					ENT_STR("of eight bytes at a step\ta \"word\" and more \x7F \xE2\x80\x99\xE2\x80\xA9."));
	ent_json_key(&json, "n");
	ent_json_open(&json, '[');
	ent_json_double(&json, 0.1);
	ent_json_int(&json, -3);
	ent_json_double(&json, 1.0 / 0.0);
	ent_json_close(&json, ']');
	ent_json_close(&json, '}');
	assert_string_equal(
		buf.bytes, "{\"a\\\"b\":\"\\u0000\\n\\\\\\u2028é\",\"long\":\"of eight bytes at a step\\ta \\\"word\\\" and "
				   "more \\u007f ’\\u2029.\",\"n\":[0.1,-3,null]}");
	ent_buf_free(&buf);
	ent_buf small = ENT_BUF(8);
	ent_buf_puts(&small, "123456789");
	assert_int_equal(small.status, ENT_LIMIT);
	ent_buf_free(&small);
}

static void lines_are_read_within_bounds(void **state)
{
	(void)state;
	FILE *in = tmpfile();
	assert_non_null(in);
	assert_int_equal(fputs("one\n\na line that is too long\nlast", in) >= 0, 1);
	rewind(in);
	ent_buf line = ENT_BUF(8);
	assert_true(ent_buf_line(&line, in) && ent_str_is(ent_buf_str(&line), "one"));
	assert_true(ent_buf_line(&line, in) && ent_buf_str(&line).len == 0 && line.status == ENT_OK);
	assert_true(ent_buf_line(&line, in) && ent_buf_str(&line).len == 0 && line.status == ENT_LIMIT);
	assert_true(ent_buf_line(&line, in) && ent_str_is(ent_buf_str(&line), "last"));
	assert_false(ent_buf_line(&line, in));
	ent_buf_free(&line);
	(void)fclose(in);
}

static void numbers_read_back(void **state)
{
	(void)state;
	char text[ENT_NUM_SIZE];
	assert_string_equal(ent_num_print(153000000, text), "153000000");
	assert_string_equal(ent_num_print(0.93, text), "0.93");
	assert_string_equal(ent_num_print(-0.0, text), "0");
	assert_string_equal(ent_num_print(-0.05, text), "-0.05");
	assert_string_equal(ent_num_print(1234567.125, text), "1234567.125");
	assert_string_equal(ent_num_print_int(INT64_MIN, text), "-9223372036854775808");
	for (int i = 1; i < 20000; i++) { /* the short way writes what the long way does */
		double value = i * 7.0 / (i % 13 ? 1000.0 : 977.0);
		char slow[ENT_NUM_SIZE];
		for (int digits = 1; digits <= 17; digits++) {
			(void)snprintf(slow, sizeof slow, "%.*g", digits, value);
			if (strtod(slow, NULL) == value)
				break;
		}
		if (!strchr(slow, 'e'))
			assert_string_equal(ent_num_print(value, text), slow);
	}
	uint64_t random = 88172645463325252u;
	for (int i = 0; i < 20000; i++) { /* shares, of any number of digits */
		random = random * 6364136223846793005u + 1442695040888963407u;
		static const double tens[] = {1, 10, 100, 1000, 1e15, 1e16};
		double value = (double)(random >> 11) / 9007199254740992.0, ten = tens[i % 6];
		value = ten < 1e15 ? value / ten : floor(value * ten) / ten;
		if (i % 7 == 0)
			value = nextafter(1 / tens[i % 4], i % 2);
		char slow[ENT_NUM_SIZE];
		for (int digits = 1; digits <= 17; digits++) {
			(void)snprintf(slow, sizeof slow, "%.*g", digits, value);
			if (strtod(slow, NULL) == value)
				break;
		}
		assert_string_equal(ent_num_print(value, text), slow);
	}
	assert_string_equal(ent_num_print(1e300, text), "1e+300");
	assert_true(strtod(ent_num_print(1.0 / 3, text), NULL) == 1.0 / 3);
}

static void days(void **state)
{
	(void)state;
	assert_int_equal(ent_day_from(1970, 1, 1), 0);
	assert_int_equal(ent_day_from(2000, 3, 1), 11017);
	assert_int_equal(ent_day_weekday(ent_day_from(2021, 4, 6)), 2);
	for (ent_day day = -800000; day < 100000; day += 17) {
		int y, m, d;
		ent_day_to(day, &y, &m, &d);
		assert_true(ent_day_valid(y, m, d));
		assert_int_equal(ent_day_from(y, m, d), day);
	}
	assert_false(ent_day_valid(1900, 2, 29));
	assert_true(ent_day_valid(2000, 2, 29));
}

static void edtf(void **state)
{
	(void)state;
	static const struct {
		const char *edtf, *lo, *hi;
	} cases[] = {
		{"2014-11-21", "2014-11-21", "2014-11-21"}, {"2014-11", "2014-11-01", "2014-11-30"},
		{"2014", "2014-01-01", "2014-12-31"},       {"195X", "1950-01-01", "1959-12-31"},
		{"19XX", "1900-01-01", "1999-12-31"},       {"1947~", "1947-01-01", "1947-12-31"},
		{"1979/1988", "1979-01-01", "1988-12-31"},  {"2016/..", "2016-01-01", ""},
		{"../2010-06", "", "2010-06-30"},           {"2021-21", "2021-03-01", "2021-05-31"},
		{"2021-24", "2021-12-01", "2022-02-28"},    {"2020-34", "2020-04-01", "2020-06-30"},
		{"2021-04-XX", "2021-04-01", "2021-04-30"}, {"~2012-10-04", "2012-10-04", "2012-10-04"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_date date;
		char text[ENT_DAY_SIZE];
		assert_true(ent_edtf_parse(ent_str_of(cases[i].edtf), &date));
		assert_string_equal(ent_day_print(date.lo, text), cases[i].lo);
		assert_string_equal(ent_day_print(date.hi, text), cases[i].hi);
	}
	static const char *const bad[] = {"", "../..", "2014-13", "2014-02-30", "14", "2014-11-21T10", "2015/2014", "x"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		ent_date date;
		assert_false(ent_edtf_parse(ent_str_of(bad[i]), &date));
	}
	ent_arena *arena = ent_arena_new("test", 1 << 20);
	assert_true(ent_str_is(ent_edtf_of_days(arena, ent_day_from(2014, 1, 1), ent_day_from(2014, 12, 31)), "2014"));
	assert_true(ent_str_is(ent_edtf_of_days(arena, ent_day_from(2014, 2, 1), ent_day_from(2014, 2, 28)), "2014-02"));
	assert_true(ent_str_is(ent_edtf_of_days(arena, ent_day_from(2021, 4, 6), ent_day_from(2021, 4, 7)),
						   "2021-04-06/2021-04-07"));
	assert_true(ent_str_is(ent_edtf_of_days(arena, ent_day_from(2016, 1, 1), ENT_DAY_FUTURE), "2016-01-01/.."));
	ent_arena_free(arena);
}

static void tables(void **state)
{
	(void)state;
	ent_tsv tsv;
	ent_error error;
	bool more;
	assert_int_equal(
		ent_tsv_open(&tsv, ENT_STR("t.tsv"), ENT_STR("# why\n\niso\tname\r\nPAK\tPakistan\nRUS\n"), &error), ENT_OK);
	assert_int_equal(ent_tsv_next(&tsv, &more, &error), ENT_OK);
	assert_true(more && ent_str_is(ent_tsv_get(&tsv, "name"), "Pakistan") && tsv.line == 4);
	assert_int_equal(ent_tsv_next(&tsv, &more, &error), ENT_OK);
	assert_true(more && ent_str_is(ent_tsv_get(&tsv, "name"), ""));
	assert_null(ent_tsv_get(&tsv, "capital").ptr);
	assert_int_equal(ent_tsv_next(&tsv, &more, &error), ENT_OK);
	assert_false(more);
	assert_int_equal(ent_tsv_open(&tsv, ENT_STR("t.tsv"), ENT_STR("a\n1\t2\n"), &error), ENT_OK);
	assert_int_equal(ent_tsv_next(&tsv, &more, &error), ENT_FORMAT);
	char text[600];
	assert_string_equal(ent_error_text(&error, text, sizeof text),
						"t.tsv:2: more fields than the 1 columns of the header");
	assert_int_equal(ent_tsv_open(&tsv, ENT_STR("t.tsv"), ENT_STR("# nothing\n"), &error), ENT_FORMAT);
}

static void data_folder_must_exist(void **state)
{
	(void)state;
	ent_data *data = NULL;
	ent_error error;
	assert_int_equal(ent_data_new("/nonexistent/folder", &data, &error), ENT_NOTFOUND);
	assert_null(data);
	assert_int_equal(ent_data_new(NULL, &data, &error), ENT_OK);
	assert_null(ent_data_get(data, "no-such.tsv", 0));
	ent_data_free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_stops_at_its_limit),
		cmocka_unit_test(work_space_is_under_the_guard_of_its_arena),
		cmocka_unit_test(arena_goes_back),
		cmocka_unit_test(whoever_watches_an_arena_hears_of_all_and_nothing_goes),
		cmocka_unit_test(a_large_array_that_moved_is_given_back),
		cmocka_unit_test(vectors_and_maps_keep_what_they_get),
		cmocka_unit_test(maps_tell_keys_of_any_length_apart),
		cmocka_unit_test(maps_are_asked_in_any_case),
		cmocka_unit_test(strings),
		cmocka_unit_test(words_of_any_case),
		cmocka_unit_test(utf8),
		cmocka_unit_test(json_escapes),
		cmocka_unit_test(lines_are_read_within_bounds),
		cmocka_unit_test(numbers_read_back),
		cmocka_unit_test(days),
		cmocka_unit_test(edtf),
		cmocka_unit_test(tables),
		cmocka_unit_test(data_folder_must_exist),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
