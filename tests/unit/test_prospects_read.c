/* Event files: each format, and what becomes of rows that are wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "prospects/facts_read.h"

#include <stdio.h>
#include <string.h>

struct told {
	int n;
	int64_t lines[32];
	char what[32][sizeof(((ent_error *)0)->what)];
	ent_status status[32];
};

static void tell(void *payload, const ent_error *problem)
{
	struct told *told = payload;
	if (told->n == 32)
		return;
	told->lines[told->n] = problem->line;
	told->status[told->n] = problem->status;
	(void)snprintf(told->what[told->n++], sizeof told->what[0], "%s", problem->what);
}

static ent_arena *arena;
static ent_cameo *cameo;

static ent_status load_cameo(void *payload)
{
	ent_error error;
	return ent_cameo_load(arena, payload, &cameo, &error);
}

static ent_facts *read(const char *text, ent_relations_as as, bool states, struct told *told)
{
	ent_facts_source source = {.as = as,
							   .cameo = cameo,
							   .states = states,
							   .today = ent_day_from(2026, 1, 1),
							   .tune = .8,
							   .test = .9,
							   .problem = tell,
							   .payload = told};
	ent_facts *facts = NULL;
	ent_error error;
	*told = (struct told){0};
	ent_status status = ent_facts_read_bytes(arena, &source, ENT_STR("file"), ent_str_of(text), &facts, &error);
	return status ? NULL : facts;
}

static void assert_fact(const ent_facts *facts, size_t i, const char *s, const char *r, const char *o, int32_t t)
{
	const ent_fact *fact = &facts->rows.at[i];
	assert_true(ent_str_is(facts->entities.at[fact->s], s));
	assert_true(ent_str_is(facts->relations.at[fact->r], r));
	assert_true(ent_str_is(facts->entities.at[fact->o], o));
	assert_int_equal(fact->t, t);
}

static void test_wrong_rows_are_told_by_line(void **state)
{
	(void)state;
	struct told told;
	ent_facts *facts = read("A\tmeets\tB\t2020-01-02\n"
							"A\tmeets\tB\n"
							"C\tmeets\tB\t2020-01-01\n"
							"A\tmeets\tB\t2020-01-02\n"
							"A\tmeets\tB\t2020-13-02\n"
							"A\tmeets\tC\t2031-01-01\n"
							"\n"
							"A\tmeets\tC\t2020-01-04\n",
							ENT_AS_NATIVE, false, &told);
	assert_non_null(facts);
	assert_int_equal(facts->rows.n, 3);
	assert_fact(facts, 0, "C", "meets", "B", 0);
	assert_fact(facts, 1, "A", "meets", "B", 1);
	assert_fact(facts, 2, "A", "meets", "C", 3);
	assert_int_equal(facts->counts.read, 7);
	assert_int_equal(facts->counts.malformed, 2);
	assert_int_equal(facts->counts.unsorted, 1);
	assert_int_equal(facts->counts.duplicate, 1);
	assert_int_equal(facts->counts.future, 1);
	const int64_t lines[] = {2, 3, 5, 6, 4};
	const ent_status statuses[] = {ENT_FORMAT, ENT_OK, ENT_FORMAT, ENT_OK, ENT_OK};
	assert_int_equal(told.n, 5);
	assert_memory_equal(told.lines, lines, sizeof lines);
	assert_memory_equal(told.status, statuses, sizeof statuses);
	assert_int_equal(ent_facts_day(facts, 3), ent_day_from(2020, 1, 4));
}

/* A byte order mark is no part of the first row. */
static void test_a_mark_in_front_is_passed_over(void **state)
{
	(void)state;
	struct told told;
	ent_facts *facts = read("\xEF\xBB\xBF"
							"A\tmeets\tB\t2020-01-02\nA\tmeets\tB\t2020-01-03\n",
							ENT_AS_NATIVE, false, &told);
	assert_non_null(facts);
	assert_int_equal(facts->entities.n, 2);
	assert_int_equal(facts->rows.n, 2);
	assert_int_equal(told.n, 0);
}

static void test_many_of_a_kind_are_summed_up(void **state)
{
	(void)state;
	struct told told;
	char text[4096] = "A meets B 0\n";
	for (int i = 0; i < 15; i++)
		(void)strcat(text, "A meets\n");
	(void)strcat(text, "A meets B 48\nA meets B 24\n");
	ent_facts *facts = read(text, ENT_AS_NATIVE, false, &told);
	assert_non_null(facts);
	assert_int_equal(facts->counts.malformed, 15);
	assert_int_equal(told.n, 12);
	assert_string_equal(told.what[11], "5 more rows malformed");
	assert_int_equal(facts->step, 24);
	assert_int_equal(facts->n_steps, 3);
	assert_int_equal(ent_facts_day(facts, 1), ENT_DAY_UNKNOWN);
}

