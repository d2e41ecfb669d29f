/* What rows laid over frames (events/lay.h) make together with the operators that govern them.
 *
 * What governs a trigger changes it, from the inside out, by the rows of compose.tsv: "refused to provide aid" is
 * provide-aid = AID, refuse + AID = REJECT assist; where compose.tsv has no row the operator only sets the status. The
 * scheme is the old one of WEIS and CAMEO coders (an intent is a type of its own), written as a table. */
#include "events/cast.h"
#include "events/inner.h"
#include "events/lay.h"
#include "events/trust.h"
#include "events/veto.h"

#include "base/buf.h"
#include "base/vec.h"
#include "syntax/ud.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef ENT_VEC(ent_found) found_vec;

static void say(const ent_scene *scene, ent_found *found, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void say(const ent_scene *scene, ent_found *found, const char *format, ...)
{
	char line[256];
	va_list args;
	va_start(args, format);
	(void)vsnprintf(line, sizeof line, format, args);
	va_end(args);
	ent_str text = ent_str_of(line);
	found->why =
		found->why.len ? ent_str_join(scene->arena, found->why, ENT_STR("\n"), text) : ent_str_copy(scene->arena, text);
}

static uint8_t class_named(const ent_vocabulary *vocabulary, const char *name)
{
	for (size_t i = 0; i < vocabulary->n_classes; i++)
		if (ent_str_is(vocabulary->classes[i].name, name))
			return (uint8_t)i;
	return UINT8_MAX;
}

static const ent_outcome *outcome_of(const ent_opclass *op, const ent_found *found)
{
	for (size_t i = op->n_by_code; i > 0; i--)
		if (ent_str_eq(op->by_code[i - 1].cameo, found->cameo))
			return &op->by_code[i - 1].outcome;
	return found->type < ENT_TYPES ? &op->outcome[found->type] : NULL;
}

/* The type and status after one operator. Gives whether the event is now the operator's. */
static bool apply_class(const ent_scene *scene, ent_found *found, uint8_t class, uint32_t token)
{
	const ent_opclass *op = &scene->vocabulary->classes[class];
	const ent_outcome *outcome = outcome_of(op, found);
	ent_str word = scene->sentence->tokens[token].form;
	if (outcome && outcome->set) {
		ent_str before = scene->vocabulary->ontology.types[found->type].name;
		if (outcome->type != found->type)
			found->mode = found->cameo = (ent_str){0};
		found->type = outcome->type;
		if (outcome->mode.len || outcome->cameo.len) {
			found->mode = outcome->mode;
			found->cameo = outcome->cameo;
		}
		found->composed = true;
		if (outcome->gives)
			found->status = outcome->status;
		else
			found->status = ENT_STATUS_ACTUAL;
		ent_str after =
			found->type == ENT_TYPE_NONE ? ENT_STR("no event") : scene->vocabulary->ontology.types[found->type].name;
		say(scene, found, "operator \"%.*s\" (%.*s) + %.*s = %.*s", ENT_FMT(word), ENT_FMT(op->name), ENT_FMT(before),
			ENT_FMT(after));
		return true;
	}
	if (op->gives && found->status <= ENT_STATUS_ONGOING) {
		found->status = op->status;
		say(scene, found, "status %s from \"%.*s\" (%.*s)", ent_event_status_name(op->status), ENT_FMT(word),
			ENT_FMT(op->name));
	}
	return false;
}

/* The mentions of every argument with that function: "A and B" are two of them in a tree. */
static void cast_all(const ent_scene *scene, const ent_frame *frame, uint8_t fn, ent_role role, ent_cast *cast)
{
	for (uint32_t i = 0; i < frame->n_args; i++)
		if (frame->args[i].fn == fn)
			ent_cast_arg(scene, &frame->args[i], role, cast);
}

/* "The analysis suggests that they will sign": what offers or threatens is nothing that acts. */
static bool is_thing(const ent_scene *scene, const ent_frame *governor, const ent_arg *subject)
{
	return subject && !governor->noun && !scene->given && scene->tree && !subject->inherited &&
		   subject->head < scene->sentence->n && scene->words[subject->head].mention == ENT_NO_INDEX &&
		   scene->sentence->tokens[subject->head].upos == ENT_UPOS_NOUN;
}

/* The operator's act: its subject acts, toward whom it speaks to, else toward those of the inner event. */
static void recast(const ent_scene *scene, ent_found *found, const ent_frame *governor, uint8_t class)
{
	ent_cast inner = found->cast, cast = {0};
	const ent_opclass *op = &scene->vocabulary->classes[class];
	found->joint |= op->control == ENT_CONTROL_OBJECT;
	const ent_arg *subject = ent_frame_arg(governor, governor->noun ? ENT_FN_POSS : ENT_FN_SUBJ);
	if (!subject)
		subject = ent_frame_arg(governor, ENT_FN_SUBJ);
	if (subject)
		cast_all(scene, governor, subject->fn, ENT_ROLE_ACTOR, &cast);
	if (op->control == ENT_CONTROL_SUBJECT && cast.n[ENT_ROLE_ACTOR] == 0) {
		if (is_thing(scene, governor, subject))
			found->type = ENT_TYPE_NONE;
		if (!subject && ent_inner_answers(scene, found, governor, op))
			ent_cast_swap(&found->cast);
		return; /* the inner actor is the actor */
	}
	const ent_arg *object = ent_frame_arg(governor, ENT_FN_OBJ);
	bool addressed = op->control == ENT_CONTROL_OBJECT && object && found->frame->trigger >= object->end;
	if (addressed)
		ent_cast_arg(scene, object, ENT_ROLE_RECIPIENT, &cast);
	const ent_role order[] = {op->control == ENT_CONTROL_OBJECT ? ENT_ROLE_ACTOR : ENT_ROLE_RECIPIENT,
							  op->control == ENT_CONTROL_OBJECT ? ENT_ROLE_RECIPIENT : ENT_ROLE_ACTOR};
	for (size_t k = 0; k < 2 && cast.n[ENT_ROLE_RECIPIENT] == 0; k++)
		for (uint32_t i = 0; i < inner.n[order[k]]; i++) {
			bool acting = false;
			for (uint32_t a = 0; a < cast.n[ENT_ROLE_ACTOR]; a++)
				acting |= !ent_match_distinct(scene, cast.who[ENT_ROLE_ACTOR][a], inner.who[order[k]][i]);
			if (!acting)
				ent_cast_add(&cast, ENT_ROLE_RECIPIENT, inner.who[order[k]][i]);
		}
	cast.n[ENT_ROLE_PLACE] = inner.n[ENT_ROLE_PLACE];
	for (uint32_t i = 0; i < inner.n[ENT_ROLE_PLACE]; i++)
		cast.who[ENT_ROLE_PLACE][i] = inner.who[ENT_ROLE_PLACE][i];
	found->cast = cast;
}

/* Keeps as actors those of `kept`; the others become third parties. */
static void only(ent_cast *cast, const ent_cast *kept)
{
	ent_cast all = *cast;
	cast->n[ENT_ROLE_ACTOR] = 0;
	for (uint32_t i = 0; i < kept->n[ENT_ROLE_ACTOR]; i++)
		ent_cast_add(cast, ENT_ROLE_ACTOR, kept->who[ENT_ROLE_ACTOR][i]);
	for (uint32_t i = 0; i < all.n[ENT_ROLE_ACTOR]; i++) {
		bool in = false;
		for (uint32_t k = 0; k < kept->n[ENT_ROLE_ACTOR]; k++)
			in |= kept->who[ENT_ROLE_ACTOR][k] == all.who[ENT_ROLE_ACTOR][i];
		if (!in)
			ent_cast_add(cast, ENT_ROLE_THIRD, all.who[ENT_ROLE_ACTOR][i]);
	}
}

/* The act of two sides has a first one where one is its subject: who met, signed with or refused to see the other.
 * "A and B met" and "talks between A and B" have none. */
static void split_sides(const ent_scene *scene, ent_found *found, const ent_frame *frame)
{
	ent_cast first = {0}, middle = {0}, subjects = {0};
	const ent_arg *subject = ent_frame_arg(frame, ENT_FN_SUBJ);
	if (!subject && frame->noun)
		subject = ent_frame_arg(frame, ENT_FN_POSS);
	cast_all(scene, frame, scene->vocabulary->fn_between, ENT_ROLE_ACTOR, &middle);
	if (frame->noun && middle.n[ENT_ROLE_ACTOR] > 1 &&
		ent_match_distinct(scene, middle.who[ENT_ROLE_ACTOR][0], middle.who[ENT_ROLE_ACTOR][1]))
		only(&found->cast, &middle); /* whose talks they are brings the two together */
	if (!subject || middle.n[ENT_ROLE_ACTOR])
		return;
	cast_all(scene, frame, subject->fn, ENT_ROLE_ACTOR, &subjects);
	for (uint32_t i = 0; i < found->cast.n[ENT_ROLE_ACTOR]; i++) {
		uint32_t one = found->cast.who[ENT_ROLE_ACTOR][i];
		bool acts = false;
		for (uint32_t k = 0; k < subjects.n[ENT_ROLE_ACTOR]; k++)
			acts |= subjects.who[ENT_ROLE_ACTOR][k] == one;
		ent_cast_add(&first, acts ? ENT_ROLE_ACTOR : ENT_ROLE_RECIPIENT, one);
	}
	found->leads = first.n[ENT_ROLE_ACTOR] > 0;
	if (found->leads && first.n[ENT_ROLE_RECIPIENT]) {
		first.n[ENT_ROLE_THIRD] = found->cast.n[ENT_ROLE_THIRD];
		first.n[ENT_ROLE_PLACE] = found->cast.n[ENT_ROLE_PLACE];
		for (uint32_t i = 0; i < ENT_CAST; i++) {
			first.who[ENT_ROLE_THIRD][i] = found->cast.who[ENT_ROLE_THIRD][i];
			first.who[ENT_ROLE_PLACE][i] = found->cast.who[ENT_ROLE_PLACE][i];
		}
		found->cast = first;
	}
}

static bool is_material(const ent_scene *scene, const ent_found *found)
{
	return found->type < scene->vocabulary->ontology.n &&
		   ent_str_starts(scene->vocabulary->ontology.types[found->type].quad, ENT_STR("MATERIAL"));
}

/* Negation and modals of one frame. */
static void apply_own(const ent_scene *scene, ent_found *found, const ent_frame *frame)
{
	uint8_t refusal = class_named(scene->vocabulary, "refuse");
	bool said = frame->governor && scene->vocabulary->classes[frame->governor_class].speech;
	for (uint32_t i = 0; i < frame->n_operators; i++) {
		uint8_t class = frame->operators[i];
		if (said && scene->vocabulary->classes[class].under_speech != class) {
			class = scene->vocabulary->classes[class].under_speech;
			if (scene->vocabulary->classes[class].control == ENT_CONTROL_OBJECT && !frame->negated &&
				apply_class(scene, found, class, frame->modal_token[i])) {
				recast(scene, found, frame->governor, class);
				continue;
			}
		}
		bool ought = ent_str_is(scene->vocabulary->classes[class].name, "ought");
		if (ought && frame->negated && !said && !scene->given) {
			found->type = ENT_TYPE_NONE; /* "it should not promise": nobody does or is asked to do anything */
			return;
		}
		if (frame->negated && !said && !scene->given && is_material(scene, found) &&
			ent_str_is(scene->vocabulary->classes[class].name, "may")) {
			found->type = ENT_TYPE_NONE; /* "it cannot fight Peru alone": nothing was done or refused */
			return;
		}
		bool will = ent_str_is(scene->vocabulary->classes[class].name, "future");
		if (frame->negated && will && refusal != UINT8_MAX)
			class = refusal;
		bool refused = apply_class(scene, found, class, frame->modal_token[i]) && frame->negated && will;
		if (refused && found->row->mutual)
			split_sides(scene, found, frame);
		if (frame->negated && will)
			return;
	}
	if (frame->negated && !frame->conditional) {
		found->status = ENT_STATUS_DENIED;
		say(scene, found, "status denied: negated");
	}
	if (frame->conditional && found->status == ENT_STATUS_ACTUAL) {
		found->status = ENT_STATUS_HYPOTHETICAL;
		say(scene, found, "status hypothetical: in a conditional clause");
	}
	if (frame->purpose && found->status == ENT_STATUS_ACTUAL) {
		found->status = ENT_STATUS_PLANNED;
		say(scene, found, "status planned: an infinitive of aim");
	}
	if (frame->progressive && found->status == ENT_STATUS_ACTUAL && frame == found->frame)
		found->status = ENT_STATUS_ONGOING;
}

/* Who decides or agrees not to do what is good for another refuses it; who does so of an act of conflict gives his
 * word. Gives whether the event is now that. */
static bool apply_not_to(const ent_scene *scene, ent_found *found, uint8_t class, uint32_t token)
{
	const ent_opclass *op = &scene->vocabulary->classes[class];
	const ent_ontology *ontology = &scene->vocabulary->ontology;
	bool intent = op->status == ENT_STATUS_PLANNED || op->status == ENT_STATUS_PROMISED;
	if (found->status != ENT_STATUS_DENIED || found->composed || !op->gives || !intent ||
		op->control != ENT_CONTROL_SUBJECT || found->type >= ontology->n)
		return false;
	if (ontology->types[found->type].cooperative)
		return apply_class(scene, found, class_named(scene->vocabulary, "refuse"), token);
	found->type = ent_ontology_type(ontology, ENT_STR("AGREE"));
	found->mode = found->cameo = (ent_str){0};
	found->status = op->status == ENT_STATUS_PROMISED ? ENT_STATUS_ACTUAL : op->status;
	say(scene, found, "\"%.*s\" not to do it: AGREE", ENT_FMT(scene->sentence->tokens[token].form));
	return found->composed = true;
}

/* What the operators make of the event; `ret_inner` is what they speak of, without a row where that is not another's
 * act. */
static void compose(const ent_scene *scene, ent_found *found, ent_found *ret_inner)
{
	apply_own(scene, found, found->frame);
	const ent_frame *governor = found->frame->governor;
	uint8_t class = found->frame->governor_class;
	for (int depth = 0; governor && depth < ENT_FRAME_DEPTH && found->type != ENT_TYPE_NONE; depth++) {
		const ent_opclass *op = &scene->vocabulary->classes[class];
		if (op->speech && found->speaker == ENT_NO_INDEX) {
			ent_cast cast = {0};
			const ent_arg *subject = ent_frame_arg(governor, ENT_FN_SUBJ);
			if (subject)
				ent_cast_arg(scene, subject, ENT_ROLE_ACTOR, &cast);
			found->speaker = cast.n[ENT_ROLE_ACTOR] ? cast.who[ENT_ROLE_ACTOR][0] : ENT_NO_INDEX;
		}
		ent_found before = *found;
		if (apply_not_to(scene, found, class, governor->trigger) ||
			apply_class(scene, found, class, governor->trigger)) {
			if (!ret_inner->row && found->type != before.type && !before.composed)
				(void)ent_inner_of(scene, &before, governor, class, ret_inner);
			recast(scene, found, governor, class);
			found->first = governor->trigger;
			found->end = governor->end;
		}
		if (!op->speech)
			apply_own(scene, found, governor);
		class = governor->governor_class;
		governor = governor->governor;
	}
	const ent_frame *frame = found->frame;
	if (frame->doubt && found->status == ENT_STATUS_ACTUAL && !found->composed && found->type != ENT_TYPE_NONE) {
		const ent_opclass *op = &scene->vocabulary->classes[frame->doubt - 1];
		found->status = op->status;
		say(scene, found, "status %s: it depends on \"%.*s\" (%.*s)", ent_event_status_name(op->status),
			ENT_FMT(scene->sentence->tokens[frame->doubt_token].form), ENT_FMT(op->name));
	}
}

/* Done by a named or office-holding person, or by a part of a state. */
static bool by_person(const ent_scene *scene, const ent_cast *cast)
{
	const ent_mention *m = &scene->mentions[cast->who[ENT_ROLE_ACTOR][0]];
	return m->how == ENT_HOW_PERSON || m->how == ENT_HOW_OFFICE;
}

/* PLOVER's types that ask for no recipient: one actor, named at the trigger itself, and something in the place of the
 * recipient or of a word class. Not for lists of actors, which would read as reciprocal. */
static bool one_sided(const ent_scene *scene, const ent_found *found)
{
	const ent_cast *cast = &found->cast;
	if (!scene->vocabulary->ontology.types[found->type].alone || cast->n[ENT_ROLE_ACTOR] != 1 || found->inherited ||
		scene->mentions[cast->who[ENT_ROLE_ACTOR][0]].n_actors != 1 || found->row->governed || found->row->named ||
		found->beside)
		return false;
	for (size_t i = 0; i < found->row->n_items; i++) {
		const ent_item *item = &found->row->items[i];
		if (item->words || (item->role == 'R' && ent_frame_arg(found->frame, item->fn)))
			return true;
	}
	return false;
}

/* The state that the mention is, or a body that speaks for it; "" where it is neither. */
static const char *as_state(const ent_scene *scene, uint32_t mention)
{
	const ent_mention *m = &scene->mentions[mention];
	static const char *const organs[] = {"", "GOV", "LEG", "JUD"};
	bool one = false;
	for (size_t i = 0; m->n_actors == 1 && i < sizeof organs / sizeof *organs; i++)
		one |= strcmp(m->actors[0].sector, organs[i]) == 0;
	return one ? m->actors[0].country : "";
}

/* Whether both are one state, which deals with others and not with itself. */
static bool itself(const ent_scene *scene, uint32_t a, uint32_t b)
{
	const char *one = as_state(scene, a);
	return !scene->given && one[0] && strcmp(one, as_state(scene, b)) == 0;
}

/* Whether the recipient is "each other" or "one another": the actors themselves, by a pronoun for several. */
static bool each_other(const ent_scene *scene, const ent_cast *cast)
{
	if (cast->n[ENT_ROLE_RECIPIENT] != 1 || cast->n[ENT_ROLE_ACTOR] == 0)
		return false;
	const ent_mention *m = &scene->mentions[cast->who[ENT_ROLE_RECIPIENT][0]];
	bool each = ent_scene_is(scene, m->first, "each") || ent_scene_is(scene, m->first, "one");
	return m->n == 2 && m->n_actors > 1 && each;
}

/* "Peruvian officials", and not "its rival" or Peru itself: part of a state, or its people. */
static bool its_people(const ent_scene *scene, uint32_t mention)
{
	const ent_mention *m = &scene->mentions[mention];
	return m->how != ENT_HOW_PRONOUN && m->n_actors == 1 && m->actors[0].sector[0];
}

/* A participant cannot be its own partner: drops recipients that are also actors, then asks for two sides. */
static void settle(const ent_scene *scene, ent_found *found)
{
	ent_cast *cast = &found->cast;
	found->reciprocal = each_other(scene, cast);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < cast->n[ENT_ROLE_RECIPIENT]; i++) {
		bool acting = false;
		for (uint32_t a = 0; a < cast->n[ENT_ROLE_ACTOR]; a++)
			acting |= !ent_match_distinct(scene, cast->who[ENT_ROLE_ACTOR][a], cast->who[ENT_ROLE_RECIPIENT][i]) ||
					  itself(scene, cast->who[ENT_ROLE_ACTOR][a], cast->who[ENT_ROLE_RECIPIENT][i]);
		if (!acting)
			cast->who[ENT_ROLE_RECIPIENT][kept++] = cast->who[ENT_ROLE_RECIPIENT][i];
		found->home |= acting && !found->reciprocal && its_people(scene, cast->who[ENT_ROLE_RECIPIENT][i]);
	}
	cast->n[ENT_ROLE_RECIPIENT] = kept;
	found->home &= kept == 0 && (is_material(scene, found) || found->joint) && !scene->given;
	uint32_t actors = cast->n[ENT_ROLE_ACTOR];
	bool two = false;
	for (uint32_t a = 0; a < actors; a++) {
		two |= scene->mentions[cast->who[ENT_ROLE_ACTOR][a]].n_actors > 1;
		two |= a > 0 && ent_match_distinct(scene, cast->who[ENT_ROLE_ACTOR][0], cast->who[ENT_ROLE_ACTOR][a]);
	}
	bool mutual = (found->row->mutual || found->reciprocal) && two && !found->joint && found->beside < actors;
	found->one_sided = !kept && !mutual && !found->loose && one_sided(scene, found);
	bool alone = found->one_sided || found->row->alone || (found->row->person && actors && by_person(scene, cast));
	found->complete = !found->loose && actors && (kept || mutual || alone);
}

