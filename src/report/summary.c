/* Summary: every number in it is a count of the model; every word beside them is fixed. */
#include "report/summary.h"

#include "report/headline.h"
#include "report/turns.h"
#include "report/when.h"

enum { MOST_NAMES = 12 };

static bool is_first_of_group(const ent_dossier_options *options, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (options->states[j].group == options->states[i].group)
			return false;
	return true;
}

/* The name of each group once, by its first state: "Pakistan", "Russia". */
static size_t group_names(ent_arena *arena, const ent_dossier_options *options, ent_str *names, size_t most)
{
	size_t n = 0;
	for (size_t i = 0; i < options->n_states && n < most; i++)
		if (is_first_of_group(options, i))
			names[n++] = ent_headline_article(arena, options->states[i].name);
	return n;
}

/* " (the Soviet Union counted as Russia)" */
static ent_str predecessors(ent_arena *arena, const ent_dossier_options *options)
{
	ent_str parts[MOST_NAMES];
	size_t n = 0;
	for (size_t i = 0; i < options->n_states && n < MOST_NAMES; i++) {
		size_t first = 0;
		if (is_first_of_group(options, i))
			continue;
		while (options->states[first].group != options->states[i].group)
			first++;
		ent_str name = ent_headline_article(arena, options->states[i].name);
		ent_str heir = ent_headline_article(arena, options->states[first].name);
		parts[n++] = ent_str_format(arena, "%.*s counted as %.*s", ENT_FMT(name), ENT_FMT(heir));
	}
	ent_str list = ent_headline_list(arena, parts, n);
	return n ? ent_str_format(arena, " (%.*s)", ENT_FMT(list)) : ENT_STR("");
}

static ent_str plural(ent_arena *arena, size_t n, const char *one, const char *many)
{
	ent_str count = ent_count_text(arena, n);
	return ent_str_format(arena, "%.*s %s", ENT_FMT(count), n == 1 ? one : many);
}

static ent_str parties(ent_arena *arena, const ent_dossier *dossier)
{
	ent_str names[MOST_NAMES], before = predecessors(arena, dossier->options);
	size_t n = group_names(arena, dossier->options, names, MOST_NAMES);
	ent_str list = ent_headline_list(arena, names, n);
	const char *word = n == 1 ? "that concern" : n == 2 ? "between" : "among";
	return ent_str_format(arena, "%s %.*s%.*s", word, ENT_FMT(list), ENT_FMT(before));
}

static size_t contributing(const ent_dossier *dossier)
{
	size_t n = 0;
	while (n < dossier->n_contributions && dossier->contributions[n].occurrences)
		n++;
	return n;
}

/* Wider than that a date tells of an age: it says nothing of when the story begins or ends. */
static bool is_age(const ent_date *date)
{
	const int64_t widest = 3 * 366;
	return (int64_t)date->hi - date->lo > widest && date->lo != ENT_DAY_PAST && date->hi != ENT_DAY_FUTURE;
}

/* The years of what was done and dated, those of wide dates only where there are no others; false when there is none.
 */
static bool span(const ent_dossier *dossier, int *first, int *last)
{
	bool any = false;
	for (int pass = 0; pass < 2 && !any; pass++)
		for (size_t i = 0; i < dossier->n_entries; i++) {
			const ent_entry *entry = &dossier->entries[i];
			const ent_date *date = &entry->occurrence->date;
			if (!entry->dated || entry->reality != ENT_REALITY_DONE || (pass == 0 && is_age(date)))
				continue;
			bool lo_open = date->lo == ENT_DAY_PAST, hi_open = date->hi == ENT_DAY_FUTURE;
			int lo = ent_when_year(lo_open ? date->hi : date->lo), hi = ent_when_year(hi_open ? date->lo : date->hi);
			*first = !any || lo < *first ? lo : *first;
			*last = !any || hi > *last ? hi : *last;
			any = true;
		}
	return any;
}

static ent_str some(ent_arena *arena, size_t n)
{
	return n ? ent_count_text(arena, n) : ENT_STR("none");
}

static ent_str quads(ent_arena *arena, const ent_dossier *dossier)
{
	const size_t *n = dossier->n_quad;
	size_t good = n[ENT_QUAD_VERBAL_COOPERATION] + n[ENT_QUAD_MATERIAL_COOPERATION];
	size_t bad = n[ENT_QUAD_VERBAL_CONFLICT] + n[ENT_QUAD_MATERIAL_CONFLICT];
	if (good + bad == 1)
		return ent_str_format(arena, "%s, in %s", good ? "cooperative" : "conflictual",
							  n[ENT_QUAD_MATERIAL_COOPERATION] + n[ENT_QUAD_MATERIAL_CONFLICT] ? "deed" : "word");
	ent_str g = ent_count_text(arena, good), b = ent_count_text(arena, bad);
	ent_str gm = some(arena, n[ENT_QUAD_MATERIAL_COOPERATION]), bm = some(arena, n[ENT_QUAD_MATERIAL_CONFLICT]);
	ent_str text = good ? ent_str_format(arena, "%.*s cooperative (%.*s in deed)", ENT_FMT(g), ENT_FMT(gm))
						: ENT_STR("none cooperative");
	return bad ? ent_str_format(arena, "%.*s and %.*s conflictual (%.*s in deed)", ENT_FMT(text), ENT_FMT(b),
								ENT_FMT(bm))
			   : ent_str_format(arena, "%.*s, none conflictual", ENT_FMT(text));
}

