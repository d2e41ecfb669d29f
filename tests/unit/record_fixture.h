/* Readings and codings made by hand, for the tests of the record: what the rooms below would find in a text, said
 * sentence by sentence. Surfaces are looked up in the sentence, so that offsets are true. */
#ifndef ENT_TEST_RECORD_FIXTURE_H
#define ENT_TEST_RECORD_FIXTURE_H

#include "base/buf.h"
#include "base/vec.h"
#include "events/coder.h"
#include "record/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct maker {
	ent_arena *arena;
	ent_document document;
	ent_buf text;
	ENT_VEC(ent_sentence) sentences;
	ENT_VEC(ent_mention) mentions;
	ENT_VEC(ent_timex) timexes;
	ENT_VEC(ent_amount) amounts;
	ENT_VEC(ent_event) events;
	ENT_VEC(ent_silence) silences;
	ENT_VEC(ent_block) blocks;
	ent_reading reading;
	ent_coding coding;
} maker;

static inline maker *maker_new(ent_arena *arena, const char *id)
{
	maker *m = ENT_NEW(arena, maker);
	m->arena = arena;
	m->text = ENT_BUF(1 << 20);
	m->document.id = ent_str_copy(arena, ent_str_of(id));
	m->document.path = ent_str_format(arena, "articles/%s.txt", id);
	m->document.format = ENT_STR("txt");
	m->document.n_articles = 1;
	m->document.articles = ENT_NEW(arena, ent_article);
	m->document.articles[0].published = ENT_DATE_NONE;
	return m;
}

static inline uint32_t maker_find(maker *m, uint32_t sentence, const char *surface)
{
	ent_str text = m->document.text.len ? m->document.text : ent_buf_str(&m->text);
	ptrdiff_t at = ent_str_find(text, ent_str_of(surface), m->sentences.at[sentence].start);
	assert_true(at >= 0);
	return (uint32_t)at;
}

/* A sentence in a block of its own; tokens are its words. */
static inline uint32_t maker_sentence(maker *m, const char *text)
{
	uint32_t start = (uint32_t)m->text.n, n = (uint32_t)m->sentences.n;
	ent_buf_puts(&m->text, text);
	uint32_t end = (uint32_t)m->text.n;
	ent_buf_putc(&m->text, '\n');
	*ent_push(m->arena, &m->blocks) = (ent_block){.start = start, .end = end, .language = ENT_STR("en"), .why = "test"};
	ENT_VEC(ent_token) tokens = {0};
	ent_str rest = ent_str_copy(m->arena, ent_str_of(text)), word;
	uint32_t at = start;
	while (rest.len && ent_str_split(&rest, ' ', &word)) {
		uint32_t past = at + (uint32_t)word.len;
		*ent_push(m->arena, &tokens) = (ent_token){.form = word, .start = at, .end = past, .space_after = true};
		at = past + 1;
	}
	*ent_push(m->arena, &m->sentences) = (ent_sentence){
		.tokens = tokens.at, .n = (uint32_t)tokens.n, .start = start, .end = end, .index = n, .block = n};
	return n;
}

static inline ent_actor maker_actor(const char *country, const char *sector, const char *code)
{
	ent_actor actor = {.code = ent_str_of(code), .name = ent_str_of(code)};
	(void)snprintf(actor.country, sizeof actor.country, "%s", country);
	(void)snprintf(actor.sector, sizeof actor.sector, "%s", sector);
	return actor;
}

static inline void maker_mention(maker *m, uint32_t sentence, const char *surface, const char *country)
{
	uint32_t start = maker_find(m, sentence, surface);
	ent_actor *actor = ENT_NEW(m->arena, ent_actor);
	*actor = maker_actor(country, "", country);
	*ent_push(m->arena, &m->mentions) = (ent_mention){.sentence = sentence,
													  .start = start,
													  .end = start + (uint32_t)strlen(surface),
													  .actors = actor,
													  .n_actors = 1,
													  .from = ENT_DAY_PAST,
													  .to = ENT_DAY_FUTURE};
}

static inline ent_date maker_date(const char *edtf, ent_basis basis)
{
	ent_date date = ENT_DATE_NONE;
	if (edtf)
		assert_true(ent_edtf_parse(ent_str_of(edtf), &date));
	date.basis = basis;
	return date;
}

static inline ent_timex *maker_timex(maker *m, uint32_t sentence, const char *surface, const char *edtf)
{
	uint32_t start = maker_find(m, sentence, surface);
	ent_timex *timex = ent_push(m->arena, &m->timexes);
	*timex = (ent_timex){.sentence = sentence,
						 .start = start,
						 .end = start + (uint32_t)strlen(surface),
						 .value = ent_str_of(edtf),
						 .date = maker_date(edtf, ENT_BASIS_STATED),
						 .event_date = true,
						 .why = ENT_STR("test")};
	return timex;
}

