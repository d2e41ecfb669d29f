/* entente add: documents into the database, with progress; ends with counts. */
#include "progress.h"

#include <inttypes.h>

static void report(const ent_counts *counts, double seconds)
{
	(void)fprintf(
		stderr,
		"%" PRId64 " document%s read in %.1f s: %" PRId64 " added, %" PRId64 " already there, %" PRId64 " left out\n",
		counts->documents, counts->documents == 1 ? "" : "s", seconds, counts->added, counts->known, counts->problems);
	if (!counts->added)
		return;
	(void)fprintf(stderr, "%" PRId64 " sentence%s, %" PRId64 " of them coded, %" PRId64 " event%s\n", counts->sentences,
				  counts->sentences == 1 ? "" : "s", counts->coded, counts->events, counts->events == 1 ? "" : "s");
	for (size_t i = 0; i < ENT_REASONS && counts->uncoded[i].reason; i++)
		(void)fprintf(stderr, "%s%" PRId64 " %s", i ? ", " : "without event: ", counts->uncoded[i].n,
					  counts->uncoded[i].reason);
	if (counts->uncoded[0].reason)
		(void)fputc('\n', stderr);
}

int run_add(const struct arguments *arguments)
{
	ent_context *context = context_of(arguments);
	ent_database *database = context ? database_of(context, arguments, ENT_DATABASE_WRITE) : NULL;
	int result = EXIT_INPUT;
	if (database) {
		struct progress progress;
		progress_start(&progress, arguments->quiet);
		ent_hooks hooks = progress_hooks(&progress);
		ent_counts counts = {0};
		ent_error error;
		ent_status status =
			ent_database_add(database, arguments->operands, (size_t)arguments->n_operands, &hooks, &counts, &error);
		bool stopped = progress_end(&progress);
		if (status == ENT_CANCELLED && stopped)
			(void)fputs("entente: interrupted; what is added is kept, run the same command again to go on\n", stderr);
		else if (status)
			(void)complain(&error);
		if (status && !stopped) /* what was not yet kept is lost, so the counts say too much */
			(void)fputs("entente: stopped; what was added before is kept, run the same command again to go on\n",
						stderr);
		else if (!arguments->quiet)
			report(&counts, progress_seconds(&progress));
		result = status || counts.problems ? EXIT_INPUT : 0;
	}
	ent_database_close(database);
	ent_context_free(context);
	return result;
}
