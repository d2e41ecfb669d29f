/* What the subcommands share: their table, the options, reading the command line, messages. */
#ifndef ENT_CLI_COMMAND_H
#define ENT_CLI_COMMAND_H

#include "entente/entente.h"

#include <stdbool.h>
#include <stdio.h>

enum { EXIT_INPUT = 1, EXIT_USAGE = 2, MOST_OPERANDS = 4096 };

/* Every option there is; a command's row in the table says which of them it takes. */
struct arguments {
	const char *data, *database, *output, *format, *since, *until, *event, *status, *quad, *text, *subject, *property,
		*verdict, *kind, *by, *compare, *language, *who, *note, *method, *filter, *horizon, *learn_from;
	const char *between[16];
	int n_between;
	double min_confidence;
	long limit, threads, layers;
	bool multi_step, valid, plover, conllu, marked, unknown, quiet, help;
	const char **operands;
	int n_operands;
};

struct command {
	const char *name;
	const char *operands; /* "PATH..." for the usage line */
	const char *summary;  /* one line */
	const char *about;    /* paragraphs, for the man page and --help */
	const char *options;  /* letters of the options it takes */
	const char *formats;  /* what --format may be; NULL: it does not take that */
	int least, most;      /* operands; most -1: any number */
	int (*run)(const struct arguments *arguments);
};

extern const struct command commands[]; /* ends with a NULL name */

/* Fills `arguments` from the words after the command's name; false after a message (exit with EXIT_USAGE). */
bool arguments_read(const struct command *command, int argc, char **argv, struct arguments *arguments);

void usage_of(const struct command *command, FILE *out);
void usage_of_all(FILE *out);
void man_page(FILE *out);

/* Prints "entente: where:line: what" and gives EXIT_INPUT. */
int complain(const ent_error *error);
void usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A context with the user's --data folder and threads; NULL after a message. */
ent_context *context_of(const struct arguments *arguments);
ent_context *context_for(const struct arguments *arguments,
						 bool parsing); /* `parsing`: for reading and parsing alone */

/* The database of -d (or $ENTENTE_DATABASE, or entente.db); NULL after a message. */
ent_database *database_of(ent_context *context, const struct arguments *arguments, ent_database_mode mode);

/* Where output goes: standard output, or -o FILE, which is there whole or not at all: until then the file has no name,
 * so that nothing is left of a run that was killed; or, where the file system has no such files, one beside it. */
struct output {
	FILE *file;
	const char *path;   /* NULL: standard output */
	char partial[4096]; /* the name that it is renamed from; empty: written in place */
	bool nameless;      /* it has not even that one yet */
};
bool output_open(struct output *output, const char *path);
bool output_close(struct output *output, bool keep); /* false after a message */
ent_writer output_writer(struct output *output);

/* Closes the output of a call that gave `status`, keeping what was written where that is ENT_OK, and gives the exit
 * status; a failure to write is told of once. `problems`: some of the input was left out. */
int output_end(struct output *output, ent_status status, const ent_error *error, bool problems);

/* The query that the options say. */
ent_query query_of(const struct arguments *arguments);

/* The run of each subcommand, one file a command. */
int run_backtest(const struct arguments *arguments);
int run_forecast(const struct arguments *arguments);
int run_add(const struct arguments *arguments);
int run_code(const struct arguments *arguments);
int run_doctor(const struct arguments *arguments);
int run_dossier(const struct arguments *arguments);
int run_events(const struct arguments *arguments);
int run_explain(const struct arguments *arguments);
int run_help(const struct arguments *arguments);
int run_parse(const struct arguments *arguments);
int run_read(const struct arguments *arguments);
int run_actors(const struct arguments *arguments);
int run_times(const struct arguments *arguments);
int run_amounts(const struct arguments *arguments);
int run_timeline(const struct arguments *arguments);
int run_series(const struct arguments *arguments);
int run_network(const struct arguments *arguments);
int run_claims(const struct arguments *arguments);
int run_ledger(const struct arguments *arguments);
int run_correct(const struct arguments *arguments);

#endif
