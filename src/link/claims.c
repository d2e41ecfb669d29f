/* Claims: the aspects of each subject turned into values by property, the values of a property compared pair by pair,
 * and one verdict given to all of them: the strongest that a pair of different sources gives. A source that itself
 * tells of both values knows of two occasions and makes no disagreement. */
#include "link/claims.h"

#include "link/label.h"
#include "link/occurrence.h"
#include "link/office_claim.h"
#include "link/subject.h"
#include "link/verdict.h"
#include "link/words.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_VALUES = 64, FEW_YEARS = 4 * 366, MANY_YEARS = 12 * 366 /* [days] */ };

const char *ent_verdict_name(ent_verdict verdict)
{
	static const char *const names[] = {"agree", "refine", "series", "supersede", "disagree"};
	return names[verdict];
}

typedef ENT_VEC(ent_claim_value) value_list;

/* The values of one property of one subject. */
typedef struct group {
	ent_str name;     /* what is compared: property, unit, and of gifts the status */
	ent_str property; /* as it is shown */
	value_list values;
} group;

typedef struct making {
	ent_arena *arena, *work; /* of the claims; of what is only needed on the way */
	const ent_claim_options *options;
	ENT_VEC(group) groups; /* of the subject in hand */
	ent_claim_list claims;
} making;

static bool is(const ent_record_remark *r, const char *kind)
{
	return ent_str_is(r->kind, kind);
}

static ent_claim_value value_of(const ent_record_remark *r)
{
	return (ent_claim_value){.source = r->source,
							 .sentence = r->sentence,
							 .sentence_text = r->sentence_text,
							 .start = r->start,
							 .end = r->end,
							 .date = r->date,
							 .status = r->status,
							 .remark = r};
}

static void add(making *m, ent_str name, ent_str property, const ent_claim_value *value)
{
	size_t i = 0;
	while (i < m->groups.n && !ent_str_eq(m->groups.at[i].name, name))
		i++;
	if (i == m->groups.n)
		*ent_push(m->work, &m->groups) = (group){.name = name, .property = property};
	group *g = &m->groups.at[i];
	for (size_t k = 0; k < g->values.n; k++) {
		ent_claim_value *other = &g->values.at[k];
		if (other->source != value->source || other->sentence != value->sentence || other->start != value->start)
			continue;
		/* one day told of two acts of the sentence: "had been put off and took place in May" */
		if (value->date.basis == ENT_BASIS_STATED && other->date.basis != ENT_BASIS_STATED)
			*other = *value;
		return;
	}
	if (g->values.n < MOST_VALUES)
		*ent_push(m->work, &g->values) = *value;
}

static void add_date(making *m, const ent_aspect *a)
{
	const ent_record_remark *r = a->remark;
	bool act = !is(r, "project") || r->phase.len;
	/* a dispute lasts: its dates say nothing against each other */
	if (!a->placed || !act || is(r, "dispute") || is(r, "trade") || is(r, "deal") || is(r, "loan") || is(r, "grant") ||
		is(r, "troops") || is(r, "prisoners") || (is(r, "organisation") && ent_str_is(r->act, "count")))
		return;
	if (is(r, "membership") && ent_str_is(r->status, "hypothetical")) /* an invitation to join is no day of joining */
		return;
	ent_claim_value value = value_of(r);
	value.value = r->date.edtf;
	value.lo = r->date.lo;
	value.hi = r->date.hi;
	if (r->date_end > r->date_start) {
		value.start = r->date_start;
		value.end = r->date_end;
	}
	ent_str property = r->phase.len ? r->phase : ENT_STR("date");
	add(m, property, property, &value);
}

