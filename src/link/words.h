/* Words of English text, enough to tell whether two passages are about the same thing. No grammar. */
#ifndef ENT_LINK_WORDS_H
#define ENT_LINK_WORDS_H

#include "base/str.h"

/* The next run of letters and digits at or after byte `*at`, a possessive "'s" not counted; moves `*at` past it.
 * False at the end. */
bool ent_word_next(ent_str text, size_t *at, ent_str *ret_word);

/* A word and where it stands. */
typedef struct ent_word_spot {
	ent_str word;
	size_t start, end; /* [bytes] of the text */
} ent_word_spot;

/* The words of the text, `most` at the most; gives their number. */
size_t ent_word_spots(ent_str text, ent_word_spot *ret_spots, size_t most);

/* True where the word is one of `list`, which ends in NULL. Case does not count. */
bool ent_word_is_one_of(ent_str word, const char *const *list);

/* A number that is the same for the forms of one word in most cases: "sign", "signs", "signed", "signing". Case does
 * not count. 0 for the empty word. */
uint64_t ent_word_stem(ent_str word);
/* The same of a verb and the nouns made of it: "deliver" and "delivery", "suspend" and "suspension". Coarser than the
 * stem: now and then of two words that only begin alike. */
uint64_t ent_word_root(ent_str word);

/* True for words that say nothing of what a passage is about: "with", "bilateral", "countries", names of months. */
bool ent_word_is_idle(ent_str word);

/* The place of `surface` in `text` that is nearest to byte `near`, on borders of words; white space in the surface is
 * one space in the text, as where a sentence was joined over a line end. False when it is not there. */
bool ent_word_find_near(ent_str text, ent_str surface, size_t near, uint32_t *ret_start, uint32_t *ret_end);

#endif
