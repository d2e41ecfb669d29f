/* The file of a syntax model: named blocks of numbers behind a small directory, read where they lie (mapped or linked
 * in), little-endian. Matrices are 8-bit with a scale for each row; a row holds the weights into one output unit.
 *
 *     "ENTSYN4\n"  uint32 n_blocks  uint32 version
 *     n_blocks x { char name[16]; uint32 rows, columns; uint64 at, bytes }
 *     ... blocks, each at a multiple of 64 bytes
 *
 * Names: "keys" (uint64, hash table of features), "ids" (uint32, beside it), "lex.checks" and "lex.classes" (uint32,
 * the lexicon), "embed" "w1f" ... (int8 [rows, columns]) with "embed.s" "w1f.s" (float [rows]), "gain" "b1f" ...
 * (float), "xpos.names" "feats.names" "lemma" (text), "xpos.upos" "feats.upos" (uint32: the parts of speech that a
 * label goes with, as bits). The heads of the first layer have "fast." before their names. */
#ifndef ENT_SYNTAX_MODEL_H
#define ENT_SYNTAX_MODEL_H

#include "base/str.h"

enum {
	ENT_MODEL_D = 128,   /* numbers of a word's input */
	ENT_MODEL_H = 128,   /* units of the LSTM, a direction */
	ENT_MODEL_GATES = 3, /* of a unit: f o g; the input's share is 1 - f */
	ENT_MODEL_A = 128,   /* units of the arc and relation spaces */
	ENT_MODEL_DIST = 20, /* distances past it count as it */
	/* The weights of a row of a matrix above zero, and those below, come to no more than this among columns j of 16
	 * with j % 4 in {0, 1}, or in {2, 3}: by inputs of 7 bits their products can be added in 16 bits. */
	ENT_MODEL_NARROW = 258
};

#define ENT_MODEL_MAGIC "ENTSYN4\n"

typedef struct ent_model_block {
	char name[16];
	uint32_t rows, columns;
	uint64_t at, bytes; /* into the file */
} ent_model_block;

/* A matrix as it lies in the file. */
typedef struct ent_model_matrix {
	const int8_t *weights; /* [rows, columns] */
	const float *scales;   /* [rows] */
	uint32_t rows, columns;
} ent_model_matrix;

typedef struct ent_model {
	ent_str bytes;
	const ent_model_block *blocks;
	uint32_t n_blocks;
} ent_model;

/* Checks the directory; the model borrows `bytes`, which must lie at a multiple of 16. ENT_FORMAT: not a model, or cut.
 */
ent_status ent_model_open(ent_str bytes, ent_model *ret_model, ent_error *error);

/* Blocks by name; ENT_FORMAT where one is missing or not of the shape asked for (0: any). */
ent_status ent_model_matrix_of(const ent_model *model, const char *name, uint32_t rows, uint32_t columns,
							   ent_model_matrix *ret_matrix, ent_error *error);
ent_status ent_model_floats(const ent_model *model, const char *name, uint32_t n, const float **ret_floats,
							ent_error *error);
ent_status ent_model_text(const ent_model *model, const char *name, ent_str *ret_text, ent_error *error);
ent_status ent_model_raw(const ent_model *model, const char *name, uint32_t size, const void **ret_items,
						 uint32_t *ret_n, ent_error *error);

#endif
