/* The clauses of a parsed sentence. */
#include "syntax/clauses.h"

bool ent_clause_begins(const ent_sentence *sentence, uint32_t i)
{
	const ent_token *token = &sentence->tokens[i];
	if (token->head < 0)
		return true;
	switch (token->deprel) {
	case ENT_DEPREL_ROOT:
	case ENT_DEPREL_ACL:
	case ENT_DEPREL_ACL_RELCL:
	case ENT_DEPREL_ADVCL:
	case ENT_DEPREL_ADVCL_RELCL:
	case ENT_DEPREL_CCOMP:
	case ENT_DEPREL_XCOMP:
	case ENT_DEPREL_PARATAXIS:
	case ENT_DEPREL_CSUBJ:
	case ENT_DEPREL_CSUBJ_PASS:
		return true;
	case ENT_DEPREL_CONJ:
		return token->upos == ENT_UPOS_VERB;
	default:
		return false;
	}
}

uint32_t ent_clause_head(const ent_sentence *sentence, uint32_t i)
{
	for (int step = 0; step < ENT_CLAUSE_DEEPEST && !ent_clause_begins(sentence, i); step++)
		i = (uint32_t)sentence->tokens[i].head;
	return i;
}

uint32_t ent_clause_carrier(const ent_sentence *sentence, uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n && i < sentence->n; i++) {
		int32_t head = sentence->tokens[i].head;
		if (head < (int32_t)first || head >= (int32_t)(first + n))
			return i;
	}
	return first;
}
