/* Opening, closing, runs and batches: everything about the file as a whole.
 *
 * Journal: WAL while writing, so that a reader (the page, a dossier) sees the last commit while documents are added,
 * and a commit costs no fsync of the database; a killed process loses at most the last batch, which the next run adds
 * again. On closing, the log is folded in and the file put back to a rollback journal: one plain file that can be
 * copied, mailed, and opened on a read-only medium.
 *
 * Batches: a transaction takes up to BATCH documents or BATCH_MS milliseconds of them, because a commit costs more than
 * a small document; each document is in it whole or not at all (insert.c). */
#include "record/handle.h"
#include "record/schema.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
	BATCH = 256,
	BATCH_MS = 500,
	BUSY_MS = 3000,           /* waited for another program when opening */
	TURN_MS = 60000,          /* waited for one's turn to write: another's document may be long */
	SCRATCH = 1 << 30,        /* [bytes] one document's texts */
	CHECKED = 4 * 1024 * 1024 /* [bytes] a file up to this size is checked when it is opened */
};

static const char sql_pragmas[] = "PRAGMA foreign_keys = ON;"
								  "PRAGMA trusted_schema = OFF;"
								  "PRAGMA cell_size_check = ON;"
								  "PRAGMA cache_size = -32000;";
static const char sql_writing[] = "PRAGMA journal_mode = WAL;"
								  "PRAGMA synchronous = NORMAL;"
								  "PRAGMA wal_autocheckpoint = 8000;"; /* [pages] several batches */
static const char sql_reading[] = "PRAGMA query_only = ON;";
static const char sql_begin_run[] = "INSERT INTO runs (version, data, options, started)"
									" VALUES (?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"
									" ON CONFLICT DO UPDATE SET ended = NULL";
static const char sql_find_run[] = "SELECT key FROM runs WHERE version = ?1 AND data = ?2 AND options = ?3";
static const char sql_end_run[] = "UPDATE runs SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE key = ?1";
static const char sql_add_problem[] = "INSERT OR IGNORE INTO problems (path, line, byte, status, what)"
									  " VALUES (?1, ?2, ?3, ?4, ?5)";
/* ?1 a file, ?2 what is below it if it is a folder, ?3 what is in it if it is an archive */
static const char sql_forget_problems[] = "DELETE FROM problems WHERE path = ?1 OR substr(path, 1, length(?2)) = ?2"
										  " OR substr(path, 1, length(?3)) = ?3";

static int64_t now_ms(void)
{
	struct timespec now;
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Of a new file: whether its folder is there and may be written to. */
static ent_status look_folder(const char *path, ent_error *error)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash == path ? strdup("/") : slash ? strndup(path, (size_t)(slash - path)) : strdup(".");
	if (!folder)
		return ent_fail(error, ENT_NOMEM, path, 0, -1, "out of memory");
	bool good = access(folder, W_OK | X_OK) == 0;
	free(folder);
	return good ? ENT_OK : ent_fail(error, ENT_IO, path, 0, -1, "cannot make a database there: %s", strerror(errno));
}

/* What can be said without SQLite: there is a regular file, or there may be a new one. */
static ent_status look(const char *path, ent_store_mode mode, ent_error *error)
{
	struct stat info;
	if (stat(path, &info) == 0) {
		if (S_ISREG(info.st_mode))
			return ENT_OK;
		return ent_fail(error, ENT_IO, path, 0, -1,
						S_ISDIR(info.st_mode) ? "is a folder, not a database" : "not a regular file");
	}
	if (errno == ENOENT && mode == ENT_STORE_WRITE)
		return look_folder(path, error);
	if (errno == ENOENT || errno == ENOTDIR)
		return ent_fail(error, ENT_NOTFOUND, path, 0, -1,
						"no such database; add documents to it first, or name another one");
	return ent_fail(error, ENT_IO, path, 0, -1, "%s", strerror(errno));
}

/* The first line of a check, which is "ok" where all is well. */
static ent_status check_sql(const ent_sql *sql, const char *text, ent_error *error)
{
	sqlite3_stmt *stmt = NULL;
	ent_status status = ent_sql_prepare(sql, text, &stmt, error);
	if (status)
		return status;
	bool row = false;
	status = ent_sql_step(sql, stmt, &row, error);
	const char *line = !status && row ? (const char *)sqlite3_column_text(stmt, 0) : NULL;
	if (line && strcmp(line, "ok") != 0)
		status = ent_fail(error, ENT_CORRUPT, sql->path, 0, -1, "database is damaged (%s)", line);
	ent_sql_finish(stmt);
	return status;
}

