/* Every pattern finds its own example, and the golden sentences give the events that a political scientist wrote
 * beside them (tests/golden/events.tsv). */
#include "base/buf.h"
#include "base/tsv.h"
#include "events_scene.h"
#include "events_vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* Its type, with all participants; another row may tell the same in more detail. */
static bool finds(fixture *f, const ent_row *row)
{
	ent_arena_reset(f->arena);
	marked_text *text = marked_sentence(f->arena, row->example);
	ent_findings found = marked_findings(f->arena, &f->vocabulary, text, row->last);
	for (size_t i = 0; i < found.n; i++)
		if (found.at[i].type == row->type && found.at[i].complete)
			return true;
	return found.n == 0 && row->type == ENT_TYPE_NONE;
}

static void each_row_finds_its_example(void **state)
{
	fixture *f = *state;
	size_t failed = 0;
	for (size_t i = 0; i < f->vocabulary.n_rows; i++) {
		const ent_row *row = &f->vocabulary.rows[i];
		if (row->example.len && row->event.ptr && !finds(f, row) && failed++ < 400)
			fprintf(stderr, "%.*s: no event in its example: %.*s\n", ENT_FMT(row->id), ENT_FMT(row->example));
	}
	assert_int_equal(failed, 0);
}

static void ids_are_unique_and_examples_given(void **state)
{
	fixture *f = *state;
	ent_map seen = ent_map_new(f->tables);
	for (size_t i = 0; i < f->vocabulary.n_rows; i++) {
		assert_true(f->vocabulary.rows[i].example.len > 0);
		uint32_t before = ent_map_put(&seen, f->vocabulary.rows[i].id, (uint32_t)i);
		if (before != ENT_MAP_NONE) /* the same row of the table, its trigger cut at the hyphen */
			assert_ptr_equal(f->vocabulary.rows[i].example.ptr, f->vocabulary.rows[before].example.ptr);
	}
	assert_true(f->vocabulary.n_rows > 1000);
	assert_int_equal(f->vocabulary.ontology.n, 16);
}

static void add_codes(ent_buf *out, const marked_text *text, const ent_cast *cast, ent_role role)
{
	for (uint32_t i = 0; i < cast->n[role]; i++)
		for (uint32_t k = 0; k < text->mentions[cast->who[role][i]].n_actors; k++)
			ent_buf_printf(out, "%s%.*s", i || k ? "+" : "",
						   ENT_FMT(text->mentions[cast->who[role][i]].actors[k].code));
}

/* "CONSULT/visit PAK>RUS actual; SUPPORT PAK+RUS planned", or "*". */
static void describe(ent_buf *out, const ent_vocabulary *vocabulary, const marked_text *text, ent_findings found)
{
	size_t n = 0;
	for (size_t i = 0; i < found.n; i++) {
		const ent_found *e = &found.at[i];
		if (!e->complete)
			continue;
		ent_buf_printf(out, "%s%.*s", n++ ? "; " : "", ENT_FMT(vocabulary->ontology.types[e->type].name));
		if (e->mode.len)
			ent_buf_printf(out, "/%.*s", ENT_FMT(e->mode));
		ent_buf_putc(out, ' ');
		add_codes(out, text, &e->cast, ENT_ROLE_ACTOR);
		if (e->cast.n[ENT_ROLE_RECIPIENT])
			ent_buf_putc(out, '>');
		add_codes(out, text, &e->cast, ENT_ROLE_RECIPIENT);
		ent_buf_printf(out, " %s", ent_event_status_name(e->status));
		if (e->speaker != ENT_NO_INDEX && text->mentions[e->speaker].n_actors)
			ent_buf_printf(out, " says %.*s", ENT_FMT(text->mentions[e->speaker].actors[0].code));
	}
	if (n == 0)
		ent_buf_putc(out, '*');
}

static void golden_sentences(void **state)
{
	fixture *f = *state;
	FILE *file = fopen(ENT_SOURCE_DIR "/tests/golden/events.tsv", "rb");
	assert_non_null(file);
	static char bytes[1 << 20];
	size_t n = fread(bytes, 1, sizeof bytes, file);
	(void)fclose(file);
	ent_tsv tsv;
	ent_error error = {0};
	assert_int_equal(ent_tsv_open(&tsv, ENT_STR("events.tsv"), (ent_str){bytes, n}, &error), ENT_OK);
	size_t failed = 0, total = 0;
	for (bool more = true;;) {
		assert_int_equal(ent_tsv_next(&tsv, &more, &error), ENT_OK);
		if (!more)
			break;
		ent_arena_reset(f->arena);
		marked_text *text = marked_sentence(f->arena, ent_tsv_get(&tsv, "sentence"));
		ent_buf got = ENT_BUF(1 << 16);
		describe(&got, &f->vocabulary, text, marked_findings(f->arena, &f->vocabulary, text, false));
		total++;
		if (!ent_str_eq(ent_buf_str(&got), ent_tsv_get(&tsv, "events"))) {
			failed++;
			fprintf(stderr, "line %lld: %.*s\n  want %.*s\n  got  %.*s\n", (long long)tsv.line,
					ENT_FMT(ent_tsv_get(&tsv, "sentence")), ENT_FMT(ent_tsv_get(&tsv, "events")),
					ENT_FMT(ent_buf_str(&got)));
		}
		ent_buf_free(&got);
	}
	assert_true(total > 0);
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(ids_are_unique_and_examples_given),
									   cmocka_unit_test(each_row_finds_its_example),
									   cmocka_unit_test(golden_sentences)};
	return cmocka_run_group_tests_name("events: patterns", tests, set_up, tear_down);
}
