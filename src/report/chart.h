/* Charts of a dossier as inline SVG. Read without colour: position, hatching and shape carry the meaning; read without
 * eyes: each has a title and a description. Colours are CSS variables of the page with values of their own behind. */
#ifndef ENT_REPORT_CHART_H
#define ENT_REPORT_CHART_H

#include "report/dossier.h"
#include "report/html.h"

/* The curve: per year what was done, cooperative above the line and conflictual below it, deeds filled and words
 * hatched; under it the mean score; under that what was promised or planned. Nothing when the series is empty. */
void ent_chart_curve(ent_html *html, ent_arena *arena, const ent_dossier *dossier);

/* The signed network: the states asked for and the third parties nearest to them on a circle; a friendly tie is a full
 * line, a hostile one broken, one without sign thin and dotted. Nothing where there are fewer than three. */
void ent_chart_network(ent_html *html, ent_arena *arena, const ent_dossier *dossier);

#endif
