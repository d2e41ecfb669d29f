/* Each format as its readers meet it: text, metadata, and the way back to the bytes. */
#include "base/utf8.h"
#include "read_support.h"

#include <archive.h>
#include <archive_entry.h>

static void test_html(void **state)
{
	static const char page[] =
		"<!DOCTYPE html>\n<html lang=\"en\"><head><title>Peru, Chile agree | Lima Post</title>\n"
		"<meta charset=\"windows-1252\"><meta property=\"og:site_name\" content=\"Lima Post\">\n"
		"<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":"
		"\"2019-03-14T09:00:00Z\",\"author\":{\"name\":\"Ana Rojas\"}}]}</script></head><body>\n"
		"<ul><li><a href=\"/w\">World</a></li><li><a href=\"/s\">Sport today</a></li></ul>\n"
		"<h1>Peru, Chile agree</h1><p>Peru &amp; Chile met in a caf\xE9 in Lima &#8220;at last&#8221; and\n"
		"signed.</p><table><tr><td>Tons</td><td>300</td></tr></table>\n"
		"<div class=\"share\"><span>Share it</span></div><footer>Lima Post 2024</footer></body></html>";
	struct bench bench = bench_new();
	(void)state;
	assert_int_equal(read_bytes(&bench, "a.html", ((ent_str){page, sizeof page - 1}), 0), ENT_OK);
	const ent_document *d = bench.document;
	assert_str(d->format, "html");
	assert_str(d->articles[0].title, "Peru, Chile agree");
	assert_str(d->articles[0].author, "Ana Rojas");
	assert_str(d->articles[0].publisher, "Lima Post");
	assert_str(d->articles[0].published.edtf, "2019-03-14");
	assert_int_equal(d->articles[0].published.basis, ENT_BASIS_METADATA);
	assert_kind(d, "World", ENT_BLOCK_FURNITURE);
	assert_kind(d, "Sport today", ENT_BLOCK_FURNITURE);
	assert_kind(d, "Peru, Chile agree", ENT_BLOCK_TITLE);
	assert_kind(d, "Share it", ENT_BLOCK_FURNITURE);
	assert_kind(d, "Lima Post 2024", ENT_BLOCK_FURNITURE);
	const ent_block *body = block_of(d, "Peru & Chile");
	assert_int_equal(body->kind, ENT_BLOCK_BODY);
	assert_true(ent_str_find(d->text, ENT_STR("a café in Lima “at last” and signed."), 0) > 0);
	assert_true(ent_str_find(d->text, ENT_STR("Tons 300"), 0) > 0);
	/* every word finds its bytes, in front of and behind references and accents */
	static const char *const words[] = {"Chile met", "in Lima", "at last", "signed", "300"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		ptrdiff_t at = ent_str_find(d->text, ent_str_of(words[i]), body->start);
		assert_true(at > 0);
		assert_memory_equal(page + ent_document_original(d, (uint32_t)at), words[i], strlen(words[i]));
	}
	bench_free(&bench);
}

/* A reference to no character: Gumbo gives bytes that are no UTF-8. */
static void test_html_references_to_nothing(void **state)
{
	static const char page[] =
		"<!doctype html><html><head><title>Caf&#8999999999; news</title></head><body><h1>Caf&#8999999999; news</h1>"
		"<p>Peru met Chile &#8999999999;&#1114112;&#55296; in Lima &#233;.</p></body></html>";
	struct bench bench = bench_new();
	(void)state;
	assert_int_equal(read_bytes(&bench, "a.html", ((ent_str){page, sizeof page - 1}), 0), ENT_OK);
	assert_int_equal(ent_utf8_invalid_at(bench.document->text), bench.document->text.len);
	assert_int_equal(ent_utf8_invalid_at(bench.document->articles[0].title), bench.document->articles[0].title.len);
	assert_true(ent_str_find(bench.document->text, ENT_STR("Peru met Chile \xEF\xBF\xBD"), 0) >= 0);
	assert_true(ent_str_find(bench.document->text, ENT_STR("in Lima é."), 0) > 0);
	bench_free(&bench);
}

