/* Print: the same bytes each time, no row too tall for a page, nothing held when memory ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fixture_relations.h"

#include "report/columns.h"
#include "report/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const ent_dossier_state pakistan_russia[] = {{ENT_STR("PAK"), ENT_STR("Pakistan"), 0},
													{ENT_STR("RUS"), ENT_STR("Russia"), 1},
													{ENT_STR("SUN"), ENT_STR("the Soviet Union"), 1}};

static size_t count(const ent_buf *buf, const char *what)
{
	size_t n = 0, at = 0;
	for (ptrdiff_t found; (found = ent_str_find(ent_buf_str(buf), ent_str_of(what), at)) >= 0; n++)
		at = (size_t)found + strlen(what);
	return n;
}

static size_t pages(const ent_buf *buf)
{
	return count(buf, "/Type /Page") - count(buf, "/Type /Pages");
}

struct job {
	ent_arena *arena;
	ent_data *data;
	ent_buf *out;
};

static ent_status print_fixture(void *payload)
{
	struct job *job = payload;
	struct fixture *fixture = ENT_NEW(job->arena, struct fixture);
	fixture_fill(fixture, job->arena);
	ent_dossier_input input = fixture_input(fixture, pakistan_russia, 3);
	ent_dossier_options options = {.states = pakistan_russia, .n_states = 3, .data = job->data};
	ent_dossier *dossier;
	ent_status status = ent_dossier_of(job->arena, &input, &options, &dossier, NULL);
	if (!status)
		ent_dossier_pdf(dossier, job->out);
	return status ? status : job->out->status;
}

static void test_the_same_dossier_has_the_same_bytes(void **state)
{
	(void)state;
	ent_buf bufs[2] = {ENT_BUF(64 << 20), ENT_BUF(64 << 20)};
	ent_data *data;
	assert_int_equal(ent_data_new(NULL, &data, NULL), ENT_OK);
	for (int i = 0; i < 2; i++) {
		struct job job = {ent_arena_new("print", 256 << 20), data, &bufs[i]};
		assert_int_equal(ent_arena_run(job.arena, print_fixture, &job, NULL), ENT_OK);
		ent_arena_free(job.arena);
	}
	assert_true(ent_str_starts(ent_buf_str(&bufs[0]), ENT_STR("%PDF-")) && pages(&bufs[0]) > 3);
	assert_true(ent_str_eq(ent_buf_str(&bufs[0]), ent_buf_str(&bufs[1])));
	assert_int_equal(count(&bufs[0], "/Subtype /Image"), 0); /* charts are drawn, not painted */
	ent_data_free(data);
	ent_buf_free(&bufs[0]);
	ent_buf_free(&bufs[1]);
}

static void test_a_row_taller_than_a_page_goes_on(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("print", 256 << 20);
	ent_buf out = ENT_BUF(64 << 20);
	ent_str word = ENT_STR("perseverance "), text = word;
	for (int i = 0; i < 13; i++)
		text = ent_str_join(arena, text, (ent_str){0}, text);
	const ent_sheet_column columns[] = {{.title = ENT_STR("A"), .share = 1}, {.title = ENT_STR("B"), .share = 1}};
	const ent_run run = {.text = text}, hidden = {.text = ENT_STR("a\x01\xE2\x80\xAE\xFF")};
	ent_sheet *sheet = ent_sheet_open(&out, ENT_STR("Tall"), ENT_STR("2020-01-01"));
	assert_non_null(sheet);
	ent_sheet_table(sheet, columns, 2);
	ent_sheet_row(sheet, arena, (ent_sheet_cell[]){{&run, 1}, {&hidden, 1}});
	ent_sheet_row(sheet, arena, (ent_sheet_cell[]){{NULL, 0}, {NULL, 0}});
	ent_sheet_table_end(sheet);
	ent_sheet_text(sheet, arena, ENT_SHEET_BODY, &run, 1);
	ent_sheet_close(sheet);
	assert_int_equal(out.status, ENT_OK);
	assert_true(pages(&out) > 20);
	ent_arena_free(arena);
	ent_buf_free(&out);
}

