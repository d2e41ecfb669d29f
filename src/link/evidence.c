/* Evidence for joining two events. A sum of weights, vetoes first: whatever cannot be the same (another person,
 * another place, the fifth and the sixth, disjoint days, the opposite direction) ends it. The weights are set so that
 * no single agreement joins: a date needs wording, wording needs a person, a place or a topic. */
#include "link/evidence.h"

#include "link/words.h"

#include <stdlib.h>
#include <string.h>

enum { AROUND_BEFORE = 60, AROUND_AFTER = 130 }; /* [bytes] of the sentence around the trigger */
enum { MOST_BETWEEN = 4 };                       /* [words] */

enum why {
	WHY_SENTENCE = 1 << 0,
	WHY_SPAN = 1 << 1,
	WHY_DAY = 1 << 2,
	WHY_MONTH = 1 << 3,
	WHY_YEAR = 1 << 4,
	WHY_WITHIN = 1 << 5,
	WHY_WORDING = 1 << 6,
	WHY_PERSON = 1 << 7,
	WHY_OFFICE = 1 << 8,
	WHY_PLACE = 1 << 9,
	WHY_AMOUNT = 1 << 10,
	WHY_ORDINAL = 1 << 11,
	WHY_TOPIC = 1 << 12,
	WHY_TEXT = 1 << 13
};

bool ent_date_placed(const ent_date *date)
{
	if (date->basis != ENT_BASIS_STATED && date->basis != ENT_BASIS_INFERRED)
		return false;
	bool lo = date->lo != ENT_DAY_UNKNOWN && date->lo != ENT_DAY_PAST;
	bool hi = date->hi != ENT_DAY_UNKNOWN && date->hi != ENT_DAY_FUTURE;
	return lo || hi;
}

bool ent_date_borrowed(const ent_record_event *event)
{
	bool here = event->date_end > event->date_start && event->date_start >= event->sentence_start &&
				event->date_end <= event->sentence_end;
	return event->date.basis == ENT_BASIS_INFERRED && !here;
}

uint32_t ent_focus_group(const ent_focus *focus, ent_str code)
{
	for (size_t i = 0; focus && i < focus->n; i++)
		if (ent_str_eq(focus->codes[i], code))
			return focus->groups ? focus->groups[i] : (uint32_t)i;
	return ENT_FOCUS_NONE;
}

uint32_t ent_trait_group(const ent_focus *focus, const ent_record_participant *participant)
{
	ent_str code = participant->country.len ? participant->country : participant->code;
	uint32_t group = ent_focus_group(focus, code);
	if (group != ENT_FOCUS_NONE)
		return group;
	return code.len ? (uint32_t)ent_str_hash(code) | 0x40000000u : 0x3FFFFFFFu;
}

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

static bool is_named(const ent_record_event *event, ent_str word)
{
	for (size_t i = 0; i < event->n_participants; i++)
		if (ent_str_find(event->participants[i].text, word, 0) >= 0 ||
			ent_str_find(event->participants[i].name, word, 0) >= 0)
			return true;
	return false;
}

static void take_words(ent_arena *arena, ent_trait *trait)
{
	uint64_t words[ENT_TRAIT_WORDS] = {0};
	const ent_record_event *event = trait->event;
	size_t trigger = event->start > event->sentence_start ? event->start - event->sentence_start : 0;
	size_t from = trigger > AROUND_BEFORE ? trigger - AROUND_BEFORE : 0;
	ent_str around = ent_str_sub(event->sentence_text, from, trigger + AROUND_AFTER);
	size_t at = 0;
	ent_str word;
	while (trait->n_words < ENT_TRAIT_WORDS && ent_word_next(around, &at, &word)) {
		if (word.ptr[0] <= '9' || ent_word_is_idle(word) || is_named(event, word))
			continue;
		uint64_t stem = ent_word_stem(word);
		if (stem == trait->stem)
			continue;
		uint32_t i = 0;
		while (i < trait->n_words && words[i] != stem)
			i++;
		if (i == trait->n_words)
			words[trait->n_words++] = stem;
	}
	qsort(words, trait->n_words, sizeof *words, by_number);
	trait->words = ENT_NEWN(arena, uint64_t, trait->n_words);
	memcpy(trait->words, words, trait->n_words * sizeof *words);
}

static void take_name(ent_trait_name *names, uint32_t *n, uint32_t group, ent_str name)
{
	if (name.len && *n < ENT_TRAIT_NAMES)
		names[(*n)++] = (ent_trait_name){group, name};
}

