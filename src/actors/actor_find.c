/* Finding who is named. Left to right over the tokens of each sentence, the longest name first; a state's adjective or
 * possessive takes the office or the noun behind it ("Pakistan's then Foreign Minister", "Indian troops"), an office
 * the name behind it ("Foreign Minister Sergey Lavrov"), so that one who acts is one mention. What is found raises its
 * state in the focus of the article, from which references ("both countries", "it") are read. */
#include "actors/actor_find.h"

#include <string.h>

/* Words between a state and the office or noun that goes with it. */
static const char *const between[] = {"then",     "former",    "new",           "special",     "deputy",     "top",
									  "visiting", "late",      "senior",        "outgoing",    "incoming",   "current",
									  "acting",   "first",     "last",          "military",    "political",  "armed",
									  "naval",    "air",       "ground",        "state",       "federal",    "central",
									  "interim",  "caretaker", "civilian",      "communist",   "high-level", "high",
									  "level",    "-",         "revolutionary", "provisional", "national",   "elite",
									  "regular",  "young",     "veteran",       "permanent",   "own",        "elected"};

static bool in(const char *const *list, size_t n, ent_str word)
{
	for (size_t i = 0; i < n; i++)
		if (ent_str_eq_nocase(word, ent_str_of(list[i])))
			return true;
	return false;
}

#define IN(list, word) in(list, sizeof(list) / sizeof *(list), word)

static ent_str form_at(const finding *find, uint32_t at)
{
	return at < find->sentence->n ? find->sentence->tokens[at].form : (ent_str){0};
}

bool actor_find_is(const finding *find, uint32_t at, const char *word)
{
	return at < find->sentence->n && ent_str_eq_nocase(find->sentence->tokens[at].form, ent_str_of(word));
}

bool actor_find_is_capital(const finding *find, uint32_t at)
{
	ent_str s = form_at(find, at);
	return s.len > 1 && ((s.ptr[0] >= 'A' && s.ptr[0] <= 'Z') || (unsigned char)s.ptr[0] == 0xC3);
}

static bool is_possessive(const finding *find, uint32_t at)
{
	ent_str s = form_at(find, at);
	return ent_str_is(s, "'s") || ent_str_is(s, "'") || ent_str_is(s, "\xE2\x80\x99s") || ent_str_is(s, "\xE2\x80\x99");
}

/* ---- making mentions ---- */

static void raise_focus(finding *find, uint32_t state, double weight)
{
	for (size_t i = 0; i < find->focus.n; i++)
		if (find->focus.at[i].state == state) {
			find->focus.at[i].weight += weight;
			find->focus.at[i].last = find->sentence->index;
			return;
		}
	*ent_push(find->arena, &find->focus) = (focus){state, weight, find->sentence->index};
}

size_t actor_find_in_focus(const finding *find, uint32_t *ret_states, size_t n)
{
	size_t found = 0;
	bool taken[256] = {false};
	size_t most = find->focus.n < 256 ? find->focus.n : 256;
	while (found < n) {
		size_t best = SIZE_MAX;
		for (size_t i = 0; i < most; i++)
			if (!taken[i] && find->focus.at[i].weight > 0.05 &&
				(best == SIZE_MAX || find->focus.at[i].weight > find->focus.at[best].weight))
				best = i;
		if (best == SIZE_MAX)
			break;
		taken[best] = true;
		ret_states[found++] = find->focus.at[best].state;
	}
	return found;
}

/* "former" or "ex-" right before the tokens or among them. */
static bool says_former(const finding *find, uint32_t first, uint32_t n)
{
	static const char *const words[] = {"former", "ex", "erstwhile", "ousted", "deposed", "onetime"};
	for (uint32_t k = first ? first - 1 : 0; k < first + n; k++)
		if (IN(words, form_at(find, k)))
			return true;
	return false;
}

ent_mention *actor_find_add(finding *find, uint32_t first, uint32_t n, uint32_t head, ent_how how)
{
	ent_mention *mention = ent_push(find->arena, &find->mentions);
	*mention = (ent_mention){.sentence = find->sentence->index,
							 .first = first,
							 .n = n,
							 .head = head,
							 .start = find->sentence->tokens[first].start,
							 .end = find->sentence->tokens[first + n - 1].end,
							 .how = how,
							 .former = says_former(find, first, n),
							 .from = ENT_DAY_PAST,
							 .to = ENT_DAY_FUTURE};
	return mention;
}

