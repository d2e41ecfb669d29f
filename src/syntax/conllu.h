/* CoNLL-U (universaldependencies.org/format): reading sentences with their lines kept, writing sentences. */
#ifndef ENT_SYNTAX_CONLLU_H
#define ENT_SYNTAX_CONLLU_H

#include "base/buf.h"
#include "syntax/syntax.h"

enum {
	ENT_CONLLU_ID,
	ENT_CONLLU_FORM,
	ENT_CONLLU_LEMMA,
	ENT_CONLLU_UPOS,
	ENT_CONLLU_XPOS,
	ENT_CONLLU_FEATS,
	ENT_CONLLU_HEAD,
	ENT_CONLLU_DEPREL,
	ENT_CONLLU_DEPS,
	ENT_CONLLU_MISC,
	ENT_CONLLU_COLUMNS
};

typedef struct ent_conllu_line {
	ent_str text;                      /* the whole line */
	ent_str field[ENT_CONLLU_COLUMNS]; /* of words, ranges and empty nodes */
	bool word;                         /* its id is a plain number */
} ent_conllu_line;

typedef struct ent_conllu_sentence {
	ent_conllu_line *lines; /* [n] comments, ranges and words in their order */
	size_t n, words;
} ent_conllu_sentence;

/* The next sentence of `*rest`, which moves on; `*ret_more` false at the end. Views look into the text. ENT_FORMAT: a
 * line without ten columns or with ids out of order, with its number (`*line` counts on). */
ent_status ent_conllu_next(ent_arena *arena, ent_str *rest, int64_t *line, ent_conllu_sentence *ret_sentence,
						   bool *ret_more, ent_error *error);

/* The words of a read sentence as a sentence to parse (form, space_after; offsets 0). In `arena`. */
ent_sentence *ent_conllu_sentence_of(ent_arena *arena, const ent_conllu_sentence *read);

/* Writes the read lines with the columns LEMMA to DEPREL filled in from the parsed sentence, and NER=B-PER and the like
 * in MISC; a comment "# parsed_in_pieces = 2" where the sentence was over the limit. */
void ent_conllu_fill(const ent_syntax *syntax, const ent_conllu_sentence *read, const ent_sentence *sentence,
					 ent_buf *out);

/* Writes a sentence of a document: comments sent_id and text, words with start_char and end_char [bytes] and NER in
 * MISC. */
void ent_conllu_write(const ent_syntax *syntax, ent_str doc, ent_str text, const ent_sentence *sentence, ent_buf *out);

#endif
