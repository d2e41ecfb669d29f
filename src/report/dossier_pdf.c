/* The dossier in print: the sections of the page in the same order. What the page folds beneath an entry stands here in
 * the texts at the end, where every citation leads. */
#include "report/dossier.h"

#include "report/chart.h"
#include "report/cite.h"
#include "report/claim_view.h"
#include "report/compare_view.h"
#include "report/dyad_view.h"
#include "report/figure.h"
#include "report/kind.h"
#include "report/ledger_view.h"
#include "report/listed.h"
#include "report/lists.h"
#include "report/method.h"
#include "report/page_prospects.h"
#include "report/sheet.h"
#include "report/ties.h"
#include "report/turns.h"
#include "report/when.h"
#include "report/wide.h"

enum {
	RUNS = 48 /* in one paragraph or cell; what would be more is counted */,
	MOST_TOLD = 12,
	ROOM_FOR_CHART = 180 /* [pt] */
};

typedef struct print {
	const ent_dossier *dossier;
	ent_arena *arena;
	ent_sheet *sheet;
	ent_buf prospects; /* in Markdown; outside of the arena */
	ent_run runs[RUNS];
	size_t n; /* of the runs in hand */
} print;

/* --- runs --- */

static ent_run *add(print *this, ent_str text)
{
	ent_run *run = &this->runs[this->n < RUNS ? this->n++ : RUNS - 1];
	*run = (ent_run){.text = text};
	return run;
}

static void write(print *this, ent_sheet_look look)
{
	ent_sheet_text(this->sheet, this->arena, look, this->runs, this->n);
	this->n = 0;
}

static void line(print *this, ent_sheet_look look, ent_str text)
{
	if (text.len)
		ent_sheet_text(this->sheet, this->arena, look, &(ent_run){.text = text}, 1);
}

static void section(print *this, const char *id, const char *title, const char *note)
{
	ent_sheet_place(this->sheet, this->arena, ENT_SHEET_SECTION, id, &(ent_run){.text = ent_str_of(title)}, 1);
	if (note)
		line(this, ENT_SHEET_NOTE, ent_str_of(note));
}

/* The name of the place where a sentence stands. */
static ent_str place_of(print *this, uint32_t number, uint32_t sentence)
{
	return ent_str_format(this->arena, "t%u-%u", number + 1, sentence + 1);
}

static void add_cite(print *this, const ent_source *source, uint32_t sentence)
{
	uint32_t number = ent_cite_number(this->dossier, source);
	if (number == UINT32_MAX || this->n + 2 > RUNS)
		return;
	if (this->n)
		add(this, ENT_STR(" "));
	add(this, ent_cite_text(this->arena, this->dossier, source, sentence))->link = place_of(this, number, sentence);
}

static void add_sign(print *this, ent_str quad)
{
	bool deed = ent_str_starts(quad, ENT_STR("MATERIAL")), down = ent_str_ends(quad, ENT_STR("CONFLICT"));
	const char *sign = down ? (deed ? "\xE2\x96\xBC " : "\xE2\x96\xBD ") : deed ? "\xE2\x96\xB2 " : "\xE2\x96\xB3 ";
	if (quad.len)
		add(this, ent_str_of(sign))->ink = down ? ENT_INK_DOWN : ENT_INK_UP;
}

/* The runs in hand as a cell of their own; the next ones begin anew. */
static ent_sheet_cell cell(print *this)
{
	ent_run *runs = ENT_NEWN(this->arena, ent_run, this->n);
	for (size_t i = 0; i < this->n; i++)
		runs[i] = this->runs[i];
	ent_sheet_cell made = {runs, this->n};
	this->n = 0;
	return made;
}

static ent_sheet_cell plain(print *this, ent_str text)
{
	add(this, text);
	return cell(this);
}

static ent_sheet_cell number(print *this, uint64_t value)
{
	return plain(this, ent_local_number(this->arena, this->dossier->options->local, (double)value));
}

