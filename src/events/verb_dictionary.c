/* Verb dictionaries of the coders before us (TABARI: Schrodt 2001; PETRARCH: Norris, Schrodt and Beieler 2017).
 *
 *     --- ACCUSE [112] ---          a block: the code of its verbs that give none (PETRARCH)
 *     ACCUSE                        a verb; TABARI gives each its code: ACCUSE [112]
 *     ALLEGE {ALLEGES ALLEGED}      other forms in braces: ours are made by rule, these are passed over
 *     &CRIME                        a set of words
 *     +CORRUPTION_                  one of them
 *     - * OF &CRIME [1121]          a pattern: the verb at *, $ who does it, + to whom, % both, ^ somebody else
 *     ; or # to the end             a comment
 *
 * A pattern there is a run of words, a row here asks for arguments: words behind the verb become word classes of its
 * object or of the preposition before them, words before it of its subject. So "- * AID TO +" is obj:aid to>R. The
 * passive
 * "- + WAS * BY $" is the row of the active: the frames undo the passive. */
#include "events/verb_dictionary.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

typedef ENT_VEC(ent_str) words_vec;

/* A verb that waits for the patterns behind it: where both fit, the pattern counts, and of equal rows the first does.
 */
typedef struct waiting {
	ent_str verb, code;
	int64_t line;
} waiting;

typedef struct reader {
	const ent_cameo_table *cameo;
	ent_arena *arena;
	ent_verb_row_fn *take;
	void *payload;
	ent_error *error;
	ent_str name; /* of the file, without its folder */
	ent_tsv row;  /* the row being made; its name and line are the dictionary's */
	ent_map sets; /* "&CRIME" -> index of set_words */
	words_vec set_words;
	size_t set;      /* the one being read, or SIZE_MAX */
	words_vec verbs; /* those that a pattern is of */
	ENT_VEC(waiting) waiting;
	bool block;   /* inside "--- X ---" */
	ent_str code; /* of the block */
} reader;

enum column { ID, TRIGGER, POS, ARGS, EVENT, MODE, CAMEO, COLUMNS };
static const char *const columns[COLUMNS] = {"id", "trigger", "pos", "args", "event", "mode", "cameo"};

static bool is_one_of(ent_str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ent_str_is(word, list[i]))
			return true;
	return false;
}
#define IN(list, word) is_one_of(word, list, sizeof list / sizeof *list)

static const char *const prepositions[] = {"of",     "in",      "on",   "at",      "by",   "for",    "from",
										   "with",   "to",      "into", "against", "over", "about",  "between",
										   "toward", "towards", "upon", "under",   "near", "through"};
static const char *const particles[] = {"off", "out", "up", "down", "back", "away", "forward"};
static const char *const passed_over[] = {"a",    "an",   "the",  "its",  "his", "her",  "their", "be",   "is",
										  "are",  "was",  "were", "been", "has", "have", "had",   "will", "would",
										  "that", "this", "and",  "not",  "as",  "it",   "to",    "who",  "which"};
static const char *const passives[] = {"was", "were", "been", "be", "is", "are", "being"};

/* ---- lines ---- */

/* Lower case, '_' a blank, trimmed: "PEACE_TREATY_" is "peace treaty". */
static ent_str plain(const reader *r, ent_str word)
{
	ent_str lower = ent_str_lower(r->arena, word);
	char *bytes = ent_arena_alloc(r->arena, lower.len + 1);
	for (size_t i = 0; i < lower.len; i++)
		bytes[i] = lower.ptr[i] == '_' || lower.ptr[i] == '~' ? ' ' : lower.ptr[i];
	bytes[lower.len] = '\0';
	return ent_str_trim((ent_str){bytes, lower.len});
}

/* Cuts "[112]" off the end of the line; `*ret_code` is empty where there is none, and the left one of a pair. */
static ent_status take_code(reader *r, ent_str *line, ent_str *ret_code)
{
	ptrdiff_t open = ent_str_find(*line, ENT_STR("["), 0);
	*ret_code = (ent_str){0};
	if (open < 0)
		return ENT_OK;
	ptrdiff_t close = ent_str_find(*line, ENT_STR("]"), (size_t)open);
	if (close < 0)
		return ent_tsv_fail(&r->row, r->error, "no ']' behind the code");
	ent_str codes = ent_str_sub(*line, (size_t)open + 1, (size_t)close), code;
	(void)ent_str_split(&codes, ':', &code);
	*ret_code = ent_str_trim(code);
	*line = ent_str_trim(ent_str_sub(*line, 0, (size_t)open));
	return ENT_OK;
}

/* The row of the longest prefix; NULL where none is. */
static const ent_cameo *meaning_of(const reader *r, ent_str code)
{
	const ent_cameo *best = NULL;
	for (size_t i = 0; i < r->cameo->n; i++)
		if (ent_str_starts(code, r->cameo->at[i].code) && (!best || r->cameo->at[i].code.len > best->code.len))
			best = &r->cameo->at[i];
	return best;
}

