/* Whether two remarks of one bucket are about one thing, a kind at a time: a project by its name, or by its states and
 * ends; a visit by traveller, goal and days; an exercise by name, number and days; a gift by days alone. 1 joins, -1
 * keeps apart whatever else speaks for it, 0 says nothing. */
#include "link/subject_fit.h"

#include "link/verdict.h"
#include "link/words.h"

#include <string.h>

static bool is(const ent_record_remark *r, const char *kind)
{
	return ent_str_is(r->kind, kind);
}

static size_t shared_states(const ent_state_list *a, const ent_state_list *b)
{
	size_t n = 0;
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			n += ent_str_eq(a->code[i], b->code[k]);
	return n;
}

static bool equal_states(const ent_state_list *a, const ent_state_list *b)
{
	return a->n == b->n && shared_states(a, b) == a->n;
}

bool ent_subject_same_person(ent_str a, ent_str b)
{
	if (!a.len || !b.len)
		return false;
	enum { LONGEST = 64 /* [bytes] */ };
	char fold_a[LONGEST], fold_b[LONGEST];
	ent_str last_a = ent_str_last_word(a), last_b = ent_str_last_word(b);
	if (last_a.len <= LONGEST && last_b.len <= LONGEST) { /* "Juppe", "Juppé" */
		last_a = (ent_str){fold_a, ent_name_fold(last_a, fold_a)};
		last_b = (ent_str){fold_b, ent_name_fold(last_b, fold_b)};
	}
	if (ent_str_eq_nocase(last_a, last_b))
		return true;
	unsigned most = last_a.len >= 6 && last_b.len >= 6 ? 1 : 0;
	return most && ent_name_distance(last_a, last_b, most) <= most;
}

static int names_fit(const ent_aspect *a, const ent_aspect *b)
{
	if (a->alias != ENT_MAP_NONE && a->alias == b->alias)
		return 1;
	int match = ent_name_match(&a->name, &b->name);
	return match == 0 && a->name.n && b->name.n ? -1 : match;
}

static size_t shared_ends(const ent_aspect *a, const ent_aspect *b)
{
	size_t n = 0;
	for (size_t i = 0; i < a->n_ends; i++)
		for (size_t k = 0; k < b->n_ends; k++)
			if (ent_name_match(&a->ends[i], &b->ends[k]) > 0) {
				n++;
				break;
			}
	return n;
}

/* A line, a dam, a plant: by its name; without one by its states, its sort and its ends. */
static int projects_fit(const ent_aspect *a, const ent_aspect *b)
{
	const ent_record_remark *x = a->remark, *y = b->remark;
	bool generic = ent_str_is(x->act, "any") || ent_str_is(y->act, "any");
	int names = names_fit(a, b);
	if (names < 0 || (!generic && !ent_str_eq(x->act, y->act)))
		return -1;
	if (names > 0)
		return 1;
	bool other_sort = x->object.len && y->object.len && !ent_str_eq(x->object, y->object);
	if (generic)
		return 0;
	if (other_sort && !a->name.n && !b->name.n)
		return -1;
	size_t ends = shared_ends(a, b), states = shared_states(&a->all, &b->all);
	if (a->n_ends >= 2 && b->n_ends >= 2 && ends == 0)
		return -1;
	bool named = a->name.n || b->name.n;
	if (ends >= 2)
		return 1;
	if (named)
		return ends >= 1 && states >= 1 ? 1 : 0;
	return states >= 2 && (ends >= 1 || equal_states(&a->all, &b->all)) ? 1 : 0;
}

static bool days_meet(const ent_aspect *a, const ent_aspect *b)
{
	return a->remark->date.lo <= b->remark->date.hi && b->remark->date.lo <= a->remark->date.hi;
}

static int64_t gap(const ent_aspect *a, const ent_aspect *b)
{
	const ent_date *x = &a->remark->date, *y = &b->remark->date;
	return x->hi < y->lo ? (int64_t)y->lo - x->hi : y->hi < x->lo ? (int64_t)x->lo - y->hi : 0;
}

