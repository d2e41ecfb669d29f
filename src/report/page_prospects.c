/* The forecast laid out; it is made in prospects/forecast.h. */
#include "report/page_prospects.h"

#include "report/headline.h"
#include "report/kind.h"
#include "report/markdown.h"
#include "report/svg.h"

#include <math.h>

enum { WIDTH = 720, HEIGHT = 230, LEFT = 84, TOP = 14, FOOT = 30, P10 = 3, P25 = 9, P50 = 19, P75 = 29, P90 = 35 };

static ent_str percent(ent_arena *arena, double share)
{
	char space[ENT_PERCENT_SIZE];
	return ent_str_format(arena, "%s", ent_forecast_percent(share, space));
}

/* A day in words, in the language of cells. */
static ent_str day_text(ent_arena *arena, const ent_local *local, ent_day day)
{
	ent_date date = ENT_DATE_NONE;
	date.lo = date.hi = day;
	date.edtf = ent_edtf_of_days(arena, day, day);
	return ent_local_date(arena, local, &date);
}

static ent_str what_text(ent_arena *arena, ent_str what)
{
	return ent_headline_capital(arena, ent_kind_word(what));
}

static ent_str why_text(ent_arena *arena, const ent_local *local, const ent_forecast *forecast,
						const ent_prospect *prospect)
{
	if (prospect->n_reasons == 0)
		return ENT_STR("no rule speaks: nothing of late that it used to follow");
	const ent_reason *reason = &prospect->reasons[0];
	ent_str after = ent_kind_one(reason->after), last = day_text(arena, local, reason->last);
	return ent_str_format(arena, "came within %d days of %.*s in %u of %u cases; the last one: %.*s",
						  (int)forecast->options->horizon, ENT_FMT(after), reason->followed, reason->cases,
						  ENT_FMT(last));
}

static ent_str change_text(ent_arena *arena, const ent_forecast *forecast, const ent_prospect *prospect)
{
	ent_str now = percent(arena, prospect->chance), raised = percent(arena, prospect->raised_to);
	ent_str silence = ent_str_format(arena, "%d days of silence: %.*s", (int)forecast->options->horizon,
									 ENT_FMT(percent(arena, prospect->after_silence)));
	if (prospect->raised_by.len == 0 || ent_str_eq(raised, now))
		return silence;
	ent_str one = ent_kind_one(prospect->raised_by);
	return ent_str_format(arena, "%.*s today: %.*s; %.*s", ENT_FMT(one), ENT_FMT(raised), ENT_FMT(silence));
}

static ent_str honesty_text(ent_arena *arena, const ent_forecast *forecast)
{
	const ent_honesty *honesty = &forecast->honesty;
	if (honesty->n == 0)
		return ENT_STR("The record is too short to test this way of forecasting on it.");
	static const char *const worth[] = {
		"They were not better than each of the plain forecasts: trust them no more than those.",
		"They were hardly better than the best of the plain forecasts: trust them little more than that one.",
		"They were better than each of the plain forecasts."};
	return ent_str_format(
		arena,
		"Tested on the last fifth of the record (%lld questions, mean squared error, less is better): these chances "
		"%.4f; what was in the last period again %.4f; always the usual share %.4f; the last twelve periods again "
		"%.4f. %s",
		(long long)honesty->n, honesty->model, honesty->persistence, honesty->base_rate, honesty->last_12,
		worth[ent_honesty_worth(honesty)]);
}

static ent_str basis_text(ent_arena *arena, const ent_local *local, const ent_forecast *forecast)
{
	ent_str from = day_text(arena, local, forecast->from), until = day_text(arena, local, forecast->until);
	return ent_str_format(
		arena,
		"From %.*s to %.*s, by %u dated happening%s told of before. A chance is that of being told of as densely "
		"as the past is; usual: in how many past windows it was so.",
		ENT_FMT(from), ENT_FMT(until), forecast->n_past, forecast->n_past == 1 ? "" : "s");
}

/* ---- the fan chart ---- */

