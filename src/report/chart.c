/* The curve. One scale of years for three bands:
 *
 *     n │   ▒   ▒█        happenings: cooperation up, conflict down; filled deeds, hatched words
 *     ──┼────────────
 *       │ ▒       █
 *   +10 │   ●   ● ●       mean PLOVER score of the year
 *   -10 │ ●
 *       │       ◇ 3       promised, planned, requested
 *        1950   1960
 */
#include "report/chart.h"

#include "report/svg.h"
#include "report/turns.h"
#include "report/when.h"

#include <stdio.h>

enum {
	WIDTH = 960,
	LEFT = 52,
	RIGHT = 16,
	TOP = 34,
	BARS = 190,
	GAP = 36,
	SCORES = 84,
	PENDING = 30,
	AXIS = 26,
	WIDEST_BAR = 30
};

struct plot {
	ent_html *html;
	ent_arena *arena;
	const ent_series *series;
	int first, last;
	double step, bar;  /* [px] a year, a bar */
	double zero, unit; /* [px] of the bars' line; a happening */
	uint32_t most_up, most_down;
	double scores, pending, axis; /* [px] top of each band */
};

static const char css[] =
	".c-paper{fill:var(--paper,#fff)}.c-coop{fill:var(--coop,#0b62a8)}.c-conf{fill:var(--conf,#b5460f)}.c-up-word{fill:"
	"url(#hatch-up)}"
	".c-down-word{fill:url(#hatch-down)}.c-edge-up{fill:none;stroke:var(--coop,#0b62a8)}"
	".c-edge-down{fill:none;stroke:var(--conf,#b5460f)}.c-hatch-up{stroke:var(--coop,#0b62a8);stroke-width:2}"
	".c-hatch-down{stroke:var(--conf,#b5460f);stroke-width:2}.c-axis{stroke:var(--ink,#1b1f24);stroke-width:1}"
	".c-grid{stroke:var(--rule,#d5d9de);stroke-width:1}.c-text{fill:var(--ink,#1b1f24);font:13px system-ui,sans-serif}"
	".c-soft{fill:var(--soft,#56606b);font:12px "
	"system-ui,sans-serif;paint-order:stroke;stroke:var(--paper,#fff);stroke-width:4px}.c-dot{fill:var(--ink,#1b1f24)}"
	".c-mean{stroke:var(--ink,#1b1f24);stroke-width:2}.c-reach{fill:var(--ink,#1b1f24);opacity:.12}"
	".c-turn{stroke:var(--soft,#56606b);stroke-width:1;stroke-dasharray:4 4}"
	".c-open{fill:none;stroke:var(--ink,#1b1f24);stroke-width:1.4}";

static double x_of(const struct plot *plot, int year)
{
	return LEFT + ((double)(year - plot->first) + 0.5) * plot->step;
}

static uint32_t up(const ent_year *year)
{
	return year->n[ENT_QUAD_VERBAL_COOPERATION] + year->n[ENT_QUAD_MATERIAL_COOPERATION];
}

static uint32_t down(const ent_year *year)
{
	return year->n[ENT_QUAD_VERBAL_CONFLICT] + year->n[ENT_QUAD_MATERIAL_CONFLICT];
}

static void measure(struct plot *plot)
{
	const ent_series *series = plot->series;
	plot->first = series->at[0].year;
	plot->last = series->at[series->n - 1].year;
	plot->most_up = 1;
	for (size_t i = 0; i < series->n; i++) {
		plot->most_up = up(&series->at[i]) > plot->most_up ? up(&series->at[i]) : plot->most_up;
		plot->most_down = down(&series->at[i]) > plot->most_down ? down(&series->at[i]) : plot->most_down;
	}
	plot->step = (double)(WIDTH - LEFT - RIGHT) / (plot->last - plot->first + 1);
	plot->bar = plot->step * 0.8 < WIDEST_BAR ? plot->step * 0.8 : WIDEST_BAR;
	plot->bar = plot->bar > 1.5 ? plot->bar : 1.5; /* of two thousand years something is still seen */
	plot->unit = (double)BARS / (plot->most_up + (plot->most_down ? plot->most_down : 1));
	plot->zero = TOP + plot->unit * plot->most_up;
	plot->scores = TOP + BARS + GAP;
	plot->pending = plot->scores + SCORES + GAP / 2.0;
	plot->axis = plot->pending + PENDING;
}

