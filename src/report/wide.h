/* Happenings that are dated, but more widely than a year: "the 1950s", "since 2016", "the Cold War". No year's count
 * and no mean holds them; these are the lists by which they are drawn and told beside both. */
#ifndef ENT_REPORT_WIDE_H
#define ENT_REPORT_WIDE_H

#include "report/dossier.h"

enum { ENT_WIDE_TOLD = 6 /* at most, with each phase */, ENT_WIDE_LANES = 5 /* of bars, to either side */ };

/* Whether it was done, is of a quad class, and dated more widely than a year. */
bool ent_wide_is(const ent_entry *entry);

/* What a caption says of the bars of the curve, with a space before it; empty where there are none. */
ent_str ent_wide_caption(const ent_dossier *dossier);

/* Those of one phase: whose span has a day in common with it. */
typedef struct ent_wide {
	uint32_t told[ENT_WIDE_TOLD]; /* [n_told] indices of entries: conflictual ones first, each in order of time */
	size_t n_told;
	uint32_t n_quad[ENT_QUADS]; /* of all, told or not */
} ent_wide;
ent_wide ent_wide_of(const ent_dossier *dossier, size_t phase);

/* Whether the span of an entry that ent_wide_is has a day in common with a phase. */
bool ent_wide_meets(const ent_entry *entry, const ent_phase *phase);

/* "Besides, dated more widely than a year and so in no mean, within it or across it: four conflictual (one in deed) and
 * two cooperative (none in deed)."; missing where there are none. */
ent_str ent_wide_line(ent_arena *arena, const ent_wide *wide);

/* "and five more"; missing where all are told. */
ent_str ent_wide_rest(ent_arena *arena, const ent_wide *wide);

/* Those of one span and quad class as one bar, in a lane where it overlaps no other. */
typedef struct ent_wide_bar {
	int from, to; /* years, within those that are drawn */
	ent_quad quad;
	uint32_t entry, n; /* the first of them; how many */
	uint32_t lane;     /* 0..ENT_WIDE_LANES-1, apart for cooperation and conflict; ENT_WIDE_LANES: no room */
} ent_wide_bar;

typedef struct ent_wide_bars {
	ent_wide_bar *at; /* [n] */
	size_t n;
	uint32_t up, down;           /* lanes in use */
	uint32_t rest_up, rest_down; /* happenings without room */
} ent_wide_bars;

/* Widens the years to be drawn, `*first` to `*last`, to hold these spans, by no more than as many years again to either
 * side. */
void ent_wide_stretch(const ent_dossier *dossier, int *first, int *last);

/* In `arena`. What lies outside of the years altogether has no bar. */
ent_wide_bars ent_wide_bars_of(ent_arena *arena, const ent_dossier *dossier, int first, int last);

#endif
