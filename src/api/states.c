/* From what a user types to codes, groups, names and days. */
#include "api/states.h"

#include <string.h>

/* A predecessor's predecessor and so on: no state has more than this many. */
enum { LONGEST_LINE = 8 };

const ent_state *ent_states_typed(const ent_context *context, const char *code_or_name)
{
	if (!context->actors)
		return NULL;
	const ent_state *state = ent_actors_state(context->actors, ent_str_of(code_or_name));
	return state ? state : ent_actors_state_abroad(context->actors, ent_str_of(code_or_name));
}

static ent_status no_such_state(const ent_context *context, const char *typed, ent_error *error)
{
	const ent_state *near = context->actors ? ent_actors_state_like(context->actors, ent_str_of(typed)) : NULL;
	if (near)
		return ent_fail(error, ENT_NOTFOUND, typed, 0, -1, "no such state; did you mean %.*s?", ENT_FMT(near->name));
	return ent_fail(error, ENT_NOTFOUND, typed, 0, -1, "no such state; give an ISO 3166 code or a name");
}

ent_status ent_typed_date(const char *edtf, ent_date *ret_date, ent_error *error)
{
	if (!ent_edtf_parse(ent_str_of(edtf), ret_date))
		return ent_fail(error, ENT_USAGE, edtf, 0, -1, "not a date; write 2010, 2010-06 or 2010-06-30");
	return ENT_OK;
}

ent_status ent_states_choose(const ent_context *context, ent_arena *arena, const ent_query *query,
							 ent_chosen *ret_chosen, ent_error *error)
{
	size_t most = query->n_states * LONGEST_LINE;
	ent_chosen chosen = {.codes = ENT_NEWN(arena, ent_str, most),
						 .groups = ENT_NEWN(arena, uint32_t, most),
						 .dossier = ENT_NEWN(arena, ent_dossier_state, most)};
	for (size_t i = 0; i < query->n_states; i++) {
		const ent_state *state = ent_states_typed(context, query->states[i]);
		if (!state)
			return no_such_state(context, query->states[i], error);
		for (int k = 0; state && k < LONGEST_LINE; k++) {
			bool known = false;
			for (size_t j = 0; j < chosen.n; j++)
				known = known || ent_str_is(chosen.codes[j], state->iso);
			if (known && k == 0)
				return ent_fail(error, ENT_USAGE, query->states[i], 0, -1,
								"named twice, by itself or as a predecessor");
			if (known)
				break;
			chosen.codes[chosen.n] = ent_str_of(state->iso);
			chosen.groups[chosen.n] = (uint32_t)i;
			chosen.dossier[chosen.n] = (ent_dossier_state){chosen.codes[chosen.n], state->name, (uint32_t)i};
			chosen.n++;
			state = state->predecessor[0] ? ent_actors_state(context->actors, ent_str_of(state->predecessor)) : NULL;
		}
	}
	*ret_chosen = chosen;
	return ENT_OK;
}

ent_str ent_states_name(void *payload, ent_str iso)
{
	const ent_context *context = payload;
	const ent_state *state = iso.len ? ent_actors_state(context->actors, iso) : NULL;
	return state && ent_str_is(iso, state->iso) ? state->name : (ent_str){0};
}
