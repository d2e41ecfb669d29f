/* Comparing names. Conservative where numbers stand in them: "Unit 3" is not "Unit 4". Distance: Damerau (1964),
 * doi:10.1145/363958.363994, restricted to neighbouring swaps. */
#include "link/name.h"

#include "base/utf8.h"
#include "link/words.h"

#include <string.h>

enum { LONGEST_SOUND = 48 /* [bytes] of a word */ };

static const char *const idle_words[] = {
	"the",        "a",      "an",   "of",   "project", "proposed", "and",        "agreement",     "treaty", "programme",
	"program",    "scheme", "in",   "for",  "gas",     "natural",  "memorandum", "understanding", "mou",    "protocol",
	"convention", "accord", "pact", "deal", "oil",     "joint",    "exercise",   "exercises",     "mr"};

static bool is_idle(ent_str word, ent_str idle)
{
	for (size_t i = 0; i < sizeof idle_words / sizeof *idle_words; i++)
		if (ent_str_is(word, idle_words[i]))
			return true;
	ent_str part;
	while (ent_str_split(&idle, ' ', &part))
		if (ent_str_eq(part, word))
			return true;
	return false;
}

size_t ent_name_fold(ent_str word, char *out)
{
	/* U+00C0 .. U+017F by the letter under the accent; a dot: itself */
	static const char base[] = "aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypy"
							   "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
							   "nnnnnnnnooooooooRrrrrrsssssssstttttTuuuuuuuuuuuuwwyyyzzzzzzs";
	size_t n = 0, at = 0;
	while (at < word.len) {
		size_t from = at;
		uint32_t code = ent_utf8_next(word, &at);
		if (code >= 'A' && code <= 'Z') {
			out[n++] = (char)(code + 32);
		} else if (code >= 0xC0 && code < 0xC0 + sizeof base - 1 && base[code - 0xC0] != '.') {
			char c = base[code - 0xC0];
			out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		} else {
			memcpy(out + n, word.ptr + from, at - from);
			n += at - from;
		}
	}
	return n;
}

static ent_str fold(ent_arena *arena, ent_str word)
{
	char *out = ent_arena_alloc(arena, word.len + 1);
	return (ent_str){out, ent_name_fold(word, out)};
}

static bool is_number(ent_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] < '0' || word.ptr[i] > '9')
			return false;
	return word.len > 0;
}

/* "ii" and "2" */
static int value_of(ent_str word)
{
	static const char *const roman[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
	int64_t number;
	if (is_number(word) && ent_str_to_int(word, &number) && number < 100000)
		return (int)number;
	for (int i = 0; i < 10; i++)
		if (ent_str_is(word, roman[i]))
			return i + 1;
	return 0;
}

/* The word with one letter for each sound that romanizations of one alphabet write in several ways: "Khudzhand" as
 * "Khujand". A word of more than LONGEST_SOUND bytes is left as it is. */
static ent_str sound_of(ent_arena *arena, ent_str word)
{
	static const struct {
		const char *letters, *sound;
	} sounds[] = {{"dzh", "j"}, {"dj", "j"}, {"tch", "ch"}, {"tsch", "ch"}, {"kh", "h"}, {"zh", "j"}, {"gh", "g"},
				  {"ou", "u"},  {"oo", "u"}, {"ee", "i"},   {"ph", "f"},    {"q", "k"},  {"w", "v"}};
	char out[LONGEST_SOUND];
	size_t n = 0;
	for (size_t at = 0; at < word.len && word.len <= LONGEST_SOUND;) {
		size_t k = 0;
		while (k < sizeof sounds / sizeof *sounds &&
			   !ent_str_starts(ent_str_sub(word, at, word.len), ent_str_of(sounds[k].letters)))
			k++;
		if (k == sizeof sounds / sizeof *sounds) {
			out[n++] = word.ptr[at++];
			continue;
		}
		for (const char *c = sounds[k].sound; *c; c++)
			out[n++] = *c;
		at += strlen(sounds[k].letters);
	}
	bool same = word.len > LONGEST_SOUND || ent_str_eq((ent_str){out, n}, word);
	return same ? word : ent_str_copy(arena, (ent_str){out, n});
}

ent_name ent_name_of(ent_arena *arena, ent_str text, ent_str idle)
{
	ent_name name = {0};
	ent_str words[ENT_NAME_WORDS], word;
	size_t at = 0;
	while (name.n < ENT_NAME_WORDS && ent_word_next(text, &at, &word)) {
		ent_str low = fold(arena, word);
		if (is_idle(low, idle))
			continue;
		words[name.n++] = low;
		name.folded = name.folded.len ? ent_str_join(arena, name.folded, ENT_STR(" "), low) : low;
	}
	if (name.n) {
		ent_str *kept = ENT_NEWN(arena, ent_str, name.n), *sounds = ENT_NEWN(arena, ent_str, name.n);
		memcpy(kept, words, name.n * sizeof *kept);
		for (size_t i = 0; i < name.n; i++) {
			sounds[i] = sound_of(arena, words[i]);
			name.number = name.number ? name.number : value_of(words[i]);
		}
		name.words = kept;
		name.sounds = sounds;
	}
	return name;
}

unsigned ent_name_distance(ent_str a, ent_str b, unsigned most)
{
	enum { LONGEST = 32 };
	if (a.len > LONGEST || b.len > LONGEST)
		return ent_str_eq(a, b) ? 0 : most + 1;
	unsigned rows[3][LONGEST + 1];
	unsigned *before = rows[0], *last = rows[1], *this = rows[2];
	for (unsigned j = 0; j <= b.len; j++)
		last[j] = j;
	for (unsigned i = 1; i <= a.len; i++) {
		this[0] = i;
		for (unsigned j = 1; j <= b.len; j++) {
			unsigned same = a.ptr[i - 1] == b.ptr[j - 1] ? 0 : 1, best = last[j - 1] + same;
			best = last[j] + 1 < best ? last[j] + 1 : best;
			best = this[j - 1] + 1 < best ? this[j - 1] + 1 : best;
			if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1] &&
				before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			this[j] = best;
		}
		unsigned *swap = before;
		before = last;
		last = this;
		this = swap;
	}
	return last[b.len] > most ? most + 1 : last[b.len];
}