/* Gives the row for one verb; a code of dashes is no event, "nothing to code here". */
static ent_status give(reader *r, ent_str verb, ent_str particle, ent_str args, ent_str code)
{
	bool none = ent_str_starts(code, ENT_STR("-")) || ent_str_starts(code, ENT_STR("#")) || ent_str_is(code, "000");
	const ent_cameo *cameo = none ? NULL : meaning_of(r, code);
	if (!none && !cameo)
		return ent_tsv_fail(&r->row, r->error, "no CAMEO code '%.*s'", ENT_FMT(code));
	ent_str *field = r->row.field;
	field[ID] = ent_str_format(r->arena, "%.*s:%lld.%.*s", ENT_FMT(r->name), (long long)r->row.line, ENT_FMT(verb));
	field[TRIGGER] = particle.len ? ent_str_join(r->arena, verb, ENT_STR(" "), particle) : verb;
	field[POS] = ENT_STR("v");
	field[ARGS] = args;
	field[EVENT] = cameo ? cameo->event : ENT_STR("-");
	field[MODE] = cameo ? cameo->mode : ENT_STR("");
	field[CAMEO] = cameo ? code : ENT_STR("");
	return r->take(r->payload, &r->row);
}

/* ---- patterns ---- */

/* The words that a token of a pattern stands for, joined by '|': itself, or those of its set. */
static ent_status choices(reader *r, ent_str token, ent_str *ret_words)
{
	*ret_words = plain(r, token);
	if (token.ptr[0] != '&')
		return ENT_OK;
	uint32_t set = ent_map_get(&r->sets, ent_str_lower(r->arena, token));
	if (set == ENT_MAP_NONE)
		return ent_tsv_fail(&r->row, r->error, "no set of words '%.*s'", ENT_FMT(token));
	*ret_words = r->set_words.at[set];
	return ENT_OK;
}

typedef struct pattern {
	ent_str args, particle, function; /* function: where the words being read stand */
	bool behind;                      /* the verb */
	bool passive, actor, recipient;
} pattern;

static void add_item(const reader *r, pattern *p, ent_str function, const char *mark, ent_str what)
{
	ent_str item = ent_str_format(r->arena, "%.*s%s%.*s", ENT_FMT(function), mark, ENT_FMT(what));
	p->args = p->args.len ? ent_str_join(r->arena, p->args, ENT_STR(" "), item) : item;
}

static void add_actor(const reader *r, pattern *p, char sign)
{
	bool by = p->behind && ent_str_is(p->function, "by");
	ent_str subject = ENT_STR("subj"), object = ENT_STR("obj");
	if (sign == '$' || sign == '%') {
		add_item(r, p, p->behind && !by ? p->function : subject, ">", ENT_STR("A"));
		p->actor = true;
		p->recipient |= sign == '%';
		if (sign == '%')
			add_item(r, p, ENT_STR("with"), ">", ENT_STR("A"));
	} else if (sign == '+') {
		add_item(r, p, p->behind ? p->function : p->passive ? object : subject, ">", ENT_STR("R"));
		p->recipient = true;
	}
}

static ent_status add_words(reader *r, pattern *p, ent_str token)
{
	ent_str words, part;
	ent_status status = choices(r, token, &words);
	if (status != ENT_OK || words.len == 0)
		return status;
	if (p->behind && IN(prepositions, words)) {
		p->function = words;
		return ENT_OK;
	}
	if (p->behind && p->args.len == 0 && p->particle.len == 0 && ent_str_is(p->function, "obj") &&
		IN(particles, words)) {
		p->particle = words;
		return ENT_OK;
	}
	if (IN(passed_over, words))
		return ENT_OK;
	/* of several words that stand together the last is the noun, unless it is a preposition: "TALKS WITH" */
	while (token.ptr[0] != '&' && ent_str_split(&words, ' ', &part)) {
		if (p->behind && IN(prepositions, part))
			p->function = part;
		else if (!IN(passed_over, part) && part.len)
			add_item(r, p, p->behind ? p->function : ENT_STR("subj"), ":", part);
	}
	if (token.ptr[0] == '&')
		add_item(r, p, p->behind ? p->function : ENT_STR("subj"), ":", words);
	return ENT_OK;
}

/* A pattern in the passive: "+ WAS * BY $". */
static bool is_passive(const reader *r, ent_str text)
{
	ent_str token;
	while (ent_str_split(&text, ' ', &token) && !ent_str_is(token, "*"))
		if (IN(passives, plain(r, token)))
			return true;
	return false;
}