/* A small file is looked through at once; in a large one damage shows when a query meets it. */
static ent_status check_small(const ent_sql *sql, ent_error *error)
{
	int64_t pages = 0, size = 0;
	ent_status status = ent_sql_number(sql, "PRAGMA page_count", &pages, error);
	if (!status)
		status = ent_sql_number(sql, "PRAGMA page_size", &size, error);
	if (status || pages * size > CHECKED)
		return status;
	return check_sql(sql, "PRAGMA quick_check(1)", error);
}

static ent_status configure(ent_store *store, ent_error *error)
{
	sqlite3 *db = store->sql.db;
	(void)sqlite3_extended_result_codes(db, 1);
	(void)sqlite3_busy_timeout(db, BUSY_MS);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	ent_status status = ent_sql_exec(&store->sql, sql_pragmas, error);
	if (!status && store->mode == ENT_STORE_WRITE && sqlite3_db_readonly(db, "main") == 1)
		status = ent_fail(error, ENT_IO, store->sql.path, 0, -1, "database is read-only");
	if (!status)
		status = ent_schema_ensure(&store->sql, store->mode == ENT_STORE_WRITE, error);
	if (!status)
		status = check_small(&store->sql, error);
	if (!status)
		status = ent_sql_exec(&store->sql, store->mode == ENT_STORE_WRITE ? sql_writing : sql_reading, error);
	return status;
}

/* Two programs that change the journal's mode at once would wait for each other for ever, so SQLite refuses one of them
 * without waiting: it tries again. */
static ent_status configure_patiently(ent_store *store, ent_error *error)
{
	const struct timespec pause = {.tv_nsec = 10 * 1000000L};
	int64_t until = now_ms() + BUSY_MS;
	for (;;) {
		ent_status status = configure(store, error);
		bool busy = status == ENT_IO && (sqlite3_errcode(store->sql.db) & 0xff) == SQLITE_BUSY;
		if (!busy || now_ms() >= until)
			return status;
		(void)nanosleep(&pause, NULL);
	}
}

