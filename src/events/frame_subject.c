/* Subjects in another's clothes: those that the parser misreads, and those that stand where another clause or phrase
 * says that they do the same, or that it came from them. Nothing here changes a frame. */
#include "events/frame_subject.h"

#include <string.h>

bool ent_frame_has_own_subject(const ent_scene *scene, uint32_t t)
{
	uint32_t mark = ent_branch_child(scene, t, ENT_DEPREL_MARK);
	if (!ent_branch_is(scene, t, ENT_DEPREL_ADVCL) || mark == ENT_NO_INDEX || mark > t ||
		ent_scene_is(scene, mark, "to"))
		return false;
	for (uint32_t i = ent_branch_behind(scene, t, mark); i < t; i = scene->words[i].next)
		if (ent_branch_token(scene, i)->upos == ENT_UPOS_NOUN || ent_branch_token(scene, i)->upos == ENT_UPOS_PROPN ||
			ent_branch_token(scene, i)->upos == ENT_UPOS_PRON)
			return true;
	return false;
}

uint32_t ent_frame_predicate_of(const ent_scene *scene, uint32_t noun)
{
	uint32_t above = ent_branch_head(scene, noun), link = ent_branch_child(scene, noun, ENT_DEPREL_CASE);
	bool of = ent_branch_is(scene, noun, ENT_DEPREL_NMOD) && link != ENT_NO_INDEX && ent_scene_is(scene, link, "of");
	return of && above != ENT_NO_INDEX && ent_branch_child(scene, above, ENT_DEPREL_COP) != ENT_NO_INDEX ? above : noun;
}

/* "Kenya imposed sanctions", misread as Kenyan ones: no part of a name stands before the verb. */
static uint32_t part_of_object(const ent_scene *scene, uint32_t verb)
{
	uint32_t object = ent_branch_child(scene, verb, ENT_DEPREL_OBJ);
	uint32_t i = object == ENT_NO_INDEX || object < verb ? ENT_NO_INDEX : ent_branch_first(scene, object);
	return i != ENT_NO_INDEX && i < verb && ent_branch_is(scene, i, ENT_DEPREL_COMPOUND) ? i : ENT_NO_INDEX;
}

uint32_t ent_frame_misread_subject(const ent_scene *scene, uint32_t t)
{
	static const char *const links[] = {"till", "until", "after", "before", "since", "as"};
	bool finite = scene->words[t].inflection & (ENT_INFL_PAST | ENT_INFL_S);
	if (part_of_object(scene, t) != ENT_NO_INDEX)
		return part_of_object(scene, t);
	if (t == 0 || !finite || !ent_branch_is(scene, t, ENT_DEPREL_ADVCL) ||
		ent_branch_child(scene, t, ENT_DEPREL_MARK) != ENT_NO_INDEX)
		return ENT_NO_INDEX;
	uint32_t i = t - 1, link = ent_branch_child(scene, i, ENT_DEPREL_CASE);
	bool name = scene->words[i].mention != ENT_NO_INDEX &&
				(ent_branch_is(scene, i, ENT_DEPREL_NMOD) || ent_branch_is(scene, i, ENT_DEPREL_OBL));
	for (size_t k = 0; name && link < t && k < sizeof links / sizeof *links; k++)
		if (ent_scene_is(scene, link, links[k]))
			return i;
	return ENT_NO_INDEX;
}

bool ent_frame_is_dated_subject(const ent_scene *scene, uint32_t verb, uint32_t i)
{
	uint32_t link = ent_branch_child(scene, i, ENT_DEPREL_CASE);
	if (scene->given || i > verb || i == 0 || link == ENT_NO_INDEX || !ent_scene_is(scene, link, "on") ||
		scene->words[i].mention == ENT_NO_INDEX || ent_branch_child(scene, verb, ENT_DEPREL_NSUBJ) != ENT_NO_INDEX ||
		ent_branch_child(scene, verb, ENT_DEPREL_NSUBJ_PASS) != ENT_NO_INDEX)
		return false;
	uint32_t day = scene->mentions[scene->words[i].mention].first;
	ent_str form = day > link + 1 ? scene->sentence->tokens[day - 1].form : (ent_str){0};
	return form.len && form.ptr[0] >= '0' && form.ptr[0] <= '9';
}

bool ent_frame_is_alike(const ent_scene *scene, uint32_t verb, uint32_t i)
{
	static const char *const forms[] = {"did", "does", "do", "followed"};
	unsigned deprel = ent_branch_token(scene, i)->deprel;
	bool clause = deprel == ENT_DEPREL_ADVCL || deprel == ENT_DEPREL_CONJ || deprel == ENT_DEPREL_PARATAXIS;
	if (scene->given || !clause || i < verb || i == 0)
		return false;
	for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
		if (ent_scene_is(scene, i, forms[k]))
			return ent_scene_is(scene, i, "followed")
					   ? ent_scene_is(scene, i + 1, "suit")
					   : ent_scene_is(scene, i - 1, "as") || ent_scene_is(scene, i - 1, "so") ||
							 ent_scene_is(scene, i - 1, "too");
	return false;
}

