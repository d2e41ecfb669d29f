/* What each part of a text is: the article itself must stay body, and what is not of it must not. */
#include "read_support.h"

#define LONG_PROSE                                                                                                     \
	"The foreign ministers of Peru and Chile met in Lima on 12 March 2019 and agreed to open two border crossings, a " \
	"step that both governments had put off for years. They also signed an accord on fishing rights, which the two "   \
	"parliaments have yet to approve, and promised to meet again in the autumn."
#define MORE_PROSE                                                                                                     \
	"Bolivia, which has no coast of its own, protested against the accord in a note to both governments. Its envoy "   \
	"told reporters that his country had not been asked, and that it would take the matter to the regional court if "  \
	"the two neighbours went ahead without it."

static void test_a_flattened_page(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d = read_text(
		&bench,
		"Friday, June 7 2024\nHome / World / Fishing accord\n\nPeru and Chile sign fishing accord\n\nBy Ana Rojas\n\n"
		"Published March 14, 2019\n\nImage credit: Lima Press\n\n" LONG_PROSE "\n\nBolivia objects\n\n" MORE_PROSE
		"\n\nThe writer is a historian in Arequipa.\n\nCheck Also\n\nCopper prices fall in London again\n\n"
		"The week in pictures: rain, snow …\n\nLeave a Reply\n\nName *\n\nGreat article, thank you for it.\n");
	assert_kind(d, "Friday, June 7", ENT_BLOCK_FURNITURE);
	assert_kind(d, "Home / World", ENT_BLOCK_FURNITURE);
	assert_kind(d, "Peru and Chile sign", ENT_BLOCK_TITLE);
	assert_kind(d, "By Ana Rojas", ENT_BLOCK_BYLINE);
	assert_kind(d, "Published March", ENT_BLOCK_BYLINE);
	assert_kind(d, "Image credit", ENT_BLOCK_CAPTION);
	assert_kind(d, "The foreign ministers", ENT_BLOCK_BODY);
	assert_kind(d, "Bolivia objects", ENT_BLOCK_HEADING);
	assert_kind(d, "Bolivia, which", ENT_BLOCK_BODY);
	assert_kind(d, "The writer is", ENT_BLOCK_BIOGRAPHY);
	assert_kind(d, "Check Also", ENT_BLOCK_FURNITURE);
	assert_kind(d, "Copper prices", ENT_BLOCK_FURNITURE);
	assert_kind(d, "The week in pictures", ENT_BLOCK_FURNITURE);
	assert_kind(d, "Leave a Reply", ENT_BLOCK_FURNITURE);
	assert_kind(d, "Great article", ENT_BLOCK_FURNITURE);
	assert_int_equal(d->n_articles, 1);
	assert_str(d->articles[0].title, "Peru and Chile sign fishing accord");
	assert_str(d->articles[0].author, "Ana Rojas");
	assert_str(d->articles[0].published.edtf, "2019-03-14");
	assert_int_equal(d->articles[0].published.basis, ENT_BASIS_DATELINE);
	bench_free(&bench);
}

/* Paragraphs of print without room between them, as most PDFs give them: a short line with a full stop ends one, and no
 * line that merely lacks a full stop is a heading. */
static void test_print_without_blank_lines(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d = read_text(
		&bench, "Fish and copper\n"
				"The foreign ministers of Peru and Chile met in Lima on 12 March 2019 and agreed to open two\n"
				"border crossings. Bolivia, which has no coast of its own, protested against it and asked for\n"
				"talks of its own.12\n"
				"Trade has grown most. In October 2019 the two ministers of finance, Ana Rojas Quintana and\n"
				"Pedro Alvarado Lopez, signed an accord on copper in Arica. In 2020 Peru and\n"
				"Chile held an exercise at sea.\n"
				"Prospects\n"
				"Peru would probably veto the accession of others. Chile has not said what it would do, and\n"
				"nobody has asked it, since nothing of the kind is planned before the elections of next year\n"
				"in either state.\n");
	assert_int_equal(d->n_blocks, 5);
	assert_kind(d, "Fish and", ENT_BLOCK_TITLE);
	assert_kind(d, "Trade has", ENT_BLOCK_BODY);
	assert_int_equal(block_of(d, "The foreign")->kind, ENT_BLOCK_BODY);
	assert_kind(d, "Prospects", ENT_BLOCK_HEADING);
	bench_free(&bench);
}