static void test_charsets(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	assert_int_equal(read_bytes(&bench, "a.txt", ENT_STR("\xFF\xFEP\0e\0r\0u\0 \0m\0\xE9\0t\0"), 0), ENT_OK);
	assert_str(bench.document->text, "Peru mét");
	assert_int_equal(ent_document_original(bench.document, 8), 2 + 14);
	assert_int_equal(read_bytes(&bench, "a.txt", ENT_STR("\xEF\xBB\xBFPeru met"), 0), ENT_OK);
	assert_str(bench.document->text, "Peru met");
	assert_int_equal(ent_document_original(bench.document, 5), 8);
	assert_int_equal(read_bytes(&bench, "a.txt",
								ENT_STR("Le pr\xE9sident fran\xE7"
										"ais a \xE9t\xE9 re\xE7u \xE0 Gen\xE8ve, o\xF9 il a sign\xE9 "
										"l'accord n\xE9goci\xE9 cet \xE9t\xE9."),
								0),
					 ENT_OK);
	assert_true(ent_str_find(bench.document->text, ENT_STR("président français"), 0) > 0);
	/* one letter of Latin-1 among English, and a character of UTF-8 that the end of the file cuts */
	assert_int_equal(read_bytes(&bench, "a.txt", ENT_STR("The caf\xE9 in Lima stayed open."), 0), ENT_OK);
	assert_str(bench.document->text, "The café in Lima stayed open.");
	assert_int_equal(read_bytes(&bench, "a.txt", ENT_STR("Peru met\xC3"), 0), ENT_OK);
	assert_str(bench.document->text, "Peru met\xEF\xBF\xBD");
	bench_free(&bench);
}

static void test_front_matter(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	assert_int_equal(
		read_bytes(&bench, "a.md",
				   ENT_STR("---\ntitle: \"Peru and Chile\"\nauthor: Ana Rojas\ndate: 2019-03-14\ntags:\n  - fish\n"
						   "---\n\n# Fish\n\nPeru and Chile met yesterday.\n"),
				   0),
		ENT_OK);
	const ent_document *d = bench.document;
	assert_str(d->articles[0].title, "Peru and Chile");
	assert_str(d->articles[0].author, "Ana Rojas");
	assert_str(d->articles[0].published.edtf, "2019-03-14");
	assert_int_equal(d->articles[0].published.basis, ENT_BASIS_METADATA);
	assert_kind(d, "author: Ana", ENT_BLOCK_FURNITURE);
	assert_kind(d, "Peru and Chile met", ENT_BLOCK_BODY);
	static const char mail[] = "From: Ana Rojas <ana@example.org>\nTo: Desk <desk@example.org>\nSubject: Talks\n"
							   "Date: Thu, 14 Mar 2019 09:12:00 +0100\n";
	assert_int_equal(
		read_bytes(&bench, "a.eml", ent_str_format(bench.arena, "%s\nPeru and Chile met yesterday.\n", mail), 0),
		ENT_OK);
	d = bench.document;
	assert_str(d->articles[0].title, "Talks");
	assert_str(d->articles[0].author, "Ana Rojas");
	assert_str(d->articles[0].published.edtf, "2019-03-14");
	assert_int_equal(read_bytes(&bench, "a.eml",
								ent_str_format(bench.arena, "%sContent-Transfer-Encoding: base64\n\nUGVydQ==\n", mail),
								0),
					 ENT_FORMAT);
	/* dialogue, and a rule above a text, are neither */
	assert_int_equal(read_bytes(&bench, "a.txt", ENT_STR("Putin: We met.\n\nPeru and Chile met.\n"), 0), ENT_OK);
	assert_int_equal(bench.document->blocks[0].kind, ENT_BLOCK_BODY);
	assert_int_equal(read_bytes(&bench, "a.txt", ENT_STR("---\nPeru and Chile met in Lima.\n---\n"), 0), ENT_OK);
	assert_kind(bench.document, "Peru and", ENT_BLOCK_BODY);
	bench_free(&bench);
}

