/* The words that stand with a verb in the tree and say whether it was done: auxiliaries, negation, conjunctions of
 * condition, the order of words in questions, particles. */
#include "events/frame_govern.h"
#include "events/frame_subject.h"

bool ent_frame_is_behind_particle(const ent_scene *scene, uint32_t verb, uint32_t i)
{
	uint32_t first = i;
	while (first > verb + 1 && ent_branch_head(scene, first - 1) == i)
		first--;
	return !scene->given && first == verb + 2 && ent_branch_is(scene, first - 1, ENT_DEPREL_COMPOUND_PRT) &&
		   ent_branch_head(scene, first - 1) == verb && ent_branch_child(scene, i, ENT_DEPREL_CASE) == ENT_NO_INDEX;
}

/* "did not withdraw until 3 May": on that day it did. */
static bool not_until(const ent_scene *scene, const ent_frame *frame)
{
	for (uint32_t i = 0; i < frame->n_operators; i++)
		if (ent_frame_open_class(scene, frame->modal_token[i]))
			return false; /* "will not": it refuses to */
	for (uint32_t i = frame->end; i < scene->sentence->n; i++) {
		uint32_t when = ent_branch_head(scene, i);
		if ((ent_scene_is(scene, i, "until") || ent_scene_is(scene, i, "till")) &&
			ent_branch_is(scene, i, ENT_DEPREL_CASE) && when != ENT_NO_INDEX &&
			ent_branch_head(scene, when) == frame->trigger)
			return true;
	}
	return false;
}

/* "promised never to attack": the word of negation at `i` is of the infinitive behind it and not of the verb before. */
static bool before_to(const ent_scene *scene, uint32_t i, uint32_t verb)
{
	return i > verb && ent_scene_is(scene, i + 1, "to");
}

/* "not only attacked", "did not merely ask": it did that, and more. */
static bool is_more(const ent_scene *scene, uint32_t i)
{
	static const char *const words[] = {"only", "merely", "just", "simply"};
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (ent_scene_is(scene, i, "not") && ent_scene_is(scene, i + 1, words[k]))
			return true;
	return false;
}

/* "Helped by Kenya, Peru built a dam": a participle before its clause, with who did it. */
static bool fronted_passive(const ent_scene *scene, uint32_t t)
{
	unsigned inflection = scene->words[t].inflection;
	bool participle = inflection & ENT_INFL_PART && !(inflection & ENT_INFL_BASE);
	return participle && !scene->given && ent_branch_is(scene, t, ENT_DEPREL_ADVCL) &&
		   ent_scene_is(scene, t + 1, "by") && ent_branch_child(scene, t, ENT_DEPREL_NSUBJ) == ENT_NO_INDEX &&
		   ent_branch_child(scene, t, ENT_DEPREL_MARK) == ENT_NO_INDEX;
}

/* "Had Peru attacked, Chad would have", "Did Peru attack?": the auxiliary before the subject of a clause or a question,
 * or before all, whatever the parser takes the clause for. */
static bool inverted(const ent_scene *scene, uint32_t t)
{
	static const char *const forms[] = {"had", "should", "were", "did", "does", "do", "will", "would", "has", "have"};
	uint32_t subject = ent_branch_child(scene, t, ENT_DEPREL_NSUBJ), n = scene->sentence->n;
	bool asked = n > 0 && ent_scene_is(scene, n - 1, "?"), clause = ent_branch_is(scene, t, ENT_DEPREL_ADVCL);
	if (subject == ENT_NO_INDEX || scene->given)
		return false;
	for (uint32_t i = ent_branch_first(scene, t); i < (asked || clause ? subject : 1); i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_AUX))
			for (size_t k = 0; k < (asked ? sizeof forms / sizeof *forms : 3); k++)
				if (ent_scene_is(scene, i, forms[k]))
					return true;
	return false;
}

