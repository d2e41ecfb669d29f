/* Actor dictionaries of the coders before us (TABARI: Schrodt 2001; PETRARCH: Norris, Schrodt and Beieler 2017).
 *
 *     AFGHANISTAN_ [AFG]                       a name and its code
 *     HAMID_KARZAI_                            a name; its codes on lines of their own
 *     +PRESIDENT_KARZAI_                       another name of the same
 *         [AFGGOV 20011222-20140929]           a code with its days; YYMMDD too
 *         [AFGELI >20140929]                   ... from a day on; "<20011222" up to one
 *     ; or # to the end                        a comment
 *
 * The names there are in capitals: "HAMID_KARZAI_" is looked for as "Hamid Karzai"; one short word ("NATO_") also as it
 * stands. A code of dashes or # names nobody. */
#include "actors/actor_dictionary.h"

#include "base/utf8.h"

#include <string.h>

enum { ACRONYM = 6 /* [letters] */, CENTURY = 30 /* two digits below are of the 21st */ };

typedef struct reader {
	ent_arena *arena;
	ent_str path;
	int64_t line;
	ent_error *error;
	ent_actor_entry entry;
	bool open; /* an entry is being read */
} reader;

static ent_status fail(const reader *r, const char *what)
{
	char path[192];
	size_t n = r->path.len < sizeof path ? r->path.len : sizeof path - 1;
	memcpy(path, r->path.ptr, n);
	path[n] = '\0';
	return ent_fail(r->error, ENT_FORMAT, path, r->line, -1, "%s", what);
}

/* ---- names ---- */

static bool is_small(ent_str word)
{
	static const char *const small[] = {"of", "the", "and", "for", "in", "on", "de", "al", "bin", "el"};
	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (ent_str_is(word, small[i]))
			return true;
	return false;
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* "UNITED_STATES_OF_AMERICA_" as texts write it; `particles`: "de", "al" and their like in small letters too. */
static ent_str as_written(const reader *r, ent_str name, bool particles)
{
	ent_str lower = ent_str_lower(r->arena, name);
	char *out = ent_arena_alloc(r->arena, lower.len + 1);
	for (size_t i = 0; i < lower.len; i++)
		out[i] = lower.ptr[i] == '_' || lower.ptr[i] == '~' ? ' ' : lower.ptr[i];
	out[lower.len] = '\0';
	for (size_t i = 0; i < lower.len;) {
		size_t end = i;
		while (end < lower.len && letter(out[end]))
			end++;
		if (end > i && !(particles && i > 0 && is_small((ent_str){out + i, end - i})) && out[i] >= 'a' && out[i] <= 'z')
			out[i] = (char)(out[i] - 32);
		i = end > i ? end : i + 1;
	}
	return ent_str_trim((ent_str){out, lower.len});
}

static ent_status add_name(reader *r, ent_str name)
{
	ent_str written = as_written(r, name, true), capital = as_written(r, name, false);
	if (written.len == 0)
		return fail(r, "an entry without a name");
	if (r->entry.name.len == 0)
		r->entry.name = written;
	*ent_push(r->arena, &r->entry.names) = written;
	if (!ent_str_eq(written, capital))
		*ent_push(r->arena, &r->entry.names) = capital;
	while (name.len && (name.ptr[name.len - 1] == '_' || name.ptr[name.len - 1] == '~'))
		name.len--;
	if (name.len <= ACRONYM && ent_str_find(name, ENT_STR("_"), 0) < 0)
		*ent_push(r->arena, &r->entry.names) = ent_str_copy(r->arena, name);
	return ENT_OK;
}

/* ---- codes ---- */

/* YYMMDD or YYYYMMDD. */
static bool read_day(ent_str text, ent_day *ret_day)
{
	int64_t value;
	text = ent_str_trim(text);
	if ((text.len != 6 && text.len != 8) || !ent_str_to_int(text, &value) || value < 0)
		return false;
	int year = (int)(value / 10000), month = (int)(value / 100 % 100), day = (int)(value % 100);
	if (text.len == 6)
		year += year < CENTURY ? 2000 : 1900;
	if (!ent_day_valid(year, month, day))
		return false;
	*ret_day = ent_day_from(year, month, day);
	return true;
}

/* "AFGGOV 20011222-20140929", the inside of the brackets. */
static ent_status add_code(reader *r, ent_str text)
{
	ent_dated_code code = {.from = ENT_DAY_PAST, .to = ENT_DAY_FUTURE};
	size_t end = 0;
	text = ent_str_trim(text);
	while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '<' && text.ptr[end] != '>')
		end++;
	code.code = ent_str_sub(text, 0, end);
	ent_str days = ent_str_trim(ent_str_sub(text, end, text.len)), first;
	bool good = true;
	if (days.len && days.ptr[0] == '<') {
		good = read_day(ent_str_sub(days, 1, days.len), &code.to);
	} else if (days.len && days.ptr[0] == '>') {
		good = read_day(ent_str_sub(days, 1, days.len), &code.from);
	} else if (days.len) {
		(void)ent_str_split(&days, '-', &first);
		good = read_day(first, &code.from) && read_day(days, &code.to) && code.from <= code.to;
	}
	if (!good)
		return fail(r, "the days of a code are not <YYYYMMDD, >YYYYMMDD or YYYYMMDD-YYYYMMDD");
	if (code.code.len == 0)
		return fail(r, "a bracket without a code");
	if (code.code.ptr[0] != '-' && code.code.ptr[0] != '#') {
		for (size_t i = 0; i < code.code.len; i++)
			if (code.code.ptr[i] < 'A' || code.code.ptr[i] > 'Z')
				return fail(r, "a code is of capital letters");
		*ent_push(r->arena, &r->entry.codes) = code;
	}
	return ENT_OK;
}

