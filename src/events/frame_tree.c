/* Frames of parsed sentences, from the dependency tree (Universal Dependencies v2).
 *
 * A verb's arguments are its children; what it lacks it takes from where English puts it: the subject of a conjoined
 * verb, of the verb that it completes, or the noun that it modifies ("the agreement signed by", "the army, which
 * attacked"). What governs it is its head: a verb of which it is the complement, a noun of which it is the content.
 * Every look is a scan over the sentence's heads: sentences are short, and nothing is allocated. */
#include "events/frame.h"

#include "syntax/ud.h"

static const ent_token *token_at(const ent_scene *scene, uint32_t i)
{
	return &scene->sentence->tokens[i];
}

static bool is(const ent_scene *scene, uint32_t i, uint8_t deprel)
{
	return token_at(scene, i)->deprel == deprel;
}

static uint32_t head_of(const ent_scene *scene, uint32_t i)
{
	int32_t head = token_at(scene, i)->head;
	return head < 0 || (uint32_t)head >= scene->sentence->n ? ENT_NO_INDEX : (uint32_t)head;
}

/* The first child of `head` with that relation, or ENT_NO_INDEX. */
static uint32_t child(const ent_scene *scene, uint32_t head, uint8_t deprel)
{
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		if (head_of(scene, i) == head && is(scene, i, deprel))
			return i;
	return ENT_NO_INDEX;
}

static bool under(const ent_scene *scene, uint32_t i, uint32_t top)
{
	for (uint32_t steps = 0; i != ENT_NO_INDEX && steps <= scene->sentence->n; steps++) {
		if (i == top)
			return true;
		i = head_of(scene, i);
	}
	return false;
}

/* A clause, an apposition or another member of the list: says more than who it is. */
static bool loose_child(const ent_scene *scene, uint32_t i, uint32_t head)
{
	if (head_of(scene, i) != head)
		return false;
	switch (token_at(scene, i)->deprel) {
	case ENT_DEPREL_ACL:
	case ENT_DEPREL_ACL_RELCL:
	case ENT_DEPREL_APPOS:
	case ENT_DEPREL_CONJ:
	case ENT_DEPREL_PARATAXIS:
	case ENT_DEPREL_PUNCT:
	case ENT_DEPREL_DEP:
		return true;
	default:
		return false;
	}
}

/* Whether the token, which hangs below `head`, belongs to such an addition: the words before its verb do too. */
static bool in_loose_child(const ent_scene *scene, uint32_t i, uint32_t head)
{
	while (i != ENT_NO_INDEX && i != head) {
		if (loose_child(scene, i, head))
			return true;
		i = head_of(scene, i);
	}
	return false;
}

/* Adds the subtree of `i` as an argument, without the preposition it begins with and what clauses hang on it. */
static void add_subtree(const ent_scene *scene, ent_frame *frame, uint8_t fn, uint32_t i)
{
	uint32_t first = i, end = i + 1;
	while (first > 0 && under(scene, first - 1, i) &&
		   !(is(scene, first - 1, ENT_DEPREL_CASE) && head_of(scene, first - 1) == i))
		first--;
	while (end < scene->sentence->n && under(scene, end, i) && !in_loose_child(scene, end, i))
		end++;
	ent_frame_add(frame, fn, first, end, i);
}

/* "a pact in Lima which allows it": a city that only says where does nothing. */
static bool is_where(const ent_scene *scene, uint32_t i)
{
	uint32_t in = child(scene, i, ENT_DEPREL_CASE), mention = scene->words[i].mention;
	return in != ENT_NO_INDEX && ent_scene_is(scene, in, "in") && mention != ENT_NO_INDEX &&
		   scene->mentions[mention].how == ENT_HOW_METONYM;
}

/* The noun that a relative pronoun stands for, else the token itself. */
static uint32_t antecedent(const ent_scene *scene, uint32_t verb, uint32_t i)
{
	uint8_t kind = scene->words[i].kind;
	bool relative = kind == ENT_KIND_REL || ent_scene_is(scene, i, "that");
	for (uint32_t at = verb, steps = 0; relative && at != ENT_NO_INDEX && steps <= scene->sentence->n; steps++) {
		if (is(scene, at, ENT_DEPREL_ACL_RELCL) || is(scene, at, ENT_DEPREL_ACL))
			return head_of(scene, at) == ENT_NO_INDEX || is_where(scene, head_of(scene, at)) ? i : head_of(scene, at);
		at = head_of(scene, at);
	}
	return i;
}

/* Adds `i`, what it is joined with by "and", and its apposition. */
static void add_joined(const ent_scene *scene, ent_frame *frame, uint8_t fn, uint32_t i)
{
	i = antecedent(scene, frame->trigger, i);
	add_subtree(scene, frame, fn, i);
	for (uint32_t k = 0; k < scene->sentence->n; k++)
		if (head_of(scene, k) == i && is(scene, k, ENT_DEPREL_CONJ))
			add_subtree(scene, frame, fn, k);
}

