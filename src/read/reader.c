/* The tables of the reader, and one raw document taken through charset, format and blocks. */
#include "read/parts.h"

#include "base/image.h"
#include "base/utf8.h"

#include <openssl/evp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct loading {
	ent_reader *reader;
	const ent_data *data;
	ent_error *error;
};

static bool kind_of(ent_str name, ent_furniture *kind)
{
	static const char *const names[] = {"", "line", "more", "rest", "credit", "notes", "writer", "saved"};
	for (size_t i = 1; i < sizeof names / sizeof *names; i++)
		if (ent_str_is(name, names[i])) {
			*kind = (ent_furniture)i;
			return true;
		}
	return false;
}

static ent_status load(void *payload)
{
	struct loading *job = payload;
	ENT_VEC(struct ent_furniture_row) rows = {0};
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(job->data, "furniture.tsv", i)); i++) {
		ent_tsv tsv;
		bool more;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, job->error);
		while (!status && !(status = ent_tsv_next(&tsv, &more, job->error)) && more) {
			struct ent_furniture_row *row = ent_push(job->reader->arena, &rows);
			ent_str how = ent_tsv_get(&tsv, "how");
			row->text = ent_str_lower(job->reader->arena, ent_tsv_get(&tsv, "text"));
			if (how.len != 1 || !strchr("=^*", how.ptr[0]) || !row->text.len ||
				!kind_of(ent_tsv_get(&tsv, "kind"), &row->kind))
				return ent_tsv_fail(&tsv, job->error,
									"how is =, ^ or *; kind is line, more, rest, credit, notes, writer or saved");
			row->how = how.ptr[0];
		}
		if (status)
			return status;
	}
	job->reader->rows = rows.at;
	job->reader->n_rows = rows.n;
	return ent_publishers_load(job->reader, job->data, job->error);
}

ent_status ent_reader_new(const ent_data *data, ent_reader **ret_reader, ent_error *error)
{
	ent_reader *reader = calloc(1, sizeof *reader);
	if (!reader || !(reader->arena = ent_arena_new("reader", 64 << 20))) {
		free(reader);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	struct loading job = {reader, data, error};
	const ent_tables tables = {"reader", data, reader->arena, reader, sizeof *reader};
	ent_status status = ent_tables_load(&tables, load, &job, error);
	if (status) {
		ent_reader_free(reader);
		return status;
	}
	reader->sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	if (!reader->sha256) {
		ent_reader_free(reader);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "no SHA-256");
	}
	*ret_reader = reader;
	return ENT_OK;
}

ent_reader *ent_reader_free(ent_reader *reader)
{
	if (reader) {
		EVP_MD_free(reader->sha256);
		ent_arena_free(reader->arena);
		free(reader);
	}
	return NULL;
}

ent_status ent_draft_fail(const ent_draft *draft, ent_error *error, ent_status status, const char *format, ...)
{
	char path[sizeof error->where], what[sizeof error->what];
	va_list args;
	va_start(args, format);
	(void)vsnprintf(what, sizeof what, format, args);
	va_end(args);
	(void)snprintf(path, sizeof path, "%.*s", ENT_FMT(draft->raw->path));
	return ent_fail(error, status, path, draft->raw->line, -1, "%s", what);
}

static void set_identity(const EVP_MD *sha256, ent_draft *draft)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned int n = 0;
	(void)EVP_Digest(draft->raw->bytes.ptr, draft->raw->bytes.len, digest, &n, sha256, NULL);
	char hex[2 * EVP_MAX_MD_SIZE];
	for (unsigned int i = 0; i < 2 * n; i++)
		hex[i] = digits[i % 2 ? digest[i / 2] & 15 : digest[i / 2] >> 4];
	draft->document->sha256 = ent_str_copy(draft->arena, (ent_str){hex, 2 * (size_t)n});
	if (!draft->document->id.len)
		draft->document->id = ent_str_sub(draft->document->sha256, 0, 16);
}

