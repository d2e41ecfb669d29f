/* The sides of one event.
 *
 * First those whom the finding cast, as they were on the day of the event. A side that is not named is taken from
 * elsewhere in the article, by what its sentences tell of who deals with whom (events/partner.h): the confidence falls,
 * and the explanation says so. */
#include "events/sides.h"
#include "events/cast.h"
#include "events/guess.h"
#include "events/trust.h"

#include <string.h>

enum { ADJECTIVES = 3 };

typedef ENT_VEC(ent_participant) participant_vec;

const ent_actor *ent_sides_then(const ent_sides *t, const ent_mention *m, const ent_event *event, uint32_t *ret_n)
{
	const ent_date *date = &event->date;
	*ret_n = m->n_actors;
	if (date->lo == ENT_DAY_UNKNOWN && event->article < t->document->n_articles)
		date = &t->document->articles[event->article].published;
	return t->actors ? ent_actors_on(t->actors, t->arena, m, date, ret_n) : m->actors;
}

static void add_participant(const ent_sides *t, const ent_mention *m, ent_role role, const ent_event *event,
							participant_vec *out)
{
	uint32_t n;
	const ent_actor *who = ent_sides_then(t, m, event, &n);
	/* a day that the text does not state says nothing against an office that it does */
	bool stated = t->actors && event->date.basis == ENT_BASIS_STATED;
	ent_str note = stated ? ent_actors_check(t->actors, t->arena, m, event->date.lo, event->date.hi) : m->note;
	for (uint32_t k = 0; k < n; k++) {
		bool there = false;
		for (size_t p = 0; p < out->n; p++)
			there |= ent_str_eq(out->at[p].actor.code, who[k].code);
		if (!there)
			*ent_push(t->scratch, out) = (ent_participant){.role = role,
														   .start = m->start,
														   .end = m->end,
														   .text = ent_str_sub(t->document->text, m->start, m->end),
														   .actor = who[k],
														   .how = m->how,
														   .note = note};
	}
}

/* Adds a mention that stands elsewhere in the article; a government or a person as the state: who spoke or acted for it
 * there was of that place and day, and nothing says that he is meant here. The state is that of the event's day. */
static void add_from_afar(const ent_sides *t, const ent_mention *m, ent_role role, const ent_event *event,
						  participant_vec *out)
{
	ent_mention bare = *m;
	ent_actor *state = ENT_NEW(t->arena, ent_actor);
	*state = m->actors[0];
	if (state->country[0] && (strcmp(state->sector, "GOV") == 0 || state->office.len || state->person.len)) {
		const ent_state *known = t->actors ? ent_actors_state(t->actors, ent_str_of(state->country)) : NULL;
		state->sector[0] = '\0';
		state->office = state->person = (ent_str){0};
		state->name = known ? known->name : (ent_str){0};
		state->code = ent_str_copy(t->arena, ent_str_of(state->country));
	}
	bare.actors = state;
	bare.how = ENT_HOW_METONYM; /* not by its name of an earlier day: the state that is in its place */
	bare.place = 0;             /* whose the city was there, whoever has it now */
	size_t before = out->n;
	add_participant(t, &bare, role, event, out);
	for (size_t i = before; i < out->n; i++)
		out->at[i].how = m->how;
}

static void count_sides(const participant_vec *who, size_t sides[2])
{
	sides[0] = sides[1] = 0;
	for (size_t i = 0; i < who->n; i++)
		if (who->at[i].role <= ENT_ROLE_RECIPIENT)
			sides[who->at[i].role]++;
}

/* The states of the participants. */
static ent_side side_of(const participant_vec *who)
{
	ent_side side = {0};
	for (size_t i = 0; i < who->n && side.n < ENT_CAST; i++)
		if (who->at[i].actor.country[0])
			side.country[side.n++] = who->at[i].actor.country;
	return side;
}

