/* Trains the syntax model: a BiLSTM over summed word features with softmax taggers, a bilinear arc scorer and a
 * relation scorer (after Kiperwasser and Goldberg 2016, doi:10.1162/tacl_a_00101, and Dozat and Manning 2017,
 * arXiv:1611.01734, both made small), by Adam (arXiv:1412.6980) on CoNLL-U treebanks.
 *
 *     train_syntax --train A.conllu,B.conllu --dev C.conllu --out model/english.entm [--epochs 15] [--seed 1]
 *     train_syntax --check-gradients
 *
 * Two threads share each batch; their gradients are summed in a fixed order, so the same seed gives the same model.
 * The model is written after each epoch that is the best so far on --dev, quantised to 8 bits a row
 * (src/syntax/model.h). Shapes stand behind the fields: V features, D inputs, H units a direction, T words of a batch.
 */
#include "syntax/conllu.h"
#include "syntax/model.h"
#include "syntax/ud.h"
#include "syntax/word.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	D = ENT_MODEL_D,
	H = ENT_MODEL_H,
	G = 4 * H,
	Y = 2 * H,
	A = ENT_MODEL_A,
	GROUP = 16,
	THREADS = 2,
	BATCH_WORDS = 1400,
	LONGEST = 220
};
enum { DIST = ENT_MODEL_DIST, N_DIST = 2 * DIST + 1 };

typedef float v8 __attribute__((vector_size(32), aligned(4)));

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

/* ---- matrices, row-major ---- */

/* C[M,N] += A[M,K] B[K,N]; N a multiple of 8. */
static void mul(float *restrict c, const float *restrict a, const float *restrict b, size_t M, size_t K, size_t N)
{
	size_t m = 0;
	for (; m + 4 <= M; m += 4)
		for (size_t n = 0; n < N; n += 16) {
			size_t two = n + 16 <= N;
			v8 s[4][2] = {0};
			for (size_t k = 0; k < K; k++) {
				v8 b0 = *(const v8 *)(b + k * N + n), b1 = two ? *(const v8 *)(b + k * N + n + 8) : b0;
				for (size_t i = 0; i < 4; i++) {
					float x = a[(m + i) * K + k];
					s[i][0] += x * b0;
					s[i][1] += x * b1;
				}
			}
			for (size_t i = 0; i < 4; i++) {
				*(v8 *)(c + (m + i) * N + n) += s[i][0];
				if (two)
					*(v8 *)(c + (m + i) * N + n + 8) += s[i][1];
			}
		}
	for (; m < M; m++)
		for (size_t k = 0; k < K; k++) {
			float x = a[m * K + k];
			for (size_t n = 0; n < N; n += 8)
				*(v8 *)(c + m * N + n) += x * *(const v8 *)(b + k * N + n);
		}
}

/* C[K,N] += A[M,K]^T B[M,N]; N a multiple of 8. */
static void mul_tn(float *restrict c, const float *restrict a, const float *restrict b, size_t M, size_t K, size_t N)
{
	size_t k = 0;
	for (; k + 4 <= K; k += 4)
		for (size_t n = 0; n < N; n += 16) {
			size_t two = n + 16 <= N;
			v8 s[4][2] = {0};
			for (size_t m = 0; m < M; m++) {
				v8 b0 = *(const v8 *)(b + m * N + n), b1 = two ? *(const v8 *)(b + m * N + n + 8) : b0;
				for (size_t i = 0; i < 4; i++) {
					float x = a[m * K + k + i];
					s[i][0] += x * b0;
					s[i][1] += x * b1;
				}
			}
			for (size_t i = 0; i < 4; i++) {
				*(v8 *)(c + (k + i) * N + n) += s[i][0];
				if (two)
					*(v8 *)(c + (k + i) * N + n + 8) += s[i][1];
			}
		}
	for (; k < K; k++)
		for (size_t m = 0; m < M; m++)
			for (size_t n = 0; n < N; n++)
				c[k * N + n] += a[m * K + k] * b[m * N + n];
}

static void transpose(float *out, const float *in, size_t rows, size_t columns)
{
	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < columns; j++)
			out[j * rows + i] = in[i * columns + j];
}

static size_t up8(size_t n)
{
	return (n + 7) / 8 * 8;
}

/* ---- parameters: one flat array, named parts ---- */

struct part {
	const char *name;
	size_t rows, columns, at; /* columns padded to a multiple of 8 */
	float *transposed;        /* [columns, rows8] made anew each step, for the way back */
};

enum {
	GAIN,
	BIAS0,
	W1F,
	U1F,
	B1F,
	W1B,
	U1B,
	B1B,
	W2F,
	U2F,
	B2F,
	W2B,
	U2B,
	B2B,
	UPOS_W,
	UPOS_B,
	XPOS_W,
	XPOS_B,
	FEATS_W,
	FEATS_B,
	DEP_W,
	DEP_B,
	HEAD_W,
	HEAD_B,
	ROOT,
	ARC_U,
	ARC_H,
	ARC_DIST,
	RELD_W,
	RELD_B,
	RELH_W,
	RELROOT,
	REL_W,
	REL_B,
	PARTS
};

struct net {
	struct part part[PARTS];
	float *w; /* [n] all dense parameters */
	size_t n;
	float *embed; /* [V, D] */
	size_t V;
	size_t n_xpos, n_feats; /* labels, 0 is "none" */
};