/* "rather than attack Peru", "would rather leave than fight": what is not chosen, by its word `i`. */
static bool is_worse(const ent_scene *scene, uint32_t t, uint32_t i)
{
	unsigned deprel = ent_branch_token(scene, i)->deprel;
	if (scene->given || (deprel != ENT_DEPREL_MARK && deprel != ENT_DEPREL_CC && deprel != ENT_DEPREL_CASE))
		return false;
	return ent_scene_is(scene, i, "rather") || (ent_scene_is(scene, i, "than") && scene->words[t].pos == 'v');
}

/* "Kenya's answer was to expel the envoy": what a deed of the past was is done. */
static bool is_deed(const ent_scene *scene, uint32_t t, uint32_t be)
{
	uint32_t outer = ent_branch_child(scene, t, ENT_DEPREL_NSUBJ_OUTER);
	return outer != ENT_NO_INDEX && ent_scene_in_class(scene, outer, scene->vocabulary->deed) &&
		   (ent_scene_is(scene, be, "was") || ent_scene_is(scene, be, "were"));
}

/* "is to be signed", "were to begin": of what is to come. */
static bool is_to_be(const ent_scene *scene, uint32_t t)
{
	uint32_t to = ent_branch_child(scene, t, ENT_DEPREL_MARK);
	return to != ENT_NO_INDEX && to > 0 && to < t && ent_scene_is(scene, to, "to") &&
		   scene->words[to - 1].kind == ENT_KIND_BE && ent_branch_head(scene, to - 1) == t &&
		   !is_deed(scene, t, to - 1);
}

/* Whether the word hangs on `head` before it. */
static bool has_word(const ent_scene *scene, uint32_t head, const char *word)
{
	for (uint32_t i = ent_branch_first(scene, head); i < head; i = scene->words[i].next)
		if (ent_scene_is(scene, i, word))
			return true;
	return false;
}

/* "No troops crossed", "sold no arms", "neither Peru nor Chile signed", "none of them came": what is said of nobody and
 * nothing. */
static bool of_none(const ent_scene *scene, uint32_t i)
{
	uint32_t det = ent_branch_child(scene, i, ENT_DEPREL_DET);
	unsigned deprel = ent_branch_token(scene, i)->deprel;
	bool side = deprel == ENT_DEPREL_NSUBJ || deprel == ENT_DEPREL_NSUBJ_PASS || deprel == ENT_DEPREL_OBJ;
	if (!side || scene->given)
		return false;
	return (det != ENT_NO_INDEX && det < i && ent_scene_is(scene, det, "no")) || has_word(scene, i, "neither") ||
		   ent_scene_is(scene, i, "neither") || ent_scene_is(scene, i, "none") || ent_scene_is(scene, i, "nobody");
}

/* "neither accepted nor signed it". "Did not attack, nor did its army shell": "nor" before the auxiliary before the
 * subject, wherever the parser hangs both. */
static bool of_neither(const ent_scene *scene, uint32_t t)
{
	static const char *const forms[] = {"do", "does", "did", "has", "had", "will", "would"};
	uint32_t subject = ent_branch_child(scene, t, ENT_DEPREL_NSUBJ);
	for (uint32_t i = 1; subject != ENT_NO_INDEX && subject < t && i < subject; i++)
		for (size_t k = 0; k < sizeof forms / sizeof *forms && ent_scene_is(scene, i - 1, "nor"); k++)
			if (ent_scene_is(scene, i, forms[k]) && subject < i + 5)
				return true;
	return has_word(scene, t, "neither") || has_word(scene, t, "nor");
}

/* Whether a form of "be" or "have", as `kind` says, stands right before the word, but for adverbs and "not", of which
 * `ret_not` tells. */
static bool behind_auxiliary(const ent_scene *scene, uint32_t at, uint8_t kind, bool *ret_not)
{
	*ret_not = false;
	for (; at > 0; at--) {
		uint8_t before = scene->words[at - 1].kind;
		if (before != ENT_KIND_NEG && before != ENT_KIND_ADV)
			return before == kind;
		*ret_not |= before == ENT_KIND_NEG;
	}
	return false;
}

