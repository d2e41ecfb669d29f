/* Loading states.tsv, places.tsv, organisations.tsv, body_words.tsv, sectors.tsv, offices.tsv, holders.tsv,
 * surnames.tsv, and finding their words in a sentence: one hash look-up on the first word tells how long a name may be,
 * then the longest is tried first. */
#include "actors/actor_tables.h"

#include "base/buf.h"
#include "base/tsv.h"
#include "text/tokenize.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_WORDS = 256 /* [bytes] of a name's words */, MOST_TABLE_BYTES = 256 << 20 };

struct loading {
	ent_actors *actors;
	const ent_data *data;
	ent_error *error;
	ent_tsv tsv;
};

static ent_str get(const struct loading *job, const char *column)
{
	return ent_str_trim(ent_tsv_get(&job->tsv, column));
}

/* Calls `row` for every row of every version of a table. */
static ent_status each_row(struct loading *job, const char *table, ent_status (*row)(struct loading *job))
{
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(job->data, table, i)); i++) {
		bool more;
		ent_status status = ent_tsv_open(&job->tsv, file->path, file->bytes, job->error);
		while (!status && !(status = ent_tsv_next(&job->tsv, &more, job->error)) && more)
			status = row(job);
		if (status)
			return status;
	}
	return ENT_OK;
}

/* ---- forms ---- */

static void note_length(ent_actors *actors, ent_str first, uint32_t n)
{
	uint32_t before = ent_map_get(&actors->longest, first);
	if (before == ENT_MAP_NONE || before < n)
		(void)ent_map_put(&actors->longest, first, n);
}

/* Letters and single spaces: every word is one token, as it stands. Most names are such, and are spared the tokenizer.
 */
static bool is_plain(ent_str words)
{
	for (size_t i = 0; i < words.len; i++) {
		unsigned char c = (unsigned char)words.ptr[i], next = i + 1 < words.len ? (unsigned char)words.ptr[i + 1] : ' ';
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		bool latin = c >= 0xC3 && c <= 0xC9 && !(c == 0xC3 && (next == 0x97 || next == 0xB7)); /* not times, divided */
		if (!letter && !latin && !(c == ' ' && next != ' '))
			return false;
		i += latin ? 1 : 0;
	}
	return true;
}

/* The words as the map has them: tokens joined by single spaces. */
static ent_str key_of(ent_arena *arena, ent_str words, ent_str *ret_first, size_t *ret_n)
{
	size_t n = 1;
	if (is_plain(words)) {
		size_t end = words.len;
		for (size_t i = words.len; i-- > 0;)
			if (words.ptr[i] == ' ') {
				n++;
				end = i;
			}
		*ret_first = ent_str_sub(words, 0, end);
		*ret_n = n;
		return words;
	}
	ent_raw_tokens tokens = {0};
	ent_tokenize(arena, words, 0, (uint32_t)words.len, &tokens);
	*ret_n = tokens.n;
	if (tokens.n == 0)
		return (ent_str){0};
	*ret_first = tokens.at[0].token.form;
	ent_str key = *ret_first;
	for (size_t i = 1; i < tokens.n; i++)
		key = ent_str_join(arena, key, ENT_STR(" "), tokens.at[i].token.form);
	return key;
}

static void add_form(ent_actors *actors, ent_str words, bool any_case, form f)
{
	ent_arena *arena = actors->arena;
	words = ent_str_trim(words);
	if (!words.len || words.len > LONGEST_WORDS)
		return;
	size_t n;
	ent_str first_word;
	ent_str key = key_of(arena, any_case ? ent_str_lower(arena, words) : ent_str_copy(arena, words), &first_word, &n);
	if (n == 0 || n > LONGEST_NAME)
		return;
	note_length(actors, first_word, (uint32_t)n);
	f.n = (uint32_t)n;
	ent_map *map = any_case ? &actors->lower : &actors->exact;
	uint32_t index = (uint32_t)actors->forms.n, first = ent_map_get(map, key);
	f.next = f.added && first != ENT_MAP_NONE ? first : UINT32_MAX;
	*ent_push(arena, &actors->forms) = f;
	if (first == ENT_MAP_NONE || f.added) {
		(void)ent_map_put(map, key, index);
		return;
	}
	while (actors->forms.at[first].next != UINT32_MAX)
		first = actors->forms.at[first].next;
	actors->forms.at[first].next = index;
}

