/* Comparing values. Amounts: equal within ROUNDING of the larger, or LOOSE where a text says "about"; where the coarser
 * is the finer rounded to its digits, one refines the other. Dates: intervals of days. Orders: "first ever" and "first
 * in N years" exclude each other; "since 1974" is taken as N years before the act. */
#include "link/verdict.h"

#include "link/name.h"
#include "link/subject_fit.h"

#include <math.h>

static const double rounding = 0.025, loose = 0.12, coarse = 0.06;

ent_sort ent_sort_of(ent_str property)
{
	if (ent_str_is(property, "date") || ent_str_is(property, "start") || ent_str_is(property, "end") ||
		ent_str_is(property, "agreed"))
		return ENT_SORT_DATE;
	if (ent_str_is(property, "order"))
		return ENT_SORT_ORDER;
	if (ent_str_is(property, "status") || ent_str_is(property, "endpoint"))
		return ENT_SORT_STATUS;
	if (ent_str_is(property, "actor"))
		return ENT_SORT_ACTOR;
	if (ent_str_is(property, "office"))
		return ENT_SORT_OFFICE;
	if (ent_str_is(property, "place"))
		return ENT_SORT_PLACE;
	if (ent_str_is(property, "change"))
		return ENT_SORT_CHANGE;
	if (ent_str_is(property, "level") || ent_str_is(property, "growth") || ent_str_is(property, "increase") ||
		ent_str_is(property, "target") || ent_str_is(property, "members"))
		return ENT_SORT_TIMED;
	return ENT_SORT_AMOUNT;
}

bool ent_status_pending(ent_str status)
{
	return ent_str_is(status, "planned") || ent_str_is(status, "promised") || ent_str_is(status, "postponed");
}

static bool is_done(ent_str status)
{
	return ent_str_is(status, "actual") || ent_str_is(status, "ongoing");
}

static bool published_apart(const ent_claim_value *a, const ent_claim_value *b)
{
	if (!a->source || !b->source)
		return false;
	const ent_date *x = &a->source->published, *y = &b->source->published;
	bool known = x->lo != ENT_DAY_UNKNOWN && y->lo != ENT_DAY_UNKNOWN;
	return known && (x->hi < y->lo || y->hi < x->lo);
}

/* --- dates --- */

/* "to be completed by 1 May": the last day is what is planned. */
static ent_date as_deadline(const ent_claim_value *v)
{
	ent_date date = v->date;
	if (ent_status_pending(v->status) && date.lo == ENT_DAY_PAST && date.hi != ENT_DAY_FUTURE)
		date.lo = date.hi;
	return date;
}

static bool is_open(const ent_claim_value *v)
{
	return v->date.lo == ENT_DAY_PAST || v->date.hi == ENT_DAY_FUTURE || v->date.lo == ENT_DAY_UNKNOWN;
}

/* "had left by December 1979", and elsewhere that they left after that. */
static bool is_past_due(const ent_claim_value *by, const ent_claim_value *later)
{
	return is_done(by->status) && is_done(later->status) && by->date.basis == ENT_BASIS_STATED &&
		   later->date.basis == ENT_BASIS_STATED && by->date.lo == ENT_DAY_PAST && by->date.hi != ENT_DAY_FUTURE &&
		   by->date.hi != ENT_DAY_UNKNOWN && later->date.lo > by->date.hi && later->date.hi != ENT_DAY_FUTURE;
}

/* "had hoped to finish the bridge in 2011". */
static bool is_aim(const ent_claim_value *v)
{
	bool wished = ent_str_is(v->status, "hypothetical") || ent_str_is(v->status, "requested");
	return wished && v->remark && ent_str_is(v->remark->kind, "project") && ent_str_is(v->remark->phase, "end");
}

