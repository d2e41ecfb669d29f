/* Whom a state deals with in an article.
 *
 * Prose does not repeat what the reader knows: "Belgium responded with military resistance" does not say to whom. The
 * events of the article that name both sides say it: a state's partner is the one it last dealt with, and before its
 * first dealing the one of the next. Nothing is chosen against what the sentence says: where it names other states the
 * partner must be one of them. */
#include "events/partner.h"

#include <string.h>

enum { REACH = 64 }; /* dealings looked at on either side */

/* The one state that the mentions of a role belong to, as its first mention; NULL where there are more or none. */
static const ent_mention *side_of(const ent_scene *scene, const ent_cast *cast, ent_role role, uint32_t from,
								  uint32_t to)
{
	const ent_mention *one = NULL;
	for (uint32_t i = from; i < to; i++) {
		const ent_mention *m = &scene->mentions[cast->who[role][i]];
		if (m->n_actors != 1 || m->actors[0].country[0] == '\0' ||
			(one && strcmp(one->actors[0].country, m->actors[0].country) != 0))
			return NULL;
		one = one ? one : m;
	}
	return one;
}

void ent_dealings_note(ent_dealings *dealings, const ent_scene *scene, const ent_findings *findings)
{
	for (size_t i = 0; i < findings->n; i++) {
		const ent_found *found = &findings->at[i];
		const ent_cast *cast = &found->cast;
		if (!found->complete || found->type >= ENT_TYPES)
			continue;
		uint32_t actors = cast->n[ENT_ROLE_ACTOR], recipients = cast->n[ENT_ROLE_RECIPIENT];
		const ent_mention *a, *b;
		if (recipients) {
			a = side_of(scene, cast, ENT_ROLE_ACTOR, 0, actors);
			b = side_of(scene, cast, ENT_ROLE_RECIPIENT, 0, recipients);
		} else {
			a = side_of(scene, cast, ENT_ROLE_ACTOR, 0, actors ? 1 : 0);
			b = side_of(scene, cast, ENT_ROLE_ACTOR, 1, actors);
		}
		if (!a || !b || strcmp(a->actors[0].country, b->actors[0].country) == 0)
			continue;
		*ent_push(scene->arena, dealings) = (ent_dealing){
			.article = scene->sentence->article,
			.sentence = scene->sentence->index,
			.side = {a, b},
			.conflict = ent_str_ends(scene->vocabulary->ontology.types[found->type].quad, ENT_STR("CONFLICT"))};
	}
}

/* Whether the sentence names a state beside `self`; `ret_it` tells whether it names `it`. */
static bool names_others(const ent_scene *scene, const char *self, const char *it, bool *ret_it)
{
	bool others = false;
	*ret_it = false;
	for (uint32_t i = 0; i < scene->n_mentions; i++)
		for (uint32_t k = 0; k < scene->mentions[i].n_actors; k++) {
			const char *country = scene->mentions[i].actors[k].country;
			*ret_it |= strcmp(country, it) == 0;
			others |= country[0] && strcmp(country, self) != 0;
		}
	return others;
}

/* The partner of `self` in a dealing that the sentence does not speak against, or NULL. */
static const ent_mention *partner_in(const ent_dealing *dealing, const ent_scene *scene, const char *self,
									 bool conflict)
{
	if (dealing->article != scene->sentence->article || (conflict && !dealing->conflict))
		return NULL;
	for (int side = 0; side < 2; side++) {
		const ent_mention *other = dealing->side[1 - side];
		bool named;
		if (strcmp(dealing->side[side]->actors[0].country, self) == 0 &&
			(!names_others(scene, self, other->actors[0].country, &named) || named))
			return other;
	}
	return NULL;
}

const ent_mention *ent_dealings_partner(const ent_dealings *dealings, const ent_scene *scene, const char *self,
										bool conflict)
{
	size_t low = 0, high = dealings->n; /* the first dealing behind the sentence */
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (dealings->at[middle].sentence > scene->sentence->index)
			high = middle;
		else
			low = middle + 1;
	}
	for (size_t back = 1; back <= REACH && back <= low; back++) {
		const ent_mention *partner = partner_in(&dealings->at[low - back], scene, self, conflict);
		if (partner)
			return partner;
	}
	for (size_t i = low; i < dealings->n && i - low < REACH; i++) {
		const ent_mention *partner = partner_in(&dealings->at[i], scene, self, conflict);
		if (partner)
			return partner;
	}
	return NULL;
}
