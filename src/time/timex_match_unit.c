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

static bool word_behind(const ent_scan *s, size_t mark_at)
{
	return touches(s, mark_at + 1) && atom_at(s, mark_at + 1)->kind == ENT_ATOM_WORD &&
		   kind(s, mark_at + 1) != ENT_WHEN_SHIFT;
}

/* "[the last] week of August", "[the first] nine months of 1989": from atom `from`, the ordinal being in the form. */
static size_t match_end_of(const ent_scan *s, size_t at, size_t from, ent_form *form)
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
	point.ordinal = form->ordinal;
	point.n = (uint32_t)(to - at);
	*form = point;
	return to;
}

/* "[the] first hours", "[the] final years", "[the] opening days": some of them. */
static size_t match_some_of(const ent_scan *s, size_t at, ent_form *form)
{
	ent_form unit = *form;
	if (!is(s, at, "first") && !is(s, at, "final") && !is(s, at, "opening") && !is(s, at, "closing") &&
		!is(s, at, "early"))
		return 0;
	size_t end = ent_match_unit(s, at + 1, false, &unit);
	if (!end || !unit.plural || unit.unit < (is(s, at, "early") ? ENT_UNIT_DAY : ENT_UNIT_HOUR) ||
		unit.unit == ENT_UNIT_QUARTER || !is(s, end, "of"))
		return 0;
	*form = ent_scan_form(ENT_FORM_DURATION, form->first);
	form->unit = unit.unit;
	form->vague = true;
	return end;
}

