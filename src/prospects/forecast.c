/* From the record to pasts, from these to chances, and back to the sentences. */
#include "prospects/forecast.h"

#include "base/map.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_PAST = 10, LEAST_WINDOWS = 30, LEAST_OF_PAIR = 2, TYPES_MOST = 8, LONGEST_SPAN = 31, LEAST_CASES = 10 };

struct gathering {
	ent_arena *arena;
	const ent_forecast_options *options;
	ent_facts *facts;
	const ent_record_event *event;
};

static bool is_done(const ent_record_event *event)
{
	return ent_str_is(event->status, "actual") || ent_str_is(event->status, "ongoing");
}

/* Dated by the text, to a month or closer. */
static bool is_dated(const ent_record_event *event)
{
	return event->date.lo > ENT_DAY_PAST && event->date.hi < ENT_DAY_FUTURE &&
		   (int64_t)event->date.hi - event->date.lo < LONGEST_SPAN &&
		   (event->date.basis == ENT_BASIS_STATED || event->date.basis == ENT_BASIS_INFERRED ||
			event->date.basis == ENT_BASIS_GIVEN);
}

/* A predecessor counts as the state that was asked for. */
static ent_str state_of(const ent_forecast_options *options, ent_str country)
{
	for (size_t i = 0; i < options->n_codes; i++)
		if (ent_str_eq(options->codes[i], country))
			for (size_t k = 0; k < options->n_codes; k++)
				if (options->groups[k] == options->groups[i])
					return options->codes[k];
	return country;
}

static ent_status add_event(void *payload)
{
	struct gathering *job = payload;
	const ent_record_event *event = job->event;
	bool recipients = false;
	for (size_t i = 0; i < event->n_participants; i++)
		recipients =
			recipients || (ent_str_is(event->participants[i].role, "recipient") && event->participants[i].country.len);
	for (size_t i = 0; i < event->n_participants; i++)
		for (size_t k = 0; k < event->n_participants; k++) {
			const ent_record_participant *one = &event->participants[i], *other = &event->participants[k];
			if (!ent_str_is(one->role, "actor") || !ent_str_is(other->role, recipients ? "recipient" : "actor") ||
				one->country.len == 0 || other->country.len == 0)
				continue;
			ent_str s = state_of(job->options, one->country), o = state_of(job->options, other->country);
			if (ent_str_eq(s, o))
				continue;
			ent_facts_add(job->facts,
						  (ent_fact){ent_facts_entity(job->facts, s), ent_facts_relation(job->facts, event->event),
									 ent_facts_entity(job->facts, o), event->date.hi},
						  ENT_PART_LEARN);
		}
	return ENT_OK;
}

static ent_status on_event(void *payload, const ent_record_event *event)
{
	struct gathering *job = payload;
	job->event = event;
	return is_done(event) && is_dated(event) ? ent_arena_run(job->arena, add_event, job, NULL) : ENT_OK;
}

/* ---- reasons and precedents ---- */

struct making {
	ent_arena *arena;
	ent_forecast *forecast;
	const ent_pasts *pasts, *lessons; /* of the record; learnt from */
	const ent_pasts_pair *pair;
	const ent_happen *happen;
	int32_t t, lessons_end; /* steps */
	const ent_record_events *events;
};

/* Targets are numbered by each table for itself: the lessons' number of a target of the record, or their count. */
static ent_target lesson_target(const struct making *m, ent_str name)
{
	ent_target target = 0;
	while (target < ent_pasts_targets(m->lessons) && !ent_str_eq(ent_pasts_target(m->lessons, target), name))
		target++;
	return target;
}

/* How often in the lessons `target` followed a day with an event of type `after` within the horizon. */
static void count_cases(const struct making *m, uint32_t after, ent_target target, ent_reason *reason)
{
	int32_t horizon = m->forecast->options->horizon;
	for (uint32_t p = 0; p < m->lessons->n_pairs; p++) {
		const ent_pasts_pair *pair = &m->lessons->pairs[p];
		const ent_past *events = m->lessons->events + pair->first;
		int32_t counted = INT32_MIN;
		for (uint32_t i = 0; i < pair->n; i++) {
			if (events[i].type != after || events[i].t == counted || events[i].t + horizon >= m->lessons_end)
				continue;
			counted = events[i].t;
			bool followed = false;
			for (uint32_t k = i + 1; k < pair->n && events[k].t <= counted + horizon && !followed; k++)
				followed = events[k].t > counted && ent_pasts_is(m->lessons, &events[k], target);
			reason->cases++;
			reason->followed += followed;
		}
	}
}