static uint32_t tick_of(double span, uint32_t most)
{
	static const uint32_t steps[] = {1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000, 10000, 100000};
	size_t i = 0;
	while (i + 1 < sizeof steps / sizeof *steps && span / steps[i] > most)
		i++;
	return steps[i];
}

static void pattern(ent_html *html, const char *id, const char *class, const char *turn)
{
	ent_html_open(html, "pattern");
	ent_html_attrf(html, "id", "%s", id);
	ent_html_attr(html, "width", ENT_STR("5"));
	ent_html_attr(html, "height", ENT_STR("5"));
	ent_html_attr(html, "patternUnits", ENT_STR("userSpaceOnUse"));
	ent_html_attrf(html, "patternTransform", "rotate(%s)", turn);
	ent_svg_line(html, class, 0, 0, 0, 5);
	ent_html_close(html);
}

static void number(struct plot *plot, const char *class, double x, double y, const char *anchor, int64_t value)
{
	ent_svg_text(plot->html, class, x, y, anchor, ent_str_format(plot->arena, "%lld", (long long)value));
}

static void grid(struct plot *plot)
{
	uint32_t tick = tick_of(plot->most_up + plot->most_down, 6);
	for (uint32_t n = tick; n <= plot->most_up; n += tick) {
		ent_svg_line(plot->html, "c-grid", LEFT, plot->zero - n * plot->unit, WIDTH - RIGHT,
					 plot->zero - n * plot->unit);
		number(plot, "c-soft", LEFT - 8, plot->zero - n * plot->unit + 4, "end", n);
	}
	for (uint32_t n = tick; n <= plot->most_down; n += tick) {
		ent_svg_line(plot->html, "c-grid", LEFT, plot->zero + n * plot->unit, WIDTH - RIGHT,
					 plot->zero + n * plot->unit);
		number(plot, "c-soft", LEFT - 8, plot->zero + n * plot->unit + 4, "end", n);
	}
	number(plot, "c-soft", LEFT - 8, plot->zero + 4, "end", 0);
	double middle = plot->scores + SCORES / 2.0;
	for (int score = -10; score <= 10; score += 10)
		ent_svg_line(plot->html, "c-grid", LEFT, middle - score * SCORES / 20.0, WIDTH - RIGHT,
					 middle - score * SCORES / 20.0);
	ent_svg_text(plot->html, "c-soft", LEFT, plot->scores - 8, "start", ENT_STR("Mean score of what was done"));
	ent_svg_text(plot->html, "c-soft", LEFT, plot->pending + 6, "start", ENT_STR("Promised or planned"));
	ent_svg_text(plot->html, "c-soft", LEFT - 8, plot->scores + 4, "end", ENT_STR("+10"));
	ent_svg_text(plot->html, "c-soft", LEFT - 8, middle + 4, "end", ENT_STR("0"));
	ent_svg_text(plot->html, "c-soft", LEFT - 8, plot->scores + SCORES + 4, "end",
				 ENT_STR("\xE2\x88\x92"
						 "10"));
	uint32_t years = tick_of(plot->last - plot->first + 1, 14);
	for (int year = plot->first; year <= plot->last; year++) {
		if (year % (int)years)
			continue;
		ent_svg_line(plot->html, "c-grid", x_of(plot, year), TOP, x_of(plot, year), plot->axis);
		number(plot, "c-text", x_of(plot, year), plot->axis + 17, "middle", year);
	}
}

