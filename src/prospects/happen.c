/* Pasts of pairs, rows, and the two regressions. */
#include "prospects/happen_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct loose {
	uint32_t a, b;
	ent_past event;
};

static int by_pair(const void *left, const void *right)
{
	const struct loose *x = left, *y = right;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	if (x->event.t != y->event.t)
		return x->event.t < y->event.t ? -1 : 1;
	if (x->event.type != y->event.type)
		return x->event.type < y->event.type ? -1 : 1;
	return (int)x->event.backward - (int)y->event.backward;
}

static uint8_t type_of(ent_pasts *pasts, const ent_kind *kind)
{
	uint32_t i = 0;
	while (i < pasts->n_types && !ent_str_eq(pasts->types[i]->name, kind->name))
		i++;
	if (i == ENT_HAPPEN_TYPES)
		return ENT_HAPPEN_TYPES;
	pasts->types[i] = kind;
	if (i == pasts->n_types)
		pasts->n_types++;
	return (uint8_t)i;
}

ent_pasts *ent_pasts_new(ent_arena *arena, const ent_facts *facts, const ent_cameo *cameo)
{
	ent_pasts *pasts = ENT_NEW(arena, ent_pasts);
	static const double fading[ENT_HAPPEN_RATES] = {5, 20, 60, 200}; /* [steps] */
	pasts->facts = facts;
	pasts->slowest = fading[ENT_HAPPEN_RATES - 1];
	double(*left)[ENT_HAPPEN_RATES] = ent_arena_array(arena, ENT_HAPPEN_LONGEST + 1, sizeof *left);
	for (int age = 0; age <= ENT_HAPPEN_LONGEST; age++)
		for (int k = 0; k < ENT_HAPPEN_RATES; k++)
			left[age][k] = exp(-age / fading[k]);
	pasts->left = (const double(*)[ENT_HAPPEN_RATES])left;
	uint8_t *types = ENT_NEWN(arena, uint8_t, facts->relations.n);
	for (size_t r = 0; r < facts->relations.n; r++) {
		const ent_kind *kind = ent_cameo_kind(cameo, facts->relations.at[r]);
		types[r] = kind ? type_of(pasts, kind) : ENT_HAPPEN_TYPES;
	}
	struct loose *loose = ENT_NEWN(arena, struct loose, facts->rows.n);
	size_t n = 0;
	for (size_t i = 0; i < facts->rows.n; i++) {
		const ent_fact *fact = &facts->rows.at[i];
		if (types[fact->r] == ENT_HAPPEN_TYPES || fact->s == fact->o)
			continue;
		bool backward = fact->s > fact->o;
		loose[n++] = (struct loose){
			backward ? fact->o : fact->s, backward ? fact->s : fact->o, {fact->t, types[fact->r], backward}};
	}
	qsort(loose, n, sizeof *loose, by_pair);
	pasts->events = ENT_NEWN(arena, ent_past, n);
	pasts->pairs = ENT_NEWN(arena, ent_pasts_pair, n);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || loose[i].a != loose[i - 1].a || loose[i].b != loose[i - 1].b)
			pasts->pairs[pasts->n_pairs++] = (ent_pasts_pair){loose[i].a, loose[i].b, (uint32_t)i, 0};
		pasts->pairs[pasts->n_pairs - 1].n++;
		pasts->events[i] = loose[i].event;
	}
	return pasts;
}

const ent_pasts_pair *ent_pasts_find(const ent_pasts *pasts, uint32_t a, uint32_t b)
{
	if (a > b) {
		uint32_t other = a;
		a = b;
		b = other;
	}
	for (uint32_t i = 0; i < pasts->n_pairs; i++)
		if (pasts->pairs[i].a == a && pasts->pairs[i].b == b)
			return &pasts->pairs[i];
	return NULL;
}

uint32_t ent_pasts_targets(const ent_pasts *pasts)
{
	return ENT_QUADS + pasts->n_types;
}

ent_str ent_pasts_target(const ent_pasts *pasts, ent_target target)
{
	return target < ENT_QUADS ? ent_str_of(ent_quad_name((ent_quad)target)) : pasts->types[target - ENT_QUADS]->name;
}

