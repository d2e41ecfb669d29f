/* Owns sets ("every two weeks"), the words and phrases of the tables ("yesterday", "the Cold War"), and what points
 * back ("that time"). Each matcher takes the atom it may begin at and gives the atom behind what it read, or 0. */
#include "time/timex_scan.h"

/* "Tuesday [nights]", "Monday and Tuesday [nights]": the atom of the part of the day, or 0. */
size_t ent_match_recurring(const ent_scan *s, size_t at)
{
	for (;;) {
		if (kind(s, at) != ENT_WHEN_WEEKDAY || !atom_at(s, at)->upper)
			return 0;
		at++;
		if (kind(s, at) == ENT_WHEN_DAYPART)
			return atom_at(s, at)->word->flags & ENT_WHEN_PLURAL ? at : 0;
		if (!is(s, at, "and") && !is(s, at, "or"))
			return 0;
		at++;
	}
}

/* "every two weeks", "each year", "per day", "every Monday"; "a year" behind an amount. */
size_t ent_match_set(const ent_scan *s, size_t at, ent_form *form)
{
	*form = ent_scan_form(ENT_FORM_SET, at);
	if (kind(s, at) == ENT_WHEN_SET) {
		form->unit = (ent_unit)(arg(s, at) / 100);
		form->count = arg(s, at) % 100;
		form->n = 1;
		return at + 1;
	}
	if (kind(s, at) == ENT_WHEN_WEEKDAYS && atom_at(s, at)->upper) {
		form->weekday = arg(s, at); /* "on Mondays" */
		form->n = 1;
		return at + 1;
	}
	size_t nights = ent_match_recurring(s, at);
	if (nights) {
		form->weekday = arg(s, at);
		form->daypart = arg(s, nights);
		form->n = nights == at + 1 ? 2 : 1;
		return at + form->n;
	}
	bool all = is(s, at, "all") || is(s, at, "full") || is(s, at, "whole") || is(s, at, "entire");
	size_t unit = at + 1 + (mark(s, at + 1, '-') && touches(s, at + 1));
	if (all && kind(s, unit) == ENT_WHEN_UNIT && !(atom_at(s, unit)->word->flags & ENT_WHEN_PLURAL) &&
		arg(s, unit) >= ENT_UNIT_DAY && arg(s, unit) != ENT_UNIT_QUARTER) {
		*form = ent_scan_form(ENT_FORM_DURATION, at); /* "all day", "full-year" */
		form->unit = (ent_unit)arg(s, unit);
		form->count = 1;
		form->n = (uint32_t)(unit + 1 - at);
		return unit + 1;
	}
	if (kind(s, at) != ENT_WHEN_EVERY)
		return 0;
	size_t from = at + 1;
	double times = is(s, from, "other") ? 2 : 1;
	from += times > 1;
	ent_number n = number_at(s, from);
	if (n.n && (n.value >= 1) && n.value < 1000 && kind(s, from + n.n) == ENT_WHEN_UNIT && !is(s, from, "second")) {
		times = n.value;
		from += n.n;
	}
	size_t end = ent_match_unit(s, from, true, form);
	form->count = times;
	if (end && form->unit < ENT_UNIT_DAY && is(s, at, "per"))
		return 0; /* "15 million instructions per second": how fast, not when */
	if (!end && (kind(s, from) == ENT_WHEN_WEEKDAY || kind(s, from) == ENT_WHEN_DAYPART ||
				 (kind(s, from) == ENT_WHEN_SEASON && is(s, at, "every")) ||
				 (kind(s, from) == ENT_WHEN_MONTH && atom_at(s, from)->upper))) {
		form->weekday = kind(s, from) == ENT_WHEN_WEEKDAY ? arg(s, from) : 0;
		form->daypart = kind(s, from) == ENT_WHEN_DAYPART ? arg(s, from) : 0;
		form->season = kind(s, from) == ENT_WHEN_SEASON ? arg(s, from) : 0;
		form->month = kind(s, from) == ENT_WHEN_MONTH ? arg(s, from) : 0;
		end = from + 1;
	}
	if (!end)
		return 0;
	form->n = (uint32_t)(end - at);
	return end;
}

/* A capitalised word that belongs to the name before it. */
static bool word_after_name(const ent_scan *s, size_t at)
{
	const ent_atom *a = atom_at(s, at);
	return at < s->n && a->kind == ENT_ATOM_WORD && a->upper && a->space && kind(s, at) == ENT_WHEN_NONE &&
		   a->text.len > 3;
}

