/* What the model sees of a word: hashed features of its form. The same for training and use. */
#ifndef ENT_SYNTAX_WORD_H
#define ENT_SYNTAX_WORD_H

#include "base/str.h"

/* One of each: lower-cased form with digits as 0, suffixes of 1-4 and prefixes of 1-3 code units, shape. */
enum { ENT_WORD_FORM, ENT_WORD_SUFFIX, ENT_WORD_PREFIX = 5, ENT_WORD_SHAPE = 8, ENT_WORD_FEATURES };

/* The keys of the features of `form`; `first`: it begins the sentence. A key is a 64-bit hash that holds the kind;
 * 0 where the word is too short to have the feature. */
void ent_word_features(ent_str form, bool first, uint64_t keys[ENT_WORD_FEATURES]);

#endif
