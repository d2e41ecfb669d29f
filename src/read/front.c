/* What stands above a plain text about it: the front matter of Markdown, between lines "---", and the header of an
 * e-mail (RFC 5322, "From: ...", "Date: ..." up to the first blank line). Title, author, publisher, address and day of
 * publication are taken from there; the lines are furniture. */
#include "read/parts.h"

#include <string.h>

enum { MOST_LINES = 60 };

static ent_str line_at(ent_str text, size_t at)
{
	const char *end = memchr(text.ptr + at, '\n', text.len - at);
	return ent_str_sub(text, at, end ? (size_t)(end - text.ptr) : text.len);
}

/* "Key: value" of a line that begins with a word; false where it is none. */
static bool pair_of(ent_str line, ent_str *ret_key, ent_str *ret_value)
{
	ptrdiff_t colon = ent_str_find(line, ENT_STR(":"), 0);
	if (colon <= 0)
		return false;
	for (ptrdiff_t i = 0; i < colon; i++) {
		char c = line.ptr[i];
		if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && !(i && (c == '-' || c == '_')))
			return false;
	}
	ent_str value = ent_str_trim(ent_str_sub(line, (size_t)colon + 1, line.len));
	if (value.len > 1 && strchr("\"'", value.ptr[0]) && value.ptr[value.len - 1] == value.ptr[0])
		value = ent_str_sub(value, 1, value.len - 1);
	*ret_key = ent_str_sub(line, 0, (size_t)colon);
	*ret_value = value;
	return true;
}

static bool is_key(ent_str key, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ent_str_eq_nocase(key, ent_str_of(names[i])))
			return true;
	return false;
}

/* "Tue, 14 Nov 2023 09:12:00 +0100" without its zone. */
static ent_str without_zone(ent_str value)
{
	for (size_t i = 1; i + 4 < value.len; i++)
		if (value.ptr[i - 1] == ' ' && (value.ptr[i] == '+' || value.ptr[i] == '-'))
			return ent_str_sub(value, 0, i - 1);
	return value;
}

/* "Ana Rojas" of "Ana Rojas <ana@example.org>". */
static ent_str without_address(ent_str value)
{
	ptrdiff_t open = ent_str_find(value, ENT_STR(" <"), 0);
	return open > 0 ? ent_str_trim(ent_str_sub(value, 0, (size_t)open)) : value;
}

static void take(ent_draft *draft, ent_str key, ent_str value)
{
	static const char *const titles[] = {"title", "subject"}, *const authors[] = {"author", "by", "from"},
							 *const days[] = {"date", "published"}, *const publishers[] = {"publisher", "source"},
							 *const addresses[] = {"url", "link"};
	ent_article *meta = &draft->meta;
	ent_date day;
	if (!value.len)
		return;
	if (is_key(key, titles, 2) && !meta->title.len)
		meta->title = value;
	else if (is_key(key, authors, 3) && !meta->author.len)
		meta->author = without_address(value);
	else if (is_key(key, publishers, 2) && !meta->publisher.len)
		meta->publisher = value;
	else if (is_key(key, addresses, 2) && !meta->url.len)
		meta->url = value;
	else if (is_key(key, days, 2) && !meta->published.edtf.len &&
			 ent_published_in(draft->arena, without_zone(value), &day)) {
		day.basis = ENT_BASIS_METADATA;
		meta->published = day;
	}
}

/* The end of the front matter or header [bytes], 0 where the text has none; `mail`: of a header, whose body may be
 * encoded in a way that is not read. */
static size_t front_end(ent_str text, bool mail, bool *ret_encoded)
{
	static const char *const own[] = {"from", "date", "subject", "to"}, *const encodings[] = {"base64",
																							  "quoted-printable"};
	size_t known = 0, at = 0;
	for (int n = 0; n < MOST_LINES && at < text.len; n++) {
		ent_str line = line_at(text, at), bare = ent_str_trim(line), key, value;
		bool first = n == 0, folded = line.len && (line.ptr[0] == ' ' || line.ptr[0] == '\t' || line.ptr[0] == '-');
		size_t next = at + line.len + (at + line.len < text.len);
		if (!mail && first && !ent_str_is(bare, "---"))
			return 0;
		if (mail ? !bare.len : !first && ent_str_is(bare, "---"))
			return !mail || known > 2 ? next : 0;
		if (pair_of(line, &key, &value)) {
			known += is_key(key, own, 4);
			*ret_encoded |= ent_str_eq_nocase(key, ENT_STR("content-transfer-encoding")) && is_key(value, encodings, 2);
			*ret_encoded |=
				ent_str_eq_nocase(key, ENT_STR("content-type")) && ent_str_starts(value, ENT_STR("multipart"));
		} else if (!(mail ? !first && folded : first || folded || !bare.len || bare.ptr[0] == '#')) {
			return 0;
		}
		at = next;
	}
	return 0;
}

ent_status ent_front_read(ent_draft *draft, ent_error *error)
{
	ent_str text = draft->document->text;
	bool encoded = false, ignored = false;
	size_t end = front_end(text, false, &ignored), mail = end ? 0 : front_end(text, true, &encoded);
	if (mail && encoded)
		return ent_draft_fail(draft, error, ENT_FORMAT, "an e-mail in parts or encoded: save its text");
	end = end ? end : mail;
	for (size_t at = 0; at < end;) {
		ent_str line = line_at(text, at), key, value;
		if (pair_of(line, &key, &value))
			take(draft, key, value);
		at += line.len + 1;
	}
	if (end)
		*ent_push(draft->arena, &draft->marked) =
			(ent_block){.start = 0, .end = (uint32_t)end, .kind = ENT_BLOCK_FURNITURE, .why = "markup"};
	return ENT_OK;
}
