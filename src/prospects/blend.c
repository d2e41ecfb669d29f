/* The state that runs along the days, the candidates of a question, and the walk that fits the weights. */
#include "prospects/blend.h"

#include "prospects/constants.h"

#include <math.h>
#include <string.h>

enum {
	AGES = 13,    /* classes of how long ago; the last is never */
	CLASSES = 16, /* of anything else */
	REACHED = 30, /* candidates not met yet */
};

/* Where each table of weights begins. */
enum {
	T_UNMET,
	T_SEEN = T_UNMET + 1,
	T_BUSY = T_SEEN + AGES,
	T_DONE = T_BUSY + CLASSES,
	T_EVENTS = T_DONE + AGES,
	T_SHARE = T_EVENTS + CLASSES,
	T_POPULAR = T_SHARE + CLASSES,
	T_REACH = T_POPULAR + CLASSES,
	T_AGES = T_REACH + CLASSES,
	T_RHYTHM = T_AGES + AGES * AGES * AGES,
	N_WEIGHTS = T_RHYTHM + AGES * CLASSES * CLASSES
};

/* What is looked up; the last for those not met alone. */
enum { L_SEEN, L_BUSY, L_DONE, L_EVENTS, L_SHARE, L_POPULAR, L_REACH, L_AGES, L_RHYTHM, L_UNMET, N_LOOKED_UP };

/* A weight with the sum of its squared gradients. */
struct weight {
	float value, squares;
};

/* What fades: its size at the step it was last touched. */
struct fading {
	float size;
	int32_t at; /* -1: never */
};

struct doing_state {
	uint32_t n;
	int32_t last; /* -1: never */
};

struct ent_blend {
	const ent_history *history;
	ent_rules *rules;
	ent_constants *constants;     /* NULL where they have no say */
	int32_t seen;                 /* steps before it are in the state */
	struct weight *weights;       /* [N_WEIGHTS] */
	struct weight *factors;       /* [n_relations + 1] the last is shared by all */
	struct weight *names;         /* [n_doings] of Y under H: at the place of the doing (Y, H turned round) */
	struct doing_state *doings;   /* [n_doings] by place */
	uint32_t *events_of_relation; /* [n_relations] */
	struct fading *pairs;         /* [n_pairs] recent events of the pair */
	struct fading *entities;      /* [n_entities] the sum of its pairs */
	struct fading *busy;          /* [n_entities] kinds of events a day, of late */
	float *fade;                  /* [n_steps + 1] e^(-d / FADING) */
	float *fade_busy;             /* [n_steps + 1] */
};

struct candidate {
	uint32_t o, doing, first, n; /* strands standing[first .. first + n) */
	float odds, doubt, score;
	uint16_t looked_up[N_LOOKED_UP];
	uint8_t age; /* of the latest event of the pair */
	bool unmet;
};

struct standing {
	uint32_t r;
	ent_standing is;
	uint8_t age;
};

struct ent_blend_space {
	uint32_t s; /* whose candidates are here, at step t with what was seen */
	int32_t t, seen;
	struct standing *standing; /* [n_standing] of the strands of s */
	uint32_t n_standing;
	struct candidate *candidates; /* [n] */
	uint32_t n, met;
	float *reach;      /* [n_entities] */
	uint32_t *reached; /* [n_reached] */
	uint32_t n_reached;
	ent_constants_space *constants; /* NULL */
	uint8_t *is;                    /* [n_entities] 1 while an entity is met, or an answer */
};

static const float step_size = 0.02F, first_squares = 0.01F, factor_step = 0.3F;

/* ---- classes ---- */

static uint8_t age_class(int32_t d)
{
	static const int32_t limits[] = {1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 120};
	uint8_t i = 0;
	while (i < sizeof limits / sizeof *limits && d > limits[i])
		i++;
	return i;
}
enum { NEVER = AGES - 1 };

