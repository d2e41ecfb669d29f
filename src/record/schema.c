/* The schema as SQL. Keys of what lies in a document are made of the document's key and the place in it
 * (key << 32 | index), so that they do not depend on how often a run was interrupted, and rows of one document lie
 * side by side. What an outsider needs to know of each column is in docs/schema.md. */
#include "record/schema.h"

/* Days are counts from 1970-01-01; -2147483647 and 2147483647 are the open ends of "../2010" and "2016/..". */
static const char schema_1[] =
	"CREATE TABLE runs ("
	"  key INTEGER PRIMARY KEY,"
	"  version TEXT NOT NULL,"
	"  data TEXT NOT NULL," /* hash of the model and the tables */
	"  options TEXT NOT NULL,"
	"  started TEXT NOT NULL,"
	"  ended TEXT,"
	"  UNIQUE (version, data, options)"
	") STRICT;"

	"CREATE TABLE documents ("
	"  key INTEGER PRIMARY KEY,"
	"  id TEXT NOT NULL,"
	"  sha256 TEXT NOT NULL,"
	"  path TEXT,"
	"  format TEXT,"
	"  bytes INTEGER NOT NULL," /* of its clean text */
	"  run INTEGER NOT NULL REFERENCES runs (key),"
	"  UNIQUE (sha256, id)"
	") STRICT;"
	"CREATE INDEX documents_id ON documents (id);"
	"CREATE INDEX documents_run ON documents (run);"

	"CREATE TABLE articles ("
	"  key INTEGER PRIMARY KEY,"
	"  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,"
	"  number INTEGER NOT NULL,"
	"  title TEXT, author TEXT, publisher TEXT, url TEXT, language TEXT,"
	"  edtf TEXT, lo INTEGER, hi INTEGER, basis TEXT NOT NULL," /* of publication */
	"  sentences INTEGER NOT NULL, coded INTEGER NOT NULL, events INTEGER NOT NULL,"
	"  UNIQUE (document, number)"
	") STRICT;"

	"CREATE TABLE sentences ("
	"  key INTEGER PRIMARY KEY,"
	"  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,"
	"  number INTEGER NOT NULL," /* in the document */
	"  kind TEXT NOT NULL,"      /* of its block */
	"  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,"
	"  original_byte INTEGER NOT NULL," /* where it begins in the file as it came */
	"  text TEXT NOT NULL,"
	"  silence TEXT" /* why it gave no event */
	") STRICT;"
	"CREATE INDEX sentences_article ON sentences (article);"

	"CREATE TABLE mentions ("
	"  sentence INTEGER NOT NULL REFERENCES sentences (key) ON DELETE CASCADE,"
	"  number INTEGER NOT NULL," /* of the mention in the sentence */
	"  member INTEGER NOT NULL," /* of a collective mention */
	"  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT NOT NULL,"
	"  how TEXT NOT NULL,"
	"  country TEXT, sector TEXT, code TEXT, name TEXT, office TEXT, person TEXT,"
	"  from_day INTEGER, to_day INTEGER,"
	"  note TEXT,"
	"  PRIMARY KEY (sentence, number, member)"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX mentions_country ON mentions (country, sentence) WHERE country IS NOT NULL;"

	"CREATE TABLE dates ("
	"  sentence INTEGER NOT NULL REFERENCES sentences (key) ON DELETE CASCADE,"
	"  number INTEGER NOT NULL,"
	"  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT NOT NULL,"
	"  type TEXT NOT NULL, value TEXT,"
	"  edtf TEXT, lo INTEGER, hi INTEGER, basis TEXT NOT NULL,"
	"  dates_event INTEGER NOT NULL,"
	"  why TEXT,"
	"  PRIMARY KEY (sentence, number)"
	") STRICT, WITHOUT ROWID;"

	"CREATE TABLE amounts ("
	"  key INTEGER PRIMARY KEY,"
	"  sentence INTEGER NOT NULL REFERENCES sentences (key) ON DELETE CASCADE,"
	"  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT NOT NULL,"
	"  lo REAL, hi REAL,"
	"  unit TEXT, per TEXT, measures TEXT,"
	"  change TEXT NOT NULL," /* "" "by" "to" */
	"  approximate INTEGER NOT NULL, ordinal INTEGER NOT NULL"
	") STRICT;"
	"CREATE INDEX amounts_sentence ON amounts (sentence);"

	"CREATE TABLE events ("
	"  key INTEGER PRIMARY KEY,"
	"  id TEXT NOT NULL,"
	"  sentence INTEGER NOT NULL REFERENCES sentences (key) ON DELETE CASCADE,"
	"  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT NOT NULL," /* the trigger */
	"  event TEXT NOT NULL, mode TEXT, context TEXT, cameo TEXT, quad TEXT, score REAL,"
	"  status TEXT NOT NULL, speaker TEXT,"
	"  edtf TEXT, lo INTEGER, hi INTEGER, basis TEXT NOT NULL,"
	"  date_start_byte INTEGER NOT NULL, date_end_byte INTEGER NOT NULL, date_text TEXT,"
	"  place TEXT, place_country TEXT,"
	"  rule TEXT, confidence REAL NOT NULL, why TEXT,"
	"  rejected INTEGER NOT NULL DEFAULT 0" /* by a correction */
	") STRICT;"
	"CREATE INDEX events_id ON events (id);"
	"CREATE INDEX events_sentence ON events (sentence);"
	"CREATE INDEX events_days ON events (lo, hi);"

	"CREATE TABLE participants ("
	"  event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,"
	"  number INTEGER NOT NULL,"
	"  role TEXT NOT NULL,"
	"  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT,"
	"  how TEXT NOT NULL,"
	"  country TEXT, sector TEXT, code TEXT, name TEXT, office TEXT, person TEXT,"
	"  note TEXT,"
	"  PRIMARY KEY (event, number)"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX participants_country ON participants (country, event, role) WHERE country IS NOT NULL;"

	"CREATE TABLE event_amounts ("
	"  event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,"
	"  number INTEGER NOT NULL,"
	"  amount INTEGER NOT NULL REFERENCES amounts (key) ON DELETE CASCADE,"
	"  PRIMARY KEY (event, number)"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX event_amounts_amount ON event_amounts (amount);"

	"CREATE TABLE problems ("
	"  path TEXT NOT NULL,"
	"  line INTEGER NOT NULL," /* 0: none */
	"  byte INTEGER NOT NULL," /* -1: none */
	"  what TEXT NOT NULL,"
	"  status TEXT NOT NULL," /* behind the key: SQLite 3.40's quick_check wrongly finds NULL in what is between */
	"  PRIMARY KEY (path, line, byte, what)"
	") STRICT, WITHOUT ROWID;"

	"CREATE TABLE corrections ("
	"  key INTEGER PRIMARY KEY,"
	"  event TEXT NOT NULL," /* its id, so that the correction outlives a new coding */
	"  field TEXT NOT NULL,"
	"  value TEXT,"
	"  was TEXT," /* what the coder had said, or the correction before */
	"  who TEXT NOT NULL,"
	"  made TEXT NOT NULL," /* UTC */
	"  note TEXT"
	") STRICT;"
	"CREATE INDEX corrections_event ON corrections (event);"
	/* Kept, never overwritten. */
	"CREATE TRIGGER corrections_update BEFORE UPDATE ON corrections"
	" BEGIN SELECT raise(ABORT, 'corrections are kept as they are'); END;"
	"CREATE TRIGGER corrections_delete BEFORE DELETE ON corrections"
	" BEGIN SELECT raise(ABORT, 'corrections are kept as they are'); END;"

	/* Full text over the sentences; the text itself is stored once, in `sentences`. Kept in step by insert.c: a
	   trigger may not touch it while the schema is not trusted. */
	"CREATE VIRTUAL TABLE sentence_search USING fts5 ("
	"  text, content = 'sentences', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2');"

	/* For people with an SQL shell: an event a row, with real dates. */
	"CREATE VIEW event_list AS SELECT e.id, e.edtf,"
	"  CASE WHEN e.lo > -2147483647 THEN date(e.lo * 86400, 'unixepoch') END AS since,"
	"  CASE WHEN e.hi < 2147483647 THEN date(e.hi * 86400, 'unixepoch') END AS until, e.basis,"
	"  (SELECT group_concat(code, ' ') FROM participants WHERE event = e.key AND role = 'actor') AS actors,"
	"  e.event, e.mode, e.status,"
	"  (SELECT group_concat(code, ' ') FROM participants WHERE event = e.key AND role = 'recipient') AS recipients,"
	"  e.score, e.confidence, d.id AS document, s.number AS sentence, s.text"
	" FROM events e JOIN sentences s ON s.key = e.sentence JOIN articles a ON a.key = s.article"
	" JOIN documents d ON d.key = a.document WHERE NOT e.rejected;";

