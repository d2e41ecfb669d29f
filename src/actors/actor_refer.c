/* Where a text refers to somebody named before: "it", "his", "both countries", "the belligerents", "that kingdom", "the
 * former". The words are rows of data/references.tsv. Only the place is kept here; who is meant is found when the whole
 * sentence is read (actor_resolve.c). */
#include "actors/actor_find.h"

#include <string.h>

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
	return !actor_find_form_at(find, at);
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

/* Whether the word may be a verb behind "the three" or "both": small letters and none of the words that join. */
static bool opens_no_phrase(const finding *find, uint32_t at)
{
	static const char *const joins[] = {"of",   "in", "at",  "for", "from", "on",    "by",
										"with", "a",  "his", "her", "its",  "their", "and"};
	ent_str word = actor_find_form(find, at);
	return word.len && word.ptr[0] >= 'a' && word.ptr[0] <= 'z' && !ACTOR_IN(joins, word);
}

/* "both countries", "both the sides"; "both" alone where it is an argument, as the tree will show. */
static uint32_t both(finding *find, uint32_t first)
{
	const reference_word *word = NULL;
	uint32_t at = first + 1;
	if (actor_find_is(find, at, "the") || actor_find_is(find, at, "these"))
		at++;
	uint32_t noun = plural_near(find, at, false, &word);
	if (noun != UINT32_MAX)
		return wait_for_states(find, first, noun, 2, word->sector);
	if (!find->syntax || at > first + 1 || !opens_no_phrase(find, at))
		return 0; /* "both Ghana and Togo", "both in war and in peace" */
	actor_find_wait(find, first, 1, WAITS_FOR_BOTH)->n = 2;
	return 1;
}

/* "Each accused the other": the word stands alone. */
static bool of_two(const finding *find, uint32_t first)
{
	enum { NEAR = 5 };
	for (uint32_t i = first + 2; i <= first + NEAR; i++)
		if (actor_find_is(find, i, "the") && actor_find_is(find, i + 1, "other"))
			return actor_find_is(find, first, "each");
	return false;
}

/* "each side", "neither country". */
static uint32_t each_one(finding *find, uint32_t first)
{
	const reference_word *word = word_at(find, first + 1);
	if (!word && of_two(find, first))
		return wait_for_states(find, first, first, 2, NULL);
	if (!word || (word->kind != REF_ONE && word->kind != REF_STATE) || actor_find_is(find, first + 2, "of"))
		return 0;
	return wait_for_states(find, first, first + 1, word_at(find, first)->n, word->sector);
}

/* "its northern neighbour", "their neighbour": both words of it, unless the name follows. */
static uint32_t others(finding *find, uint32_t first)
{
	enum { MOST_BETWEEN = 2 };
	for (uint32_t k = first + 1; k < find->sentence->n && k <= first + 1 + MOST_BETWEEN; k++) {
		const reference_word *word = word_at(find, k);
		if (word && word->kind == REF_OTHER) {
			bool comma = actor_find_is(find, k + 1, ",");
			bool of = actor_find_is(find, k + 1, "of") && /* not "accused its neighbour of a plot" */
					  (actor_find_is_capital(find, k + 2) || actor_find_is(find, k + 2, "the"));
			if (actor_find_is_capital(find, k + (comma ? 2 : 1)) || of || actor_find_is(find, k + 1, "and"))
				return 0;
			(void)actor_find_wait(find, first + 1, k - first, WAITS_FOR_OTHER);
			return k - first;
		}
		if (word || is_punctuation(actor_find_form(find, k)) || actor_find_is_capital(find, k))
			return 0;
	}
	return 0;
}

/* "the invaders", "the invading army". */
static uint32_t invader(finding *find, uint32_t first, uint32_t at, const reference_word *word)
{
	uint32_t noun = at;
	if (ent_str_ends(actor_find_form(find, at), ENT_STR("ing"))) {
		const form *f = actor_find_form_at(find, at + 1);
		bool power = actor_find_is(find, at + 1, "power") || actor_find_is(find, at + 1, "country");
		if (!power && (!f || f->kind != FORM_NOUN || strcmp(f->sector, "MIL") != 0))
			return 0;
		noun = power ? at + 1 : at + f->n;
	}
	if (actor_find_is(find, noun + 1, "of") || actor_find_is(find, noun + 1, "from"))
		return 0;
	waiting *w = actor_find_wait(find, first, noun + 1 - first, WAITS_FOR_INVADER);
	w->sector = word->sector;
	return noun + 1 - first;
}

