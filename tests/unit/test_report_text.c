/* Dates, numbers, escapes and headlines: whatever becomes text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fixture_relations.h"
#include "report/headline.h"
#include "report/html.h"
#include "report/markdown.h"
#include "report/passage.h"
#include "report/svg.h"
#include "report/ties.h"
#include "report/turns.h"
#include "report/when.h"

static int setup(void **state)
{
	*state = ent_arena_new("text", 64 << 20);
	return *state ? 0 : -1;
}

static int teardown(void **state)
{
	ent_arena_free(*state);
	return 0;
}

static void assert_str(ent_str s, const char *expected)
{
	if (!ent_str_is(s, expected))
		fail_msg("'%.*s', not '%s'", ENT_FMT(s), expected);
}

static void test_dates_keep_their_precision(void **state)
{
	static const char *const cases[][3] = {
		{"2014-11-21", "21 November 2014", "on 21 November 2014"},
		{"2007-04", "April 2007", "in April 2007"},
		{"1972", "1972", "in 1972"},
		{"195X", "the 1950s", "in the 1950s"},
		{"1979/1988", "1979 to 1988", "from 1979 to 1988"},
		{"2016/..", "since 2016", "since 2016"},
		{"../2010", "by 2010", "by 2010"},
		{"1947~", "about 1947", "in about 1947"},
		{"2021-21", "spring 2021", "in spring 2021"},
		{"2023-40", "the first half of 2023", "in the first half of 2023"},
		{"2021-04-06/2021-04-07", "6 to 7 April 2021", "from 6 to 7 April 2021"},
		{"2020-12-30/2021-01-02", "30 December 2020 to 2 January 2021", "from 30 December 2020 to 2 January 2021"},
		{"2021-04-30/2021-05-02", "30 April to 2 May 2021", "from 30 April to 2 May 2021"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_date date = ENT_DATE_NONE;
		date.edtf = ent_str_of(cases[i][0]);
		assert_str(ent_when_text(*state, &date), cases[i][1]);
		assert_str(ent_when_phrase(*state, &date), cases[i][2]);
	}
	assert_str(ent_when_text(*state, &ENT_DATE_NONE), "undated");
	ent_date odd = ENT_DATE_NONE;
	odd.edtf = ENT_STR("Y-17E7");
	assert_str(ent_when_text(*state, &odd), "Y-17E7");
}

static void test_numbers_are_grouped(void **state)
{
	assert_str(ent_number_text(*state, 153000000), "153,000,000");
	assert_str(ent_number_text(*state, 999), "999");
	assert_str(ent_number_text(*state, -1234.5), "-1,234.5");
	assert_str(ent_count_text(*state, 5), "five");
	assert_str(ent_count_text(*state, 1300), "1,300");
}

static void test_html_escapes_whatever_comes(void **state)
{
	(void)state;
	ent_buf buf = ENT_BUF(1 << 16);
	ent_html html = {.out = &buf};
	ent_html_begin(&html, "p", "x\"><script>");
	ent_html_attr(&html, "title", ENT_STR("' onmouseover='alert(1)"));
	ent_html_text(&html, ENT_STR("<script>alert(\"1\")</script> & 'x' \x01\x1b[2J\x7f \xE2\x80\xAE"
								 "evil \xC2\x85 \xFF \xED\xA0\x80 \xF0\x9F\x98\x80 \xD8\xB3\xE2\x80\x8C\xD9\x86"));
	ent_html_close(&html);
	assert_str(
		ent_buf_str(&buf),
		"<p class=\"x&quot;&gt;&lt;script&gt;\" title=\"&#39; onmouseover=&#39;alert(1)\">"
		"&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; \xE2\x90\x81\xE2\x90\x9B[2J\xE2\x90\xA1 "
		"\xE2\x9F\xA8U+202E\xE2\x9F\xA9"
		"evil \xE2\x9F\xA8U+0085\xE2\x9F\xA9 \xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD "
		"\xF0\x9F\x98\x80 \xD8\xB3\xE2\x80\x8C\xD9\x86</p>");
	ent_buf_free(&buf);
}

static void test_a_nul_byte_is_shown(void **state)
{
	(void)state;
	ent_buf buf = ENT_BUF(1 << 10);
	ent_html html = {.out = &buf};
	ent_html_line(&html, "p", NULL, (ent_str){"a\0b", 3});
	assert_str(ent_buf_str(&buf), "<p>a\xE2\x90\x80"
								  "b</p>");
	ent_buf_free(&buf);
}

static void test_markdown_is_text_again(void **state)
{
	(void)state;
	ent_buf buf = ENT_BUF(1 << 16);
	ent_markdown_text(&buf, ENT_STR("1947. A *bold* <b>claim</b> [x](javascript:1) `c` | #tag\n\n# not a heading"));
	assert_str(ent_buf_str(&buf),
			   "1947\\. A \\*bold\\* \\<b\\>claim\\</b\\> \\[x\\](javascript:1) \\`c\\` \\| \\#tag \\# not "
			   "a heading");
	ent_buf_clear(&buf);
	ent_markdown_text(&buf, ENT_STR("- no list"));
	assert_str(ent_buf_str(&buf), "\\- no list");
	ent_buf_clear(&buf);
	ent_markdown_text(&buf, ENT_STR("+9.0 of 12) and 5.5"));
	assert_str(ent_buf_str(&buf), "\\+9.0 of 12) and 5.5");
	ent_buf_free(&buf);
}

static void test_svg_numbers_are_short(void **state)
{
	(void)state;
	ent_buf buf = ENT_BUF(1 << 10);
	ent_html html = {.out = &buf};
	ent_svg_line(&html, "c", 0.1 + 0.2, -1.005, 12, 1 / 3.0);
	assert_str(ent_buf_str(&buf), "<line class=\"c\" x1=\"0.3\" y1=\"-1\" x2=\"12\" y2=\"0.33\"></line>");
	ent_buf_free(&buf);
}

static const ent_dossier_state states[] = {{ENT_STR("PAK"), ENT_STR("Pakistan"), 0},
										   {ENT_STR("RUS"), ENT_STR("Russia"), 1},
										   {ENT_STR("SUN"), ENT_STR("the Soviet Union"), 1}};

static ent_record_event *event_of(ent_arena *arena, const char *text)
{
	struct row row = {0, 1, "AGREE", "", "actual", "stated", text};
	struct fixture *fixture = ENT_NEW(arena, struct fixture);
	ent_record_event *event = ENT_NEW(arena, ent_record_event);
	fixture_fill(fixture, arena);
	fixture_event(fixture, event, &row, 0);
	return event;
}

static void test_headlines_quote_and_add_nothing(void **state)
{
	static const char *const cases[][2] = {
		{"{@1971-01:In January 1971} {a PAK:Pakistan} and {a SUN:the Soviet Union} {!signed} a landmark agreement "
		 "under which a mill rose.",
		 "Pakistan and the Soviet Union \xE2\x80\x94 signed a landmark agreement"},
		{"{a RUS/foreign minister/Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2021:in 2021}.",
		 "Sergei Lavrov (foreign minister, Russia) \xE2\x80\x94 visited Islamabad"},
		{"Diplomatic relations between {a PAK:Pakistan} and {a SUN:the Soviet Union} were {!established} {@1948:in "
		 "1948}.",
		 "Pakistan and the Soviet Union \xE2\x80\x94 Diplomatic relations \xE2\x80\xA6 were established"},
		{"{a RUS:Moscow} {!lent} {r PAK:Pakistan} {$525000000 USD loan:$525 million} for the mill.",
		 "Russia \xE2\x80\x94 lent Pakistan $525 million for the mill"},
		{"{a RUS:Moscow} {!backed} {r PAK:Pakistan}'s wish to join the council.",
		 "Russia \xE2\x80\x94 backed Pakistan's wish to join the council"},
		{"The {a RUS/defence minister/:defence minister} {!met} {r PAK/army chief/:the army chief}.",
		 "Defence minister of Russia \xE2\x80\x94 met army chief of Pakistan"},
		{"{a RUS:Moscow} {!helped} {r PAK:Pakistan} and {r IND:India} to buy looms.",
		 "Russia \xE2\x80\x94 helped Pakistan and India to buy looms"},
		{"{a PAK:Pakistan} held {!talks} with the {r RUS/foreign minister/Sergei Lavrov:Russian foreign minister}.",
		 "Pakistan \xE2\x80\x94 talks with Sergei Lavrov (foreign minister, Russia)"},
		{"{a SUN:the Soviet Union} {!withdrew}, at last.", "The Soviet Union \xE2\x80\x94 withdrew"},
		/* the second deed of a sentence is another happening; a verb said of a noun is none of it */
		{"The {a RUS/foreign minister/:foreign minister} {!visited} {r PAK:Pakistan} and signed two papers on looms.",
		 "Foreign minister of Russia \xE2\x80\x94 visited Pakistan"},
		{"{a PAK:Pakistan} wants to {!build} a strong and trusted relationship with {r RUS:Russia}.",
		 "Pakistan \xE2\x80\x94 build a strong and trusted relationship with Russia"},
		{"The minister had said {a RUS:Russia} was {!ready} to lend {r PAK:Pakistan} looms.",
		 "Russia \xE2\x80\x94 was ready to lend Pakistan looms"},
		{"{a RUS:Moscow} {!accused} {r PAK:Pakistan} of sponsoring and abetting smugglers, it said.",
		 "Russia \xE2\x80\x94 accused Pakistan of sponsoring and abetting smugglers"},
		{"{a PAK:Pakistan} and {a RUS:Russia}: the {!accord} on looms was called a milestone.",
		 "Pakistan and Russia \xE2\x80\x94 accord on looms"},
		{"{a PAK:Pakistan} and {a RUS:Russia} met, and the Lima {!Agreement} was signed.",
		 "Pakistan and Russia \xE2\x80\x94 Lima Agreement"},
		{"The {!visit} of {a RUS/president/:the president} {@2003-02:in February 2003} paved the way to {r "
		 "PAK:Islamabad}.",
		 "President of Russia \xE2\x86\x92 Pakistan \xE2\x80\x94 visit"},
		{"{a PAK:Pakistan}'s assembly {!voted} {@2012-02-26:on 26 February} to ratify the treaty with {r RUS:Russia}.",
		 "Pakistan \xE2\x86\x92 Russia \xE2\x80\x94 voted \xE2\x80\xA6 to ratify the treaty"},
	};
	ent_dossier_options options = {.states = states, .n_states = 3};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(ent_headline_of(*state, event_of(*state, cases[i][0]), &options), cases[i][1]);
}

