/* Persons: names behind an office ("Foreign Minister Sergey Lavrov"), names and surnames alone, the spellings that
 * texts give them. A name that no row spells is sought by the consonants of its words (mhmd for Mahmood and Mehmood, in
 * the manner of Soundex, US patent 1,261,167), so that only rows that sound alike are compared. */
#include "actors/actor_find.h"

#include <string.h>

enum { MOST_NAME_WORDS = 8, MOST_NAME_TOKENS = 12 };

static void know(finding *find, ent_str surname, ent_actor actor, bool by_surname)
{
	for (size_t i = 0; i < find->known.n; i++)
		if (ent_str_eq(find->known.at[i].surname, surname)) {
			find->known.at[i] = (known_person){surname, actor, by_surname};
			return;
		}
	*ent_push(find->arena, &find->known) = (known_person){surname, actor, by_surname};
}

static ent_actor actor_of_person(finding *find, uint32_t index, uint32_t state, uint32_t office_index)
{
	const ent_actors *actors = find->actors;
	const term *t = ent_actors_term_of(actors, index, state, office_index, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN);
	if (!t)
		t = ent_actors_term_of(actors, index, UINT32_MAX, office_index, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN);
	if (!t)
		t = ent_actors_term_of(actors, index, UINT32_MAX, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN);
	ent_actor actor = {.name = actors->people.at[index].name};
	if (t) {
		const office *o = &actors->offices.at[office_index == UINT32_MAX ? t->office : office_index];
		actor = state == UINT32_MAX ? ent_actors_of_term(find->arena, actors, t, o->sector)
									: ent_actors_of_state(find->arena, actors, state, o->sector);
		if (office_index != UINT32_MAX)
			actor.office = o->title;
	}
	actor.person = actors->people.at[index].name;
	return actor;
}

enum { NICKNAME = 3 /* [tokens] */ };

/* "(Ruud)", "\"Bongbong\"": between the words of a name. */
static bool nickname(const finding *find, uint32_t at)
{
	bool bracket = actor_find_is(find, at, "(") && actor_find_is(find, at + 2, ")");
	bool quote = (actor_find_is(find, at, "\"") && actor_find_is(find, at + 2, "\"")) ||
				 (actor_find_is(find, at, "\xE2\x80\x9C") && actor_find_is(find, at + 2, "\xE2\x80\x9D"));
	if ((!bracket && !quote) || !actor_find_is_capital(find, at + 1) || !actor_find_is_capital(find, at + 3))
		return false;
	ent_str name = actor_find_form(find, at + 1);
	return name.ptr[1] >= 'a' && name.ptr[1] <= 'z' && !ent_actors_form_at(find->actors, find->sentence, at + 1);
}

/* The person of the tables whose name the tokens [at, at + n) spell in another way, or UINT32_MAX. */
static uint32_t spelt(const finding *find, uint32_t at, uint32_t n, uint32_t state, uint32_t office_index)
{
	ent_str words[MOST_NAME_WORDS];
	uint32_t n_words = 0;
	for (uint32_t i = 0; i < n && n_words < MOST_NAME_WORDS;) {
		uint32_t end = i + 1;
		if (nickname(find, at + i)) {
			i += NICKNAME;
			continue;
		}
		while (end + 1 < n && ent_str_is(actor_find_form(find, at + end), "-"))
			end += 2; /* "al-Abadi" is one word, as in the tables */
		words[n_words++] = ent_str_sub(find->text->document->text, find->sentence->tokens[at + i].start,
									   find->sentence->tokens[at + end - 1].end);
		i = end;
	}
	return n_words ? ent_actors_spelt(find->actors, words, n_words, state, office_index) : UINT32_MAX;
}

/* "sam" of "Young-sam", "O" of "Chan-O-Cha", with no space at the hyphen. */
static bool is_second_half(const finding *find, uint32_t at)
{
	static const char *const not_names[] = {"led",       "based",     "backed", "style",     "era",
											"born",      "like",      "made",   "trained",   "elect",
											"designate", "appointed", "run",    "controlled"};
	const ent_token *tokens = find->sentence->tokens;
	ent_str word = actor_find_form(find, at);
	bool joined = at > 1 && at < find->sentence->n && ent_str_is(tokens[at - 1].form, "-") &&
				  tokens[at - 2].end == tokens[at - 1].start && tokens[at - 1].end == tokens[at].start;
	bool letter =
		word.len && ((word.ptr[0] >= 'a' && word.ptr[0] <= 'z') || (word.ptr[0] >= 'A' && word.ptr[0] <= 'Z'));
	return joined && letter && !ACTOR_IN(not_names, word);
}

