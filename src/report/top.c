/* Top: by weight, and what is told only in sentences that an entry before it rests on is left out, for it tells the
 * reader little more. An entry rests on its own sentences and on those of the ledgers' rows that it is told in: two
 * tellings of one drill that were not joined are one row there. */
#include "report/top.h"

#include "base/map.h"

#include <stdlib.h>

enum { TOP = 10, LOOKED_AT = 16 /* tellings of an entry */ };

static int by_weight(const void *a, const void *b, void *payload)
{
	const ent_entry *entries = payload;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	double x = entries[i].weight, y = entries[j].weight;
	return x != y ? (x < y ? 1 : -1) : (i > j) - (i < j);
}

static ent_str sentence(ent_arena *arena, const ent_source *source, uint32_t number)
{
	return ent_str_format(arena, "%lld:%u", (long long)source->key, number);
}

static bool gives(const ent_account_cell *cell, const ent_occurrence *occurrence)
{
	for (size_t v = 0; v < cell->n; v++)
		for (size_t i = 0; i < occurrence->n && i < LOOKED_AT; i++) {
			const ent_account_value *value = &cell->values[v];
			const ent_record_event *event = occurrence->tellings[i].event;
			if (value->source && value->source->key == event->source->key && value->sentence == event->sentence)
				return true;
		}
	return false;
}

/* Whether the row is of what the occurrence tells. What has a day that is none of those that the row is dated by tells
 * of something else in it: a ratification stands in the row of the signing. */
static bool tells(const ent_account_row *row, const ent_occurrence *occurrence)
{
	enum { DATE = 0 /* the first column of all these ledgers */ };
	bool differ = false, placed = ent_date_placed(&occurrence->date);
	for (size_t c = 0; c < ENT_ACCOUNT_COLUMNS; c++)
		differ |=
			row->cells[c].disputed; /* of an act done but once that sources date differently each day is its own */
	if (placed && row->date.lo != ENT_DAY_UNKNOWN) {
		bool apart = row->date.hi < occurrence->date.lo || row->date.lo > occurrence->date.hi;
		if (apart && !(differ && gives(&row->cells[DATE], occurrence)))
			return false;
	}
	for (size_t c = 0; c < ENT_ACCOUNT_COLUMNS; c++)
		if (gives(&row->cells[c], occurrence))
			return true;
	return false;
}

static void cover_row(ent_arena *arena, ent_map *covered, const ent_account_row *row)
{
	for (size_t c = 0; c < ENT_ACCOUNT_COLUMNS; c++)
		for (size_t v = 0; v < row->cells[c].n; v++)
			if (row->cells[c].values[v].source)
				ent_map_put(covered, sentence(arena, row->cells[c].values[v].source, row->cells[c].values[v].sentence),
							1);
}

static void cover(ent_arena *arena, ent_map *covered, const ent_dossier *dossier, const ent_occurrence *occurrence)
{
	/* ledgers whose rows are one happening each; projects and trade go on through the years */
	static const ent_account_kind kinds[] = {ENT_ACCOUNT_AGREEMENTS, ENT_ACCOUNT_VISITS,    ENT_ACCOUNT_EXERCISES,
											 ENT_ACCOUNT_ARMS,       ENT_ACCOUNT_SANCTIONS, ENT_ACCOUNT_MEMBERSHIPS};
	for (size_t i = 0; i < occurrence->n; i++)
		ent_map_put(covered,
					sentence(arena, occurrence->tellings[i].event->source, occurrence->tellings[i].event->sentence), 1);
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		const ent_account *account = dossier->ledgers[kinds[k]];
		for (size_t i = 0; i < account->n; i++)
			if (tells(&account->rows[i], occurrence))
				cover_row(arena, covered, &account->rows[i]);
	}
}

static bool is_covered(ent_arena *arena, const ent_map *covered, const ent_occurrence *occurrence)
{
	for (size_t i = 0; i < occurrence->n && i < LOOKED_AT; i++) {
		const ent_record_event *event = occurrence->tellings[i].event;
		if (ent_map_get(covered, sentence(arena, event->source, event->sentence)) == ENT_MAP_NONE)
			return false;
	}
	return true;
}

void ent_top_pick(ent_arena *arena, ent_dossier *dossier)
{
	uint32_t *top = ENT_NEWN(arena, uint32_t, TOP);
	ent_arena_mark mark = ent_arena_here(arena);
	uint32_t *order = ENT_NEWN(arena, uint32_t, dossier->n_entries);
	ent_map covered = ent_map_new(arena);
	size_t n = 0;
	for (uint32_t i = 0; i < dossier->n_entries; i++)
		if (dossier->entries[i].reality == ENT_REALITY_DONE)
			order[n++] = i;
	qsort_r(order, n, sizeof *order, by_weight, dossier->entries);
	/* what is told in the same words of another time comes after all that is different */
	ent_map said = ent_map_new(arena);
	for (int again = 0; again < 2; again++)
		for (size_t i = 0; i < n && dossier->n_top < TOP; i++) {
			const ent_entry *entry = &dossier->entries[order[i]];
			bool known = ent_map_get(&said, entry->headline) != ENT_MAP_NONE;
			if (known != (again > 0) || is_covered(arena, &covered, entry->occurrence))
				continue;
			top[dossier->n_top++] = order[i];
			ent_map_put(&said, entry->headline, 1);
			cover(arena, &covered, dossier, entry->occurrence);
		}
	qsort_r(top, dossier->n_top, sizeof *top, by_weight, dossier->entries);
	ent_arena_back(arena, mark);
	dossier->top = top;
}
