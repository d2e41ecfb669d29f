/* Walking through a part step by step; the questions of one step are shared out among the workers. */
#include "prospects/backtest.h"

#include "prospects/crew.h"
#include "prospects/methods.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

struct running {
	const ent_history *history;
	const ent_backtest_options *options;
	void *model;
	void **spaces;              /* [workers] */
	float **scores;             /* [workers][n_entities] */
	uint8_t **true_at_any_time; /* [workers][n_entities] for the static filter; NULL */
	size_t *groups;             /* [n_groups + 1] questions of one subject in the step at hand */
	int32_t seen;
	ent_rank *ranks; /* [2 rows] by answer */
};

static double seconds(clockid_t clock)
{
	struct timespec now;
	(void)clock_gettime(clock, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Marks what `question` would find true at other times. */
static void mark_static(const struct running *run, const ent_question *question, uint8_t *marks, uint8_t value)
{
	const ent_strand *end, *strand = ent_history_range(run->history, question->s, question->r, &end);
	for (; strand < end; strand++)
		marks[strand->o] = value;
}

static ent_rank rank_answer(const struct running *run, const ent_question *question, uint32_t answer,
							const float *scores, const uint8_t *marks)
{
	const ent_history *history = run->history;
	const float score = scores[answer];
	uint32_t better = 0, equal = 0;
	if (marks) {
		for (uint32_t o = 0; o < history->n_entities; o++)
			if (o == answer || !marks[o]) {
				better += scores[o] > score;
				equal += scores[o] == score;
			}
		return ent_rank_of(better, equal);
	}
	for (uint32_t o = 0; o < history->n_entities; o++) {
		better += scores[o] > score;
		equal += scores[o] == score;
	}
	for (uint32_t i = 0; run->options->filtering == ENT_FILTER_TIME && i < question->n; i++) {
		uint32_t other = history->answers[question->first + i];
		if (other != answer) {
			better -= scores[other] > score;
			equal -= scores[other] == score;
		}
	}
	return ent_rank_of(better, equal);
}

static void ask_group(void *payload, unsigned worker, size_t group)
{
	struct running *run = payload;
	float *scores = run->scores[worker];
	uint8_t *marks = run->true_at_any_time ? run->true_at_any_time[worker] : NULL;
	for (size_t i = run->groups[group]; i < run->groups[group + 1]; i++) {
		const ent_question *question = &run->history->questions[i];
		ent_asked asked = {question->s, question->r, question->t, run->seen};
		run->options->method->score(run->model, run->spaces[worker], &asked, scores);
		if (marks)
			mark_static(run, question, marks, 1);
		for (uint32_t k = 0; k < question->n; k++)
			run->ranks[question->first + k] =
				rank_answer(run, question, run->history->answers[question->first + k], scores, marks);
		if (marks)
			mark_static(run, question, marks, 0);
	}
}

static size_t group_questions(struct running *run, int32_t t)
{
	const ent_history *history = run->history;
	size_t n = 0;
	for (size_t i = history->asked_at[t]; i < history->asked_at[t + 1]; i++)
		if (i == history->asked_at[t] || history->questions[i].s != history->questions[i - 1].s)
			run->groups[n++] = i;
	run->groups[n] = history->asked_at[t + 1];
	return n;
}

static void add_up(const struct running *run, size_t from, size_t until, ent_backtest *backtest)
{
	const ent_history *history = run->history;
	const uint8_t *slice = run->options->slice;
	for (size_t i = from; i < until; i++) {
		const ent_question *question = &history->questions[i];
		bool object = question->r < history->n_relations / 2;
		for (uint32_t k = 0; k < question->n; k++) {
			uint32_t answer = history->answers[question->first + k];
			ent_rank rank = run->ranks[question->first + k];
			ent_ranks_add(object ? &backtest->object : &backtest->subject, rank);
			if (slice && slice[question->s] && slice[answer] && question->s != answer)
				ent_ranks_add(object ? &backtest->slice_object : &backtest->slice_subject, rank);
		}
	}
}

ent_status ent_backtest_run(ent_arena *arena, const ent_history *history, const ent_backtest_options *options,
							ent_backtest *ret_backtest, ent_error *error)
{
	const ent_facts *facts = history->facts;
	unsigned workers = ent_crew_size(options->workers);
	int32_t begin = ent_facts_begin(facts, options->part), tune = ent_facts_begin(facts, ENT_PART_TUNE);
	int32_t end = options->part == ENT_PART_TEST ? facts->n_steps : ent_facts_begin(facts, ENT_PART_TEST);
	if (begin >= end || tune == 0)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1,
						"too short to test on: %d steps, of which %d to learn from and %d to be asked about",
						(int)facts->n_steps, (int)tune, (int)(end > begin ? end - begin : 0));
	struct running run = {.history = history, .options = options, .seen = begin};
	ent_backtest backtest = {0};
	double start = seconds(CLOCK_MONOTONIC), processor = seconds(CLOCK_PROCESS_CPUTIME_ID);
	ent_status status = options->method->learn(arena, history, tune, begin, workers, &run.model, error);
	if (status)
		return status;
	backtest.learn_seconds = seconds(CLOCK_MONOTONIC) - start;
	run.spaces = ENT_NEWN(arena, void *, workers);
	run.scores = ENT_NEWN(arena, float *, workers);
	if (options->filtering == ENT_FILTER_STATIC)
		run.true_at_any_time = ENT_NEWN(arena, uint8_t *, workers);
	for (unsigned i = 0; i < workers; i++) {
		run.spaces[i] = options->method->space ? options->method->space(arena, run.model) : NULL;
		run.scores[i] = ENT_NEWN(arena, float, history->n_entities);
		if (run.true_at_any_time)
			run.true_at_any_time[i] = ENT_NEWN(arena, uint8_t, history->n_entities);
	}
	run.groups = ENT_NEWN(arena, size_t, (size_t)history->n_entities + 1);
	run.ranks = ENT_NEWN(arena, ent_rank, 2 * facts->rows.n);
	start = seconds(CLOCK_MONOTONIC);
	for (int32_t t = begin; t < end; t++) {
		if (!options->multi_step && t > begin) {
			run.seen = t;
			if (options->method->advance)
				options->method->advance(run.model);
		}
		ent_crew_run(workers, group_questions(&run, t), ask_group, &run);
		if (options->progress && options->progress(options->payload, t - begin + 1, end - begin) != 0)
			return ent_fail(error, ENT_CANCELLED, NULL, 0, -1, "stopped");
	}
	backtest.apply_seconds = seconds(CLOCK_MONOTONIC) - start;
	backtest.processor_seconds = seconds(CLOCK_PROCESS_CPUTIME_ID) - processor;
	add_up(&run, history->asked_at[begin], history->asked_at[end], &backtest);
	backtest.rules = options->method->rules ? (int64_t)options->method->rules(run.model) : 0;
	*ret_backtest = backtest;
	return ENT_OK;
}

/* Four digits behind the point are more than the data can tell apart. */
static void write_share(ent_json *json, const char *key, double share)
{
	enum { DIGITS = 10000 };
	ent_json_member_double(json, key, (double)(int64_t)(share * DIGITS + .5) / DIGITS);
}

static void write_ranks(ent_json *json, const char *key, const ent_ranks *ranks)
{
	ent_rank mean = ent_ranks_mean(ranks);
	ent_json_member_open(json, key, '{');
	ent_json_member_int(json, "questions", ranks->n);
	write_share(json, "mrr", mean.reciprocal);
	write_share(json, "hits_1", mean.first);
	write_share(json, "hits_3", mean.third);
	write_share(json, "hits_10", mean.tenth);
	ent_json_close(json, '}');
}

static void write_three(ent_json *json, const ent_ranks *object, const ent_ranks *subject)
{
	ent_ranks both = *object;
	both.sum.reciprocal += subject->sum.reciprocal;
	both.sum.first += subject->sum.first;
	both.sum.third += subject->sum.third;
	both.sum.tenth += subject->sum.tenth;
	both.n += subject->n;
	write_ranks(json, "object", object);
	write_ranks(json, "subject", subject);
	write_ranks(json, "both", &both);
}

static void write_seconds(ent_json *json, const char *key, double value)
{
	enum { HUNDREDTHS = 100 };
	ent_json_member_double(json, key, (double)(int64_t)(value * HUNDREDTHS + .5) / HUNDREDTHS);
}

void ent_backtest_write(ent_json *json, const ent_facts *facts, const ent_backtest_options *options,
						const ent_backtest *backtest)
{
	static const char *const filters[] = {"raw", "time-aware", "static"};
	static const char *const parts[] = {"learn", "valid", "test"};
	static const char *const row_names[] = {"read", "malformed", "unsorted", "duplicate", "future", "unfit"};
	const int64_t row_counts[] = {facts->counts.read,      facts->counts.malformed, facts->counts.unsorted,
								  facts->counts.duplicate, facts->counts.future,    facts->counts.unfit};
	ent_json_open(json, '{');
	ent_json_member(json, "method", ent_str_of(options->method->name));
	ent_json_member(json, "setting", ent_str_of(options->multi_step ? "multi-step" : "single-step"));
	ent_json_member(json, "filter", ent_str_of(filters[options->filtering]));
	ent_json_member(json, "part", ent_str_of(parts[options->part]));
	ent_json_member_open(json, "rows", '{');
	for (size_t i = 0; i < sizeof row_names / sizeof *row_names; i++) {
		ent_json_member_int(json, row_names[i], row_counts[i]);
	}
	ent_json_close(json, '}');
	ent_json_member_open(json, "facts", '{');
	for (int p = 0; p < ENT_PARTS; p++) {
		ent_json_member_int(json, parts[p], (int64_t)(facts->from[p + 1] - facts->from[p]));
	}
	ent_json_close(json, '}');
	ent_json_member_int(json, "entities", (int64_t)facts->entities.n);
	ent_json_member_int(json, "relations", (int64_t)facts->relations.n);
	ent_json_member_int(json, "steps", facts->n_steps);
	write_three(json, &backtest->object, &backtest->subject);
	if (options->slice) {
		ent_json_member_open(json, "between_states", '{');
		write_three(json, &backtest->slice_object, &backtest->slice_subject);
		ent_json_close(json, '}');
	}
	write_seconds(json, "learn_seconds", backtest->learn_seconds);
	write_seconds(json, "apply_seconds", backtest->apply_seconds);
	write_seconds(json, "processor_seconds", backtest->processor_seconds);
	struct rusage usage;
	if (getrusage(RUSAGE_SELF, &usage) == 0) {
		const int kib_per_mib = 1024;
		ent_json_member_int(json, "peak_memory_mib", usage.ru_maxrss / kib_per_mib);
	}
	ent_json_member_int(json, "rules", backtest->rules);
	ent_json_close(json, '}');
}
