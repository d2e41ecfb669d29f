/* UTF-8 (RFC 3629): validated once, at the door; inside, bytes are trusted. */
#ifndef ENT_BASE_UTF8_H
#define ENT_BASE_UTF8_H

#include "base/str.h"

/* The code point at byte `*at` (must be < s.len), and moves `*at` past it. A byte that begins no valid
 * sequence gives U+FFFD and moves one byte. */
uint32_t ent_utf8_next(ent_str s, size_t *at);

/* The byte offset of the first invalid sequence, or s.len when all is valid. NUL is valid UTF-8. */
size_t ent_utf8_invalid_at(ent_str s);

/* Without the byte order mark that some programs put in front. */
ent_str ent_utf8_unmarked(ent_str s);

/* Writes `code` as UTF-8 into `out` (room for 4) and gives the number of bytes; surrogates and codes
 * past U+10FFFF are written as U+FFFD. */
size_t ent_utf8_put(uint32_t code, char *out);

/* [code points] in valid UTF-8. */
size_t ent_utf8_length(ent_str s);

#endif
