/* The act that a speech act is about.
 *
 * "Peru urged Chile to lift the ban" is a request, and names an act of Chile's that may come; "Chad accused Libya of
 * shelling its towns" is an accusation, and tells of an act of Libya's according to Chad. The asking is coded by
 * compose.tsv; here the act itself is kept beside it, done by the one who is asked or accused, with the status that the
 * operator gives (status.tsv) and the speaker. Where nobody is named on its other side it is the speaker: one asks for
 * help for oneself, and complains of what one suffers. */
#include "events/inner.h"
#include "events/cast.h"
#include "events/guess.h"

static bool plays(const ent_scene *scene, const ent_cast *cast, ent_role role, uint32_t mention)
{
	for (uint32_t i = 0; i < cast->n[role]; i++)
		if (!ent_match_distinct(scene, cast->who[role][i], mention))
			return true;
	return false;
}

/* Who speaks as actors, whom they speak to as recipients. */
static ent_cast speakers(const ent_scene *scene, const ent_frame *governor)
{
	ent_cast cast = {0};
	if (governor->noun)
		ent_cast_args(scene, governor, ENT_FN_POSS, ENT_ROLE_ACTOR, &cast);
	if (cast.n[ENT_ROLE_ACTOR] == 0)
		ent_cast_args(scene, governor, ENT_FN_SUBJ, ENT_ROLE_ACTOR, &cast);
	ent_cast_args(scene, governor, ent_frame_addressed(scene, governor), ENT_ROLE_RECIPIENT, &cast);
	if (cast.n[ENT_ROLE_RECIPIENT] == 0)
		ent_cast_args(scene, governor, scene->vocabulary->fn_to, ENT_ROLE_RECIPIENT, &cast);
	return cast;
}

/* Takes the speakers out of those who act: what governs a noun hands its subject down to it. */
static void without_speakers(const ent_scene *scene, ent_cast *cast, const ent_cast *said)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < cast->n[ENT_ROLE_ACTOR]; i++)
		if (!plays(scene, said, ENT_ROLE_ACTOR, cast->who[ENT_ROLE_ACTOR][i]))
			cast->who[ENT_ROLE_ACTOR][kept++] = cast->who[ENT_ROLE_ACTOR][i];
	cast->n[ENT_ROLE_ACTOR] = kept;
}

/* Nobody asks to be attacked: force asked for without saying against whom is help for the one who asks. Of another act
 * of conflict ("demanded that Peru arrest the rebels") it is not known whom it would strike: false. */
static bool as_help(const ent_scene *scene, ent_found *inner)
{
	const ent_ontology *ontology = &scene->vocabulary->ontology;
	ent_str name = ontology->types[inner->type].name;
	if (!ontology->types[inner->type].conflict)
		return true;
	if (!ent_str_is(name, "ASSAULT") && !ent_str_is(name, "MOBILIZE"))
		return false;
	inner->type = ent_ontology_type(ontology, ENT_STR("AID"));
	inner->cameo = ENT_STR("072"); /* military aid */
	inner->mode = (ent_str){0};
	return true;
}

bool ent_inner_answers(const ent_scene *scene, const ent_found *found, const ent_frame *governor, const ent_opclass *op)
{
	ent_str asked = scene->vocabulary->ontology.types[found->row->type].name;
	return governor->passive && found->frame->noun && !scene->given && ent_str_is(op->name, "refuse") &&
		   (ent_str_is(asked, "REQUEST") || ent_str_is(asked, "AGREE"));
}

/* "Chile rejected Peru's offer": Peru did make one, to Chile. */
static bool answered_of(const ent_scene *scene, const ent_found *before, const ent_frame *governor,
						const ent_opclass *op, ent_found *ret_inner)
{
	ent_str name = scene->vocabulary->ontology.types[before->type].name;
	bool asked = ent_str_is(name, "REQUEST") || ent_str_is(name, "AGREE") || ent_str_is(name, "ACCUSE");
	if (!ent_str_is(op->name, "refuse") || !before->frame->noun || !asked || before->row->mutual)
		return false;
	ent_cast said = speakers(scene, governor);
	ent_found inner = *before;
	inner.inner = true;
	inner.inherited = false;
	inner.status = ENT_STATUS_ACTUAL;
	without_speakers(scene, &inner.cast, &said);
	if (inner.cast.n[ENT_ROLE_ACTOR] == 0)
		return false;
	for (uint32_t i = 0; i < said.n[ENT_ROLE_ACTOR] && inner.cast.n[ENT_ROLE_RECIPIENT] == 0; i++)
		ent_cast_add(&inner.cast, ENT_ROLE_RECIPIENT, said.who[ENT_ROLE_ACTOR][i]);
	*ret_inner = inner;
	return true;
}

bool ent_inner_of(const ent_scene *scene, const ent_found *before, const ent_frame *governor, uint8_t class,
				  ent_found *ret_inner)
{
	const ent_opclass *op = &scene->vocabulary->classes[class];
	if (scene->given || before->loose || before->type >= ENT_TYPES)
		return false;
	if (op->control == ENT_CONTROL_SUBJECT)
		return answered_of(scene, before, governor, op, ret_inner);
	ent_cast said = speakers(scene, governor);
	ent_found inner = *before;
	ent_cast *cast = &inner.cast;
	inner.inner = true;
	if (op->gives && inner.status == ENT_STATUS_ACTUAL)
		inner.status = op->status;
	if (said.n[ENT_ROLE_ACTOR] && inner.speaker == ENT_NO_INDEX)
		inner.speaker = said.who[ENT_ROLE_ACTOR][0];
	without_speakers(scene, cast, &said);
	if (cast->n[ENT_ROLE_ACTOR] == 0 && op->control == ENT_CONTROL_OBJECT)
		for (uint32_t i = 0; i < said.n[ENT_ROLE_RECIPIENT]; i++)
			if (!plays(scene, cast, ENT_ROLE_RECIPIENT, said.who[ENT_ROLE_RECIPIENT][i]))
				ent_cast_add(cast, ENT_ROLE_ACTOR, said.who[ENT_ROLE_RECIPIENT][i]);
	if (cast->n[ENT_ROLE_ACTOR] == 0)
		return false;
	bool two = inner.row->mutual && cast->n[ENT_ROLE_ACTOR] > 1;
	bool alone = cast->n[ENT_ROLE_RECIPIENT] == 0 && !two && op->control == ENT_CONTROL_OBJECT;
	if (alone && op->status == ENT_STATUS_REQUESTED && !as_help(scene, &inner))
		return false;
	if (ent_str_is(scene->vocabulary->ontology.types[inner.type].name, "RETREAT"))
		alone = false;                                /* one may ask another to leave any place */
	alone = alone && !ent_guess_taken(scene, &inner); /* "to hold talks with the rebels" */
	for (uint32_t i = 0; i < said.n[ENT_ROLE_ACTOR] && alone; i++)
		if (scene->mentions[said.who[ENT_ROLE_ACTOR][i]].how != ENT_HOW_ORGANISATION) /* it asks for others */
			ent_cast_add(cast, inner.row->mutual ? ENT_ROLE_ACTOR : ENT_ROLE_RECIPIENT, said.who[ENT_ROLE_ACTOR][i]);
	*ret_inner = inner;
	return true;
}
