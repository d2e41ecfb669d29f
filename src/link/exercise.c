/* No tree is at hand in the record: a name is a run of capitals beside the word for the exercise, or behind "under the
 * name", a number the ordinal before it. Two rows are of one exercise when they are of the same states, neither their
 * days nor their names nor their numbers differ, and something of these is the same; what goes on since some year is a
 * series, another thing than any one of its exercises. */
#include "link/exercise.h"

#include "link/words.h"

#include <assert.h>
#include <string.h>

enum { MOST_WORDS = 160, BEFORE = 6, NAME_WORDS = 4 };

static bool is_exercise(ent_str word)
{
	static const char *const words[] = {"exercise", "exercises", "drill",   "drills",   "manoeuvre", "manoeuvres",
										"maneuver", "maneuvers", "wargame", "wargames", NULL};
	return ent_word_is_one_of(word, words);
}

/* The word for the exercise nearest to byte `near`, or `n`. */
static size_t exercise_at(const ent_word_spot *spots, size_t n, size_t near)
{
	size_t best = n, least = SIZE_MAX;
	for (size_t i = 0; i < n; i++) {
		size_t far = spots[i].start > near ? spots[i].start - near : near - spots[i].start;
		if (is_exercise(spots[i].word) && far < least)
			least = far, best = i;
	}
	return best;
}

static bool is_capital(ent_str word)
{
	return word.len > 1 && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
}

/* "Pakistani" of Pakistan: the same beginning. */
static bool is_of_state(const ent_drafts *m, ent_str word, ent_str states)
{
	enum { ALIKE = 4 };
	ent_str code, part;
	while (ent_str_split(&states, ' ', &code))
		for (ent_str name = ent_draft_state_name(m, code); name.len && ent_str_split(&name, ' ', &part);) {
			size_t least = part.len < ALIKE ? part.len : ALIKE;
			if (word.len >= least && ent_str_eq_nocase(ent_str_sub(word, 0, least), ent_str_sub(part, 0, least)))
				return true;
		}
	return false;
}

static bool is_part_of_name(const ent_drafts *m, ent_str word, ent_str states)
{
	static const char *const idle[] = {"The",      "A",        "An",      "In",     "During",  "Joint",     "This",
									   "These",    "Both",     "Their",   "Its",    "Army",    "Military",  "Naval",
									   "Since",    "After",    "Army",    "Land",   "January", "February",  "March",
									   "April",    "May",      "June",    "July",   "August",  "September", "October",
									   "November", "December", "Special", "Forces", "First",   NULL};
	return is_capital(word) && !ent_word_is_one_of(word, idle) && !is_of_state(m, word, states);
}

/* One blank or hyphen between them: words of one name. */
static bool touch(ent_str sentence, const ent_word_spot *a, const ent_word_spot *b)
{
	return b->start == a->end + 1 && strchr(" -", sentence.ptr[a->end]) != NULL;
}

static ent_str run_behind(const ent_drafts *m, ent_str sentence, const ent_word_spot *spots, size_t n, size_t from,
						  ent_str states)
{
	size_t end = from;
	while (end < n && end < from + NAME_WORDS && is_part_of_name(m, spots[end].word, states) &&
		   (end == from || touch(sentence, &spots[end - 1], &spots[end])))
		end++;
	/* "Druzhba (Friendship)", "Friendship or Drouzba": both are its names */
	if (end > from && end < n && spots[end].start == spots[end - 1].end + 2 &&
		sentence.ptr[spots[end].start - 1] == '(' && is_part_of_name(m, spots[end].word, states))
		return ent_str_sub(sentence, spots[from].start, spots[end].end + 1);
	if (end > from && end + 1 < n && ent_str_is(spots[end].word, "or") &&
		is_part_of_name(m, spots[end + 1].word, states))
		end += 2;
	return end > from ? ent_str_sub(sentence, spots[from].start, spots[end - 1].end) : (ent_str){0};
}

ent_str ent_exercise_name(const ent_drafts *m, ent_str sentence, size_t near, ent_str states)
{
	static const char *const kinds[] = {"joint",   "military", "naval",   "annual", "biennial", "air", "army",
										"special", "maritime", "counter", "terror", "land",     "sea", NULL};
	static const char *const callings[] = {"name",  "names",  "banner",    "codename", "title", "called",
										   "named", "dubbed", "codenamed", "entitled", NULL};
	ent_word_spot spots[MOST_WORDS];
	size_t n = ent_word_spots(sentence, spots, MOST_WORDS), at = exercise_at(spots, n, near);
	if (at == n)
		return (ent_str){0};
	for (size_t i = at + 1; i < n && i <= at + BEFORE + 2; i++)
		if (ent_word_is_one_of(spots[i].word, callings)) {
			size_t from = i + 1;
			if (from < n && ent_str_eq_nocase(spots[from].word, ENT_STR("of")))
				from++;
			return run_behind(m, sentence, spots, n, from, states);
		}
	size_t end = at; /* "Druzhba joint military drills" */
	while (end > 0 && at - end < 3 && ent_word_is_one_of(spots[end - 1].word, kinds))
		end--;
	size_t from = end;
	while (from > 0 && end - from < NAME_WORDS && is_part_of_name(m, spots[from - 1].word, states) &&
		   touch(sentence, &spots[from - 1], &spots[from]))
		from--;
	if (from < end)
		return ent_str_sub(sentence, spots[from].start, spots[end - 1].end);
	if (at + 1 < n && touch(sentence, &spots[at], &spots[at + 1])) /* "exercise Blue Lotus" */
		return run_behind(m, sentence, spots, n, at + 1, states);
	return (ent_str){0};
}

