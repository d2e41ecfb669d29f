/* The phrases and the rows of agreements. No tree is at hand in the record: the phrase reaches from the word for an
 * agreement to the left over its modifiers, to the first word that can begin a phrase or governs one, and to the right
 * over what it is on or of, to the first mark, time, place or relative clause. */
#include "link/accord.h"

#include "link/words.h"

#include <string.h>

enum { MOST_WORDS = 160, REACH = 12, LEFT = 6, RIGHT = 12 /* [words] */ };

static bool is_accord(const ent_ledgers *ledgers, ent_str word)
{
	return ent_ledgers_phrase(ledgers, ENT_PHRASE_ACCORD, word);
}

static bool is_lower(ent_str word)
{
	return word.len && word.ptr[0] >= 'a' && word.ptr[0] <= 'z';
}

/* Nothing but a blank, a hyphen, an apostrophe or a possessive "'s" stands between. */
static bool touch(ent_str sentence, const ent_word_spot *a, const ent_word_spot *b)
{
	enum { APOSTROPHE_END = 0x99 /* the last byte of the curved one */ };
	for (size_t i = a->end; i < b->start; i++) {
		unsigned char before = i > 0 ? (unsigned char)sentence.ptr[i - 1] : ' ';
		bool possessive = sentence.ptr[i] == 's' && (before == '\'' || before == APOSTROPHE_END);
		if ((unsigned char)sentence.ptr[i] < 0x80 && !strchr(" -/'()", sentence.ptr[i]) && !possessive)
			return false;
	}
	return true;
}

/* A comma between parts of a list that ends soon: "economic, scientific and technical cooperation". */
static bool is_listed(ent_str sentence, const ent_word_spot *spots, size_t n, size_t at)
{
	enum { PARTS = 4 };
	if (at + 1 >= n || spots[at + 1].start != spots[at].end + 2 || sentence.ptr[spots[at].end] != ',' ||
		spots[at + 1].word.ptr[0] < 'a' || spots[at + 1].word.ptr[0] > 'z')
		return false;
	for (size_t i = at + 2; i < n && i <= at + PARTS; i++)
		if (ent_str_is(spots[i].word, "and") || ent_str_is(spots[i].word, "or"))
			return true;
	return false;
}

static bool is_number(ent_str word)
{
	return word.len && word.ptr[0] >= '0' && word.ptr[0] <= '9';
}

/* The word for an agreement nearest to byte `near`, or `n`. */
static size_t accord_near(const ent_ledgers *ledgers, const ent_word_spot *spots, size_t n, size_t near)
{
	size_t here = 0, best = n, least = REACH + 1;
	while (here + 1 < n && spots[here].end <= near)
		here++;
	for (size_t i = 0; i < n; i++) {
		size_t far = i > here ? i - here : here - i;
		if (is_accord(ledgers, spots[i].word) && far < least)
			least = far, best = i;
	}
	return best;
}

/* "THE TRANSIT REGIME has been signed": what a verb of signing says it of. */
static ent_str subject_before(ent_str sentence, const ent_word_spot *spots, size_t n, size_t near)
{
	static const char *const verbs[] = {"signed", "concluded", "inked", "initialled", "ratified", NULL};
	static const char *const be[] = {"has", "have", "been", "was", "were", "had", "is", "are", "being", NULL};
	static const char *const articles[] = {"the", "a", "an", "this", "that", "their", "its", NULL};
	size_t verb = 0;
	while (verb < n && (spots[verb].end <= near || !ent_word_is_one_of(spots[verb].word, verbs)))
		verb++;
	size_t to = verb;
	while (verb < n && to > 0 && ent_word_is_one_of(spots[to - 1].word, be))
		to--;
	size_t from = to;
	while (to < verb && from > 0 && to - from < LEFT && touch(sentence, &spots[from - 1], &spots[from]) &&
		   !ent_word_is_one_of(spots[from - 1].word, articles))
		from--;
	return verb < n && from < to ? ent_str_sub(sentence, spots[from].start, spots[to - 1].end) : (ent_str){0};
}