/* "rejected the Peruvian offer": a noun in another's argument that somebody else did, where the other act is one of
 * words and answers it. */
static bool answered(const ent_scene *scene, const ent_found *act, const ent_found *answer)
{
	const ent_cast *mine = &act->cast, *other = &answer->cast;
	ent_str quad = scene->vocabulary->ontology.types[answer->type].quad;
	if (!act->frame->noun || act->row->mutual || act->inherited || mine->n[ENT_ROLE_ACTOR] == 0 || scene->given ||
		!ent_str_starts(quad, ENT_STR("VERBAL")))
		return false;
	for (uint32_t i = 0; i < mine->n[ENT_ROLE_ACTOR]; i++)
		for (uint32_t k = 0; k < other->n[ENT_ROLE_ACTOR]; k++)
			if (!ent_match_distinct(scene, mine->who[ENT_ROLE_ACTOR][i], other->who[ENT_ROLE_ACTOR][k]))
				return false;
	return true;
}

/* Is token `at` an argument that a better row of another trigger asked for by its word class? */
static bool absorbed_token(const ent_scene *scene, const found_vec *found, const ent_found *one, uint32_t at)
{
	uint32_t trigger = one->frame->trigger;
	for (size_t f = 0; f < found->n; f++) {
		const ent_found *other = &found->at[f];
		if (!other->complete || other->frame->trigger == trigger)
			continue;
		if (at == trigger && other->frame->trigger < at && at < other->frame->end)
			return true; /* a word of its phrase */
		for (size_t i = 0; i < other->row->n_items; i++) {
			const ent_item *item = &other->row->items[i];
			if (!item->words || !ent_scene_in_class(scene, at, item->words))
				continue;
			for (uint32_t k = 0; k < other->frame->n_args; k++) {
				const ent_arg *arg = &other->frame->args[k];
				if (arg->fn == item->fn && arg->first <= at && at < ent_arg_core(scene, arg))
					return !answered(scene, one, other);
			}
		}
	}
	return false;
}