/* A table whose columns are as wide as what stands in them asks for; `cells` [n_rows * n]. */
static void fitted_table(print *this, ent_sheet_column *columns, size_t n, const ent_sheet_cell *cells, size_t n_rows)
{
	ent_sheet_fit(this->sheet, columns, n, cells, n_rows);
	ent_sheet_table(this->sheet, columns, n);
	for (size_t i = 0; i < n_rows; i++)
		ent_sheet_row(this->sheet, this->arena, &cells[i * n]);
	ent_sheet_table_end(this->sheet);
}

/* --- sections --- */

static void write_dated(print *this, uint32_t at)
{
	const ent_entry *entry = &this->dossier->entries[at];
	add(this, ent_str_join(this->arena, entry->when, ENT_STR(": "), (ent_str){0}));
	add_sign(this, entry->occurrence->best->quad);
	add(this, entry->headline);
	add_cite(this, entry->occurrence->best->source, entry->occurrence->best->sentence);
	write(this, ENT_SHEET_NOTE);
}

/* What lies within phase `i` or across it, and is dated too widely to be of its mean. */
static void write_wide(print *this, size_t i)
{
	ent_wide wide = ent_wide_of(this->dossier, i);
	line(this, ENT_SHEET_NOTE, ent_wide_line(this->arena, &wide));
	for (size_t k = 0; k < wide.n_told; k++)
		write_dated(this, wide.told[k]);
	line(this, ENT_SHEET_NOTE, ent_wide_rest(this->arena, &wide));
}

static void write_first(print *this)
{
	const ent_dossier *dossier = this->dossier;
	ent_canvas canvas = ent_sheet_canvas(this->sheet);
	line(this, ENT_SHEET_TITLE, dossier->title);
	line(this, ENT_SHEET_LEAD, dossier->summary);
	line(this, ENT_SHEET_BODY, dossier->turns);
	line(this, ENT_SHEET_BODY, dossier->latest);
	line(this, ENT_SHEET_BODY, dossier->remainder);
	ent_chart_curve(&canvas, this->arena, dossier);
	if (dossier->series->n)
		line(this, ENT_SHEET_NOTE,
			 ent_str_join(this->arena,
						  ENT_STR("Happenings told of, by year; beneath, the mean PLOVER score of each year and what "
								  "was promised or planned. A year without a mark is one that these texts say nothing "
								  "of."),
						  (ent_str){0}, ent_wide_caption(dossier)));
	if (dossier->phases->n > 1)
		section(this, "phases", "Phases and turning points", NULL);
	for (size_t i = 0; dossier->phases->n > 1 && i < dossier->phases->n; i++) {
		const ent_phase *phase = &dossier->phases->at[i];
		line(this, ENT_SHEET_BODY, ent_turns_line(this->arena, dossier->phases, i));
		for (size_t k = 0; k < phase->n_turn; k++)
			write_dated(this, phase->turn[k]);
		write_wide(this, i);
	}
	if (dossier->n_top)
		section(this, "top", "What matters most", NULL);
	for (size_t i = 0; i < dossier->n_top; i++) {
		const ent_entry *entry = &dossier->entries[dossier->top[i]];
		add(this, ent_str_format(this->arena, "%zu. %.*s: ", i + 1, ENT_FMT(entry->when)))->bold = true;
		add_sign(this, entry->occurrence->best->quad);
		add(this, entry->headline);
		add(this, ent_str_format(this->arena, " (%.*s)", ENT_FMT(entry->reasons)))->pale = true;
		add_cite(this, entry->occurrence->best->source, entry->occurrence->best->sentence);
		write(this, ENT_SHEET_BODY);
	}
}

static void write_dyads(print *this)
{
	const ent_dossier *dossier = this->dossier;
	ent_sheet_column columns[ENT_DYAD_COLUMNS];
	if (!dossier->dyads->n)
		return;
	section(this, "dyads", "Who did what to whom",
			"Mean PLOVER scores with the interval of 95 of 100 and the number of happenings that they rest on.");
	ent_sheet_cell *cells = ENT_NEWN(this->arena, ent_sheet_cell, dossier->dyads->n * ENT_DYAD_COLUMNS);
	for (size_t c = 0; c < (size_t)ENT_DYAD_COLUMNS; c++)
		columns[c] = (ent_sheet_column){.title = ent_str_of(ent_dyad_columns[c])};
	for (size_t i = 0; i < dossier->dyads->n; i++) {
		ent_str texts[ENT_DYAD_COLUMNS];
		ent_dyad_cells(this->arena, dossier, &dossier->dyads->at[i], texts);
		for (size_t c = 0; c < (size_t)ENT_DYAD_COLUMNS; c++)
			cells[i * ENT_DYAD_COLUMNS + c] = plain(this, texts[c]);
	}
	fitted_table(this, columns, ENT_DYAD_COLUMNS, cells, dossier->dyads->n);
}