/* "last year", "the past two years", "this week", "the following day", "that same day", "the first nine months". */
size_t ent_match_relative(const ent_scan *s, size_t at, ent_form *form)
{
	*form = ent_scan_form(ENT_FORM_UNIT, at);
	size_t from = at + is(s, at, "the");
	size_t ago = from + (is(s, from, "comparable") || is(s, from, "corresponding"));
	bool year_ago = is(s, ago, "year") && mark(s, ago + 1, '-') && (is(s, ago + 2, "ago") || is(s, ago + 2, "earlier"));
	if (year_ago && (is(s, ago + 3, "quarter") || is(s, ago + 3, "period"))) {
		*form = ent_scan_form(ENT_FORM_SHIFT, at);
		form->unit = ENT_UNIT_YEAR;
		form->count = 1;
		form->shift = ENT_SHIFT_EARLIER;
		form->n = (uint32_t)(ago + 4 - at);
		return ago + 4;
	}
	if (year_ago) { /* "the year-earlier nine months" */
		struct count months;
		size_t to = match_count(s, ago + 3, &months);
		if (to && (to = ent_match_unit(s, to, true, form))) {
			form->kind = ENT_FORM_DURATION;
			form->count = months.value;
			form->n = (uint32_t)(to - at);
			return to;
		}
		return 0;
	}
	if (from > at && is(s, from, "latest") && is(s, from + 1, "period")) {
		form->unit = ENT_UNIT_QUARTER;
		form->rel = ENT_REL_RECENT;
		form->n = (uint32_t)(from + 2 - at);
		return from + 2;
	}
	ent_rel rel = ENT_REL_NONE;
	ent_number ordinal = ent_number_at(s->atoms, from);
	size_t end_of = from > at ? match_some_of(s, from, form) : 0;
	if (end_of) {
		form->n = (uint32_t)(end_of - at);
		return end_of;
	}
	if (kind(s, from) == ENT_WHEN_REL) {
		rel = (ent_rel)arg(s, from);
		from++;
		from += mark(s, from, '-');
		if (kind(s, from) == ENT_WHEN_REL && from == at + 1 && rel == ENT_REL_FOLLOWING)
			return 0; /* "following last month's crash" */
		if (kind(s, from) == ENT_WHEN_REL) {
			ent_rel second = (ent_rel)arg(s, from);
			rel = rel == ENT_REL_THIS ? (second == ENT_REL_PAST     ? ENT_REL_LAST
										 : second == ENT_REL_COMING ? ENT_REL_NEXT
																	: ENT_REL_THIS)
									  : rel;
			from++;
		}
	} else if (ordinal.n && ordinal.ordinal && ordinal.value <= 12) {
		bool article = from > at;
		form->ordinal = (int)ordinal.value;
		from += ordinal.n;
		struct count c;
		size_t to = match_end_of(s, at, from, form);
		if (to)
			return to;
		to = match_count(s, from, &c);
		if (!article || !to || c.article || ordinal.value > 1)
			return 0;
	} else if (from == at) {
		return 0;
	}
	if (from > at && (is(s, from, "full") || is(s, from, "entire") || is(s, from, "whole")) && is(s, from + 1, "year"))
		from++;
	if ((rel == ENT_REL_THIS || rel == ENT_REL_THAT) && kind(s, from) == ENT_WHEN_DAYPART && !is(s, at, "the") &&
		!is(s, at, "same")) {
		*form = ent_scan_form(ENT_FORM_DAYREF, at);
		form->daypart = arg(s, from);
		form->rel = rel;
		form->n = (uint32_t)(from + 1 - at);
		return from + 1;
	}
	if ((rel == ENT_REL_LAST || rel == ENT_REL_NEXT || rel == ENT_REL_FOLLOWING || rel == ENT_REL_PREVIOUS) &&
		kind(s, from) == ENT_WHEN_DAYPART) {
		*form = ent_scan_form(ENT_FORM_DAYREF, at);
		form->daypart = arg(s, from);
		form->rel = rel;
		form->dayref = rel == ENT_REL_LAST || rel == ENT_REL_PREVIOUS ? -1 : 1;
		form->n = (uint32_t)(from + 1 - at);
		return from + 1;
	}
	if (rel == ENT_REL_LAST) {
		form->ordinal = -1;
		size_t of = match_end_of(s, at, from, form);
		if (of)
			return of;
		form->ordinal = 0;
		ent_form unit = ent_scan_form(ENT_FORM_UNIT, at);
		bool the = is(s, at, "the") || (at > 0 && is(s, at - 1, "the"));
		size_t end = the ? ent_match_unit(s, from, true, &unit) : 0;
		if (end && is(s, end, "of"))
			return 0; /* "the last day of the month", "the last year of the war": not the one before now */
	}
	bool starts = is(s, from + 1, "beginning") || is(s, from + 1, "starting") || is(s, from + 1, "commencing");
	if (is(s, from, "week") && (starts || is(s, from + 1, "of")) && (from > at)) {
		ent_form day;
		size_t date = from + 2 + is(s, from + 2, "on");
		size_t to = ent_match_point(s, date + is(s, date, "the"), &day);
		if (to && day.day && day.month) {
			*form = day; /* "the week of March 6" */
			form->kind = ENT_FORM_UNIT;
			form->unit = ENT_UNIT_WEEK;
			form->first = (uint32_t)at;
			form->n = (uint32_t)(to - at);
			return to;
		}
	}
	struct count count;
	size_t counted = match_count(s, from, &count);
	size_t end = ent_match_unit(s, counted && !count.article ? counted : from, counted || rel, form);

	if (!end || (mark(s, end, '-') && is(s, end + 1, "old")) || is(s, end, "old"))
		return 0;
	if (form->unit < ENT_UNIT_HOUR && !counted)
		return 0; /* "the last minute" */
	if (mark(s, end, '-') && touches(s, end) && word_behind(s, end) && !(counted && is(s, end + 1, "long")))
		return 0; /* "the quarter-to-quarter", "the day-to-day", "the month-long" */
	bool ended = is(s, end, "ended") || is(s, end, "ending");
	if (ended && rel == ENT_REL_NONE && !counted && (form->unit == ENT_UNIT_YEAR || form->unit == ENT_UNIT_QUARTER)) {
		/* "the quarter ended Sept. 30": that quarter; "the year ended June 30": a year's length */
		ent_form point;
		size_t to = ent_match_point(s, end + 1, &point);
		if (form->unit == ENT_UNIT_YEAR) {
			form->kind = ENT_FORM_DURATION;
			form->count = 1;
		} else if (to && point.month) {
			form->month = point.month;
			form->year = point.year;
			form->has_year = point.has_year;
			form->rel = ENT_REL_NONE;
		} else {
			form->rel = ENT_REL_THE;
		}
		form->n = (uint32_t)(end - at);
		return end;
	}
	if (rel == ENT_REL_NONE && !form->ordinal && !counted && !form->plural && form->unit >= ENT_UNIT_DAY) {
		bool after = is(s, end, "after"), before = is(s, end, "before");
		size_t next = end + 1 + is(s, end + 1, "the");
		bool closed = end + 1 >= s->n || mark(s, end + 1, ',') || mark(s, end + 1, '.') || mark(s, end + 1, ';');
		if ((after && is(s, next, "next")) || (before && is(s, next, "last"))) {
			form->rel = after ? ENT_REL_NEXT : ENT_REL_LAST; /* "the week after next" */
			form->steps = 2;
			form->n = (uint32_t)(next + 1 - at);
			return next + 1;
		}
		if ((after || before) && closed) {
			form->kind = ENT_FORM_SHIFT; /* "the day before," */
			form->shift = after ? ENT_SHIFT_LATER : ENT_SHIFT_EARLIER;
			form->count = 1;
			form->n = (uint32_t)(end + 1 - at);
			return end + 1;
		}
	}
	if (rel == ENT_REL_NONE && !form->ordinal) {
		/* "the two days", "the year", "the quarter": what the text is about */
		if (counted && !count.article)
			form->kind = ENT_FORM_DURATION;
		else if (form->plural || form->unit < ENT_UNIT_WEEKEND || form->unit == ENT_UNIT_DECADE ||
				 form->unit == ENT_UNIT_CENTURY)
			return 0;
		else
			rel = ENT_REL_THE;
		if (rel == ENT_REL_THE &&
			((is(s, end, "of") && !mark(s, end + 1, '$')) ||
			 (atom_at(s, end)->upper && atom_at(s, end)->text.len <= 4) || is(s, end, "before") || is(s, end, "that")))
			return 0; /* "the day of", "the Year VIII", "the year before" */
	}
	size_t weekday = end + is(s, end, "on");
	if (rel && form->unit == ENT_UNIT_WEEK && !form->plural && !counted && kind(s, weekday) == ENT_WHEN_WEEKDAY) {
		*form = ent_scan_form(ENT_FORM_POINT, at); /* "next week Sunday" */
		form->weekday = arg(s, weekday);
		form->week_rel = rel;
		form->n = (uint32_t)(weekday + 1 - at);
		return weekday + 1;
	}
	form->rel = rel;
	if (counted && rel == ENT_REL_NONE && !form->ordinal && count.hyphen)
		form->first = (uint32_t)from; /* "the 14-day" */
	if (counted && !count.article) {
		form->count = count.value;
		form->vague = count.vague;
		form->kind = ENT_FORM_DURATION;
	} else if (form->plural) {
		form->kind = ENT_FORM_DURATION;
		form->vague = true;
		if (rel == ENT_REL_THIS || rel == ENT_REL_THAT || rel == ENT_REL_THE)
			return 0;
	} else {
		form->count = 1;
	}
	if (is(s, end, "or") && is(s, end + 1, "so")) {
		form->approximate = true;
		end += 2;
	}
	ent_shift shift;
	size_t to = rel == ENT_REL_THAT || rel == ENT_REL_THE ? 0 : match_shift(s, end, &shift);
	if (to && form->kind == ENT_FORM_DURATION && rel == ENT_REL_NONE) {
		form->kind = ENT_FORM_SHIFT;
		form->shift = shift;
		end = to;
	}
	form->n = (uint32_t)(end - form->first);
	return end;
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
