/* Trains the syntax model: a BiLSTM over summed word features with softmax taggers, a bilinear arc scorer and a
 * relation scorer (after Kiperwasser and Goldberg 2016, doi:10.1162/tacl_a_00101, and Dozat and Manning 2017,
 * arXiv:1611.01734, both made small), by Adam (arXiv:1412.6980) on CoNLL-U treebanks.
 *
 *     train_syntax --train A.conllu,B.conllu --dev C.conllu --out model/english.entm [--epochs 24] [--stop 20]
 *                  [--seed 1] [--clusters C.tsv] [--wordnet /usr/share/wordnet] [--made D.conllu]
 *     train_syntax --check-gradients --train A.conllu
 *
 * Words of names carry "NER=B-PER" and the like in MISC (scripts/name_labels.py); "NER=?" is a word of which nothing is
 * known, and sentences without NER have no loss for names. Sentences without relations have none but for names.
 *
 * Two threads share each batch; their gradients are summed in a fixed order, so the same seed gives the same model.
 * The rate falls to nothing over --epochs; --stop ends sooner. The model, its weights averaged, is written after each
 * epoch that is the best so far on --dev, quantised to 8 bits a row (src/syntax/model.h). Shapes stand behind the
 * fields: V features, D inputs, H units a direction, T words of a batch.
 */
#include "syntax/conllu.h"
#include "syntax/kernel.h"
#include "syntax/model.h"
#include "syntax/names.h"
#include "syntax/ud.h"
#include "syntax/word.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"

#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xmmintrin.h>

enum {
	D = ENT_MODEL_D,
	H = ENT_MODEL_H,
	G = ENT_MODEL_GATES * H,
	Y = 2 * H,
	A = ENT_MODEL_A,
	GROUP = 32,
	THREADS = 2,
	BATCH_WORDS = 1400,
	LONGEST = 220
};
enum { DIST = ENT_MODEL_DIST, N_DIST = 2 * DIST + 1 };

#define RATE 0.0025f     /* of Adam, at its highest */
#define LEAST_RATE 0.02f /* share of it at the end */
#define DROP 0.3f        /* share of the units that are left out in training */
#define AVERAGED 0.002f  /* share of a step in the average of the weights */
#define FAST_WEIGHT 1.0f /* of the losses behind the first layer */

#include "train_syntax_math.h"
#include "train_syntax_net.h"
#include "train_syntax_pass.h"

/* ---- Adam; rows of the embedding are moved only when they were touched ---- */

struct adam {
	float *m, *v, *em, *ev;
	double step;
};

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
	pack_net(net);
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
		memset(lanes[i].right, 0, sizeof lanes[i].right);
	}
}

static double percent(size_t part, size_t of)
{
	return of ? 100 * (double)part / (double)of : 0;
}

/* Prints the figures of both exits; gives the LAS of the deep one. */
static double test(struct lane *lanes, const struct set *set)
{
	const struct sample **order = calloc(set->n, sizeof *order);
	for (size_t i = 0; i < set->n; i++)
		order[i] = &set->at[i];
	qsort(order, set->n, sizeof *order, by_length);
	clear_counts(lanes);
	for (size_t i = 0; i < THREADS; i++)
		lanes[i].training = false;
	run_lanes(lanes, order, set->n);
	double las = 0;
	for (int exit = DEEP; exit >= FAST; exit--) {
		const struct count *a = &lanes[0].right[exit], *b = &lanes[1].right[exit];
		size_t words = a->words + b->words;
		double this_las = percent(a->las + b->las, words);
		las = exit == DEEP ? this_las : las;
		printf("%s UPOS %.2f feats %.2f UAS %.2f LAS %.2f names %.1f; ", exit == DEEP ? "dev" : "fast",
			   percent(a->upos + b->upos, words), percent(a->feats + b->feats, words), percent(a->arc + b->arc, words),
			   this_las, percent(a->ner + b->ner, a->named + b->named));
	}
	printf("\n");
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

/* Whether the bits are those of a finite number; -ffast-math takes all for that. */
static bool is_number(double x)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	return (bits >> 52 & 0x7FF) != 0x7FF;
}

