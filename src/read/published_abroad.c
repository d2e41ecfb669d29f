/* Date lines in other scripts, languages and calendars: "令和5年2月16日", "16 февраля 2023 г.", "25 رجب 1444". Each way
 * of writing one is a locale and a pattern of ICU (Unicode TR 35), which knows the names of months and eras (CLDR); a
 * line is tried against those of its script alone. The patterns are constants, since what may vary is CLDR's. */
#include "base/utf8.h"
#include "read/parts.h"

#include <math.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

enum { LONGEST_LINE = 96 /* [bytes] */, LONGEST_LATIN = 40 };

typedef struct way {
	uint32_t from, to; /* characters of which the line has one; 0: Latin letters and figures alone */
	const char *locale, *pattern;
} way;

static const way ways[] = {
	{0x4E00, 0x9FFF, "ja@calendar=japanese", "Gy年M月d日"},
	{0x4E00, 0x9FFF, "zh_TW@calendar=roc", "Gy年M月d日"},
	{0x4E00, 0x9FFF, "zh_CN@calendar=roc", "Gy年M月d日"},
	{0x4E00, 0x9FFF, "zh@calendar=gregorian", "y年M月d日"},
	{0x4E00, 0x9FFF, "zh@calendar=gregorian;numbers=hanidec", "y年M月d日"},
	{0xAC00, 0xD7A3, "ko@calendar=gregorian", "y년 M월 d일"},
	{0x0E00, 0x0E7F, "th@calendar=buddhist", "d MMMM y"},
	{0x0E00, 0x0E7F, "th@calendar=buddhist", "d MMMM G y"},
	{0x0E00, 0x0E7F, "th@calendar=buddhist", "d MMM y"},
	{0x0600, 0x06FF, "ar@calendar=islamic-umalqura", "d MMMM y"},
	{0x0600, 0x06FF, "ur@calendar=islamic-umalqura", "d MMMM y"},
	{0x0600, 0x06FF, "ar@calendar=gregorian", "d MMMM y"},
	{0x0600, 0x06FF, "ar_SY@calendar=gregorian", "d MMMM y"},
	{0x0600, 0x06FF, "ar_DZ@calendar=gregorian", "d MMMM y"},
	{0x0600, 0x06FF, "ar_MA@calendar=gregorian", "d MMMM y"},
	{0x0600, 0x06FF, "ur@calendar=gregorian", "d MMMM y"},
	{0x0600, 0x06FF, "ur@calendar=gregorian", "d MMMM، y"},
	{0x0600, 0x06FF, "fa@calendar=persian", "d MMMM y"},
	{0x0600, 0x06FF, "fa@calendar=gregorian", "d MMMM y"},
	{0x0600, 0x06FF, "fa_AF@calendar=persian", "d MMMM y"},
	{0x0400, 0x04FF, "ru@calendar=gregorian", "d MMMM y"},
	{0x0400, 0x04FF, "uk@calendar=gregorian", "d MMMM y"},
	{0x0400, 0x04FF, "bg@calendar=gregorian", "d MMMM y"},
	{0x0400, 0x04FF, "sr@calendar=gregorian", "d. MMMM y"},
	{0x0590, 0x05FF, "he@calendar=gregorian", "d בMMMM y"},
	{0x0590, 0x05FF, "he@calendar=hebrew", "d בMMMM y"},
	{0x0370, 0x03FF, "el@calendar=gregorian", "d MMMM y"},
	{0x0900, 0x097F, "hi@calendar=gregorian", "d MMMM y"},
	{0x0900, 0x097F, "ne@calendar=gregorian", "d MMMM y"},
	{0x0980, 0x09FF, "bn@calendar=gregorian", "d MMMM y"},
	{0x0980, 0x09FF, "bn@calendar=gregorian", "d MMMM, y"},
	{0, 0, "fr@calendar=gregorian", "d MMMM y"},
	{0, 0, "es@calendar=gregorian", "d 'de' MMMM 'de' y"},
	{0, 0, "pt@calendar=gregorian", "d 'de' MMMM 'de' y"},
	{0, 0, "de@calendar=gregorian", "d. MMMM y"},
	{0, 0, "it@calendar=gregorian", "d MMMM y"},
	{0, 0, "tr@calendar=gregorian", "d MMMM y"},
	{0, 0, "id@calendar=gregorian", "d MMMM y"},
	{0, 0, "en@calendar=islamic-umalqura", "d MMMM y"},
	{0, 0, "en@calendar=persian", "d MMMM y"},
};

