/* Questions about the record as a whole: what was read, what stayed silent and why, what could not be read. */
#include "record/query.h"

#include <stdio.h>
#include <string.h>

static const char sql_sources[] =
	"SELECT " ENT_SQL_SOURCE_COLUMNS " FROM articles a JOIN documents d ON d.key = a.document ORDER BY a.key";
static const char sql_silences[] = "SELECT silence, count(*) AS n FROM sentences WHERE silence IS NOT NULL"
								   " GROUP BY silence ORDER BY n DESC, silence";
static const char sql_problems[] = "SELECT path, line, byte, what FROM problems ORDER BY path, line, byte, what";

/* ?1 id or its beginning, ?2 what sorts behind all that begin so */
static const char sql_documents[] = "SELECT key, id FROM documents WHERE id >= ?1 AND id < ?2 ORDER BY id, key LIMIT 2";
static const char sql_sentence[] = "SELECT text, silence FROM sentences WHERE key = ?1";

/* A question and the arena of its answer; `read` is called for each row. */
typedef struct question {
	const ent_sql *sql;
	ent_arena *arena;
	const char *text;
	ent_sql_reader read;
	sqlite3_stmt *stmt;
	ent_error *error;
	ENT_VEC(ent_source) sources;
	ENT_VEC(ent_count) counts;
	ENT_VEC(ent_str) lines;
} question;

static ent_status ask(void *payload)
{
	question *q = payload;
	ent_status status = ent_sql_prepare(q->sql, q->text, &q->stmt, q->error);
	return status ? status : ent_sql_each(q->sql, ent_sql_read(q->stmt, q->arena), q->read, q, q->error);
}

static ent_status answer(question *q)
{
	ent_status status = ent_arena_run(q->arena, ask, q, q->error);
	q->stmt = ent_sql_finish(q->stmt);
	return status;
}

static void read_source(void *payload, ent_sql_row *get)
{
	question *q = payload;
	*ent_push(q->arena, &q->sources) = ent_query_source(get);
}

ent_status ent_store_sources(ent_store *store, ent_arena *arena, ent_source **ret_sources, size_t *ret_n,
							 ent_error *error)
{
	question q = {.sql = &store->sql, .arena = arena, .text = sql_sources, .read = read_source, .error = error};
	ent_status status = answer(&q);
	if (!status) {
		*ret_sources = q.sources.at;
		*ret_n = q.sources.n;
	}
	return status;
}

ent_day ent_source_last_published(const ent_source *sources, size_t n)
{
	ent_day last = ENT_DAY_UNKNOWN;
	for (size_t i = 0; i < n; i++) {
		ent_day hi = sources[i].published.hi;
		if (hi != ENT_DAY_UNKNOWN && hi != ENT_DAY_FUTURE && hi > last)
			last = hi;
	}
	return last;
}

static void read_count(void *payload, ent_sql_row *get)
{
	question *q = payload;
	ent_count *count = ent_push(q->arena, &q->counts);
	count->name = ent_sql_get_str(get);
	count->n = ent_sql_get_int(get);
}

ent_status ent_store_silences(ent_store *store, ent_arena *arena, ent_count **ret_counts, size_t *ret_n,
							  ent_error *error)
{
	question q = {.sql = &store->sql, .arena = arena, .text = sql_silences, .read = read_count, .error = error};
	ent_status status = answer(&q);
	if (!status) {
		*ret_counts = q.counts.at;
		*ret_n = q.counts.n;
	}
	return status;
}

/* "where:line: what", as the error was printed when it happened. */
static void read_problem(void *payload, ent_sql_row *get)
{
	question *q = payload;
	ent_str where = ent_sql_get_str(get);
	ent_error problem = {.line = ent_sql_get_int(get)};
	problem.byte = ent_sql_get_int(get);
	ent_str what = ent_sql_get_str(get);
	(void)snprintf(problem.where, sizeof problem.where, "%.*s", ENT_FMT(where));
	(void)snprintf(problem.what, sizeof problem.what, "%.*s", ENT_FMT(what));
	char line[sizeof problem.where + sizeof problem.what + 64];
	*ent_push(q->arena, &q->lines) = ent_str_copy(q->arena, ent_str_of(ent_error_text(&problem, line, sizeof line)));
}

ent_status ent_store_problems(ent_store *store, ent_arena *arena, ent_str **ret_lines, size_t *ret_n, ent_error *error)
{
	question q = {.sql = &store->sql, .arena = arena, .text = sql_problems, .read = read_problem, .error = error};
	ent_status status = answer(&q);
	if (!status) {
		*ret_lines = q.lines.at;
		*ret_n = q.lines.n;
	}
	return status;
}

/* --- a sentence by its place --- */

typedef struct place {
	ent_store *store;
	ent_arena *arena;
	ent_str doc;
	uint32_t sentence;
	sqlite3_stmt *documents, *sentences;
	int64_t first; /* key of the first document whose id begins so */
	int n, whole;  /* documents whose id begins so; those whose id it is */
	ent_str text, silence;
	ent_error *error;
} place;