void actor_find_set(finding *find, ent_mention *mention, ent_actor actor)
{
	mention->actors = ENT_NEW(find->arena, ent_actor);
	mention->actors[0] = actor;
	mention->n_actors = 1;
}

static uint32_t state_index(const finding *find, const char *iso)
{
	const ent_state *s = iso[0] ? ent_actors_state(find->actors, ent_str_of(iso)) : NULL;
	return s ? (uint32_t)(s - find->actors->states.at) : UINT32_MAX;
}

/* Puts what was said into the memory of the article. */
static void remember(finding *find, size_t index)
{
	const ent_mention *mention = &find->mentions.at[index];
	for (uint32_t i = 0; i < mention->n_actors; i++) {
		uint32_t state = state_index(find, mention->actors[i].country);
		if (state != UINT32_MAX)
			raise_focus(find, state, 1.0);
	}
	if (mention->n_actors > 1)
		find->last_group = index;
	else if (mention->n_actors == 1 && mention->actors[0].person.len)
		find->last_person = index;
	else if (mention->n_actors == 1)
		find->last_state = index;
}

static void know(finding *find, ent_str surname, ent_actor actor, uint32_t index)
{
	for (size_t i = 0; i < find->known.n; i++)
		if (ent_str_eq(find->known.at[i].surname, surname)) {
			find->known.at[i] = (known_person){surname, actor, index};
			return;
		}
	*ent_push(find->arena, &find->known) = (known_person){surname, actor, index};
}

/* ---- persons ---- */

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
		actor = ent_actors_of_state(find->arena, actors, state == UINT32_MAX ? t->state : state, o->sector);
		if (office_index != UINT32_MAX)
			actor.office = o->title;
	}
	actor.person = actors->people.at[index].name;
	return actor;
}

/* Edit distance of at most one (or two letters swapped for one another) between two words: spellings and OCR slips. */
static bool near(ent_str a, ent_str b)
{
	if (a.len > b.len + 1 || b.len > a.len + 1 || a.len < 4 || b.len < 4)
		return false;
	size_t i = 0, j = 0, edits = 0;
	while (i < a.len && j < b.len) {
		if (a.ptr[i] == b.ptr[j]) {
			i++;
			j++;
			continue;
		}
		if (++edits > 1)
			return false;
		if (a.len >= b.len)
			i++;
		if (b.len >= a.len)
			j++;
	}
	return edits + (a.len - i) + (b.len - j) <= 1;
}

/* A person of the tables whose name the capitalised tokens [at, at + n) spell but for one slip a word; the surname
 * must be one of the state, if one is known. */
static uint32_t nearly_named(const finding *find, uint32_t at, uint32_t n, uint32_t state)
{
	for (size_t i = 0; i < find->actors->people.n; i++) {
		const person *p = &find->actors->people.at[i];
		ent_str rest = p->name, word;
		uint32_t k = 0;
		bool same = true;
		while (same && ent_str_split(&rest, ' ', &word)) {
			ent_str own = form_at(find, at + k++);
			same = k <= n && (ent_str_eq(own, word) || near(own, word));
		}
		if (same && k == n && n > 1 &&
			(state == UINT32_MAX ||
			 ent_actors_term_of(find->actors, (uint32_t)i, state, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN)))
			return (uint32_t)i;
	}
	return UINT32_MAX;
}

/* A person of the tables whose surname ends the name [at, at + n) and one of whose given names the text has, or its
 * first letter: "James Harold Wilson", "J. F. Kennedy". UINT32_MAX where none or several fit. */
