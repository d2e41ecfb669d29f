/* Owns the way from days of the Islamic, Persian and Hebrew calendars to ours: ICU's calendars (CLDR), one opened for
 * each day that is asked for, since texts seldom have them. */
#include "time/timex_calendar.h"

#include <math.h>
#include <unicode/ucal.h>

static const struct {
	const char *locale;
	int first, last; /* years that texts mean */
	int epoch;       /* the Gregorian year of its year 1 */
	double year;     /* [Gregorian years] in one of its own */
	int months;
} calendars[] = {
	[ENT_CALENDAR_GREGORIAN] = {"en", 1, 9999, 1, 1, 12},
	[ENT_CALENDAR_ISLAMIC] = {"en@calendar=islamic-umalqura", 1200, 1600, 622, 0.970224, 12},
	[ENT_CALENDAR_PERSIAN] = {"en@calendar=persian", 1200, 1500, 622, 1, 12},
	[ENT_CALENDAR_HEBREW] = {"en@calendar=hebrew", 5000, 6000, -3760, 1, 13},
};

bool ent_calendar_day(ent_calendar calendar, int year, int month, int day, ent_day *ret_day)
{
	enum { LONGEST = 31 };
	const double ms = 86400000;
	if ((size_t)calendar >= sizeof calendars / sizeof *calendars || year < calendars[calendar].first ||
		year > calendars[calendar].last || month < 1 || month > calendars[calendar].months || day < 1 || day > LONGEST)
		return false;
	UErrorCode status = U_ZERO_ERROR;
	static const UChar utc[] = {'U', 'T', 'C', 0};
	UCalendar *open = ucal_open(utc, -1, calendars[calendar].locale, UCAL_TRADITIONAL, &status);
	if (U_FAILURE(status))
		return false;
	ucal_clear(open);
	ucal_setAttribute(open, UCAL_LENIENT, 0);
	ucal_set(open, UCAL_YEAR, year);
	ucal_set(open, UCAL_MONTH, month - 1);
	ucal_set(open, UCAL_DATE, day);
	UDate at = ucal_getMillis(open, &status);
	ucal_close(open);
	if (U_FAILURE(status))
		return false;
	*ret_day = (ent_day)floor(at / ms);
	return true;
}

bool ent_calendar_in_year(ent_calendar calendar, int gregorian, int month, int day, ent_day *ret_day)
{
	if ((size_t)calendar >= sizeof calendars / sizeof *calendars)
		return false;
	int near = (int)((gregorian - calendars[calendar].epoch) / calendars[calendar].year);
	for (int year = near - 1; year <= near + 2; year++) {
		ent_day at;
		int y, m, d;
		if (!ent_calendar_day(calendar, year, month, day, &at))
			continue;
		ent_day_to(at, &y, &m, &d);
		if (y == gregorian) {
			*ret_day = at;
			return true;
		}
	}
	return false;
}
