/* Any text with any publication date: time expressions are found in bounded memory, in order, inside their sentence,
 * and the date of any token can be asked for. */
#include "../tests/unit/make_document.h"
#include "base/utf8.h"
#include "time/timex.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

struct job {
	const ent_times *times;
	ent_arena *arena;
	const char *text;
	ent_day published;
};

static ent_status find(void *payload)
{
	struct job *job = payload;
	ent_document *document = make_document(job->arena, job->text);
	if (job->published) {
		ent_date *published = &document->articles[0].published;
		published->lo = published->hi = job->published;
	}
	ent_text *text = ent_text_of(job->arena, document);
	ent_timexes *found = ent_times_find(job->times, job->arena, text);
	uint32_t last = 0;
	for (size_t i = 0; i < found->n; i++) {
		const ent_timex *timex = &found->at[i];
		const ent_timex *used;
		if (timex->sentence >= text->n || timex->start < last || timex->end <= timex->start ||
			timex->end > document->text.len || timex->n == 0 ||
			timex->first + timex->n > text->sentences[timex->sentence].n || timex->value.len == 0)
			abort();
		if (timex->date.lo != ENT_DAY_UNKNOWN && timex->date.lo > timex->date.hi)
			abort();
		last = timex->start;
		(void)ent_times_of(found, job->arena, text, timex->sentence, timex->first, &used);
	}
	return ENT_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static ent_data *data;
	static ent_times *times;
	ent_error error;
	if (!times && (ent_data_new(NULL, &data, &error) || ent_times_new(data, &times, &error)))
		abort();
	if (n < 2)
		return 0;
	char *text = malloc(n - 1);
	ent_arena *arena = ent_arena_new("fuzz", (size_t)256 << 20);
	if (!text || !arena)
		abort();
	memcpy(text, bytes + 2, n - 2);
	text[n - 2] = '\0';
	if (ent_utf8_invalid_at(ent_str_of(text)) == strlen(text)) {
		struct job job = {
			.times = times, .arena = arena, .text = text, .published = (ent_day)(bytes[0] * 256 + bytes[1])};
		(void)ent_arena_run(arena, find, &job, &error);
	}
	ent_arena_free(arena);
	free(text);
	return 0;
}
