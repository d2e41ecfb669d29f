/* The parser in use: features of words, two layers of BiLSTM (the fast way stops behind the first), taggers, names,
 * arcs, a tree, relations, lemmas. The model is read where it lies; its layers are laid out anew for the kernels. One
 * sentence at a time; the work space is given back behind each. */
#include "syntax/syntax.h"

#include "base/map.h"
#include "base/vec.h"
#include "syntax/kernel.h"
#include "syntax/lemma.h"
#include "syntax/model.h"
#include "syntax/names.h"
#include "syntax/tree.h"
#include "syntax/ud.h"
#include "syntax/word.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { D = ENT_MODEL_D, H = ENT_MODEL_H, Y = 2 * H, A = ENT_MODEL_A, DIST = ENT_MODEL_DIST };

struct direction {
	ent_kernel_matrix input, state;
};

/* All that is read off the output of a layer. */
struct heads {
	ent_kernel_matrix upos, xpos, feats, ner, dep, head, arc, reld, relh, rel;
	const float *root, *arc_h, *arc_dist, *relroot;
};

enum { LAYERS = 2 };

struct ent_syntax {
	ent_arena *arena;
	ent_model model;
	const ent_kernel *kernel;
	const uint64_t *keys; /* [cap] hash table of features */
	const uint32_t *ids;  /* [cap] */
	uint32_t cap;
	ent_lexicon lexicon;
	ent_model_matrix embed;
	const float *gain, *bias0;
	struct direction lstm[LAYERS][2]; /* [layer][backward] */
	struct heads heads[LAYERS];       /* behind each layer */
	uint32_t layers;                  /* that are run */
	uint32_t n_xpos, n_feats, widest; /* widest: floats of a word that any step needs at once */
	ent_lemmas lemmas;
	ENT_VEC(ent_str) xpos_names, feats_names;
};

struct loading {
	ent_syntax *syntax;
	ent_error *error;
	ent_status status;
};

/* A layer out = W in + b; gives its rows. `prefix` stands before the names of its blocks. */
static uint32_t load_layer(struct loading *job, ent_kernel_matrix *layer, const char *prefix, const char *name,
						   const char *bias, uint32_t rows, uint32_t columns)
{
	ent_model_matrix matrix = {0};
	const float *floats = NULL;
	char whole[32];
	(void)snprintf(whole, sizeof whole, "%s%s", prefix, name);
	if (!job->status)
		job->status = ent_model_matrix_of(&job->syntax->model, whole, rows, columns, &matrix, job->error);
	(void)snprintf(whole, sizeof whole, "%s%s", prefix, bias ? bias : "");
	if (!job->status && bias)
		job->status = ent_model_floats(&job->syntax->model, whole, matrix.rows, &floats, job->error);
	if (!job->status)
		ent_kernel_pack(job->syntax->arena, matrix.weights, matrix.scales, floats, matrix.rows, columns, layer);
	return matrix.rows;
}

static void load_floats(struct loading *job, const char *prefix, const char *name, uint32_t n, const float **floats)
{
	char whole[32];
	(void)snprintf(whole, sizeof whole, "%s%s", prefix, name);
	if (!job->status)
		job->status = ent_model_floats(&job->syntax->model, whole, n, floats, job->error);
}

/* Two arrays of the same power of two: a hash table. */
static uint32_t load_table(struct loading *job, const char *keys, uint32_t size, const void **ret_keys,
						   const char *values, const uint32_t **ret_values)
{
	uint32_t cap = 0, n = 0;
	const void *items[2] = {NULL, NULL};
	if (!job->status)
		job->status = ent_model_raw(&job->syntax->model, keys, size, &items[0], &cap, job->error);
	if (!job->status)
		job->status = ent_model_raw(&job->syntax->model, values, sizeof **ret_values, &items[1], &n, job->error);
	if (!job->status && (cap == 0 || (cap & (cap - 1)) || n != cap))
		job->status = ent_fail(job->error, ENT_FORMAT, "syntax model", 0, -1, "its table '%s' is damaged", keys);
	*ret_keys = items[0];
	*ret_values = items[1];
	return job->status ? 0 : cap;
}

