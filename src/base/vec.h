/* Growing arrays in an arena. A vector is a struct of a pointer and two counts; zero-initialised it is empty.
 * Growth copies into new arena memory, so pointers into `at` do not outlive the next push. */
#ifndef ENT_BASE_VEC_H
#define ENT_BASE_VEC_H

#include "base/arena.h"

#include <stdint.h>
#include <string.h>

/* A vector of T: `ENT_VEC(int) days = {0};` */
#define ENT_VEC(T)                                                                                                     \
	struct {                                                                                                           \
		T *at;                                                                                                         \
		size_t n, cap; /* [T] */                                                                                       \
	}

/* Adds a zeroed element and gives a pointer to it: `*ent_push(arena, &days) = 7;` */
#define ent_push(arena, v)                                                                                             \
	((v)->n == (v)->cap ? (void)((v)->at = ent_vec_grow((arena), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at))         \
						: (void)0,                                                                                     \
	 &(v)->at[(v)->n++])

/* The array of `n` elements moved to twice the room (at first 8, or 2 wide ones); `*cap` is updated. For ent_push only.
 */
void *ent_vec_grow(ent_arena *arena, void *at, size_t n, size_t *cap, size_t size) __attribute__((returns_nonnull));

/* The index of the first of `n` elements, ascending by the uint32_t `field`, in which it is not below `key`; `n` where
 * it is below it in all: `ent_vec_lower(tokens, n, start, byte)`. */
#define ent_vec_lower(at, n, field, key) ((n) ? ent_vec_lower_of(&(at)->field, sizeof *(at), (n), (key)) : 0)

static inline size_t ent_vec_lower_of(const void *first, size_t size, size_t n, uint32_t key)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		uint32_t value;
		memcpy(&value, (const char *)first + middle * size, sizeof value);
		if (value < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

#endif
