/* Tokenisation: the text is cut at white space, each piece is cut at punctuation, and the words left are cut into the
 * words of syntax (Universal Dependencies, English: clitics apart, hyphenated compounds apart but for prefixes).
 * A hyphen at a line end between lower-case letters is taken out: the token covers both halves. */
#include "text/tokenize.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/lexicon.h"

#include <string.h>

struct scan {
	ent_arena *arena;
	ent_str text;
	ent_raw_tokens *out;
};

/* Length of a Unicode space at `at` (no-break, thin, ideographic, ... and the byte order mark), or 0. */
static size_t wide_space(ent_str s, size_t at)
{
	if (at >= s.len || (unsigned char)s.ptr[at] < 0xC2)
		return 0;
	size_t next = at;
	uint32_t c = ent_utf8_next(s, &next);
	bool space = c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
				 c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
	return space ? next - at : 0;
}

/* Length of a code point of punctuation that always stands alone at `at`, or 0. Apostrophes are not among them. */
static size_t alone(ent_str s, size_t at)
{
	unsigned char c = (unsigned char)s.ptr[at];
	if (c < 0x80) {
		switch (c) {
		case '(':
		case ')':
		case '[':
		case ']':
		case '{':
		case '}':
		case '"':
		case ',':
		case ';':
		case ':':
		case '!':
		case '?':
		case '%':
		case '<':
		case '>':
		case '=':
		case '|':
		case '~':
		case '^':
		case '*':
		case '+':
		case '\\':
			return 1;
		default:
			return 0;
		}
	}
	size_t next = at;
	uint32_t code = ent_utf8_next(s, &next);
	bool mark = (code >= 0x2010 && code <= 0x2018) || (code >= 0x201A && code <= 0x2027) ||
				(code >= 0x2030 && code <= 0x205E) || (code >= 0x3001 && code <= 0x3002) ||
				(code >= 0x3008 && code <= 0x3011) || code == 0xAB || code == 0xBB || code == 0xBF || code == 0xA1 ||
				code == 0x60C || code == 0x61B || code == 0x61F || code == 0x6D4 || code == 0xFF0C || code == 0xFF01 ||
				code == 0xFF1F || code == 0xFF08 || code == 0xFF09 || code == 0xFF1A;
	return mark ? next - at : 0;
}

/* Length of a currency sign at `at`, or 0. */
static size_t currency(ent_str s, size_t at)
{
	if (s.ptr[at] == '$')
		return 1;
	size_t next = at;
	uint32_t code = (unsigned char)s.ptr[at] < 0x80 ? 0 : ent_utf8_next(s, &next);
	return code == 0xA3 || code == 0xA5 || (code >= 0x20A0 && code <= 0x20BF) ? next - at : 0;
}

static ent_token *put(struct scan *scan, size_t start, size_t end)
{
	ent_raw_token *raw = ent_push(scan->out->arena ? scan->out->arena : scan->arena, scan->out);
	raw->token = (ent_token){.form = ent_str_sub(scan->text, start, end),
							 .start = (uint32_t)start,
							 .end = (uint32_t)end,
							 .head = ENT_HEAD_ROOT};
	return &raw->token;
}

/* "10pm", "153m", "5km": where the unit begins behind a number, or 0. */
static size_t unit_at(ent_str word)
{
	static const char *const units[] = {"am", "pm", "a.m", "p.m", "m", "k", "km", "kg", "mm", "cm", "ft", "bn", "mph"};
	size_t at = 0;
	while (at < word.len &&
		   (ent_is_digit(word.ptr[at]) || (at && (word.ptr[at] == ',' || word.ptr[at] == '.' || word.ptr[at] == ':'))))
		at++;
	if (at == 0 || at == word.len)
		return 0;
	ent_str rest = ent_str_sub(word, at, word.len);
	if (rest.ptr[rest.len - 1] == '.')
		rest.len--;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (ent_str_eq_nocase(rest, ent_str_of(units[i])))
			return at;
	return 0;
}

