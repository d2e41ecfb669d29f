/* Reading and analysing one document under the guard of its own arena. */
#include "api/work.h"

#include "api/stretch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST_OUTPUT ((size_t)1 << 30)

/* Takes the bytes over where they can be had, else copies them. */
static bool keep_bytes(ent_work *work, const ent_raw *raw)
{
	if (raw->holder && raw->holder->bytes) {
		work->bytes = raw->holder->bytes;
		raw->holder->bytes = NULL;
		raw->holder->n = raw->holder->cap = 0;
		return true;
	}
	if (!(work->bytes = malloc(raw->bytes.len + 1)))
		return false;
	memcpy(work->bytes, raw->bytes.ptr, raw->bytes.len);
	work->bytes[raw->bytes.len] = '\0';
	return true;
}

ent_work *ent_work_new(const ent_raw *raw)
{
	ent_work *work = calloc(1, sizeof *work);
	if (!work || !(work->path = malloc(raw->path.len + 1)) || !keep_bytes(work, raw) ||
		!(work->arena = ent_arena_new("document", ENT_DOCUMENT_MEMORY)) ||
		!(work->scratch = ent_arena_new("document", ENT_DOCUMENT_MEMORY))) {
		ent_work_free(work);
		return NULL;
	}
	memcpy(work->path, raw->path.ptr, raw->path.len);
	work->path[raw->path.len] = '\0';
	work->raw = (ent_raw){
		.path = {work->path, raw->path.len}, .bytes = {work->bytes, raw->bytes.len}, .line = raw->line, .stays = true};
	work->out = ENT_BUF(LARGEST_OUTPUT);
	return work;
}

void ent_work_free(ent_work *work)
{
	if (!work)
		return;
	ent_buf_free(&work->out);
	ent_arena_free(work->parts[0]);
	ent_arena_free(work->parts[1]);
	ent_arena_free(work->scratch);
	ent_arena_free(work->arena);
	free(work->bytes);
	free(work->path);
	free(work);
}

struct job {
	const ent_context *context;
	ent_work *work;
	ent_stage stage;
	void (*then)(const void *shared, ent_work *work);
	const void *shared;
};

static void hand_on(void *payload)
{
	struct job *job = payload;
	if (job->work->coding)
		job->work->n_events += (int64_t)job->work->coding->n_events;
	if (job->then)
		job->then(job->shared, job->work);
}

static ent_status run_in_stretches(void *payload)
{
	struct job *job = payload;
	ent_work *work = job->work;
	const ent_stretching stretching = {.context = job->context,
									   .document = work->document,
									   .whole = work->arena,
									   .parts = {work->parts[0], work->parts[1]},
									   .scratch = work->scratch,
									   .sentences = ENT_STRETCH,
									   .reading = &work->reading,
									   .coding = &work->coding,
									   .coded = hand_on,
									   .payload = job};
	ent_stretch_code(&stretching);
	return ENT_OK;
}

/* The second of the two arenas under guards. */
static ent_status run_in_other(void *payload)
{
	struct job *job = payload;
	return ent_arena_run(job->work->parts[1], run_in_stretches, job, &job->work->error);
}

static ent_status run_long(struct job *job)
{
	ent_work *work = job->work;
	for (int i = 0; i < 2; i++)
		if (!(work->parts[i] = ent_arena_new("stretch", ENT_DOCUMENT_MEMORY)))
			return ent_fail(&work->error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	return ent_arena_run(work->parts[0], run_in_other, job, &work->error);
}

static ent_status run(void *payload)
{
	struct job *job = payload;
	ent_work *work = job->work;
	ent_document *document = NULL;
	ent_status status = ent_reader_read(job->context->reader, work->arena, &work->raw, &document, &work->error);
	if (status)
		return status;
	work->document = document;
	if (job->stage == ENT_STAGE_CODE && !work->remarks && document->text.len >= ENT_STRETCH_FROM)
		return run_long(job);
	if (job->stage != ENT_STAGE_READ)
		ent_context_analyse(job->context, work->arena, work->scratch, document, job->stage, work->remarks,
							&work->reading, &work->coding);
	hand_on(job);
	return ENT_OK;
}

static ent_status run_with_scratch(void *payload)
{
	struct job *job = payload;
	return ent_arena_run(job->work->scratch, run, job, &job->work->error);
}

void ent_work_run(const ent_context *context, ent_work *work, ent_stage stage,
				  void (*then)(const void *shared, ent_work *work), const void *shared)
{
	struct job job = {context, work, stage, then, shared};
	work->status = ent_arena_run(work->arena, run_with_scratch, &job, &work->error);
	if (!work->status && work->out.status)
		work->status = ent_fail(&work->error, work->out.status, NULL, 0, -1, "too much output");
	if (work->status) {
		work->document = NULL;
		if (!work->error.where[0])
			(void)snprintf(work->error.where, sizeof work->error.where, "%.*s", ENT_FMT(work->raw.path));
		if (!work->error.line)
			work->error.line = work->raw.line;
	}
}
