/* Pull quotes: a short block whose words stand once more in a longer one.
 *
 * Every place in the longer blocks where a word begins is put into a hash table under the five words that start there;
 * a short block is looked up by its own first five words and then compared byte by byte. So the time grows with the
 * text, not with its square, whatever the text is. */
#include "read/parts.h"

#include <string.h>

enum {
	FIRST_WORDS = 5, /* a block of fewer words is no quote */
	LONGEST = 400,   /* [bytes] of a pull quote */
	LONGER = 20,     /* [bytes] the block quoted from must be longer by */
	MOST_PLACES = 1 << 20,
	MOST_PROBES = 64 /* places compared for one block */
};

struct place {
	uint64_t hash; /* 0: free */
	uint32_t at;   /* [bytes] of the text */
	uint32_t block;
};

struct places {
	struct place *slots; /* [cap], a power of two */
	size_t cap;
};

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A hash over the first FIRST_WORDS words of `s`, white space aside; 0 when there are fewer. */
static uint64_t first_words(ent_str s)
{
	uint64_t hash = 14695981039346656037u;
	size_t n = 0, i = 0;
	while (i < s.len && n < FIRST_WORDS) {
		size_t start = i;
		while (i < s.len && !is_space(s.ptr[i]))
			hash = (hash ^ (unsigned char)s.ptr[i++]) * 1099511628211u;
		if (i > start) {
			hash = (hash ^ ' ') * 1099511628211u;
			n++;
		}
		while (i < s.len && is_space(s.ptr[i]))
			i++;
	}
	return n == FIRST_WORDS ? hash | 1 : 0;
}

static void remember(struct places *places, ent_str text, const ent_block *block, uint32_t index)
{
	for (uint32_t at = block->start; at < block->end; at++) {
		if (is_space(text.ptr[at]) || (at > block->start && !is_space(text.ptr[at - 1]) && text.ptr[at - 1] != '('))
			continue;
		uint64_t hash = first_words(ent_str_sub(text, at, block->end < at + LONGEST ? block->end : at + LONGEST));
		size_t slot = hash & (places->cap - 1);
		for (size_t probes = 0; hash && probes < MOST_PROBES; probes++, slot = (slot + 1) & (places->cap - 1))
			if (!places->slots[slot].hash) {
				places->slots[slot] = (struct place){hash, at, index};
				break;
			}
	}
}

/* The words of the block without what closes it. */
static ent_str quoted(ent_str text, const ent_block *block)
{
	ent_str s = ent_str_sub(text, block->start, block->end);
	static const char *const marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "'", ".", "!", "?", " "};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		while (s.len && ent_str_starts(s, ent_str_of(marks[i])))
			s = ent_str_sub(s, strlen(marks[i]), s.len);
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			while (s.len && ent_str_ends(s, ent_str_of(marks[i]))) {
				s.len -= strlen(marks[i]);
				again = true;
			}
	}
	return s;
}

static bool stands_elsewhere(const struct places *places, ent_str text, const ent_block *blocks, size_t index)
{
	ent_str s = quoted(text, &blocks[index]);
	uint64_t hash = first_words(s);
	size_t slot = hash & (places->cap - 1);
	for (size_t probes = 0; hash && probes < MOST_PROBES; probes++, slot = (slot + 1) & (places->cap - 1)) {
		const struct place *place = &places->slots[slot];
		if (!place->hash)
			return false;
		const ent_block *other = &blocks[place->block];
		size_t length = other->end - other->start, own = blocks[index].end - blocks[index].start;
		if (place->hash == hash && place->block != index && other->article == blocks[index].article &&
			length > own + LONGER && other->end - place->at >= s.len && memcmp(text.ptr + place->at, s.ptr, s.len) == 0)
			return true;
	}
	return false;
}

void ent_repeats_mark(ent_arena *arena, ent_str text, ent_block *blocks, size_t n)
{
	size_t words = 0, cap = 1024;
	for (size_t i = 1; i < text.len; i++)
		words += is_space(text.ptr[i - 1]) && !is_space(text.ptr[i]);
	if (n < 2 || words > MOST_PLACES)
		return;
	while (cap < 2 * words)
		cap *= 2;
	struct places places = {ENT_NEWN(arena, struct place, cap), cap};
	for (size_t i = 0; i < n; i++)
		if (blocks[i].kind == ENT_BLOCK_BODY)
			remember(&places, text, &blocks[i], (uint32_t)i);
	for (size_t i = 0; i < n; i++) {
		ent_block *block = &blocks[i];
		bool candidate = block->kind == ENT_BLOCK_BODY || block->kind == ENT_BLOCK_HEADING;
		if (candidate && block->end - block->start <= LONGEST && stands_elsewhere(&places, text, blocks, i)) {
			block->kind = ENT_BLOCK_REPEAT;
			block->why = "its words stand in the body";
		}
	}
}