/* Puts a word, cut into its words of syntax. */
static void put_word(struct scan *scan, size_t start, size_t end)
{
	ent_str word = ent_str_sub(scan->text, start, end);
	size_t unit = unit_at(word);
	if (unit) {
		put(scan, start, start + unit);
		put(scan, start + unit, end);
		return;
	}
	size_t at = ent_lexicon_split(word);
	if (at == 0) {
		put(scan, start, end);
		return;
	}
	put(scan, start, start + at)->mwt = 2;
	put(scan, start + at, end);
}

/* Letters and digits on both sides of the hyphen at `at`? Then where the compound's next part begins. */
static bool splits_at_hyphen(ent_str chunk, size_t from, size_t at)
{
	if (at == from || at + 1 >= chunk.len)
		return false;
	unsigned char before = (unsigned char)chunk.ptr[at - 1], behind = (unsigned char)chunk.ptr[at + 1];
	if (!(ent_is_letter(before) || ent_is_digit(before) || before >= 0x80 || before == '.') ||
		!(ent_is_letter(behind) || ent_is_digit(behind) || behind >= 0x80))
		return false;
	return !ent_lexicon_prefix(ent_str_sub(chunk, from, at));
}

/* Names of things like "S-400", "Mi-35", "MiG-29", "COVID-19", "Su-30MKI": letters, hyphen, digits. */
static bool is_model_name(ent_str chunk, size_t from, size_t at)
{
	bool upper = false;
	for (size_t i = from; i < at; i++) {
		if (!ent_is_letter(chunk.ptr[i]))
			return false;
		upper = upper || !ent_is_small(chunk.ptr[i]);
	}
	return upper && at + 1 < chunk.len && ent_is_digit(chunk.ptr[at + 1]) && at - from <= 6;
}

/* "713-853-3989": more than one hyphen between digits is a number to call, not a range. */
static bool is_phone(ent_str chunk)
{
	size_t hyphens = 0;
	for (size_t i = 0; i < chunk.len; i++) {
		if (chunk.ptr[i] == '-')
			hyphens++;
		else if (!ent_is_digit(chunk.ptr[i]))
			return false;
	}
	return hyphens > 1 || (hyphens == 1 && chunk.len == 8 && chunk.ptr[3] == '-');
}

/* A word without punctuation around: cut at hyphens and slashes. */
static void put_compound(struct scan *scan, size_t start, size_t end)
{
	ent_str chunk = ent_str_sub(scan->text, start, end);
	size_t from = 0;
	bool phone = is_phone(chunk);
	bool digits = chunk.len && ent_is_digit(chunk.ptr[0]);
	for (size_t i = 0; i < chunk.len; i++) {
		char c = chunk.ptr[i];
		bool cut = (c == '-' && !phone && splits_at_hyphen(chunk, from, i) && !is_model_name(chunk, from, i)) ||
				   (c == '/' && i > from && i + 1 < chunk.len && !digits && i - from > 1);
		if (!cut)
			continue;
		put_word(scan, start + from, start + i);
		put(scan, start + i, start + i + 1);
		from = i + 1;
	}
	if (from < chunk.len)
		put_word(scan, start + from, start + chunk.len);
}

/* "Leonid I. Brezhnev": an I behind a name and before a capital is an initial, and not "I" or a number ("World War I.
 * In 1919 ..."). */
