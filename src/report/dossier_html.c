/* The page: first screen, then the sections in the order in which a reader asks. Self-contained; whole without
 * script. */
#include "report/dossier.h"

#include "report/chart.h"
#include "report/compare_view.h"
#include "report/dyad_view.h"
#include "report/ledger_view.h"
#include "report/method.h"
#include "report/page.h"
#include "report/page_prospects.h"
#include "report/style.h"
#include "report/summary.h"
#include "report/turns.h"
#include "report/when.h"
#include "report/wide.h"

typedef struct section {
	const char *id, *title;
	int64_t n; /* -1: no count */
} section;

enum { MOST_SECTIONS = 24 };

static size_t sections_of(const ent_dossier *dossier, section *sections)
{
	size_t n = 0;
	for (int list = 0; list < ENT_LIST_PENDING; list++) {
		const ent_list_text *about = ent_list_about((ent_list)list);
		if (ent_list_has_section((ent_list)list, dossier))
			sections[n++] = (section){about->id, about->title, (int64_t)ent_list_count((ent_list)list, dossier)};
	}
	for (int kind = 0; kind < ENT_ACCOUNT_PROMISES; kind++) {
		const ent_ledger_text *about = ent_ledger_about((ent_account_kind)kind);
		if (dossier->ledgers[kind]->n)
			sections[n++] = (section){about->id, about->title, (int64_t)dossier->ledgers[kind]->n};
	}
	if (ent_dossier_has_claims(dossier))
		sections[n++] = (section){"disagreements", "Disagreements", (int64_t)dossier->n_disagreements_found};
	if (dossier->n_figures)
		sections[n++] = (section){"figures", "Figures", (int64_t)dossier->n_figures_found};
	if (ent_dossier_has_thirds(dossier))
		sections[n++] = (section){"third-parties", "Third parties", (int64_t)dossier->n_thirds};
	const ent_ledger_text *promises = ent_ledger_about(ENT_ACCOUNT_PROMISES);
	if (dossier->ledgers[ENT_ACCOUNT_PROMISES]->n)
		sections[n++] = (section){promises->id, "Promises", (int64_t)dossier->ledgers[ENT_ACCOUNT_PROMISES]->n};
	const ent_list_text *pending = ent_list_about(ENT_LIST_PENDING);
	if (ent_list_has_section(ENT_LIST_PENDING, dossier))
		sections[n++] = (section){pending->id, pending->title, (int64_t)ent_list_count(ENT_LIST_PENDING, dossier)};
	if (dossier->forecast)
		sections[n++] = (section){"prospects", "Prospects", -1};
	sections[n++] = (section){"sources", "Sources", (int64_t)dossier->n_contributions};
	sections[n++] = (section){"method", "Method and limits", -1};
	if (dossier->n_texts)
		sections[n++] = (section){"texts", "Texts", (int64_t)dossier->n_texts};
	return n;
}

void ent_page_section(ent_page *page, const char *id, const char *title, const char *note)
{
	ent_html_newline(&page->html);
	ent_html_open(&page->html, "section");
	ent_html_attrf(&page->html, "id", "%s", id);
	ent_html_attrf(&page->html, "aria-labelledby", "%s-h", id);
	ent_html_open(&page->html, "h2");
	ent_html_attrf(&page->html, "id", "%s-h", id);
	ent_html_puts(&page->html, title);
	ent_html_close(&page->html);
	if (note)
		ent_html_line(&page->html, "p", "note", ent_str_of(note));
	ent_html_newline(&page->html);
}

static void write_meta(ent_html *html, const char *name, const char *value)
{
	ent_html_open(html, "meta");
	ent_html_attrf(html, "name", "%s", name);
	ent_html_attrf(html, "content", "%s", value);
	ent_html_close(html);
}

