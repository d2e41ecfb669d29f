/* What the operators that govern a trigger make of it.
 *
 * What governs a trigger changes it, from the inside out, by the rows of compose.tsv: "refused to provide aid" is
 * provide-aid = AID, refuse + AID = REJECT assist; where compose.tsv has no row the operator only sets the status. The
 * scheme is the old one of WEIS and CAMEO coders (an intent is a type of its own), written as a table. */
#include "events/compose.h"
#include "events/cast.h"
#include "events/inner.h"

#include "syntax/ud.h"

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
		ent_scene_say(scene, &found->why, "operator \"%.*s\" (%.*s) + %.*s = %.*s", ENT_FMT(word), ENT_FMT(op->name),
					  ENT_FMT(before), ENT_FMT(after));
		return true;
	}
	if (op->gives && found->status <= ENT_STATUS_ONGOING) {
		found->status = op->status;
		ent_scene_say(scene, &found->why, "status %s from \"%.*s\" (%.*s)", ent_event_status_name(op->status),
					  ENT_FMT(word), ENT_FMT(op->name));
	}
	return false;
}

/* "The analysis suggests that they will sign": what offers or threatens is nothing that acts. */
static bool is_thing(const ent_scene *scene, const ent_frame *governor, const ent_arg *subject)
{
	return subject && !governor->noun && !scene->given && scene->tree && !subject->inherited &&
		   subject->head < scene->sentence->n && scene->words[subject->head].mention == ENT_NO_INDEX &&
		   scene->sentence->tokens[subject->head].upos == ENT_UPOS_NOUN;
}