static ent_str summary(ent_arena *arena, const ent_dossier *dossier)
{
	size_t n_sources = contributing(dossier);
	ent_str whom = parties(arena, dossier), many = plural(arena, dossier->n_contributions, "source", "sources");
	if (!dossier->n_entries)
		return ent_str_format(arena, "The record, %.*s read, holds no happenings %.*s.", ENT_FMT(many), ENT_FMT(whom));
	ent_str tellers = ent_count_text(arena, n_sources);
	const char *tell = n_sources == 1 ? "source tells" : "sources tell";
	ent_str done = plural(arena, dossier->n_done, "happening", "happenings"), classes = quads(arena, dossier);
	int first = 0, last = 0;
	if (!dossier->n_done)
		return ent_str_format(arena,
							  "Nothing %.*s is told of as done; %.*s %s only of what was planned, promised, "
							  "hoped for or denied.",
							  ENT_FMT(whom), ENT_FMT(tellers), tell);
	if (!span(dossier, &first, &last)) {
		return ent_str_format(arena, "%.*s %s of %.*s %.*s, none of them dated: %.*s.", ENT_FMT(tellers), tell,
							  ENT_FMT(done), ENT_FMT(whom), ENT_FMT(classes));
	}
	ent_str years =
		first == last ? ent_str_format(arena, "In %d", first) : ent_str_format(arena, "Between %d and %d", first, last);
	ent_str dated = plural(arena, dossier->n_dated, "dated happening", "dated happenings");
	ent_str undated = plural(arena, dossier->n_done - dossier->n_dated, "undated one", "undated ones");
	ent_str aside = dossier->n_dated == dossier->n_done
						? ENT_STR("")
						: ent_str_join(arena, ENT_STR(", and of "), (ent_str){0}, undated);
	return ent_str_format(arena, "%.*s, %.*s %s of %.*s %.*s%.*s: %.*s.", ENT_FMT(years), ENT_FMT(tellers), tell,
						  ENT_FMT(dated), ENT_FMT(whom), ENT_FMT(aside), ENT_FMT(classes));
}

static ent_str remainder_of(ent_arena *arena, const ent_dossier *dossier)
{
	ent_str parts[2] = {{0}};
	size_t n = 0;
	if (dossier->n_pending) {
		ent_str count = ent_count_text(arena, dossier->n_pending);
		parts[n++] = ent_str_format(arena, "%.*s planned, promised, requested or hoped for", ENT_FMT(count));
	}
	if (dossier->n_undone) {
		ent_str count = ent_count_text(arena, dossier->n_undone);
		parts[n++] = ent_str_format(arena, "%.*s denied or cancelled", ENT_FMT(count));
	}
	ent_str list = n == 2 ? ent_str_join(arena, parts[0], ENT_STR("; "), parts[1]) : parts[0];
	return n ? ent_str_format(arena, "Counted apart: %.*s.", ENT_FMT(list)) : (ent_str){0};
}

static ent_str latest(ent_arena *arena, const ent_dossier *dossier)
{
	const ent_entry *found = NULL;
	for (size_t i = 0; i < dossier->n_entries; i++) { /* they are in the order of their first days */
		const ent_entry *entry = &dossier->entries[i];
		const ent_date *date = &entry->occurrence->date;
		if (!entry->dated || entry->reality != ENT_REALITY_DONE || date->hi == ENT_DAY_FUTURE)
			continue;
		if (!found || date->lo != found->occurrence->date.lo || entry->weight > found->weight)
			found = entry;
	}
	if (!found)
		return (ent_str){0};
	ent_str when = ent_when_phrase(arena, &found->occurrence->date);
	return ent_str_format(arena, "The latest, %.*s: %.*s.", ENT_FMT(when), ENT_FMT(found->headline));
}

ent_str ent_summary_unplaced(ent_arena *arena, const ent_dossier *dossier)
{
	size_t undated = dossier->n_done - dossier->n_dated, wide = 0, hostile = 0;
	for (size_t i = 0; i < dossier->n_entries; i++) {
		const ent_entry *entry = &dossier->entries[i];
		bool drawn = ent_series_places(&entry->occurrence->date, ENT_GRAIN_YEAR);
		if (entry->reality != ENT_REALITY_DONE || drawn)
			continue;
		wide += entry->dated;
		hostile += ent_str_ends(entry->occurrence->best->quad, ENT_STR("CONFLICT"));
	}
	if (!undated && !wide)
		return (ent_str){0};
	ent_str parts[2] = {{0}}, bad = ent_count_text(arena, hostile);
	size_t n = 0;
	if (undated)
		parts[n++] = ent_str_join(arena, ent_count_text(arena, undated), ENT_STR(" "), ENT_STR("undated"));
	if (wide)
		parts[n++] =
			ent_str_join(arena, ent_count_text(arena, wide), ENT_STR(" "), ENT_STR("dated more widely than a year"));
	ent_str list = ent_headline_list(arena, parts, n);
	return hostile ? ent_str_format(arena, "In no year's count: %.*s; %.*s of these conflictual.", ENT_FMT(list),
									ENT_FMT(bad))
				   : ent_str_format(arena, "In no year's count: %.*s.", ENT_FMT(list));
}

void ent_summary_write(ent_arena *arena, ent_dossier *dossier)
{
	ent_str names[MOST_NAMES];
	size_t n = group_names(arena, dossier->options, names, MOST_NAMES);
	dossier->title = ent_headline_capital(arena, ent_headline_list(arena, names, n));
	dossier->summary = summary(arena, dossier);
	dossier->remainder = remainder_of(arena, dossier);
	dossier->turns = ent_turns_summary(arena, dossier->phases);
	dossier->latest = latest(arena, dossier);
}
