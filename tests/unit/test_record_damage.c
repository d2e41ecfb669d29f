/* What can happen to a database: it is not one, another's, newer, cut, flipped, locked, the disk is full, the process
 * is killed. Each gives one clear error or the same record after all; nothing crashes. */
#include "record_fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

enum { DOCUMENTS = 40 };

static ent_arena *arena;

static int set_up(void **state)
{
	(void)state;
	arena = ent_arena_new("test", (size_t)1 << 28);
	return arena ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	arena = ent_arena_free(arena);
	fixture_remove(fixture_path("a.db"));
	fixture_remove(fixture_path("b.db"));
	return 0;
}

static void write_file(const char *path, const void *bytes, size_t n)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

static char *read_whole(const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	*n = (size_t)ftell(file);
	rewind(file);
	char *bytes = malloc(*n);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *n, file), *n);
	(void)fclose(file);
	return bytes;
}

/* Opening in `mode` fails with this status and words, and names the file. */
static void assert_refused(const char *path, ent_store_mode mode, ent_status status, const char *words)
{
	ent_store *store = NULL;
	ent_error error = {0};
	assert_int_equal(ent_store_open(path, mode, &store, &error), status);
	assert_null(store);
	assert_string_equal(error.where, path);
	if (!strstr(error.what, words))
		fail_msg("'%s' does not say '%s'", error.what, words);
}

static void what_is_no_record_is_refused(void **state)
{
	(void)state;
	const char *path = fixture_path("a.db");
	assert_refused(path, ENT_STORE_READ, ENT_NOTFOUND, "no such database; add documents to it first");
	assert_refused("/nowhere/at/all.db", ENT_STORE_WRITE, ENT_IO, "cannot make a database there");
	assert_refused("/tmp", ENT_STORE_READ, ENT_IO, "folder");
	assert_refused("/dev/null", ENT_STORE_READ, ENT_IO, "not a regular file");
	write_file(path, "", 0);
	assert_refused(path, ENT_STORE_READ, ENT_CORRUPT, "empty");
	static const char prose[] = "Russia and Pakistan signed a deal on 21 November 2014, and it was raining. ";
	char page[4096];
	for (size_t i = 0; i < sizeof page; i++)
		page[i] = prose[i % (sizeof prose - 1)];
	for (int mode = ENT_STORE_READ; mode <= ENT_STORE_WRITE; mode++) {
		write_file(path, page, sizeof page);
		assert_refused(path, (ent_store_mode)mode, ENT_CORRUPT, "not a database");
		write_file(path, prose, 20);
		assert_refused(path, (ent_store_mode)mode, ENT_CORRUPT, "");
	}
}

static void change(const char *path, const char *sql)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void another_programs_database_is_left_alone(void **state)
{
	(void)state;
	const char *path = fixture_path("a.db");
	change(path, "CREATE TABLE contacts (name); INSERT INTO contacts VALUES ('x');");
	size_t n, again;
	char *before = read_whole(path, &n);
	assert_refused(path, ENT_STORE_WRITE, ENT_CORRUPT, "not an Entente database");
	assert_refused(path, ENT_STORE_READ, ENT_CORRUPT, "not an Entente database");
	char *after = read_whole(path, &again);
	assert_int_equal(n, again);
	assert_memory_equal(before, after, n);
	free(before);
	free(after);
}

static void a_newer_schema_is_named(void **state)
{
	(void)state;
	const char *path = fixture_path("a.db");
	ent_store_close(fixture_open(path));
	change(path, "PRAGMA user_version = 99");
	assert_refused(path, ENT_STORE_READ, ENT_CORRUPT, "newer");
	assert_refused(path, ENT_STORE_WRITE, ENT_CORRUPT, "schema 99");
	change(path, "PRAGMA user_version = 0");
	assert_refused(path, ENT_STORE_WRITE, ENT_CORRUPT, "damaged");
}