/* The day somebody saved the page is no date of the article. */
static void test_the_day_of_saving(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d =
		read_text(&bench, "Friday, June 7 2024\nHome / World / Fishing accord\n\nPeru and Chile sign "
						  "fishing accord\n\n" LONG_PROSE "\n");
	assert_null(d->articles[0].published.edtf.ptr);
	assert_int_equal(d->articles[0].published.basis, ENT_BASIS_UNKNOWN);
	bench_free(&bench);
}

static void test_titles_that_repeat_below_a_section(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d =
		read_text(&bench, "World Politics\n\nAn accord for fishermen\n\nPhoto: Lima Press\n\nAn accord for "
						  "fishermen\n\n" LONG_PROSE);
	assert_kind(d, "World Politics", ENT_BLOCK_FURNITURE);
	assert_str(d->articles[0].title, "An accord for fishermen");
	bench_free(&bench);
}

static void test_page_breaks(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d =
		read_text(&bench, "An accord for fishermen\n\n" LONG_PROSE
						  " The two presidents will\n\n^{*} Ana Rojas is a fellow of the "
						  "institute.\n\nmeet in May. " MORE_PROSE "\n\nwent on the talks as before.\n");
	assert_kind(d, "^{*}", ENT_BLOCK_FOOTNOTE);
	assert_true(block_of(d, "meet in May")->continues);
	assert_false(block_of(d, "went on the talks")->continues);
	assert_kind(d, "went on the talks", ENT_BLOCK_BODY);
	bench_free(&bench);
}

static void test_wrapped_lines_and_long_lines(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d = read_text(&bench, "The foreign ministers of Peru and Chile met in Lima on 12 March 2019 "
											  "and\nagreed to open two border crossings, "
											  "a step that both governments had put off\nfor years and that the towns "
											  "on both sides had asked for.\n\n" LONG_PROSE "\n" MORE_PROSE "\n");
	assert_int_equal(d->n_blocks, 3);
	bench_free(&bench);
}

static void test_references(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d = read_text(&bench, "An accord for fishermen\n\n" LONG_PROSE
											  "\n\nNotes and References\n\n- Ana Rojas, \"Peru Signs,\" 12 May "
											  "2018, 14.\n- https://example.org/12/2019\n");
	assert_kind(d, "Notes and References", ENT_BLOCK_REFERENCES);
	assert_kind(d, "- Ana Rojas", ENT_BLOCK_REFERENCES);
	assert_kind(d, "- https", ENT_BLOCK_REFERENCES);
	bench_free(&bench);
}

static void test_pull_quotes(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d = read_text(&bench, "An accord for fishermen\n\n" LONG_PROSE
											  "\n\nThey also signed an accord on fishing rights\n\n" MORE_PROSE);
	assert_kind(d, "They also signed", ENT_BLOCK_REPEAT);
	/* as often as it stands there */
	d = read_text(&bench, "An accord for fishermen\n\n" LONG_PROSE
						  "\n\nThey also signed an accord on fishing rights\n\n" MORE_PROSE
						  "\n\n\"They also signed an accord on fishing rights\"\n\n" LONG_PROSE
						  "\n\nThey also signed an accord on whales and seals\n");
	size_t quotes = 0;
	for (size_t i = 0; i < d->n_blocks; i++)
		quotes += d->blocks[i].kind == ENT_BLOCK_REPEAT;
	assert_int_equal(quotes, 2);
	bench_free(&bench);
}

/* A name alone above a paragraph about that person (a caption, say) makes it no biography. */
static void test_names_in_the_body(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d =
		read_text(&bench, "An accord for fishermen\n\n" LONG_PROSE "\n\nMinister Ana Rojas\n\nMinister Ana "
						  "Rojas agreed to the plan and signed it in Lima on 3 May 2019.\n\n" MORE_PROSE
						  "\n\nLuis Paz\n\nLuis Paz is a fellow of the institute.\n");
	assert_kind(d, "Minister Ana Rojas agreed", ENT_BLOCK_BODY);
	assert_kind(d, "Luis Paz is", ENT_BLOCK_BIOGRAPHY);
	assert_int_equal(d->n_articles, 1);
	assert_str(d->articles[0].author, "Luis Paz");
	bench_free(&bench);
}

