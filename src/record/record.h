/* What the record gives back: plain structs in the caller's arena, the same whatever database is behind.
 * The queries are in record/store.h. Nothing here knows language. */
#ifndef ENT_RECORD_RECORD_H
#define ENT_RECORD_RECORD_H

#include "base/date.h"
#include "base/vec.h"

/* A source: one article of one document. */
typedef struct ent_source {
	int64_t key;      /* of the article in the database */
	ent_str doc;      /* id of the document */
	uint32_t article; /* index in the document */
	ent_str path, format;
	ent_str title, author, publisher, url, language;
	ent_date published;
	int64_t sentences, coded, events; /* in it; coded: sentences that gave an event */
} ent_source;

typedef struct ent_record_participant {
	ent_str role; /* "actor" "recipient" "third" "place" "instrument" */
	ent_str text; /* surface */
	ent_str country, sector, code, name, office, person, how, note; /* as in FORMATS; missing when none */
	uint32_t start, end;
} ent_record_participant;

typedef struct ent_record_amount {
	ent_str text, unit, per, measures, change; /* change: "" "by" "to" */
	double lo, hi;
	bool approximate, ordinal;
	uint32_t start, end;
} ent_record_amount;

/* An event with everything that a reader needs to see it in its sentence. */
typedef struct ent_record_event {
	int64_t key; /* in the database: document and place in it */
	ent_str id;
	const ent_source *source;
	int64_t sentence_key;
	uint32_t sentence;                     /* index in the document */
	ent_str sentence_text;                 /* as one reads it */
	uint32_t sentence_start, sentence_end; /* [bytes] of the document's text */
	uint32_t start, end;                   /* [bytes] of the trigger */
	ent_str text, event, mode, context, cameo, quad, status, speaker, rule, why;
	double score, confidence;
	ent_date date;
	uint32_t date_start, date_end;
	ent_str date_text; /* surface of the time expression; missing when none */
	ent_str place, place_country;
	ent_record_participant *participants;
	size_t n_participants;
	ent_record_amount *amounts;
	size_t n_amounts;
	ent_str version;
} ent_record_event;

/* Amounts of sentences that mention the states asked for, whether or not an event holds them. */
typedef struct ent_record_figure {
	const ent_source *source;
	uint32_t sentence;
	ent_str sentence_text;
	ent_record_amount amount;
	ent_date date; /* of the sentence, where one is known */
} ent_record_figure;

/* A property that a remark gives: see remarks/remarks.h. */
typedef struct ent_record_value {
	ent_str property, text, unit, per, change;
	uint32_t start, end; /* [bytes] of the document's text */
	double lo, hi;       /* in base units */
	bool approximate;
	ent_date date; /* for which it holds */
} ent_record_value;

/* What one clause says of one thing or act: see remarks/remarks.h. */
typedef struct ent_record_remark {
	const ent_source *source;
	int64_t key;
	int64_t sentence_key;
	uint32_t sentence; /* index in the document */
	ent_str sentence_text;
	uint32_t start, end; /* [bytes] */
	ent_str text, kind, act, phase, status, agents, others, object, code, name, person, office;
	bool once, again, definite;
	ent_date date;
	uint32_t date_start, date_end;
	ent_record_value *values; /* [n_values] */
	size_t n_values;
} ent_record_remark;

typedef struct ent_record_alias {
	const ent_source *source;
	ent_str name, other;
} ent_record_alias;

/* A sentence where it stands in its article. */
typedef struct ent_passage {
	uint32_t sentence; /* index in the document */
	ent_str text;
	ent_str kind; /* of its block: "body" "title" "heading" */
} ent_passage;

/* What a person changed in an event. `was` and `made` are filled in by the record. */
typedef struct ent_correction {
	ent_str event; /* its whole id */
	ent_str field; /* "status", "date", "actors.1.country", ...: see ent_store_correct */
	ent_str value; /* missing or empty: none */
	ent_str was;   /* what stood there before */
	ent_str who;
	ent_str made; /* UTC, ISO 8601 */
	ent_str note; /* missing: none */
} ent_correction;

/* What to ask for; zeroed it asks for everything. */
typedef struct ent_filter {
	const ent_str *between; /* [n_between] alpha-3 codes; an event must hold two of them (one, if only one is given) */
	size_t n_between;       /* predecessors are added by the caller (SUN for RUS) as `same` */
	const uint32_t
		*same;  /* [n_between] group of each code: RUS and SUN in one group count as one state; NULL: each its own */
	bool third; /* `between` counts third parties too, not only actors and recipients */
	ent_day since, until;        /* both 0: no bound; an event whose interval meets [since, until] counts */
	bool undated;                /* with a bound: keep events without a date too */
	bool noted;                  /* only events with a participant whose office a check denies */
	ent_str event, status, quad; /* missing: any */
	double min_confidence;
	ent_str text;  /* FTS5 query on the sentences; missing: none */
	int64_t limit; /* 0: none */
} ent_filter;

#endif
