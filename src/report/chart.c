/* The curve. One scale of years for its bands:
 *
 *     n │   ▒   ▒█        happenings: cooperation up, conflict down; filled deeds, hatched words
 *     ──┼────────────
 *       │ ▒       █
 *     ──┼─▒▒▒▒────────    dated more widely than a year: a bar over the span, in no year and no mean
 *   +10 │   ●   ● ●       mean PLOVER score of the year
 *   -10 │ ●
 *       │       ◇ 3       promised, planned, requested
 *        1950   1960
 */
#include "report/chart.h"

#include "report/turns.h"
#include "report/when.h"
#include "report/wide.h"

#include <math.h>
#include <stdio.h>

enum {
	WIDTH = 960,
	LEFT = 52,
	RIGHT = 16,
	TOP = 34,
	BARS = 190,
	GAP = 36,
	LANE = 9, /* of a span */
	SPAN = 6,
	SCORES = 84,
	PENDING = 30,
	AXIS = 26,
	WIDEST_BAR = 30
};

struct plot {
	ent_canvas *canvas;
	ent_arena *arena;
	const ent_series *series;
	int first, last;
	double step, bar;  /* [px] a year, a bar */
	double zero, unit; /* [px] of the bars' line; a happening */
	uint32_t most_up, most_down;
	ent_wide_bars wide;
	double spans;                 /* [px] of the line of what is dated more widely */
	double scores, pending, axis; /* [px] top of each band */
};

static double x_of(const struct plot *plot, int year)
{
	return LEFT + ((double)(year - plot->first) + 0.5) * plot->step;
}

static uint32_t up(const ent_period *year)
{
	return ent_period_side(year, false);
}

static uint32_t down(const ent_period *year)
{
	return ent_period_side(year, true);
}

static void measure(struct plot *plot, const ent_dossier *dossier)
{
	const ent_series *series = plot->series;
	plot->first = series->at[0].year;
	plot->last = series->at[series->n - 1].year;
	ent_wide_stretch(dossier, &plot->first, &plot->last);
	plot->wide = ent_wide_bars_of(plot->arena, dossier, plot->first, plot->last);
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
	plot->spans = TOP + BARS + GAP + LANE * plot->wide.up;
	plot->scores = TOP + BARS + GAP + (plot->wide.n ? LANE * (plot->wide.up + plot->wide.down) + GAP : 0);
	plot->pending = plot->scores + SCORES + GAP / 2.0;
	plot->axis = plot->pending + PENDING;
}

int ent_chart_step(double span, int most)
{
	static const int steps[] = {1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000, 10000, 100000};
	size_t i = 0;
	while (i + 1 < sizeof steps / sizeof *steps && span / steps[i] > most)
		i++;
	return steps[i];
}

static void number(struct plot *plot, ent_ink ink, double x, double y, ent_anchor anchor, int64_t value)
{
	ent_canvas_text(plot->canvas, ink, x, y, anchor, ent_str_format(plot->arena, "%lld", (long long)value));
}

