/* The trainer's reading of treebanks and writing of models. Included by train_syntax.c alone. */

/* Lemmas: an edit of the form ("cut 3 add y"), looked up by form and tag, else by the longest suffix with that tag. */
struct lemma_rule {
	ent_str key, rule;
	uint32_t count;
};

typedef ENT_VEC(ent_str) name_list;

struct corpus {
	struct net net;
	ent_arena *arena;
	struct set train, dev;
	ent_map feature_ids; /* key as 8 bytes to id */
	ent_map xpos, feats;
	name_list xpos_names, feats_names;
	ENT_VEC(uint64_t) keys; /* by id; 0 unused */
	ent_buf lemmas;
	uint32_t *checks, *classes; /* of the lexicon */
	ent_lexicon lexicon;
	uint32_t lexicon_forms;
};

/* What to learn from. */
struct sources {
	const char *train, *dev, *clusters, *wordnet; /* files, parted by commas; a folder */
	const char *made; /* sentences made of those of `train`: no lemma, tag or feature is learnt of them */
	uint64_t seed;
};

static ent_str read_files(ent_arena *arena, const char *paths)
{
	ent_str rest = ent_str_of(paths), path;
	ent_buf all = ENT_BUF((size_t)1 << 31);
	while (ent_str_split(&rest, ',', &path)) {
		FILE *in = fopen(ent_str_copy(arena, path).ptr, "rb");
		char chunk[1 << 16];
		size_t n;
		if (!in) {
			fprintf(stderr, "train_syntax: cannot open %.*s\n", ENT_FMT(path));
			exit(1);
		}
		while ((n = fread(chunk, 1, sizeof chunk, in)) > 0)
			ent_buf_add(&all, (ent_str){chunk, n});
		(void)fclose(in);
		ent_buf_puts(&all, "\n\n");
	}
	return ent_buf_str(&all);
}

static uint32_t label(struct corpus *corpus, ent_map *map, name_list *names, ent_str name, bool grow)
{
	if (ent_str_is(name, "_"))
		return 0;
	uint32_t id = ent_map_get(map, name);
	if (id == ENT_MAP_NONE && grow) {
		id = (uint32_t)names->n;
		*ent_push(corpus->arena, names) = name;
		(void)ent_map_put(map, name, id);
	}
	return id == ENT_MAP_NONE ? 0 : id;
}

/* The value of "NER=" in a MISC column; missing where there is none. */
static ent_str name_label(ent_str misc)
{
	ent_str item;
	while (misc.ptr && ent_str_split(&misc, '|', &item))
		if (item.len > 4 && memcmp(item.ptr, "NER=", 4) == 0)
			return ent_str_sub(item, 4, item.len);
	return (ent_str){0};
}

/* Whether the names of a sentence are annotated: some word has a label, or the comment "# names = none" says so. */
static bool has_names(const ent_conllu_sentence *sentence)
{
	for (size_t i = 0; i < sentence->n; i++)
		if (sentence->lines[i].word ? name_label(sentence->lines[i].field[ENT_CONLLU_MISC]).ptr != NULL
									: ent_str_is(sentence->lines[i].text, "# names = none"))
			return true;
	return false;
}

/* All sentences of CoNLL-U text; labels grow from the training part only. */
static bool read_set(struct corpus *corpus, ent_str text, bool grow, struct set *set, ent_conllu_sentence **ret_raw)
{
	ENT_VEC(ent_conllu_sentence) raw = {0};
	int64_t line = 0;
	ent_error error;
	for (;;) {
		ent_conllu_sentence sentence;
		bool more;
		if (ent_conllu_next(corpus->arena, &text, &line, &sentence, &more, &error)) {
			fprintf(stderr, "train_syntax: line %lld: %s\n", (long long)error.line, error.what);
			return false;
		}
		if (!more)
			break;
		if (sentence.words <= LONGEST)
			*ent_push(corpus->arena, &raw) = sentence;
	}
	set->at = calloc(raw.n, sizeof *set->at);
	set->n = raw.n;
	for (size_t i = 0; i < raw.n; i++) {
		struct sample *sample = &set->at[i];
		sample->words = calloc(raw.at[i].words, sizeof *sample->words);
		bool named = has_names(&raw.at[i]);
		for (size_t k = 0; k < raw.at[i].n; k++) {
			const ent_conllu_line *l = &raw.at[i].lines[k];
			if (!l->word)
				continue;
			struct word *word = &sample->words[sample->n++];
			int64_t head = 0;
			(void)ent_str_to_int(l->field[ENT_CONLLU_HEAD], &head);
			word->head = (int32_t)head - 1;
			word->upos = (uint16_t)ent_upos_parse(l->field[ENT_CONLLU_UPOS]);
			word->deprel = (uint16_t)ent_deprel_parse(l->field[ENT_CONLLU_DEPREL]);
			word->xpos = (uint16_t)label(corpus, &corpus->xpos, &corpus->xpos_names, l->field[ENT_CONLLU_XPOS], grow);
			word->feats =
				(uint16_t)label(corpus, &corpus->feats, &corpus->feats_names, l->field[ENT_CONLLU_FEATS], grow);
			ent_str name = name_label(l->field[ENT_CONLLU_MISC]);
			word->ner = (uint16_t)(!named ? ENT_NER_LABELS : name.ptr ? ent_ner_parse(name) : 0);
		}
		set->words += sample->n;
	}
	*ret_raw = raw.at;
	return true;
}

