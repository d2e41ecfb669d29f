/* The calendar of visits, from the ledger: a line a year that any is told of, the months side by side, and in front of
 * them what is only known by its year. A mark points the way that the visitor went. */
#include "report/chart.h"

#include "report/headline.h"
#include "report/when.h"

#include <assert.h>
#include <string.h>

enum { WIDTH = 960, LEFT = 60, YEAR = 150 /* [px] of what has no month */, TOP = 62, ROW = 24, FOOT = 8, MARK = 12 };
enum { MOST_YEARS = 60 };
static const double month_width = (WIDTH - LEFT - YEAR) / 12.0;

typedef struct plot {
	ent_canvas *canvas;
	ent_arena *arena;
	const ent_dossier *dossier;
	ent_str home[2]; /* names of the first two states asked for */
	uint32_t *taken; /* [n_years][13] marks in each field */
	int *years;      /* [n_years] ascending */
	size_t n_years;
} plot;

/* The most exact of the dates that are told of a visit. */
static bool date_of(const ent_account_row *row, ent_date *ret_date)
{
	bool found = false;
	for (size_t i = 0; i < row->cells[0].n; i++) {
		ent_date date;
		if (!ent_edtf_parse(row->cells[0].values[i].value, &date) || date.lo == ENT_DAY_PAST ||
			date.hi == ENT_DAY_FUTURE)
			continue;
		if (!found || (int64_t)date.hi - date.lo < (int64_t)ret_date->hi - ret_date->lo)
			*ret_date = date;
		found = true;
	}
	return found && ent_when_year(ret_date->lo) == ent_when_year(ret_date->hi);
}

static size_t count_dated(const ent_account *visits)
{
	size_t n = 0;
	for (size_t i = 0; i < visits->n; i++) {
		ent_date date;
		n += date_of(&visits->rows[i], &date);
	}
	return n;
}

bool ent_chart_visits_shows(const ent_dossier *dossier)
{
	return count_dated(dossier->ledgers[ENT_ACCOUNT_VISITS]) > 1;
}

/* The cell of one of the columns of visits. */
static const ent_account_cell *cell_of(const ent_account_row *row, const char *column)
{
	const char *const *columns = ent_account_columns(ENT_ACCOUNT_VISITS);
	size_t c = 0;
	while (columns[c] && strcmp(columns[c], column) != 0)
		c++;
	assert(columns[c]);
	return &row->cells[c];
}

static ent_str first_value(const ent_account_row *row, const char *column)
{
	const ent_account_cell *cell = cell_of(row, column);
	return cell->n ? cell->values[0].value : (ent_str){0};
}

/* Whether any value of the cell names the state. */
static bool names(const ent_account_cell *cell, ent_str state)
{
	for (size_t i = 0; i < cell->n && state.len; i++)
		if (ent_str_find(cell->values[i].value, state, 0) >= 0)
			return true;
	return false;
}

static int direction_of(const plot *this, const ent_account_row *row)
{
	const ent_dossier_options *options = this->dossier->options;
	int to = 0;
	for (size_t i = 0; i < options->n_states; i++) {
		uint32_t group = options->states[i].group;
		if (group < 2 && names(cell_of(row, "to"), options->states[i].name))
			to |= 1 << group;
	}
	return to == 1 ? -1 : to == 2 ? 1 : 0; /* to the first: leftwards; to the second: rightwards */
}

static bool is_off(const ent_account_row *row)
{
	const ent_account_cell *status = cell_of(row, "status");
	for (size_t i = 0; i < status->n; i++)
		if (ent_str_is(status->values[i].value, "actual") || ent_str_is(status->values[i].value, "ongoing"))
			return false;
	return true;
}

static void draw_mark(plot *this, const ent_account_row *row, const ent_date *date)
{
	int year, month, day, last_year, last_month;
	ent_day_to(date->lo, &year, &month, &day);
	ent_day_to(date->hi, &last_year, &last_month, &day);
	size_t line = 0, field = month == last_month ? (size_t)month : 0;
	while (line < this->n_years && this->years[line] != year)
		line++;
	if (line == this->n_years)
		return;
	uint32_t place = this->taken[line * 13 + field]++;
	double width = field ? month_width : YEAR, x = LEFT + (field ? YEAR + month_width * (double)(field - 1) : 0);
	x += 9 + place * MARK < width - 4 ? 9 + place * MARK : width - 6; /* the last ones lie on one another */
	double y = TOP + (double)line * ROW + ROW / 2.0, r = 5;
	int way = direction_of(this, row);
	ent_str who = first_value(row, "who"), to = first_value(row, "to"),
			when = ent_local_date(this->arena, this->dossier->options->local, date);
	ent_str tip = ent_str_format(this->arena, "%.*s: %.*s to %.*s", ENT_FMT(when), ENT_FMT(who), ENT_FMT(to));
	ent_ink ink = is_off(row) ? ENT_INK_OPEN : way ? ENT_INK_INK : ENT_INK_SECOND;
	const double points[] = {x - way * r, y - r, x + way * r, y, x - way * r, y + r};
	if (way)
		ent_canvas_polygon(this->canvas, ink, points, 3, tip);
	else
		ent_canvas_circle(this->canvas, ink, x, y, r - 1, tip);
}

