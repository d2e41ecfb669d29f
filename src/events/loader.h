/* The vocabulary while its tables are read: words and word classes are found by name, and the lists still grow. For
 * the files of this room. */
#ifndef ENT_EVENTS_LOADER_H
#define ENT_EVENTS_LOADER_H

#include "events/verb_dictionary.h"
#include "events/vocabulary.h"

#include "base/tsv.h"
#include "base/vec.h"

/* An entry in a word class. */
typedef struct ent_belonging {
	uint32_t entry;
	uint16_t words;
} ent_belonging;

typedef struct ent_loader {
	ent_vocabulary *vocabulary;
	ent_arena *arena;
	const ent_data *data;
	ent_error *error;
	ent_inflector inflector;
	ent_map lemma_index; /* "v\tsign" -> lemma */
	ent_map class_index; /* name of a word class -> number */
	ent_map row_index;   /* id -> row */
	ent_map frames;      /* "@vt" -> index of frame_items */
	ENT_VEC(ent_str) frame_items;
	ENT_VEC(ent_lemma) lemmas;
	ENT_VEC(ent_entry) entries;
	ENT_VEC(ent_belonging) belongings;
	ENT_VEC(ent_form) forms;
	ENT_VEC(ent_row) rows;
	ENT_VEC(ent_trigger) triggers; /* as many */
	ENT_VEC(ent_particle) particles;
	ENT_VEC(double) factors;
	ENT_VEC(ent_cameo) cameo;
	bool added; /* reading a file of the user's */
	uint32_t n_word_classes;
	uint32_t lemma; /* the one whose forms are being added */
} ent_loader;

/* The words of a phrase: the first, and the entries of the rest. */
typedef struct ent_phrase {
	ent_str first;
	ENT_VEC(uint32_t) rest;
} ent_phrase;

/* The entry of a form in lower case; made where it is new. */
uint32_t ent_loader_entry(ent_loader *l, ent_str form);

/* The lemma `text` as part of speech `pos`; made with all its forms where it is new. */
uint32_t ent_loader_lemma(ent_loader *l, ent_str text, char pos);

/* The number of the word class `name`; a new one where no table has named it. */
uint16_t ent_loader_class(ent_loader *l, ent_str name);

/* Puts the noun with its plural into the word class. */
void ent_loader_class_word(ent_loader *l, uint16_t words, ent_str word);

/* Gives each entry its word classes, side by side, when all are known. */
void ent_loader_sort_classes(ent_loader *l);

/* Adds the word at the end of the phrase. */
void ent_loader_phrase_word(ent_loader *l, ent_phrase *phrase, ent_str word);

/* Reads a row of frames.tsv, of patterns_*.tsv (events/rows.c). */
ent_status ent_rows_read_frame(ent_loader *l, const ent_tsv *tsv);
ent_status ent_rows_read_pattern(ent_loader *l, const ent_tsv *tsv);

/* Puts what rows ask for side by side, when all are known. */
void ent_rows_index(ent_loader *l);

#endif