static uint16_t amount_class(float x)
{
	int i = (int)(2 * log2f(1 + x));
	return (uint16_t)(i >= CLASSES ? CLASSES - 1 : i);
}

static uint16_t part_class(float share)
{
	if (share <= 0)
		return CLASSES - 1;
	float i = -1.5F * log2f(share);
	return (uint16_t)(i < 0 ? 0 : i > CLASSES - 2 ? CLASSES - 2 : i);
}

/* ---- the state ---- */

static float faded(const float *fade, const struct fading *thing, int32_t t)
{
	return thing->at < 0 ? 0 : thing->size * fade[t - thing->at];
}

static void touch(const float *fade, struct fading *thing, int32_t t, float more)
{
	*thing = (struct fading){faded(fade, thing, t) + more, t};
}

void ent_blend_advance(ent_blend *blend)
{
	const ent_history *history = blend->history;
	int32_t t = blend->seen++;
	for (size_t i = history->asked_at[t]; i < history->asked_at[t + 1]; i++) {
		const ent_question *asked = &history->questions[i];
		uint32_t place = ent_history_doer(history, asked->s, asked->r, history->with_relation[asked->r]);
		struct doing_state *doing = &blend->doings[place];
		doing->n += asked->n;
		doing->last = t;
		blend->events_of_relation[asked->r] += asked->n;
		touch(blend->fade, &blend->entities[asked->s], t, (float)asked->n);
		touch(blend->fade_busy, &blend->busy[asked->s], t, 1);
		for (uint32_t k = 0; k < asked->n; k++) {
			const ent_pair *pair = ent_history_pair(history, asked->s, history->answers[asked->first + k]);
			touch(blend->fade, &blend->pairs[pair - history->pairs], t, 1);
		}
	}
}

static void forget(ent_blend *blend)
{
	const ent_history *history = blend->history;
	blend->seen = 0;
	for (uint32_t i = 0; i < history->n_doings; i++)
		blend->doings[i] = (struct doing_state){0, -1};
	for (uint32_t i = 0; i < history->n_pairs; i++)
		blend->pairs[i] = (struct fading){0, -1};
	for (uint32_t i = 0; i < history->n_entities; i++)
		blend->entities[i] = blend->busy[i] = (struct fading){0, -1};
	memset(blend->events_of_relation, 0, history->n_relations * sizeof *blend->events_of_relation);
}

/* ---- the candidates of a subject ---- */

static void gather_met(const ent_blend *blend, ent_blend_space *space)
{
	const ent_history *history = blend->history;
	space->n = space->n_standing = 0;
	for (uint32_t p = history->pairs_of[space->s]; p < history->pairs_of[space->s + 1]; p++) {
		const ent_pair *pair = &history->pairs[p];
		struct candidate *candidate = &space->candidates[space->n];
		*candidate = (struct candidate){.o = pair->o, .first = space->n_standing};
		for (uint32_t k = 0; k < pair->n; k++) {
			const ent_strand *strand = &history->by_object[pair->first + k];
			ent_standing is = ent_strand_standing(history, strand, space->t, space->seen);
			if (is.all)
				space->standing[space->n_standing++] = (struct standing){strand->r, is, age_class(is.d)};
		}
		candidate->n = space->n_standing - candidate->first;
		if (candidate->n) {
			space->is[pair->o] = 1;
			space->n++;
		}
	}
	space->met = space->n;
}

