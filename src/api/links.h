/* What the room `link` makes of a record, as text. */
#ifndef ENT_API_LINKS_H
#define ENT_API_LINKS_H

#include "api/database.h"
#include "api/states.h"
#include "base/buf.h"
#include "link/claims.h"

/* What claims ask of outside, for the states chosen: which codes count as one state, and its name. `context` and
 * `chosen` must outlive it. */
ent_claim_options ent_links_options(ent_arena *arena, const ent_context *context, const ent_chosen *chosen);

/* Writes the claims that `query` asks for, in "table" (NULL) or "jsonl". Called under the guard of `arena`. */
ent_status ent_links_claims(ent_arena *arena, ent_database *database, const ent_query *query, const char *format,
							ent_buf *out, ent_error *error);

/* The same of the ledgers: "table" (NULL), "csv" or "jsonl". */
ent_status ent_links_ledger(ent_arena *arena, ent_database *database, const ent_query *query, const char *format,
							ent_buf *out, ent_error *error);

/* The happening that the event is a telling of, as far as the states of its sides go: its other tellings and why each
 * was joined; how to part them. */
ent_status ent_links_explain(ent_arena *arena, ent_database *database, const ent_record_event *event, ent_buf *out,
							 ent_error *error);

#endif
