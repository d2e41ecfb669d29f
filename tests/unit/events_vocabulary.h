/* The shipped vocabulary, for tests that match patterns. */
#ifndef ENT_TEST_EVENTS_VOCABULARY_H
#define ENT_TEST_EVENTS_VOCABULARY_H

#include "base/data.h"
#include "events/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct fixture {
	ent_arena *tables, *arena;
	ent_data *data;
	ent_vocabulary vocabulary;
} fixture;

static inline int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	ent_error error = {0};
	assert_non_null(f);
	f->tables = ent_arena_new("tables", 256u << 20);
	f->arena = ent_arena_new("sentence", 16u << 20);
	assert_int_equal(ent_data_new(NULL, &f->data, &error), ENT_OK);
	if (ent_vocabulary_load(&f->vocabulary, f->tables, f->data, &error) != ENT_OK)
		fail_msg("%s:%lld: %s", error.where, (long long)error.line, error.what);
	*state = f;
	return 0;
}

static inline int tear_down(void **state)
{
	fixture *f = *state;
	(void)ent_data_free(f->data);
	(void)ent_arena_free(f->tables);
	(void)ent_arena_free(f->arena);
	free(f);
	return 0;
}

#endif
