/* Tokens of a run of text, by white space and the rules of the English treebanks. For text.c only. */
#ifndef ENT_TEXT_TOKENIZE_H
#define ENT_TEXT_TOKENIZE_H

#include "base/vec.h"
#include "text/text.h"

/* A token with what the splitting of sentences looks at. */
typedef struct ent_raw_token {
	ent_token token;
	bool line_break; /* the text goes to a new line behind it */
} ent_raw_token;

typedef struct ent_raw_tokens {
	ent_raw_token *at;
	size_t n, cap;
	ent_arena *arena; /* that they are in; NULL: the one of their strings */
} ent_raw_tokens;

/* Adds the tokens of text[start, end) to `tokens`, in `arena`. Linear in the length. */
void ent_tokenize(ent_arena *arena, ent_str text, uint32_t start, uint32_t end, ent_raw_tokens *tokens);

#endif
