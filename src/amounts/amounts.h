/* How much: quantities with their range, unit and what they measure. Knows nothing of who. */
#ifndef ENT_AMOUNTS_AMOUNTS_H
#define ENT_AMOUNTS_AMOUNTS_H

#include "base/data.h"
#include "text/text.h"

/* How an amount changes what it measures. */
typedef enum ent_change {
	ENT_CHANGE_NONE, /* a level: "trade of $790 million" */
	ENT_CHANGE_BY,   /* a difference: "grew by $270 million", "an increase of 46 percent" */
	ENT_CHANGE_TO    /* the level reached: "increased to $520M" */
} ent_change;

const char *ent_change_name(ent_change change); /* "" "by" "to" */

typedef struct ent_amount {
	uint32_t sentence, first, n; /* tokens of the sentence */
	uint32_t start, end;         /* [bytes] of the text: "$153 million" */
	double lo, hi;               /* in `unit`, scale applied: 153000000 */
	bool approximate;            /* "around", "nearly", "an estimated" */
	ent_str unit;                /* ISO 4217 "USD", SI "km" "m3" "kg", "percent", or a counted noun's lemma "dose" */
	ent_str per;                 /* "year" in "12.4 billion cubic metres annually"; missing when none */
	ent_str measures;            /* head noun of what is measured: "deal", "trade", "pipeline"; missing when unknown */
	uint32_t shared; /* money by a word of several states ("Rs."), see ent_amounts_settle; 0: no such word */
	ent_change change;
	bool ordinal; /* "the 6th annual": a number in a row, not a quantity */
} ent_amount;

typedef struct ent_amount_list {
	ent_amount *at; /* [n] in the order of the text */
	size_t n;
} ent_amount_list;

typedef struct ent_amounts ent_amounts; /* the tables: read-only, shared by all threads */

ent_status ent_amounts_new(const ent_data *data, ent_amounts **ret_amounts, ent_error *error);
ent_amounts *ent_amounts_free(ent_amounts *amounts);

/* All amounts in the text, in `arena`. Works on parsed and on unparsed sentences. */
ent_amount_list *ent_amounts_find(const ent_amounts *amounts, ent_arena *arena, const ent_text *text);
/* Those of the sentences from index `from` on, behind those of the sentences in front, which `before` has (NULL: none)
 * of a text that began `dropped` sentences earlier. */
ent_amount_list *ent_amounts_read(const ent_amounts *amounts, ent_arena *arena, const ent_text *text, size_t from,
								  const ent_amount_list *before, uint32_t dropped);

/* The amounts of one sentence: [*ret_from, *ret_to) of the list. */
void ent_amounts_in(const ent_amount_list *amounts, uint32_t sentence, size_t *ret_from, size_t *ret_to);

/* Gives an amount of money whose word several states use the currency that it means in the state `iso` (alpha-3);
 * false, and nothing changed, where the state does not use the word. */
bool ent_amounts_settle(const ent_amounts *amounts, ent_amount *amount, const char *iso);

/* `value` of `unit` in the base unit of its dimension ("m", "kg"; of a currency that currency) and the dimension's name
 * ("length", "money"); false where the unit is not in the tables: a counted noun.
 * Currencies are not converted. */
bool ent_amounts_base(const ent_amounts *amounts, double value, ent_str unit, double *ret_value, ent_str *ret_base,
					  ent_str *ret_dimension);

#endif
