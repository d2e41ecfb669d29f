/* Owns what the surroundings say of an expression: its preposition, whether a bare number is a year here, whether a
 * word like "May" is a date here, whether it is part of a name, a rate, or of a clause about what will be. Looks only a
 * few atoms to each side. */
#include "time/timex_scan.h"

static bool plural(const ent_scan *s, size_t at)
{
	return (atom_at(s, at)->word->flags & ENT_WHEN_PLURAL) != 0;
}

ent_prep ent_scan_prep(const ent_scan *s, size_t at)
{
	if (kind(s, at) == ENT_WHEN_PREP)
		return (ent_prep)arg(s, at);
	if (is(s, at, "after") || is(s, at, "following"))
		return ENT_PREP_AFTER;
	if (is(s, at, "before"))
		return ENT_PREP_BEFORE;
	return ENT_PREP_NONE;
}

/* What stands before and behind the form. */
void ent_form_look_around(const ent_scan *s, ent_form *form)
{
	size_t at = form->first, end = form->first + form->n;
	while (at > 0) {
		size_t before = at - 1;
		if (is(s, before, "the") || is(s, before, "very") || is(s, before, "early") || is(s, before, "late")) {
			at--;
		} else if (form->quarter && before > 1 && is(s, before - 1, "a") && !kind(s, before)) {
			at -= 2; /* "after a flat second quarter" */
		} else if (kind(s, before) == ENT_WHEN_APPROX || is(s, before, "least") || is(s, before, "most") ||
				   is(s, before, "than")) {
			form->approximate = form->approximate || kind(s, before) == ENT_WHEN_APPROX;
			at--;
		} else {
			break;
		}
	}
	if (at > 0) {
		form->prep = ent_scan_prep(s, at - 1);
		form->within = is(s, at - 1, "within");
		if (form->prep == ENT_PREP_TO && is(s, at - 1, "to") && at > 1 && is(s, at - 2, "prior"))
			form->prep = ENT_PREP_BEFORE;
		if (at > 1 && is(s, at, "than") && is(s, at - 1, "later") && (is(s, at - 2, "no") || is(s, at - 2, "not")))
			form->prep = ENT_PREP_BY; /* "no later than 8 January" */
		if (form->prep == ENT_PREP_TO && at > 1 && is(s, at - 2, "up"))
			form->prep = ENT_PREP_UNTIL;
		if (form->prep == ENT_PREP_OF && at > 1 && (is(s, at - 2, "wake") || is(s, at - 2, "aftermath")))
			form->prep = ENT_PREP_AFTER;
		if (form->prep == ENT_PREP_OF && at > 1 && is(s, at - 2, "as"))
			form->prep = ENT_PREP_SINCE;
		if (form->prep == ENT_PREP_OF && at > 1 && (is(s, at - 2, "ahead")))
			form->prep = ENT_PREP_BEFORE;
		if (mark(s, at - 1, '-') && at > 1 && touches(s, at) && is(s, at - 2, "post"))
			form->after = true;
		if (mark(s, at - 1, '-') && at > 1 && touches(s, at) && is(s, at - 2, "pre"))
			form->before = true;
		if (is(s, at - 1, "post") && form->kind == ENT_FORM_PERIOD)
			form->after = true;
	}
	size_t behind = end + (is(s, end, "and") && ent_scan_prep(s, end + 1) == ENT_PREP_ONWARDS);
	if (ent_scan_prep(s, behind) == ENT_PREP_ONWARDS || (is(s, end, "on") && form->prep == ENT_PREP_FROM))
		form->onwards = true;
}