static void write_compared(print *this)
{
	const ent_dossier *dossier = this->dossier;
	ent_compare_row rows[ENT_COMPARE_ROWS];
	ent_canvas canvas = ent_sheet_canvas(this->sheet);
	if (!dossier->compared)
		return;
	size_t n = ent_compare_rows(this->arena, dossier, rows);
	const ent_sheet_column columns[] = {{.title = ENT_STR("Measure"), .share = 2},
										{.title = dossier->title, .share = 2},
										{.title = dossier->compared->title, .share = 2}};
	ent_sheet_keep(this->sheet, ROOM_FOR_CHART * 1.5);
	section(this, "compared", "Beside another relationship",
			"Both as the same record tells of them. Means can be compared, counts only with care.");
	ent_chart_compare(&canvas, this->arena, dossier);
	ent_sheet_table(this->sheet, columns, 3);
	for (size_t i = 0; i < n; i++) {
		ent_sheet_cell cells[] = {plain(this, ent_str_of(rows[i].label)), plain(this, rows[i].here),
								  plain(this, rows[i].there)};
		ent_sheet_row(this->sheet, this->arena, cells);
	}
	ent_sheet_table_end(this->sheet);
}

static void write_entry(print *this, const ent_entry *entry)
{
	const ent_occurrence *occurrence = entry->occurrence;
	const ent_record_event *best = occurrence->best;
	ent_sheet_cell cells[3];
	add(this, entry->when);
	if (entry->dated && occurrence->date.basis == ENT_BASIS_INFERRED)
		add(this, ENT_STR(" (inferred)"))->pale = true;
	cells[0] = cell(this);
	add_sign(this, best->quad);
	add(this, entry->headline);
	if (!ent_str_is(best->status, "actual"))
		add(this, ent_str_format(this->arena, " [%.*s]", ENT_FMT(best->status)))->bold = true;
	cells[1] = cell(this);
	size_t told = 0;
	for (size_t i = 0; i < occurrence->n; i++) {
		if (ent_list_repeats(occurrence, i))
			continue;
		if (told < MOST_TOLD)
			add_cite(this, occurrence->tellings[i].event->source, occurrence->tellings[i].event->sentence);
		told++;
	}
	if (told > MOST_TOLD)
		add(this, ent_str_format(this->arena, " and %zu more", told - MOST_TOLD))->pale = true;
	cells[2] = cell(this);
	ent_sheet_row(this->sheet, this->arena, cells);
}

static void write_list(print *this, ent_list list)
{
	static const ent_sheet_column columns[] = {{.title = ENT_STR("When"), .share = 2.2},
											   {.title = ENT_STR("What"), .share = 7},
											   {.title = ENT_STR("Cited"), .share = 1.2}};
	const ent_list_text *about = ent_list_about(list);
	bool chart = list == ENT_LIST_TIMELINE && ent_chart_timeline_shows(this->dossier);
	if (!ent_list_has_section(list, this->dossier))
		return;
	if (chart)
		ent_sheet_keep(this->sheet, ROOM_FOR_CHART * 1.5);
	section(this, about->id, about->title, about->note);
	if (chart) {
		ent_canvas canvas = ent_sheet_canvas(this->sheet);
		ent_chart_timeline(&canvas, this->arena, this->dossier);
	}
	if (!ent_list_count(list, this->dossier)) {
		line(this, ENT_SHEET_NOTE, ent_str_of(about->none));
		return;
	}
	line(this, ENT_SHEET_NOTE,
		 ent_listed_note(this->arena, this->dossier, ent_list_shown(list, this->dossier),
						 ent_list_count(list, this->dossier)));
	ent_sheet_table(this->sheet, columns, 3);
	for (size_t i = 0; i < this->dossier->n_entries; i++)
		if (ent_list_shows(list, &this->dossier->entries[i]))
			write_entry(this, &this->dossier->entries[i]);
	ent_sheet_table_end(this->sheet);
}

