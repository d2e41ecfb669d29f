/* Dictionaries of TABARI and PETRARCH in a user's folder: their verbs and actors code texts, a bad row is said in one
 * line with file and line, and nothing of the folder stays behind. */
#include "entente/entente.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct folder {
	char path[64];
	char out[1 << 15];
} folder;

static int set_up(void **state)
{
	folder *f = calloc(1, sizeof *f);
	assert_non_null(f);
	(void)snprintf(f->path, sizeof f->path, "/tmp/entente-dictionaries-XXXXXX");
	assert_non_null(mkdtemp(f->path));
	*state = f;
	return 0;
}

static void path_of(const folder *f, const char *name, char *out)
{
	(void)snprintf(out, 128, "%s/%s", f->path, name);
}

static void put(const folder *f, const char *name, const char *text)
{
	char path[128];
	path_of(f, name, path);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	assert_int_equal(fclose(file), 0);
}

static void drop(const folder *f, const char *name)
{
	char path[128];
	path_of(f, name, path);
	(void)unlink(path);
}

static int tear_down(void **state)
{
	folder *f = *state;
	drop(f, "mine.verbs.txt");
	drop(f, "mine.actors.txt");
	drop(f, "old.verbs");
	assert_int_equal(rmdir(f->path), 0);
	free(f);
	return 0;
}

static ent_status take(void *payload, const char *bytes, size_t n)
{
	folder *f = payload;
	size_t have = strlen(f->out);
	assert_true(have + n < sizeof f->out);
	memcpy(f->out + have, bytes, n);
	f->out[have + n] = '\0';
	return ENT_OK;
}

/* What `entente code` writes for the text. */
static const char *code(folder *f, const char *text)
{
	ent_options options = {.data_folder = f->path, .threads = 1};
	ent_context *context = NULL;
	ent_error error = {0};
	if (ent_context_new(&options, &context, &error) != ENT_OK)
		fail_msg("%s:%lld: %s", error.where, (long long)error.line, error.what);
	f->out[0] = '\0';
	assert_int_equal(ent_code_marked(context, text, strlen(text), (ent_writer){take, f}, &error), ENT_OK);
	(void)ent_context_free(context);
	return f->out;
}

static void starts(const char *text, const char *with)
{
	if (strncmp(text, with, strlen(with)) != 0)
		fail_msg("'%s' does not begin with '%s'", text, with);
}

static void verbs_of_petrarch(void **state)
{
	folder *f = *state;
	put(f, "mine.verbs.txt",
		"; verbs that nobody else has\n"
		"&PACT\n"
		"+PACT_\n"
		"+PEACE_DEAL_\n"
		"\n"
		"--- FLUMMOX [112] ---\n"
		"FLUMMOX {FLUMMOXES FLUMMOXED}\n"
		"BAMBOOZLE\n"
		"- * WITH &PACT [057]  # a pattern counts before the verb\n"
		"- * OFF TALKS WITH + [164]\n"
		"--- DISCOMBOBULATE [---] ---\n"
		"DISCOMBOBULATE\n"
		"- + WAS * BY $ [190]\n");
	starts(code(f, "<s>Peru</s> flummoxed <t>Chile</t>."), "ACCUSE\t");
	assert_non_null(strstr(f->out, "mine.verbs.txt:7.flummox"));
	starts(code(f, "<s>Peru</s> bamboozled <t>Chile</t> with a peace deal."), "SUPPORT\t");
	starts(code(f, "<s>Peru</s> flummoxed off talks with <t>Chile</t>."), "SANCTION\t");
	starts(code(f, "<t>Chile</t> was discombobulated by <s>Peru</s>."), "ASSAULT\t");
	drop(f, "mine.verbs.txt");
}

static void verbs_of_tabari(void **state)
{
	folder *f = *state;
	put(f, "old.verbs",
		"FLUMMOX [---] ; only its patterns count\n"
		"- * AID TO + [070]\n"
		"BAMBOOZLE [130:111]\n");
	starts(code(f, "<s>Peru</s> flummoxed aid to <t>Chile</t>."), "AID\t");
	starts(code(f, "<s>Peru</s> bamboozled <t>Chile</t>."), "THREATEN\t");
	drop(f, "old.verbs");
}

