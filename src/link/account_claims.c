/* Rows from claims: a claim's subject is a row, its properties are cells. */
#include "link/accord.h"
#include "link/draft.h"
#include "link/exercise.h"
#include "link/project.h"
#include "link/words.h"

/* The codes that are not among `agents`; all where there would be none. */
static ent_str beside(const ent_drafts *m, ent_str codes, ent_str agents)
{
	ent_str text = {0}, rest = codes, code;
	while (ent_str_split(&rest, ' ', &code))
		if (code.len && ent_str_find(agents, code, 0) < 0)
			text = text.len ? ent_str_join(m->arena, text, ENT_STR(" "), code) : code;
	return text.len ? text : codes;
}

static bool is_of_kind(const ent_drafts *m, ent_str kind)
{
	ent_str kinds = ent_str_of(ent_account_claim_kinds(m->kind)), one;
	while (ent_str_split(&kinds, ' ', &one))
		if (ent_str_eq(one, kind))
			return true;
	return false;
}

/* Bought or sold, or arms: not given. */
static bool is_sale(const ent_drafts *m, const ent_record_remark *remark)
{
	uint32_t set = ent_ledgers_of_words(m->input->ledgers, remark->name);
	for (size_t i = 0; i < remark->n_values; i++)
		set |= ent_ledgers_of_words(m->input->ledgers, remark->values[i].text);
	return set & 1u << ENT_LEDGER_ARMS;
}

/* Bought, or received from: to the agents. */
static bool is_turned(const ent_record_remark *remark)
{
	return ent_str_is(remark->kind, "supply") && ent_str_is(remark->act, "buy");
}

/* Of a loan the sentence may name two states without saying which one lends. */
static bool knows_sides(const ent_record_remark *remark)
{
	return remark->agents.len || ent_str_find(remark->others, ENT_STR(" "), 0) < 0;
}

static const char *act_text(ent_str kind, ent_str act)
{
	if (ent_str_is(kind, "membership"))
		return ent_str_is(act, "join")      ? "joined"
			   : ent_str_is(act, "observe") ? "joined as an observer"
			   : ent_str_is(act, "expel")   ? "expelled"
											: "left";
	return ent_str_is(act, "lift") ? "lifted" : ent_str_is(act, "ease") ? "eased" : "imposed";
}

/* The words of `lemmas` as the sentence has them: "arms" of "arm". */
static ent_str as_told(const ent_drafts *m, ent_str lemmas, ent_str sentence)
{
	enum { ENDING = 2 /* [bytes] */ };
	ent_str lemma, text = {0};
	while (lemmas.len && ent_str_split(&lemmas, ' ', &lemma)) {
		ent_str word, told = ent_str_is(lemma, "arm") ? ENT_STR("arms") : lemma;
		size_t at = 0;
		while (ent_word_next(sentence, &at, &word))
			if (word.len >= lemma.len && word.len <= lemma.len + ENDING &&
				ent_str_eq_nocase(ent_str_sub(word, 0, lemma.len), lemma)) {
				told = word;
				break;
			}
		text = text.len ? ent_str_join(m->arena, text, ENT_STR(" "), told) : told;
	}
	return text;
}

static ent_str plural(const ent_drafts *m, ent_str lemma)
{
	bool y = ent_str_ends(lemma, ENT_STR("y"));
	return ent_str_join(m->arena, ent_str_sub(lemma, 0, lemma.len - y), (ent_str){0},
						y ? ENT_STR("ies") : ENT_STR("s"));
}

/* "two launches and twelve guns": what is counted, where some of it is arms. */
static ent_str counted_arms(const ent_drafts *m, const ent_record_remark *r)
{
	ent_str text = {0};
	bool arms = false;
	for (size_t i = 0; i < r->n_values; i++) {
		const ent_record_value *v = &r->values[i];
		if (!ent_str_is(v->property, "amount"))
			continue;
		arms |= ent_ledgers_of_words(m->input->ledgers, v->text) & 1u << ENT_LEDGER_ARMS;
		text = text.len ? ent_str_join(m->arena, text, ENT_STR(" and "), v->text) : v->text;
	}
	return arms ? text : (ent_str){0};
}