static void find_years(plot *this)
{
	const ent_account *visits = this->dossier->ledgers[ENT_ACCOUNT_VISITS];
	this->years = ENT_NEWN(this->arena, int, MOST_YEARS);
	for (size_t i = visits->n; i-- > 0 && this->n_years < MOST_YEARS;) { /* the latest, when there are too many */
		ent_date date;
		if (!date_of(&visits->rows[i], &date))
			continue;
		int year = ent_when_year(date.lo);
		size_t at = 0;
		while (at < this->n_years && this->years[at] < year)
			at++;
		if (at < this->n_years && this->years[at] == year)
			continue;
		memmove(&this->years[at + 1], &this->years[at], (this->n_years - at) * sizeof *this->years);
		this->years[at] = year;
		this->n_years++;
	}
	this->taken = ENT_NEWN(this->arena, uint32_t, MOST_YEARS * 13);
}

static double key(plot *this, double x, int way, ent_ink ink, ent_str words)
{
	const double points[] = {x + 6 - way * 5, 9, x + 6 + way * 5, 14, x + 6 - way * 5, 19};
	if (way)
		ent_canvas_polygon(this->canvas, ink, points, 3, (ent_str){0});
	else
		ent_canvas_circle(this->canvas, ink, x + 6, 14, 4, (ent_str){0});
	ent_canvas_text(this->canvas, ENT_INK_TEXT, x + 18, 19, ENT_ANCHOR_START, words);
	return x + 18 + ent_canvas_width(ENT_INK_TEXT, words) + 18;
}

static void draw_legend(plot *this)
{
	double x = LEFT;
	for (int i = 0; i < 2 && this->home[1].len; i++)
		x = key(this, x, i ? 1 : -1, ENT_INK_INK,
				ent_str_join(this->arena, ENT_STR("to "), (ent_str){0}, this->home[i]));
	x = key(this, x, 0, ENT_INK_SECOND, ENT_STR("elsewhere, or not told"));
	key(this, x, 1, ENT_INK_OPEN, ENT_STR("not made, or not yet"));
}

static void draw_grid(plot *this)
{
	static const char *const names_of[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
										   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	double bottom = TOP + (double)this->n_years * ROW;
	for (size_t line = 0; line < this->n_years; line++) {
		double y = TOP + (double)line * ROW;
		if (line % 2 == 0)
			ent_canvas_rect(this->canvas, ENT_INK_WASH, 0, y, WIDTH, ROW, (ent_str){0});
		ent_canvas_text(this->canvas, ENT_INK_TEXT, 8, y + ROW / 2.0 + 4, ENT_ANCHOR_START,
						ent_str_format(this->arena, "%d", this->years[line]));
	}
	for (int month = 0; month < 12; month++) {
		double x = LEFT + YEAR + month_width * month;
		ent_canvas_line(this->canvas, ENT_INK_GRID, x, TOP - 18, x, bottom);
		ent_canvas_text(this->canvas, ENT_INK_SOFT, x + month_width / 2, TOP - 8, ENT_ANCHOR_MIDDLE,
						ent_str_of(names_of[month]));
	}
	ent_canvas_text(this->canvas, ENT_INK_SOFT, LEFT + 4, TOP - 8, ENT_ANCHOR_START, ENT_STR("month not told"));
}

void ent_chart_visits(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier)
{
	const ent_account *visits = dossier->ledgers[ENT_ACCOUNT_VISITS];
	plot this = {.canvas = canvas, .arena = arena, .dossier = dossier};
	if (!ent_chart_visits_shows(dossier))
		return;
	for (size_t i = dossier->options->n_states; i-- > 0;)
		if (dossier->options->states[i].group < 2)
			this.home[dossier->options->states[i].group] =
				ent_headline_article(arena, dossier->options->states[i].name);
	find_years(&this);
	ent_canvas_open(canvas, "visits-chart", WIDTH, TOP + (double)this.n_years * ROW + FOOT,
					ent_str_format(arena, "%.*s: calendar of visits", ENT_FMT(dossier->title)),
					ent_str_format(arena,
								   "%zu visits in %zu years from %d to %d, by month and direction. The table "
								   "beside it holds them in words.",
								   count_dated(visits), this.n_years, this.years[0], this.years[this.n_years - 1]));
	draw_legend(&this);
	draw_grid(&this);
	for (size_t i = 0; i < visits->n; i++) {
		ent_date date;
		if (date_of(&visits->rows[i], &date))
			draw_mark(&this, &visits->rows[i], &date);
	}
	ent_canvas_close(canvas);
}
