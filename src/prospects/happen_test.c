/* The rolling test of ent_happen beside three plain forecasts. */
#include "prospects/happen_parts.h"

#include <math.h>
#include <string.h>

enum { MODEL, PERSISTENCE, BASE_RATE, LAST_TWELVE, FORECASTS, BINS = 10 };
static const char *const names[FORECASTS] = {"model", "persistence", "base_rate", "last_12"};

struct scores {
	double brier[FORECASTS], log_score[FORECASTS];
	double crps[FORECASTS];
	int64_t n, happened;
	struct bin {
		double sum;
		int64_t n, happened;
	} bins[FORECASTS][BINS];
};

/* Forecasts of 0 and 1 would have an infinite log score when wrong; everyone is held to the same bounds. */
static double bounded(double p)
{
	const double least = .005;
	return p < least ? least : p > 1 - least ? 1 - least : p;
}

static void score_chances(struct scores *scores, const double chances[FORECASTS], bool happened)
{
	scores->n++;
	scores->happened += happened;
	for (int f = 0; f < FORECASTS; f++) {
		double p = bounded(chances[f]), off = p - (happened ? 1 : 0);
		scores->brier[f] += off * off;
		scores->log_score[f] -= log(happened ? p : 1 - p);
		struct bin *bin = &scores->bins[f][(int)fmin(p * BINS, BINS - 1)];
		bin->sum += p;
		bin->n++;
		bin->happened += happened;
	}
}

/* Continuous ranked probability score of equally likely values: mean |x - y| - mean |x - x'| / 2. */
static double crps(const double *values, int n, double truth)
{
	double off = 0, spread = 0;
	for (int i = 0; i < n; i++) {
		off += fabs(values[i] - truth);
		for (int k = 0; k < n; k++)
			spread += fabs(values[i] - values[k]);
	}
	return n ? off / n - spread / (2.0 * n * n) : truth;
}

static void score_level(struct scores *scores, const ent_happen *happen, const ent_pasts *pasts,
						const ent_pasts_pair *pair, bool conflict, int32_t t)
{
	happen_sought sought = {.level = true, .conflict = conflict};
	double quantiles[ENT_HAPPEN_QUANTILES], all[ENT_HAPPEN_QUANTILES], periods[ENT_HAPPEN_PERIODS];
	double truth = happen_sum(pasts, pair, sought, t, t + happen->horizon);
	int n = happen_periods(pasts, pair, sought, t, happen->horizon, periods);
	ent_happen_level(happen, pasts, pair, conflict, t, quantiles);
	for (int q = 0; q < ENT_HAPPEN_QUANTILES; q++)
		all[q] = (double)happen->all_quantiles[conflict][q];
	scores->n++;
	scores->crps[MODEL] += crps(quantiles, ENT_HAPPEN_QUANTILES, truth);
	scores->crps[PERSISTENCE] += fabs(periods[0] - truth);
	scores->crps[BASE_RATE] += crps(all, ENT_HAPPEN_QUANTILES, truth);
	scores->crps[LAST_TWELVE] += crps(periods, n, truth);
}

static void score_target(struct scores *scores, const ent_happen *happen, const ent_pasts *pasts,
						 const ent_pasts_pair *pair, ent_target target, int32_t t)
{
	happen_sought sought = {.target = target};
	double periods[ENT_HAPPEN_PERIODS], chances[FORECASTS];
	int with = 0, n = happen_periods(pasts, pair, sought, t, happen->horizon, periods);
	for (int i = 0; i < n; i++)
		with += periods[i] > 0;
	chances[MODEL] = ent_happen_chance(happen, pasts, pair, target, t);
	chances[PERSISTENCE] = n && periods[0] > 0;
	chances[BASE_RATE] = happen->base_rate[target];
	chances[LAST_TWELVE] = n ? (double)with / n : happen->base_rate[target];
	score_chances(scores, chances, happen_sum(pasts, pair, sought, t, t + happen->horizon) > 0);
}

static void write_rounded(ent_json *json, const char *key, double value)
{
	const double digits = 1e5;
	ent_json_member_double(json, key, round(value * digits) / digits);
}

