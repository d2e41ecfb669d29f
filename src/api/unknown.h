/* Names that no table has, gathered over all documents of a run, for a user to code. */
#ifndef ENT_API_UNKNOWN_H
#define ENT_API_UNKNOWN_H

#include "base/buf.h"
#include "events/coder.h"

typedef struct ent_unknown ent_unknown;

/* NULL: no memory. */
ent_unknown *ent_unknown_new(const ent_actors *actors);
ent_unknown *ent_unknown_free(ent_unknown *unknown); /* accepts NULL, returns NULL */

/* Counts the unknown names of one document; documents come one after the other. ENT_NOMEM, ENT_LIMIT: too many names.
 */
ent_status ent_unknown_add(ent_unknown *unknown, const ent_reading *reading, ent_error *error);

/* The table, most frequent first, with a header line. */
void ent_unknown_write(const ent_unknown *unknown, ent_buf *out);

#endif
