/* A ring of slots: the putting thread fills at the head and hands over at the tail, workers take the next one waiting.
 */
#include "api/pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

enum { SLOTS_A_THREAD = 4, MOST_THREADS = 64 };

enum state { EMPTY, WAITING, WORKING, READY };

struct slot {
	void *item;
	enum state state;
};

struct ent_pool {
	ent_pool_ops ops;
	void *shared;
	pthread_mutex_t lock;
	pthread_cond_t filled, finished;  /* a slot is WAITING; a slot is READY */
	pthread_cond_t moved;             /* one was handed over */
	struct slot *slots;               /* [n_slots] a ring */
	size_t n_slots, head, tail, next; /* counts since the start: put, handed over, taken by a worker */
	pthread_t threads[MOST_THREADS];
	unsigned n_threads;    /* 0: work where it is put */
	bool closing, stopped; /* no item is handed on any more, but only dropped */
	ent_status failed;
};

static void *worker(void *payload)
{
	ent_pool *pool = payload;
	(void)pthread_mutex_lock(&pool->lock);
	for (;;) {
		while (pool->next == pool->head && !pool->closing)
			(void)pthread_cond_wait(&pool->filled, &pool->lock);
		if (pool->next == pool->head)
			break;
		struct slot *slot = &pool->slots[pool->next++ % pool->n_slots];
		slot->state = WORKING;
		(void)pthread_mutex_unlock(&pool->lock);
		pool->ops.work(pool->shared, slot->item);
		(void)pthread_mutex_lock(&pool->lock);
		slot->state = READY;
		(void)pthread_cond_signal(&pool->finished);
	}
	(void)pthread_mutex_unlock(&pool->lock);
	return NULL;
}

ent_status ent_pool_new(unsigned threads, const ent_pool_ops *ops, void *shared, ent_pool **ret_pool, ent_error *error)
{
	ent_pool *pool = calloc(1, sizeof *pool);
	if (!pool)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	pool->ops = *ops;
	pool->shared = shared;
	threads = threads > MOST_THREADS ? MOST_THREADS : threads;
	pool->n_slots = (size_t)(threads ? threads : 1) * SLOTS_A_THREAD;
	pool->slots = calloc(pool->n_slots, sizeof *pool->slots);
	(void)pthread_mutex_init(&pool->lock, NULL);
	(void)pthread_cond_init(&pool->filled, NULL);
	(void)pthread_cond_init(&pool->finished, NULL);
	(void)pthread_cond_init(&pool->moved, NULL);
	if (!pool->slots) {
		ent_pool_free(pool);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	while (threads > 1 && pool->n_threads < threads &&
		   pthread_create(&pool->threads[pool->n_threads], NULL, worker, pool) == 0)
		pool->n_threads++;
	*ret_pool = pool;
	return ENT_OK;
}

/* Hands one item to `done` (or only drops it after a failure). */
static void hand_over(ent_pool *pool, void *item, ent_error *error)
{
	if (!pool->failed && !pool->closing)
		pool->failed = pool->ops.done(pool->shared, item, error);
	pool->ops.drop(pool->shared, item);
}

/* Waits for the oldest item and hands it over. */
static void hand_over_oldest(ent_pool *pool, ent_error *error)
{
	struct slot *slot = &pool->slots[pool->tail % pool->n_slots];
	(void)pthread_mutex_lock(&pool->lock);
	while (slot->state != READY)
		(void)pthread_cond_wait(&pool->finished, &pool->lock);
	(void)pthread_mutex_unlock(&pool->lock);
	hand_over(pool, slot->item, error);
	(void)pthread_mutex_lock(&pool->lock);
	slot->state = EMPTY;
	pool->stopped = pool->failed != ENT_OK;
	pool->tail++;
	(void)pthread_cond_broadcast(&pool->moved);
	(void)pthread_mutex_unlock(&pool->lock);
}

bool ent_pool_turn(ent_pool *pool, const void *item)
{
	if (pool->n_threads == 0)
		return pool->failed == ENT_OK;
	(void)pthread_mutex_lock(&pool->lock);
	while (pool->slots[pool->tail % pool->n_slots].item != item)
		(void)pthread_cond_wait(&pool->moved, &pool->lock);
	bool goes_on = !pool->stopped && !pool->closing;
	(void)pthread_mutex_unlock(&pool->lock);
	return goes_on;
}

ent_status ent_pool_put(ent_pool *pool, void *item, ent_error *error)
{
	if (pool->n_threads == 0) {
		if (!pool->failed)
			pool->ops.work(pool->shared, item);
		hand_over(pool, item, error);
		return pool->failed;
	}
	while (pool->head - pool->tail >= pool->n_slots)
		hand_over_oldest(pool, error);
	(void)pthread_mutex_lock(&pool->lock);
	pool->slots[pool->head++ % pool->n_slots] = (struct slot){item, WAITING};
	(void)pthread_cond_signal(&pool->filled);
	(void)pthread_mutex_unlock(&pool->lock);
	return pool->failed;
}

ent_status ent_pool_drain(ent_pool *pool, ent_error *error)
{
	while (pool->tail < pool->head)
		hand_over_oldest(pool, error);
	return pool->failed;
}

ent_pool *ent_pool_free(ent_pool *pool)
{
	if (!pool)
		return NULL;
	(void)pthread_mutex_lock(&pool->lock);
	pool->closing = true;
	(void)pthread_cond_broadcast(&pool->filled);
	(void)pthread_mutex_unlock(&pool->lock);
	while (pool->tail < pool->head)
		hand_over_oldest(pool, NULL);
	for (unsigned i = 0; i < pool->n_threads; i++)
		(void)pthread_join(pool->threads[i], NULL);
	(void)pthread_cond_destroy(&pool->finished);
	(void)pthread_cond_destroy(&pool->moved);
	(void)pthread_cond_destroy(&pool->filled);
	(void)pthread_mutex_destroy(&pool->lock);
	free(pool->slots);
	free(pool);
	return NULL;
}
