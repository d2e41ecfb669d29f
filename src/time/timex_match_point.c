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

/* "BC", "B.C.", "AD", "C.E.": the atom behind, the sign in `*ret_sign`. */
static size_t match_era(const ent_scan *s, size_t at, int *ret_sign)
{
	if (kind(s, at) == ENT_WHEN_ERA && atom_at(s, at)->upper) {
		*ret_sign = arg(s, at);
		return at + 1;
	}
	bool before = is(s, at, "b"), after = is(s, at, "a");
	bool common = before && mark(s, at + 1, '.') && is(s, at + 2, "c");
	if (!(common || (after && mark(s, at + 1, '.') && is(s, at + 2, "d") && atom_at(s, at)->upper)) ||
		!touches(s, at + 2))
		return 0;
	*ret_sign = before ? -1 : 1;
	at += 3;
	if (mark(s, at, '.') && is(s, at + 1, "e") && touches(s, at + 1))
		at += 2;
	return at + (mark(s, at, '.') && touches(s, at));
}

/* "-493 BC", " to 493 BC", " and 493 BC" behind a year: it is before Christ as well. */
static bool era_of_range(const ent_scan *s, size_t at)
{
	int sign;
	bool joined = mark(s, at, '-') || is(s, at, "to") || is(s, at, "and") || is(s, at, "or") || is(s, at, "until");
	return joined && digits(s, at + 1, 1, 4) && match_era(s, at + 2, &sign) && sign < 0;
}

/* "nineteen ninety-six", "two thousand [and] ten", "twenty ten". */
static size_t match_spoken_year(const ent_scan *s, size_t at, int *ret_year)
{
	ent_number high = ent_number_at(s->atoms, at);
	if (!high.n || high.digits || high.ordinal || high.decimal)
		return 0;
	size_t next = at + high.n;
	if (high.scaled) {
		bool alone = next >= s->n || (atom_at(s, next)->kind == ENT_ATOM_MARK && !mark(s, next, '-'));
		bool year = (high.value >= 2000 && high.value < 2100 && is(s, at, "two")) ||
					(high.value >= 1001 && high.value < 2000 && is(s, at, "one") && alone);
		return year ? (*ret_year = (int)high.value, next) : 0;
	}
	if (high.value < 11 || high.value > 20)
		return 0;
	if (is(s, next, "hundred"))
		return 0;
	if ((is(s, next, "zero") || is(s, next, "oh")) && atom_at(s, next + 1)->word->part == ENT_NUMBER_UNIT) {
		ent_number unit = ent_number_at(s->atoms, next + 1);
		*ret_year = (int)high.value * 100 + (int)unit.value; /* "nineteen oh one" */
		return unit.value >= 1 && unit.value < 10 ? next + 1 + unit.n : 0;
	}
	ent_number low = ent_number_at(s->atoms, next);
	if (!low.n || low.digits || low.ordinal || low.decimal || low.value < 10 || low.value > 99)
		return 0;
	*ret_year = (int)high.value * 100 + (int)low.value;
	return next + low.n;
}

