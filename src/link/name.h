/* Names of things as they are written by different hands: one under a new name, an abbreviation, another spelling. */
#ifndef ENT_LINK_NAME_H
#define ENT_LINK_NAME_H

#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"

enum { ENT_NAME_WORDS = 10 };

/* A name made ready for comparing: its words in lower case without accents and without idle ones. */
typedef struct ent_name {
	const ent_str *words;  /* [n] at most ENT_NAME_WORDS */
	const ent_str *sounds; /* [n] the words with one letter for each sound, see name.c */
	size_t n;
	int number;     /* the first in it, 0 where there is none */
	ent_str folded; /* joined by one space; a key for maps */
} ent_name;

/* Writes the word in lower case and without accents of Latin letters to `out`, which has room for word.len bytes. */
size_t ent_name_fold(ent_str word, char *out);

/* `idle`: words of the kind of thing ("pipeline"), a space between, left out besides "the", "project" and the like. */
ent_name ent_name_of(ent_arena *arena, ent_str text, ent_str idle);

/* Nouns that say what a thing is, for `idle`: left out where names are looked up among the aliases. */
#define ENT_NAME_NOUNS                                                                                                 \
	ENT_STR(                                                                                                           \
		"pipeline bridge railway railroad line dam port corridor highway road plant canal tunnel cable mill airport")

/* 1 the same, -1 surely another (other numbers in it), 0 not known to be the same. Equal words, one within the other
 * ("Renaissance Dam" in "Grand Ethiopian Renaissance Dam"), words that differ by a letter or two, initials. */
int ent_name_match(const ent_name *a, const ent_name *b);

/* Edits (Damerau-Levenshtein, restricted) between two words, at most `most` + 1. */
unsigned ent_name_distance(ent_str a, ent_str b, unsigned most);

/* Names that texts say are one's. */
typedef struct ent_aliases {
	ent_map index;          /* folded name → number */
	ENT_VEC(ent_str) names; /* [n] folded */
	uint32_t *root;         /* [n] */
	size_t n, cap;
	ent_arena *arena;
} ent_aliases;

ent_aliases ent_aliases_new(ent_arena *arena);
void ent_aliases_add(ent_aliases *aliases, ent_str name, ent_str other);
/* The number of the set that the folded name is in, or ENT_MAP_NONE. */
uint32_t ent_aliases_of(const ent_aliases *aliases, ent_str folded);
/* What the set is called: of its folded names the first in the alphabet. */
ent_str ent_aliases_name(const ent_aliases *aliases, uint32_t set);

#endif
