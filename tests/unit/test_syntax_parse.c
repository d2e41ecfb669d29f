/* The parser with the model that is built in: the same bits by every kernel, odd sentences, damaged models. The tests
 * that need the model are skipped where none is built in. */
#include "base/buf.h"
#include "syntax/conllu.h"
#include "syntax/kernel.h"
#include "syntax/model.h"
#include "syntax/names.h"
#include "syntax/syntax.h"
#include "syntax/ud.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static ent_arena *arena;
static ent_data *data;
static ent_syntax *syntax; /* NULL: no model is built in */
static const char *const kernels[] = {"plain", "sse2", "avx2", "vnni"};

static int setup(void **state)
{
	(void)state;
	arena = ent_arena_new("test", (size_t)1 << 30);
	if (!arena || ent_data_new(NULL, &data, NULL))
		return -1;
	(void)ent_syntax_new(data, &syntax, NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	syntax = ent_syntax_free(syntax);
	data = ent_data_free(data);
	arena = ent_arena_free(arena);
	return 0;
}

/* Words parted by spaces. */
static ent_sentence *sentence_of(const char *text)
{
	ent_str rest = ent_str_of(text), word;
	ent_sentence *sentence = ENT_NEW(arena, ent_sentence);
	sentence->tokens = ENT_NEWN(arena, ent_token, rest.len + 1);
	while (rest.len && ent_str_split(&rest, ' ', &word))
		sentence->tokens[sentence->n++] = (ent_token){.form = word, .space_after = true};
	return sentence;
}

static ent_sentence *repeated(const char *const *words, uint32_t n_words, uint32_t n)
{
	ent_sentence *sentence = ENT_NEW(arena, ent_sentence);
	sentence->tokens = ENT_NEWN(arena, ent_token, n);
	sentence->n = n;
	for (uint32_t i = 0; i < n; i++)
		sentence->tokens[i].form = ent_str_of(words[i % n_words]);
	return sentence;
}

static void assert_well_formed(const ent_sentence *sentence)
{
	uint32_t roots = 0;
	assert_int_equal(sentence->parsed, sentence->n > 0);
	for (uint32_t i = 0; i < sentence->n; i++) {
		const ent_token *token = &sentence->tokens[i];
		roots += token->head == ENT_HEAD_ROOT;
		assert_in_range(token->upos, 1, ENT_UPOS_COUNT - 1);
		assert_in_range(token->deprel, 1, ENT_DEPREL_COUNT - 1);
		assert_int_equal(token->head == ENT_HEAD_ROOT, token->deprel == ENT_DEPREL_ROOT);
		assert_true(token->lemma.len > 0 || token->form.len == 0);
		int32_t at = (int32_t)i;
		for (uint32_t steps = 0; at >= 0; steps++) {
			assert_true(steps <= sentence->n && at < (int32_t)sentence->n);
			at = sentence->tokens[at].head;
		}
	}
	assert_int_equal(roots, sentence->n > 0);
}

static const char *const texts[] = {
	"The two foreign ministers signed an agreement on the border in Geneva on 3 May 1994 .",
	"Norway , which had been asked twice , was not told that its embassy would be closed .",
	"Protest !",
	"He said he 'd rather go home than be searched by the guards , did n't he ?",
	"( ) ... -- \" \" ; : , .",
	"\xF0\x9F\x98\x80 \xF0\x9F\x87\xB3\xF0\x9F\x87\xB4 \xF0\x9F\x91\x8D",
	"\xE4\xB8\xAD\xE5\x9B\xBD \xE5\xA4\x96\xE4\xBA\xA4\xE9\x83\xA8 \xE8\xA1\xA8\xE7\xA4\xBA",
	"\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0 \xD8\xA7\xD9\x84\xD9\x82\xD8\xAF\xD8\xB3 1,250 % $ 4.5bn",
	"\xFF\xFE broken \xC3 bytes",
	"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
};
enum { TEXTS = sizeof texts / sizeof *texts };

/* Every kernel against plain sums, over widths, heights and numbers of vectors, with the largest values too; and parts
 * of a matrix each begin at a multiple of 16 rows. */
static void test_kernels_give_the_same_products(void **state)
{
	(void)state;
	enum { ROWS = 531, COLUMNS = 256, WORDS = 23 };
	int8_t *w = ENT_NEWN(arena, int8_t, ROWS * COLUMNS);
	float *scales = ENT_NEWN(arena, float, ROWS);
	ent_kernel_vector *x = ENT_NEWN(arena, ent_kernel_vector, WORDS);
	uint64_t random = 11;
	for (size_t i = 0; i < ROWS * COLUMNS; i++) {
		random = random * 6364136223846793005u + 1442695040888963407u;
		w[i] = (int8_t)((int)((random >> 40) % 255) - 127);
		scales[i % ROWS] = (float)(i % 97) / 512;
	}
	/* as a model's rows must be; some at the very edge of what 16 bits hold */
	for (size_t i = 0; i < ROWS * COLUMNS; i += 16) {
		while (!ent_kernel_fits(w + i, 16))
			for (size_t j = i; j < i + 16; j++)
				w[j] = (int8_t)(w[j] * 7 / 8);
		for (size_t j = i; j < i + 16 && i % 5 == 0; j++)
			w[j] = (int8_t)((i % 3 ? 1 : -1) * (j % 16 < 4 ? 33 : j % 16 < 14 ? 32 : 31));
		assert_true(ent_kernel_fits(w + i, 16));
	}
	static const uint32_t heights[] = {1, 16, 17, 64, 128, 300, ROWS};
	for (uint32_t turn = 0; turn < 7; turn++)
		for (uint32_t columns = 64; columns <= COLUMNS; columns += 64) {
			ent_arena_mark mark = ent_arena_here(arena);
			ent_kernel_matrix matrix;
			uint32_t height = heights[turn], n = 1 + (turn * 5 + columns / 64) % WORDS;
			ent_kernel_part parts[2] = {{w, scales, turn % 2 ? scales : NULL, height}, {w, scales, scales, 1}};
			ent_kernel_pack(arena, parts, 2, columns, &matrix);
			uint32_t second = (height + 15) / 16 * 16;
			assert_int_equal(matrix.rows, second + 16);
			for (size_t i = 0; i < WORDS; i++) {
				x[i].scale = 0.25f;
				for (size_t j = 0; j < COLUMNS; j++)
					x[i].q[j] = (uint8_t)(turn == 0 ? 127 : (j * 37 + turn * 11 + i) % 128);
			}
			for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
				const ent_kernel *kernel = ent_kernel_choose(kernels[k]);
				float *y = ENT_NEWN(arena, float, (size_t)matrix.rows *n);
				if (!kernel)
					continue;
				kernel->multiply(&matrix, x, n, y);
				for (size_t i = 0; i < (size_t)n * matrix.rows; i++) {
					size_t place = i % matrix.rows, word = i / matrix.rows,
						   row = place < second ? place : place - second;
					bool meant = place < second ? row < height : row == 0;
					int32_t sum = 0;
					for (size_t j = 0; j < columns && meant; j++)
						sum += w[row * columns + j] * (x[word].q[j] - 64);
					float bias = !meant ? ENT_KERNEL_NEVER : turn % 2 || place >= second ? scales[row] : 0;
					assert_true(y[i] == bias + (float)sum * ((meant ? scales[row] : 0) * 0.25f));
				}
			}
			ent_arena_back(arena, mark);
		}
}

