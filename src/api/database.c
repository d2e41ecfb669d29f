/* Opening the record and taking from it: events, timeline, dossier, explanations. */
#include "api/database.h"

#include "api/explaining.h"
#include "api/links.h"
#include "api/output.h"
#include "api/states.h"
#include "record/export.h"
#include "report/dossier.h"

#include <stdlib.h>
#include <string.h>

enum { ANSWER_MEMORY_GIB = 8, FORECAST_DAYS = 90 };
#define LARGEST_ANSWER ((size_t)ANSWER_MEMORY_GIB << 30)

ent_status ent_database_open(const ent_context *context, const char *path, ent_database_mode mode,
							 ent_database **ret_database, ent_error *error)
{
	ent_status status = ent_context_whole(context, error);
	if (status)
		return status;
	ent_database *database = calloc(1, sizeof *database);
	if (!database || !(database->path = strdup(path))) {
		free(database);
		return ent_fail(error, ENT_NOMEM, path, 0, -1, "out of memory");
	}
	database->context = context;
	status =
		ent_store_open(path, mode == ENT_DATABASE_WRITE ? ENT_STORE_WRITE : ENT_STORE_READ, &database->store, error);
	if (status) {
		ent_database_close(database);
		return status;
	}
	*ret_database = database;
	return ENT_OK;
}

ent_database *ent_database_close(ent_database *database)
{
	if (database) {
		ent_store_close(database->store);
		free(database->path);
		free(database);
	}
	return NULL;
}

/* One question to the record: what all of them need, run under the guard of `arena`. */
struct question {
	ent_database *database;
	const ent_query *query;
	const char *format;
	ent_writer out;
	ent_error *error;
	ent_arena *arena;
	ent_status (*answer)(struct question *question);
	ent_buf buf;      /* outside the arena, and freed outside its guard */
	ent_local *local; /* the same */
};

static ent_status under_guard(void *payload)
{
	struct question *question = payload;
	return question->answer(question);
}

static ent_status ask(struct question question)
{
	question.arena = ent_arena_new("answer", LARGEST_ANSWER);
	if (!question.arena)
		return ent_fail(question.error, ENT_NOMEM, question.database->path, 0, -1, "out of memory");
	question.buf = ENT_BUF((size_t)1 << 31);
	ent_status status = ent_arena_run(question.arena, under_guard, &question, question.error);
	ent_buf_free(&question.buf);
	ent_local_free(question.local);
	ent_arena_free(question.arena);
	return status;
}

static ent_status day_bound(const char *edtf, bool upper, ent_day *day, ent_error *error)
{
	ent_date date;
	if (!edtf)
		return ENT_OK;
	ent_status status = ent_typed_date(edtf, &date, error);
	if (!status)
		*day = upper ? date.hi : date.lo;
	return status;
}

/* Both bounds, open where a query names but one; nought where it names none. */
static ent_status period_of(const ent_query *query, ent_day *since, ent_day *until, ent_error *error)
{
	if (!query->since && !query->until)
		return ENT_OK;
	*since = ENT_DAY_PAST;
	*until = ENT_DAY_FUTURE;
	ent_status status = day_bound(query->since, false, since, error);
	if (!status)
		status = day_bound(query->until, true, until, error);
	if (!status && *since > *until)
		return ent_fail(error, ENT_USAGE, query->since, 0, -1, "a period that begins after its end, %s", query->until);
	return status;
}

static ent_status filter_of(const struct question *question, const ent_chosen *chosen, ent_filter *ret_filter)
{
	const ent_query *query = question->query;
	ent_filter filter = {
		.between = chosen->codes,
		.n_between = chosen->n,
		.same = chosen->groups,
		.event = ent_str_of(query->event),
		.status = ent_str_of(query->status),
		.quad = ent_str_of(query->quad),
		.min_confidence = query->min_confidence,
		.text = ent_str_of(query->text),
		.limit = query->limit,
	};
	ent_status status = period_of(query, &filter.since, &filter.until, question->error);
	if (!status)
		status = ent_store_check_filter(&filter, question->error);
	if (!status)
		*ret_filter = filter;
	return status;
}

