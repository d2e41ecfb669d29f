/* Prints the tokens of a plain text on standard input, for scripts/eval_tokens.py and for a look by eye.
 *
 *     cmake --build build --target show_tokens && build/show_tokens < text.txt
 *
 * Paragraphs are parted by blank lines. One line a word: start, end [bytes], words of the multi-word token that begins
 * here, form; an empty line behind each sentence. With --time it prints words and words a second instead. */
#include "show.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static ent_str read_all(FILE *file)
{
	size_t n = 0, cap = 1 << 16;
	char *bytes = malloc(cap);
	size_t got;
	while (bytes && (got = fread(bytes + n, 1, cap - n - 1, file)) > 0) {
		n += got;
		if (n + 1 >= cap && cap < (size_t)1 << 31) {
			cap *= 2;
			char *more = realloc(bytes, cap);
			if (!more) {
				free(bytes);
				return (ent_str){0};
			}
			bytes = more;
		}
	}
	if (bytes)
		bytes[n] = '\0';
	return (ent_str){bytes, n};
}

static void print_text(const ent_text *text)
{
	for (size_t i = 0; i < text->n; i++) {
		for (uint32_t k = 0; k < text->sentences[i].n; k++) {
			const ent_token *token = &text->sentences[i].tokens[k];
			printf("%u\t%u\t%u\t%.*s\n", token->start, token->end, token->mwt, ENT_FMT(token->form));
		}
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	ent_arena *arena = ent_arena_new("show_tokens", (size_t)8 << 30);
	ent_str bytes = read_all(stdin);
	if (!arena || !bytes.ptr) {
		fputs("show_tokens: no memory\n", stderr);
		return 1;
	}
	ent_document document = {.text = bytes, .articles = ENT_NEW(arena, ent_article), .n_articles = 1};
	add_blocks(arena, &document);
	double start = seconds();
	const ent_text *text = ent_text_of(arena, &document);
	double taken = seconds() - start;
	if (argc > 1 && strcmp(argv[1], "--time") == 0) {
		size_t words = 0;
		for (size_t i = 0; i < text->n; i++)
			words += text->sentences[i].n;
		printf("%zu words, %.0f a second\n", words, (double)words / taken);
	} else {
		print_text(text);
	}
	free((char *)bytes.ptr);
	ent_arena_free(arena);
	return 0;
}