/* "Easter 2014", "Easter week", "on [Christmas], 1914": a period read up to `end` that comes every year. */
static size_t match_holiday(const ent_scan *s, size_t end, ent_form *form)
{
	size_t start = form->first;
	if (word_after_name(s, end))
		return 0; /* "the Easter Offensive" */
	if (is(s, end, "week") || is(s, end, "weekend")) {
		form->unit = (ent_unit)arg(s, end);
		end++;
	}
	int year;
	bool sure;
	size_t to = ent_match_year(s, end + (mark(s, end, ',') || is(s, end, "of") || is(s, end, "in")), &year, &sure);
	if (to) {
		form->has_year = true;
		form->year = year;
		end = to;
	}
	bool on = start > 0 && (is(s, start - 1, "on") || is(s, start - 1, "at") || is(s, start - 1, "by"));
	return atom_at(s, start)->upper || on ? ent_form_until(form, end) : 0;
}

/* "the Cold War", "Christmas". */
static size_t match_period(const ent_scan *s, size_t at, const ent_phrase *phrase, ent_form *form)
{
	*form = ent_scan_form(ENT_FORM_PERIOD, at);
	form->period = (uint32_t)phrase->arg;
	if (s->times->periods.at[phrase->arg].kind == ENT_PERIOD_HOLIDAY)
		return match_holiday(s, at + phrase->n, form);
	return ent_form_until(form, at + phrase->n);
}

/* "the early Cold War". */
static size_t match_part_of_period(const ent_scan *s, size_t at, ent_form *form)
{
	ent_part part = ENT_PART_WHOLE;
	size_t from = ent_match_part(s, at, &part);
	const ent_phrase *phrase = from ? ent_phrase_at(&s->times->lexicon, s->atoms, from) : NULL;
	if (!phrase || phrase->kind != ENT_WHEN_NONE || s->times->periods.at[phrase->arg].kind == ENT_PERIOD_HOLIDAY)
		return 0;
	*form = ent_scan_form(ENT_FORM_PERIOD, at);
	form->period = (uint32_t)phrase->arg;
	form->part = part;
	return ent_form_until(form, from + phrase->n);
}

/* "the current crisis", "recent talks": no unit follows, or the longer match had won. */
static size_t match_current(const ent_scan *s, size_t at, ent_form *form)
{
	bool current = is(s, at, "current");
	bool noun = at + 1 < s->n && atom_at(s, at + 1)->kind == ENT_ATOM_WORD && kind(s, at + 1) == ENT_WHEN_NONE;
	if (!noun || (!current && !is(s, at, "recent")))
		return 0;
	*form = ent_scan_form(ENT_FORM_REF, at);
	form->ref = current ? ENT_REF_PRESENT : ENT_REF_PAST;
	return ent_form_until(form, at + 1);
}

static bool behind_by(const ent_scan *s, size_t at)
{
	return at > 0 && (is(s, at - 1, "by") || is(s, at - 1, "until"));
}

/* A part of a day without its day, up to `end`: "in the morning", "by mid-afternoon,", "at night", "overnight". */
static size_t match_daypart(const ent_scan *s, size_t at, size_t end, int value, ent_form *form)
{
	bool in = at > 1 && is(s, at - 1, "the") && is(s, at - 2, "in") && !is(s, at + 1, "of") &&
			  atom_at(s, at + 1)->kind != ENT_ATOM_WORD;
	bool by = behind_by(s, at) && atom_at(s, end)->kind != ENT_ATOM_WORD;
	bool nightly = is(s, at, "night") && at > 0 && is(s, at - 1, "at") && !is(s, at + 1, "of");
	if (!in && !by && !nightly && !is(s, at, "overnight"))
		return 0;
	*form = ent_scan_form(nightly ? ENT_FORM_SET : ENT_FORM_DAYREF, at);
	form->daypart = value;
	return ent_form_until(form, end);
}

/* "[by] late afternoon": the part of the day is at `end`. */
static size_t match_late_daypart(const ent_scan *s, size_t at, size_t end, int value, ent_form *form)
{
	if (kind(s, end) != ENT_WHEN_DAYPART || !behind_by(s, at) || !atom_at(s, end + 1)->space)
		return 0;
	*form = ent_scan_form(ENT_FORM_DAYREF, at);
	form->part = (ent_part)value;
	form->daypart = arg(s, end);
	return ent_form_until(form, end + 1);
}