static void add_forms(ent_actors *actors, ent_str list, bool any_case, form f)
{
	ent_str part;
	while (list.len && ent_str_split(&list, '|', &part))
		add_form(actors, part, any_case, f);
}

void ent_actors_add_name(ent_actors *actors, ent_str words, form f)
{
	add_form(actors, words, false, f);
}

/* ---- rows ---- */

static ent_status read_day(struct loading *job, ent_str text, ent_day missing, bool last, ent_day *ret_day)
{
	ent_date date;
	if (!text.len) {
		*ret_day = missing;
		return ENT_OK;
	}
	if (!ent_edtf_parse(text, &date))
		return ent_tsv_fail(&job->tsv, job->error, "not a date: '%.*s'", ENT_FMT(text));
	*ret_day = last ? date.hi : date.lo;
	return ENT_OK;
}

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

static ent_status state_row(struct loading *job)
{
	ent_actors *actors = job->actors;
	ent_str iso = get(job, "iso"), adjectives = get(job, "adjectives"), names = get(job, "names"), part;
	if (iso.len != 3 || !get(job, "name").len)
		return ent_tsv_fail(&job->tsv, job->error, "a state needs an alpha-3 code and a name");
	ent_day from = ENT_DAY_PAST, to = ENT_DAY_FUTURE;
	ent_status status = read_day(job, get(job, "from"), ENT_DAY_PAST, false, &from);
	if (!status)
		status = read_day(job, get(job, "to"), ENT_DAY_FUTURE, true, &to);
	if (status)
		return status;
	if (from > to)
		return ent_tsv_fail(&job->tsv, job->error, "the state ends before it begins");
	uint32_t index = row_of_state(actors, iso, from);
	ent_state *state = &actors->states.at[index];
	state->from = from;
	state->to = to;
	memcpy(state->iso, iso.ptr, 3);
	state->name = ent_str_copy(actors->arena, get(job, "name"));
	ent_str first = adjectives;
	if (ent_str_split(&first, '|', &part))
		state->adjective = ent_str_copy(actors->arena, part);
	ent_str predecessor = get(job, "predecessor");
	if (predecessor.len == 3)
		memcpy(state->predecessor, predecessor.ptr, 3);
	ent_str whole = get(job, "separated_from");
	if (whole.len == 3)
		memcpy(state->separated_from, whole.ptr, 3);
	add_code(actors, iso, index);
	add_code(actors, get(job, "iso2"), index);
	add_code(actors, state->name, index);
	for (ent_str rest = names; rest.len && ent_str_split(&rest, '|', &part);)
		add_code(actors, part, index);
	form f = {.kind = FORM_STATE, .index = index, .state_only = UINT32_MAX};
	add_form(actors, state->name, false, f);
	add_forms(actors, names, false, f);
	f.kind = FORM_ADJECTIVE;
	add_forms(actors, adjectives, false, f);
	add_forms(actors, get(job, "demonyms"), false, f);
	f.kind = FORM_PLACE;
	add_forms(actors, get(job, "capital"), false, f);
	return ENT_OK;
}

/* The main row of an alpha-3 code, which by_code has for it; ENT_MAP_NONE when there is none. */
static uint32_t row_of_code(const ent_actors *actors, const char *code)
{
	char low[3];
	for (int i = 0; i < 3; i++)
		low[i] = code[i] >= 'A' && code[i] <= 'Z' ? (char)(code[i] + 32) : code[i];
	return ent_map_get(&actors->by_code, (ent_str){low, sizeof low});
}