/* Bytes that no text has: many control characters, or zeros that are not of UTF-16. */
static bool is_binary(ent_str bytes)
{
	if (ent_str_starts(bytes, ENT_STR("\xFF\xFE")) || ent_str_starts(bytes, ENT_STR("\xFE\xFF")))
		return false;
	size_t n = bytes.len < 1 << 16 ? bytes.len : 1 << 16, control = 0;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)bytes.ptr[i];
		control += (c < ' ' && !(c >= '\t' && c <= '\r')) || c == 0x7F;
	}
	return control > 8 && control > n / 32;
}

static bool holds_tag(ent_str head, const char *tag)
{
	size_t n = strlen(tag);
	for (size_t i = 0; i + n <= head.len; i++)
		if (strncasecmp(head.ptr + i, tag, n) == 0)
			return true;
	return false;
}

static ent_status read_format(ent_draft *draft, ent_error *error)
{
	const ent_raw *raw = draft->raw;
	ent_str head = ent_str_trim(ent_utf8_unmarked(ent_str_sub(raw->bytes, 0, 2048)));
	if (raw->line)
		return ent_json_read(draft, error);
	if (raw->bytes.len == 0)
		return ent_draft_fail(draft, error, ENT_FORMAT, "empty file");
	if (ent_str_starts(head, ENT_STR("%PDF-")))
		return ent_pdf_read(draft, error);
	if (ent_str_starts(head, ENT_STR("PK\x03\x04")))
		return ent_docx_read(draft, error);
	if (is_binary(raw->bytes))
		return ent_draft_fail(draft, error, ENT_FORMAT, "not a text: binary bytes of an unknown format");
	bool html = holds_tag(head, "<!doctype html") || holds_tag(head, "<html") || holds_tag(head, "<body") ||
				(ent_str_starts(head, ENT_STR("<")) &&
				 (holds_tag(head, "<div") || holds_tag(head, "<p>") || holds_tag(head, "<head")));
	if (html && !holds_tag(head, "<TEI") && !holds_tag(head, "<rss"))
		return ent_html_read(draft, error);
	if (ent_str_starts(head, ENT_STR("<?xml")) || ent_str_starts(head, ENT_STR("<TEI")) ||
		ent_str_starts(head, ENT_STR("<rss")))
		return ent_xml_read(draft, error);
	draft->document->text = ent_charset_decode(draft, raw->bytes, (ent_str){0});
	draft->document->format = ENT_STR("txt");
	return ent_front_read(draft, error);
}

static bool holds_letters(ent_str text)
{
	size_t letters = 0;
	for (size_t i = 0; i < text.len && letters < 2; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		letters += ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC3 && c < 0xEF);
	}
	return letters >= 2;
}

ent_str ent_read_valid(ent_arena *arena, ent_str bytes)
{
	ent_str copy = ent_str_copy(arena, bytes);
	char *bytes_of = (char *)(uintptr_t)copy.ptr;
	for (size_t at = 0; (at += ent_utf8_invalid_at(ent_str_sub(copy, at, copy.len))) < copy.len; at++)
		bytes_of[at] = '?';
	return copy;
}

ent_status ent_reader_read(const ent_reader *reader, ent_arena *arena, const ent_raw *raw, ent_document **ret_document,
						   ent_error *error)
{
	ent_draft draft = {.arena = arena, .raw = raw, .document = ENT_NEW(arena, ent_document)};
	draft.document->path = ent_read_valid(arena, raw->path);
	ent_status status = read_format(&draft, error);
	if (status)
		return status;
	ent_str text = draft.document->text;
	if (!(draft.conservative ? ent_str_trim(text).len > 0 : holds_letters(text))) /* "2018-10-01" given as a text */
		return ent_draft_fail(&draft, error, ENT_FORMAT, "no readable text in it");
	set_identity(reader->sha256, &draft);
	draft.document->map = draft.map.at;
	draft.document->n_map = draft.map.n;
	ent_blocks_cut(reader, &draft);
	*ret_document = draft.document;
	return ENT_OK;
}
