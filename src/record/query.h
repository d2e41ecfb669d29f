/* What the queries of this room share: pieces of SQL, and the structs read from their columns. */
#ifndef ENT_RECORD_QUERY_H
#define ENT_RECORD_QUERY_H

#include "base/buf.h"
#include "record/handle.h"

/* Of articles a JOIN documents d; read by ent_query_source. */
#define ENT_SQL_SOURCE_COLUMNS                                                                                         \
	"a.key, d.id, a.number, d.path, d.format, a.title, a.author, a.publisher, a.url, a.language,"                      \
	" a.edtf, a.lo, a.hi, a.basis, a.sentences, a.coded, a.events"

/* Of amounts m; read by ent_query_amount. */
#define ENT_SQL_AMOUNT_COLUMNS                                                                                         \
	"m.text, m.unit, m.per, m.measures, m.change, m.lo, m.hi, m.approximate, m.ordinal, m.start_byte, m.end_byte"

/* The states of a filter as rows: ?1 is the JSON made by ent_query_states. */
#define ENT_SQL_STATES "SELECT value ->> 0 AS country, value ->> 1 AS grp FROM json_each(?1)"

/* Keys of events that hold states of at least ?2 groups, as actor or recipient, or third where ?3. */
#define ENT_SQL_EVENTS_BETWEEN                                                                                         \
	"SELECT p.event FROM (" ENT_SQL_STATES ") w CROSS JOIN participants p ON p.country = w.country"                    \
	" WHERE p.role IN ('actor', 'recipient') OR ?3 AND p.role = 'third'"                                               \
	" GROUP BY p.event HAVING count(DISTINCT w.grp) >= ?2"

/* Keys of sentences that match the full-text query ?11. */
#define ENT_SQL_SENTENCES_MATCHING "SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?11"

ent_source ent_query_source(ent_sql_row *get);
ent_record_amount ent_query_amount(ent_sql_row *get);

/* The states of `filter` as JSON, [["RUS",1],["SUN",1]], with their groups; the number of different groups. */
size_t ent_query_states(const ent_filter *filter, ent_buf *json);

/* Binds ?1 ?2 ?3: `states` as above, at least `least` groups. */
void ent_query_bind_states(ent_sql_row *put, const ent_filter *filter, const ent_buf *states, size_t least);

/* ENT_USAGE where `text` is not a query that FTS5 understands. */
ent_status ent_query_check_text(ent_store *store, ent_str text, ent_error *error);

#endif
