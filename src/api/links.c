/* What sources say of one thing, side by side: claims in JSON lines or as a table; the ledgers, each cell with its
 * sources. */
#include "api/links.h"

#include "base/csv.h"
#include "base/json.h"
#include "base/map.h"
#include "link/account.h"
#include "link/claims.h"
#include "link/concern.h"

#include <string.h>

/* --- which codes are one state --- */

struct same_states {
	const ent_context *context;
	const ent_chosen *chosen;
};

/* Those of one group asked for, and a state and the one that continues it. */
static ent_str same_as(void *payload, ent_str code)
{
	const struct same_states *same = payload;
	for (size_t i = 0; i < same->chosen->n; i++)
		if (ent_str_eq(same->chosen->codes[i], code))
			for (size_t k = 0; k <= i; k++)
				if (same->chosen->groups[k] == same->chosen->groups[i])
					return same->chosen->codes[k];
	const ent_state *heir = ent_actors_heir(same->context->actors, code);
	return heir ? ent_str_of(heir->iso) : code;
}

static ent_str name_of(void *payload, ent_str code)
{
	const struct same_states *same = payload;
	return ent_states_name((void *)(uintptr_t)same->context, code);
}

ent_claim_options ent_links_options(ent_arena *arena, const ent_context *context, const ent_chosen *chosen)
{
	struct same_states *same = ENT_NEW(arena, struct same_states);
	*same = (struct same_states){.context = context, .chosen = chosen};
	return (ent_claim_options){.same_as = same_as, .state_name = name_of, .payload = same};
}

/* --- choosing --- */

static bool counts(const ent_chosen *chosen, ent_str states)
{
	return ent_concerns(&(ent_focus){.codes = chosen->codes, .groups = chosen->groups, .n = chosen->n}, states);
}

static bool holds(ent_str text, ent_str word)
{
	for (size_t i = 0; i + word.len <= text.len; i++)
		if (ent_str_eq_nocase(ent_str_sub(text, i, i + word.len), word))
			return true;
	return word.len == 0;
}

static bool is_verdict(const char *name)
{
	for (int verdict = ENT_VERDICT_AGREE; verdict <= ENT_VERDICT_DISAGREE; verdict++)
		if (strcmp(name, ent_verdict_name((ent_verdict)verdict)) == 0)
			return true;
	return false;
}

static bool wanted(const ent_chosen *chosen, const ent_query *query, const ent_claim *claim)
{
	return counts(chosen, claim->states) && holds(claim->subject, ent_str_of(query->subject)) &&
		   (!query->property || ent_str_is(claim->property, query->property)) &&
		   (!query->verdict || strcmp(query->verdict, ent_verdict_name(claim->verdict)) == 0);
}

/* --- writing --- */

static void write_json(const ent_claim *claim, ent_buf *out)
{
	ent_json json = {.out = out};
	ent_json_open(&json, '{');
	ent_json_member(&json, "subject", claim->subject);
	ent_json_member(&json, "property", claim->property);
	ent_json_member(&json, "verdict", ent_str_of(ent_verdict_name(claim->verdict)));
	ent_json_member_open(&json, "values", '[');
	for (size_t i = 0; i < claim->n; i++) {
		const ent_claim_value *v = &claim->values[i];
		ent_json_open(&json, '{');
		ent_json_member(&json, "value", v->value);
		ent_json_member(&json, "doc", v->source ? v->source->doc : v->table);
		if (v->source) {
			ent_json_member_int(&json, "sentence", v->sentence);
			ent_json_member_int(&json, "start", v->start);
			ent_json_member_int(&json, "end", v->end);
		}
		if (v->unit.len) {
			ent_json_member_double(&json, "lo", v->lo);
			ent_json_member_double(&json, "hi", v->hi);
			ent_json_member(&json, "unit", v->unit);
			ent_json_member(&json, "per", v->per);
		}
		if (v->date.lo != ENT_DAY_UNKNOWN)
			ent_json_member(&json, "date", v->date.edtf);
		ent_json_member(&json, "status", v->status);
		ent_json_close(&json, '}');
	}
	ent_json_close(&json, ']');
	ent_json_member(&json, "kind", claim->kind);
	ent_json_member(&json, "states", claim->states);
	ent_json_member(&json, "why", claim->why);
	ent_json_close(&json, '}');
	ent_buf_putc(out, '\n');
}

