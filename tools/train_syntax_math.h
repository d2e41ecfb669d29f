/* The trainer's arithmetic: random numbers, products of matrices, and the functions of its layers, sixteen lanes at a
 * time. Sums run in an order of their own that no processor changes. Nothing here relies on -ffast-math: its
 * reciprocals make no number of 1 / infinity, nor of the root of a number too small to be normal. Included by
 * train_syntax.c alone.
 */

typedef float v16 __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t v16i __attribute__((vector_size(64), aligned(4), may_alias));

#define WIDEST __attribute__((target_clones("avx512f", "default")))
#define INLINED static inline __attribute__((always_inline))

/* Numbers too small to be normal are zero in this thread: they would only cost time. */
static void flush_small(void)
{
	_mm_setcsr(_mm_getcsr() | _MM_FLUSH_ZERO_ON | 0x40 /* denormals are zeros */);
}

/* ---- random numbers: xorshift64*, one stream a use ---- */

static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 0x2545F4914F6CDD1Du;
}

static float uniform(uint64_t *state)
{
	return (float)(next_random(state) >> 40) * (1.0f / 16777216.0f);
}

/* ---- functions, by pointers: vectors as arguments would depend on the processor ---- */

INLINED void keep_within(v16 *x, float limit)
{
	v16 high = (v16){0} + limit, low = -high;
	v16i over = *x > high, under = *x < low;
	*x = (v16)(((v16i)high & over) | ((v16i)low & under) | ((v16i)*x & ~(over | under)));
}

/* By 2^n and a polynomial (Cephes, expf); of what lies past 80 either way as of 80. */
INLINED void exponential(v16 *x)
{
	keep_within(x, 80);
	v16 n = (*x * 1.44269504f + 12582912.0f) - 12582912.0f; /* to the nearest whole number */
	v16 r = (*x - n * 0.693359375f) - n * -2.12194440e-4f;
	v16 p = r * 1.9875691500e-4f + 1.3981999507e-3f;
	p = p * r + 8.3334519073e-3f;
	p = p * r + 4.1665795894e-2f;
	p = p * r + 1.6666665459e-1f;
	p = p * r + 5.0000001201e-1f;
	p = p * r * r + r + 1.0f;
	*x = p * (v16)((__builtin_convertvector(n, v16i) + 127) << 23);
}

INLINED void logistic(v16 *x)
{
	*x = -*x;
	exponential(x);
	*x = 1.0f / (1.0f + *x);
}

INLINED void tangent(v16 *x)
{
	*x = *x * -2.0f;
	exponential(x);
	*x = 2.0f / (1.0f + *x) - 1.0f;
}

INLINED float sum_of(const v16 *x)
{
	float sum[16];
	memcpy(sum, x, sizeof sum);
	for (size_t width = 8; width; width /= 2)
		for (size_t i = 0; i < width; i++)
			sum[i] += sum[i + width];
	return sum[0];
}

/* a . b [n], n a multiple of 16 */
INLINED float dot(const float *a, const float *b, size_t n)
{
	v16 sum = {0};
	for (size_t i = 0; i < n; i += 16)
		sum += *(const v16 *)(a + i) * *(const v16 *)(b + i);
	return sum_of(&sum);
}

/* to += by * x [n], n a multiple of 16 */
INLINED void add_times(float *to, const float *x, float by, size_t n)
{
	for (size_t i = 0; i < n; i += 16)
		*(v16 *)(to + i) += *(const v16 *)(x + i) * by;
}

INLINED void add(float *to, const float *x, size_t n)
{
	add_times(to, x, 1, n);
}

static size_t up16(size_t n)
{
	return (n + 15) / 16 * 16;
}

/* The shares of exp(row[k]) [n] in place of row, whose up16(n) places are written; adds to *loss the logarithm of that
 * of `gold` times -weight. Gives the best k. */
WIDEST static size_t softmax(float *row, size_t n, size_t gold, float weight, double *loss)
{
	size_t wide = up16(n), best = 0;
	double score = row[gold];
	for (size_t k = n; k < wide; k++)
		row[k] = -1e30f;
	for (size_t k = 1; k < n; k++)
		best = row[k] > row[best] ? k : best;
	float most = row[best];
	v16 sums = {0};
	for (size_t k = 0; k < wide; k += 16) {
		v16 x = *(v16 *)(row + k) - most;
		exponential(&x);
		*(v16 *)(row + k) = x;
		sums += x;
	}
	float sum = sum_of(&sums), by = weight / sum;
	*loss += weight * (log(sum) + most - score);
	for (size_t k = 0; k < wide; k += 16)
		*(v16 *)(row + k) *= by;
	return best;
}

/* ---- products of matrices ----
 * Row-major, columns a multiple of 16. The right side is packed: its columns in panels of sixteen, [N / 16][K][16],
 * that are read in one stream. A tile of six rows by two panels (one, without AVX-512) stays in registers. */

enum { TILE_ROWS = 6, BLOCK = 192 /* rows of a transposed product that are summed at a time */ };

/* out = the panels of b [K, N], or of the transposed b [N, K]. */
static void pack(float *restrict out, const float *restrict b, size_t K, size_t N, bool transposed)
{
	for (size_t n = 0; n < N; n += 16)
		for (size_t k = 0; k < K; k++, out += 16)
			for (size_t j = 0; j < 16; j++)
				out[j] = transposed ? b[(n + j) * K + k] : b[k * N + n + j];
}

