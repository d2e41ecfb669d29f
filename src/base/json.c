/* JSON out. Control characters and U+2028/2029 are escaped, so that a line stays a line everywhere. */
#include "base/json.h"

#include "base/num.h"

#include <math.h>
#include <string.h>

static void separate(ent_json *json)
{
	if (json->comma)
		ent_buf_putc(json->out, ',');
	json->comma = true;
}

void ent_json_open(ent_json *json, char bracket)
{
	separate(json);
	ent_buf_putc(json->out, bracket);
	json->comma = false;
}

void ent_json_close(ent_json *json, char bracket)
{
	ent_buf_putc(json->out, bracket);
	json->comma = true;
}

/* Not 0 where one of the eight bytes is 0 (after Anderson's Bit Twiddling Hacks). */
static uint64_t zero_bytes(uint64_t eight)
{
	return (eight - 0x0101010101010101u) & ~eight & 0x8080808080808080u;
}

/* Past bytes that are written as they are: eight at a step, up to where one among the next eight may not be. */
static size_t plain_end(ent_str s, size_t at)
{
	for (uint64_t eight; s.len - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, s.ptr + at, sizeof eight);
		uint64_t below_space = (eight - 0x2020202020202020u) & ~eight, quote = eight ^ 0x2222222222222222u,
				 backslash = eight ^ 0x5C5C5C5C5C5C5C5Cu, delete = eight ^ 0x7F7F7F7F7F7F7F7Fu;
		if (((eight | below_space) & 0x8080808080808080u) || zero_bytes(quote) || zero_bytes(backslash) ||
			zero_bytes(delete))
			break;
	}
	return at;
}

static bool is_plain(unsigned char c)
{
	return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
}

/* All of it is written as it is, which most strings are. */
static bool is_all_plain(ent_str s)
{
	size_t i = plain_end(s, 0);
	while (i < s.len && is_plain((unsigned char)s.ptr[i]))
		i++;
	return i == s.len;
}

/* In quotation marks, with `before` before them and `behind` behind them. */
static void put_plain(ent_buf *out, ent_str before, ent_str s, ent_str behind)
{
	char *to = ent_buf_take(out, before.len + s.len + behind.len + 2);
	if (!to)
		return;
	memcpy(to, before.ptr, before.len);
	to += before.len;
	*to++ = '"';
	memcpy(to, s.ptr, s.len);
	to += s.len;
	*to++ = '"';
	memcpy(to, behind.ptr, behind.len);
}

static void quoted(ent_buf *out, ent_str s)
{
	if (is_all_plain(s)) {
		put_plain(out, ENT_STR(""), s, ENT_STR(""));
		return;
	}
	ent_buf_putc(out, '"');
	size_t from = 0;
	for (size_t i = 0; (i = plain_end(s, i)) < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (is_plain(c))
			continue;
		bool separator = c == 0xE2 && i + 2 < s.len && (unsigned char)s.ptr[i + 1] == 0x80 &&
						 ((unsigned char)s.ptr[i + 2] & 0xFE) == 0xA8;
		if (c >= ' ' && c != '"' && c != '\\' && c != 0x7F && !separator)
			continue;
		ent_buf_add(out, ent_str_sub(s, from, i));
		if (c == '"' || c == '\\')
			ent_buf_printf(out, "\\%c", c);
		else if (c == '\n')
			ent_buf_puts(out, "\\n");
		else if (c == '\t')
			ent_buf_puts(out, "\\t");
		else if (separator)
			ent_buf_printf(out, "\\u20%02x", (unsigned)((unsigned char)s.ptr[i + 2] - 0xA8 + 0x28));
		else
			ent_buf_printf(out, "\\u%04x", c);
		if (separator)
			i += 2;
		from = i + 1;
	}
	ent_buf_add(out, ent_str_sub(s, from, s.len));
	ent_buf_putc(out, '"');
}

void ent_json_key(ent_json *json, const char *key)
{
	ent_str text = ent_str_of(key);
	if (is_all_plain(text)) {
		put_plain(json->out, json->comma ? ENT_STR(",") : ENT_STR(""), text, ENT_STR(":"));
	} else {
		separate(json);
		quoted(json->out, text);
		ent_buf_putc(json->out, ':');
	}
	json->comma = false;
}

void ent_json_str(ent_json *json, ent_str value)
{
	separate(json);
	if (value.ptr)
		quoted(json->out, value);
	else
		ent_buf_puts(json->out, "null");
}

void ent_json_int(ent_json *json, int64_t value)
{
	separate(json);
	char text[ENT_NUM_SIZE];
	ent_buf_puts(json->out, ent_num_print_int(value, text));
}

void ent_json_double(ent_json *json, double value)
{
	separate(json);
	if (!isfinite(value)) {
		ent_buf_puts(json->out, "null");
		return;
	}
	char text[ENT_NUM_SIZE];
	ent_buf_puts(json->out, ent_num_print(value, text));
}

void ent_json_bool(ent_json *json, bool value)
{
	separate(json);
	ent_buf_puts(json->out, value ? "true" : "false");
}

void ent_json_null(ent_json *json)
{
	separate(json);
	ent_buf_puts(json->out, "null");
}

void ent_json_member(ent_json *json, const char *key, ent_str value)
{
	if (value.len) {
		ent_json_key(json, key);
		ent_json_str(json, value);
	}
}

void ent_json_member_day(ent_json *json, const char *key, ent_day day)
{
	char text[ENT_DAY_SIZE];
	ent_json_member(json, key, ent_str_of(ent_day_print(day, text)));
}

void ent_json_member_int(ent_json *json, const char *key, int64_t value)
{
	ent_json_key(json, key);
	ent_json_int(json, value);
}

void ent_json_member_double(ent_json *json, const char *key, double value)
{
	ent_json_key(json, key);
	ent_json_double(json, value);
}

void ent_json_member_bool(ent_json *json, const char *key, bool value)
{
	ent_json_key(json, key);
	ent_json_bool(json, value);
}

void ent_json_member_open(ent_json *json, const char *key, char bracket)
{
	ent_json_key(json, key);
	ent_json_open(json, bracket);
}
