/* Writes the dossier of the fixture's relationships where ENTENTE_LOOK says, to be looked at; without it, only that
 * all three are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fixture_relations.h"

#include <stdio.h>
#include <stdlib.h>

static const ent_dossier_state relations[][3] = {
	{{ENT_STR("PAK"), ENT_STR("Pakistan"), 0},
	 {ENT_STR("RUS"), ENT_STR("Russia"), 1},
	 {ENT_STR("SUN"), ENT_STR("the Soviet Union"), 1}},
	{{ENT_STR("IND"), ENT_STR("India"), 0}, {ENT_STR("CHN"), ENT_STR("China"), 1}},
	{{ENT_STR("USA"), ENT_STR("the United States"), 0}, {ENT_STR("CUB"), ENT_STR("Cuba"), 1}},
	{{ENT_STR("FRA"), ENT_STR("France"), 0}, {ENT_STR("CHL"), ENT_STR("Chile"), 1}},
};
static const size_t sizes[] = {3, 2, 2, 2};
enum { RELATIONS = sizeof sizes / sizeof *sizes };

static void save(const ent_buf *buf, size_t relation, const char *suffix)
{
	char path[512];
	const char *folder = getenv("ENTENTE_LOOK");
	if (!folder)
		return;
	snprintf(path, sizeof path, "%s/%zu.%s", folder, relation, suffix);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	fwrite(buf->bytes, 1, buf->n, file);
	fclose(file);
}

struct job {
	ent_arena *arena;
	ent_data *data;
	size_t relation;
};

static ent_status write_all(void *payload)
{
	struct job *job = payload;
	struct fixture *fixture = ENT_NEW(job->arena, struct fixture);
	fixture_fill(fixture, job->arena);
	ent_dossier_input input = fixture_input(fixture, relations[job->relation], sizes[job->relation]);
	ent_count silences[] = {{ENT_STR("no event word"), 118}, {ENT_STR("one actor"), 40}};
	ent_str problems[] = {ENT_STR("texts/broken.pdf: not a PDF")};
	input.silences = silences;
	input.n_silences = 2;
	input.problems = problems;
	input.n_problems = 1;
	ent_dossier_options options = {.states = relations[job->relation],
								   .n_states = sizes[job->relation],
								   .data = job->data,
								   .version = ENT_STR("0.1.0"),
								   .database = ENT_STR("fixture.db")};
	ent_dossier *dossier;
	ent_error error;
	ent_status status = ent_dossier_of(job->arena, &input, &options, &dossier, &error);
	if (status)
		fail_msg("%s", error.what);
	ent_buf buf = ENT_BUF(64 << 20);
	ent_dossier_html(dossier, &buf);
	assert_int_equal(buf.status, ENT_OK);
	save(&buf, job->relation, "html");
	ent_buf_clear(&buf);
	ent_dossier_markdown(dossier, &buf);
	save(&buf, job->relation, "md");
	ent_buf_clear(&buf);
	ent_dossier_json(dossier, &buf);
	save(&buf, job->relation, "json");
	ent_buf_clear(&buf);
	ent_dossier_svg(dossier, &buf);
	save(&buf, job->relation, "svg");
	ent_buf_clear(&buf);
	ent_dossier_pdf(dossier, &buf);
	assert_int_equal(buf.status, ENT_OK);
	save(&buf, job->relation, "pdf");
	ent_buf_free(&buf);
	return ENT_OK;
}

static void test_writes_every_relation(void **state)
{
	(void)state;
	ent_data *data;
	assert_int_equal(ent_data_new(NULL, &data, NULL), ENT_OK);
	for (size_t i = 0; i < (size_t)RELATIONS; i++) {
		struct job job = {ent_arena_new("look", 256 << 20), data, i};
		assert_int_equal(ent_arena_run(job.arena, write_all, &job, NULL), ENT_OK);
		ent_arena_free(job.arena);
	}
	ent_data_free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_writes_every_relation)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
