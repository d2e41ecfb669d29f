/* Spellings: two ways to write one name. Words are compared by what is left when vowels go and sounds that
 * transliterations take for one another are folded ("Mahmood", "Mehmood": mmd; "Aleksei", "Alexei": alks), in the
 * manner of Soundex (US patent 1,261,167), then by one slip of a letter for OCR. An index by that key of every word of
 * every person's name keeps the look-up to rows that sound alike; short words must be the same. */
#include "actors/actor_tables.h"

#include <string.h>

enum {
	LONGEST_KEY = 12,
	SHORTEST_SLIP = 5, /* [bytes] a word shorter than this is not misspelt */
	MOST_ALIKE = 400,  /* rows looked at for one word */
	LONGEST_WORD = 64, /* [letters] compared */
	MOST_HEARD = 32    /* [letters] whose sound counts */
};

#define LETTER(c) (1u << ((c) - 'a')) /* of a to z */
#define VOWELS (LETTER('a') | LETTER('e') | LETTER('h') | LETTER('i') | LETTER('o') | LETTER('u') | LETTER('y'))
/* what h changes the sound of: "ch", "dh", "gh", "kh", "ph", "sh", "th", "zh" */
#define BEFORE_H                                                                                                       \
	(LETTER('c') | LETTER('d') | LETTER('g') | LETTER('k') | LETTER('p') | LETTER('s') | LETTER('t') | LETTER('z'))

/* The letter of ASCII under one of Latin-1 and Latin Extended-A (U+00C0..U+017F), 0 where there is none. */
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

/* The letter under one of Latin Extended Additional (U+1E00..U+1EFF: Vietnamese, transliterated Arabic), 0 where there
 * is none: each letter with the last code it has. */
static char additional_letter(unsigned code)
{
	static const struct {
		unsigned short last;
		char letter;
	} ranges[] = {{0x1E01, 'a'}, {0x1E07, 'b'}, {0x1E09, 'c'}, {0x1E13, 'd'}, {0x1E1D, 'e'}, {0x1E1F, 'f'},
				  {0x1E21, 'g'}, {0x1E2B, 'h'}, {0x1E2F, 'i'}, {0x1E35, 'k'}, {0x1E3D, 'l'}, {0x1E43, 'm'},
				  {0x1E4B, 'n'}, {0x1E53, 'o'}, {0x1E57, 'p'}, {0x1E5F, 'r'}, {0x1E69, 's'}, {0x1E71, 't'},
				  {0x1E7B, 'u'}, {0x1E7F, 'v'}, {0x1E89, 'w'}, {0x1E8D, 'x'}, {0x1E8F, 'y'}, {0x1E95, 'z'},
				  {0x1E96, 'h'}, {0x1E97, 't'}, {0x1E98, 'w'}, {0x1E99, 'y'}, {0x1E9A, 'a'}, {0x1E9F, 's'},
				  {0x1EB7, 'a'}, {0x1EC7, 'e'}, {0x1ECB, 'i'}, {0x1EE3, 'o'}, {0x1EF1, 'u'}, {0x1EF9, 'y'}};
	for (size_t i = 0; code >= 0x1E00 && i < sizeof ranges / sizeof *ranges; i++)
		if (code <= ranges[i].last)
			return ranges[i].letter;
	return 0;
}

size_t ent_actors_plain(ent_str word, char *out, size_t room)
{
	size_t n = 0;
	for (size_t i = 0; i < word.len && n < room; i++) {
		unsigned char c = (unsigned char)word.ptr[i];
		char letter = 0;
		if (c >= 'A' && c <= 'Z') {
			letter = (char)(c + 32);
		} else if (c >= 'a' && c <= 'z') {
			letter = (char)c;
		} else if (c >= 0xC3 && c <= 0xC6 && i + 1 < word.len) {
			unsigned code = ((c & 0x1Fu) << 6) | ((unsigned char)word.ptr[++i] & 0x3Fu);
			letter = code == 0x1A0 || code == 0x1A1   ? 'o' /* with a horn, of Vietnamese, as the next */
					 : code == 0x1AF || code == 0x1B0 ? 'u'
													  : base_letter(code);
		} else if (c == 0xE1 && i + 2 < word.len) {
			letter = additional_letter(0x1000u | (((unsigned char)word.ptr[i + 1] & 0x3Fu) << 6) |
									   ((unsigned char)word.ptr[i + 2] & 0x3Fu));
			i += 2;
		}
		if (letter)
			out[n++] = letter;
	}
	return n;
}

