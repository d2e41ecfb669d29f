/* Two relationships, one above the other, on one scale of years and one of happenings. */
#include "report/chart.h"

enum { WIDTH = 960, LEFT = 52, RIGHT = 16, TOP = 34, PANELS = 240 /* [px] for both */, GAP = 34, AXIS = 26 };

typedef struct plot {
	ent_canvas *canvas;
	ent_arena *arena;
	int first, last;
	double step, bar, unit; /* [px] a year, a bar, a happening */
} plot;

static uint32_t most_of(const ent_series *series, bool up)
{
	uint32_t most = 0;
	for (size_t i = 0; i < series->n; i++)
		most = ent_period_side(&series->at[i], !up) > most ? ent_period_side(&series->at[i], !up) : most;
	return most;
}

static void draw_side(const plot *this, const ent_period *year, double zero, bool up)
{
	uint32_t deeds = year->n[up ? ENT_QUAD_MATERIAL_COOPERATION : ENT_QUAD_MATERIAL_CONFLICT],
			 all = ent_period_side(year, !up);
	double x = LEFT + ((double)(year->year - this->first) + 0.5) * this->step - this->bar / 2;
	double deed = deeds * this->unit, word = (all - deeds) * this->unit;
	const char *what = up ? "cooperative" : "conflictual";
	if (deeds)
		ent_canvas_rect(this->canvas, up ? ENT_INK_UP : ENT_INK_DOWN, x, up ? zero - deed : zero, this->bar, deed,
						ent_str_format(this->arena, "%d: %u %s in deed", year->year, deeds, what));
	if (all > deeds)
		ent_canvas_rect(this->canvas, up ? ENT_INK_UP_WORD : ENT_INK_DOWN_WORD, x,
						up ? zero - deed - word : zero + deed, this->bar, word,
						ent_str_format(this->arena, "%d: %u %s in word", year->year, all - deeds, what));
}

/* One relationship under its name; gives the foot of its panel. */
static double draw_panel(const plot *this, const ent_dossier *dossier, double top)
{
	uint32_t up = most_of(dossier->series, true), down = most_of(dossier->series, false);
	double zero = top + 8 + up * this->unit;
	ent_canvas_text(this->canvas, ENT_INK_TEXT, LEFT, top, ENT_ANCHOR_START, dossier->title);
	uint32_t tick = (uint32_t)ent_chart_step(up + down, 4);
	for (uint32_t n = tick; n <= up; n += tick) {
		double y = zero - n * this->unit;
		ent_canvas_line(this->canvas, ENT_INK_GRID, LEFT, y, WIDTH - RIGHT, y);
		ent_canvas_text(this->canvas, ENT_INK_SOFT, LEFT - 8, y + 4, ENT_ANCHOR_END,
						ent_str_format(this->arena, "%u", n));
	}
	ent_canvas_text(this->canvas, ENT_INK_SOFT, LEFT - 8, zero + 4, ENT_ANCHOR_END, ENT_STR("0"));
	for (size_t i = 0; i < dossier->series->n; i++) {
		draw_side(this, &dossier->series->at[i], zero, true);
		draw_side(this, &dossier->series->at[i], zero, false);
	}
	ent_canvas_line(this->canvas, ENT_INK_AXIS, LEFT, zero, WIDTH - RIGHT, zero);
	return zero + down * this->unit;
}

bool ent_chart_compare_shows(const ent_dossier *dossier)
{
	return dossier->compared && dossier->series->n && dossier->compared->series->n;
}

void ent_chart_compare(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier)
{
	if (!ent_chart_compare_shows(dossier))
		return;
	const ent_series *a = dossier->series, *b = dossier->compared->series;
	plot this = {.canvas = canvas, .arena = arena};
	this.first = a->at[0].year < b->at[0].year ? a->at[0].year : b->at[0].year;
	int ends[] = {a->at[a->n - 1].year, b->at[b->n - 1].year};
	this.last = ends[0] > ends[1] ? ends[0] : ends[1];
	this.step = (double)(WIDTH - LEFT - RIGHT) / (this.last - this.first + 1);
	this.bar = this.step * .8 < 30 ? (this.step * .8 > 1.5 ? this.step * .8 : 1.5) : 30;
	uint32_t both = most_of(a, true) + most_of(a, false) + most_of(b, true) + most_of(b, false);
	this.unit = (double)PANELS / (both ? both : 1);
	double bottom = TOP + PANELS + GAP + 16;
	ent_str here = dossier->title, there = dossier->compared->title;
	ent_canvas_open(
		canvas, "compare-chart", WIDTH, bottom + AXIS,
		ent_str_format(arena, "%.*s beside %.*s", ENT_FMT(here), ENT_FMT(there)),
		ent_str_format(arena,
					   "Happenings by year on one scale. %.*s: at most %u cooperative and %u conflictual in "
					   "a year; %.*s: %u and %u. The table holds the sums.",
					   ENT_FMT(here), most_of(a, true), most_of(a, false), ENT_FMT(there), most_of(b, true),
					   most_of(b, false)));
	int step = ent_chart_step(this.last - this.first + 1, 14);
	for (int year = this.first; year <= this.last; year++) {
		double x = LEFT + ((double)(year - this.first) + 0.5) * this.step;
		if (year % step)
			continue;
		ent_canvas_line(canvas, ENT_INK_GRID, x, TOP - 12, x, bottom);
		ent_canvas_text(canvas, ENT_INK_TEXT, x, bottom + 17, ENT_ANCHOR_MIDDLE, ent_str_format(arena, "%d", year));
	}
	double foot = draw_panel(&this, dossier, TOP - 12);
	draw_panel(&this, dossier->compared, foot + GAP);
	ent_canvas_line(canvas, ENT_INK_AXIS, LEFT, bottom, WIDTH - RIGHT, bottom);
	ent_canvas_close(canvas);
}
