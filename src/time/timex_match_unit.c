/* Owns the grammar of units of time: shifts ("two weeks later"), durations, stretches ("the past two years"), parts of
 * units. Each matcher takes the atom it may begin at and gives the atom behind what it read, or 0. */
#include "time/timex_scan.h"

static bool plural(const ent_scan *s, size_t at)
{
	return (atom_at(s, at)->word->flags & ENT_WHEN_PLURAL) != 0;
}

/* A count: "two", "a", "a few", "several", "a couple of", "half a", "two to three". */
struct count {
	double value;
	bool vague, article, hyphen;
};

static size_t match_count(const ent_scan *s, size_t at, struct count *count)
{
	*count = (struct count){0};
	if (is(s, at, "another")) {
		size_t end = match_count(s, at + 1, count);
		if (end)
			return end;
		count->value = 1;
		count->article = true;
		return at + 1;
	}
	if (is(s, at, "half") && (is(s, at + 1, "a") || is(s, at + 1, "an"))) {
		if (kind(s, at + 2) == ENT_WHEN_UNIT) {
			count->value = 0.5;
			return at + 2;
		}
	}
	bool a = is(s, at, "a") || is(s, at, "an");
	if (a && (is(s, at + 1, "additional") || is(s, at + 1, "extra"))) {
		count->value = 1;
		count->article = true;
		return at + 2;
	}
	if (is(s, at, "half") && kind(s, at + 1) == ENT_WHEN_UNIT && (is(s, at + 1, "hour") || is(s, at + 1, "year"))) {
		count->value = 0.5;
		return at + 1;
	}
	if (a && is(s, at + 1, "half") && (mark(s, at + 2, '-') || kind(s, at + 2) == ENT_WHEN_UNIT)) {
		count->value = 0.5;
		return at + 2 + mark(s, at + 2, '-');
	}
	size_t vague = at + (a || is(s, at, "the"));
	if (a && is(s, vague, "good"))
		vague++;
	if (kind(s, vague) == ENT_WHEN_VAGUE && (!is(s, at, "the") || vague == at)) {
		if (is(s, vague, "couple") && !is(s, vague + 1, "of") && kind(s, vague + 1) != ENT_WHEN_UNIT)
			return 0;
		count->value = arg(s, vague);
		count->vague = count->value <= 0;
		size_t end = vague + 1;
		end += is(s, end, "of");
		end += is(s, end, "more");
		if (mark(s, end, '-') && touches(s, end) && kind(s, end + 1) == ENT_WHEN_UNIT) {
			count->hyphen = true; /* "several-year" */
			end++;
		}
		return end;
	}
	ent_number n = ent_number_at(s->atoms, at);
	if (n.fraction && n.n > 1 && kind(s, at + n.n - 1) == ENT_WHEN_UNIT) {
		n.value /= atom_at(s, at + n.n - 1)->word->value; /* "two quarters": not a half */
		n.n--;
		n.fraction = false;
	}
	if (n.n && !n.ordinal && !n.fraction) {
		size_t end = at + n.n;
		count->value = n.value;
		count->vague = n.vague;
		if (n.vague)
			end += is(s, end, "of");
		size_t to = end + (is(s, end, "to") || is(s, end, "or") || mark(s, end, '-'));
		ent_number high = to > end ? ent_number_at(s->atoms, to) : (ent_number){0};
		if (high.n && !high.ordinal && high.value > n.value && high.value < n.value * 10 + 10) {
			end = to + high.n;
			count->value = high.value;
		}
		if (mark(s, end, '-') && touches(s, end)) {
			count->hyphen = true;
			end++;
		}
		end += is(s, end, "more") || is(s, end, "full") || is(s, end, "long") || is(s, end, "consecutive") ||
			   is(s, end, "straight");
		return end;
	}
	if (a || is(s, at, "one")) {
		count->value = 1;
		count->article = true;
		size_t end = at + 1;
		end += is(s, end, "full") || is(s, end, "whole") || is(s, end, "single") || is(s, end, "further") ||
			   is(s, end, "mere");
		return end;
	}
	return 0;
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
		ent_number n = ent_number_at(s->atoms, from);
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

/* Durations and shifts: "two days", "16-hour", "a year ago", "two weeks later", "year-earlier", "half a century". */
size_t ent_match_counted(const ent_scan *s, size_t at, ent_form *form)
{
	*form = ent_scan_form(ENT_FORM_DURATION, at);
	struct count count;
	size_t from = match_count(s, at, &count), end;
	if (from && count.article && count.value == 1 && is(s, from, "day")) {
		/* "one day" alone is no duration: "one day they will" */
		ent_shift shift;
		if (is(s, at, "one") && !match_shift(s, from + 1, &shift) && !mark(s, from + 1, '-'))
			return 0;
	}
	if (!from) {
		/* "year-earlier", "year ago": a unit and a shift; "day-long" */
		if (kind(s, at) != ENT_WHEN_UNIT || !(end = ent_match_unit(s, at, false, form)))
			return 0;
		size_t hyphen = end + mark(s, end, '-');
		if (hyphen > end && is(s, hyphen, "long") && touches(s, end) && touches(s, hyphen) && !form->plural) {
			form->count = 1;
			form->n = (uint32_t)(hyphen + 1 - at);
			return hyphen + 1;
		}
		ent_shift shift;
		size_t to = match_shift(s, hyphen, &shift);
		if (!to || (hyphen == end && !form->plural))
			return 0;
		form->kind = ENT_FORM_SHIFT;
		form->shift = shift;
		form->count = form->plural ? 0 : 1;
		form->vague = form->plural;
		form->n = (uint32_t)(to - at);
		return to;
	}
	if (count.article && kind(s, from) == ENT_WHEN_UNIT && mark(s, from + 1, '-') && is(s, from + 2, "long"))
		return 0; /* "a day-long session" */
	if (is(s, from, "second") && atom_at(s, at)->kind == ENT_ATOM_WORD && count.value <= 1)
		return 0;
	end = ent_match_unit(s, from, true, form);
	const ent_atom *between = atom_at(s, from);
	bool adjective = between->kind == ENT_ATOM_WORD && !between->upper && !between->word->part &&
					 between->word->kind == ENT_WHEN_NONE;
	if (!end && adjective && !count.vague && count.value >= 2 && count.value < 1000 && plural(s, from + 1) &&
		ent_scan_prep(s, from) == ENT_PREP_NONE)
		end = ent_match_unit(s, from + 1, true, form); /* "two bloody weeks" */
	if (!end)
		return 0;
	if (form->unit == ENT_UNIT_QUARTER && count.article)
		return 0;
	if (mark(s, end, '-') && is(s, end + 1, "old"))
		return 0;
	form->count = count.value;
	form->vague = count.vague;
	if (is(s, end, "and") && (is(s, end + 1, "a") || is(s, end + 1, "one")) && is(s, end + 2, "half")) {
		form->count += 0.5;
		end += 3;
	}
	if (mark(s, end, '-') && is(s, end + 1, "old"))
		return 0;
	if (is(s, end, "and") && is(s, end + 1, "half")) {
		form->count += 0.5;
		end += 2;
	}
	end = match_more(s, end, form);
	ent_shift shift;
	bool on = is(s, end, "from") || is(s, end, "after"), back = is(s, end, "before");
	if ((on || back) && kind(s, end + 1) == ENT_WHEN_DAYREF && !form->vague) {
		form->kind = ENT_FORM_SHIFT; /* "three weeks from tomorrow" */
		form->shift = on ? ENT_SHIFT_HENCE : ENT_SHIFT_AGO;
		form->dayref = arg(s, end + 1);
		form->to_day = form->dayref != 0 || is(s, end, "after");
		form->n = (uint32_t)(end + 2 - at);
		return end + 2;
	}
	size_t to = match_shift(s, end + (mark(s, end, '-') && touches(s, end)), &shift);
	if (to) {
		form->kind = ENT_FORM_SHIFT;
		form->shift = shift;
		end = to;
	} else if (is(s, end, "or") && is(s, end + 1, "so")) {
		form->approximate = true;
		end += 2;
		if ((to = match_shift(s, end, &shift))) {
			form->kind = ENT_FORM_SHIFT;
			form->shift = shift;
			end = to;
		}
	}
	form->n = (uint32_t)(end - at);
	return end;
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
	ent_number n = ent_number_at(s->atoms, from);
	if (n.n && n.ordinal && n.value <= 12)
		return match_nth_units(s, at, from + n.n, (int)n.value, form);
	return the ? match_the_units(s, from, form) : 0;
}

/* "earlier this month", "late last week", "early in the year", "the end of the year", "mid-week". */
size_t ent_match_part_of_unit(const ent_scan *s, size_t at, ent_form *form)
{
	size_t year_end = at + 1 + (mark(s, at + 1, '-') && touches(s, at + 1));
	if (is(s, at, "year") && is(s, year_end, "end")) {
		*form = ent_scan_form(ENT_FORM_UNIT, at);
		form->unit = ENT_UNIT_YEAR;
		form->rel = ENT_REL_THE;
		form->month = 12;
		form->day = 31;
		form->kind = ENT_FORM_POINT;
		form->year_rel = ENT_REL_THE;
		form->rel = ENT_REL_NONE;
		form->n = (uint32_t)(year_end + 1 - at);
		return year_end + 1;
	}
	size_t from = at + is(s, at, "the");
	if ((is(s, from, "rest") || is(s, from, "remainder")) && is(s, from + 1, "of")) {
		size_t end = ent_match_relative(s, from + 2, form);
		if (!end || form->kind != ENT_FORM_UNIT)
			end = ent_match_point(s, from + 2, form);
		if (!end || (form->kind == ENT_FORM_POINT && !form->has_year))
			return 0;
		form->first = (uint32_t)at;
		form->n = (uint32_t)(end - at);
		form->rest = true;
		return end;
	}
	ent_shift shift = ENT_SHIFT_NONE;
	ent_part part = ENT_PART_WHOLE;
	if (kind(s, from) == ENT_WHEN_SHIFT && (arg(s, from) == ENT_SHIFT_EARLIER || arg(s, from) == ENT_SHIFT_LATER) &&
		!is(s, from, "previously") && from == at)
		shift = (ent_shift)arg(s, from);
	else if (kind(s, from) == ENT_WHEN_PART)
		part = (ent_part)arg(s, from);
	else if (is(s, from, "sometime") && from == at)
		part = ENT_PART_WHOLE;
	else
		return 0;
	if ((is(s, from, "later") || is(s, from, "earlier")) && is(s, from + 1, "in") && is(s, from + 2, "the") &&
		is(s, from + 3, "day")) {
		*form = ent_scan_form(ENT_FORM_UNIT, at);
		form->unit = ENT_UNIT_DAY;
		form->rel = ENT_REL_THAT;
		form->n = 4;
		return at + 4;
	}
	size_t unit = from + 1;
	unit += mark(s, unit, '-') || is(s, unit, "in") || is(s, unit, "of") || is(s, unit, "on");
	size_t end = 0;
	if (kind(s, unit) == ENT_WHEN_DAYREF) {
		*form = ent_scan_form(ENT_FORM_DAYREF, at);
		form->dayref = arg(s, unit);
		end = unit + 1;
		if (kind(s, end) == ENT_WHEN_DAYPART)
			form->daypart = arg(s, end++);
	} else if ((end = ent_match_relative(s, unit, form)) &&
			   (form->kind == ENT_FORM_UNIT || form->kind == ENT_FORM_DAYREF)) {
		if (kind(s, from) == ENT_WHEN_PART && form->rel == ENT_REL_THE && is(s, unit, "the") && unit == from + 1)
			return 0;
	} else {
		return 0;
	}
	form->first = (uint32_t)at;
	form->part = part;
	form->shift = shift;
	form->n = (uint32_t)(end - at);
	return end;
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
	ent_shift shift;
	size_t to = match_shift(s, end, &shift);
	if (to) {
		form->kind = ENT_FORM_SHIFT;
		form->shift = shift;
		end = to;
	}
	form->n = (uint32_t)(end - at);
	return end;
}
