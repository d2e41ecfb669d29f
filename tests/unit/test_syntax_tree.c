/* Trees, lemma rules and CoNLL-U: what the parser is made of, without a model. */
#include "base/buf.h"
#include "syntax/conllu.h"
#include "syntax/lemma.h"
#include "syntax/names.h"
#include "syntax/tree.h"
#include "syntax/ud.h"
#include "syntax/word.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static ent_arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = ent_arena_new("test", (size_t)1 << 30);
	return arena ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	arena = ent_arena_free(arena);
	return 0;
}

static float random_score(uint64_t *random)
{
	*random ^= *random << 13;
	*random ^= *random >> 7;
	*random ^= *random << 17;
	return (float)(*random >> 40) / 1048576.0f - 8;
}

static float *random_scores(uint64_t *random, uint32_t n)
{
	float *scores = ENT_NEWN(arena, float, (size_t)n *(n + 1));
	for (size_t i = 0; i < (size_t)n * (n + 1); i++)
		scores[i] = random_score(random);
	return scores;
}

/* One root, and from every word a way up to it. */
static bool is_tree(const int32_t *heads, uint32_t n)
{
	uint32_t roots = 0;
	for (uint32_t i = 0; i < n; i++) {
		int32_t at = (int32_t)i;
		uint32_t steps = 0;
		while (at >= 0 && steps++ <= n)
			at = at < (int32_t)n ? heads[at] : -2;
		if (at != -1)
			return false;
		roots += heads[i] == -1;
	}
	return roots == 1;
}

static float total(const float *scores, const int32_t *heads, uint32_t n)
{
	float sum = 0;
	for (uint32_t i = 0; i < n; i++)
		sum += scores[i * (n + 1) + (uint32_t)(heads[i] + 1)];
	return sum;
}

static void find_tree(const float *scores, uint32_t n, int32_t *heads)
{
	uint32_t *best = ENT_NEWN(arena, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t h = 1; h <= n; h++)
			if (h != i + 1 && scores[i * (n + 1) + h] > scores[i * (n + 1) + best[i]])
				best[i] = h;
	ent_tree_of(arena, scores, n + 1, n, best, heads);
}

static void check_tree(const float *scores, uint32_t n)
{
	int32_t *heads = ENT_NEWN(arena, int32_t, n);
	find_tree(scores, n, heads);
	assert_true(is_tree(heads, n));
}

static void test_every_result_is_a_tree(void **state)
{
	(void)state;
	uint64_t random = 42;
	for (uint32_t n = 1; n <= 40; n++)
		for (int turn = 0; turn < 50; turn++) {
			ent_arena_mark mark = ent_arena_here(arena);
			check_tree(random_scores(&random, n), n);
			ent_arena_back(arena, mark);
		}
	check_tree(random_scores(&random, 256), 256);
	check_tree(random_scores(&random, 257), 257);
	check_tree(random_scores(&random, 300), 300);
}

static void test_ties_give_a_tree(void **state)
{
	(void)state;
	for (uint32_t n = 1; n <= 300; n += n < 20 ? 1 : 93)
		check_tree(ENT_NEWN(arena, float, (size_t)n *(n + 1)), n);
}

/* Every word prefers its neighbour and the neighbour prefers it: nothing but cycles. */
static void test_pairs_of_cycles(void **state)
{
	(void)state;
	for (uint32_t n = 2; n <= 300; n += n == 2 ? 38 : 130) {
		float *scores = ENT_NEWN(arena, float, (size_t)n *(n + 1));
		for (uint32_t i = 0; i < n; i++)
			scores[i * (n + 1) + (i ^ 1u) % n + 1] = 5;
		check_tree(scores, n);
	}
}

/* The best total of all trees with `root` as their root, by trying every choice of heads. */
static float best_by_trying(const float *scores, uint32_t n, int32_t root)
{
	float best = -1e30f;
	uint32_t choices = 1;
	int32_t heads[5] = {0};
	for (uint32_t i = 0; i < n; i++)
		choices *= n + 1;
	for (uint32_t choice = 0; choice < choices; choice++) {
		uint32_t rest = choice;
		for (uint32_t i = 0; i < n; i++, rest /= n + 1)
			heads[i] = (int32_t)(rest % (n + 1)) - 1;
		if (heads[root] == -1 && is_tree(heads, n) && total(scores, heads, n) > best)
			best = total(scores, heads, n);
	}
	return best;
}

