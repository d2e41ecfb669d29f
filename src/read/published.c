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

/* [bytes] of a dash or colon with its spaces at the start of `s`; 0: none. */
static size_t dash(ent_str s)
{
	size_t i = 0, n = 0;
	static const char *const dashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-", ":"};
	while (i < s.len && s.ptr[i] == ' ')
		i++;
	for (size_t k = 0; k < sizeof dashes / sizeof *dashes && !n; k++)
		if (ent_str_starts(ent_str_sub(s, i, s.len), ent_str_of(dashes[k])))
			n = strlen(dashes[k]);
	return n && (n > 1 || s.ptr[i] == ':' || i > 0) ? i + n : 0;
}

/* [bytes] of a place in capitals at the start of `s`, "NEW YORK", "ST. PETERSBURG"; 0: none. */
static size_t capitals(ent_str s)
{
	size_t i = 0, letters = 0;
	while (i < s.len && (i == 0 || !dash(ent_str_sub(s, i, s.len))) &&
		   (ent_is_capital(s.ptr[i]) || strchr(" .'-/", s.ptr[i]) || (unsigned char)s.ptr[i] >= 0xC3 ||
			((unsigned char)s.ptr[i] & 0xC0) == 0x80)) {
		letters += ent_is_capital(s.ptr[i]);
		i++;
	}
	/* the first word behind it begins with a capital too */
	if (i < s.len && i > 0 && s.ptr[i] >= 'a' && s.ptr[i] <= 'z')
		return 0;
	while (i > 0 && strchr(" .-/", s.ptr[i - 1]))
		i--;
	return letters >= 3 && i <= 40 ? i : 0;
}

/* "Tunis, 1 July 2022 -- ": a place in small letters, too, where its day is told in full. */
static bool place_and_day(ent_arena *arena, ent_str s, ent_dateline *ret_line)
{
	enum { WORDS = 3, LONGEST = 28 /* [bytes] of a day */ };
	ptrdiff_t comma = ent_str_find(s, ENT_STR(", "), 0);
	size_t head = comma > 0 ? (size_t)comma + strlen(", ") : 0, end = head, words = 1;
	if (!head)
		return false;
	for (size_t i = 0; i + strlen(", ") < head; i++) {
		bool first = i == 0 || s.ptr[i - 1] == ' ';
		words += s.ptr[i] == ' ';
		if ((first && !ent_is_capital(s.ptr[i])) || strchr(".:;\"()", s.ptr[i]) || words > WORDS)
			return false;
	}
	while (end < s.len && end < head + LONGEST && s.ptr[end] != ':' && !dash(ent_str_sub(s, end, s.len)))
		end++;
	size_t stop = dash(ent_str_sub(s, end, s.len));
	ent_str behind = ent_str_trim(ent_str_sub(s, end + stop, s.len));
	ent_date day;
	if (!stop || s.ptr[end + stop] != ' ' || !behind.len || (behind.ptr[0] >= 'a' && behind.ptr[0] <= 'z') ||
		!ent_published_in(arena, ent_str_sub(s, head, end), &day) || day.lo != day.hi)
		return false;
	*ret_line = (ent_dateline){.published = day, .length = end + stop};
	return true;
}

bool ent_dateline_at(ent_arena *arena, ent_str paragraph, ent_dateline *ret_line)
{
	enum { LONGEST = 90 };
	ent_str s = ent_str_sub(paragraph, 0, LONGEST), agency = {0};
	size_t place = capitals(s);
	if (!place)
		return place_and_day(arena, s, ret_line);
	ent_str rest = ent_str_sub(s, place, s.len);
	size_t head = 0;
	while (head < rest.len && rest.ptr[head] != '(' && !dash(ent_str_sub(rest, head, rest.len)))
		head++;
	size_t end = head;
	if (head < rest.len && rest.ptr[head] == '(') {
		ptrdiff_t close = ent_str_find(rest, ENT_STR(")"), head);
		if (close < 0)
			return false;
		agency = ent_str_trim(ent_str_sub(rest, head + 1, (size_t)close));
		end = (size_t)close + 1;
	}
	size_t stop = dash(ent_str_sub(rest, end, rest.len));
	if (!stop || end + stop >= rest.len || rest.ptr[end + stop] != ' ')
		return false;
	/* "PUTIN: ..." is a speaker, "NATO — the alliance — met" an aside; "(through an interpreter)" is no agency */
	ent_str behind = ent_str_trim(ent_str_sub(rest, end + stop, rest.len));
	bool speaks = rest.ptr[end + stop - 1] == ':';
	if (head == 0 && !agency.len && (speaks || !behind.len || (behind.ptr[0] >= 'a' && behind.ptr[0] <= 'z')))
		return false;
	for (size_t i = 0; i < agency.len; i++)
		if ((i == 0 && !ent_is_capital(agency.ptr[0])) ||
			(!ent_is_capital(agency.ptr[i] & ~0x20) && !strchr(" /&-", agency.ptr[i])))
			return false;
	ent_dateline line = {.published = ENT_DATE_NONE, .agency = agency, .length = place + end + stop};
	ent_str between = ent_str_trim(ent_str_sub(rest, 0, head));
	while (between.len && (between.ptr[0] == ',' || between.ptr[0] == ' '))
		between = ent_str_sub(between, 1, between.len);
	/* ", Pakistan, Nov 21, 2014": what is before the date is the rest of the place */
	for (ent_str date = between; date.len;) {
		if (ent_published_in(arena, date, &line.published))
			break;
		ptrdiff_t comma = ent_str_find(date, ENT_STR(","), 0);
		date = ent_str_trim(ent_str_sub(date, comma < 0 ? date.len : (size_t)comma + 1, date.len));
	}
	*ret_line = line;
	return true;
}

bool ent_imprint_in(ent_arena *arena, ent_str line, ent_dateline *ret_line)
{
	static const char *const heads[] = {"published in ",
										"first published in ",
										"originally published in ",
										"this article was first published in ",
										"this article was published in ",
										"this article originally appeared in ",
										"this article first appeared in ",
										"this story was published in "};
	line = ent_str_trim(line);
	ent_str rest = {0};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		size_t n = strlen(heads[i]);
		if (line.len > n && line.len <= 140 && ent_str_eq_nocase(ent_str_sub(line, 0, n), ent_str_of(heads[i])))
			rest = ent_str_sub(line, n, line.len);
	}
	for (size_t at = 0; at < rest.len; at++) {
		bool comma = rest.ptr[at] == ',', on = ent_str_starts(ent_str_sub(rest, at, rest.len), ENT_STR(" on "));
		ent_date date;
		if ((comma || on) && ent_published_in(arena, ent_str_sub(rest, at + (on ? 4 : 1), rest.len), &date)) {
			*ret_line = (ent_dateline){.published = date, .agency = ent_str_trim(ent_str_sub(rest, 0, at))};
			return true;
		}
	}
	return false;
}
