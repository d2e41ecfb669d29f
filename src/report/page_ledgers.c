/* The ledgers of the page: each a table whose cells name the sentences that give them. */
#include "report/page.h"

#include "report/cite.h"
#include "report/ledger_view.h"
#include "report/listed.h"

enum { MOST_CITES = 6 /* of a row */ };

void ent_page_cite(ent_page *page, const ent_source *source, uint32_t sentence, ent_str text)
{
	ent_html *html = &page->html;
	uint32_t number = ent_cite_number(page->dossier, source);
	if (number == UINT32_MAX)
		return;
	ent_html_begin(html, "a", "cite");
	ent_html_attrf(html, "href", "#t%u-%u", number + 1, sentence + 1);
	ent_html_attr(html, "title", text);
	ent_html_text(html, ent_cite_text(page->arena, page->dossier, source, sentence));
	ent_html_close(html);
}

static void write_cites(ent_page *page, const ent_cell_value *value, size_t most)
{
	for (size_t i = 0; i < value->n_cites && i < most; i++) {
		ent_html_puts(&page->html, " ");
		ent_page_cite(page, value->cites[i]->source, value->cites[i]->sentence, value->cites[i]->sentence_text);
	}
	if (value->n_cites > most)
		ent_html_line(&page->html, "span", "sub", ent_str_format(page->arena, " and %zu more", value->n_cites - most));
}

static void write_cell(ent_page *page, const char *title, const ent_cell_view *cell)
{
	ent_html *html = &page->html;
	ent_page_open_cell(page, title, NULL);
	for (size_t i = 0; i < cell->n; i++) {
		ent_html_begin(html, "div", NULL);
		ent_html_open(html, "bdi");
		ent_html_text(html, cell->values[i].text);
		ent_html_close(html);
		if (cell->cites)
			write_cites(page, &cell->values[i], ENT_CITES_BESIDE);
		ent_html_close(html);
	}
	if (cell->disputed && cell->n > 1) {
		ent_html_open(html, "a");
		ent_html_attr(html, "href", ENT_STR("#disagreements"));
		ent_html_line(html, "span", "badge no", ENT_STR("sources disagree"));
		ent_html_close(html);
	}
	ent_html_close(html);
}

void ent_page_ledger(ent_page *page, ent_account_kind kind)
{
	const ent_account *account = page->dossier->listed[kind];
	const char *const *columns = ent_account_columns(kind);
	const char *heads[ENT_ACCOUNT_COLUMNS + 2];
	uint32_t shown = ent_ledger_columns(account);
	size_t n = 0;
	for (size_t c = 0; columns[c]; c++)
		if (shown & 1u << c)
			heads[n++] = ent_ledger_column(columns[c]);
	heads[n++] = "Sources";
	heads[n] = NULL;
	ent_str left = ent_listed_note(page->arena, page->dossier, account->n, page->dossier->ledgers[kind]->n);
	if (left.len)
		ent_html_line(&page->html, "p", "note", left);
	ent_html_begin(&page->html, "div", "wide");
	ent_page_table(page, heads);
	for (size_t i = 0; i < account->n; i++) {
		ent_row_view row = ent_ledger_row(page->arena, page->dossier, account, &account->rows[i]);
		ent_html_begin(&page->html, "tr", NULL);
		for (size_t c = 0; columns[c]; c++)
			if (shown & 1u << c)
				write_cell(page, ent_ledger_column(columns[c]), &row.cells[c]);
		ent_page_open_cell(page, "Sources", NULL);
		write_cites(page, &row.all, MOST_CITES);
		ent_html_close(&page->html);
		ent_html_close(&page->html);
		ent_html_newline(&page->html);
	}
	ent_page_table_end(page);
	ent_html_close(&page->html);
}