/* The function that the preposition of `i` gives it; the object's where the preposition belongs to the trigger. */
static uint8_t preposition_of(const ent_scene *scene, const ent_frame *frame, uint32_t i)
{
	uint32_t marker = child(scene, i, ENT_DEPREL_CASE);
	if (marker == ENT_NO_INDEX)
		return ENT_FN_NONE;
	bool over = ent_scene_is(scene, marker, "over") || ent_scene_is(scene, marker, "back");
	if (over && marker + 1 < i && head_of(scene, marker + 1) == i && is(scene, marker + 1, ENT_DEPREL_CASE))
		marker++; /* "handed the islands over to Peru" */
	if (marker > frame->trigger && marker < frame->end)
		return ENT_FN_OBJ;
	char lower[ENT_FORM_LONGEST];
	return ent_vocabulary_function(scene->vocabulary, ent_scene_lower(scene, marker, lower));
}

static void add_modal(const ent_scene *scene, ent_frame *frame, uint32_t i)
{
	uint8_t operator= scene->words[i].operator;
	if (operator&& frame->n_operators<ENT_FRAME_DEPTH) {
		frame->operators[frame->n_operators] = (uint8_t)(operator- 1);
		frame->modal_token[frame->n_operators++] = i;
	}
}

/* Auxiliaries and negation of the verb. */
/* The class of operators that the word belongs to where it leaves open whether what it governs is done, else NULL. */
static const ent_opclass *open_class(const ent_scene *scene, uint32_t i)
{
	uint8_t operator= scene->words[i].operator;
	if (!operator)
		return NULL;
	const ent_opclass *op = &scene->vocabulary->classes[operator- 1];
	return op->gives && op->status >= ENT_STATUS_PLANNED ? op : NULL;
}

/* "did not withdraw until 3 May": on that day it did. */
static bool not_until(const ent_scene *scene, const ent_frame *frame)
{
	for (uint32_t i = 0; i < frame->n_operators; i++)
		if (open_class(scene, frame->modal_token[i]))
			return false; /* "will not": it refuses to */
	for (uint32_t i = frame->end; i < scene->sentence->n; i++) {
		uint32_t when = head_of(scene, i);
		if ((ent_scene_is(scene, i, "until") || ent_scene_is(scene, i, "till")) && is(scene, i, ENT_DEPREL_CASE) &&
			when != ENT_NO_INDEX && head_of(scene, when) == frame->trigger)
			return true;
	}
	return false;
}

/* "promised never to attack": the word of negation at `i` is of the infinitive behind it and not of the verb before. */
static bool before_to(const ent_scene *scene, uint32_t i, uint32_t verb)
{
	return i > verb && ent_scene_is(scene, i + 1, "to");
}

static void read_group(const ent_scene *scene, ent_frame *frame)
{
	uint32_t t = frame->trigger;
	bool be = false;
	for (uint32_t i = 0; i < scene->sentence->n; i++) {
		if (head_of(scene, i) != t)
			continue;
		uint8_t kind = scene->words[i].kind;
		if (is(scene, i, ENT_DEPREL_AUX_PASS) || is(scene, i, ENT_DEPREL_NSUBJ_PASS))
			frame->passive = true;
		if (is(scene, i, ENT_DEPREL_AUX) || is(scene, i, ENT_DEPREL_COP)) {
			be |= kind == ENT_KIND_BE;
			add_modal(scene, frame, i);
		}
		if (kind == ENT_KIND_NEG && is(scene, i, ENT_DEPREL_ADVMOD) && !before_to(scene, i, t))
			frame->negated = true;
		if (is(scene, i, ENT_DEPREL_MARK) && (ent_scene_is(scene, i, "if") || ent_scene_is(scene, i, "unless")))
			frame->conditional = true;
		if (is(scene, i, ENT_DEPREL_MARK) && ent_scene_is(scene, i, "without"))
			frame->negated = true;
	}
	uint32_t to = child(scene, t, ENT_DEPREL_MARK);
	if (to != ENT_NO_INDEX && to > 0 && scene->words[to - 1].kind == ENT_KIND_NEG && ent_scene_is(scene, to, "to"))
		frame->negated = true; /* "promised never to attack", wherever the parser hangs it */
	if (frame->negated && not_until(scene, frame))
		frame->negated = false;
	unsigned inflection = scene->words[t].inflection;
	bool present = inflection & (ENT_INFL_S | ENT_INFL_BASE) && !(inflection & ENT_INFL_PAST);
	uint32_t mark = child(scene, t, ENT_DEPREL_MARK), passive = child(scene, t, ENT_DEPREL_AUX_PASS);
	present |= passive != ENT_NO_INDEX && (ent_scene_is(scene, passive, "is") || ent_scene_is(scene, passive, "are"));
	bool awaited = mark != ENT_NO_INDEX && (ent_scene_is(scene, mark, "until") || ent_scene_is(scene, mark, "till") ||
											ent_scene_is(scene, mark, "once"));
	frame->conditional |= awaited && present; /* "until they comply" */
	frame->passive |= is(scene, t, ENT_DEPREL_ACL) && inflection & ENT_INFL_PART && !(inflection & ENT_INFL_BASE);
	frame->progressive = be && inflection & ENT_INFL_ING;
}

/* "the American-led attack" */
static bool named_child(const ent_scene *scene, uint32_t head)
{
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		if (head_of(scene, i) == head && scene->words[i].mention != ENT_NO_INDEX)
			return true;
	return false;
}

/* An indirect object is the one to whom; where there is no other it is what the verb acts on: "warned India". */
static uint8_t indirect(const ent_scene *scene, uint32_t verb)
{
	return child(scene, verb, ENT_DEPREL_OBJ) == ENT_NO_INDEX ? (uint8_t)ENT_FN_OBJ : scene->vocabulary->fn_to;
}

