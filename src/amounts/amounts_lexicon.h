/* The tables of the room: units, currencies, words around amounts. Room-internal. */
#ifndef ENT_AMOUNTS_AMOUNTS_LEXICON_H
#define ENT_AMOUNTS_AMOUNTS_LEXICON_H

#include "amounts/amounts.h"
#include "text/number.h"

/* ent_atom_word.kind */
typedef enum ent_amount_word {
	ENT_AMOUNT_NONE,
	ENT_AMOUNT_APPROX,
	ENT_AMOUNT_CHANGE,  /* "by" */
	ENT_AMOUNT_VERB,    /* of change */
	ENT_AMOUNT_NOUN,    /* of change */
	ENT_AMOUNT_PER,     /* "annually"; arg: index of the rate's name */
	ENT_AMOUNT_PERWORD, /* "per" */
	ENT_AMOUNT_PLURAL,  /* "people" */
	ENT_AMOUNT_LABEL,   /* "Article" */
	ENT_AMOUNT_STOP,
	ENT_AMOUNT_MORE,
	ENT_AMOUNT_AGE,
	ENT_AMOUNT_PARTY, /* "countries", "sides" */
	ENT_AMOUNT_MONTH,
	ENT_AMOUNT_WEEKDAY,
	ENT_AMOUNT_SIGN,    /* "minus" */
	ENT_AMOUNT_UNIT,    /* of phrases: arg is the index of the unit */
	ENT_AMOUNT_CURRENCY /* of phrases: arg is the index of the currency */
} ent_amount_word;

typedef struct ent_measure_unit {
	ent_str unit, si, dimension;
	double factor; /* one `unit` in `si` */
	double times;  /* units that the word means */
	bool shared;   /* several states use the word */
} ent_measure_unit;

/* A word of money means another currency in a state. */
typedef struct ent_money_of {
	size_t word; /* index in units of the word's own row */
	ent_str states, code;
} ent_money_of;

struct ent_amounts {
	ent_arena *arena;
	ent_words words;
	ENT_VEC(ent_measure_unit) units; /* currencies too: dimension "money" */
	ENT_VEC(ent_money_of) money;
	ent_map by_word; /* a word of money to its row in units */
	ENT_VEC(ent_str) rates;
	size_t percent; /* index of the unit of shares; SIZE_MAX none */
};

#endif
