/* Questions about events. The text of a query is put together from the constants below only; what a user asks for is
 * always a bound value (the states as one JSON array, which json_each reads as rows). */
#include "record/query.h"

#include "base/json.h"
#include "base/map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char sql_events[] =
	"SELECT e.key, e.id, s.key, s.number, s.text, s.start_byte, s.end_byte, e.start_byte, e.end_byte, e.text,"
	" e.event, e.mode, e.context, e.cameo, e.quad, e.status, e.speaker, e.rule, e.why, e.score, e.confidence,"
	" e.edtf, e.lo, e.hi, e.basis, e.date_start_byte, e.date_end_byte, e.date_text, e.place, e.place_country,"
	" r.version, " ENT_SQL_SOURCE_COLUMNS " FROM events e JOIN sentences s ON s.key = e.sentence"
	" JOIN articles a ON a.key = s.article JOIN documents d ON d.key = a.document JOIN runs r ON r.key = d.run"
	" WHERE ";
static const char sql_kept[] = "NOT e.rejected";

/* ?1 ?2 ?3: ENT_SQL_EVENTS_BETWEEN; ?4 ?5 days, ?6 undated too, ?7 event, ?8 status, ?9 quad, ?10 confidence, ?11 text,
 * ?12 limit */
static const char sql_between[] = " AND e.key IN (" ENT_SQL_EVENTS_BETWEEN ")";
static const char sql_days[] = " AND (e.lo <= ?5 AND e.hi >= ?4 OR ?6 AND e.lo IS NULL)";
static const char sql_event[] = " AND e.event = ?7";
static const char sql_status[] = " AND e.status = ?8";
static const char sql_quad[] = " AND e.quad = ?9";
static const char sql_confidence[] = " AND e.confidence >= ?10";
static const char sql_noted[] = " AND e.key IN (SELECT event FROM participants WHERE note IS NOT NULL)";
static const char sql_text[] = " AND s.key IN (" ENT_SQL_SENTENCES_MATCHING ")";
/* So written, the index on days gives the order and nothing is sorted where everything is asked for. */
static const char sql_order[] = " ORDER BY e.lo NULLS LAST, e.hi, e.key";
static const char sql_limit[] = " LIMIT ?12";

/* ?1 id or its beginning, ?2 what sorts behind all that begin so */
static const char sql_by_id[] = "e.id >= ?1 AND e.id < ?2 ORDER BY e.id, e.key LIMIT 1";
static const char sql_count_id[] = "SELECT count(DISTINCT id) FROM events WHERE id >= ?1 AND id < ?2";

static const char sql_participants[] =
	"SELECT role, text, country, sector, code, name, office, person, how, note, start_byte, end_byte"
	" FROM participants WHERE event = ?1 ORDER BY number";
static const char sql_amounts[] =
	"SELECT " ENT_SQL_AMOUNT_COLUMNS " FROM event_amounts l JOIN amounts m ON m.key = l.amount WHERE l.event = ?1"
	" ORDER BY l.number";
static const char sql_check_text[] = "SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?1 LIMIT 1";

/* A query of events that is being read. */
typedef struct event_query {
	ent_store *store;
	sqlite3_stmt *events, *participants, *amounts;
	ent_buf states, sql;
	ent_arena *arena; /* of the events */
	ent_map *sources; /* key of an article → index into `known`; NULL: each event has its own */
	ENT_VEC(ent_source *) known;
	ent_sql_words *words;                   /* NULL: each string is a copy of its own */
	ENT_VEC(ent_record_participant) people; /* of the event in hand; copied when all are there */
	ENT_VEC(ent_record_amount) figures;
	int64_t last; /* key of the sentence in hand, of which `last_text` is the text */
	ent_str last_text;
	bool unordered; /* rows may come in any order */
	ent_error *error;
} event_query;

