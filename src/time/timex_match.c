/* Owns the scan of a sentence for time expressions: at each atom the longest of what the matchers read there, if its
 * surroundings agree. Greedy, leftmost, longest; linear in the length of the sentence. */
#include "time/timex_scan.h"

static size_t longest(const ent_scan *s, size_t at, ent_form *best)
{
	typedef size_t matcher(const ent_scan *, size_t, ent_form *);
	static matcher *const matchers[] = {ent_match_point,   ent_match_part_of_unit, ent_match_relative,
										ent_match_counted, ent_match_set,          ent_match_word,
										ent_match_anaphor, ent_match_bare_units};
	size_t most = 0;
	for (size_t i = 0; i < sizeof matchers / sizeof *matchers; i++) {
		ent_form form;
		size_t end = matchers[i](s, at, &form);
		if (end <= most)
			continue;
		ent_form_look_around(s, &form);
		if (!ent_form_plausible(s, &form))
			continue;
		most = end;
		*best = form;
	}
	return most;
}

/* Whether an expression can begin with this atom, an article apart. */
static bool may_open(const ent_scan *s, size_t at)
{
	const ent_atom *atom = atom_at(s, at);
	return atom->word->flags & ENT_WHEN_OPENS || atom->kind == ENT_ATOM_DIGITS || atom->mark == '\'' ||
		   ent_phrase_at(&s->times->lexicon, s->atoms, at);
}

/* A word of no table: it begins nothing. */
static bool is_other_word(const ent_scan *s, size_t at)
{
	const ent_atom *atom = atom_at(s, at);
	return atom->kind == ENT_ATOM_WORD && !atom->word->text.len;
}

/* Words that are nothing by themselves and stand between "the" and what is: "the latter half", "the very moment". */
static bool is_between(const ent_scan *s, size_t at)
{
	static const char *const words[] = {"very", "latter", "moment", "point",      "comparable", "corresponding",
										"mere", "single", "prior",  "additional", "current",    "calendar",
										"good", "long",   "extra",  "straight",   "further",    "consecutive",
										"old",  "other",  "latest", "recent",     "more"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is(s, at, words[i]))
			return true;
	return false;
}

/* Whether any expression can begin at this atom: most words cannot, and are passed by with one look. "The" begins what
 * could begin without it. */
static bool may_begin(const ent_scan *s, size_t at)
{
	if (!is(s, at, "the"))
		return may_open(s, at);
	return (at + 1 < s->n && (may_open(s, at + 1) || is_between(s, at + 1))) ||
		   ent_phrase_at(&s->times->lexicon, s->atoms, at);
}

/* "March to May 1990", "between 6 July and 9 September 1998": an expression without year takes that of the one after.
 */
static void share_years(const ent_scan *s, ent_forms *forms)
{
	for (size_t i = forms->v.n; i-- > 1;) {
		ent_form *a = &forms->v.at[i - 1], *b = &forms->v.at[i];
		size_t gap = a->first + a->n;
		if (a->kind != ENT_FORM_POINT || b->kind != ENT_FORM_POINT || a->has_year || !b->has_year || a->weekday ||
			!(a->month || a->season) || a->rel || a->year_rel || b->grain || !(b->month || b->season) ||
			b->first - gap > 2)
			continue;
		bool joined = b->first == gap;
		for (size_t k = gap; k < b->first; k++)
			joined = joined || is(s, k, "to") || is(s, k, "and") || is(s, k, "or") || mark(s, k, '-') ||
					 mark(s, k, ',') || is(s, k, "until") || is(s, k, "till") || is(s, k, "through") || mark(s, k, '_');
		if (!joined)
			continue;
		a->has_year = true;
		a->year = b->year - (a->month && b->month && a->month > b->month);
	}
}

