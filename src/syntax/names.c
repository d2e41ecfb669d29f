/* Labels of named spans, and the best sequence of them. */
#include "syntax/names.h"

static const char *const labels[ENT_NER_LABELS] = {"O",     "B-PER",  "I-PER",  "E-PER",  "S-PER", "B-ORG",
												   "I-ORG", "E-ORG",  "S-ORG",  "B-LOC",  "I-LOC", "E-LOC",
												   "S-LOC", "B-MISC", "I-MISC", "E-MISC", "S-MISC"};

ent_ner_kind ent_ner_kind_of(unsigned label)
{
	return label && label < ENT_NER_LABELS ? (ent_ner_kind)((label - 1) / 4 + 1) : ENT_NER_NONE;
}

const char *ent_ner_label(unsigned label)
{
	return labels[label < ENT_NER_LABELS ? label : 0];
}

unsigned ent_ner_parse(ent_str label)
{
	unsigned i = 0;
	while (i < ENT_NER_LABELS && !ent_str_is(label, labels[i]))
		i++;
	return i;
}

static bool needs_open(unsigned label)
{
	unsigned place = (label - 1) % 4;
	return label && (place == ENT_NER_INSIDE || place == ENT_NER_END);
}

/* The better of two labels by their scores; the first where they are equal. */
static unsigned better(const float *score, unsigned first, unsigned second)
{
	return score[second] > score[first] ? second : first;
}

/* Viterbi's algorithm: a label that goes on with a span follows a label of its kind that leaves one open, all others
 * follow one that leaves none open. */
void ent_names_decode(ent_arena *arena, const float *scores, size_t stride, ent_token *tokens, uint32_t n)
{
	enum { KINDS = (ENT_NER_LABELS - 1) / 4 };
	const float never = -1e30f;
	struct step {
		uint8_t closed,
			open[KINDS]; /* the best label before: of those that leave no span open, one of this kind open */
	} *steps = ENT_SCRATCH(arena, struct step, n + 1);
	float best[ENT_NER_LABELS] = {0};
	for (unsigned label = 1; label < ENT_NER_LABELS; label++)
		best[label] = never; /* the sentence begins as behind an O */
	for (uint32_t i = 0; i <= n; i++) {
		unsigned closed = 0;
		for (unsigned kind = 0; kind < KINDS; kind++) {
			unsigned first = 1 + 4 * kind;
			closed = better(best, better(best, closed, first + ENT_NER_END), first + ENT_NER_SINGLE);
			steps[i].open[kind] = (uint8_t)better(best, first + ENT_NER_BEGIN, first + ENT_NER_INSIDE);
		}
		steps[i].closed = (uint8_t)closed;
		if (i == n)
			break;
		const float *own = scores + i * stride;
		float outside = best[closed];
		best[0] = outside + own[0];
		for (unsigned kind = 0; kind < KINDS; kind++) {
			unsigned first = 1 + 4 * kind;
			float inside = best[steps[i].open[kind]];
			best[first + ENT_NER_BEGIN] = outside + own[first + ENT_NER_BEGIN];
			best[first + ENT_NER_SINGLE] = outside + own[first + ENT_NER_SINGLE];
			bool open = inside > never;
			best[first + ENT_NER_INSIDE] = open ? inside + own[first + ENT_NER_INSIDE] : never;
			best[first + ENT_NER_END] = open ? inside + own[first + ENT_NER_END] : never;
		}
	}
	unsigned last = steps[n].closed;
	for (uint32_t i = n; i-- > 0;) {
		tokens[i].ner = (uint8_t)last;
		last = needs_open(last) ? steps[i].open[ent_ner_kind_of(last) - 1] : steps[i].closed;
	}
}

const ent_name *ent_names_of(ent_arena *arena, const ent_sentence *sentence, size_t *ret_n)
{
	ent_name *names = ENT_NEWN(arena, ent_name, sentence->n + 1);
	size_t n = 0;
	for (uint32_t i = 0; i < sentence->n; i++) {
		unsigned label = sentence->tokens[i].ner;
		if (label && !needs_open(label))
			names[n++] = (ent_name){i, 1, ent_ner_kind_of(label)};
		else if (label && n)
			names[n - 1].n++;
	}
	*ret_n = n;
	return names;
}