enum { UNITS = ENT_MODEL_H, GATES = ENT_MODEL_GATES * UNITS };

static double sigmoid(double x)
{
	return 1 / (1 + exp(-x));
}

/* An LSTM over sentences side by side, by every kernel: the same bits, those of each sentence alone, and near what libm
 * says. One unit sees one gate of each kind and its own state. */
static void test_kernels_give_the_same_lstm(void **state)
{
	(void)state;
	enum { WORDS = 12 };
	static const ent_kernel_span spans[] = {{0, 5}, {5, 4}, {9, 1}, {10, 1}, {11, 1}};
	int8_t *w = ENT_NEWN(arena, int8_t, GATES * UNITS);
	float *scales = ENT_NEWN(arena, float, GATES), *z = ENT_NEWN(arena, float, WORDS *GATES);
	for (size_t u = 0; u < UNITS; u++)
		for (size_t gate = 0; gate < 3; gate++) {
			size_t row = u / 16 * 48 + gate * 16 + u % 16;
			float factor = gate < 2 ? ENT_KERNEL_GATE : ENT_KERNEL_TANGENT;
			w[row * UNITS + u] = (int8_t)(gate * 10 + u % 50);
			scales[row] = factor / 40 * ENT_KERNEL_STATE;
			for (size_t t = 0; t < WORDS; t++)
				z[t * GATES + row] = factor * ((float)((row * 7919 + t * 31) % 4001) - 2000) / (row % 9 ? 400 : 8);
		}
	ent_kernel_matrix matrix;
	ent_kernel_part part = {w, scales, NULL, GATES};
	ent_kernel_pack(arena, &part, 1, UNITS, &matrix);
	for (int back = 0; back < 2; back++) {
		float want[WORDS][UNITS], got[WORDS][UNITS];
		for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
			const ent_kernel *kernel = ent_kernel_choose(kernels[k]);
			if (!kernel)
				continue;
			kernel->run(&matrix, spans, 5, back, z, NULL, got[0], UNITS);
			if (k == 0)
				memcpy(want, got, sizeof want);
			assert_memory_equal(got, want, sizeof want);
			memset(got, 0, sizeof got);
			for (size_t i = 0; i < 5; i++)
				kernel->run(&matrix, &spans[i], 1, back, z, NULL, got[0], UNITS);
			assert_memory_equal(got, want, sizeof want);
		}
		for (size_t u = 0; u < UNITS; u++) {
			double c = 0, h = 0;
			for (size_t step = 0; step < 5; step++) {
				size_t t = back ? 4 - step : step;
				double gate[3];
				for (size_t g = 0; g < 3; g++) {
					size_t row = u / 16 * 48 + g * 16 + u % 16;
					gate[g] = (double)z[t * GATES + row] / (double)(g < 2 ? ENT_KERNEL_GATE : ENT_KERNEL_TANGENT) +
							  h * w[row * UNITS + u] / 40;
				}
				c = sigmoid(gate[0]) * c + (1 - sigmoid(gate[0])) * tanh(gate[2]);
				h = sigmoid(gate[1]) * tanh(c);
				assert_true(fabs(h - (double)want[t][u]) < 0.03); /* states are 7-bit numbers */
				if (step == 0)
					assert_true(fabs(h - (double)want[t][u]) < 3e-3); /* powers of two are within 2e-3 */
				h = (double)want[t][u];
			}
		}
	}
}