static ent_relation dates(const ent_claim_value *x, const ent_claim_value *y)
{
	ent_claim_value deadline_x = *x, deadline_y = *y;
	const ent_claim_value *a = &deadline_x, *b = &deadline_y;
	deadline_x.date = as_deadline(x);
	deadline_y.date = as_deadline(y);
	if (is_past_due(a, b) || is_past_due(b, a))
		return ENT_RELATION_EXCLUDE;
	if (is_open(a) || is_open(b))
		return ENT_RELATION_NONE;
	bool done_a = is_done(a->status), done_b = is_done(b->status);
	bool pending_a = ent_status_pending(a->status) || (done_b && is_aim(a));
	bool pending_b = ent_status_pending(b->status) || (done_a && is_aim(b));
	if ((!pending_a && !done_a) || (!pending_b && !done_b))
		return ENT_RELATION_NONE;
	if (a->date.lo <= b->date.hi && b->date.lo <= a->date.hi) {
		if (a->date.lo == b->date.lo && a->date.hi == b->date.hi)
			return ENT_RELATION_SAME;
		bool within = (a->date.lo >= b->date.lo && a->date.hi <= b->date.hi) ||
					  (b->date.lo >= a->date.lo && b->date.hi <= a->date.hi);
		return within ? ENT_RELATION_REFINE : ENT_RELATION_SAME;
	}
	if (done_a && done_b)
		return a->date.basis == ENT_BASIS_STATED && b->date.basis == ENT_BASIS_STATED ? ENT_RELATION_EXCLUDE
																					  : ENT_RELATION_NONE;
	if (done_a != done_b)
		return (done_a ? a : b)->date.basis == ENT_BASIS_STATED ? ENT_RELATION_SUPERSEDE : ENT_RELATION_NONE;
	bool moved = ent_str_is(a->status, "postponed") || ent_str_is(b->status, "postponed");
	return moved || published_apart(a, b) ? ENT_RELATION_SUPERSEDE : ENT_RELATION_NONE;
}

/* --- amounts --- */

/* Digits that a number is given with: 1.5e9 has two. */
static int digits_of(double value)
{
	if (value == 0 || !isfinite(value))
		return 1;
	double x = fabs(value) / pow(10, floor(log10(fabs(value))));
	for (int digits = 1; digits < 9; digits++) {
		double scaled = x * pow(10, digits - 1);
		if (fabs(scaled - round(scaled)) < 1e-6)
			return digits;
	}
	return 9;
}

static bool rounds_to(double fine, double rough)
{
	if (rough == 0)
		return false;
	double unit = pow(10, floor(log10(fabs(rough))) - (digits_of(rough) - 1));
	return fabs(fine - rough) <= unit / 2 * 1.0001;
}

static ent_relation amounts(const ent_claim_value *a, const ent_claim_value *b)
{
	if (!ent_str_eq(a->unit, b->unit) || !ent_str_eq(a->per, b->per))
		return ENT_RELATION_NONE;
	double most = fmax(fabs(isfinite(a->hi) ? a->hi : a->lo), fabs(isfinite(b->hi) ? b->hi : b->lo));
	bool point_a = a->lo == a->hi, point_b = b->lo == b->hi;
	bool about = a->approximate || b->approximate;
	double slack = (about ? loose : rounding) * most;
	if (a->lo <= b->hi + rounding * most && b->lo <= a->hi + rounding * most) {
		if (point_a && point_b)
			return ENT_RELATION_SAME;
		return ENT_RELATION_REFINE;
	}
	if (a->lo <= b->hi + slack && b->lo <= a->hi + slack)
		return ENT_RELATION_SAME;
	if (point_a && point_b && fabs(a->lo - b->lo) <= coarse * most &&
		(rounds_to(a->lo, b->lo) || rounds_to(b->lo, a->lo)))
		return ENT_RELATION_REFINE;
	if (a->revised || b->revised)
		return ENT_RELATION_SUPERSEDE;
	return ENT_RELATION_EXCLUDE;
}

/* Told, or true, before the other came to be: "since 2007 it has had 14,000 megawatts". */
static bool is_before(const ent_claim_value *v, const ent_claim_value *since)
{
	const ent_day begin = since->date.lo;
	if (begin == ENT_DAY_UNKNOWN || begin == ENT_DAY_PAST || since->date.hi != ENT_DAY_FUTURE)
		return false;
	ent_day told = v->date.lo != ENT_DAY_UNKNOWN && v->date.hi != ENT_DAY_FUTURE ? v->date.hi
				   : v->source                                                   ? v->source->published.hi
																				 : ENT_DAY_UNKNOWN;
	return told != ENT_DAY_UNKNOWN && told != ENT_DAY_FUTURE && told < begin;
}

/* Of a fight each side has its dead, of an exercise its soldiers (`per`: whose they are), and all are more than those
 * of one. */
