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

/* Whether a span is open behind the label. */
static bool leaves_open(unsigned label)
{
	unsigned place = (label - 1) % 4;
	return label && (place == ENT_NER_BEGIN || place == ENT_NER_INSIDE);
}

static bool needs_open(unsigned label)
{
	unsigned place = (label - 1) % 4;
	return label && (place == ENT_NER_INSIDE || place == ENT_NER_END);
}

/* The better of two labels to come from; of equals the first. */
static unsigned better(const float *best, unsigned a, unsigned b)
{
	return best[b] > best[a] ? b : a;
}

void ent_names_decode(ent_arena *arena, const float *scores, size_t stride, ent_token *tokens, uint32_t n)
{
	const float never = -1e30f;
	struct step {
		uint8_t from[ENT_NER_LABELS];
	} *steps = ENT_NEWN(arena, struct step, n + 1);
	float best[ENT_NER_LABELS] = {0}, next[ENT_NER_LABELS];
	for (unsigned label = 1; label < ENT_NER_LABELS; label++)
		best[label] = never; /* the sentence begins as behind an O */
	for (uint32_t i = 0; i < n; i++) {
		unsigned closed = 0; /* the best label that leaves no span open: what an O, a B or an S follows */
		for (unsigned label = 1; label < ENT_NER_LABELS; label++)
			closed = leaves_open(label) ? closed : better(best, closed, label);
		for (unsigned label = 0; label < ENT_NER_LABELS; label++) {
			unsigned begin = label ? label - (label - 1) % 4 : 0; /* of its kind */
			unsigned from = needs_open(label) ? better(best, begin, begin + ENT_NER_INSIDE) : closed;
			steps[i].from[label] = (uint8_t)from;
			next[label] = best[from] > never ? best[from] + scores[i * stride + label] : never;
		}
		for (unsigned label = 0; label < ENT_NER_LABELS; label++)
			best[label] = next[label];
	}
	unsigned last = 0;
	for (unsigned label = 1; label < ENT_NER_LABELS; label++)
		if (!leaves_open(label) && best[label] > best[last])
			last = label;
	for (uint32_t i = n; i-- > 0;) {
		tokens[i].ner = (uint8_t)last;
		last = steps[i].from[last];
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