static void add_cites(print *this, const ent_cell_value *value, size_t most)
{
	for (size_t i = 0; i < value->n_cites && i < most; i++)
		add_cite(this, value->cites[i]->source, value->cites[i]->sentence);
	if (value->n_cites > most)
		add(this, ent_str_format(this->arena, " and %zu more", value->n_cites - most))->pale = true;
}

static void row_cells(print *this, const ent_account *account, const ent_account_row *row, uint32_t shown,
					  ent_sheet_cell *cells)
{
	const char *const *columns = ent_account_columns(account->kind);
	ent_row_view view = ent_ledger_row(this->arena, this->dossier, account, row);
	size_t n = 0;
	for (size_t c = 0; columns[c]; c++) {
		if (!(shown & 1u << c))
			continue;
		for (size_t i = 0; i < view.cells[c].n; i++) {
			add(this, i ? ENT_STR("\n") : ENT_STR(""));
			add(this, view.cells[c].values[i].text);
			if (view.cells[c].cites)
				add_cites(this, &view.cells[c].values[i], ENT_CITES_BESIDE);
		}
		if (view.cells[c].disputed && view.cells[c].n > 1)
			add(this, ENT_STR("\nsources disagree"))->ink = ENT_INK_DOWN;
		cells[n++] = cell(this);
	}
	add_cites(this, &view.all, MOST_TOLD);
	cells[n] = cell(this);
}

static void write_ledger(print *this, ent_account_kind kind)
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
		ent_sheet_keep(this->sheet, ROOM_FOR_CHART);
	section(this, about->id, about->title, about->note);
	if (kind == ENT_ACCOUNT_VISITS)
		ent_chart_visits(&canvas, this->arena, this->dossier);
	if (kind == ENT_ACCOUNT_TRADE)
		ent_chart_trade(&canvas, this->arena, this->dossier);
	line(this, ENT_SHEET_NOTE,
		 ent_listed_note(this->arena, this->dossier, account->n, this->dossier->ledgers[kind]->n));
	for (size_t c = 0; names[c]; c++)
		if (shown & 1u << c)
			columns[n++] = (ent_sheet_column){.title = ent_str_of(ent_ledger_column(names[c]))};
	columns[n++] = (ent_sheet_column){.title = ENT_STR("Cited")};
	ent_sheet_cell *cells = ENT_NEWN(this->arena, ent_sheet_cell, account->n * n);
	for (size_t i = 0; i < account->n; i++)
		row_cells(this, account, &account->rows[i], shown, &cells[i * n]);
	fitted_table(this, columns, n, cells, account->n);
}

static void write_disagreement(print *this, const ent_claim *claim)
{
	ent_claim_view view = ent_claim_view_of(this->arena, this->dossier->options->local, claim);
	line(this, ENT_SHEET_HEAD, view.about);
	line(this, ENT_SHEET_NOTE, view.why);
	for (size_t i = 0; i < view.n; i++)
		for (size_t k = 0; k < view.sides[i].n && k < MOST_TOLD; k++) {
			const ent_claim_value *teller = view.sides[i].tellers[k];
			add(this, ent_str_join(this->arena, view.sides[i].value, ENT_STR(": "), (ent_str){0}))->bold = true;
			if (teller->source) {
				add(this, teller->sentence_text);
				add(this, ent_str_format(this->arena, " %.*s", ENT_FMT(ent_source_label(this->arena, teller->source))))
					->pale = true;
				add_cite(this, teller->source, teller->sentence);
			} else {
				add(this, ent_str_format(this->arena, "the table %.*s", ENT_FMT(teller->table)))->pale = true;
			}
			write(this, ENT_SHEET_BODY);
		}
}

