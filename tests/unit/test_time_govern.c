/* Which expression dates what a word tells. */
#include "syntax/ud.h"
#include "time_read.h"

/* Asserts the EDTF of the date of the first token `word` of the text; NULL: unknown. */
static void assert_dated_in(struct time_reader *r, const char *published, const char *text, const char *word,
							const char *edtf)
{
	time_read(r, published, text);
	for (size_t i = 0; i < r->text->n; i++)
		for (uint32_t k = 0; k < r->text->sentences[i].n; k++) {
			if (!ent_str_is(r->text->sentences[i].tokens[k].form, word))
				continue;
			const ent_timex *timex;
			ent_date date = ent_times_of(r->found, r->arena, r->text, (uint32_t)i, k, &timex);
			if (edtf ? !ent_str_is(date.edtf, edtf) : date.lo != ENT_DAY_UNKNOWN)
				fail_msg("'%s' in '%s' is dated %.*s, not %s", word, text, ENT_FMT(date.edtf), edtf ? edtf : "unknown");
			return;
		}
	fail_msg("no word '%s' in '%s'", word, text);
}

struct branch {
	int head;
	unsigned deprel, upos;
};

static void assert_dated(struct time_reader *r, const char *text, const char *word, const char *edtf)
{
	assert_dated_in(r, "2021-04-09", text, word, edtf);
}

/* Gives the first sentence the tree, as a parser would. */
static void plant(struct time_reader *r, const struct branch *tree, size_t n)
{
	ent_sentence *sentence = &r->text->sentences[0];
	assert_int_equal(sentence->n, n);
	for (size_t k = 0; k < n; k++) {
		sentence->tokens[k].head = tree[k].head;
		sentence->tokens[k].deprel = (uint8_t)tree[k].deprel;
		sentence->tokens[k].upos = (uint8_t)tree[k].upos;
	}
	sentence->parsed = true;
}

/* How the date of token `at` of the text was got under the tree. */
static ent_basis dated_under(const char *text, const struct branch *tree, size_t n, uint32_t at)
{
	struct time_reader r = time_reader_new();
	const ent_timex *timex;
	time_read(&r, "2021-04-09", text);
	plant(&r, tree, n);
	ent_basis basis = ent_times_of(r.found, r.arena, r.text, 0, at, &timex).basis;
	time_reader_free(&r);
	return basis;
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
	const char *parts =
		"In July 2001 they met in Agra; in December they fought, and India recalled its envoy; Riga had sent "
		"a note two years before that.";
	assert_dated(&r, parts, "met", "2001-07");
	assert_dated(&r, parts, "recalled", "2001-12");
	assert_dated(&r, parts, "sent", "1999");
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
	assert_dated(&r, "Bhutto came to Moscow in March 1972. The two sides have signed many pacts.", "signed", NULL);
	assert_dated(
		&r,
		"Riga cut ties in June 2017. Three years earlier Narva, Tartu and Riga had withdrawn envoys; they returned a "
		"month later. Tartu sent troops within days.",
		"sent", "2017-06");
	/* Of another clause: the day itself, from it on for what is only planned, up to it for what had been before. */
	assert_dated(&r, "It was signed on 5 May 1961; but the army in the north, as everybody saw, attacked.", "attacked",
				 "1961-05-05");
	assert_dated(&r, "It was signed on 5 May 1961; but the army in the north, as everybody saw, would attack.",
				 "attack", "1961-05-05/..");
	time_reader_free(&r);
}

/* A year that only looks back is not the year of what is told. */
static void test_look_back(void **state)
{
	(void)state;
	struct time_reader r = time_reader_new();
	/* The days that the head of the article names tell the year of a day, not a look back before it. */
	assert_dated_in(&r, NULL,
					"The crisis lasted from 11 to 19 December 1961.\n\nThere had been calm since a quarrel in 1955. In "
					"April 1961 a note was sent.\n\nThe army attacked on 11 December.",
					"attacked", "1961-12-11");
	assert_dated_in(&r, NULL,
					"The crisis began on 12 May 1961.\n\nThey cited a charter granted in 1934. On 15 May the army "
					"attacked.",
					"attacked", "1961-05-15");
	time_reader_free(&r);
}

