/* Work done side by side and handed over in order. One thread puts items in and gets them back through `done`, in the
 * order in which it put them, whatever thread worked on them; so output does not depend on the number of threads. */
#ifndef ENT_API_POOL_H
#define ENT_API_POOL_H

#include "base/status.h"

#include <stdbool.h>

typedef struct ent_pool ent_pool;

typedef struct ent_pool_ops {
	void (*work)(void *shared, void *item);                         /* on any thread */
	ent_status (*done)(void *shared, void *item, ent_error *error); /* on the putting thread, in order */
	void (*drop)(void *shared, void *item);                         /* frees an item; after `done`, or without it */
} ent_pool_ops;

/* A pool of `threads` workers; with 1 the work is done where it is put. ENT_NOMEM: no threads to be had. */
ent_status ent_pool_new(unsigned threads, const ent_pool_ops *ops, void *shared, ent_pool **ret_pool, ent_error *error);

/* Takes over `item`. Waits while many are under way. Gives the first failure of `done`; the pool then only drops. */
ent_status ent_pool_put(ent_pool *pool, void *item, ent_error *error);

/* For `work` of an item that gives out parts of its result before it is done: waits until all items put before it were
 * handed over. False where the pool only drops. */
bool ent_pool_turn(ent_pool *pool, const void *item);

/* Waits for all that is under way; gives the first failure of `done`. */
ent_status ent_pool_drain(ent_pool *pool, ent_error *error);

/* Drops what is still there and ends the threads. Accepts NULL, returns NULL. */
ent_pool *ent_pool_free(ent_pool *pool);

#endif
