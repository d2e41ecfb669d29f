/* The tables of the room: words of dates (data/calendar.tsv), named periods (data/periods.tsv). Room-internal. */
#ifndef ENT_TIME_TIMEX_LEXICON_H
#define ENT_TIME_TIMEX_LEXICON_H

#include "text/number.h"
#include "time/timex.h"
#include "time/timex_calendar.h"
#include "time/timex_point.h"

/* ent_atom_word.kind: what a word is in a date. The meaning of ent_atom_word.arg stands behind. */
typedef enum ent_when_kind {
	ENT_WHEN_NONE,
	ENT_WHEN_MONTH,    /* 1..12 */
	ENT_WHEN_WEEKDAY,  /* 1..7 */
	ENT_WHEN_WEEKDAYS, /* "Mondays": 1..7 */
	ENT_WHEN_SEASON,   /* 1..4 */
	ENT_WHEN_UNIT,     /* ent_unit */
	ENT_WHEN_DAYREF,   /* days from today */
	ENT_WHEN_DAYPART,  /* two letters, first * 256 + second */
	ENT_WHEN_CLOCK,    /* hour */
	ENT_WHEN_PART,     /* ent_part */
	ENT_WHEN_REL,      /* ent_rel */
	ENT_WHEN_SHIFT,    /* ent_shift */
	ENT_WHEN_REF,      /* ent_ref */
	ENT_WHEN_SET,      /* unit * 100 + count */
	ENT_WHEN_EVERY,    /* every n-th */
	ENT_WHEN_ERA,      /* -1 BC, 1 AD */
	ENT_WHEN_REIGN,    /* years of ours from those that are counted from it: 2018 of "Reiwa" */
	ENT_WHEN_MERIDIEM, /* 0 or 12 hours */
	ENT_WHEN_DECADE,   /* 20 .. 90 */
	ENT_WHEN_VAGUE,    /* 0, or the number it mostly means */
	ENT_WHEN_APPROX,
	ENT_WHEN_PREP, /* ent_prep */
	ENT_WHEN_FISCAL,
	ENT_WHEN_ZONE,
	ENT_WHEN_COUNTED,    /* what an ordinal counts that is no day: "on the 4th floor" */
	ENT_WHEN_OTHER_MONTH /* of another calendar: ent_calendar * 100 + month */
} ent_when_kind;

enum {
	ENT_WHEN_AMBIGUOUS = 1,
	ENT_WHEN_ABBREVIATION = 2,
	ENT_WHEN_PLURAL = 4,
	ENT_WHEN_AHEAD = 8,    /* "will": its clause speaks of what will be */
	ENT_WHEN_INTENDS = 16, /* "agreed": with "to" behind it */
	ENT_WHEN_TOLD = 32,    /* "said": a verb of the past */
	ENT_WHEN_NARRATIVE = 64,
	ENT_WHEN_OPENS = 128 /* an expression may begin with it, an article apart */
};

/* Where a point lies from another: from today (last, this, next ...), or from the narrative's time. */
typedef enum ent_rel {
	ENT_REL_NONE,
	ENT_REL_LAST,
	ENT_REL_PAST, /* "the past year": the stretch up to now */
	ENT_REL_THIS,
	ENT_REL_NEXT,
	ENT_REL_COMING,
	ENT_REL_RECENT,
	ENT_REL_PREVIOUS,
	ENT_REL_THAT,
	ENT_REL_THE, /* "the year": this one in news, that one in a narrative */

	ENT_REL_FOLLOWING
} ent_rel;

typedef enum ent_shift {
	ENT_SHIFT_NONE,
	ENT_SHIFT_AGO,
	ENT_SHIFT_HENCE,
	ENT_SHIFT_EARLIER,
	ENT_SHIFT_LATER,
	ENT_SHIFT_BEFORE,
	ENT_SHIFT_AFTER
} ent_shift;

/* What a word does to the date beside it that has no time of its own (its kind is ENT_WHEN_NONE). */
typedef enum ent_use {
	ENT_USE_NONE,
	ENT_USE_TIMETABLE, /* "arrives", "opens": a present that dates what will be */
	ENT_USE_TRADED,    /* "delivery": dealt in for the month before it, which is to come */
	ENT_USE_SEASONAL   /* "offensive": a season or month right before it dates it */
} ent_use;

typedef enum ent_ref { ENT_REF_NONE, ENT_REF_PRESENT, ENT_REF_PAST, ENT_REF_FUTURE } ent_ref;

typedef enum ent_prep {
	ENT_PREP_NONE,
	ENT_PREP_IN, /* in, on, at */
	ENT_PREP_DURING,
	ENT_PREP_FOR,
	ENT_PREP_SINCE,
	ENT_PREP_UNTIL,
	ENT_PREP_BY,
	ENT_PREP_FROM,
	ENT_PREP_TO,
	ENT_PREP_BETWEEN,
	ENT_PREP_AND,
	ENT_PREP_OR,
	ENT_PREP_OF,
	ENT_PREP_AFTER,
	ENT_PREP_BEFORE,
	ENT_PREP_ONWARDS
} ent_prep;

typedef enum ent_period_kind { ENT_PERIOD_AGE, ENT_PERIOD_EVENT, ENT_PERIOD_ACT, ENT_PERIOD_HOLIDAY } ent_period_kind;

typedef struct ent_period {
	ent_str phrase, edtf, value;
	ent_period_kind kind;
	ent_day lo, hi;                   /* of ages and events */
	int8_t month, day, week, weekday; /* of holidays: day, or week and weekday */
	int16_t easter;                   /* [days] from Easter Sunday where month is 0 */
	int16_t more;                     /* [days] behind the week and weekday */
	uint8_t calendar;                 /* ent_calendar of month and day */
	uint8_t days;                     /* it lasts; 0 one */
} ent_period;

struct ent_times {
	ent_arena *arena;
	ent_words lexicon; /* a phrase of kind 0 is a named period, its arg the index */
	ENT_VEC(ent_period) periods;
};

/* The year in which an age or event began; 0 where that is not known. */
int ent_period_began(const ent_period *period);

/* The day of a holiday in a year; ENT_DAY_UNKNOWN where the year has none. */
ent_day ent_period_in_year(const ent_period *period, int year);

#endif