#define W(net, p) ((net)->w + (net)->part[p].at)

static void add_part(struct net *net, int p, const char *name, size_t rows, size_t columns)
{
	net->part[p] = (struct part){name, rows, up8(columns), net->n, NULL};
	net->n += rows * up8(columns);
}

static void shape_net(struct net *net)
{
	static const char *const lstm[4][3] = {
		{"w1f", "u1f", "b1f"}, {"w1b", "u1b", "b1b"}, {"w2f", "u2f", "b2f"}, {"w2b", "u2b", "b2b"}};
	net->n = 0;
	add_part(net, GAIN, "gain", 1, D);
	add_part(net, BIAS0, "bias0", 1, D);
	for (int i = 0; i < 4; i++) {
		add_part(net, W1F + 3 * i, lstm[i][0], i < 2 ? D : Y, G);
		add_part(net, U1F + 3 * i, lstm[i][1], H, G);
		add_part(net, B1F + 3 * i, lstm[i][2], 1, G);
	}
	add_part(net, UPOS_W, "upos", Y, ENT_UPOS_COUNT);
	add_part(net, UPOS_B, "upos.b", 1, ENT_UPOS_COUNT);
	add_part(net, XPOS_W, "xpos", Y, net->n_xpos);
	add_part(net, XPOS_B, "xpos.b", 1, net->n_xpos);
	add_part(net, FEATS_W, "feats", Y, net->n_feats);
	add_part(net, FEATS_B, "feats.b", 1, net->n_feats);
	add_part(net, DEP_W, "dep", Y, A);
	add_part(net, DEP_B, "dep.b", 1, A);
	add_part(net, HEAD_W, "head", Y, A);
	add_part(net, HEAD_B, "head.b", 1, A);
	add_part(net, ROOT, "root", 1, A);
	add_part(net, ARC_U, "arc", A, A);
	add_part(net, ARC_H, "arc.h", 1, A);
	add_part(net, ARC_DIST, "arc.dist", 1, N_DIST);
	add_part(net, RELD_W, "reld", Y, A);
	add_part(net, RELD_B, "reld.b", 1, A);
	add_part(net, RELH_W, "relh", Y, A);
	add_part(net, RELROOT, "relroot", 1, A);
	add_part(net, REL_W, "rel", A, ENT_DEPREL_COUNT);
	add_part(net, REL_B, "rel.b", 1, ENT_DEPREL_COUNT);
}

static void init_net(struct net *net, uint64_t seed)
{
	uint64_t random = seed * 2654435761u + 88172645463325252u;
	net->w = calloc(net->n, sizeof *net->w);
	net->embed = calloc(net->V * D, sizeof *net->embed);
	for (int p = 0; p < PARTS; p++) {
		struct part *part = &net->part[p];
		float *w = W(net, p);
		bool vector = part->rows == 1 && p != ROOT && p != RELROOT && p != ARC_H;
		float scale = sqrtf(6.0f / (float)(part->rows + part->columns));
		for (size_t i = 0; i < part->rows * part->columns; i++)
			w[i] = vector ? 0 : (2 * uniform(&random) - 1) * scale;
		part->transposed = calloc(part->columns * up8(part->rows), sizeof(float));
	}
	for (size_t i = 0; i < D; i++)
		W(net, GAIN)[i] = 1;
	for (int i = 0; i < 4; i++)
		for (size_t k = H; k < 2 * H; k++)
			W(net, B1F + 3 * i)[k] = 1; /* forget gates open */
	for (size_t i = 0; i < net->V * D; i++)
		net->embed[i] = (2 * uniform(&random) - 1) * 0.12f;
}

static void refresh_transposed(struct net *net)
{
	for (int p = 0; p < PARTS; p++)
		if (net->part[p].rows > 1)
			transpose(net->part[p].transposed, W(net, p), net->part[p].rows, net->part[p].columns);
}

/* ---- data ---- */

struct word {
	uint32_t features[ENT_WORD_FEATURES]; /* 0: none */
	uint16_t upos, xpos, feats, deprel;
	int32_t head; /* -1 root */
};

struct sample {
	struct word *words;
	size_t n;
};

struct set {
	struct sample *at;
	size_t n, words;
};

/* ---- one thread's work ---- */

struct lane {
	const struct net *net;
	const struct sample **samples; /* [n] of this lane in the batch */
	size_t n;
	float *grad;       /* [net->n] */
	float *embed_grad; /* [V, D], only rows in `touched` are not zero */
	uint32_t *touched;
	size_t n_touched;
	uint8_t *is_touched; /* [V] */
	uint64_t random;
	bool training;
	float drop;
	double loss;
	size_t right_upos, right_arc, right_las, right_feats, words;
	char *memory;
	size_t used, size;
};

static float *take(struct lane *lane, size_t n)
{
	size_t bytes = (n * sizeof(float) + 63) / 64 * 64;
	if (lane->used + bytes > lane->size) {
		fprintf(stderr, "lane memory\n");
		abort();
	}
	float *p = (float *)(void *)(lane->memory + lane->used);
	lane->used += bytes;
	memset(p, 0, bytes);
	return p;
}

