/* Layout: Pango breaks a paragraph into lines; the sheet sets line after line and turns the page where the next one
 * does not fit. The cells of a row are paragraphs side by side, set in slices, one a page, until all are through; how
 * wide they are says columns.c. */
#include "report/sheet.h"

#include "report/columns.h"
#include "report/pen.h"
#include "report/visible.h"

#include <cairo-pdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double width = 595.28, height = 841.89, side = 48, top = 50, foot = 54; /* [pt] A4 and its margins */
static const double gutter = 7, row_above = 3, row_below = 3;
static const double smallest = 6.4; /* [pt] of the words of a table with many columns */
enum { NAME = 64 /* [bytes] of a place */ };

static const struct {
	double size, above, below; /* [pt] */
	bool bold, pale;
} looks[] = {
	[ENT_SHEET_TITLE] = {21, 2, 6, true, false},  [ENT_SHEET_SECTION] = {13, 16, 4, true, false},
	[ENT_SHEET_HEAD] = {10, 8, 3, true, false},   [ENT_SHEET_LEAD] = {11.5, 0, 5, false, false},
	[ENT_SHEET_BODY] = {9.5, 0, 4, false, false}, [ENT_SHEET_NOTE] = {8.5, 0, 5, false, true},
	[ENT_SHEET_CELL] = {8.5, 0, 0, false, false},
};

struct ent_sheet {
	ent_buf *out;
	cairo_surface_t *surface;
	cairo_t *cairo;
	PangoFontMap *fonts;                     /* of this sheet alone, so that what it caches ends with it */
	PangoLayout *layouts[ENT_SHEET_COLUMNS]; /* one a cell; the first for paragraphs and charts too */
	PangoLayout *edge;                       /* the foot and the heads of tables: what stands on every page */
	PangoFontDescription *font;
	char title[256];
	double y;   /* [pt] where the next thing goes */
	int page;   /* from 1 */
	bool fresh; /* nothing stands on the page yet */
	ent_sheet_column columns[ENT_SHEET_COLUMNS];
	double x[ENT_SHEET_COLUMNS], wide[ENT_SHEET_COLUMNS]; /* [pt] of each column */
	size_t n_columns;
	double cell;               /* [pt] size of the words of the table in hand */
	ent_letters letters;       /* in a cell of the usual size */
	double left, upper, scale; /* of the chart in hand */
};

/* What Pango is given: the words of the runs one behind the other, all of it visible, and where each run ends. */
typedef struct prepared {
	const ent_run *runs;
	size_t n;
	ent_str text;
	size_t *ends; /* [n] */
} prepared;

/* The buffer keeps its own status. cairo is not told of it: 1.16 crashes where a page with links could not be written.
 */
static cairo_status_t write_bytes(void *payload, const unsigned char *bytes, unsigned n)
{
	ent_buf_add(payload, (ent_str){(const char *)bytes, n});
	return CAIRO_STATUS_SUCCESS;
}

/* --- paragraphs --- */

static prepared prepare(ent_arena *arena, const ent_run *runs, size_t n)
{
	size_t most = 1, at = 0;
	for (size_t i = 0; i < n; i++)
		most += runs[i].text.len * ENT_VISIBLE_SIZE;
	char *text = ent_arena_alloc(arena, most);
	size_t *ends = ENT_NEWN(arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < runs[i].text.len;)
			at += ent_visible_next(runs[i].text, &k, text + at);
		ends[i] = at;
	}
	return (prepared){runs, n, {text, at}, ends};
}

static void paint(PangoAttrList *list, size_t from, size_t to, const char *colour)
{
	unsigned long value = strtoul(ent_ink_colour(colour) + 1, NULL, 16);
	PangoAttribute *attribute = pango_attr_foreground_new(
		(guint16)((value >> 16 & 255) * 257), (guint16)((value >> 8 & 255) * 257), (guint16)((value & 255) * 257));
	attribute->start_index = (guint)from;
	attribute->end_index = (guint)to;
	pango_attr_list_insert(list, attribute);
}

