/* Owns the grammar of units of time: shifts ("two weeks later"), durations, stretches ("the past two years"), parts of
 * units. Each matcher takes the atom it may begin at and gives the atom behind what it read, or 0. */
#include "time/timex_scan.h"

static bool plural(const ent_scan *s, size_t at)
{
	return (atom_at(s, at)->word->flags & ENT_WHEN_PLURAL) != 0;
}

struct count {
	double value;
	bool vague, article, hyphen;
};

/* "a [week]", "one [week]", "an additional [week]": one; `end` is the atom behind. */
static size_t count_one(size_t end, struct count *count)
{
	count->value = 1;
	count->article = true;
	return end;
}

/* "half a [century]", "half [year]", "a half-[hour]", "a half [century]". */
static size_t match_half(const ent_scan *s, size_t at, bool a, struct count *count)
{
	if (!is(s, at + a, "half"))
		return 0;
	size_t end = at + a + 1;
	bool joined = a ? mark(s, end, '-') : is(s, end, "a") || is(s, end, "an");
	end += joined;
	bool unit = kind(s, end) == ENT_WHEN_UNIT;
	bool alone = !a && !joined; /* "half year", not "half day" */
	if (alone ? !unit || (!is(s, end, "hour") && !is(s, end, "year")) : !unit && !(a && joined))
		return 0;
	count->value = 0.5;
	return end;
}

/* "few", "several", "couple of", behind their article: "a few more [days]", "several-[year]". */
static size_t match_few(const ent_scan *s, size_t at, struct count *count)
{
	if (is(s, at, "couple") && !is(s, at + 1, "of") && kind(s, at + 1) != ENT_WHEN_UNIT)
		return 0;
	count->value = arg(s, at);
	count->vague = count->value <= 0;
	size_t end = at + 1;
	end += is(s, end, "of");
	end += is(s, end, "more");
	count->hyphen = mark(s, end, '-') && touches(s, end) && kind(s, end + 1) == ENT_WHEN_UNIT;
	return end + count->hyphen;
}

/* "two", "hundreds of", "two to three", "14-[day]", "three consecutive". */
static size_t match_number(const ent_scan *s, size_t at, struct count *count)
{
	ent_number n = number_at(s, at);
	if (n.fraction && n.n > 1 && kind(s, at + n.n - 1) == ENT_WHEN_UNIT) {
		n.value /= atom_at(s, at + n.n - 1)->word->value; /* "two quarters": not a half */
		n.n--;
		n.fraction = false;
	}
	if (!n.n || n.ordinal || n.fraction)
		return 0;
	size_t end = at + n.n;
	count->value = n.value;
	count->vague = n.vague;
	if (n.vague)
		end += is(s, end, "of");
	size_t to = end + (is(s, end, "to") || is(s, end, "or") || mark(s, end, '-'));
	ent_number high = to > end ? number_at(s, to) : (ent_number){0};
	if (high.n && !high.ordinal && high.value > n.value && high.value < n.value * 10 + 10) {
		end = to + high.n;
		count->value = high.value;
	}
	count->hyphen = mark(s, end, '-') && touches(s, end);
	end += count->hyphen;
	return end + (is(s, end, "more") || is(s, end, "full") || is(s, end, "long") || is(s, end, "consecutive") ||
				  is(s, end, "straight"));
}

/* A count: "two", "a", "a few", "several", "a couple of", "half a", "two to three", "another two". */
static size_t match_count(const ent_scan *s, size_t at, struct count *count)
{
	size_t end;
	*count = (struct count){0};
	if (is(s, at, "another"))
		return (end = match_count(s, at + 1, count)) ? end : count_one(at + 1, count);
	bool a = is(s, at, "a") || is(s, at, "an");
	if (a && (is(s, at + 1, "additional") || is(s, at + 1, "extra")))
		return count_one(at + 2, count);
	if ((end = match_half(s, at, a, count)))
		return end;
	size_t few = at + a + (a && is(s, at + 1, "good"));
	if (kind(s, few) == ENT_WHEN_VAGUE)
		return match_few(s, few, count);
	if ((end = match_number(s, at, count)))
		return end;
	if (!a && !is(s, at, "one"))
		return 0;
	end = at + 1;
	end += is(s, end, "full") || is(s, end, "whole") || is(s, end, "single") || is(s, end, "further") ||
		   is(s, end, "mere");
	return count_one(end, count);
}