/* Spreads what s did of late to those it met, and on to those whom they met. */
static void spread(const ent_blend *blend, ent_blend_space *space)
{
	const float least_share = 0.003F, least_reach = 1e-6F;
	const ent_history *history = blend->history;
	float all = faded(blend->fade, &blend->entities[space->s], space->t);
	for (uint32_t i = 0; i < space->n_reached; i++)
		space->reach[space->reached[i]] = 0;
	space->n_reached = 0;
	for (uint32_t p = history->pairs_of[space->s]; all > 0 && p < history->pairs_of[space->s + 1]; p++) {
		float share = faded(blend->fade, &blend->pairs[p], space->t) / all;
		if (share < least_share)
			continue;
		uint32_t between = history->pairs[p].o;
		float told = faded(blend->fade, &blend->entities[between], space->t);
		if (told <= 0) /* so long ago that nothing is left of it */
			continue;
		share /= told;
		for (uint32_t q = history->pairs_of[between]; q < history->pairs_of[between + 1]; q++) {
			float more = share * faded(blend->fade, &blend->pairs[q], space->t);
			uint32_t o = history->pairs[q].o;
			if (more < least_reach || o == space->s)
				continue;
			if (space->reach[o] <= 0)
				space->reached[space->n_reached++] = o;
			space->reach[o] += more;
		}
	}
}

/* The best reached of those not met, best first, in the order of their numbers where equal. */
static void gather_unmet(ent_blend_space *space)
{
	const float least = 1e-4F;
	uint32_t best[REACHED], n = 0;
	for (uint32_t i = 0; i < space->n_reached; i++) {
		uint32_t o = space->reached[i];
		float reach = space->reach[o];
		if (space->is[o] || reach <= least)
			continue;
		uint32_t k = n;
		if (n == REACHED) {
			float worst = space->reach[best[n - 1]];
			if (reach < worst || (reach <= worst && o > best[n - 1]))
				continue;
			k--;
		} else {
			n++;
		}
		for (; k > 0; k--) {
			float above = space->reach[best[k - 1]];
			if (above > reach || (above >= reach && best[k - 1] < o))
				break;
			best[k] = best[k - 1];
		}
		best[k] = o;
	}
	for (uint32_t i = 0; i < n; i++)
		space->candidates[space->n++] = (struct candidate){.o = best[i], .unmet = true};
	for (uint32_t i = 0; i < space->met; i++)
		space->is[space->candidates[i].o] = 0;
}

/* Looks up what is the same for all relations that s is asked about. */
static void describe(const ent_blend *blend, const ent_blend_space *space, struct candidate *candidate)
{
	uint32_t events = 0, o = candidate->o;
	uint8_t age = NEVER;
	for (uint32_t k = candidate->first; k < candidate->first + candidate->n; k++) {
		events += (uint32_t)space->standing[k].is.n;
		age = space->standing[k].age < age ? space->standing[k].age : age;
	}
	const struct fading *busy = &blend->busy[o];
	uint16_t busy_class = amount_class(faded(blend->fade_busy, busy, space->t));
	uint16_t events_class = amount_class((float)events);
	candidate->age = age;
	uint16_t *cell = candidate->looked_up;
	cell[L_SEEN] = (uint16_t)(T_SEEN + (busy->at < 0 ? NEVER : age_class(space->t - busy->at)));
	cell[L_BUSY] = (uint16_t)(T_BUSY + busy_class);
	cell[L_EVENTS] = (uint16_t)(T_EVENTS + events_class);
	cell[L_REACH] = (uint16_t)(T_REACH + part_class(space->reach[o]));
	cell[L_RHYTHM] = (uint16_t)(T_RHYTHM + (age * CLASSES + busy_class) * CLASSES + events_class);
	cell[L_UNMET] = T_UNMET;
}

static void gather(const ent_blend *blend, ent_blend_space *space, uint32_t s, int32_t t)
{
	if (space->s == s && space->t == t && space->seen == blend->seen)
		return;
	space->s = s;
	space->t = t;
	space->seen = blend->seen;
	gather_met(blend, space);
	spread(blend, space);
	gather_unmet(space);
	for (uint32_t i = 0; i < space->n; i++)
		describe(blend, space, &space->candidates[i]);
}

/* ---- scores ---- */

static float popularity(const ent_blend *blend, uint32_t r, uint32_t doing)
{
	const float part = 0.1F, prior = 10;
	uint32_t n = doing == ENT_DOING_NONE ? 0 : blend->doings[doing].n;
	return part * (float)n / ((float)blend->events_of_relation[r] + prior);
}