/* Adds to an event with one side the other one, as the article tells it; false where it does not. */
static bool add_partner(const ent_sides *t, const ent_scene *scene, const ent_found *found, ent_event *event,
						participant_vec *who)
{
	ent_side side = side_of(who);
	if (!who->at || side.n == 0 || (found->row->mutual && !found->leads) || ent_str_is(found->mode, "resign"))
		return false; /* who resigns does so at home */
	const ent_mention *partner = ent_dealings_partner(&t->dealings, scene, found->frame->trigger, &side,
													  scene->vocabulary->ontology.types[found->type].conflict);
	if (!partner)
		return false;
	bool acts = who->at[0].role == ENT_ROLE_ACTOR;
	if (acts && ent_guess_left_open(scene, found, partner))
		return false;
	if (!ent_guess_open(scene, found, acts ? ENT_ROLE_RECIPIENT : ENT_ROLE_ACTOR))
		return false;
	ent_role role = acts && (found->leads || !found->row->mutual) ? ENT_ROLE_RECIPIENT : ENT_ROLE_ACTOR;
	size_t before = who->n;
	add_from_afar(t, partner, role, event, who);
	if (who->n == before)
		return false;
	event->confidence =
		ent_trust_moved(scene->vocabulary, event->confidence, acts ? ENT_SIGN_CARRIED : ENT_SIGN_CARRIED_ACTOR);
	ent_scene_say(scene, &event->why, "%s taken from the article: %.*s last dealt with \"%.*s\"", ent_role_name(role),
				  ENT_FMT(who->at[0].actor.code), ENT_FMT(who->at[before].text));
	return true;
}

/* Adds to a mediator's act those between whom it stands, as the article tells them; false where it does not. */
static bool add_parties(const ent_sides *t, const ent_scene *scene, const ent_found *found, ent_event *event,
						participant_vec *who)
{
	if (!found->row->mediates || found->joint || found->cast.n[ENT_ROLE_RECIPIENT])
		return false;
	ent_side without = side_of(who);
	const ent_mention *sides[2];
	size_t before = who->n;
	if (without.n == 0 || !ent_dealings_parties(&t->dealings, scene, &without, sides))
		return false;
	add_from_afar(t, sides[0], ENT_ROLE_RECIPIENT, event, who);
	add_from_afar(t, sides[1], ENT_ROLE_RECIPIENT, event, who);
	event->confidence = ent_trust_moved(scene->vocabulary, event->confidence, ENT_SIGN_PARTIES);
	ent_scene_say(scene, &event->why, "between the parties to the article's conflict: \"%.*s\"",
				  ENT_FMT(who->at[before].text));
	return true;
}

/* Whether the sentence has told of such an act between the two already: "declared war" has told of the war. */
static bool told_of(const ent_event_vec *before, const ent_event *event, const ent_mention *const sides[2])
{
	for (size_t e = before->n; e > 0 && before->at[e - 1].sentence == event->sentence; e--) {
		const ent_event *other = &before->at[e - 1];
		bool both[2] = {false, false};
		for (size_t i = 0; i < other->n_participants; i++)
			for (int k = 0; k < 2; k++)
				both[k] |= strcmp(other->participants[i].actor.country, sides[k]->actors[0].country) == 0;
		if (both[0] && both[1] && ent_str_eq(other->event, event->event) && other->date_start == event->date_start)
			return true;
	}
	return false;
}

/* "The agreement expires in May": what was made before, of which something else is told. */
static bool is_known(const ent_scene *scene, const ent_found *found)
{
	uint32_t at = found->frame->trigger;
	if (!found->frame->noun || found->frame->governor)
		return false;
	for (uint32_t back = 1; back <= ADJECTIVES && back <= at && scene->words[at - back].kind != ENT_KIND_PREP; back++)
		if (ent_scene_is(scene, at - back, "the") || ent_scene_is(scene, at - back, "this"))
			return true;
	return false;
}

/* Gives an act that two do together, of whom its clause names nobody as doing it, to the two states that stand beside
 * it, else to those that the article is about; false where no two stand out. */
static bool add_pair(const ent_sides *t, const ent_scene *scene, const ent_found *found, const ent_event_vec *before,
					 ent_event *event, participant_vec *who)
{
	const ent_mention *sides[2];
	if (!found->row->mutual || is_known(scene, found) || !ent_dealings_pair(&t->dealings, scene, found, sides) ||
		told_of(before, event, sides))
		return false;
	add_from_afar(t, sides[0], ENT_ROLE_ACTOR, event, who);
	add_from_afar(t, sides[1], ENT_ROLE_ACTOR, event, who);
	event->confidence = ent_trust_moved(scene->vocabulary, event->confidence, ENT_SIGN_IMPLIED);
	ent_scene_say(scene, &event->why, "both taken from what stands around it: \"%.*s\" and \"%.*s\"",
				  ENT_FMT(who->at[0].text), ENT_FMT(who->at[who->n - 1].text));
	return who->n > 1;
}

