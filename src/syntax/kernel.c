/* Four kernels of the same arithmetic: AVX-512 VNNI, AVX2 (multiply-add of unsigned by signed bytes; 7-bit inputs
 * cannot saturate it), SSE2, and plain C. The float functions are written once, on vectors of eight lanes, and compiled
 * for each. exp by 2^n and a polynomial (Cephes, expf).
 *
 * The products are bound by the loads of weights: several vectors share each load where there are several, and one
 * vector is multiplied by many rows at once where there is one. */
#include "syntax/kernel.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))

typedef float v8 __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t v8i __attribute__((vector_size(32), aligned(4), may_alias));
typedef int8_t v8b __attribute__((vector_size(8), aligned(1), may_alias));

/* ---- float functions, by pointers: vectors as arguments would depend on the processor ---- */

/* x = x > limit ? limit : x, or the other way round for `least` */
INLINE void at_most(v8 *x, float limit)
{
	v8 bound = (v8){0} + limit;
	v8i over = *x > bound;
	*x = (v8)(((v8i)bound & over) | ((v8i)*x & ~over));
}

INLINE void at_least(v8 *x, float limit)
{
	v8 bound = (v8){0} + limit;
	v8i under = *x < bound;
	*x = (v8)(((v8i)bound & under) | ((v8i)*x & ~under));
}

/* To the nearest whole number, halves away from zero. */
INLINE void round_to(const v8 *x, v8i *out)
{
	v8i zero = {0}, half = ((v8i)*x & (zero + INT32_MIN)) | (zero + 0x3F000000);
	*out = __builtin_convertvector(*x + (v8)half, v8i);
}

INLINE void exponential(v8 *x)
{
	at_most(x, 80);
	at_least(x, -80);
	v8 scaled = *x * 1.44269504f;
	v8i whole;
	round_to(&scaled, &whole);
	v8 n = __builtin_convertvector(whole, v8);
	v8 r = (*x - n * 0.693359375f) - n * -2.12194440e-4f;
	v8 p = r * 1.9875691500e-4f + 1.3981999507e-3f;
	p = p * r + 8.3334519073e-3f;
	p = p * r + 4.1665795894e-2f;
	p = p * r + 1.6666665459e-1f;
	p = p * r + 5.0000001201e-1f;
	p = p * r * r + r + 1.0f;
	*x = p * (v8)((whole + 127) << 23);
}

INLINE void logistic(v8 *x)
{
	*x = -*x;
	exponential(x);
	*x = 1.0f / (1.0f + *x);
}

INLINE void lstm(const float *z, float *c, float *h, size_t n)
{
	for (size_t k = 0; k < n; k += 8) {
		v8 i = *(const v8 *)(z + k), f = *(const v8 *)(z + n + k), o = *(const v8 *)(z + 2 * n + k);
		v8 g = *(const v8 *)(z + 3 * n + k) * 2.0f;
		logistic(&i);
		logistic(&f);
		logistic(&o);
		logistic(&g);
		v8 cell = f * *(v8 *)(c + k) + i * (2.0f * g - 1.0f), out = cell * 2.0f;
		logistic(&out);
		*(v8 *)(c + k) = cell;
		*(v8 *)(h + k) = o * (2.0f * out - 1.0f);
	}
}

INLINE void quantise(const float *x, size_t n, ent_kernel_vector *out)
{
	v8i most = {0}; /* of absolute values, whose bits are in the order of their sizes */
	for (size_t i = 0; i < n; i += 8) {
		v8 values = *(const v8 *)(x + i);
		v8i a = (v8i)values & 0x7FFFFFFF; /* a cast of vectors keeps the bits */
		v8i more = a > most;
		most = (a & more) | (most & ~more);
	}
	int32_t bits = most[0];
	for (size_t k = 1; k < 8; k++)
		bits = most[k] > bits ? most[k] : bits;
	float largest;
	memcpy(&largest, &bits, sizeof largest);
	largest = largest > 1e-9f ? largest : 1e-9f;
	float inverse = 63.0f / largest;
	out->scale = largest / 63.0f;
	for (size_t i = 0; i < n; i += 8) {
		v8 v = *(const v8 *)(x + i) * inverse;
		v8i whole;
		round_to(&v, &whole);
		*(v8b *)(out->q + i) = __builtin_convertvector(whole + 64, v8b);
	}
}

INLINE float sum_of(const v8 *s)
{
	return (((*s)[0] + (*s)[4]) + ((*s)[2] + (*s)[6])) + (((*s)[1] + (*s)[5]) + ((*s)[3] + (*s)[7]));
}