/* "the planned visit", "a postponed meeting": of an act that is to come or will not. */
static bool awaits(const ent_scene *scene, uint32_t i)
{
	const ent_opclass *op = open_class(scene, i);
	return op && op->control == ENT_CONTROL_SUBJECT && op->status != ENT_STATUS_DENIED;
}

/* "by 15 March", "by March 1979": by when and not by whom. */
static bool dated(const ent_scene *scene, uint32_t i)
{
	uint32_t behind = i + 1 < scene->sentence->n ? i + 1 : i;
	return scene->words[i].mention == ENT_NO_INDEX &&
		   (token_at(scene, i)->upos == ENT_UPOS_NUM || token_at(scene, behind)->upos == ENT_UPOS_NUM);
}

/* "It was the first visit of a minister to Peru": the word only points at what is told, and does nothing. */
static bool points(const ent_scene *scene, uint32_t i)
{
	return ent_scene_is(scene, i, "it") || ent_scene_is(scene, i, "this") || ent_scene_is(scene, i, "that");
}

/* "gave Peru six boats", misread as boats of a kind: no name of a kind stands before the number or the article. The
 * token of the one to whom, a child of the object, or ENT_NO_INDEX. */
static uint32_t misread_recipient(const ent_scene *scene, uint32_t verb, uint32_t object)
{
	uint32_t i = verb + 1;
	if (i + 1 >= object || head_of(scene, i) != object || !is(scene, i, ENT_DEPREL_COMPOUND) ||
		scene->words[i].mention == ENT_NO_INDEX || head_of(scene, i + 1) != object)
		return ENT_NO_INDEX;
	return is(scene, i + 1, ENT_DEPREL_NUMMOD) || is(scene, i + 1, ENT_DEPREL_DET) ? i : ENT_NO_INDEX;
}

/* "the islets which Greeks call Imia": in a relative clause what stands behind such a verb is the name. */
static bool names_it(const ent_scene *scene, uint32_t verb, uint32_t i)
{
	static const char *const forms[] = {"call", "calls", "called", "name", "names", "named", "term", "termed"};
	if (i < verb || !is(scene, verb, ENT_DEPREL_ACL_RELCL) || head_of(scene, verb) == ENT_NO_INDEX)
		return false;
	for (uint32_t k = head_of(scene, verb) + 1; k < verb; k++)
		if (head_of(scene, k) == verb && is(scene, k, ENT_DEPREL_NSUBJ) && scene->words[k].kind != ENT_KIND_REL &&
			!ent_scene_is(scene, k, "that"))
			for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
				if (ent_scene_is(scene, verb, forms[f]))
					return true; /* who calls it so is named: it is what is called */
	return false;
}

/* "withdrew under pressure from Peru": a phrase right behind a noun of an act that stands beside the verb is that
 * noun's, also where the parser hangs it on the verb. */
static bool is_of_other(const ent_scene *scene, uint32_t verb, uint32_t i)
{
	uint32_t marker = child(scene, i, ENT_DEPREL_CASE);
	if (marker == ENT_NO_INDEX || marker <= verb + 1 || scene->given || !ent_scene_is(scene, marker, "from"))
		return false;
	uint32_t noun = marker - 1;
	return is(scene, noun, ENT_DEPREL_OBL) && head_of(scene, noun) == verb && scene->words[noun].pos == 'n' &&
		   scene->words[noun].rows != ENT_MAP_NONE;
}

static void read_children(const ent_scene *scene, ent_frame *frame)
{
	uint32_t t = frame->trigger;
	for (uint32_t i = 0; i < scene->sentence->n; i++) {
		if (head_of(scene, i) != t)
			continue;
		switch (token_at(scene, i)->deprel) {
		case ENT_DEPREL_NSUBJ:
			if (!(frame->noun && points(scene, i)))
				add_joined(scene, frame, ENT_FN_SUBJ, i);
			break;
		case ENT_DEPREL_OBJ:
			if (names_it(scene, t, i)) {
				add_subtree(scene, frame, ENT_FN_COMP, i);
				break;
			}
			if (misread_recipient(scene, t, i) != ENT_NO_INDEX)
				add_subtree(scene, frame, scene->vocabulary->fn_to, misread_recipient(scene, t, i));
			/* fall through */
		case ENT_DEPREL_NSUBJ_PASS:
			add_joined(scene, frame, ENT_FN_OBJ, i);
			break;
		case ENT_DEPREL_XCOMP:
			if (scene->words[i].pos != 'v' && token_at(scene, i)->upos != ENT_UPOS_VERB && i > t)
				add_subtree(scene, frame, ENT_FN_COMP, i);
			break;
		case ENT_DEPREL_IOBJ:
			add_joined(scene, frame, indirect(scene, t), i);
			break;
		case ENT_DEPREL_OBL_AGENT:
			add_joined(scene, frame, ENT_FN_SUBJ, i);
			break;
		case ENT_DEPREL_NMOD_POSS:
			add_joined(scene, frame, ENT_FN_POSS, i);
			break;
		case ENT_DEPREL_AMOD:
			if (frame->noun && awaits(scene, i))
				add_modal(scene, frame, i);
			/* fall through */
		case ENT_DEPREL_COMPOUND:
			if (frame->noun && (scene->words[i].mention != ENT_NO_INDEX || named_child(scene, i)))
				add_joined(scene, frame, ENT_FN_POSS, i);
			break;
		case ENT_DEPREL_DET:
			frame->negated |= frame->noun && ent_scene_is(scene, i, "no");
			break;
		case ENT_DEPREL_OBL:
		case ENT_DEPREL_NMOD: {
			if (is_of_other(scene, t, i))
				break;
			uint8_t fn = preposition_of(scene, frame, i);
			bool by = fn != ENT_FN_NONE && fn == scene->vocabulary->fn_by;
			bool agent = by && frame->passive && !dated(scene, i);
			add_joined(scene, frame, agent ? ENT_FN_SUBJ : fn, i);
			break;
		}
		default:
			break;
		}
	}
}

