/* Differ: values are compared only where the subject is surely one: within an occurrence; between two that the
 * evidence would join but for their status; between acts that do not happen twice (an embargo lifted, relations
 * established, the first drills) but for their date; among figures that measure the same, of the same year, in
 * sentences about the same. Increases are not levels, approximations are allowed a tenth, repetitions in one source
 * are not two. */
#include "report/differ.h"

#include "base/map.h"
#include "base/vec.h"
#include "link/evidence.h"
#include "link/words.h"
#include "report/figure.h"

#include <assert.h>
#include <math.h>

typedef ENT_VEC(ent_disagreement) differences;
typedef ENT_VEC(ent_conflict_value) values;

static bool exclude(const ent_record_amount *a, const ent_record_amount *b)
{
	if (!a->unit.len || !ent_str_eq(a->unit, b->unit) || !ent_str_eq(a->per, b->per) ||
		!ent_str_eq(a->measures, b->measures) || !ent_str_eq(a->change, b->change) || a->ordinal || b->ordinal)
		return false;
	double slack = (a->approximate || b->approximate ? 0.10 : 0.02) * fmax(fabs(a->hi), fabs(b->hi));
	return a->lo > b->hi + slack || b->lo > a->hi + slack;
}

static void add_values(ent_arena *arena, differences *all, ent_disagreement head, const ent_conflict_value *a,
					   const ent_conflict_value *b)
{
	head.n = 2;
	head.values = ENT_NEWN(arena, ent_conflict_value, 2);
	head.values[0] = *a;
	head.values[1] = *b;
	*ent_push(arena, all) = head;
}

/* At most one disagreement a pair of sources and an occurrence: the first found. */
static void amounts_within(ent_arena *arena, differences *all, const ent_entry *entry)
{
	const ent_occurrence *occurrence = entry->occurrence;
	for (size_t i = 0; i < occurrence->n && i < 8; i++)
		for (size_t j = i + 1; j < occurrence->n && j < 8; j++) {
			const ent_record_event *a = occurrence->tellings[i].event, *b = occurrence->tellings[j].event;
			if (a->source->key == b->source->key)
				continue;
			for (size_t k = 0; k < a->n_amounts; k++)
				for (size_t l = 0; l < b->n_amounts; l++) {
					const ent_record_amount *x = &a->amounts[k], *y = &b->amounts[l];
					if (!x->measures.len || !exclude(x, y))
						continue;
					ent_conflict_value one = {ent_figure_text(arena, x), a->source, a->sentence_text};
					ent_conflict_value two = {ent_figure_text(arena, y), b->source, b->sentence_text};
					add_values(arena, all, (ent_disagreement){.subject = entry->headline, .property = x->measures},
							   &one, &two);
					return;
				}
		}
}

static bool is_narrow(const ent_occurrence *occurrence)
{
	return ent_date_placed(&occurrence->date) && (int64_t)occurrence->date.hi - occurrence->date.lo <= 31;
}

