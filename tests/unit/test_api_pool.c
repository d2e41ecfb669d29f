/* Items come back in the order they were put, whatever the number of threads; a failure stops and frees all. */
#include "api/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

struct item {
	int number, squared;
};

struct shared {
	int next, fail_at, dropped;
	ent_pool *pool; /* not NULL: items give out a part of their result when it is their turn */
	int given;      /* parts so far */
};

static void work(void *shared, void *item)
{
	struct shared *s = shared;
	struct item *i = item;
	(void)usleep((useconds_t)(i->number * 7919 % 300)); /* so that they finish out of order */
	i->squared = i->number * i->number;
	if (s->pool && ent_pool_turn(s->pool, item)) {
		assert_int_equal(s->next, i->number); /* all before it were handed over */
		s->given++;
	}
}

static ent_status done(void *shared, void *item, ent_error *error)
{
	struct shared *s = shared;
	struct item *i = item;
	assert_int_equal(i->number, s->next++);
	assert_int_equal(i->squared, i->number * i->number);
	return i->number == s->fail_at ? ent_fail(error, ENT_IO, NULL, 0, -1, "as asked") : ENT_OK;
}

static void drop(void *shared, void *item)
{
	((struct shared *)shared)->dropped++;
	free(item);
}

static ent_status run(unsigned threads, struct shared *shared)
{
	static const ent_pool_ops ops = {work, done, drop};
	ent_pool *pool;
	ent_error error;
	assert_int_equal(ent_pool_new(threads, &ops, shared, &pool, &error), ENT_OK);
	shared->pool = shared->given < 0 ? NULL : pool;
	ent_status status = ENT_OK;
	for (int i = 0; i < 500; i++) {
		struct item *item = calloc(1, sizeof *item);
		item->number = i;
		status = ent_pool_put(pool, item, &error);
	}
	ent_status last = ent_pool_drain(pool, &error);
	ent_pool_free(pool);
	return status ? status : last;
}

static void order_is_kept(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 8; threads *= 2) {
		struct shared shared = {.fail_at = -1, .given = -1};
		assert_int_equal(run(threads, &shared), ENT_OK);
		assert_int_equal(shared.next, 500);
		assert_int_equal(shared.dropped, 500);
	}
}

static void parts_are_given_in_turn(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 8; threads *= 2) {
		struct shared shared = {.fail_at = -1};
		assert_int_equal(run(threads, &shared), ENT_OK);
		assert_int_equal(shared.given, 500);
		struct shared fails = {.fail_at = 20};
		assert_int_equal(run(threads, &fails), ENT_IO);
		assert_int_equal(fails.given, 21);
		assert_int_equal(fails.dropped, 500);
	}
}

static void a_failure_stops(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 4; threads *= 2) {
		struct shared shared = {.fail_at = 20, .given = -1};
		assert_int_equal(run(threads, &shared), ENT_IO);
		assert_int_equal(shared.next, 21);
		assert_int_equal(shared.dropped, 500);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(order_is_kept), cmocka_unit_test(parts_are_given_in_turn),
									   cmocka_unit_test(a_failure_stops)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
