/* The dossier as Markdown, for mail, notes and version control: the sections of the page in the same order. */
#include "report/dossier.h"

#include "report/cite.h"
#include "report/compare_view.h"
#include "report/dyad_view.h"
#include "report/figure.h"
#include "report/kind.h"
#include "report/ledger_view.h"
#include "report/listed.h"
#include "report/lists.h"
#include "report/markdown.h"
#include "report/markdown_links.h"
#include "report/method.h"
#include "report/page_prospects.h"
#include "report/summary.h"
#include "report/ties.h"
#include "report/turns.h"
#include "report/when.h"
#include "report/wide.h"

#include <stdio.h>

typedef struct sheet {
	const ent_dossier *dossier;
	ent_arena *arena;
	ent_buf *out;
} sheet;

static void heading(sheet *page, const char *title)
{
	ent_buf_printf(page->out, "\n## %s\n\n", title);
}

static void paragraph(sheet *page, ent_str text)
{
	if (!text.len)
		return;
	ent_markdown_text(page->out, text);
	ent_buf_puts(page->out, "\n\n");
}

static void write_sources_of(sheet *page, const ent_occurrence *occurrence)
{
	for (size_t i = 0; i < occurrence->n && i < ENT_LIST_TELLINGS; i++) {
		if (occurrence->tellings[i].again)
			continue;
		ent_buf_puts(page->out, i ? "; " : "");
		ent_markdown_text(page->out, ent_source_label(page->arena, occurrence->tellings[i].event->source));
	}
}

static void write_entry(sheet *page, const ent_entry *entry)
{
	const ent_occurrence *occurrence = entry->occurrence;
	const ent_record_event *best = occurrence->best;
	ent_buf_puts(page->out, "- **");
	ent_markdown_text(page->out, entry->when);
	ent_buf_puts(page->out, "**");
	if (entry->dated && occurrence->date.basis == ENT_BASIS_INFERRED)
		ent_buf_puts(page->out, " (date inferred)");
	ent_buf_puts(page->out, ": ");
	ent_markdown_text(page->out, entry->headline);
	ent_buf_puts(page->out, " — ");
	ent_markdown_text(page->out, best->event);
	ent_buf_printf(page->out, " %.*s", ENT_FMT(ent_score_text(page->arena, best->score)));
	if (!ent_str_is(best->status, "actual")) {
		ent_buf_puts(page->out, ", **");
		ent_markdown_text(page->out, best->status);
		ent_buf_puts(page->out, "**");
	}
	ent_buf_puts(page->out, "\n  according to ");
	write_sources_of(page, occurrence);
	ent_buf_puts(page->out, "\n");
	for (size_t i = 0; i < occurrence->n && i < ENT_LIST_TELLINGS; i++) {
		const ent_record_event *event = occurrence->tellings[i].event;
		if (ent_list_repeats(occurrence, i))
			continue;
		ent_buf_puts(page->out, i ? "  >\n  > " : "  > ");
		ent_markdown_text(page->out, event->sentence_text);
		ent_buf_puts(page->out, " (");
		ent_markdown_text(page->out, event->id);
		ent_buf_puts(page->out, ")\n");
	}
	ent_buf_putc(page->out, '\n');
}

static void write_list(sheet *page, ent_list list, bool heads)
{
	const ent_list_text *about = ent_list_about(list);
	bool any = false;
	if (heads && !ent_list_has_section(list, page->dossier))
		return;
	if (heads) {
		heading(page, about->title);
		ent_buf_printf(page->out, "%s\n\n", about->note);
	}
	paragraph(page, ent_listed_note(page->arena, page->dossier, ent_list_shown(list, page->dossier),
									ent_list_count(list, page->dossier)));
	for (size_t i = 0; i < page->dossier->n_entries; i++) {
		const ent_entry *entry = &page->dossier->entries[i];
		if (!ent_list_shows(list, entry))
			continue;
		any = true;
		write_entry(page, entry);
	}
	if (!any)
		ent_buf_printf(page->out, "%s\n", about->none);
}

