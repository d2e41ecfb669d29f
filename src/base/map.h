/* A hash map from strings to 32-bit numbers, in an arena: open addressing, no removal.
 * Keys are views that must live as long as the map. */
#ifndef ENT_BASE_MAP_H
#define ENT_BASE_MAP_H

#include "base/key.h"

#define ENT_MAP_NONE UINT32_MAX

typedef struct ent_map {
	ent_arena *arena;
	struct ent_map_slot *slots; /* [cap], a power of two */
	size_t n, cap;
} ent_map;

ent_map ent_map_new(ent_arena *arena);
/* One that takes `n` keys without growing: for tables whose size is known about. */
ent_map ent_map_sized(ent_arena *arena, size_t n);
/* The value of `key`, or ENT_MAP_NONE. */
uint32_t ent_map_get(const ent_map *map, ent_str key);
/* The same of a key whose hash is known. */
uint32_t ent_map_get_key(const ent_map *map, ent_key key, uint64_t hash);
/* The same of `key` in lower case (ASCII), where that has at most ENT_MAP_LOWER bytes; else ENT_MAP_NONE. */
enum { ENT_MAP_LOWER = 64 };
uint32_t ent_map_get_lower(const ent_map *map, ent_str key);
/* The values of `keys` [n], each as ent_map_get gives it: what lies far in memory is fetched for many at a time. */
void ent_map_get_all(const ent_map *map, const ent_str *keys, size_t n, uint32_t *ret_values);
/* Sets the value of `key`; gives the value it had before, or ENT_MAP_NONE. */
uint32_t ent_map_put(ent_map *map, ent_str key, uint32_t value);

#endif
