/* Pull quotes: a short block whose words stand once more in a longer one.
 *
 * The short blocks are put into a hash table under their own first five words; then each place in a body where a word
 * begins is looked up by the five words that start there, and what is found is compared byte by byte. So the time grows
 * with the text, not with its square, and the memory with the short blocks alone, whatever the text is. */
#include "read/parts.h"

#include <string.h>

enum {
	FIRST_WORDS = 5, /* a block of fewer words is no quote */
	LONGEST = 400,   /* [bytes] of a pull quote */
	LONGER = 20,     /* [bytes] the block quoted from must be longer by */
	MOST_WORDS = 1 << 20,
	MOST_TRIED = 64, /* quotes compared in vain at one place */
	MARKS = 4096     /* bits that tell most first words apart */
};

/* A block that may be a quote. */
struct quote {
	uint64_t hash;
	uint32_t block, next; /* next: 1 + another one of the slot; 0: none */
	bool found;
	ent_str words;
};

struct quotes {
	struct quote *at; /* [n] */
	uint32_t n;
	uint32_t *slots; /* [cap], a power of two: 1 + the first that was not found yet */
	size_t cap;
	uint64_t marks[MARKS / 64]; /* a bit a first word */
};

/* A hash over the first FIRST_WORDS words of `s`, white space aside; 0 when there are fewer. Where `marks` are given,
 * also when they have no quote that begins with the first word; else the first word's own hash is in `*ret_first`. */
static uint64_t first_words(ent_str s, const uint64_t *marks, uint64_t *ret_first)
{
	uint64_t hash = 14695981039346656037u;
	size_t n = 0, i = 0;
	while (i < s.len && n < FIRST_WORDS) {
		size_t start = i;
		while (i < s.len && !ent_is_space(s.ptr[i]))
			hash = (hash ^ (unsigned char)s.ptr[i++]) * 1099511628211u;
		if (i > start) {
			hash = (hash ^ ' ') * 1099511628211u;
			n++;
		}
		if (n == 1 && i > start) {
			uint64_t bit = hash >> 20 & (MARKS - 1);
			if (marks && !(marks[bit / 64] >> bit % 64 & 1))
				return 0;
			if (ret_first)
				*ret_first = bit;
		}
		while (i < s.len && ent_is_space(s.ptr[i]))
			i++;
	}
	return n == FIRST_WORDS ? hash | 1 : 0;
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

static void remember(struct quotes *quotes, ent_str text, const ent_block *block, uint32_t index)
{
	ent_str words = quoted(text, block);
	uint64_t first = 0, hash = first_words(words, NULL, &first);
	if (!hash)
		return;
	uint32_t *slot = &quotes->slots[hash & (quotes->cap - 1)];
	quotes->at[quotes->n++] = (struct quote){.hash = hash, .block = index, .next = *slot, .words = words};
	*slot = quotes->n;
	quotes->marks[first / 64] |= (uint64_t)1 << first % 64;
}

/* Whether the words of the quote stand at byte `at` of the block, which is another one and longer. */
static bool stands_at(const struct quote *quote, ent_str text, const ent_block *blocks, uint32_t index, uint32_t at)
{
	const ent_block *own = &blocks[quote->block], *other = &blocks[index];
	return quote->block != index && other->article == own->article &&
		   other->end - other->start > own->end - own->start + LONGER && other->end - at >= quote->words.len &&
		   memcmp(text.ptr + at, quote->words.ptr, quote->words.len) == 0;
}

/* Marks the quotes whose words stand in the block. */
static void look_in(struct quotes *quotes, ent_str text, const ent_block *blocks, uint32_t index)
{
	const ent_block *block = &blocks[index];
	for (uint32_t at = block->start; at < block->end; at++) {
		if (ent_is_space(text.ptr[at]) ||
			(at > block->start && !ent_is_space(text.ptr[at - 1]) && text.ptr[at - 1] != '('))
			continue;
		ent_str rest = ent_str_sub(text, at, block->end < at + LONGEST ? block->end : at + LONGEST);
		uint64_t hash = first_words(rest, quotes->marks, NULL);
		uint32_t *link = &quotes->slots[hash & (quotes->cap - 1)];
		for (size_t tried = 0; hash && *link && tried < MOST_TRIED;) {
			struct quote *quote = &quotes->at[*link - 1];
			quote->found = quote->hash == hash && stands_at(quote, text, blocks, index, at);
			tried += !quote->found;
			if (quote->found)
				*link = quote->next;
			else
				link = &quote->next;
		}
	}
}

static bool may_be_quote(const ent_block *block)
{
	return (block->kind == ENT_BLOCK_BODY || block->kind == ENT_BLOCK_HEADING) && block->end - block->start <= LONGEST;
}

void ent_repeats_mark(ent_arena *arena, ent_str text, ent_block *blocks, size_t n)
{
	size_t words = 0, short_ones = 0;
	for (size_t i = 1; i < text.len; i++)
		words += ent_is_space(text.ptr[i - 1]) && !ent_is_space(text.ptr[i]);
	for (size_t i = 0; i < n; i++)
		short_ones += may_be_quote(&blocks[i]);
	if (n < 2 || words > MOST_WORDS)
		return;
	struct quotes quotes = {.cap = 16};
	while (quotes.cap < 2 * short_ones)
		quotes.cap *= 2;
	quotes.slots = ENT_NEWN(arena, uint32_t, quotes.cap);
	quotes.at = ENT_NEWN(arena, struct quote, short_ones);
	for (size_t i = 0; i < n; i++)
		if (may_be_quote(&blocks[i]))
			remember(&quotes, text, &blocks[i], (uint32_t)i);
	for (size_t i = 0; i < n && quotes.n; i++)
		if (blocks[i].kind == ENT_BLOCK_BODY)
			look_in(&quotes, text, blocks, (uint32_t)i);
	for (uint32_t i = 0; i < quotes.n; i++)
		if (quotes.at[i].found) {
			blocks[quotes.at[i].block].kind = ENT_BLOCK_REPEAT;
			blocks[quotes.at[i].block].why = "its words stand in the body";
		}
}
