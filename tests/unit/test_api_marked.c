/* The most likely event between two given actors: always one line, and the type that the codebook's notes ask for
 * (tests/golden/marked.tsv). */
#include "base/tsv.h"
#include "entente/entente.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static ent_status take(void *payload, const char *bytes, size_t n)
{
	char *line = payload;
	size_t have = strlen(line);
	assert_true(have + n < 512);
	memcpy(line + have, bytes, n);
	line[have + n] = '\0';
	return ENT_OK;
}

/* Whether the answer begins with `event`. */
static bool answers(const ent_context *context, ent_str sentence, ent_str event, char *line)
{
	ent_error error = {0};
	line[0] = '\0';
	assert_int_equal(ent_code_marked(context, sentence.ptr, sentence.len, (ent_writer){take, line}, &error), ENT_OK);
	assert_true(strchr(line, '\n') == line + strlen(line) - 1);
	return strncmp(line, event.ptr, event.len) == 0 && line[event.len] == '\t';
}

static void golden_sentences(void **state)
{
	static char bytes[1 << 18];
	FILE *file = fopen(ENT_SOURCE_DIR "/tests/golden/marked.tsv", "rb");
	assert_non_null(file);
	size_t n = fread(bytes, 1, sizeof bytes, file);
	(void)fclose(file);
	ent_tsv tsv;
	ent_error error = {0};
	assert_int_equal(ent_tsv_open(&tsv, ENT_STR("marked.tsv"), (ent_str){bytes, n}, &error), ENT_OK);
	size_t failed = 0, total = 0;
	for (bool more = true;; total++) {
		char line[512];
		assert_int_equal(ent_tsv_next(&tsv, &more, &error), ENT_OK);
		if (!more)
			break;
		ent_str sentence = ent_tsv_get(&tsv, "sentence");
		if (!answers(*state, sentence, ent_tsv_get(&tsv, "event"), line)) {
			failed++;
			(void)fprintf(stderr, "line %lld: %.*s\n  got %s", (long long)tsv.line, ENT_FMT(sentence), line);
		}
	}
	assert_true(total > 0);
	assert_int_equal(failed, 0);
}

static void always_an_answer(void **state)
{
	static const char *const odd[] = {"<s>Peru</s> <t>Chile</t>", "<s>Peru</s> is a neighbour of <t>Chile</t>.",
									  "<s>a</s><t>b</t>", "Only <s>one</s>."};
	char line[512];
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		(void)answers(*state, ent_str_of(odd[i]), ENT_STR("CONSULT"), line);
	ent_error error = {0};
	line[0] = '\0';
	assert_int_equal(ent_code_marked(*state, "no marks", 8, (ent_writer){take, line}, &error), ENT_FORMAT);
}

static int set_up(void **state)
{
	ent_error error = {0};
	ent_context *context = NULL;
	assert_int_equal(ent_context_new(NULL, &context, &error), ENT_OK);
	*state = context;
	return 0;
}

static int tear_down(void **state)
{
	ent_context_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(golden_sentences), cmocka_unit_test(always_an_answer)};
	return cmocka_run_group_tests_name("api: given actors", tests, set_up, tear_down);
}
