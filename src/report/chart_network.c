/* The signed network on a circle, the states asked for at its left and right. */
#include "report/chart.h"

#include "report/ties.h"
#include "report/turns.h"

#include <math.h>

enum { KEY = 34 /* [px] of the foot of the large one */ };
static const double pi = 3.14159265358979323846;

/* The large one for all times, a small one a phase. */
typedef struct size {
	double width, height, radius_x, radius_y, node, label;
} size;
static const size large = {640, 400, 190, 140, 7, 14}, small = {420, 270, 120, 88, 5, 10};

/* Where a node stands [turns of pi]: the first at the left, the second at the right, the rest between, over and under.
 */
static double angle_of(uint32_t node, size_t n_nodes)
{
	if (node < 2)
		return node ? 0 : 1;
	size_t rest = n_nodes - 2, above = (rest + 1) / 2, i = node - 2, pair = i / 2;
	bool over = i % 2 == 0;
	size_t n = over ? above : rest - above;
	double share = ((double)pair + 1) / ((double)n + 1);
	return over ? 1 + share : 1 - share;
}

static double x_of(const size *of, uint32_t node, size_t n_nodes)
{
	return of->width / 2 + of->radius_x * cos(angle_of(node, n_nodes) * pi);
}

static double y_of(const size *of, uint32_t node, size_t n_nodes)
{
	double foot = of == &large ? KEY : 0;
	return (of->height - foot) / 2 + of->radius_y * sin(angle_of(node, n_nodes) * pi);
}

static const ent_network *network_of(const ent_dossier *dossier, size_t phase)
{
	if (phase == ENT_CHART_ALL_PHASES)
		return dossier->network;
	return dossier->phase_networks && phase < dossier->phases->n ? dossier->phase_networks[phase] : NULL;
}

bool ent_chart_network_shows(const ent_dossier *dossier, size_t phase)
{
	const ent_network *network = network_of(dossier, phase);
	return network && network->n_nodes >= 3 && network->n_ties;
}

static ent_str description(ent_arena *arena, const ent_dossier *dossier, const ent_network *network)
{
	ent_str text = ENT_STR("Ties with a sign: ");
	bool any = false;
	for (size_t i = 0; i < network->n_ties; i++) {
		const ent_tie *tie = &network->ties[i];
		if (!tie->sign)
			continue;
		ent_str a = dossier->nodes[tie->a], b = dossier->nodes[tie->b], how = ent_ties_text(arena, tie);
		ent_str one = ent_str_format(arena, "%.*s and %.*s %.*s", ENT_FMT(a), ENT_FMT(b), ENT_FMT(how));
		text = ent_str_join(arena, text, any ? ENT_STR("; ") : ENT_STR(""), one);
		any = true;
	}
	return any ? text : ENT_STR("No tie has a sign: too little is told.");
}

static void key(ent_canvas *canvas, double x, ent_ink ink, const char *text)
{
	double y = large.height - 14;
	ent_canvas_line(canvas, ink, x, y, x + 34, y);
	ent_canvas_text(canvas, ENT_INK_SOFT, x + 42, y + 4, ENT_ANCHOR_START, ent_str_of(text));
}

static void draw_nodes(ent_canvas *canvas, const ent_dossier *dossier, const size *of)
{
	size_t n = dossier->network->n_nodes;
	double middle = (of->height - (of == &large ? KEY : 0)) / 2;
	for (uint32_t node = 0; node < n; node++) {
		double x = x_of(of, node, n), y = y_of(of, node, n);
		bool side = node < 2;
		ent_anchor anchor = !side ? ENT_ANCHOR_MIDDLE : node ? ENT_ANCHOR_START : ENT_ANCHOR_END;
		ent_canvas_circle(canvas, ENT_INK_INK, x, y, of->node, dossier->nodes[node]);
		double below = side ? y + 5 : y < middle ? y - of->label : y + of->label + 8;
		ent_canvas_text(canvas, ENT_INK_LABEL, side ? x + (node ? of->label : -of->label) : x, below, anchor,
						dossier->nodes[node]);
	}
}

void ent_chart_network(ent_canvas *canvas, ent_arena *arena, const ent_dossier *dossier, size_t phase)
{
	const ent_network *network = network_of(dossier, phase);
	bool all = phase == ENT_CHART_ALL_PHASES;
	const size *of = all ? &large : &small;
	if (!ent_chart_network_shows(dossier, phase))
		return;
	size_t n = network->n_nodes;
	ent_str id = all ? ENT_STR("network") : ent_str_format(arena, "network-%zu", phase + 1);
	ent_str when = all ? (ent_str){0} : ent_turns_span(arena, dossier->phases, phase);
	ent_canvas_open(canvas, id.ptr, of->width, of->height,
					ent_str_format(arena, "%.*s: the states around them%s%.*s", ENT_FMT(dossier->title),
								   all ? "" : ", ", ENT_FMT(when)),
					description(arena, dossier, network));
	for (size_t i = 0; i < network->n_ties; i++) {
		const ent_tie *tie = &network->ties[i];
		ent_ink ink = tie->sign > 0 ? ENT_INK_FRIENDLY : tie->sign < 0 ? ENT_INK_HOSTILE : ENT_INK_UNSURE;
		ent_canvas_line(canvas, ink, x_of(of, tie->a, n), y_of(of, tie->a, n), x_of(of, tie->b, n),
						y_of(of, tie->b, n));
	}
	draw_nodes(canvas, dossier, of);
	if (all) {
		key(canvas, 60, ENT_INK_FRIENDLY, "friendly");
		key(canvas, 220, ENT_INK_HOSTILE, "hostile");
		key(canvas, 380, ENT_INK_UNSURE, "unclear, or too little told");
	} else {
		ent_canvas_text(canvas, ENT_INK_TEXT, 4, 16, ENT_ANCHOR_START, when);
	}
	ent_canvas_close(canvas);
}
