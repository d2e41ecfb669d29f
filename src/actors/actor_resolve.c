/* Filling the places of mentions that refer back: each kind ("it", "both countries", "each other", "the former") by its
 * own rule, over the candidates that actor_antecedent.c ranks and over the lists of the text ("Pakistan, China and
 * Russia"). What nobody is found for goes. */
#include "actors/actor_find.h"

#include "syntax/ud.h"

#include <string.h>

#define FROM_START 0.3 /* of "the two countries" those of the whole article */

enum { NONE_BEFORE = -100, LEAST_SEVERAL = 5 };

void actor_find_refer(finding *find, ent_mention *m, size_t to)
{
	const ent_mention *before = &find->mentions.at[to];
	m->actors = before->actors;
	m->n_actors = before->n_actors;
	m->from = before->from;
	m->to = before->to;
	m->called = before->called;
	m->former = before->former;
	m->bloc = before->bloc;
	m->place = before->place;
	m->antecedent = (uint32_t)to + 1;
}

/* ---- lists ---- */

/* Only "and", commas and articles stand between two mentions. */
static bool side_by_side(const finding *find, const ent_mention *a, const ent_mention *b)
{
	static const char *const links[] = {",", "and", "&", "the", "as", "well", "with"};
	uint32_t from = a->first + a->n;
	if (b->first <= from || b->first - from > 3)
		return false;
	for (uint32_t k = from; k < b->first; k++)
		if (!ACTOR_IN(links, find->sentence->tokens[k].form))
			return false;
	return true;
}

/* "Sudan's Omar al-Bashir": the mention is only whose the next one is. */
static bool is_owner(const finding *find, size_t index)
{
	const ent_mention *m = &find->mentions.at[index];
	if (index + 1 >= find->mentions.n || m[1].n_actors != 1 || m->n_actors != 1)
		return false;
	return m[1].first == m->first + m->n + 1 && actor_find_is_possessive(find, m->first + m->n) &&
		   strcmp(m->actors[0].country, m[1].actors[0].country) == 0;
}

/* "Omar al-Bashir, president of Sudan": the second is the first once more. */
static bool is_apposition(const finding *find, const ent_mention *a, const ent_mention *b)
{
	return a->how == ENT_HOW_PERSON && b->how == ENT_HOW_OFFICE && actor_find_is(find, a->first + a->n, ",") &&
		   strcmp(a->actors[0].country, b->actors[0].country) == 0;
}

/* The mention that stands beside the one at `index` in a list, or SIZE_MAX. */
static size_t next_of_list(const finding *find, size_t index)
{
	size_t next = index + 1;
	if (next >= find->mentions.n || find->mentions.at[index].n_actors != 1 || find->mentions.at[next].n_actors != 1 ||
		!side_by_side(find, &find->mentions.at[index], &find->mentions.at[next]) ||
		is_apposition(find, &find->mentions.at[index], &find->mentions.at[next]))
		return SIZE_MAX;
	return is_owner(find, next) ? next + 1 : next;
}

static void find_lists(finding *find)
{
	for (size_t i = find->first_of_sentence; i < find->mentions.n; i++) {
		size_t end = i, next = next_of_list(find, i);
		if (next == SIZE_MAX)
			continue;
		actor_list *l = ent_push(find->arena, &find->lists);
		*l = (actor_list){.first = i, .actors = ENT_NEWN(find->arena, ent_actor, find->mentions.n - i)};
		l->actors[l->n++] = find->mentions.at[i].actors[0];
		for (; next != SIZE_MAX; next = next_of_list(find, end)) {
			end = next;
			l->actors[l->n++] = find->mentions.at[end].actors[0];
		}
		l->last = end;
		i = end;
	}
}

/* The list of `n` (0: any number) before mention `index` that is the most prominent, and how much; NULL where there is
 * none. */
static const actor_list *list_before(const finding *find, size_t index, uint32_t n, bool states, int *ret_score)
{
	const ent_mention *self = &find->mentions.at[index];
	const actor_list *best = NULL;
	int most = 0;
	for (size_t i = find->lists.n; i-- > 0;) {
		const actor_list *l = &find->lists.at[i];
		const ent_mention *m = &find->mentions.at[l->first];
		uint32_t back = self->sentence - m->sentence;
		if (back > 1)
			break;
		bool fits = l->last < index && (n == 0 || l->n == n);
		for (uint32_t k = 0; k < l->n && states; k++)
			fits = fits && l->actors[k].country[0];
		int score = fits ? actor_find_prominence(find, m) + actor_find_nearness(back) : NONE_BEFORE;
		if (score > most) {
			most = score;
			best = l;
		}
	}
	*ret_score = most;
	return best;
}

