/* What the model sees of a word: hashed features of its form. The same for training and use. */
#ifndef ENT_SYNTAX_WORD_H
#define ENT_SYNTAX_WORD_H

#include "syntax/word_lexicon.h"

/* One of each: folded form, suffixes of 1-4 and prefixes of 1-3 code units, shape; and by the lexicon the form's groups
 * at three depths, its possible parts of speech, and its topic. */
enum {
	ENT_WORD_FORM,
	ENT_WORD_SUFFIX,
	ENT_WORD_PREFIX = 5,
	ENT_WORD_SHAPE = 8,
	ENT_WORD_GROUP,
	ENT_WORD_PARTS = 12,
	ENT_WORD_TOPIC,
	ENT_WORD_FEATURES
};
enum {
	ENT_WORD_LONGEST = 64, /* [bytes] of a form that are looked at */
	ENT_WORD_HASHED = ENT_WORD_GROUP /* features of the form itself; those behind them are classes by the lexicon */,
	ENT_WORD_CLASSES = ENT_WORD_FEATURES - ENT_WORD_GROUP,
	ENT_WORD_CLASS_END = 512 /* every class is below it */
};

/* The keys of the features of `form`; `first`: it begins the sentence. A key is a 64-bit hash that holds the kind;
 * 0 where the word is too short, or not known enough, to have the feature. */
void ent_word_features(const ent_lexicon *lexicon, ent_str form, bool first, uint64_t keys[ENT_WORD_FEATURES]);
/* The same in two halves: keys of the form, and classes, 0 where there is none. */
void ent_word_look(const ent_lexicon *lexicon, ent_str form, bool first, uint64_t keys[ENT_WORD_HASHED],
				   uint32_t classes[ENT_WORD_CLASSES]);
/* The key of a class of a feature from ENT_WORD_GROUP on. */
uint64_t ent_word_class_key(unsigned feature, uint32_t class);

/* ENT_LEXICON_NOUN and the like that the dictionary has for a form; 0: it does not know it. */
uint32_t ent_word_parts(const ent_lexicon *lexicon, ent_str form);
/* The base of a form in -s, -ed or -ing that the dictionary has as one of `parts`, in lower case; missing: none. */
ent_str ent_word_base(const ent_lexicon *lexicon, ent_arena *arena, ent_str form, uint32_t parts);

/* Folds a form: lower case, digits as 0; gives the length. */
size_t ent_word_fold(ent_str form, char low[ENT_WORD_LONGEST]);
/* The hash of a folded form: the key of its feature ENT_WORD_FORM. */
uint64_t ent_word_hash(const char *low, size_t n);

#endif
