/* What nobody wants to read: broken, hostile and empty input. One clear line each, and the rest goes on. */
#include "read_support.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>
#include <time.h>

static const char prose[] = "Peru and Chile signed a fishing accord in Lima on Thursday, the ministry said.\n";

static void test_missing_and_unreadable(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	walk_path(&bench, "/nowhere/at/all.txt");
	assert_problem(&bench, "/nowhere/at/all.txt");
	const char *path = make_file(&bench, "secret.txt", ENT_STR("Secret words here."));
	assert_int_equal(chmod(path, 0), 0);
	if (access(path, R_OK) != 0) { /* root may read everything */
		walk_path(&bench, path);
		assert_problem(&bench, "secret.txt");
	}
	bench_free(&bench);
}

static void test_empty_and_without_text(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	walk_path(&bench, make_file(&bench, "empty.txt", ENT_STR("")));
	assert_problem(&bench, "empty");
	walk_path(&bench, make_file(&bench, "empty.txt", ENT_STR(" \n\n \t\n")));
	assert_problem(&bench, "no readable text");
	walk_path(&bench,
			  make_file(&bench, "empty.html", ENT_STR("<html><body><script>var a = 1;</script></body></html>")));
	bench_free(&bench);
}

static void test_folder_without_text(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	walk_path(&bench, bench.folder);
	assert_problem(&bench, "no readable file");
	bench_free(&bench);
}

static void test_binary(void **state)
{
	struct bench bench = bench_new();
	char bytes[4096];
	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 2654435761u >> 13);
	memcpy(bytes,
		   "\x7F"
		   "ELF",
		   4);
	walk_path(&bench, make_file(&bench, "program", (ent_str){bytes, sizeof bytes}));
	assert_problem(&bench, "not a text");
	bench_free(&bench);
}

static void test_invalid_utf8_and_nul(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	ent_str bytes = ENT_STR("Peru \xFF and\0Chile signed \xC3\xA9 it in Lima today.");
	assert_int_equal(read_bytes(&bench, "a.txt", bytes, 0), ENT_OK);
	const ent_document *document = bench.document;
	assert_int_equal(ent_utf8_invalid_at(document->text), document->text.len);
	assert_null(memchr(document->text.ptr, 0, document->text.len));
	ptrdiff_t chile = ent_str_find(document->text, ENT_STR("Chile"), 0);
	assert_true(chile > 0);
	assert_int_equal(ent_document_original(document, (uint32_t)chile), 11);
	bench_free(&bench);
}

static void test_truncated_and_encrypted_pdf(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	walk_path(&bench, make_file(&bench, "cut.pdf", ENT_STR("%PDF-1.4\n1 0 obj\n<< /Type /Catalog")));
	assert_problem(&bench, "PDF");
	/* a user password that is not the empty one: what RC4 of 40 bits needs to be recognised */
	walk_path(
		&bench,
		make_file(&bench, "locked.pdf",
				  ENT_STR("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages "
						  "/Kids [] /Count 0 >>\nendobj\n3 0 obj\n<< /Filter /Standard /V 1 /R 2 /O "
						  "(0123456789abcdef0123456789abcdef) /U (0123456789abcdef0123456789abcdef) /P -44 "
						  ">>\nendobj\ntrailer\n<< /Root 1 0 R /Encrypt 3 0 R /Size 4 /ID [(a) (b)] >>\n%%EOF\n")));
	assert_problem(&bench, "encrypted");
	bench_free(&bench);
}

static void test_deep_html(void **state)
{
	struct bench bench = bench_new();
	enum { DEPTH = 100000 };
	ent_buf page = ENT_BUF(1 << 24);
	(void)state;
	for (int i = 0; i < DEPTH; i++)
		ent_buf_puts(&page, i == 0 ? "<html><div>" : "<div>");
	ent_buf_puts(&page, prose);
	walk_path(&bench, make_file(&bench, "deep.html", ent_buf_str(&page)));
	assert_problem(&bench, "nest");
	ent_buf_free(&page);
	bench_free(&bench);
}

