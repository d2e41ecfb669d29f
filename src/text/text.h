/* Sentences and tokens of a document (Universal Dependencies English tokenisation).
 *
 * A token is a UD syntactic word: "don't" is "do" + "n't". Its bytes are [start, end) of the document's text; its
 * form is what the parser reads, which differs from the bytes where a hyphen at a line end was taken out. A sentence
 * may run over several blocks (a page break, a footnote between): its tokens skip what lies between. */
#ifndef ENT_TEXT_TEXT_H
#define ENT_TEXT_TEXT_H

#include "read/document.h"

#define ENT_HEAD_ROOT (-1)

typedef struct ent_token {
	ent_str form;
	uint32_t start, end; /* [bytes] of the document's text */
	uint8_t mwt;         /* words of the multi-word token that begins here; 0: none begins */
	bool space_after;

	/* Filled in by the room `syntax`; upos 0 (none) before. Names of the numbers are in syntax/ud.h. */
	uint8_t upos, deprel;
	uint8_t ner; /* label of a named span, 0: outside all (syntax/names.h) */
	uint16_t xpos;
	int32_t head;   /* index in the sentence, or ENT_HEAD_ROOT */
	uint64_t feats; /* UD features: a number of the model's inventory */
	ent_str lemma;
} ent_token;

typedef struct ent_sentence {
	ent_token *tokens; /* [n] */
	uint32_t n;
	uint32_t start, end; /* [bytes] from the first to the last token, with whatever lies between */
	uint32_t index;      /* in its text */
	uint32_t number;     /* in the document: the same, but where the text is a stretch of it */
	uint32_t block;      /* the block it begins in */
	uint32_t article;
	bool cut;        /* it is longer than ENT_TEXT_LONGEST and goes on in the next one */
	bool parsed;     /* the syntax fields are filled in */
	uint32_t pieces; /* in which it was parsed: more than 1 past ENT_TEXT_LONGEST tokens */
} ent_sentence;

typedef struct ent_text {
	const ent_document *document;
	ent_sentence *sentences; /* [n] of body blocks (titles and headings too, marked by their block's kind) */
	size_t n;
} ent_text;

/* Splits every BODY, TITLE and HEADING block of `document` into sentences and tokens, in `arena`.
 * Cannot fail but by the arena. A sentence of more than `ENT_TEXT_LONGEST` tokens is cut, at a clause border where
 * there is one. */
enum { ENT_TEXT_LONGEST = 1000 };
ent_text *ent_text_of(ent_arena *arena, const ent_document *document);
/* The same; what is only needed on the way is in `scratch`, which must be under a guard too, and is given back. */
ent_text *ent_text_with(ent_arena *arena, ent_arena *scratch, const ent_document *document);

/* A document read stretch by stretch, for texts of any length: the reader is in `arena`, where it lies at the
 * beginning. ent_text_read adds the next sentences to `text`, behind those that it has: `wanted` or some more, in
 * `arena`; false where that was the end: fewer may have come. They are those of the whole text. A block is tokenised in
 * pieces of about ENT_TEXT_PIECE bytes. */
enum { ENT_TEXT_PIECE = 64 * 1024 };
typedef struct ent_text_reader ent_text_reader;
ent_text_reader *ent_text_reader_new(ent_arena *arena, const ent_document *document);
bool ent_text_read(ent_text_reader *reader, ent_arena *arena, ent_arena *scratch, size_t wanted, ent_text *text);

/* How many of the first ENT_TEXT_LONGEST of `n` tokens to keep together: up to the last mark between clauses (; : . !
 * ?, else a comma or dash) in their second half, else all; no multi-word token is cut in two. All `n` where they fit.
 */
uint32_t ent_text_cut(const ent_token *tokens, size_t n);

/* The sentence as one reads it: its pieces joined, white space folded, hyphens at line ends taken out. */
ent_str ent_sentence_text(ent_arena *arena, const ent_document *document, const ent_sentence *sentence);

#endif