/* "Qandil" and "Kandil": letters for one sound of another script. */
static bool begin_alike(char a, char b)
{
	static const char *const sounds[] = {"kqc", "jy", "ie", "ou", "vw"};
	for (size_t i = 0; a != b && i < sizeof sounds / sizeof *sounds; i++)
		if (a && b && strchr(sounds[i], a) && strchr(sounds[i], b))
			return true;
	return a == b;
}

/* Whether word `i` of `x` and word `k` of `y` may be one, written by two hands. */
static bool alike(const ent_name *x, size_t i, const ent_name *y, size_t k)
{
	enum { LONG = 5 };
	ent_str a = x->words[i], b = y->words[k];
	if (ent_str_eq(a, b) || (a.len >= LONG && b.len >= LONG && ent_str_eq(x->sounds[i], y->sounds[k])))
		return true;
	if (value_of(a) && value_of(a) == value_of(b))
		return true;
	if (is_number(a) || is_number(b) || !begin_alike(a.ptr[0], b.ptr[0]))
		return false;
	size_t shorter = a.len < b.len ? a.len : b.len;
	unsigned most = shorter >= 8 ? 2 : shorter >= LONG ? 1 : 0;
	return most > 0 && ent_name_distance(a, b, most) <= most;
}

/* Words that tell two things of one name apart: "Old Harbour" is not "Harbour". */
static bool tells_apart(ent_str word)
{
	static const char *const words[] = {"old",   "new",      "north",    "south",   "east",    "west",  "upper",
										"lower", "northern", "southern", "eastern", "western", "great", "little",
										"inner", "outer",    "first",    "second",  "third"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ent_str_is(word, words[i]))
			return true;
	return false;
}

static bool is_initials(const ent_name *name, const ent_name *of)
{
	if (name->n != 1 || of->n < 2 || name->words[0].len != of->n)
		return false;
	for (size_t i = 0; i < of->n; i++)
		if (of->words[i].ptr[0] != name->words[0].ptr[i])
			return false;
	return true;
}

int ent_name_match(const ent_name *a, const ent_name *b)
{
	if (a->n == 0 || b->n == 0)
		return 0;
	if (a->number != b->number)
		return -1;
	if (is_initials(a, b) || is_initials(b, a))
		return 1;
	const ent_name *shorter = a->n <= b->n ? a : b, *longer = shorter == a ? b : a;
	size_t found = 0, long_words = 0;
	for (size_t i = 0; i < shorter->n; i++)
		for (size_t k = 0; k < longer->n; k++)
			if (alike(shorter, i, longer, k)) {
				found++;
				long_words += shorter->words[i].len >= 5;
				break;
			}
	if (found < shorter->n)
		return 0;
	for (size_t k = 0; k < longer->n && shorter->n < longer->n; k++) {
		bool both = false;
		for (size_t i = 0; i < shorter->n; i++)
			both |= alike(shorter, i, longer, k);
		if (!both && tells_apart(longer->words[k]))
			return 0;
	}
	if (shorter->n == longer->n)
		return 1;
	return long_words > 0 && longer->n - shorter->n <= 3 ? 1 : 0;
}

/* --- aliases --- */

ent_aliases ent_aliases_new(ent_arena *arena)
{
	return (ent_aliases){.index = ent_map_new(arena), .arena = arena};
}

static uint32_t root_of(const ent_aliases *aliases, uint32_t i)
{
	while (aliases->root[i] != i)
		i = aliases->root[i];
	return i;
}

static uint32_t number_of(ent_aliases *aliases, ent_str text)
{
	ent_name name = ent_name_of(aliases->arena, text, ENT_NAME_NOUNS);
	if (!name.n)
		return ENT_MAP_NONE;
	uint32_t at = ent_map_get(&aliases->index, name.folded);
	if (at != ENT_MAP_NONE)
		return at;
	if (aliases->n == aliases->cap)
		aliases->root = ent_vec_grow(aliases->arena, aliases->root, aliases->n, &aliases->cap, sizeof *aliases->root);
	at = (uint32_t)aliases->n++;
	aliases->root[at] = at;
	*ent_push(aliases->arena, &aliases->names) = name.folded;
	ent_map_put(&aliases->index, name.folded, at);
	return at;
}

void ent_aliases_add(ent_aliases *aliases, ent_str name, ent_str other)
{
	uint32_t a = number_of(aliases, name), b = number_of(aliases, other);
	if (a == ENT_MAP_NONE || b == ENT_MAP_NONE)
		return;
	a = root_of(aliases, a);
	b = root_of(aliases, b);
	/* the first in the alphabet stands for all, whichever was told first */
	if (ent_str_cmp(aliases->names.at[a], aliases->names.at[b]) < 0)
		aliases->root[b] = a;
	else
		aliases->root[a] = b;
}

uint32_t ent_aliases_of(const ent_aliases *aliases, ent_str folded)
{
	uint32_t at = ent_map_get(&aliases->index, folded);
	return at == ENT_MAP_NONE ? at : root_of(aliases, at);
}

ent_str ent_aliases_name(const ent_aliases *aliases, uint32_t set)
{
	return aliases->names.at[set];
}
