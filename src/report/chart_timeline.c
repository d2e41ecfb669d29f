/* The timeline as a picture: lanes by ledger, and for what is in no ledger by its tone. Time runs evenly; marks that
 * would cover each other are stacked, and what does not fit into a stack is counted over it. */
#include "report/chart.h"

#include "report/when.h"

enum { WIDTH = 960, LEFT = 150, RIGHT = 16, TOP = 34, MARK = 9 /* [px] a mark takes */, STACK = 6, AXIS = 26 };
enum { COLUMNS = (WIDTH - LEFT - RIGHT) / MARK + 1, LONG = 4 /* [marks] from which on a date is drawn as a bar */ };

static const struct {
	const char *name;
	uint32_t ledgers; /* bits; 0: none of the lanes above */
	int sign;         /* of the score, where ledgers is 0 */
} lanes[] = {
	{"Agreements", 1u << ENT_LEDGER_AGREEMENT, 0},
	{"Visits", 1u << ENT_LEDGER_VISIT, 0},
	{"Exercises", 1u << ENT_LEDGER_EXERCISE, 0},
	{"Arms, sanctions", 1u << ENT_LEDGER_ARMS | 1u << ENT_LEDGER_SANCTION, 0},
	{"Projects, trade, aid", 1u << ENT_LEDGER_PROJECT | 1u << ENT_LEDGER_TRADE | 1u << ENT_LEDGER_AID, 0},
	{"Memberships", 1u << ENT_LEDGER_MEMBERSHIP, 0},
	{"Other cooperation", 0, 1},
	{"Other conflict", 0, -1},
};
enum { LANES = sizeof lanes / sizeof *lanes };

typedef struct plot {
	ent_canvas *canvas;
	ent_arena *arena;
	const ent_dossier *dossier;
	ent_day first, last;
	uint32_t stacked[LANES][COLUMNS], highest[LANES]; /* marks; of the fullest column */
	double y[LANES];                                  /* [px] of the lowest mark */
} plot;

static bool is_drawn(const ent_entry *entry)
{
	const ent_date *date = &entry->occurrence->date;
	return entry->dated && entry->reality != ENT_REALITY_UNDONE && date->lo != ENT_DAY_PAST &&
		   date->hi != ENT_DAY_FUTURE;
}

bool ent_chart_timeline_shows(const ent_dossier *dossier)
{
	size_t n = 0;
	for (size_t i = 0; i < dossier->n_entries; i++)
		n += is_drawn(&dossier->entries[i]);
	return n > 1;
}

static size_t lane_of(const ent_entry *entry)
{
	int sign = entry->occurrence->best->score < 0 ? -1 : 1;
	for (size_t i = 0; i < LANES; i++)
		if (lanes[i].ledgers ? (entry->ledgers & lanes[i].ledgers) != 0 : lanes[i].sign == sign)
			return i;
	return LANES - 1;
}

static double x_of(const plot *this, int64_t twice) /* [half days] */
{
	double span = (double)this->last - this->first + 1;
	return LEFT + ((double)twice / 2 - this->first) / span * (WIDTH - LEFT - RIGHT - MARK) + MARK / 2.0;
}

static size_t column_of(const plot *this, const ent_entry *entry)
{
	const ent_date *date = &entry->occurrence->date;
	double x = x_of(this, (int64_t)date->lo + date->hi) - LEFT;
	size_t column = x > 0 ? (size_t)(x / MARK) : 0;
	return column < COLUMNS ? column : COLUMNS - 1;
}

