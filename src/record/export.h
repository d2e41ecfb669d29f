/* Events as other programs read them (FORMATS: docs/formats.md). An exporter is read-only once made: threads may share
 * it, each writing into a buffer of its own.
 *
 *     ent_export_begin(export, &out);             header line, where the format has one
 *     ent_export_event(export, &event, &out);     for each
 *
 * Formats of other projects have no place for what an event's status is. So `polecat`, `icews` and `gdelt` write what
 * the text says happened or goes on, and leave out what is planned, promised, denied and so on; they have a row for
 * each pair of actor and recipient (of a reciprocal event: each pair of actors once). A date goes out only as far as
 * it is known: a column for days stays empty where the text gives a year. */
#ifndef ENT_RECORD_EXPORT_H
#define ENT_RECORD_EXPORT_H

#include "base/buf.h"
#include "base/data.h"
#include "record/record.h"

typedef enum ent_export_kind {
	ENT_EXPORT_JSONL,   /* our own: all there is */
	ENT_EXPORT_CSV,     /* the same, flattened; RFC 4180 */
	ENT_EXPORT_TABLE,   /* to read on a terminal */
	ENT_EXPORT_PLOVER,  /* JSON of the PLOVER codebook, appendix on data fields */
	ENT_EXPORT_POLECAT, /* 40 columns */
	ENT_EXPORT_ICEWS,   /* 20 columns */
	ENT_EXPORT_GDELT    /* 61 columns of GDELT 2.0 */
} ent_export_kind;

const char *ent_export_name(ent_export_kind kind); /* "jsonl" ... a constant */
bool ent_export_parse(ent_str name, ent_export_kind *ret_kind);

typedef struct ent_export_options {
	ent_export_kind kind;
	unsigned width; /* [columns] of the terminal for the table; 0: as long as it is */
	bool colour;    /* of the table */
	bool mark;      /* csv: begin with a byte order mark, as spreadsheets want it */
} ent_export_options;

typedef struct ent_export ent_export;

/* `data` is asked for the codes of states (states.tsv: cow, cameo; fips.tsv) and is not needed after; NULL: codes of
 * other systems stay empty. ENT_FORMAT: one of these tables has a bad row. */
ent_status ent_export_new(const ent_export_options *options, const ent_data *data, ent_export **ret_export,
						  ent_error *error);
ent_export *ent_export_free(ent_export *export); /* accepts NULL, returns NULL */

void ent_export_begin(const ent_export *export, ent_buf *out);
void ent_export_event(const ent_export *export, const ent_record_event *event, ent_buf *out);

#endif
