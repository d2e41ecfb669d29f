/* Features of a word form. Bytes, not code points, are cut: in English text they differ in few words. */
#include "syntax/word.h"

#include <stdbool.h>
#include <string.h>

enum { LONGEST = ENT_WORD_LONGEST };

static uint64_t key(unsigned kind, const char *bytes, size_t n)
{
	uint64_t hash = 14695981039346656037u ^ (kind + 1) * 0x9E3779B97F4A7C15u;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
	hash ^= hash >> 32;
	hash *= 0xD6E8FEB86659FD93u;
	hash ^= hash >> 32;
	return hash ? hash : 1;
}

/* Kinds of characters in order, runs cut to two: "Islamabad" Xxx, "S-400" X-dd. */
static size_t shape(ent_str form, char *out)
{
	size_t n = 0, run = 0;
	char last = '\0';
	for (size_t i = 0; i < form.len && n < LONGEST - 2; i++) {
		unsigned char c = (unsigned char)form.ptr[i];
		char kind = c >= 'A' && c <= 'Z'   ? 'X'
					: c >= 'a' && c <= 'z' ? 'x'
					: c >= '0' && c <= '9' ? 'd'
					: c >= 0x80            ? 'u'
										   : (char)c;
		run = kind == last ? run + 1 : 0;
		last = kind;
		if (run < 2)
			out[n++] = kind;
	}
	return n;
}

size_t ent_word_fold(ent_str form, char low[ENT_WORD_LONGEST])
{
	size_t n = form.len < LONGEST ? form.len : LONGEST;
	for (size_t i = 0; i < n; i++) {
		char c = form.ptr[i];
		low[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c >= '0' && c <= '9' ? '0' : c;
	}
	return n;
}

uint64_t ent_word_hash(const char *low, size_t n)
{
	return key(ENT_WORD_FORM, low, n);
}

/* A form's likely base that the dictionary has. */
struct base {
	char low[LONGEST + 1];
	size_t n;
	uint32_t known; /* its classes of WordNet; 0: none was found */
};

/* Tries the form less its last `cut` letters, with `add` behind them ('\0': nothing), as one of the `parts`. */
static bool try_base(const ent_lexicon *lexicon, const char *low, size_t n, size_t cut, char add, uint32_t parts,
					 struct base *base)
{
	if (n < cut + 2)
		return false;
	memcpy(base->low, low, n - cut);
	base->low[n - cut] = add;
	base->n = n - cut + (add != '\0');
	uint32_t known = ent_lexicon_get(lexicon, ent_word_hash(base->low, base->n)) >> ENT_LEXICON_WORDNET;
	base->known = known & parts ? known : 0;
	return base->known != 0;
}

static bool ends(const char *low, size_t n, const char *ending)
{
	size_t m = strlen(ending);
	return n > m + 1 && memcmp(low + n - m, ending, m) == 0;
}

/* The base of an inflected form; gives its ending: 1 -s, 2 -ed, 3 -ing, 0 none of these. */
static uint32_t find_base(const ent_lexicon *lexicon, const char *low, size_t n, uint32_t parts, struct base *base)
{
	base->known = 0;
	if (ends(low, n, "s") && !ends(low, n, "ss")) {
		if (!try_base(lexicon, low, n, 1, '\0', parts, base) &&
			!(ends(low, n, "ies") && try_base(lexicon, low, n, 3, 'y', parts, base)) && ends(low, n, "es"))
			(void)try_base(lexicon, low, n, 2, '\0', parts, base);
		return 1;
	}
	size_t cut = ends(low, n, "ed") ? 2 : ends(low, n, "ing") ? 3 : 0;
	bool doubled = cut > 0 && n > cut + 3 && low[n - cut - 1] == low[n - cut - 2];
	if (cut && !try_base(lexicon, low, n, cut, 'e', parts, base) &&
		!try_base(lexicon, low, n, cut, '\0', parts, base) &&
		!(ends(low, n, "ied") && try_base(lexicon, low, n, 3, 'y', parts, base)) && doubled)
		(void)try_base(lexicon, low, n, cut + 1, '\0', parts, base);
	return (uint32_t)cut;
}

uint32_t ent_word_parts(const ent_lexicon *lexicon, ent_str form)
{
	char low[LONGEST];
	size_t n = ent_word_fold(form, low);
	return ent_lexicon_get(lexicon, ent_word_hash(low, n)) >> ENT_LEXICON_PARTS & 31;
}

ent_str ent_word_base(const ent_lexicon *lexicon, ent_arena *arena, ent_str form, uint32_t parts)
{
	char low[LONGEST];
	struct base base;
	if (form.len >= LONGEST)
		return (ent_str){0};
	(void)find_base(lexicon, low, ent_word_fold(form, low), parts, &base);
	return base.known ? ent_str_copy(arena, (ent_str){base.low, base.n}) : (ent_str){0};
}

uint64_t ent_word_class_key(unsigned feature, uint32_t class)
{
	return class ? key(feature, (const char *)&class, sizeof class) : 0;
}

static void find_classes(const ent_lexicon *lexicon, const char *low, size_t n, uint64_t hash,
						 uint32_t classes[ENT_WORD_CLASSES])
{
	uint32_t all = ent_lexicon_get(lexicon, hash), ending = 0, known = all >> ENT_LEXICON_WORDNET;
	struct base base;
	if (!known) {
		ending = find_base(lexicon, low, n, UINT32_MAX, &base);
		known = base.known;
	}
	uint32_t parts = known & 31;
	classes[0] = all & 511;
	classes[1] = all >> ENT_LEXICON_MIDDLE & 127;
	classes[2] = all >> ENT_LEXICON_COARSE & 31;
	classes[ENT_WORD_PARTS - ENT_WORD_GROUP] = parts ? parts | ending << 5 : 0;
	classes[ENT_WORD_TOPIC - ENT_WORD_GROUP] = known >> (ENT_LEXICON_TOPIC - ENT_LEXICON_PARTS);
}

void ent_word_look(const ent_lexicon *lexicon, ent_str form, bool first, uint64_t keys[ENT_WORD_HASHED],
				   uint32_t classes[ENT_WORD_CLASSES])
{
	char low[LONGEST] = "", outline[LONGEST];
	size_t n = ent_word_fold(form, low);
	keys[ENT_WORD_FORM] = key(ENT_WORD_FORM, low, n);
	for (size_t k = 1; k <= 4; k++)
		keys[ENT_WORD_SUFFIX + k - 1] = n > k ? key((unsigned)(ENT_WORD_SUFFIX + k - 1), low + n - k, k) : 0;
	for (size_t k = 1; k <= 3; k++)
		keys[ENT_WORD_PREFIX + k - 1] = n > k ? key((unsigned)(ENT_WORD_PREFIX + k - 1), low, k) : 0;
	size_t m = shape(form, outline);
	outline[m++] = first ? '^' : '.';
	keys[ENT_WORD_SHAPE] = key(ENT_WORD_SHAPE, outline, m);
	find_classes(lexicon, low, n, keys[ENT_WORD_FORM], classes);
}

void ent_word_features(const ent_lexicon *lexicon, ent_str form, bool first, uint64_t keys[ENT_WORD_FEATURES])
{
	uint32_t classes[ENT_WORD_CLASSES];
	ent_word_look(lexicon, form, first, keys, classes);
	for (unsigned k = 0; k < ENT_WORD_CLASSES; k++)
		keys[ENT_WORD_GROUP + k] = ent_word_class_key(ENT_WORD_GROUP + k, classes[k]);
}