/* "Peru to send troops": a headline, in which an infinitive hangs on a name or has it for a subject, and nothing above
 * them. */
static bool is_headline(const ent_scene *scene, const ent_frame *frame)
{
	uint32_t t = frame->trigger, above = ent_branch_head(scene, t);
	if (frame->noun || frame->n_operators || ent_branch_child(scene, t, ENT_DEPREL_MARK) + 1 != t ||
		ent_branch_has(scene, t, ENT_DEPREL_AUX) || ent_branch_has(scene, t, ENT_DEPREL_COP))
		return false;
	if (ent_branch_is(scene, t, ENT_DEPREL_ROOT))
		return ent_branch_child(scene, t, ENT_DEPREL_NSUBJ) < t;
	if (!ent_branch_is(scene, t, ENT_DEPREL_ACL) || !ent_branch_is(scene, above, ENT_DEPREL_ROOT) ||
		ent_branch_has(scene, above, ENT_DEPREL_COP)) /* "was the first Kenyan minister to visit Peru" */
		return false;
	return above < t && scene->words[above].mention != ENT_NO_INDEX && !scene->words[above].operator;
}

/* "is going to sign", "are due to sign" are as "will sign"; who "has yet to sign" has not signed. By what stands before
 * the infinitive, for parsers differ on what these words are. */
static void read_coming(const ent_scene *scene, ent_frame *frame)
{
	uint32_t to = frame->trigger - 1;
	if (frame->trigger < 2 || !ent_scene_is(scene, to, "to"))
		return;
	bool denied = false, yet = ent_scene_is(scene, to - 1, "yet");
	if (yet && (behind_auxiliary(scene, to - 1, ENT_KIND_HAVE, &denied) ||
				behind_auxiliary(scene, to - 1, ENT_KIND_BE, &denied))) {
		frame->negated = true;
		return;
	}
	uint8_t future = scene->vocabulary->class_future;
	bool coming = ent_scene_is(scene, to - 1, "going") || ent_scene_is(scene, to - 1, "due");
	bool is_to =
		is_to_be(scene, frame->trigger) && (ent_scene_is(scene, to - 1, "is") || ent_scene_is(scene, to - 1, "are"));
	if (future != UINT8_MAX && (is_to || is_headline(scene, frame)) && frame->n_operators < ENT_FRAME_DEPTH) {
		frame->operators[frame->n_operators] = future;
		frame->modal_token[frame->n_operators++] = to;
		return;
	}
	bool governs = scene->words[to - 1].operator&& ent_branch_head(scene, frame->trigger) == to - 1;
	if (future == UINT8_MAX || !coming || governs || frame->noun || frame->n_operators == ENT_FRAME_DEPTH ||
		!behind_auxiliary(scene, to - 1, ENT_KIND_BE, &denied))
		return;
	frame->operators[frame->n_operators] = future;
	frame->modal_token[frame->n_operators++] = to - 1;
	frame->negated |= denied;
}

/* "an accord under which Peru would pay": what a treaty provides binds who signs it. */
static bool is_provided(const ent_scene *scene, uint32_t t)
{
	uint32_t pact = ent_branch_head(scene, t);
	if (scene->given || pact == ENT_NO_INDEX || !ent_branch_is(scene, t, ENT_DEPREL_ACL_RELCL))
		return false;
	for (uint32_t i = ent_branch_first(scene, t); i < t; i = scene->words[i].next) {
		uint32_t under = ent_branch_child(scene, i, ENT_DEPREL_CASE);
		if (ent_scene_is(scene, i, "which") && under != ENT_NO_INDEX &&
			(ent_scene_is(scene, under, "under") || ent_scene_is(scene, under, "by")))
			return ent_scene_in_class(scene, pact, scene->vocabulary->agreement);
	}
	return false;
}

/* What "would" says in what a treaty provides: a promise. */
static void read_provided(const ent_scene *scene, ent_frame *frame)
{
	uint8_t promise = scene->vocabulary->class_promise, would = scene->vocabulary->class_would;
	if (promise == UINT8_MAX || !is_provided(scene, frame->trigger))
		return;
	for (uint32_t i = 0; i < frame->n_operators; i++)
		if (frame->operators[i] == would)
			frame->operators[i] = promise;
}

