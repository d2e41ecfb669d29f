/* Owns the grammar of dates and times of day. Hand-written recursive descent over atoms: each function takes the
 * atom it may begin at and gives the atom behind what it read, or 0 where it read nothing.
 *
 *     point  := [part] core [time] | time [on] [core] | daypart of core
 *     core   := weekday [,] date | date | [rel] weekday | [rel] month | [rel] season [year] | quarter [year] | decade |
 * century | year date   := month day [, year] | day [of] month [, year] | month [, year] | ISO | d/m/y
 */
#include "time/timex_scan.h"

static bool word_atom(const ent_scan *s, size_t at)
{
	return at < s->n && atom_at(s, at)->kind == ENT_ATOM_WORD;
}

/* "the late 1900s and early 2000s": one stretch across the turn of the century, whose first part is of the 1990s. */
static bool meets_2000s(const ent_scan *s, size_t end)
{
	if (!is(s, end, "and") && !is(s, end, "to") && !is(s, end, "or"))
		return false;
	end += 1 + is(s, end + 1, "the");
	return is(s, end, "early") && digits(s, end + 1, 4, 4) && number(s, end + 1) == 2000 && is(s, end + 2, "s") &&
		   touches(s, end + 2);
}

/* "1990s", "the '90s", "1990's", "nineties", "nineteen nineties". */
static size_t match_decade(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at, era;
	int sign;
	if (digits(s, at, 2, 3) && number(s, at) % 10 == 0 && is(s, at + 1, "s") && touches(s, at + 1) &&
		(era = ent_match_era(s, at + 2, &sign))) {
		form->year = sign < 0 ? -number(s, at) - 9 : number(s, at); /* "the 470s BC" */
		form->grain = number(s, at) % 100 ? ENT_UNIT_DECADE : ENT_UNIT_CENTURY;
		form->year -= sign < 0 && form->grain == ENT_UNIT_CENTURY ? 90 : 0;
		form->has_year = true;
		return era;
	}
	if (mark(s, from, '\'') && digits(s, from + 1, 2, 2))
		from++;
	if (digits(s, from, 4, 4) || (digits(s, from, 2, 2) && number(s, from) % 10 == 0)) {
		size_t end = from + 1;
		end += mark(s, end, '\'') && touches(s, end);
		if (!is(s, end, "s") || !touches(s, end))
			return 0;
		if (end > from + 1 && digits(s, from, 4, 4) && number(s, from) % 10)
			return 0; /* "1996's" */
		int year = number(s, from);
		if (atom_at(s, from)->digits == 2)
			year += year < 20 ? 2000 : 1900;
		else if (year < 1000 || year > 2100 || year % 10)
			return 0;
		form->year = year;
		form->grain =
			year % 100 == 0 && year < 2000 && atom_at(s, from)->digits == 4 ? ENT_UNIT_CENTURY : ENT_UNIT_DECADE;
		if (year == 1900 && form->grain == ENT_UNIT_CENTURY && meets_2000s(s, end + 1)) {
			form->year = 1990;
			form->grain = ENT_UNIT_DECADE;
		}
		form->has_year = true;
		return end + 1;
	}
	const ent_phrase *phrase = ent_phrase_at(&s->times->lexicon, s->atoms, at);
	if (phrase && phrase->kind == ENT_WHEN_DECADE) {
		form->year = 1900 + phrase->arg; /* "the two thousands" */
		at += phrase->n - 1;
	} else if (kind(s, at) == ENT_WHEN_DECADE) {
		form->year = 1900 + arg(s, at);
	} else {
		ent_number n = number_at(s, at);
		if (!n.n || n.digits || n.ordinal || n.value < 14 || n.value > 20 || kind(s, at + n.n) != ENT_WHEN_DECADE)
			return 0;
		form->year = (int)n.value * 100 + arg(s, at + n.n);
		at += n.n;
	}
	form->grain = ENT_UNIT_DECADE;
	form->has_year = true;
	return at + 1;
}

/* "21st century [BC]", "the first decade of the 21st century" is read by the caller. */
static size_t match_century(const ent_scan *s, size_t at, ent_form *form)
{
	ent_number n = number_at(s, at);
	if (!n.n || !n.ordinal || n.value < 1 || n.value > 30)
		return 0;
	size_t end = at + n.n;
	end += mark(s, end, '-');
	if (kind(s, end) != ENT_WHEN_UNIT)
		return 0;
	int step = arg(s, end) == ENT_UNIT_CENTURY ? 100 : arg(s, end) == ENT_UNIT_MILLENNIUM ? 1000 : 0;
	if (!step || n.value * step > 3000)
		return 0;
	form->year = ((int)n.value - 1) * step;
	form->grain = step == 100 ? ENT_UNIT_CENTURY : ENT_UNIT_MILLENNIUM;
	form->has_year = true;
	int sign = 1;
	size_t era = ent_match_era(s, ++end, &sign);
	if (sign < 0)
		form->year = -(int)n.value * step + 1;
	return era ? era : end;
}

