/* What may come next between two states, from the record: how likely each kind of event is within a horizon, which
 * rules say so, the dated precedents with their sentences, and what would change it. What was planned or promised and
 * is still open stands apart, from the ledger of promises (link/promise.h): it is what the texts say will come, not
 * what the record suggests.
 *
 * Chances and levels are those of prospects/happen.h. They say how likely it is that such an event will be *told of* as
 * densely as the record tells of the past. Those of a class and of its types are made to agree: a class is as likely as
 * the likeliest of its types or more, and no likelier than all of them together. A rule that speaks is an event of the
 * pair within the last horizon, with how often in the past the kind asked about followed such an event within a
 * horizon. */
#ifndef ENT_PROSPECTS_FORECAST_H
#define ENT_PROSPECTS_FORECAST_H

#include "link/promise.h"
#include "prospects/happen.h"
#include "record/store.h"

typedef struct ent_forecast_options {
	const ent_str *codes;   /* [n_codes] alpha-3 of the two states and their predecessors */
	const uint32_t *groups; /* [n_codes] 0 or 1: which of the two */
	size_t n_codes;
	ent_str names[2];
	int32_t horizon;          /* [days] */
	ent_day from;             /* first day of the forecast; ENT_DAY_UNKNOWN: the day after the last in the record */
	const ent_facts *lessons; /* another table to learn from, of PLOVER types; NULL: the record itself */
	ent_str lessons_name;
	const ent_cameo *cameo;
	const ent_record_events *between; /* all events between the two, where they are at hand; NULL: they are loaded */
} ent_forecast_options;

/* "After a CONSULT an AGREE came within the horizon in 37 of 120 cases", and one that is fresh now. */
typedef struct ent_reason {
	ent_str after; /* type of the body */
	uint32_t cases, followed;
	ent_day last; /* when the body last held for this pair */
} ent_reason;

/* A body and what followed it; for a recurrence, or where nothing did, `first` alone is set. */
typedef struct ent_precedent {
	const ent_record_event *first, *then;
} ent_precedent;

enum { ENT_REASONS_MOST = 3, ENT_PRECEDENTS_MOST = 3 };

typedef struct ent_prospect {
	ent_str what; /* quad class or PLOVER type */
	bool is_quad;
	double chance, usual; /* usual: of how many windows of the pairs learnt from it was true */
	ent_reason reasons[ENT_REASONS_MOST];
	size_t n_reasons;
	ent_precedent precedents[ENT_PRECEDENTS_MOST];
	size_t n_precedents;
	/* the type of which one event today would raise the chance most, of those with ten cases or more and one in which
	 * it followed; missing: none would */
	ent_str raised_by;
	double raised_to, after_silence; /* after a horizon in which nothing happens */
} ent_prospect;

/* One past or coming horizon of the fan chart. */
typedef struct ent_fan_period {
	ent_day from;
	double cooperation, conflict; /* what was */
} ent_fan_period;

typedef struct ent_forecast {
	const ent_forecast_options *options;
	ent_day from, until;     /* days of the forecast, closed */
	ent_day first, last;     /* of the pair's record; unknown where there is none */
	uint32_t n_past;         /* dated deeds of the pair, each kind and day once */
	size_t windows;          /* learnt from; 0: there was no learning */
	ent_str thin;            /* why there is no forecast, in a sentence; missing: there is one */
	ent_prospect *prospects; /* [n_prospects] quad classes, then types, each by falling chance */
	size_t n_prospects;
	const ent_promise **open; /* [n_open] by the day they are for, then those without one; nothing is told of them */
	size_t n_open;
	const ent_promise **overdue; /* [n_overdue] the same, but their day is past, by five years at most */
	size_t n_overdue;
	size_t n_kept, n_superseded, n_forgotten; /* forgotten: open or past its day, and older than that */
	double cooperation[ENT_HAPPEN_QUANTILES], conflict[ENT_HAPPEN_QUANTILES];
	ent_honesty honesty; /* of the same way of forecasting, on the last fifth of what it learns from */
	ent_fan_period past[ENT_HAPPEN_PERIODS]; /* [n_periods] the earliest first */
	size_t n_periods;
} ent_forecast;

/* Builds the forecast in `arena`, under the caller's guard. ENT_USAGE: no horizon. */
ent_status ent_forecast_build(ent_arena *arena, ent_store *store, const ent_forecast_options *options,
							  ent_forecast **ret_forecast, ent_error *error);

/* "7 %", "<1 %", ">99 %": nothing is certain. */
enum { ENT_PERCENT_SIZE = 8 };
const char *ent_forecast_percent(double chance, char space[ENT_PERCENT_SIZE]);

/* Whether its chances were better than each of the three plain forecasts, hardly so (by less than 5 %), or not. */
typedef enum ent_worth { ENT_WORTH_NONE, ENT_WORTH_LITTLE, ENT_WORTH_SOME } ent_worth;
ent_worth ent_honesty_worth(const ent_honesty *honesty);

void ent_forecast_text(const ent_forecast *forecast, ent_buf *out);
/* As one value in a larger document. */
void ent_forecast_write(ent_json *json, const ent_forecast *forecast);
void ent_forecast_json(const ent_forecast *forecast, ent_buf *out);

#endif