static ent_status find_state(struct loading *job, ent_str code, uint32_t *ret_index)
{
	*ret_index = code.len == 3 ? row_of_code(job->actors, code.ptr) : ENT_MAP_NONE;
	if (*ret_index == ENT_MAP_NONE)
		return ent_tsv_fail(&job->tsv, job->error, "no state '%.*s' in states.tsv", ENT_FMT(code));
	return ENT_OK;
}

static const char *constant(ent_arena *arena, ent_str s)
{
	return s.len ? ent_str_copy(arena, s).ptr : NULL;
}

/* A place that changed hands has a row for each state. Where no day is known, it is of the one that has it last. */
static ent_status held_place(struct loading *job, form f)
{
	ent_actors *actors = job->actors;
	ent_str name = get(job, "name");
	holding h = {.state = f.index};
	ent_status status = read_day(job, get(job, "from"), ENT_DAY_PAST, false, &h.from);
	if (!status)
		status = read_day(job, get(job, "to"), ENT_DAY_FUTURE, true, &h.to);
	if (status)
		return status;
	if (h.from > h.to)
		return ent_tsv_fail(&job->tsv, job->error, "the place is lost before it is held");
	uint32_t at = ent_map_get(&actors->by_place, name);
	if (at == ENT_MAP_NONE) { /* what states.tsv has as a capital is told the days of */
		at = ent_map_get(&actors->exact, name);
		if (at != ENT_MAP_NONE && actors->forms.at[at].kind == FORM_PLACE)
			(void)ent_map_put(&actors->by_place, ent_str_copy(actors->arena, name), at);
		else
			at = ENT_MAP_NONE;
	}
	if (at == ENT_MAP_NONE) {
		at = (uint32_t)actors->forms.n;
		add_form(actors, name, false, f);
		if (at == actors->forms.n)
			return ENT_OK;
		(void)ent_map_put(&actors->by_place, ent_str_copy(actors->arena, name), at);
	}
	form *own = &actors->forms.at[at];
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

static ent_status place_row(struct loading *job)
{
	uint32_t state;
	ent_status status = find_state(job, get(job, "state"), &state);
	if (status)
		return status;
	bool seat = ent_str_is(get(job, "kind"), "seat");
	if (!seat && !ent_str_is(get(job, "kind"), "city"))
		return ent_tsv_fail(&job->tsv, job->error, "kind is city or seat");
	form f = {.kind = seat ? FORM_SEAT : FORM_PLACE, .index = state, .state_only = UINT32_MAX};
	f.sector = constant(job->actors->arena, get(job, "sector"));
	if (get(job, "from").len || get(job, "to").len)
		return held_place(job, f);
	add_form(job->actors, get(job, "name"), false, f);
	return ENT_OK;
}

static void set_code(char *out, ent_str code)
{
	memset(out, 0, 4);
	memcpy(out, code.ptr ? code.ptr : "", code.len < 3 ? code.len : 3);
}

/* A further row of an organisation, with days: its code on these. Its first row has the code of other days. */
static ent_status dated_code(struct loading *job)
{
	ent_actors *actors = job->actors;
	ent_dated_code code = {.code = ent_str_copy(actors->arena, get(job, "code"))};
	uint32_t first = ent_map_get(&actors->by_organisation, get(job, "name"));
	if (first == ENT_MAP_NONE)
		return ent_tsv_fail(&job->tsv, job->error, "days stand in a further row of an organisation only");
	ent_status status = read_day(job, get(job, "from"), ENT_DAY_PAST, false, &code.from);
	if (!status)
		status = read_day(job, get(job, "to"), ENT_DAY_FUTURE, true, &code.to);
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

static ent_status organisation_row(struct loading *job)
{
	ent_actors *actors = job->actors;
	if (!get(job, "name").len || !get(job, "code").len)
		return ent_tsv_fail(&job->tsv, job->error, "an organisation needs a name and a code");
	if (get(job, "from").len || get(job, "to").len)
		return dated_code(job);
	form f = {.kind = FORM_ORG, .index = (uint32_t)actors->organisations.n, .state_only = UINT32_MAX};
	organisation *o = ent_push(actors->arena, &actors->organisations);
	o->name = ent_str_copy(actors->arena, get(job, "name"));
	o->code = ent_str_copy(actors->arena, get(job, "code"));
	set_code(o->sector, get(job, "sector"));
	set_code(o->country, get(job, "country"));
	(void)ent_map_put(&actors->by_organisation, o->name, f.index);
	if (ent_map_get(&actors->by_body, o->code) == ENT_MAP_NONE)
		(void)ent_map_put(&actors->by_body, o->code, f.index);
	add_form(actors, o->name, false, f);
	add_forms(actors, get(job, "names"), false, f);
	return ENT_OK;
}

static ent_status sector_row(struct loading *job)
{
	form f = {.kind = FORM_NOUN, .sector = constant(job->actors->arena, get(job, "sector")), .state_only = UINT32_MAX};
	if (!f.sector || !get(job, "noun").len)
		return ent_tsv_fail(&job->tsv, job->error, "a row needs a sector and a noun");
	add_form(job->actors, get(job, "noun"), true, f);
	return ENT_OK;
}

static ent_status body_row(struct loading *job)
{
	ent_actors *actors = job->actors;
	if (!get(job, "word").len)
		return ent_tsv_fail(&job->tsv, job->error, "no word");
	const char *sector = constant(actors->arena, get(job, "sector"));
	(void)ent_map_put(&actors->body_words, ent_str_lower(actors->arena, get(job, "word")),
					  (uint32_t)actors->body_sectors.n);
	*ent_push(actors->arena, &actors->body_sectors) = sector ? sector : "";
	return ENT_OK;
}

static ent_status office_row(struct loading *job)
{
	ent_actors *actors = job->actors;
	ent_str names = get(job, "names"), part, first = names;
	form f = {.kind = FORM_OFFICE, .index = (uint32_t)actors->offices.n};
	office *o = ent_push(actors->arena, &actors->offices);
	o->id = ent_str_copy(actors->arena, get(job, "office"));
	o->kind = ent_str_copy(actors->arena, get(job, "kind"));
	set_code(o->sector, get(job, "sector"));
	o->of_bodies = ent_str_is(get(job, "scope"), "IGO");
	o->many = ent_str_is(get(job, "many"), "many");
	if (!o->id.len || !ent_str_split(&first, '|', &part))
		return ent_tsv_fail(&job->tsv, job->error, "an office needs an id and names");
	(void)ent_map_put(&actors->by_office, o->id, f.index);
	ptrdiff_t only = ent_str_find(part, ENT_STR("@"), 0);
	o->title = ent_str_copy(actors->arena, ent_str_sub(part, 0, only > 0 ? (size_t)only : part.len));
	while (names.len && ent_str_split(&names, '|', &part)) {
		ptrdiff_t at = ent_str_find(part, ENT_STR("@"), 0);
		f.state_only = UINT32_MAX;
		if (at > 0) {
			ent_status status = find_state(job, ent_str_sub(part, (size_t)at + 1, part.len), &f.state_only);
			if (status)
				return status;
			part = ent_str_sub(part, 0, (size_t)at);
		}
		add_form(actors, part, true, f);
	}
	return ENT_OK;
}

/* A surname alone names the person, unless it is what an office is called: "King" of "Mackenzie King". */
static void add_surname(ent_actors *actors, ent_str surname, uint32_t person_index)
{
	uint32_t at = ent_map_get(&actors->lower, ent_str_lower(actors->arena, surname));
	for (const form *f = at == ENT_MAP_NONE ? NULL : &actors->forms.at[at]; f; f = ent_actors_next_form(actors, f))
		if (f->kind == FORM_OFFICE)
			return;
	add_form(actors, surname, false,
			 (form){.kind = FORM_SURNAME, .index = person_index, .state_only = UINT32_MAX, .hidden = true});
}

static uint32_t person_index(ent_actors *actors, ent_str name)
{
	uint32_t index = ent_map_get(&actors->by_person, name);
	if (index != ENT_MAP_NONE)
		return index;
	index = (uint32_t)actors->people.n;
	person *p = ent_push(actors->arena, &actors->people);
	p->name = ent_str_copy(actors->arena, name);
	p->surname = ent_actors_surname(p->name);
	(void)ent_map_put(&actors->by_person, p->name, index);
	add_form(actors, p->name, false, (form){.kind = FORM_PERSON, .index = index, .state_only = UINT32_MAX});
	if (!ent_str_eq(p->surname, p->name))
		add_surname(actors, p->surname, index);
	return index;
}

static ent_status holder_row(struct loading *job)
{
	ent_actors *actors = job->actors;
	ent_str seat = get(job, "state");
	term t = {.state = UINT32_MAX, .body = seat.len > 3 ? ent_actors_body(actors, seat) : UINT32_MAX};
	ent_status status = t.body == UINT32_MAX ? find_state(job, seat, &t.state) : ENT_OK;
	if (status)
		return status;
	ent_str id = get(job, "office");
	t.office = ent_map_get(&actors->by_office, id);
	if (t.office == ENT_MAP_NONE)
		return ent_tsv_fail(&job->tsv, job->error, "no office '%.*s' in offices.tsv", ENT_FMT(id));
	if (!get(job, "person").len)
		return ent_tsv_fail(&job->tsv, job->error, "no person");
	status = read_day(job, get(job, "from"), ENT_DAY_PAST, false, &t.from);
	if (!status)
		status = read_day(job, get(job, "to"), ENT_DAY_FUTURE, true, &t.to);
	if (status)
		return status;
	if (t.from > t.to)
		return ent_tsv_fail(&job->tsv, job->error, "the term ends before it begins");
	t.person = person_index(actors, get(job, "person"));
	ent_str names = get(job, "names"), part;
	while (names.len && ent_str_split(&names, '|', &part)) {
		ent_str surname = ent_actors_surname(part);
		bool more = ent_str_find(part, ENT_STR(" "), 0) > 0;
		if (more) {
			*ent_push(actors->arena, &actors->people.at[t.person].others) = ent_str_copy(actors->arena, part);
			add_form(actors, part, false, (form){.kind = FORM_PERSON, .index = t.person, .state_only = UINT32_MAX});
		}
		if (!more || (!ent_str_eq(surname, part) && !ent_str_eq(surname, actors->people.at[t.person].surname)))
			add_surname(actors, surname, t.person);
	}
	*ent_push(actors->arena, &actors->people.at[t.person].terms) = (uint32_t)actors->terms.n;
	uint32_t *first = t.body == UINT32_MAX ? &actors->first_term[t.state] : &actors->first_head[t.body];
	t.next = *first;
	*first = (uint32_t)actors->terms.n;
	*ent_push(actors->arena, &actors->terms) = t;
	return ENT_OK;
}

static ent_status surname_row(struct loading *job)
{
	ent_actors *actors = job->actors;
	uint32_t index = ent_map_get(&actors->by_person, get(job, "person"));
	if (index == ENT_MAP_NONE)
		return ent_tsv_fail(&job->tsv, job->error, "no person '%.*s' in holders.tsv", ENT_FMT(get(job, "person")));
	add_form(actors, get(job, "surname"), false,
			 (form){.kind = FORM_SURNAME, .index = index, .state_only = UINT32_MAX});
	return ENT_OK;
}

/* Lists of terms that have none yet. */
static uint32_t *nobody(ent_arena *arena, size_t n)
{
	uint32_t *first = ENT_NEWN(arena, uint32_t, n + 1);
	for (size_t i = 0; i <= n; i++)
		first[i] = UINT32_MAX;
	return first;
}

static ent_status load(void *payload)
{
	struct loading *job = payload;
	ent_actors *actors = job->actors;
	actors->exact = ent_map_new(actors->arena);
	actors->body_words = ent_map_new(actors->arena);
	actors->lower = ent_map_new(actors->arena);
	actors->longest = ent_map_new(actors->arena);
	actors->by_code = ent_map_new(actors->arena);
	actors->by_person = ent_map_new(actors->arena);
	actors->by_office = ent_map_new(actors->arena);
	actors->by_body = ent_map_new(actors->arena);
	actors->by_place = ent_map_new(actors->arena);
	actors->by_organisation = ent_map_new(actors->arena);
	actors->by_entry = ent_map_new(actors->arena);
	ent_status status = each_row(job, "states.tsv", state_row);
	if (!status)
		status = each_row(job, "places.tsv", place_row);
	if (!status)
		status = each_row(job, "organisations.tsv", organisation_row);
	if (!status)
		status = each_row(job, "offices.tsv", office_row);
	if (!status)
		status = each_row(job, "sectors.tsv", sector_row);
	if (!status)
		status = each_row(job, "body_words.tsv", body_row);
	actors->first_term = nobody(actors->arena, actors->states.n);
	actors->first_head = nobody(actors->arena, actors->organisations.n);
	if (!status)
		status = each_row(job, "holders.tsv", holder_row);
	if (!status)
		status = each_row(job, "surnames.tsv", surname_row);
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
	struct loading job = {.actors = actors, .data = data, .error = error};
	ent_status status = ent_arena_run(actors->arena, load, &job, error);
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

/* ---- looking up ---- */

/* How the words of a sentence are folded for a look-up. */
enum fold { AS_WRITTEN, LOWER, TITLE_CASE };

static size_t folded(ent_str s, enum fold how, char *out, size_t room)
{
	if (s.len > room)
		return SIZE_MAX;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool upper = c >= 'A' && c <= 'Z';
		out[i] = upper && (how == LOWER || (how == TITLE_CASE && i > 0)) ? (char)(c + 32) : c;
	}
	/* an apostrophe of a typesetter is an apostrophe */
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (i + 2 < s.len && (unsigned char)out[i] == 0xE2 && (unsigned char)out[i + 1] == 0x80 &&
			(unsigned char)out[i + 2] == 0x99) {
			out[n++] = '\'';
			i += 2;
		} else {
			out[n++] = out[i];
		}
	}
	return n;
}

static const form *look_up(const ent_actors *actors, const ent_map *map, const ent_sentence *sentence, uint32_t at,
						   enum fold how, bool hidden)
{
	char words[LONGEST_WORDS];
	size_t ends[LONGEST_NAME];
	size_t n = folded(sentence->tokens[at].form, how, words, sizeof words);
	if (n == SIZE_MAX)
		return NULL;
	uint32_t most = ent_map_get(&actors->longest, (ent_str){words, n});
	if (most == ENT_MAP_NONE)
		return NULL;
	uint32_t tokens = 1;
	ends[0] = n;
	while (tokens < most && at + tokens < sentence->n && n + 1 < sizeof words) {
		words[n++] = ' ';
		size_t more = folded(sentence->tokens[at + tokens].form, how, words + n, sizeof words - n);
		if (more == SIZE_MAX)
			break;
		n += more;
		ends[tokens++] = n;
	}
	for (; tokens > 0; tokens--) {
		uint32_t index = ent_map_get(map, (ent_str){words, ends[tokens - 1]});
		for (const form *f = index == ENT_MAP_NONE ? NULL : &actors->forms.at[index]; f;
			 f = ent_actors_next_form(actors, f))
			if (hidden || !f->hidden)
				return f;
	}
	return NULL;
}

static bool all_capitals(ent_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] >= 'a' && s.ptr[i] <= 'z')
			return false;
	return s.len > 3;
}