/* The sound of the consonant at `s[i]`, and in `*taken` how many letters it is written with; 0 for what is not heard.
 */
static char sound(const char *s, size_t n, size_t i, size_t *taken)
{
	char c = s[i], d = i + 1 < n ? s[i + 1] : 0;
	*taken = 1;
	if (d == 'h' && LETTER(c) & BEFORE_H) {
		*taken = 2;
		if (c == 's' || c == 'z')
			return 's';
		return c == 'p' ? 'f' : c == 'g' ? 'g' : c == 'd' ? 'd' : c == 't' ? 't' : 'k';
	}
	if (LETTER(c) & VOWELS)
		return 0;
	switch (c) {
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

/* The key of how `plain` letters [n] sound, in `out`. */
static ent_str sound_of(const char *plain, size_t n, char out[LONGEST_SOUND])
{
	size_t m = 0;
	char last = 0;
	n = n < MOST_HEARD ? n : MOST_HEARD;
	for (size_t i = 0; i < n && m + 2 < LONGEST_KEY;) {
		size_t taken;
		if (i == 0 && LETTER(plain[0]) & VOWELS && plain[0] != 'h') {
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

ent_str ent_actors_sound(ent_str word, char out[LONGEST_SOUND])
{
	char plain[MOST_HEARD];
	return sound_of(plain, ent_actors_plain(word, plain, sizeof plain), out);
}

/* One letter put in, left out, or taken for another. */
static bool one_slip(ent_str a, ent_str b)
{
	if (a.len > b.len + 1 || b.len > a.len + 1)
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

/* Groups of vowels in plain letters: "chiwenga" has three. */
static int syllables(ent_str plain)
{
	int n = 0;
	bool inside = false;
	for (size_t i = 0; i < plain.len; i++) {
		bool vowel = plain.ptr[i] != 'h' && LETTER(plain.ptr[i]) & VOWELS;
		n += vowel && !inside;
		inside = vowel;
	}
	return n;
}

/* The one begins with "ch" and the other with k or q that is no "kh": "Chaudhry" and "Qadeer". */
static bool begin_apart(ent_str a, ent_str b)
{
	bool k = (b.ptr[0] == 'k' || b.ptr[0] == 'q') && b.ptr[1] != 'h';
	return k && ent_str_starts(a, ENT_STR("ch"));
}

/* What sounds alike may still be two words: "Chiwenga" and "Kwang" are, "Mahmood" and "Mehmood" not. */
static bool may_be_one(ent_str a, ent_str b)
{
	int more = syllables(a) - syllables(b);
	return more >= -1 && more <= 1 && !begin_apart(a, b) && !begin_apart(b, a);
}

/* How near two words are. */
enum { UNLIKE, SHORT_SLIP /* of a letter, in words of four */, SAME_SOUND, SLIP, SAME };

static int nearness(ent_str a, ent_str b)
{
	enum { SHORTEST = 4 /* [bytes] */ };
	char plain_a[64], plain_b[64], sound_a[LONGEST_SOUND], sound_b[LONGEST_SOUND];
	if (ent_str_eq(a, b))
		return SAME;
	ent_str x = {plain_a, ent_actors_plain(a, plain_a, sizeof plain_a)};
	ent_str y = {plain_b, ent_actors_plain(b, plain_b, sizeof plain_b)};
	if (ent_str_eq(x, y))
		return x.len > 0 ? SAME : UNLIKE;
	if (x.len < SHORTEST || y.len < SHORTEST)
		return UNLIKE;
	bool slip = one_slip(x, y);
	if (x.len < SHORTEST_SLIP || y.len < SHORTEST_SLIP)
		return slip ? SHORT_SLIP : UNLIKE;
	if (slip)
		return SLIP;
	ent_str s = ent_actors_sound(a, sound_a);
	return s.len > 1 && ent_str_eq(s, ent_actors_sound(b, sound_b)) && may_be_one(x, y) ? SAME_SOUND : UNLIKE;
}

bool ent_actors_alike(ent_str a, ent_str b)
{
	return nearness(a, b) > SHORT_SLIP;
}

/* ---- names as words ---- */

enum { MOST_PARTS = 12 };

/* The words of a name, parted at spaces and hyphens: "Kim Young-sam" has three; an article of Arabic belongs to its
 * word
 * ("al-Huss"). */
typedef struct parts {
	ent_str at[MOST_PARTS];
	uint32_t n;
} parts;

static bool is_article(ent_str word)
{
	static const char *const articles[] = {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"};
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (ent_str_eq_nocase(word, ent_str_of(articles[i])))
			return true;
	return false;
}

static void take_apart(parts *p, ent_str name)
{
	size_t from = 0;
	for (size_t i = 0; i <= name.len; i++) {
		if (i < name.len && name.ptr[i] != ' ' && (name.ptr[i] != '-' || is_article(ent_str_sub(name, from, i))))
			continue;
		if (i > from && p->n < MOST_PARTS)
			p->at[p->n++] = ent_str_sub(name, from, i);
		from = i + 1;
	}
}

/* The key of a word with these letters [n] in the index: its sound, or the letters where one consonant is all that is
 * heard ("Royo"). */
static ent_str key_of(const char *plain, size_t n, char out[LONGEST_SOUND])
{
	ent_str key = sound_of(plain, n, out);
	if (key.len >= 2)
		return key;
	n = n < LONGEST_SOUND ? n : LONGEST_SOUND;
	memcpy(out, plain, n);
	return (ent_str){out, n};
}

enum { X_IS_HEARD = LETTER('k') | LETTER('s') };

/* The letters [n] of a word as bits, consonants that one sound is written with being one; x is `of_x`. */
static uint32_t letters_of(const char *plain, size_t n, uint32_t of_x)
{
	static const char counts_as[] = "abkdefghijklmnofkrstuvv-ys"; /* a to z */
	uint32_t letters = 0;
	for (size_t i = 0; i < n; i++)
		letters |= plain[i] == 'x' ? of_x : LETTER(counts_as[plain[i] - 'a']);
	return letters;
}

/* A person's word while the index is made. */
typedef struct spelling {
	uint32_t sound, person;
} spelling;

typedef struct spellings {
	ENT_VEC(spelling) at;
	ENT_VEC(uint32_t) last; /* the last person of each sound */
	sounding person;        /* in hand */
} spellings;

/* Puts the words of one of a person's names into the index; a sound that he has there already once only. */
static void index_words(ent_actors *actors, spellings *all, uint32_t index, ent_str name)
{
	parts words = {.n = 0};
	take_apart(&words, name);
	for (uint32_t i = 0; i < words.n; i++) {
		char plain[LONGEST_WORD], letters[LONGEST_SOUND];
		size_t n = ent_actors_plain(words.at[i], plain, sizeof plain);
		ent_str key = key_of(plain, n, letters);
		uint32_t own = letters_of(plain, n, X_IS_HEARD);
		all->person.letters |= own;
		all->person.last_letters |= i + 1 == words.n ? own : 0;
		if (key.len < 2)
			continue;
		uint32_t sound = ent_map_get(&actors->by_sound, key);
		if (sound == ENT_MAP_NONE) {
			sound = (uint32_t)all->last.n;
			*ent_push(actors->arena, &all->last) = UINT32_MAX;
			(void)ent_map_put(&actors->by_sound, ent_str_copy(actors->arena, key), sound);
		}
		if (all->last.at[sound] == index)
			continue;
		all->last.at[sound] = index;
		*ent_push(actors->arena, &all->at) = (spelling){sound, index};
	}
}

/* The persons of each sound side by side, those that were read last first. */
static void sort_spellings(ent_actors *actors, const spellings *all, const sounding *people)
{
	size_t sounds = all->last.n;
	uint32_t *first = ENT_NEWN(actors->arena, uint32_t, sounds + 1);
	actors->alike = ENT_NEWN(actors->arena, sounding, all->at.n);
	for (size_t i = 0; i < all->at.n; i++)
		first[all->at.at[i].sound]++;
	for (size_t s = 1; s <= sounds; s++)
		first[s] += first[s - 1];
	for (size_t i = 0; i < all->at.n; i++)
		actors->alike[--first[all->at.at[i].sound]] = people[all->at.at[i].person];
	actors->first_alike = first;
}

void ent_actors_index_spellings(ent_actors *actors)
{
	actors->by_sound = ent_map_new(actors->arena);
	spellings all = {.person = {0}};
	*ent_push(actors->arena, &all.last) = UINT32_MAX; /* sound 0 is nobody's */
	sounding *people = ENT_NEWN(actors->arena, sounding, actors->people.n);
	for (uint32_t i = 0; i < actors->people.n; i++) {
		const person *p = &actors->people.at[i];
		char plain[LONGEST_WORD];
		size_t n = ent_actors_plain(p->surname, plain, sizeof plain);
		all.person = (sounding){.person = i, .last_letters = letters_of(plain, n, X_IS_HEARD)};
		index_words(actors, &all, i, p->name);
		for (size_t k = 0; k < p->others.n; k++)
			index_words(actors, &all, i, p->others.at[k]);
		people[i] = all.person;
	}
	sort_spellings(actors, &all, people);
}

/* The persons with a word of that sound in their names: at most `most` of them, [*ret_at, end). */
static const sounding *sounding_like(const ent_actors *actors, ent_str word, uint32_t most, const sounding **ret_end)
{
	char plain[LONGEST_WORD], letters[LONGEST_SOUND];
	size_t length = ent_actors_plain(word, plain, sizeof plain);
	uint32_t sound = ent_map_get(&actors->by_sound, key_of(plain, length, letters));
	if (sound == ENT_MAP_NONE)
		return *ret_end = NULL;
	uint32_t from = actors->first_alike[sound], n = actors->first_alike[sound + 1] - from;
	*ret_end = &actors->alike[from + (n < most ? n : most)];
	return &actors->alike[from];
}

/* ---- likeness ---- */

/* How well a name is spelt, the best first; what given names add is less than a step. */
enum { SAME_SURNAME = 64, OTHER_ORDER = 48, PART_OF_NAME = 32, MOST_GIVEN = 15 };

/* All of `a` stand in `b`, in that order. */
static bool is_within(const parts *a, const parts *b)
{
	uint32_t k = 0;
	for (uint32_t i = 0; i < a->n; i++, k++) {
		while (k < b->n && nearness(a->at[i], b->at[k]) != SAME)
			k++;
		if (k == b->n)
			return false;
	}
	return true;
}

/* The words of `b`, the first or the last being put to the other end, are those of `a`: "Il Kwon Chung". */
static bool is_turned(const parts *a, const parts *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t by = 1; by<a->n; by += a->n> 2 ? a->n - 2 : 1) {
		uint32_t same = 0;
		while (same < a->n && nearness(a->at[same], b->at[(same + by) % a->n]) == SAME)
			same++;
		if (same == a->n)
			return true;
	}
	return false;
}

/* How well the words spell the name of a row, 0 where they do not. Their last words are alike, and a given name, or its
 * first letter, is there in the row's order; or they are the row's in another order; or, behind a title (`titled`), the
 * one is a part of the other ("Demetrio Basilio Lakas Bahas"). A word that is the same counts for more than one alike.
 */
static uint32_t likeness(ent_str name, const parts *words, bool titled)
{
	enum { SAME_GIVEN = 3, ALIKE_GIVEN = 1, SHORTEST_GIVEN = 3 /* [bytes]: "da" is none */ };
	parts row = {.n = 0};
	take_apart(&row, name);
	if (row.n < 2 || words->n < 2)
		return 0;
	int surname = nearness(row.at[row.n - 1], words->at[words->n - 1]);
	uint32_t k = 0, given = 0, met = 0, same = 0;
	for (uint32_t r = 0; surname > SHORT_SLIP && r + 1 < row.n; r++)
		for (uint32_t i = k; i + 1 < words->n; i++) {
			ent_str a = row.at[r], b = words->at[i];
			bool initial = b.len == 2 && b.ptr[1] == '.' && b.ptr[0] == a.ptr[0];
			int near = a.len >= SHORTEST_GIVEN ? nearness(a, b) : UNLIKE;
			if (initial || near > (surname == SAME ? UNLIKE : SHORT_SLIP)) {
				given += near == SAME ? SAME_GIVEN : ALIKE_GIVEN;
				same += near == SAME;
				met++;
				k = i + 1;
				break;
			}
		}
	if (given && !same && met + 1 < row.n && met + 1 < words->n)
		given = 0; /* "Abdul Qadeer Khan" is not Abdur Rahman Khan */
	if (given && nearness(row.at[0], words->at[0]) == SAME)
		given += SAME_GIVEN; /* "Hamad bin Isa" is not his father */
	if (given)
		return (given < MOST_GIVEN ? given : MOST_GIVEN) + (surname == SAME ? SAME_SURNAME : 0);
	if (is_turned(&row, words))
		return OTHER_ORDER;
	return titled && (is_within(&row, words) || is_within(words, &row)) ? PART_OF_NAME : 0;
}

/* Enough is heard of a surname alone to tell it by its sound: "Nahyan" and "Nenni" are not one. */
static bool sounds_long(ent_str word)
{
	enum { LEAST = 3 };
	char letters[LONGEST_SOUND];
	return ent_actors_sound(word, letters).len >= LEAST;
}

/* How well the words spell the best of a person's names. */
static uint32_t likeness_of(const person *p, const parts *words, bool titled)
{
	if (words->n == 1) {
		int near = words->at[0].len >= SHORTEST_SLIP ? nearness(p->surname, words->at[0]) : UNLIKE;
		return near >= SLIP || (near == SAME_SOUND && sounds_long(words->at[0])) ? (uint32_t)near : 0;
	}
	uint32_t best = likeness(p->name, words, titled);
	for (size_t i = 0; i < p->others.n; i++) {
		uint32_t other = likeness(p->others.at[i], words, titled);
		best = other > best ? other : best;
	}
	return best;
}

/* The person was in an office of that kind. */
static bool has_held(const ent_actors *actors, uint32_t index, uint32_t office_index)
{
	const person *p = &actors->people.at[index];
	for (size_t i = 0; office_index != UINT32_MAX && i < p->terms.n; i++)
		if (ent_str_eq(actors->offices.at[actors->terms.at[p->terms.at[i]].office].kind,
					   actors->offices.at[office_index].kind))
			return true;
	return false;
}

/* What the letters of a word leave possible: none where so much of it is heard that its end is not compared. */
static uint32_t letters_asked(ent_str word)
{
	char plain[LONGEST_WORD], letters[LONGEST_SOUND];
	size_t n = ent_actors_plain(word, plain, sizeof plain);
	return sound_of(plain, n, letters).len < LONGEST_KEY - 2 && n < MOST_HEARD ? letters_of(plain, n, 0) : 0;
}

/* Whether a word with these letters can be alike to one of somebody who has those: in sound, or but for one slip. */
static bool may_be_alike(uint32_t asked, uint32_t has)
{
	uint32_t missing = asked & ~has;
	return (missing & ~VOWELS) == 0 || (missing & (missing - 1)) == 0;
}

/* Whether the letters of somebody's names allow what `likeness` asks for: the last word, and another one or its first
 * letter; or all words in another order. `asked` are those of the words. */
static bool may_spell(const parts *words, const uint32_t *asked, const sounding *who)
{
	bool given = words->n == 1;
	uint32_t all = 0;
	for (uint32_t i = 0; i < words->n; i++)
		all |= asked[i];
	if ((all & ~who->letters) == 0)
		return true;
	for (uint32_t i = 0; i + 1 < words->n && !given; i++)
		given = (words->at[i].len == 2 && words->at[i].ptr[1] == '.') || may_be_alike(asked[i], who->letters);
	return given && may_be_alike(asked[words->n - 1], who->last_letters);
}

uint32_t ent_actors_spelt(const ent_actors *actors, const ent_str *words, uint32_t n, uint32_t state,
						  uint32_t office_index)
{
	uint32_t only = UINT32_MAX, best = 0, asked[MOST_PARTS];
	bool several = false;
	parts name = {.n = 0};
	for (uint32_t w = 0; w < n; w++)
		take_apart(&name, words[w]);
	for (uint32_t w = 0; w < name.n; w++)
		asked[w] = letters_asked(name.at[w]);
	for (uint32_t w = 0; w < name.n; w++) {
		const sounding *end, *at = sounding_like(actors, name.at[w], MOST_ALIKE, &end);
		for (; at < end; at++) {
			uint32_t index = at->person;
			if (index == only)
				continue;
			bool held = has_held(actors, index, office_index);
			if (!held && !may_spell(&name, asked, at))
				continue;
			const person *p = &actors->people.at[index];
			uint32_t fits = likeness_of(p, &name, held);
			if (fits == 0 || fits < best ||
				(state != UINT32_MAX &&
				 !ent_actors_term_of(actors, index, state, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN)))
				continue;
			/* of one surname: the day tells which of them */
			bool namesakes =
				name.n == 1 && only != UINT32_MAX && nearness(p->surname, actors->people.at[only].surname) == SAME;
			several = fits == best && !namesakes;
			best = fits;
			only = index;
		}
	}
	return several ? UINT32_MAX : only; /* two of that name: the text must say which */
}

bool ent_actors_is_given_name(const ent_actors *actors, ent_str word)
{
	enum { MOST_TRIED = 60 };
	const sounding *end, *at = sounding_like(actors, word, MOST_TRIED, &end);
	for (; at < end; at++) {
		ent_str rest = actors->people.at[at->person].name, part;
		while (rest.len && ent_str_split(&rest, ' ', &part))
			if (rest.len && ent_str_eq(part, word))
				return true;
	}
	return false;
}
