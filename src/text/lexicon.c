/* The lists, sorted for binary search, all lower case. What is in them follows the usage of the English Universal
 * Dependencies treebanks (EWT, GUM). */
#include "text/lexicon.h"

#include "base/ascii.h"

#include <string.h>

static const char *const titles[] = {"adm", "amb", "brig", "capt", "cdr", "cllr", "cmdr", "col",    "comdr", "cpl",
									 "dr",  "fr",  "gen",  "gov",  "hon", "lt",   "maj",  "messrs", "mlle",  "mme",
									 "mr",  "mrs", "ms",   "msgr", "mt",  "pres", "prof", "pvt",    "rep",   "reps",
									 "rev", "sec", "sen",  "sens", "sgt", "sr",   "st",   "ste"};

static const char *const others[] = {
	"a.k.a", "a.m",  "ad",    "al",  "apr",  "approx", "apt", "art",  "assn",  "attn",    "aug",  "ave",  "b.a",
	"bldg",  "blvd", "bros",  "c",   "ca",   "cf",     "ch",  "co",   "corp",  "d",       "d.c",  "dec",  "dept",
	"dist",  "div",  "e.g",   "ed",  "eds",  "eg",     "esp", "est",  "et",    "etc",     "eve",  "ext",  "feb",
	"ff",    "fig",  "figs",  "fri", "ft",   "govt",   "i.e", "ibid", "ie",    "inc",     "info", "jan",  "jr",
	"jul",   "jun",  "l",     "lb",  "lbs",  "ltd",    "m",   "m.d",  "mar",   "max",     "min",  "mins", "misc",
	"mon",   "mfg",  "natl",  "no",  "nos",  "nov",    "oct", "op",   "oz",    "p",       "p.m",  "ph.d", "pp",
	"para",  "pt",   "rd",    "ref", "regt", "sat",    "rs",  "sep",  "sept",  "sq",      "stat", "sun",  "tel",
	"thu",   "thur", "thurs", "tue", "tues", "u.k",    "u.n", "u.s",  "u.s.a", "u.s.s.r", "univ", "v",    "viz",
	"vol",   "vols", "vs",    "wed", "yrs"};

static const char *const prefixes[] = {"anti",  "bi",    "co",    "counter", "cross", "de",    "e",   "ex",
									   "extra", "inter", "intra", "mid",     "mini",  "multi", "neo", "non",
									   "pan",   "para",  "post",  "pre",     "pro",   "quasi", "re",  "semi",
									   "sub",   "super", "trans", "tri",     "ultra", "un",    "x"};

/* Words written in one that are two words of syntax, and where the first ends. */
static const struct {
	const char *word;
	size_t at;
} fused[] = {{"cannot", 3}, {"gonna", 3}, {"gotta", 3},   {"wanna", 3},  {"lemme", 3}, {"gimme", 3},
			 {"dunno", 2},  {"dont", 2},  {"doesnt", 4},  {"didnt", 3},  {"isnt", 2},  {"wasnt", 3},
			 {"wont", 2},   {"cant", 2},  {"couldnt", 5}, {"wouldnt", 5}};

enum {
	LONGEST_FUSED = 7,
	LONGEST_CLITIC = 5 /* [bytes] with its apostrophe */
};

static const char *const clitics[] = {"s", "m", "d", "ll", "re", "ve"};

static size_t fold(ent_str word, char *out, size_t size)
{
	if (word.len >= size)
		return 0;
	for (size_t i = 0; i < word.len; i++)
		out[i] = ent_small(word.ptr[i]);
	out[word.len] = '\0';
	return word.len;
}

static bool in(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (list[i][0] == word[0] && strcmp(list[i], word) == 0)
			return true;
	return false;
}

#define IN(list, word) in(list, sizeof(list) / sizeof *(list), word)

/* "U.S", "J.R.R", "S": letters with full stops between, or one letter. */
static bool is_initials(const char *word)
{
	size_t n = strlen(word);
	for (size_t i = 0; i < n; i++)
		if (i % 2 ? word[i] != '.' : !ent_is_small(word[i]))
			return false;
	return n % 2 == 1;
}

ent_abbreviation ent_lexicon_abbreviation(ent_str word)
{
	char low[16];
	if (!fold(word, low, sizeof low))
		return ENT_ABBREVIATION_NONE;
	if (IN(titles, low))
		return ENT_ABBREVIATION_TITLE;
	/* "p" and "c" count as lists say; a capital letter alone is an initial and belongs to the name behind it */
	if (word.len == 1 && ent_is_capital(word.ptr[0]))
		return word.ptr[0] == 'I' ? ENT_ABBREVIATION_NONE : ENT_ABBREVIATION_TITLE;
	return IN(others, low) || (word.len > 1 && is_initials(low)) ? ENT_ABBREVIATION_ANY : ENT_ABBREVIATION_NONE;
}

/* Length of an apostrophe at `at`: ', ’ or `; 0 when there is none. */
static size_t apostrophe(ent_str word, size_t at)
{
	if (at < word.len && (word.ptr[at] == '\'' || word.ptr[at] == '`'))
		return 1;
	return ent_str_starts(ent_str_sub(word, at, word.len), ENT_STR("\xE2\x80\x99")) ? 3 : 0;
}

/* Whether one of its last bytes begins an apostrophe. */
static bool may_have_clitic(ent_str word)
{
	for (size_t i = word.len > LONGEST_CLITIC ? word.len - LONGEST_CLITIC : 0; i < word.len; i++)
		if (word.ptr[i] == '\'' || word.ptr[i] == '`' || word.ptr[i] == '\xE2')
			return true;
	return false;
}

size_t ent_lexicon_split(ent_str word)
{
	for (size_t i = 0; i < sizeof fused / sizeof *fused && word.len <= LONGEST_FUSED; i++)
		if (ent_str_is_nocase(word, fused[i].word))
			return fused[i].at;
	if (!may_have_clitic(word))
		return 0;
	for (size_t back = 2; back <= LONGEST_CLITIC && back < word.len; back++) {
		size_t at = word.len - back;
		size_t mark = apostrophe(word, at);
		if (!mark)
			continue;
		char tail[8];
		ent_str rest = ent_str_sub(word, at + mark, word.len);
		if (!fold(rest, tail, sizeof tail))
			continue;
		if (strcmp(tail, "t") == 0 && at >= 2 && (word.ptr[at - 1] == 'n' || word.ptr[at - 1] == 'N'))
			return at - 1;
		if (IN(clitics, tail))
			return at;
	}
	/* a bare apostrophe behind a plural: "states'" */
	size_t last = word.len > 3 && apostrophe(word, word.len - 3) == 3 ? 3 : 1;
	if (word.len > last + 1 && apostrophe(word, word.len - last) == last && word.ptr[word.len - last - 1] == 's')
		return word.len - last;
	return 0;
}

bool ent_lexicon_prefix(ent_str before)
{
	char low[12];
	return fold(before, low, sizeof low) && IN(prefixes, low);
}
