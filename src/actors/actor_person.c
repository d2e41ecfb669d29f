/* Persons: names behind an office ("Foreign Minister Sergey Lavrov"), names and surnames alone, the spellings that
 * texts give them. A name that no row spells is sought by the consonants of its words (mhmd for Mahmood and Mehmood, in
 * the manner of Soundex, US patent 1,261,167), so that only rows that sound alike are compared. */
#include "actors/actor_find.h"

#include <string.h>

enum { MOST_NAME_WORDS = 8, MOST_NAME_TOKENS = 12 };

static void know(finding *find, ent_str surname, ent_actor actor, ent_str called)
{
	for (size_t i = 0; i < find->known.n; i++)
		if (ent_str_eq(find->known.at[i].surname, surname)) {
			find->known.at[i] = (known_person){surname, actor, called};
			return;
		}
	*ent_push(find->arena, &find->known) = (known_person){surname, actor, called};
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
	return name.len > 1 && name.ptr[1] >= 'a' && name.ptr[1] <= 'z' && !actor_find_form_at(find, at + 1);
}

static ent_str words_of(const finding *find, uint32_t at, uint32_t n)
{
	const ent_token *tokens = &find->sentence->tokens[at];
	return ent_str_sub(find->text->document->text, tokens[0].start, tokens[n - 1].end);
}

enum { LONGEST_KEPT = 64 /* [bytes] */ };

/* A name and what it was read with as one string; a missing one where it is too long to be kept. */
static ent_str name_key(const ent_str *words, uint32_t n, uint32_t state, uint32_t office_index, char out[LONGEST_KEPT])
{
	const uint32_t with[] = {state, office_index};
	size_t length = sizeof with;
	memcpy(out, with, sizeof with);
	for (uint32_t i = 0; i < n; i++) {
		if (words[i].len >= LONGEST_KEPT - length)
			return (ent_str){0};
		memcpy(out + length, words[i].ptr, words[i].len);
		length += words[i].len;
		out[length++] = ' ';
	}
	return (ent_str){out, length};
}

/* ent_actors_spelt, which is asked once of each name: a text says most of them again. */
static uint32_t spelt_once(finding *find, const ent_str *words, uint32_t n, uint32_t state, uint32_t office_index)
{
	char bytes[LONGEST_KEPT];
	ent_str key = name_key(words, n, state, office_index, bytes);
	uint32_t kept = key.len ? ent_map_get(&find->spelt, key) : ENT_MAP_NONE;
	if (kept != ENT_MAP_NONE)
		return kept ? kept - 1 : UINT32_MAX;
	uint32_t found = ent_actors_spelt(find->actors, words, n, state, office_index);
	find->spelt.arena = find->arena;
	if (key.len)
		(void)ent_map_put(&find->spelt, ent_str_copy(find->arena, key), found == UINT32_MAX ? 0 : found + 1);
	return found;
}

/* The person of the tables whose name the tokens [at, at + n) spell in another way, or UINT32_MAX. */
static uint32_t spelt(finding *find, uint32_t at, uint32_t n, uint32_t state, uint32_t office_index)
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
		words[n_words++] = words_of(find, at + i, end - i);
		i = end;
	}
	return n_words ? spelt_once(find, words, n_words, state, office_index) : UINT32_MAX;
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
			const form *f = n ? actor_find_form_at(find, at + n) : NULL;
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
	return f->kind == FORM_PERSON || ent_str_eq(words_of(find, at, f->n), find->actors->people.at[f->index].surname);
}

/* The state of a person's last term, UINT32_MAX where there is none. */
static uint32_t last_state(const finding *find, const form *f)
{
	const term *t =
		ent_actors_term_of(find->actors, f->index, UINT32_MAX, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN);
	return t ? t->state : UINT32_MAX;
}

/* How often the sentence in hand names the state. */
static double named_here(const finding *find, uint32_t state)
{
	double times = 0.0;
	for (uint32_t at = 0; at < find->sentence->n;) {
		const form *f = actor_find_form_at(find, at);
		at += f ? f->n : 1;
		if (f && f->kind <= FORM_SEAT && ent_actors_same_state(find->actors, f->index, state))
			times += 1.0;
	}
	return times;
}

/* How near the person of the form is to what the text speaks of: met in it before, of a state that is in focus or that
 * the sentence names. */
