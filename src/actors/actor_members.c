/* members.tsv: one row a stay of a state in an organisation; the rows of an organisation are a list by its code. */
#include "actors/actor_members.h"

#include "actors/actor_load.h"

#include <string.h>

/* ---- loading ---- */

static bool has_organisation(const ent_actors *actors, ent_str code)
{
	for (size_t i = 0; i < actors->organisations.n; i++)
		if (ent_str_eq(actors->organisations.at[i].code, code))
			return true;
	return false;
}

/* A user's row gives other days to a membership: those before `end` that it overlaps are over before they begin. */
static void replace(ent_actors *actors, uint32_t first, uint32_t end, const membership *own)
{
	for (uint32_t at = first; at < end; at = actors->memberships.at[at].next) {
		membership *stay = &actors->memberships.at[at];
		if (stay->own || stay->state != own->state || stay->from > own->to || own->from > stay->to)
			continue;
		stay->from = ENT_DAY_FUTURE;
		stay->to = ENT_DAY_PAST;
	}
}

static ent_status read_row(actor_loading *job)
{
	ent_actors *actors = job->actors;
	ent_str code = actor_load_get(job, "organisation"), iso = actor_load_get(job, "state");
	const ent_state *state = ent_actors_state(actors, iso);
	if (!state)
		return ent_tsv_fail(&job->tsv, job->error, "no state '%.*s' in states.tsv", ENT_FMT(iso));
	ent_str as = actor_load_get(job, "as");
	bool observer = ent_str_is(as, "observer");
	if (as.len && !observer)
		return ent_tsv_fail(&job->tsv, job->error, "neither a member nor an observer: '%.*s'", ENT_FMT(as));
	membership stay = {
		.state = (uint32_t)(state - actors->states.at), .next = UINT32_MAX, .observer = observer, .own = job->own};
	ent_status status = actor_load_days(job, "the membership ends before it begins", &stay.from, &stay.to);
	if (status)
		return status;
	uint32_t index = (uint32_t)actors->memberships.n, last = ent_map_get(&actors->last_membership, code);
	if (last == ENT_MAP_NONE) {
		if (!has_organisation(actors, code))
			return ent_tsv_fail(&job->tsv, job->error, "no code '%.*s' in organisations.tsv", ENT_FMT(code));
		code = ent_str_copy(actors->arena, code);
		(void)ent_map_put(&actors->first_membership, code, index);
	} else {
		actors->memberships.at[last].next = index;
	}
	(void)ent_map_put(&actors->last_membership, code, index);
	if (job->own)
		replace(actors, ent_map_get(&actors->first_membership, code), index, &stay);
	*ent_push(actors->arena, &actors->memberships) = stay;
	return ENT_OK;
}

ent_status ent_actors_load_members(ent_actors *actors, const ent_data *data, ent_error *error)
{
	actors->first_membership = ent_map_new(actors->arena);
	actors->last_membership = ent_map_new(actors->arena);
	actor_loading job = {.actors = actors, .data = data, .error = error};
	return actor_load_rows(&job, "members.tsv", read_row);
}

/* ---- asking ---- */

/* The first membership of an organisation by its code or a name of it, or UINT32_MAX. */
static uint32_t first_of(const ent_actors *actors, ent_str organisation_name)
{
	organisation_name = ent_str_trim(organisation_name);
	uint32_t first = ent_map_get(&actors->first_membership, organisation_name);
	if (first != ENT_MAP_NONE)
		return first;
	for (const form *f = ent_actors_forms(actors, organisation_name); f; f = ent_actors_next_form(actors, f)) {
		if (f->kind != FORM_ORG)
			continue;
		first = ent_map_get(&actors->first_membership, actors->organisations.at[f->index].code);
		if (first != ENT_MAP_NONE)
			return first;
	}
	return UINT32_MAX;
}

static bool stays(const membership *stay, ent_day lo, ent_day hi)
{
	return stay->from <= hi && lo <= stay->to;
}

ent_member ent_actors_member(const ent_actors *actors, ent_str organisation_name, ent_str state, ent_day lo, ent_day hi)
{
	uint32_t at = first_of(actors, organisation_name);
	const ent_state *asked = ent_actors_state(actors, state);
	if (at == UINT32_MAX || !asked || lo == ENT_DAY_UNKNOWN)
		return ENT_MEMBER_UNKNOWN;
	uint32_t index = (uint32_t)(asked - actors->states.at);
	ent_member answer = ENT_MEMBER_NO;
	for (; at != UINT32_MAX; at = actors->memberships.at[at].next) {
		const membership *stay = &actors->memberships.at[at];
		if (!stays(stay, lo, hi) || !ent_actors_same_state(actors, stay->state, index))
			continue;
		if (!stay->observer)
			return ENT_MEMBER_YES;
		answer = ENT_MEMBER_OBSERVER;
	}
	return answer;
}

size_t ent_actors_members(const ent_actors *actors, ent_arena *arena, ent_str organisation_name, ent_day lo, ent_day hi,
						  const ent_state *const **ret_states)
{
	ENT_VEC(const ent_state *) found = {0};
	for (uint32_t at = lo == ENT_DAY_UNKNOWN ? UINT32_MAX : first_of(actors, organisation_name); at != UINT32_MAX;
		 at = actors->memberships.at[at].next) {
		const membership *stay = &actors->memberships.at[at];
		const ent_state *state = &actors->states.at[stay->state];
		bool again = false;
		for (size_t i = 0; i < found.n; i++)
			again = again || found.at[i] == state;
		if (!again && !stay->observer && stays(stay, lo, hi))
			*ent_push(arena, &found) = state;
	}
	*ret_states = found.at;
	return found.n;
}