static const form *longest_at(const ent_actors *actors, const ent_sentence *sentence, uint32_t at, bool hidden)
{
	if (at >= sentence->n)
		return NULL;
	const form *exact = look_up(actors, &actors->exact, sentence, at, AS_WRITTEN, hidden);
	if (!exact && all_capitals(sentence->tokens[at].form))
		exact = look_up(actors, &actors->exact, sentence, at, TITLE_CASE, hidden);
	const form *lower = look_up(actors, &actors->lower, sentence, at, LOWER, hidden);
	if (exact && lower)
		return lower->n > exact->n ? lower : exact;
	return exact ? exact : lower;
}

const form *ent_actors_form_at(const ent_actors *actors, const ent_sentence *sentence, uint32_t at)
{
	return longest_at(actors, sentence, at, false);
}

const form *ent_actors_name_at(const ent_actors *actors, const ent_sentence *sentence, uint32_t at)
{
	return longest_at(actors, sentence, at, true);
}

const form *ent_actors_next_form(const ent_actors *actors, const form *f)
{
	return f->next == UINT32_MAX ? NULL : &actors->forms.at[f->next];
}

bool ent_actors_same_state(const ent_actors *actors, uint32_t a, uint32_t b)
{
	return a == b || (a != UINT32_MAX && b != UINT32_MAX &&
					  memcmp(actors->states.at[a].iso, actors->states.at[b].iso, sizeof actors->states.at[a].iso) == 0);
}