static void actors_by_date(void **state)
{
	folder *f = *state;
	put(f, "mine.actors.txt",
		"; people of a story\n"
		"RURITANIA_ [BEL]\n"
		"RUDOLF_RASSENDYLL_\n"
		"+KING_RUDOLF_\n"
		"\t[GBRELI <19000101]\n"
		"\t[BELGOV 19000101-19041231]\n"
		"\t[BELELI >050101]\n"
		"NOBODY_ [---]\n");
	const char *lines = "{\"text\":\"King Rudolf visited Peru in 1902.\"}\n{\"text\":\"Ruritania attacked Peru.\"}\n";
	ent_options options = {.data_folder = f->path, .threads = 1};
	ent_context *context = NULL;
	ent_error error = {0};
	put(f, "lines.jsonl", lines);
	char path[128];
	path_of(f, "lines.jsonl", path);
	const char *paths[] = {path};
	assert_int_equal(ent_context_new(&options, &context, &error), ENT_OK);
	f->out[0] = '\0';
	assert_int_equal(ent_stage_run(context, ENT_STAGE_CODE, NULL, paths, 1, NULL, (ent_writer){take, f}, &error),
					 ENT_OK);
	assert_non_null(strstr(f->out, "\"code\":\"BELGOV\""));
	assert_non_null(strstr(f->out, "\"text\":\"Ruritania\""));
	(void)ent_context_free(context);
	drop(f, "lines.jsonl");
	drop(f, "mine.actors.txt");
}

static void a_bad_row_is_said(void **state)
{
	folder *f = *state;
	static const struct {
		const char *name, *text, *what;
		int line;
	} bad[] = {{"old.verbs", "FLUMMOX [112]\nBAMBOOZLE [999]\n", "no CAMEO code '999'", 2},
			   {"old.verbs", "FLUMMOX [112\n", "no ']' behind the code", 1},
			   {"old.verbs", "\n- * AID [070]\n", "a pattern before any verb", 2},
			   {"old.verbs", "FLUMMOX [112]\n- * AID\n", "a pattern without a code", 2},
			   {"old.verbs", "FLUMMOX [112]\n- * &NOWHERE [070]\n", "no set of words '&NOWHERE'", 2},
			   {"old.verbs", "+AID_\n", "a word of no set", 1},
			   {"mine.actors.txt", "+RUDOLF_\n", "a synonym of no entry", 1},
			   {"mine.actors.txt", "RUDOLF_\n\t[BELGOV 1900-1904]\n", NULL, 2},
			   {"mine.actors.txt", "RUDOLF_ [BEL\n", "no ']' behind the code", 1},
			   {"mine.actors.txt", "RUDOLF_ [bel]\n", "a code is of capital letters", 1}};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		put(f, bad[i].name, bad[i].text);
		ent_options options = {.data_folder = f->path};
		ent_context *context = NULL;
		ent_error error = {0};
		assert_int_equal(ent_context_new(&options, &context, &error), ENT_FORMAT);
		assert_int_equal(error.line, bad[i].line);
		assert_non_null(strstr(error.where, bad[i].name));
		if (bad[i].what)
			assert_string_equal(error.what, bad[i].what);
		drop(f, bad[i].name);
	}
}

/* A context for parsing alone says so where more is asked of it. */
static void parses_alone(void **state)
{
	folder *f = *state;
	ent_options options = {.threads = 1, .syntax_only = 1};
	ent_context *context = NULL;
	ent_database *database = NULL;
	ent_error error = {0};
	const char *line = "<S>Peru</S> thanked <T>Chile</T>.";
	assert_int_equal(ent_context_new(&options, &context, &error), ENT_OK);
	assert_int_equal(ent_code_marked(context, line, strlen(line), (ent_writer){take, f}, &error), ENT_USAGE);
	assert_int_equal(ent_database_open(context, "none.db", ENT_DATABASE_READ, &database, &error), ENT_USAGE);
	assert_null(database);
	assert_null(ent_state_code(context, "Peru"));
	(void)ent_context_free(context);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(verbs_of_petrarch), cmocka_unit_test(verbs_of_tabari),
									   cmocka_unit_test(actors_by_date), cmocka_unit_test(a_bad_row_is_said),
									   cmocka_unit_test(parses_alone)};
	return cmocka_run_group_tests_name("api: dictionaries of older coders", tests, set_up, tear_down);
}
