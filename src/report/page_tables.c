/* The tables of the page: ledgers, figures, third parties, disagreements, sources, years. Each cell names its column
 * (data-l), for narrow screens show a table as a list. */
#include "report/page.h"

#include "report/cite.h"
#include "report/dyad_view.h"
#include "report/figure.h"
#include "report/kind.h"
#include "report/listed.h"
#include "report/ties.h"
#include "report/when.h"

#include <stdio.h>

enum { MOST_SHOWN = 6, MOST_OWN = 4 /* columns of the states asked for */, COLUMN = 64 };

void ent_page_table(ent_page *page, const char *const *columns)
{
	ent_html *html = &page->html;
	ent_html_begin(html, "table", NULL);
	ent_html_begin(html, "thead", NULL);
	ent_html_begin(html, "tr", NULL);
	for (; *columns; columns++) {
		bool number = **columns == '#';
		ent_html_begin(html, "th", number ? "num" : NULL);
		ent_html_attr(html, "scope", ENT_STR("col"));
		ent_html_puts(html, *columns + number);
		ent_html_close(html);
	}
	ent_html_close(html);
	ent_html_close(html);
	ent_html_begin(html, "tbody", NULL);
}

void ent_page_open_cell(ent_page *page, const char *label, const char *class)
{
	ent_html_begin(&page->html, "td", class);
	if (label)
		ent_html_attr(&page->html, "data-l", ent_str_of(label));
}

void ent_page_cell(ent_page *page, const char *label, const char *class, ent_str text)
{
	ent_page_open_cell(page, label, class);
	ent_html_text(&page->html, text);
	ent_html_close(&page->html);
}

static void number_cell(ent_page *page, const char *label, int64_t value)
{
	ent_page_cell(page, label, "num", ent_local_number(page->arena, page->dossier->options->local, (double)value));
}

static void source_cell(ent_page *page, const ent_source *source)
{
	ent_page_open_cell(page, "source", NULL);
	ent_html_open(&page->html, "bdi");
	ent_html_text(&page->html, ent_source_label(page->arena, source));
	ent_html_close(&page->html);
	ent_html_close(&page->html);
}

void ent_page_table_end(ent_page *page)
{
	ent_html_close(&page->html);
	ent_html_close(&page->html);
	ent_html_newline(&page->html);
}

static void figure_row(ent_page *page, const ent_figure_group *group, size_t i)
{
	const ent_record_figure *figure = group->figures[i];
	ent_html *html = &page->html;
	ent_html_begin(html, "tr", NULL);
	ent_page_cell(page, NULL, NULL, ent_figure_text(page->arena, page->dossier->options->local, &figure->amount));
	ent_page_cell(page, "measures", NULL, group->measures);
	ent_page_open_cell(page, "when", NULL);
	ent_page_date(page, ent_date_placed(&figure->date)
							? ent_local_date(page->arena, page->dossier->options->local, &figure->date)
							: ENT_STR("undated"));
	ent_html_close(html);
	ent_page_open_cell(page, NULL, NULL);
	ent_html_begin(html, "details", NULL);
	ent_html_begin(html, "summary", NULL);
	ent_html_open(html, "bdi");
	ent_html_text(html, ent_figure_words(page->arena, figure));
	ent_html_close(html);
	ent_html_close(html);
	ent_html_begin(html, "blockquote", NULL);
	ent_html_begin(html, "p", NULL);
	ent_html_attr(html, "dir", ENT_STR("auto"));
	ent_html_text(html, figure->sentence_text);
	ent_html_close(html);
	ent_html_close(html);
	ent_html_close(html);
	ent_html_close(html);
	source_cell(page, figure->source);
	ent_html_close(html);
	ent_html_newline(html);
}

void ent_page_figures(ent_page *page)
{
	static const char *const columns[] = {"Value", "Measures", "When", "In the words", "According to", NULL};
	const ent_dossier *dossier = page->dossier;
	if (!dossier->n_figures)
		ent_html_line(&page->html, "p", "empty", ENT_STR("No figure is named."));
	ent_str left = ent_listed_note_figures(page->arena, dossier);
	if (left.len)
		ent_html_line(&page->html, "p", "note", left);
	for (size_t i = 0; i < dossier->n_figures;) {
		ent_figure_kind kind = ent_figure_kind_of(dossier->figures[i].unit);
		ent_html_line(&page->html, "h3", NULL, ent_str_of(ent_figure_kind_title(kind)));
		ent_page_table(page, columns);
		for (; i < dossier->n_figures && ent_figure_kind_of(dossier->figures[i].unit) == kind; i++)
			for (size_t j = 0; j < dossier->figures[i].n; j++)
				figure_row(page, &dossier->figures[i], j);
		ent_page_table_end(page);
	}
}