static ent_relation of_sides(const ent_claim_value *a, const ent_claim_value *b)
{
	ent_claim_value x = *a, y = *b;
	x.per = y.per = (ent_str){0};
	ent_relation relation = amounts(&x, &y);
	bool same = ent_str_eq(a->per, b->per), other = a->per.len && b->per.len && !same;
	return other || (!same && relation == ENT_RELATION_EXCLUDE) ? ENT_RELATION_NONE : relation;
}

/* Prisoners are let go in batches, and taken in battles of which others tell the sum. */
static ent_relation prisoners(const ent_claim_value *a, const ent_claim_value *b)
{
	const double part = 0.4;
	ent_relation relation = amounts(a, b);
	bool few = fmin(a->hi, b->hi) < part * fmax(a->lo, b->lo);
	return relation == ENT_RELATION_EXCLUDE && (few || !ent_str_is(a->remark->act, "take")) ? ENT_RELATION_NONE
																							: relation;
}

static ent_relation measured(const ent_claim_value *a, const ent_claim_value *b)
{
	if (a->remark && ent_str_is(a->remark->kind, "prisoners"))
		return prisoners(a, b);
	if (a->remark && (ent_str_is(a->remark->kind, "clash") || ent_str_is(a->remark->kind, "exercise")))
		return of_sides(a, b);
	ent_relation relation = amounts(a, b);
	return relation == ENT_RELATION_EXCLUDE && (is_before(a, b) || is_before(b, a)) ? ENT_RELATION_APART : relation;
}

/* "by 2018 it had sunk to $70 million": a level that is told with a last day is one of the time that the day ends. */
static ent_date as_time(const ent_claim_value *v)
{
	ent_date date = v->date, last;
	ptrdiff_t slash = ent_str_find(date.edtf, ENT_STR("/"), 0);
	if (date.lo == ENT_DAY_PAST && slash >= 0 &&
		ent_edtf_parse(ent_str_sub(date.edtf, (size_t)slash + 1, date.edtf.len), &last))
		date.lo = last.lo;
	return date;
}

static ent_relation timed(const ent_claim_value *a, const ent_claim_value *b)
{
	ent_relation relation = amounts(a, b);
	ent_date x = as_time(a), y = as_time(b);
	bool known = x.lo != ENT_DAY_UNKNOWN && y.lo != ENT_DAY_UNKNOWN;
	if (relation == ENT_RELATION_NONE)
		return relation;
	if (!known)
		return relation == ENT_RELATION_EXCLUDE || relation == ENT_RELATION_SUPERSEDE ? ENT_RELATION_APART : relation;
	if (x.lo == y.lo && x.hi == y.hi)
		return relation == ENT_RELATION_SUPERSEDE ? ENT_RELATION_EXCLUDE : relation;
	return x.lo <= y.hi && y.lo <= x.hi ? ENT_RELATION_NONE : ENT_RELATION_APART;
}

/* --- orders --- */

/* Years before the act that the last one was; 0 for "the first ever", below 0: not such an order. */
static double years_before(const ent_claim_value *v, const ent_claim_value *other)
{
	if (ent_str_is(v->unit, "ever"))
		return 0;
	if (ent_str_is(v->unit, "year"))
		return v->lo;
	if (ent_str_is(v->unit, "nth"))
		return v->lo == 1 ? 0 : -1;
	int year, month, day;
	ent_day at = v->remark && v->remark->date.lo > ENT_DAY_PAST           ? v->remark->date.lo
				 : other->remark && other->remark->date.lo > ENT_DAY_PAST ? other->remark->date.lo
																		  : ENT_DAY_UNKNOWN;
	if (at == ENT_DAY_UNKNOWN)
		return -1;
	ent_day_to(at, &year, &month, &day);
	return year - v->lo;
}

static ent_relation orders(const ent_claim_value *a, const ent_claim_value *b)
{
	enum { TOLERANCE = 1 };
	if (ent_str_eq(a->unit, b->unit) && ent_str_is(a->unit, "since"))
		return a->lo == b->lo ? ENT_RELATION_SAME : ENT_RELATION_EXCLUDE;
	bool own_a = ent_str_is(a->per, "own"), own_b = ent_str_is(b->per, "own");
	if (own_a || own_b) /* "his first visit" says nothing of the visits of others */
		return own_a && own_b ? (a->lo == b->lo ? ENT_RELATION_SAME : ENT_RELATION_EXCLUDE) : ENT_RELATION_NONE;
	double x = years_before(a, b), y = years_before(b, a);
	if (x < 0 && y < 0)
		return a->lo == b->lo ? ENT_RELATION_SAME : ENT_RELATION_EXCLUDE; /* the fifth, the sixth */
	if (x < 0 || y < 0)
		return ENT_RELATION_NONE;
	if ((x == 0) != (y == 0))
		return ENT_RELATION_EXCLUDE;
	double slack = fmax(TOLERANCE, loose * fmax(x, y));
	return fabs(x - y) <= slack ? ENT_RELATION_SAME : ENT_RELATION_EXCLUDE;
}

