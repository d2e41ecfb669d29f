/* The section of the page on what may come next: the forecast as a table with its reasons, a fan chart of the level,
 * and beside it how good such forecasts were. */
#ifndef ENT_REPORT_PAGE_PROSPECTS_H
#define ENT_REPORT_PAGE_PROSPECTS_H

#include "report/page.h"

/* Nothing where the dossier has no forecast. */
void ent_page_prospects(ent_page *page);

/* The same in Markdown. */
void ent_prospects_markdown(const ent_dossier *dossier, ent_buf *out);

#endif