static ent_str form_of(const ent_conllu_sentence *raw, size_t index)
{
	for (size_t k = 0; k < raw->n; k++)
		if (raw->lines[k].word && index-- == 0)
			return raw->lines[k].field[ENT_CONLLU_FORM];
	return (ent_str){0};
}

static ent_str key_view(ent_arena *arena, uint64_t key)
{
	return ent_str_copy(arena, (ent_str){(const char *)&key, sizeof key});
}

/* Counts the features of the training part; those seen twice get an id. */
static void count_features(struct corpus *corpus, const ent_conllu_sentence *raw)
{
	ent_map counts = ent_map_new(corpus->arena);
	*ent_push(corpus->arena, &corpus->keys) = 0;
	for (size_t i = 0; i < corpus->train.n; i++)
		for (size_t k = 0; k < corpus->train.at[i].n; k++) {
			uint64_t keys[ENT_WORD_FEATURES];
			ent_word_features(&corpus->lexicon, form_of(&raw[i], k), k == 0, keys);
			for (size_t f = 0; f < ENT_WORD_FEATURES; f++) {
				if (!keys[f])
					continue;
				ent_str view = {(const char *)&keys[f], sizeof keys[f]};
				uint32_t n = ent_map_get(&counts, view);
				(void)ent_map_put(&counts, n == ENT_MAP_NONE ? key_view(corpus->arena, keys[f]) : view,
								  n == ENT_MAP_NONE ? 1 : n + 1);
				if (n == 1 + (f != ENT_WORD_FORM && f != ENT_WORD_SHAPE ? 2u : 0u)) {
					ent_str own = key_view(corpus->arena, keys[f]);
					(void)ent_map_put(&corpus->feature_ids, own, (uint32_t)corpus->keys.n);
					*ent_push(corpus->arena, &corpus->keys) = keys[f];
				}
			}
		}
}

static void set_features(struct corpus *corpus, struct set *set, const ent_conllu_sentence *raw)
{
	for (size_t i = 0; i < set->n; i++)
		for (size_t k = 0; k < set->at[i].n; k++) {
			uint64_t keys[ENT_WORD_FEATURES];
			ent_word_features(&corpus->lexicon, form_of(&raw[i], k), k == 0, keys);
			for (size_t f = 0; f < ENT_WORD_FEATURES; f++) {
				uint32_t id = keys[f]
								  ? ent_map_get(&corpus->feature_ids, (ent_str){(const char *)&keys[f], sizeof keys[f]})
								  : ENT_MAP_NONE;
				set->at[i].words[k].features[f] = id == ENT_MAP_NONE ? 0 : id;
			}
		}
}

#include "train_syntax_lemma.h"
#include "train_syntax_lexicon.h"

/* Puts the sentences that were made of the training part behind it. */
static bool add_made(struct corpus *corpus, const char *paths)
{
	struct set made = {0}, *train = &corpus->train;
	ent_conllu_sentence *raw;
	if (!read_set(corpus, read_files(corpus->arena, paths), false, &made, &raw))
		return false;
	set_features(corpus, &made, raw);
	train->at = realloc(train->at, (train->n + made.n) * sizeof *train->at);
	memcpy(train->at + train->n, made.at, made.n * sizeof *made.at);
	train->n += made.n;
	train->words += made.words;
	free(made.at);
	return true;
}