static void add_documents(ent_store *store, int from, int to)
{
	for (int i = from; i < to; i++) {
		char id[16];
		(void)snprintf(id, sizeof id, "doc%02d", i);
		maker *m = maker_deal(arena, id);
		assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	}
}

static ent_status nothing(void *payload, const ent_record_event *event)
{
	size_t *n = payload;
	*n += event->sentence_text.len + event->n_participants;
	return ENT_OK;
}

/* Asks everything; whatever comes back, it is an answer or a status. */
static void ask_everything(ent_store *store)
{
	const ent_str pair[] = {ENT_STR("PAK"), ENT_STR("RUS")};
	ent_filter filter = {.between = pair, .n_between = 2}, any = {.text = ENT_STR("deal")};
	size_t n = 0;
	(void)ent_store_events(store, &(ent_filter){0}, nothing, &n, NULL);
	(void)ent_store_events(store, &filter, nothing, &n, NULL);
	(void)ent_store_events(store, &any, nothing, &n, NULL);
	ent_source *sources;
	(void)ent_store_sources(store, arena, &sources, &n, NULL);
	ent_record_figure *figures;
	(void)ent_store_figures(store, arena, &filter, &figures, &n, NULL);
	ent_count *counts;
	(void)ent_store_silences(store, arena, &counts, &n, NULL);
	ent_str *lines;
	(void)ent_store_problems(store, arena, &lines, &n, NULL);
	ent_record_event event;
	(void)ent_store_event(store, arena, ENT_STR("abcd"), &event, NULL);
	(void)ent_store_check(store, NULL);
}

static void damage_never_crashes(void **state)
{
	(void)state;
	const char *path = fixture_path("a.db");
	ent_store *store = fixture_open(path);
	add_documents(store, 0, 4);
	ent_store_close(store);
	size_t n;
	char *whole = read_whole(path, &n), *bytes = malloc(n);
	uint64_t seed = 12345;
	int refused = 0, rounds = 300;
	for (int i = 0; i < rounds; i++) {
		memcpy(bytes, whole, n);
		size_t keep = n;
		for (int k = 0; k < 1 + i % 40; k++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			bytes[(seed >> 33) % n] ^= (char)(1u << (seed >> 30 & 7));
		}
		if (i % 3 == 0)
			keep = (seed >> 20) % n;
		write_file(path, bytes, keep);
		ent_error error = {0};
		ent_store *opened = NULL;
		ent_status status = ent_store_open(path, i % 2 ? ENT_STORE_READ : ENT_STORE_WRITE, &opened, &error);
		refused += status != ENT_OK;
		assert_true(status == ENT_OK || (error.what[0] && error.where[0]));
		if (status == ENT_OK) {
			ask_everything(opened);
			ent_store_close(opened);
		}
		fixture_remove(path);
		ent_arena_reset(arena);
	}
	assert_true(refused > rounds / 3);
	free(whole);
	free(bytes);
}

static void a_locked_database_says_so(void **state)
{
	(void)state;
	const char *path = fixture_path("a.db");
	ent_store_close(fixture_open(path));
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
	assert_refused(path, ENT_STORE_WRITE, ENT_IO, "locked");
	sqlite3_close(db);
}

/* In a child that is not root, who may write everywhere; exits 0 when all was said as it should be. */
static void open_read_only(const char *path)
{
	enum { NOBODY = 65534 };
	if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
		_exit(2);
	ent_store *store = NULL;
	ent_error error = {0};
	if (ent_store_open(path, ENT_STORE_WRITE, &store, &error) != ENT_IO || !strstr(error.what, "read-only"))
		_exit(3);
	char beside[200];
	(void)snprintf(beside, sizeof beside, "%s-new", path);
	if (ent_store_open(beside, ENT_STORE_WRITE, &store, &error) != ENT_IO || !strstr(error.what, "Permission denied"))
		_exit(6);
	if (ent_store_open(path, ENT_STORE_READ, &store, &error) != ENT_OK)
		_exit(4);
	ent_source *sources;
	size_t n = 0;
	bool read = ent_store_sources(store, arena, &sources, &n, &error) == ENT_OK && n == 2;
	ent_store_close(store);
	_exit(read ? 0 : 5);
}

