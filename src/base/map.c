/* The string map: linear probing, at most two thirds full. */
#include "base/map.h"

#include "base/ascii.h"

#include <string.h>

struct ent_map_slot {
	ent_key key; /* its tag is the value */
};

typedef struct ent_map_slot slot;

ent_map ent_map_new(ent_arena *arena)
{
	return (ent_map){.arena = arena};
}

/* The slot of the key, or the empty one where it would be, from slot `i` on. */
static slot *find_from(slot *slots, size_t cap, size_t i, ent_key key)
{
	while (slots[i].key.length && !ent_key_eq(slots[i].key, key))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

static slot *find(slot *slots, size_t cap, ent_key key)
{
	return find_from(slots, cap, ent_key_hash(key) & (cap - 1), key);
}

static void grow(ent_map *map, size_t cap)
{
	slot *slots = ENT_NEWN(map->arena, slot, cap);
	for (size_t i = 0; i < map->cap; i++)
		if (map->slots[i].key.length)
			*find(slots, cap, map->slots[i].key) = map->slots[i];
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

static uint32_t value_in(const slot *found)
{
	return found->key.length ? found->key.tag : ENT_MAP_NONE;
}

uint32_t ent_map_get(const ent_map *map, ent_str key)
{
	return map->n ? value_in(find(map->slots, map->cap, ent_key_of(key))) : ENT_MAP_NONE;
}

uint32_t ent_map_get_key(const ent_map *map, ent_key key, uint64_t hash)
{
	return map->n ? value_in(find_from(map->slots, map->cap, hash & (map->cap - 1), key)) : ENT_MAP_NONE;
}

uint32_t ent_map_get_lower(const ent_map *map, ent_str key)
{
	if (map->n == 0 || key.len > ENT_MAP_LOWER)
		return ENT_MAP_NONE;
	if (key.len <= ENT_KEY_INLINE)
		return value_in(find(map->slots, map->cap, ent_key_of_lower(key)));
	char lower[ENT_MAP_LOWER];
	for (size_t i = 0; i < key.len; i++)
		lower[i] = ent_small(key.ptr[i]);
	return ent_map_get(map, (ent_str){lower, key.len});
}

void ent_map_get_all(const ent_map *map, const ent_str *keys, size_t n, uint32_t *ret_values)
{
	enum { LOT = 16 };
	ent_key packed[LOT];
	size_t at[LOT];
	for (size_t from = 0; from < n; from += LOT) {
		size_t lot = n - from < LOT ? n - from : LOT;
		for (size_t i = 0; i < lot && map->n; i++) {
			packed[i] = ent_key_of(keys[from + i]);
			at[i] = ent_key_hash(packed[i]) & (map->cap - 1);
			__builtin_prefetch(&map->slots[at[i]]);
		}
		for (size_t i = 0; i < lot; i++)
			ret_values[from + i] = map->n ? value_in(find_from(map->slots, map->cap, at[i], packed[i])) : ENT_MAP_NONE;
	}
}

uint32_t ent_map_put(ent_map *map, ent_str key, uint32_t value)
{
	if (map->n * 3 >= map->cap * 2)
		grow(map, map->cap ? map->cap * 2 : 16);
	ent_key put = ent_key_of(key);
	slot *at = find(map->slots, map->cap, put);
	uint32_t before = value_in(at);
	if (!at->key.length)
		map->n++;
	put.tag = value;
	at->key = put;
	return before;
}
