/* Strings as views: a pointer and a length, never a terminator to rely on. A view owns nothing;
 * it lives as long as the arena, table or text it looks into. */
#ifndef ENT_BASE_STR_H
#define ENT_BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct ent_str {
	const char *ptr; /* NULL for the missing string */
	size_t len;      /* [bytes] */
} ent_str;

/* A view of a string literal. */
#define ENT_STR(literal) ((ent_str){("" literal), sizeof(literal) - 1})
/* For printf("%.*s"): two arguments. */
#define ENT_FMT(s) ((int)(s).len), ((s).ptr ? (s).ptr : "")

/* The five that every token is asked with are here whole, so that a comparison with a literal is one of a few bytes. */
static inline ent_str ent_str_of(const char *terminated) /* NULL gives the missing string */
{
	return (ent_str){terminated, terminated ? strlen(terminated) : 0};
}

static inline ent_str ent_str_sub(ent_str s, size_t start, size_t end) /* clipped to the string */
{
	end = end > s.len ? s.len : end;
	start = start > end ? end : start;
	return (ent_str){start ? s.ptr + start : s.ptr, end - start};
}

static inline bool ent_str_eq(ent_str a, ent_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0); /* NOLINT: bytes have an address */
}

static inline bool ent_str_is(ent_str s, const char *terminated)
{
	return ent_str_eq(s, ent_str_of(terminated));
}

static inline bool ent_str_starts(ent_str s, ent_str prefix)
{
	return s.len >= prefix.len && ent_str_eq(ent_str_sub(s, 0, prefix.len), prefix);
}

bool ent_str_eq_nocase(ent_str a, ent_str b); /* ASCII letters only */
bool ent_str_is_nocase_whole(ent_str s, const char *terminated);

/* The same as ent_str_eq_nocase(s, ent_str_of(terminated)): most words differ in their first letter. */
static inline bool ent_str_is_nocase(ent_str s, const char *terminated)
{
	enum { BUT_CASE = 0xDF };
	bool first = s.len ? ((s.ptr[0] ^ terminated[0]) & BUT_CASE) == 0 : !terminated[0];
	return first && ent_str_is_nocase_whole(s, terminated);
}

/* The string, missing where it is empty. */
static inline ent_str ent_str_filled(ent_str s)
{
	return s.len ? s : (ent_str){0};
}

int ent_str_cmp(ent_str a, ent_str b); /* by bytes, shorter first on a tie */
bool ent_str_ends(ent_str s, ent_str suffix);
ptrdiff_t ent_str_find(ent_str s, ent_str needle, size_t from); /* byte offset, or -1 */
ent_str ent_str_trim(ent_str s);                                /* without ASCII space at both ends */
ent_str ent_str_last_word(ent_str s); /* what stands behind the last space; all of it where there is none */

/* Takes the part before the next `separator` off the front of `*rest` into `*part`; false when
 * nothing is left. "a,,b" gives "a", "", "b". */
bool ent_str_split(ent_str *rest, char separator, ent_str *part);

/* Copies into the arena; the copy is also NUL-terminated. */
ent_str ent_str_copy(ent_arena *arena, ent_str s);
ent_str ent_str_lower(ent_arena *arena, ent_str s); /* ASCII letters only; others as they are */
ent_str ent_str_join(ent_arena *arena, ent_str a, ent_str separator, ent_str b);
ent_str ent_str_format(ent_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same with the arguments in a list. */
ent_str ent_str_format_list(ent_arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Numbers without locale. False where `s` is not wholly such a number or does not fit. */
bool ent_str_to_int(ent_str s, int64_t *ret_value);
bool ent_str_to_double(ent_str s, double *ret_value);

/* A hash for tables in memory (FNV-1a, 64 bit); not for hostile keys, not for identity on disk. */
uint64_t ent_str_hash(ent_str s);

#endif