ent_source ent_query_source(ent_sql_row *get)
{
	ent_source source = {.key = ent_sql_get_int(get)};
	source.doc = ent_sql_get_str(get);
	source.article = ent_sql_get_u32(get);
	source.path = ent_sql_get_str(get);
	source.format = ent_sql_get_str(get);
	source.title = ent_sql_get_str(get);
	source.author = ent_sql_get_str(get);
	source.publisher = ent_sql_get_str(get);
	source.url = ent_sql_get_str(get);
	source.language = ent_sql_get_str(get);
	source.published = ent_sql_get_date(get);
	source.sentences = ent_sql_get_int(get);
	source.coded = ent_sql_get_int(get);
	source.events = ent_sql_get_int(get);
	return source;
}

ent_record_amount ent_query_amount(ent_sql_row *get)
{
	ent_record_amount amount = {.text = ent_sql_get_str(get)};
	amount.unit = ent_sql_get_str(get);
	amount.per = ent_sql_get_str(get);
	amount.measures = ent_sql_get_str(get);
	amount.change = ent_sql_get_str(get);
	amount.lo = ent_sql_get_double(get);
	amount.hi = ent_sql_get_double(get);
	amount.approximate = ent_sql_get_int(get) != 0;
	amount.ordinal = ent_sql_get_int(get) != 0;
	amount.start = ent_sql_get_u32(get);
	amount.end = ent_sql_get_u32(get);
	return amount;
}

size_t ent_query_states(const ent_filter *filter, ent_buf *json)
{
	ent_json out = {.out = json};
	size_t groups = 0;
	ent_json_open(&out, '[');
	for (size_t i = 0; i < filter->n_between; i++) {
		bool seen = false;
		for (size_t k = 0; k < i && !seen; k++)
			seen =
				filter->same ? filter->same[k] == filter->same[i] : ent_str_eq(filter->between[k], filter->between[i]);
		groups += !seen;
		ent_json_open(&out, '[');
		ent_json_str(&out, filter->between[i]);
		ent_json_int(&out, filter->same ? (int64_t)filter->same[i] : (int64_t)groups);
		ent_json_close(&out, ']');
	}
	ent_json_close(&out, ']');
	return groups;
}

void ent_query_bind_states(ent_sql_row *put, const ent_filter *filter, const ent_buf *states, size_t least)
{
	put->at = 1;
	ent_sql_put_str(put, ent_buf_str(states));
	ent_sql_put_int(put, (int64_t)least);
	ent_sql_put_int(put, filter->third);
}

