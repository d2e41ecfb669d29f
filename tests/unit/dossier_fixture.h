/* What the tests of a whole dossier stand on: an arena, the tables, and the events of fixture_relations.h. */
#ifndef ENT_TEST_DOSSIER_FIXTURE_H
#define ENT_TEST_DOSSIER_FIXTURE_H

#include "fixture_relations.h"

#include "report/dossier.h"

#include <stdlib.h>

struct made {
	ent_arena *arena;
	ent_data *data;
	struct fixture *fixture;
	ent_dossier_options options;
};

static int setup(void **state)
{
	struct made *made = calloc(1, sizeof *made);
	made->arena = ent_arena_new("dossier", (size_t)1 << 30);
	if (ent_data_new(NULL, &made->data, NULL))
		return -1;
	made->fixture = ENT_NEW(made->arena, struct fixture);
	fixture_fill(made->fixture, made->arena);
	*state = made;
	return 0;
}

static int teardown(void **state)
{
	struct made *made = *state;
	ent_data_free(made->data);
	ent_arena_free(made->arena);
	free(made);
	return 0;
}

#endif
