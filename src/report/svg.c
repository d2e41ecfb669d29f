/* SVG 1.1 shapes. Coordinates are rounded to hundredths before they are printed, so no last digit depends on the
 * machine's arithmetic. */
#include "report/svg.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static int print_number(char *out, size_t size, double value)
{
	long long hundredths = llround(value * 100);
	const char *sign = hundredths < 0 ? "-" : "";
	long long whole = llabs(hundredths) / 100, part = llabs(hundredths) % 100;
	if (part % 10)
		return snprintf(out, size, "%s%lld.%02lld", sign, whole, part);
	if (part)
		return snprintf(out, size, "%s%lld.%lld", sign, whole, part / 10);
	return snprintf(out, size, "%s%lld", sign, whole);
}

void ent_svg_attr(ent_html *html, const char *name, double value)
{
	char text[32];
	print_number(text, sizeof text, value);
	ent_html_attr(html, name, ent_str_of(text));
}

static void tip_and_close(ent_html *html, ent_str tip)
{
	if (tip.len)
		ent_html_line(html, "title", NULL, tip);
	ent_html_close(html);
}

void ent_svg_open(ent_html *html, const char *id, double width, double height, ent_str title, ent_str description)
{
	ent_html_open(html, "svg");
	ent_html_attr(html, "xmlns", ENT_STR("http://www.w3.org/2000/svg"));
	ent_html_attrf(html, "id", "%s", id);
	ent_html_attrf(html, "viewBox", "0 0 %d %d", (int)width, (int)height);
	ent_html_attr(html, "role", ENT_STR("img"));
	ent_html_attrf(html, "aria-labelledby", "%s-title %s-desc", id, id);
	ent_html_open(html, "title");
	ent_html_attrf(html, "id", "%s-title", id);
	ent_html_text(html, title);
	ent_html_close(html);
	ent_html_open(html, "desc");
	ent_html_attrf(html, "id", "%s-desc", id);
	ent_html_text(html, description);
	ent_html_close(html);
	ent_html_newline(html);
}

void ent_svg_rect(ent_html *html, const char *class, double x, double y, double width, double height, ent_str tip)
{
	ent_html_begin(html, "rect", class);
	ent_svg_attr(html, "x", x);
	ent_svg_attr(html, "y", y);
	ent_svg_attr(html, "width", width);
	ent_svg_attr(html, "height", height);
	tip_and_close(html, tip);
}

void ent_svg_line(ent_html *html, const char *class, double x1, double y1, double x2, double y2)
{
	ent_html_begin(html, "line", class);
	ent_svg_attr(html, "x1", x1);
	ent_svg_attr(html, "y1", y1);
	ent_svg_attr(html, "x2", x2);
	ent_svg_attr(html, "y2", y2);
	ent_html_close(html);
}

void ent_svg_circle(ent_html *html, const char *class, double x, double y, double radius, ent_str tip)
{
	ent_html_begin(html, "circle", class);
	ent_svg_attr(html, "cx", x);
	ent_svg_attr(html, "cy", y);
	ent_svg_attr(html, "r", radius);
	tip_and_close(html, tip);
}

void ent_svg_polygon(ent_html *html, const char *class, const double *points, size_t n, ent_str tip)
{
	char text[256];
	size_t at = 0;
	for (size_t i = 0; i < 2 * n && at + 32 < sizeof text; i++) {
		if (i)
			text[at++] = i % 2 ? ',' : ' ';
		at += (size_t)print_number(text + at, sizeof text - at, points[i]);
	}
	ent_html_begin(html, "polygon", class);
	ent_html_attr(html, "points", (ent_str){text, at});
	tip_and_close(html, tip);
}

void ent_svg_text(ent_html *html, const char *class, double x, double y, const char *anchor, ent_str text)
{
	ent_html_begin(html, "text", class);
	ent_svg_attr(html, "x", x);
	ent_svg_attr(html, "y", y);
	ent_html_attrf(html, "text-anchor", "%s", anchor);
	ent_html_text(html, text);
	ent_html_close(html);
}