/* "this year's", "the year-ago": before a quarter, its year. The atom behind, or `at`. */
static size_t match_quarter_year(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at + is(s, at, "comparable");
	if (kind(s, from) == ENT_WHEN_REL && is(s, from + 1, "year") && mark(s, from + 2, '\'') && is(s, from + 3, "s")) {
		form->year_rel = (ent_rel)arg(s, from);
		return from + 4;
	}
	if (is(s, from, "year") && mark(s, from + 1, '-') && (is(s, from + 2, "ago") || is(s, from + 2, "earlier"))) {
		form->year_rel = ENT_REL_PREVIOUS;
		return from + 3;
	}
	int year;
	bool sure;
	size_t end = ent_match_year(s, from, &year, &sure);
	bool letter = (is(s, end, "q") || is(s, end, "h")) && digits(s, end + 1, 1, 1) && touches(s, end + 1);
	if (end && word_atom(s, end) && (number_at(s, end).ordinal || letter)) {
		form->year = year;
		form->has_year = true;
		return end; /* "the 1988 third quarter" */
	}
	return at;
}

/* "the third quarter", "third-quarter", "Q3", "the first half": with the year behind. */
static size_t match_quarter(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end;
	at = match_quarter_year(s, at, form);
	const ent_atom *a = atom_at(s, at);
	if (is(s, at, "h") && a->upper && digits(s, at + 1, 1, 1) && touches(s, at + 1) && number(s, at + 1) >= 1 &&
		number(s, at + 1) <= 2) {
		form->half = number(s, at + 1);
		end = at + 2;
	} else if (is(s, at, "q") && a->upper && digits(s, at + 1, 1, 1) && touches(s, at + 1) && number(s, at + 1) >= 1 &&
			   number(s, at + 1) <= 4) {
		form->quarter = number(s, at + 1);
		end = at + 2;
	} else {
		bool last = is(s, at, "last") || is(s, at, "final");
		if (is(s, at, "fiscal"))
			at++;
		if (at < s->n && mark(s, at, '-') && form->fiscal)
			at++;
		ent_number n = number_at(s, at);
		bool latter = is(s, at, "latter");
		if (!last && !latter && (!n.n || !n.ordinal))
			return 0;
		end = at + (last || latter ? 1 : n.n);
		end += mark(s, end, '-') && touches(s, end);
		if (is(s, end, "fiscal"))
			end++;
		if (is(s, end, "half") && (latter || (n.value <= 2 && !last))) {
			form->half = latter ? 2 : (int)n.value;
		} else if (kind(s, end) == ENT_WHEN_UNIT && arg(s, end) == ENT_UNIT_QUARTER && !last && !latter &&
				   n.value <= 4) {
			form->quarter = (int)n.value;
		} else {
			return 0;
		}
		end++;
	}
	if (form->has_year || form->year_rel)
		return end;
	size_t year = ent_match_year_behind(s, end, form);
	if (form->half && year == end)
		return 0;
	return year;
}

static size_t match_season(const ent_scan *s, size_t at, ent_form *form)
{
	if (kind(s, at) != ENT_WHEN_SEASON)
		return 0;
	size_t end = at + 1;
	if (mark(s, end, '/') || (mark(s, end, '-') && kind(s, end + 1) == ENT_WHEN_SEASON))
		return 0;
	form->season = arg(s, at);
	size_t year = ent_match_year_behind(s, end, form);
	bool sure, seasonal = kind(s, end) == ENT_WHEN_NONE && arg(s, end) == ENT_USE_SEASONAL && is(s, end + 1, "of");
	if (year == end && seasonal && ent_match_year(s, end + 2, &form->year, &sure)) {
		form->has_year = true; /* "the spring offensive of 1918" */
		return end;
	}
	if (year > end && form->has_year && (mark(s, year, '-') || mark(s, year, '/')) && touches(s, year) &&
		digits(s, year + 1, 2, 4) && touches(s, year + 1))
		year += 2; /* "winter 1939-40" */
	return year;
}