static void write_claims(print *this)
{
	static const ent_sheet_column columns[] = {{.title = ENT_STR("About"), .share = 2},
											   {.title = ENT_STR("Values"), .share = 3}};
	const ent_dossier *dossier = this->dossier;
	if (!ent_dossier_has_claims(dossier))
		return;
	section(this, "disagreements", "Disagreements",
			"Where sources, or a source and our tables of offices, give values that cannot all be true; then what they "
			"say alike, more exactly, of other times, or what was overtaken.");
	if (!dossier->n_disagreements)
		line(this, ENT_SHEET_NOTE,
			 ENT_STR("No two sources were found to exclude each other. Only sure cases are looked for."));
	line(this, ENT_SHEET_NOTE, ent_listed_note_claims(this->arena, dossier));
	size_t i = 0;
	for (; i < dossier->n_disagreements; i++)
		write_disagreement(this, dossier->claims[i]);
	while (i < dossier->n_claims) {
		ent_verdict verdict = dossier->claims[i]->verdict;
		line(this, ENT_SHEET_HEAD, ent_str_of(ent_claim_view_title(verdict)));
		ent_sheet_table(this->sheet, columns, 2);
		for (; i < dossier->n_claims && dossier->claims[i]->verdict == verdict; i++) {
			ent_claim_view view = ent_claim_view_of(this->arena, this->dossier->options->local, dossier->claims[i]);
			ent_sheet_cell cells[2] = {plain(this, view.about)};
			for (size_t k = 0; k < view.n; k++) {
				add(this, k ? ENT_STR("\n") : ENT_STR(""));
				add(this, view.sides[k].value);
				for (size_t t = 0; t < view.sides[k].n && t < MOST_TOLD; t++)
					if (view.sides[k].tellers[t]->source)
						add_cite(this, view.sides[k].tellers[t]->source, view.sides[k].tellers[t]->sentence);
			}
			if (view.why.len)
				add(this, ent_str_join(this->arena, ENT_STR("\n"), (ent_str){0}, view.why))->pale = true;
			cells[1] = cell(this);
			ent_sheet_row(this->sheet, this->arena, cells);
		}
		ent_sheet_table_end(this->sheet);
	}
}

static void write_figures(print *this)
{
	enum { COLUMNS = 5 };
	ent_sheet_column columns[COLUMNS] = {{.title = ENT_STR("Value")},
										 {.title = ENT_STR("Measures")},
										 {.title = ENT_STR("When")},
										 {.title = ENT_STR("In the words")},
										 {.title = ENT_STR("Cited")}};
	const ent_dossier *dossier = this->dossier;
	if (!dossier->n_figures)
		return;
	section(this, "figures", "Figures", "Amounts in sentences that name these states. A change is not a level.");
	line(this, ENT_SHEET_NOTE, ent_listed_note_figures(this->arena, dossier));
	size_t all = 0, n = 0;
	for (size_t i = 0; i < dossier->n_figures; i++)
		all += dossier->figures[i].n;
	ent_sheet_cell *cells = ENT_NEWN(this->arena, ent_sheet_cell, all * COLUMNS);
	for (size_t i = 0; i < dossier->n_figures; i++)
		for (size_t k = 0; k < dossier->figures[i].n; k++) {
			const ent_record_figure *figure = dossier->figures[i].figures[k];
			ent_str when = ent_date_placed(&figure->date)
							   ? ent_local_date(this->arena, dossier->options->local, &figure->date)
							   : ENT_STR("undated");
			cells[n++] = plain(this, ent_figure_text(this->arena, dossier->options->local, &figure->amount));
			cells[n++] = plain(this, dossier->figures[i].measures);
			cells[n++] = plain(this, when);
			cells[n++] = plain(this, ent_figure_words(this->arena, figure));
			add_cite(this, figure->source, figure->sentence);
			cells[n++] = cell(this);
		}
	fitted_table(this, columns, COLUMNS, cells, all);
}

