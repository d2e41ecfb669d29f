/* Draws shapes and words in the inks of a chart on a cairo context. Whoever draws makes the path; errors stay with the
 * context, as cairo keeps them.
 *
 *     cairo_rectangle(cairo, x, y, wide, tall);
 *     ent_pen_finish(cairo, ENT_INK_UP); */
#ifndef ENT_REPORT_PEN_H
#define ENT_REPORT_PEN_H

#include "report/canvas.h"

#include <pango/pangocairo.h>

/* Draws on in the colour of that name (ent_ink_colour), `opacity` 0 to 1. */
void ent_pen_colour(cairo_t *cairo, const char *name, double opacity);

/* Fills, hatches and strokes the path as the ink is, and ends it. */
void ent_pen_finish(cairo_t *cairo, ent_ink ink);

/* Sets one line of words whose baseline begins, has its middle or ends at x, y by `anchor`. `layout` and `font` are
 * work space: what they were set to is lost. */
void ent_pen_text(cairo_t *cairo, PangoLayout *layout, PangoFontDescription *font, ent_ink ink, double x, double y,
				  ent_anchor anchor, ent_str text);

#endif
