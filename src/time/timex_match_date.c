/* Owns the grammar of years and of days of the month, in figures, in words and in other calendars. Each function takes
 * the atom it may begin at and gives the atom behind what it read, or 0 where it read nothing.
 *
 *     date := month day [, year] | day [of] month [, year] | month [, year] | ISO | d/m/y | day islamic-month year
 */
#include "time/timex_scan.h"

/* "BC", "B.C.", "AD", "C.E.": the atom behind, the sign in `*ret_sign`. */
size_t ent_match_era(const ent_scan *s, size_t at, int *ret_sign)
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
	return joined && digits(s, at + 1, 1, 4) && ent_match_era(s, at + 2, &sign) && sign < 0;
}

/* "nineteen ninety-six", "two thousand [and] ten", "twenty ten". */
static size_t match_spoken_year(const ent_scan *s, size_t at, int *ret_year)
{
	ent_number high = number_at(s, at);
	if (!high.n || high.digits || high.ordinal || high.decimal)
		return 0;
	size_t next = at + high.n;
	if (high.scaled) {
		bool alone = next >= s->n || (atom_at(s, next)->kind == ENT_ATOM_MARK && !mark(s, next, '-'));
		bool called = at > 0 && (is(s, at - 1, "year") || ent_scan_prep(s, at - 1) != ENT_PREP_NONE);
		bool count = high.value == 2000 && !alone && !called; /* "two thousand soldiers" */
		bool year = (high.value >= 2000 && high.value < 2100 && is(s, at, "two") && !count) ||
					(high.value >= 1001 && high.value < 2000 && is(s, at, "one") && alone);
		return year ? (*ret_year = (int)high.value, next) : 0;
	}
	if (high.value < 11 || high.value > 20)
		return 0;
	if (is(s, next, "hundred"))
		return 0;
	if ((is(s, next, "zero") || is(s, next, "oh")) && atom_at(s, next + 1)->word->part == ENT_NUMBER_UNIT) {
		ent_number unit = number_at(s, next + 1);
		*ret_year = (int)high.value * 100 + (int)unit.value; /* "nineteen oh one" */
		return unit.value >= 1 && unit.value < 10 ? next + 1 + unit.n : 0;
	}
	ent_number low = number_at(s, next);
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
	if (kind(s, at) == ENT_WHEN_REIGN && a->upper && digits(s, at + 1, 1, 4) && !touches(s, at + 1)) {
		*ret_year = number(s, at + 1) + arg(s, at); /* "Showa 20", "BE 2566" */
		return *ret_year >= 1850 && *ret_year <= 2100 ? at + 2 : 0;
	}
	if (kind(s, at) == ENT_WHEN_ERA && a->upper && arg(s, at) > 0 && digits(s, at + 1, 1, 4)) {
		*ret_year = number(s, at + 1); /* "AD 70" */
		return at + 2;
	}
	if (digits(s, at, 1, 4) && number(s, at) > 0 && era_of_range(s, at + 1)) {
		*ret_year = 1 - number(s, at); /* "499-493 BC" */
		return at + 1;
	}
	if (digits(s, at, 1, 4) && (end = ent_match_era(s, at + 1, &sign))) {
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
	if (kind(s, at + 1) == ENT_WHEN_REIGN && atom_at(s, at + 1)->upper && arg(s, at + 1) < 0 && !letters && !outer &&
		year + arg(s, at + 1) >= 1850) {
		*ret_year = year + arg(s, at + 1); /* "2566 BE" */
		return at + 2;
	}
	if (year < 1000 || year > 2100 || letters || inner || outer || mark(s, at + 1, '%'))
		return 0;
	*ret_sure = false;
	*ret_year = year;
	return at + 1;
}

/* A day of the month: "21", "21st", "twenty-first". */
static size_t match_day(const ent_scan *s, size_t at, int *ret_day)
{
	ent_number n = number_at(s, at);
	if (!n.n || n.decimal || n.scaled || n.grouped || n.fraction || n.value < 1 || n.value > 31 ||
		!(n.digits || n.ordinal))
		return 0;
	if (n.digits && atom_at(s, at)->digits > 2)
		return 0;
	if (at > 1 && touches(s, at) && touches(s, at - 1) && (mark(s, at - 1, '.') || mark(s, at - 1, ',')) &&
		atom_at(s, at - 2)->kind == ENT_ATOM_DIGITS)
		return 0; /* "6,107.31 August" */
	size_t end = at + n.n;
	bool slash = mark(s, end, '/') && touches(s, end);
	bool two = slash && digits(s, end + 1, 1, 2) && kind(s, end + 2) == ENT_WHEN_MONTH; /* "3/4 June" */
	if ((mark(s, end, ':') && touches(s, end + 1)) || mark(s, end, '%') || (slash && !two))
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

bool ent_match_month_word(const ent_scan *s, size_t at)
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
size_t ent_match_skip_dot(const ent_scan *s, size_t at)
{
	return at + (mark(s, at, '.') && touches(s, at) && (atom_at(s, at - 1)->word->flags & ENT_WHEN_ABBREVIATION));
}

/* ", 1999", " 1999", " of 1999", " '99", ", last year", " this year": the year behind a month or season. */
size_t ent_match_year_behind(const ent_scan *s, size_t at, ent_form *form)
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

/* "May twenty one", but "in May two ships sank" and "in May the two sides met" count something else. */
static bool is_spoken_day(const ent_scan *s, size_t at, ent_number words)
{
	static const char *const behind[] = {"the", "a",  "at",   "in", "of",   "and", "to", "from",
										 "he",  "we", "they", "it", "that", "she", "i",  "nineteen"};
	size_t end = at + words.n;
	if (!words.n || words.digits || words.ordinal || words.decimal || words.scaled || words.value < 1 ||
		words.value > 31 || is(s, at - 1, "the"))
		return false;
	bool free = end >= s->n || atom_at(s, end)->kind != ENT_ATOM_WORD;
	for (size_t k = 0; k < sizeof behind / sizeof *behind; k++)
		free = free || is(s, end, behind[k]);
	return free;
}

/* month day [year], month year, month. */
size_t ent_match_month_first(const ent_scan *s, size_t at, ent_form *form)
{
	if (!ent_match_month_word(s, at))
		return 0;
	form->month = arg(s, at);
	size_t end = ent_match_skip_dot(s, at + 1), next;
	size_t day = end + is(s, end, "the");
	if (mark(s, day, '-') && touches(s, day) && digits(s, day + 1, 1, 2))
		day++;
	int d;
	ent_number words = number_at(s, day);
	if (is_spoken_day(s, day, words) && !number_at(s, day + words.n).n) {
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
	size_t year = ent_match_year_behind(s, end, form);
	/* "Jan Kavan", "Dec" in a name: an abbreviation alone wants its dot. */
	bool bare = !form->day && year == at + 1 && (atom_at(s, at)->word->flags & ENT_WHEN_ABBREVIATION);
	return bare && ((year < s->n && atom_at(s, year)->kind == ENT_ATOM_WORD) ||
					(atom_at(s, at)->word->flags & ENT_WHEN_AMBIGUOUS))
			   ? 0
			   : year;
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
	if ((next = match_month_rel(s, end, at, number_at(s, at).ordinal, form)))
		return next;
	if ((mark(s, end, '-') || mark(s, end, '.')) && touches(s, end))
		end++; /* "21-Nov", "16. November" */
	if (is(s, end, "of"))
		end++;
	if (!ent_match_month_word(s, end))
		return 0;
	form->month = arg(s, end);
	end = ent_match_skip_dot(s, end + 1);
	if (mark(s, end, '-') && touches(s, end) && digits(s, end + 1, 2, 4))
		end++;
	return ent_match_year_behind(s, end, form);
}

/* Whether atom `at` says that a day follows. */
bool ent_match_dated(const ent_scan *s, size_t at)
{
	return is(s, at, "on") || is(s, at, "since") || is(s, at, "until") || is(s, at, "till") || is(s, at, "by") ||
		   is(s, at, "from") || is(s, at, "before") || is(s, at, "after") ||
		   (is(s, at, "to") && at > 3 && is(s, at - 4, "from"));
}

static size_t say_date(ent_form *form, int year, int month, int day, size_t end)
{
	form->has_year = true;
	form->year = year;
	form->month = month;
	form->day = day;
	return end;
}

/* "20141121". */
static size_t match_unparted(const ent_scan *s, size_t at, ent_form *form)
{
	if (!digits(s, at, 8, 8))
		return 0;
	int n = number(s, at), y = n / 10000, m = n / 100 % 100, d = n % 100;
	return y >= 1900 && y <= 2100 && ent_day_valid(y, m, d) ? say_date(form, y, m, d, at + 1) : 0;
}

/* Chinese and Japanese: year (of a reign, if that is said), month and day with their signs. */
static size_t match_signs(const ent_scan *s, size_t at, ent_form *form)
{
	bool reign = kind(s, at) == ENT_WHEN_REIGN;
	int began = reign ? arg(s, at) : 0;
	at += reign;
	if (!digits(s, at, began ? 1 : 4, 4) || !is(s, at + 1, "\xE5\xB9\xB4") || !digits(s, at + 2, 1, 2) ||
		!is(s, at + 3, "\xE6\x9C\x88") || !digits(s, at + 4, 1, 2) || !is(s, at + 5, "\xE6\x97\xA5"))
		return 0;
	int y = number(s, at) + began, m = number(s, at + 2), d = number(s, at + 4);
	return ent_day_valid(y, m, d) ? say_date(form, y, m, d, at + 6) : 0;
}

/* "2019-Sep-1". */
static size_t match_named_month(const ent_scan *s, size_t at, ent_form *form)
{
	if (!digits(s, at, 4, 4) || (!mark(s, at + 1, '-') && !mark(s, at + 1, '/')) || kind(s, at + 2) != ENT_WHEN_MONTH ||
		!digits(s, at + 4, 1, 2) || atom_at(s, at + 3)->kind != ENT_ATOM_MARK || !touches(s, at + 4))
		return 0;
	int y = number(s, at), m = arg(s, at + 2), d = number(s, at + 4);
	return ent_day_valid(y, m, d) ? say_date(form, y, m, d, at + 5) : 0;
}

/* "11/2016". */
static size_t match_month_of_year(const ent_scan *s, size_t at, ent_form *form)
{
	if (!digits(s, at, 1, 2) || (!mark(s, at + 1, '/') && !mark(s, at + 1, '-')) || !digits(s, at + 2, 4, 4) ||
		!touches(s, at + 1) || !touches(s, at + 2) || mark(s, at + 3, '/') || mark(s, at + 3, '-'))
		return 0;
	int month = number(s, at), year = number(s, at + 2);
	return month >= 1 && month <= 12 && year >= 1900 && year <= 2100 ? say_date(form, year, month, 0, at + 3) : 0;
}

/* Two or three figures that one kind of mark parts. */
struct figures {
	int first, second, third;
	int width; /* digits of the third; 0: there are two */
	char mark;
};

static bool read_figures(const ent_scan *s, size_t at, struct figures *ret_figures)
{
	const ent_atom *between = atom_at(s, at + 1);
	char c = between->mark;
	if (!digits(s, at, 1, 4) || !touches(s, at + 1) || !touches(s, at + 2) || !digits(s, at + 2, 1, 2) ||
		between->kind != ENT_ATOM_MARK || (c != '-' && c != '/' && c != '.'))
		return false;
	*ret_figures = (struct figures){.first = number(s, at), .second = number(s, at + 2), .mark = c};
	if (mark(s, at + 3, c) && touches(s, at + 3) && touches(s, at + 4) && digits(s, at + 4, 1, 4)) {
		ret_figures->third = number(s, at + 4);
		ret_figures->width = atom_at(s, at + 4)->digits;
	}
	return true;
}

/* "2014-11-21", "2014/11/21"; "2014-11": "1914-18" cannot be a month, "2005-06" mostly is a span of years. */
static size_t match_year_first(const ent_scan *s, size_t at, const struct figures *f, ent_form *form)
{
	if (f->width)
		return f->width <= 2 && ent_day_valid(f->first, f->second, f->third)
				   ? say_date(form, f->first, f->second, f->third, at + 5)
				   : 0;
	bool slash = f->mark == '/', dash = f->mark == '-' && atom_at(s, at + 2)->digits == 2;
	bool month = f->second >= 1 && f->second <= 12 && (slash || f->first % 100 >= f->second);
	return (slash || dash) && month && f->first >= 1000 && f->first <= 2100
			   ? say_date(form, f->first, f->second, 0, at + 3)
			   : 0;
}

/* "21/11/2014", "11-21-14", "21.11.2014". */
static size_t match_year_last(size_t at, const struct figures *f, ent_form *form)
{
	if (f->width != 4 && (f->width != 2 || f->mark == '.'))
		return 0;
	int year = f->third;
	if (f->width == 2)
		year += year < 30 ? 2000 : 1900;
	bool day_first = f->first > 12 || (f->mark == '.' && f->second <= 12);
	int month = day_first ? f->second : f->first, day = day_first ? f->first : f->second;
	return ent_day_valid(year, month, day) ? say_date(form, year, month, day, at + 5) : 0;
}

/* "on 4/22", "since 22/4"; "9/11" is a name. */
static size_t match_no_year(const ent_scan *s, size_t at, const struct figures *f, ent_form *form)
{
	if (f->mark != '/' || at == 0 || !ent_match_dated(s, at - 1) || !digits(s, at, 1, 2) || mark(s, at + 3, '/') ||
		kind(s, at + 3) == ENT_WHEN_MONTH || ent_phrase_at(&s->times->lexicon, s->atoms, at))
		return 0;
	bool day_first = f->first > 12;
	form->month = day_first ? f->second : f->first;
	form->day = day_first ? f->first : f->second;
	bool valid = form->month >= 1 && form->month <= 12 && form->day >= 1 &&
				 form->day <= (form->month == 2 ? 29 : ent_month_days(2000, form->month));
	return valid ? at + 3 : 0;
}

/* Dates in figures. A first part above 12 is a day; else the month is first with slashes and dashes (American), the day
 * with dots. */
static size_t match_numeric(const ent_scan *s, size_t at, ent_form *form)
{
	struct figures f;
	size_t end;
	if ((atom_at(s, at)->kind != ENT_ATOM_DIGITS && kind(s, at) != ENT_WHEN_REIGN) ||
		(at > 0 && touches(s, at) && !mark(s, at - 1, '(') && !mark(s, at - 1, '"') && !mark(s, at - 1, '[')))
		return 0;
	if ((end = match_unparted(s, at, form)) || (end = match_signs(s, at, form)) ||
		(end = match_named_month(s, at, form)) || (end = match_month_of_year(s, at, form)))
		return end;
	if (!read_figures(s, at, &f))
		return 0;
	if (atom_at(s, at)->digits == 4)
		return match_year_first(s, at, &f, form);
	return f.width ? match_year_last(at, &f, form) : match_no_year(s, at, &f, form);
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
	end = say_date(form, y, m, d, end + 1);
	return end + (is(s, end, "ah") || is(s, end, "h") || is(s, end, "\xD9\x87\xD9\x80") || is(s, end, "\xDA\xBE"));
}

size_t ent_match_date(const ent_scan *s, size_t at, ent_form *form)
{
	ent_form try = *form;
	size_t end;
	if ((end = match_other_calendar(s, at, &try))) {
		*form = try;
		return end;
	}
	if ((end = match_numeric(s, at, &try)) || (try = *form, end = ent_match_month_first(s, at, &try)) ||
		(try = *form, end = match_day_first(s, at, &try))) {
		*form = try;
		return end;
	}
	return 0;
}

/* "the 20th", "the 6th to the 9th" of a month that goes without saying: behind "on", "by", "until", and before no noun
 * that the number counts. */
size_t ent_match_lone_day(const ent_scan *s, size_t at, ent_form *form)
{
	int day;
	ent_number n = number_at(s, at);
	size_t end = match_day(s, at, &day), last;
	if (!end || !n.ordinal || is(s, at, "second") || (is(s, at, "first") && !n.digits))
		return 0;
	form->day = day;
	if ((last = match_day_end(s, end, day, &form->day_end)) && number_at(s, last - n.n).ordinal)
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
