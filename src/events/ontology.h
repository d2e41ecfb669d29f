/* The ontology of data/plover.tsv: PLOVER's types and modes with their quad class and score. */
#ifndef ENT_EVENTS_ONTOLOGY_H
#define ENT_EVENTS_ONTOLOGY_H

#include "base/data.h"

/* ENT_TYPE_UNKNOWN: an act that no row knows, before an operator says what becomes of it. */
enum { ENT_TYPES = 32, ENT_TYPE_UNKNOWN = ENT_TYPES - 1, ENT_TYPE_NONE = 255 };

typedef struct ent_mode {
	ent_str name;
	double score;
} ent_mode;

typedef struct ent_type {
	ent_str name, quad, cameo; /* cameo: the code used where no row gives one */
	double score;
	bool cooperative, conflict, material, verbal; /* by its quad class: toward the other; of deeds, or of words */
	bool alone;                                   /* PLOVER asks for no recipient */
	const ent_mode *modes;                        /* [n_modes] */
	size_t n_modes;
} ent_type;

typedef struct ent_ontology {
	ent_type types[ENT_TYPES]; /* [n] */
	size_t n;
} ent_ontology;

ent_status ent_ontology_load(ent_ontology *ret_ontology, ent_arena *arena, const ent_data *data, ent_error *error);

/* Index of the type called `name`, or ENT_TYPE_NONE. */
uint8_t ent_ontology_type(const ent_ontology *ontology, ent_str name);
/* Whether `mode` is one of the type's (the empty mode always is). */
bool ent_ontology_has_mode(const ent_ontology *ontology, uint8_t type, ent_str mode);
/* The PLOVER score of a type with a mode; a mode unknown or empty has that of its type. */
double ent_ontology_score(const ent_ontology *ontology, uint8_t type, ent_str mode);

#endif
