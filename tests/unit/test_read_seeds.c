/* Real articles, flattened and untidy, that lie outside this tree: each case in furniture.tsv must come out as its
 * kind; and the summaries of crises, nothing but prose, must stay body. Skipped where they are not there. */
#include "read_support.h"

#include <dirent.h>

static const char *shared(void)
{
	const char *folder = getenv("ENTENTE_SHARED");
	return folder ? folder : ENT_SOURCE_DIR "/../shared";
}

static bool slurp(const char *path, ent_buf *bytes)
{
	FILE *in = fopen(path, "rb");
	char chunk[1 << 14];
	size_t n;
	ent_buf_clear(bytes);
	while (in && (n = fread(chunk, 1, sizeof chunk, in)) > 0)
		ent_buf_add(bytes, (ent_str){chunk, n});
	if (in)
		(void)fclose(in);
	return in && !bytes->status;
}

/* The byte at which a line of the file begins. */
static size_t line_start(ent_str text, int64_t line)
{
	size_t at = 0;
	while (--line > 0) {
		ptrdiff_t end = ent_str_find(text, ENT_STR("\n"), at);
		at = end < 0 ? text.len : (size_t)end + 1;
	}
	return at;
}

static const ent_block *block_at(const ent_document *document, size_t byte)
{
	for (size_t i = 0; i < document->n_blocks; i++)
		if (document->blocks[i].end > byte)
			return &document->blocks[i];
	return NULL;
}

/* What the table's words for a case ask of the block. */
static bool is_as_asked(ent_str what, const ent_block *block)
{
	static const struct {
		const char *words;
		ent_block_kind kinds[3];
	} rules[] = {{"a SECOND article", {ENT_BLOCK_BODY, ENT_BLOCK_BODY, ENT_BLOCK_BODY}},
				 {"breadcrumb", {ENT_BLOCK_FURNITURE, ENT_BLOCK_FURNITURE, ENT_BLOCK_FURNITURE}},
				 {"comment form", {ENT_BLOCK_FURNITURE, ENT_BLOCK_FURNITURE, ENT_BLOCK_FURNITURE}},
				 {"login widget", {ENT_BLOCK_FURNITURE, ENT_BLOCK_FURNITURE, ENT_BLOCK_FURNITURE}},
				 {"image credit", {ENT_BLOCK_CAPTION, ENT_BLOCK_FURNITURE, ENT_BLOCK_BYLINE}},
				 {"byline", {ENT_BLOCK_BYLINE, ENT_BLOCK_BYLINE, ENT_BLOCK_BYLINE}},
				 {"author name alone", {ENT_BLOCK_BYLINE, ENT_BLOCK_BYLINE, ENT_BLOCK_BIOGRAPHY}},
				 {"author biography", {ENT_BLOCK_BIOGRAPHY, ENT_BLOCK_BIOGRAPHY, ENT_BLOCK_BIOGRAPHY}},
				 {"pull quote", {ENT_BLOCK_REPEAT, ENT_BLOCK_REPEAT, ENT_BLOCK_REPEAT}},
				 {"footnote (", {ENT_BLOCK_FOOTNOTE, ENT_BLOCK_FOOTNOTE, ENT_BLOCK_BIOGRAPHY}},
				 {"reference list", {ENT_BLOCK_REFERENCES, ENT_BLOCK_REFERENCES, ENT_BLOCK_REFERENCES}},
				 {"section heading", {ENT_BLOCK_HEADING, ENT_BLOCK_HEADING, ENT_BLOCK_HEADING}},
				 {"title", {ENT_BLOCK_TITLE, ENT_BLOCK_TITLE, ENT_BLOCK_TITLE}}};
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		if (ent_str_find(what, ent_str_of(rules[i].words), 0) < 0)
			continue;
		for (size_t k = 0; k < 3; k++)
			if (block->kind == rules[i].kinds[k])
				return true;
		return false;
	}
	return true;
}

