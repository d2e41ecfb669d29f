/* Sentences: the tokens of a body block, and of the blocks that go on from it, cut where a sentence ends. Rules after
 * the punctuation, the abbreviation list and what follows; no model. Linear in the number of tokens. */
#include "text/text.h"

#include "base/utf8.h"
#include "text/lexicon.h"
#include "text/tokenize.h"

#include <string.h>

/* Words that seldom stand behind an abbreviation within a sentence with a capital letter. */
static const char *const starters[] = {
	"The",      "This",    "That",   "These", "Those", "It",        "Its",   "He",   "She",      "They",  "We",
	"You",      "I",       "His",    "Her",   "Their", "Our",       "But",   "And",  "However",  "In",    "On",
	"At",       "By",      "For",    "From",  "After", "Before",    "While", "When", "Although", "As",    "If",
	"There",    "Both",    "Many",   "Some",  "Most",  "No",        "Not",   "Then", "Since",    "Until", "Meanwhile",
	"Moreover", "Also",    "Later",  "A",     "An",    "What",      "Who",   "How",  "Why",      "Where", "So",
	"Thus",     "Despite", "During", "With",  "Under", "According", "Such",  "To",   "Nor",      "Yet",   "Now"};

static bool is_starter(ent_str form)
{
	for (size_t i = 0; i < sizeof starters / sizeof *starters; i++)
		if (ent_str_is(form, starters[i]))
			return true;
	return false;
}

static bool is_lower_start(ent_str form)
{
	return form.len && form.ptr[0] >= 'a' && form.ptr[0] <= 'z';
}

static bool is_digit_start(ent_str form)
{
	return form.len && form.ptr[0] >= '0' && form.ptr[0] <= '9';
}

/* ")" "]" quotation marks: they belong to the sentence they close. */
static bool closes(ent_str form)
{
	return ent_str_is(form, ")") || ent_str_is(form, "]") || ent_str_is(form, "\"") || ent_str_is(form, "'") ||
		   ent_str_is(form, "\xE2\x80\x9D") || ent_str_is(form, "\xE2\x80\x99") || ent_str_is(form, "\xC2\xBB") ||
		   ent_str_is(form, "''");
}

enum ending {
	NO_END,
	SOFT_END /* an abbreviation, an ellipsis */,
	STOP_END,
	HARD_END /* ! ? and other scripts' stops */
};

static enum ending ending_of(ent_str form)
{
	if (form.len == 0)
		return NO_END;
	char last = form.ptr[form.len - 1];
	if (form.ptr[0] == '.' && last == '.')
		return form.len == 1 ? STOP_END : SOFT_END;
	if (form.ptr[0] == '!' || form.ptr[0] == '?')
		return HARD_END;
	if (ent_str_is(form, "\xE2\x80\xA6"))
		return SOFT_END;
	if (ent_str_is(form, "\xE3\x80\x82") || ent_str_is(form, "\xDB\x94") || ent_str_is(form, "\xD8\x9F"))
		return HARD_END;
	return last == '.' ? SOFT_END : NO_END;
}

/* Behind "3:29 p.m." stands a time zone: three or four capitals that end in T. */
static bool is_zone(ent_str form)
{
	if (form.len < 2 || form.len > 4 || form.ptr[form.len - 1] != 'T')
		return false;
	for (size_t i = 0; i < form.len; i++)
		if (form.ptr[i] < 'A' || form.ptr[i] > 'Z')
			return false;
	return true;
}

/* Marks that begin no sentence. */
static bool goes_on(ent_str form)
{
	return ent_str_is(form, ",") || ent_str_is(form, ";") || ent_str_is(form, ")") || ent_str_is(form, "]") ||
		   ent_str_is(form, ".") || ent_str_is(form, "..") || ent_str_is(form, "?") || ent_str_is(form, "!") ||
		   ent_str_is(form, "\xE2\x80\x9D");
}

static bool is_address(ent_str form)
{
	return ent_str_starts(form, ENT_STR("http")) || ent_str_starts(form, ENT_STR("www."));
}

/* A weekday or month: "9 a.m. Tuesday" goes on. */
static bool is_day(ent_str form)
{
	static const char *const names[] = {
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",  "Sunday",  "January",  "February", "March",
		"April",  "May",     "June",      "July",     "August", "September", "October", "November", "December"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ent_str_is(form, names[i]))
			return true;
	return false;
}