static void weigh(const ent_blend *blend, const ent_blend_space *space, struct candidate *candidate, uint32_t r,
				  float share_of_all)
{
	const float share_prior = 10, unmet_odds = -7;
	const ent_history *history = blend->history;
	uint32_t turned = ent_history_turned(history, r);
	uint8_t same = NEVER, reverse = NEVER;
	float share = 0;
	ent_support support = {.n = 0};
	for (uint32_t k = candidate->first; k < candidate->first + candidate->n; k++) {
		const struct standing *standing = &space->standing[k];
		if (standing->r == turned)
			reverse = standing->age;
		if (standing->r == r) {
			same = standing->age;
			share = (float)standing->is.all / (share_of_all + share_prior);
		}
		const ent_curve *curve = ent_rules_curve(blend->rules, r, standing->r);
		if (curve && ent_support_takes(&support, curve->most))
			ent_support_add(&support, ent_curve_at(curve, standing->is.d, standing->is.n));
	}
	float popular = popularity(blend, r, candidate->doing);
	const struct doing_state *doing = candidate->doing == ENT_DOING_NONE ? NULL : &blend->doings[candidate->doing];
	ent_support_add(&support, share);
	ent_support_add(&support, popular);
	if (space->constants)
		ent_support_join(&support, &space->constants->of[candidate->o]);
	float doubt = (float)ent_support_doubt(&support);
	candidate->doubt = doubt;
	candidate->odds = candidate->unmet ? unmet_odds : logf((1 - doubt + 1e-5F) / (doubt + 1e-3F));
	int share_class = (int)(share * CLASSES);
	uint16_t *cell = candidate->looked_up;
	cell[L_DONE] = (uint16_t)(T_DONE + (doing && doing->last >= 0 ? age_class(space->t - doing->last) : NEVER));
	cell[L_SHARE] = (uint16_t)(T_SHARE + (share_class < CLASSES ? share_class : CLASSES - 1));
	cell[L_POPULAR] = (uint16_t)(T_POPULAR + part_class(popular * 10));
	cell[L_AGES] = (uint16_t)(T_AGES + (same * AGES + reverse) * AGES + candidate->age);
	float score = candidate->odds * (1 + blend->factors[r].value + blend->factors[history->n_relations].value);
	for (int i = 0; i < N_LOOKED_UP - !candidate->unmet; i++)
		score += blend->weights[cell[i]].value;
	if (candidate->doing != ENT_DOING_NONE)
		score += blend->names[candidate->doing].value;
	candidate->score = score;
}

static void weigh_all(const ent_blend *blend, ent_blend_space *space, uint32_t s, uint32_t r, int32_t t)
{
	gather(blend, space, s, t);
	if (blend->constants)
		ent_constants_ask(blend->constants, space->constants, s, r, t, blend->seen);
	uint32_t all = 0;
	for (uint32_t k = 0; k < space->n_standing; k++)
		if (space->standing[k].r == r)
			all += space->standing[k].is.all;
	const ent_history *history = blend->history;
	uint32_t turned = ent_history_turned(history, r), first = history->with_relation[turned], place = first;
	for (uint32_t i = 0; i < space->n; i++) {
		struct candidate *candidate = &space->candidates[i];
		/* those met come in ascending order */
		place = ent_history_doer(history, candidate->o, turned, candidate->unmet ? first : place);
		bool done = place < history->with_relation[turned + 1] && history->doers[place] == candidate->o;
		candidate->doing = done ? place : ENT_DOING_NONE;
		weigh(blend, space, candidate, r, (float)all);
	}
}