static bool is_within(const ent_record_participant *who, const ent_focus *focus, const char *role)
{
	return ent_str_is(who->role, role) && ent_focus_group(focus, who->country) != ENT_FOCUS_NONE;
}

/* A sum does not depend on the order in which the text names them; a state named twice counts once. Of a side that has
 * states of the focus only these count: a journey to two states is one to each. */
static uint64_t side_of(const ent_record_event *event, const ent_focus *focus, const char *role)
{
	uint64_t sum = 0;
	bool within = false;
	for (size_t i = 0; i < event->n_participants; i++)
		within |= is_within(&event->participants[i], focus, role);
	for (size_t i = 0; i < event->n_participants; i++) {
		if (!ent_str_is(event->participants[i].role, role) ||
			(within && !is_within(&event->participants[i], focus, role)))
			continue;
		uint32_t group = ent_trait_group(focus, &event->participants[i]);
		bool before = false;
		for (size_t j = 0; j < i && !before; j++)
			before = ent_str_is(event->participants[j].role, role) &&
					 ent_trait_group(focus, &event->participants[j]) == group;
		if (!before)
			sum += (group + 1) * 0x9E3779B97F4A7C15u;
	}
	return sum;
}

static ent_trait_name *kept(ent_arena *arena, const ent_trait_name *names, uint32_t n)
{
	ent_trait_name *copy = ENT_NEWN(arena, ent_trait_name, n);
	memcpy(copy, names, n * sizeof *names);
	return copy;
}

void ent_trait_of(ent_arena *arena, ent_trait *trait, const ent_record_event *event, const ent_focus *focus)
{
	ent_trait_name persons[ENT_TRAIT_NAMES] = {0}, offices[ENT_TRAIT_NAMES] = {0};
	*trait = (ent_trait){.event = event, .placed = ent_date_placed(&event->date)};
	trait->borrowed = trait->placed && ent_date_borrowed(event);
	trait->lo = event->date.lo == ENT_DAY_UNKNOWN ? ENT_DAY_PAST : event->date.lo;
	trait->hi = event->date.hi == ENT_DAY_UNKNOWN ? ENT_DAY_FUTURE : event->date.hi;
	size_t at = 0;
	ent_str word;
	if (ent_word_next(event->text, &at, &word))
		trait->stem = ent_word_stem(word);
	trait->rule = event->rule.len ? ent_str_hash(event->rule) : 0;
	trait->sentence = ent_str_hash(event->sentence_text);
	trait->from = side_of(event, focus, "actor");
	trait->to = side_of(event, focus, "recipient");
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *who = &event->participants[i];
		if (!ent_str_is(who->role, "actor") && !ent_str_is(who->role, "recipient"))
			continue;
		uint32_t group = ent_trait_group(focus, who);
		take_name(persons, &trait->n_persons, group, who->person);
		take_name(offices, &trait->n_offices, group, who->office);
	}
	trait->persons = kept(arena, persons, trait->n_persons);
	trait->offices = kept(arena, offices, trait->n_offices);
	take_words(arena, trait);
}

static bool same_name(ent_str a, ent_str b)
{
	if (ent_str_eq_nocase(a, b))
		return true;
	ent_str x = ent_str_last_word(a), y = ent_str_last_word(b);
	return (x.len == a.len || y.len == b.len) && ent_str_eq_nocase(x, y);
}

/* Names of the same states on both sides: 1 when some are shared, -1 when a state has names on both sides and none is
 * shared, else 0. */
static int compare_names(const ent_trait_name *a, uint32_t n_a, const ent_trait_name *b, uint32_t n_b, ent_str *shared)
{
	int result = 0;
	for (uint32_t i = 0; i < n_a; i++) {
		bool met = false, found = false;
		for (uint32_t j = 0; j < n_b; j++) {
			if (a[i].group != b[j].group)
				continue;
			met = true;
			for (uint32_t k = 0; k < n_a && !found; k++)
				if (a[k].group == a[i].group && same_name(a[k].name, b[j].name)) {
					found = true;
					*shared = a[k].name;
				}
		}
		if (met && !found)
			return -1;
		if (found)
			result = 1;
	}
	return result;
}

