/* The inside of an ent_store, for the files of this room only. */
#ifndef ENT_RECORD_HANDLE_H
#define ENT_RECORD_HANDLE_H

#include "record/sql.h"
#include "record/store.h"

/* Statements that ent_store_add prepares once and keeps; their text is in insert.c and insert_remarks.c. */
typedef enum ent_insert {
	ENT_INSERT_DOCUMENT,
	ENT_INSERT_ARTICLE,
	ENT_INSERT_SENTENCE,
	ENT_INSERT_SEARCH,
	ENT_INSERT_MENTION,
	ENT_INSERT_DATE,
	ENT_INSERT_AMOUNT,
	ENT_INSERT_EVENT,
	ENT_INSERT_PARTICIPANT,
	ENT_INSERT_EVENT_AMOUNT,
	ENT_INSERT_REMARK,
	ENT_INSERT_REMARK_VALUE,
	ENT_INSERT_ALIAS,
	ENT_INSERT_HAS,
	ENT_INSERT_FIND,
	ENT_INSERT_REPLACE,
	ENT_INSERT_UNSEARCH,
	ENT_INSERT_CLEAR,
	ENT_INSERT_REMOVE,
	ENT_INSERTS
} ent_insert;

struct ent_store {
	ent_sql sql;
	ent_store_mode mode;
	int64_t run;          /* key; 0: none begun */
	char *version, *data; /* of the run; owned */
	sqlite3_stmt *insert[ENT_INSERTS];
	ent_arena *scratch; /* of the document being added */
	bool corrected;     /* there are corrections */
	int batched;        /* documents since the transaction began */
	int64_t since;      /* [ms] when it began, monotonic */
};

/* The key of what has the place `index` in the document of that key; and of its document. */
static inline int64_t ent_store_key(int64_t document, size_t index)
{
	return (int64_t)((uint64_t)document << 32 | (uint32_t)index);
}
static inline int64_t ent_store_document(int64_t key)
{
	return (int64_t)((uint64_t)key >> 32);
}

/* Writes the remarks and aliases of the document with that key, whose sentences are there. */
ent_status ent_store_insert_remarks(ent_store *store, int64_t document, const struct ent_remarks *remarks,
									ent_error *error);

/* Begins the transaction of a batch if none is open. */
ent_status ent_store_batch(ent_store *store, ent_error *error);

/* Counts a document (or problem) as added; commits when the batch is full. */
ent_status ent_store_batched(ent_store *store, ent_error *error);

/* Notes whether there are corrections at all, so that ent_store_apply costs nothing where there are none. */
ent_status ent_store_look_for_corrections(ent_store *store, ent_error *error);

/* Puts the corrections kept for event `id` onto the row `event` that was just written. */
ent_status ent_store_apply(ent_store *store, int64_t event, ent_str id, ent_error *error);

#endif