/* The page's own colours with values behind them; the chart stands on its own. */
static const char css[] =
	".f-up{fill:var(--coop,#0b62a8)}.f-down{fill:var(--conf,#b5460f)}"
	".f-wide{fill:var(--ink,#1b1f24);opacity:.16}.f-narrow{fill:var(--ink,#1b1f24);opacity:.26}"
	".f-middle{stroke:var(--ink,#1b1f24);stroke-width:3}.f-axis{stroke:var(--ink,#1b1f24);stroke-width:1}"
	".f-now{stroke:var(--soft,#56606b);stroke-width:1;stroke-dasharray:4 4}"
	".f-grid{stroke:var(--rule,#d5d9de);stroke-width:1}"
	".f-text{fill:var(--soft,#56606b);font:12px system-ui,sans-serif}";

struct fan {
	ent_html *html;
	ent_arena *arena;
	const ent_forecast *forecast;
	const ent_local *local;
	double most, step, middle;
};

static double x_of(const struct fan *fan, size_t period)
{
	return LEFT + (double)period * fan->step + fan->step * .1;
}

static double y_of(const struct fan *fan, double level)
{
	return fan->middle - level * (HEIGHT - TOP - FOOT) / 2.0 / fan->most;
}

static void band(const struct fan *fan, const char *class, double x, double from, double until, ent_str tip)
{
	double a = y_of(fan, from), b = y_of(fan, until);
	ent_svg_rect(fan->html, class, x, fmin(a, b), fan->step * .8, fabs(a - b), tip);
}

static void past_bar(const struct fan *fan, size_t i, bool conflict)
{
	const ent_fan_period *period = &fan->forecast->past[i];
	double level = conflict ? period->conflict : period->cooperation;
	ent_str from = day_text(fan->arena, fan->local, period->from);
	if (level > 0)
		band(fan, conflict ? "f-down" : "f-up", x_of(fan, i), 0, conflict ? -level : level,
			 ent_str_format(fan->arena, "%d days from %.*s: %s %.1f", (int)fan->forecast->options->horizon,
							ENT_FMT(from), conflict ? "conflict" : "cooperation", level));
}

static void fan_of(const struct fan *fan, bool conflict)
{
	const double *quantiles = conflict ? fan->forecast->conflict : fan->forecast->cooperation;
	int sign = conflict ? -1 : 1;
	double x = x_of(fan, fan->forecast->n_periods), middle = y_of(fan, sign * quantiles[P50]);
	ent_str tip = ent_str_format(fan->arena, "expected %s: %.1f, four chances in five between %.1f and %.1f",
								 conflict ? "conflict" : "cooperation", quantiles[P50], quantiles[P10], quantiles[P90]);
	band(fan, "f-wide", x, sign * quantiles[P10], sign * quantiles[P90], tip);
	band(fan, "f-narrow", x, sign * quantiles[P25], sign * quantiles[P75], tip);
	ent_svg_line(fan->html, "f-middle", x, middle, x + fan->step * .8, middle);
}

/* "June 2019": the day would take more room than there is. */
static ent_str day_label(const struct fan *fan, ent_day day)
{
	ent_date date = ENT_DATE_NONE;
	int year, month, unused;
	ent_day_to(day, &year, &month, &unused);
	date.lo = date.hi = day;
	date.edtf = ent_str_format(fan->arena, "%04d-%02d", year, month);
	return ent_local_date(fan->arena, fan->local, &date);
}

static void label_days(const struct fan *fan)
{
	enum { LABEL = 104 }; /* [px] wide */
	const ent_forecast *forecast = fan->forecast;
	double last = -LABEL;
	for (size_t i = 0; i < forecast->n_periods; i++) {
		double x = x_of(fan, i);
		if (x < last + LABEL || WIDTH - LABEL < x + LABEL)
			continue;
		last = x;
		ent_svg_text(fan->html, "f-text", x, HEIGHT - 8, "start", day_label(fan, forecast->past[i].from));
	}
	ent_svg_text(fan->html, "f-text", WIDTH, HEIGHT - 8, "end", day_label(fan, forecast->from));
}

