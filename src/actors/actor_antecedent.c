/* Whom a mention that refers back may mean. Candidates are the mentions before it, of this sentence and the few
 * before, that agree with it in kind and number; the best by grammatical role and nearness wins: subjects before
 * objects before the rest, the sentence in hand before the last one (salience by role and recency: Lappin and Leass,
 * "An Algorithm for Pronominal Anaphora Resolution", Computational Linguistics 20(4), 1994, doi:10.5555/203987.203989).
 * What acts on itself is said with "itself": a pronoun is not another argument of its own verb. Doubtful ones are left
 * alone. */
#include "actors/actor_find.h"

#include "syntax/ud.h"

#include <string.h>

enum { FAR_AWAY = -100, GROUND = 8, DOER = 4 };

/* ---- the tree around a mention ---- */

static const ent_sentence *sentence_of(const finding *find, const ent_mention *m)
{
	return &find->text->sentences[m->sentence];
}

uint32_t actor_find_head_of(const ent_sentence *s, uint32_t token)
{
	int32_t head = s->tokens[token].head;
	return head < 0 || (uint32_t)head >= s->n ? UINT32_MAX : (uint32_t)head;
}

/* The token of the mention that hangs on one outside it. */
static uint32_t top_of(const ent_sentence *s, const ent_mention *m)
{
	uint32_t token = m->head;
	for (uint32_t steps = 0; steps < m->n; steps++) {
		uint32_t head = actor_find_head_of(s, token);
		if (head == UINT32_MAX || head < m->first || head >= m->first + m->n)
			break;
		token = head;
	}
	return token;
}

/* The first of the list that the token stands in, or what it is in apposition to. */
static uint32_t list_head(const ent_sentence *s, uint32_t token)
{
	for (uint32_t steps = 0; steps < 8; steps++) {
		unsigned deprel = ent_deprel_universal(s->tokens[token].deprel);
		uint32_t head = actor_find_head_of(s, token);
		if (head == UINT32_MAX ||
			(deprel != ENT_DEPREL_CONJ && deprel != ENT_DEPREL_APPOS && deprel != ENT_DEPREL_FLAT))
			break;
		token = head;
	}
	return token;
}

static bool is_subject(const ent_sentence *s, uint32_t token)
{
	return ent_deprel_universal(s->tokens[list_head(s, token)].deprel) == ENT_DEPREL_NSUBJ;
}

/* How prominent the mention's part in its sentence is, 0 to 4. */
int actor_find_prominence(const finding *find, const ent_mention *m)
{
	const ent_sentence *s = sentence_of(find, m);
	if (!s->parsed)
		return m > find->mentions.at && m[-1].sentence == m->sentence ? 1 : 3;
	uint32_t token = list_head(s, top_of(s, m)), head = actor_find_head_of(s, token);
	switch (s->tokens[token].deprel) {
	case ENT_DEPREL_NSUBJ:
	case ENT_DEPREL_NSUBJ_OUTER:
	case ENT_DEPREL_NSUBJ_PASS:
		return 4;
	case ENT_DEPREL_OBL_AGENT:
	case ENT_DEPREL_ROOT:
		return 3;
	case ENT_DEPREL_OBJ:
	case ENT_DEPREL_IOBJ:
		return 2;
	case ENT_DEPREL_NMOD_POSS:
	case ENT_DEPREL_NMOD:
	case ENT_DEPREL_COMPOUND:
	case ENT_DEPREL_AMOD:
		return head != UINT32_MAX && is_subject(s, head) ? 3 : 1;
	default:
		return 1;
	}
}

/* The verb or noun whose argument the pronoun is, or UINT32_MAX where it may be the same one (possessives). */
static uint32_t governor(const ent_sentence *s, uint32_t token)
{
	if (!s->parsed)
		return UINT32_MAX;
	switch (ent_deprel_universal(s->tokens[token].deprel)) {
	case ENT_DEPREL_NSUBJ:
	case ENT_DEPREL_OBJ:
	case ENT_DEPREL_IOBJ:
	case ENT_DEPREL_OBL:
		return actor_find_head_of(s, token);
	default:
		return UINT32_MAX;
	}
}

