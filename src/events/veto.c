/* What looks like an event and is none.
 *
 * A word of force may be a figure of speech, a participle only tells what something is like, a noun only what somebody
 * thinks of it. None of this holds where the two actors are given and an answer is wanted. */
#include "events/veto.h"
#include "events/branch.h"
#include "events/frame_govern.h"
#include "events/frame_subject.h"

#include "syntax/ud.h"

/* Whether the item is whom the row's force is used on: the recipient, or the other of two who use it on each other. */
static bool hit_by(const ent_row *row, const ent_item *item)
{
	return item->role == 'R' ||
		   (row->mutual && item->role == 'A' && item->fn == ENT_FN_OBJ && ent_str_is(row->event, "ASSAULT"));
}

/* "fought inflation", "a war on poverty": force is used on nobody. */
bool ent_veto_row(const ent_scene *scene, const ent_row *row, const ent_frame *frame)
{
	const ent_vocabulary *v = scene->vocabulary;
	if (scene->given || row->type >= ENT_TYPES || !v->ontology.types[row->type].material ||
		!v->ontology.types[row->type].conflict)
		return false;
	uint32_t at = frame->trigger;
	if (at > 0 && frame->noun && ent_scene_in_class(scene, at - 1, v->no_war))
		return true;
	bool figure = false;
	for (size_t i = 0; i < row->n_items; i++)
		for (uint32_t k = 0; hit_by(row, &row->items[i]) && !row->items[i].words && k < frame->n_args; k++) {
			const ent_arg *arg = &frame->args[k];
			if (arg->fn != row->items[i].fn || arg->inherited || arg->head >= scene->sentence->n)
				continue;
			for (uint32_t w = arg->first; w <= arg->head; w++)
				if (scene->words[w].mention != ENT_NO_INDEX)
					return false; /* "declared war on Peru in the belief that", "on Peruvian trade" */
			figure |= ent_scene_in_class(scene, arg->head, v->no_state);
		}
	return figure;
}

/* "armed resistance", "the disputed area": a participle before its noun tells what something is like. */
static bool is_attribute(const ent_scene *scene, uint32_t at)
{
	return scene->sentence->parsed && !scene->given && scene->words[at].pos == 'v' &&
		   scene->sentence->tokens[at].deprel == ENT_DEPREL_AMOD;
}

/* Whether the parser, which sees the sentence, takes the word for the other part of speech: word order takes "stays in
 * port" for two stays. A subject in -ing is a noun, what completes a verb is a verb ("Fighting went on", "began
 * bombing"), whatever the tag. */
static bool other_part(const ent_scene *scene, uint32_t at)
{
	const ent_token *token = &scene->sentence->tokens[at];
	if (!scene->sentence->parsed || scene->given)
		return false;
	if (scene->words[at].pos == 'v')
		return token->upos == ENT_UPOS_NOUN && token->deprel != ENT_DEPREL_XCOMP;
	return scene->words[at].pos == 'n' && token->upos == ENT_UPOS_VERB && token->deprel != ENT_DEPREL_NSUBJ;
}

/* "duty-free goods", "visa-free travel": of what is not there. */
static bool is_free_of(const ent_scene *scene, uint32_t at)
{
	return scene->words[at].hyphened && ent_scene_is(scene, at + 1, "-") && ent_scene_is(scene, at + 2, "free");
}

bool ent_veto_word(const ent_scene *scene, uint32_t at)
{
	return is_attribute(scene, at) || other_part(scene, at) || is_free_of(scene, at);
}

/* "banned the fleet from entering": whoever is kept from it does nothing there; that it is kept from it is the event.
 */
static bool is_kept_out(const ent_scene *scene, uint32_t at)
{
	uint32_t verb = ent_branch_head(scene, at), from = ent_branch_child(scene, at, ENT_DEPREL_MARK);
	return !scene->given && verb != ENT_NO_INDEX && verb < at && from != ENT_NO_INDEX &&
		   scene->words[at].inflection & ENT_INFL_ING && ent_scene_is(scene, from, "from") &&
		   ent_str_is(ent_branch_token(scene, at)->lemma, "enter") && scene->words[verb].rows != ENT_MAP_NONE;
}

/* "Peru, asked for boats, declined": by whom is not said. */
static bool is_of_nobody(const ent_scene *scene, uint32_t at)
{
	if (!ent_frame_is_set_off(scene, at))
		return false;
	for (uint32_t i = at + 1; i < scene->sentence->n && scene->words[i].kind != ENT_KIND_COMMA; i++)
		if (ent_scene_is(scene, i, "by"))
			return false;
	return true;
}

