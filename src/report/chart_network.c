/* The signed network on a circle, the states asked for at its left and right. */
#include "report/chart.h"

#include "report/svg.h"
#include "report/ties.h"

#include <math.h>

enum { WIDTH = 640, HEIGHT = 400, RADIUS_X = 190, RADIUS_Y = 150, NODE = 7, LABEL = 14 };
static const double pi = 3.14159265358979323846;

static const char css[] =
	".n-plus{stroke:var(--coop,#0b62a8);stroke-width:3}.n-minus{stroke:var(--conf,#b5460f);stroke-width:3;"
	"stroke-dasharray:9 5}.n-none{stroke:var(--soft,#56606b);stroke-width:1;stroke-dasharray:1 4}"
	".n-node{fill:var(--ink,#1b1f24)}.n-text{fill:var(--ink,#1b1f24);font:14px system-ui,sans-serif;"
	"paint-order:stroke;stroke:var(--paper,#fff);stroke-width:5px}"
	".n-key{fill:var(--soft,#56606b);font:12px system-ui,sans-serif}";

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

static double x_of(uint32_t node, size_t n_nodes)
{
	return WIDTH / 2.0 + RADIUS_X * cos(angle_of(node, n_nodes) * pi);
}

static double y_of(uint32_t node, size_t n_nodes)
{
	return HEIGHT / 2.0 - 10 + RADIUS_Y * sin(angle_of(node, n_nodes) * pi);
}

static ent_str description(ent_arena *arena, const ent_dossier *dossier)
{
	const ent_network *network = dossier->network;
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

static void key(ent_html *html, double x, const char *class, const char *text)
{
	ent_svg_line(html, class, x, HEIGHT - 14, x + 34, HEIGHT - 14);
	ent_svg_text(html, "n-key", x + 42, HEIGHT - 10, "start", ent_str_of(text));
}

void ent_chart_network(ent_html *html, ent_arena *arena, const ent_dossier *dossier)
{
	const ent_network *network = dossier->network;
	if (!network || network->n_nodes < 3 || !network->n_ties)
		return;
	size_t n = network->n_nodes;
	ent_html_begin(html, "figure", NULL);
	ent_svg_open(html, "network", WIDTH, HEIGHT,
				 ent_str_format(arena, "%.*s: the states around them", ENT_FMT(dossier->title)),
				 description(arena, dossier));
	ent_html_constant(html, "style", css);
	for (size_t i = 0; i < network->n_ties; i++) {
		const ent_tie *tie = &network->ties[i];
		ent_svg_line(html,
					 tie->sign > 0   ? "n-plus"
					 : tie->sign < 0 ? "n-minus"
									 : "n-none",
					 x_of(tie->a, n), y_of(tie->a, n), x_of(tie->b, n), y_of(tie->b, n));
	}
	for (uint32_t node = 0; node < n; node++) {
		double x = x_of(node, n), y = y_of(node, n);
		bool side = node < 2;
		const char *anchor = !side ? "middle" : node ? "start" : "end";
		ent_svg_circle(html, "n-node", x, y, NODE, dossier->nodes[node]);
		ent_svg_text(html, "n-text", side ? x + (node ? LABEL : -LABEL) : x,
					 side                    ? y + 5
					 : y < HEIGHT / 2.0 - 10 ? y - LABEL
											 : y + LABEL + 8,
					 anchor, dossier->nodes[node]);
	}
	key(html, 60, "n-plus", "friendly");
	key(html, 220, "n-minus", "hostile");
	key(html, 380, "n-none", "unclear, or too little told");
	ent_html_close(html);
	ent_html_close(html);
	ent_html_newline(html);
}
