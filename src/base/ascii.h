/* What a character of ASCII is, the same in every locale. Bytes of other characters, signed or not, are nothing of it.
 * Compared as bytes, whatever they come as: wider comparisons cost an instruction each. */
#ifndef ENT_BASE_ASCII_H
#define ENT_BASE_ASCII_H

#include <stdbool.h>

static inline bool ent_is_space(int c)
{
	return (unsigned char)c == ' ' || (unsigned char)(c - '\t') <= '\r' - '\t';
}

static inline bool ent_is_digit(int c)
{
	return (unsigned char)(c - '0') <= 9;
}

static inline bool ent_is_small(int c)
{
	return (unsigned char)(c - 'a') <= 'z' - 'a';
}

static inline bool ent_is_capital(int c)
{
	return (unsigned char)(c - 'A') <= 'Z' - 'A';
}

static inline bool ent_is_letter(int c)
{
	return ent_is_small(c | 0x20);
}

/* A capital made small; others as they are. */
static inline char ent_small(char c)
{
	return ent_is_capital(c) ? (char)(c + ('a' - 'A')) : c;
}

#endif