/* Gives the lifting of an embargo, of which the sentence says neither whose nor against whom, to those between whom the
 * article told of it; false where it did not. */
static bool add_lifted(const ent_sides *t, const ent_scene *scene, const ent_found *found, ent_event *event,
					   participant_vec *who)
{
	const ent_mention *sides[2];
	if (!ent_dealings_restriction(&t->dealings, scene, found, sides))
		return false;
	add_from_afar(t, sides[0], ENT_ROLE_ACTOR, event, who);
	add_from_afar(t, sides[1], ENT_ROLE_RECIPIENT, event, who);
	event->confidence = ent_trust_moved(scene->vocabulary, event->confidence, ENT_SIGN_IMPLIED);
	ent_scene_say(scene, &event->why, "what was lifted was told of \"%.*s\" and \"%.*s\"", ENT_FMT(who->at[0].text),
				  ENT_FMT(who->at[who->n - 1].text));
	return true;
}

/* "Both states closed their borders": what two do that the article has in conflict with each other, and that is toward
 * nobody named, each does to the other. */
static bool both_sides(const ent_sides *t, const ent_scene *scene, const ent_found *found, const participant_vec *who)
{
	const ent_cast *cast = &found->cast;
	ent_side sides = side_of(who);
	return cast->n[ENT_ROLE_ACTOR] == 1 && cast->n[ENT_ROLE_RECIPIENT] == 0 && who->n == 2 && sides.n == 2 &&
		   scene->vocabulary->ontology.types[found->type].material &&
		   ent_dealings_conflict(&t->dealings, scene, &sides);
}

/* "Chile and Peru signed it in Lima": where two act together, the city of one of them is only where. */
static bool is_where(const ent_mention *m, const ent_found *found, const participant_vec *who)
{
	if (!found->row->mutual || who->n < 2 || !ent_cast_is_city(m) || m->n_actors != 1)
		return false;
	for (size_t i = 0; i < who->n; i++)
		if (strcmp(who->at[i].actor.country, m->actors[0].country) == 0)
			return true;
	return false;
}

bool ent_sides_take(const ent_sides *t, const ent_scene *scene, const ent_found *found, const ent_event_vec *before,
					ent_event *event)
{
	participant_vec who = {0};
	for (ent_role role = ENT_ROLE_ACTOR; role <= ENT_ROLE_THIRD; role++)
		for (uint32_t i = 0; i < found->cast.n[role]; i++) {
			const ent_mention *m = &scene->mentions[found->cast.who[role][i]];
			if (role != ENT_ROLE_RECIPIENT || !is_where(m, found, &who))
				add_participant(t, m, role, event, &who);
		}
	size_t sides[2];
	count_sides(&who, sides);
	if (!sides[0] && !sides[1] &&
		(add_pair(t, scene, found, before, event, &who) || add_lifted(t, scene, found, event, &who)))
		count_sides(&who, sides);
	bool each = found->reciprocal || both_sides(t, scene, found, &who);
	bool mutual = (found->row->mutual || each) && sides[0] > 1 && !found->joint;
	if (sides[0] && !sides[1] && add_parties(t, scene, found, event, &who))
		count_sides(&who, sides);
	if ((sides[0] == 0) != (sides[1] == 0) && !mutual && add_partner(t, scene, found, event, &who))
		count_sides(&who, sides);
	bool enough = found->one_sided || found->row->alone || found->row->person ? sides[0] > 0 : sides[1] > 0 || mutual;
	if (!enough || sides[0] == 0 || !who.at)
		return false;
	event->participants = ENT_NEWN(t->arena, ent_participant, who.n);
	event->n_participants = who.n;
	memcpy(event->participants, who.at, who.n * sizeof *who.at);
	return true;
}
