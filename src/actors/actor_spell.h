/* Words of names and how they are spelt: for the files that compare names. */
#ifndef ENT_ACTORS_ACTOR_SPELL_H
#define ENT_ACTORS_ACTOR_SPELL_H

#include "actors/actor_tables.h"

enum {
	LONGEST_WORD = 64, /* [letters] compared */
	LONGEST_KEY = 12,  /* [letters] of a sound */
	MOST_HEARD = 32    /* [letters] whose sound counts */
};

#define LETTER(c) (1u << ((c) - 'a')) /* of a to z */
#define VOWELS (LETTER('a') | LETTER('e') | LETTER('h') | LETTER('i') | LETTER('o') | LETTER('u') | LETTER('y'))

/* How near two words are, the nearest last. */
typedef enum spelling_likeness {
	UNLIKE,
	SHORT_SLIP, /* of a letter, in words of four or five: they are two as a rule */
	SAME_SOUND,
	SLIP,
	SAME_LETTERS, /* but for those that are doubled, mute, or written for one another */
	SAME          /* but for accents */
} spelling_likeness;

spelling_likeness ent_actors_alike(ent_str a, ent_str b);

/* `word` in lower case and without accents into `out`: its letters; how many. */
size_t ent_actors_plain(ent_str word, char *out, size_t room);
/* The key of how `plain` letters [n] sound, in `out`. */
ent_str ent_actors_sound(const char *plain, size_t n, char out[LONGEST_SOUND]);

#endif