static double strength(const ent_reason *reason)
{
	return (reason->followed + .5) / (reason->cases + 2.0);
}

static int by_strength(const void *left, const void *right)
{
	const ent_reason *a = left, *b = right;
	double x = strength(a), y = strength(b);
	return x > y ? -1 : x < y ? 1 : ent_str_cmp(a->after, b->after);
}

static void find_reasons(const struct making *m, ent_target target, ent_prospect *prospect)
{
	ent_reason found[ENT_HAPPEN_TYPES];
	size_t n = 0;
	assert(m->pasts);
	memset(found, 0, sizeof found);
	for (uint32_t type = 0; type < m->pasts->n_types; type++) {
		const ent_past *events = m->pasts->events + m->pair->first;
		int32_t last = INT32_MIN;
		for (uint32_t i = 0; i < m->pair->n && events[i].t < m->t; i++)
			if (events[i].type == type)
				last = events[i].t;
		ent_target after = lesson_target(m, m->pasts->types[type]->name);
		if (last == INT32_MIN || last < m->t - m->forecast->options->horizon || after >= ent_pasts_targets(m->lessons))
			continue;
		found[n] = (ent_reason){.after = m->pasts->types[type]->name, .last = ent_facts_day(m->pasts->facts, last)};
		count_cases(m, after - ENT_QUADS, target, &found[n]);
		n += found[n].followed > 0;
	}
	qsort(found, n, sizeof *found, by_strength);
	prospect->n_reasons = n < ENT_REASONS_MOST ? n : ENT_REASONS_MOST;
	memcpy(prospect->reasons, found, prospect->n_reasons * sizeof *found);
}

static bool of_kind(const ent_record_event *event, ent_str what, bool is_quad)
{
	return is_done(event) && is_dated(event) && ent_str_eq(is_quad ? event->quad : event->event, what);
}

/* The latest cases of the pair itself in which the strongest rule came true; else the latest of what is asked about. */
static void find_precedents(const struct making *m, ent_prospect *prospect)
{
	int32_t horizon = m->forecast->options->horizon;
	size_t n = 0;
	for (size_t i = m->events->n; i-- > 0 && n < ENT_PRECEDENTS_MOST;) {
		const ent_record_event *then = &m->events->at[i];
		const ent_record_event *first = NULL;
		if (!of_kind(then, prospect->what, prospect->is_quad) || then->date.hi >= m->forecast->from)
			continue;
		if (n && prospect->precedents[n - 1].then && prospect->precedents[n - 1].then->date.hi == then->date.hi)
			continue;
		for (size_t k = 0; k < m->events->n && prospect->n_reasons; k++) {
			const ent_record_event *body = &m->events->at[k];
			if (of_kind(body, prospect->reasons[0].after, false) && body->date.hi < then->date.hi &&
				body->date.hi >= then->date.hi - horizon)
				first = body;
		}
		prospect->precedents[n++] = (ent_precedent){first, then};
	}
	prospect->n_precedents = n;
}

/* The chance if one event of `type` happened today: the pair's past with one more. */
static double chance_with(const struct making *m, ent_target target, ent_target lesson, uint32_t type)
{
	ent_past *events = ENT_NEWN(m->arena, ent_past, m->pair->n + 1u);
	uint32_t n = ent_pasts_before(m->pasts, m->pair, m->t);
	memcpy(events, m->pasts->events + m->pair->first, n * sizeof *events);
	events[n] = (ent_past){m->t - 1, (uint8_t)type, false};
	ent_pasts more = *m->pasts;
	more.events = events;
	ent_pasts_pair pair = {m->pair->a, m->pair->b, 0, n + 1};
	return ent_happen_chance_as(m->happen, &more, &pair, target, lesson, m->t);
}

static void find_changes(const struct making *m, ent_target target, ent_target lesson, ent_prospect *prospect)
{
	prospect->after_silence =
		ent_happen_chance_as(m->happen, m->pasts, m->pair, target, lesson, m->t + m->forecast->options->horizon);
	prospect->raised_to = prospect->chance;
	assert(m->pasts);
	for (uint32_t type = 0; type < m->pasts->n_types; type++) {
		/* what hardly ever happened says nothing of what follows it */
		ent_target after = lesson_target(m, m->pasts->types[type]->name);
		ent_reason cases = {0};
		if (after < ent_pasts_targets(m->lessons))
			count_cases(m, after - ENT_QUADS, lesson, &cases);
		if (cases.cases < LEAST_CASES || cases.followed == 0)
			continue;
		double chance = chance_with(m, target, lesson, type);
		if (chance > prospect->raised_to) {
			prospect->raised_to = chance;
			prospect->raised_by = m->pasts->types[type]->name;
		}
	}
}

