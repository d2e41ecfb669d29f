/* What a time expression says, before it is known of which day: the matcher's result. Room-internal.
 *
 *     atoms ─match→ forms ─resolve (narrative, publication)→ points ─→ TIMEX3 and EDTF
 */
#ifndef ENT_TIME_TIMEX_FORM_H
#define ENT_TIME_TIMEX_FORM_H

#include "time/timex_lexicon.h"

typedef enum ent_form_kind {
	ENT_FORM_NONE,
	ENT_FORM_POINT,    /* calendar words: "21 November 2014", "last June", "Friday morning", "10:30" */
	ENT_FORM_UNIT,     /* a unit from here: "last year", "that day", "earlier this month" */
	ENT_FORM_SHIFT,    /* a number of units from here: "two weeks later" */
	ENT_FORM_DAYREF,   /* "yesterday" */
	ENT_FORM_DURATION, /* "two days"; with `rel` a stretch: "the past two years" */
	ENT_FORM_SET,      /* "every year" */
	ENT_FORM_REF,      /* "now" */
	ENT_FORM_PERIOD,   /* a named period or holiday */
	ENT_FORM_ANAPHOR   /* "at that time", "from that point on", "since then" */
} ent_form_kind;

/* What the clause of an expression speaks of. */
typedef enum ent_tense { ENT_TENSE_NONE, ENT_TENSE_PAST, ENT_TENSE_FUTURE } ent_tense;

typedef struct ent_form {
	ent_form_kind kind;
	uint32_t first, n; /* atoms */

	/* Points. 0: not said. */
	bool has_year;
	int year;                     /* astronomical; of a decade or century its first */
	ent_unit grain;               /* decade, century, millennium; else ENT_UNIT_NONE */
	int month, day, day_end;      /* day_end: "6-7 April" */
	int weekday, season, quarter; /* 1.. */
	int half;
	ent_part part;
	ent_rel rel;              /* of the point: "last June" */
	ent_rel year_rel;         /* of its year: "June of last year" */
	ent_rel week_rel;         /* of its week: "Friday next week" */
	ent_rel month_rel;        /* of its month: "the 20th of next month"; ENT_REL_THE: "on the 20th" */
	int week;                 /* of the year: "week 31" */
	int nth;                  /* "the second Monday of next month": 2; "the last": -1; the month in the other fields */
	int32_t daypart;          /* two letters as in the lexicon */
	int hour, minute, second; /* -1: not said */

	/* Units, shifts, durations, sets. */
	ent_unit unit;
	double count;               /* 0 where vague */
	int more_months, more_days; /* "2 years 1 month 21 days": what is added to the first unit */
	ent_shift shift;
	int ordinal; /* which of them: "the first two months" 1, "last" -1 */
	int32_t dayref;
	ent_ref ref;
	uint32_t period; /* index */
	int steps;       /* units that "next" and "last" go: "the week after next" 2; 0 one */
	bool rest;       /* "the rest of the year" */
	bool within;     /* "within five days" */
	bool restates;   /* a shift that only says how much later the date before it is */
	bool to_day;     /* a shift counted to the day: "three weeks from tomorrow" */
	bool vague, plural, fiscal;
	bool narrative; /* a time in histories only */

	ent_prep prep; /* what governs it */
	bool approximate;
	bool before, after; /* "pre-", "post-" */
	bool onwards;       /* "1950s onwards" */
	bool adjective;     /* part of a name: "the 2010 floods" */
	bool aside;       /* in parentheses, or only the end of what is told: "lasted until the fall of Riga in May 1915" */
	bool quoted;      /* in quotation marks */
	bool future;      /* its clause speaks of what will be */
	bool past;        /* ... of what was */
	bool before_past; /* ... of what had been */
} ent_form;

typedef struct ent_forms {
	ENT_VEC(ent_form) v;
	int named_year; /* in which the latest event began that is named without telling a time; 0 none */
} ent_forms;

/* All forms in the atoms of one sentence, in order, none overlapping; `forms` is emptied first. */
void ent_forms_of(const ent_times *times, ent_arena *arena, const ent_atoms *atoms, ent_forms *forms);

/* --- between the files of the matcher --- */

