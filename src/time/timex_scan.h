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

#define digits(s, at, least, most) ent_scan_digits(s, at, least, most)
#define number(s, at) ent_scan_number(s, at)

#endif
