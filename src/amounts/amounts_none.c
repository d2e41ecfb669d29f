/* Owns what is no quantity though it is a number: what touches a name, days of months, years, labels ("Article 370"),
 * addresses, and the two countries that everyone knows to be two. */
#include "amounts/amounts_scan.h"

#include <string.h>

/* A number that touches letters or marks of names, addresses and times: "S-400", "Covid-19", "G8", "10:30", "/97370/".
 */
bool ent_amount_glued(const ent_amount_scan *s, size_t at, size_t end)
{
	if (touches(s, at)) {
		const ent_atom *before = atom(s, at - 1);
		if (before->kind == ENT_ATOM_WORD && kind(s, at - 1) != ENT_AMOUNT_UNIT &&
			(before->text.len == 1 || !ent_phrase_at(&s->amounts->words, s->atoms, at - 1)))
			return true; /* a letter is money only together with its number (amounts.c) */
		if (before->kind == ENT_ATOM_MARK && memchr("/:=_#&@.\\", before->mark, 9) && before->mark)
			return true;
		if (before->mark == '-' && before->kind == ENT_ATOM_MARK && at >= 2 && touches(s, at - 1) &&
			atom(s, at - 2)->kind != ENT_ATOM_MARK && !(word(s, at - 2) && is(s, at - 2, "mid")))
			return true;
		if (before->mark == '\'' && before->kind == ENT_ATOM_MARK && at >= 1 && atom(s, at)->kind == ENT_ATOM_DIGITS &&
			atom(s, at)->digits == 2)
			return true;
	}
	if (touches(s, end)) {
		const ent_atom *after = atom(s, end);
		if (after->kind == ENT_ATOM_MARK && memchr("/:=_\\@&", after->mark, 7) && after->mark && touches(s, end + 1))
			return true;
		if (after->kind == ENT_ATOM_WORD && !ent_atom_begins_phrase(after->word))
			return true;
		if (after->mark == '.' && after->kind == ENT_ATOM_MARK && touches(s, end + 1) &&
			atom(s, end + 1)->kind != ENT_ATOM_MARK)
			return true;
	}
	return false;
}

bool ent_amount_month_near(const ent_amount_scan *s, size_t at, size_t end)
{
	size_t behind = end + (is(s, end, "of") ? 1 : 0);
	behind += mark(s, behind, '-') && touches(s, behind);
	if (kind(s, behind) == ENT_AMOUNT_MONTH && atom(s, behind)->upper)
		return true;
	size_t before = at;
	if (before > 0 && is(s, before - 1, "the"))
		before--;
	if (before > 0 && mark(s, before - 1, ','))
		before--;
	if (before > 0 && mark(s, before - 1, '.'))
		before--;
	if (before > 0 && kind(s, before - 1) == ENT_AMOUNT_MONTH && atom(s, before - 1)->upper)
		return true;
	/* "April 6-7", "April 6, 2021", "6 and 7 April" */
	for (size_t k = 1; k <= 4 && k <= at; k++) {
		enum { YEAR = 4 /* digits */ };
		const ent_atom *a = atom(s, at - k);
		if (a->kind == ENT_ATOM_DIGITS && a->digits == YEAR) /* "In May 2014, 450 sailors": the year ends the date */
			break;
		if (a->kind == ENT_ATOM_WORD && a->word->kind == ENT_AMOUNT_MONTH && a->upper)
			return true;
		if (a->kind == ENT_ATOM_WORD && !is(s, at - k, "and") && !is(s, at - k, "to") && !is(s, at - k, "th") &&
			!is(s, at - k, "st") && !is(s, at - k, "nd") && !is(s, at - k, "rd"))
			break;
	}
	if ((mark(s, end, '-') || is(s, end, "and") || is(s, end, "to")) && atom(s, end + 1)->kind == ENT_ATOM_DIGITS)
		return kind(s, end + 2) == ENT_AMOUNT_MONTH && atom(s, end + 2)->upper;
	return false;
}

/* A bare number of four digits that reads as a year. */
static bool year(const ent_amount_scan *s, const ent_amount_found *f)
{
	const ent_atom *a = atom(s, f->first);
	if (!f->plain || a->kind != ENT_ATOM_DIGITS || a->digits != 4 || a->number < 1000 || a->number > 2100)
		return false;
	if (f->noun != SIZE_MAX && f->noun == f->end) /* "1500 soldiers" but not "the 2010 floods" */
		return f->first > 0 &&
			   (is(s, f->first - 1, "the") || is(s, f->first - 1, "in") || is(s, f->first - 1, "s") ||
				is(s, f->first - 1, "since") || is(s, f->first - 1, "of")) &&
			   a->number >= 1800;
	return f->noun == SIZE_MAX || a->number >= 1800;
}