/* "Itself", "himself". */
static bool is_reflexive(const ent_sentence *s, uint32_t token)
{
	return ent_str_ends(s->tokens[token].form, ENT_STR("self")) ||
		   ent_str_ends(s->tokens[token].form, ENT_STR("selves"));
}

static bool is_plural_noun(const finding *find, const ent_mention *m)
{
	static const char *const plurals[] = {"troops", "forces", "police", "people"};
	const ent_token *head = &sentence_of(find, m)->tokens[m->head];
	if (ACTOR_IN(plurals, head->form))
		return true;
	bool lower = head->form.len && head->form.ptr[0] >= 'a' && head->form.ptr[0] <= 'z';
	bool s = ent_str_ends(head->form, ENT_STR("s")) && !ent_str_ends(head->form, ENT_STR("ss"));
	return (lower || m->how == ENT_HOW_ADJECTIVE) && s;
}

static bool is_person(const ent_mention *m)
{
	return m->n_actors == 1 && (m->actors[0].person.len || m->actors[0].office.len);
}

/* "Russian" before a noun names no one; "the Russians", "the British attacked" do. */
static bool only_modifies(const finding *find, const ent_mention *m)
{
	if (m->how != ENT_HOW_ADJECTIVE)
		return false;
	const ent_sentence *s = sentence_of(find, m);
	if (!s->parsed)
		return !is_plural_noun(find, m);
	unsigned deprel = ent_deprel_universal(s->tokens[m->head].deprel);
	return deprel == ENT_DEPREL_AMOD || deprel == ENT_DEPREL_COMPOUND || deprel == ENT_DEPREL_NMOD ||
		   deprel == ENT_DEPREL_FLAT;
}

/* "In Geneva": a city where something takes place. */
bool actor_find_is_place(const finding *find, const ent_mention *m)
{
	const ent_token *before = m->first ? &sentence_of(find, m)->tokens[m->first - 1] : NULL;
	return m->how == ENT_HOW_METONYM && before &&
		   (ent_str_eq_nocase(before->form, ENT_STR("in")) || ent_str_eq_nocase(before->form, ENT_STR("at")));
}

/* ---- candidates ---- */

static bool agrees(const finding *find, const ent_mention *m, waiting_kind kind)
{
	if (m->unknown) /* somebody or something that the text means and we do not know */
		return m->how == ENT_HOW_PERSON ? kind == WAITS_FOR_PERSON : kind == WAITS_FOR_IT;
	if (m->n_actors == 0 || only_modifies(find, m))
		return false;
	switch (kind) {
	case WAITS_FOR_IT:
		return m->n_actors == 1 && !m->bloc && !is_person(m) && !is_plural_noun(find, m) &&
			   !actor_find_is_place(find, m);
	case WAITS_FOR_PERSON:
		return is_person(m);
	case WAITS_FOR_SEVERAL:
		return m->n_actors > 1 || m->bloc || is_plural_noun(find, m);
	case WAITS_FOR_STATE:
		return m->n_actors == 1 && m->actors[0].country[0];
	default:
		return false;
	}
}

/* Whether the noun of the reference may stand for the state: no republic is "the kingdom". */
bool actor_find_may_be(const finding *find, const ent_mention *reference, const char *country)
{
	for (uint32_t k = reference->first; k <= reference->head; k++) {
		const reference_word *word = ent_actors_reference_word(find->actors, find->sentence->tokens[k].form);
		bool tells =
			word && word->of.len && (word->kind == REF_STATE || word->kind == REF_LIKE || word->kind == REF_DESCRIBED);
		if (tells && (ent_str_find(word->of, ent_str_of(country), 0) >= 0) == (word->of.ptr[0] == '!'))
			return false;
	}
	return true;
}

/* How near a sentence `back` before is. */
int actor_find_nearness(uint32_t back)
{
	static const int near[] = {4, 2, 0, -2};
	return back < sizeof near / sizeof *near ? near[back] : FAR_AWAY;
}