bool ent_frame_is_set_off(const ent_scene *scene, uint32_t verb)
{
	if (scene->given || verb == 0 || scene->words[verb - 1].kind != ENT_KIND_COMMA ||
		!(scene->words[verb].inflection & ENT_INFL_PART) || !ent_scene_is(scene, verb + 1, "for") ||
		ent_branch_child(scene, verb, ENT_DEPREL_OBJ) != ENT_NO_INDEX ||
		ent_branch_child(scene, verb, ENT_DEPREL_MARK) != ENT_NO_INDEX)
		return false;
	uint32_t next = verb + 1;
	while (next < scene->sentence->n && scene->words[next].kind != ENT_KIND_COMMA)
		next++;
	return ++next < scene->sentence->n && ent_branch_token(scene, next)->upos == ENT_UPOS_VERB &&
		   scene->words[next].inflection & (ENT_INFL_PAST | ENT_INFL_S);
}

/* Whether the verb at `t` stands below "joined" behind "in", and is an event word. */
static bool joined_in(const ent_scene *scene, uint32_t verb, uint32_t t)
{
	uint32_t in = ent_branch_child(scene, t, ENT_DEPREL_MARK);
	return !scene->given && scene->words[t].inflection & ENT_INFL_ING && scene->words[t].rows != ENT_MAP_NONE &&
		   ent_branch_head(scene, t) == verb && verb < t && in != ENT_NO_INDEX && ent_scene_is(scene, in, "in") &&
		   ent_str_is(ent_branch_token(scene, verb)->lemma, "join");
}

uint32_t ent_frame_partner(const ent_scene *scene, uint32_t verb)
{
	uint32_t join = ent_branch_head(scene, verb);
	if (join == ENT_NO_INDEX || !joined_in(scene, join, verb))
		return ENT_NO_INDEX;
	uint32_t other = ent_branch_child(scene, join, ENT_DEPREL_OBJ);
	if (other != ENT_NO_INDEX)
		return other < verb ? other : ENT_NO_INDEX;
	for (uint32_t i = ent_branch_behind(scene, join, join); i < verb; i = scene->words[i].next) {
		uint32_t with = ent_branch_child(scene, i, ENT_DEPREL_CASE);
		if (with != ENT_NO_INDEX && ent_scene_is(scene, with, "with"))
			return i;
	}
	return ENT_NO_INDEX;
}

bool ent_frame_is_joining(const ent_scene *scene, uint32_t verb)
{
	for (uint32_t i = ent_branch_first(scene, verb); i != ENT_NO_INDEX; i = scene->words[i].next)
		if (joined_in(scene, verb, i))
			return true;
	return false;
}

uint32_t ent_frame_source(const ent_scene *scene, uint32_t noun)
{
	uint32_t verb = ent_branch_head(scene, noun);
	if (scene->given || verb == ENT_NO_INDEX || !ent_branch_is(scene, noun, ENT_DEPREL_NSUBJ) ||
		!(ent_scene_is(scene, verb, "came") || ent_scene_is(scene, verb, "comes") || ent_scene_is(scene, verb, "come")))
		return ENT_NO_INDEX;
	for (uint32_t i = ent_branch_behind(scene, verb, verb); i != ENT_NO_INDEX; i = scene->words[i].next) {
		uint32_t link = ent_branch_child(scene, i, ENT_DEPREL_CASE);
		if (link != ENT_NO_INDEX && ent_scene_is(scene, link, "from"))
			return i;
	}
	return ENT_NO_INDEX;
}

/* The child of the noun that says whose it is: "Peru's note", "a Peruvian note", "a note from Peru". */
static uint32_t owner_of(const ent_scene *scene, uint32_t noun)
{
	uint32_t whose = ent_branch_child(scene, noun, ENT_DEPREL_NMOD_POSS);
	for (uint32_t i = ent_branch_first(scene, noun); i != ENT_NO_INDEX && whose == ENT_NO_INDEX;
		 i = scene->words[i].next) {
		if (scene->words[i].mention == ENT_NO_INDEX)
			continue;
		uint32_t link = ent_branch_child(scene, i, ENT_DEPREL_CASE);
		bool by = link != ENT_NO_INDEX && (ent_scene_is(scene, link, "from") || ent_scene_is(scene, link, "by"));
		if (ent_branch_is(scene, i, ENT_DEPREL_AMOD) || (ent_branch_is(scene, i, ENT_DEPREL_NMOD) && by))
			whose = i;
	}
	return whose;
}

