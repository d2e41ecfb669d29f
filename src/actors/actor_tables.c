/* The tables of who: organisations.tsv, offices.tsv, sectors.tsv and body_words.tsv are read here; the others where
 * what they hold is asked for. */
#include "actors/actor_load.h"

#include "base/image.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TABLE_BYTES = 256 << 20 };

/* A further row of an organisation, with days: its code on these. Its first row has the code of other days. */
static ent_status dated_code(actor_loading *job)
{
	ent_actors *actors = job->actors;
	ent_dated_code code = {.code = ent_str_copy(actors->arena, actor_load_get(job, "code"))};
	uint32_t first = ent_map_get(&actors->by_organisation, actor_load_get(job, "name"));
	if (first == ENT_MAP_NONE)
		return ent_tsv_fail(&job->tsv, job->error, "days stand in a further row of an organisation only");
	ent_status status = actor_load_days(job, "the code ends before it begins", &code.from, &code.to);
	if (status)
		return status;
	const organisation *o = &actors->organisations.at[first];
	uint32_t at = ent_map_get(&actors->by_entry, o->name);
	if (at == ENT_MAP_NONE) {
		ent_dated_code *always = ENT_NEW(actors->arena, ent_dated_code);
		*always = (ent_dated_code){o->code, ENT_DAY_PAST, ENT_DAY_FUTURE};
		at = (uint32_t)actors->entries.n;
		*ent_push(actors->arena, &actors->entries) = (dated_codes){always, 1};
		(void)ent_map_put(&actors->by_entry, o->name, at);
	}
	dated_codes *codes = &actors->entries.at[at];
	ent_dated_code *more = ENT_NEWN(actors->arena, ent_dated_code, codes->n + 1);
	memcpy(more, codes->at, codes->n * sizeof *more);
	more[codes->n] = code;
	*codes = (dated_codes){more, codes->n + 1};
	return ENT_OK;
}

/* A user's row of an organisation whose code the day decides: its code on all days that have no row of their own. */
static void set_code_of_other_days(ent_actors *actors, const organisation *o)
{
	uint32_t at = ent_map_get(&actors->by_entry, o->name);
	if (at == ENT_MAP_NONE)
		return;
	dated_codes *codes = &actors->entries.at[at];
	ent_dated_code *changed = ENT_NEWN(actors->arena, ent_dated_code, codes->n);
	memcpy(changed, codes->at, codes->n * sizeof *changed);
	changed[0].code = o->code;
	codes->at = changed;
}

static ent_status organisation_row(actor_loading *job)
{
	ent_actors *actors = job->actors;
	if (!actor_load_get(job, "name").len || !actor_load_get(job, "code").len)
		return ent_tsv_fail(&job->tsv, job->error, "an organisation needs a name and a code");
	if (actor_load_get(job, "from").len || actor_load_get(job, "to").len)
		return dated_code(job);
	form f = {
		.kind = FORM_ORG, .index = (uint32_t)actors->organisations.n, .state_only = UINT32_MAX, .added = job->own};
	organisation *o = ent_push(actors->arena, &actors->organisations);
	o->name = ent_str_copy(actors->arena, actor_load_get(job, "name"));
	o->code = ent_str_copy(actors->arena, actor_load_get(job, "code"));
	actor_load_code(o->sector, actor_load_get(job, "sector"));
	actor_load_code(o->country, actor_load_get(job, "country"));
	if (job->own)
		set_code_of_other_days(actors, o);
	(void)ent_map_put(&actors->by_organisation, o->name, f.index);
	if (ent_map_get(&actors->by_body, o->code) == ENT_MAP_NONE)
		(void)ent_map_put(&actors->by_body, o->code, f.index);
	actor_forms_add(&actors->tree, o->name, false, f);
	actor_forms_add_list(&actors->tree, actor_load_get(job, "names"), false, f);
	return ENT_OK;
}

static ent_status sector_row(actor_loading *job)
{
	form f = {.kind = FORM_NOUN,
			  .state_only = UINT32_MAX,
			  .added = job->own,
			  .thing = ent_str_is(actor_load_get(job, "thing"), "yes")};
	actor_load_code(f.sector, actor_load_get(job, "sector"));
	if (!f.sector[0] || !actor_load_get(job, "noun").len)
		return ent_tsv_fail(&job->tsv, job->error, "a row needs a sector and a noun");
	actor_forms_add(&job->actors->tree, actor_load_get(job, "noun"), true, f);
	return ENT_OK;
}

static ent_status body_row(actor_loading *job)
{
	ent_actors *actors = job->actors;
	if (!actor_load_get(job, "word").len)
		return ent_tsv_fail(&job->tsv, job->error, "no word");
	ent_str sector = ent_str_copy(actors->arena, actor_load_get(job, "sector"));
	(void)ent_map_put(&actors->body_words, ent_str_lower(actors->arena, actor_load_get(job, "word")),
					  (uint32_t)actors->body_sectors.n);
	*ent_push(actors->arena, &actors->body_sectors) = sector.ptr;
	return ENT_OK;
}