/* ---- classes and their types ---- */

static ent_str quad_of(const struct making *m, const ent_prospect *type)
{
	ent_target target = ENT_QUADS;
	while (!ent_str_eq(ent_pasts_target(m->pasts, target), type->what))
		target++;
	return ent_str_of(ent_quad_name(m->pasts->types[target - ENT_QUADS]->quad));
}

static double hazard(double chance)
{
	const double most = 1 - 1e-9;
	return -log1p(-fmin(chance, most));
}

/* Each chance is fitted for itself, and a class can then come out likelier than all of its types together. What it has
 * more is shared out among these, in proportion: gives the factor of their hazards, 1 where nothing is. */
static double shared_out(const struct making *m, const ent_prospect *all, size_t n, ent_str quad)
{
	double of_class = 0, of_types = 0;
	for (size_t i = 0; i < n; i++) {
		if (all[i].is_quad && ent_str_eq(all[i].what, quad))
			of_class = hazard(all[i].chance);
		if (!all[i].is_quad && ent_str_eq(quad_of(m, &all[i]), quad))
			of_types += hazard(all[i].chance);
	}
	return of_types > 0 && of_types < of_class ? of_class / of_types : 1;
}

static double scaled(double chance, double factor)
{
	return -expm1(-factor * hazard(chance));
}

/* Nor is a class less likely than one of its types, whatever happens today: for today's event the class, which has more
 * to go by, has the last word. */
static void fit_together(const struct making *m, ent_prospect *all, size_t n)
{
	for (size_t c = 0; c < n; c++)
		for (size_t i = 0; all[c].is_quad && i < n; i++) {
			if (all[i].is_quad || !ent_str_eq(quad_of(m, &all[i]), all[c].what))
				continue;
			all[c].chance = fmax(all[c].chance, all[i].chance);
			all[c].after_silence = fmax(all[c].after_silence, all[i].after_silence);
			all[c].raised_to = fmax(all[c].raised_to, all[c].chance);
			all[i].raised_to = fmin(fmax(all[i].raised_to, all[i].chance), all[c].raised_to);
		}
}

static int by_chance(const void *left, const void *right)
{
	const ent_prospect *a = left, *b = right;
	if (a->is_quad != b->is_quad)
		return a->is_quad ? -1 : 1;
	if (a->chance > b->chance || a->chance < b->chance)
		return a->chance > b->chance ? -1 : 1;
	return ent_str_cmp(a->what, b->what);
}

static void find_prospects(struct making *m)
{
	ent_forecast *forecast = m->forecast;
	uint32_t n = ent_pasts_targets(m->pasts);
	ent_prospect *all = ENT_NEWN(m->arena, ent_prospect, n);
	size_t kept = 0;
	for (ent_target target = 0; target < n; target++) {
		ent_prospect prospect = {.what = ent_pasts_target(m->pasts, target), .is_quad = target < ENT_QUADS};
		ent_target lesson = lesson_target(m, prospect.what);
		if (lesson >= ent_pasts_targets(m->lessons))
			continue;
		prospect.chance = ent_happen_chance_as(m->happen, m->pasts, m->pair, target, lesson, m->t);
		prospect.usual = ent_happen_usual(m->happen, lesson);
		all[kept++] = prospect;
	}
	double factors[ENT_QUADS];
	for (int quad = 0; quad < ENT_QUADS; quad++)
		factors[quad] = shared_out(m, all, kept, ent_str_of(ent_quad_name((ent_quad)quad)));
	qsort(all, kept, sizeof *all, by_chance);
	if (kept > ENT_QUADS + TYPES_MOST)
		kept = ENT_QUADS + TYPES_MOST;
	for (size_t i = 0; i < kept; i++) {
		ent_target target = 0, lesson = lesson_target(m, all[i].what);
		while (!ent_str_eq(ent_pasts_target(m->pasts, target), all[i].what))
			target++;
		find_reasons(m, lesson, &all[i]);
		find_precedents(m, &all[i]);
		find_changes(m, target, lesson, &all[i]);
		if (all[i].is_quad)
			continue;
		double factor = factors[m->pasts->types[target - ENT_QUADS]->quad];
		all[i].chance = scaled(all[i].chance, factor);
		all[i].after_silence = scaled(all[i].after_silence, factor);
	}
	fit_together(m, all, kept);
	qsort(all, kept, sizeof *all, by_chance);
	forecast->prospects = all;
	forecast->n_prospects = kept;
	ent_happen_level(m->happen, m->pasts, m->pair, false, m->t, forecast->cooperation);
	ent_happen_level(m->happen, m->pasts, m->pair, true, m->t, forecast->conflict);
	int periods = m->t / forecast->options->horizon;
	periods = periods < ENT_HAPPEN_PERIODS ? periods : ENT_HAPPEN_PERIODS;
	for (int i = 0; i < periods; i++) {
		int32_t from = m->t - (periods - i) * forecast->options->horizon;
		forecast->past[i] =
			(ent_fan_period){ent_facts_day(m->pasts->facts, from),
							 ent_happen_was(m->pasts, m->pair, false, from, from + forecast->options->horizon),
							 ent_happen_was(m->pasts, m->pair, true, from, from + forecast->options->horizon)};
	}
	forecast->n_periods = (size_t)periods;
}