/* A unit; "second" and "minute" and "quarter" are units only behind a count. */
size_t ent_match_unit(const ent_scan *s, size_t at, bool counted, ent_form *form)
{
	bool fiscal = kind(s, at) == ENT_WHEN_FISCAL;
	at += fiscal;
	at += is(s, at, "calendar");
	if (kind(s, at) != ENT_WHEN_UNIT)
		return 0;
	unsigned flags = atom_at(s, at)->word->flags;
	if (!counted && (flags & (ENT_WHEN_AMBIGUOUS | ENT_WHEN_ABBREVIATION)) && arg(s, at) != ENT_UNIT_QUARTER)
		return 0;
	form->unit = (ent_unit)arg(s, at);
	form->plural = (flags & ENT_WHEN_PLURAL) != 0;
	form->fiscal = fiscal;
	return at + 1 + ((flags & ENT_WHEN_ABBREVIATION) && mark(s, at + 1, '.') && touches(s, at + 1) && at + 2 < s->n);
}

/* "ago", "later", "earlier", "from now", "before that", "prior": behind a count of units. */
static size_t match_shift(const ent_scan *s, size_t at, ent_shift *ret_shift)
{
	if (is(s, at, "from") && (is(s, at + 1, "now") || is(s, at + 1, "today"))) {
		*ret_shift = ENT_SHIFT_HENCE;
		return at + 2;
	}
	if ((is(s, at, "prior") || is(s, at, "previously")) && !is(s, at + 1, "to")) {
		*ret_shift = ENT_SHIFT_EARLIER;
		return at + 1;
	}
	if (kind(s, at) != ENT_WHEN_SHIFT)
		return 0;
	ent_shift shift = (ent_shift)arg(s, at);
	if (is(s, at, "back") || is(s, at, "ahead"))
		return 0;
	if (shift == ENT_SHIFT_AFTER || shift == ENT_SHIFT_BEFORE) {
		bool that = is(s, at + 1, "that") || is(s, at + 1, "this");
		bool ends = at + 1 >= s->n || mark(s, at + 1, '.') || mark(s, at + 1, ',') || mark(s, at + 1, ';') ||
					mark(s, at + 1, ')');
		if (!that && !ends)
			return 0;
		*ret_shift = shift == ENT_SHIFT_AFTER ? ENT_SHIFT_LATER : ENT_SHIFT_EARLIER;
		return at + 1;
	}
	*ret_shift = shift;
	return at + 1;
}

/* As match_shift, for units that are in the form. */
static size_t match_shifted(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end = match_shift(s, at, &form->shift);
	if (end)
		form->kind = ENT_FORM_SHIFT;
	return end;
}

/* "[two weeks] or so"; `at` where that is not said. */
static size_t match_or_so(const ent_scan *s, size_t at, ent_form *form)
{
	if (!is(s, at, "or") || !is(s, at + 1, "so"))
		return at;
	form->approximate = true;
	return at + 2;
}

/* "[a year]-old". */
static bool is_old(const ent_scan *s, size_t at)
{
	return mark(s, at, '-') && is(s, at + 1, "old");
}

/* "[2 years] 1 month, 21 days", "[one week] and three days": smaller units that go on. */
static size_t match_more(const ent_scan *s, size_t at, ent_form *form)
{
	ent_unit last = form->unit;
	if (form->vague || form->unit < ENT_UNIT_WEEK || form->unit > ENT_UNIT_YEAR)
		return at;
	for (;;) {
		size_t from = at + (is(s, at, "and") || mark(s, at, ','));
		ent_number n = number_at(s, from);
		size_t unit = from + n.n;
		if (!n.n || n.ordinal || n.decimal || n.value > 1000 || kind(s, unit) != ENT_WHEN_UNIT ||
			arg(s, unit) >= (int)last)
			return at;
		last = (ent_unit)arg(s, unit);
		if (last == ENT_UNIT_MONTH)
			form->more_months += (int)n.value;
		else if (last == ENT_UNIT_WEEK || last == ENT_UNIT_DAY)
			form->more_days += (int)n.value * (last == ENT_UNIT_WEEK ? 7 : 1);
		else
			return at;
		at = unit + 1;
	}
}