void ent_page_thirds(ent_page *page)
{
	static const char *const columns[] = {"Who", "#Happenings", "Among them", NULL};
	const ent_dossier *dossier = page->dossier;
	ent_html *html = &page->html;
	if (!dossier->n_thirds) {
		ent_html_line(html, "p", "empty", ENT_STR("No third party takes part in what is told."));
		return;
	}
	ent_page_table(page, columns);
	for (size_t i = 0; i < dossier->n_thirds; i++) {
		const ent_third_party *third = &dossier->thirds[i];
		ent_html_begin(html, "tr", NULL);
		ent_page_cell(page, NULL, NULL, third->name);
		number_cell(page, "happenings", (int64_t)third->n);
		ent_page_open_cell(page, NULL, NULL);
		for (size_t j = 0; j < third->n && j < MOST_SHOWN; j++) {
			const ent_entry *entry = &dossier->entries[third->entries[j]];
			ent_html_begin(html, "div", NULL);
			ent_page_date(page, entry->when);
			ent_html_puts(html, ": ");
			ent_page_link(page, third->entries[j], entry->headline);
			ent_html_close(html);
		}
		if (third->n > MOST_SHOWN)
			ent_html_line(html, "div", "sub", ent_str_format(page->arena, "and %zu more", third->n - MOST_SHOWN));
		ent_html_close(html);
		ent_html_close(html);
		ent_html_newline(html);
	}
	ent_page_table_end(page);
}

void ent_page_network(ent_page *page)
{
	const ent_dossier *dossier = page->dossier;
	ent_html *html = &page->html;
	size_t own = dossier->n_own < MOST_OWN ? dossier->n_own : MOST_OWN, n = 0;
	if (!dossier->network || dossier->network->n_nodes <= dossier->n_own)
		return;
	const char *columns[MOST_OWN + 3] = {"Who"};
	char names[MOST_OWN][COLUMN];
	for (n = 0; n < own; n++) {
		ent_str name = dossier->nodes[n];
		(void)snprintf(names[n], sizeof names[n], "With %.*s", ENT_FMT(name));
		columns[n + 1] = names[n];
	}
	if (own == 2)
		columns[n + 1] = "Triad";
	ent_page_table(page, columns);
	for (uint32_t third = (uint32_t)dossier->n_own; third < dossier->network->n_nodes; third++) {
		if (!ent_ties_any(dossier, third))
			continue;
		ent_html_begin(html, "tr", NULL);
		ent_page_cell(page, NULL, NULL, dossier->nodes[third]);
		for (uint32_t i = 0; i < own; i++)
			ent_page_cell(page, names[i], NULL,
						  ent_ties_text(page->arena, ent_network_tie(dossier->network, i, third)));
		if (own == 2) {
			ent_str triad = ent_ties_triad(page->arena, dossier, third);
			ent_page_cell(page, "triad", NULL, triad.len ? triad : ENT_STR("too little told"));
		}
		ent_html_close(html);
		ent_html_newline(html);
	}
	ent_page_table_end(page);
}

static void source_title(ent_page *page, const ent_source *source)
{
	ent_html *html = &page->html;
	bool web = ent_str_starts(source->url, ENT_STR("https://")) || ent_str_starts(source->url, ENT_STR("http://"));
	ent_str title = source->title.len ? source->title : ENT_STR("(without a title)");
	ent_page_open_cell(page, NULL, NULL);
	ent_html_open(html, web ? "a" : "bdi");
	if (web) {
		ent_html_attr(html, "href", source->url);
		ent_html_attr(html, "rel", ENT_STR("noreferrer"));
		ent_html_attr(html, "dir", ENT_STR("auto"));
	}
	ent_html_text(html, title);
	ent_html_close(html);
	if (source->path.len)
		ent_html_line(html, "div", "sub", source->path);
	ent_html_close(html);
}

static ent_str by_line(ent_arena *arena, const ent_source *source)
{
	if (source->author.len && source->publisher.len && !ent_str_eq(source->author, source->publisher))
		return ent_str_join(arena, source->author, ENT_STR(", "), source->publisher);
	return source->author.len ? source->author : source->publisher;
}

