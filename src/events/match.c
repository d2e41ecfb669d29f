/* What rows laid over frames (events/lay.h) make together with the operators that govern them (events/compose.h):
 * whether both sides are there, and which findings of a sentence are parts of others. */
#include "events/cast.h"
#include "events/compose.h"
#include "events/lay.h"
#include "events/veto.h"

#include "base/vec.h"
#include "syntax/ud.h"

#include <string.h>

typedef ENT_VEC(ent_found) found_vec;

/* Done by a named or office-holding person, or by a part of a state. */
static bool by_person(const ent_scene *scene, const ent_cast *cast)
{
	const ent_mention *m = &scene->mentions[cast->who[ENT_ROLE_ACTOR][0]];
	return m->how == ENT_HOW_PERSON || m->how == ENT_HOW_OFFICE;
}

/* PLOVER's types that ask for no recipient: one actor, named at the trigger itself or at the word that governs it, and
 * something in the place of the recipient or of a word class; or an act by its content: "called up reservists",
 * "threatened to shell the hill". Not for lists of actors, which would read as reciprocal. */
static bool one_sided(const ent_scene *scene, const ent_found *found)
{
	const ent_cast *cast = &found->cast;
	bool handed_down = found->inherited && (scene->given || !found->composed);
	if (!scene->vocabulary->ontology.types[found->type].alone || cast->n[ENT_ROLE_ACTOR] != 1 || handed_down ||
		scene->mentions[cast->who[ENT_ROLE_ACTOR][0]].n_actors != 1 || found->row->governed || found->row->named ||
		found->beside)
		return false;
	if (!found->frame->noun && (found->row->n_rest || found->composed))
		return true;
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

/* "Each government accused the other": of the two that are one by one the subject. */
static bool one_by_one(const ent_scene *scene, const ent_found *found)
{
	const ent_cast *cast = &found->cast;
	const ent_mention *m = &scene->mentions[cast->who[ENT_ROLE_ACTOR][0]];
	bool each = ent_scene_is(scene, m->first, "each") || ent_scene_is(scene, m->first, "either");
	if (cast->n[ENT_ROLE_RECIPIENT] || cast->n[ENT_ROLE_ACTOR] != 1 || m->n_actors != 2 || !each)
		return false;
	for (uint32_t k = 0; k < found->frame->n_args; k++) {
		const ent_arg *arg = &found->frame->args[k];
		uint32_t head = arg->head < scene->sentence->n ? arg->head : arg->end - 1;
		if (arg->fn != ENT_FN_SUBJ && head > 0 && ent_scene_is(scene, head, "other") &&
			ent_scene_is(scene, head - 1, "the"))
			return true;
	}
	return false;
}

/* Whether the recipient is "each other" or "one another": the actors themselves, by a pronoun for several; or "the
 * other" of two. */
static bool each_other(const ent_scene *scene, const ent_found *found)
{
	const ent_cast *cast = &found->cast;
	if (cast->n[ENT_ROLE_ACTOR] == 0)
		return false;
	if (cast->n[ENT_ROLE_RECIPIENT] != 1)
		return one_by_one(scene, found);
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

/* "a settlement of the Afghan problem", "an anti-Soviet pact": nothing friendly is done there to the state named. */
static bool only_about(const ent_scene *scene, const ent_found *found, uint32_t mention)
{
	const ent_mention *m = &scene->mentions[mention];
	if (scene->given || m->how != ENT_HOW_ADJECTIVE || !scene->vocabulary->ontology.types[found->type].cooperative)
		return false;
	ent_str form = scene->sentence->tokens[m->first].form;
	bool against = ent_str_starts(form, ENT_STR("anti-")) || ent_str_starts(form, ENT_STR("Anti-")) ||
				   (m->first > 1 && ent_scene_is(scene, m->first - 2, "anti"));
	uint32_t behind = m->first + m->n;
	return against || (behind < scene->sentence->n && ent_scene_in_class(scene, behind, scene->vocabulary->question));
}

/* "Peru met Chile. It allowed Peruvian ships": where "it" is one state, that state's name is not said of its own. */
static bool is_its_own(const ent_scene *scene, const ent_cast *cast, uint32_t mention)
{
	const ent_mention *m = &scene->mentions[mention];
	if (scene->given || cast->n[ENT_ROLE_ACTOR] != 1 || m->n_actors != 1 || m->how == ENT_HOW_PRONOUN)
		return false;
	const ent_mention *actor = &scene->mentions[cast->who[ENT_ROLE_ACTOR][0]];
	bool it = actor->how == ENT_HOW_PRONOUN && actor->n_actors == 1 && !actor->actors[0].sector[0];
	return it && strcmp(actor->actors[0].country, m->actors[0].country) == 0;
}

/* A participant cannot be its own partner: drops recipients that are also actors, then asks for two sides. */
static void settle(const ent_scene *scene, ent_found *found)
{
	ent_cast *cast = &found->cast;
	found->reciprocal = each_other(scene, found);
	uint32_t kept = 0;
	bool about = false; /* what stands in the other side's place is no party: none is missing */
	for (uint32_t i = 0; i < cast->n[ENT_ROLE_RECIPIENT]; i++) {
		if (only_about(scene, found, cast->who[ENT_ROLE_RECIPIENT][i])) {
			about = true;
			continue;
		}
		bool acting = false;
		for (uint32_t a = 0; a < cast->n[ENT_ROLE_ACTOR]; a++)
			acting |= !ent_match_distinct(scene, cast->who[ENT_ROLE_ACTOR][a], cast->who[ENT_ROLE_RECIPIENT][i]) ||
					  itself(scene, cast->who[ENT_ROLE_ACTOR][a], cast->who[ENT_ROLE_RECIPIENT][i]);
		bool own = is_its_own(scene, cast, cast->who[ENT_ROLE_RECIPIENT][i]);
		about |= own; /* whom is meant by "it" is in doubt: no other side is sought */
		if (!acting && !own)
			cast->who[ENT_ROLE_RECIPIENT][kept++] = cast->who[ENT_ROLE_RECIPIENT][i];
		found->home |= acting && !found->reciprocal && its_people(scene, cast->who[ENT_ROLE_RECIPIENT][i]);
	}
	cast->n[ENT_ROLE_RECIPIENT] = kept;
	if (found->frame->noun && cast->n[ENT_ROLE_ACTOR] == 1 && only_about(scene, found, cast->who[ENT_ROLE_ACTOR][0]))
		cast->n[ENT_ROLE_ACTOR] = 0; /* "the anti-Soviet pact" */
	found->home &= kept == 0 && (ent_compose_is_material(scene, found) || found->joint) && !scene->given;
	found->home |= kept == 0 && about;
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
	if (!act->frame->noun || act->row->mutual || act->inherited || mine->n[ENT_ROLE_ACTOR] == 0 || scene->given ||
		!scene->vocabulary->ontology.types[answer->type].verbal)
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
		bool tells_less = other->one_sided && one->complete && !one->one_sided;
		if (!other->complete || other->frame->trigger == trigger || tells_less)
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
	/* "called on the premier to discuss trade": nor is what the call was for */
	const ent_frame *g = one->composed || one->inner ? one->frame->governor : NULL;
	for (; g && g->trigger != one->first; g = g->governor)
		if (absorbed_token(scene, found, one, g->trigger))
			return true;
	/* "signed an agreement on trade": what it is about is part of the signing */
	return one->composed && one->frame->noun && one->first < one->frame->trigger &&
		   scene->words[one->first].pos == 'n' && !scene->given && absorbed_token(scene, found, one, one->first);
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

/* "was expelled from the League": by the body itself. */
static void by_body(const ent_scene *scene, ent_found *one)
{
	ent_cast *cast = &one->cast;
	if (!one->frame->passive || one->loose || scene->given || cast->n[ENT_ROLE_ACTOR] ||
		cast->n[ENT_ROLE_RECIPIENT] == 0 || cast->n[ENT_ROLE_THIRD] != 1 ||
		scene->mentions[cast->who[ENT_ROLE_THIRD][0]].how != ENT_HOW_ORGANISATION)
		return;
	ent_cast_add(cast, ENT_ROLE_ACTOR, cast->who[ENT_ROLE_THIRD][0]);
	cast->n[ENT_ROLE_THIRD] = 0;
}

/* The sides of an event whose type stands. */
static void seal(const ent_scene *scene, ent_found *one)
{
	by_body(scene, one);
	if (one->cameo.len == 0)
		one->cameo = scene->vocabulary->ontology.types[one->type].cameo;
	if (one->row->mutual && one->cast.n[ENT_ROLE_RECIPIENT] == 0)
		ent_compose_split(scene, one, one->frame);
	settle(scene, one);
}

/* What the operators make of a row that was laid, and what they speak of (`ret_inner`, without a row where there is
 * none); false where no event is left. */
static bool finish(const ent_scene *scene, uint32_t at, ent_found *one, ent_found *ret_inner)
{
	ret_inner->row = NULL;
	one->mode = one->row->mode;
	one->cameo = one->row->cameo;
	ent_scene_say(scene, &one->why, "row %.*s at \"%.*s\"", ENT_FMT(one->row->id),
				  ENT_FMT(scene->sentence->tokens[at].form));
	if (one->row->mutual && one->frame->noun && scene->tree && !scene->given)
		drop_venues(scene, one);
	one->joint |= one->frame->alike;
	ent_compose(scene, one, ret_inner);
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
	if (ent_veto_clause(scene, at)) {
		scene->words[at].silent = true;
		return;
	}
	if (ent_veto_word(scene, at) || !ent_lay_best(scene, at, &one))
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
	for (uint32_t r = scene->words[at].rows; r != ENT_MAP_NONE; r = scene->vocabulary->triggers[r].next) {
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
		if (!out[f] && kept++ != f)
			found->at[kept - 1] = found->at[f];
	found->n = kept;
}

ent_findings ent_match_sentence(const ent_scene *scene)
{
	found_vec all = {0};
	for (uint32_t i = 0; i < scene->sentence->n && !scene->strict; i++)
		ent_lay_expect(scene, i);
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		if (scene->words[i].rows != ENT_MAP_NONE)
			find_at(scene, i, &all);
	bool *out = ENT_NEWN(scene->arena, bool, all.n);
	for (size_t f = 0; f < all.n; f++) {
		out[f] = absorbed(scene, &all, &all.at[f]);
		scene->words[all.at[f].frame->trigger].silent |= out[f] && all.at[f].complete;
	}
	take_out(&all, out);
	for (size_t f = 0; f < all.n; f++)
		out[f] = consumed(&all, all.at[f].frame->trigger);
	take_out(&all, out);
	return (ent_findings){.at = all.at, .n = all.n};
}
