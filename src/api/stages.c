/* The stages run alone: documents in, text out. Documents are worked on side by side and written in order. */
#include "api/output.h"
#include "api/stage_json.h"
#include "api/unknown.h"
#include "api/work.h"
#include "record/coded.h"
#include "record/export.h"
#include "syntax/conllu.h"

#include <string.h>

#define MOST_TABLE ((size_t)1 << 30)

enum { GIVEN_OUT = 1 << 20 /* [bytes] of one document, written before it is done */ };

/* What all documents of one run share. */
struct run {
	const ent_context *context;
	ent_stage stage;
	const ent_export *format; /* for ENT_STAGE_CODE */
	double min_confidence;    /* for ENT_STAGE_CODE */
	const ent_hooks *hooks;
	ent_writer out;
	ent_unknown *unknown; /* for ENT_STAGE_UNKNOWN */
	ent_pool *pool;
	ent_counts counts;
	int64_t behind; /* [bytes] of input walked so far */
};

static void write_parse(const struct run *run, ent_work *work)
{
	const ent_document *document = work->reading.document;
	for (size_t i = 0; i < work->reading.text->n; i++) {
		const ent_sentence *sentence = &work->reading.text->sentences[i];
		ent_str text = ent_sentence_text(work->arena, document, sentence);
		ent_conllu_write(run->context->syntax, document->id, text, sentence, &work->out);
	}
}

static void write_events(const struct run *run, ent_work *work)
{
	const ent_document *document = work->reading.document;
	ent_arena_mark whole = ent_arena_here(work->scratch);
	const ent_source *source = NULL; /* of the article of the event before */
	for (size_t i = 0; i < work->coding->n_events; i++) {
		const ent_event *event = &work->coding->events[i];
		if (event->confidence < run->min_confidence)
			continue;
		if (!source || source->article != event->article)
			source = ent_coded_source(work->scratch, document, event->article);
		ent_record_event record;
		ent_arena_mark mark = ent_arena_here(work->scratch);
		ent_coded_event(work->scratch, &work->reading, source, event, ENT_STR(ENT_VERSION), &record);
		ent_export_event(run->format, &record, &work->out);
		ent_arena_back(work->scratch, mark);
	}
	ent_arena_back(work->scratch, whole);
	if (work->out.n >= GIVEN_OUT && ent_pool_turn(run->pool, work)) {
		work->unwritten |= run->out.write(run->out.payload, work->out.bytes, work->out.n) != ENT_OK;
		ent_buf_clear(&work->out);
	}
}

static void write_stage(const void *shared, ent_work *work)
{
	const struct run *run = shared;
	switch (run->stage) {
	case ENT_STAGE_READ:
		break; /* has no reading: see `read_only` */
	case ENT_STAGE_PARSE:
		write_parse(run, work);
		break;
	case ENT_STAGE_ACTORS:
		ent_stage_json_mentions(&work->out, run->context->actors, work->arena, &work->reading);
		break;
	case ENT_STAGE_TIMES:
		ent_stage_json_timexes(&work->out, &work->reading,
							   ent_times_elsewhere(run->context->times, work->arena, work->reading.document));
		break;
	case ENT_STAGE_AMOUNTS:
		ent_stage_json_amounts(&work->out, &work->reading);
		break;
	case ENT_STAGE_CODE:
		write_events(run, work);
		break;
	case ENT_STAGE_UNKNOWN:
		break; /* counted when its turn comes: see `done` */
	}
}

static void read_only(const void *shared, ent_work *work)
{
	(void)shared;
	ent_stage_json_document(&work->out, work->document);
}

static void work_on(void *shared, void *item)
{
	struct run *run = shared;
	ent_work_run(run->context, item, run->stage, run->stage == ENT_STAGE_READ ? read_only : write_stage, run);
}

static ent_status done(void *shared, void *item, ent_error *error)
{
	struct run *run = shared;
	ent_work *work = item;
	run->counts.bytes = work->behind;
	if (work->status) {
		run->counts.problems++;
		if (run->hooks && run->hooks->problem)
			run->hooks->problem(run->hooks->payload, &work->error);
	} else {
		run->counts.documents++;
		run->counts.events += work->n_events;
		ent_status status = work->unwritten ? ent_fail(error, ENT_IO, NULL, 0, -1, "cannot write the output")
											: ent_output_buf(run->out, &work->out, error);
		if (!status && run->unknown)
			status = ent_unknown_add(run->unknown, &work->reading, error);
		if (status)
			return status;
	}
	if (run->hooks && run->hooks->progress && run->hooks->progress(run->hooks->payload, &run->counts))
		return ent_fail(error, ENT_CANCELLED, NULL, 0, -1, "stopped");
	return ENT_OK;
}