static bool meets(const term *t, ent_day lo, ent_day hi)
{
	return lo == ENT_DAY_UNKNOWN || (t->from <= hi && lo <= t->to);
}

const term *ent_actors_term_of(const ent_actors *actors, uint32_t index, uint32_t state, uint32_t office_index,
							   ent_day lo, ent_day hi)
{
	const person *p = &actors->people.at[index];
	const term *best = NULL;
	bool best_many = false;
	for (size_t i = 0; i < p->terms.n; i++) {
		const term *t = &actors->terms.at[p->terms.at[i]];
		if ((state != UINT32_MAX && !ent_actors_same_state(actors, t->state, state)) ||
			(office_index != UINT32_MAX && t->office != office_index) || !meets(t, lo, hi))
			continue;
		/* a minister who was an envoy later is known as the minister */
		bool many = actors->offices.at[t->office].many;
		if (!best || (many == best_many ? t->from > best->from : best_many)) {
			best = t;
			best_many = many;
		}
	}
	return best;
}

/* The one who held the office in the state, or (`kind`) one of its kind; NULL where none or several did. */
static const term *only_holder(const ent_actors *actors, uint32_t first, uint32_t office_index, bool kind, ent_day lo,
							   ent_day hi, bool *ret_several)
{
	const office *wanted = &actors->offices.at[office_index];
	const term *only = NULL;
	for (uint32_t i = first; i != UINT32_MAX; i = actors->terms.at[i].next) {
		const term *t = &actors->terms.at[i];
		const office *o = &actors->offices.at[t->office];
		bool same = t->office == office_index || (kind && !o->many && ent_str_eq(o->kind, wanted->kind));
		if (!same || !meets(t, lo, hi))
			continue;
		*ret_several = *ret_several || (only && only->person != t->person);
		only = t;
	}
	return *ret_several ? NULL : only; /* two in that time: the text must say which */
}

