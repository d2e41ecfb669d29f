/* Forecasts and how good they would have been. */
#include "api/database.h"
#include "api/output.h"
#include "api/states.h"
#include "prospects/backtest.h"
#include "prospects/facts_read.h"
#include "prospects/forecast.h"
#include "prospects/happen.h"

#include <string.h>

enum { FORECAST_MEMORY_GIB = 8 };

struct backtesting {
	const ent_context *context;
	const ent_backtest_setting *setting;
	const ent_hooks *hooks;
	ent_facts_source source;
	ent_writer out;
	ent_error *error;
	ent_arena *arena;
	ent_buf buf;
};

static int on_progress(void *payload, int64_t done, int64_t all)
{
	const struct backtesting *job = payload;
	ent_counts counts = {.bytes = done, .bytes_total = all};
	return job->hooks && job->hooks->progress ? job->hooks->progress(job->hooks->payload, &counts) : 0;
}

static void on_problem(void *payload, const ent_error *problem)
{
	const struct backtesting *job = payload;
	if (job->hooks && job->hooks->problem)
		job->hooks->problem(job->hooks->payload, problem);
}

static ent_status filtering_of(const char *name, ent_filtering *ret_filtering, ent_error *error)
{
	static const char *const names[] = {"raw", "time", "static"};
	if (!name)
		return ENT_OK;
	for (int i = 0; i <= ENT_FILTER_STATIC; i++)
		if (strcmp(name, names[i]) == 0) {
			*ret_filtering = (ent_filtering)i;
			return ENT_OK;
		}
	return ent_fail(error, ENT_USAGE, name, 0, -1, "no such filter; there are time, static and raw");
}

/* "90d", "12w", "3m", "1y" in days. */
static ent_status horizon_of(const char *text, int32_t *ret_days, ent_error *error)
{
	static const struct {
		char unit;
		int32_t days;
	} units[] = {{'d', 1}, {'w', 7}, {'m', 30}, {'y', 365}};
	const int64_t most = 36500;
	ent_str s = ent_str_of(text);
	int64_t n;
	for (size_t i = 0; s.len && i < sizeof units / sizeof *units; i++)
		if (s.ptr[s.len - 1] == units[i].unit && ent_str_to_int(ent_str_sub(s, 0, s.len - 1), &n) && n > 0 &&
			n * units[i].days <= most) {
			*ret_days = (int32_t)n * units[i].days;
			return ENT_OK;
		}
	return ent_fail(error, ENT_USAGE, text, 0, -1, "not a horizon; write 90d, 12w, 3m or 1y");
}

static ent_status write_line(struct backtesting *job)
{
	ent_buf_putc(&job->buf, '\n');
	return ent_output_buf(job->out, &job->buf, job->error);
}

static ent_status will_it_happen(struct backtesting *job, const ent_facts *facts, const ent_cameo *cameo, ent_part part)
{
	enum { LEAST_EVENTS = 5 };
	int32_t days;
	ent_json json = {.out = &job->buf};
	ent_status status = horizon_of(job->setting->horizon, &days, job->error);
	if (!status)
		status = ent_happen_test(job->arena, ent_pasts_new(job->arena, facts, cameo), part, days, LEAST_EVENTS, &json,
								 job->error);
	return status ? status : write_line(job);
}

static ent_status one_method(struct backtesting *job, const ent_history *history, const ent_backtest_options *options)
{
	ent_backtest backtest;
	ent_arena_mark mark = ent_arena_here(job->arena);
	ent_status status = ent_backtest_run(job->arena, history, options, &backtest, job->error);
	if (status)
		return status;
	ent_arena_back(job->arena, mark);
	ent_buf_clear(&job->buf);
	ent_json json = {.out = &job->buf};
	ent_backtest_write(&json, history->facts, options, &backtest);
	return write_line(job);
}

static ent_status all_methods(struct backtesting *job, const ent_history *history, ent_backtest_options *options)
{
	ent_str names = ent_str_of(job->setting->methods ? job->setting->methods : "blend"), name;
	ent_status status = ENT_OK;
	if (ent_str_is(names, "all")) {
		for (size_t i = 0; !status && (options->method = ent_method_at(i)); i++)
			status = one_method(job, history, options);
		return status;
	}
	ent_str rest = names;
	while (ent_str_split(&rest, ',', &name))
		if (!ent_method_find(name))
			return ent_fail(job->error, ENT_USAGE, NULL, 0, -1,
							"no method '%.*s'; there are blend, rules, tlogic and recurrency", ENT_FMT(name));
	while (!status && names.len && ent_str_split(&names, ',', &name)) {
		options->method = ent_method_find(name);
		status = one_method(job, history, options);
	}
	return status;
}

static ent_status backtest(void *payload)
{
	struct backtesting *job = payload;
	ent_backtest_options options = {.part = job->setting->valid ? ENT_PART_TUNE : ENT_PART_TEST,
									.multi_step = job->setting->multi_step != 0,
									.filtering = ENT_FILTER_TIME,
									.workers = job->context->threads,
									.progress = on_progress,
									.payload = job};
	ent_cameo *cameo;
	ent_facts *facts;
	ent_date until = ENT_DATE_NONE;
	ent_status status = filtering_of(job->setting->filter, &options.filtering, job->error);
	if (!status && job->setting->until)
		status = ent_typed_date(job->setting->until, &until, job->error);
	if (!status)
		status = ent_cameo_load(job->arena, job->context->data, &cameo, job->error);
	if (status)
		return status;
	job->source.today = until.hi;
	job->source.cameo = cameo;
	status = ent_facts_read(job->arena, &job->source, &facts, job->error);
	if (status)
		return status;
	uint8_t *slice = ENT_NEWN(job->arena, uint8_t, facts->entities.n);
	for (size_t i = 0; i < facts->entities.n; i++)
		slice[i] = ent_cameo_state(cameo, facts->entities.at[i]).len > 0;
	options.slice = slice;
	if (job->setting->horizon)
		return will_it_happen(job, facts, cameo, options.part);
	return all_methods(job, ent_history_new(job->arena, facts), &options);
}