static bool absorbed(const ent_scene *scene, const found_vec *found, const ent_found *one)
{
	for (uint32_t at = one->frame->trigger; at < one->frame->end; at++)
		if (absorbed_token(scene, found, one, at))
			return true;
	return false;
}

/* Is the word at `at` an operator that became part of another event? */
static bool consumed(const found_vec *found, uint32_t at)
{
	for (size_t f = 0; f < found->n; f++)
		if (found->at[f].composed && found->at[f].complete && found->at[f].first == at &&
			found->at[f].frame->trigger != at)
			return true;
	return false;
}

/* Whether the argument is only the city that an act of two sides is called after: "the Lima talks", "the Treaty of
 * Lima". */
static bool venue(const ent_scene *scene, const ent_frame *frame, const ent_arg *arg)
{
	bool of = arg->fn == scene->vocabulary->fn_of;
	if ((arg->fn != ENT_FN_POSS && !of) || arg->head >= scene->sentence->n || arg->inherited)
		return false;
	uint32_t m = scene->words[arg->head].mention;
	bool whose = scene->sentence->tokens[arg->head].deprel == ENT_DEPREL_NMOD_POSS;
	if (m == ENT_NO_INDEX || whose || !ent_cast_is_city(&scene->mentions[m]))
		return false;
	for (uint32_t i = 0; i < frame->n_args;
		 i++) { /* "Lima-Quito talks", "the Lima agreement with Peru" name the sides */
		const ent_arg *other = &frame->args[i];
		bool with = other->fn == scene->vocabulary->fn_with;
		if (other != arg && (with || (other->fn == ENT_FN_POSS && !of)))
			return false;
	}
	return true;
}