static bool is_initial_i(const struct scan *scan, size_t start, size_t stop)
{
	static const char *const numbered[] = {"War",      "Part",   "Volume", "Vol",     "Phase",    "Chapter",  "Title",
										   "Article",  "Book",   "Act",    "Section", "Annex",    "Appendix", "Stage",
										   "Category", "Class",  "Type",   "Level",   "Division", "Corps",    "Group",
										   "Table",    "Figure", "Map",    "Plan"};
	const char *text = scan->text.ptr;
	if (stop - start != 1 || text[start] != 'I' || start < 2 || text[start - 1] != ' ' || stop + 2 >= scan->text.len ||
		text[stop + 1] != ' ' || text[stop + 2] < 'A' || text[stop + 2] > 'Z')
		return false;
	size_t from = start - 1;
	while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '\n')
		from--;
	ent_str before = ent_str_sub(scan->text, from, start - 1);
	if (before.len < 2 || before.ptr[0] < 'A' || before.ptr[0] > 'Z')
		return false;
	for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++)
		if (ent_str_is(before, numbered[i]))
			return false;
	return true;
}

/* A full stop at the end of a word belongs to it in an abbreviation, and is a token elsewhere. */
static void put_with_stop(struct scan *scan, size_t start, size_t end)
{
	size_t stop = end;
	while (stop > start && scan->text.ptr[stop - 1] == '.')
		stop--;
	if (stop == start) {
		put(scan, start, end);
	} else if (end - stop == 1 &&
			   (ent_lexicon_abbreviation(ent_str_sub(scan->text, start, stop)) != ENT_ABBREVIATION_NONE ||
				is_initial_i(scan, start, stop))) {
		put_compound(scan, start, end);
	} else {
		put_compound(scan, start, stop);
		if (stop < end)
			put(scan, stop, end);
	}
}

/* A letter or digit of ASCII, of which the rules ask nothing where it is inside a word. */
static bool is_plain(unsigned char c)
{
	return ent_is_letter(c) || ent_is_digit(c);
}

static size_t plain_end(ent_str text, size_t at, size_t end)
{
	while (at < end && is_plain((unsigned char)text.ptr[at]))
		at++;
	return at;
}

static bool is_address(ent_str chunk)
{
	if (!memchr(chunk.ptr, ':', chunk.len) && !memchr(chunk.ptr, '@', chunk.len) && chunk.ptr[0] != 'w')
		return false;
	if (ent_str_find(chunk, ENT_STR("://"), 0) > 0 || ent_str_starts(chunk, ENT_STR("www.")))
		return true;
	ptrdiff_t at = ent_str_find(chunk, ENT_STR("@"), 0);
	return at > 0 && ent_str_find(chunk, ENT_STR("."), (size_t)at) > 0;
}

/* An address runs to the end of the chunk, but for closing punctuation. */
static size_t address_end(ent_str text, size_t start, size_t end)
{
	while (end > start + 1) {
		char c = text.ptr[end - 1];
		if (c != '.' && c != ',' && c != ';' && c != ':' && c != '!' && c != '?' && c != ')' && c != ']' && c != '"' &&
			c != '\'' && c != '>')
			break;
		end--;
	}
	return end;
}

/* Does the mark at `at` stay inside the number or time around it ("1,100", "10:30", "12.4")? */
static bool inside_number(ent_str text, size_t start, size_t at, size_t end)
{
	char c = text.ptr[at];
	return (c == ',' || c == ':') && at > start && at + 1 < end && ent_is_digit(text.ptr[at - 1]) &&
		   ent_is_digit(text.ptr[at + 1]);
}

/* "A'", "'": an apostrophe that opens or closes a quotation, at the edge of a word. */
static size_t quote(ent_str text, size_t at)
{
	if (text.ptr[at] == '\'' || text.ptr[at] == '`')
		return 1;
	return ent_str_starts(ent_str_sub(text, at, text.len), ENT_STR("\xE2\x80\x99")) ? 3 : 0;
}

/* Length of ":)" ";-(" and their like at `at`, or 0. */
static size_t smiley(ent_str text, size_t at, size_t end)
{
	if (text.ptr[at] != ':' && text.ptr[at] != ';')
		return 0;
	size_t mouth = at + 1 < end && text.ptr[at + 1] == '-' ? at + 2 : at + 1;
	return mouth < end && (text.ptr[mouth] == ')' || text.ptr[mouth] == '(') ? mouth + 1 - at : 0;
}

