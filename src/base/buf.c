/* The bounded buffer (as curl's dynbuf): it cannot grow past the maximum it was made with. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(ent_buf *buf, size_t more)
{
	if (buf->status)
		return false;
	if (more >= buf->max || buf->n > buf->max - more - 1) {
		buf->status = ENT_LIMIT;
		return false;
	}
	size_t need = buf->n + more + 1;
	if (need <= buf->cap)
		return true;
	size_t cap = buf->cap ? buf->cap : 256;
	while (cap < need)
		cap *= 2;
	char *bytes = realloc(buf->bytes, cap);
	if (!bytes) {
		buf->status = ENT_NOMEM;
		return false;
	}
	buf->bytes = bytes;
	buf->cap = cap;
	return true;
}

char *ent_buf_take(ent_buf *buf, size_t n)
{
	if (!reserve(buf, n))
		return NULL;
	char *taken = buf->bytes + buf->n;
	buf->n += n;
	buf->bytes[buf->n] = '\0';
	return taken;
}

void ent_buf_add(ent_buf *buf, ent_str s)
{
	char *to = ent_buf_take(buf, s.len);
	if (to && s.len)
		memcpy(to, s.ptr, s.len);
}

void ent_buf_puts(ent_buf *buf, const char *terminated)
{
	ent_buf_add(buf, ent_str_of(terminated));
}

void ent_buf_putc(ent_buf *buf, char c)
{
	if (buf->status || buf->n + 2 > buf->cap || buf->n + 2 > buf->max) {
		ent_buf_add(buf, (ent_str){&c, 1});
		return;
	}
	buf->bytes[buf->n++] = c;
	buf->bytes[buf->n] = '\0';
}

void ent_buf_printf(ent_buf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0 || !reserve(buf, (size_t)n))
		return;
	va_start(args, format);
	(void)vsnprintf(buf->bytes + buf->n, (size_t)n + 1, format, args);
	va_end(args);
	buf->n += (size_t)n;
}

void ent_buf_clear(ent_buf *buf)
{
	buf->n = 0;
	buf->status = ENT_OK;
	if (buf->bytes)
		buf->bytes[0] = '\0';
}

void ent_buf_free(ent_buf *buf)
{
	free(buf->bytes);
	*buf = (ent_buf){.max = buf->max};
}

ent_str ent_buf_str(const ent_buf *buf)
{
	return (ent_str){buf->bytes ? buf->bytes : "", buf->n};
}

bool ent_buf_line(ent_buf *buf, FILE *in)
{
	int c;
	ent_buf_clear(buf);
	bool any = false;
	while ((c = getc_unlocked(in)) != EOF && c != '\n') {
		ent_buf_putc(buf, (char)c);
		any = true;
	}
	if (buf->status)
		buf->n = 0;
	return any || c == '\n';
}