/* A phrase of time keeps off the subject behind it, though no comma parts them. The subject stands in brackets. */
static void test_subjects_behind_dates(void **state)
{
	(void)state;
	static const char *const told[] = {
		"In May 2003 [Pakistan] signed a border agreement with Iran .",
		"On 3 March 1982 [Bolivia] recalled its ambassador from Lima .",
		"On 14 August [Malta] asked for a meeting of the council .",
		"By late 1994 Belarusian [troops] had left the town .",
		"In the spring of 1911 [Bulgaria] opened secret talks with Serbia .",
		"During the crisis of July 1914 Serbian [ministers] asked for advice .",
		"After the earthquake of February 2023 Greek [rescuers] flew to the city .",
		"After the shelling of 21 November 1978 [Kenya] severed ties with its neighbour .",
		"Under the treaty of 1887 [Germany] promised neutrality .",
		"Since June 2011 [Ankara] has hosted the opposition .",
		"In 1979 [Vietnam] invaded its neighbour .",
		"Before the vote of 9 October 1962 British [officials] visited the islands .",
		"In the war of 1866 [Prussia] defeated Austria in seven weeks .",
		"On April 7 , 1939 [Italy] occupied the ports .",
		"In December 1971 Indian [forces] entered the town .",
		"Until 1905 [Norway] shared a king with Sweden .",
		/* the verb read as an attribute of its object (syntax/mend.h) */
		"[Kenya] struck targets in Somalia .",
		"[Portugal] severed relations with Indonesia and requested a meeting .",
		"[Australia] , Canada , the U.K. , and the U.S. sent aircraft and other military equipment to India .",
	};
	if (!syntax)
		skip();
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		ent_sentence *sentence = sentence_of(told[i]);
		uint32_t subject = 0;
		for (uint32_t k = 0; k < sentence->n; k++) {
			ent_str *form = &sentence->tokens[k].form;
			if (form->ptr[0] == '[') {
				*form = ent_str_sub(*form, 1, form->len - 1);
				subject = k;
			}
		}
		ent_syntax_parse(syntax, arena, sentence);
		const ent_token *token = &sentence->tokens[subject];
		if (token->deprel != ENT_DEPREL_NSUBJ || sentence->tokens[token->head].head != ENT_HEAD_ROOT)
			fail_msg("no subject: %s", told[i]);
	}
}