/* Whether a bare four-digit number is a year here, and not a count. */
static bool year_here(const ent_scan *s, const ent_form *form)
{
	enum { LIFETIME = 100 /* [years] within which the years of a list follow one another */ };
	size_t at = form->first, end = at + form->n;
	if (form->part || form->n > 1 || form->year <= 0 || atom_at(s, at)->kind != ENT_ATOM_DIGITS)
		return true;
	if (end < s->n && mark(s, end, '-') && touches(s, end) && atom_at(s, end + 1)->kind == ENT_ATOM_WORD &&
		touches(s, end + 1) && kind(s, end + 1) == ENT_WHEN_UNIT)
		return false;
	if (form->after || form->before)
		return true;
	ent_prep prep = form->prep;
	bool governed = prep == ENT_PREP_IN || prep == ENT_PREP_DURING || prep == ENT_PREP_SINCE ||
					prep == ENT_PREP_UNTIL || prep == ENT_PREP_BY || prep == ENT_PREP_FROM ||
					prep == ENT_PREP_BETWEEN || prep == ENT_PREP_BEFORE || prep == ENT_PREP_AFTER;
	if (at > 0 && touches(s, at) && mark(s, at - 1, '-') && at > 1 && atom_at(s, at - 2)->kind == ENT_ATOM_WORD &&
		!governed && !form->after && !form->before)
		return is(s, at - 2, "mid");
	const ent_atom *next = atom_at(s, end);
	bool noun = end < s->n && next->kind == ENT_ATOM_WORD && !next->upper && next->word->kind != ENT_WHEN_PREP &&
				!is(s, end, "when") && next->word->kind != ENT_WHEN_SHIFT;
	bool counted = noun && next->text.len > 3 && next->text.ptr[next->text.len - 1] == 's' && !is(s, end, "was");
	bool unit =
		next->word->part == ENT_NUMBER_SCALE || (next->kind == ENT_ATOM_WORD && next->word->kind == ENT_WHEN_UNIT);
	if (unit)
		return false;
	if (form->year >= 1900 && form->year <= 2100)
		return !counted || governed ||
			   (at > 0 && (is(s, at - 1, "the") || mark(s, at - 1, '\'') || is(s, at - 1, "s")));
	if (at > 0 && (is(s, at - 1, "some") || kind(s, at - 1) == ENT_WHEN_APPROX))
		return governed && !counted;
	if (form->year < 1000)
		return false;
	bool goes_on = at > 1 && mark(s, at - 1, ',') && digits(s, at - 2, 4, 4) && number(s, at - 2) < form->year &&
				   number(s, at - 2) + LIFETIME > form->year &&
				   (mark(s, end, ',') || is(s, end, "and") || is(s, end, "or"));
	if (goes_on)
		return true; /* "in 1772, 1793 and 1795" */
	return governed ? !counted
					: mark(s, at - 1, '(') || (at > 0 && mark(s, at - 1, '-') && touches(s, at)) ||
						  (mark(s, end, '-') && atom_at(s, end + 1)->kind == ENT_ATOM_DIGITS) || (at == 0 && !noun) ||
						  (at > 0 && is(s, at - 1, "the") && noun && form->year >= 1500) ||
						  (mark(s, end, ',') && prep == ENT_PREP_AND) || prep == ENT_PREP_OF || prep == ENT_PREP_TO ||
						  prep == ENT_PREP_AND;
}

/* Whether atom `at` is a noun that the season or month before it dates: "offensive", "delivery". */
static bool dated_noun(const ent_scan *s, size_t at)
{
	return at < s->n && kind(s, at) == ENT_WHEN_NONE && arg(s, at) >= ENT_USE_TRADED;
}

/* "the March accession", "for May delivery": a capital before a noun. */
static bool names_month(const ent_scan *s, size_t at)
{
	const ent_atom *noun = atom_at(s, at + 1);
	if (atom_at(s, at)->upper && dated_noun(s, at + 1))
		return true;
	return at > 0 && is(s, at - 1, "the") && atom_at(s, at)->upper && at + 1 < s->n && noun->kind == ENT_ATOM_WORD &&
		   !noun->upper && noun->text.len > 3 && noun->word->kind == ENT_WHEN_NONE;
}

