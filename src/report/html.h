/* The one writer of HTML and SVG: elements on a stack, every text and attribute escaped. What is written is well
 * formed whatever the texts hold; only the page's own constant style and script go out as they are.
 *
 *     ent_html html = {.out = &buf};
 *     ent_html_open(&html, "p");  ent_html_attr(&html, "class", ENT_STR("lead"));
 *     ent_html_text(&html, title);
 *     ent_html_close(&html);
 */
#ifndef ENT_REPORT_HTML_H
#define ENT_REPORT_HTML_H

#include "base/buf.h"

enum { ENT_HTML_DEPTH = 48 };

typedef struct ent_html {
	ent_buf *out;
	const char *stack[ENT_HTML_DEPTH];
	uint32_t depth;
	bool in_tag; /* attributes may still come */
} ent_html;

/* `tag` and `name` are literals of ours. Void elements (meta, br, input, hr, col) are closed like all others. */
void ent_html_open(ent_html *html, const char *tag);
void ent_html_attr(ent_html *html, const char *name, ent_str value); /* right after open */
void ent_html_attrf(ent_html *html, const char *name, const char *format, ...) __attribute__((format(printf, 3, 4)));
void ent_html_text(ent_html *html, ent_str text);
void ent_html_puts(ent_html *html, const char *text); /* escaped as well */
void ent_html_int(ent_html *html, int64_t value);
void ent_html_close(ent_html *html);
void ent_html_newline(ent_html *html); /* white space in the source, for whoever reads it */

/* open with a class (NULL: none); and open, text, close in one. */
void ent_html_begin(ent_html *html, const char *tag, const char *class);
void ent_html_line(ent_html *html, const char *tag, const char *class, ent_str text);

/* A whole <style> or <script> element of constant text that must not hold "</". */
void ent_html_constant(ent_html *html, const char *tag, const char *text);

#endif
