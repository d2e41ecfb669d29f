/* Charts of a dossier, on a page or in print. Read without colour: position, hatching and shape carry the meaning; read
 * without eyes: each has a title and a description. A chart that has nothing to show draws nothing; ent_chart_..._shows
 * says so beforehand. */
#ifndef ENT_REPORT_CHART_H
#define ENT_REPORT_CHART_H

#include "report/canvas.h"
#include "report/dossier.h"

/* The curve: per year what was done, cooperative above the line and conflictual below it, deeds filled and words
 * hatched; under it, over its span, what is dated more widely than a year; under that the mean score with its phases,
 * and what was promised or planned. */
void ent_chart_curve(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier);

/* What was done and planned, each happening a mark on one line of time, in a lane by what it is. */
void ent_chart_timeline(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier);
bool ent_chart_timeline_shows(const ent_dossier *dossier);

/* The visits told of, by year and month, with their direction. */
void ent_chart_visits(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier);
bool ent_chart_visits_shows(const ent_dossier *dossier);

/* Levels of trade by the time they are told of, each source a mark. */
void ent_chart_trade(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier);
bool ent_chart_trade_shows(const ent_dossier *dossier);

/* The curves of the dossier and of the one it is compared with, on one scale. */
void ent_chart_compare(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier);
bool ent_chart_compare_shows(const ent_dossier *dossier);

/* The signed network of all times, or of phase `phase` (a small one): the states asked for and the third parties
 * nearest to them on a circle; a friendly tie is a full line, a hostile one broken, one without sign thin and dotted.
 */
#define ENT_CHART_ALL_PHASES SIZE_MAX
void ent_chart_network(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier, size_t phase);
bool ent_chart_network_shows(const ent_dossier *dossier, size_t phase);

/* The step, 1, 2, 5 and so on, at which a scale of years or of counts is labelled, that at most `most` labels stand on
 * its `span`. */
int ent_chart_step(double span, int most);

#endif
