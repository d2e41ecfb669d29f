/* Named spans: persons, organisations, places and other names, as labels of tokens (IOBES) and as spans. */
#ifndef ENT_SYNTAX_NAMES_H
#define ENT_SYNTAX_NAMES_H

#include "text/text.h"

typedef enum ent_ner_kind {
	ENT_NER_NONE,
	ENT_NER_PERSON,
	ENT_NER_ORGANISATION,
	ENT_NER_PLACE,
	ENT_NER_OTHER
} ent_ner_kind;

/* A token's label: 0 outside every name, else 1 + 4 * (kind - 1) + its place in the span. */
enum { ENT_NER_BEGIN, ENT_NER_INSIDE, ENT_NER_END, ENT_NER_SINGLE };
enum { ENT_NER_LABELS = 17 };

typedef struct ent_name {
	uint32_t first, n; /* tokens of the sentence */
	ent_ner_kind kind;
} ent_name;

ent_ner_kind ent_ner_kind_of(unsigned label);
const char *ent_ner_label(unsigned label); /* "B-PER", "S-ORG", "I-LOC", "E-MISC"; "O" */
unsigned ent_ner_parse(ent_str label);     /* ENT_NER_LABELS when it is none of them */

/* The best sequence of labels that makes whole spans, by scores [n, stride]; Viterbi's algorithm, which allows only
 * what IOBES allows. Writes tokens[i].ner. */
void ent_names_decode(ent_arena *arena, const float *scores, size_t stride, ent_token *tokens, uint32_t n);

/* The named spans of a parsed sentence [*ret_n], in its order; in `arena`. */
const ent_name *ent_names_of(ent_arena *arena, const ent_sentence *sentence, size_t *ret_n);

#endif