/* Prepositional phrases that hang on the object: "sign an agreement with X", "impose sanctions on X". */
static void read_object_modifiers(const ent_scene *scene, ent_frame *frame)
{
	uint32_t n = frame->n_args;
	for (uint32_t k = 0; k < n; k++) {
		if (frame->args[k].fn != ENT_FN_OBJ)
			continue;
		uint32_t object = frame->args[k].head;
		for (uint32_t i = 0; i < scene->sentence->n; i++)
			if (head_of(scene, i) == object && is(scene, i, ENT_DEPREL_NMOD))
				add_joined(scene, frame, preposition_of(scene, frame, i), i);
	}
}

/* Whether the token hangs below `top` without a clause between. */
static bool in_phrase(const ent_scene *scene, uint32_t i, uint32_t top)
{
	for (uint32_t steps = 0; i != ENT_NO_INDEX && i != top && steps <= scene->sentence->n; steps++) {
		if (is(scene, i, ENT_DEPREL_ACL) || is(scene, i, ENT_DEPREL_ACL_RELCL) || is(scene, i, ENT_DEPREL_ADVCL) ||
			is(scene, i, ENT_DEPREL_PARATAXIS))
			return false;
		i = head_of(scene, i);
	}
	return i == top;
}

/* "the visit of the minister to Peru": where the one whose act it is was named, the parser hangs the rest on him. */
static void read_owner_modifiers(const ent_scene *scene, ent_frame *frame)
{
	static const char *const links[] = {"to", "with", "against"};
	uint32_t n = frame->n_args;
	for (uint32_t k = 0; k < n; k++) {
		const ent_arg owner = frame->args[k];
		bool of = owner.fn == scene->vocabulary->fn_of || owner.fn == scene->vocabulary->fn_by;
		for (uint32_t i = owner.head + 1; of && owner.head < scene->sentence->n && i < scene->sentence->n; i++) {
			uint8_t fn = is(scene, i, ENT_DEPREL_NMOD) && in_phrase(scene, i, owner.head)
							 ? preposition_of(scene, frame, i)
							 : (uint8_t)ENT_FN_NONE;
			for (size_t w = 0; w < sizeof links / sizeof *links; w++)
				if (fn != ENT_FN_NONE && fn == ent_vocabulary_function(scene->vocabulary, ent_str_of(links[w])) &&
					!ent_frame_arg(frame, fn))
					add_joined(scene, frame, fn, i);
		}
	}
}

/* The infinitive that hangs on the verb or on one of its arguments: "called on Peru to leave". */
static void read_infinitive(const ent_scene *scene, ent_frame *frame)
{
	for (uint32_t i = frame->end; i + 1 < scene->sentence->n; i++) {
		uint32_t verb = head_of(scene, i);
		if (!ent_scene_is(scene, i, "to") || !is(scene, i, ENT_DEPREL_MARK) || verb == ENT_NO_INDEX)
			continue;
		bool its = head_of(scene, verb) == frame->trigger;
		for (uint32_t k = 0; k < frame->n_args && !its; k++)
			its = frame->args[k].head == head_of(scene, verb);
		if (its) {
			ent_frame_add(frame, ENT_FN_INF, verb, verb + 1, verb);
			return;
		}
	}
}

/* "arming and training rebels": what stands behind the second of two verbs side by side is done by the first too. */
static void share_object(const ent_scene *scene, ent_frame *frame)
{
	uint32_t next = frame->trigger + 2;
	if (frame->passive || ent_frame_arg(frame, ENT_FN_OBJ) || next >= scene->sentence->n ||
		head_of(scene, next) != frame->trigger || !is(scene, next, ENT_DEPREL_CONJ) ||
		token_at(scene, next)->upos != ENT_UPOS_VERB)
		return;
	uint32_t object = child(scene, next, ENT_DEPREL_OBJ);
	if (object != ENT_NO_INDEX)
		add_joined(scene, frame, ENT_FN_OBJ, object);
}

/* Whether an adverbial clause says what its verb is about ("refrained from attacking", "called for Russia to leave")
 * and not when, how or why it was done ("ended when China attacked India"). */
static bool content_clause(const ent_scene *scene, uint32_t t)
{
	static const char *const links[] = {"to", "from", "of", "for", "against", "into", "about", "at"};
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		if (head_of(scene, i) == t && is(scene, i, ENT_DEPREL_MARK))
			for (size_t k = 0; k < sizeof links / sizeof *links; k++)
				if (ent_scene_is(scene, i, links[k]))
					return true;
	return false;
}

