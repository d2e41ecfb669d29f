/* Owns the grammar of times of day: "10:30", "5 p.m. EST", "half past seven", "0530 hours", "noon", "in the morning".
 */
#include "time/timex_scan.h"

/* "a.m.", "pm", "o'clock", "hours", a zone: behind an hour. */
static size_t match_meridiem(const ent_scan *s, size_t at, int *ret_add)
{
	if (kind(s, at) == ENT_WHEN_MERIDIEM && !(is(s, at, "am") && atom_at(s, at)->space && !atom_at(s, at)->upper)) {
		*ret_add = arg(s, at);
		return at + 1;
	}
	if (kind(s, at) == ENT_WHEN_MERIDIEM && at > 0 && atom_at(s, at - 1)->kind == ENT_ATOM_DIGITS) {
		*ret_add = arg(s, at);
		return at + 1;
	}
	if ((is(s, at, "a") || is(s, at, "p")) && mark(s, at + 1, '.') && is(s, at + 2, "m") && touches(s, at + 1)) {
		*ret_add = is(s, at, "p") ? 12 : 0;
		return at + 3 + (mark(s, at + 3, '.') && touches(s, at + 3));
	}
	return 0;
}

/* As match_meridiem, where two numbers have been said: "seven thirty am". */
static size_t match_spoken_meridiem(const ent_scan *s, size_t at, int *ret_add)
{
	if (kind(s, at) != ENT_WHEN_MERIDIEM)
		return match_meridiem(s, at, ret_add);
	*ret_add = arg(s, at);
	return at + 1;
}

static size_t match_zone(const ent_scan *s, size_t at)
{
	if (at < s->n && is(s, at + 1, "time") && atom_at(s, at)->kind == ENT_ATOM_WORD && atom_at(s, at)->upper)
		return at + 2; /* "Baghdad time" */
	if (kind(s, at) == ENT_WHEN_ZONE && (atom_at(s, at)->upper || is(s, at + 1, "time")))
		return at + 1 + is(s, at + 1, "time");
	return at;
}

/* "half past seven", "a quarter to nine", "20 minutes past eight [pm]". */
static size_t match_past_hour(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at + (is(s, at, "a") || is(s, at, "an"));
	int minutes;
	ent_number n = ent_number_at(s->atoms, from);
	if (is(s, from, "half") || is(s, from, "quarter")) {
		minutes = is(s, from, "half") ? 30 : 15;
		from++;
	} else if (n.n && !n.ordinal && !n.decimal && !n.scaled && !n.fraction && n.value >= 1 && n.value < 60) {
		bool said = is(s, from + n.n, "minutes") || is(s, from + n.n, "min") || is(s, from + n.n, "mins");
		minutes = (int)n.value;
		from += n.n + said;
		if (!said && !is(s, from, "past"))
			return 0;
	} else {
		return 0;
	}
	bool past = is(s, from, "past"), to = is(s, from, "to") || is(s, from, "before");
	ent_number hour = ent_number_at(s->atoms, from + 1);
	if ((!past && !to) || !hour.n || hour.ordinal || hour.decimal || hour.scaled || hour.value < 1 || hour.value > 12)
		return 0;
	size_t end = from + 1 + hour.n, next;
	int add = 0, h = (int)hour.value;
	if ((next = match_meridiem(s, end, &add)))
		h = h % 12 + add;
	else if (is(s, end, "o") && mark(s, end + 1, '\'') && is(s, end + 2, "clock"))
		next = end + 3;
	form->hour = past ? h : (h + 23) % 24;
	form->minute = past ? minutes : 60 - minutes;
	return next ? next : end;
}

/* Whether what stands before a number makes it an hour: "at 8", "it was 8". */
static bool said_hour(const ent_scan *s, size_t at)
{
	return at > 0 && (is(s, at - 1, "at") || is(s, at - 1, "around") || is(s, at - 1, "by") || is(s, at - 1, "until") ||
					  is(s, at - 1, "is") || is(s, at - 1, "was") || is(s, at - 1, "s"));
}

