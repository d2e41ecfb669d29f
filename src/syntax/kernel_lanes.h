/* A kernel over vectors of LANES floats. A file that includes this has defined before it:
 *
 *     LANES, the types lanes and lanes_i, INLINE, WORDS (vectors that are multiplied side by side)
 *     least, most (a, b): lane by lane      from_bytes, to_bytes: 8-bit numbers to and from lanes
 *     largest(x): of all lanes              to_quarter(x [16 / LANES]): 16 lanes added up to 4
 *     first_equal(x, y): the first lane in which they agree, LANES where none does
 *     sums: a group of a matrix by vectors, in integers
 *
 * and builds with -ffp-contract=off. All sums of floats run over 16 lanes, so that no processor's width shows. 2^x by
 * its whole part and the parabola that errs least; tanh by the odd polynomial that errs least on [-1, 1]. */

enum {
	H = ENT_MODEL_H,
	GATES = ENT_MODEL_GATES * H,
	D = ENT_MODEL_D,
	GROUP_ROWS = ENT_KERNEL_GROUP * ENT_KERNEL_BLOCK
};

enum { DOTS = LANES == 16 ? 6 : LANES == 8 ? 4 : 2 /* rows whose products are summed side by side */ };

#define AT(p) (*(lanes *)(p))
#define GET(p) (*(const lanes *)(p))

/* x + this holds x to the nearest whole number in its low bits, for x of no more than 22 bits. */
static const float ROUND = 12582912.0f;

/* 2^x of what lies within +-LIMIT, and of what lies past it as of the limit: three of them multiplied are still a
 * number. */
static const float LIMIT = 40.0f;

INLINE lanes power_of_two(lanes x)
{
	lanes none = {0}, near = none + LIMIT;
	x = least(most(x, -near), near);
	lanes shifted = x + ROUND, r = x - (shifted - ROUND);
	lanes p = r * 2.3842904e-1f + 7.0344855e-1f;
	p = p * r + 1.0004432f;
	return (lanes)((lanes_i)p + ((lanes_i)shifted << 23));
}

INLINE float sum_of(const lanes *x)
{
	float quarter[4];
	to_quarter(x, quarter);
	return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
}

/* Calls a function for `words` as a constant, 1 to 6; WORDS is the most that occurs. */
#define FOR_WORDS(function, m, row, blocks, x, words, ...)                                                             \
	do {                                                                                                               \
		if (WORDS >= 6 && (words) == 6)                                                                                \
			function(m, row, blocks, x, 6, __VA_ARGS__);                                                               \
		else if (WORDS >= 5 && (words) == 5)                                                                           \
			function(m, row, blocks, x, 5, __VA_ARGS__);                                                               \
		else if (WORDS >= 4 && (words) == 4)                                                                           \
			function(m, row, blocks, x, 4, __VA_ARGS__);                                                               \
		else if (WORDS >= 3 && (words) == 3)                                                                           \
			function(m, row, blocks, x, 3, __VA_ARGS__);                                                               \
		else if (WORDS >= 2 && (words) == 2)                                                                           \
			function(m, row, blocks, x, 2, __VA_ARGS__);                                                               \
		else                                                                                                           \
			function(m, row, blocks, x, 1, __VA_ARGS__);                                                               \
	} while (0)

/* out = x [n], whose largest absolute value is `top`. */
INLINE void quantise_to(const float *x, size_t n, float top, ent_kernel_vector *out)
{
	top = top > 1e-9f ? top : 1e-9f;
	float inverse = 63.0f / top;
	out->scale = top / 63.0f;
	for (size_t i = 0; i < n; i += LANES)
		to_bytes((lanes_i)(GET(x + i) * inverse + (ROUND + 64)), out->q + i);
}

static void quantise(const float *x, size_t n, ent_kernel_vector *out)
{
	lanes all = {0};
	for (size_t i = 0; i < n; i += LANES)
		all = most(all, (lanes)((lanes_i)GET(x + i) & INT32_MAX));
	quantise_to(x, n, largest(all), out);
}

static void embed(const ent_kernel_embedding *from, const uint32_t *ids, size_t n, ent_kernel_vector *out)
{
	enum { PART = 64, PARTS = 16 / LANES };
	alignas(ENT_KERNEL_LINE) float x[D];
	for (size_t at = 0; at < D; at += PART) {
		lanes sum[PART / LANES] = {0};
		for (size_t k = 0; k < n; k++)
			for (size_t i = 0; i < PART / LANES; i++)
				sum[i] += from_bytes(from->rows + (size_t)ids[k] * D + at + i * LANES) * from->scales[ids[k]];
		for (size_t i = 0; i < PART / LANES; i++)
			AT(x + at + i * LANES) = sum[i];
	}
	lanes sum[PARTS] = {0}, square[PARTS] = {0};
	for (size_t i = 0; i < D; i += 16)
		for (size_t k = 0; k < PARTS; k++)
			sum[k] += GET(x + i + k * LANES);
	float mean = sum_of(sum) / D;
	for (size_t i = 0; i < D; i += 16)
		for (size_t k = 0; k < PARTS; k++) {
			lanes centred = GET(x + i + k * LANES) - mean;
			AT(x + i + k * LANES) = centred;
			square[k] += centred * centred;
		}
	float inverse = 1 / sqrtf(sum_of(square) / D + 1e-5f);
	for (size_t i = 0; i < D; i += LANES)
		AT(x + i) = GET(x + i) * inverse * GET(from->gain + i) + GET(from->bias + i);
	quantise(x, D, out);
}

