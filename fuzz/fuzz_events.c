/* Patterns over any text: two spans chosen by the first bytes are the actors. */
#include "events/coder.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct input {
	ent_arena *arena;
	const ent_coder *coder;
	const uint8_t *data;
	size_t size;
} input;

static ent_status code(void *payload)
{
	input *in = payload;
	ent_str text = ent_str_copy(in->arena, (ent_str){(const char *)in->data + 4, in->size - 4});
	ent_block block = {.end = (uint32_t)text.len, .kind = ENT_BLOCK_BODY, .language = ENT_STR("en")};
	ent_article article = {.language = ENT_STR("en")};
	ent_document document = {
		.id = ENT_STR("fuzz"), .text = text, .blocks = &block, .n_blocks = 1, .articles = &article, .n_articles = 1};
	ent_reading reading = {.document = &document, .text = ent_text_of(in->arena, &document)};
	for (uint32_t i = 0; i < reading.text->n; i++) {
		uint32_t n = reading.text->sentences[i].n;
		if (n == 0)
			continue;
		const ent_event *event = ent_coder_between(in->coder, in->arena, &reading, i, in->data[0] % n, in->data[1] % 4,
												   in->data[2] % n, in->data[3] % 4);
		if (!event || event->event.len == 0 || event->confidence < 0 || event->confidence > 1 ||
			event->start > event->end || event->end > text.len)
			abort();
	}
	return ENT_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static ent_data *tables;
	static ent_coder *coder;
	if (!coder && (ent_data_new(NULL, &tables, NULL) != ENT_OK || ent_coder_new(tables, &coder, NULL) != ENT_OK))
		abort();
	for (size_t i = 4; i < size; i++)
		if (data[i] & 0x80)
			return 0; /* the reader gives valid UTF-8: here plain ASCII will do */
	if (size < 5)
		return 0;
	ent_arena *arena = ent_arena_new("fuzz", 1u << 28);
	input in = {arena, coder, data, size};
	(void)ent_arena_run(arena, code, &in, NULL);
	(void)ent_arena_free(arena);
	return 0;
}