/* Adds `head` and those joined with it before the verb as the subject. */
static void add_list(const ent_scene *scene, ent_frame *frame, uint32_t head)
{
	add_subtree(scene, frame, ENT_FN_SUBJ, head);
	for (uint32_t k = head + 1; k < frame->trigger; k++)
		if (head_of(scene, k) == head && is(scene, k, ENT_DEPREL_CONJ))
			add_subtree(scene, frame, ENT_FN_SUBJ, k);
}

/* "after a quake killed thousands": a clause with somebody between its conjunction and its verb has a subject of its
 * own, whatever the parser makes of it. */
static bool has_own_subject(const ent_scene *scene, uint32_t t)
{
	uint32_t mark = child(scene, t, ENT_DEPREL_MARK);
	if (!is(scene, t, ENT_DEPREL_ADVCL) || mark == ENT_NO_INDEX || mark > t || ent_scene_is(scene, mark, "to"))
		return false;
	for (uint32_t i = mark + 1; i < t; i++)
		if (head_of(scene, i) == t &&
			(token_at(scene, i)->upos == ENT_UPOS_NOUN || token_at(scene, i)->upos == ENT_UPOS_PROPN ||
			 token_at(scene, i)->upos == ENT_UPOS_PRON))
			return true;
	return false;
}

/* The noun of which the sentence says that somebody is it, "one" in "was one of the first to help"; else the noun. */
static uint32_t predicate_of(const ent_scene *scene, uint32_t noun)
{
	uint32_t above = head_of(scene, noun), link = child(scene, noun, ENT_DEPREL_CASE);
	bool of = is(scene, noun, ENT_DEPREL_NMOD) && link != ENT_NO_INDEX && ent_scene_is(scene, link, "of");
	return of && above != ENT_NO_INDEX && child(scene, above, ENT_DEPREL_COP) != ENT_NO_INDEX ? above : noun;
}

/* "until Peru withdrew", misread as "until Peru": what stands between a conjunction that can be a preposition and a
 * verb without subject is its subject. The token, or ENT_NO_INDEX. */
static uint32_t misread_subject(const ent_scene *scene, uint32_t t)
{
	static const char *const links[] = {"till", "until", "after", "before", "since", "as"};
	bool finite = scene->words[t].inflection & (ENT_INFL_PAST | ENT_INFL_S);
	if (t == 0 || !finite || !is(scene, t, ENT_DEPREL_ADVCL) || child(scene, t, ENT_DEPREL_MARK) != ENT_NO_INDEX)
		return ENT_NO_INDEX;
	uint32_t i = t - 1, link = child(scene, i, ENT_DEPREL_CASE);
	bool name =
		scene->words[i].mention != ENT_NO_INDEX && (is(scene, i, ENT_DEPREL_NMOD) || is(scene, i, ENT_DEPREL_OBL));
	for (size_t k = 0; name && link < t && k < sizeof links / sizeof *links; k++)
		if (ent_scene_is(scene, link, links[k]))
			return i;
	return ENT_NO_INDEX;
}

/* The subject that the verb does not have itself, from the verb or noun it hangs on. */
static void borrow_subject(const ent_scene *scene, ent_frame *frame, int depth)
{
	uint32_t t = frame->trigger, head = head_of(scene, t);
	uint8_t fn = frame->passive ? ENT_FN_OBJ : ENT_FN_SUBJ;
	if (head == ENT_NO_INDEX || ent_frame_arg(frame, fn) || depth + 1 >= ENT_FRAME_DEPTH)
		return;
	uint32_t own = frame->passive ? ENT_NO_INDEX : misread_subject(scene, t);
	if (own != ENT_NO_INDEX) {
		add_subtree(scene, frame, fn, own);
		return;
	}
	uint8_t deprel = token_at(scene, t)->deprel;
	if (deprel == ENT_DEPREL_ACL || deprel == ENT_DEPREL_ACL_RELCL) {
		unsigned inflection = scene->words[t].inflection;
		bool participle = inflection & ENT_INFL_PART && !(inflection & ENT_INFL_BASE) && deprel == ENT_DEPREL_ACL;
		uint32_t subject = child(scene, predicate_of(scene, head), ENT_DEPREL_NSUBJ);
		frame->passive |= participle;
		if (!scene->words[head].operator)
			add_joined(scene, frame, participle ? ENT_FN_OBJ : ENT_FN_SUBJ,
					   !participle && subject != ENT_NO_INDEX && scene->words[head].mention == ENT_NO_INDEX ? subject
																											: head);
		return;
	}
	if (deprel != ENT_DEPREL_CONJ && deprel != ENT_DEPREL_XCOMP && deprel != ENT_DEPREL_ADVCL &&
		deprel != ENT_DEPREL_PARATAXIS)
		return;
	if (has_own_subject(scene, t))
		return;
	if (deprel == ENT_DEPREL_CONJ && head < t && scene->words[head].mention != ENT_NO_INDEX && !frame->passive) {
		add_list(scene, frame, head); /* "Peru, Chile and Bolivia sent", misread as a list that goes on with a verb */
		return;
	}
	bool governed = deprel != ENT_DEPREL_CONJ && (deprel != ENT_DEPREL_ADVCL || content_clause(scene, t));
	if (scene->words[head].operator&& governed)
		return; /* the governor hands it down */
	ent_frame *other = ent_frame_tree(scene, head, head + 1, depth + 1);
	for (uint32_t i = 0; i < other->n_args; i++)
		if (other->args[i].fn == (other->passive ? ENT_FN_OBJ : ENT_FN_SUBJ))
			ent_frame_add(frame, fn, other->args[i].first, other->args[i].end, other->args[i].head);
	if (deprel == ENT_DEPREL_CONJ && frame->n_operators == 0 && scene->words[t].inflection & ENT_INFL_BASE)
		for (uint32_t i = 0; i < other->n_operators; i++)
			add_modal(scene, frame, other->modal_token[i]);
	if (deprel == ENT_DEPREL_CONJ && other->governor && !frame->governor) {
		frame->governor = other->governor;
		frame->governor_class = other->governor_class;
	}
}