static void write_head(ent_page *page)
{
	ent_html *html = &page->html;
	ent_html_open(html, "head");
	ent_html_open(html, "meta");
	ent_html_attr(html, "charset", ENT_STR("utf-8"));
	ent_html_close(html);
	ent_html_open(html, "meta");
	ent_html_attr(html, "http-equiv", ENT_STR("Content-Security-Policy"));
	ent_html_attr(html, "content", ent_str_of(ent_style_policy));
	ent_html_close(html);
	write_meta(html, "viewport", "width=device-width, initial-scale=1");
	write_meta(html, "referrer", "no-referrer");
	write_meta(html, "generator", "Entente");
	ent_html_open(html, "title");
	ent_html_text(html, page->dossier->title);
	ent_html_puts(html, ": dossier");
	ent_html_close(html);
	ent_html_newline(html);
	ent_html_constant(html, "style", ent_style_css);
	ent_html_constant(html, "style", ent_ink_css(page->arena));
	ent_html_close(html);
	ent_html_newline(html);
}

static void write_contents(ent_page *page)
{
	section sections[MOST_SECTIONS];
	size_t n = sections_of(page->dossier, sections);
	ent_html *html = &page->html;
	ent_html_begin(html, "nav", "toc");
	ent_html_attr(html, "aria-label", ENT_STR("Contents"));
	ent_html_begin(html, "ul", NULL);
	for (size_t i = 0; i < n; i++) {
		ent_html_begin(html, "li", NULL);
		ent_html_open(html, "a");
		ent_html_attrf(html, "href", "#%s", sections[i].id);
		ent_html_puts(html, sections[i].title);
		ent_html_close(html);
		if (sections[i].n >= 0) {
			ent_html_puts(html, " ");
			ent_html_line(html, "span", "n",
						  ent_local_number(page->arena, page->dossier->options->local, (double)sections[i].n));
		}
		ent_html_close(html);
	}
	ent_html_close(html);
	ent_html_close(html);
	ent_html_newline(html);
}

static ent_str period(ent_page *page)
{
	const ent_dossier_options *options = page->dossier->options;
	char since[ENT_DAY_SIZE], until[ENT_DAY_SIZE];
	if (!options->since && !options->until)
		return ENT_STR("Dossier");
	ent_day_print(options->since, since);
	ent_day_print(options->until, until);
	return ent_str_format(page->arena, "Dossier%s%s%s%s, and what has no date", *since ? " from " : "", since,
						  *until ? " until " : "", until);
}

typedef void (*chart_fn)(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier);

/* <figure> with a chart that a narrow screen can move sideways; closed by ent_html_close behind its caption. */
static void open_figure(ent_page *page, const char *label, chart_fn chart)
{
	ent_html *html = &page->html;
	ent_canvas canvas = ent_canvas_svg(html, NULL);
	ent_html_begin(html, "figure", NULL);
	ent_html_begin(html, "div", "scroll");
	ent_html_attr(html, "tabindex", ENT_STR("0"));
	ent_html_attr(html, "role", ENT_STR("region"));
	ent_html_attr(html, "aria-label", ent_str_of(label));
	chart(&canvas, page->arena, page->dossier);
	ent_html_close(html);
}

/* The signs of the curve once more, for narrow screens, where those in the chart are out of sight. */
static void write_key(ent_page *page)
{
	static const char *const signs[][2] = {{"up", "cooperation in deed"},    {"up word", "in word"},
										   {"down", "conflict in deed"},     {"down word", "in word"},
										   {"later", "promised or planned"}, {"mean", "mean score, 95 of 100"}};
	ent_html_begin(&page->html, "ul", "key");
	ent_html_attr(&page->html, "aria-hidden", ENT_STR("true"));
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		ent_html_begin(&page->html, "li", signs[i][0]);
		ent_html_puts(&page->html, signs[i][1]);
		ent_html_close(&page->html);
	}
	ent_html_close(&page->html);
}

static void write_curve(ent_page *page)
{
	const ent_dossier *dossier = page->dossier;
	ent_html *html = &page->html;
	if (!dossier->series->n)
		return;
	write_key(page);
	open_figure(page, "Chart of cooperation and conflict by year", ent_chart_curve);
	ent_html_begin(html, "figcaption", NULL);
	ent_html_puts(html, "Happenings that the texts tell of, by year: cooperation upwards, conflict downwards; beneath, "
						"the mean PLOVER score of each year, and what was promised or planned in it. A year without a "
						"mark is one that these texts say nothing of, not one in which nothing happened.");
	ent_html_text(html, ent_wide_caption(dossier));
	ent_str unplaced = ent_summary_unplaced(page->arena, dossier);
	if (unplaced.len) {
		ent_html_puts(html, " ");
		ent_html_text(html, unplaced);
	}
	ent_html_close(html);
	ent_page_years(page);
	ent_html_close(html);
}

