/* Acts dated outside the office that a text gives a person: which are reported, and which are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "link/office_claim.h"

#define NOTE "office: the table has president 2004-07-01/2010-06-30"

static const ent_source source = {.key = 1, .doc = {"a", 1}};

/* How many claims one act of `sentence` makes, in which `text` is the person with the office. */
static size_t claims_of(const char *sentence, const char *text, const char *office, const char *edtf, const char *note,
						ent_claim *ret_first)
{
	ent_arena *arena = ent_arena_new("test", 1 << 20);
	ent_record_participant who = {.role = ENT_STR("actor"),
								  .text = ent_str_of(text),
								  .person = ENT_STR("Luis Pardo"),
								  .office = ent_str_of(office),
								  .country = ENT_STR("PER"),
								  .note = ent_str_of(note)};
	ent_record_event event = {.source = &source,
							  .sentence_text = ent_str_of(sentence),
							  .status = ENT_STR("actual"),
							  .participants = &who,
							  .n_participants = 1,
							  .date = ENT_DATE_NONE};
	if (edtf) {
		assert_true(ent_edtf_parse(ent_str_of(edtf), &event.date));
		event.date.basis = ENT_BASIS_STATED;
	}
	ent_record_event twice[] = {event, event};
	ent_claim_list claims = {0};
	ent_office_claims(arena, twice, 2, &claims);
	if (claims.n && ret_first) {
		*ret_first = claims.at[0];
		assert_string_equal("president", ret_first->values[0].value.ptr);
		assert_true(ent_str_is(ret_first->property, "office"));
		assert_true(ent_str_is(ret_first->values[1].table, "the table"));
		assert_null(ret_first->values[1].source);
	}
	size_t n = claims.n;
	ent_arena_free(arena);
	return n;
}

static void test_an_act_outside_the_term_is_reported_once(void **state)
{
	(void)state;
	ent_claim claim;
	const char *said = "President Luis Pardo visited Chile in May 2012.";
	assert_int_equal(claims_of(said, "President Luis Pardo", "president", "2012-05", NOTE, &claim), 1);
	assert_int_equal(claim.verdict, ENT_VERDICT_DISAGREE);
}

static void test_what_can_be_true_is_not(void **state)
{
	(void)state;
	static const struct {
		const char *sentence, *text, *office, *edtf, *note;
	} cases[] = {
		/* within the term; so shortly behind it that the title may still be his; in a year that touches it */
		{"President Luis Pardo visited Chile in May 2008.", "President Luis Pardo", "president", "2008-05", NOTE},
		{"President Luis Pardo visited Chile in July 2010.", "President Luis Pardo", "president", "2010-07-20", NOTE},
		{"President Luis Pardo visited Chile in 2010.", "President Luis Pardo", "president", "2010", NOTE},
		/* the text itself says that the office was another time's, or how it was won */
		{"The former President Luis Pardo visited Chile in May 2012.", "President Luis Pardo", "president", "2012-05",
		 NOTE},
		{"Then President Luis Pardo visited Chile in May 2012.", "President Luis Pardo", "president", "2012-05", NOTE},
		{"President Luis Pardo was elected in May 2003.", "President Luis Pardo", "president", "2003-05", NOTE},
		/* no office in the words; no day; an office that the table does not know; nothing noted by the coder */
		{"Luis Pardo visited Chile in May 2012.", "Luis Pardo", "president", "2012-05", NOTE},
		{"President Luis Pardo visited Chile.", "President Luis Pardo", "president", NULL, NOTE},
		{"Governor Luis Pardo visited Chile in May 2012.", "Governor Luis Pardo", "governor", "2012-05", NOTE},
		{"President Luis Pardo visited Chile in May 2012.", "President Luis Pardo", "president", "2012-05", ""},
		/* he did not do it */
		{"An adviser to President Luis Pardo visited Chile in May 2012.", "President Luis Pardo", "president",
		 "2012-05", NOTE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (claims_of(cases[i].sentence, cases[i].text, cases[i].office, cases[i].edtf, cases[i].note, NULL))
			fail_msg("case %zu: %s", i, cases[i].sentence);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_act_outside_the_term_is_reported_once),
		cmocka_unit_test(test_what_can_be_true_is_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