/* "year-earlier", "years ago", "day-long": units without count. */
static size_t match_uncounted(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end = kind(s, at) == ENT_WHEN_UNIT ? ent_match_unit(s, at, false, form) : 0;
	if (!end)
		return 0;
	size_t to = end + mark(s, end, '-');
	if (to > end && is(s, to, "long") && touches(s, end) && touches(s, to) && !form->plural) {
		form->count = 1;
		return ent_form_until(form, to + 1);
	}
	if ((to == end && !form->plural) || !(to = match_shifted(s, to, form)))
		return 0;
	form->count = form->plural ? 0 : 1;
	form->vague = form->plural;
	return ent_form_until(form, to);
}

/* What counts no units though it looks so: `from` is the atom behind the count. */
static bool counts_nothing(const ent_scan *s, size_t at, size_t from, const struct count *count)
{
	ent_shift shift;
	if (count->article && is(s, at, "one") && is(s, from, "day") && !match_shift(s, from + 1, &shift) &&
		!mark(s, from + 1, '-'))
		return true; /* "one day they will" */
	if (count->article && kind(s, from) == ENT_WHEN_UNIT && mark(s, from + 1, '-') && is(s, from + 2, "long"))
		return true; /* "a day-long session" */
	return is(s, from, "second") && atom_at(s, at)->kind == ENT_ATOM_WORD && count->value <= 1;
}

/* "two [bloody] weeks": one word between the count and its units. */
static bool is_adjective(const ent_scan *s, size_t at, const struct count *count)
{
	const ent_atom *a = atom_at(s, at);
	return a->kind == ENT_ATOM_WORD && !a->upper && !a->word->part && a->word->kind == ENT_WHEN_NONE && !count->vague &&
		   count->value >= 2 && count->value < 1000 && plural(s, at + 1) && ent_scan_prep(s, at) == ENT_PREP_NONE;
}

/* "[a year] and a half", "[two years] and half"; `at` where that is not said. */
static size_t match_and_half(const ent_scan *s, size_t at, ent_form *form)
{
	size_t half = at + 1 + (is(s, at + 1, "a") || is(s, at + 1, "one"));
	if (!is(s, at, "and") || !is(s, half, "half"))
		return at;
	form->count += 0.5;
	return half + 1;
}

/* "[two] days", "[two] bloody weeks", "[a] year and a half", "[two] years 1 month". */
static size_t match_counted_units(const ent_scan *s, size_t at, const struct count *count, ent_form *form)
{
	size_t end = ent_match_unit(s, at, true, form);
	if (!end && is_adjective(s, at, count))
		end = ent_match_unit(s, at + 1, true, form);
	if (!end || (form->unit == ENT_UNIT_QUARTER && count->article))
		return 0;
	form->count = count->value;
	form->vague = count->vague;
	end = match_and_half(s, end, form);
	return is_old(s, end) ? 0 : match_more(s, end, form);
}

/* "[three weeks] from tomorrow", "[two days] before yesterday". */
static size_t match_from_day(const ent_scan *s, size_t at, ent_form *form)
{
	bool on = is(s, at, "from") || is(s, at, "after");
	if (form->vague || kind(s, at + 1) != ENT_WHEN_DAYREF || (!on && !is(s, at, "before")))
		return 0;
	form->kind = ENT_FORM_SHIFT;
	form->shift = on ? ENT_SHIFT_HENCE : ENT_SHIFT_AGO;
	form->dayref = arg(s, at + 1);
	form->to_day = form->dayref != 0 || is(s, at, "after");
	return ent_form_until(form, at + 2);
}

