/* The database: one SQLite file (schema in docs/schema.md). Documents are added whole or not at all, each in one
 * transaction; adding one that is there changes nothing. */
#ifndef ENT_RECORD_STORE_H
#define ENT_RECORD_STORE_H

#include "events/coder.h"
#include "record/record.h"

#include <stdio.h>

typedef struct ent_store ent_store;

typedef enum ent_store_mode { ENT_STORE_READ, ENT_STORE_WRITE /* creates the file if there is none */ } ent_store_mode;

/* ENT_NOTFOUND: no such file (reading); ENT_CORRUPT: not a database, not ours, newer, damaged; ENT_IO: the system
 * said no (locked, read-only, full). */
ent_status ent_store_open(const char *path, ent_store_mode mode, ent_store **ret_store, ent_error *error);
ent_store *ent_store_close(ent_store *store); /* accepts NULL, returns NULL */

/* A run: version, hashes of model and data files, options; everything added until the next one belongs to it. */
ent_status ent_store_begin_run(ent_store *store, ent_str version, ent_str data_hash, ent_str options, ent_error *error);
ent_status ent_store_end_run(ent_store *store, ent_error *error);

/* Writes what was added since the last commit; ent_store_end_run and ent_store_close do so too. Documents are committed
 * in batches: after ENT_IO what was added since the last commit may be gone, and adding again brings it back. */
ent_status ent_store_commit(ent_store *store, ent_error *error);

/* True in `*ret_has` when the document with these raw bytes (SHA-256) was coded by the same version and data. */
ent_status ent_store_has(ent_store *store, ent_str sha256, ent_str id, bool *ret_has, ent_error *error);

/* Adds a coded document; replaces what an older version or other data made of the same bytes.
 * ENT_USAGE: no run was begun, or the coding is not of this document; then nothing of it was added. */
ent_status ent_store_add(ent_store *store, const ent_reading *reading, const ent_coding *coding, ent_error *error);

/* Notes a file that could not be read, so that the dossier can say so. */
ent_status ent_store_add_problem(ent_store *store, const ent_error *problem, ent_error *error);

/* Forgets what was noted of the file `path` (an ent_error's `where`), of the files below it where it is a folder, and
 * of those in it where it is an archive ("a.zip!b.html"): call it before it is read again. */
ent_status ent_store_forget_problems(ent_store *store, ent_str path, ent_error *error);

/* Looks through the whole file: structure, indices, rows that point at nothing. Takes as long as reading it.
 * ENT_CORRUPT says the first thing found. For tests of interrupted runs. */
ent_status ent_store_check(ent_store *store, ent_error *error);

/* Calls `fn` for each event that `filter` asks for, by date (lo, hi; undated last), then document and place in it.
 * The struct lives until the call returns; a status other than ENT_OK from `fn` stops and is returned. `fn` must
 * return: if it allocates in an arena, it does so under a guard of its own (ent_arena_run). It may ask the store. */
typedef ent_status (*ent_event_fn)(void *payload, const ent_record_event *event);
ent_status ent_store_events(ent_store *store, const ent_filter *filter, ent_event_fn fn, void *payload,
							ent_error *error);

/* The same, all at once in `arena`; strings and arrays in `arena` too. */
typedef struct ent_record_events {
	ent_record_event *at;
	size_t n;
} ent_record_events;
ent_status ent_store_load(ent_store *store, ent_arena *arena, const ent_filter *filter, ent_record_events *ret_events,
						  ent_error *error);

/* ENT_USAGE where the filter asks for a type, status or quad class that there is not. */
ent_status ent_store_check_filter(const ent_filter *filter, ent_error *error);

/* One event by id, or by a unique beginning of it of at least 4 digits. ENT_NOTFOUND says how many match. */
ent_status ent_store_event(ent_store *store, ent_arena *arena, ent_str id, ent_record_event *ret_event,
						   ent_error *error);

/* All sources, in the order they were added. */
ent_status ent_store_sources(ent_store *store, ent_arena *arena, ent_source **ret_sources, size_t *ret_n,
							 ent_error *error);

/* The last day that any of the sources [n] was published on; ENT_DAY_UNKNOWN where none has one. */
ent_day ent_source_last_published(const ent_source *sources, size_t n);

/* Amounts in sentences that name at least one state of each group of the filter, or in an event between them. */
ent_status ent_store_figures(ent_store *store, ent_arena *arena, const ent_filter *filter,
							 ent_record_figure **ret_figures, size_t *ret_n, ent_error *error);

/* All remarks in the order of documents and sentences, and the names that texts say are one's; in `arena`. */
typedef struct ent_record_remarks {
	ent_record_remark *at; /* [n] */
	size_t n;
	ent_record_alias *aliases; /* [n_aliases] */
	size_t n_aliases;
} ent_record_remarks;
ent_status ent_store_remarks(ent_store *store, ent_arena *arena, ent_record_remarks *ret_remarks, ent_error *error);

/* Sentences without event, by reason, and files that could not be read. */
typedef struct ent_count {
	ent_str name;
	int64_t n;
} ent_count;
ent_status ent_store_silences(ent_store *store, ent_arena *arena, ent_count **ret_counts, size_t *ret_n,
							  ent_error *error);
ent_status ent_store_problems(ent_store *store, ent_arena *arena, ent_str **ret_lines, size_t *ret_n, ent_error *error);

/* A sentence by document id (or unique beginning) and index: its text, and the reason of its silence (missing when it
 * was coded). */
ent_status ent_store_sentence(ent_store *store, ent_arena *arena, ent_str doc, uint32_t sentence, ent_str *ret_text,
							  ent_str *ret_silence, ent_error *error);

/* Who is named in that sentence, as the document's context resolved it; a collective mention gives one for each member.
 * Its text, how it was understood, code and names; in `arena`. */
ent_status ent_store_named(ent_store *store, ent_arena *arena, ent_str doc, uint32_t sentence,
						   ent_record_participant **ret_named, size_t *ret_n, ent_error *error);

/* All sentences of the article with this key (ent_source.key), in order; in `arena`. */
ent_status ent_store_passages(ent_store *store, ent_arena *arena, int64_t article, ent_passage **ret_passages,
							  size_t *ret_n, ent_error *error);

/* Corrects an event: the correction is kept for ever, its value is in the event for every query from now on, also when
 * the document is coded anew. Fields: event mode context cameo quad score status speaker date (EDTF) place
 * place_country confidence rejected ("1": this is no event, leave it out; "0": it is), and of the N-th participant,
 * from 0 as in the JSON of the event, actors.N.role country sector code name office person; and of two events
 * `together` and `apart` (value: the other's id): they are one happening, or two. A corrected date has the
 * basis "given". Changing the type changes neither quad nor score: correct them too. To take a correction back, correct
 * to what it was. ENT_USAGE: no such field, or a value that cannot stand in it, or nobody's name; ENT_NOTFOUND: no such
 * event or actor. */
ent_status ent_store_correct(ent_store *store, const ent_correction *correction, ent_error *error);

/* The corrections of the event with this whole id (missing: of all), in the order they were made. */
ent_status ent_store_corrections(ent_store *store, ent_arena *arena, ent_str event, ent_correction **ret_corrections,
								 size_t *ret_n, ent_error *error);

/* Writes all content but the times of day, one JSON array a line, in a fixed order: two databases with equal dumps hold
 * the same. For tests and comparisons. */
ent_status ent_store_dump(ent_store *store, FILE *out, ent_error *error);

#endif
