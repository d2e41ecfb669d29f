/* members.tsv: one row a stay of a state in an organisation; the rows of an organisation are a list by its code. */
#include "actors/actor_members.h"

#include "actors/actor_tables.h"
#include "base/tsv.h"

#include <string.h>

/* ---- loading ---- */

static ent_status day_of(const ent_tsv *tsv, const char *column, bool last, ent_day *ret_day, ent_error *error)
{
	ent_str text = ent_str_trim(ent_tsv_get(tsv, column));
	ent_date date;
	if (text.len && !ent_edtf_parse(text, &date))
		return ent_tsv_fail(tsv, error, "not a date: '%.*s'", ENT_FMT(text));
	if (text.len)
		*ret_day = last ? date.hi : date.lo;
	else
		*ret_day = last ? ENT_DAY_FUTURE : ENT_DAY_PAST;
	return ENT_OK;
}

static bool has_organisation(const ent_actors *actors, ent_str code)
{
	for (size_t i = 0; i < actors->organisations.n; i++)
		if (ent_str_eq(actors->organisations.at[i].code, code))
			return true;
	return false;
}

static ent_status read_row(ent_actors *actors, const ent_tsv *tsv, ent_error *error)
{
	ent_str code = ent_str_trim(ent_tsv_get(tsv, "organisation")), iso = ent_str_trim(ent_tsv_get(tsv, "state"));
	const ent_state *state = ent_actors_state(actors, iso);
	if (!state)
		return ent_tsv_fail(tsv, error, "no state '%.*s' in states.tsv", ENT_FMT(iso));
	membership stay = {.state = (uint32_t)(state - actors->states.at), .next = UINT32_MAX};
	ent_status status = day_of(tsv, "from", false, &stay.from, error);
	if (!status)
		status = day_of(tsv, "to", true, &stay.to, error);
	if (status)
		return status;
	if (stay.from > stay.to)
		return ent_tsv_fail(tsv, error, "the membership ends before it begins");
	uint32_t index = (uint32_t)actors->memberships.n, last = ent_map_get(&actors->last_membership, code);
	if (last == ENT_MAP_NONE) {
		if (!has_organisation(actors, code))
			return ent_tsv_fail(tsv, error, "no code '%.*s' in organisations.tsv", ENT_FMT(code));
		code = ent_str_copy(actors->arena, code);
		(void)ent_map_put(&actors->first_membership, code, index);
	} else {
		actors->memberships.at[last].next = index;
	}
	(void)ent_map_put(&actors->last_membership, code, index);
	*ent_push(actors->arena, &actors->memberships) = stay;
	return ENT_OK;
}

ent_status ent_actors_load_members(ent_actors *actors, const ent_data *data, ent_error *error)
{
	actors->first_membership = ent_map_new(actors->arena);
	actors->last_membership = ent_map_new(actors->arena);
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(data, "members.tsv", i)); i++) {
		ent_tsv tsv;
		bool more;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
		while (!status && !(status = ent_tsv_next(&tsv, &more, error)) && more)
			status = read_row(actors, &tsv, error);
		if (status)
			return status;
	}
	return ENT_OK;
}

/* ---- asking ---- */

/* The first membership of an organisation by its code or a name of it, or UINT32_MAX. */
static uint32_t first_of(const ent_actors *actors, ent_str organisation_name)
{
	organisation_name = ent_str_trim(organisation_name);
	uint32_t first = ent_map_get(&actors->first_membership, organisation_name);
	if (first != ENT_MAP_NONE)
		return first;
	uint32_t at = ent_map_get(&actors->exact, organisation_name);
	for (const form *f = at == ENT_MAP_NONE ? NULL : &actors->forms.at[at]; f; f = ent_actors_next_form(actors, f)) {
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
	for (; at != UINT32_MAX; at = actors->memberships.at[at].next) {
		const membership *stay = &actors->memberships.at[at];
		if (stays(stay, lo, hi) && ent_actors_same_state(actors, stay->state, index))
			return ENT_MEMBER_YES;
	}
	return ENT_MEMBER_NO;
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
		if (!again && stays(stay, lo, hi))
			*ent_push(arena, &found) = state;
	}
	*ret_states = found.at;
	return found.n;
}
