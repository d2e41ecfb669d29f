/* Growing arrays in an arena. A vector is a struct of a pointer and two counts; zero-initialised it is empty.
 * Growth copies into new arena memory, so pointers into `at` do not outlive the next push. */
#ifndef ENT_BASE_VEC_H
#define ENT_BASE_VEC_H

#include "base/arena.h"

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

#endif
