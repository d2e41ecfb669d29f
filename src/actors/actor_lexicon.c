/* Loading references.tsv (words that refer back), blocs.tsv (groups of states named as one), with the members of a bloc
 * by date, and namesakes.tsv (names that hold a state's and mean none). */
#include "actors/actor_load.h"

#include <string.h>

enum { LONGEST_AROUND = 64 /* [bytes] of a row of namesakes.tsv */ };

static void note_reference(ent_actors *actors, ent_str word)
{
	uint32_t look = ent_key_glance(word);
	actors->reference_glances[look / 64] |= (uint64_t)1 << look % 64;
}

static ent_status reference_row(actor_loading *job)
{
	static const char *const kinds[] = {"it",     "person",  "they",    "state",   "states", "parties",
										"number", "both",    "article", "speaker", "like",   "described",
										"other",  "invader", "one",     "body"};
	ent_actors *actors = job->actors;
	reference_word word = {.kind = REF_NONE};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (ent_str_is(actor_load_get(job, "kind"), kinds[i]))
			word.kind = (reference_kind)(REF_IT + i);
	int64_t n = 0;
	if (word.kind == REF_NONE || !actor_load_get(job, "word").len)
		return ent_tsv_fail(&job->tsv, job->error, "a row needs a word and one of the kinds");
	if (actor_load_get(job, "n").len && (!ent_str_to_int(actor_load_get(job, "n"), &n) || n < 2 || n > MOST_REFERRED))
		return ent_tsv_fail(&job->tsv, job->error, "n is a number from 2 to %d", MOST_REFERRED);
	word.n = (uint32_t)n;
	if (actor_load_get(job, "sector").len)
		word.sector = ent_str_copy(actors->arena, actor_load_get(job, "sector")).ptr;
	if (actor_load_get(job, "of").len)
		word.of = ent_str_copy(actors->arena, actor_load_get(job, "of"));
	ent_str lower = ent_str_lower(actors->arena, actor_load_get(job, "word"));
	note_reference(actors, lower);
	(void)ent_map_put(&actors->reference_words, lower, (uint32_t)actors->references.n);
	*ent_push(actors->arena, &actors->references) = word;
	return ENT_OK;
}

/* A user's row gives other days to a member: ours that it overlaps goes. */
static void replace(bloc *b, const bloc_member *own)
{
	size_t n = 0;
	for (size_t i = 0; i < b->members.n; i++) {
		bloc_member m = b->members.at[i];
		if (m.own || m.state != own->state || m.from > own->to || own->from > m.to)
			b->members.at[n++] = m;
	}
	b->members.n = n;
}

static ent_status bloc_row(actor_loading *job)
{
	ent_actors *actors = job->actors;
	ent_str name = actor_load_get(job, "name"), names = actor_load_get(job, "names"), part;
	uint32_t index = 0;
	bloc_member member = {.from = ENT_DAY_PAST, .to = ENT_DAY_FUTURE, .own = job->own};
	const ent_state *state = ent_actors_state(actors, actor_load_get(job, "member"));
	if (!name.len || !state)
		return ent_tsv_fail(&job->tsv, job->error, "a row needs a name and a member of states.tsv");
	ent_status status = actor_load_days(job, "the member leaves before it joins", &member.from, &member.to);
	if (status)
		return status;
	member.state = (uint32_t)(state - actors->states.at);
	while (index < actors->blocs.n && !ent_str_eq(actors->blocs.at[index].name, name))
		index++;
	form f = {.kind = FORM_BLOC, .index = index, .state_only = UINT32_MAX, .added = job->own};
	if (index == actors->blocs.n) {
		bloc *b = ent_push(actors->arena, &actors->blocs);
		b->name = ent_str_copy(actors->arena, name);
		b->code = ent_str_copy(actors->arena, actor_load_get(job, "code"));
		ent_str sector = actor_load_get(job, "sector");
		if (b->code.len < 3 || sector.len >= sizeof b->sector)
			return ent_tsv_fail(&job->tsv, job->error,
								"the first row of a bloc needs a code; a sector has three letters");
		memcpy(b->sector, sector.ptr ? sector.ptr : "", sector.len);
		actor_forms_add(&actors->tree, name, false, f);
	}
	while (names.len && ent_str_split(&names, '|', &part))
		actor_forms_add(&actors->tree, part, false, f);
	if (member.own)
		replace(&actors->blocs.at[index], &member);
	*ent_push(actors->arena, &actors->blocs.at[index].members) = member;
	return ENT_OK;
}