/* --- statuses --- */

/* "has not been ratified", told on a day behind that of the ratification which another tells of, or before it. */
static ent_relation not_yet(const ent_claim_value *denied, const ent_claim_value *done)
{
	const ent_date *told = denied->source ? &denied->source->published : NULL;
	bool known = told && told->lo != ENT_DAY_UNKNOWN && done->date.lo != ENT_DAY_UNKNOWN && is_done(done->status);
	/* refused on a day on which another says that it was done */
	enum { MONTH = 31 };
	const ent_date *no = &denied->date, *yes = &done->date;
	if (is_done(done->status) && no->basis == ENT_BASIS_STATED && yes->basis == ENT_BASIS_STATED && no->lo <= yes->hi &&
		yes->lo <= no->hi && (int64_t)no->hi - no->lo <= MONTH && (int64_t)yes->hi - yes->lo <= MONTH)
		return ENT_RELATION_EXCLUDE;
	return !known                     ? ENT_RELATION_NONE
		   : told->lo > done->date.hi ? ENT_RELATION_EXCLUDE
		   : told->hi < done->date.lo ? ENT_RELATION_SUPERSEDE
									  : ENT_RELATION_NONE;
}

/* "is still a matter of dispute": dated by when it was published, though it lasts. */
static bool is_of_now(const ent_claim_value *v)
{
	const ent_date *told = v->source ? &v->source->published : NULL;
	return told && v->date.basis == ENT_BASIS_INFERRED && told->lo != ENT_DAY_UNKNOWN && v->date.lo <= told->hi &&
		   v->date.hi >= told->lo;
}

static ent_relation statuses(const ent_claim_value *a, const ent_claim_value *b)
{
	if (ent_str_eq(a->status, b->status))
		return ENT_RELATION_SAME;
	bool denied_a = ent_str_is(a->status, "denied"), denied_b = ent_str_is(b->status, "denied");
	if (denied_a != denied_b && a->remark && ent_str_is(a->remark->kind, "treaty"))
		return denied_a ? not_yet(a, b) : not_yet(b, a);
	bool dispute = a->remark && ent_str_is(a->remark->kind, "dispute");
	if (denied_a != denied_b && dispute) { /* that there is a dispute, and that there is none */
		bool known_a = a->date.lo != ENT_DAY_UNKNOWN && !is_of_now(a);
		bool known_b = b->date.lo != ENT_DAY_UNKNOWN && !is_of_now(b);
		bool apart = a->date.hi < b->date.lo || b->date.hi < a->date.lo;
		bool lasting = known_a != known_b && (known_a ? a : b)->date.hi == ENT_DAY_FUTURE; /* "since 1983" */
		return lasting              ? ENT_RELATION_EXCLUDE
			   : known_a != known_b ? ENT_RELATION_NONE
			   : known_a && apart   ? ENT_RELATION_APART
									: ENT_RELATION_EXCLUDE;
	}
	if ((denied_a && ent_str_is(b->status, "cancelled")) || (denied_b && ent_str_is(a->status, "cancelled")))
		return ENT_RELATION_SAME; /* "did not take place", "was called off" */
	bool off_a = ent_str_is(a->status, "cancelled") || denied_a, off_b = ent_str_is(b->status, "cancelled") || denied_b;
	bool late_a = ent_str_is(a->status, "postponed"), late_b = ent_str_is(b->status, "postponed");
	if ((off_a && late_b) || (off_b && late_a))
		return ENT_RELATION_EXCLUDE;
	bool done_a = is_done(a->status), done_b = is_done(b->status);
	/* told with a day of the past it took place; a bare "the visit" says nothing */
	if ((done_a && off_b && a->date.lo != ENT_DAY_UNKNOWN && b->date.lo != ENT_DAY_UNKNOWN) ||
		(done_b && off_a && a->date.lo != ENT_DAY_UNKNOWN && b->date.lo != ENT_DAY_UNKNOWN))
		return ENT_RELATION_EXCLUDE;
	bool pending_a = ent_str_is(a->status, "planned") || ent_str_is(a->status, "promised");
	bool pending_b = ent_str_is(b->status, "planned") || ent_str_is(b->status, "promised");
	if ((pending_a && (done_b || off_b || late_b)) || (pending_b && (done_a || off_a || late_a)))
		return ENT_RELATION_SUPERSEDE;
	return ENT_RELATION_NONE;
}

