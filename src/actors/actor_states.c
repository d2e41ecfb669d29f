/* States as they were, and places: states.tsv and places.tsv, and what is asked of states. */
#include "actors/actor_load.h"
#include "actors/actor_spell.h"

#include <string.h>

static void add_code(ent_actors *actors, ent_str word, uint32_t state)
{
	if (word.len && ent_map_get(&actors->by_code, ent_str_lower(actors->arena, word)) == ENT_MAP_NONE)
		(void)ent_map_put(&actors->by_code, ent_str_lower(actors->arena, word), state);
}

/* The row of a code that begins on a day, added where it is missing. */
static uint32_t row_of_state(ent_actors *actors, ent_str iso, ent_day from)
{
	for (uint32_t i = 0; i < actors->states.n; i++)
		if (ent_str_is(iso, actors->states.at[i].iso) && actors->states.at[i].from == from)
			return i;
	(void)ent_push(actors->arena, &actors->states);
	return (uint32_t)actors->states.n - 1;
}

static ent_status state_row(actor_loading *job)
{
	ent_actors *actors = job->actors;
	ent_str iso = actor_load_get(job, "iso"), adjectives = actor_load_get(job, "adjectives"),
			names = actor_load_get(job, "names"), part;
	if (iso.len != 3 || !actor_load_get(job, "name").len)
		return ent_tsv_fail(&job->tsv, job->error, "a state needs an alpha-3 code and a name");
	ent_day from = ENT_DAY_PAST, to = ENT_DAY_FUTURE;
	ent_status status = actor_load_days(job, "the state ends before it begins", &from, &to);
	if (status)
		return status;
	uint32_t index = row_of_state(actors, iso, from);
	ent_state *state = &actors->states.at[index];
	state->from = from;
	state->to = to;
	memcpy(state->iso, iso.ptr, 3);
	state->name = ent_str_copy(actors->arena, actor_load_get(job, "name"));
	ent_str first = adjectives;
	if (ent_str_split(&first, '|', &part))
		state->adjective = ent_str_copy(actors->arena, part);
	ent_str predecessor = actor_load_get(job, "predecessor");
	if (predecessor.len == 3)
		memcpy(state->predecessor, predecessor.ptr, 3);
	ent_str whole = actor_load_get(job, "separated_from");
	if (whole.len == 3)
		memcpy(state->separated_from, whole.ptr, 3);
	ent_str merged = actor_load_get(job, "merged_into");
	if (merged.len == 3)
		memcpy(state->merged_into, merged.ptr, 3);
	add_code(actors, iso, index);
	add_code(actors, actor_load_get(job, "iso2"), index);
	add_code(actors, state->name, index);
	for (ent_str rest = names; rest.len && ent_str_split(&rest, '|', &part);)
		add_code(actors, part, index);
	form f = {.kind = FORM_STATE, .index = index, .state_only = UINT32_MAX, .added = job->own};
	actor_forms_add(&actors->tree, state->name, false, f);
	actor_forms_add_list(&actors->tree, names, false, f);
	f.kind = FORM_ADJECTIVE;
	actor_forms_add_list(&actors->tree, adjectives, false, f);
	actor_forms_add_list(&actors->tree, actor_load_get(job, "demonyms"), false, f);
	f.kind = FORM_PLACE;
	f.capital = true;
	actor_forms_add_list(&actors->tree, actor_load_get(job, "capital"), false, f);
	return ENT_OK;
}

uint32_t actor_states_row(const ent_actors *actors, const char *code)
{
	char low[3];
	for (int i = 0; i < 3; i++)
		low[i] = code[i] >= 'A' && code[i] <= 'Z' ? (char)(code[i] + 32) : code[i];
	return ent_map_get(&actors->by_code, (ent_str){low, sizeof low});
}

ent_status actor_load_state(actor_loading *job, ent_str code, uint32_t *ret_index)
{
	*ret_index = code.len == 3 ? actor_states_row(job->actors, code.ptr) : ENT_MAP_NONE;
	if (*ret_index == ENT_MAP_NONE)
		return ent_tsv_fail(&job->tsv, job->error, "no state '%.*s' in states.tsv", ENT_FMT(code));
	return ENT_OK;
}

/* A place that changed hands has a row for each state. Where no day is known, it is of the one that has it last. */
static ent_status held_place(actor_loading *job, form f)
{
	ent_actors *actors = job->actors;
	ent_str name = actor_load_get(job, "name");
	holding h = {.state = f.index};
	ent_status status = actor_load_days(job, "the place is lost before it is held", &h.from, &h.to);
	if (status)
		return status;
	uint32_t at = ent_map_get(&actors->by_place, name);
	if (at == ENT_MAP_NONE) { /* what states.tsv has as a capital is told the days of */
		at = actor_forms_of(&actors->tree, name, false);
		if (at != UINT32_MAX && actors->tree.forms.at[at].kind == FORM_PLACE)
			(void)ent_map_put(&actors->by_place, ent_str_copy(actors->arena, name), at);
		else
			at = ENT_MAP_NONE;
	}
	if (at == ENT_MAP_NONE) {
		at = (uint32_t)actors->tree.forms.n;
		actor_forms_add(&actors->tree, name, false, f);
		if (at == actors->tree.forms.n)
			return ENT_OK;
		(void)ent_map_put(&actors->by_place, ent_str_copy(actors->arena, name), at);
	}
	form *own = &actors->tree.forms.at[at];
	bool last = true;
	h.next = own->place;
	for (uint32_t i = own->place; i; i = actors->holdings.at[i - 1].next)
		last = last && actors->holdings.at[i - 1].to <= h.to;
	if (last)
		own->index = h.state;
	*ent_push(actors->arena, &actors->holdings) = h;
	own->place = (uint32_t)actors->holdings.n;
	return ENT_OK;
}