ent_str ent_accord_phrase(const ent_ledgers *ledgers, ent_str sentence, size_t near)
{
	ent_word_spot spots[MOST_WORDS];
	size_t n = ent_word_spots(sentence, spots, MOST_WORDS), at = accord_near(ledgers, spots, n, near);
	if (at == n)
		return subject_before(sentence, spots, n, near);
	if (at >= 3 && sentence.ptr[spots[at].start - 1] == '(' && is_accord(ledgers, spots[at - 3].word))
		at -= 3; /* "memorandum of understanding (MoU)" */
	size_t from = at, to = at;
	while (from > 0 && at - from < LEFT && touch(sentence, &spots[from - 1], &spots[from]) &&
		   !ent_ledgers_phrase(ledgers, ENT_PHRASE_LEFT, spots[from - 1].word) && !is_number(spots[from - 1].word))
		from--;
	if (at + 2 < n && ent_str_eq_nocase(spots[at + 2].word, ENT_STR("understanding")))
		to = at += 2;
	if (at + 1 < n && is_accord(ledgers, spots[at + 1].word) && sentence.ptr[spots[at + 1].start - 1] == '(')
		to = at += 1;
	bool topic = at + 1 < n && ent_ledgers_phrase(ledgers, ENT_PHRASE_TOPIC, spots[at + 1].word) &&
				 touch(sentence, &spots[at], &spots[at + 1]) && !(at + 2 < n && is_number(spots[at + 2].word));
	bool with = topic && ent_str_is(spots[at + 1].word, "with");
	while (topic && to + 1 < n && to - at < RIGHT &&
		   (touch(sentence, &spots[to], &spots[to + 1]) || is_listed(sentence, spots, n, to)) &&
		   (!ent_ledgers_phrase(ledgers, ENT_PHRASE_RIGHT, spots[to + 1].word) || (with && to == at) ||
			(ent_str_is(spots[to + 1].word, "in") && to > at && to + 2 < n && is_lower(spots[to + 2].word) &&
			 !ent_str_is(spots[to + 2].word, "the"))) &&
		   !(ent_str_is(spots[to + 1].word, "on") && to + 2 < n && is_number(spots[to + 2].word)))
		to++;
	while (to > at && (ent_ledgers_phrase(ledgers, ENT_PHRASE_TOPIC, spots[to].word) ||
					   ent_str_is(spots[to].word, "and") || ent_str_is(spots[to].word, "the")))
		to--;
	return ent_str_sub(sentence, spots[from].start, spots[to].end);
}

/* --- which rows are of one --- */

static bool share_state(ent_str a, ent_str b)
{
	ent_str code;
	while (a.len && ent_str_split(&a, ' ', &code))
		if (code.len && ent_str_find(b, code, 0) >= 0)
			return true;
	return false;
}

/* A name, not a noun that any may have: "Lake Pact", not "agreement". */
static bool is_name(ent_str subject)
{
	size_t at = 0, capitals = 0;
	ent_str word;
	while (ent_word_next(subject, &at, &word))
		capitals += word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
	return capitals >= 2;
}

static bool has_status(const ent_drafts *m, const ent_draft *row, const char *beginning)
{
	const ent_draft_values *status = &row->cells[ent_draft_column(m, "status")];
	for (size_t i = 0; i < status->n; i++)
		if (ent_str_starts(status->at[i].value, ent_str_of(beginning)))
			return true;
	return false;
}

static bool from_one_source(const ent_draft *a, const ent_draft *b, int column)
{
	for (size_t i = 0; i < a->cells[column].n; i++)
		for (size_t k = 0; k < b->cells[column].n; k++)
			if (a->cells[column].at[i].source == b->cells[column].at[k].source)
				return true;
	return false;
}

/* The stem of a word of a topic; "military" and "defence" cooperation are one. */
static uint64_t topic_stem(ent_str word)
{
	static const char *const military[] = {"military", "defence", "defense", NULL};
	return ent_word_stem(ent_word_is_one_of(word, military) ? ENT_STR("military") : word);
}

static bool share_topic(const ent_ledgers *ledgers, ent_str a, ent_str b)
{
	size_t at = 0, from;
	ent_str word, other;
	while (ent_word_next(a, &at, &word))
		for (from = 0; !ent_word_is_idle(word) && !is_accord(ledgers, word) && ent_word_next(b, &from, &other);)
			if (!is_accord(ledgers, other) && topic_stem(word) == topic_stem(other))
				return true;
	return false;
}

static bool same_states(ent_str a, ent_str b)
{
	ent_str code, rest = a;
	while (rest.len && ent_str_split(&rest, ' ', &code))
		if (ent_str_find(b, code, 0) < 0)
			return false;
	return a.len == b.len;
}

