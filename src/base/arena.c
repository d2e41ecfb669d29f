/* A bump allocator over a list of growing blocks, with a guard to jump back to (as lua_pcall has). Bytes are zeroed
 * when they are handed out, not before: what is never used costs nothing, and of a block that comes from the system
 * zeroed already nothing is touched. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	FIRST_BLOCK = 64 * 1024,
	LARGEST_STEP = 8 * 1024 * 1024,
	FRESH = 256 * 1024 /* a request from this size on gets its zeroes from the system */
};

struct block {
	struct block *previous;
	size_t size, used; /* [bytes] of `bytes` */
	bool marked;       /* something may go back to it */
	alignas(max_align_t) char bytes[];
};

struct guard {
	struct guard *outer;
	jmp_buf back;
};

struct ent_arena {
	const char *name;
	size_t limit, used; /* [bytes] */
	struct block *last;
	struct block *spare; /* the widest block that ent_arena_back gave up: work space comes and goes */
	struct guard *guard;
	ent_arena *work, *owner;                            /* its work space; whose work space it is */
	void (*told)(void *payload, void *at, size_t size); /* of each allocation, or NULL */
	void *told_payload;
	size_t align; /* of blocks, while somebody is told */
};

ent_arena *ent_arena_new(const char *name, size_t limit)
{
	ent_arena *arena = calloc(1, sizeof *arena);
	if (arena) {
		arena->name = name;
		arena->limit = limit;
	}
	return arena;
}

static void free_blocks(ent_arena *arena, struct block *keep)
{
	while (arena->last && arena->last != keep) {
		struct block *given_up = arena->last;
		arena->last = given_up->previous;
#ifndef ENT_ARENA_MALLOC
		if (given_up->size <= LARGEST_STEP && (!arena->spare || arena->spare->size < given_up->size)) {
			struct block *narrower = arena->spare;
			arena->spare = given_up;
			given_up = narrower;
		}
#endif
		free(given_up);
	}
}

ent_arena *ent_arena_free(ent_arena *arena)
{
	if (arena) {
		(void)ent_arena_free(arena->work);
		free_blocks(arena, NULL);
		free(arena->spare);
		free(arena);
	}
	return NULL;
}

void ent_arena_reset(ent_arena *arena)
{
	struct block *first = arena->last;
	while (first && first->previous)
		first = first->previous;
#ifdef ENT_ARENA_MALLOC
	first = NULL;
#endif
	free_blocks(arena, first);
	if (first)
		first->used = 0;
	arena->used = 0;
	if (arena->work)
		ent_arena_reset(arena->work);
}

ent_arena_mark ent_arena_here(const ent_arena *arena)
{
	if (arena->last)
		arena->last->marked = true;
	return (ent_arena_mark){arena->last, arena->last ? arena->last->used : 0, arena->used};
}

void ent_arena_back(ent_arena *arena, ent_arena_mark mark)
{
	if (arena->told)
		return;
	free_blocks(arena, mark.block);
	struct block *block = arena->last;
	if (block && block->used > mark.in_block)
		block->used = mark.in_block;
	arena->used = mark.used;
}

ent_arena *ent_arena_work(ent_arena *arena)
{
	if (!arena->work) {
		arena->work = ent_arena_new(arena->name, arena->limit);
		if (!arena->work)
			ent_arena_throw(arena, ENT_NOMEM);
		arena->work->owner = arena;
	}
	return arena->work;
}

void ent_arena_throw(ent_arena *arena, ent_status status)
{
	while (!arena->guard && arena->owner)
		arena = arena->owner;
	if (!arena->guard) {
		(void)fprintf(stderr, "entente: arena '%s' failed outside a guard\n", arena->name);
		abort();
	}
	longjmp(arena->guard->back, (int)status);
}