/* Durations and shifts: "two days", "16-hour", "a year ago", "two weeks later", "year-earlier", "half a century". */
size_t ent_match_counted(const ent_scan *s, size_t at, ent_form *form)
{
	*form = ent_scan_form(ENT_FORM_DURATION, at);
	struct count count;
	size_t from = match_count(s, at, &count), end, to;
	if (!from)
		return match_uncounted(s, at, form);
	if (counts_nothing(s, at, from, &count) || !(end = match_counted_units(s, from, &count, form)))
		return 0;
	if ((to = match_from_day(s, end, form)))
		return to;
	bool hyphen = mark(s, end, '-') && touches(s, end);
	end = match_or_so(s, end, form);
	to = match_shifted(s, end + hyphen, form);
	return ent_form_until(form, to ? to : end);
}

/* "[the last] week of August", "[the first] nine months of 1989": the units begin at atom `from`. */
static size_t match_end_of(const ent_scan *s, size_t at, size_t from, int ordinal, ent_form *form)
{
	struct count count;
	ent_form unit = ent_scan_form(ENT_FORM_DURATION, at), point;
	size_t counted = match_count(s, from, &count);
	size_t end = ent_match_unit(s, counted ? counted : from, true, &unit);
	if (!end || !is(s, end, "of") || unit.unit == ENT_UNIT_QUARTER || unit.unit == ENT_UNIT_DECADE)
		return 0;
	end += 1 + is(s, end + 1, "the");
	size_t to = ent_match_point(s, end, &point);
	if (!to || point.day || point.weekday || point.hour >= 0 || !(point.month || point.has_year) ||
		unit.unit >= ENT_UNIT_YEAR)
		return 0;
	point.kind = ENT_FORM_DURATION;
	point.first = (uint32_t)at;
	point.unit = unit.unit;
	point.count = counted ? count.value : 1;
	point.vague = counted && count.vague;
	point.ordinal = ordinal;
	*form = point;
	return ent_form_until(form, to);
}

/* "[the] first hours of", "[the] final years of", "[the] opening days of": some of them. */
static size_t match_some_of(const ent_scan *s, size_t from, ent_form *form)
{
	if (!is(s, from, "first") && !is(s, from, "final") && !is(s, from, "opening") && !is(s, from, "closing") &&
		!is(s, from, "early"))
		return 0;
	ent_form unit;
	size_t end = ent_match_unit(s, from + 1, false, &unit);
	if (!end || !unit.plural || unit.unit < (is(s, from, "early") ? ENT_UNIT_DAY : ENT_UNIT_HOUR) ||
		unit.unit == ENT_UNIT_QUARTER || !is(s, end, "of"))
		return 0;
	*form = ent_scan_form(ENT_FORM_DURATION, form->first);
	form->unit = unit.unit;
	form->vague = true;
	return ent_form_until(form, end);
}

/* "[the] latest period". */
static size_t match_latest_period(const ent_scan *s, size_t from, ent_form *form)
{
	if (!is(s, from, "latest") || !is(s, from + 1, "period"))
		return 0;
	form->unit = ENT_UNIT_QUARTER;
	form->rel = ENT_REL_RECENT;
	return ent_form_until(form, from + 2);
}

/* "year-ago", "year-earlier". */
static bool is_year_ago(const ent_scan *s, size_t at)
{
	return is(s, at, "year") && mark(s, at + 1, '-') && (is(s, at + 2, "ago") || is(s, at + 2, "earlier"));
}

/* "[the] year-ago quarter", "[the comparable] year-earlier period", "[the] year-earlier nine months". */
static size_t match_year_ago(const ent_scan *s, size_t ago, ent_form *form)
{
	size_t behind = ago + 3;
	if (is(s, behind, "quarter") || is(s, behind, "period")) {
		*form = ent_scan_form(ENT_FORM_SHIFT, form->first);
		form->unit = ENT_UNIT_YEAR;
		form->count = 1;
		form->shift = ENT_SHIFT_EARLIER;
		return ent_form_until(form, behind + 1);
	}
	struct count months;
	size_t to = match_count(s, behind, &months);
	if (!to || !(to = ent_match_unit(s, to, true, form)))
		return 0;
	form->kind = ENT_FORM_DURATION;
	form->count = months.value;
	return ent_form_until(form, to);
}

