/* What people correct. A correction is a row that stays for ever; its value is also written into the event, so that
 * every query and filter sees it, and again whenever the document is coded anew (events keep their id). What the coder
 * had said is kept beside it, in `was`. */
#include "record/query.h"

static const char sql_append[] = "INSERT INTO corrections (event, field, value, was, who, made, note)"
								 " VALUES (?1, ?2, ?3, ?4, ?5, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?6)";
static const char sql_list[] = "SELECT event, field, value, was, who, made, note FROM corrections"
							   " WHERE ?1 IS NULL OR event = ?1 ORDER BY key";
static const char sql_kept[] = "SELECT field, value FROM corrections WHERE event = ?1 ORDER BY key";
static const char sql_keys[] = "SELECT key FROM events WHERE id = ?1 ORDER BY key";
static const char sql_any[] = "SELECT EXISTS (SELECT 1 FROM corrections)";

/* --- what can be corrected --- */

static bool any(ent_str value)
{
	(void)value;
	return true;
}

#define TYPES                                                                                                          \
	"AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "    \
	"COERCE ASSAULT"
#define QUADS "VERBAL_COOPERATION MATERIAL_COOPERATION VERBAL_CONFLICT MATERIAL_CONFLICT"
#define STATUSES "actual ongoing planned promised requested hypothetical denied cancelled"

static bool is_one_of(ent_str value, const char *list)
{
	ent_str rest = ent_str_of(list), one;
	while (ent_str_split(&rest, ' ', &one))
		if (ent_str_eq(value, one))
			return true;
	return false;
}

static bool is_type(ent_str value)
{
	return is_one_of(value, TYPES);
}

static bool is_quad(ent_str value)
{
	return is_one_of(value, QUADS);
}

static bool is_status(ent_str value)
{
	ent_event_status status;
	return ent_event_status_parse(value, &status);
}

static bool is_role(ent_str value)
{
	for (int role = ENT_ROLE_ACTOR; role <= ENT_ROLE_INSTRUMENT; role++)
		if (ent_str_is(value, ent_role_name((ent_role)role)))
			return true;
	return false;
}

static bool is_cameo(ent_str value)
{
	for (size_t i = 0; i < value.len; i++)
		if (value.ptr[i] < '0' || value.ptr[i] > '9')
			return false;
	return value.len == 0 || (value.len >= 2 && value.len <= 4);
}

static bool is_score(ent_str value)
{
	double score;
	return ent_str_to_double(value, &score) && score >= -10 && score <= 10;
}

static bool is_share(ent_str value)
{
	double share;
	return ent_str_to_double(value, &share) && share >= 0 && share <= 1;
}

static bool is_flag(ent_str value)
{
	return ent_str_is(value, "0") || ent_str_is(value, "1");
}

static bool is_country(ent_str value)
{
	for (size_t i = 0; i < value.len; i++)
		if (value.ptr[i] < 'A' || value.ptr[i] > 'Z')
			return false;
	return value.len == 0 || value.len == 3;
}

static bool is_id(ent_str value)
{
	bool hex = value.len == 16;
	for (size_t i = 0; i < value.len && hex; i++)
		hex = (value.ptr[i] >= '0' && value.ptr[i] <= '9') || (value.ptr[i] >= 'a' && value.ptr[i] <= 'f');
	return hex;
}

static bool is_date(ent_str value)
{
	ent_date date;
	return value.len == 0 || ent_edtf_parse(value, &date);
}

/* A field: what may stand in it, and how it is read and written (?1 key of the event, ?2 the value, ?3 number of the
 * participant). */
typedef struct field {
	const char *name;
	bool (*fits)(ent_str value);
	const char *expected;
	const char *read, *write;
} field;

#define OF_EVENT(column)                                                                                               \
	"SELECT " column " FROM events WHERE key = ?1", "UPDATE events SET " column " = ?2 WHERE key = ?1"
#define OF_PARTICIPANT(column)                                                                                         \
	"SELECT " column " FROM participants WHERE event = ?1 AND number = ?3",                                            \
		"UPDATE participants SET " column " = ?2 WHERE event = ?1 AND number = ?3"