static void write_top(sheet *page)
{
	const ent_dossier *dossier = page->dossier;
	heading(page, "What matters most");
	for (size_t i = 0; i < dossier->n_top; i++) {
		const ent_entry *entry = &dossier->entries[dossier->top[i]];
		ent_buf_printf(page->out, "%zu. ", i + 1);
		ent_markdown_text(page->out, entry->when);
		ent_buf_puts(page->out, ": ");
		ent_markdown_text(page->out, entry->headline);
		ent_buf_puts(page->out, " (");
		ent_markdown_text(page->out, entry->reasons);
		ent_buf_puts(page->out, ")\n");
	}
}

static void write_series(sheet *page)
{
	const ent_series *series = page->dossier->series;
	if (!series->n)
		return;
	heading(page, "By year");
	ent_buf_puts(page->out, "Happenings done; a year that is not listed is one that nothing is told of.\n\n"
							"| year | cooperative in word | in deed | conflictual in word | in deed | mean score | "
							"promised or planned |\n|---|---|---|---|---|---|---|\n");
	for (size_t i = 0; i < series->n; i++) {
		const ent_period *year = &series->at[i];
		ent_str mean = year->done ? ent_score_text(page->arena, year->mean) : (ent_str){0};
		ent_buf_printf(page->out, "| %d | %u | %u | %u | %u | %.*s | %u |\n", year->year,
					   year->n[ENT_QUAD_VERBAL_COOPERATION], year->n[ENT_QUAD_MATERIAL_COOPERATION],
					   year->n[ENT_QUAD_VERBAL_CONFLICT], year->n[ENT_QUAD_MATERIAL_CONFLICT], ENT_FMT(mean),
					   year->pending);
	}
	ent_str unplaced = ent_summary_unplaced(page->arena, page->dossier);
	if (unplaced.len)
		ent_buf_printf(page->out, "\n%.*s\n", ENT_FMT(unplaced));
}

static void write_figures(sheet *page)
{
	heading(page, "Figures");
	if (!page->dossier->n_figures) {
		ent_buf_puts(page->out, "No figure is named.\n");
		return;
	}
	paragraph(page, ent_listed_note_figures(page->arena, page->dossier));
	ent_buf_puts(page->out, "| measures | value | when | in the words | source |\n|---|---|---|---|---|\n");
	for (size_t i = 0; i < page->dossier->n_figures; i++) {
		const ent_figure_group *group = &page->dossier->figures[i];
		for (size_t j = 0; j < group->n; j++) {
			const ent_record_figure *figure = group->figures[j];
			ent_markdown_cell(page->out, group->measures.len ? group->measures : ENT_STR("not known"));
			ent_markdown_cell(page->out, ent_figure_text(page->arena, page->dossier->options->local, &figure->amount));
			ent_markdown_cell(page->out, ent_date_placed(&figure->date)
											 ? ent_local_date(page->arena, page->dossier->options->local, &figure->date)
											 : ENT_STR("undated"));
			ent_markdown_cell(page->out, ent_figure_words(page->arena, figure));
			ent_markdown_cell(page->out, ent_source_label(page->arena, figure->source));
			ent_buf_puts(page->out, "|\n");
		}
	}
}

static void write_dated(sheet *page, const char *before, uint32_t at)
{
	const ent_entry *entry = &page->dossier->entries[at];
	ent_buf_puts(page->out, before);
	ent_markdown_text(page->out, entry->when);
	ent_buf_puts(page->out, ", ");
	ent_markdown_text(page->out, entry->headline);
	ent_buf_putc(page->out, '\n');
}

/* What lies within phase `i` or across it, and is dated too widely to be of its mean. */
static void write_wide(sheet *page, size_t i)
{
	ent_wide wide = ent_wide_of(page->dossier, i);
	ent_str head = ent_wide_line(page->arena, &wide), rest = ent_wide_rest(page->arena, &wide);
	if (head.len)
		ent_buf_printf(page->out, "  - %.*s\n", ENT_FMT(head));
	for (size_t k = 0; k < wide.n_told; k++)
		write_dated(page, "    - ", wide.told[k]);
	if (rest.len)
		ent_buf_printf(page->out, "    - %.*s\n", ENT_FMT(rest));
}

static void write_phases(sheet *page)
{
	const ent_phases *phases = page->dossier->phases;
	if (phases->n < 2)
		return;
	heading(page, "Phases and turning points");
	for (size_t i = 0; i < phases->n; i++) {
		ent_buf_puts(page->out, "- ");
		ent_markdown_text(page->out, ent_turns_line(page->arena, phases, i));
		ent_buf_putc(page->out, '\n');
		for (size_t k = 0; k < phases->at[i].n_turn; k++)
			write_dated(page, "  - ", phases->at[i].turn[k]);
		write_wide(page, i);
	}
}