static float *grad(struct lane *lane, int p)
{
	return lane->grad + lane->net->part[p].at;
}

/* out[M, N] = in[M, rows] W + bias */
static float *linear(struct lane *lane, const float *in, size_t M, int w, int b)
{
	const struct part *part = &lane->net->part[w];
	float *out = take(lane, M * part->columns);
	if (b >= 0)
		for (size_t m = 0; m < M; m++)
			memcpy(out + m * part->columns, W(lane->net, b), part->columns * sizeof(float));
	mul(out, in, W(lane->net, w), M, part->rows, part->columns);
	return out;
}

static void linear_back(struct lane *lane, const float *in, const float *dout, float *din, size_t M, int w, int b)
{
	const struct part *part = &lane->net->part[w];
	mul_tn(grad(lane, w), in, dout, M, part->rows, part->columns);
	if (b >= 0)
		for (size_t m = 0; m < M; m++)
			for (size_t n = 0; n < part->columns; n++)
				grad(lane, b)[n] += dout[m * part->columns + n];
	if (din)
		mul(din, dout, part->transposed, M, part->columns, part->rows);
}

static float sigmoid(float x)
{
	return 1 / (1 + expf(-x));
}

/* One direction over a group of sentences in lockstep. Row of word t of sentence s: t * S + s. */
struct lstm {
	float *z;              /* [T*S, G] gates after their functions: i f o g */
	float *c, *tanh_c, *h; /* [T*S, H] */
};

static void lstm_forward(struct lane *lane, const float *x, size_t T, size_t S, const size_t *lengths, int w, bool back,
						 struct lstm *out)
{
	out->z = linear(lane, x, T * S, w, w + 2);
	out->c = take(lane, T * S * H);
	out->tanh_c = take(lane, T * S * H);
	out->h = take(lane, T * S * H);
	for (size_t step = 0; step < T; step++) {
		size_t t = back ? T - 1 - step : step;
		size_t before = back ? t + 1 : t - 1; /* wraps when there is none */
		float *z = out->z + t * S * G;
		if (step > 0)
			mul(z, out->h + before * S * H, W(lane->net, w + 1), S, H, G);
		for (size_t s = 0; s < S; s++) {
			float *zs = z + s * G, *c = out->c + (t * S + s) * H, *tc = out->tanh_c + (t * S + s) * H,
				  *h = out->h + (t * S + s) * H;
			if (t >= lengths[s])
				continue; /* state stays zero outside the sentence */
			const float *cb = step > 0 ? out->c + (before * S + s) * H : NULL;
			for (size_t k = 0; k < H; k++) {
				float i = sigmoid(zs[k]), f = sigmoid(zs[H + k]), o = sigmoid(zs[2 * H + k]), g = tanhf(zs[3 * H + k]);
				zs[k] = i;
				zs[H + k] = f;
				zs[2 * H + k] = o;
				zs[3 * H + k] = g;
				c[k] = i * g + (cb ? f * cb[k] : 0);
				tc[k] = tanhf(c[k]);
				h[k] = o * tc[k];
			}
		}
	}
}

static void lstm_back(struct lane *lane, const float *x, float *dx, const float *dh_out, size_t T, size_t S,
					  const size_t *lengths, int w, bool back, const struct lstm *f)
{
	float *dz = take(lane, T * S * G), *dh = take(lane, S * H), *dc = take(lane, S * H);
	for (size_t step = T; step-- > 0;) {
		size_t t = back ? T - 1 - step : step;
		size_t before = back ? t + 1 : t - 1;
		for (size_t s = 0; s < S; s++) {
			float *dzs = dz + (t * S + s) * G, *dcs = dc + s * H;
			const float *zs = f->z + (t * S + s) * G, *tc = f->tanh_c + (t * S + s) * H;
			if (t >= lengths[s]) {
				memset(dcs, 0, H * sizeof(float));
				continue;
			}
			const float *cb = step > 0 ? f->c + (before * S + s) * H : NULL;
			for (size_t k = 0; k < H; k++) {
				float i = zs[k], fg = zs[H + k], o = zs[2 * H + k], g = zs[3 * H + k];
				float d = dh_out[(t * S + s) * H + k] + dh[s * H + k];
				float dck = dcs[k] + d * o * (1 - tc[k] * tc[k]);
				dzs[2 * H + k] = d * tc[k] * o * (1 - o);
				dzs[k] = dck * g * i * (1 - i);
				dzs[3 * H + k] = dck * i * (1 - g * g);
				dzs[H + k] = cb ? dck * cb[k] * fg * (1 - fg) : 0;
				dcs[k] = dck * fg;
			}
		}
		memset(dh, 0, S * H * sizeof(float));
		if (step > 0) {
			mul(dh, dz + t * S * G, lane->net->part[w + 1].transposed, S, G, H);
			mul_tn(grad(lane, w + 1), f->h + before * S * H, dz + t * S * G, S, H, G);
		}
	}
	linear_back(lane, x, dz, dx, T * S, w, w + 2);
}