static ent_status office_row(actor_loading *job)
{
	ent_actors *actors = job->actors;
	ent_str names = actor_load_get(job, "names"), part, first = names;
	form f = {.kind = FORM_OFFICE, .index = ent_map_get(&actors->by_office, actor_load_get(job, "office"))};
	f.added = job->own;
	if (f.index == ENT_MAP_NONE) {
		f.index = (uint32_t)actors->offices.n;
		(void)ent_push(actors->arena, &actors->offices);
	}
	office *o = &actors->offices.at[f.index];
	o->id = ent_str_copy(actors->arena, actor_load_get(job, "office"));
	o->kind = ent_str_copy(actors->arena, actor_load_get(job, "kind"));
	actor_load_code(o->sector, actor_load_get(job, "sector"));
	o->of_bodies = ent_str_is(actor_load_get(job, "scope"), "IGO");
	o->scope = actor_load_get(job, "scope");
	o->many = ent_str_is(actor_load_get(job, "many"), "many");
	if (!o->id.len || !ent_str_split(&first, '|', &part))
		return ent_tsv_fail(&job->tsv, job->error, "an office needs an id and names");
	(void)ent_map_put(&actors->by_office, o->id, f.index);
	ptrdiff_t only = ent_str_find(part, ENT_STR("@"), 0);
	o->title = ent_str_copy(actors->arena, ent_str_sub(part, 0, only > 0 ? (size_t)only : part.len));
	while (names.len && ent_str_split(&names, '|', &part)) {
		ptrdiff_t at = ent_str_find(part, ENT_STR("@"), 0);
		f.state_only = UINT32_MAX;
		if (at > 0) {
			ent_status status = actor_load_state(job, ent_str_sub(part, (size_t)at + 1, part.len), &f.state_only);
			if (status)
				return status;
			part = ent_str_sub(part, 0, (size_t)at);
		}
		actor_forms_add(&actors->tree, part, true, f);
	}
	return ENT_OK;
}

static ent_status load(void *payload)
{
	actor_loading *job = payload;
	ent_actors *actors = job->actors;
	actors->tree = actor_forms_new(actors->arena);
	actors->body_words = ent_map_new(actors->arena);
	actors->by_code = ent_map_new(actors->arena);
	actors->by_person = ent_map_new(actors->arena);
	actors->by_office = ent_map_new(actors->arena);
	actors->by_body = ent_map_new(actors->arena);
	actors->by_place = ent_map_new(actors->arena);
	actors->by_organisation = ent_map_new(actors->arena);
	actors->by_entry = ent_map_new(actors->arena);
	ent_status status = actor_load_states(job);
	if (!status)
		status = actor_load_rows(job, "organisations.tsv", organisation_row);
	if (!status)
		status = actor_load_rows(job, "offices.tsv", office_row);
	if (!status)
		status = actor_load_rows(job, "sectors.tsv", sector_row);
	if (!status)
		status = actor_load_rows(job, "body_words.tsv", body_row);
	if (!status)
		status = actor_load_holders(job);
	if (!status)
		status = ent_actors_load_members(actors, job->data, job->error);
	if (!status)
		status = ent_actors_load_entries(actors, job->data, job->error);
	if (!status)
		status = ent_actors_load_lexicon(actors, job->data, job->error);
	return status;
}

ent_status ent_actors_new(const ent_data *data, ent_actors **ret_actors, ent_error *error)
{
	ent_actors *actors = calloc(1, sizeof *actors);
	if (!actors || !(actors->arena = ent_arena_new("actors", MOST_TABLE_BYTES))) {
		free(actors);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	actor_loading job = {.actors = actors, .data = data, .error = error};
	const ent_tables tables = {"actors", data, actors->arena, actors, sizeof *actors};
	ent_status status = ent_tables_load(&tables, load, &job, error);
	if (status) {
		ent_actors_free(actors);
		return status;
	}
	*ret_actors = actors;
	return ENT_OK;
}

ent_actors *ent_actors_free(ent_actors *actors)
{
	if (actors) {
		ent_arena_free(actors->arena);
		free(actors);
	}
	return NULL;
}

const form *ent_actors_forms(const ent_actors *actors, ent_str words)
{
	uint32_t first = actor_forms_of(&actors->tree, words, false);
	return first == UINT32_MAX ? NULL : &actors->tree.forms.at[first];
}

const form *ent_actors_next_form(const ent_actors *actors, const form *f)
{
	return actor_forms_next(&actors->tree, f);
}
