/* For the tests of the reader: documents from bytes in memory and from files made for a test. */
#ifndef ENT_TESTS_READ_SUPPORT_H
#define ENT_TESTS_READ_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "read/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct bench {
	ent_data *data;
	ent_reader *reader;
	ent_arena *arena;
	ent_document *document; /* the one read last */
	ent_error error;        /* the problem told last */
	size_t n_documents, n_problems;
	char folder[64];
};

static inline struct bench bench_new(void)
{
	struct bench bench = {.folder = "/tmp/entente-read-XXXXXX"};
	assert_int_equal(ent_data_new(NULL, &bench.data, &bench.error), ENT_OK);
	assert_int_equal(ent_reader_new(bench.data, &bench.reader, &bench.error), ENT_OK);
	bench.arena = ent_arena_new("test", (size_t)1 << 30);
	assert_non_null(bench.arena);
	assert_non_null(mkdtemp(bench.folder));
	return bench;
}

static inline void bench_free(struct bench *bench)
{
	char command[128];
	(void)snprintf(command, sizeof command, "rm -rf '%s'", bench->folder);
	assert_int_equal(system(command), 0);
	ent_arena_free(bench->arena);
	ent_reader_free(bench->reader);
	ent_data_free(bench->data);
}

struct bench_raw {
	struct bench *bench;
	const ent_raw *raw;
};

static inline ent_status bench_read_raw(void *payload)
{
	struct bench_raw *job = payload;
	return ent_reader_read(job->bench->reader, job->bench->arena, job->raw, &job->bench->document, &job->bench->error);
}

/* One document from bytes; ENT_OK and bench->document, or the status and bench->error. */
static inline ent_status read_bytes(struct bench *bench, const char *name, ent_str bytes, int64_t line)
{
	ent_raw raw = {.path = ent_str_of(name), .bytes = bytes, .line = line};
	struct bench_raw job = {bench, &raw};
	bench->document = NULL;
	return ent_arena_run(bench->arena, bench_read_raw, &job, &bench->error);
}

static inline ent_document *read_text(struct bench *bench, const char *text)
{
	if (read_bytes(bench, "a.txt", ent_str_of(text), 0) != ENT_OK)
		fail_msg("%s", bench->error.what);
	return bench->document;
}

static inline ent_str block_text(const ent_document *document, size_t i)
{
	assert_true(i < document->n_blocks);
	return ent_str_sub(document->text, document->blocks[i].start, document->blocks[i].end);
}

/* The block that begins with `start`. */
static inline const ent_block *block_of(const ent_document *document, const char *start)
{
	for (size_t i = 0; i < document->n_blocks; i++)
		if (ent_str_starts(block_text(document, i), ent_str_of(start)))
			return &document->blocks[i];
	fail_msg("no block begins with '%s'", start);
	return NULL;
}

static inline void assert_kind(const ent_document *document, const char *start, ent_block_kind kind)
{
	const ent_block *block = block_of(document, start);
	if (block->kind != kind)
		fail_msg("'%s' is %s (%s), not %s", start, ent_block_kind_name(block->kind), block->why,
				 ent_block_kind_name(kind));
}

static inline void assert_str(ent_str s, const char *expected)
{
	if (!ent_str_is(s, expected))
		fail_msg("'%.*s' is not '%s'", ENT_FMT(s), expected);
}

static inline ent_status bench_raw(void *payload, const ent_raw *raw, ent_error *error)
{
	struct bench *bench = payload;
	struct bench_raw job = {bench, raw};
	(void)error;
	if (ent_arena_run(bench->arena, bench_read_raw, &job, &bench->error) == ENT_OK)
		bench->n_documents++;
	else
		bench->n_problems++;
	return ENT_OK;
}

static inline void bench_problem(void *payload, const ent_error *problem)
{
	struct bench *bench = payload;
	bench->error = *problem;
	bench->n_problems++;
}

static inline void bench_moved(void *payload, int64_t bytes)
{
	(void)payload;
	assert_true(bytes >= 0);
}

static inline void walk_path(struct bench *bench, const char *path)
{
	ent_walk walk = {bench_raw, bench_problem, bench_moved, bench};
	bench->n_documents = bench->n_problems = 0;
	assert_int_equal(ent_reader_walk(path, &walk, &bench->error), ENT_OK);
}

/* A file in the bench's folder; the path lives until the next call. */
static inline const char *make_file(const struct bench *bench, const char *name, ent_str bytes)
{
	static char path[256];
	(void)snprintf(path, sizeof path, "%s/%s", bench->folder, name);
	FILE *out = fopen(path, "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes.ptr ? bytes.ptr : "", 1, bytes.len, out), bytes.len);
	assert_int_equal(fclose(out), 0);
	return path;
}

/* Exactly one problem, no document, and a message that holds `words`. */
static inline void assert_problem(const struct bench *bench, const char *words)
{
	char text[600];
	(void)ent_error_text(&bench->error, text, sizeof text);
	assert_int_equal(bench->n_documents, 0);
	assert_int_equal(bench->n_problems, 1);
	assert_null(strchr(text, '\n'));
	if (!strstr(text, words))
		fail_msg("'%s' does not say '%s'", text, words);
}

#endif