static ent_status write_out(struct question *question)
{
	return ent_output_buf(question->out, &question->buf, question->error);
}

/* ---- events ---- */

struct exporting {
	struct question *question;
	const ent_export *format;
};

static ent_status export_event(void *payload, const ent_record_event *event)
{
	struct exporting *job = payload;
	ent_buf_clear(&job->question->buf);
	ent_export_event(job->format, event, &job->question->buf);
	return write_out(job->question);
}

static ent_status answer_events(struct question *question)
{
	ent_chosen chosen;
	ent_filter filter;
	struct exporting job = {.question = question};
	ent_status status =
		ent_states_choose(question->database->context, question->arena, question->query, &chosen, question->error);
	if (!status)
		status = filter_of(question, &chosen, &filter);
	if (!status && question->format && strcmp(question->format, "parquet") == 0)
		job.format = ent_export_new_parquet(question->arena);
	else if (!status)
		status = ent_export_new(question->arena, question->database->context->data,
								ent_str_of(question->format ? question->format : "table"), question->query->colour != 0,
								(uint32_t)question->query->width, &job.format, question->error);
	if (!status) {
		ent_export_head(job.format, &question->buf);
		status = write_out(question);
	}
	if (!status)
		status = ent_store_events(question->database->store, &filter, export_event, &job, question->error);
	if (!status) {
		ent_buf_clear(&question->buf);
		ent_export_foot(job.format, &question->buf);
		status = write_out(question);
	}
	return status;
}

ent_status ent_database_events(ent_database *database, const ent_query *query, const char *format, ent_writer out,
							   ent_error *error)
{
	return ask((struct question){
		.database = database, .query = query, .format = format, .out = out, .error = error, .answer = answer_events});
}

/* ---- timeline and dossier ---- */

typedef void (*dossier_fn)(const ent_dossier *dossier, ent_buf *out);

static ent_status answer_dossier(struct question *question);

/* For people a page has an end; what machines read holds all. */
static size_t most_of(const struct question *question)
{
	enum { LINES = 600 };
	bool page = question->answer == answer_dossier &&
				!(question->format && (strcmp(question->format, "json") == 0 || strcmp(question->format, "svg") == 0));
	return page ? LINES : 0;
}

/* Makes the dossier of the states chosen, as far as the query bounds it. */
static ent_status build_dossier(struct question *question, const ent_query *query, ent_day horizon,
								ent_dossier **ret_dossier)
{
	const ent_context *context = question->database->context;
	ent_chosen *chosen = ENT_NEW(question->arena, ent_chosen);
	ent_dossier_options *options = ENT_NEW(question->arena, ent_dossier_options);
	ent_claim_options *linking = ENT_NEW(question->arena, ent_claim_options);
	ent_status status = ent_states_choose(context, question->arena, query, chosen, question->error);
	if (status)
		return status;
	*linking = ent_links_options(question->arena, context, chosen);
	status = ent_aparts_load(question->database->store, question->arena, &linking->aparts, &linking->n_aparts,
							 question->error);
	if (status)
		return status;
	const char *slash = strrchr(question->database->path, '/');
	*options = (ent_dossier_options){
		.states = chosen->dossier,
		.n_states = chosen->n,
		.data = context->data,
		.state_name = ent_states_name,
		.payload = (void *)(uintptr_t)context,
		.linking = question->answer == answer_dossier ? linking : NULL,
		.min_confidence = query->min_confidence,
		.event = ent_str_of(query->event),
		.status = ent_str_of(query->status),
		.most = most_of(question),
		.limit = query->limit > 0 ? (size_t)query->limit : 0,
		.local = question->local,
		.version = ENT_STR(ENT_VERSION),
		.database = ent_str_of(slash ? slash + 1 : question->database->path),
		.horizon = horizon,
	};
	status = period_of(query, &options->since, &options->until, question->error);
	if (!status && query->by && !ent_grain_parse(ent_str_of(query->by), &options->grain))
		status = ent_fail(question->error, ENT_USAGE, query->by, 0, -1, "a series is by year, quarter or month");
	return status
			   ? status
			   : ent_dossier_build(question->arena, question->database->store, options, ret_dossier, question->error);
}

