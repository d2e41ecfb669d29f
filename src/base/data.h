/* The files of data/, linked into the library, and those of a user's folder that add to or replace them.
 * Of a user's folder the tables (*.tsv) are taken, and dictionaries in the formats of TABARI and PETRARCH (*.verbs.txt,
 * *.verbs, *.actors.txt, *.actors). A table that none of ours is called like is refused, but for patterns_*.tsv.
 * A room asks for "states.tsv" and gets every version of it, ours first; later rows win. */
#ifndef ENT_BASE_DATA_H
#define ENT_BASE_DATA_H

#include "base/str.h"

typedef struct ent_data ent_data;

/* Tables of the library alone (`folder` NULL), or with the files of `folder` behind them.
 * ENT_IO, ENT_NOTFOUND: the folder cannot be read; ENT_LIMIT: a file of more than 64 MiB; ENT_FORMAT: a table of a name
 * that no table has. */
ent_status ent_data_new(const char *folder, ent_data **ret_data, ent_error *error);
ent_data *ent_data_free(ent_data *data); /* accepts NULL, returns NULL */

typedef struct ent_data_file {
	ent_str name;  /* "states.tsv" */
	ent_str path;  /* for messages: "data/states.tsv", or the user's path */
	ent_str bytes; /* followed by a NUL that does not count */
	bool own;      /* of the user's folder */
} ent_data_file;

/* The `i`-th file called `name`, ours being 0; NULL past the last. Borrowed from `data`. */
const ent_data_file *ent_data_get(const ent_data *data, const char *name, size_t i);

/* The `i`-th of the user's files whose name ends so (".verbs.txt"); NULL past the last. Borrowed from `data`. */
const ent_data_file *ent_data_ending(const ent_data *data, const char *ending, size_t i);

/* All files, ours first, by name; NULL past the last. For hashing and `doctor`. */
const ent_data_file *ent_data_at(const ent_data *data, size_t i);

/* Our own files, as they are linked in: from the first one's bytes to the end of the last one's. */
ent_str ent_data_linked(void);
/* No file is of a user's. */
bool ent_data_is_ours(const ent_data *data);

/* Who is told of the tables that are loaded from the files (base/image.h), or NULL; and a copy of the files as they are
 * linked in, which are read from there. */
struct ent_recorder;
void ent_data_record(ent_data *data, const struct ent_recorder *recorder, const char *copy);
const struct ent_recorder *ent_data_recorder(const ent_data *data);

#endif
