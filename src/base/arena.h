/* Arena: the memory of one document, or of one set of tables, freed whole.
 *
 * Allocation never returns NULL. When the system has no more memory, or the arena's limit is
 * reached, control jumps back to the innermost `ent_arena_run` on this arena, which then returns
 * ENT_NOMEM or ENT_LIMIT; so the rooms between carry no checks. The price: code that runs inside
 * holds nothing but arena memory (no FILE, no handle of a library) across an allocation.
 * Built with -DENT_ARENA_MALLOC every allocation is a malloc of its own, so that sanitizers see
 * each edge.
 */
#ifndef ENT_BASE_ARENA_H
#define ENT_BASE_ARENA_H

#include "base/status.h"

#include <stddef.h>

typedef struct ent_arena ent_arena;

/* A new arena that will hold at most `limit` bytes; `name` is a literal, for messages.
 * NULL when there is no memory. */
ent_arena *ent_arena_new(const char *name, size_t limit);

/* Frees the arena and all in it. Accepts NULL; returns NULL. */
ent_arena *ent_arena_free(ent_arena *arena);

/* Forgets all that was allocated but keeps the first block for use again. */
void ent_arena_reset(ent_arena *arena);

/* `size` zeroed bytes, aligned for any type; a size of 0 gives a valid pointer. Never NULL. */
void *ent_arena_alloc(ent_arena *arena, size_t size) __attribute__((malloc, alloc_size(2), returns_nonnull));

/* `count` zeroed things of `size` bytes; an overflow of the product counts as the limit. */
void *ent_arena_array(ent_arena *arena, size_t count, size_t size) __attribute__((returns_nonnull));

/* The same without the zeroes: the bytes are whatever was there. For work space that is written before it is read. */
void *ent_arena_scratch(ent_arena *arena, size_t count, size_t size) __attribute__((returns_nonnull));

/* A place to go back to: everything allocated after it is given back at once, and must not be used again. For work
 * space within a longer task. */
typedef struct ent_arena_mark {
	void *block;
	size_t in_block, used;
} ent_arena_mark;
ent_arena_mark ent_arena_here(const ent_arena *arena);
void ent_arena_back(ent_arena *arena, ent_arena_mark mark);

/* An arena for work space beside `arena`, under the same guard and freed with it; always the same one. Whoever uses it
 * gives back what was taken, by ent_arena_here and ent_arena_back, so that results lie in `arena` without gaps. */
ent_arena *ent_arena_work(ent_arena *arena) __attribute__((returns_nonnull));

/* Gives back one allocation of `size` bytes where it fills a block of its own, as large ones do, and nothing was marked
 * behind it; else does nothing, and it goes with the rest. For arrays that have moved to more room. */
void ent_arena_drop(ent_arena *arena, void *at, size_t size);

/* From now on `told` hears of every allocation; all bytes are handed out zeroed, and nothing is given back before the
 * arena is freed. Blocks lie at multiples of `align` (a power of two, 64 or more). For whoever makes an image of what
 * the arena holds (base/image.h). */
void ent_arena_watch(ent_arena *arena, size_t align, void (*told)(void *payload, void *at, size_t size), void *payload);

/* [bytes] handed out since the start or the last reset. */
size_t ent_arena_used(const ent_arena *arena);

/* Calls `fn(payload)` under the arena's guard and returns its status, or ENT_NOMEM / ENT_LIMIT
 * with `error` filled when an allocation inside failed. May be nested. */
ent_status ent_arena_run(ent_arena *arena, ent_status (*fn)(void *payload), void *payload, ent_error *error);

/* Gives up from any depth: the innermost ent_arena_run returns `status`. For hard limits found deep inside. */
_Noreturn void ent_arena_throw(ent_arena *arena, ent_status status);

#define ENT_NEW(arena, type) ((type *)ent_arena_alloc((arena), sizeof(type)))
#define ENT_NEWN(arena, type, n) ((type *)ent_arena_array((arena), (n), sizeof(type)))
#define ENT_SCRATCH(arena, type, n) ((type *)ent_arena_scratch((arena), (n), sizeof(type)))

#endif