/* Whether a lone word that is also something else ("May", "March", "Sun", "fall") is a date here. */
static bool word_here(const ent_scan *s, const ent_form *form)
{
	size_t at = form->first, end = at + form->n;
	bool governed = form->prep != ENT_PREP_NONE && form->prep != ENT_PREP_TO && form->prep != ENT_PREP_FOR;
	if (form->season && !form->has_year && !form->year_rel && !form->rel && !form->part) {
		bool the = at > 0 && is(s, at - 1, "the");
		bool ambiguous = form->n == 1 && (atom_at(s, at)->word->flags & ENT_WHEN_AMBIGUOUS);
		if (form->n == 1 && plural(s, at))
			return false;
		if (dated_noun(s, end))
			return true; /* "a spring offensive" */
		return is(s, end - 1, "fall") || (ambiguous && !the) ? governed && !is(s, end, "of") : governed || the;
	}
	if (form->month && !form->day && !form->has_year && !form->year_rel && !form->rel && !form->part && form->n <= 2) {
		const ent_atom *atom = atom_at(s, at);
		if (!(atom->word->flags & ENT_WHEN_AMBIGUOUS))
			return true;
		bool ends = end >= s->n || mark(s, end, '.') || mark(s, end, ',') || mark(s, end, '\'') || mark(s, end, ';') ||
					mark(s, end, ')');
		if (is(s, at, "may"))
			return (mark(s, end, '-') && kind(s, end + 1) == ENT_WHEN_MONTH) || names_month(s, at) ||
				   (governed &&
					(ends || kind(s, end) == ENT_WHEN_PREP || ent_scan_prep(s, end) || is(s, end, "the") || at > 0) &&
					!is(s, at - 1, "and") && !is(s, at - 1, "of"));
		return governed || form->prep == ENT_PREP_TO || names_month(s, at);
	}
	return true;
}

/* "the 2010 floods", "Resolution 242 (1967)", "the 1965 war": the date is part of a name. */
bool ent_form_in_name(const ent_scan *s, const ent_form *form)
{
	size_t at = form->first, end = at + form->n;
	if (form->kind != ENT_FORM_POINT || form->weekday || form->rel || form->hour >= 0)
		return false;
	if (at >= 2 && mark(s, at - 1, '(') && atom_at(s, at - 2)->kind == ENT_ATOM_DIGITS && mark(s, end, ')') &&
		!form->month)
		return true;
	if (form->season && dated_noun(s, end))
		return true; /* "the spring offensive" */
	const ent_atom *next = atom_at(s, end);
	bool noun = end < s->n && next->kind == ENT_ATOM_WORD && next->word->kind == ENT_WHEN_NONE && next->space &&
				next->text.len > 3;
	bool article = at > 0 && (is(s, at - 1, "the") || is(s, at - 1, "a") ||
							  (is(s, at - 1, "s") && at > 1 && mark(s, at - 2, '\'')) || is(s, at - 1, "its") ||
							  is(s, at - 1, "their") || is(s, at - 1, "this"));
	return noun && article && form->n == 1 && form->has_year;
}

static bool ends_in_ed(ent_str text)
{
	return text.len > 4 && ent_str_ends(text, ENT_STR("ed")) && text.ptr[text.len - 3] != 'e';
}

/* "The siege lasted until the fall of Riga in May 1915": the end of something that is told, and not where the telling
 * goes on. */
bool ent_form_ends_another(const ent_scan *s, const ent_form *form)
{
	enum { REACH = 9 };
	size_t at_in = form->first;
	if (at_in > 1 && is(s, at_in - 1, "in") &&
		(is(s, at_in - 2, "as") || is(s, at_in - 2, "unlike") || is(s, at_in - 2, "than")))
		return form->kind == ENT_FORM_POINT; /* "as in [May 1915]": only what it is compared with */
	for (size_t i = 2; i <= REACH && i <= form->first; i++) {
		size_t at = form->first - i;
		if (ent_scan_prep(s, at) == ENT_PREP_UNTIL)
			return form->kind == ENT_FORM_POINT;
		if (atom_at(s, at)->kind == ENT_ATOM_MARK && !mark(s, at, '-'))
			return false;
	}
	return false;
}