ent_status ent_query_check_text(ent_store *store, ent_str text, ent_error *error)
{
	sqlite3_stmt *stmt = NULL;
	ent_status status = ent_sql_prepare(&store->sql, sql_check_text, &stmt, error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(stmt);
	ent_sql_put_str(&put, text);
	status = ent_sql_check(&store->sql, &put, error);
	if (!status && sqlite3_step(stmt) == SQLITE_ERROR)
		status = ent_fail(error, ENT_USAGE, NULL, 0, -1, "cannot search for '%.*s': %s",
						  ENT_FMT(ent_str_sub(text, 0, 80)), sqlite3_errmsg(store->sql.db));
	ent_sql_finish(stmt);
	return status;
}

/* The missing string stands for "any"; so does the empty one. */
static bool asked(ent_str s)
{
	return s.len > 0;
}

static bool has_days(const ent_filter *filter)
{
	return filter->since != 0 || filter->until != 0;
}

static ent_status write_query(event_query *query, const ent_filter *filter)
{
	ent_buf *sql = &query->sql;
	ent_buf_puts(sql, sql_events);
	ent_buf_puts(sql, sql_kept);
	if (filter->n_between)
		ent_buf_puts(sql, sql_between);
	if (has_days(filter))
		ent_buf_puts(sql, sql_days);
	if (asked(filter->event))
		ent_buf_puts(sql, sql_event);
	if (asked(filter->status))
		ent_buf_puts(sql, sql_status);
	if (asked(filter->quad))
		ent_buf_puts(sql, sql_quad);
	if (filter->min_confidence > 0)
		ent_buf_puts(sql, sql_confidence);
	if (filter->noted)
		ent_buf_puts(sql, sql_noted);
	if (asked(filter->text))
		ent_buf_puts(sql, sql_text);
	if (!query->unordered)
		ent_buf_puts(sql, sql_order);
	ent_buf_puts(sql, sql_limit);
	return sql->status ? ent_fail(query->error, sql->status, NULL, 0, -1, "out of memory (query)") : ENT_OK;
}

/* Binds the parameters that the query has: those of clauses left out do not exist, so each is bound by its number. */
static void bind_query(event_query *query, const ent_filter *filter, size_t groups, ent_sql_row *put)
{
	if (filter->n_between)
		ent_query_bind_states(put, filter, &query->states, groups < 2 ? 1 : 2);
	if (has_days(filter)) {
		put->at = 4;
		ent_sql_put_int(put, filter->since);
		ent_sql_put_int(put, filter->until);
		ent_sql_put_int(put, filter->undated);
	}
	const struct {
		int at;
		ent_str value;
	} strings[] = {{7, filter->event}, {8, filter->status}, {9, filter->quad}, {11, filter->text}};
	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		put->at = strings[i].at;
		if (asked(strings[i].value))
			ent_sql_put_str(put, strings[i].value);
	}
	put->at = 10;
	if (filter->min_confidence > 0)
		ent_sql_put_double(put, filter->min_confidence);
	put->at = 12;
	ent_sql_put_int(put, filter->limit > 0 ? filter->limit : -1);
}

static ent_status prepare_parts(event_query *query)
{
	const ent_sql *sql = &query->store->sql;
	ent_status status = ent_sql_prepare(sql, sql_participants, &query->participants, query->error);
	return status ? status : ent_sql_prepare(sql, sql_amounts, &query->amounts, query->error);
}

static ent_status open_query(event_query *query, const ent_filter *filter)
{
	const ent_sql *sql = &query->store->sql;
	ent_status status = asked(filter->text) ? ent_query_check_text(query->store, filter->text, query->error) : ENT_OK;
	if (!status)
		status = write_query(query, filter);
	if (!status)
		status = ent_sql_prepare(sql, query->sql.bytes, &query->events, query->error);
	if (!status)
		status = prepare_parts(query);
	if (status)
		return status;
	size_t groups = ent_query_states(filter, &query->states);
	if (query->states.status)
		return ent_fail(query->error, query->states.status, NULL, 0, -1, "too many states in one query");
	ent_sql_row put = ent_sql_bind(query->events);
	bind_query(query, filter, groups, &put);
	return ent_sql_check(sql, &put, query->error);
}

static event_query new_query(ent_store *store, ent_arena *arena, ent_error *error)
{
	enum { STATES = 1 << 20, TEXT = 1 << 16 }; /* [bytes] */
	return (event_query){
		.store = store, .arena = arena, .error = error, .last = -1, .states = ENT_BUF(STATES), .sql = ENT_BUF(TEXT)};
}

static void close_query(event_query *query)
{
	query->events = ent_sql_finish(query->events);
	query->participants = ent_sql_finish(query->participants);
	query->amounts = ent_sql_finish(query->amounts);
	ent_buf_free(&query->states);
	ent_buf_free(&query->sql);
}

static void read_participant(void *payload, ent_sql_row *get)
{
	event_query *query = payload;
	ent_record_participant one = {.role = ent_sql_get_str(get)};
	one.text = ent_sql_get_str(get);
	one.country = ent_sql_get_str(get);
	one.sector = ent_sql_get_str(get);
	one.code = ent_sql_get_str(get);
	one.name = ent_sql_get_str(get);
	one.office = ent_sql_get_str(get);
	one.person = ent_sql_get_str(get);
	one.how = ent_sql_get_str(get);
	one.note = ent_sql_get_str(get);
	one.start = ent_sql_get_u32(get);
	one.end = ent_sql_get_u32(get);
	*ent_push(query->arena, &query->people) = one;
}