bool ent_pasts_is(const ent_pasts *pasts, const ent_past *event, ent_target target)
{
	return target < ENT_QUADS ? pasts->types[event->type]->quad == (ent_quad)target : event->type == target - ENT_QUADS;
}

/* How much of what is sought an event is: 1 or 0 for a target, the score for a level. */
static double amount_of(const ent_pasts *pasts, const ent_past *event, happen_sought sought)
{
	if (!sought.level)
		return ent_pasts_is(pasts, event, sought.target);
	double score = pasts->types[event->type]->score;
	return fmax(sought.conflict ? -score : score, 0);
}

uint32_t ent_pasts_before(const ent_pasts *pasts, const ent_pasts_pair *pair, int32_t t)
{
	const ent_past *events = pasts->events + pair->first;
	uint32_t low = 0, high = pair->n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (events[middle].t < t)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

double happen_sum(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, int32_t from, int32_t until)
{
	const ent_past *events = pasts->events + pair->first;
	double sum = 0;
	for (uint32_t i = ent_pasts_before(pasts, pair, until); i-- > 0 && events[i].t >= from;)
		sum += amount_of(pasts, &events[i], sought);
	return sum;
}

int happen_periods(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, int32_t t, int32_t horizon,
				   double periods[ENT_HAPPEN_PERIODS])
{
	const ent_past *events = pasts->events + pair->first;
	int n = t / horizon < ENT_HAPPEN_PERIODS ? t / horizon : ENT_HAPPEN_PERIODS;
	for (int i = 0; i < ENT_HAPPEN_PERIODS; i++)
		periods[i] = 0;
	for (uint32_t i = ent_pasts_before(pasts, pair, t); i-- > 0;) {
		int32_t ago = (t - 1 - events[i].t) / horizon;
		if (ago >= n)
			break;
		periods[ago] += amount_of(pasts, &events[i], sought);
	}
	return n;
}

/* The events of a pair step by step, so that a row costs the steps looked back on and not all that happened in them. */
typedef struct past_step {
	int32_t t;
	uint32_t n;    /* events */
	double amount; /* of what is sought */
} past_step;

/* Writes the steps of the pair on which anything happened to `steps` [pair->n]; gives how many. */
static uint32_t steps_of(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, past_step *steps)
{
	const ent_past *events = pasts->events + pair->first;
	uint32_t n = 0;
	for (uint32_t i = 0; i < pair->n; i++) {
		if (!n || steps[n - 1].t != events[i].t)
			steps[n++] = (past_step){.t = events[i].t};
		steps[n - 1].n++;
		steps[n - 1].amount += amount_of(pasts, &events[i], sought);
	}
	return n;
}

/* How many of the steps are before t. */
static uint32_t steps_before(const past_step *steps, uint32_t n, int32_t t)
{
	uint32_t low = 0, high = n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (steps[middle].t < t)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* As happen_sum, from the steps. */
static double sum_from(const past_step *steps, uint32_t n, int32_t from, int32_t until)
{
	double sum = 0;
	for (uint32_t i = steps_before(steps, n, until); i-- > 0 && steps[i].t >= from;)
		sum += steps[i].amount;
	return sum;
}

/* ---- rows ---- */

enum { RATES = ENT_HAPPEN_RATES, FAST = 0, MIDDLE = 1, LONGEST_AGE = ENT_HAPPEN_LONGEST };
static const double longest = 400; /* [steps] as long ago as never */

/* A row while the steps before t are looked through, the last first. */
typedef struct looking {
	const ent_pasts *pasts;
	int32_t t, horizon;
	int periods;
	bool had[ENT_HAPPEN_PERIODS];
	double of[RATES], any[RATES], last;
} looking;

static looking look_from(const ent_pasts *pasts, int32_t t, int32_t horizon)
{
	return (looking){.pasts = pasts,
					 .t = t,
					 .horizon = horizon,
					 .periods = t / horizon < ENT_HAPPEN_PERIODS ? t / horizon : ENT_HAPPEN_PERIODS,
					 .last = longest};
}

/* False when it and all before it are too long ago. */
static bool look_at(looking *row, const past_step *step)
{
	int32_t age = row->t - step->t, ago = (age - 1) / row->horizon;
	if (age > LONGEST_AGE && ago >= row->periods)
		return false;
	if (ago < row->periods && step->amount > 0)
		row->had[ago] = true;
	if (age > LONGEST_AGE)
		return true;
	const double *left = row->pasts->left[age];
	for (int k = 0; k < RATES; k++) {
		row->of[k] += step->amount * left[k];
		row->any[k] += step->n * left[k];
	}
	if (step->amount > 0)
		row->last = fmin(row->last, age);
	return true;
}

static void write_row(const looking *this, float row[ENT_COLUMNS])
{
	int with = 0, c = 0;
	for (int i = 0; i < this->periods; i++)
		with += this->had[i];
	row[c++] = 1;
	for (int k = 0; k < RATES; k++)
		row[c++] = (float)log1p(this->of[k]);
	row[c++] = (float)log1p(this->any[FAST]);
	row[c++] = (float)log1p(this->any[MIDDLE]);
	row[c++] = (float)log1p(this->any[RATES - 1]);
	row[c++] = (float)log((with + .5) / (this->periods - with + .5));
	row[c++] = this->periods > 0 && this->had[0];
	row[c++] = (float)log1p(this->last);
	row[c] = (float)log((this->of[RATES - 1] + .1) / (fmin(this->t, this->pasts->slowest) + 1) * this->horizon);
}

/* The row of a pair on a step. */
static void row_at(const ent_pasts *pasts, const ent_pasts_pair *pair, happen_sought sought, int32_t t, int32_t horizon,
				   float row[ENT_COLUMNS])
{
	const ent_past *events = pasts->events + pair->first;
	looking this = look_from(pasts, t, horizon);
	past_step step = {0};
	for (uint32_t i = ent_pasts_before(pasts, pair, t); i-- > 0;) {
		if (step.n && step.t != events[i].t) {
			if (!look_at(&this, &step))
				break;
			step = (past_step){0};
		}
		step.t = events[i].t;
		step.n++;
		step.amount += amount_of(pasts, &events[i], sought);
	}
	if (step.n)
		(void)look_at(&this, &step);
	write_row(&this, row);
}

/* The same from the steps. */
static void row_from(const ent_pasts *pasts, const past_step *steps, uint32_t n, int32_t t, int32_t horizon,
					 float row[ENT_COLUMNS])
{
	looking this = look_from(pasts, t, horizon);
	for (uint32_t i = steps_before(steps, n, t); i-- > 0 && look_at(&this, &steps[i]);)
		;
	write_row(&this, row);
}

/* ---- learning ---- */

struct window {
	uint32_t pair;
	int32_t t;
};

static size_t windows(const ent_pasts *pasts, int32_t horizon, int32_t until, uint32_t least, int32_t stride,
					  struct window *out)
{
	enum { LEAST_PAST = 30 };
	size_t n = 0;
	for (int32_t t = until - horizon; t >= LEAST_PAST; t -= stride)
		for (uint32_t i = 0; i < pasts->n_pairs; i++)
			if (ent_pasts_before(pasts, &pasts->pairs[i], t) >= least) {
				if (out)
					out[n] = (struct window){i, t};
				n++;
			}
	return n;
}

static int by_size(const void *left, const void *right)
{
	float a = *(const float *)left, b = *(const float *)right;
	return (a > b) - (a < b);
}

static int by_value(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

static void take_quantiles(float *sorted, size_t n, float *out)
{
	for (int q = 0; q < ENT_HAPPEN_QUANTILES; q++) {
		double at = (q + 1.0) / (ENT_HAPPEN_QUANTILES + 1);
		size_t i = (size_t)(at * (double)n);
		out[q] = n ? sorted[i < n ? i : n - 1] : 0;
	}
}

struct expected {
	float by, amount;
};

static int by_expectation(const void *left, const void *right)
{
	const struct expected *a = left, *b = right;
	return a->by != b->by ? (a->by > b->by) - (a->by < b->by) : (a->amount > b->amount) - (a->amount < b->amount);
}

static void learn_level(ent_happen *happen, bool conflict, const float *rows, float *amounts, size_t n,
						struct expected *expected)
{
	for (size_t i = 0; i < n; i++) {
		expected[i].amount = amounts[i];
		amounts[i] = log1pf(amounts[i]);
	}
	ent_linear_fit(rows, amounts, n, 1, &happen->levels[conflict]);
	for (size_t i = 0; i < n; i++)
		expected[i].by = (float)ent_linear_at(&happen->levels[conflict], rows + i * ENT_COLUMNS);
	qsort(expected, n, sizeof *expected, by_expectation);
	/* finer classes where there is more to expect: each next one has three quarters of what is left */
	size_t from = 0;
	for (int c = 0; c < ENT_HAPPEN_CLASSES; c++) {
		size_t left = n - from, share = c == ENT_HAPPEN_CLASSES - 1 ? left : left / 4 + (left > 0);
		for (size_t i = 0; i < share; i++)
			amounts[i] = expected[from + i].amount;
		qsort(amounts, share, sizeof *amounts, by_size);
		if (share)
			take_quantiles(amounts, share, happen->quantiles[conflict][c]);
		else if (c)
			memcpy(happen->quantiles[conflict][c], happen->quantiles[conflict][c - 1], sizeof happen->quantiles[0][0]);
		happen->border[conflict][c] = from < n ? expected[from].by : HUGE_VALF;
		from += share;
	}
	for (size_t i = 0; i < n; i++)
		amounts[i] = expected[i].amount;
	qsort(amounts, n, sizeof *amounts, by_size);
	take_quantiles(amounts, n, happen->all_quantiles[conflict]);
}

/* Work space of the learning: windows that end before what is not to be known, a row and a sum of each. */
struct learning {
	const ent_pasts *pasts;
	int32_t horizon;
	struct window *at; /* [n] */
	size_t n;
	float *rows;             /* [n * ENT_COLUMNS] */
	float *amounts;          /* [n] of what is sought, within the horizon */
	unsigned char *happened; /* [n] whether there is any */
	past_step *steps;        /* of all pairs; those of a pair begin where its events do */
	uint32_t *n_steps;       /* [pairs] */
};

static struct learning make_room(ent_arena *arena, const ent_pasts *pasts, int32_t horizon, size_t n)
{
	const ent_pasts_pair *last = pasts->n_pairs ? &pasts->pairs[pasts->n_pairs - 1] : NULL;
	return (struct learning){.pasts = pasts,
							 .horizon = horizon,
							 .at = ENT_NEWN(arena, struct window, n),
							 .n = n,
							 .rows = ENT_NEWN(arena, float, n *ENT_COLUMNS),
							 .amounts = ENT_NEWN(arena, float, n),
							 .happened = ENT_NEWN(arena, unsigned char, n),
							 .steps = ENT_NEWN(arena, past_step, last ? last->first + last->n : 0),
							 .n_steps = ENT_NEWN(arena, uint32_t, pasts->n_pairs)};
}

/* Fills rows and amounts with what is sought; gives in how many windows there is any. */
static size_t look_for(struct learning *job, happen_sought sought)
{
	const ent_pasts *pasts = job->pasts;
	size_t yes = 0;
	for (uint32_t i = 0; i < pasts->n_pairs; i++)
		job->n_steps[i] = steps_of(pasts, &pasts->pairs[i], sought, job->steps + pasts->pairs[i].first);
	for (size_t i = 0; i < job->n; i++) {
		const past_step *steps = job->steps + pasts->pairs[job->at[i].pair].first;
		uint32_t n = job->n_steps[job->at[i].pair];
		int32_t t = job->at[i].t;
		row_from(pasts, steps, n, t, job->horizon, job->rows + i * ENT_COLUMNS);
		job->amounts[i] = (float)sum_from(steps, n, t, t + job->horizon);
		job->happened[i] = job->amounts[i] > 0;
		yes += job->happened[i];
	}
	return yes;
}

ent_status ent_happen_learn(ent_arena *arena, const ent_pasts *pasts, int32_t horizon, int32_t until, uint32_t least,
							ent_happen **ret_happen, ent_error *error)
{
	const double ridge_all = 1, ridge_one = 20;
	enum { STRIDE = 5, MOST_WINDOWS = 250000 }; /* [steps] from one window to the next; wider where there are many */
	int32_t stride = horizon < STRIDE ? STRIDE : horizon > 2 * STRIDE ? 2 * STRIDE : horizon;
	size_t n = 0;
	while (horizon > 0 && (n = windows(pasts, horizon, until, least, stride, NULL)) > MOST_WINDOWS && stride < until)
		stride *= 2;
	if (n == 0)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1,
						"too short to learn from: no pair with %u events or more has a window of %d steps behind them",
						least, (int)horizon);
	ent_happen *happen = ENT_NEW(arena, ent_happen);
	happen->horizon = horizon;
	happen->rows = n;
	ent_arena_mark mark = ent_arena_here(arena);
	struct learning job = make_room(arena, pasts, horizon, n);
	(void)windows(pasts, horizon, until, least, stride, job.at);
	for (ent_target target = 0; target < ent_pasts_targets(pasts); target++) {
		size_t yes = look_for(&job, (happen_sought){.target = target});
		happen->base_rate[target] = ((double)yes + .5) / ((double)n + 1);
		if (target >= ENT_QUADS)
			happen->chances[target] = happen->chances[pasts->types[target - ENT_QUADS]->quad];
		ent_logistic_fit(job.rows, job.happened, n, target < ENT_QUADS ? ridge_all : ridge_one,
						 &happen->chances[target]);
	}
	struct expected *expected = ENT_NEWN(arena, struct expected, n);
	for (int conflict = 0; conflict < 2; conflict++) {
		(void)look_for(&job, (happen_sought){.level = true, .conflict = conflict});
		learn_level(happen, conflict, job.rows, job.amounts, n, expected);
	}
	ent_arena_back(arena, mark);
	*ret_happen = happen;
	return ENT_OK;
}

double ent_happen_chance_as(const ent_happen *happen, const ent_pasts *pasts, const ent_pasts_pair *pair,
							ent_target target, ent_target lesson, int32_t t)
{
	float row[ENT_COLUMNS];
	row_at(pasts, pair, (happen_sought){.target = target}, t, happen->horizon, row);
	return ent_logistic_at(&happen->chances[lesson], row);
}

double ent_happen_chance(const ent_happen *happen, const ent_pasts *pasts, const ent_pasts_pair *pair,
						 ent_target target, int32_t t)
{
	return ent_happen_chance_as(happen, pasts, pair, target, target, t);
}

double ent_happen_usual(const ent_happen *happen, ent_target lesson)
{
	return happen->base_rate[lesson];
}

double ent_happen_was(const ent_pasts *pasts, const ent_pasts_pair *pair, bool conflict, int32_t from, int32_t until)
{
	return happen_sum(pasts, pair, (happen_sought){.level = true, .conflict = conflict}, from, until);
}

void ent_happen_level(const ent_happen *happen, const ent_pasts *pasts, const ent_pasts_pair *pair, bool conflict,
					  int32_t t, double quantiles[ENT_HAPPEN_QUANTILES])
{
	float row[ENT_COLUMNS];
	happen_sought sought = {.level = true, .conflict = conflict};
	row_at(pasts, pair, sought, t, happen->horizon, row);
	float by = (float)ent_linear_at(&happen->levels[conflict], row);
	int c = 0;
	while (c + 1 < ENT_HAPPEN_CLASSES && by >= happen->border[conflict][c + 1])
		c++;
	/* what the pair itself did in the last horizons has its say as their number grows */
	double periods[ENT_HAPPEN_PERIODS];
	int n = happen_periods(pasts, pair, sought, t, happen->horizon, periods);
	double own = (double)n / (n + ENT_HAPPEN_PERIODS);
	qsort(periods, (size_t)n, sizeof *periods, by_value);
	for (int q = 0; q < ENT_HAPPEN_QUANTILES; q++) {
		double past = n ? periods[(int)((q + 1.0) / (ENT_HAPPEN_QUANTILES + 1) * n)] : 0;
		quantiles[q] = (1 - own) * (double)happen->quantiles[conflict][c][q] + own * past;
	}
}

size_t ent_happen_rows(const ent_happen *happen)
{
	return happen->rows;
}