/* Puts a mark that stands alone at `start`, or several that make one token; where it ends, `start` where there is none.
 */
static size_t put_mark(struct scan *scan, size_t start, size_t end)
{
	ent_str text = scan->text;
	size_t mark = smiley(text, start, end);
	if (mark) {
		put(scan, start, start + mark);
		return start + mark;
	}
	mark = alone(text, start);
	if (!mark && (start + 1 < end || quote(text, start) == end - start))
		mark = quote(text, start) && !(start + 2 < end && ent_is_digit(text.ptr[start + 1])) ? quote(text, start) : 0;
	if (!mark)
		mark = currency(text, start);
	if (!mark && text.ptr[start] == '#' && start + 1 < end)
		mark = 1;
	if (mark) {
		/* repeated marks make one token: "--", "!!!", "***" */
		size_t run = start + mark;
		while (run < end && mark == 1 && text.ptr[run] == text.ptr[start] &&
			   (text.ptr[start] == '!' || text.ptr[start] == '?' || text.ptr[start] == '*' || text.ptr[start] == '=' ||
				text.ptr[start] == '~' || text.ptr[start] == '<' || text.ptr[start] == '>' || text.ptr[start] == '\'' ||
				text.ptr[start] == '|'))
			run++;
		put(scan, start, run);
		return run;
	}
	if (text.ptr[start] == '-' || text.ptr[start] == '.') {
		size_t run = start;
		while (run < end && text.ptr[run] == text.ptr[start])
			run++;
		bool number = run - start == 1 && run < end && ent_is_digit(text.ptr[run]);
		if (!number) {
			put(scan, start, run);
			return run;
		}
	}
	return start;
}

/* "its thirtieth member.1 Since then": where the full stop stands before the number of a note and another sentence; or
 * 0. */
static size_t note_at(ent_str text, size_t start, size_t end)
{
	enum { DIGITS = 2, LETTERS = 4 };
	size_t dot = end;
	while (dot > start && end - dot < DIGITS && ent_is_digit(text.ptr[dot - 1]))
		dot--;
	if (dot == end || dot < start + LETTERS + 1 || text.ptr[dot - 1] != '.' || end + 1 >= text.len ||
		(text.ptr[end] != ' ' && text.ptr[end] != '\n') || text.ptr[end + 1] < 'A' || text.ptr[end + 1] > 'Z')
		return 0;
	for (size_t i = dot - 1; i-- > dot - 1 - LETTERS;)
		if (text.ptr[i] < 'a' || text.ptr[i] > 'z')
			return 0;
	return dot - 1;
}

