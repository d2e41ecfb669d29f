/* Parses a plain text on standard input: for scripts/eval_syntax.py, and to measure the parser alone.
 *
 *     cmake --build build/release --target show_parse && build/release/show_parse < text.txt
 *     build/release/show_parse --time vnni|avx2|sse2|plain [--layers=1] [--conllu] [--single] < text.txt
 *
 * Paragraphs are parted by blank lines; nothing is taken for furniture, as a reader of documents would. Prints CoNLL-U,
 * or with --time the words parsed a second of one core's time (splitting apart; of each document the best of nine
 * runs), the time to load the model, and the memory. --conllu: the input has its tokens; --layers=1: by the first layer
 * alone; --single: one sentence at a time instead of DOCUMENT together.
 */
#include "base/buf.h"
#include "base/data.h"
#include "show.h"
#include "syntax/conllu.h"
#include "syntax/syntax.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { DOCUMENT = 40 /* sentences that are timed together, as those of an article are */, TURNS = 9 };

static long resident(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

static void print_parse(const ent_syntax *syntax, ent_arena *arena, const ent_document *document, const ent_text *text)
{
	for (size_t i = 0; i < text->n; i++) {
		ent_arena_mark mark = ent_arena_here(arena);
		ent_buf out = ENT_BUF((size_t)1 << 26);
		ent_sentence *sentence = &text->sentences[i];
		ent_syntax_parse(syntax, arena, sentence);
		ent_conllu_write(syntax, ENT_STR("text"), ent_sentence_text(arena, document, sentence), sentence, &out);
		(void)fwrite(out.bytes, 1, out.n, stdout);
		ent_buf_free(&out);
		ent_arena_back(arena, mark);
	}
}

/* [s] for a document of the sentences [n]: the best of TURNS, which other work on the machine disturbs least. */
static double time_of(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n,
					  bool one_by_one)
{
	double best = 1e9;
	for (int turn = 0; turn < TURNS; turn++) {
		ent_arena_mark mark = ent_arena_here(arena);
		double start = seconds();
		for (size_t i = 0; i < n; i += one_by_one ? 1 : n)
			ent_syntax_parse_all(syntax, arena, sentences + i, one_by_one ? 1 : n);
		double taken = seconds() - start;
		best = taken < best ? taken : best;
		ent_arena_back(arena, mark);
	}
	return best;
}

static void print_speed(const ent_syntax *syntax, ent_arena *arena, const ent_text *text, double load, long before,
						bool one_by_one)
{
	size_t words = 0;
	long at_start = resident();
	double taken = 0;
	for (size_t i = 0; i < text->n; i += DOCUMENT) {
		ent_sentence *document[DOCUMENT];
		size_t n = 0;
		for (; n < DOCUMENT && i + n < text->n; n++) {
			document[n] = &text->sentences[i + n];
			words += document[n]->n;
		}
		taken += time_of(syntax, arena, document, n, one_by_one);
	}
	printf("%zu words in %.2f s: %.0f a second; model loaded in %.1f ms, %.1f MB; %.1f MB more to parse\n", words,
		   taken, (double)words / taken, 1000 * load, (double)(at_start - before) / 1024,
		   (double)(resident() - at_start) / 1024);
}

/* The sentences of CoNLL-U; NULL after a message. */
static const ent_text *given_text(ent_arena *arena, ent_str bytes)
{
	ent_text *text = ENT_NEW(arena, ent_text);
	size_t most = 1;
	for (size_t at = 0; at + 1 < bytes.len; at++)
		most += bytes.ptr[at] == '\n' && bytes.ptr[at + 1] == '\n';
	text->sentences = ENT_NEWN(arena, ent_sentence, most);
	int64_t line = 0;
	for (bool more = true; more;) {
		ent_conllu_sentence read;
		ent_error error = {0};
		if (ent_conllu_next(arena, &bytes, &line, &read, &more, &error)) {
			fprintf(stderr, "show_parse: line %lld: %s\n", (long long)line, error.what);
			return NULL;
		}
		if (more)
			text->sentences[text->n++] = *ent_conllu_sentence_of(arena, &read);
	}
	return text;
}

int main(int argc, char **argv)
{
	const char *kernel = NULL;
	bool timed = false, fast = false, given = false, one_by_one = false;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--time") == 0)
			timed = true;
		else if (strcmp(argv[i], "--layers=1") == 0)
			fast = true;
		else if (strcmp(argv[i], "--single") == 0)
			one_by_one = true;
		else if (strcmp(argv[i], "--conllu") == 0)
			given = true;
		else
			kernel = argv[i];
	}
	ent_arena *arena = ent_arena_new("show_parse", (size_t)8 << 30);
	ent_buf bytes = ENT_BUF((size_t)1 << 31);
	char chunk[1 << 14];
	for (size_t got; (got = fread(chunk, 1, sizeof chunk, stdin)) > 0;)
		ent_buf_add(&bytes, (ent_str){chunk, got});
	ent_buf_putc(&bytes, '\n');
	ent_data *data = NULL;
	ent_syntax *syntax = NULL;
	ent_error error = {0};
	if (!arena || ent_data_new(NULL, &data, &error))
		return 1;
	ent_document document = {.text = ent_buf_str(&bytes), .articles = ENT_NEW(arena, ent_article), .n_articles = 1};
	if (!given)
		add_blocks(arena, &document);
	const ent_text *text = given ? given_text(arena, document.text) : ent_text_of(arena, &document);
	if (!text)
		return 1;
	long before = resident();
	double start = seconds();
	if (ent_syntax_new(data, &syntax, &error)) {
		fprintf(stderr, "show_parse: %s\n", error.what);
		return 1;
	}
	double load = seconds() - start;
	if (kernel && !ent_syntax_use_kernel(syntax, kernel)) {
		fprintf(stderr, "show_parse: this processor has no '%s'\n", kernel);
		return 1;
	}
	ent_syntax_set_fast(syntax, fast);
	if (timed)
		print_speed(syntax, arena, text, load, before, one_by_one);
	else
		print_parse(syntax, arena, &document, text);
	ent_syntax_free(syntax);
	ent_data_free(data);
	ent_buf_free(&bytes);
	ent_arena_free(arena);
	return 0;
}