static void load_heads(struct loading *job, const char *prefix, struct heads *heads)
{
	ent_syntax *s = job->syntax;
	(void)load_layer(job, &heads->upos, prefix, "upos", "upos.b", ENT_UPOS_COUNT, Y);
	s->n_xpos = load_layer(job, &heads->xpos, prefix, "xpos", "xpos.b", s->n_xpos, Y);
	s->n_feats = load_layer(job, &heads->feats, prefix, "feats", "feats.b", s->n_feats, Y);
	(void)load_layer(job, &heads->ner, prefix, "ner", "ner.b", ENT_NER_LABELS, Y);
	(void)load_layer(job, &heads->dep, prefix, "dep", "dep.b", A, Y);
	(void)load_layer(job, &heads->head, prefix, "head", "head.b", A, Y);
	(void)load_layer(job, &heads->arc, prefix, "arc", NULL, A, A);
	(void)load_layer(job, &heads->reld, prefix, "reld", "reld.b", A, Y);
	(void)load_layer(job, &heads->relh, prefix, "relh", NULL, A, Y);
	(void)load_layer(job, &heads->rel, prefix, "rel", "rel.b", ENT_DEPREL_COUNT, A);
	load_floats(job, prefix, "root", A, &heads->root);
	load_floats(job, prefix, "arc.h", A, &heads->arc_h);
	load_floats(job, prefix, "arc.dist", 2 * DIST + 1, &heads->arc_dist);
	load_floats(job, prefix, "relroot", A, &heads->relroot);
	s->widest = heads->xpos.rows > s->widest ? heads->xpos.rows : s->widest;
	s->widest = heads->feats.rows > s->widest ? heads->feats.rows : s->widest;
}

static ent_status load(void *payload)
{
	struct loading *job = payload;
	ent_syntax *s = job->syntax;
	static const char *const lstm[LAYERS][2][3] = {{{"w1f", "u1f", "b1f"}, {"w1b", "u1b", "b1b"}},
												   {{"w2f", "u2f", "b2f"}, {"w2b", "u2b", "b2b"}}};
	const void *items = NULL;
	s->cap = load_table(job, "keys", sizeof *s->keys, &items, "ids", &s->ids);
	s->keys = items;
	s->lexicon.cap =
		load_table(job, "lex.checks", sizeof *s->lexicon.checks, &items, "lex.classes", &s->lexicon.classes);
	s->lexicon.checks = items;
	if (!job->status)
		job->status = ent_model_matrix_of(&s->model, "embed", 0, D, &s->embed, job->error);
	load_floats(job, "", "gain", D, &s->gain);
	load_floats(job, "", "bias0", D, &s->bias0);
	for (int layer = 0; layer < LAYERS; layer++)
		for (int back = 0; back < 2; back++) {
			const char *const *names = lstm[layer][back];
			struct direction *to = &s->lstm[layer][back];
			(void)load_layer(job, &to->input, "", names[0], names[2], 4 * H, layer ? Y : D);
			(void)load_layer(job, &to->state, "", names[1], NULL, 4 * H, H);
		}
	s->layers = LAYERS;
	s->widest = 4 * H;
	load_heads(job, "fast.", &s->heads[0]);
	load_heads(job, "", &s->heads[1]);
	ent_str text = {0}, name;
	if (!job->status)
		job->status = ent_model_text(&s->model, "lemma", &text, job->error);
	if (!job->status)
		ent_lemmas_load(s->arena, text, &s->lemmas);
	if (!job->status && !(job->status = ent_model_text(&s->model, "xpos.names", &text, job->error)))
		while (text.len && ent_str_split(&text, '\n', &name))
			*ent_push(s->arena, &s->xpos_names) = name;
	if (!job->status && !(job->status = ent_model_text(&s->model, "feats.names", &text, job->error)))
		while (text.len && ent_str_split(&text, '\n', &name))
			*ent_push(s->arena, &s->feats_names) = name;
	return job->status;
}