/* The average of the weights over the later steps (Polyak and Juditsky 1992): steadier than the last ones. */
struct average {
	float *w, *embed;
};

static void follow(float *average, const float *w, size_t n, float share)
{
	for (size_t i = 0; i < n; i++)
		average[i] += share * (w[i] - average[i]);
}

static void swap_weights(struct net *net, struct average *average)
{
	struct average own = {net->w, net->embed};
	net->w = average->w;
	net->embed = average->embed;
	*average = own;
}

static void train(struct corpus *corpus, int epochs, int stop, uint64_t seed, const char *out)
{
	struct net *net = &corpus->net;
	struct lane lanes[THREADS];
	struct adam adam = {calloc(net->n, 4), calloc(net->n, 4), calloc(net->V * D, 4), calloc(net->V * D, 4), 0};
	struct average average = {calloc(net->n, 4), calloc(net->V * D, 4)};
	for (size_t i = 0; i < THREADS; i++) {
		new_lane(&lanes[i], net);
		lanes[i].random = seed * 7919 + i * 104729 + 1;
	}
	pack_net(net);
	const struct sample **order = calloc(corpus->train.n, sizeof *order);
	size_t *starts = calloc(corpus->train.n + 2, sizeof *starts), *turn = calloc(corpus->train.n + 2, sizeof *turn);
	uint64_t random = seed + 12345;
	double best = -1, start = seconds();
	size_t done = 0, expected = (size_t)epochs * (corpus->train.words / BATCH_WORDS + 1);
	for (int epoch = 1; epoch <= epochs && epoch <= stop; epoch++) {
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
				lanes[i].drop = DROP;
			}
			run_lanes(lanes, order + from, to - from);
			float warm = done < 100 ? (float)(done + 1) / 100 : 1;
			float left = 1 - (float)done / (float)expected;
			adam_step(net, lanes, &adam, RATE * warm * (left > LEAST_RATE ? left : LEAST_RATE), 1 / (float)words * 20);
			/* all steps count alike at first, then the last 500 or so the most */
			float share = 1 / (float)(done + 1);
			share = share > AVERAGED ? share : AVERAGED;
			follow(average.w, net->w, net->n, share);
			follow(average.embed, net->embed, net->V * D, share);
		}
		size_t words = lanes[0].right[DEEP].words + lanes[1].right[DEEP].words;
		if (!is_number(lanes[0].loss) || !is_number(lanes[1].loss)) {
			fprintf(stderr, "train_syntax: the loss is no number any more; the best model so far is kept\n");
			return;
		}
		printf("epoch %d: %.0f s, loss %.3f, ", epoch, seconds() - start,
			   (lanes[0].loss + lanes[1].loss) / (double)words);
		swap_weights(net, &average);
		double las = test(lanes, &corpus->dev);
		if (las > best) {
			best = las;
			write_model(corpus, out);
		}
		swap_weights(net, &average);
	}
}

static int differs(const char *what, double got, double want)
{
	/* by bits: what is no number is near nothing */
	bool near = is_number(got) && fabs(got - want) <= 1e-5 + 1e-5 * fabs(want);
	if (!near)
		printf("%s: %g, not %g\n", what, got, want);
	return !near;
}

/* The functions far from zero, and Adam where a weight has had no gradient for long, so that its moments are too small
 * for normal numbers: what training came to in its 22nd epoch once. */