static void grid(struct plot *plot)
{
	uint32_t tick = (uint32_t)ent_chart_step(plot->most_up + plot->most_down, 6);
	for (uint32_t n = tick; n <= plot->most_up; n += tick) {
		ent_canvas_line(plot->canvas, ENT_INK_GRID, LEFT, plot->zero - n * plot->unit, WIDTH - RIGHT,
						plot->zero - n * plot->unit);
		number(plot, ENT_INK_SOFT, LEFT - 8, plot->zero - n * plot->unit + 4, ENT_ANCHOR_END, n);
	}
	for (uint32_t n = tick; n <= plot->most_down; n += tick) {
		ent_canvas_line(plot->canvas, ENT_INK_GRID, LEFT, plot->zero + n * plot->unit, WIDTH - RIGHT,
						plot->zero + n * plot->unit);
		number(plot, ENT_INK_SOFT, LEFT - 8, plot->zero + n * plot->unit + 4, ENT_ANCHOR_END, n);
	}
	number(plot, ENT_INK_SOFT, LEFT - 8, plot->zero + 4, ENT_ANCHOR_END, 0);
	double middle = plot->scores + SCORES / 2.0;
	for (int score = -10; score <= 10; score += 10)
		ent_canvas_line(plot->canvas, ENT_INK_GRID, LEFT, middle - score * SCORES / 20.0, WIDTH - RIGHT,
						middle - score * SCORES / 20.0);
	ent_canvas_text(plot->canvas, ENT_INK_SOFT, LEFT, plot->scores - 8, ENT_ANCHOR_START,
					ENT_STR("Mean score of what was done"));
	ent_canvas_text(plot->canvas, ENT_INK_SOFT, LEFT, plot->pending + 6, ENT_ANCHOR_START,
					ENT_STR("Promised or planned"));
	ent_canvas_text(plot->canvas, ENT_INK_SOFT, LEFT - 8, plot->scores + 4, ENT_ANCHOR_END, ENT_STR("+10"));
	ent_canvas_text(plot->canvas, ENT_INK_SOFT, LEFT - 8, middle + 4, ENT_ANCHOR_END, ENT_STR("0"));
	ent_canvas_text(plot->canvas, ENT_INK_SOFT, LEFT - 8, plot->scores + SCORES + 4, ENT_ANCHOR_END,
					ENT_STR("\xE2\x88\x92"
							"10"));
	int years = ent_chart_step(plot->last - plot->first + 1, 14);
	for (int year = plot->first; year <= plot->last; year++) {
		if (year % years)
			continue;
		ent_canvas_line(plot->canvas, ENT_INK_GRID, x_of(plot, year), TOP, x_of(plot, year), plot->axis);
		number(plot, ENT_INK_TEXT, x_of(plot, year), plot->axis + 17, ENT_ANCHOR_MIDDLE, year);
	}
}

/* One stack: deeds next to the line, words beyond them. */
static void stack(struct plot *plot, const ent_period *year, bool positive)
{
	uint32_t deeds = year->n[positive ? ENT_QUAD_MATERIAL_COOPERATION : ENT_QUAD_MATERIAL_CONFLICT];
	uint32_t words = year->n[positive ? ENT_QUAD_VERBAL_COOPERATION : ENT_QUAD_VERBAL_CONFLICT];
	double x = x_of(plot, year->year) - plot->bar / 2, unit = plot->unit;
	const char *what = positive ? "cooperative" : "conflictual";
	if (deeds) {
		double y = positive ? plot->zero - deeds * unit : plot->zero;
		ent_canvas_rect(plot->canvas, positive ? ENT_INK_UP : ENT_INK_DOWN, x, y, plot->bar, deeds * unit,
						ent_str_format(plot->arena, "%d: %u %s in deed", year->year, deeds, what));
	}
	if (words) {
		double y = positive ? plot->zero - (deeds + words) * unit : plot->zero + deeds * unit;
		ent_canvas_rect(plot->canvas, positive ? ENT_INK_UP_WORD : ENT_INK_DOWN_WORD, x, y, plot->bar, words * unit,
						ent_str_format(plot->arena, "%d: %u %s in word", year->year, words, what));
	}
}

