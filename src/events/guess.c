/* The other side of an event that names only one.
 *
 * "Israel responded with a commando raid on a village in Jordan": the recipient stands where no grammar of the trigger
 * looks, but the sentence speaks of two states only, so it is the other one. Nothing is guessed where there is a
 * choice. The confidence falls by the factor "guessed". */
#include "events/guess.h"
#include "events/branch.h"
#include "events/cast.h"
#include "events/frame_subject.h"
#include "events/trust.h"

#include "syntax/ud.h"

#include <string.h>

static const char *country_of(const ent_scene *scene, uint32_t mention)
{
	const ent_mention *m = &scene->mentions[mention];
	return m->n_actors == 1 ? m->actors[0].country : "";
}

/* The one state of the side, or "" where it has none or several. */
static const char *side_of(const ent_scene *scene, const ent_cast *cast, ent_role role)
{
	const char *one = "";
	for (uint32_t i = 0; i < cast->n[role]; i++) {
		const char *country = country_of(scene, cast->who[role][i]);
		if (country[0] == '\0' || (one[0] && strcmp(one, country) != 0))
			return "";
		one = country;
	}
	return one;
}

static bool has_subject(const ent_scene *scene, uint32_t verb)
{
	for (uint32_t i = ent_branch_first(scene, verb); i != ENT_NO_INDEX; i = scene->words[i].next)
		if (ent_deprel_universal(ent_branch_token(scene, i)->deprel) == ENT_DEPREL_NSUBJ ||
			ent_branch_is(scene, i, ENT_DEPREL_OBL_AGENT))
			return true;
	return false;
}

/* "rejected by Peru and opposed by Chile": each does its own. */
static bool acts_beside(const ent_scene *scene, uint32_t doer, uint32_t trigger)
{
	uint32_t verb = doer < scene->sentence->n ? ent_branch_head(scene, doer) : ENT_NO_INDEX;
	return scene->sentence->parsed && verb != ENT_NO_INDEX && ent_branch_is(scene, doer, ENT_DEPREL_OBL_AGENT) &&
		   ent_branch_is(scene, trigger, ENT_DEPREL_CONJ) && ent_branch_head(scene, trigger) == verb &&
		   ent_branch_child(scene, trigger, ENT_DEPREL_OBL_AGENT) != ENT_NO_INDEX;
}

bool ent_guess_elsewhere(const ent_scene *scene, const ent_mention *m, uint32_t trigger)
{
	uint32_t token = m->head;
	if (acts_beside(scene, token, trigger))
		return true;
	for (uint32_t steps = 0; scene->sentence->parsed && token != ENT_NO_INDEX && steps <= scene->sentence->n; steps++) {
		if (ent_branch_under(scene, trigger, token))
			return false;
		unsigned deprel = scene->sentence->tokens[token].deprel;
		bool beside = deprel == ENT_DEPREL_ACL && ent_branch_head(scene, token) == ent_branch_head(scene, trigger);
		if ((deprel == ENT_DEPREL_CONJ || beside) && has_subject(scene, token))
			return true; /* "rejected by Peru and opposed by Chile" */
		if (!scene->given && ent_frame_is_wording(scene, token))
			return true; /* "passed a resolution condemning Peru" */
		if (deprel == ENT_DEPREL_ACL_RELCL || deprel == ENT_DEPREL_ADVCL || deprel == ENT_DEPREL_PARATAXIS ||
			(deprel == ENT_DEPREL_CCOMP && ent_branch_head(scene, token) != trigger))
			return true;
		token = ent_branch_head(scene, token);
	}
	return false;
}

/* Whether the mention stands where the trigger names for whom or with whom it is done: "fought a war for Peru". */
static bool beside(const ent_scene *scene, const ent_frame *frame, uint32_t mention)
{
	static const char *const links[] = {"for", "with", "under", "alongside", "as", "like", "unlike", "than"};
	for (uint32_t k = 0; k < frame->n_args && !frame->noun; k++) {
		const ent_arg *arg = &frame->args[k];
		bool holds = false;
		for (uint32_t i = arg->first; i < arg->end && arg->fn >= ENT_FN_PREPOSITIONS; i++)
			holds |= scene->words[i].mention == mention;
		for (size_t n = 0; holds && n < sizeof links / sizeof *links; n++)
			if (arg->fn == ent_vocabulary_function(scene->vocabulary, ent_str_of(links[n])))
				return true;
	}
	return false;
}