/* "will", "plans to", "agreed to". */
static bool looks_ahead(const ent_scan *s, size_t at)
{
	unsigned flags = atom_at(s, at)->word->flags;
	if (kind(s, at) == ENT_WHEN_MONTH && (atom_at(s, at)->upper || at == 0))
		return false; /* "May", not "may" */
	if (is(s, at + 1, "have") && !is(s, at, "will") && !is(s, at, "shall"))
		return false; /* "may have left on Monday" */
	if (at > 1 && ((is(s, at - 1, "been") && is(s, at - 2, "had")) || is(s, at - 1, "previously") ||
				   is(s, at - 1, "originally") || is(s, at - 1, "initially")))
		return false; /* "had been due to expire", "as originally planned" */
	return (flags & ENT_WHEN_AHEAD) || ((flags & ENT_WHEN_INTENDS) && is(s, at + 1, "to"));
}

/* A verb of the past by its look: "announced", "said", "was". */
static bool past_verb(const ent_scan *s, size_t at)
{
	const ent_atom *a = atom_at(s, at);
	if (a->kind != ENT_ATOM_WORD || a->text.len < 3 || (at > 0 && is(s, at - 1, "be")))
		return false; /* "to be held" */
	bool once_planned = (a->word->flags & ENT_WHEN_AHEAD) && ends_in_ed(a->text) && !looks_ahead(s, at);
	if (a->word->flags)
		return (a->word->flags & ENT_WHEN_TOLD) || once_planned ||
			   ((a->word->flags & ENT_WHEN_INTENDS) && ends_in_ed(a->text));
	return ends_in_ed(a->text) && !is(s, at, "united") && !a->upper;
}

/* "arrives", "meet": a finite verb of the present that says what will be where a day or month stands with it. */
static bool runs_by_timetable(const ent_scan *s, size_t at)
{
	static const char *const before[] = {"to",  "not", "t",  "did", "could", "let",
										 "the", "a",   "an", "its", "their", "s"};
	if (kind(s, at) != ENT_WHEN_NONE || arg(s, at) != ENT_USE_TIMETABLE)
		return false;
	for (size_t i = 0; at > 0 && i < sizeof before / sizeof *before; i++)
		if (is(s, at - 1, before[i]))
			return false; /* "failed to meet Sunday" */
	return true;
}

/* "[May] delivery": what is dealt in for a month to come. */
static bool traded(const ent_scan *s, size_t at)
{
	return at < s->n && kind(s, at) == ENT_WHEN_NONE && arg(s, at) == ENT_USE_TRADED;
}

static bool ends_clause(const ent_scan *s, size_t at)
{
	return mark(s, at, ';') || mark(s, at, '"') || mark(s, at, '.') || mark(s, at, '_');
}

/* What the clause of the expression speaks of: what will be ("will", "is to", "expected", "payable" before it, nearer
 * than any verb of the past, or "will" shortly behind it), what was, or neither. */
