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
		ent_number n = ent_number_at(s->atoms, at);
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
	ent_number n = ent_number_at(s->atoms, at);
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
	if (end && word_atom(s, end) && (ent_number_at(s->atoms, end).ordinal || letter)) {
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
		ent_number n = ent_number_at(s->atoms, at);
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
	form->season = arg(s, at);
	size_t end = at + 1;
	if (mark(s, end, '/') || (mark(s, end, '-') && kind(s, end + 1) == ENT_WHEN_SEASON))
		return 0;
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
	ent_number n = ent_number_at(s->atoms, at);
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

static size_t match_core(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end, next;
	if (at > 1 && is(s, at - 1, "the") && ent_match_dated(s, at - 2) && (end = ent_match_lone_day(s, at, form)))
		return end;
	if ((end = match_weekday(s, at, form))) {
		if ((next = match_week_behind(s, end, form)))
			return next;
		size_t from = end + mark(s, end, ',');
		ent_form try = *form;
		if ((next = ent_match_daypart_behind(s, end, &try))) {
			*form = try;
			end = next;
			from = end + mark(s, end, ',');
		}
		if (is(s, from, "the"))
			from++;
		try = *form;
		if ((next = ent_match_date(s, from, &try)) && try.day) {
			*form = try;
			return next;
		}
		try = *form;
		if (from > end && is(s, from - 1, "the") && (next = ent_match_lone_day(s, from, &try))) {
			*form = try; /* "Friday the 15th" */
			return next;
		}
		return end;
	}
	ent_form blank = *form;
	if ((end = ent_match_date(s, at, form)))
		return end;
	*form = blank;
	if ((end = match_season(s, at, form)))
		return end;
	*form = blank;
	if ((end = match_decade(s, at, form)))
		return end;
	*form = blank;
	if ((end = match_century(s, at, form)))
		return end;
	*form = blank;
	if ((end = match_quarter(s, at, form)))
		return end;
	*form = blank;
	bool sure;
	if (is(s, at, "week") && digits(s, at + 1, 1, 2) && number(s, at + 1) >= 1 && number(s, at + 1) <= 53 &&
		kind(s, at + 2) != ENT_WHEN_UNIT) {
		form->week = number(s, at + 1);
		return ent_match_year_behind(s, at + 2, form);
	}
	if (is(s, at, "year") && digits(s, at + 1, 3, 3) && !touches(s, at + 2)) {
		form->year = number(s, at + 1); /* "the year 247" */
		form->has_year = true;
		return at + 2;
	}
	if (is(s, at, "fy") && (digits(s, at + 1, 4, 4) || digits(s, at + 1, 2, 2))) { /* "FY2021", "FY 22" */
		int64_t year = number(s, at + 1);
		form->year = (int)(year < 100 ? 2000 + year : year);
		form->has_year = form->fiscal = true;
		return at + 2;
	}
	if (is(s, at, "year") || is(s, at, "fiscal")) {
		size_t from = at + 1 + (is(s, at, "fiscal") && is(s, at + 1, "year"));
		if ((end = ent_match_year(s, from, &form->year, &sure))) {
			form->has_year = true;
			form->fiscal = is(s, at, "fiscal");
			return end;
		}
		return 0;
	}
	if ((end = ent_match_year(s, at, &form->year, &sure))) {
		form->has_year = true;
		/* "2016 June" */
		bool closed = atom_at(s, end + 1)->kind == ENT_ATOM_MARK || ent_scan_prep(s, end + 1) != ENT_PREP_NONE;
		bool month = kind(s, end) == ENT_WHEN_MONTH && !digits(s, end + 1, 1, 4) &&
					 (closed || !(atom_at(s, end)->word->flags & ENT_WHEN_AMBIGUOUS));
		form->month = month ? arg(s, end) : 0;
		return end + month;
	}
	return 0;
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

/* "the first decade of the 21st century". */
static size_t match_decade_of_century(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at + is(s, at, "the");
	ent_number n = ent_number_at(s->atoms, from);
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

size_t ent_match_point(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end, next;
	*form = (ent_form){.kind = ENT_FORM_POINT, .first = (uint32_t)at, .hour = -1, .minute = -1, .second = -1};
	if ((end = match_decade_of_century(s, at, form))) {
		form->n = (uint32_t)(end - at);
		return end;
	}
	ent_form quarter = *form;
	size_t quarter_at = at + is(s, at, "the");
	if ((end = match_quarter(s, quarter_at, &quarter)) && (quarter.has_year || quarter.year_rel)) {
		*form = quarter;
		form->n = (uint32_t)(end - at);
		return end;
	}
	ent_form nth = *form;
	if ((end = match_nth_weekday(s, at + is(s, at, "the"), &nth))) {
		*form = nth;
		form->n = (uint32_t)(end - at);
		return end;
	}
	/* A time of day first: "10 a.m. Friday", "the morning of April 8", "noon". */
	size_t from = at + is(s, at, "the");
	ent_form try = *form;
	if ((end = ent_match_clock(s, at, &try))) {
		next = end + mark(s, end, ',');
		next += is(s, next, "on");
		ent_form daypart = try;
		size_t part = ent_match_daypart_behind(s, end, &daypart);
		if (part) {
			bool morning =
				daypart.daypart == 'M' * 256 + 'O' || (daypart.daypart == 'M' * 256 + 'I' && daypart.hour > 9);
			if (!morning && daypart.hour < 12 && !(daypart.daypart == 'N' * 256 + 'I' && daypart.hour < 6))
				daypart.hour += 12;
			try = daypart;
			try.daypart = 0;
			end = part;
			next = end + is(s, end, "on");
		}
		ent_form date = try;
		size_t to = match_core(s, next, &date);
		if (to && (date.day || date.weekday)) {
			try = date;
			end = to;
		} else if (kind(s, next) == ENT_WHEN_DAYREF) {
			try.kind = ENT_FORM_DAYREF;
			try.dayref = arg(s, next);
			end = next + 1;
		}
		*form = try;
		form->n = (uint32_t)(end - at);
		return end;
	}
	if (kind(s, from) == ENT_WHEN_DAYPART && (is(s, from + 1, "of") || is(s, from + 1, "on"))) {
		try = *form;
		size_t date = from + 2 + is(s, from + 2, "the");
		if ((end = match_core(s, date, &try)) && (try.day || try.weekday) && !try.daypart) {
			try.daypart = arg(s, from);
			*form = try;
			form->n = (uint32_t)(end - at);
			return end;
		}
	}
	/* Part and relation, in either order: "late last June", "the end of the third quarter". */
	ent_part part = ENT_PART_WHOLE;
	size_t start = at;
	if ((next = ent_match_part(s, at, &part)))
		start = next;
	size_t rel_at = start + is(s, start, "the");
	ent_rel rel = ENT_REL_NONE;
	if (kind(s, rel_at) == ENT_WHEN_REL && point_rel((ent_rel)arg(s, rel_at))) {
		rel = (ent_rel)arg(s, rel_at);
		rel_at++;
		if (kind(s, rel_at) == ENT_WHEN_REL) { /* "this past spring", "that same", "this coming Sunday" */
			ent_rel second = (ent_rel)arg(s, rel_at);
			if (rel == ENT_REL_THIS)
				rel = second == ENT_REL_PAST ? ENT_REL_LAST : second == ENT_REL_COMING ? ENT_REL_NEXT : rel;
			rel_at++;
		}
	}
	try = *form;
	if (rel && kind(s, rel_at) == ENT_WHEN_PART) {
		part = (ent_part)arg(s, rel_at);
		rel_at++;
	}
	end = match_core(s, rel_at, &try);
	if (!end)
		return 0;
	if (rel && (try.has_year || !(try.month || try.weekday || try.season || try.quarter))) {
		if (!(try.has_year && (try.month || try.season)) || rel != ENT_REL_THIS)
			return 0;
		rel = ENT_REL_NONE;
	}
	if ((part == ENT_PART_FIRST_HALF || part == ENT_PART_SECOND_HALF) && try.has_year && !try.month && !try.season &&
		!try.quarter && !try.grain) {
		try.half = part == ENT_PART_FIRST_HALF ? 1 : 2;
		part = ENT_PART_WHOLE;
	}
	try.rel = rel;
	try.part = part;
	if (try.day || try.weekday) {
		ent_form time = try;
		size_t behind = end + mark(s, end, ',');
		if (!time.daypart && (next = ent_match_daypart_behind(s, end, &time))) {
			try = time;
			end = next;
		} else if ((next = ent_match_clock(s, behind + is(s, behind, "at"), &time))) {
			try = time;
			end = next;
		} else if (is(s, behind, "at") && kind(s, behind + 1) == ENT_WHEN_APPROX &&
				   (time = try, next = ent_match_clock(s, behind + 2, &time))) {
			try = time;
			end = next;
		}
	}
	*form = try;
	/* The article belongs to parts and to units ("the end of May", "the third quarter"), not to dates and months. */
	bool plain = !rel && !part && rel_at > at && !try.season && !try.quarter && !try.half && !try.grain;
	form->first = (uint32_t)(plain ? rel_at : at);
	form->n = (uint32_t)(end - form->first);
	return end;
}
