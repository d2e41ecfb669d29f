/* The trainer's matrices, its parameters with their names and places, and its samples. Included by train_syntax.c
 * alone. */

typedef float v16 __attribute__((vector_size(64), aligned(4)));

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

/* ---- matrices, row-major, columns a multiple of 16 ----
 * Tiles of six rows by sixteen columns stay in registers. The sums run in the same order whatever the processor. */

#define WIDEST __attribute__((target_clones("avx512f", "default")))
#define TILE static inline __attribute__((always_inline))

/* c[i, :16] += sum over k of a[i * row + k * step] b[k * N] for `rows` rows, a constant where it is called. */
TILE void tile(float *restrict c, const float *restrict a, const float *restrict b, size_t rows, size_t K, size_t N,
			   size_t row, size_t step)
{
	v16 s[6];
	for (size_t i = 0; i < rows; i++)
		s[i] = *(const v16 *)(c + i * N);
	for (size_t k = 0; k < K; k++) {
		v16 b0 = *(const v16 *)(b + k * N);
		for (size_t i = 0; i < rows; i++)
			s[i] += a[i * row + k * step] * b0;
	}
	for (size_t i = 0; i < rows; i++)
		*(v16 *)(c + i * N) = s[i];
}

TILE void tiles(float *restrict c, const float *restrict a, const float *restrict b, size_t M, size_t K, size_t N,
				size_t row, size_t step)
{
	for (size_t n = 0; n < N; n += 16) {
		size_t m = 0;
		for (; m + 6 <= M; m += 6)
			tile(c + m * N + n, a + m * row, b + n, 6, K, N, row, step);
		for (; m + 2 <= M; m += 2)
			tile(c + m * N + n, a + m * row, b + n, 2, K, N, row, step);
		if (m < M)
			tile(c + m * N + n, a + m * row, b + n, 1, K, N, row, step);
	}
}

/* C[M,N] += A[M,K] B[K,N] */
WIDEST static void mul(float *restrict c, const float *restrict a, const float *restrict b, size_t M, size_t K,
					   size_t N)
{
	tiles(c, a, b, M, K, N, K, 1);
}

/* C[K,N] += A[M,K]^T B[M,N] */
WIDEST static void mul_tn(float *restrict c, const float *restrict a, const float *restrict b, size_t M, size_t K,
						  size_t N)
{
	tiles(c, a, b, K, M, N, 1, K);
}

static void transpose(float *out, const float *in, size_t rows, size_t columns)
{
	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < columns; j++)
			out[j * rows + i] = in[i * columns + j];
}

static size_t up16(size_t n)
{
	return (n + 15) / 16 * 16;
}

/* ---- parameters: one flat array, named parts ---- */

struct part {
	char name[16];
	size_t rows, columns, at; /* columns padded to a multiple of 16 */
	size_t units;             /* columns that mean something */
	float *transposed;        /* [columns, rows16] made anew each step, for the way back */
};

enum { GAIN, BIAS0, W1F, U1F, B1F, W1B, U1B, B1B, W2F, U2F, B2F, W2B, U2B, B2B, EXITS };

/* The heads of an exit: all that is read off the output of a layer. The first layer's are for the fast mode. */
enum {
	UPOS_W,
	UPOS_B,
	XPOS_W,
	XPOS_B,
	FEATS_W,
	FEATS_B,
	NER_W,
	NER_B,
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
	EXIT_PARTS
};
enum { FAST, DEEP, N_EXITS, PARTS = EXITS + N_EXITS * EXIT_PARTS };

struct net {
	struct part part[PARTS];
	float *w; /* [n] all dense parameters */
	size_t n;
	float *embed; /* [V, D] */
	size_t V;
	size_t n_xpos, n_feats; /* labels, 0 is "none" */
};

#define W(net, p) ((net)->w + (net)->part[p].at)
#define AT(exit, p) (EXITS + (exit)*EXIT_PARTS + (p))