/* The relationship that the dossier is compared with: "PAK-CHN", or with commas where a name has a hyphen. */
static ent_status build_compared(struct question *question, ent_dossier *dossier)
{
	enum { MOST = 16 };
	const char *names[MOST];
	ent_query query = *question->query;
	ent_str rest = ent_str_of(query.compare), one;
	char between = strchr(query.compare, ',') ? ',' : '-';
	query.n_states = 0;
	while (query.n_states < MOST && ent_str_split(&rest, between, &one)) {
		one = ent_str_trim(one);
		if (one.len)
			names[query.n_states++] = ent_str_copy(question->arena, one).ptr;
	}
	if (query.n_states < 2)
		return ent_fail(question->error, ENT_USAGE, query.compare, 0, -1,
						"--compare takes two states, as in PAK-CHN or 'Guinea-Bissau,Senegal'");
	query.states = names;
	ent_dossier *compared;
	ent_status status = build_dossier(question, &query, 0, &compared);
	if (!status)
		dossier->compared = compared;
	return status;
}

static ent_status write_dossier(struct question *question, dossier_fn write)
{
	ent_dossier *dossier;
	ent_day horizon = question->answer == answer_dossier ? FORECAST_DAYS : 0; /* a timeline looks back only */
	ent_status status = ENT_OK;
	if (question->query->language)
		status = ent_local_open(question->query->language, &question->local, question->error);
	if (!status)
		status = build_dossier(question, question->query, horizon, &dossier);
	if (!status && question->query->compare)
		status = build_compared(question, dossier);
	if (status)
		return status;
	write(dossier, &question->buf);
	return write_out(question);
}

struct form {
	const char *name;
	dossier_fn write;
};

static ent_status write_form(struct question *question, const struct form *forms, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!question->format || strcmp(question->format, forms[i].name) == 0)
			return write_dossier(question, forms[i].write);
	ent_str names = {0};
	for (size_t i = 0; i < n; i++)
		names = ent_str_format(question->arena, "%.*s%s%s", ENT_FMT(names), i ? ", " : "", forms[i].name);
	return ent_fail(question->error, ENT_USAGE, question->format, 0, -1, "no such format; there are %.*s",
					ENT_FMT(names));
}

static ent_status answer_timeline(struct question *question)
{
	static const struct form forms[] = {{"table", ent_dossier_timeline_table},
										{"md", ent_dossier_timeline_markdown},
										{"json", ent_dossier_timeline_json}};
	return write_form(question, forms, sizeof forms / sizeof *forms);
}

static ent_status answer_series(struct question *question)
{
	static const struct form forms[] = {
		{"table", ent_dossier_series_table}, {"csv", ent_dossier_series_csv}, {"jsonl", ent_dossier_series_jsonl}};
	return write_form(question, forms, sizeof forms / sizeof *forms);
}

static ent_status answer_network(struct question *question)
{
	static const struct form forms[] = {
		{"table", ent_dossier_network_table}, {"csv", ent_dossier_network_csv}, {"jsonl", ent_dossier_network_jsonl}};
	return write_form(question, forms, sizeof forms / sizeof *forms);
}

static ent_status answer_dossier(struct question *question)
{
	static const struct form forms[] = {{"html", ent_dossier_html},
										{"md", ent_dossier_markdown},
										{"json", ent_dossier_json},
										{"svg", ent_dossier_svg},
										{"pdf", ent_dossier_pdf}};
	return write_form(question, forms, sizeof forms / sizeof *forms);
}

ent_status ent_database_timeline(ent_database *database, const ent_query *query, const char *format, ent_writer out,
								 ent_error *error)
{
	return ask((struct question){
		.database = database, .query = query, .format = format, .out = out, .error = error, .answer = answer_timeline});
}