static void read_amount(void *payload, ent_sql_row *get)
{
	event_query *query = payload;
	*ent_push(query->arena, &query->figures) = ent_query_amount(get);
}

/* Binds the key of an event to a query of its parts. */
static void of_event(sqlite3_stmt *stmt, int64_t key)
{
	(void)sqlite3_reset(stmt);
	ent_sql_row put = ent_sql_bind(stmt);
	ent_sql_put_int(&put, key);
}

static ent_sql_row reading(const event_query *query, sqlite3_stmt *stmt)
{
	ent_sql_row row = ent_sql_read(stmt, query->arena);
	row.words = query->words;
	return row;
}

static ent_status read_participants(event_query *query, int64_t key, ent_record_event *event)
{
	query->people.n = 0;
	of_event(query->participants, key);
	ent_status status =
		ent_sql_each(&query->store->sql, reading(query, query->participants), read_participant, query, query->error);
	event->n_participants = query->people.n;
	event->participants = ENT_NEWN(query->arena, ent_record_participant, query->people.n);
	if (query->people.n)
		memcpy(event->participants, query->people.at, query->people.n * sizeof *query->people.at);
	return status;
}

static ent_status read_amounts(event_query *query, int64_t key, ent_record_event *event)
{
	query->figures.n = 0;
	of_event(query->amounts, key);
	ent_status status =
		ent_sql_each(&query->store->sql, reading(query, query->amounts), read_amount, query, query->error);
	event->n_amounts = query->figures.n;
	event->amounts = ENT_NEWN(query->arena, ent_record_amount, query->figures.n);
	if (query->figures.n)
		memcpy(event->amounts, query->figures.at, query->figures.n * sizeof *query->figures.at);
	return status;
}

/* One struct for each article, however many events it has. */
static const ent_source *read_source(event_query *query, ent_sql_row *get)
{
	int64_t key = sqlite3_column_int64(get->stmt, get->at);
	if (query->sources) {
		uint32_t known = ent_map_get(query->sources, (ent_str){(const char *)&key, sizeof key});
		if (known != ENT_MAP_NONE)
			return query->known.at[known];
	}
	ent_source *source = ENT_NEW(query->arena, ent_source);
	*source = ent_query_source(get);
	if (query->sources) {
		ent_map_put(query->sources, (ent_str){(const char *)&source->key, sizeof source->key},
					(uint32_t)query->known.n);
		*ent_push(query->arena, &query->known) = source;
	}
	return source;
}

/* The text of a sentence once for all its events. */
static ent_str read_sentence(event_query *query, ent_sql_row *get, int64_t key)
{
	if (query->words && query->last == key) {
		get->at++;
		return query->last_text;
	}
	query->last = key;
	return query->last_text = ent_sql_get_str(get);
}

