/* The lemma of a word in its sentence: by the table of edit rules, the dictionary, and what every text does alike. */
#ifndef ENT_SYNTAX_LEMMA_FIND_H
#define ENT_SYNTAX_LEMMA_FIND_H

#include "syntax/lemma.h"
#include "syntax/word_lexicon.h"
#include "text/text.h"

/* The lemma of word `i` of a parsed sentence, but for lemmas; `xpos` and `head_xpos` (missing: the root) are the names
 * of its and its head's tags. In `arena`, or the form itself. */
ent_str ent_lemma_find(const ent_lemmas *lemmas, const ent_lexicon *lexicon, ent_arena *arena, const ent_token *token,
					   ent_str xpos, ent_str head_xpos);

#endif
