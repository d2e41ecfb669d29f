/* Which state's money a word means that several use ("Rs.", "pesos"): that of the state spoken of. */
#ifndef ENT_API_MONEY_H
#define ENT_API_MONEY_H

#include "actors/actors.h"
#include "amounts/amounts.h"
#include "base/vec.h"

/* Gives each amount of such money the currency of the state named nearest: before it in its sentence, then behind it
 * there, then before and behind the sentence; a state that does not use the word is passed over. Left as they are where
 * no such state is named. Both lists are in the order of the text. */
void ent_money_settle(const ent_amounts *amounts, ent_amount_list *list, const ent_mentions *mentions);

/* The states named before a stretch of a document, the last one first. */
typedef struct ent_money_state {
	char iso[4]; /* alpha-3 */
} ent_money_state;
typedef struct ent_money_named {
	ENT_VEC(ent_money_state) states; /* each once */
} ent_money_named;

/* The same for a stretch whose mentions stand behind those states, of the amounts in sentences from index `from` on. */
void ent_money_settle_on(const ent_amounts *amounts, ent_amount_list *list, uint32_t from, const ent_mentions *mentions,
						 const ent_money_named *named);

/* Adds the states of the mentions of the text's first `sentences` sentences; `arena` keeps them. */
void ent_money_remember(ent_money_named *named, ent_arena *arena, const ent_mentions *mentions, uint32_t sentences);

/* Whether the list has an amount of money that needs it. */
bool ent_money_is_shared(const ent_amount_list *list);

#endif
