/* Vectors' growth and the string map: linear probing, at most two thirds full. Keys of up to 16 bytes, which are most
 * words, stand in their slots, so that a look-up is mostly one line of the cache and no call. */
#include "base/map.h"

#include "base/vec.h"

#include <string.h>

/* A key in two words: its bytes or, where it is longer, its hash and where it lies. */
struct ent_map_slot {
	uint64_t a, b;
	uint32_t length; /* [bytes] of the key, + 1; 0: empty */
	uint32_t value;
};

typedef struct ent_map_slot slot;

enum {
	INLINE = 16,      /* [bytes] of a key that stands in its slot */
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

/* ---- keys ---- */

/* Two numbers folded by a wide product (after wyhash, Wang Yi, public domain). In memory only. */
static uint64_t fold(uint64_t a, uint64_t b)
{
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static const uint64_t one = 0xA0761D6478BD642Fu, two = 0xE7037ED1A0B428DBu;

static uint64_t load_8(const char *at)
{
	uint64_t word;
	memcpy(&word, at, sizeof word);
	return word;
}

static uint64_t load_4(const char *at)
{
	uint32_t word;
	memcpy(&word, at, sizeof word);
	return word;
}

/* The bytes [n] at `at`, at most eight, as a number that no other [n] give. Loads that overlap spare a loop. */
static uint64_t load(const char *at, size_t n)
{
	if (n >= 4)
		return load_4(at) | load_4(at + n - 4) << 32;
	return n ? (uint64_t)(unsigned char)at[0] | (uint64_t)(unsigned char)at[n / 2] << 8 |
				   (uint64_t)(unsigned char)at[n - 1] << 16
			 : 0;
}

/* The hash of a long key. */
static uint64_t hash_bytes(ent_str key)
{
	uint64_t hash = key.len * one;
	const char *at = key.ptr;
	size_t left = key.len;
	for (; left > 8; left -= 8, at += 8)
		hash = fold(hash ^ load_8(at), two);
	return fold(hash ^ load(at, left), one);
}

static slot pack(ent_str key)
{
	slot p = {.length = (uint32_t)key.len + 1};
	if (key.len > INLINE) {
		p.a = hash_bytes(key);
		p.b = (uint64_t)(uintptr_t)key.ptr;
	} else if (key.len > 8) {
		p.a = load_8(key.ptr);
		p.b = load_8(key.ptr + key.len - 8);
	} else {
		p.a = load(key.ptr, key.len);
	}
	return p;
}

static bool is_inline(slot key)
{
	return key.length <= INLINE + 1;
}

static uint64_t hash_of(slot key)
{
	return is_inline(key) ? fold(fold(key.a ^ key.length * one, two) ^ key.b, one) : key.a;
}

static const char *bytes_of(slot long_key)
{
	return (const char *)(uintptr_t)long_key.b; /* NOLINT: the word is a pointer */
}

static bool same_key(slot x, slot y)
{
	if (x.a != y.a || x.length != y.length)
		return false;
	return x.b == y.b || (!is_inline(x) && memcmp(bytes_of(x), bytes_of(y), x.length - 1) == 0);
}

uint64_t ent_map_hash(ent_str key)
{
	return hash_of(pack(key));
}

/* ---- the map ---- */

ent_map ent_map_new(ent_arena *arena)
{
	return (ent_map){.arena = arena};
}

/* The slot of the key, or the empty one where it would be, from slot `i` on. */
static slot *find_from(slot *slots, size_t cap, size_t i, slot key)
{
	while (slots[i].length && !same_key(slots[i], key))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

static slot *find(slot *slots, size_t cap, slot key)
{
	return find_from(slots, cap, hash_of(key) & (cap - 1), key);
}

static void grow(ent_map *map, size_t cap)
{
	slot *slots = ENT_NEWN(map->arena, slot, cap);
	for (size_t i = 0; i < map->cap; i++)
		if (map->slots[i].length)
			*find(slots, cap, map->slots[i]) = map->slots[i];
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
	return found->length ? found->value : ENT_MAP_NONE;
}

uint32_t ent_map_get(const ent_map *map, ent_str key)
{
	return map->n ? value_in(find(map->slots, map->cap, pack(key))) : ENT_MAP_NONE;
}

void ent_map_get_all(const ent_map *map, const ent_str *keys, size_t n, uint32_t *ret_values)
{
	enum { LOT = 16 };
	slot packed[LOT];
	size_t at[LOT];
	for (size_t from = 0; from < n; from += LOT) {
		size_t lot = n - from < LOT ? n - from : LOT;
		for (size_t i = 0; i < lot && map->n; i++) {
			packed[i] = pack(keys[from + i]);
			at[i] = hash_of(packed[i]) & (map->cap - 1);
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
	slot put = pack(key), *at = find(map->slots, map->cap, put);
	uint32_t before = value_in(at);
	if (!at->length)
		map->n++;
	put.value = value;
	*at = put;
	return before;
}
