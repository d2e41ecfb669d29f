/* entente events, timeline, series, network, claims, ledger, dossier, explain: what is taken from the database. */
#include "command.h"

#include <unistd.h>

typedef ent_status (*query_fn)(ent_database *, const ent_query *, const char *, ent_writer, ent_error *);

/* A writer that remembers whether anything was written. */
struct watched {
	ent_writer out;
	bool written;
};

static ent_status watch(void *payload, const char *bytes, size_t n)
{
	struct watched *watched = payload;
	watched->written = watched->written || n > 0;
	return watched->out.write(watched->out.payload, bytes, n);
}

static int run_query(const struct arguments *arguments, query_fn fn, const char *format)
{
	ent_context *context = context_of(arguments);
	ent_database *database = context ? database_of(context, arguments, ENT_DATABASE_READ) : NULL;
	int result = EXIT_INPUT;
	struct output output;
	if (database && output_open(&output, arguments->output)) {
		ent_query query = query_of(arguments);
		ent_error error;
		struct watched watched = {.out = output_writer(&output)};
		ent_status status = fn(database, &query, format, (ent_writer){watch, &watched}, &error);
		result = output_end(&output, status, &error, false);
		if (!status && !watched.written)
			(void)fputs("entente: the record tells nothing of this\n", stderr);
	}
	ent_database_close(database);
	ent_context_free(context);
	return result;
}

int run_events(const struct arguments *arguments)
{
	bool table = arguments->output == NULL && isatty(STDOUT_FILENO);
	return run_query(arguments, ent_database_events, arguments->format ? arguments->format : table ? "table" : "jsonl");
}

int run_timeline(const struct arguments *arguments)
{
	return run_query(arguments, ent_database_timeline, arguments->format);
}

int run_series(const struct arguments *arguments)
{
	return run_query(arguments, ent_database_series, arguments->format);
}

int run_network(const struct arguments *arguments)
{
	return run_query(arguments, ent_database_network, arguments->format);
}

int run_claims(const struct arguments *arguments)
{
	return run_query(arguments, ent_database_claims, arguments->format);
}

int run_ledger(const struct arguments *arguments)
{
	return run_query(arguments, ent_database_ledger, arguments->format);
}

int run_dossier(const struct arguments *arguments)
{
	return run_query(arguments, ent_database_dossier, arguments->format);
}

static ent_status explain(ent_database *database, const ent_query *query, const char *what, ent_writer out,
						  ent_error *error)
{
	(void)query;
	return ent_database_explain(database, what, out, error);
}

int run_explain(const struct arguments *arguments)
{
	struct arguments plain = *arguments;
	plain.n_operands = 0;
	return run_query(&plain, explain, arguments->operands[0]);
}
