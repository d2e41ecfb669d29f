/* Tab-separated tables, read in place. */
#include "base/tsv.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

/* The next line that is neither empty nor a comment. */
static bool next_line(ent_tsv *tsv, ent_str *line)
{
	while (tsv->rest.len && ent_str_split(&tsv->rest, '\n', line)) {
		tsv->line++;
		if (line->len && line->ptr[line->len - 1] == '\r')
			line->len--;
		if (line->len && line->ptr[0] != '#')
			return true;
	}
	return false;
}

/* Splits `line` into `out`; false where there are more than `most` fields. */
static bool fields(ent_str line, ent_str *out, size_t most, size_t *n)
{
	const char *end = line.ptr + line.len, *from = line.ptr, *tab;
	for (*n = 0; *n < most; from = tab + 1) {
		tab = memchr(from, '\t', (size_t)(end - from));
		out[(*n)++] = (ent_str){from, (size_t)((tab ? tab : end) - from)};
		if (!tab)
			return true;
	}
	return false;
}

ent_status ent_tsv_fail(const ent_tsv *tsv, ent_error *error, const char *format, ...)
{
	char text[192];
	va_list args;
	va_start(args, format);
	(void)vsnprintf(text, sizeof text, format, args);
	va_end(args);
	char name[192];
	(void)snprintf(name, sizeof name, "%.*s", ENT_FMT(tsv->name));
	return ent_fail(error, ENT_FORMAT, name, tsv->line, -1, "%s", text);
}

ent_status ent_tsv_open(ent_tsv *tsv, ent_str name, ent_str bytes, ent_error *error)
{
	*tsv = (ent_tsv){.name = name};
	size_t bad = ent_utf8_invalid_at(bytes);
	if (bad < bytes.len)
		return ent_tsv_fail(tsv, error, "invalid UTF-8 at byte %zu", bad);
	tsv->rest = ent_utf8_unmarked(bytes);
	ent_str line;
	if (!next_line(tsv, &line))
		return ent_tsv_fail(tsv, error, "no header line");
	if (!fields(line, tsv->header, ENT_TSV_COLUMNS, &tsv->columns))
		return ent_tsv_fail(tsv, error, "more than %d columns", ENT_TSV_COLUMNS);
	return ENT_OK;
}

ent_status ent_tsv_next(ent_tsv *tsv, bool *ret_more, ent_error *error)
{
	ent_str line;
	if (!next_line(tsv, &line)) {
		*ret_more = false;
		return ENT_OK;
	}
	size_t n;
	if (!fields(line, tsv->field, tsv->columns, &n))
		return ent_tsv_fail(tsv, error, "more fields than the %zu columns of the header", tsv->columns);
	for (; n < tsv->columns; n++)
		tsv->field[n] = ent_str_sub(line, line.len, line.len);
	*ret_more = true;
	return ENT_OK;
}
