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

/* The entries of `list` as a table that points at the full ones. */
void ent_page_ledger(ent_page *page, ent_list list);

/* The sign of a quad class: up or down, filled for a deed, open for a word; with words for those who hear the page. */
void ent_page_sign(ent_page *page, ent_str quad);

void ent_page_figures(ent_page *page);
void ent_page_thirds(ent_page *page);
void ent_page_network(ent_page *page); /* how third parties stand to the states asked for */
void ent_page_disagreements(ent_page *page);
void ent_page_sources(ent_page *page);
void ent_page_years(ent_page *page); /* the numbers behind the curve */

/* A link to an entry by its index, with the text given. */
void ent_page_link(ent_page *page, uint32_t entry, ent_str text);

#endif
