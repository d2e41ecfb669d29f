/* Local: ICU's patterns for a day, a month and a year, and its intervals, with no time zone but UTC: a day is a day
 * everywhere. ICU's objects are no arena's; nothing is allocated in one while they work. */
#include "report/local.h"

#include "report/when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { DAY, MONTH, YEAR, PRECISIONS, LONGEST = 256 /* [UTF-16] of a date */, TAG = 64 };

struct ent_local {
	char tag[TAG];
	UDateFormat *points[PRECISIONS];
	UDateIntervalFormat *spans[PRECISIONS];
	UNumberFormat *numbers;
};

static const char *const skeletons[PRECISIONS] = {"yMMMMd", "yMMMM", "y"};

static bool is_known(const char *locale)
{
	char language[TAG];
	UErrorCode code = U_ZERO_ERROR;
	uloc_getLanguage(locale, language, sizeof language, &code);
	for (int32_t i = 0; U_SUCCESS(code) && *language && i < uloc_countAvailable(); i++)
		if (strcmp(uloc_getAvailable(i), language) == 0)
			return true;
	return false;
}

static void open_precision(ent_local *local, const char *locale, int precision, UDateTimePatternGenerator *patterns,
						   UErrorCode *code)
{
	static const UChar utc[] = {'U', 'T', 'C', 0};
	UChar skeleton[16], pattern[LONGEST];
	u_uastrcpy(skeleton, skeletons[precision]);
	int32_t n = udatpg_getBestPattern(patterns, skeleton, -1, pattern, LONGEST, code);
	local->points[precision] = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, 3, pattern, n, code);
	local->spans[precision] = udtitvfmt_open(locale, skeleton, -1, utc, 3, code);
	if (U_SUCCESS(*code)) /* one calendar for all of history: the records are Gregorian */
		ucal_setGregorianChange((UCalendar *)(uintptr_t)udat_getCalendar(local->points[precision]), -1e18, code);
}

ent_status ent_local_open(const char *tag, ent_local **ret_local, ent_error *error)
{
	char locale[TAG];
	UErrorCode code = U_ZERO_ERROR;
	int32_t parsed = 0;
	uloc_forLanguageTag(tag, locale, sizeof locale, &parsed, &code);
	if (U_FAILURE(code) || (size_t)parsed != strlen(tag) || !is_known(locale))
		return ent_fail(error, ENT_USAGE, tag, 0, -1, "no language known; give a tag such as ru, ur or en-IN");
	uloc_setKeywordValue("calendar", "gregorian", locale, sizeof locale, &code); /* the days of the record are */
	ent_local *local = calloc(1, sizeof *local);
	UDateTimePatternGenerator *patterns = udatpg_open(locale, &code);
	if (!local || U_FAILURE(code)) {
		free(local);
		return ent_fail(error, ENT_NOMEM, tag, 0, -1, "out of memory");
	}
	(void)snprintf(local->tag, sizeof local->tag, "%s", tag);
	for (int i = 0; i < PRECISIONS; i++)
		open_precision(local, locale, i, patterns, &code);
	udatpg_close(patterns);
	local->numbers = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &code);
	if (U_FAILURE(code)) {
		ent_local_free(local);
		return ent_fail(error, ENT_NOMEM, tag, 0, -1, "cannot prepare the language");
	}
	unum_setAttribute(local->numbers, UNUM_MAX_FRACTION_DIGITS, 6);
	*ret_local = local;
	return ENT_OK;
}

ent_local *ent_local_free(ent_local *local)
{
	if (!local)
		return NULL;
	for (int i = 0; i < PRECISIONS; i++) {
		if (local->points[i])
			udat_close(local->points[i]);
		if (local->spans[i])
			udtitvfmt_close(local->spans[i]);
	}
	if (local->numbers)
		unum_close(local->numbers);
	free(local);
	return NULL;
}

const char *ent_local_tag(const ent_local *local)
{
	return local->tag;
}

static ent_str copied(ent_arena *arena, const UChar *text, int32_t n, UErrorCode code)
{
	char utf8[LONGEST * 3];
	int32_t bytes = 0;
	if (U_SUCCESS(code))
		u_strToUTF8(utf8, sizeof utf8, &bytes, text, n, &code);
	return U_SUCCESS(code) ? ent_str_copy(arena, (ent_str){utf8, (size_t)bytes}) : (ent_str){0};
}

static UDate moment(ent_day day)
{
	return (double)day * U_MILLIS_PER_DAY;
}

static ent_str point(ent_arena *arena, const ent_local *local, int precision, ent_day day)
{
	UChar text[LONGEST];
	UErrorCode code = U_ZERO_ERROR;
	int32_t n = udat_format(local->points[precision], moment(day), text, LONGEST, NULL, &code);
	return copied(arena, text, n, code);
}

static ent_str span(ent_arena *arena, const ent_local *local, int precision, ent_day lo, ent_day hi)
{
	UChar text[LONGEST];
	UErrorCode code = U_ZERO_ERROR;
	int32_t n = udtitvfmt_format(local->spans[precision], moment(lo), moment(hi), text, LONGEST, NULL, &code);
	return copied(arena, text, n, code);
}

/* The widest unit that both ends are whole in. */
static int precision_of(ent_day lo, ent_day hi)
{
	int year, month, day, next_year, next_month, next_day;
	ent_day_to(lo, &year, &month, &day);
	ent_day_to(hi + 1, &next_year, &next_month, &next_day);
	if (day != 1 || next_day != 1)
		return DAY;
	return month == 1 && next_month == 1 ? YEAR : MONTH;
}

ent_str ent_local_date(ent_arena *arena, const ent_local *local, const ent_date *date)
{
	ent_day lo = date->lo, hi = date->hi;
	if (!local || lo == ENT_DAY_UNKNOWN || hi == ENT_DAY_UNKNOWN)
		return ent_when_text(arena, date);
	bool open_lo = lo == ENT_DAY_PAST, open_hi = hi == ENT_DAY_FUTURE;
	if (open_lo && open_hi)
		return ent_when_text(arena, date);
	ent_str text;
	if (open_lo || open_hi) {
		ent_day known = open_lo ? hi : lo;
		int year, month, day;
		ent_day_to(open_lo ? known + 1 : known, &year, &month, &day);
		text = point(arena, local, day != 1 ? DAY : month != 1 ? MONTH : YEAR, known);
		text = ent_str_format(arena, open_lo ? "\xE2\x80\x93 %.*s" : "%.*s \xE2\x80\x93", ENT_FMT(text));
	} else {
		int precision = precision_of(lo, hi), year, month, day, last_year, last_month;
		ent_day_to(lo, &year, &month, &day);
		ent_day_to(hi, &last_year, &last_month, &day);
		bool one = precision == DAY ? lo == hi : year == last_year && (precision == YEAR || month == last_month);
		text = one ? point(arena, local, precision, lo) : span(arena, local, precision, lo, hi);
	}
	if (!text.len)
		return ent_when_text(arena, date);
	bool about = date->edtf.len && memchr(date->edtf.ptr, '~', date->edtf.len);
	return about ? ent_str_format(arena, "\xE2\x89\x88 %.*s", ENT_FMT(text)) : text;
}

ent_str ent_local_number(ent_arena *arena, const ent_local *local, double value)
{
	UChar text[LONGEST];
	UErrorCode code = U_ZERO_ERROR;
	if (!local)
		return ent_number_text(arena, value);
	int32_t n = unum_formatDouble(local->numbers, value, text, LONGEST, NULL, &code);
	ent_str made = copied(arena, text, n, code);
	return made.len ? made : ent_number_text(arena, value);
}