/* One run without white space. */
static void put_chunk(struct scan *scan, size_t start, size_t end)
{
	ent_str text = scan->text;
	const size_t first = start, note = note_at(text, start, end);
	if (note) {
		put_chunk(scan, start, note);
		put(scan, note, note + 1);
		put(scan, note + 1, end);
		return;
	}
	while (start < end) {
		size_t behind = is_plain((unsigned char)text.ptr[start]) ? start : put_mark(scan, start, end);
		if (behind > start) {
			start = behind;
			continue;
		}
		/* looked for at the beginning and behind marks of a short rest: else a text without spaces costs its square */
		if ((start == first || end - start <= 2048) && is_address(ent_str_sub(text, start, end))) {
			size_t stop = address_end(text, start, end);
			put(scan, start, stop);
			start = stop;
			continue;
		}
		/* a word: up to a mark that stands alone, "--", or "..." inside */
		size_t at = start;
		while (at < end) {
			at = plain_end(text, at, end);
			if (at == end)
				break;
			if (at > start && alone(text, at) && !inside_number(text, start, at, end))
				break;
			if (at > start && currency(text, at)) {
				/* "US$": the sign ends the word */
				at += text.ptr[at] == '$' && ent_is_letter(text.ptr[at - 1]) ? 1 : 0;
				break;
			}
			if (at + 1 < end && text.ptr[at] == '-' && text.ptr[at + 1] == '-')
				break;
			if (at > start && at + 1 < end && text.ptr[at] == '.' && text.ptr[at + 1] == '.')
				break;
			at += at + 3 <= end && quote(text, at) == 3 ? 3 : 1;
			while (at < end && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
				at++;
		}
		/* a quotation mark at its end, unless it is a clitic's ("states'" is one word to split) */
		size_t word_end = at;
		size_t tail = 0;
		if (word_end - start > 1 && text.ptr[word_end - 1] == '\'')
			tail = 1;
		else if (word_end - start > 3 && quote(text, word_end - 3) == 3)
			tail = 3;
		if (tail && text.ptr[word_end - tail - 1] != 's')
			word_end -= tail;
		put_with_stop(scan, start, word_end);
		if (word_end < at)
			put(scan, word_end, at);
		start = at;
	}
}

/* "co-\noperation": the hyphen at `end` - 1 ends a line and lower-case letters go on. Where the second half ends. */
static size_t rejoin_end(ent_str text, size_t start, size_t chunk_end, size_t end)
{
	if (chunk_end - start < 3 || text.ptr[chunk_end - 1] != '-' || !ent_is_small(text.ptr[chunk_end - 2]))
		return 0;
	size_t at = chunk_end;
	if (at < end && text.ptr[at] == '\r')
		at++;
	if (at >= end || text.ptr[at] != '\n')
		return 0;
	at++;
	while (at < end && text.ptr[at] == ' ')
		at++;
	if (at >= end || !ent_is_small(text.ptr[at]))
		return 0;
	size_t stop = at;
	/* letters of two bytes (Latin, Greek, Cyrillic) are taken whole */
	while (stop < end) {
		unsigned char c = (unsigned char)text.ptr[stop];
		bool two = c >= 0xC3 && c < 0xE0 && stop + 2 <= end;
		if (!two && !ent_is_letter(c))
			break;
		stop += two ? 2 : 1;
	}
	return stop;
}

/* A word cut by a line end, as one token whose form has neither hyphen nor line end. */
static void put_rejoined(struct scan *scan, size_t start, size_t first_end, size_t end)
{
	size_t second = first_end;
	while (!ent_is_letter(scan->text.ptr[second]))
		second++;
	ent_token *token = put(scan, start, end);
	token->form = ent_str_join(scan->arena, ent_str_sub(scan->text, start, first_end - 1), ENT_STR(""),
							   ent_str_sub(scan->text, second, end));
}

void ent_tokenize(ent_arena *arena, ent_str text, uint32_t start, uint32_t end, ent_raw_tokens *tokens)
{
	struct scan scan = {arena, text, tokens};
	size_t at = start;
	while (at < end) {
		bool line = false;
		size_t wide = 0;
		size_t first = at;
		while (at < end && (ent_is_space(text.ptr[at]) || (wide = wide_space(text, at)) != 0)) {
			if (ent_is_space(text.ptr[at])) {
				line = line || text.ptr[at] == '\n';
				at++;
			} else {
				at += wide;
			}
		}
		if (tokens->n && at > first) {
			ent_raw_token *last = &tokens->at[tokens->n - 1];
			last->token.space_after = true;
			last->line_break = last->line_break || line;
		}
		size_t chunk = at;
		while ((at = plain_end(text, at, end)) < end && !ent_is_space(text.ptr[at]) && !wide_space(text, at)) {
			at++;
			while (at < end && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
				at++;
		}
		if (at == chunk)
			continue;
		size_t joined = rejoin_end(text, chunk, at, end);
		if (joined) {
			put_rejoined(&scan, chunk, at, joined);
			at = joined;
		} else {
			put_chunk(&scan, chunk, at);
		}
	}
	if (tokens->n)
		tokens->at[tokens->n - 1].token.space_after = true;
}