/* Scripts and elements that nobody closes do not make a page deep. */
static void test_shallow_html_that_looks_deep(void **state)
{
	struct bench bench = bench_new();
	ent_buf page = ENT_BUF(1 << 24);
	(void)state;
	ent_buf_puts(&page, "<!doctype html><html><script>");
	for (int i = 0; i < 2000; i++)
		ent_buf_puts(&page, "if(a<b)c='<div>';");
	ent_buf_puts(&page, "</script><body>");
	for (int i = 0; i < 2000; i++)
		ent_buf_puts(&page, "<p>Peru and Chile met in Lima.<div><br><b>They talked</div>");
	assert_int_equal(read_bytes(&bench, "a.html", ent_buf_str(&page), 0), ENT_OK);
	ent_buf_free(&page);
	bench_free(&bench);
}

static void test_long_line(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	char path[256];
	(void)snprintf(path, sizeof path, "%s/long.jsonl", bench.folder);
	FILE *out = fopen(path, "wb");
	assert_non_null(out);
	static char chunk[1 << 20];
	memset(chunk, 'a', sizeof chunk);
	(void)fputs("{\"text\":\"", out);
	for (int i = 0; i < 200; i++)
		(void)fwrite(chunk, 1, sizeof chunk, out);
	(void)fputs("\"}\n{\"text\":\"Peru and Chile met in Lima.\"}\n", out);
	(void)fclose(out);
	walk_path(&bench, path);
	assert_int_equal(bench.n_problems, 1);
	assert_int_equal(bench.n_documents, 1);
	assert_int_equal(bench.error.line, 1);
	assert_non_null(strstr(bench.error.what, "64 MiB"));
	bench_free(&bench);
}

static void test_bad_lines_among_good_ones(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	walk_path(&bench, make_file(&bench, "mixed.jsonl",
								ENT_STR("{\"text\":\"Peru met Chile.\"}\nnot json\n{\"id\":\"no text\"}\n"
										"{\"text\":\"Peru met Bolivia.\",\"published\":\"yesterday\"}\n{\"text\":3}\n"
										"{\"text\":\"Peru met Brazil.\"}")));
	assert_int_equal(bench.n_documents, 2);
	assert_int_equal(bench.n_problems, 4);
	bench_free(&bench);
}

/* Some programs put a mark before UTF-8: it is no part of the first line, however that comes. */
static void test_lines_behind_a_mark(void **state)
{
	struct bench bench = bench_new();
	const ent_str lines = ENT_STR("\xEF\xBB\xBF{\"text\":\"Peru met Chile.\"}\n{\"text\":\"Peru met Brazil.\"}\n");
	(void)state;
	walk_path(&bench, make_file(&bench, "a.jsonl", lines)); /* as a stream */
	assert_int_equal(bench.n_documents, 2);
	assert_int_equal(bench.n_problems, 0);
	walk_path(&bench, make_file(&bench, "a.txt", lines)); /* by its first bytes */
	assert_int_equal(bench.n_documents, 2);
	assert_int_equal(bench.n_problems, 0);
	bench_free(&bench);
}

/* ---- archives ---- */

static void add_member(struct archive *archive, const char *name, ent_str bytes)
{
	struct archive_entry *entry = archive_entry_new();
	archive_entry_set_pathname(entry, name);
	archive_entry_set_size(entry, (la_int64_t)bytes.len);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
	assert_int_equal(archive_write_data(archive, bytes.ptr, bytes.len), (la_ssize_t)bytes.len);
	archive_entry_free(entry);
}

static const char *make_zip(const struct bench *bench, const char *name, const char *password, ent_str big)
{
	static char path[256];
	(void)snprintf(path, sizeof path, "%s/%s", bench->folder, name);
	struct archive *archive = archive_write_new();
	assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
	if (password) {
		assert_int_equal(archive_write_set_options(archive, "zip:encryption=traditional"), ARCHIVE_OK);
		assert_int_equal(archive_write_set_passphrase(archive, password), ARCHIVE_OK);
	}
	assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
	add_member(archive, "b/one.txt", ent_str_of(prose));
	if (big.len)
		add_member(archive, "big.txt", big);
	add_member(archive, ".hidden", ENT_STR("nothing to see"));
	assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
	(void)archive_write_free(archive);
	return path;
}

