/* Coding stretch by stretch: some thousand sentences are read, named, dated and coded, then their trees and mentions
 * are let go. References, the narrative's clock and dealings between states look back a few sentences at most, besides
 * what their readers keep; only dealings also look ahead, for which the last sentences of a stretch wait for the next
 * one. How an article tells time and which years it names is learnt from the whole of it, so that its expressions are
 * gone through twice. */
#include "api/stretch.h"

#include "api/money.h"

#include <string.h>

/* Where the document stands. */
typedef struct place {
	const ent_stretching *with;
	ent_text_reader *text;
	ent_times_reader *times;
	ent_actors_reader *actors;
	ent_coder_reader *coder;
	ent_money_named named;
} place;

static void learn(const ent_stretching *with, ent_times_reader *times, ent_actors_reader *actors)
{
	ent_arena *arena = with->parts[0];
	ent_text_reader *reader = ent_text_reader_new(with->whole, with->document);
	for (bool more = true; more;) {
		ent_text text = {0};
		more = ent_text_read(reader, arena, with->scratch, with->sentences, &text);
		ent_times_learn(times, with->scratch, &text);
		ent_actors_learn(actors, with->whole, &text);
		ent_arena_reset(arena);
	}
}

/* A copy of the string in `arena`, but for what lies in the document's text. */
static ent_str kept(ent_arena *arena, const ent_document *document, ent_str s)
{
	bool in_text = s.ptr >= document->text.ptr && s.ptr < document->text.ptr + document->text.len;
	return in_text || !s.ptr ? s : ent_str_copy(arena, s);
}

static ent_token *tokens_copy(ent_arena *arena, const ent_document *document, const ent_sentence *sentence)
{
	ent_token *tokens = ENT_NEWN(arena, ent_token, sentence->n);
	for (uint32_t i = 0; i < sentence->n; i++) {
		tokens[i] = sentence->tokens[i];
		tokens[i].form = kept(arena, document, tokens[i].form);
		tokens[i].lemma = kept(arena, document, tokens[i].lemma);
	}
	return tokens;
}

/* The last sentences of the stretch before, from index `next` on, at the beginning of a new text in `arena`. */
static ent_text *text_from(ent_arena *arena, const ent_text *before, uint32_t next)
{
	ent_text *text = ENT_NEW(arena, ent_text);
	if (!before)
		return text;
	text->document = before->document;
	text->n = before->n - next;
	text->sentences = ENT_NEWN(arena, ent_sentence, text->n);
	for (uint32_t i = 0; i < text->n; i++) {
		text->sentences[i] = before->sentences[next + i];
		text->sentences[i].index = i;
		text->sentences[i].tokens = tokens_copy(arena, text->document, &text->sentences[i]);
	}
	return text;
}

/* Reads the sentences of the text from index `from` on, behind those that `before` has too; its text began `dropped`
 * sentences earlier. */
static void read_stretch(const place *at, ent_arena *arena, ent_text *text, uint32_t from, const ent_reading *before,
						 uint32_t dropped)
{
	const ent_context *context = at->with->context;
	ent_reading *reading = at->with->reading;
	*reading = (ent_reading){.document = at->with->document, .text = text, .scratch = at->with->scratch};
	reading->mentions = ent_actors_read(at->actors, arena, text, from);
	reading->timexes = ent_times_read(at->times, arena, reading->scratch, text, from, before->timexes, dropped);
	reading->amounts = ent_amounts_read(context->amounts, arena, text, from, before->amounts, dropped);
	ent_money_settle_on(context->amounts, reading->amounts, from, reading->mentions, &at->named);
}

static void code(place *at)
{
	const ent_stretching *with = at->with;
	ent_reading before = {0};
	uint32_t next = 0;
	bool more = true;
	for (int turn = 0; more; turn = 1 - turn) {
		ent_arena *arena = with->parts[turn];
		ent_arena_mark mark = ent_arena_here(with->scratch);
		ent_text *text = text_from(arena, before.text, next);
		uint32_t from = (uint32_t)text->n;
		more = ent_text_read(at->text, arena, with->scratch, with->sentences, text);
		if (before.mentions)
			ent_money_remember(&at->named, with->whole, before.mentions, next);
		read_stretch(at, arena, text, from, &before, next);
		*with->coding = ent_coder_read(at->coder, arena, with->reading, from, !more, &next);
		with->coded(with->payload);
		before = *with->reading;
		ent_arena_back(with->scratch, mark);
		ent_arena_reset(with->parts[1 - turn]);
	}
}

static bool may_tell(const void *payload, const ent_sentence *sentence, const ent_mention *mentions, uint32_t n)
{
	const ent_stretching *with = payload;
	return ent_coder_may_tell(with->context->coder, with->document, sentence, mentions, n);
}

void ent_stretch_code(const ent_stretching *with)
{
	const ent_context *context = with->context;
	const ent_wanted wanted = {may_tell, with};
	place at = {.with = with, .text = ent_text_reader_new(with->whole, with->document)};
	at.times = ent_times_reader_new(context->times, with->whole, with->scratch, with->document);
	at.actors = ent_actors_reader_new(context->actors, context->syntax, &wanted, with->whole);
	at.coder = ent_coder_reader_new(context->coder, context->actors, with->whole);
	learn(with, at.times, at.actors);
	code(&at);
}
