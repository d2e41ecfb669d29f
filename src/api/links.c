/* What sources say of one thing, side by side: claims in JSON lines or as a table. */
#include "api/links.h"

#include "base/json.h"
#include "base/map.h"
#include "link/claims.h"

#include <string.h>

/* --- which codes are one state --- */

ent_same_states *ent_same_states_of(ent_arena *arena, const ent_context *context, const ent_chosen *chosen)
{
	ent_same_states *same = ENT_NEW(arena, ent_same_states);
	*same = (ent_same_states){.context = context, .chosen = chosen};
	return same;
}

ent_str ent_same_states_as(void *payload, ent_str code)
{
	const ent_same_states *same = payload;
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
	const ent_same_states *same = payload;
	return ent_states_name((void *)(uintptr_t)same->context, code);
}

/* --- choosing --- */

static bool counts(const ent_chosen *chosen, ent_str states)
{
	if (chosen->n == 0)
		return true;
	uint32_t groups[16];
	size_t n_groups = 0, asked = 0, outside = 0;
	for (size_t i = 0; i < chosen->n; i++)
		asked = chosen->groups[i] + 1 > asked ? chosen->groups[i] + 1 : asked;
	ent_str code;
	while (ent_str_split(&states, ' ', &code)) {
		size_t i = 0;
		while (i < chosen->n && !ent_str_eq(chosen->codes[i], code))
			i++;
		if (i == chosen->n) {
			outside++;
			continue;
		}
		size_t k = 0;
		while (k < n_groups && groups[k] != chosen->groups[i])
			k++;
		if (k == n_groups && n_groups < 16)
			groups[n_groups++] = chosen->groups[i];
	}
	/* between two of them, or of one of them alone */
	return n_groups >= 2 || (n_groups == 1 && (asked == 1 || outside == 0));
}

static bool holds(ent_str text, ent_str word)
{
	for (size_t i = 0; i + word.len <= text.len; i++)
		if (ent_str_eq_nocase(ent_str_sub(text, i, i + word.len), word))
			return true;
	return word.len == 0;
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
	ent_json_key(&json, "values");
	ent_json_open(&json, '[');
	for (size_t i = 0; i < claim->n; i++) {
		const ent_claim_value *v = &claim->values[i];
		ent_json_open(&json, '{');
		ent_json_member(&json, "value", v->value);
		ent_json_member(&json, "doc", v->source ? v->source->doc : v->table);
		if (v->source) {
			ent_json_key(&json, "sentence");
			ent_json_int(&json, v->sentence);
			ent_json_key(&json, "start");
			ent_json_int(&json, v->start);
			ent_json_key(&json, "end");
			ent_json_int(&json, v->end);
		}
		if (v->unit.len) {
			ent_json_key(&json, "lo");
			ent_json_double(&json, v->lo);
			ent_json_key(&json, "hi");
			ent_json_double(&json, v->hi);
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
		return ent_fail(error, ENT_USAGE, format, 0, -1, "no such format; 'entente help claims' lists them");
	ent_chosen chosen;
	ent_record_remarks remarks;
	ent_record_events events = {0};
	ent_status status = ent_states_choose(database->context, arena, query, &chosen, error);
	if (!status)
		status = ent_store_remarks(database->store, arena, &remarks, error);
	if (!status)
		status = ent_store_load(database->store, arena, &(ent_filter){.noted = true}, &events, error);
	if (status)
		return status;
	ent_claim_options options = {.same_as = ent_same_states_as,
								 .state_name = name_of,
								 .payload = ent_same_states_of(arena, database->context, &chosen)};
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
