/* Opening a syntax model: its blocks are checked and laid out anew for the kernels. */
#include "syntax/names.h"
#include "syntax/syntax_parts.h"

#include "base/image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t check_of(uint64_t key)
{
	uint32_t check = (uint32_t)(key >> 32);
	return check ? check : 1;
}

uint32_t ent_syntax_feature(const ent_syntax *syntax, uint64_t key)
{
	uint32_t mask = syntax->cap - 1, check = check_of(key), i = (uint32_t)key & mask;
	for (uint32_t tries = 0; syntax->features[i].check && tries < syntax->cap; i = (i + 1) & mask, tries++)
		if (syntax->features[i].check == check)
			return syntax->features[i].id;
	return 0;
}

struct loading {
	ent_syntax *syntax;
	ent_str bytes;
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
	for (uint32_t i = 0; i < matrix.rows && !job->status; i++)
		if (!ent_kernel_fits(matrix.weights + (size_t)i * columns, columns))
			job->status = ent_fail(job->error, ENT_FORMAT, "syntax model", 0, -1, "its block '%s' is damaged", whole);
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
			s->class_ids[k][class] = ent_syntax_feature(s, ent_word_class_key(ENT_WORD_GROUP + k, class));
}

static const float *times(ent_arena *arena, const float *x, uint32_t n, float factor)
{
	float *out = ENT_NEWN(arena, float, n);
	for (uint32_t i = 0; i < n; i++)
		out[i] = x[i] * factor;
	return out;
}

/* The gates lie in the file one behind the other, [3][H]; the kernels want those of 16 units together, and by powers of
 * two. */