static void drop_venues(const ent_scene *scene, ent_found *found)
{
	ent_cast *cast = &found->cast;
	for (uint32_t k = 0; k < found->frame->n_args; k++) {
		if (!venue(scene, found->frame, &found->frame->args[k]))
			continue;
		uint32_t m = scene->words[found->frame->args[k].head].mention, kept = 0;
		for (uint32_t i = 0; i < cast->n[ENT_ROLE_ACTOR]; i++)
			if (cast->who[ENT_ROLE_ACTOR][i] != m)
				cast->who[ENT_ROLE_ACTOR][kept++] = cast->who[ENT_ROLE_ACTOR][i];
		cast->n[ENT_ROLE_ACTOR] = kept;
	}
}

/* Whether an operator makes an act of what is only a state of things: "resumed ties"; to have them is no act. */
static bool is_governed(const ent_scene *scene, const ent_found *found)
{
	if (!found->frame->governor)
		return false;
	ent_str class = scene->vocabulary->classes[found->frame->governor_class].name;
	bool ties = found->row->mutual && ent_str_is(found->row->event, "SUPPORT");
	return scene->given || found->composed || !ties || !(ent_str_is(class, "light") || ent_str_is(class, "help"));
}

/* The sides and the confidence of an event whose type stands. */
static void seal(const ent_scene *scene, ent_found *one)
{
	if (one->cameo.len == 0)
		one->cameo = scene->vocabulary->ontology.types[one->type].cameo;
	if (one->row->mutual && one->cast.n[ENT_ROLE_RECIPIENT] == 0)
		split_sides(scene, one, one->frame);
	settle(scene, one);
	one->confidence = ent_trust_of(scene, one);
}