/* The first entry whose first day is `day` or later; entries are by date, undated last. */
static size_t first_from(const ent_dossier *dossier, ent_day day)
{
	size_t lo = 0, hi = dossier->n_entries;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		const ent_date *date = &dossier->entries[mid].occurrence->date;
		if (ent_date_placed(date) && (date->lo == ENT_DAY_PAST ? date->hi : date->lo) < day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Told as done by one source, as denied or cancelled by another: same persons, same days, same wording. */
static void status_of(ent_arena *arena, differences *all, const ent_dossier *dossier, const ent_entry *entry,
					  const ent_focus *focus)
{
	const ent_record_event *a = entry->occurrence->best;
	ent_trait no, yes;
	ent_trait_of(&no, a, focus);
	for (size_t j = first_from(dossier, no.lo - 31); no.n_persons && j < dossier->n_entries; j++) {
		const ent_entry *other = &dossier->entries[j];
		const ent_record_event *b = other->occurrence->best;
		if (!other->dated || b->date.lo > no.hi)
			break;
		if (other->reality != ENT_REALITY_DONE || !is_narrow(other->occurrence) || a->source->key == b->source->key ||
			!ent_str_eq(a->event, b->event))
			continue;
		ent_trait_of(&yes, b, focus);
		if (!yes.n_persons || ent_evidence(&no, &yes, NULL) < ENT_EVIDENCE_ENOUGH + 1)
			continue;
		ent_conflict_value one = {b->status, b->source, b->sentence_text};
		ent_conflict_value two = {a->status, a->source, a->sentence_text};
		add_values(arena, all, (ent_disagreement){.subject = other->headline, .property = ENT_STR("status")}, &one,
				   &two);
		return;
	}
}

/* Occurrences of acts that do not happen twice, dealt by who did what to whom. */
struct once {
	uint32_t entry;
	ent_trait trait;
};
typedef ENT_VEC(struct once) onces;

enum { MOST_APART = 5 * 366, MOST_ALIKE = 64 }; /* [days]; [occurrences] */

static int64_t gap(const ent_date *a, const ent_date *b)
{
	return a->hi < b->lo ? (int64_t)b->lo - a->hi : b->hi < a->lo ? (int64_t)a->lo - b->hi : 0;
}

/* The ordinal that an event has: of "the first joint drills" 1; 0: none. */
static double ordinal(const ent_record_event *event)
{
	for (size_t i = 0; i < event->n_amounts; i++)
		if (event->amounts[i].ordinal)
			return event->amounts[i].lo;
	return 0;
}

static bool shares_source(const ent_occurrence *a, const ent_occurrence *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t j = 0; j < b->n && j < MOST_ALIKE; j++)
			if (a->tellings[i].event->source->key == b->tellings[j].event->source->key)
				return true;
	return false;
}

static bool dates_differ(const ent_dossier *dossier, const struct once *a, const struct once *b)
{
	const ent_occurrence *x = dossier->entries[a->entry].occurrence, *y = dossier->entries[b->entry].occurrence;
	int64_t apart = gap(&x->date, &y->date);
	bool numbered = ordinal(x->best) != 0 || ordinal(y->best) != 0;
	if (apart <= 0 || apart > MOST_APART || (numbered && ordinal(x->best) != ordinal(y->best)))
		return false;
	return ent_evidence_topic(&a->trait, &b->trait) >= (numbered ? 2 : 1) && !shares_source(x, y);
}

static void add_dates(ent_arena *arena, differences *all, const ent_dossier *dossier, const onces *these)
{
	for (size_t i = 0; i < these->n && i < MOST_ALIKE; i++)
		for (size_t j = i + 1; j < these->n && j < MOST_ALIKE; j++) {
			if (!dates_differ(dossier, &these->at[i], &these->at[j]))
				continue;
			const ent_entry *a = &dossier->entries[these->at[i].entry], *b = &dossier->entries[these->at[j].entry];
			const ent_record_event *x = a->occurrence->best, *y = b->occurrence->best;
			ent_conflict_value one = {a->when, x->source, x->sentence_text};
			ent_conflict_value two = {b->when, y->source, y->sentence_text};
			add_values(arena, all, (ent_disagreement){.subject = a->headline, .property = ENT_STR("date")}, &one, &two);
		}
}

/* Acts that happen once, and the nth of a row, dated differently by different sources. A source that itself tells of
 * both knows of two. */
static void dates(ent_arena *arena, differences *all, const ent_dossier *dossier, const ent_focus *focus)
{
	ENT_VEC(onces) lists = {0};
	ent_map names = ent_map_new(arena);
	for (uint32_t i = 0; i < dossier->n_entries; i++) {
		const ent_entry *entry = &dossier->entries[i];
		const ent_record_event *best = entry->occurrence->best;
		const ent_date *date = &entry->occurrence->date;
		bool open = date->lo == ENT_DAY_PAST || date->hi == ENT_DAY_FUTURE;
		bool once = (entry->ledgers & 1u << ENT_LEDGER_ONCE) || ordinal(best) != 0;
		if (!entry->dated || open || !once || entry->reality != ENT_REALITY_DONE)
			continue;
		struct once this = {.entry = i};
		ent_trait_of(&this.trait, best, focus);
		ent_str name =
			ent_str_format(arena, "%.*s %llx %llx %llx", ENT_FMT(best->event), (unsigned long long)this.trait.stem,
						   (unsigned long long)this.trait.from, (unsigned long long)this.trait.to);
		uint32_t at = ent_map_get(&names, name);
		if (at == ENT_MAP_NONE) {
			at = (uint32_t)lists.n;
			ent_map_put(&names, name, at);
			ent_push(arena, &lists);
		}
		assert(at < lists.n);
		*ent_push(arena, &lists.at[at]) = this;
	}
	for (size_t i = 0; i < lists.n; i++)
		add_dates(arena, all, dossier, &lists.at[i]);
}

static uint32_t shared_words(ent_str a, ent_str b)
{
	uint64_t stems[64];
	size_t n = 0, at = 0;
	uint32_t shared = 0;
	ent_str word;
	while (n < 64 && ent_word_next(a, &at, &word))
		if (!ent_word_is_idle(word))
			stems[n++] = ent_word_stem(word);
	for (at = 0; ent_word_next(b, &at, &word);) {
		uint64_t stem = ent_word_is_idle(word) ? 0 : ent_word_stem(word);
		for (size_t i = 0; stem && i < n; i++)
			if (stems[i] == stem) {
				stems[i] = 0;
				shared++;
				break;
			}
	}
	return shared;
}

/* Neighbours in a group are by date: only figures of the very same stated time are compared. */
static void figures(ent_arena *arena, differences *all, const ent_figure_group *group)
{
	for (size_t i = 0; i + 1 < group->n && group->measures.len; i++)
		for (size_t j = i + 1; j < group->n; j++) {
			const ent_record_figure *a = group->figures[i], *b = group->figures[j];
			if (!ent_date_placed(&a->date) || !ent_date_placed(&b->date) || a->date.lo != b->date.lo)
				break;
			if (a->date.hi != b->date.hi || a->source->key == b->source->key || a->amount.change.len ||
				b->amount.change.len || !exclude(&a->amount, &b->amount) ||
				shared_words(a->sentence_text, b->sentence_text) < 4)
				continue;
			ent_conflict_value one = {ent_figure_text(arena, &a->amount), a->source, a->sentence_text};
			ent_conflict_value two = {ent_figure_text(arena, &b->amount), b->source, b->sentence_text};
			ent_str subject = ent_str_format(arena, "%.*s, %.*s", ENT_FMT(group->measures), ENT_FMT(a->date.edtf));
			add_values(arena, all, (ent_disagreement){.subject = subject, .property = ENT_STR("amount")}, &one, &two);
		}
}

void ent_differ_find(ent_arena *arena, ent_dossier *dossier, const ent_focus *focus)
{
	differences all = {0};
	for (size_t i = 0; i < dossier->n_entries; i++)
		amounts_within(arena, &all, &dossier->entries[i]);
	for (size_t i = 0; i < dossier->n_entries; i++)
		if (dossier->entries[i].reality == ENT_REALITY_UNDONE && is_narrow(dossier->entries[i].occurrence))
			status_of(arena, &all, dossier, &dossier->entries[i], focus);
	dates(arena, &all, dossier, focus);
	for (size_t i = 0; i < dossier->n_figures; i++)
		figures(arena, &all, &dossier->figures[i]);
	dossier->disagreements = all.at;
	dossier->n_disagreements = all.n;
}
