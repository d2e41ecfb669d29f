/* The grammatical functions around a trigger: what a pattern asks about.
 *
 * A frame says for a verb or noun which spans are its subject, object, possessor and prepositional complements, whether
 * it is passive, negated or conditional, and which operator governs it ("agreed to sign", "the lifting of the ban").
 * The passive is undone: "A was visited by B" has the subject B. Two makers give the same structure: one reads the
 * dependency tree, one reads unparsed tokens by position. */
#ifndef ENT_EVENTS_FRAME_H
#define ENT_EVENTS_FRAME_H

#include "events/scene.h"

enum { ENT_FRAME_ARGS = 24, ENT_FRAME_DEPTH = 5 };

typedef struct ent_arg {
	uint8_t fn;          /* ENT_FN_* or a preposition's number */
	bool inherited;      /* from the governing operator */
	uint32_t first, end; /* tokens of its span */
	uint32_t head;       /* its head where known, else ENT_NO_INDEX */
} ent_arg;

typedef struct ent_frame {
	uint32_t trigger, end; /* tokens of the trigger, phrase words included */
	bool noun, passive, negated, conditional, progressive;
	bool purpose;         /* an infinitive of aim */
	bool alike;           /* others are said to have done the same: they act beside the subject, not with it */
	uint8_t doubt;        /* class + 1 of what it depends on further up: "could win help from"; 0 none */
	uint32_t doubt_token; /* the word of that class */
	bool doubted;         /* it was looked for */
	bool cut;             /* what it hangs on goes up further than is looked */
	uint8_t above;        /* so many frames, one over the other, were read for it */
	uint32_t n_args;
	uint64_t functions[2];                 /* a bit for each function that an argument has */
	uint8_t operators[ENT_FRAME_DEPTH];    /* classes of modals on the verb itself */
	uint32_t modal_token[ENT_FRAME_DEPTH]; /* their tokens */
	uint32_t n_operators;
	const struct ent_frame *governor; /* frame of the operator word that governs this one, or NULL */
	uint8_t governor_class;
	ent_arg args[ENT_FRAME_ARGS]; /* [n_args] */
} ent_frame;

/* The frame of the word at `trigger` whose phrase ends before `end`; in the scene's arena. */
const ent_frame *ent_frame_of(const ent_scene *scene, uint32_t trigger, uint32_t end);

/* For the two makers: an empty frame. */
ent_frame *ent_frame_new(const ent_scene *scene, uint32_t trigger, uint32_t end, bool noun);
/* The frame of the single word `token`, which `frame`, that is `depth` frames up from a trigger's, takes something from
 * or is governed by. */
const ent_frame *ent_frame_other(const ent_scene *scene, ent_frame *frame, uint32_t token, int depth);
/* Adds an argument (silently full after ENT_FRAME_ARGS). */
void ent_frame_add(ent_frame *frame, uint8_t fn, uint32_t first, uint32_t end, uint32_t head);
/* Gives an argument of the frame another function. */
void ent_frame_turn(ent_frame *frame, uint32_t arg, uint8_t fn);
/* Whether an argument has that function. */
static inline bool ent_frame_has(const ent_frame *frame, uint8_t fn)
{
	return frame->functions[fn / 64] >> fn % 64 & 1;
}
/* The first argument with that function, or NULL. */
const ent_arg *ent_frame_arg(const ent_frame *frame, uint8_t fn);
/* The function in which an operator has whom it speaks to: its object, else what its own preposition leads to ("called
 * on Peru to accept"). */
uint8_t ent_frame_addressed(const ent_scene *scene, const ent_frame *governor);
/* Lets `frame` take from its governor what control and light verbs hand down. */
void ent_frame_inherit(const ent_scene *scene, ent_frame *frame, const ent_frame *governor, uint8_t class,
					   bool through_object);

/* The two makers. */
ent_frame *ent_frame_shallow(const ent_scene *scene, uint32_t trigger, uint32_t end, int depth);
ent_frame *ent_frame_tree(const ent_scene *scene, uint32_t trigger, uint32_t end, int depth);

#endif
