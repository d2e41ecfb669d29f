/* UTF-8 decoding by the table of RFC 3629 section 4: overlongs, surrogates and codes past U+10FFFF are invalid. */
#include "base/utf8.h"

#include <string.h>

/* Length of the valid sequence at `at`, or 0. */
static size_t sequence(ent_str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;
	size_t left = s.len - at;
	unsigned char a = p[0];
	if (a < 0x80)
		return 1;
	if (a < 0xC2 || a > 0xF4)
		return 0;
	size_t n = a < 0xE0 ? 2 : a < 0xF0 ? 3 : 4;
	if (left < n)
		return 0;
	unsigned char low = a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80;
	unsigned char high = a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < n; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return n;
}

uint32_t ent_utf8_next(ent_str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + *at;
	size_t n = sequence(s, *at);
	if (n == 0) {
		++*at;
		return 0xFFFD;
	}
	uint32_t code = n == 1 ? p[0] : p[0] & (0x7Fu >> n);
	for (size_t i = 1; i < n; i++)
		code = code << 6 | (p[i] & 0x3F);
	*at += n;
	return code;
}

size_t ent_utf8_invalid_at(ent_str s)
{
	size_t at = 0;
	while (at < s.len) {
		uint64_t eight;
		for (; s.len - at >= sizeof eight; at += sizeof eight) { /* most text is ASCII */
			memcpy(&eight, s.ptr + at, sizeof eight);
			if (eight & 0x8080808080808080u)
				break;
		}
		if (at == s.len)
			break;
		size_t n = sequence(s, at);
		if (n == 0)
			return at;
		at += n;
	}
	return s.len;
}

ent_str ent_utf8_unmarked(ent_str s)
{
	const ent_str mark = ENT_STR("\xEF\xBB\xBF");
	return ent_str_starts(s, mark) ? ent_str_sub(s, mark.len, s.len) : s;
}

size_t ent_utf8_put(uint32_t code, char *out)
{
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = 0xFFFD;
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	size_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; code >>= 6)
		out[i] = (char)(0x80 | (code & 0x3F));
	out[0] = (char)(((0xF00u >> n) & 0xFF) | code);
	return n;
}

size_t ent_utf8_length(ent_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
	return n;
}
