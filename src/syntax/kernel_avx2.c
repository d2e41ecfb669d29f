/* The kernel for AVX2: unsigned by signed bytes, added in pairs; 7-bit inputs cannot saturate these. */
#include "syntax/kernel_kinds.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <math.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

enum { LANES = 8, WORDS = 3 };
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

/* Four bytes in every lane. */
INLINE lanes_i four_bytes(const uint8_t *at)
{
	int32_t four;
	memcpy(&four, at, sizeof four);
	return (lanes_i)_mm256_set1_epi32(four);
}

/* Products of bytes, two of them added in 16 bits. Not by intrinsics: the compiler would add them in another order, for
 * which there are not enough registers. */
INLINE lanes_i pairs_of(lanes_i v, const int8_t *weights)
{
	lanes_i pairs;
	__asm__("vpmaddubsw %2, %1, %0" : "=x"(pairs) : "x"(v), "m"(*(const lanes_i *)(const void *)weights));
	return pairs;
}

INLINE void add_pairs(lanes_i *sum, lanes_i v, const int8_t *weights)
{
	lanes_i pairs = pairs_of(v, weights), all;
	__asm__("vpaddw %1, %2, %0" : "=x"(all) : "x"(pairs), "x"(*sum));
	*sum = all;
}

/* Sums of 16 bits, two and two added to those of 32 bits. */
INLINE void add_widened(lanes_i *sum, lanes_i pairs, lanes_i ones)
{
	__asm__("vpmaddwd %2, %1, %1\n\tvpaddd %1, %0, %0" : "+x"(*sum), "+x"(pairs) : "x"(ones));
}

/* The products of four times four columns of eight rows are added in 16 bits, which ent_kernel_fits has seen to, before
 * they are widened. Several vectors share each load of weights; the one of an LSTM's step goes over a whole group. */
INLINE void sums(const ent_kernel_matrix *m, size_t row, size_t blocks, const ent_kernel_vector *x, size_t words,
				 int32_t *out, size_t stride)
{
	if (words > WORDS) /* never */
		return;
	const __m256i ones = _mm256_set1_epi16(1);
	size_t together = 2 * (words == 1 ? blocks : 1); /* eights of rows */
	for (size_t first = 0; first < 2 * blocks; first += together) {
		const int8_t *weights = m->weights + row * m->columns + first * 32;
		const int32_t *start = m->start + row + first * LANES;
		lanes_i sum[WORDS][2 * ENT_KERNEL_GROUP];
		for (size_t w = 0; w < words; w++)
			for (size_t r = 0; r < together; r++)
				sum[w][r] = (lanes_i)load(start + LANES * r);
		for (size_t j = 0; j < m->columns; j += 16, weights += 4 * blocks * 64)
			for (size_t at = 0; at < together; at += 2) {
				lanes_i pairs[WORDS][2];
				for (size_t k = 0; k < 4; k++) {
					const int8_t *lot = weights + k * blocks * 64 + 32 * at;
					for (size_t w = 0; w < words; w++) {
						lanes_i v = four_bytes(x[w].q + j + 4 * k);
						if (k == 0) {
							pairs[w][0] = pairs_of(v, lot);
							pairs[w][1] = pairs_of(v, lot + 32);
						} else {
							add_pairs(&pairs[w][0], v, lot);
							add_pairs(&pairs[w][1], v, lot + 32);
						}
					}
				}
				for (size_t w = 0; w < words; w++)
					for (size_t r = 0; r < 2; r++)
						add_widened(&sum[w][at + r], pairs[w][r], (lanes_i)ones);
			}
		for (size_t w = 0; w < words; w++)
			for (size_t r = 0; r < together; r++)
				*(lanes_i *)(out + w * stride + (first + r) * LANES) = sum[w][r];
	}
}

#include "syntax/kernel_lanes.h"

const ent_kernel ent_kernel_avx2 = KERNEL("avx2");

#endif