#define OF_JOIN(name)                                                                                                  \
	"SELECT group_concat(value, ' ') FROM corrections WHERE field = '" name                                            \
	"' AND event = (SELECT id FROM events WHERE key = ?1)",                                                            \
		"SELECT ?1, ?2"

static const field event_fields[] = {
	{"event", is_type, "one of " TYPES, OF_EVENT("event")},
	{"mode", any, "", OF_EVENT("mode")},
	{"context", any, "", OF_EVENT("context")},
	{"cameo", is_cameo, "2 to 4 digits", OF_EVENT("cameo")},
	{"quad", is_quad, "one of " QUADS, OF_EVENT("quad")},
	{"score", is_score, "a number from -10 to 10", OF_EVENT("score")},
	{"status", is_status, "one of " STATUSES, OF_EVENT("status")},
	{"speaker", any, "", OF_EVENT("speaker")},
	{"place", any, "", OF_EVENT("place")},
	{"place_country", is_country, "an alpha-3 code", OF_EVENT("place_country")},
	{"confidence", is_share, "a number from 0 to 1", OF_EVENT("confidence")},
	{"rejected", is_flag, "1 (no event) or 0", OF_EVENT("rejected")},
	/* of two events: that they are one happening, or two; what links events reads it from the corrections */
	{"together", is_id, "the whole id of an event", OF_JOIN("together")},
	{"apart", is_id, "the whole id of an event", OF_JOIN("apart")},
	/* ?4 ?5: its days */
	{"date", is_date, "a date in EDTF, or nothing", "SELECT edtf FROM events WHERE key = ?1",
	 "UPDATE events SET edtf = ?2, lo = ?4, hi = ?5, basis = CASE WHEN ?2 IS NULL THEN 'unknown' ELSE 'given' END,"
	 " date_text = NULL, date_start_byte = 0, date_end_byte = 0 WHERE key = ?1"},
};

/* "actors.N.role": of the N-th participant, from 0, as in the JSON of the event. */
static const field participant_fields[] = {
	{"role", is_role, "a role", OF_PARTICIPANT("role")},
	{"country", is_country, "an alpha-3 code", OF_PARTICIPANT("country")},
	{"sector", any, "", OF_PARTICIPANT("sector")},
	{"code", any, "", OF_PARTICIPANT("code")},
	{"name", any, "", OF_PARTICIPANT("name")},
	{"office", any, "", OF_PARTICIPANT("office")},
	{"person", any, "", OF_PARTICIPANT("person")},
};

static const field *find_in(const field *fields, size_t n, ent_str name)
{
	for (size_t i = 0; i < n; i++)
		if (ent_str_is(name, fields[i].name))
			return &fields[i];
	return NULL;
}

/* The field called `name`, and of which participant; NULL where there is no such. */
static const field *find_field(ent_str name, int64_t *number)
{
	ent_str actors = ENT_STR("actors."), digits;
	*number = -1;
	if (!ent_str_starts(name, actors))
		return find_in(event_fields, sizeof event_fields / sizeof *event_fields, name);
	name = ent_str_sub(name, actors.len, name.len);
	if (!ent_str_split(&name, '.', &digits) || !ent_str_to_int(digits, number) || *number < 0)
		return NULL;
	return find_in(participant_fields, sizeof participant_fields / sizeof *participant_fields, name);
}

ent_status ent_store_check_filter(const ent_filter *filter, ent_error *error)
{
	const struct {
		const char *name;
		ent_str value;
	} asked[] = {{"event", filter->event}, {"status", filter->status}, {"quad", filter->quad}};
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		int64_t number;
		const field *f = find_field(ent_str_of(asked[i].name), &number);
		if (asked[i].value.len && !f->fits(asked[i].value))
			return ent_fail(error, ENT_USAGE, NULL, 0, -1, "'%.*s' is no %s: expected %s", ENT_FMT(asked[i].value),
							asked[i].name, f->expected);
	}
	return ENT_OK;
}

/* --- writing it into the event --- */