/* Does the abbreviation or ellipsis `form` end the sentence, given what follows? */
static bool soft_end(ent_str form, ent_str next)
{
	if (is_lower_start(next) || is_digit_start(next))
		return false;
	if (form.ptr[0] != '.' && (next.ptr[0] == '(' || next.ptr[0] == '[' || is_zone(next) || is_day(next)))
		return false;
	if (form.ptr[0] == '.' || (unsigned char)form.ptr[0] == 0xE2)
		return true;
	ent_str word = ent_str_sub(form, 0, form.len - 1);
	ent_abbreviation kind = ent_lexicon_abbreviation(word);
	if (kind == ENT_ABBREVIATION_TITLE)
		return false;
	if (ent_str_eq_nocase(word, ENT_STR("etc")) || ent_str_eq_nocase(word, ENT_STR("p.m")) ||
		ent_str_eq_nocase(word, ENT_STR("a.m")))
		return true;
	return is_starter(next);
}

/* "1." or "* 1.": a number before a text, at the beginning of the sentence at `from`, with the full stop at `at`? */
static bool is_number(const ent_raw_token *raw, size_t from, size_t at)
{
	if (at == from + 2 && ent_str_is(raw[from].token.form, "*"))
		from++;
	return at == from + 1 && is_digit_start(raw[from].token.form);
}