/* c[i, :16 panels] += sum over k of a[i * row + k * step] b[k, :]; `rows` and `panels` are constants where it is
 * called.
 */
INLINED void tile(float *restrict c, const float *restrict a, const float *restrict b, size_t rows, size_t panels,
				  size_t K, size_t N, size_t row, size_t step)
{
	v16 s[TILE_ROWS][2];
	for (size_t i = 0; i < rows; i++)
		for (size_t p = 0; p < panels; p++)
			s[i][p] = *(const v16 *)(c + i * N + 16 * p);
	for (size_t k = 0; k < K; k++) {
		v16 bk[2];
		for (size_t p = 0; p < panels; p++)
			bk[p] = *(const v16 *)(b + (p * K + k) * 16);
		for (size_t i = 0; i < rows; i++)
			for (size_t p = 0; p < panels; p++)
				s[i][p] += a[i * row + k * step] * bk[p];
	}
	for (size_t i = 0; i < rows; i++)
		for (size_t p = 0; p < panels; p++)
			*(v16 *)(c + i * N + 16 * p) = s[i][p];
}

/* All rows of c for one or two panels; `across` is how far the next tile's a is. */
INLINED void column(float *restrict c, const float *restrict a, const float *restrict b, size_t panels, size_t M,
					size_t K, size_t N, size_t row, size_t step, size_t across)
{
	size_t m = 0;
	for (; m + 6 <= M; m += 6, a += across)
		tile(c + m * N, a, b, 6, panels, K, N, row, step);
	c += m * N;
	switch (M - m) {
	case 5:
		tile(c, a, b, 5, panels, K, N, row, step);
		break;
	case 4:
		tile(c, a, b, 4, panels, K, N, row, step);
		break;
	case 3:
		tile(c, a, b, 3, panels, K, N, row, step);
		break;
	case 2:
		tile(c, a, b, 2, panels, K, N, row, step);
		break;
	case 1:
		tile(c, a, b, 1, panels, K, N, row, step);
		break;
	default:
		break;
	}
}

INLINED void columns(float *restrict c, const float *restrict a, const float *restrict b, size_t widest, size_t M,
					 size_t K, size_t N, size_t row, size_t step, size_t across)
{
	size_t n = 0;
	for (; widest == 2 && n + 32 <= N; n += 32)
		column(c + n, a, b + n * K, 2, M, K, N, row, step, across);
	for (; n < N; n += 16)
		column(c + n, a, b + n * K, 1, M, K, N, row, step, across);
}

__attribute__((target("avx512f"))) static void columns_wide(float *restrict c, const float *restrict a,
															const float *restrict b, size_t M, size_t K, size_t N,
															size_t row, size_t step, size_t across)
{
	columns(c, a, b, 2, M, K, N, row, step, across);
}

static void columns_narrow(float *restrict c, const float *restrict a, const float *restrict b, size_t M, size_t K,
						   size_t N, size_t row, size_t step, size_t across)
{
	columns(c, a, b, 1, M, K, N, row, step, across);
}

static void product(float *c, const float *a, const float *b, size_t M, size_t K, size_t N, size_t row, size_t step,
					size_t across)
{
	(__builtin_cpu_supports("avx512f") ? columns_wide : columns_narrow)(c, a, b, M, K, N, row, step, across);
}

/* C[M,N] += A[M,K] B, B [K,N] as panels */
static void mul(float *c, const float *a, const float *panels, size_t M, size_t K, size_t N)
{
	product(c, a, panels, M, K, N, K, 1, TILE_ROWS * K);
}

/* C[K,N] += A[M,K]^T B[M,N]; `space` [BLOCK * (K + TILE_ROWS + N)] is work space. */
static void mul_tn(float *restrict c, const float *restrict a, const float *restrict b, size_t M, size_t K, size_t N,
				   float *restrict space)
{
	float *lots = space, *panels = space + BLOCK * (K + TILE_ROWS);
	for (size_t m = 0; m < M; m += BLOCK) {
		size_t rows = M - m < BLOCK ? M - m : BLOCK;
		/* six columns of A side by side */
		for (size_t k = 0; k < K; k += TILE_ROWS)
			for (size_t r = 0; r < rows; r++)
				for (size_t i = 0; i < TILE_ROWS; i++)
					lots[k * rows + r * TILE_ROWS + i] = k + i < K ? a[(m + r) * K + k + i] : 0;
		pack(panels, b + m * N, rows, N, false);
		product(c, lots, panels, K, rows, N, 1, TILE_ROWS, TILE_ROWS * rows);
	}
}

/* ---- Adam (arXiv:1412.6980): one step of the weights w [n]; g is cleared ---- */

WIDEST static void adam_row(float *w, float *g, float *m, float *v, size_t n, float rate, float clip, float c1,
							float c2)
{
	for (size_t i = 0; i < n; i++) {
		float x = g[i] * clip;
		m[i] = 0.9f * m[i] + 0.1f * x;
		v[i] = 0.98f * v[i] + 0.02f * x * x;
		w[i] -= rate * (m[i] * c1) / (sqrtf(v[i] * c2) + 1e-8f);
		g[i] = 0;
	}
}
