/* Inks, and the canvas that writes SVG. Blue and vermilion stay apart for colour-blind readers (Okabe and Ito). */
#include "report/canvas.h"

#include "base/utf8.h"
#include "report/svg.h"

#include <string.h>

static const ent_ink_look looks[ENT_INKS] = {
	[ENT_INK_PAPER] = {"c-paper", "paper", NULL, .opacity = 1},
	[ENT_INK_UP] = {"c-up", "coop", NULL, .opacity = 1},
	[ENT_INK_DOWN] = {"c-down", "conf", NULL, .opacity = 1},
	[ENT_INK_UP_WORD] = {"c-up-word", "coop", "coop", 1, .opacity = 1, .hatch = 45},
	[ENT_INK_DOWN_WORD] = {"c-down-word", "conf", "conf", 1, .opacity = 1, .hatch = -45},
	[ENT_INK_SECOND] = {"c-second", "soft", NULL, .opacity = 1},
	[ENT_INK_INK] = {"c-dot", "ink", NULL, .opacity = 1},
	[ENT_INK_REACH] = {"c-reach", "ink", NULL, .opacity = .12},
	[ENT_INK_WASH] = {"c-wash", "wash", NULL, .opacity = 1},
	[ENT_INK_OPEN] = {"c-open", NULL, "ink", 1.4, .opacity = 1},
	[ENT_INK_OPEN_UP] = {"c-open-up", "paper", "coop", 1.6, .opacity = 1},
	[ENT_INK_OPEN_DOWN] = {"c-open-down", "paper", "conf", 1.6, .opacity = 1},
	[ENT_INK_AXIS] = {"c-axis", NULL, "ink", 1, .opacity = 1},
	[ENT_INK_GRID] = {"c-grid", NULL, "rule", 1, .opacity = 1},
	[ENT_INK_MEAN] = {"c-mean", NULL, "ink", 2, .opacity = 1},
	[ENT_INK_TURN] = {"c-turn", NULL, "soft", 1, 4, 4, .opacity = 1},
	[ENT_INK_FRIENDLY] = {"c-friendly", NULL, "coop", 3, .opacity = 1},
	[ENT_INK_HOSTILE] = {"c-hostile", NULL, "conf", 3, 9, 5, .opacity = 1},
	[ENT_INK_UNSURE] = {"c-unsure", NULL, "soft", 1, 1, 4, .opacity = 1},
	[ENT_INK_TEXT] = {"c-text", "ink", NULL, .opacity = 1, .size = 13},
	[ENT_INK_SOFT] = {"c-soft", "soft", NULL, .opacity = 1, .size = 12, .rim = true},
	[ENT_INK_LABEL] = {"c-label", "ink", NULL, .opacity = 1, .size = 13, .rim = true},
};

const ent_ink_look *ent_ink_look_of(ent_ink ink)
{
	return &looks[ink];
}

const char *ent_ink_colour(const char *name)
{
	static const char *const colours[][2] = {{"paper", "#ffffff"}, {"ink", "#1b1f24"},  {"soft", "#56606b"},
											 {"rule", "#d5d9de"},  {"wash", "#f3f5f7"}, {"coop", "#0b62a8"},
											 {"conf", "#b5460f"}};
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
		if (strcmp(colours[i][0], name) == 0)
			return colours[i][1];
	return "#000000";
}

static ent_str variable(ent_arena *arena, const char *property, const char *colour)
{
	return colour ? ent_str_format(arena, "%s:var(--%s,%s);", property, colour, ent_ink_colour(colour))
				  : ent_str_format(arena, "%s:none;", property);
}

const char *ent_ink_css(ent_arena *arena)
{
	ent_str css = {0};
	for (size_t i = 0; i < (size_t)ENT_INKS; i++) {
		const ent_ink_look *look = &looks[i];
		/* a hatched shape names its pattern itself; the lines of the pattern are drawn in this ink */
		ent_str fill = look->hatch ? ENT_STR("") : variable(arena, "fill", look->fill);
		ent_str stroke = look->stroke || !look->rim ? variable(arena, "stroke", look->stroke)
													: ENT_STR("stroke:var(--paper,#fff);paint-order:stroke;");
		double width = look->rim ? 4 : look->width;
		ent_str line = ent_str_format(arena, ".%s{%.*s%.*s", look->class, ENT_FMT(fill), ENT_FMT(stroke));
		if (width > 0)
			line = ent_str_format(arena, "%.*sstroke-width:%g;", ENT_FMT(line), width);
		if (look->dash > 0)
			line = ent_str_format(arena, "%.*sstroke-dasharray:%g %g;", ENT_FMT(line), look->dash, look->gap);
		if (look->opacity < 1)
			line = ent_str_format(arena, "%.*sopacity:%g;", ENT_FMT(line), look->opacity);
		if (look->size > 0)
			line = ent_str_format(arena, "%.*sfont:%gpx system-ui,sans-serif;", ENT_FMT(line), look->size);
		css = ent_str_format(arena, "%.*s%.*s}\n", ENT_FMT(css), ENT_FMT(line));
	}
	return ent_str_copy(arena, css).ptr;
}

/* --- SVG --- */

