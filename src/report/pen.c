/* Pen: the inks of charts as cairo draws them. Colour, dashes and hatching of a shape, words with the rim of paper that
 * lifts them off the lines below. */
#include "report/pen.h"

#include <math.h>
#include <stdlib.h>

void ent_pen_colour(cairo_t *cairo, const char *name, double opacity)
{
	unsigned long value = strtoul(ent_ink_colour(name) + 1, NULL, 16);
	cairo_set_source_rgba(cairo, (double)(value >> 16 & 255) / 255, (double)(value >> 8 & 255) / 255,
						  (double)(value & 255) / 255, opacity);
}

static void stroke(cairo_t *cairo, const ent_ink_look *look)
{
	const double dashes[] = {look->dash, look->gap};
	ent_pen_colour(cairo, look->stroke, look->opacity);
	cairo_set_line_width(cairo, look->width);
	cairo_set_dash(cairo, dashes, look->dash > 0 ? 2 : 0, 0);
	cairo_stroke(cairo);
	cairo_set_dash(cairo, NULL, 0, 0);
}

/* Lines at 45 degrees across what the path holds; the path stays. */
static void hatch(cairo_t *cairo, const ent_ink_look *look)
{
	double x1, y1, x2, y2;
	cairo_path_t *path = cairo_copy_path(cairo);
	cairo_path_extents(cairo, &x1, &y1, &x2, &y2);
	cairo_save(cairo);
	cairo_clip(cairo);
	double tall = y2 - y1, step = 7, first = floor((x1 - tall) / step) * step;
	for (int i = 0; first + i * step < x2 + tall; i++) {
		double x = first + i * step;
		cairo_move_to(cairo, x, look->hatch > 0 ? y2 : y1);
		cairo_line_to(cairo, x + tall, look->hatch > 0 ? y1 : y2);
	}
	ent_pen_colour(cairo, look->fill, look->opacity);
	cairo_set_line_width(cairo, 1.6);
	cairo_stroke(cairo);
	cairo_restore(cairo);
	cairo_append_path(cairo, path);
	cairo_path_destroy(path);
}

void ent_pen_finish(cairo_t *cairo, ent_ink ink)
{
	const ent_ink_look *look = ent_ink_look_of(ink);
	if (look->hatch) {
		hatch(cairo, look);
	} else if (look->fill) {
		ent_pen_colour(cairo, look->fill, look->opacity);
		cairo_fill_preserve(cairo);
	}
	if (look->stroke)
		stroke(cairo, look);
	cairo_new_path(cairo);
}

void ent_pen_text(cairo_t *cairo, PangoLayout *layout, PangoFontDescription *font, ent_ink ink, double x, double y,
				  ent_anchor anchor, ent_str text)
{
	const ent_ink_look *look = ent_ink_look_of(ink);
	int wide;
	pango_cairo_update_layout(cairo, layout);
	pango_font_description_set_weight(font, PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font, look->size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_attributes(layout, NULL);
	pango_layout_set_width(layout, -1);
	pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT);
	pango_layout_set_text(layout, text.ptr, (int)text.len);
	pango_layout_get_size(layout, &wide, NULL);
	x -= anchor == ENT_ANCHOR_MIDDLE ? (double)wide / PANGO_SCALE / 2
		 : anchor == ENT_ANCHOR_END  ? (double)wide / PANGO_SCALE
									 : 0;
	y -= (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
	if (look->rim) {
		cairo_move_to(cairo, x, y);
		pango_cairo_layout_path(cairo, layout);
		ent_pen_colour(cairo, "paper", 1);
		cairo_set_line_width(cairo, 4);
		cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
		cairo_stroke(cairo);
	}
	ent_pen_colour(cairo, look->fill, look->opacity);
	cairo_move_to(cairo, x, y);
	pango_cairo_show_layout(cairo, layout);
	cairo_new_path(cairo);
}