/* The other functions on floats: the same bits by every kernel, and what they say they do. */
static void test_kernels_give_the_same_floats(void **state)
{
	(void)state;
	enum { N = 128, ROWS = 5 };
	int8_t rows[ROWS * N];
	float scales[ROWS], gain[N], bias[N], z[4 * N], sums[N] = {0};
	static const uint32_t ids[] = {1, 4, 2};
	const ent_kernel_embedding embedding = {rows, scales, gain, bias};
	for (int i = 0; i < 4 * N; i++)
		z[i] = (float)((i * 7919) % 4001 - 2000) / (i % 5 ? 300 : 10);
	for (int i = 0; i < ROWS * N; i++)
		rows[i] = (int8_t)(i * 7919 % 255 - 127);
	for (int i = 0; i < N; i++) {
		scales[i % ROWS] = (float)(i % ROWS + 1) / 100;
		gain[i] = (float)(i % 3 + 1);
		bias[i] = (float)(i % 7) / 7;
	}
	ent_kernel_vector want[3], got[3];
	float dots[2][9][32], rectified[2][N];
	float side_by_side[2 * N * 16], distances[64];
	for (int i = 0; i < 2 * N * 16; i++)
		side_by_side[i] = z[i / 16 % N] * (float)(i % 16 - 7) / 8;
	for (int i = 0; i < 64; i++)
		distances[i] = (float)i;
	for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
		const ent_kernel *kernel = ent_kernel_choose(kernels[k]);
		if (!kernel)
			continue;
		size_t own = k != 0;
		ent_kernel_vector *q = own ? got : want;
		kernel->quantise(z, N, &q[0]);
		kernel->embed(&embedding, ids, 3, &q[1]);
		memcpy(rectified[own], z, sizeof rectified[own]);
		kernel->rectify(rectified[own], z + N, N, &q[2]);
		kernel->dots(side_by_side, 2, z, 8, N / 2, distances + 16, dots[own][0]);
		kernel->dots(side_by_side, 2, z + 7 * N / 2, 1, N / 2, distances + 16 - 7, dots[own][8]);
		assert_memory_equal(dots[own][7], dots[own][8], sizeof dots[own][7]);
		for (size_t i = 0; i < 3; i++) {
			assert_memory_equal(q[i].q, want[i].q, N);
			assert_true(q[i].scale == want[i].scale);
		}
		assert_memory_equal(dots[own], dots[0], sizeof dots[0]);
		assert_memory_equal(rectified[own], rectified[0], sizeof rectified[0]);
		float scores[64] = {[3] = -1, [17] = 2, [40] = 2};
		assert_int_equal(kernel->best(scores, 64), 17);
		assert_int_equal(kernel->best(scores, 16), 0);
		scores[63] = 3;
		assert_int_equal(kernel->best(scores, 64), 63);
	}
	for (int row = 0; row < 8; row++)
		for (int i = 0; i < 32; i++) {
			double sum = i == 0 ? 0 : (double)distances[16 + i - row];
			for (int k = 0; k < N / 2; k++)
				sum += (double)side_by_side[i / 16 * (N / 2 * 16) + k * 16 + i % 16] * (double)z[row * N / 2 + k];
			assert_true(fabs(sum - (double)dots[0][row][i]) < 0.01 + 1e-5 * fabs(sum));
		}
	double mean = 0, variance = 0;
	for (int i = 0; i < N; i++) {
		for (int k = 0; k < 3; k++)
			sums[i] += scales[ids[k]] * rows[(int)ids[k] * N + i];
		mean += (double)sums[i] / N;
	}
	for (int i = 0; i < N; i++)
		variance += ((double)sums[i] - mean) * ((double)sums[i] - mean) / N;
	for (int i = 0; i < N; i++) {
		double x = ((double)sums[i] - mean) / sqrt(variance) * (double)gain[i] + (double)bias[i];
		assert_true(fabs((want[1].q[i] - 64) * (double)want[1].scale - x) < 0.6 * (double)want[1].scale);
		assert_true(fabs((want[0].q[i] - 64) * (double)want[0].scale - (double)z[i]) < 0.6 * (double)want[0].scale);
		assert_true(rectified[0][i] == fmaxf(z[i] + z[N + i], 0));
	}
}

