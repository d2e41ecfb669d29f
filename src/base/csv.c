/* Fields of CSV. */
#include "base/csv.h"

#include <string.h>

void ent_csv_text(ent_buf *out, ent_str text)
{
	bool formula = text.len && text.ptr[0] && strchr("=+-@\t\r", text.ptr[0]);
	bool quote = text.len && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ');
	for (size_t i = 0; i < text.len && !quote; i++)
		quote = text.ptr[i] == '"' || text.ptr[i] == ',' || text.ptr[i] == '\n' || text.ptr[i] == '\r';
	if (quote)
		ent_buf_putc(out, '"');
	if (formula)
		ent_buf_putc(out, '\'');
	size_t from = 0;
	for (size_t i = 0; quote && i < text.len; i++)
		if (text.ptr[i] == '"') {
			ent_buf_add(out, ent_str_sub(text, from, i + 1));
			from = i; /* the quote again, so that it is doubled */
		}
	ent_buf_add(out, ent_str_sub(text, from, text.len));
	if (quote)
		ent_buf_putc(out, '"');
}