INLINE void dots(const float *a, const float *b, size_t rows, size_t columns, float *out)
{
	size_t i = 0;
	for (; i + 4 <= rows; i += 4) {
		v8 s[4] = {0};
		for (size_t j = 0; j < columns; j += 8)
			for (size_t k = 0; k < 4; k++)
				s[k] += *(const v8 *)(a + (i + k) * columns + j) * *(const v8 *)(b + j);
		for (size_t k = 0; k < 4; k++)
			out[i + k] = sum_of(&s[k]);
	}
	for (; i < rows; i++) {
		v8 s = {0};
		for (size_t j = 0; j < columns; j += 8)
			s += *(const v8 *)(a + i * columns + j) * *(const v8 *)(b + j);
		out[i] = sum_of(&s);
	}
}

INLINE void add_row(const int8_t *row, float scale, size_t n, float *sum)
{
	for (size_t k = 0; k < n; k += 8)
		*(v8 *)(sum + k) += __builtin_convertvector(*(const v8b *)(row + k), v8) * scale;
}

/* ---- plain C ---- */

static void multiply_plain(const ent_kernel_matrix *m, const ent_kernel_vector *x, size_t n, bool add, float *y)
{
	for (size_t w = 0; w < n; w++)
		for (size_t row = 0; row < m->rows; row += ENT_KERNEL_ROWS) {
			const int8_t *weights = m->weights + row * m->columns;
			int32_t sum[ENT_KERNEL_ROWS];
			memcpy(sum, m->start + row, sizeof sum);
			for (size_t j = 0; j < m->columns; j += 4, weights += 4 * ENT_KERNEL_ROWS)
				for (size_t r = 0; r < ENT_KERNEL_ROWS; r++)
					sum[r] += weights[4 * r] * x[w].q[j] + weights[4 * r + 1] * x[w].q[j + 1] +
							  weights[4 * r + 2] * x[w].q[j + 2] + weights[4 * r + 3] * x[w].q[j + 3];
			float *out = y + w * m->rows + row;
			const float *base = add ? out : m->bias + row;
			for (size_t r = 0; r < ENT_KERNEL_ROWS; r++)
				out[r] = base[r] + (float)sum[r] * (m->scales[row + r] * x[w].scale);
		}
}