static bool speech(const ent_scene *scene, uint32_t i)
{
	uint8_t operator= scene->words[i].operator;
	return operator&& scene->vocabulary->classes[operator- 1].speech;
}

/* "showed its interest in investing", "is keen on buying": the word right before the clause that it is about, wherever
 * the parser hangs it. */
static uint32_t word_before(const ent_scene *scene, uint32_t t)
{
	uint32_t mark = child(scene, t, ENT_DEPREL_MARK);
	bool fits =
		mark != ENT_NO_INDEX && mark > 0 && mark < t &&
		scene->words[mark - 1].operator&&(scene->words[mark - 1].pos == 'n' || scene->words[mark - 1].pos == 'a');
	return fits ? mark - 1 : ENT_NO_INDEX;
}

/* Whether the verb has "that" for an object beside another one: then it is a conjunction, misread. */
static bool two_objects(const ent_scene *scene, uint32_t verb)
{
	uint32_t first = child(scene, verb, ENT_DEPREL_OBJ);
	if (first == ENT_NO_INDEX || !ent_scene_is(scene, first, "that"))
		return false;
	for (uint32_t i = first + 1; i < scene->sentence->n; i++)
		if (head_of(scene, i) == verb && is(scene, i, ENT_DEPREL_OBJ))
			return true;
	return false;
}

/* The operator that governs the verb: its head, or a verb of saying in parenthesis. */
static uint32_t governor_of_verb(const ent_scene *scene, uint32_t t)
{
	uint32_t head = head_of(scene, t);
	switch (token_at(scene, t)->deprel) {
	case ENT_DEPREL_ADVCL:
		if (word_before(scene, t) != ENT_NO_INDEX)
			return word_before(scene, t);
		if (!content_clause(scene, t))
			return ENT_NO_INDEX;
		/* fall through */
	case ENT_DEPREL_CSUBJ:
	case ENT_DEPREL_CSUBJ_PASS:
	case ENT_DEPREL_ACL_RELCL: /* "rumours that Peru left", "... sold ships", by its conjunction no relative clause */
		if (is(scene, t, ENT_DEPREL_ACL_RELCL) && child(scene, t, ENT_DEPREL_MARK) == ENT_NO_INDEX &&
			!two_objects(scene, t))
			break;
		/* fall through */
	case ENT_DEPREL_XCOMP:
	case ENT_DEPREL_CCOMP:
	case ENT_DEPREL_ACL:
		return head != ENT_NO_INDEX && scene->words[head].operator? head : ENT_NO_INDEX;
	case ENT_DEPREL_PARATAXIS:
		return head != ENT_NO_INDEX && speech(scene, head) ? head : ENT_NO_INDEX;
	default:
		break;
	}
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		if (head_of(scene, i) == t && is(scene, i, ENT_DEPREL_PARATAXIS) && speech(scene, i))
			return i;
	return ENT_NO_INDEX;
}

/* Whether the noun is one that is known already: "the attack", "its visit". */
static bool definite(const ent_scene *scene, uint32_t noun)
{
	for (uint32_t i = 0; i < noun; i++) {
		if (head_of(scene, i) != noun)
			continue;
		bool the = is(scene, i, ENT_DEPREL_DET) && (ent_scene_is(scene, i, "the") || ent_scene_is(scene, i, "this") ||
													ent_scene_is(scene, i, "these") || ent_scene_is(scene, i, "that"));
		if (the || is(scene, i, ENT_DEPREL_NMOD_POSS))
			return true;
	}
	return false;
}

/* "mediated in the Indo-Pakistani war", "helped in the fight against Peru": an act that says itself whose it is is
 * where something else is done. */
static bool in_known(const ent_scene *scene, uint32_t t)
{
	uint32_t marker = child(scene, t, ENT_DEPREL_CASE);
	if (marker == ENT_NO_INDEX || !ent_scene_is(scene, marker, "in") || !definite(scene, t))
		return false;
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		if (i != t && scene->words[i].mention != ENT_NO_INDEX && head_of(scene, i) == t)
			return true;
	return false;
}

/* "after the clash", "despite the visit": what only goes with an act is not its content. */
static bool is_circumstance(const ent_scene *scene, uint32_t t)
{
	static const char *const links[] = {"after",   "following", "before",  "during",    "since", "until",
										"despite", "amid",      "through", "via",       "under", "because",
										"due",     "owing",     "thanks",  "throughout"};
	for (uint32_t i = 0; i < t; i++)
		if (head_of(scene, i) == t && is(scene, i, ENT_DEPREL_CASE))
			for (size_t k = 0; k < sizeof links / sizeof *links; k++)
				if (ent_scene_is(scene, i, links[k]))
					return true;
	return in_known(scene, t);
}