/* What single clauses say of memberships, projects, visits: compared by the room `link`. */
static const char schema_2[] =
	"CREATE TABLE remarks ("
	"  key INTEGER PRIMARY KEY,"
	"  sentence INTEGER NOT NULL REFERENCES sentences (key) ON DELETE CASCADE,"
	"  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT NOT NULL,"
	"  kind TEXT NOT NULL, act TEXT NOT NULL, once INTEGER NOT NULL, phase TEXT, status TEXT NOT NULL,"
	"  agents TEXT, others TEXT, object TEXT, code TEXT, name TEXT, person TEXT, office TEXT,"
	"  again INTEGER NOT NULL, definite INTEGER NOT NULL,"
	"  edtf TEXT, lo INTEGER, hi INTEGER, basis TEXT NOT NULL,"
	"  date_start_byte INTEGER NOT NULL, date_end_byte INTEGER NOT NULL"
	") STRICT;"
	"CREATE INDEX remarks_sentence ON remarks (sentence);"

	"CREATE TABLE remark_values ("
	"  remark INTEGER NOT NULL REFERENCES remarks (key) ON DELETE CASCADE,"
	"  number INTEGER NOT NULL,"
	"  property TEXT NOT NULL, start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT NOT NULL,"
	"  value_lo REAL, value_hi REAL, unit TEXT, per TEXT, change TEXT NOT NULL, approximate INTEGER NOT NULL,"
	"  edtf TEXT, lo INTEGER, hi INTEGER, basis TEXT NOT NULL,"
	"  PRIMARY KEY (remark, number)"
	") STRICT, WITHOUT ROWID;"

	"CREATE TABLE aliases ("
	"  key INTEGER PRIMARY KEY,"
	"  sentence INTEGER NOT NULL REFERENCES sentences (key) ON DELETE CASCADE,"
	"  name TEXT NOT NULL, other TEXT NOT NULL"
	") STRICT;"
	"CREATE INDEX aliases_sentence ON aliases (sentence);";