static uint32_t same_surname(const finding *find, uint32_t at, uint32_t n, uint32_t state)
{
	uint32_t only = UINT32_MAX;
	for (const form *f = n > 1 ? ent_actors_name_at(find->actors, find->sentence, at + n - 1) : NULL; f;
		 f = ent_actors_next_form(find->actors, f)) {
		if (f->kind != FORM_SURNAME || f->n != 1)
			continue;
		ent_str rest = find->actors->people.at[f->index].name, word;
		bool fits = false;
		while (!fits && ent_str_split(&rest, ' ', &word) && rest.len)
			for (uint32_t k = at; !fits && k < at + n - 1; k++) {
				ent_str own = form_at(find, k);
				bool initial = own.len == 2 && own.ptr[1] == '.' && own.ptr[0] == word.ptr[0];
				fits = word.len && (initial || ent_str_eq(own, word) || near(own, word));
			}
		if (!fits || (state != UINT32_MAX &&
					  !ent_actors_term_of(find->actors, f->index, state, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN)))
			continue;
		if (only != UINT32_MAX && only != f->index)
			return UINT32_MAX;
		only = f->index;
	}
	return only;
}

/* The number of tokens of a name at `at`: capitalised words, initials, particles. */
static uint32_t name_length(const finding *find, uint32_t at)
{
	static const char *const inner[] = {"de", "van", "von", "bin", "al",  "el",  "-",
										"ul", "ur",  "der", "da",  "ben", "ibn", "e"};
	uint32_t n = 0, end = 0;
	while (at + n < find->sentence->n && n < 7) {
		if (actor_find_is_capital(find, at + n) && !is_possessive(find, at + n)) {
			const form *f = n ? ent_actors_form_at(find->actors, find->sentence, at + n) : NULL;
			if (f &&
				(f->kind == FORM_STATE || f->kind == FORM_ADJECTIVE || f->kind == FORM_OFFICE || f->kind == FORM_ORG))
				break;
			end = ++n;
		} else if (n && IN(inner, form_at(find, at + n))) {
			n++;
		} else {
			break;
		}
	}
	return end;
}

/* ---- the big pieces ---- */

struct piece {
	uint32_t states[4], n_states; /* that the adjective or possessive names */
	uint32_t first;               /* token the piece begins at */
};

/* An office's form that counts in this state. */
static bool for_state(const finding *find, const form *f, uint32_t state)
{
	return f->state_only == UINT32_MAX || ent_actors_same_state(find->actors, f->state_only, state);
}

/* Reads an office or noun at `at` (words like "then", "former" before it are passed over); false when there is none. */
static const form *role_at(const finding *find, uint32_t *at, uint32_t state)
{
	for (uint32_t skip = 0; skip < 4 && *at + skip < find->sentence->n; skip++) {
		uint32_t here = *at + skip;
		const form *best = NULL;
		for (const form *f = ent_actors_form_at(find->actors, find->sentence, here); f;
			 f = ent_actors_next_form(find->actors, f))
			if ((f->kind == FORM_OFFICE && for_state(find, f, state) && (!best || f->state_only != UINT32_MAX)) ||
				(f->kind == FORM_NOUN && !best))
				best = f;
		if (best) {
			*at = here;
			return best;
		}
		if (!IN(between, form_at(find, here)))
			return NULL;
	}
	return NULL;
}

/* A name behind an office, with or without a comma: known to the tables or not. Returns the tokens it takes. */
static uint32_t read_name(finding *find, uint32_t at, uint32_t state, uint32_t office_index, ent_actor *actor)
{
	uint32_t skip = actor_find_is(find, at, ",") ? 1 : 0;
	find->by_surname = false;
	static const char *const ranks[] = {"General", "Gen.", "Gen",     "Mr.",     "Mr",     "Dr",  "Dr.",  "Sardar",
										"Lt.",     "Col.", "Marshal", "Admiral", "Sheikh", "Sir", "Lord", "Ayatollah"};
	while (IN(ranks, form_at(find, at + skip)) && actor_find_is_capital(find, at + skip + 1) &&
		   !ent_str_is(form_at(find, at + skip), "Sardar"))
		skip++;
	for (const form *f =
			 ent_actors_name_at(find->actors, find->sentence, at + skip < find->sentence->n ? at + skip : at);
		 f; f = ent_actors_next_form(find->actors, f)) {
		if (at + skip >= find->sentence->n || (f->kind != FORM_PERSON && f->kind != FORM_SURNAME))
			continue;
		if (f->kind == FORM_SURNAME && name_length(find, at + skip) > f->n)
			continue; /* another one of that name */
		if (state != UINT32_MAX &&
			!ent_actors_term_of(find->actors, f->index, state, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN))
			continue;
		*actor = actor_of_person(find, f->index, state, office_index);
		know(find, ent_actors_surname(actor->person), *actor, f->index);
		find->by_surname = f->kind == FORM_SURNAME;
		return skip + f->n;
	}
	uint32_t n = name_length(find, at + skip);
	const form *other = n ? ent_actors_form_at(find->actors, find->sentence, at + skip) : NULL;
	bool is_other = other && other->kind != FORM_PERSON && other->kind != FORM_SURNAME && other->n >= n;
	if (n == 0 || is_other || (skip && n < 2))
		return 0;
	uint32_t near_index = nearly_named(find, at + skip, n, state);
	if (near_index == UINT32_MAX)
		near_index = same_surname(find, at + skip, n, state);
	if (near_index != UINT32_MAX) {
		*actor = actor_of_person(find, near_index, state, office_index);
		know(find, ent_actors_surname(actor->person), *actor, near_index);
		return skip + n;
	}
	/* "General, Pakistan" is no name; after a comma the name must be closed by one, or by the end */
	if (skip && !(actor_find_is(find, at + skip + n, ",") || at + skip + n >= find->sentence->n ||
				  is_possessive(find, at + skip + n)))
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
	know(find, ent_actors_surname(name), *actor, UINT32_MAX);
	return skip + n;
}

