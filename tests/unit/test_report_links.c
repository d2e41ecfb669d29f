/* Claims, ledgers and citations in the dossier: what concerns the states and the period asked for, side by side in
 * every form, each value with the sentence that gives it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "dossier_fixture.h"

#include "report/cite.h"
#include "report/ledger_view.h"

#include <stdlib.h>

static const ent_dossier_state pakistan_russia[] = {{ENT_STR("PAK"), ENT_STR("Pakistan"), 0},
													{ENT_STR("RUS"), ENT_STR("Russia"), 1}};

/* What a source says a pipeline costs. */
static ent_record_remark cost(struct made *made, int source, uint32_t sentence, const char *agents, const char *text,
							  double amount, const char *said)
{
	ent_record_value *value = ENT_NEW(made->arena, ent_record_value);
	*value = (ent_record_value){.property = ENT_STR("cost"),
								.text = ent_str_of(said),
								.unit = ENT_STR("USD"),
								.lo = amount,
								.hi = amount,
								.start = 20,
								.end = 30,
								.date = ENT_DATE_NONE};
	return (ent_record_remark){.source = &made->fixture->sources[source],
							   .sentence = sentence,
							   .sentence_text = ent_str_of(text),
							   .text = ENT_STR("pipeline"),
							   .kind = ENT_STR("project"),
							   .act = ENT_STR("pipeline"),
							   .status = ENT_STR("planned"),
							   .agents = ent_str_of(agents),
							   .name = ENT_STR("Karakoram Pipeline"),
							   .definite = true,
							   .date = ENT_DATE_NONE,
							   .values = value,
							   .n_values = 1};
}

static ent_dossier *dossier_of(struct made *made, ent_record_remark *remarks, size_t n)
{
	ent_record_remarks *all = ENT_NEW(made->arena, ent_record_remarks);
	ent_dossier_input *input = ENT_NEW(made->arena, ent_dossier_input);
	ent_dossier *dossier = NULL;
	*all = (ent_record_remarks){.at = remarks, .n = n};
	*input = (ent_dossier_input){.sources = made->fixture->sources, .n_sources = SOURCES, .remarks = all};
	made->options.states = pakistan_russia;
	made->options.n_states = 2;
	made->options.data = made->data;
	assert_int_equal(ent_dossier_of(made->arena, input, &made->options, &dossier, NULL), ENT_OK);
	return dossier;
}

static bool holds(const ent_buf *buf, const char *text)
{
	return ent_str_find(ent_buf_str(buf), ent_str_of(text), 0) >= 0;
}

static void test_two_costs_stand_side_by_side_in_every_form(void **state)
{
	struct made *made = *state;
	ent_record_remark remarks[] = {
		cost(made, 0, 4, "PAK RUS", "The Karakoram Pipeline will cost $2 billion.", 2e9, "$2 billion"),
		cost(made, 1, 9, "PAK RUS", "The Karakoram Pipeline is put at $3 billion.", 3e9, "$3 billion")};
	ent_dossier *dossier = dossier_of(made, remarks, 2);
	assert_int_equal(dossier->n_disagreements, 1);
	assert_int_equal(dossier->n_cited, 2);
	ent_buf buf = ENT_BUF(1 << 24);
	ent_dossier_html(dossier, &buf);
	assert_true(holds(&buf, "<p class=\"value\">$2 billion</p>") && holds(&buf, "<p class=\"value\">$3 billion</p>"));
	assert_true(holds(&buf, "href=\"#t1-5\"") && holds(&buf, "id=\"t1-5\""));
	assert_true(holds(&buf, "href=\"#t2-10\"") && holds(&buf, "id=\"t2-10\""));
	ent_buf_clear(&buf);
	ent_dossier_markdown(dossier, &buf);
	assert_true(holds(&buf, "**sources disagree**") && holds(&buf, "**\\$2 billion**") && holds(&buf, "1:5"));
	ent_buf_clear(&buf);
	ent_dossier_json(dossier, &buf);
	assert_true(holds(&buf, "\"disagreements\":[{\"subject\":\"Karakoram Pipeline\",\"property\":\"cost\""));
	assert_true(holds(&buf, "\"ledgers\":{\"agreements\":[]") && holds(&buf, "\"projects\":[{\"label\""));
	ent_buf_free(&buf);
}

static void test_one_source_alone_compares_nothing(void **state)
{
	struct made *made = *state;
	ent_record_remark remarks[] = {
		cost(made, 0, 4, "PAK RUS", "The Karakoram Pipeline will cost $2 billion.", 2e9, "$2 billion"),
		cost(made, 0, 9, "PAK RUS", "The Karakoram Pipeline will cost $2 billion, he said.", 2e9, "$2 billion")};
	ent_dossier *dossier = dossier_of(made, remarks, 2);
	assert_int_equal(dossier->n_claims, 0);
	assert_int_equal(dossier->ledgers[ENT_ACCOUNT_PROJECTS]->n, 1);
	/* one value, told in two sentences: both are cited, once each */
	ent_row_view row = ent_ledger_row(made->arena, dossier, dossier->ledgers[ENT_ACCOUNT_PROJECTS],
									  &dossier->ledgers[ENT_ACCOUNT_PROJECTS]->rows[0]);
	assert_int_equal(row.all.n_cites, 2);
}

static void test_what_others_do_is_not_here(void **state)
{
	struct made *made = *state;
	ent_record_remark remarks[] = {
		cost(made, 0, 4, "IND IRN", "The Karakoram Pipeline will cost $2 billion.", 2e9, "$2 billion"),
		cost(made, 1, 9, "IND IRN", "The Karakoram Pipeline is put at $3 billion.", 3e9, "$3 billion")};
	ent_dossier *dossier = dossier_of(made, remarks, 2);
	assert_int_equal(dossier->n_claims, 0);
	assert_int_equal(dossier->ledgers[ENT_ACCOUNT_PROJECTS]->n, 0);
	assert_int_equal(dossier->n_cited, 0);
}

static void test_a_period_leaves_out_what_is_dated_outside(void **state)
{
	struct made *made = *state;
	ent_record_remark remarks[] = {
		cost(made, 0, 4, "PAK RUS", "In 1990 the Karakoram Pipeline cost $2 billion.", 2e9, "$2 billion"),
		cost(made, 1, 9, "PAK RUS", "In 1990 the Karakoram Pipeline cost $3 billion.", 3e9, "$3 billion")};
	for (size_t i = 0; i < 2; i++) {
		ent_record_value *value = remarks[i].values;
		assert_true(ent_edtf_parse(ENT_STR("1990"), &value->date));
		value->date.basis = ENT_BASIS_STATED;
	}
	ent_date from;
	assert_true(ent_edtf_parse(ENT_STR("2000"), &from));
	made->options.since = from.lo;
	made->options.until = ENT_DAY_FUTURE;
	assert_int_equal(dossier_of(made, remarks, 2)->n_claims, 0);
	made->options.since = ENT_DAY_PAST;
	assert_int_equal(dossier_of(made, remarks, 2)->n_disagreements, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_two_costs_stand_side_by_side_in_every_form, setup, teardown),
		cmocka_unit_test_setup_teardown(test_one_source_alone_compares_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_what_others_do_is_not_here, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_period_leaves_out_what_is_dated_outside, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