/* What the row is about: the name of a treaty, what is embargoed, what was sold. */
static ent_str subject_of(const ent_drafts *m, const ent_claim *claim, const ent_record_remark *r)
{
	if (ent_str_is(claim->kind, "treaty")) {
		ptrdiff_t at = ent_str_find(r->sentence_text, r->text, 0);
		bool named = r->name.len && ent_str_find(r->name, ENT_STR("Memorand"), 0) != 0;
		ent_str phrase =
			named ? r->name : ent_accord_phrase(m->input->ledgers, r->sentence_text, at > 0 ? (size_t)at : 0);
		return phrase.len ? phrase : r->object;
	}
	if (ent_str_is(claim->kind, "project") && m->kind == ENT_ACCOUNT_AGREEMENTS)
		return ent_str_join(m->arena, ENT_STR("agreement on"), ENT_STR(" "), claim->subject);
	if (ent_str_is(claim->kind, "embargo")) {
		static const char *const traded[] = {"import", "export", "sale", "shipment", "delivery", NULL};
		bool many = ent_word_is_one_of(r->object, traded); /* "beef imports" */
		ent_str what = many && !ent_str_is(r->name, "arm") ? r->name : as_told(m, r->name, r->sentence_text);
		ent_str done = many ? plural(m, r->object) : as_told(m, r->object, r->sentence_text);
		return what.len ? ent_str_join(m->arena, what, ENT_STR(" "), done) : done;
	}
	if (ent_str_is(claim->kind, "supply")) {
		ent_str arms = counted_arms(m, r);
		return arms.len      ? arms
			   : r->name.len ? as_told(m, r->name, r->sentence_text)
			   : r->n_values ? r->values[0].text
							 : (ent_str){0};
	}
	if (ent_str_is(claim->kind, "deal") && m->kind == ENT_ACCOUNT_AGREEMENTS) { /* "deal of four helicopters" */
		ptrdiff_t at = ent_str_find(r->sentence_text, r->text, 0);
		ent_str phrase = ent_accord_phrase(m->input->ledgers, r->sentence_text, at > 0 ? (size_t)at : 0);
		return ent_str_find(phrase, r->text, 0) >= 0 ? phrase : r->text;
	}
	bool sort = ent_str_is(claim->kind, "deal") || ent_str_is(claim->kind, "loan") || ent_str_is(claim->kind, "grant");
	return sort && ent_str_is(r->act, "loan") ? r->act : sort ? r->text : claim->subject;
}

/* What the words around it say where the remark does not. */
static void describe_exercise(ent_drafts *m, ent_draft *row, const ent_claim *claim, const ent_claim_value *v)
{
	ent_account_value value = ent_draft_of_claim(v, (ent_str){0});
	ptrdiff_t at = ent_str_find(v->sentence_text, v->remark->text, 0);
	size_t near = at > 0 ? (size_t)at : 0;
	value.value = ent_exercise_name(m, v->sentence_text, near, claim->states);
	value.value = value.value.len ? value.value : v->remark->name; /* told by it alone, or in the sentence before */
	ent_draft_add(m, row, "name", &value);
	value.value = ent_exercise_number(v->sentence_text, near);
	ent_draft_add(m, row, "number", &value);
}

/* As the sentence has them: what the Soviet Union signed is not Russia's. */
static ent_str parties_of(const ent_drafts *m, const ent_claim *claim, const ent_record_remark *r)
{
	ent_str all = r->agents, rest = r->others, code;
	while (rest.len && ent_str_split(&rest, ' ', &code))
		if (code.len && ent_str_find(all, code, 0) < 0)
			all = all.len ? ent_str_join(m->arena, all, ENT_STR(" "), code) : code;
	bool told = ent_str_is(claim->kind, "treaty") && ent_str_find(all, ENT_STR(" "), 0) > 0;
	return told ? all : claim->states;
}

