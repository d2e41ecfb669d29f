/* Branches of the tree as arguments of frames: where a phrase begins and ends, and what its preposition makes of it. */
#include "events/frame_branch.h"

/* A clause, an apposition or another member of the list: says more than who it is. */
static bool loose_child(const ent_scene *scene, uint32_t i, uint32_t head)
{
	if (ent_branch_head(scene, i) != head)
		return false;
	switch (ent_branch_token(scene, i)->deprel) {
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
		i = ent_branch_head(scene, i);
	}
	return false;
}

void ent_frame_add_branch(const ent_scene *scene, ent_frame *frame, uint8_t fn, uint32_t i)
{
	uint32_t first = i, end = i + 1;
	while (first > 0 && ent_branch_under(scene, first - 1, i) &&
		   !(ent_branch_is(scene, first - 1, ENT_DEPREL_CASE) && ent_branch_head(scene, first - 1) == i))
		first--;
	while (end < scene->sentence->n && ent_branch_under(scene, end, i) && !in_loose_child(scene, end, i))
		end++;
	ent_frame_add(frame, fn, first, end, i);
}

/* "a pact in Lima which allows it": a city that only says where does nothing. */
static bool is_where(const ent_scene *scene, uint32_t i)
{
	uint32_t in = ent_branch_child(scene, i, ENT_DEPREL_CASE), mention = scene->words[i].mention;
	return in != ENT_NO_INDEX && ent_scene_is(scene, in, "in") && mention != ENT_NO_INDEX &&
		   scene->mentions[mention].how == ENT_HOW_METONYM;
}

/* The noun that a relative pronoun stands for, else the token itself. */
static uint32_t antecedent(const ent_scene *scene, uint32_t verb, uint32_t i)
{
	uint8_t kind = scene->words[i].kind;
	bool relative = kind == ENT_KIND_REL || ent_scene_is(scene, i, "that");
	for (uint32_t at = verb, steps = 0; relative && at != ENT_NO_INDEX && steps <= scene->sentence->n; steps++) {
		if (ent_branch_is(scene, at, ENT_DEPREL_ACL_RELCL) || ent_branch_is(scene, at, ENT_DEPREL_ACL))
			return ent_branch_head(scene, at) == ENT_NO_INDEX || is_where(scene, ent_branch_head(scene, at))
					   ? i
					   : ent_branch_head(scene, at);
		at = ent_branch_head(scene, at);
	}
	return i;
}

/* "a plan rejected by Peru and opposed by Chile": a participle with its own doer is no member of a list of nouns. */
static bool is_act(const ent_scene *scene, uint32_t i)
{
	return !scene->given && ent_branch_token(scene, i)->upos == ENT_UPOS_VERB &&
		   ent_branch_child(scene, i, ENT_DEPREL_OBL_AGENT) != ENT_NO_INDEX;
}

/* The members of a list behind the first one; parsers also hang each on the one before it. */
static void add_list(const ent_scene *scene, ent_frame *frame, uint8_t fn, uint32_t first)
{
	for (uint32_t k = ent_branch_first(scene, first); k != ENT_NO_INDEX; k = scene->words[k].next)
		if (ent_branch_is(scene, k, ENT_DEPREL_CONJ) && !is_act(scene, k)) {
			ent_frame_add_branch(scene, frame, fn, k);
			if (k > first)
				add_list(scene, frame, fn, k);
		}
}

void ent_frame_add_joined(const ent_scene *scene, ent_frame *frame, uint8_t fn, uint32_t i)
{
	i = antecedent(scene, frame->trigger, i);
	ent_frame_add_branch(scene, frame, fn, i);
	add_list(scene, frame, fn, i);
}

uint8_t ent_frame_preposition(const ent_scene *scene, const ent_frame *frame, uint32_t i)
{
	uint32_t marker = ent_branch_child(scene, i, ENT_DEPREL_CASE);
	if (marker == ENT_NO_INDEX)
		return ENT_FN_NONE;
	bool over = ent_scene_is(scene, marker, "over") || ent_scene_is(scene, marker, "back");
	if (over && marker + 1 < i && ent_branch_head(scene, marker + 1) == i &&
		ent_branch_is(scene, marker + 1, ENT_DEPREL_CASE))
		marker++; /* "handed the islands over to Peru" */
	if (marker > frame->trigger && marker < frame->end)
		return ENT_FN_OBJ;
	return ent_vocabulary_entry_function(scene->vocabulary, scene->words[marker].entry);
}
