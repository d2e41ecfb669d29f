/* Owns the lexicon of words and phrases that rooms look for below the level of tokens, and the cutting of tokens into
 * atoms. Numbers are read from them in number_read.c. */
#include "text/number.h"

#include "base/ascii.h"
#include "base/tsv.h"
#include "base/utf8.h"

#include <string.h>

static const ent_atom_word no_word = {0};

/* --- lexicon --- */

static const struct {
	const char *name;
	ent_number_part part;
} part_names[] = {
	{"unit", ENT_NUMBER_UNIT},       {"tens", ENT_NUMBER_TENS},
	{"hundred", ENT_NUMBER_HUNDRED}, {"scale", ENT_NUMBER_SCALE},
	{"suffix", ENT_NUMBER_SUFFIX},   {"ordinal", ENT_NUMBER_ORDINAL},
	{"th", ENT_NUMBER_SUFFIX_TH},    {"ordinal-tens", ENT_NUMBER_ORDINAL_TENS},
	{"half", ENT_NUMBER_HALF},       {"fraction", ENT_NUMBER_FRACTION},
	{"dozen", ENT_NUMBER_DOZEN},     {"article", ENT_NUMBER_ARTICLE},
	{"many", ENT_NUMBER_MANY},
};

static ent_status read_numbers(ent_words *lexicon, const ent_data_file *file, ent_error *error)
{
	ent_tsv tsv;
	bool more;
	ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
	while (!status && !(status = ent_tsv_next(&tsv, &more, error)) && more) {
		ent_str part = ent_tsv_get(&tsv, "part");
		size_t i = 0, n = sizeof part_names / sizeof *part_names;
		while (i < n && !ent_str_is(part, part_names[i].name))
			i++;
		double value;
		if (i == n)
			return ent_tsv_fail(&tsv, error, "unknown part '%.*s'", ENT_FMT(part));
		if (!ent_str_to_double(ent_tsv_get(&tsv, "value"), &value))
			return ent_tsv_fail(&tsv, error, "value is no number");
		ent_atom_word *word = ent_words_add(lexicon, ent_tsv_get(&tsv, "word"));
		word->part = (uint8_t)part_names[i].part;
		word->value = value;
	}
	return status;
}

ent_status ent_words_new(ent_arena *arena, const ent_data *data, ent_words *ret_lexicon, ent_error *error)
{
	ent_words lexicon = {.arena = arena, .map = ent_map_new(arena)};
	const ent_data_file *file = ent_data_get(data, "numbers.tsv", 0);
	if (!file)
		return ent_fail(error, ENT_NOTFOUND, "numbers.tsv", 0, -1, "no such table");
	for (size_t i = 0; (file = ent_data_get(data, "numbers.tsv", i)); i++) {
		ent_status status = read_numbers(&lexicon, file, error);
		if (status)
			return status;
	}
	*ret_lexicon = lexicon;
	return ENT_OK;
}

/* The map begins with the hash's lower bits. */
static uint32_t hash_bit(uint64_t hash)
{
	return hash >> 32 & (ENT_WORDS_HASHES - 1);
}

ent_atom_word *ent_words_add(ent_words *lexicon, ent_str lower)
{
	uint32_t i = ent_map_get(&lexicon->map, lower);
	if (i != ENT_MAP_NONE)
		return &lexicon->words.at[i];
	uint32_t bit = hash_bit(ent_key_hash(ent_key_of(lower)));
	lexicon->hashes[bit / 64] |= (uint64_t)1 << bit % 64;
	ent_atom_word *word = ent_push(lexicon->arena, &lexicon->words);
	word->text = ent_str_copy(lexicon->arena, lower);
	(void)ent_map_put(&lexicon->map, word->text, (uint32_t)lexicon->words.n - 1);
	return word;
}

/* --- atoms --- */

/* The ASCII mark that stands for a code point of punctuation or symbols; '\0' for a letter. */
static char mark_of(uint32_t code)
{
	switch (code) {
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2212:
		return '-';
	case 0x2014:
	case 0x2015:
		return '_';
	case 0x2018:
	case 0x2019:
	case 0x201B:
	case 0x2032:
	case 0xB4:
		return '\'';
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0xAB:
	case 0xBB:
		return '"';
	case 0x60C:
		return ','; /* Arabic comma */
	case 0x61B:
		return ';';
	case 0x6D4:
		return '.';
	case 0xA3:
	case 0xA5:
	case 0xA2:
		return '$'; /* the atom's text says which */
	case 0xB0:
	case 0xB1:
	case 0xB7:
	case 0x2022:
	case 0x2026:
	case 0xD7:
		return '*';
	case 0xBC:
	case 0xBD:
	case 0xBE:
		return '/'; /* vulgar fractions */
	case 0xB2:
	case 0xB3:
		return '^';
	default:
		if (code >= 0x20A0 && code <= 0x20CF)
			return '$';
		if (code >= 0x2150 && code <= 0x215E)
			return '/';
		return (code >= 0x2000 && code <= 0x206F) || (code >= 0x80 && code < 0xA0) || code == 0xA0 ? '*' : '\0';
	}
}

