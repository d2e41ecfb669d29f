/* Figures of a dossier, those of one thing and one unit side by side. */
#ifndef ENT_REPORT_FIGURE_H
#define ENT_REPORT_FIGURE_H

#include "report/dossier.h"

/* Fills figures and n_figures: bare numbers, ordinals and repetitions in one sentence left out; groups that a ledger
 * knows first, then by size. */
void ent_figure_groups(ent_arena *arena, ent_dossier *dossier, const ent_ledgers *ledgers,
					   const ent_dossier_input *input);

/* "153,000,000 USD", "1,100 km", "12,400,000,000 m3 per year", "by 270,000,000 USD", "about 7 to 8 percent" */
ent_str ent_figure_text(ent_arena *arena, const ent_record_amount *amount);

#endif