/* Cells that follow from who and what a remark names. */
static void describe(ent_drafts *m, ent_draft *row, const ent_claim *claim, const ent_claim_value *v)
{
	const ent_record_remark *r = v->remark;
	if (!r)
		return;
	ent_account_value value = ent_draft_of_claim(v, (ent_str){0});
	bool later = ent_str_is(claim->kind, "treaty") && !ent_str_is(claim->act, "sign");
	struct {
		const char *column;
		ent_str text;
	} cells[] = {
		{"parties", ent_draft_names(m, parties_of(m, claim, r))},
		{"who", r->person.len ? r->person : ent_draft_names(m, r->agents)},
		{"office", r->office},
		{"to", is_turned(r)     ? ent_draft_names(m, r->agents)
			   : knows_sides(r) ? ent_draft_names(m, r->others)
								: (ent_str){0}},
		{"on", ent_draft_names(m, beside(m, r->others, r->agents))},
		{"by", ent_draft_names(m, r->agents)},
		{"from", is_turned(r) ? ent_draft_names(m, beside(m, r->others, r->agents)) : ent_draft_names(m, r->agents)},
		/* of two that joined each has its row */
		{"state", ent_draft_names(m, ent_str_find(claim->states, ENT_STR(" "), 0) < 0 ? claim->states : r->agents)},
		{"organisation", r->object},
		{"status", m->kind != ENT_ACCOUNT_VISITS && !later ? r->status : (ent_str){0}},
		{"act", ent_str_of(act_text(claim->kind, claim->act))},
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		value.value = cells[i].text;
		ent_draft_add(m, row, cells[i].column, &value);
	}
	if (m->kind == ENT_ACCOUNT_EXERCISES)
		describe_exercise(m, row, claim, v);
	if (m->kind == ENT_ACCOUNT_PROJECTS)
		ent_project_describe(m, row, v);
	value.value = subject_of(m, claim, r);
	ent_draft_add(m, row, "subject", &value);
	/* "the contract, signed in 2014, is worth": of a deal the day stands beside its value, so of a loan */
	bool paid = ent_str_is(claim->kind, "deal") || ent_str_is(claim->kind, "loan") || ent_str_is(claim->kind, "grant");
	if (paid && v->date.basis == ENT_BASIS_STATED) {
		value.value = v->date.edtf;
		ent_draft_add(m, row, "date", &value);
		if (row->date.lo == ENT_DAY_UNKNOWN)
			row->date = v->date;
	}
}

/* The cell that a value belongs in and its words there, or NULL. */
static const char *column_for(ent_drafts *m, const ent_claim *claim, const ent_claim_value *v, ent_str *ret_value)
{
	static const char *const same[] = {"date",   "start",  "length", "capacity", "level",
									   "growth", "troops", "amount", "status",   "increase"};
	ent_str p = claim->property;
	if (m->kind == ENT_ACCOUNT_PROJECTS)
		return ent_project_column(m, claim, v, ret_value);
	*ret_value = v->value;
	if (ent_str_is(p, "agreed"))
		return "date";
	bool later = ent_str_is(claim->kind, "treaty") && !ent_str_is(claim->act, "sign");
	if (later && ent_str_is(p, "date")) { /* what became of it is no day of its own */
		ent_str became = ent_str_is(claim->act, "end")     ? ENT_STR("ended")
						 : ent_str_is(claim->act, "enter") ? ENT_STR("in force")
														   : ENT_STR("ratified");
		*ret_value = ent_str_join(m->arena, became, ENT_STR(" "), v->value);
		return "status";
	}
	if (later)
		return NULL;
	if (ent_str_is(p, "named")) {
		*ret_value = v->status;
		return "status";
	}
	if (ent_str_is(p, "order"))
		return m->kind == ENT_ACCOUNT_EXERCISES ? "number" : "order";
	if (ent_str_is(p, "end"))
		return "date";
	bool more = ent_str_is(p, "increase") && m->kind != ENT_ACCOUNT_TRADE; /* "30 more", "a first batch of 30" */
	if (more || ent_str_is(p, "value") || ent_str_is(p, "loan") || ent_str_is(p, "investment"))
		return "amount";
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (ent_str_is(p, same[i]))
			return same[i];
	return NULL;
}

/* Which row of trade a figure is of: that of its day; where it has none, of the day that its source gives it elsewhere,
 * else of its source: who tells of no day tells of no day in common. */
static ent_str trade_row(const ent_drafts *m, const ent_claim *claim, const ent_claim_value *v)
{
	for (size_t i = 0; i < claim->n && v->date.lo == ENT_DAY_UNKNOWN; i++) {
		const ent_claim_value *other = &claim->values[i];
		if (other->source == v->source && other->date.lo != ENT_DAY_UNKNOWN && ent_str_eq(other->value, v->value))
			return other->date.edtf;
	}
	return v->date.lo != ENT_DAY_UNKNOWN ? v->date.edtf : ent_draft_place(m, v->source, 0);
}

/* Trade has a row for each time told of, exercises one for each day (those of one are joined later), who left again one
 * for each time; other subjects have one each. */