static void write_dated(ent_page *page, uint32_t at)
{
	const ent_entry *entry = &page->dossier->entries[at];
	ent_html_begin(&page->html, "div", "sub");
	ent_page_date(page, entry->when);
	ent_html_puts(&page->html, ": ");
	ent_page_sign(page, entry->occurrence->best->quad);
	ent_page_link(page, at, entry->headline);
	ent_html_close(&page->html);
}

/* What lies within phase `i` or across it, and is dated too widely to be of its mean. */
static void write_wide(ent_page *page, size_t i)
{
	ent_wide wide = ent_wide_of(page->dossier, i);
	ent_str rest = ent_wide_rest(page->arena, &wide);
	if (wide.n_told)
		ent_html_line(&page->html, "div", "sub", ent_wide_line(page->arena, &wide));
	for (size_t k = 0; k < wide.n_told; k++)
		write_dated(page, wide.told[k]);
	if (rest.len)
		ent_html_line(&page->html, "div", "sub", rest);
}

/* Below the curve; nothing where nothing turns. */
static void write_phases(ent_page *page)
{
	const ent_dossier *dossier = page->dossier;
	ent_html *html = &page->html;
	if (dossier->phases->n < 2)
		return;
	ent_page_section(page, "phases", "Phases and turning points",
					 "Stretches of happenings of one tone, by the mean of their scores; each with the first happenings "
					 "that make the turn to it.");
	ent_html_begin(html, "ol", "phases");
	for (size_t i = 0; i < dossier->phases->n; i++) {
		const ent_phase *phase = &dossier->phases->at[i];
		ent_html_begin(html, "li", NULL);
		ent_html_text(html, ent_turns_line(page->arena, dossier->phases, i));
		for (size_t k = 0; k < phase->n_turn; k++)
			write_dated(page, phase->turn[k]);
		write_wide(page, i);
		ent_html_close(html);
		ent_html_newline(html);
	}
	ent_html_close(html);
	ent_html_close(html);
}

static void write_top(ent_page *page)
{
	const ent_dossier *dossier = page->dossier;
	ent_html *html = &page->html;
	if (!dossier->n_top)
		return;
	ent_page_section(page, "top", "What matters most", NULL);
	ent_html_begin(html, "ol", "top");
	for (size_t i = 0; i < dossier->n_top; i++) {
		const ent_entry *entry = &dossier->entries[dossier->top[i]];
		ent_html_begin(html, "li", NULL);
		ent_html_begin(html, "span", "when");
		ent_page_date(page, entry->when);
		ent_html_close(html);
		ent_html_begin(html, "span", NULL);
		ent_page_sign(page, entry->occurrence->best->quad);
		ent_page_link(page, dossier->top[i], entry->headline);
		ent_html_close(html);
		ent_html_line(html, "p", "why", entry->reasons);
		ent_html_close(html);
		ent_html_newline(html);
	}
	ent_html_close(html);
	ent_html_close(html);
}

/* Directions, deeds and words, done and promised; counts and intervals beside each mean. */
static void write_dyads(ent_page *page)
{
	const ent_dossier *dossier = page->dossier;
	if (!dossier->dyads->n)
		return;
	ent_page_section(page, "dyads", "Who did what to whom",
					 "Mean PLOVER scores, from \xE2\x88\x92"
					 "10 (assault) to +10 (aid), with the interval of 95 of 100 and the number of happenings that they "
					 "rest on.");
	ent_page_table(page, ent_dyad_columns);
	for (size_t i = 0; i < dossier->dyads->n; i++) {
		ent_str cells[ENT_DYAD_COLUMNS];
		ent_dyad_cells(page->arena, dossier, &dossier->dyads->at[i], cells);
		ent_html_begin(&page->html, "tr", NULL);
		for (size_t c = 0; c < (size_t)ENT_DYAD_COLUMNS; c++)
			ent_page_cell(page, c ? ent_dyad_columns[c] : NULL, NULL, cells[c]);
		ent_html_close(&page->html);
		ent_html_newline(&page->html);
	}
	ent_page_table_end(page);
	ent_html_close(&page->html);
}