static ent_status read_event(event_query *query, ent_record_event *event)
{
	ent_sql_row row = reading(query, query->events), *get = &row;
	int64_t key = ent_sql_get_int(get);
	get->words = NULL; /* no two events have one id */
	*event = (ent_record_event){.key = key, .id = ent_sql_get_str(get)};
	get->words = query->words;
	event->sentence_key = ent_sql_get_int(get);
	event->sentence = ent_sql_get_u32(get);
	event->sentence_text = read_sentence(query, get, event->sentence_key);
	event->sentence_start = ent_sql_get_u32(get);
	event->sentence_end = ent_sql_get_u32(get);
	event->start = ent_sql_get_u32(get);
	event->end = ent_sql_get_u32(get);
	event->text = ent_sql_get_str(get);
	event->event = ent_sql_get_str(get);
	event->mode = ent_sql_get_str(get);
	event->context = ent_sql_get_str(get);
	event->cameo = ent_sql_get_str(get);
	event->quad = ent_sql_get_str(get);
	event->status = ent_sql_get_str(get);
	event->speaker = ent_sql_get_str(get);
	event->rule = ent_sql_get_str(get);
	event->why = ent_sql_get_str(get);
	event->score = ent_sql_get_double(get);
	event->confidence = ent_sql_get_double(get);
	event->date = ent_sql_get_date(get);
	event->date_start = ent_sql_get_u32(get);
	event->date_end = ent_sql_get_u32(get);
	event->date_text = ent_sql_get_str(get);
	event->place = ent_sql_get_str(get);
	event->place_country = ent_sql_get_str(get);
	event->version = ent_sql_get_str(get);
	event->source = read_source(query, get);
	ent_status status = ent_sql_check(&query->store->sql, get, query->error);
	if (!status)
		status = read_participants(query, key, event);
	return status ? status : read_amounts(query, key, event);
}

/* --- one at a time --- */

typedef struct one_row {
	event_query *query;
	ent_record_event event;
	bool row;
} one_row;

static ent_status read_next(void *payload)
{
	one_row *next = payload;
	ent_status status = ent_sql_step(&next->query->store->sql, next->query->events, &next->row, next->query->error);
	return status || !next->row ? status : read_event(next->query, &next->event);
}

ent_status ent_store_events(ent_store *store, const ent_filter *filter, ent_event_fn fn, void *payload,
							ent_error *error)
{
	enum { ROW = 256 << 20 }; /* [bytes] one event with all its parts */
	ent_arena *arena = ent_arena_new("events", ROW);
	if (!arena)
		return ent_fail(error, ENT_NOMEM, store->sql.path, 0, -1, "out of memory");
	event_query query = new_query(store, arena, error);
	one_row next = {.query = &query, .row = true};
	ent_status status = open_query(&query, filter);
	while (!status) {
		ent_arena_reset(arena);
		query.people.at = NULL; /* they were in the arena */
		query.people.n = query.people.cap = 0;
		query.figures.at = NULL;
		query.figures.n = query.figures.cap = 0;
		status = ent_arena_run(arena, read_next, &next, error);
		if (status || !next.row)
			break;
		status = fn(payload, &next.event);
	}
	close_query(&query);
	ent_arena_free(arena);
	return status;
}

/* --- all at once --- */

typedef struct all_rows {
	event_query query;
	const ent_filter *filter;
	ENT_VEC(ent_record_event) events;
} all_rows;