static void pattern(ent_canvas *canvas, ent_ink ink)
{
	ent_html *html = canvas->to;
	ent_html_open(html, "pattern");
	ent_html_attrf(html, "id", "%s-%s", canvas->id, looks[ink].class);
	ent_html_attr(html, "width", ENT_STR("5"));
	ent_html_attr(html, "height", ENT_STR("5"));
	ent_html_attr(html, "patternUnits", ENT_STR("userSpaceOnUse"));
	ent_html_attrf(html, "patternTransform", "rotate(%d)", looks[ink].hatch);
	ent_html_begin(html, "line", looks[ink].class);
	ent_html_attr(html, "style", ENT_STR("stroke-width:2"));
	ent_html_attr(html, "y2", ENT_STR("5"));
	ent_html_close(html);
	ent_html_close(html);
}

static void svg_open(ent_canvas *canvas, const char *id, double width, double height, ent_str title,
					 ent_str description)
{
	ent_html *html = canvas->to;
	canvas->id = id;
	ent_svg_open(html, id, width, height, title, description);
	if (canvas->css)
		ent_html_constant(html, "style", canvas->css);
	ent_html_open(html, "defs");
	for (size_t i = 0; i < (size_t)ENT_INKS; i++)
		if (looks[i].hatch)
			pattern(canvas, (ent_ink)i);
	ent_html_close(html);
	ent_html_newline(html);
}

static void svg_rect(ent_canvas *canvas, ent_ink ink, double x, double y, double width, double height, ent_str tip)
{
	ent_html *html = canvas->to;
	ent_html_begin(html, "rect", looks[ink].class);
	if (looks[ink].hatch)
		ent_html_attrf(html, "fill", "url(#%s-%s)", canvas->id, looks[ink].class);
	ent_svg_attr(html, "x", x);
	ent_svg_attr(html, "y", y);
	ent_svg_attr(html, "width", width);
	ent_svg_attr(html, "height", height);
	if (tip.len)
		ent_html_line(html, "title", NULL, tip);
	ent_html_close(html);
}

static void svg_line(ent_canvas *canvas, ent_ink ink, double x1, double y1, double x2, double y2)
{
	ent_svg_line(canvas->to, looks[ink].class, x1, y1, x2, y2);
}

static void svg_circle(ent_canvas *canvas, ent_ink ink, double x, double y, double radius, ent_str tip)
{
	ent_svg_circle(canvas->to, looks[ink].class, x, y, radius, tip);
}

static void svg_polygon(ent_canvas *canvas, ent_ink ink, const double *points, size_t n, ent_str tip)
{
	ent_svg_polygon(canvas->to, looks[ink].class, points, n, tip);
}

static void svg_text(ent_canvas *canvas, ent_ink ink, double x, double y, ent_anchor anchor, ent_str text)
{
	static const char *const anchors[] = {"start", "middle", "end"};
	ent_svg_text(canvas->to, looks[ink].class, x, y, anchors[anchor], text);
}

static void svg_close(ent_canvas *canvas)
{
	ent_html_close(canvas->to);
	ent_html_newline(canvas->to);
}

ent_canvas ent_canvas_svg(ent_html *html, const char *css)
{
	static const ent_canvas_kind kind = {svg_open, svg_rect, svg_line, svg_circle, svg_polygon, svg_text, svg_close};
	return (ent_canvas){.kind = &kind, .to = html, .css = css};
}

/* --- any canvas --- */

void ent_canvas_open(ent_canvas *canvas, const char *id, double width, double height, ent_str title,
					 ent_str description)
{
	canvas->kind->open(canvas, id, width, height, title, description);
}

void ent_canvas_rect(ent_canvas *canvas, ent_ink ink, double x, double y, double width, double height, ent_str tip)
{
	canvas->kind->rect(canvas, ink, x, y, width, height, tip);
}

void ent_canvas_line(ent_canvas *canvas, ent_ink ink, double x1, double y1, double x2, double y2)
{
	canvas->kind->line(canvas, ink, x1, y1, x2, y2);
}

void ent_canvas_circle(ent_canvas *canvas, ent_ink ink, double x, double y, double radius, ent_str tip)
{
	canvas->kind->circle(canvas, ink, x, y, radius, tip);
}

void ent_canvas_polygon(ent_canvas *canvas, ent_ink ink, const double *points, size_t n, ent_str tip)
{
	canvas->kind->polygon(canvas, ink, points, n, tip);
}

void ent_canvas_text(ent_canvas *canvas, ent_ink ink, double x, double y, ent_anchor anchor, ent_str text)
{
	canvas->kind->text(canvas, ink, x, y, anchor, text);
}

void ent_canvas_close(ent_canvas *canvas)
{
	canvas->kind->close(canvas);
}

void ent_canvas_diamond(ent_canvas *canvas, ent_ink ink, double x, double y, double reach, ent_str tip)
{
	const double points[] = {x, y - reach, x + reach, y, x, y + reach, x - reach, y};
	canvas->kind->polygon(canvas, ink, points, 4, tip);
}

double ent_canvas_width(ent_ink ink, ent_str text)
{
	return (double)ent_utf8_length(text) * looks[ink].size * 0.55;
}
