/* What a parser keeps from one call to the next: the words it met last, with what the first layer is given of them, and
 * their lemmas. All of it hangs on the model, a form and its tags alone, so that no parse shows what was parsed before.
 * A call takes a memory and gives it back, so that there are as many as threads that parse at one time. */
#ifndef ENT_SYNTAX_MEMORY_H
#define ENT_SYNTAX_MEMORY_H

#include "syntax/known.h"
#include "text/text.h"

typedef struct ent_memory ent_memory;

enum { ENT_MEMORY_BESIDES = ENT_TEXT_LONGEST /* rows for new words */ };

/* A lemma, where it is short enough. */
typedef struct ent_memory_lemma {
	uint8_t n;    /* [bytes]; 0: it is not kept */
	bool of_form; /* the form's first ones */
	char own[ENT_KNOWN_LONGEST + 2];
} ent_memory_lemma;

struct ent_memory {
	ent_memory *next; /* of those that wait */
	ent_arena *arena; /* what is kept; behind it the work space of whoever has the memory */
	ent_arena_mark kept;
	ent_known words, lemmas;
	float *z[2];             /* [words.n + ENT_MEMORY_BESIDES, GATES] what the first layer is given, both ways */
	ent_memory_lemma *lemma; /* [lemmas.n] */
};

/* Those that wait. */
typedef struct ent_memories ent_memories;
ent_memories *ent_memories_new(void); /* NULL: no memory */
ent_memories *ent_memories_free(ent_memories *memories);
/* Forgets all; nobody may have one. */
void ent_memories_clear(ent_memories *memories);

/* One for whoever asks, who gives it back; NULL: no memory. */
ent_memory *ent_memories_take(ent_memories *memories);
void ent_memories_give(ent_memories *memories, ent_memory *memory);

/* False where it is not kept. A view of the form, or in `arena`. */
bool ent_memory_lemma_get(const ent_memory_lemma *lemma, ent_arena *arena, ent_str form, ent_str *ret_lemma);
void ent_memory_lemma_put(ent_memory_lemma *lemma, ent_str form, ent_str found);

#endif
