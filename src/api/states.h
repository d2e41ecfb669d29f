/* What a user types: states, with their predecessors, and dates. */
#ifndef ENT_API_STATES_H
#define ENT_API_STATES_H

#include "api/context.h"
#include "report/dossier.h"

/* The states of a query: codes, names and groups side by side, as the record and the dossier want them. */
typedef struct ent_chosen {
	ent_str *codes;             /* [n] alpha-3, predecessors behind the state they belong to */
	uint32_t *groups;           /* [n] which of the states asked for */
	ent_dossier_state *dossier; /* [n] the same with names */
	size_t n;
} ent_chosen;

/* In `arena`. ENT_NOTFOUND: a word is no state; the error says which. */
ent_status ent_states_choose(const ent_context *context, ent_arena *arena, const ent_query *query,
							 ent_chosen *ret_chosen, ent_error *error);

/* For ent_dossier_options.state_name; the payload is the context. */
ent_str ent_states_name(void *payload, ent_str iso);

/* The state that a user means by a code or a name, English or in one of the languages of ent_actors_state_abroad; NULL.
 */
const ent_state *ent_states_typed(const ent_context *context, const char *code_or_name);

/* A date in EDTF. ENT_USAGE: it is none. */
ent_status ent_typed_date(const char *edtf, ent_date *ret_date, ent_error *error);

#endif
