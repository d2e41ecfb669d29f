/* Tables as they are in memory once loaded, laid out when the program is built, so that no start reads our own files
 * anew. The image is made by the very code that reads the tables (tools/make_image.c) and linked in; where it is not
 * there, or a user's files stand behind ours, the tables are loaded from their files.
 *
 *     files ─load→ root, arena ─make_image→ image ─take→ root, pointers into the image
 *
 *     "ENTIMG1\n"  uint64 n_tables  n_tables x ent_image_table
 *     each at a multiple of 4096 bytes: the root, what holds pointers, what holds none; bits: which words are pointers
 *
 * A pointer stands in the image as what it points into and the offset there, and is made one when the tables are first
 * taken: pages without pointers are read from the program's file, as its code is. */
#ifndef ENT_BASE_IMAGE_H
#define ENT_BASE_IMAGE_H

#include "base/data.h"

/* Tables to load: a struct, and all that it points to. The struct's pointers lead into the arena, into our own files
 * as they are linked in, or to the arena itself; to nothing else, not even to a literal. */
typedef struct ent_tables {
	const char *name; /* a literal: "actors" */
	const ent_data *data;
	ent_arena *arena;
	void *root;
	size_t size; /* [bytes] of the root */
} ent_tables;

/* Fills the root, from the image or by `load(payload)` under the arena's guard; its status. */
ent_status ent_tables_load(const ent_tables *tables, ent_status (*load)(void *payload), void *payload,
						   ent_error *error);

/* Whoever makes an image: is told before tables are loaded, and when they are. */
typedef struct ent_recorder {
	void (*begin)(void *payload, const ent_tables *tables);
	void (*end)(void *payload);
	void *payload;
} ent_recorder;

/* ---- the format ---- */

#define ENT_IMAGE_MAGIC "ENTIMG1\n"

enum {
	ENT_IMAGE_PAGE = 4096,
	ENT_IMAGE_LOT = 64 * 8, /* [bytes] whose words have their bits in one number */
	ENT_IMAGE_KIND = 56     /* bit of a pointer from which its kind stands */
};

/* What a pointer leads into. */
typedef enum ent_image_kind {
	ENT_IMAGE_HERE = 1, /* these tables */
	ENT_IMAGE_LINKED,   /* our files as they are linked in */
	ENT_IMAGE_ARENA     /* nothing: it is the arena that the tables were made in */
} ent_image_kind;

typedef struct ent_image_table {
	char name[16];
	uint64_t at;       /* [bytes] from the image's start: the root; behind its last lot what else holds pointers .. */
	uint64_t pointers; /* [bytes] .. so many in all, whole lots */
	uint64_t root;     /* [bytes] */
	uint64_t bits;     /* [bytes] from the image's start: [pointers / ENT_IMAGE_LOT] */
	uint64_t taken;    /* its pointers are made */
} ent_image_table;

typedef struct ent_image {
	char magic[8];
	uint64_t n;
	ent_image_table tables[];
} ent_image;

#endif
