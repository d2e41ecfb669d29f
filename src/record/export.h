/* Events as other programs read them (FORMATS: docs/formats.md). An exporter is read-only once made: threads may share
 * it, each writing into a buffer of its own (but see below for parquet).
 *
 *     ent_export_head(export, &out);              header line, where the format has one
 *     ent_export_event(export, &event, &out);     for each
 *     ent_export_foot(export, &out);              what ends the file, where the format has that (parquet)
 *
 * `out` may be written away and emptied between calls.
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
	ENT_EXPORT_GDELT,   /* 61 columns of GDELT 2.0 */
	ENT_EXPORT_PARQUET  /* the columns of csv, typed */
} ent_export_kind;

const char *ent_export_name(ent_export_kind kind); /* "jsonl" ... a constant */
bool ent_export_parse(ent_str name, ent_export_kind *ret_kind);

typedef struct ent_export ent_export;

/* An exporter in `arena`, for the format called `name`. The table is for a terminal of `width` columns (0: lines as
 * long as they are), with `colour` or plain. `data` is asked for the codes of states (states.tsv: name, cow, cameo;
 * fips.tsv) and is not needed after; NULL: codes of other systems stay empty. ENT_USAGE: no such format; ENT_FORMAT:
 * one of the tables has a bad row. */
ent_status ent_export_new(ent_arena *arena, const ent_data *data, ent_str name, bool colour, uint32_t width,
						  const ent_export **ret_export, ent_error *error);

/* The same for Parquet, which collects rows in `arena` until a part of the file is full, serves one thread, and is no
 * file before ent_export_foot: whoever asks for it by this name knows. ent_export_new refuses the name "parquet". */
const ent_export *ent_export_new_parquet(ent_arena *arena);

void ent_export_head(const ent_export *export, ent_buf *out);
void ent_export_event(const ent_export *export, const ent_record_event *event, ent_buf *out);
void ent_export_foot(const ent_export *export, ent_buf *out);

#endif
