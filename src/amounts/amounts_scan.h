/* What the files of the finder share: a place in the atoms, an amount being read. Room-internal. */
#ifndef ENT_AMOUNTS_AMOUNTS_SCAN_H
#define ENT_AMOUNTS_AMOUNTS_SCAN_H

#include "amounts/amounts_lexicon.h"

typedef struct ent_amount_scan {
	const ent_amounts *amounts;
	ent_arena *arena;
	const ent_atoms *atoms;
	const ent_sentence *sentence; /* NULL for bytes without sentence */
	size_t n;
} ent_amount_scan;

/* What was read at one place. */
typedef struct ent_amount_found {
	size_t first, end; /* atoms */
	double lo, hi;
	bool approximate, ordinal, plain, money;
	bool many; /* "hundreds" */
	const ent_measure_unit *unit;
	size_t noun;     /* atom of the counted noun; SIZE_MAX none */
	size_t noun_end; /* atom behind it */
} ent_amount_found;

static inline const ent_atom *ent_amount_atom(const ent_amount_scan *s, size_t at)
{
	return &s->atoms->v.at[at < s->n ? at : s->n];
}

static inline ent_amount_word ent_amount_kind(const ent_amount_scan *s, size_t at)
{
	return (ent_amount_word)ent_amount_atom(s, at)->word->kind;
}

static inline bool ent_amount_is(const ent_amount_scan *s, size_t at, const char *word)
{
	ent_str w = ent_str_of(word);
	return at < s->n && ent_amount_atom(s, at)->text.len == w.len && ent_str_eq_nocase(ent_amount_atom(s, at)->text, w);
}

static inline bool ent_amount_mark(const ent_amount_scan *s, size_t at, char c)
{
	return at < s->n && ent_amount_atom(s, at)->kind == ENT_ATOM_MARK && ent_amount_atom(s, at)->mark == c;
}

static inline bool ent_amount_touches(const ent_amount_scan *s, size_t at)
{
	return at > 0 && at < s->n && !ent_amount_atom(s, at)->space;
}

static inline bool ent_amount_word_at(const ent_amount_scan *s, size_t at)
{
	return at < s->n && ent_amount_atom(s, at)->kind == ENT_ATOM_WORD;
}

/* Short names, for the two files of the finder alone. */
#define atom(s, at) ent_amount_atom(s, at)
#define kind(s, at) ent_amount_kind(s, at)
#define is(s, at, text) ent_amount_is(s, at, text)
#define mark(s, at, c) ent_amount_mark(s, at, c)
#define touches(s, at) ent_amount_touches(s, at)
#define word(s, at) ent_amount_word_at(s, at)

/* A unit or currency at `at`, its atoms in `*ret_n`; NULL when there is none. Only behind a number. */
const ent_measure_unit *ent_amount_unit_at(const ent_amount_scan *s, size_t at, size_t *ret_n);
/* Whether a run of words that may be a noun phrase ends before `at`. */
bool ent_amount_stops(const ent_amount_scan *s, size_t at);
/* The singular of the noun at `at`, in the arena. */
ent_str ent_amount_singular(const ent_amount_scan *s, size_t at);
/* "died", "visited": a verb by its look. */
bool ent_amount_past_verb(const ent_amount_scan *s, size_t at);

/* A number that touches letters or marks of names, addresses and times: "S-400", "10:30". */
bool ent_amount_glued(const ent_amount_scan *s, size_t at, size_t end);
/* Whether the number at [at, end) is a day beside its month. */
bool ent_amount_month_near(const ent_amount_scan *s, size_t at, size_t end);
/* Whether the number at `at` is that of a model: "MiG 29", "12 Boeing 737 aircraft". */
bool ent_amount_model(const ent_amount_scan *s, size_t at);
/* Whether the number names or dates something and counts nothing: a year, a label, an address, "the two sides". */
bool ent_amount_names(const ent_amount_scan *s, const ent_amount_found *f);

/* "a year", "per day", "annually" behind the amount; the missing string when none. */
ent_str ent_amount_rate(const ent_amount_scan *s, const ent_amount_found *f);
/* Last word of the noun phrase that begins at `at`; SIZE_MAX when there is none. */
size_t ent_amount_phrase_head(const ent_amount_scan *s, size_t at);
/* Head noun of what is measured; the missing string when unknown. */
ent_str ent_amount_measured(const ent_amount_scan *s, const ent_amount_found *f);
/* A level, a difference, or the level reached. */
ent_change ent_amount_change_of(const ent_amount_scan *s, const ent_amount_found *f);

#endif
