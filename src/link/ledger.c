/* Ledgers: rows of data/ledgers.tsv matched against an occurrence's best telling and its words. A row is a small
 * pattern; a word of the passage is looked up in each row's words, which are few. */
#include "link/ledger.h"

#include "base/map.h"
#include "base/tsv.h"
#include "base/vec.h"
#include "link/words.h"

#include <string.h>

enum {
	PHRASE_BEFORE = 70, /* [bytes] some twenty words around the trigger */
	PHRASE_AFTER = 110,
	BEFORE = 40, /* [bytes] what governs it */
	BEHIND = 30  /* [bytes] what it governs */
};

enum where { WHERE_ANY, WHERE_TRIGGER, WHERE_PHRASE, WHERE_BEFORE, WHERE_BEHIND, WHERE_DEED, WHERE_FIGURE };

/* A word; a '*' at its end: a beginning. */
typedef struct pattern {
	ent_str word;
	ent_str before; /* the word before it, where `joins` */
	bool joins;
} pattern;

typedef struct row {
	uint32_t bit;
	bool takes_out;
	enum where where;
	ent_str event, mode; /* comma-separated lists; "*" */
	ENT_VEC(pattern) words;
} row;

struct ent_ledgers {
	ENT_VEC(row) rows;
	ent_map phrase; /* word in lower case → set of 1 << ent_phrase_part */
	ent_map sole;   /* office, "foreign minister" → 1 where nobody holds two of these at a time */
};

static const char *const names[] = {"agreement", "visit",      "exercise", "arms",   "sanction", "project", "trade",
									"aid",       "membership", "once",     "turned", "promise",  "idle"};

const char *ent_ledger_name(ent_ledger ledger)
{
	return names[ledger];
}

static bool parse_ledger(ent_str name, uint32_t *ret_bit)
{
	for (uint32_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ent_str_is(name, names[i])) {
			*ret_bit = 1u << i;
			return true;
		}
	return false;
}

static bool parse_where(ent_str name, enum where *ret_where)
{
	static const char *const all[] = {"any", "trigger", "phrase", "before", "behind", "deed", "figure"};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (ent_str_is(name, all[i])) {
			*ret_where = (enum where)i;
			return true;
		}
	return false;
}

/* '_' in a pattern joins two words: "is_to". */
static pattern pattern_of(ent_str text)
{
	ptrdiff_t joint = ent_str_find(text, ENT_STR("_"), 0);
	if (joint < 0)
		return (pattern){.word = text};
	return (pattern){.word = ent_str_sub(text, (size_t)joint + 1, text.len),
					 .before = ent_str_sub(text, 0, (size_t)joint),
					 .joins = true};
}

static ent_status load_row(ent_ledgers *ledgers, ent_arena *arena, const ent_tsv *tsv, ent_error *error)
{
	ent_str name = ent_tsv_get(tsv, "ledger");
	row this = {.event = ent_str_copy(arena, ent_tsv_get(tsv, "event")),
				.mode = ent_str_copy(arena, ent_tsv_get(tsv, "mode"))};
	ent_str words = ent_str_copy(arena, ent_tsv_get(tsv, "words")), word;
	if (ent_str_starts(name, ENT_STR("!"))) {
		this.takes_out = true;
		name = ent_str_sub(name, 1, name.len);
	}
	if (!parse_ledger(name, &this.bit))
		return ent_tsv_fail(tsv, error, "'%.*s' is no ledger", ENT_FMT(name));
	if (!parse_where(ent_tsv_get(tsv, "where"), &this.where))
		return ent_tsv_fail(tsv, error, "where is any, trigger, phrase, before, behind, deed or figure");
	if (!this.event.len || !this.mode.len)
		return ent_tsv_fail(tsv, error, "event and mode are needed; * is any");
	if (this.where != WHERE_ANY && !words.len)
		return ent_tsv_fail(tsv, error, "words are needed unless where is any");
	while (ent_str_split(&words, ',', &word))
		*ent_push(arena, &this.words) = pattern_of(word);
	*ent_push(arena, &ledgers->rows) = this;
	return ENT_OK;
}

