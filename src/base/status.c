/* Errors as values: filling and printing an ent_error. Knows nothing of what failed. */
#include "base/status.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *ent_status_name(ent_status status)
{
	static const char *const names[] = {"ok",        "no memory", "limit", "input/output", "format",
										"not found", "corrupt",   "usage", "cancelled"};
	return (unsigned)status < sizeof names / sizeof *names ? names[status] : "unknown";
}

ent_status ent_fail(ent_error *error, ent_status status, const char *where, int64_t line, int64_t byte,
					const char *format, ...)
{
	if (!error)
		return status;
	error->status = status;
	error->line = line;
	error->byte = byte;
	(void)snprintf(error->where, sizeof error->where, "%s", where ? where : "");
	va_list args;
	va_start(args, format);
	(void)vsnprintf(error->what, sizeof error->what, format, args);
	va_end(args);
	for (char *p = error->what; *p; p++)
		if ((unsigned char)*p < ' ')
			*p = ' ';
	return status;
}

char *ent_error_text(const ent_error *error, char *out, unsigned long size)
{
	int n = 0;
	if (error->where[0])
		n = snprintf(out, size, "%s:", error->where);
	if (n >= 0 && (unsigned long)n < size && error->line > 0)
		n += snprintf(out + n, size - (unsigned long)n, "%" PRId64 ":", error->line);
	if (n >= 0 && (unsigned long)n < size && error->byte >= 0)
		n += snprintf(out + n, size - (unsigned long)n, "byte %" PRId64 ":", error->byte);
	if (n >= 0 && (unsigned long)n < size)
		(void)snprintf(out + n, size - (unsigned long)n, "%s%s", n ? " " : "", error->what);
	return out;
}
