/* `entente explain`: what the record keeps of an event or a sentence, and the sentence read again. */
#ifndef ENT_API_EXPLAINING_H
#define ENT_API_EXPLAINING_H

#include "api/database.h"
#include "base/buf.h"

/* `what`: an event's id or its beginning, or DOC:SENTENCE. Called under the guard of `arena`. */
ent_status ent_explain_what(ent_arena *arena, ent_database *database, ent_str what, ent_buf *out, ent_error *error);

#endif
