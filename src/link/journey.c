/* A visit of which a source names the visitor, another the office alone, is one where the days can be the same, the
 * goal is, and nobody else fits; a visit planned and the same person's visit made on days that can be these are one. */
#include "link/journey.h"

#include "link/subject_fit.h"

enum { YEAR = 366, FEW_DAYS = 31, MOST = 64 };

static const ent_draft_values *cell(const ent_drafts *m, const ent_draft *row, const char *column)
{
	return &row->cells[ent_draft_column(m, column)];
}

/* The name of who travelled; missing where only states are named. */
static ent_str person_of(const ent_drafts *m, const ent_draft *row)
{
	const ent_draft_values *who = cell(m, row, "who");
	for (size_t i = 0; i < who->n; i++)
		if (!ent_draft_is_state(m, who->at[i].value, row->states))
			return who->at[i].value;
	return (ent_str){0};
}

static bool share(const ent_draft_values *a, const ent_draft_values *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (ent_str_eq_nocase(a->at[i].value, b->at[k].value))
				return true;
	return false;
}

static bool is_placed(const ent_draft *row)
{
	return row->date.lo != ENT_DAY_UNKNOWN && row->date.lo != ENT_DAY_PAST;
}

static int64_t width(const ent_draft *row)
{
	return (int64_t)row->date.hi - row->date.lo;
}

static bool meet(const ent_draft *a, const ent_draft *b)
{
	return is_placed(a) && is_placed(b) && a->date.lo <= b->date.hi && b->date.lo <= a->date.hi;
}

static bool has_status(const ent_drafts *m, const ent_draft *row, const char *status)
{
	const ent_draft_values *values = cell(m, row, "status");
	for (size_t i = 0; i < values->n; i++)
		if (ent_str_is(values->at[i].value, status))
			return true;
	return false;
}

/* Both days are known closely, or one is the plan of the other. */
static bool same_time(const ent_drafts *m, const ent_draft *a, const ent_draft *b)
{
	if (!meet(a, b))
		return false;
	bool plan = has_status(m, a, "planned") != has_status(m, b, "planned");
	return plan ? width(a) <= FEW_DAYS || width(b) <= FEW_DAYS
				: width(a) <= YEAR && width(b) <= YEAR && (width(a) <= FEW_DAYS || width(b) <= FEW_DAYS);
}

static bool are_one(const ent_drafts *m, const ent_draft *a, const ent_draft *b)
{
	if (!meet(a, b) || !ent_str_eq(a->states, b->states) || !share(cell(m, a, "to"), cell(m, b, "to")) ||
		!same_time(m, a, b) || ent_drafts_parted(m, a, b))
		return false;
	ent_str x = person_of(m, a), y = person_of(m, b);
	return x.len && y.len ? ent_subject_same_person(x, y) : share(cell(m, a, "office"), cell(m, b, "office"));
}

static bool says_nothing(const ent_drafts *m, const ent_draft *row)
{
	return !is_placed(row) && !person_of(m, row).len && !cell(m, row, "office")->n;
}

/* The only other row that is of one with the one at `place` of `order`, or that one; looked for among the MOST before
 * and behind it in time. */
static uint32_t only_twin(const ent_drafts *m, const uint32_t *order, size_t place)
{
	uint32_t i = order[place], twin = i;
	for (size_t p = place > MOST ? place - MOST : 0; p < m->rows.n && p <= place + MOST; p++) {
		uint32_t k = order[p];
		if (k == i || m->rows.at[k].merged || !are_one(m, &m->rows.at[i], &m->rows.at[k]))
			continue;
		if (twin != i)
			return i;
		twin = k;
	}
	return twin;
}

void ent_journey_join_rows(ent_drafts *m)
{
	const uint32_t *order = ent_drafts_by_day(m);
	for (size_t place = 0; place < m->rows.n; place++) {
		uint32_t i = order[place], twin = m->rows.at[i].merged ? i : only_twin(m, order, place);
		if (twin != i)
			ent_draft_merge(m, twin, i);
		else if (!m->rows.at[i].merged && says_nothing(m, &m->rows.at[i]))
			m->rows.at[i].left_out = true;
	}
}