static void test_each_format_is_read(void **state)
{
	(void)state;
	struct told told;
	ent_facts *facts = read(
		"{\"event\":\"AGREE\",\"status\":\"actual\",\"date\":{\"edtf\":\"2020-05-02\",\"lo\":\"2020-05-02\",\"hi\":"
		"\"2020-05-02\",\"basis\":\"stated\"},\"actors\":[{\"role\":\"actor\",\"country\":\"PAK\",\"code\":"
		"\"PAKGOV\"},{\"role\":\"recipient\",\"country\":\"RUS\",\"code\":\"RUS\"}]}\n"
		"{\"event\":\"CONSULT\",\"status\":\"actual\",\"date\":{\"lo\":\"2020-05-03\",\"hi\":\"2020-05-05\","
		"\"basis\":\"inferred\"},\"actors\":[{\"role\":\"actor\",\"code\":\"PAK\",\"country\":\"PAK\"},{\"role\":"
		"\"actor\",\"code\":\"RUS\",\"country\":\"RUS\"}]}\n"
		"{\"event\":\"AID\",\"status\":\"promised\",\"date\":{\"lo\":\"2020-05-03\",\"hi\":\"2020-05-03\"},"
		"\"actors\":[{\"role\":\"actor\",\"code\":\"PAK\"},{\"role\":\"recipient\",\"code\":\"RUS\"}]}\n"
		"{\"event\":\"AID\",\"status\":\"actual\",\"date\":{\"lo\":\"2020-01-01\",\"hi\":\"2020-12-31\"},"
		"\"actors\":[{\"role\":\"actor\",\"code\":\"PAK\"},{\"role\":\"recipient\",\"code\":\"RUS\"}]}\n",
		ENT_AS_PLOVER, true, &told);
	assert_non_null(facts);
	assert_int_equal(facts->rows.n, 3);
	assert_fact(facts, 0, "PAK", "AGREE", "RUS", 0);
	assert_fact(facts, 1, "PAK", "CONSULT", "RUS", 3);
	assert_fact(facts, 2, "RUS", "CONSULT", "PAK", 3);
	assert_int_equal(facts->counts.unfit, 2); /* a promise; a year */
	assert_int_equal(told.n, 0);

	facts = read("id,event,cameo,status,date_lo,date_hi,date_basis,actor_code,actor_country,recipient_code,"
				 "recipient_country,sentence_text\n"
				 "1,SANCTION,163,actual,2019-02-03,2019-02-03,stated,USA;GBR,USA;GBR,IRN,IRN,\"a \"\"b\"\", c\"\n",
				 ENT_AS_PLOVER, true, &told);
	assert_non_null(facts);
	assert_int_equal(facts->rows.n, 2);

	facts =
		read("Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
			 "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\t"
			 "Province\tCountry\tLatitude\tLongitude\n"
			 "1\t2014-03-01\tForeign Ministry (Norway)\t\tNorway\tDeclare truce, ceasefire\t0871\t9\tSweden\t\tSweden"
			 "\t\t\t\t\t\t\t\t\t\n",
			 ENT_AS_PLOVER, true, &told);
	assert_non_null(facts);
	assert_fact(facts, 0, "NOR", "RETREAT", "SWE", 0);

	char gdelt[1024] = "1\t20150218";
	for (int i = 2; i < 61; i++) {
		(void)strcat(gdelt, "\t");
		(void)strcat(gdelt, i == 5    ? "FRAGOV"
							: i == 7  ? "FRA"
							: i == 15 ? "DEU"
							: i == 17 ? "DEU"
							: i == 26 ? "0312"
							: i == 59 ? "20150218230000"
									  : "");
	}
	facts = read(gdelt, ENT_AS_NATIVE, false, &told);
	assert_non_null(facts);
	assert_fact(facts, 0, "FRAGOV", "0312", "DEU", 0);
	facts = read(gdelt, ENT_AS_PLOVER, true, &told);
	assert_non_null(facts);
	assert_fact(facts, 0, "FRA", "AGREE", "DEU", 0);
}

static void test_what_is_no_table_is_refused(void **state)
{
	(void)state;
	struct told told;
	assert_null(read("", ENT_AS_NATIVE, false, &told));
	assert_null(read("It was a dark and stormy night.\n", ENT_AS_NATIVE, false, &told));
	assert_null(read("A meets B -2147483647\nA meets B 1073741823\nA meets B 0\n", ENT_AS_NATIVE, false, &told));
	assert_null(read("A meets B 2020-01-01\nA meets B 7\n", ENT_AS_NATIVE, false, &told));
}

static void test_names_of_relations_and_states(void **state)
{
	(void)state;
	assert_true(
		ent_str_is(ent_cameo_kind(cameo, ENT_STR("Arrest,_detain,_or_charge_with_legal_action"))->name, "COERCE"));
	assert_true(ent_str_is(ent_cameo_kind(cameo, ENT_STR("1823"))->name, "ASSAULT"));
	assert_null(ent_cameo_kind(cameo, ENT_STR("Make statement")));
	assert_null(ent_cameo_kind(cameo, ENT_STR("010")));
	assert_null(ent_cameo_kind(cameo, ENT_STR("")));
	assert_true(ent_str_is(ent_cameo_state(cameo, ENT_STR("South_Korea")), "KOR"));
	assert_true(ent_str_is(ent_cameo_state(cameo, ENT_STR("DEU")), "DEU"));
	assert_int_equal(ent_cameo_state(cameo, ENT_STR("Citizen_(India)")).len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrong_rows_are_told_by_line),  cmocka_unit_test(test_a_mark_in_front_is_passed_over),
		cmocka_unit_test(test_many_of_a_kind_are_summed_up), cmocka_unit_test(test_each_format_is_read),
		cmocka_unit_test(test_what_is_no_table_is_refused),  cmocka_unit_test(test_names_of_relations_and_states),
	};
	ent_data *data;
	ent_error error;
	arena = ent_arena_new("read", (size_t)1 << 28);
	if (ent_data_new(NULL, &data, &error) || ent_arena_run(arena, load_cameo, data, &error))
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	ent_data_free(data);
	ent_arena_free(arena);
	return failed;
}
