/* SQLite's prepared statements with cursors over parameters and columns, and its result codes in our words. The only
 * file of the library that turns an SQLite code into an error. */
#include "record/sql.h"

#include "base/utf8.h"

#include <limits.h>
#include <math.h>
#include <string.h>

ent_status ent_sql_fail(const ent_sql *sql, int code, ent_error *error)
{
	const char *detail = sql->db ? sqlite3_errmsg(sql->db) : sqlite3_errstr(code);
	int system = sql->db ? sqlite3_system_errno(sql->db) : 0;
	switch (code & 0xff) {
	case SQLITE_NOMEM:
		return ent_fail(error, ENT_NOMEM, sql->path, 0, -1, "out of memory (database)");
	case SQLITE_TOOBIG:
		return ent_fail(error, ENT_LIMIT, sql->path, 0, -1, "a text is too long for the database");
	case SQLITE_INTERRUPT:
		return ent_fail(error, ENT_CANCELLED, sql->path, 0, -1, "query was interrupted");
	case SQLITE_NOTADB:
		return ent_fail(error, ENT_CORRUPT, sql->path, 0, -1, "not a database");
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return ent_fail(error, ENT_IO, sql->path, 0, -1, "database is locked by another program");
	case SQLITE_READONLY:
		return ent_fail(error, ENT_IO, sql->path, 0, -1, "database is read-only");
	case SQLITE_FULL:
		return ent_fail(error, ENT_IO, sql->path, 0, -1, "disk is full");
	case SQLITE_PERM:
	case SQLITE_AUTH:
	case SQLITE_CANTOPEN:
		return ent_fail(error, ENT_IO, sql->path, 0, -1, "cannot open database%s%s", system ? ": " : "",
						system ? strerror(system) : "");
	case SQLITE_IOERR:
		if (code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS)
			return ent_fail(error, ENT_CORRUPT, sql->path, 0, -1, "database is damaged (cut short)");
		return ent_fail(error, ENT_IO, sql->path, 0, -1, "cannot read or write the database%s%s", system ? ": " : "",
						system ? strerror(system) : "");
	case SQLITE_CONSTRAINT:
		return ent_fail(error, ENT_FORMAT, sql->path, 0, -1, "does not fit the database (%s)", detail);
	default: /* SQLITE_CORRUPT, or a table that is not as we made it */
		return ent_fail(error, ENT_CORRUPT, sql->path, 0, -1, "database is damaged (%s)", detail);
	}
}

ent_status ent_sql_exec(const ent_sql *sql, const char *text, ent_error *error)
{
	int code = sqlite3_exec(sql->db, text, NULL, NULL, NULL);
	return code == SQLITE_OK ? ENT_OK : ent_sql_fail(sql, sqlite3_extended_errcode(sql->db), error);
}

static ent_status prepare(const ent_sql *sql, const char *text, unsigned flags, sqlite3_stmt **ret_stmt,
						  ent_error *error)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v3(sql->db, text, -1, flags, &stmt, NULL);
	if (code != SQLITE_OK)
		return ent_sql_fail(sql, sqlite3_extended_errcode(sql->db), error);
	*ret_stmt = stmt;
	return ENT_OK;
}

ent_status ent_sql_prepare(const ent_sql *sql, const char *text, sqlite3_stmt **ret_stmt, ent_error *error)
{
	return prepare(sql, text, 0, ret_stmt, error);
}

ent_status ent_sql_ready(const ent_sql *sql, const char *text, sqlite3_stmt **stmt, ent_error *error)
{
	if (!*stmt)
		return prepare(sql, text, SQLITE_PREPARE_PERSISTENT, stmt, error);
	(void)sqlite3_reset(*stmt); /* gives the code of the run before, which has been reported */
	return ENT_OK;
}

sqlite3_stmt *ent_sql_finish(sqlite3_stmt *stmt)
{
	(void)sqlite3_finalize(stmt);
	return NULL;
}

ent_status ent_sql_step(const ent_sql *sql, sqlite3_stmt *stmt, bool *ret_row, ent_error *error)
{
	int code = sqlite3_step(stmt);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return ent_sql_fail(sql, sqlite3_extended_errcode(sql->db), error);
	*ret_row = code == SQLITE_ROW;
	return ENT_OK;
}

ent_status ent_sql_run(const ent_sql *sql, ent_sql_row *bound, ent_error *error)
{
	ent_status status = ent_sql_check(sql, bound, error);
	if (status)
		return status;
	int code;
	do
		code = sqlite3_step(bound->stmt);
	while (code == SQLITE_ROW);
	if (code != SQLITE_DONE)
		status = ent_sql_fail(sql, sqlite3_extended_errcode(sql->db), error);
	(void)sqlite3_reset(bound->stmt);
	return status;
}

ent_status ent_sql_number(const ent_sql *sql, const char *text, int64_t *ret_value, ent_error *error)
{
	sqlite3_stmt *stmt = NULL;
	ent_status status = ent_sql_prepare(sql, text, &stmt, error);
	if (status)
		return status;
	bool row = false;
	status = ent_sql_step(sql, stmt, &row, error);
	if (!status)
		*ret_value = row ? sqlite3_column_int64(stmt, 0) : 0;
	ent_sql_finish(stmt);
	return status;
}

ent_status ent_sql_check(const ent_sql *sql, const ent_sql_row *row, ent_error *error)
{
	return row->code == SQLITE_OK ? ENT_OK : ent_sql_fail(sql, row->code, error);
}

