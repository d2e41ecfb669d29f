/* A relationship period by period: how many happenings the texts tell of, and how cooperative they were by PLOVER's
 * scores. A period of which nothing is told is absent: missing is not zero. */
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

static inline bool ent_quad_is_conflict(ent_quad quad)
{
	return quad == ENT_QUAD_VERBAL_CONFLICT || quad == ENT_QUAD_MATERIAL_CONFLICT;
}

static inline bool ent_quad_is_deed(ent_quad quad)
{
	return quad == ENT_QUAD_MATERIAL_COOPERATION || quad == ENT_QUAD_MATERIAL_CONFLICT;
}

const char *ent_quad_name(ent_quad quad); /* "VERBAL_COOPERATION" ... a constant */
bool ent_quad_parse(ent_str name, ent_quad *ret_quad);

/* How long a period is. */
typedef enum ent_grain { ENT_GRAIN_YEAR, ENT_GRAIN_QUARTER, ENT_GRAIN_MONTH } ent_grain;
bool ent_grain_parse(ent_str name, ent_grain *ret_grain); /* "year" "quarter" "month" */

typedef struct ent_period {
	int year;
	int part;                             /* the quarter, 1..4, or the month, 1..12; 0: the year */
	uint32_t n[ENT_QUADS];                /* happenings done, by quad class */
	uint32_t done;                        /* their sum, and those of no quad class */
	uint32_t pending;                     /* planned, promised, requested, hypothetical: counted apart */
	uint32_t undone;                      /* denied, cancelled */
	double sum, mean;                     /* PLOVER scores [-10..+10] of what was done; mean 0 when done is 0 */
	double error;                         /* standard error of the mean; 0 when done is less than 2: not known */
	double squares;                       /* of the scores of what was done */
	double sum_cooperation, sum_conflict; /* the positive and the negative part of sum */
} ent_period;

/* What was done in it that is conflict, or cooperation. */
static inline uint32_t ent_period_side(const ent_period *period, bool conflict)
{
	return conflict ? period->n[ENT_QUAD_VERBAL_CONFLICT] + period->n[ENT_QUAD_MATERIAL_CONFLICT]
					: period->n[ENT_QUAD_VERBAL_COOPERATION] + period->n[ENT_QUAD_MATERIAL_COOPERATION];
}

typedef struct ent_series {
	ent_period *at; /* [n] ascending; only periods that something is told of */
	size_t n;
	uint32_t unplaced; /* occurrences without a date, or with one wider than a period */
} ent_series;

/* Whether a date lies in one period, so that it is counted there. */
bool ent_series_places(const ent_date *date, ent_grain grain);

/* Counts each occurrence once, in the period its date lies in. The result is in `arena`. */
ent_series *ent_series_of(ent_arena *arena, const ent_occurrences *occurrences, ent_grain grain);

/* The EDTF string of a period: "2014", "2014-33" (its first quarter), "2014-11"; in `arena`. */
ent_str ent_period_edtf(ent_arena *arena, const ent_period *period, ent_grain grain);

#endif
