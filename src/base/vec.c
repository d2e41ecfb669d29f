/* How vectors grow: to twice the room, which is zeroed but for what has moved into it. */
#include "base/vec.h"

#include <stdbool.h>
#include <string.h>

enum {
	WIDE = 128,       /* [bytes] elements wider than this are mostly few */
	MANY = 256 * 1024 /* [bytes] from here on the room that is not used yet is not touched */
};

void *ent_vec_grow(ent_arena *arena, void *at, size_t n, size_t *cap, size_t size)
{
	size_t wider = *cap ? *cap * 2 : size > WIDE ? 2 : 8;
	bool many = n * size >= MANY;
	char *moved = many ? ent_arena_array(arena, wider, size) : ent_arena_scratch(arena, wider, size);
	if (n)
		memcpy(moved, at, n * size);
	if (!many)
		memset(moved + n * size, 0, (wider - n) * size);
	if (n)
		ent_arena_drop(arena, at, *cap * size);
	*cap = wider;
	return moved;
}