size_t ent_match_year(const ent_scan *s, size_t at, int *ret_year, bool *ret_sure)
{
	const ent_atom *a = atom_at(s, at);
	int sign;
	size_t end;
	*ret_sure = true;
	if (kind(s, at) == ENT_WHEN_ERA && a->upper && arg(s, at) > 0 && digits(s, at + 1, 1, 4)) {
		*ret_year = number(s, at + 1); /* "AD 70" */
		return at + 2;
	}
	if (digits(s, at, 1, 4) && number(s, at) > 0 && era_of_range(s, at + 1)) {
		*ret_year = 1 - number(s, at); /* "499-493 BC" */
		return at + 1;
	}
	if (digits(s, at, 1, 4) && (end = match_era(s, at + 1, &sign))) {
		*ret_year = sign < 0 ? 1 - number(s, at) : number(s, at);
		return number(s, at) > 0 ? end : 0;
	}
	if (mark(s, at, '\'') && digits(s, at + 1, 2, 2) && touches(s, at + 1) && !touches(s, at)) {
		int two = number(s, at + 1);
		*ret_year = two + (two < 30 ? 2000 : 1900);
		return at + 2;
	}
	if (a->kind == ENT_ATOM_WORD)
		return match_spoken_year(s, at, ret_year);
	bool span = at >= 2 && mark(s, at - 1, '-') && touches(s, at) && touches(s, at - 1) && digits(s, at - 2, 4, 4);
	if (span && digits(s, at, 2, 2) &&
		!(touches(s, at + 1) && !mark(s, at + 1, ',') && !mark(s, at + 1, '.') && !mark(s, at + 1, ')')) &&
		number(s, at - 2) >= 1000 && number(s, at - 2) <= 2100 && number(s, at) > number(s, at - 2) % 100) {
		*ret_year = number(s, at - 2) / 100 * 100 + number(s, at); /* "1979-88" */
		return at + 1;
	}
	if (!digits(s, at, 4, 4))
		return 0;
	int year = number(s, at);
	bool letters = touches(s, at + 1) && atom_at(s, at + 1)->kind == ENT_ATOM_WORD;
	bool inner = touches(s, at + 1) && touches(s, at + 2) &&
				 (mark(s, at + 1, ',') || mark(s, at + 1, '.') || mark(s, at + 1, ':')) &&
				 atom_at(s, at + 2)->kind == ENT_ATOM_DIGITS;
	bool outer = at > 0 && (mark(s, at - 1, '$') || mark(s, at - 1, '#') ||
							(touches(s, at) && (mark(s, at - 1, '.') || mark(s, at - 1, ',') || mark(s, at - 1, ':') ||
												atom_at(s, at - 1)->kind == ENT_ATOM_WORD)));
	if (year < 1000 || year > 2100 || letters || inner || outer || mark(s, at + 1, '%'))
		return 0;
	*ret_sure = false;
	*ret_year = year;
	return at + 1;
}

/* A day of the month: "21", "21st", "twenty-first". */
static size_t match_day(const ent_scan *s, size_t at, int *ret_day)
{
	ent_number n = ent_number_at(s->atoms, at);
	if (!n.n || n.decimal || n.scaled || n.grouped || n.fraction || n.value < 1 || n.value > 31 ||
		!(n.digits || n.ordinal))
		return 0;
	if (n.digits && atom_at(s, at)->digits > 2)
		return 0;
	if (at > 1 && touches(s, at) && touches(s, at - 1) && (mark(s, at - 1, '.') || mark(s, at - 1, ',')) &&
		atom_at(s, at - 2)->kind == ENT_ATOM_DIGITS)
		return 0; /* "6,107.31 August" */
	size_t end = at + n.n;
	if ((mark(s, end, ':') && touches(s, end + 1)) || mark(s, end, '%') || (mark(s, end, '/') && touches(s, end)))
		return 0;
	*ret_day = (int)n.value;
	return end;
}

/* "-7", " to 8", " and 9" behind a day: the last day of a range. */
static size_t match_day_end(const ent_scan *s, size_t at, int day, int *ret_end)
{
	size_t from = at;
	if (mark(s, at, '-') || mark(s, at, '/') || mark(s, at, '_'))
		from++;
	else if (is(s, at, "to") || is(s, at, "and") || is(s, at, "or") || is(s, at, "through") || is(s, at, "until") ||
			 is(s, at, "till"))
		from++;
	else
		return 0;
	if (is(s, from, "the"))
		from++;
	int end;
	size_t to = match_day(s, from, &end);
	if (!to || end <= day || kind(s, to) == ENT_WHEN_UNIT)
		return 0;
	*ret_end = end;
	return to;
}

static bool month_word(const ent_scan *s, size_t at)
{
	if (kind(s, at) != ENT_WHEN_MONTH)
		return false;
	/* In texts without capitals a month that is no other word is one, others beside a day or a year ("may" never). */
	const ent_atom *a = atom_at(s, at);
	const ent_atom *before = atom_at(s, at - (at > 0));
	unsigned behind = atom_at(s, at + 1)->word->part;
	bool beside = atom_at(s, at + 1)->kind == ENT_ATOM_DIGITS || before->kind == ENT_ATOM_DIGITS ||
				  before->word->part == ENT_NUMBER_SUFFIX_TH || behind == ENT_NUMBER_ORDINAL ||
				  behind == ENT_NUMBER_ORDINAL_TENS || behind == ENT_NUMBER_TENS;
	return a->upper ||
		   (!(a->word->flags & ENT_WHEN_AMBIGUOUS) &&
			(a->text.len >= 4 || beside || kind(s, at - (at > 0)) == ENT_WHEN_REL)) ||
		   (beside && !is(s, at, "may") && !is(s, at, "march"));
}