static void measure(plot *this)
{
	bool any = false;
	for (size_t i = 0; i < this->dossier->n_entries; i++) {
		const ent_date *date = &this->dossier->entries[i].occurrence->date;
		if (!is_drawn(&this->dossier->entries[i]))
			continue;
		this->first = !any || date->lo < this->first ? date->lo : this->first;
		this->last = !any || date->hi > this->last ? date->hi : this->last;
		any = true;
	}
	/* whole years, so that the labels stand where they begin */
	this->first = ent_day_from(ent_when_year(this->first), 1, 1);
	this->last = ent_day_from(ent_when_year(this->last), 12, 31);
	for (size_t i = 0; i < this->dossier->n_entries; i++) {
		const ent_entry *entry = &this->dossier->entries[i];
		if (!is_drawn(entry))
			continue;
		size_t lane = lane_of(entry);
		uint32_t n = ++this->stacked[lane][column_of(this, entry)];
		this->highest[lane] = n > this->highest[lane] ? n : this->highest[lane];
	}
	double y = TOP;
	for (size_t i = 0; i < LANES; i++) {
		uint32_t rows = this->highest[i] < STACK ? this->highest[i] : STACK;
		y += 12 + (rows > 1 ? rows : 1) * MARK + (this->highest[i] > STACK ? 12 : 0);
		this->y[i] = y - 6 - MARK / 2.0;
	}
}

static void draw_mark(const plot *this, const ent_entry *entry, double y)
{
	const ent_record_event *best = entry->occurrence->best;
	const ent_date *date = &entry->occurrence->date;
	bool down = best->score < 0, deed = ent_str_starts(best->quad, ENT_STR("MATERIAL"));
	double x = LEFT + ((double)column_of(this, entry) + .5) * MARK, from = x_of(this, 2 * (int64_t)date->lo),
		   to = x_of(this, 2 * (int64_t)date->hi);
	ent_str tip = ent_str_format(this->arena, "%.*s: %.*s", ENT_FMT(entry->when), ENT_FMT(entry->headline));
	ent_ink ink = deed ? (down ? ENT_INK_DOWN : ENT_INK_UP) : (down ? ENT_INK_OPEN_DOWN : ENT_INK_OPEN_UP);
	if (to - from > LONG * MARK)
		ent_canvas_line(this->canvas, ENT_INK_TURN, from, y, to, y);
	if (entry->reality == ENT_REALITY_PENDING) {
		ent_canvas_diamond(this->canvas, ENT_INK_OPEN, x, y, 4.2, tip);
		return;
	}
	const double r = 3.8, up_points[] = {x, y - r, x + r, y + r * .8, x - r, y + r * .8},
				 down_points[] = {x, y + r, x + r, y - r * .8, x - r, y - r * .8};
	ent_canvas_polygon(this->canvas, ink, down ? down_points : up_points, 3, tip);
}

/* What has no room is counted over the stacks, once for all that stand close together. */
static void count_rest(plot *this, size_t lane, const uint32_t *drawn)
{
	enum { CLOSE = 5 /* [columns] that a number may take */ };
	for (size_t from = 0, to; from < COLUMNS; from = to) {
		uint32_t rest = 0;
		size_t last = from;
		for (to = from; to < COLUMNS && (to == from || to - last <= CLOSE); to++)
			if (drawn[to] > STACK) {
				rest += drawn[to] - STACK;
				last = to;
			} else if (!rest) {
				last = from = to + 1;
			}
		if (!rest)
			continue;
		ent_canvas_text(this->canvas, ENT_INK_SOFT, LEFT + ((double)from + (double)last + 1) / 2 * MARK,
						this->y[lane] - STACK * MARK + 2, ENT_ANCHOR_MIDDLE, ent_str_format(this->arena, "+%u", rest));
	}
}

static void draw_marks(plot *this)
{
	uint32_t drawn[LANES][COLUMNS] = {{0}};
	for (size_t i = 0; i < this->dossier->n_entries; i++) {
		const ent_entry *entry = &this->dossier->entries[i];
		if (!is_drawn(entry))
			continue;
		size_t lane = lane_of(entry), column = column_of(this, entry);
		uint32_t row = drawn[lane][column]++;
		if (row < STACK)
			draw_mark(this, entry, this->y[lane] - row * MARK);
	}
	for (size_t lane = 0; lane < LANES; lane++)
		count_rest(this, lane, drawn[lane]);
}

