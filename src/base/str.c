/* String views: comparing, cutting, copying. ASCII only where letters matter; UTF-8 is in base/utf8. */
#include "base/str.h"

#include "base/ascii.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool ent_str_eq_nocase(ent_str a, ent_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ent_small(a.ptr[i]) != ent_small(b.ptr[i]))
			return false;
	return true;
}

bool ent_str_is_nocase_whole(ent_str s, const char *terminated)
{
	size_t i = 0;
	while (i < s.len && terminated[i] && ent_small(s.ptr[i]) == ent_small(terminated[i]))
		i++;
	return i == s.len && !terminated[i];
}

int ent_str_cmp(ent_str a, ent_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool ent_str_ends(ent_str s, ent_str suffix)
{
	return s.len >= suffix.len && ent_str_eq(ent_str_sub(s, s.len - suffix.len, s.len), suffix);
}

ptrdiff_t ent_str_find(ent_str s, ent_str needle, size_t from)
{
	if (from > s.len || needle.len > s.len - from)
		return -1;
	if (needle.len == 0)
		return (ptrdiff_t)from;
	const char *at = s.ptr + from;
	const char *end = s.ptr + s.len - needle.len + 1;
	if (needle.len == 1) {
		at = at < end ? memchr(at, needle.ptr[0], (size_t)(end - at)) : NULL;
		return at ? at - s.ptr : -1;
	}
	while (at < end && (at = memchr(at, needle.ptr[0], (size_t)(end - at)))) {
		if (memcmp(at, needle.ptr, needle.len) == 0)
			return at - s.ptr;
		at++;
	}
	return -1;
}

ent_str ent_str_last_word(ent_str s)
{
	size_t at = s.len;
	while (at > 0 && s.ptr[at - 1] != ' ')
		at--;
	return ent_str_sub(s, at, s.len);
}

ent_str ent_str_trim(ent_str s)
{
	while (s.len && ent_is_space(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	while (s.len && ent_is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

bool ent_str_split(ent_str *rest, char separator, ent_str *part)
{
	if (!rest->ptr)
		return false;
	const char *at = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
	if (at) {
		*part = ent_str_sub(*rest, 0, (size_t)(at - rest->ptr));
		*rest = ent_str_sub(*rest, part->len + 1, rest->len);
	} else {
		*part = *rest;
		*rest = (ent_str){0};
	}
	return true;
}

static char *copy_bytes(ent_arena *arena, ent_str s)
{
	char *bytes = ent_arena_alloc(arena, s.len + 1);
	if (s.len)
		memcpy(bytes, s.ptr, s.len);
	return bytes;
}

ent_str ent_str_copy(ent_arena *arena, ent_str s)
{
	return (ent_str){copy_bytes(arena, s), s.len};
}

ent_str ent_str_lower(ent_arena *arena, ent_str s)
{
	char *bytes = copy_bytes(arena, s);
	for (size_t i = 0; i < s.len; i++)
		bytes[i] = ent_small(bytes[i]);
	return (ent_str){bytes, s.len};
}

ent_str ent_str_join(ent_arena *arena, ent_str a, ent_str separator, ent_str b)
{
	const ent_str parts[] = {a, separator, b};
	size_t len = a.len + separator.len + b.len, at = 0;
	char *bytes = ent_arena_array(arena, len + 1, 1);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i].len) {
			memcpy(bytes + at, parts[i].ptr, parts[i].len);
			at += parts[i].len;
		}
	bytes[len] = '\0';
	return (ent_str){bytes, len};
}

ent_str ent_str_format_list(ent_arena *arena, const char *format, va_list args)
{
	char most[256]; /* are shorter: written once */
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(most, sizeof most, format, args);
	ent_str text = {most, n < 0 ? 0 : (size_t)n};
	if (text.len < sizeof most) {
		text = ent_str_copy(arena, text);
	} else {
		char *bytes = ent_arena_alloc(arena, text.len + 1);
		(void)vsnprintf(bytes, text.len + 1, format, again);
		text.ptr = bytes;
	}
	va_end(again);
	return text;
}

ent_str ent_str_format(ent_arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	ent_str text = ent_str_format_list(arena, format, args);
	va_end(args);
	return text;
}

bool ent_str_to_int(ent_str s, int64_t *ret_value)
{
	size_t i = 0;
	bool negative = s.len && s.ptr[0] == '-';
	if (s.len && (s.ptr[0] == '-' || s.ptr[0] == '+'))
		i++;
	if (i == s.len)
		return false;
	int64_t value = 0;
	for (; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		int digit = s.ptr[i] - '0';
		if (__builtin_mul_overflow(value, 10, &value) ||
			__builtin_add_overflow(value, negative ? -digit : digit, &value))
			return false;
	}
	*ret_value = value;
	return true;
}

bool ent_str_to_double(ent_str s, double *ret_value)
{
	/* digits [. digits] [e [sign] digits]: strtod knows more than that (hex, inf) and heeds the locale's
	 * decimal sign, so the shape is checked here and the sign of the locale put in. */
	char text[64];
	if (s.len == 0 || s.len >= sizeof text)
		return false;
	bool digit = false;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		digit = digit || (c >= '0' && c <= '9');
		if (!(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E')
			return false;
		text[i] = c == '.' ? localeconv()->decimal_point[0] : c;
	}
	text[s.len] = '\0';
	char *end;
	double value = strtod(text, &end);
	if (!digit || *end)
		return false;
	*ret_value = value;
	return true;
}

uint64_t ent_str_hash(ent_str s)
{
	uint64_t hash = 14695981039346656037u;
	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.ptr[i]) * 1099511628211u;
	return hash ^ (hash >> 29);
}