/* The dot of an abbreviation. */
static size_t skip_dot(const ent_scan *s, size_t at)
{
	return at + (mark(s, at, '.') && touches(s, at) && (atom_at(s, at - 1)->word->flags & ENT_WHEN_ABBREVIATION));
}

/* ", 1999", " 1999", " of 1999", " '99", ", last year", " this year": the year behind a month or season. */
static size_t match_year_behind(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at;
	bool sure, comma = mark(s, from, ',');
	from += comma;
	size_t of = from + (is(s, from, "of") || is(s, from, "in"));
	size_t year = of + (is(s, of, "the") && is(s, of + 1, "year") ? 2 : 0);
	size_t end = ent_match_year(s, year, &form->year, &sure);
	if (end && (sure || form->year >= 1000) && !(is(s, from, "in") && comma)) {
		/* "May, 1500 soldiers": a year after a comma ends a phrase. */
		form->has_year = true;
		return end;
	}
	if (comma)
		return at;
	if (kind(s, of) == ENT_WHEN_REL || (is(s, of, "the") && kind(s, of + 1) == ENT_WHEN_REL)) {
		size_t rel = of + is(s, of, "the");
		ent_rel r = (ent_rel)arg(s, rel);
		if (is(s, rel, "that") && is(s, rel + 1, "same"))
			rel++;
		if (kind(s, rel + 1) == ENT_WHEN_UNIT && arg(s, rel + 1) == ENT_UNIT_YEAR &&
			!(atom_at(s, rel + 1)->word->flags & ENT_WHEN_PLURAL)) {
			form->year_rel = r;
			return rel + 2;
		}
	}
	if (is(s, of, "the") && is(s, of + 1, "year") && of > from && !is(s, of + 2, "of")) {
		form->year_rel = ENT_REL_THAT;
		return of + 2;
	}
	return at;
}

/* month day [year], month year, month. */
static size_t match_month_first(const ent_scan *s, size_t at, ent_form *form)
{
	if (!month_word(s, at))
		return 0;
	form->month = arg(s, at);
	size_t end = skip_dot(s, at + 1), next;
	size_t day = end + is(s, end, "the");
	if (mark(s, day, '-') && touches(s, day) && digits(s, day + 1, 1, 2))
		day++;
	int d;
	ent_number words = ent_number_at(s->atoms, day);
	bool spoken = words.n && !words.digits && !words.ordinal && !words.decimal && !words.scaled && words.value >= 1 &&
				  words.value <= 31;
	if (spoken && !ent_number_at(s->atoms, day + words.n).n) {
		form->day = (int)words.value; /* "May twenty one" */
		end = day + words.n;
	} else if ((next = match_day(s, day, &d))) {
		form->day = d;
		end = next;
		if ((next = match_day_end(s, end, form->day, &form->day_end)))
			end = next;
	}
	if (mark(s, end, '-') && touches(s, end) && digits(s, end + 1, 4, 4))
		end++;
	size_t year = match_year_behind(s, end, form);
	/* "Jan Kavan", "Dec" in a name: an abbreviation alone wants its dot. */
	bool bare = !form->day && year == at + 1 && (atom_at(s, at)->word->flags & ENT_WHEN_ABBREVIATION);
	return bare && (word_atom(s, year) || (atom_at(s, at)->word->flags & ENT_WHEN_AMBIGUOUS)) ? 0 : year;
}

/* "[the 20th] of next month", "[from 4 to 22] this month". */
static size_t match_month_rel(const ent_scan *s, size_t at, size_t day, bool ordinal, ent_form *form)
{
	bool of = is(s, at, "of") || is(s, at, "in");
	bool range = form->day_end && day > 0 && (is(s, day - 1, "from") || is(s, day - 1, "between"));
	at += of;
	if (!(range || (of && ordinal)) || kind(s, at) != ENT_WHEN_REL || !is(s, at + 1, "month"))
		return 0;
	form->month_rel = (ent_rel)arg(s, at);
	return at + 2;
}

