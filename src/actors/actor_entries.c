/* The entries of a user's actor dictionaries among the tables: names of states, and organisations whose code the day
 * decides. */
#include "actors/actor_dictionary.h"
#include "actors/actor_tables.h"

#include <string.h>

static void set_code(char *out, ent_str code)
{
	memset(out, 0, 4);
	if (code.len)
		memcpy(out, code.ptr, code.len < 3 ? code.len : 3);
}

/* Country and sector of a code of CAMEO: "AFGGOV" is of AFG and GOV, "NGOHRI" of no country and NGO. */
static void read_code(const ent_actors *actors, ent_str code, char *country, char *sector)
{
	bool of_state = code.len >= 3 && ent_actors_state(actors, ent_str_sub(code, 0, 3));
	set_code(country, of_state ? ent_str_sub(code, 0, 3) : (ent_str){0});
	set_code(sector, of_state ? ent_str_sub(code, 3, 6) : ent_str_sub(code, 0, 3));
}

static void take_entry(void *payload, const ent_actor_entry *entry)
{
	ent_actors *actors = payload;
	const ent_dated_code *code = ent_actor_code_on(entry->codes.at, entry->codes.n, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN);
	const ent_state *state = code->code.len == 3 && entry->codes.n == 1 ? ent_actors_state(actors, code->code) : NULL;
	form f = {.kind = FORM_STATE, .state_only = UINT32_MAX, .added = true};
	if (state) {
		f.index = (uint32_t)(state - actors->states.at);
	} else {
		f.kind = FORM_ORG;
		f.index = (uint32_t)actors->organisations.n;
		organisation *o = ent_push(actors->arena, &actors->organisations);
		o->name = entry->name;
		o->code = code->code;
		read_code(actors, code->code, o->country, o->sector);
		(void)ent_map_put(&actors->by_entry, entry->name, (uint32_t)actors->entries.n);
		*ent_push(actors->arena, &actors->entries) = (dated_codes){entry->codes.at, entry->codes.n};
	}
	for (size_t i = 0; i < entry->names.n; i++)
		actor_forms_add(&actors->tree, entry->names.at[i], false, f);
}

ent_status ent_actors_load_entries(ent_actors *actors, const ent_data *data, ent_error *error)
{
	static const char *const endings[] = {".actors", ".actors.txt"};
	const ent_data_file *file;
	ent_status status = ENT_OK;
	for (size_t e = 0; e < sizeof endings / sizeof *endings; e++)
		for (size_t i = 0; !status && (file = ent_data_ending(data, endings[e], i)); i++)
			status = ent_actor_dictionary_read(file, actors->arena, take_entry, actors, error);
	return status;
}

bool ent_actors_recode(const ent_actors *actors, ent_actor *actor, ent_day lo, ent_day hi)
{
	uint32_t at = actors->entries.n ? ent_map_get(&actors->by_entry, actor->name) : ENT_MAP_NONE;
	if (at == ENT_MAP_NONE)
		return false;
	const dated_codes *codes = &actors->entries.at[at];
	actor->code = ent_actor_code_on(codes->at, codes->n, lo, hi)->code;
	read_code(actors, actor->code, actor->country, actor->sector);
	return true;
}
