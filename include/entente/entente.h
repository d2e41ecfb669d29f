/* Entente: reads what is written about states and says what they did to each other, when, according to whom.
 *
 * Five nouns:
 *
 *     ent_context    the tables and models, loaded once, read-only, shared by threads
 *     ent_hooks      how a long call tells of progress and problems, and is asked to stop
 *     ent_writer     where output goes
 *     ent_database   the record: one SQLite file of documents and coded events
 *     ent_query      which events to take from it
 *
 * A first program:
 *
 *     ent_context *context;  ent_database *database;  ent_error error;
 *     const char *paths[] = {"articles"}, *states[] = {"PAK", "RUS"};
 *     if (ent_context_new(NULL, &context, &error) ||
 *         ent_database_open(context, "south-asia.db", ENT_DATABASE_WRITE, &database, &error) ||
 *         ent_database_add(database, paths, 1, NULL, NULL, &error) ||
 *         ent_database_dossier(database, &(ent_query){.states = states, .n_states = 2}, "html", writer, &error))
 *             puts(ent_error_text(&error, text, sizeof text));
 *
 * Strings are UTF-8 and NUL-terminated. Whatever is passed in stays the caller's and need not outlive the call, if
 * nothing else is said. The library never prints, exits or catches signals. A context may be used by several threads
 * at once; a database by one thread at a time. */
#ifndef ENTENTE_ENTENTE_H
#define ENTENTE_ENTENTE_H

#include "entente/status.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* "0.1.0" */
const char *ent_version(void);

/* ---- Output ---------------------------------------------------------------------------------------------------- */

/* Takes `n` bytes of output; a status other than ENT_OK stops the call that writes, which returns it. */
typedef struct ent_writer {
	ent_status (*write)(void *payload, const char *bytes, size_t n);
	void *payload;
} ent_writer;

/* ---- Context --------------------------------------------------------------------------------------------------- */

typedef struct ent_context ent_context;

typedef struct ent_options {
	const char *data_folder; /* a user's own tables, added to ours; later rows win. NULL: none */
	unsigned threads;        /* for coding; 0: one a core */
	unsigned layers;         /* of the syntax model, 1 or 2; 0: 1 for coding, 2 (slower, errs less) for parsing alone */
	int syntax_only;         /* not 0: for reading and parsing alone, in a third of the memory; all else is ENT_USAGE */
} ent_options;

/* Loads tables and models; `options` may be NULL. ENT_FORMAT: a table has a bad row (file and line are said).
 * The caller frees the context after everything made with it. */
ent_status ent_context_new(const ent_options *options, ent_context **ret_context, ent_error *error);
ent_context *ent_context_free(ent_context *context); /* accepts NULL, returns NULL */

/* Versions, models, data files with their hashes, one line each, and whether each loads. */
ent_status ent_doctor(const ent_context *context, ent_writer out, ent_error *error);

/* The alpha-3 code and the English name of a state typed as code or name; NULL when there is none such. Constants of
 * the context. */
const char *ent_state_code(const ent_context *context, const char *code_or_name);
const char *ent_state_name(const ent_context *context, const char *code_or_name);

/* ---- Hooks ----------------------------------------------------------------------------------------------------- */

enum { ENT_REASONS = 8 };

/* What was done so far. */
typedef struct ent_counts {
	int64_t bytes, bytes_total; /* of the input files; total 0: not known */
	int64_t documents;          /* read */
	int64_t added, known;       /* of these: new in the database, or already there */
	int64_t problems;           /* files, lines or archive members that could not be read */
	int64_t sentences, coded;   /* of added documents; coded: gave an event */
	int64_t events;
	struct {
		const char *reason; /* a constant: "no actor"; NULL behind the last */
		int64_t n;
	} uncoded[ENT_REASONS]; /* the sentences that gave no event, by reason, in the order they were met */
} ent_counts;

typedef struct ent_hooks {
	/* Called after each document; a value other than 0 asks to stop: what is done is kept, ENT_CANCELLED returned. */
	int (*progress)(void *payload, const ent_counts *counts);
	/* A file, line or member was left out, and why. */
	void (*problem)(void *payload, const ent_error *problem);
	void *payload;
} ent_hooks;

/* ---- Stages: each can be run alone, on documents in, text out (FORMATS in docs/formats.md) -------------------------
 */