static ent_status read_pattern(reader *r, ent_str text)
{
	ent_str code, token;
	ent_status status = take_code(r, &text, &code);
	if (status != ENT_OK)
		return status;
	if (r->verbs.n == 0)
		return ent_tsv_fail(&r->row, r->error, "a pattern before any verb");
	if (code.len == 0)
		return ent_tsv_fail(&r->row, r->error, "a pattern without a code");
	pattern p = {.function = ENT_STR("obj"), .passive = is_passive(r, text)};
	while (status == ENT_OK && ent_str_split(&text, ' ', &token)) {
		while (token.len && strchr("(){}", token.ptr[0]))
			token = ent_str_sub(token, 1, token.len);
		while (token.len && strchr("(){}", token.ptr[token.len - 1]))
			token = ent_str_sub(token, 0, token.len - 1);
		if (token.len == 0 || token.ptr[0] == '^')
			continue;
		if (token.ptr[0] == '*')
			p.behind = true;
		else if (token.len == 1 && strchr("$+%", token.ptr[0]))
			add_actor(r, &p, token.ptr[0]);
		else
			status = add_words(r, &p, token);
	}
	if (!p.actor)
		add_item(r, &p, ENT_STR("subj"), ">", ENT_STR("A"));
	if (!p.recipient)
		p.args =
			ent_str_join(r->arena, p.args, ENT_STR(" "), ENT_STR("obj>R to>R on>R against>R for>R from>R with>R in>R"));
	for (size_t i = 0; status == ENT_OK && i < r->verbs.n; i++)
		status = give(r, r->verbs.at[i], p.particle, p.args, code);
	return status;
}

/* ---- the file ---- */

static ent_status give_waiting(reader *r)
{
	int64_t line = r->row.line;
	ent_status status = ENT_OK;
	for (size_t i = 0; status == ENT_OK && i < r->waiting.n; i++) {
		r->row.line = r->waiting.at[i].line;
		status = give(r, r->waiting.at[i].verb, (ent_str){0}, ENT_STR("@any"), r->waiting.at[i].code);
	}
	r->row.line = line;
	r->waiting.n = 0;
	return status;
}

static ent_status read_verb(reader *r, ent_str line)
{
	ent_str code;
	ent_status status = take_code(r, &line, &code);
	if (status != ENT_OK)
		return status;
	ptrdiff_t brace = ent_str_find(line, ENT_STR("{"), 0);
	ent_str verb = plain(r, brace < 0 ? line : ent_str_sub(line, 0, (size_t)brace));
	if (verb.len == 0)
		return ent_tsv_fail(&r->row, r->error, "a line without a verb");
	if (!r->block) {
		r->verbs.n = 0;
		status = give_waiting(r);
	}
	*ent_push(r->arena, &r->verbs) = verb;
	code = code.len ? code : r->code;
	if (code.len && !ent_str_starts(code, ENT_STR("-")))
		*ent_push(r->arena, &r->waiting) = (waiting){verb, code, r->row.line};
	return status;
}

static ent_status read_line(reader *r, ent_str line)
{
	if (ent_str_starts(line, ENT_STR("---"))) { /* "--- ACCUSE [112] ---" */
		r->block = true;
		r->verbs.n = 0;
		r->set = SIZE_MAX;
		ent_status status = give_waiting(r);
		return status ? status : take_code(r, &line, &r->code);
	}
	if (line.ptr[0] == '&') {
		*ent_push(r->arena, &r->set_words) = (ent_str){0};
		r->set = r->set_words.n - 1;
		(void)ent_map_put(&r->sets, ent_str_lower(r->arena, line), (uint32_t)r->set);
		return ENT_OK;
	}
	if (line.ptr[0] == '+') {
		if (r->set == SIZE_MAX)
			return ent_tsv_fail(&r->row, r->error, "a word of no set");
		/* the noun of several words is the last */
		ent_str word = ent_str_last_word(plain(r, ent_str_sub(line, 1, line.len))), *words = &r->set_words.at[r->set];
		*words = words->len ? ent_str_join(r->arena, *words, ENT_STR("|"), word) : word;
		return ENT_OK;
	}
	r->set = SIZE_MAX;
	if (line.ptr[0] == '-')
		return read_pattern(r, ent_str_trim(ent_str_sub(line, 1, line.len)));
	return read_verb(r, line);
}

/* The line without its comment. */
static ent_str content(ent_str line)
{
	size_t end = 0;
	while (end < line.len && line.ptr[end] != ';' && line.ptr[end] != '#')
		end++;
	if (end < line.len && line.ptr[end] == '#' && end > 0 && line.ptr[end - 1] == '[') /* "[###]" */
		end = line.len;
	return ent_str_trim(ent_str_sub(line, 0, end));
}

ent_status ent_verb_dictionary_read(const ent_data_file *file, const ent_cameo_table *cameo, ent_arena *arena,
									ent_verb_row_fn *take, void *payload, ent_error *error)
{
	reader r = {.cameo = cameo,
				.arena = arena,
				.take = take,
				.payload = payload,
				.error = error,
				.name = file->name,
				.row = {.name = file->path, .columns = COLUMNS},
				.sets = ent_map_new(arena),
				.set = SIZE_MAX};
	for (size_t i = 0; i < COLUMNS; i++)
		r.row.header[i] = ent_str_of(columns[i]);
	size_t bad = ent_utf8_invalid_at(file->bytes);
	if (bad < file->bytes.len)
		return ent_tsv_fail(&r.row, error, "invalid UTF-8 at byte %zu", bad);
	ent_str rest = file->bytes, line;
	ent_status status = ENT_OK;
	while (status == ENT_OK && ent_str_split(&rest, '\n', &line)) {
		r.row.line++;
		line = content(line);
		if (line.len && line.ptr[0] != '<')
			status = read_line(&r, line);
	}
	return status ? status : give_waiting(&r);
}