/* Behind states named as adjective or possessive: the office or noun they have, and the name. Returns the token
 * behind, or 0 when there is none. */
static uint32_t add_role(finding *find, const struct piece *piece, uint32_t at)
{
	uint32_t role = at;
	const form *f = role_at(find, &role, piece->states[0]);
	if (!f)
		return 0;
	uint32_t end = role + f->n, head = end - 1;
	bool is_office = f->kind == FORM_OFFICE;
	const char *sector = is_office ? find->actors->offices.at[f->index].sector : f->sector;
	ent_actor actor = {.name = {0}};
	uint32_t name = is_office && piece->n_states == 1 ? read_name(find, end, piece->states[0], f->index, &actor) : 0;
	if (name) {
		end += name;
		head = end - 1;
		ent_mention *mention = actor_find_add(find, piece->first, end - piece->first, head, ENT_HOW_PERSON);
		actor_find_set(find, mention, actor);
		mention->surname = find->by_surname;
	} else {
		ent_mention *mention =
			actor_find_add(find, piece->first, end - piece->first, head, is_office ? ENT_HOW_OFFICE : ENT_HOW_NAME);
		mention->actors = ENT_NEWN(find->arena, ent_actor, piece->n_states);
		mention->n_actors = piece->n_states;
		for (uint32_t i = 0; i < piece->n_states; i++) {
			mention->actors[i] = ent_actors_of_state(find->arena, find->actors, piece->states[i], sector);
			if (is_office)
				mention->actors[i].office = find->actors->offices.at[f->index].title;
		}
		if (piece->n_states > 1)
			mention->how = ENT_HOW_COLLECTIVE;
	}
	remember(find, find->mentions.n - 1);
	return end;
}

/* States joined by "and" or commas as adjectives before one noun: "the Pakistani and Russian militaries". */
static uint32_t read_adjectives(const finding *find, uint32_t at, struct piece *piece)
{
	piece->n_states = 0;
	while (piece->n_states < 4) {
		const form *f = at < find->sentence->n ? ent_actors_form_at(find->actors, find->sentence, at) : NULL;
		while (f && f->kind != FORM_ADJECTIVE)
			f = ent_actors_next_form(find->actors, f);
		if (!f)
			return 0;
		piece->states[piece->n_states++] = f->index;
		at += f->n;
		if (actor_find_is(find, at, "and") || actor_find_is(find, at, ",")) {
			const form *g =
				at + 1 < find->sentence->n ? ent_actors_form_at(find->actors, find->sentence, at + 1) : NULL;
			while (g && g->kind != FORM_ADJECTIVE)
				g = ent_actors_next_form(find->actors, g);
			if (g) {
				at++;
				continue;
			}
		}
		return at;
	}
	return at;
}

/* "of Pakistan", "of the Soviet Union" behind an office or noun: the state, and the token behind it. */
static uint32_t read_of_state(const finding *find, uint32_t at, uint32_t *state)
{
	if (!actor_find_is(find, at, "of") && !actor_find_is(find, at, "from"))
		return 0;
	at++;
	if (actor_find_is(find, at, "the"))
		at++;
	const form *f = at < find->sentence->n ? ent_actors_form_at(find->actors, find->sentence, at) : NULL;
	while (f && f->kind != FORM_STATE)
		f = ent_actors_next_form(find->actors, f);
	if (!f)
		return 0;
	*state = f->index;
	return at + f->n;
}

