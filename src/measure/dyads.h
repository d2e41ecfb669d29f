/* Who did what to whom: the happenings of a relationship dealt by their direction, with deeds apart from words and what
 * was done apart from what was only promised. Counts stand beside every mean; where nothing is told there is no mean.
 */
#ifndef ENT_MEASURE_DYADS_H
#define ENT_MEASURE_DYADS_H

#include "measure/series.h"

/* A mean of PLOVER scores with what it rests on. */
typedef struct ent_mean {
	uint32_t n;   /* happenings */
	double mean;  /* [-10..+10]; 0 where n is 0: no value */
	double error; /* standard error; 0 where n is less than 2: not known */
} ent_mean;

typedef struct ent_dyad {
	uint32_t from, to; /* groups of the focus */
	bool mutual;       /* both did it: they met, they signed; from < to */
	ent_mean all, deeds, words;
	uint32_t n_quad[ENT_QUADS];
	ent_mean promised; /* planned, promised, requested or hypothetical */
	uint32_t undone;   /* denied or cancelled */
} ent_dyad;

typedef struct ent_dyads {
	ent_dyad *at; /* [n] directed ones by from, then to; then the mutual ones */
	size_t n;
} ent_dyads;

/* Each occurrence once, by the sides of its best telling: between actors and recipients, or, where it has no recipient
 * among the groups, among its actors. In `arena`. */
ent_dyads *ent_dyads_of(ent_arena *arena, const ent_occurrences *occurrences, const ent_focus *focus);

/* The occurrences of one of these dyads, in their order, in `arena`; what they point at is the same. */
ent_occurrences *ent_dyad_occurrences(ent_arena *arena, const ent_occurrences *occurrences, const ent_focus *focus,
									  const ent_dyad *dyad);

/* The mean of x [n] and its standard error. */
ent_mean ent_mean_of(const double *x, size_t n);

#endif
