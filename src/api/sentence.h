/* A sentence by itself: what --marked and explain read. */
#ifndef ENT_API_SENTENCE_H
#define ENT_API_SENTENCE_H

#include "text/text.h"

/* A document of one block of running text. */
ent_document *ent_document_alone(ent_arena *arena, ent_str text);

/* All of the document's sentences as one; NULL where there are no words. */
ent_sentence *ent_sentence_alone(ent_arena *arena, const ent_document *document);

/* The same of a text that is there already. */
ent_sentence *ent_sentence_joined(ent_text *text);

#endif
