/* The dossier as a whole: its bytes, its counts, nothing, much, and the hostile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "dossier_fixture.h"
#include "report/listed.h"
#include "report/lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const ent_dossier_state pakistan_russia[] = {{ENT_STR("PAK"), ENT_STR("Pakistan"), 0},
													{ENT_STR("RUS"), ENT_STR("Russia"), 1},
													{ENT_STR("SUN"), ENT_STR("the Soviet Union"), 1}};
static const ent_dossier_state india_china[] = {{ENT_STR("IND"), ENT_STR("India"), 0},
												{ENT_STR("CHN"), ENT_STR("China"), 1}};
static const ent_dossier_state france_chile[] = {{ENT_STR("FRA"), ENT_STR("France"), 0},
												 {ENT_STR("CHL"), ENT_STR("Chile"), 1}};

static ent_dossier *dossier_of(struct made *made, const ent_dossier_input *input, const ent_dossier_state *states,
							   size_t n)
{
	ent_dossier *dossier = NULL;
	made->options = (ent_dossier_options){.states = states, .n_states = n, .data = made->data};
	assert_int_equal(ent_dossier_of(made->arena, input, &made->options, &dossier, NULL), ENT_OK);
	return dossier;
}

static ent_dossier *fixture_dossier(struct made *made, const ent_dossier_state *states, size_t n)
{
	ent_dossier_input *input = ENT_NEW(made->arena, ent_dossier_input);
	*input = fixture_input(made->fixture, states, n);
	return dossier_of(made, input, states, n);
}

/* ENT_UPDATE_GOLDEN=1 writes the file anew, to be looked at and committed. */
static void assert_golden(const char *name, const ent_buf *buf)
{
	char path[512];
	snprintf(path, sizeof path, "%s/tests/golden/%s", ENT_SOURCE_DIR, name);
	bool update = getenv("ENT_UPDATE_GOLDEN") != NULL;
	FILE *file = fopen(path, update ? "wb" : "rb");
	assert_non_null(file);
	if (update) {
		fwrite(buf->bytes, 1, buf->n, file);
	} else {
		char *bytes = malloc(buf->n + 2);
		size_t n = fread(bytes, 1, buf->n + 2, file);
		if (n != buf->n || memcmp(bytes, buf->bytes, n))
			fail_msg("%s differs", path);
		free(bytes);
	}
	fclose(file);
}

static void test_markdown_and_json_are_golden(void **state)
{
	ent_dossier *dossier = fixture_dossier(*state, india_china, 2);
	ent_buf buf = ENT_BUF(1 << 24);
	ent_dossier_markdown(dossier, &buf);
	assert_golden("dossier_ind_chn.md", &buf);
	ent_buf_clear(&buf);
	ent_dossier_json(dossier, &buf);
	assert_golden("dossier_ind_chn.json", &buf);
	ent_buf_clear(&buf);
	ent_dossier_timeline_table(dossier, &buf);
	assert_golden("timeline_ind_chn.txt", &buf);
	ent_buf_free(&buf);
}

static void test_counts_agree_with_each_other(void **state)
{
	ent_dossier *dossier = fixture_dossier(*state, pakistan_russia, 3);
	size_t quads = 0, years = 0, undated = 0;
	for (int i = 0; i < ENT_QUADS; i++)
		quads += dossier->n_quad[i];
	for (size_t i = 0; i < dossier->series->n; i++)
		years += dossier->series->at[i].done + dossier->series->at[i].pending + dossier->series->at[i].undone;
	for (size_t i = 0; i < dossier->n_entries; i++)
		undated += !dossier->entries[i].dated;
	assert_int_equal(quads, dossier->n_done);
	assert_int_equal(years + dossier->series->unplaced, dossier->n_entries);
	assert_int_equal(dossier->n_done + dossier->n_pending + dossier->n_undone, dossier->n_entries);
	assert_true(dossier->n_dated < dossier->n_done && undated > 0);
	assert_int_equal(dossier->n_top, 10);
	for (size_t i = 1; i < dossier->n_top; i++)
		assert_true(dossier->entries[dossier->top[i - 1]].weight >= dossier->entries[dossier->top[i]].weight);
}

