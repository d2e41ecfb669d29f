/* Persons and the offices they held: holders.tsv and surnames.tsv, and who was in an office when. */
#include "actors/actor_load.h"

#include <string.h>

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
	return end - ent_str_last_word(ent_str_sub(name, 0, end)).len;
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

/* A surname alone names the person, unless it is what an office is called: "King" of "Mackenzie King". */
static void add_surname(ent_actors *actors, ent_str surname, uint32_t person_index)
{
	uint32_t at = actor_forms_of(&actors->tree, ent_str_lower(actors->arena, surname), true);
	for (const form *f = at == UINT32_MAX ? NULL : &actors->tree.forms.at[at]; f;
		 f = actor_forms_next(&actors->tree, f))
		if (f->kind == FORM_OFFICE)
			return;
	actor_forms_add(&actors->tree, surname, false,
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
	actor_forms_add(&actors->tree, p->name, false,
					(form){.kind = FORM_PERSON, .index = index, .state_only = UINT32_MAX});
	if (!ent_str_eq(p->surname, p->name))
		add_surname(actors, p->surname, index);
	return index;
}

/* Takes a term out of the lists. */
static void forget(ent_actors *actors, uint32_t *first, uint32_t at)
{
	term *t = &actors->terms.at[at];
	while (*first != at)
		first = &actors->terms.at[*first].next;
	*first = t->next;
	person *p = &actors->people.at[t->person];
	size_t n = 0;
	for (size_t i = 0; i < p->terms.n; i++)
		if (p->terms.at[i] != at)
			p->terms.at[n++] = p->terms.at[i];
	p->terms.n = n;
	t->from = ENT_DAY_FUTURE;
	t->to = ENT_DAY_PAST;
}

/* A user's row gives other days to a term: those of ours that it overlaps go. */
static void replace(ent_actors *actors, uint32_t *first, const term *own)
{
	for (uint32_t at = *first, next; at != UINT32_MAX; at = next) {
		const term *t = &actors->terms.at[at];
		next = t->next;
		if (!t->own && t->person == own->person && t->office == own->office && t->from <= own->to && own->from <= t->to)
			forget(actors, first, at);
	}
}

static ent_status holder_row(actor_loading *job)
{
	ent_actors *actors = job->actors;
	ent_str seat = actor_load_get(job, "state");
	term t = {.state = UINT32_MAX, .own = job->own, .body = seat.len > 3 ? ent_actors_body(actors, seat) : UINT32_MAX};
	ent_status status = t.body == UINT32_MAX ? actor_load_state(job, seat, &t.state) : ENT_OK;
	if (status)
		return status;
	ent_str id = actor_load_get(job, "office");
	t.office = ent_map_get(&actors->by_office, id);
	if (t.office == ENT_MAP_NONE)
		return ent_tsv_fail(&job->tsv, job->error, "no office '%.*s' in offices.tsv", ENT_FMT(id));
	if (!actor_load_get(job, "person").len)
		return ent_tsv_fail(&job->tsv, job->error, "no person");
	status = actor_load_days(job, "the term ends before it begins", &t.from, &t.to);
	if (status)
		return status;
	t.person = person_index(actors, actor_load_get(job, "person"));
	ent_str names = actor_load_get(job, "names"), part;
	while (names.len && ent_str_split(&names, '|', &part)) {
		ent_str surname = ent_actors_surname(part);
		bool more = ent_str_find(part, ENT_STR(" "), 0) > 0;
		if (more) {
			*ent_push(actors->arena, &actors->people.at[t.person].others) = ent_str_copy(actors->arena, part);
			actor_forms_add(&actors->tree, part, false,
							(form){.kind = FORM_PERSON, .index = t.person, .state_only = UINT32_MAX});
		}
		if (!more || (!ent_str_eq(surname, part) && !ent_str_eq(surname, actors->people.at[t.person].surname)))
			add_surname(actors, surname, t.person);
	}
	uint32_t *first = t.body == UINT32_MAX ? &actors->first_term[t.state] : &actors->first_head[t.body];
	if (t.own)
		replace(actors, first, &t);
	*ent_push(actors->arena, &actors->people.at[t.person].terms) = (uint32_t)actors->terms.n;
	t.next = *first;
	*first = (uint32_t)actors->terms.n;
	*ent_push(actors->arena, &actors->terms) = t;
	return ENT_OK;
}

static ent_status surname_row(actor_loading *job)
{
	ent_actors *actors = job->actors;
	uint32_t index = ent_map_get(&actors->by_person, actor_load_get(job, "person"));
	if (index == ENT_MAP_NONE)
		return ent_tsv_fail(&job->tsv, job->error, "no person '%.*s' in holders.tsv",
							ENT_FMT(actor_load_get(job, "person")));
	actor_forms_add(&actors->tree, actor_load_get(job, "surname"), false,
					(form){.kind = FORM_SURNAME, .index = index, .state_only = UINT32_MAX, .added = job->own});
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

ent_status actor_load_holders(actor_loading *job)
{
	ent_actors *actors = job->actors;
	actors->first_term = nobody(actors->arena, actors->states.n);
	actors->first_head = nobody(actors->arena, actors->organisations.n);
	ent_status status = actor_load_rows(job, "holders.tsv", holder_row);
	return status ? status : actor_load_rows(job, "surnames.tsv", surname_row);
}

/* ---- who was in an office ---- */

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
		if (!same || !meets(t, lo, hi) || (only && only->own && !t->own)) /* a user's rows come first */
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
	uint32_t row = actor_states_row(actors, actors->states.at[state].iso);
	uint32_t first = row == ENT_MAP_NONE ? UINT32_MAX : actors->first_term[row];
	bool several = false;
	const term *t = only_holder(actors, first, office_index, false, lo, hi, &several);
	return t || several ? t : only_holder(actors, first, office_index, true, lo, hi, &several);
}

bool ent_actors_had_office(const ent_actors *actors, uint32_t state, uint32_t office_index)
{
	bool other = false;
	ent_str scope = actors->offices.at[office_index].scope;
	if (scope.len && ent_str_find(scope, ent_str_of(actors->states.at[state].iso), 0) < 0)
		return false;
	uint32_t row = actor_states_row(actors, actors->states.at[state].iso);
	for (uint32_t i = row == ENT_MAP_NONE ? UINT32_MAX : actors->first_term[row]; i != UINT32_MAX;
		 i = actors->terms.at[i].next) {
		uint32_t held = actors->terms.at[i].office;
		if (held == office_index)
			return true;
		other = other || ent_str_eq(actors->offices.at[held].kind, actors->offices.at[office_index].kind);
	}
	return !other;
}
