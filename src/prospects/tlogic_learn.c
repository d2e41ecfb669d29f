/* Random walks back in time, and the confidence of what they found. */
#include "prospects/crew.h"
#include "prospects/tlogic_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLES = 500, LEAST_SUPPORT = 2 };

/* A path of entities and times; rules are read off it from the end that the walk came to. */
struct path {
	uint32_t x[TLOGIC_LENGTH + 1];
	int32_t t[TLOGIC_LENGTH];
};

struct learning {
	ent_tlogic *model;
	const ent_fact *rows; /* events by relation and direction */
	const size_t *rows_of;
	struct path **paths; /* [workers][SAMPLES] */
	double **weights;    /* [workers][most edges of a subject] */
};

/* splitmix64 (Steele et al. 2014): the same numbers everywhere. */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = (*state += 0x9E3779B97F4A7C15U);
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return z ^ (z >> 31);
}

static uint32_t random_below(uint64_t *state, uint32_t n)
{
	return (uint32_t)(((next_random(state) >> 32) * n) >> 32);
}

static double random_unit(uint64_t *state)
{
	return (double)(next_random(state) >> 11) * 0x1p-53;
}

static int by_doing(const void *left, const void *right)
{
	const tlogic_edge *a = left, *b = right;
	return a->t != b->t ? (a->t > b->t) - (a->t < b->t) : (a->o > b->o) - (a->o < b->o);
}

static int by_time(const void *left, const void *right)
{
	const tlogic_edge *a = left, *b = right;
	return a->t != b->t   ? (a->t > b->t) - (a->t < b->t)
		   : a->r != b->r ? (a->r > b->r) - (a->r < b->r)
						  : (a->o > b->o) - (a->o < b->o);
}

static void index_edges(ent_arena *arena, ent_tlogic *model)
{
	const ent_history *history = model->history;
	size_t n = 2 * history->facts->rows.n, k = 0;
	model->by_doing = ENT_NEWN(arena, tlogic_edge, n);
	model->by_time = ENT_NEWN(arena, tlogic_edge, n);
	model->doing_first = ENT_NEWN(arena, uint32_t, history->n_doings + 1u);
	model->subject_first = ENT_NEWN(arena, uint32_t, history->n_entities + 1u);
	uint32_t doing = 0;
	for (uint32_t s = 0; s < history->n_entities; s++) {
		model->subject_first[s] = (uint32_t)k;
		for (uint32_t i = history->of[s]; i < history->of[s + 1]; i++) {
			const ent_strand *strand = &history->strands[i];
			if (i == history->of[s] || strand[-1].r != strand->r)
				model->doing_first[doing++] = (uint32_t)k;
			for (uint32_t j = 0; j < strand->n; j++)
				model->by_doing[k++] = (tlogic_edge){strand->r, strand->o, history->times[strand->first + j]};
		}
	}
	model->doing_first[doing] = model->subject_first[history->n_entities] = (uint32_t)k;
	memcpy(model->by_time, model->by_doing, n * sizeof *model->by_time);
	for (uint32_t i = 0; i < history->n_doings; i++)
		qsort(model->by_doing + model->doing_first[i], model->doing_first[i + 1] - model->doing_first[i],
			  sizeof *model->by_doing, by_doing);
	for (uint32_t s = 0; s < history->n_entities; s++)
		qsort(model->by_time + model->subject_first[s], model->subject_first[s + 1] - model->subject_first[s],
			  sizeof *model->by_time, by_time);
}

const tlogic_edge *tlogic_edges(const ent_tlogic *model, uint32_t s, uint32_t r, uint32_t *ret_n)
{
	uint32_t doing = ent_history_doing(model->history, s, r);
	if (doing == ENT_DOING_NONE) {
		*ret_n = 0;
		return NULL;
	}
	*ret_n = model->doing_first[doing + 1] - model->doing_first[doing];
	return model->by_doing + model->doing_first[doing];
}

