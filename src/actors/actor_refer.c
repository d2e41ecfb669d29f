/* References to who was named: "both countries", "the two sides", "it", "his", "the country". A collective stands for
 * the states most in focus; a pronoun for the nearest mention that agrees with it. Doubtful ones are left alone. */
#include "actors/actor_find.h"

#include <string.h>

static const struct {
	const char *noun, *sector;
} plurals[] = {{"countries", NULL},    {"states", NULL},   {"nations", NULL},      {"sides", NULL},
			   {"governments", "GOV"}, {"parties", NULL},  {"neighbours", NULL},   {"neighbors", NULL},
			   {"powers", NULL},       {"leaders", "GOV"}, {"presidents", "GOV"},  {"ministers", "GOV"},
			   {"allies", NULL},       {"rivals", NULL},   {"militaries", "MIL"},  {"armies", "MIL"},
			   {"capitals", NULL},     {"counties", NULL}, {"premiers", "GOV"},    {"foes", NULL},
			   {"delegations", "GOV"}, {"navies", "MIL"},  {"superpowers", NULL},  {"adversaries", NULL},
			   {"partners", NULL},     {"forces", "MIL"},  {"belligerents", NULL}, {"signatories", NULL},
			   {"enemies", NULL},      {"republics", NULL}};

static bool is_plural(const finding *find, uint32_t at, const char **sector)
{
	for (size_t i = 0; i < sizeof plurals / sizeof *plurals; i++)
		if (actor_find_is(find, at, plurals[i].noun)) {
			*sector = plurals[i].sector;
			return true;
		}
	return false;
}

/* The noun of a collective within three words of `at`, or 0. */
static uint32_t plural_near(const finding *find, uint32_t at, const char **sector)
{
	for (uint32_t k = at; k < at + 4 && k < find->sentence->n; k++) {
		if (is_plural(find, k, sector))
			return k;
		ent_str s = find->sentence->tokens[k].form;
		if (s.len < 2 || strchr(",.;:()\"", s.ptr[0]))
			return 0;
	}
	return 0;
}

static uint32_t add_pair(finding *find, uint32_t first, uint32_t end, const char *sector, size_t wanted)
{
	uint32_t states[3];
	size_t n = actor_find_in_focus(find, states, wanted);
	if (n < wanted)
		return 0;
	ent_mention *mention = actor_find_add(find, first, end - first, end - 1, ENT_HOW_COLLECTIVE);
	mention->actors = ENT_NEWN(find->arena, ent_actor, n);
	mention->n_actors = (uint32_t)n;
	for (size_t i = 0; i < n; i++)
		mention->actors[i] = ent_actors_of_state(find->arena, find->actors, states[i], sector);
	find->last_group = find->mentions.n - 1;
	return end - first;
}

static uint32_t collective(finding *find, uint32_t at)
{
	const char *sector = NULL;
	uint32_t first = at, noun;
	bool both = actor_find_is(find, at, "both");
	bool the = actor_find_is(find, at, "the") || actor_find_is(find, at, "these") || actor_find_is(find, at, "those") ||
			   actor_find_is(find, at, "their");
	if (both) {
		at++;
		if (actor_find_is(find, at, "the"))
			at++;
		if (actor_find_is(find, at, "sides") || actor_find_is(find, at, "of"))
			return actor_find_is(find, at, "of") ? 0 : add_pair(find, first, at + 1, NULL, 2);
		noun = plural_near(find, at, &sector);
		return noun ? add_pair(find, first, noun + 1, sector, 2) : 0;
	}
	if (the && (actor_find_is(find, at + 1, "two") || actor_find_is(find, at + 1, "three"))) {
		size_t wanted = actor_find_is(find, at + 1, "two") ? 2 : 3;
		noun = plural_near(find, at + 2, &sector);
		if (noun)
			return add_pair(find, first, noun + 1, sector, wanted);
		return 0;
	}
	if (the && (actor_find_is(find, at + 1, "former") || actor_find_is(find, at + 1, "erstwhile") ||
				actor_find_is(find, at + 1, "neighbouring"))) {
		noun = plural_near(find, at + 2, &sector);
		return noun ? add_pair(find, first, noun + 1, sector, 2) : 0;
	}
	return 0;
}

static uint32_t repeat(finding *find, uint32_t at, uint32_t n, size_t mention_index, ent_how how)
{
	if (mention_index == SIZE_MAX)
		return 0;
	ent_mention before = find->mentions.at[mention_index];
	if (before.sentence + 2 < find->sentence->index)
		return 0;
	ent_mention *mention = actor_find_add(find, at, n, at + n - 1, how);
	mention->actors = before.actors;
	mention->n_actors = before.n_actors;
	mention->from = before.from;
	mention->to = before.to;
	return n;
}

/* The mention that "it" stands for: the first of a state in this sentence, else the first one of the sentence before
 * (where the subject stands), else the last. */
static size_t state_before(const finding *find)
{
	for (size_t i = find->first_of_sentence; i < find->mentions.n; i++) {
		const ent_mention *m = &find->mentions.at[i];
		if (m->n_actors == 1 && !m->actors[0].person.len && m->how != ENT_HOW_ADJECTIVE && m->how != ENT_HOW_OFFICE)
			return i;
	}
	size_t best = SIZE_MAX;
	for (size_t i = find->first_of_sentence; i-- > 0;) {
		const ent_mention *m = &find->mentions.at[i];
		if (m->sentence + 1 < find->sentence->index)
			break;
		if (m->n_actors == 1 && !m->actors[0].person.len && m->how != ENT_HOW_ADJECTIVE && m->how != ENT_HOW_OFFICE)
			best = i;
	}
	return best;
}

/* "It is believed that", "it was announced that", "it is important that": no one. */
static bool is_expletive(const finding *find, uint32_t at)
{
	static const char *const be[] = {"is",    "was",    "will",    "would",    "has",  "had",    "became",
									 "seems", "seemed", "appears", "appeared", "took", "remains"};
	bool copula = false;
	for (size_t i = 0; i < sizeof be / sizeof *be; i++)
		copula = copula || actor_find_is(find, at + 1, be[i]);
	if (!copula)
		return false;
	for (uint32_t k = at + 2; k < at + 7 && k < find->sentence->n; k++)
		if (actor_find_is(find, k, "that") || actor_find_is(find, k, "to") || actor_find_is(find, k, "for"))
			return true;
	return false;
}

uint32_t actor_find_reference(finding *find, uint32_t at)
{
	uint32_t taken = collective(find, at);
	if (taken)
		return taken;
	if ((actor_find_is(find, at, "it") && !is_expletive(find, at)) || actor_find_is(find, at, "its"))
		return repeat(find, at, 1, state_before(find), ENT_HOW_PRONOUN);
	if (actor_find_is(find, at, "he") || actor_find_is(find, at, "his") || actor_find_is(find, at, "she") ||
		actor_find_is(find, at, "him"))
		return repeat(find, at, 1, find->last_person, ENT_HOW_PRONOUN);
	if (actor_find_is(find, at, "they") || actor_find_is(find, at, "their"))
		return repeat(find, at, 1, find->last_group, ENT_HOW_PRONOUN);
	if ((actor_find_is(find, at, "the") || actor_find_is(find, at, "that")) && actor_find_is(find, at + 1, "country"))
		return repeat(find, at, 2, state_before(find) != SIZE_MAX ? state_before(find) : find->last_state,
					  ENT_HOW_PRONOUN);
	return 0;
}