static void test_kernels_give_the_same_parse(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	ent_buf want = ENT_BUF(1 << 20);
	for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
		if (!ent_syntax_use_kernel(syntax, kernels[k]))
			continue;
		ent_buf got = ENT_BUF(1 << 20);
		for (int i = 0; i < 2 * TEXTS; i++) {
			ent_sentence *sentence = sentence_of(texts[i % TEXTS]);
			ent_syntax_set_fast(syntax, i >= TEXTS);
			ent_syntax_parse(syntax, arena, sentence);
			ent_conllu_write(syntax, ENT_STR("d"), ENT_STR("t"), sentence, &got);
		}
		ent_syntax_set_fast(syntax, false);
		if (!want.n)
			want = got;
		assert_int_equal(got.n, want.n);
		assert_memory_equal(got.bytes, want.bytes, want.n);
		if (got.bytes != want.bytes)
			ent_buf_free(&got);
	}
	ent_buf_free(&want);
	assert_false(ent_syntax_use_kernel(syntax, "abacus"));
}

/* Sentences that are parsed together come out as each would alone. */
static void test_together_as_alone(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	enum { N = 3 * TEXTS + 2 };
	static const char *const words[] = {"the", "army", "of", "Norway", ",", "he", "said", ";"};
	ent_sentence *together[N];
	ent_buf want = ENT_BUF(1 << 22), got = ENT_BUF(1 << 22);
	for (size_t i = 0; i < N; i++) {
		ent_sentence *alone = i < 3 * TEXTS ? sentence_of(texts[i % TEXTS]) : repeated(words, 8, i % 2 ? 1700 : 300);
		together[i] = i < 3 * TEXTS ? sentence_of(texts[i % TEXTS]) : repeated(words, 8, i % 2 ? 1700 : 300);
		ent_syntax_parse(syntax, arena, alone);
		ent_conllu_write(syntax, ENT_STR("d"), ENT_STR("t"), alone, &want);
	}
	ent_syntax_parse_all(syntax, arena, together, N);
	for (size_t i = 0; i < N; i++) {
		assert_well_formed(together[i]);
		ent_conllu_write(syntax, ENT_STR("d"), ENT_STR("t"), together[i], &got);
	}
	assert_int_equal(got.n, want.n);
	assert_memory_equal(got.bytes, want.bytes, want.n);
	ent_buf_free(&want);
	ent_buf_free(&got);
	ent_syntax_parse_all(syntax, arena, NULL, 0);
}

/* Trees alone: the same as of a whole parse, and no word has features or a name. */
static void test_trees_alone(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	ent_sentence *sentences[TEXTS];
	for (int fast = 0; fast < 2; fast++) {
		ent_syntax_set_fast(syntax, fast);
		for (size_t i = 0; i < TEXTS; i++)
			sentences[i] = sentence_of(texts[i]);
		ent_syntax_parse_trees(syntax, arena, sentences, TEXTS);
		for (size_t i = 0; i < TEXTS; i++) {
			ent_sentence *whole = sentence_of(texts[i]);
			ent_syntax_parse(syntax, arena, whole);
			assert_well_formed(sentences[i]);
			for (uint32_t k = 0; k < whole->n; k++) {
				const ent_token *got = &sentences[i]->tokens[k], *want = &whole->tokens[k];
				assert_true(got->upos == want->upos && got->xpos == want->xpos && got->head == want->head &&
							got->deprel == want->deprel && ent_str_eq(got->lemma, want->lemma));
				assert_true(got->feats == 0 && got->ner == 0);
			}
		}
	}
	ent_syntax_set_fast(syntax, false);
}

static ent_status parse_within(void *payload)
{
	ent_arena *own = payload;
	ent_sentence *sentence = sentence_of(texts[0]);
	for (int i = 0; i < 1000; i++)
		ent_syntax_parse(syntax, own, sentence);
	return ENT_OK;
}

