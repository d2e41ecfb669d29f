/* Strings as keys of hash tables: one of up to 16 bytes, which most words are, stands in two numbers, so that it is
 * hashed and compared without a call, and where it stands in its table without a look at other memory. */
#ifndef ENT_BASE_KEY_H
#define ENT_BASE_KEY_H

#include "base/str.h"

enum { ENT_KEY_INLINE = 16 /* [bytes] */ };

typedef struct ent_key {
	uint64_t a, b;   /* the bytes or, of a longer one, its hash and where it lies */
	uint32_t length; /* [bytes] + 1; 0: no key */
	uint32_t tag;    /* what the table keeps with it: no part of the key */
} ent_key;

static const uint64_t ent_key_one = 0xA0761D6478BD642Fu, ent_key_two = 0xE7037ED1A0B428DBu;

/* Two numbers folded by a wide product (after wyhash, Wang Yi, public domain). In memory only. */
static inline uint64_t ent_key_fold(uint64_t a, uint64_t b)
{
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t ent_key_load_8(const char *at)
{
	uint64_t word;
	memcpy(&word, at, sizeof word);
	return word;
}

/* The bytes [n] at `at`, at most eight, as a number that no other [n] give. Loads that overlap spare a loop. */
static inline uint64_t ent_key_load(const char *at, size_t n)
{
	if (n >= 4) {
		uint32_t first, last;
		memcpy(&first, at, sizeof first);
		memcpy(&last, at + n - 4, sizeof last);
		return first | (uint64_t)last << 32;
	}
	return n ? (uint64_t)(unsigned char)at[0] | (uint64_t)(unsigned char)at[n / 2] << 8 |
				   (uint64_t)(unsigned char)at[n - 1] << 16
			 : 0;
}

/* A number for how a word looks at a glance: its length and its ends, in any case. Most words that a table does not
 * have look like none that it has, and are spared the rest. */
enum { ENT_KEY_GLANCES = 4096 };
static inline uint32_t ent_key_glance(ent_str word) /* not of no byte */
{
	enum { ENDS = 64, SPREAD = 89 };
	uint32_t first = (unsigned char)word.ptr[0] | 0x20u, last = (unsigned char)word.ptr[word.len - 1] | 0x20u;
	return (first % ENDS * ENDS + last % ENDS + (uint32_t)word.len * SPREAD) % ENT_KEY_GLANCES;
}

static inline uint64_t ent_key_hash_long(ent_str s)
{
	uint64_t hash = s.len * ent_key_one;
	for (; s.len > 8; s = ent_str_sub(s, 8, s.len))
		hash = ent_key_fold(hash ^ ent_key_load_8(s.ptr), ent_key_two);
	return ent_key_fold(hash ^ ent_key_load(s.ptr, s.len), ent_key_one);
}

/* The key of `s`, which must live as long where it is a long one. */
static inline ent_key ent_key_of(ent_str s)
{
	ent_key key = {.length = (uint32_t)s.len + 1};
	if (s.len > ENT_KEY_INLINE) {
		key.a = ent_key_hash_long(s);
		key.b = (uint64_t)(uintptr_t)s.ptr;
	} else if (s.len > 8) {
		key.a = ent_key_load_8(s.ptr);
		key.b = ent_key_load_8(s.ptr + s.len - 8);
	} else {
		key.a = ent_key_load(s.ptr, s.len);
	}
	return key;
}

static inline bool ent_key_is_inline(ent_key key)
{
	return key.length <= ENT_KEY_INLINE + 1;
}

/* Eight bytes, ASCII capitals among them made small. */
static inline uint64_t ent_key_lower_8(uint64_t bytes)
{
	const uint64_t each = 0x0101010101010101u, high = each * 0x80u;
	uint64_t low = bytes & ~high, from_a = low + each * (0x80u - 'A'), beyond_z = low + each * (0x7Fu - 'Z');
	return bytes | ((from_a ^ beyond_z) & ~bytes & high) >> 2;
}

/* The key of `s` in lower case (ASCII), which has at most ENT_KEY_INLINE bytes. */
static inline ent_key ent_key_of_lower(ent_str s)
{
	ent_key key = ent_key_of(s);
	key.a = ent_key_lower_8(key.a);
	key.b = ent_key_lower_8(key.b);
	return key;
}

static inline uint64_t ent_key_hash(ent_key key)
{
	return ent_key_is_inline(key)
			   ? ent_key_fold(ent_key_fold(key.a ^ key.length * ent_key_one, ent_key_two) ^ key.b, ent_key_one)
			   : key.a;
}

static inline const char *ent_key_bytes(ent_key long_key)
{
	return (const char *)(uintptr_t)long_key.b; /* NOLINT: the number is a pointer */
}

static inline bool ent_key_eq(ent_key x, ent_key y)
{
	if (x.a != y.a || x.length != y.length)
		return false;
	return x.b == y.b || (!ent_key_is_inline(x) && memcmp(ent_key_bytes(x), ent_key_bytes(y), x.length - 1) == 0);
}

#endif
