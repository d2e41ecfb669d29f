/* What the parser is known to get wrong, put right by what the words are. */
#ifndef ENT_SYNTAX_MEND_H
#define ENT_SYNTAX_MEND_H

#include "text/text.h"

/* tokens [n]: a whole tree, heads and relations given; both are changed where a rule holds. */
void ent_syntax_mend(ent_token *tokens, uint32_t n);

#endif