static void note(ent_sql_row *row, int code)
{
	if (row->code == SQLITE_OK)
		row->code = code;
}

ent_sql_row ent_sql_bind(sqlite3_stmt *stmt)
{
	return (ent_sql_row){.stmt = stmt, .at = 1};
}

void ent_sql_put_str(ent_sql_row *row, ent_str value)
{
	note(row, value.ptr ? sqlite3_bind_text64(row->stmt, row->at, value.ptr, value.len, SQLITE_STATIC, SQLITE_UTF8)
						: sqlite3_bind_null(row->stmt, row->at));
	row->at++;
}

void ent_sql_put_text(ent_sql_row *row, const char *terminated)
{
	ent_sql_put_str(row, ent_str_of(terminated));
}

void ent_sql_put_int(ent_sql_row *row, int64_t value)
{
	note(row, sqlite3_bind_int64(row->stmt, row->at++, value));
}

void ent_sql_put_double(ent_sql_row *row, double value)
{
	note(row, sqlite3_bind_double(row->stmt, row->at++, value)); /* SQLite itself makes NaN a NULL */
}

void ent_sql_put_day(ent_sql_row *row, ent_day value)
{
	note(row, value == ENT_DAY_UNKNOWN ? sqlite3_bind_null(row->stmt, row->at)
									   : sqlite3_bind_int64(row->stmt, row->at, value));
	row->at++;
}

void ent_sql_put_date(ent_sql_row *row, const ent_date *date)
{
	bool known = date->lo != ENT_DAY_UNKNOWN && date->hi != ENT_DAY_UNKNOWN;
	ent_sql_put_str(row, date->edtf);
	ent_sql_put_day(row, known ? date->lo : ENT_DAY_UNKNOWN);
	ent_sql_put_day(row, known ? date->hi : ENT_DAY_UNKNOWN);
	ent_sql_put_text(row, ent_basis_name(date->basis));
}

ent_sql_row ent_sql_read(sqlite3_stmt *stmt, ent_arena *arena)
{
	return (ent_sql_row){.stmt = stmt, .arena = arena};
}

/* The one copy of a short string, or missing where it was not met before. */
static ent_str met_before(const ent_sql_row *row, ent_str view)
{
	enum { SHORT = 40 }; /* [bytes] names, codes, types, statuses */
	uint32_t at = row->words && view.len <= SHORT ? ent_map_get(&row->words->index, view) : ENT_MAP_NONE;
	return at == ENT_MAP_NONE ? (ent_str){0} : row->words->at.at[at];
}

ent_str ent_sql_get_str(ent_sql_row *row)
{
	int at = row->at++;
	if (sqlite3_column_type(row->stmt, at) == SQLITE_NULL)
		return (ent_str){0};
	const unsigned char *text = sqlite3_column_text(row->stmt, at);
	int bytes = sqlite3_column_bytes(row->stmt, at);
	if (!text) {
		note(row, SQLITE_NOMEM);
		return (ent_str){0};
	}
	ent_str view = {(const char *)text, (size_t)bytes}, kept = met_before(row, view);
	if (kept.ptr)
		return kept;
	if (ent_utf8_invalid_at(view) < view.len)
		note(row, SQLITE_CORRUPT);
	kept = ent_str_copy(row->arena, view);
	if (row->words) {
		ent_map_put(&row->words->index, kept, (uint32_t)row->words->at.n);
		*ent_push(row->arena, &row->words->at) = kept;
	}
	return kept;
}

int64_t ent_sql_get_int(ent_sql_row *row)
{
	return sqlite3_column_int64(row->stmt, row->at++);
}

uint32_t ent_sql_get_u32(ent_sql_row *row)
{
	int64_t value = ent_sql_get_int(row);
	return value < 0 ? 0 : value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
}

double ent_sql_get_double(ent_sql_row *row)
{
	int at = row->at++;
	return sqlite3_column_type(row->stmt, at) == SQLITE_NULL ? (double)NAN : sqlite3_column_double(row->stmt, at);
}

static ent_day get_day(ent_sql_row *row)
{
	if (sqlite3_column_type(row->stmt, row->at) == SQLITE_NULL) {
		row->at++;
		return ENT_DAY_UNKNOWN;
	}
	int64_t value = ent_sql_get_int(row);
	return value < ENT_DAY_PAST ? ENT_DAY_PAST : value > ENT_DAY_FUTURE ? ENT_DAY_FUTURE : (ent_day)value;
}

ent_date ent_sql_get_date(ent_sql_row *row)
{
	ent_date date = {.edtf = ent_sql_get_str(row)};
	date.lo = get_day(row);
	date.hi = get_day(row);
	if (date.lo == ENT_DAY_UNKNOWN || date.hi == ENT_DAY_UNKNOWN)
		date.lo = date.hi = ENT_DAY_UNKNOWN;
	int at = row->at++;
	const char *basis = (const char *)sqlite3_column_text(row->stmt, at);
	if (!basis || !ent_basis_parse(ent_str_of(basis), &date.basis))
		date.basis = ENT_BASIS_UNKNOWN;
	return date;
}

ent_status ent_sql_each(const ent_sql *sql, ent_sql_row from, ent_sql_reader read, void *payload, ent_error *error)
{
	for (;;) {
		bool row = false;
		ent_status status = ent_sql_step(sql, from.stmt, &row, error);
		if (status || !row)
			return status;
		ent_sql_row get = from;
		read(payload, &get);
		if ((status = ent_sql_check(sql, &get, error)))
			return status;
	}
}