/* "They signed a deal, now called Stream, on Thursday": parted by a comma, the day is of "signed", not of "called". */
static void test_time_behind_a_participle(void **state)
{
	(void)state;
	static const struct branch tree[] = {{1, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},  {-1, ENT_DEPREL_ROOT, ENT_UPOS_VERB},
										 {3, ENT_DEPREL_DET, ENT_UPOS_DET},     {1, ENT_DEPREL_OBJ, ENT_UPOS_NOUN},
										 {6, ENT_DEPREL_PUNCT, ENT_UPOS_PUNCT}, {6, ENT_DEPREL_ADVMOD, ENT_UPOS_ADV},
										 {3, ENT_DEPREL_ACL, ENT_UPOS_VERB},    {6, ENT_DEPREL_XCOMP, ENT_UPOS_PROPN},
										 {1, ENT_DEPREL_PUNCT, ENT_UPOS_PUNCT}, {10, ENT_DEPREL_CASE, ENT_UPOS_ADP},
										 {6, ENT_DEPREL_OBL, ENT_UPOS_PROPN}};
	size_t n = sizeof tree / sizeof *tree;
	assert_int_equal(dated_under("They signed a deal , now called Stream , in 2020", tree, n, 1), ENT_BASIS_STATED);
	assert_int_equal(dated_under("They signed a deal : now called Stream : in 2020", tree, n, 1), ENT_BASIS_INFERRED);
}

/* "The first visit since 2011 pleased them": it was not then. */
static void test_first_since(void **state)
{
	(void)state;
	static const struct branch tree[] = {{2, ENT_DEPREL_DET, ENT_UPOS_DET},    {2, ENT_DEPREL_AMOD, ENT_UPOS_ADJ},
										 {5, ENT_DEPREL_NSUBJ, ENT_UPOS_NOUN}, {4, ENT_DEPREL_CASE, ENT_UPOS_ADP},
										 {2, ENT_DEPREL_NMOD, ENT_UPOS_NUM},   {-1, ENT_DEPREL_ROOT, ENT_UPOS_VERB},
										 {5, ENT_DEPREL_OBJ, ENT_UPOS_PRON}};
	assert_int_equal(dated_under("The first visit since 2011 pleased them", tree, 7, 2), ENT_BASIS_UNKNOWN);
	assert_int_equal(dated_under("The state visit since 2011 pleased them", tree, 7, 2), ENT_BASIS_STATED);
}

/* "They struck in July 2019 : they banned it and in August expelled him": what the colon opens is of July. */
static void test_time_before_a_colon(void **state)
{
	(void)state;
	static const struct branch tree[] = {
		{1, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},        {-1, ENT_DEPREL_ROOT, ENT_UPOS_VERB},
		{3, ENT_DEPREL_CASE, ENT_UPOS_ADP},          {1, ENT_DEPREL_OBL, ENT_UPOS_PROPN},
		{3, ENT_DEPREL_NMOD_UNMARKED, ENT_UPOS_NUM}, {7, ENT_DEPREL_PUNCT, ENT_UPOS_PUNCT},
		{7, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},        {1, ENT_DEPREL_PARATAXIS, ENT_UPOS_VERB},
		{7, ENT_DEPREL_OBJ, ENT_UPOS_PRON},          {12, ENT_DEPREL_CC, ENT_UPOS_CCONJ},
		{11, ENT_DEPREL_CASE, ENT_UPOS_ADP},         {12, ENT_DEPREL_OBL, ENT_UPOS_PROPN},
		{7, ENT_DEPREL_CONJ, ENT_UPOS_VERB},         {12, ENT_DEPREL_OBJ, ENT_UPOS_PRON}};
	struct time_reader r = time_reader_new();
	time_read(&r, "2021-04-09", "They struck in July 2019 : they banned it and in August expelled him");
	plant(&r, tree, sizeof tree / sizeof *tree);
	const ent_timex *timex;
	assert_true(ent_str_is(ent_times_of(r.found, r.arena, r.text, 0, 7, &timex).edtf, "2019-07"));
	assert_true(ent_str_is(ent_times_of(r.found, r.arena, r.text, 0, 12, &timex).edtf, "2019-08"));
	time_reader_free(&r);
}