static void add_status(making *m, const ent_aspect *a)
{
	const ent_record_remark *r = a->remark;
	bool told = is(r, "visit") || is(r, "exercise") || is(r, "treaty") || (is(r, "project") && r->phase.len);
	bool off = ent_str_is(r->status, "cancelled") || ent_str_is(r->status, "postponed");
	off |= is(r, "project") && ent_str_is(r->status, "suspended");
	bool real =
		off || ent_str_is(r->status, "actual") || ent_str_is(r->status, "planned") || ent_str_is(r->status, "promised");
	bool dated = a->placed && r->date.basis == ENT_BASIS_STATED && r->date.hi != ENT_DAY_FUTURE;
	if ((is(r, "visit") || is(r, "exercise")) && dated)
		real |= ent_str_is(r->status, "denied"); /* "did not take place" */
	if (is(r, "treaty") && (ent_str_is(r->act, "ratify") || ent_str_is(r->act, "enter")))
		real |= ent_str_is(r->status, "denied"); /* "has not been ratified" */
	/* a ledger also has the project of which nothing is measured, and the membership without a day */
	if (is(r, "project") && r->name.len && !r->phase.len && m->options && m->options->alone) {
		ent_claim_value named = value_of(r);
		named.value = r->name;
		add(m, ENT_STR("named"), ENT_STR("named"), &named);
	}
	if (is(r, "membership") && !a->placed && ent_str_is(r->status, "actual") && m->options && m->options->alone) {
		ent_claim_value named = value_of(r);
		named.value = r->object;
		add(m, ENT_STR("named"), ENT_STR("named"), &named);
	}
	if (is(r, "dispute")) { /* what is settled was */
		told = real = !r->phase.len && (ent_str_is(r->status, "actual") || ent_str_is(r->status, "denied"));
	}
	if (is(r, "project") && ent_str_is(r->status, "ongoing"))
		told = real = m->options && m->options->alone;
	if ((!told && !(is(r, "project") && off)) || !real)
		return;
	ent_claim_value value = value_of(r);
	value.value = r->status;
	add(m, ent_str_join(m->work, ENT_STR("status|"), ENT_STR(""), r->phase), ENT_STR("status"), &value);
}

/* Who signed a treaty for a state. */
static void add_signer(making *m, const ent_aspect *a)
{
	const ent_record_remark *r = a->remark;
	if (!is(r, "treaty") || !ent_str_is(r->act, "sign") || !r->name.len || !r->person.len || a->agents.n != 1 ||
		!ent_str_is(r->status, "actual"))
		return;
	ent_claim_value value = value_of(r);
	value.value = r->person;
	add(m, ent_str_join(m->work, ENT_STR("actor"), ENT_STR("|"), a->agents.code[0]), ENT_STR("actor"), &value);
}

/* As what a person travelled or talked on one day. */
static void add_office(making *m, const ent_aspect *a)
{
	enum { MONTH = 31 };
	const ent_record_remark *r = a->remark;
	bool met = (is(r, "visit") || is(r, "talks")) && ent_str_is(r->status, "actual");
	bool dated = a->placed && r->date.basis == ENT_BASIS_STATED && r->date.hi != ENT_DAY_FUTURE &&
				 (int64_t)r->date.hi - r->date.lo <= MONTH;
	if (!met || !dated || !r->person.len || !r->office.len || (m->options && m->options->alone))
		return;
	ent_claim_value value = value_of(r);
	value.value = r->office;
	value.sole = m->options && ent_ledgers_sole(m->options->ledgers, r->office);
	add(m, ENT_STR("office"), ENT_STR("office"), &value);
}

/* Amounts, of which only those of one unit are compared. */
static bool is_measured(ent_str property)
{
	ent_sort sort = ent_sort_of(property);
	return sort == ENT_SORT_TIMED || sort == ENT_SORT_AMOUNT;
}

static bool is_money(const ent_record_value *v)
{
	return ent_str_is(v->property, "level") && !ent_str_is(v->unit, "percent");
}

/* By how much it grew, and to what: side by side, that nobody takes the one for the other. */
static void add_move(making *m, const ent_record_value *v, const ent_claim_value *told)
{
	ent_claim_value value = *told;
	value.value = ent_str_join(m->arena, v->change, ENT_STR(" "), v->text);
	value.per = v->change;
	add(m, ent_str_join(m->work, ENT_STR("change"), ENT_STR("|"), v->unit), ENT_STR("change"), &value);
}

