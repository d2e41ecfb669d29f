/* Reading and analysing one document under the guard of its own arena. */
#include "api/work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST_OUTPUT ((size_t)1 << 30)

ent_work *ent_work_new(const ent_raw *raw)
{
	ent_work *work = calloc(1, sizeof *work);
	size_t n = raw->path.len + raw->bytes.len + 2;
	if (!work || !(work->bytes = malloc(n)) || !(work->arena = ent_arena_new("document", ENT_DOCUMENT_MEMORY)) ||
		!(work->scratch = ent_arena_new("document", ENT_DOCUMENT_MEMORY))) {
		ent_work_free(work);
		return NULL;
	}
	memcpy(work->bytes, raw->bytes.ptr, raw->bytes.len);
	work->bytes[raw->bytes.len] = '\0';
	memcpy(work->bytes + raw->bytes.len + 1, raw->path.ptr, raw->path.len);
	work->bytes[n - 1] = '\0';
	work->raw = (ent_raw){{work->bytes + raw->bytes.len + 1, raw->path.len}, {work->bytes, raw->bytes.len}, raw->line};
	work->out = ENT_BUF(LARGEST_OUTPUT);
	return work;
}

void ent_work_free(ent_work *work)
{
	if (!work)
		return;
	ent_buf_free(&work->out);
	ent_arena_free(work->scratch);
	ent_arena_free(work->arena);
	free(work->bytes);
	free(work);
}

struct job {
	const ent_context *context;
	ent_work *work;
	ent_stage stage;
	void (*then)(const void *shared, ent_work *work);
	const void *shared;
};

static ent_status run(void *payload)
{
	struct job *job = payload;
	ent_work *work = job->work;
	ent_document *document = NULL;
	ent_status status = ent_reader_read(job->context->reader, work->arena, &work->raw, &document, &work->error);
	if (status)
		return status;
	if (job->stage != ENT_STAGE_READ)
		ent_context_analyse(job->context, work->arena, work->scratch, document, job->stage, work->remarks,
							&work->reading, &work->coding);
	work->document = document;
	if (job->then)
		job->then(job->shared, work);
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
