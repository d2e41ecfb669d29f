/* Loading remark_*.tsv and promise_fates.tsv. Words are lemmas; "put_off" is filed under "put" with its particle. */
#include "remarks/remark_tables.h"

#include "base/image.h"
#include "base/status.h"
#include "base/tsv.h"

#include <stdlib.h>

enum { TABLES_MEMORY = 16 << 20 }; /* [bytes] */

bool ent_remark_listed(ent_str list, char separator, ent_str word)
{
	ent_str part;
	while (ent_str_split(&list, separator, &part))
		if (ent_str_eq_nocase(part, word))
			return true;
	return false;
}

typedef ent_status (*row_fn)(ent_remark_tables *tables, const ent_tsv *tsv, ent_error *error);

static ent_str field(const ent_remark_tables *tables, const ent_tsv *tsv, const char *name)
{
	ent_str value = ent_tsv_get(tsv, name);
	return value.len ? ent_str_copy(tables->arena, value) : (ent_str){0};
}

static ent_str first_of(ent_str word, ent_str *ret_particle)
{
	ptrdiff_t at = ent_str_find(word, ENT_STR("_"), 0);
	*ret_particle = at < 0 ? (ent_str){0} : ent_str_sub(word, (size_t)at + 1, word.len);
	return at < 0 ? word : ent_str_sub(word, 0, (size_t)at);
}

static ent_status act_row(ent_remark_tables *tables, const ent_tsv *tsv, ent_error *error)
{
	ent_remark_act act = {.kind = field(tables, tsv, "kind"),
						  .act = field(tables, tsv, "act"),
						  .once = ent_str_is(ent_tsv_get(tsv, "once"), "yes"),
						  .words = field(tables, tsv, "words"),
						  .object = field(tables, tsv, "object"),
						  .needs = field(tables, tsv, "needs"),
						  .head = field(tables, tsv, "head"),
						  .modifier = field(tables, tsv, "modifier"),
						  .agent = field(tables, tsv, "agent")};
	ent_str pos = ent_tsv_get(tsv, "pos");
	if (!ent_str_is(pos, "v") && !ent_str_is(pos, "n") && !ent_str_is(pos, "p"))
		return ent_tsv_fail(tsv, error, "pos is v, n or p");
	if (!act.kind.len || !act.act.len || !act.words.len || !act.object.len || !act.needs.len)
		return ent_tsv_fail(tsv, error, "kind, act, words, object and needs are needed");
	act.pos = pos.ptr[0];
	uint32_t index = (uint32_t)tables->acts.n;
	*ent_push(tables->arena, &tables->acts) = act;
	ent_str rest = act.words, word, particle;
	while (ent_str_split(&rest, ' ', &word)) {
		ent_str first = first_of(word, &particle);
		uint32_t entry = (uint32_t)tables->act_entries.n;
		ent_push(tables->arena, &tables->act_entries);
		tables->act_entries.at[entry].act = index;
		tables->act_entries.at[entry].particle = particle;
		tables->act_entries.at[entry].next = ent_map_put(&tables->act_words, first, entry);
	}
	return ENT_OK;
}

static ent_status thing_row(ent_remark_tables *tables, const ent_tsv *tsv, ent_error *error)
{
	ent_remark_thing thing = {.kind = field(tables, tsv, "kind"),
							  .class = field(tables, tsv, "class"),
							  .generic = ent_str_is(ent_tsv_get(tsv, "generic"), "yes"),
							  .modified = ent_str_is(ent_tsv_get(tsv, "generic"), "modified")};
	ent_str rest = field(tables, tsv, "words"), word;
	if (!thing.kind.len || !thing.class.len || !rest.len)
		return ent_tsv_fail(tsv, error, "kind, class and words are needed");
	while (ent_str_split(&rest, ' ', &word))
		ent_map_put(&tables->thing_words, word, (uint32_t)tables->things.n);
	*ent_push(tables->arena, &tables->things) = thing;
	return ENT_OK;
}

static ent_status measure_row(ent_remark_tables *tables, const ent_tsv *tsv, ent_error *error)
{
	ent_remark_measure measure = {.kind = field(tables, tsv, "kind"),
								  .property = field(tables, tsv, "property"),
								  .dimension = field(tables, tsv, "dimension"),
								  .words = field(tables, tsv, "words")};
	if (!measure.kind.len || !measure.property.len || !measure.dimension.len)
		return ent_tsv_fail(tsv, error, "kind, property and dimension are needed");
	*ent_push(tables->arena, &tables->measures) = measure;
	return ENT_OK;
}

