/* Amounts that stand in sentences about the states asked for: the raw material of "which figures are named". */
#include "record/query.h"

/* ?1 ?2 ?3: states and how many groups a sentence must name; ?4 groups an event must hold; ?11 text */
static const char sql_figures[] = "SELECT m.key, s.key, s.number, s.text, " ENT_SQL_AMOUNT_COLUMNS
								  ", " ENT_SQL_SOURCE_COLUMNS " FROM amounts m JOIN sentences s ON s.key = m.sentence"
								  " JOIN articles a ON a.key = s.article JOIN documents d ON d.key = a.document"
								  " WHERE 1";
static const char sql_named[] =
	" AND (m.sentence IN (SELECT n.sentence FROM (" ENT_SQL_STATES ") w CROSS JOIN mentions n ON n.country = w.country"
	"  GROUP BY n.sentence HAVING count(DISTINCT w.grp) >= ?4)"
	" OR m.key IN (SELECT l.amount FROM event_amounts l JOIN events e ON e.key = l.event"
	"  WHERE NOT e.rejected AND e.key IN (" ENT_SQL_EVENTS_BETWEEN ")))";
static const char sql_text[] = " AND s.key IN (" ENT_SQL_SENTENCES_MATCHING ")";
static const char sql_order[] = " ORDER BY m.sentence, m.start_byte, m.key";

/* The date of the event that the amount measures, else of another in the sentence, else an expression in it. */
static const char sql_date[] =
	"SELECT edtf, lo, hi, basis FROM ("
	" SELECT 0 AS rank, e.key AS at, e.edtf, e.lo, e.hi, e.basis FROM event_amounts l JOIN events e ON e.key = l.event"
	"  WHERE l.amount = ?1 AND e.lo IS NOT NULL AND NOT e.rejected"
	" UNION ALL SELECT 1, e.key, e.edtf, e.lo, e.hi, e.basis FROM events e"
	"  WHERE e.sentence = ?2 AND e.lo IS NOT NULL AND NOT e.rejected"
	" UNION ALL SELECT 2, t.number, t.edtf, t.lo, t.hi, t.basis FROM dates t"
	"  WHERE t.sentence = ?2 AND t.lo IS NOT NULL AND t.dates_event"
	") ORDER BY rank, at LIMIT 1";

typedef struct figure_query {
	ent_store *store;
	const ent_filter *filter;
	ent_arena *arena;
	sqlite3_stmt *figures, *date;
	ent_buf states, sql;
	ENT_VEC(ent_record_figure) found;
	const ent_source *last; /* figures come by article: one struct for all of one */
	ent_error *error;
} figure_query;

static ent_status prepare(figure_query *q)
{
	const ent_filter *filter = q->filter;
	ent_buf_puts(&q->sql, sql_figures);
	if (filter->n_between)
		ent_buf_puts(&q->sql, sql_named);
	if (filter->text.len)
		ent_buf_puts(&q->sql, sql_text);
	ent_buf_puts(&q->sql, sql_order);
	size_t groups = ent_query_states(filter, &q->states);
	if (q->sql.status || q->states.status)
		return ent_fail(q->error, ENT_LIMIT, NULL, 0, -1, "too many states in one query");
	ent_status status = filter->text.len ? ent_query_check_text(q->store, filter->text, q->error) : ENT_OK;
	if (!status)
		status = ent_sql_prepare(&q->store->sql, q->sql.bytes, &q->figures, q->error);
	if (!status)
		status = ent_sql_prepare(&q->store->sql, sql_date, &q->date, q->error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(q->figures);
	if (filter->n_between) {
		ent_query_bind_states(&put, filter, &q->states, groups < 2 ? 1 : 2);
		ent_sql_put_int(&put, (int64_t)groups);
	}
	put.at = 11;
	if (filter->text.len)
		ent_sql_put_str(&put, filter->text);
	return ent_sql_check(&q->store->sql, &put, q->error);
}

static ent_status read_date(figure_query *q, int64_t amount, int64_t sentence, ent_date *date)
{
	(void)sqlite3_reset(q->date);
	ent_sql_row put = ent_sql_bind(q->date);
	ent_sql_put_int(&put, amount);
	ent_sql_put_int(&put, sentence);
	bool row = false;
	ent_status status = ent_sql_step(&q->store->sql, q->date, &row, q->error);
	*date = ENT_DATE_NONE;
	if (status || !row)
		return status;
	ent_sql_row get = ent_sql_read(q->date, q->arena);
	*date = ent_sql_get_date(&get);
	return ent_sql_check(&q->store->sql, &get, q->error);
}

static bool wanted(const ent_filter *filter, const ent_date *date)
{
	if (filter->since == 0 && filter->until == 0)
		return true;
	if (date->lo == ENT_DAY_UNKNOWN)
		return filter->undated;
	return date->lo <= filter->until && date->hi >= filter->since;
}

static ent_status read_figure(figure_query *q)
{
	ent_sql_row get = ent_sql_read(q->figures, q->arena);
	int64_t amount = ent_sql_get_int(&get), sentence = ent_sql_get_int(&get);
	ent_record_figure figure = {.sentence = ent_sql_get_u32(&get)};
	figure.sentence_text = ent_sql_get_str(&get);
	figure.amount = ent_query_amount(&get);
	if (!q->last || q->last->key != sqlite3_column_int64(get.stmt, get.at)) {
		ent_source *source = ENT_NEW(q->arena, ent_source);
		*source = ent_query_source(&get);
		q->last = source;
	}
	figure.source = q->last;
	ent_status status = ent_sql_check(&q->store->sql, &get, q->error);
	if (!status)
		status = read_date(q, amount, sentence, &figure.date);
	if (!status && wanted(q->filter, &figure.date))
		*ent_push(q->arena, &q->found) = figure;
	return status;
}

static ent_status load(void *payload)
{
	figure_query *q = payload;
	ent_status status = prepare(q);
	bool row = true;
	while (!status && row) {
		if (q->filter->limit > 0 && (int64_t)q->found.n >= q->filter->limit)
			break;
		status = ent_sql_step(&q->store->sql, q->figures, &row, q->error);
		if (!status && row)
			status = read_figure(q);
	}
	return status;
}

ent_status ent_store_figures(ent_store *store, ent_arena *arena, const ent_filter *filter,
							 ent_record_figure **ret_figures, size_t *ret_n, ent_error *error)
{
	enum { STATES = 1 << 20, TEXT = 1 << 16 }; /* [bytes] */
	figure_query q = {.store = store, .filter = filter, .arena = arena, .error = error};
	q.states = ENT_BUF(STATES);
	q.sql = ENT_BUF(TEXT);
	ent_status status = ent_arena_run(arena, load, &q, error);
	ent_sql_finish(q.figures);
	ent_sql_finish(q.date);
	ent_buf_free(&q.states);
	ent_buf_free(&q.sql);
	if (!status) {
		*ret_figures = q.found.at;
		*ret_n = q.found.n;
	}
	return status;
}
