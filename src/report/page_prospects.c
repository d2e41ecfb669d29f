/* The forecast laid out; it is made in prospects/forecast.h. */
#include "report/page_prospects.h"

#include "report/markdown.h"
#include "report/svg.h"

#include <math.h>

enum { WIDTH = 720, HEIGHT = 230, LEFT = 44, TOP = 14, FOOT = 30, P10 = 3, P25 = 9, P50 = 19, P75 = 29, P90 = 35 };

static ent_str percent(ent_arena *arena, double share)
{
	return ent_str_format(arena, "%d %%", (int)lround(share * 100));
}

static ent_str why_text(ent_arena *arena, const ent_forecast *forecast, const ent_prospect *prospect)
{
	char last[ENT_DAY_SIZE];
	if (prospect->n_reasons == 0)
		return ENT_STR("no rule speaks: nothing of late that it used to follow");
	const ent_reason *reason = &prospect->reasons[0];
	return ent_str_format(arena, "came within %d days of %.*s in %u of %u cases; the last one on %s",
						  (int)forecast->options->horizon, ENT_FMT(reason->after), reason->followed, reason->cases,
						  ent_day_print(reason->last, last));
}

static ent_str change_text(ent_arena *arena, const ent_forecast *forecast, const ent_prospect *prospect)
{
	ent_str silence = ent_str_format(arena, "%d days of silence: %d %%", (int)forecast->options->horizon,
									 (int)lround(prospect->after_silence * 100));
	if (prospect->raised_by.len == 0 || lround(prospect->raised_to * 100) <= lround(prospect->chance * 100))
		return silence;
	return ent_str_format(arena, "one %.*s: %d %%; %.*s", ENT_FMT(prospect->raised_by),
						  (int)lround(prospect->raised_to * 100), ENT_FMT(silence));
}

static ent_str honesty_text(ent_arena *arena, const ent_forecast *forecast)
{
	const ent_honesty *honesty = &forecast->honesty;
	if (honesty->n == 0)
		return ENT_STR("The record is too short to test this way of forecasting on it.");
	bool best = honesty->model < honesty->persistence && honesty->model < honesty->base_rate &&
				honesty->model < honesty->last_12;
	return ent_str_format(
		arena,
		"Tested on the last fifth of the record (%lld questions, mean squared error, less is better): these chances "
		"%.4f; what was in the last period again %.4f; always the usual share %.4f; the last twelve periods again "
		"%.4f. %s",
		(long long)honesty->n, honesty->model, honesty->persistence, honesty->base_rate, honesty->last_12,
		best ? "" : "They were not better than each of the plain forecasts: trust them no more than those.");
}

static ent_str basis_text(ent_arena *arena, const ent_forecast *forecast)
{
	char from[ENT_DAY_SIZE], until[ENT_DAY_SIZE];
	return ent_str_format(
		arena,
		"From %s to %s, by %u dated deeds told of before. A chance is that of being told of as densely "
		"as the past is; usual: in how many past windows it was so.",
		ent_day_print(forecast->from, from), ent_day_print(forecast->until, until), forecast->n_past);
}

/* ---- the fan chart ---- */

struct fan {
	ent_html *html;
	ent_arena *arena;
	const ent_forecast *forecast;
	double most, step, middle;
};

static double y_of(const struct fan *fan, double level)
{
	return fan->middle - level * (HEIGHT - TOP - FOOT) / 2.0 / fan->most;
}

static void band(const struct fan *fan, double x, const double *quantiles, int low, int high, int sign, ent_str tip)
{
	double a = y_of(fan, sign * quantiles[low]), b = y_of(fan, sign * quantiles[high]);
	ent_svg_rect(fan->html, "c-reach", x, fmin(a, b), fan->step * .8, fabs(a - b), tip);
}

