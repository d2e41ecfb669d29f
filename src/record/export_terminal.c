/* Events as a table for people at a terminal: id, date, type, status, who to whom, sentence. Text from documents can
 * move no cursor and hide nothing: controls and marks that turn the writing direction are shown as U+FFFD. Widths count
 * columns as terminals do (wcwidth's idea: wide East Asian letters 2, combining marks 0). */
#include "base/utf8.h"
#include "record/exporter.h"

#include <stdint.h>

enum { ID = 8, DATE = 10, LONG_DATE = 21, TYPE = 10, STATUS = 12, WHO = 20, LEAST = 20, GAP = 2, WIDE = 110 };

#define COOPERATION "\033[32m"
#define CONFLICT "\033[31m"
#define FAINT "\033[2m"
#define BOLD "\033[1m"
#define PLAIN "\033[0m"

static bool within(uint32_t code, const uint32_t (*ranges)[2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (code >= ranges[i][0] && code <= ranges[i][1])
			return true;
	return false;
}

static size_t columns(uint32_t code)
{
	static const uint32_t none[][2] = {{0x300, 0x36F},   {0x610, 0x61A},   {0x64B, 0x65F},
									   {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}};
	static const uint32_t wide[][2] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF},   {0xAC00, 0xD7A3},
									   {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
									   {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
	if (within(code, none, sizeof none / sizeof *none))
		return 0;
	return within(code, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

static bool hidden(uint32_t code)
{
	static const uint32_t ranges[][2] = {{0, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};
	return within(code, ranges, sizeof ranges / sizeof *ranges);
}

/* Writes `text`, cut to `width` columns with an ellipsis (0: whole); gives the columns used. */
static size_t put(ent_buf *out, ent_str text, size_t width)
{
	size_t used = 0;
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t code = ent_utf8_next(text, &at);
		bool space = code == '\n' || code == '\t' || code == '\r';
		size_t wide = hidden(code) ? 1 : columns(code);
		if (width && (used + wide > width || (used + wide == width && at < text.len))) {
			ent_buf_puts(out, "…");
			return used + 1;
		}
		if (space)
			ent_buf_putc(out, ' ');
		else if (hidden(code))
			ent_buf_puts(out, "\xEF\xBF\xBD");
		else
			ent_buf_add(out, ent_str_sub(text, from, at));
		used += wide;
	}
	return used;
}

static void pad(ent_buf *out, size_t used, size_t width)
{
	for (; used < width + GAP; used++)
		ent_buf_putc(out, ' ');
}

static void cell(ent_buf *out, ent_str text, size_t width)
{
	pad(out, put(out, text, width), width);
}

static void style(const ent_export *export, ent_buf *out, const char *sequence)
{
	if (export->colour)
		ent_buf_puts(out, sequence);
}

static size_t date_width(const ent_export *export)
{
	return export->width == 0 || export->width >= WIDE ? LONG_DATE : DATE;
}

/* What is left for the sentence; 0: no limit. */
static size_t rest(const ent_export *export)
{
	size_t before = ID + date_width(export) + TYPE + STATUS + WHO + 5 * GAP, width = export->width;
	if (!width)
		return 0;
	return width > before + LEAST ? width - before : LEAST;
}

/* "RUS, PAK" or "RUS → PAK". */
static void who(const ent_record_event *event, ent_buf *line)
{
	static const char *const roles[] = {"actor", "recipient"};
	for (size_t r = 0; r < 2; r++) {
		bool first = true;
		for (size_t i = 0; i < event->n_participants; i++) {
			const ent_record_participant *one = &event->participants[i];
			if (!ent_str_is(one->role, roles[r]))
				continue;
			ent_buf_puts(line, !first ? ", " : r ? " → " : "");
			ent_buf_add(line, one->code.len ? one->code : one->text);
			first = false;
		}
	}
}

void ent_export_table_head(const ent_export *export, ent_buf *out)
{
	style(export, out, BOLD);
	cell(out, ENT_STR("ID"), ID);
	cell(out, ENT_STR("DATE"), date_width(export));
	cell(out, ENT_STR("EVENT"), TYPE);
	cell(out, ENT_STR("STATUS"), STATUS);
	cell(out, ENT_STR("WHO"), WHO);
	ent_buf_puts(out, "SENTENCE");
	style(export, out, PLAIN);
	ent_buf_putc(out, '\n');
}

void ent_export_table(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	enum { LINE = 1 << 16 }; /* [bytes] */
	bool real = ent_str_is(event->status, "actual") || ent_str_is(event->status, "ongoing");
	int quad = ent_export_quad(event->quad);
	style(export, out, FAINT);
	cell(out, ent_str_sub(event->id, 0, ID), ID);
	style(export, out, PLAIN);
	cell(out, event->date.edtf.len ? event->date.edtf : ENT_STR("-"), date_width(export));
	style(export, out, quad == 0 ? "" : quad <= 2 ? COOPERATION : CONFLICT);
	cell(out, event->event, TYPE);
	style(export, out, PLAIN);
	style(export, out, real ? "" : FAINT);
	cell(out, event->status, STATUS);
	style(export, out, PLAIN);
	ent_buf line = ENT_BUF(LINE);
	who(event, &line);
	cell(out, ent_buf_str(&line), WHO);
	ent_buf_free(&line);
	(void)put(out, event->sentence_text, rest(export));
	ent_buf_putc(out, '\n');
}