/* --- places --- */

/* `unit` is the code of the state that the place is in, `per` "state" where it is the state itself. */
static ent_relation places(const ent_claim_value *a, const ent_claim_value *b)
{
	enum { LONG = 6 }; /* [bytes] another spelling differs by a letter */
	unsigned most = a->value.len >= LONG && b->value.len >= LONG ? 1 : 0;
	if (!is_done(a->status) || !is_done(b->status))
		return ENT_RELATION_NONE;
	if (ent_str_eq_nocase(a->value, b->value) || ent_name_distance(a->value, b->value, most) <= most)
		return ENT_RELATION_SAME;
	if ((a->per.len > 0) == (b->per.len > 0))
		return ENT_RELATION_EXCLUDE; /* two towns, two states */
	bool known = a->unit.len && b->unit.len;
	return !known ? ENT_RELATION_NONE : ent_str_eq(a->unit, b->unit) ? ENT_RELATION_REFINE : ENT_RELATION_EXCLUDE;
}

/* --- who did it --- */

/* For one state one signs; a text that names both says that both were there. */
static ent_relation actors(const ent_claim_value *a, const ent_claim_value *b)
{
	if (ent_subject_same_person(a->value, b->value))
		return ENT_RELATION_SAME;
	bool both = ent_str_find(a->sentence_text, ent_str_last_word(b->value), 0) >= 0 ||
				ent_str_find(b->sentence_text, ent_str_last_word(a->value), 0) >= 0;
	bool apart = a->date.lo != ENT_DAY_UNKNOWN && b->date.lo != ENT_DAY_UNKNOWN &&
				 (a->date.hi < b->date.lo || b->date.hi < a->date.lo);
	return both || apart ? ENT_RELATION_NONE : ENT_RELATION_EXCLUDE;
}

/* --- offices --- */

/* Heads of two ministries nobody is; nor a minister who is president. A premier may keep a ministry, and a deputy one.
 */
static ent_relation offices(const ent_claim_value *a, const ent_claim_value *b)
{
	return ent_str_eq(a->value, b->value) ? ENT_RELATION_SAME
		   : a->sole && b->sole           ? ENT_RELATION_EXCLUDE
										  : ENT_RELATION_NONE;
}

ent_relation ent_relation_of(ent_sort sort, const ent_claim_value *a, const ent_claim_value *b)
{
	switch (sort) {
	case ENT_SORT_DATE:
		return dates(a, b);
	case ENT_SORT_ORDER:
		return orders(a, b);
	case ENT_SORT_STATUS:
		return statuses(a, b);
	case ENT_SORT_PLACE:
		return places(a, b);
	case ENT_SORT_ACTOR:
		return actors(a, b);
	case ENT_SORT_OFFICE:
		return offices(a, b);
	case ENT_SORT_CHANGE: /* a difference is no level */
		return ent_str_eq(a->per, b->per) ? ENT_RELATION_NONE : ENT_RELATION_APART;
	case ENT_SORT_TIMED:
		return timed(a, b);
	default:
		return measured(a, b);
	}
}

ent_str ent_relation_text(ent_arena *arena, ent_sort sort, ent_relation relation, const ent_claim_value *a,
						  const ent_claim_value *b)
{
	const char *format = relation == ENT_RELATION_SAME     ? "%.*s and %.*s say the same"
						 : relation == ENT_RELATION_REFINE ? "%.*s and %.*s: one lies in the other"
						 : sort == ENT_SORT_CHANGE         ? "%.*s is what it changed, %.*s what it came to"
						 : relation == ENT_RELATION_APART  ? "%.*s and %.*s are of different times"
						 : relation == ENT_RELATION_SUPERSEDE
							 ? "%.*s and %.*s: the later takes the place of the earlier"
						 : sort == ENT_SORT_DATE ? "%.*s and %.*s have no day in common"
												 : "%.*s and %.*s cannot both be true";
	return ent_str_format(arena, format, ENT_FMT(a->value), ENT_FMT(b->value));
}
