/* Sets of four words, of which the one met least recently gives way (as in a processor's cache), but not to a word that
 * comes for the first time (Einziger, Friedman and Manes 2017, doi:10.1145/3149371). Forms are compared
 * whole: a form of up to 20 bytes, its length and its tag are three numbers. */
#include "syntax/known.h"

#include <string.h>

enum { SET = 4, NUMBERS = 3 };

struct ent_known_word {
	uint64_t key[NUMBERS]; /* the last one is 0 where there is no word */
	uint32_t row, lot;     /* in which it was asked for last; 0 where there is no word */
};

ent_known ent_known_new(ent_arena *arena, uint32_t n)
{
	return (ent_known){.words = ENT_NEWN(arena, struct ent_known_word, n),
					   .turned_away = ENT_NEWN(arena, uint32_t, n / 2),
					   .n = n,
					   .lot = 1};
}

static uint64_t load(const char *at, size_t n)
{
	uint64_t all = 0;
	uint32_t half = 0;
	if (n == sizeof all)
		memcpy(&all, at, sizeof all);
	else if (n == sizeof half)
		memcpy(&half, at, sizeof half);
	return all | half;
}

/* Up to eight bytes: with their number, what is loaded twice tells as much as if it were loaded once. */
static uint64_t load_some(const char *at, size_t n)
{
	if (n >= 4)
		return load(at, 4) | load(at + n - 4, 4) << 32;
	uint64_t some = 0;
	for (size_t i = 0; i < n; i++)
		some = some << 8 | (unsigned char)at[i];
	return some;
}

static void make_key(ent_str form, uint32_t tag, uint64_t key[NUMBERS])
{
	const char *at = form.ptr;
	size_t n = form.len;
	key[0] = n >= 8 ? load(at, 8) : load_some(at, n);
	key[1] = n >= 16 ? load(at + 8, 8) : n > 8 ? load(at + n - 8, 8) : 0;
	key[2] = n > 16 ? load(at + n - 4, 4) : 0;
	key[2] |= (uint64_t)n << 32 | (uint64_t)tag << 40 | (uint64_t)1 << 63;
}

static uint32_t hash_of(const uint64_t key[NUMBERS])
{
	uint64_t hash = (key[0] ^ key[1] * 0xA0761D6478BD642Fu) * 0xE7037ED1A0B428DBu;
	hash = ((hash ^ hash >> 32) + key[2]) * 0xD6E8FEB86659FD93u;
	return (uint32_t)(hash >> 32);
}

/* Most words that find no room come once: they are not to drive out others. */
static bool comes_again(ent_known *known, uint32_t hash)
{
	uint32_t *place = &known->turned_away[hash / SET & (known->n / 2 - 1)];
	bool again = *place == hash;
	*place = hash;
	return again;
}

static struct ent_known_word *set_of(const ent_known *known, uint32_t hash)
{
	return known->words + (hash & (known->n - 1) & ~(uint32_t)(SET - 1));
}

void ent_known_expect(const ent_known *known, ent_str form, uint32_t tag)
{
	uint64_t key[NUMBERS];
	if (form.len > ENT_KNOWN_LONGEST)
		return;
	make_key(form, tag, key);
	const struct ent_known_word *set = set_of(known, hash_of(key));
	__builtin_prefetch(set, 1);
	__builtin_prefetch(set + SET / 2, 1);
}

uint32_t ent_known_row(ent_known *known, ent_str form, uint32_t tag, bool *ret_new)
{
	*ret_new = true;
	if (form.len > ENT_KNOWN_LONGEST)
		return ENT_KNOWN_NONE;
	uint64_t key[NUMBERS];
	make_key(form, tag, key);
	uint32_t hash = hash_of(key);
	struct ent_known_word *set = set_of(known, hash), *oldest = set;
	for (size_t i = 0; i < SET; i++) {
		struct ent_known_word *word = &set[i];
		if (word->key[0] == key[0] && word->key[1] == key[1] && word->key[2] == key[2]) {
			*ret_new = false;
			word->lot = known->lot;
			return word->row;
		}
		if (known->lot - word->lot > known->lot - oldest->lot)
			oldest = word;
	}
	if (!oldest->key[2])
		oldest->row = known->used++;
	else if (oldest->lot == known->lot || !comes_again(known, hash))
		return ENT_KNOWN_NONE;
	memcpy(oldest->key, key, sizeof key);
	oldest->lot = known->lot;
	return oldest->row;
}
