/* The table of methods. */
#include "prospects/methods.h"

#include "prospects/backtest.h"
#include "prospects/blend.h"
#include "prospects/recurrency.h"
#include "prospects/tlogic.h"

static ent_status learn_blend(ent_arena *arena, const ent_history *history, int32_t tune, int32_t until,
							  unsigned workers, void **ret_model, ent_error *error)
{
	ent_blend *blend;
	ent_status status = ent_blend_learn(arena, history, tune, until, workers, &blend, error);
	if (!status)
		*ret_model = blend;
	return status;
}

static void *space_blend(ent_arena *arena, const void *model)
{
	return ent_blend_space_new(arena, model);
}

static void advance_blend(void *model)
{
	ent_blend_advance(model);
}

static void score_blend(const void *model, void *space, const ent_asked *asked, float *scores)
{
	ent_blend_score(model, space, asked->s, asked->r, asked->t, scores);
}

static size_t rules_blend(const void *model)
{
	return ent_blend_rules(model);
}

/* The rules of the blend alone: no weights are fitted. */
static ent_status learn_rules(ent_arena *arena, const ent_history *history, int32_t tune, int32_t until,
							  unsigned workers, void **ret_model, ent_error *error)
{
	ent_blend *blend;
	ent_status status = ent_blend_learn_rules(arena, history, tune, until, workers, &blend, error);
	if (!status)
		*ret_model = blend;
	return status;
}

static void score_rules(const void *model, void *space, const ent_asked *asked, float *scores)
{
	ent_blend_score_rules(model, space, asked->s, asked->r, asked->t, scores);
}

static ent_status learn_tlogic(ent_arena *arena, const ent_history *history, int32_t tune, int32_t until,
							   unsigned workers, void **ret_model, ent_error *error)
{
	(void)until;
	(void)error;
	*ret_model = ent_tlogic_learn(arena, history, tune, workers);
	return ENT_OK;
}

static void *space_tlogic(ent_arena *arena, const void *model)
{
	return ent_tlogic_space_new(arena, model);
}

static void score_tlogic(const void *model, void *space, const ent_asked *asked, float *scores)
{
	ent_tlogic_score(model, space, asked->s, asked->r, asked->t, asked->seen, scores);
}

static size_t rules_tlogic(const void *model)
{
	return ent_tlogic_rules(model);
}

static ent_status learn_recurrency(ent_arena *arena, const ent_history *history, int32_t tune, int32_t until,
								   unsigned workers, void **ret_model, ent_error *error)
{
	(void)workers;
	(void)error;
	*ret_model = ent_recurrency_learn(arena, history, tune, until);
	return ENT_OK;
}

static void advance_recurrency(void *model)
{
	ent_recurrency_advance(model);
}

static void score_recurrency(const void *model, void *space, const ent_asked *asked, float *scores)
{
	(void)space;
	ent_recurrency_score(model, asked->s, asked->r, asked->t, scores);
}

static const ent_method methods[] = {
	/* rules weighed together with popularity, bustle and reach, weights fitted day by day */
	{"blend", learn_blend, space_blend, advance_blend, score_blend, rules_blend},
	/* rules of recurrence, reciprocity and sequence with fitted curves (CountTRuCoLa, 2025) */
	{"rules", learn_rules, space_blend, advance_blend, score_rules, rules_blend},
	/* temporal random walks of up to three steps (Liu et al., AAAI 2022) */
	{"tlogic", learn_tlogic, space_tlogic, NULL, score_tlogic, rules_tlogic},
	/* what happened before happens again (Gastinger et al., IJCAI 2024) */
	{"recurrency", learn_recurrency, NULL, advance_recurrency, score_recurrency, NULL},
};

const ent_method *ent_method_at(size_t i)
{
	return i < sizeof methods / sizeof *methods ? &methods[i] : NULL;
}

const char *ent_method_name(const ent_method *method)
{
	return method->name;
}

const ent_method *ent_method_find(ent_str name)
{
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (ent_str_is(name, methods[i].name))
			return &methods[i];
	return NULL;
}
