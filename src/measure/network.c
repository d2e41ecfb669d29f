/* The network: events dealt to the pairs that they are between, joined to happenings pair by pair. */
#include "measure/network.h"

#include "base/vec.h"

#include <math.h>

static const double ninety_five = 1.96;

typedef ENT_VEC(uint32_t) event_vec; /* indices of events */

typedef struct dealt {
	event_vec of[ENT_NETWORK_MOST][ENT_NETWORK_MOST]; /* [a][b], a < b */
} dealt;

/* The nodes that take part in a role, as bits. */
static uint32_t nodes_in(const ent_record_event *event, const ent_focus *nodes, size_t n_nodes, const char *role)
{
	uint32_t set = 0;
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *who = &event->participants[i];
		uint32_t node = ent_focus_group(nodes, who->country);
		if (ent_str_is(who->role, role) && node != ENT_FOCUS_NONE && node < n_nodes)
			set |= 1u << node;
	}
	return set;
}

static void deal(ent_arena *arena, dealt *pairs, const ent_record_event *events, uint32_t at, const ent_focus *nodes,
				 size_t n_nodes)
{
	const ent_record_event *event = &events[at];
	uint32_t actors = nodes_in(event, nodes, n_nodes, "actor"),
			 recipients = nodes_in(event, nodes, n_nodes, "recipient");
	uint32_t others = recipients ? recipients : actors;
	if (ent_reality_of(event->status) != ENT_REALITY_DONE)
		return;
	for (uint32_t a = 0; a < n_nodes; a++)
		for (uint32_t b = a + 1; b < n_nodes; b++) {
			bool there = (actors >> a & 1 && others >> b & 1) || (actors >> b & 1 && others >> a & 1);
			if (there)
				*ent_push(arena, &pairs->of[a][b]) = at;
		}
}

static void measure(ent_arena *arena, const ent_record_event *events, const event_vec *some, const ent_focus *nodes,
					ent_tie *tie)
{
	ent_record_event *those = ENT_SCRATCH(arena, ent_record_event, some->n);
	for (size_t i = 0; i < some->n; i++)
		those[i] = events[some->at[i]];
	const ent_occurrences *done = ent_occurrences_of(arena, those, some->n, nodes);
	double *scores = ENT_NEWN(arena, double, done->n);
	for (int what = 0; what < 3; what++) {
		size_t n = 0;
		for (size_t i = 0; i < done->n; i++) {
			ent_quad quad;
			bool known = ent_quad_parse(done->at[i].best->quad, &quad);
			bool deed = known && (quad == ENT_QUAD_MATERIAL_COOPERATION || quad == ENT_QUAD_MATERIAL_CONFLICT);
			if (what == 0 || (known && deed == (what == 1)))
				scores[n++] = done->at[i].best->score;
		}
		*(what == 0 ? &tie->all : what == 1 ? &tie->deeds : &tie->words) = ent_mean_of(scores, n);
	}
	if (tie->all.n >= ENT_TIE_FEWEST && fabs(tie->all.mean) > ninety_five * tie->all.error)
		tie->sign = tie->all.mean > 0 ? 1 : -1;
}

const ent_tie *ent_network_tie(const ent_network *network, uint32_t a, uint32_t b)
{
	uint32_t lo = a < b ? a : b, hi = a < b ? b : a;
	for (size_t i = 0; i < network->n_ties; i++)
		if (network->ties[i].a == lo && network->ties[i].b == hi)
			return &network->ties[i];
	return NULL;
}

static void find_triads(ent_network *network)
{
	for (uint32_t a = 0; a < network->n_nodes; a++)
		for (uint32_t b = a + 1; b < network->n_nodes; b++)
			for (uint32_t c = b + 1; c < network->n_nodes; c++) {
				ent_triad triad = {
					{a, b, c},
					{ent_network_tie(network, a, b), ent_network_tie(network, a, c), ent_network_tie(network, b, c)},
					ENT_BALANCE_UNKNOWN};
				if (!triad.tie[0] || !triad.tie[1] || !triad.tie[2])
					continue;
				int product = triad.tie[0]->sign * triad.tie[1]->sign * triad.tie[2]->sign;
				triad.balance = product > 0 ? ENT_BALANCED : product < 0 ? ENT_UNBALANCED : ENT_BALANCE_UNKNOWN;
				network->triads[network->n_triads++] = triad;
			}
}

ent_network *ent_network_new(ent_arena *arena, size_t n_nodes)
{
	ent_network *network = ENT_NEW(arena, ent_network);
	size_t n = network->n_nodes = n_nodes < ENT_NETWORK_MOST ? n_nodes : ENT_NETWORK_MOST;
	network->ties = ENT_NEWN(arena, ent_tie, n * (n + 1) / 2);
	network->triads = ENT_NEWN(arena, ent_triad, n * n * n / 6 + 1);
	return network;
}

void ent_network_fill(ent_network *network, ent_arena *work, const ent_record_event *events, size_t n,
					  const ent_focus *nodes)
{
	ent_arena_mark start = ent_arena_here(work);
	dealt *pairs = ENT_NEW(work, dealt);
	for (uint32_t i = 0; i < n; i++)
		deal(work, pairs, events, i, nodes, network->n_nodes);
	for (uint32_t a = 0; a < network->n_nodes; a++)
		for (uint32_t b = a + 1; b < network->n_nodes; b++) {
			if (!pairs->of[a][b].n)
				continue;
			ent_arena_mark mark = ent_arena_here(work);
			ent_tie *tie = &network->ties[network->n_ties++];
			*tie = (ent_tie){.a = a, .b = b};
			measure(work, events, &pairs->of[a][b], nodes, tie);
			ent_arena_back(work, mark);
		}
	ent_arena_back(work, start);
	find_triads(network);
}

const char *ent_balance_name(ent_balance balance)
{
	return balance == ENT_BALANCED ? "balanced" : balance == ENT_UNBALANCED ? "unbalanced" : "unknown";
}
