/* Places of one name in several states: which is meant. */
#include "actors/actor_find.h"

static const form *next_place(const finding *find, const form *f)
{
	for (f = ent_actors_next_form(find->actors, f); f && f->kind != FORM_PLACE;)
		f = ent_actors_next_form(find->actors, f);
	return f;
}

/* The state named at `at`, or UINT32_MAX. */
static uint32_t state_at(const finding *find, uint32_t at)
{
	const form *f = actor_find_form_at(find, at);
	return f && f->kind == FORM_STATE ? f->index : UINT32_MAX;
}

const form *actor_find_place_meant(finding *find, uint32_t at, const form *f)
{
	if (f->kind != FORM_PLACE || f->added || f->place || !next_place(find, f))
		return f;
	uint32_t behind = at + f->n;
	bool link = actor_find_is(find, behind, ",") || actor_find_is(find, behind, "in");
	uint32_t named = link ? state_at(find, behind + 1) : UINT32_MAX;
	const finding *before = actor_read_before(find);
	const form *best = f;
	double most = -1.0;
	for (const form *other = f; other; other = next_place(find, other)) {
		if (ent_actors_same_state(find->actors, other->index, named))
			return other;
		double weight = actor_find_focus(before, other->index);
		for (size_t i = find->first_of_sentence; i < find->mentions.n; i++) { /* those of the sentence in hand */
			const ent_mention *m = &find->mentions.at[i];
			uint32_t state = m->n_actors == 1 ? actor_find_state(find, m->actors[0].country) : UINT32_MAX;
			weight += state != UINT32_MAX && ent_actors_same_state(find->actors, state, other->index) ? 1.0 : 0.0;
		}
		if (weight > most) {
			most = weight;
			best = other;
		}
	}
	return best;
}
