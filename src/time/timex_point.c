/* Owns the arithmetic of calendar points and their two spellings, TIMEX3 (TimeML 1.2.1) and EDTF (2019). */
#include "time/timex_point.h"

#include <stdlib.h>

enum { YEAR_MOST = 9998 };

static int clamp_year(int64_t year)
{
	return year < -YEAR_MOST ? -YEAR_MOST : year > YEAR_MOST ? YEAR_MOST : (int)year;
}

static int floor_to(int year, int step)
{
	int down = year % step;
	return year - (down < 0 ? down + step : down);
}

int ent_day_week(ent_day day, int *ret_year)
{
	/* A week belongs to the year of its Thursday. */
	ent_day thursday = day + 4 - ent_day_weekday(day);
	int month, of_month;
	ent_day_to(thursday, ret_year, &month, &of_month);
	return (thursday - ent_day_from(*ret_year, 1, 1)) / 7 + 1;
}

ent_point ent_point_at(ent_day day, ent_unit grain)
{
	ent_point p = {.grain = grain < ENT_UNIT_DAY && grain != ENT_UNIT_NONE ? ENT_UNIT_DAY : grain};
	if (grain == ENT_UNIT_WEEK || grain == ENT_UNIT_WEEKEND || grain == ENT_UNIT_FORTNIGHT) {
		day -= ent_day_weekday(day) - 1;
		p.grain = grain == ENT_UNIT_FORTNIGHT ? ENT_UNIT_WEEK : grain;
	}
	ent_day_to(day, &p.year, &p.month, &p.day);
	if (grain == ENT_UNIT_SEASON) {
		p.sub = (p.month + 9) % 12 / 3 + 1;
		if (p.month <= 2)
			p.year--;
	} else if (grain == ENT_UNIT_QUARTER) {
		p.sub = (p.month + 2) / 3;
	} else if (grain == ENT_UNIT_HALF) {
		p.sub = (p.month + 5) / 6;
	} else if (grain == ENT_UNIT_DECADE) {
		p.year = floor_to(p.year, 10);
	} else if (grain == ENT_UNIT_CENTURY) {
		p.year = floor_to(p.year, 100);
	} else if (grain == ENT_UNIT_MILLENNIUM) {
		p.year = floor_to(p.year, 1000);
	}
	p.year = clamp_year(p.year);
	return p;
}

static ent_day first_day(ent_point p)
{
	ent_day lo, hi;
	p.part = ENT_PART_WHOLE;
	ent_point_days(p, &lo, &hi);
	return lo;
}

ent_point ent_point_coarsen(ent_point point, ent_unit grain)
{
	return point.grain == ENT_UNIT_NONE || point.grain >= grain ? point : ent_point_at(first_day(point), grain);
}

/* Months in a step of the unit; 0 for those counted in days. */
static int months_of(ent_unit unit)
{
	switch (unit) {
	case ENT_UNIT_MONTH:
		return 1;
	case ENT_UNIT_SEASON:
	case ENT_UNIT_QUARTER:
		return 3;
	case ENT_UNIT_HALF:
		return 6;
	case ENT_UNIT_YEAR:
		return 12;
	case ENT_UNIT_DECADE:
		return 120;
	case ENT_UNIT_CENTURY:
		return 1200;
	case ENT_UNIT_MILLENNIUM:
		return 12000;
	default:
		return 0;
	}
}

static int days_of(ent_unit unit)
{
	return unit == ENT_UNIT_FORTNIGHT                          ? 14
		   : unit == ENT_UNIT_WEEK || unit == ENT_UNIT_WEEKEND ? 7
		   : unit == ENT_UNIT_DAY                              ? 1
															   : 0;
}

ent_point ent_point_step(ent_point point, int n)
{
	return ent_point_shift(point, point.grain, n);
}

ent_point ent_point_shift(ent_point point, ent_unit unit, int n)
{
	enum { MOST = 4 * 1000 * 1000 }; /* [days] more than all years we can write */
	ent_part part = point.part;
	int months = months_of(unit);
	ent_day lo = first_day(point);
	int64_t days = (int64_t)n * days_of(unit);
	if (llabs(days) > MOST)
		days = days < 0 ? -MOST : MOST;
	int y, m, d;
	ent_day_to(lo, &y, &m, &d);
	int64_t total = (int64_t)y * 12 + m - 1 + (int64_t)n * months;
	int64_t year = total >= 0 ? total / 12 : -((-total + 11) / 12);
	m = (int)(total - year * 12) + 1;
	if (llabs(year) > YEAR_MOST)
		year = clamp_year(year);
	int most = ent_month_days((int)year, m);
	ent_day at = ent_day_from((int)year, m, d > most ? most : d) + (ent_day)days;
	ent_point to = ent_point_at(at, point.grain < unit ? point.grain : unit);
	if (to.grain == point.grain)
		to.part = part;
	return to;
}

