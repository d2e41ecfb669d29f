/* Which expression dates what a word tells. */
#include "time_read.h"

/* Asserts the EDTF of the date of the first token `word` of the text; NULL: unknown. */
static void assert_dated(struct time_reader *r, const char *text, const char *word, const char *edtf)
{
	time_read(r, "2021-04-09", text);
	for (size_t i = 0; i < r->text->n; i++)
		for (uint32_t k = 0; k < r->text->sentences[i].n; k++) {
			if (!ent_str_is(r->text->sentences[i].tokens[k].form, word))
				continue;
			const ent_timex *timex;
			ent_date date = ent_times_of(r->found, r->text, (uint32_t)i, k, &timex);
			if (edtf ? !ent_str_is(date.edtf, edtf) : date.lo != ENT_DAY_UNKNOWN)
				fail_msg("'%s' in '%s' is dated %.*s, not %s", word, text, ENT_FMT(date.edtf), edtf ? edtf : "unknown");
			return;
		}
	fail_msg("no word '%s' in '%s'", word, text);
}

static void test_clauses(void **state)
{
	(void)state;
	struct time_reader r = time_reader_new();
	assert_dated(&r, "In 1971, the two sides signed a treaty.", "signed", "1971");
	assert_dated(&r, "Bhutto visited Moscow in 1972.", "visited", "1972");
	const char *two = "In 2011, Zardari visited Russia and in October 2012, Moscow sent its minister.";
	assert_dated(&r, two, "visited", "2011");
	assert_dated(&r, two, "sent", "2012-10");
	assert_dated(&r, "The president, who was elected in 2008, visited Moscow in 2011.", "elected", "2008");
	assert_dated(&r, "The president, who was elected in 2008, visited Moscow in 2011.", "visited", "2011");
	time_reader_free(&r);
}

static void test_narrative(void **state)
{
	(void)state;
	struct time_reader r = time_reader_new();
	assert_dated(&r, "Bhutto came to Moscow in March 1972. The two sides signed a pact.", "signed", "1972-03");
	assert_dated(&r, "Bhutto came to Moscow in March 1972.\n\nThe two sides need a pact.", "need", NULL);
	assert_dated(&r, "The two sides need a pact.", "need", NULL);
	time_reader_free(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_clauses), cmocka_unit_test(test_narrative)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
