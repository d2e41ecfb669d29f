/* Counting the cases of all rules at once.
 *
 * For each (subject, step) at which the subject did something, a census counts its strands by (relation, d, n). All
 * rules with the head H then add up the censuses of the questions (subject, H, ?, step): the cases; and the standing of
 * the strands to the true answers: the successes. Heads are independent, so workers share them out. */
#include "prospects/rules.h"

#include "prospects/crew.h"

#include <stdlib.h>
#include <string.h>

enum { W = ENT_WINDOW, PLACE = 64 }; /* PLACE: d and n below this, packed with the relation into 32 bits */

struct tally {
	uint32_t key, n; /* key: relation, d, n */
};

struct census {
	struct tally *at;
	uint32_t n;
};

struct learning {
	const ent_history *history;
	int32_t until;
	ent_curve_prior prior;
	size_t n_questions;       /* asked before `until` */
	struct census *census;    /* [n_questions] shared by the questions of one subject and step */
	uint32_t *with, *of_head; /* questions by head: with[of_head[r] .. of_head[r + 1]) */
	ent_cells **cells;        /* [workers][n_relations] */
	bool **kept;              /* [n_relations][n_relations] by head and body */
	ent_curve **fitted;
};

ent_standing ent_strand_standing(const ent_history *history, const ent_strand *strand, int32_t t, int32_t seen)
{
	const int32_t *times = history->times + strand->first;
	if (times[0] >= seen)
		return (ent_standing){0};
	uint32_t before = ent_strand_before(history, strand, seen);
	ent_standing standing = {t - times[before - 1], 0, before};
	for (uint32_t i = before; i-- > 0 && times[i] > t - W;)
		standing.n++;
	return standing;
}

void ent_support_add(ent_support *support, float confidence)
{
	if (confidence <= 0)
		return;
	int i = support->n;
	if (i == ENT_STRONGEST) {
		if (confidence <= support->strongest[i - 1])
			return;
		i--;
	} else {
		support->n++;
	}
	for (; i > 0 && support->strongest[i - 1] < confidence; i--)
		support->strongest[i] = support->strongest[i - 1];
	support->strongest[i] = confidence;
}

void ent_support_join(ent_support *support, const ent_support *more)
{
	for (int i = 0; i < more->n; i++)
		ent_support_add(support, more->strongest[i]);
}

double ent_support_doubt(const ent_support *support)
{
	const double fading = .8;
	double doubt = 1, weight = 1;
	for (int i = 0; i < support->n; i++, weight *= fading)
		doubt *= 1 - weight * support->strongest[i];
	return doubt;
}

static int by_key(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	return (a > b) - (a < b);
}

static void take_census(ent_arena *arena, struct learning *job)
{
	const ent_history *history = job->history;
	uint32_t most = 0;
	for (uint32_t s = 0; s < history->n_entities; s++)
		if (history->of[s + 1] - history->of[s] > most)
			most = history->of[s + 1] - history->of[s];
	uint32_t *keys = ENT_NEWN(arena, uint32_t, most);
	job->census = ENT_NEWN(arena, struct census, job->n_questions);
	for (size_t i = 0; i < job->n_questions; i++) {
		const ent_question *asked = &history->questions[i];
		if (i && asked->s == asked[-1].s && asked->t == asked[-1].t) {
			job->census[i] = job->census[i - 1];
			continue;
		}
		uint32_t n = 0, different = 0;
		for (uint32_t k = history->of[asked->s]; k < history->of[asked->s + 1]; k++) {
			ent_standing standing = ent_strand_standing(history, &history->strands[k], asked->t, asked->t);
			if (standing.all && standing.n)
				keys[n++] = (history->strands[k].r * PLACE + (uint32_t)standing.d) * PLACE + (uint32_t)standing.n;
		}
		qsort(keys, n, sizeof *keys, by_key);
		for (uint32_t k = 0; k < n; k++)
			different += k == 0 || keys[k] != keys[k - 1];
		struct tally *tally = ENT_NEWN(arena, struct tally, different);
		job->census[i] = (struct census){tally, different};
		for (uint32_t k = 0; k < n; k++) {
			if (k && keys[k] != keys[k - 1])
				tally++;
			tally->key = keys[k];
			tally->n++;
		}
	}
}

static void questions_by_head(ent_arena *arena, struct learning *job)
{
	uint32_t n_heads = job->history->n_relations;
	job->with = ENT_NEWN(arena, uint32_t, job->n_questions);
	job->of_head = ENT_NEWN(arena, uint32_t, n_heads + 2u);
	uint32_t *next = job->of_head + 1; /* one ahead, as in the doings of a history */
	for (size_t i = 0; i < job->n_questions; i++)
		next[job->history->questions[i].r + 1]++;
	for (uint32_t r = 0; r < n_heads; r++)
		next[r + 1] += next[r];
	for (size_t i = 0; i < job->n_questions; i++)
		job->with[next[job->history->questions[i].r]++] = (uint32_t)i;
}