/* The number of tokens of a name at `at`: capitalised words, initials, particles. */
static uint32_t name_length(const finding *find, uint32_t at)
{
	static const char *const inner[] = {"de",  "van", "von", "bin", "al", "el",  "-",  "ul", "ur",  "der", "da",
										"ben", "ibn", "e",   "den", "do", "dos", "di", "du", "del", "la",  "y"};
	uint32_t n = 0, end = 0;
	while (at + n < find->sentence->n && n < MOST_NAME_TOKENS) {
		if (n && is_second_half(find, at + n)) {
			end = ++n; /* "Mendes-France" is no land */
		} else if (actor_find_is_capital(find, at + n) && !actor_find_is_possessive(find, at + n)) {
			const form *f = n ? ent_actors_form_at(find->actors, find->sentence, at + n) : NULL;
			if (f &&
				(f->kind == FORM_STATE || f->kind == FORM_ADJECTIVE || f->kind == FORM_OFFICE || f->kind == FORM_ORG))
				break;
			end = ++n;
		} else if (n && nickname(find, at + n)) {
			n += NICKNAME;
		} else if (n && ACTOR_IN(inner, actor_find_form(find, at + n))) {
			n++;
		} else {
			break;
		}
	}
	return end;
}

/* The words of the form are the person's own surname, not another spelling of it. */
static bool is_own_surname(const finding *find, uint32_t at, const form *f)
{
	ent_str words = ent_str_sub(find->text->document->text, find->sentence->tokens[at].start,
								find->sentence->tokens[at + f->n - 1].end);
	return f->kind == FORM_PERSON || ent_str_eq(words, find->actors->people.at[f->index].surname);
}

/* The row of the tables that the words at `at` name in full or by surname: one who was in that office before one who
 * was not; NULL where the words go on ("Zia Khan"), or none is of the state. */
static const form *row_named(const finding *find, uint32_t at, uint32_t state, uint32_t office_index)
{
	enum { HELD = 2, OWN_SURNAME = 1 };
	const form *best = NULL;
	int most = -1;
	for (const form *f = ent_actors_name_at(find->actors, find->sentence, at); f;
		 f = ent_actors_next_form(find->actors, f)) {
		if ((f->kind != FORM_PERSON && f->kind != FORM_SURNAME) ||
			(f->kind == FORM_SURNAME && name_length(find, at) > f->n))
			continue;
		if (state != UINT32_MAX &&
			!ent_actors_term_of(find->actors, f->index, state, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN))
			continue;
		bool held = office_index != UINT32_MAX &&
					ent_actors_term_of(find->actors, f->index, state, office_index, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN);
		bool own = is_own_surname(find, at, f);
		int fits = (held ? HELD : 0) + (own ? OWN_SURNAME : 0);
		if (fits > most) {
			most = fits;
			best = f;
		}
	}
	return best;
}

/* A name behind an office, with or without a comma: known to the tables or not. Returns the tokens it takes. */
uint32_t actor_find_name(finding *find, uint32_t at, uint32_t state, uint32_t office_index, ent_actor *actor)
{
	uint32_t skip = actor_find_is(find, at, ",") ? 1 : 0;
	find->by_surname = false;
	static const char *const ranks[] = {"General", "Gen.", "Gen",     "Mr.",     "Mr",     "Dr",  "Dr.",  "Sardar",
										"Lt.",     "Col.", "Marshal", "Admiral", "Sheikh", "Sir", "Lord", "Ayatollah"};
	while (ACTOR_IN(ranks, actor_find_form(find, at + skip)) && actor_find_is_capital(find, at + skip + 1) &&
		   !ent_str_is(actor_find_form(find, at + skip), "Sardar"))
		skip++;
	const form *row = row_named(find, at + skip, state, office_index);
	if (row) {
		*actor = actor_of_person(find, row->index, state, office_index);
		find->by_surname = row->kind == FORM_SURNAME;
		know(find, ent_actors_surname(actor->person), *actor, find->by_surname);
		return skip + row->n;
	}
	uint32_t n = name_length(find, at + skip);
	const form *other = n ? ent_actors_form_at(find->actors, find->sentence, at + skip) : NULL;
	bool is_other = other && other->kind != FORM_PERSON && other->kind != FORM_SURNAME && other->n >= n;
	if (n == 0 || is_other || (skip && n < 2))
		return 0;
	uint32_t near_index = spelt(find, at + skip, n, state, office_index);
	if (near_index != UINT32_MAX) {
		find->by_surname = n == 1;
		*actor = actor_of_person(find, near_index, state, office_index);
		know(find, ent_actors_surname(actor->person), *actor, find->by_surname);
		return skip + n;
	}
	/* "General, Pakistan" is no name; after a comma the name must be closed by one, or by the end */
	if (skip && !(actor_find_is(find, at + skip + n, ",") || at + skip + n >= find->sentence->n ||
				  actor_find_is_possessive(find, at + skip + n)))
		return 0;
	const ent_token *a = &find->sentence->tokens[at + skip], *b = &find->sentence->tokens[at + skip + n - 1];
	ent_str name = ent_str_sub(find->text->document->text, a->start, b->end);
	if (state == UINT32_MAX) {
		if (n < 2)
			return 0;
		*actor = (ent_actor){.name = name, .office = find->actors->offices.at[office_index].title, .person = name};
		memcpy(actor->sector, find->actors->offices.at[office_index].sector, sizeof actor->sector);
		actor->code = ent_str_of(find->actors->offices.at[office_index].sector);
		return skip + n;
	}
	*actor = ent_actors_of_state(find->arena, find->actors, state,
								 office_index == UINT32_MAX ? NULL : find->actors->offices.at[office_index].sector);
	if (office_index != UINT32_MAX)
		actor->office = find->actors->offices.at[office_index].title;
	actor->person = name;
	know(find, ent_actors_surname(name), *actor, false);
	return skip + n;
}