static void test_other_languages(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d = read_text(
		&bench,
		"An accord for fishermen\n\n" LONG_PROSE "\n\nلقد وقع الوزيران اتفاقا في ليما\n\nLos ministros de Relaciones "
		"Exteriores del Perú y de Chile se reunieron en "
		"Lima y firmaron un acuerdo sobre los derechos de pesca que los dos parlamentos aún no han aprobado.\n");
	assert_kind(d, "لقد", ENT_BLOCK_FOREIGN);
	assert_str(block_of(d, "لقد")->language, "ar");
	assert_kind(d, "Los ministros", ENT_BLOCK_FOREIGN);
	assert_str(block_of(d, "Los ministros")->language, "es");
	assert_str(d->articles[0].language, "en");
	bench_free(&bench);
}

static void test_two_articles(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d =
		read_text(&bench, "An accord for fishermen\n\n" LONG_PROSE "\n\n" MORE_PROSE
						  "\n\nThe writer is a historian in Arequipa.\n\n" MORE_PROSE "\n\n" LONG_PROSE "\n");
	assert_int_equal(d->n_articles, 2);
	assert_int_equal(d->blocks[d->n_blocks - 1].article, 1);
	d = read_text(&bench, "An accord for fishermen\n\n" LONG_PROSE
						  "\n\nLeave a Reply\n\nName *\n\nBolivia goes to the regional "
						  "court\n\n" MORE_PROSE "\n\n" LONG_PROSE "\n");
	assert_int_equal(d->n_articles, 2);
	assert_str(d->articles[1].title, "Bolivia goes to the regional court");
	d = read_text(&bench, "An accord for fishermen\n\nBy Ana Rojas\n\n" LONG_PROSE "\n\n" MORE_PROSE
						  "\n\nBolivia goes to the regional court\n\nBy Luis Paz\n\n" MORE_PROSE "\n");
	assert_int_equal(d->n_articles, 2);
	assert_str(d->articles[1].author, "Luis Paz");
	bench_free(&bench);
}

static void test_datelines(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d =
		read_text(&bench, "An accord for fishermen\n\nLIMA, March 12, 2019 (Reuters) - " LONG_PROSE);
	assert_str(d->articles[0].published.edtf, "2019-03-12");
	assert_str(d->articles[0].publisher, "Reuters");
	d = read_text(&bench, "An accord for fishermen\n\nLIMA, Mar 12 (Reuters) - " LONG_PROSE);
	assert_null(d->articles[0].published.edtf.ptr);
	assert_str(d->articles[0].publisher, "Reuters");
	d = read_text(&bench, "LIMA, Mar 12 (AP): " LONG_PROSE "\n\nLA PAZ, Mar 13 (AP): " MORE_PROSE "\n");
	assert_int_equal(d->n_articles, 2);
	d = read_text(&bench,
				  "An accord for fishermen\n\n" LONG_PROSE "\n\nPublished in The Lima Post, March 14th, 2019\n");
	assert_str(d->articles[0].published.edtf, "2019-03-14");
	assert_str(d->articles[0].publisher, "The Lima Post");
	d = read_text(&bench, "An accord for fishermen\n\nLIMA \xE2\x80\x94 " LONG_PROSE);
	assert_int_equal(d->blocks[1].kind, ENT_BLOCK_BYLINE);
	assert_int_equal(d->blocks[2].kind, ENT_BLOCK_BODY);
	d = read_text(&bench, "An accord for fishermen\n\nOPEC \xE2\x80\x94 the cartel \xE2\x80\x94 met. " LONG_PROSE);
	assert_int_equal(d->blocks[1].kind, ENT_BLOCK_BODY);
	d = read_text(&bench, "An accord for fishermen\nSanta Cruz, 12 March 2019 -- " LONG_PROSE);
	assert_str(d->articles[0].published.edtf, "2019-03-12");
	assert_int_equal(d->blocks[1].kind, ENT_BLOCK_BYLINE);
	d = read_text(&bench, "An accord for fishermen\nIn Lima, 12 March 2019 - a Tuesday - was wet. " LONG_PROSE);
	assert_int_equal(d->blocks[1].kind, ENT_BLOCK_BODY);
	bench_free(&bench);
}