static ent_draft *row_for(ent_drafts *m, const ent_claim *claim, const ent_claim_value *v, ent_map *rows)
{
	bool each =
		m->kind == ENT_ACCOUNT_EXERCISES || (m->kind == ENT_ACCOUNT_MEMBERSHIPS && v->remark && v->remark->again);
	/* who took part in an exercise is told of its day */
	const ent_date *date = m->kind == ENT_ACCOUNT_EXERCISES && v->remark ? &v->remark->date : &v->date;
	ent_str day = m->kind == ENT_ACCOUNT_TRADE          ? trade_row(m, claim, v)
				  : each && date->lo != ENT_DAY_UNKNOWN ? date->edtf
														: (ent_str){0};
	ent_str name = ent_str_format(m->arena, "%u %.*s", claim->number, ENT_FMT(day));
	uint32_t at = ent_map_get(rows, name);
	if (at == ENT_MAP_NONE) {
		at = (uint32_t)m->rows.n;
		*ent_push(m->work, &m->rows) =
			(ent_draft){.date = ENT_DATE_NONE, .states = claim->states, .label = claim->subject};
		ent_map_put(rows, name, at);
	}
	return &m->rows.at[at];
}

static bool is_worth_a_row(const ent_drafts *m, const ent_claim *claim, const ent_claim_value *v)
{
	if (m->kind == ENT_ACCOUNT_AGREEMENTS && ent_str_is(claim->kind, "project")) /* "the dam was agreed on in 2015" */
		return ent_str_is(claim->property, "agreed") && v->date.basis == ENT_BASIS_STATED && v->remark &&
			   ent_str_is(v->status, "actual");
	if (m->kind == ENT_ACCOUNT_PROJECTS)
		return v->remark != NULL;
	if (v->remark && ent_str_is(v->remark->status, "hypothetical") && m->kind != ENT_ACCOUNT_VISITS)
		return false;
	if (v->remark && ent_str_is(v->remark->kind, "supply") && is_sale(m, v->remark) != (m->kind == ENT_ACCOUNT_ARMS))
		return false;
	bool measured = ent_str_is(claim->property, "amount") || ent_str_is(claim->property, "value") ||
					(v->remark && v->remark->n_values && ent_str_is(claim->property, "date")); /* the day of what is */
	if (m->kind == ENT_ACCOUNT_AID && !measured)
		return false;
	return !v->remark || v->remark->others.len || v->remark->agents.len || v->remark->code.len ||
		   m->kind == ENT_ACCOUNT_AGREEMENTS;
}

/* A day that the story only implies, and that none of those which are stated can be. */
static bool is_far_guess(const ent_claim *claim, const ent_claim_value *v)
{
	bool stated = false;
	if (!ent_str_is(claim->property, "date") || v->date.basis == ENT_BASIS_STATED)
		return false;
	for (size_t i = 0; i < claim->n; i++) {
		const ent_date *other = &claim->values[i].date;
		if (other->basis != ENT_BASIS_STATED)
			continue;
		stated = true;
		if (v->date.lo <= other->hi && other->lo <= v->date.hi)
			return false;
	}
	return stated;
}

void ent_account_add_claims(ent_drafts *m)
{
	ent_map rows = ent_map_new(m->arena);
	for (size_t i = 0; i < m->input->claims->n; i++) {
		const ent_claim *claim = &m->input->claims->at[i];
		for (size_t k = 0; k < claim->n && is_of_kind(m, claim->kind); k++) {
			const ent_claim_value *v = &claim->values[k];
			ent_account_value value = ent_draft_of_claim(v, v->value);
			const char *column = column_for(m, claim, v, &value.value);
			if (!column || !is_worth_a_row(m, claim, v))
				continue;
			ent_draft *row = row_for(m, claim, v, &rows);
			if (!is_far_guess(claim, v))
				ent_draft_add(m, row, column, &value);
			int at = ent_draft_column(m, column);
			if (at >= 0 && claim->verdict == ENT_VERDICT_DISAGREE && m->kind != ENT_ACCOUNT_EXERCISES)
				row->disputed[at] = true;
			bool dates = ent_str_is(claim->property, "date") || ent_str_is(claim->property, "end") ||
						 ent_str_is(claim->property, "agreed") || m->kind == ENT_ACCOUNT_TRADE;
			if (dates && row->date.lo == ENT_DAY_UNKNOWN && v->date.lo != ENT_DAY_UNKNOWN)
				row->date = v->date;
			if (m->kind == ENT_ACCOUNT_TRADE && v->date.lo != ENT_DAY_UNKNOWN) {
				value.value = v->date.edtf;
				ent_draft_add(m, row, "date", &value);
			}
			describe(m, row, claim, v);
			ent_draft_note(m, v->source, v->sentence, (uint32_t)(row - m->rows.at));
		}
	}
}