/* What the operators make of a row that was laid, and what they speak of (`ret_inner`, without a row where there is
 * none); false where no event is left. */
static bool finish(const ent_scene *scene, uint32_t at, ent_found *one, ent_found *ret_inner)
{
	*ret_inner = (ent_found){0};
	one->mode = one->row->mode;
	one->cameo = one->row->cameo;
	say(scene, one, "row %.*s at \"%.*s\"", ENT_FMT(one->row->id), ENT_FMT(scene->sentence->tokens[at].form));
	if (one->row->mutual && one->frame->noun && scene->tree && !scene->given)
		drop_venues(scene, one);
	compose(scene, one, ret_inner);
	if (one->type >= scene->vocabulary->ontology.n || (one->row->governed && !is_governed(scene, one)))
		return false;
	seal(scene, one);
	if (ret_inner->row)
		seal(scene, ret_inner);
	return true;
}

static void find_at(const ent_scene *scene, uint32_t at, found_vec *found)
{
	ent_found one, inner;
	if (ent_veto_word(scene, at) || scene->words[at].rows == ENT_MAP_NONE || !ent_lay_best(scene, at, &one))
		return;
	if (one.type == ENT_TYPE_NONE || ent_veto_found(scene, &one) || !finish(scene, at, &one, &inner)) {
		scene->words[at].silent = one.type == ENT_TYPE_NONE && !one.loose;
		return;
	}
	*ent_push(scene->arena, found) = one;
	if (inner.row)
		*ent_push(scene->arena, found) = inner;
}

