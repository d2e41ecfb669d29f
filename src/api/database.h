/* The public database: a record with the context that fills and names it. */
#ifndef ENT_API_DATABASE_H
#define ENT_API_DATABASE_H

#include "api/context.h"
#include "record/store.h"

struct ent_database {
	const ent_context *context;
	ent_store *store;
	char *path;
};

#endif