const term *ent_actors_holder(const ent_actors *actors, uint32_t state, uint32_t office_index, ent_day lo, ent_day hi)
{
	if (lo == ENT_DAY_UNKNOWN || actors->offices.at[office_index].many)
		return NULL;
	uint32_t row = row_of_code(actors, actors->states.at[state].iso);
	uint32_t first = row == ENT_MAP_NONE ? UINT32_MAX : actors->first_term[row];
	bool several = false;
	const term *t = only_holder(actors, first, office_index, false, lo, hi, &several);
	return t || several ? t : only_holder(actors, first, office_index, true, lo, hi, &several);
}

bool ent_actors_had_office(const ent_actors *actors, uint32_t state, uint32_t office_index)
{
	bool other = false;
	uint32_t row = row_of_code(actors, actors->states.at[state].iso);
	for (uint32_t i = row == ENT_MAP_NONE ? UINT32_MAX : actors->first_term[row]; i != UINT32_MAX;
		 i = actors->terms.at[i].next) {
		uint32_t held = actors->terms.at[i].office;
		if (held == office_index)
			return true;
		other = other || ent_str_eq(actors->offices.at[held].kind, actors->offices.at[office_index].kind);
	}
	return !other;
}

ent_actor ent_actors_of_state(ent_arena *arena, const ent_actors *actors, uint32_t state, const char *sector)
{
	const ent_state *s = &actors->states.at[state];
	ent_actor actor = {.name = s->name};
	memcpy(actor.country, s->iso, 4);
	if (sector)
		set_code(actor.sector, ent_str_of(sector));
	actor.code =
		sector ? ent_str_join(arena, ent_str_of(s->iso), ENT_STR(""), ent_str_of(actor.sector)) : ent_str_of(s->iso);
	return actor;
}