static void write_compared(ent_page *page)
{
	const ent_dossier *dossier = page->dossier;
	ent_compare_row rows[ENT_COMPARE_ROWS];
	if (!dossier->compared)
		return;
	size_t n = ent_compare_rows(page->arena, dossier, rows);
	const char *columns[] = {"Measure", ent_str_copy(page->arena, dossier->title).ptr,
							 ent_str_copy(page->arena, dossier->compared->title).ptr, NULL};
	ent_page_section(page, "compared", "Beside another relationship",
					 "Both as the same record tells of them: a relationship that is written of more has more of "
					 "everything. Means and their intervals can be compared, counts only with care.");
	if (ent_chart_compare_shows(dossier)) {
		open_figure(page, "Two relationships on one scale", ent_chart_compare);
		ent_html_close(&page->html);
	}
	ent_page_table(page, columns);
	for (size_t i = 0; i < n; i++) {
		ent_html_begin(&page->html, "tr", NULL);
		ent_page_cell(page, NULL, NULL, ent_str_of(rows[i].label));
		ent_page_cell(page, columns[1], NULL, rows[i].here);
		ent_page_cell(page, columns[2], NULL, rows[i].there);
		ent_html_close(&page->html);
		ent_html_newline(&page->html);
	}
	ent_page_table_end(page);
	ent_html_close(&page->html);
}

static void option(ent_html *html, const char *value, const char *text)
{
	ent_html_open(html, "option");
	ent_html_attrf(html, "value", "%s", value);
	ent_html_puts(html, text);
	ent_html_close(html);
}

/* Hidden until the script shows it: without script it could do nothing. */
static void write_filter(ent_page *page)
{
	ent_html *html = &page->html;
	ent_html_begin(html, "form", "filter");
	ent_html_attr(html, "id", ENT_STR("filter"));
	ent_html_attr(html, "hidden", ENT_STR(""));
	ent_html_begin(html, "label", NULL);
	ent_html_puts(html, "Holding the words ");
	ent_html_open(html, "input");
	ent_html_attr(html, "name", ENT_STR("word"));
	ent_html_attr(html, "type", ENT_STR("search"));
	ent_html_close(html);
	ent_html_close(html);
	ent_html_begin(html, "label", NULL);
	ent_html_puts(html, "Kind ");
	ent_html_open(html, "select");
	ent_html_attr(html, "name", ENT_STR("kind"));
	option(html, "", "all");
	option(html, "VERBAL_COOPERATION", "cooperative, in word");
	option(html, "MATERIAL_COOPERATION", "cooperative, in deed");
	option(html, "VERBAL_CONFLICT", "conflictual, in word");
	option(html, "MATERIAL_CONFLICT", "conflictual, in deed");
	ent_html_close(html);
	ent_html_close(html);
	ent_html_open(html, "button");
	ent_html_attr(html, "name", ENT_STR("fold"));
	ent_html_attr(html, "type", ENT_STR("button"));
	ent_html_attr(html, "aria-pressed", ENT_STR("false"));
	ent_html_puts(html, "Show all sentences");
	ent_html_close(html);
	ent_html_open(html, "output");
	ent_html_attr(html, "aria-live", ENT_STR("polite"));
	ent_html_close(html);
	ent_html_close(html);
}

static void write_list(ent_page *page, ent_list list)
{
	const ent_list_text *about = ent_list_about(list);
	if (!ent_list_has_section(list, page->dossier))
		return;
	ent_page_section(page, about->id, about->title, about->note);
	if (list == ENT_LIST_TIMELINE && ent_chart_timeline_shows(page->dossier)) {
		open_figure(page, "Chart of dated happenings by kind", ent_chart_timeline);
		ent_html_close(&page->html);
	}
	if (list == ENT_LIST_TIMELINE && page->dossier->n_entries)
		write_filter(page);
	ent_page_entries(page, list);
	ent_html_close(&page->html);
}

