/* What the files of this room share. Not for other rooms. */
#ifndef ENT_READ_PARTS_H
#define ENT_READ_PARTS_H

#include "base/ascii.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/tsv.h"
#include "base/vec.h"
#include "read/language.h"
#include "read/reader.h"

#include <openssl/types.h>
#include <stdio.h>

/* The format says that an article begins at byte `start` of the text, and what it knows of it. */
struct ent_opening {
	uint32_t start;
	ent_article meta;
};

/* A document under construction: text with its map, and what the format itself says. */
typedef struct ent_draft {
	ent_arena *arena;
	const ent_raw *raw;
	ent_document *document;
	ENT_VEC(ent_piece) map;
	ENT_VEC(ent_block) marked; /* spans whose kind the format told (HTML nav, DOCX footnotes); body where unsure */
	ENT_VEC(struct ent_opening) openings; /* none: one article, or as the text tells */
	ent_article meta;                     /* title, author, ... as the format's own metadata have them */
	bool conservative;                    /* text was given as such: doubtful lines are body */
} ent_draft;

/* charset.c: valid UTF-8 of `bytes` (without NUL, which become U+FFFD); `map` gets pieces where offsets move.
 * `declared` may be missing. */
ent_str ent_charset_decode(ent_draft *draft, ent_str bytes, ent_str declared);

/* charset.c: the map of the draft leads into a text that was itself decoded; let it lead on by `decoding` to the bytes.
 */
void ent_map_through(ent_draft *draft, const ent_piece *decoding, size_t n_decoding);

/* html_page.c, pdf.c, xml.c: set text, map, marked, meta and format of the draft. */
ent_status ent_html_read(ent_draft *draft, ent_error *error);
ent_status ent_pdf_read(ent_draft *draft, ent_error *error);
ent_status ent_xml_read(ent_draft *draft, ent_error *error);
ent_status ent_docx_read(ent_draft *draft, ent_error *error);

/* front.c: what the lines above a plain text say of it. ENT_FORMAT: an e-mail whose text is encoded. */
ent_status ent_front_read(ent_draft *draft, ent_error *error);

/* json_line.c: text, id and metadata of one JSON object. */
ent_status ent_json_read(ent_draft *draft, ent_error *error);

/* archive.c: is this an archive (or compressed file) to walk into? and the walk itself. */
bool ent_archive_is(ent_str bytes);
ent_status ent_archive_walk(ent_str path, ent_str bytes, const ent_walk *walk, ent_error *error);

/* The same for an archive of `size` bytes in a file, which is not read into memory whole. */
ent_status ent_archive_walk_file(const char *path, size_t size, const ent_walk *walk, ent_error *error);

/* walk.c: JSONL in chunks as they come; each whole line goes to `walk`. `cut_off`: forget the line that is not whole.
 */
struct ent_lines {
	const char *name;
	const ent_walk *walk;
	ent_buf line;
	int64_t number; /* of the line ended last */
};
struct ent_lines ent_lines_new(const char *name, const ent_walk *walk);
ent_status ent_lines_feed(struct ent_lines *lines, ent_str chunk, ent_error *error);
ent_status ent_lines_end(struct ent_lines *lines, bool cut_off, ent_error *error);

/* walk.c: one file's bytes, whatever they are, to `walk`. */
ent_status ent_walk_bytes(ent_str path, ent_str bytes, const ent_walk *walk, ent_error *error);

/* units.c: the lines and hard-wrapped paragraphs of a text, each a body block until blocks.c knows better. */
struct ent_units {
	ent_block *at;
	size_t n, cap;
};
struct ent_units ent_units_find(ent_arena *arena, ent_str text);

/* blocks.c: cuts the text into blocks and articles. */
void ent_blocks_cut(const ent_reader *reader, ent_draft *draft);

/* repeats.c: short blocks whose words stand in a longer one of the same article become ENT_BLOCK_REPEAT. */
void ent_repeats_mark(ent_arena *arena, ent_str text, ent_block *blocks, size_t n);

/* published.c: an EDTF date in a line like "Published April 12, 2021", "12 October 2016", "2021-04-08T10:00"; false
 * when the line is anything else but a date with words that announce one. */
bool ent_published_in(ent_arena *arena, ent_str line, ent_date *ret_date);

/* published_abroad.c: the day in a line that is a date in another script, language or calendar, with or without a place
 * before it: "令和5年2月16日", "Москва, 16 февраля 2023 г.", "25 Rajab 1444"; false when it is anything else. */
bool ent_published_abroad(ent_arena *arena, ent_str line, ent_date *ret_date);

typedef struct ent_dateline {
	ent_date published; /* unknown where the line has no year */
	ent_str agency;     /* "Reuters", or the paper; missing when not named */
	size_t length;      /* [bytes] to behind its dash */
} ent_dateline;

/* Does a paragraph begin with "ISLAMABAD, Nov 21, 2014 (Reuters) -" or "KABUL:"? */
bool ent_dateline_at(ent_arena *arena, ent_str paragraph, ent_dateline *ret_line);

/* Is the line "Published in Dawn, November 21st, 2014" or the like? */
bool ent_imprint_in(ent_arena *arena, ent_str line, ent_dateline *ret_line);

/* furniture.c */
typedef enum ent_furniture {
	ENT_FURNITURE_NONE,
	ENT_FURNITURE_LINE,   /* this line is furniture */
	ENT_FURNITURE_MORE,   /* heading of teasers of other pages */
	ENT_FURNITURE_REST,   /* from here to the end of the article: comment forms */
	ENT_FURNITURE_CREDIT, /* credits, captions */
	ENT_FURNITURE_NOTES,  /* heading of references */
	ENT_FURNITURE_WRITER, /* about the author */
	ENT_FURNITURE_SAVED   /* a date of saving or visiting the page stands here */
} ent_furniture;
ent_furniture ent_furniture_of(const ent_reader *reader, ent_str line);

/* reader.c: ent_fail with the document's path and, of JSONL, its line. */
ent_status ent_draft_fail(const ent_draft *draft, ent_error *error, ent_status status, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* reader.c: a copy in which each byte that is no UTF-8 is '?': names of files, attributes as Gumbo gives them. */
ent_str ent_read_valid(ent_arena *arena, ent_str bytes);

struct ent_reader {
	ent_arena *arena;
	EVP_MD *sha256; /* sought once: OpenSSL takes longer for that than for a short text */
	struct ent_furniture_row {
		ent_str text; /* lower case */
		char how;     /* '=' whole line, '^' begins with, '*' holds */
		ent_furniture kind;
	} * rows;
	size_t n_rows;
	ent_map domains; /* to rows of publishers */
	ENT_VEC(ent_str) publishers;
};

/* publishers.c: the table; and who publishes at an address, missing when the table does not know. */
ent_status ent_publishers_load(ent_reader *reader, const ent_data *data, ent_error *error);
ent_str ent_publisher_of(const ent_reader *reader, ent_arena *arena, ent_str url);

#endif