static void write_thirds(print *this)
{
	const ent_dossier *dossier = this->dossier;
	ent_canvas canvas = ent_sheet_canvas(this->sheet);
	if (!ent_dossier_has_thirds(dossier))
		return;
	section(this, "third-parties", "Third parties",
			"How others that take part stand to these states, by the mean score of what was done between the two in "
			"the whole record, with the interval of 95 of 100.");
	ent_chart_network(&canvas, this->arena, dossier, ENT_CHART_ALL_PHASES);
	for (size_t i = 0; i < dossier->phases->n; i++)
		ent_chart_network(&canvas, this->arena, dossier, i);
	for (uint32_t third = (uint32_t)dossier->n_own; dossier->network && third < dossier->network->n_nodes; third++) {
		if (!ent_ties_any(dossier, third))
			continue;
		add(this, dossier->nodes[third])->bold = true;
		for (uint32_t own = 0; own < dossier->n_own && own < 8; own++) {
			ent_str tie = ent_ties_text(this->arena, ent_network_tie(dossier->network, own, third));
			add(this, ent_str_format(this->arena, "%s %.*s: %.*s", own ? ";" : " with", ENT_FMT(dossier->nodes[own]),
									 ENT_FMT(tie)));
		}
		ent_str triad = ent_ties_triad(this->arena, dossier, third);
		add(this, triad.len ? ent_str_format(this->arena, ". Triad %.*s.", ENT_FMT(triad)) : ENT_STR("."));
		write(this, ENT_SHEET_BODY);
	}
	for (size_t i = 0; i < dossier->n_thirds; i++) {
		add(this, dossier->thirds[i].name)->bold = true;
		add(this, ent_str_format(this->arena, " takes part in %zu", dossier->thirds[i].n));
		for (size_t k = 0; k < dossier->thirds[i].n && k < MOST_TOLD; k++) {
			const ent_record_event *event = dossier->entries[dossier->thirds[i].entries[k]].occurrence->best;
			add_cite(this, event->source, event->sentence);
		}
		write(this, ENT_SHEET_NOTE);
	}
}

/* The lines of the Markdown without its marks. */
static void write_prospects(print *this)
{
	ent_str rest = ent_buf_str(&this->prospects), one;
	if (!rest.len)
		return;
	section(this, "prospects", "Prospects", "What the record suggests; what was promised stands above.");
	while (ent_str_split(&rest, '\n', &one)) {
		if (!one.len || one.ptr[0] == '#')
			continue;
		char *text = ent_arena_alloc(this->arena, one.len + 1);
		size_t n = 0;
		for (size_t i = 0; i < one.len; i++) {
			bool escaped = one.ptr[i] == '\\' && i + 1 < one.len;
			text[n++] = one.ptr[escaped ? ++i : i];
		}
		line(this, ENT_SHEET_BODY, (ent_str){text, n});
	}
}

static void write_sources(print *this)
{
	enum { COLUMNS = 8 };
	ent_sheet_column columns[COLUMNS] = {{.title = ENT_STR("No."), .number = true},
										 {.title = ENT_STR("Title")},
										 {.title = ENT_STR("By")},
										 {.title = ENT_STR("Published")},
										 {.title = ENT_STR("Sentences"), .number = true},
										 {.title = ENT_STR("Coded"), .number = true},
										 {.title = ENT_STR("Cited"), .number = true},
										 {.title = ENT_STR("Alone"), .number = true}};
	const ent_dossier *dossier = this->dossier;
	size_t listed = ent_cite_listed(dossier);
	section(this, "sources", "Sources",
			"What each text gave; \xE2\x80\x9C"
			"alone\xE2\x80\x9D: occurrences that no other source tells of.");
	ent_sheet_cell *cells = ENT_NEWN(this->arena, ent_sheet_cell, listed * COLUMNS);
	for (size_t i = 0; i < listed; i++) {
		const ent_contribution *one = &dossier->contributions[i];
		const ent_source *source = one->source;
		ent_sheet_cell *row = &cells[i * COLUMNS];
		row[0] = number(this, i + 1);
		row[1] = plain(this, source->title.len ? source->title : ent_source_label(this->arena, source));
		row[2] = plain(this, source->publisher.len ? source->publisher : source->author);
		row[3] = plain(this, ent_source_published(this->arena, dossier->options->local, source));
		row[4] = number(this, (uint64_t)source->sentences);
		row[5] = number(this, (uint64_t)source->coded);
		row[6] = number(this, one->cited);
		row[7] = number(this, one->alone);
	}
	if (listed)
		fitted_table(this, columns, COLUMNS, cells, listed);
	line(this, ENT_SHEET_NOTE, ent_cite_unlisted(this->arena, dossier));
	if (dossier->n_silences)
		line(this, ENT_SHEET_HEAD, ENT_STR("Sentences that gave no event, by reason, in the whole record"));
	for (size_t i = 0; i < dossier->n_silences; i++)
		line(this, ENT_SHEET_NOTE,
			 ent_str_format(this->arena, "%.*s: %lld", ENT_FMT(ent_kind_silence(dossier->silences[i].name)),
							(long long)dossier->silences[i].n));
	if (dossier->n_problems)
		line(this, ENT_SHEET_HEAD, ENT_STR("Could not be read"));
	for (size_t i = 0; i < dossier->n_problems; i++)
		line(this, ENT_SHEET_NOTE, dossier->problems[i]);
}

