/* An entry of the page: date with its basis, headline, and folded beneath it each sentence with the coded words
 * marked. */
#include "report/page.h"

#include "report/headline.h"
#include "report/kind.h"
#include "report/listed.h"
#include "report/passage.h"
#include "report/when.h"

enum { HEADED = 15 /* from so many entries on, decades get headings */ };

static const struct {
	const char *quad, *sign, *class, *words;
} signs[] = {
	{"VERBAL_COOPERATION", "\xE2\x96\xB3", "sign good", "cooperative, in word"},
	{"MATERIAL_COOPERATION", "\xE2\x96\xB2", "sign good", "cooperative, in deed"},
	{"VERBAL_CONFLICT", "\xE2\x96\xBD", "sign bad", "conflictual, in word"},
	{"MATERIAL_CONFLICT", "\xE2\x96\xBC", "sign bad", "conflictual, in deed"},
};

void ent_page_sign(ent_page *page, ent_str quad)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (!ent_str_is(quad, signs[i].quad))
			continue;
		ent_html_begin(&page->html, "span", signs[i].class);
		ent_html_attr(&page->html, "role", ENT_STR("img"));
		ent_html_attr(&page->html, "title", ent_str_of(signs[i].words));
		ent_html_attr(&page->html, "aria-label", ent_str_of(signs[i].words));
		ent_html_puts(&page->html, signs[i].sign);
		ent_html_close(&page->html);
	}
}

void ent_page_link(ent_page *page, uint32_t entry, ent_str text)
{
	bool listed = page->dossier->entries[entry].listed;
	ent_html_open(&page->html, listed ? "a" : "span");
	if (listed)
		ent_html_attrf(&page->html, "href", "#e%u", entry);
	ent_html_text(&page->html, text);
	ent_html_close(&page->html);
}

void ent_page_date(ent_page *page, ent_str date)
{
	const ent_local *local = page->dossier->options->local;
	ent_html_open(&page->html, local ? "bdi" : "span");
	if (local)
		ent_html_attrf(&page->html, "lang", "%s", ent_local_tag(local));
	ent_html_text(&page->html, date);
	ent_html_close(&page->html);
}

static void write_when(ent_page *page, const ent_entry *entry)
{
	const ent_date *date = &entry->occurrence->date;
	ent_html_begin(&page->html, "p", "when");
	ent_page_date(page, entry->when);
	if (entry->dated) {
		ent_html_line(&page->html, "span", "basis",
					  date->basis == ENT_BASIS_STATED ? ENT_STR("stated") : ENT_STR("inferred"));
	}
	ent_html_close(&page->html);
}

static void write_status(ent_page *page, const ent_entry *entry)
{
	ent_str status = entry->occurrence->best->status;
	if (ent_str_is(status, "actual"))
		return;
	ent_html_puts(&page->html, " ");
	ent_html_line(&page->html, "span", entry->reality == ENT_REALITY_UNDONE ? "badge no" : "badge", status);
}

static void write_marked(ent_page *page, const ent_record_event *event)
{
	static const char *const classes[] = {"t", "a", "d", "q"};
	static const char *const titles[] = {"the words that tell of it", "", "date", "amount"};
	ent_mark marks[ENT_MARKS];
	size_t n = ent_passage_marks(event, marks), at = 0;
	ent_html_begin(&page->html, "p", NULL);
	ent_html_attr(&page->html, "dir", ENT_STR("auto"));
	for (size_t i = 0; i < n; i++) {
		const ent_mark *mark = &marks[i];
		ent_html_text(&page->html, ent_str_sub(event->sentence_text, at, mark->start));
		ent_html_begin(&page->html, "mark", classes[mark->kind]);
		if (mark->kind == ENT_MARK_ACTOR) {
			const ent_record_participant *who = &event->participants[mark->participant];
			ent_str code = who->code.len ? who->code : who->country;
			ent_html_attr(&page->html, "title", ent_str_join(page->arena, who->role, ENT_STR(": "), code));
		} else {
			ent_html_attrf(&page->html, "title", "%s", titles[mark->kind]);
		}
		ent_html_text(&page->html, ent_str_sub(event->sentence_text, mark->start, mark->end));
		ent_html_close(&page->html);
		at = mark->end;
	}
	ent_html_text(&page->html, ent_str_sub(event->sentence_text, at, event->sentence_text.len));
	ent_html_close(&page->html);
}

static void write_date_note(ent_page *page, const ent_record_event *event)
{
	ent_html *html = &page->html;
	if (!ent_date_placed(&event->date)) {
		ent_html_puts(html, "; no date of its own");
		if (event->source->published.lo != ENT_DAY_UNKNOWN) {
			ent_html_puts(html, ", in a text published ");
			ent_html_text(html, ent_when_phrase(page->arena, &event->source->published));
		}
		return;
	}
	ent_html_puts(html, "; dated ");
	ent_html_text(html, ent_local_date(page->arena, page->dossier->options->local, &event->date));
	ent_html_puts(html, event->date.basis == ENT_BASIS_STATED ? ", stated" : ", inferred");
	if (event->date_text.len) {
		ent_html_puts(html, " from \xE2\x80\x9C");
		ent_html_text(html, event->date_text);
		ent_html_puts(html, "\xE2\x80\x9D");
	}
}

