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

/* The row of a code that begins on a day, added behind the code's others where it is missing. */
static ent_export_state *state_for(ent_export *export, ent_str iso, ent_day from)
{
	uint32_t last = ENT_MAP_NONE, added = (uint32_t) export->states.n;
	for (uint32_t at = ent_map_get(&export->by_iso, iso); at < export->states.n; at = export->states.at[at].next) {
		if (export->states.at[at].from == from)
			return &export->states.at[at];
		last = at;
	}
	ent_export_state *state = ent_push(export->arena, &export->states);
	*state = (ent_export_state){.from = from, .to = ENT_DAY_FUTURE, .next = ENT_MAP_NONE};
	if (last == ENT_MAP_NONE)
		(void)ent_map_put(&export->by_iso, ent_str_copy(export->arena, iso), added);
	else
		export->states.at[last].next = added;
	return state;
}

/* Later rows win, but only where they say something. */
static void take(ent_arena *arena, ent_str value, ent_str *into)
{
	if (value.len)
		*into = ent_str_copy(arena, value);
}

static void take_state(ent_export *export, const ent_tsv *tsv, ent_str iso)
{
	ent_date from, to;
	bool begins = ent_edtf_parse(ent_tsv_get(tsv, "from"), &from), ends = ent_edtf_parse(ent_tsv_get(tsv, "to"), &to);
	ent_export_state *state = state_for(export, iso, begins ? from.lo : ENT_DAY_PAST);
	if (ends)
		state->to = to.hi;
	take(export->arena, ent_tsv_get(tsv, "name"), &state->name);
	take(export->arena, ent_tsv_get(tsv, "cow"), &state->cow);
	take(export->arena, ent_tsv_get(tsv, "cameo"), &state->cameo);
}

/* FIPS 10-4 codes go by country, whatever its shape. */
static void take_fips(ent_export *export, const ent_tsv *tsv, ent_str iso)
{
	for (uint32_t at = ent_map_get(&export->by_iso, iso); at < export->states.n; at = export->states.at[at].next)
		take(export->arena, ent_tsv_get(tsv, "fips"), &export->states.at[at].fips);
}

typedef void row_taker(ent_export *export, const ent_tsv *tsv, ent_str iso);

static ent_status load_table(ent_export *export, const ent_data *data, const char *table, row_taker *take_row,
							 ent_error *error)
{
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(data, table, i)); i++) {
		ent_tsv tsv;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
		for (bool more = true; !status && more;) {
			status = ent_tsv_next(&tsv, &more, error);
			ent_str iso = !status && more ? ent_tsv_get(&tsv, "iso") : (ent_str){0};
			if (iso.len)
				take_row(export, &tsv, iso);
		}
		if (status)
			return status;
	}
	return ENT_OK;
}

static ent_status load_states(ent_export *export, const ent_data *data, ent_error *error)
{
	ent_status status = load_table(export, data, "states.tsv", take_state, error);
	return status ? status : load_table(export, data, "fips.tsv", take_fips, error);
}

ent_status ent_export_new(ent_arena *arena, const ent_data *data, ent_str name, bool colour, uint32_t width,
						  const ent_export **ret_export, ent_error *error)
{
	ent_export_kind kind;
	if (!ent_export_parse(name, &kind))
		return ent_fail(error, ENT_USAGE, NULL, 0, -1,
						"no format '%.*s'; there are table, jsonl, csv, plover, polecat, icews, gdelt, parquet",
						ENT_FMT(ent_str_sub(name, 0, 80)));
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

ent_export_state ent_export_state_of(const ent_export *export, ent_str iso, const ent_date *date)
{
	uint32_t first = iso.len ? ent_map_get(&export->by_iso, iso) : ENT_MAP_NONE;
	if (first == ENT_MAP_NONE)
		return (ent_export_state){0};
	for (uint32_t at = first; date->lo != ENT_DAY_UNKNOWN && at < export->states.n; at = export->states.at[at].next)
		if (export->states.at[at].from <= date->hi && date->lo <= export->states.at[at].to)
			return export->states.at[at];
	return export->states.at[first];
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