static void test_marks_find_words_in_a_sentence_that_was_joined(void **state)
{
	ent_record_event *event = event_of(*state, "{a PAK:Pakistan} and {a RUS:Russia} {!signed} it {@2014:in 2014}.");
	ent_mark marks[ENT_MARKS];
	/* in the document, a page break stood behind "and", and the date was cut by a line end */
	for (size_t i = 1; i < event->n_participants; i++)
		event->participants[i].start += 40;
	event->start += 40;
	event->date_start += 40;
	event->date_end += 41;
	event->date_text = ENT_STR("in\n 2014");
	event->sentence_end += 41;
	size_t n = ent_passage_marks(event, marks);
	assert_int_equal(n, 4);
	static const char *const words[] = {"Pakistan", "Russia", "signed", "in 2014"};
	for (size_t i = 0; i < n; i++)
		assert_str(ent_str_sub(event->sentence_text, marks[i].start, marks[i].end), words[i]);
	event->text = ENT_STR("ratified");
	assert_int_equal(ent_passage_marks(event, marks), 3);
}

static void test_phases_are_told_with_their_doubt(void **state)
{
	ent_arena *arena = *state;
	ent_phase all[] = {{.from = ent_day_from(1948, 5, 1),
						.to = ent_day_from(1965, 9, 6),
						.n = 23,
						.n_quad = {6, 0, 9, 8},
						.mean = -4.2,
						.error = 0.5},
					   {.from = ent_day_from(2014, 1, 1),
						.to = ent_day_from(2014, 12, 31),
						.n = 4,
						.n_quad = {4},
						.mean = 1.5,
						.error = 1}};
	ent_phases both = {all, 2, 27};
	assert_str(ent_turns_line(arena, &both, 0), "1948 to 1965: conflictual, mean score \xE2\x88\x92"
												"4.2 \xC2\xB1 1.0 of 23 happenings, 6 cooperative (none in deed), 17 "
												"conflictual (8 in deed)");
	assert_string_equal(ent_turns_tone(&all[1]), "mixed"); /* its mean may as well be below zero */
	assert_str(ent_turns_summary(arena, &(ent_phases){all, 2, 27}),
			   "Its tone changed once; the last phase, 2014, is mixed (mean score +1.5 \xC2\xB1 2.0, before it "
			   "\xE2\x88\x92"
			   "4.2 \xC2\xB1 1.0).");
	assert_str(ent_turns_summary(arena, &(ent_phases){all, 1, 23}),
			   "No lasting change of tone is found in it: mean score \xE2\x88\x92"
			   "4.2 \xC2\xB1 1.0.");
	assert_int_equal(ent_turns_summary(arena, &(ent_phases){all, 1, 3}).len, 0); /* too few to say so */
}

