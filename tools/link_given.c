/* Joins given mentions of events across documents: for scripts/eval_meantime.py.
 *
 *     doc<TAB>ID<TAB>PUBLISHED        a document begins (PUBLISHED: EDTF, may be empty)
 *     p<TAB>PARAGRAPH                 its text, a paragraph a line; two line ends between them in the text
 *     m<TAB>START<TAB>END             a mention, in bytes of that text, after all paragraphs
 *
 * on standard input. Prints for each mention: document, start, lemma of its head, its set by lemma, its set by the
 * linker. */
#include "base/buf.h"
#include "base/data.h"
#include "base/vec.h"
#include "link/given.h"
#include "link/words.h"
#include "syntax/syntax.h"
#include "time/timex.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MEMORY = 1 << 30 };

struct mention {
	ent_str document, lemma;
	uint32_t start;
};

struct linking {
	ent_arena *arena;
	const ent_data *data;
	ent_syntax *syntax;
	ent_times *times;
	ent_str input;
	ENT_VEC(ent_given) given;
	ENT_VEC(struct mention) mentions;
	uint32_t documents;
};

struct span {
	uint32_t start, end;
};

struct text_in {
	ent_str id, published;
	ent_buf text;
	ENT_VEC(ent_block) blocks;
	ENT_VEC(struct span) spans;
};

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

static bool is_common(ent_str lemma)
{
	static const char *const words[] = {"say", "be",     "have",  "tell",     "add",     "do",       "make",
										"get", "report", "state", "announce", "comment", "according"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ent_str_is(lemma, words[i]))
			return true;
	return false;
}

/* The token that carries the span: the one whose head lies outside. */
static uint32_t head_of(const ent_sentence *sentence, struct span span)
{
	uint32_t found = UINT32_MAX;
	for (uint32_t i = 0; i < sentence->n; i++) {
		const ent_token *t = &sentence->tokens[i];
		if (t->start >= span.end || t->end <= span.start)
			continue;
		if (found == UINT32_MAX)
			found = i;
		bool outside =
			t->head < 0 || sentence->tokens[t->head].end <= span.start || sentence->tokens[t->head].start >= span.end;
		if (outside)
			return i;
	}
	return found;
}

static void take_mention(struct linking *l, const struct text_in *in, const ent_text *text, const ent_timexes *timexes,
						 struct span span)
{
	const ent_sentence *sentence = NULL;
	for (size_t i = 0; i < text->n && !sentence; i++)
		if (text->sentences[i].start <= span.start && span.start < text->sentences[i].end)
			sentence = &text->sentences[i];
	ent_given one = {.document = l->documents, .lo = ENT_DAY_UNKNOWN, .hi = ENT_DAY_UNKNOWN};
	ent_str lemma = ent_str_lower(l->arena, ent_str_sub(ent_buf_str(&in->text), span.start, span.end));
	if (sentence) {
		one.sentence = sentence->index;
		uint32_t head = head_of(sentence, span);
		if (head != UINT32_MAX) {
			lemma = ent_str_lower(l->arena, sentence->tokens[head].lemma.len ? sentence->tokens[head].lemma
																			 : sentence->tokens[head].form);
			const ent_timex *timex;
			ent_date date = ent_times_of(timexes, l->arena, text, sentence->index, head, &timex);
			if (date.basis == ENT_BASIS_STATED) {
				one.lo = date.lo;
				one.hi = date.hi;
			}
		}
		uint64_t *words = ENT_NEWN(l->arena, uint64_t, sentence->n);
		for (uint32_t i = 0; i < sentence->n; i++) {
			ent_str form = sentence->tokens[i].form;
			uint64_t stem = ent_word_stem(form);
			bool mine = sentence->tokens[i].start < span.end && sentence->tokens[i].end > span.start;
			bool seen = mine || ent_word_is_idle(form);
			for (uint32_t k = 0; k < one.n_words && !seen; k++)
				seen = words[k] == stem;
			if (!seen)
				words[one.n_words++] = stem;
		}
		qsort(words, one.n_words, sizeof *words, by_number);
		one.words = words;
	}
	one.stem = ent_word_stem(lemma);
	one.root = ent_word_root(lemma);
	one.common = is_common(lemma);
	*ent_push(l->arena, &l->given) = one;
	*ent_push(l->arena, &l->mentions) = (struct mention){in->id, lemma, span.start};
}

