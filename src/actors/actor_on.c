/* Who a mention stands for on the day of an event: the state of that time, the holder of the office then; and what the
 * tables say against an office that a text gives. */
#include "actors/actor_tables.h"

#include <string.h>

const char *ent_how_name(ent_how how)
{
	static const char *const names[] = {"name",    "adjective",  "metonym",      "person", "office",
										"pronoun", "collective", "organisation", "group"};
	return (unsigned)how < sizeof names / sizeof *names ? names[how] : "unknown";
}

/* ---- states ---- */

/* The row of a code that was there on any of the days [lo, hi]; NULL when none was. */
static const ent_state *row_on(const ent_actors *actors, const char *iso, ent_day lo, ent_day hi)
{
	uint32_t first = actor_states_row(actors, iso);
	if (first == ENT_MAP_NONE || strcmp(actors->states.at[first].iso, iso) != 0)
		first = 0;
	for (size_t i = first; i < actors->states.n; i++) {
		const ent_state *s = &actors->states.at[i];
		if (s->from <= hi && lo <= s->to && strcmp(s->iso, iso) == 0)
			return s;
	}
	return NULL;
}

/* The state that continues this one, or whose land it is now: RUS of SUN, DEU of DDR. */
static const ent_state *successor(const ent_actors *actors, const ent_state *state)
{
	const char *iso = state->iso;
	if (state->merged_into[0])
		return ent_actors_state(actors, ent_str_of(state->merged_into));
	for (size_t i = 0; i < actors->states.n; i++)
		if (strcmp(actors->states.at[i].predecessor, iso) == 0)
			return &actors->states.at[i];
	return NULL;
}

/* The state of the days [lo, hi] that goes by this code: SUN for RUS before 1991-12-26. A city or a seat (`place`) may
 * also be of one that its state separated from (Kyiv in 1960: SUN); whether of a later one, `later` says. NULL when
 * there is none. */
static const ent_state *state_then(const ent_actors *actors, const char *iso, ent_day lo, ent_day hi, bool place,
								   bool later)
{
	enum { LONGEST_LINE = 5 };
	const ent_state *state = ent_actors_state(actors, ent_str_of(iso));
	bool back = state && hi < state->from;
	for (int i = 0; state && i < LONGEST_LINE; i++) {
		const ent_state *row = row_on(actors, state->iso, lo, hi);
		if (row)
			return row;
		const char *before = state->predecessor[0] || !place ? state->predecessor : state->separated_from;
		if (back)
			state = before[0] ? ent_actors_state(actors, ent_str_of(before)) : NULL;
		else
			state = later ? successor(actors, state) : NULL;
	}
	return NULL;
}

/* Whether a state that had ended by then stands for the one after it: not in "the Soviet legacy", "the former USSR",
 * nor in a history of which only the day of publication is known. */
static bool may_be_later(const ent_mention *mention, const ent_date *when)
{
	bool told = when->basis == ENT_BASIS_STATED || when->basis == ENT_BASIS_INFERRED;
	return mention->how == ENT_HOW_METONYM || (told && mention->how != ENT_HOW_ADJECTIVE && !mention->former);
}

/* Whose a place was on any of the days [lo, hi]; NULL where the tables do not say. */
static const ent_state *holder_of_place(const ent_actors *actors, uint32_t place, ent_day lo, ent_day hi)
{
	for (uint32_t i = place; i; i = actors->holdings.at[i - 1].next) {
		const holding *h = &actors->holdings.at[i - 1];
		if (h->from <= hi && lo <= h->to)
			return &actors->states.at[h->state];
	}
	return NULL;
}

static void set_state(ent_arena *arena, ent_actor *actor, const ent_state *state)
{
	if (!actor->person.len && !actor->office.len)
		actor->name = state->name;
	if (strcmp(actor->country, state->iso) == 0)
		return;
	memcpy(actor->country, state->iso, sizeof actor->country);
	actor->code = ent_str_format(arena, "%s%s", actor->country, actor->sector);
}

/* Gives one who is in an organisation's office its code, and one who was, his state's. */
static void set_seat(ent_arena *arena, const ent_actors *actors, ent_actor *actor, const term *t)
{
	ent_actor seat = ent_actors_of_term(arena, actors, t, actors->offices.at[t->office].sector);
	memcpy(actor->country, seat.country, sizeof actor->country);
	memcpy(actor->sector, seat.sector, sizeof actor->sector);
	actor->code = seat.code;
}

/* ---- persons ---- */

static uint32_t person_of(const ent_actors *actors, ent_str name)
{
	return name.len ? ent_map_get(&actors->by_person, name) : ENT_MAP_NONE;
}

