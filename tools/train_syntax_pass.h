/* One thread's share of a batch: the way forth, the losses, and the way back. Included by train_syntax.c alone. */

enum { WIDEST_PAIR = 1024 + TILE_ROWS /* columns of the two sides of a transposed product, at most */ };

struct lane {
	const struct net *net;
	const struct sample **samples; /* every THREADS-th of [n] is this lane's */
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
	struct count {
		size_t upos, feats, arc, las, words; /* right ones, of words */
		size_t ner, named;                   /* right labels where either side has a name, of these */
	} right[N_EXITS];
	float *space; /* for mul_tn */
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
	mul(out, in, part->packed, M, part->rows, part->columns);
	return out;
}

static void linear_back(struct lane *lane, const float *in, const float *dout, float *din, size_t M, int w, int b)
{
	const struct part *part = &lane->net->part[w];
	mul_tn(grad(lane, w), in, dout, M, part->rows, part->columns, lane->space);
	if (b >= 0)
		for (size_t m = 0; m < M; m++)
			for (size_t n = 0; n < part->columns; n++)
				grad(lane, b)[n] += dout[m * part->columns + n];
	if (din)
		mul(din, dout, part->packed_back, M, part->columns, part->rows);
}

/* One direction over a group of sentences in lockstep. Row of word t of sentence s: t * S + s. */
struct lstm {
	float *z;              /* [T*S, G] gates after their functions: f o g */
	float *c, *tanh_c, *h; /* [T*S, H] */
};

/* The gates z [G] of a word through their functions; c and h [H] from the cell before it (NULL: none). */
WIDEST static void gates(float *z, const float *before, float *c, float *tanh_c, float *h)
{
	for (size_t k = 0; k < H; k += 16) {
		v16 f = *(v16 *)(z + k), o = *(v16 *)(z + H + k), g = *(v16 *)(z + 2 * H + k);
		logistic(&f);
		logistic(&o);
		tangent(&g);
		v16 cell = (1.0f - f) * g, out;
		if (before)
			cell += f * *(const v16 *)(before + k);
		out = cell;
		tangent(&out);
		*(v16 *)(z + k) = f;
		*(v16 *)(z + H + k) = o;
		*(v16 *)(z + 2 * H + k) = g;
		*(v16 *)(c + k) = cell;
		*(v16 *)(tanh_c + k) = out;
		*(v16 *)(h + k) = o * out;
	}
}

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
			mul(z, out->h + before * S * H, lane->net->part[w + 1].packed, S, H, G);
		for (size_t s = 0; s < S; s++) {
			float *zs = z + s * G, *c = out->c + (t * S + s) * H, *tc = out->tanh_c + (t * S + s) * H,
				  *h = out->h + (t * S + s) * H;
			if (t >= lengths[s])
				continue; /* state stays zero outside the sentence */
			const float *cb = step > 0 ? out->c + (before * S + s) * H : NULL;
			gates(zs, cb, c, tc, h);
		}
	}
}

/* From the gradients of a word's h, by two ways, and of its c: those of its gates, and of the c before it in place. */
WIDEST static void gates_back(const float *z, const float *before, const float *tanh_c, const float *dh_out,
							  const float *dh, float *dz, float *dc)
{
	for (size_t k = 0; k < H; k += 16) {
		v16 f = *(const v16 *)(z + k), o = *(const v16 *)(z + H + k), g = *(const v16 *)(z + 2 * H + k),
			tc = *(const v16 *)(tanh_c + k), kept = -g;
		v16 d = *(const v16 *)(dh_out + k) + *(const v16 *)(dh + k);
		v16 dck = *(const v16 *)(dc + k) + d * o * (1.0f - tc * tc);
		if (before)
			kept += *(const v16 *)(before + k);
		*(v16 *)(dz + k) = dck * kept * f * (1.0f - f);
		*(v16 *)(dz + H + k) = d * tc * o * (1.0f - o);
		*(v16 *)(dz + 2 * H + k) = dck * (1.0f - f) * (1.0f - g * g);
		*(v16 *)(dc + k) = dck * f;
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
			gates_back(zs, cb, tc, dh_out + (t * S + s) * H, dh + s * H, dzs, dcs);
		}
		memset(dh, 0, S * H * sizeof(float));
		if (step > 0)
			mul(dh, dz + t * S * G, lane->net->part[w + 1].packed_back, S, G, H);
	}
	/* each word's gates saw the state of the word before it in their direction */
	const float *states = f->h + (back ? S * H : 0), *their_dz = dz + (back ? 0 : S * G);
	mul_tn(grad(lane, w + 1), states, their_dz, (T - 1) * S, H, G, lane->space);
	linear_back(lane, x, dz, dx, T * S, w, w + 2);
}