static void add_values(making *m, const ent_aspect *a)
{
	const ent_record_remark *r = a->remark;
	for (size_t i = 0; i < r->n_values; i++) {
		const ent_record_value *v = &r->values[i];
		if (ent_str_is(v->property, "endpoint") || ent_str_is(v->unit, "own") ||
			(is(r, "clash") && ent_str_is(v->property, "place")))
			continue;
		ent_claim_value value = value_of(r);
		value.value = v->text;
		value.start = v->start;
		value.end = v->end;
		value.lo = v->lo;
		value.hi = v->hi;
		value.unit = v->unit;
		value.per = v->per;
		value.approximate = v->approximate;
		value.revised = ent_str_is(v->change, "to");
		if (!ent_str_is(v->property, "order"))
			value.date = v->date.basis == ENT_BASIS_STATED || ent_sort_of(v->property) == ENT_SORT_TIMED
							 ? v->date
							 : ENT_DATE_NONE;
		bool difference = ent_str_is(v->change, "by") && !ent_str_is(v->property, "growth");
		ent_str property = difference ? ENT_STR("increase") : v->property;
		if (ent_str_is(v->property, "level")) /* "worth $300 million a year": a level is a year's */
			value.per = (ent_str){0};
		ent_str name = ent_str_join(m->work, property, ENT_STR("|"), is_measured(property) ? v->unit : ENT_STR(""));
		/* given, promised and wanted are different things */
		if (is(r, "supply") || is(r, "deal") || is(r, "loan") || is(r, "grant"))
			name = ent_str_join(m->work, name, ENT_STR("|"), r->status);
		if (ent_str_is(property, "stake")) /* one holds a third, the other two */
			name = ent_str_join(m->work, name, ENT_STR("|"), r->agents);
		add(m, name, property, &value);
		if (is(r, "trade") && v->change.len && is_money(v))
			add_move(m, v, &value);
	}
}

/* --- the ends of a line --- */

static bool same_end(ent_arena *arena, ent_str a, ent_str b)
{
	ent_name x = ent_name_of(arena, a, (ent_str){0}), y = ent_name_of(arena, b, (ent_str){0});
	return ent_name_match(&x, &y) > 0;
}

/* A named line that two sources lead to different places: two ends each, of which one is shared. */
static void compare_ends(making *m, const ent_aspect *aspects, size_t n, ent_claim *head)
{
	for (size_t i = 0; i < n && i < MOST_VALUES; i++)
		for (size_t k = i + 1; k < n && k < MOST_VALUES; k++) {
			const ent_record_value *x[2], *y[2];
			size_t n_x = 0, n_y = 0;
			const ent_record_remark *a = aspects[i].remark, *b = aspects[k].remark;
			if (a->source->key == b->source->key || !aspects[i].name.n || !aspects[k].name.n)
				continue;
			for (size_t v = 0; v < a->n_values; v++)
				if (ent_str_is(a->values[v].property, "endpoint") && n_x++ < 2)
					x[n_x - 1] = &a->values[v];
			for (size_t v = 0; v < b->n_values; v++)
				if (ent_str_is(b->values[v].property, "endpoint") && n_y++ < 2)
					y[n_y - 1] = &b->values[v];
			if (n_x != 2 || n_y != 2)
				continue;
			bool first = same_end(m->work, x[0]->text, y[0]->text), last = same_end(m->work, x[1]->text, y[1]->text);
			bool crossed = same_end(m->work, x[0]->text, y[1]->text), back = same_end(m->work, x[1]->text, y[0]->text);
			if ((first && last) || (crossed && back) || (!first && !last && !crossed && !back))
				continue;
			const ent_record_value *odd_x = first || crossed ? x[1] : x[0], *odd_y = first || back ? y[1] : y[0];
			ent_claim_value *values = ENT_NEWN(m->arena, ent_claim_value, 2);
			values[0] = value_of(a);
			values[1] = value_of(b);
			values[0].value = odd_x->text;
			values[0].start = odd_x->start;
			values[0].end = odd_x->end;
			values[1].value = odd_y->text;
			values[1].start = odd_y->start;
			values[1].end = odd_y->end;
			ent_claim claim = *head;
			claim.property = ENT_STR("endpoint");
			claim.verdict = ENT_VERDICT_DISAGREE;
			claim.why = ent_str_format(m->arena, "one end is shared, the other is %.*s or %.*s", ENT_FMT(odd_x->text),
									   ENT_FMT(odd_y->text));
			claim.values = values;
			claim.n = 2;
			*ent_push(m->arena, &m->claims) = claim;
			return;
		}
}

/* --- verdicts --- */

static bool one_source(const ent_claim_value *a, const ent_claim_value *b)
{
	return a->source && b->source && a->source->key == b->source->key;
}

static bool is_done_told(const ent_claim_value *v)
{
	return ent_str_is(v->status, "actual");
}

/* Finished, then opened, or passed by the one body and then by the other: two days of one thing. */
static bool are_steps(const ent_record_remark *a, const ent_record_remark *b, int64_t apart)
{
	enum { OPENING = 2 * 366, RATIFYING = 366 /* [days] */ };
	const ent_str end = ENT_STR("end"), ratify = ENT_STR("ratify");
	static const char *const done[] = {"complet", "finish"};
	bool done_a = false, done_b = false;
	if (is(a, "treaty") && ent_str_eq(a->act, ratify))
		return apart <= RATIFYING;
	if (!is(a, "project") || !ent_str_eq(a->phase, end) || !ent_str_eq(b->phase, end))
		return false;
	for (size_t i = 0; i < sizeof done / sizeof *done; i++) {
		done_a |= ent_str_starts(a->text, ent_str_of(done[i]));
		done_b |= ent_str_starts(b->text, ent_str_of(done[i]));
	}
	return done_a != done_b && apart <= OPENING;
}

