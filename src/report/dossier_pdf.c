/* The dossier in print: the sections of the page in the same order. What the page folds beneath an entry stands here in
 * the texts at the end, where every citation leads. */
#include "report/dossier.h"

#include "report/chart.h"
#include "report/cite.h"
#include "report/compare_view.h"
#include "report/dyad_view.h"
#include "report/figure.h"
#include "report/kind.h"
#include "report/ledger_view.h"
#include "report/listed.h"
#include "report/lists.h"
#include "report/method.h"
#include "report/page_prospects.h"
#include "report/print.h"
#include "report/ties.h"
#include "report/turns.h"
#include "report/wide.h"

static void write_dated(ent_print *this, uint32_t at)
{
	const ent_entry *entry = &this->dossier->entries[at];
	ent_print_add(this, ent_str_join(this->arena, entry->when, ENT_STR(": "), (ent_str){0}));
	ent_print_sign(this, entry->occurrence->best->quad);
	ent_print_add(this, entry->headline);
	ent_print_cite(this, entry->occurrence->best->source, entry->occurrence->best->sentence);
	ent_print_write(this, ENT_SHEET_NOTE);
}

/* What lies within phase `i` or across it, and is dated too widely to be of its mean. */
static void write_wide(ent_print *this, size_t i)
{
	ent_wide wide = ent_wide_of(this->dossier, i);
	ent_print_line(this, ENT_SHEET_NOTE, ent_wide_line(this->arena, &wide));
	for (size_t k = 0; k < wide.n_told; k++)
		write_dated(this, wide.told[k]);
	ent_print_line(this, ENT_SHEET_NOTE, ent_wide_rest(this->arena, &wide));
}

static void write_first(ent_print *this)
{
	const ent_dossier *dossier = this->dossier;
	ent_canvas canvas = ent_sheet_canvas(this->sheet);
	ent_print_line(this, ENT_SHEET_TITLE, dossier->title);
	ent_print_line(this, ENT_SHEET_LEAD, dossier->summary);
	ent_print_line(this, ENT_SHEET_BODY, dossier->turns);
	ent_print_line(this, ENT_SHEET_BODY, dossier->latest);
	ent_print_line(this, ENT_SHEET_BODY, dossier->remainder);
	ent_chart_curve(&canvas, this->arena, dossier);
	if (dossier->series->n)
		ent_print_line(
			this, ENT_SHEET_NOTE,
			ent_str_join(this->arena,
						 ENT_STR("Happenings told of, by year; beneath, the mean PLOVER score of each year and what "
								 "was promised or planned. A year without a mark is one that these texts say nothing "
								 "of."),
						 (ent_str){0}, ent_wide_caption(dossier)));
	if (dossier->phases->n > 1)
		ent_print_section(this, "phases", "Phases and turning points", NULL);
	for (size_t i = 0; dossier->phases->n > 1 && i < dossier->phases->n; i++) {
		const ent_phase *phase = &dossier->phases->at[i];
		ent_print_line(this, ENT_SHEET_BODY, ent_turns_line(this->arena, dossier->phases, i));
		for (size_t k = 0; k < phase->n_turn; k++)
			write_dated(this, phase->turn[k]);
		write_wide(this, i);
	}
	if (dossier->n_top)
		ent_print_section(this, "top", "What matters most", NULL);
	for (size_t i = 0; i < dossier->n_top; i++) {
		const ent_entry *entry = &dossier->entries[dossier->top[i]];
		ent_print_add(this, ent_str_format(this->arena, "%zu. %.*s: ", i + 1, ENT_FMT(entry->when)))->bold = true;
		ent_print_sign(this, entry->occurrence->best->quad);
		ent_print_add(this, entry->headline);
		ent_print_add(this, ent_str_format(this->arena, " (%.*s)", ENT_FMT(entry->reasons)))->pale = true;
		ent_print_cite(this, entry->occurrence->best->source, entry->occurrence->best->sentence);
		ent_print_write(this, ENT_SHEET_BODY);
	}
}

