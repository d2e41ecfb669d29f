/* Words: cut at whatever is no letter or digit, and a light suffix stripper in the manner of Harman's S-stemmer
 * ("How effective is suffixing?", JASIS 42, 1991, doi:10.1002/(SICI)1097-4571(199101)42:1<7::AID-ASI2>3.0.CO;2-P)
 * widened to -ed and -ing. Wrong now and then, which costs a join, never makes one alone. */
#include "link/words.h"

#include "base/utf8.h"

#include <string.h>

/* What a passage can hold whatever it is about. Sorted. */
static const char *const idle[] = {
	"about",     "after",      "again",     "against",   "agreed",   "along",     "also",      "although",  "among",
	"announced", "annual",     "april",     "around",    "august",   "because",   "been",      "before",    "began",
	"being",     "between",    "bilateral", "both",      "came",     "could",     "countries", "country",   "december",
	"during",    "each",       "earlier",   "february",  "first",    "following", "former",    "friday",    "from",
	"further",   "government", "have",      "held",      "however",  "into",      "january",   "july",      "june",
	"last",      "late",       "later",     "made",      "march",    "monday",    "month",     "more",      "most",
	"mutual",    "nations",    "november",  "october",   "official", "other",     "over",      "relations", "said",
	"same",      "saturday",   "second",    "september", "sides",    "signed",    "signing",   "since",     "states",
	"such",      "sunday",     "than",      "that",      "their",    "them",      "then",      "there",     "these",
	"they",      "third",      "this",      "those",     "through",  "thursday",  "ties",      "tuesday",   "under",
	"until",     "visit",      "visited",   "wednesday", "week",     "were",      "when",      "where",     "which",
	"while",     "will",       "with",      "within",    "would",    "year",      "years",
};

static bool is_letter(uint32_t code)
{
	if (code < 0x80)
		return (code >= '0' && code <= '9') || ((code | 32) >= 'a' && (code | 32) <= 'z');
	return code >= 0xC0 && code != 0xD7 && code != 0xF7 && !(code >= 0x2000 && code <= 0x2BFF) &&
		   !(code >= 0x3000 && code <= 0x303F) && code != 0xFEFF && code != 0xFFFD;
}

bool ent_word_next(ent_str text, size_t *at, ent_str *ret_word)
{
	while (*at < text.len) {
		size_t start = *at, end = start;
		while (end < text.len) {
			size_t next = end;
			if (!is_letter(ent_utf8_next(text, &next)))
				break;
			end = next;
		}
		if (end == start) {
			ent_utf8_next(text, at);
			continue;
		}
		*at = end;
		bool after_apostrophe = (start >= 1 && text.ptr[start - 1] == '\'') ||
								(start >= 3 && !memcmp(text.ptr + start - 3, "\xE2\x80\x99", 3));
		if (after_apostrophe && end - start == 1)
			continue;
		*ret_word = ent_str_sub(text, start, end);
		return true;
	}
	return false;
}

size_t ent_word_spots(ent_str text, ent_word_spot *ret_spots, size_t most)
{
	size_t n = 0, at = 0;
	ent_str word;
	while (n < most && ent_word_next(text, &at, &word)) {
		size_t start = (size_t)(word.ptr - text.ptr);
		ret_spots[n++] = (ent_word_spot){word, start, start + word.len};
	}
	return n;
}

bool ent_word_is_one_of(ent_str word, const char *const *list)
{
	for (; *list; list++)
		if (ent_str_eq_nocase(word, ent_str_of(*list)))
			return true;
	return false;
}

static size_t without(const char *word, size_t n, const char *suffix, size_t least)
{
	size_t m = strlen(suffix);
	return n >= least + m && !memcmp(word + n - m, suffix, m) ? n - m : n;
}

uint64_t ent_word_stem(ent_str word)
{
	char low[48];
	size_t n = word.len < sizeof low ? word.len : sizeof low;
	if (!n)
		return 0;
	for (size_t i = 0; i < n; i++)
		low[i] = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 32) : word.ptr[i];
	size_t whole = n;
	n = without(low, n, "ing", 3);
	if (n == whole)
		n = without(low, n, "ed", 3);
	if (n == whole)
		n = without(low, n, "es", 3);
	if (n == whole && n > 3 && low[n - 2] != 's')
		n = without(low, n, "s", 3);
	if (n > 3 && low[n - 1] == low[n - 2] && !strchr("aeiou", low[n - 1]))
		n--;
	while (n > 3 && low[n - 1] == 'e')
		n--;
	if (n > 3 && low[n - 1] == 'i')
		low[n - 1] = 'y';
	return ent_str_hash((ent_str){low, n}) | 1;
}