static void side(const struct fan *fan, bool conflict)
{
	const ent_forecast *forecast = fan->forecast;
	const double *quantiles = conflict ? forecast->conflict : forecast->cooperation;
	int sign = conflict ? -1 : 1;
	for (size_t i = 0; i < forecast->n_periods; i++) {
		const ent_fan_period *period = &forecast->past[i];
		double level = conflict ? period->conflict : period->cooperation, x = LEFT + (double)i * fan->step;
		char day[ENT_DAY_SIZE];
		if (level > 0)
			ent_svg_rect(fan->html, conflict ? "c-down" : "c-up", x, fmin(fan->middle, y_of(fan, sign * level)),
						 fan->step * .8, fabs(y_of(fan, level) - fan->middle),
						 ent_str_format(fan->arena, "from %s: %s %.1f", ent_day_print(period->from, day),
										conflict ? "conflict" : "cooperation", level));
	}
	double x = LEFT + (double)forecast->n_periods * fan->step;
	ent_str tip = ent_str_format(fan->arena, "expected %s: %.1f, four chances in five between %.1f and %.1f",
								 conflict ? "conflict" : "cooperation", quantiles[P50], quantiles[P10], quantiles[P90]);
	band(fan, x, quantiles, P10, P90, sign, tip);
	band(fan, x, quantiles, P25, P75, sign, tip);
	ent_svg_line(fan->html, "c-mean", x, y_of(fan, sign * quantiles[P50]), x + fan->step * .8,
				 y_of(fan, sign * quantiles[P50]));
}

static void write_fan(ent_page *page, const ent_forecast *forecast)
{
	struct fan fan = {.html = &page->html, .arena = page->arena, .forecast = forecast, .most = 1};
	for (size_t i = 0; i < forecast->n_periods; i++)
		fan.most = fmax(fan.most, fmax(forecast->past[i].cooperation, forecast->past[i].conflict));
	fan.most = fmax(fan.most, fmax(forecast->cooperation[P90], forecast->conflict[P90]));
	fan.step = (double)(WIDTH - LEFT) / (double)(forecast->n_periods + 1);
	fan.middle = TOP + (HEIGHT - TOP - FOOT) / 2.0;
	ent_html_begin(&page->html, "figure", NULL);
	ent_html_begin(&page->html, "div", "scroll");
	ent_svg_open(
		&page->html, "fan", WIDTH, HEIGHT, ENT_STR("Expected level of cooperation and conflict"),
		ent_str_format(page->arena,
					   "The last %zu periods of %d days and the next: cooperation %.1f (%.1f to %.1f), conflict "
					   "%.1f (%.1f to %.1f)",
					   forecast->n_periods, (int)forecast->options->horizon, forecast->cooperation[P50],
					   forecast->cooperation[P10], forecast->cooperation[P90], forecast->conflict[P50],
					   forecast->conflict[P10], forecast->conflict[P90]));
	ent_svg_line(&page->html, "c-axis", LEFT, fan.middle, WIDTH, fan.middle);
	side(&fan, false);
	side(&fan, true);
	for (int sign = 1; sign >= -1; sign -= 2)
		ent_svg_text(&page->html, "c-soft", LEFT - 6, y_of(&fan, sign * fan.most) + 4, "end",
					 ent_str_format(page->arena, "%.0f", fan.most));
	ent_svg_text(&page->html, "c-soft", LEFT, HEIGHT - 8, "start",
				 ent_str_format(page->arena, "past periods of %d days", (int)forecast->options->horizon));
	ent_svg_text(&page->html, "c-text", WIDTH, HEIGHT - 8, "end", ENT_STR("the next one"));
	ent_html_close(&page->html);
	ent_html_close(&page->html);
	ent_html_line(&page->html, "figcaption", NULL,
				  ENT_STR("Sums of PLOVER scores by period, cooperation upwards, conflict downwards; at the right the "
						  "next period: the line is the median, the bands hold one and four chances in two and five."));
	ent_html_close(&page->html);
	ent_html_newline(&page->html);
}

/* ---- the table ---- */