static void read_document(void *payload, ent_sql_row *get)
{
	place *p = payload;
	int64_t key = ent_sql_get_int(get);
	p->first = p->n++ ? p->first : key;
	p->whole += ent_str_eq(ent_sql_get_str(get), p->doc);
}

/* The key of the document called `doc`, or of the only one whose id begins so. */
static ent_status find_document(place *p, int64_t *ret_key)
{
	const ent_sql *sql = &p->store->sql;
	ent_status status = ent_sql_prepare(sql, sql_documents, &p->documents, p->error);
	if (status)
		return status;
	ent_str behind = ent_str_join(p->arena, p->doc, ENT_STR(""), ENT_STR("\xF4\x8F\xBF\xBF"));
	ent_sql_row put = ent_sql_bind(p->documents);
	ent_sql_put_str(&put, p->doc);
	ent_sql_put_str(&put, behind);
	status = ent_sql_each(sql, ent_sql_read(p->documents, p->arena), read_document, p, p->error);
	*ret_key = p->first;
	if (status || p->n == 1 || p->whole == 1)
		return status;
	return ent_fail(p->error, ENT_NOTFOUND, NULL, 0, -1, p->n ? "more than one document '%.*s'" : "no document '%.*s'",
					ENT_FMT(ent_str_sub(p->doc, 0, 100)));
}

static ent_status find_sentence(void *payload)
{
	place *p = payload;
	const ent_sql *sql = &p->store->sql;
	int64_t key = 0;
	ent_status status = find_document(p, &key);
	if (!status)
		status = ent_sql_prepare(sql, sql_sentence, &p->sentences, p->error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(p->sentences);
	ent_sql_put_int(&put, ent_store_key(key, p->sentence));
	bool row = false;
	status = ent_sql_step(sql, p->sentences, &row, p->error);
	if (status)
		return status;
	if (!row)
		return ent_fail(p->error, ENT_NOTFOUND, NULL, 0, -1, "document '%.*s' has no sentence %u",
						ENT_FMT(ent_str_sub(p->doc, 0, 100)), p->sentence);
	ent_sql_row get = ent_sql_read(p->sentences, p->arena);
	p->text = ent_sql_get_str(&get);
	p->silence = ent_sql_get_str(&get);
	return ent_sql_check(sql, &get, p->error);
}

ent_status ent_store_sentence(ent_store *store, ent_arena *arena, ent_str doc, uint32_t sentence, ent_str *ret_text,
							  ent_str *ret_silence, ent_error *error)
{
	place p = {.store = store, .arena = arena, .doc = doc, .sentence = sentence, .error = error};
	ent_status status = ent_arena_run(arena, find_sentence, &p, error);
	ent_sql_finish(p.documents);
	ent_sql_finish(p.sentences);
	if (!status) {
		*ret_text = p.text;
		*ret_silence = p.silence;
	}
	return status;
}

/* --- who is named in it --- */

static const char sql_named[] = "SELECT text, how, country, sector, code, name, office, person FROM mentions"
								" WHERE sentence = ? ORDER BY number, member";

typedef struct naming {
	place place;
	ENT_VEC(ent_record_participant) named;
} naming;

static void read_named(void *payload, ent_sql_row *get)
{
	naming *n = payload;
	ent_record_participant *who = ent_push(n->place.arena, &n->named);
	who->text = ent_sql_get_str(get);
	who->how = ent_sql_get_str(get);
	who->country = ent_sql_get_str(get);
	who->sector = ent_sql_get_str(get);
	who->code = ent_sql_get_str(get);
	who->name = ent_sql_get_str(get);
	who->office = ent_sql_get_str(get);
	who->person = ent_sql_get_str(get);
}

static ent_status find_named(void *payload)
{
	naming *n = payload;
	place *p = &n->place;
	const ent_sql *sql = &p->store->sql;
	int64_t key = 0;
	ent_status status = find_document(p, &key);
	if (!status)
		status = ent_sql_prepare(sql, sql_named, &p->sentences, p->error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(p->sentences);
	ent_sql_put_int(&put, ent_store_key(key, p->sentence));
	return ent_sql_each(sql, ent_sql_read(p->sentences, p->arena), read_named, n, p->error);
}

ent_status ent_store_named(ent_store *store, ent_arena *arena, ent_str doc, uint32_t sentence,
						   ent_record_participant **ret_named, size_t *ret_n, ent_error *error)
{
	naming n = {.place = {.store = store, .arena = arena, .doc = doc, .sentence = sentence, .error = error}};
	ent_status status = ent_arena_run(arena, find_named, &n, error);
	ent_sql_finish(n.place.documents);
	ent_sql_finish(n.place.sentences);
	if (!status) {
		*ret_named = n.named.at;
		*ret_n = n.named.n;
	}
	return status;
}
