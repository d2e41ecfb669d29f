/* Dates in words, from EDTF (Library of Congress, 2019): what the string leaves open stays open. */
#include "report/when.h"

#include "base/num.h"

#include <math.h>
#include <string.h>

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
									 "July",    "August",   "September", "October", "November", "December"};
static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};

static bool digits(ent_str s, size_t from, size_t n, int *ret_value)
{
	if (from + n > s.len)
		return false;
	int value = 0;
	for (size_t i = from; i < from + n; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		value = value * 10 + (s.ptr[i] - '0');
	}
	*ret_value = value;
	return true;
}

/* One side of an interval, or a whole date without one; missing when it is of no kind known here. */
static ent_str point(ent_arena *arena, ent_str edtf)
{
	int year, month, day;
	if (edtf.len > 1 && strchr("~?%", edtf.ptr[edtf.len - 1])) {
		bool about = edtf.ptr[edtf.len - 1] == '~';
		ent_str rest = point(arena, ent_str_sub(edtf, 0, edtf.len - 1));
		if (!rest.ptr)
			return rest;
		return about ? ent_str_format(arena, "about %.*s", ENT_FMT(rest))
					 : ent_str_format(arena, "%.*s (uncertain)", ENT_FMT(rest));
	}
	if (edtf.len == 4 && edtf.ptr[3] == 'X' && digits(edtf, 0, 3, &year))
		return ent_str_format(arena, "the %d0s", year);
	if (!digits(edtf, 0, 4, &year))
		return (ent_str){0};
	if (edtf.len == 4)
		return ent_str_format(arena, "%d", year);
	if (edtf.ptr[4] != '-' || !digits(edtf, 5, 2, &month))
		return (ent_str){0};
	if (edtf.len == 7 && month >= 21 && month <= 24)
		return ent_str_format(arena, "%s %d", seasons[month - 21], year);
	if (edtf.len == 7 && month >= 33 && month <= 36)
		return ent_str_format(arena, "quarter %d of %d", month - 32, year);
	if (edtf.len == 7 && (month == 40 || month == 41))
		return ent_str_format(arena, "the %s half of %d", month == 40 ? "first" : "second", year);
	if (month < 1 || month > 12)
		return (ent_str){0};
	if (edtf.len == 7)
		return ent_str_format(arena, "%s %d", months[month - 1], year);
	if (edtf.len == 10 && edtf.ptr[7] == '-' && digits(edtf, 8, 2, &day))
		return ent_str_format(arena, "%d %s %d", day, months[month - 1], year);
	return (ent_str){0};
}

static bool is_open(ent_str side)
{
	return !side.len || ent_str_is(side, "..");
}

/* "6 to 7 April 2021": what both sides share is said once. */
static ent_str interval(ent_arena *arena, ent_str from, ent_str to, const char *start)
{
	ent_str lo = point(arena, from), hi = point(arena, to);
	if (!lo.ptr || !hi.ptr)
		return (ent_str){0};
	bool days = from.len == 10 && to.len == 10;
	int day;
	if (days && ent_str_eq(ent_str_sub(from, 0, 7), ent_str_sub(to, 0, 7)) && digits(from, 8, 2, &day))
		return ent_str_format(arena, "%s%d to %.*s", start, day, ENT_FMT(hi));
	if (from.len >= 7 && to.len == from.len && ent_str_eq(ent_str_sub(from, 0, 5), ent_str_sub(to, 0, 5)))
		lo = ent_str_sub(lo, 0, lo.len - 5);
	return ent_str_format(arena, "%s%.*s to %.*s", start, ENT_FMT(lo), ENT_FMT(hi));
}

static ent_str whole(ent_arena *arena, ent_str edtf, const char *start)
{
	ptrdiff_t slash = ent_str_find(edtf, ENT_STR("/"), 0);
	if (slash < 0)
		return point(arena, edtf);
	ent_str from = ent_str_sub(edtf, 0, (size_t)slash), to = ent_str_sub(edtf, (size_t)slash + 1, edtf.len);
	if (is_open(from) && is_open(to))
		return (ent_str){0};
	if (!is_open(from) && !is_open(to))
		return interval(arena, from, to, start);
	ent_str side = point(arena, is_open(from) ? to : from);
	return side.ptr ? ent_str_format(arena, "%s %.*s", is_open(from) ? "by" : "since", ENT_FMT(side)) : side;
}

static ent_str edtf_of(ent_arena *arena, const ent_date *date)
{
	if (date->edtf.len)
		return date->edtf;
	if (date->lo == ENT_DAY_UNKNOWN)
		return date->edtf;
	return ent_edtf_of_days(arena, date->lo, date->hi);
}

ent_str ent_when_text(ent_arena *arena, const ent_date *date)
{
	ent_str edtf = edtf_of(arena, date);
	if (!edtf.len)
		return ENT_STR("undated");
	ent_str text = whole(arena, edtf, "");
	return text.ptr ? text : edtf;
}

ent_str ent_when_phrase(ent_arena *arena, const ent_date *date)
{
	ent_str edtf = edtf_of(arena, date);
	if (!edtf.len)
		return ENT_STR("undated");
	ent_str text = whole(arena, edtf, "from ");
	if (!text.ptr)
		return ent_str_format(arena, "dated %.*s", ENT_FMT(edtf));
	bool ready = text.ptr[0] == 'f' || ent_str_starts(text, ENT_STR("by ")) || ent_str_starts(text, ENT_STR("since"));
	if (ready)
		return text;
	return ent_str_format(arena, "%s %.*s", edtf.len == 10 ? "on" : "in", ENT_FMT(text));
}

int ent_when_year(ent_day day)
{
	int year, month, day_of_month;
	ent_day_to(day, &year, &month, &day_of_month);
	return year;
}

ent_str ent_number_text(ent_arena *arena, double value)
{
	char text[ENT_NUM_SIZE];
	ent_num_print(value, text);
	size_t n = strlen(text), whole_part = strcspn(text, ".e"), sign = text[0] == '-';
	if (text[whole_part] == 'e' || whole_part - sign <= 3)
		return ent_str_copy(arena, ent_str_of(text));
	char *out = ent_arena_alloc(arena, 2 * n);
	size_t at = 0;
	for (size_t i = 0; i < n; i++) {
		if (i > sign && i < whole_part && (whole_part - i) % 3 == 0)
			out[at++] = ',';
		out[at++] = text[i];
	}
	return (ent_str){out, at};
}

ent_str ent_score_text(ent_arena *arena, double score)
{
	const char *sign = score < -0.05 ? "\xE2\x88\x92" : score > 0.05 ? "+" : "";
	return ent_str_format(arena, "%s%.1f", sign, fabs(score));
}

ent_str ent_count_text(ent_arena *arena, size_t n)
{
	static const char *const words[] = {"no",    "one",   "two",  "three", "four",   "five",  "six",
										"seven", "eight", "nine", "ten",   "eleven", "twelve"};
	return n < sizeof words / sizeof *words ? ent_str_of(words[n]) : ent_number_text(arena, (double)n);
}