static void test_a_table_is_measured_by_its_words(void **state)
{
	(void)state;
	ent_buf out = ENT_BUF(1 << 20);
	const ent_run runs[] = {{.text = ENT_STR("Turkmenistan-Afghanistan pipeline")},
							{.text = ENT_STR("a row of many short words, and of one more")},
							{.text = ENT_STR("1992\nIslamabad")}};
	const ent_sheet_cell cells[] = {{&runs[0], 1}, {&runs[1], 1}, {&runs[2], 1}};
	ent_sheet_column columns[] = {{.title = ENT_STR("What")}, {.title = ENT_STR("Words")}, {.title = ENT_STR("When")}};
	ent_sheet *sheet = ent_sheet_open(&out, ENT_STR("Fit"), ENT_STR("2020-01-01"));
	assert_non_null(sheet);
	ent_sheet_fit(sheet, columns, 3, cells, 1);
	ent_sheet_close(sheet);
	assert_true(columns[0].least > 50 && columns[0].least < 90); /* a line may end at the hyphen */
	assert_true(columns[0].natural > 120 && columns[1].natural > 2 * columns[1].least);
	assert_true(columns[2].least == columns[2].natural); /* each value has a line of its own */
	ent_buf_free(&out);
}

static void test_columns_fill_the_room_and_break_no_word(void **state)
{
	(void)state;
	enum { N = 3 };
	const double room = 500, gutter = 7, smallest = .75;
	const ent_sheet_column roomy[N] = {
		{.least = 60, .natural = 60}, {.least = 50, .natural = 3000}, {.least = 40, .natural = 90}};
	const ent_sheet_column crowded[N] = {
		{.least = 900, .natural = 950}, {.least = 300, .natural = 300}, {.least = 9, .natural = 9}};
	double wide[N], all = 0;
	assert_true(ent_columns_fit(roomy, N, room, gutter, smallest, wide) == 1);
	for (size_t i = 0; i < N; i++) {
		assert_true(wide[i] - gutter >= roomy[i].least);
		all += wide[i];
	}
	assert_true(fabs(all - room) < .001);
	assert_true(wide[1] > wide[0] && wide[1] > wide[2]);
	assert_true(ent_columns_fit(crowded, N, room, gutter, smallest, wide) == smallest);
	assert_true(fabs(wide[0] + wide[1] + wide[2] - room) < .001);
}

static void test_too_little_memory_is_an_error(void **state)
{
	(void)state;
	ent_data *data;
	assert_int_equal(ent_data_new(NULL, &data, NULL), ENT_OK);
	for (size_t limit = 1 << 16; limit < (size_t)1 << 22; limit = limit * 3 / 2) {
		ent_buf out = ENT_BUF(64 << 20);
		struct job job = {ent_arena_new("print", limit), data, &out};
		ent_status status = ent_arena_run(job.arena, print_fixture, &job, NULL);
		assert_true(status == ENT_OK || status == ENT_LIMIT);
		ent_arena_free(job.arena);
		ent_buf_free(&out);
	}
	for (size_t limit = 16; limit < 20000; limit *= 5) { /* also where the first page, with its links, has no room */
		ent_buf small = ENT_BUF(limit);
		struct job job = {ent_arena_new("print", 256 << 20), data, &small};
		assert_int_equal(ent_arena_run(job.arena, print_fixture, &job, NULL), ENT_LIMIT);
		ent_arena_free(job.arena);
		ent_buf_free(&small);
	}
	ent_data_free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_same_dossier_has_the_same_bytes),
		cmocka_unit_test(test_a_row_taller_than_a_page_goes_on),
		cmocka_unit_test(test_a_table_is_measured_by_its_words),
		cmocka_unit_test(test_columns_fill_the_room_and_break_no_word),
		cmocka_unit_test(test_too_little_memory_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