/* One stack: deeds next to the line, words beyond them. */
static void stack(struct plot *plot, const ent_year *year, bool positive)
{
	uint32_t deeds = year->n[positive ? ENT_QUAD_MATERIAL_COOPERATION : ENT_QUAD_MATERIAL_CONFLICT];
	uint32_t words = year->n[positive ? ENT_QUAD_VERBAL_COOPERATION : ENT_QUAD_VERBAL_CONFLICT];
	double x = x_of(plot, year->year) - plot->bar / 2, unit = plot->unit;
	const char *what = positive ? "cooperative" : "conflictual";
	if (deeds) {
		double y = positive ? plot->zero - deeds * unit : plot->zero;
		ent_svg_rect(plot->html, positive ? "c-coop" : "c-conf", x, y, plot->bar, deeds * unit,
					 ent_str_format(plot->arena, "%d: %u %s in deed", year->year, deeds, what));
	}
	if (words) {
		double y = positive ? plot->zero - (deeds + words) * unit : plot->zero + deeds * unit;
		ent_svg_rect(plot->html, positive ? "c-up-word" : "c-down-word", x, y, plot->bar, words * unit, (ent_str){0});
		ent_svg_rect(plot->html, positive ? "c-edge-up" : "c-edge-down", x, y, plot->bar, words * unit,
					 ent_str_format(plot->arena, "%d: %u %s in word", year->year, words, what));
	}
}

static void marks(struct plot *plot)
{
	double middle = plot->scores + SCORES / 2.0, dot = plot->step < 9 ? 2.2 : 3.2;
	for (size_t i = 0; i < plot->series->n; i++) {
		const ent_year *year = &plot->series->at[i];
		double x = x_of(plot, year->year), y = plot->pending + PENDING / 2.0;
		stack(plot, year, true);
		stack(plot, year, false);
		if (year->done)
			ent_svg_circle(
				plot->html, "c-dot", x, middle - year->mean * SCORES / 20, dot,
				ent_str_format(plot->arena, "%d: mean score %+.1f of %u", year->year, year->mean, year->done));
		if (year->pending) {
			const double points[] = {x, y - 5, x + 5, y, x, y + 5, x - 5, y};
			ent_svg_polygon(
				plot->html, "c-open", points, 4,
				ent_str_format(plot->arena, "%d: %u promised, planned or requested", year->year, year->pending));
		}
		ent_html_newline(plot->html);
	}
	ent_svg_line(plot->html, "c-axis", LEFT, plot->zero, WIDTH - RIGHT, plot->zero);
	ent_svg_line(plot->html, "c-axis", LEFT, plot->axis, WIDTH - RIGHT, plot->axis);
}

static double key(struct plot *plot, double x, const char *fill, const char *edge, const char *text)
{
	ent_svg_rect(plot->html, fill, x, 8, 13, 13, (ent_str){0});
	if (edge)
		ent_svg_rect(plot->html, edge, x, 8, 13, 13, (ent_str){0});
	ent_str words = ent_str_of(text);
	ent_svg_text(plot->html, "c-text", x + 19, 19, "start", words);
	return x + 19 + (double)words.len * 6.9 + 20;
}

static void legend(struct plot *plot)
{
	double x = LEFT;
	x = key(plot, x, "c-coop", NULL, "cooperation in deed");
	x = key(plot, x, "c-up-word", "c-edge-up", "in word");
	x = key(plot, x, "c-conf", NULL, "conflict in deed");
	x = key(plot, x, "c-down-word", "c-edge-down", "in word");
	const double points[] = {x + 6, 9, x + 11, 14, x + 6, 19, x + 1, 14};
	ent_svg_polygon(plot->html, "c-open", points, 4, (ent_str){0});
	ent_svg_text(plot->html, "c-text", x + 19, 19, "start", ENT_STR("promised or planned"));
	x += 19 + 19 * 6.9 + 20;
	ent_svg_circle(plot->html, "c-dot", x + 6, 14, 3.2, (ent_str){0});
	ent_svg_text(plot->html, "c-text", x + 19, 19, "start", ENT_STR("mean score"));
}

