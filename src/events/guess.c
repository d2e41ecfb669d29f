/* The other side of an event that names only one.
 *
 * "Israel responded with a commando raid on a village in Jordan": the recipient stands where no grammar of the trigger
 * looks, but the sentence speaks of two states only, so it is the other one. Nothing is guessed where there is a
 * choice. The confidence falls by the factor "guessed". */
#include "events/guess.h"
#include "events/trust.h"

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

/* The mention nearest to the trigger of the only state beside `known`; ENT_NO_INDEX where there are more or none. */
static uint32_t only_other(const ent_scene *scene, const char *known, uint32_t trigger)
{
	uint32_t best = ENT_NO_INDEX, nearest = UINT32_MAX;
	const char *other = "";
	for (uint32_t i = 0; i < scene->n_mentions; i++) {
		const ent_mention *m = &scene->mentions[i];
		if (m->n_actors > 1)
			return ENT_NO_INDEX;
		const char *country = country_of(scene, i);
		if (country[0] == '\0' || strcmp(country, known) == 0)
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

bool ent_guess_open(const ent_scene *scene, const ent_found *found, ent_role role)
{
	const ent_arg *subject = ent_frame_arg(found->frame, ENT_FN_SUBJ);
	if (role != ENT_ROLE_ACTOR || found->frame->noun)
		return true;
	if (!subject) /* word order does not see a subject that is nobody known */
		return scene->tree || found->frame->passive;
	uint32_t head = subject->head < scene->sentence->n ? subject->head : subject->end - 1;
	return scene->words[head].kind == ENT_KIND_PRON;
}

static void guess(const ent_scene *scene, ent_found *found)
{
	ent_cast *cast = &found->cast;
	bool acts = cast->n[ENT_ROLE_ACTOR] > 0, gets = cast->n[ENT_ROLE_RECIPIENT] > 0;
	if (acts == gets || found->loose || found->dropped || found->row->alone ||
		!ent_guess_open(scene, found, acts ? ENT_ROLE_RECIPIENT : ENT_ROLE_ACTOR))
		return;
	const char *known = side_of(scene, cast, acts ? ENT_ROLE_ACTOR : ENT_ROLE_RECIPIENT);
	uint32_t other = known[0] ? only_other(scene, known, found->frame->trigger) : ENT_NO_INDEX;
	if (other == ENT_NO_INDEX)
		return;
	ent_role role = acts && (found->leads || !found->row->mutual) ? ENT_ROLE_RECIPIENT : ENT_ROLE_ACTOR;
	cast->who[role][cast->n[role]++] = other;
	found->complete = found->guessed = true;
	found->one_sided = false;
	found->confidence = ent_trust_moved(scene->vocabulary, found->confidence, "guessed");
}

void ent_guess_sides(const ent_scene *scene, ent_findings *findings)
{
	for (size_t i = 0; i < findings->n; i++)
		if (!findings->at[i].complete || findings->at[i].one_sided)
			guess(scene, &findings->at[i]);
}
