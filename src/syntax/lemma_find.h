/* The lemma of a word in its sentence: by the table of edit rules, the dictionary, and what every text does alike. */
#ifndef ENT_SYNTAX_LEMMA_FIND_H
#define ENT_SYNTAX_LEMMA_FIND_H

#include "syntax/lemma.h"
#include "syntax/word_lexicon.h"
#include "text/text.h"

/* "it 's gone": the auxiliary of a participle that is no passive has the lemma "have". `head_xpos`: the name of its
 * head's tag. */
bool ent_lemma_is_have(const ent_token *token, ent_str head_xpos);

/* The lemma of any other word by its form and tags; `xpos` is the name of its tag. In `arena`, or the form itself. */
ent_str ent_lemma_find(const ent_lemmas *lemmas, const ent_lexicon *lexicon, ent_arena *arena, ent_str form,
					   unsigned upos, ent_str xpos);

#endif
