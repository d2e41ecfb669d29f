/* The dossier's model: entries from occurrences, and the lists that are read off them. Each list is one pass over the
 * entries, or over what the record gave beside the events. */
#include "report/dossier.h"

#include "base/map.h"
#include "base/vec.h"
#include "report/cite.h"
#include "report/dossier_link.h"
#include "report/figure.h"
#include "report/headline.h"
#include "report/listed.h"
#include "report/summary.h"
#include "report/top.h"
#include "report/weigh.h"
#include "report/when.h"

#include <assert.h>
#include <stdlib.h>

static ent_focus focus_of(ent_arena *arena, const ent_dossier_options *options)
{
	ent_str *codes = ENT_NEWN(arena, ent_str, options->n_states);
	uint32_t *groups = ENT_NEWN(arena, uint32_t, options->n_states);
	for (size_t i = 0; i < options->n_states; i++) {
		codes[i] = options->states[i].iso;
		groups[i] = options->states[i].group;
	}
	return (ent_focus){.codes = codes, .groups = groups, .n = options->n_states};
}

static void make_entries(ent_arena *arena, ent_dossier *dossier, const ent_ledgers *ledgers)
{
	dossier->n_entries = dossier->occurrences->n;
	dossier->entries = ENT_NEWN(arena, ent_entry, dossier->n_entries);
	for (size_t i = 0; i < dossier->n_entries; i++) {
		const ent_occurrence *occurrence = &dossier->occurrences->at[i];
		ent_entry *entry = &dossier->entries[i];
		ent_quad quad;
		entry->occurrence = occurrence;
		entry->headline = ent_headline_of(arena, occurrence->best, dossier->options);
		entry->dated = ent_date_placed(&occurrence->date);
		entry->when =
			entry->dated ? ent_local_date(arena, dossier->options->local, &occurrence->date) : ENT_STR("undated");
		entry->reality = ent_reality_of(occurrence->best->status);
		entry->ledgers = ent_ledgers_of(ledgers, occurrence);
		dossier->n_pending += entry->reality == ENT_REALITY_PENDING;
		dossier->n_undone += entry->reality == ENT_REALITY_UNDONE;
		if (entry->reality != ENT_REALITY_DONE)
			continue;
		dossier->n_done++;
		dossier->n_dated += entry->dated;
		if (ent_quad_parse(occurrence->best->quad, &quad))
			dossier->n_quad[quad]++;
	}
	ent_weigh_entries(arena, dossier->entries, dossier->n_entries);
}

typedef ENT_VEC(uint32_t) numbers;

typedef struct parties {
	ent_arena *arena;
	ent_map codes;
	ENT_VEC(ent_third_party) all;
	ENT_VEC(numbers) entries;
} parties;

static void add_party(parties *these, const ent_record_participant *who, uint32_t entry,
					  const ent_dossier_options *options)
{
	ent_str code = who->country.len ? who->country : who->code;
	if (!code.len)
		return;
	uint32_t at = ent_map_get(&these->codes, code);
	if (at == ENT_MAP_NONE) {
		at = (uint32_t)these->all.n;
		ent_map_put(&these->codes, code, at);
		ent_str name = who->country.len ? ent_headline_state(these->arena, code, options)
					   : who->name.len  ? who->name
										: code;
		*ent_push(these->arena, &these->all) = (ent_third_party){
			.code = code, .state = who->country.len > 0, .name = ent_headline_capital(these->arena, name)};
		ent_push(these->arena, &these->entries);
	}
	assert(at < these->entries.n);
	numbers *list = &these->entries.at[at];
	if (!list->n || list->at[list->n - 1] != entry)
		*ent_push(these->arena, list) = entry;
}

static int by_size(const void *a, const void *b)
{
	const ent_third_party *x = a, *y = b;
	return x->n != y->n ? (x->n < y->n ? 1 : -1) : ent_str_cmp(x->name, y->name);
}

