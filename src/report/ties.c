/* Ties and triads of the network in words. */
#include "report/ties.h"

#include "report/dyad_view.h"

static const char *word_of(const ent_tie *tie)
{
	return tie->sign > 0 ? "friendly" : tie->sign < 0 ? "hostile" : "unclear";
}

ent_str ent_ties_text(ent_arena *arena, const ent_tie *tie)
{
	if (!tie)
		return ENT_STR("nothing told");
	ent_str all = ent_mean_text(arena, &tie->all);
	if (!tie->deeds.n || !tie->words.n) /* all of one sort */
		return ent_str_format(arena, "%s (%.*s, all in %s)", word_of(tie), ENT_FMT(all),
							  tie->deeds.n ? "deed" : "word");
	ent_str deeds = ent_mean_text(arena, &tie->deeds), words = ent_mean_text(arena, &tie->words);
	return ent_str_format(arena, "%s (%.*s; in deed %.*s, in word %.*s)", word_of(tie), ENT_FMT(all), ENT_FMT(deeds),
						  ENT_FMT(words));
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