/* With a tree: a verb joined to another shares its time, a clause of content does not. */
static void test_tree(void **state)
{
	(void)state;
	struct time_reader r = time_reader_new();
	time_read(&r, "2021-04-09", "In 1971 they met and signed , said Smith , who resigned");
	static const struct branch tree[] = {
		{1, ENT_DEPREL_CASE, ENT_UPOS_ADP},    {3, ENT_DEPREL_OBL, ENT_UPOS_NUM},
		{3, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},  {7, ENT_DEPREL_CCOMP, ENT_UPOS_VERB},
		{5, ENT_DEPREL_CC, ENT_UPOS_CCONJ},    {3, ENT_DEPREL_CONJ, ENT_UPOS_VERB},
		{7, ENT_DEPREL_PUNCT, ENT_UPOS_PUNCT}, {-1, ENT_DEPREL_ROOT, ENT_UPOS_VERB},
		{7, ENT_DEPREL_NSUBJ, ENT_UPOS_PROPN}, {11, ENT_DEPREL_PUNCT, ENT_UPOS_PUNCT},
		{11, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON}, {8, ENT_DEPREL_ACL_RELCL, ENT_UPOS_VERB}};
	plant(&r, tree, sizeof tree / sizeof *tree);
	const ent_timex *timex;
	assert_true(ent_str_is(ent_times_of(r.found, r.arena, r.text, 0, 3, &timex).edtf, "1971"));
	assert_true(ent_str_is(ent_times_of(r.found, r.arena, r.text, 0, 5, &timex).edtf, "1971"));
	assert_int_equal(ent_times_of(r.found, r.arena, r.text, 0, 3, &timex).basis, ENT_BASIS_STATED);
	assert_int_equal(ent_times_of(r.found, r.arena, r.text, 0, 7, &timex).basis, ENT_BASIS_UNKNOWN);
	time_reader_free(&r);
}

/* "They are to meet since she called last month": what is to come has no date by what was before. */
static void test_plan_beside_a_past_clause(void **state)
{
	(void)state;
	static const struct branch tree[] = {{1, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON}, {-1, ENT_DEPREL_ROOT, ENT_UPOS_AUX},
										 {3, ENT_DEPREL_MARK, ENT_UPOS_PART},  {1, ENT_DEPREL_XCOMP, ENT_UPOS_VERB},
										 {6, ENT_DEPREL_MARK, ENT_UPOS_SCONJ}, {6, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},
										 {3, ENT_DEPREL_ADVCL, ENT_UPOS_VERB}, {8, ENT_DEPREL_AMOD, ENT_UPOS_ADJ},
										 {6, ENT_DEPREL_OBL, ENT_UPOS_NOUN}};
	size_t n = sizeof tree / sizeof *tree;
	assert_int_equal(dated_under("They are to meet since she called last month", tree, n, 3), ENT_BASIS_UNKNOWN);
	assert_int_equal(dated_under("They are to meet since she called last month", tree, n, 6), ENT_BASIS_INFERRED);
}

/* "They met and on 10 January they signed": the tree hangs the day on "met", but it stands behind the "and". */
static void test_time_behind_an_and(void **state)
{
	(void)state;
	static const struct branch tree[] = {{1, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON}, {-1, ENT_DEPREL_ROOT, ENT_UPOS_VERB},
										 {6, ENT_DEPREL_CC, ENT_UPOS_CCONJ},   {4, ENT_DEPREL_CASE, ENT_UPOS_ADP},
										 {1, ENT_DEPREL_OBL, ENT_UPOS_NUM},    {6, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},
										 {1, ENT_DEPREL_CONJ, ENT_UPOS_VERB}};
	struct time_reader r = time_reader_new();
	time_read(&r, "2021-04-09", "They met and in 1966 they signed");
	plant(&r, tree, sizeof tree / sizeof *tree);
	const ent_timex *timex;
	assert_true(ent_str_is(ent_times_of(r.found, r.arena, r.text, 0, 6, &timex).edtf, "1966"));
	assert_int_equal(ent_times_of(r.found, r.arena, r.text, 0, 6, &timex).basis, ENT_BASIS_STATED);
	assert_int_equal(ent_times_of(r.found, r.arena, r.text, 0, 1, &timex).basis, ENT_BASIS_INFERRED);
	time_reader_free(&r);
}

/* "After the war of 1965 they met" does not say when they met; "in the war of 1965" does. */
static void test_time_of_what_came_before(void **state)
{
	(void)state;
	static const struct branch tree[] = {{2, ENT_DEPREL_CASE, ENT_UPOS_ADP},  {2, ENT_DEPREL_DET, ENT_UPOS_DET},
										 {6, ENT_DEPREL_OBL, ENT_UPOS_NOUN},  {4, ENT_DEPREL_CASE, ENT_UPOS_ADP},
										 {2, ENT_DEPREL_NMOD, ENT_UPOS_NUM},  {6, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},
										 {-1, ENT_DEPREL_ROOT, ENT_UPOS_VERB}};
	size_t n = sizeof tree / sizeof *tree;
	assert_int_equal(dated_under("After the war of 1965 they met", tree, n, 6), ENT_BASIS_INFERRED); /* not before */
	assert_int_equal(dated_under("In the war of 1965 they met", tree, n, 6), ENT_BASIS_STATED);
}

