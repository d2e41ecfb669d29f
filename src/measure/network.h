/* The signed network around a relationship: how states stand to one another by the scores of what was done between
 * them, and whether triads of them are balanced (Heider 1946; Cartwright and Harary 1956, doi:10.1037/h0046049: the
 * product of the three signs is positive). A tie has a sign only where enough is told to give it one. */
#ifndef ENT_MEASURE_NETWORK_H
#define ENT_MEASURE_NETWORK_H

#include "measure/dyads.h"

enum { ENT_TIE_FEWEST = 4 /* [happenings] below which a tie has no sign */, ENT_NETWORK_MOST = 16 /* nodes */ };

typedef struct ent_tie {
	uint32_t a, b;              /* nodes, a < b */
	ent_mean all, deeds, words; /* of the scores of happenings done between them; of material ones; of verbal ones */
	int sign;                   /* of `all`: +1, -1; 0: too few, or the interval of 95 of 100 holds 0 */
} ent_tie;

typedef enum ent_balance { ENT_BALANCE_UNKNOWN, ENT_BALANCED, ENT_UNBALANCED } ent_balance;

typedef struct ent_triad {
	uint32_t node[3];      /* ascending */
	const ent_tie *tie[3]; /* 0-1, 0-2, 1-2 */
	ent_balance balance;
} ent_triad;

typedef struct ent_network {
	size_t n_nodes;
	ent_tie *ties; /* [n_ties] all pairs of nodes between which anything was done, by a, then b */
	size_t n_ties;
	ent_triad *triads; /* [n_triads] those of which all three ties are there, by nodes */
	size_t n_triads;
} ent_network;

/* Room in `arena` for a network of so many nodes, at most ENT_NETWORK_MOST. */
ent_network *ent_network_new(ent_arena *arena, size_t n_nodes);

/* Fills it: its nodes are the groups of `nodes` (their numbers are 0 .. n_nodes - 1), its ties are measured from
 * `events` [n], each happening between two of them counted once. Of an act with a recipient the ties are between actors
 * and recipients, of one without (they met) among the actors. `work` gives space that it has back. */
void ent_network_fill(ent_network *network, ent_arena *work, const ent_record_event *events, size_t n,
					  const ent_focus *nodes);

/* The tie of two nodes; NULL where nothing is told. */
const ent_tie *ent_network_tie(const ent_network *network, uint32_t a, uint32_t b);

const char *ent_balance_name(ent_balance balance); /* "balanced" "unbalanced" "unknown" */

#endif