int ent_trait_people(const ent_trait *a, const ent_trait *b)
{
	ent_str shared = {0};
	int persons = compare_names(a->persons, a->n_persons, b->persons, b->n_persons, &shared);
	return persons ? persons : compare_names(a->offices, a->n_offices, b->offices, b->n_offices, &shared);
}

static int64_t width(const ent_trait *trait)
{
	return (int64_t)trait->hi - trait->lo + 1;
}

/* False when both have days and none in common: "last year" of two years stands in one sentence. */
static bool meet(const ent_trait *a, const ent_trait *b)
{
	return !a->placed || !b->placed || (a->lo <= b->hi && b->lo <= a->hi);
}

/* A date borrowed from another sentence speaks for a join, and against it unless the other is
 * near and both name one person. */
static double weigh_dates(const ent_trait *a, const ent_trait *b, uint32_t *why)
{
	if (!a->placed || !b->placed)
		return 0;
	int64_t gap = a->lo > b->hi ? (int64_t)a->lo - b->hi : (int64_t)b->lo - a->hi;
	if (gap > 0) {
		ent_str shared = {0};
		bool same = compare_names(a->persons, a->n_persons, b->persons, b->n_persons, &shared) > 0;
		return same && (a->borrowed || b->borrowed) && gap <= ENT_BORROWED_GAP ? 0 : -1;
	}
	int64_t wide = width(a) > width(b) ? width(a) : width(b), narrow = width(a) + width(b) - wide;
	if (wide <= 3)
		return *why |= WHY_DAY, 2;
	if (wide <= 31)
		return *why |= narrow > 3 ? WHY_MONTH : WHY_WITHIN, narrow > 3 ? 1.5 : 1;
	if (wide <= 366 && narrow > 183)
		return *why |= WHY_YEAR, 1;
	return *why |= WHY_WITHIN, wide <= 366 ? 0.5 : 0;
}

uint32_t ent_evidence_topic(const ent_trait *a, const ent_trait *b)
{
	uint32_t i = 0, j = 0, n = 0;
	while (i < a->n_words && j < b->n_words) {
		if (a->words[i] == b->words[j])
			n++;
		if (a->words[i] <= b->words[j])
			i++;
		else
			j++;
	}
	return n;
}

/* Ordinals (the sixth drills) decide; amounts of one unit that meet speak for it, those of one thing that do not, a
 * little against it: sources differ about figures. */
static double weigh_amounts(const ent_record_event *a, const ent_record_event *b, uint32_t *why)
{
	double weight = 0;
	for (size_t i = 0; i < a->n_amounts; i++)
		for (size_t j = 0; j < b->n_amounts; j++) {
			const ent_record_amount *x = &a->amounts[i], *y = &b->amounts[j];
			bool meet = x->lo <= y->hi && y->lo <= x->hi;
			if (x->ordinal != y->ordinal)
				continue;
			if (x->ordinal) {
				if (!meet)
					return -1;
				*why |= WHY_ORDINAL;
				weight = 2;
			} else if (ent_str_eq(x->unit, y->unit) && meet) {
				*why |= WHY_AMOUNT;
				weight = weight > 1.5 ? weight : 1.5;
			}
		}
	return weight;
}

static bool opposed(const ent_trait *a, const ent_trait *b)
{
	return a->to && b->to && a->from && b->from && (a->from != b->from || a->to != b->to);
}

static bool same_wording(const ent_trait *a, const ent_trait *b)
{
	bool visit = ent_str_is(a->event->mode, "visit") && ent_str_is(b->event->mode, "visit");
	return visit || (a->stem && a->stem == b->stem) || (a->rule && a->rule == b->rule);
}

/* The one is told by a noun that stands beside the verb of the other: "the exercise took place", "held an exercise". */
static bool told_by_noun(const ent_trait *a, const ent_trait *b)
{
	for (uint32_t i = 0; i < a->n_words; i++)
		if (a->words[i] == b->stem)
			return true;
	for (uint32_t i = 0; i < b->n_words; i++)
		if (b->words[i] == a->stem)
			return true;
	return false;
}

/* "Chad sent its foreign minister": the actor is the state, and who travels stands behind the verb. */
static bool is_sending(const ent_record_event *event)
{
	return ent_str_is(event->mode, "visit") && (ent_str_find(event->rule, ENT_STR(".send"), 0) >= 0 ||
												ent_str_find(event->rule, ENT_STR(".dispatch"), 0) >= 0);
}

