/* What the loaders of the tables have in common. For the files of this room. */
#ifndef ENT_ACTORS_ACTOR_LOAD_H
#define ENT_ACTORS_ACTOR_LOAD_H

#include "actors/actor_tables.h"
#include "base/tsv.h"

typedef struct actor_loading {
	ent_actors *actors;
	const ent_data *data;
	ent_error *error;
	ent_tsv tsv; /* at the row in hand */
	bool own;    /* the row is of a user's folder: it comes before ours, and stands for ours that say the same thing */
} actor_loading;

/* A cell of the row in hand, without space around it. */
static inline ent_str actor_load_get(const actor_loading *job, const char *column)
{
	return ent_str_trim(ent_tsv_get(&job->tsv, column));
}

/* Calls `row` for every row of every version of a table. */
ent_status actor_load_rows(actor_loading *job, const char *table, ent_status (*row)(actor_loading *job));
/* The days of the columns `from` and `to`; ENT_DAY_PAST and ENT_DAY_FUTURE where there are none. `backwards` is said of
 * a row that ends before it begins. */
ent_status actor_load_days(actor_loading *job, const char *backwards, ent_day *ret_from, ent_day *ret_to);
/* The main row of an alpha-3 code, behind states.tsv. */
ent_status actor_load_state(actor_loading *job, ent_str code, uint32_t *ret_index);
/* A code of at most three letters into `out` [4]. */
void actor_load_code(char *out, ent_str code);

ent_status actor_load_states(actor_loading *job);  /* actor_states.c: states.tsv and places.tsv, first of all */
ent_status actor_load_holders(actor_loading *job); /* actor_holders.c: behind those, organisations and offices */

#endif
