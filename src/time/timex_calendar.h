/* Dates of other calendars. Room-internal. */
#ifndef ENT_TIME_TIMEX_CALENDAR_H
#define ENT_TIME_TIMEX_CALENDAR_H

#include "base/date.h"

typedef enum ent_calendar {
	ENT_CALENDAR_GREGORIAN,
	ENT_CALENDAR_ISLAMIC, /* of Umm al-Qura; where the moon is looked for the day may be one off */
	ENT_CALENDAR_PERSIAN,
	ENT_CALENDAR_HEBREW /* months from Tishri 1; Adar I is 6, Adar 7 */
} ent_calendar;

/* The day; false where that calendar has none such, or years no text means. */
bool ent_calendar_day(ent_calendar calendar, int year, int month, int day, ent_day *ret_day);

/* The first day of the Gregorian year that is that day of the other calendar; false where it has none. */
bool ent_calendar_in_year(ent_calendar calendar, int gregorian, int month, int day, ent_day *ret_day);

#endif
