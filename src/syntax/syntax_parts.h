/* What a syntax model is in memory: its parts laid out for the kernels. For syntax.c, which parses by it, and
 * syntax_load.c, which makes it. */
#ifndef ENT_SYNTAX_SYNTAX_PARTS_H
#define ENT_SYNTAX_SYNTAX_PARTS_H

#include "base/vec.h"
#include "syntax/kernel.h"
#include "syntax/lemma_find.h"
#include "syntax/memory.h"
#include "syntax/model.h"
#include "syntax/syntax.h"
#include "syntax/ud.h"
#include "syntax/word.h"

enum { D = ENT_MODEL_D, H = ENT_MODEL_H, Y = 2 * H, A = ENT_MODEL_A, DIST = ENT_MODEL_DIST };

enum { GATES = ENT_MODEL_GATES * H, LAYERS = 2, FARTHEST = ENT_TEXT_LONGEST + ENT_KERNEL_BLOCK };

/* One direction of an LSTM; rows in the order of the kernels. */
struct direction {
	ent_kernel_matrix input, state;
};

/* Parts of a word for its arcs, A rows each; what it is as the head of a relation is only asked of some. */
enum { DEP, HEAD, RELD, SIDES };

/* The XPOS and the features that words of one part of speech have: their rows, and the labels that these are. */
struct tags {
	ent_kernel_matrix xpos, feats;
	const uint16_t *xpos_labels, *feats_labels; /* [rows] */
};

/* What is read off the output of a layer. */
struct heads {
	ent_kernel_matrix sides, relh, upos, names, arc, rel;
	struct tags tags[ENT_UPOS_COUNT];
	const float *root, *relroot;
	const float *distances; /* [-FARTHEST .. FARTHEST] of a head behind its dependent, in words */
};

/* An entry of the hash table of features: the upper half of the key, and the row of the embedding. */
struct feature {
	uint32_t check, id;
};

struct ent_syntax {
	ent_arena *arena;
	ent_model model;
	const ent_kernel *kernel;
	ent_memories *memories;
	struct feature *features; /* [cap], a power of two; check 0: empty */
	uint32_t cap;
	uint32_t class_ids[ENT_WORD_CLASSES][ENT_WORD_CLASS_END]; /* rows of the embedding, 0: none */
	ent_lexicon lexicon;
	ent_kernel_embedding embedding;
	struct direction lstm[LAYERS][2]; /* [layer][backwards] */
	struct heads heads[LAYERS];       /* behind each layer */
	uint32_t layers;                  /* that are run */
	uint32_t n_xpos, n_feats;
	ent_lemmas lemmas;
	ENT_VEC(ent_str) xpos_names, feats_names;
};

/* The row of the embedding for a feature; 0: none. */
uint32_t ent_syntax_feature(const ent_syntax *syntax, uint64_t key);

#endif