typedef enum ent_stage {
	ENT_STAGE_READ,    /* one JSON object a document */
	ENT_STAGE_PARSE,   /* CoNLL-U */
	ENT_STAGE_ACTORS,  /* one JSON object a mention */
	ENT_STAGE_TIMES,   /* one JSON object a time expression */
	ENT_STAGE_AMOUNTS, /* one JSON object an amount */
	ENT_STAGE_CODE,    /* coded events in `format` */
	ENT_STAGE_UNKNOWN  /* a table of the names that no table has, most frequent first */
} ent_stage;

/* What CODE writes; zeroed, all events as JSON lines. */
typedef struct ent_stage_setting {
	const char *format;    /* "jsonl" (NULL), "csv", "plover", "polecat", "icews", "gdelt" */
	double min_confidence; /* 0..1; events less sure are left out */
} ent_stage_setting;

/* Runs all documents under `paths` through the stages up to `stage` and writes what that one gives. A path is a file, a
 * folder, or "-": JSONL (for PARSE and READ also plain text) on standard input. ENT_NOTFOUND: no document was found at
 * all. `setting` and `hooks` may be NULL. */
ent_status ent_stage_run(const ent_context *context, ent_stage stage, const ent_stage_setting *setting,
						 const char *const *paths, size_t n_paths, const ent_hooks *hooks, ent_writer out,
						 ent_error *error);

/* Parses CoNLL-U with tokens given (standard input when `path` is "-") and writes it with our columns filled in. */
ent_status ent_parse_conllu(const ent_context *context, const char *path, ent_writer out, ent_error *error);

/* One line: a sentence with its two actors marked <s>..</s> and <t>..</t>. Writes one line: event, quad, status,
 * confidence, rule, tab-separated. ENT_FORMAT: the marks are not there. */
ent_status ent_code_marked(const ent_context *context, const char *line, size_t n, ent_writer out, ent_error *error);

/* ---- Database -------------------------------------------------------------------------------------------------- */

typedef struct ent_database ent_database;
typedef enum ent_database_mode {
	ENT_DATABASE_READ,
	ENT_DATABASE_WRITE /* creates it where there is none */
} ent_database_mode;

ent_status ent_database_open(const ent_context *context, const char *path, ent_database_mode mode,
							 ent_database **ret_database, ent_error *error);
ent_database *ent_database_close(ent_database *database); /* accepts NULL, returns NULL */

/* Reads and codes all documents under `paths` into the database. Repeatable: a document that is there changes nothing.
 * Interrupted at any moment it leaves whole documents only. `ret_counts` and `hooks` may be NULL. ENT_NOTFOUND: no
 * document was found, nor a problem with one (those are counted, and told to the hooks). */
ent_status ent_database_add(ent_database *database, const char *const *paths, size_t n_paths, const ent_hooks *hooks,
							ent_counts *ret_counts, ent_error *error);

/* Which events to take; zeroed it takes all. */
typedef struct ent_query {
	const char *const *states;         /* [n_states] codes or names; predecessors count (SUN for RUS) */
	size_t n_states;                   /* 1: that state with anyone; 2 or more: events between any two of them */
	const char *since, *until;         /* EDTF; NULL: no bound */
	const char *event, *status, *quad; /* PLOVER type, status, quad class; NULL: any */
	double min_confidence;
	const char *text;     /* words that the sentence must hold (FTS5 query); NULL: none */
	const char *subject;  /* claims and ledgers: part of the subject's name; NULL: any */
	const char *property; /* claims: "date", "cost", ...; NULL: any */
	const char *verdict;  /* claims: "disagree", "agree", "refine", "supersede", "series"; NULL: any */
	const char *kind;     /* ledgers: "exercises", "projects", ...; NULL: all */
	const char *compare; /* dossier: another relationship to set beside it, "PAK-CHN" or "Pakistan,China"; NULL: none */
	const char *by;      /* series: "year" (NULL), "quarter", "month" */
	const char *language; /* dossier: of dates and numbers, a BCP 47 tag such as "ru" or "en-IN"; NULL: English words */
	int64_t limit;        /* 0: none */
	int colour;           /* tables with colour */
	int width;            /* [columns] of tables; 0: do not fold */
} ent_query;

/* Events by date in "table" (NULL), "jsonl", "csv", "plover", "polecat", "icews", "gdelt". */
ent_status ent_database_events(ent_database *database, const ent_query *query, const char *format, ent_writer out,
							   ent_error *error);

/* Dated happenings, each once with the sources that tell of it, in "table" (NULL), "md" or "json". */
ent_status ent_database_timeline(ent_database *database, const ent_query *query, const char *format, ent_writer out,
								 ent_error *error);