static void test_best_tree_of_its_root(void **state)
{
	(void)state;
	uint64_t random = 7;
	for (uint32_t n = 1; n <= 5; n++)
		for (int turn = 0; turn < 60; turn++) {
			float *scores = random_scores(&random, n);
			int32_t heads[5], root = 0;
			find_tree(scores, n, heads);
			assert_true(is_tree(heads, n));
			while (heads[root] != -1)
				root++;
			assert_true(total(scores, heads, n) > best_by_trying(scores, n, root) - 1e-3f);
		}
}

static void test_lemma_rules_come_back(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{"countries", "country"},
		{"went", "go"},
		{"Iran", "Iran"},
		{"Signed", "sign"},
		{"NATO", "NATO"},
		{"was", "be"},
		{"'s", "be"},
		{"Tehran", "Tehran"},
		{"caf\xC3\xA9s", "caf\xC3\xA9"},
		{"\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA8"},
		{"U.S.", "U.S."},
		{"1,000", "1000"},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		char rule[48];
		ent_lemma_rule(ent_str_of(pairs[i][0]), ent_str_of(pairs[i][1]), rule);
		ent_str lemma = ent_lemma_apply(arena, ent_str_of(pairs[i][0]), ent_str_of(rule));
		assert_string_equal(ent_str_copy(arena, lemma).ptr, pairs[i][1]);
	}
}

static void test_lemma_rule_keeps_code_points_whole(void **state)
{
	(void)state;
	/* one byte off a word that ends in a two-byte letter: the rule does not apply */
	assert_true(ent_str_is(ent_lemma_apply(arena, ENT_STR("caf\xC3\xA9"), ENT_STR("1")), "caf\xC3\xA9"));
	assert_true(ent_str_is(ent_lemma_apply(arena, ENT_STR("a"), ENT_STR("9")), "a"));
	assert_true(ent_str_is(ent_lemma_apply(arena, ENT_STR("a"), ENT_STR("99999999999999999999999")), "a"));
	assert_true(ent_str_is(ent_lemma_apply(arena, ENT_STR("s"), ENT_STR("1")), "s"));
}

static void test_longest_suffix_decides(void **state)
{
	(void)state;
	ent_lemmas lemmas;
	ent_lemmas_load(arena,
					ENT_STR("-\tNOUN\t0\n-ies\tNOUN\t3y\n-s\tNOUN\t1\nmovies\tNOUN\t1\n-\tPROPN\t=0\nbroken line\n"
							"-\tADJ/JJ\t0\n-\tADJ/NNP\t=0\n-ll\tAUX\t3will\n-\tAUX\t0\nwill\tAUX\t0\n"),
					&lemmas);
	assert_true(
		ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("Treaties"), ENT_UPOS_NOUN, (ent_str){0}, NULL), "treaty"));
	assert_true(
		ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("movies"), ENT_UPOS_NOUN, (ent_str){0}, NULL), "movie"));
	assert_true(
		ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("borders"), ENT_UPOS_NOUN, (ent_str){0}, NULL), "border"));
	assert_true(
		ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("Geneva"), ENT_UPOS_PROPN, (ent_str){0}, NULL), "Geneva"));
	assert_true(ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("Runs"), ENT_UPOS_VERB, (ent_str){0}, NULL), "runs"));
	/* the other tag decides on capitals, where the pair is known */
	assert_true(
		ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("United"), ENT_UPOS_ADJ, ENT_STR("NNP"), NULL), "United"));
	assert_true(
		ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("United"), ENT_UPOS_ADJ, ENT_STR("JJ"), NULL), "united"));
	assert_true(
		ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("Allies"), ENT_UPOS_NOUN, ENT_STR("NNPS"), NULL), "ally"));
	/* a form that begins with a hyphen is not taken for the suffix */
	assert_true(ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("will"), ENT_UPOS_AUX, ENT_STR("MD"), NULL), "will"));
	assert_true(ent_str_is(ent_lemmas_of(&lemmas, arena, ENT_STR("-l"), ENT_UPOS_AUX, ENT_STR("MD"), NULL), "-l"));
}