/* The mention of the sentence that the token lies in, or SIZE_MAX; mentions [.., end) are looked at. */
size_t actor_find_mention_at(const finding *find, uint32_t sentence, uint32_t token, size_t end)
{
	for (size_t i = end; i-- > find->first_of_article && find->mentions.at[i].sentence >= sentence;) {
		const ent_mention *m = &find->mentions.at[i];
		if (m->sentence == sentence && m->first <= token && token < m->first + m->n)
			return i;
	}
	return SIZE_MAX;
}

static bool is_plural_tag(const finding *find, const ent_token *token)
{
	return find->syntax && ent_str_ends(ent_syntax_xpos_name(find->syntax, token->xpos), ENT_STR("S"));
}

/* A subject that is no actor but of the pronoun's number, in the pronoun's sentence before it or in the sentence
 * before: "The talks failed; they ..". Its token in `*ret_token`; how good a candidate it is, or FAR_AWAY. */
static int rival_subject(const finding *find, size_t index, bool plural, const ent_sentence **ret_sentence,
						 uint32_t *ret_token)
{
	const ent_mention *self = &find->mentions.at[index];
	uint32_t verb = governor(find->sentence, self->head);
	for (uint32_t back = 0; back < 2 && back <= self->sentence; back++) {
		const ent_sentence *s = &find->text->sentences[self->sentence - back];
		if (!s->parsed || s->article != find->article)
			break;
		for (uint32_t k = back ? s->n : self->head; k-- > 0;) {
			const ent_token *token = &s->tokens[k];
			if (ent_deprel_universal(token->deprel) != ENT_DEPREL_NSUBJ || token->upos != ENT_UPOS_NOUN ||
				is_plural_tag(find, token) != plural || (back == 0 && actor_find_head_of(s, k) == verb) ||
				actor_find_mention_at(find, s->index, k, index) != SIZE_MAX)
				continue;
			*ret_sentence = s;
			*ret_token = k;
			return 4 + actor_find_nearness(back);
		}
	}
	return FAR_AWAY;
}

/* Whose the noun is: the one state mention that hangs on it ("the Turkish nationalists"), or SIZE_MAX. */
static size_t owner(const finding *find, const ent_sentence *s, uint32_t token, size_t end)
{
	for (uint32_t k = 0; k < s->n; k++) {
		if (actor_find_head_of(s, k) != token)
			continue;
		unsigned deprel = ent_deprel_universal(s->tokens[k].deprel);
		if (deprel != ENT_DEPREL_AMOD && deprel != ENT_DEPREL_COMPOUND && deprel != ENT_DEPREL_NMOD)
			continue;
		size_t i = actor_find_mention_at(find, s->index, k, end);
		if (i != SIZE_MAX && find->mentions.at[i].n_actors == 1)
			return i;
	}
	return SIZE_MAX;
}

static bool is_object(const ent_sentence *s, uint32_t token)
{
	return s->tokens[token].deprel == ENT_DEPREL_OBJ || s->tokens[token].deprel == ENT_DEPREL_IOBJ;
}

/* "imposed an embargo on Peru": stands behind such a word. */
static bool is_against(const ent_sentence *s, uint32_t token)
{
	for (uint32_t i = 0; i < token; i++)
		if (actor_find_head_of(s, i) == token && s->tokens[i].deprel == ENT_DEPREL_CASE)
			return ent_str_is(s->tokens[i].form, "on") || ent_str_is(s->tokens[i].form, "against");
	return false;
}

/* "thanked Peru for its help", "criticised Peru over its claims", "imposed an embargo on Peru over its claims": what
 * one is thanked or blamed for is one's own. */
static bool is_ground(const ent_sentence *s, uint32_t pronoun, uint32_t object)
{
	if (s->tokens[pronoun].deprel != ENT_DEPREL_NMOD_POSS || !(is_object(s, object) || is_against(s, object)))
		return false;
	uint32_t noun = actor_find_head_of(s, pronoun), above = actor_find_head_of(s, object);
	uint32_t verb = noun == UINT32_MAX ? UINT32_MAX : actor_find_head_of(s, noun);
	bool near = verb == object || verb == above;
	if (above != UINT32_MAX && s->tokens[object].deprel == ENT_DEPREL_NMOD)
		near = near || verb == actor_find_head_of(s, above);
	if (verb == UINT32_MAX || !near)
		return false;
	for (uint32_t i = object; i < noun; i++)
		if (actor_find_head_of(s, i) == noun && s->tokens[i].deprel == ENT_DEPREL_CASE)
			return ent_str_is(s->tokens[i].form, "for") || ent_str_is(s->tokens[i].form, "over");
	return false;
}

