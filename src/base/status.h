/* The one way to fill an ent_error. */
#ifndef ENT_BASE_STATUS_H
#define ENT_BASE_STATUS_H

#include "entente/status.h"

/* Fills `error` (may be NULL) and returns `status`, so that a failing function ends with
 * `return ent_fail(...)`. `where` may be NULL; `line` 0 and `byte` -1 mean "does not apply". */
ent_status ent_fail(ent_error *error, ent_status status, const char *where, int64_t line, int64_t byte,
					const char *format, ...) __attribute__((format(printf, 6, 7)));

#endif