/* "clashes occurred", "talks began": a verb without object that only says of its subject that it is. */
static bool happens(const ent_scene *scene, uint32_t verb)
{
	uint8_t operator= scene->words[verb].operator;
	if (!operator|| scene->words[verb].pos != 'v' || child(scene, verb, ENT_DEPREL_OBJ) != ENT_NO_INDEX)
		return false;
	const ent_opclass *op = &scene->vocabulary->classes[operator- 1];
	return ent_str_is(op->name, "light") || ent_str_is(op->name, "begin") || ent_str_is(op->name, "continue");
}

/* "The complaint was decided in 2003", "chose Lima for a trip": what is decided or chosen, and not decided upon. */
static bool settles(const ent_scene *scene, uint32_t verb, uint32_t noun)
{
	const ent_opclass *op = &scene->vocabulary->classes[scene->words[verb].operator- 1];
	uint32_t marker = child(scene, noun, ENT_DEPREL_CASE);
	bool on = marker != ENT_NO_INDEX && (ent_scene_is(scene, marker, "on") || ent_scene_is(scene, marker, "upon") ||
										 ent_scene_is(scene, marker, "of"));
	return !scene->given && scene->words[verb].pos == 'v' && ent_str_is(op->name, "decide") && !on;
}

/* "lifted the ban in a new agreement": one engages in talks, but what is done otherwise in an act is another. */
static bool is_setting(const ent_scene *scene, uint32_t verb, uint32_t noun)
{
	static const char *const ends[] = {"stop", "cancel", "refuse", "prevent", "deny"};
	uint32_t marker = child(scene, noun, ENT_DEPREL_CASE);
	uint8_t operator= scene->words[verb].operator;
	if (!operator|| scene->given || marker == ENT_NO_INDEX || !ent_scene_is(scene, marker, "in"))
		return false;
	for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
		if (ent_str_is(scene->vocabulary->classes[operator- 1].name, ends[k]))
			return true;
	return false;
}

/* The operator that governs the noun: the verb it is the object of, the noun it belongs to, a participle behind it. */
static uint32_t governor_of_noun(const ent_scene *scene, uint32_t t)
{
	while (is(scene, t, ENT_DEPREL_CONJ) && head_of(scene, t) != ENT_NO_INDEX && head_of(scene, t) < t)
		t = head_of(scene, t);
	uint32_t head = head_of(scene, t);
	switch (token_at(scene, t)->deprel) {
	case ENT_DEPREL_OBL:
		if (is_circumstance(scene, t) || head == ENT_NO_INDEX || is_setting(scene, head, t))
			break;
		/* fall through */
	case ENT_DEPREL_OBJ:
	case ENT_DEPREL_NSUBJ_PASS:
	case ENT_DEPREL_NMOD:
	case ENT_DEPREL_COMPOUND:
		if (head != ENT_NO_INDEX && scene->words[head].operator&& !settles(scene, head, t))
			return head;
		break;
	default:
		break;
	}
	if (!scene->given && is(scene, t, ENT_DEPREL_NSUBJ) && head != ENT_NO_INDEX && happens(scene, head))
		return head;
	for (uint32_t i = t + 1; i < scene->sentence->n; i++)
		if (head_of(scene, i) == t && is(scene, i, ENT_DEPREL_ACL) &&
			scene->words[i].operator&& scene->words[i].pos == 'v')
			return i;
	return ENT_NO_INDEX;
}

/* "may in the end win Russian help": the object of any verb is as real as the verb. */
static void borrow_modals(const ent_scene *scene, ent_frame *frame)
{
	uint32_t verb = head_of(scene, frame->trigger);
	if (frame->governor || verb == ENT_NO_INDEX || !is(scene, frame->trigger, ENT_DEPREL_OBJ))
		return;
	for (uint32_t i = 0; i < scene->sentence->n; i++) {
		if (head_of(scene, i) != verb)
			continue;
		if (is(scene, i, ENT_DEPREL_AUX))
			add_modal(scene, frame, i);
		frame->negated |= scene->words[i].kind == ENT_KIND_NEG;
	}
}

/* "will sign it when he visits Peru": English tells of what is to come in the present, behind a conjunction of time. */
static bool to_come(const ent_scene *scene, uint32_t t)
{
	static const char *const links[] = {"when", "once", "after", "before", "as", "while", "whenever"};
	unsigned inflection = scene->words[t].inflection;
	if (!(inflection & (ENT_INFL_S | ENT_INFL_BASE)) || inflection & ENT_INFL_PAST)
		return false;
	for (uint32_t i = 0; i < t; i++)
		if (head_of(scene, i) == t && (is(scene, i, ENT_DEPREL_MARK) || is(scene, i, ENT_DEPREL_ADVMOD)))
			for (size_t k = 0; k < sizeof links / sizeof *links; k++)
				if (ent_scene_is(scene, i, links[k]))
					return true;
	return false;
}

/* The verb whose doubt such a clause shares: its head, or the clause before it where the parser hangs both on "said".
 */
static uint32_t main_clause(const ent_scene *scene, uint32_t t)
{
	uint32_t head = head_of(scene, t);
	for (uint32_t i = 0; i < t && is(scene, t, ENT_DEPREL_CCOMP); i++)
		if (head_of(scene, i) == head && is(scene, i, ENT_DEPREL_CCOMP))
			return i;
	return head;
}