/* 6 of "6th" and of "sixth"; 0 where it is no ordinal. */
static int ordinal_of(ent_str word)
{
	static const char *const words[] = {
		"",           "first",     "second",    "third",       "fourth",     "fifth",      "sixth",
		"seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth",
		"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
	for (int i = 1; i < (int)(sizeof words / sizeof *words); i++)
		if (ent_str_eq_nocase(word, ent_str_of(words[i])))
			return i;
	int number = 0;
	size_t i = 0;
	for (; i < word.len && i < 3 && word.ptr[i] >= '0' && word.ptr[i] <= '9'; i++)
		number = number * 10 + (word.ptr[i] - '0');
	return i && word.len == i + 2 && strchr("snrt", word.ptr[i]) ? number : 0;
}

ent_str ent_exercise_number(ent_str sentence, size_t near)
{
	ent_word_spot spots[MOST_WORDS];
	size_t n = ent_word_spots(sentence, spots, MOST_WORDS), at = exercise_at(spots, n, near);
	for (size_t i = at; at < n && i-- > 0 && at - i <= BEFORE;)
		if (ordinal_of(spots[i].word))
			return spots[i].word;
	return (ent_str){0};
}

/* --- which rows are of one --- */

static int number_of(const ent_draft_values *values)
{
	for (size_t i = 0; i < values->n; i++) {
		size_t at = 0;
		ent_str word;
		while (ent_word_next(values->at[i].value, &at, &word))
			if (ordinal_of(word))
				return ordinal_of(word);
	}
	return 0;
}

static bool is_series(const ent_draft *row)
{
	return row->date.hi == ENT_DAY_FUTURE;
}

/* A word of one name is a word of another. */
static bool share(const ent_draft_values *a, const ent_draft_values *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++) {
			size_t at = 0, from;
			ent_str word, other;
			while (ent_word_next(a->at[i].value, &at, &word))
				for (from = 0; is_capital(word) && ent_word_next(b->at[k].value, &from, &other);)
					if (ent_str_eq_nocase(word, other))
						return true;
		}
	return false;
}

static bool is_placed(const ent_draft *row)
{
	return row->date.lo != ENT_DAY_UNKNOWN;
}

/* In whichever order they are named. */
static bool same_states(ent_str a, ent_str b)
{
	ent_str code, rest = a;
	if (a.len != b.len)
		return false;
	while (ent_str_split(&rest, ' ', &code))
		if (ent_str_find(b, code, 0) < 0)
			return false;
	return true;
}

static bool are_one(const ent_drafts *m, const ent_draft *a, const ent_draft *b)
{
	bool apart = is_placed(a) && is_placed(b) && (a->date.lo > b->date.hi || b->date.lo > a->date.hi);
	if (apart || !same_states(a->states, b->states) ||
		ent_drafts_parted(m, a, b)) /* most: before any word is looked at */
		return false;
	int name = ent_draft_column(m, "name"), number = ent_draft_column(m, "number");
	int i = number_of(&a->cells[number]), k = number_of(&b->cells[number]);
	bool named = a->cells[name].n && b->cells[name].n, same_name = share(&a->cells[name], &b->cells[name]);
	if ((i && k && i != k) || (named && !same_name))
		return false;
	if (is_placed(a) && is_placed(b)) {
		const int64_t year = 366;
		bool fit = a->date.lo <= b->date.hi && b->date.lo <= a->date.hi;
		bool exact = (int64_t)a->date.hi - a->date.lo <= year && (int64_t)b->date.hi - b->date.lo <= year;
		return fit && is_series(a) == is_series(b) && (is_series(a) || exact);
	}
	if (i && i == k)
		return same_name || !named;
	/* without a day and a number it is told of the exercises as such: the series, where there is one */
	const ent_draft *dated = is_placed(a) ? a : b;
	return !i && !k && ((!is_placed(a) && !is_placed(b)) || is_series(dated));
}

void ent_exercise_join_rows(ent_drafts *m)
{
	for (uint32_t i = 0; i < m->rows.n; i++)
		for (uint32_t k = i + 1; k < m->rows.n && !m->rows.at[i].merged; k++) {
			if (m->rows.at[k].merged || !are_one(m, &m->rows.at[i], &m->rows.at[k]))
				continue;
			const ent_date other = m->rows.at[k].date;
			ent_draft_merge(m, i, k);
			ent_draft *row = &m->rows.at[i];
			if (other.lo != ENT_DAY_UNKNOWN && row->date.lo != ENT_DAY_UNKNOWN && other.lo >= row->date.lo &&
				other.hi <= row->date.hi)
				row->date = other; /* the exacter one */
		}
	for (uint32_t i = 0; i < m->rows.n; i++)
		ent_draft_drop_plans(m, &m->rows.at[i]);
}