static void lay_out(ent_sheet *sheet, PangoLayout *layout, ent_sheet_look look, double wide, bool right,
					const prepared *words)
{
	PangoAttrList *list = pango_attr_list_new();
	for (size_t i = 0, from = 0; i < words->n; from = words->ends[i++]) {
		const ent_run *run = &words->runs[i];
		if (run->bold) {
			PangoAttribute *bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
			bold->start_index = (guint)from;
			bold->end_index = (guint)words->ends[i];
			pango_attr_list_insert(list, bold);
		}
		if (run->pale || looks[look].pale)
			paint(list, from, words->ends[i], "soft");
		if (run->link.len || run->ink)
			paint(list, from, words->ends[i], run->ink == ENT_INK_DOWN ? "conf" : "coop");
	}
	double size = look == ENT_SHEET_CELL && sheet->n_columns ? sheet->cell : looks[look].size;
	pango_font_description_set_size(sheet->font, (gint)(size * PANGO_SCALE));
	pango_font_description_set_weight(sheet->font, looks[look].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, sheet->font);
	pango_layout_set_width(layout, (int)(wide * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	pango_layout_set_text(layout, words->text.ptr, (int)words->text.len);
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
}

static double units(int pango)
{
	return (double)pango / PANGO_SCALE;
}

/* The links of a line as places on the page that can be clicked. */
static void link_line(ent_sheet *sheet, PangoLayoutLine *line, double x, double y, double tall, const prepared *words)
{
	size_t from = 0, line_from = (size_t)line->start_index, line_to = line_from + (size_t)line->length;
	for (size_t i = 0; i < words->n; from = words->ends[i++]) {
		size_t a = from > line_from ? from : line_from, b = words->ends[i] < line_to ? words->ends[i] : line_to;
		ent_str link = words->runs[i].link;
		int *ranges, n;
		if (!link.len || link.len >= NAME || a >= b)
			continue;
		pango_layout_line_get_x_ranges(line, (int)a, (int)b, &ranges, &n);
		for (int k = 0; k < n; k++) {
			char attributes[NAME + 128];
			(void)snprintf(attributes, sizeof attributes, "rect=[%.1f %.1f %.1f %.1f] dest='%.*s'",
						   x + units(ranges[2 * k]), y, units(ranges[2 * k + 1] - ranges[2 * k]), tall, ENT_FMT(link));
			cairo_tag_begin(sheet->cairo, CAIRO_TAG_LINK, attributes);
			cairo_tag_end(sheet->cairo, CAIRO_TAG_LINK);
		}
		g_free(ranges);
	}
}

/* Sets the lines from `*line` on that end before `limit` [pt]; gives how far they reach and moves `*line` on. At least
 * one where `must`. */
static double set_lines(ent_sheet *sheet, PangoLayout *layout, const prepared *words, double x, double y, double limit,
						bool must, int *line)
{
	PangoLayoutIter *iter = pango_layout_get_iter(layout);
	double reached = y, base = 0;
	bool open = true;
	for (int i = 0; open; open = pango_layout_iter_next_line(iter), i++) {
		int lo, hi;
		if (i < *line)
			continue;
		pango_layout_iter_get_line_yrange(iter, &lo, &hi);
		if (reached == y)
			base = units(lo);
		double end = y + units(hi) - base;
		if (end > limit && !(must && reached == y))
			break;
		PangoRectangle extents;
		pango_layout_iter_get_line_extents(iter, NULL, &extents);
		double left = x + units(extents.x);
		ent_pen_colour(sheet->cairo, "ink", 1);
		cairo_move_to(sheet->cairo, left, y + units(pango_layout_iter_get_baseline(iter)) - base);
		pango_cairo_show_layout_line(sheet->cairo, pango_layout_iter_get_line_readonly(iter));
		link_line(sheet, pango_layout_iter_get_line_readonly(iter), left, y + units(lo) - base, units(hi - lo), words);
		reached = end;
		*line = i + 1;
	}
	pango_layout_iter_free(iter);
	return reached;
}

/* --- pages --- */

static void write_foot(ent_sheet *sheet)
{
	char text[sizeof sheet->title + 32];
	(void)snprintf(text, sizeof text, "%s \xC2\xB7 %d", sheet->title, sheet->page);
	ent_run run = {.text = ent_str_of(text), .pale = true};
	size_t end = run.text.len;
	prepared words = {&run, 1, run.text, &end};
	int line = 0;
	lay_out(sheet, sheet->edge, ENT_SHEET_NOTE, width - 2 * side, false, &words);
	set_lines(sheet, sheet->edge, &words, side, height - foot + 18, height, true, &line);
}

static void turn_page(ent_sheet *sheet)
{
	write_foot(sheet);
	cairo_show_page(sheet->cairo);
	sheet->page++;
	sheet->y = top;
	sheet->fresh = true;
}

static double bottom(void)
{
	return height - foot;
}

static double tall_of(PangoLayout *layout)
{
	int tall;
	pango_layout_get_size(layout, NULL, &tall);
	return units(tall);
}

static void mark_place(ent_sheet *sheet, const char *place)
{
	char attributes[NAME + 64];
	(void)snprintf(attributes, sizeof attributes, "name='%s' x=%.1f y=%.1f", place, side, sheet->y);
	cairo_tag_begin(sheet->cairo, CAIRO_TAG_DEST, attributes);
	cairo_tag_end(sheet->cairo, CAIRO_TAG_DEST);
}

static void add_outline(ent_sheet *sheet, const char *title, const char *place)
{
	char attributes[NAME + 16];
	(void)snprintf(attributes, sizeof attributes, "dest='%s'", place);
	cairo_pdf_surface_add_outline(sheet->surface, CAIRO_PDF_OUTLINE_ROOT, title, attributes, 0);
}

void ent_sheet_place(ent_sheet *sheet, ent_arena *arena, ent_sheet_look look, const char *place, const ent_run *runs,
					 size_t n)
{
	enum { KEEP = 96 /* [pt] that must fit below a heading */ };
	ent_arena_mark mark = ent_arena_here(arena);
	prepared words = prepare(arena, runs, n);
	const char *title = look == ENT_SHEET_SECTION ? ent_str_copy(arena, words.text).ptr : "";
	bool heading = look == ENT_SHEET_SECTION || look == ENT_SHEET_HEAD;
	lay_out(sheet, sheet->layouts[0], look, width - 2 * side, false, &words);
	sheet->y += sheet->fresh ? 0 : looks[look].above;
	double needed = heading ? tall_of(sheet->layouts[0]) + KEEP : 0;
	if (!sheet->fresh && sheet->y + needed > bottom())
		turn_page(sheet);
	if (look == ENT_SHEET_SECTION) {
		ent_pen_colour(sheet->cairo, "ink", 1);
		cairo_set_line_width(sheet->cairo, 1.2);
		cairo_move_to(sheet->cairo, side, sheet->y);
		cairo_line_to(sheet->cairo, width - side, sheet->y);
		cairo_stroke(sheet->cairo);
		sheet->y += 5;
	}
	if (place && strlen(place) < NAME) {
		mark_place(sheet, place);
		if (look == ENT_SHEET_SECTION)
			add_outline(sheet, title, place);
	}
	for (int line = 0, all = pango_layout_get_line_count(sheet->layouts[0]); line < all;) {
		double end = set_lines(sheet, sheet->layouts[0], &words, side, sheet->y, bottom(), sheet->fresh, &line);
		sheet->fresh = sheet->fresh && end == sheet->y;
		sheet->y = end;
		if (line < all)
			turn_page(sheet);
	}
	sheet->y += looks[look].below;
	ent_arena_back(arena, mark);
}

void ent_sheet_text(ent_sheet *sheet, ent_arena *arena, ent_sheet_look look, const ent_run *runs, size_t n)
{
	ent_sheet_place(sheet, arena, look, NULL, runs, n);
}

void ent_sheet_keep(ent_sheet *sheet, double points)
{
	if (!sheet->fresh && sheet->y + points > bottom())
		turn_page(sheet);
}

/* --- tables --- */

static void rule(ent_sheet *sheet, const char *colour, double y)
{
	ent_pen_colour(sheet->cairo, colour, 1);
	cairo_set_line_width(sheet->cairo, .6);
	cairo_move_to(sheet->cairo, side, y);
	cairo_line_to(sheet->cairo, width - side, y);
	cairo_stroke(sheet->cairo);
}

static void write_head(ent_sheet *sheet)
{
	double reached = sheet->y;
	for (size_t i = 0; i < sheet->n_columns; i++) {
		ent_run run = {.text = sheet->columns[i].title, .bold = true, .pale = true};
		size_t end = run.text.len;
		prepared words = {&run, 1, run.text, &end};
		int line = 0;
		lay_out(sheet, sheet->edge, ENT_SHEET_CELL, sheet->wide[i], sheet->columns[i].number, &words);
		double y = set_lines(sheet, sheet->edge, &words, sheet->x[i], sheet->y, height, true, &line);
		reached = y > reached ? y : reached;
	}
	sheet->y = reached + row_below;
	rule(sheet, "soft", sheet->y);
	sheet->fresh = false;
}

void ent_sheet_fit(const ent_sheet *sheet, ent_sheet_column *columns, size_t n, const ent_sheet_cell *cells,
				   size_t n_rows)
{
	ent_columns_measure(&sheet->letters, columns, n, cells, n_rows);
}

void ent_sheet_table(ent_sheet *sheet, const ent_sheet_column *columns, size_t n)
{
	enum { KEEP = 48 /* [pt] for the head and a row */ };
	double shares = 0, x = side, wide[ENT_SHEET_COLUMNS] = {0};
	sheet->n_columns = n < ENT_SHEET_COLUMNS ? n : ENT_SHEET_COLUMNS;
	sheet->cell = looks[ENT_SHEET_CELL].size;
	bool fitted = true;
	for (size_t i = 0; i < sheet->n_columns; i++) {
		sheet->columns[i] = columns[i];
		shares += columns[i].share;
		fitted = fitted && columns[i].least > 0;
	}
	if (fitted)
		sheet->cell *= ent_columns_fit(sheet->columns, sheet->n_columns, width - 2 * side, gutter,
									   smallest / looks[ENT_SHEET_CELL].size, wide);
	for (size_t i = 0; i < sheet->n_columns; i++) {
		if (!fitted)
			wide[i] = (width - 2 * side) * columns[i].share / shares;
		sheet->x[i] = x;
		sheet->wide[i] = wide[i] - gutter;
		x += wide[i];
	}
	if (sheet->y + KEEP > bottom())
		turn_page(sheet);
	write_head(sheet);
}

/* Lays the cells of a row out; gives the height of the tallest. */
static double lay_row(ent_sheet *sheet, const prepared *words, int *ret_lines)
{
	double tallest = 0;
	for (size_t i = 0; i < sheet->n_columns; i++) {
		lay_out(sheet, sheet->layouts[i], ENT_SHEET_CELL, sheet->wide[i], sheet->columns[i].number, &words[i]);
		ret_lines[i] = pango_layout_get_line_count(sheet->layouts[i]);
		tallest = fmax(tallest, tall_of(sheet->layouts[i]));
	}
	return tallest;
}

void ent_sheet_row(ent_sheet *sheet, ent_arena *arena, const ent_sheet_cell *cells)
{
	enum { LINES = 24 /* [pt] of a row that must fit where it is cut */ };
	ent_arena_mark mark = ent_arena_here(arena);
	prepared words[ENT_SHEET_COLUMNS] = {0};
	int lines[ENT_SHEET_COLUMNS] = {0}, all[ENT_SHEET_COLUMNS] = {0};
	for (size_t i = 0; i < sheet->n_columns; i++)
		words[i] = prepare(arena, cells[i].runs, cells[i].n);
	double tallest = lay_row(sheet, words, all);
	bool cut = tallest > (bottom() - top) / 2; /* a shorter row is kept whole */
	bool turn = sheet->y + row_above + (cut ? LINES : tallest) > bottom();
	for (bool left = true; left; turn = left) {
		if (turn) {
			turn_page(sheet);
			write_head(sheet);
		}
		double y = sheet->y + row_above, reached = y;
		left = false;
		for (size_t i = 0; i < sheet->n_columns; i++) {
			double end = set_lines(sheet, sheet->layouts[i], &words[i], sheet->x[i], y, bottom(), true, &lines[i]);
			reached = fmax(reached, end);
			left = left || lines[i] < all[i];
		}
		sheet->y = reached + row_below;
		rule(sheet, "rule", sheet->y);
	}
	sheet->fresh = false;
	ent_arena_back(arena, mark);
}

void ent_sheet_table_end(ent_sheet *sheet)
{
	sheet->n_columns = 0;
	sheet->y += 8;
}

/* --- charts --- */

static void pdf_open(ent_canvas *canvas, const char *id, double wide, double tall, ent_str title, ent_str description)
{
	ent_sheet *sheet = canvas->to;
	double room = width - 2 * side;
	canvas->id = id;
	(void)title;
	(void)description;
	sheet->scale = fmin(room / 960, room / wide); /* charts of the width of a page fill it, narrow ones stay so */
	if (wide < 700)
		sheet->scale = fmin(.62, room / wide);
	if (!sheet->fresh && sheet->y + tall * sheet->scale > bottom())
		turn_page(sheet);
	sheet->left = side;
	sheet->upper = sheet->y + 4;
	cairo_save(sheet->cairo);
	cairo_translate(sheet->cairo, sheet->left, sheet->upper);
	cairo_scale(sheet->cairo, sheet->scale, sheet->scale);
	sheet->y = sheet->upper + tall * sheet->scale + 8;
	sheet->fresh = false;
}

static void pdf_rect(ent_canvas *canvas, ent_ink ink, double x, double y, double wide, double tall, ent_str tip)
{
	ent_sheet *sheet = canvas->to;
	(void)tip;
	cairo_rectangle(sheet->cairo, x, y, wide, tall);
	ent_pen_finish(sheet->cairo, ink);
}

static void pdf_line(ent_canvas *canvas, ent_ink ink, double x1, double y1, double x2, double y2)
{
	ent_sheet *sheet = canvas->to;
	cairo_move_to(sheet->cairo, x1, y1);
	cairo_line_to(sheet->cairo, x2, y2);
	ent_pen_finish(sheet->cairo, ink);
}

static void pdf_circle(ent_canvas *canvas, ent_ink ink, double x, double y, double radius, ent_str tip)
{
	ent_sheet *sheet = canvas->to;
	(void)tip;
	cairo_new_sub_path(sheet->cairo);
	cairo_arc(sheet->cairo, x, y, radius, 0, 2 * G_PI);
	ent_pen_finish(sheet->cairo, ink);
}

static void pdf_polygon(ent_canvas *canvas, ent_ink ink, const double *points, size_t n, ent_str tip)
{
	ent_sheet *sheet = canvas->to;
	(void)tip;
	cairo_new_path(sheet->cairo);
	for (size_t i = 0; i < n; i++)
		cairo_line_to(sheet->cairo, points[2 * i], points[2 * i + 1]);
	cairo_close_path(sheet->cairo);
	ent_pen_finish(sheet->cairo, ink);
}

static void pdf_text(ent_canvas *canvas, ent_ink ink, double x, double y, ent_anchor anchor, ent_str text)
{
	ent_sheet *sheet = canvas->to;
	ent_pen_text(sheet->cairo, sheet->layouts[0], sheet->font, ink, x, y, anchor, text);
}

static void pdf_close(ent_canvas *canvas)
{
	ent_sheet *sheet = canvas->to;
	cairo_restore(sheet->cairo);
	for (size_t i = 0; i < (size_t)ENT_SHEET_COLUMNS; i++)
		pango_cairo_update_layout(sheet->cairo, sheet->layouts[i]);
	pango_cairo_update_layout(sheet->cairo, sheet->edge);
}

ent_canvas ent_sheet_canvas(ent_sheet *sheet)
{
	static const ent_canvas_kind kind = {pdf_open, pdf_rect, pdf_line, pdf_circle, pdf_polygon, pdf_text, pdf_close};
	return (ent_canvas){.kind = &kind, .to = sheet};
}

/* --- the file --- */

static void measure_letters(ent_sheet *sheet)
{
	for (int i = 2 * ' '; i < 2 * (ENT_LETTERS - 1); i++) {
		int letter = i / 2, bold = i % 2;
		char text = (char)letter;
		ent_run run = {.text = {&text, 1}, .bold = bold};
		size_t end = 1;
		int wide;
		prepared words = {&run, 1, run.text, &end};
		lay_out(sheet, sheet->edge, ENT_SHEET_CELL, width, false, &words);
		pango_layout_get_size(sheet->edge, &wide, NULL);
		sheet->letters.advance[bold][letter] = units(wide);
	}
	sheet->letters.other = looks[ENT_SHEET_CELL].size;
}

ent_sheet *ent_sheet_open(ent_buf *out, ent_str title, ent_str created)
{
	char day[16];
	ent_sheet *sheet = calloc(1, sizeof *sheet);
	if (!sheet)
		return NULL;
	sheet->out = out;
	(void)snprintf(sheet->title, sizeof sheet->title, "%.*s", ENT_FMT(title));
	(void)snprintf(day, sizeof day, "%.*s", ENT_FMT(created));
	sheet->surface = cairo_pdf_surface_create_for_stream(write_bytes, out, width, height);
	cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
	cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_CREATOR, "Entente");
	cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_CREATE_DATE, day);
	sheet->cairo = cairo_create(sheet->surface);
	sheet->font = pango_font_description_from_string("Noto Sans, DejaVu Sans, Sans");
	sheet->fonts = pango_cairo_font_map_new();
	PangoContext *context = pango_font_map_create_context(sheet->fonts);
	pango_cairo_update_context(sheet->cairo, context);
	for (size_t i = 0; i < (size_t)ENT_SHEET_COLUMNS; i++)
		sheet->layouts[i] = pango_layout_new(context);
	sheet->edge = pango_layout_new(context);
	g_object_unref(context);
	measure_letters(sheet);
	sheet->y = top;
	sheet->page = 1;
	sheet->fresh = true;
	return sheet;
}

ent_sheet *ent_sheet_close(ent_sheet *sheet)
{
	if (!sheet)
		return NULL;
	write_foot(sheet);
	for (size_t i = 0; i < (size_t)ENT_SHEET_COLUMNS; i++)
		g_object_unref(sheet->layouts[i]);
	g_object_unref(sheet->edge);
	pango_font_description_free(sheet->font);
	g_object_unref(sheet->fonts);
	bool failed = cairo_status(sheet->cairo) != CAIRO_STATUS_SUCCESS;
	cairo_destroy(sheet->cairo);
	cairo_surface_finish(sheet->surface);
	failed |= cairo_surface_status(sheet->surface) != CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(sheet->surface);
	if (failed && !sheet->out->status)
		sheet->out->status = ENT_NOMEM;
	free(sheet);
	return NULL;
}