/* The same day in other scripts, languages and calendars. */
static void test_datelines_abroad(void **state)
{
	static const char *const lines[] = {"令和5年2月16日",
										"民國112年2月16日",
										"2023年2月16日（木）",
										"16 กุมภาพันธ์ 2566",
										"١٦ فبراير ٢٠٢٣",
										"25 رجب 1444",
										"25 Rajab 1444",
										"۲۷ بهمن ۱۴۰۱",
										"16 فروری، 2023ء",
										"16 февраля 2023 г.",
										"Москва, 16 февраля 2023 г.",
										"Скопье, 16 февраля 2023 года",
										"16 février 2023",
										"2023년 2월 16일",
										"16 de febrero de 2023",
										"16. Februar 2023"};
	static const char *const none[] = {"1999 年の問題", "Урок 16", "25 soldats de 1917", "16 de nada 2023"};
	struct bench bench = bench_new();
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		ent_str text = ent_str_format(bench.arena, "An accord\n\n%s\n\n" LONG_PROSE, lines[i]);
		const ent_document *d = read_text(&bench, text.ptr);
		assert_str(d->articles[0].published.edtf, "2023-02-16");
		assert_int_equal(d->articles[0].published.basis, ENT_BASIS_DATELINE);
		assert_kind(d, lines[i], ENT_BLOCK_BYLINE);
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		ent_str text = ent_str_format(bench.arena, "An accord\n\n%s\n\n" LONG_PROSE, none[i]);
		assert_null(read_text(&bench, text.ptr)->articles[0].published.edtf.ptr);
	}
	bench_free(&bench);
}

/* A text given as such: one sentence is body, whatever it looks like. */
static void test_given_sentences(void **state)
{
	struct bench bench = bench_new();
	static const char *const sentences[] = {"{\"text\":\"Peru condemns Chile over fishing accord\"}",
											"{\"text\":\"Sign in protest, the envoy said\"}",
											"{\"text\":\"Cookies were handed to the envoys of Peru.\"}",
											"{\"text\":\"Comments\"}", "{\"text\":\"2018-10-01\"}"};
	(void)state;
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		assert_int_equal(read_bytes(&bench, "-", ent_str_of(sentences[i]), (int64_t)i + 1), ENT_OK);
		assert_int_equal(bench.document->n_blocks, 1);
		assert_int_equal(bench.document->blocks[0].kind, ENT_BLOCK_BODY);
	}
	const char *wire = "{\"text\":\"BEIJING, Nov 21 (Xinhua) -- China and Peru signed a pact.\"}";
	assert_int_equal(read_bytes(&bench, "-", ent_str_of(wire), 9), ENT_OK);
	assert_int_equal(bench.document->n_blocks, 2);
	assert_int_equal(bench.document->blocks[0].kind, ENT_BLOCK_BYLINE);
	const ent_block *body = &bench.document->blocks[1];
	assert_int_equal(body->kind, ENT_BLOCK_BODY);
	assert_str(ent_str_sub(bench.document->text, body->start, body->end), "China and Peru signed a pact.");
	bench_free(&bench);
}

static void test_blocks_are_in_order_and_inside(void **state)
{
	struct bench bench = bench_new();
	(void)state;
	const ent_document *d = read_text(&bench, "\n\n  Title here\r\n\r\n" LONG_PROSE "\r\n\r\n\f" MORE_PROSE "\r\n  ");
	uint32_t end = 0;
	for (size_t i = 0; i < d->n_blocks; i++) {
		assert_true(d->blocks[i].start >= end && d->blocks[i].start < d->blocks[i].end);
		end = d->blocks[i].end;
		assert_int_equal(ent_str_trim(block_text(d, i)).len, block_text(d, i).len);
	}
	assert_true(end <= d->text.len);
	assert_int_equal(d->text.ptr[d->text.len], 0);
	bench_free(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_flattened_page),
		cmocka_unit_test(test_the_day_of_saving),
		cmocka_unit_test(test_titles_that_repeat_below_a_section),
		cmocka_unit_test(test_page_breaks),
		cmocka_unit_test(test_wrapped_lines_and_long_lines),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_pull_quotes),
		cmocka_unit_test(test_names_in_the_body),
		cmocka_unit_test(test_other_languages),
		cmocka_unit_test(test_two_articles),
		cmocka_unit_test(test_datelines),
		cmocka_unit_test(test_print_without_blank_lines),
		cmocka_unit_test(test_datelines_abroad),
		cmocka_unit_test(test_given_sentences),
		cmocka_unit_test(test_blocks_are_in_order_and_inside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
