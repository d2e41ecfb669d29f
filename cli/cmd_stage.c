/* entente read, parse, actors, times, amounts, code: one stage of the pipeline, documents in, text out. */
#include "progress.h"

#include <stdlib.h>

static int run_stage(const struct arguments *arguments, ent_stage stage)
{
	static const char *const standard_input[] = {"-"};
	ent_context *context = context_of(arguments);
	int result = EXIT_INPUT;
	struct output output;
	if (context && output_open(&output, arguments->output)) {
		struct progress progress;
		progress_start(&progress, true);
		ent_hooks hooks = progress_hooks(&progress);
		bool given = arguments->n_operands > 0;
		ent_error error;
		ent_status status =
			ent_stage_run(context, stage, arguments->format, given ? arguments->operands : standard_input,
						  given ? (size_t)arguments->n_operands : 1, &hooks, output_writer(&output), &error);
		result = status && !ferror(output.file) ? complain(&error) : progress.problems ? EXIT_INPUT : 0;
		if (!output_close(&output, !status))
			result = EXIT_INPUT;
	}
	ent_context_free(context);
	return result;
}

int run_read(const struct arguments *arguments)
{
	return run_stage(arguments, ENT_STAGE_READ);
}

int run_actors(const struct arguments *arguments)
{
	return run_stage(arguments, arguments->unknown ? ENT_STAGE_UNKNOWN : ENT_STAGE_ACTORS);
}

int run_times(const struct arguments *arguments)
{
	return run_stage(arguments, ENT_STAGE_TIMES);
}

int run_amounts(const struct arguments *arguments)
{
	return run_stage(arguments, ENT_STAGE_AMOUNTS);
}

int run_parse(const struct arguments *arguments)
{
	if (!arguments->conllu)
		return run_stage(arguments, ENT_STAGE_PARSE);
	ent_context *context = context_of(arguments);
	int result = EXIT_INPUT;
	struct output output;
	if (context && output_open(&output, arguments->output)) {
		ent_error error;
		const char *path = arguments->n_operands ? arguments->operands[0] : "-";
		ent_status status = ent_parse_conllu(context, path, output_writer(&output), &error);
		result = status && !ferror(output.file) ? complain(&error) : 0;
		if (!output_close(&output, !status))
			result = EXIT_INPUT;
	}
	ent_context_free(context);
	return result;
}

/* One line of standard input after the other; a line without marks is a problem of that line only. */
static int code_marked(ent_context *context, struct output *output)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t n;
	int result = 0;
	for (int64_t number = 1; (n = getline(&line, &size, stdin)) >= 0; number++) {
		if (n > 0 && line[n - 1] == '\n')
			n--;
		ent_error error;
		if (ent_code_marked(context, line, (size_t)n, output_writer(output), &error)) {
			error.line = number;
			result = complain(&error);
			(void)fputc('\n', output->file);
		}
	}
	free(line);
	return result;
}

int run_code(const struct arguments *arguments)
{
	if (!arguments->marked)
		return run_stage(arguments, ENT_STAGE_CODE);
	ent_context *context = context_of(arguments);
	int result = EXIT_INPUT;
	struct output output;
	if (context && output_open(&output, arguments->output)) {
		result = code_marked(context, &output);
		if (!output_close(&output, true))
			result = EXIT_INPUT;
	}
	ent_context_free(context);
	return result;
}