static void write_texts(print *this)
{
	const ent_dossier *dossier = this->dossier;
	if (!dossier->n_cited)
		return;
	section(this, "texts", "Sentences cited", "Where every citation leads: 3:31 is sentence 31 of source 3.");
	for (size_t i = 0; i < dossier->n_cited; i++) {
		const ent_cited *one = &dossier->cited[i];
		if (i == 0 || dossier->cited[i - 1].number != one->number) {
			ent_str label = ent_source_label(this->arena, dossier->contributions[one->number].source);
			line(this, ENT_SHEET_HEAD, ent_str_format(this->arena, "%u. %.*s", one->number + 1, ENT_FMT(label)));
		}
		add(this, ent_str_format(this->arena, "%u:%u  ", one->number + 1, one->sentence + 1))->pale = true;
		add(this, one->text);
		ent_str place = ent_str_format(this->arena, "t%u-%u%c", one->number + 1, one->sentence + 1, '\0');
		ent_sheet_place(this->sheet, this->arena, ENT_SHEET_CELL, place.ptr, this->runs, this->n);
		this->n = 0;
	}
}

static ent_status write_all(void *payload)
{
	print *this = payload;
	write_first(this);
	write_dyads(this);
	write_compared(this);
	for (int list = 0; list < ENT_LIST_PENDING; list++)
		write_list(this, (ent_list)list);
	for (int kind = 0; kind < ENT_ACCOUNT_PROMISES; kind++)
		write_ledger(this, (ent_account_kind)kind);
	line(this, ENT_SHEET_NOTE, ent_ledger_untold(this->arena, this->dossier));
	write_claims(this);
	write_figures(this);
	write_thirds(this);
	write_ledger(this, ENT_ACCOUNT_PROMISES);
	write_list(this, ENT_LIST_PENDING);
	ent_prospects_markdown(this->dossier, &this->prospects);
	write_prospects(this);
	write_sources(this);
	section(this, "method", "Method and limits", NULL);
	for (size_t i = 0; ent_method_note(i); i++)
		line(this, ENT_SHEET_NOTE, ent_str_of(ent_method_note(i)));
	write_texts(this);
	return ENT_OK;
}

/* The last day on which a source was published: a file of the same record has the same bytes on any day. */
static ent_str last_published(const ent_dossier *dossier, char day[ENT_DAY_SIZE])
{
	ent_day last = 0;
	for (size_t i = 0; i < dossier->n_contributions; i++) {
		ent_day hi = dossier->contributions[i].source->published.hi;
		if (hi != ENT_DAY_UNKNOWN && hi != ENT_DAY_FUTURE && hi > last)
			last = hi;
	}
	return ent_str_of(ent_day_print(last, day));
}

void ent_dossier_pdf(const ent_dossier *dossier, ent_buf *out)
{
	char day[ENT_DAY_SIZE];
	print this = {.dossier = dossier, .arena = dossier->arena, .prospects = ENT_BUF((size_t)1 << 24)};
	this.sheet = ent_sheet_open(out, dossier->title, last_published(dossier, day));
	/* a guard of its own: sheet and buffer are no arena's */
	ent_status status = this.sheet ? ent_arena_run(this.arena, write_all, &this, NULL) : ENT_NOMEM;
	ent_sheet_close(this.sheet);
	ent_buf_free(&this.prospects);
	if (status && !out->status)
		out->status = status;
}