static int64_t width(const ent_aspect *a)
{
	return (int64_t)a->remark->date.hi - a->remark->date.lo;
}

static const ent_record_value *order_of(const ent_record_remark *r)
{
	for (size_t i = 0; i < r->n_values; i++)
		if (ent_str_is(r->values[i].property, "order"))
			return &r->values[i];
	return NULL;
}

/* "after nearly a decade", "the first in nine years" */
static bool same_order(const ent_record_remark *a, const ent_record_remark *b)
{
	const ent_record_value *x = order_of(a), *y = order_of(b);
	ent_claim_value v = {.value = x->text, .unit = x->unit, .lo = x->lo, .hi = x->hi, .remark = a};
	ent_claim_value w = {.value = y->text, .unit = y->unit, .lo = y->lo, .hi = y->hi, .remark = b};
	return !ent_str_is(x->unit, "nth") && ent_relation_of(ENT_SORT_ORDER, &v, &w) == ENT_RELATION_SAME;
}

static bool is_first(const ent_record_remark *r)
{
	const ent_record_value *order = order_of(r);
	return order && (ent_str_is(order->unit, "ever") || (ent_str_is(order->unit, "nth") && order->lo == 1));
}

/* "his first visit": of a row of the traveller's own. */
static bool is_own(const ent_record_remark *r)
{
	const ent_record_value *order = order_of(r);
	return order && ent_str_is(order->per, "own");
}

/* Dated by what another sentence says: the expression stands far from the act, or nowhere. */
static bool is_borrowed(const ent_record_remark *r)
{
	enum { FAR = 300 }; /* [bytes] */
	bool here = r->date_end > r->date_start && r->date_start < r->end + FAR && r->start < r->date_end + FAR;
	return r->date.basis == ENT_BASIS_INFERRED && !here;
}

/* Same traveller, same goal, days that can be the same; or days of few days apart, which then contradict. */
static int visits_fit(const ent_aspect *a, const ent_aspect *b)
{
	enum { DAYS = 4, CLOSE = 10, FIRST_APART = 3 * 366, OWN_FIRST_APART = 10 * 366 }; /* [days] */
	const ent_record_remark *x = a->remark, *y = b->remark;
	bool person = ent_subject_same_person(x->person, y->person);
	if ((x->person.len && y->person.len && !person) ||
		(a->agents.n && b->agents.n && !shared_states(&a->agents, &b->agents)))
		return -1;
	bool office = x->office.len && ent_str_eq(x->office, y->office) && shared_states(&a->agents, &b->agents);
	int64_t lines = (int64_t)x->sentence - y->sentence;
	bool near = x->source->key == y->source->key && lines >= -2 && lines <= 2;
	if (!person && !office) { /* "May visited Rwanda. It was the first visit by a prime minister": one visit told on */
		bool open = (!x->person.len || !y->person.len) && (!x->office.len || !y->office.len);
		bool told_on = order_of(x) || order_of(y);
		bool theirs = !a->agents.n || !b->agents.n || equal_states(&a->agents, &b->agents);
		return open && near && told_on && theirs && a->placed && b->placed && days_meet(a, b) ? 1 : 0;
	}
	if (a->placed && b->placed) {
		if (days_meet(a, b))
			return width(a) <= 366 || width(b) <= 366 ? 1 : 0;
		/* "planned for May", "put off to September": one visit that was moved */
		bool moved = (ent_str_is(x->status, "postponed") && ent_status_pending(y->status)) ||
					 (ent_str_is(y->status, "postponed") && ent_status_pending(x->status));
		if (person && moved && gap(a, b) <= 366)
			return 1;
		if (person && gap(a, b) <= 31 && (is_borrowed(x) || is_borrowed(y)))
			return 1;
		bool both_first = is_first(x) && is_first(y);
		int64_t apart = both_first && is_own(x) && is_own(y) ? OWN_FIRST_APART : both_first ? FIRST_APART : CLOSE;
		if (gap(a, b) <= apart && width(a) <= (both_first ? 366 : DAYS) && width(b) <= (both_first ? 366 : DAYS))
			return 1;
		return -1;
	}
	/* without a date: the one in the same article, or one that is told of with its place in the row */
	if (x->source->key == y->source->key)
		return y->sentence - x->sentence <= 4 || x->sentence - y->sentence <= 4 ? 1 : 0;
	if (!order_of(x) || !order_of(y))
		return 0;
	return person || (!a->placed && !b->placed && same_order(x, y)) ? 1 : 0;
}

