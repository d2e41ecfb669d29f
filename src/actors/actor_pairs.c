/* Which two states an article tells of: those that its sentences name together, most of all when nobody else is named
 * there. A mediator who is named once is not one of "the two sides", however late he came. */
#include "actors/actor_find.h"

#include <string.h>

#define FADES 0.95 /* what a sentence tells of two states counts less with every one behind it */
#define ALONE 1.0  /* a sentence that names two states only; with a third one, with more .. */
#define WITH_ONE 0.4
#define IN_A_CROWD 0.1
#define IN_TURN 0.5 /* .. and where it names one, with the one of the sentence before */
#define OPENING 1.0 /* the first two that the article names together, for all of it */
#define ENTITLED 3.0

enum { MOST_IN_SENTENCE = 6 };

static void raise(finding *find, uint32_t a, uint32_t b, double weight, double base)
{
	state_pair *least = NULL, *pair = NULL;
	for (uint32_t i = 0; i < find->n_pairs && !pair; i++) {
		state_pair *p = &find->pairs[i];
		if ((p->a == a && p->b == b) || (p->a == b && p->b == a))
			pair = p;
		if (!least || p->weight + p->base < least->weight + least->base)
			least = p;
	}
	if (!pair) {
		pair = find->n_pairs < MOST_PAIRS ? &find->pairs[find->n_pairs++] : least;
		*pair = (state_pair){.a = a, .b = b};
	}
	pair->weight += weight;
	pair->base += base;
}

/* Puts the state among those of the sentence; how many they are. */
static uint32_t put(uint32_t *states, uint32_t n, uint32_t state)
{
	for (uint32_t i = 0; i < n; i++)
		if (states[i] == state)
			return n;
	if (n < MOST_IN_SENTENCE)
		states[n++] = state;
	return n;
}

void actor_find_pair_up(finding *find)
{
	uint32_t states[MOST_IN_SENTENCE], n = 0;
	for (uint32_t i = 0; i < find->n_pairs; i++)
		find->pairs[i].weight *= FADES;
	for (size_t i = find->first_of_sentence; i < find->mentions.n; i++) {
		const ent_mention *m = &find->mentions.at[i];
		bool said = m->n_actors == 1 && !m->bloc && m->how != ENT_HOW_ORGANISATION && !actor_find_is_place(find, m);
		uint32_t state = said ? actor_find_state(find, m->actors[0].country) : UINT32_MAX;
		if (state != UINT32_MAX && strcmp(m->actors[0].sector, "MED") != 0)
			n = put(states, n, state);
	}
	double weight = n == 2 ? ALONE : n == 3 ? WITH_ONE : IN_A_CROWD;
	double base = find->n_pairs == 0 ? OPENING : 0.0;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = i + 1; k < n; k++)
			raise(find, states[i], states[k], weight, base);
	if (n == 1 && find->alone_before && find->alone_before != states[0] + 1)
		raise(find, find->alone_before - 1, states[0], IN_TURN, base);
	if (n)
		find->alone_before = n == 1 ? states[0] + 1 : 0;
}

void actor_find_entitle_pair(finding *find, uint32_t a, uint32_t b)
{
	raise(find, a, b, 0.0, ENTITLED);
}

double actor_find_pair_weight(const finding *find, uint32_t a, uint32_t b)
{
	for (uint32_t i = 0; i < find->n_pairs; i++) {
		const state_pair *p = &find->pairs[i];
		if ((p->a == a && p->b == b) || (p->a == b && p->b == a))
			return p->weight + p->base;
	}
	return 0.0;
}

double actor_find_pair(const finding *find, uint32_t ret_states[2])
{
	double most = 0.0;
	for (uint32_t i = 0; i < find->n_pairs; i++) {
		const state_pair *p = &find->pairs[i];
		if (p->weight + p->base <= most)
			continue;
		most = p->weight + p->base;
		ret_states[0] = p->a;
		ret_states[1] = p->b;
	}
	return most;
}
