/* Who a mention stands for on the day of an event: the state of that time, the holder of the office then. */
#include "actors/actor_tables.h"

#include <string.h>

const char *ent_how_name(ent_how how)
{
	static const char *const names[] = {"name",    "adjective",  "metonym",      "person", "office",
										"pronoun", "collective", "organisation", "group"};
	return (unsigned)how < sizeof names / sizeof *names ? names[how] : "unknown";
}

/* The state that was there on the days [lo, hi] instead of one that was not yet: SUN for RUS before 1991-12-26. */
static const ent_state *state_then(const ent_actors *actors, const char *iso, ent_day hi)
{
	const ent_state *state = ent_actors_state(actors, ent_str_of(iso));
	for (int i = 0; state && i < 4 && state->predecessor[0] && hi < state->from; i++) {
		const ent_state *before = ent_actors_state(actors, ent_str_of(state->predecessor));
		if (!before || hi < before->from)
			break;
		state = before;
	}
	return state;
}

static const person *person_of(const ent_actors *actors, ent_str name)
{
	uint32_t index = ent_map_get(&actors->by_person, name);
	return index == ENT_MAP_NONE ? NULL : &actors->people.at[index];
}

/* The office of the tables with this title, or UINT32_MAX. */
static uint32_t office_of(const ent_actors *actors, ent_str title)
{
	for (size_t i = 0; title.len && i < actors->offices.n; i++)
		if (ent_str_eq(actors->offices.at[i].title, title))
			return (uint32_t)i;
	return UINT32_MAX;
}

static void set_state(ent_arena *arena, ent_actor *actor, const ent_state *state)
{
	if (strcmp(actor->country, state->iso) == 0)
		return;
	bool named_for_state = !actor->person.len && !actor->office.len;
	memcpy(actor->country, state->iso, 4);
	actor->code = ent_str_format(arena, "%s%s", actor->country, actor->sector);
	if (named_for_state)
		actor->name = state->name;
}

const ent_actor *ent_actors_on(const ent_actors *actors, ent_arena *arena, const ent_mention *mention, ent_day lo,
							   ent_day hi, uint32_t *ret_n)
{
	*ret_n = mention->n_actors;
	if (lo == ENT_DAY_UNKNOWN || mention->n_actors == 0)
		return mention->actors;
	ent_actor *then = ENT_NEWN(arena, ent_actor, mention->n_actors);
	for (uint32_t i = 0; i < mention->n_actors; i++) {
		then[i] = mention->actors[i];
		const person *p = then[i].person.len ? person_of(actors, then[i].person) : NULL;
		uint32_t office_index = office_of(actors, then[i].office);
		if (p) {
			uint32_t index = (uint32_t)(p - actors->people.at);
			const term *t = ent_actors_term_of(actors, index, UINT32_MAX, office_index, lo, hi);
			if (!t)
				t = ent_actors_term_of(actors, index, UINT32_MAX, UINT32_MAX, lo, hi);
			if (t) {
				set_state(arena, &then[i], &actors->states.at[t->state]);
				if (!then[i].office.len)
					then[i].office = actors->offices.at[t->office].title;
			}
		} else if (then[i].country[0]) {
			const ent_state *state = state_then(actors, then[i].country, hi);
			if (state)
				set_state(arena, &then[i], state);
			if (state && office_index != UINT32_MAX && !then[i].person.len) {
				const term *t = ent_actors_holder(actors, (uint32_t)(state - actors->states.at), office_index, lo, hi);
				if (t)
					then[i].person = actors->people.at[t->person].name;
			}
		}
	}
	return then;
}
