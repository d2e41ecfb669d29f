/* Sentences and words: the golden cases, blocks that go on, hyphens at line ends, texts that are no prose. */
#include "make_document.h"
#include "text/text.h"

#include "base/buf.h"
#include "base/tsv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static ent_arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = ent_arena_new("test", (size_t)1 << 30);
	return arena ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	arena = ent_arena_free(arena);
	return 0;
}

/* The text as the golden file writes it. */
static void spell(const ent_text *text, ent_buf *out)
{
	for (size_t i = 0; i < text->n; i++) {
		uint32_t inside = 0;
		for (uint32_t k = 0; k < text->sentences[i].n; k++) {
			const ent_token *token = &text->sentences[i].tokens[k];
			if (k || i)
				ent_buf_puts(out, inside ? "+" : k ? "|" : "||");
			inside = token->mwt ? token->mwt - 1u : inside ? inside - 1 : 0;
			ent_buf_add(out, token->form);
		}
	}
}

static void test_golden(void **state)
{
	(void)state;
	static char bytes[1 << 16];
	FILE *file = fopen(ENT_SOURCE_DIR "/tests/golden/sentences.tsv", "rb");
	assert_non_null(file);
	size_t n = fread(bytes, 1, sizeof bytes - 1, file);
	fclose(file);
	ent_tsv tsv;
	bool more;
	ent_buf got = ENT_BUF(1 << 16);
	assert_int_equal(ent_tsv_open(&tsv, ENT_STR("sentences.tsv"), (ent_str){bytes, n}, NULL), ENT_OK);
	while (ent_tsv_next(&tsv, &more, NULL) == ENT_OK && more) {
		ent_str given = ent_str_copy(arena, ent_tsv_get(&tsv, "text"));
		ent_str want = ent_str_copy(arena, ent_tsv_get(&tsv, "words"));
		ent_buf_clear(&got);
		spell(ent_text_of(arena, make_document(arena, given.ptr)), &got);
		assert_string_equal(got.bytes, want.ptr);
	}
	ent_buf_free(&got);
}

static void test_block_goes_on(void **state)
{
	(void)state;
	ent_document *document = make_document(arena, "The two states signed\n\nan agreement.");
	assert_int_equal(ent_text_of(arena, document)->n, 2);
	document->blocks[1].continues = true;
	const ent_text *text = ent_text_of(arena, document);
	assert_int_equal(text->n, 1);
	assert_true(
		ent_str_is(ent_sentence_text(arena, document, &text->sentences[0]), "The two states signed an agreement."));
}

static void test_block_that_goes_on_from_nothing_is_read(void **state)
{
	(void)state;
	ent_document *document = make_document(arena, "They signed.");
	document->blocks[0].continues = true;
	assert_int_equal(ent_text_of(arena, document)->n, 1);
}

static void test_hyphen_at_line_end(void **state)
{
	(void)state;
	ent_document *document = make_document(arena, "Their co-\noperation grew.");
	const ent_text *text = ent_text_of(arena, document);
	assert_true(ent_str_is(text->sentences[0].tokens[1].form, "cooperation"));
	assert_true(ent_str_is(ent_sentence_text(arena, document, &text->sentences[0]), "Their cooperation grew."));
}

/* Nothing but one run of `unit`, a megabyte of it: in time, and no sentence too long. */
static void test_runs(void **state)
{
	(void)state;
	static const char *const units[] = {"a ", "(", "...", "a,", "\xE4\xB8\xAD", "? ", "'", "@", "http://", ".\""};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t size = strlen(units[i]), n = (1 << 20) / size;
		char *bytes = malloc(n * size + 1);
		assert_non_null(bytes);
		for (size_t k = 0; k < n; k++)
			memcpy(bytes + k * size, units[i], size);
		bytes[n * size] = '\0';
		const ent_text *text = ent_text_of(arena, make_document(arena, bytes));
		for (size_t k = 0; k < text->n; k++)
			assert_in_range(text->sentences[k].n, 1, ENT_TEXT_LONGEST);
		free(bytes);
		ent_arena_reset(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_golden, setup, teardown),
		cmocka_unit_test_setup_teardown(test_block_goes_on, setup, teardown),
		cmocka_unit_test_setup_teardown(test_block_that_goes_on_from_nothing_is_read, setup, teardown),
		cmocka_unit_test_setup_teardown(test_hyphen_at_line_end, setup, teardown),
		cmocka_unit_test_setup_teardown(test_runs, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