static void rectify(float *x, const float *more, size_t n, ent_kernel_vector *out)
{
	lanes none = {0}, all = none;
	for (size_t i = 0; i < n; i += LANES) {
		lanes value = GET(x + i);
		if (more)
			value += GET(more + i);
		AT(x + i) = value = most(value, none);
		all = most(all, value);
	}
	if (out)
		quantise_to(x, n, largest(all), out);
}

/* `rows` is a constant where it is called. Each sum runs in the order of n. */
INLINE void dots_lot(const float *a, size_t blocks, const float *b, size_t rows, size_t n, const float *distances,
					 float *out)
{
	enum { PARTS = 16 / LANES };
	for (size_t block = 0; block < blocks; block++, a += 16 * n) {
		lanes sum[DOTS][PARTS] = {{{0}}};
		for (size_t i = 0; i < n; i++)
			for (size_t k = 0; k < PARTS; k++) {
				lanes with = GET(a + 16 * i + k * LANES);
				for (size_t row = 0; row < rows; row++)
					sum[row][k] += with * b[row * n + i];
			}
		for (size_t row = 0; row < rows; row++) {
			float *to = out + 16 * (row * blocks + block);
			for (size_t k = 0; k < PARTS; k++)
				AT(to + k * LANES) = sum[row][k] + GET(distances + 16 * block + k * LANES - row);
			if (block == 0)
				to[0] = sum[row][0][0];
		}
	}
}

static void dots(const float *a, size_t blocks, const float *b, size_t rows, size_t n, const float *distances,
				 float *out)
{
	size_t lot = rows < DOTS ? 1 : DOTS;
	for (size_t row = 0; row < rows; row += lot) {
		row = row + lot > rows ? rows - lot : row; /* the last lot goes over some rows again */
		const float *own = b + row * n;
		if (lot == DOTS)
			dots_lot(a, blocks, own, DOTS, n, distances - row, out + row * 16 * blocks);
		else
			dots_lot(a, blocks, own, 1, n, distances - row, out + row * 16 * blocks);
	}
}

static size_t best(const float *x, size_t n)
{
	lanes none = {0}, all = GET(x);
	for (size_t i = LANES; i < n; i += LANES)
		all = most(all, GET(x + i));
	lanes top = none + largest(all);
	size_t i = 0, lane = LANES;
	while (i < n && (lane = first_equal(GET(x + i), top)) == LANES)
		i += LANES;
	return i < n ? i + lane : 0;
}

/* `words` and `blocks` are constants where it is called, so that the sums stay in registers. The values of a row of y
 * are its bias, and its sum times both scales. */
INLINE void multiply_lot(const ent_kernel_matrix *m, size_t row, size_t blocks, const ent_kernel_vector *x,
						 size_t words, float *y)
{
	alignas(ENT_KERNEL_LINE) int32_t whole[WORDS][GROUP_ROWS];
	const float *scales = m->scales + row, *bias = m->bias + row;
	size_t stride = m->rows;
	sums(m, row, blocks, x, words, whole[0], GROUP_ROWS);
	for (size_t w = 0; w < words; w++) {
		float scale = x[w].scale, *to = y + w * stride + row;
#pragma GCC unroll 8
		for (size_t r = 0; r < blocks * ENT_KERNEL_BLOCK; r += LANES) {
			lanes sum = __builtin_convertvector(*(const lanes_i *)(whole[w] + r), lanes);
			AT(to + r) = GET(bias + r) + sum * (GET(scales + r) * scale);
		}
	}
}

/* How many of n vectors go together, at most WORDS: the last two lots share what is left, for in small ones the loads
 * of weights cost more than the products. */
INLINE size_t lot_of(size_t n)
{
	return n <= WORDS ? n : n < 2 * WORDS ? (n + 1) / 2 : WORDS;
}

/* A group of y [n, rows]. */
INLINE void multiply_group(const ent_kernel_matrix *m, size_t row, size_t blocks, const ent_kernel_vector *x, size_t n,
						   float *y)
{
	for (size_t words; n > 0; n -= words, x += words, y += words * m->rows) {
		words = lot_of(n);
		FOR_WORDS(multiply_lot, m, row, blocks, x, words, y);
	}
}