static int year_of(const ent_aspect *a)
{
	int year, month, day;
	ent_day_to(a->remark->date.lo, &year, &month, &day);
	return year;
}

static int exercises_fit(const ent_aspect *a, const ent_aspect *b)
{
	enum { MONTH = 31 };
	if (names_fit(a, b) < 0)
		return -1;
	const ent_record_value *x = order_of(a->remark), *y = order_of(b->remark);
	bool counted = x && y && ent_str_is(x->unit, "nth") && ent_str_is(y->unit, "nth");
	/* "Tiger Palm 2016": one of its row, whatever its days are said to be */
	const ent_record_remark *told = a->remark, *other_told = b->remark;
	if (told->object.len && other_told->object.len && names_fit(a, b) > 0)
		return ent_str_eq(told->object, other_told->object) ? 1 : -1;
	/* what is held since some year is a series, not one of its exercises */
	bool series = a->placed && a->remark->date.hi == ENT_DAY_FUTURE,
		 other = b->placed && b->remark->date.hi == ENT_DAY_FUTURE;
	if ((counted && x->lo != y->lo) || (a->placed && b->placed && series != other))
		return -1;
	if (a->placed && b->placed && days_meet(a, b))
		return 1;
	/* one of a name is held once a year at most: by two sources in two months of it, it is one that they date apart */
	if (a->placed && b->placed && names_fit(a, b) > 0 && told->source->key != other_told->source->key && !told->again &&
		!other_told->again && width(a) <= MONTH && width(b) <= MONTH && year_of(a) == year_of(b))
		return 1;
	bool numbered = x && y && ent_str_is(x->unit, "year") == ent_str_is(y->unit, "year") && x->lo == y->lo;
	return numbered ? 1 : 0;
}

static size_t shared_words(const ent_name *a, const ent_name *b)
{
	size_t n = 0;
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			n += ent_word_stem(a->words[i]) == ent_word_stem(b->words[k]);
	return n;
}

/* Of one source a ban on one day is no ban on another, and nobody's ban is that of the other. */
static int embargoes_fit(const ent_aspect *a, const ent_aspect *b)
{
	const ent_record_remark *x = a->remark, *y = b->remark;
	bool same_act = x->source->key == y->source->key && ent_str_eq(x->act, y->act);
	if ((same_act && a->placed && b->placed && !days_meet(a, b)) ||
		(a->agents.n == 1 && b->agents.n == 1 && !ent_str_eq(a->agents.code[0], b->agents.code[0])))
		return -1;
	return a->name.n == 0 || b->name.n == 0 || shared_words(&a->name, &b->name) > 0 ? 1 : -1;
}

static const ent_record_value *amount_of(const ent_record_remark *r)
{
	for (size_t i = 0; i < r->n_values; i++)
		if (ent_str_is(r->values[i].property, "amount"))
			return &r->values[i];
	return NULL;
}

/* The kind of a transfer that the word says: what is only delivered may be given or sold. */
static int transfer_of(const ent_record_remark *r)
{
	static const char *const gifts[] = {"donat", "gift", "gave", "give", "giving"};
	for (size_t i = 0; i < sizeof gifts / sizeof *gifts; i++)
		if (ent_str_starts(ent_str_sub(r->text, 0, strlen(gifts[i])), ent_str_of(gifts[i])))
			return -1;
	return ent_str_is(r->act, "buy") || ent_str_is(r->act, "sell") ? 1 : 0;
}