/* The office of the tables with this title, or UINT32_MAX. */
static uint32_t office_of(const ent_actors *actors, ent_str title)
{
	for (size_t i = 0; title.len && i < actors->offices.n; i++)
		if (ent_str_eq(actors->offices.at[i].title, title))
			return (uint32_t)i;
	return UINT32_MAX;
}

/* The same kind of office: texts say president, premier and chancellor for one another. */
static bool same_office(const ent_actors *actors, uint32_t a, uint32_t b)
{
	return a == b || ent_str_eq(actors->offices.at[a].kind, actors->offices.at[b].kind);
}

/* The term of a person on the days: in the office if he held it then, else in his state's highest (offices.tsv begins
 * with these): a foreign minister who presides over the General Assembly for a year is the foreign minister. */
static const term *term_then(const ent_actors *actors, uint32_t person_index, uint32_t office_index, ent_day lo,
							 ent_day hi)
{
	const person *p = &actors->people.at[person_index];
	enum { SAME = 2, OF_A_STATE = 1 };
	const term *best = NULL;
	int most = -1;
	for (size_t i = 0; i < p->terms.n; i++) {
		const term *t = &actors->terms.at[p->terms.at[i]];
		if (t->from > hi || lo > t->to)
			continue;
		bool same = office_index != UINT32_MAX && same_office(actors, t->office, office_index);
		int fits = (same ? SAME : 0) + (t->state != UINT32_MAX ? OF_A_STATE : 0);
		if (fits > most || (fits == most && t->office < best->office)) {
			best = t;
			most = fits;
		}
	}
	return best;
}

/* Another person who goes by the name that the mention has, and was in that office on the days: one in the very office
 * before one in its kind, one of `country` before others. NULL where there is none; `*ret_several`: nor can it be told
 * which. */
static const term *namesake(const ent_actors *actors, ent_str called, const char *country, uint32_t office_index,
							ent_day lo, ent_day hi, bool *ret_several)
{
	enum { HERE = 1, VERY_OFFICE = 2 };
	const term *only = NULL;
	int most = -1;
	*ret_several = false;
	for (const form *f = ent_actors_forms(actors, called); f; f = ent_actors_next_form(actors, f)) {
		if (f->kind != FORM_SURNAME && f->kind != FORM_PERSON)
			continue;
		const term *t = term_then(actors, f->index, office_index, lo, hi);
		if (!t || (office_index != UINT32_MAX && !same_office(actors, t->office, office_index)))
			continue;
		bool here = t->state != UINT32_MAX && strcmp(actors->states.at[t->state].iso, country) == 0;
		int fits = (here ? HERE : 0) + (t->office == office_index ? VERY_OFFICE : 0);
		if (fits < most)
			continue;
		*ret_several = fits == most && (*ret_several || only->person != t->person);
		most = fits;
		only = t;
	}
	return *ret_several ? NULL : only;
}

enum { AROUND = 366 /* [days] around a term in an organisation's office that he is still, or already, of it */ };

/* The term of a person that is nearest to the days, which are in none; one of a state's office where one of an
 * organisation's is long past, or far off: "Tony Blair" in 2020 is no envoy of the Quartet. */
static const term *nearest_term(const ent_actors *actors, uint32_t person_index, ent_day lo, ent_day hi)
{
	const person *p = &actors->people.at[person_index];
	const term *nearest = NULL;
	int64_t least = 0;
	bool least_far = false;
	for (size_t i = 0; i < p->terms.n; i++) {
		const term *t = &actors->terms.at[p->terms.at[i]];
		int64_t away = hi < t->from ? (int64_t)t->from - hi : (int64_t)lo - t->to;
		bool far = t->state == UINT32_MAX && away > AROUND;
		if (!nearest || (far == least_far ? away < least : least_far)) {
			nearest = t;
			least = away;
			least_far = far;
		}
	}
	return nearest;
}

/* The first day in any office. */
static ent_day first_day(const ent_actors *actors, uint32_t person_index)
{
	const person *p = &actors->people.at[person_index];
	ent_day first = ENT_DAY_FUTURE;
	for (size_t i = 0; i < p->terms.n; i++)
		if (actors->terms.at[p->terms.at[i]].from < first)
			first = actors->terms.at[p->terms.at[i]].from;
	return first;
}

/* [days] before his first office that one may be spoken of: as chosen for it; as what he was before, without a title or
 * with one that many have ("General de Gaulle" in 1940). */
static int64_t days_before(const ent_actors *actors, uint32_t office_index)
{
	enum { ELECT = 366, CAREER = 15 * 365 };
	return office_index == UINT32_MAX || actors->offices.at[office_index].many ? CAREER : ELECT;
}

/* Sets the person as of the days; false where the one meant is not known: a surname with an office, long before the one
 * whom we know by it came to any, or of several who were in it then. */
