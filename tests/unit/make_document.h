/* A document made from a string, for tests: each paragraph (blank lines between) is a body block of one article. */
#ifndef ENT_TESTS_MAKE_DOCUMENT_H
#define ENT_TESTS_MAKE_DOCUMENT_H

#include "base/vec.h"
#include "read/document.h"

#include <string.h>

static inline ent_document *make_document(ent_arena *arena, const char *text)
{
	ent_document *document = ENT_NEW(arena, ent_document);
	document->id = ENT_STR("test");
	document->sha256 = ENT_STR("0000000000000000000000000000000000000000000000000000000000000000");
	document->path = ENT_STR("test.txt");
	document->format = ENT_STR("txt");
	document->text = ent_str_of(text);
	document->articles = ENT_NEW(arena, ent_article);
	document->articles[0].published = ENT_DATE_NONE;
	document->n_articles = 1;
	ENT_VEC(ent_block) blocks = {0};
	size_t at = 0, n = document->text.len;
	while (at < n) {
		while (at < n && (text[at] == '\n' || text[at] == ' '))
			at++;
		ptrdiff_t blank = ent_str_find(document->text, ENT_STR("\n\n"), at);
		size_t end = blank < 0 ? n : (size_t)blank;
		if (end > at)
			*ent_push(arena, &blocks) = (ent_block){.start = (uint32_t)at,
													.end = (uint32_t)end,
													.kind = ENT_BLOCK_BODY,
													.language = ENT_STR("en"),
													.why = "test"};
		at = end;
	}
	document->blocks = blocks.at;
	document->n_blocks = blocks.n;
	return document;
}

#endif
