/* The parser in use: features of words, two layers of BiLSTM (the fast way stops behind the first), taggers, names,
 * arcs, a tree, relations, lemmas. Sentences of like lengths go together; the work space is given back behind each lot.
 */
#include "syntax/mend.h"
#include "syntax/names.h"
#include "syntax/syntax_parts.h"
#include "syntax/tree.h"

#include <stdlib.h>
#include <string.h>

enum {
	BATCH_WORDS = 192, /* parsed together, but for longer sentences */
	ASIDE = 32         /* whose lemmas are sought together */
};

/* Part of a sentence that is parsed as one: all of it, unless it is longer than ENT_TEXT_LONGEST. */
struct piece {
	ent_sentence *sentence;
	uint32_t from, n; /* tokens */
};

/* A word of which nothing is known yet, and its row in the memory. */
struct fresh {
	ent_str form;
	bool first;   /* of its piece */
	uint32_t row; /* or ENT_KNOWN_NONE */
};

/* Pieces that are parsed together, and the work space for them, a row for each word. */
struct batch {
	const ent_syntax *syntax;
	const ent_kernel *kernel;
	const struct heads *heads;
	bool whole; /* with features and names */
	ent_arena *arena;
	struct piece *const *pieces; /* [n] the longest first */
	ent_kernel_span spans[ENT_KERNEL_LOT];
	size_t n, words;
	ent_memory *memory;
	struct fresh *fresh;       /* [words] */
	ent_token **tokens;        /* [words] */
	uint32_t *rows;            /* [words] of the memory */
	ent_kernel_vector *q;      /* [words] what the next layer reads */
	ent_kernel_vector *sorted; /* [words] by part of speech */
	float *z;                  /* [words, GATES]; then scores of tags, names or relations, sides of arcs */
	float *y;                  /* [words, Y] what the LSTM writes */
	float *sides;              /* [words, SIDES, A] */
	float *names;              /* [words, rows of a matrix of names] of whole parses */
};

static float *side_of(const struct batch *batch, size_t row, int side)
{
	return batch->sides + (row * SIDES + (size_t)side) * A;
}

static ent_token *tokens_of(const struct piece *piece)
{
	return piece->sentence->tokens + piece->from;
}

/* A word on its way to its numbers. */
struct looked_up {
	uint64_t keys[ENT_WORD_HASHED];
	uint32_t classes[ENT_WORD_CLASSES];
	uint32_t ids[ENT_WORD_FEATURES + 1], n;
};

static void find_ids(const ent_syntax *syntax, struct looked_up *word)
{
	word->n = 0;
	for (uint32_t k = 0; k < ENT_WORD_HASHED; k++) {
		word->ids[word->n] = word->keys[k] ? ent_syntax_feature(syntax, word->keys[k]) : 0;
		word->n += word->ids[word->n] != 0;
	}
	for (uint32_t k = 0; k < ENT_WORD_CLASSES; k++) {
		word->ids[word->n] = syntax->class_ids[k][word->classes[k]];
		word->n += word->ids[word->n] != 0;
	}
}

/* Embeds words, into q [n]. The tables are larger than the caches: several words go side by side, so that what each
 * look-up needs is on its way when its turn comes. */
static void embed(const ent_syntax *syntax, const struct fresh *fresh, size_t n, ent_kernel_vector *q)
{
	enum { BESIDE = 8 };
	struct looked_up words[BESIDE];
	for (size_t lot; n > 0; n -= lot, fresh += lot, q += lot) {
		lot = n < BESIDE ? n : BESIDE;
		for (size_t i = 0; i < lot; i++) {
			ent_word_look(&syntax->lexicon, fresh[i].form, fresh[i].first, words[i].keys, words[i].classes);
			for (size_t k = 0; k < ENT_WORD_HASHED; k++)
				__builtin_prefetch(&syntax->features[words[i].keys[k] & (syntax->cap - 1)]);
		}
		for (size_t i = 0; i < lot; i++) {
			find_ids(syntax, &words[i]);
			for (size_t k = 0; k < words[i].n; k++) {
				const int8_t *row = syntax->embedding.rows + (size_t)words[i].ids[k] * D;
				__builtin_prefetch(row);
				__builtin_prefetch(row + ENT_KERNEL_LINE);
				__builtin_prefetch(&syntax->embedding.scales[words[i].ids[k]]);
			}
		}
		for (size_t i = 0; i < lot; i++)
			syntax->kernel->embed(&syntax->embedding, words[i].ids, words[i].n, &q[i]);
	}
}

