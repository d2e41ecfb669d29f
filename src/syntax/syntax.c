/* The parser in use: features of words, two layers of BiLSTM (the fast way stops behind the first), taggers, names,
 * arcs, a tree, relations, lemmas. The model is read where it lies; its layers are laid out anew for the kernels. One
 * sentence at a time; the work space is given back behind each. */
#include "syntax/syntax.h"

#include "base/map.h"
#include "base/vec.h"
#include "syntax/kernel.h"
#include "syntax/lemma_find.h"
#include "syntax/model.h"
#include "syntax/names.h"
#include "syntax/tree.h"
#include "syntax/ud.h"
#include "syntax/word.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { D = ENT_MODEL_D, H = ENT_MODEL_H, Y = 2 * H, A = ENT_MODEL_A, DIST = ENT_MODEL_DIST };

enum { GATES = 4 * H, LAYERS = 2, BATCH_WORDS = 128 /* parsed together, but for longer sentences */ };

/* One direction of an LSTM; rows in the order of the kernels. */
struct direction {
	ent_kernel_matrix input, state;
};

/* Parts of a word for its arcs, A rows each; and its tags. */
enum { DEP, HEAD, RELD, RELH, SIDES };
enum { UPOS, XPOS, FEATS, TAGS };

/* What is read off the output of a layer. */
struct heads {
	ent_kernel_matrix sides, tags, names, arc, rel;
	uint32_t at[TAGS + 1]; /* rows of `tags` where each begins; the end */
	const float *root, *arc_dist, *relroot;
};

/* An entry of the hash table of features: the upper half of the key, and the row of the embedding. */
struct feature {
	uint32_t check, id;
};

struct ent_syntax {
	ent_arena *arena;
	ent_model model;
	const ent_kernel *kernel;
	struct feature *features; /* [cap], a power of two; check 0: empty */
	uint32_t cap;
	uint32_t class_ids[ENT_WORD_CLASSES][ENT_WORD_CLASS_END]; /* rows of the embedding, 0: none */
	ent_lexicon lexicon;
	ent_kernel_embedding embedding;
	struct direction lstm[LAYERS][2]; /* [layer][backwards] */
	struct heads heads[LAYERS];       /* behind each layer */
	uint32_t layers;                  /* that are run */
	uint32_t n_xpos, n_feats;
	ent_lemmas lemmas;
	ENT_VEC(ent_str) xpos_names, feats_names;
};

static uint32_t check_of(uint64_t key)
{
	uint32_t check = (uint32_t)(key >> 32);
	return check ? check : 1;
}

/* The row of the embedding for a feature; 0: none. */
static uint32_t feature_id(const ent_syntax *syntax, uint64_t key)
{
	uint32_t mask = syntax->cap - 1, check = check_of(key), i = (uint32_t)key & mask;
	for (uint32_t tries = 0; syntax->features[i].check && tries < syntax->cap; i = (i + 1) & mask, tries++)
		if (syntax->features[i].check == check)
			return syntax->features[i].id;
	return 0;
}

struct loading {
	ent_syntax *syntax;
	ent_error *error;
	ent_status status;
};

/* The rows of a layer out = W in + b. `prefix` stands before the names of its blocks; `rows` 0: as many as it has. */
static ent_kernel_part load_part(struct loading *job, const char *prefix, const char *name, const char *bias,
								 uint32_t rows, uint32_t columns)
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
	return (ent_kernel_part){matrix.weights, matrix.scales, floats, matrix.rows};
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