static double nearness(finding *find, const form *f, const finding *before)
{
	static const double met = 100.0;
	double near = 0.0;
	for (size_t i = 0; i < find->known.n; i++)
		if (ent_str_eq(find->known.at[i].actor.person, find->actors->people.at[f->index].name))
			near = met + (double)i;
	uint32_t state = last_state(find, f);
	return state == UINT32_MAX ? near : near + actor_find_focus(before, state) + named_here(find, state);
}

/* A title or rank that is no name of its own: "Sheikh Sabah al-Ahmad" is Sabah al-Ahmad, though Hasina's name is
 * Sheikh. */
static bool is_title(ent_str word)
{
	static const char *const titles[] = {
		"Secretary", "Chairman", "Senator", "Comrade", "Madame",    "Mrs",     "Mr",      "Ms",           "Dr",
		"Herr",      "Monsieur", "Signor",  "Sir",     "Lord",      "Lady",    "Pandit",  "Sheikh",       "Shaikh",
		"Mullah",    "Imam",     "Marshal", "Admiral", "Ayatollah", "General", "Colonel", "Generalissimo"};
	return ACTOR_IN(titles, word);
}

bool actor_find_is_month(const finding *find, uint32_t at)
{
	static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
										 "July",    "August",   "September", "October", "November", "December"};
	static const char *const before[] = {"in",     "since", "by",  "until", "till",
										 "during", "early", "mid", "late",  "last"};
	if (at == 0 || !ACTOR_IN(months, actor_find_form(find, at)))
		return false;
	ent_str word = actor_find_form(find, at - 1);
	bool day = word.len <= 2 && word.len && word.ptr[0] >= '0' && word.ptr[0] <= '9';
	return day || ACTOR_IN(before, ent_str_lower(find->arena, word));
}

/* The word before is the given name of somebody else. What opens a sentence has a capital anyhow. */
static bool has_other_name(const finding *find, uint32_t at)
{
	if (at > 0 && (is_title(actor_find_form(find, at - 1)) || actor_find_is_month(find, at - 1)))
		return false;
	if (at == 1)
		return actor_find_is_capital(find, 0) && ent_actors_is_given_name(find->actors, actor_find_form(find, 0));
	if (at < 2 || !actor_find_is_capital(find, at - 1) || ent_str_ends(actor_find_form(find, at - 1), ENT_STR(".")))
		return false;
	const form *before = actor_find_form_at(find, at - 1);
	return !before || before->kind == FORM_SURNAME || before->kind == FORM_PERSON;
}

bool actor_find_has_given_name(const finding *find, uint32_t at)
{
	return at > 0 && actor_find_is_capital(find, at - 1) && !is_title(actor_find_form(find, at - 1)) &&
		   !actor_find_is_month(find, at - 1) && !actor_find_form_at(find, at - 1) &&
		   ent_actors_is_given_name(find->actors, actor_find_form(find, at - 1));
}

static bool is_hyphenated(const finding *find, uint32_t behind)
{
	return actor_find_is(find, behind, "-") && is_second_half(find, behind + 1);
}

/* The name does not end there: "Chen Yi-ting" is not Chen Yi; "Abdul Rahman Siddiqui" has a surname of his own, but
 * "Hugo ChÃ¡vez FrÃ­as" a second one. */
static bool goes_on(const finding *find, uint32_t at, uint32_t n)
{
	return is_hyphenated(find, at + n) || (actor_find_is_capital(find, at + n) && !actor_find_form_at(find, at + n) &&
										   ent_actors_is_given_name(find->actors, actor_find_form(find, at + n - 1)));
}

/* The row of the tables that the words at `at` name in full or by surname: one who was in that office before one who
 * was not, then one of the state that is spoken of; NULL where the words go on ("Zia Khan"), or none is of the state.
 */
static const form *row_named(finding *find, uint32_t at, uint32_t state, uint32_t office_index)
{
	enum { HELD = 2, OWN_SURNAME = 1 };
	const form *best = NULL;
	const finding *before = NULL;
	int most = -1;
	for (const form *f = actor_find_name_at(find, at); f; f = ent_actors_next_form(find->actors, f)) {
		if ((f->kind != FORM_PERSON && f->kind != FORM_SURNAME) ||
			(f->kind == FORM_SURNAME && name_length(find, at) > f->n))
			continue;
		if (state != UINT32_MAX &&
			!ent_actors_term_of(find->actors, f->index, state, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN))
			continue;
		bool held = office_index != UINT32_MAX &&
					ent_actors_term_of(find->actors, f->index, state, office_index, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN);
		if (f->kind == FORM_PERSON && (held ? is_hyphenated(find, at + f->n) : goes_on(find, at, f->n)))
			continue;
		int fits = (held ? HELD : 0) + (is_own_surname(find, at, f) ? OWN_SURNAME : 0);
		bool tie = best && fits == most && f->kind == FORM_SURNAME && last_state(find, f) != last_state(find, best);
		if (tie && !before)
			before = actor_read_before(find);
		if (fits > most || (tie && nearness(find, f, before) > nearness(find, best, before))) {
			most = fits;
			best = f;
		}
	}
	return best;
}