static void write_table(const ent_claim *claim, ent_buf *out)
{
	ent_buf_printf(out, "%-9s  %.*s: %.*s\n", ent_verdict_name(claim->verdict), ENT_FMT(claim->subject),
				   ENT_FMT(claim->property));
	for (size_t i = 0; i < claim->n; i++) {
		const ent_claim_value *v = &claim->values[i];
		ent_buf_printf(out, "           %.*s", ENT_FMT(v->value));
		if (v->date.lo != ENT_DAY_UNKNOWN && !ent_str_eq(v->date.edtf, v->value))
			ent_buf_printf(out, " (%.*s)", ENT_FMT(v->date.edtf));
		if (v->status.len && !ent_str_is(v->status, "actual") && !ent_str_eq(v->status, v->value))
			ent_buf_printf(out, " [%.*s]", ENT_FMT(v->status));
		if (v->source)
			ent_buf_printf(out, "  %.*s:%u  %.*s\n", ENT_FMT(v->source->doc), v->sentence, ENT_FMT(v->sentence_text));
		else
			ent_buf_printf(out, "  %.*s\n", ENT_FMT(v->table));
	}
}

ent_status ent_links_claims(ent_arena *arena, ent_database *database, const ent_query *query, const char *format,
							ent_buf *out, ent_error *error)
{
	bool json = format && strcmp(format, "jsonl") == 0;
	if (format && !json && strcmp(format, "table") != 0)
		return ent_fail(error, ENT_USAGE, format, 0, -1, "no such format; there are table, jsonl");
	if (query->verdict && !is_verdict(query->verdict))
		return ent_fail(error, ENT_USAGE, query->verdict, 0, -1,
						"no such verdict; there are disagree, agree, refine, supersede, series");
	ent_chosen chosen;
	ent_record_remarks remarks;
	ent_record_events events = {0};
	ent_status status = ent_states_choose(database->context, arena, query, &chosen, error);
	if (!status)
		status = ent_store_remarks(database->store, arena, &remarks, error);
	if (!status)
		status = ent_store_load(database->store, arena, &(ent_filter){.noted = true}, &events, error);
	const ent_ledgers *ledgers = NULL;
	if (!status)
		status = ent_ledgers_load(arena, database->context->data, &ledgers, error);
	if (status)
		return status;
	ent_claim_options options = ent_links_options(arena, database->context, &chosen);
	options.ledgers = ledgers;
	if ((status = ent_aparts_load(database->store, arena, &options.aparts, &options.n_aparts, error)) != ENT_OK)
		return status;
	ent_claims *claims = ent_claims_of(arena, &remarks, events.at, events.n, &options);
	int64_t left = query->limit > 0 ? query->limit : INT64_MAX;
	for (size_t i = 0; i < claims->n && left > 0; i++)
		if (wanted(&chosen, query, &claims->at[i])) {
			left--;
			if (json)
				write_json(&claims->at[i], out);
			else
				write_table(&claims->at[i], out);
		}
	return ENT_OK;
}

/* --- ledgers --- */

static ent_str cell_text(ent_arena *arena, const ent_account_cell *cell)
{
	ent_str text = {0};
	for (size_t i = 0; i < cell->n; i++) {
		bool before = false;
		for (size_t k = 0; k < i && !before; k++)
			before = ent_str_eq_nocase(cell->values[k].value, cell->values[i].value);
		if (!before)
			text = text.len ? ent_str_join(arena, text, ENT_STR(" / "), cell->values[i].value) : cell->values[i].value;
	}
	return text;
}

