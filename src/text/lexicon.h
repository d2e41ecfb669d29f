/* Short lists of written English that sentence and token boundaries hang on: abbreviations, contractions, prefixes.
 * They belong to the language, not to politics, so they are constants here and not tables of data/. */
#ifndef ENT_TEXT_LEXICON_H
#define ENT_TEXT_LEXICON_H

#include "base/str.h"

/* What a full stop behind a word means. */
typedef enum ent_abbreviation {
	ENT_ABBREVIATION_NONE,
	ENT_ABBREVIATION_TITLE, /* "Mr.", "Gen.": a name follows, a sentence does not end */
	ENT_ABBREVIATION_ANY    /* "U.S.", "etc.", "Nov.": a sentence may end there */
} ent_abbreviation;

/* `word` without its final full stop; case does not matter. */
ent_abbreviation ent_lexicon_abbreviation(ent_str word);

/* Where an unspaced word splits in two ("cannot": 3, "gonna": 3, "don't": 2), or 0. Clitics after an apostrophe are
 * found too ("Pakistan's", "we'll", "I’m"). */
size_t ent_lexicon_split(ent_str word);

/* True when what stands before a hyphen stays with what follows ("non-aligned", "anti-terrorist", "co-operation"). */
bool ent_lexicon_prefix(ent_str before);

#endif