static void write_dyads(ent_print *this)
{
	const ent_dossier *dossier = this->dossier;
	ent_sheet_column columns[ENT_DYAD_COLUMNS];
	if (!dossier->dyads->n)
		return;
	ent_print_section(
		this, "dyads", "Who did what to whom",
		"Mean PLOVER scores with the interval of 95 of 100 and the number of happenings that they rest on.");
	ent_sheet_cell *cells = ENT_NEWN(this->arena, ent_sheet_cell, dossier->dyads->n * ENT_DYAD_COLUMNS);
	for (size_t c = 0; c < (size_t)ENT_DYAD_COLUMNS; c++)
		columns[c] = (ent_sheet_column){.title = ent_str_of(ent_dyad_columns[c])};
	for (size_t i = 0; i < dossier->dyads->n; i++) {
		ent_str texts[ENT_DYAD_COLUMNS];
		ent_dyad_cells(this->arena, dossier, &dossier->dyads->at[i], texts);
		for (size_t c = 0; c < (size_t)ENT_DYAD_COLUMNS; c++)
			cells[i * ENT_DYAD_COLUMNS + c] = ent_print_plain(this, texts[c]);
	}
	ent_print_table(this, columns, ENT_DYAD_COLUMNS, cells, dossier->dyads->n);
}

static void write_compared(ent_print *this)
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
	ent_sheet_keep(this->sheet, ENT_PRINT_ROOM_FOR_CHART * 1.5);
	ent_print_section(this, "compared", "Beside another relationship",
					  "Both as the same record tells of them. Means can be compared, counts only with care.");
	ent_chart_compare(&canvas, this->arena, dossier);
	ent_sheet_table(this->sheet, columns, 3);
	for (size_t i = 0; i < n; i++) {
		ent_sheet_cell cells[] = {ent_print_plain(this, ent_str_of(rows[i].label)), ent_print_plain(this, rows[i].here),
								  ent_print_plain(this, rows[i].there)};
		ent_sheet_row(this->sheet, this->arena, cells);
	}
	ent_sheet_table_end(this->sheet);
}

static void write_entry(ent_print *this, const ent_entry *entry)
{
	const ent_occurrence *occurrence = entry->occurrence;
	const ent_record_event *best = occurrence->best;
	ent_sheet_cell cells[3];
	ent_print_add(this, entry->when);
	if (entry->dated && occurrence->date.basis == ENT_BASIS_INFERRED)
		ent_print_add(this, ENT_STR(" (inferred)"))->pale = true;
	cells[0] = ent_print_cell(this);
	ent_print_sign(this, best->quad);
	ent_print_add(this, entry->headline);
	if (!ent_str_is(best->status, "actual"))
		ent_print_add(this, ent_str_format(this->arena, " [%.*s]", ENT_FMT(best->status)))->bold = true;
	cells[1] = ent_print_cell(this);
	size_t told = 0;
	for (size_t i = 0; i < occurrence->n; i++) {
		if (ent_list_repeats(occurrence, i))
			continue;
		if (told < ENT_PRINT_MOST_TOLD)
			ent_print_cite(this, occurrence->tellings[i].event->source, occurrence->tellings[i].event->sentence);
		told++;
	}
	if (told > ENT_PRINT_MOST_TOLD)
		ent_print_add(this, ent_str_format(this->arena, " and %zu more", told - ENT_PRINT_MOST_TOLD))->pale = true;
	cells[2] = ent_print_cell(this);
	ent_sheet_row(this->sheet, this->arena, cells);
}

static void write_list(ent_print *this, ent_list list)
{
	static const ent_sheet_column columns[] = {{.title = ENT_STR("When"), .share = 2.2},
											   {.title = ENT_STR("What"), .share = 7},
											   {.title = ENT_STR("Cited"), .share = 1.2}};
	const ent_list_text *about = ent_list_about(list);
	bool chart = list == ENT_LIST_TIMELINE && ent_chart_timeline_shows(this->dossier);
	if (!ent_list_has_section(list, this->dossier))
		return;
	if (chart)
		ent_sheet_keep(this->sheet, ENT_PRINT_ROOM_FOR_CHART * 1.5);
	ent_print_section(this, about->id, about->title, about->note);
	if (chart) {
		ent_canvas canvas = ent_sheet_canvas(this->sheet);
		ent_chart_timeline(&canvas, this->arena, this->dossier);
	}
	if (!ent_list_count(list, this->dossier)) {
		ent_print_line(this, ENT_SHEET_NOTE, ent_str_of(about->none));
		return;
	}
	ent_print_line(this, ENT_SHEET_NOTE,
				   ent_listed_note(this->arena, this->dossier, ent_list_shown(list, this->dossier),
								   ent_list_count(list, this->dossier)));
	ent_sheet_table(this->sheet, columns, 3);
	for (size_t i = 0; i < this->dossier->n_entries; i++)
		if (ent_list_shows(list, &this->dossier->entries[i]))
			write_entry(this, &this->dossier->entries[i]);
	ent_sheet_table_end(this->sheet);
}