/* The table of features, and of the ids of classes. */
static void load_features(struct loading *job)
{
	ent_syntax *s = job->syntax;
	ent_model_matrix embed = {0};
	const void *items = NULL;
	const uint32_t *ids = NULL;
	s->cap = load_table(job, "keys", sizeof(uint64_t), &items, "ids", &ids);
	const uint64_t *keys = items;
	s->lexicon.cap =
		load_table(job, "lex.checks", sizeof *s->lexicon.checks, &items, "lex.classes", &s->lexicon.classes);
	s->lexicon.checks = items;
	if (!job->status)
		job->status = ent_model_matrix_of(&s->model, "embed", 0, D, &embed, job->error);
	s->embedding = (ent_kernel_embedding){.rows = embed.weights, .scales = embed.scales};
	load_floats(job, "", "gain", D, &s->embedding.gain);
	load_floats(job, "", "bias0", D, &s->embedding.bias);
	if (job->status)
		return;
	s->features = ENT_NEWN(s->arena, struct feature, s->cap);
	for (uint32_t i = 0; i < s->cap; i++)
		if (keys[i])
			s->features[i] = (struct feature){check_of(keys[i]), ids[i] < embed.rows ? ids[i] : 0};
	for (unsigned k = 0; k < ENT_WORD_CLASSES; k++)
		for (uint32_t class = 1; class < ENT_WORD_CLASS_END; class ++)
			s->class_ids[k][class] = feature_id(s, ent_word_class_key(ENT_WORD_GROUP + k, class));
}

static const float *times(ent_arena *arena, const float *x, uint32_t n, float factor)
{
	float *out = ENT_NEWN(arena, float, n);
	for (uint32_t i = 0; i < n; i++)
		out[i] = x[i] * factor;
	return out;
}

/* The gates lie in the file one behind the other, [4][H]; the kernels want those of 16 units together, and by powers of
 * two. */
static size_t by_units(ent_arena *arena, const ent_kernel_part *gates, uint32_t columns, ent_kernel_part *parts)
{
	size_t n = 0;
	for (uint32_t unit = 0; unit < H; unit += ENT_KERNEL_BLOCK)
		for (uint32_t gate = 0; gate < 4; gate++) {
			size_t row = (size_t)gate * H + unit;
			float factor = gate < 3 ? ENT_KERNEL_GATE : ENT_KERNEL_TANGENT;
			parts[n++] = (ent_kernel_part){
				.weights = gates->weights + row * columns,
				.scales = times(arena, gates->scales + row, ENT_KERNEL_BLOCK, factor),
				.bias = gates->bias ? times(arena, gates->bias + row, ENT_KERNEL_BLOCK, factor) : NULL,
				.rows = ENT_KERNEL_BLOCK,
			};
		}
	return n;
}

static void load_lstm(struct loading *job, uint32_t index, uint32_t columns)
{
	static const char *const names[LAYERS][2][3] = {{{"w1f", "u1f", "b1f"}, {"w1b", "u1b", "b1b"}},
													{{"w2f", "u2f", "b2f"}, {"w2b", "u2b", "b2b"}}};
	ent_arena *arena = job->syntax->arena;
	ent_kernel_part parts[GATES / ENT_KERNEL_BLOCK];
	for (int back = 0; back < 2; back++) {
		const char *const *name = names[index][back];
		ent_kernel_part input = load_part(job, "", name[0], name[2], GATES, columns);
		ent_kernel_part state = load_part(job, "", name[1], NULL, GATES, H);
		if (job->status)
			return;
		struct direction *to = &job->syntax->lstm[index][back];
		ent_kernel_pack(arena, parts, by_units(arena, &input, columns, parts), columns, &to->input);
		ent_kernel_pack(arena, parts, by_units(arena, &state, H, parts), H, &to->state);
	}
}

/* The bias of a part, but for labels that no word may get. */
static void forbid(ent_arena *arena, ent_kernel_part *part, uint32_t label, uint32_t other)
{
	float *bias = ENT_NEWN(arena, float, part->rows);
	memcpy(bias, part->bias, part->rows * sizeof *bias);
	bias[label] = bias[other] = ENT_KERNEL_NEVER;
	part->bias = bias;
}