/* "[the] week of March 6", "[the] week beginning on 6 March". */
static size_t match_week_of(const ent_scan *s, size_t at, ent_form *form)
{
	if (!is(s, at, "week") || (!is(s, at + 1, "of") && !is(s, at + 1, "beginning") && !is(s, at + 1, "starting") &&
							   !is(s, at + 1, "commencing")))
		return 0;
	ent_form day;
	size_t date = at + 2 + is(s, at + 2, "on");
	size_t to = ent_match_point(s, date + is(s, date, "the"), &day);
	if (!to || !day.day || !day.month)
		return 0;
	day.kind = ENT_FORM_UNIT;
	day.unit = ENT_UNIT_WEEK;
	day.first = form->first;
	*form = day;
	return ent_form_until(form, to);
}

/* "[the] full year": the atom of the year; else `at`. */
static size_t skip_full(const ent_scan *s, size_t at)
{
	return at + ((is(s, at, "full") || is(s, at, "entire") || is(s, at, "whole")) && is(s, at + 1, "year"));
}

/* The units of "the past two years", and which of them are meant. */
struct units {
	size_t from; /* the atom of their count, or their own */
	ent_rel rel;
	bool counted;
	struct count count;
};

static bool word_behind(const ent_scan *s, size_t mark_at)
{
	return touches(s, mark_at + 1) && atom_at(s, mark_at + 1)->kind == ENT_ATOM_WORD &&
		   kind(s, mark_at + 1) != ENT_WHEN_SHIFT;
}

/* "[the past] two years", "[last] year". */
static size_t match_units(const ent_scan *s, struct units *units, ent_form *form)
{
	size_t counted = match_count(s, units->from, &units->count);
	units->counted = counted;
	if (counted && units->count.article)
		return 0;
	size_t end = ent_match_unit(s, counted ? counted : units->from, counted || units->rel, form);
	if (!end || is_old(s, end) || is(s, end, "old"))
		return 0;
	if (form->unit < ENT_UNIT_HOUR && !counted)
		return 0; /* "the last minute" */
	if (mark(s, end, '-') && touches(s, end) && word_behind(s, end) && !(counted && is(s, end + 1, "long")))
		return 0; /* "the quarter-to-quarter", "the day-to-day", "the month-long" */
	return end;
}

/* "[next week] Sunday", "[the week] on Sunday". */
static size_t match_day_of_week(const ent_scan *s, const struct units *units, size_t end, ent_form *form)
{
	size_t day = end + is(s, end, "on");
	if (!units->rel || form->unit != ENT_UNIT_WEEK || form->plural || units->counted ||
		kind(s, day) != ENT_WHEN_WEEKDAY)
		return 0;
	*form = ent_scan_form(ENT_FORM_POINT, form->first);
	form->weekday = arg(s, day);
	form->week_rel = units->rel;
	return ent_form_until(form, day + 1);
}

/* What units read up to atom `end` say: "last year", "the past two years", "the first two weeks or so". */
static size_t say_units(const ent_scan *s, const struct units *units, size_t end, ent_form *form)
{
	size_t to = match_day_of_week(s, units, end, form);
	if (to)
		return to;
	form->rel = units->rel;
	if (units->counted) {
		form->count = units->count.value;
		form->vague = units->count.vague;
		form->kind = ENT_FORM_DURATION;
	} else if (form->plural) {
		form->kind = ENT_FORM_DURATION;
		form->vague = true;
		if (units->rel == ENT_REL_THIS || units->rel == ENT_REL_THAT || units->rel == ENT_REL_THE)
			return 0;
	} else {
		form->count = 1;
	}
	end = match_or_so(s, end, form);
	if (units->counted && !units->rel && (to = match_shifted(s, end, form)))
		end = to;
	return ent_form_until(form, end);
}

/* "last", "this past", "the same" before units: which of them. */
static size_t match_which(const ent_scan *s, size_t at, ent_rel *ret_rel)
{
	size_t end = at + 1 + mark(s, at + 1, '-');
	*ret_rel = (ent_rel)arg(s, at);
	if (kind(s, end) != ENT_WHEN_REL)
		return end;
	*ret_rel = ent_rel_of_two(*ret_rel, (ent_rel)arg(s, end));
	return end + 1;
}

