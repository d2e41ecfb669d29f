/* Claims and ledgers as members of the dossier's object. */
#include "report/json_links.h"

static void write_place(ent_json *json, const ent_source *source, uint32_t sentence, uint32_t start, uint32_t end)
{
	ent_json_member_int(json, "source", source->key);
	ent_json_member(json, "doc", source->doc);
	ent_json_member_int(json, "sentence", sentence);
	ent_json_member_int(json, "start", start);
	ent_json_member_int(json, "end", end);
}

static void write_claim_value(ent_json *json, const ent_claim_value *value)
{
	ent_json_open(json, '{');
	ent_json_member(json, "value", value->value);
	if (value->source) {
		write_place(json, value->source, value->sentence, value->start, value->end);
		ent_json_member(json, "quote", value->sentence_text);
	} else {
		ent_json_member(json, "doc", value->table);
	}
	if (value->unit.len) {
		ent_json_member_double(json, "lo", value->lo);
		ent_json_member_double(json, "hi", value->hi);
		ent_json_member(json, "unit", value->unit);
		ent_json_member(json, "per", value->per);
	}
	if (value->date.lo != ENT_DAY_UNKNOWN)
		ent_json_member(json, "date", value->date.edtf);
	ent_json_member(json, "status", value->status);
	ent_json_close(json, '}');
}

static void write_claims(ent_json *json, const char *key, const ent_dossier *dossier, size_t from, size_t to)
{
	ent_json_member_open(json, key, '[');
	for (size_t i = from; i < to; i++) {
		const ent_claim *claim = dossier->claims[i];
		ent_json_open(json, '{');
		ent_json_member(json, "subject", claim->subject);
		ent_json_member(json, "property", claim->property);
		ent_json_member(json, "verdict", ent_str_of(ent_verdict_name(claim->verdict)));
		ent_json_member_open(json, "values", '[');
		for (size_t k = 0; k < claim->n; k++)
			write_claim_value(json, &claim->values[k]);
		ent_json_close(json, ']');
		ent_json_member(json, "kind", claim->kind);
		ent_json_member(json, "states", claim->states);
		ent_json_member(json, "why", claim->why);
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
}

static void write_cell(ent_json *json, const char *name, const ent_account_cell *cell)
{
	ent_json_member_open(json, name, '{');
	ent_json_member_bool(json, "disputed", cell->disputed);
	ent_json_member_open(json, "values", '[');
	for (size_t i = 0; i < cell->n; i++) {
		const ent_account_value *value = &cell->values[i];
		ent_json_open(json, '{');
		ent_json_member(json, "value", value->value);
		if (value->source)
			write_place(json, value->source, value->sentence, value->start, value->end);
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
	ent_json_close(json, '}');
}

static void write_ledger(ent_json *json, const ent_account *account)
{
	const char *const *columns = ent_account_columns(account->kind);
	ent_json_member_open(json, ent_account_name(account->kind), '[');
	for (size_t i = 0; i < account->n; i++) {
		const ent_account_row *row = &account->rows[i];
		ent_json_open(json, '{');
		ent_json_member(json, "label", row->label);
		ent_json_member(json, "states", row->states);
		ent_json_member_open(json, "cells", '{');
		for (size_t c = 0; columns[c]; c++)
			if (row->cells[c].n)
				write_cell(json, columns[c], &row->cells[c]);
		ent_json_close(json, '}');
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
}

void ent_json_links(ent_json *json, const ent_dossier *dossier)
{
	write_claims(json, "disagreements", dossier, 0, dossier->n_disagreements);
	write_claims(json, "claims", dossier, dossier->n_disagreements, dossier->n_claims);
	ent_json_member_open(json, "ledgers", '{');
	for (int kind = 0; kind < ENT_ACCOUNTS; kind++)
		write_ledger(json, dossier->ledgers[kind]);
	ent_json_close(json, '}');
}
