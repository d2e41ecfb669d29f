/* Any bytes, made valid UTF-8, as a document of paragraphs: tokens are in order, inside the text, never empty; every
 * multi-word token lies within its sentence. The first byte says which blocks go on from the one before. */
#include "../tests/unit/make_document.h"
#include "base/utf8.h"
#include "text/text.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
	if (!holds)
		abort();
}

static void check_sentence(ent_arena *arena, const ent_document *document, const ent_sentence *sentence)
{
	uint32_t at = sentence->start;
	check(sentence->n > 0 && sentence->n <= ENT_TEXT_LONGEST);
	for (uint32_t i = 0; i < sentence->n; i++) {
		const ent_token *token = &sentence->tokens[i];
		check(token->start >= at && token->end > token->start && token->end <= sentence->end);
		check(token->form.len > 0 && ent_utf8_invalid_at(token->form) == token->form.len);
		check(i + token->mwt <= sentence->n);
		at = token->end;
	}
	check(sentence->end <= document->text.len);
	check(ent_sentence_text(arena, document, sentence).len > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2 || size > 1 << 16)
		return 0;
	ent_arena *arena = ent_arena_new("fuzz", (size_t)1 << 30);
	if (!arena)
		return 0;
	ent_str bytes = {(const char *)data + 1, size - 1};
	char *text = ent_arena_alloc(arena, 3 * size + 1);
	size_t n = 0;
	for (size_t at = 0; at < bytes.len;) {
		uint32_t code = ent_utf8_next(bytes, &at);
		n += ent_utf8_put(code ? code : 0xFFFD, text + n);
	}
	ent_document *document = make_document(arena, text);
	for (size_t i = 0; i < document->n_blocks; i++)
		document->blocks[i].continues = data[0] >> (i % 8) & 1;
	const ent_text *got = ent_text_of(arena, document);
	for (size_t i = 0; i < got->n; i++)
		check_sentence(arena, document, &got->sentences[i]);
	ent_arena_free(arena);
	return 0;
}
