/* The clauses of a parsed sentence: which word heads the one that a word stands in. */
#ifndef ENT_SYNTAX_CLAUSES_H
#define ENT_SYNTAX_CLAUSES_H

#include "syntax/ud.h"
#include "text/text.h"

enum { ENT_CLAUSE_DEEPEST = 64 }; /* [steps] up a tree; a deeper one is not followed */

/* Whether token `i` is the head of a clause: by its relation, or a verb joined to one. */
bool ent_clause_begins(const ent_sentence *sentence, uint32_t i);

/* The head of the clause that holds token `i` of a parsed sentence. */
uint32_t ent_clause_head(const ent_sentence *sentence, uint32_t i);

/* Of the `n` tokens from `first` on the one that carries them: whose head lies outside; `first` where none does. */
uint32_t ent_clause_carrier(const ent_sentence *sentence, uint32_t first, uint32_t n);

#endif
