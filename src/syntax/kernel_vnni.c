/* The kernel for AVX-512 with VNNI: four products of bytes added to each of 16 sums by one instruction. */
#include "syntax/kernel_kinds.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <math.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

enum { LANES = 16, WORDS = 6 };
typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t lanes_i __attribute__((vector_size(64), aligned(4), may_alias));

INLINE lanes least(lanes a, lanes b)
{
	return (lanes)_mm512_min_ps((__m512)a, (__m512)b);
}

INLINE lanes most(lanes a, lanes b)
{
	return (lanes)_mm512_max_ps((__m512)a, (__m512)b);
}

INLINE __m256 upper(__m512 x)
{
	return _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(x), 1));
}

INLINE float largest(lanes x)
{
	__m256 eight = _mm256_max_ps(_mm512_castps512_ps256((__m512)x), upper((__m512)x));
	__m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
	__m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
	return _mm_cvtss_f32(_mm_max_ss(two, _mm_shuffle_ps(two, two, 1)));
}

INLINE size_t first_equal(lanes x, lanes y)
{
	unsigned mask = _mm512_cmp_ps_mask((__m512)x, (__m512)y, _CMP_EQ_OQ);
	return mask ? (size_t)__builtin_ctz(mask) : LANES;
}

INLINE void to_quarter(const lanes x[1], float quarter[4])
{
	__m256 eight = _mm256_add_ps(_mm512_castps512_ps256((__m512)x[0]), upper((__m512)x[0]));
	_mm_storeu_ps(quarter, _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1)));
}

INLINE lanes from_bytes(const int8_t *bytes)
{
	return (lanes)_mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *)(const void *)bytes)));
}

INLINE void to_bytes(lanes_i x, uint8_t *bytes)
{
	_mm_storeu_si128((__m128i *)(void *)bytes, _mm512_cvtepi32_epi8((__m512i)x));
}

/* Four bytes in every lane. */
INLINE lanes_i four_bytes(const uint8_t *at)
{
	int32_t four;
	memcpy(&four, at, sizeof four);
	return (lanes_i)_mm512_set1_epi32(four);
}

/* sum += four products of bytes in each lane. Not by the intrinsic: its vectors are of another type, and what converts
 * them costs the compiler registers. */
INLINE void add_products(lanes_i *sum, lanes_i v, lanes_i weights)
{
	__asm__("vpdpbusd %2, %1, %0" : "+v"(*sum) : "v"(v), "v"(weights));
}

INLINE void add_products_at(lanes_i *sum, lanes_i v, const int8_t *weights)
{
	__asm__("vpdpbusd %2, %1, %0" : "+v"(*sum) : "v"(v), "m"(*(const lanes_i *)(const void *)weights));
}

/* The sums of one vector are parted in two, for each must wait for the one before it. */
INLINE void sums(const ent_kernel_matrix *m, size_t row, size_t blocks, const ent_kernel_vector *x, size_t words,
				 int32_t *out, size_t stride)
{
	if (words > WORDS) /* never */
		return;
	const int8_t *weights = m->weights + row * m->columns;
	lanes_i sum[WORDS][ENT_KERNEL_GROUP], more[ENT_KERNEL_GROUP], none = {0};
	for (size_t w = 0; w < words; w++)
		for (size_t b = 0; b < blocks; b++)
			sum[w][b] = *(const lanes_i *)(m->start + row + b * ENT_KERNEL_BLOCK);
	for (size_t b = 0; b < blocks; b++)
		more[b] = none;
	if (words == 1)
		for (size_t j = 0; j < m->columns; j += 8, weights += blocks * 128) {
			lanes_i v = four_bytes(x->q + j), next = four_bytes(x->q + j + 4);
			for (size_t b = 0; b < blocks; b++)
				add_products_at(&sum[0][b], v, weights + 64 * b);
			for (size_t b = 0; b < blocks; b++)
				add_products_at(&more[b], next, weights + 64 * (blocks + b));
		}
	else
		for (size_t j = 0; j < m->columns; j += 4, weights += blocks * 64) {
			lanes_i lot[ENT_KERNEL_GROUP];
			for (size_t b = 0; b < blocks; b++)
				lot[b] = *(const lanes_i *)(const void *)(weights + 64 * b);
			for (size_t w = 0; w < words; w++) {
				lanes_i v = four_bytes(x[w].q + j);
				for (size_t b = 0; b < blocks; b++)
					add_products(&sum[w][b], v, lot[b]);
			}
		}
	for (size_t b = 0; b < blocks; b++)
		sum[0][b] += more[b];
	for (size_t w = 0; w < words; w++)
		for (size_t b = 0; b < blocks; b++)
			*(lanes_i *)(out + w * stride + b * ENT_KERNEL_BLOCK) = sum[w][b];
}

#include "syntax/kernel_lanes.h"

const ent_kernel ent_kernel_vnni = KERNEL("vnni");

#endif