/* Whoever takes part beside the states asked for. A place is no party. */
static void find_thirds(ent_arena *arena, ent_dossier *dossier, const ent_focus *focus)
{
	parties these = {.arena = arena, .codes = ent_map_new(arena)};
	for (uint32_t i = 0; i < dossier->n_entries; i++) {
		const ent_occurrence *occurrence = dossier->entries[i].occurrence;
		for (size_t t = 0; t < occurrence->n; t++) {
			const ent_record_event *event = occurrence->tellings[t].event;
			for (size_t k = 0; k < event->n_participants; k++) {
				const ent_record_participant *who = &event->participants[k];
				bool party = !ent_str_is(who->role, "place") && !ent_str_is(who->role, "instrument");
				if (party && ent_focus_group(focus, who->country) == ENT_FOCUS_NONE)
					add_party(&these, who, i, dossier->options);
			}
		}
	}
	for (size_t i = 0; i < these.all.n; i++) {
		these.all.at[i].entries = these.entries.at[i].at;
		these.all.at[i].n = these.entries.at[i].n;
	}
	dossier->thirds = these.all.at;
	dossier->n_thirds = these.all.n;
	if (these.all.n)
		qsort(these.all.at, these.all.n, sizeof *these.all.at, by_size);
}

static int by_key(const void *a, const void *b)
{
	const ent_contribution *x = a, *y = b;
	return (x->source->key > y->source->key) - (x->source->key < y->source->key);
}

static void find_contributions(ent_arena *arena, ent_dossier *dossier, const ent_dossier_input *input)
{
	dossier->n_contributions = input->n_sources;
	dossier->contributions = ENT_NEWN(arena, ent_contribution, input->n_sources);
	for (size_t i = 0; i < input->n_sources; i++)
		dossier->contributions[i].source = &input->sources[i];
	qsort(dossier->contributions, input->n_sources, sizeof *dossier->contributions, by_key);
	for (size_t i = 0; i < dossier->occurrences->n; i++) {
		const ent_occurrence *occurrence = &dossier->occurrences->at[i];
		for (size_t t = 0; t < occurrence->n; t++) {
			ent_contribution key = {.source = occurrence->tellings[t].event->source};
			ent_contribution *found =
				bsearch(&key, dossier->contributions, input->n_sources, sizeof *dossier->contributions, by_key);
			if (!found)
				continue;
			bool again = occurrence->tellings[t].again;
			found->events++;
			found->occurrences += !again;
			found->alone += !again && occurrence->n_sources == 1;
		}
	}
}

ent_status ent_dossier_of(ent_arena *arena, const ent_dossier_input *input, const ent_dossier_options *options,
						  ent_dossier **ret_dossier, ent_error *error)
{
	if (!options->n_states)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1, "a dossier needs at least one state");
	const ent_ledgers *ledgers;
	ent_status status = ent_ledgers_load(arena, options->data, &ledgers, error);
	if (status)
		return status;
	ent_dossier *dossier = ENT_NEW(arena, ent_dossier);
	ent_focus *focus = ENT_NEW(arena, ent_focus);
	*focus = focus_of(arena, options);
	focus->joins = input->joins;
	focus->n_joins = input->n_joins;
	dossier->focus = focus;
	dossier->arena = arena;
	dossier->options = options;
	dossier->occurrences = ent_occurrences_of(arena, input->events, input->n_events, focus);
	dossier->series = ent_series_of(arena, dossier->occurrences, ENT_GRAIN_YEAR);
	dossier->phases = ent_phases_of(arena, dossier->occurrences);
	dossier->dyads = ent_dyads_of(arena, dossier->occurrences, focus);
	make_entries(arena, dossier, ledgers);
	find_thirds(arena, dossier, focus);
	find_contributions(arena, dossier, input);
	ent_figure_groups(arena, dossier, ledgers, input);
	ent_dossier_link(arena, dossier, input, ledgers, focus);
	ent_top_pick(arena, dossier);
	ent_listed_choose(arena, dossier);
	ent_cite_gather(arena, dossier);
	ent_cite_texts(arena, dossier);
	dossier->silences = input->silences;
	dossier->n_silences = input->n_silences;
	dossier->problems = input->problems;
	dossier->n_problems = input->n_problems;
	ent_summary_write(arena, dossier);
	*ret_dossier = dossier;
	return ENT_OK;
}
