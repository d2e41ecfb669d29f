/* What sources say of one thing, side by side; and the texts themselves, where every citation leads. */
#include "report/page.h"

#include "report/cite.h"
#include "report/claim_view.h"
#include "report/listed.h"

enum { MOST_TELLERS = 3 /* sentences shown under one value; the rest are cited */ };

static void write_teller(ent_page *page, const ent_claim_value *teller)
{
	ent_html *html = &page->html;
	ent_html_begin(html, "blockquote", NULL);
	if (!teller->source) {
		ent_html_line(html, "footer", NULL, ent_str_format(page->arena, "from the table %.*s", ENT_FMT(teller->table)));
		ent_html_close(html);
		return;
	}
	ent_html_begin(html, "p", NULL);
	ent_html_attr(html, "dir", ENT_STR("auto"));
	ent_html_text(html, teller->sentence_text);
	ent_html_close(html);
	ent_html_begin(html, "footer", NULL);
	ent_html_open(html, "bdi");
	ent_html_text(html, ent_source_label(page->arena, teller->source));
	ent_html_close(html);
	ent_html_puts(html, " ");
	ent_page_cite(page, teller->source, teller->sentence, teller->sentence_text);
	ent_html_close(html);
	ent_html_close(html);
}

static void write_disagreement(ent_page *page, const ent_claim *claim)
{
	ent_html *html = &page->html;
	ent_claim_view view = ent_claim_view_of(page->arena, page->dossier->options->local, claim);
	ent_html_line(html, "h3", NULL, view.about);
	if (view.why.len)
		ent_html_line(html, "p", "why", view.why);
	ent_html_begin(html, "div", "sides");
	for (size_t i = 0; i < view.n; i++) {
		const ent_claim_side *side = &view.sides[i];
		ent_html_begin(html, "div", NULL);
		ent_html_line(html, "p", "value", side->value);
		for (size_t k = 0; k < side->n && k < MOST_TELLERS; k++)
			write_teller(page, side->tellers[k]);
		for (size_t k = MOST_TELLERS; k < side->n; k++) {
			if (side->tellers[k]->source)
				ent_page_cite(page, side->tellers[k]->source, side->tellers[k]->sentence,
							  side->tellers[k]->sentence_text);
			ent_html_puts(html, " ");
		}
		ent_html_close(html);
	}
	ent_html_close(html);
	ent_html_newline(html);
}

static void write_row(ent_page *page, const ent_claim *claim)
{
	ent_html *html = &page->html;
	ent_claim_view view = ent_claim_view_of(page->arena, page->dossier->options->local, claim);
	ent_html_begin(html, "tr", NULL);
	ent_page_cell(page, NULL, NULL, view.about);
	ent_page_open_cell(page, "values", NULL);
	for (size_t i = 0; i < view.n; i++) {
		ent_html_begin(html, "div", NULL);
		ent_html_open(html, "bdi");
		ent_html_text(html, view.sides[i].value);
		ent_html_close(html);
		for (size_t k = 0; k < view.sides[i].n; k++) {
			const ent_claim_value *teller = view.sides[i].tellers[k];
			ent_html_puts(html, " ");
			if (teller->source)
				ent_page_cite(page, teller->source, teller->sentence, teller->sentence_text);
			else
				ent_html_line(html, "span", "sub", teller->table);
		}
		ent_html_close(html);
	}
	if (view.why.len)
		ent_html_line(html, "div", "sub", view.why);
	ent_html_close(html);
	ent_html_close(html);
	ent_html_newline(html);
}

void ent_page_claims(ent_page *page)
{
	static const char *const columns[] = {"About", "Values and who gives them", NULL};
	const ent_dossier *dossier = page->dossier;
	size_t i = 0;
	if (!dossier->n_disagreements)
		ent_html_line(&page->html, "p", "empty",
					  ENT_STR("No two sources were found to exclude each other. Only sure cases are looked for."));
	ent_str left = ent_listed_note_claims(page->arena, dossier);
	if (left.len)
		ent_html_line(&page->html, "p", "note", left);
	for (; i < dossier->n_disagreements; i++)
		write_disagreement(page, dossier->claims[i]);
	while (i < dossier->n_claims) {
		ent_verdict verdict = dossier->claims[i]->verdict;
		ent_html_line(&page->html, "h3", NULL, ent_str_of(ent_claim_view_title(verdict)));
		ent_page_table(page, columns);
		for (; i < dossier->n_claims && dossier->claims[i]->verdict == verdict; i++)
			write_row(page, dossier->claims[i]);
		ent_page_table_end(page);
	}
}

static void write_passage(ent_page *page, const ent_cited_text *text, const ent_passage *passage, bool cited)
{
	ent_html *html = &page->html;
	bool title = !ent_str_is(passage->kind, "body") && passage->kind.len;
	ent_html_begin(html, "p", !cited ? "rest" : title ? "titled" : NULL);
	if (cited)
		ent_html_attrf(html, "id", "t%u-%u", text->number + 1, passage->sentence + 1);
	ent_html_attr(html, "dir", ENT_STR("auto"));
	ent_html_line(html, "span", "n", ent_str_format(page->arena, "%u", passage->sentence + 1));
	ent_html_puts(html, " ");
	ent_html_text(html, passage->text);
	ent_html_close(html);
	ent_html_newline(html);
}

void ent_page_texts(ent_page *page)
{
	const ent_dossier *dossier = page->dossier;
	ent_html *html = &page->html;
	size_t cited = 0;
	for (size_t i = 0; i < dossier->n_texts; i++) {
		const ent_cited_text *text = &dossier->texts[i];
		const ent_source *source = dossier->contributions[text->number].source;
		ent_str label = ent_source_label(page->arena, source);
		ent_html_begin(html, "div", "text");
		ent_html_begin(html, "h3", NULL);
		ent_html_attrf(html, "id", "t%u", text->number + 1);
		ent_html_text(html, ent_str_format(page->arena, "%u. %.*s", text->number + 1, ENT_FMT(label)));
		ent_html_close(html);
		for (size_t k = 0; k < text->n; k++) {
			while (cited < dossier->n_cited && (dossier->cited[cited].number < text->number ||
												(dossier->cited[cited].number == text->number &&
												 dossier->cited[cited].sentence < text->passages[k].sentence)))
				cited++;
			bool here = cited < dossier->n_cited && dossier->cited[cited].number == text->number &&
						dossier->cited[cited].sentence == text->passages[k].sentence;
			write_passage(page, text, &text->passages[k], here);
		}
		ent_html_close(html);
	}
}
