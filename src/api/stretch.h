/* Coding a document of any length in memory that does not grow with it, but for the text itself. */
#ifndef ENT_API_STRETCH_H
#define ENT_API_STRETCH_H

#include "api/context.h"

enum {
	ENT_STRETCH_FROM = 256 * 1024, /* [bytes] of text, from which on a document is coded so */
	ENT_STRETCH = 1024             /* [sentences] taken together, or some more */
};

/* What such a coding works with; all under a guard. */
typedef struct ent_stretching {
	const ent_context *context;
	const ent_document *document;
	ent_arena *whole;             /* what is kept from beginning to end */
	ent_arena *parts[2];          /* by turns, of one stretch each; emptied here */
	ent_arena *scratch;           /* work space */
	uint32_t sentences;           /* of a stretch; ENT_STRETCH but in tests */
	ent_reading *reading;         /* of the stretch in hand */
	ent_coding **coding;          /* its events */
	void (*coded)(void *payload); /* called when they are there */
	void *payload;
} ent_stretching;

/* Codes the document: as ent_context_analyse at the stage ENT_STAGE_CODE without remarks, with the same events, stretch
 * by stretch in the order of the text. */
void ent_stretch_code(const ent_stretching *stretching);

#endif
