/* What the subjects of claims are called, for each kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "link/label.h"

static const ent_str chad = {"TCD", 3}, mali = {"MLI", 3};

static ent_str name_of(void *payload, ent_str code)
{
	(void)payload;
	return ent_str_is(code, "TCD") ? ENT_STR("Chad") : ent_str_is(code, "MLI") ? ENT_STR("Mali") : (ent_str){0};
}

static const ent_claim_options options = {.state_name = name_of};

static void assert_label(ent_record_remark remark, const char *expected)
{
	ent_arena *arena = ent_arena_new("test", 1 << 20);
	const ent_str both[] = {mali, chad};
	ent_aspect aspect = {.remark = &remark, .agents = {&chad, 1}, .others = {&mali, 1}, .all = {both, 2}};
	ent_claim claim = {0};
	ent_label_subject(arena, &options, &aspect, 1, &claim);
	if (!ent_str_is(claim.subject, expected))
		fail_msg("'%.*s', not '%s'", ENT_FMT(claim.subject), expected);
	assert_true(ent_str_is(claim.states, "MLI TCD"));
	assert_true(ent_str_eq(claim.kind, remark.kind));
	ent_arena_free(arena);
}

static void test_subjects_are_called_by_who_and_what(void **state)
{
	(void)state;
	assert_label(
		(ent_record_remark){.kind = ENT_STR("visit"), .act = ENT_STR("visit"), .person = ENT_STR("Idriss Deby")},
		"Idriss Deby: visit to Mali");
	assert_label((ent_record_remark){.kind = ENT_STR("forces"), .act = ENT_STR("withdraw")},
				 "Chad: withdrawal of troops from Mali");
	assert_label((ent_record_remark){.kind = ENT_STR("troops"), .act = ENT_STR("keep")}, "Chad: troops in Mali");
	assert_label((ent_record_remark){.kind = ENT_STR("project"),
									 .text = ENT_STR("railway"),
									 .act = ENT_STR("railway"),
									 .name = ENT_STR("Dune Coast")},
				 "Dune Coast railway");
	assert_label((ent_record_remark){.kind = ENT_STR("project"), .text = ENT_STR("railway"), .act = ENT_STR("railway")},
				 "railway of Mali and Chad");
	assert_label((ent_record_remark){.kind = ENT_STR("project"),
									 .text = ENT_STR("railway"),
									 .act = ENT_STR("railway"),
									 .name = ENT_STR("Dune Railway")},
				 "Dune Railway");
	assert_label((ent_record_remark){.kind = ENT_STR("trade"), .act = ENT_STR("trade")}, "trade of Chad with Mali");
}

static void test_the_fullest_telling_names_it(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("test", 1 << 20);
	const ent_record_remark office = {
		.kind = ENT_STR("visit"), .act = ENT_STR("visit"), .office = ENT_STR("president")};
	const ent_record_remark person = {
		.kind = ENT_STR("visit"), .act = ENT_STR("visit"), .person = ENT_STR("Idriss Deby")};
	const ent_aspect told[] = {{.remark = &office, .agents = {&chad, 1}, .others = {&mali, 1}},
							   {.remark = &person, .agents = {&chad, 1}, .others = {&mali, 1}}};
	ent_claim claim = {0};
	ent_label_subject(arena, &options, told, 2, &claim);
	assert_true(ent_str_is(claim.subject, "Idriss Deby: visit to Mali"));
	ent_arena_free(arena);
}

static void test_a_state_without_a_name_is_its_code(void **state)
{
	(void)state;
	ent_arena *arena = ent_arena_new("test", 1 << 20);
	const ent_str code = ENT_STR("XYZ");
	const ent_record_remark remark = {.kind = ENT_STR("forces"), .act = ENT_STR("withdraw")};
	const ent_aspect aspect = {.remark = &remark, .agents = {&chad, 1}, .others = {&code, 1}};
	ent_claim claim = {0};
	ent_label_subject(arena, &options, &aspect, 1, &claim);
	assert_true(ent_str_is(claim.subject, "Chad: withdrawal of troops from XYZ"));
	ent_label_subject(arena, NULL, &aspect, 1, &claim);
	assert_true(ent_str_is(claim.subject, "TCD: withdrawal of troops from XYZ"));
	ent_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_subjects_are_called_by_who_and_what),
		cmocka_unit_test(test_the_fullest_telling_names_it),
		cmocka_unit_test(test_a_state_without_a_name_is_its_code),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