static void drop(void *shared, void *item)
{
	(void)shared;
	ent_work_free(item);
}

static ent_status on_raw(void *payload, const ent_raw *raw, ent_error *error)
{
	struct run *run = payload;
	ent_work *work = ent_work_new(raw);
	if (!work)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	work->behind = run->behind;
	return ent_pool_put(run->pool, work, error);
}

static void on_problem(void *payload, const ent_error *problem)
{
	struct run *run = payload;
	run->counts.problems++;
	if (run->hooks && run->hooks->problem)
		run->hooks->problem(run->hooks->payload, problem);
}

static void on_moved(void *payload, int64_t bytes)
{
	((struct run *)payload)->behind += bytes;
}

static ent_status run_all(struct run *run, const char *const *paths, size_t n_paths, ent_error *error)
{
	static const ent_pool_ops ops = {work_on, done, drop};
	const ent_walk walk = {on_raw, on_problem, on_moved, run};
	ent_status status = ent_pool_new(run->context->threads, &ops, run, &run->pool, error);
	if (status)
		return status;
	for (size_t i = 0; i < n_paths; i++)
		run->counts.bytes_total += ent_reader_size(paths[i]);
	for (size_t i = 0; i < n_paths && !status; i++)
		status = ent_reader_walk(paths[i], &walk, error);
	ent_status last = status ? ENT_OK : ent_pool_drain(run->pool, error);
	ent_pool_free(run->pool);
	if (!status)
		status = last;
	if (!status && run->counts.documents == 0 && run->counts.problems == 0)
		return ent_fail(error, ENT_NOTFOUND, n_paths ? paths[0] : NULL, 0, -1, "no document in it");
	return status;
}

/* Counts the names of all documents, then writes their table. */
static ent_status run_unknown(struct run *run, const char *const *paths, size_t n_paths, ent_error *error)
{
	run->unknown = ent_unknown_new(run->context->actors);
	if (!run->unknown)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	ent_status status = run_all(run, paths, n_paths, error);
	ent_buf table = ENT_BUF(MOST_TABLE);
	if (!status) {
		ent_unknown_write(run->unknown, &table);
		status = ent_output_buf(run->out, &table, error);
	}
	ent_buf_free(&table);
	run->unknown = ent_unknown_free(run->unknown);
	return status;
}

struct starting {
	struct run *run;
	ent_arena *arena;
	const char *format;
	const char *const *paths;
	size_t n_paths;
	ent_error *error;
};

static ent_status start(void *payload)
{
	struct starting *job = payload;
	struct run *run = job->run;
	ent_status status = ENT_OK;
	if (run->stage == ENT_STAGE_CODE) {
		ent_buf head = ENT_BUF(1 << 20);
		status = ent_export_new(job->arena, run->context->data, ent_str_of(job->format ? job->format : "jsonl"), false,
								0, &run->format, job->error);
		if (!status) {
			ent_export_head(run->format, &head);
			status = ent_output_buf(run->out, &head, job->error);
		}
		ent_buf_free(&head);
	}
	return status ? status : run_all(run, job->paths, job->n_paths, job->error);
}

ent_status ent_stage_run(const ent_context *context, ent_stage stage, const ent_stage_setting *setting,
						 const char *const *paths, size_t n_paths, const ent_hooks *hooks, ent_writer out,
						 ent_error *error)
{
	if (stage == ENT_STAGE_PARSE && !context->syntax)
		return ent_fail(error, ENT_NOTFOUND, NULL, 0, -1, "no syntax model is built in; train one with 'make model'");
	ent_status whole = stage == ENT_STAGE_READ || stage == ENT_STAGE_PARSE ? ENT_OK : ent_context_whole(context, error);
	if (whole)
		return whole;
	if (stage == ENT_STAGE_UNKNOWN) {
		struct run run = {.context = context, .stage = stage, .hooks = hooks, .out = out};
		return run_unknown(&run, paths, n_paths, error);
	}
	struct run run = {.context = context,
					  .stage = stage,
					  .min_confidence = setting ? setting->min_confidence : 0,
					  .hooks = hooks,
					  .out = out};
	const char *format = setting ? setting->format : NULL;
	struct starting job = {&run, ent_arena_new("format", 64 << 20), format, paths, n_paths, error};
	if (!job.arena)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	ent_status status = ent_arena_run(job.arena, start, &job, error);
	ent_arena_free(job.arena);
	return status;
}