static int check_numbers(void)
{
	static const float points[] = {0, 0.5f, -3, 20, -88, -89, 89, -1000, 1000};
	int bad = 0;
	for (size_t p = 0; p < sizeof points / sizeof *points; p++) {
		float z[G], c[H], tanh_c[H], h[H], row[16] = {points[p], 0};
		double loss = 0, x = (double)points[p];
		for (size_t k = 0; k < G; k++)
			z[k] = points[p];
		gates(z, NULL, c, tanh_c, h);
		bad += differs("logistic", z[0], 1 / (1 + exp(-x))) + differs("tangent", z[2 * H], tanh(x));
		bad += differs("cell", c[H - 1], tanh(x) / (1 + exp(x)));
		(void)softmax(row, 2, 0, 1, &loss);
		bad += differs("softmax", row[0], 1 / (1 + exp(-x)));
		bad += differs("loss", loss, x < 0 ? log1p(exp(x)) - x : log1p(exp(-x)));
	}
	float w[16], g[16] = {0}, m[16], v[16], start[] = {0, 1e-30f, 1e-37f, 1e-38f, 1e-40f, 1e-45f};
	for (size_t i = 0; i < 16; i++) {
		w[i] = 1;
		m[i] = v[i] = start[i % (sizeof start / sizeof *start)];
	}
	for (int step = 0; step < 6000; step++)
		adam_row(w, g, m, v, 16, RATE, 1, 1, 1);
	for (size_t i = 0; i < 16; i++)
		bad += differs("a weight without gradient", w[i], 1);
	printf("%d numbers are wrong\n", bad);
	return bad != 0;
}

/* Finite differences on a random little net: every part of the gradient must be what the loss says. The step is small,
 * for a wider one passes the corners of the rectified layers, whose biases move many words at once. */
static int check_gradients(struct corpus *corpus)
{
	struct net *net = &corpus->net;
	struct lane lane;
	new_lane(&lane, net);
	lane.training = true;
	const struct sample *samples[3] = {&corpus->train.at[3], &corpus->train.at[5], &corpus->train.at[8]};
	pack_net(net);
	lane.random = 1;
	run_group(&lane, samples, 3);
	int bad = 0;
	uint64_t random = 99;
	for (int p = 0; p < PARTS; p++)
		for (int probe = 0; probe < 4; probe++) {
			size_t i = net->part[p].at + next_random(&random) % (net->part[p].rows * net->part[p].columns);
			float keep = net->w[i], eps = 2e-4f;
			double loss[2];
			struct lane other;
			new_lane(&other, net);
			other.training = true;
			for (int side = 0; side < 2; side++) {
				net->w[i] = keep + (side ? eps : -eps);
				pack_net(net);
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
	struct sources sources = {.seed = 1};
	const char *out = NULL;
	int epochs = 24, stop = INT_MAX;
	bool check = false;
	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : "";
		if (!strcmp(argv[i], "--check-gradients")) {
			check = true;
			continue;
		}
		if (!strcmp(argv[i], "--train"))
			sources.train = value;
		else if (!strcmp(argv[i], "--dev"))
			sources.dev = value;
		else if (!strcmp(argv[i], "--made"))
			sources.made = value;
		else if (!strcmp(argv[i], "--clusters"))
			sources.clusters = value;
		else if (!strcmp(argv[i], "--wordnet"))
			sources.wordnet = value;
		else if (!strcmp(argv[i], "--out"))
			out = value;
		else if (!strcmp(argv[i], "--epochs"))
			epochs = atoi(value);
		else if (!strcmp(argv[i], "--stop"))
			stop = atoi(value);
		else if (!strcmp(argv[i], "--seed"))
			sources.seed = strtoull(value, NULL, 10);
		i++;
	}
	if (!sources.train || (!check && (!sources.dev || !out))) {
		fprintf(stderr,
				"usage: train_syntax --train FILES --dev FILES --out MODEL [--clusters FILE] [--wordnet FOLDER]\n"
				"                    [--made FILES] [--epochs N] [--stop N] [--seed N] [--check-gradients]\n");
		return 2;
	}
	flush_small();
	struct corpus corpus;
	if (!load_corpus(&corpus, &sources))
		return 1;
	if (check && corpus.train.n < 9) {
		fprintf(stderr, "train_syntax: the check takes nine sentences\n");
		return 2;
	}
	if (check)
		return check_numbers() | check_gradients(&corpus);
	train(&corpus, epochs, stop, sources.seed, out);
	return 0;
}