static double key(ent_canvas *canvas, double x, ent_ink ink, bool down, const char *text)
{
	const double up_points[] = {x + 6, 9, x + 11, 18, x + 1, 18}, down_points[] = {x + 6, 18, x + 11, 9, x + 1, 9};
	ent_str words = ent_str_of(text);
	if (ink == ENT_INK_OPEN)
		ent_canvas_diamond(canvas, ink, x + 6, 14, 5, (ent_str){0});
	else
		ent_canvas_polygon(canvas, ink, down ? down_points : up_points, 3, (ent_str){0});
	ent_canvas_text(canvas, ENT_INK_TEXT, x + 18, 19, ENT_ANCHOR_START, words);
	return x + 18 + ent_canvas_width(ENT_INK_TEXT, words) + 16;
}

static ent_str description(ent_arena *arena, const ent_dossier *dossier)
{
	ent_str text = {0};
	for (size_t lane = 0; lane < LANES; lane++) {
		size_t n = 0;
		for (size_t i = 0; i < dossier->n_entries; i++)
			n += is_drawn(&dossier->entries[i]) && lane_of(&dossier->entries[i]) == lane;
		if (n)
			text = ent_str_format(arena, "%.*s%s%s: %zu", ENT_FMT(text), text.len ? "; " : "", lanes[lane].name, n);
	}
	return ent_str_format(arena, "Dated happenings by kind. %.*s. The list below holds them in words.", ENT_FMT(text));
}

void ent_chart_timeline(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier)
{
	if (!ent_chart_timeline_shows(dossier))
		return;
	plot *this = ENT_NEW(arena, plot);
	*this = (plot){.canvas = canvas, .arena = arena, .dossier = dossier};
	measure(this);
	double bottom = this->y[LANES - 1] + MARK / 2.0 + 6, x = LEFT;
	ent_canvas_open(canvas, "timeline-chart", WIDTH, bottom + AXIS,
					ent_str_format(arena, "%.*s: timeline", ENT_FMT(dossier->title)), description(arena, dossier));
	x = key(canvas, x, ENT_INK_UP, false, "cooperation in deed");
	x = key(canvas, x, ENT_INK_OPEN_UP, false, "in word");
	x = key(canvas, x, ENT_INK_DOWN, true, "conflict in deed");
	x = key(canvas, x, ENT_INK_OPEN_DOWN, true, "in word");
	key(canvas, x, ENT_INK_OPEN, false, "promised or planned");
	for (size_t i = 0; i < LANES; i += 2) {
		double top = i ? this->y[i - 1] + MARK / 2.0 + 6 : TOP, end = this->y[i] + MARK / 2.0 + 6;
		ent_canvas_rect(canvas, ENT_INK_WASH, 0, top, WIDTH, end - top, (ent_str){0});
	}
	int from = ent_when_year(this->first), to = ent_when_year(this->last), step = ent_chart_step(to - from + 1, 14);
	for (int year = from; year <= to; year++) {
		if (year % step)
			continue;
		double at = x_of(this, 2 * (int64_t)ent_day_from(year, 1, 1));
		ent_canvas_line(canvas, ENT_INK_GRID, at, TOP, at, bottom);
		ent_canvas_text(canvas, ENT_INK_TEXT, at, bottom + 17, ENT_ANCHOR_MIDDLE, ent_str_format(arena, "%d", year));
	}
	for (size_t i = 0; i < LANES; i++)
		ent_canvas_text(canvas, ENT_INK_TEXT, 8, this->y[i] + 4, ENT_ANCHOR_START, ent_str_of(lanes[i].name));
	draw_marks(this);
	ent_canvas_line(canvas, ENT_INK_AXIS, LEFT, bottom, WIDTH - RIGHT, bottom);
	ent_canvas_close(canvas);
}