/* "accepted the text in Lima": where it was done. */
static bool is_venue(const ent_scene *scene, const ent_mention *m)
{
	return m->first > 0 && ent_cast_is_city(m) &&
		   (ent_scene_is(scene, m->first - 1, "in") || ent_scene_is(scene, m->first - 1, "at"));
}

/* "joined the sanctions against Peru": who does something with an act that is there already is not the one whose it is.
 */
static bool tells_of(const ent_scene *scene, const ent_frame *frame, const ent_mention *m)
{
	if (!scene->tree || !frame->noun || frame->governor || m->head >= scene->sentence->n)
		return false;
	unsigned deprel = scene->sentence->tokens[frame->trigger].deprel;
	bool object = deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_OBL;
	return object && scene->sentence->tokens[m->head].deprel == ENT_DEPREL_NSUBJ &&
		   ent_branch_head(scene, m->head) == ent_branch_head(scene, frame->trigger);
}

/* The mention nearest to the trigger of the only state beside `known`; ENT_NO_INDEX where there are more or none. */
static uint32_t only_other(const ent_scene *scene, const char *known, const ent_found *found, ent_role role)
{
	const ent_frame *frame = found->frame;
	bool verbal = scene->vocabulary->ontology.types[found->type].verbal;
	uint32_t trigger = frame->trigger;
	uint32_t best = ENT_NO_INDEX, nearest = UINT32_MAX;
	const char *other = "";
	for (uint32_t i = 0; i < scene->n_mentions; i++) {
		const ent_mention *m = &scene->mentions[i];
		if (m->n_actors > 1)
			return ENT_NO_INDEX;
		const char *country = country_of(scene, i);
		if (country[0] == '\0' || strcmp(country, known) == 0 || ent_guess_elsewhere(scene, m, trigger) ||
			beside(scene, frame, i) || (verbal && is_venue(scene, m)) || ent_cast_is_listener(scene, m) ||
			(role == ENT_ROLE_ACTOR && tells_of(scene, frame, m)))
			continue;
		if (other[0] && strcmp(other, country) != 0)
			return ENT_NO_INDEX;
		other = country;
		uint32_t far = m->first > trigger ? m->first - trigger : trigger - m->first;
		if (far < nearest) {
			nearest = far;
			best = i;
		}
	}
	return best;
}

static bool is_place_word(const ent_scene *scene, uint8_t fn)
{
	const ent_vocabulary *v = scene->vocabulary;
	return fn == v->fn_of || fn == v->fn_in || fn == v->fn_at || fn == v->fn_by;
}

/* Whose the noun is, where a pronoun says so: "its population" of Peru is Peru's. */
static bool own(const ent_scene *scene, uint32_t noun, const char *country)
{
	for (uint32_t i = ent_branch_first(scene, noun); i < noun; i = scene->words[i].next) {
		if (scene->sentence->tokens[i].deprel != ENT_DEPREL_NMOD_POSS ||
			scene->sentence->tokens[i].upos != ENT_UPOS_PRON)
			continue;
		uint32_t m = scene->words[i].mention;
		return m == ENT_NO_INDEX || strcmp(country_of(scene, m), country) == 0;
	}
	return false;
}

/* A name that no table knows, of somebody who is accused, visited or sold to: "accused the Blue Party", "bought fuel
 * from Acme". What else has a name ("violated the Lima Pact") may be the other side's. */
static bool is_stranger(const ent_scene *scene, const ent_type *type, uint32_t head)
{
	static const char *const types[] = {"ACCUSE", "AID", "CONSULT", "COOPERATE"};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (ent_str_is(type->name, types[i]))
			return scene->sentence->tokens[head].upos == ENT_UPOS_PROPN;
	return false;
}