/* Who is sent, as the sentence has it behind the verb: "foreign minister"; missing where it names no office. */
static ent_str sent_of(const ent_record_event *event)
{
	static const char *const heads[] = {"minister", "secretary", "envoy",      "chief",   "adviser",
										"advisor",  "president", "delegation", "premier", "chancellor"};
	static const char *const before[] = {"a", "an", "the", "its", "his", "her", "their", "sent", "dispatched"};
	ent_str s = event->sentence_text, word, last = {0};
	for (size_t at = event->start > event->sentence_start ? event->start - event->sentence_start : 0;
		 ent_word_next(s, &at, &word); last = word) {
		bool head = false, idle = !last.len;
		for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
			head |= ent_str_eq_nocase(word, ent_str_of(heads[i]));
		for (size_t i = 0; head && i < sizeof before / sizeof *before; i++)
			idle |= ent_str_eq_nocase(last, ent_str_of(before[i]));
		if (head)
			return idle ? word : ent_str_sub(s, (size_t)(last.ptr - s.ptr), (size_t)(word.ptr - s.ptr) + word.len);
	}
	return (ent_str){0};
}

/* Of two who were sent, or of one who was and one who travelled: sets `*persons` to 1 where the name of the traveller
 * stands in the other sentence, else `*offices` to 1 or -1 where both offices are told. */
static void compare_sent(const ent_trait *a, const ent_trait *b, int *persons, int *offices)
{
	bool sends_a = is_sending(a->event), sends_b = is_sending(b->event);
	if (!sends_a && !sends_b)
		return;
	const ent_trait *sending = sends_a ? a : b, *other = sends_a ? b : a;
	ent_str sent = sent_of(sending->event), told = sends_a && sends_b ? sent_of(other->event) : (ent_str){0};
	uint32_t start, end;
	for (uint32_t i = 0; i < other->n_persons && !sending->n_persons; i++)
		if (ent_word_find_near(sending->event->sentence_text, ent_str_last_word(other->persons[i].name), 0, &start,
							   &end))
			*persons = 1;
	if (sent.len && told.len)
		*offices = ent_str_eq_nocase(sent, told) ? 1 : -1;
	for (uint32_t i = 0; sent.len && i < other->n_offices && *offices <= 0; i++)
		*offices = ent_str_eq_nocase(sent, other->offices[i].name) ? 1 : -1;
}

static bool modes_fit(const ent_trait *a, const ent_trait *b)
{
	if (ent_str_eq(a->event->mode, b->event->mode))
		return true;
	return (!a->event->mode.len || !b->event->mode.len) && same_wording(a, b);
}

/* What was said, agreed or demanded is known by its content; a meeting by who, when and where. */
static bool needs_topic(const ent_record_event *event)
{
	return !ent_str_is(event->event, "CONSULT");
}

/* Two triggers of one sentence that tell one thing between them: they overlap, or few words without a comma or an
 * "and" stand between ("signed an agreement", "met for talks"). */
static bool same_words(const ent_record_event *x, const ent_record_event *y)
{
	const ent_record_event *first = x->start <= y->start ? x : y, *last = first == x ? y : x;
	if (last->start < first->end)
		return true;
	uint32_t start, from, to, end;
	ent_str s = first->sentence_text, word;
	if (!ent_word_find_near(s, first->text, first->start - first->sentence_start, &start, &from) ||
		!ent_word_find_near(s, last->text, last->start - last->sentence_start, &to, &end))
		return false;
	ent_str between = ent_str_sub(s, from, to);
	size_t words = 0, at = 0;
	for (size_t i = 0; i < between.len; i++)
		if (strchr(",;:.()\"", between.ptr[i]))
			return false;
	while (ent_word_next(between, &at, &word)) {
		if (ent_str_is(word, "and") || ent_str_is(word, "or") || ent_str_is(word, "but"))
			return false;
		words++;
	}
	return words <= MOST_BETWEEN;
}