static bool load_corpus(struct corpus *corpus, const struct sources *sources)
{
	*corpus = (struct corpus){.arena = ent_arena_new("corpus", SIZE_MAX / 2), .lemmas = ENT_BUF(64 << 20)};
	corpus->xpos = ent_map_new(corpus->arena);
	corpus->feats = ent_map_new(corpus->arena);
	corpus->feature_ids = ent_map_new(corpus->arena);
	*ent_push(corpus->arena, &corpus->xpos_names) = ENT_STR("_");
	*ent_push(corpus->arena, &corpus->feats_names) = ENT_STR("_");
	read_lexicon(corpus, sources->clusters, sources->wordnet);
	ent_conllu_sentence *train_raw, *dev_raw;
	if (!read_set(corpus, read_files(corpus->arena, sources->train), true, &corpus->train, &train_raw))
		return false;
	count_features(corpus, train_raw);
	set_features(corpus, &corpus->train, train_raw);
	learn_lemmas(corpus, train_raw, sources->wordnet);
	if (sources->made && !add_made(corpus, sources->made))
		return false;
	if (sources->dev) {
		if (!read_set(corpus, read_files(corpus->arena, sources->dev), false, &corpus->dev, &dev_raw))
			return false;
		set_features(corpus, &corpus->dev, dev_raw);
	}
	corpus->net.V = corpus->keys.n;
	corpus->net.n_xpos = corpus->xpos_names.n;
	corpus->net.n_feats = corpus->feats_names.n;
	shape_net(&corpus->net);
	init_net(&corpus->net, sources->seed);
	printf("%zu sentences, %zu words, %zu features, %zu tags, %zu feature sets, %zu dense parameters, %u forms in the "
		   "lexicon\n",
		   corpus->train.n, corpus->train.words, corpus->net.V, corpus->net.n_xpos, corpus->net.n_feats, corpus->net.n,
		   corpus->lexicon_forms);
	return true;
}

/* ---- writing ---- */

struct writing {
	FILE *out;
	ent_model_block blocks[256];
	const void *data[256];
	uint32_t n;
	uint64_t at;
};

static void add_block(struct writing *w, const char *name, uint32_t rows, uint32_t columns, size_t size,
					  const void *data)
{
	ent_model_block *block = &w->blocks[w->n];
	(void)snprintf(block->name, sizeof block->name, "%s", name);
	block->rows = rows;
	block->columns = columns;
	block->bytes = (uint64_t)rows * columns * size;
	w->data[w->n++] = data;
}

/* Rows of 8-bit numbers with a scale each, from weights given with a unit's inputs in a column (or in a row); the scale
 * of a row of a matrix (`narrow`) grows until its sums fit. */
static void add_quantised(struct writing *w, const char *name, const float *weights, size_t rows, size_t columns,
						  size_t stride, bool narrow)
{
	int8_t *q = calloc(rows * columns, 1);
	float *scales = calloc(rows, sizeof *scales);
	for (size_t i = 0; i < rows; i++) {
		const float *first = narrow ? weights + i : weights + i * stride;
		size_t step = narrow ? stride : 1;
		float most = 1e-9f;
		for (size_t j = 0; j < columns; j++)
			most = fabsf(first[j * step]) > most ? fabsf(first[j * step]) : most;
		scales[i] = most / 127;
		for (;; scales[i] *= 1.01f) {
			for (size_t j = 0; j < columns; j++)
				q[i * columns + j] = (int8_t)lrintf(first[j * step] / scales[i]);
			if (!narrow || ent_kernel_fits(q + i * columns, columns))
				break;
		}
	}
	char scale_name[20];
	(void)snprintf(scale_name, sizeof scale_name, "%s.s", name);
	add_block(w, name, (uint32_t)rows, (uint32_t)columns, 1, q);
	add_block(w, scale_name, (uint32_t)rows, 1, sizeof(float), scales);
}

static const char *names_text(const ent_str *names, size_t n, uint32_t *ret_bytes)
{
	ent_buf buf = ENT_BUF(1 << 24);
	for (size_t i = 0; i < n; i++) {
		ent_buf_add(&buf, names[i]);
		ent_buf_putc(&buf, '\n');
	}
	*ret_bytes = (uint32_t)buf.n;
	return buf.bytes;
}

/* For each of n labels the parts of speech that it occurs with twice or more, as bits; with which it occurs at all,
 * where there is no such. */