/* "[this] morning", "[that same] night", "[last] night", "[the following] evening". */
static size_t match_that_daypart(const ent_scan *s, const struct units *units, ent_form *form)
{
	if (kind(s, units->from) != ENT_WHEN_DAYPART)
		return 0;
	size_t at = form->first;
	bool here = (units->rel == ENT_REL_THIS || units->rel == ENT_REL_THAT) && !is(s, at, "the") && !is(s, at, "same");
	bool back = units->rel == ENT_REL_LAST || units->rel == ENT_REL_PREVIOUS;
	if (!here && !back && units->rel != ENT_REL_NEXT && units->rel != ENT_REL_FOLLOWING)
		return 0;
	*form = ent_scan_form(ENT_FORM_DAYREF, at);
	form->daypart = arg(s, units->from);
	form->rel = units->rel;
	form->dayref = here ? 0 : back ? -1 : 1;
	return ent_form_until(form, units->from + 1);
}

/* "the last day of the month", "the last year of the war": not the one before now. */
static bool is_last_of(const ent_scan *s, size_t at, size_t from)
{
	ent_form unit;
	bool the = is(s, at, "the") || (at > 0 && is(s, at - 1, "the"));
	size_t end = the ? ent_match_unit(s, from, true, &unit) : 0;
	return end && is(s, end, "of");
}

/* "last year", "the past two years", "this week", "the following day", "that same day". */
static size_t match_those_units(const ent_scan *s, size_t at, size_t from, ent_form *form)
{
	if (from == at && arg(s, at) == ENT_REL_FOLLOWING && kind(s, at + 1) == ENT_WHEN_REL)
		return 0; /* "following last month's crash" */
	struct units units;
	size_t end = match_which(s, from, &units.rel);
	units.from = skip_full(s, end);
	if ((end = match_that_daypart(s, &units, form)))
		return end;
	if (units.rel == ENT_REL_LAST) {
		if ((end = match_end_of(s, at, units.from, -1, form)))
			return end;
		if (is_last_of(s, at, units.from))
			return 0;
	}
	if ((end = match_week_of(s, units.from, form)))
		return end;
	end = match_units(s, &units, form);
	return end ? say_units(s, &units, end, form) : 0;
}

/* "the first nine months", "the second week of August". */
static size_t match_nth_units(const ent_scan *s, size_t at, size_t from, int ordinal, ent_form *form)
{
	bool the = is(s, at, "the");
	struct units units = {.from = from};
	size_t end = match_end_of(s, at, from, ordinal, form);
	if (end)
		return end;
	end = the && ordinal <= 1 ? match_units(s, &units, form) : 0;
	if (!end || !units.counted)
		return 0;
	form->ordinal = ordinal;
	return say_units(s, &units, end, form);
}

/* "the quarter ended Sept. 30": that quarter; "the year ended June 30": a year's length. */
static size_t match_ended(const ent_scan *s, size_t end, ent_form *form)
{
	if ((form->unit != ENT_UNIT_YEAR && form->unit != ENT_UNIT_QUARTER) ||
		(!is(s, end, "ended") && !is(s, end, "ending")))
		return 0;
	ent_form point;
	if (form->unit == ENT_UNIT_YEAR) {
		form->kind = ENT_FORM_DURATION;
		form->count = 1;
	} else if (ent_match_point(s, end + 1, &point) && point.month) {
		form->month = point.month;
		form->year = point.year;
		form->has_year = point.has_year;
	} else {
		form->rel = ENT_REL_THE;
	}
	return ent_form_until(form, end);
}