static void test_phases_of_one_year_are_told_apart(void **state)
{
	ent_arena *arena = *state;
	ent_phase all[] = {{.from = ent_day_from(1948, 5, 1),
						.to = ent_day_from(1999, 9, 6),
						.n = 9,
						.n_quad = {9},
						.mean = 3,
						.error = .2},
					   {.from = ent_day_from(2014, 1, 1),
						.to = ent_day_from(2020, 12, 31),
						.n = 9,
						.n_quad = {0, 9},
						.mean = 8,
						.error = .2},
					   {.from = ent_day_from(2020, 11, 29),
						.to = ent_day_from(2021, 3, 1),
						.n = 9,
						.n_quad = {9},
						.mean = 4,
						.error = .1}};
	ent_phases three = {all, 3, 27};
	assert_str(ent_turns_span(arena, &three, 1), "2014 to 2020");
	assert_str(ent_turns_span(arena, &three, 2), "November 2020 to 2021");
	assert_str(
		ent_turns_summary(arena, &three),
		"Its tone changed twice; the last phase, November 2020 to 2021, is cooperative, less so than the one before "
		"(mean score +4.0 \xC2\xB1 0.2, before it +8.0 \xC2\xB1 0.4).");
}

static void test_ties_are_told_with_their_doubt(void **state)
{
	ent_arena *arena = *state;
	ent_tie ties[] = {{0, 1, {12, 4.6, 0.5}, {1, 7, 0}, {11, 4.4, 0.5}, 1},
					  {0, 2, {9, -5, 0.5}, {9, -5, 0.5}, {0}, -1},
					  {1, 2, {9, -4, 0.5}, {0}, {9, -4, 0.5}, -1}};
	ent_triad triad = {{0, 1, 2}, {&ties[0], &ties[1], &ties[2]}, ENT_BALANCED};
	ent_network network = {3, ties, 3, &triad, 1};
	ent_dossier dossier = {.network = &network, .n_own = 2};
	assert_str(ent_ties_text(arena, &ties[0]),
			   "friendly (+4.6 \xC2\xB1 1.0 of 12; in deed +7.0 of 1, in word +4.4 \xC2\xB1 1.0 of 11)");
	assert_str(ent_ties_text(arena, &ties[1]), "hostile (\xE2\x88\x92"
											   "5.0 \xC2\xB1 1.0 of 9, all in deed)");
	assert_str(ent_ties_text(arena, NULL), "nothing told");
	assert_str(ent_ties_triad(arena, &dossier, 2), "balanced: against both");
	assert_true(ent_ties_any(&dossier, 2));
	network.n_ties = 1;
	assert_false(ent_ties_any(&dossier, 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_dates_keep_their_precision, setup, teardown),
		cmocka_unit_test_setup_teardown(test_numbers_are_grouped, setup, teardown),
		cmocka_unit_test(test_html_escapes_whatever_comes),
		cmocka_unit_test(test_a_nul_byte_is_shown),
		cmocka_unit_test(test_markdown_is_text_again),
		cmocka_unit_test(test_svg_numbers_are_short),
		cmocka_unit_test_setup_teardown(test_headlines_quote_and_add_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_marks_find_words_in_a_sentence_that_was_joined, setup, teardown),
		cmocka_unit_test_setup_teardown(test_ties_are_told_with_their_doubt, setup, teardown),
		cmocka_unit_test_setup_teardown(test_phases_are_told_with_their_doubt, setup, teardown),
		cmocka_unit_test_setup_teardown(test_phases_of_one_year_are_told_apart, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
