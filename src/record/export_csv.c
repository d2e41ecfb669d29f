/* Our own columns as CSV (RFC 4180): a field is quoted where it must be, and text that a spreadsheet would take for a
 * formula gets an apostrophe in front (OWASP, "CSV injection"). Several actors of one role stand in one field with ";"
 * between them, in the same order in each column of that role. */
#include "base/num.h"
#include "record/export_columns.h"
#include "record/exporter.h"

#include <inttypes.h>
#include <string.h>

/* The one writer of fields with text in them. */
static void write_text(ent_buf *out, ent_str text)
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

/* Numbers and days are of our making: a minus in front is no formula. */
static void write_value(ent_buf *out, ent_column_type type, const ent_column_value *value)
{
	char text[ENT_NUM_SIZE];
	if (value->missing)
		return;
	switch (type) {
	case ENT_COLUMN_TEXT:
		write_text(out, value->text);
		break;
	case ENT_COLUMN_WHOLE:
		ent_buf_printf(out, "%" PRId64, value->whole);
		break;
	case ENT_COLUMN_REAL:
		ent_buf_puts(out, ent_num_print(value->real, text));
		break;
	case ENT_COLUMN_DAY:
		ent_buf_puts(out, ent_day_print((ent_day)value->whole, text));
		break;
	}
}

void ent_export_csv_head(const ent_export *export, ent_buf *out)
{
	(void)export;
	const ent_column *column;
	for (size_t i = 0; (column = ent_column_at(i)); i++) {
		if (i)
			ent_buf_putc(out, ',');
		ent_buf_puts(out, column->name);
	}
	ent_buf_puts(out, "\r\n");
}

void ent_export_csv(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	enum { FIELD = 1 << 20 }; /* [bytes] */
	(void)export;
	ent_buf scratch = ENT_BUF(FIELD);
	const ent_column *column;
	for (size_t i = 0; (column = ent_column_at(i)); i++) {
		if (i)
			ent_buf_putc(out, ',');
		ent_column_value value = ent_column_get(column, event, &scratch);
		write_value(out, column->type, &value);
	}
	ent_buf_free(&scratch);
	ent_buf_puts(out, "\r\n");
}