/* Softmax cross-entropy over n classes of a row, padded to a multiple of 16; the gradient replaces the scores. Returns
 * the best class. */
static size_t softmax_loss(float *row, size_t n, size_t gold, float weight, double *loss)
{
	size_t best = softmax(row, n, gold, weight, loss);
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

/* One layer of labels over the rows: its scores, then in their place the gradient of its loss. */
struct labels {
	float *score; /* [R, columns] */
	size_t n, columns;
	int weights, bias;
};

static struct labels labels_of(struct lane *lane, const float *y, size_t R, int weights, int bias)
{
	const struct part *part = &lane->net->part[weights];
	return (struct labels){linear(lane, y, R, weights, bias), part->units, part->columns, weights, bias};
}

/* The loss of a row's label; a missing one has none. Gives the best label. */
static size_t label_loss(struct lane *lane, const struct labels *labels, size_t r, size_t gold, bool missing,
						 float weight)
{
	return softmax_loss(labels->score + r * labels->columns, labels->n, gold, missing ? 0 : weight, &lane->loss);
}

/* Rows outside the sentences and columns that only pad carry no gradient. */
static void clear_padding(const struct labels *labels, size_t S, size_t T, const size_t *lengths)
{
	for (size_t t = 0; t < T; t++)
		for (size_t s = 0; s < S; s++) {
			size_t from = t < lengths[s] ? labels->n : 0;
			memset(labels->score + (t * S + s) * labels->columns + from, 0,
				   (labels->columns - from) * sizeof *labels->score);
		}
}

/* What an exit holds between its way forth and its way back; [R, A] each. */
struct exit_state {
	float *dep, *head, *du; /* du: dep U */
	float *ddep, *dhead, *ddu;
	float *reld, *relh, *rel_in;
	int *gold_row, *best_head;
};

/* Scores of all heads of word t: index 0 is the root, k + 1 word k. */
static void arc_loss(struct lane *lane, struct exit_state *x, size_t t, size_t s, size_t S, size_t n, int exit,
					 const struct word *word, float weight)
{
	const struct net *net = lane->net;
	size_t r = t * S + s, gold = (size_t)(word->head + 1);
	const float *root = W(net, AT(exit, ROOT)), *bias = W(net, AT(exit, ARC_H));
	const float *far = W(net, AT(exit, ARC_DIST));
	float arc[LONGEST + 1 + 16], side[A], dside[A] = {0};
	for (size_t a = 0; a < A; a++)
		side[a] = x->du[r * A + a] + bias[a];
	for (size_t k = 0; k <= n; k++) {
		float score = dot(k ? x->head + ((k - 1) * S + s) * A : root, side, A);
		score += k ? far[clip_distance((ptrdiff_t)(k - 1) - (ptrdiff_t)t)] : 0;
		arc[k] = k == t + 1 ? -1e9f : score;
	}
	x->best_head[r] = (int)softmax_loss(arc, n + 1, gold, word->deprel ? weight : 0, &lane->loss);
	for (size_t k = 0; lane->training && k <= n; k++) {
		if (k == t + 1 || fabsf(arc[k]) < 1e-7f)
			continue;
		const float *hv = k ? x->head + ((k - 1) * S + s) * A : root;
		float *dhv = k ? x->dhead + ((k - 1) * S + s) * A : grad(lane, AT(exit, ROOT));
		if (k)
			grad(lane, AT(exit, ARC_DIST))[clip_distance((ptrdiff_t)(k - 1) - (ptrdiff_t)t)] += arc[k];
		add_times(dhv, side, arc[k], A);
		add_times(dside, hv, arc[k], A);
	}
	add(x->ddu + r * A, dside, A);
	add(grad(lane, AT(exit, ARC_H)), dside, A);
}

/* The heads over the output y [R, Y] of a layer: losses times `weight`, and when training the gradient into dy. */
static void run_exit(struct lane *lane, const struct sample **group, size_t S, size_t T, const size_t *lengths,
					 int exit, const float *y, float *dy, float weight)
{
	const struct net *net = lane->net;
	size_t R = T * S;
	struct labels upos = labels_of(lane, y, R, AT(exit, UPOS_W), AT(exit, UPOS_B));
	struct labels xpos = labels_of(lane, y, R, AT(exit, XPOS_W), AT(exit, XPOS_B));
	struct labels feats = labels_of(lane, y, R, AT(exit, FEATS_W), AT(exit, FEATS_B));
	struct labels ner = labels_of(lane, y, R, AT(exit, NER_W), AT(exit, NER_B));
	struct exit_state x = {
		.dep = linear(lane, y, R, AT(exit, DEP_W), AT(exit, DEP_B)),
		.head = linear(lane, y, R, AT(exit, HEAD_W), AT(exit, HEAD_B)),
		.reld = linear(lane, y, R, AT(exit, RELD_W), AT(exit, RELD_B)),
		.relh = linear(lane, y, R, AT(exit, RELH_W), -1),
		.ddep = take(lane, R * A),
		.dhead = take(lane, R * A),
		.ddu = take(lane, R * A),
		.rel_in = take(lane, R * A),
		.gold_row = (int *)(void *)take(lane, R),
		.best_head = (int *)(void *)take(lane, R),
	};
	for (size_t i = 0; i < R * A; i++) {
		x.dep[i] = x.dep[i] > 0 ? x.dep[i] : 0;
		x.head[i] = x.head[i] > 0 ? x.head[i] : 0;
	}
	x.du = linear(lane, x.dep, R, AT(exit, ARC_U), -1);
	struct count *right = &lane->right[exit];
	for (size_t s = 0; s < S; s++)
		for (size_t t = 0; t < lengths[s]; t++) {
			size_t r = t * S + s;
			const struct word *word = &group[s]->words[t];
			bool bare = !word->deprel, nameless = word->ner == ENT_NER_LABELS;
			size_t name = nameless ? 0 : word->ner;
			right->words += !bare;
			right->upos += label_loss(lane, &upos, r, word->upos, bare, 0.6f * weight) == word->upos && !bare;
			(void)label_loss(lane, &xpos, r, word->xpos, bare, 0.5f * weight);
			right->feats += label_loss(lane, &feats, r, word->feats, bare, 0.3f * weight) == word->feats && !bare;
			size_t best = label_loss(lane, &ner, r, name, nameless, 0.5f * weight);
			right->named += !nameless && (name || best);
			right->ner += !nameless && name && best == name;
			arc_loss(lane, &x, t, s, S, lengths[s], exit, word, weight);
			right->arc += !bare && x.best_head[r] == word->head + 1;
			/* relation of the gold arc when training, of the best when testing */
			int of = lane->training && !bare ? word->head + 1 : x.best_head[r];
			x.gold_row[r] = of ? (int)((size_t)(of - 1) * S + s) : -1;
			const float *rh = of ? x.relh + (size_t)x.gold_row[r] * A : W(net, AT(exit, RELROOT));
			for (size_t a = 0; a < A; a++) {
				float v = x.reld[r * A + a] + rh[a];
				x.rel_in[r * A + a] = v > 0 ? v : 0;
			}
		}
	struct labels rel = labels_of(lane, x.rel_in, R, AT(exit, REL_W), AT(exit, REL_B));
	for (size_t s = 0; s < S; s++)
		for (size_t t = 0; t < lengths[s]; t++) {
			size_t r = t * S + s;
			const struct word *word = &group[s]->words[t];
			size_t best = label_loss(lane, &rel, r, word->deprel, !word->deprel, weight);
			right->las += word->deprel && x.best_head[r] == word->head + 1 &&
						  ent_deprel_universal((unsigned)best) == ent_deprel_universal(word->deprel);
		}
	if (!lane->training)
		return;
	const struct labels *all[] = {&upos, &xpos, &feats, &ner, &rel};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		clear_padding(all[i], S, T, lengths);
	float *drel_in = take(lane, R * A), *dreld = take(lane, R * A), *drelh = take(lane, R * A);
	linear_back(lane, x.rel_in, rel.score, drel_in, R, rel.weights, rel.bias);
	for (size_t s = 0; s < S; s++)
		for (size_t t = 0; t < lengths[s]; t++) {
			size_t r = t * S + s;
			float *rh = x.gold_row[r] >= 0 ? drelh + (size_t)x.gold_row[r] * A : grad(lane, AT(exit, RELROOT));
			for (size_t a = 0; a < A; a++)
				if (x.rel_in[r * A + a] > 0) {
					dreld[r * A + a] += drel_in[r * A + a];
					rh[a] += drel_in[r * A + a];
				}
		}
	linear_back(lane, x.dep, x.ddu, x.ddep, R, AT(exit, ARC_U), -1);
	for (size_t i = 0; i < R * A; i++) {
		x.ddep[i] = x.dep[i] > 0 ? x.ddep[i] : 0;
		x.dhead[i] = x.head[i] > 0 ? x.dhead[i] : 0;
	}
	for (size_t i = 0; i + 1 < sizeof all / sizeof *all; i++)
		linear_back(lane, y, all[i]->score, dy, R, all[i]->weights, all[i]->bias);
	linear_back(lane, y, x.ddep, dy, R, AT(exit, DEP_W), AT(exit, DEP_B));
	linear_back(lane, y, x.dhead, dy, R, AT(exit, HEAD_W), AT(exit, HEAD_B));
	linear_back(lane, y, dreld, dy, R, AT(exit, RELD_W), AT(exit, RELD_B));
	linear_back(lane, y, drelh, dy, R, AT(exit, RELH_W), -1);
}

/* How often a feature is left out in training, so that others learn to stand in for it. */
static float feature_drop(size_t feature)
{
	bool group = feature >= ENT_WORD_GROUP && feature < ENT_WORD_PARTS;
	return feature == ENT_WORD_FORM ? 0.2f : group ? 0.1f : 0.05f;
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
				if (lane->training && id && lane->drop > 0 && uniform(&lane->random) < feature_drop(k))
					id = 0;
				used[r * ENT_WORD_FEATURES + k] = id;
				if (id)
					add(sum + r * D, net->embed + id * D, D);
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
	float *dy1 = take(lane, R * Y), *dy2 = take(lane, R * Y);
	run_exit(lane, group, S, T, lengths, FAST, y1, dy1, FAST_WEIGHT);
	run_exit(lane, group, S, T, lengths, DEEP, y2, dy2, 1);
	if (!lane->training)
		return;
	undrop(lane, dy2, mask2, R * Y);
	float *dh = take(lane, R * H), *dx0 = take(lane, R * D);
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
				add(lane->embed_grad + id * D, dn, D);
			}
		}
}

static void *run_lane(void *payload)
{
	flush_small();
	struct lane *lane = payload;
	const struct sample *group[GROUP];
	size_t S = 0;
	for (size_t i = 0; i < lane->n; i += THREADS) {
		group[S++] = lane->samples[i];
		if (S == GROUP || i + THREADS >= lane->n) {
			run_group(lane, group, S);
			S = 0;
		}
	}
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
	lane->space = aligned_alloc(64, (size_t)BLOCK * WIDEST_PAIR * sizeof(float));
}

/* Both lanes over the samples [n], dealt in turn, so that they have much the same lengths. */
static void run_lanes(struct lane *lanes, const struct sample **samples, size_t n)
{
	pthread_t threads[THREADS];
	for (size_t i = 0; i < THREADS; i++) {
		lanes[i].samples = samples + i;
		lanes[i].n = n > i ? n - i : 0;
		(void)pthread_create(&threads[i], NULL, run_lane, &lanes[i]);
	}
	for (size_t i = 0; i < THREADS; i++)
		(void)pthread_join(threads[i], NULL);
}
