/* Choosing the writer, and the tables of state codes that some of them need. */
#include "record/exporter.h"

#include "base/tsv.h"

#include <stdlib.h>
#include <string.h>

typedef struct format {
	const char *name;
	void (*begin)(const ent_export *export, ent_buf *out);
	void (*event)(const ent_export *export, const ent_record_event *event, ent_buf *out);
} format;

static const format formats[] = {
	[ENT_EXPORT_JSONL] = {"jsonl", NULL, ent_export_jsonl},
	[ENT_EXPORT_CSV] = {"csv", ent_export_csv_begin, ent_export_csv},
	[ENT_EXPORT_TABLE] = {"table", ent_export_table_begin, ent_export_table},
	[ENT_EXPORT_PLOVER] = {"plover", NULL, ent_export_plover},
	[ENT_EXPORT_POLECAT] = {"polecat", ent_export_dyads_begin, ent_export_dyads},
	[ENT_EXPORT_ICEWS] = {"icews", ent_export_dyads_begin, ent_export_dyads},
	[ENT_EXPORT_GDELT] = {"gdelt", ent_export_dyads_begin, ent_export_dyads},
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

typedef struct loading {
	ent_export *export;
	const ent_data *data;
	ent_error *error;
} loading;

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

static ent_status load_file(loading *load, const ent_data_file *file)
{
	ent_tsv tsv;
	ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, load->error);
	bool more = true;
	while (!status && more) {
		status = ent_tsv_next(&tsv, &more, load->error);
		ent_str iso = status || !more ? (ent_str){0} : ent_tsv_get(&tsv, "iso");
		if (!iso.len)
			continue;
		ent_export_state *state = state_for(load->export, iso);
		take(load->export->arena, ent_tsv_get(&tsv, "name"), &state->name);
		take(load->export->arena, ent_tsv_get(&tsv, "cow"), &state->cow);
		take(load->export->arena, ent_tsv_get(&tsv, "cameo"), &state->cameo);
		take(load->export->arena, ent_tsv_get(&tsv, "fips"), &state->fips);
	}
	return status;
}

static ent_status load_states(void *payload)
{
	static const char *const tables[] = {"states.tsv", "fips.tsv"};
	loading *load = payload;
	load->export->by_iso = ent_map_new(load->export->arena);
	for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
		const ent_data_file *file;
		for (size_t i = 0; load->data && (file = ent_data_get(load->data, tables[t], i)); i++) {
			ent_status status = load_file(load, file);
			if (status)
				return status;
		}
	}
	return ENT_OK;
}

ent_status ent_export_new(const ent_export_options *options, const ent_data *data, ent_export **ret_export,
						  ent_error *error)
{
	enum { TABLES = 16 << 20 }; /* [bytes] */
	if ((unsigned)options->kind >= N_FORMATS)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1, "no such format");
	ent_export *export = calloc(1, sizeof *export);
	if (!export || !(export->arena = ent_arena_new("export", TABLES))) {
		ent_export_free(export);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	export->options = *options;
	loading load = {.export = export, .data = data, .error = error};
	ent_status status = ent_arena_run(export->arena, load_states, &load, error);
	if (status) {
		ent_export_free(export);
		return status;
	}
	*ret_export = export;
	return ENT_OK;
}

ent_export *ent_export_free(ent_export *export)
{
	if (export) {
		ent_arena_free(export->arena);
		free(export);
	}
	return NULL;
}

void ent_export_begin(const ent_export *export, ent_buf *out)
{
	if (formats[export->options.kind].begin)
		formats[export->options.kind].begin(export, out);
}

void ent_export_event(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	formats[export->options.kind].event(export, event, out);
}

ent_export_state ent_export_state_of(const ent_export *export, ent_str iso)
{
	uint32_t at = iso.len ? ent_map_get(&export->by_iso, iso) : ENT_MAP_NONE;
	return at == ENT_MAP_NONE ? (ent_export_state){0} : export->states.at[at];
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