static void marks(struct plot *plot)
{
	double middle = plot->scores + SCORES / 2.0, dot = plot->step < 9 ? 2.2 : 3.2;
	for (size_t i = 0; i < plot->series->n; i++) {
		const ent_period *year = &plot->series->at[i];
		double x = x_of(plot, year->year), y = plot->pending + PENDING / 2.0;
		stack(plot, year, true);
		stack(plot, year, false);
		double reach = 1.96 * year->error, hi = fmin(year->mean + reach, 10), lo = fmax(year->mean - reach, -10);
		if (year->done > 1) /* the interval of 95 of 100 */
			ent_canvas_line(plot->canvas, ENT_INK_AXIS, x, middle - hi * SCORES / 20, x, middle - lo * SCORES / 20);
		if (year->done)
			ent_canvas_circle(plot->canvas, ENT_INK_INK, x, middle - year->mean * SCORES / 20, dot,
							  ent_str_format(plot->arena, "%d: mean score %.*s of %u", year->year,
											 ENT_FMT(ent_score_text(plot->arena, year->mean)), year->done));
		if (year->pending)
			ent_canvas_diamond(
				plot->canvas, ENT_INK_OPEN, x, y, 5,
				ent_str_format(plot->arena, "%d: %u promised, planned or requested", year->year, year->pending));
	}
	ent_canvas_line(plot->canvas, ENT_INK_AXIS, LEFT, plot->zero, WIDTH - RIGHT, plot->zero);
	ent_canvas_line(plot->canvas, ENT_INK_AXIS, LEFT, plot->axis, WIDTH - RIGHT, plot->axis);
}

static double key(struct plot *plot, double x, ent_ink ink, const char *text)
{
	ent_str words = ent_str_of(text);
	ent_canvas_rect(plot->canvas, ink, x, 8, 13, 13, (ent_str){0});
	ent_canvas_text(plot->canvas, ENT_INK_TEXT, x + 19, 19, ENT_ANCHOR_START, words);
	return x + 19 + ent_canvas_width(ENT_INK_TEXT, words) + 18;
}

static void legend(struct plot *plot)
{
	double x = LEFT;
	ent_str pending = ENT_STR("promised or planned");
	x = key(plot, x, ENT_INK_UP, "cooperation in deed");
	x = key(plot, x, ENT_INK_UP_WORD, "in word");
	x = key(plot, x, ENT_INK_DOWN, "conflict in deed");
	x = key(plot, x, ENT_INK_DOWN_WORD, "in word");
	ent_canvas_diamond(plot->canvas, ENT_INK_OPEN, x + 6, 14, 5, (ent_str){0});
	ent_canvas_text(plot->canvas, ENT_INK_TEXT, x + 19, 19, ENT_ANCHOR_START, pending);
	x += 19 + ent_canvas_width(ENT_INK_TEXT, pending) + 18;
	ent_canvas_circle(plot->canvas, ENT_INK_INK, x + 6, 14, 3.2, (ent_str){0});
	ent_canvas_text(plot->canvas, ENT_INK_TEXT, x + 19, 19, ENT_ANCHOR_START, ENT_STR("mean score, 95 of 100"));
}

/* What a bar stands for: the happening, or how many of its span. */
static ent_str tip_of(const struct plot *plot, const ent_dossier *dossier, const ent_wide_bar *bar)
{
	const ent_entry *entry = &dossier->entries[bar->entry];
	bool good = !ent_quad_is_conflict(bar->quad);
	if (bar->n == 1)
		return ent_str_format(plot->arena, "%.*s: %.*s", ENT_FMT(entry->when), ENT_FMT(entry->headline));
	return ent_str_format(plot->arena, "%d to %d: %u %s in %s", bar->from, bar->to, bar->n,
						  good ? "cooperative" : "conflictual", ent_quad_is_deed(bar->quad) ? "deed" : "word");
}