/* Labels that follow no order of spans: the best whole spans are taken. */
static void test_labels_make_whole_spans(void **state)
{
	(void)state;
	enum { N = 4, PERSON_BEGIN = 1, PERSON_END = 3, PLACE_SINGLE = 12, OTHER_INSIDE = 14 };
	float scores[N][ENT_NER_LABELS] = {{0}};
	ent_token tokens[N] = {{.start = 0}};
	scores[0][PERSON_BEGIN] = 3;
	scores[1][PERSON_END] = 2;
	scores[1][OTHER_INSIDE] = 4; /* may not stand there */
	scores[2][0] = 1;
	scores[3][PERSON_BEGIN] = 9; /* never shut */
	scores[3][PLACE_SINGLE] = 1;
	ent_names_decode(arena, scores[0], ENT_NER_LABELS, tokens, N);
	assert_int_equal(tokens[0].ner, PERSON_BEGIN);
	assert_int_equal(tokens[1].ner, PERSON_END);
	assert_int_equal(tokens[2].ner, 0);
	assert_int_equal(tokens[3].ner, PLACE_SINGLE);
	ent_sentence sentence = {.tokens = tokens, .n = N};
	size_t n;
	const ent_name *names = ent_names_of(arena, &sentence, &n);
	assert_int_equal(n, 2);
	assert_int_equal(names[0].n, 2);
	assert_int_equal(names[0].kind, ENT_NER_PERSON);
	assert_int_equal(names[1].first, 3);
	assert_int_equal(names[1].kind, ENT_NER_PLACE);
	assert_string_equal(ent_ner_label(PLACE_SINGLE), "S-LOC");
	assert_int_equal(ent_ner_parse(ENT_STR("S-LOC")), PLACE_SINGLE);
	assert_int_equal(ent_ner_parse(ENT_STR("LOC")), ENT_NER_LABELS);
	assert_int_equal(ent_ner_kind_of(ENT_NER_LABELS), ENT_NER_NONE);
}

static bool has_classes(const ent_lexicon *lexicon, const char *form, bool parts)
{
	uint64_t keys[ENT_WORD_FEATURES];
	ent_word_features(lexicon, ent_str_of(form), false, keys);
	return parts ? keys[ENT_WORD_PARTS] != 0 : keys[ENT_WORD_GROUP] != 0;
}

/* Words that the dictionary has only as a base form are known by it; groups are of the form itself. */
static void test_lexicon_knows_inflected_forms(void **state)
{
	(void)state;
	enum { CAP = 64 };
	uint32_t checks[CAP] = {0}, classes[CAP] = {0};
	ent_lexicon lexicon = {checks, classes, CAP};
	static const char *const bases[] = {"oblige", "stop", "carry", "border", "press"};
	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
		ent_lexicon_put(checks, classes, CAP, ent_word_hash(bases[i], strlen(bases[i])), 2u << ENT_LEXICON_PARTS);
	ent_lexicon_put(checks, classes, CAP, ent_word_hash("the", 3), 7u << ENT_LEXICON_FINE);
	static const char *const known[] = {"oblige",  "Obliged", "obliging", "stopped",  "stopping",
										"carried", "carries", "BORDERS",  "bordered", "presses"};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		assert_true(has_classes(&lexicon, known[i], true));
		assert_false(has_classes(&lexicon, known[i], false));
	}
	static const char *const unknown[] = {"s", "ed", "ing", "", "sing", "borderss", "obligeded", "the"};
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		assert_false(has_classes(&lexicon, unknown[i], true));
	assert_true(has_classes(&lexicon, "The", false));
	assert_true(ent_str_is(ent_word_base(&lexicon, arena, ENT_STR("Obliging"), ENT_LEXICON_VERB), "oblige"));
	assert_true(ent_str_is(ent_word_base(&lexicon, arena, ENT_STR("stopped"), ENT_LEXICON_VERB), "stop"));
	assert_null(ent_word_base(&lexicon, arena, ENT_STR("stopped"), ENT_LEXICON_NOUN).ptr);
	assert_int_equal(ent_word_parts(&lexicon, ENT_STR("Oblige")), ENT_LEXICON_VERB);
	assert_false(has_classes(&(ent_lexicon){0}, "the", false));
}

static const char conllu[] = "# sent_id = one\n"
							 "# text = They don't.\n"
							 "1\tThey\t_\t_\t_\t_\t_\t_\t_\t_\n"
							 "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
							 "2\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n"
							 "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
							 "3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n"
							 "4\t.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
							 "\n"
							 "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\r\n"
							 "\r\n\n";