uint32_t ent_actors_adjective(const ent_actors *actors, ent_str words)
{
	uint32_t at = ent_map_get(&actors->exact, words);
	for (const form *f = at == ENT_MAP_NONE ? NULL : &actors->forms.at[at]; f; f = ent_actors_next_form(actors, f))
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
	size_t n = folded(code_or_name, LOWER, low, sizeof low);
	uint32_t index = ent_map_get(&actors->by_code, (ent_str){low, n});
	return index == ENT_MAP_NONE ? NULL : &actors->states.at[index];
}

static bool is_one_of(ent_str word, const char *const *list, size_t n)
{
	enum { LONGEST = 4 /* [bytes] of a particle */ };
	if (word.len > LONGEST)
		return false;
	for (size_t i = 0; i < n; i++)
		if (ent_str_is(word, list[i]))
			return true;
	return false;
}

/* "VIII": a number of the Romans, from two letters on. */
static bool is_numeral(ent_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] != 'I' && word.ptr[i] != 'V' && word.ptr[i] != 'X')
			return false;
	return word.len > 0;
}

/* The first byte of the last word of name[0, end). */
static size_t word_before(ent_str name, size_t end)
{
	while (end > 0 && name.ptr[end - 1] != ' ')
		end--;
	return end;
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

ent_str ent_actors_surname(ent_str name)
{
	static const char *const particles[] = {"de", "van", "von", "bin", "al",  "el",  "ben", "da",   "di",   "la", "le",
											"du", "der", "den", "ibn", "abu", "dos", "do",  "arap", "Ould", "Al", "El"};
	static const char *const juniors[] = {"Jr.", "Jr", "Sr.", "Sr"};
	size_t at = word_before(name, name.len);
	ent_str last = ent_str_sub(name, at, name.len);
	/* "Benigno Aquino III" has the surname Aquino; who reigns has none: "Elizabeth II", "Pope Francis", "Paul of
	 * Greece" */
	bool numeral = is_numeral(last);
	if (at > 1 && (numeral || is_one_of(last, juniors, sizeof juniors / sizeof *juniors))) {
		ent_str rest = ent_str_sub(name, 0, at - 1);
		return numeral && word_before(rest, rest.len) == 0 ? name : ent_actors_surname(rest);
	}
	if (ent_str_find(name, ENT_STR(" of "), 0) > 0 || ent_str_starts(name, ENT_STR("Pope ")))
		return name;
	while (at > 1) {
		size_t before = word_before(name, at - 1);
		if (!is_one_of(ent_str_sub(name, before, at - 1), particles, sizeof particles / sizeof *particles))
			break;
		at = before;
	}
	return ent_str_sub(name, at, name.len);
}
