/* The tables of data/: UTF-8, tab-separated, '#' comments, one header line of column names. No quoting: a field
 * holds neither tab nor newline. Used for our own tables and for those of a user's --data folder. */
#ifndef ENT_BASE_TSV_H
#define ENT_BASE_TSV_H

#include "base/str.h"

enum { ENT_TSV_COLUMNS = 32 };

typedef struct ent_tsv {
	ent_str name;   /* the file, for messages */
	ent_str rest;   /* bytes not read yet */
	int64_t line;   /* [1..] of the row last read */
	size_t columns; /* of the header */
	ent_str header[ENT_TSV_COLUMNS];
	ent_str field[ENT_TSV_COLUMNS]; /* of the row last read; missing ones at its end are empty */
} ent_tsv;

/* Reads up to and with the header. ENT_FORMAT: no header, too many columns, invalid UTF-8. The views given by
 * this and later calls look into `bytes`. */
ent_status ent_tsv_open(ent_tsv *tsv, ent_str name, ent_str bytes, ent_error *error);

/* The next row into `field`; `*ret_more` false at the end. ENT_FORMAT: more fields than the header has. */
ent_status ent_tsv_next(ent_tsv *tsv, bool *ret_more, ent_error *error);

/* The field of the column `name` in the row last read; the missing string where the table has no such column. */
static inline ent_str ent_tsv_get(const ent_tsv *tsv, const char *name)
{
	ent_str wanted = ent_str_of(name);
	for (size_t i = 0; i < tsv->columns; i++)
		if (ent_str_eq(tsv->header[i], wanted))
			return tsv->field[i];
	return (ent_str){0};
}

/* ent_fail with this file and line. */
ent_status ent_tsv_fail(const ent_tsv *tsv, ent_error *error, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