static size_t match_weekday(const ent_scan *s, size_t at, ent_form *form)
{
	const ent_atom *a = atom_at(s, at);
	if (kind(s, at) != ENT_WHEN_WEEKDAY || (!a->upper && (a->word->flags & ENT_WHEN_AMBIGUOUS)) ||
		ent_match_recurring(s, at))
		return 0;
	size_t behind = at + 1 + mark(s, at + 1, ',');
	if ((a->word->flags & ENT_WHEN_AMBIGUOUS) && !mark(s, at + 1, '.') && !ent_match_month_word(s, behind) &&
		!digits(s, behind, 1, 2))
		return 0;
	form->weekday = arg(s, at);
	return ent_match_skip_dot(s, at + 1);
}

/* "next week", "of this week" behind a weekday. */
static size_t match_week_behind(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at + (is(s, at, "of") || is(s, at, "in"));
	if (kind(s, from) != ENT_WHEN_REL || kind(s, from + 1) != ENT_WHEN_UNIT || arg(s, from + 1) != ENT_UNIT_WEEK ||
		!is(s, from + 1, "week"))
		return 0;
	form->week_rel = (ent_rel)arg(s, from);
	return from + 2;
}

/* "the first Friday of May 2020", "the second Monday of next month". */
static size_t match_nth_weekday(const ent_scan *s, size_t at, ent_form *form)
{
	ent_number n = number_at(s, at);
	bool last = is(s, at, "last");
	size_t day = at + (last ? 1 : n.n);
	if ((!last && (!n.n || !n.ordinal || n.value > 5)) || kind(s, day) != ENT_WHEN_WEEKDAY ||
		!(is(s, day + 1, "of") || is(s, day + 1, "in")))
		return 0;
	size_t month = day + 2;
	ent_form try = *form;
	size_t end = ent_match_month_first(s, month, &try);
	if (end && !try.day) {
		*form = try;
	} else if (kind(s, month) == ENT_WHEN_REL && is(s, month + 1, "month")) {
		form->rel = (ent_rel)arg(s, month);
		form->unit = ENT_UNIT_MONTH;
		end = month + 2;
	} else {
		return 0;
	}
	form->weekday = arg(s, day);
	form->nth = last ? -1 : (int)n.value;
	return end;
}

/* "[Friday] next week", "[Friday] night", "[Friday], 6 April", "[Friday] the 15th"; `at` where nothing follows. */
static size_t match_weekday_date(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end = at, next;
	if ((next = match_week_behind(s, at, form)))
		return next;
	if ((next = ent_match_daypart_behind(s, at, form)))
		end = next;
	size_t from = end + mark(s, end, ',');
	from += is(s, from, "the");
	ent_form try = *form;
	if ((next = ent_match_date(s, from, &try)) && try.day) {
		*form = try;
		return next;
	}
	try = *form;
	if (from > end && is(s, from - 1, "the") && (next = ent_match_lone_day(s, from, &try))) {
		*form = try;
		return next;
	}
	return end;
}

/* "week 31", "year 247", "FY2021", "fiscal 1990": numbers that a word before them tells. */
static size_t match_called(const ent_scan *s, size_t at, ent_form *form)
{
	bool sure, fiscal = is(s, at, "fiscal");
	int n = number(s, at + 1);
	if (is(s, at, "week") && digits(s, at + 1, 1, 2) && n >= 1 && n <= 53 && kind(s, at + 2) != ENT_WHEN_UNIT) {
		form->week = n;
		return ent_match_year_behind(s, at + 2, form);
	}
	if (is(s, at, "year") && digits(s, at + 1, 3, 3) && !touches(s, at + 2)) {
		form->year = n;
		form->has_year = true;
		return at + 2;
	}
	if (is(s, at, "fy") && (digits(s, at + 1, 4, 4) || digits(s, at + 1, 2, 2))) {
		form->year = n < 100 ? 2000 + n : n;
		form->has_year = form->fiscal = true;
		return at + 2;
	}
	bool year = fiscal || is(s, at, "year");
	size_t end = year ? ent_match_year(s, at + 1 + (fiscal && is(s, at + 1, "year")), &form->year, &sure) : 0;
	if (!end)
		return 0;
	form->has_year = true;
	form->fiscal = fiscal;
	return end;
}

/* "1990", "2016 June". */
static size_t match_lone_year(const ent_scan *s, size_t at, ent_form *form)
{
	bool sure;
	size_t end = ent_match_year(s, at, &form->year, &sure);
	if (!end)
		return 0;
	form->has_year = true;
	bool closed = atom_at(s, end + 1)->kind == ENT_ATOM_MARK || ent_scan_prep(s, end + 1) != ENT_PREP_NONE;
	bool month = kind(s, end) == ENT_WHEN_MONTH && !digits(s, end + 1, 1, 4) &&
				 (closed || !(atom_at(s, end)->word->flags & ENT_WHEN_AMBIGUOUS));
	form->month = month ? arg(s, end) : 0;
	return end + month;
}

