/* Figures of a dossier, those of one thing and one unit side by side. */
#ifndef ENT_REPORT_FIGURE_H
#define ENT_REPORT_FIGURE_H

#include "report/dossier.h"

/* Fills figures and n_figures: bare numbers, ordinals, spans of time, ones and twos, and repetitions left out; by kind,
 * those that a ledger knows first, then by size. */
void ent_figure_groups(ent_arena *arena, ent_dossier *dossier, const ent_ledgers *ledgers,
					   const ent_dossier_input *input);

/* What a figure counts; tables stand in this order. */
typedef enum ent_figure_kind {
	ENT_FIGURE_MONEY,
	ENT_FIGURE_MEASURE,
	ENT_FIGURE_SHARE,
	ENT_FIGURE_COUNT
} ent_figure_kind;

ent_figure_kind ent_figure_kind_of(ent_str unit);
/* Whether the unit is one of time: "month". */
bool ent_figure_is_time(ent_str unit);

const char *ent_figure_kind_title(ent_figure_kind kind); /* "Money" ... */

/* The words around the amount in its sentence: "… hitting an all-time high of $790 million, an increase of …". */
ent_str ent_figure_words(ent_arena *arena, const ent_record_figure *figure);

/* "153,000,000 USD", "1,100 km", "12,400,000,000 m3 per year", "by 270,000,000 USD", "about 7 to 8 percent" */
ent_str ent_figure_text(ent_arena *arena, const ent_local *local, const ent_record_amount *amount);

#endif