static void test_no_day_of_publication_stands_for_an_event(void **state)
{
	ent_dossier *dossier = fixture_dossier(*state, pakistan_russia, 3);
	for (size_t i = 0; i < dossier->n_entries; i++) {
		const ent_entry *entry = &dossier->entries[i];
		ent_basis basis = entry->occurrence->date.basis;
		assert_true(!entry->dated || basis == ENT_BASIS_STATED || basis == ENT_BASIS_INFERRED);
		assert_true(entry->dated || ent_str_is(entry->when, "undated"));
	}
}

static void test_an_empty_record_says_so(void **state)
{
	ent_dossier *dossier = fixture_dossier(*state, france_chile, 2);
	ent_buf buf = ENT_BUF(1 << 24);
	ent_dossier_markdown(dossier, &buf);
	assert_true(ent_str_find(ent_buf_str(&buf), ENT_STR("holds no happenings between France and Chile."), 0) > 0);
	ent_buf_clear(&buf);
	ent_dossier_html(dossier, &buf);
	assert_true(ent_str_find(ent_buf_str(&buf), ENT_STR("holds no happenings between France and Chile."), 0) > 0);
	assert_true(ent_str_find(ent_buf_str(&buf), ENT_STR("<svg"), 0) < 0);
	ent_buf_clear(&buf);
	ent_dossier_json(dossier, &buf);
	assert_int_equal(buf.status, ENT_OK);
	ent_buf_clear(&buf);
	ent_dossier_timeline_table(dossier, &buf);
	assert_int_equal(buf.n, 0);
	ent_buf_free(&buf);
	ent_dossier_input nothing = {0};
	assert_int_equal(dossier_of(*state, &nothing, france_chile, 2)->n_entries, 0);
}

static void test_no_state_is_an_error(void **state)
{
	struct made *made = *state;
	ent_dossier_input nothing = {0};
	ent_dossier_options options = {.data = made->data};
	ent_dossier *dossier = NULL;
	assert_int_equal(ent_dossier_of(made->arena, &nothing, &options, &dossier, NULL), ENT_USAGE);
	assert_null(dossier);
}

static ent_status write_html(void *payload)
{
	struct made *made = payload;
	ent_dossier *dossier = fixture_dossier(made, pakistan_russia, 3);
	ent_buf buf = ENT_BUF(4096);
	ent_dossier_html(dossier, &buf);
	assert_int_equal(buf.status, ENT_LIMIT);
	ent_buf_free(&buf);
	return ENT_OK;
}

static void test_a_full_buffer_is_told(void **state)
{
	struct made *made = *state;
	assert_int_equal(ent_arena_run(made->arena, write_html, made, NULL), ENT_OK);
}

struct tight {
	struct made *made;
	ent_arena *arena;
	ent_dossier_input input;
	ent_buf buf;
};

static ent_status build_and_write(void *payload)
{
	struct tight *tight = payload;
	ent_dossier *dossier;
	ent_status status = ent_dossier_of(tight->arena, &tight->input, &tight->made->options, &dossier, NULL);
	if (status)
		return status;
	ent_dossier_html(dossier, &tight->buf);
	ent_dossier_markdown(dossier, &tight->buf);
	ent_dossier_json(dossier, &tight->buf);
	return tight->buf.status;
}