/* How well the tokens may be parted behind one of them: 2 after a strong mark, 1 after a weak one. */
static int border(const ent_token *token)
{
	static const char *const weak[] = {",", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
	if (ent_str_is(token->form, ";") || ent_str_is(token->form, ":") || ending_of(token->form) != NO_END)
		return 2;
	for (size_t i = 0; i < sizeof weak / sizeof *weak; i++)
		if (ent_str_is(token->form, weak[i]))
			return 1;
	return 0;
}

uint32_t ent_text_cut(const ent_token *tokens, size_t n)
{
	if (n <= ENT_TEXT_LONGEST)
		return (uint32_t)n;
	for (int wanted = 2; wanted > 0; wanted--)
		for (uint32_t i = ENT_TEXT_LONGEST; i > ENT_TEXT_LONGEST / 2; i--)
			if (border(&tokens[i - 1]) == wanted)
				return i;
	/* both words of "don't" go on */
	return tokens[ENT_TEXT_LONGEST - 1].mwt > 1 ? ENT_TEXT_LONGEST - 1 : ENT_TEXT_LONGEST;
}

/* Unedited text begins sentences small: the mark at `at` ends one before a small letter, where words in small letters
 * lead up to it. What might be an abbreviation that nobody lists, or a name with its mark ("Yahoo! said"), does not. */
static bool ends_before_small(const ent_raw_token *raw, size_t from, size_t at, enum ending end)
{
	enum { LEAST_WORDS = 3, LEAST_LETTERS = 4 };
	if (at < from + LEAST_WORDS)
		return false;
	if (end == HARD_END && raw[at].token.form.ptr[0] == '?')
		return true;
	ent_str before = raw[at - 1].token.form;
	for (size_t i = 0; i < before.len; i++)
		if (before.ptr[i] < 'a' || before.ptr[i] > 'z')
			return false;
	return before.len >= LEAST_LETTERS;
}

/* The last token of a note's mark that is glued to the one at `last`, "[3]", "^1", "^{12}"; `last` where there is none.
 */
static size_t note_end(const ent_raw_token *raw, size_t last, size_t n)
{
	enum { LONGEST = 8 /* tokens, "[3][4]" */ };
	if (raw[last].token.space_after || last + 1 >= n ||
		!(ent_str_is(raw[last + 1].token.form, "[") || ent_str_is(raw[last + 1].token.form, "^") ||
		  (ent_str_is(raw[last].token.form, ".") && is_digit_start(raw[last + 1].token.form)))) /* "member.1" */
		return last;
	for (size_t i = last + 1; i < n && i <= last + LONGEST; i++) {
		ent_str form = raw[i].token.form;
		bool mark = form.len == 1 && strchr("[]^{},*", form.ptr[0]);
		if (!mark && !is_digit_start(form))
			return last;
		if (raw[i].token.space_after)
			return i;
	}
	return last;
}

/* The number of tokens up to the end of the sentence that begins at `from`, or past ENT_TEXT_LONGEST without one. */
static size_t sentence_length(const ent_raw_token *raw, size_t from, size_t n)
{
	for (size_t i = from; i < n; i++) {
		if (i - from + 1 > ENT_TEXT_LONGEST)
			break;
		enum ending end = ending_of(raw[i].token.form);
		if (end == NO_END)
			continue;
		size_t last = i;
		while (last + 1 < n && last - from < ENT_TEXT_LONGEST && !raw[last].token.space_after &&
			   (closes(raw[last + 1].token.form) || ending_of(raw[last + 1].token.form) >= STOP_END))
			last++;
		last = note_end(raw, last, n);
		if (last + 1 == n)
			return n - from;
		ent_str next = raw[last + 1].token.form;
		bool spaced = raw[last].token.space_after;
		if (end == SOFT_END ? spaced && soft_end(raw[i].token.form, next)
							: (spaced || end == HARD_END) && !goes_on(next) &&
								  (!is_lower_start(next) || is_address(next) ||
								   (spaced && last == i && ends_before_small(raw, from, i, end)))) {
			/* "1." at the start of a line numbers what follows */
			if (!(end == STOP_END && is_number(raw, from, i)))
				return last - from + 1;
		}
		i = last;
	}
	return n - from;
}

/* The next body block of the same article that goes on from block `i`, or n_blocks. */
static size_t continuation(const ent_document *document, size_t i)
{
	if (document->blocks[i].kind != ENT_BLOCK_BODY)
		return document->n_blocks;
	for (size_t k = i + 1; k < document->n_blocks; k++)
		if (document->blocks[k].kind == ENT_BLOCK_BODY && document->blocks[k].article == document->blocks[i].article)
			return document->blocks[k].continues ? k : document->n_blocks;
	return document->n_blocks;
}

/* Where a text is read to: a run of blocks that go on from one another, and the place in it. */
struct ent_text_reader {
	const ent_document *document;
	bool *taken;        /* [n_blocks] by a run */
	size_t run, block;  /* the first block of the run, and the one that `at` is in; n_blocks: at the end */
	uint32_t at;        /* [bytes] of the text */
	uint32_t sentences; /* read so far */
};

/* Moves on to the next block that begins a run. A block that goes on from nothing is read as a beginning: no text is
 * lost. */
static void next_run(ent_text_reader *reader)
{
	const ent_document *document = reader->document;
	while (reader->run < document->n_blocks &&
		   (!ent_block_has_sentences(document->blocks[reader->run].kind) || reader->taken[reader->run]))
		reader->run++;
	reader->block = reader->run;
	reader->at = reader->run < document->n_blocks ? document->blocks[reader->run].start : 0;
}

ent_text_reader *ent_text_reader_new(ent_arena *arena, const ent_document *document)
{
	ent_text_reader *reader = ENT_NEW(arena, ent_text_reader);
	reader->document = document;
	reader->taken = ENT_NEWN(arena, bool, document->n_blocks);
	next_run(reader);
	return reader;
}

/* Where a piece of the block may end: at white space some way on, so that its tokens are those of the whole. */
static uint32_t piece_end(const ent_document *document, uint32_t at, uint32_t end)
{
	uint32_t stop = end - at > ENT_TEXT_PIECE ? at + ENT_TEXT_PIECE : end;
	while (stop < end && !(document->text.ptr[stop] == ' ' && document->text.ptr[stop - 1] > ' ' &&
						   document->text.ptr[stop - 1] != '-'))
		stop++;
	return stop;
}

/* The tokens of the run from where it is read to: all, or where `whole` is not asked for some thousands. False where
 * the run goes on behind them. */
static bool tokenize_run(const ent_text_reader *reader, ent_arena *arena, bool whole, ent_raw_tokens *raw)
{
	enum { ENOUGH = 8 * ENT_TEXT_LONGEST };
	const ent_document *document = reader->document;
	uint32_t at = reader->at;
	for (size_t k = reader->block; k < document->n_blocks;) {
		const ent_block *block = &document->blocks[k];
		reader->taken[k] = true;
		uint32_t stop = whole ? block->end : piece_end(document, at, block->end);
		ent_tokenize(arena, document->text, at, stop, raw);
		at = stop;
		if (at == block->end) {
			k = continuation(document, k);
			at = k < document->n_blocks ? document->blocks[k].start : at;
		}
		if (!whole && raw->n > ENOUGH && k < document->n_blocks)
			return false;
	}
	return true;
}

typedef ENT_VEC(ent_sentence) sentence_vec;

/* Cuts the tokens into sentences: all where the run `ends` with them, else those that no token behind can change, up to
 * one that white space ends. How many tokens that takes. */
static size_t add_sentences(ent_text_reader *reader, ent_arena *arena, const ent_raw_tokens *raw, bool ends,
							sentence_vec *sentences)
{
	enum { AHEAD = ENT_TEXT_LONGEST + 100 /* tokens that the end of a sentence is told by */ };
	const ent_document *document = reader->document;
	ent_token *tokens = ENT_NEWN(arena, ent_token, raw->n);
	for (size_t i = 0; i < raw->n; i++)
		tokens[i] = raw->at[i].token;
	size_t sure = 0, n_sure = sentences->n, block = reader->run;
	for (size_t from = 0; from < raw->n && (ends || raw->n - from > AHEAD);) {
		size_t whole = sentence_length(raw->at, from, raw->n), n = ent_text_cut(tokens + from, whole);
		ent_sentence *sentence = ent_push(arena, sentences);
		while (block + 1 < document->n_blocks && tokens[from].start >= document->blocks[block].end)
			block++;
		*sentence = (ent_sentence){.tokens = tokens + from,
								   .n = (uint32_t)n,
								   .start = tokens[from].start,
								   .end = tokens[from + n - 1].end,
								   .index = (uint32_t)(sentences->n - 1),
								   .block = (uint32_t)block,
								   .article = document->blocks[reader->run].article,
								   .cut = n < whole};
		from += n;
		if (ends || tokens[from - 1].space_after) {
			sure = from;
			n_sure = sentences->n;
		}
	}
	sentences->n = n_sure;
	return sure;
}

/* Reads the run on, whole or as far as some thousands of tokens tell. */
static void read_run(ent_text_reader *reader, ent_arena *arena, bool whole, ent_raw_tokens *raw,
					 sentence_vec *sentences)
{
	raw->n = 0;
	bool ends = tokenize_run(reader, arena, whole, raw);
	size_t read = raw->n ? add_sentences(reader, arena, raw, ends, sentences) : 0;
	if (!ends && read == 0) { /* no white space in all of it */
		raw->n = 0;
		ends = tokenize_run(reader, arena, true, raw);
		(void)add_sentences(reader, arena, raw, true, sentences);
	}
	if (ends) {
		next_run(reader);
		return;
	}
	reader->at = raw->at[read].token.start;
	while (reader->at >= reader->document->blocks[reader->block].end)
		reader->block = continuation(reader->document, reader->block);
}

bool ent_text_read(ent_text_reader *reader, ent_arena *arena, ent_arena *scratch, size_t wanted, ent_text *text)
{
	sentence_vec sentences = {text->sentences, text->n, text->n};
	ent_raw_tokens raw = {.arena = scratch};
	ent_arena_mark mark = ent_arena_here(scratch ? scratch : arena);
	size_t before = text->n;
	while (reader->run < reader->document->n_blocks && sentences.n - before < wanted)
		read_run(reader, arena, wanted == SIZE_MAX, &raw, &sentences);
	text->document = reader->document;
	text->sentences = sentences.at;
	text->n = sentences.n;
	for (size_t i = before; i < text->n; i++)
		text->sentences[i].number = reader->sentences++;
	if (scratch)
		ent_arena_back(scratch, mark);
	return reader->run < reader->document->n_blocks;
}

ent_text *ent_text_of(ent_arena *arena, const ent_document *document)
{
	return ent_text_with(arena, NULL, document);
}

ent_text *ent_text_with(ent_arena *arena, ent_arena *scratch, const ent_document *document)
{
	ent_text *text = ENT_NEW(arena, ent_text);
	text->document = document;
	(void)ent_text_read(ent_text_reader_new(arena, document), arena, scratch, SIZE_MAX, text);
	return text;
}

ent_str ent_sentence_text(ent_arena *arena, const ent_document *document, const ent_sentence *sentence)
{
	(void)document;
	size_t length = 0;
	for (uint32_t i = 0; i < sentence->n; i++)
		length += sentence->tokens[i].form.len + 1;
	char *bytes = ent_arena_alloc(arena, length + 1);
	size_t n = 0;
	for (uint32_t i = 0; i < sentence->n; i++) {
		const ent_token *token = &sentence->tokens[i];
		memcpy(bytes + n, token->form.ptr, token->form.len);
		n += token->form.len;
		if (token->space_after && i + 1 < sentence->n)
			bytes[n++] = ' ';
	}
	return (ent_str){bytes, n};
}