/* The float functions, compiled for a processor. */
#define FLOAT_FUNCTIONS(name, target)                                                                                  \
	target static void lstm_##name(const float *z, float *c, float *h, size_t n)                                       \
	{                                                                                                                  \
		lstm(z, c, h, n);                                                                                              \
	}                                                                                                                  \
	target static void quantise_##name(const float *x, size_t n, ent_kernel_vector *out)                               \
	{                                                                                                                  \
		quantise(x, n, out);                                                                                           \
	}                                                                                                                  \
	target static void dots_##name(const float *a, const float *b, size_t rows, size_t columns, float *out)            \
	{                                                                                                                  \
		dots(a, b, rows, columns, out);                                                                                \
	}                                                                                                                  \
	target static void add_row_##name(const int8_t *row, float scale, size_t n, float *sum)                            \
	{                                                                                                                  \
		add_row(row, scale, n, sum);                                                                                   \
	}                                                                                                                  \
	static const ent_kernel name = {#name, multiply_##name, quantise_##name, lstm_##name, dots_##name, add_row_##name};

FLOAT_FUNCTIONS(plain, )

#if defined(__x86_64__)

/* SSE2: no product of bytes, so they are widened; a row's sum lies in two lanes until the end. */
static void multiply_sse2(const ent_kernel_matrix *m, const ent_kernel_vector *x, size_t n, bool add, float *y)
{
	const __m128i zero = _mm_setzero_si128();
	for (size_t w = 0; w < n; w++)
		for (size_t row = 0; row < m->rows; row += ENT_KERNEL_ROWS) {
			const int8_t *weights = m->weights + row * m->columns;
			__m128i sum[8] = {zero, zero, zero, zero, zero, zero, zero, zero};
			for (size_t j = 0; j < m->columns; j += 4, weights += 4 * ENT_KERNEL_ROWS) {
				int32_t four;
				memcpy(&four, x[w].q + j, sizeof four);
				__m128i v = _mm_unpacklo_epi8(_mm_set1_epi32(four), zero);
				for (size_t r = 0; r < 4; r++) {
					__m128i lot = _mm_loadu_si128((const __m128i *)(const void *)(weights + 16 * r));
					__m128i sign = _mm_cmpgt_epi8(zero, lot);
					sum[2 * r] = _mm_add_epi32(sum[2 * r], _mm_madd_epi16(v, _mm_unpacklo_epi8(lot, sign)));
					sum[2 * r + 1] = _mm_add_epi32(sum[2 * r + 1], _mm_madd_epi16(v, _mm_unpackhi_epi8(lot, sign)));
				}
			}
			for (size_t r = 0; r < 4; r++) {
				__m128 low = _mm_castsi128_ps(sum[2 * r]), high = _mm_castsi128_ps(sum[2 * r + 1]);
				__m128i even = _mm_castps_si128(_mm_shuffle_ps(low, high, 0x88));
				__m128i odd = _mm_castps_si128(_mm_shuffle_ps(low, high, 0xDD));
				__m128i start = _mm_loadu_si128((const __m128i *)(const void *)(m->start + row + 4 * r));
				__m128 whole = _mm_cvtepi32_ps(_mm_add_epi32(start, _mm_add_epi32(even, odd)));
				float *out = y + w * m->rows + row + 4 * r;
				__m128 scale = _mm_mul_ps(_mm_loadu_ps(m->scales + row + 4 * r), _mm_set1_ps(x[w].scale));
				__m128 base = _mm_loadu_ps(add ? out : m->bias + row + 4 * r);
				_mm_storeu_ps(out, _mm_add_ps(base, _mm_mul_ps(whole, scale)));
			}
		}
}

FLOAT_FUNCTIONS(sse2, )

/* Both below: `rows` lots of 16 rows by `words` vectors, constants where they are called, so that the sums stay in
 * registers. */

#define AVX2 __attribute__((target("avx2")))

AVX2 INLINE void lots_avx2(const ent_kernel_matrix *m, size_t row, size_t rows, const ent_kernel_vector *x,
						   size_t words, bool add, float *y)
{
	const __m256i ones = _mm256_set1_epi16(1);
	const int8_t *weights = m->weights + row * m->columns;
	__m256i sum[4][2];
	for (size_t w = 0; w < words; w++)
		for (size_t r = 0; r < 2 * rows; r++)
			sum[w * rows + r / 2][r % 2] = _mm256_loadu_si256((const __m256i *)(const void *)(m->start + row + 8 * r));
	for (size_t j = 0; j < m->columns; j += 4)
		for (size_t w = 0; w < words; w++) {
			int32_t four;
			memcpy(&four, x[w].q + j, sizeof four);
			__m256i v = _mm256_set1_epi32(four);
			for (size_t r = 0; r < 2 * rows; r++) {
				const int8_t *lot = weights + r / 2 * 16 * m->columns + 16 * j + 32 * (r % 2);
				__m256i product = _mm256_maddubs_epi16(v, _mm256_loadu_si256((const __m256i *)(const void *)lot));
				__m256i *s = &sum[w * rows + r / 2][r % 2];
				*s = _mm256_add_epi32(*s, _mm256_madd_epi16(product, ones));
			}
		}
	for (size_t w = 0; w < words; w++)
		for (size_t r = 0; r < 2 * rows; r++) {
			float *out = y + w * m->rows + row + 8 * r;
			__m256 base = _mm256_loadu_ps(add ? out : m->bias + row + 8 * r);
			__m256 scale = _mm256_mul_ps(_mm256_loadu_ps(m->scales + row + 8 * r), _mm256_set1_ps(x[w].scale));
			__m256 value = _mm256_mul_ps(_mm256_cvtepi32_ps(sum[w * rows + r / 2][r % 2]), scale);
			_mm256_storeu_ps(out, _mm256_add_ps(base, value));
		}
}

AVX2 static void multiply_avx2(const ent_kernel_matrix *m, const ent_kernel_vector *x, size_t n, bool add, float *y)
{
	size_t w = 0;
	for (; w + 4 <= n; w += 4)
		for (size_t row = 0; row < m->rows; row += 16)
			lots_avx2(m, row, 1, x + w, 4, add, y + w * m->rows);
	for (; w < n; w++) {
		size_t row = 0;
		for (; row + 64 <= m->rows; row += 64)
			lots_avx2(m, row, 4, x + w, 1, add, y + w * m->rows);
		for (; row < m->rows; row += 16)
			lots_avx2(m, row, 1, x + w, 1, add, y + w * m->rows);
	}
}

FLOAT_FUNCTIONS(avx2, AVX2)

#define VNNI __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))

VNNI INLINE void lots_vnni(const ent_kernel_matrix *m, size_t row, size_t rows, const ent_kernel_vector *x,
						   size_t words, bool add, float *y)
{
	const int8_t *weights = m->weights + row * m->columns;
	__m512i sum[8];
	for (size_t w = 0; w < words; w++)
		for (size_t r = 0; r < rows; r++)
			sum[w * rows + r] = _mm512_loadu_si512(m->start + row + 16 * r);
	for (size_t j = 0; j < m->columns; j += 4)
		for (size_t w = 0; w < words; w++) {
			int32_t four;
			memcpy(&four, x[w].q + j, sizeof four);
			__m512i v = _mm512_set1_epi32(four);
			for (size_t r = 0; r < rows; r++)
				sum[w * rows + r] = _mm512_dpbusd_epi32(sum[w * rows + r], v,
														_mm512_loadu_si512(weights + r * 16 * m->columns + 16 * j));
		}
	for (size_t w = 0; w < words; w++)
		for (size_t r = 0; r < rows; r++) {
			float *out = y + w * m->rows + row + 16 * r;
			__m512 base = _mm512_loadu_ps(add ? out : m->bias + row + 16 * r);
			__m512 scale = _mm512_mul_ps(_mm512_loadu_ps(m->scales + row + 16 * r), _mm512_set1_ps(x[w].scale));
			__m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(sum[w * rows + r]), scale);
			_mm512_storeu_ps(out, _mm512_add_ps(base, value));
		}
}

