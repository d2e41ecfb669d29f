/* A forecast as text for a terminal and as JSON. */
#include "base/json.h"
#include "prospects/forecast.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MEDIAN = ENT_HAPPEN_QUANTILES / 2, LOW = 3, HIGH = ENT_HAPPEN_QUANTILES - 1 - LOW }; /* 10, 50 and 90 % */

static void sentence(ent_buf *out, const char *before, const ent_record_event *event)
{
	char space[ENT_DAY_SIZE];
	if (!event)
		return;
	ent_buf_printf(out, "        %s %s  %.*s [%.*s]\n", before, ent_day_print(event->date.hi, space),
				   ENT_FMT(event->sentence_text), ENT_FMT(event->source->doc));
}

const char *ent_forecast_percent(double chance, char space[ENT_PERCENT_SIZE])
{
	long rounded = lround(chance * 100);
	const char *form = rounded == 0 && chance > 0 ? "<1 %%" : rounded == 100 && chance < 1 ? ">99 %%" : "%ld %%";
	(void)snprintf(space, ENT_PERCENT_SIZE, form, rounded);
	return space;
}

ent_worth ent_honesty_worth(const ent_honesty *honesty)
{
	const double hardly = .95;
	double plain = fmin(honesty->last_12, fmin(honesty->persistence, honesty->base_rate));
	return honesty->model < hardly * plain ? ENT_WORTH_SOME
		   : honesty->model < plain        ? ENT_WORTH_LITTLE
										   : ENT_WORTH_NONE;
}

static void prospect_text(const ent_forecast *forecast, const ent_prospect *prospect, ent_buf *out)
{
	char space[ENT_DAY_SIZE], chance[ENT_PERCENT_SIZE], usual[ENT_PERCENT_SIZE], raised[ENT_PERCENT_SIZE];
	(void)ent_forecast_percent(prospect->chance, chance);
	ent_buf_printf(out, "%6s  %.*s   (usual: %s)\n", chance, ENT_FMT(prospect->what),
				   ent_forecast_percent(prospect->usual, usual));
	for (size_t i = 0; i < prospect->n_reasons; i++) {
		const ent_reason *reason = &prospect->reasons[i];
		ent_buf_printf(out, "        it followed %.*s within %d days in %u of %u cases; the last one here was on %s\n",
					   ENT_FMT(reason->after), (int)forecast->options->horizon, reason->followed, reason->cases,
					   ent_day_print(reason->last, space));
	}
	for (size_t i = 0; i < prospect->n_precedents; i++) {
		sentence(out, "first", prospect->precedents[i].first);
		sentence(out, prospect->precedents[i].first ? "then " : "told:", prospect->precedents[i].then);
	}
	ent_buf_puts(out, "        ");
	(void)ent_forecast_percent(prospect->raised_to, raised);
	if (prospect->raised_by.len && strcmp(raised, chance) != 0)
		ent_buf_printf(out, "one %.*s today would make it %s; ", ENT_FMT(prospect->raised_by), raised);
	ent_buf_printf(out, "%d days of silence would make it %s\n", (int)forecast->options->horizon,
				   ent_forecast_percent(prospect->after_silence, raised));
}

static void level_text(ent_buf *out, const char *name, const double *quantiles)
{
	ent_buf_printf(out, "  %s: %.1f, with four chances in five between %.1f and %.1f\n", name, quantiles[MEDIAN],
				   quantiles[LOW], quantiles[HIGH]);
}

static void promises_text(ent_buf *out, const char *title, const ent_promise *const *promises, size_t n)
{
	if (n)
		ent_buf_printf(out, "\n%s\n", title);
	for (size_t i = 0; i < n; i++) {
		const ent_record_event *event = promises[i]->made->best;
		ent_str edtf = promises[i]->made->date.edtf;
		ent_buf_printf(out, "  %.*s %.*s, %.*s: %.*s [%.*s]\n", ENT_FMT(event->event), ENT_FMT(event->status),
					   ENT_FMT(edtf.len ? edtf : ENT_STR("no date")), ENT_FMT(event->sentence_text),
					   ENT_FMT(event->source->doc));
	}
}