/* What is remembered of words shows in no parse: thousands of others may come between, or one that fails. */
static void test_others_between(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	enum { OTHERS = 9000, LENGTH = 30 };
	ent_buf want = ENT_BUF(1 << 20), got = ENT_BUF(1 << 20);
	for (int turn = 0; turn < 2; turn++) {
		for (int i = 0; i < TEXTS; i++) {
			ent_sentence *sentence = sentence_of(texts[i]);
			ent_syntax_parse(syntax, arena, sentence);
			ent_conllu_write(syntax, ENT_STR("d"), ENT_STR("t"), sentence, turn ? &got : &want);
		}
		for (uint32_t i = 0; i < OTHERS && !turn; i += LENGTH) {
			ent_sentence *sentence = repeated((const char *[]){"The"}, 1, LENGTH);
			for (uint32_t k = 1; k < LENGTH; k++)
				sentence->tokens[k].form = ent_str_format(arena, "other%uing", i + k);
			ent_syntax_parse(syntax, arena, sentence);
		}
		ent_arena *small = ent_arena_new("small", 1000);
		assert_non_null(small);
		assert_int_equal(ent_arena_run(small, parse_within, small, NULL), ENT_LIMIT);
		(void)ent_arena_free(small);
	}
	assert_int_equal(got.n, want.n);
	assert_memory_equal(got.bytes, want.bytes, want.n);
	ent_buf_free(&want);
	ent_buf_free(&got);
}

static void test_plain_sentence(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	ent_sentence *sentence = sentence_of("The ministers signed two treaties in Vienna .");
	ent_syntax_parse(syntax, arena, sentence);
	assert_well_formed(sentence);
	const ent_token *t = sentence->tokens;
	assert_int_equal(t[2].head, ENT_HEAD_ROOT);
	assert_int_equal(t[1].head, 2);
	assert_int_equal(t[1].deprel, ENT_DEPREL_NSUBJ);
	assert_int_equal(t[4].head, 2);
	assert_int_equal(t[4].deprel, ENT_DEPREL_OBJ);
	assert_int_equal(t[6].upos, ENT_UPOS_PROPN);
	assert_true(ent_str_is(t[2].lemma, "sign"));
	assert_true(ent_str_is(t[4].lemma, "treaty"));
	assert_true(ent_str_is(t[6].lemma, "Vienna"));
	assert_true(ent_str_is(ent_syntax_feats_name(syntax, t[4].feats), "Number=Plur"));
	assert_true(ent_str_is(ent_syntax_xpos_name(syntax, t[2].xpos), "VBD"));
}

static void test_lemmas_of_odd_forms(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	static const char text[] =
		"She sang sooooo well that they wrote to Info@Brindmark.org and paid 12,500 euros -- twice .";
	static const char *const lemmas[] = {
		"she", "sing", "so",    "well", "that", "they",  "write", "to", "Info@Brindmark.org",
		"and", "pay",  "12500", "euro", NULL,   "twice", "."};
	ent_sentence *sentence = sentence_of(text);
	ent_syntax_parse(syntax, arena, sentence);
	assert_int_equal(sentence->n, sizeof lemmas / sizeof *lemmas);
	for (uint32_t i = 0; i < sentence->n; i++)
		assert_true(!lemmas[i] || ent_str_is(sentence->tokens[i].lemma, lemmas[i]));
	/* bases of adjectives that no treebank has, by the dictionary */
	sentence = sentence_of("The soggiest guests are ruder than the others .");
	ent_syntax_parse(syntax, arena, sentence);
	assert_true(ent_str_is(sentence->tokens[1].lemma, "soggy"));
	assert_true(ent_str_is(sentence->tokens[4].lemma, "rude"));
}

static void assert_names(const char *text)
{
	ent_sentence *sentence = sentence_of(text);
	ent_syntax_parse(syntax, arena, sentence);
	size_t n;
	const ent_name *names = ent_names_of(arena, sentence, &n);
	assert_int_equal(n, 3);
	assert_int_equal(names[0].kind, ENT_NER_PERSON);
	assert_int_equal(names[0].first, 0);
	assert_int_equal(names[0].n, 2);
	assert_int_equal(names[1].kind, ENT_NER_ORGANISATION);
	assert_int_equal(names[1].first, 7);
	assert_int_equal(names[1].n, 2);
	assert_int_equal(names[2].kind, ENT_NER_PLACE);
	assert_int_equal(names[2].first, 10);
	assert_int_equal(names[2].n, 1);
}

static void test_names_are_found(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	static const char text[] = "Martha Brown told her friends that the Labour Party in Geneva had helped her .";
	assert_names(text);
}