size_t ent_match_clock(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end = 0, next;
	int add = -1;
	size_t clock = at + (digits(s, at, 2, 2) && number(s, at) == 12); /* "12 midnight" */
	const ent_phrase *phrase = ent_phrase_at(&s->times->lexicon, s->atoms, at);
	if (phrase && phrase->kind == ENT_WHEN_CLOCK) {
		form->hour = phrase->arg; /* "mid-day" */
		form->minute = 0;
		return at + phrase->n;
	}
	if (kind(s, clock) == ENT_WHEN_CLOCK) {
		form->hour = arg(s, clock);
		form->minute = 0;
		return clock + 1;
	}
	if (digits(s, at, 3, 4) && number(s, at) / 100 >= 1 && number(s, at) / 100 <= 12 && number(s, at) % 100 < 60 &&
		(next = match_meridiem(s, at + 1, &add))) {
		form->hour = number(s, at) / 100 % 12 + add; /* "340pm" */
		form->minute = number(s, at) % 100;
		return match_zone(s, next);
	}
	if (!digits(s, at, 1, 2) && atom_at(s, at)->kind == ENT_ATOM_DIGITS) {
		/* "0530 hours", "1900 GMT", "1900 local time" */
		bool hours = is(s, at + 1, "hours") || is(s, at + 1, "hrs");
		bool local = is(s, at + 1, "local") && is(s, at + 2, "time");
		size_t zone = match_zone(s, at + 1);
		if (!digits(s, at, 4, 4) || number(s, at) / 100 >= 24 || number(s, at) % 100 >= 60 ||
			(!hours && !local && zone == at + 1))
			return 0;
		form->hour = number(s, at) / 100;
		form->minute = number(s, at) % 100;
		return hours ? at + 2 : local ? at + 3 : zone;
	}
	ent_number n = ent_number_at(s->atoms, at);
	if ((end = match_past_hour(s, at, form)))
		return end;
	bool dot = digits(s, at, 1, 2) && mark(s, at + 1, '.');
	if (!n.n || n.value > 24 || (n.decimal && !dot) || n.ordinal || n.scaled)
		return 0;
	int hour = (int)n.value, minute = -1, second = -1;
	if (!n.digits && n.value <= 12) { /* "seven thirty pm" */
		ent_number m = ent_number_at(s->atoms, at + n.n);
		if (m.n && !m.digits && !m.ordinal && !m.scaled && m.value < 60 &&
			(next = match_spoken_meridiem(s, at + n.n + m.n, &add))) {
			form->hour = hour % 12 + add;
			form->minute = (int)m.value;
			return match_zone(s, next);
		}
	}
	size_t dotted = digits(s, at, 1, 2) && mark(s, at + 1, '.') && touches(s, at + 1) && digits(s, at + 2, 2, 2) &&
							touches(s, at + 2) && number(s, at + 2) < 60
						? match_meridiem(s, at + 3, &add)
						: 0;
	if (dotted) { /* "8.10 pm" */
		hour = number(s, at);
		minute = number(s, at + 2);
		end = dotted;
	} else if (n.digits && mark(s, at + 1, ':') && touches(s, at + 1) && digits(s, at + 2, 2, 2) &&
			   touches(s, at + 2) && number(s, at + 2) < 60) {
		minute = number(s, at + 2);
		end = at + 3;
		if (mark(s, end, ':') && touches(s, end) && digits(s, end + 1, 2, 2) && number(s, end + 1) < 60) {
			second = number(s, end + 1);
			end += 2;
		}
		if ((next = match_meridiem(s, end, &add)))
			end = next;
		else if (is(s, end, "hours") || is(s, end, "hrs") || is(s, end, "h"))
			end++;
		if (at > 0 && touches(s, at) && (mark(s, at - 1, ':') || mark(s, at - 1, '/')))
			return 0;
	} else if ((next = match_meridiem(s, at + n.n, &add))) {
		end = next;
	} else if (is(s, at + n.n, "o") && mark(s, at + n.n + 1, '\'') && is(s, at + n.n + 2, "clock")) {
		end = at + n.n + 3;
	} else if (said_hour(s, at) && n.value >= 1 && n.value <= 12 && is(s, at + n.n, "in") &&
			   is(s, at + n.n + 1, "the") && kind(s, at + n.n + 2) == ENT_WHEN_DAYPART) {
		end = at + n.n; /* "at 8 in the morning" */
	} else {
		return 0;
	}
	if (add == 12 && hour < 12)
		hour += 12;
	else if (add == 0 && hour == 12)
		hour = 0;
	if (hour > 24)
		return 0;
	form->hour = hour;
	form->minute = minute < 0 ? 0 : minute;
	form->second = second;
	return match_zone(s, end);
}

/* "in the morning", "at night", "morning" behind a day. */
size_t ent_match_daypart_behind(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at;
	bool part = kind(s, from) == ENT_WHEN_PART;
	from += part;
	if ((is(s, from, "in") && is(s, from + 1, "the")))
		from += 2;
	else if (is(s, from, "at"))
		from++;
	if (kind(s, from) != ENT_WHEN_DAYPART)
		return 0;
	form->daypart = arg(s, from);
	return from + 1;
}