static bool has(ent_str s, const way *w)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t c = ent_utf8_next(s, &at);
		if (c >= w->from && c <= w->to)
			return true;
	}
	return false;
}

/* A line of Latin letters may be a date where it begins with a day and ends with a year. */
static bool may_be_latin(ent_str s)
{
	for (size_t i = 0; i < 4; i++)
		if (s.len < 10 || s.len > LONGEST_LATIN || s.ptr[s.len - 1 - i] < '0' || s.ptr[s.len - 1 - i] > '9')
			return false;
	return s.ptr[0] >= '0' && s.ptr[0] <= '9';
}

/* The whole line, read in this way; false where it is no date, or of no time that texts are from. */
static bool read_as(const way *w, ent_str s, ent_day *ret_day)
{
	enum { OLDEST = 1800, LATEST = 2200 };
	const double ms = 86400000;
	UChar line[LONGEST_LINE], pattern[LONGEST_LINE];
	static const UChar utc[] = {'U', 'T', 'C', 0};
	int32_t n, m, at = 0;
	int y, month, d;
	UErrorCode status = U_ZERO_ERROR;
	u_strFromUTF8(line, LONGEST_LINE, &n, s.ptr, (int32_t)s.len, &status);
	u_strFromUTF8(pattern, LONGEST_LINE, &m, w->pattern, -1, &status);
	UDateFormat *format =
		U_FAILURE(status) ? NULL : udat_open(UDAT_PATTERN, UDAT_PATTERN, w->locale, utc, -1, pattern, m, &status);
	if (!format)
		return false;
	udat_setLenient(format, 0);
	UDate when = udat_parse(format, line, n, &at, &status);
	udat_close(format);
	if (U_FAILURE(status) || at != n)
		return false;
	*ret_day = (ent_day)floor(when / ms);
	ent_day_to(*ret_day, &y, &month, &d);
	return y >= OLDEST && y <= LATEST;
}

/* Without what stands around a date: "中華民國112年", "2023年2月16日（木）", "2023 г.". */
static ent_str bare(ent_arena *arena, ent_str s)
{
	static const char *const behind[] = {" года", " г.", " року", " р.",  " г", " م", "م",
										 " ھ",    " هـ", "هـ",    " هـ.", "ء",  "."};
	ptrdiff_t first = ent_str_find(s, ENT_STR("元年"), 0), day = ent_str_find(s, ENT_STR("日"), 0);
	if (day > 0) /* a day of the week */
		s = ent_str_sub(s, 0, (size_t)day + strlen("日"));
	if (first > 0) /* the first year of a reign */
		s = ent_str_format(arena, "%.*s1%.*s", (int)first, s.ptr, (int)(s.len - (size_t)first - strlen("元")),
						   s.ptr + (size_t)first + strlen("元"));
	if (ent_str_starts(s, ENT_STR("中華")) || ent_str_starts(s, ENT_STR("中华")))
		s = ent_str_sub(s, strlen("中華"), s.len);
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
		if (ent_str_ends(s, ent_str_of(behind[i])))
			return ent_str_trim(ent_str_sub(s, 0, s.len - strlen(behind[i])));
	return s;
}

static bool any_way(ent_arena *arena, ent_str s, ent_date *ret_date)
{
	ent_day day;
	bool latin = may_be_latin(s);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if ((ways[i].from ? has(s, &ways[i]) : latin) && read_as(&ways[i], s, &day)) {
			*ret_date = (ent_date){ent_edtf_of_days(arena, day, day), day, day, ENT_BASIS_DATELINE};
			return true;
		}
	return false;
}

bool ent_published_abroad(ent_arena *arena, ent_str line, ent_date *ret_date)
{
	static const char *const commas[] = {",", "،", "、", "，"};
	line = ent_str_trim(line);
	if (line.len < 6 || line.len >= LONGEST_LINE)
		return false;
	line = bare(arena, line);
	if (any_way(arena, line, ret_date))
		return true;
	for (size_t i = 0; i < sizeof commas / sizeof *commas; i++) { /* behind a place or a day of the week */
		ptrdiff_t comma = ent_str_find(line, ent_str_of(commas[i]), 0);
		if (comma > 0 &&
			any_way(arena, ent_str_trim(ent_str_sub(line, (size_t)comma + strlen(commas[i]), line.len)), ret_date))
			return true;
	}
	return false;
}