static const ent_atom_word *lookup(const ent_words *lexicon, ent_str text)
{
	if (text.len > ENT_KEY_INLINE) {
		uint32_t i = text.len > ENT_ATOM_SIZE ? ENT_MAP_NONE : ent_map_get_lower(&lexicon->map, text);
		return i == ENT_MAP_NONE ? &no_word : &lexicon->words.at[i];
	}
	ent_key key = ent_key_of_lower(text);
	uint64_t hash = ent_key_hash(key);
	if (!(lexicon->hashes[hash_bit(hash) / 64] >> hash_bit(hash) % 64 & 1))
		return &no_word;
	uint32_t i = ent_map_get_key(&lexicon->map, key, hash);
	return i == ENT_MAP_NONE ? &no_word : &lexicon->words.at[i];
}

/* The value of a digit of the scripts that date lines come in (Arabic, Persian and Urdu, Devanagari, Bengali); else -1.
 */
static int digit_of(uint32_t code)
{
	static const uint32_t zeros[] = {0x660, 0x6F0, 0x966, 0x9E6};
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (code >= zeros[i] && code < zeros[i] + 10)
			return (int)(code - zeros[i]);
	return -1;
}

/* Where the run of such digits from `at` ends. */
static size_t other_digits_end(ent_str s, size_t at)
{
	for (size_t next = at; at < s.len && (unsigned char)s.ptr[at] >= 0xD9; at = next)
		if (digit_of(ent_utf8_next(s, &next)) < 0)
			break;
	return at;
}

/* Where the run of letters from `at` ends: ASCII letters, and others that are no punctuation. */
static size_t word_end(ent_str s, size_t at)
{
	for (size_t next = at;; at = next) {
		while (at < s.len && ent_is_letter(s.ptr[at]))
			at++;
		if (at == s.len || (unsigned char)s.ptr[at] < 0x80)
			return at;
		next = at;
		uint32_t code = ent_utf8_next(s, &next);
		if (mark_of(code) || digit_of(code) >= 0)
			return at;
	}
}

static void read_digits(ent_atom *atom)
{
	int64_t value = 0;
	size_t n = 0;
	for (size_t at = 0; at < atom->text.len; n++) {
		int digit =
			ent_is_digit(atom->text.ptr[at]) ? atom->text.ptr[at++] - '0' : digit_of(ent_utf8_next(atom->text, &at));
		value = n < 18 ? value * 10 + digit : value;
	}
	atom->number = n <= 18 ? value : INT64_MAX;
	atom->digits = (uint8_t)(n < 255 ? n : 255);
}

/* Cuts `s`, whose first byte is byte `start` of the text; where `fixed`, all atoms get the bytes [start, end). */
static void cut(const ent_words *lexicon, ent_arena *arena, ent_str s, uint32_t start, uint32_t end, bool fixed,
				uint32_t token, bool space, ent_atoms *atoms)
{
	for (size_t at = 0; at < s.len;) {
		char c = s.ptr[at];
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			space = true;
			at++;
			continue;
		}
		size_t from = at;
		ent_atom *atom = ent_push(arena, &atoms->v);
		*atom = (ent_atom){.word = &no_word, .token = token, .space = space};
		space = false;
		if (ent_is_digit(c)) {
			while (at < s.len && ent_is_digit(s.ptr[at]))
				at++;
			atom->kind = ENT_ATOM_DIGITS;
		} else if ((unsigned char)c >= 0xD9 && (at = other_digits_end(s, at)) > from) {
			atom->kind = ENT_ATOM_DIGITS;
		} else if ((at = word_end(s, at)) > from) {
			atom->kind = ENT_ATOM_WORD;
			/* Scripts without capitals, or whose capitals we do not tell: nothing speaks against a name. */
			atom->upper = (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xD0;
		} else {
			uint32_t code = ent_utf8_next(s, &at);
			atom->kind = ENT_ATOM_MARK;
			atom->mark = code < 0x80 ? (char)code : mark_of(code);
		}
		atom->text = ent_str_sub(s, from, at);
		if (atom->kind == ENT_ATOM_DIGITS)
			read_digits(atom);
		atom->word = lookup(lexicon, atom->text);
		atom->start = fixed ? start : start + (uint32_t)from;
		atom->end = fixed ? end : start + (uint32_t)at;
	}
}

/* Two empty atoms behind the last. */
static void close_atoms(ent_arena *arena, ent_atoms *atoms)
{
	uint32_t end = atoms->v.n ? atoms->v.at[atoms->v.n - 1].end : 0;
	for (int i = 0; i < 2; i++)
		*ent_push(arena, &atoms->v) = (ent_atom){
			.word = &no_word, .kind = ENT_ATOM_MARK, .space = true, .start = end, .end = end, .text = ENT_STR("")};
	atoms->v.n -= 2;
}

/* Letters of ASCII and nothing else: one atom, as most tokens are. */
static bool is_plain_word(ent_str s)
{
	size_t i = 0;
	while (i < s.len && ent_is_letter(s.ptr[i]))
		i++;
	return i == s.len && i > 0;
}

