/* The arithmetic of the model: 8-bit matrix by vectors, and the functions of the LSTM, for several kinds of processor.
 * Integer sums are the same on all, and the float functions are fixed sequences of lane-wise operations without fused
 * ones, so that the output has the same bits whatever kernel runs. */
#ifndef ENT_SYNTAX_KERNEL_H
#define ENT_SYNTAX_KERNEL_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ENT_KERNEL_ROWS = 16 /* rows that are computed side by side */, ENT_KERNEL_COLUMNS = 256 /* at most */ };

/* A vector as 7-bit numbers around 64: value = (q - 64) * scale. */
typedef struct ent_kernel_vector {
	uint8_t q[ENT_KERNEL_COLUMNS];
	float scale;
} ent_kernel_vector;

/* A matrix laid out so that 16 rows are summed in 16 lanes, four columns at a step; rows of zeros fill the last 16. */
typedef struct ent_kernel_matrix {
	const int8_t *weights; /* [rows / 16][columns / 4][16][4] */
	const int32_t *start;  /* [rows] -64 * the sum of the row: takes the offset of the vectors away */
	const float *scales;   /* [rows] */
	const float *bias;     /* [rows] */
	uint32_t rows;         /* a multiple of 16 */
	uint32_t columns;      /* a multiple of 16, at most 256 */
} ent_kernel_matrix;

typedef struct ent_kernel {
	const char *name;
	/* y[i] [rows] = matrix x[i] + bias; with `add`, y[i] += matrix x[i]. */
	void (*multiply)(const ent_kernel_matrix *matrix, const ent_kernel_vector *x, size_t n, bool add, float *y);
	/* n a multiple of 8, at most 256 */
	void (*quantise)(const float *x, size_t n, ent_kernel_vector *out);
	/* One step of an LSTM: gates z [4 n] in the order i f o g; c and h [n] are updated; n a multiple of 8. */
	void (*lstm)(const float *z, float *c, float *h, size_t n);
	/* out[i] = a[i] . b for `rows` vectors a [columns], columns a multiple of 8. */
	void (*dots)(const float *a, const float *b, size_t rows, size_t columns, float *out);
	/* sum[k] += row[k] * scale; n a multiple of 8 */
	void (*add_row)(const int8_t *row, float scale, size_t n, float *sum);
} ent_kernel;

/* The fastest that this processor has; "vnni", "avx2", "sse2" or "plain" asks for one. NULL: not on this processor. */
const ent_kernel *ent_kernel_choose(const char *name);

/* Lays out weights [rows, columns] with scales [rows] and bias [rows] (NULL: none), in `arena`. */
void ent_kernel_pack(ent_arena *arena, const int8_t *weights, const float *scales, const float *bias, uint32_t rows,
					 uint32_t columns, ent_kernel_matrix *out);

#endif
