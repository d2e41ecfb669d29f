/* How good a ranking is: mean reciprocal rank and hits, with ties broken by expectation.
 *
 * Of g candidates scored strictly better than the true one and e scored the same (itself among them) the true one is
 * equally likely at each of the ranks g+1 .. g+e; the expected reciprocal rank is the mean of 1/k over them, and the
 * expected hit at n the share of them that is at most n. Breaking ties by the order in memory, or by noise, changes
 * published figures by whole points. */
#ifndef ENT_PROSPECTS_RANKING_H
#define ENT_PROSPECTS_RANKING_H

#include <stdint.h>

typedef enum ent_filtering {
	ENT_FILTER_RAW,   /* every other candidate counts against the true one */
	ENT_FILTER_TIME,  /* but for those that are true at the same time */
	ENT_FILTER_STATIC /* but for those that are true at any time */
} ent_filtering;

typedef struct ent_rank {
	double reciprocal, first, third, tenth; /* expected 1/rank and hits at 1, 3, 10 */
} ent_rank;

/* The expected values for `better` candidates above and `equal` (1 or more) alike. */
ent_rank ent_rank_of(uint32_t better, uint32_t equal);

/* Sums, and how many. */
typedef struct ent_ranks {
	ent_rank sum;
	int64_t n;
} ent_ranks;

void ent_ranks_add(ent_ranks *ranks, ent_rank rank);
ent_rank ent_ranks_mean(const ent_ranks *ranks); /* zeros where there is none */

#endif
