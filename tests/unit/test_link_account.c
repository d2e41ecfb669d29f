/* Rows of ledgers from remarks and events made by hand: what each gives a row, and what became of promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fixture_relations.h"
#include "link/account.h"

static const ent_str codes[] = {ENT_STR("PAK"), ENT_STR("RUS")};
static const uint32_t groups[] = {0, 1};
static const ent_focus focus = {.codes = codes, .groups = groups, .n = 2};
static ent_claim_options options = {.alone = true};

enum { MAY_2021, JANUARY_2022, UNDATED, SOURCES_USED };
static ent_source sources[SOURCES_USED];

typedef struct world {
	ent_arena *arena;
	ent_data *data;
	const ent_ledgers *ledgers;
} world;

static ent_date day(const char *edtf)
{
	ent_date date = ENT_DATE_NONE;
	if (edtf) {
		assert_true(ent_edtf_parse(ent_str_of(edtf), &date));
		date.basis = ENT_BASIS_STATED;
	}
	return date;
}

static int setup(void **state)
{
	world *w = test_malloc(sizeof *w);
	w->arena = ent_arena_new("accounts", 64 << 20);
	assert_int_equal(ent_data_new(NULL, &w->data, NULL), ENT_OK);
	assert_int_equal(ent_ledgers_load(w->arena, w->data, &w->ledgers, NULL), ENT_OK);
	options.ledgers = w->ledgers;
	for (int64_t i = 0; i < SOURCES_USED; i++)
		sources[i] = (ent_source){.key = i + 1, .published = ENT_DATE_NONE};
	sources[MAY_2021].published = day("2021-05-02");
	sources[JANUARY_2022].published = day("2022-01");
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	world *w = *state;
	ent_data_free(w->data);
	ent_arena_free(w->arena);
	test_free(w);
	return 0;
}

/* Of `remark` the members that every one has. */
static ent_record_remark told(int source, uint32_t sentence, const char *date, ent_record_remark remark)
{
	remark.source = &sources[source];
	remark.sentence = sentence;
	remark.key = (int64_t)source * 100 + sentence;
	remark.sentence_text = remark.text;
	remark.end = (uint32_t)remark.text.len;
	remark.date = day(date);
	if (!remark.status.len)
		remark.status = ENT_STR("actual");
	return remark;
}

static const ent_account *account_of(const world *w, ent_account_kind kind, ent_record_remark *at, size_t n,
									 const struct row *rows_told, uint32_t n_rows, const char *rule)
{
	ent_record_remarks *remarks = ENT_NEW(w->arena, ent_record_remarks);
	*remarks = (ent_record_remarks){.at = at, .n = n};
	struct fixture *fixture = ENT_NEW(w->arena, struct fixture);
	fixture_fill(fixture, w->arena);
	ent_record_event *events = ENT_NEWN(w->arena, ent_record_event, n_rows + 1);
	for (uint32_t i = 0; i < n_rows; i++) {
		fixture_event(fixture, &events[i], &rows_told[i], i);
		events[i].rule = rule ? ent_str_of(rule) : events[i].rule;
	}
	ent_account_input input = {.claims = ent_claims_of(w->arena, remarks, NULL, 0, &options),
							   .remarks = remarks,
							   .occurrences = ent_occurrences_of(w->arena, events, n_rows, &focus),
							   .ledgers = w->ledgers,
							   .options = &options,
							   .now = ent_day_from(2022, 1, 31)};
	return ent_account_of(w->arena, kind, &input);
}

/* The row's cell has the value; "": it is empty. */
static void assert_cell(const ent_account *account, size_t row, const char *column, const char *value)
{
	const char *const *names = ent_account_columns(account->kind);
	size_t at = 0;
	assert_true(row < account->n);
	while (names[at] && strcmp(names[at], column) != 0)
		at++;
	assert_non_null(names[at]);
	const ent_account_cell *cell = &account->rows[row].cells[at];
	bool has = cell->n == 0 && !*value;
	for (size_t i = 0; i < cell->n; i++)
		has |= ent_str_is(cell->values[i].value, value);
	if (!has)
		fail_msg("%s: '%.*s', not '%s'", column, ENT_FMT(cell->n ? cell->values[0].value : ENT_STR("")), value);
}

/* --- account_claims.c --- */