ent_tense ent_form_tense(const ent_scan *s, const ent_form *form)
{
	enum { REACH = 16 };
	size_t at = form->first, end = at + form->n;
	if (at > 1 && is(s, at - 2, "ahead") && is(s, at - 1, "of") && form->weekday)
		return ENT_TENSE_FUTURE; /* "ahead of Sunday's vote" */
	if (mark(s, end, '\'') && is(s, end + 1, "s") && !form->rel)
		return ENT_TENSE_PAST; /* "to get around Wednesday's ruling" */
	size_t verb = at - (at > 1 && is(s, at - 1, "on"));
	if (verb > 0 && (is(s, verb - 1, "is") || is(s, verb - 1, "are")) && form->kind == ENT_FORM_POINT)
		return ENT_TENSE_FUTURE; /* "the vote is on Tuesday" */
	bool limit = form->prep == ENT_PREP_BY || form->prep == ENT_PREP_UNTIL;
	bool past = false, calendar = form->kind == ENT_FORM_POINT && (form->month || form->weekday);
	if (form->month && !form->day && !form->rel && (form->prep == ENT_PREP_FOR || traded(s, end)))
		return traded(s, end) ? ENT_TENSE_FUTURE : ENT_TENSE_NONE; /* "for November transactions", "for May delivery" */
	for (size_t i = 1; i <= REACH && i <= at && !past; i++) {
		size_t here = at - i;
		if (looks_ahead(s, here) || (calendar && runs_by_timetable(s, here)) ||
			(i > 1 && (is(s, here, "early") || is(s, here, "soon")) && is(s, here - (here > 0), "as")))
			return ENT_TENSE_FUTURE;
		past = past_verb(s, here);
		if ((ends_clause(s, here) && !(mark(s, here, '.') && atom_at(s, here + 1)->upper)) ||
			(mark(s, here, ',') && i > 3) || is(s, here, "that"))
			break;
	}
	if (limit && !past && at > 2 && calendar)
		return ENT_TENSE_FUTURE; /* "to repay a loan by February" */
	for (size_t i = 0; i < REACH && end + i < s->n; i++) {
		if (is(s, end + i, "will") || is(s, end + i, "ll") || is(s, end + i, "shall"))
			return ENT_TENSE_FUTURE;
		past = past || past_verb(s, end + i);
		if (past || ends_clause(s, end + i) || (mark(s, end + i, ',') && (i > 0 || at > 2)))
			break;
	}
	if (!past && form->weekday && form->prep == ENT_PREP_FOR)
		return ENT_TENSE_FUTURE; /* "rain is forecast for Saturday" */
	return past ? ENT_TENSE_PAST : ENT_TENSE_NONE;
}

/* Whether the verb that follows says what had been before: "a month earlier, Riga had sent a note". */
bool ent_form_before_past(const ent_scan *s, const ent_form *form)
{
	enum { REACH = 12 };
	for (size_t at = form->first + form->n, i = 0; i < REACH && at < s->n && !ends_clause(s, at); at++, i++) {
		if (is(s, at, "had"))
			return true;
		if (past_verb(s, at))
			return false;
	}
	return false;
}

