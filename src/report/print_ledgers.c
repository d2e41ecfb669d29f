/* Ledgers and claims in print: each cell with the sentences that give it. */
#include "report/print.h"

#include "report/chart.h"
#include "report/claim_view.h"
#include "report/ledger_view.h"
#include "report/listed.h"
#include "report/lists.h"

static void add_cites(ent_print *this, const ent_cell_value *value, size_t most)
{
	for (size_t i = 0; i < value->n_cites && i < most; i++)
		ent_print_cite(this, value->cites[i]->source, value->cites[i]->sentence);
	if (value->n_cites > most)
		ent_print_add(this, ent_str_format(this->arena, " and %zu more", value->n_cites - most))->pale = true;
}

static void row_cells(ent_print *this, const ent_account *account, const ent_account_row *row, uint32_t shown,
					  ent_sheet_cell *cells)
{
	const char *const *columns = ent_account_columns(account->kind);
	ent_row_view view = ent_ledger_row(this->arena, this->dossier, account, row);
	size_t n = 0;
	for (size_t c = 0; columns[c]; c++) {
		if (!(shown & 1u << c))
			continue;
		for (size_t i = 0; i < view.cells[c].n; i++) {
			ent_print_add(this, i ? ENT_STR("\n") : ENT_STR(""));
			ent_print_add(this, view.cells[c].values[i].text);
			if (view.cells[c].cites)
				add_cites(this, &view.cells[c].values[i], ENT_CITES_BESIDE);
		}
		if (view.cells[c].disputed && view.cells[c].n > 1)
			ent_print_add(this, ENT_STR("\nsources disagree"))->ink = ENT_INK_DOWN;
		cells[n++] = ent_print_cell(this);
	}
	add_cites(this, &view.all, ENT_PRINT_MOST_TOLD);
	cells[n] = ent_print_cell(this);
}

void ent_print_ledger(ent_print *this, ent_account_kind kind)
{
	const ent_account *account = this->dossier->listed[kind];
	const ent_ledger_text *about = ent_ledger_about(kind);
	const char *const *names = ent_account_columns(kind);
	ent_canvas canvas = ent_sheet_canvas(this->sheet);
	uint32_t shown = ent_ledger_columns(account);
	ent_sheet_column columns[ENT_SHEET_COLUMNS];
	size_t n = 0;
	if (!account->n)
		return;
	if (kind == ENT_ACCOUNT_VISITS || kind == ENT_ACCOUNT_TRADE)
		ent_sheet_keep(this->sheet, ENT_PRINT_ROOM_FOR_CHART);
	ent_print_section(this, about->id, about->title, about->note);
	if (kind == ENT_ACCOUNT_VISITS)
		ent_chart_visits(&canvas, this->arena, this->dossier);
	if (kind == ENT_ACCOUNT_TRADE)
		ent_chart_trade(&canvas, this->arena, this->dossier);
	ent_print_line(this, ENT_SHEET_NOTE,
				   ent_listed_note(this->arena, this->dossier, account->n, this->dossier->ledgers[kind]->n));
	for (size_t c = 0; names[c]; c++)
		if (shown & 1u << c)
			columns[n++] = (ent_sheet_column){.title = ent_str_of(ent_ledger_column(names[c]))};
	columns[n++] = (ent_sheet_column){.title = ENT_STR("Cited")};
	ent_sheet_cell *cells = ENT_NEWN(this->arena, ent_sheet_cell, account->n * n);
	for (size_t i = 0; i < account->n; i++)
		row_cells(this, account, &account->rows[i], shown, &cells[i * n]);
	ent_print_table(this, columns, n, cells, account->n);
}

static void write_disagreement(ent_print *this, const ent_claim *claim)
{
	ent_claim_view view = ent_claim_view_of(this->arena, this->dossier->options->local, claim);
	ent_print_line(this, ENT_SHEET_HEAD, view.about);
	ent_print_line(this, ENT_SHEET_NOTE, view.why);
	for (size_t i = 0; i < view.n; i++)
		for (size_t k = 0; k < view.sides[i].n && k < ENT_PRINT_MOST_TOLD; k++) {
			const ent_claim_value *teller = view.sides[i].tellers[k];
			ent_print_add(this, ent_str_join(this->arena, view.sides[i].value, ENT_STR(": "), (ent_str){0}))->bold =
				true;
			if (teller->source) {
				ent_print_add(this, teller->sentence_text);
				ent_print_add(
					this, ent_str_format(this->arena, " %.*s", ENT_FMT(ent_source_label(this->arena, teller->source))))
					->pale = true;
				ent_print_cite(this, teller->source, teller->sentence);
			} else {
				ent_print_add(this, ent_str_format(this->arena, "the table %.*s", ENT_FMT(teller->table)))->pale = true;
			}
			ent_print_write(this, ENT_SHEET_BODY);
		}
}

void ent_print_claims(ent_print *this)
{
	static const ent_sheet_column columns[] = {{.title = ENT_STR("About"), .share = 2},
											   {.title = ENT_STR("Values"), .share = 3}};
	const ent_dossier *dossier = this->dossier;
	if (!ent_dossier_has_claims(dossier))
		return;
	ent_print_section(
		this, "disagreements", "Disagreements",
		"Where sources, or a source and our tables of offices, give values that cannot all be true; then what they "
		"say alike, more exactly, of other times, or what was overtaken.");
	if (!dossier->n_disagreements)
		ent_print_line(this, ENT_SHEET_NOTE,
					   ENT_STR("No two sources were found to exclude each other. Only sure cases are looked for."));
	ent_print_line(this, ENT_SHEET_NOTE, ent_listed_note_claims(this->arena, dossier));
	size_t i = 0;
	for (; i < dossier->n_disagreements; i++)
		write_disagreement(this, dossier->claims[i]);
	while (i < dossier->n_claims) {
		ent_verdict verdict = dossier->claims[i]->verdict;
		ent_print_line(this, ENT_SHEET_HEAD, ent_str_of(ent_claim_view_title(verdict)));
		ent_sheet_table(this->sheet, columns, 2);
		for (; i < dossier->n_claims && dossier->claims[i]->verdict == verdict; i++) {
			ent_claim_view view = ent_claim_view_of(this->arena, this->dossier->options->local, dossier->claims[i]);
			ent_sheet_cell cells[2] = {ent_print_plain(this, view.about)};
			for (size_t k = 0; k < view.n; k++) {
				ent_print_add(this, k ? ENT_STR("\n") : ENT_STR(""));
				ent_print_add(this, view.sides[k].value);
				for (size_t t = 0; t < view.sides[k].n && t < ENT_PRINT_MOST_TOLD; t++)
					if (view.sides[k].tellers[t]->source)
						ent_print_cite(this, view.sides[k].tellers[t]->source, view.sides[k].tellers[t]->sentence);
			}
			if (view.why.len)
				ent_print_add(this, ent_str_join(this->arena, ENT_STR("\n"), (ent_str){0}, view.why))->pale = true;
			cells[1] = ent_print_cell(this);
			ent_sheet_row(this->sheet, this->arena, cells);
		}
		ent_sheet_table_end(this->sheet);
	}
}