static ent_str cell_sources(ent_arena *arena, const ent_account_cell *cell)
{
	ent_str text = {0};
	for (size_t i = 0; i < cell->n; i++) {
		const ent_account_value *v = &cell->values[i];
		if (!v->source)
			continue;
		ent_str one = ent_str_format(arena, "%.*s:%u", ENT_FMT(v->source->doc), v->sentence);
		if (ent_str_find(text, one, 0) < 0)
			text = text.len ? ent_str_join(arena, text, ENT_STR(" "), one) : one;
	}
	return text;
}

static void write_field(ent_buf *out, ent_str value, bool last)
{
	ent_csv_text(out, value);
	ent_buf_puts(out, last ? "\r\n" : ",");
}

static void write_csv(ent_arena *arena, const ent_account *account, const ent_account_row *row, ent_buf *out)
{
	const char *const *columns = ent_account_columns(account->kind);
	write_field(out, ent_str_of(ent_account_name(account->kind)), false);
	for (size_t i = 0; columns[i]; i++) {
		write_field(out, cell_text(arena, &row->cells[i]), false);
		write_field(out, cell_sources(arena, &row->cells[i]), !columns[i + 1]);
	}
}

static void write_csv_head(const ent_account *account, ent_buf *out)
{
	const char *const *columns = ent_account_columns(account->kind);
	ent_buf_puts(out, "ledger,");
	for (size_t i = 0; columns[i]; i++)
		ent_buf_printf(out, "%s,%s sources%s", columns[i], columns[i], columns[i + 1] ? "," : "\r\n");
}

static void write_row_json(const ent_account *account, const ent_account_row *row, ent_buf *out)
{
	const char *const *columns = ent_account_columns(account->kind);
	ent_json json = {.out = out};
	ent_json_open(&json, '{');
	ent_json_member(&json, "ledger", ent_str_of(ent_account_name(account->kind)));
	ent_json_member(&json, "label", row->label);
	ent_json_member(&json, "states", row->states);
	ent_json_member_open(&json, "cells", '{');
	for (size_t i = 0; columns[i]; i++) {
		if (!row->cells[i].n)
			continue;
		ent_json_member_open(&json, columns[i], '{');
		ent_json_member_bool(&json, "disputed", row->cells[i].disputed);
		ent_json_member_open(&json, "values", '[');
		for (size_t k = 0; k < row->cells[i].n; k++) {
			const ent_account_value *v = &row->cells[i].values[k];
			ent_json_open(&json, '{');
			ent_json_member(&json, "value", v->value);
			if (v->source) {
				ent_json_member(&json, "doc", v->source->doc);
				ent_json_member_int(&json, "sentence", v->sentence);
				ent_json_member_int(&json, "start", v->start);
				ent_json_member_int(&json, "end", v->end);
			}
			ent_json_close(&json, '}');
		}
		ent_json_close(&json, ']');
		ent_json_close(&json, '}');
	}
	ent_json_close(&json, '}');
	ent_json_close(&json, '}');
	ent_buf_putc(out, '\n');
}

static void write_row_table(ent_arena *arena, const ent_account *account, const ent_account_row *row, ent_buf *out)
{
	const char *const *columns = ent_account_columns(account->kind);
	bool first = true;
	for (size_t i = 0; columns[i]; i++) {
		const ent_account_cell *cell = &row->cells[i];
		if (!cell->n)
			continue;
		ent_str sources = cell_sources(arena, cell);
		ent_buf_printf(out, "%s%-12s  %.*s%s", first ? "" : "  ", columns[i], ENT_FMT(cell_text(arena, cell)),
					   cell->disputed ? "  (sources disagree)" : "");
		ent_buf_printf(out, sources.len ? "  [%.*s]\n" : "%.*s\n", ENT_FMT(sources));
		first = false;
	}
	ent_buf_putc(out, '\n');
}

