/* One document as a JSON object (formats: "Documents in"). The lines that most files have, an object of strings and
 * small numbers, are taken apart here; whatever is more, or wrong, Jansson reads: strict UTF-8, no duplicate keys. */
#include "read/parts.h"

#include "base/utf8.h"

#include <jansson.h>
#include <string.h>

/* The members that tell of a document; missing where there is none, or it is no string. */
enum { TEXT, ID, TITLE, AUTHOR, PUBLISHER, LANGUAGE, URL, PUBLISHED, MEMBERS };
static const char *const names[MEMBERS] = {"text",      "id",       "title", "author",
										   "publisher", "language", "url",   "published"};

/* ---- plain objects ---- */

struct scan {
	ent_arena *arena;
	const char *at, *end;
};

static void skip_space(struct scan *scan)
{
	while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' || *scan->at == '\n' || *scan->at == '\r'))
		scan->at++;
}

/* Goes past white space and the character; false where it is not there. */
static bool take(struct scan *scan, char c)
{
	skip_space(scan);
	if (scan->at == scan->end || *scan->at != c)
		return false;
	scan->at++;
	return true;
}

static bool take_hex(struct scan *scan, uint32_t *code)
{
	*code = 0;
	for (int i = 0; i < 4; i++, scan->at++) {
		char c = scan->at < scan->end ? *scan->at : ' ', low = (char)(c | 0x20);
		if (c >= '0' && c <= '9')
			*code = *code << 4 | (uint32_t)(c - '0');
		else if (low >= 'a' && low <= 'f')
			*code = *code << 4 | (uint32_t)(low - 'a' + 10);
		else
			return false;
	}
	return true;
}

/* What is behind a backslash, as UTF-8 to `out`; its length, 0 where it is none. */
static size_t take_escape(struct scan *scan, char *out)
{
	static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	char c = scan->at < scan->end ? *scan->at++ : '\0';
	const char *letter = c ? strchr(letters, c) : NULL;
	if (letter) {
		*out = meant[letter - letters];
		return 1;
	}
	uint32_t code, low;
	if (c != 'u' || !take_hex(scan, &code) || (code >= 0xDC00 && code <= 0xDFFF))
		return 0;
	if (code >= 0xD800 && code <= 0xDBFF) {
		if (scan->end - scan->at < 2 || *scan->at++ != '\\' || *scan->at++ != 'u' || !take_hex(scan, &low) ||
			low < 0xDC00 || low > 0xDFFF)
			return 0;
		code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
	}
	return ent_utf8_put(code, out);
}

/* Up to a byte that does not stand for itself. */
static ent_str take_run(struct scan *scan)
{
	const char *from = scan->at;
	while (scan->at < scan->end && (unsigned char)*scan->at >= ' ' && *scan->at != '"' && *scan->at != '\\')
		scan->at++;
	return (ent_str){from, (size_t)(scan->at - from)};
}

/* A string behind its opening quote: a view of the line where that has it as it is, else in the arena. */
static bool take_string(struct scan *scan, ent_str *ret_string)
{
	ent_str run = take_run(scan);
	if (scan->at < scan->end && *scan->at == '"') {
		scan->at++;
		*ret_string = run;
		return true;
	}
	/* no escape is shorter than what it stands for */
	char *out = ENT_SCRATCH(scan->arena, char, (size_t)(scan->end - run.ptr));
	size_t n = 0;
	for (;; run = take_run(scan)) {
		memcpy(out + n, run.ptr, run.len);
		n += run.len;
		char c = scan->at < scan->end ? *scan->at++ : '\0';
		if (c == '"')
			break;
		size_t escaped = c == '\\' ? take_escape(scan, out + n) : 0;
		if (!escaped)
			return false;
		n += escaped;
	}
	*ret_string = (ent_str){out, n};
	return true;
}

/* A whole number, true, false or null: what is not asked for. */
static bool skip_value(struct scan *scan)
{
	enum { LONGEST = 18 };
	const char *from = scan->at;
	while (scan->at < scan->end && ((*scan->at >= '0' && *scan->at <= '9') || (*scan->at >= 'a' && *scan->at <= 'z')))
		scan->at++;
	ent_str value = {from, (size_t)(scan->at - from)};
	if (ent_str_is(value, "true") || ent_str_is(value, "false") || ent_str_is(value, "null"))
		return true;
	for (size_t i = 0; i < value.len; i++)
		if (value.ptr[i] > '9')
			return false;
	bool ends = scan->at < scan->end && (*scan->at == ',' || *scan->at == '}' || *scan->at == ' ');
	return ends && value.len && value.len <= LONGEST && (value.ptr[0] != '0' || value.len == 1);
}