static bool set_person(const ent_actors *actors, ent_arena *arena, const ent_mention *mention, uint32_t person_index,
					   ent_day lo, ent_day hi, ent_actor *actor)
{
	uint32_t office_index = office_of(actors, actor->office);
	const term *t = term_then(actors, person_index, office_index, lo, hi);
	bool fits = t && (office_index == UINT32_MAX || same_office(actors, t->office, office_index));
	if (!fits && mention->called.len) {
		bool several;
		const term *other = namesake(actors, mention->called, actor->country, office_index, lo, hi, &several);
		/* "Prince Faisal": a rank that many have, so whoever of the name was in any office */
		if (!t && !other && !several && office_index != UINT32_MAX && actors->offices.at[office_index].many)
			other = namesake(actors, mention->called, actor->country, UINT32_MAX, lo, hi, &several);
		if (several)
			return false;
		if (other) {
			t = other;
			actor->person = actors->people.at[t->person].name;
			actor->name = actor->person;
		} else if (!t && (int64_t)hi + days_before(actors, office_index) < first_day(actors, person_index)) {
			return false;
		}
	}
	if (t) {
		/* "General Franco", "Minister Molotov": what he was then says more than the rank */
		bool rank = !fits && office_index != UINT32_MAX && actors->offices.at[office_index].many &&
					!actors->offices.at[t->office].many;
		/* "Prime Minister Spaak" in a year in which he presides over the Assembly: the title is his state's */
		bool titled = t->state == UINT32_MAX && !fits && !rank && office_index != UINT32_MAX && actor->country[0];
		if (t->state != UINT32_MAX && actor->country[0] && !rank)
			set_state(arena, actor, &actors->states.at[t->state]);
		else if (!titled)
			set_seat(arena, actors, actor, t);
		if (!actor->office.len || rank)
			actor->office = actors->offices.at[t->office].title;
		return true;
	}
	/* between his offices, or before or after them, he is of the state of the one next in time */
	t = nearest_term(actors, person_index, lo, hi);
	if (!t)
		return true;
	if (actor->country[0] && t->state != UINT32_MAX)
		set_state(arena, actor, &actors->states.at[t->state]);
	else if (office_index == UINT32_MAX && t->state != UINT32_MAX)
		set_seat(arena, actors, actor, t);
	else if (office_index == UINT32_MAX && !actor->country[0] &&
			 (int64_t)hi + days_before(actors, office_index) < first_day(actors, person_index))
		return false; /* "Richard Butler" in 1955 is not he who led UNSCOM */
	return true;
}

/* "The UN secretary-general": who that was on the days. */
static void set_head(const ent_actors *actors, ent_actor *actor, ent_day lo, ent_day hi)
{
	uint32_t office_index = actor->office.len && !actor->person.len ? office_of(actors, actor->office) : UINT32_MAX;
	uint32_t body = office_index == UINT32_MAX ? UINT32_MAX : ent_actors_body(actors, actor->code);
	const term *t = body == UINT32_MAX ? NULL : ent_actors_head(actors, body, office_index, lo, hi);
	if (t)
		actor->person = actors->people.at[t->person].name;
}

const ent_actor *ent_actors_on(const ent_actors *actors, ent_arena *arena, const ent_mention *mention,
							   const ent_date *when, uint32_t *ret_n)
{
	ent_day lo = when->lo, hi = when->hi;
	*ret_n = mention->n_actors;
	if (lo == ENT_DAY_UNKNOWN || mention->n_actors == 0 || mention->bloc)
		return mention->actors;
	ent_actor *then = ENT_NEWN(arena, ent_actor, mention->n_actors);
	uint32_t n = 0;
	for (uint32_t i = 0; i < mention->n_actors; i++) {
		ent_actor *actor = &then[n];
		*actor = mention->actors[i];
		uint32_t person_index = person_of(actors, actor->person);
		if (person_index != ENT_MAP_NONE) {
			n += set_person(actors, arena, mention, person_index, lo, hi, actor) ? 1 : 0;
			continue;
		}
		n++;
		if (mention->how == ENT_HOW_ORGANISATION && ent_actors_recode(actors, actor, lo, hi))
			continue;
		set_head(actors, actor, lo, hi);
		const ent_state *held = mention->place ? holder_of_place(actors, mention->place, lo, hi) : NULL;
		const ent_state *state = actor->country[0] && !ent_str_starts(actor->code, ENT_STR("IGO"))
									 ? state_then(actors, held ? held->iso : actor->country, lo, hi,
												  mention->how == ENT_HOW_METONYM, may_be_later(mention, when))
									 : NULL;
		if (!state || mention->how == ENT_HOW_ORGANISATION)
			continue;
		set_state(arena, actor, state);
		uint32_t office_index = office_of(actors, actor->office);
		if (office_index == UINT32_MAX || actor->person.len)
			continue;
		const term *t = ent_actors_holder(actors, (uint32_t)(state - actors->states.at), office_index, lo, hi);
		if (t)
			actor->person = actors->people.at[t->person].name;
	}
	*ret_n = n;
	return then;
}