void ent_forecast_text(const ent_forecast *forecast, ent_buf *out)
{
	const ent_forecast_options *options = forecast->options;
	char from[ENT_DAY_SIZE], until[ENT_DAY_SIZE];
	ent_buf_printf(out, "%.*s and %.*s: what may come next\n", ENT_FMT(options->names[0]), ENT_FMT(options->names[1]));
	if (forecast->from == ENT_DAY_UNKNOWN) {
		ent_buf_puts(out, "\nThe record holds no dated deed of two states.\n");
		return;
	}
	ent_buf_printf(out, "From %s to %s, by what was known before. ", ent_day_print(forecast->from, from),
				   ent_day_print(forecast->until, until));
	if (forecast->n_past)
		ent_buf_printf(out, "The record tells of %u dated deeds between them, %s to %s.\n", forecast->n_past,
					   ent_day_print(forecast->first, from), ent_day_print(forecast->last, until));
	else
		ent_buf_puts(out, "The record tells of no dated deed between them.\n");
	if (forecast->thin.len) {
		ent_buf_printf(out, "\n%.*s\n", ENT_FMT(forecast->thin));
	} else {
		ent_buf_printf(out,
					   "Chances are of being told of as densely as the past is; learnt from %zu windows of %s%.*s.\n",
					   forecast->windows, options->lessons ? "" : "this record",
					   ENT_FMT(options->lessons ? options->lessons_name : (ent_str){0}));
		for (size_t i = 0; i < forecast->n_prospects; i++) {
			if (i == 0 || forecast->prospects[i].is_quad != forecast->prospects[i - 1].is_quad)
				ent_buf_puts(out, forecast->prospects[i].is_quad ? "\nBy class\n" : "\nBy kind\n");
			prospect_text(forecast, &forecast->prospects[i], out);
		}
		ent_buf_puts(out, "\nExpected level (sum of PLOVER scores)\n");
		level_text(out, "cooperation", forecast->cooperation);
		level_text(out, "conflict", forecast->conflict);
	}
	if (forecast->honesty.n) {
		static const char *const worth[] = {"They were not better than each of the plain ones: trust them no more.",
											"They were hardly better than the best of the plain ones.", ""};
		ent_buf_printf(
			out,
			"\nHow good such forecasts were on the last fifth of what was learnt from (%lld questions, mean "
			"squared error; less is better)\n  these %.4f, as in the last period %.4f, always the usual share "
			"%.4f, the last twelve periods again %.4f\n",
			(long long)forecast->honesty.n, forecast->honesty.model, forecast->honesty.persistence,
			forecast->honesty.base_rate, forecast->honesty.last_12);
		if (ent_honesty_worth(&forecast->honesty) != ENT_WORTH_SOME)
			ent_buf_printf(out, "  %s\n", worth[ent_honesty_worth(&forecast->honesty)]);
	}
	if (forecast->n_prospects && forecast->honesty.n == 0)
		ent_buf_puts(out, "\nWhat was learnt from is too short to test such forecasts on it.\n");
	promises_text(out, "Planned or promised, still open", forecast->open, forecast->n_open);
	promises_text(out, "Planned or promised for a day that is past, and not told of as done", forecast->overdue,
				  forecast->n_overdue);
	if (forecast->n_kept + forecast->n_superseded + forecast->n_forgotten)
		ent_buf_printf(
			out,
			"\nOther promises: %zu told of as kept, %zu called off, denied or put off, %zu of more than five "
			"years ago of which nothing is told.\n",
			forecast->n_kept, forecast->n_superseded, forecast->n_forgotten);
}

/* ---- JSON ---- */

static void share(ent_json *json, const char *key, double value)
{
	const double digits = 1e4;
	ent_json_member_double(json, key, round(value * digits) / digits);
}

static void event_member(ent_json *json, const char *key, const ent_record_event *event)
{
	if (!event)
		return;
	ent_json_member_open(json, key, '{');
	ent_json_member(json, "id", event->id);
	ent_json_member(json, "event", event->event);
	ent_json_member(json, "status", event->status);
	ent_json_member(json, "date", event->date.edtf);
	ent_json_member(json, "doc", event->source->doc);
	ent_json_member_int(json, "sentence", event->sentence);
	ent_json_member(json, "text", event->sentence_text);
	ent_json_close(json, '}');
}

