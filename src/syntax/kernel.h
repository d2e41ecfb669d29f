/* The arithmetic of the model: 8-bit matrix by vector, and the functions of the LSTM. Integer sums are the same on
 * every processor, and the float functions are fixed polynomials without fused operations, so that the output has the
 * same bits whatever path runs. */
#ifndef ENT_SYNTAX_KERNEL_H
#define ENT_SYNTAX_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/* A vector as 7-bit numbers around 64: value = (q - 64) * scale. */
typedef struct ent_kernel_vector {
	uint8_t q[256];
	float scale;
} ent_kernel_vector;

void ent_kernel_quantise(const float *x, size_t n, ent_kernel_vector *out);

/* out[i] = sum of w[i][j] * (x.q[j]) for `rows` rows of `columns` (a multiple of 64, at most 256). */
typedef void (*ent_kernel_fn)(const int8_t *w, size_t rows, size_t columns, const uint8_t *x, int32_t *out);

/* The fastest that this processor has; "vnni", "avx2" or "plain" asks for one. NULL: not on this processor. */
ent_kernel_fn ent_kernel_choose(const char *name);

/* y[i] += w[i] . x, with the offset of 64 taken out by the sums of the rows. */
void ent_kernel_add(ent_kernel_fn kernel, const int8_t *w, const float *scales, const int32_t *row_sums, size_t rows,
					size_t columns, const ent_kernel_vector *x, float *y);

/* One step of an LSTM: gates z [4 n] in the order i f o g; c and h [n] are updated. */
void ent_kernel_lstm(const float *z, float *c, float *h, size_t n);

/* Sum of a[i] * b[i]; n a multiple of 8. */
float ent_kernel_dot(const float *a, const float *b, size_t n);

#endif
