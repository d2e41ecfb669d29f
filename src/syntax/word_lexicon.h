/* Classes of word forms that are known from more text than the treebanks: groups induced from plain text
 * (tools/induce_clusters.c), and what WordNet 3.0 says of the word. A hash table of two arrays in the model's file. */
#ifndef ENT_SYNTAX_WORD_LEXICON_H
#define ENT_SYNTAX_WORD_LEXICON_H

#include "base/str.h"

typedef struct ent_lexicon {
	const uint32_t *checks;  /* [cap] high half of the form's hash; 0: empty */
	const uint32_t *classes; /* [cap] */
	uint32_t cap;            /* a power of two; 0: no lexicon */
} ent_lexicon;

/* The classes of a form are bits of one number; each field is 0 where nothing is known. */
enum {
	ENT_LEXICON_FINE,         /* 9 bits: one of 511 groups */
	ENT_LEXICON_MIDDLE = 9,   /* 7 bits: one of 127 */
	ENT_LEXICON_COARSE = 16,  /* 5 bits: one of 31 */
	ENT_LEXICON_PARTS = 21,   /* 5 bits of WordNet: noun, verb, adjective, adverb; written with a capital */
	ENT_LEXICON_TOPIC = 26,   /* 6 bits of WordNet: lexicographer file of the first sense, + 1 */
	ENT_LEXICON_WORDNET = 21, /* the last two together: 11 bits */
};

/* Bits of ENT_LEXICON_PARTS. */
enum { ENT_LEXICON_NOUN = 1, ENT_LEXICON_VERB = 2, ENT_LEXICON_ADJ = 4, ENT_LEXICON_ADV = 8, ENT_LEXICON_CAPITAL = 16 };

/* The classes of a folded form by its hash (syntax/word.h); 0: not known. */
uint32_t ent_lexicon_get(const ent_lexicon *lexicon, uint64_t hash);

/* Puts classes beside those that a form has; the arrays [cap] are the caller's, and not full. */
void ent_lexicon_put(uint32_t *checks, uint32_t *classes, uint32_t cap, uint64_t hash, uint32_t add);

#endif