static void load_heads(struct loading *job, const char *prefix, struct heads *heads)
{
	ent_syntax *s = job->syntax;
	const float *arc_h = NULL;
	ent_kernel_part sides[SIDES] = {
		[DEP] = load_part(job, prefix, "dep", "dep.b", A, Y),
		[HEAD] = load_part(job, prefix, "head", "head.b", A, Y),
		[RELD] = load_part(job, prefix, "reld", "reld.b", A, Y),
		[RELH] = load_part(job, prefix, "relh", NULL, A, Y),
	};
	ent_kernel_part tags[TAGS] = {
		[UPOS] = load_part(job, prefix, "upos", "upos.b", ENT_UPOS_COUNT, Y),
		[XPOS] = load_part(job, prefix, "xpos", "xpos.b", s->n_xpos, Y),
		[FEATS] = load_part(job, prefix, "feats", "feats.b", s->n_feats, Y),
	};
	ent_kernel_part names = load_part(job, prefix, "ner", "ner.b", ENT_NER_LABELS, Y);
	ent_kernel_part arc = load_part(job, prefix, "arc", NULL, A, A);
	ent_kernel_part rel = load_part(job, prefix, "rel", "rel.b", ENT_DEPREL_COUNT, A);
	load_floats(job, prefix, "root", A, &heads->root);
	load_floats(job, prefix, "arc.h", A, &arc_h);
	load_floats(job, prefix, "arc.dist", 2 * DIST + 1, &heads->arc_dist);
	load_floats(job, prefix, "relroot", A, &heads->relroot);
	if (job->status)
		return;
	s->n_xpos = tags[XPOS].rows;
	s->n_feats = tags[FEATS].rows;
	arc.bias = arc_h; /* (U dep + h) . head */
	forbid(s->arena, &tags[UPOS], ENT_UPOS_NONE, ENT_UPOS_NONE);
	forbid(s->arena, &rel, ENT_DEPREL_NONE, ENT_DEPREL_ROOT);
	ent_kernel_pack(s->arena, sides, SIDES, Y, &heads->sides);
	ent_kernel_pack(s->arena, tags, TAGS, Y, &heads->tags);
	ent_kernel_pack(s->arena, &names, 1, Y, &heads->names);
	ent_kernel_pack(s->arena, &arc, 1, A, &heads->arc);
	ent_kernel_pack(s->arena, &rel, 1, A, &heads->rel);
	for (size_t i = 0; i < TAGS; i++)
		heads->at[i + 1] = heads->at[i] + (tags[i].rows + ENT_KERNEL_BLOCK - 1) / ENT_KERNEL_BLOCK * ENT_KERNEL_BLOCK;
}

/* The lines of a text in the model. */
#define LOAD_NAMES(job, name, vec)                                                                                     \
	do {                                                                                                               \
		ent_str text = {0}, line;                                                                                      \
		if (!(job)->status)                                                                                            \
			(job)->status = ent_model_text(&(job)->syntax->model, name, &text, (job)->error);                          \
		while (text.len && ent_str_split(&text, '\n', &line))                                                          \
			*ent_push((job)->syntax->arena, vec) = line;                                                               \
	} while (0)

