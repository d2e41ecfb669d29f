/* The trainer's parameters with their names and places, and its samples. Included by train_syntax.c
 * alone. */

/* ---- parameters: one flat array, named parts ---- */

struct part {
	char name[16];
	size_t rows, columns, at; /* columns padded to a multiple of 16 */
	size_t units;             /* columns that mean something */
	float *packed;            /* panels for the way forth, made anew each step */
	float *packed_back;       /* panels of the transposed part, for the way back */
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
	*part = (struct part){"", rows, up16(columns), net->n, columns, NULL, NULL};
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
		part->packed = aligned_alloc(64, part->rows * part->columns * sizeof(float));
		part->packed_back = aligned_alloc(64, part->rows * part->columns * sizeof(float));
	}
	for (size_t i = 0; i < D; i++)
		W(net, GAIN)[i] = 1;
	for (int i = 0; i < 4; i++)
		for (size_t k = 0; k < H; k++)
			W(net, B1F + 3 * i)[k] = 1; /* forget gates open */
	for (size_t i = 0; i < net->V * D; i++)
		net->embed[i] = (2 * uniform(&random) - 1) * 0.12f;
}

static void pack_net(struct net *net)
{
	for (int p = 0; p < PARTS; p++) {
		struct part *part = &net->part[p];
		if (part->rows > 1) {
			pack(part->packed, W(net, p), part->rows, part->columns, false);
			pack(part->packed_back, W(net, p), part->columns, part->rows, true);
		}
	}
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
