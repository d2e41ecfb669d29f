/* Spellings: two ways to write one name. Words are compared by what is left when vowels go and sounds that
 * transliterations take for one another are folded ("Mahmood", "Mehmood": mmd; "Aleksei", "Alexei": alks), in the
 * manner of Soundex (US patent 1,261,167), then by one slip of a letter for OCR. An index by that key of every word of
 * every person's name keeps the look-up to rows that sound alike; short words must be the same. */
#include "actors/actor_tables.h"

#include <string.h>

enum {
	LONGEST_KEY = 12,
	SHORTEST_SLIP = 5, /* [bytes] a word shorter than this is not misspelt */
	MOST_ALIKE = 400   /* rows looked at for one word */
};

/* The ASCII letter under a letter of Latin-1 and Latin Extended-A (U+00C0..U+017F), 0 where there is none. */
static char base_letter(unsigned code)
{
	static const char low[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuytsaaaaaaaceeeeiiiidnooooo\0ouuuuyty";
	static const char more[] =
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsss"
		"sssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
	if (code >= 0xC0 && code <= 0xFF)
		return low[code - 0xC0];
	return code >= 0x100 && code <= 0x17F ? more[code - 0x100] : 0;
}

size_t ent_actors_plain(ent_str word, char *out, size_t room)
{
	size_t n = 0;
	for (size_t i = 0; i < word.len && n < room; i++) {
		unsigned char c = (unsigned char)word.ptr[i];
		if (c >= 'A' && c <= 'Z') {
			out[n++] = (char)(c + 32);
		} else if (c >= 'a' && c <= 'z') {
			out[n++] = (char)c;
		} else if (c >= 0xC3 && c <= 0xC5 && i + 1 < word.len) {
			char letter = base_letter(((c & 0x1Fu) << 6) | ((unsigned char)word.ptr[++i] & 0x3Fu));
			if (letter)
				out[n++] = letter;
		}
	}
	return n;
}

/* The sound of the consonant at `s[i]`, and in `*taken` how many letters it is written with; 0 for what is not heard.
 */
static char sound(const char *s, size_t n, size_t i, size_t *taken)
{
	char c = s[i], d = i + 1 < n ? s[i + 1] : 0;
	*taken = 1;
	if (d == 'h' && strchr("cdgkpstz", c)) {
		*taken = 2;
		if (c == 's' || c == 'z')
			return 's';
		return c == 'p' ? 'f' : c == 'g' ? 'g' : c == 'd' ? 'd' : c == 't' ? 't' : 'k';
	}
	switch (c) {
	case 'a':
	case 'e':
	case 'i':
	case 'o':
	case 'u':
	case 'y':
	case 'h':
		return 0;
	case 'q':
	case 'c':
	case 'k':
		return 'k';
	case 'w':
		return 'v';
	case 'z':
		return 's';
	default:
		return c;
	}
}

ent_str ent_actors_sound(ent_str word, char out[LONGEST_SOUND])
{
	char plain[LONGEST_SOUND * 2];
	size_t n = ent_actors_plain(word, plain, sizeof plain), m = 0;
	char last = 0;
	for (size_t i = 0; i < n && m + 2 < LONGEST_KEY;) {
		size_t taken;
		if (i == 0 && strchr("aeiouy", plain[0])) {
			out[m++] = 'a';
			i++;
			continue;
		}
		char c = sound(plain, n, i, &taken);
		if (c == 'x') {
			out[m++] = 'k';
			c = 's';
		}
		if (c && c != last)
			out[m++] = c;
		last = c;
		i += taken;
	}
	return (ent_str){out, m};
}

/* One letter put in, left out, or taken for another. */
static bool one_slip(ent_str a, ent_str b)
{
	if (a.len > b.len + 1 || b.len > a.len + 1 || a.len < SHORTEST_SLIP || b.len < SHORTEST_SLIP)
		return false;
	size_t i = 0, j = 0, edits = 0;
	while (i < a.len && j < b.len) {
		if (a.ptr[i] == b.ptr[j]) {
			i++;
			j++;
			continue;
		}
		if (++edits > 1)
			return false;
		if (a.len >= b.len)
			i++;
		if (b.len >= a.len)
			j++;
	}
	return edits + (a.len - i) + (b.len - j) <= 1;
}

bool ent_actors_alike(ent_str a, ent_str b)
{
	char plain_a[64], plain_b[64], sound_a[LONGEST_SOUND], sound_b[LONGEST_SOUND];
	if (ent_str_eq(a, b))
		return true;
	ent_str x = {plain_a, ent_actors_plain(a, plain_a, sizeof plain_a)};
	ent_str y = {plain_b, ent_actors_plain(b, plain_b, sizeof plain_b)};
	if (ent_str_eq(x, y))
		return x.len > 0;
	if (x.len < 4 || y.len < 4)
		return false;
	if (one_slip(x, y))
		return true;
	ent_str s = ent_actors_sound(a, sound_a);
	return x.len >= SHORTEST_SLIP && y.len >= SHORTEST_SLIP && s.len > 1 && ent_str_eq(s, ent_actors_sound(b, sound_b));
}

/* Puts the words of one of a person's names into the index; a sound that he has there already once only. */
static void index_words(ent_actors *actors, uint32_t index, ent_str name)
{
	ent_str word;
	while (name.len && ent_str_split(&name, ' ', &word)) {
		char sound_of[LONGEST_SOUND];
		ent_str key = ent_actors_sound(word, sound_of);
		uint32_t before = ent_map_get(&actors->by_sound, key);
		if (key.len < 2 || (before != ENT_MAP_NONE && actors->alike.at[before].person == index))
			continue;
		(void)ent_map_put(&actors->by_sound, ent_str_copy(actors->arena, key), (uint32_t)actors->alike.n);
		*ent_push(actors->arena, &actors->alike) = (sounding){index, before};
	}
}

void ent_actors_index_spellings(ent_actors *actors)
{
	actors->by_sound = ent_map_new(actors->arena);
	for (uint32_t i = 0; i < actors->people.n; i++) {
		const person *p = &actors->people.at[i];
		index_words(actors, i, p->name);
		for (size_t k = 0; k < p->others.n; k++)
			index_words(actors, i, p->others.at[k]);
	}
}

/* The same letters, accents and case apart. */
static bool is_same(ent_str a, ent_str b)
{
	char plain_a[64], plain_b[64];
	ent_str x = {plain_a, ent_actors_plain(a, plain_a, sizeof plain_a)};
	ent_str y = {plain_b, ent_actors_plain(b, plain_b, sizeof plain_b)};
	return x.len > 0 && ent_str_eq(x, y);
}

/* How well the `n` words spell the name of a row, 0 where they do not: their last words are alike, and a given name, or
 * its first letter, is there in the row's order. A word that is the same counts for more than one that sounds so. */
static uint32_t likeness(ent_str row, const ent_str *words, uint32_t n)
{
	enum { SAME_SURNAME = 16, SAME_GIVEN = 2, ALIKE_GIVEN = 1, SHORTEST_GIVEN = 3 /* [bytes]: "da" is none */ };
	ent_str rest = row, word = {0};
	uint32_t k = 0, row_words = 0, given = 0;
	while (rest.len && ent_str_split(&rest, ' ', &word)) {
		row_words++;
		for (uint32_t i = k; i + 1 < n && rest.len; i++) {
			bool initial = words[i].len == 2 && words[i].ptr[1] == '.' && word.len && words[i].ptr[0] == word.ptr[0];
			bool named = word.len >= SHORTEST_GIVEN && ent_actors_alike(word, words[i]);
			if (initial || named) {
				given += named && is_same(word, words[i]) ? SAME_GIVEN : ALIKE_GIVEN;
				k = i + 1;
				break;
			}
		}
	}
	if (row_words < 2 || given == 0 || !ent_actors_alike(word, words[n - 1]))
		return 0;
	return given + (is_same(word, words[n - 1]) ? SAME_SURNAME : 0);
}

/* How well the words spell the best of a person's names. */
static uint32_t likeness_of(const person *p, const ent_str *words, uint32_t n)
{
	if (n == 1)
		return words[0].len >= SHORTEST_SLIP && ent_actors_alike(p->surname, words[0]);
	uint32_t best = likeness(p->name, words, n);
	for (size_t i = 0; i < p->others.n; i++) {
		uint32_t other = likeness(p->others.at[i], words, n);
		best = other > best ? other : best;
	}
	return best;
}

uint32_t ent_actors_spelt(const ent_actors *actors, const ent_str *words, uint32_t n, uint32_t state)
{
	uint32_t only = UINT32_MAX, best = 0;
	bool several = false;
	for (uint32_t w = 0; w < n; w++) {
		char sound_of[LONGEST_SOUND];
		uint32_t at = ent_map_get(&actors->by_sound, ent_actors_sound(words[w], sound_of));
		for (uint32_t steps = 0; at != ENT_MAP_NONE && steps < MOST_ALIKE; steps++, at = actors->alike.at[at].next) {
			uint32_t index = actors->alike.at[at].person;
			if (index == only)
				continue;
			uint32_t fits = likeness_of(&actors->people.at[index], words, n);
			if (fits == 0 || fits < best ||
				(state != UINT32_MAX &&
				 !ent_actors_term_of(actors, index, state, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN)))
				continue;
			several = fits == best;
			best = fits;
			only = index;
		}
	}
	return several ? UINT32_MAX : only; /* two of that name: the text must say which */
}

bool ent_actors_is_given_name(const ent_actors *actors, ent_str word)
{
	enum { MOST_TRIED = 60 };
	char sound_of[LONGEST_SOUND];
	uint32_t at = ent_map_get(&actors->by_sound, ent_actors_sound(word, sound_of));
	for (uint32_t steps = 0; at != ENT_MAP_NONE && steps < MOST_TRIED; steps++, at = actors->alike.at[at].next) {
		ent_str rest = actors->people.at[actors->alike.at[at].person].name, part;
		while (rest.len && ent_str_split(&rest, ' ', &part))
			if (rest.len && ent_str_eq(part, word))
				return true;
	}
	return false;
}
