/* Votes for pairs of doings, then cases of each pair that enough voted for, then what the rules say to a question. */
#include "prospects/constants.h"

#include "prospects/crew.h"
#include "prospects/rules.h"

#include <stdlib.h>
#include <string.h>

enum { W = ENT_WINDOW };

struct vote {
	uint32_t head, body;
	uint32_t last, n; /* the last voter, and how many there were; 0: an empty slot */
};

struct learning {
	ent_arena *arena;
	const ent_history *history;
	int32_t until;
	size_t n_questions;
	uint32_t *place_of;          /* [2 rows] of each answer: who was in it */
	uint32_t *voters;            /* [n_doings] with how many it was */
	uint32_t *mine, *of_subject; /* questions by subject and time */
	int32_t *asked;              /* times at which a doing was asked about, by place */
	uint32_t *of_place;
	struct vote *votes;
	size_t n_slots, n_votes;
	uint32_t least; /* voters that a doing, and a pair of them, wants */
	ent_constants *found;
	ent_cells **cells; /* [workers] */
	ent_curve_prior prior;
};

static uint32_t place_of(const ent_history *history, uint32_t s, uint32_t r)
{
	return ent_history_doer(history, s, r, history->with_relation[r]);
}

static void place_answers(struct learning *job)
{
	const ent_history *history = job->history;
	job->place_of = ENT_NEWN(job->arena, uint32_t, 2 * history->facts->rows.n);
	job->voters = ENT_NEWN(job->arena, uint32_t, history->n_doings);
	for (size_t i = 0; i < job->n_questions; i++) {
		const ent_question *asked = &history->questions[i];
		uint32_t turned = ent_history_turned(history, asked->r), place = history->with_relation[turned];
		for (uint32_t k = asked->first; k < asked->first + asked->n; k++)
			job->place_of[k] = place = ent_history_doer(history, history->answers[k], turned, place);
	}
	for (uint32_t s = 0; s < history->n_entities; s++)
		for (uint32_t k = history->of[s]; k < history->of[s + 1]; k++)
			if (history->times[history->strands[k].first] < job->until)
				job->voters[place_of(history, s, history->strands[k].r)]++;
}

static void sort_questions(struct learning *job)
{
	const ent_history *history = job->history;
	job->mine = ENT_NEWN(job->arena, uint32_t, job->n_questions);
	job->asked = ENT_NEWN(job->arena, int32_t, job->n_questions);
	job->of_subject = ENT_NEWN(job->arena, uint32_t, history->n_entities + 2u);
	job->of_place = ENT_NEWN(job->arena, uint32_t, history->n_doings + 2u);
	uint32_t *subject = job->of_subject + 1, *place = job->of_place + 1;
	uint32_t *where = ENT_NEWN(job->arena, uint32_t, job->n_questions);
	for (size_t i = 0; i < job->n_questions; i++) {
		const ent_question *asked = &history->questions[i];
		where[i] = place_of(history, asked->s, asked->r);
		subject[asked->s + 1]++;
		place[where[i] + 1]++;
	}
	for (uint32_t s = 0; s < history->n_entities; s++)
		subject[s + 1] += subject[s];
	for (uint32_t p = 0; p < history->n_doings; p++)
		place[p + 1] += place[p];
	for (size_t i = 0; i < job->n_questions; i++) {
		job->mine[subject[history->questions[i].s]++] = (uint32_t)i;
		job->asked[place[where[i]]++] = history->questions[i].t;
	}
}

/* Where a pair's place in the table is looked for first (the multipliers are those of splitmix64). */
static size_t slot_of(const struct learning *job, uint32_t head, uint32_t body)
{
	uint64_t x = ((uint64_t)head << 32 | body) * 0x9E3779B97F4A7C15U;
	return (size_t)((x ^ x >> 29) * 0xBF58476D1CE4E5B9U >> 32) & (job->n_slots - 1);
}

/* Voters come one after another, so that the last tells whether this one is new. A full table takes no new pairs. */
static void cast(struct learning *job, uint32_t head, uint32_t body, uint32_t voter)
{
	size_t i = slot_of(job, head, body);
	while (job->votes[i].n && (job->votes[i].head != head || job->votes[i].body != body))
		i = (i + 1) & (job->n_slots - 1);
	struct vote *vote = &job->votes[i];
	if (vote->n == 0) {
		if (job->n_votes >= job->n_slots / 4 * 3)
			return;
		job->n_votes++;
		*vote = (struct vote){head, body, voter, 1};
	} else if (vote->last != voter) {
		vote->last = voter;
		vote->n++;
	}
}

static void cast_all(struct learning *job, const ent_question *head, const ent_question *body)
{
	const uint32_t *answers = job->history->answers;
	for (uint32_t h = head->first; h < head->first + head->n; h++)
		for (uint32_t b = body->first; b < body->first + body->n; b++)
			if (job->voters[job->place_of[h]] >= job->least && job->voters[job->place_of[b]] >= job->least &&
				answers[h] != answers[b])
				cast(job, job->place_of[h], job->place_of[b], head->s);
}

