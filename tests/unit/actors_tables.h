/* What the tests of the room `actors` share: the tables, and an arena for what is found. Set up and torn down by
 * cmocka.
 */
#ifndef ENT_TESTS_ACTORS_TABLES_H
#define ENT_TESTS_ACTORS_TABLES_H

#include "actors/actors.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct tables {
	ent_data *data;
	ent_actors *actors;
	ent_syntax *syntax; /* NULL: none, or not asked for */
	ent_arena *arena;
};

static inline int set_up(void **state)
{
	static struct tables tables;
	tables.syntax = NULL;
	tables.arena = ent_arena_new("test", (size_t)64 << 20);
	assert_int_equal(ent_data_new(NULL, &tables.data, NULL), ENT_OK);
	assert_int_equal(ent_actors_new(tables.data, &tables.actors, NULL), ENT_OK);
	*state = &tables;
	return 0;
}

static inline int tear_down(void **state)
{
	struct tables *t = *state;
	ent_syntax_free(t->syntax);
	ent_actors_free(t->actors);
	ent_data_free(t->data);
	ent_arena_free(t->arena);
	return 0;
}

#endif
