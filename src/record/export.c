/* Choosing the writer, and the tables of state codes that some of them need. */
#include "record/exporter.h"

#include "base/tsv.h"

typedef struct format {
	const char *name;
	void (*head)(const ent_export *export, ent_buf *out);
	void (*event)(const ent_export *export, const ent_record_event *event, ent_buf *out);
	void (*foot)(const ent_export *export, ent_buf *out);
} format;

static const format formats[] = {
	[ENT_EXPORT_JSONL] = {"jsonl", NULL, ent_export_jsonl, NULL},
	[ENT_EXPORT_CSV] = {"csv", ent_export_csv_head, ent_export_csv, NULL},
	[ENT_EXPORT_TABLE] = {"table", ent_export_table_head, ent_export_table, NULL},
	[ENT_EXPORT_PLOVER] = {"plover", NULL, ent_export_plover, NULL},
	[ENT_EXPORT_POLECAT] = {"polecat", ent_export_dyads_head, ent_export_dyads, NULL},
	[ENT_EXPORT_ICEWS] = {"icews", ent_export_dyads_head, ent_export_dyads, NULL},
	[ENT_EXPORT_GDELT] = {"gdelt", ent_export_dyads_head, ent_export_dyads, NULL},
	[ENT_EXPORT_PARQUET] = {"parquet", ent_export_parquet_head, ent_export_parquet, ent_export_parquet_foot},
};

enum { N_FORMATS = sizeof formats / sizeof *formats };

const char *ent_export_name(ent_export_kind kind)
{
	return (unsigned)kind < N_FORMATS ? formats[kind].name : "unknown";
}

bool ent_export_parse(ent_str name, ent_export_kind *ret_kind)
{
	for (size_t i = 0; i < N_FORMATS; i++)
		if (ent_str_is(name, formats[i].name)) {
			*ret_kind = (ent_export_kind)i;
			return true;
		}
	return false;
}

static ent_export_state *state_for(ent_export *export, ent_str iso)
{
	uint32_t at = ent_map_get(&export->by_iso, iso);
	if (at == ENT_MAP_NONE) {
		at = (uint32_t) export->states.n;
		ent_map_put(&export->by_iso, ent_str_copy(export->arena, iso), at);
		(void)ent_push(export->arena, &export->states);
	}
	return &export->states.at[at];
}

/* Later rows win, but only where they say something. */
static void take(ent_arena *arena, ent_str value, ent_str *into)
{
	if (value.len)
		*into = ent_str_copy(arena, value);
}

static ent_status load_file(ent_export *export, const ent_data_file *file, ent_error *error)
{
	ent_tsv tsv;
	ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
	bool more = true;
	while (!status && more) {
		status = ent_tsv_next(&tsv, &more, error);
		if (status || !more)
			break;
		ent_str iso = ent_tsv_get(&tsv, "iso");
		if (!iso.len)
			continue;
		ent_export_state *state = state_for(export, iso);
		take(export->arena, ent_tsv_get(&tsv, "name"), &state->name);
		take(export->arena, ent_tsv_get(&tsv, "cow"), &state->cow);
		take(export->arena, ent_tsv_get(&tsv, "cameo"), &state->cameo);
		take(export->arena, ent_tsv_get(&tsv, "fips"), &state->fips);
	}
	return status;
}

static ent_status load_states(ent_export *export, const ent_data *data, ent_error *error)
{
	static const char *const tables[] = {"states.tsv", "fips.tsv"};
	for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
		const ent_data_file *file;
		for (size_t i = 0; (file = ent_data_get(data, tables[t], i)); i++) {
			ent_status status = load_file(export, file, error);
			if (status)
				return status;
		}
	}
	return ENT_OK;
}

ent_status ent_export_new(ent_arena *arena, const ent_data *data, ent_str name, bool colour, uint32_t width,
						  const ent_export **ret_export, ent_error *error)
{
	ent_export_kind kind;
	if (!ent_export_parse(name, &kind))
		return ent_fail(error, ENT_USAGE, NULL, 0, -1, "no format '%.*s'", ENT_FMT(ent_str_sub(name, 0, 80)));
	if (kind == ENT_EXPORT_PARQUET)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1, "parquet is written from a database only");
	ent_export *export = ENT_NEW(arena, ent_export);
	*export =
		(ent_export){.kind = kind, .width = width, .colour = colour, .arena = arena, .by_iso = ent_map_new(arena)};
	ent_status status = data ? load_states(export, data, error) : ENT_OK;
	if (!status)
		*ret_export = export;
	return status;
}

const ent_export *ent_export_new_parquet(ent_arena *arena)
{
	ent_export *export = ENT_NEW(arena, ent_export);
	*export = (ent_export){
		.kind = ENT_EXPORT_PARQUET, .arena = arena, .by_iso = ent_map_new(arena), .parquet = ent_parquet_new(arena)};
	return export;
}

void ent_export_head(const ent_export *export, ent_buf *out)
{
	if (formats[export->kind].head)
		formats[export->kind].head(export, out);
}

void ent_export_event(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	formats[export->kind].event(export, event, out);
}

void ent_export_foot(const ent_export *export, ent_buf *out)
{
	if (formats[export->kind].foot)
		formats[export->kind].foot(export, out);
}

ent_export_state ent_export_state_of(const ent_export *export, ent_str iso)
{
	uint32_t at = iso.len ? ent_map_get(&export->by_iso, iso) : ENT_MAP_NONE;
	return at != ENT_MAP_NONE ? export->states.at[at] : (ent_export_state){0};
}

int ent_export_quad(ent_str quad)
{
	static const char *const names[] = {"VERBAL_COOPERATION", "MATERIAL_COOPERATION", "VERBAL_CONFLICT",
										"MATERIAL_CONFLICT"};
	for (int i = 0; i < 4; i++)
		if (ent_str_is(quad, names[i]))
			return i + 1;
	return 0;
}

bool ent_export_is_day(const ent_date *date)
{
	return date->lo == date->hi && date->lo != ENT_DAY_UNKNOWN && date->lo != ENT_DAY_PAST &&
		   date->lo != ENT_DAY_FUTURE;
}