/* ---- what was promised ---- */

/* Whether the source could be read before the day that was asked for; where none was, all that the record holds is
 * known. */
static bool is_known(const ent_forecast *forecast, const ent_record_event *event)
{
	ent_day published = event->source->published.lo;
	return forecast->options->from == ENT_DAY_UNKNOWN ||
		   ((published == ENT_DAY_UNKNOWN || published < forecast->from) &&
			(!is_done(event) || event->date.lo == ENT_DAY_UNKNOWN || event->date.lo < forecast->from));
}

static void sort_out(ent_forecast *forecast, const ent_promise *promise)
{
	enum {
		LONG_AGO = 5 * 365
	}; /* [days] what began or was due before that and is not told of again nobody waits for */
	const ent_date *date = &promise->made->date;
	bool open_end = date->hi == ENT_DAY_UNKNOWN || date->hi == ENT_DAY_FUTURE;
	ent_day day = open_end ? date->lo : date->hi;
	bool placed = day != ENT_DAY_UNKNOWN && day != ENT_DAY_PAST;
	if (promise->outcome == ENT_OUTCOME_KEPT)
		forecast->n_kept++;
	else if (promise->outcome == ENT_OUTCOME_SUPERSEDED)
		forecast->n_superseded++;
	else if (placed && day < forecast->from - LONG_AGO)
		forecast->n_forgotten++;
	else if (promise->outcome == ENT_OUTCOME_PAST)
		forecast->overdue[forecast->n_overdue++] = promise;
	else
		forecast->open[forecast->n_open++] = promise;
}

static ent_status find_promises(ent_arena *arena, ent_store *store, ent_forecast *forecast,
								const ent_record_events *events, ent_error *error)
{
	const ent_forecast_options *options = forecast->options;
	ent_focus focus = {.codes = options->codes, .groups = options->groups, .n = options->n_codes};
	ent_status status = ent_joins_load(store, arena, &focus.joins, &focus.n_joins, error);
	if (status)
		return status;
	ent_record_event *known = ENT_NEWN(arena, ent_record_event, events->n);
	size_t n = 0;
	ent_day now = forecast->from - 1;
	for (size_t i = 0; i < events->n; i++) {
		ent_day published = events->at[i].source->published.lo;
		if (!is_known(forecast, &events->at[i]))
			continue;
		known[n++] = events->at[i];
		now = published != ENT_DAY_UNKNOWN && published > now ? published : now;
	}
	ent_promises promises = ent_promises_of(arena, ent_occurrences_of(arena, known, n, &focus), NULL, now);
	forecast->open = ENT_NEWN(arena, const ent_promise *, promises.n);
	forecast->overdue = ENT_NEWN(arena, const ent_promise *, promises.n);
	for (size_t i = 0; i < promises.n; i++)
		sort_out(forecast, &promises.at[i]);
	return ENT_OK;
}

/* ---- all of it ---- */

static void measure_past(struct making *m)
{
	ent_forecast *forecast = m->forecast;
	const ent_facts *facts = m->pasts->facts;
	forecast->first = forecast->last = ENT_DAY_UNKNOWN;
	if (!m->pair)
		return;
	const ent_past *events = m->pasts->events + m->pair->first;
	forecast->n_past = ent_pasts_before(m->pasts, m->pair, m->t);
	if (forecast->n_past) {
		forecast->first = ent_facts_day(facts, events[0].t);
		forecast->last = ent_facts_day(facts, events[forecast->n_past - 1].t);
	}
}

