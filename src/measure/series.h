/* A relationship year by year: how many happenings the texts tell of, and how cooperative they were by PLOVER's
 * scores. A year of which nothing is told is absent: missing is not zero. */
#ifndef ENT_MEASURE_SERIES_H
#define ENT_MEASURE_SERIES_H

#include "link/occurrence.h"

typedef enum ent_quad {
	ENT_QUAD_VERBAL_COOPERATION,
	ENT_QUAD_MATERIAL_COOPERATION,
	ENT_QUAD_VERBAL_CONFLICT,
	ENT_QUAD_MATERIAL_CONFLICT
} ent_quad;
enum { ENT_QUADS = ENT_QUAD_MATERIAL_CONFLICT + 1 };

const char *ent_quad_name(ent_quad quad); /* "VERBAL_COOPERATION" ... a constant */
bool ent_quad_parse(ent_str name, ent_quad *ret_quad);

typedef struct ent_year {
	int year;
	uint32_t n[ENT_QUADS];                /* happenings done, by quad class */
	uint32_t done;                        /* their sum, and those of no quad class */
	uint32_t pending;                     /* planned, promised, requested, hypothetical: counted apart */
	uint32_t undone;                      /* denied, cancelled */
	double sum, mean;                     /* PLOVER scores [-10..+10] of what was done; mean 0 when done is 0 */
	double error;                         /* standard error of the mean; 0 when done is less than 2: not known */
	double squares;                       /* of the scores of what was done */
	double sum_cooperation, sum_conflict; /* the positive and the negative part of sum */
} ent_year;

typedef struct ent_series {
	ent_year *at; /* [n] ascending; only years that something is told of */
	size_t n;
	uint32_t unplaced; /* occurrences without a date, or with one wider than a year */
} ent_series;

/* Counts each occurrence once, in the year its date lies in. The result is in `arena`. */
ent_series *ent_series_of(ent_arena *arena, const ent_occurrences *occurrences);

#endif