/* Whether the word is as real as its head: a part of what the head tells, not of what it takes for known or adds. */
static bool depends(const ent_scene *scene, uint32_t i)
{
	bool noun = scene->words[i].pos == 'n' || token_at(scene, i)->upos == ENT_UPOS_NOUN;
	switch (token_at(scene, i)->deprel) {
	case ENT_DEPREL_XCOMP:
		return true;
	case ENT_DEPREL_CONJ:
		return noun || scene->words[i].inflection & ENT_INFL_BASE;
	case ENT_DEPREL_ADVCL:
		return to_come(scene, i) || content_clause(scene, i);
	case ENT_DEPREL_CCOMP:
		return to_come(scene, i);
	case ENT_DEPREL_ACL:
		return content_clause(scene, i);
	case ENT_DEPREL_OBJ:
	case ENT_DEPREL_NSUBJ:
	case ENT_DEPREL_NSUBJ_PASS:
		return !noun || !definite(scene, i);
	case ENT_DEPREL_OBL:
	case ENT_DEPREL_NMOD:
		return noun && !definite(scene, i) && !is_circumstance(scene, i);
	default:
		return false;
	}
}

/* The operator further up that leaves open what the trigger tells: "Peru could win help from Chile", "spoke of its
 * interest in buying ships from Chile". */
static void read_doubt(const ent_scene *scene, ent_frame *frame)
{
	uint32_t at = frame->trigger;
	for (uint32_t steps = 0; steps < scene->sentence->n && depends(scene, at); steps++) {
		bool joined = is(scene, at, ENT_DEPREL_CONJ) || is(scene, at, ENT_DEPREL_NSUBJ);
		uint32_t from = at;
		at = main_clause(scene, at);
		if (at == ENT_NO_INDEX)
			return;
		bool settled = scene->words[from].pos == 'n' && scene->words[at].operator&& settles(scene, at, from);
		uint32_t word = !joined && !settled && open_class(scene, at) ? at : ENT_NO_INDEX;
		for (uint32_t i = 0; i < at && word == ENT_NO_INDEX; i++)
			if (head_of(scene, i) == at && is(scene, i, ENT_DEPREL_AUX) && open_class(scene, i))
				word = i;
		if (word == ENT_NO_INDEX)
			continue;
		frame->doubt = scene->words[word].operator;
		frame->doubt_token = word;
		return;
	}
}

static bool is_order(const ent_scene *scene, uint32_t i)
{
	static const char *const orders[] = {"first", "second", "third", "last", "only", "next"};
	for (size_t k = 0; k < sizeof orders / sizeof *orders; k++)
		if (ent_scene_is(scene, i, orders[k]))
			return true;
	return false;
}

/* An infinitive of aim, or one joined with such. That of a noun tells its aim too ("a deal to buy ships"), but for
 * "the first to visit Peru". */
static bool is_aim(const ent_scene *scene, uint32_t t)
{
	if (is(scene, t, ENT_DEPREL_CONJ) && scene->words[t].inflection & ENT_INFL_BASE && head_of(scene, t) < t)
		t = head_of(scene, t);
	uint32_t to = child(scene, t, ENT_DEPREL_MARK), head = head_of(scene, t);
	if (to == ENT_NO_INDEX || !ent_scene_is(scene, to, "to"))
		return false;
	if (head == ENT_NO_INDEX || is_order(scene, to - (to > 0)) || is_order(scene, head))
		return false;
	if (is(scene, t, ENT_DEPREL_ADVCL)) {
		if (head >= to || child(scene, head, ENT_DEPREL_COP) == ENT_NO_INDEX)
			return true;
		head = to - 1; /* "was one of the first states to help", hung on "one" */
	} else if (!is(scene, t, ENT_DEPREL_ACL) || scene->words[head].mention != ENT_NO_INDEX) {
		return false;
	}
	for (uint32_t i = 0; i < head; i++)
		if (head_of(scene, i) == head && is_order(scene, i))
			return false;
	return true;
}

static void govern(const ent_scene *scene, ent_frame *frame, uint32_t token, int depth)
{
	if (token == ENT_NO_INDEX || depth + 1 >= ENT_FRAME_DEPTH || frame->governor)
		return;
	ent_frame *governor = ent_frame_tree(scene, token, token + 1, depth + 1);
	ent_frame_inherit(scene, frame, governor, (uint8_t)(scene->words[token].operator- 1), frame->noun);
}

ent_frame *ent_frame_tree(const ent_scene *scene, uint32_t trigger, uint32_t end, int depth)
{
	ent_frame *frame = ENT_NEW(scene->arena, ent_frame);
	const ent_word *word = &scene->words[trigger];
	bool verb = word->pos == 'v' || (word->pos == 0 && token_at(scene, trigger)->upos == ENT_UPOS_VERB);
	*frame = (ent_frame){.trigger = trigger, .end = end, .noun = !verb};
	read_group(scene, frame);
	read_children(scene, frame);
	if (frame->noun) {
		read_owner_modifiers(scene, frame);
		govern(scene, frame, governor_of_noun(scene, trigger), depth);
		borrow_modals(scene, frame);
	} else {
		borrow_subject(scene, frame, depth);
		share_object(scene, frame);
		read_object_modifiers(scene, frame);
		read_infinitive(scene, frame);
		govern(scene, frame, governor_of_verb(scene, trigger), depth);
		frame->purpose = !frame->governor && is_aim(scene, trigger);
	}
	if (depth == 0)
		read_doubt(scene, frame);
	return frame;
}
