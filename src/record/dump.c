/* The content of a database as text, one row a line, the same for the same content: what the tests of interrupted runs
 * compare. Left out is only what says when something was done. */
#include "record/query.h"

#include "base/json.h"

static const char *const sql_tables[][2] = {
	{"run", "SELECT version, data, options FROM runs ORDER BY version, data, options"},
	{"document",
	 "SELECT d.key, d.id, d.sha256, d.path, d.format, d.bytes, r.version, r.data, r.options FROM documents d"
	 " JOIN runs r ON r.key = d.run ORDER BY d.key"},
	{"article", "SELECT * FROM articles ORDER BY key"},
	{"sentence", "SELECT * FROM sentences ORDER BY key"},
	{"mention", "SELECT * FROM mentions ORDER BY sentence, number, member"},
	{"date", "SELECT * FROM dates ORDER BY sentence, number"},
	{"amount", "SELECT * FROM amounts ORDER BY key"},
	{"event", "SELECT * FROM events ORDER BY key"},
	{"participant", "SELECT * FROM participants ORDER BY event, number"},
	{"event_amount", "SELECT * FROM event_amounts ORDER BY event, number"},
	{"remark", "SELECT * FROM remarks ORDER BY key"},
	{"remark_value", "SELECT * FROM remark_values ORDER BY remark, number"},
	{"alias", "SELECT * FROM aliases ORDER BY key"},
	{"problem", "SELECT * FROM problems ORDER BY path, line, byte, what"},
	{"correction", "SELECT event, field, value, was, who, note FROM corrections ORDER BY key"},
};

static void write_value(ent_json *json, sqlite3_stmt *stmt, int column)
{
	const char *text;
	switch (sqlite3_column_type(stmt, column)) {
	case SQLITE_INTEGER:
		ent_json_int(json, sqlite3_column_int64(stmt, column));
		break;
	case SQLITE_FLOAT:
		ent_json_double(json, sqlite3_column_double(stmt, column));
		break;
	case SQLITE_NULL:
		ent_json_null(json);
		break;
	default:
		text = (const char *)sqlite3_column_text(stmt, column);
		ent_json_str(json, (ent_str){text, (size_t)sqlite3_column_bytes(stmt, column)});
		break;
	}
}

static ent_status dump_table(ent_store *store, const char *name, const char *text, FILE *out, ent_error *error)
{
	enum { LINE = 64 << 20 }; /* [bytes] */
	sqlite3_stmt *stmt = NULL;
	ent_status status = ent_sql_prepare(&store->sql, text, &stmt, error);
	if (status)
		return status;
	ent_buf line = ENT_BUF(LINE);
	bool row = true;
	while (!status && row) {
		status = ent_sql_step(&store->sql, stmt, &row, error);
		if (status || !row)
			break;
		ent_buf_clear(&line);
		ent_json json = {.out = &line};
		ent_json_open(&json, '[');
		ent_json_str(&json, ent_str_of(name));
		for (int i = 0; i < sqlite3_column_count(stmt); i++)
			write_value(&json, stmt, i);
		ent_json_close(&json, ']');
		ent_buf_putc(&line, '\n');
		if (line.status)
			status = ent_fail(error, line.status, store->sql.path, 0, -1, "a row is too long to write");
		else if (fwrite(line.bytes, 1, line.n, out) != line.n)
			status = ent_fail(error, ENT_IO, NULL, 0, -1, "cannot write");
	}
	ent_buf_free(&line);
	ent_sql_finish(stmt);
	return status;
}

ent_status ent_store_dump(ent_store *store, FILE *out, ent_error *error)
{
	ent_status status = ENT_OK;
	for (size_t i = 0; !status && i < sizeof sql_tables / sizeof *sql_tables; i++)
		status = dump_table(store, sql_tables[i][0], sql_tables[i][1], out, error);
	return status;
}
