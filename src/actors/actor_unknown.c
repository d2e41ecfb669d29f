/* Names that no table has, in a sentence that is parsed: runs of proper nouns that act in it are kept, for a user to
 * code, and so that "he" is not taken for somebody else. What they are is read off their shape and their verb: a title
 * before them, a given name that holders of the tables have, or a verb of saying makes a person of them; letters alone
 * make a body. */
#include "actors/actor_find.h"

#include "syntax/ud.h"

#include <string.h>

enum { MOST_WORDS = 6, SHORTEST_BODY = 2, LONGEST_BODY = 6 };

static bool says(ent_str lemma)
{
	static const char *const verbs[] = {"say",      "tell",    "add",      "note",    "argue", "write",
										"explain",  "think",   "warn",     "believe", "claim", "recall",
										"remember", "suggest", "announce", "ask"};
	return ACTOR_IN(verbs, lemma);
}

/* The sector that a title before a name gives: "MIL" of "Gen.", "" of "Mr."; NULL where the word is none. */
static const char *title_at(const finding *find, uint32_t at)
{
	static const char *const soldiers[] = {"Gen.",    "General", "Col.", "Colonel", "Lt.",  "Major",    "Maj.",
										   "Captain", "Capt.",   "Adm.", "Admiral", "Sgt.", "Brigadier"};
	static const char *const others[] = {"Mr.", "Mr", "Mrs.", "Ms.", "Dr.", "Dr", "Prof.", "Professor", "Sir"};
	ent_str word = actor_find_form(find, at);
	if (at > 0 && actor_find_is(find, at - 1, "the"))
		return NULL; /* "the General Assembly" */
	return ACTOR_IN(soldiers, word) ? "MIL" : ACTOR_IN(others, word) ? "" : NULL;
}

static bool acts(const ent_token *token)
{
	switch (token->deprel) {
	case ENT_DEPREL_NSUBJ:
	case ENT_DEPREL_NSUBJ_PASS:
	case ENT_DEPREL_OBL_AGENT:
		return true;
	default:
		return false;
	}
}

/* The tokens of the run of proper nouns at `at`, initials and hyphens between; 0 where none begins. */
static uint32_t run_at(const finding *find, uint32_t at)
{
	uint32_t n = 0;
	while (at + n < find->sentence->n && n < MOST_WORDS && find->sentence->tokens[at + n].upos == ENT_UPOS_PROPN &&
		   actor_find_is_capital(find, at + n))
		n++;
	return n;
}

static bool is_letters(ent_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < 'A' || s.ptr[i] > 'Z')
			return false;
	return s.len >= SHORTEST_BODY && s.len <= LONGEST_BODY;
}

/* The surname of a person whom the article named in full before, and no table has. */
static bool was_met(const finding *find, ent_str word)
{
	for (size_t i = find->mentions.n; i-- > find->first_of_article;) {
		const ent_mention *m = &find->mentions.at[i];
		if (m->unknown && m->how == ENT_HOW_PERSON && m->n > 1 &&
			ent_str_eq(ent_actors_surname(m->actors[0].name), word))
			return true;
	}
	return false;
}

/* What the run is: its actor, and how it was read. */
static ent_actor typed(const finding *find, uint32_t first, uint32_t n, const ent_token *head, ent_how *ret_how)
{
	const ent_sentence *s = find->sentence;
	ent_actor actor = {
		.name = ent_str_sub(find->text->document->text, s->tokens[first].start, s->tokens[first + n - 1].end)};
	const char *title = first > 0 ? title_at(find, first - 1) : NULL;
	bool verb_says = head->head >= 0 && (uint32_t)head->head < s->n && says(s->tokens[head->head].lemma);
	*ret_how = ENT_HOW_NAME;
	if (!title && n == 1 && is_letters(s->tokens[first].form)) {
		*ret_how = ENT_HOW_ORGANISATION;
	} else if (title || (n > 1 && (verb_says || ent_actors_is_given_name(find->actors, s->tokens[first].form))) ||
			   (n == 1 && was_met(find, actor.name))) {
		*ret_how = ENT_HOW_PERSON;
		actor.person = actor.name;
		memcpy(actor.sector, title ? title : "", title ? strlen(title) : 0);
	}
	return actor;
}

/* One word that is a piece of something else: "the War of ..", "Supreme Council", "May 1945". */
static bool is_piece(const finding *find, uint32_t first, uint32_t n)
{
	const ent_sentence *s = find->sentence;
	if (n > 1 || (first > 0 && title_at(find, first - 1)))
		return false;
	const ent_token *before = first > 0 ? &s->tokens[first - 1] : NULL;
	const ent_token *behind = first + 1 < s->n ? &s->tokens[first + 1] : NULL;
	return (before && (before->upos == ENT_UPOS_PROPN || before->upos == ENT_UPOS_NUM ||
					   (first > 1 && actor_find_is_capital(find, first - 1)))) ||
		   (behind && (behind->upos == ENT_UPOS_NUM || actor_find_is(find, first + 1, "of")));
}

