/* Reads data/plover.tsv: a row without a mode is a type, the rows with a mode follow their type. */
#include "events/ontology.h"

#include "base/tsv.h"
#include "base/vec.h"

uint8_t ent_ontology_type(const ent_ontology *ontology, ent_str name)
{
	for (size_t i = 0; i < ontology->n; i++)
		if (ent_str_eq(ontology->types[i].name, name))
			return (uint8_t)i;
	return ENT_TYPE_NONE;
}

static const ent_mode *mode_of(const ent_type *type, ent_str mode)
{
	for (size_t i = 0; i < type->n_modes; i++)
		if (ent_str_eq(type->modes[i].name, mode))
			return &type->modes[i];
	return NULL;
}

bool ent_ontology_has_mode(const ent_ontology *ontology, uint8_t type, ent_str mode)
{
	return mode.len == 0 || mode_of(&ontology->types[type], mode) != NULL;
}

double ent_ontology_score(const ent_ontology *ontology, uint8_t type, ent_str mode)
{
	const ent_mode *found = mode_of(&ontology->types[type], mode);
	return found ? found->score : ontology->types[type].score;
}

static ent_status read_row(ent_ontology *ontology, ent_arena *arena, const ent_tsv *tsv, ent_error *error)
{
	double score;
	if (!ent_str_to_double(ent_tsv_get(tsv, "score"), &score))
		return ent_tsv_fail(tsv, error, "a score that is not a number");
	ent_str name = ent_tsv_get(tsv, "event"), mode = ent_tsv_get(tsv, "mode");
	uint8_t at = ent_ontology_type(ontology, name);
	if (mode.len == 0) {
		if (at == ENT_TYPE_NONE && ontology->n == ENT_TYPE_UNKNOWN)
			return ent_tsv_fail(tsv, error, "more than %d event types", ENT_TYPE_UNKNOWN);
		ent_type *type = &ontology->types[at == ENT_TYPE_NONE ? ontology->n++ : at];
		*type = (ent_type){.name = name,
						   .quad = ent_tsv_get(tsv, "quad"),
						   .cameo = ent_tsv_get(tsv, "cameo"),
						   .score = score,
						   .alone = ent_str_is(ent_tsv_get(tsv, "recipient"), "no"),
						   .modes = type->modes,
						   .n_modes = type->n_modes};
		type->cooperative = ent_str_ends(type->quad, ENT_STR("COOPERATION"));
		type->conflict = ent_str_ends(type->quad, ENT_STR("CONFLICT"));
		type->material = ent_str_starts(type->quad, ENT_STR("MATERIAL"));
		type->verbal = ent_str_starts(type->quad, ENT_STR("VERBAL"));
		return ENT_OK;
	}
	if (at == ENT_TYPE_NONE)
		return ent_tsv_fail(tsv, error, "a mode before its event type");
	ent_type *type = &ontology->types[at];
	ent_mode *modes = ENT_NEWN(arena, ent_mode, type->n_modes + 1);
	for (size_t i = 0; i < type->n_modes; i++)
		modes[i] = type->modes[i];
	modes[type->n_modes++] = (ent_mode){.name = mode, .score = score};
	type->modes = modes;
	return ENT_OK;
}

ent_status ent_ontology_load(ent_ontology *ret_ontology, ent_arena *arena, const ent_data *data, ent_error *error)
{
	*ret_ontology = (ent_ontology){0};
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(data, "plover.tsv", i)); i++) {
		ent_tsv tsv;
		bool more = true;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
		while (status == ENT_OK && (status = ent_tsv_next(&tsv, &more, error)) == ENT_OK && more)
			status = read_row(ret_ontology, arena, &tsv, error);
		if (status != ENT_OK)
			return status;
	}
	return ENT_OK;
}
