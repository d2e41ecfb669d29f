/* The two sums, and the search for their settings. */
#include "prospects/recurrency.h"

#include "prospects/ranking.h"

#include <math.h>
#include <string.h>

static const double decays[] = {0, .0001, .0005, .001, .005, .01, .02, .04, .06, .08, .1, .5, .9, 1.0001};
static const double mixtures[] = {0, 1e-5, 1e-4, .001, .01, .1, .5, .9, .99, .999, .9999, .99999, 1};
enum { DECAYS = sizeof decays / sizeof *decays, MIXTURES = sizeof mixtures / sizeof *mixtures };

struct setting {
	double decay, mixture;
};

struct ent_recurrency {
	const ent_history *history;
	int32_t seen;
	struct setting *settings;        /* [n_relations] */
	uint32_t *doings;                /* [n_doings] facts before `seen` */
	uint32_t *events;                /* [n_relations] */
	int32_t *first_step, *last_step; /* [n_relations] -1: none yet */
	double *psi, *xi;                /* [n_entities] work space of the search */
};

void ent_recurrency_advance(ent_recurrency *model)
{
	const ent_history *history = model->history;
	int32_t t = model->seen++;
	for (size_t i = history->asked_at[t]; i < history->asked_at[t + 1]; i++) {
		const ent_question *asked = &history->questions[i];
		model->doings[ent_history_doing(history, asked->s, asked->r)] += asked->n;
		model->events[asked->r] += asked->n;
		model->last_step[asked->r] = t;
		if (model->first_step[asked->r] < 0)
			model->first_step[asked->r] = t;
	}
}

static void forget(ent_recurrency *model)
{
	const ent_history *history = model->history;
	model->seen = 0;
	memset(model->doings, 0, history->n_doings * sizeof *model->doings);
	memset(model->events, 0, history->n_relations * sizeof *model->events);
	for (uint32_t r = 0; r < history->n_relations; r++)
		model->first_step[r] = model->last_step[r] = -1;
}

static double whole_weight(const ent_recurrency *model, uint32_t r, double decay, int32_t t)
{
	const double least = 1e-15;
	double sum = 0;
	for (int32_t i = model->first_step[r]; i >= 0 && i < model->last_step[r]; i++)
		sum += exp2(decay * (i - t));
	return fmax(sum, least);
}

static double strand_weight(const ent_recurrency *model, const ent_strand *strand, double decay, int32_t t)
{
	const int32_t *times = model->history->times + strand->first;
	double sum = 0;
	for (uint32_t i = 0; i < strand->n && times[i] < model->seen; i++)
		sum += exp2(decay * (times[i] - t));
	return sum;
}

static double relaxed(const ent_recurrency *model, uint32_t r, uint32_t doing)
{
	return model->events[r] ? (double)model->doings[doing] / model->events[r] : 0;
}

void ent_recurrency_score(const ent_recurrency *model, uint32_t s, uint32_t r, int32_t t, float *scores)
{
	const double almost_one = .99999;
	const ent_history *history = model->history;
	struct setting setting = model->settings[r];
	double mixture = setting.mixture >= 1 ? almost_one : setting.mixture;
	uint32_t turned = ent_history_turned(history, r);
	memset(scores, 0, history->n_entities * sizeof *scores);
	for (uint32_t i = history->with_relation[turned]; i < history->with_relation[turned + 1]; i++) {
		uint32_t doing = history->doings_with[i];
		scores[history->doings[doing].s] = (float)((1 - mixture) * relaxed(model, r, doing));
	}
	double whole = whole_weight(model, r, setting.decay, t);
	const ent_strand *end, *strand = ent_history_range(history, s, r, &end);
	for (; strand < end; strand++)
		scores[strand->o] += (float)(mixture * strand_weight(model, strand, setting.decay, t) / whole);
}

/* Of `n` scored entities, whose answers score `true_`, and all others of nothing: the expected reciprocal rank. */
static double reciprocal(double true_score, const double *scores, const uint32_t *of, uint32_t n, uint32_t n_entities,
						 const double *others, uint32_t n_others)
{
	uint32_t better = 0, equal = true_score > 0 ? 0 : n_entities - n;
	for (uint32_t i = 0; i < n; i++) {
		better += scores[of[i]] > true_score;
		equal += scores[of[i]] == true_score;
	}
	for (uint32_t i = 0; i < n_others; i++) {
		better -= others[i] > true_score;
		equal -= others[i] == true_score;
	}
	return ent_rank_of(better, equal ? equal : 1).reciprocal;
}

/* Adds up the reciprocal ranks of a question's answers by `scores`, which is 0 but for the entities in `of`. */
static double all_reciprocal(const ent_recurrency *model, const ent_question *asked, const double *scores,
							 const uint32_t *of, uint32_t n, double *work)
{
	const uint32_t *answers = model->history->answers + asked->first;
	double sum = 0;
	for (uint32_t i = 0; i < asked->n; i++) {
		uint32_t others = 0;
		for (uint32_t k = 0; k < asked->n; k++)
			if (k != i)
				work[others++] = scores[answers[k]];
		sum += reciprocal(scores[answers[i]], scores, of, n, model->history->n_entities, work, others);
	}
	return sum;
}

