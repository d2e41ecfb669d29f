/* Vectors' growth and the string map: linear probing, at most two thirds full. */
#include "base/map.h"

#include "base/vec.h"

#include <string.h>

struct ent_map_slot {
	ent_str key; /* ptr NULL: empty */
	uint64_t hash;
	uint32_t value;
};

void *ent_vec_grow(ent_arena *arena, void *at, size_t n, size_t *cap, size_t size)
{
	size_t wider = *cap ? *cap * 2 : 8;
	void *moved = ent_arena_array(arena, wider, size);
	if (n)
		memcpy(moved, at, n * size);
	*cap = wider;
	return moved;
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

uint32_t ent_map_get(const ent_map *map, ent_str key)
{
	if (map->n == 0)
		return ENT_MAP_NONE;
	const struct ent_map_slot *slot = find(map->slots, map->cap, key, ent_str_hash(key));
	return slot->key.ptr ? slot->value : ENT_MAP_NONE;
}

uint32_t ent_map_put(ent_map *map, ent_str key, uint32_t value)
{
	if (map->n * 3 >= map->cap * 2) {
		size_t cap = map->cap ? map->cap * 2 : 16;
		struct ent_map_slot *slots = ENT_NEWN(map->arena, struct ent_map_slot, cap);
		for (size_t i = 0; i < map->cap; i++)
			if (map->slots[i].key.ptr)
				*find(slots, cap, map->slots[i].key, map->slots[i].hash) = map->slots[i];
		map->slots = slots;
		map->cap = cap;
	}
	if (!key.ptr)
		key = ENT_STR("");
	uint64_t hash = ent_str_hash(key);
	struct ent_map_slot *slot = find(map->slots, map->cap, key, hash);
	uint32_t before = slot->key.ptr ? slot->value : ENT_MAP_NONE;
	if (!slot->key.ptr)
		map->n++;
	*slot = (struct ent_map_slot){key, hash, value};
	return before;
}