static void prospect_json(ent_json *json, const ent_prospect *prospect)
{
	ent_json_open(json, '{');
	ent_json_member(json, prospect->is_quad ? "quad" : "event", prospect->what);
	share(json, "probability", prospect->chance);
	share(json, "usual", prospect->usual);
	ent_json_member_open(json, "rules", '[');
	for (size_t i = 0; i < prospect->n_reasons; i++) {
		ent_json_open(json, '{');
		ent_json_member(json, "after", prospect->reasons[i].after);
		ent_json_member_int(json, "cases", prospect->reasons[i].cases);
		ent_json_member_int(json, "followed", prospect->reasons[i].followed);
		ent_json_member_day(json, "last", prospect->reasons[i].last);
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
	ent_json_member_open(json, "precedents", '[');
	for (size_t i = 0; i < prospect->n_precedents; i++) {
		ent_json_open(json, '{');
		event_member(json, "first", prospect->precedents[i].first);
		event_member(json, "then", prospect->precedents[i].then);
		ent_json_close(json, '}');
	}
	ent_json_close(json, ']');
	ent_json_member_open(json, "change", '{');
	ent_json_member(json, "raised_by", prospect->raised_by);
	if (prospect->raised_by.len)
		share(json, "raised_to", prospect->raised_to);
	share(json, "after_silence", prospect->after_silence);
	ent_json_close(json, '}');
	ent_json_close(json, '}');
}

static void level_json(ent_json *json, const char *key, const double *quantiles)
{
	ent_json_member_open(json, key, '{');
	share(json, "median", quantiles[MEDIAN]);
	share(json, "p10", quantiles[LOW]);
	share(json, "p90", quantiles[HIGH]);
	ent_json_close(json, '}');
}

static void promises_json(ent_json *json, const ent_promise *const *promises, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		ent_json_open(json, '{');
		event_member(json, "promise", promises[i]->made->best);
		ent_json_member(json, "outcome", ent_str_of(ent_outcome_name(promises[i]->outcome)));
		ent_json_member_int(json, "sources", (int64_t)promises[i]->made->n_sources);
		ent_json_close(json, '}');
	}
}

void ent_forecast_write(ent_json *json, const ent_forecast *forecast)
{
	ent_json_open(json, '{');
	ent_json_member_open(json, "states", '[');
	ent_json_str(json, forecast->options->names[0]);
	ent_json_str(json, forecast->options->names[1]);
	ent_json_close(json, ']');
	ent_json_member_day(json, "from", forecast->from);
	if (forecast->from != ENT_DAY_UNKNOWN)
		ent_json_member_day(json, "until", forecast->until);
	ent_json_member_int(json, "past_deeds", forecast->n_past);
	ent_json_member_day(json, "first", forecast->first);
	ent_json_member_day(json, "last", forecast->last);
	ent_json_member_int(json, "windows_learnt_from", (int64_t)forecast->windows);
	ent_json_member(json, "learnt_from", forecast->options->lessons ? forecast->options->lessons_name : (ent_str){0});
	ent_json_member(json, "thin", forecast->thin);
	ent_json_member_open(json, "prospects", '[');
	for (size_t i = 0; i < forecast->n_prospects; i++)
		prospect_json(json, &forecast->prospects[i]);
	ent_json_close(json, ']');
	if (forecast->n_prospects) {
		level_json(json, "cooperation", forecast->cooperation);
		level_json(json, "conflict", forecast->conflict);
	}
	if (forecast->honesty.n) {
		ent_json_member_open(json, "tested", '{');
		ent_json_member_int(json, "questions", forecast->honesty.n);
		share(json, "brier", forecast->honesty.model);
		share(json, "brier_persistence", forecast->honesty.persistence);
		share(json, "brier_base_rate", forecast->honesty.base_rate);
		share(json, "brier_last_12", forecast->honesty.last_12);
		ent_json_close(json, '}');
	}
	ent_json_member_open(json, "pending", '[');
	promises_json(json, forecast->open, forecast->n_open);
	promises_json(json, forecast->overdue, forecast->n_overdue);
	ent_json_close(json, ']');
	const char *const keys[] = {"promises_kept", "promises_superseded", "promises_forgotten"};
	const size_t counts[] = {forecast->n_kept, forecast->n_superseded, forecast->n_forgotten};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		ent_json_member_int(json, keys[i], (int64_t)counts[i]);
	ent_json_close(json, '}');
}

void ent_forecast_json(const ent_forecast *forecast, ent_buf *out)
{
	ent_json json = {.out = out};
	ent_forecast_write(&json, forecast);
	ent_buf_putc(out, '\n');
}
