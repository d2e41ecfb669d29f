/* The kernel for AVX2: unsigned by signed bytes, added in pairs; 7-bit inputs cannot saturate these. */
#include "syntax/kernel_kinds.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <math.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

enum { LANES = 8, WORDS = 4 };
typedef float lanes __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t lanes_i __attribute__((vector_size(32), aligned(4), may_alias));

INLINE lanes least(lanes a, lanes b)
{
	return (lanes)_mm256_min_ps((__m256)a, (__m256)b);
}

INLINE lanes most(lanes a, lanes b)
{
	return (lanes)_mm256_max_ps((__m256)a, (__m256)b);
}

INLINE float largest(lanes x)
{
	__m128 four = _mm_max_ps(_mm256_castps256_ps128((__m256)x), _mm256_extractf128_ps((__m256)x, 1));
	__m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
	return _mm_cvtss_f32(_mm_max_ss(two, _mm_shuffle_ps(two, two, 1)));
}

INLINE size_t first_equal(lanes x, lanes y)
{
	unsigned mask = (unsigned)_mm256_movemask_ps(_mm256_cmp_ps((__m256)x, (__m256)y, _CMP_EQ_OQ));
	return mask ? (size_t)__builtin_ctz(mask) : LANES;
}

INLINE void to_quarter(const lanes x[2], float quarter[4])
{
	__m256 all = (__m256)(x[0] + x[1]);
	_mm_storeu_ps(quarter, _mm_add_ps(_mm256_castps256_ps128(all), _mm256_extractf128_ps(all, 1)));
}

INLINE lanes from_bytes(const int8_t *bytes)
{
	return (lanes)_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64((const __m128i *)(const void *)bytes)));
}

INLINE void to_bytes(lanes_i x, uint8_t *bytes)
{
	__m256i low = _mm256_and_si256((__m256i)x, _mm256_set1_epi32(255));
	__m128i two = _mm_packs_epi32(_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1));
	_mm_storel_epi64((__m128i *)(void *)bytes, _mm_packus_epi16(two, two));
}

INLINE __m256i load(const void *at)
{
	return _mm256_loadu_si256((const __m256i *)at);
}

/* Where there are several vectors, they share each load of weights; the one of an LSTM's step goes over a whole group.
 */
INLINE void sums(const ent_kernel_matrix *m, size_t row, size_t blocks, const ent_kernel_vector *x, size_t words,
				 int32_t *out, size_t stride)
{
	if (words > WORDS) /* never */
		return;
	const __m256i ones = _mm256_set1_epi16(1);
	size_t together = words == 1 ? blocks : 1; /* blocks */
	for (size_t b = 0; b < blocks; b += together) {
		const int8_t *weights = m->weights + row * m->columns + b * 64;
		const int32_t *start = m->start + row + b * ENT_KERNEL_BLOCK;
		lanes_i sum[WORDS][2 * ENT_KERNEL_GROUP];
		for (size_t w = 0; w < words; w++)
			for (size_t r = 0; r < 2 * together; r++)
				sum[w][r] = (lanes_i)load(start + 8 * r);
		for (size_t j = 0; j < m->columns; j += 4, weights += blocks * 64)
			for (size_t w = 0; w < words; w++) {
				int32_t four;
				memcpy(&four, x[w].q + j, sizeof four);
				__m256i v = _mm256_set1_epi32(four);
				for (size_t r = 0; r < 2 * together; r++) {
					__m256i pairs = _mm256_maddubs_epi16(v, load(weights + 32 * r));
					sum[w][r] += (lanes_i)_mm256_madd_epi16(pairs, ones);
				}
			}
		for (size_t w = 0; w < words; w++)
			for (size_t r = 0; r < 2 * together; r++) {
				int32_t *to = out + w * stride + b * ENT_KERNEL_BLOCK + 8 * r;
				*(lanes_i *)to = sum[w][r];
			}
	}
}

#include "syntax/kernel_lanes.h"

const ent_kernel ent_kernel_avx2 = KERNEL("avx2");

#endif
