/* One document's way from raw bytes to what is asked for, on any thread. */
#ifndef ENT_API_WORK_H
#define ENT_API_WORK_H

#include "api/context.h"
#include "api/pool.h"
#include "base/buf.h"
#include "read/reader.h"

/* A document under way. Owned by the pool from the putting on. */
typedef struct ent_work {
	ent_raw raw; /* in `bytes` */
	char *bytes, *path;
	int64_t behind; /* [bytes] of input that lie behind when this one is done */
	bool remarks;   /* are wanted beside the events, and how each of these was found: what the record keeps */
	ent_arena *arena, *scratch;
	ent_arena *parts[2];          /* of stretches of a long document, by turns; NULL for others */
	const ent_document *document; /* NULL when it could not be read */
	ent_reading reading;
	ent_coding *coding;
	int64_t n_events;  /* coded so far */
	bool unwritten;    /* some of its output could not be written */
	ent_buf out;       /* lines written by the thread that worked on it */
	ent_status status; /* why there is no document */
	ent_error error;
} ent_work;

/* What `raw` gives to work on, a copy where its bytes cannot be taken; NULL when there is no memory. */
ent_work *ent_work_new(const ent_raw *raw);
void ent_work_free(ent_work *work);

/* Reads and analyses as far as `stage` needs; `then` may write into work->out (under the same guard). Of a long
 * document that is coded without remarks it is called for each stretch, with the reading and the coding of that. */
void ent_work_run(const ent_context *context, ent_work *work, ent_stage stage,
				  void (*then)(const void *shared, ent_work *work), const void *shared);

#endif
