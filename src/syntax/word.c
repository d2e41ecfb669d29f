/* Features of a word form. Bytes, not code points, are cut: in English text they differ in few words. */
#include "syntax/word.h"

enum { LONGEST = 64 /* [bytes] of a form that are looked at */ };

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

void ent_word_features(ent_str form, bool first, uint64_t keys[ENT_WORD_FEATURES])
{
	char low[LONGEST] = "", outline[LONGEST];
	size_t n = form.len < LONGEST ? form.len : LONGEST;
	for (size_t i = 0; i < n; i++) {
		char c = form.ptr[i];
		low[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c >= '0' && c <= '9' ? '0' : c;
	}
	keys[ENT_WORD_FORM] = key(ENT_WORD_FORM, low, n);
	for (size_t k = 1; k <= 4; k++)
		keys[ENT_WORD_SUFFIX + k - 1] = n > k ? key((unsigned)(ENT_WORD_SUFFIX + k - 1), low + n - k, k) : 0;
	for (size_t k = 1; k <= 3; k++)
		keys[ENT_WORD_PREFIX + k - 1] = n > k ? key((unsigned)(ENT_WORD_PREFIX + k - 1), low, k) : 0;
	size_t m = shape(form, outline);
	outline[m++] = first ? '^' : '.';
	keys[ENT_WORD_SHAPE] = key(ENT_WORD_SHAPE, outline, m);
}
