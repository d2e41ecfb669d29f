/* A point of calendar time at some grain: the 21st of November 2014, autumn 2014, the 1990s. Room-internal. */
#ifndef ENT_TIME_TIMEX_POINT_H
#define ENT_TIME_TIMEX_POINT_H

#include "base/date.h"

/* Units of time, from small to large; the grain of a point is one of them. */
typedef enum ent_unit {
	ENT_UNIT_NONE,
	ENT_UNIT_SECOND,
	ENT_UNIT_MINUTE,
	ENT_UNIT_HOUR,
	ENT_UNIT_DAY,
	ENT_UNIT_WEEKEND,
	ENT_UNIT_WEEK,
	ENT_UNIT_FORTNIGHT,
	ENT_UNIT_MONTH,
	ENT_UNIT_SEASON,
	ENT_UNIT_QUARTER,
	ENT_UNIT_HALF,
	ENT_UNIT_YEAR,
	ENT_UNIT_DECADE,
	ENT_UNIT_CENTURY,
	ENT_UNIT_MILLENNIUM
} ent_unit;

/* A part of a point. */
typedef enum ent_part {
	ENT_PART_WHOLE,
	ENT_PART_EARLY,
	ENT_PART_MID,
	ENT_PART_LATE,
	ENT_PART_FIRST_HALF,
	ENT_PART_SECOND_HALF
} ent_part;

typedef struct ent_point {
	ent_unit grain; /* ENT_UNIT_NONE: no point */
	int year;       /* astronomical: 1 BC is 0; first year of a decade or century */
	int month;      /* 1..12; for grains of a month and smaller */
	int day;        /* 1..31; for days, and the Monday of weeks and weekends */
	int sub;        /* season 1 spring .. 4 winter (of the year it begins in), quarter 1..4, half 1..2 */
	ent_part part;
} ent_point;

/* The point of that grain that holds `day`. */
ent_point ent_point_at(ent_day day, ent_unit grain);

/* `n` steps of the point's own grain on (or back). The year stays within -9999..9999. */
ent_point ent_point_step(ent_point point, int n);

/* `n` steps of `unit` from the point, at the finer of the point's grain and `unit` (31 January + 1 month: 28 February).
 */
ent_point ent_point_shift(ent_point point, ent_unit unit, int n);

/* The point seen at a larger grain: the month of a day. A larger point stays as it is. */
ent_point ent_point_coarsen(ent_point point, ent_unit grain);

/* First and last day. */
void ent_point_days(ent_point point, ent_day *ret_lo, ent_day *ret_hi);

/* TIMEX3: "2014-11-21" "2014-W47" "2014-SU" "2014-Q3" "199X" "19" "BC0490". */
ent_str ent_point_value(ent_arena *arena, ent_point point);

/* EDTF of the point or of its part: "2014", "199X", "2021-21", "2021-04-01~/2021-04-10~". */
ent_str ent_point_edtf(ent_arena *arena, ent_point point, ent_day *ret_lo, ent_day *ret_hi);

/* ISO 8601 week of a day, with the year that the week belongs to. */
int ent_day_week(ent_day day, int *ret_year);

#endif