/* day [of] month [year]. */
static size_t match_day_first(const ent_scan *s, size_t at, ent_form *form)
{
	int day;
	size_t end = match_day(s, at, &day), next;
	if (!end)
		return 0;
	form->day = day;
	if ((next = match_day_end(s, end, form->day, &form->day_end)))
		end = next;
	if ((next = match_month_rel(s, end, at, ent_number_at(s->atoms, at).ordinal, form)))
		return next;
	if ((mark(s, end, '-') || mark(s, end, '.')) && touches(s, end))
		end++; /* "21-Nov", "16. November" */
	if (is(s, end, "of"))
		end++;
	if (!month_word(s, end))
		return 0;
	form->month = arg(s, end);
	end = skip_dot(s, end + 1);
	if (mark(s, end, '-') && touches(s, end) && digits(s, end + 1, 2, 4))
		end++;
	return match_year_behind(s, end, form);
}

/* Whether atom `at` says that a day follows. */
static bool dated(const ent_scan *s, size_t at)
{
	return is(s, at, "on") || is(s, at, "since") || is(s, at, "until") || is(s, at, "till") || is(s, at, "by") ||
		   is(s, at, "from") || is(s, at, "before") || is(s, at, "after") ||
		   (is(s, at, "to") && at > 3 && is(s, at - 4, "from"));
}

/* 2014-11-21, 2014/11/21, 20141121, 21/11/2014, 11-21-2014, 21.11.2014. A first part above 12 is a day; else the month
 * is first with slashes and dashes (American), the day with dots. */
static size_t match_numeric(const ent_scan *s, size_t at, ent_form *form)
{
	if (at > 0 && touches(s, at) && !mark(s, at - 1, '(') && !mark(s, at - 1, '"') && !mark(s, at - 1, '['))
		return 0;
	if (digits(s, at, 8, 8)) {
		int64_t n = atom_at(s, at)->number;
		int y = (int)(n / 10000), m = (int)(n / 100 % 100), d = (int)(n % 100);
		if (y < 1900 || y > 2100 || !ent_day_valid(y, m, d))
			return 0;
		*form = (ent_form){.kind = ENT_FORM_POINT,
						   .has_year = true,
						   .year = y,
						   .month = m,
						   .day = d,
						   .hour = -1,
						   .minute = -1,
						   .second = -1};
		return at + 1;
	}
	/* Chinese and Japanese: year, month and day with their signs. */
	if (digits(s, at, 4, 4) && is(s, at + 1, "\xE5\xB9\xB4") && digits(s, at + 2, 1, 2) &&
		is(s, at + 3, "\xE6\x9C\x88") && digits(s, at + 4, 1, 2) && is(s, at + 5, "\xE6\x97\xA5") &&
		ent_day_valid(number(s, at), number(s, at + 2), number(s, at + 4))) {
		*form = (ent_form){.kind = ENT_FORM_POINT,
						   .has_year = true,
						   .year = number(s, at),
						   .month = number(s, at + 2),
						   .day = number(s, at + 4),
						   .hour = -1,
						   .minute = -1,
						   .second = -1};
		return at + 6;
	}
	bool named =
		digits(s, at, 4, 4) && (mark(s, at + 1, '-') || mark(s, at + 1, '/')) && kind(s, at + 2) == ENT_WHEN_MONTH;
	if (named && digits(s, at + 4, 1, 2) && atom_at(s, at + 3)->kind == ENT_ATOM_MARK && touches(s, at + 4)) {
		*form = (ent_form){.kind = ENT_FORM_POINT,
						   .has_year = true,
						   .year = number(s, at),
						   .month = arg(s, at + 2),
						   .day = number(s, at + 4),
						   .hour = -1,
						   .minute = -1,
						   .second = -1};
		return ent_day_valid(form->year, form->month, form->day) ? at + 5 : 0; /* "2019-Sep-1" */
	}
	bool month_year = digits(s, at, 1, 2) && (mark(s, at + 1, '/') || mark(s, at + 1, '-')) &&
					  digits(s, at + 2, 4, 4) && touches(s, at + 1) && touches(s, at + 2);
	if (month_year && number(s, at) >= 1 && number(s, at) <= 12 && number(s, at + 2) >= 1900 &&
		number(s, at + 2) <= 2100 && !mark(s, at + 3, '/') && !mark(s, at + 3, '-')) {
		form->has_year = true;
		form->month = number(s, at);
		form->year = number(s, at + 2);
		return at + 3; /* "11/2016" */
	}
	if (!digits(s, at, 1, 4) || !touches(s, at + 1) || !touches(s, at + 2) || !digits(s, at + 2, 1, 2))
		return 0;
	char separator = atom_at(s, at + 1)->mark;
	if (atom_at(s, at + 1)->kind != ENT_ATOM_MARK || (separator != '-' && separator != '/' && separator != '.'))
		return 0;
	int a = number(s, at), b = number(s, at + 2);
	bool third = mark(s, at + 3, separator) && touches(s, at + 3) && touches(s, at + 4) && digits(s, at + 4, 1, 4);
	if (atom_at(s, at)->digits == 4) {
		if (third && atom_at(s, at + 4)->digits <= 2 && ent_day_valid(a, b, number(s, at + 4))) {
			form->year = a;
			form->month = b;
			form->day = number(s, at + 4);
		} else if (!third && (separator == '/' || (separator == '-' && atom_at(s, at + 2)->digits == 2)) && b >= 1 &&
				   b <= 12 && a >= 1000 && a <= 2100 && (a % 100 >= b || separator == '/')) {
			form->year = a; /* "2014-11"; "1914-18" cannot be a month, "2005-06" mostly is a span of years */
			form->month = b;
		} else {
			return 0;
		}
		form->has_year = true;
		return at + (third ? 5 : 3);
	}
	const ent_phrase *event = ent_phrase_at(&s->times->lexicon, s->atoms, at); /* "9/11" */
	if (!third && !event && separator == '/' && at > 0 && dated(s, at - 1) && digits(s, at, 1, 2) &&
		!mark(s, at + 3, '/')) {
		bool first = a > 12; /* "on 4/22", "since 22/4" */
		form->month = first ? b : a;
		form->day = first ? a : b;
		return form->month >= 1 && form->month <= 12 && form->day >= 1 &&
					   form->day <= (form->month == 2 ? 29 : ent_month_days(2000, form->month))
				   ? at + 3
				   : 0;
	}
	if (!third || (atom_at(s, at + 4)->digits != 4 && atom_at(s, at + 4)->digits != 2))
		return 0;
	if (atom_at(s, at + 4)->digits == 2 && separator == '.')
		return 0;
	int year = number(s, at + 4);
	if (atom_at(s, at + 4)->digits == 2)
		year += year < 30 ? 2000 : 1900;
	bool day_first = a > 12 || (separator == '.' && b <= 12);
	int m = day_first ? b : a, d = day_first ? a : b;
	if (!ent_day_valid(year, m, d))
		return 0;
	form->has_year = true;
	form->year = year;
	form->month = m;
	form->day = d;
	return at + 5;
}