/* Whether what stands at the head can be no other state's: "battled inflation", "vaccinated its population". */
static bool is_elses(const ent_scene *scene, const ent_found *found, uint32_t head)
{
	const ent_vocabulary *v = scene->vocabulary;
	const ent_type *type = &v->ontology.types[found->row->type];
	if (ent_scene_is(scene, head, "states") || ent_scene_is(scene, head, "countries") ||
		ent_scene_is(scene, head, "nations"))
		return true;
	if (!(type->material && type->conflict) &&
		(ent_scene_in_class(scene, head, v->no_party) || is_stranger(scene, type, head)))
		return true; /* "armed the rebels", "urged all groups to": of them it is told */
	if (type->verbal && !ent_str_is(type->name, "CONSULT"))
		return false; /* what is rejected, demanded or agreed to may be anything */
	/* "invaded Peru and seized its ports": nobody takes by force what is his */
	bool force = ent_str_is(type->name, "ASSAULT") || ent_str_is(found->row->mode, "seize");
	return ent_scene_in_class(scene, head, v->no_state) ||
		   (!force && own(scene, head, side_of(scene, &found->cast, ENT_ROLE_ACTOR)));
}

bool ent_guess_taken(const ent_scene *scene, const ent_found *found)
{
	const ent_frame *frame = found->frame;
	for (size_t i = 0; i < found->row->n_items; i++) {
		const ent_item *item = &found->row->items[i];
		bool other = item->role == 'R' || (item->role == 'A' && item->fn != ENT_FN_SUBJ && item->fn != ENT_FN_POSS);
		other |= found->row->mutual && item->fn == ENT_FN_OBJ;
		for (uint32_t k = 0; other && !item->words && !is_place_word(scene, item->fn) && k < frame->n_args; k++) {
			const ent_arg *arg = &frame->args[k];
			uint32_t head = arg->head < scene->sentence->n ? arg->head : arg->end - 1;
			if (arg->fn != item->fn || arg->inherited || scene->words[head].mention != ENT_NO_INDEX)
				continue;
			if (scene->tree ? is_elses(scene, found, head)
							: ent_scene_in_class(scene, head, scene->vocabulary->no_party))
				return true;
		}
	}
	return false;
}

/* "a stance on missile attacks", "talks about sanctions": what is spoken of is not an act of those who speak. */
static bool is_topic(const ent_scene *scene, const ent_frame *frame)
{
	static const char *const links[] = {"on", "about", "regarding", "concerning", "over"};
	uint32_t at = frame->trigger;
	if (!scene->tree || !frame->noun)
		return false;
	for (uint32_t i = ent_branch_first(scene, at); i < at; i = scene->words[i].next)
		for (size_t k = 0; ent_branch_is(scene, i, ENT_DEPREL_CASE) && k < sizeof links / sizeof *links; k++)
			if (ent_scene_is(scene, i, links[k]))
				return i > 0 && scene->sentence->tokens[i - 1].upos == ENT_UPOS_NOUN;
	return false;
}

/* "the Afghan peace talks" are held among the Afghans. */
static bool inner_peace(const ent_scene *scene, const ent_found *found)
{
	uint32_t at = found->frame->trigger;
	return found->row->mutual && found->frame->noun &&
		   (ent_scene_is(scene, at, "peace") || (at > 0 && ent_scene_is(scene, at - 1, "peace")));
}

/* "was expelled from the Rhine League": by that body, which is nobody known. */
static bool from_name(const ent_scene *scene, const ent_frame *frame)
{
	uint8_t from = ent_vocabulary_function(scene->vocabulary, ENT_STR("from"));
	const ent_arg *arg = ent_frame_arg(frame, from);
	if (!arg)
		return false;
	uint32_t head = arg->head < scene->sentence->n ? arg->head : arg->end - 1;
	uint32_t m = scene->words[head].mention;
	if (m != ENT_NO_INDEX && scene->mentions[m].n_actors > 0)
		return false;
	ent_str form = scene->sentence->tokens[head].form;
	return form.len && form.ptr[0] >= 'A' && form.ptr[0] <= 'Z';
}

/* "landed on a hill", "arrived by train": a verb of going tells itself where to. */
static bool goes(const ent_found *found)
{
	if (found->frame->noun || !ent_str_is(found->row->mode, "visit"))
		return false;
	for (size_t i = 0; i < found->row->n_items; i++)
		if (found->row->items[i].fn == ENT_FN_OBJ)
			return false;
	return true;
}