/* "[the week] after next", "[the day] before,". */
static size_t match_beside(const ent_scan *s, size_t end, ent_form *form)
{
	bool after = is(s, end, "after");
	if (form->plural || form->unit < ENT_UNIT_DAY || (!after && !is(s, end, "before")))
		return 0;
	size_t next = end + 1 + is(s, end + 1, "the");
	if (is(s, next, after ? "next" : "last")) {
		form->rel = after ? ENT_REL_NEXT : ENT_REL_LAST;
		form->steps = 2;
		return ent_form_until(form, next + 1);
	}
	if (end + 1 < s->n && !mark(s, end + 1, ',') && !mark(s, end + 1, '.') && !mark(s, end + 1, ';'))
		return 0;
	form->kind = ENT_FORM_SHIFT;
	form->shift = after ? ENT_SHIFT_LATER : ENT_SHIFT_EARLIER;
	form->count = 1;
	return ent_form_until(form, end + 1);
}

/* Whether "the year", read up to atom `end`, is one that the text is about. */
static bool is_of_text(const ent_scan *s, size_t end, const ent_form *form)
{
	if (form->plural || form->unit < ENT_UNIT_WEEKEND || form->unit == ENT_UNIT_DECADE ||
		form->unit == ENT_UNIT_CENTURY)
		return false;
	bool of = is(s, end, "of") && !mark(s, end + 1, '$');                   /* "the day of" */
	bool number = atom_at(s, end)->upper && atom_at(s, end)->text.len <= 4; /* "the Year VIII" */
	return !of && !number && !is(s, end, "before") && !is(s, end, "that");
}

/* "the year", "the two days", "the week of March 6", "the quarter ended Sept. 30", "the day before,". */
static size_t match_the_units(const ent_scan *s, size_t from, ent_form *form)
{
	struct units units = {.from = skip_full(s, from)};
	size_t end = match_week_of(s, units.from, form), to;
	if (end)
		return end;
	if (!(end = match_units(s, &units, form)))
		return 0;
	if (units.counted) {
		if (units.count.hyphen)
			form->first = (uint32_t)units.from; /* "the 14-day" */
	} else if ((to = match_ended(s, end, form)) || (to = match_beside(s, end, form))) {
		return to;
	} else if (is_of_text(s, end, form)) {
		units.rel = ENT_REL_THE;
	} else {
		return 0;
	}
	return say_units(s, &units, end, form);
}

/* "last year", "the past two years", "the first nine months", "the year". */
size_t ent_match_relative(const ent_scan *s, size_t at, ent_form *form)
{
	*form = ent_scan_form(ENT_FORM_UNIT, at);
	bool the = is(s, at, "the");
	size_t from = at + the, end;
	size_t ago = from + (is(s, from, "comparable") || is(s, from, "corresponding"));
	if (is_year_ago(s, ago))
		return match_year_ago(s, ago, form);
	if (the && ((end = match_latest_period(s, from, form)) || (end = match_some_of(s, from, form))))
		return end;
	if (kind(s, from) == ENT_WHEN_REL)
		return match_those_units(s, at, from, form);
	ent_number n = number_at(s, from);
	if (n.n && n.ordinal && n.value <= 12)
		return match_nth_units(s, at, from + n.n, (int)n.value, form);
	return the ? match_the_units(s, from, form) : 0;
}

/* "year-end", "year end". */
static size_t match_year_end(const ent_scan *s, size_t at, ent_form *form)
{
	size_t end = at + 1;
	if (!is(s, at, "year"))
		return 0;
	end += mark(s, end, '-') && touches(s, end);
	if (!is(s, end, "end"))
		return 0;
	*form = ent_scan_form(ENT_FORM_POINT, at);
	form->unit = ENT_UNIT_YEAR;
	form->month = 12;
	form->day = 31;
	form->year_rel = ENT_REL_THE;
	return ent_form_until(form, end + 1);
}

/* "the rest of the year", "the remainder of 1942": "rest" is at atom `from`. */
static size_t match_rest_of(const ent_scan *s, size_t at, size_t from, ent_form *form)
{
	if ((!is(s, from, "rest") && !is(s, from, "remainder")) || !is(s, from + 1, "of"))
		return 0;
	size_t end = ent_match_relative(s, from + 2, form);
	if (!end || form->kind != ENT_FORM_UNIT)
		end = ent_match_point(s, from + 2, form);
	if (!end || (form->kind == ENT_FORM_POINT && !form->has_year))
		return 0;
	form->first = (uint32_t)at;
	form->rest = true;
	return ent_form_until(form, end);
}

