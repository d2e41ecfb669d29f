/* Names and means of directions. */
#include "report/dyad_view.h"

#include "report/headline.h"
#include "report/when.h"

static const double ninety_five = 1.96;

const char *const ent_dyad_columns[ENT_DYAD_COLUMNS + 1] = {
	"Who",         "Mean score of what was done", "In deed",           "In word",
	"Conflictual", "Promised or planned",         "Denied, cancelled", NULL};

static ent_str name_of(ent_arena *arena, const ent_dossier *dossier, uint32_t group)
{
	for (size_t i = 0; i < dossier->options->n_states; i++)
		if (dossier->options->states[i].group == group)
			return ent_headline_article(arena, dossier->options->states[i].name);
	return (ent_str){0};
}

/* "Pakistan toward Russia", "Pakistan and Russia together" */
static ent_str direction(ent_arena *arena, const ent_dossier *dossier, const ent_dyad *dyad)
{
	ent_str from = name_of(arena, dossier, dyad->from), to = name_of(arena, dossier, dyad->to);
	return ent_headline_capital(arena,
								ent_str_format(arena, dyad->mutual ? "%.*s and %.*s together" : "%.*s toward %.*s",
											   ENT_FMT(from), ENT_FMT(to)));
}

ent_str ent_mean_text(ent_arena *arena, const ent_mean *mean)
{
	double size = mean->mean < 0 ? -mean->mean : mean->mean;
	const char *sign = mean->mean < -0.05 ? "\xE2\x88\x92" : mean->mean > 0.05 ? "+" : "";
	if (!mean->n)
		return ENT_STR("nothing told");
	if (mean->n == 1)
		return ent_str_format(arena, "%s%.1f of 1", sign, size);
	ent_str n = ent_number_text(arena, mean->n);
	return ent_str_format(arena, "%s%.1f \xC2\xB1 %.1f of %.*s", sign, size, ninety_five * mean->error, ENT_FMT(n));
}

void ent_dyad_cells(ent_arena *arena, const ent_dossier *dossier, const ent_dyad *dyad, ent_str cells[ENT_DYAD_COLUMNS])
{
	cells[0] = direction(arena, dossier, dyad);
	cells[1] = ent_mean_text(arena, &dyad->all);
	cells[2] = ent_mean_text(arena, &dyad->deeds);
	cells[3] = ent_mean_text(arena, &dyad->words);
	uint32_t deeds = dyad->n_quad[ENT_QUAD_MATERIAL_CONFLICT], words = dyad->n_quad[ENT_QUAD_VERBAL_CONFLICT];
	cells[4] = deeds && words   ? ent_str_format(arena, "%u in deed, %u in word", deeds, words)
			   : deeds || words ? ent_str_format(arena, "%u in %s", deeds + words, deeds ? "deed" : "word")
								: ENT_STR("none told");
	cells[5] = ent_mean_text(arena, &dyad->promised);
	cells[6] = dyad->undone ? ent_str_format(arena, "%u", dyad->undone) : ENT_STR("none told");
}
