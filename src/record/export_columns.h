/* Our own keys flattened: the columns that `csv` and `parquet` share. A column is a row of a table; what it holds is
 * found by its offset in the struct it is of. */
#ifndef ENT_RECORD_EXPORT_COLUMNS_H
#define ENT_RECORD_EXPORT_COLUMNS_H

#include "base/buf.h"
#include "record/record.h"

typedef enum ent_column_type { ENT_COLUMN_TEXT, ENT_COLUMN_WHOLE, ENT_COLUMN_REAL, ENT_COLUMN_DAY } ent_column_type;

typedef struct ent_column {
	const char *name;
	ent_column_type type;
	enum { ENT_OF_EVENT, ENT_OF_SOURCE, ENT_OF_ROLE, ENT_OF_AMOUNTS, ENT_OF_BASIS } of;
	size_t offset;    /* of an ent_str, uint32_t, double or ent_day in that struct; of the ent_basis */
	const char *role; /* ENT_OF_ROLE: of which participants, several with ";" between them */
	bool source;      /* ENT_OF_BASIS: in the source, else in the event */
} ent_column;

typedef struct ent_column_value {
	bool missing;
	ent_str text;
	double real;
	int64_t whole; /* also of ENT_COLUMN_DAY: days since 1970-01-01 */
} ent_column_value;

/* The `i`-th column, NULL past the last. */
const ent_column *ent_column_at(size_t i);

/* What `event` has in it. Text may be put together in `scratch`, which is emptied first. */
ent_column_value ent_column_get(const ent_column *column, const ent_record_event *event, ent_buf *scratch);

#endif
