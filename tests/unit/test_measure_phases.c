/* Phases: where the tone turns, what makes the turn, and what is no part of the series. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "measure/phases.h"

enum { MOST = 40 };

struct story {
	ent_arena *arena;
	ent_record_event events[MOST];
	char dates[MOST][32];
	ent_occurrence all[MOST];
	size_t n;
};

static void tell(struct story *story, int year, const char *status, double score)
{
	ent_record_event *event = &story->events[story->n];
	char *date = story->dates[story->n];
	(void)snprintf(date, sizeof story->dates[0], "%04d-06-01", year);
	*event = (ent_record_event){.status = ent_str_of(status),
								.quad = ent_str_of(score < 0 ? "MATERIAL_CONFLICT" : "VERBAL_COOPERATION"),
								.score = score};
	assert_true(ent_edtf_parse(ent_str_of(date), &event->date));
	event->date.basis = ENT_BASIS_STATED;
	story->all[story->n++] = (ent_occurrence){.best = event, .date = event->date};
}

static void test_turns(void **state)
{
	(void)state;
	static struct story story;
	story.arena = ent_arena_new("phases", 1 << 20);
	for (int year = 1950; year < 1962; year++)
		tell(&story, year, "actual", year % 2 ? -6 : -7);
	tell(&story, 1955, "promised", 9); /* not done: no part of the series */
	for (int year = 1965; year < 1975; year++)
		tell(&story, year, "actual", year == 1966 ? 8 : 4);
	ent_phases *phases = ent_phases_of(story.arena, &(ent_occurrences){story.all, story.n});
	assert_int_equal(phases->placed, 22);
	assert_int_equal(phases->n, 2);
	const ent_phase *cold = &phases->at[0], *warm = &phases->at[1];
	assert_int_equal(cold->n, 12);
	assert_int_equal(cold->n_quad[ENT_QUAD_MATERIAL_CONFLICT], 12);
	assert_true(cold->mean == -6.5 && cold->error > 0.1 && cold->error < 0.2);
	assert_int_equal(cold->n_turn, 0);
	assert_int_equal(warm->from, ent_day_from(1965, 6, 1));
	assert_int_equal(warm->to, ent_day_from(1974, 6, 1));
	assert_int_equal(warm->n_turn, 3);
	assert_true(story.all[warm->turn[0]].best->score == 8); /* the strongest of its beginning comes first */
	ent_arena_free(story.arena);
}

static void test_nothing_changes(void **state)
{
	(void)state;
	static struct story story;
	story.arena = ent_arena_new("phases", 1 << 20);
	ent_phases *none = ent_phases_of(story.arena, &(ent_occurrences){0});
	assert_int_equal(none->n, 0);
	for (int year = 1950; year < 1970; year++)
		tell(&story, year, "actual", (year * 7) % 5);
	ent_phases *one = ent_phases_of(story.arena, &(ent_occurrences){story.all, story.n});
	assert_int_equal(one->n, 1);
	assert_int_equal(one->at[0].n, 20);
	ent_arena_free(story.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_turns), cmocka_unit_test(test_nothing_changes)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
