/* entente backtest, forecast: what may come next, and how good that would have been. */
#include "progress.h"

struct notes {
	struct progress progress;
	ent_hooks hooks;
	bool malformed;
};

static int on_progress(void *payload, const ent_counts *counts)
{
	struct notes *notes = payload;
	return notes->hooks.progress(notes->hooks.payload, counts);
}

/* Rows that were put right are told of, but are no failure. */
static void on_problem(void *payload, const ent_error *problem)
{
	struct notes *notes = payload;
	notes->malformed |= problem->status != ENT_OK;
	notes->hooks.problem(notes->hooks.payload, problem);
}

static ent_hooks notes_start(struct notes *notes)
{
	*notes = (struct notes){0};
	progress_start(&notes->progress, true);
	notes->hooks = progress_hooks(&notes->progress);
	return (ent_hooks){on_progress, on_problem, notes};
}

int run_backtest(const struct arguments *arguments)
{
	ent_context *context = context_of(arguments);
	int result = EXIT_INPUT;
	struct output output;
	if (context && output_open(&output, arguments->output)) {
		struct notes notes;
		ent_hooks hooks = notes_start(&notes);
		ent_backtest_setting setting = {.methods = arguments->method,
										.filter = arguments->filter,
										.multi_step = arguments->multi_step,
										.valid = arguments->valid,
										.plover = arguments->plover,
										.horizon = arguments->horizon,
										.until = arguments->until};
		ent_error error;
		ent_status status = ent_backtest_files(context, arguments->operands, (size_t)arguments->n_operands, &setting,
											   &hooks, output_writer(&output), &error);
		result = output_end(&output, status, &error, notes.malformed);
	}
	ent_context_free(context);
	return result;
}

int run_forecast(const struct arguments *arguments)
{
	ent_context *context = context_of(arguments);
	ent_database *database = context ? database_of(context, arguments, ENT_DATABASE_READ) : NULL;
	int result = EXIT_INPUT;
	struct output output;
	if (database && output_open(&output, arguments->output)) {
		struct notes notes;
		ent_hooks hooks = notes_start(&notes);
		ent_query query = query_of(arguments);
		ent_forecast_setting setting = {.horizon = arguments->horizon, .learn_from = arguments->learn_from};
		ent_error error;
		ent_status status = ent_database_forecast(database, &query, &setting, arguments->format, &hooks,
												  output_writer(&output), &error);
		result = output_end(&output, status, &error, notes.malformed);
	}
	ent_database_close(database);
	ent_context_free(context);
	return result;
}
