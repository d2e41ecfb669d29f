/* How good a method would have been: asks it every question of a part of the table and ranks the true answers.
 *
 * Single-step: when step t is asked about, all steps before it are known. Multi-step: only those before the part
 * begins, so that the last questions look as far ahead as the part is long. */
#ifndef ENT_PROSPECTS_BACKTEST_H
#define ENT_PROSPECTS_BACKTEST_H

#include "base/json.h"
#include "prospects/history.h"
#include "prospects/ranking.h"

typedef struct ent_method ent_method;

/* The `i`-th method, the default one first; NULL past the last. */
const ent_method *ent_method_at(size_t i);
const char *ent_method_name(const ent_method *method);
const ent_method *ent_method_find(ent_str name); /* NULL where there is none */

typedef struct ent_backtest_options {
	const ent_method *method;
	ent_part part; /* ENT_PART_TUNE or ENT_PART_TEST */
	bool multi_step;
	ent_filtering filtering;
	unsigned workers;     /* 0: one a core */
	const uint8_t *slice; /* [n_entities] 1: a state; NULL: no slice is reported */
	/* Called now and then; a value other than 0 stops with ENT_CANCELLED. May be NULL. */
	int (*progress)(void *payload, int64_t done, int64_t all);
	void *payload;
} ent_backtest_options;

typedef struct ent_backtest {
	ent_ranks object, subject;             /* (s, r, ?) and (?, r, o) */
	ent_ranks slice_object, slice_subject; /* of events between two different ones of the slice, among all */
	double learn_seconds, apply_seconds;   /* wall clock */
	double processor_seconds;              /* of both, all workers together */
	int64_t rules;                         /* kept; 0 where the method has none */
} ent_backtest;

/* ENT_USAGE: the part is empty, or nothing lies before it. */
ent_status ent_backtest_run(ent_arena *arena, const ent_history *history, const ent_backtest_options *options,
							ent_backtest *ret_backtest, ent_error *error);

/* The result as JSON (docs/formats.md): setting, MRR and hits for object, subject and both, seconds, memory, rules. */
void ent_backtest_write(ent_json *json, const ent_facts *facts, const ent_backtest_options *options,
						const ent_backtest *backtest);

#endif