static void test_zip(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	walk_path(&bench, make_zip(&bench, "a.zip", NULL, (ent_str){0}));
	assert_int_equal(bench.n_documents, 1);
	assert_int_equal(bench.n_problems, 0);
	assert_true(ent_str_ends(bench.document->path, ENT_STR("a.zip!b/one.txt")));
	bench_free(&bench);
}

static void test_encrypted_zip(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	walk_path(&bench, make_zip(&bench, "a.zip", "secret", (ent_str){0}));
	assert_int_equal(bench.n_documents, 0);
	assert_true(bench.n_problems >= 1);
	assert_non_null(strstr(bench.error.what, "encrypted"));
	bench_free(&bench);
}

static void test_truncated_zip(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const char *path =
		make_zip(&bench, "a.zip", NULL, ENT_STR("Words that are to be cut off in the middle of the file."));
	assert_int_equal(truncate(path, 60), 0);
	walk_path(&bench, path);
	assert_problem(&bench, "damaged or cut off");
	bench_free(&bench);
}

/* JSONL inside a compressed file is read line by line: it may unpack to more than a document may have. */
static void test_compressed_lines(void **state)
{
	struct bench bench = bench_new();
	char path[256];
	(void)state;
	(void)snprintf(path, sizeof path, "%s/a.jsonl.gz", bench.folder);
	struct archive *archive = archive_write_new();
	assert_int_equal(archive_write_set_format_raw(archive), ARCHIVE_OK);
	assert_int_equal(archive_write_add_filter_gzip(archive), ARCHIVE_OK);
	assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
	add_member(archive, "a", ENT_STR("{\"text\":\"Peru met Chile.\"}\nbad\n{\"text\":\"Peru met Brazil.\"}"));
	assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
	(void)archive_write_free(archive);
	walk_path(&bench, path);
	assert_int_equal(bench.n_documents, 2);
	assert_int_equal(bench.n_problems, 1);
	assert_int_equal(bench.error.line, 2);
	bench_free(&bench);
}

/* An archive that is larger than a document may be is walked in its file. */
static void test_large_zip(void **state)
{
	struct bench bench = bench_new();
	size_t n = (size_t)40 << 20;
	char *noise = malloc(n);
	uint64_t x = 88172645463325252u;
	(void)state;
	for (size_t i = 0; i < n; i++) {
		x ^= x << 13, x ^= x >> 7, x ^= x << 17;
		noise[i] = (char)x;
	}
	char path[256];
	(void)snprintf(path, sizeof path, "%s/large.zip", bench.folder);
	struct archive *archive = archive_write_new();
	assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
	assert_int_equal(archive_write_zip_set_compression_store(archive), ARCHIVE_OK);
	assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
	add_member(archive, "noise1.bin", (ent_str){noise, n});
	add_member(archive, "noise2.bin", (ent_str){noise, n});
	add_member(archive, "one.txt", ent_str_of(prose));
	assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
	(void)archive_write_free(archive);
	walk_path(&bench, path);
	assert_int_equal(bench.n_documents, 1);
	assert_int_equal(bench.n_problems, 2);
	free(noise);
	bench_free(&bench);
}

static void test_zip_bomb(void **state)
{
	struct bench bench = bench_new();
	size_t n = (size_t)48 << 20;
	char *zeros = calloc(1, n);
	(void)state;
	memset(zeros, 'a', n);
	walk_path(&bench, make_zip(&bench, "bomb.zip", NULL, (ent_str){zeros, n}));
	assert_int_equal(bench.n_documents, 1); /* the honest member before it */
	assert_int_equal(bench.n_problems, 1);
	assert_non_null(strstr(bench.error.what, "200 times"));
	free(zeros);
	bench_free(&bench);
}

static void test_entity_bomb(void **state)
{
	struct bench bench = bench_new();
	ent_buf xml = ENT_BUF(1 << 20);
	(void)state;
	ent_buf_puts(&xml, "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"ha\">");
	for (int i = 1; i < 30; i++)
		ent_buf_printf(&xml, "<!ENTITY e%d \"&e%d;&e%d;&e%d;&e%d;\">", i, i - 1, i - 1, i - 1, i - 1);
	ent_buf_puts(&xml, "]><TEI><teiHeader><title>&e29;</title></teiHeader><text><p>&e29;</p></text></TEI>");
	assert_int_equal(read_bytes(&bench, "a.xml", ent_buf_str(&xml), 0), ENT_FORMAT);
	ent_buf_free(&xml);
	bench_free(&bench);
}

