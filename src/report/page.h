/* The parts of the HTML page. */
#ifndef ENT_REPORT_PAGE_H
#define ENT_REPORT_PAGE_H

#include "report/dossier.h"
#include "report/html.h"
#include "report/lists.h"

typedef struct ent_page {
	ent_html html;
	const ent_dossier *dossier;
	ent_arena *arena; /* scratch */
} ent_page;

/* <section id=...><h2>...; closed by ent_html_close. `note` may be NULL. */
void ent_page_section(ent_page *page, const char *id, const char *title, const char *note);

/* The entries of `list` in full, each with its sentences folded beneath. */
void ent_page_entries(ent_page *page, ent_list list);

/* The table of a ledger, each cell with its sentences. */
void ent_page_ledger(ent_page *page, ent_account_kind kind);

/* The sign of a quad class: up or down, filled for a deed, open for a word; with words for those who hear the page. */
void ent_page_sign(ent_page *page, ent_str quad);

void ent_page_figures(ent_page *page);
void ent_page_thirds(ent_page *page);
void ent_page_network(ent_page *page); /* how third parties stand to the states asked for */
void ent_page_claims(ent_page *page);  /* disagreements side by side, then what agrees, refines, supersedes */
void ent_page_texts(ent_page *page);   /* the texts, every cited sentence with the id that citations point at */
void ent_page_sources(ent_page *page);
void ent_page_years(ent_page *page); /* the numbers behind the curve */

/* "[3:31]": a link to the sentence in its text. */
void ent_page_cite(ent_page *page, const ent_source *source, uint32_t sentence, ent_str text);

/* A table: its head of `columns` (ended by NULL; '#' before one of numbers), its cells, its end. Each cell names its
 * column for narrow screens; NULL: it needs no name. */
void ent_page_table(ent_page *page, const char *const *columns);
void ent_page_open_cell(ent_page *page, const char *label, const char *class);
void ent_page_cell(ent_page *page, const char *label, const char *class, ent_str text);
void ent_page_table_end(ent_page *page);

/* A date of the reader's language: in a language of its own where there is one, so that it is read and turned as such.
 */
void ent_page_date(ent_page *page, ent_str date);

/* A link to an entry by its index, with the text given. */
void ent_page_link(ent_page *page, uint32_t entry, ent_str text);

#endif
