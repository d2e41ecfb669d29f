/* Joining mentions of events of any kind, given by whoever found them: across documents, by their words alone. For
 * measuring, and for events of other programs that have neither types nor actors. */
#ifndef ENT_LINK_GIVEN_H
#define ENT_LINK_GIVEN_H

#include "base/date.h"

typedef struct ent_given {
	uint32_t document;
	uint32_t sentence;     /* of the document, from 0, which is its headline */
	uint64_t stem;         /* of its head, by ent_word_stem */
	uint64_t root;         /* of its head, by ent_word_root; mentions of one root may be one */
	ent_day lo, hi;        /* when; ENT_DAY_UNKNOWN both where it is not told */
	const uint64_t *words; /* [n_words] ascending: stems of the sentence, idle ones and its own left out */
	uint32_t n_words;
	bool common; /* a word of saying or being, of which one is hardly ever another */
} ent_given;

/* Numbers of the sets, in `ret_set` [n], from 0 in the order of the mentions. `arena` for work space. */
void ent_given_link(ent_arena *arena, const ent_given *given, size_t n, uint32_t *ret_set);

/* The baseline: all mentions of one stem are one. */
void ent_given_by_stem(ent_arena *arena, const ent_given *given, size_t n, uint32_t *ret_set);

#endif
