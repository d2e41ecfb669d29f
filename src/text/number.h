/* Atoms and numbers: what the rooms `time` and `amounts` read below the level of tokens.
 *
 * An atom is a run of letters, a run of digits or one mark, so "$520M", "6-7", "mid-1990s" and "1,100-kilometre" read
 * the same whether or not the tokeniser cut them. A lexicon gives each word its meanings: as part of a number
 * (data/numbers.tsv) and, in one further class, whatever the room put there; each atom is looked up once. */
#ifndef ENT_TEXT_NUMBER_H
#define ENT_TEXT_NUMBER_H

#include "base/data.h"
#include "base/key.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/text.h"

/* How a word takes part in a number. */
typedef enum ent_number_part {
	ENT_NUMBER_NONE,
	ENT_NUMBER_UNIT,         /* zero .. nineteen */
	ENT_NUMBER_TENS,         /* twenty .. ninety */
	ENT_NUMBER_HUNDRED,      /* hundred */
	ENT_NUMBER_SCALE,        /* thousand, million, lakh, crore */
	ENT_NUMBER_SUFFIX,       /* k, m, bn: a scale where it touches the digits */
	ENT_NUMBER_ORDINAL,      /* first .. nineteenth */
	ENT_NUMBER_ORDINAL_TENS, /* twentieth .. ninetieth, hundredth */
	ENT_NUMBER_SUFFIX_TH,    /* st, nd, rd, th: an ordinal where it touches the digits */
	ENT_NUMBER_HALF,         /* half, quarter */
	ENT_NUMBER_FRACTION,     /* quarters, thirds: the part that one of them is */
	ENT_NUMBER_DOZEN,        /* dozen, score: counts like a scale, alone like a number */
	ENT_NUMBER_ARTICLE,      /* a, an: one before a scale */
	ENT_NUMBER_MANY          /* dozens, hundreds: some of them; a scale behind a number */
} ent_number_part;

/* One word of a lexicon. */
typedef struct ent_atom_word {
	ent_str text; /* lower case */
	double value; /* as part of a number */
	uint8_t part; /* ent_number_part */
	uint8_t flags;
	uint16_t kind;   /* the room's class; 0 none */
	int32_t arg;     /* the room's value */
	uint32_t alone;  /* the room's phrase of this word alone: index + 1; 0 none */
	uint32_t longer; /* those that begin with it: index + 1 of their openings; 0 none */
} ent_atom_word;

static inline bool ent_atom_begins_phrase(const ent_atom_word *word)
{
	return word->alone || word->longer;
}

/* Several words with a meaning of their own, found by the first. */
typedef struct ent_phrase {
	ent_str text;  /* words and marks, lower case, a space between any two: "9 / 11" */
	uint32_t n;    /* atoms */
	uint32_t next; /* index + 1 of the next among the openings of the first word; 0 none */
	uint16_t kind; /* the room's */
	uint8_t flags;
	char second; /* first byte of the second word; '\0' where there is none */
	int32_t arg;
} ent_phrase;

/* The phrases of two words and more that begin with a word, by the first byte of the second word: of those that begin
 * with "the" there are hundreds. */
enum { ENT_PHRASE_SECONDS = 32 };
typedef struct ent_phrase_openings {
	uint32_t by_second[ENT_PHRASE_SECONDS]; /* index + 1 of the first, the longest; 0 none */
} ent_phrase_openings;

enum { ENT_WORDS_HASHES = 1 << 14 };
typedef struct ent_words {
	ent_arena *arena;
	ent_map map;
	uint64_t hashes[ENT_WORDS_HASHES / 64]; /* a bit for each word's: most others are left after a look at it */
	ENT_VEC(ent_phrase) phrases;
	ENT_VEC(ent_phrase_openings) openings;
	ENT_VEC(ent_atom_word) words;
} ent_words;

/* A lexicon that holds data/numbers.tsv. ENT_FORMAT where a row is wrong, ENT_NOTFOUND where the table is missing. */
ent_status ent_words_new(ent_arena *arena, const ent_data *data, ent_words *ret_lexicon, ent_error *error);

/* The word `lower` (lower case), added where it was missing. The pointer holds until the next call. */
ent_atom_word *ent_words_add(ent_words *lexicon, ent_str lower);

typedef enum ent_atom_kind { ENT_ATOM_WORD, ENT_ATOM_DIGITS, ENT_ATOM_MARK } ent_atom_kind;

enum { ENT_ATOM_SIZE = 24 }; /* a longer word is in no lexicon */

typedef struct ent_atom {
	const ent_atom_word *word; /* never NULL: an empty word where the lexicon has none */
	int64_t number;            /* of digits; INT64_MAX where there are too many */
	uint32_t start, end;       /* [bytes] of the document's text */
	uint32_t token;            /* index in the sentence */
	ent_str text;
	uint8_t kind;   /* ent_atom_kind */
	uint8_t digits; /* how many */
	char mark;      /* of a mark: ASCII; every dash but the long one is '-', the long one is '_', every quote ' or " */
	bool space;     /* white space before it */
	bool upper;     /* begins with a capital */
} ent_atom;

typedef struct ent_atoms {
	ENT_VEC(ent_atom) v;
} ent_atoms;

/* The atoms of a sentence, into `atoms`, which is emptied first and whose memory is used again. Two atoms of no
 * meaning follow the last, so that a reader may look one or two ahead. */
void ent_atoms_of(const ent_words *lexicon, ent_arena *arena, const ent_document *document,
				  const ent_sentence *sentence, ent_atoms *atoms);

/* The atoms of the bytes [start, end) of the text, for blocks that have no sentences; tokens are all 0. */
void ent_atoms_of_bytes(const ent_words *lexicon, ent_arena *arena, ent_str text, uint32_t start, uint32_t end,
						ent_atoms *atoms);

/* Adds a phrase as written ("9/11", "cubic metres"); of two with the same words the later wins. */
void ent_phrase_add(ent_words *words, ent_str text, uint16_t kind, int32_t arg, uint8_t flags);

/* The longest phrase that begins at atom `at`, or NULL. */
const ent_phrase *ent_phrase_beginning(const ent_words *words, const ent_atoms *atoms, size_t at);
static inline const ent_phrase *ent_phrase_at(const ent_words *words, const ent_atoms *atoms, size_t at)
{
	return ent_atom_begins_phrase(atoms->v.at[at].word) ? ent_phrase_beginning(words, atoms, at) : NULL;
}

typedef struct ent_number {
	double value;
	double high;   /* the most it can be where it is only a range ("dozens"); else 0 */
	uint32_t n;    /* atoms; 0: no number here */
	bool digits;   /* begins with digits */
	bool plain;    /* digits alone, without comma, point or scale: may be a year */
	bool grouped;  /* thousands set off by commas */
	bool decimal;  /* has a fraction */
	bool scaled;   /* million, k, crore */
	bool suffix;   /* its scale is letters that touch the figures: "5m" may be metres */
	bool ordinal;  /* "21st", "twenty-first" */
	bool fraction; /* "two thirds": a share, not a count */
	bool vague;    /* hundreds */
} ent_number;

/* The number that begins at atom `at`: "1,100", "1 234 567", "12.4 billion", "twenty-five", "half a billion", "5 1/2",
 * "520M", "3 crore", "21st", "two and three quarters", "nine point five", "tens of thousands". A lone "a" is no number.
 */
ent_number ent_number_at(const ent_atoms *atoms, size_t at);

#endif