void ent_frame_read_group(const ent_scene *scene, ent_frame *frame)
{
	uint32_t t = frame->trigger;
	bool be = false;
	for (uint32_t i = ent_branch_first(scene, t); i != ENT_NO_INDEX; i = scene->words[i].next) {
		uint8_t kind = scene->words[i].kind;
		if (ent_branch_is(scene, i, ENT_DEPREL_AUX_PASS) || ent_branch_is(scene, i, ENT_DEPREL_NSUBJ_PASS))
			frame->passive = true;
		if (ent_branch_is(scene, i, ENT_DEPREL_AUX) || ent_branch_is(scene, i, ENT_DEPREL_COP)) {
			be |= kind == ENT_KIND_BE;
			ent_frame_add_modal(scene, frame, i);
		}
		if (kind == ENT_KIND_NEG && ent_branch_is(scene, i, ENT_DEPREL_ADVMOD) && !before_to(scene, i, t) &&
			!is_more(scene, i))
			frame->negated = true;
		frame->negated |= scene->words[t].pos == 'v' && of_none(scene, i);
		if (ent_branch_is(scene, i, ENT_DEPREL_MARK) &&
			(ent_scene_is(scene, i, "if") || ent_scene_is(scene, i, "unless")))
			frame->conditional = true;
		if (ent_branch_is(scene, i, ENT_DEPREL_MARK) &&
			(ent_scene_is(scene, i, "lest") || ent_scene_is(scene, i, "whether")))
			frame->conditional = true;
		if (ent_branch_is(scene, i, ENT_DEPREL_MARK) &&
			(ent_scene_is(scene, i, "without") || ent_scene_is(scene, i, "instead")))
			frame->negated = true;
		frame->negated |= is_worse(scene, t, i);
		if (ent_branch_is(scene, i, ENT_DEPREL_ADVMOD) && i + 1 == t &&
			(ent_scene_is(scene, i, "nearly") || ent_scene_is(scene, i, "almost")))
			frame->negated = true;
	}
	read_provided(scene, frame);
	frame->negated |= scene->words[t].pos == 'v' && of_neither(scene, t);
	uint32_t to = ent_branch_child(scene, t, ENT_DEPREL_MARK);
	if (to != ENT_NO_INDEX && to > 0 && scene->words[to - 1].kind == ENT_KIND_NEG && ent_scene_is(scene, to, "to"))
		frame->negated = true; /* "promised never to attack", wherever the parser hangs it */
	if (frame->negated && not_until(scene, frame))
		frame->negated = false;
	read_coming(scene, frame);
	unsigned inflection = scene->words[t].inflection;
	bool present = inflection & (ENT_INFL_S | ENT_INFL_BASE) && !(inflection & ENT_INFL_PAST);
	uint32_t mark = ent_branch_child(scene, t, ENT_DEPREL_MARK),
			 passive = ent_branch_child(scene, t, ENT_DEPREL_AUX_PASS);
	present |= passive != ENT_NO_INDEX && (ent_scene_is(scene, passive, "is") || ent_scene_is(scene, passive, "are"));
	bool awaited = mark != ENT_NO_INDEX && (ent_scene_is(scene, mark, "until") || ent_scene_is(scene, mark, "till") ||
											ent_scene_is(scene, mark, "once"));
	frame->conditional |= awaited && present; /* "until they comply" */
	frame->passive |=
		ent_branch_is(scene, t, ENT_DEPREL_ACL) && inflection & ENT_INFL_PART && !(inflection & ENT_INFL_BASE);
	frame->passive |= fronted_passive(scene, t) || ent_frame_is_set_off(scene, t);
	frame->conditional |= inverted(scene, t);
	frame->purpose = is_to_be(scene, t);
	frame->progressive = be && inflection & ENT_INFL_ING;
}