struct ledger_job {
	ent_arena *arena;
	const ent_query *query;
	const ent_chosen *chosen;
	enum { LEDGER_TABLE, LEDGER_CSV, LEDGER_JSON } form;
	ent_buf *out;
	int64_t left;
};

static void write_account(struct ledger_job *job, const ent_account *account)
{
	bool head = false;
	for (size_t i = 0; i < account->n && job->left > 0; i++) {
		const ent_account_row *row = &account->rows[i];
		if (!counts(job->chosen, row->states) || !holds(row->label, ent_str_of(job->query->subject)))
			continue;
		if (!head && job->form == LEDGER_CSV)
			write_csv_head(account, job->out);
		if (!head && job->form == LEDGER_TABLE)
			ent_buf_printf(job->out, "== %s ==\n\n", ent_account_name(account->kind));
		head = true;
		job->left--;
		if (job->form == LEDGER_CSV)
			write_csv(job->arena, account, row, job->out);
		else if (job->form == LEDGER_JSON)
			write_row_json(account, row, job->out);
		else
			write_row_table(job->arena, account, row, job->out);
	}
}

ent_status ent_links_ledger(ent_arena *arena, ent_database *database, const ent_query *query, const char *format,
							ent_buf *out, ent_error *error)
{
	struct ledger_job job = {
		.arena = arena, .query = query, .out = out, .left = query->limit > 0 ? query->limit : INT64_MAX};
	if (format && strcmp(format, "csv") == 0)
		job.form = LEDGER_CSV;
	else if (format && strcmp(format, "jsonl") == 0)
		job.form = LEDGER_JSON;
	else if (format && strcmp(format, "table") != 0)
		return ent_fail(error, ENT_USAGE, format, 0, -1, "no such format; there are table, csv, jsonl");
	ent_account_kind only = ENT_ACCOUNT_AGREEMENTS;
	if (query->kind && !ent_account_parse(ent_str_of(query->kind), &only))
		return ent_fail(error, ENT_USAGE, query->kind, 0, -1,
						"no such ledger: agreements, visits, exercises, arms, sanctions, projects, trade, aid, "
						"memberships, promises");
	ent_chosen chosen;
	ent_record_remarks remarks;
	ent_record_events events = {0};
	ent_source *sources;
	size_t n_sources;
	const ent_ledgers *ledgers;
	ent_status status = ent_states_choose(database->context, arena, query, &chosen, error);
	if (!status)
		status = ent_store_remarks(database->store, arena, &remarks, error);
	if (!status)
		status = ent_store_load(database->store, arena,
								&(ent_filter){.between = chosen.codes, .n_between = chosen.n, .same = chosen.groups},
								&events, error);
	if (!status)
		status = ent_store_sources(database->store, arena, &sources, &n_sources, error);
	ent_focus focus = {.codes = chosen.codes, .groups = chosen.groups, .n = chosen.n};
	if (!status)
		status = ent_joins_load(database->store, arena, &focus.joins, &focus.n_joins, error);
	if (!status)
		status = ent_ledgers_load(arena, database->context->data, &ledgers, error);
	if (status)
		return status;
	job.chosen = &chosen;
	ent_claim_options options = ent_links_options(arena, database->context, &chosen);
	if ((status = ent_aparts_load(database->store, arena, &options.aparts, &options.n_aparts, error)) != ENT_OK)
		return status;
	options.alone = true;
	options.ledgers = ledgers;
	ent_account_input input = {.claims = ent_claims_of(arena, &remarks, NULL, 0, &options),
							   .remarks = &remarks,
							   .occurrences = ent_occurrences_of(arena, events.at, events.n, &focus),
							   .ledgers = ledgers,
							   .options = &options,
							   .now = ent_source_last_published(sources, n_sources)};
	for (int kind = 0; kind < ENT_ACCOUNTS; kind++)
		if (!query->kind || (ent_account_kind)kind == only)
			write_account(&job, ent_account_of(arena, (ent_account_kind)kind, &input));
	return ENT_OK;
}

/* --- explaining a join --- */