/* What the first layer is given of the new words, into the memory's last rows; and into their own, if they have one. */
static void learn(struct batch *batch, size_t n)
{
	embed(batch->syntax, batch->fresh, n, batch->q);
	for (size_t back = 0; back < 2; back++) {
		float *all = batch->memory->z[back], *z = all + batch->memory->words.n * (size_t)GATES;
		batch->kernel->multiply(&batch->syntax->lstm[0][back].input, batch->q, n, z);
		for (size_t i = 0; i < n; i++, z += GATES)
			if (batch->fresh[i].row != ENT_KNOWN_NONE)
				memcpy(all + batch->fresh[i].row * (size_t)GATES, z, GATES * sizeof *z);
	}
}

/* Fills in the batch's spans, tokens and rows, and what the first layer is given of words that are new. */
static void look_up(struct batch *batch)
{
	ent_known *known = &batch->memory->words;
	uint32_t n_fresh = 0;
	batch->words = 0;
	known->lot++;
	for (size_t p = 0; p < batch->n; p++) {
		uint32_t n = batch->pieces[p]->n;
		batch->spans[p] = (ent_kernel_span){(uint32_t)batch->words, n};
		for (uint32_t i = 0; i < n; i++)
			ent_known_expect(known, tokens_of(batch->pieces[p])[i].form, i == 0);
		for (uint32_t i = 0; i < n; i++) {
			ent_token *token = &tokens_of(batch->pieces[p])[i];
			bool fresh;
			uint32_t row = ent_known_row(known, token->form, i == 0, &fresh);
			batch->tokens[batch->words] = token;
			batch->rows[batch->words++] = fresh ? known->n + n_fresh : row;
			if (fresh)
				batch->fresh[n_fresh++] = (struct fresh){token->form, i == 0, row};
		}
	}
	learn(batch, n_fresh);
}

typedef float four __attribute__((vector_size(16), aligned(4), may_alias));
typedef int32_t four_i __attribute__((vector_size(16), aligned(4), may_alias));

/* Four values, those below 0 taken as 0. */
static four above_zero(const float *x)
{
	four values = *(const four *)x;
	return (four)((values > 0) & (four_i)values);
}

