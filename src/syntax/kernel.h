/* The arithmetic of the model, for several kinds of processor: 8-bit matrices by vectors, and the functions around
 * them. Integer sums are the same on all, and the float functions are fixed sequences of lane-wise operations without
 * fused ones, so that the output has the same bits whatever kernel runs.
 *
 * kernel_lanes.h has the functions once, over vectors of a processor's width; kernel_plain.c, kernel_sse2.c,
 * kernel_avx2.c and kernel_vnni.c each include it and add the products of integers. */
#ifndef ENT_SYNTAX_KERNEL_H
#define ENT_SYNTAX_KERNEL_H

#include "base/arena.h"
#include "syntax/model.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	ENT_KERNEL_BLOCK = 16,    /* rows that are summed in the lanes of a vector */
	ENT_KERNEL_GROUP = 4,     /* blocks that are summed side by side */
	ENT_KERNEL_COLUMNS = 256, /* at most */
	ENT_KERNEL_LINE = 64,     /* [bytes] of the cache: floats that begin at one are read fastest */
	ENT_KERNEL_LOT = 12       /* sentences that an LSTM reads side by side, at most */
};

/* What the scales and the bias of an LSTM's rows are multiplied with: e^-x is 2 to the power of x times the first. */
#define ENT_KERNEL_GATE (-1.44269504f)
#define ENT_KERNEL_TANGENT (-2.88539008f)

/* What a step of an LSTM's state counts: h = o tanh(c), and c, which is no more than a share of g and of the c before,
 * stays within +-1. The scales of the state's rows are multiplied with it. */
#define ENT_KERNEL_STATE (0.765f / 63)

/* Of the scores of rows that only pad: no label has it. */
#define ENT_KERNEL_NEVER (-1e30f)

/* A vector as 7-bit numbers around 64: value = (q - 64) * scale. */
typedef struct ent_kernel_vector {
	uint8_t q[ENT_KERNEL_COLUMNS];
	float scale;
} ent_kernel_vector;

/* A matrix in groups of four blocks of 16 rows (the last group may have fewer); within a group, four columns at a step:
 * [group][columns / 4][block][16 rows][4], read in one stream. */
typedef struct ent_kernel_matrix {
	const int8_t *weights;
	const int32_t *start; /* [rows] -64 * the sum of the row: takes the offset of the vectors away */
	const float *scales;  /* [rows] */
	const float *bias;    /* [rows] */
	uint32_t rows;        /* a multiple of 16 */
	uint32_t columns;     /* a multiple of 16, at most 256 */
} ent_kernel_matrix;

/* Rows of the model's inputs: 8-bit numbers with a scale each, and what a sum of rows is normalised with. */
typedef struct ent_kernel_embedding {
	const int8_t *rows;  /* [n, ENT_MODEL_D] */
	const float *scales; /* [n] */
	const float *gain;   /* [ENT_MODEL_D] */
	const float *bias;   /* [ENT_MODEL_D] */
} ent_kernel_embedding;

/* A sentence among the rows of words. */
typedef struct ent_kernel_span {
	uint32_t first, n;
} ent_kernel_span;

/* n of all functions is a multiple of 16 but where it counts vectors, ids or sentences. */
typedef struct ent_kernel {
	const char *name;
	/* y[i] [rows] = matrix x[i] + bias, for n vectors */
	void (*multiply)(const ent_kernel_matrix *matrix, const ent_kernel_vector *x, size_t n, float *y);
	/* One direction of an LSTM over n sentences side by side, at most ENT_KERNEL_LOT, the longest first; `back`: from
	 * their ends. z [rows, 3 H]: what the inputs give. Its rows and those of the matrix come in groups of 48: the
	 * gates f o (times ENT_KERNEL_GATE) and g (times ENT_KERNEL_TANGENT) of 16 units; 1 - f is the share of g. `rows`
	 * (NULL: the words in order): the row of z for each word, for words may share one. Writes H numbers of each word at
	 * y, a word `stride` floats behind the one before. */
	void (*run)(const ent_kernel_matrix *state, const ent_kernel_span *sentences, size_t n, bool back, const float *z,
				const uint32_t *rows, float *y, size_t stride);
	void (*quantise)(const float *x, size_t n, ent_kernel_vector *out);
	/* out = the sum of the rows `ids` [n], brought to mean 0 and variance 1, times gain, plus bias */
	void (*embed)(const ent_kernel_embedding *embedding, const uint32_t *ids, size_t n, ent_kernel_vector *out);
	/* x [n] = x + more (NULL: none) where that is positive, else 0; out (NULL: not wanted): the same as 7-bit numbers
	 */
	void (*rectify)(float *x, const float *more, size_t n, ent_kernel_vector *out);
	/* Scores of arcs: out [rows, 16 blocks] = b [rows, n] . a + by distance. The vectors a lie 16 side by side, [block]
	 * [n][16]; `distances` is that of a[1] to b[0], the next before it and so on: a row reads them from one place
	 * before the row above. The first of a, which stands for the root, has none. */
	void (*dots)(const float *a, size_t blocks, const float *b, size_t rows, size_t n, const float *distances,
				 float *out);
	/* The first of the largest of x [n]. */
	size_t (*best)(const float *x, size_t n);
} ent_kernel;

/* The fastest that this processor has; "vnni", "avx2", "sse2" or "plain" asks for one. NULL: not on this processor. */
const ent_kernel *ent_kernel_choose(const char *name);

/* Rows [rows, columns] of a matrix as the model has them. */
typedef struct ent_kernel_part {
	const int8_t *weights;
	const float *scales; /* [rows] */
	const float *bias;   /* [rows]; NULL: none */
	uint32_t rows;
} ent_kernel_part;

/* Whether the products of a row's weights [columns] by 7-bit numbers can be added in 16 bits as the AVX2 kernel does,
 * over ENT_MODEL_NARROW's groups of columns; matrices must be of such rows. */
bool ent_kernel_fits(const int8_t *row, size_t columns);

/* Room for n numbers of 4 bytes, all zeroes or (scratch) not yet anything, at a line of the cache. */
float *ent_kernel_floats(ent_arena *arena, size_t n);
float *ent_kernel_scratch(ent_arena *arena, size_t n);

/* Lays out a matrix of parts, in `arena`; each begins at a multiple of 16 rows, behind rows of zeros with the bias
 * ENT_KERNEL_NEVER. */
void ent_kernel_pack(ent_arena *arena, const ent_kernel_part *parts, size_t n_parts, uint32_t columns,
					 ent_kernel_matrix *out);

#endif