/* For all that x did, what it did on the last few days before it, within the window. */
static void vote(struct learning *job, uint32_t x)
{
	enum { DAYS = 3 };
	const ent_question *questions = job->history->questions;
	for (uint32_t i = job->of_subject[x]; i < job->of_subject[x + 1]; i++) {
		const ent_question *head = &questions[job->mine[i]];
		int32_t day = head->t;
		int days = 0;
		for (uint32_t k = i; k-- > job->of_subject[x];) {
			const ent_question *body = &questions[job->mine[k]];
			days += body->t != day;
			day = body->t;
			if (days > DAYS || day <= head->t - W)
				break;
			if (days)
				cast_all(job, head, body);
		}
	}
}

/* ---- cases ---- */

enum { MOST_CASES = 10000 };

static const ent_strand *strands_of(const ent_history *history, uint32_t place, const ent_strand **ret_end)
{
	const ent_doing *doing = &history->doings[history->doings_with[place]];
	return ent_history_range(history, doing->s, doing->r, ret_end);
}

static bool holds(const ent_history *history, const ent_strand *strand, int32_t t)
{
	uint32_t before = strand ? ent_strand_before(history, strand, t) : 0;
	return strand && before < strand->n && history->times[strand->first + before] == t;
}

struct cases {
	ent_cells *cells;
	uint32_t n, successes;
};

static void add_case(struct cases *cases, ent_standing standing, bool success)
{
	uint32_t i = (uint32_t)(standing.d * W + standing.n);
	cases->cells->all[i]++;
	cases->cells->true_[i] += success;
	cases->n++;
	cases->successes += success;
}

/* The times at which the doing at `place` was asked about: `body` stood so and so, and it came true or not. */
static void add_cases(const struct learning *job, const ent_strand *body, const ent_strand *head, uint32_t place,
					  struct cases *cases)
{
	for (uint32_t k = job->of_place[place]; k < job->of_place[place + 1]; k++) {
		ent_standing standing = ent_strand_standing(job->history, body, job->asked[k], job->asked[k]);
		if (standing.all && standing.n)
			add_case(cases, standing, holds(job->history, head, job->asked[k]));
	}
}

/* Each X that the body was with: asked whom X does it to; or asked, at all times of the head, who does it to c. */
static void take_cases(const struct learning *job, const ent_constant *rule, bool back, struct cases *cases)
{
	const ent_history *history = job->history;
	const ent_doing *head = &history->doings[history->doings_with[rule->head]];
	uint32_t r = ent_history_turned(history, head->r);
	const ent_strand *end, *body = strands_of(history, rule->body, &end);
	for (; body < end && cases->n < MOST_CASES; body++) {
		uint32_t place = back ? rule->head : place_of(history, body->o, r);
		if (back || (place < history->with_relation[r + 1] && history->doers[place] == body->o))
			add_cases(job, body, ent_history_find(history, head->s, head->r, body->o), place, cases);
	}
}

static void fit(struct cases *cases, ent_curve_prior prior, ent_curve *curve)
{
	const double least_share = .001;
	if (cases->successes == 0 || cases->successes <= least_share * cases->n ||
		!ent_curve_fit(cases->cells, prior, curve))
		*curve = (ent_curve){0};
	memset(cases->cells, 0, sizeof *cases->cells);
	*cases = (struct cases){.cells = cases->cells};
}

static void learn_rule(void *payload, unsigned worker, size_t i)
{
	struct learning *job = payload;
	struct cases cases = {.cells = job->cells[worker]};
	ent_constant *rule = &job->found->rules[i];
	take_cases(job, rule, false, &cases);
	fit(&cases, job->prior, &rule->toward);
	take_cases(job, rule, true, &cases);
	fit(&cases, job->prior, &rule->back);
}

static int by_body(const void *left, const void *right)
{
	const ent_constant *a = left, *b = right;
	if (a->body != b->body)
		return a->body < b->body ? -1 : 1;
	return (a->head > b->head) - (a->head < b->head);
}

static void elect(struct learning *job)
{
	ent_constants *found = job->found;
	for (size_t i = 0; i < job->n_slots; i++)
		found->n += job->votes[i].n >= job->least;
	found->rules = ENT_NEWN(job->arena, ent_constant, found->n);
	found->n = 0;
	for (size_t i = 0; i < job->n_slots; i++)
		if (job->votes[i].n >= job->least)
			found->rules[found->n++] = (ent_constant){.head = job->votes[i].head, .body = job->votes[i].body};
	qsort(found->rules, found->n, sizeof *found->rules, by_body);
}

