/* The words of a sentence, looked up in the vocabulary once: for the gate, for the scenes of the sentence, and for what
 * no tree can change of the rows. For the files of this room. */
#ifndef ENT_EVENTS_GLANCE_H
#define ENT_EVENTS_GLANCE_H

#include "events/vocabulary.h"

enum {
	ENT_GLANCE_CLASSES = 2048, /* word classes that are told apart; of a further one a word may be there */
	ENT_GLANCE_MARKS = 1024,   /* bits that tell most entries apart */
	ENT_GLANCE_WORDS = 256     /* tokens whose entries are kept; later ones are looked up whenever they are asked for */
};

typedef struct ent_glance {
	const ent_vocabulary *vocabulary;
	const ent_sentence *sentence;
	bool operators;                            /* a word may be an operator, or begin one */
	uint64_t classes[ENT_GLANCE_CLASSES / 64]; /* a bit a word class: a word of it is there */
	uint64_t marks[ENT_GLANCE_MARKS / 64];     /* a bit an entry, by its lowest bits */
	uint32_t entries[ENT_GLANCE_WORDS];
	uint64_t low[ENT_GLANCE_WORDS / 64]; /* a bit a token: its form is in lower case already */
} ent_glance;

void ent_glance_at(ent_glance *ret_glance, const ent_vocabulary *vocabulary, const ent_sentence *sentence);

/* The entry of the token, or ENT_MAP_NONE. */
uint32_t ent_glance_entry(const ent_glance *glance, uint32_t token);

/* Whether the form of the token is known to be in lower case. */
static inline bool ent_glance_is_low(const ent_glance *glance, uint32_t token)
{
	return token < ENT_GLANCE_WORDS && glance->low[token / 64] >> token % 64 & 1;
}

/* Whether a word of the class may be there. */
static inline bool ent_glance_has_class(const ent_glance *glance, uint16_t words)
{
	/* who is an organisation is not known by words */
	return words >= ENT_GLANCE_CLASSES || words == glance->vocabulary->organisation ||
		   glance->classes[words / 64] >> words % 64 & 1;
}

/* Whether there may be a word of each class that the row of the trigger asks for. */
bool ent_glance_may_fill(const ent_glance *glance, const ent_trigger *trigger);

/* Whether the entry may be there: most that are not are told. */
static inline bool ent_glance_has(const ent_glance *glance, uint32_t entry)
{
	return glance->marks[entry / 64 % (ENT_GLANCE_MARKS / 64)] >> entry % 64 & 1;
}

#endif
