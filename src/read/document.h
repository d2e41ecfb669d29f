/* A document as the reader gives it: clean text, cut into blocks that say what they are.
 *
 *     bytes ─charset→ UTF-8 ─format→ text + map ─blocks→ body | title | furniture | references ...
 *
 * Nothing is thrown away: a menu, a footnote or a passage in another language stays in `text` as a block of its
 * kind, and the rooms above read only the kinds they want. All offsets everywhere are bytes into `text`; plain
 * text and the "text" of JSONL are kept byte for byte (but for invalid UTF-8 and NUL, which become U+FFFD). */
#ifndef ENT_READ_DOCUMENT_H
#define ENT_READ_DOCUMENT_H

#include "base/date.h"

typedef enum ent_block_kind {
	ENT_BLOCK_BODY,       /* prose: sentences are coded */
	ENT_BLOCK_TITLE,      /* headline, subtitle, its repetition */
	ENT_BLOCK_HEADING,    /* section heading: never glued to a sentence */
	ENT_BLOCK_BYLINE,     /* author, date of publication, credits */
	ENT_BLOCK_CAPTION,    /* of a picture or table */
	ENT_BLOCK_REPEAT,     /* pull quote: says again what the body says */
	ENT_BLOCK_REFERENCES, /* bibliography, notes */
	ENT_BLOCK_FOOTNOTE,   /* a note in the middle of the text */
	ENT_BLOCK_BIOGRAPHY,  /* about the author */
	ENT_BLOCK_FURNITURE,  /* menus, forms, share bars, "Check Also" */
	ENT_BLOCK_FOREIGN     /* in a language that is not coded */
} ent_block_kind;

const char *ent_block_kind_name(ent_block_kind kind);

/* Whether sentences are made of such a block (ent_text_of). */
static inline bool ent_block_has_sentences(ent_block_kind kind)
{
	return kind == ENT_BLOCK_BODY || kind == ENT_BLOCK_TITLE || kind == ENT_BLOCK_HEADING;
}

typedef struct ent_block {
	uint32_t start, end; /* [bytes] of text, without the blank lines around */
	ent_block_kind kind;
	uint32_t article; /* index into articles */
	bool continues;   /* the last sentence of the body block before goes on here (page break, footnote between) */
	ent_str language; /* ISO 639-1 */
	const char *why;  /* the rule that gave it its kind, a constant; for `explain` and `entente read` */
} ent_block;

/* One article: a file may hold several, each a source of its own. */
typedef struct ent_article {
	ent_str title, author, publisher, url; /* missing when unknown */
	ent_str language;                      /* ISO 639-1, of most of its body */
	ent_date published;                    /* basis: given, metadata, dateline, inferred, unknown */
} ent_article;

/* A run of clean text that comes from a run of the original bytes. Between two pieces the offsets are those of the
 * piece before. */
typedef struct ent_piece {
	uint32_t clean;    /* [bytes] of text */
	uint64_t original; /* [bytes] of the file */
} ent_piece;

typedef struct ent_document {
	ent_str id;            /* given, or the first 16 hex digits of the SHA-256 of the raw bytes */
	ent_str sha256;        /* of the raw bytes, 64 hex digits */
	ent_str path;          /* as the user named it; "a.zip!b.html" inside an archive; "-" for standard input */
	ent_str format;        /* "txt" "html" "pdf" "docx" "xml" "jsonl" */
	ent_str text;          /* valid UTF-8, less than 4 GiB, followed by a NUL that does not count */
	ent_block *blocks;     /* [n_blocks] in the order of the text */
	ent_article *articles; /* [n_articles] at least one */
	ent_piece *map;        /* [n_map] ascending; empty: see ent_document_original */
	size_t n_blocks, n_articles, n_map;
} ent_document;

/* The byte of the original file that byte `at` of the text comes from. Without a map: of txt the same byte; of the
 * other formats (jsonl, pdf, docx, xml) the byte of the text as it was taken out of the file, which has no bytes of its
 * own. */
uint64_t ent_document_original(const ent_document *document, uint32_t at);

#endif
