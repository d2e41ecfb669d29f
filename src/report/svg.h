/* SVG shapes through the writer of HTML, so that they stand in a page as well as in a file of their own. Numbers are
 * written in one way: the same chart gives the same bytes everywhere. */
#ifndef ENT_REPORT_SVG_H
#define ENT_REPORT_SVG_H

#include "report/html.h"

/* <svg role="img"> with <title> and <desc> for those who do not see it; `id` is unique in the page. Closed by
 * ent_html_close. */
void ent_svg_open(ent_html *html, const char *id, double width, double height, ent_str title, ent_str description);

void ent_svg_rect(ent_html *html, const char *class, double x, double y, double width, double height, ent_str tip);
void ent_svg_line(ent_html *html, const char *class, double x1, double y1, double x2, double y2);
void ent_svg_circle(ent_html *html, const char *class, double x, double y, double radius, ent_str tip);
/* A closed shape through points [n] of x, y. */
void ent_svg_polygon(ent_html *html, const char *class, const double *points, size_t n, ent_str tip);
/* `anchor` is "start", "middle" or "end". */
void ent_svg_text(ent_html *html, const char *class, double x, double y, const char *anchor, ent_str text);

/* A number as SVG has it: at most two digits behind the point, none that are not needed. */
void ent_svg_attr(ent_html *html, const char *name, double value);

#endif