ent_status ent_database_series(ent_database *database, const ent_query *query, const char *format, ent_writer out,
							   ent_error *error)
{
	return ask((struct question){
		.database = database, .query = query, .format = format, .out = out, .error = error, .answer = answer_series});
}

ent_status ent_database_network(ent_database *database, const ent_query *query, const char *format, ent_writer out,
								ent_error *error)
{
	return ask((struct question){
		.database = database, .query = query, .format = format, .out = out, .error = error, .answer = answer_network});
}

ent_status ent_database_dossier(ent_database *database, const ent_query *query, const char *format, ent_writer out,
								ent_error *error)
{
	return ask((struct question){
		.database = database, .query = query, .format = format, .out = out, .error = error, .answer = answer_dossier});
}

/* ---- claims ---- */

static ent_status answer_claims(struct question *question)
{
	ent_status status = ent_links_claims(question->arena, question->database, question->query, question->format,
										 &question->buf, question->error);
	return status ? status : write_out(question);
}

ent_status ent_database_claims(ent_database *database, const ent_query *query, const char *format, ent_writer out,
							   ent_error *error)
{
	return ask((struct question){
		.database = database, .query = query, .format = format, .out = out, .error = error, .answer = answer_claims});
}

/* ---- ledgers ---- */

static ent_status answer_ledger(struct question *question)
{
	ent_status status = ent_links_ledger(question->arena, question->database, question->query, question->format,
										 &question->buf, question->error);
	return status ? status : write_out(question);
}

ent_status ent_database_ledger(ent_database *database, const ent_query *query, const char *format, ent_writer out,
							   ent_error *error)
{
	return ask((struct question){
		.database = database, .query = query, .format = format, .out = out, .error = error, .answer = answer_ledger});
}

/* ---- corrections ---- */

struct correcting {
	ent_database *database;
	ent_arena *arena;
	ent_correction correction;
	ent_error *error;
};

static ent_status correct(void *payload)
{
	struct correcting *job = payload;
	ent_record_event event, other = {0};
	ent_status status = ent_store_event(job->database->store, job->arena, job->correction.event, &event, job->error);
	bool joins = ent_str_is(job->correction.field, "together") || ent_str_is(job->correction.field, "apart");
	if (!status && joins)
		status = ent_store_event(job->database->store, job->arena, job->correction.value, &other, job->error);
	if (!status && joins && ent_str_eq(event.id, other.id))
		status = ent_fail(job->error, ENT_USAGE, NULL, 0, -1, "one event, not two");
	if (status)
		return status;
	job->correction.event = event.id;
	if (joins)
		job->correction.value = other.id;
	return ent_store_correct(job->database->store, &job->correction, job->error);
}

ent_status ent_database_correct(ent_database *database, const char *event, const char *field, const char *value,
								const char *who, const char *note, ent_error *error)
{
	struct correcting job = {.database = database,
							 .arena = ent_arena_new("correction", LARGEST_ANSWER),
							 .correction = {.event = ent_str_of(event),
											.field = ent_str_of(field),
											.value = ent_str_of(value),
											.who = ent_str_of(who),
											.note = ent_str_of(note)},
							 .error = error};
	if (!job.arena)
		return ent_fail(error, ENT_NOMEM, database->path, 0, -1, "out of memory");
	ent_status status = ent_arena_run(job.arena, correct, &job, error);
	ent_arena_free(job.arena);
	return status;
}

/* ---- explain ---- */

static ent_status answer_explain(struct question *question)
{
	ent_status status = ent_explain_what(question->arena, question->database, ent_str_of(question->format),
										 &question->buf, question->error);
	return status ? status : write_out(question);
}

ent_status ent_database_explain(ent_database *database, const char *what, ent_writer out, ent_error *error)
{
	return ask(
		(struct question){.database = database, .format = what, .out = out, .error = error, .answer = answer_explain});
}