/* The fast way gives whole trees too. */
static void test_fast_way(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	ent_syntax_set_fast(syntax, true);
	for (int i = 0; i < TEXTS; i++) {
		ent_sentence *sentence = sentence_of(texts[i]);
		ent_syntax_parse(syntax, arena, sentence);
		assert_well_formed(sentence);
	}
	ent_sentence *sentence = sentence_of("The ministers signed two treaties .");
	ent_syntax_parse(syntax, arena, sentence);
	assert_int_equal(sentence->tokens[1].deprel, ENT_DEPREL_NSUBJ);
	assert_int_equal(sentence->tokens[4].deprel, ENT_DEPREL_OBJ);
	ent_syntax_set_fast(syntax, false);
}

static void test_long_sentences_are_cut_at_clauses(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	/* a comma every 7 words, a semicolon at 800 */
	enum { LENGTH = 1500, STRONG = 800 };
	ent_sentence *sentence = repeated((const char *[]){"guns"}, 1, LENGTH);
	for (uint32_t i = 6; i < LENGTH; i += 7)
		sentence->tokens[i].form = ENT_STR(",");
	assert_int_equal(ent_text_cut(sentence->tokens, LENGTH), 994);
	sentence->tokens[STRONG].form = ENT_STR(";");
	assert_int_equal(ent_text_cut(sentence->tokens, LENGTH), STRONG + 1);
	assert_int_equal(ent_text_cut(sentence->tokens, ENT_TEXT_LONGEST), ENT_TEXT_LONGEST);
	ent_syntax_parse(syntax, arena, sentence);
	assert_well_formed(sentence);
	assert_int_equal(sentence->pieces, 2);
	ent_buf out = ENT_BUF(1 << 20);
	ent_conllu_write(syntax, ENT_STR("d"), ENT_STR("t"), sentence, &out);
	assert_true(ent_str_find(ent_buf_str(&out), ENT_STR("\n# parsed_in_pieces = 2\n"), 0) > 0);
	ent_buf_free(&out);
	/* no border: at the limit, but not within "don't" */
	ent_sentence *bare = repeated((const char *[]){"guns"}, 1, LENGTH);
	assert_int_equal(ent_text_cut(bare->tokens, LENGTH), ENT_TEXT_LONGEST);
	bare->tokens[ENT_TEXT_LONGEST - 1].mwt = 2;
	assert_int_equal(ent_text_cut(bare->tokens, LENGTH), ENT_TEXT_LONGEST - 1);
}

static void test_odd_sentences(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	for (int i = 0; i < TEXTS; i++) {
		ent_sentence *sentence = sentence_of(texts[i]);
		ent_syntax_parse(syntax, arena, sentence);
		assert_well_formed(sentence);
	}
	ent_sentence *none = ENT_NEW(arena, ent_sentence);
	ent_syntax_parse(syntax, arena, none);
	assert_well_formed(none);
	ent_sentence *empty_form = repeated((const char *[]){"a", ""}, 2, 3);
	ent_syntax_parse(syntax, arena, empty_form);
	assert_well_formed(empty_form);
}

static void test_long_sentences_in_time(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	static const char *const words[] = {"the", "army", "of", "Norway", ",", "he", "said", ",", "and", "(", "1994", ")"};
	static const char *const same[] = {"!"};
	static const uint32_t sizes[] = {1, 256, 257, 1000, 1001, 10000};
	clock_t start = clock();
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (int kind = 0; kind < 2; kind++) {
			ent_arena_mark mark = ent_arena_here(arena);
			ent_sentence *sentence = repeated(kind ? same : words, kind ? 1 : 12, sizes[i]);
			ent_syntax_parse(syntax, arena, sentence);
			assert_well_formed(sentence);
			ent_arena_back(arena, mark);
		}
	/* 25,030 words; two seconds are usual, with sanitizers ten */
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 60);
}

