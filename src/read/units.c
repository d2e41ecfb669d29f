/* The units of a text, of which blocks.c says what each is: its lines, or a paragraph of lines that were broken to fit
 * a page. */
#include "read/parts.h"
#include "read/shapes.h"

enum {
	WRAP_LEAST = 40, /* [bytes] of the lines of hard-wrapped text */
	WRAP_MOST = 115,
	PRINT_MOST = 130 /* of lines set in print */
};

struct finding {
	ent_arena *arena;
	ent_str text;
	struct ent_units units;
};

static bool is_blank_line(ent_str line)
{
	return ent_str_trim(line).len == 0;
}

static void add_unit(struct finding *f, size_t start, size_t end)
{
	while (start < end && (unsigned char)f->text.ptr[start] <= ' ')
		start++;
	while (end > start && (unsigned char)f->text.ptr[end - 1] <= ' ')
		end--;
	if (end > start)
		*ent_push(f->arena, &f->units) =
			(ent_block){.start = (uint32_t)start, .end = (uint32_t)end, .kind = ENT_BLOCK_BODY, .why = "prose"};
}

/* "- Ana Rojas, ...", "* first", "12. Khan, ...": an item of a list, which is a unit of its own. */
static bool is_item(ent_str line)
{
	size_t digits = 0;
	while (digits < line.len && line.ptr[digits] >= '0' && line.ptr[digits] <= '9')
		digits++;
	ent_str mark = ent_str_sub(line, digits, line.len);
	if (digits)
		return digits <= 3 && (ent_str_starts(mark, ENT_STR(". ")) || ent_str_starts(mark, ENT_STR(") ")));
	return ent_str_starts(line, ENT_STR("- ")) || ent_str_starts(line, ENT_STR("* ")) ||
		   ent_str_starts(line, ENT_STR("\xE2\x80\xA2"));
}

/* Lines that were broken to fit a page: all but the last about as long as a typewriter's. A line that ends a sentence
 * early speaks against it. */
static bool is_wrapped(ent_str paragraph)
{
	ent_str rest = ent_str_trim(paragraph), line;
	size_t lines = 0, full = 0;
	while (ent_str_split(&rest, '\n', &line)) {
		line = ent_str_trim(line);
		if (line.len > WRAP_MOST || (lines && is_item(line)))
			return false;
		lines++;
		if (rest.ptr && line.len >= WRAP_LEAST)
			full++;
	}
	return lines > 1 && full + 1 >= lines;
}

/* [bytes] of the longest line where lines are those of print without room between paragraphs, as a PDF's mostly are:
 * many that fill the measure, few that end with a sentence; else 0. */
static size_t print_measure(ent_str lines)
{
	ent_str rest = ent_str_trim(lines), line;
	size_t n = 0, longest = 0, full = 0, ending = 0;
	for (ent_str at = rest; ent_str_split(&at, '\n', &line); n++) {
		line = ent_str_trim(line);
		longest = line.len > longest ? line.len : longest;
		ending += ent_line_ends_sentence(line);
	}
	while (ent_str_split(&rest, '\n', &line))
		full += 4 * ent_str_trim(line).len >= 3 * longest;
	bool print = n > 2 && longest >= WRAP_LEAST && longest <= PRINT_MOST && 2 * full >= n && 2 * ending <= n;
	return print ? longest : 0;
}

/* In print a paragraph ends with a sentence that leaves room on its line, and a heading is a short line of its own. */
static bool ends_paragraph(ent_str line, ent_str next, size_t measure)
{
	if (is_item(next))
		return true;
	return ent_line_ends_sentence(line) ? 5 * line.len < 4 * measure
										: 5 * line.len < 3 * measure && !ent_line_starts_lower(next);
}

static bool begins_with_heading(ent_str lines, size_t measure)
{
	ent_str first, second;
	lines = ent_str_trim(lines);
	return ent_str_split(&lines, '\n', &first) && ent_str_split(&lines, '\n', &second) &&
		   !ent_line_ends_sentence(ent_str_trim(first)) &&
		   ends_paragraph(ent_str_trim(first), ent_str_trim(second), measure);
}

static void add_print(struct finding *f, ent_str lines, size_t measure)
{
	ent_str rest = lines, line, next;
	const char *start = NULL;
	while (ent_str_split(&rest, '\n', &line)) {
		ent_str ahead = rest;
		start = start ? start : line.ptr;
		if (ent_str_split(&ahead, '\n', &next) && !ends_paragraph(ent_str_trim(line), ent_str_trim(next), measure))
			continue;
		add_unit(f, (size_t)(start - f->text.ptr), (size_t)(line.ptr - f->text.ptr) + line.len);
		start = NULL;
	}
}

static void add_paragraph(struct finding *f, size_t start, size_t end)
{
	ent_str paragraph = ent_str_sub(f->text, start, end), rest = paragraph, line;
	size_t measure = print_measure(paragraph);
	bool wrapped = is_wrapped(paragraph);
	if (measure && (!wrapped || begins_with_heading(paragraph, measure))) {
		add_print(f, paragraph, measure);
		return;
	}
	if (wrapped) {
		add_unit(f, start, end);
		return;
	}
	while (ent_str_split(&rest, '\n', &line))
		add_unit(f, (size_t)(line.ptr - f->text.ptr), (size_t)(line.ptr - f->text.ptr) + line.len);
}

struct ent_units ent_units_find(ent_arena *arena, ent_str text)
{
	struct finding f = {.arena = arena, .text = text};
	ent_str rest = text, line;
	size_t start = SIZE_MAX;
	while (ent_str_split(&rest, '\n', &line)) {
		size_t at = (size_t)(line.ptr - f.text.ptr);
		bool page = line.len && line.ptr[0] == '\f';
		if (start != SIZE_MAX && (page || is_blank_line(line))) {
			add_paragraph(&f, start, at);
			start = SIZE_MAX;
		}
		if (page && !is_blank_line(line)) {
			/* the running head of the new page */
			add_unit(&f, at, at + line.len);
			continue;
		}
		if (start == SIZE_MAX && !is_blank_line(line))
			start = at;
	}
	if (start != SIZE_MAX)
		add_paragraph(&f, start, f.text.len);
	return f.units;
}