static void write_telling(ent_page *page, const ent_telling *telling)
{
	const ent_record_event *event = telling->event;
	ent_html *html = &page->html;
	ent_html_begin(html, "blockquote", NULL);
	write_marked(page, event);
	ent_html_begin(html, "footer", NULL);
	ent_html_open(html, "bdi");
	ent_html_text(html, ent_source_label(page->arena, event->source));
	ent_html_close(html);
	ent_html_puts(html, ", sentence ");
	ent_html_int(html, (int64_t)event->sentence + 1);
	write_date_note(page, event);
	if (event->speaker.len) {
		ent_html_puts(html, "; as claimed by ");
		ent_html_text(html, event->speaker);
	}
	ent_html_puts(html, "; certainty ");
	ent_html_text(html, ent_str_format(page->arena, "%.2f", event->confidence));
	ent_html_puts(html, "; ");
	ent_html_line(html, "code", NULL, event->id);
	if (telling->why.len) {
		ent_html_puts(html, "; joined: ");
		ent_html_text(html, telling->why);
	}
	for (size_t i = 0; i < event->n_participants; i++) {
		if (!event->participants[i].note.len)
			continue;
		ent_html_puts(html, "; note: ");
		ent_html_text(html, event->participants[i].note);
	}
	ent_html_close(html);
	ent_html_close(html);
	ent_html_newline(html);
}

static void write_summary_line(ent_page *page, const ent_entry *entry)
{
	const ent_occurrence *occurrence = entry->occurrence;
	const ent_record_event *best = occurrence->best;
	ent_html *html = &page->html;
	ent_html_begin(html, "summary", NULL);
	ent_html_open(html, "abbr"); /* the word; who works with the codebook finds its type */
	ent_html_attr(html, "title", ent_str_join(page->arena, ENT_STR("PLOVER:"), ENT_STR(" "), best->event));
	ent_html_text(html, ent_headline_capital(page->arena, ent_kind_word(best->event)));
	ent_html_close(html);
	if (best->mode.len) {
		ent_html_puts(html, " (");
		ent_html_text(html, best->mode);
		ent_html_puts(html, ")");
	}
	ent_html_puts(html, ", score ");
	ent_html_text(html, ent_score_text(page->arena, best->score));
	ent_html_puts(html, ", according to ");
	if (occurrence->n_sources > 1) {
		ent_html_text(html, ent_count_text(page->arena, occurrence->n_sources));
		ent_html_puts(html, " sources");
	} else {
		ent_html_open(html, "bdi");
		ent_html_text(html, ent_source_label(page->arena, best->source));
		ent_html_close(html);
		size_t n = 0;
		for (size_t i = 0; i < occurrence->n; i++)
			n += !ent_list_repeats(occurrence, i);
		if (n > 1)
			ent_html_text(html, ent_str_format(page->arena, ", %zu sentences", n));
	}
	ent_html_close(html);
}

static void write_entry(ent_page *page, uint32_t index)
{
	const ent_entry *entry = &page->dossier->entries[index];
	ent_html *html = &page->html;
	ent_html_open(html, "li");
	ent_html_attrf(html, "id", "e%u", index);
	ent_html_attr(html, "data-q", entry->occurrence->best->quad);
	write_when(page, entry);
	ent_html_begin(html, "div", NULL);
	ent_html_begin(html, "p", "head");
	ent_page_sign(page, entry->occurrence->best->quad);
	ent_html_text(html, entry->headline);
	write_status(page, entry);
	ent_html_close(html);
	ent_html_begin(html, "details", NULL);
	write_summary_line(page, entry);
	for (size_t i = 0; i < entry->occurrence->n && i < ENT_LIST_TELLINGS; i++)
		if (!ent_list_repeats(entry->occurrence, i))
			write_telling(page, &entry->occurrence->tellings[i]);
	if (entry->occurrence->n > ENT_LIST_TELLINGS)
		ent_html_line(html, "p", "sub",
					  ent_str_format(page->arena, "And %zu more sentences.", entry->occurrence->n - ENT_LIST_TELLINGS));
	ent_html_close(html);
	ent_html_close(html);
	ent_html_close(html);
	ent_html_newline(html);
}

static int decade_of(const ent_entry *entry)
{
	const ent_date *date = &entry->occurrence->date;
	int year = ent_when_year(date->lo == ENT_DAY_PAST ? date->hi : date->lo);
	return year - (year % 10 + 10) % 10;
}

void ent_page_entries(ent_page *page, ent_list list)
{
	const ent_dossier *dossier = page->dossier;
	size_t n = ent_list_count(list, dossier);
	ent_html *html = &page->html;
	if (!n) {
		ent_html_line(html, "p", "empty", ent_str_of(ent_list_about(list)->none));
		return;
	}
	ent_str left = ent_listed_note(page->arena, dossier, ent_list_shown(list, dossier), n);
	if (left.len)
		ent_html_line(html, "p", "note", left);
	bool headed = list == ENT_LIST_TIMELINE && n >= HEADED, opened = false;
	int decade = 0;
	for (uint32_t i = 0; i < dossier->n_entries; i++) {
		const ent_entry *entry = &dossier->entries[i];
		if (!ent_list_shows(list, entry))
			continue;
		if (opened && headed && decade_of(entry) != decade) {
			ent_html_close(html);
			opened = false;
		}
		if (!opened) {
			decade = headed ? decade_of(entry) : 0;
			if (headed)
				ent_html_line(html, "h3", NULL, ent_str_format(page->arena, "%ds", decade));
			ent_html_begin(html, "ol", "line");
			opened = true;
		}
		write_entry(page, i);
	}
	ent_html_close(html);
}