static ent_str description(ent_arena *arena, const ent_dossier *dossier)
{
	const ent_series *series = dossier->series;
	const ent_year *peak = &series->at[0], *low = NULL;
	for (size_t i = 0; i < series->n; i++) {
		peak = up(&series->at[i]) > up(peak) ? &series->at[i] : peak;
		if (down(&series->at[i]) && (!low || down(&series->at[i]) > down(low)))
			low = &series->at[i];
	}
	ent_str text = ent_str_format(arena,
								  "Bars a year from %d to %d, %zu years with something told. Most cooperative "
								  "happenings: %u in %d. ",
								  series->at[0].year, series->at[series->n - 1].year, series->n, up(peak), peak->year);
	ent_str worst = low ? ent_str_format(arena, "Most conflictual: %u in %d. ", down(low), low->year)
						: ENT_STR("No conflictual happening. ");
	ent_str text2 = ent_str_join(arena, text, ENT_STR(""), worst);
	return ent_str_join(arena, text2, ENT_STR(""), ENT_STR("The numbers are in the table below the chart."));
}

/* Phases: a step at the mean of each in the band of scores, a broken line where the tone turns. */
static void phases(struct plot *plot, const ent_phases *these)
{
	double middle = plot->scores + SCORES / 2.0;
	for (size_t i = 0; i < these->n && these->n > 1; i++) {
		const ent_phase *phase = &these->at[i];
		double from = x_of(plot, ent_when_year(phase->from)) - plot->step / 2,
			   to = x_of(plot, ent_when_year(phase->to)) + plot->step / 2;
		double y = middle - phase->mean * SCORES / 20, reach = 1.96 * phase->error * SCORES / 20;
		ent_svg_rect(plot->html, "c-reach", from, y - reach, to - from, 2 * reach, ent_turns_line(plot->arena, phase));
		ent_svg_line(plot->html, "c-mean", from, y, to, y);
		if (i > 0)
			ent_svg_line(plot->html, "c-turn", from, TOP, from, plot->scores + SCORES);
	}
}

static void draw(ent_html *html, ent_arena *arena, const ent_dossier *dossier, bool paper)
{
	struct plot plot = {.html = html, .arena = arena, .series = dossier->series};
	measure(&plot);
	ent_svg_open(html, "curve", WIDTH, plot.axis + AXIS,
				 ent_str_format(arena, "%.*s: cooperation and conflict by year", ENT_FMT(dossier->title)),
				 description(arena, dossier));
	ent_html_constant(html, "style", css);
	if (paper)
		ent_svg_rect(html, "c-paper", 0, 0, WIDTH, plot.axis + AXIS, (ent_str){0});
	ent_html_open(html, "defs");
	pattern(html, "hatch-up", "c-hatch-up", "45");
	pattern(html, "hatch-down", "c-hatch-down", "-45");
	ent_html_close(html);
	legend(&plot);
	grid(&plot);
	phases(&plot, dossier->phases);
	marks(&plot);
	ent_html_close(html);
	ent_html_newline(html);
}

void ent_chart_curve(ent_html *html, ent_arena *arena, const ent_dossier *dossier)
{
	if (dossier->series->n)
		draw(html, arena, dossier, false);
}

void ent_dossier_svg(const ent_dossier *dossier, ent_buf *out)
{
	ent_html html = {.out = out};
	if (dossier->series->n) {
		draw(&html, dossier->arena, dossier, true);
		return;
	}
	ent_svg_open(&html, "curve", WIDTH, AXIS, dossier->title, dossier->summary);
	ent_svg_text(&html, NULL, LEFT, AXIS - 8, "start", ENT_STR("Nothing is told by year."));
	ent_html_close(&html);
	ent_html_newline(&html);
}