static ent_status load_phrase(ent_ledgers *ledgers, ent_arena *arena, const ent_tsv *tsv, ent_error *error)
{
	static const char *const parts[] = {"accord", "left", "right", "topic", "plain", "paper"};
	size_t part = 0;
	while (part < sizeof parts / sizeof *parts && !ent_str_is(ent_tsv_get(tsv, "part"), parts[part]))
		part++;
	if (part == sizeof parts / sizeof *parts)
		return ent_tsv_fail(tsv, error, "part is accord, left, right, topic, plain or paper");
	ent_str rest = ent_str_copy(arena, ent_tsv_get(tsv, "words")), word;
	while (ent_str_split(&rest, ' ', &word)) {
		uint32_t set = ent_map_get(&ledgers->phrase, word);
		ent_map_put(&ledgers->phrase, word, (set == ENT_MAP_NONE ? 0 : set) | 1u << part);
	}
	return ENT_OK;
}

/* Only what bears on claims: who holds which office is read elsewhere. */
static ent_status load_office(ent_ledgers *ledgers, ent_arena *arena, const ent_tsv *tsv, ent_error *error)
{
	(void)error;
	ent_str forms = ent_tsv_get(tsv, "names"), title = {0};
	ent_str_split(&forms, '|', &title); /* by which the office is called in what is coded */
	ptrdiff_t only = ent_str_find(title, ENT_STR("@"), 0);
	title = ent_str_copy(arena, only > 0 ? ent_str_sub(title, 0, (size_t)only) : title);
	ent_map_put(&ledgers->sole, title, ent_str_is(ent_tsv_get(tsv, "sole"), "sole"));
	return ENT_OK;
}

typedef ent_status (*row_fn)(ent_ledgers *ledgers, ent_arena *arena, const ent_tsv *tsv, ent_error *error);

static ent_status load_file(ent_ledgers *ledgers, ent_arena *arena, const ent_data *data, const char *name, row_fn take,
							ent_error *error)
{
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(data, name, i)) != NULL; i++) {
		ent_tsv tsv;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
		bool more = false;
		while (!status && !(status = ent_tsv_next(&tsv, &more, error)) && more)
			status = take(ledgers, arena, &tsv, error);
		if (status)
			return status;
	}
	return ENT_OK;
}

ent_status ent_ledgers_load(ent_arena *arena, const ent_data *data, const ent_ledgers **ret_ledgers, ent_error *error)
{
	ent_ledgers *ledgers = ENT_NEW(arena, ent_ledgers);
	ledgers->phrase = ent_map_new(arena);
	ledgers->sole = ent_map_new(arena);
	ent_status status = load_file(ledgers, arena, data, "ledgers.tsv", load_row, error);
	if (!status)
		status = load_file(ledgers, arena, data, "phrase_words.tsv", load_phrase, error);
	if (!status)
		status = load_file(ledgers, arena, data, "offices.tsv", load_office, error);
	if (!status)
		*ret_ledgers = ledgers;
	return status;
}

bool ent_ledgers_sole(const ent_ledgers *ledgers, ent_str office)
{
	return ledgers && ent_map_get(&ledgers->sole, office) == 1;
}

bool ent_ledgers_phrase(const ent_ledgers *ledgers, ent_phrase_part part, ent_str word)
{
	char low[24]; /* longer than any word of the table that could be meant */
	if (!ledgers || word.len > sizeof low)
		return false;
	for (size_t i = 0; i < word.len; i++)
		low[i] = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 32) : word.ptr[i];
	uint32_t set = ent_map_get(&ledgers->phrase, (ent_str){low, word.len});
	return set != ENT_MAP_NONE && set & 1u << part;
}

