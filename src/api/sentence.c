/* Documents and sentences made of a text that came without any. */
#include "api/sentence.h"

ent_document *ent_document_alone(ent_arena *arena, ent_str text)
{
	ent_document *document = ENT_NEW(arena, ent_document);
	document->id = document->sha256 = document->path = ENT_STR("marked");
	document->format = ENT_STR("txt");
	document->text = text;
	document->articles = ENT_NEW(arena, ent_article);
	document->articles[0].published = ENT_DATE_NONE;
	document->n_articles = 1;
	document->blocks = ENT_NEW(arena, ent_block);
	document->blocks[0] =
		(ent_block){.end = (uint32_t)text.len, .kind = ENT_BLOCK_BODY, .language = ENT_STR("en"), .why = "given"};
	document->n_blocks = 1;
	return document;
}

ent_sentence *ent_sentence_joined(ent_text *text)
{
	if (text->n == 0)
		return NULL;
	ent_sentence *all = &text->sentences[0];
	for (size_t i = 1; i < text->n; i++) {
		all->n += text->sentences[i].n; /* the tokens of one block lie behind one another */
		all->end = text->sentences[i].end;
	}
	text->n = 1;
	return all;
}

ent_sentence *ent_sentence_alone(ent_arena *arena, const ent_document *document)
{
	return ent_sentence_joined(ent_text_of(arena, document));
}