static void write_figures(ent_print *this)
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
	ent_print_section(this, "figures", "Figures",
					  "Amounts in sentences that name these states. A change is not a level.");
	ent_print_line(this, ENT_SHEET_NOTE, ent_listed_note_figures(this->arena, dossier));
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
			cells[n++] = ent_print_plain(this, ent_figure_text(this->arena, dossier->options->local, &figure->amount));
			cells[n++] = ent_print_plain(this, dossier->figures[i].measures);
			cells[n++] = ent_print_plain(this, when);
			cells[n++] = ent_print_plain(this, ent_figure_words(this->arena, figure));
			ent_print_cite(this, figure->source, figure->sentence);
			cells[n++] = ent_print_cell(this);
		}
	ent_print_table(this, columns, COLUMNS, cells, all);
}

static void write_thirds(ent_print *this)
{
	const ent_dossier *dossier = this->dossier;
	ent_canvas canvas = ent_sheet_canvas(this->sheet);
	if (!ent_dossier_has_thirds(dossier))
		return;
	ent_print_section(
		this, "third-parties", "Third parties",
		"How others that take part stand to these states, by the mean score of what was done between the two in "
		"the whole record, with the interval of 95 of 100.");
	ent_chart_network(&canvas, this->arena, dossier, ENT_CHART_ALL_PHASES);
	for (size_t i = 0; i < dossier->phases->n; i++)
		ent_chart_network(&canvas, this->arena, dossier, i);
	for (uint32_t third = (uint32_t)dossier->n_own; dossier->network && third < dossier->network->n_nodes; third++) {
		if (!ent_ties_any(dossier, third))
			continue;
		ent_print_add(this, dossier->nodes[third])->bold = true;
		for (uint32_t own = 0; own < dossier->n_own && own < 8; own++) {
			ent_str tie = ent_ties_text(this->arena, ent_network_tie(dossier->network, own, third));
			ent_print_add(this, ent_str_format(this->arena, "%s %.*s: %.*s", own ? ";" : " with",
											   ENT_FMT(dossier->nodes[own]), ENT_FMT(tie)));
		}
		ent_str triad = ent_ties_triad(this->arena, dossier, third);
		ent_print_add(this, triad.len ? ent_str_format(this->arena, ". Triad %.*s.", ENT_FMT(triad)) : ENT_STR("."));
		ent_print_write(this, ENT_SHEET_BODY);
	}
	for (size_t i = 0; i < dossier->n_thirds; i++) {
		ent_print_add(this, dossier->thirds[i].name)->bold = true;
		ent_print_add(this, ent_str_format(this->arena, " takes part in %zu", dossier->thirds[i].n));
		for (size_t k = 0; k < dossier->thirds[i].n && k < ENT_PRINT_MOST_TOLD; k++) {
			const ent_record_event *event = dossier->entries[dossier->thirds[i].entries[k]].occurrence->best;
			ent_print_cite(this, event->source, event->sentence);
		}
		ent_print_write(this, ENT_SHEET_NOTE);
	}
}

/* The lines of the Markdown without its marks. */
static void write_prospects(ent_print *this)
{
	ent_str rest = ent_buf_str(&this->prospects), one;
	if (!rest.len)
		return;
	ent_print_section(this, "prospects", "Prospects", "What the record suggests; what was promised stands above.");
	while (ent_str_split(&rest, '\n', &one)) {
		if (!one.len || one.ptr[0] == '#')
			continue;
		char *text = ent_arena_alloc(this->arena, one.len + 1);
		size_t n = 0;
		for (size_t i = 0; i < one.len; i++) {
			bool escaped = one.ptr[i] == '\\' && i + 1 < one.len;
			text[n++] = one.ptr[escaped ? ++i : i];
		}
		ent_print_line(this, ENT_SHEET_BODY, (ent_str){text, n});
	}
}

