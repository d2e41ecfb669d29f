/* Any bytes as a file: whatever the reader makes of them is a document that keeps its promises. The first byte chooses
 * between a file, a line of JSON, and a walk (archives). No PDF: that parser is not ours and runs in a child. */
#include "base/utf8.h"
#include "read/parts.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
	const ent_reader *reader;
	ent_arena *arena;
	const ent_raw *raw;
};

static void must(bool promise)
{
	if (!promise)
		abort();
}

static void check(const ent_document *document)
{
	uint32_t end = 0;
	uint64_t n = document->text.len;
	must(document->n_articles > 0 && document->id.len > 0 && document->sha256.len == 64);
	must(ent_utf8_invalid_at(document->text) == n && document->text.ptr[n] == 0);
	must(!memchr(document->text.ptr, 0, n));
	for (size_t i = 0; i < document->n_blocks; i++) {
		const ent_block *block = &document->blocks[i];
		must(block->start >= end && block->start < block->end && block->end <= n);
		must(block->article < document->n_articles && block->why && block->language.len);
		end = block->end;
	}
	for (size_t i = 1; i < document->n_map; i++)
		must(document->map[i - 1].clean <= document->map[i].clean);
}

static ent_status read_one(void *payload)
{
	struct input *in = payload;
	ent_document *document;
	ent_status status = ent_reader_read(in->reader, in->arena, in->raw, &document, NULL);
	if (!status)
		check(document);
	return status;
}

static ent_status take(void *payload, const ent_raw *raw, ent_error *error)
{
	struct input in = *(struct input *)payload;
	(void)error;
	if (raw->bytes.len >= 5 && ent_str_find(ent_str_sub(raw->bytes, 0, 2048), ENT_STR("%PDF-"), 0) >= 0)
		return ENT_OK;
	in.raw = raw;
	(void)ent_arena_run(in.arena, read_one, &in, NULL);
	ent_arena_reset(in.arena);
	return ENT_OK;
}

static void told(void *payload, const ent_error *problem)
{
	(void)payload;
	must(problem->status != ENT_OK && problem->what[0] && !strchr(problem->what, '\n'));
}

static void moved(void *payload, int64_t bytes)
{
	(void)payload;
	(void)bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static ent_data *tables;
	static ent_reader *reader;
	if (!reader && (ent_data_new(NULL, &tables, NULL) != ENT_OK || ent_reader_new(tables, &reader, NULL) != ENT_OK))
		abort();
	if (size < 2)
		return 0;
	ent_arena *arena = ent_arena_new("fuzz", (size_t)1 << 28);
	struct input in = {.reader = reader, .arena = arena};
	ent_walk walk = {take, told, moved, &in};
	ent_str bytes = {(const char *)data + 1, size - 1};
	if (data[0] == 'j')
		(void)take(&in, &(ent_raw){.path = ENT_STR("fuzz.jsonl"), .bytes = bytes, .line = 1}, NULL);
	else if (data[0] == 'w')
		(void)ent_walk_bytes(ENT_STR("fuzz"), bytes, &walk, NULL);
	else
		(void)take(&in, &(ent_raw){.path = ENT_STR("fuzz.txt"), .bytes = bytes}, NULL);
	(void)ent_arena_free(arena);
	return 0;
}
