/* What charts draw on: shapes in inks, with one writer for the page (SVG) and one for print (PDF, report/sheet.h).
 *
 *     chart ─shapes in inks→ canvas ┬ svg → HTML page, file
 *                                   └ pdf
 *
 * An ink says what a shape means; how it looks is one row of a table (canvas.c), from which the style sheet of the
 * page and the colours of print are both made. Inks stay apart without colour: by fill and hatching, by dashes. */
#ifndef ENT_REPORT_CANVAS_H
#define ENT_REPORT_CANVAS_H

#include "report/html.h"

typedef enum ent_ink {
	ENT_INK_PAPER,     /* fill: the ground */
	ENT_INK_UP,        /* fill: cooperation, in deed */
	ENT_INK_DOWN,      /* fill: conflict, in deed */
	ENT_INK_UP_WORD,   /* hatched, with an edge: in word */
	ENT_INK_DOWN_WORD, /* the same */
	ENT_INK_SECOND,    /* fill: another of two things compared */
	ENT_INK_INK,       /* fill: marks of any kind */
	ENT_INK_REACH,     /* fill, faint: intervals */
	ENT_INK_WASH,      /* fill, faint: the ground of every other row */
	ENT_INK_OPEN,      /* edge: promised, planned */
	ENT_INK_OPEN_UP,   /* edge: in word, cooperative */
	ENT_INK_OPEN_DOWN, /* edge: in word, conflictual */
	ENT_INK_AXIS,      /* line */
	ENT_INK_GRID,      /* line, faint */
	ENT_INK_MEAN,      /* line, strong */
	ENT_INK_TURN,      /* line, broken */
	ENT_INK_FRIENDLY,  /* line, strong */
	ENT_INK_HOSTILE,   /* line, strong and broken */
	ENT_INK_UNSURE,    /* line, dotted */
	ENT_INK_TEXT,      /* words */
	ENT_INK_SOFT,      /* words, small and pale */
	ENT_INK_LABEL      /* words, with a rim of paper */
} ent_ink;
enum { ENT_INKS = ENT_INK_LABEL + 1 };

typedef enum ent_anchor { ENT_ANCHOR_START, ENT_ANCHOR_MIDDLE, ENT_ANCHOR_END } ent_anchor;

/* How an ink looks. Colours are the names of the page's variables ("coop"), without "--"; NULL: none. */
typedef struct ent_ink_look {
	const char *class; /* in the style sheet: "c-up" */
	const char *fill, *stroke;
	double width;     /* [px] of the stroke */
	double dash, gap; /* [px]; 0: unbroken */
	double opacity;   /* [0..1] */
	double size;      /* [px] of words; 0: no words */
	bool rim;         /* of paper around words */
	int hatch;        /* [degrees]; 0: filled whole */
} ent_ink_look;

const ent_ink_look *ent_ink_look_of(ent_ink ink);

/* The colour behind a name in light and in print, "#0b62a8"; a constant. */
const char *ent_ink_colour(const char *name);

/* The style sheet of all inks, NUL-terminated, in `arena`. */
const char *ent_ink_css(ent_arena *arena);

typedef struct ent_canvas ent_canvas;

/* What a canvas can do; coordinates in pixels of the chart, y downwards. `tip` may be missing: words shown when one
 * points at the shape. */
typedef struct ent_canvas_kind {
	void (*open)(ent_canvas *canvas, const char *id, double width, double height, ent_str title, ent_str description);
	void (*rect)(ent_canvas *canvas, ent_ink ink, double x, double y, double width, double height, ent_str tip);
	void (*line)(ent_canvas *canvas, ent_ink ink, double x1, double y1, double x2, double y2);
	void (*circle)(ent_canvas *canvas, ent_ink ink, double x, double y, double radius, ent_str tip);
	void (*polygon)(ent_canvas *canvas, ent_ink ink, const double *points, size_t n, ent_str tip);
	void (*text)(ent_canvas *canvas, ent_ink ink, double x, double y, ent_anchor anchor, ent_str text);
	void (*close)(ent_canvas *canvas);
} ent_canvas_kind;

struct ent_canvas {
	const ent_canvas_kind *kind;
	void *to;
	const char *id;  /* of the chart being drawn */
	const char *css; /* SVG: for a chart that stands alone; NULL: the page has it */
};

/* One that writes SVG with `html`, which must outlive it. A chart's <title> and <desc> are for those who do not see it;
 * its id is unique in the page. `css`: ent_ink_css, written into each chart; NULL: the page has it. */
ent_canvas ent_canvas_svg(ent_html *html, const char *css);

void ent_canvas_open(ent_canvas *canvas, const char *id, double width, double height, ent_str title,
					 ent_str description);
void ent_canvas_rect(ent_canvas *canvas, ent_ink ink, double x, double y, double width, double height, ent_str tip);
void ent_canvas_line(ent_canvas *canvas, ent_ink ink, double x1, double y1, double x2, double y2);
void ent_canvas_circle(ent_canvas *canvas, ent_ink ink, double x, double y, double radius, ent_str tip);
void ent_canvas_polygon(ent_canvas *canvas, ent_ink ink, const double *points, size_t n, ent_str tip);
void ent_canvas_text(ent_canvas *canvas, ent_ink ink, double x, double y, ent_anchor anchor, ent_str text);
void ent_canvas_close(ent_canvas *canvas);

/* A diamond around a point: what is promised or planned. */
void ent_canvas_diamond(ent_canvas *canvas, ent_ink ink, double x, double y, double reach, ent_str tip);

/* About how wide words of an ink are [px]: for laying out labels. */
double ent_canvas_width(ent_ink ink, ent_str text);

#endif
