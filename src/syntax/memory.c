/* The list of memories that wait, and making one. */
#include "syntax/memory.h"

#include "syntax/syntax_parts.h"

#include <pthread.h>
#include <stdlib.h>

enum {
	WORDS = 2048,
	LEMMAS = 8192,
	LIMIT = 1 << 30 /* [bytes] of a memory with the work space of a call */
};

struct ent_memories {
	pthread_mutex_t lock;
	ent_memory *first;
};

ent_memories *ent_memories_new(void)
{
	ent_memories *memories = calloc(1, sizeof *memories);
	if (memories && pthread_mutex_init(&memories->lock, NULL)) {
		free(memories);
		return NULL;
	}
	return memories;
}

static ent_memory *memory_free(ent_memory *memory)
{
	if (memory)
		ent_arena_free(memory->arena);
	free(memory);
	return NULL;
}

void ent_memories_clear(ent_memories *memories)
{
	for (ent_memory *memory = memories->first, *next; memory; memory = next) {
		next = memory->next;
		(void)memory_free(memory);
	}
	memories->first = NULL;
}

ent_memories *ent_memories_free(ent_memories *memories)
{
	if (memories) {
		ent_memories_clear(memories);
		(void)pthread_mutex_destroy(&memories->lock);
		free(memories);
	}
	return NULL;
}

static ent_status fill(void *payload)
{
	ent_memory *memory = payload;
	memory->words = ent_known_new(memory->arena, WORDS);
	memory->lemmas = ent_known_new(memory->arena, LEMMAS);
	memory->lemma = ENT_SCRATCH(memory->arena, ent_memory_lemma, LEMMAS);
	for (size_t back = 0; back < 2; back++)
		memory->z[back] = ent_kernel_scratch(memory->arena, ((size_t)WORDS + ENT_MEMORY_BESIDES) * GATES);
	memory->kept = ent_arena_here(memory->arena);
	return ENT_OK;
}

static ent_memory *memory_new(void)
{
	ent_memory *memory = calloc(1, sizeof *memory);
	if (!memory || !(memory->arena = ent_arena_new("parser", LIMIT)) ||
		ent_arena_run(memory->arena, fill, memory, NULL) != ENT_OK)
		return memory_free(memory);
	return memory;
}

ent_memory *ent_memories_take(ent_memories *memories)
{
	(void)pthread_mutex_lock(&memories->lock);
	ent_memory *memory = memories->first;
	if (memory)
		memories->first = memory->next;
	(void)pthread_mutex_unlock(&memories->lock);
	return memory ? memory : memory_new();
}

void ent_memories_give(ent_memories *memories, ent_memory *memory)
{
	ent_arena_back(memory->arena, memory->kept);
	(void)pthread_mutex_lock(&memories->lock);
	memory->next = memories->first;
	memories->first = memory;
	(void)pthread_mutex_unlock(&memories->lock);
}

bool ent_memory_lemma_get(const ent_memory_lemma *lemma, ent_arena *arena, ent_str form, ent_str *ret_lemma)
{
	if (lemma->n == 0)
		return false;
	if (lemma->of_form) {
		*ret_lemma = ent_str_sub(form, 0, lemma->n);
		return true;
	}
	char *own = ENT_SCRATCH(arena, char, sizeof lemma->own + 1);
	memcpy(own, lemma->own, sizeof lemma->own);
	own[lemma->n] = '\0';
	*ret_lemma = (ent_str){own, lemma->n};
	return true;
}

void ent_memory_lemma_put(ent_memory_lemma *lemma, ent_str form, ent_str found)
{
	memset(lemma->own, 0, sizeof lemma->own);
	lemma->of_form = ent_str_starts(form, found);
	lemma->n = lemma->of_form || found.len <= sizeof lemma->own ? (uint8_t)found.len : 0;
	if (!lemma->of_form)
		memcpy(lemma->own, found.ptr, lemma->n);
}
