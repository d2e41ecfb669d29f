/* A database that is damaged in any way gives answers or statuses, never a crash. The input is a list of wounds to a
 * sound database: three bytes where, one byte what is flipped there; the first byte says whether the file is also cut.
 */
#include "record/schema.h"
#include "record/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A small record, by SQL: all tables have a row. */
static const char content[] =
	"INSERT INTO runs VALUES (1, '0.1.0', 'data', '{}', '2026-01-01T00:00:00Z', NULL);"
	"INSERT INTO documents VALUES (1, 'deal', 'abc', 'deal.txt', 'txt', 60, 1);"
	"INSERT INTO articles VALUES (4294967296, 1, 0, 'A deal', NULL, 'The Daily', NULL, 'en', '2014', 16071, 16435,"
	" 'metadata', 1, 1, 1);"
	"INSERT INTO sentences VALUES (4294967296, 4294967296, 0, 'body', 0, 60, 0,"
	" 'Russia and Pakistan signed a deal worth $153 million.', NULL);"
	"INSERT INTO sentence_search (rowid, text) SELECT key, text FROM sentences;"
	"INSERT INTO mentions VALUES (4294967296, 0, 0, 0, 6, 'Russia', 'name', 'RUS', NULL, 'RUS', 'Russia', NULL, NULL,"
	" NULL, NULL, NULL);"
	"INSERT INTO mentions VALUES (4294967296, 1, 0, 11, 19, 'Pakistan', 'name', 'PAK', NULL, 'PAK', 'Pakistan', NULL,"
	" NULL, NULL, NULL, NULL);"
	"INSERT INTO dates VALUES (4294967296, 0, 0, 4, '2014', 'DATE', '2014', '2014', 16071, 16435, 'stated', 1, NULL);"
	"INSERT INTO amounts VALUES (4294967296, 4294967296, 40, 52, '$153 million', 1.53e8, 1.53e8, 'USD', NULL, 'deal',"
	" '', 0, 0);"
	"INSERT INTO events VALUES (4294967296, 'abcd000000000001', 4294967296, 20, 26, 'signed', 'AGREE', NULL,"
	" 'military', '057', 'VERBAL_COOPERATION', 6, 'actual', NULL, '2014', 16071, 16435, 'stated', 0, 0, NULL,"
	" NULL, NULL, 'agree.sign', 0.9, 'why', 0);"
	"INSERT INTO participants VALUES (4294967296, 0, 'actor', 0, 6, 'Russia', 'name', 'RUS', NULL, 'RUS', 'Russia',"
	" NULL, NULL, NULL);"
	"INSERT INTO participants VALUES (4294967296, 1, 'actor', 11, 19, 'Pakistan', 'name', 'PAK', NULL, 'PAK',"
	" 'Pakistan', NULL, NULL, NULL);"
	"INSERT INTO event_amounts VALUES (4294967296, 0, 4294967296);"
	"INSERT INTO problems VALUES ('bad.pdf', 0, -1, 'format', 'encrypted');"
	"INSERT INTO corrections VALUES (1, 'abcd000000000001', 'score', '6', '5.0', 'me', '2026-01-01T00:00:00Z', NULL);";

static unsigned char *sound;
static size_t sound_size;
static char path[] = "/tmp/entente-fuzz-XXXXXX";

/* Makes the sound database once, and keeps its bytes. */
static void make_sound(void)
{
	int fd = mkstemp(path);
	if (fd < 0)
		abort();
	(void)close(fd);
	ent_sql sql = {.path = path};
	if (sqlite3_open(path, &sql.db) != SQLITE_OK || ent_schema_ensure(&sql, true, NULL) != ENT_OK ||
		ent_sql_exec(&sql, content, NULL) != ENT_OK)
		abort();
	sqlite3_close(sql.db);
	FILE *in = fopen(path, "rb");
	if (!in || fseek(in, 0, SEEK_END) != 0)
		abort();
	sound_size = (size_t)ftell(in);
	rewind(in);
	sound = malloc(sound_size);
	if (!sound || fread(sound, 1, sound_size, in) != sound_size)
		abort();
	(void)fclose(in);
}

static void write_damaged(const uint8_t *data, size_t size)
{
	unsigned char *bytes = malloc(sound_size);
	if (!bytes)
		abort();
	memcpy(bytes, sound, sound_size);
	size_t keep = data[0] & 1 ? sound_size * data[0] / 256 : sound_size;
	for (size_t i = 1; i + 4 <= size; i += 4)
		bytes[(data[i] | (size_t)data[i + 1] << 8 | (size_t)data[i + 2] << 16) % sound_size] ^= data[i + 3];
	FILE *out = fopen(path, "wb");
	if (!out || fwrite(bytes, 1, keep, out) != keep)
		abort();
	(void)fclose(out);
	free(bytes);
}

static ent_status take(void *payload, const ent_record_event *event)
{
	size_t *sum = payload;
	*sum += event->sentence_text.len + event->n_participants;
	return ENT_OK;
}

static void ask_everything(ent_store *store)
{
	const ent_str pair[] = {ENT_STR("PAK"), ENT_STR("RUS")};
	ent_filter all = {0}, some = {.between = pair, .n_between = 2, .text = ENT_STR("deal")};
	ent_arena *arena = ent_arena_new("fuzz", 64 << 20);
	if (!arena)
		return;
	size_t n = 0;
	ent_source *sources;
	ent_record_figure *figures;
	ent_count *counts;
	ent_str *lines, text, silence;
	ent_record_event event;
	ent_correction *corrections;
	(void)ent_store_events(store, &all, take, &n, NULL);
	(void)ent_store_events(store, &some, take, &n, NULL);
	(void)ent_store_event(store, arena, ENT_STR("abcd"), &event, NULL);
	(void)ent_store_sources(store, arena, &sources, &n, NULL);
	(void)ent_store_figures(store, arena, &some, &figures, &n, NULL);
	(void)ent_store_silences(store, arena, &counts, &n, NULL);
	(void)ent_store_problems(store, arena, &lines, &n, NULL);
	(void)ent_store_sentence(store, arena, ENT_STR("deal"), 0, &text, &silence, NULL);
	(void)ent_store_corrections(store, arena, (ent_str){0}, &corrections, &n, NULL);
	(void)ent_store_check(store, NULL);
	ent_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!sound)
		make_sound();
	if (size == 0)
		return 0;
	write_damaged(data, size);
	ent_store *store = NULL;
	if (ent_store_open(path, ENT_STORE_READ, &store, NULL) == ENT_OK) {
		ask_everything(store);
		ent_store_close(store);
	}
	(void)unlink(path);
	return 0;
}
