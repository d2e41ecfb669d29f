/* A project is told of by its measures ("cost", "length"), by stages with their days, by who holds how much, or by its
 * name alone. A stage that is told without a word for it is none: "the pipeline is long". */
#include "link/project.h"

static bool is(ent_str a, const char *b)
{
	return ent_str_is(a, b);
}

/* Told of as done, and on a day that is past when it is told: "due to be completed by 2024" is neither. */
static bool is_over(const ent_claim_value *v)
{
	ent_day told = v->source ? v->source->published.hi : ENT_DAY_UNKNOWN;
	return is(v->status, "actual") && v->date.lo != ENT_DAY_PAST && (told == ENT_DAY_UNKNOWN || v->date.lo <= told);
}

static ent_str dated(const ent_drafts *m, const char *stage, const ent_claim_value *v)
{
	bool known = v->date.lo != ENT_DAY_UNKNOWN && v->date.basis == ENT_BASIS_STATED;
	return known ? ent_str_join(m->arena, ent_str_of(stage), ENT_STR(" "), v->date.edtf) : ent_str_of(stage);
}

/* "49 percent (Kenya)" */
static ent_str held(const ent_drafts *m, const ent_claim_value *v)
{
	ent_str holders = v->remark ? ent_draft_names(m, v->remark->agents) : (ent_str){0};
	return holders.len ? ent_str_format(m->arena, "%.*s (%.*s)", ENT_FMT(v->value), ENT_FMT(holders)) : v->value;
}

const char *ent_project_column(ent_drafts *m, const ent_claim *claim, const ent_claim_value *v, ent_str *ret_value)
{
	static const char *const same[] = {"start", "cost", "length", "capacity"};
	ent_str p = claim->property;
	*ret_value = v->value;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (is(p, same[i]))
			return same[i];
	if (is(p, "loan") || is(p, "investment") || is(p, "value"))
		return "financing";
	if (is(p, "named")) {
		bool meant = is(v->status, "actual") || is(v->status, "planned") || is(v->status, "promised") ||
					 is(v->status, "ongoing");
		*ret_value = claim->subject;
		return meant ? "subject" : NULL;
	}
	if (is(p, "stake")) {
		*ret_value = held(m, v);
		return "stake";
	}
	if (is(p, "agreed")) {
		*ret_value = dated(m, "agreed", v);
		return "stage";
	}
	if (is(p, "end")) {
		if (is_over(v))
			*ret_value = ent_str_join(m->arena, ENT_STR("completed "), ENT_STR(""), v->value);
		return is_over(v) ? "stage" : "due";
	}
	bool off = is(v->value, "postponed") || is(v->value, "cancelled") || is(v->value, "suspended");
	if (is(p, "status") && (off || is(v->value, "ongoing"))) {
		*ret_value = off ? dated(m,
								 is(v->value, "postponed")   ? "postponed"
								 : is(v->value, "cancelled") ? "cancelled"
															 : "suspended",
								 v)
						 : ENT_STR("under way");
		return "stage";
	}
	return NULL;
}

static ent_str joined(const ent_drafts *m, ent_str codes, ent_str more)
{
	ent_str code;
	while (more.len && ent_str_split(&more, ' ', &code))
		if (code.len && ent_str_find(codes, code, 0) < 0)
			codes = codes.len ? ent_str_join(m->arena, codes, ENT_STR(" "), code) : code;
	return codes;
}

void ent_project_describe(ent_drafts *m, ent_draft *row, const ent_claim_value *v)
{
	ent_str codes = joined(m, v->remark->others, v->remark->agents), code;
	ent_account_value value = ent_draft_of_claim(v, (ent_str){0});
	row->states = joined(m, row->states, codes);
	while (codes.len && ent_str_split(&codes, ' ', &code)) {
		value.value = ent_draft_state_name(m, code);
		ent_draft_add(m, row, "partners", &value);
	}
}

/* The sentences in which a dealing of the states is told. */
static ent_map dealings(const ent_drafts *m)
{
	static const char *const kinds[] = {"AGREE", "SUPPORT", "COOPERATE", "AID", "CONSULT", "REQUEST", "CONCEDE"};
	ent_map map = ent_map_new(m->work);
	for (size_t i = 0; i < m->input->occurrences->n; i++) {
		const ent_occurrence *one = &m->input->occurrences->at[i];
		for (size_t k = 0; k < one->n; k++) {
			const ent_record_event *event = one->tellings[k].event;
			for (size_t e = 0; e < sizeof kinds / sizeof *kinds; e++)
				if (is(event->event, kinds[e]))
					ent_map_put(&map, ent_draft_place(m, event->source, event->sentence), 1);
		}
	}
	return map;
}

/* Names of exercises: "Unity Bridge" may be one. */
static ent_map exercises(const ent_drafts *m)
{
	ent_map map = ent_map_new(m->work);
	for (size_t i = 0; i < m->input->claims->n; i++) {
		const ent_claim *claim = &m->input->claims->at[i];
		for (size_t k = 0; k < claim->n && is(claim->kind, "exercise"); k++)
			if (claim->values[k].remark && claim->values[k].remark->name.len)
				ent_map_put(&map, claim->values[k].remark->name, 1);
	}
	return map;
}

void ent_project_drop_rows(ent_drafts *m)
{
	static const char *const told[] = {"cost", "length", "capacity", "stake", "financing", "start", "due", "stage"};
	ent_map dealt = dealings(m), drills = exercises(m);
	int subject = ent_draft_column(m, "subject");
	for (size_t i = 0; i < m->rows.n; i++) {
		ent_draft *row = &m->rows.at[i];
		bool keep = false;
		for (size_t k = 0; k < sizeof told / sizeof *told && !keep; k++)
			keep = row->cells[ent_draft_column(m, told[k])].n > 0;
		for (size_t k = 0; k < row->cells[subject].n && !keep; k++) {
			const ent_account_value *v = &row->cells[subject].at[k];
			keep = ent_map_get(&dealt, ent_draft_place(m, v->source, v->sentence)) != ENT_MAP_NONE;
		}
		row->left_out = !keep || ent_map_get(&drills, row->label) != ENT_MAP_NONE;
	}
}