/* A block with room for `size` bytes, from now on the last of the arena; `fresh`: all zeroes. */
static struct block *block_new(ent_arena *arena, size_t size, bool fresh)
{
	struct block *block = arena->spare;
	if (!fresh && block && block->size >= size && !arena->told) {
		arena->spare = NULL;
	} else {
		size_t whole = sizeof *block + size;
		block = fresh         ? calloc(1, whole)
				: arena->told ? aligned_alloc(arena->align, (whole + arena->align - 1) / arena->align * arena->align)
							  : malloc(whole);
		if (!block)
			ent_arena_throw(arena, ENT_NOMEM);
		block->size = size;
	}
	block->used = 0;
	block->marked = false;
	block->previous = arena->last;
	arena->last = block;
	return block;
}

/* [bytes] that an allocation takes of its block. */
static size_t rounded_up(size_t size)
{
	const size_t align = alignof(max_align_t);
	return size ? (size + align - 1) / align * align : align;
}

static void *take(ent_arena *arena, size_t size, bool zeroed)
{
	if (size > arena->limit || arena->used > arena->limit - size)
		ent_arena_throw(arena, ENT_LIMIT);
	arena->used += size;
	zeroed |= arena->told != NULL;
#ifdef ENT_ARENA_MALLOC
	struct block *block = block_new(arena, size ? size : 1, zeroed);
	block->used = size;
	void *result = block->bytes;
#else
	size_t rounded = rounded_up(size);
	struct block *block = arena->last;
	bool fresh = false;
	if (!block || block->size - block->used < rounded) {
		size_t step = block ? block->size * 2 : FIRST_BLOCK;
		if (step > LARGEST_STEP)
			step = LARGEST_STEP;
		fresh = zeroed && rounded >= FRESH && !arena->told;
		block = block_new(arena, step > rounded ? step : rounded, fresh);
	}
	void *result = block->bytes + block->used;
	block->used += rounded;
	if (zeroed && !fresh)
		memset(result, 0, rounded);
#endif
	if (arena->told)
		arena->told(arena->told_payload, result, size);
	return result;
}

void ent_arena_drop(ent_arena *arena, void *at, size_t size)
{
	struct block **link = &arena->last;
	if (size <= LARGEST_STEP / 2 || arena->told) /* it shares its block */
		return;
	while (*link && (*link)->bytes != at)
		link = &(*link)->previous;
	struct block *block = *link;
	if (!block || block->marked || block->used > rounded_up(size))
		return;
	*link = block->previous;
	arena->used -= size;
	free(block);
}

void ent_arena_watch(ent_arena *arena, size_t align, void (*told)(void *payload, void *at, size_t size), void *payload)
{
	arena->align = align;
	arena->told = told;
	arena->told_payload = payload;
}

void *ent_arena_alloc(ent_arena *arena, size_t size)
{
	return take(arena, size, true);
}

void *ent_arena_scratch(ent_arena *arena, size_t count, size_t size)
{
	size_t bytes;
	if (__builtin_mul_overflow(count, size, &bytes))
		ent_arena_throw(arena, ENT_LIMIT);
	return take(arena, bytes, false);
}

void *ent_arena_array(ent_arena *arena, size_t count, size_t size)
{
	size_t bytes;
	if (__builtin_mul_overflow(count, size, &bytes))
		ent_arena_throw(arena, ENT_LIMIT);
	return take(arena, bytes, true);
}

size_t ent_arena_used(const ent_arena *arena)
{
	return arena->used;
}

ent_status ent_arena_run(ent_arena *arena, ent_status (*fn)(void *payload), void *payload, ent_error *error)
{
	struct guard guard = {.outer = arena->guard};
	arena->guard = &guard;
	int thrown = setjmp(guard.back);
	ent_status status = thrown ? (ent_status)thrown : fn(payload);
	arena->guard = guard.outer;
	if (thrown)
		return ent_fail(error, status, NULL, 0, -1,
						status == ENT_NOMEM ? "out of memory (%s)" : "limit of memory reached (%s)", arena->name);
	return status;
}
