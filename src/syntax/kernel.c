/* Three kernels for one sum: AVX-512 VNNI, AVX2 (multiply-add of unsigned by signed bytes; 7-bit inputs cannot
 * saturate it), and plain C. exp by 2^n and a polynomial (Cephes, expf). */
#include "syntax/kernel.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

void ent_kernel_quantise(const float *x, size_t n, ent_kernel_vector *out)
{
	float most = 1e-9f;
	for (size_t i = 0; i < n; i++) {
		float a = x[i] < 0 ? -x[i] : x[i];
		most = a > most ? a : most;
	}
	float inverse = 63.0f / most;
	out->scale = most / 63.0f;
	for (size_t i = 0; i < n; i++) {
		float v = x[i] * inverse;
		out->q[i] = (uint8_t)((int)(v + (v < 0 ? -0.5f : 0.5f)) + 64);
	}
}

static void plain(const int8_t *w, size_t rows, size_t columns, const uint8_t *x, int32_t *out)
{
	for (size_t i = 0; i < rows; i++) {
		int32_t sum = 0;
		for (size_t j = 0; j < columns; j++)
			sum += w[i * columns + j] * (int32_t)x[j];
		out[i] = sum;
	}
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) static int32_t sum_of(__m256i v)
{
	__m128i s = _mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
	s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0x4E));
	s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0xB1));
	return _mm_cvtsi128_si32(s);
}

__attribute__((target("avx2"))) static void avx2(const int8_t *w, size_t rows, size_t columns, const uint8_t *x,
												 int32_t *out)
{
	const __m256i ones = _mm256_set1_epi16(1);
	size_t i = 0;
	for (; i + 4 <= rows; i += 4) {
		__m256i s[4] = {_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256()};
		for (size_t j = 0; j < columns; j += 32) {
			__m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(x + j));
			for (size_t k = 0; k < 4; k++) {
				__m256i r = _mm256_loadu_si256((const __m256i *)(const void *)(w + (i + k) * columns + j));
				s[k] = _mm256_add_epi32(s[k], _mm256_madd_epi16(_mm256_maddubs_epi16(v, r), ones));
			}
		}
		for (size_t k = 0; k < 4; k++)
			out[i + k] = sum_of(s[k]);
	}
	if (i < rows)
		plain(w + i * columns, rows - i, columns, x, out + i);
}

#define VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

VNNI static void vnni(const int8_t *w, size_t rows, size_t columns, const uint8_t *x, int32_t *out)
{
	size_t i = 0;
	for (; i + 4 <= rows; i += 4) {
		__m512i s[4] = {_mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512()};
		for (size_t j = 0; j < columns; j += 64) {
			__m512i v = _mm512_loadu_si512(x + j);
			for (size_t k = 0; k < 4; k++)
				s[k] = _mm512_dpbusd_epi32(s[k], v, _mm512_loadu_si512(w + (i + k) * columns + j));
		}
		for (size_t k = 0; k < 4; k++)
			out[i + k] = _mm512_reduce_add_epi32(s[k]);
	}
	if (i < rows)
		plain(w + i * columns, rows - i, columns, x, out + i);
}

#endif

ent_kernel_fn ent_kernel_choose(const char *name)
{
#if defined(__x86_64__)
	__builtin_cpu_init();
	if ((!name || strcmp(name, "vnni") == 0) && __builtin_cpu_supports("avx512vnni") &&
		__builtin_cpu_supports("avx512bw"))
		return vnni;
	if ((!name || strcmp(name, "avx2") == 0) && __builtin_cpu_supports("avx2"))
		return avx2;
#endif
	return !name || strcmp(name, "plain") == 0 ? plain : NULL;
}

void ent_kernel_add(ent_kernel_fn kernel, const int8_t *w, const float *scales, const int32_t *row_sums, size_t rows,
					size_t columns, const ent_kernel_vector *x, float *y)
{
	int32_t sums[512];
	for (size_t from = 0; from < rows; from += 512) {
		size_t n = rows - from < 512 ? rows - from : 512;
		kernel(w + from * columns, n, columns, x->q, sums);
		for (size_t i = 0; i < n; i++)
			y[from + i] += (float)(sums[i] - 64 * row_sums[from + i]) * (scales[from + i] * x->scale);
	}
}

static float exponential(float x)
{
	x = x > 80 ? 80 : x < -80 ? -80 : x;
	float n = x * 1.44269504f;
	n = (float)(int)(n + (n < 0 ? -0.5f : 0.5f));
	float r = (x - n * 0.693359375f) - n * -2.12194440e-4f;
	float p = 1.9875691500e-4f;
	p = p * r + 1.3981999507e-3f;
	p = p * r + 8.3334519073e-3f;
	p = p * r + 4.1665795894e-2f;
	p = p * r + 1.6666665459e-1f;
	p = p * r + 5.0000001201e-1f;
	p = p * r * r + r + 1;
	int32_t bits = ((int32_t)n + 127) << 23;
	float power;
	memcpy(&power, &bits, sizeof power);
	return p * power;
}

static float logistic(float x)
{
	return 1 / (1 + exponential(-x));
}

void ent_kernel_lstm(const float *z, float *c, float *h, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		float i = logistic(z[k]), f = logistic(z[n + k]), o = logistic(z[2 * n + k]);
		float g = 2 * logistic(2 * z[3 * n + k]) - 1;
		c[k] = f * c[k] + i * g;
		h[k] = o * (2 * logistic(2 * c[k]) - 1);
	}
}

float ent_kernel_dot(const float *a, const float *b, size_t n)
{
	/* eight sums side by side, added in a fixed order at the end */
	float s[8] = {0};
	for (size_t i = 0; i < n; i += 8)
		for (size_t k = 0; k < 8; k++)
			s[k] += a[i + k] * b[i + k];
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}