void ent_atoms_of(const ent_words *lexicon, ent_arena *arena, const ent_document *document,
				  const ent_sentence *sentence, ent_atoms *atoms)
{
	atoms->v.n = 0;
	bool space = true;
	for (uint32_t i = 0; i < sentence->n; i++) {
		const ent_token *token = &sentence->tokens[i];
		ent_str bytes = ent_str_sub(document->text, token->start, token->end);
		if (bytes.ptr && is_plain_word(bytes)) {
			*ent_push(arena, &atoms->v) = (ent_atom){.word = lookup(lexicon, bytes),
													 .start = token->start,
													 .end = token->end,
													 .token = i,
													 .text = bytes,
													 .kind = ENT_ATOM_WORD,
													 .space = space,
													 .upper = bytes.ptr[0] <= 'Z'};
			space = token->space_after;
			continue;
		}
		/* The bytes, not the form, where they are whole: offsets of the parts are then exact. */
		bool broken = token->form.len != bytes.len && memchr(bytes.ptr ? bytes.ptr : "", '\n', bytes.len);
		cut(lexicon, arena, broken ? token->form : bytes, token->start, token->end, broken, i, space, atoms);
		space = token->space_after;
	}
	close_atoms(arena, atoms);
}

void ent_atoms_of_bytes(const ent_words *lexicon, ent_arena *arena, ent_str text, uint32_t start, uint32_t end,
						ent_atoms *atoms)
{
	atoms->v.n = 0;
	cut(lexicon, arena, ent_str_sub(text, start, end), start, end, false, 0, true, atoms);
	close_atoms(arena, atoms);
}

/* --- phrases --- */

/* In small letters; of a mark its ASCII form. */
static char first_byte(const ent_atom *atom)
{
	char c = atom->kind == ENT_ATOM_MARK && atom->mark ? atom->mark : atom->text.len ? atom->text.ptr[0] : '\0';
	return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Where the phrases that begin with `first`, and whose second word begins with `second`, are linked. */
static uint32_t *opening(const ent_words *words, const ent_atom_word *first, char second)
{
	return &words->openings.at[first->longer - 1].by_second[(unsigned char)second % ENT_PHRASE_SECONDS];
}

void ent_phrase_add(ent_words *words, ent_str text, uint16_t kind, int32_t arg, uint8_t flags)
{
	ent_atoms atoms = {0};
	ent_atoms_of_bytes(words, words->arena, text, 0, (uint32_t)text.len, &atoms);
	if (!atoms.v.n)
		return;
	ent_str spelt = atoms.v.at[0].text;
	for (size_t i = 1; i < atoms.v.n; i++)
		spelt = ent_str_join(words->arena, spelt, ENT_STR(" "), atoms.v.at[i].text);
	uint32_t index = (uint32_t)words->phrases.n + 1;
	ent_phrase *phrase = ent_push(words->arena, &words->phrases);
	*phrase = (ent_phrase){.text = ent_str_lower(words->arena, spelt),
						   .n = (uint32_t)atoms.v.n,
						   .kind = kind,
						   .flags = flags,
						   .second = atoms.v.n > 1 ? first_byte(&atoms.v.at[1]) : '\0',
						   .arg = arg};
	ent_atom_word *first = ent_words_add(words, ent_str_lower(words->arena, atoms.v.at[0].text));
	if (phrase->n == 1) {
		first->alone = index;
		return;
	}
	if (!first->longer) {
		(void)ent_push(words->arena, &words->openings);
		first->longer = (uint32_t)words->openings.n;
	}
	uint32_t *link = opening(words, first, phrase->second);
	while (*link && words->phrases.at[*link - 1].n > phrase->n)
		link = &words->phrases.at[*link - 1].next;
	phrase->next = *link;
	*link = index;
}

/* Whether the atoms from `at` spell `text`; spaces around marks do not matter. */
static bool spells(const ent_atoms *atoms, size_t at, ent_str text, uint32_t n)
{
	ent_str word;
	for (uint32_t i = 0; i < n; i++) {
		if (at + i >= atoms->v.n || !ent_str_split(&text, ' ', &word))
			return false;
		const ent_atom *atom = &atoms->v.at[at + i];
		bool mark = atom->kind == ENT_ATOM_MARK && atom->mark;
		if (mark && word.len == 1 ? word.ptr[0] != atom->mark : !ent_str_eq_nocase(atom->text, word))
			return false;
	}
	return true;
}

const ent_phrase *ent_phrase_beginning(const ent_words *words, const ent_atoms *atoms, size_t at)
{
	const ent_atom_word *first = atoms->v.at[at].word;
	if (first->longer) {
		char second = first_byte(&atoms->v.at[at + 1]); /* at least a closing atom follows */
		for (uint32_t i = *opening(words, first, second); i; i = words->phrases.at[i - 1].next) {
			const ent_phrase *phrase = &words->phrases.at[i - 1];
			ent_str rest = ent_str_sub(phrase->text, first->text.len + 1, phrase->text.len);
			if (phrase->second == second && spells(atoms, at + 1, rest, phrase->n - 1))
				return phrase;
		}
	}
	return first->alone ? &words->phrases.at[first->alone - 1] : NULL;
}