static void a_read_only_file_in_a_read_only_folder_reads(void **state)
{
	(void)state;
	const char *path = fixture_path("a.db");
	ent_store *store = fixture_open(path);
	add_documents(store, 0, 2);
	assert_ok(ent_store_end_run(store, error));
	ent_store_close(store);
	char folder[160];
	(void)snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
	assert_int_equal(chmod(path, 0444), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		open_read_only(path);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(chmod(folder, 0755), 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* A reader beside a writer sees whole documents, and what is not ours in the file is not written. */
static void readers_beside_a_writer(void **state)
{
	(void)state;
	const char *path = fixture_path("a.db");
	ent_store *writer = fixture_open(path), *reader;
	add_documents(writer, 0, 2);
	assert_ok(ent_store_commit(writer, error));
	assert_ok(ent_store_open(path, ENT_STORE_READ, &reader, error));
	add_documents(writer, 2, 5);
	ent_source *sources;
	size_t n;
	assert_ok(ent_store_sources(reader, arena, &sources, &n, error));
	assert_int_equal(n, 2);
	assert_ok(ent_store_commit(writer, error));
	assert_ok(ent_store_sources(reader, arena, &sources, &n, error));
	assert_int_equal(n, 5);
	ent_store_close(writer); /* the reader is still there */
	ent_store_close(reader);
	assert_ok(ent_store_open(path, ENT_STORE_READ, &reader, error));
	assert_ok(ent_store_check(reader, error));
	ent_store_close(reader);
}

/* Two programs that add the same documents at once: each waits for the other, and the record has them once. */
static void two_writers_at_once(void **state)
{
	(void)state;
	const char *path = fixture_path("a.db"); /* which neither finds */
	pid_t children[2];
	for (size_t i = 0; i < 2; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			ent_store *store = fixture_open(path);
			for (int k = 0; k < DOCUMENTS; k++) {
				add_documents(store, k, k + 1);
				if (k % 3 == 0 && ent_store_commit(store, NULL) != ENT_OK)
					_exit(1);
			}
			ent_store_close(store);
			_exit(0);
		}
	}
	for (size_t i = 0; i < 2; i++) {
		int status;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
	ent_store *store = fixture_open(path);
	ent_source *sources;
	size_t n;
	assert_ok(ent_store_sources(store, arena, &sources, &n, error));
	assert_int_equal(n, DOCUMENTS);
	assert_ok(ent_store_check(store, error));
	ent_store_close(store);
}

static char *whole_dump(const char *path)
{
	ent_store *store = fixture_open(path);
	add_documents(store, 0, DOCUMENTS);
	assert_ok(ent_store_end_run(store, error));
	char *dump = fixture_dump(store);
	ent_store_close(store);
	return dump;
}

/* Adds until the file may not grow; exits 0 when that was said as it should be. */
static void fill_disk(const char *path)
{
	(void)signal(SIGXFSZ, SIG_IGN);
	struct rlimit limit = {300 * 1024, 300 * 1024};
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		_exit(2);
	ent_store *store = NULL;
	ent_error error = {0};
	ent_status status = ent_store_open(path, ENT_STORE_WRITE, &store, &error);
	if (!status)
		status = ent_store_begin_run(store, ENT_STR("0.1.0"), ENT_STR("data1"), ENT_STR("{}"), &error);
	for (int i = 0; !status && i < DOCUMENTS; i++) {
		char id[16];
		(void)snprintf(id, sizeof id, "doc%02d", i);
		maker *m = maker_deal(arena, id);
		status = ent_store_add(store, &m->reading, &m->coding, &error);
		if (!status)
			status = ent_store_commit(store, &error);
	}
	bool said = status == ENT_IO && strcmp(error.where, path) == 0 && error.what[0];
	if (!said)
		fprintf(stderr, "%d %s: %s\n", (int)status, error.where, error.what);
	ent_store_close(store);
	_exit(said ? 0 : 1);
}

static void resume_and_compare(const char *path, const char *whole)
{
	ent_store *store = fixture_open(path);
	assert_ok(ent_store_check(store, error));
	add_documents(store, 0, DOCUMENTS);
	assert_ok(ent_store_end_run(store, error));
	char *resumed = fixture_dump(store);
	assert_string_equal(whole, resumed);
	free(resumed);
	ent_store_close(store);
}

static void a_full_disk_loses_nothing_that_was_committed(void **state)
{
	(void)state;
	char *whole = whole_dump(fixture_path("a.db"));
	const char *path = fixture_path("b.db");
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		fill_disk(path);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	resume_and_compare(path, whole);
	free(whole);
}

static void a_killed_run_ends_in_the_same_record(void **state)
{
	(void)state;
	char *whole = whole_dump(fixture_path("a.db"));
	const char *path = fixture_path("b.db");
	for (int round = 0; round < 8; round++) {
		fixture_remove(path);
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			ent_store *store = fixture_open(path);
			for (int i = 0; i < DOCUMENTS; i++) {
				add_documents(store, i, i + 1);
				if (i % 5 == round % 5 && ent_store_commit(store, NULL) != ENT_OK)
					_exit(1);
			}
			_exit(0);
		}
		struct timespec pause = {.tv_nsec = (2 + round * 4) * 1000000L};
		(void)nanosleep(&pause, NULL);
		(void)kill(child, SIGKILL);
		assert_int_equal(waitpid(child, NULL, 0), child);
		resume_and_compare(path, whole);
	}
	free(whole);
}

/* Whatever SQLite cannot allocate, the answer is a status, and the file is whole after it. */
static void little_memory_is_an_error(void **state)
{
	(void)state;
	enum { STEP = 24 * 1024, STEPS = 40 };
	const char *path = fixture_path("a.db");
	int refused = 0;
	for (int i = 1; i <= STEPS; i++) {
		fixture_remove(path);
		(void)sqlite3_hard_heap_limit64((sqlite3_int64)i * STEP);
		ent_store *store = NULL;
		ent_error refusal = {0};
		ent_status status = ent_store_open(path, ENT_STORE_WRITE, &store, &refusal);
		if (!status)
			status = ent_store_begin_run(store, ENT_STR("0.1.0"), ENT_STR("data1"), ENT_STR("{}"), &refusal);
		for (int k = 0; !status && k < 6; k++) {
			char id[16];
			(void)snprintf(id, sizeof id, "doc%02d", k);
			maker *m = maker_deal(arena, id);
			status = ent_store_add(store, &m->reading, &m->coding, &refusal);
		}
		if (!status)
			ask_everything(store);
		refused += status != ENT_OK;
		assert_true(status == ENT_OK || refusal.what[0]);
		ent_store_close(store);
		(void)sqlite3_hard_heap_limit64(0);
		store = fixture_open(path);
		assert_ok(ent_store_check(store, error));
		add_documents(store, 0, 6);
		ent_source *sources;
		size_t n;
		assert_ok(ent_store_sources(store, arena, &sources, &n, error));
		assert_int_equal(n, 6);
		ent_store_close(store);
	}
	assert_true(refused > 3 && refused < STEPS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_no_record_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_programs_database_is_left_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_newer_schema_is_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(damage_never_crashes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_locked_database_says_so, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_read_only_file_in_a_read_only_folder_reads, set_up, tear_down),
		cmocka_unit_test_setup_teardown(readers_beside_a_writer, set_up, tear_down),
		cmocka_unit_test_setup_teardown(two_writers_at_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_full_disk_loses_nothing_that_was_committed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_killed_run_ends_in_the_same_record, set_up, tear_down),
		cmocka_unit_test_setup_teardown(little_memory_is_an_error, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("record under damage", tests, NULL, NULL);
}
