/* Heads of organisations: the rows of holders.tsv whose seat is an organisation's code ("secretary-general" of IGOUNO).
 * Several rows of organisations.tsv may share a code; the first has the terms. */
#include "actors/actor_tables.h"

#include <string.h>

uint32_t ent_actors_body(const ent_actors *actors, ent_str code)
{
	uint32_t body = code.len ? ent_map_get(&actors->by_body, code) : ENT_MAP_NONE;
	return body == ENT_MAP_NONE ? UINT32_MAX : body;
}

/* The first term of an organisation, that of its code's first row. */
static uint32_t first_of(const ent_actors *actors, uint32_t body)
{
	body = ent_actors_body(actors, actors->organisations.at[body].code);
	return body == UINT32_MAX ? UINT32_MAX : actors->first_head[body];
}

const term *ent_actors_head(const ent_actors *actors, uint32_t body, uint32_t office_index, ent_day lo, ent_day hi)
{
	const term *only = NULL;
	if (lo == ENT_DAY_UNKNOWN || actors->offices.at[office_index].many)
		return NULL;
	for (uint32_t i = first_of(actors, body); i != UINT32_MAX; i = actors->terms.at[i].next) {
		const term *t = &actors->terms.at[i];
		if (t->office != office_index || t->from > hi || lo > t->to || (only && only->own && !t->own))
			continue;
		if (only && only->person != t->person)
			return NULL; /* two in that time: the text must say which */
		only = t;
	}
	return only;
}

bool ent_actors_had_head(const ent_actors *actors, uint32_t body, uint32_t office_index)
{
	for (uint32_t i = first_of(actors, body); i != UINT32_MAX; i = actors->terms.at[i].next)
		if (actors->terms.at[i].office == office_index)
			return true;
	return false;
}

ent_actor ent_actors_of_body(const ent_actors *actors, uint32_t body)
{
	const organisation *o = &actors->organisations.at[body];
	ent_actor actor = {.code = o->code, .name = o->name};
	memcpy(actor.country, o->country, sizeof actor.country);
	memcpy(actor.sector, o->sector, sizeof actor.sector);
	return actor;
}

ent_actor ent_actors_of_term(ent_arena *arena, const ent_actors *actors, const term *t, const char *sector)
{
	return t->state == UINT32_MAX ? ent_actors_of_body(actors, t->body)
								  : ent_actors_of_state(arena, actors, t->state, sector);
}