static bool listed(ent_str list, ent_str item)
{
	ent_str part;
	while (ent_str_split(&list, ',', &part))
		if (ent_str_is(part, "*") || ent_str_eq(part, item) || (ent_str_is(part, "-") && !item.len))
			return true;
	return false;
}

static bool fits(ent_str wanted, ent_str word)
{
	bool open = wanted.len && wanted.ptr[wanted.len - 1] == '*';
	size_t n = open ? wanted.len - 1 : wanted.len;
	if (open ? word.len < n : word.len != n)
		return false;
	return ent_str_eq_nocase(ent_str_sub(word, 0, n), ent_str_sub(wanted, 0, n));
}

static bool holds_any(ent_str text, const row *this)
{
	size_t at = 0;
	ent_str word, before = {0};
	while (ent_word_next(text, &at, &word)) {
		for (size_t i = 0; i < this->words.n; i++) {
			const pattern *p = &this->words.at[i];
			if (fits(p->word, word) && (!p->joins || fits(p->before, before)))
				return true;
		}
		before = word;
	}
	return false;
}

/* Where the words around the trigger lie; the sentence as one reads it may be a little shorter than in the text. */
static ent_str phrase_of(const ent_record_event *event, size_t before, size_t after)
{
	size_t at = event->start > event->sentence_start ? event->start - event->sentence_start : 0;
	size_t from = at > before ? at - before : 0, to = at + event->text.len + after;
	ent_str s = event->sentence_text;
	while (from > 0 && from < s.len && s.ptr[from - 1] != ' ')
		from--;
	while (to < s.len && s.ptr[to] != ' ')
		to++;
	return ent_str_sub(s, from, to);
}

static bool holds(const row *this, const ent_record_event *event)
{
	switch (this->where) {
	case WHERE_TRIGGER:
		return holds_any(event->text, this);
	case WHERE_PHRASE:
		return holds_any(phrase_of(event, PHRASE_BEFORE, PHRASE_AFTER), this);
	case WHERE_BEFORE:
		return holds_any(phrase_of(event, BEFORE, 0), this);
	case WHERE_BEHIND:
		return holds_any(phrase_of(event, 0, BEHIND), this);
	case WHERE_DEED:
		return holds_any(event->rule, this);
	default:
		return this->where == WHERE_ANY;
	}
}

uint32_t ent_ledgers_of_event(const ent_ledgers *ledgers, const ent_record_event *event)
{
	uint32_t set = 0;
	for (size_t i = 0; i < ledgers->rows.n; i++) {
		const row *this = &ledgers->rows.at[i];
		if (this->where == WHERE_FIGURE || !listed(this->event, event->event) || !listed(this->mode, event->mode))
			continue;
		if (holds(this, event))
			set = this->takes_out ? set & ~this->bit : set | this->bit;
	}
	return set;
}

uint32_t ent_ledgers_of(const ent_ledgers *ledgers, const ent_occurrence *occurrence)
{
	uint32_t set = 0;
	for (size_t i = 0; i < occurrence->n && i < 8; i++)
		set |= ent_ledgers_of_event(ledgers, occurrence->tellings[i].event);
	return set;
}

uint32_t ent_ledgers_of_words(const ent_ledgers *ledgers, ent_str words)
{
	uint32_t set = 0;
	for (size_t i = 0; i < ledgers->rows.n; i++) {
		const row *this = &ledgers->rows.at[i];
		if (this->where == WHERE_FIGURE && holds_any(words, this))
			set = this->takes_out ? set & ~this->bit : set | this->bit;
	}
	return set;
}

uint32_t ent_ledgers_of_figure(const ent_ledgers *ledgers, const ent_record_figure *figure)
{
	return ent_ledgers_of_amount(ledgers, &figure->amount);
}

uint32_t ent_ledgers_of_amount(const ent_ledgers *ledgers, const ent_record_amount *amount)
{
	return ent_ledgers_of_words(ledgers, amount->measures) | ent_ledgers_of_words(ledgers, amount->unit);
}