/* Softmax cross-entropy over n classes of a row; the gradient replaces the scores. Returns the best class. */
static size_t softmax_loss(float *row, size_t n, size_t gold, float weight, double *loss)
{
	size_t best = 0;
	for (size_t k = 1; k < n; k++)
		if (row[k] > row[best])
			best = k;
	float sum = 0, max = row[best];
	double score = row[gold];
	for (size_t k = 0; k < n; k++)
		sum += row[k] = expf(row[k] - max);
	*loss += weight * (log(sum) + max - score);
	for (size_t k = 0; k < n; k++)
		row[k] *= weight / sum;
	row[gold] -= weight;
	return best;
}

static void dropout(struct lane *lane, float *x, float *mask, size_t n)
{
	if (!lane->training || lane->drop == 0)
		return;
	float keep = 1 / (1 - lane->drop);
	for (size_t i = 0; i < n; i++) {
		mask[i] = uniform(&lane->random) < lane->drop ? 0 : keep;
		x[i] *= mask[i];
	}
}

static void undrop(struct lane *lane, float *dx, const float *mask, size_t n)
{
	if (lane->training && lane->drop > 0)
		for (size_t i = 0; i < n; i++)
			dx[i] *= mask[i];
}

static int clip_distance(ptrdiff_t d)
{
	return (int)(d < -DIST ? -DIST : d > DIST ? DIST : d) + DIST;
}

