/* Expected ranks. */
#include "prospects/ranking.h"

#include <math.h>

/* The share of the ranks better+1 .. better+equal that is at most `most`. */
static double share(uint32_t better, uint32_t equal, uint32_t most)
{
	if (better >= most)
		return 0;
	uint32_t within = most - better;
	return within >= equal ? 1 : (double)within / equal;
}

/* Sum of 1/k for k up to n: exact where it is short, else by Euler and Maclaurin (error below 1e-14 from 32 on). */
static double harmonic(double n)
{
	enum { EXACT = 32 };
	const double euler = 0.57721566490153286061;
	if (n > EXACT) {
		double square = 1 / (n * n);
		return log(n) + euler + 0.5 / n - square / 12 + square * square / 120 - square * square * square / 252;
	}
	double sum = 0;
	for (int k = (int)n; k > 0; k--)
		sum += 1.0 / k;
	return sum;
}

ent_rank ent_rank_of(uint32_t better, uint32_t equal)
{
	double reciprocal = equal == 1 ? 1 / (better + 1.0) : (harmonic((double)better + equal) - harmonic(better)) / equal;
	return (ent_rank){reciprocal, share(better, equal, 1), share(better, equal, 3), share(better, equal, 10)};
}

void ent_ranks_add(ent_ranks *ranks, ent_rank rank)
{
	ranks->sum.reciprocal += rank.reciprocal;
	ranks->sum.first += rank.first;
	ranks->sum.third += rank.third;
	ranks->sum.tenth += rank.tenth;
	ranks->n++;
}

ent_rank ent_ranks_mean(const ent_ranks *ranks)
{
	double n = ranks->n ? (double)ranks->n : 1;
	return (ent_rank){ranks->sum.reciprocal / n, ranks->sum.first / n, ranks->sum.third / n, ranks->sum.tenth / n};
}