static ent_str too_thin(ent_arena *arena, const ent_forecast *forecast)
{
	const ent_forecast_options *options = forecast->options;
	uint32_t least = options->lessons ? LEAST_OF_PAIR : LEAST_PAST;
	if (forecast->n_past >= least)
		return (ent_str){0};
	return ent_str_format(arena,
						  "The record is too thin to forecast from: it tells of %u dated deed%s between %.*s and %.*s, "
						  "and a forecast wants %u or more%s.",
						  forecast->n_past, forecast->n_past == 1 ? "" : "s", ENT_FMT(options->names[0]),
						  ENT_FMT(options->names[1]), least,
						  options->lessons ? "" : " (2, where rules are learnt from a larger file: --learn-from)");
}

static const ent_pasts_pair *find_pair(const ent_pasts *pasts, const ent_forecast_options *options)
{
	uint32_t who[2] = {ENT_MAP_NONE, ENT_MAP_NONE};
	for (size_t i = options->n_codes; i-- > 0;)
		who[options->groups[i] & 1] = ent_map_get(&pasts->facts->entity_of, options->codes[i]);
	return who[0] == ENT_MAP_NONE || who[1] == ENT_MAP_NONE ? NULL : ent_pasts_find(pasts, who[0], who[1]);
}

ent_status ent_forecast_build(ent_arena *arena, ent_store *store, const ent_forecast_options *options,
							  ent_forecast **ret_forecast, ent_error *error)
{
	struct gathering gathering = {.arena = arena, .options = options, .facts = ent_facts_new(arena)};
	ent_filter everything = {0};
	ent_filter pair = {.between = options->codes, .n_between = options->n_codes, .same = options->groups};
	ent_record_events events = {0};
	ent_forecast *forecast = ENT_NEW(arena, ent_forecast);
	*forecast =
		(ent_forecast){.options = options, .from = options->from, .first = ENT_DAY_UNKNOWN, .last = ENT_DAY_UNKNOWN};
	if (options->horizon <= 0)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1, "a horizon of no days");
	ent_status status = ent_store_events(store, &everything, on_event, &gathering, error);
	if (!status && options->between)
		events = *options->between;
	else if (!status)
		status = ent_store_load(store, arena, &pair, &events, error);
	if (status)
		return status;
	struct making m = {.arena = arena, .forecast = forecast, .events = &events};
	if (gathering.facts->rows.n) {
		status = ent_facts_seal(gathering.facts, true, 1, 1, NULL, NULL, error);
		if (status)
			return status;
		if (forecast->from == ENT_DAY_UNKNOWN)
			forecast->from = ent_facts_day(gathering.facts, gathering.facts->n_steps);
		m.pasts = ent_pasts_new(arena, gathering.facts, options->cameo);
		m.t = forecast->from - gathering.facts->first_day;
		m.pair = find_pair(m.pasts, options);
		measure_past(&m);
	}
	if (forecast->from != ENT_DAY_UNKNOWN) {
		forecast->until = forecast->from + options->horizon - 1;
		status = find_promises(arena, store, forecast, &events, error);
		if (status)
			return status;
	}
	forecast->thin = too_thin(arena, forecast);
	if (forecast->thin.len == 0 && m.pasts && m.pair) {
		ent_happen *happen = NULL;
		ent_error why;
		m.lessons = options->lessons ? ent_pasts_new(arena, options->lessons, options->cameo) : m.pasts;
		m.lessons_end = options->lessons ? options->lessons->n_steps : m.t;
		status = ent_happen_learn(arena, m.lessons, options->horizon, m.lessons_end, LEAST_OF_PAIR, &happen, &why);
		if (status == ENT_USAGE || (happen && ent_happen_rows(happen) < LEAST_WINDOWS))
			forecast->thin =
				ent_str_format(arena,
							   "The record is too short to learn from: it holds %zu windows of %d days with something "
							   "before them, and learning wants %d or more.",
							   happen ? ent_happen_rows(happen) : 0, (int)options->horizon, LEAST_WINDOWS);
		else if (status)
			return ent_fail(error, status, why.where, why.line, why.byte, "%s", why.what);
		m.happen = happen;
		if (forecast->thin.len == 0) {
			forecast->windows = ent_happen_rows(happen);
			find_prospects(&m);
			int32_t last_fifth = m.lessons_end - m.lessons_end / 5;
			forecast->honesty =
				ent_happen_honesty(arena, m.lessons, options->horizon, last_fifth, m.lessons_end, LEAST_OF_PAIR);
		}
	}
	*ret_forecast = forecast;
	return ENT_OK;
}
