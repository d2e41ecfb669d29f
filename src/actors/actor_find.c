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

bool actor_find_in(const char *const *list, size_t n, ent_str word)
{
	for (size_t i = 0; i < n && word.len; i++)
		if (ent_str_is_nocase(word, list[i]))
			return true;
	return false;
}

bool actor_find_is_possessive(const finding *find, uint32_t at)
{
	ent_str s = actor_find_form(find, at);
	return ent_str_is(s, "'s") || ent_str_is(s, "'") || ent_str_is(s, "\xE2\x80\x99s") || ent_str_is(s, "\xE2\x80\x99");
}

/* ---- making mentions ---- */

/* "former" or "ex-" right before the tokens or among them. */
static bool says_former(const finding *find, uint32_t first, uint32_t n)
{
	static const char *const words[] = {"former", "ex", "erstwhile", "ousted", "deposed", "onetime"};
	for (uint32_t k = first ? first - 1 : 0; k < first + n; k++)
		if (ACTOR_IN(words, actor_find_form(find, k)))
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

waiting *actor_find_wait(finding *find, uint32_t first, uint32_t n, waiting_kind kind)
{
	ent_how how = kind == WAITS_FOR_STATES || kind == WAITS_FOR_BOTH ? ENT_HOW_COLLECTIVE
				  : kind == WAITS_FOR_OFFICE                         ? ENT_HOW_OFFICE
																	 : ENT_HOW_PRONOUN;
	(void)actor_find_add(find, first, n, first + n - 1, how);
	waiting *w = ent_push(find->arena, &find->waiting);
	*w = (waiting){.mention = find->mentions.n - 1, .kind = kind};
	return w;
}

uint32_t actor_find_state(const finding *find, const char *iso)
{
	const ent_state *s = iso[0] ? ent_actors_state(find->actors, ent_str_of(iso)) : NULL;
	return s ? (uint32_t)(s - find->actors->states.at) : UINT32_MAX;
}

/* ---- the big pieces ---- */

struct piece {
	uint32_t states[4], n_states; /* that the adjective or possessive names */
	uint32_t first;               /* token the piece begins at */
};

/* An office's form that counts in this state. */
static bool for_state(const finding *find, const form *f, uint32_t state)
{
	if (state != UINT32_MAX && find->actors->offices.at[f->index].of_bodies)
		return false;
	return f->state_only == UINT32_MAX || ent_actors_same_state(find->actors, f->state_only, state);
}

/* Reads an office or noun at `at` (words like "then", "former" before it are passed over); false when there is none. */
static const form *role_at(const finding *find, uint32_t *at, uint32_t state)
{
	for (uint32_t skip = 0; skip < 4 && *at + skip < find->sentence->n; skip++) {
		uint32_t here = *at + skip;
		const form *best = NULL;
		for (const form *f = actor_find_form_at(find, here); f; f = ent_actors_next_form(find->actors, f))
			if ((f->kind == FORM_OFFICE && for_state(find, f, state) && (!best || f->state_only != UINT32_MAX)) ||
				(f->kind == FORM_NOUN && !best))
				best = f;
		if (best) {
			*at = here;
			return best;
		}
		if (!ACTOR_IN(between, actor_find_form(find, here)))
			return NULL;
	}
	return NULL;
}

/* Behind states named as adjective or possessive, the last by `owner`: the office or noun they have, and the name, or
 * the body. Returns the token behind, or 0 when there is none. */
static uint32_t add_role(finding *find, const struct piece *piece, const form *owner, uint32_t at)
{
	uint32_t role = at;
	const form *f = role_at(find, &role, piece->states[0]);
	if (piece->n_states == 1 && (!f || f->kind == FORM_NOUN)) { /* "Peru's National Liberation Movement" */
		uint32_t body = actor_find_own_body(find, owner, piece->first, at, f ? role + f->n : at);
		if (body)
			return body;
	}
	if (!f)
		return 0;
	uint32_t end = role + f->n, head = end - 1;
	bool is_office = f->kind == FORM_OFFICE;
	const char *sector = is_office ? find->actors->offices.at[f->index].sector : actor_forms_sector(f);
	ent_actor actor = {.name = {0}};
	uint32_t name =
		is_office && piece->n_states == 1 ? actor_find_name(find, end, piece->states[0], f->index, &actor) : 0;
	if (name) {
		end += name;
		head = end - 1;
		ent_mention *mention = actor_find_add(find, piece->first, end - piece->first, head, ENT_HOW_PERSON);
		actor_find_set(find, mention, actor);
		mention->called = find->called;
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
	return end;
}

/* States joined by "and" or commas as adjectives before one noun: "the Pakistani and Russian militaries". */
static uint32_t read_adjectives(const finding *find, uint32_t at, struct piece *piece)
{
	piece->n_states = 0;
	while (piece->n_states < 4) {
		const form *f = at < find->sentence->n ? actor_find_form_at(find, at) : NULL;
		while (f && f->kind != FORM_ADJECTIVE)
			f = ent_actors_next_form(find->actors, f);
		if (!f)
			return 0;
		piece->states[piece->n_states++] = f->index;
		at += f->n;
		if (actor_find_is(find, at, "and") || actor_find_is(find, at, ",")) {
			const form *g = at + 1 < find->sentence->n ? actor_find_form_at(find, at + 1) : NULL;
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

/* The state or organisation that is named at `at`, an article before it or none; the token behind it, or 0. */
static uint32_t read_named(const finding *find, uint32_t at, form_kind kind, uint32_t *ret_index)
{
	if (actor_find_is(find, at, "the"))
		at++;
	const form *f = at < find->sentence->n ? actor_find_form_at(find, at) : NULL;
	while (f && f->kind != kind)
		f = ent_actors_next_form(find->actors, f);
	if (!f)
		return 0;
	*ret_index = f->index;
	return at + f->n;
}

/* "of Pakistan", "of the Soviet Union" behind an office or noun: the state, and the token behind it. */
static uint32_t read_of(const finding *find, uint32_t at, form_kind kind, uint32_t *ret_index)
{
	if (!actor_find_is(find, at, "of") && !actor_find_is(find, at, "from"))
		return 0;
	return read_named(find, at + 1, kind, ret_index);
}

static uint32_t read_state(const finding *find, uint32_t at, uint32_t *ret_state)
{
	return read_named(find, at, FORM_STATE, ret_state);
}

static uint32_t read_of_state(const finding *find, uint32_t at, uint32_t *ret_state)
{
	return read_of(find, at, FORM_STATE, ret_state);
}

static bool is_between_states(const finding *find, uint32_t body)
{
	return strcmp(find->actors->organisations.at[body].sector, "IGO") == 0;
}

/* "of the World Bank": an organisation between states. */
static uint32_t read_of_body(const finding *find, uint32_t at, uint32_t *ret_body)
{
	uint32_t end = read_of(find, at, FORM_ORG, ret_body);
	return end && is_between_states(find, *ret_body) ? end : 0;
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
	if (!ACTOR_IN(firsts, actor_find_form(find, at)) || at + 1 >= find->sentence->n)
		return false;
	ent_str next = actor_find_form(find, at + 1);
	bool word = next.len > 2 && next.ptr[0] >= 'a' && next.ptr[0] <= 'z';
	return word && !ACTOR_IN(follow, next) && !ent_str_ends(next, ENT_STR("ed"));
}

/* "of Vienna", "of the Soviet Union": the state of what stands there. */
static uint32_t read_of_place(const finding *find, uint32_t at, uint32_t *ret_state)
{
	uint32_t end = read_of(find, at, FORM_STATE, ret_state);
	return end ? end : read_of(find, at, FORM_PLACE, ret_state);
}

static uint32_t add_state(finding *find, uint32_t at, const form *f)
{
	f = actor_find_place_meant(find, at, f);
	bool is_place = f->kind != FORM_STATE && f->kind != FORM_ADJECTIVE;
	uint32_t other, of = f->kind == FORM_SEAT ? read_of_place(find, at + f->n, &other) : 0;
	if (ent_actors_is_namesake(find->actors, find->sentence, at, f->n, is_place) || (of && other != f->index))
		return at + f->n; /* "the Congress of Vienna" is not that of the United States */
	struct piece piece = {.states = {f->index}, .n_states = 1, .first = at};
	uint32_t behind = at + f->n;
	if (f->kind == FORM_ADJECTIVE) {
		behind = read_adjectives(find, at, &piece);
		uint32_t end = behind ? add_role(find, &piece, f, behind) : 0;
		if (end)
			return end;
	} else if (actor_find_is_possessive(find, behind)) {
		uint32_t end = add_role(find, &piece, f, behind + 1);
		if (end)
			return end;
	} else if (f->kind == FORM_STATE && !actor_find_is(find, behind, ",")) {
		/* "US officials", "Pakistan government"; but "offered Pakistan military equipment" */
		bool alone = behind < find->sentence->n && !actor_find_is(find, behind, "and") && !modifies(find, behind);
		uint32_t end = alone ? add_role(find, &piece, f, behind) : 0;
		if (end)
			return end;
	}
	ent_how how = f->kind == FORM_STATE       ? ENT_HOW_NAME
				  : f->kind == FORM_ADJECTIVE ? ENT_HOW_ADJECTIVE
											  : ENT_HOW_METONYM;
	ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, how);
	actor_find_set(
		find, mention,
		ent_actors_of_state(find->arena, find->actors, f->index, f->kind == FORM_SEAT ? actor_forms_sector(f) : NULL));
	const ent_state *s = &find->actors->states.at[f->index];
	mention->from = s->from;
	mention->to = s->to;
	mention->place = f->place;
	return at + f->n;
}

/* An office of an organisation, with the name behind it where one stands there: tokens [first, ...), the office ending
 * before `end`. Returns the token behind. */
static uint32_t add_head(finding *find, uint32_t first, uint32_t end, uint32_t body, uint32_t office_index)
{
	ent_actor actor = ent_actors_of_body(find->actors, body), named = {.name = {0}};
	uint32_t name = actor_find_name(find, end, UINT32_MAX, office_index, &named);
	ent_mention *mention =
		actor_find_add(find, first, end + name - first, end + name - 1, name ? ENT_HOW_PERSON : ENT_HOW_OFFICE);
	actor.office = find->actors->offices.at[office_index].title;
	if (name) {
		actor.name = named.name;
		actor.person = named.person;
		mention->called = find->called;
	}
	actor_find_set(find, mention, actor);
	return end + name;
}

static uint32_t add_organisation(finding *find, uint32_t at, const form *f)
{
	uint32_t behind = at + f->n + (actor_find_is_possessive(find, at + f->n) ? 1 : 0), role = behind;
	const form *held = is_between_states(find, f->index) ? role_at(find, &role, UINT32_MAX) : NULL;
	if (held && held->kind == FORM_OFFICE)
		return add_head(find, at, role + held->n, f->index, held->index);
	uint32_t end = actor_find_own_body(find, f, at, behind, behind); /* "the OAS Permanent Council" */
	if (end)
		return end;
	ent_actor actor = ent_actors_of_body(find->actors, f->index);
	ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, ENT_HOW_ORGANISATION);
	actor_find_set(find, mention, actor);
	return at + f->n;
}

/* Of the offices that the words of `f` at `at` name, the one that they name in that state: a secretary of state is not
 * the Vatican's where the person is American. */
static const form *as_in(const finding *find, uint32_t at, const form *f, uint32_t state)
{
	if (state == UINT32_MAX || f->state_only == UINT32_MAX || for_state(find, f, state))
		return f;
	for (const form *other = actor_find_form_at(find, at); other; other = ent_actors_next_form(find->actors, other))
		if (other->kind == FORM_OFFICE && for_state(find, other, state))
			return other;
	return f;
}

/* "The army chief", "its water minister": whose, the text has said; "General" is anybody's. */
static bool has_owner(const finding *find, uint32_t at, const form *f)
{
	static const char *const words[] = {"the", "its", "his", "her", "their"};
	bool own = at > 0 && ACTOR_IN(words, actor_find_form(find, at - 1));
	if (!own && at > 1 && !actor_find_is_capital(find, at - 1) && !actor_find_is_possessive(find, at - 1))
		own = ACTOR_IN(words, actor_find_form(find, at - 2));
	return own && !ent_str_is(find->actors->offices.at[f->index].id, "commander");
}

/* An office without a state before it: "Foreign Minister Lavrov", "President of Russia Vladimir Putin", "the premier".
 */
static uint32_t add_office(finding *find, uint32_t at, const form *f)
{
	uint32_t end = at + f->n, state = UINT32_MAX, body;
	ent_actor actor = {.name = {0}};
	uint32_t behind = read_of_body(find, end, &body);
	if (behind && f->state_only == UINT32_MAX)
		return add_head(find, at, behind, body, f->index);
	behind = read_of_state(find, end, &state);
	if (behind)
		end = behind;
	size_t n_known = find->known.n;
	uint32_t name = actor_find_name(find, end, state, f->index, &actor);
	if (name && state == UINT32_MAX && read_of_state(find, end + name, &state)) { /* "President X of Chad" */
		find->known.n = n_known;
		name = actor_find_name(find, end, state, f->index, &actor);
	}
	const form *here = name ? as_in(find, at, f, actor_find_state(find, actor.country)) : f;
	if (here != f) {
		find->known.n = n_known;
		name = actor_find_name(find, end, state, here->index, &actor);
	}
	if (name) {
		end += name;
		bool owned = !actor.country[0] && has_owner(find, at, f);
		if (owned)
			actor_find_wait(find, at, end - at, WAITS_FOR_SEAT)->office = f;
		ent_mention *mention = owned ? &find->mentions.at[find->mentions.n - 1]
									 : actor_find_add(find, at, end - at, end - 1, ENT_HOW_PERSON);
		mention->how = ENT_HOW_PERSON;
		actor_find_set(find, mention, actor);
		mention->called = find->called;
	} else if (state != UINT32_MAX) {
		ent_mention *mention = actor_find_add(find, at, end - at, at + f->n - 1, ENT_HOW_OFFICE);
		actor = ent_actors_of_state(find->arena, find->actors, state, find->actors->offices.at[f->index].sector);
		actor.office = find->actors->offices.at[f->index].title;
		actor_find_set(find, mention, actor);
	} else {
		/* one who was named before in this office, or the one of the state spoken of */
		if (actor_find_definite(find, at) && !actor_find_is(find, end, "of"))
			actor_find_wait(find, at, f->n, WAITS_FOR_OFFICE)->office = f;
		return at + f->n;
	}
	return end;
}

/* Whether one of the few words before the token begins with one of these. */
static bool stands_behind(const finding *find, uint32_t at, const char *const *beginnings, size_t n)
{
	enum { BACK = 4 /* [tokens] */ };
	for (uint32_t back = 1; back <= BACK && back <= at; back++)
		for (size_t i = 0; i < n; i++)
			if (ent_str_starts(actor_find_form(find, at - back), ent_str_of(beginnings[i])))
				return true;
	return false;
}

/* "bought 24 fighters from France": what is traded is no men. */
static bool is_traded(const finding *find, uint32_t at)
{
	static const char *const trades[] = {"buy",     "bought", "purchas", "sell",   "sold",
										 "deliver", "suppl",  "acquir",  "procur", "leas"};
	return stands_behind(find, at, trades, sizeof trades / sizeof *trades);
}

/* "24 Rafale fighters from France", "F-16 fighters": behind the name of a make, which is nobody's, they are aircraft.
 */
static bool is_aircraft(const finding *find, uint32_t at)
{
	if (at == 0 || !actor_find_is(find, at, "fighters"))
		return false;
	if (is_traded(find, at))
		return true;
	ent_str make = actor_find_form(find, at - 1);
	for (size_t i = 0; i < make.len; i++)
		if (make.ptr[i] >= '0' && make.ptr[i] <= '9')
			return make.ptr[0] > '9'; /* "24 fighters" may be men */
	const ent_mention *last = find->mentions.n ? &find->mentions.at[find->mentions.n - 1] : NULL;
	bool named = last && last->sentence == find->sentence->index && last->first + last->n == at;
	return at > 1 && make.len && make.ptr[0] >= 'A' && make.ptr[0] <= 'Z' && !named;
}

/* "withdrew its troops from Chad", "the removal of all troops from Chad": from where they go, and not whose they are.
 */
static bool is_moved(const finding *find, uint32_t at)
{
	static const char *const owners[] = {"its", "their", "his", "her", "our", "'s", "\xE2\x80\x99s"};
	static const char *const moves[] = {"withdr", "pull", "remov", "evacuat", "expel", "expul", "recall"};
	if (at > 0 && ACTOR_IN(owners, actor_find_form(find, at - 1)))
		return true;
	return stands_behind(find, at, moves, sizeof moves / sizeof *moves);
}

static uint32_t add_noun(finding *find, uint32_t at, const form *f)
{
	uint32_t states[4], n = 1;
	if (is_aircraft(find, at))
		return at + f->n;
	bool from = actor_find_is(find, at + f->n, "from");
	if (f->thing && from)
		return at + f->n; /* "bought tanks from Peru" */
	uint32_t end = from && is_moved(find, at) ? 0 : read_of_state(find, at + f->n, &states[0]);
	if (!end && strcmp(f->sector, "REB") == 0 && actor_find_is(find, at + f->n, "in"))
		end = read_state(find, at + f->n + 1, &states[0]); /* "rebels in Chad" */
	if (!end) {
		/* "the government": of the state spoken of */
		if (actor_find_definite(find, at) && !actor_find_is(find, at + f->n, "of") && !modifies(find, at))
			actor_find_wait(find, at, f->n, WAITS_FOR_ROLE)->sector = actor_forms_sector(f);
		return at + f->n;
	}
	bool several = ent_str_ends(actor_find_form(find, at + f->n - 1), ENT_STR("s"));
	for (uint32_t behind = end; several && behind && n < 4;) { /* "the presidents of Egypt and Syria" */
		bool joined = actor_find_is(find, end, "and") || actor_find_is(find, end, ",");
		behind = joined ? read_state(find, end + 1, &states[n]) : 0;
		if (behind) {
			end = behind;
			n++;
		}
	}
	ent_mention *mention = actor_find_add(find, at, end - at, at + f->n - 1, n > 1 ? ENT_HOW_COLLECTIVE : ENT_HOW_NAME);
	mention->actors = ENT_NEWN(find->arena, ent_actor, n);
	mention->n_actors = n;
	for (uint32_t i = 0; i < n; i++)
		mention->actors[i] = ent_actors_of_state(find->arena, find->actors, states[i], actor_forms_sector(f));
	return end;
}

/* "the Allies": one actor; who they are depends on the day, so that the mention keeps the bloc. */
static uint32_t add_bloc(finding *find, uint32_t at, const form *f)
{
	ent_mention *mention = actor_find_add(find, at, f->n, at + f->n - 1, ENT_HOW_COLLECTIVE);
	const bloc *b = &find->actors->blocs.at[f->index];
	ent_actor actor = {.name = b->name, .code = b->code};
	memcpy(actor.sector, b->sector, sizeof actor.sector);
	actor_find_set(find, mention, actor);
	mention->bloc = f->index + 1;
	return at + f->n;
}

/* A state inside a word: "anti-Iraqi", "pro-Libyan". Returns the token behind, or 0. */
static uint32_t add_prefixed(finding *find, uint32_t at)
{
	static const char *const prefixes[] = {"anti-", "pro-", "Anti-", "Pro-"};
	ent_str word = actor_find_form(find, at);
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
	if (!actor_find_is(find, at + 1, "and") || !ACTOR_IN(halves, actor_find_form(find, at)) ||
		!ACTOR_IN(halves, actor_find_form(find, at + 2)))
		return 0;
	const form *f = at + 3 < find->sentence->n ? actor_find_form_at(find, at + 2) : NULL;
	if (!f || f->n != 2 || (f->kind != FORM_STATE && f->kind != FORM_ADJECTIVE))
		return 0;
	ent_str whole = ent_str_join(find->arena, actor_find_form(find, at), ENT_STR(" "), actor_find_form(find, at + 3));
	const ent_state *state = ent_actors_state(find->actors, whole);
	uint32_t index = state ? (uint32_t)(state - find->actors->states.at) : ent_actors_adjective(find->actors, whole);
	if (index == UINT32_MAX)
		return 0;
	ent_mention *mention = actor_find_add(find, at, 1, at, f->kind == FORM_STATE ? ENT_HOW_NAME : ENT_HOW_ADJECTIVE);
	actor_find_set(find, mention, ent_actors_of_state(find->arena, find->actors, index, NULL));
	return at + 1;
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
	case FORM_BLOC:
		return add_bloc(find, at, f);
	case FORM_PERSON:
	case FORM_SURNAME:
		return actor_find_person(find, at, f);
	case FORM_OFFICE:
		return add_office(find, at, f);
	case FORM_NOUN:
		return add_noun(find, at, f);
	case FORM_NAMESAKE:
		return at + f->n;
	}
	return at + 1;
}

/* A name at token `at` for which the tables have no form; the token behind it, or 0. */
static uint32_t find_other(finding *find, uint32_t at)
{
	uint32_t next = actor_find_is_capital(find, at) ? actor_find_known(find, at) : 0;
	if (!next && find->acronyms.n)
		next = actor_find_known_acronym(find, at);
	if (!next && actor_find_is_capital(find, at)) {
		next = actor_find_body(find, at);
		if (!next)
			next = actor_find_spelt(find, at);
	}
	if (!next)
		next = add_prefixed(find, at);
	return next ? next : add_half(find, at);
}

/* A place's word that is part of a person's name: "Ali al-Sabah" is of no land of Malaysia's. */
static bool ends_name(const finding *find, uint32_t at)
{
	static const char *const articles[] = {"al", "Al", "el", "El"};
	if (at < 3 || !actor_find_is(find, at - 1, "-") || !ACTOR_IN(articles, actor_find_form(find, at - 2)) ||
		!actor_find_is_capital(find, at - 3))
		return false;
	return at > 3 || ent_actors_is_given_name(find->actors, actor_find_form(find, 0)); /* "The al-Faw crisis" */
}

/* Looks up where each word of the sentence leads. */
static void open_sentence(finding *find)
{
	size_t n = find->sentence->n;
	if (n > find->openings_room) {
		find->openings_room = n > 2 * find->openings_room ? n : 2 * find->openings_room;
		find->openings = ENT_SCRATCH(find->arena, form_opening, find->openings_room);
	}
	actor_forms_open(&find->actors->tree, find->sentence, find->openings);
}

void actor_find_names(finding *find)
{
	open_sentence(find);
	for (uint32_t at = 0; at < find->sentence->n;) {
		const form *f = actor_find_form_at(find, at);
		uint32_t next = !f ? find_other(find, at) : f->kind == FORM_SURNAME ? actor_find_known(find, at) : 0;
		if (f && f->kind == FORM_PLACE && actor_find_is_capital(find, at + f->n))
			next = actor_find_body(find, at); /* "Bukhara Army" is no city */
		if (!next && f && f->kind == FORM_PLACE && ends_name(find, at))
			next = at + f->n;
		if (!next && f && f->kind <= FORM_SEAT && f->kind != FORM_ADJECTIVE)
			next = actor_find_person_not_place(find, at, f);
		if (!next && f)
			next = add_form(find, at, f);
		if (!next) {
			uint32_t taken = actor_find_reference(find, at);
			next = at + (taken ? taken : 1);
		}
		at = next > at ? next : at + 1;
		actor_find_acronym(find, at);
	}
}
