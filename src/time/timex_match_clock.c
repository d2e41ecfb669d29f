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
	ent_number n = number_at(s, from);
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
	ent_number hour = number_at(s, from + 1);
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

static size_t say_time(ent_form *form, int hour, int minute, size_t end)
{
	form->hour = hour;
	form->minute = minute;
	return end;
}

/* "noon", "mid-day", "12 midnight". */
static size_t match_clock_word(const ent_scan *s, size_t at, ent_form *form)
{
	const ent_phrase *phrase = ent_phrase_at(&s->times->lexicon, s->atoms, at);
	if (phrase && phrase->kind == ENT_WHEN_CLOCK)
		return say_time(form, phrase->arg, 0, at + phrase->n);
	size_t word = at + (digits(s, at, 2, 2) && number(s, at) == 12);
	return kind(s, word) == ENT_WHEN_CLOCK ? say_time(form, arg(s, word), 0, word + 1) : 0;
}

/* Hour and minutes in one: "340pm", "0530 hours", "1900 GMT", "1900 local time". */
static size_t match_unparted(const ent_scan *s, size_t at, ent_form *form)
{
	int hour = number(s, at) / 100, minute = number(s, at) % 100, add;
	if (!digits(s, at, 3, 4) || minute >= 60)
		return 0;
	size_t end = hour >= 1 && hour <= 12 ? match_meridiem(s, at + 1, &add) : 0;
	if (end)
		return say_time(form, hour % 12 + add, minute, match_zone(s, end));
	bool hours = is(s, at + 1, "hours") || is(s, at + 1, "hrs");
	bool local = is(s, at + 1, "local") && is(s, at + 2, "time");
	size_t zone = match_zone(s, at + 1);
	if (!digits(s, at, 4, 4) || hour >= 24 || (!hours && !local && zone == at + 1))
		return 0;
	return say_time(form, hour, minute, hours ? at + 2 : local ? at + 3 : zone);
}

/* "seven thirty pm": `n` is the hour. */
static size_t match_spoken(const ent_scan *s, size_t at, ent_number n, ent_form *form)
{
	if (n.digits || n.value > 12)
		return 0;
	int add;
	ent_number m = number_at(s, at + n.n);
	if (!m.n || m.digits || m.ordinal || m.scaled || m.value >= 60)
		return 0;
	size_t end = match_spoken_meridiem(s, at + n.n + m.n, &add);
	return end ? say_time(form, (int)n.value % 12 + add, (int)m.value, match_zone(s, end)) : 0;
}

/* A time of day as said; `add` is what its half of the day adds to the hour, -1 where that is not said. */
struct clock {
	int hour, minute, second, add;
};

/* Minutes or seconds behind the mark at `at`: ":30". */
static bool sixtieth(const ent_scan *s, size_t at, char c)
{
	return mark(s, at, c) && touches(s, at) && digits(s, at + 1, 2, 2) && number(s, at + 1) < 60;
}

/* "8.10 pm". */
static size_t match_dotted(const ent_scan *s, size_t at, struct clock *clock)
{
	if (!digits(s, at, 1, 2) || !sixtieth(s, at + 1, '.') || !touches(s, at + 2))
		return 0;
	size_t end = match_meridiem(s, at + 3, &clock->add);
	if (!end)
		return 0;
	clock->hour = number(s, at);
	clock->minute = number(s, at + 2);
	return end;
}

/* "10:30", "10:30:15", "5:30 p.m.", "17:30 hours". */
static size_t match_colon(const ent_scan *s, size_t at, struct clock *clock)
{
	if (!sixtieth(s, at + 1, ':') || !touches(s, at + 2) ||
		(touches(s, at) && (mark(s, at - 1, ':') || mark(s, at - 1, '/'))))
		return 0;
	size_t end = at + 3, next;
	clock->minute = number(s, at + 2);
	if (sixtieth(s, end, ':')) {
		clock->second = number(s, end + 1);
		end += 2;
	}
	if ((next = match_meridiem(s, end, &clock->add)))
		return next;
	return end + (is(s, end, "hours") || is(s, end, "hrs") || is(s, end, "h"));
}

/* "5 p.m.", "5 o'clock", "at 8 in the morning": `end` is the atom behind the hour. */
static size_t match_hour(const ent_scan *s, size_t at, size_t end, struct clock *clock)
{
	size_t next = match_meridiem(s, end, &clock->add);
	if (next)
		return next;
	if (is(s, end, "o") && mark(s, end + 1, '\'') && is(s, end + 2, "clock"))
		return end + 3;
	bool morning = is(s, end, "in") && is(s, end + 1, "the") && kind(s, end + 2) == ENT_WHEN_DAYPART;
	return morning && clock->hour >= 1 && clock->hour <= 12 && said_hour(s, at) ? end : 0;
}

size_t ent_match_clock(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end = match_clock_word(s, at, form);
	if (end)
		return end;
	if (atom_at(s, at)->kind == ENT_ATOM_DIGITS && !digits(s, at, 1, 2))
		return match_unparted(s, at, form);
	if ((end = match_past_hour(s, at, form)))
		return end;
	ent_number n = number_at(s, at);
	bool dot = digits(s, at, 1, 2) && mark(s, at + 1, '.');
	if (!n.n || n.value > 24 || (n.decimal && !dot) || n.ordinal || n.scaled)
		return 0;
	if ((end = match_spoken(s, at, n, form)))
		return end;
	struct clock clock = {.hour = (int)n.value, .second = -1, .add = -1};
	if (!(end = match_dotted(s, at, &clock)) && !(n.digits && (end = match_colon(s, at, &clock))) &&
		!(end = match_hour(s, at, at + n.n, &clock)))
		return 0;
	if (clock.add == 12 && clock.hour < 12)
		clock.hour += 12;
	else if (clock.add == 0 && clock.hour == 12)
		clock.hour = 0;
	if (clock.hour > 24)
		return 0;
	form->second = clock.second;
	return say_time(form, clock.hour, clock.minute, match_zone(s, end));
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
