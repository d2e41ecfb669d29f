/* A growing byte buffer on the heap, created with its maximum. Failure is sticky: after it, writing does
 * nothing, and `status` says what happened; check once at the end. */
#ifndef ENT_BASE_BUF_H
#define ENT_BASE_BUF_H

#include "base/str.h"

#include <stdio.h>

typedef struct ent_buf {
	char *bytes; /* NUL-terminated behind `n` once anything was written */
	size_t n, cap, max;
	ent_status status;
} ent_buf;

#define ENT_BUF(maximum) ((ent_buf){.max = (maximum)})

/* Room for `n` bytes at the end, which the caller fills; NULL where there is none. */
char *ent_buf_take(ent_buf *buf, size_t n);
void ent_buf_add(ent_buf *buf, ent_str s);
void ent_buf_puts(ent_buf *buf, const char *terminated);
void ent_buf_putc(ent_buf *buf, char c);
void ent_buf_printf(ent_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ent_buf_clear(ent_buf *buf);        /* empty again, memory kept, failure forgotten */
void ent_buf_free(ent_buf *buf);         /* accepts a zeroed one; leaves it empty */
ent_str ent_buf_str(const ent_buf *buf); /* a view until the next write */
/* The next line of the file, without its '\n'; false behind the last. Of a line that is longer than the maximum nothing
 * is kept but `status`. */
bool ent_buf_line(ent_buf *buf, FILE *in);

#endif
