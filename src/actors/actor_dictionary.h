/* Actor dictionaries in the formats of TABARI and PETRARCH, as a user's data. For the files of this room. */
#ifndef ENT_ACTORS_ACTOR_DICTIONARY_H
#define ENT_ACTORS_ACTOR_DICTIONARY_H

#include "base/data.h"
#include "base/date.h"
#include "base/map.h"
#include "base/vec.h"

/* A code that a name has from one day to another. */
typedef struct ent_dated_code {
	ent_str code; /* "AFGGOV" */
	ent_day from, to;
} ent_dated_code;

/* One entry: who goes by these names. */
typedef struct ent_actor_entry {
	ent_str name;                  /* the first, as texts write it: "Hamid Karzai" */
	ENT_VEC(ent_str) names;        /* all spellings to look for */
	ENT_VEC(ent_dated_code) codes; /* in the order of the file */
} ent_actor_entry;

typedef void ent_actor_entry_fn(void *payload, const ent_actor_entry *entry);

/* Reads `file` and gives each entry that has a code to `take`; strings live in `arena`, the entry only for the call.
 * ENT_FORMAT with file and line: a code that is not closed, a date that is none, a synonym or a code of no entry. */
ent_status ent_actor_dictionary_read(const ent_data_file *file, ent_arena *arena, ent_actor_entry_fn *take,
									 void *payload, ent_error *error);

/* The code on the days [lo, hi]: a dated one that fits, else one without dates, else the last; of unknown days the one
 * without dates, else the last. */
const ent_dated_code *ent_actor_code_on(const ent_dated_code *codes, size_t n, ent_day lo, ent_day hi);

#endif