/* "two ships in 2001 and three in 2003": so much on one day and so much on another, though told in one sentence. */
static bool are_two(const ent_aspect *a, const ent_aspect *b)
{
	const ent_record_value *m = amount_of(a->remark), *n = amount_of(b->remark);
	bool other = m && n ? m->lo != n->lo : !m && !n;
	return other && a->placed && b->placed && !days_meet(a, b);
}

/* As many of the same are one transfer where at most one text dates it; so many on one day, or in one month, may be
 * told otherwise. What is bought is not what is given, nor is an order what has come. */
static int supplies_fit(const ent_aspect *a, const ent_aspect *b)
{
	enum { MONTH = 31 };
	const ent_record_remark *x = a->remark, *y = b->remark;
	const ent_record_value *m = amount_of(x), *n = amount_of(y);
	if (x->source->key == y->source->key && x->sentence == y->sentence)
		return are_two(a, b) ? -1 : 1;
	if (transfer_of(x) * transfer_of(y) < 0 || (m && n && !ent_str_eq(m->unit, n->unit)))
		return -1;
	bool same = m && n && m->lo == n->lo && m->hi == n->hi && m->lo >= 2;
	if (same && (!a->placed || !b->placed))
		return x->once == y->once && ent_str_eq(x->status, y->status) ? 1 : 0;
	if (!a->placed || !b->placed || !days_meet(a, b))
		return 0;
	int64_t wide = width(a) > width(b) ? width(a) : width(b);
	bool one_act = ent_str_eq(x->act, y->act) || same || (transfer_of(x) > 0 && transfer_of(y) > 0);
	return one_act && wide <= (same || transfer_of(x) > 0 ? 366 : MONTH) ? 1 : 0;
}

/* Between the same, on days that can be the same. */
static int talks_fit(const ent_aspect *a, const ent_aspect *b)
{
	enum { MONTH = 31 };
	const ent_record_remark *x = a->remark, *y = b->remark;
	if ((x->person.len && y->person.len && !ent_subject_same_person(x->person, y->person)) ||
		(x->office.len && y->office.len && !ent_str_eq(x->office, y->office)))
		return -1;
	return a->placed && b->placed && days_meet(a, b) && width(a) <= MONTH && width(b) <= MONTH ? 1 : 0;
}

static const ent_record_value *town_of(const ent_record_remark *r)
{
	for (size_t i = 0; i < r->n_values; i++)
		if (ent_str_is(r->values[i].property, "place") && !r->values[i].per.len)
			return &r->values[i];
	return NULL;
}

/* In two towns, or what the one lost and what the other lost. */
static bool are_two_fights(const ent_aspect *a, const ent_aspect *b)
{
	const ent_record_value *m = town_of(a->remark), *n = town_of(b->remark);
	bool sided = a->agents.n == 1 && b->agents.n == 1 && a->others.n == 1 && b->others.n == 1;
	return (m && n && !ent_str_eq_nocase(m->text, n->text)) ||
		   (sided && !ent_str_eq(a->agents.code[0], b->agents.code[0]));
}

/* Deals, loans, losses: only what is dated alike is one. */
static int dated_fit(const ent_aspect *a, const ent_aspect *b)
{
	enum { MONTH = 31 };
	const ent_record_remark *x = a->remark, *y = b->remark;
	if (x->source->key == y->source->key && x->sentence == y->sentence)
		return are_two(a, b) ? -1 : 1;
	if (!a->placed || !b->placed || !days_meet(a, b))
		return 0;
	if (is(x, "clash") && are_two_fights(a, b))
		return -1;
	int64_t wide = width(a) > width(b) ? width(a) : width(b);
	const ent_record_value *m = amount_of(x), *n = amount_of(y);
	if (is(x, "loan") && x->object.len && y->object.len && !ent_str_eq(x->object, y->object))
		return -1; /* "for a road", "for a dam" */
	if (is(x, "loan") && (wide <= MONTH || (m && n && m->lo == n->lo && m->hi == n->hi)))
		return wide <= 366 ? 1 : 0;
	if (is(x, "deal") || is(x, "loan") || is(x, "grant"))
		return wide <= 366 && x->object.len && ent_str_eq(x->object, y->object) ? 1 : 0;
	return wide <= MONTH ? 1 : 0;
}

