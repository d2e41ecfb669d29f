/* Which state's money a word means that several use ("Rs.", "pesos"): that of the state spoken of. */
#ifndef ENT_API_MONEY_H
#define ENT_API_MONEY_H

#include "actors/actors.h"
#include "amounts/amounts.h"

/* Gives each amount of such money the currency of the state named nearest: before it in its sentence, then behind it
 * there, then before and behind the sentence; a state that does not use the word is passed over. Left as they are where
 * no such state is named. Both lists are in the order of the text. */
void ent_money_settle(const ent_amounts *amounts, ent_amount_list *list, const ent_mentions *mentions);

/* Whether the list has an amount of money that needs it. */
bool ent_money_is_shared(const ent_amount_list *list);

#endif
