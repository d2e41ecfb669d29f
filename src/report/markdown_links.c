/* Ledgers as tables, claims as lists of their sides. */
#include "report/markdown_links.h"

#include "report/cite.h"
#include "report/claim_view.h"
#include "report/ledger_view.h"
#include "report/listed.h"
#include "report/lists.h"
#include "report/markdown.h"

static void write_cites(const ent_dossier *dossier, const ent_cell_value *value, ent_buf *out)
{
	for (size_t i = 0; i < value->n_cites; i++) {
		const ent_account_value *cite = value->cites[i];
		ent_str text = ent_cite_text(dossier->arena, dossier, cite->source, cite->sentence);
		ent_buf_printf(out, "%s%.*s", i ? ", " : "", ENT_FMT(text));
	}
}

static void write_cell(const ent_dossier *dossier, const ent_cell_view *cell, ent_buf *out)
{
	ent_buf_puts(out, "| ");
	for (size_t i = 0; i < cell->n; i++) {
		ent_buf_puts(out, i ? "; " : "");
		ent_markdown_text(out, cell->values[i].text);
		if (cell->cites && cell->values[i].n_cites) {
			ent_buf_puts(out, " (");
			write_cites(dossier, &cell->values[i], out);
			ent_buf_putc(out, ')');
		}
	}
	ent_buf_puts(out, cell->disputed && cell->n > 1 ? " **sources disagree** " : " ");
}

static void write_note(ent_str note, ent_buf *out)
{
	if (!note.len)
		return;
	ent_markdown_text(out, note);
	ent_buf_puts(out, "\n\n");
}

void ent_markdown_ledger(const ent_dossier *dossier, ent_account_kind kind, ent_buf *out)
{
	const ent_account *account = dossier->listed[kind];
	const ent_ledger_text *about = ent_ledger_about(kind);
	const char *const *columns = ent_account_columns(kind);
	uint32_t shown = ent_ledger_columns(account);
	if (!account->n)
		return;
	ent_buf_printf(out, "\n## %s\n\n%s\n\n", about->title, about->note);
	write_note(ent_listed_note(dossier->arena, dossier, account->n, dossier->ledgers[kind]->n), out);
	for (size_t c = 0; columns[c]; c++)
		if (shown & 1u << c)
			ent_buf_printf(out, "| %s ", ent_ledger_column(columns[c]));
	ent_buf_puts(out, "| Sources |\n");
	for (size_t c = 0; columns[c]; c++)
		ent_buf_puts(out, shown & 1u << c ? "|---" : "");
	ent_buf_puts(out, "|---|\n");
	for (size_t i = 0; i < account->n; i++) {
		ent_row_view row = ent_ledger_row(dossier->arena, dossier, account, &account->rows[i]);
		for (size_t c = 0; columns[c]; c++)
			if (shown & 1u << c)
				write_cell(dossier, &row.cells[c], out);
		ent_buf_puts(out, "| ");
		write_cites(dossier, &row.all, out);
		ent_buf_puts(out, " |\n");
	}
}

static void write_sides(const ent_dossier *dossier, const ent_claim_view *view, bool sentences, ent_buf *out)
{
	for (size_t i = 0; i < view->n; i++) {
		const ent_claim_side *side = &view->sides[i];
		ent_buf_puts(out, "  - **");
		ent_markdown_text(out, side->value);
		ent_buf_puts(out, "**:");
		for (size_t k = 0; k < side->n; k++) {
			const ent_claim_value *teller = side->tellers[k];
			ent_buf_puts(out, k ? "; " : " ");
			if (!teller->source) {
				ent_buf_puts(out, "the table ");
				ent_markdown_text(out, teller->table);
				continue;
			}
			if (sentences) {
				ent_markdown_text(out, ent_source_label(dossier->arena, teller->source));
				ent_buf_puts(out, ", ");
			}
			ent_str cite = ent_cite_text(dossier->arena, dossier, teller->source, teller->sentence);
			ent_buf_printf(out, "%.*s", ENT_FMT(cite));
			if (sentences) {
				ent_buf_puts(out, ": ");
				ent_markdown_text(out, teller->sentence_text);
			}
		}
		ent_buf_putc(out, '\n');
	}
}

void ent_markdown_claims(const ent_dossier *dossier, ent_buf *out)
{
	ent_buf_puts(out, "\n## Disagreements\n\n");
	if (!dossier->n_disagreements)
		ent_buf_puts(out, "No two sources were found to exclude each other. Only sure cases are looked for.\n");
	write_note(ent_listed_note_claims(dossier->arena, dossier), out);
	for (size_t i = 0; i < dossier->n_claims; i++) {
		const ent_claim *claim = dossier->claims[i];
		ent_claim_view view = ent_claim_view_of(dossier->arena, dossier->options->local, claim);
		if (i >= dossier->n_disagreements && (i == 0 || claim->verdict != dossier->claims[i - 1]->verdict))
			ent_buf_printf(out, "\n### %s\n\n", ent_claim_view_title(claim->verdict));
		ent_buf_puts(out, "- ");
		ent_markdown_text(out, view.about);
		ent_buf_puts(out, view.why.len ? " (" : "");
		ent_markdown_text(out, view.why);
		ent_buf_puts(out, view.why.len ? ")\n" : "\n");
		write_sides(dossier, &view, claim->verdict == ENT_VERDICT_DISAGREE, out);
	}
}