static void test_tei(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	assert_int_equal(
		read_bytes(
			&bench, "a.xml",
			ENT_STR(
				"<?xml version=\"1.0\"?><TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt>"
				"<title>Peru and Chile</title><author>Ana Rojas</author></titleStmt><publicationStmt><publisher>Lima "
				"Press</publisher><date>2019-03-14</date></publicationStmt></fileDesc></"
				"teiHeader><text><body><head>The "
				"accord</head><p>Peru and Chile met<note>In Lima.</note> and signed.</p><figure><head>The "
				"palace</head></figure></body></text></TEI>"),
			0),
		ENT_OK);
	const ent_document *d = bench.document;
	assert_str(d->articles[0].title, "Peru and Chile");
	assert_str(d->articles[0].publisher, "Lima Press");
	assert_str(d->articles[0].published.edtf, "2019-03-14");
	assert_kind(d, "The accord", ENT_BLOCK_HEADING);
	assert_kind(d, "In Lima.", ENT_BLOCK_FOOTNOTE);
	assert_kind(d, "The palace", ENT_BLOCK_CAPTION);
	assert_true(block_of(d, "and signed.")->continues);
	bench_free(&bench);
}

static void test_feed(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	assert_int_equal(
		read_bytes(
			&bench, "a.xml",
			ENT_STR("<rss version=\"2.0\"><channel><title>Lima Post</title><description>News of the "
					"coast</description><item>"
					"<title>An accord for fishermen</title><pubDate>Thu, 14 Mar 2019 09:00:00 +0500</pubDate>"
					"<description>&lt;p&gt;Peru and Chile signed.&lt;/p&gt;</description></item><item><title>A note of "
					"protest</title><description><![CDATA[<p>Bolivia "
					"protested.</p>]]></description></item></channel></rss>"),
			0),
		ENT_OK);
	const ent_document *d = bench.document;
	assert_int_equal(d->n_articles, 2);
	assert_str(d->articles[0].title, "An accord for fishermen");
	assert_str(d->articles[0].publisher, "Lima Post");
	assert_str(d->articles[0].published.edtf, "2019-03-14");
	assert_null(d->articles[1].published.edtf.ptr);
	assert_int_equal(block_of(d, "Bolivia protested.")->article, 1);
	assert_int_equal(ent_str_find(d->text, ENT_STR("News of the coast"), 0), -1);
	bench_free(&bench);
}

static void test_json_line(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	ent_str line = ENT_STR(
		"{\"id\":\"x-1\",\"text\":\"Title\\n\\n  Peru met Chile. \",\"published\":\"2019-03\",\"publisher\":\"Lima "
		"Post\",\"author\":\"A\",\"title\":\"T\",\"url\":\"http://x\",\"language\":\"en\"}");
	assert_int_equal(read_bytes(&bench, "-", line, 7), ENT_OK);
	const ent_document *d = bench.document;
	assert_str(d->id, "x-1");
	assert_str(d->text, "Title\n\n  Peru met Chile. ");
	assert_str(d->articles[0].published.edtf, "2019-03");
	assert_int_equal(d->articles[0].published.basis, ENT_BASIS_GIVEN);
	assert_str(d->articles[0].title, "T");
	assert_int_equal(read_bytes(&bench, "-", ENT_STR("{\"text\":\"Peru met Chile.\"}"), 1), ENT_OK);
	assert_int_equal(bench.document->id.len, 16);
	assert_true(ent_str_starts(bench.document->sha256, bench.document->id));
	assert_int_equal(
		read_bytes(&bench, "-", ENT_STR("{\"text\":\"Peru met Chile.\",\"url\":\"https://www.Dawn.com/news/1\"}"), 1),
		ENT_OK);
	assert_str(bench.document->articles[0].publisher, "Dawn");
	assert_int_equal(read_bytes(&bench, "-", ENT_STR("{\"title\":\"Peru\"}"), 3), ENT_FORMAT);
	assert_int_equal(bench.error.line, 3);
	bench_free(&bench);
}