/* Whole sums [n, stride] of a full group, in like lots. */
INLINE void sum_group(const ent_kernel_matrix *m, size_t row, const ent_kernel_vector *x, size_t n, int32_t *out,
					  size_t stride)
{
	for (size_t words; n > 0; n -= words, x += words, out += words * stride) {
		words = lot_of(n);
		FOR_WORDS(sums, m, row, ENT_KERNEL_GROUP, x, words, out, stride);
	}
}

/* Group by group, so that the weights of one stay in the nearest cache for all the vectors. */
static void multiply(const ent_kernel_matrix *m, const ent_kernel_vector *x, size_t n, float *y)
{
	size_t row = 0;
	for (; row + GROUP_ROWS <= m->rows; row += GROUP_ROWS)
		multiply_group(m, row, 4, x, n, y);
	if (m->rows - row == 48)
		multiply_group(m, row, 3, x, n, y);
	else if (m->rows - row == 32)
		multiply_group(m, row, 2, x, n, y);
	else if (m->rows - row == 16)
		multiply_group(m, row, 1, x, n, y);
}

/* One word: z, and from the state before it `whole` [GATES], the integers of its product; `first`: there was none.
 * Changes c, writes h, and the state behind it in place.
 *
 * The gates f o g come times the factors of ENT_KERNEL_GATE and ENT_KERNEL_TANGENT, so that s(x) = 1 / (1 + e^-x) and
 * tanh(x) = (1 - e^-2x) / (1 + e^-2x) are those of powers of two: c = s(f) c + (1 - s(f)) tanh(g), h = s(o) tanh(c),
 * each over one denominator, for divisions are slow; c lies within +-1. All of c before any of h, so that nothing waits
 * long for what it needs. */
INLINE void step(const float *scales, bool first, const float *z, const int32_t *whole, float *c, float *h,
				 ent_kernel_vector *state)
{
	for (size_t u = 0; u < H; u += LANES) {
		lanes gates[ENT_MODEL_GATES];
		size_t row = u / ENT_KERNEL_BLOCK * (ENT_MODEL_GATES * ENT_KERNEL_BLOCK) + u % ENT_KERNEL_BLOCK;
		for (size_t gate = 0; gate < ENT_MODEL_GATES; gate++) {
			size_t at = row + gate * ENT_KERNEL_BLOCK;
			gates[gate] = GET(z + at);
			if (!first)
				gates[gate] += __builtin_convertvector(*(const lanes_i *)(whole + at), lanes) * GET(scales + at);
		}
		lanes f = power_of_two(gates[0]), g = power_of_two(gates[2]), g1 = g + 1.0f;
		AT(h + u) = power_of_two(gates[1]) + 1.0f;
		AT(c + u) = (GET(c + u) * g1 + (1.0f - g) * f) / ((f + 1.0f) * g1);
	}
	for (size_t u = 0; u < H; u += LANES) {
		lanes x = GET(c + u), square = x * x;
		lanes p = (square * 7.2791442e-2f + -3.0797271e-1f) * square + 9.9716052e-1f;
		lanes out = x * p / GET(h + u);
		AT(h + u) = out;
		to_bytes((lanes_i)(out * (1 / ENT_KERNEL_STATE) + (ROUND + 64)), state->q + u);
	}
}

/* Rows that words share lie far apart: what is read at the next step is asked for ahead. */
INLINE void fetch(const float *z)
{
	for (size_t i = 0; i < GATES; i += ENT_KERNEL_LINE / sizeof *z)
		__builtin_prefetch(z + i);
}

/* In lockstep, so that sentences share each load of weights. */
static void run(const ent_kernel_matrix *m, const ent_kernel_span *sentences, size_t n, bool back, const float *z,
				const uint32_t *rows, float *y, size_t stride)
{
	ent_kernel_vector before[ENT_KERNEL_LOT];
	alignas(ENT_KERNEL_LINE) float c[ENT_KERNEL_LOT][H] = {{0}};
	alignas(ENT_KERNEL_LINE) int32_t whole[ENT_KERNEL_LOT][GATES];
	for (size_t word = 0; word < sentences[0].n; word++) {
		while (sentences[n - 1].n <= word)
			n--;
		for (size_t row = 0; word > 0 && row < GATES; row += GROUP_ROWS)
			sum_group(m, row, before, n, whole[0] + row, GATES);
		for (size_t s = 0; s < n; s++) {
			size_t t = sentences[s].first + (back ? sentences[s].n - 1 - word : word);
			const float *own = z + (rows ? rows[t] : t) * GATES;
			if (rows && word + 1 < sentences[s].n)
				fetch(z + (size_t)rows[back ? t - 1 : t + 1] * GATES);
			if (word == 0)
				step(m->scales, true, own, whole[s], c[s], y + t * stride, &before[s]);
			else
				step(m->scales, false, own, whole[s], c[s], y + t * stride, &before[s]);
		}
	}
}

#define KERNEL(name)                                                                                                   \
	{                                                                                                                  \
		name, multiply, run, quantise, embed, rectify, dots, best                                                      \
	}