/* "condemned the seizure of the canal": the object of somebody known, who would have been said to do it. */
static bool is_spoken_of(const ent_scene *scene, const ent_frame *frame)
{
	uint32_t verb = scene->tree && frame->noun && ent_branch_is(scene, frame->trigger, ENT_DEPREL_OBJ)
						? ent_branch_head(scene, frame->trigger)
						: ENT_NO_INDEX;
	const ent_arg *subject =
		verb == ENT_NO_INDEX ? NULL : ent_frame_arg(ent_frame_of(scene, verb, verb + 1), ENT_FN_SUBJ);
	return subject && subject->head < scene->sentence->n && scene->words[subject->head].mention != ENT_NO_INDEX;
}

bool ent_guess_open(const ent_scene *scene, const ent_found *found, ent_role role)
{
	if (found->home || inner_peace(scene, found) || is_topic(scene, found->frame))
		return false;
	if (found->row->named && (role != ENT_ROLE_ACTOR || found->frame->passive))
		return false;
	if (role != ENT_ROLE_ACTOR && (goes(found) || ent_guess_taken(scene, found)))
		return false;
	if (role == ENT_ROLE_ACTOR && found->frame->passive && from_name(scene, found->frame))
		return false;
	if (role == ENT_ROLE_ACTOR && is_spoken_of(scene, found->frame))
		return false;
	const ent_arg *subject = ent_frame_arg(found->frame, ENT_FN_SUBJ);
	if (role != ENT_ROLE_ACTOR || found->frame->noun)
		return true;
	if (!subject) /* word order does not see a subject that is nobody known */
		return scene->tree || found->frame->passive;
	uint32_t head = subject->head < scene->sentence->n ? subject->head : subject->end - 1;
	bool speaks = ent_scene_is(scene, head, "we") || ent_scene_is(scene, head, "i");
	return scene->words[head].kind == ENT_KIND_PRON && !speaks; /* of the writer or a speaker nobody knows */
}

/* "A truce brokered by Sweden ended the war between Peru and Chile": a mediator stands between the only two others of
 * the sentence. */
static bool between_two(const ent_scene *scene, ent_found *found)
{
	ent_cast *cast = &found->cast;
	const char *self = side_of(scene, cast, ENT_ROLE_ACTOR);
	uint32_t two[2], n = 0;
	if (!found->row->mediates || found->loose || found->dropped || cast->n[ENT_ROLE_RECIPIENT] || !self[0])
		return false;
	for (uint32_t i = 0; i < scene->n_mentions; i++) {
		const char *country = country_of(scene, i);
		bool known = scene->mentions[i].n_actors != 1 || !country[0] || strcmp(country, self) == 0 ||
					 ent_cast_is_listener(scene, &scene->mentions[i]);
		for (uint32_t k = 0; k < n; k++)
			known |= strcmp(country, country_of(scene, two[k])) == 0;
		if (!known && n == 2)
			return false;
		if (!known)
			two[n++] = i;
	}
	if (n != 2)
		return false;
	ent_cast_add(cast, ENT_ROLE_RECIPIENT, two[0]);
	ent_cast_add(cast, ENT_ROLE_RECIPIENT, two[1]);
	found->confidence = ent_trust_moved(scene->vocabulary, found->confidence, ENT_SIGN_GUESSED);
	ent_scene_say(scene, &found->why, "recipients: the only two other states of the sentence");
	return found->complete = found->guessed = true;
}

/* "violence in Peru", "a raid at Lima": where it was done is all that is told of to whom, so that another state of the
 * sentence may as well have suffered it. */
static bool only_place(const ent_scene *scene, const ent_found *found)
{
	const ent_frame *frame = found->frame;
	bool place = false;
	for (uint32_t k = 0; k < frame->n_args; k++) {
		const ent_arg *arg = &frame->args[k];
		bool its =
			arg->head < scene->sentence->n && scene->words[arg->head].mention == found->cast.who[ENT_ROLE_RECIPIENT][0];
		if (its && arg->fn != scene->vocabulary->fn_in && arg->fn != scene->vocabulary->fn_at)
			return false;
		place |= its;
	}
	return frame->noun && place;
}