/* Parameters that a statement does not have are not bound. */
static void bind(sqlite3_stmt *stmt, int64_t event, ent_str value, int64_t number, ent_sql_row *put)
{
	int most = sqlite3_bind_parameter_count(stmt);
	*put = ent_sql_bind(stmt);
	ent_sql_put_int(put, event);
	if (most >= 2)
		ent_sql_put_str(put, ent_str_filled(value));
	if (most >= 3)
		ent_sql_put_int(put, number);
	if (most >= 5) {
		ent_date date = ENT_DATE_NONE;
		if (value.len)
			(void)ent_edtf_parse(value, &date);
		ent_sql_put_day(put, date.lo);
		ent_sql_put_day(put, date.hi);
	}
}

static ent_status write_value(ent_store *store, ent_str name, int64_t event, ent_str value, ent_error *error)
{
	int64_t number;
	const field *of = find_field(name, &number);
	if (!of)
		return ENT_OK; /* of a newer Entente: kept, not understood */
	sqlite3_stmt *stmt = NULL;
	ent_status status = ent_sql_prepare(&store->sql, of->write, &stmt, error);
	if (status)
		return status;
	ent_sql_row put;
	bind(stmt, event, value, number, &put);
	status = ent_sql_run(&store->sql, &put, error);
	ent_sql_finish(stmt);
	return status;
}

/* A column as a view that lives until the next step. */
static ent_str view(sqlite3_stmt *stmt, int column)
{
	const char *text = (const char *)sqlite3_column_text(stmt, column);
	return text ? (ent_str){text, (size_t)sqlite3_column_bytes(stmt, column)} : (ent_str){0};
}