void ent_blend_score(const ent_blend *blend, ent_blend_space *space, uint32_t s, uint32_t r, int32_t t, float *scores)
{
	const float least = 1e-6F, far_below = -20;
	const ent_history *history = blend->history;
	float nothing = logf(least) + far_below;
	for (uint32_t o = 0; o < history->n_entities; o++)
		scores[o] = nothing;
	uint32_t turned = ent_history_turned(history, r);
	for (uint32_t i = history->with_relation[turned]; i < history->with_relation[turned + 1]; i++)
		scores[history->doers[i]] = logf(popularity(blend, r, i) + least) + far_below;
	weigh_all(blend, space, s, r, t);
	for (uint32_t i = 0; i < space->n; i++)
		scores[space->candidates[i].o] = space->candidates[i].score;
}

void ent_blend_score_rules(const ent_blend *blend, ent_blend_space *space, uint32_t s, uint32_t r, int32_t t,
						   float *scores)
{
	const ent_history *history = blend->history;
	memset(scores, 0, history->n_entities * sizeof *scores);
	uint32_t turned = ent_history_turned(history, r);
	for (uint32_t i = history->with_relation[turned]; i < history->with_relation[turned + 1]; i++)
		scores[history->doers[i]] = popularity(blend, r, i);
	weigh_all(blend, space, s, r, t);
	for (uint32_t i = 0; space->constants && i < space->constants->n; i++) { /* not met, but spoken for */
		uint32_t o = space->constants->which[i];
		ent_support support = space->constants->of[o];
		ent_support_add(&support, scores[o]);
		scores[o] = 1 - (float)ent_support_doubt(&support);
	}
	for (uint32_t i = 0; i < space->met; i++)
		scores[space->candidates[i].o] = 1 - space->candidates[i].doubt;
}

/* ---- fitting ---- */

static void move(struct weight *weight, float gradient, float size)
{
	weight->squares += gradient * gradient;
	weight->value -= size * gradient / sqrtf(weight->squares);
}

static void fit_question(ent_blend *blend, ent_blend_space *space, const ent_question *asked)
{
	const float negligible = 1e-4F;
	const ent_history *history = blend->history;
	weigh_all(blend, space, asked->s, asked->r, asked->t);
	float most = -HUGE_VALF, along = 0;
	double sum = 0;
	int answers = 0;
	for (uint32_t i = 0; i < asked->n; i++)
		space->is[history->answers[asked->first + i]] = 1;
	for (uint32_t i = 0; i < space->n; i++) {
		most = fmaxf(most, space->candidates[i].score);
		answers += space->is[space->candidates[i].o];
	}
	for (uint32_t i = 0; answers && i < space->n; i++) {
		space->candidates[i].score = expf(space->candidates[i].score - most);
		sum += space->candidates[i].score;
	}
	for (uint32_t i = 0; answers && i < space->n; i++) {
		struct candidate *candidate = &space->candidates[i];
		float gradient = candidate->score / (float)sum * (float)answers - (float)space->is[candidate->o];
		if (fabsf(gradient) < negligible)
			continue;
		along += gradient * candidate->odds;
		for (int k = 0; k < N_LOOKED_UP - !candidate->unmet; k++)
			move(&blend->weights[candidate->looked_up[k]], gradient, step_size);
		if (candidate->doing != ENT_DOING_NONE)
			move(&blend->names[candidate->doing], gradient, step_size);
	}
	if (answers) {
		move(&blend->factors[asked->r], along, step_size * factor_step);
		move(&blend->factors[history->n_relations], along, step_size * factor_step);
	}
	for (uint32_t i = 0; i < asked->n; i++)
		space->is[history->answers[asked->first + i]] = 0;
}

static struct weight *new_weights(ent_arena *arena, size_t n)
{
	struct weight *weights = ENT_NEWN(arena, struct weight, n);
	for (size_t i = 0; i < n; i++)
		weights[i].squares = first_squares;
	return weights;
}