/* Dates of what may happen more than once say nothing against each other, unless they are joined as one occasion; nor
 * do two places of talks that are only known to be of one month. */
static bool comparable(const ent_claim_value *a, const ent_claim_value *b, ent_sort sort)
{
	enum { WEEK = 7 };
	if (sort == ENT_SORT_PLACE && is(a->remark, "talks"))
		return (int64_t)a->remark->date.hi - a->remark->date.lo <= WEEK &&
			   (int64_t)b->remark->date.hi - b->remark->date.lo <= WEEK;
	if (sort != ENT_SORT_DATE)
		return true;
	/* names of treaties and bodies come again after years: the Treaty of Paris; troops go more than once; nothing is
	 * misdated by decades */
	int64_t apart = a->date.hi < b->date.lo ? (int64_t)b->date.lo - a->date.hi : (int64_t)a->date.lo - b->date.hi;
	bool renewed = (is(a->remark, "relations") && !ent_str_is(a->remark->act, "establish")) ||
				   is(a->remark, "treaty") || is(a->remark, "forces") ||
				   (is(a->remark, "organisation") && !a->remark->code.len);
	if (is_done_told(a) && is_done_told(b) && are_steps(a->remark, b->remark, apart))
		return false;
	return !a->remark->again && !b->remark->again && apart <= (renewed ? FEW_YEARS : MANY_YEARS);
}

/* A source that tells of both values. */
static bool knows_both(const group *g, ent_sort sort, const ent_claim_value *a, const ent_claim_value *b)
{
	for (size_t i = 0; i < g->values.n && sort != ENT_SORT_STATUS;
		 i++) { /* one text may say postponed, then cancelled */
		const ent_claim_value *v = &g->values.at[i];
		bool of_a = one_source(v, a) && ent_relation_of(sort, v, a) == ENT_RELATION_EXCLUDE;
		bool of_b = one_source(v, b) && ent_relation_of(sort, v, b) == ENT_RELATION_EXCLUDE;
		if (of_a || of_b)
			return true;
	}
	return false;
}

static ent_verdict verdict_of(ent_relation relation)
{
	switch (relation) {
	case ENT_RELATION_EXCLUDE:
		return ENT_VERDICT_DISAGREE;
	case ENT_RELATION_SUPERSEDE:
		return ENT_VERDICT_SUPERSEDE;
	case ENT_RELATION_APART:
		return ENT_VERDICT_SERIES;
	case ENT_RELATION_REFINE:
		return ENT_VERDICT_REFINE;
	default:
		return ENT_VERDICT_AGREE;
	}
}

static int by_time(const void *a, const void *b)
{
	const ent_claim_value *x = a, *y = b;
	ent_day s = x->date.lo == ENT_DAY_UNKNOWN ? ENT_DAY_FUTURE : x->date.lo;
	ent_day t = y->date.lo == ENT_DAY_UNKNOWN ? ENT_DAY_FUTURE : y->date.lo;
	if (s != t)
		return s < t ? -1 : 1;
	int order = x->source != y->source && x->source && y->source ? ent_str_cmp(x->source->doc, y->source->doc) : 0;
	return order ? order : (x->start > y->start) - (x->start < y->start);
}