/* What looks like tags that nobody closes, in an item of a feed, takes no time that grows with its square. */
static void test_feed_of_open_tags(void **state)
{
	enum { TAGS = 4 << 20, MOST_SECONDS = 20 };
	struct bench bench = bench_new();
	ent_buf xml = ENT_BUF(1 << 24);
	(void)state;
	ent_buf_puts(&xml, "<rss><channel><item><description>Peru met Chile.<![CDATA[");
	for (int i = 0; i < TAGS; i++)
		ent_buf_puts(&xml, "<a");
	ent_buf_puts(&xml, "]]></description></item></channel></rss>");
	clock_t begin = clock();
	assert_int_equal(read_bytes(&bench, "a.xml", ent_buf_str(&xml), 0), ENT_OK);
	assert_true((clock() - begin) / CLOCKS_PER_SEC < MOST_SECONDS);
	ent_buf_free(&xml);
	bench_free(&bench);
}

/* The memory of a document ends at any point: an error, and (under a sanitizer) nothing of any library is lost. */
static void test_out_of_memory(void **state)
{
	static const struct {
		const char *bytes;
		int64_t line;
	} inputs[] = {
		{"<!doctype html><html><head><script type=\"application/ld+json\">{\"datePublished\":\"2019-03-14\",\"author\":"
		 "\"Ana Rojas\"}</script></head><body><h1>Peru and Chile</h1><p>They met in Lima.</p></body></html>",
		 0},
		{"<?xml version=\"1.0\"?><TEI><teiHeader><title>Peru</title></teiHeader><text><p>They met.</p></text></TEI>",
		 0},
		{"{\"text\":\"Peru met Chile.\",\"title\":\"A title\",\"published\":\"2019\"}", 1},
		{"\xFF\xFEP\1e\1r\1u\1", 0},
		{"Peru met Chile in Lima.\n\nThey signed.", 0}};
	struct bench bench = bench_new();
	ent_arena *whole = bench.arena;
	(void)state;
	for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
		bool done = false;
		for (size_t limit = 64; limit < ((size_t)1 << 22) && !done; limit += limit / 8) {
			bench.arena = ent_arena_new("small", limit);
			assert_non_null(bench.arena);
			ent_status status = read_bytes(&bench, "a", ent_str_of(inputs[i].bytes), inputs[i].line);
			assert_true(status == ENT_OK || status == ENT_LIMIT || status == ENT_NOMEM);
			done = status == ENT_OK;
			ent_arena_free(bench.arena);
		}
		assert_true(done);
	}
	bench.arena = whole;
	bench_free(&bench);
}

static void test_symlink_loop(void **state)
{
	struct bench bench = bench_new();
	char path[256];
	(void)state;
	(void)make_file(&bench, "one.txt", ent_str_of(prose));
	(void)snprintf(path, sizeof path, "%s/loop", bench.folder);
	assert_int_equal(symlink(".", path), 0);
	walk_path(&bench, bench.folder);
	assert_int_equal(bench.n_documents, 1);
	bench_free(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_missing_and_unreadable),
		cmocka_unit_test(test_empty_and_without_text),
		cmocka_unit_test(test_folder_without_text),
		cmocka_unit_test(test_binary),
		cmocka_unit_test(test_invalid_utf8_and_nul),
		cmocka_unit_test(test_truncated_and_encrypted_pdf),
		cmocka_unit_test(test_deep_html),
		cmocka_unit_test(test_shallow_html_that_looks_deep),
		cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_bad_lines_among_good_ones),
		cmocka_unit_test(test_lines_behind_a_mark),
		cmocka_unit_test(test_zip),
		cmocka_unit_test(test_encrypted_zip),
		cmocka_unit_test(test_truncated_zip),
		cmocka_unit_test(test_compressed_lines),
		cmocka_unit_test(test_large_zip),
		cmocka_unit_test(test_zip_bomb),
		cmocka_unit_test(test_entity_bomb),
		cmocka_unit_test(test_feed_of_open_tags),
		cmocka_unit_test(test_out_of_memory),
		cmocka_unit_test(test_symlink_loop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