/* ---- each kind ---- */

static void set_several(finding *find, ent_mention *m, const ent_actor *from, uint32_t n, const char *sector)
{
	m->actors = ENT_NEWN(find->arena, ent_actor, n);
	m->n_actors = n;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t state = sector ? actor_find_state(find, from[i].country) : UINT32_MAX;
		m->actors[i] = state == UINT32_MAX ? from[i] : ent_actors_of_state(find->arena, find->actors, state, sector);
	}
}

static bool resolve_several(finding *find, const waiting *w, ent_mention *m)
{
	int score, of_list = NONE_BEFORE;
	size_t to = actor_find_antecedent(find, w->mention, WAITS_FOR_SEVERAL, &score);
	const actor_list *l = list_before(find, w->mention, 0, false, &of_list);
	if (l && of_list > score) {
		to = l->first;
		score = of_list;
	} else {
		l = NULL;
	}
	size_t meant = actor_find_thing_meant(find, w->mention, to, score, true);
	if (meant == SIZE_MAX || (meant == to && score < LEAST_SEVERAL))
		return false;
	if (l && meant == to)
		set_several(find, m, l->actors, l->n, NULL);
	else
		actor_find_refer(find, m, meant);
	m->antecedent = (uint32_t)meant + 1;
	return true;
}

/* Keeps whom "the three countries" stood for: where they are called so again, no other three are meant. */
static void keep_several(finding *find, const ent_mention *m)
{
	uint32_t states[MOST_REFERRED];
	for (uint32_t i = 0; i < m->n_actors && m->n_actors <= MOST_REFERRED; i++)
		if ((states[i] = actor_find_state(find, m->actors[i].country)) == UINT32_MAX)
			return;
	if (m->n_actors < 3 || m->n_actors > MOST_REFERRED)
		return; /* of two the focus tells more */
	memcpy(find->several[m->n_actors], states, m->n_actors * sizeof *states);
	find->several_known[m->n_actors] = true;
}

#define BOTH_KNOWN 1.5 /* what the article's pair weighs at least of whom "both" may be said without their names */
#define OF_NO_SIDE 0.5 /* of what the article's pair weighs, that two have at least who are its "sides" */

/* "In the war of Peru and Chile .. THE WARRING PARTIES": those of the war that the sentence has. */
static bool is_of_war(const finding *find, const ent_mention *m, const actor_list *l)
{
	bool war = (m->head > 0 && actor_find_is(find, m->head - 1, "warring")) ||
			   actor_find_is(find, m->head, "belligerents") || actor_find_is(find, m->head, "combatants");
	return war && find->mentions.at[l->first].sentence == m->sentence;
}

/* "The two sides", "the parties" are of a dispute; two who are named side by side may be others: those who mediate. */
static bool are_sides(const finding *find, const ent_mention *m, const actor_list *l)
{
	uint32_t pair[2], a = actor_find_state(find, l->actors[0].country),
					  b = actor_find_state(find, l->actors[1].country);
	const reference_word *word = ent_actors_reference_word(find->actors, find->sentence->tokens[m->head].form);
	bool of_dispute =
		word && (word->kind == REF_PARTIES || word->kind == REF_ONE || actor_find_is(find, m->head, "sides"));
	return !of_dispute || is_of_war(find, m, l) ||
		   actor_find_pair_weight(find, a, b) >= OF_NO_SIDE * actor_find_pair(find, pair);
}