static size_t by_units(ent_arena *arena, const ent_kernel_part *gates, float step, uint32_t columns,
					   ent_kernel_part *parts)
{
	size_t n = 0;
	for (uint32_t unit = 0; unit < H; unit += ENT_KERNEL_BLOCK)
		for (uint32_t gate = 0; gate < ENT_MODEL_GATES; gate++) {
			size_t row = (size_t)gate * H + unit;
			float factor = gate < ENT_MODEL_GATES - 1 ? ENT_KERNEL_GATE : ENT_KERNEL_TANGENT;
			parts[n++] = (ent_kernel_part){
				.weights = gates->weights + row * columns,
				.scales = times(arena, gates->scales + row, ENT_KERNEL_BLOCK, factor * step),
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
		ent_kernel_pack(arena, parts, by_units(arena, &input, 1, columns, parts), columns, &to->input);
		ent_kernel_pack(arena, parts, by_units(arena, &state, ENT_KERNEL_STATE, H, parts), H, &to->state);
	}
}

/* The bias of a part, but for labels that no word may get. */
static void forbid(ent_arena *arena, ent_kernel_part *part, uint32_t label, uint32_t other)
{
	float *bias = ENT_NEWN(arena, float, part->rows);
	for (uint32_t i = 0; part->bias && i < part->rows; i++)
		bias[i] = part->bias[i];
	bias[label] = bias[other] = ENT_KERNEL_NEVER;
	part->bias = bias;
}

/* For each label the parts of speech that it goes with, as bits. */
static const uint32_t *load_bits(struct loading *job, const char *name, uint32_t n)
{
	const void *bits = NULL;
	uint32_t got = 0;
	if (!job->status)
		job->status = ent_model_raw(&job->syntax->model, name, sizeof(uint32_t), &bits, &got, job->error);
	if (!job->status && got != n)
		job->status = ent_fail(job->error, ENT_FORMAT, "syntax model", 0, -1, "its table '%s' is damaged", name);
	return bits;
}

/* The rows of `all` for labels that go with a part of speech, copied; their labels into `labels`. The first label,
 * which says nothing, is always among them. */
static ent_kernel_part labels_with(ent_arena *arena, const ent_kernel_part *all, const uint32_t *bits, unsigned upos,
								   uint16_t *labels)
{
	ent_kernel_part some = {NULL, NULL, NULL, 0};
	uint32_t n = 1;
	for (uint32_t i = 1; i < all->rows; i++)
		n += bits[i] >> upos & 1;
	int8_t *weights = ENT_NEWN(arena, int8_t, (size_t)n * Y);
	float *scales = ENT_NEWN(arena, float, 2 * (size_t)n), *bias = scales + n;
	for (uint32_t i = 0; i < all->rows; i++) {
		if (i > 0 && !(bits[i] >> upos & 1))
			continue;
		memcpy(weights + (size_t)some.rows * Y, all->weights + (size_t)i * Y, Y);
		scales[some.rows] = all->scales[i];
		bias[some.rows] = all->bias[i];
		labels[some.rows++] = (uint16_t)i;
	}
	some.weights = weights;
	some.scales = scales;
	some.bias = bias;
	return some;
}

static void load_tags(struct loading *job, const ent_kernel_part *xpos, const ent_kernel_part *feats, struct tags *tags)
{
	ent_arena *arena = job->syntax->arena;
	const uint32_t *bits[2] = {load_bits(job, "xpos.upos", xpos->rows), load_bits(job, "feats.upos", feats->rows)};
	if (job->status)
		return;
	for (unsigned upos = 0; upos < ENT_UPOS_COUNT; upos++) {
		uint16_t *labels = ENT_NEWN(arena, uint16_t, xpos->rows + feats->rows);
		ent_kernel_part with = labels_with(arena, xpos, bits[0], upos, labels);
		ent_kernel_pack(arena, &with, 1, Y, &tags[upos].xpos);
		tags[upos].xpos_labels = labels;
		labels += xpos->rows;
		with = labels_with(arena, feats, bits[1], upos, labels);
		ent_kernel_pack(arena, &with, 1, Y, &tags[upos].feats);
		tags[upos].feats_labels = labels;
	}
}

/* The scores of [-DIST, DIST] as those of all distances; to that of 0. */
static const float *all_distances(ent_arena *arena, const float *near)
{
	float *all = ENT_NEWN(arena, float, 2 * FARTHEST + 1);
	for (int32_t i = -FARTHEST; i <= FARTHEST; i++)
		all[i + FARTHEST] = near[(i < -DIST ? -DIST : i > DIST ? DIST : i) + DIST];
	return all + FARTHEST;
}

static void load_heads(struct loading *job, const char *prefix, struct heads *heads)
{
	ent_syntax *s = job->syntax;
	const float *arc_h = NULL, *distances = NULL;
	ent_kernel_part sides[SIDES] = {
		[DEP] = load_part(job, prefix, "dep", "dep.b", A, Y),
		[HEAD] = load_part(job, prefix, "head", "head.b", A, Y),
		[RELD] = load_part(job, prefix, "reld", "reld.b", A, Y),
	};
	ent_kernel_part relh = load_part(job, prefix, "relh", NULL, A, Y);
	ent_kernel_part upos = load_part(job, prefix, "upos", "upos.b", ENT_UPOS_COUNT, Y);
	ent_kernel_part xpos = load_part(job, prefix, "xpos", "xpos.b", s->n_xpos, Y);
	ent_kernel_part feats = load_part(job, prefix, "feats", "feats.b", s->n_feats, Y);
	ent_kernel_part names = load_part(job, prefix, "ner", "ner.b", ENT_NER_LABELS, Y);
	ent_kernel_part arc = load_part(job, prefix, "arc", NULL, A, A);
	ent_kernel_part rel = load_part(job, prefix, "rel", "rel.b", ENT_DEPREL_COUNT, A);
	load_floats(job, prefix, "root", A, &heads->root);
	load_floats(job, prefix, "arc.h", A, &arc_h);
	load_floats(job, prefix, "arc.dist", 2 * DIST + 1, &distances);
	load_floats(job, prefix, "relroot", A, &heads->relroot);
	if (job->status)
		return;
	s->n_xpos = xpos.rows;
	s->n_feats = feats.rows;
	load_tags(job, &xpos, &feats, heads->tags);
	if (job->status)
		return;
	arc.bias = arc_h; /* (U dep + h) . head */
	forbid(s->arena, &upos, ENT_UPOS_NONE, ENT_UPOS_NONE);
	forbid(s->arena, &rel, ENT_DEPREL_NONE, ENT_DEPREL_ROOT);
	heads->distances = all_distances(s->arena, distances);
	ent_kernel_pack(s->arena, sides, SIDES, Y, &heads->sides);
	ent_kernel_pack(s->arena, &relh, 1, Y, &heads->relh);
	ent_kernel_pack(s->arena, &upos, 1, Y, &heads->upos);
	ent_kernel_pack(s->arena, &names, 1, Y, &heads->names);
	ent_kernel_pack(s->arena, &arc, 1, A, &heads->arc);
	ent_kernel_pack(s->arena, &rel, 1, A, &heads->rel);
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
	job->status = ent_model_open(job->bytes, &s->model, job->error);
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

/* `data`: whose model it is, or NULL. */
static ent_status open_model(const ent_data *data, ent_str bytes, ent_syntax **ret_syntax, ent_error *error)
{
	ent_syntax *syntax = calloc(1, sizeof *syntax);
	if (!syntax || !(syntax->arena = ent_arena_new("syntax", 256 << 20))) {
		free(syntax);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	struct loading job = {.syntax = syntax, .bytes = bytes, .error = error};
	const ent_tables tables = {"syntax", data, syntax->arena, syntax, sizeof *syntax};
	ent_status status =
		data ? ent_tables_load(&tables, load, &job, error) : ent_arena_run(syntax->arena, load, &job, error);
	syntax->kernel = ent_kernel_choose(NULL);
	syntax->memories = ent_memories_new();
	if (!status && !syntax->memories)
		status = ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	if (status) {
		ent_syntax_free(syntax);
		return status;
	}
	*ret_syntax = syntax;
	return ENT_OK;
}

ent_status ent_syntax_open(ent_str bytes, ent_syntax **ret_syntax, ent_error *error)
{
	return open_model(NULL, bytes, ret_syntax, error);
}

ent_status ent_syntax_new(const ent_data *data, ent_syntax **ret_syntax, ent_error *error)
{
	const ent_data_file *file = ent_data_get(data, "english.entm", 0);
	if (!file)
		return ent_fail(error, ENT_NOTFOUND, "english.entm", 0, -1,
						"no syntax model is built in; train one with 'make model'");
	return open_model(data, file->bytes, ret_syntax, error);
}

ent_syntax *ent_syntax_free(ent_syntax *syntax)
{
	if (syntax) {
		ent_memories_free(syntax->memories);
		ent_arena_free(syntax->arena);
		free(syntax);
	}
	return NULL;
}

bool ent_syntax_use_kernel(ent_syntax *syntax, const char *name)
{
	const ent_kernel *kernel = ent_kernel_choose(name);
	if (kernel) {
		syntax->kernel = kernel;
		ent_memories_clear(syntax->memories); /* that the kernel has to do all anew */
	}
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