ent_status ent_store_apply(ent_store *store, int64_t event, ent_str id, ent_error *error)
{
	if (!store->corrected)
		return ENT_OK;
	sqlite3_stmt *stmt = NULL;
	ent_status status = ent_sql_prepare(&store->sql, sql_kept, &stmt, error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(stmt);
	ent_sql_put_str(&put, id);
	status = ent_sql_check(&store->sql, &put, error);
	bool row = true;
	while (!status && row) {
		status = ent_sql_step(&store->sql, stmt, &row, error);
		if (!status && row)
			status = write_value(store, view(stmt, 0), event, view(stmt, 1), error);
	}
	ent_sql_finish(stmt);
	return status;
}

ent_status ent_store_look_for_corrections(ent_store *store, ent_error *error)
{
	int64_t some = 0;
	ent_status status = ent_sql_number(&store->sql, sql_any, &some, error);
	if (!status)
		store->corrected = some != 0;
	return status;
}

/* --- a new one --- */

/* A correction on its way; statements are finished by the caller of `append`. */
typedef struct change {
	ent_store *store;
	const ent_correction *correction;
	const field *of;
	int64_t number;
	sqlite3_stmt *keys, *was, *append;
	ent_error *error;
} change;

static ent_status check(change *c)
{
	const ent_correction *correction = c->correction;
	ent_str name = ent_str_sub(correction->field, 0, 80), value = ent_str_sub(correction->value, 0, 80);
	c->of = find_field(correction->field, &c->number);
	if (!c->of)
		return ent_fail(c->error, ENT_USAGE, NULL, 0, -1, "an event has no field '%.*s' to correct", ENT_FMT(name));
	if (!c->of->fits(correction->value))
		return ent_fail(c->error, ENT_USAGE, NULL, 0, -1, "'%.*s' is no %.*s: expected %s", ENT_FMT(value),
						ENT_FMT(name), c->of->expected);
	if (!correction->who.len)
		return ent_fail(c->error, ENT_USAGE, NULL, 0, -1, "a correction needs the name of who makes it");
	return ENT_OK;
}

/* Finds the first event of this id and what stands in its field. */
static ent_status read_was(change *c, int64_t *ret_key)
{
	const ent_sql *sql = &c->store->sql;
	bool row = false;
	ent_status status = ent_sql_prepare(sql, sql_keys, &c->keys, c->error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(c->keys);
	ent_sql_put_str(&put, c->correction->event);
	status = ent_sql_step(sql, c->keys, &row, c->error);
	if (status)
		return status;
	if (!row)
		return ent_fail(c->error, ENT_NOTFOUND, NULL, 0, -1, "no event '%.*s'",
						ENT_FMT(ent_str_sub(c->correction->event, 0, 80)));
	*ret_key = sqlite3_column_int64(c->keys, 0);
	status = ent_sql_prepare(sql, c->of->read, &c->was, c->error);
	if (status)
		return status;
	bind(c->was, *ret_key, (ent_str){0}, c->number, &put);
	status = ent_sql_step(sql, c->was, &row, c->error);
	if (!status && !row)
		status = ent_fail(c->error, ENT_NOTFOUND, NULL, 0, -1, "event '%.*s' has no actor %lld",
						  ENT_FMT(ent_str_sub(c->correction->event, 0, 80)), (long long)c->number);
	return status;
}

static ent_status append(change *c)
{
	const ent_sql *sql = &c->store->sql;
	const ent_correction *correction = c->correction;
	int64_t key = 0;
	ent_status status = read_was(c, &key);
	if (!status)
		status = ent_sql_prepare(sql, sql_append, &c->append, c->error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(c->append);
	ent_sql_put_str(&put, correction->event);
	ent_sql_put_str(&put, correction->field);
	ent_sql_put_str(&put, ent_str_filled(correction->value));
	int code = sqlite3_bind_value(c->append, put.at++, sqlite3_column_value(c->was, 0));
	ent_sql_put_str(&put, correction->who);
	ent_sql_put_str(&put, ent_str_filled(correction->note));
	status = code == SQLITE_OK ? ent_sql_run(sql, &put, c->error) : ent_sql_fail(sql, code, c->error);
	bool row = true;
	while (!status && row) { /* two events of one id differ in their actors only */
		status = write_value(c->store, correction->field, key, correction->value, c->error);
		if (!status)
			status = ent_sql_step(sql, c->keys, &row, c->error);
		if (!status && row)
			key = sqlite3_column_int64(c->keys, 0);
	}
	return status;
}

ent_status ent_store_correct(ent_store *store, const ent_correction *correction, ent_error *error)
{
	change c = {.store = store, .correction = correction, .error = error};
	ent_status status = check(&c);
	if (!status)
		status = ent_store_commit(store, error); /* what was added before is no part of it */
	if (!status)
		status = ent_sql_exec(&store->sql, "BEGIN IMMEDIATE", error);
	if (status)
		return status;
	status = append(&c);
	ent_sql_finish(c.keys);
	ent_sql_finish(c.was);
	ent_sql_finish(c.append);
	if (!status)
		status = ent_store_commit(store, error);
	if (status)
		(void)sqlite3_exec(store->sql.db, "ROLLBACK", NULL, NULL, NULL);
	else
		store->corrected = true;
	return status;
}

/* --- all of them --- */

typedef struct listing {
	ent_store *store;
	ent_arena *arena;
	ent_str event;
	sqlite3_stmt *stmt;
	ENT_VEC(ent_correction) found;
	ent_error *error;
} listing;

static void read_one(void *payload, ent_sql_row *get)
{
	listing *l = payload;
	ent_correction one = {.event = ent_sql_get_str(get)};
	one.field = ent_sql_get_str(get);
	one.value = ent_sql_get_str(get);
	one.was = ent_sql_get_str(get);
	one.who = ent_sql_get_str(get);
	one.made = ent_sql_get_str(get);
	one.note = ent_sql_get_str(get);
	*ent_push(l->arena, &l->found) = one;
}

static ent_status list(void *payload)
{
	listing *l = payload;
	ent_status status = ent_sql_prepare(&l->store->sql, sql_list, &l->stmt, l->error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(l->stmt);
	ent_sql_put_str(&put, l->event);
	status = ent_sql_check(&l->store->sql, &put, l->error);
	return status ? status : ent_sql_each(&l->store->sql, ent_sql_read(l->stmt, l->arena), read_one, l, l->error);
}

ent_status ent_store_corrections(ent_store *store, ent_arena *arena, ent_str event, ent_correction **ret_corrections,
								 size_t *ret_n, ent_error *error)
{
	listing l = {.store = store, .arena = arena, .event = event, .error = error};
	ent_status status = ent_arena_run(arena, list, &l, error);
	ent_sql_finish(l.stmt);
	if (!status) {
		*ret_corrections = l.found.at;
		*ret_n = l.found.n;
	}
	return status;
}
