/* Series: each occurrence counted once, in the year that holds its whole date; one whose date is wider than a year
 * (a decade, "since 2016") is counted as unplaced, for it cannot be said to lie in any. A date over New Year's Eve
 * of no more than a month counts where it begins. */
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

static bool year_of(const ent_date *date, int *ret_year)
{
	if (!ent_date_placed(date) || date->lo == ENT_DAY_PAST || date->hi == ENT_DAY_FUTURE)
		return false;
	int lo, hi, month, day;
	ent_day_to(date->lo, &lo, &month, &day);
	ent_day_to(date->hi, &hi, &month, &day);
	*ret_year = lo;
	return lo == hi || (int64_t)date->hi - date->lo <= 31;
}

static void count(ent_year *year, const ent_record_event *event)
{
	ent_reality reality = ent_reality_of(event->status);
	ent_quad quad;
	if (reality == ENT_REALITY_PENDING) {
		year->pending++;
	} else if (reality == ENT_REALITY_UNDONE) {
		year->undone++;
	} else {
		year->done++;
		if (ent_quad_parse(event->quad, &quad))
			year->n[quad]++;
		year->sum += event->score;
		year->squares += event->score * event->score;
		*(event->score < 0 ? &year->sum_conflict : &year->sum_cooperation) += event->score;
	}
}

/* Scores lie within ten of nought, so that the plain sum of squares loses nothing. */
static void close_year(ent_year *year)
{
	double n = year->done;
	year->mean = n > 0 ? year->sum / n : 0;
	double variance = n > 1 ? (year->squares - n * year->mean * year->mean) / (n - 1) : 0;
	year->error = variance > 0 ? sqrt(variance / n) : 0;
}

static int by_year(const void *a, const void *b)
{
	const ent_year *x = a, *y = b;
	return (x->year > y->year) - (x->year < y->year);
}

ent_series *ent_series_of(ent_arena *arena, const ent_occurrences *occurrences)
{
	ENT_VEC(ent_year) years = {0};
	ent_series *series = ENT_NEW(arena, ent_series);
	for (size_t i = 0; i < occurrences->n; i++) {
		int number;
		if (!year_of(&occurrences->at[i].date, &number)) {
			series->unplaced++;
			continue;
		}
		size_t at = years.n; /* occurrences come by date: the year is the last one, or near it */
		while (at > 0 && years.at[at - 1].year != number)
			at--;
		ent_year *year = at ? &years.at[at - 1] : ent_push(arena, &years);
		year->year = number;
		count(year, occurrences->at[i].best);
	}
	for (size_t i = 0; i < years.n; i++)
		close_year(&years.at[i]);
	if (years.n)
		qsort(years.at, years.n, sizeof *years.at, by_year);
	series->at = years.at;
	series->n = years.n;
	return series;
}