static inline void maker_amount(maker *m, uint32_t sentence, const char *surface, double value, const char *unit)
{
	uint32_t start = maker_find(m, sentence, surface);
	*ent_push(m->arena, &m->amounts) = (ent_amount){.sentence = sentence,
													.start = start,
													.end = start + (uint32_t)strlen(surface),
													.lo = value,
													.hi = value,
													.unit = ent_str_of(unit),
													.measures = ENT_STR("deal")};
}

/* An event without participants; valid until the next one is made. */
static inline ent_event *maker_event(maker *m, uint32_t sentence, const char *trigger, const char *type,
									 const char *edtf)
{
	uint32_t start = maker_find(m, sentence, trigger);
	ent_event *event = ent_push(m->arena, &m->events);
	*event = (ent_event){.id = ent_str_format(m->arena, "%016llx",
											  (unsigned long long)ent_str_hash(ent_str_format(
												  m->arena, "%.*s/%u/%s", ENT_FMT(m->document.id), start, type))),
						 .sentence = sentence,
						 .number = sentence,
						 .start = start,
						 .end = start + (uint32_t)strlen(trigger),
						 .text = ent_str_of(trigger),
						 .event = ent_str_of(type),
						 .cameo = ENT_STR("057"),
						 .quad = ENT_STR("VERBAL_COOPERATION"),
						 .score = 6,
						 .date = maker_date(edtf, edtf ? ENT_BASIS_STATED : ENT_BASIS_UNKNOWN),
						 .rule = ENT_STR("agree.sign"),
						 .confidence = 0.875,
						 .why = ENT_STR("by hand")};
	return event;
}

static inline void maker_participant(maker *m, ent_event *event, ent_role role, const char *surface, ent_actor actor)
{
	ent_participant *list = ENT_NEWN(m->arena, ent_participant, event->n_participants + 1);
	if (event->n_participants)
		memcpy(list, event->participants, event->n_participants * sizeof *list);
	uint32_t start = maker_find(m, event->sentence, surface);
	list[event->n_participants++] = (ent_participant){.role = role,
													  .start = start,
													  .end = start + (uint32_t)strlen(surface),
													  .text = ent_str_of(surface),
													  .actor = actor};
	event->participants = list;
}

static inline void maker_silence(maker *m, uint32_t sentence, const char *reason)
{
	*ent_push(m->arena, &m->silences) = (ent_silence){sentence, reason};
}

/* Closes the text; the reading and the coding can be added now. */
static inline void maker_done(maker *m)
{
	ent_document *document = &m->document;
	document->text = ent_str_copy(m->arena, ent_buf_str(&m->text));
	ent_buf_free(&m->text);
	document->blocks = m->blocks.at;
	document->n_blocks = m->blocks.n;
	uint64_t hash = ent_str_hash(document->text);
	document->sha256 = ent_str_format(m->arena, "%016llx%016llx%016llx%016llx", (unsigned long long)hash,
									  (unsigned long long)hash, (unsigned long long)hash, (unsigned long long)hash);
	ent_text *text = ENT_NEW(m->arena, ent_text);
	*text = (ent_text){.document = document, .sentences = m->sentences.at, .n = m->sentences.n};
	ent_mentions *mentions = ENT_NEW(m->arena, ent_mentions);
	*mentions = (ent_mentions){m->mentions.at, m->mentions.n};
	ent_timexes *timexes = ENT_NEW(m->arena, ent_timexes);
	*timexes = (ent_timexes){m->timexes.at, m->timexes.n};
	ent_amount_list *amounts = ENT_NEW(m->arena, ent_amount_list);
	*amounts = (ent_amount_list){m->amounts.at, m->amounts.n};
	m->reading = (ent_reading){document, text, mentions, timexes, amounts, NULL, true};
	m->coding = (ent_coding){m->events.at, m->events.n, m->silences.at, m->silences.n, NULL};
}