static const uint32_t *parts_of_labels(const struct corpus *corpus, size_t n, bool feats)
{
	uint32_t *counts = calloc(n * ENT_UPOS_COUNT, sizeof *counts), *parts = calloc(n, sizeof *parts);
	for (size_t i = 0; i < corpus->train.n; i++)
		for (size_t k = 0; k < corpus->train.at[i].n; k++) {
			const struct word *word = &corpus->train.at[i].words[k];
			if (word->deprel)
				counts[(size_t)(feats ? word->feats : word->xpos) * ENT_UPOS_COUNT + word->upos]++;
		}
	for (size_t label = 0; label < n; label++)
		for (uint32_t least = 2; least > 0 && !parts[label]; least--)
			for (uint32_t upos = 0; upos < ENT_UPOS_COUNT; upos++)
				parts[label] |= (uint32_t)(counts[label * ENT_UPOS_COUNT + upos] >= least) << upos;
	free(counts);
	return parts;
}

static void write_model(struct corpus *corpus, const char *path)
{
	const struct net *net = &corpus->net;
	struct writing *w = calloc(1, sizeof *w);
	size_t cap = 1;
	while (cap < net->V * 2)
		cap *= 2;
	uint64_t *keys = calloc(cap, sizeof *keys);
	uint32_t *ids = calloc(cap, sizeof *ids);
	for (uint32_t id = 1; id < net->V; id++) {
		size_t i = corpus->keys.at[id] & (cap - 1);
		while (keys[i])
			i = (i + 1) & (cap - 1);
		keys[i] = corpus->keys.at[id];
		ids[i] = id;
	}
	add_block(w, "keys", (uint32_t)cap, 1, 8, keys);
	add_block(w, "ids", (uint32_t)cap, 1, 4, ids);
	add_quantised(w, "embed", net->embed, net->V, D, D, false);
	for (int p = 0; p < PARTS; p++) {
		const struct part *part = &net->part[p];
		if (part->rows > 1)
			add_quantised(w, part->name, W(net, p), part->units, part->rows, part->columns, true);
		else
			add_block(w, part->name, (uint32_t)part->units, 1, sizeof(float), W(net, p));
	}
	if (corpus->lexicon.cap) {
		add_block(w, "lex.checks", corpus->lexicon.cap, 1, 4, corpus->checks);
		add_block(w, "lex.classes", corpus->lexicon.cap, 1, 4, corpus->classes);
	}
	uint32_t n;
	const char *text = names_text(corpus->xpos_names.at, corpus->xpos_names.n, &n);
	add_block(w, "xpos.names", n, 1, 1, text);
	text = names_text(corpus->feats_names.at, corpus->feats_names.n, &n);
	add_block(w, "feats.names", n, 1, 1, text);
	add_block(w, "xpos.upos", (uint32_t)net->n_xpos, 1, 4, parts_of_labels(corpus, net->n_xpos, false));
	add_block(w, "feats.upos", (uint32_t)net->n_feats, 1, 4, parts_of_labels(corpus, net->n_feats, true));
	add_block(w, "lemma", (uint32_t)corpus->lemmas.n, 1, 1, corpus->lemmas.bytes);
	uint64_t at = (16 + w->n * sizeof(ent_model_block) + 63) / 64 * 64;
	for (uint32_t i = 0; i < w->n; i++) {
		w->blocks[i].at = at;
		at = (at + w->blocks[i].bytes + 63) / 64 * 64;
	}
	FILE *out = fopen(path, "wb");
	if (!out) {
		fprintf(stderr, "train_syntax: cannot write %s\n", path);
		exit(1);
	}
	uint32_t version = 1;
	static const char zeros[64];
	(void)fwrite(ENT_MODEL_MAGIC, 1, 8, out);
	(void)fwrite(&w->n, 4, 1, out);
	(void)fwrite(&version, 4, 1, out);
	(void)fwrite(w->blocks, sizeof *w->blocks, w->n, out);
	for (uint32_t i = 0; i < w->n; i++) {
		long here = ftell(out);
		(void)fwrite(zeros, 1, (size_t)(w->blocks[i].at - (uint64_t)here), out);
		(void)fwrite(w->data[i], 1, (size_t)w->blocks[i].bytes, out);
	}
	(void)fwrite(zeros, 1, (size_t)(at - (uint64_t)ftell(out)), out);
	(void)fclose(out);
	free(w);
}
