/* Trade by the time that its level is told of. Each telling is a mark of its own on the stem of its time, so that
 * sources that differ are seen to differ. */
#include "report/chart.h"

#include "report/when.h"

#include <math.h>

enum { WIDTH = 960, LEFT = 80, RIGHT = 60, TOP = 26, HEIGHT = 150, AXIS = 26 };

typedef struct plot {
	ent_canvas *canvas;
	ent_arena *arena;
	const ent_dossier *dossier;
	int first, last; /* years */
	double most;
} plot;

bool ent_chart_trade_shows(const ent_dossier *dossier)
{
	return dossier->n_trade > 1;
}

static double x_of(const plot *this, const ent_date *date)
{
	double middle = ((double)date->lo + date->hi + 1) / 2, from = ent_day_from(this->first, 1, 1),
		   to = ent_day_from(this->last + 1, 1, 1);
	return LEFT + (middle - from) / (to - from) * (WIDTH - LEFT - RIGHT);
}

static double y_of(const plot *this, double value)
{
	return TOP + HEIGHT * (1 - value / this->most);
}

/* 1, 2 or 5 times a power of ten, so that at most four lines stand under `most`. */
static double step_of(double most)
{
	double power = pow(10, floor(log10(most / 4)));
	static const double steps[] = {1, 2, 5, 10};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (most / (steps[i] * power) <= 4)
			return steps[i] * power;
	return 10 * power;
}

/* "790 m", "1.5 bn" */
static ent_str short_text(ent_arena *arena, double value)
{
	static const struct {
		double size;
		const char *unit;
	} sizes[] = {{1e12, " tn"}, {1e9, " bn"}, {1e6, " m"}, {1e3, " k"}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (value >= sizes[i].size)
			return ent_str_format(arena, "%.3g%s", value / sizes[i].size, sizes[i].unit);
	return ent_str_format(arena, "%.3g", value);
}

static void draw_value(const plot *this, size_t i, bool labelled)
{
	const ent_claim_value *value = this->dossier->trade[i];
	double x = x_of(this, &value->date), hi = y_of(this, value->hi), middle = y_of(this, (value->lo + value->hi) / 2);
	ent_str when = ent_local_date(this->arena, this->dossier->options->local, &value->date);
	ent_canvas_line(this->canvas, ENT_INK_AXIS, x, y_of(this, 0), x, middle);
	if (value->hi > value->lo)
		ent_canvas_rect(this->canvas, ENT_INK_REACH, x - 4, hi, 8, y_of(this, value->lo) - hi, (ent_str){0});
	ent_canvas_circle(this->canvas, ENT_INK_UP, x, middle, 4.5,
					  ent_str_format(this->arena, "%.*s: %.*s", ENT_FMT(when), ENT_FMT(value->value)));
	if (labelled)
		ent_canvas_text(this->canvas, ENT_INK_LABEL, x, middle - 9, ENT_ANCHOR_MIDDLE,
						short_text(this->arena, (value->lo + value->hi) / 2));
}

void ent_chart_trade(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier)
{
	plot this = {.canvas = canvas, .arena = arena, .dossier = dossier};
	ent_str told = {0};
	if (!ent_chart_trade_shows(dossier))
		return;
	for (size_t i = 0; i < dossier->n_trade; i++) {
		const ent_claim_value *value = dossier->trade[i];
		int lo = ent_when_year(value->date.lo), hi = ent_when_year(value->date.hi);
		this.first = !i || lo < this.first ? lo : this.first;
		this.last = !i || hi > this.last ? hi : this.last;
		this.most = value->hi > this.most ? value->hi : this.most;
		ent_str when = ent_local_date(arena, dossier->options->local, &value->date);
		if (i < 40)
			told = ent_str_format(arena, "%.*s%s%.*s: %.*s", ENT_FMT(told), i ? "; " : "", ENT_FMT(when),
								  ENT_FMT(value->value));
	}
	ent_str unit = dossier->trade[0]->unit;
	double step = step_of(this.most), bottom = TOP + HEIGHT;
	ent_canvas_open(canvas, "trade-chart", WIDTH, bottom + AXIS,
					ent_str_format(arena, "%.*s: trade", ENT_FMT(dossier->title)), told);
	for (int line = 1; line * step <= this.most * 1.0001; line++) {
		double value = line * step;
		ent_canvas_line(canvas, ENT_INK_GRID, LEFT, y_of(&this, value), WIDTH - RIGHT, y_of(&this, value));
		ent_canvas_text(canvas, ENT_INK_SOFT, LEFT - 8, y_of(&this, value) + 4, ENT_ANCHOR_END,
						short_text(arena, value));
	}
	ent_canvas_text(canvas, ENT_INK_SOFT, LEFT - 8, bottom + 4, ENT_ANCHOR_END, unit);
	int years = ent_chart_step(this.last - this.first + 1, 14);
	for (int year = this.first; year <= this.last; year++) {
		ent_date date = {.lo = ent_day_from(year, 1, 1), .hi = ent_day_from(year, 12, 31)};
		if (year % years == 0)
			ent_canvas_text(canvas, ENT_INK_TEXT, x_of(&this, &date), bottom + 17, ENT_ANCHOR_MIDDLE,
							ent_str_format(arena, "%d", year));
	}
	ent_canvas_line(canvas, ENT_INK_AXIS, LEFT, bottom, WIDTH - RIGHT, bottom);
	double labelled = -1e9;
	for (size_t i = 0; i < dossier->n_trade; i++) {
		double x = x_of(&this, &dossier->trade[i]->date);
		bool near = x - labelled < 50;
		draw_value(&this, i, !near);
		labelled = near ? labelled : x;
	}
	ent_canvas_close(canvas);
}