void ent_match_consider(const ent_scene *scene, uint32_t at, ent_considered_fn *each, void *payload)
{
	ent_found best = {0};
	(void)ent_lay_best(scene, at, &best);
	for (uint32_t r = scene->words[at].rows; r != ENT_MAP_NONE; r = scene->vocabulary->rows[r].next) {
		const ent_row *row = &scene->vocabulary->rows[r];
		uint32_t end = row->event.ptr ? ent_lay_end(scene, row, at) : 0;
		if (end == 0)
			continue;
		ent_found found = {.row = row,
						   .frame = ent_frame_of(scene, at, end),
						   .first = at,
						   .end = end,
						   .type = row->type,
						   .speaker = ENT_NO_INDEX};
		const ent_item *missing = NULL;
		for (size_t i = 0; i < row->n_items; i++)
			if (!ent_lay_item(scene, &row->items[i], found.frame, &found) && row->items[i].required && !missing)
				missing = &row->items[i];
		each(payload, &found, missing, row == best.row);
	}
}

bool ent_match_row(const ent_scene *scene, const ent_row *row, uint32_t at, ent_found *ret_found)
{
	ent_found found = {.row = row,
					   .frame = ent_frame_of(scene, at, at + 1),
					   .first = at,
					   .end = at + 1,
					   .type = row->type,
					   .speaker = ENT_NO_INDEX};
	found.loose = ent_lay_row(scene, row, found.frame, &found) > 0;
	ent_found inner;
	if (!finish(scene, at, &found, &inner))
		return false;
	*ret_found = found;
	return true;
}

static void take_out(found_vec *found, const bool *out)
{
	size_t kept = 0;
	for (size_t f = 0; f < found->n; f++)
		if (!out[f])
			found->at[kept++] = found->at[f];
	found->n = kept;
}

ent_findings ent_match_sentence(const ent_scene *scene)
{
	found_vec all = {0};
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		find_at(scene, i, &all);
	bool *out = ENT_NEWN(scene->arena, bool, all.n);
	for (size_t f = 0; f < all.n; f++)
		out[f] = absorbed(scene, &all, &all.at[f]);
	take_out(&all, out);
	for (size_t f = 0; f < all.n; f++)
		out[f] = consumed(&all, all.at[f].frame->trigger);
	take_out(&all, out);
	return (ent_findings){.at = all.at, .n = all.n};
}