static bool resolve_states(finding *find, const waiting *w, ent_mention *m)
{
	int score;
	const actor_list *l = list_before(find, w->mention, w->n, true, &score);
	if (l && (l->n != 2 || are_sides(find, m, l))) {
		set_several(find, m, l->actors, l->n, w->sector ? w->sector : "");
		m->antecedent = (uint32_t)l->first + 1;
		keep_several(find, m);
		return true;
	}
	uint32_t states[MOST_REFERRED], wanted = w->n ? w->n : 2;
	if (wanted == 2 && actor_find_pair(find, states) > 0.0)
		;
	else if (wanted <= MOST_REFERRED && find->several_known[wanted])
		memcpy(states, find->several[wanted], wanted * sizeof *states);
	else if (actor_find_in_focus(find, states, wanted, FROM_START) < wanted)
		return false;
	m->actors = ENT_NEWN(find->arena, ent_actor, wanted);
	m->n_actors = wanted;
	for (uint32_t i = 0; i < wanted; i++)
		m->actors[i] = ent_actors_of_state(find->arena, find->actors, states[i], w->sector);
	keep_several(find, m);
	return true;
}

/* Whether the word, which may open a phrase ("both towns", "both in war and in peace", "the three towns"), stands for
 * those meant: as the subject of a verb, or as whom it is said to ("asked both to leave", "warned both not to", "talks
 * with the two."). */
static bool stands_alone(const finding *find, uint32_t at)
{
	const ent_sentence *s = find->sentence;
	if (!s->parsed || at + 1 >= s->n)
		return false;
	unsigned next = s->tokens[at + 1].upos, deprel = ent_deprel_universal(s->tokens[at].deprel);
	if (actor_find_is(find, at + 1, "not") && actor_find_is(find, at + 2, "to"))
		return true;
	if (s->tokens[at].upos == ENT_UPOS_CCONJ)
		return false;
	bool the = at > 0 && actor_find_is(find, at - 1, "the");
	if (actor_find_is(find, at, "both") && deprel == ENT_DEPREL_OBL && actor_find_is(find, at + 1, "to"))
		return true; /* "called on both to stop" */
	if (deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_IOBJ ||
		(the && (deprel == ENT_DEPREL_OBL || deprel == ENT_DEPREL_NMOD)))
		return next == ENT_UPOS_PART || next == ENT_UPOS_SCONJ || next == ENT_UPOS_PUNCT;
	return next == ENT_UPOS_VERB || next == ENT_UPOS_AUX;
}

/* "Brazil warned both": the two that the article is about, where the sentence names neither. */
static bool the_pair(finding *find, ent_mention *m)
{
	uint32_t states[2];
	if (actor_find_pair(find, states) < BOTH_KNOWN)
		return false;
	for (size_t i = find->first_of_sentence; i < find->mentions.n; i++)
		for (uint32_t k = 0; k < find->mentions.at[i].n_actors; k++) {
			uint32_t state = actor_find_state(find, find->mentions.at[i].actors[k].country);
			if (state == states[0] || state == states[1])
				return false;
		}
	m->actors = ENT_NEWN(find->arena, ent_actor, 2);
	m->n_actors = 2;
	for (uint32_t i = 0; i < 2; i++)
		m->actors[i] = ent_actors_of_state(find->arena, find->actors, states[i], NULL);
	return true;
}

/* "Both", "the three", "the presidents": so many that this sentence or the one before has side by side, or as one. */
static bool resolve_both(finding *find, const waiting *w, ent_mention *m)
{
	int score;
	const reference_word *word = ent_actors_reference_word(find->actors, find->sentence->tokens[m->head].form);
	if (word && (word->kind == REF_BOTH || word->kind == REF_NUMBER) && !stands_alone(find, m->head))
		return false;
	const actor_list *l = list_before(find, w->mention, w->n, true, &score);
	if (l) {
		set_several(find, m, l->actors, l->n, w->sector ? w->sector : "");
		m->antecedent = (uint32_t)l->first + 1;
		return true;
	}
	for (size_t i = w->mention; i-- > find->first_of_article && find->mentions.at[i].sentence + 1 >= m->sentence;) {
		const ent_mention *before = &find->mentions.at[i];
		if (before->n_actors == w->n && !before->bloc && before->actors[0].country[0] && before->actors[1].country[0]) {
			set_several(find, m, before->actors, before->n_actors, w->sector ? w->sector : "");
			m->antecedent = (uint32_t)i + 1;
			return true;
		}
	}
	return word && (word->kind == REF_BOTH || w->n == 2) && the_pair(find, m);
}

