/* The states around a relationship: the third parties that take part in most of it, and the network among all. */
#include "report/dossier.h"

#include "report/headline.h"
#include "report/summary.h"

enum { NEAREST = 6 };

ent_focus ent_dossier_around(ent_arena *arena, const ent_dossier *dossier)
{
	const ent_dossier_options *options = dossier->options;
	size_t most = options->n_states + NEAREST, n = 0;
	ent_str *codes = ENT_NEWN(arena, ent_str, most);
	uint32_t *groups = ENT_NEWN(arena, uint32_t, most), n_groups = 0;
	for (; n < options->n_states; n++) {
		codes[n] = options->states[n].iso;
		groups[n] = n_groups;
		for (size_t k = 0; k < n; k++)
			if (options->states[k].group == options->states[n].group)
				groups[n] = groups[k];
		n_groups += groups[n] == n_groups;
	}
	for (size_t i = 0; i < dossier->n_thirds && n < most && n_groups < ENT_NETWORK_MOST; i++)
		if (dossier->thirds[i].state) {
			codes[n] = dossier->thirds[i].code;
			groups[n++] = n_groups++;
		}
	return (ent_focus){.codes = codes, .groups = groups, .n = n};
}

/* Between two phases the middle of the gap divides. */
static bool is_of_phase(const ent_phases *phases, size_t i, const ent_date *date)
{
	if (!ent_date_placed(date) || date->lo == ENT_DAY_PAST || date->hi == ENT_DAY_FUTURE)
		return false;
	int64_t middle = (int64_t)date->lo + date->hi;
	bool after = i == 0 || middle > (int64_t)phases->at[i - 1].to + phases->at[i].from;
	bool before = i + 1 == phases->n || middle <= (int64_t)phases->at[i].to + phases->at[i + 1].from;
	return after && before;
}

void ent_dossier_room(ent_dossier *dossier, const ent_focus *around)
{
	ent_arena *arena = dossier->arena;
	size_t n_nodes = 0;
	for (size_t i = 0; i < around->n; i++)
		n_nodes = around->groups[i] + 1 > n_nodes ? around->groups[i] + 1 : n_nodes;
	dossier->nodes = ENT_NEWN(arena, ent_str, n_nodes);
	dossier->node_codes = ENT_NEWN(arena, ent_str, n_nodes);
	dossier->n_own = 0;
	for (size_t i = 0; i < around->n; i++) {
		uint32_t node = around->groups[i];
		if (dossier->nodes[node].len)
			continue;
		dossier->node_codes[node] = around->codes[i];
		ent_str name = ent_headline_state(arena, around->codes[i], dossier->options);
		dossier->nodes[node] = ent_headline_capital(arena, name);
		dossier->n_own += i < dossier->options->n_states;
	}
	dossier->network = ent_network_new(arena, n_nodes);
	if (dossier->phases->n < 2)
		return;
	dossier->phase_networks = ENT_NEWN(arena, ent_network *, dossier->phases->n);
	for (size_t i = 0; i < dossier->phases->n; i++)
		dossier->phase_networks[i] = ent_network_new(arena, n_nodes);
}

void ent_dossier_surround(ent_dossier *dossier, const ent_record_event *events, size_t n, const ent_focus *around)
{
	ent_arena *arena = dossier->arena;
	ent_network_fill(dossier->network, arena, events, n, around);
	for (size_t i = 0; i < dossier->phases->n && dossier->phase_networks; i++) {
		ent_arena_mark mark = ent_arena_here(arena);
		size_t n_within = 0;
		for (size_t k = 0; k < n; k++)
			n_within += is_of_phase(dossier->phases, i, &events[k].date);
		ent_record_event *within = ENT_SCRATCH(arena, ent_record_event, n_within);
		n_within = 0;
		for (size_t k = 0; k < n; k++)
			if (is_of_phase(dossier->phases, i, &events[k].date))
				within[n_within++] = events[k];
		ent_network_fill(dossier->phase_networks[i], arena, within, n_within, around);
		ent_arena_back(arena, mark);
	}
}