/* The token that `verb` has as a subject, or UINT32_MAX. */
static uint32_t subject_of(const ent_sentence *s, uint32_t verb)
{
	for (uint32_t k = 0; k < s->n; k++)
		if (actor_find_head_of(s, k) == verb && ent_deprel_universal(s->tokens[k].deprel) == ENT_DEPREL_NSUBJ)
			return k;
	return UINT32_MAX;
}

/* "called on Peru to open its border", "asked Peru to": who is to do it, UINT32_MAX where the verb has no such one. */
static uint32_t asked_by(const ent_sentence *s, uint32_t verb, uint32_t before)
{
	static const char *const promises[] = {"promise", "vow", "threaten", "offer", "pledge", "agree"};
	uint32_t who = UINT32_MAX;
	if (ACTOR_IN(promises, s->tokens[verb].lemma))
		return UINT32_MAX;
	for (uint32_t k = 0; k < before; k++) {
		unsigned deprel = s->tokens[k].deprel;
		if (actor_find_head_of(s, k) != verb || k < verb)
			continue;
		bool called = deprel == ENT_DEPREL_OBL && k > 0 &&
					  (ent_str_is(s->tokens[k - 1].form, "on") || ent_str_is(s->tokens[k - 1].form, "upon") ||
					   ent_str_is(s->tokens[k - 1].form, "for"));
		if (deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_IOBJ || called)
			who = k;
	}
	return who;
}

/* Who does what the clause of a possessive or reflexive pronoun tells: its subject, of a relative pronoun what it
 * stands for, of an infinitive whom the verb above it asks, else who does that. UINT32_MAX where the tree does not say.
 */
static uint32_t doer_around(const ent_sentence *s, uint32_t pronoun)
{
	enum { MOST_CLAUSES = 4, DEEPEST = 12 };
	static const char *const lets[] = {"allow", "let", "permit", "enable"};
	static const char *const answers[] = {"reject",    "accept",  "welcome", "condemn", "criticise", "criticize",
										  "denounce",  "dismiss", "oppose",  "support", "back",      "praise",
										  "recognise", "deny",    "answer",  "endorse", "decline",   "protest",
										  "recognize", "deplore", "approve", "refuse",  "violate",   "thank"};
	uint32_t verb = actor_find_head_of(s, pronoun);
	for (uint32_t k = 0; verb != UINT32_MAX && k < pronoun; k++)
		if (actor_find_head_of(s, k) == verb && ent_str_is(s->tokens[k].form, "against"))
			return UINT32_MAX; /* "committed aggression against its land" */
	uint32_t noun = verb;
	for (uint32_t steps = 0; steps < DEEPEST && verb != UINT32_MAX && s->tokens[verb].upos != ENT_UPOS_VERB; steps++)
		verb = actor_find_head_of(s, verb);
	if (verb != UINT32_MAX && noun != verb && is_object(s, noun) && actor_find_head_of(s, noun) == verb &&
		ACTOR_IN(answers, s->tokens[verb].lemma))
		return UINT32_MAX; /* "rejected its offer": another's */
	for (uint32_t steps = 0; steps < MOST_CLAUSES && verb != UINT32_MAX; steps++) {
		uint32_t subject = subject_of(s, verb), above = actor_find_head_of(s, verb);
		unsigned deprel = s->tokens[verb].deprel;
		if (subject != UINT32_MAX) {
			bool relative = deprel == ENT_DEPREL_ACL_RELCL && s->tokens[subject].upos == ENT_UPOS_PRON &&
							(s->tokens[subject].form.ptr[0] | 0x20) != 'i';
			return relative && subject < verb && above != UINT32_MAX && above < subject ? above : subject;
		}
		if (above == UINT32_MAX)
			break;
		uint32_t asked =
			deprel == ENT_DEPREL_XCOMP || deprel == ENT_DEPREL_ADVCL ? asked_by(s, above, verb) : UINT32_MAX;
		/* "accused Peru of violating its border", "let Peru use its port": whose, is open */
		if (asked != UINT32_MAX)
			return ent_str_ends(s->tokens[verb].form, ENT_STR("ing")) || ACTOR_IN(lets, s->tokens[above].lemma)
					   ? UINT32_MAX
					   : asked;
		verb = above;
	}
	return UINT32_MAX;
}

