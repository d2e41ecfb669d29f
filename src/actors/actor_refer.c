/* Where a text refers to somebody named before: "it", "his", "both countries", "the belligerents", "that kingdom", "the
 * former". The words are rows of data/references.tsv. Only the place is kept here; who is meant is found when the whole
 * sentence is read (actor_resolve.c). */
#include "actors/actor_find.h"

static const reference_word *word_at(const finding *find, uint32_t at)
{
	return at < find->sentence->n ? ent_actors_reference_word(find->actors, find->sentence->tokens[at].form) : NULL;
}

static bool is_punctuation(ent_str s)
{
	return s.len == 0 ||
		   (s.len == 1 && !((s.ptr[0] >= 'a' && s.ptr[0] <= 'z') || (s.ptr[0] >= 'A' && s.ptr[0] <= 'Z')));
}

/* A capital that names nobody: "Cold" and "War" of "the former Cold War rivals". */
static bool names_nobody(const finding *find, uint32_t at)
{
	return !ent_actors_form_at(find->actors, find->sentence, at);
}

/* The noun of a description within three words of `at` ("South Asian neighbours"), or UINT32_MAX; `capitals`: names may
 * stand between, if of nobody. */
static uint32_t plural_near(const finding *find, uint32_t at, bool capitals, const reference_word **ret_word)
{
	enum { REACH = 4 };
	for (uint32_t k = at; k < at + REACH && k < find->sentence->n; k++) {
		const reference_word *word = word_at(find, k);
		if (word && (word->kind == REF_STATES || word->kind == REF_PARTIES)) {
			*ret_word = word;
			return k;
		}
		bool hyphen = k > at && actor_find_is(find, k, "-"); /* "two nuclear-armed neighbours" */
		bool name = actor_find_is_capital(find, k) && !(capitals && names_nobody(find, k));
		if (word || (is_punctuation(actor_find_form(find, k)) && !hyphen) || name || actor_find_is(find, k, "of"))
			break; /* "three Western powers", "four divisions of their states" */
	}
	return UINT32_MAX;
}

static uint32_t wait_for_states(finding *find, uint32_t first, uint32_t noun, uint32_t n, const char *sector)
{
	waiting *w = actor_find_wait(find, first, noun + 1 - first, WAITS_FOR_STATES);
	w->n = n;
	w->sector = sector;
	return noun + 1 - first;
}

/* "both countries", "both the sides"; "both" alone is one only where the sentence says nothing else of it. */
static uint32_t both(finding *find, uint32_t first)
{
	const reference_word *word = NULL;
	uint32_t at = first + 1;
	if (actor_find_is(find, at, "the") || actor_find_is(find, at, "these"))
		at++;
	uint32_t noun = plural_near(find, at, false, &word);
	return noun == UINT32_MAX ? 0 : wait_for_states(find, first, noun, 2, word->sector);
}

/* "the two countries", "all three states", "the belligerents", "the former rivals", "the country", "the latter". */
static uint32_t described(finding *find, uint32_t first)
{
	static const char *const joined[] = {"former", "erstwhile", "neighbouring", "neighboring", "warring",
										 "rival",  "opposing",  "contending",   "concerned"};
	uint32_t at = first + 1;
	const reference_word *word;
	bool all = actor_find_is(find, first, "all"), that = actor_find_is(find, first, "that");
	if (all && (actor_find_is(find, at, "the") || actor_find_is(find, at, "of")))
		at++;
	if (actor_find_is(find, at, "the"))
		at++;
	uint32_t noun = UINT32_MAX, n = 0;
	const reference_word *next = word_at(find, at);
	if (next && next->kind == REF_NUMBER && !that) {
		noun = plural_near(find, at + 1, false, &word);
		n = next->n;
	} else if (next && next->kind == REF_PARTIES && !that) {
		noun = at;
		word = next;
	} else if (ACTOR_IN(joined, actor_find_form(find, at))) {
		noun = plural_near(find, at + 1, true, &word);
	}
	if (noun != UINT32_MAX)
		return actor_find_is(find, noun + 1, "to") || actor_find_is(find, noun + 1, "of")
				   ? 0 /* "the parties to the treaty" */
				   : wait_for_states(find, first, noun, n, word->sector);
	if (all)
		return 0;
	if (next && next->kind == REF_STATE && !actor_find_is_capital(find, at) && !actor_find_is(find, at + 1, "of")) {
		(void)actor_find_wait(find, first, at + 1 - first, that ? WAITS_FOR_LAST_STATE : WAITS_FOR_STATE);
		return at + 1 - first;
	}
	if (find->syntax && (actor_find_is(find, at, "former") || actor_find_is(find, at, "latter"))) {
		(void)actor_find_wait(find, first, at + 1 - first,
							  actor_find_is(find, at, "former") ? WAITS_FOR_FORMER : WAITS_FOR_LATTER);
		return at + 1 - first;
	}
	return 0;
}

bool actor_find_definite(const finding *find, uint32_t at)
{
	if (at == 0)
		return false;
	return actor_find_is(find, at - 1, "the") || actor_find_is(find, at - 1, "that");
}

uint32_t actor_find_reference(finding *find, uint32_t at)
{
	if (!ent_actors_may_refer(find->actors, actor_find_form(find, at)))
		return 0;
	bool each = actor_find_is(find, at, "each") && actor_find_is(find, at + 1, "other");
	if (each || (actor_find_is(find, at, "one") && actor_find_is(find, at + 1, "another"))) {
		(void)actor_find_wait(find, at, 2, WAITS_FOR_EACH);
		return 2;
	}
	const reference_word *word = word_at(find, at);
	if (!word)
		return 0;
	switch (word->kind) {
	case REF_IT:
		(void)actor_find_wait(find, at, 1, WAITS_FOR_IT);
		return 1;
	case REF_PERSON:
		(void)actor_find_wait(find, at, 1, WAITS_FOR_PERSON);
		return 1;
	case REF_SPEAKER:
		if (actor_find_form(find, at).ptr[0] == 'U') /* "US" is no pronoun */
			return 0;
		(void)actor_find_wait(find, at, 1, WAITS_FOR_SPEAKER);
		return 1;
	case REF_THEY:
		(void)actor_find_wait(find, at, 1, WAITS_FOR_SEVERAL);
		return 1;
	case REF_BOTH:
		return both(find, at);
	case REF_ARTICLE:
		return described(find, at);
	default:
		return 0;
	}
}
