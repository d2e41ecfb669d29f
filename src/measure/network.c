/* The network: events dealt to the pairs that they are between, joined to happenings pair by pair. */
#include "measure/network.h"

#include "base/vec.h"

#include <math.h>

static const double ninety_five = 1.96;

typedef ENT_VEC(ent_record_event) event_vec;

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

static void deal(ent_arena *arena, dealt *pairs, const ent_record_event *event, const ent_focus *nodes, size_t n_nodes)
{
	uint32_t actors = nodes_in(event, nodes, n_nodes, "actor"),
			 recipients = nodes_in(event, nodes, n_nodes, "recipient");
	uint32_t others = recipients ? recipients : actors;
	if (ent_reality_of(event->status) != ENT_REALITY_DONE)
		return;
	for (uint32_t a = 0; a < n_nodes; a++)
		for (uint32_t b = a + 1; b < n_nodes; b++) {
			bool there = (actors >> a & 1 && others >> b & 1) || (actors >> b & 1 && others >> a & 1);
			if (there)
				*ent_push(arena, &pairs->of[a][b]) = *event;
		}
}

static void measure(ent_arena *arena, const event_vec *events, const ent_focus *nodes, ent_tie *tie)
{
	const ent_occurrences *done = ent_occurrences_of(arena, events->at, events->n, nodes);
	double squares = 0;
	tie->n = (uint32_t)done->n;
	for (size_t i = 0; i < done->n; i++)
		tie->mean += done->at[i].best->score / (double)done->n;
	for (size_t i = 0; i < done->n; i++)
		squares += (done->at[i].best->score - tie->mean) * (done->at[i].best->score - tie->mean);
	tie->error = done->n > 1 ? sqrt(squares / (double)(done->n - 1) / (double)done->n) : 0;
	if (tie->n >= ENT_TIE_FEWEST && fabs(tie->mean) > ninety_five * tie->error)
		tie->sign = tie->mean > 0 ? 1 : -1;
}

const ent_tie *ent_network_tie(const ent_network *network, uint32_t a, uint32_t b)
{
	uint32_t lo = a < b ? a : b, hi = a < b ? b : a;
	for (size_t i = 0; i < network->n_ties; i++)
		if (network->ties[i].a == lo && network->ties[i].b == hi)
			return &network->ties[i];
	return NULL;
}

static void find_triads(ent_arena *arena, ent_network *network)
{
	ENT_VEC(ent_triad) triads = {0};
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
				*ent_push(arena, &triads) = triad;
			}
	network->triads = triads.at;
	network->n_triads = triads.n;
}

ent_network *ent_network_of(ent_arena *arena, const ent_record_event *events, size_t n, const ent_focus *nodes,
							size_t n_nodes)
{
	dealt *pairs = ENT_NEW(arena, dealt);
	ent_network *network = ENT_NEW(arena, ent_network);
	ENT_VEC(ent_tie) ties = {0};
	network->n_nodes = n_nodes < ENT_NETWORK_MOST ? n_nodes : ENT_NETWORK_MOST;
	for (size_t i = 0; i < n; i++)
		deal(arena, pairs, &events[i], nodes, network->n_nodes);
	for (uint32_t a = 0; a < network->n_nodes; a++)
		for (uint32_t b = a + 1; b < network->n_nodes; b++) {
			if (!pairs->of[a][b].n)
				continue;
			ent_tie *tie = ent_push(arena, &ties);
			tie->a = a;
			tie->b = b;
			measure(arena, &pairs->of[a][b], nodes, tie);
		}
	network->ties = ties.at;
	network->n_ties = ties.n;
	find_triads(arena, network);
	return network;
}

const char *ent_balance_name(ent_balance balance)
{
	return balance == ENT_BALANCED ? "balanced" : balance == ENT_UNBALANCED ? "unbalanced" : "unknown";
}