/* "Article 370", "CASA 1000", "page 72", "Resolution 242": the number names something. */
static bool label(const ent_amount_scan *s, const ent_amount_found *f)
{
	size_t at = f->first;
	if (at == 0 || !f->plain)
		return false;
	size_t before = at - 1;
	if (mark(s, before, '.') && before > 0 && touches(s, before))
		before--;
	if (mark(s, before, '#'))
		return true;
	if (kind(s, before) == ENT_AMOUNT_LABEL && (f->noun == SIZE_MAX || atom(s, before)->upper))
		return true;
	const ent_atom *b = atom(s, before);
	bool sentence_start = before == 0;
	bool name = b->kind == ENT_ATOM_WORD && b->upper && !sentence_start && b->word->kind != ENT_AMOUNT_STOP &&
				b->word->kind != ENT_AMOUNT_APPROX;
	return name && before == at - 1 && f->noun == SIZE_MAX && atom(s, at)->kind == ENT_ATOM_DIGITS;
}

/* "Su", "F", "MiG": a name of few letters as makers give to their models; not "US". */
static bool is_maker(const ent_atom *a)
{
	enum { LETTERS = 3 };
	bool mixed = false;
	for (size_t i = 1; i < a->text.len; i++)
		mixed |= a->text.ptr[i] >= 'a' && a->text.ptr[i] <= 'z';
	return a->upper && a->text.len <= LETTERS && (a->text.len == 1 || mixed);
}

/* The number of a model, behind its name: "six Su 35 fighters", "JAS 39", "12 Boeing 737 aircraft". Behind a longer
 * name only where something was counted before it: "gave Peru 12 aircraft". */
bool ent_amount_model(const ent_amount_scan *s, size_t at)
{
	enum { NAMES = 3 };
	if (at < 2 || atom(s, at)->kind != ENT_ATOM_DIGITS || !word(s, at - 1) || !atom(s, at - 1)->upper ||
		!atom(s, at)->space)
		return false;
	if (is_maker(atom(s, at - 1)))
		return true;
	for (size_t k = at - 1; k > 0 && at - k <= NAMES + 1; k--) {
		const ent_atom *before = atom(s, k - 1);
		if (before->kind == ENT_ATOM_DIGITS || before->word->part)
			return true;
		if (!word(s, k - 1) || (!before->upper && kind(s, k - 1) != ENT_AMOUNT_MORE))
			return false;
	}
	return false;
}

/* "3. Both sides agreed", "4) The minister left": the number of a point at the head of its sentence. */
static bool point(const ent_amount_scan *s, const ent_amount_found *f)
{
	bool bracket = f->first == 1 && mark(s, 0, '(');
	if (!f->plain || (f->first > 0 && !bracket) || atom(s, f->first)->kind != ENT_ATOM_DIGITS)
		return false;
	return touches(s, f->first + 1) && (mark(s, f->first + 1, ')') || (mark(s, f->first + 1, '.') && !bracket)) &&
		   !touches(s, f->first + 2) && f->first + 2 < s->n && atom(s, f->first + 2)->upper;
}

/* "24 Downing Street"; ", 52," behind a name. */
static bool address(const ent_amount_scan *s, const ent_amount_found *f)
{
	if (!f->plain || f->noun != SIZE_MAX)
		return false;
	bool age = f->first > 0 && mark(s, f->first - 1, ',') && mark(s, f->end, ',') && f->lo >= 10 && f->lo <= 110;
	return age || (word(s, f->end) && atom(s, f->end)->upper);
}

/* "the two countries": counts nothing but the parties that everyone knows. */
static bool trivial(const ent_amount_scan *s, const ent_amount_found *f)
{
	return f->noun != SIZE_MAX && f->lo == 2 && f->first > 0 &&
		   (is(s, f->first - 1, "the") || is(s, f->first - 1, "these")) && kind(s, f->noun) == ENT_AMOUNT_PARTY;
}

bool ent_amount_names(const ent_amount_scan *s, const ent_amount_found *f)
{
	return point(s, f) || ent_amount_model(s, f->first) || year(s, f) || label(s, f) || address(s, f) || trivial(s, f);
}
