/* Open addressing by the low half of the hash, compared by the high half: one form in 2^32 or so is taken for another.
 */
#include "syntax/word_lexicon.h"

static uint32_t check_of(uint64_t hash)
{
	uint32_t check = (uint32_t)(hash >> 32);
	return check ? check : 1;
}

/* The slot of a form or the empty one where it belongs. */
static uint32_t slot(const uint32_t *checks, uint32_t cap, uint64_t hash)
{
	uint32_t i = (uint32_t)hash & (cap - 1), check = check_of(hash);
	for (uint32_t tries = 0; checks[i] && checks[i] != check && tries < cap; tries++)
		i = (i + 1) & (cap - 1);
	return i;
}

uint32_t ent_lexicon_get(const ent_lexicon *lexicon, uint64_t hash)
{
	if (lexicon->cap == 0)
		return 0;
	uint32_t i = slot(lexicon->checks, lexicon->cap, hash);
	return lexicon->checks[i] == check_of(hash) ? lexicon->classes[i] : 0;
}

void ent_lexicon_put(uint32_t *checks, uint32_t *classes, uint32_t cap, uint64_t hash, uint32_t add)
{
	uint32_t i = slot(checks, cap, hash);
	checks[i] = check_of(hash);
	classes[i] |= add;
}
