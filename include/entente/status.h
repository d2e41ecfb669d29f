/* Status codes and errors: what every fallible function of the library returns.
 *
 * A function that can go wrong returns `ent_status` and takes an `ent_error *` as its last
 * parameter, which may be NULL. On failure the error holds one line that says where and what;
 * outputs are untouched. On success the error is untouched.
 */
#ifndef ENTENTE_STATUS_H
#define ENTENTE_STATUS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ent_status {
	ENT_OK = 0,
	ENT_NOMEM,    /* the system gave no memory */
	ENT_LIMIT,    /* a limit of the library was reached (size, depth, count) */
	ENT_IO,       /* reading or writing: the system said no */
	ENT_FORMAT,   /* bytes that are not what they should be */
	ENT_NOTFOUND, /* a file, state, event or document that is not there */
	ENT_CORRUPT,  /* a database that is damaged, newer than this program, or not ours */
	ENT_USAGE,    /* the caller asked for something that makes no sense */
	ENT_CANCELLED /* a callback asked to stop */
} ent_status;

/* Where and what went wrong. Plain data, owned by the caller. */
typedef struct ent_error {
	ent_status status;
	int64_t line;    /* [1..], 0 where lines do not apply */
	int64_t byte;    /* [0..] into the input, -1 where bytes do not apply */
	char where[256]; /* file, document or state; empty where there is none */
	char what[256];  /* one line, no full stop at its end */
} ent_error;

/* The name of a status, "limit" for ENT_LIMIT; a constant string. */
const char *ent_status_name(ent_status status);

/* Writes "where:line: what" into `out` (as much as fits, always terminated); returns `out`. */
char *ent_error_text(const ent_error *error, char *out, unsigned long size);

#ifdef __cplusplus
}
#endif
#endif