/* The state of `m` that is none of those of `known`; UINT32_MAX where it has none or several. */
static uint32_t other_of(const finding *find, const ent_mention *m, const ent_mention *known)
{
	uint32_t state = UINT32_MAX;
	for (uint32_t i = 0; i < m->n_actors; i++) {
		bool same = m->actors[i].country[0] == '\0';
		for (uint32_t k = 0; k < known->n_actors; k++)
			same = same || strcmp(m->actors[i].country, known->actors[k].country) == 0;
		if (!same && state != UINT32_MAX)
			return UINT32_MAX;
		state = same ? state : actor_find_state(find, m->actors[i].country);
	}
	return state;
}

/* Whose neighbour is meant: "its", "their" before the word; else, of "the neighbouring country", who was named last. */
static const ent_mention *neighbour_of(const finding *find, const ent_mention *m, size_t index)
{
	if (index <= find->first_of_article)
		return NULL;
	const ent_mention *before = &find->mentions.at[index - 1];
	bool own = before->sentence == m->sentence && before->first + 1 == m->first;
	bool of_last = actor_find_is(find, m->first, "the") && before->sentence + 1 >= m->sentence;
	return (own || of_last) && before->n_actors && before->actors[0].country[0] ? before : NULL;
}

/* "Its neighbour", "the neighbouring country": the one other state that is spoken of there, else the other one of the
 * two that the article is about. */
static bool resolve_other(finding *find, const waiting *w, ent_mention *m)
{
	enum { NEAR = 2 /* [sentences] */ };
	const ent_mention *its = neighbour_of(find, m, w->mention);
	if (!its)
		return false;
	size_t to = SIZE_MAX;
	uint32_t state = UINT32_MAX;
	for (size_t i = (size_t)(its - find->mentions.at);
		 i-- > find->first_of_article && find->mentions.at[i].sentence + NEAR >= m->sentence;) {
		const ent_mention *before = &find->mentions.at[i];
		uint32_t other = before->bloc || actor_find_is_place(find, before) ? UINT32_MAX : other_of(find, before, its);
		if (other == UINT32_MAX)
			continue;
		if (state != UINT32_MAX && other != state)
			return false; /* it has several */
		state = other;
		to = before->n_actors == 1 ? i : to;
	}
	uint32_t pair[2];
	if (state == UINT32_MAX && its->n_actors == 1 && actor_find_pair(find, pair) >= BOTH_KNOWN) {
		uint32_t self = actor_find_state(find, its->actors[0].country);
		state = pair[0] == self ? pair[1] : pair[1] == self ? pair[0] : UINT32_MAX;
	}
	if (state == UINT32_MAX)
		return false;
	actor_find_set(find, m, ent_actors_of_state(find->arena, find->actors, state, NULL));
	m->antecedent = to == SIZE_MAX ? 0 : (uint32_t)to + 1;
	return true;
}

/* "The invading army": of the state that was last said to attack. */
static bool resolve_invader(finding *find, const waiting *w, ent_mention *m)
{
	static const char *const verbs[] = {"invade", "attack", "occupy", "overrun", "cross", "enter",
										"bomb",   "storm",  "seize",  "capture", "march", "advance"};
	for (size_t i = w->mention;
		 i-- > find->first_of_article && find->mentions.at[i].sentence + ACTOR_REACH >= m->sentence;) {
		const ent_mention *before = &find->mentions.at[i];
		const ent_sentence *s = &find->text->sentences[before->sentence];
		uint32_t state = before->n_actors == 1 ? actor_find_state(find, before->actors[0].country) : UINT32_MAX;
		if (state == UINT32_MAX || !s->parsed || before->head >= s->n)
			continue;
		unsigned deprel = s->tokens[before->head].deprel;
		uint32_t verb = actor_find_head_of(s, before->head);
		if ((deprel != ENT_DEPREL_NSUBJ && deprel != ENT_DEPREL_OBL_AGENT) || verb == UINT32_MAX ||
			!ACTOR_IN(verbs, s->tokens[verb].lemma))
			continue;
		actor_find_set(find, m, ent_actors_of_state(find->arena, find->actors, state, w->sector));
		m->antecedent = (uint32_t)i + 1;
		return true;
	}
	return false;
}

/* The words of the reference fit some states only. */
static bool is_choosy(const finding *find, const ent_mention *m)
{
	bool choosy = false;
	for (uint32_t k = m->first; k <= m->head; k++) {
		const reference_word *word = ent_actors_reference_word(find->actors, find->sentence->tokens[k].form);
		choosy = choosy || (word && word->of.len && word->of.ptr[0] != '!');
	}
	return choosy;
}

