/* What runs of words can be: the names, offices and nouns of the tables, found in a sentence. For the files of this
 * room.
 *
 *     root ─Soviet→ ─Union→ state          a node for each word behind those before it; a form at the last one
 *                 └─troops..
 *
 * Forms stand in one tree, as written and, those that count in any case, in lower case. A look-up goes down from the
 * root as far as the sentence's words lead; most words begin nothing and are left after one step. */
#ifndef ENT_ACTORS_ACTOR_FORMS_H
#define ENT_ACTORS_ACTOR_FORMS_H

#include "base/key.h"
#include "base/vec.h"
#include "text/text.h"

enum { LONGEST_NAME = 12 /* [tokens] */, FORM_FIRSTS = 1 << 18 /* [bits] */ };

/* What a run of words can be. A run may be several; the first that fits counts. */
typedef enum form_kind {
	FORM_STATE,     /* "Pakistan" */
	FORM_ADJECTIVE, /* "Russian", "Russians" */
	FORM_PLACE,     /* a city */
	FORM_SEAT,      /* "the Kremlin" */
	FORM_ORG,       /* "SCO", "Gazprom", "Taliban" */
	FORM_BLOC,      /* "the Allies" */
	FORM_PERSON,    /* full name of an office holder */
	FORM_SURNAME,
	FORM_OFFICE,  /* "foreign minister" */
	FORM_NOUN,    /* "troops" */
	FORM_NAMESAKE /* "Latin America": nobody */
} form_kind;

typedef struct form {
	form_kind kind;
	uint32_t n;          /* tokens */
	uint32_t index;      /* in states, orgs, people or offices */
	char sector[4];      /* of seats and nouns; none: "" */
	uint32_t state_only; /* an office's form that counts for this state; UINT32_MAX: any */
	bool hidden;         /* a surname that means nobody without an introduction: only actor_find_name_at has it */
	bool thing;          /* a noun of what is also bought and given: "tanks" */
	bool capital;        /* a place that is the capital of a state, at some time */
	bool added;          /* of a user's dictionary: comes before ours */
	uint32_t place;      /* a place that changed hands: 1 + its last row in holdings; 0: none */
	uint32_t next;       /* another meaning of the same words, or UINT32_MAX */
} form;

/* NULL where it has none. */
static inline const char *actor_forms_sector(const form *f)
{
	return f->sector[0] ? f->sector : NULL;
}

/* How the words of a sentence are folded for a look-up. An apostrophe of a typesetter is an apostrophe in all. */
typedef enum form_fold { AS_WRITTEN, LOWER, TITLE_CASE } form_fold;

/* A word behind those of its parent: the first form that ends with it, and a bit for the words that forms go on with;
 * of forms as written and of those in any case. */
typedef struct form_node {
	struct {
		uint32_t first;  /* in forms, or UINT32_MAX */
		uint32_t behind; /* by the hash of the word */
	} of[2];
} form_node;

/* A node in the hash table of all children, by its word and its parent. */
typedef struct form_slot {
	ent_key word; /* its tag is the node */
	uint32_t parent;
} form_slot;

typedef struct form_tree {
	ent_arena *arena;
	ENT_VEC(form) forms;
	ENT_VEC(form_node) nodes; /* the root first */
	form_slot *slots;         /* [mask + 1] by parent and word */
	uint32_t mask;
	uint64_t *firsts; /* [FORM_FIRSTS / 64] a bit for each hash that a word behind the root has: a look at one of them
						 spares most words that at the slots, of which there are too many for the nearer caches */
} form_tree;

form_tree actor_forms_new(ent_arena *arena);
/* These words mean `f` too; its meaning comes behind those they have, unless it is of a user. Words that no sentence
 * can have are left out. Views into `words` are not kept. */
void actor_forms_add(form_tree *tree, ent_str words, bool any_case, form f);
/* The same for each of a list parted by "|". */
void actor_forms_add_list(form_tree *tree, ent_str list, bool any_case, form f);

/* The first form of these words, parted by single spaces, or UINT32_MAX. `any_case`: the words are in lower case. */
uint32_t actor_forms_of(const form_tree *tree, ent_str words, bool any_case);
/* Another meaning of the same words, or NULL. */
const form *actor_forms_next(const form_tree *tree, const form *f);
/* The nodes that a word leads to from the root, as written and in lower case; 0: none. */
typedef struct form_opening {
	uint32_t written, lower;
} form_opening;

/* Those of all words of a sentence, [n]: what lies far in memory is sent for, for many words at a time. */
void actor_forms_open(const form_tree *tree, const ent_sentence *sentence, form_opening *ret_openings);

/* The longest form at token `at`, or NULL (also past the sentence's end). Names as written; offices and nouns in any
 * case; words all in capitals also as names. `hidden`: also those that mean nobody without an introduction. `openings`:
 * the sentence's, or NULL. */
const form *actor_forms_at(const form_tree *tree, const ent_sentence *sentence, const form_opening *openings,
						   uint32_t at, bool hidden);

/* `word` folded into `out`: its length, or SIZE_MAX where there is no room. */
size_t actor_forms_fold(ent_str word, form_fold how, char *out, size_t room);

#endif
