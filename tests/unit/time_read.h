/* What the tests of the room `time` share: expressions of a short text, in a line each. */
#ifndef ENT_TESTS_TIME_READ_H
#define ENT_TESTS_TIME_READ_H

#include "make_document.h"
#include "time/timex.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

struct time_reader {
	ent_data *data;
	ent_times *times;
	ent_arena *arena;
	ent_text *text;
	ent_timexes *found;
};

static inline struct time_reader time_reader_new(void)
{
	struct time_reader r = {0};
	ent_error error;
	assert_int_equal(ent_data_new(NULL, &r.data, &error), ENT_OK);
	assert_int_equal(ent_times_new(r.data, &r.times, &error), ENT_OK);
	r.arena = ent_arena_new("test", (size_t)64 << 20);
	assert_non_null(r.arena);
	return r;
}

static inline void time_reader_free(struct time_reader *r)
{
	ent_arena_free(r->arena);
	ent_times_free(r->times);
	ent_data_free(r->data);
}

static inline void time_read(struct time_reader *r, const char *published, const char *text)
{
	ent_arena_reset(r->arena);
	ent_document *document = make_document(r->arena, text);
	if (published)
		assert_true(ent_edtf_parse(ent_str_of(published), &document->articles[0].published));
	r->text = ent_text_of(r->arena, document);
	r->found = ent_times_find(r->times, r->arena, r->text);
}

/* Asserts that the text holds an expression `words` of TIMEX3 value `value` and EDTF `edtf` (either NULL: any). */
static inline void assert_time(struct time_reader *r, const char *published, const char *text, const char *words,
							   const char *value, const char *edtf)
{
	time_read(r, published, text);
	for (size_t i = 0; i < r->found->n; i++) {
		const ent_timex *timex = &r->found->at[i];
		ent_str surface = ent_str_sub(r->text->document->text, timex->start, timex->end);
		if (!ent_str_is(surface, words))
			continue;
		if ((value && !ent_str_is(timex->value, value)) || (edtf && !ent_str_is(timex->date.edtf, edtf)))
			fail_msg("'%s' in '%s': value %.*s, edtf %.*s; wanted %s, %s", words, text, ENT_FMT(timex->value),
					 ENT_FMT(timex->date.edtf), value ? value : "any", edtf ? edtf : "any");
		return;
	}
	for (size_t i = 0; i < r->found->n; i++)
		print_message("found: %.*s\n",
					  ENT_FMT(ent_str_sub(r->text->document->text, r->found->at[i].start, r->found->at[i].end)));
	fail_msg("no '%s' in '%s'", words, text);
}

/* Asserts that nothing in the text is read as time. */
static inline void assert_no_time(struct time_reader *r, const char *text)
{
	time_read(r, "2021-04-09", text);
	if (r->found->n)
		fail_msg("'%.*s' read as time in '%s'",
				 ENT_FMT(ent_str_sub(r->text->document->text, r->found->at[0].start, r->found->at[0].end)), text);
}

#endif
