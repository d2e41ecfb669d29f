/* Spellings of a word: two are compared by what is left when vowels go and sounds that transliterations take for one
 * another are folded ("Mahmood", "Mehmood": mmd; "Aleksei", "Alexei": alks), in the manner of Soundex (US patent
 * 1,261,167), and by slips of a letter for OCR. Short words must sound the same, and no word may end in another vowel.
 */
#include "actors/actor_spell.h"

#include <string.h>

enum { SHORTEST_SLIP = 5 /* [letters] a word shorter than this is hardly misspelt */ };

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

ent_str ent_actors_sound(const char *plain, size_t n, char out[LONGEST_SOUND])
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

/* One letter put in, left out, or taken for another, or two that changed places. */
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
		if (a.len == b.len && i + 1 < a.len && a.ptr[i] == b.ptr[i + 1] && a.ptr[i + 1] == b.ptr[i]) {
			i += 2;
			j += 2;
			continue;
		}
		if (a.len >= b.len)
			i++;
		if (b.len >= a.len)
			j++;
	}
	return edits + (a.len - i) + (b.len - j) <= 1;
}

/* The letters [n] as they sound: doubled ones once, an h behind another letter left out, those that are written for one
 * another the same. */
static ent_str fold(const char *plain, size_t n, char out[LONGEST_WORD])
{
	static const char sounds_as[] = "abkdefghijklmnopkrstuvvxis"; /* a to z */
	size_t m = 0;
	for (size_t i = 0; i < n; i++) {
		char c = sounds_as[plain[i] - 'a'];
		if (i && c == 'h')
			continue;
		if (c == 'x' && m + 1 < LONGEST_WORD) {
			out[m++] = 'k';
			c = 's';
		}
		if ((m == 0 || out[m - 1] != c) && m < LONGEST_WORD)
			out[m++] = c;
	}
	if (n > 1 && m && plain[n - 1] == 'f' && plain[n - 2] == 'f')
		out[m - 1] = 'v'; /* "Molotoff" */
	return (ent_str){out, m};
}

/* How many letters must be put in, left out or taken for another (Levenshtein's distance) to make the one the other. */
static size_t distance(ent_str a, ent_str b)
{
	size_t row[LONGEST_WORD + 1];
	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t other = diagonal + (a.ptr[i - 1] != b.ptr[j - 1]);
			diagonal = row[j];
			size_t gap = 1 + (row[j] < row[j - 1] ? row[j] : row[j - 1]);
			row[j] = other < gap ? other : gap;
		}
	}
	return row[b.len];
}

/* What a word ends in: another vowel makes another name ("Moreno", "Morena"; "Jalal", "Jalali"), but for an e, which
 * may be mute. */
static char ending(ent_str folded)
{
	char c = folded.ptr[folded.len - 1];
	return c == 'u' ? 'o' : c == 'a' || c == 'e' || c == 'i' || c == 'o' ? c : 'k';
}

static bool end_alike(ent_str a, ent_str b)
{
	char x = ending(a), y = ending(b);
	return x == y || (x == 'e' && y != 'o') || (y == 'e' && x != 'o');
}

/* The one begins with "ch" and the other with k or q that is no "kh": "Chaudhry" and "Qadeer". */
static bool begin_apart(ent_str a, ent_str b)
{
	bool k = (b.ptr[0] == 'k' || b.ptr[0] == 'q') && b.ptr[1] != 'h';
	return k && ent_str_starts(a, ENT_STR("ch"));
}

/* Two words of ASCII that begin so cannot be alike, by sound or but for a slip: most pairs, which this spares the rest.
 */
static bool begin_unlike(ent_str a, ent_str b)
{
	static const char begins_as[] = "abkdafgaajklmnapkrstavvkas"; /* a to z: all vowels one, h and y among them */
	enum { CASE = 'a' - 'A' };
	if (a.len < 2 || b.len < 2)
		return false;
	char a0 = (char)(a.ptr[0] | CASE), a1 = (char)(a.ptr[1] | CASE), b0 = (char)(b.ptr[0] | CASE),
		 b1 = (char)(b.ptr[1] | CASE);
	if (a0 < 'a' || a0 > 'z' || a1 < 'a' || a1 > 'z' || b0 < 'a' || b0 > 'z' || b1 < 'a' || b1 > 'z')
		return false;
	bool silent = a0 == 'h' || b0 == 'h'; /* "Hussein" sounds as it begins behind the h */
	return !silent && begins_as[a0 - 'a'] != begins_as[b0 - 'a'] && a0 != b1 && a1 != b0 && a1 != b1;
}

spelling_likeness ent_actors_alike(ent_str a, ent_str b)
{
	enum { SHORTEST = 4, SHORT = 6 /* [letters]: a consonant more or less makes another name */, ONE_IN = 3 };
	char plain_a[LONGEST_WORD], plain_b[LONGEST_WORD], folded_a[LONGEST_WORD], folded_b[LONGEST_WORD];
	char sound_a[LONGEST_SOUND], sound_b[LONGEST_SOUND];
	if (ent_str_eq(a, b))
		return SAME;
	if (begin_unlike(a, b))
		return UNLIKE;
	ent_str x = {plain_a, ent_actors_plain(a, plain_a, sizeof plain_a)};
	ent_str y = {plain_b, ent_actors_plain(b, plain_b, sizeof plain_b)};
	if (ent_str_eq(x, y))
		return x.len > 0 ? SAME : UNLIKE;
	size_t least = x.len < y.len ? x.len : y.len, most = x.len < y.len ? y.len : x.len;
	if (most < SHORTEST || least + 1 < SHORTEST)
		return UNLIKE;
	ent_str f = fold(x.ptr, x.len, folded_a), g = fold(y.ptr, y.len, folded_b);
	if (ent_str_eq(f, g))
		return SAME_LETTERS; /* "Rhee", "Ree" */
	if (least < SHORTEST || !end_alike(f, g))
		return UNLIKE;
	bool slip = one_slip(x, y);
	if (slip && least >= SHORT)
		return SLIP;
	ent_str s = ent_actors_sound(x.ptr, x.len, sound_a);
	bool same_sound = s.len > 1 && ent_str_eq(s, ent_actors_sound(y.ptr, y.len, sound_b));
	if (slip)
		return same_sound && least >= SHORTEST_SLIP ? SLIP : SHORT_SLIP;
	bool alike = same_sound && least >= SHORTEST_SLIP && !begin_apart(x, y) && !begin_apart(y, x);
	return alike && distance(f, g) <= (f.len > g.len ? f.len : g.len) / ONE_IN ? SAME_SOUND : UNLIKE;
}
