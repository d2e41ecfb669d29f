/* The table that forecasts are made from: who did what to whom on which day, and nothing else. It knows no text and no
 * coder; where its rows come from is the business of prospects/facts_read.h and of whoever adds them.
 *
 *     rows of any file ─add→ names numbered ─seal→ sorted by time, each fact once, cut into learn | tune | test
 *
 * Time counts in steps from the first one: a step is a day where dates are given, and the greatest common divisor of
 * the differences where a table numbers its times (ICEWS14 of the literature counts hours in steps of 24). */
#ifndef ENT_PROSPECTS_FACTS_H
#define ENT_PROSPECTS_FACTS_H

#include "base/date.h"
#include "base/map.h"
#include "base/vec.h"

typedef struct ent_fact {
	uint32_t s, r, o; /* subject, relation, object */
	int32_t t;        /* [steps]; before sealing: days, or the table's own numbers */
} ent_fact;

/* Which part of a benchmark a fact belongs to. */
typedef enum ent_part { ENT_PART_LEARN, ENT_PART_TUNE, ENT_PART_TEST } ent_part;
enum { ENT_PARTS = ENT_PART_TEST + 1 };

/* The row of a file that a fact came from. */
typedef struct ent_origin {
	uint32_t file, line;
} ent_origin;

/* What was done with the rows of the input. */
typedef struct ent_facts_rows {
	int64_t read, malformed, unsorted, duplicate, future, unfit; /* unfit: well-formed, but no dated deed of two */
} ent_facts_rows;

typedef ENT_VEC(ent_str) ent_names;

typedef struct ent_facts {
	ent_arena *arena;
	ENT_VEC(ent_fact) rows;     /* sealed: by (t, s, r, o), each once */
	size_t from[ENT_PARTS + 1]; /* part p is rows [from[p], from[p + 1]) */
	ent_names entities, relations;
	ent_map entity_of, relation_of;
	int32_t n_steps;   /* of all parts; the last fact is at n_steps - 1 or before */
	int32_t step;      /* [days or units of the table] of one step */
	ent_day first_day; /* of step 0; ENT_DAY_UNKNOWN where times are only numbers */
	ent_facts_rows counts;
	ENT_VEC(uint8_t) part;       /* [rows] until sealed */
	ENT_VEC(ent_origin) origins; /* [rows] until sealed; empty where rows come from no file */
} ent_facts;

/* An empty table in `arena`. */
ent_facts *ent_facts_new(ent_arena *arena);

/* The number of a name, which is copied and added where it is new. */
uint32_t ent_facts_entity(ent_facts *facts, ent_str name);
uint32_t ent_facts_relation(ent_facts *facts, ent_str name);

/* Adds a row; `t` in days or in the table's own units. */
void ent_facts_add(ent_facts *facts, ent_fact fact, ent_part part);

/* Sorts, drops repeats, turns times into steps (`dated`: they are days). Parts that were not given (all rows of one)
 * are cut by time at `tune` and `test` parts of all steps, as in .8 and .9. `repeated` (may be NULL) is told of each
 * row that is dropped, where origins are known. ENT_USAGE: no row at all; ENT_LIMIT: times that span too many
 * steps. */
ent_status ent_facts_seal(ent_facts *facts, bool dated, double tune, double test,
						  void (*repeated)(void *payload, const ent_origin *origin), void *payload, ent_error *error);

/* The first step of a part; n_steps where it is empty. */
int32_t ent_facts_begin(const ent_facts *facts, ent_part part);

/* The day that a step begins on; ENT_DAY_UNKNOWN where times are only numbers. */
ent_day ent_facts_day(const ent_facts *facts, int32_t step);

#endif