/* What brings a database from version i to i + 1; the first makes the tables in an empty one. */
static const char *const steps[ENT_SCHEMA_VERSION] = {schema_1, schema_2};

/* Where each version sets its own number after its step: values of pragmas cannot be bound. */
static const char *const stamps[ENT_SCHEMA_VERSION] = {
	"PRAGMA application_id = 1164866661; PRAGMA user_version = 1;", /* 0x456e7465 */
	"PRAGMA user_version = 2;",
};

static ent_status migrate(const ent_sql *sql, int64_t from, ent_error *error)
{
	ent_status status = ent_sql_exec(sql, "BEGIN IMMEDIATE", error);
	if (status)
		return status;
	/* Another program may have been quicker. */
	status = ent_sql_number(sql, "PRAGMA user_version", &from, error);
	for (int64_t version = from; !status && version < ENT_SCHEMA_VERSION; version++) {
		status = ent_sql_exec(sql, steps[version], error);
		if (!status)
			status = ent_sql_exec(sql, stamps[version], error);
	}
	if (!status)
		status = ent_sql_exec(sql, "COMMIT", error);
	if (status)
		(void)sqlite3_exec(sql->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

typedef struct identity {
	int64_t application, version, tables;
} identity;

/* In one transaction, since another program may be making the tables. */
static ent_status identify(const ent_sql *sql, identity *of, ent_error *error)
{
	ent_status status = ent_sql_exec(sql, "BEGIN", error);
	if (!status)
		status = ent_sql_number(sql, "PRAGMA application_id", &of->application, error);
	if (!status)
		status = ent_sql_number(sql, "PRAGMA user_version", &of->version, error);
	if (!status)
		status = ent_sql_number(sql, "SELECT count(*) FROM sqlite_schema", &of->tables, error);
	if (!status)
		return ent_sql_exec(sql, "COMMIT", error);
	if (!sqlite3_get_autocommit(sql->db))
		(void)sqlite3_exec(sql->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

ent_status ent_schema_ensure(const ent_sql *sql, bool write, ent_error *error)
{
	identity of = {0};
	ent_status status = identify(sql, &of, error);
	if (status)
		return status;
	bool empty = of.application == 0 && of.version == 0 && of.tables == 0;
	if (!empty && of.application != ENT_SCHEMA_APPLICATION)
		return ent_fail(error, ENT_CORRUPT, sql->path, 0, -1, "not an Entente database (another program made it)");
	if (of.version > ENT_SCHEMA_VERSION)
		return ent_fail(error, ENT_CORRUPT, sql->path, 0, -1,
						"made by a newer Entente (schema %lld, this one knows up to %d)", (long long)of.version,
						ENT_SCHEMA_VERSION);
	if (!empty && (of.version < 1 || of.tables == 0))
		return ent_fail(error, ENT_CORRUPT, sql->path, 0, -1, "database is damaged (its tables are missing)");
	if (of.version == ENT_SCHEMA_VERSION)
		return ENT_OK;
	if (!write)
		return ent_fail(error, ENT_CORRUPT, sql->path, 0, -1,
						empty ? "an empty file, not an Entente database" : "made by an older Entente: add to it once");
	return migrate(sql, of.version, error);
}