static ent_status phase_row(ent_remark_tables *tables, const ent_tsv *tsv, ent_error *error)
{
	static const char *const known[] = {"start",   "end",      "postponed", "cancelled", "suspended",
										"planned", "promised", "requested", "denied",    "hypothetical",
										"renamed", "outside",  "fight",     "strike",    "manner"};
	ent_str pos = ent_tsv_get(tsv, "pos"), gives = field(tables, tsv, "gives"), rest = field(tables, tsv, "words"),
			word;
	bool found = false;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		found |= ent_str_is(gives, known[i]);
	if (pos.len != 1 || !found || !rest.len)
		return ent_tsv_fail(tsv, error,
							"pos is v, n, a, m or w; gives a phase, a status or a kind of word; words are needed");
	while (ent_str_split(&rest, ' ', &word)) {
		ent_remark_phase phase = {.pos = pos.ptr[0], .gives = gives, .word = word};
		ent_str particle, first = first_of(word, &particle);
		uint32_t index = (uint32_t)tables->phases.n;
		phase.next = ent_map_put(&tables->phase_words, first, index);
		*ent_push(tables->arena, &tables->phases) = phase;
	}
	return ENT_OK;
}

static ent_status fate_row(ent_remark_tables *tables, const ent_tsv *tsv, ent_error *error)
{
	static const char *const known[] = {"made", "due", "kept", "superseded", "open", "about", "deed", "part", "oath"};
	ent_remark_fate fate = {.gives = field(tables, tsv, "gives"),
							.object = field(tables, tsv, "object"),
							.deeds = field(tables, tsv, "deeds")};
	ent_str pos = ent_tsv_get(tsv, "pos"), words = field(tables, tsv, "words"), forms = field(tables, tsv, "forms"),
			word;
	bool found = false;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		found |= ent_str_is(fate.gives, known[i]);
	if (pos.len != 1 || !found || !words.len ||
		(pos.ptr[0] == 'v' && !ent_str_is(fate.gives, "made") && !ent_str_is(fate.object, "obj") &&
		 !ent_str_is(fate.object, "subj") && !ent_str_is(fate.object, "of") && !ent_str_is(fate.object, "oath")))
		return ent_tsv_fail(tsv, error,
							"gives is made, due, kept, superseded, open, about, deed, oath or part; pos is v, n or m; "
							"a verb's object is obj, subj, of or oath; words are needed");
	fate.pos = pos.ptr[0];
	uint32_t index = (uint32_t)tables->fates.n;
	*ent_push(tables->arena, &tables->fates) = fate;
	while (words.len && ent_str_split(&words, ' ', &word)) {
		ent_fate_entry entry = {.fate = index};
		ent_str first = first_of(word, &entry.particle);
		uint32_t at = (uint32_t)tables->fate_entries.n;
		entry.next = ent_map_put(&tables->fate_words, first, at);
		*ent_push(tables->arena, &tables->fate_entries) = entry;
	}
	while (forms.len && ent_str_split(&forms, ' ', &word))
		ent_map_put(&tables->fate_forms, word, index);
	return ENT_OK;
}

/* `users_first`: of rows that fit the first one counts, so a user's are read before ours; else the last read wins. */
static ent_status load(ent_remark_tables *tables, const ent_data *data, const char *name, row_fn row, bool users_first,
					   ent_error *error)
{
	size_t n = 0;
	while (ent_data_get(data, name, n))
		n++;
	for (size_t i = 0; i < n; i++) {
		const ent_data_file *file = ent_data_get(data, name, users_first ? n - 1 - i : i);
		ent_tsv tsv;
		bool more = false;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
		while (!status && !(status = ent_tsv_next(&tsv, &more, error)) && more)
			status = row(tables, &tsv, error);
		if (status)
			return status;
	}
	return ENT_OK;
}

struct loading {
	ent_remark_tables *tables;
	const ent_data *data;
	ent_error *error;
};

static ent_status load_all(void *payload)
{
	struct loading *l = payload;
	ent_remark_tables *tables = l->tables;
	tables->act_words = ent_map_new(tables->arena);
	tables->thing_words = ent_map_new(tables->arena);
	tables->phase_words = ent_map_new(tables->arena);
	tables->fate_words = ent_map_new(tables->arena);
	tables->fate_forms = ent_map_new(tables->arena);
	ent_status status = load(tables, l->data, "remark_acts.tsv", act_row, false, l->error);
	if (!status)
		status = load(tables, l->data, "remark_things.tsv", thing_row, false, l->error);
	if (!status)
		status = load(tables, l->data, "remark_measures.tsv", measure_row, true, l->error);
	if (!status)
		status = load(tables, l->data, "remark_phases.tsv", phase_row, false, l->error);
	return status ? status : load(tables, l->data, "promise_fates.tsv", fate_row, false, l->error);
}

ent_status ent_remark_tables_new(const ent_data *data, const ent_amounts *amounts, ent_remark_tables **ret_tables,
								 ent_error *error)
{
	ent_remark_tables *tables = calloc(1, sizeof *tables);
	if (!tables || !(tables->arena = ent_arena_new("remarks", TABLES_MEMORY))) {
		free(tables);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	struct loading l = {tables, data, error};
	const ent_tables all = {"remarks", data, tables->arena, tables, sizeof *tables};
	ent_status status = ent_tables_load(&all, load_all, &l, error);
	tables->amounts = amounts;
	if (status)
		(void)ent_remark_tables_free(tables);
	else
		*ret_tables = tables;
	return status;
}

ent_remark_tables *ent_remark_tables_free(ent_remark_tables *tables)
{
	if (tables) {
		(void)ent_arena_free(tables->arena);
		free(tables);
	}
	return NULL;
}