static void take_document(struct linking *l, struct text_in *in)
{
	if (!in->id.len)
		return;
	ent_article *article = ENT_NEW(l->arena, ent_article);
	article->published = ENT_DATE_NONE;
	if (ent_edtf_parse(in->published, &article->published))
		article->published.basis = ENT_BASIS_GIVEN;
	ent_document *document = ENT_NEW(l->arena, ent_document);
	*document = (ent_document){.id = in->id,
							   .text = ent_str_copy(l->arena, ent_buf_str(&in->text)),
							   .blocks = in->blocks.at,
							   .n_blocks = in->blocks.n,
							   .articles = article,
							   .n_articles = 1};
	ent_text *text = ent_text_of(l->arena, document);
	for (size_t i = 0; i < text->n; i++)
		ent_syntax_parse(l->syntax, l->arena, &text->sentences[i]);
	ent_timexes *timexes = ent_times_find(l->times, l->arena, text);
	for (size_t i = 0; i < in->spans.n; i++)
		take_mention(l, in, text, timexes, in->spans.at[i]);
	l->documents++;
}

static ent_status link_all(void *payload)
{
	struct linking *l = payload;
	struct text_in in = {.text = ENT_BUF((size_t)1 << 24)};
	ent_str rest = l->input, line, kind, a, b;
	while (ent_str_split(&rest, '\n', &line)) {
		ent_str fields = line;
		if (!ent_str_split(&fields, '\t', &kind))
			continue;
		if (ent_str_is(kind, "doc")) {
			take_document(l, &in);
			ent_buf_clear(&in.text);
			in.blocks.n = 0;
			in.blocks.cap = 0;
			in.spans.n = 0;
			in.id = in.published = (ent_str){0};
			(void)ent_str_split(&fields, '\t', &in.id);
			in.published = fields;
		} else if (ent_str_is(kind, "p")) {
			if (in.text.n)
				ent_buf_puts(&in.text, "\n\n");
			ent_block block = {.start = (uint32_t)in.text.n, .kind = ENT_BLOCK_BODY, .language = ENT_STR("en")};
			ent_buf_add(&in.text, fields);
			block.end = (uint32_t)in.text.n;
			if (block.end > block.start)
				*ent_push(l->arena, &in.blocks) = block;
		} else if (ent_str_is(kind, "m") && ent_str_split(&fields, '\t', &a)) {
			int64_t start, end;
			b = fields;
			if (ent_str_to_int(a, &start) && ent_str_to_int(b, &end))
				*ent_push(l->arena, &in.spans) = (struct span){(uint32_t)start, (uint32_t)end};
		}
	}
	take_document(l, &in);
	ent_buf_free(&in.text);
	uint32_t *by_stem = ENT_NEWN(l->arena, uint32_t, l->given.n), *ours = ENT_NEWN(l->arena, uint32_t, l->given.n);
	ent_given_by_stem(l->arena, l->given.at, l->given.n, by_stem);
	ent_given_link(l->arena, l->given.at, l->given.n, ours);
	for (size_t i = 0; i < l->given.n; i++)
		printf("%.*s\t%u\t%.*s\t%u\t%u\n", ENT_FMT(l->mentions.at[i].document), l->mentions.at[i].start,
			   ENT_FMT(l->mentions.at[i].lemma), by_stem[i], ours[i]);
	return ENT_OK;
}

static char *read_all(size_t *ret_n)
{
	size_t n = 0, cap = 1 << 20;
	char *bytes = malloc(cap);
	while (bytes && !feof(stdin)) {
		n += fread(bytes + n, 1, cap - n, stdin);
		if (ferror(stdin))
			break;
		if (n == cap) {
			char *more = realloc(bytes, cap *= 2);
			if (!more)
				free(bytes);
			bytes = more;
		}
	}
	*ret_n = n;
	return bytes;
}

int main(void)
{
	size_t n = 0;
	char *bytes = read_all(&n), text[600];
	ent_error error = {0};
	ent_data *data = NULL;
	struct linking l = {.input = {bytes, n}, .arena = ent_arena_new("linking", MEMORY)};
	ent_status status = bytes && l.arena ? ent_data_new(NULL, &data, &error) : ENT_NOMEM;
	l.data = data;
	if (!status)
		status = ent_syntax_new(data, &l.syntax, &error);
	if (!status)
		status = ent_times_new(data, &l.times, &error);
	if (!status)
		status = ent_arena_run(l.arena, link_all, &l, &error);
	if (status)
		(void)fprintf(stderr, "link_given: %s\n", ent_error_text(&error, text, sizeof text));
	ent_times_free(l.times);
	ent_syntax_free(l.syntax);
	ent_data_free(data);
	ent_arena_free(l.arena);
	free(bytes);
	return status ? 1 : 0;
}