static ent_status namesake_row(actor_loading *job)
{
	ent_actors *actors = job->actors;
	ent_str name = actor_load_get(job, "name"), of = actor_load_get(job, "of");
	if (!name.len || ent_str_is(name, "*") || (of.len && !ent_str_is(of, "place")))
		return ent_tsv_fail(&job->tsv, job->error, "a row needs a name; 'of' is empty or place");
	if (ent_str_find(name, ENT_STR("*"), 0) >= 0)
		(void)ent_map_put(&actors->namesakes, ent_str_copy(actors->arena, name), of.len ? 1 : 0);
	else
		actor_forms_add(&actors->tree, name, false,
						(form){.kind = FORM_NAMESAKE, .state_only = UINT32_MAX, .added = job->own});
	return ENT_OK;
}

ent_status ent_actors_load_lexicon(ent_actors *actors, const ent_data *data, ent_error *error)
{
	actor_loading job = {.actors = actors, .data = data, .error = error};
	actors->reference_words = ent_map_new(actors->arena);
	note_reference(actors, ENT_STR("each")); /* "each other" */
	note_reference(actors, ENT_STR("one"));  /* "one another" */
	actors->namesakes = ent_map_new(actors->arena);
	ent_actors_index_spellings(actors);
	ent_status status = actor_load_rows(&job, "references.tsv", reference_row);
	if (!status)
		status = actor_load_rows(&job, "blocs.tsv", bloc_row);
	return status ? status : actor_load_rows(&job, "namesakes.tsv", namesake_row);
}

/* Whether these words around a name are in namesakes.tsv. */
static bool around(const ent_actors *actors, bool is_place, ent_str before, ent_str link, ent_str behind)
{
	char words[LONGEST_AROUND];
	size_t n = 0;
	const ent_str parts[] = {before, link, behind};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i].len || n + parts[i].len + 1 > sizeof words)
			continue;
		words[n++] = ' ';
		memcpy(words + n, parts[i].ptr, parts[i].len);
		n += parts[i].len;
	}
	uint32_t only_place = ent_map_get(&actors->namesakes, (ent_str){words + 1, n - 1});
	return only_place != ENT_MAP_NONE && (is_place || !only_place);
}

bool ent_actors_is_namesake(const ent_actors *actors, const ent_sentence *sentence, uint32_t at, uint32_t n,
							bool is_place)
{
	const ent_token *tokens = sentence->tokens;
	const ent_str none = {0}, name = ENT_STR("*");
	if (at + n < sentence->n && around(actors, is_place, none, name, tokens[at + n].form))
		return true;
	if (at > 0 && around(actors, is_place, none, tokens[at - 1].form, name))
		return true;
	if (at > 0 && at + n < sentence->n && around(actors, is_place, tokens[at - 1].form, name, tokens[at + n].form))
		return true;
	return at > 1 && around(actors, is_place, tokens[at - 2].form, tokens[at - 1].form, name);
}

uint32_t ent_actors_bloc_on(const ent_actors *actors, uint32_t bloc_index, ent_day lo, ent_day hi, uint32_t *ret_states,
							uint32_t most)
{
	const bloc *b = &actors->blocs.at[bloc_index];
	uint32_t n = 0;
	for (size_t i = 0; i < b->members.n && n < most; i++) {
		const bloc_member *m = &b->members.at[i];
		bool known = lo == ENT_DAY_UNKNOWN || m->from > hi || lo > m->to;
		for (uint32_t k = 0; k < n; k++)
			known = known || ent_actors_same_state(actors, ret_states[k], m->state);
		if (!known)
			ret_states[n++] = m->state;
	}
	return n;
}

const reference_word *ent_actors_reference_word(const ent_actors *actors, ent_str word)
{
	if (word.len < 2 || !ent_actors_may_refer(actors, word))
		return NULL;
	uint32_t index = ent_map_get_lower(&actors->reference_words, word);
	return index == ENT_MAP_NONE ? NULL : &actors->references.at[index];
}
