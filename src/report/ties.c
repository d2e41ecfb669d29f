#include "report/ties.h"

static const double ninety_five = 1.96;

static const char *word_of(const ent_tie *tie)
{
	return tie->sign > 0 ? "friendly" : tie->sign < 0 ? "hostile" : "unclear";
}

ent_str ent_ties_text(ent_arena *arena, const ent_tie *tie)
{
	if (!tie)
		return ENT_STR("nothing told");
	double size = tie->mean < 0 ? -tie->mean : tie->mean;
	const char *sign = tie->mean < -0.05 ? "\xE2\x88\x92" : tie->mean > 0.05 ? "+" : "";
	if (tie->n < 2)
		return ent_str_format(arena, "%s (%s%.1f of %u)", word_of(tie), sign, size, tie->n);
	return ent_str_format(arena, "%s (%s%.1f \xC2\xB1 %.1f of %u)", word_of(tie), sign, size, ninety_five * tie->error,
						  tie->n);
}

bool ent_ties_any(const ent_dossier *dossier, uint32_t third)
{
	for (uint32_t own = 0; own < dossier->n_own; own++)
		if (ent_network_tie(dossier->network, own, third))
			return true;
	return false;
}

ent_str ent_ties_triad(ent_arena *arena, const ent_dossier *dossier, uint32_t third)
{
	const ent_network *network = dossier->network;
	for (size_t i = 0; dossier->n_own == 2 && i < network->n_triads; i++) {
		const ent_triad *triad = &network->triads[i];
		if (triad->node[0] != 0 || triad->node[1] != 1 || triad->node[2] != third || !triad->balance)
			continue;
		int a = triad->tie[1]->sign, b = triad->tie[2]->sign;
		return ent_str_format(arena, "%s: %s", ent_balance_name(triad->balance),
							  a > 0 && b > 0   ? "a friend of both"
							  : a < 0 && b < 0 ? "against both"
							  : a > 0          ? "with the first, against the second"
											   : "against the first, with the second");
	}
	return (ent_str){0};
}
