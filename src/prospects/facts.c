/* Numbering names, sorting rows, cutting parts. */
#include "prospects/facts.h"

#include <stdlib.h>

enum { MOST_STEPS = 1 << 22 /* eleven thousand years of days */ };

ent_facts *ent_facts_new(ent_arena *arena)
{
	ent_facts *facts = ENT_NEW(arena, ent_facts);
	facts->arena = arena;
	facts->entity_of = ent_map_new(arena);
	facts->relation_of = ent_map_new(arena);
	facts->first_day = ENT_DAY_UNKNOWN;
	return facts;
}

static uint32_t number(ent_facts *facts, ent_map *map, ent_names *names, ent_str name)
{
	uint32_t known = ent_map_get(map, name);
	if (known != ENT_MAP_NONE)
		return known;
	ent_str kept = ent_str_copy(facts->arena, name);
	uint32_t fresh = (uint32_t)names->n;
	*ent_push(facts->arena, names) = kept;
	(void)ent_map_put(map, kept, fresh);
	return fresh;
}

uint32_t ent_facts_entity(ent_facts *facts, ent_str name)
{
	return number(facts, &facts->entity_of, &facts->entities, name);
}

uint32_t ent_facts_relation(ent_facts *facts, ent_str name)
{
	return number(facts, &facts->relation_of, &facts->relations, name);
}

void ent_facts_add(ent_facts *facts, ent_fact fact, ent_part part)
{
	*ent_push(facts->arena, &facts->rows) = fact;
	*ent_push(facts->arena, &facts->part) = (uint8_t)part;
}

struct tagged {
	ent_fact fact;
	ent_origin origin;
	uint8_t part;
};

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int by_part_and_time(const void *left, const void *right)
{
	const struct tagged *a = left, *b = right;
	int order = COMPARE(a->part, b->part);
	if (!order)
		order = COMPARE(a->fact.t, b->fact.t);
	if (!order)
		order = COMPARE(a->fact.s, b->fact.s);
	if (!order)
		order = COMPARE(a->fact.r, b->fact.r);
	if (!order)
		order = COMPARE(a->fact.o, b->fact.o);
	if (!order)
		order = COMPARE(a->origin.file, b->origin.file);
	return order ? order : COMPARE(a->origin.line, b->origin.line);
}

static int64_t divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static bool same(const ent_fact *a, const ent_fact *b)
{
	return a->s == b->s && a->r == b->r && a->o == b->o && a->t == b->t;
}

/* All rows are of one part: where the others begin, by time. */
static void cut(ent_facts *facts, double tune, double test)
{
	const double shares[] = {tune, test};
	for (int k = 0; k < 2; k++) {
		int32_t border = (int32_t)(shares[k] * facts->n_steps);
		size_t i = facts->rows.n;
		while (i > 0 && facts->rows.at[i - 1].t >= border)
			i--;
		facts->from[k + 1] = i;
	}
}

ent_status ent_facts_seal(ent_facts *facts, bool dated, double tune, double test,
						  void (*repeated)(void *payload, const ent_origin *origin), void *payload, ent_error *error)
{
	size_t n = facts->rows.n;
	if (n == 0)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1, "no event to forecast from");
	ent_arena_mark mark = ent_arena_here(facts->arena);
	struct tagged *rows = ENT_NEWN(facts->arena, struct tagged, n);
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct tagged){facts->rows.at[i], facts->origins.n == n ? facts->origins.at[i] : (ent_origin){0},
								  facts->part.at[i]};
	qsort(rows, n, sizeof *rows, by_part_and_time);
	int32_t least = INT32_MAX, most = INT32_MIN;
	for (size_t i = 0; i < n; i++) {
		least = rows[i].fact.t < least ? rows[i].fact.t : least;
		most = rows[i].fact.t > most ? rows[i].fact.t : most;
	}
	int64_t step = 0;
	for (size_t i = 0; i < n && !dated; i++)
		step = divisor((int64_t)rows[i].fact.t - least, step);
	int64_t span = (int64_t)most - least;
	if (step == 0)
		step = 1;
	if (step > INT32_MAX || span / step >= MOST_STEPS)
		return ent_fail(error, ENT_LIMIT, NULL, 0, -1, "the times span more than %d steps", MOST_STEPS);
	facts->step = (int32_t)step;
	if (dated)
		facts->first_day = least;
	/* a fact known in an earlier part is not one of a later part: their times do not overlap (facts_read sees to it) */
	size_t kept = 0, of_part[ENT_PARTS] = {0};
	for (size_t i = 0; i < n; i++) {
		ent_fact fact = rows[i].fact;
		fact.t = (int32_t)(((int64_t)fact.t - least) / facts->step);
		if (kept && rows[i].part == rows[i - 1].part && same(&fact, &facts->rows.at[kept - 1])) {
			if (repeated && facts->origins.n == n)
				repeated(payload, &rows[i].origin);
			continue;
		}
		of_part[rows[i].part]++;
		facts->rows.at[kept++] = fact;
	}
	facts->rows.n = kept;
	facts->n_steps = (int32_t)(span / step) + 1;
	for (int p = 0; p < ENT_PARTS; p++)
		facts->from[p + 1] = facts->from[p] + of_part[p];
	if (of_part[ENT_PART_LEARN] == kept)
		cut(facts, tune, test);
	ent_arena_back(facts->arena, mark);
	return ENT_OK;
}

int32_t ent_facts_begin(const ent_facts *facts, ent_part part)
{
	size_t i = facts->from[part];
	return i < facts->rows.n ? facts->rows.at[i].t : facts->n_steps;
}

ent_day ent_facts_day(const ent_facts *facts, int32_t step)
{
	int64_t day = (int64_t)facts->first_day + (int64_t)step * facts->step;
	return facts->first_day == ENT_DAY_UNKNOWN || day >= ENT_DAY_FUTURE ? ENT_DAY_UNKNOWN : (ent_day)day;
}
