/* Owns the choice among the states that use one word for their money (data/currencies.tsv). The text settles it: the
 * state that the sentence names, else the one named last. */
#include "api/money.h"

bool ent_money_is_shared(const ent_amount_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].shared)
			return true;
	return false;
}

/* A state of the mention uses the word. */
static bool settles(const ent_amounts *amounts, ent_amount *amount, const ent_mention *mention)
{
	for (uint32_t i = 0; i < mention->n_actors; i++)
		if (ent_amounts_settle(amounts, amount, mention->actors[i].country))
			return true;
	return false;
}

void ent_money_settle(const ent_amounts *amounts, ent_amount_list *list, const ent_mentions *mentions)
{
	size_t behind = 0; /* the first mention behind the amount */
	for (size_t i = 0; i < list->n; i++) {
		ent_amount *amount = &list->at[i];
		while (behind < mentions->n && mentions->at[behind].start < amount->start)
			behind++;
		if (!amount->shared)
			continue;
		size_t before = behind, after = behind;
		bool done = false;
		while (!done && before > 0 && mentions->at[before - 1].sentence == amount->sentence)
			done = settles(amounts, amount, &mentions->at[--before]);
		while (!done && after < mentions->n && mentions->at[after].sentence == amount->sentence)
			done = settles(amounts, amount, &mentions->at[after++]);
		while (!done && before > 0)
			done = settles(amounts, amount, &mentions->at[--before]);
		while (!done && after < mentions->n)
			done = settles(amounts, amount, &mentions->at[after++]);
	}
}
