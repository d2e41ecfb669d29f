/* Any bytes as an event file: read in bounded memory, and what is read can be asked about by every method. */
#include "prospects/backtest.h"
#include "prospects/facts_read.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { MOST_STEPS = 3000, MOST_FACTS = 500 };

struct job {
	ent_arena *arena;
	ent_facts *facts;
};

static ent_status ask(void *payload)
{
	struct job *job = payload;
	ent_history *history = ent_history_new(job->arena, job->facts);
	const ent_method *method;
	for (size_t i = 0; (method = ent_method_at(i)); i++) {
		ent_backtest_options options = {
			.method = method, .part = ENT_PART_TEST, .filtering = ENT_FILTER_STATIC, .workers = 1, .multi_step = i % 2};
		ent_backtest backtest;
		ent_error error;
		if (ent_backtest_run(job->arena, history, &options, &backtest, &error))
			continue;
		ent_rank mean = ent_ranks_mean(&backtest.object);
		if (!(mean.reciprocal >= 0 && mean.reciprocal <= 1 + 1e-9 && mean.first <= mean.tenth + 1e-9))
			abort();
	}
	return ENT_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct job job = {.arena = ent_arena_new("fuzz", (size_t)512 << 20)};
	ent_facts_source source = {.today = ENT_DAY_UNKNOWN, .tune = .6, .test = .8, .most_rows = MOST_FACTS};
	ent_error error;
	if (!job.arena)
		abort();
	ent_str text = {(const char *)bytes, n};
	if (ent_facts_read_bytes(job.arena, &source, ENT_STR("fuzz"), text, &job.facts, &error) == ENT_OK &&
		job.facts->n_steps <= MOST_STEPS)
		(void)ent_arena_run(job.arena, ask, &job, &error);
	ent_arena_free(job.arena);
	return 0;
}
