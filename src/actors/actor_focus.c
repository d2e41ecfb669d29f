/* How much each state is in the focus of an article: raised by each mention, less with every sentence, from which "the
 * two countries" and whom a surname or an office means are read. */
#include "actors/actor_find.h"

#define IN_TITLE 10.0 /* a state that the title names counts as one that was named so often */

void actor_find_raise(finding *find, uint32_t state, double weight)
{
	for (size_t i = 0; i < find->focus.n; i++)
		if (find->focus.at[i].state == state) {
			find->focus.at[i].weight += weight;
			find->focus.at[i].total += weight;
			find->focus.at[i].last = find->sentence->index;
			return;
		}
	*ent_push(find->arena, &find->focus) = (focus){state, weight, weight, find->sentence->index};
}

void actor_find_entitle(finding *find, uint32_t state)
{
	actor_find_raise(find, state, 1.0);
	for (size_t i = 0; i < find->focus.n; i++)
		if (find->focus.at[i].state == state)
			find->focus.at[i].total = IN_TITLE;
}

double actor_find_focus(const finding *find, uint32_t state)
{
	for (size_t i = 0; i < find->focus.n; i++)
		if (ent_actors_same_state(find->actors, find->focus.at[i].state, state))
			return find->focus.at[i].weight;
	return 0.0;
}

/* How much the article speaks of the state here and altogether. */
static double worth(const focus *f, double share)
{
	return f->weight + share * f->total;
}

/* State `a` goes on in state `b`: a text that names both means one side by them. */
static bool goes_on_in(const ent_actors *actors, uint32_t a, uint32_t b)
{
	const ent_state *heir = ent_actors_heir(actors, ent_str_of(actors->states.at[a].iso));
	return heir && ent_actors_same_state(actors, (uint32_t)(heir - actors->states.at), b);
}

size_t actor_find_in_focus(const finding *find, uint32_t *ret_states, size_t n, double share)
{
	size_t found = 0;
	bool taken[256] = {false};
	size_t most = find->focus.n < 256 ? find->focus.n : 256;
	while (found < n) {
		size_t best = SIZE_MAX;
		for (size_t i = 0; i < most; i++)
			if (!taken[i] && find->focus.at[i].weight > 0.05 &&
				(best == SIZE_MAX || worth(&find->focus.at[i], share) > worth(&find->focus.at[best], share)))
				best = i;
		if (best == SIZE_MAX)
			break;
		taken[best] = true;
		bool again = false;
		for (size_t i = 0; i < found; i++)
			again |= goes_on_in(find->actors, ret_states[i], find->focus.at[best].state) ||
					 goes_on_in(find->actors, find->focus.at[best].state, ret_states[i]);
		if (!again)
			ret_states[found++] = find->focus.at[best].state;
	}
	return found;
}
