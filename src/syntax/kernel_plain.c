/* The kernel in plain C, for any processor. */
#include "syntax/kernel_kinds.h"

#include <math.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

enum { LANES = 4, WORDS = 1 };
typedef float lanes __attribute__((vector_size(16), aligned(4), may_alias));
typedef int32_t lanes_i __attribute__((vector_size(16), aligned(4), may_alias));

INLINE lanes choose(lanes_i which, lanes a, lanes b)
{
	return (lanes)(((lanes_i)a & which) | ((lanes_i)b & ~which));
}

INLINE lanes least(lanes a, lanes b)
{
	return choose(a < b, a, b);
}

INLINE lanes most(lanes a, lanes b)
{
	return choose(a > b, a, b);
}

INLINE float largest(lanes x)
{
	float top = x[0];
	for (size_t i = 1; i < LANES; i++)
		top = x[i] > top ? x[i] : top;
	return top;
}

INLINE size_t first_equal(lanes x, lanes y)
{
	size_t i = 0;
	while (i < LANES && x[i] != y[i])
		i++;
	return i;
}

INLINE void to_quarter(const lanes x[4], float quarter[4])
{
	*(lanes *)quarter = (x[0] + x[2]) + (x[1] + x[3]);
}

INLINE lanes from_bytes(const int8_t *bytes)
{
	return (lanes){bytes[0], bytes[1], bytes[2], bytes[3]};
}

INLINE void to_bytes(lanes_i x, uint8_t *bytes)
{
	for (size_t i = 0; i < LANES; i++)
		bytes[i] = (uint8_t)x[i];
}

INLINE void sums(const ent_kernel_matrix *m, size_t row, size_t blocks, const ent_kernel_vector *x, size_t words,
				 int32_t *out, size_t stride)
{
	size_t rows = blocks * ENT_KERNEL_BLOCK;
	for (size_t w = 0; w < words; w++) {
		const int8_t *weights = m->weights + row * m->columns;
		int32_t *sum = out + w * stride;
		memcpy(sum, m->start + row, rows * sizeof *sum);
		for (size_t j = 0; j < m->columns; j += 4, weights += 4 * rows) {
			const uint8_t *q = x[w].q + j;
			for (size_t r = 0; r < rows; r++)
				sum[r] += weights[4 * r] * q[0] + weights[4 * r + 1] * q[1] + weights[4 * r + 2] * q[2] +
						  weights[4 * r + 3] * q[3];
		}
	}
}

#include "syntax/kernel_lanes.h"

const ent_kernel ent_kernel_plain = KERNEL("plain");