uint64_t ent_word_root(ent_str word)
{
	/* of verbs and of the nouns made of them, longest first */
	static const char *const endings[] = {
		"isation", "ization", "ication", "ations", "ation", "ition", "ments", "ment", "ances", "ance", "ence", "tions",
		"ssion",   "sion",    "tion",    "ions",   "ion",   "als",   "al",    "ures", "ure",   "ery",  "ies",  "ing",
		"ers",     "ate",     "ise",     "ize",    "ify",   "ed",    "er",    "es",   "y",     "s",    "e"};
	enum { LEAST = 4, LONGEST = 48 /* [bytes] */ };
	char low[LONGEST];
	size_t n = word.len < LONGEST ? word.len : LONGEST;
	for (size_t i = 0; i < n; i++)
		low[i] = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 32) : word.ptr[i];
	size_t whole = n;
	for (size_t i = 0; n == whole && i < sizeof endings / sizeof *endings; i++)
		n = without(low, n, endings[i], LEAST);
	if (n == whole && n <= LEAST) /* "buy", "talk": too short to tell an ending */
		return ent_word_stem(word);
	if (n > LEAST && low[n - 1] == 'e')
		n--;
	if (n > LEAST && low[n - 1] == low[n - 2])
		n--;
	if (n > LEAST && strchr("dts", low[n - 1])) /* "suspend", "suspension" */
		n--;
	return ent_str_hash((ent_str){low, n}) | 1;
}

bool ent_word_is_idle(ent_str word)
{
	if (word.len < 4)
		return true;
	size_t lo = 0, hi = sizeof idle / sizeof *idle;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		const char *other = idle[mid];
		int order = 0;
		size_t i = 0;
		for (; !order && i < word.len; i++) {
			char c = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 32) : word.ptr[i];
			order = (unsigned char)c - (unsigned char)other[i];
		}
		if (!order && other[i])
			order = -1;
		if (!order)
			return true;
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return false;
}

static bool same_folded(ent_str text, size_t at, ent_str surface, size_t *ret_end)
{
	size_t i = 0;
	while (i < surface.len) {
		if (at >= text.len)
			return false;
		bool space =
			surface.ptr[i] == ' ' || surface.ptr[i] == '\n' || surface.ptr[i] == '\t' || surface.ptr[i] == '\r';
		if (space) {
			if (text.ptr[at] != ' ')
				return false;
			while (i < surface.len && strchr(" \n\t\r", surface.ptr[i]))
				i++;
			at++;
			continue;
		}
		if (text.ptr[at++] != surface.ptr[i++])
			return false;
	}
	*ret_end = at;
	return true;
}

static bool is_inside_word(ent_str text, size_t at)
{
	if (at == 0 || at >= text.len)
		return false;
	unsigned char a = (unsigned char)text.ptr[at - 1], b = (unsigned char)text.ptr[at];
	bool x = a >= '0' && (a <= '9' || (a | 32) >= 'a') && (a | 32) <= 'z';
	bool y = b >= '0' && (b <= '9' || (b | 32) >= 'a') && (b | 32) <= 'z';
	return x && y;
}

bool ent_word_find_near(ent_str text, ent_str surface, size_t near, uint32_t *ret_start, uint32_t *ret_end)
{
	size_t best = SIZE_MAX;
	for (size_t at = 0; surface.len && at < text.len; at++) {
		const char *next = memchr(text.ptr + at, surface.ptr[0], text.len - at);
		if (!next)
			break;
		at = (size_t)(next - text.ptr);
		size_t end, far = at > near ? at - near : near - at;
		if (far >= best && at > near)
			break;
		if (far >= best || is_inside_word(text, at) || !same_folded(text, at, surface, &end) ||
			is_inside_word(text, end))
			continue;
		best = far;
		*ret_start = (uint32_t)at;
		*ret_end = (uint32_t)end;
	}
	return best != SIZE_MAX;
}