/* Is the noun at `at` only the first part of a longer one ("military equipment", "media reports")? */
static bool modifies(const finding *find, uint32_t at)
{
	static const char *const firsts[] = {"military", "intelligence", "media",      "police",  "party",
										 "company",  "bank",         "mission",    "public",  "state",
										 "naval",    "army",         "opposition", "court",   "security",
										 "congress", "industry",     "defence",    "national"};
	static const char *const follow[] = {"and",   "or",   "but",  "to",   "in",    "of",     "on",     "at",
										 "by",    "for",  "from", "with", "as",    "that",   "which",  "who",
										 "has",   "had",  "have", "was",  "were",  "is",     "are",    "will",
										 "would", "said", "says", "also", "could", "can",    "should", "may",
										 "might", "did",  "does", "not",  "after", "before", "when",   "while"};
	if (!IN(firsts, form_at(find, at)) || at + 1 >= find->sentence->n)
		return false;
	ent_str next = form_at(find, at + 1);
	bool word = next.len > 2 && next.ptr[0] >= 'a' && next.ptr[0] <= 'z';
	return word && !IN(follow, next) && !ent_str_ends(next, ENT_STR("ed"));
}

/* Is the city before the capitalised noun at `at` only where a document was made ("the Tashkent Declaration")? */
static bool names_document(const finding *find, uint32_t at)
{
	static const char *const documents[] = {"accord",     "accords",    "agreement", "agreements",  "charter",
											"communique", "convention", "covenant",  "declaration", "memorandum",
											"pact",       "protocol",   "protocols", "statute",     "treaty"};
	return at < find->sentence->n && actor_find_is_capital(find, at) && IN(documents, form_at(find, at));
}

static uint32_t add_state(finding *find, uint32_t at, const form *f)
{
	if (f->kind != FORM_STATE && f->kind != FORM_ADJECTIVE && names_document(find, at + f->n))
		return at + f->n;
	struct piece piece = {.states = {f->index}, .n_states = 1, .first = at};
	uint32_t behind = at + f->n;
	if (f->kind == FORM_ADJECTIVE) {
		behind = read_adjectives(find, at, &piece);
		uint32_t end = behind ? add_role(find, &piece, behind) : 0;
		if (end)
			return end;
	} else if (is_possessive(find, behind)) {
		uint32_t end = add_role(find, &piece, behind + 1);
		if (end)
			return end;
	} else if (f->kind == FORM_STATE && !actor_find_is(find, behind, ",")) {
		/* "US officials", "Pakistan government"; but "offered Pakistan military equipment" */
		bool alone = behind < find->sentence->n && !actor_find_is(find, behind, "and") && !modifies(find, behind);
		uint32_t end = alone ? add_role(find, &piece, behind) : 0;
		if (end)
			return end;
	}
	ent_how how = f->kind == FORM_STATE       ? ENT_HOW_NAME
				  : f->kind == FORM_ADJECTIVE ? ENT_HOW_ADJECTIVE
											  : ENT_HOW_METONYM;
	ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, how);
	actor_find_set(find, mention,
				   ent_actors_of_state(find->arena, find->actors, f->index, f->kind == FORM_SEAT ? f->sector : NULL));
	const ent_state *s = &find->actors->states.at[f->index];
	mention->from = s->from;
	mention->to = s->to;
	remember(find, find->mentions.n - 1);
	return at + f->n;
}

static uint32_t add_organisation(finding *find, uint32_t at, const form *f)
{
	const organisation *o = &find->actors->organisations.at[f->index];
	ent_actor actor = {.code = o->code, .name = o->name};
	memcpy(actor.country, o->country, 4);
	memcpy(actor.sector, o->sector, 4);
	ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, ENT_HOW_ORGANISATION);
	actor_find_set(find, mention, actor);
	remember(find, find->mentions.n - 1);
	return at + f->n;
}

/* An office without a state before it: "Foreign Minister Lavrov", "President of Russia Vladimir Putin", "the premier".
 */