static void test_cases(void **state)
{
	struct bench bench = bench_new();
	ent_buf table = ENT_BUF(1 << 22), text = ENT_BUF(1 << 22);
	char path[512];
	ent_error error;
	(void)state;
	(void)snprintf(path, sizeof path, "%s/data/seed_facts/furniture.tsv", shared());
	if (!slurp(path, &table)) {
		bench_free(&bench);
		skip();
	}
	ent_tsv tsv;
	bool more;
	size_t checked = 0, wrong = 0;
	assert_int_equal(ent_tsv_open(&tsv, ENT_STR("furniture.tsv"), ent_buf_str(&table), &error), ENT_OK);
	while (ent_tsv_next(&tsv, &more, &error) == ENT_OK && more) {
		ent_str lines = ent_tsv_get(&tsv, "lines"), what = ent_tsv_get(&tsv, "what");
		int64_t line = strtoll(lines.ptr, NULL, 10);
		(void)snprintf(path, sizeof path, "%s/seeds/%.*s", shared(), ENT_FMT(ent_tsv_get(&tsv, "file_name")));
		assert_true(slurp(path, &text));
		assert_int_equal(read_bytes(&bench, "a.txt", ent_buf_str(&text), 0), ENT_OK);
		const ent_document *d = bench.document;
		const ent_block *block = block_at(d, line_start(d->text, line));
		assert_non_null(block);
		bool good = is_as_asked(what, block);
		if (ent_str_find(what, ENT_STR("page break"), 0) >= 0 || ent_str_find(what, ENT_STR("blank line"), 0) >= 0)
			good = good && (block->kind == ENT_BLOCK_HEADING || (block + 1)->continues);
		if (ent_str_find(what, ENT_STR("SECOND article"), 0) >= 0)
			good = good && block->article == 1;
		if (!good)
			print_message("%s:%.*s: %.*s: %s (%s)\n", path, ENT_FMT(lines), ENT_FMT(what),
						  ent_block_kind_name(block->kind), block->why);
		checked++;
		wrong += !good;
	}
	print_message("%zu cases, %zu wrong\n", checked, wrong);
	assert_true(checked >= 40);
	assert_int_equal(wrong, 0);
	ent_buf_free(&table);
	ent_buf_free(&text);
	bench_free(&bench);
}

static void test_prose_stays_body(void **state)
{
	struct bench bench = bench_new();
	ent_buf text = ENT_BUF(1 << 22);
	char path[512];
	size_t bytes = 0, lost = 0, files = 0;
	(void)state;
	(void)snprintf(path, sizeof path, "%s/data/icbe/texts_train", shared());
	DIR *folder = opendir(path);
	if (!folder) {
		bench_free(&bench);
		skip();
	}
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (entry->d_name[0] == '.')
			continue;
		(void)snprintf(path, sizeof path, "%s/data/icbe/texts_train/%s", shared(), entry->d_name);
		assert_true(slurp(path, &text));
		assert_int_equal(read_bytes(&bench, "a.txt", ent_buf_str(&text), 0), ENT_OK);
		const ent_document *d = bench.document;
		size_t references = d->n_blocks;
		for (size_t i = 0; i < d->n_blocks; i++) {
			const ent_block *block = &d->blocks[i];
			if (ent_str_starts(block_text(d, i), ENT_STR("References")))
				references = i;
			if (i > references || block_text(d, i).len < 150)
				continue;
			bytes += block_text(d, i).len;
			lost += block->kind == ENT_BLOCK_BODY ? 0 : block_text(d, i).len;
		}
		files++;
		ent_arena_reset(bench.arena);
	}
	(void)closedir(folder);
	print_message("%zu texts, %zu bytes of prose, %zu of them not body\n", files, bytes, lost);
	assert_true(files > 0 && lost * 500 <= bytes);
	ent_buf_free(&text);
	bench_free(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_prose_stays_body)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