/* "X, President of Iran, Y": the office that ends before the comma at `comma` is told of whom the sentence has just
 * named. */
static bool is_told_of_another(const finding *find, uint32_t comma)
{
	enum { LONGEST = 12 };
	uint32_t before = comma;
	do
		if (before == 0 || comma - before > LONGEST)
			return false;
	while (!actor_find_is(find, --before, ","));
	const ent_mention *last = find->mentions.n ? &find->mentions.at[find->mentions.n - 1] : NULL;
	return last && last->sentence == find->sentence->number && last->first + last->n == before &&
		   last->how == ENT_HOW_PERSON;
}

/* A name behind an office, with or without a comma: known to the tables or not. Returns the tokens it takes. */
uint32_t actor_find_name(finding *find, uint32_t at, uint32_t state, uint32_t office_index, ent_actor *actor)
{
	uint32_t skip = actor_find_is(find, at, ",") ? 1 : 0;
	find->called = (ent_str){0};
	static const char *const ranks[] = {"General", "Gen.", "Gen",     "Mr.",     "Mr",     "Dr",  "Dr.",  "Sardar",
										"Lt.",     "Col.", "Marshal", "Admiral", "Sheikh", "Sir", "Lord", "Ayatollah"};
	while (ACTOR_IN(ranks, actor_find_form(find, at + skip)) && actor_find_is_capital(find, at + skip + 1) &&
		   !ent_str_is(actor_find_form(find, at + skip), "Sardar"))
		skip++;
	const form *row = row_named(find, at + skip, state, office_index);
	bool own = row && state != UINT32_MAX && last_state(find, row) == state;
	if (!own && actor_find_is(find, at, ",") && is_told_of_another(find, at))
		return 0;
	if (row) {
		*actor = actor_of_person(find, row->index, state, office_index);
		if (row->kind == FORM_SURNAME)
			find->called = words_of(find, at + skip, row->n);
		know(find, ent_actors_surname(actor->person), *actor, find->called);
		return skip + row->n;
	}
	uint32_t n = name_length(find, at + skip);
	const form *other = n ? actor_find_form_at(find, at + skip) : NULL;
	bool is_other = other && other->kind != FORM_PERSON && other->kind != FORM_SURNAME && other->n >= n;
	if (n == 0 || is_other || (skip && n < 2))
		return 0;
	uint32_t near_index = spelt(find, at + skip, n, state, office_index);
	if (near_index != UINT32_MAX) {
		*actor = actor_of_person(find, near_index, state, office_index);
		if (n == 1)
			find->called = find->actors->people.at[near_index].surname;
		know(find, ent_actors_surname(actor->person), *actor, find->called);
		return skip + n;
	}
	/* "General, Pakistan" is no name; after a comma the name must be closed by one, or by the end */
	if (skip && !(actor_find_is(find, at + skip + n, ",") || at + skip + n >= find->sentence->n ||
				  actor_find_is_possessive(find, at + skip + n)))
		return 0;
	ent_str name = words_of(find, at + skip, n);
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
	know(find, ent_actors_surname(name), *actor, (ent_str){0});
	return skip + n;
}

