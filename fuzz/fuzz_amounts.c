/* Any text: amounts are found in bounded memory, in order, inside their sentence, with lo <= hi. */
#include "../tests/unit/make_document.h"
#include "amounts/amounts.h"
#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

struct job {
	const ent_amounts *amounts;
	ent_arena *arena;
	const char *text;
};

static ent_status find(void *payload)
{
	struct job *job = payload;
	ent_document *document = make_document(job->arena, job->text);
	ent_text *text = ent_text_of(job->arena, document);
	ent_amount_list *found = ent_amounts_find(job->amounts, job->arena, text);
	uint32_t last = 0;
	for (size_t i = 0; i < found->n; i++) {
		const ent_amount *a = &found->at[i];
		if (a->sentence >= text->n || a->start < last || a->end <= a->start || a->end > document->text.len ||
			a->n == 0 || a->first + a->n > text->sentences[a->sentence].n || !(a->lo <= a->hi))
			abort();
		last = a->start;
	}
	return ENT_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static ent_data *data;
	static ent_amounts *amounts;
	ent_error error;
	if (!amounts && (ent_data_new(NULL, &data, &error) || ent_amounts_new(data, &amounts, &error)))
		abort();
	char *text = malloc(n + 1);
	ent_arena *arena = ent_arena_new("fuzz", (size_t)256 << 20);
	if (!text || !arena)
		abort();
	memcpy(text, bytes, n);
	text[n] = '\0';
	if (ent_utf8_invalid_at(ent_str_of(text)) == strlen(text)) {
		struct job job = {.amounts = amounts, .arena = arena, .text = text};
		(void)ent_arena_run(arena, find, &job, &error);
	}
	ent_arena_free(arena);
	free(text);
	return 0;
}