double ent_evidence(const ent_trait *a, const ent_trait *b, uint32_t *ret_why)
{
	const ent_record_event *x = a->event, *y = b->event;
	uint32_t why = 0;
	ent_str shared = {0};
	bool one_source = x->source->key == y->source->key;
	if (one_source && x->sentence == y->sentence) {
		if (!same_words(x, y) || !ent_str_eq(x->mode, y->mode) || x->date.lo != y->date.lo || x->date.hi != y->date.hi)
			return -1;
		why = WHY_SPAN;
	} else if (a->sentence == b->sentence && meet(a, b) && ent_str_eq(x->sentence_text, y->sentence_text) &&
			   ent_str_eq(x->text, y->text)) {
		why = WHY_SENTENCE;
	}
	int persons = compare_names(a->persons, a->n_persons, b->persons, b->n_persons, &shared);
	if (why && persons >= 0 && !opposed(a, b)) {
		if (ret_why)
			*ret_why = why;
		return 2 * ENT_EVIDENCE_ENOUGH;
	}
	int offices = compare_names(a->offices, a->n_offices, b->offices, b->n_offices, &shared);
	compare_sent(a, b, &persons, &offices);
	double dates = weigh_dates(a, b, &why), amounts = weigh_amounts(x, y, &why);
	/* whither a journey went its recipients say; the place may be one stop of several */
	bool places = x->place_country.len && y->place_country.len && !ent_str_is(x->mode, "visit");
	if (dates < 0 || amounts < 0 || persons < 0 || (offices < 0 && persons <= 0) || opposed(a, b) || !modes_fit(a, b) ||
		(places && !ent_str_eq(x->place_country, y->place_country)))
		return -1;
	uint32_t topic = ent_evidence_topic(a, b);
	bool wording = same_wording(a, b);
	if (!a->placed || !b->placed) {
		bool visits = ent_str_is(x->mode, "visit"), mixed = a->placed != b->placed;
		if (!one_source || !(visits || a->stem == b->stem) || (persons <= 0 && !(visits && offices > 0)) ||
			(topic < 2 && !(mixed && (visits || topic))))
			return 0; /* nothing against it, but not enough for it whatever else */
		why |= WHY_TEXT;
		if (persons <= 0) /* the one text knows which minister it speaks of */
			amounts += 1;
	}
	if (needs_topic(x) && !topic && !(why & (WHY_AMOUNT | WHY_ORDINAL)))
		return -1;
	if (a->n_persons != b->n_persons && (!a->n_persons || !b->n_persons) && !(why & WHY_DAY) && offices <= 0 &&
		!needs_topic(x))
		amounts -= 1; /* one names who, the other does not: a delegation may be another's */
	double weight = dates + amounts - (ent_str_eq(x->event, y->event) ? 0 : 1);
	weight += wording ? 1 : needs_topic(x) && told_by_noun(a, b) ? 0.5 : 0;
	weight += persons > 0 ? 2 : offices > 0 ? 1 : 0;
	weight += places && x->place.len && ent_str_eq_nocase(x->place, y->place) ? 1 : 0;
	weight += topic >= 4 ? 2 : topic >= 2 ? 1.5 : topic ? 1 : 0;
	why |= (wording ? WHY_WORDING : 0) |
		   (persons > 0   ? WHY_PERSON
			: offices > 0 ? WHY_OFFICE
						  : 0) |
		   (places && x->place.len && ent_str_eq_nocase(x->place, y->place) ? WHY_PLACE : 0) | (topic ? WHY_TOPIC : 0);
	if (ret_why)
		*ret_why = why;
	return weight;
}

ent_str ent_evidence_text(ent_arena *arena, const ent_trait *a, const ent_trait *b, uint32_t why)
{
	static const struct {
		uint32_t bit;
		const char *text;
	} names[] = {
		{WHY_SENTENCE, "the same sentence"},
		{WHY_SPAN, "the same words of one sentence"},
		{WHY_TEXT, "in the same text"},
		{WHY_DAY, "same days"},
		{WHY_MONTH, "same month"},
		{WHY_YEAR, "same year"},
		{WHY_WITHIN, "one date lies in the other"},
		{WHY_WORDING, "same wording"},
		{WHY_PERSON, "same person"},
		{WHY_OFFICE, "same office"},
		{WHY_PLACE, "same place"},
		{WHY_AMOUNT, "same amount"},
		{WHY_ORDINAL, "same number in the row"},
		{WHY_TOPIC, "about the same"},
	};
	ent_str text = {0};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!(why & names[i].bit))
			continue;
		ent_str part = ent_str_of(names[i].text), shared = {0};
		if (names[i].bit == WHY_PERSON &&
			compare_names(a->persons, a->n_persons, b->persons, b->n_persons, &shared) > 0)
			part = ent_str_format(arena, "both name %.*s", ENT_FMT(shared));
		text = text.len ? ent_str_join(arena, text, ENT_STR(", "), part) : part;
	}
	return text;
}