static void write_method(ent_page *page)
{
	ent_html *html = &page->html;
	ent_page_section(page, "method", "Method and limits", NULL);
	ent_html_begin(html, "ul", NULL);
	for (size_t i = 0; ent_method_note(i); i++)
		ent_html_line(html, "li", NULL, ent_str_of(ent_method_note(i)));
	ent_html_begin(html, "li", NULL);
	ent_html_puts(html, "In an opened sentence ");
	ent_html_line(html, "mark", "t", ENT_STR("this"));
	ent_html_puts(html, " is what tells of the event, ");
	ent_html_line(html, "mark", "a", ENT_STR("this"));
	ent_html_puts(html, " an actor, ");
	ent_html_line(html, "mark", "d", ENT_STR("this"));
	ent_html_puts(html, " the date, ");
	ent_html_line(html, "mark", "q", ENT_STR("this"));
	ent_html_puts(html, " an amount.");
	ent_html_close(html);
	ent_html_close(html);
	ent_html_close(html);
}

static void write_networks(ent_page *page)
{
	const ent_dossier *dossier = page->dossier;
	ent_html *html = &page->html;
	ent_canvas canvas = ent_canvas_svg(html, NULL);
	if (ent_chart_network_shows(dossier, ENT_CHART_ALL_PHASES)) {
		ent_html_begin(html, "figure", NULL);
		ent_chart_network(&canvas, page->arena, dossier, ENT_CHART_ALL_PHASES);
		ent_html_close(html);
	}
	if (!dossier->phase_networks)
		return;
	ent_html_begin(html, "div", "multiples");
	for (size_t i = 0; i < dossier->phases->n; i++)
		if (ent_chart_network_shows(dossier, i)) {
			ent_html_begin(html, "figure", NULL);
			ent_chart_network(&canvas, page->arena, dossier, i);
			ent_html_close(html);
		}
	ent_html_close(html);
}

static void write_third_parties(ent_page *page)
{
	if (!ent_dossier_has_thirds(page->dossier))
		return;
	ent_page_section(
		page, "third-parties", "Third parties",
		"Others that take part in what is told of these states: how each stands to them by the mean score of what "
		"was done between the two, in the whole record; a tie is called friendly or hostile only where its interval of "
		"95 of 100 allows. A triad is balanced when the product of its signs is positive (Heider).");
	write_networks(page);
	ent_page_network(page);
	if (page->dossier->n_thirds)
		ent_html_line(&page->html, "h3", NULL, ENT_STR("What they take part in"));
	ent_page_thirds(page);
	ent_html_close(&page->html);
}

static void write_ledger(ent_page *page, ent_account_kind kind)
{
	const ent_ledger_text *about = ent_ledger_about(kind);
	if (!page->dossier->ledgers[kind]->n)
		return;
	ent_page_section(page, about->id, about->title, about->note);
	if (kind == ENT_ACCOUNT_VISITS && ent_chart_visits_shows(page->dossier)) {
		open_figure(page, "Calendar of visits", ent_chart_visits);
		ent_html_close(&page->html);
	}
	if (kind == ENT_ACCOUNT_TRADE && ent_chart_trade_shows(page->dossier)) {
		open_figure(page, "Chart of trade", ent_chart_trade);
		ent_html_close(&page->html);
	}
	ent_page_ledger(page, kind);
	ent_html_close(&page->html);
}

static void write_untold(ent_page *page)
{
	ent_str untold = ent_ledger_untold(page->arena, page->dossier);
	if (untold.len)
		ent_html_line(&page->html, "p", "note untold", untold);
}

static void write_claims(ent_page *page)
{
	if (!ent_dossier_has_claims(page->dossier))
		return;
	ent_page_section(page, "disagreements", "Disagreements",
					 "Where sources, or a source and our tables of offices, give values that cannot all be true, side "
					 "by side; then what they say alike, more exactly, of other times, or what was overtaken.");
	ent_page_claims(page);
	ent_html_close(&page->html);
}