const ent_actor *ent_actors_of_bloc(const ent_actors *actors, ent_arena *arena, const ent_mention *mention, ent_day lo,
									ent_day hi, uint32_t *ret_n)
{
	uint32_t states[MOST_REFERRED];
	uint32_t n = mention->bloc ? ent_actors_bloc_on(actors, mention->bloc - 1, lo, hi, states, MOST_REFERRED) : 0;
	ent_actor *members = ENT_NEWN(arena, ent_actor, n);
	for (uint32_t i = 0; i < n; i++)
		members[i] = ent_actors_of_state(arena, actors, states[i], NULL);
	*ret_n = n;
	return members;
}

bool ent_actors_knows_person(const ent_actors *actors, ent_str name)
{
	return person_of(actors, name) != ENT_MAP_NONE;
}

/* ---- the check ---- */

static ent_str print_term(const ent_actors *actors, ent_arena *arena, const term *t)
{
	char from[ENT_DAY_SIZE], to[ENT_DAY_SIZE];
	const char *last = t->to == ENT_DAY_FUTURE ? ".." : ent_day_print(t->to, to);
	return ent_str_format(arena, "%.*s %s/%s", ENT_FMT(actors->offices.at[t->office].title),
						  ent_day_print(t->from, from), last);
}

/* The terms of a person that bear on the question: those of the days, and those in the office that was claimed; none
 * where he held it. One known by surname alone must have been in some office then, or another may be meant. */
static ent_str terms_against(const ent_actors *actors, ent_arena *arena, const person *p, uint32_t office_index,
							 ent_day lo, ent_day hi, bool surname)
{
	ent_str then = {0}, claimed = {0};
	for (size_t i = 0; i < p->terms.n; i++) {
		const term *t = &actors->terms.at[p->terms.at[i]];
		bool on = t->from <= hi && lo <= t->to, same = same_office(actors, t->office, office_index);
		if (on && same)
			return (ent_str){0};
		ent_str *list = on ? &then : same ? &claimed : NULL;
		if (list)
			*list = list->len ? ent_str_join(arena, *list, ENT_STR(", "), print_term(actors, arena, t))
							  : print_term(actors, arena, t);
	}
	if (then.len && claimed.len)
		return ent_str_join(arena, then, ENT_STR(", "), claimed);
	return then.len || surname ? then : claimed;
}

/* The tables have somebody else in that office of the state on those days: they do not merely lack rows. */
static bool is_told_of(const ent_actors *actors, const char *iso, uint32_t person_index, uint32_t office_index,
					   ent_day lo, ent_day hi)
{
	for (size_t i = 0; i < actors->terms.n; i++) {
		const term *t = &actors->terms.at[i];
		if (t->from <= hi && lo <= t->to && t->person != person_index && same_office(actors, t->office, office_index) &&
			t->state != UINT32_MAX && strcmp(actors->states.at[t->state].iso, iso) == 0)
			return true;
	}
	return false;
}

/* Another office on those days speaks against one of a head; ministers hold several. */
static bool is_head(const ent_actors *actors, uint32_t office_index)
{
	return ent_str_starts(actors->offices.at[office_index].kind, ENT_STR("head-of-"));
}

ent_str ent_actors_check(const ent_actors *actors, ent_arena *arena, const ent_mention *mention, ent_day lo, ent_day hi)
{
	if (lo == ENT_DAY_UNKNOWN || mention->n_actors != 1 || mention->former)
		return (ent_str){0};
	const ent_actor *actor = &mention->actors[0];
	uint32_t office_index = office_of(actors, actor->office), person_index = person_of(actors, actor->person);
	if (office_index == UINT32_MAX || person_index == ENT_MAP_NONE || actors->offices.at[office_index].many)
		return (ent_str){0};
	ent_str rows =
		terms_against(actors, arena, &actors->people.at[person_index], office_index, lo, hi, mention->called.len > 0);
	bool sure =
		rows.len &&
		(is_told_of(actors, actor->country, person_index, office_index, lo, hi) ||
		 (is_head(actors, office_index) && ent_actors_term_of(actors, person_index, UINT32_MAX, UINT32_MAX, lo, hi)));
	return sure ? ent_str_format(arena, "%.*s: holders.tsv has %.*s", ENT_FMT(actor->office), ENT_FMT(rows))
				: (ent_str){0};
}