/* "the third quarter", "Q3 2014"; where it must be dated, only with its year. */
static size_t try_quarter(const ent_scan *s, size_t at, bool dated, ent_form *form)
{
	ent_form quarter = *form;
	size_t end = match_quarter(s, at, &quarter);
	if (!end || (dated && !quarter.has_year && !quarter.year_rel))
		return 0;
	*form = quarter;
	return end;
}

static size_t match_core(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end;
	if (at > 1 && is(s, at - 1, "the") && ent_match_dated(s, at - 2) && (end = ent_match_lone_day(s, at, form)))
		return end;
	if ((end = match_weekday(s, at, form)))
		return match_weekday_date(s, end, form);
	if ((end = ent_match_date(s, at, form)) || (end = match_season(s, at, form)) || (end = match_decade(s, at, form)) ||
		(end = match_century(s, at, form)) || (end = try_quarter(s, at, false, form)) ||
		(end = match_called(s, at, form)))
		return end;
	return match_lone_year(s, at, form);
}

/* "early", "mid-", "the beginning of", "the first half of", "the end of the": a part of what follows. */
size_t ent_match_part(const ent_scan *s, size_t at, ent_part *ret_part)
{
	size_t from = at + is(s, at, "the");
	from += is(s, from, "very") || is(s, from, "latter") ? 1 : 0;
	if (kind(s, from) == ENT_WHEN_PART) {
		*ret_part = (ent_part)arg(s, from);
		size_t end = from + 1;
		if (mark(s, end, '-') && touches(s, end))
			end++;
		else if (is(s, end, "part") && is(s, end + 1, "of"))
			end += 2;
		else if (is(s, end, "of"))
			end++;
		else if ((is(s, end, "in") || is(s, end, "on")) && (is(s, from, "early") || is(s, from, "late")))
			end++;
		end += is(s, end, "the");
		return end;
	}
	bool first = is(s, from, "first"), second = is(s, from, "second") || is(s, from, "latter") || is(s, from, "last");
	if (from > at && is(s, from - 1, "latter"))
		return is(s, from, "half") && is(s, from + 1, "of")
				   ? (*ret_part = ENT_PART_SECOND_HALF, from + 2 + is(s, from + 2, "the"))
				   : 0;
	if ((first || second) && is(s, from + 1, "half") && is(s, from + 2, "of")) {
		*ret_part = first ? ENT_PART_FIRST_HALF : ENT_PART_SECOND_HALF;
		return from + 3 + is(s, from + 3, "the");
	}
	return 0;
}

/* "[the] first decade of the 21st century". */
static size_t match_decade_of_century(const ent_scan *s, size_t from, ent_form *form)
{
	ent_number n = number_at(s, from);
	bool last = is(s, from, "last") || is(s, from, "final");
	if (!last && (!n.n || !n.ordinal || n.value < 1 || n.value > 10))
		return 0;
	size_t end = from + (last ? 1 : n.n);
	if (kind(s, end) != ENT_WHEN_UNIT || arg(s, end) != ENT_UNIT_DECADE || !is(s, end + 1, "of"))
		return 0;
	end += 2;
	end += is(s, end, "the");
	ent_form century = *form;
	size_t to = match_century(s, end, &century);
	if (!to || century.grain != ENT_UNIT_CENTURY)
		return 0;
	form->has_year = true;
	form->year = century.year + (last ? 90 : ((int)n.value - 1) * 10);
	form->grain = ENT_UNIT_DECADE;
	return to;
}

static bool point_rel(ent_rel rel)
{
	return rel != ENT_REL_NONE && rel != ENT_REL_RECENT;
}

/* "[8] in the morning", "[7] at night": the hour is of that part of the day. */
static size_t match_hour_of_daypart(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end = ent_match_daypart_behind(s, at, form);
	if (!end)
		return 0;
	bool morning = form->daypart == 'M' * 256 + 'O' || (form->daypart == 'M' * 256 + 'I' && form->hour > 9);
	bool small = form->daypart == 'N' * 256 + 'I' && form->hour < 6;
	if (!morning && !small && form->hour < 12)
		form->hour += 12;
	form->daypart = 0;
	return end;
}

