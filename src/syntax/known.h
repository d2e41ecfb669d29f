/* A table of bounded size from words to rows, in which what was worked out for them is kept. Where it is full, a word
 * that comes for the second time takes the row of one that was met long ago; a long form is never in it. */
#ifndef ENT_SYNTAX_KNOWN_H
#define ENT_SYNTAX_KNOWN_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum {
	ENT_KNOWN_LONGEST = 20, /* [bytes] of a form */
	ENT_KNOWN_TAG = 23      /* [bits] of what is told apart beside the form */
};
#define ENT_KNOWN_NONE UINT32_MAX

typedef struct ent_known {
	struct ent_known_word *words; /* [n] in sets: a word is in that of its hash, or nowhere */
	uint32_t *turned_away;        /* [n / 2] hashes of words that came when there was no room, the last of each place */
	uint32_t n, used;             /* rows that have been given out */
	uint32_t lot;                 /* whoever changes it is done with the rows asked for before */
} ent_known;

/* An empty table of `n` rows, a power of two of at least 4. */
ent_known ent_known_new(ent_arena *arena, uint32_t n);

/* The row of a form with a tag; `*ret_new`: nothing is known of it yet. ENT_KNOWN_NONE: it gets none,
 * or not yet. */
uint32_t ent_known_row(ent_known *known, ent_str form, uint32_t tag, bool *ret_new);

/* The same will be asked soon: what is read for it is sent for. */
void ent_known_expect(const ent_known *known, ent_str form, uint32_t tag);

#endif