/* "Ties cooled in 1975 but they backed Hanoi during its 1979 war": its own clause tells of 1979. */
static void test_time_of_its_own_clause(void **state)
{
	(void)state;
	static const struct branch tree[] = {
		{1, ENT_DEPREL_NSUBJ, ENT_UPOS_NOUN},    {-1, ENT_DEPREL_ROOT, ENT_UPOS_VERB},
		{3, ENT_DEPREL_CASE, ENT_UPOS_ADP},      {1, ENT_DEPREL_OBL, ENT_UPOS_NUM},
		{6, ENT_DEPREL_CC, ENT_UPOS_CCONJ},      {6, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},
		{1, ENT_DEPREL_CONJ, ENT_UPOS_VERB},     {6, ENT_DEPREL_OBJ, ENT_UPOS_PROPN},
		{11, ENT_DEPREL_CASE, ENT_UPOS_ADP},     {11, ENT_DEPREL_NMOD_POSS, ENT_UPOS_PRON},
		{11, ENT_DEPREL_COMPOUND, ENT_UPOS_NUM}, {6, ENT_DEPREL_OBL, ENT_UPOS_NOUN}};
	struct time_reader r = time_reader_new();
	time_read(&r, "2021-04-09", "Ties cooled in 1975 but they backed Hanoi during its 1979 war");
	plant(&r, tree, sizeof tree / sizeof *tree);
	const ent_timex *timex;
	ent_date date = ent_times_of(r.found, r.arena, r.text, 0, 6, &timex);
	assert_true(ent_str_is(date.edtf, "1979"));
	assert_int_equal(date.basis, ENT_BASIS_INFERRED);
	time_reader_free(&r);
}

/* "They protested when it drilled in 2011": the tree may take the clause for what was said. "did not say when it would
 * drill in 2011" dates no saying. */
static void test_time_of_a_when_clause(void **state)
{
	(void)state;
	static const struct branch tree[] = {{1, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON}, {-1, ENT_DEPREL_ROOT, ENT_UPOS_VERB},
										 {4, ENT_DEPREL_ADVMOD, ENT_UPOS_ADV}, {4, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},
										 {1, ENT_DEPREL_CCOMP, ENT_UPOS_VERB}, {6, ENT_DEPREL_CASE, ENT_UPOS_ADP},
										 {4, ENT_DEPREL_OBL, ENT_UPOS_NUM}};
	static const struct branch would[] = {{1, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON}, {-1, ENT_DEPREL_ROOT, ENT_UPOS_VERB},
										  {5, ENT_DEPREL_ADVMOD, ENT_UPOS_ADV}, {5, ENT_DEPREL_NSUBJ, ENT_UPOS_PRON},
										  {5, ENT_DEPREL_AUX, ENT_UPOS_AUX},    {1, ENT_DEPREL_CCOMP, ENT_UPOS_VERB},
										  {7, ENT_DEPREL_CASE, ENT_UPOS_ADP},   {5, ENT_DEPREL_OBL, ENT_UPOS_NUM}};
	assert_int_equal(dated_under("They protested when it drilled in 2011", tree, sizeof tree / sizeof *tree, 1),
					 ENT_BASIS_INFERRED);
	assert_int_equal(dated_under("They asked when it would drill in 2011", would, sizeof would / sizeof *would, 1),
					 ENT_BASIS_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_clauses),
									   cmocka_unit_test(test_narrative),
									   cmocka_unit_test(test_look_back),
									   cmocka_unit_test(test_tree),
									   cmocka_unit_test(test_first_since),
									   cmocka_unit_test(test_time_before_a_colon),
									   cmocka_unit_test(test_plan_beside_a_past_clause),
									   cmocka_unit_test(test_time_behind_a_participle),
									   cmocka_unit_test(test_time_behind_an_and),
									   cmocka_unit_test(test_time_of_what_came_before),
									   cmocka_unit_test(test_time_of_its_own_clause),
									   cmocka_unit_test(test_time_of_a_when_clause)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