static void label_levels(const struct fan *fan)
{
	for (int sign = 1; sign >= -1; sign -= 2) {
		double y = y_of(fan, sign * fan->most);
		ent_svg_line(fan->html, "f-grid", LEFT, y, WIDTH, y);
		ent_svg_text(fan->html, "f-text", LEFT - 6, y + 4, "end", ent_str_format(fan->arena, "%.0f", fan->most));
		ent_svg_text(fan->html, "f-text", LEFT - 6, (y + fan->middle) / 2 + 4, "end",
					 sign > 0 ? ENT_STR("cooperation") : ENT_STR("conflict"));
	}
	ent_svg_text(fan->html, "f-text", LEFT - 6, fan->middle + 4, "end", ENT_STR("0"));
}

static void write_fan(ent_page *page, const ent_forecast *forecast)
{
	struct fan fan = {.html = &page->html,
					  .arena = page->arena,
					  .forecast = forecast,
					  .local = page->dossier->options->local,
					  .most = 1};
	for (size_t i = 0; i < forecast->n_periods; i++)
		fan.most = fmax(fan.most, fmax(forecast->past[i].cooperation, forecast->past[i].conflict));
	fan.most = ceil(fmax(fan.most, fmax(forecast->cooperation[P90], forecast->conflict[P90])));
	fan.step = (double)(WIDTH - LEFT) / (double)(forecast->n_periods + 1);
	fan.middle = TOP + (HEIGHT - TOP - FOOT) / 2.0;
	ent_html_begin(&page->html, "figure", NULL);
	ent_html_begin(&page->html, "div", "scroll");
	ent_html_attr(&page->html, "tabindex", ENT_STR("0"));
	ent_html_attr(&page->html, "role", ENT_STR("region"));
	ent_html_attr(&page->html, "aria-label", ENT_STR("Chart of what is expected"));
	ent_svg_open(
		&page->html, "fan", WIDTH, HEIGHT, ENT_STR("Expected level of cooperation and conflict"),
		ent_str_format(page->arena,
					   "The last %zu periods of %d days and the next: cooperation %.1f (%.1f to %.1f), conflict "
					   "%.1f (%.1f to %.1f)",
					   forecast->n_periods, (int)forecast->options->horizon, forecast->cooperation[P50],
					   forecast->cooperation[P10], forecast->cooperation[P90], forecast->conflict[P50],
					   forecast->conflict[P10], forecast->conflict[P90]));
	ent_html_constant(&page->html, "style", css);
	label_levels(&fan);
	ent_svg_line(&page->html, "f-axis", LEFT, fan.middle, WIDTH, fan.middle);
	double now = LEFT + (double)forecast->n_periods * fan.step;
	ent_svg_line(&page->html, "f-now", now, TOP, now, HEIGHT - FOOT);
	for (size_t i = 0; i < forecast->n_periods; i++) {
		past_bar(&fan, i, false);
		past_bar(&fan, i, true);
	}
	fan_of(&fan, false);
	fan_of(&fan, true);
	label_days(&fan);
	ent_html_close(&page->html);
	ent_html_close(&page->html);
	ent_html_line(
		&page->html, "figcaption", NULL,
		ent_str_format(page->arena,
					   "Sums of PLOVER scores in periods of %d days, cooperation upwards, conflict downwards. "
					   "Right of the broken line the next period: the stroke is the median, the dark band holds "
					   "one chance in two, the light one four in five.",
					   (int)forecast->options->horizon));
	ent_html_close(&page->html);
	ent_html_newline(&page->html);
}

/* ---- the table ---- */

static void write_precedent(ent_page *page, const char *before, const ent_record_event *event)
{
	ent_html *html = &page->html;
	if (!event)
		return;
	ent_html_begin(html, "div", "sub");
	ent_str when = ent_local_date(page->arena, page->dossier->options->local, &event->date);
	ent_html_text(html, ent_str_format(page->arena, "%s, %.*s: ", before, ENT_FMT(when)));
	ent_html_text(html, event->sentence_text);
	ent_html_close(html);
}

/* A kind that hardly comes into question is counted, not shown; the four classes always are. */
static bool is_worth_a_row(const ent_prospect *prospect)
{
	const double least = .005; /* what is written as 1 % */
	return prospect->is_quad || prospect->chance >= least;
}

static const char *const columns[] = {
	"What", "#Chance", "#Usual", "Why, and the last precedent", "What would change it", NULL};