/* Forward and, when training, back over a group of at most GROUP sentences. */
static void run_group(struct lane *lane, const struct sample **group, size_t S)
{
	const struct net *net = lane->net;
	size_t lengths[GROUP], T = 0;
	lane->used = 0;
	for (size_t s = 0; s < S; s++) {
		lengths[s] = group[s]->n;
		T = lengths[s] > T ? lengths[s] : T;
	}
	size_t R = T * S;
	/* words to inputs: features summed, some dropped, then normalised */
	float *sum = take(lane, R * D), *x0 = take(lane, R * D), *inverse = take(lane, R), *mask0 = take(lane, R * D);
	uint32_t *used = (uint32_t *)(void *)take(lane, R * ENT_WORD_FEATURES);
	for (size_t s = 0; s < S; s++)
		for (size_t t = 0; t < lengths[s]; t++) {
			size_t r = t * S + s;
			const struct word *word = &group[s]->words[t];
			for (size_t k = 0; k < ENT_WORD_FEATURES; k++) {
				uint32_t id = word->features[k];
				if (lane->training && id && lane->drop > 0 &&
					uniform(&lane->random) < (k == ENT_WORD_FORM ? 0.2f : 0.05f))
					id = 0;
				used[r * ENT_WORD_FEATURES + k] = id;
				if (id)
					for (size_t d = 0; d < D; d++)
						sum[r * D + d] += net->embed[id * D + d];
			}
			float mean = 0, variance = 0;
			for (size_t d = 0; d < D; d++)
				mean += sum[r * D + d] / D;
			for (size_t d = 0; d < D; d++) {
				sum[r * D + d] -= mean;
				variance += sum[r * D + d] * sum[r * D + d] / D;
			}
			inverse[r] = 1 / sqrtf(variance + 1e-5f);
			for (size_t d = 0; d < D; d++) {
				sum[r * D + d] *= inverse[r];
				x0[r * D + d] = sum[r * D + d] * W(net, GAIN)[d] + W(net, BIAS0)[d];
			}
		}
	dropout(lane, x0, mask0, R * D);
	struct lstm l1f, l1b, l2f, l2b;
	lstm_forward(lane, x0, T, S, lengths, W1F, false, &l1f);
	lstm_forward(lane, x0, T, S, lengths, W1B, true, &l1b);
	float *y1 = take(lane, R * Y), *mask1 = take(lane, R * Y), *y2 = take(lane, R * Y), *mask2 = take(lane, R * Y);
	for (size_t r = 0; r < R; r++) {
		memcpy(y1 + r * Y, l1f.h + r * H, H * sizeof(float));
		memcpy(y1 + r * Y + H, l1b.h + r * H, H * sizeof(float));
	}
	dropout(lane, y1, mask1, R * Y);
	lstm_forward(lane, y1, T, S, lengths, W2F, false, &l2f);
	lstm_forward(lane, y1, T, S, lengths, W2B, true, &l2b);
	for (size_t r = 0; r < R; r++) {
		memcpy(y2 + r * Y, l2f.h + r * H, H * sizeof(float));
		memcpy(y2 + r * Y + H, l2b.h + r * H, H * sizeof(float));
	}
	dropout(lane, y2, mask2, R * Y);
	/* heads */
	float *upos = linear(lane, y2, R, UPOS_W, UPOS_B), *xpos = linear(lane, y2, R, XPOS_W, XPOS_B);
	float *feats = linear(lane, y2, R, FEATS_W, FEATS_B);
	float *dep = linear(lane, y2, R, DEP_W, DEP_B), *head = linear(lane, y2, R, HEAD_W, HEAD_B);
	float *reld = linear(lane, y2, R, RELD_W, RELD_B), *relh = linear(lane, y2, R, RELH_W, -1);
	size_t CU = net->part[UPOS_W].columns, CX = net->part[XPOS_W].columns, CF = net->part[FEATS_W].columns,
		   CR = net->part[REL_W].columns;
	for (size_t i = 0; i < R * A; i++) {
		dep[i] = dep[i] > 0 ? dep[i] : 0;
		head[i] = head[i] > 0 ? head[i] : 0;
	}
	float *du = linear(lane, dep, R, ARC_U, -1); /* dep U */
	float *ddep = take(lane, R * A), *dhead = take(lane, R * A), *ddu = take(lane, R * A), *dreld = take(lane, R * A),
		  *drelh = take(lane, R * A);
	float *rel_in = take(lane, R * A);
	float *arc = take(lane, LONGEST + 1);
	int *gold_row = (int *)(void *)take(lane, R);
	int *best_head = (int *)(void *)take(lane, R);
	for (size_t s = 0; s < S; s++)
		for (size_t t = 0; t < lengths[s]; t++) {
			size_t r = t * S + s, n = lengths[s];
			const struct word *word = &group[s]->words[t];
			lane->words++;
			lane->right_upos +=
				softmax_loss(upos + r * CU, ENT_UPOS_COUNT, word->upos, 0.5f, &lane->loss) == word->upos;
			(void)softmax_loss(xpos + r * CX, net->n_xpos, word->xpos, 0.5f, &lane->loss);
			lane->right_feats +=
				softmax_loss(feats + r * CF, net->n_feats, word->feats, 0.3f, &lane->loss) == word->feats;
			/* arcs: index 0 is the root, k + 1 word k */
			for (size_t k = 0; k <= n; k++) {
				const float *hv = k ? head + ((k - 1) * S + s) * A : W(net, ROOT);
				float score = k ? W(net, ARC_DIST)[clip_distance((ptrdiff_t)(k - 1) - (ptrdiff_t)t)] : 0;
				for (size_t a = 0; a < A; a++)
					score += hv[a] * (du[r * A + a] + W(net, ARC_H)[a]);
				arc[k] = k == t + 1 ? -1e9f : score;
			}
			size_t gold = (size_t)(word->head + 1);
			best_head[r] = (int)softmax_loss(arc, n + 1, gold, 1, &lane->loss);
			lane->right_arc += (size_t)best_head[r] == gold;
			if (lane->training)
				for (size_t k = 0; k <= n; k++) {
					if (k == t + 1 || fabsf(arc[k]) < 1e-7f)
						continue;
					const float *hv = k ? head + ((k - 1) * S + s) * A : W(net, ROOT);
					float *dhv = k ? dhead + ((k - 1) * S + s) * A : grad(lane, ROOT);
					if (k)
						grad(lane, ARC_DIST)[clip_distance((ptrdiff_t)(k - 1) - (ptrdiff_t)t)] += arc[k];
					for (size_t a = 0; a < A; a++) {
						dhv[a] += arc[k] * (du[r * A + a] + W(net, ARC_H)[a]);
						ddu[r * A + a] += arc[k] * hv[a];
						grad(lane, ARC_H)[a] += arc[k] * hv[a];
					}
				}
			/* relation of the gold arc when training, of the best when testing */
			size_t of = lane->training ? gold : (size_t)best_head[r];
			gold_row[r] = of ? (int)((of - 1) * S + s) : -1;
			const float *rh = of ? relh + (size_t)gold_row[r] * A : W(net, RELROOT);
			for (size_t a = 0; a < A; a++) {
				float v = reld[r * A + a] + rh[a];
				rel_in[r * A + a] = v > 0 ? v : 0;
			}
		}
	float *rel = linear(lane, rel_in, R, REL_W, REL_B);
	for (size_t s = 0; s < S; s++)
		for (size_t t = 0; t < lengths[s]; t++) {
			size_t r = t * S + s;
			const struct word *word = &group[s]->words[t];
			size_t best = softmax_loss(rel + r * CR, ENT_DEPREL_COUNT, word->deprel, 1, &lane->loss);
			lane->right_las += best_head[r] == word->head + 1 &&
							   ent_deprel_universal((unsigned)best) == ent_deprel_universal(word->deprel);
		}
	if (!lane->training)
		return;
	/* rows outside the sentences carry no gradient */
	for (size_t s = 0; s < S; s++)
		for (size_t t = lengths[s]; t < T; t++) {
			size_t r = t * S + s;
			memset(upos + r * CU, 0, CU * sizeof(float));
			memset(xpos + r * CX, 0, CX * sizeof(float));
			memset(feats + r * CF, 0, CF * sizeof(float));
			memset(rel + r * CR, 0, CR * sizeof(float));
		}
	/* the padding columns of the label rows have no gradient either */
	for (size_t r = 0; r < R; r++) {
		for (size_t k = ENT_UPOS_COUNT; k < CU; k++)
			upos[r * CU + k] = 0;
		for (size_t k = net->n_xpos; k < CX; k++)
			xpos[r * CX + k] = 0;
		for (size_t k = net->n_feats; k < CF; k++)
			feats[r * CF + k] = 0;
		for (size_t k = ENT_DEPREL_COUNT; k < CR; k++)
			rel[r * CR + k] = 0;
	}
	float *drel_in = take(lane, R * A), *dy2 = take(lane, R * Y);
	linear_back(lane, rel_in, rel, drel_in, R, REL_W, REL_B);
	for (size_t s = 0; s < S; s++)
		for (size_t t = 0; t < lengths[s]; t++) {
			size_t r = t * S + s;
			float *rh = gold_row[r] >= 0 ? drelh + (size_t)gold_row[r] * A : grad(lane, RELROOT);
			for (size_t a = 0; a < A; a++)
				if (rel_in[r * A + a] > 0) {
					dreld[r * A + a] += drel_in[r * A + a];
					rh[a] += drel_in[r * A + a];
				}
		}
	linear_back(lane, dep, ddu, ddep, R, ARC_U, -1);
	for (size_t i = 0; i < R * A; i++) {
		ddep[i] = dep[i] > 0 ? ddep[i] : 0;
		dhead[i] = head[i] > 0 ? dhead[i] : 0;
	}
	linear_back(lane, y2, upos, dy2, R, UPOS_W, UPOS_B);
	linear_back(lane, y2, xpos, dy2, R, XPOS_W, XPOS_B);
	linear_back(lane, y2, feats, dy2, R, FEATS_W, FEATS_B);
	linear_back(lane, y2, ddep, dy2, R, DEP_W, DEP_B);
	linear_back(lane, y2, dhead, dy2, R, HEAD_W, HEAD_B);
	linear_back(lane, y2, dreld, dy2, R, RELD_W, RELD_B);
	linear_back(lane, y2, drelh, dy2, R, RELH_W, -1);
	undrop(lane, dy2, mask2, R * Y);
	float *dh = take(lane, R * H), *dy1 = take(lane, R * Y), *dx0 = take(lane, R * D);
	for (int side = 0; side < 2; side++) {
		for (size_t r = 0; r < R; r++)
			memcpy(dh + r * H, dy2 + r * Y + (size_t)side * H, H * sizeof(float));
		lstm_back(lane, y1, dy1, dh, T, S, lengths, side ? W2B : W2F, side, side ? &l2b : &l2f);
	}
	undrop(lane, dy1, mask1, R * Y);
	for (int side = 0; side < 2; side++) {
		for (size_t r = 0; r < R; r++)
			memcpy(dh + r * H, dy1 + r * Y + (size_t)side * H, H * sizeof(float));
		lstm_back(lane, x0, dx0, dh, T, S, lengths, side ? W1B : W1F, side, side ? &l1b : &l1f);
	}
	undrop(lane, dx0, mask0, R * D);
	for (size_t s = 0; s < S; s++)
		for (size_t t = 0; t < lengths[s]; t++) {
			size_t r = t * S + s;
			float dn[D], mean = 0, along = 0;
			for (size_t d = 0; d < D; d++) {
				float g = dx0[r * D + d];
				grad(lane, GAIN)[d] += g * sum[r * D + d];
				grad(lane, BIAS0)[d] += g;
				dn[d] = g * W(net, GAIN)[d];
				mean += dn[d] / D;
				along += dn[d] * sum[r * D + d] / D;
			}
			for (size_t d = 0; d < D; d++)
				dn[d] = (dn[d] - mean - sum[r * D + d] * along) * inverse[r];
			for (size_t k = 0; k < ENT_WORD_FEATURES; k++) {
				uint32_t id = used[r * ENT_WORD_FEATURES + k];
				if (!id)
					continue;
				if (!lane->is_touched[id]) {
					lane->is_touched[id] = 1;
					lane->touched[lane->n_touched++] = id;
				}
				for (size_t d = 0; d < D; d++)
					lane->embed_grad[id * D + d] += dn[d];
			}
		}
}