/* The state of the article that the noun fits, where it fits few ("the island"), or UINT32_MAX. */
static uint32_t only_fitting(const finding *find, const ent_mention *m)
{
	uint32_t states[MOST_REFERRED];
	size_t n = is_choosy(find, m) ? actor_find_in_focus(find, states, MOST_REFERRED, FROM_START) : 0;
	for (size_t i = 0; i < n; i++)
		if (actor_find_may_be(find, m, find->actors->states.at[states[i]].iso))
			return states[i];
	return UINT32_MAX;
}

static bool resolve_state(finding *find, const waiting *w, ent_mention *m)
{
	int score;
	size_t to = actor_find_antecedent(find, w->mention, WAITS_FOR_STATE, &score);
	uint32_t state = to == SIZE_MAX ? UINT32_MAX : actor_find_state(find, find->mentions.at[to].actors[0].country);
	if (state == UINT32_MAX)
		state = only_fitting(find, m);
	if (state == UINT32_MAX)
		return false;
	actor_find_set(find, m, ent_actors_of_state(find->arena, find->actors, state, NULL));
	m->antecedent = to == SIZE_MAX ? 0 : (uint32_t)to + 1;
	return true;
}

/* "That country": the one named last before this sentence, subject or not. */
static bool resolve_last_state(finding *find, const waiting *w, ent_mention *m)
{
	for (size_t i = find->first_of_sentence; i-- > find->first_of_article;) {
		const ent_mention *before = &find->mentions.at[i];
		if (before->sentence + 1 < m->sentence)
			break;
		if (before->how == ENT_HOW_NAME && before->n_actors == 1 && before->actors[0].country[0] &&
			!before->actors[0].sector[0] && actor_find_may_be(find, m, before->actors[0].country)) {
			actor_find_refer(find, m, i);
			return true;
		}
	}
	return resolve_state(find, w, m);
}

/* "Each other": the several who stand before it in the sentence. */
static bool resolve_each(finding *find, const waiting *w, ent_mention *m)
{
	for (size_t i = find->lists.n; i-- > 0 && find->lists.at[i].first >= find->first_of_sentence;) {
		const actor_list *l = &find->lists.at[i];
		if (l->last < w->mention) {
			set_several(find, m, l->actors, l->n, NULL);
			m->antecedent = (uint32_t)l->first + 1;
			return true;
		}
	}
	for (size_t i = w->mention; i-- > find->first_of_sentence;)
		if (find->mentions.at[i].n_actors > 1) {
			actor_find_refer(find, m, i);
			return true;
		}
	return false;
}

/* "The former" and "the latter" of the last two named side by side, in this sentence or the one before. */
static bool resolve_of_two(finding *find, const waiting *w, ent_mention *m)
{
	unsigned next = m->head + 1 < find->sentence->n ? find->sentence->tokens[m->head + 1].upos : ENT_UPOS_PUNCT;
	if (next == ENT_UPOS_NONE || next == ENT_UPOS_NOUN || next == ENT_UPOS_PROPN || next == ENT_UPOS_ADJ ||
		next == ENT_UPOS_NUM)
		return false; /* "the former president" */
	size_t last = SIZE_MAX, first = SIZE_MAX;
	for (size_t i = w->mention; i-- > find->first_of_article && first == SIZE_MAX;) {
		const ent_mention *before = &find->mentions.at[i];
		if (before->sentence + 1 < m->sentence ||
			(last != SIZE_MAX && before->sentence != find->mentions.at[last].sentence))
			break;
		if (before->n_actors != 1 || !before->actors[0].country[0] || before->antecedent)
			continue;
		if (last == SIZE_MAX)
			last = i;
		else if (strcmp(before->actors[0].country, find->mentions.at[last].actors[0].country) != 0)
			first = i;
	}
	size_t to = w->kind == WAITS_FOR_LATTER ? last : first;
	if (to != SIZE_MAX && first != SIZE_MAX)
		actor_find_refer(find, m, to);
	return m->n_actors > 0;
}

