/* Part of speech, features, lemma, dependency tree (Universal Dependencies v2) and named spans of sentences, from a
 * trained model. Knows nothing of politics. */
#ifndef ENT_SYNTAX_SYNTAX_H
#define ENT_SYNTAX_SYNTAX_H

#include "base/data.h"
#include "text/text.h"

typedef struct ent_syntax ent_syntax; /* a model, shared by all threads; what it remembers of words shows in no parse */

/* The model that is linked in. ENT_NOTFOUND where there is none, ENT_FORMAT where it is damaged. `data` must outlive
 * the model. */
ent_status ent_syntax_new(const ent_data *data, ent_syntax **ret_syntax, ent_error *error);
/* A model read where it lies: `bytes`, at a multiple of 16, must outlive it. ENT_FORMAT where they are damaged. */
ent_status ent_syntax_open(ent_str bytes, ent_syntax **ret_syntax, ent_error *error);
ent_syntax *ent_syntax_free(ent_syntax *syntax);

/* Makes the model compute by "vnni", "avx2", "sse2" or "plain"; false where this processor cannot. For tests of equal
 * output.
 */
bool ent_syntax_use_kernel(ent_syntax *syntax, const char *name);

/* The fast way: tags, names and trees from the first layer alone, half the work and somewhat more errors
 * (docs/syntax.md has the figures). A model begins with the full way. */
void ent_syntax_set_fast(ent_syntax *syntax, bool fast);

/* Names of the numbers in ent_token.xpos and ent_token.feats: "NNP", "Number=Plur"; missing for 0. Borrowed. */
ent_str ent_syntax_xpos_name(const ent_syntax *syntax, uint16_t xpos);
ent_str ent_syntax_feats_name(const ent_syntax *syntax, uint64_t feats);

/* Fills in the syntax fields of the sentence's tokens and sets `parsed`. Lemmas are in `arena`. Bounded time: a
 * sentence of more than ENT_TEXT_LONGEST tokens is parsed in pieces, cut at clause borders; the later ones hang on the
 * first. */
void ent_syntax_parse(const ent_syntax *syntax, ent_arena *arena, ent_sentence *sentence);

/* The same for `n` sentences, no two of them the same, with the same outcome and in less time: those of like lengths go
 * side by side. */
void ent_syntax_parse_all(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n);

/* The same without features and named spans, which nobody reads who codes events: those fields stay as they are. */
void ent_syntax_parse_trees(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n);

#endif
