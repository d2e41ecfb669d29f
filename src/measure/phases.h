/* The phases of a relationship: stretches of happenings of one tone, parted by turning points. The series is that of
 * the PLOVER scores of what was done, in the order of their days (measure/changes.h cuts it); a year of which nothing
 * is told is no value. */
#ifndef ENT_MEASURE_PHASES_H
#define ENT_MEASURE_PHASES_H

#include "measure/series.h"

enum { ENT_PHASE_SHORTEST = 4 /* [happenings] */, ENT_TURN_MOST = 3 };

typedef struct ent_phase {
	ent_day from, to;             /* first day of its first happening, last day of its last */
	uint32_t n;                   /* happenings */
	uint32_t n_quad[ENT_QUADS];   /* of these */
	double mean;                  /* of their scores [-10..+10] */
	double error;                 /* standard error of the mean; 0 where n is 1 */
	uint32_t turn[ENT_TURN_MOST]; /* [n_turn] indices of the occurrences that make the turn from the phase before:
								   * of its first ones those whose scores lie farthest in the new direction */
	size_t n_turn;                /* 0 in the first phase */
} ent_phase;

typedef struct ent_phases {
	ent_phase *at; /* [n] in order of time */
	size_t n;
	uint32_t placed; /* happenings looked at: done, and dated within a year */
} ent_phases;

/* In `arena`. No phase where nothing is placed, one where nothing changes. */
ent_phases *ent_phases_of(ent_arena *arena, const ent_occurrences *occurrences);

#endif