/* "We" in words that the sentence quotes: those for whom the one speaks who says them. */
static bool resolve_speaker(finding *find, const waiting *w, ent_mention *m)
{
	static const char *const verbs[] = {"said",  "says",     "told",   "added",     "declared", "stated",
										"wrote", "insisted", "warned", "announced", "argued"};
	static const char *const quotes[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "``", "''"};
	const ent_sentence *s = find->sentence;
	bool quoted = false;
	for (uint32_t i = 0; i < s->n; i++)
		quoted |= ACTOR_IN(quotes, s->tokens[i].form);
	for (uint32_t i = 0; s->parsed && quoted && i < s->n; i++) {
		uint32_t verb = actor_find_head_of(s, i);
		if (verb == UINT32_MAX || ent_deprel_universal(s->tokens[i].deprel) != ENT_DEPREL_NSUBJ ||
			!ACTOR_IN(verbs, s->tokens[verb].form))
			continue;
		size_t to = actor_find_mention_at(find, s->index, i, find->mentions.n);
		const ent_mention *who = to == SIZE_MAX || to == w->mention ? NULL : &find->mentions.at[to];
		uint32_t state = who && who->n_actors == 1 ? actor_find_state(find, who->actors[0].country) : UINT32_MAX;
		if (state == UINT32_MAX)
			continue;
		actor_find_set(find, m, ent_actors_of_state(find->arena, find->actors, state, NULL));
		m->antecedent = to < w->mention ? (uint32_t)to + 1 : 0;
		return true;
	}
	return false;
}

/* "It is believed that", "it took two weeks to": no one. */
static bool is_empty_it(const finding *find, uint32_t at)
{
	static const char *const be[] = {"is",    "was",    "will",    "would",    "has",  "had",    "became",
									 "seems", "seemed", "appears", "appeared", "took", "remains"};
	if (find->sentence->parsed && find->sentence->tokens[at].deprel == ENT_DEPREL_EXPL)
		return true;
	if (!actor_find_is(find, at, "it") || !ACTOR_IN(be, actor_find_form(find, at + 1)))
		return false;
	for (uint32_t k = at + 2; k < at + 7 && k < find->sentence->n; k++)
		if (actor_find_is(find, k, "that") || actor_find_is(find, k, "to") || actor_find_is(find, k, "for"))
			return true;
	return false;
}

/* The word only modifies another: "the general lull", "the government offices". */
static bool modifies_a_noun(const ent_sentence *s, uint32_t token)
{
	unsigned deprel = s->parsed ? ent_deprel_universal(s->tokens[token].deprel) : ENT_DEPREL_NONE;
	return deprel == ENT_DEPREL_AMOD || deprel == ENT_DEPREL_COMPOUND || deprel == ENT_DEPREL_FLAT;
}

static bool resolve(finding *find, const waiting *w)
{
	ent_mention *m = &find->mentions.at[w->mention];
	size_t to;
	int score;
	switch (w->kind) {
	case WAITS_FOR_IT:
		if (is_empty_it(find, m->head))
			return false;
		to = actor_find_antecedent(find, w->mention, w->kind, &score);
		to = actor_find_thing_meant(find, w->mention, to, score, false);
		if (to != SIZE_MAX)
			actor_find_refer(find, m, to);
		return to != SIZE_MAX;
	case WAITS_FOR_PERSON:
		to = actor_find_antecedent(find, w->mention, w->kind, &score);
		if (to != SIZE_MAX)
			actor_find_refer(find, m, to);
		return to != SIZE_MAX;
	case WAITS_FOR_SPEAKER:
		return resolve_speaker(find, w, m);
	case WAITS_FOR_SEVERAL:
		return resolve_several(find, w, m);
	case WAITS_FOR_STATE: /* not "the former state minister" */
		return !modifies_a_noun(find->sentence, m->head) && resolve_state(find, w, m);
	case WAITS_FOR_LAST_STATE:
		return resolve_last_state(find, w, m);
	case WAITS_FOR_EACH:
		return resolve_each(find, w, m);
	case WAITS_FOR_STATES:
		return resolve_states(find, w, m);
	case WAITS_FOR_BOTH:
		return resolve_both(find, w, m);
	case WAITS_FOR_OTHER:
		return resolve_other(find, w, m);
	case WAITS_FOR_INVADER:
		return resolve_invader(find, w, m);
	case WAITS_FOR_OFFICE:
		return !modifies_a_noun(find->sentence, m->head) && actor_find_resolve_office(find, w, m);
	case WAITS_FOR_SEAT:
		return actor_find_resolve_seat(find, w, m);
	case WAITS_FOR_ROLE:
		return !modifies_a_noun(find->sentence, m->head) && actor_find_resolve_role(find, w, m);
	case WAITS_FOR_BODY:
		return !modifies_a_noun(find->sentence, m->head) && actor_find_resolve_body(find, w, m);
	case WAITS_FOR_FORMER:
	case WAITS_FOR_LATTER:
		return resolve_of_two(find, w, m);
	}
	return false;
}

