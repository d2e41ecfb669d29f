/* A sentence made ready for coding: for each token its reading in the vocabulary, its kind and the mention it lies in.
 */
#ifndef ENT_EVENTS_SCENE_H
#define ENT_EVENTS_SCENE_H

#include "events/glance.h"

enum { ENT_NO_INDEX = UINT32_MAX };

typedef struct ent_word {
	ent_str lower;      /* the form in lower case; missing where it is longer than ENT_FORM_LONGEST */
	uint64_t relations; /* a bit for each relation by which something hangs on it */
	uint32_t entry;     /* in the vocabulary, or ENT_MAP_NONE */
	uint32_t rows;      /* rows of the chosen reading, or ENT_MAP_NONE */
	uint32_t mention;   /* index into the scene's mentions, or ENT_NO_INDEX */
	uint32_t child;     /* in the tree: the first word that hangs on it, or ENT_NO_INDEX */
	uint32_t next;      /* the next one that hangs where it does, or ENT_NO_INDEX */
	uint8_t kind;       /* ENT_KIND_* */
	uint8_t form_kind;  /* the same by the form alone */
	uint8_t inflection; /* of the chosen reading */
	uint8_t operator;   /* class + 1; 0 none */
	char pos;           /* 'v' 'n' 'a' of the chosen reading; 0 none */
	uint8_t fn;         /* as a preposition; 0 none */
	bool is_head;       /* carries its mention */
	bool name;          /* inside a mention, known or not */
	bool hyphened;      /* joined to a neighbour by a hyphen that the tokeniser set apart */
	bool settled;       /* neither verb nor noun, wherever it stands */
	bool timed;         /* a capitalised word of a time expression: names a time, whatever it means else */
	bool silent;        /* a row or an operator said that the word tells of no event where it stands */
} ent_word;

typedef struct ent_scene {
	const ent_vocabulary *vocabulary;
	const ent_glance *glance;
	ent_arena *arena;
	const ent_sentence *sentence;
	const ent_mention *mentions; /* [n_mentions] of this sentence, in its order */
	uint32_t n_mentions;
	ent_word *words;           /* [sentence->n] */
	struct ent_frame **frames; /* [sentence->n] of single words, as they were read (events/frame.h) */
	uint32_t n_triggers;
	bool tree;     /* read by the dependency tree, else by word order */
	bool headline; /* capitals say nothing */
	bool given;    /* the two actors were given: the best meaning counts more than that both stand at it */
	bool strict;   /* what misses an argument that its row asks for is not wanted */
	bool reasons;  /* findings are to say how each choice was made */
} ent_scene;

/* `tree`: read by the dependency tree, where the sentence is parsed. `before`: another scene of the sentence, of which
 * serves again what both have in common, or NULL. */
ent_scene *ent_scene_of(ent_arena *arena, const ent_glance *glance, const ent_mention *mentions, uint32_t n_mentions,
						bool tree, const ent_scene *before);

/* Adds a line to the explanation `why`, in the scene's arena; nothing where none is wanted. */
void ent_scene_say(const ent_scene *scene, ent_str *why, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Takes the capitalised words among tokens [first, first + n) out of the event words: they name a time. */
void ent_scene_hide_names(ent_scene *scene, uint32_t first, uint32_t n);

static inline bool ent_scene_is(const ent_scene *scene, uint32_t token, const char *lower)
{
	return token < scene->sentence->n && ent_str_is(scene->words[token].lower, lower);
}

/* The token that it hangs on in the tree, or ENT_NO_INDEX. */
static inline uint32_t ent_scene_above(const ent_scene *scene, uint32_t token)
{
	int32_t head = scene->sentence->tokens[token].head;
	return head < 0 || (uint32_t)head >= scene->sentence->n ? ENT_NO_INDEX : (uint32_t)head;
}

/* Whether the token is of the word class. */
static inline bool ent_scene_in_class(const ent_scene *scene, uint32_t token, uint16_t words)
{
	return ent_vocabulary_in_class(scene->vocabulary, scene->words[token].entry, words);
}

#endif
