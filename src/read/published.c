/* Dates of publication as pages write them: ISO, "12 October 2016", "October 12, 2016", "Published April 12, 2021". */
#include "read/parts.h"

#include <string.h>

static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
									 "jul", "aug", "sep", "oct", "nov", "dec"};
static const char *const full[] = {"january", "february", "march",     "april",   "may",      "june",
								   "july",    "august",   "september", "october", "november", "december"};

/* Words that may stand around a date in a line that is about nothing else. */
static const char *const around[] = {
	"published", "posted", "on",     "updated", "date", "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday",  "sunday", "mon",    "tue",     "wed",  "thu",    "fri",     "sat",       "sun",      "at",
	"am",        "pm",     "issued", "of",      "the",  "gmt",    "utc",     "est",       "pst",      "written"};

static bool one_of(ent_str word, const char *const *list, size_t n, size_t *ret_index)
{
	for (size_t i = 0; i < n; i++)
		if (ent_str_eq_nocase(word, ent_str_of(list[i]))) {
			*ret_index = i;
			return true;
		}
	return false;
}

static bool month_of(ent_str word, int *month)
{
	size_t i;
	if (one_of(word, full, 12, &i) || one_of(word, months, 12, &i) ||
		(ent_str_eq_nocase(word, ENT_STR("sept")) && (i = 8))) {
		*month = (int)i + 1;
		return true;
	}
	return false;
}

static bool iso(ent_arena *arena, ent_str line, ent_date *ret_date)
{
	ent_str day = ent_str_sub(line, 0, 10);
	if (day.len < 10 || !ent_edtf_parse(day, ret_date) || ret_date->lo != ret_date->hi)
		return false;
	if (line.len > 10 && line.ptr[10] != 'T' && line.ptr[10] != ' ')
		return false;
	ret_date->edtf = ent_str_copy(arena, day);
	return true;
}

bool ent_published_in(ent_arena *arena, ent_str line, ent_date *ret_date)
{
	int day = 0, month = 0;
	int64_t year = 0;
	line = ent_str_trim(line);
	if (line.len > 120)
		return false;
	if (iso(arena, line, ret_date))
		return true;
	for (size_t i = 0; i < line.len;) {
		size_t end = i;
		while (end < line.len && !strchr(" ,\t|:-/()", line.ptr[end]) && line.ptr[end] != '.')
			end++;
		if (end == i) {
			i++;
			continue;
		}
		ent_str word = ent_str_sub(line, i, end);
		i = end;
		size_t known;
		int64_t number;
		ent_str digits = word;
		if (word.len > 2 && (ent_str_ends(word, ENT_STR("th")) || ent_str_ends(word, ENT_STR("st")) ||
							 ent_str_ends(word, ENT_STR("nd")) || ent_str_ends(word, ENT_STR("rd"))))
			digits = ent_str_sub(word, 0, word.len - 2);
		if (ent_str_to_int(digits, &number)) {
			if (number >= 1500 && number <= 2200 && !year)
				year = number;
			else if (number >= 1 && number <= 31 && !day && (month || !year))
				day = (int)number;
			else if (!(year && month && number < 60)) /* hours and minutes behind the date */
				return false;
		} else if (!month && month_of(word, &month)) {
			;
		} else if (!one_of(word, around, sizeof around / sizeof *around, &known)) {
			return false;
		}
	}
	if (!year || !month || (day && !ent_day_valid((int)year, month, day)))
		return false;
	int first = day ? day : 1, last = day ? day : ent_month_days((int)year, month);
	ent_day lo = ent_day_from((int)year, month, first), hi = ent_day_from((int)year, month, last);
	*ret_date = (ent_date){ent_edtf_of_days(arena, lo, hi), lo, hi, ENT_BASIS_DATELINE};
	return true;
}