ent_status ent_store_open(const char *path, ent_store_mode mode, ent_store **ret_store, ent_error *error)
{
	ent_status status = look(path, mode, error);
	if (status)
		return status;
	ent_store *store = calloc(1, sizeof *store);
	if (!store)
		return ent_fail(error, ENT_NOMEM, path, 0, -1, "out of memory");
	store->mode = mode;
	store->sql.path = strdup(path);
	store->scratch = ent_arena_new("record", SCRATCH);
	if (!store->sql.path || !store->scratch) {
		ent_store_close(store);
		return ent_fail(error, ENT_NOMEM, path, 0, -1, "out of memory");
	}
	int flags = SQLITE_OPEN_NOMUTEX |
				(mode == ENT_STORE_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
	int code = sqlite3_open_v2(path, &store->sql.db, flags, NULL);
	status = code == SQLITE_OK ? configure_patiently(store, error) : ent_sql_fail(&store->sql, code, error);
	if (status) {
		store->mode = ENT_STORE_READ; /* leave a file that is not ours as it is */
		ent_store_close(store);
		return status;
	}
	(void)sqlite3_busy_timeout(store->sql.db, TURN_MS);
	*ret_store = store;
	return ENT_OK;
}

ent_store *ent_store_close(ent_store *store)
{
	if (!store)
		return NULL;
	for (size_t i = 0; i < ENT_INSERTS; i++)
		store->insert[i] = ent_sql_finish(store->insert[i]);
	if (store->sql.db && store->mode == ENT_STORE_WRITE) {
		(void)ent_store_commit(store, NULL);
		/* While others have the file open this is refused, and the last of them to close does it. */
		(void)sqlite3_busy_timeout(store->sql.db, 0);
		(void)sqlite3_exec(store->sql.db, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;", NULL, NULL,
						   NULL);
	}
	(void)sqlite3_close_v2(store->sql.db);
	ent_arena_free(store->scratch);
	free(store->version);
	free(store->data);
	free(store->sql.path);
	free(store);
	return NULL;
}

ent_status ent_store_check(ent_store *store, ent_error *error)
{
	ent_status status = check_sql(&store->sql, "PRAGMA integrity_check(1)", error);
	if (status)
		return status;
	int64_t orphans = 0;
	status = ent_sql_number(&store->sql, "SELECT count(*) FROM pragma_foreign_key_check", &orphans, error);
	if (!status && orphans)
		status = ent_fail(error, ENT_CORRUPT, store->sql.path, 0, -1,
						  "database is damaged (%lld rows point at nothing)", (long long)orphans);
	return status;
}

ent_status ent_store_batch(ent_store *store, ent_error *error)
{
	if (!sqlite3_get_autocommit(store->sql.db))
		return ENT_OK;
	store->batched = 0;
	store->since = now_ms();
	return ent_sql_exec(&store->sql, "BEGIN IMMEDIATE", error);
}

ent_status ent_store_batched(ent_store *store, ent_error *error)
{
	if (++store->batched < BATCH && now_ms() - store->since < BATCH_MS)
		return ENT_OK;
	return ent_store_commit(store, error);
}

ent_status ent_store_commit(ent_store *store, ent_error *error)
{
	if (sqlite3_get_autocommit(store->sql.db))
		return ENT_OK;
	ent_status status = ent_sql_exec(&store->sql, "COMMIT", error);
	if (status && !sqlite3_get_autocommit(store->sql.db))
		(void)sqlite3_exec(store->sql.db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

static ent_status run_row(ent_store *store, const char *text, ent_str version, ent_str data, ent_str options,
						  int64_t *ret_key, ent_error *error)
{
	sqlite3_stmt *stmt = NULL;
	ent_status status = ent_sql_prepare(&store->sql, text, &stmt, error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(stmt);
	ent_sql_put_str(&put, version);
	ent_sql_put_str(&put, data);
	ent_sql_put_str(&put, options);
	bool row = false;
	status = ent_sql_check(&store->sql, &put, error);
	if (!status)
		status = ent_sql_step(&store->sql, stmt, &row, error);
	if (!status && row && ret_key)
		*ret_key = sqlite3_column_int64(stmt, 0);
	ent_sql_finish(stmt);
	return status;
}

static ent_str present(ent_str s)
{
	return s.ptr ? s : ENT_STR("");
}

ent_status ent_store_begin_run(ent_store *store, ent_str version, ent_str data_hash, ent_str options, ent_error *error)
{
	version = present(version);
	data_hash = present(data_hash);
	options = present(options);
	char *version_copy = strndup(version.ptr, version.len);
	char *data_copy = strndup(data_hash.ptr, data_hash.len);
	ent_status status = ent_store_commit(store, error);
	if (!status && (!version_copy || !data_copy))
		status = ent_fail(error, ENT_NOMEM, store->sql.path, 0, -1, "out of memory");
	if (!status)
		status = run_row(store, sql_begin_run, version, data_hash, options, NULL, error);
	if (!status)
		status = run_row(store, sql_find_run, version, data_hash, options, &store->run, error);
	if (!status)
		status = ent_store_look_for_corrections(store, error);
	if (status) {
		free(version_copy);
		free(data_copy);
		return status;
	}
	free(store->version);
	free(store->data);
	store->version = version_copy;
	store->data = data_copy;
	return ENT_OK;
}

ent_status ent_store_end_run(ent_store *store, ent_error *error)
{
	ent_status status = ent_store_batch(store, error);
	sqlite3_stmt *stmt = NULL;
	if (!status)
		status = ent_sql_prepare(&store->sql, sql_end_run, &stmt, error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(stmt);
	ent_sql_put_int(&put, store->run);
	status = ent_sql_run(&store->sql, &put, error);
	ent_sql_finish(stmt);
	store->run = 0;
	return status ? status : ent_store_commit(store, error);
}

ent_status ent_store_add_problem(ent_store *store, const ent_error *problem, ent_error *error)
{
	ent_status status = ent_store_batch(store, error);
	sqlite3_stmt *stmt = NULL;
	if (!status)
		status = ent_sql_prepare(&store->sql, sql_add_problem, &stmt, error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(stmt);
	ent_sql_put_text(&put, problem->where);
	ent_sql_put_int(&put, problem->line);
	ent_sql_put_int(&put, problem->byte);
	ent_sql_put_text(&put, ent_status_name(problem->status));
	ent_sql_put_text(&put, problem->what);
	status = ent_sql_run(&store->sql, &put, error);
	ent_sql_finish(stmt);
	return status ? status : ent_store_batched(store, error);
}

ent_status ent_store_forget_problems(ent_store *store, ent_str path, ent_error *error)
{
	/* As it was noted: an error's `where` may be cut. */
	path = ent_str_sub(path, 0, sizeof(((ent_error *)0)->where) - 1);
	while (path.len > 1 && path.ptr[path.len - 1] == '/')
		path.len--;
	char folder[sizeof(((ent_error *)0)->where) + 1], archive[sizeof folder];
	(void)snprintf(folder, sizeof folder, "%.*s/", ENT_FMT(path));
	(void)snprintf(archive, sizeof archive, "%.*s!", ENT_FMT(path));
	ent_status status = ent_store_batch(store, error);
	sqlite3_stmt *stmt = NULL;
	if (!status)
		status = ent_sql_prepare(&store->sql, sql_forget_problems, &stmt, error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(stmt);
	ent_sql_put_str(&put, path);
	ent_sql_put_text(&put, folder);
	ent_sql_put_text(&put, archive);
	status = ent_sql_run(&store->sql, &put, error);
	ent_sql_finish(stmt);
	return status ? status : ent_store_batched(store, error);
}