/* "Launched the summer offensive in June 1942": the season is of the year that is told with it. */
static void date_seasons(const ent_scan *s, ent_forms *forms)
{
	enum { REACH = 6 };
	for (size_t i = 1; i < forms->v.n; i++) {
		ent_form *a = &forms->v.at[i - 1], *b = &forms->v.at[i];
		bool near = b->first - (a->first + a->n) <= REACH && is(s, b->first - 1, "in");
		if (a->season && a->adjective && !a->has_year && near && b->kind == ENT_FORM_POINT && b->has_year &&
			!b->grain) {
			a->has_year = true;
			a->year = b->year;
		}
	}
}

/* A date and, behind a comma, how long after something else it was: "on 22 June 1941, less than two years later". */
static void mark_restated(const ent_scan *s, ent_forms *forms)
{
	for (size_t i = 1; i < forms->v.n; i++) {
		const ent_form *a = &forms->v.at[i - 1];
		ent_form *b = &forms->v.at[i];
		size_t at = a->first + a->n;
		if (a->kind != ENT_FORM_POINT || b->kind != ENT_FORM_SHIFT || b->shift != ENT_SHIFT_LATER || !mark(s, at, ','))
			continue;
		for (at++; at < b->first && (kind(s, at) == ENT_WHEN_APPROX || is(s, at, "less") || is(s, at, "more") ||
									 is(s, at, "than") || is(s, at, "some"));)
			at++;
		b->restates = at == b->first;
	}
}

/* "Veterans of the Vietnam War" tells no time, but it was said since. */
static void note_event(const ent_scan *s, size_t at, ent_forms *forms)
{
	const ent_phrase *phrase = ent_phrase_at(&s->times->lexicon, s->atoms, at);
	int year = phrase && phrase->kind == ENT_WHEN_NONE ? ent_period_began(&s->times->periods.at[phrase->arg]) : 0;
	if (year > forms->named_year)
		forms->named_year = year;
}

void ent_forms_of(const ent_times *times, ent_arena *arena, const ent_atoms *atoms, ent_forms *forms)
{
	struct ent_scan_read read = {.at = SIZE_MAX};
	ent_scan scan = {.times = times, .atoms = atoms, .n = atoms->v.n, .read = &read};
	forms->v.n = 0;
	forms->named_year = 0;
	int depth = 0; /* of parentheses */
	bool quoted = false;
	for (size_t at = 0; at < scan.n;) {
		if (is_other_word(&scan, at)) {
			at++;
			continue;
		}
		quoted ^= mark(&scan, at, '"');
		depth += mark(&scan, at, '(') - (depth > 0 && mark(&scan, at, ')'));
		ent_form form;
		size_t end = may_begin(&scan, at) ? longest(&scan, at, &form) : 0;
		if (!end) {
			note_event(&scan, at, forms);
			at++;
			continue;
		}
		if (ent_form_is_rate(&scan, &form))
			form.kind = ENT_FORM_SET;
		form.adjective = ent_form_in_name(&scan, &form);
		ent_tense tense = ent_form_tense(&scan, &form);
		const ent_form *before = forms->v.n ? &forms->v.at[forms->v.n - 1] : NULL;
		bool joined = form.prep == ENT_PREP_AND || form.prep == ENT_PREP_OR;
		if (joined && before && before->future && before->first + before->n + 1 == form.first && form.weekday)
			tense = ENT_TENSE_FUTURE; /* "rain is forecast for Saturday and Sunday" */
		form.future = tense == ENT_TENSE_FUTURE;
		form.past = tense == ENT_TENSE_PAST;
		form.before_past =
			(form.kind == ENT_FORM_SHIFT || form.kind == ENT_FORM_UNIT) && ent_form_before_past(&scan, &form);
		form.aside = depth > 0 || ent_form_ends_another(&scan, &form);
		form.quoted = quoted;
		*ent_push(arena, &forms->v) = form;
		at = end > at ? end : at + 1;
	}
	share_years(&scan, forms);
	date_seasons(&scan, forms);
	mark_restated(&scan, forms);
}