/* The whole point, its part left aside. */
static void whole_days(ent_point p, ent_day *lo, ent_day *hi)
{
	int months = months_of(p.grain);
	int y = p.year, m = 1;
	switch (p.grain) {
	case ENT_UNIT_NONE:
		*lo = *hi = ENT_DAY_UNKNOWN;
		return;
	case ENT_UNIT_WEEK:
	case ENT_UNIT_FORTNIGHT:
	case ENT_UNIT_WEEKEND:
		*lo = ent_day_from(y, p.month, p.day) + (p.grain == ENT_UNIT_WEEKEND ? 5 : 0);
		*hi = *lo + (p.grain == ENT_UNIT_WEEK ? 6 : p.grain == ENT_UNIT_FORTNIGHT ? 13 : 1);
		return;
	case ENT_UNIT_MONTH:
		m = p.month;
		break;
	case ENT_UNIT_SEASON:
		m = p.sub * 3;
		break;
	case ENT_UNIT_QUARTER:
		m = p.sub * 3 - 2;
		break;
	case ENT_UNIT_HALF:
		m = p.sub * 6 - 5;
		break;
	case ENT_UNIT_YEAR:
	case ENT_UNIT_DECADE:
	case ENT_UNIT_CENTURY:
	case ENT_UNIT_MILLENNIUM:
		break;
	default:
		*lo = *hi = ent_day_from(y, p.month, p.day);
		return;
	}
	*lo = ent_day_from(y, m, 1);
	int end = m + months - 1;
	int ey = y + (end - 1) / 12, em = (end - 1) % 12 + 1;
	*hi = ent_day_from(ey, em, ent_month_days(ey, em));
}

/* Parts: thirds of a month (early: 1-10), of a year (January to April), of a decade (0-3, 4-6, 7-9), of anything
 * else by days; halves by months where the grain has them. */
void ent_point_days(ent_point p, ent_day *ret_lo, ent_day *ret_hi)
{
	ent_day lo, hi;
	whole_days(p, &lo, &hi);
	*ret_lo = lo;
	*ret_hi = hi;
	if (p.part == ENT_PART_WHOLE || p.grain <= ENT_UNIT_WEEKEND)
		return;
	int length = hi - lo + 1;
	int a = p.part == ENT_PART_EARLY || p.part == ENT_PART_FIRST_HALF ? 0 : p.part == ENT_PART_MID ? 1 : 2;
	if (p.part == ENT_PART_FIRST_HALF || p.part == ENT_PART_SECOND_HALF) {
		ent_day half = lo + length / 2;
		if (p.grain == ENT_UNIT_YEAR)
			half = ent_day_from(p.year, 7, 1);
		else if (p.grain >= ENT_UNIT_DECADE)
			half = ent_day_from(p.year + (p.grain == ENT_UNIT_DECADE    ? 5
										  : p.grain == ENT_UNIT_CENTURY ? 50
																		: 500),
								1, 1);
		*(a ? ret_lo : ret_hi) = a ? half : half - 1;
	} else if (p.grain == ENT_UNIT_MONTH) {
		*ret_lo = lo + a * 10;
		*ret_hi = a == 2 ? hi : lo + a * 10 + 9;
	} else if (p.grain == ENT_UNIT_YEAR) {
		*ret_lo = ent_day_from(p.year, 1 + a * 4, 1);
		*ret_hi = ent_day_from(p.year, 4 + a * 4, ent_month_days(p.year, 4 + a * 4));
	} else if (p.grain == ENT_UNIT_DECADE) {
		static const int from[] = {0, 4, 7}, to[] = {3, 6, 9};
		*ret_lo = ent_day_from(p.year + from[a], 1, 1);
		*ret_hi = ent_day_from(p.year + to[a], 12, 31);
	} else {
		*ret_lo = lo + length * a / 3;
		*ret_hi = lo + length * (a + 1) / 3 - 1;
	}
}

static ent_str year_text(ent_arena *arena, int year)
{
	return year > 0 ? ent_str_format(arena, "%04d", year) : ent_str_format(arena, "BC%04d", 1 - year);
}