static void *run_lane(void *payload)
{
	struct lane *lane = payload;
	for (size_t i = 0; i < lane->n; i += GROUP)
		run_group(lane, lane->samples + i, lane->n - i < GROUP ? lane->n - i : GROUP);
	return NULL;
}

static void new_lane(struct lane *lane, const struct net *net)
{
	*lane = (struct lane){.net = net};
	lane->grad = calloc(net->n, sizeof(float));
	lane->embed_grad = calloc(net->V * D, sizeof(float));
	lane->touched = calloc(net->V, sizeof *lane->touched);
	lane->is_touched = calloc(net->V, 1);
	lane->size = (size_t)1 << 29;
	lane->memory = aligned_alloc(64, lane->size);
}

/* Both lanes over the samples [n]: dealt alternately by groups, in the order of length. */
static void run_lanes(struct lane *lanes, const struct sample **samples, size_t n)
{
	pthread_t threads[THREADS];
	size_t half = (n / 2 + GROUP - 1) / GROUP * GROUP;
	half = half > n ? n : half;
	for (size_t i = 0; i < THREADS; i++) {
		lanes[i].samples = samples + (i ? half : 0);
		lanes[i].n = i ? n - half : half;
		(void)pthread_create(&threads[i], NULL, run_lane, &lanes[i]);
	}
	for (size_t i = 0; i < THREADS; i++)
		(void)pthread_join(threads[i], NULL);
}

/* ---- Adam; rows of the embedding are moved only when they were touched ---- */

struct adam {
	float *m, *v, *em, *ev;
	double step;
};

static void adam_row(float *w, float *g, float *m, float *v, size_t n, float rate, float clip, float c1, float c2)
{
	for (size_t i = 0; i < n; i++) {
		float x = g[i] * clip;
		m[i] = 0.9f * m[i] + 0.1f * x;
		v[i] = 0.98f * v[i] + 0.02f * x * x;
		w[i] -= rate * (m[i] * c1) / (sqrtf(v[i] * c2) + 1e-8f);
		g[i] = 0;
	}
}