static void test_too_little_memory_is_an_error_at_any_point(void **state)
{
	struct made *made = *state;
	struct tight tight = {.made = made, .input = fixture_input(made->fixture, pakistan_russia, 3)};
	made->options = (ent_dossier_options){.states = pakistan_russia, .n_states = 3, .data = made->data};
	ent_status status = ENT_LIMIT;
	size_t limit = 1000, refused = 0;
	for (; status == ENT_LIMIT && limit < (64u << 20); limit += limit / 16) {
		tight.arena = ent_arena_new("tight", limit);
		tight.buf = ENT_BUF(1 << 26);
		status = ent_arena_run(tight.arena, build_and_write, &tight, NULL);
		refused += status == ENT_LIMIT;
		ent_buf_free(&tight.buf);
		ent_arena_free(tight.arena);
	}
	assert_int_equal(status, ENT_OK);
	assert_true(refused > 10);
}

/* Every text of the record replaced by one that would break out of any format. */
static void test_hostile_texts_stay_texts(void **state)
{
	static const ent_str evil = ENT_STR("</script><script>alert(1)</script><img src=x onerror=alert(2)> \" ' ]]> --> "
										"\xE2\x80\xAE\x1b[2J [x](javascript:alert(3)) | `` \\ \xFF");
	struct made *made = *state;
	ent_dossier_input input = fixture_input(made->fixture, pakistan_russia, 3);
	ent_record_event *events = ENT_NEWN(made->arena, ent_record_event, input.n_events);
	ent_source *source = ENT_NEW(made->arena, ent_source);
	*source = made->fixture->sources[0];
	source->title = source->author = source->publisher = source->path = source->doc = evil;
	source->url = ENT_STR("https://example.org/\"><script>alert(4)</script>");
	for (size_t i = 0; i < input.n_events; i++) {
		ent_record_event *event = &events[i];
		*event = input.events[i];
		event->source = source;
		event->id = event->text = event->event = event->mode = event->speaker = event->place = event->date_text = evil;
		event->sentence_text = ent_str_join(made->arena, event->sentence_text, ENT_STR(" "), evil);
		for (size_t j = 0; j < event->n_participants; j++)
			event->participants[j].person = event->participants[j].office = event->participants[j].note = evil;
		for (size_t j = 0; j < event->n_amounts; j++)
			event->amounts[j].text = event->amounts[j].unit = event->amounts[j].measures = evil;
	}
	input.events = events;
	input.sources = source;
	input.n_sources = 1;
	ent_count silence = {evil, 3};
	input.silences = &silence;
	input.n_silences = 1;
	input.problems = &evil;
	input.n_problems = 1;
	ent_dossier *dossier = dossier_of(made, &input, pakistan_russia, 3);
	ent_buf buf = ENT_BUF(1 << 26);
	ent_dossier_html(dossier, &buf);
	ent_str page = ent_buf_str(&buf);
	ptrdiff_t script = ent_str_find(page, ENT_STR("<script"), 0);
	assert_true(script > 0); /* ours, the only one */
	assert_true(ent_str_find(page, ENT_STR("<script"), (size_t)script + 1) < 0);
	assert_true(ent_str_find(page, ENT_STR("<img"), 0) < 0);
	assert_true(ent_str_find(page, ENT_STR("\xE2\x80\xAE"), 0) < 0);
	assert_true(ent_str_find(page, ENT_STR("\x1b"), 0) < 0);
	ent_buf_clear(&buf);
	ent_dossier_markdown(dossier, &buf);
	assert_true(ent_str_find(ent_buf_str(&buf), ENT_STR("<script"), 0) < 0 ||
				ent_str_find(ent_buf_str(&buf), ENT_STR("\\<script"), 0) > 0);
	assert_true(ent_str_find(ent_buf_str(&buf), ENT_STR(" <script"), 0) < 0);
	assert_true(ent_str_find(ent_buf_str(&buf), ENT_STR("\x1b"), 0) < 0);
	ent_buf_clear(&buf);
	ent_dossier_timeline_table(dossier, &buf);
	assert_true(ent_str_find(ent_buf_str(&buf), ENT_STR("\x1b"), 0) < 0);
	ent_buf_free(&buf);
}