/* Told by different sources, of the same states, on days of which one lies in the other, about the same. */
static bool are_one(const ent_ledgers *ledgers, const ent_draft *a, const ent_draft *b, int subject)
{
	enum { YEAR = 366 };
	const ent_date *x = &a->date, *y = &b->date;
	if (x->lo == ENT_DAY_UNKNOWN || y->lo == ENT_DAY_UNKNOWN || !same_states(a->states, b->states) ||
		!a->cells[subject].n || !b->cells[subject].n)
		return false;
	bool within = (x->lo >= y->lo && x->hi <= y->hi) || (y->lo >= x->lo && y->hi <= x->hi);
	bool close = (int64_t)x->hi - x->lo <= YEAR && (int64_t)y->hi - y->lo <= YEAR;
	return within && close && !from_one_source(a, b, subject) &&
		   share_topic(ledgers, a->cells[subject].at[0].value, b->cells[subject].at[0].value);
}

/* One agreement in the words of several sources: where nothing else of those days fits either of the two. */
static void join_wordings(ent_drafts *m)
{
	enum { NEAR = 24 }; /* rows before and behind in time */
	const uint32_t *order = ent_drafts_by_day(m);
	size_t n = m->rows.n;
	int subject = ent_draft_column(m, "subject");
	for (size_t p = 0; p < n; p++) {
		uint32_t i = order[p], twin = i;
		size_t found = 0;
		for (size_t q = p > NEAR ? p - NEAR : 0; q < n && q <= p + NEAR; q++) {
			uint32_t k = order[q];
			if (k == i || m->rows.at[k].merged || m->rows.at[i].merged ||
				!are_one(m->input->ledgers, &m->rows.at[i], &m->rows.at[k], subject) ||
				ent_drafts_parted(m, &m->rows.at[i], &m->rows.at[k]))
				continue;
			twin = k;
			found++;
		}
		if (found == 1)
			ent_draft_merge(m, twin, i);
	}
}

/* One phrase of one sentence is one agreement, whether it was read as a treaty or as a deal. */
static void join_phrases(ent_drafts *m)
{
	ent_map told = ent_map_new(m->work);
	int subject = ent_draft_column(m, "subject");
	for (uint32_t i = 0; i < m->rows.n; i++) {
		ent_draft *row = &m->rows.at[i];
		if (row->merged || !row->cells[subject].n)
			continue;
		const ent_account_value *value = &row->cells[subject].at[0];
		ent_str name =
			ent_str_join(m->work, ent_draft_place(m, value->source, value->sentence), ENT_STR(" "), value->value);
		uint32_t at = ent_map_get(&told, name);
		const ent_draft *first = at == ENT_MAP_NONE ? NULL : &m->rows.at[at];
		if (!first)
			ent_map_put(&told, name, i);
		else if (same_states(row->states, first->states) && ent_str_eq(row->date.edtf, first->date.edtf) &&
				 !ent_drafts_parted(m, row, first))
			ent_draft_merge(m, at, i);
	}
}

void ent_accord_join_rows(ent_drafts *m)
{
	join_phrases(m);
	ent_map named = ent_map_new(m->work); /* subject → the row that was signed */
	int subject = ent_draft_column(m, "subject");
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < m->rows.n; i++) {
			ent_draft *row = &m->rows.at[i];
			bool later =
				has_status(m, row, "ratified") || has_status(m, row, "in force") || has_status(m, row, "ended");
			if (row->merged || !row->cells[subject].n || !is_name(row->cells[subject].at[0].value) ||
				later != (pass == 1))
				continue;
			uint32_t at = ent_map_get(&named, row->cells[subject].at[0].value);
			const ent_date *date = at == ENT_MAP_NONE ? NULL : &m->rows.at[at].date;
			if (!date)
				ent_map_put(&named, row->cells[subject].at[0].value, i);
			else if (at != i && share_state(row->states, m->rows.at[at].states) &&
					 (later || (row->date.lo <= date->hi && date->lo <= row->date.hi))) {
				if (later) /* its day is that of the ratification, which the status has */
					row->cells[ent_draft_column(m, "date")].n = 0;
				ent_draft_merge(m, at, i);
			}
		}
	join_wordings(m);
	for (uint32_t i = 0; i < m->rows.n; i++)
		ent_draft_drop_plans(m, &m->rows.at[i]);
}