static uint32_t add_office(finding *find, uint32_t at, const form *f)
{
	uint32_t end = at + f->n, state = UINT32_MAX;
	ent_actor actor = {.name = {0}};
	uint32_t behind = read_of_state(find, end, &state);
	if (behind)
		end = behind;
	uint32_t name = read_name(find, end, state, f->index, &actor);
	if (name) {
		end += name;
		ent_mention *mention = actor_find_add(find, at, end - at, end - 1, ENT_HOW_PERSON);
		actor_find_set(find, mention, actor);
		mention->surname = find->by_surname;
	} else if (state != UINT32_MAX) {
		ent_mention *mention = actor_find_add(find, at, end - at, at + f->n - 1, ENT_HOW_OFFICE);
		actor = ent_actors_of_state(find->arena, find->actors, state, find->actors->offices.at[f->index].sector);
		actor.office = find->actors->offices.at[f->index].title;
		actor_find_set(find, mention, actor);
	} else {
		/* one who was named before in this office, or a lone office of the state spoken of */
		for (size_t i = find->mentions.n; i-- > 0 && find->mentions.at[i].sentence + 8 > find->sentence->index;) {
			const ent_mention *m = &find->mentions.at[i];
			if (m->n_actors == 1 && ent_str_eq(m->actors[0].office, find->actors->offices.at[f->index].title)) {
				actor = m->actors[0];
				ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, ENT_HOW_OFFICE);
				actor_find_set(find, mention, actor);
				remember(find, find->mentions.n - 1);
				return end;
			}
		}
		return at + f->n; /* nobody known */
	}
	remember(find, find->mentions.n - 1);
	return end;
}

static uint32_t add_noun(finding *find, uint32_t at, const form *f)
{
	uint32_t state;
	uint32_t end = read_of_state(find, at + f->n, &state);
	if (!end)
		return at + f->n;
	ent_mention *mention = actor_find_add(find, at, end - at, at + f->n - 1, ENT_HOW_NAME);
	actor_find_set(find, mention, ent_actors_of_state(find->arena, find->actors, state, f->sector));
	remember(find, find->mentions.n - 1);
	return end;
}

static uint32_t add_person(finding *find, uint32_t at, const form *f)
{
	bool named = f->kind == FORM_PERSON;
	ent_actor actor = {.name = {0}};
	ent_str surname = ent_actors_surname(find->actors->people.at[f->index].name);
	if (!named)
		for (size_t i = find->known.n; i-- > 0;)
			if (ent_str_eq(find->known.at[i].surname, form_at(find, at + f->n - 1)) ||
				ent_str_eq(find->known.at[i].surname, surname)) {
				actor = find->known.at[i].actor;
				named = true;
				break;
			}
	if (!actor.person.len) {
		actor = actor_of_person(find, f->index, UINT32_MAX, UINT32_MAX);
		know(find, ent_actors_surname(actor.person), actor, f->index);
	}
	ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, ENT_HOW_PERSON);
	actor_find_set(find, mention, actor);
	remember(find, find->mentions.n - 1);
	return at + f->n;
}

/* A state inside a word: "anti-Iraqi", "pro-Libyan". Returns the token behind, or 0. */
static uint32_t add_prefixed(finding *find, uint32_t at)
{
	static const char *const prefixes[] = {"anti-", "pro-", "Anti-", "Pro-"};
	ent_str word = form_at(find, at);
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		ent_str prefix = ent_str_of(prefixes[i]);
		if (!ent_str_starts(word, prefix))
			continue;
		uint32_t state = ent_actors_adjective(find->actors, ent_str_sub(word, prefix.len, word.len));
		if (state == UINT32_MAX)
			return 0;
		ent_mention *mention = actor_find_add(find, at, 1, at, ENT_HOW_ADJECTIVE);
		actor_find_set(find, mention, ent_actors_of_state(find->arena, find->actors, state, NULL));
		return at + 1;
	}
	return 0;
}