/* "1990s", "the '90s", "1990's", "nineties", "nineteen nineties". */
static size_t match_decade(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at, era;
	int sign;
	if (digits(s, at, 2, 3) && number(s, at) % 10 == 0 && is(s, at + 1, "s") && touches(s, at + 1) &&
		(era = match_era(s, at + 2, &sign))) {
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
	size_t era = match_era(s, ++end, &sign);
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
	size_t year = match_year_behind(s, end, form);
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
	size_t year = match_year_behind(s, end, form);
	if (year > end && form->has_year && (mark(s, year, '-') || mark(s, year, '/')) && touches(s, year) &&
		digits(s, year + 1, 2, 4) && touches(s, year + 1))
		year += 2; /* "winter 1939-40" */
	return year;
}

static size_t match_weekday(const ent_scan *s, size_t at, ent_form *form)
{
	const ent_atom *a = atom_at(s, at);
	if (kind(s, at) != ENT_WHEN_WEEKDAY || (!a->upper && (a->word->flags & ENT_WHEN_AMBIGUOUS)))
		return 0;
	size_t behind = at + 1 + mark(s, at + 1, ',');
	if ((a->word->flags & ENT_WHEN_AMBIGUOUS) && !mark(s, at + 1, '.') && !month_word(s, behind) &&
		!digits(s, behind, 1, 2))
		return 0;
	form->weekday = arg(s, at);
	return skip_dot(s, at + 1);
}

/* The month of another calendar at `at`, its atoms; 0 where there is none. */
static size_t match_other_month(const ent_scan *s, size_t at, int *ret_month)
{
	const ent_phrase *phrase = ent_phrase_at(&s->times->lexicon, s->atoms, at);
	if (phrase && phrase->kind == ENT_WHEN_OTHER_MONTH) {
		*ret_month = phrase->arg;
		return at + phrase->n;
	}
	*ret_month = arg(s, at);
	return kind(s, at) == ENT_WHEN_OTHER_MONTH ? at + 1 : 0;
}

/* "15 Ramadan 1442 [AH]", "Ramadan 15, 1442": a day of another calendar, with its year. */
static size_t match_other_calendar(const ent_scan *s, size_t at, ent_form *form)
{
	int month, day = 0, y, m, d;
	size_t first = at, end;
	if (digits(s, at, 1, 2) && (at == 0 || !touches(s, at))) {
		day = number(s, at);
		first = at + 1 + (atom_at(s, at + 1)->word->part == ENT_NUMBER_SUFFIX_TH && touches(s, at + 1));
		first += is(s, first, "of");
	}
	if (first >= s->n || !(end = match_other_month(s, first, &month)))
		return 0;
	if (!day && digits(s, end, 1, 2)) {
		day = number(s, end);
		end++;
	}
	end += mark(s, end, ',');
	ent_day at_day;
	if (!day || !digits(s, end, 4, 4) ||
		!ent_calendar_day((ent_calendar)(month / 100), number(s, end), month % 100, day, &at_day))
		return 0;
	ent_day_to(at_day, &y, &m, &d);
	form->has_year = true;
	form->year = y;
	form->month = m;
	form->day = d;
	end++;
	return end + (is(s, end, "ah") || is(s, end, "h") || is(s, end, "\xD9\x87\xD9\x80") || is(s, end, "\xDA\xBE"));
}

static size_t match_date(const ent_scan *s, size_t at, ent_form *form)
{
	ent_form try = *form;
	size_t end;
	if ((end = match_other_calendar(s, at, &try))) {
		*form = try;
		return end;
	}
	if ((end = match_numeric(s, at, &try)) || (try = *form, end = match_month_first(s, at, &try)) ||
		(try = *form, end = match_day_first(s, at, &try))) {
		*form = try;
		return end;
	}
	return 0;
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
	size_t end = match_month_first(s, month, &try);
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

/* "the 20th", "the 6th to the 9th" of a month that goes without saying: behind "on", "by", "until", and before no noun
 * that the number counts. */
static size_t match_lone_day(const ent_scan *s, size_t at, ent_form *form)
{
	int day;
	ent_number n = ent_number_at(s->atoms, at);
	size_t end = match_day(s, at, &day), last;
	if (!end || !n.ordinal || is(s, at, "second") || (is(s, at, "first") && !n.digits))
		return 0;
	form->day = day;
	if ((last = match_day_end(s, end, day, &form->day_end)) && ent_number_at(s->atoms, last - n.n).ordinal)
		end = last;
	else
		form->day_end = 0;
	const ent_atom *next = atom_at(s, end);
	ent_when_kind behind = kind(s, end);
	bool closed = end >= s->n || (next->kind == ENT_ATOM_MARK && next->mark != '-') || behind == ENT_WHEN_PREP ||
				  is(s, end, "the") || is(s, end, "a") || is(s, end, "he") || is(s, end, "they") || is(s, end, "it") ||
				  is(s, end, "she") || is(s, end, "we");
	bool counts = behind == ENT_WHEN_COUNTED || behind == ENT_WHEN_UNIT || behind == ENT_WHEN_MONTH ||
				  (mark(s, end, '-') && touches(s, end)) || is(s, end, "of");
	if (counts || !(closed || n.digits))
		return 0;
	form->month_rel = ENT_REL_THE;
	return end;
}

static size_t match_core(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end, next;
	if (at > 1 && is(s, at - 1, "the") && dated(s, at - 2) && (end = match_lone_day(s, at, form)))
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
		if ((next = match_date(s, from, &try)) && try.day) {
			*form = try;
			return next;
		}
		try = *form;
		if (from > end && is(s, from - 1, "the") && (next = match_lone_day(s, from, &try))) {
			*form = try; /* "Friday the 15th" */
			return next;
		}
		return end;
	}
	ent_form blank = *form;
	if ((end = match_date(s, at, form)))
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
		return match_year_behind(s, at + 2, form);
	}
	if (is(s, at, "year") && digits(s, at + 1, 3, 3) && !touches(s, at + 2)) {
		form->year = number(s, at + 1); /* "the year 247" */
		form->has_year = true;
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
		if ((end = match_core(s, date, &try)) && try.day) {
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