static void write_figures(ent_page *page)
{
	if (!page->dossier->n_figures)
		return;
	ent_page_section(
		page, "figures", "Figures",
		"Amounts in sentences that name these states, as the sources give them; those of one thing side by "
		"side. Spans of time and ones and twos are left out. A change (\xE2\x80\x9C"
		"by\xE2\x80\x9D) is not a level.");
	ent_page_figures(page);
	ent_html_close(&page->html);
}

static void write_texts(ent_page *page)
{
	if (!page->dossier->n_texts)
		return;
	ent_page_section(page, "texts", "Texts",
					 "Where every citation leads: 3:31 is sentence 31 of source 3. Sentences that this page cites are "
					 "set in full ink.");
	ent_page_texts(page);
	ent_html_close(&page->html);
}

static void write_main(ent_page *page)
{
	ent_html *html = &page->html;
	write_dyads(page);
	write_compared(page);
	for (int list = 0; list < ENT_LIST_PENDING; list++)
		write_list(page, (ent_list)list);
	for (int kind = 0; kind < ENT_ACCOUNT_PROMISES; kind++)
		write_ledger(page, (ent_account_kind)kind);
	write_untold(page);
	write_claims(page);
	write_figures(page);
	write_third_parties(page);
	write_ledger(page, ENT_ACCOUNT_PROMISES);
	write_list(page, ENT_LIST_PENDING);
	ent_page_prospects(page);
	ent_page_section(page, "sources", "Sources",
					 "What each text gave to this page; \xE2\x80\x9C"
					 "alone\xE2\x80\x9D: "
					 "no other source tells of it.");
	ent_page_sources(page);
	ent_html_close(html);
	write_method(page);
	write_texts(page);
}

void ent_dossier_html(const ent_dossier *dossier, ent_buf *out)
{
	ent_page page = {.html = {.out = out}, .dossier = dossier, .arena = dossier->arena};
	ent_html *html = &page.html;
	ent_buf_puts(out, "<!doctype html>\n");
	ent_html_open(html, "html");
	ent_html_attr(html, "lang", ENT_STR("en"));
	write_head(&page);
	ent_html_open(html, "body");
	ent_html_begin(html, "a", "skip");
	ent_html_attrf(html, "href", "#%s", dossier->n_entries ? "timeline" : "sources");
	ent_html_puts(html, dossier->n_entries ? "To the timeline" : "To the sources");
	ent_html_close(html);
	ent_html_open(html, "header");
	ent_html_line(html, "p", "eyebrow", period(&page));
	ent_html_line(html, "h1", NULL, dossier->title);
	ent_html_line(html, "p", "lead", dossier->summary);
	if (dossier->turns.len)
		ent_html_line(html, "p", "aside", dossier->turns);
	if (dossier->latest.len)
		ent_html_line(html, "p", "aside", dossier->latest);
	if (dossier->remainder.len)
		ent_html_line(html, "p", "aside", dossier->remainder);
	ent_html_begin(html, "div", "first");
	ent_html_begin(html, "div", NULL);
	write_curve(&page);
	write_phases(&page);
	ent_html_close(html);
	write_top(&page);
	ent_html_close(html);
	write_contents(&page);
	ent_html_close(html);
	ent_html_open(html, "main");
	write_main(&page);
	ent_html_close(html);
	ent_html_newline(html);
	ent_html_begin(html, "footer", "end");
	ent_html_puts(html, "Made by Entente");
	if (dossier->options->version.len) {
		ent_html_puts(html, " ");
		ent_html_text(html, dossier->options->version);
	}
	if (dossier->options->database.len) {
		ent_html_puts(html, " from ");
		ent_html_text(html, dossier->options->database);
	}
	ent_html_puts(html, ".");
	ent_html_close(html);
	ent_html_constant(html, "script", ent_style_script);
	ent_html_close(html);
	ent_html_close(html);
	ent_html_newline(html);
}