bool ent_form_plausible(const ent_scan *s, ent_form *form)
{
	size_t at = form->first, end = at + form->n;
	bool hours = form->kind == ENT_FORM_DURATION && form->unit == ENT_UNIT_HOUR && is(s, end, "a");
	if ((hours && (is(s, end + 1, "day") || is(s, end + 1, "week"))) ||
		(at > 0 && is(s, at, "a") && kind(s, at - 1) == ENT_WHEN_UNIT && form->kind == ENT_FORM_DURATION))
		return false; /* "24 hours a day" */
	if (form->kind == ENT_FORM_POINT) {
		if (form->month && form->day && form->has_year && !ent_day_valid(form->year, form->month, form->day))
			return false;
		if (form->month && form->day > (form->month == 2 ? 29 : ent_month_days(2000, form->month)))
			return false;
		if (form->has_year && !form->month && !form->season && !form->quarter && !form->half && !form->grain &&
			!form->weekday && !form->fiscal && form->hour < 0 && !year_here(s, form))
			return false;
		if (form->hour >= 0 && form->year_rel == 0 && !form->day && !form->weekday && form->n == 1 &&
			atom_at(s, form->first)->kind == ENT_ATOM_DIGITS)
			return false;
		return word_here(s, form);
	}
	if (form->kind == ENT_FORM_PERIOD) {
		/* "veterans of the Vietnam War", "opposition to the Vietnam War" tell no time; "during the Vietnam War" does.
		 */
		ent_prep prep = form->prep;
		ent_period_kind period = s->times->periods.at[form->period].kind;
		bool beside = prep == ENT_PREP_DURING || prep == ENT_PREP_SINCE || prep == ENT_PREP_UNTIL ||
					  prep == ENT_PREP_BETWEEN || prep == ENT_PREP_BEFORE || prep == ENT_PREP_AFTER;
		bool within = prep == ENT_PREP_IN && period == ENT_PERIOD_EVENT;
		return (period != ENT_PERIOD_EVENT && period != ENT_PERIOD_ACT) || beside || within || form->part ||
			   form->after || form->before || form->onwards;
	}
	if (form->kind == ENT_FORM_REF && form->n == 1) {
		if (is(s, at, "now") && (at == 0 || mark(s, at - 1, '"')) && mark(s, end, ','))
			return false; /* "Now, he says, ...": a turn of the talk */
		if ((is(s, at, "soon") || is(s, at, "shortly")) &&
			(is(s, end, "after") || is(s, end, "before") || is(s, end, "as") || is(s, end, "afterwards") ||
			 is(s, end, "thereafter") || (at > 0 && is(s, at - 1, "as"))))
			return false;
		if ((is(s, at, "soon") || is(s, at, "shortly")) && ent_form_tense(s, form) != ENT_TENSE_FUTURE)
			return false; /* "the Germans soon intervened": order, not future */
		if (is(s, at, "once"))
			return false;
	}
	if (form->kind == ENT_FORM_REF && is(s, at, "of") &&
		(atom_at(s, end)->kind == ENT_ATOM_DIGITS || kind(s, end) == ENT_WHEN_MONTH))
		return false; /* "of late 1948" */
	if (form->kind == ENT_FORM_REF && is(s, at, "future") && at > 0 && (is(s, at - 1, "its") || is(s, at - 1, "their")))
		return false; /* "its future" */
	if (form->kind == ENT_FORM_DURATION && form->count == 1 && form->unit == ENT_UNIT_SECOND)
		return false;
	if (form->kind == ENT_FORM_DURATION && is(s, end, "old"))
		return false;
	if (form->kind == ENT_FORM_DURATION && form->unit == ENT_UNIT_QUARTER && form->count == 3 && !form->rel &&
		(is(s, end, "of") || mark(s, end - 2, '-')))
		return false; /* "three quarters of the army" */
	bool named = (form->kind == ENT_FORM_DURATION || form->kind == ENT_FORM_UNIT) && form->n >= 2 && at > 0 &&
				 atom_at(s, end - 1)->upper && atom_at(s, end - 1)->kind == ENT_ATOM_WORD &&
				 (atom_at(s, end - 2)->upper || atom_at(s, end - 2)->kind == ENT_ATOM_DIGITS);
	if (named)
		return false; /* "60 Minutes", "This Week" */
	return true;
}

/* "a year", "a day" behind an amount is a rate: "$5 a year", "twice a week". */
bool ent_form_is_rate(const ent_scan *s, const ent_form *form)
{
	size_t at = form->first;
	if (form->kind != ENT_FORM_DURATION || form->count != 1 || form->n != 2 || at == 0 ||
		!(is(s, at, "a") || is(s, at, "an")))
		return false;
	const ent_atom *before = atom_at(s, at - 1);
	return before->kind == ENT_ATOM_DIGITS || before->word->part == ENT_NUMBER_SCALE ||
		   before->word->part == ENT_NUMBER_HUNDRED || is(s, at - 1, "times") || is(s, at - 1, "once") ||
		   is(s, at - 1, "twice") || is(s, at - 1, "percent") || is(s, at - 1, "barrels") || is(s, at - 1, "tons") ||
		   is(s, at - 1, "dollars");
}
