/* What event files call things, in our terms: CAMEO codes and event texts as PLOVER types (data/cameo.tsv), PLOVER
 * types with quad class and score (data/plover.tsv), names and codes of states as alpha-3 (data/states.tsv). */
#ifndef ENT_PROSPECTS_CAMEO_H
#define ENT_PROSPECTS_CAMEO_H

#include "base/data.h"
#include "measure/series.h"

typedef struct ent_kind {
	ent_str name; /* "AGREE" */
	ent_quad quad;
	double score; /* [-10..+10] */
} ent_kind;

typedef struct ent_cameo ent_cameo;

/* ENT_FORMAT: a table has a bad row. The result is in `arena`. */
ent_status ent_cameo_load(ent_arena *arena, const ent_data *data, ent_cameo **ret_cameo, ent_error *error);

/* The PLOVER type of a CAMEO code, an event text or a PLOVER type; NULL where there is none. */
const ent_kind *ent_cameo_kind(const ent_cameo *cameo, ent_str what);

/* Alpha-3 of a state's name or code, underscores counting as spaces; the missing string where it is none. */
ent_str ent_cameo_state(const ent_cameo *cameo, ent_str what);

#endif
