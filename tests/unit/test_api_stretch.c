/* A document coded stretch by stretch gives the events that it gives whole, however short the stretches are; and its
 * text read so has the sentences of the whole. */
#include "api/stretch.h"

#include "make_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MOST = 1 << 18 };

struct fixture {
	ent_context *context;
	ent_arena *whole, *parts[2], *scratch;
	ent_document *document;
	ent_buf one, other; /* the events, a line each */
	ent_reading reading;
	ent_coding *coding;
	uint32_t sentences; /* of a stretch */
	int stretches;
};

static const char *const texts[] = {"bra-arg-encyclopaedia", "ind-vnm-analysis", "pol-ukr-analysis",
									"tur-grc-chronicle",     "usa-cub-history",  "jpn-kor-news"};

/* The articles of tests/golden one behind the other, as one document; `joint` stands for the ends of lines. */
static ent_document *document_of(ent_arena *arena, const char *joint)
{
	ent_buf all = ENT_BUF(MOST);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char path[512], bytes[1 << 16];
		(void)snprintf(path, sizeof path, "%s/tests/golden/articles/%s.txt", ENT_SOURCE_DIR, texts[i]);
		FILE *file = fopen(path, "rb");
		assert_non_null(file);
		size_t n = fread(bytes, 1, sizeof bytes, file);
		(void)fclose(file);
		for (size_t k = 0; k < n; k++)
			if (bytes[k] == '\n')
				ent_buf_puts(&all, joint);
			else
				ent_buf_putc(&all, bytes[k]);
		ent_buf_puts(&all, joint);
	}
	assert_int_equal(all.status, ENT_OK);
	ent_document *document = make_document(arena, ent_str_copy(arena, ent_buf_str(&all)).ptr);
	ent_buf_free(&all);
	return document;
}

static void write_events(ent_buf *out, const ent_reading *reading, const ent_coding *coding)
{
	for (size_t i = 0; i < coding->n_events; i++) {
		const ent_event *e = &coding->events[i];
		ent_buf_printf(out, "%.*s %u %.*s %.*s %d %.17g %.*s", ENT_FMT(e->id), e->number, ENT_FMT(e->event),
					   ENT_FMT(e->date.edtf), (int)e->status, e->confidence, ENT_FMT(e->why));
		for (size_t k = 0; k < e->n_participants; k++)
			ent_buf_printf(out, " %.*s=%.*s", ENT_FMT(e->participants[k].text), ENT_FMT(e->participants[k].actor.code));
		for (size_t k = 0; k < e->n_amounts; k++)
			ent_buf_printf(out, " %.17g %.*s", e->amounts[k]->hi, ENT_FMT(e->amounts[k]->unit));
		ent_buf_printf(out, " %u\n", reading->text->sentences[e->sentence].start);
	}
}

static void on_coded(void *payload)
{
	struct fixture *f = payload;
	f->stretches++;
	write_events(&f->other, &f->reading, f->coding);
}

static ent_status in_stretches(void *payload)
{
	struct fixture *f = payload;
	const ent_stretching stretching = {.context = f->context,
									   .document = f->document,
									   .whole = f->whole,
									   .parts = {f->parts[0], f->parts[1]},
									   .scratch = f->scratch,
									   .sentences = f->sentences,
									   .reading = &f->reading,
									   .coding = &f->coding,
									   .coded = on_coded,
									   .payload = f};
	ent_stretch_code(&stretching);
	return ENT_OK;
}

static ent_status in_one(void *payload)
{
	struct fixture *f = payload;
	f->document = document_of(f->whole, "\n\n");
	ent_context_analyse(f->context, f->whole, f->scratch, f->document, ENT_STAGE_CODE, false, &f->reading, &f->coding);
	write_events(&f->one, &f->reading, f->coding);
	return ENT_OK;
}

/* A run under the guards of all four arenas. */
struct nested {
	struct fixture *f;
	ent_status (*run)(void *payload);
	int depth;
};

static ent_status deeper(void *payload)
{
	struct nested *n = payload;
	ent_arena *const arenas[] = {n->f->whole, n->f->scratch, n->f->parts[0], n->f->parts[1]};
	if (n->depth == (int)(sizeof arenas / sizeof *arenas))
		return n->run(n->f);
	return ent_arena_run(arenas[n->depth++], deeper, n, NULL);
}

static ent_status guarded(struct fixture *f, ent_status (*run)(void *payload))
{
	struct nested nested = {f, run, 0};
	return deeper(&nested);
}

static void same_events(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(guarded(f, in_one), ENT_OK);
	assert_true(f->one.n > 10000);
	static const uint32_t lengths[] = {40, 150, 100000};
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		f->sentences = lengths[i];
		f->stretches = 0;
		ent_buf_clear(&f->other);
		assert_int_equal(guarded(f, in_stretches), ENT_OK);
		assert_true(lengths[i] < 1000 ? f->stretches > 2 : f->stretches == 1);
		assert_string_equal(f->other.bytes, f->one.bytes);
	}
}

/* A text of one line is one block, which is read in pieces. */
static ent_status read_one_line(void *payload)
{
	struct fixture *f = payload;
	ent_str line = document_of(f->whole, " ")->text, twice = ent_str_join(f->whole, line, ENT_STR(" "), line);
	ent_document *document = make_document(f->whole, ent_str_join(f->whole, twice, ENT_STR(" "), twice).ptr);
	assert_int_equal(document->n_blocks, 1);
	assert_true(document->text.len > 2 * ENT_TEXT_PIECE);
	const ent_text *all = ent_text_of(f->whole, document);
	ent_text_reader *reader = ent_text_reader_new(f->whole, document);
	size_t n = 0;
	for (bool more = true; more;) {
		ent_text text = {0};
		more = ent_text_read(reader, f->whole, f->scratch, 10, &text);
		for (size_t i = 0; i < text.n; i++, n++) {
			const ent_sentence *a = &all->sentences[n], *b = &text.sentences[i];
			assert_int_equal(a->start, b->start);
			assert_int_equal(a->n, b->n);
			assert_int_equal(b->number, n);
			for (uint32_t k = 0; k < a->n; k++)
				assert_true(ent_str_eq(a->tokens[k].form, b->tokens[k].form) &&
							a->tokens[k].space_after == b->tokens[k].space_after);
		}
	}
	assert_int_equal(n, all->n);
	return ENT_OK;
}

static void same_sentences(void **state)
{
	assert_int_equal(guarded(*state, read_one_line), ENT_OK);
}

static int set_up(void **state)
{
	static struct fixture f;
	ent_error error = {0};
	assert_int_equal(ent_context_new(NULL, &f.context, &error), ENT_OK);
	f.whole = ent_arena_new("whole", ENT_DOCUMENT_MEMORY);
	f.scratch = ent_arena_new("scratch", ENT_DOCUMENT_MEMORY);
	for (int i = 0; i < 2; i++)
		f.parts[i] = ent_arena_new("part", ENT_DOCUMENT_MEMORY);
	f.one = f.other = ENT_BUF((size_t)1 << 26);
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	ent_buf_free(&f->one);
	ent_buf_free(&f->other);
	for (int i = 0; i < 2; i++)
		ent_arena_free(f->parts[i]);
	ent_arena_free(f->scratch);
	ent_arena_free(f->whole);
	ent_context_free(f->context);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(same_events), cmocka_unit_test(same_sentences)};
	return cmocka_run_group_tests_name("api: stretches", tests, set_up, tear_down);
}
