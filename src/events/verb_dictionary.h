/* Verb dictionaries in the formats of TABARI and PETRARCH, read as rows of patterns. */
#ifndef ENT_EVENTS_VERB_DICTIONARY_H
#define ENT_EVENTS_VERB_DICTIONARY_H

#include "base/data.h"
#include "base/map.h"
#include "base/tsv.h"

/* What the rows of data/cameo_modes.tsv say of a code: its PLOVER event ("-": none) and mode. */
typedef struct ent_cameo {
	ent_str code, event, mode;
} ent_cameo;

typedef struct ent_cameo_table {
	const ent_cameo *at; /* [n] */
	size_t n;
} ent_cameo_table;

/* Takes one row with the columns of data/patterns_*.tsv; its `name` and `line` are the dictionary's. */
typedef ent_status ent_verb_row_fn(void *payload, const ent_tsv *row);

/* Reads `file` and gives each verb and pattern that has a code to `take`, in the order of the file. Strings live in
 * `arena`. ENT_FORMAT with file and line: a code that is not closed or not CAMEO's, a pattern before any verb. */
ent_status ent_verb_dictionary_read(const ent_data_file *file, const ent_cameo_table *cameo, ent_arena *arena,
									ent_verb_row_fn *take, void *payload, ent_error *error);

#endif
