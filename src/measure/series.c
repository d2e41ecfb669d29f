/* Series: each occurrence counted once, in the period that holds its whole date; one whose date is wider than a period
 * (a decade, "since 2016"; a year, by months) is counted as unplaced, for it cannot be said to lie in any. A short date
 * over the end of a period (New Year's Eve) counts where it begins. */
#include "measure/series.h"

#include "base/vec.h"

#include <math.h>
#include <stdlib.h>

static const char *const names[ENT_QUADS] = {"VERBAL_COOPERATION", "MATERIAL_COOPERATION", "VERBAL_CONFLICT",
											 "MATERIAL_CONFLICT"};

const char *ent_quad_name(ent_quad quad)
{
	return names[quad];
}

bool ent_quad_parse(ent_str name, ent_quad *ret_quad)
{
	for (int i = 0; i < ENT_QUADS; i++)
		if (ent_str_is(name, names[i])) {
			*ret_quad = (ent_quad)i;
			return true;
		}
	return false;
}

bool ent_grain_parse(ent_str name, ent_grain *ret_grain)
{
	static const char *const grains[] = {"year", "quarter", "month"};
	for (int i = 0; i <= ENT_GRAIN_MONTH; i++)
		if (ent_str_is(name, grains[i])) {
			*ret_grain = (ent_grain)i;
			return true;
		}
	return false;
}

ent_str ent_period_edtf(ent_arena *arena, const ent_period *period, ent_grain grain)
{
	enum { FIRST_QUARTER = 33 /* EDTF, level 2 */ };
	int part = period->part + (grain == ENT_GRAIN_QUARTER ? FIRST_QUARTER - 1 : 0);
	return period->part ? ent_str_format(arena, "%04d-%02d", period->year, part)
						: ent_str_format(arena, "%04d", period->year);
}

static void period_of_day(ent_day day, ent_grain grain, int *ret_year, int *ret_part)
{
	int month, day_of_month;
	ent_day_to(day, ret_year, &month, &day_of_month);
	*ret_part = grain == ENT_GRAIN_MONTH ? month : grain == ENT_GRAIN_QUARTER ? (month + 2) / 3 : 0;
}

static bool period_of(const ent_date *date, ent_grain grain, int *ret_year, int *ret_part)
{
	static const int over[] = {31, 14, 7}; /* [days] of a date that may run over the end of a period */
	if (!ent_date_placed(date) || date->lo == ENT_DAY_PAST || date->hi == ENT_DAY_FUTURE)
		return false;
	int year, part;
	period_of_day(date->lo, grain, ret_year, ret_part);
	period_of_day(date->hi, grain, &year, &part);
	return (year == *ret_year && part == *ret_part) || (int64_t)date->hi - date->lo <= over[grain];
}

bool ent_series_places(const ent_date *date, ent_grain grain)
{
	int year, part;
	return period_of(date, grain, &year, &part);
}

static void count(ent_period *period, const ent_record_event *event)
{
	ent_reality reality = ent_reality_of(event->status);
	ent_quad quad;
	if (reality == ENT_REALITY_PENDING) {
		period->pending++;
	} else if (reality == ENT_REALITY_UNDONE) {
		period->undone++;
	} else {
		period->done++;
		if (ent_quad_parse(event->quad, &quad))
			period->n[quad]++;
		period->sum += event->score;
		period->squares += event->score * event->score;
		*(event->score < 0 ? &period->sum_conflict : &period->sum_cooperation) += event->score;
	}
}

/* Scores lie within ten of nought, so that the plain sum of squares loses nothing. */
static void close_period(ent_period *period)
{
	double n = period->done;
	period->mean = n > 0 ? period->sum / n : 0;
	double variance = n > 1 ? (period->squares - n * period->mean * period->mean) / (n - 1) : 0;
	period->error = variance > 0 ? sqrt(variance / n) : 0;
}

static int by_time(const void *a, const void *b)
{
	const ent_period *x = a, *y = b;
	return x->year != y->year ? (x->year > y->year) - (x->year < y->year) : x->part - y->part;
}

ent_series *ent_series_of(ent_arena *arena, const ent_occurrences *occurrences, ent_grain grain)
{
	ENT_VEC(ent_period) periods = {0};
	ent_series *series = ENT_NEW(arena, ent_series);
	for (size_t i = 0; i < occurrences->n; i++) {
		int year, part;
		if (!period_of(&occurrences->at[i].date, grain, &year, &part)) {
			series->unplaced++;
			continue;
		}
		size_t at = periods.n; /* occurrences come by date: the period is the last one, or near it */
		while (at > 0 && (periods.at[at - 1].year != year || periods.at[at - 1].part != part))
			at--;
		ent_period *period = at ? &periods.at[at - 1] : ent_push(arena, &periods);
		period->year = year;
		period->part = part;
		count(period, occurrences->at[i].best);
	}
	for (size_t i = 0; i < periods.n; i++)
		close_period(&periods.at[i]);
	if (periods.n)
		qsort(periods.at, periods.n, sizeof *periods.at, by_time);
	series->at = periods.at;
	series->n = periods.n;
	return series;
}