static void judge(making *m, group *g, const ent_claim *head)
{
	ent_sort sort = ent_sort_of(g->property);
	ent_relation best = ENT_RELATION_NONE;
	size_t first = 0, second = 0;
	for (size_t i = 0; i < g->values.n; i++)
		for (size_t k = i + 1; k < g->values.n && !ent_str_is(g->property, "named"); k++) {
			const ent_claim_value *a = &g->values.at[i], *b = &g->values.at[k];
			ent_relation relation = ent_relation_of(sort, a, b);
			/* one text may say that there is no dispute, as others hold, and tell of one */
			bool self = one_source(a, b) && !(ent_str_is(head->kind, "dispute") && a->sentence != b->sentence);
			if (self && relation != ENT_RELATION_APART && relation != ENT_RELATION_SUPERSEDE)
				continue;
			bool against = relation == ENT_RELATION_EXCLUDE || relation == ENT_RELATION_SUPERSEDE;
			if (against && !comparable(a, b, sort))
				continue;
			if (relation == ENT_RELATION_EXCLUDE && knows_both(g, sort, a, b))
				continue;
			if (relation > best) {
				best = relation;
				first = i;
				second = k;
			}
		}
	/* that several say a visit took place, or whose it was, is nothing to report */
	if (best == ENT_RELATION_SAME &&
		(sort == ENT_SORT_OFFICE || (sort == ENT_SORT_STATUS && ent_str_is(g->values.at[first].status, "actual"))))
		best = ENT_RELATION_NONE;
	if (best == ENT_RELATION_NONE && !(m->options && m->options->alone && g->values.n))
		return;
	ent_claim claim = *head;
	claim.property = g->property;
	claim.verdict = verdict_of(best);
	if (best != ENT_RELATION_NONE)
		claim.why = ent_relation_text(m->arena, sort, best, &g->values.at[first], &g->values.at[second]);
	claim.n = g->values.n;
	claim.values = ENT_NEWN(m->arena, ent_claim_value, claim.n);
	memcpy(claim.values, g->values.at, claim.n * sizeof *claim.values);
	if (best == ENT_RELATION_APART || best == ENT_RELATION_SUPERSEDE)
		qsort(claim.values, claim.n, sizeof *claim.values, by_time);
	*ent_push(m->arena, &m->claims) = claim;
}

static void subject_claims(making *m, const ent_aspect *aspects, size_t n)
{
	ent_claim head = {.number = aspects[0].subject};
	ent_label_subject(m->arena, m->options, aspects, n, &head);
	memset(&m->groups, 0, sizeof m->groups);
	for (size_t i = 0; i < n; i++) {
		add_date(m, &aspects[i]);
		add_status(m, &aspects[i]);
		add_values(m, &aspects[i]);
		add_signer(m, &aspects[i]);
		add_office(m, &aspects[i]);
	}
	for (size_t i = 0; i < m->groups.n; i++)
		judge(m, &m->groups.at[i], &head);
	if (is(aspects[0].remark, "project"))
		compare_ends(m, aspects, n, &head);
}

/* --- all --- */

/* By the document and place of the first value. */
static int by_text(const void *a, const void *b)
{
	const ent_claim_value *x = ((const ent_claim *)a)->values, *y = ((const ent_claim *)b)->values;
	int order = ent_str_cmp(x->source->doc, y->source->doc);
	if (order)
		return order;
	if (x->sentence != y->sentence)
		return x->sentence < y->sentence ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

static int by_verdict(const void *a, const void *b)
{
	const ent_claim *x = a, *y = b;
	if (x->verdict != y->verdict)
		return x->verdict > y->verdict ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	int order = ent_str_cmp(x->property, y->property);
	return order ? order : by_text(x, y);
}

ent_claims *ent_claims_of(ent_arena *arena, const ent_record_remarks *remarks, const ent_record_event *events,
						  size_t n_events, const ent_claim_options *options)
{
	ent_arena *work = ent_arena_work(arena);
	ent_arena_mark start = ent_arena_here(work);
	making m = {.arena = arena, .work = work, .options = options};
	ent_subjects subjects = ent_subjects_of(work, remarks, options);
	for (size_t from = 0, to; from < subjects.n; from = to) {
		to = from + 1;
		while (to < subjects.n && subjects.at[to].subject == subjects.at[from].subject)
			to++;
		ent_arena_mark here = ent_arena_here(work);
		if (to - from > 1 || (options && options->alone) || subjects.at[from].remark->n_values > 1)
			subject_claims(&m, &subjects.at[from], to - from);
		ent_arena_back(work, here);
	}
	ent_arena_back(work, start);
	size_t before = m.claims.n;
	ent_office_claims(arena, events, n_events, &m.claims);
	if (m.claims.n > before)
		qsort(m.claims.at + before, m.claims.n - before, sizeof *m.claims.at, by_text);
	for (size_t i = before; i < m.claims.n; i++)
		m.claims.at[i].number = (uint32_t)(subjects.n_subjects + i - before);
	if (m.claims.n)
		qsort(m.claims.at, m.claims.n, sizeof *m.claims.at, by_verdict);
	ent_claims *claims = ENT_NEW(arena, ent_claims);
	*claims = (ent_claims){.at = m.claims.at, .n = m.claims.n};
	return claims;
}