static void test_ten_thousand_events_take_seconds(void **state)
{
	enum { MANY = 10000 };
	struct made *made = *state;
	ent_record_event *events = ENT_NEWN(made->arena, ent_record_event, MANY);
	ent_source *sources = ENT_NEWN(made->arena, ent_source, MANY / 10);
	ent_dossier_input base = fixture_input(made->fixture, pakistan_russia, 3);
	for (int i = 0; i < MANY / 10; i++) {
		sources[i] = made->fixture->sources[i % 3];
		sources[i].key = i + 1;
	}
	for (uint32_t i = 0; i < MANY; i++) {
		events[i] = base.events[i % base.n_events];
		events[i].source = &sources[i % (MANY / 10)];
		events[i].id = ent_str_format(made->arena, "%016x", i);
		if (ent_date_placed(&events[i].date) && i >= base.n_events) {
			ent_day day = ent_day_from(1950 + (int)(i * 7919u % 70), 1, 1) + (ent_day)(i * 104729u % 365);
			events[i].date.lo = events[i].date.hi = day;
			events[i].date.edtf = ent_edtf_of_days(made->arena, day, day);
		}
	}
	ent_dossier_input input = {.events = events, .n_events = MANY, .sources = sources, .n_sources = MANY / 10};
	struct timespec start, end;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	ent_dossier *dossier = dossier_of(made, &input, pakistan_russia, 3);
	ent_buf buf = ENT_BUF((size_t)1 << 30);
	ent_dossier_html(dossier, &buf);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
	print_message("%zu occurrences, %zu bytes of page, %.2f s\n", dossier->n_entries, buf.n, seconds);
	assert_int_equal(buf.status, ENT_OK);
#ifndef __SANITIZE_ADDRESS__
	assert_true(seconds < (getenv("ENT_SLOW") ? 60 : 4));
#endif
	ent_buf_free(&buf);
}

static void test_a_large_record_is_listed_in_part(void **state)
{
	struct made *made = *state;
	ent_dossier_input input = fixture_input(made->fixture, india_china, 2);
	ent_dossier *whole = fixture_dossier(made, india_china, 2), *part = NULL;
	size_t all = ent_list_count(ENT_LIST_TIMELINE, whole);
	assert_true(all > 3);
	assert_int_equal(ent_list_shown(ENT_LIST_TIMELINE, whole), all);
	assert_int_equal(ent_listed_note(made->arena, whole, all, all).len, 0);
	ent_dossier_options few = made->options;
	few.most = 3;
	assert_int_equal(ent_dossier_of(made->arena, &input, &few, &part, NULL), ENT_OK);
	assert_int_equal(ent_list_count(ENT_LIST_TIMELINE, part), all); /* counted all the same */
	assert_int_equal(part->series->n, whole->series->n);
	assert_true(ent_list_shown(ENT_LIST_TIMELINE, part) < all || part->n_top >= all);
	for (size_t i = 0; i < part->n_top; i++) /* what the first screen points at is there */
		assert_true(part->entries[part->top[i]].listed);
	for (int kind = 0; kind < ENT_ACCOUNTS; kind++)
		assert_true(part->listed[kind]->n <= 1 && part->ledgers[kind]->n == whole->ledgers[kind]->n);
	assert_string_equal(ent_listed_note(made->arena, part, 3, 1200).ptr ? "said" : "", "said");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_markdown_and_json_are_golden, setup, teardown),
		cmocka_unit_test_setup_teardown(test_counts_agree_with_each_other, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_day_of_publication_stands_for_an_event, setup, teardown),
		cmocka_unit_test_setup_teardown(test_an_empty_record_says_so, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_state_is_an_error, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_full_buffer_is_told, setup, teardown),
		cmocka_unit_test_setup_teardown(test_too_little_memory_is_an_error_at_any_point, setup, teardown),
		cmocka_unit_test_setup_teardown(test_hostile_texts_stay_texts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_large_record_is_listed_in_part, setup, teardown),
		cmocka_unit_test_setup_teardown(test_ten_thousand_events_take_seconds, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