/* What many treaties are called: "Treaty of Friendship", "Armistice Agreement". */
static bool is_plain_name(const ent_ledgers *ledgers, const ent_name *name)
{
	for (size_t i = 0; i < name->n; i++)
		if (!ent_ledgers_phrase(ledgers, ENT_PHRASE_PLAIN, name->words[i]))
			return false;
	return true;
}

/* The Potsdam Declaration is not the Potsdam Agreement, nor a protocol the treaty that it belongs to. */
static bool other_papers(const ent_ledgers *ledgers, const ent_record_remark *a, const ent_record_remark *b)
{
	bool own = ent_ledgers_phrase(ledgers, ENT_PHRASE_PAPER, a->object) ||
			   ent_ledgers_phrase(ledgers, ENT_PHRASE_PAPER, b->object);
	return own && a->object.len && b->object.len && !ent_str_eq_nocase(a->object, b->object);
}

/* By name; where the name is one that many have, only between the same states. */
static int treaties_fit(const ent_ledgers *ledgers, const ent_aspect *a, const ent_aspect *b)
{
	if (names_fit(a, b) <= 0 || other_papers(ledgers, a->remark, b->remark))
		return -1;
	bool ratify = ent_str_is(a->remark->act, "ratify") && ent_str_is(b->remark->act, "ratify");
	if (ratify && a->agents.n && b->agents.n && !shared_states(&a->agents, &b->agents)) /* each for itself */
		return -1;
	if (is_plain_name(ledgers, &a->name) || is_plain_name(ledgers, &b->name))
		return a->all.n >= 2 && equal_states(&a->all, &b->all) ? 1 : -1;
	if (a->all.n == 2 && b->all.n == 2 && !equal_states(&a->all, &b->all))
		return -1;
	return a->all.n == 0 || b->all.n == 0 || shared_states(&a->all, &b->all) ? 1 : -1;
}

int ent_subject_fit(const ent_ledgers *ledgers, const ent_aspect *a, const ent_aspect *b)
{
	const ent_record_remark *r = a->remark;
	if (is(r, "project"))
		return projects_fit(a, b);
	if (is(r, "visit"))
		return visits_fit(a, b);
	if (is(r, "exercise"))
		return exercises_fit(a, b);
	if (is(r, "embargo"))
		return embargoes_fit(a, b);
	if (is(r, "treaty"))
		return treaties_fit(ledgers, a, b);
	if (is(r, "supply"))
		return supplies_fit(a, b);
	if (is(r, "talks"))
		return talks_fit(a, b);
	if (is(r, "mission")) /* each has one in the other's capital */
		return a->agents.n == 1 && b->agents.n == 1 && !equal_states(&a->agents, &b->agents) ? -1 : 1;
	if (is(r, "troops")) /* of one year: a strength is one of its time */
		return a->placed && b->placed && days_meet(a, b) && width(a) <= 366 && width(b) <= 366 ? 1 : 0;
	if (is(r, "deal") || is(r, "loan") || is(r, "grant") || is(r, "clash") || is(r, "prisoners"))
		return dated_fit(a, b);
	if (is(r, "organisation") && !r->code.len) /* many have had a Government of National Union */
		return a->all.n && b->all.n && !shared_states(&a->all, &b->all) ? -1 : 1;
	return 1; /* the key says it all */
}