/* Two sentences on a signing of Pakistan and Russia, one with nothing, one on the Soviet Union's aid. */
static inline maker *maker_deal(ent_arena *arena, const char *id)
{
	maker *m = maker_new(arena, id);
	m->document.articles[0] = (ent_article){.title = ENT_STR("A deal"),
											.author = ENT_STR("A. Writer"),
											.publisher = ENT_STR("The Daily"),
											.url = ENT_STR("https://example.org/deal"),
											.language = ENT_STR("en"),
											.published = maker_date("2014-11-22", ENT_BASIS_DATELINE)};
	uint32_t s = maker_sentence(m, "On 21 November 2014 Russia and Pakistan signed a deal worth $153 million .");
	maker_mention(m, s, "Russia", "RUS");
	maker_mention(m, s, "Pakistan", "PAK");
	maker_timex(m, s, "21 November 2014", "2014-11-21");
	maker_amount(m, s, "$153 million", 153e6, "USD");
	s = maker_sentence(m, "It rained in Moscow .");
	maker_silence(m, s, "one actor");
	s = maker_sentence(m, "The Soviet Union gave Pakistan aid in the 1970s .");
	maker_mention(m, s, "Soviet Union", "SUN");
	maker_mention(m, s, "Pakistan", "PAK");
	s = maker_sentence(m, "India protested the deal with Pakistan .");
	maker_mention(m, s, "India", "IND");
	maker_mention(m, s, "Pakistan", "PAK");

	ent_event *event = maker_event(m, 0, "signed", "AGREE", "2014-11-21");
	event->mode = (ent_str){0};
	event->context = ENT_STR("military");
	event->date_start = maker_find(m, 0, "21 November 2014");
	event->date_end = event->date_start + 16;
	event->place = ENT_STR("Islamabad");
	event->place_country = ENT_STR("PAK");
	maker_participant(m, event, ENT_ROLE_ACTOR, "Russia", maker_actor("RUS", "GOV", "RUSGOV"));
	maker_participant(m, event, ENT_ROLE_ACTOR, "Pakistan", maker_actor("PAK", "", "PAK"));
	event->amounts = ENT_NEW(arena, const ent_amount *);
	event->amounts[0] = &m->amounts.at[0];
	event->n_amounts = 1;
	event = maker_event(m, 2, "gave", "AID", "197X");
	event->quad = ENT_STR("MATERIAL_COOPERATION");
	event->score = 7;
	maker_participant(m, event, ENT_ROLE_ACTOR, "Soviet Union", maker_actor("SUN", "", "SUN"));
	maker_participant(m, event, ENT_ROLE_RECIPIENT, "Pakistan", maker_actor("PAK", "", "PAK"));
	event = maker_event(m, 3, "protested", "PROTEST", NULL);
	event->quad = ENT_STR("VERBAL_CONFLICT");
	event->score = -2;
	event->confidence = 0.5;
	event->status = ENT_STATUS_PLANNED;
	maker_participant(m, event, ENT_ROLE_ACTOR, "India", maker_actor("IND", "", "IND"));
	maker_participant(m, event, ENT_ROLE_THIRD, "Pakistan", maker_actor("PAK", "", "PAK"));
	maker_done(m);
	return m;
}

/* A path in a folder of this process that is removed at its end; the file itself is not made. */
static inline const char *fixture_path(const char *name)
{
	static char folder[64], path[160];
	if (!folder[0]) {
		(void)snprintf(folder, sizeof folder, "/tmp/entente-record-XXXXXX");
		assert_non_null(mkdtemp(folder));
	}
	(void)snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static inline void fixture_remove(const char *path)
{
	static const char *const tails[] = {"", "-wal", "-shm", "-journal"};
	char name[256];
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		(void)snprintf(name, sizeof name, "%s%s", path, tails[i]);
		(void)unlink(name);
	}
}

#define assert_ok(call)                                                                                                \
	do {                                                                                                               \
		ent_error assert_ok_error = {0}, *error = &assert_ok_error;                                                    \
		if ((call) != ENT_OK)                                                                                          \
			fail_msg("%s: %s: %s", #call, error->where, error->what);                                                  \
	} while (0)

#define assert_str(actual, expected)                                                                                   \
	do {                                                                                                               \
		ent_str assert_str_actual = (actual);                                                                          \
		if (!ent_str_eq(assert_str_actual, ent_str_of(expected)))                                                      \
			fail_msg("%s is '%.*s', not '%s'", #actual, ENT_FMT(assert_str_actual), expected);                         \
	} while (0)

static inline ent_store *fixture_open(const char *path)
{
	ent_store *store = NULL;
	assert_ok(ent_store_open(path, ENT_STORE_WRITE, &store, error));
	assert_ok(ent_store_begin_run(store, ENT_STR("0.1.0"), ENT_STR("data1"), ENT_STR("{}"), error));
	return store;
}

/* The dump as one string, to be freed. */
static inline char *fixture_dump(ent_store *store)
{
	char *bytes = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&bytes, &n);
	assert_non_null(out);
	assert_ok(ent_store_dump(store, out, error));
	(void)fclose(out);
	return bytes;
}

#endif
