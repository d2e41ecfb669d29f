/* The kernel for SSE2, which every 64-bit x86 has: no product of bytes, so they are widened. */
#include "syntax/kernel_kinds.h"

#if defined(__x86_64__)

#include <emmintrin.h>
#include <math.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

enum { LANES = 4, WORDS = 2 };
typedef float lanes __attribute__((vector_size(16), aligned(4), may_alias));
typedef int32_t lanes_i __attribute__((vector_size(16), aligned(4), may_alias));

INLINE lanes least(lanes a, lanes b)
{
	return (lanes)_mm_min_ps((__m128)a, (__m128)b);
}

INLINE lanes most(lanes a, lanes b)
{
	return (lanes)_mm_max_ps((__m128)a, (__m128)b);
}

INLINE float largest(lanes x)
{
	__m128 two = _mm_max_ps((__m128)x, _mm_movehl_ps((__m128)x, (__m128)x));
	return _mm_cvtss_f32(_mm_max_ss(two, _mm_shuffle_ps(two, two, 1)));
}

INLINE size_t first_equal(lanes x, lanes y)
{
	unsigned mask = (unsigned)_mm_movemask_ps(_mm_cmpeq_ps((__m128)x, (__m128)y));
	return mask ? (size_t)__builtin_ctz(mask) : LANES;
}

INLINE void to_quarter(const lanes x[4], float quarter[4])
{
	*(lanes *)quarter = (x[0] + x[2]) + (x[1] + x[3]);
}

INLINE lanes from_bytes(const int8_t *bytes)
{
	int32_t four;
	memcpy(&four, bytes, sizeof four);
	__m128i twice = _mm_unpacklo_epi8(_mm_cvtsi32_si128(four), _mm_cvtsi32_si128(four));
	return (lanes)_mm_cvtepi32_ps(_mm_srai_epi32(_mm_unpacklo_epi16(twice, twice), 24));
}

INLINE void to_bytes(lanes_i x, uint8_t *bytes)
{
	__m128i low = _mm_and_si128((__m128i)x, _mm_set1_epi32(255)), two = _mm_packs_epi32(low, low);
	int32_t four = _mm_cvtsi128_si32(_mm_packus_epi16(two, two));
	memcpy(bytes, &four, sizeof four);
}

INLINE __m128i load(const void *at)
{
	return _mm_loadu_si128((const __m128i *)at);
}

/* A row's sum lies in two lanes until the end. */
INLINE void sums(const ent_kernel_matrix *m, size_t row, size_t blocks, const ent_kernel_vector *x, size_t words,
				 int32_t *out, size_t stride)
{
	if (words > WORDS) /* never */
		return;
	const __m128i zero = _mm_setzero_si128();
	for (size_t b = 0; b < blocks; b++)
		for (size_t half = 0; half < 2; half++) {
			const int8_t *weights = m->weights + row * m->columns + b * 64 + half * 32;
			__m128i sum[WORDS][4];
			for (size_t w = 0; w < words; w++)
				for (size_t r = 0; r < 4; r++)
					sum[w][r] = zero;
			for (size_t j = 0; j < m->columns; j += 4, weights += blocks * 64)
				for (size_t r = 0; r < 2; r++) {
					__m128i lot = load(weights + 16 * r), sign = _mm_cmpgt_epi8(zero, lot);
					__m128i low = _mm_unpacklo_epi8(lot, sign), high = _mm_unpackhi_epi8(lot, sign);
					for (size_t w = 0; w < words; w++) {
						int32_t four;
						memcpy(&four, x[w].q + j, sizeof four);
						__m128i v = _mm_unpacklo_epi8(_mm_set1_epi32(four), zero);
						sum[w][2 * r] = _mm_add_epi32(sum[w][2 * r], _mm_madd_epi16(v, low));
						sum[w][2 * r + 1] = _mm_add_epi32(sum[w][2 * r + 1], _mm_madd_epi16(v, high));
					}
				}
			for (size_t w = 0; w < words; w++)
				for (size_t r = 0; r < 2; r++) {
					__m128 low = _mm_castsi128_ps(sum[w][2 * r]), high = _mm_castsi128_ps(sum[w][2 * r + 1]);
					__m128i even = _mm_castps_si128(_mm_shuffle_ps(low, high, 0x88));
					__m128i odd = _mm_castps_si128(_mm_shuffle_ps(low, high, 0xDD));
					size_t at = b * ENT_KERNEL_BLOCK + half * 8 + r * 4;
					__m128i all = _mm_add_epi32(load(m->start + row + at), _mm_add_epi32(even, odd));
					_mm_storeu_si128((__m128i *)(void *)(out + w * stride + at), all);
				}
		}
}

#include "syntax/kernel_lanes.h"

const ent_kernel ent_kernel_sse2 = KERNEL("sse2");

#endif