/* ---- the sentence ---- */

/* Puts what was said into the focus of the article. A city where something takes place, and a newspaper to which it was
 * said, say little of their state. */
static void remember(finding *find, const ent_mention *m)
{
	double weight = m->how == ENT_HOW_PRONOUN || m->how == ENT_HOW_COLLECTIVE ? 0.3 : 1.0;
	bool place = actor_find_is_place(find, m) || (m->n_actors == 1 && strcmp(m->actors[0].sector, "MED") == 0);
	for (uint32_t i = 0; i < m->n_actors && !m->bloc; i++) {
		uint32_t state = actor_find_state(find, m->actors[i].country);
		if (state != UINT32_MAX)
			actor_find_raise(find, state, place ? 0.3 : weight);
	}
}

/* Takes the mentions away that nobody was found for. */
static void close_ranks(finding *find)
{
	size_t first = find->first_of_sentence, kept = first, w = 0;
	uint32_t *now = ENT_NEWN(find->arena, uint32_t, find->mentions.n - first + 1);
	for (size_t i = first; i < find->mentions.n; i++) {
		const ent_mention *m = &find->mentions.at[i];
		bool waited = w < find->waiting.n && find->waiting.at[w].mention == i;
		w += waited ? 1 : 0;
		now[i - first] = (uint32_t)kept;
		if (!waited || m->n_actors)
			find->mentions.at[kept++] = *m;
	}
	find->mentions.n = kept;
	for (size_t i = first; i < kept; i++)
		if (find->mentions.at[i].antecedent > first)
			find->mentions.at[i].antecedent = now[find->mentions.at[i].antecedent - 1 - first] + 1;
	for (size_t i = find->lists.n; i-- > 0 && find->lists.at[i].first >= first;) {
		find->lists.at[i].first = now[find->lists.at[i].first - first];
		find->lists.at[i].last = now[find->lists.at[i].last - first];
	}
}

/* "General X, the commander of the Peruvian army": he is of the state in whose forces he serves. */
static void enlist(finding *find)
{
	static const char *const words[] = {",",      "the",    "commander", "chief", "head", "deputy",
										"leader", "former", "then",      "staff", "of",   "-"};
	enum { MOST_BETWEEN = 7 };
	for (size_t i = find->first_of_sentence; i + 1 < find->mentions.n; i++) {
		ent_mention *m = &find->mentions.at[i];
		const ent_mention *forces = m + 1;
		uint32_t behind = m->first + m->n;
		bool rank = m->how == ENT_HOW_PERSON && m->n_actors == 1 && !m->actors[0].country[0] &&
					strcmp(m->actors[0].sector, "MIL") == 0;
		if (!rank || forces->n_actors != 1 || strcmp(forces->actors[0].sector, "MIL") != 0 || forces->first <= behind ||
			forces->first - behind > MOST_BETWEEN)
			continue;
		uint32_t state = actor_find_state(find, forces->actors[0].country);
		bool of = false;
		for (uint32_t k = behind; k < forces->first && state != UINT32_MAX; k++) {
			of |= actor_find_is(find, k, "of");
			if (!ACTOR_IN(words, actor_find_form(find, k)))
				state = UINT32_MAX;
		}
		if (!of || state == UINT32_MAX)
			continue;
		ent_actor actor = ent_actors_of_state(find->arena, find->actors, state, "MIL");
		actor.office = m->actors[0].office;
		actor.person = m->actors[0].person;
		actor_find_set(find, m, actor);
	}
}

void actor_find_resolve(finding *find)
{
	enlist(find);
	find_lists(find);
	size_t w = 0;
	for (size_t i = find->first_of_sentence; i < find->mentions.n; i++) {
		if (w < find->waiting.n && find->waiting.at[w].mention == i)
			(void)resolve(find, &find->waiting.at[w++]);
		remember(find, &find->mentions.at[i]);
	}
	if (find->waiting.n)
		close_ranks(find);
	actor_find_pair_up(find);
}