static void write_chances(ent_json *json, const char *key, const struct scores *scores)
{
	double n = scores->n ? (double)scores->n : 1;
	ent_json_member_open(json, key, '{');
	ent_json_member_int(json, "questions", scores->n);
	write_rounded(json, "happened", (double)scores->happened / n);
	for (int f = 0; f < FORECASTS; f++) {
		ent_json_member_open(json, names[f], '{');
		write_rounded(json, "brier", scores->brier[f] / n);
		write_rounded(json, "log_score", scores->log_score[f] / n);
		ent_json_member_open(json, "calibration", '[');
		for (int b = 0; b < BINS; b++) {
			const struct bin *bin = &scores->bins[f][b];
			if (bin->n == 0)
				continue;
			ent_json_open(json, '{');
			write_rounded(json, "said", bin->sum / (double)bin->n);
			write_rounded(json, "happened", (double)bin->happened / (double)bin->n);
			ent_json_member_int(json, "n", bin->n);
			ent_json_close(json, '}');
		}
		ent_json_close(json, ']');
		ent_json_close(json, '}');
	}
	ent_json_close(json, '}');
}

static void write_levels(ent_json *json, const char *key, const struct scores *scores)
{
	double n = scores->n ? (double)scores->n : 1;
	ent_json_member_open(json, key, '{');
	ent_json_member_int(json, "questions", scores->n);
	for (int f = 0; f < FORECASTS; f++) {
		ent_json_member_open(json, names[f], '{');
		write_rounded(json, "crps", scores->crps[f] / n);
		ent_json_close(json, '}');
	}
	ent_json_close(json, '}');
}

ent_honesty ent_happen_honesty(ent_arena *arena, const ent_pasts *pasts, int32_t horizon, int32_t from, int32_t until,
							   uint32_t least)
{
	ent_honesty honesty = {0};
	ent_happen *happen;
	struct scores quads;
	memset(&quads, 0, sizeof quads);
	if (from <= 0 || ent_happen_learn(arena, pasts, horizon, from, least, &happen, NULL) != ENT_OK)
		return honesty;
	for (int32_t t = from; t + horizon <= until; t += horizon, honesty.windows++)
		for (uint32_t i = 0; i < pasts->n_pairs; i++)
			for (ent_target target = 0; target < ENT_QUADS; target++)
				if (ent_pasts_before(pasts, &pasts->pairs[i], t) >= least)
					score_target(&quads, happen, pasts, &pasts->pairs[i], target, t);
	honesty.n = quads.n;
	if (quads.n) {
		honesty.model = quads.brier[MODEL] / (double)quads.n;
		honesty.persistence = quads.brier[PERSISTENCE] / (double)quads.n;
		honesty.base_rate = quads.brier[BASE_RATE] / (double)quads.n;
		honesty.last_12 = quads.brier[LAST_TWELVE] / (double)quads.n;
	}
	return honesty;
}

ent_status ent_happen_test(ent_arena *arena, const ent_pasts *pasts, ent_part part, int32_t horizon, uint32_t least,
						   ent_json *json, ent_error *error)
{
	const ent_facts *facts = pasts->facts;
	int32_t begin = ent_facts_begin(facts, part);
	int32_t end = part == ENT_PART_TEST ? facts->n_steps : ent_facts_begin(facts, ENT_PART_TEST);
	if (horizon <= 0 || end - begin < horizon)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1,
						"a horizon of %d steps does not fit into the %d that are asked about", (int)horizon,
						(int)(end - begin));
	ent_happen *happen;
	ent_status status = ent_happen_learn(arena, pasts, horizon, begin, least, &happen, error);
	if (status)
		return status;
	struct scores quads, types, levels[2];
	memset(&quads, 0, sizeof quads);
	memset(&types, 0, sizeof types);
	memset(levels, 0, sizeof levels);
	int origins = 0;
	for (int32_t t = begin; t + horizon <= end; t += horizon, origins++)
		for (uint32_t i = 0; i < pasts->n_pairs; i++) {
			const ent_pasts_pair *pair = &pasts->pairs[i];
			if (ent_pasts_before(pasts, pair, t) < least)
				continue;
			for (ent_target target = 0; target < ent_pasts_targets(pasts); target++)
				score_target(target < ENT_QUADS ? &quads : &types, happen, pasts, pair, target, t);
			for (int conflict = 0; conflict < 2; conflict++)
				score_level(&levels[conflict], happen, pasts, pair, conflict, t);
		}
	ent_json_open(json, '{');
	ent_json_member(json, "question", ENT_STR("will it happen"));
	ent_json_member(json, "part", ent_str_of(part == ENT_PART_TEST ? "test" : "valid"));
	ent_json_member_int(json, "horizon_steps", horizon);
	ent_json_member_int(json, "origins", origins);
	ent_json_member_int(json, "least_events", least);
	ent_json_member_int(json, "windows_learnt_from", (int64_t)happen->rows);
	write_chances(json, "by_quad", &quads);
	write_chances(json, "by_type", &types);
	write_levels(json, "cooperation", &levels[0]);
	write_levels(json, "conflict", &levels[1]);
	ent_json_close(json, '}');
	return ENT_OK;
}