static void test_a_ban_and_its_end_are_two_rows(void **state)
{
	ent_record_remark remarks[] = {
		told(MAY_2021, 3, "2014-05",
			 (ent_record_remark){.kind = ENT_STR("embargo"),
								 .act = ENT_STR("impose"),
								 .agents = ENT_STR("RUS"),
								 .others = ENT_STR("PAK"),
								 .object = ENT_STR("import"),
								 .name = ENT_STR("farm"),
								 .text = ENT_STR("banned farm imports")}),
		told(MAY_2021, 4, "2015",
			 (ent_record_remark){.kind = ENT_STR("embargo"),
								 .act = ENT_STR("lift"),
								 .agents = ENT_STR("RUS"),
								 .others = ENT_STR("PAK"),
								 .object = ENT_STR("ban"),
								 .name = ENT_STR("farm"),
								 .text = ENT_STR("lifted the farm ban")}),
	};
	const ent_account *account = account_of(*state, ENT_ACCOUNT_SANCTIONS, remarks, 2, NULL, 0, NULL);
	assert_int_equal(account->n, 2);
	assert_cell(account, 0, "act", "imposed");
	assert_cell(account, 0, "by", "RUS");
	assert_cell(account, 0, "on", "PAK");
	assert_cell(account, 0, "date", "2014-05");
	assert_cell(account, 0, "subject", "farm imports");
	assert_cell(account, 1, "act", "lifted");
}

static void test_what_is_bought_is_arms_and_comes_to_the_buyer(void **state)
{
	ent_record_value value = {.property = ENT_STR("amount"),
							  .text = ENT_STR("two frigates"),
							  .lo = 2,
							  .hi = 2,
							  .unit = ENT_STR("frigate"),
							  .date = ENT_DATE_NONE};
	ent_record_remark remark = told(MAY_2021, 3, "2014",
									(ent_record_remark){.kind = ENT_STR("supply"),
														.act = ENT_STR("buy"),
														.agents = ENT_STR("PAK"),
														.others = ENT_STR("RUS"),
														.text = ENT_STR("bought"),
														.values = &value,
														.n_values = 1});
	const ent_account *arms = account_of(*state, ENT_ACCOUNT_ARMS, &remark, 1, NULL, 0, NULL);
	assert_int_equal(arms->n, 1);
	assert_cell(arms, 0, "from", "RUS");
	assert_cell(arms, 0, "to", "PAK");
	assert_cell(arms, 0, "amount", "two frigates");
	assert_int_equal(account_of(*state, ENT_ACCOUNT_AID, &remark, 1, NULL, 0, NULL)->n, 0);
}

/* --- account_events.c --- */

static void test_events_are_rows_where_no_remark_is(void **state)
{
	static const struct row aid = {0,
								   1,
								   "AID",
								   "",
								   "actual",
								   "stated",
								   "{@2014:In 2014} {a RUS:Russia} {!gave} humanitarian aid to {r PAK:Pakistan}."};
	const ent_account *account = account_of(*state, ENT_ACCOUNT_AID, NULL, 0, &aid, 1, NULL);
	assert_int_equal(account->n, 1);
	assert_cell(account, 0, "date", "2014");
	assert_cell(account, 0, "status", "actual");
	static const struct row lifted = {
		0,
		2,
		"CONCEDE",
		"",
		"actual",
		"stated",
		"{@2014-06:In June 2014} {a RUS:Russia} {!lifted} its embargo on {r PAK:Pakistan}."};
	account = account_of(*state, ENT_ACCOUNT_SANCTIONS, NULL, 0, &lifted, 1, NULL);
	assert_int_equal(account->n, 1);
	assert_cell(account, 0, "act", "lifted");
	static const struct row to_nobody = {0, 3, "CONSULT", "visit", "actual", "unknown", "{a RUS:Lavrov} {!travelled}."};
	assert_int_equal(account_of(*state, ENT_ACCOUNT_VISITS, NULL, 0, &to_nobody, 1, NULL)->n, 0);
}

/* --- account_promises.c --- */

static void assert_outcome(const world *w, ent_record_remark *remarks, size_t n, const char *outcome,
						   const char *kept_on)
{
	const ent_account *account = account_of(w, ENT_ACCOUNT_PROMISES, remarks, n, NULL, 0, NULL);
	assert_int_equal(account->n, 1);
	assert_cell(account, 0, "outcome", outcome);
	assert_cell(account, 0, "kept_on", kept_on);
}

static ent_record_remark opening(int source, uint32_t sentence, const char *date, ent_str status)
{
	return told(source, sentence, date,
				(ent_record_remark){.kind = ENT_STR("project"),
									.act = ENT_STR("railway"),
									.phase = ENT_STR("end"),
									.status = status,
									.others = ENT_STR("PAK RUS"),
									.name = ENT_STR("Indus"),
									.text = ENT_STR("open")});
}

static void test_plans_are_kept_moved_or_past(void **state)
{
	ent_str planned = ENT_STR("planned"), actual = ENT_STR("actual"), postponed = ENT_STR("postponed");
	ent_record_remark open[] = {opening(MAY_2021, 3, "2030", planned)};
	assert_outcome(*state, open, 1, "open", "");
	ent_record_remark past[] = {opening(MAY_2021, 3, "2020", planned)};
	assert_outcome(*state, past, 1, "past its date", "");
	ent_record_remark kept[] = {opening(MAY_2021, 3, "2021-11", planned), opening(JANUARY_2022, 2, "2021-11", actual)};
	assert_outcome(*state, kept, 2, "kept", "2021-11");
	ent_record_remark moved[] = {opening(MAY_2021, 3, "2021", planned), opening(JANUARY_2022, 2, "2029", planned)};
	assert_outcome(*state, moved, 2, "superseded", "");
	ent_record_remark slipped[] = {opening(MAY_2021, 3, "2029", postponed)}; /* where it has slipped to is the plan */
	assert_outcome(*state, slipped, 1, "open", "");
}