/* The number read last: most matchers ask for that at the same atom. */
struct ent_scan_read {
	size_t at; /* SIZE_MAX: none yet */
	ent_number number;
};

typedef struct ent_scan {
	const ent_times *times;
	const ent_atoms *atoms;
	size_t n;
	struct ent_scan_read *read;
} ent_scan;

/* As ent_number_at. */
static inline ent_number ent_scan_number_at(const ent_scan *s, size_t at)
{
	if (s->read->at != at)
		*s->read = (struct ent_scan_read){at, ent_number_at(s->atoms, at)};
	return s->read->number;
}

static inline const ent_atom *ent_scan_atom(const ent_scan *s, size_t at)
{
	return &s->atoms->v.at[at < s->n ? at : s->n];
}

static inline ent_when_kind ent_scan_kind(const ent_scan *s, size_t at)
{
	return (ent_when_kind)ent_scan_atom(s, at)->word->kind;
}

static inline int ent_scan_arg(const ent_scan *s, size_t at)
{
	return ent_scan_atom(s, at)->word->arg;
}

static inline bool ent_scan_is(const ent_scan *s, size_t at, const char *lower)
{
	return at < s->n && ent_str_is_nocase(ent_scan_atom(s, at)->text, lower);
}

static inline bool ent_scan_mark(const ent_scan *s, size_t at, char mark)
{
	return at < s->n && ent_scan_atom(s, at)->kind == ENT_ATOM_MARK && ent_scan_atom(s, at)->mark == mark;
}

/* Whether atom `at` follows the one before without space. */
static inline bool ent_scan_touches(const ent_scan *s, size_t at)
{
	return at > 0 && at < s->n && !ent_scan_atom(s, at)->space;
}

/* A date or a time of day with all that belongs to it, from atom `at`: the atom behind it, or 0. */
size_t ent_match_point(const ent_scan *s, size_t at, ent_form *form);

/* "early", "the end of the", "mid-": the atom behind, or 0. */
size_t ent_match_part(const ent_scan *s, size_t at, ent_part *ret_part);

/* A year that may stand alone only where its surroundings say that it is one. */
size_t ent_match_year(const ent_scan *s, size_t at, int *ret_year, bool *ret_sure);

/* The matchers of units, words and phrases; as ent_match_point. */
size_t ent_match_part_of_unit(const ent_scan *s, size_t at, ent_form *form); /* "earlier this month" */
size_t ent_match_relative(const ent_scan *s, size_t at, ent_form *form);     /* "last year", "the past two years" */
size_t ent_match_counted(const ent_scan *s, size_t at, ent_form *form);      /* "two days", "a year ago" */
size_t ent_match_set(const ent_scan *s, size_t at, ent_form *form);          /* "every year" */
size_t ent_match_word(const ent_scan *s, size_t at, ent_form *form);         /* "yesterday", "the Cold War" */
size_t ent_match_anaphor(const ent_scan *s, size_t at, ent_form *form);      /* "at [that time]" */
size_t ent_match_bare_units(const ent_scan *s, size_t at, ent_form *form);   /* "years" */

/* A time of day, and a part of the day behind a date ("in the morning"); as ent_match_point. */
size_t ent_match_clock(const ent_scan *s, size_t at, ent_form *form);
size_t ent_match_daypart_behind(const ent_scan *s, size_t at, ent_form *form);

/* What atom `at` is as a preposition of time. */
ent_prep ent_scan_prep(const ent_scan *s, size_t at);

/* Fills in what stands around the form: prep, approximate, before, after, onwards. */
void ent_form_look_around(const ent_scan *s, ent_form *form);
/* False for what only looks like a time here: "may agree", "2000 troops". */
bool ent_form_plausible(const ent_scan *s, ent_form *form);
bool ent_form_ends_another(const ent_scan *s, const ent_form *form); /* "until the fall of Riga in [May 1915]" */
ent_tense ent_form_tense(const ent_scan *s, const ent_form *form);   /* "will ... on [Tuesday]" */
bool ent_form_before_past(const ent_scan *s, const ent_form *form);  /* "[two years earlier], they had met" */
bool ent_form_is_rate(const ent_scan *s, const ent_form *form);      /* "$5 [a year]" */
bool ent_form_in_name(const ent_scan *s, const ent_form *form);      /* "the [2010] floods" */

#endif