/* What is dated more widely than a year, over its span: cooperation above the line, conflict below it. */
static void spans(struct plot *plot, const ent_dossier *dossier)
{
	static const ent_ink inks[ENT_QUADS] = {[ENT_QUAD_VERBAL_COOPERATION] = ENT_INK_UP_WORD,
											[ENT_QUAD_MATERIAL_COOPERATION] = ENT_INK_UP,
											[ENT_QUAD_VERBAL_CONFLICT] = ENT_INK_DOWN_WORD,
											[ENT_QUAD_MATERIAL_CONFLICT] = ENT_INK_DOWN};
	const ent_wide_bars *wide = &plot->wide;
	if (!wide->n)
		return;
	uint32_t rest = wide->rest_up + wide->rest_down;
	ent_str label = ENT_STR("Dated more widely than a year: over the span, in no year and no mean");
	if (rest)
		label = ent_str_format(plot->arena, "%.*s (%u more have no room)", ENT_FMT(label), rest);
	ent_canvas_text(plot->canvas, ENT_INK_SOFT, LEFT, plot->spans - LANE * wide->up - 8, ENT_ANCHOR_START, label);
	for (size_t i = 0; i < wide->n; i++) {
		const ent_wide_bar *bar = &wide->at[i];
		bool good = !ent_quad_is_conflict(bar->quad);
		double x = x_of(plot, bar->from) - plot->step / 2, to = x_of(plot, bar->to) + plot->step / 2;
		double y = good ? plot->spans - LANE * (bar->lane + 1.0) : plot->spans + LANE * bar->lane + LANE - SPAN;
		if (bar->lane < ENT_WIDE_LANES)
			ent_canvas_rect(plot->canvas, inks[bar->quad], x, y, to - x, SPAN, tip_of(plot, dossier, bar));
	}
	ent_canvas_line(plot->canvas, ENT_INK_AXIS, LEFT, plot->spans, WIDTH - RIGHT, plot->spans);
}

/* How many of the bars' happenings are conflictual, for those who do not see them; missing where there are none. */
static ent_str spans_told(ent_arena *arena, const ent_wide_bars *wide)
{
	uint32_t all = 0, bad = 0;
	for (size_t i = 0; i < wide->n; i++) {
		all += wide->at[i].n;
		bad += ent_quad_is_conflict(wide->at[i].quad) ? wide->at[i].n : 0;
	}
	return all ? ent_str_format(arena, "Beneath, dated more widely than a year: %u, of these conflictual: %u. ", all,
								bad)
			   : (ent_str){0};
}

static ent_str description(ent_arena *arena, const ent_dossier *dossier, const ent_wide_bars *wide)
{
	const ent_series *series = dossier->series;
	const ent_period *peak = &series->at[0], *low = NULL;
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
	text2 = ent_str_join(arena, text2, ENT_STR(""), spans_told(arena, wide));
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
		ent_canvas_rect(plot->canvas, ENT_INK_REACH, from, y - reach, to - from, 2 * reach,
						ent_turns_line(plot->arena, these, i));
		ent_canvas_line(plot->canvas, ENT_INK_MEAN, from, y, to, y);
		if (i > 0)
			ent_canvas_line(plot->canvas, ENT_INK_TURN, from, TOP, from, plot->scores + SCORES);
	}
}

void ent_chart_curve(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier)
{
	struct plot plot = {.canvas = canvas, .arena = arena, .series = dossier->series};
	if (!dossier->series->n)
		return;
	measure(&plot, dossier);
	ent_canvas_open(canvas, "curve", WIDTH, plot.axis + AXIS,
					ent_str_format(arena, "%.*s: cooperation and conflict by year", ENT_FMT(dossier->title)),
					description(arena, dossier, &plot.wide));
	ent_canvas_rect(canvas, ENT_INK_PAPER, 0, 0, WIDTH, plot.axis + AXIS, (ent_str){0});
	legend(&plot);
	grid(&plot);
	phases(&plot, dossier->phases);
	marks(&plot);
	spans(&plot, dossier);
	ent_canvas_close(canvas);
}

void ent_dossier_svg(const ent_dossier *dossier, ent_buf *out)
{
	ent_html html = {.out = out};
	ent_canvas canvas = ent_canvas_svg(&html, ent_ink_css(dossier->arena));
	ent_chart_curve(&canvas, dossier->arena, dossier);
	if (dossier->series->n)
		return;
	ent_canvas_open(&canvas, "curve", WIDTH, AXIS, dossier->title, dossier->summary);
	ent_canvas_text(&canvas, ENT_INK_TEXT, LEFT, AXIS - 8, ENT_ANCHOR_START, ENT_STR("Nothing is told by year."));
	ent_canvas_close(&canvas);
}