static void write_telling(const ent_telling *telling, ent_buf *out)
{
	const ent_record_event *event = telling->event;
	ent_buf_printf(out, "  %.*s  %.*s:%u  \"%.*s\"", ENT_FMT(event->id), ENT_FMT(event->source->doc), event->sentence,
				   ENT_FMT(event->text));
	if (telling->why.len)
		ent_buf_printf(out, "  (%.*s)", ENT_FMT(telling->why));
	ent_buf_putc(out, '\n');
}

/* The events that a person has parted from this one. */
static void write_parted(const ent_focus *focus, const ent_record_event *event, ent_buf *out)
{
	size_t told = 0;
	for (size_t i = 0; i < focus->n_joins; i++) {
		const ent_join *join = &focus->joins[i];
		bool first = ent_str_eq(join->event, event->id);
		ent_str other = first ? join->other : join->event;
		bool holds = !join->together && (first || ent_str_eq(join->other, event->id));
		for (size_t k = i + 1; k < focus->n_joins && holds; k++) /* the last that was said of two holds */
			holds = !((ent_str_eq(focus->joins[k].event, event->id) && ent_str_eq(focus->joins[k].other, other)) ||
					  (ent_str_eq(focus->joins[k].other, event->id) && ent_str_eq(focus->joins[k].event, other)));
		if (holds)
			ent_buf_printf(out, "%s  %.*s\n", told++ ? "" : "\nParted by hand from:\n", ENT_FMT(other));
	}
	if (told)
		ent_buf_puts(out, "'entente correct EVENT together OTHER' takes that back.\n");
}

ent_status ent_links_explain(ent_arena *arena, ent_database *database, const ent_record_event *event, ent_buf *out,
							 ent_error *error)
{
	ent_str *codes = ENT_NEWN(arena, ent_str, event->n_participants);
	size_t n = 0;
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *p = &event->participants[i];
		bool before = !p->country.len;
		for (size_t k = 0; k < n && !before; k++)
			before = ent_str_eq(codes[k], p->country);
		if (!before && (ent_str_is(p->role, "actor") || ent_str_is(p->role, "recipient")))
			codes[n++] = p->country;
	}
	ent_focus focus = {.codes = codes, .n = n};
	ent_record_events events = {0};
	ent_status status =
		ent_store_load(database->store, arena, &(ent_filter){.between = codes, .n_between = n}, &events, error);
	if (!status)
		status = ent_joins_load(database->store, arena, &focus.joins, &focus.n_joins, error);
	if (status)
		return status;
	const ent_occurrences *all = ent_occurrences_of(arena, events.at, events.n, &focus);
	for (size_t i = 0; i < all->n; i++) {
		const ent_occurrence *one = &all->at[i];
		bool ours = false;
		for (size_t k = 0; k < one->n; k++)
			ours |= ent_str_eq(one->tellings[k].event->id, event->id);
		if (ours && one->part_of)
			ent_buf_printf(out, "\nPart of the visit %.*s \"%.*s\" (%.*s).\n", ENT_FMT(one->part_of->best->id),
						   ENT_FMT(one->part_of->best->text), ENT_FMT(one->part_why));
		for (size_t k = 0; ours && k < one->n_parts; k++)
			ent_buf_printf(out, "%s  %.*s  \"%.*s\"  (%.*s)\n", k ? "" : "\nParts of this visit:\n",
						   ENT_FMT(one->parts[k]->best->id), ENT_FMT(one->parts[k]->best->text),
						   ENT_FMT(one->parts[k]->part_why));
		if (!ours || one->n < 2)
			continue;
		ent_buf_puts(out, "\nTold of one happening, and why:\n");
		for (size_t k = 0; k < one->n; k++)
			write_telling(&one->tellings[k], out);
		ent_buf_puts(out, "'entente correct EVENT apart OTHER' parts two of them, 'together' joins two.\n");
	}
	write_parted(&focus, event, out);
	return ENT_OK;
}
