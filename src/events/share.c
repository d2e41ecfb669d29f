/* Which event of its sentence an amount belongs to. */
#include "events/share.h"

#include "base/vec.h"
#include "syntax/clauses.h"

/* The head of the clause of token `i`, where what a verb controls ("agreed to sell") is of its clause. */
static uint32_t clause_of(const ent_sentence *sentence, uint32_t i)
{
	uint32_t clause = ent_clause_head(sentence, i);
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && sentence->tokens[clause].deprel == ENT_DEPREL_XCOMP; step++)
		clause = ent_clause_head(sentence, (uint32_t)sentence->tokens[clause].head);
	return clause;
}

/* The first token that begins at or behind the byte. */
static uint32_t token_at(const ent_sentence *sentence, uint32_t byte)
{
	uint32_t at = (uint32_t)ent_vec_lower(sentence->tokens, sentence->n, start, byte);
	return at < sentence->n ? at : sentence->n - 1;
}

static uint32_t distance(const ent_event *event, const ent_amount *amount)
{
	return event->start < amount->start ? amount->start - event->start : event->start - amount->start;
}

/* The nearest of the events, of those of a clause where `clause` is not NULL; NULL when there is none. */
static ent_event *nearest(const ent_sentence *sentence, const ent_amount *amount, const uint32_t *clause,
						  ent_event *events, size_t n)
{
	ent_event *best = NULL;
	for (size_t i = 0; i < n; i++) {
		ent_event *event = &events[i];
		if (clause && clause_of(sentence, token_at(sentence, event->start)) != *clause)
			continue;
		if (!best || distance(event, amount) < distance(best, amount))
			best = event;
	}
	return best;
}

/* A participle that shares the subject of its verb: "exports grew, reaching $2 billion"; not "after killing", "with
 * exports reaching". */
static bool bare(const ent_sentence *sentence, uint32_t clause)
{
	for (uint32_t i = 0; i < sentence->n; i++) {
		const ent_token *token = &sentence->tokens[i];
		if (token->head == (int32_t)clause && (token->deprel == ENT_DEPREL_MARK || token->deprel == ENT_DEPREL_CASE ||
											   ent_deprel_universal(token->deprel) == ENT_DEPREL_NSUBJ))
			return false;
	}
	return true;
}

/* A clause that completes what it hangs on, and does not tell of something else. */
static bool completes(const ent_sentence *sentence, uint32_t clause)
{
	switch (ent_deprel_universal(sentence->tokens[clause].deprel)) {
	case ENT_DEPREL_ACL:
	case ENT_DEPREL_CCOMP:
	case ENT_DEPREL_CSUBJ:
		return true;
	case ENT_DEPREL_ADVCL:
		return bare(sentence, clause);
	default:
		return false;
	}
}

static ent_event *measured(const ent_sentence *sentence, const ent_amount *amount, ent_event *events, size_t n)
{
	if (!sentence->parsed)
		return nearest(sentence, amount, NULL, events, n);
	uint32_t at = ent_clause_carrier(sentence, amount->first, amount->n);
	for (int step = 0; step < ENT_CLAUSE_DEEPEST; step++) {
		uint32_t clause = clause_of(sentence, at);
		ent_event *event = nearest(sentence, amount, &clause, events, n);
		if (event || sentence->tokens[clause].head < 0 || !completes(sentence, clause))
			return event;
		at = (uint32_t)sentence->tokens[clause].head;
	}
	return NULL;
}

void ent_share_amounts(ent_arena *arena, const ent_sentence *sentence, const ent_amount_list *amounts,
					   ent_event *events, size_t n)
{
	if (!amounts || n == 0)
		return;
	size_t from, to;
	ent_amounts_in(amounts, sentence->index, &from, &to);
	for (size_t i = from; i < to; i++) {
		const ent_amount *amount = &amounts->at[i];
		ent_event *event = amount->ordinal ? NULL : measured(sentence, amount, events, n);
		if (!event)
			continue;
		const ent_amount **more = ENT_NEWN(arena, const ent_amount *, event->n_amounts + 1);
		for (size_t k = 0; k < event->n_amounts; k++)
			more[k] = event->amounts[k];
		more[event->n_amounts++] = amount;
		event->amounts = more;
	}
}