/* Objects that are taken apart by hand, and those that Jansson has to read: the same, and the same are refused. */
static void test_json_lines_of_any_shape(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	static const struct {
		const char *line, *text; /* NULL: it is refused */
	} cases[] = {
		{" { \"text\" : \"Peru met Chile.\" , \"n\" : 12 , \"b\":true,\"none\":null} ", "Peru met Chile."},
		{"{\"text\":\"Peru met Chile.\",\"list\":[1,{\"text\":\"No.\"}]}", "Peru met Chile."},
		{"{\"text\":\"Peru met Chile.\",\"x\":-1.5e3}", "Peru met Chile."},
		{"{\"text\":\"Peru\\u2019s \\\"man\\\"\\t\\/\\\\ \\ud83d\\ude00 met \\u00C9.\"}",
		 "Peru\xE2\x80\x99s \"man\"\t/\\ \xF0\x9F\x98\x80 met \xC3\x89."},
		{"{\"te\\u0078t\":\"Peru met Chile.\"}", "Peru met Chile."},
		{"{\"text\":\"Peru met.\\u0000\"}", "Peru met.\xEF\xBF\xBD"},
		{"{\"text\":\"Peru met Chile.\"}}", NULL},
		{"{\"text\":\"Peru met Chile.\",}", NULL},
		{"{\"text\":\"Peru met Chile.\" \"id\":\"a\"}", NULL},
		{"{\"text\":\"Peru met Chile.\",\"text\":\"Peru met Chile.\"}", NULL},
		{"{\"text\":\"Peru met Chile.\",\"n\":1,\"n\":2}", NULL},
		{"{\"text\":\"Peru met Chile.\",\"n\":012}", NULL},
		{"{\"text\":\"Peru met Chile.\",\"n\":1x}", NULL},
		{"{\"text\":\"Peru met Chile.\",\"n\":}", NULL},
		{"{\"text\":\"Peru met Chile.\",\"n\":12345678901234567890}", NULL},
		{"{\"text\":\"Peru met Chile.\",\"b\":True}", NULL},
		{"{\"text\":\"Peru met\tChile.\"}", NULL},
		{"{\"text\":\"Peru met Chile.\v\"}", NULL},
		{"{\"text\":\"Peru met Chile.\"\v}", NULL},
		{"{\"text\":\"Peru \\ud83d met Chile.\"}", NULL},
		{"{\"text\":\"Peru \\ude00 met Chile.\"}", NULL},
		{"{\"text\":\"Peru \\ud83d\\u0041 met Chile.\"}", NULL},
		{"{\"text\":\"Peru \\u12g4 met Chile.\"}", NULL},
		{"{\"text\":\"Peru \\x met Chile.\"}", NULL},
		{"{\"text\":\"Peru \xC3 met Chile.\"}", NULL},
		{"{\"text\":\"Peru met Chile.", NULL},
		{"{\"text\":\"Peru met Chile.\\", NULL},
		{"{\"text\":\"Peru met Chile.\\u20", NULL},
		{"{\"text\":12}", NULL},
		{"{\"te", NULL},
		{"{", NULL},
		{"{}", NULL},
		{"[]", NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_status status = read_bytes(&bench, "-", ent_str_of(cases[i].line), 1);
		if (status != (cases[i].text ? ENT_OK : ENT_FORMAT))
			fail_msg("%s", cases[i].line);
		if (!status)
			assert_str(bench.document->text, cases[i].text);
	}
	bench_free(&bench);
}

/* A PDF of one page, with its table of offsets. */
static void test_pdf(void **state)
{
	struct bench bench = bench_new();
	ent_buf pdf = ENT_BUF(1 << 16);
	static const char page[] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
							   "/Resources << /Font << /F1 5 0 R >> >> >>";
	static const char content[] = "<< /Length 64 >>\nstream\n"
								  "BT /F1 12 Tf 72 700 Td (Peru and Chile signed in Lima.) Tj ET     \nendstream";
	static const char *const objects[] = {"<< /Type /Catalog /Pages 2 0 R >>",
										  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content,
										  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
	size_t offsets[5];
	(void)state;
	if (system("command -v pdftotext >/dev/null 2>&1") != 0) {
		bench_free(&bench);
		skip();
	}
	ent_buf_puts(&pdf, "%PDF-1.4\n");
	for (size_t i = 0; i < 5; i++) {
		offsets[i] = pdf.n;
		ent_buf_printf(&pdf, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
	}
	size_t table = pdf.n;
	ent_buf_puts(&pdf, "xref\n0 6\n0000000000 65535 f \n");
	for (size_t i = 0; i < 5; i++)
		ent_buf_printf(&pdf, "%010zu 00000 n \n", offsets[i]);
	ent_buf_printf(&pdf, "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", table);
	if (read_bytes(&bench, "a.pdf", ent_buf_str(&pdf), 0) != ENT_OK)
		fail_msg("%s", bench.error.what);
	assert_str(bench.document->format, "pdf");
	assert_true(ent_str_starts(bench.document->text, ENT_STR("Peru and Chile signed in Lima.")));
	ent_buf_free(&pdf);
	bench_free(&bench);
}

static void test_docx(void **state)
{
	struct bench bench = bench_new();
	char path[256];
	static const char xml[] =
		"<?xml version=\"1.0\"?><w:document "
		"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
		"<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>An accord for fishermen</w:t></w:r></w:p>"
		"<w:p><w:r><w:t>Peru and Chile </w:t></w:r><w:r><w:t>signed in Lima.</w:t></w:r></w:p></w:body></w:document>";
	(void)state;
	(void)snprintf(path, sizeof path, "%s/a.docx", bench.folder);
	struct archive *archive = archive_write_new();
	assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
	assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
	static const char *const names[] = {"[Content_Types].xml", "word/document.xml"};
	for (size_t i = 0; i < 2; i++) {
		const char *bytes = i ? xml : "<Types/>";
		struct archive_entry *entry = archive_entry_new();
		archive_entry_set_pathname(entry, names[i]);
		archive_entry_set_size(entry, (la_int64_t)strlen(bytes));
		archive_entry_set_filetype(entry, AE_IFREG);
		assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
		assert_true(archive_write_data(archive, bytes, strlen(bytes)) > 0);
		archive_entry_free(entry);
	}
	assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
	(void)archive_write_free(archive);
	walk_path(&bench, path);
	assert_int_equal(bench.n_documents, 1);
	assert_str(bench.document->format, "docx");
	assert_kind(bench.document, "An accord", ENT_BLOCK_TITLE);
	assert_kind(bench.document, "Peru and Chile signed in Lima.", ENT_BLOCK_BODY);
	bench_free(&bench);
}

static void test_folder(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	(void)make_file(&bench, "b.txt", ENT_STR("Peru met Chile in Lima."));
	(void)make_file(&bench, ".hidden.txt", ENT_STR("Nothing to see."));
	(void)make_file(&bench, "a.jsonl", ENT_STR("{\"text\":\"One of it.\"}\n\n{\"text\":\"Two of it.\"}\n"));
	walk_path(&bench, bench.folder);
	assert_int_equal(bench.n_documents, 3);
	assert_int_equal(bench.n_problems, 0);
	assert_true(ent_str_ends(bench.document->path, ENT_STR("b.txt")));
	assert_int_equal(ent_reader_size(bench.folder) > 60, 1);
	bench_free(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html),      cmocka_unit_test(test_html_references_to_nothing),
		cmocka_unit_test(test_charsets),  cmocka_unit_test(test_front_matter),
		cmocka_unit_test(test_tei),       cmocka_unit_test(test_feed),
		cmocka_unit_test(test_json_line), cmocka_unit_test(test_json_lines_of_any_shape),
		cmocka_unit_test(test_pdf),       cmocka_unit_test(test_docx),
		cmocka_unit_test(test_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