ent_blend_space *ent_blend_space_new(ent_arena *arena, const ent_blend *blend)
{
	const ent_history *history = blend->history;
	uint32_t strands = 0, pairs = 0;
	for (uint32_t s = 0; s < history->n_entities; s++) {
		uint32_t n_strands = history->of[s + 1] - history->of[s],
				 n_pairs = history->pairs_of[s + 1] - history->pairs_of[s];
		strands = n_strands > strands ? n_strands : strands;
		pairs = n_pairs > pairs ? n_pairs : pairs;
	}
	ent_blend_space *space = ENT_NEW(arena, ent_blend_space);
	*space = (ent_blend_space){
		.t = -1,
		.standing = ENT_NEWN(arena, struct standing, strands),
		.candidates = ENT_NEWN(arena, struct candidate, (size_t)pairs + REACHED + 1),
		.reach = ENT_NEWN(arena, float, history->n_entities),
		.reached = ENT_NEWN(arena, uint32_t, history->n_entities),
		.is = ENT_NEWN(arena, uint8_t, history->n_entities),
		.constants = blend->constants ? ent_constants_space_new(arena, blend->constants) : NULL,
	};
	return space;
}

static ent_status start(ent_arena *arena, const ent_history *history, int32_t learn, unsigned workers,
						ent_blend **ret_blend, ent_error *error)
{
	const float fading = 30, fading_busy = 6; /* [steps] */
	ent_blend *blend = ENT_NEW(arena, ent_blend);
	blend->history = history;
	ent_status status = ent_rules_learn(arena, history, learn, workers, &blend->rules, error);
	if (status)
		return status;
	size_t steps = (size_t)history->facts->n_steps + 1;
	blend->weights = new_weights(arena, N_WEIGHTS);
	blend->factors = new_weights(arena, history->n_relations + 1u);
	blend->names = new_weights(arena, history->n_doings);
	blend->doings = ENT_NEWN(arena, struct doing_state, history->n_doings);
	blend->events_of_relation = ENT_NEWN(arena, uint32_t, history->n_relations);
	blend->pairs = ENT_NEWN(arena, struct fading, history->n_pairs);
	blend->entities = ENT_NEWN(arena, struct fading, history->n_entities);
	blend->busy = ENT_NEWN(arena, struct fading, history->n_entities);
	blend->fade = ENT_NEWN(arena, float, steps);
	blend->fade_busy = ENT_NEWN(arena, float, steps);
	for (size_t d = 0; d < steps; d++) {
		blend->fade[d] = expf(-(float)d / fading);
		blend->fade_busy[d] = expf(-(float)d / fading_busy);
	}
	forget(blend);
	*ret_blend = blend;
	return ENT_OK;
}

ent_status ent_blend_learn(ent_arena *arena, const ent_history *history, int32_t learn, int32_t tune, unsigned workers,
						   ent_blend **ret_blend, ent_error *error)
{
	const int32_t warm = 60; /* [steps] before the first is fitted, a fifth at most */
	ent_blend *blend;
	ent_status status = start(arena, history, learn, workers, &blend, error);
	if (status)
		return status;
	ent_blend_space *space = ent_blend_space_new(arena, blend);
	int32_t from = tune / 5 < warm ? tune / 5 : warm;
	while (blend->seen < tune) {
		size_t end = history->asked_at[blend->seen + 1];
		for (size_t i = history->asked_at[blend->seen]; blend->seen >= from && i < end; i++)
			fit_question(blend, space, &history->questions[i]);
		ent_blend_advance(blend);
	}
	*ret_blend = blend;
	return ENT_OK;
}

ent_status ent_blend_learn_rules(ent_arena *arena, const ent_history *history, int32_t learn, int32_t tune,
								 unsigned workers, ent_blend **ret_blend, ent_error *error)
{
	ent_blend *blend;
	ent_status status = start(arena, history, learn, workers, &blend, error);
	if (!status)
		blend->constants = ent_constants_learn(arena, history, learn, workers);
	while (!status && blend->seen < tune)
		ent_blend_advance(blend);
	if (!status)
		*ret_blend = blend;
	return status;
}

size_t ent_blend_rules(const ent_blend *blend)
{
	return blend->rules->curves.n + (blend->constants ? blend->constants->n : 0);
}