static void adam_step(struct net *net, struct lane *lanes, struct adam *adam, float rate, float scale)
{
	struct lane *a = &lanes[0];
	for (size_t l = 1; l < THREADS; l++) {
		struct lane *b = &lanes[l];
		for (size_t i = 0; i < net->n; i++) {
			a->grad[i] += b->grad[i];
			b->grad[i] = 0;
		}
		for (size_t i = 0; i < b->n_touched; i++) {
			uint32_t id = b->touched[i];
			if (!a->is_touched[id]) {
				a->is_touched[id] = 1;
				a->touched[a->n_touched++] = id;
			}
			for (size_t d = 0; d < D; d++) {
				a->embed_grad[id * D + d] += b->embed_grad[id * D + d];
				b->embed_grad[id * D + d] = 0;
			}
			b->is_touched[id] = 0;
		}
		b->n_touched = 0;
	}
	double norm = 0;
	for (size_t i = 0; i < net->n; i++)
		norm += (double)a->grad[i] * a->grad[i];
	for (size_t i = 0; i < a->n_touched; i++)
		for (size_t d = 0; d < D; d++)
			norm += (double)a->embed_grad[a->touched[i] * D + d] * a->embed_grad[a->touched[i] * D + d];
	float length = (float)sqrt(norm) * scale;
	float clip = scale * (length > 5 ? 5 / length : 1);
	adam->step++;
	float c1 = (float)(1 / (1 - pow(0.9, adam->step))), c2 = (float)(1 / (1 - pow(0.98, adam->step)));
	adam_row(net->w, a->grad, adam->m, adam->v, net->n, rate, clip, c1, c2);
	for (size_t i = 0; i < a->n_touched; i++) {
		size_t at = a->touched[i] * D;
		adam_row(net->embed + at, a->embed_grad + at, adam->em + at, adam->ev + at, D, rate, clip, c1, c2);
		a->is_touched[a->touched[i]] = 0;
	}
	a->n_touched = 0;
	refresh_transposed(net);
}

#include "train_syntax_data.h"

/* ---- training ---- */

static int by_length(const void *a, const void *b)
{
	const struct sample *x = *(const struct sample *const *)a, *y = *(const struct sample *const *)b;
	return x->n != y->n ? (x->n < y->n ? -1 : 1) : (x->words < y->words ? -1 : x->words > y->words);
}

static void clear_counts(struct lane *lanes)
{
	for (size_t i = 0; i < THREADS; i++) {
		lanes[i].loss = 0;
		lanes[i].right_upos = lanes[i].right_arc = lanes[i].right_las = lanes[i].right_feats = lanes[i].words = 0;
	}
}

static double test(struct net *net, struct lane *lanes, const struct set *set, const char *name)
{
	(void)net;
	const struct sample **order = calloc(set->n, sizeof *order);
	for (size_t i = 0; i < set->n; i++)
		order[i] = &set->at[i];
	qsort(order, set->n, sizeof *order, by_length);
	clear_counts(lanes);
	for (size_t i = 0; i < THREADS; i++)
		lanes[i].training = false;
	run_lanes(lanes, order, set->n);
	double words = (double)(lanes[0].words + lanes[1].words);
	double las = (double)(lanes[0].right_las + lanes[1].right_las) / words;
	printf("%s: UPOS %.2f feats %.2f UAS %.2f LAS %.2f\n", name,
		   100 * (double)(lanes[0].right_upos + lanes[1].right_upos) / words,
		   100 * (double)(lanes[0].right_feats + lanes[1].right_feats) / words,
		   100 * (double)(lanes[0].right_arc + lanes[1].right_arc) / words, 100 * las);
	(void)fflush(stdout);
	free(order);
	return las;
}

static void shuffle(size_t *order, size_t n, uint64_t *random)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = (size_t)(next_random(random) % i), swap = order[i - 1];
		order[i - 1] = order[k];
		order[k] = swap;
	}
}

/* Batches of about BATCH_WORDS words of sentences of like length; gives the number of batches. */
static size_t make_batches(const struct set *set, const struct sample **order, size_t *starts, uint64_t *random)
{
	/* a little noise in the length, so that the batches differ from epoch to epoch */
	struct keyed {
		float key;
		const struct sample *sample;
	} *keys = calloc(set->n, sizeof *keys);
	for (size_t i = 0; i < set->n; i++)
		keys[i] = (struct keyed){(float)set->at[i].n + 3 * uniform(random), &set->at[i]};
	for (size_t gap = set->n / 2; gap > 0; gap /= 2)
		for (size_t i = gap; i < set->n; i++) {
			struct keyed k = keys[i];
			size_t j = i;
			for (; j >= gap && keys[j - gap].key > k.key; j -= gap)
				keys[j] = keys[j - gap];
			keys[j] = k;
		}
	size_t n = 0, words = 0;
	starts[n++] = 0;
	for (size_t i = 0; i < set->n; i++) {
		order[i] = keys[i].sample;
		words += keys[i].sample->n;
		if (words >= BATCH_WORDS) {
			starts[n++] = i + 1;
			words = 0;
		}
	}
	if (starts[n - 1] < set->n)
		starts[n++] = set->n;
	free(keys);
	return n - 1;
}