static void test_conllu_is_read_by_sentences(void **state)
{
	(void)state;
	ent_str rest = ent_str_of(conllu);
	ent_conllu_sentence read;
	int64_t line = 0;
	bool more;
	assert_int_equal(ent_conllu_next(arena, &rest, &line, &read, &more, NULL), ENT_OK);
	assert_true(more);
	assert_int_equal(read.words, 4);
	assert_int_equal(read.n, 8);
	ent_sentence *sentence = ent_conllu_sentence_of(arena, &read);
	assert_int_equal(sentence->n, 4);
	assert_true(ent_str_is(sentence->tokens[2].form, "n't"));
	assert_true(sentence->tokens[0].space_after);
	assert_false(sentence->tokens[3].space_after);
	assert_int_equal(ent_conllu_next(arena, &rest, &line, &read, &more, NULL), ENT_OK);
	assert_true(more && read.words == 1);
	assert_true(ent_str_is(read.lines[0].field[ENT_CONLLU_MISC], "_"));
	assert_int_equal(ent_conllu_next(arena, &rest, &line, &read, &more, NULL), ENT_OK);
	assert_false(more);
}

static void expect_error(const char *text, int64_t at)
{
	ent_str rest = ent_str_of(text);
	ent_conllu_sentence read;
	ent_error error = {0};
	int64_t line = 0;
	bool more = true;
	ent_status status = ENT_OK;
	while (!status && more)
		status = ent_conllu_next(arena, &rest, &line, &read, &more, &error);
	assert_int_equal(status, ENT_FORMAT);
	assert_int_equal(error.line, at);
}

static void test_conllu_errors_name_the_line(void **state)
{
	(void)state;
	expect_error("1\tA\t_\t_\t_\t_\t_\t_\t_\n", 1);
	expect_error("1\tA\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", 1);
	expect_error("# c\n1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n3\tB\t_\t_\t_\t_\t_\t_\t_\t_\n", 3);
	expect_error("1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n\n\nplain words\n", 4);
	expect_error("2\tA\t_\t_\t_\t_\t_\t_\t_\t_\n", 1);
}

static void test_conllu_any_bytes_end(void **state)
{
	(void)state;
	uint64_t random = 3;
	char bytes[400];
	static const char alphabet[] = "1-2.\t\n_#a\r";
	for (int turn = 0; turn < 2000; turn++) {
		for (size_t i = 0; i < sizeof bytes; i++) {
			(void)random_score(&random);
			bytes[i] = alphabet[(random >> 33) % (sizeof alphabet - 1)];
		}
		ent_arena_mark mark = ent_arena_here(arena);
		ent_str rest = {bytes, sizeof bytes};
		ent_conllu_sentence read;
		int64_t line = 0;
		bool more = true;
		while (more && !ent_conllu_next(arena, &rest, &line, &read, &more, NULL))
			(void)ent_conllu_sentence_of(arena, &read);
		ent_arena_back(arena, mark);
	}
}

static void test_names_of_the_inventories(void **state)
{
	(void)state;
	for (unsigned i = 1; i < ENT_UPOS_COUNT; i++)
		assert_int_equal(ent_upos_parse(ent_str_of(ent_upos_name(i))), i);
	for (unsigned i = 1; i < ENT_DEPREL_COUNT; i++)
		assert_int_equal(ent_deprel_parse(ent_str_of(ent_deprel_name(i))), i);
	assert_int_equal(ent_deprel_parse(ENT_STR("obl:tmod")), ENT_DEPREL_OBL);
	assert_int_equal(ent_deprel_universal(ENT_DEPREL_NSUBJ_PASS), ENT_DEPREL_NSUBJ);
	assert_int_equal(ent_deprel_parse(ENT_STR("wrong")), 0);
	assert_string_equal(ent_upos_name(200), "_");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_result_is_a_tree),
		cmocka_unit_test(test_ties_give_a_tree),
		cmocka_unit_test(test_pairs_of_cycles),
		cmocka_unit_test(test_best_tree_of_its_root),
		cmocka_unit_test(test_lemma_rules_come_back),
		cmocka_unit_test(test_lemma_rule_keeps_code_points_whole),
		cmocka_unit_test(test_longest_suffix_decides),
		cmocka_unit_test(test_labels_make_whole_spans),
		cmocka_unit_test(test_lexicon_knows_inflected_forms),
		cmocka_unit_test(test_conllu_is_read_by_sentences),
		cmocka_unit_test(test_conllu_errors_name_the_line),
		cmocka_unit_test(test_conllu_any_bytes_end),
		cmocka_unit_test(test_names_of_the_inventories),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