/* "Chile warned that it would cut its aid": who says what the pronoun is the subject of, where it is said to nobody
 * named. UINT32_MAX where the tree does not say. */
static uint32_t sayer(const ent_sentence *s, uint32_t pronoun)
{
	uint32_t verb = actor_find_head_of(s, pronoun), above = UINT32_MAX;
	if (s->tokens[pronoun].deprel == ENT_DEPREL_NSUBJ && verb != UINT32_MAX &&
		s->tokens[verb].deprel == ENT_DEPREL_CCOMP)
		above = actor_find_head_of(s, verb);
	for (uint32_t k = 0; above != UINT32_MAX && k < s->n; k++)
		if (actor_find_head_of(s, k) == above && is_object(s, k))
			return UINT32_MAX;
	return above == UINT32_MAX ? UINT32_MAX : subject_of(s, above);
}

/* Whether the token is another argument of the pronoun's verb, or its subject by the verb that this one is joined with:
 * "Peru was divided and annexed by it". */
static bool is_beside(const ent_sentence *s, uint32_t verb, uint32_t token)
{
	if (verb == UINT32_MAX || governor(s, token) == verb)
		return verb != UINT32_MAX;
	uint32_t joined = s->tokens[verb].deprel == ENT_DEPREL_CONJ ? actor_find_head_of(s, verb) : UINT32_MAX;
	return joined != UINT32_MAX && is_subject(s, token) && governor(s, token) == joined &&
		   subject_of(s, verb) == UINT32_MAX;
}

/* The index of the mention meant, or SIZE_MAX; its score in `*ret_score`. */
size_t actor_find_antecedent(const finding *find, size_t index, waiting_kind kind, int *ret_score)
{
	const ent_mention *self = &find->mentions.at[index];
	const ent_sentence *s = find->sentence;
	uint32_t verb = governor(s, self->head), doer = UINT32_MAX;
	if (s->parsed && (s->tokens[self->head].deprel == ENT_DEPREL_NMOD_POSS || is_reflexive(s, self->head)))
		doer = doer_around(s, self->head);
	else if (s->parsed && kind == WAITS_FOR_IT)
		doer = sayer(s, self->head);
	size_t best = SIZE_MAX;
	int most = 0;
	for (size_t i = index; i-- > find->first_of_article;) {
		const ent_mention *m = &find->mentions.at[i];
		uint32_t back = self->sentence - m->sentence;
		if (back > ACTOR_REACH)
			break;
		if (!agrees(find, m, kind) ||
			(kind == WAITS_FOR_STATE && !actor_find_may_be(find, self, m->actors[0].country)) ||
			(back == 0 && !is_reflexive(s, self->head) && is_beside(s, verb, list_head(s, top_of(s, m)))))
			continue;
		int score = actor_find_prominence(find, m) + actor_find_nearness(back);
		if (back == 0 && s->parsed && is_ground(s, self->head, top_of(s, m)))
			score += GROUND;
		if (back == 0 && doer != UINT32_MAX && m->first <= doer && doer < m->first + m->n)
			score += DOER;
		if (score > most || (score == most && best != SIZE_MAX && m->sentence == find->mentions.at[best].sentence)) {
			most = score;
			best = i;
		}
	}
	*ret_score = most;
	return best;
}

/* Whom "it" or "they" stands for, where a noun that is no actor is not meant; SIZE_MAX: nobody. */
size_t actor_find_thing_meant(const finding *find, size_t index, size_t to, int score, bool plural)
{
	const ent_sentence *s = NULL;
	uint32_t token = 0;
	if (rival_subject(find, index, plural, &s, &token) < (to == SIZE_MAX ? 0 : score + 2) || !s)
		return to;
	return owner(find, s, token, index);
}
