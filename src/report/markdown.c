/* Markdown: a backslash before ASCII punctuation is that character and nothing else (CommonMark 0.31, 2.4). What
 * stands only in the middle of a line is left alone where it can mean nothing there. */
#include "report/markdown.h"

#include "report/visible.h"

#include <string.h>

void ent_markdown_text(ent_buf *out, ent_str text)
{
	bool start = true, space = false, figures = true; /* nothing but figures so far */
	char shown[ENT_VISIBLE_SIZE];
	for (size_t at = 0; at < text.len;) {
		size_t n = ent_visible_next(text, &at, shown);
		if (n == 1 && (shown[0] == ' ' || shown[0] == '\n' || shown[0] == '\t')) {
			space = !start;
			continue;
		}
		if (space)
			ent_buf_putc(out, ' ');
		space = false;
		bool markup = n == 1 && shown[0] && strchr("\\`*_[]<>|#~&$", shown[0]);
		bool at_start = n == 1 && start && strchr("-+=", shown[0]);
		/* "1947. A" at the start of a line would be a list; "9.0" is a number wherever it stands */
		bool mark = n == 1 && (shown[0] == '.' || shown[0] == ')');
		bool numbered = mark && figures && !start && (at == text.len || text.ptr[at] == ' ');
		figures = figures && n == 1 && shown[0] >= '0' && shown[0] <= '9';
		if (markup || at_start || numbered)
			ent_buf_putc(out, '\\');
		ent_buf_add(out, (ent_str){shown, n});
		start = false;
	}
}

void ent_markdown_cell(ent_buf *out, ent_str text)
{
	ent_buf_puts(out, "| ");
	ent_markdown_text(out, text);
	ent_buf_putc(out, ' ');
}