ent_status ent_backtest_files(const ent_context *context, const char *const *paths, size_t n_paths,
							  const ent_backtest_setting *setting, const ent_hooks *hooks, ent_writer out,
							  ent_error *error)
{
	static const ent_backtest_setting usual = {0};
	const double tune = .8, test = .9;
	struct backtesting job = {
		.context = context, .setting = setting ? setting : &usual, .hooks = hooks, .out = out, .error = error};
	job.source = (ent_facts_source){
		.paths = paths,
		.n_paths = n_paths,
		.as = job.setting->plover ? ENT_AS_PLOVER : ENT_AS_NATIVE,
		.tune = tune,
		.test = test,
		.problem = on_problem,
		.payload = &job,
	};
	job.arena = ent_arena_new("forecast", (size_t)FORECAST_MEMORY_GIB << 30);
	if (!job.arena)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	job.buf = ENT_BUF((size_t)1 << 20);
	ent_status status = ent_arena_run(job.arena, backtest, &job, error);
	ent_buf_free(&job.buf);
	ent_arena_free(job.arena);
	return status;
}

/* ---- forecast ---- */

struct forecasting {
	ent_database *database;
	const ent_query *query;
	const ent_forecast_setting *setting;
	const char *format;
	struct backtesting job; /* its arena, output and hooks */
};

static ent_status learn_from(struct forecasting *f, const ent_cameo *cameo, ent_forecast_options *options)
{
	ent_facts *facts;
	ent_facts_source source = {
		.paths = &f->setting->learn_from,
		.n_paths = 1,
		.as = ENT_AS_PLOVER,
		.cameo = cameo,
		.today = ENT_DAY_UNKNOWN,
		.tune = 1,
		.test = 1,
		.problem = on_problem,
		.payload = &f->job,
	};
	ent_status status = ent_facts_read(f->job.arena, &source, &facts, f->job.error);
	if (status)
		return status;
	const char *slash = strrchr(f->setting->learn_from, '/');
	options->lessons = facts;
	options->lessons_name = ent_str_of(slash && slash[1] ? slash + 1 : f->setting->learn_from);
	return ENT_OK;
}

static ent_status day_after(const char *until, ent_day *ret_day, ent_error *error)
{
	ent_date date;
	ent_status status = ent_typed_date(until, &date, error);
	if (!status && date.hi >= ENT_DAY_FUTURE)
		status = ent_fail(error, ENT_USAGE, until, 0, -1, "a forecast needs a last day");
	if (!status)
		*ret_day = date.hi + 1;
	return status;
}

static ent_status forecast(void *payload)
{
	struct forecasting *f = payload;
	struct backtesting *job = &f->job;
	ent_chosen chosen;
	ent_cameo *cameo;
	ent_forecast *result;
	ent_forecast_options options = {.from = ENT_DAY_UNKNOWN};
	bool json = f->format && strcmp(f->format, "json") == 0;
	if (f->format && !json && strcmp(f->format, "text") != 0)
		return ent_fail(job->error, ENT_USAGE, f->format, 0, -1, "no such format; there are text and json");
	if (f->query->n_states != 2)
		return ent_fail(job->error, ENT_USAGE, NULL, 0, -1, "a forecast is between two states");
	ent_status status = horizon_of(f->setting->horizon ? f->setting->horizon : "90d", &options.horizon, job->error);
	if (!status && f->query->until)
		status = day_after(f->query->until, &options.from, job->error);
	if (!status)
		status = ent_states_choose(job->context, job->arena, f->query, &chosen, job->error);
	if (!status)
		status = ent_cameo_load(job->arena, job->context->data, &cameo, job->error);
	if (status)
		return status;
	options.codes = chosen.codes;
	options.groups = chosen.groups;
	options.n_codes = chosen.n;
	options.cameo = cameo;
	for (size_t i = chosen.n; i-- > 0;)
		options.names[chosen.groups[i] & 1] = chosen.dossier[i].name;
	if (f->setting->learn_from)
		status = learn_from(f, cameo, &options);
	if (!status)
		status = ent_forecast_build(job->arena, f->database->store, &options, &result, job->error);
	if (status)
		return status;
	if (json)
		ent_forecast_json(result, &job->buf);
	else
		ent_forecast_text(result, &job->buf);
	return ent_output_buf(job->out, &job->buf, job->error);
}

ent_status ent_database_forecast(ent_database *database, const ent_query *query, const ent_forecast_setting *setting,
								 const char *format, const ent_hooks *hooks, ent_writer out, ent_error *error)
{
	static const ent_forecast_setting usual = {0};
	struct forecasting f = {.database = database,
							.query = query,
							.setting = setting ? setting : &usual,
							.format = format,
							.job = {.context = database->context, .hooks = hooks, .out = out, .error = error}};
	f.job.arena = ent_arena_new("forecast", (size_t)FORECAST_MEMORY_GIB << 30);
	if (!f.job.arena)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	f.job.buf = ENT_BUF((size_t)64 << 20);
	ent_status status = ent_arena_run(f.job.arena, forecast, &f, error);
	ent_buf_free(&f.job.buf);
	ent_arena_free(f.job.arena);
	return status;
}