/* A word of the tables, or a phrase of theirs: "yesterday morning", "now", "these days", "annually". */
static size_t match_tabled(const ent_scan *s, size_t at, const ent_phrase *phrase, ent_form *form)
{
	int value = phrase ? phrase->arg : arg(s, at);
	size_t end = phrase ? at + phrase->n : at + 1;
	switch (phrase ? (ent_when_kind)phrase->kind : kind(s, at)) {
	case ENT_WHEN_DAYREF:
		*form = ent_scan_form(ENT_FORM_DAYREF, at);
		form->dayref = value;
		if (is(s, at, "tonight"))
			form->daypart = 'N' * 256 + 'I';
		if (kind(s, end) == ENT_WHEN_DAYPART)
			form->daypart = arg(s, end++);
		return ent_form_until(form, end);
	case ENT_WHEN_REF:
		*form = ent_scan_form(ENT_FORM_REF, at);
		form->ref = (ent_ref)value;
		form->narrative = !phrase && (atom_at(s, at)->word->flags & ENT_WHEN_NARRATIVE);
		return ent_form_until(form, end);
	case ENT_WHEN_SET:
		*form = ent_scan_form(ENT_FORM_SET, at);
		form->unit = (ent_unit)(value / 100);
		form->count = value % 100;
		return ent_form_until(form, end);
	case ENT_WHEN_DAYPART:
		return match_daypart(s, at, end, value, form);
	case ENT_WHEN_PART:
		return match_late_daypart(s, at, end, value, form);
	default:
		return 0;
	}
}

/* Words and phrases of the tables: "yesterday morning", "now", "these days", "the Cold War era". */
size_t ent_match_word(const ent_scan *s, size_t at, ent_form *form)
{
	const ent_phrase *phrase = ent_phrase_at(&s->times->lexicon, s->atoms, at);
	if (phrase)
		return phrase->kind == ENT_WHEN_NONE ? match_period(s, at, phrase, form) : match_tabled(s, at, phrase, form);
	size_t end = match_part_of_period(s, at, form);
	if (end)
		return end;
	if (is(s, at, "the")) {
		phrase = kind(s, at + 1) == ENT_WHEN_DAYREF ? NULL : ent_phrase_at(&s->times->lexicon, s->atoms, at + 1);
		return phrase && phrase->kind == ENT_WHEN_NONE ? match_period(s, at + 1, phrase, form) : 0;
	}
	return kind(s, at) == ENT_WHEN_REL ? match_current(s, at, form) : match_tabled(s, at, NULL, form);
}

/* "that time", "that point on", "then" behind since: the narrative's time. */
size_t ent_match_anaphor(const ent_scan *s, size_t at, ent_form *form)
{
	*form = ent_scan_form(ENT_FORM_ANAPHOR, at);
	size_t end = 0;
	if ((is(s, at, "that") || is(s, at, "the")) && at > 0) {
		size_t noun = at + 1 + is(s, at + 1, "very");
		bool time = is(s, noun, "time") || is(s, noun, "point") || is(s, noun, "moment") ||
					(is(s, noun, "period") && is(s, at, "that"));
		bool governed = is(s, at - 1, "at") || is(s, at - 1, "from") || is(s, at - 1, "since") ||
						is(s, at - 1, "until") || is(s, at - 1, "by") || is(s, at - 1, "during") ||
						is(s, at - 1, "before") || is(s, at - 1, "till") || is(s, at - 1, "after");
		bool clause = noun + 1 >= s->n || atom_at(s, noun + 1)->kind == ENT_ATOM_MARK || is(s, noun + 1, "on") ||
					  kind(s, noun + 1) == ENT_WHEN_PREP;
		if (time && governed && clause && !is(s, noun + 1, "of") && !is(s, noun + 1, "when") &&
			!(is(s, at, "the") && is(s, noun, "point")) &&
			!(is(s, at, "the") && noun == at + 1 && !is(s, at - 1, "at")))
			end = noun + 1;
	} else if (is(s, at, "then") && at > 0 && !word_after_name(s, at + 1) &&
			   (is(s, at - 1, "since") || is(s, at - 1, "until") || is(s, at - 1, "by"))) {
		end = at + 1;
	}
	if (!end)
		return 0;
	if (is(s, end, "on") || is(s, end, "onward") || is(s, end, "onwards"))
		form->onwards = true;
	form->n = (uint32_t)(end - at);
	return end;
}
