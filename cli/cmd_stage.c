/* entente read, parse, actors, times, amounts, code: one stage of the pipeline, documents in, text out. */
#include "progress.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int run_stage(const struct arguments *arguments, ent_stage stage)
{
	static const char *const standard_input[] = {"-"};
	ent_context *context = context_for(arguments, stage == ENT_STAGE_READ || stage == ENT_STAGE_PARSE);
	int result = EXIT_INPUT;
	struct output output;
	if (context && output_open(&output, arguments->output)) {
		struct progress progress;
		progress_start(&progress, true);
		ent_hooks hooks = progress_hooks(&progress);
		bool given = arguments->n_operands > 0;
		const ent_stage_setting setting = {.format = arguments->format, .min_confidence = arguments->min_confidence};
		ent_error error;
		ent_status status =
			ent_stage_run(context, stage, &setting, given ? arguments->operands : standard_input,
						  given ? (size_t)arguments->n_operands : 1, &hooks, output_writer(&output), &error);
		result = output_end(&output, status, &error, progress.problems > 0);
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
	ent_context *context = context_for(arguments, true);
	int result = EXIT_INPUT;
	struct output output;
	if (context && output_open(&output, arguments->output)) {
		ent_error error;
		const char *path = arguments->n_operands ? arguments->operands[0] : "-";
		ent_status status = ent_parse_conllu(context, path, output_writer(&output), &error);
		result = output_end(&output, status, &error, false);
	}
	ent_context_free(context);
	return result;
}

enum { LONGEST_MARKED = 1 << 16 /* [bytes] no sentence is longer */ };

/* The next line into `line`, without its end; its length, LONGEST_MARKED of one that is longer, or -1 behind the last.
 */
static int next_marked(FILE *in, char line[LONGEST_MARKED])
{
	int n = 0, c;
	while ((c = getc_unlocked(in)) != EOF && c != '\n')
		if (n < LONGEST_MARKED)
			line[n++] = (char)c;
	if (n > 0 && n < LONGEST_MARKED && line[n - 1] == '\r')
		n--;
	return n == 0 && c == EOF ? -1 : n;
}

/* One line of the file after the other ("-": standard input); a line without marks is a problem of that line only. */
static int code_marked(ent_context *context, const char *path, struct output *output)
{
	static char line[LONGEST_MARKED];
	int n, result = 0;
	bool standard = strcmp(path, "-") == 0;
	FILE *in = standard ? stdin : fopen(path, "rb");
	if (!in) {
		(void)fprintf(stderr, "entente: %s: cannot open: %s\n", path, strerror(errno));
		return EXIT_INPUT;
	}
	for (int64_t number = 1; !ferror(output->file) && (n = next_marked(in, line)) >= 0; number++) {
		ent_error error = {.status = ENT_LIMIT, .byte = -1, .what = "the line is longer than 64 KiB"};
		if (n == LONGEST_MARKED || ent_code_marked(context, line, (size_t)n, output_writer(output), &error)) {
			error.line = number;
			(void)snprintf(error.where, sizeof error.where, "%s", standard ? "standard input" : path);
			result = complain(&error);
			(void)fputc('\n', output->file);
		}
	}
	if (ferror(in)) {
		(void)fprintf(stderr, "entente: %s: cannot read: %s\n", path, strerror(errno));
		result = EXIT_INPUT;
	}
	if (!standard)
		(void)fclose(in);
	return result;
}

int run_code(const struct arguments *arguments)
{
	if (!arguments->marked)
		return run_stage(arguments, ENT_STAGE_CODE);
	if (arguments->format || arguments->min_confidence > 0) {
		usage_error(
			"--marked answers every line, always as event, quad class, status, confidence and rule; it takes no "
			"--format and no --min-confidence");
		return EXIT_USAGE;
	}
	ent_context *context = context_of(arguments);
	int result = EXIT_INPUT;
	struct output output;
	if (context && output_open(&output, arguments->output)) {
		result = arguments->n_operands ? 0 : code_marked(context, "-", &output);
		for (int i = 0; i < arguments->n_operands; i++)
			if (code_marked(context, arguments->operands[i], &output))
				result = EXIT_INPUT;
		if (!output_close(&output, true))
			result = EXIT_INPUT;
	}
	ent_context_free(context);
	return result;
}