/* "later in the day". */
static size_t match_later_in_day(const ent_scan *s, size_t at, ent_form *form)
{
	if ((!is(s, at, "later") && !is(s, at, "earlier")) || !is(s, at + 1, "in") || !is(s, at + 2, "the") ||
		!is(s, at + 3, "day"))
		return 0;
	*form = ent_scan_form(ENT_FORM_UNIT, at);
	form->unit = ENT_UNIT_DAY;
	form->rel = ENT_REL_THAT;
	return ent_form_until(form, at + 4);
}

/* "yesterday morning". */
static size_t match_dayref(const ent_scan *s, size_t at, ent_form *form)
{
	if (kind(s, at) != ENT_WHEN_DAYREF)
		return 0;
	*form = ent_scan_form(ENT_FORM_DAYREF, at);
	form->dayref = arg(s, at);
	if (kind(s, at + 1) != ENT_WHEN_DAYPART)
		return at + 1;
	form->daypart = arg(s, at + 1);
	return at + 2;
}

/* "earlier this month", "late last week", "early in the year", "the end of the year", "mid-week", "late yesterday". */
size_t ent_match_part_of_unit(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at + is(s, at, "the"), end;
	if ((end = match_year_end(s, at, form)) || (end = match_rest_of(s, at, from, form)))
		return end;
	bool shifts = from == at && kind(s, at) == ENT_WHEN_SHIFT && !is(s, at, "previously") &&
				  (arg(s, at) == ENT_SHIFT_EARLIER || arg(s, at) == ENT_SHIFT_LATER);
	bool parts = kind(s, from) == ENT_WHEN_PART;
	if (!shifts && !parts && !(from == at && is(s, at, "sometime")))
		return 0;
	if (shifts && (end = match_later_in_day(s, at, form)))
		return end;
	size_t unit = from + 1;
	unit += mark(s, unit, '-') || is(s, unit, "in") || is(s, unit, "of") || is(s, unit, "on");
	if (!(end = match_dayref(s, unit, form))) {
		end = ent_match_relative(s, unit, form);
		bool bare = parts && form->rel == ENT_REL_THE && is(s, unit, "the") && unit == from + 1; /* "late the year" */
		if (!end || bare || (form->kind != ENT_FORM_UNIT && form->kind != ENT_FORM_DAYREF))
			return 0;
	}
	form->first = (uint32_t)at;
	form->part = parts ? (ent_part)arg(s, from) : ENT_PART_WHOLE;
	form->shift = shifts ? (ent_shift)arg(s, at) : ENT_SHIFT_NONE;
	return ent_form_until(form, end);
}

/* "years", "weeks or months", "decades" alone: a duration of some length; "-long" may follow. */
size_t ent_match_bare_units(const ent_scan *s, size_t at, ent_form *form)
{
	*form = ent_scan_form(ENT_FORM_DURATION, at);
	size_t end = ent_match_unit(s, at, false, form);
	if (at + 1 < s->n && atom_at(s, end ? end : at)->kind == ENT_ATOM_DIGITS)
		return 0; /* "the years 1955-1957" */
	if (!end || !form->plural || form->unit < ENT_UNIT_HOUR || form->unit == ENT_UNIT_QUARTER ||
		form->unit == ENT_UNIT_WEEKEND)
		return 0;
	if (mark(s, end, '-') && is(s, end + 1, "old"))
		return 0;
	if (at > 0 && atom_at(s, at)->upper && (atom_at(s, at - 1)->upper || atom_at(s, at - 1)->kind == ENT_ATOM_DIGITS))
		return 0; /* "the Seven Days Battles" */
	bool beside = is(s, end, "before") || is(s, end, "after");
	if ((beside || is(s, end, "of")) && at > 0 && !is(s, at - 1, "for") && !is(s, at - 1, "within") &&
		!(beside && is(s, at - 1, "the")))
		return 0; /* "days after the attack": no length is said; "the days before the vote" are some */
	form->vague = true;
	size_t to = match_shifted(s, end, form);
	return ent_form_until(form, to ? to : end);
}