static double seconds(void)
{
	struct timespec now;
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void train(struct corpus *corpus, int epochs, uint64_t seed, const char *out)
{
	struct net *net = &corpus->net;
	struct lane lanes[THREADS];
	struct adam adam = {calloc(net->n, 4), calloc(net->n, 4), calloc(net->V * D, 4), calloc(net->V * D, 4), 0};
	for (size_t i = 0; i < THREADS; i++) {
		new_lane(&lanes[i], net);
		lanes[i].random = seed * 7919 + i * 104729 + 1;
	}
	refresh_transposed(net);
	const struct sample **order = calloc(corpus->train.n, sizeof *order);
	size_t *starts = calloc(corpus->train.n + 2, sizeof *starts), *turn = calloc(corpus->train.n + 2, sizeof *turn);
	uint64_t random = seed + 12345;
	double best = 0, total = 0;
	size_t done = 0, expected = (size_t)epochs * (corpus->train.words / BATCH_WORDS + 1);
	for (int epoch = 1; epoch <= epochs; epoch++) {
		double start = seconds();
		size_t n = make_batches(&corpus->train, order, starts, &random);
		for (size_t i = 0; i < n; i++)
			turn[i] = i;
		shuffle(turn, n, &random);
		clear_counts(lanes);
		for (size_t b = 0; b < n; b++, done++) {
			size_t from = starts[turn[b]], to = starts[turn[b] + 1], words = 0;
			for (size_t i = from; i < to; i++)
				words += order[i]->n;
			for (size_t i = 0; i < THREADS; i++) {
				lanes[i].training = true;
				lanes[i].drop = 0.25f;
			}
			run_lanes(lanes, order + from, to - from);
			float warm = done < 100 ? (float)(done + 1) / 100 : 1;
			float left = 1 - (float)done / (float)expected;
			adam_step(net, lanes, &adam, 0.0025f * warm * (left > 0.01f ? left : 0.01f), 1 / (float)words * 20);
		}
		double words = (double)(lanes[0].words + lanes[1].words);
		total += seconds() - start;
		printf("epoch %d: %.0f s, loss %.3f, ", epoch, total, (lanes[0].loss + lanes[1].loss) / words);
		double las = test(net, lanes, &corpus->dev, "dev");
		if (las > best) {
			best = las;
			write_model(corpus, out);
		}
	}
}

/* Finite differences on a random little net: every part of the gradient must be what the loss says. */
static int check_gradients(struct corpus *corpus)
{
	struct net *net = &corpus->net;
	struct lane lane;
	new_lane(&lane, net);
	lane.training = true;
	const struct sample *samples[3] = {&corpus->train.at[3], &corpus->train.at[5], &corpus->train.at[8]};
	refresh_transposed(net);
	lane.random = 1;
	run_group(&lane, samples, 3);
	int bad = 0;
	uint64_t random = 99;
	for (int p = 0; p < PARTS; p++)
		for (int probe = 0; probe < 4; probe++) {
			size_t i = net->part[p].at + next_random(&random) % (net->part[p].rows * net->part[p].columns);
			float keep = net->w[i], eps = 2e-3f;
			double loss[2];
			struct lane other;
			new_lane(&other, net);
			other.training = true;
			for (int side = 0; side < 2; side++) {
				net->w[i] = keep + (side ? eps : -eps);
				refresh_transposed(net);
				other.loss = 0;
				run_group(&other, samples, 3);
				loss[side] = other.loss;
			}
			net->w[i] = keep;
			free(other.memory);
			free(other.grad);
			free(other.embed_grad);
			double numeric = (loss[1] - loss[0]) / (2 * eps), exact = lane.grad[i];
			if (fabs(numeric - exact) > 0.02 + 0.03 * fabs(numeric)) {
				printf("%s[%zu]: %g by differences, %g by the chain rule\n", net->part[p].name, i - net->part[p].at,
					   numeric, exact);
				bad++;
			}
		}
	printf("%d of %d probes of the gradient differ\n", bad, PARTS * 4);
	return bad != 0;
}

int main(int argc, char **argv)
{
	const char *train_paths = NULL, *dev = NULL, *out = NULL;
	int epochs = 15;
	uint64_t seed = 1;
	bool check = false;
	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : "";
		if (!strcmp(argv[i], "--check-gradients"))
			check = true;
		else if (!strcmp(argv[i], "--train"))
			train_paths = argv[++i] ? value : NULL;
		else if (!strcmp(argv[i], "--dev"))
			dev = argv[++i] ? value : NULL;
		else if (!strcmp(argv[i], "--out"))
			out = argv[++i] ? value : NULL;
		else if (!strcmp(argv[i], "--epochs"))
			epochs = atoi(argv[++i] ? value : "15");
		else if (!strcmp(argv[i], "--seed"))
			seed = strtoull(argv[++i] ? value : "1", NULL, 10);
	}
	if (!train_paths || (!check && (!dev || !out))) {
		fprintf(
			stderr,
			"usage: train_syntax --train FILES --dev FILES --out MODEL [--epochs N] [--seed N] [--check-gradients]\n");
		return 2;
	}
	struct corpus corpus;
	if (!load_corpus(&corpus, train_paths, dev, seed))
		return 1;
	if (check)
		return check_gradients(&corpus);
	train(&corpus, epochs, seed, out);
	return 0;
}