static void add_part(struct net *net, int p, const char *prefix, const char *name, size_t rows, size_t columns)
{
	struct part *part = &net->part[p];
	*part = (struct part){"", rows, up16(columns), net->n, columns, NULL};
	(void)snprintf(part->name, sizeof part->name, "%s%s", prefix, name);
	net->n += rows * part->columns;
}

static void shape_net(struct net *net)
{
	static const char *const lstm[4][3] = {
		{"w1f", "u1f", "b1f"}, {"w1b", "u1b", "b1b"}, {"w2f", "u2f", "b2f"}, {"w2b", "u2b", "b2b"}};
	const struct {
		const char *name;
		size_t rows, columns;
	} exits[EXIT_PARTS] = {
		[UPOS_W] = {"upos", Y, ENT_UPOS_COUNT},
		[UPOS_B] = {"upos.b", 1, ENT_UPOS_COUNT},
		[XPOS_W] = {"xpos", Y, net->n_xpos},
		[XPOS_B] = {"xpos.b", 1, net->n_xpos},
		[FEATS_W] = {"feats", Y, net->n_feats},
		[FEATS_B] = {"feats.b", 1, net->n_feats},
		[NER_W] = {"ner", Y, ENT_NER_LABELS},
		[NER_B] = {"ner.b", 1, ENT_NER_LABELS},
		[DEP_W] = {"dep", Y, A},
		[DEP_B] = {"dep.b", 1, A},
		[HEAD_W] = {"head", Y, A},
		[HEAD_B] = {"head.b", 1, A},
		[ROOT] = {"root", 1, A},
		[ARC_U] = {"arc", A, A},
		[ARC_H] = {"arc.h", 1, A},
		[ARC_DIST] = {"arc.dist", 1, N_DIST},
		[RELD_W] = {"reld", Y, A},
		[RELD_B] = {"reld.b", 1, A},
		[RELH_W] = {"relh", Y, A},
		[RELROOT] = {"relroot", 1, A},
		[REL_W] = {"rel", A, ENT_DEPREL_COUNT},
		[REL_B] = {"rel.b", 1, ENT_DEPREL_COUNT},
	};
	net->n = 0;
	add_part(net, GAIN, "", "gain", 1, D);
	add_part(net, BIAS0, "", "bias0", 1, D);
	for (int i = 0; i < 4; i++) {
		add_part(net, W1F + 3 * i, "", lstm[i][0], i < 2 ? D : Y, G);
		add_part(net, U1F + 3 * i, "", lstm[i][1], H, G);
		add_part(net, B1F + 3 * i, "", lstm[i][2], 1, G);
	}
	for (int exit = 0; exit < N_EXITS; exit++)
		for (int p = 0; p < EXIT_PARTS; p++)
			add_part(net, AT(exit, p), exit == FAST ? "fast." : "", exits[p].name, exits[p].rows, exits[p].columns);
}

static void init_net(struct net *net, uint64_t seed)
{
	uint64_t random = seed * 2654435761u + 88172645463325252u;
	net->w = calloc(net->n, sizeof *net->w);
	net->embed = calloc(net->V * D, sizeof *net->embed);
	for (int p = 0; p < PARTS; p++) {
		struct part *part = &net->part[p];
		float *w = W(net, p);
		int of_exit = p < EXITS ? -1 : (p - EXITS) % EXIT_PARTS;
		bool vector = part->rows == 1 && of_exit != ROOT && of_exit != RELROOT && of_exit != ARC_H;
		float scale = sqrtf(6.0f / (float)(part->rows + part->columns));
		for (size_t i = 0; i < part->rows * part->columns; i++)
			w[i] = vector ? 0 : (2 * uniform(&random) - 1) * scale;
		part->transposed = calloc(part->columns * up16(part->rows), sizeof(float));
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
	uint16_t upos, xpos, feats, deprel;   /* deprel 0: not annotated, and upos, xpos, feats and head neither */
	uint16_t ner;                         /* ENT_NER_LABELS: not annotated */
	int32_t head;                         /* -1 root */
};

struct sample {
	struct word *words;
	size_t n;
};

struct set {
	struct sample *at;
	size_t n, words;
};