/* One actor, and not "each other". */
static bool is_one(const ent_scene *scene, const ent_arg *arg)
{
	uint32_t m = arg->head < scene->sentence->n ? scene->words[arg->head].mention : ENT_NO_INDEX;
	return m != ENT_NO_INDEX && scene->mentions[m].n_actors == 1;
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
		ent_cast_args(scene, governor, subject->fn, ENT_ROLE_ACTOR, &cast);
	if (op->control == ENT_CONTROL_SUBJECT && cast.n[ENT_ROLE_ACTOR] == 0) {
		bool act = subject && subject->head == found->frame->trigger; /* "the talks broke down" */
		if (!act && is_thing(scene, governor, subject))
			found->type = ENT_TYPE_NONE;
		if (!subject && ent_inner_answers(scene, found, governor, op))
			ent_cast_swap(&found->cast);
		return; /* the inner actor is the actor */
	}
	uint8_t to = ent_frame_addressed(scene, governor);
	const ent_arg *object = ent_frame_arg(governor, to);
	if (op->control == ENT_CONTROL_OBJECT && object && found->frame->trigger >= object->end)
		ent_cast_args(scene, governor, to, ENT_ROLE_RECIPIENT, &cast);
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
	if (cast.n[ENT_ROLE_RECIPIENT] == 0 && !scene->given && !governor->noun && object &&
		found->frame->trigger >= object->end && is_one(scene, object))
		ent_cast_args(scene, governor, to, ENT_ROLE_RECIPIENT, &cast); /* "warned Peru against overflights" */
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

void ent_compose_split(const ent_scene *scene, ent_found *found, const ent_frame *frame)
{
	ent_cast first = {0}, middle = {0}, subjects = {0};
	const ent_arg *subject = ent_frame_arg(frame, ENT_FN_SUBJ);
	if (!subject && frame->noun)
		subject = ent_frame_arg(frame, ENT_FN_POSS);
	ent_cast_args(scene, frame, scene->vocabulary->fn_between, ENT_ROLE_ACTOR, &middle);
	if (frame->noun && middle.n[ENT_ROLE_ACTOR] > 1 &&
		ent_match_distinct(scene, middle.who[ENT_ROLE_ACTOR][0], middle.who[ENT_ROLE_ACTOR][1]))
		only(&found->cast, &middle); /* whose talks they are brings the two together */
	if (!subject || middle.n[ENT_ROLE_ACTOR])
		return;
	ent_cast_args(scene, frame, subject->fn, ENT_ROLE_ACTOR, &subjects);
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

bool ent_compose_is_material(const ent_scene *scene, const ent_found *found)
{
	return found->type < scene->vocabulary->ontology.n && scene->vocabulary->ontology.types[found->type].material;
}

/* "announced that it was breaking off relations": the words are the act. */
static bool is_declared(const ent_scene *scene, const ent_found *found, const ent_frame *frame)
{
	return frame->governor && !scene->given && scene->vocabulary->classes[frame->governor_class].speech &&
		   (ent_str_is(found->row->event, "SANCTION") || ent_str_is(found->row->event, "RETREAT"));
}

/* Whether the subject of the clause is a pronoun: under a verb of saying, who speaks. */
static bool of_pronoun(const ent_scene *scene, const ent_frame *frame)
{
	const ent_arg *subject = ent_frame_arg(frame, ENT_FN_SUBJ);
	return subject && subject->end == subject->first + 1 && scene->words[subject->first].kind == ENT_KIND_PRON;
}

/* Negation and modals of one frame. */
static void apply_own(const ent_scene *scene, ent_found *found, const ent_frame *frame)
{
	uint8_t refusal = scene->vocabulary->class_refuse;
	bool said = frame->governor && scene->vocabulary->classes[frame->governor_class].speech;
	for (uint32_t i = 0; i < frame->n_operators; i++) {
		uint8_t class = frame->operators[i];
		bool may =
			ent_str_is(scene->vocabulary->classes[class].name, "may"); /* what a speaker may do, it says of itself */
		if (said && scene->vocabulary->classes[class].under_speech != class &&
			(!may || (!frame->negated && (scene->given || of_pronoun(scene, frame))))) {
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
		if (frame->negated && !said && !scene->given && ent_compose_is_material(scene, found) &&
			ent_str_is(scene->vocabulary->classes[class].name, "may")) {
			found->type = ENT_TYPE_NONE; /* "it cannot fight Peru alone": nothing was done or refused */
			return;
		}
		bool will = ent_str_is(scene->vocabulary->classes[class].name, "future");
		if (frame->negated && will && refusal != UINT8_MAX)
			class = refusal;
		bool refused = apply_class(scene, found, class, frame->modal_token[i]) && frame->negated && will;
		if (refused && found->row->mutual)
			ent_compose_split(scene, found, frame);
		if (frame->negated && will)
			return;
	}
	if (frame->negated && !frame->conditional) {
		found->status = ENT_STATUS_DENIED;
		ent_scene_say(scene, &found->why, "status denied: negated");
	}
	if (frame->conditional && found->status == ENT_STATUS_ACTUAL) {
		found->status = ENT_STATUS_HYPOTHETICAL;
		ent_scene_say(scene, &found->why, "status hypothetical: in a conditional clause");
	}
	if (frame->purpose && found->status == ENT_STATUS_ACTUAL) {
		found->status = ENT_STATUS_PLANNED;
		ent_scene_say(scene, &found->why, "status planned: an infinitive of aim");
	}
	if (frame->progressive && found->status == ENT_STATUS_ACTUAL && frame == found->frame &&
		!is_declared(scene, found, frame))
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
		return apply_class(scene, found, scene->vocabulary->class_refuse, token);
	found->type = ent_ontology_type(ontology, ENT_STR("AGREE"));
	found->mode = found->cameo = (ent_str){0};
	found->status = op->status == ENT_STATUS_PROMISED ? ENT_STATUS_ACTUAL : op->status;
	ent_scene_say(scene, &found->why, "\"%.*s\" not to do it: AGREE", ENT_FMT(scene->sentence->tokens[token].form));
	return found->composed = true;
}

void ent_compose(const ent_scene *scene, ent_found *found, ent_found *ret_inner)
{
	apply_own(scene, found, found->frame);
	const ent_frame *governor = found->frame->governor;
	uint8_t class = found->frame->governor_class;
	bool reported = false, settled = false;
	for (int depth = 0; governor && depth < ENT_FRAME_DEPTH && found->type != ENT_TYPE_NONE; depth++) {
		const ent_opclass *op = &scene->vocabulary->classes[class];
		if (reported && op->gives && op->status == ENT_STATUS_DENIED) { /* "rejected reports that it had done so" */
			found->status = ENT_STATUS_DENIED;
			ent_scene_say(scene, &found->why, "status denied: the report of it is (%.*s)", ENT_FMT(op->name));
			break;
		}
		reported = governor->noun && ent_str_is(op->name, "may");
		if (governor->negated && !scene->given && (ent_str_is(op->name, "prevent") || ent_str_is(op->name, "fail"))) {
			ent_scene_say(scene, &found->why, "done all the same: \"%.*s\" is negated",
						  ENT_FMT(scene->sentence->tokens[governor->trigger].form));
			class = governor->governor_class;
			governor = governor->governor;
			settled = true;
			continue; /* "nothing kept it from leaving", "did not fail to sign" */
		}
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
		if (before.status == ENT_STATUS_PLANNED && ent_str_is(op->name, "hope") && !scene->given)
			found->status = op->status; /* "hopes that it will be signed" */
		class = governor->governor_class;
		governor = governor->governor;
	}
	const ent_frame *frame = found->frame;
	if (frame->doubt && !settled && found->status == ENT_STATUS_ACTUAL && !found->composed &&
		found->type != ENT_TYPE_NONE) {
		const ent_opclass *op = &scene->vocabulary->classes[frame->doubt - 1];
		found->status = op->status;
		ent_scene_say(scene, &found->why, "status %s: it depends on \"%.*s\" (%.*s)", ent_event_status_name(op->status),
					  ENT_FMT(scene->sentence->tokens[frame->doubt_token].form), ENT_FMT(op->name));
	}
}