/* "the Court", "the alliance": of organisations named before; not "the Court of Appeal", "the Union Jack". */
static uint32_t body(finding *find, uint32_t first, uint32_t at, const reference_word *word)
{
	const form *f = actor_find_form_at(find, at);
	if ((f && (f->n > 1 || f->kind == FORM_ORG)) || actor_find_is(find, at + 1, "of") ||
		actor_find_is(find, at + 1, "between") || actor_find_is_capital(find, at + 1) ||
		actor_find_is(find, at + 1, "-"))
		return 0;
	waiting *w = actor_find_wait(find, first, at + 1 - first, WAITS_FOR_BODY);
	w->sector = word->sector;
	return at + 1 - first;
}

/* The noun for one state behind "the" and what it is said to be like ("the tiny island nation"), or UINT32_MAX. */
static uint32_t state_noun(const finding *find, uint32_t at)
{
	enum { MOST_LIKE = 3 };
	uint32_t noun = UINT32_MAX;
	bool like = false;
	for (uint32_t k = at; k < at + MOST_LIKE; k++) {
		const reference_word *word = word_at(find, k);
		if (!word || (word->kind != REF_LIKE && word->kind != REF_STATE && word->kind != REF_DESCRIBED))
			break;
		if (word->kind != REF_LIKE && !actor_find_is_capital(find, k) && (like || word->kind == REF_STATE))
			noun = k;
		like = true;
	}
	return noun;
}

/* "the parties to the treaty", "the leaders of ..": others than those named; "asked the parties to stop", "summoned the
 * two sides to Geneva": they. */
static bool is_of_others(const finding *find, uint32_t behind)
{
	static const char *const opens[] = {"the", "a", "an", "this", "that", "any", "its", "their", "such", "it"};
	if (actor_find_is(find, behind, "of"))
		return true;
	if (!actor_find_is(find, behind, "to"))
		return false;
	const form *f = actor_find_form_at(find, behind + 1);
	return ACTOR_IN(opens, actor_find_form(find, behind + 1)) ||
		   (actor_find_is_capital(find, behind + 1) && !(f && f->kind == FORM_PLACE));
}

static bool is_of_kind(const reference_word *word, reference_kind a, reference_kind b)
{
	return word && (word->kind == a || word->kind == b);
}

/* "the two countries", "all three states", "the belligerents", "the three", "the former rivals", "the country", "the
 * latter". */
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
		bool ends = opens_no_phrase(find, at + 1) || is_punctuation(actor_find_form(find, at + 1));
		if (noun == UINT32_MAX && actor_find_is(find, first, "the") && find->syntax && ends) {
			actor_find_wait(find, first, at + 1 - first, WAITS_FOR_BOTH)->n = n;
			return at + 1 - first;
		}
	} else if (next && next->kind == REF_PARTIES && !that) {
		noun = at;
		word = next;
	} else if (ACTOR_IN(joined, actor_find_form(find, at))) {
		noun = plural_near(find, at + 1, true, &word);
	}
	if (noun != UINT32_MAX)
		return is_of_others(find, noun + 1) ? 0 : wait_for_states(find, first, noun, n, word->sector);
	if (all)
		return 0;
	if ((actor_find_is(find, at, "neighbouring") || actor_find_is(find, at, "neighboring")) &&
		is_of_kind(word_at(find, at + 1), REF_STATE, REF_DESCRIBED) && !actor_find_is(find, at + 2, "of")) {
		(void)actor_find_wait(find, first, at + 2 - first, WAITS_FOR_OTHER);
		return at + 2 - first;
	}
	noun = state_noun(find, at);
	if (noun != UINT32_MAX && !actor_find_is(find, noun + 1, "of")) {
		(void)actor_find_wait(find, first, noun + 1 - first, that ? WAITS_FOR_LAST_STATE : WAITS_FOR_STATE);
		return noun + 1 - first;
	}
	if (next && next->kind == REF_INVADER)
		return invader(find, first, at, next);
	if (next && next->kind == REF_STATES && next->n && !that && !is_of_others(find, at + 1)) {
		waiting *w = actor_find_wait(find, first, at + 1 - first, WAITS_FOR_BOTH);
		w->n = next->n;
		w->sector = next->sector;
		return at + 1 - first;
	}
	if (next && next->kind == REF_BODY)
		return body(find, first, at, next);
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
		return 1 + (actor_find_is(find, at, "its") ? others(find, at) : 0);
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
		return 1 + (actor_find_is(find, at, "their") ? others(find, at) : 0);
	case REF_BOTH:
		return actor_find_is(find, at, "both") ? both(find, at) : each_one(find, at);
	case REF_ARTICLE:
		return described(find, at);
	default:
		return 0;
	}
}