static ent_status load(void *payload)
{
	struct loading *job = payload;
	ent_syntax *s = job->syntax;
	load_features(job);
	load_lstm(job, 0, D);
	load_lstm(job, 1, Y);
	s->layers = LAYERS;
	load_heads(job, "fast.", &s->heads[0]);
	load_heads(job, "", &s->heads[1]);
	ent_str lemmas = {0};
	if (!job->status)
		job->status = ent_model_text(&s->model, "lemma", &lemmas, job->error);
	if (!job->status)
		ent_lemmas_load(s->arena, lemmas, &s->lemmas);
	LOAD_NAMES(job, "xpos.names", &s->xpos_names);
	LOAD_NAMES(job, "feats.names", &s->feats_names);
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

/* Part of a sentence that is parsed as one: all of it, unless it is longer than ENT_TEXT_LONGEST. */
struct piece {
	ent_sentence *sentence;
	uint32_t from, n; /* tokens */
};

/* Pieces that are parsed together, and the work space for them, a row for each word. */
struct batch {
	const ent_syntax *syntax;
	const ent_kernel *kernel;
	const struct heads *heads;
	ent_arena *arena;
	struct piece *const *pieces; /* [n] the longest first */
	ent_kernel_span spans[ENT_KERNEL_LOT];
	size_t n, words;
	ent_kernel_vector *q; /* [words] what the next layer reads */
	float *z;             /* [words, GATES]; then scores of tags, names or relations, sides of arcs */
	float *y;             /* [words, Y] what the LSTM writes */
	float *sides;         /* [words, SIDES, A] */
};

static float *side_of(const struct batch *batch, size_t row, int side)
{
	return batch->sides + (row * SIDES + (size_t)side) * A;
}

static ent_token *tokens_of(const struct piece *piece)
{
	return piece->sentence->tokens + piece->from;
}

static void embed(const struct batch *batch, const ent_token *tokens, uint32_t n, ent_kernel_vector *q)
{
	const ent_syntax *syntax = batch->syntax;
	for (uint32_t i = 0; i < n; i++) {
		uint64_t keys[ENT_WORD_HASHED];
		uint32_t classes[ENT_WORD_CLASSES], ids[ENT_WORD_FEATURES + 1], n_ids = 0;
		ent_word_look(&syntax->lexicon, tokens[i].form, i == 0, keys, classes);
		for (uint32_t k = 0; k < ENT_WORD_HASHED; k++) {
			ids[n_ids] = keys[k] ? feature_id(syntax, keys[k]) : 0;
			n_ids += ids[n_ids] != 0;
		}
		for (uint32_t k = 0; k < ENT_WORD_CLASSES; k++) {
			ids[n_ids] = syntax->class_ids[k][classes[k]];
			n_ids += ids[n_ids] != 0;
		}
		batch->kernel->embed(&syntax->embedding, ids, n_ids, &q[i]);
	}
}

/* Scores [n, n + 1] of every head of every word of a piece: (U dep + h) . head + distance; `arcs` is what stands in the
 * brackets. */
static float *score_arcs(const struct batch *batch, const ent_kernel_span *span, const float *arcs)
{
	const struct heads *heads = batch->heads;
	uint32_t n = span->n;
	float *scores = ENT_SCRATCH(batch->arena, float, (size_t)n *(n + 1));
	for (uint32_t i = 0; i < n; i++) {
		const float *arc = arcs + (span->first + i) * (size_t)A;
		float *row = scores + (size_t)i * (n + 1);
		batch->kernel->dots(heads->root, 0, arc, 1, A, row);
		batch->kernel->dots(side_of(batch, span->first, HEAD), (size_t)SIDES * A, arc, n, A, row + 1);
		for (uint32_t k = 0; k < n; k++) {
			int32_t distance = (int32_t)k - (int32_t)i;
			distance = distance < -DIST ? -DIST : distance > DIST ? DIST : distance;
			row[k + 1] += heads->arc_dist[distance + DIST];
		}
	}
	return scores;
}

static void find_trees(struct batch *batch)
{
	const ent_kernel *kernel = batch->kernel;
	for (size_t i = 0; i < batch->words; i++) {
		kernel->rectify(side_of(batch, i, HEAD), NULL, A, NULL);
		kernel->rectify(side_of(batch, i, DEP), NULL, A, &batch->q[i]);
	}
	float *arcs = batch->z;
	kernel->multiply(&batch->heads->arc, batch->q, batch->words, arcs);
	for (size_t p = 0; p < batch->n; p++) {
		uint32_t n = batch->spans[p].n;
		ent_arena_mark mark = ent_arena_here(batch->arena);
		int32_t *heads = ENT_SCRATCH(batch->arena, int32_t, n);
		ent_tree_of(batch->arena, score_arcs(batch, &batch->spans[p], arcs), n, heads);
		for (uint32_t i = 0; i < n; i++)
			tokens_of(batch->pieces[p])[i].head = heads[i];
		ent_arena_back(batch->arena, mark);
	}
}

static void label(struct batch *batch)
{
	const ent_kernel *kernel = batch->kernel;
	const ent_kernel_matrix *rel = &batch->heads->rel;
	for (size_t p = 0; p < batch->n; p++)
		for (uint32_t i = 0; i < batch->spans[p].n; i++) {
			size_t first = batch->spans[p].first;
			int32_t head = tokens_of(batch->pieces[p])[i].head;
			const float *above =
				head == ENT_HEAD_ROOT ? batch->heads->relroot : side_of(batch, first + (size_t)head, RELH);
			kernel->rectify(side_of(batch, first + i, RELD), above, A, &batch->q[first + i]);
		}
	float *scores = batch->z;
	kernel->multiply(rel, batch->q, batch->words, scores);
	for (size_t p = 0; p < batch->n; p++)
		for (uint32_t i = 0; i < batch->spans[p].n; i++, scores += rel->rows) {
			ent_token *token = &tokens_of(batch->pieces[p])[i];
			size_t best = kernel->best(scores, rel->rows);
			token->deprel = token->head == ENT_HEAD_ROOT ? ENT_DEPREL_ROOT : (uint8_t)best;
		}
}

/* Tags and names of the pieces. */
static void tag(struct batch *batch)
{
	const ent_kernel *kernel = batch->kernel;
	const struct heads *heads = batch->heads;
	const uint32_t *at = heads->at;
	float *scores = batch->z;
	kernel->multiply(&heads->tags, batch->q, batch->words, scores);
	for (size_t p = 0; p < batch->n; p++)
		for (uint32_t i = 0; i < batch->spans[p].n; i++, scores += heads->tags.rows) {
			ent_token *token = &tokens_of(batch->pieces[p])[i];
			token->upos = (uint8_t)kernel->best(scores, at[XPOS]);
			token->xpos = (uint16_t)kernel->best(scores + at[XPOS], at[FEATS] - at[XPOS]);
			token->feats = kernel->best(scores + at[FEATS], at[TAGS] - at[FEATS]);
		}
	scores = batch->z;
	kernel->multiply(&heads->names, batch->q, batch->words, scores);
	for (size_t p = 0; p < batch->n; p++) {
		const ent_kernel_span *span = &batch->spans[p];
		ent_arena_mark mark = ent_arena_here(batch->arena);
		ent_names_decode(batch->arena, scores + (size_t)span->first * heads->names.rows, heads->names.rows,
						 tokens_of(batch->pieces[p]), span->n);
		ent_arena_back(batch->arena, mark);
	}
}

static void parse_batch(struct batch *batch)
{
	const ent_syntax *syntax = batch->syntax;
	const ent_kernel *kernel = batch->kernel;
	batch->words = 0;
	for (size_t p = 0; p < batch->n; p++) {
		uint32_t n = batch->pieces[p]->n;
		batch->spans[p] = (ent_kernel_span){(uint32_t)batch->words, n};
		embed(batch, tokens_of(batch->pieces[p]), n, batch->q + batch->words);
		batch->words += n;
	}
	for (uint32_t layer = 0; layer < syntax->layers; layer++) {
		for (size_t back = 0; back < 2; back++) {
			const struct direction *lstm = &syntax->lstm[layer][back];
			kernel->multiply(&lstm->input, batch->q, batch->words, batch->z);
			kernel->run(&lstm->state, batch->spans, batch->n, back, batch->z, batch->y + back * H, Y);
		}
		for (size_t i = 0; i < batch->words; i++)
			kernel->quantise(batch->y + i * Y, Y, &batch->q[i]);
	}
	kernel->multiply(&batch->heads->sides, batch->q, batch->words, batch->sides);
	tag(batch);
	find_trees(batch);
	label(batch);
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

static int by_length(const void *a, const void *b)
{
	const struct piece *x = *(struct piece *const *)a, *y = *(struct piece *const *)b;
	return x->n != y->n ? (x->n < y->n ? 1 : -1) : (x > y) - (x < y);
}

/* The pieces of all sentences, in their order; their number into *ret_n. */
static struct piece *cut_all(ent_arena *arena, ent_sentence *const *sentences, size_t n, size_t *ret_n)
{
	size_t most = 0, n_pieces = 0;
	for (size_t i = 0; i < n; i++)
		most += 1 + sentences[i]->n / (ENT_TEXT_LONGEST / 2); /* a cut lies in the second half */
	struct piece *pieces = ENT_NEWN(arena, struct piece, most);
	for (size_t i = 0; i < n; i++) {
		ent_sentence *sentence = sentences[i];
		sentence->pieces = 0;
		for (uint32_t from = 0, length; from < sentence->n; from += length, sentence->pieces++) {
			length = ent_text_cut(sentence->tokens + from, sentence->n - from);
			pieces[n_pieces++] = (struct piece){sentence, from, length};
		}
	}
	*ret_n = n_pieces;
	return pieces;
}

/* Parses sentences of like lengths together. Each comes out as it would alone: no sum goes past a sentence. */
static void parse_pieces(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n)
{
	size_t n_pieces;
	struct piece *pieces = cut_all(arena, sentences, n, &n_pieces);
	struct piece **order = ENT_NEWN(arena, struct piece *, n_pieces);
	size_t words = 0;
	for (size_t i = 0; i < n_pieces; i++) {
		order[i] = &pieces[i];
		words += pieces[i].n;
	}
	if (n_pieces > 1)
		qsort(order, n_pieces, sizeof *order, by_length);
	if (words > BATCH_WORDS)
		words = n_pieces && order[0]->n > BATCH_WORDS ? order[0]->n : BATCH_WORDS;
	struct batch batch = {.syntax = syntax, .kernel = syntax->kernel, .heads = &syntax->heads[syntax->layers - 1]};
	batch.arena = arena;
	size_t widest = batch.heads->tags.rows > GATES ? batch.heads->tags.rows : GATES;
	batch.q = ENT_SCRATCH(arena, ent_kernel_vector, words);
	batch.z = ENT_SCRATCH(arena, float, words *widest);
	batch.y = ENT_SCRATCH(arena, float, words *Y);
	batch.sides = ENT_SCRATCH(arena, float, words *SIDES *A);
	for (size_t i = 0; i < n_pieces; i += batch.n) {
		batch.pieces = order + i;
		size_t here = order[i]->n;
		for (batch.n = 1; batch.n < ENT_KERNEL_LOT && i + batch.n < n_pieces; batch.n++)
			if ((here += order[i + batch.n]->n) > BATCH_WORDS)
				break;
		parse_batch(&batch);
	}
	int32_t root = 0;
	for (size_t i = 0; i < n_pieces; i++) {
		ent_token *tokens = pieces[i].sentence->tokens;
		if (pieces[i].from)
			hang_on(tokens, pieces[i].from, pieces[i].n, root);
		else
			root = root_of(tokens, pieces[i].n);
	}
}

void ent_syntax_parse_all(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n)
{
	ent_arena_mark mark = ent_arena_here(arena);
	parse_pieces(syntax, arena, sentences, n);
	ent_arena_back(arena, mark);
	for (size_t i = 0; i < n; i++) {
		for (uint32_t k = 0; k < sentences[i]->n; k++) {
			ent_token *token = &sentences[i]->tokens[k];
			ent_str head_xpos = {0};
			if (token->head != ENT_HEAD_ROOT)
				head_xpos = ent_syntax_xpos_name(syntax, sentences[i]->tokens[token->head].xpos);
			token->lemma = ent_lemma_find(&syntax->lemmas, &syntax->lexicon, arena, token,
										  ent_syntax_xpos_name(syntax, token->xpos), head_xpos);
		}
		sentences[i]->parsed = sentences[i]->n > 0;
	}
}

void ent_syntax_parse(const ent_syntax *syntax, ent_arena *arena, ent_sentence *sentence)
{
	ent_syntax_parse_all(syntax, arena, &sentence, 1);
}
