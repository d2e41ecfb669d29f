/* The inside of the exporters, for the files of this room only. */
#ifndef ENT_RECORD_EXPORTER_H
#define ENT_RECORD_EXPORTER_H

#include "base/map.h"
#include "base/vec.h"
#include "record/export.h"

/* The name of a state and its codes in other systems, in one shape of it: Turkey, before that the Ottoman Empire.
 * Missing where the tables have none. */
typedef struct ent_export_state {
	ent_str name, cow, cameo, fips;
	ent_day from, to;
	uint32_t next; /* index of another shape; ENT_MAP_NONE */
} ent_export_state;

struct ent_export {
	ent_export_kind kind;
	uint32_t width;
	bool colour;
	struct ent_parquet *parquet; /* what is collected for it; NULL for other formats */
	ent_arena *arena;
	ent_map by_iso; /* → index into `states`, of the first row */
	ENT_VEC(ent_export_state) states;
};

/* The state of an alpha-3 code in the shape that it had on the date; where it had none then, or the date is not known,
 * in the table's first. All missing where the code is not known. */
ent_export_state ent_export_state_of(const ent_export *export, ent_str iso, const ent_date *date);

/* PLOVER's quad class as a number 1..4; 0 where there is none. */
int ent_export_quad(ent_str quad);

/* [lo, hi] is one day, and not an open end. */
bool ent_export_is_day(const ent_date *date);

void ent_export_jsonl(const ent_export *export, const ent_record_event *event, ent_buf *out);
void ent_export_plover(const ent_export *export, const ent_record_event *event, ent_buf *out);
void ent_export_csv_head(const ent_export *export, ent_buf *out);
void ent_export_csv(const ent_export *export, const ent_record_event *event, ent_buf *out);
struct ent_parquet *ent_parquet_new(ent_arena *arena);
void ent_export_parquet_head(const ent_export *export, ent_buf *out);
void ent_export_parquet(const ent_export *export, const ent_record_event *event, ent_buf *out);
void ent_export_parquet_foot(const ent_export *export, ent_buf *out);
void ent_export_table_head(const ent_export *export, ent_buf *out);
void ent_export_table(const ent_export *export, const ent_record_event *event, ent_buf *out);
void ent_export_dyads_head(const ent_export *export, ent_buf *out); /* polecat, icews, gdelt */
void ent_export_dyads(const ent_export *export, const ent_record_event *event, ent_buf *out);

#endif