/* The whole relationship in "html" (NULL), "pdf", "md", "json", or its curve in "svg". */
ent_status ent_database_dossier(ent_database *database, const ent_query *query, const char *format, ent_writer out,
								ent_error *error);

/* Cooperation and conflict by period (query->by), for all together and by direction; how the states and their nearest
 * third parties stand to one another, with the triads, over all and in each phase. "table" (NULL), "csv", "jsonl". */
ent_status ent_database_series(ent_database *database, const ent_query *query, const char *format, ent_writer out,
							   ent_error *error);
ent_status ent_database_network(ent_database *database, const ent_query *query, const char *format, ent_writer out,
								ent_error *error);

/* What sources say of one thing, side by side, with a verdict: "table" (NULL) or "jsonl" (docs/formats.md). With two or
 * more states what is between them or of one of them alone. */
ent_status ent_database_claims(ent_database *database, const ent_query *query, const char *format, ent_writer out,
							   ent_error *error);

/* The ledgers of a relationship, or the one of query->kind ("agreements", "visits", "exercises", "arms", "sanctions",
 * "projects", "trade", "aid", "memberships", "promises"), each cell with its sources: "table" (NULL), "csv", "jsonl".
 */
ent_status ent_database_ledger(ent_database *database, const ent_query *query, const char *format, ent_writer out,
							   ent_error *error);

/* How an event was coded: sentence, rule, each choice. `what` is an event's id or its beginning, or DOC:SENTENCE for a
 * sentence without event. ENT_NOTFOUND: there is none, or several. */
ent_status ent_database_explain(ent_database *database, const char *what, ent_writer out, ent_error *error);

/* ---- Prospects ------------------------------------------------------------------------------------------------- */

typedef struct ent_backtest_setting {
	const char *methods; /* "blend" (NULL), "rules", "tlogic", "recurrency", several with commas, or "all" */
	const char *filter;  /* "time" (NULL), "static", "raw" */
	int multi_step;      /* what is asked about is not known until all is over; else each step once it is over */
	int valid;           /* ask about the tuning part instead of the test part */
	int plover;          /* event types are PLOVER's, so that sources can be put together */
	const char *horizon; /* "30d", "12w": ask whether it happens at all within that time, instead; NULL: rank */
	const char *until;   /* EDTF; later rows are of the future and left out; NULL: none is */
} ent_backtest_setting;

/* How well the methods would have foretold events: the paths are folders with train.txt, valid.txt and test.txt, or
 * event files (ours as JSONL or csv, ICEWS, GDELT, POLECAT), which are cut by time at 80 and 90 % of the days. Writes
 * one JSON object a method. A row that is wrong is told to the hooks: ENT_FORMAT in its status where it had to be left
 * out as malformed, ENT_OK where it was handled (docs/prospects.md). `setting` and `hooks` may be NULL. */
ent_status ent_backtest_files(const ent_context *context, const char *const *paths, size_t n_paths,
							  const ent_backtest_setting *setting, const ent_hooks *hooks, ent_writer out,
							  ent_error *error);

typedef struct ent_forecast_setting {
	const char *horizon;    /* "90d" (NULL), "12w", "3m", "1y" */
	const char *learn_from; /* an event file or folder as above, to learn from instead of the record; NULL: none */
} ent_forecast_setting;

/* What may come next between the two states of `query`, from the day after `query->until` (NULL: after the last day in
 * the record), in "text" (NULL) or "json": chances of each class and kind of event with the rules that speak, dated
 * precedents and what would change them; the expected level of cooperation and conflict; what was promised and is open.
 * A record that is too thin is said to be. `setting` and `hooks` may be NULL. ENT_USAGE: not two states. */
ent_status ent_database_forecast(ent_database *database, const ent_query *query, const ent_forecast_setting *setting,
								 const char *format, const ent_hooks *hooks, ent_writer out, ent_error *error);

/* A person's correction of an event, kept for ever and used from then on, also when its document is coded anew. `event`
 * is an id or its beginning. `field`: event mode context cameo quad score status speaker date place place_country
 * confidence rejected, actors.N.FIELD, or together and apart (`value`: another event) for two events that are one
 * happening, or two. `who` makes it; `note` may be NULL. Needs ENT_DATABASE_WRITE. ENT_USAGE: no such field, or a value
 * that cannot stand in it. */
ent_status ent_database_correct(ent_database *database, const char *event, const char *field, const char *value,
								const char *who, const char *note, ent_error *error);

#ifdef __cplusplus
}
#endif
#endif
