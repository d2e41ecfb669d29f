/* A thin layer over SQLite: statements with bound values, columns read in order, errors as ent_status. No other file
 * of the room looks at a result code.
 *
 *     ent_sql_stmt insert;                                  bind in order, then run:
 *     ent_sql_put_int(insert, &at, 7);                      at = 1, 2, 3 ...
 *
 * A cursor (`ent_sql_row`) counts the parameter or column, so that the order of the code is the order of the SQL. */
#ifndef ENT_RECORD_SQL_H
#define ENT_RECORD_SQL_H

#include "base/date.h"
#include "base/map.h"
#include "base/status.h"
#include "base/vec.h"

#include <sqlite3.h>

typedef struct ent_sql {
	sqlite3 *db;
	char *path; /* for messages; owned */
} ent_sql;

/* Strings that come in row after row, kept once. Zeroed but for `index` it is empty. */
typedef struct ent_sql_words {
	ent_map index;
	ENT_VEC(ent_str) at;
} ent_sql_words;

/* Where we are in the parameters of a statement (binding) or in the columns of a row (reading). */
typedef struct ent_sql_row {
	sqlite3_stmt *stmt;
	int at;               /* of the next parameter, from 1; or of the next column, from 0 */
	int code;             /* of the first failure; checked by ent_sql_run and ent_sql_check */
	ent_arena *arena;     /* where strings read are copied */
	ent_sql_words *words; /* where short ones are kept once instead; NULL: each is a copy of its own */
} ent_sql_row;

/* Fills `error` from an SQLite result code: what happened in words, where = the path. */
ent_status ent_sql_fail(const ent_sql *sql, int code, ent_error *error);

/* One or more statements without values or results. */
ent_status ent_sql_exec(const ent_sql *sql, const char *text, ent_error *error);

/* A statement for one use; ent_sql_finish when done. */
ent_status ent_sql_prepare(const ent_sql *sql, const char *text, sqlite3_stmt **ret_stmt, ent_error *error);

/* The same, prepared once and kept in `*stmt`; reset and ready to bind. */
ent_status ent_sql_ready(const ent_sql *sql, const char *text, sqlite3_stmt **stmt, ent_error *error);

sqlite3_stmt *ent_sql_finish(sqlite3_stmt *stmt); /* accepts NULL, returns NULL */

/* To the next row; `*ret_row` false at the end. */
ent_status ent_sql_step(const ent_sql *sql, sqlite3_stmt *stmt, bool *ret_row, ent_error *error);

/* Runs a bound statement that gives no rows (or whose rows do not matter), and resets it. */
ent_status ent_sql_run(const ent_sql *sql, ent_sql_row *bound, ent_error *error);

/* One number from a query without parameters. */
ent_status ent_sql_number(const ent_sql *sql, const char *text, int64_t *ret_value, ent_error *error);

/* ENT_OK, or the first failure of the puts or gets made through `row`. */
ent_status ent_sql_check(const ent_sql *sql, const ent_sql_row *row, ent_error *error);

/* Binding. Strings must live until the statement has run. The missing string, an unknown day and what is not a
 * number are NULL. */
ent_sql_row ent_sql_bind(sqlite3_stmt *stmt);
void ent_sql_put_str(ent_sql_row *row, ent_str value);
void ent_sql_put_text(ent_sql_row *row, const char *terminated);
void ent_sql_put_int(ent_sql_row *row, int64_t value);
void ent_sql_put_double(ent_sql_row *row, double value);
void ent_sql_put_day(ent_sql_row *row, ent_day value);
void ent_sql_put_date(ent_sql_row *row, const ent_date *date); /* edtf, lo, hi, basis: four parameters */

/* Reading. Strings are copied into the arena; NULL is the missing string, 0, NaN, ENT_DAY_UNKNOWN. Text that is not
 * valid UTF-8 counts as damage. */
ent_sql_row ent_sql_read(sqlite3_stmt *stmt, ent_arena *arena);
ent_str ent_sql_get_str(ent_sql_row *row);
int64_t ent_sql_get_int(ent_sql_row *row);
uint32_t ent_sql_get_u32(ent_sql_row *row); /* clipped to its range */
double ent_sql_get_double(ent_sql_row *row);
ent_date ent_sql_get_date(ent_sql_row *row); /* edtf, lo, hi, basis: four columns */

/* Calls `read` with a cursor on each row that is left, made like `from` (ent_sql_read); ends with the first failure of
 * a step or of what was read. Called under the arena's guard. */
typedef void (*ent_sql_reader)(void *payload, ent_sql_row *get);
ent_status ent_sql_each(const ent_sql *sql, ent_sql_row from, ent_sql_reader read, void *payload, ent_error *error);

#endif
