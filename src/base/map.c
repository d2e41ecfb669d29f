/* Vectors' growth and the string map: linear probing, at most two thirds full. */
#include "base/map.h"

#include "base/vec.h"

#include <string.h>

struct ent_map_slot {
	ent_str key; /* ptr NULL: empty */
	uint64_t hash;
	uint32_t value;
};

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

/* Eight bytes at a step, each folded in by a wide product (after wyhash, Wang Yi, public domain). In memory only. */
static uint64_t fold(uint64_t a, uint64_t b)
{
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint64_t ent_map_hash(ent_str key)
{
	const uint64_t one = 0xA0761D6478BD642Fu, two = 0xE7037ED1A0B428DBu;
	uint64_t hash = key.len * one, word;
	const char *at = key.ptr;
	size_t left = key.len;
	for (; left > 8; left -= 8, at += 8) {
		memcpy(&word, at, 8);
		hash = fold(hash ^ word, two);
	}
	word = 0;
	if (left)
		memcpy(&word, at, left);
	return fold(hash ^ word, one);
}

ent_map ent_map_new(ent_arena *arena)
{
	return (ent_map){.arena = arena};
}

static struct ent_map_slot *find(struct ent_map_slot *slots, size_t cap, ent_str key, uint64_t hash)
{
	size_t i = hash & (cap - 1);
	while (slots[i].key.ptr && !(slots[i].hash == hash && ent_str_eq(slots[i].key, key)))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

static void grow(ent_map *map, size_t cap)
{
	struct ent_map_slot *slots = ENT_NEWN(map->arena, struct ent_map_slot, cap);
	for (size_t i = 0; i < map->cap; i++)
		if (map->slots[i].key.ptr)
			*find(slots, cap, map->slots[i].key, map->slots[i].hash) = map->slots[i];
	if (map->cap)
		ent_arena_drop(map->arena, map->slots, map->cap * sizeof *slots);
	map->slots = slots;
	map->cap = cap;
}

ent_map ent_map_sized(ent_arena *arena, size_t n)
{
	ent_map map = {.arena = arena};
	size_t cap = 16;
	while (cap * 2 < n * 3 + 3)
		cap *= 2;
	grow(&map, cap);
	return map;
}

uint32_t ent_map_get(const ent_map *map, ent_str key)
{
	if (map->n == 0)
		return ENT_MAP_NONE;
	const struct ent_map_slot *slot = find(map->slots, map->cap, key, ent_map_hash(key));
	return slot->key.ptr ? slot->value : ENT_MAP_NONE;
}

uint32_t ent_map_put(ent_map *map, ent_str key, uint32_t value)
{
	if (map->n * 3 >= map->cap * 2)
		grow(map, map->cap ? map->cap * 2 : 16);
	if (!key.ptr)
		key = ENT_STR("");
	uint64_t hash = ent_map_hash(key);
	struct ent_map_slot *slot = find(map->slots, map->cap, key, hash);
	uint32_t before = slot->key.ptr ? slot->value : ENT_MAP_NONE;
	if (!slot->key.ptr)
		map->n++;
	*slot = (struct ent_map_slot){key, hash, value};
	return before;
}