/* Four values of each of four words, of which `heads` are the first, set side by side: [4][ENT_KERNEL_BLOCK]. */
static void turn(const float *const heads[4], size_t i, float *to)
{
	four a = above_zero(heads[0] + i), b = above_zero(heads[1] + i), c = above_zero(heads[2] + i),
		 d = above_zero(heads[3] + i);
	four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
	*(four *)to = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
	*(four *)(to + ENT_KERNEL_BLOCK) = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
	ab = __builtin_shufflevector(a, b, 2, 6, 3, 7);
	cd = __builtin_shufflevector(c, d, 2, 6, 3, 7);
	*(four *)(to + 2 * ENT_KERNEL_BLOCK) = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
	*(four *)(to + 3 * ENT_KERNEL_BLOCK) = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

/* Heads side by side, [block][A][16], the root before the words of a piece, zeros behind them. */
static float *heads_of(const struct batch *batch, const ent_kernel_span *span, size_t blocks)
{
	static const float none[A] = {0};
	float *all = ent_kernel_scratch(batch->arena, blocks * A * ENT_KERNEL_BLOCK);
	for (size_t h = 0; h < blocks * ENT_KERNEL_BLOCK; h += 4) {
		const float *heads[4];
		for (size_t k = 0; k < 4; k++)
			heads[k] = h + k == 0 || h + k > span->n ? none : side_of(batch, span->first + h + k - 1, HEAD);
		float *to = all + h / ENT_KERNEL_BLOCK * A * ENT_KERNEL_BLOCK + h % ENT_KERNEL_BLOCK;
		for (size_t i = 0; i < A; i += 4)
			turn(heads, i, to + i * ENT_KERNEL_BLOCK);
	}
	for (size_t i = 0; i < A; i++)
		all[i * ENT_KERNEL_BLOCK] = batch->heads->root[i];
	return all;
}

/* The tree of a piece by the scores of every head of every word: (U dep + h) . head + distance; `arcs` is what stands
 * in the brackets. */
static void find_tree(const struct batch *batch, const struct piece *piece, const ent_kernel_span *span,
					  const float *arcs)
{
	const ent_kernel *kernel = batch->kernel;
	ent_arena_mark mark = ent_arena_here(batch->arena);
	uint32_t n = span->n, blocks = n / ENT_KERNEL_BLOCK + 1, stride = blocks * ENT_KERNEL_BLOCK;
	float *scores = ent_kernel_scratch(batch->arena, (size_t)n * stride);
	kernel->dots(heads_of(batch, span, blocks), blocks, arcs + (size_t)span->first * A, n, A,
				 batch->heads->distances - 1, scores);
	uint32_t *best = ENT_SCRATCH(batch->arena, uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		float *row = scores + (size_t)i * stride;
		row[i + 1] = ENT_KERNEL_NEVER;
		for (uint32_t h = n + 1; h < stride; h++)
			row[h] = ENT_KERNEL_NEVER;
		best[i] = (uint32_t)kernel->best(row, stride);
	}
	int32_t *heads = ENT_SCRATCH(batch->arena, int32_t, n);
	ent_tree_of(batch->arena, scores, stride, n, best, heads);
	for (uint32_t i = 0; i < n; i++)
		tokens_of(piece)[i].head = heads[i];
	ent_arena_back(batch->arena, mark);
}

static void find_trees(struct batch *batch)
{
	const ent_kernel *kernel = batch->kernel;
	for (size_t i = 0; i < batch->words; i++)
		kernel->rectify(side_of(batch, i, DEP), NULL, A, &batch->sorted[i]);
	float *arcs = batch->z;
	kernel->multiply(&batch->heads->arc, batch->sorted, batch->words, arcs);
	for (size_t p = 0; p < batch->n; p++)
		find_tree(batch, batch->pieces[p], &batch->spans[p], arcs);
}

/* What a layer gave of a word. Faster than the compiler's own way with so many bytes. */
static void copy(ent_kernel_vector *to, const ent_kernel_vector *from)
{
	memcpy(to->q, from->q, Y);
	to->scale = from->scale;
}

/* What each word is that is a head, as the head of relations, where its DEP was: that is done with. */
static void look_at_heads(struct batch *batch)
{
	size_t n = 0;
	float *relh = batch->z;
	uint32_t *rows = batch->rows;
	for (size_t i = 0; i < batch->words; i++)
		rows[i] = 0;
	for (size_t p = 0; p < batch->n; p++)
		for (uint32_t i = 0; i < batch->spans[p].n; i++) {
			int32_t head = tokens_of(batch->pieces[p])[i].head;
			if (head != ENT_HEAD_ROOT)
				rows[batch->spans[p].first + (size_t)head] = 1;
		}
	for (size_t i = 0; i < batch->words; i++)
		if (rows[i]) {
			copy(&batch->sorted[n], &batch->q[i]);
			rows[n++] = (uint32_t)i;
		}
	batch->kernel->multiply(&batch->heads->relh, batch->sorted, n, relh);
	for (size_t i = 0; i < n; i++, relh += A)
		memcpy(side_of(batch, rows[i], DEP), relh, A * sizeof *relh);
}

static void label(struct batch *batch)
{
	const ent_kernel *kernel = batch->kernel;
	const ent_kernel_matrix *rel = &batch->heads->rel;
	look_at_heads(batch);
	for (size_t p = 0; p < batch->n; p++) {
		size_t first = batch->spans[p].first;
		for (size_t i = first; i < first + batch->spans[p].n; i++) {
			int32_t head = batch->tokens[i]->head;
			const float *above =
				head == ENT_HEAD_ROOT ? batch->heads->relroot : side_of(batch, first + (size_t)head, DEP);
			kernel->rectify(side_of(batch, i, RELD), above, A, &batch->q[i]);
		}
	}
	float *scores = batch->z;
	kernel->multiply(rel, batch->q, batch->words, scores);
	for (size_t i = 0; i < batch->words; i++, scores += rel->rows) {
		ent_token *token = batch->tokens[i];
		size_t best = kernel->best(scores, rel->rows);
		token->deprel = token->head == ENT_HEAD_ROOT ? ENT_DEPREL_ROOT : (uint8_t)best;
	}
	for (size_t p = 0; p < batch->n; p++)
		ent_syntax_mend(tokens_of(batch->pieces[p]), batch->spans[p].n);
}

/* Scores of names by a layer, added to those of the layer before it: both together know names better than either. */
static void score_names(struct batch *batch, uint32_t layer)
{
	const ent_kernel_matrix *names = &batch->syntax->heads[layer].names;
	batch->kernel->multiply(names, batch->q, batch->words, layer ? batch->z : batch->names);
	for (size_t i = 0; layer && i < batch->words * names->rows; i++)
		batch->names[i] += batch->z[i];
}

static void name(struct batch *batch)
{
	size_t rows = batch->heads->names.rows;
	for (size_t p = 0; p < batch->n; p++) {
		const ent_kernel_span *span = &batch->spans[p];
		ent_arena_mark mark = ent_arena_here(batch->arena);
		ent_names_decode(batch->arena, batch->names + span->first * rows, rows, tokens_of(batch->pieces[p]), span->n);
		ent_arena_back(batch->arena, mark);
	}
}

/* The other tags of the words [from, to) of `sorted`, which are of one part of speech. */
static void tag_part(const struct batch *batch, const struct tags *tags, size_t from, size_t to)
{
	const ent_kernel *kernel = batch->kernel;
	const float *scores = batch->z;
	kernel->multiply(&tags->xpos, batch->sorted + from, to - from, batch->z);
	for (size_t i = from; i < to; i++, scores += tags->xpos.rows)
		batch->tokens[batch->rows[i]]->xpos = tags->xpos_labels[kernel->best(scores, tags->xpos.rows)];
	if (!batch->whole)
		return;
	scores = batch->z;
	kernel->multiply(&tags->feats, batch->sorted + from, to - from, batch->z);
	for (size_t i = from; i < to; i++, scores += tags->feats.rows)
		batch->tokens[batch->rows[i]]->feats = tags->feats_labels[kernel->best(scores, tags->feats.rows)];
}

/* Parts of speech; then, part by part, the other tags that go with it. */
static void tag(struct batch *batch)
{
	const ent_kernel *kernel = batch->kernel;
	const ent_kernel_matrix *upos = &batch->heads->upos;
	size_t ends[ENT_UPOS_COUNT + 1] = {0};
	kernel->multiply(upos, batch->q, batch->words, batch->z);
	for (size_t i = 0; i < batch->words; i++) {
		batch->tokens[i]->upos = (uint8_t)kernel->best(batch->z + i * upos->rows, upos->rows);
		ends[batch->tokens[i]->upos + 1]++;
	}
	for (size_t u = 1; u <= ENT_UPOS_COUNT; u++)
		ends[u] += ends[u - 1];
	for (size_t i = 0; i < batch->words; i++) {
		size_t to = ends[batch->tokens[i]->upos]++; /* becomes where the next part begins */
		copy(&batch->sorted[to], &batch->q[i]);
		batch->rows[to] = (uint32_t)i;
	}
	for (size_t u = 0, from = 0; u < ENT_UPOS_COUNT; from = ends[u++])
		if (ends[u] > from)
			tag_part(batch, &batch->heads->tags[u], from, ends[u]);
}

static void parse_batch(struct batch *batch)
{
	const ent_syntax *syntax = batch->syntax;
	const ent_kernel *kernel = batch->kernel;
	look_up(batch);
	for (uint32_t layer = 0; layer < syntax->layers; layer++) {
		for (size_t back = 0; back < 2; back++) {
			const struct direction *lstm = &syntax->lstm[layer][back];
			if (layer > 0)
				kernel->multiply(&lstm->input, batch->q, batch->words, batch->z);
			kernel->run(&lstm->state, batch->spans, batch->n, back, layer ? batch->z : batch->memory->z[back],
						layer ? NULL : batch->rows, batch->y + back * H, Y);
		}
		for (size_t i = 0; i < batch->words; i++)
			kernel->quantise(batch->y + i * Y, Y, &batch->q[i]);
		if (batch->whole)
			score_names(batch, layer);
	}
	kernel->multiply(&batch->heads->sides, batch->q, batch->words, batch->sides);
	tag(batch);
	if (batch->whole)
		name(batch);
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

/* What is asked of the parser, under way. */
struct call {
	const ent_syntax *syntax;
	ent_memory *memory;
	ent_arena *arena; /* of lemmas */
	ent_sentence *const *sentences;
	size_t n;
	bool whole;
};

/* Parses sentences of like lengths together. Each comes out as it would alone: no sum goes past a sentence. */
static void parse_pieces(const struct call *call)
{
	const ent_syntax *syntax = call->syntax;
	ent_arena *arena = call->memory->arena;
	size_t n_pieces;
	struct piece *pieces = cut_all(arena, call->sentences, call->n, &n_pieces);
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
	batch.whole = call->whole;
	batch.arena = arena;
	batch.memory = call->memory;
	batch.fresh = ENT_SCRATCH(arena, struct fresh, words);
	batch.tokens = ENT_SCRATCH(arena, ent_token *, words);
	batch.rows = ENT_SCRATCH(arena, uint32_t, words);
	batch.q = ENT_SCRATCH(arena, ent_kernel_vector, words);
	batch.sorted = ENT_SCRATCH(arena, ent_kernel_vector, words);
	batch.z = ent_kernel_scratch(arena, words * GATES);
	batch.y = ent_kernel_scratch(arena, words * Y);
	if (call->whole)
		batch.names = ent_kernel_scratch(arena, words * batch.heads->names.rows);
	batch.sides = ent_kernel_scratch(arena, words * SIDES * A);
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

static uint32_t tags_of(const ent_token *token)
{
	return token->upos | (uint32_t)token->xpos << 5;
}

/* As it was found before, or anew; `row`: of the memory, or ENT_KNOWN_NONE. */
static ent_str lemma_of(const struct call *call, const ent_token *token, uint32_t row)
{
	const ent_syntax *syntax = call->syntax;
	ent_memory_lemma *known = row == ENT_KNOWN_NONE ? NULL : &call->memory->lemma[row];
	ent_str lemma;
	if (known && ent_memory_lemma_get(known, call->arena, token->form, &lemma))
		return lemma;
	lemma = ent_lemma_find(&syntax->lemmas, &syntax->lexicon, call->arena, token->form, token->upos,
						   ent_syntax_xpos_name(syntax, token->xpos));
	if (known)
		ent_memory_lemma_put(known, token->form, lemma);
	return lemma;
}

/* Of words [from, from + n) of a sentence, side by side: the memory is larger than the nearest caches. */
static void find_lemmas(const struct call *call, const ent_sentence *sentence, uint32_t from, uint32_t n)
{
	ent_memory *memory = call->memory;
	ent_token *tokens = sentence->tokens + from;
	uint32_t rows[ASIDE];
	memory->lemmas.lot++;
	for (uint32_t i = 0; i < n; i++)
		ent_known_expect(&memory->lemmas, tokens[i].form, tags_of(&tokens[i]));
	for (uint32_t i = 0; i < n; i++) {
		bool fresh;
		rows[i] = ent_known_row(&memory->lemmas, tokens[i].form, tags_of(&tokens[i]), &fresh);
		if (rows[i] == ENT_KNOWN_NONE)
			continue;
		__builtin_prefetch(&memory->lemma[rows[i]]);
		if (fresh)
			memory->lemma[rows[i]].n = 0;
	}
	for (uint32_t i = 0; i < n; i++) {
		int32_t head = tokens[i].head;
		bool have = head != ENT_HEAD_ROOT &&
					ent_lemma_is_have(&tokens[i], ent_syntax_xpos_name(call->syntax, sentence->tokens[head].xpos));
		tokens[i].lemma = have ? ENT_STR("have") : lemma_of(call, &tokens[i], rows[i]);
	}
}

static ent_status parse_under_guard(void *payload)
{
	const struct call *call = payload;
	parse_pieces(call);
	return ENT_OK;
}

static ent_status parse_and_find_lemmas(void *payload)
{
	const struct call *call = payload;
	ent_status status = ent_arena_run(call->memory->arena, parse_under_guard, payload, NULL);
	for (size_t i = 0; i < call->n && !status; i++) {
		ent_sentence *sentence = call->sentences[i];
		for (uint32_t from = 0; from < sentence->n; from += ASIDE)
			find_lemmas(call, sentence, from, sentence->n - from < ASIDE ? sentence->n - from : ASIDE);
		sentence->parsed = sentence->n > 0;
	}
	return status;
}

static void parse(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n, bool whole)
{
	struct call call = {.syntax = syntax, .arena = arena, .sentences = sentences, .n = n, .whole = whole};
	call.memory = ent_memories_take(syntax->memories);
	ent_status status = call.memory ? ent_arena_run(arena, parse_and_find_lemmas, &call, NULL) : ENT_NOMEM;
	if (call.memory)
		ent_memories_give(syntax->memories, call.memory);
	if (status)
		ent_arena_throw(arena, status);
}

void ent_syntax_parse_all(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n)
{
	parse(syntax, arena, sentences, n, true);
}

void ent_syntax_parse_trees(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n)
{
	parse(syntax, arena, sentences, n, false);
}

void ent_syntax_parse(const ent_syntax *syntax, ent_arena *arena, ent_sentence *sentence)
{
	ent_syntax_parse_all(syntax, arena, &sentence, 1);
}
