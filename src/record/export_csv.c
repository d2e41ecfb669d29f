/* Our own columns as CSV. Several actors of one role stand in one field with ";"
 * between them, in the same order in each column of that role. */
#include "base/csv.h"
#include "base/num.h"
#include "record/export_columns.h"
#include "record/exporter.h"

#include <inttypes.h>

/* Numbers and days are of our making: a minus in front is no formula. */
static void write_value(ent_buf *out, ent_column_type type, const ent_column_value *value)
{
	char text[ENT_NUM_SIZE];
	if (value->missing)
		return;
	switch (type) {
	case ENT_COLUMN_TEXT:
		ent_csv_text(out, value->text);
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