static void write_precedent(ent_page *page, const ent_record_event *event)
{
	char day[ENT_DAY_SIZE];
	ent_html *html = &page->html;
	if (!event)
		return;
	ent_html_begin(html, "div", "sub");
	ent_html_text(html, ent_str_format(page->arena, "%s: ", ent_day_print(event->date.hi, day)));
	ent_html_text(html, event->sentence_text);
	ent_html_close(html);
}

static void write_row(ent_page *page, const ent_forecast *forecast, const ent_prospect *prospect)
{
	ent_html *html = &page->html;
	ent_html_begin(html, "tr", NULL);
	ent_html_begin(html, "td", NULL);
	ent_html_text(html, prospect->what);
	ent_html_close(html);
	ent_html_line(html, "td", "num", percent(page->arena, prospect->chance));
	ent_html_line(html, "td", "num", percent(page->arena, prospect->usual));
	ent_html_begin(html, "td", NULL);
	ent_html_text(html, why_text(page->arena, forecast, prospect));
	if (prospect->n_precedents) {
		write_precedent(page, prospect->precedents[0].first);
		write_precedent(page, prospect->precedents[0].then);
	}
	ent_html_close(html);
	ent_html_line(html, "td", NULL, change_text(page->arena, forecast, prospect));
	ent_html_close(html);
	ent_html_newline(html);
}

void ent_page_prospects(ent_page *page)
{
	static const char *const columns[] = {"What", "Chance", "Usual", "Why, and the last precedent",
										  "What would change it"};
	const ent_forecast *forecast = page->dossier->forecast;
	ent_html *html = &page->html;
	if (!forecast)
		return;
	ent_page_section(page, "prospects", "Prospects", "What the record suggests; what was promised stands above.");
	if (forecast->thin.len) {
		ent_html_line(html, "p", NULL, forecast->thin);
		ent_html_close(html);
		return;
	}
	ent_html_line(html, "p", NULL, basis_text(page->arena, forecast));
	ent_html_line(html, "p", NULL, honesty_text(page->arena, forecast));
	write_fan(page, forecast);
	ent_html_begin(html, "div", "scroll");
	ent_html_begin(html, "table", NULL);
	ent_html_begin(html, "thead", NULL);
	ent_html_begin(html, "tr", NULL);
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		ent_html_open(html, "th");
		ent_html_attr(html, "scope", ENT_STR("col"));
		ent_html_puts(html, columns[i]);
		ent_html_close(html);
	}
	ent_html_close(html);
	ent_html_close(html);
	ent_html_begin(html, "tbody", NULL);
	for (size_t i = 0; i < forecast->n_prospects; i++)
		write_row(page, forecast, &forecast->prospects[i]);
	ent_html_close(html);
	ent_html_close(html);
	ent_html_close(html);
	ent_html_close(html);
}

void ent_prospects_markdown(const ent_dossier *dossier, ent_buf *out)
{
	const ent_forecast *forecast = dossier->forecast;
	ent_arena *arena = dossier->arena;
	if (!forecast)
		return;
	ent_buf_puts(out, "## Prospects\n\n");
	ent_markdown_text(out, forecast->thin.len ? forecast->thin : basis_text(arena, forecast));
	ent_buf_puts(out, "\n\n");
	if (forecast->thin.len)
		return;
	ent_markdown_text(out, honesty_text(arena, forecast));
	ent_buf_puts(out, "\n\n");
	for (size_t i = 0; i < forecast->n_prospects; i++) {
		const ent_prospect *prospect = &forecast->prospects[i];
		ent_str line = ent_str_format(
			arena, "%.*s %.*s (usual %.*s): %.*s; %.*s", ENT_FMT(percent(arena, prospect->chance)),
			ENT_FMT(prospect->what), ENT_FMT(percent(arena, prospect->usual)),
			ENT_FMT(why_text(arena, forecast, prospect)), ENT_FMT(change_text(arena, forecast, prospect)));
		ent_buf_puts(out, "- ");
		ent_markdown_text(out, line);
		ent_buf_putc(out, '\n');
	}
	ent_buf_putc(out, '\n');
}