/* "It was held in Lima": a conference, and no state, which nobody holds. */
static bool takes_place(const ent_scene *scene, uint32_t at)
{
	uint32_t it = ent_branch_child(scene, at, ENT_DEPREL_NSUBJ_PASS);
	return !scene->given && it != ENT_NO_INDEX && ent_scene_is(scene, it, "it") && ent_scene_is(scene, at, "held");
}

/* "became the fifteenth member of NATO to ratify it": it had been one, and ratified. */
static bool is_in_order(const ent_scene *scene, uint32_t at)
{
	uint32_t noun = ent_branch_child(scene, at, ENT_DEPREL_XCOMP), order = ENT_NO_INDEX;
	if (scene->given || noun == ENT_NO_INDEX || noun < at || !ent_str_is(ent_branch_token(scene, at)->lemma, "become"))
		return false;
	for (uint32_t i = ent_branch_first(scene, noun); i < noun; i = scene->words[i].next)
		order = ent_frame_is_order(scene, i) ? i : order;
	for (uint32_t i = noun + 1; order != ENT_NO_INDEX && i + 1 < scene->sentence->n; i++) {
		uint32_t verb = ent_branch_is(scene, i, ENT_DEPREL_MARK) && ent_scene_is(scene, i, "to")
							? ent_branch_head(scene, i)
							: ENT_NO_INDEX;
		if (verb != ENT_NO_INDEX && (ent_branch_head(scene, verb) == noun || ent_branch_head(scene, verb) == at))
			return true;
	}
	return false;
}

/* "vetoed Peru's invitation", "blocked its offer": it was made to others, or by others, and not to who stops it. */
static bool is_stopped(const ent_scene *scene, uint32_t at)
{
	static const char *const stops[] = {"veto", "block"};
	uint32_t verb = ent_branch_head(scene, at);
	if (scene->given || verb == ENT_NO_INDEX ||
		!scene->words[at].operator|| !ent_branch_is(scene, at, ENT_DEPREL_OBJ) ||
		!ent_branch_has(scene, at, ENT_DEPREL_NMOD_POSS))
		return false;
	for (size_t k = 0; k < sizeof stops / sizeof *stops; k++)
		if (ent_str_is(ent_branch_token(scene, verb)->lemma, stops[k]))
			return true;
	return false;
}

bool ent_veto_clause(const ent_scene *scene, uint32_t at)
{
	if (scene->tree && scene->words[at].pos == 'n')
		return is_stopped(scene, at);
	return scene->tree && scene->words[at].pos == 'v' &&
		   (ent_frame_is_joining(scene, at) || is_kept_out(scene, at) || is_of_nobody(scene, at) ||
			takes_place(scene, at) || is_in_order(scene, at));
}

/* "import permits", "attack helicopters": a noun before another that is neither an event word nor changes one is only a
 * kind of it. */
static bool is_kind(const ent_scene *scene, const ent_frame *frame)
{
	const ent_token *token = &scene->sentence->tokens[frame->trigger];
	if (!frame->noun || token->deprel != ENT_DEPREL_COMPOUND || token->head < (int32_t)frame->end ||
		(uint32_t)token->head >= scene->sentence->n)
		return false;
	const ent_word *head = &scene->words[token->head];
	return head->rows == ENT_MAP_NONE && !head->operator&& head->mention == ENT_NO_INDEX && !head->name;
}

/* "called Peru a threat", "that was an attack": a noun that says what something is, of nobody named at it. */
bool ent_veto_found(const ent_scene *scene, const ent_found *found)
{
	uint32_t at = found->frame->trigger;
	if (!scene->tree || scene->given)
		return false;
	if (is_kind(scene, found->frame))
		return true;
	bool in = at > 0 && (ent_scene_is(scene, at - 1, "in") || ent_scene_is(scene, at - 1, "as"));
	if (found->frame->noun && in && ent_scene_is(scene, at, "retaliation"))
		return true; /* "in retaliation Peru sent troops": the troops are what it did */
	if (!found->frame->noun || found->cast.n[ENT_ROLE_ACTOR])
		return false;
	bool is = scene->sentence->tokens[at].deprel == ENT_DEPREL_XCOMP;
	is |= in && !found->row->mutual; /* "in protest", "as punishment": the manner of another act */
	return is || ent_branch_has(scene, at, ENT_DEPREL_COP);
}