static void write_dyads(sheet *page)
{
	const ent_dossier *dossier = page->dossier;
	if (!dossier->dyads->n)
		return;
	heading(page, "Who did what to whom");
	for (size_t c = 0; ent_dyad_columns[c]; c++)
		ent_buf_printf(page->out, "| %s ", ent_dyad_columns[c]);
	ent_buf_puts(page->out, "|\n|---|---|---|---|---|---|---|\n");
	for (size_t i = 0; i < dossier->dyads->n; i++) {
		ent_str cells[ENT_DYAD_COLUMNS];
		ent_dyad_cells(page->arena, dossier, &dossier->dyads->at[i], cells);
		for (size_t c = 0; c < (size_t)ENT_DYAD_COLUMNS; c++)
			ent_markdown_cell(page->out, cells[c]);
		ent_buf_puts(page->out, "|\n");
	}
}

static void write_compared(sheet *page)
{
	ent_compare_row rows[ENT_COMPARE_ROWS];
	if (!page->dossier->compared)
		return;
	size_t n = ent_compare_rows(page->arena, page->dossier, rows);
	heading(page, "Beside another relationship");
	ent_buf_puts(page->out, "| measure ");
	ent_markdown_cell(page->out, page->dossier->title);
	ent_markdown_cell(page->out, page->dossier->compared->title);
	ent_buf_puts(page->out, "|\n|---|---|---|\n");
	for (size_t i = 0; i < n; i++) {
		ent_markdown_cell(page->out, ent_str_of(rows[i].label));
		ent_markdown_cell(page->out, rows[i].here);
		ent_markdown_cell(page->out, rows[i].there);
		ent_buf_puts(page->out, "|\n");
	}
}

/* How the nearest third parties stand to the states asked for. */
static void write_ties(sheet *page)
{
	const ent_dossier *dossier = page->dossier;
	for (uint32_t third = (uint32_t)dossier->n_own; dossier->network && third < dossier->network->n_nodes; third++) {
		if (!ent_ties_any(dossier, third))
			continue;
		ent_buf_puts(page->out, "- **");
		ent_markdown_text(page->out, dossier->nodes[third]);
		ent_buf_puts(page->out, "**:");
		for (uint32_t i = 0; i < dossier->n_own; i++) {
			ent_buf_puts(page->out, i ? "; with " : " with ");
			ent_markdown_text(page->out, dossier->nodes[i]);
			ent_buf_putc(page->out, ' ');
			ent_markdown_text(page->out, ent_ties_text(page->arena, ent_network_tie(dossier->network, i, third)));
		}
		ent_str triad = ent_ties_triad(page->arena, dossier, third);
		ent_buf_puts(page->out, triad.len ? "; triad " : "");
		ent_markdown_text(page->out, triad);
		ent_buf_putc(page->out, '\n');
	}
	if (dossier->network && dossier->network->n_nodes > dossier->n_own)
		ent_buf_puts(page->out, "\nWhat they take part in:\n\n");
}

static void write_thirds(sheet *page)
{
	heading(page, "Third parties");
	write_ties(page);
	if (!page->dossier->n_thirds)
		ent_buf_puts(page->out, "No third party takes part.\n");
	for (size_t i = 0; i < page->dossier->n_thirds; i++) {
		const ent_third_party *third = &page->dossier->thirds[i];
		ent_buf_puts(page->out, "- **");
		ent_markdown_text(page->out, third->name);
		ent_buf_printf(page->out, "** (%zu): ", third->n);
		for (size_t j = 0; j < third->n && j < 5; j++) {
			const ent_entry *entry = &page->dossier->entries[third->entries[j]];
			ent_buf_puts(page->out, j ? "; " : "");
			ent_markdown_text(page->out, entry->when);
			ent_buf_puts(page->out, ", ");
			ent_markdown_text(page->out, entry->headline);
		}
		ent_buf_puts(page->out, third->n > 5 ? "; and more\n" : "\n");
	}
}