static void write_sources(ent_print *this)
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
	ent_print_section(this, "sources", "Sources",
					  "What each text gave; \xE2\x80\x9C"
					  "alone\xE2\x80\x9D: occurrences that no other source tells of.");
	ent_sheet_cell *cells = ENT_NEWN(this->arena, ent_sheet_cell, listed * COLUMNS);
	for (size_t i = 0; i < listed; i++) {
		const ent_contribution *one = &dossier->contributions[i];
		const ent_source *source = one->source;
		ent_sheet_cell *row = &cells[i * COLUMNS];
		row[0] = ent_print_number(this, i + 1);
		row[1] = ent_print_plain(this, source->title.len ? source->title : ent_source_label(this->arena, source));
		row[2] = ent_print_plain(this, source->publisher.len ? source->publisher : source->author);
		row[3] = ent_print_plain(this, ent_source_published(this->arena, dossier->options->local, source));
		row[4] = ent_print_number(this, (uint64_t)source->sentences);
		row[5] = ent_print_number(this, (uint64_t)source->coded);
		row[6] = ent_print_number(this, one->cited);
		row[7] = ent_print_number(this, one->alone);
	}
	if (listed)
		ent_print_table(this, columns, COLUMNS, cells, listed);
	ent_print_line(this, ENT_SHEET_NOTE, ent_cite_unlisted(this->arena, dossier));
	if (dossier->n_silences)
		ent_print_line(this, ENT_SHEET_HEAD, ENT_STR("Sentences that gave no event, by reason, in the whole record"));
	for (size_t i = 0; i < dossier->n_silences; i++)
		ent_print_line(this, ENT_SHEET_NOTE,
					   ent_str_format(this->arena, "%.*s: %lld", ENT_FMT(ent_kind_silence(dossier->silences[i].name)),
									  (long long)dossier->silences[i].n));
	if (dossier->n_problems)
		ent_print_line(this, ENT_SHEET_HEAD, ENT_STR("Could not be read"));
	for (size_t i = 0; i < dossier->n_problems; i++)
		ent_print_line(this, ENT_SHEET_NOTE, dossier->problems[i]);
}

static void write_texts(ent_print *this)
{
	const ent_dossier *dossier = this->dossier;
	if (!dossier->n_cited)
		return;
	ent_print_section(this, "texts", "Sentences cited", "Where every citation leads: 3:31 is sentence 31 of source 3.");
	for (size_t i = 0; i < dossier->n_cited; i++) {
		const ent_cited *one = &dossier->cited[i];
		if (i == 0 || dossier->cited[i - 1].number != one->number) {
			ent_str label = ent_source_label(this->arena, dossier->contributions[one->number].source);
			ent_print_line(this, ENT_SHEET_HEAD,
						   ent_str_format(this->arena, "%u. %.*s", one->number + 1, ENT_FMT(label)));
		}
		ent_print_add(this, ent_str_format(this->arena, "%u:%u  ", one->number + 1, one->sentence + 1))->pale = true;
		ent_print_add(this, one->text);
		ent_str place = ent_print_place(this, one->number, one->sentence);
		ent_sheet_place(this->sheet, this->arena, ENT_SHEET_CELL, place.ptr, this->runs, this->n);
		this->n = 0;
	}
}

static ent_status write_all(void *payload)
{
	ent_print *this = payload;
	write_first(this);
	write_dyads(this);
	write_compared(this);
	for (int list = 0; list < ENT_LIST_PENDING; list++)
		write_list(this, (ent_list)list);
	for (int kind = 0; kind < ENT_ACCOUNT_PROMISES; kind++)
		ent_print_ledger(this, (ent_account_kind)kind);
	ent_print_line(this, ENT_SHEET_NOTE, ent_ledger_untold(this->arena, this->dossier));
	ent_print_claims(this);
	write_figures(this);
	write_thirds(this);
	ent_print_ledger(this, ENT_ACCOUNT_PROMISES);
	write_list(this, ENT_LIST_PENDING);
	ent_prospects_markdown(this->dossier, &this->prospects);
	write_prospects(this);
	write_sources(this);
	ent_print_section(this, "method", "Method and limits", NULL);
	for (size_t i = 0; ent_method_note(i); i++)
		ent_print_line(this, ENT_SHEET_NOTE, ent_str_of(ent_method_note(i)));
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
	ent_print this = {.dossier = dossier, .arena = dossier->arena, .prospects = ENT_BUF((size_t)1 << 24)};
	this.sheet = ent_sheet_open(out, dossier->title, last_published(dossier, day));
	/* a guard of its own: sheet and buffer are no arena's */
	ent_status status = this.sheet ? ent_arena_run(this.arena, write_all, &this, NULL) : ENT_NOMEM;
	ent_sheet_close(this.sheet);
	ent_buf_free(&this.prospects);
	if (status && !out->status)
		out->status = status;
}
