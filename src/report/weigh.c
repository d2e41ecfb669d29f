/* Weight = distance of the PLOVER score from neutral x sources x deed over word x kind x office x precision of the date
 * x certainty, each factor a small number that the method note of the page names. It ranks; it measures nothing. */
#include "report/weigh.h"

#include "base/map.h"
#include "link/words.h"
#include "report/figure.h"
#include "report/kind.h"
#include "report/when.h"

#include <math.h>

static const double neutral = 3, per_score = 0.5, per_source = 0.5, most_sources = 4, deed = 1.25, agreement = 2.1,
					costly = 1.4, once = 2.1, highest = 1.2, first_told = 1.4, first_here = 1.1, undated = 0.6,
					vague = 0.7, with_amount = 1.1;
enum { VAGUE = 366 }; /* [days] a date wider than this tells of a state of things rather than of an event */
enum { FEW = 9 /* things counted on the fingers */, FIRST_BEFORE = 45, FIRST_AFTER = 45 }; /* [bytes] */

static void say(ent_arena *arena, ent_entry *entry, ent_str reason)
{
	entry->reasons = entry->reasons.len ? ent_str_join(arena, entry->reasons, ENT_STR(", "), reason) : reason;
}

/* True when "first" stands by the trigger, and is no part of a date ("the first week"), a rank ("first deputy") or a
 * crowd ("one of the first"). */
static bool called_first(const ent_record_event *event)
{
	size_t at = event->start > event->sentence_start ? event->start - event->sentence_start : 0;
	size_t from = at > FIRST_BEFORE ? at - FIRST_BEFORE : 0;
	ent_str s = ent_str_sub(event->sentence_text, from, at + event->text.len + FIRST_AFTER), word;
	ent_str before[2] = {{0}}; /* "one of the first" is no first */
	bool first = false;
	for (at = 0; ent_word_next(s, &at, &word); before[0] = before[1], before[1] = word) {
		if (first)
			return !ent_str_eq_nocase(word, ENT_STR("week")) && !ent_str_eq_nocase(word, ENT_STR("half")) &&
				   !ent_str_eq_nocase(word, ENT_STR("decade")) && !ent_str_eq_nocase(word, ENT_STR("deputy")) &&
				   !ent_str_eq_nocase(word, ENT_STR("year")) && !ent_str_eq_nocase(word, ENT_STR("lady"));
		first = ent_str_eq_nocase(word, ENT_STR("first")) && !ent_str_eq_nocase(before[0], ENT_STR("of")) &&
				!ent_str_eq_nocase(before[1], ENT_STR("among"));
	}
	return false;
}

/* Of money, goods, people: how long it took is no weight, nor are "three memoranda". */
static bool names_amount(const ent_record_event *event)
{
	for (size_t i = 0; i < event->n_amounts; i++) {
		const ent_record_amount *amount = &event->amounts[i];
		bool few = ent_figure_kind_of(amount->unit) == ENT_FIGURE_COUNT && amount->hi <= FEW;
		if (!amount->ordinal && amount->unit.len && !few && !ent_figure_is_time(amount->unit))
			return true;
	}
	return false;
}

static bool names_head(const ent_record_event *event)
{
	static const char *const heads[] = {
		"president", "prime minister",    "king",           "queen", "emperor", "chancellor",
		"premier",   "general secretary", "supreme leader", NULL};
	for (size_t i = 0; i < event->n_participants; i++)
		if (ent_str_is(event->participants[i].role, "actor") &&
			ent_word_is_one_of(event->participants[i].office, heads))
			return true;
	return false;
}

/* "visit", "assault", "aid (economic)": the type of PLOVER in a plain word, and its mode. */
static ent_str kind_of(ent_arena *arena, const ent_record_event *event)
{
	ent_str word = ent_kind_word(event->event);
	return event->mode.len ? ent_str_format(arena, "%.*s (%.*s)", ENT_FMT(word), ENT_FMT(event->mode)) : word;
}

static void weigh(ent_arena *arena, ent_entry *entry, ent_map *seen)
{
	const ent_occurrence *occurrence = entry->occurrence;
	const ent_record_event *best = occurrence->best;
	bool material = ent_str_starts(best->quad, ENT_STR("MATERIAL"));
	double sources = (double)occurrence->n_sources;
	double weight = (neutral + per_score * fabs(best->score)) * (1 + per_source * (fmin(sources, most_sources) - 1));
	weight *= sqrt(occurrence->confidence); /* certainty counts less than weight: doubts are told beside each entry */
	say(arena, entry, ent_str_join(arena, ENT_STR("score"), ENT_STR(" "), ent_score_text(arena, best->score)));
	say(arena, entry, material ? ENT_STR("in deed") : ENT_STR("in word"));
	weight *= material ? deed : 1;
	if (occurrence->n_sources > 1) {
		ent_str n = ent_count_text(arena, occurrence->n_sources);
		say(arena, entry, ent_str_format(arena, "told by %.*s sources", ENT_FMT(n)));
	}
	if (entry->ledgers & (1u << ENT_LEDGER_AGREEMENT)) {
		weight *= agreement;
		say(arena, entry, ENT_STR("an agreement"));
	} else if (entry->ledgers & (1u << ENT_LEDGER_ARMS | 1u << ENT_LEDGER_SANCTION)) {
		weight *= costly;
		say(arena, entry, ENT_STR("arms or sanctions"));
	}
	if (entry->ledgers & (1u << ENT_LEDGER_ONCE)) {
		/* a treaty is signed but once, too: to ratify it is no more than that */
		weight *= entry->ledgers & (1u << ENT_LEDGER_AGREEMENT) ? 1 : once;
		say(arena, entry, ENT_STR("a step taken but once"));
	}
	if (names_head(best)) {
		weight *= highest;
		say(arena, entry, ENT_STR("by a head of state or government"));
	}
	if (names_amount(best)) {
		weight *= with_amount;
		say(arena, entry, ENT_STR("names an amount"));
	}
	if (called_first(best)) {
		weight *= first_told;
		say(arena, entry, ENT_STR("the text calls it a first"));
	}
	if (entry->dated && (int64_t)occurrence->date.hi - occurrence->date.lo > VAGUE)
		weight *= vague;
	if (!entry->dated) {
		weight *= undated;
		say(arena, entry, ENT_STR("undated"));
	} else if (entry->reality == ENT_REALITY_DONE) {
		ent_str kind = kind_of(arena, best);
		if (ent_map_put(seen, kind, 1) == ENT_MAP_NONE) {
			weight *= first_here;
			say(arena, entry, ent_str_format(arena, "the earliest %.*s here", ENT_FMT(kind)));
		}
	}
	entry->weight = entry->reality == ENT_REALITY_DONE ? weight : 0;
}

void ent_weigh_entries(ent_arena *arena, ent_entry *entries, size_t n)
{
	ent_map seen = ent_map_new(arena);
	for (size_t i = 0; i < n; i++)
		weigh(arena, &entries[i], &seen);
}