/* A member, whose key has no escapes and is none of the `keys` [n] before it. */
static bool take_member(struct scan *scan, ent_str *keys, size_t n, ent_str values[MEMBERS])
{
	if (!take(scan, '"'))
		return false;
	keys[n] = take_run(scan);
	if (scan->at == scan->end || *scan->at++ != '"' || !take(scan, ':'))
		return false;
	for (size_t i = 0; i < n; i++)
		if (ent_str_eq(keys[i], keys[n]))
			return false;
	if (!take(scan, '"'))
		return skip_value(scan);
	ent_str value;
	if (!take_string(scan, &value))
		return false;
	for (size_t i = 0; i < MEMBERS; i++)
		if (ent_str_is(keys[n], names[i]))
			values[i] = value;
	return true;
}

/* Takes a plain object apart. False where the line may be anything else: then it is not said what. */
static bool scan_object(ent_arena *arena, ent_str line, ent_str values[MEMBERS])
{
	enum { MOST = 32 };
	struct scan scan = {arena, line.ptr, line.ptr + line.len};
	ent_str keys[MOST];
	size_t n = 0;
	if (ent_utf8_invalid_at(line) < line.len || !take(&scan, '{'))
		return false;
	do
		if (n == MOST || !take_member(&scan, keys, n++, values))
			return false;
	while (take(&scan, ','));
	bool whole = take(&scan, '}');
	skip_space(&scan);
	return whole && scan.at == scan.end;
}

/* ---- the document ---- */

struct reading {
	ent_draft *draft;
	json_t *object;          /* NULL: it was a plain one */
	ent_str values[MEMBERS]; /* in the line, the object, or the arena */
	ent_error *error;
};

static ent_str member(const struct reading *job, size_t which)
{
	ent_str value = job->values[which];
	return value.ptr ? ent_str_copy(job->draft->arena, value) : value;
}

/* "2014-11-21", or the day of "2014-11-21T10:00:00Z". */
static bool read_published(ent_draft *draft, ent_str given)
{
	ent_date date;
	if (given.len > 10 && given.ptr[10] == 'T')
		given = ent_str_sub(given, 0, 10);
	if (!ent_edtf_parse(given, &date))
		return false;
	draft->meta.published = (ent_date){given, date.lo, date.hi, ENT_BASIS_GIVEN};
	return true;
}

static ent_status read_object(void *payload)
{
	struct reading *job = payload;
	ent_draft *draft = job->draft;
	for (size_t i = 0; i < MEMBERS && job->object; i++) {
		json_t *value = json_object_get(job->object, names[i]);
		if (json_is_string(value))
			job->values[i] = (ent_str){json_string_value(value), json_string_length(value)};
	}
	if (!job->values[TEXT].ptr)
		return ent_draft_fail(draft, job->error, ENT_FORMAT, "no \"text\" in the object, or it is no string");
	draft->document->text = ent_charset_decode(draft, job->values[TEXT], ENT_STR("utf-8"));
	memset(&draft->map, 0, sizeof draft->map); /* offsets are those of the text given */
	draft->document->format = ENT_STR("jsonl");
	draft->document->id = member(job, ID);
	draft->meta.title = member(job, TITLE);
	draft->meta.author = member(job, AUTHOR);
	draft->meta.publisher = member(job, PUBLISHER);
	draft->meta.language = member(job, LANGUAGE);
	draft->meta.url = member(job, URL);
	draft->conservative = true;
	ent_str published = member(job, PUBLISHED);
	if (published.len && !read_published(draft, published))
		return ent_draft_fail(draft, job->error, ENT_FORMAT, "\"published\" is not a date: '%.*s'; write 2014-11-21",
							  ENT_FMT(ent_str_sub(published, 0, 40)));
	return ENT_OK;
}

ent_status ent_json_read(ent_draft *draft, ent_error *error)
{
	const ent_raw *raw = draft->raw;
	struct reading job = {.draft = draft, .error = error};
	if (scan_object(draft->arena, raw->bytes, job.values))
		return read_object(&job);
	memset(job.values, 0, sizeof job.values);
	json_error_t problem;
	job.object = json_loadb(raw->bytes.ptr, raw->bytes.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &problem);
	if (!job.object) {
		ent_status status = ent_draft_fail(draft, error, ENT_FORMAT, "not JSON: %s", problem.text);
		if (error)
			error->byte = problem.position;
		return status;
	}
	/* an inner guard, so that the object is freed whatever happens */
	ent_status status = ent_arena_run(draft->arena, read_object, &job, error);
	json_decref(job.object);
	return status;
}
