#include "syntax/mend.h"

#include "syntax/ud.h"

/* "Luis Pardo of Chile and Minister Jorge Vidal": before what has an "and" of its own a list goes on, and no name. */
static void join(ent_token *tokens, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		int32_t at = tokens[i].deprel == ENT_DEPREL_CC ? tokens[i].head : ENT_HEAD_ROOT;
		while (at > (int32_t)i && tokens[at].deprel == ENT_DEPREL_NMOD_DESC)
			at = tokens[at].head;
		if (at > (int32_t)i && tokens[at].deprel == ENT_DEPREL_FLAT)
			tokens[at].deprel = ENT_DEPREL_CONJ;
	}
}

/* A participle before its noun and behind a name: "Kenya [struck] targets in Peru." */
static bool seems_attribute(const ent_token *tokens, int32_t v)
{
	const ent_token *token = &tokens[v];
	return token->deprel == ENT_DEPREL_AMOD && token->upos == ENT_UPOS_VERB && token->head > v &&
		   !ent_str_ends(token->form, ENT_STR("ing")) && tokens[v - 1].upos == ENT_UPOS_PROPN;
}

/* Whether nothing but names is told before the token: "Chile, the Sudan and Peru". */
static bool behind_names(const ent_token *tokens, int32_t v)
{
	for (int32_t i = 0; i < v; i++)
		if (tokens[i].upos != ENT_UPOS_PROPN && tokens[i].upos != ENT_UPOS_PUNCT && tokens[i].upos != ENT_UPOS_CCONJ &&
			tokens[i].upos != ENT_UPOS_DET)
			return false;
	return true;
}

/* Whether what hangs on the noun belongs to a phrase ("in the Peru led coalition") or to a clause ("is a coalition").
 */
static bool stands_alone(const ent_token *tokens, int32_t n, int32_t noun, int32_t v, bool phrase)
{
	for (int32_t i = 0; i < n; i++) {
		if (tokens[i].head != noun)
			continue;
		unsigned deprel = tokens[i].deprel;
		bool before = deprel == ENT_DEPREL_DET || deprel == ENT_DEPREL_CASE || deprel == ENT_DEPREL_NMOD_POSS;
		if ((phrase && before && i < v) || deprel == ENT_DEPREL_NSUBJ || deprel == ENT_DEPREL_NSUBJ_PASS ||
			deprel == ENT_DEPREL_COP || deprel == ENT_DEPREL_AUX)
			return true;
	}
	return false;
}

/* "Kenya struck targets in Peru.", "Chile and Peru sent aircraft.": a sentence of which the verb was read as an
 * attribute has no other predicate. The verb becomes its root, the names before it its subject, its noun the object. */
static void give_predicate(ent_token *tokens, int32_t n)
{
	int32_t v = 1;
	while (v + 1 < n && !seems_attribute(tokens, v))
		v++;
	if (v + 1 >= n || !ent_str_is(tokens[n - 1].form, ".") || !behind_names(tokens, v))
		return;
	int32_t object = tokens[v].head, root = object, subject = v - 1;
	while (tokens[root].deprel == ENT_DEPREL_CONJ)
		root = tokens[root].head;
	bool list = root != object; /* "Chile, Peru and the [Sudan sent aircraft]" */
	if (tokens[root].head != ENT_HEAD_ROOT || (list && root > v) || stands_alone(tokens, n, object, v, !list) ||
		stands_alone(tokens, n, root, v, true))
		return;
	while (!list && tokens[subject].head < v)
		subject = tokens[subject].head;
	subject = list ? root : subject;
	for (int32_t i = 0; i < n; i++) {
		bool of_object = tokens[i].head == object, of_root = tokens[i].head == root;
		bool clause = tokens[i].deprel == ENT_DEPREL_PUNCT || tokens[i].deprel == ENT_DEPREL_PARATAXIS ||
					  tokens[i].deprel == ENT_DEPREL_ADVCL ||
					  (tokens[i].deprel == ENT_DEPREL_CONJ && tokens[i].upos == ENT_UPOS_VERB);
		if (i < v && of_object)
			tokens[i].head = subject;
		else if (i > v && (of_object || of_root) && clause)
			tokens[i].head = v;
		else if (i > v && of_root && list)
			tokens[i].head = object;
	}
	tokens[v].head = ENT_HEAD_ROOT;
	tokens[v].deprel = ENT_DEPREL_ROOT;
	tokens[subject].head = tokens[object].head = v;
	tokens[subject].deprel = ENT_DEPREL_NSUBJ;
	tokens[object].deprel = ENT_DEPREL_OBJ;
}

void ent_syntax_mend(ent_token *tokens, uint32_t n)
{
	join(tokens, n);
	give_predicate(tokens, (int32_t)n);
}