static void write_row(ent_page *page, const ent_forecast *forecast, const ent_prospect *prospect)
{
	ent_html *html = &page->html;
	ent_html_begin(html, "tr", NULL);
	ent_page_open_cell(page, NULL, NULL);
	ent_html_text(html, what_text(page->arena, prospect->what));
	if (!prospect->is_quad) {
		ent_html_puts(html, " ");
		ent_html_line(html, "span", "sub", prospect->what);
	}
	ent_html_close(html);
	ent_page_cell(page, columns[1] + 1, "num", percent(page->arena, prospect->chance));
	ent_page_cell(page, columns[2] + 1, "num", percent(page->arena, prospect->usual));
	ent_page_open_cell(page, NULL, NULL);
	ent_html_text(html, why_text(page->arena, page->dossier->options->local, forecast, prospect));
	if (prospect->n_precedents) {
		const ent_precedent *latest = &prospect->precedents[0];
		write_precedent(page, "First", latest->first);
		write_precedent(page, latest->first ? "Then" : "Latest", latest->then);
	}
	ent_html_close(html);
	ent_page_cell(page, columns[4], NULL, change_text(page->arena, forecast, prospect));
	ent_html_close(html);
	ent_html_newline(html);
}

void ent_page_prospects(ent_page *page)
{
	const ent_forecast *forecast = page->dossier->forecast;
	ent_html *html = &page->html;
	if (!forecast)
		return;
	ent_page_section(page, "prospects", "Prospects",
					 "What the record suggests. What was promised, and what became of it, stands in its own section.");
	if (forecast->thin.len) {
		ent_html_line(html, "p", NULL, forecast->thin);
		ent_html_close(html);
		return;
	}
	ent_html_line(html, "p", "plain", basis_text(page->arena, page->dossier->options->local, forecast));
	ent_html_line(html, "p", "plain", honesty_text(page->arena, forecast));
	write_fan(page, forecast);
	ent_html_begin(html, "div", "wide");
	ent_page_table(page, columns);
	size_t unlikely = 0;
	for (size_t i = 0; i < forecast->n_prospects; i++) {
		if (is_worth_a_row(&forecast->prospects[i]))
			write_row(page, forecast, &forecast->prospects[i]);
		else
			unlikely++;
	}
	ent_page_table_end(page);
	ent_html_close(html);
	if (unlikely)
		ent_html_line(html, "p", "sub",
					  ent_str_format(page->arena, "%zu more kind%s of event, each with a chance below 1 %%.", unlikely,
									 unlikely == 1 ? "" : "s"));
	if (forecast->n_open + forecast->n_overdue)
		ent_html_line(html, "p", NULL,
					  ent_str_format(page->arena,
									 "Set apart from these: %zu planned or promised and still open, %zu whose day is "
									 "past without a word of it.",
									 forecast->n_open, forecast->n_overdue));
	ent_html_close(html);
}

void ent_prospects_markdown(const ent_dossier *dossier, ent_buf *out)
{
	const ent_forecast *forecast = dossier->forecast;
	ent_arena *arena = dossier->arena;
	if (!forecast)
		return;
	ent_buf_puts(out, "## Prospects\n\n");
	ent_markdown_text(out, forecast->thin.len ? forecast->thin : basis_text(arena, dossier->options->local, forecast));
	ent_buf_puts(out, "\n\n");
	if (forecast->thin.len)
		return;
	ent_markdown_text(out, honesty_text(arena, forecast));
	ent_buf_puts(out, "\n\n");
	for (size_t i = 0; i < forecast->n_prospects; i++) {
		const ent_prospect *prospect = &forecast->prospects[i];
		if (!is_worth_a_row(prospect))
			continue;
		ent_str line =
			ent_str_format(arena, "%.*s %.*s (usual %.*s): %.*s; %.*s", ENT_FMT(percent(arena, prospect->chance)),
						   ENT_FMT(ent_kind_word(prospect->what)), ENT_FMT(percent(arena, prospect->usual)),
						   ENT_FMT(why_text(arena, dossier->options->local, forecast, prospect)),
						   ENT_FMT(change_text(arena, forecast, prospect)));
		ent_buf_puts(out, "- ");
		ent_markdown_text(out, line);
		ent_buf_putc(out, '\n');
	}
	ent_buf_putc(out, '\n');
}