static void keep(struct learning *job)
{
	ent_constants *found = job->found;
	uint32_t n_doings = job->history->n_doings, kept = 0;
	found->of_body = ENT_NEWN(job->arena, uint32_t, n_doings + 1u);
	found->of_head = ENT_NEWN(job->arena, uint32_t, n_doings + 2u);
	uint32_t *head = found->of_head + 1;
	for (uint32_t i = 0; i < found->n; i++)
		if (found->rules[i].toward.most > 0 || found->rules[i].back.most > 0) {
			found->of_body[found->rules[i].body + 1]++;
			head[found->rules[i].head + 1]++;
			found->rules[kept++] = found->rules[i];
		}
	found->n = kept;
	found->by_head = ENT_NEWN(job->arena, uint32_t, kept);
	for (uint32_t p = 0; p < n_doings; p++) {
		found->of_body[p + 1] += found->of_body[p];
		head[p + 1] += head[p];
	}
	for (uint32_t i = 0; i < kept; i++)
		found->by_head[head[found->rules[i].head]++] = i;
}

ent_constants *ent_constants_learn(ent_arena *arena, const ent_history *history, int32_t until, unsigned workers)
{
	enum { SLOTS_OF_QUESTION = 32, MOST_SLOTS = 1 << 24 };
	/* the more is told, the more comes together by chance; the authors ask for 3 voters, and 20 of a large table */
	const size_t many = 250000;
	struct learning job = {.arena = arena, .history = history, .until = until};
	job.n_questions = history->asked_at[until < history->facts->n_steps ? until : history->facts->n_steps];
	job.least = job.n_questions > many ? 10 : 3;
	job.prior = job.n_questions > many ? (ent_curve_prior){100, 50} : (ent_curve_prior){30, 0};
	job.found = ENT_NEW(arena, ent_constants);
	job.found->history = history;
	place_answers(&job);
	sort_questions(&job);
	for (job.n_slots = 1; job.n_slots < job.n_questions * SLOTS_OF_QUESTION && job.n_slots < MOST_SLOTS;)
		job.n_slots *= 2;
	job.votes = ENT_NEWN(arena, struct vote, job.n_slots);
	for (uint32_t x = 0; x < history->n_entities; x++)
		vote(&job, x);
	elect(&job);
	job.cells = ENT_NEWN(arena, ent_cells *, workers);
	for (unsigned i = 0; i < workers; i++)
		job.cells[i] = ENT_NEW(arena, ent_cells);
	ent_crew_run(workers, job.found->n, learn_rule, &job);
	keep(&job);
	job.found->bodies = ENT_NEWN(arena, uint32_t, history->n_strands);
	for (uint32_t k = 0; k < history->n_strands; k++)
		job.found->bodies[k] =
			place_of(history, history->strands[k].o, ent_history_turned(history, history->strands[k].r));
	return job.found;
}

/* ---- asking ---- */

ent_constants_space *ent_constants_space_new(ent_arena *arena, const ent_constants *constants)
{
	ent_constants_space *space = ENT_NEW(arena, ent_constants_space);
	space->of = ENT_NEWN(arena, ent_support, constants->history->n_entities);
	space->which = ENT_NEWN(arena, uint32_t, constants->history->n_entities);
	return space;
}

static void say(ent_constants_space *space, uint32_t o, const ent_curve *curve, ent_standing standing)
{
	if (standing.all == 0 || standing.n == 0 || curve->most <= 0)
		return;
	float confidence = ent_curve_at(curve, standing.d, standing.n);
	if (confidence <= 0)
		return;
	if (space->of[o].n == 0)
		space->which[space->n++] = o;
	ent_support_add(&space->of[o], confidence);
}

void ent_constants_ask(const ent_constants *constants, ent_constants_space *space, uint32_t s, uint32_t r, int32_t t,
					   int32_t seen)
{
	const ent_history *history = constants->history;
	for (uint32_t i = 0; i < space->n; i++)
		space->of[space->which[i]].n = 0;
	space->n = 0;
	uint32_t turned = ent_history_turned(history, r), first = history->with_relation[turned],
			 end = history->with_relation[turned + 1];
	for (uint32_t k = history->of[s]; k < history->of[s + 1]; k++) {
		const ent_constant *rule = constants->rules + constants->of_body[constants->bodies[k]];
		const ent_constant *last = constants->rules + constants->of_body[constants->bodies[k] + 1];
		while (rule < last && rule->head < first)
			rule++;
		if (rule == last || rule->head >= end)
			continue;
		ent_standing standing = ent_strand_standing(history, &history->strands[k], t, seen);
		for (; rule < last && rule->head < end; rule++)
			say(space, history->doers[rule->head], &rule->toward, standing);
	}
	uint32_t head = place_of(history, s, r);
	if (head == history->with_relation[r + 1] || history->doers[head] != s)
		return;
	for (uint32_t i = constants->of_head[head]; i < constants->of_head[head + 1]; i++) {
		const ent_constant *rule = &constants->rules[constants->by_head[i]];
		const ent_strand *behind, *body = strands_of(history, rule->body, &behind);
		for (; rule->back.most > 0 && body < behind; body++)
			say(space, body->o, &rule->back, ent_strand_standing(history, body, t, seen));
	}
}