uint32_t tlogic_before(const tlogic_edge *edges, uint32_t n, int32_t t)
{
	uint32_t low = 0, high = n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (edges[middle].t < t)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Draws one of the first `n` edges by e^(time - now), of those that end in `end` where that is asked for, and never
 * `barred` (may be NULL). NULL where there is none. */
static const tlogic_edge *draw(const tlogic_edge *edges, uint32_t n, const uint32_t *end, const tlogic_edge *barred,
							   double *weights, uint64_t *random)
{
	const int32_t negligible = 40; /* [steps] e^-40 */
	uint32_t k = n;
	int32_t latest = 0;
	double sum = 0;
	while (k > 0) {
		const tlogic_edge *edge = &edges[k - 1];
		if (sum > 0 && latest - edge->t > negligible)
			break;
		k--;
		weights[k] = 0;
		if ((end && edge->o != *end) ||
			(barred && edge->t == barred->t && edge->r == barred->r && edge->o == barred->o))
			continue;
		if (sum <= 0)
			latest = edge->t;
		weights[k] = exp(edge->t - latest);
		sum += weights[k];
	}
	if (sum <= 0)
		return NULL;
	double at = random_unit(random) * sum;
	const tlogic_edge *last = NULL;
	for (uint32_t i = n; i-- > k;) {
		if (weights[i] <= 0)
			continue;
		last = &edges[i];
		at -= weights[i];
		if (at < 0)
			break;
	}
	return last;
}

static void mark_equalities(const struct path *path, tlogic_rule *rule)
{
	for (uint8_t i = 0; i <= rule->length; i++) {
		rule->same[i] = i;
		for (uint8_t j = 0; j < i; j++)
			if (path->x[j] == path->x[i]) {
				rule->same[i] = j;
				rule->equalities = true;
				rule->winding |= j > 0;
				break;
			}
	}
}

static bool walk(const struct learning *job, unsigned worker, const ent_fact *head, uint8_t length, uint64_t *random,
				 tlogic_rule *ret_rule)
{
	const ent_tlogic *model = job->model;
	tlogic_rule rule = {.length = length};
	struct path path = {0};
	uint32_t at = head->o;
	tlogic_edge back = {0};
	int32_t t = head->t;
	path.x[length] = at;
	for (uint8_t j = 1; j <= length; j++) {
		const tlogic_edge *edges = model->by_time + model->subject_first[at];
		uint32_t n = model->subject_first[at + 1] - model->subject_first[at];
		n = tlogic_before(edges, n, j == 1 ? t : t + 1);
		const tlogic_edge *edge =
			draw(edges, n, j == length ? &head->s : NULL, j > 1 ? &back : NULL, job->weights[worker], random);
		if (!edge)
			return false;
		rule.body[length - j] = ent_history_turned(model->history, edge->r);
		path.x[length - j] = edge->o;
		back = (tlogic_edge){ent_history_turned(model->history, edge->r), at, edge->t};
		at = edge->o;
		t = edge->t;
	}
	mark_equalities(&path, &rule);
	*ret_rule = rule;
	return true;
}

static bool same_rule(const tlogic_rule *a, const tlogic_rule *b)
{
	return a->length == b->length && memcmp(a->body, b->body, sizeof a->body) == 0 &&
		   memcmp(a->same, b->same, sizeof a->same) == 0;
}

static bool sample_body(const struct learning *job, const tlogic_rule *rule, uint64_t *random, struct path *path)
{
	uint32_t first = rule->body[0];
	uint32_t n_first = (uint32_t)(job->rows_of[first + 1] - job->rows_of[first]);
	const ent_fact *start = &job->rows[job->rows_of[first] + random_below(random, n_first)];
	*path = (struct path){.x = {start->s, start->o}, .t = {start->t}};
	for (uint8_t i = 1; i < rule->length; i++) {
		uint32_t n;
		const tlogic_edge *edges = tlogic_edges(job->model, path->x[i], rule->body[i], &n);
		n = tlogic_before(edges, n, job->model->until);
		uint32_t from = tlogic_before(edges, n, path->t[i - 1]);
		if (from == n)
			return false;
		const tlogic_edge *edge = &edges[from + random_below(random, n - from)];
		path->x[i + 1] = edge->o;
		path->t[i] = edge->t;
	}
	if (!rule->equalities)
		return true;
	tlogic_rule found = {.length = rule->length};
	mark_equalities(path, &found);
	return memcmp(found.same, rule->same, sizeof found.same) == 0;
}

static int by_path(const void *left, const void *right)
{
	return memcmp(left, right, sizeof(struct path));
}

static bool follows(const ent_tlogic *model, uint32_t head, uint8_t length, const struct path *path)
{
	const ent_strand *strand = ent_history_find(model->history, path->x[0], head, path->x[length]);
	uint32_t before = strand ? ent_strand_before(model->history, strand, model->until) : 0;
	return before && model->history->times[strand->first + before - 1] > path->t[length - 1];
}

static bool judge(const struct learning *job, unsigned worker, uint32_t head, tlogic_rule *rule, uint64_t *random)
{
	const float least = 0.01F;
	struct path *paths = job->paths[worker];
	uint32_t n = 0, different = 0, followed = 0;
	for (int i = 0; i < SAMPLES; i++)
		n += sample_body(job, rule, random, &paths[n]);
	qsort(paths, n, sizeof *paths, by_path);
	for (uint32_t i = 0; i < n; i++) {
		if (i && by_path(&paths[i], &paths[i - 1]) == 0)
			continue;
		different++;
		followed += follows(job->model, head, rule->length, &paths[i]);
	}
	rule->confidence = different ? (float)followed / (float)different : 0;
	return rule->confidence >= least && different >= LEAST_SUPPORT;
}

static int by_confidence(const void *left, const void *right)
{
	const tlogic_rule *a = left, *b = right;
	if (a->confidence > b->confidence || a->confidence < b->confidence)
		return a->confidence > b->confidence ? -1 : 1;
	if (a->length != b->length)
		return a->length < b->length ? -1 : 1;
	int order = memcmp(a->body, b->body, sizeof a->body);
	return order ? order : memcmp(a->same, b->same, sizeof a->same);
}

static void learn_head(void *payload, unsigned worker, size_t head)
{
	const struct learning *job = payload;
	const ent_fact *rows = job->rows + job->rows_of[head];
	uint32_t n_rows = (uint32_t)(job->rows_of[head + 1] - job->rows_of[head]), n = 0;
	tlogic_rule *rules = job->model->rules[head];
	tlogic_rule seen[TLOGIC_MOST];
	uint32_t n_seen = 0;
	uint64_t random = head;
	for (uint8_t length = 1; n_rows && length <= TLOGIC_LENGTH; length++)
		for (int i = 0; i < TLOGIC_WALKS; i++) {
			tlogic_rule rule;
			if (!walk(job, worker, &rows[random_below(&random, n_rows)], length, &random, &rule))
				continue;
			uint32_t k = 0;
			while (k < n_seen && !same_rule(&seen[k], &rule))
				k++;
			if (k < n_seen)
				continue;
			seen[n_seen++] = rule;
			if (judge(job, worker, (uint32_t)head, &rule, &random))
				rules[n++] = rule;
		}
	qsort(rules, n, sizeof *rules, by_confidence);
	job->model->n_rules[head] = n;
}

static int by_relation(const void *left, const void *right)
{
	const ent_fact *a = left, *b = right;
	if (a->r != b->r)
		return a->r < b->r ? -1 : 1;
	if (a->t != b->t)
		return a->t < b->t ? -1 : 1;
	if (a->s != b->s)
		return a->s < b->s ? -1 : 1;
	return (a->o > b->o) - (a->o < b->o);
}

ent_tlogic *ent_tlogic_learn(ent_arena *arena, const ent_history *history, int32_t until, unsigned workers)
{
	ent_tlogic *model = ENT_NEW(arena, ent_tlogic);
	*model = (ent_tlogic){.history = history, .until = until};
	index_edges(arena, model);
	uint32_t n = history->n_relations, most = 0;
	model->rules = ENT_NEWN(arena, tlogic_rule *, n);
	model->n_rules = ENT_NEWN(arena, uint32_t, n);
	model->objects_at_learn = ENT_NEWN(arena, uint32_t, history->n_doings);
	model->events_at_learn = ENT_NEWN(arena, uint32_t, n);
	for (uint32_t r = 0; r < n; r++)
		model->rules[r] = ENT_NEWN(arena, tlogic_rule, TLOGIC_MOST);
	ent_fact *rows = ENT_NEWN(arena, ent_fact, 2 * history->facts->rows.n);
	size_t n_rows = 0, *rows_of = ENT_NEWN(arena, size_t, n + 1u);
	for (size_t i = 0; i < history->facts->rows.n; i++) {
		ent_fact fact = history->facts->rows.at[i];
		if (fact.t >= until)
			continue;
		rows[n_rows++] = fact;
		rows[n_rows++] = (ent_fact){fact.o, ent_history_turned(history, fact.r), fact.s, fact.t};
	}
	qsort(rows, n_rows, sizeof *rows, by_relation);
	for (size_t i = 0; i < n_rows; i++) {
		rows_of[rows[i].r + 1]++;
		model->events_at_learn[rows[i].r]++;
		model->objects_at_learn[ent_history_doing(history, rows[i].s, rows[i].r)]++;
	}
	for (uint32_t r = 0; r < n; r++)
		rows_of[r + 1] += rows_of[r];
	for (uint32_t s = 0; s < history->n_entities; s++) {
		uint32_t edges = model->subject_first[s + 1] - model->subject_first[s];
		most = edges > most ? edges : most;
	}
	struct learning job = {.model = model,
						   .rows = rows,
						   .rows_of = rows_of,
						   .paths = ENT_NEWN(arena, struct path *, workers),
						   .weights = ENT_NEWN(arena, double *, workers)};
	for (unsigned i = 0; i < workers; i++) {
		job.paths[i] = ENT_NEWN(arena, struct path, SAMPLES + 1);
		job.weights[i] = ENT_NEWN(arena, double, most);
	}
	ent_crew_run(workers, n, learn_head, &job);
	return model;
}

size_t ent_tlogic_rules(const ent_tlogic *model)
{
	size_t n = 0;
	for (uint32_t r = 0; r < model->history->n_relations; r++)
		n += model->n_rules[r];
	return n;
}