VNNI static void multiply_vnni(const ent_kernel_matrix *m, const ent_kernel_vector *x, size_t n, bool add, float *y)
{
	size_t w = 0;
	for (; w + 4 <= n; w += 4) {
		size_t row = 0;
		for (; row + 32 <= m->rows; row += 32)
			lots_vnni(m, row, 2, x + w, 4, add, y + w * m->rows);
		if (row < m->rows)
			lots_vnni(m, row, 1, x + w, 4, add, y + w * m->rows);
	}
	for (; w < n; w++) {
		size_t row = 0;
		for (; row + 128 <= m->rows; row += 128)
			lots_vnni(m, row, 8, x + w, 1, add, y + w * m->rows);
		for (; row < m->rows; row += 16)
			lots_vnni(m, row, 1, x + w, 1, add, y + w * m->rows);
	}
}

FLOAT_FUNCTIONS(vnni, VNNI)

#endif

const ent_kernel *ent_kernel_choose(const char *name)
{
#if defined(__x86_64__)
	__builtin_cpu_init();
	if ((!name || strcmp(name, "vnni") == 0) && __builtin_cpu_supports("avx512vnni") &&
		__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
		return &vnni;
	if ((!name || strcmp(name, "avx2") == 0) && __builtin_cpu_supports("avx2"))
		return &avx2;
	if (!name || strcmp(name, "sse2") == 0)
		return &sse2;
#endif
	return !name || strcmp(name, "plain") == 0 ? &plain : NULL;
}

void ent_kernel_pack(ent_arena *arena, const int8_t *weights, const float *scales, const float *bias, uint32_t rows,
					 uint32_t columns, ent_kernel_matrix *out)
{
	uint32_t padded = (rows + ENT_KERNEL_ROWS - 1) / ENT_KERNEL_ROWS * ENT_KERNEL_ROWS;
	int8_t *packed = ENT_NEWN(arena, int8_t, (size_t)padded * columns + 64);
	int32_t *start = ENT_NEWN(arena, int32_t, padded);
	float *own = ENT_NEWN(arena, float, 2 * (size_t)padded);
	packed += (64 - (uintptr_t)packed % 64) % 64; /* no load crosses a line of the cache */
	for (uint32_t i = 0; i < rows; i++) {
		int8_t *to =
			packed + (size_t)(i / ENT_KERNEL_ROWS * ENT_KERNEL_ROWS) * columns + (size_t)(i % ENT_KERNEL_ROWS) * 4;
		for (uint32_t j = 0; j < columns; j++) {
			int8_t weight = weights[(size_t)i * columns + j];
			to[(size_t)(j / 4) * 4 * ENT_KERNEL_ROWS + j % 4] = weight;
			start[i] -= 64 * weight;
		}
	}
	memcpy(own, scales, rows * sizeof *own);
	if (bias)
		memcpy(own + padded, bias, rows * sizeof *own);
	*out = (ent_kernel_matrix){packed, start, own, own + padded, padded, columns};
}