/* Every "[...]" of the line. */
static ent_status add_codes(reader *r, ent_str line)
{
	ent_status status = ENT_OK;
	for (ptrdiff_t open = ent_str_find(line, ENT_STR("["), 0); status == ENT_OK && open >= 0;
		 open = ent_str_find(line, ENT_STR("["), (size_t)open + 1)) {
		ptrdiff_t close = ent_str_find(line, ENT_STR("]"), (size_t)open);
		if (close < 0)
			return fail(r, "no ']' behind the code");
		status = add_code(r, ent_str_sub(line, (size_t)open + 1, (size_t)close));
	}
	return status;
}

/* ---- the file ---- */

static void finish(reader *r, ent_actor_entry_fn *take, void *payload)
{
	if (r->open && r->entry.codes.n)
		take(payload, &r->entry);
	r->entry = (ent_actor_entry){0};
	r->open = false;
}

/* The line without its comment; "[###]" is none. */
static ent_str content(ent_str line)
{
	size_t end = 0;
	bool inside = false;
	for (; end < line.len && line.ptr[end] != ';' && (line.ptr[end] != '#' || inside); end++)
		inside = line.ptr[end] == '[' || (inside && line.ptr[end] != ']');
	return ent_str_sub(line, 0, end);
}

static ent_status read_line(reader *r, ent_str line, ent_actor_entry_fn *take, void *payload)
{
	ent_str text = ent_str_trim(line);
	ptrdiff_t bracket = ent_str_find(text, ENT_STR("["), 0);
	ent_str name = ent_str_trim(bracket < 0 ? text : ent_str_sub(text, 0, (size_t)bracket));
	bool more = text.ptr[0] == '+', code = bracket == 0;
	if ((more || code) && !r->open)
		return fail(r, more ? "a synonym of no entry" : "a code of no entry");
	if (!more && !code) {
		finish(r, take, payload);
		r->open = true;
	}
	ent_status status = code ? ENT_OK : add_name(r, more ? ent_str_sub(name, 1, name.len) : name);
	return status == ENT_OK && bracket >= 0 ? add_codes(r, text) : status;
}

ent_status ent_actor_dictionary_read(const ent_data_file *file, ent_arena *arena, ent_actor_entry_fn *take,
									 void *payload, ent_error *error)
{
	reader r = {.arena = arena, .path = file->path, .error = error};
	if (ent_utf8_invalid_at(file->bytes) < file->bytes.len)
		return fail(&r, "invalid UTF-8");
	ent_str rest = file->bytes, line;
	ent_status status = ENT_OK;
	while (status == ENT_OK && ent_str_split(&rest, '\n', &line)) {
		r.line++;
		line = content(line);
		if (ent_str_trim(line).len && line.ptr[0] != '<')
			status = read_line(&r, line, take, payload);
	}
	if (status == ENT_OK)
		finish(&r, take, payload);
	return status;
}

const ent_dated_code *ent_actor_code_on(const ent_dated_code *codes, size_t n, ent_day lo, ent_day hi)
{
	const ent_dated_code *best = NULL, *always = NULL;
	for (size_t i = 0; i < n; i++) {
		bool dated = codes[i].from != ENT_DAY_PAST || codes[i].to != ENT_DAY_FUTURE;
		if (!dated)
			always = &codes[i];
		else if (lo != ENT_DAY_UNKNOWN && codes[i].from <= hi && lo <= codes[i].to && !best)
			best = &codes[i];
	}
	return best ? best : always ? always : n ? &codes[n - 1] : NULL;
}