static const form *next_person(const finding *find, const form *f)
{
	while (f && f->kind != FORM_SURNAME && f->kind != FORM_PERSON)
		f = ent_actors_next_form(find->actors, f);
	return f;
}

/* The state of a person's last term, UINT32_MAX where there is none. */
static uint32_t last_state(const finding *find, const form *f)
{
	const term *t =
		ent_actors_term_of(find->actors, f->index, UINT32_MAX, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN);
	return t ? t->state : UINT32_MAX;
}

/* Of the persons with this surname the one whose state is most in focus. */
static const form *in_focus(finding *find, const form *f)
{
	const form *first = next_person(find, f), *best = first;
	uint32_t state = first ? last_state(find, first) : UINT32_MAX;
	bool one_state = true;
	for (f = first; f; f = next_person(find, ent_actors_next_form(find->actors, f)))
		one_state = one_state && last_state(find, f) == state;
	if (one_state)
		return first;
	const finding *before = actor_read_before(find);
	double most = -1.0;
	for (f = first; f; f = next_person(find, ent_actors_next_form(find->actors, f))) {
		state = last_state(find, f);
		double weight = state == UINT32_MAX ? 0.0 : actor_find_focus(before, state);
		if (weight > most) {
			most = weight;
			best = f;
		}
	}
	return best;
}

/* Somebody met before in this document by that surname, or NULL. */
static const known_person *known_as(const finding *find, ent_str surname)
{
	for (size_t i = find->known.n; i-- > 0;)
		if (ent_str_eq(find->known.at[i].surname, surname))
			return &find->known.at[i];
	return NULL;
}

/* The word before is the given name of somebody else. */
static bool has_other_name(const finding *find, uint32_t at)
{
	if (at < 2 || !actor_find_is_capital(find, at - 1) || ent_str_ends(actor_find_form(find, at - 1), ENT_STR(".")))
		return false;
	const form *before = ent_actors_form_at(find->actors, find->sentence, at - 1);
	return !before || before->kind == FORM_SURNAME || before->kind == FORM_PERSON;
}

uint32_t actor_find_person(finding *find, uint32_t at, const form *f)
{
	ent_actor actor;
	bool by_surname = f->kind == FORM_SURNAME;
	const known_person *known = NULL;
	if (by_surname) {
		known = known_as(find, actor_find_form(find, at + f->n - 1));
		if (!known)
			known = known_as(find, ent_actors_surname(find->actors->people.at[f->index].name));
	}
	if (known) {
		actor = known->actor;
	} else {
		/* the tables have no surname here that needs an introduction (surnames.tsv) */
		if (by_surname && has_other_name(find, at))
			return at + f->n;
		if (by_surname)
			f = in_focus(find, f);
		actor = actor_of_person(find, f->index, UINT32_MAX, UINT32_MAX);
		know(find, ent_actors_surname(actor.person), actor, by_surname);
	}
	ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, ENT_HOW_PERSON);
	actor_find_set(find, mention, actor);
	mention->surname = by_surname && (!known || known->by_surname);
	return at + f->n;
}

uint32_t actor_find_known(finding *find, uint32_t at)
{
	const known_person *known = actor_find_is_capital(find, at) ? known_as(find, actor_find_form(find, at)) : NULL;
	if (!known)
		return 0;
	ent_mention *mention = actor_find_add(find, at, 1, at, ENT_HOW_PERSON);
	actor_find_set(find, mention, known->actor);
	mention->surname = known->by_surname;
	return at + 1;
}

uint32_t actor_find_spelt(finding *find, uint32_t at)
{
	if (!actor_find_is_capital(find, at) || !actor_find_is_capital(find, at + 1))
		return 0;
	uint32_t n = name_length(find, at);
	uint32_t index = n > 1 ? spelt(find, at, n, UINT32_MAX, UINT32_MAX) : UINT32_MAX;
	if (index == UINT32_MAX)
		return 0;
	ent_actor actor = actor_of_person(find, index, UINT32_MAX, UINT32_MAX);
	know(find, ent_actors_surname(actor.person), actor, false);
	actor_find_set(find, actor_find_add(find, at, n, at + n - 1, ENT_HOW_PERSON), actor);
	return at + n;
}
