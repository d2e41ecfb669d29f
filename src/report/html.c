/* HTML: the five characters that mean something in text or in a double-quoted attribute are written as references
 * (WHATWG HTML, 13.1.2.3 and 13.3); hidden characters are made visible. */
#include "report/html.h"

#include "report/visible.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void finish_tag(ent_html *html)
{
	if (html->in_tag)
		ent_buf_putc(html->out, '>');
	html->in_tag = false;
}

static const char *reference(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static void escaped(ent_buf *out, ent_str s)
{
	size_t from = 0, at = 0;
	char shown[ENT_VISIBLE_SIZE];
	while (at < s.len) {
		size_t start = at, n = ent_visible_next(s, &at, shown);
		const char *written = n == 1 ? reference(shown[0]) : NULL;
		if (!written && n == at - start && !memcmp(shown, s.ptr + start, n))
			continue;
		ent_buf_add(out, ent_str_sub(s, from, start));
		ent_buf_add(out, written ? ent_str_of(written) : (ent_str){shown, n});
		from = at;
	}
	ent_buf_add(out, ent_str_sub(s, from, s.len));
}

void ent_html_open(ent_html *html, const char *tag)
{
	finish_tag(html);
	assert(html->depth < ENT_HTML_DEPTH);
	html->stack[html->depth++] = tag;
	ent_buf_putc(html->out, '<');
	ent_buf_puts(html->out, tag);
	html->in_tag = true;
}

void ent_html_attr(ent_html *html, const char *name, ent_str value)
{
	assert(html->in_tag);
	ent_buf_putc(html->out, ' ');
	ent_buf_puts(html->out, name);
	ent_buf_puts(html->out, "=\"");
	escaped(html->out, value);
	ent_buf_putc(html->out, '"');
}

void ent_html_attrf(ent_html *html, const char *name, const char *format, ...)
{
	char text[256];
	va_list args;
	va_start(args, format);
	(void)vsnprintf(text, sizeof text, format, args); /* numbers and literals of ours: never so long */
	va_end(args);
	ent_html_attr(html, name, ent_str_of(text));
}

void ent_html_text(ent_html *html, ent_str text)
{
	finish_tag(html);
	escaped(html->out, text);
}

void ent_html_puts(ent_html *html, const char *text)
{
	ent_html_text(html, ent_str_of(text));
}

void ent_html_int(ent_html *html, int64_t value)
{
	finish_tag(html);
	ent_buf_printf(html->out, "%lld", (long long)value);
}

static bool is_void(const char *tag)
{
	static const char *const all[] = {"meta", "br", "input", "hr", "col", "link"};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (!strcmp(tag, all[i]))
			return true;
	return false;
}

void ent_html_close(ent_html *html)
{
	assert(html->depth > 0);
	const char *tag = html->stack[--html->depth];
	finish_tag(html);
	if (!is_void(tag))
		ent_buf_printf(html->out, "</%s>", tag);
}

void ent_html_newline(ent_html *html)
{
	finish_tag(html);
	ent_buf_putc(html->out, '\n');
}

void ent_html_begin(ent_html *html, const char *tag, const char *class)
{
	ent_html_open(html, tag);
	if (class)
		ent_html_attr(html, "class", ent_str_of(class));
}

void ent_html_line(ent_html *html, const char *tag, const char *class, ent_str text)
{
	ent_html_begin(html, tag, class);
	ent_html_text(html, text);
	ent_html_close(html);
}

void ent_html_constant(ent_html *html, const char *tag, const char *text)
{
	assert(!strstr(text, "</"));
	ent_html_open(html, tag);
	finish_tag(html);
	ent_buf_puts(html->out, text);
	ent_html_close(html);
}