static void test_conllu_is_filled_in(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	static const char text[] = "# newdoc\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tA=B\n1\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n"
							   "2\tn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3\t!\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
	ent_str rest = ent_str_of(text);
	ent_conllu_sentence read;
	int64_t line = 0;
	bool more;
	assert_int_equal(ent_conllu_next(arena, &rest, &line, &read, &more, NULL), ENT_OK);
	ent_sentence *sentence = ent_conllu_sentence_of(arena, &read);
	ent_syntax_parse(syntax, arena, sentence);
	ent_buf out = ENT_BUF(1 << 16);
	ent_conllu_fill(syntax, &read, sentence, &out);
	/* what was written reads again, with the same words, lines and MISC */
	ent_conllu_sentence again;
	rest = ent_buf_str(&out);
	line = 0;
	assert_int_equal(ent_conllu_next(arena, &rest, &line, &again, &more, NULL), ENT_OK);
	assert_int_equal(again.n, read.n);
	assert_int_equal(again.words, 3);
	assert_true(ent_str_eq(again.lines[1].text, read.lines[1].text));
	assert_true(ent_str_is(again.lines[3].field[ENT_CONLLU_MISC], "SpaceAfter=No"));
	assert_true(ent_str_is(again.lines[2].field[ENT_CONLLU_LEMMA], "do"));
	assert_true(ent_str_is(again.lines[3].field[ENT_CONLLU_LEMMA], "not"));
	assert_true(ent_str_is(again.lines[4].field[ENT_CONLLU_UPOS], "PUNCT"));
	ent_buf_free(&out);
}

/* Opens a copy of `bytes` that ends where they end, and parses with it where it opens. */
static ent_status try_model(const char *bytes, size_t n)
{
	char *own = aligned_alloc(64, (n + 64) / 64 * 64);
	assert_non_null(own);
	memcpy(own, bytes, n);
	ent_syntax *damaged = NULL;
	ent_status status = ent_syntax_open((ent_str){own, n}, &damaged, NULL);
	if (!status) {
		ent_sentence *sentence = sentence_of(texts[0]);
		ent_syntax_parse(damaged, arena, sentence);
		assert_well_formed(sentence);
	}
	(void)ent_syntax_free(damaged);
	free(own);
	return status;
}

static void test_damaged_models(void **state)
{
	(void)state;
	if (!syntax)
		skip();
	ent_str bytes = ent_data_get(data, "english.entm", 0)->bytes;
	assert_int_equal(try_model(bytes.ptr, bytes.len), ENT_OK);
	for (size_t i = 0; i < 25; i++)
		assert_int_equal(try_model(bytes.ptr, bytes.len * i / 25), ENT_FORMAT);
	assert_int_equal(try_model(bytes.ptr, bytes.len - 64), ENT_FORMAT);
	for (size_t cut = 0; cut < 40; cut++)
		assert_int_equal(try_model(bytes.ptr, cut * 5), ENT_FORMAT);
	/* one byte changed: refused, or a model that is wrong but harmless */
	char *copy = malloc(bytes.len);
	assert_non_null(copy);
	memcpy(copy, bytes.ptr, bytes.len);
	for (size_t i = 0; i < 60; i++) {
		size_t at = i < 40 ? i * 61 % 2500 : (i - 40) * (bytes.len / 20) + i * 7919 % 4096;
		copy[at] = (char)~copy[at];
		ent_status status = try_model(copy, bytes.len);
		assert_true(status == ENT_OK || status == ENT_FORMAT);
		copy[at] = bytes.ptr[at];
	}
	/* every matrix and vector gone wild */
	for (size_t fill = 0; fill < 3; fill++) {
		uint32_t blocks;
		memcpy(&blocks, copy + 8, sizeof blocks);
		size_t directory = 16 + blocks * sizeof(ent_model_block);
		memset(copy + directory, (int)(fill ? fill == 1 ? 0x7F : 0xFF : 0), bytes.len - directory);
		ent_status status = try_model(copy, bytes.len);
		assert_true(status == ENT_OK || status == ENT_FORMAT);
	}
	free(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kernels_give_the_same_products),
		cmocka_unit_test(test_kernels_give_the_same_lstm),
		cmocka_unit_test(test_subjects_behind_dates),
		cmocka_unit_test(test_kernels_give_the_same_floats),
		cmocka_unit_test(test_together_as_alone),
		cmocka_unit_test(test_trees_alone),
		cmocka_unit_test(test_others_between),
		cmocka_unit_test(test_lemmas_of_odd_forms),
		cmocka_unit_test(test_kernels_give_the_same_parse),
		cmocka_unit_test(test_plain_sentence),
		cmocka_unit_test(test_subjects_behind_dates),
		cmocka_unit_test(test_names_are_found),
		cmocka_unit_test(test_fast_way),
		cmocka_unit_test(test_long_sentences_are_cut_at_clauses),
		cmocka_unit_test(test_odd_sentences),
		cmocka_unit_test(test_long_sentences_in_time),
		cmocka_unit_test(test_conllu_is_filled_in),
		cmocka_unit_test(test_damaged_models),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