static bool is_taken(const finding *find, size_t mention, uint32_t first, uint32_t end)
{
	for (size_t i = mention; i < find->mentions.n; i++) {
		const ent_mention *m = &find->mentions.at[i];
		if (m->first < end && first < m->first + m->n)
			return true;
	}
	return false;
}

/* "the South China Sea": known to be nobody. */
static bool is_namesake(const finding *find, uint32_t first, uint32_t end)
{
	for (uint32_t at = first; at < end; at++) {
		const form *f = actor_find_form_at(find, at);
		if (f && (f->kind == FORM_NAMESAKE || ent_actors_is_namesake(find->actors, find->sentence, at, f->n, true)))
			return true;
	}
	return false;
}

/* Puts the mention added last where its words stand; those that wait move with it. */
static void into_order(finding *find)
{
	size_t at = find->mentions.n - 1;
	ent_mention last = find->mentions.at[at];
	for (; at > find->first_of_sentence && find->mentions.at[at - 1].first > last.first; at--)
		find->mentions.at[at] = find->mentions.at[at - 1];
	find->mentions.at[at] = last;
	for (size_t i = 0; i < find->waiting.n; i++)
		if (find->waiting.at[i].mention >= at)
			find->waiting.at[i].mention++;
}

/* "May said", "Straw told": a word with a capital only for opening the sentence, were it not for its verb. */
static void find_opening_name(finding *find)
{
	if (find->sentence->n < 2 || find->sentence->tokens[0].upos == ENT_UPOS_PROPN || !actor_find_is_capital(find, 0) ||
		!actor_find_does_as_person(find, 0) || is_taken(find, find->first_of_sentence, 0, 1))
		return;
	const form *bearer = actor_find_bearer(find, 0);
	if (bearer) {
		(void)actor_find_add_bearer(find, 0, bearer);
		into_order(find);
	}
}

/* "Milan Radoicic", "Jordan Pell": a place's name that is a given name here, as the tree has it, and whose bearer is
 * one by his name, his title or what he does. */
static void give_back_names(finding *find)
{
	const ent_sentence *s = find->sentence;
	for (size_t i = find->first_of_sentence; i < find->mentions.n; i++) {
		ent_mention *m = &find->mentions.at[i];
		if (m->n != 1 || m->n_actors != 1 || (m->how != ENT_HOW_METONYM && m->how != ENT_HOW_NAME))
			continue;
		uint32_t at = m->first, end = at + 1;
		while (end < s->n && s->tokens[end].deprel == ENT_DEPREL_FLAT && s->tokens[end].head == (int32_t)at &&
			   actor_find_is_capital(find, end) && !is_taken(find, find->first_of_sentence, end, end + 1))
			end++;
		bool named = m->how == ENT_HOW_METONYM && ent_actors_is_given_name(find->actors, s->tokens[at].form);
		if (end == at + 1 || end - at > MOST_WORDS ||
			(!named && !(at > 0 && title_at(find, at - 1)) && !actor_find_does_as_person(find, end - 1)))
			continue;
		ent_actor *actor = ENT_NEW(find->arena, ent_actor);
		actor->name = ent_str_sub(find->text->document->text, s->tokens[at].start, s->tokens[end - 1].end);
		actor->person = actor->name;
		*m = (ent_mention){.sentence = m->sentence,
						   .first = at,
						   .n = end - at,
						   .head = end - 1,
						   .start = m->start,
						   .end = s->tokens[end - 1].end,
						   .how = ENT_HOW_PERSON,
						   .actors = actor,
						   .unknown = true,
						   .from = ENT_DAY_PAST,
						   .to = ENT_DAY_FUTURE};
	}
}

void actor_find_unknown(finding *find)
{
	give_back_names(find);
	find_opening_name(find);
	for (uint32_t at = 0; at < find->sentence->n;) {
		uint32_t n = run_at(find, at);
		if (n == 0) {
			at++;
			continue;
		}
		if (n > 1 && (title_at(find, at) || actor_find_is_month(find, at))) { /* no part of the name */
			at++;
			continue;
		}
		uint32_t head = at;
		for (uint32_t k = at; k < at + n; k++)
			if (acts(&find->sentence->tokens[k]))
				head = k;
		bool free = acts(&find->sentence->tokens[head]) && !is_taken(find, find->first_of_sentence, at, at + n) &&
					!is_namesake(find, at, at + n);
		bool behind_year = at > 0 && find->sentence->tokens[at - 1].upos == ENT_UPOS_NUM; /* "In 1956 Eden" */
		bool piece = free && is_piece(find, at, n);
		const form *bearer = free && n == 1 && (!piece || behind_year) ? actor_find_bearer(find, at) : NULL;
		if (bearer) {
			(void)actor_find_add_bearer(find, at, bearer);
			into_order(find);
		} else if (free && !piece) {
			ent_how how;
			ent_actor actor = typed(find, at, n, &find->sentence->tokens[head], &how);
			ent_mention *m = actor_find_add(find, at, n, at + n - 1, how);
			m->actors = ENT_NEW(find->arena, ent_actor);
			m->actors[0] = actor;
			m->unknown = true;
			into_order(find);
		}
		at += n;
	}
}
