/* The reader: from files, folders, archives and standard input to documents.
 *
 *     path ─walk→ raw documents (name + bytes) ─read→ document
 *
 * Walking is done by one thread and is cheap; reading a raw document may be done by any. Formats are known by their
 * first bytes, and by their name only where these do not tell. */
#ifndef ENT_READ_READER_H
#define ENT_READ_READER_H

#include "base/buf.h"
#include "base/data.h"
#include "read/document.h"

/* Limits on what is read; past one of them a document is left out with a message that names the limit. */
enum {
	ENT_READ_FILE_MIB = 64,      /* a file, an archive member, a JSON line */
	ENT_READ_RATIO = 200,        /* of unpacked to packed bytes in an archive */
	ENT_READ_ARCHIVE_MIB = 2048, /* unpacked, in one archive */
	ENT_READ_HTML_MIB = 16,
	ENT_READ_HTML_DEPTH = 512,
	ENT_READ_PDF_SECONDS = 30,
	ENT_READ_PDF_MIB = 512
};

typedef struct ent_reader ent_reader; /* tables of page furniture: read-only, shared by all threads */

ent_status ent_reader_new(const ent_data *data, ent_reader **ret_reader, ent_error *error);
ent_reader *ent_reader_free(ent_reader *reader);

/* The bytes of one document, before it is read. */
typedef struct ent_raw {
	ent_str path; /* "a.zip!b.html" for a member of an archive, "-" for standard input */
	ent_str bytes;
	int64_t line;    /* [1..] of its JSONL file; 0: not JSONL */
	ent_buf *holder; /* of exactly these bytes: who wants to keep them may take them out; NULL: none */
	bool stays;      /* the bytes outlive the document and a NUL is behind them: its text may lie in them */
} ent_raw;

typedef struct ent_walk {
	ent_status (*raw)(void *payload, const ent_raw *raw, ent_error *error); /* bytes live until it returns */
	void (*problem)(void *payload, const ent_error *problem);               /* something was left out */
	void (*moved)(void *payload, int64_t bytes); /* so many more bytes of input are behind us */
	void *payload;
} ent_walk;

/* Gives every raw document under `path`: a file, a folder (its files by name, hidden ones left out), an archive, or
 * "-". A file that cannot be read is told to `problem` and the rest goes on. A status from `raw` stops and is returned.
 */
ent_status ent_reader_walk(const char *path, const ent_walk *walk, ent_error *error);

/* [bytes] of the files under `path`; 0 for "-". */
int64_t ent_reader_size(const char *path);

/* Reads one raw document into `arena` (under the caller's guard). ENT_FORMAT: no readable text in it, or a broken file;
 * ENT_LIMIT: too large or too deep. */
ent_status ent_reader_read(const ent_reader *reader, ent_arena *arena, const ent_raw *raw, ent_document **ret_document,
						   ent_error *error);

#endif