static void unread(ent_page *page)
{
	const ent_dossier *dossier = page->dossier;
	ent_html *html = &page->html;
	if (dossier->n_silences) {
		ent_html_line(html, "h3", NULL, ENT_STR("Sentences that gave no event, by reason, in the whole record"));
		ent_html_begin(html, "ul", NULL);
		for (size_t i = 0; i < dossier->n_silences; i++) {
			ent_html_begin(html, "li", NULL);
			ent_html_text(html, ent_kind_silence(dossier->silences[i].name));
			ent_html_puts(html, ": ");
			ent_html_text(html,
						  ent_local_number(page->arena, page->dossier->options->local, (double)dossier->silences[i].n));
			ent_html_close(html);
		}
		ent_html_close(html);
	}
	if (dossier->n_problems) {
		ent_html_line(html, "h3", NULL, ENT_STR("Could not be read"));
		ent_html_begin(html, "ul", NULL);
		for (size_t i = 0; i < dossier->n_problems; i++)
			ent_html_line(html, "li", NULL, dossier->problems[i]);
		ent_html_close(html);
	}
}

void ent_page_sources(ent_page *page)
{
	static const char *const columns[] = {
		"#No.", "Title", "By", "Published", "#Sentences", "#Coded", "#Cited", "#Happenings here", "#Alone", NULL};
	const ent_dossier *dossier = page->dossier;
	ent_html *html = &page->html;
	if (!dossier->n_contributions)
		ent_html_line(html, "p", "empty", ENT_STR("The record holds no source."));
	else {
		ent_html_begin(html, "div", "wide");
		ent_page_table(page, columns);
		for (size_t i = 0, listed = ent_cite_listed(dossier); i < listed; i++) {
			const ent_contribution *this = &dossier->contributions[i];
			ent_html_begin(html, "tr", NULL);
			ent_page_open_cell(page, "no.", "num");
			ent_html_open(html, this->cited ? "a" : "span");
			if (this->cited)
				ent_html_attrf(html, "href", "#t%zu", i + 1);
			ent_html_int(html, (int64_t)i + 1);
			ent_html_close(html);
			ent_html_close(html);
			source_title(page, this->source);
			ent_page_cell(page, "by", NULL, by_line(page->arena, this->source));
			ent_page_cell(page, "published", NULL,
						  ent_source_published(page->arena, dossier->options->local, this->source));
			number_cell(page, "sentences", this->source->sentences);
			number_cell(page, "coded", this->source->coded);
			number_cell(page, "cited", this->cited);
			number_cell(page, "happenings here", this->occurrences);
			number_cell(page, "told by it alone", this->alone);
			ent_html_close(html);
			ent_html_newline(html);
		}
		ent_page_table_end(page);
		ent_html_close(html);
		ent_str rest = ent_cite_unlisted(page->arena, dossier);
		if (rest.len)
			ent_html_line(html, "p", "note", rest);
	}
	unread(page);
}

void ent_page_years(ent_page *page)
{
	static const char *const columns[] = {
		"Year",        "#Cooperative, in deed", "#in word", "#Conflictual, in deed", "#in word",
		"#Mean score", "#Promised or planned",  NULL};
	const ent_series *series = page->dossier->series;
	ent_html *html = &page->html;
	ent_html_begin(html, "details", NULL);
	ent_html_line(html, "summary", NULL, ENT_STR("The numbers behind the curve"));
	ent_page_table(page, columns);
	for (size_t i = 0; i < series->n; i++) {
		const ent_period *year = &series->at[i];
		ent_html_begin(html, "tr", NULL);
		ent_page_cell(page, NULL, NULL, ent_str_format(page->arena, "%d", year->year));
		number_cell(page, "cooperative in deed", year->n[ENT_QUAD_MATERIAL_COOPERATION]);
		number_cell(page, "in word", year->n[ENT_QUAD_VERBAL_COOPERATION]);
		number_cell(page, "conflictual in deed", year->n[ENT_QUAD_MATERIAL_CONFLICT]);
		number_cell(page, "in word", year->n[ENT_QUAD_VERBAL_CONFLICT]);
		ent_page_cell(page, "mean score", "num",
					  year->done ? ent_mean_text(page->arena, &(ent_mean){year->done, year->mean, year->error})
								 : (ent_str){0});
		number_cell(page, "promised or planned", year->pending);
		ent_html_close(html);
	}
	ent_page_table_end(page);
	ent_html_close(html);
}
