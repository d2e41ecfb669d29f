/* What a document's coding promises: events with their participants, dates and identity, the same on every run; every
 * sentence without an event has a reason; given actors always have an answer. */
#include "base/data.h"
#include "events/coder.h"
#include "make_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct fixture {
	ent_data *data;
	ent_coder *coder;
	ent_actors *actors;
	ent_times *times;
	ent_amounts *amounts;
	ent_arena *arena;
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	assert_non_null(f);
	assert_int_equal(ent_data_new(NULL, &f->data, NULL), ENT_OK);
	assert_int_equal(ent_coder_new(f->data, &f->coder, NULL), ENT_OK);
	assert_int_equal(ent_actors_new(f->data, &f->actors, NULL), ENT_OK);
	assert_int_equal(ent_times_new(f->data, &f->times, NULL), ENT_OK);
	assert_int_equal(ent_amounts_new(f->data, &f->amounts, NULL), ENT_OK);
	f->arena = ent_arena_new("document", 64u << 20);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	(void)ent_coder_free(f->coder);
	(void)ent_actors_free(f->actors);
	(void)ent_times_free(f->times);
	(void)ent_amounts_free(f->amounts);
	(void)ent_data_free(f->data);
	(void)ent_arena_free(f->arena);
	free(f);
	return 0;
}

static ent_reading read_text(fixture *f, const char *text)
{
	ent_document *document = make_document(f->arena, text);
	ent_reading reading = {.document = document, .text = ent_text_of(f->arena, document), .reasons = true};
	reading.mentions = ent_actors_find(f->actors, NULL, f->arena, reading.text);
	reading.timexes = ent_times_find(f->times, f->arena, reading.text);
	reading.amounts = ent_amounts_find(f->amounts, f->arena, reading.text);
	return reading;
}

static ent_coding *code(fixture *f, const char *text)
{
	ent_reading reading = read_text(f, text);
	return ent_coder_code(f->coder, f->actors, f->arena, &reading);
}

static void an_event_has_all_its_parts(void **state)
{
	fixture *f = *state;
	ent_coding *coding = code(f, "In January 1971, Pakistan and the Soviet Union signed an agreement on a steel mill.");
	assert_int_equal(coding->n_events, 1);
	const ent_event *e = &coding->events[0];
	assert_true(ent_str_is(e->event, "SUPPORT"));
	assert_true(ent_str_is(e->cameo, "057"));
	assert_true(ent_str_is(e->quad, "VERBAL_COOPERATION"));
	assert_true(ent_str_is(e->text, "signed"));
	assert_true(ent_str_is(e->date.edtf, "1971-01"));
	assert_int_equal(e->date.basis, ENT_BASIS_STATED);
	assert_int_equal(e->status, ENT_STATUS_ACTUAL);
	assert_int_equal(e->n_participants, 2);
	assert_string_equal(e->participants[0].actor.country, "PAK");
	assert_string_equal(e->participants[1].actor.country, "SUN");
	assert_int_equal(e->participants[1].role, ENT_ROLE_ACTOR);
	assert_int_equal(e->id.len, 16);
	assert_true(e->confidence > 0 && e->confidence < 1);
	assert_true(e->why.len > 0 && e->rule.len > 0);
}

static void the_visited_is_the_recipient(void **state)
{
	fixture *f = *state;
	ent_coding *coding = code(f, "Sergey Lavrov visited Islamabad on 6 April 2021.");
	assert_int_equal(coding->n_events, 1);
	const ent_event *e = &coding->events[0];
	assert_true(ent_str_is(e->mode, "visit"));
	assert_string_equal(e->participants[1].actor.country, "PAK");
	assert_int_equal(e->participants[1].role, ENT_ROLE_RECIPIENT);
	assert_true(ent_str_is(e->place, "Islamabad"));
	assert_true(ent_str_is(e->place_country, "PAK"));
}