/* A time of day first: "10 a.m. Friday", "8 in the evening on 6 May", "noon tomorrow", "noon". */
static size_t match_clock_first(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end = ent_match_clock(s, at, form), to;
	if (!end)
		return 0;
	size_t next = end + mark(s, end, ',');
	if ((to = match_hour_of_daypart(s, end, form)))
		next = end = to;
	next += is(s, next, "on");
	ent_form date = *form;
	to = match_core(s, next, &date);
	if (to && (date.day || date.weekday)) {
		*form = date;
		return to;
	}
	if (kind(s, next) != ENT_WHEN_DAYREF)
		return end;
	form->kind = ENT_FORM_DAYREF;
	form->dayref = arg(s, next);
	return next + 1;
}

/* "the morning of April 8", "the night on Friday". */
static size_t match_daypart_of(const ent_scan *s, size_t at, ent_form *form)
{
	if (kind(s, at) != ENT_WHEN_DAYPART || (!is(s, at + 1, "of") && !is(s, at + 1, "on")))
		return 0;
	ent_form date = *form;
	size_t end = match_core(s, at + 2 + is(s, at + 2, "the"), &date);
	if (!end || (!date.day && !date.weekday) || date.daypart)
		return 0;
	*form = date;
	form->daypart = arg(s, at);
	return end;
}

/* "late last", "this past", "the end of the": a part of what follows and which one, in either order; `at` where neither
 * is said. */
static size_t match_lead(const ent_scan *s, size_t at, ent_part *ret_part, ent_rel *ret_rel)
{
	size_t end = ent_match_part(s, at, ret_part);
	if (!end)
		end = at;
	end += is(s, end, "the");
	if (kind(s, end) != ENT_WHEN_REL || !point_rel((ent_rel)arg(s, end)))
		return end;
	*ret_rel = (ent_rel)arg(s, end++);
	if (kind(s, end) == ENT_WHEN_REL)
		*ret_rel = ent_rel_of_two(*ret_rel, (ent_rel)arg(s, end++));
	if (kind(s, end) == ENT_WHEN_PART)
		*ret_part = (ent_part)arg(s, end++);
	return end;
}

/* Puts a lead into the form of what it leads; false where the two do not agree: "last 1990". */
static bool take_lead(ent_form *form, ent_part part, ent_rel rel)
{
	bool named = form->month || form->season;
	if (rel && form->has_year) {
		if (!named || rel != ENT_REL_THIS)
			return false;
		rel = ENT_REL_NONE;
	} else if (rel && !named && !form->weekday && !form->quarter) {
		return false;
	}
	bool half = part == ENT_PART_FIRST_HALF || part == ENT_PART_SECOND_HALF;
	if (half && form->has_year && !named && !form->quarter && !form->grain) {
		form->half = part == ENT_PART_FIRST_HALF ? 1 : 2;
		part = ENT_PART_WHOLE;
	}
	form->rel = rel;
	form->part = part;
	return true;
}

/* "[Friday] morning", "[6 April], at about 10 a.m."; `at` where no time of day follows. */
static size_t match_time_behind(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end = form->daypart ? 0 : ent_match_daypart_behind(s, at, form);
	if (end)
		return end;
	size_t clock = at + mark(s, at, ',');
	bool said = is(s, clock, "at");
	clock += said;
	if ((end = ent_match_clock(s, clock, form)))
		return end;
	if (said && kind(s, clock) == ENT_WHEN_APPROX && (end = ent_match_clock(s, clock + 1, form)))
		return end;
	return at;
}

/* "21 November 2014", "late last June", "the end of the third quarter", "Friday morning". */
static size_t match_date_first(const ent_scan *s, size_t at, ent_form *form)
{
	ent_part part = ENT_PART_WHOLE;
	ent_rel rel = ENT_REL_NONE;
	size_t from = match_lead(s, at, &part, &rel);
	size_t end = match_core(s, from, form);
	if (!end || !take_lead(form, part, rel))
		return 0;
	if (form->day || form->weekday)
		end = match_time_behind(s, end, form);
	/* The article belongs to parts and to units ("the end of May", "the third quarter"), not to dates and months. */
	if (!form->rel && !form->part && !form->season && !form->quarter && !form->half && !form->grain)
		form->first = (uint32_t)from;
	return ent_form_until(form, end);
}

size_t ent_match_point(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at + is(s, at, "the"), end;
	*form = ent_scan_form(ENT_FORM_POINT, at);
	if ((end = match_decade_of_century(s, from, form)) || (end = try_quarter(s, from, true, form)) ||
		(end = match_nth_weekday(s, from, form)) || (end = match_clock_first(s, at, form)) ||
		(end = match_daypart_of(s, from, form)))
		return ent_form_until(form, end);
	return match_date_first(s, at, form);
}