/* As sql_order; events of one sentence by their place in it, as their keys are. */
static int by_days(const void *a, const void *b)
{
	const ent_record_event *x = a, *y = b;
	bool dated = x->date.lo != ENT_DAY_UNKNOWN;
	if (dated != (y->date.lo != ENT_DAY_UNKNOWN))
		return dated ? -1 : 1;
	if (dated && x->date.lo != y->date.lo)
		return x->date.lo < y->date.lo ? -1 : 1;
	if (dated && x->date.hi != y->date.hi)
		return x->date.hi < y->date.hi ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

static ent_status load(void *payload)
{
	all_rows *all = payload;
	event_query *query = &all->query;
	ent_map sources = ent_map_new(query->arena);
	ent_sql_words words = {.index = ent_map_new(query->arena)};
	query->sources = &sources;
	query->words = &words;
	query->unordered = all->filter->limit <= 0; /* sorting what is read is far less work than sorting rows of text */
	ent_status status = open_query(query, all->filter);
	bool row = true;
	while (!status && row) {
		status = ent_sql_step(&query->store->sql, query->events, &row, query->error);
		if (status || !row)
			break;
		ent_record_event event;
		status = read_event(query, &event);
		if (!status)
			*ent_push(query->arena, &all->events) = event;
	}
	if (!status && query->unordered && all->events.n)
		qsort(all->events.at, all->events.n, sizeof *all->events.at, by_days);
	query->sources = NULL;
	query->words = NULL;
	return status;
}

ent_status ent_store_load(ent_store *store, ent_arena *arena, const ent_filter *filter, ent_record_events *ret_events,
						  ent_error *error)
{
	all_rows all = {.query = new_query(store, arena, error), .filter = filter};
	ent_status status = ent_arena_run(arena, load, &all, error);
	close_query(&all.query);
	if (!status)
		*ret_events = (ent_record_events){.at = all.events.at, .n = all.events.n};
	return status;
}

/* --- by its id --- */

typedef struct by_id {
	event_query query;
	ent_str id;
	char behind[80]; /* sorts behind all that begin with `id` */
	ent_record_event event;
} by_id;

static void bind_id(const by_id *one, sqlite3_stmt *stmt)
{
	ent_sql_row put = ent_sql_bind(stmt);
	ent_sql_put_str(&put, one->id);
	ent_sql_put_text(&put, one->behind);
}

static ent_status count_ids(by_id *one, int64_t *ret_n)
{
	const ent_sql *sql = &one->query.store->sql;
	sqlite3_stmt *stmt = NULL;
	ent_status status = ent_sql_prepare(sql, sql_count_id, &stmt, one->query.error);
	if (status)
		return status;
	bind_id(one, stmt);
	bool row = false;
	status = ent_sql_step(sql, stmt, &row, one->query.error);
	if (!status)
		*ret_n = sqlite3_column_int64(stmt, 0);
	ent_sql_finish(stmt);
	return status;
}

static ent_status find_event(void *payload)
{
	by_id *one = payload;
	event_query *query = &one->query;
	ent_buf_puts(&query->sql, sql_events);
	ent_buf_puts(&query->sql, sql_by_id);
	ent_status status = query->sql.status;
	if (status)
		return ent_fail(query->error, status, NULL, 0, -1, "out of memory (query)");
	int64_t n = 0;
	status = count_ids(one, &n);
	if (!status)
		status = ent_sql_prepare(&query->store->sql, query->sql.bytes, &query->events, query->error);
	if (!status)
		status = prepare_parts(query);
	if (status)
		return status;
	bind_id(one, query->events);
	bool row = false;
	status = ent_sql_step(&query->store->sql, query->events, &row, query->error);
	if (status)
		return status;
	if (!row)
		return ent_fail(query->error, ENT_NOTFOUND, NULL, 0, -1, "no event '%.*s'", ENT_FMT(one->id));
	status = read_event(query, &one->event);
	/* A whole id is never ambiguous, even where it begins another. */
	if (!status && n > 1 && !ent_str_eq(one->event.id, one->id))
		status = ent_fail(query->error, ENT_NOTFOUND, NULL, 0, -1, "%lld events begin with '%.*s'", (long long)n,
						  ENT_FMT(one->id));
	return status;
}

ent_status ent_store_event(ent_store *store, ent_arena *arena, ent_str id, ent_record_event *ret_event,
						   ent_error *error)
{
	enum { SHORTEST = 4, LONGEST = 64 };
	if (id.len < SHORTEST)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1, "'%.*s': at least %d digits of an event's id", ENT_FMT(id),
						SHORTEST);
	if (id.len > LONGEST)
		return ent_fail(error, ENT_NOTFOUND, NULL, 0, -1, "no event '%.*s...'", LONGEST, id.ptr);
	by_id one = {.query = new_query(store, arena, error), .id = id};
	(void)snprintf(one.behind, sizeof one.behind, "%.*s\xF4\x8F\xBF\xBF", ENT_FMT(id));
	ent_status status = ent_arena_run(arena, find_event, &one, error);
	close_query(&one.query);
	if (!status)
		*ret_event = one.event;
	return status;
}