ent_str ent_point_value(ent_arena *arena, ent_point p)
{
	static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
	if (p.grain == ENT_UNIT_NONE)
		return (ent_str){0};
	if (p.grain == ENT_UNIT_DECADE || p.grain == ENT_UNIT_CENTURY || p.grain == ENT_UNIT_MILLENNIUM) {
		bool before = p.year <= 0;
		int step = p.grain == ENT_UNIT_DECADE ? 10 : p.grain == ENT_UNIT_CENTURY ? 100 : 1000;
		int number = before ? (-p.year) / step : p.year / step;
		/* BC centuries count from the other end: -499..-400 is the fifth, "BC04". */
		return p.grain == ENT_UNIT_DECADE ? ent_str_format(arena, "%s%03d", before ? "BC" : "", number)
			   : p.grain == ENT_UNIT_CENTURY
				   ? ent_str_format(arena, "%s%02d", before ? "BC" : "", before ? (-p.year - 1) / 100 : number)
				   : ent_str_format(arena, "%s%d", before ? "BC" : "", number);
	}
	if (p.grain == ENT_UNIT_WEEK || p.grain == ENT_UNIT_WEEKEND || p.grain == ENT_UNIT_FORTNIGHT) {
		int year, week = ent_day_week(ent_day_from(p.year, p.month, p.day), &year);
		return ent_str_format(arena, "%.*s-W%02d%s", ENT_FMT(year_text(arena, year)), week,
							  p.grain == ENT_UNIT_WEEKEND ? "-WE" : "");
	}
	ent_str year = year_text(arena, p.year);
	switch (p.grain) {
	case ENT_UNIT_YEAR:
		return year;
	case ENT_UNIT_HALF:
		return ent_str_format(arena, "%.*s-H%d", ENT_FMT(year), p.sub);
	case ENT_UNIT_QUARTER:
		return ent_str_format(arena, "%.*s-Q%d", ENT_FMT(year), p.sub);
	case ENT_UNIT_SEASON:
		return ent_str_format(arena, "%.*s-%s", ENT_FMT(year), seasons[(p.sub - 1) & 3]);
	case ENT_UNIT_MONTH:
		return ent_str_format(arena, "%.*s-%02d", ENT_FMT(year), p.month);
	default:
		return ent_str_format(arena, "%.*s-%02d-%02d", ENT_FMT(year), p.month, p.day);
	}
}

/* A whole year, month or day, with its sign. */
static ent_str edtf_of_days(ent_arena *arena, ent_day lo, ent_day hi, const char *mark)
{
	ent_str plain = ent_edtf_of_days(arena, lo, hi);
	ptrdiff_t slash = ent_str_find(plain, ENT_STR("/"), 0);
	if (!*mark)
		return plain;
	if (slash < 0)
		return ent_str_format(arena, "%.*s%s", ENT_FMT(plain), mark);
	return ent_str_format(arena, "%.*s%s/%.*s%s", (int)slash, plain.ptr, mark, (int)(plain.len - (size_t)slash - 1),
						  plain.ptr + slash + 1, mark);
}

ent_str ent_point_edtf(ent_arena *arena, ent_point p, ent_day *ret_lo, ent_day *ret_hi)
{
	ent_point_days(p, ret_lo, ret_hi);
	if (p.grain == ENT_UNIT_NONE)
		return (ent_str){0};
	if (p.part != ENT_PART_WHOLE && p.grain > ENT_UNIT_WEEKEND)
		return edtf_of_days(arena, *ret_lo, *ret_hi, "~");
	if (p.year > 0) {
		if (p.grain == ENT_UNIT_DECADE)
			return ent_str_format(arena, "%03dX", p.year / 10);
		if (p.grain == ENT_UNIT_CENTURY)
			return ent_str_format(arena, "%02dXX", p.year / 100);
		if (p.grain == ENT_UNIT_SEASON)
			return ent_str_format(arena, "%04d-%d", p.year, 20 + p.sub);
		if (p.grain == ENT_UNIT_QUARTER)
			return ent_str_format(arena, "%04d-%d", p.year, 32 + p.sub);
		if (p.grain == ENT_UNIT_HALF)
			return ent_str_format(arena, "%04d-%d", p.year, 39 + p.sub);
	}
	if (p.grain == ENT_UNIT_YEAR && p.year <= 0)
		return ent_str_format(arena, "-%04d", -p.year);
	return ent_edtf_of_days(arena, *ret_lo, *ret_hi);
}