static void write_sources(sheet *page)
{
	const ent_dossier *dossier = page->dossier;
	heading(page, "Sources");
	if (dossier->n_contributions)
		ent_buf_puts(
			page->out,
			"| no. | title | author | publisher | published | sentences | coded | cited | occurrences here | alone |\n"
			"|---|---|---|---|---|---|---|---|---|---|\n");
	for (size_t i = 0, listed = ent_cite_listed(dossier); i < listed; i++) {
		const ent_contribution *this = &dossier->contributions[i];
		const ent_source *source = this->source;
		ent_buf_printf(page->out, "| %zu ", i + 1);
		ent_markdown_cell(page->out, source->title.len ? source->title : ent_source_label(page->arena, source));
		ent_markdown_cell(page->out, source->author);
		ent_markdown_cell(page->out, source->publisher);
		ent_markdown_cell(page->out, ent_source_published(page->arena, dossier->options->local, source));
		ent_buf_printf(page->out, "| %lld | %lld | %u | %u | %u |\n", (long long)source->sentences,
					   (long long)source->coded, this->cited, this->occurrences, this->alone);
	}
	ent_str rest = ent_cite_unlisted(page->arena, dossier);
	if (rest.len)
		ent_buf_printf(page->out, "\n%.*s\n", ENT_FMT(rest));
	if (dossier->n_silences)
		ent_buf_puts(page->out, "\nSentences without an event, by reason, in the whole record:\n\n");
	for (size_t i = 0; i < dossier->n_silences; i++) {
		ent_buf_puts(page->out, "- ");
		ent_markdown_text(page->out, ent_kind_silence(dossier->silences[i].name));
		ent_buf_printf(page->out, ": %lld\n", (long long)dossier->silences[i].n);
	}
	if (dossier->n_problems)
		ent_buf_puts(page->out, "\nCould not be read:\n\n");
	for (size_t i = 0; i < dossier->n_problems; i++) {
		ent_buf_puts(page->out, "- ");
		ent_markdown_text(page->out, dossier->problems[i]);
		ent_buf_putc(page->out, '\n');
	}
}

void ent_dossier_markdown(const ent_dossier *dossier, ent_buf *out)
{
	sheet this = {dossier, dossier->arena, out};
	ent_buf_puts(out, "# ");
	ent_markdown_text(out, dossier->title);
	ent_buf_puts(out, "\n\n");
	paragraph(&this, dossier->summary);
	paragraph(&this, dossier->turns);
	paragraph(&this, dossier->latest);
	paragraph(&this, dossier->remainder);
	if (dossier->n_top)
		write_top(&this);
	write_series(&this);
	write_phases(&this);
	write_dyads(&this);
	write_compared(&this);
	for (int list = 0; list < ENT_LIST_PENDING; list++)
		write_list(&this, (ent_list)list, true);
	for (int kind = 0; kind < ENT_ACCOUNT_PROMISES; kind++)
		ent_markdown_ledger(dossier, (ent_account_kind)kind, out);
	ent_str untold = ent_ledger_untold(dossier->arena, dossier);
	if (untold.len)
		ent_buf_printf(out, "\n%.*s\n", ENT_FMT(untold));
	if (ent_dossier_has_claims(dossier))
		ent_markdown_claims(dossier, out);
	if (dossier->n_figures)
		write_figures(&this);
	if (ent_dossier_has_thirds(dossier))
		write_thirds(&this);
	ent_markdown_ledger(dossier, ENT_ACCOUNT_PROMISES, out);
	write_list(&this, ENT_LIST_PENDING, true);
	ent_prospects_markdown(dossier, out);
	write_sources(&this);
	heading(&this, "Method and limits");
	for (size_t i = 0; ent_method_note(i); i++)
		ent_buf_printf(out, "- %s\n", ent_method_note(i));
	if (dossier->options->version.len) {
		ent_buf_puts(out, "\nMade by Entente ");
		ent_markdown_text(out, dossier->options->version);
		ent_buf_puts(out, ".\n");
	}
}

void ent_dossier_timeline_markdown(const ent_dossier *dossier, ent_buf *out)
{
	ent_dossier cut = *dossier;
	ent_list list = ent_list_of_timeline(dossier);
	cut.n_entries = ent_list_end(list, dossier);
	sheet this = {&cut, dossier->arena, out};
	write_list(&this, list, false);
}
