/* Happenings dated more widely than a year: which they are, whom of a phase they concern, and their bars. Lanes are
 * filled by first fit, in the order of first years. */
#include "report/wide.h"

#include "base/vec.h"
#include "report/headline.h"
#include "report/when.h"

#include <stdlib.h>

bool ent_wide_is(const ent_entry *entry)
{
	ent_quad quad;
	return entry->reality == ENT_REALITY_DONE && entry->dated && ent_quad_parse(entry->occurrence->best->quad, &quad) &&
		   !ent_series_places(&entry->occurrence->date, ENT_GRAIN_YEAR);
}

ent_str ent_wide_caption(const ent_dossier *dossier)
{
	for (size_t i = 0; i < dossier->n_entries; i++)
		if (ent_wide_is(&dossier->entries[i]))
			return ENT_STR(" Thin bars stand over the spans of what is dated more widely than a year.");
	return ENT_STR("");
}

bool ent_wide_meets(const ent_entry *entry, const ent_phase *phase)
{
	const ent_date *date = &entry->occurrence->date;
	return date->lo <= phase->to && date->hi >= phase->from;
}

ent_wide ent_wide_of(const ent_dossier *dossier, size_t phase)
{
	ent_wide wide = {0};
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < dossier->n_entries; i++) {
			const ent_entry *entry = &dossier->entries[i];
			ent_quad quad;
			if (!ent_wide_is(entry) || !ent_wide_meets(entry, &dossier->phases->at[phase]) ||
				!ent_quad_parse(entry->occurrence->best->quad, &quad) || ent_quad_is_conflict(quad) != (pass == 0))
				continue;
			wide.n_quad[quad]++;
			if (wide.n_told < ENT_WIDE_TOLD)
				wide.told[wide.n_told++] = i;
		}
	return wide;
}

static uint32_t all_of(const ent_wide *wide)
{
	uint32_t n = 0;
	for (int quad = 0; quad < ENT_QUADS; quad++)
		n += wide->n_quad[quad];
	return n;
}

static ent_str share(ent_arena *arena, uint32_t words, uint32_t deeds, const char *what)
{
	ent_str all = ent_count_text(arena, words + deeds), some = deeds ? ent_count_text(arena, deeds) : ENT_STR("none");
	return ent_str_format(arena, "%.*s %s (%.*s in deed)", ENT_FMT(all), what, ENT_FMT(some));
}

ent_str ent_wide_line(ent_arena *arena, const ent_wide *wide)
{
	const uint32_t *n = wide->n_quad;
	ent_str parts[2];
	size_t n_parts = 0;
	if (n[ENT_QUAD_VERBAL_CONFLICT] + n[ENT_QUAD_MATERIAL_CONFLICT])
		parts[n_parts++] = share(arena, n[ENT_QUAD_VERBAL_CONFLICT], n[ENT_QUAD_MATERIAL_CONFLICT], "conflictual");
	if (n[ENT_QUAD_VERBAL_COOPERATION] + n[ENT_QUAD_MATERIAL_COOPERATION])
		parts[n_parts++] =
			share(arena, n[ENT_QUAD_VERBAL_COOPERATION], n[ENT_QUAD_MATERIAL_COOPERATION], "cooperative");
	if (!n_parts)
		return (ent_str){0};
	ent_str list = ent_headline_list(arena, parts, n_parts);
	return ent_str_format(arena,
						  "Besides, dated more widely than a year and so in no mean, within it or across it: %.*s.",
						  ENT_FMT(list));
}

ent_str ent_wide_rest(ent_arena *arena, const ent_wide *wide)
{
	size_t rest = all_of(wide) - wide->n_told;
	ent_str n = ent_count_text(arena, rest);
	return rest ? ent_str_format(arena, "and %.*s more", ENT_FMT(n)) : (ent_str){0};
}

static int first_year(const ent_date *date, int first)
{
	int year = date->lo == ENT_DAY_PAST ? first : ent_when_year(date->lo);
	return year < first ? first : year;
}

static int last_year(const ent_date *date, int last)
{
	int year = date->hi == ENT_DAY_FUTURE ? last : ent_when_year(date->hi);
	return year > last ? last : year;
}

void ent_wide_stretch(const ent_dossier *dossier, int *first, int *last)
{
	int years = *last - *first + 1, earliest = *first - years, latest = *last + years, lo = *first, hi = *last;
	for (size_t i = 0; i < dossier->n_entries; i++) {
		const ent_date *date = &dossier->entries[i].occurrence->date;
		if (!ent_wide_is(&dossier->entries[i]))
			continue;
		int from = date->lo == ENT_DAY_PAST ? lo : first_year(date, earliest);
		int to = date->hi == ENT_DAY_FUTURE ? hi : last_year(date, latest);
		lo = from < lo ? from : lo;
		hi = to > hi ? to : hi;
	}
	*first = lo;
	*last = hi;
}

static int by_span(const void *a, const void *b)
{
	const ent_wide_bar *x = a, *y = b;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to != y->to)
		return x->to > y->to ? -1 : 1;
	if (x->quad != y->quad)
		return x->quad > y->quad ? -1 : 1;
	return (x->entry > y->entry) - (x->entry < y->entry);
}

static void lay(ent_wide_bars *bars)
{
	int ends[2][ENT_WIDE_LANES];
	for (size_t i = 0; i < bars->n; i++) {
		ent_wide_bar *bar = &bars->at[i];
		bool conflict = ent_quad_is_conflict(bar->quad);
		uint32_t *used = conflict ? &bars->down : &bars->up, lane = 0;
		while (lane < *used && ends[conflict][lane] >= bar->from)
			lane++;
		bar->lane = lane;
		if (lane == ENT_WIDE_LANES) {
			*(conflict ? &bars->rest_down : &bars->rest_up) += bar->n;
			continue;
		}
		*used = lane == *used ? lane + 1 : *used;
		ends[conflict][lane] = bar->to;
	}
}

ent_wide_bars ent_wide_bars_of(ent_arena *arena, const ent_dossier *dossier, int first, int last)
{
	ENT_VEC(ent_wide_bar) all = {0};
	for (uint32_t i = 0; i < dossier->n_entries; i++) {
		const ent_entry *entry = &dossier->entries[i];
		ent_wide_bar bar = {.entry = i, .n = 1};
		if (!ent_wide_is(entry) || !ent_quad_parse(entry->occurrence->best->quad, &bar.quad))
			continue;
		bar.from = first_year(&entry->occurrence->date, first);
		bar.to = last_year(&entry->occurrence->date, last);
		if (bar.from <= bar.to)
			*ent_push(arena, &all) = bar;
	}
	ent_wide_bars bars = {.at = all.at};
	if (all.n)
		qsort(all.at, all.n, sizeof *all.at, by_span);
	for (size_t i = 0; i < all.n; i++) {
		ent_wide_bar *before = bars.n ? &bars.at[bars.n - 1] : NULL;
		if (before && before->from == all.at[i].from && before->to == all.at[i].to && before->quad == all.at[i].quad)
			before->n++;
		else
			bars.at[bars.n++] = all.at[i];
	}
	lay(&bars);
	return bars;
}
