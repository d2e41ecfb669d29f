/* Reading tables of events into facts: folders of temporal knowledge graphs, and files of ours (JSONL, csv), of ICEWS,
 * of GDELT and of POLECAT. See docs/prospects.md for what is read of each.
 *
 * A row that is not what it should be never stops the rest: it is told to `problem` with its file and line, counted,
 * and left out (malformed, future), put where it belongs (unsorted) or counted once (duplicate). Only what tells of
 * malformed rows has the status ENT_FORMAT; the others have ENT_OK. */
#ifndef ENT_PROSPECTS_FACTS_READ_H
#define ENT_PROSPECTS_FACTS_READ_H

#include "prospects/cameo.h"
#include "prospects/facts.h"

/* What becomes a relation. */
typedef enum ent_relations_as {
	ENT_AS_NATIVE, /* what the source has: its relation, event text, CAMEO code or PLOVER type */
	ENT_AS_PLOVER  /* PLOVER types, so that sources can be put together; rows that have none are unfit */
} ent_relations_as;

typedef struct ent_facts_source {
	const char *const *paths; /* [n_paths] files or folders */
	size_t n_paths;
	ent_relations_as as;
	const ent_cameo *cameo; /* for ENT_AS_PLOVER */
	bool states;            /* actors are alpha-3 codes of states, rows without two different ones are unfit */
	ent_day today;          /* later rows are future; ENT_DAY_UNKNOWN: none is */
	double tune, test;      /* where files without parts are cut, as in ent_facts_seal */
	int64_t most_rows;      /* 0: no limit; ENT_LIMIT above it */
	void (*problem)(void *payload, const ent_error *problem); /* may be NULL */
	void *payload;
} ent_facts_source;

/* Reads all paths into one sealed table in `arena`, under its guard. ENT_NOTFOUND, ENT_IO: a path that cannot be read;
 * ENT_FORMAT: a file that is none of these, or without one good row. */
ent_status ent_facts_read(ent_arena *arena, const ent_facts_source *source, ent_facts **ret_facts, ent_error *error);

/* The same of the bytes of one file, called `name` in messages. For tests and the fuzzer. */
ent_status ent_facts_read_bytes(ent_arena *arena, const ent_facts_source *source, ent_str name, ent_str bytes,
								ent_facts **ret_facts, ent_error *error);

#endif