static const form *next_person(const finding *find, const form *f)
{
	while (f && f->kind != FORM_SURNAME && f->kind != FORM_PERSON)
		f = ent_actors_next_form(find->actors, f);
	return f;
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
		double near = nearness(find, f, before);
		if (near > most) {
			most = near;
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

uint32_t actor_find_person(finding *find, uint32_t at, const form *f)
{
	ent_actor actor;
	bool by_surname = f->kind == FORM_SURNAME;
	if (!by_surname && (goes_on(find, at, f->n) || actor_find_has_given_name(find, at)))
		return at + f->n;
	ent_str called = by_surname ? words_of(find, at, f->n) : (ent_str){0};
	const known_person *known = NULL;
	if (by_surname) {
		known = known_as(find, actor_find_form(find, at + f->n - 1));
		if (!known)
			known = known_as(find, ent_actors_surname(find->actors->people.at[f->index].name));
	}
	if (known) {
		actor = known->actor;
		called = known->called;
	} else {
		/* the tables have no surname here that needs an introduction (surnames.tsv) */
		if (by_surname && has_other_name(find, at))
			return at + f->n;
		if (by_surname)
			f = in_focus(find, f);
		actor = actor_of_person(find, f->index, UINT32_MAX, UINT32_MAX);
		know(find, ent_actors_surname(actor.person), actor, called);
	}
	ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, ENT_HOW_PERSON);
	actor_find_set(find, mention, actor);
	mention->called = called;
	return at + f->n;
}

uint32_t actor_find_add_bearer(finding *find, uint32_t at, const form *f)
{
	ent_actor actor = actor_of_person(find, f->index, UINT32_MAX, UINT32_MAX);
	ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, ENT_HOW_PERSON);
	actor_find_set(find, mention, actor);
	mention->called = words_of(find, at, f->n);
	return at + f->n;
}

/* Somebody met before whom the tables have by this word too, though it names nobody without an introduction: "Kim" of
 * Kim Jong-un. A word between capitals is part of another name ("Central Park", "Kim Street"). */
static const known_person *known_by_other_name(const finding *find, uint32_t at)
{
	if (!find->known.n || actor_find_is_capital(find, at + 1) || (at > 1 && actor_find_is_capital(find, at - 1)))
		return NULL;
	for (const form *f = actor_find_name_at(find, at); f; f = ent_actors_next_form(find->actors, f))
		for (size_t i = find->known.n; f->kind == FORM_SURNAME && f->n == 1 && i-- > 0;)
			if (ent_str_eq(find->known.at[i].actor.person, find->actors->people.at[f->index].name))
				return &find->known.at[i];
	return NULL;
}

/* "Prime Minister Abiy Ahmed ... Abiy": one met before in full, and the only one of that given name, of whom the text
 * speaks by it alone. NULL where the tables know the word, or it stands in another name. */
static const known_person *known_by_given_name(const finding *find, uint32_t at)
{
	enum { SHORTEST = 3 };
	const known_person *found = NULL;
	ent_str word = actor_find_form(find, at);
	bool in_name = actor_find_is_capital(find, at + 1) || (at > 1 && actor_find_is_capital(find, at - 1));
	if (in_name || word.len < SHORTEST || actor_find_form_at(find, at))
		return NULL;
	for (size_t i = 0; i < find->known.n; i++) {
		ent_str name = find->known.at[i].actor.person;
		if (name.len <= word.len || name.ptr[word.len] != ' ' || !ent_str_starts(name, word) ||
			find->known.at[i].called.len)
			continue;
		if (found)
			return NULL;
		found = &find->known.at[i];
	}
	return found;
}

uint32_t actor_find_known(finding *find, uint32_t at)
{
	if (!actor_find_is_capital(find, at))
		return 0;
	const known_person *known = known_as(find, actor_find_form(find, at));
	if (!known)
		known = known_by_other_name(find, at);
	if (!known)
		known = known_by_given_name(find, at);
	if (!known)
		return 0;
	ent_mention *mention = actor_find_add(find, at, 1, at, ENT_HOW_PERSON);
	actor_find_set(find, mention, known->actor);
	mention->called = known->called;
	return at + 1;
}

uint32_t actor_find_spelt(finding *find, uint32_t at)
{
	if (!actor_find_is_capital(find, at + 1) && !actor_find_is_capital(find, at + 2))
		return 0;
	uint32_t n = name_length(find, at);
	/* "On 9 November Ruto spoke": the name begins behind the word */
	const form *rest = n > 1 ? actor_find_form_at(find, at + 1) : NULL;
	if (rest && rest->kind == FORM_PERSON && rest->n + 1 == n && !actor_find_has_given_name(find, at + 1))
		return 0;
	uint32_t index = n > 1 ? spelt(find, at, n, UINT32_MAX, UINT32_MAX) : UINT32_MAX;
	if (index == UINT32_MAX || has_other_name(find, at))
		return 0;
	ent_actor actor = actor_of_person(find, index, UINT32_MAX, UINT32_MAX);
	know(find, ent_actors_surname(actor.person), actor, (ent_str){0});
	actor_find_set(find, actor_find_add(find, at, n, at + n - 1, ENT_HOW_PERSON), actor);
	return at + n;
}