/* Hanoi was the capital of North Vietnam before it was that of Vietnam. */
static void the_place_lies_in_the_state_of_the_day(void **state)
{
	static const char *const cases[][2] = {{"Narendra Modi visited Hanoi in September 2016.", "VNM"},
										   {"Alexei Kosygin visited Hanoi in February 1965.", "VDR"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_coding *coding = code(*state, cases[i][0]);
		assert_int_equal(coding->n_events, 1);
		assert_true(ent_str_is(coding->events[0].place, "Hanoi"));
		assert_true(ent_str_is(coding->events[0].place_country, cases[i][1]));
	}
}

static void expect_pair(const ent_event *e, const char *event, const char *actor, const char *recipient)
{
	assert_true(ent_str_is(e->event, event));
	assert_int_equal(e->n_participants, 2);
	assert_string_equal(e->participants[0].actor.country, actor);
	for (size_t i = 0; i < 2; i++)
		assert_string_equal(e->participants[i].actor.country,
							e->participants[i].role == ENT_ROLE_ACTOR ? actor : recipient);
}

static void the_other_side_is_the_one_last_dealt_with(void **state)
{
	fixture *f = *state;
	ent_coding *coding = code(f, "Iran attacked Iraq in 1986. The weather was fine. Iraq responded with air raids.");
	assert_int_equal(coding->n_events, 2);
	expect_pair(&coding->events[1], "ASSAULT", "IRQ", "IRN");
	assert_true(coding->events[1].confidence < coding->events[0].confidence);
	coding = code(f, "Iraq mobilized its troops. Iran attacked Iraq two days later.");
	assert_true(coding->n_events >= 1);
	expect_pair(&coding->events[coding->n_events - 1], "ASSAULT", "IRN", "IRQ");
}

static void nobody_is_supplied_against_the_sentence(void **state)
{
	fixture *f = *state;
	ent_coding *coding = code(f, "Iran attacked Iraq in 1986. The rebels attacked Iran.");
	for (size_t i = 0; i < coding->n_events; i++)
		assert_int_equal(coding->events[i].sentence, 0); /* not Iraq: the rebels did it */
}

static void who_meets_is_the_actor(void **state)
{
	fixture *f = *state;
	ent_coding *coding = code(f, "Iran signed a treaty with Iraq in 1975.");
	assert_int_equal(coding->n_events, 1);
	expect_pair(&coding->events[0], "SUPPORT", "IRN", "IRQ");
	assert_int_equal(coding->events[0].participants[1].role, ENT_ROLE_RECIPIENT);
}

static void coding_twice_gives_the_same(void **state)
{
	fixture *f = *state;
	const char *text = "Russia sold helicopters to Pakistan for $153 million. India criticised the sale. India did not "
					   "attack Pakistan. The United States imposed sanctions on Iran in 2012.";
	ent_coding *a = code(f, text), *b = code(f, text);
	assert_true(a->n_events >= 3);
	assert_int_equal(a->n_events, b->n_events);
	for (size_t i = 0; i < a->n_events; i++) {
		assert_true(ent_str_eq(a->events[i].id, b->events[i].id));
		for (size_t k = 0; k < i; k++)
			assert_false(ent_str_eq(a->events[i].id, a->events[k].id));
	}
	assert_int_equal(a->events[0].n_amounts, 1);
	assert_true(ent_str_is(a->events[0].amounts[0]->unit, "USD"));
}

static void silences_have_reasons(void **state)
{
	fixture *f = *state;
	ent_coding *coding = code(f, "The weather was fine. Pakistan is a large country.");
	assert_int_equal(coding->n_events, 0);
	assert_int_equal(coding->n_silences, 2);
	assert_string_equal(coding->silences[0].reason, "no actor");
	assert_string_equal(coding->silences[1].reason, "no event word");
}

static void given_actors_always_have_an_answer(void **state)
{
	fixture *f = *state;
	ent_reading r = read_text(f, "Rebels attacked the village. Nothing is said here.");
	const ent_event *e = ent_coder_between(f->coder, f->arena, &r, 0, 0, 1, 2, 2);
	assert_true(ent_str_is(e->event, "ASSAULT"));
	e = ent_coder_between(f->coder, f->arena, &r, 1, 0, 1, 3, 1);
	assert_true(e->event.len > 0);
	e = ent_coder_between(f->coder, f->arena, &r, 0, 0, 1, 0, 0); /* the second is not named */
	assert_true(ent_str_is(e->event, "ASSAULT"));
	e = ent_coder_between(f->coder, f->arena, &r, 0, 900, 5, 7, UINT32_MAX); /* spans outside the sentence */
	assert_true(e->event.len > 0);
}

static void names_of_the_enumerations(void **state)
{
	(void)state;
	ent_event_status status;
	assert_true(ent_event_status_parse(ENT_STR("promised"), &status));
	assert_string_equal(ent_event_status_name(status), "promised");
	assert_false(ent_event_status_parse(ENT_STR("done"), &status));
	assert_string_equal(ent_role_name(ENT_ROLE_RECIPIENT), "recipient");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(an_event_has_all_its_parts),
									   cmocka_unit_test(the_visited_is_the_recipient),
									   cmocka_unit_test(the_place_lies_in_the_state_of_the_day),
									   cmocka_unit_test(the_other_side_is_the_one_last_dealt_with),
									   cmocka_unit_test(nobody_is_supplied_against_the_sentence),
									   cmocka_unit_test(who_meets_is_the_actor),
									   cmocka_unit_test(coding_twice_gives_the_same),
									   cmocka_unit_test(silences_have_reasons),
									   cmocka_unit_test(given_actors_always_have_an_answer),
									   cmocka_unit_test(names_of_the_enumerations)};
	return cmocka_run_group_tests_name("events: coder", tests, set_up, tear_down);
}
