/* Adding to the record: documents are coded side by side, and stored in order by one thread. */
#include "api/database.h"
#include "api/work.h"

#include <string.h>

struct adding {
	ent_database *database;
	const ent_hooks *hooks;
	ent_pool *pool;
	ent_counts counts;
	int64_t behind;
};

static void work_on(void *shared, void *item)
{
	const struct adding *adding = shared;
	ent_work_run(adding->database->context, item, ENT_STAGE_CODE, NULL, NULL);
}

static ent_status note_problem(struct adding *adding, const ent_error *problem, ent_error *error)
{
	adding->counts.problems++;
	if (adding->hooks && adding->hooks->problem)
		adding->hooks->problem(adding->hooks->payload, problem);
	return ent_store_add_problem(adding->database->store, problem, error);
}

static void count_uncoded(ent_counts *counts, const char *reason)
{
	for (size_t i = 0; i < ENT_REASONS; i++) {
		if (!counts->uncoded[i].reason)
			counts->uncoded[i].reason = reason;
		if (strcmp(counts->uncoded[i].reason, reason) == 0) {
			counts->uncoded[i].n++;
			return;
		}
	}
}

static ent_status store(struct adding *adding, const ent_work *work, ent_error *error)
{
	bool known;
	ent_status status =
		ent_store_has(adding->database->store, work->document->sha256, work->document->id, &known, error);
	adding->counts.documents++;
	if (status)
		return status;
	if (known) {
		adding->counts.known++;
		return ENT_OK;
	}
	status = ent_store_add(adding->database->store, &work->reading, work->coding, error);
	if (status)
		return status;
	adding->counts.added++;
	adding->counts.events += (int64_t)work->coding->n_events;
	adding->counts.sentences += (int64_t)work->reading.text->n;
	adding->counts.coded += (int64_t)(work->reading.text->n - work->coding->n_silences);
	for (size_t i = 0; i < work->coding->n_silences; i++)
		count_uncoded(&adding->counts, work->coding->silences[i].reason);
	return ENT_OK;
}

static ent_status done(void *shared, void *item, ent_error *error)
{
	struct adding *adding = shared;
	ent_work *work = item;
	adding->counts.bytes = work->behind;
	ent_status status = work->status ? note_problem(adding, &work->error, error) : store(adding, work, error);
	if (!status && adding->hooks && adding->hooks->progress &&
		adding->hooks->progress(adding->hooks->payload, &adding->counts))
		status = ent_fail(error, ENT_CANCELLED, NULL, 0, -1, "stopped");
	return status;
}

static void drop(void *shared, void *item)
{
	(void)shared;
	ent_work_free(item);
}

static ent_status on_raw(void *payload, const ent_raw *raw, ent_error *error)
{
	struct adding *adding = payload;
	ent_work *work = ent_work_new(raw);
	if (!work)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	work->behind = adding->behind;
	work->remarks = true;
	return ent_pool_put(adding->pool, work, error);
}

static void on_problem(void *payload, const ent_error *problem)
{
	ent_error ignored;
	(void)note_problem(payload, problem, &ignored);
}

static void on_moved(void *payload, int64_t bytes)
{
	((struct adding *)payload)->behind += bytes;
}

ent_status ent_database_add(ent_database *database, const char *const *paths, size_t n_paths, const ent_hooks *hooks,
							ent_counts *ret_counts, ent_error *error)
{
	static const ent_pool_ops ops = {work_on, done, drop};
	struct adding adding = {.database = database, .hooks = hooks};
	const ent_walk walk = {on_raw, on_problem, on_moved, &adding};
	char hash[ENT_CONTEXT_HASH];
	ent_status status = ent_context_hash(database->context->data, hash, error);
	if (!status)
		status = ent_store_begin_run(database->store, ENT_STR(ENT_VERSION), ent_str_of(hash), ENT_STR("add"), error);
	if (!status)
		status = ent_pool_new(database->context->threads, &ops, &adding, &adding.pool, error);
	if (status)
		return status;
	for (size_t i = 0; i < n_paths; i++) {
		adding.counts.bytes_total += ent_reader_size(paths[i]);
		if (!status)
			status = ent_store_forget_problems(database->store, ent_str_of(paths[i]), error);
	}
	for (size_t i = 0; i < n_paths && !status; i++)
		status = ent_reader_walk(paths[i], &walk, error);
	if (!status)
		status = ent_pool_drain(adding.pool, error);
	ent_pool_free(adding.pool);
	/* what is done is kept, also when the run was stopped; the first failure is the one to tell */
	ent_status last = ent_store_end_run(database->store, status ? NULL : error);
	status = status ? status : last;
	/* a path that was told of as a problem is not told of twice */
	if (!status && adding.counts.documents == 0 && adding.counts.problems == 0)
		status = ent_fail(error, ENT_NOTFOUND, n_paths ? paths[0] : NULL, 0, -1, "no document in it that can be read");
	if (ret_counts)
		*ret_counts = adding.counts;
	return status;
}
