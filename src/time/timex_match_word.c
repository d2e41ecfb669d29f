/* Owns sets ("every two weeks"), the words and phrases of the tables ("yesterday", "the Cold War"), and what points
 * back
 * ("that time"). Each matcher takes the atom it may begin at and gives the atom behind what it read, or 0. */
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
	ent_number n = ent_number_at(s->atoms, from);
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

/* Words and phrases of the tables: "yesterday morning", "now", "these days", "the Cold War era". */
size_t ent_match_word(const ent_scan *s, size_t at, ent_form *form)
{
	size_t from = at + is(s, at, "the");
	if (from > at && (kind(s, from) == ENT_WHEN_DAYREF))
		from = at;
	const ent_phrase *phrase = ent_phrase_at(&s->times->lexicon, s->atoms, at);
	size_t start = at;
	ent_part part = ENT_PART_WHOLE;
	size_t whole = phrase ? 0 : ent_match_part(s, at, &part);
	if (whole && (phrase = ent_phrase_at(&s->times->lexicon, s->atoms, whole)) && phrase->kind == ENT_WHEN_NONE) {
		*form = ent_scan_form(ENT_FORM_PERIOD, at);
		form->period = (uint32_t)phrase->arg;
		form->part = part;
		form->n = (uint32_t)(whole + phrase->n - at);
		return s->times->periods.at[phrase->arg].kind == ENT_PERIOD_HOLIDAY ? 0 : whole + phrase->n;
	}
	phrase = ent_phrase_at(&s->times->lexicon, s->atoms, at);
	if (!phrase && from > at) {
		phrase = ent_phrase_at(&s->times->lexicon, s->atoms, from);
		start = from;
		if (phrase && phrase->kind != ENT_WHEN_NONE)
			return 0;
	}
	bool adjective = !phrase && kind(s, at) == ENT_WHEN_REL && (is(s, at, "current") || is(s, at, "recent"));
	if (adjective) {
		/* "the current crisis", "recent talks": no unit follows, or the longer match had won */
		bool noun = at + 1 < s->n && atom_at(s, at + 1)->kind == ENT_ATOM_WORD && kind(s, at + 1) == ENT_WHEN_NONE;
		*form = ent_scan_form(ENT_FORM_REF, at);
		form->ref = is(s, at, "current") ? ENT_REF_PRESENT : ENT_REF_PAST;
		form->n = 1;
		return noun ? at + 1 : 0;
	}
	if (phrase && s->times->periods.n && phrase->kind == ENT_WHEN_NONE &&
		s->times->periods.at[phrase->arg].kind == ENT_PERIOD_HOLIDAY && word_after_name(s, start + phrase->n))
		return 0; /* "the Easter Offensive" */
	ent_when_kind word = phrase ? (ent_when_kind)phrase->kind : kind(s, at);
	int value = phrase ? phrase->arg : arg(s, at);
	size_t end = phrase ? start + phrase->n : at + 1;
	if (phrase && phrase->kind == ENT_WHEN_NONE) {
		*form = ent_scan_form(ENT_FORM_PERIOD, start);
		form->period = (uint32_t)value;
		const ent_period *period = &s->times->periods.at[value];
		if (period->kind == ENT_PERIOD_HOLIDAY) {
			int year;
			bool sure;
			if (is(s, end, "week") || is(s, end, "weekend")) {
				form->unit = (ent_unit)arg(s, end); /* "Easter week" */
				end++;
			}
			size_t next = end + (mark(s, end, ',') || is(s, end, "of") || is(s, end, "in"));
			size_t to = ent_match_year(s, next, &year, &sure);
			if (to) {
				form->has_year = true;
				form->year = year;
				end = to;
			}
			if (!atom_at(s, start)->upper &&
				!(start > 0 && (is(s, start - 1, "on") || is(s, start - 1, "at") || is(s, start - 1, "by"))))
				return 0;
		}
		form->n = (uint32_t)(end - start);
		return end;
	}
	if (word == ENT_WHEN_DAYREF) {
		*form = ent_scan_form(ENT_FORM_DAYREF, at);
		form->dayref = value;
		if (is(s, at, "tonight"))
			form->daypart = 'N' * 256 + 'I';
		if (kind(s, end) == ENT_WHEN_DAYPART)
			form->daypart = arg(s, end++);
	} else if (word == ENT_WHEN_REF) {
		*form = ent_scan_form(ENT_FORM_REF, at);
		form->ref = (ent_ref)value;
		form->narrative = !phrase && (atom_at(s, at)->word->flags & ENT_WHEN_NARRATIVE);
	} else if (word == ENT_WHEN_SET) {
		*form = ent_scan_form(ENT_FORM_SET, at);
		form->unit = (ent_unit)(value / 100);
		form->count = value % 100;
	} else if (word == ENT_WHEN_DAYPART && at > 1 && is(s, at - 1, "the") && is(s, at - 2, "in") &&
			   !is(s, at + 1, "of") && atom_at(s, at + 1)->kind != ENT_ATOM_WORD) {
		*form = ent_scan_form(ENT_FORM_DAYREF, at); /* "in the morning" */
		form->daypart = value;
	} else if (word == ENT_WHEN_PART && kind(s, end) == ENT_WHEN_DAYPART && at > 0 &&
			   (is(s, at - 1, "by") || is(s, at - 1, "until")) && atom_at(s, end + 1)->space) {
		*form = ent_scan_form(ENT_FORM_DAYREF, at); /* "by late afternoon" */
		form->part = (ent_part)value;
		form->daypart = arg(s, end++);
	} else if (word == ENT_WHEN_DAYPART &&
			   (at > 0 && (is(s, at - 1, "by") || is(s, at - 1, "until")) && atom_at(s, end)->kind != ENT_ATOM_WORD)) {
		*form = ent_scan_form(ENT_FORM_DAYREF, at); /* "by mid-afternoon, ..." */
		form->daypart = value;
	} else if (word == ENT_WHEN_DAYPART && is(s, at, "night") && at > 0 && is(s, at - 1, "at") &&
			   !is(s, at + 1, "of")) {
		*form = ent_scan_form(ENT_FORM_SET, at); /* "at night" */
		form->daypart = value;
	} else if (word == ENT_WHEN_DAYPART && is(s, at, "overnight")) {
		*form = ent_scan_form(ENT_FORM_DAYREF, at);
		form->daypart = value;
	} else {
		return 0;
	}
	form->n = (uint32_t)(end - at);
	return end;
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
