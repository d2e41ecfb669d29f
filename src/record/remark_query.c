/* Reading remarks back. Everything at once: what sources say of one thing is compared across all of them. */
#include "record/query.h"

#include "base/map.h"

static const char sql_remarks[] =
	"SELECT r.key, s.key, s.number, s.text, r.start_byte, r.end_byte, r.text, r.kind, r.act, r.phase, r.status, "
	"r.agents, r.others, r.object, r.code, r.name, r.person, r.office, r.once, r.again, r.definite, r.edtf, r.lo, "
	"r.hi, r.basis, r.date_start_byte, r.date_end_byte, " ENT_SQL_SOURCE_COLUMNS
	" FROM remarks r JOIN sentences s ON s.key = r.sentence JOIN articles a ON a.key = s.article"
	" JOIN documents d ON d.key = a.document ORDER BY r.key";
static const char sql_values[] =
	"SELECT remark, property, text, unit, per, change, start_byte, end_byte, value_lo, value_hi, approximate,"
	" edtf, lo, hi, basis FROM remark_values ORDER BY remark, number";
static const char sql_aliases[] =
	"SELECT x.name, x.other, " ENT_SQL_SOURCE_COLUMNS " FROM aliases x JOIN sentences s ON s.key = x.sentence"
	" JOIN articles a ON a.key = s.article JOIN documents d ON d.key = a.document"
	" ORDER BY x.key";

typedef struct remark_query {
	ent_store *store;
	ent_arena *arena;
	sqlite3_stmt *stmt;
	const ent_source *last;
	ent_sql_words words;
	int64_t last_sentence; /* of which `last_text` is the text */
	ent_str last_text;
	ENT_VEC(ent_record_remark) remarks;
	ENT_VEC(ent_record_value) values;
	ENT_VEC(ent_record_alias) aliases;
	size_t at; /* of the remark that the value read last belongs to */
	ent_error *error;
} remark_query;

/* Rows come by article: one struct for all of one. */
static const ent_source *source_of(remark_query *q, ent_sql_row *get)
{
	if (!q->last || q->last->key != sqlite3_column_int64(get->stmt, get->at)) {
		ent_source *source = ENT_NEW(q->arena, ent_source);
		*source = ent_query_source(get);
		q->last = source;
	}
	return q->last;
}

static void read_remark(void *payload, ent_sql_row *get)
{
	remark_query *q = payload;
	ent_record_remark one = {.key = ent_sql_get_int(get)};
	one.sentence_key = ent_sql_get_int(get);
	one.sentence = ent_sql_get_u32(get);
	if (q->remarks.n && q->last_sentence == one.sentence_key)
		get->at++;
	else
		q->last_text = ent_sql_get_str(get);
	q->last_sentence = one.sentence_key;
	one.sentence_text = q->last_text;
	one.start = ent_sql_get_u32(get);
	one.end = ent_sql_get_u32(get);
	ent_str *const texts[] = {&one.text,   &one.kind,   &one.act,  &one.phase, &one.status, &one.agents,
							  &one.others, &one.object, &one.code, &one.name,  &one.person, &one.office};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = ent_sql_get_str(get);
	one.once = ent_sql_get_int(get) != 0;
	one.again = ent_sql_get_int(get) != 0;
	one.definite = ent_sql_get_int(get) != 0;
	one.date = ent_sql_get_date(get);
	one.date_start = ent_sql_get_u32(get);
	one.date_end = ent_sql_get_u32(get);
	one.source = source_of(q, get);
	*ent_push(q->arena, &q->remarks) = one;
}

/* Values come in the order of the remarks. */
static void read_value(void *payload, ent_sql_row *get)
{
	remark_query *q = payload;
	int64_t remark = ent_sql_get_int(get);
	ent_record_value one = {.property = ent_sql_get_str(get)};
	one.text = ent_sql_get_str(get);
	one.unit = ent_sql_get_str(get);
	one.per = ent_sql_get_str(get);
	one.change = ent_sql_get_str(get);
	one.start = ent_sql_get_u32(get);
	one.end = ent_sql_get_u32(get);
	one.lo = ent_sql_get_double(get);
	one.hi = ent_sql_get_double(get);
	one.approximate = ent_sql_get_int(get) != 0;
	one.date = ent_sql_get_date(get);
	while (q->at < q->remarks.n && q->remarks.at[q->at].key < remark)
		q->at++;
	if (q->at == q->remarks.n || q->remarks.at[q->at].key != remark)
		return;
	q->remarks.at[q->at].n_values++;
	*ent_push(q->arena, &q->values) = one;
}

static void read_alias(void *payload, ent_sql_row *get)
{
	remark_query *q = payload;
	ent_record_alias one = {.name = ent_sql_get_str(get)};
	one.other = ent_sql_get_str(get);
	one.source = source_of(q, get);
	*ent_push(q->arena, &q->aliases) = one;
}

static ent_status read_all(remark_query *q, const char *text, ent_sql_reader read)
{
	ent_status status = ent_sql_prepare(&q->store->sql, text, &q->stmt, q->error);
	if (status)
		return status;
	ent_sql_row from = ent_sql_read(q->stmt, q->arena);
	from.words = &q->words;
	status = ent_sql_each(&q->store->sql, from, read, q, q->error);
	q->stmt = ent_sql_finish(q->stmt);
	return status;
}

static ent_status load(void *payload)
{
	remark_query *q = payload;
	q->words.index = ent_map_new(q->arena);
	ent_status status = read_all(q, sql_remarks, read_remark);
	if (!status)
		status = read_all(q, sql_values, read_value);
	if (!status)
		status = read_all(q, sql_aliases, read_alias);
	size_t at = 0;
	for (size_t i = 0; !status && i < q->remarks.n; i++) {
		q->remarks.at[i].values = q->values.at + at;
		at += q->remarks.at[i].n_values;
	}
	return status;
}

ent_status ent_store_remarks(ent_store *store, ent_arena *arena, ent_record_remarks *ret_remarks, ent_error *error)
{
	remark_query q = {.store = store, .arena = arena, .error = error};
	ent_status status = ent_arena_run(arena, load, &q, error);
	ent_sql_finish(q.stmt);
	if (!status)
		*ret_remarks = (ent_record_remarks){
			.at = q.remarks.at, .n = q.remarks.n, .aliases = q.aliases.at, .n_aliases = q.aliases.n};
	return status;
}
