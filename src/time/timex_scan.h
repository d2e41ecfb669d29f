/* Short names for looking at atoms, for the files of the matcher alone. Room-internal. */
#ifndef ENT_TIME_TIMEX_SCAN_H
#define ENT_TIME_TIMEX_SCAN_H

#include "time/timex_form.h"

#define kind(s, at) ent_scan_kind(s, at)
#define arg(s, at) ent_scan_arg(s, at)
#define is(s, at, word) ent_scan_is(s, at, word)
#define mark(s, at, c) ent_scan_mark(s, at, c)
#define touches(s, at) ent_scan_touches(s, at)
#define atom_at(s, at) ent_scan_atom(s, at)
#define number_at(s, at) ent_scan_number_at(s, at)

/* Digits of that many figures. */
static inline bool ent_scan_digits(const ent_scan *s, size_t at, int least, int most)
{
	const ent_atom *a = ent_scan_atom(s, at);
	return at < s->n && a->kind == ENT_ATOM_DIGITS && a->digits >= least && a->digits <= most;
}

static inline int ent_scan_number(const ent_scan *s, size_t at)
{
	return (int)ent_scan_atom(s, at)->number;
}

/* A form of that kind that begins at `at` and says nothing yet. */
static inline ent_form ent_scan_form(ent_form_kind form_kind, size_t at)
{
	return (ent_form){.kind = form_kind, .first = (uint32_t)at, .hour = -1, .minute = -1, .second = -1};
}

/* Makes the form reach up to atom `end`, and gives that back. */
static inline size_t ent_form_until(ent_form *form, size_t end)
{
	form->n = (uint32_t)(end - form->first);
	return end;
}

/* "this past", "this coming", "that same": what two words of relation say together. */
static inline ent_rel ent_rel_of_two(ent_rel first, ent_rel second)
{
	if (first != ENT_REL_THIS)
		return first;
	return second == ENT_REL_PAST ? ENT_REL_LAST : second == ENT_REL_COMING ? ENT_REL_NEXT : first;
}

/* Of timex_match_date.c: each gives the atom behind what it read from `at`, or 0. */
size_t ent_match_era(const ent_scan *s, size_t at, int *ret_sign);          /* "BC", "A.D.": -1, 1 */
size_t ent_match_date(const ent_scan *s, size_t at, ent_form *form);        /* "21 November 2014" */
size_t ent_match_month_first(const ent_scan *s, size_t at, ent_form *form); /* "November 21", "November" */
size_t ent_match_lone_day(const ent_scan *s, size_t at, ent_form *form);    /* "on the [20th]" */
size_t ent_match_year_behind(const ent_scan *s, size_t at, ent_form *form); /* ", 1999"; `at` where none is */
size_t ent_match_skip_dot(const ent_scan *s, size_t at);                    /* of an abbreviation; else `at` */
bool ent_match_month_word(const ent_scan *s, size_t at);                    /* "March", not "march on" */
bool ent_match_dated(const ent_scan *s, size_t at);                         /* "on": a day follows */

/* Of timex_match_word.c: a weekday that comes again and again. */
size_t ent_match_recurring(const ent_scan *s, size_t at);

/* Of timex_match_unit.c: a unit; "second", "minute" and "quarter" are units only behind a count. */
size_t ent_match_unit(const ent_scan *s, size_t at, bool counted, ent_form *form);

#define digits(s, at, least, most) ent_scan_digits(s, at, least, most)
#define number(s, at) ent_scan_number(s, at)

#endif