bool ent_frame_is_wording(const ent_scene *scene, uint32_t t)
{
	uint32_t noun = ent_branch_head(scene, t);
	return noun != ENT_NO_INDEX && noun < t && ent_branch_is(scene, t, ENT_DEPREL_ACL) &&
		   scene->words[t].inflection & ENT_INFL_ING && ent_branch_child(scene, t, ENT_DEPREL_MARK) == ENT_NO_INDEX &&
		   ent_scene_in_class(scene, noun, scene->vocabulary->document);
}

uint32_t ent_frame_author(const ent_scene *scene, uint32_t noun)
{
	uint32_t whose = owner_of(scene, noun), verb = ent_branch_head(scene, noun);
	if (whose != ENT_NO_INDEX || verb == ENT_NO_INDEX)
		return whose;
	if (ent_branch_is(scene, noun, ENT_DEPREL_NSUBJ_PASS))
		return ent_branch_child(scene, verb, ENT_DEPREL_OBL_AGENT);
	if (!ent_branch_is(scene, noun, ENT_DEPREL_OBJ))
		return ENT_NO_INDEX;
	uint32_t subject = ent_branch_child(scene, verb, ENT_DEPREL_NSUBJ);
	while (subject == ENT_NO_INDEX && verb != ENT_NO_INDEX && ent_branch_is(scene, verb, ENT_DEPREL_CONJ) &&
		   ent_branch_head(scene, verb) < verb) {
		verb = ent_branch_head(scene, verb);
		subject = verb == ENT_NO_INDEX ? verb : ent_branch_child(scene, verb, ENT_DEPREL_NSUBJ);
	}
	return subject;
}

static const ent_mention *mention_of(const ent_scene *scene, uint32_t i)
{
	return scene->words[i].mention == ENT_NO_INDEX ? NULL : &scene->mentions[scene->words[i].mention];
}

uint32_t ent_frame_host(const ent_scene *scene, uint32_t noun)
{
	enum { NEAR = 5 /* [words]: "of the President", "of H.E. Mr. Rouhani" */ };
	if (scene->given || !ent_scene_is(scene, noun, "invitation") || noun + 2 >= scene->sentence->n ||
		!ent_scene_is(scene, noun + 1, "of"))
		return ENT_NO_INDEX;
	for (uint32_t i = noun + 2; i < scene->sentence->n && i <= noun + NEAR; i++)
		if (mention_of(scene, i) && mention_of(scene, i)->n_actors)
			return mention_of(scene, i)->head;
	return ENT_NO_INDEX;
}

uint32_t ent_frame_guest(const ent_scene *scene, uint32_t verb, uint32_t *ret_host)
{
	*ret_host = ENT_NO_INDEX;
	for (uint32_t i = ent_branch_first(scene, verb); i < verb && *ret_host == ENT_NO_INDEX; i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_OBL))
			*ret_host = ent_frame_host(scene, i);
	if (*ret_host == ENT_NO_INDEX)
		return ENT_NO_INDEX;
	const ent_mention *host = mention_of(scene, *ret_host);
	for (uint32_t i = host->first + host->n; i < verb && scene->sentence->tokens[i].upos != ENT_UPOS_VERB; i++) {
		const ent_mention *m = mention_of(scene, i);
		if (m && (m->how == ENT_HOW_PERSON || m->how == ENT_HOW_OFFICE) && m->n_actors == 1 && m->head == i &&
			strcmp(m->actors[0].country, host->actors[0].country) != 0)
			return i;
	}
	return ENT_NO_INDEX;
}

uint32_t ent_frame_gatekeeper(const ent_scene *scene, uint32_t verb)
{
	static const char *const forms[] = {"entering", "visiting", "reaching", "re-entering"};
	if (scene->given || ent_branch_child(scene, verb, ENT_DEPREL_OBL_AGENT) != ENT_NO_INDEX)
		return ENT_NO_INDEX;
	for (uint32_t i = verb + 1; i < scene->sentence->n; i++) {
		uint32_t from = ent_branch_child(scene, i, ENT_DEPREL_MARK);
		if (ent_branch_head(scene, i) != verb || from == ENT_NO_INDEX || !ent_scene_is(scene, from, "from"))
			continue;
		for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
			if (ent_scene_is(scene, i, forms[k]))
				return ent_branch_child(scene, i, ENT_DEPREL_OBJ);
	}
	return ENT_NO_INDEX;
}

uint32_t ent_frame_asked(const ent_scene *scene, uint32_t noun)
{
	uint32_t verb = ent_branch_head(scene, noun), at = ent_branch_child(scene, noun, ENT_DEPREL_CASE);
	if (scene->given || verb == ENT_NO_INDEX || at == ENT_NO_INDEX || !ent_scene_is(scene, noun, "request") ||
		!(ent_scene_is(scene, at, "at") || ent_scene_is(scene, at, "upon")))
		return ENT_NO_INDEX;
	return ent_branch_child(scene, verb, ENT_DEPREL_NSUBJ);
}