ent_status ent_syntax_open(ent_str bytes, ent_syntax **ret_syntax, ent_error *error)
{
	ent_syntax *syntax = calloc(1, sizeof *syntax);
	if (!syntax || !(syntax->arena = ent_arena_new("syntax", 256 << 20))) {
		free(syntax);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	syntax->kernel = ent_kernel_choose(NULL);
	struct loading job = {.syntax = syntax, .error = error};
	ent_status status = ent_model_open(bytes, &syntax->model, error);
	if (!status)
		status = ent_arena_run(syntax->arena, load, &job, error);
	if (status) {
		ent_syntax_free(syntax);
		return status;
	}
	*ret_syntax = syntax;
	return ENT_OK;
}

ent_status ent_syntax_new(const ent_data *data, ent_syntax **ret_syntax, ent_error *error)
{
	const ent_data_file *file = ent_data_get(data, "english.entm", 0);
	if (!file)
		return ent_fail(error, ENT_NOTFOUND, "english.entm", 0, -1,
						"no syntax model is built in; train one with 'make model'");
	return ent_syntax_open(file->bytes, ret_syntax, error);
}

ent_syntax *ent_syntax_free(ent_syntax *syntax)
{
	if (syntax) {
		ent_arena_free(syntax->arena);
		free(syntax);
	}
	return NULL;
}

bool ent_syntax_use_kernel(ent_syntax *syntax, const char *name)
{
	const ent_kernel *kernel = ent_kernel_choose(name);
	if (kernel)
		syntax->kernel = kernel;
	return kernel != NULL;
}

void ent_syntax_set_fast(ent_syntax *syntax, bool fast)
{
	syntax->layers = fast ? 1 : LAYERS;
}

ent_str ent_syntax_xpos_name(const ent_syntax *syntax, uint16_t xpos)
{
	return xpos && xpos < syntax->xpos_names.n ? syntax->xpos_names.at[xpos] : (ent_str){0};
}

ent_str ent_syntax_feats_name(const ent_syntax *syntax, uint64_t feats)
{
	return feats && feats < syntax->feats_names.n ? syntax->feats_names.at[feats] : (ent_str){0};
}

/* ---- one sentence ---- */

/* y [n, rows of the layer] = what a layer makes of the inputs x [n]; gives the place behind y. */
static float *apply(const ent_syntax *syntax, const ent_kernel_matrix *layer, const ent_kernel_vector *x, size_t n,
					float *y)
{
	syntax->kernel->multiply(layer, x, n, false, y);
	return y + n * layer->rows;
}

static uint32_t feature_id(const ent_syntax *syntax, uint64_t key)
{
	uint32_t mask = syntax->cap - 1;
	for (uint32_t i = (uint32_t)key & mask, tries = 0; syntax->keys[i] && tries < syntax->cap;
		 i = (i + 1) & mask, tries++)
		if (syntax->keys[i] == key)
			return syntax->ids[i] < syntax->embed.rows ? syntax->ids[i] : 0;
	return 0;
}

static void embed(const ent_syntax *syntax, ent_str form, bool first, float *x)
{
	uint64_t keys[ENT_WORD_FEATURES];
	ent_word_features(&syntax->lexicon, form, first, keys);
	float mean = 0, variance = 0;
	for (uint32_t d = 0; d < D; d++)
		x[d] = 0;
	for (uint32_t k = 0; k < ENT_WORD_FEATURES; k++) {
		uint32_t id = keys[k] ? feature_id(syntax, keys[k]) : 0;
		if (!id)
			continue;
		syntax->kernel->add_row(syntax->embed.weights + (size_t)id * D, syntax->embed.scales[id], D, x);
	}
	for (uint32_t d = 0; d < D; d++)
		mean += x[d] / D;
	for (uint32_t d = 0; d < D; d++) {
		x[d] -= mean;
		variance += x[d] * x[d] / D;
	}
	float inverse = 1 / sqrtf(variance + 1e-5f);
	for (uint32_t d = 0; d < D; d++)
		x[d] = x[d] * inverse * syntax->gain[d] + syntax->bias0[d];
}

/* One direction of a layer over the inputs q [n]; writes h into y [n, Y] at `offset`. */
static void run_direction(const ent_syntax *syntax, const struct direction *lstm, const ent_kernel_vector *q,
						  uint32_t n, bool back, float *z, float *y, uint32_t offset)
{
	const ent_kernel *kernel = syntax->kernel;
	float c[H] = {0}, h[H] = {0};
	ent_kernel_vector state;
	(void)apply(syntax, &lstm->input, q, n, z);
	for (uint32_t step = 0; step < n; step++) {
		uint32_t t = back ? n - 1 - step : step;
		float *gates = z + (size_t)t * 4 * H;
		if (step > 0) {
			kernel->quantise(h, H, &state);
			kernel->multiply(&lstm->state, &state, 1, true, gates);
		}
		kernel->lstm(gates, c, h, H);
		memcpy(y + (size_t)t * Y + offset, h, sizeof h);
	}
}

static uint32_t best_of(const float *scores, uint32_t from, uint32_t n)
{
	uint32_t best = from;
	for (uint32_t i = from + 1; i < n; i++)
		if (scores[i] > scores[best])
			best = i;
	return best;
}

static void relu(float *x, size_t n)
{
	for (size_t i = 0; i < n; i++)
		x[i] = x[i] > 0 ? x[i] : 0;
}

static void tag(const ent_syntax *syntax, ent_arena *arena, const struct heads *heads, const ent_kernel_vector *y,
				ent_token *tokens, uint32_t n, float *wide)
{
	(void)apply(syntax, &heads->upos, y, n, wide);
	for (uint32_t i = 0; i < n; i++)
		tokens[i].upos = (uint8_t)best_of(wide + (size_t)i * heads->upos.rows, 1, ENT_UPOS_COUNT);
	(void)apply(syntax, &heads->xpos, y, n, wide);
	for (uint32_t i = 0; i < n; i++)
		tokens[i].xpos = (uint16_t)best_of(wide + (size_t)i * heads->xpos.rows, 0, syntax->n_xpos);
	(void)apply(syntax, &heads->feats, y, n, wide);
	for (uint32_t i = 0; i < n; i++)
		tokens[i].feats = best_of(wide + (size_t)i * heads->feats.rows, 0, syntax->n_feats);
	(void)apply(syntax, &heads->ner, y, n, wide);
	ent_names_decode(arena, wide, heads->ner.rows, tokens, n);
}

/* Scores [n, n + 1] of every head of every word: head U dep + h head + distance. */
static float *score_arcs(const ent_syntax *syntax, ent_arena *arena, const struct heads *layer,
						 const ent_kernel_vector *y, uint32_t n, float *wide)
{
	const ent_kernel *kernel = syntax->kernel;
	float *heads = wide, *deps = apply(syntax, &layer->head, y, n, heads);
	float *sides = apply(syntax, &layer->dep, y, n, deps);
	float *scores = ENT_SCRATCH(arena, float, (size_t)n *(n + 1));
	ent_kernel_vector *q = ENT_SCRATCH(arena, ent_kernel_vector, n);
	relu(heads, (size_t)n * A);
	relu(deps, (size_t)n * A);
	for (uint32_t i = 0; i < n; i++)
		kernel->quantise(deps + (size_t)i * A, A, &q[i]);
	(void)apply(syntax, &layer->arc, q, n, sides);
	for (uint32_t i = 0; i < n; i++) {
		float *side = sides + (size_t)i * A, *row = scores + (size_t)i * (n + 1);
		for (uint32_t a = 0; a < A; a++)
			side[a] += layer->arc_h[a];
		kernel->dots(layer->root, side, 1, A, row);
		kernel->dots(heads, side, n, A, row + 1);
		for (uint32_t k = 0; k < n; k++) {
			int32_t distance = (int32_t)k - (int32_t)i;
			distance = distance < -DIST ? -DIST : distance > DIST ? DIST : distance;
			row[k + 1] += layer->arc_dist[distance + DIST];
		}
	}
	return scores;
}

/* Writes over the vectors y. */
static void label(const ent_syntax *syntax, const struct heads *layer, ent_kernel_vector *y, ent_token *tokens,
				  uint32_t n, float *wide)
{
	float *heads = wide, *sums = apply(syntax, &layer->relh, y, n, heads);
	float *scores = apply(syntax, &layer->reld, y, n, sums);
	for (uint32_t i = 0; i < n; i++) {
		float *sum = sums + (size_t)i * A;
		const float *head = tokens[i].head == ENT_HEAD_ROOT ? layer->relroot : heads + (size_t)tokens[i].head * A;
		for (uint32_t a = 0; a < A; a++)
			sum[a] += head[a];
		relu(sum, A);
		syntax->kernel->quantise(sum, A, &y[i]);
	}
	(void)apply(syntax, &layer->rel, y, n, scores);
	for (uint32_t i = 0; i < n; i++) {
		float *row = scores + (size_t)i * layer->rel.rows;
		row[ENT_DEPREL_ROOT] = row[ENT_DEPREL_NONE] = -1e30f;
		bool root = tokens[i].head == ENT_HEAD_ROOT;
		tokens[i].deprel = root ? ENT_DEPREL_ROOT : (uint8_t)best_of(row, 1, ENT_DEPREL_COUNT);
	}
}

/* Tags and tree of at most ENT_TEXT_LONGEST tokens; the work space is given back by the caller. */
static void parse_piece(const ent_syntax *syntax, ent_arena *arena, ent_token *tokens, uint32_t n)
{
	ent_kernel_vector *q = ENT_SCRATCH(arena, ent_kernel_vector, n);
	float *y = ENT_SCRATCH(arena, float, (size_t)n *Y), x[D];
	float *wide = ENT_SCRATCH(arena, float, (size_t)n * syntax->widest);
	for (uint32_t i = 0; i < n; i++) {
		embed(syntax, tokens[i].form, i == 0, x);
		syntax->kernel->quantise(x, D, &q[i]);
	}
	for (uint32_t layer = 0; layer < syntax->layers; layer++) {
		run_direction(syntax, &syntax->lstm[layer][0], q, n, false, wide, y, 0);
		run_direction(syntax, &syntax->lstm[layer][1], q, n, true, wide, y, H);
		for (uint32_t i = 0; i < n; i++)
			syntax->kernel->quantise(y + (size_t)i * Y, Y, &q[i]);
	}
	int32_t *heads = ENT_NEWN(arena, int32_t, n);
	const struct heads *layer = &syntax->heads[syntax->layers - 1];
	tag(syntax, arena, layer, q, tokens, n, wide);
	ent_tree_of(arena, score_arcs(syntax, arena, layer, q, n, wide), n, heads);
	for (uint32_t i = 0; i < n; i++)
		tokens[i].head = heads[i];
	label(syntax, layer, q, tokens, n, wide);
}

/* The lemma by the rules; where they make a word that the dictionary does not know, a base or the form that it does;
 * a name in small letters gets the capital that the dictionary writes. */
static ent_str lemma_of(const ent_syntax *syntax, ent_arena *arena, const ent_token *token)
{
	ent_str xpos = ent_syntax_xpos_name(syntax, token->xpos);
	bool sure;
	ent_str lemma = ent_lemmas_of(&syntax->lemmas, arena, token->form, token->upos, xpos, &sure);
	if (sure)
		return lemma;
	uint32_t part = token->upos == ENT_UPOS_VERB   ? ENT_LEXICON_VERB
					: token->upos == ENT_UPOS_NOUN ? ENT_LEXICON_NOUN
												   : 0;
	if (part && !(ent_word_parts(&syntax->lexicon, lemma) & part)) {
		bool plural = token->form.len && (token->form.ptr[token->form.len - 1] | 32) == 's';
		ent_str base = part == ENT_LEXICON_VERB || plural ? ent_word_base(&syntax->lexicon, arena, token->form, part)
														  : (ent_str){0};
		if (!base.len && (ent_word_parts(&syntax->lexicon, token->form) & part))
			return ent_str_lower(arena, token->form);
		return base.len ? base : lemma;
	}
	if (token->upos == ENT_UPOS_PROPN && lemma.len > 3 && lemma.ptr[0] >= 'a' && lemma.ptr[0] <= 'z' &&
		(ent_word_parts(&syntax->lexicon, lemma) & ENT_LEXICON_CAPITAL)) {
		char *own = ENT_NEWN(arena, char, lemma.len + 1);
		memcpy(own, lemma.ptr, lemma.len);
		own[0] = (char)(own[0] - 'a' + 'A');
		return (ent_str){own, lemma.len};
	}
	return lemma;
}

/* The tree of a later piece: its heads count from the sentence's first token, its root hangs on the first piece's. */
static void hang_on(ent_token *tokens, uint32_t from, uint32_t n, int32_t root)
{
	for (uint32_t i = from; i < from + n; i++)
		if (tokens[i].head != ENT_HEAD_ROOT) {
			tokens[i].head += (int32_t)from;
		} else {
			tokens[i].head = root;
			tokens[i].deprel = ENT_DEPREL_PARATAXIS;
		}
}

static int32_t root_of(const ent_token *tokens, uint32_t n)
{
	int32_t i = 0;
	while (i < (int32_t)n && tokens[i].head != ENT_HEAD_ROOT)
		i++;
	return i;
}

void ent_syntax_parse(const ent_syntax *syntax, ent_arena *arena, ent_sentence *sentence)
{
	int32_t root = 0;
	sentence->pieces = 0;
	for (uint32_t from = 0, n; from < sentence->n; from += n) {
		ent_arena_mark mark = ent_arena_here(arena);
		n = ent_text_cut(sentence->tokens + from, sentence->n - from);
		parse_piece(syntax, arena, sentence->tokens + from, n);
		ent_arena_back(arena, mark);
		if (sentence->pieces++)
			hang_on(sentence->tokens, from, n, root);
		else
			root = root_of(sentence->tokens, n);
	}
	for (uint32_t i = 0; i < sentence->n; i++)
		sentence->tokens[i].lemma = lemma_of(syntax, arena, &sentence->tokens[i]);
	sentence->parsed = sentence->n > 0;
}