static ent_status place_row(actor_loading *job)
{
	uint32_t state;
	ent_status status = actor_load_state(job, actor_load_get(job, "state"), &state);
	if (status)
		return status;
	bool seat = ent_str_is(actor_load_get(job, "kind"), "seat");
	if (!seat && !ent_str_is(actor_load_get(job, "kind"), "city"))
		return ent_tsv_fail(&job->tsv, job->error, "kind is city or seat");
	form f = {.kind = seat ? FORM_SEAT : FORM_PLACE, .index = state, .state_only = UINT32_MAX, .added = job->own};
	actor_load_code(f.sector, actor_load_get(job, "sector"));
	if (actor_load_get(job, "from").len || actor_load_get(job, "to").len)
		return held_place(job, f);
	actor_forms_add(&job->actors->tree, actor_load_get(job, "name"), false, f);
	return ENT_OK;
}

ent_status actor_load_states(actor_loading *job)
{
	ent_status status = actor_load_rows(job, "states.tsv", state_row);
	return status ? status : actor_load_rows(job, "places.tsv", place_row);
}

/* ---- what is asked of states ---- */

bool ent_actors_same_state(const ent_actors *actors, uint32_t a, uint32_t b)
{
	return a == b || (a != UINT32_MAX && b != UINT32_MAX &&
					  memcmp(actors->states.at[a].iso, actors->states.at[b].iso, sizeof actors->states.at[a].iso) == 0);
}

ent_actor ent_actors_of_state(ent_arena *arena, const ent_actors *actors, uint32_t state, const char *sector)
{
	const ent_state *s = &actors->states.at[state];
	ent_actor actor = {.name = s->name};
	memcpy(actor.country, s->iso, 4);
	if (sector)
		actor_load_code(actor.sector, ent_str_of(sector));
	actor.code =
		sector ? ent_str_join(arena, ent_str_of(s->iso), ENT_STR(""), ent_str_of(actor.sector)) : ent_str_of(s->iso);
	return actor;
}

uint32_t ent_actors_adjective(const ent_actors *actors, ent_str words)
{
	for (const form *f = ent_actors_forms(actors, words); f; f = ent_actors_next_form(actors, f))
		if (f->kind == FORM_ADJECTIVE)
			return f->index;
	return UINT32_MAX;
}

const ent_state *ent_actors_state(const ent_actors *actors, ent_str code_or_name)
{
	char low[96];
	code_or_name = ent_str_trim(code_or_name);
	if (code_or_name.len > sizeof low)
		return NULL;
	size_t n = actor_forms_fold(code_or_name, LOWER, low, sizeof low);
	uint32_t index = ent_map_get(&actors->by_code, (ent_str){low, n});
	return index == ENT_MAP_NONE ? NULL : &actors->states.at[index];
}

const ent_state *ent_actors_state_like(const ent_actors *actors, ent_str typed)
{
	const ent_state *best = NULL;
	spelling_likeness most = UNLIKE;
	for (size_t i = 0; i < actors->states.n; i++) {
		const ent_state *state = &actors->states.at[i];
		spelling_likeness name = ent_actors_alike(typed, state->name),
						  adjective = ent_actors_alike(typed, state->adjective);
		spelling_likeness near = adjective > name ? adjective : name;
		bool later = best && near == most && state->to > best->to; /* of two as near, the one that lives on */
		if (near > most || later) {
			most = near;
			best = state;
		}
	}
	return best;
}

const ent_state *ent_actors_heir(const ent_actors *actors, ent_str iso)
{
	enum { LONGEST_LINE = 8 };
	const ent_state *heir = NULL;
	for (int step = 0; step < LONGEST_LINE; step++) {
		const ent_state *next = NULL, *self = ent_actors_state(actors, iso);
		if (!self || self->to == ENT_DAY_FUTURE) /* it lives on: Taiwan continues China's name, not China */
			break;
		for (size_t i = 0; i < actors->states.n && !next; i++)
			if (actors->states.at[i].predecessor[0] && ent_str_is(iso, actors->states.at[i].predecessor) &&
				!ent_str_is(iso, actors->states.at[i].iso))
				next = &actors->states.at[i];
		if (!next)
			break;
		heir = next;
		iso = ent_str_of(next->iso);
	}
	return heir;
}
