/* Taking tables from the image that is linked in. */
#include "base/image.h"

#include <pthread.h>

/* The image, in pages of this process's own; NULL in programs that are built without one. */
extern ent_image ent_linked_image __attribute__((weak));

static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

static ent_image_table *table_named(const char *name)
{
	ent_image *image = &ent_linked_image;
	for (uint64_t i = 0; image && i < image->n; i++)
		if (strcmp(image->tables[i].name, name) == 0)
			return &image->tables[i];
	return NULL;
}

/* Makes the pointers among the words of lots [from, to) of 64; `words` are the first lot's. */
static void make_pointers(const ent_image_table *table, uint64_t from, uint64_t to, uint64_t *words, ent_arena *arena)
{
	char *image = (char *)&ent_linked_image;
	const uint64_t *bits = (const uint64_t *)(const void *)(image + table->bits);
	const uint64_t base[] = {[ENT_IMAGE_HERE] = (uintptr_t)(image + table->at),
							 [ENT_IMAGE_LINKED] = (uintptr_t)ent_data_linked().ptr,
							 [ENT_IMAGE_ARENA] = (uintptr_t)arena};
	for (uint64_t lot = from; lot < to; lot++, words += ENT_IMAGE_LOT / sizeof *words)
		for (uint64_t left = bits[lot]; left; left &= left - 1) {
			uint64_t *word = &words[__builtin_ctzll(left)];
			*word = base[*word >> ENT_IMAGE_KIND] + (*word & (((uint64_t)1 << ENT_IMAGE_KIND) - 1));
		}
}

static bool take(const ent_tables *tables)
{
	ent_image_table *table = ent_data_is_ours(tables->data) ? table_named(tables->name) : NULL;
	if (!table || table->root != tables->size)
		return false;
	char *root = (char *)&ent_linked_image + table->at;
	uint64_t root_lots = (table->root + ENT_IMAGE_LOT - 1) / ENT_IMAGE_LOT;
	(void)pthread_mutex_lock(&making);
	if (!table->taken)
		make_pointers(table, root_lots, table->pointers / ENT_IMAGE_LOT,
					  (uint64_t *)(void *)(root + root_lots * ENT_IMAGE_LOT), NULL);
	table->taken = true;
	(void)pthread_mutex_unlock(&making);
	memcpy(tables->root, root, tables->size);
	make_pointers(table, 0, root_lots, tables->root, tables->arena);
	return true;
}

ent_status ent_tables_load(const ent_tables *tables, ent_status (*load)(void *payload), void *payload, ent_error *error)
{
	const ent_recorder *recorder = ent_data_recorder(tables->data);
	if (!recorder && take(tables))
		return ENT_OK;
	if (recorder)
		recorder->begin(recorder->payload, tables);
	ent_status status = ent_arena_run(tables->arena, load, payload, error);
	if (recorder)
		recorder->end(recorder->payload);
	return status;
}