/* "North and South Korea": the first half takes its noun from behind. Returns the token behind it, or 0. */
static uint32_t add_half(finding *find, uint32_t at)
{
	static const char *const halves[] = {"North", "South", "East", "West"};
	if (!IN(halves, form_at(find, at)) || !actor_find_is(find, at + 1, "and") || !IN(halves, form_at(find, at + 2)))
		return 0;
	const form *f = at + 3 < find->sentence->n ? ent_actors_form_at(find->actors, find->sentence, at + 2) : NULL;
	if (!f || f->n != 2 || (f->kind != FORM_STATE && f->kind != FORM_ADJECTIVE))
		return 0;
	ent_str whole = ent_str_join(find->arena, form_at(find, at), ENT_STR(" "), form_at(find, at + 3));
	const ent_state *state = ent_actors_state(find->actors, whole);
	uint32_t index = state ? (uint32_t)(state - find->actors->states.at) : ent_actors_adjective(find->actors, whole);
	if (index == UINT32_MAX)
		return 0;
	ent_mention *mention = actor_find_add(find, at, 1, at, f->kind == FORM_STATE ? ENT_HOW_NAME : ENT_HOW_ADJECTIVE);
	actor_find_set(find, mention, ent_actors_of_state(find->arena, find->actors, index, NULL));
	remember(find, find->mentions.n - 1);
	return at + 1;
}

/* A capitalised word that is the surname of somebody met before in this document. */
static uint32_t add_known(finding *find, uint32_t at)
{
	if (!actor_find_is_capital(find, at))
		return 0;
	ent_str word = form_at(find, at);
	for (size_t i = find->known.n; i-- > 0;)
		if (ent_str_eq(find->known.at[i].surname, word)) {
			ent_mention *mention = actor_find_add(find, at, 1, at, ENT_HOW_PERSON);
			actor_find_set(find, mention, find->known.at[i].actor);
			remember(find, find->mentions.n - 1);
			return at + 1;
		}
	return 0;
}

static uint32_t add_form(finding *find, uint32_t at, const form *f)
{
	switch (f->kind) {
	case FORM_STATE:
	case FORM_ADJECTIVE:
	case FORM_PLACE:
	case FORM_SEAT:
		return add_state(find, at, f);
	case FORM_ORG:
		return add_organisation(find, at, f);
	case FORM_PERSON:
	case FORM_SURNAME:
		return add_person(find, at, f);
	case FORM_OFFICE:
		return add_office(find, at, f);
	case FORM_NOUN:
		return add_noun(find, at, f);
	}
	return at + 1;
}

static void begin_article(finding *find)
{
	find->focus.n = 0;
	find->known.n = 0;
	find->acronyms.n = 0;
	find->last_person = find->last_group = find->last_state = SIZE_MAX;
	find->article = find->sentence->article;
}

static void find_in_sentence(finding *find)
{
	for (size_t i = 0; i < find->focus.n; i++)
		find->focus.at[i].weight *= 0.85;
	find->first_of_sentence = find->mentions.n;
	for (uint32_t at = 0; at < find->sentence->n;) {
		const form *f = ent_actors_form_at(find->actors, find->sentence, at);
		uint32_t known = !f || f->kind == FORM_SURNAME ? add_known(find, at) : 0;
		if (!f && !known && find->acronyms.n)
			known = actor_find_known_acronym(find, at);
		if (!f && !known && actor_find_is_capital(find, at))
			known = actor_find_body(find, at);
		if (!f && !known)
			known = add_prefixed(find, at);
		if (!f && !known)
			known = add_half(find, at);
		uint32_t taken = f || known ? 0 : actor_find_reference(find, at);
		uint32_t next = known ? known : f ? add_form(find, at, f) : at + (taken ? taken : 1);
		if (f && f->kind == FORM_NOUN && next == at + f->n) {
			taken = actor_find_reference(find, at);
			next = taken ? at + taken : next;
		}
		at = next > at ? next : at + 1;
		actor_find_acronym(find, at);
	}
}

ent_mentions *ent_actors_find(const ent_actors *actors, ent_arena *arena, const ent_text *text)
{
	finding find = {.actors = actors, .arena = arena, .text = text, .article = UINT32_MAX};
	for (size_t i = 0; i < text->n; i++) {
		find.sentence = &text->sentences[i];
		if (find.sentence->article != find.article)
			begin_article(&find);
		find_in_sentence(&find);
	}
	ent_mentions *mentions = ENT_NEW(arena, ent_mentions);
	mentions->at = find.mentions.at;
	mentions->n = find.mentions.n;
	return mentions;
}
