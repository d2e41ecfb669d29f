/* Owns the choice among the states that use one word for their money (data/currencies.tsv). The text settles it: the
 * state that the sentence names, else the one named last. */
#include "api/money.h"

#include <string.h>

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
	const ent_money_named nobody = {0};
	ent_money_settle_on(amounts, list, 0, mentions, &nobody);
}

void ent_money_settle_on(const ent_amounts *amounts, ent_amount_list *list, uint32_t from, const ent_mentions *mentions,
						 const ent_money_named *named)
{
	size_t behind = 0; /* the first mention behind the amount */
	for (size_t i = 0; i < list->n; i++) {
		ent_amount *amount = &list->at[i];
		while (behind < mentions->n && mentions->at[behind].start < amount->start)
			behind++;
		if (!amount->shared || amount->sentence < from)
			continue;
		size_t before = behind, after = behind;
		bool done = false;
		while (!done && before > 0 && mentions->at[before - 1].sentence == amount->sentence)
			done = settles(amounts, amount, &mentions->at[--before]);
		while (!done && after < mentions->n && mentions->at[after].sentence == amount->sentence)
			done = settles(amounts, amount, &mentions->at[after++]);
		while (!done && before > 0)
			done = settles(amounts, amount, &mentions->at[--before]);
		for (size_t k = 0; k < named->states.n && !done; k++)
			done = ent_amounts_settle(amounts, amount, named->states.at[k].iso);
		while (!done && after < mentions->n)
			done = settles(amounts, amount, &mentions->at[after++]);
	}
}

static void put_first(ent_money_named *named, ent_arena *arena, const char *state)
{
	size_t at = 0;
	while (at < named->states.n && strcmp(named->states.at[at].iso, state) != 0)
		at++;
	if (at == named->states.n)
		(void)ent_push(arena, &named->states);
	memmove(named->states.at + 1, named->states.at, at * sizeof *named->states.at);
	memcpy(named->states.at[0].iso, state, sizeof named->states.at[0].iso);
}

void ent_money_remember(ent_money_named *named, ent_arena *arena, const ent_mentions *mentions, uint32_t sentences)
{
	for (size_t i = 0; i < mentions->n && mentions->at[i].sentence < sentences; i++)
		for (uint32_t k = mentions->at[i].n_actors; k-- > 0;) /* of several the first is asked first */
			if (mentions->at[i].actors[k].country[0])
				put_first(named, arena, mentions->at[i].actors[k].country);
}