bool ent_guess_left_open(const ent_scene *scene, const ent_found *found, const ent_mention *other)
{
	bool leaves = found->inner && found->speaker != ENT_NO_INDEX && found->type < scene->vocabulary->ontology.n &&
				  ent_str_is(scene->vocabulary->ontology.types[found->type].name, "RETREAT");
	const char *speaker = leaves ? country_of(scene, found->speaker) : "";
	return speaker[0] && other->n_actors == 1 && strcmp(speaker, other->actors[0].country) == 0;
}

/* "Ugandan students were arrested in Nairobi": whose police acts where others' people are taken. */
static bool by_host(const ent_scene *scene, ent_found *found)
{
	ent_cast *cast = &found->cast;
	bool police = ent_str_is(found->mode, "arrest") || ent_str_is(found->mode, "convict");
	uint32_t host = ENT_NO_INDEX, others = 0;
	if (!police || !found->frame->passive || found->frame->noun || cast->n[ENT_ROLE_ACTOR] || found->composed)
		return false;
	for (uint32_t i = 0; i < cast->n[ENT_ROLE_RECIPIENT]; i++) {
		uint32_t one = cast->who[ENT_ROLE_RECIPIENT][i], first = scene->mentions[one].first;
		bool in = first > 0 && (ent_scene_is(scene, first - 1, "in") || ent_scene_is(scene, first - 1, "at"));
		if (in && host == ENT_NO_INDEX)
			host = one;
		else
			cast->who[ENT_ROLE_RECIPIENT][others++] = one;
	}
	bool two = host != ENT_NO_INDEX && others && country_of(scene, host)[0] &&
			   strcmp(country_of(scene, host), country_of(scene, cast->who[ENT_ROLE_RECIPIENT][0])) != 0;
	if (!two) {
		if (host != ENT_NO_INDEX)
			cast->who[ENT_ROLE_RECIPIENT][others] = host;
		return false;
	}
	cast->n[ENT_ROLE_RECIPIENT] = others;
	ent_cast_add(cast, ENT_ROLE_ACTOR, host);
	found->confidence = ent_trust_moved(scene->vocabulary, found->confidence, ENT_SIGN_GUESSED_ACTOR);
	ent_scene_say(scene, &found->why, "actor: where they were taken");
	return found->complete = found->guessed = true;
}

static void guess(const ent_scene *scene, ent_found *found)
{
	ent_cast *cast = &found->cast;
	if (between_two(scene, found) || by_host(scene, found))
		return;
	bool acts = cast->n[ENT_ROLE_ACTOR] > 0, gets = cast->n[ENT_ROLE_RECIPIENT] > 0;
	if (acts == gets || found->loose || found->dropped || found->row->alone ||
		!ent_guess_open(scene, found, acts ? ENT_ROLE_RECIPIENT : ENT_ROLE_ACTOR))
		return;
	if (!acts && scene->tree && only_place(scene, found))
		return;
	const char *known = side_of(scene, cast, acts ? ENT_ROLE_ACTOR : ENT_ROLE_RECIPIENT);
	uint32_t other =
		known[0] ? only_other(scene, known, found, acts ? ENT_ROLE_RECIPIENT : ENT_ROLE_ACTOR) : ENT_NO_INDEX;
	if (other == ENT_NO_INDEX || (!acts && found->frame->noun && other == found->speaker))
		return; /* who speaks of an attack does not make it */
	if (acts && ent_guess_left_open(scene, found, &scene->mentions[other]))
		return;
	ent_role role = acts && (found->leads || !found->row->mutual) ? ENT_ROLE_RECIPIENT : ENT_ROLE_ACTOR;
	cast->who[role][cast->n[role]++] = other;
	found->complete = found->guessed = true;
	found->one_sided = false;
	found->confidence =
		ent_trust_moved(scene->vocabulary, found->confidence, acts ? ENT_SIGN_GUESSED : ENT_SIGN_GUESSED_ACTOR);
	ent_scene_say(scene, &found->why, "%s: the only other state of the sentence", ent_role_name(role));
}

void ent_guess_sides(const ent_scene *scene, ent_findings *findings)
{
	for (size_t i = 0; i < findings->n; i++) {
		ent_found *found = &findings->at[i];
		if (found->complete && found->one_sided && scene->tree && ent_guess_taken(scene, found))
			found->complete = false, found->dropped = true;
		if (!found->complete || found->one_sided)
			guess(scene, found);
	}
}
