/* What the room `link` adds to the model: claims and ledgers, those that concern the states and the period asked for.
 */
#include "report/dossier_link.h"

#include "base/vec.h"
#include "link/concern.h"
#include "report/cite.h"
#include "report/ledger_view.h"

#include <stdlib.h>

enum { MOST_TRADE = 512 /* levels looked at for their unit */ };

static bool in_period(const ent_dossier_options *options, const ent_date *date)
{
	if ((!options->since && !options->until) || date->lo == ENT_DAY_UNKNOWN)
		return true;
	return date->hi >= options->since && date->lo <= options->until;
}

static bool claim_in_period(const ent_dossier_options *options, const ent_claim *claim)
{
	bool dated = false;
	for (size_t i = 0; i < claim->n; i++) {
		const ent_date *date = &claim->values[i].date;
		dated |= date->lo != ENT_DAY_UNKNOWN;
		if (date->lo != ENT_DAY_UNKNOWN && in_period(options, date))
			return true;
	}
	return !dated;
}

/* Where nothing at all is told between the states asked for, what names but one of them is none of theirs. */
static bool is_theirs(const ent_dossier *dossier, const ent_focus *focus, ent_str states)
{
	uint32_t seen = ENT_FOCUS_NONE;
	bool several = false;
	ent_str code;
	for (size_t i = 1; i < focus->n; i++)
		several = several || focus->groups[i] != focus->groups[0];
	if (!ent_concerns(focus, states))
		return false;
	if (dossier->n_entries || !several)
		return true;
	while (ent_str_split(&states, ' ', &code)) {
		uint32_t group = ent_focus_group(focus, code);
		if (group != ENT_FOCUS_NONE && seen != ENT_FOCUS_NONE && group != seen)
			return true;
		seen = group != ENT_FOCUS_NONE ? group : seen;
	}
	return false;
}

static void take_claims(ent_arena *arena, ent_dossier *dossier, const ent_claims *claims, const ent_focus *focus)
{
	static const ent_verdict order[] = {ENT_VERDICT_DISAGREE, ENT_VERDICT_SUPERSEDE, ENT_VERDICT_SERIES,
										ENT_VERDICT_REFINE, ENT_VERDICT_AGREE};
	dossier->claims = ENT_NEWN(arena, const ent_claim *, claims->n);
	for (size_t v = 0; v < sizeof order / sizeof *order; v++)
		for (size_t i = 0; i < claims->n; i++) {
			const ent_claim *claim = &claims->at[i];
			if (claim->verdict != order[v] || !ent_cite_compares(claim) || !is_theirs(dossier, focus, claim->states) ||
				!claim_in_period(dossier->options, claim))
				continue;
			dossier->claims[dossier->n_claims++] = claim;
			dossier->n_disagreements += claim->verdict == ENT_VERDICT_DISAGREE;
		}
}

static int by_time(const void *a, const void *b)
{
	const ent_claim_value *x = *(const ent_claim_value *const *)a, *y = *(const ent_claim_value *const *)b;
	if (x->date.lo != y->date.lo)
		return x->date.lo < y->date.lo ? -1 : 1;
	return x->lo != y->lo ? (x->lo < y->lo ? -1 : 1) : (x->start > y->start) - (x->start < y->start);
}

/* Levels of trade in the unit that most of them have. */
static void take_trade(ent_arena *arena, ent_dossier *dossier, const ent_claims *claims, const ent_focus *focus)
{
	ENT_VEC(const ent_claim_value *) all = {0};
	for (size_t i = 0; i < claims->n; i++) {
		const ent_claim *claim = &claims->at[i];
		if (!ent_str_is(claim->kind, "trade") || !ent_str_is(claim->property, "level") ||
			!ent_concerns(focus, claim->states))
			continue;
		for (size_t k = 0; k < claim->n; k++) {
			const ent_claim_value *value = &claim->values[k];
			bool timed = value->date.lo != ENT_DAY_UNKNOWN && value->date.lo != ENT_DAY_PAST &&
						 value->date.hi != ENT_DAY_FUTURE && in_period(dossier->options, &value->date);
			if (timed && value->source && value->unit.len && value->lo > 0)
				*ent_push(arena, &all) = value;
		}
	}
	ent_str unit = {0};
	size_t most = 0, n = 0;
	for (size_t i = 0; i < all.n && i < MOST_TRADE; i++) {
		size_t same = 0;
		for (size_t k = 0; k < all.n && k < MOST_TRADE; k++)
			same += ent_str_eq(all.at[k]->unit, all.at[i]->unit);
		if (same > most) {
			most = same;
			unit = all.at[i]->unit;
		}
	}
	for (size_t i = 0; i < all.n; i++)
		if (ent_str_eq(all.at[i]->unit, unit))
			all.at[n++] = all.at[i];
	if (n)
		qsort(all.at, n, sizeof *all.at, by_time);
	dossier->trade = all.at;
	dossier->n_trade = n;
}

static void keep_rows(const ent_dossier *dossier, ent_account *account, const ent_focus *focus)
{
	size_t n = 0;
	for (size_t i = 0; i < account->n; i++)
		if (is_theirs(dossier, focus, account->rows[i].states) && in_period(dossier->options, &account->rows[i].date))
			account->rows[n++] = account->rows[i];
	account->n = n;
}

static ent_str name_of(void *payload, ent_str code)
{
	const ent_dossier_options *options = payload;
	for (size_t i = 0; i < options->n_states; i++)
		if (ent_str_eq(options->states[i].iso, code))
			return options->states[i].name;
	return options->state_name ? options->state_name(options->payload, code) : (ent_str){0};
}

void ent_dossier_link(ent_arena *arena, ent_dossier *dossier, const ent_dossier_input *input,
					  const ent_ledgers *ledgers, const ent_focus *focus)
{
	static const ent_record_remarks none = {0};
	ent_claim_options *kept = ENT_NEW(arena, ent_claim_options);
	if (dossier->options->linking)
		*kept = *dossier->options->linking;
	else
		*kept = (ent_claim_options){.state_name = name_of, .payload = (void *)(uintptr_t)dossier->options};
	kept->alone = true;
	kept->ledgers = ledgers;
	const ent_claims *claims =
		ent_claims_of(arena, input->remarks ? input->remarks : &none, input->noted, input->n_noted, kept);
	take_claims(arena, dossier, claims, focus);
	take_trade(arena, dossier, claims, focus);
	uint32_t *sets = ENT_NEWN(arena, uint32_t, dossier->n_entries); /* entries are in the order of the occurrences */
	for (size_t i = 0; i < dossier->n_entries; i++)
		sets[i] = dossier->entries[i].ledgers;
	ent_account_input *accounts = ENT_NEW(arena, ent_account_input);
	*accounts = (ent_account_input){.claims = claims,
									.remarks = input->remarks,
									.occurrences = dossier->occurrences,
									.ledgers = ledgers,
									.sets = sets,
									.options = kept,
									.now = ent_source_last_published(input->sources, input->n_sources)};
	for (int kind = 0; kind < ENT_ACCOUNTS; kind++) {
		dossier->ledgers[kind] = ent_account_of(arena, (ent_account_kind)kind, accounts);
		keep_rows(dossier, dossier->ledgers[kind], focus);
		ent_ledger_sort(arena, dossier->ledgers[kind]);
	}
}