static uint32_t place(ent_standing standing)
{
	return (uint32_t)standing.d * W + (uint32_t)standing.n;
}

static void count_successes(const ent_history *history, const ent_question *asked, bool *bodies, ent_cells *cells)
{
	for (uint32_t i = 0; i < asked->n; i++) {
		const ent_pair *pair = ent_history_pair(history, asked->s, history->answers[asked->first + i]);
		for (uint32_t k = 0; pair && k < pair->n; k++) {
			const ent_strand *strand = &history->by_object[pair->first + k];
			ent_standing standing = ent_strand_standing(history, strand, asked->t, asked->t);
			if (standing.all && standing.n) {
				bodies[strand->r] = true;
				cells[strand->r].true_[place(standing)]++;
			}
		}
	}
}

static void count_cases(const struct census *census, const bool *bodies, ent_cells *cells)
{
	for (uint32_t k = 0; k < census->n; k++) {
		uint32_t key = census->at[k].key, body = key / (PLACE * PLACE), d = key / PLACE % PLACE, n = key % PLACE;
		if (bodies[body])
			cells[body].all[d * W + n] += census->at[k].n;
	}
}

/* Most bodies never had this head follow: cases are counted of the others alone, and only these cells are cleared. */
static void learn_head(void *payload, unsigned worker, size_t head)
{
	struct learning *job = payload;
	const ent_history *history = job->history;
	ent_cells *cells = job->cells[worker]; /* empty here, and left empty */
	bool *kept = job->kept[head];
	uint32_t first = job->of_head[head], end = job->of_head[head + 1];
	for (uint32_t i = first; i < end; i++)
		count_successes(history, &history->questions[job->with[i]], kept, cells);
	for (uint32_t i = first; i < end; i++)
		count_cases(&job->census[job->with[i]], kept, cells);
	for (uint32_t body = 0; body < history->n_relations; body++)
		if (kept[body]) {
			kept[body] = ent_curve_fit(&cells[body], job->prior, &job->fitted[head][body]);
			memset(&cells[body], 0, sizeof *cells);
		}
}

static void keep_rules(ent_arena *arena, const struct learning *job, ent_rules *rules)
{
	for (uint32_t head = 0; head < rules->n_relations; head++)
		for (uint32_t body = 0; body < rules->n_relations; body++)
			if (job->kept[head][body]) {
				*ent_push(arena, &rules->curves) = job->fitted[head][body];
				rules->curve_of[(size_t)head * rules->n_relations + body] = (uint32_t)rules->curves.n;
			}
}

ent_status ent_rules_learn(ent_arena *arena, const ent_history *history, int32_t until, unsigned workers,
						   ent_rules **ret_rules, ent_error *error)
{
	uint32_t n = history->n_relations;
	if (n > ENT_RULES_RELATIONS)
		return ent_fail(error, ENT_LIMIT, NULL, 0, -1, "more than %d kinds of events", ENT_RULES_RELATIONS / 2);
	ent_rules *rules = ENT_NEW(arena, ent_rules);
	rules->n_relations = n;
	rules->curve_of = ENT_NEWN(arena, uint32_t, (size_t)n * n);
	struct learning job = {.history = history, .until = until};
	job.n_questions = history->asked_at[until < history->facts->n_steps ? until : history->facts->n_steps];
	/* the authors' settings: above a quarter of a million facts rules are held back more (P 100 and M 50, for 30, 0) */
	const size_t many = 250000;
	job.prior = job.n_questions > many ? (ent_curve_prior){100, 50} : (ent_curve_prior){30, 0};
	take_census(arena, &job);
	questions_by_head(arena, &job);
	job.cells = ENT_NEWN(arena, ent_cells *, workers);
	for (unsigned i = 0; i < workers; i++)
		job.cells[i] = ENT_NEWN(arena, ent_cells, n);
	job.kept = ENT_NEWN(arena, bool *, n);
	job.fitted = ENT_NEWN(arena, ent_curve *, n);
	for (uint32_t r = 0; r < n; r++) {
		job.kept[r] = ENT_NEWN(arena, bool, n);
		job.fitted[r] = ENT_NEWN(arena, ent_curve, n);
	}
	ent_crew_run(workers, n, learn_head, &job);
	keep_rules(arena, &job, rules);
	*ret_rules = rules;
	return ENT_OK;
}
