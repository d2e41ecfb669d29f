/* Differ: values are compared only where the subject is surely one: within an occurrence; between two that the
 * evidence would join but for their status; among figures that measure the same, of the same year, in sentences about
 * the same. Increases are not levels, approximations are allowed a tenth, repetitions in one source are not two. */
#include "report/differ.h"

#include "base/vec.h"
#include "link/evidence.h"
#include "link/words.h"
#include "report/figure.h"

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
	for (size_t i = 0; i < dossier->n_figures; i++)
		figures(arena, &all, &dossier->figures[i]);
	dossier->disagreements = all.at;
	dossier->n_disagreements = all.n;
}