struct search {
	ent_recurrency *model;
	double *sums;          /* [n_relations][choices] */
	uint32_t *of;          /* [n_entities] */
	double *scores, *work; /* [n_entities] */
};

static void try_decays(struct search *search, const ent_question *asked)
{
	const ent_recurrency *model = search->model;
	const ent_strand *end, *first = ent_history_range(model->history, asked->s, asked->r, &end);
	for (int choice = 0; choice < DECAYS; choice++) {
		uint32_t n = 0;
		for (const ent_strand *strand = first; strand < end; strand++) {
			double weight = strand_weight(model, strand, decays[choice], asked->t);
			search->scores[strand->o] = weight;
			if (weight > 0)
				search->of[n++] = strand->o;
		}
		search->sums[(size_t)asked->r * DECAYS + (size_t)choice] +=
			all_reciprocal(model, asked, search->scores, search->of, n, search->work);
	}
	for (const ent_strand *strand = first; strand < end; strand++)
		search->scores[strand->o] = 0;
}

static void try_mixtures(struct search *search, const ent_question *asked)
{
	const ent_recurrency *model = search->model;
	const ent_history *history = model->history;
	uint32_t turned = ent_history_turned(history, asked->r), n = 0;
	for (uint32_t i = history->with_relation[turned]; i < history->with_relation[turned + 1]; i++) {
		uint32_t doing = history->doings_with[i], o = history->doings[doing].s;
		if (model->doings[doing] == 0)
			continue;
		model->xi[o] = relaxed(model, asked->r, doing);
		model->psi[o] = 0;
		search->of[n++] = o;
	}
	double decay = model->settings[asked->r].decay, whole = whole_weight(model, asked->r, decay, asked->t);
	const ent_strand *end, *strand = ent_history_range(history, asked->s, asked->r, &end);
	for (; strand < end; strand++)
		model->psi[strand->o] = strand_weight(model, strand, decay, asked->t) / whole;
	for (int choice = 0; choice < MIXTURES; choice++) {
		double mixture = mixtures[choice] >= 1 ? .99999 : mixtures[choice];
		for (uint32_t i = 0; i < n; i++) {
			uint32_t o = search->of[i];
			search->scores[o] = mixture * model->psi[o] + (1 - mixture) * model->xi[o];
		}
		search->sums[(size_t)asked->r * MIXTURES + (size_t)choice] +=
			all_reciprocal(model, asked, search->scores, search->of, n, search->work);
	}
	for (uint32_t i = 0; i < n; i++)
		search->scores[search->of[i]] = 0;
}

static void walk(struct search *search, int32_t from, int32_t until, void (*try)(struct search *, const ent_question *))
{
	ent_recurrency *model = search->model;
	const ent_history *history = model->history;
	forget(model);
	while (model->seen < until) {
		int32_t t = model->seen;
		for (size_t i = history->asked_at[t]; t >= from && i < history->asked_at[t + 1]; i++)
			try(search, &history->questions[i]);
		ent_recurrency_advance(model);
	}
}

/* The choice with the largest sum, the first of equals; `otherwise` where nothing was asked. */
static int best(const double *sums, int n, int otherwise)
{
	int found = otherwise;
	double most = 0;
	for (int i = 0; i < n; i++)
		if (sums[i] > most) {
			most = sums[i];
			found = i;
		}
	return found;
}

ent_recurrency *ent_recurrency_learn(ent_arena *arena, const ent_history *history, int32_t tune, int32_t test)
{
	enum { OTHER_DECAY = DECAYS - 1, OTHER_MIXTURE = MIXTURES - 2 };
	ent_recurrency *model = ENT_NEW(arena, ent_recurrency);
	uint32_t n = history->n_relations;
	*model = (ent_recurrency){
		.history = history,
		.settings = ENT_NEWN(arena, struct setting, n),
		.doings = ENT_NEWN(arena, uint32_t, history->n_doings),
		.events = ENT_NEWN(arena, uint32_t, n),
		.first_step = ENT_NEWN(arena, int32_t, n),
		.last_step = ENT_NEWN(arena, int32_t, n),
		.psi = ENT_NEWN(arena, double, history->n_entities),
		.xi = ENT_NEWN(arena, double, history->n_entities),
	};
	struct search search = {
		.model = model,
		.sums = ENT_NEWN(arena, double, (size_t)n *DECAYS),
		.of = ENT_NEWN(arena, uint32_t, history->n_entities),
		.scores = ENT_NEWN(arena, double, history->n_entities),
		.work = ENT_NEWN(arena, double, history->n_entities),
	};
	walk(&search, tune, test, try_decays);
	for (uint32_t r = 0; r < n; r++)
		model->settings[r].decay = decays[best(search.sums + (size_t)r * DECAYS, DECAYS, OTHER_DECAY)];
	memset(search.sums, 0, (size_t)n * DECAYS * sizeof *search.sums);
	walk(&search, tune, test, try_mixtures);
	for (uint32_t r = 0; r < n; r++)
		model->settings[r].mixture = mixtures[best(search.sums + (size_t)r * MIXTURES, MIXTURES, OTHER_MIXTURE)];
	return model;
}