static ent_record_remark pledge(int source, uint32_t sentence, ent_record_value *due)
{
	return told(source, sentence, NULL,
				(ent_record_remark){.kind = ENT_STR("promise"),
									.act = ENT_STR("made"),
									.status = ENT_STR("promised"),
									.agents = ENT_STR("RUS"),
									.others = ENT_STR("PAK"),
									.text = ENT_STR("pledged"),
									.object = ENT_STR("pledged to deliver the report"),
									.values = due,
									.n_values = due != NULL});
}

static ent_record_remark fate(int source, uint32_t sentence, const char *date, const char *act)
{
	return told(source, sentence, date,
				(ent_record_remark){.kind = ENT_STR("fate"),
									.act = ent_str_of(act),
									.agents = ENT_STR("PAK RUS"),
									.object = ENT_STR("report"),
									.text = ENT_STR("delivered")});
}

static void test_pledges_are_told_of_in_other_words(void **state)
{
	ent_record_value due = {.property = ENT_STR("due"), .text = ENT_STR("2015"), .date = day("2015")};
	ent_record_value done = {.property = ENT_STR("kept"), .text = ENT_STR("pledged"), .date = ENT_DATE_NONE};
	ent_record_remark lone[] = {pledge(MAY_2021, 3, NULL)};
	const ent_account *account = account_of(*state, ENT_ACCOUNT_PROMISES, lone, 1, NULL, 0, NULL);
	assert_int_equal(account->n, 1);
	assert_cell(account, 0, "by", "RUS");
	assert_cell(account, 0, "to", "PAK");
	assert_cell(account, 0, "due", "");
	assert_cell(account, 0, "subject", "pledged to deliver the report");
	assert_outcome(*state, lone, 1, "open", "");
	ent_record_remark so[] = {pledge(MAY_2021, 3, &done)};
	assert_outcome(*state, so, 1, "kept", "");
	ent_record_remark kept[] = {pledge(MAY_2021, 3, NULL), fate(JANUARY_2022, 2, "2021-12", "kept")};
	assert_outcome(*state, kept, 2, "kept", "2021-12");
	ent_record_remark undone[] = {pledge(MAY_2021, 3, NULL), fate(JANUARY_2022, 2, NULL, "open")};
	assert_outcome(*state, undone, 2, "open", "");
	ent_record_remark late[] = {pledge(UNDATED, 3, &due), fate(UNDATED, 9, "2022", "open")};
	assert_outcome(*state, late, 2, "past its date", "");
	ent_record_remark before[] = {fate(MAY_2021, 2, "2014", "kept"), pledge(MAY_2021, 3, NULL)}; /* told before it */
	assert_outcome(*state, before, 2, "open", "");
	ent_record_remark two[] = {pledge(MAY_2021, 3, NULL), pledge(MAY_2021, 5, NULL),
							   fate(JANUARY_2022, 2, NULL, "kept")};
	account = account_of(*state, ENT_ACCOUNT_PROMISES, two, 3, NULL, 0, NULL); /* of which of the two? */
	assert_int_equal(account->n, 2);
	assert_cell(account, 0, "outcome", "open");
	assert_cell(account, 1, "outcome", "open");
}

static void test_a_source_without_a_date_that_goes_on(void **state)
{
	ent_record_value due = {.property = ENT_STR("due"), .text = ENT_STR("2015"), .date = day("2015")};
	ent_record_remark visit = told(UNDATED, 5, "2019-06",
								   (ent_record_remark){.kind = ENT_STR("visit"),
													   .act = ENT_STR("visit"),
													   .agents = ENT_STR("RUS"),
													   .others = ENT_STR("PAK"),
													   .text = ENT_STR("visited")});
	ent_record_remark behind[] = {pledge(UNDATED, 3, &due), visit};
	const ent_account *account = account_of(*state, ENT_ACCOUNT_PROMISES, behind, 2, NULL, 0, NULL);
	assert_int_equal(account->n, 1);
	assert_cell(account, 0, "due", "2015");
	assert_cell(account, 0, "outcome", "past its date");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_ban_and_its_end_are_two_rows),
		cmocka_unit_test(test_what_is_bought_is_arms_and_comes_to_the_buyer),
		cmocka_unit_test(test_events_are_rows_where_no_remark_is),
		cmocka_unit_test(test_plans_are_kept_moved_or_past),
		cmocka_unit_test(test_pledges_are_told_of_in_other_words),
		cmocka_unit_test(test_a_source_without_a_date_that_goes_on),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
