/* XML by libxml2, without network, entities or huge nodes: TEI (header, text, notes, bibliography), RSS and Atom items,
 * and the body of a Word document. The tree is written out as paragraphs with blank lines between. */
#include "read/parts.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>
#include <strings.h>

enum { DEEPEST = 256 };

struct writing {
	ent_draft *draft;
	ENT_VEC(char) text;
	size_t breaks;
	xmlDocPtr tree;
};

static void put_text(struct writing *out, const char *text)
{
	for (; *text; text++) {
		bool space = *text == ' ' || (*text >= '\t' && *text <= '\r');
		if (space && (out->breaks || !out->text.n || out->text.at[out->text.n - 1] == ' '))
			continue;
		if (!space) {
			while (out->text.n && out->breaks && out->text.at[out->text.n - 1] == ' ')
				out->text.n--;
			for (; out->text.n && out->breaks; out->breaks--)
				*ent_push(out->draft->arena, &out->text) = '\n';
			out->breaks = 0;
		}
		*ent_push(out->draft->arena, &out->text) = space ? ' ' : *text;
	}
}

static bool is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcasecmp((const char *)node->name, name) == 0;
}

static bool is_any(const xmlNode *node, const char *const *names)
{
	for (; *names; names++)
		if (is(node, *names))
			return true;
	return false;
}

static const char *const paragraphs[] = {"p",           "head",    "div",     "item",  "note",     "bibl",   "title",
										 "description", "summary", "content", "entry", "dateline", "byline", "l",
										 "lg",          "list",    "table",   "row",   "quote",    "text",   NULL};
static const char *const silent[] = {"teiHeader", "link",    "guid",    "id",        "generator", "instrText", "del",
									 "fldChar",   "pubDate", "updated", "published", "category",  NULL};

static ent_block_kind kind_of(const xmlNode *node)
{
	if (is(node, "note"))
		return ENT_BLOCK_FOOTNOTE;
	if (is(node, "bibl") || is(node, "listBibl"))
		return ENT_BLOCK_REFERENCES;
	if (is(node, "head"))
		return ENT_BLOCK_HEADING;
	return ENT_BLOCK_BODY;
}

static void write_node(struct writing *out, const xmlNode *node, int depth)
{
	if (depth > DEEPEST)
		return;
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
		if (node->content)
			put_text(out, (const char *)node->content);
		return;
	}
	if (node->type != XML_ELEMENT_NODE || is_any(node, silent))
		return;
	if (is(node, "tab") || is(node, "br") || is(node, "lb"))
		put_text(out, " ");
	bool block = is_any(node, paragraphs);
	ent_block_kind kind = kind_of(node);
	if (block && out->breaks < 2)
		out->breaks = 2;
	size_t start = out->text.n;
	for (const xmlNode *child = node->children; child; child = child->next)
		write_node(out, child, depth + 1);
	while (kind != ENT_BLOCK_BODY && start < out->text.n && (out->text.at[start] == '\n' || out->text.at[start] == ' '))
		start++;
	if (kind != ENT_BLOCK_BODY && out->text.n > start)
		*ent_push(out->draft->arena, &out->draft->marked) =
			(ent_block){.start = (uint32_t)start, .end = (uint32_t)out->text.n, .kind = kind, .why = "markup"};
	if (block && out->breaks < 2)
		out->breaks = 2;
}

/* The first element called `name` below `node`, depth first. */
static const xmlNode *find(const xmlNode *node, const char *name, int depth)
{
	for (; node && depth < DEEPEST; node = node->next) {
		if (is(node, name))
			return node;
		const xmlNode *inner = find(node->children, name, depth + 1);
		if (inner)
			return inner;
	}
	return NULL;
}

static ent_str content(struct writing *out, const xmlNode *node)
{
	if (!node)
		return (ent_str){0};
	xmlChar *text = xmlNodeGetContent(node);
	ent_str copy = text ? ent_str_trim(ent_str_copy(out->draft->arena, ent_str_of((const char *)text))) : (ent_str){0};
	xmlFree(text);
	return copy;
}

static void read_header(struct writing *out, const xmlNode *root)
{
	const xmlNode *header = find(root, "teiHeader", 0);
	if (!header)
		return;
	ent_article *meta = &out->draft->meta;
	meta->title = content(out, find(header->children, "title", 0));
	meta->author = content(out, find(header->children, "author", 0));
	meta->publisher = content(out, find(header->children, "publisher", 0));
	const xmlNode *statement = find(header->children, "publicationStmt", 0);
	const xmlNode *date = statement ? find(statement->children, "date", 0) : NULL;
	ent_date published;
	if (date && ent_published_in(out->draft->arena, content(out, date), &published)) {
		published.basis = ENT_BASIS_METADATA;
		meta->published = published;
	}
}

static ent_status write_tree(void *payload)
{
	struct writing *out = payload;
	const xmlNode *root = xmlDocGetRootElement(out->tree);
	read_header(out, root);
	if (root)
		write_node(out, root, 0);
	return ENT_OK;
}

static ent_status read_tree(ent_draft *draft, ent_str bytes, const char *path, ent_error *error)
{
	struct writing out = {.draft = draft};
	out.tree = xmlReadMemory(bytes.ptr, (int)bytes.len, "document.xml", NULL,
							 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
	if (!out.tree) {
		const xmlError *last = xmlGetLastError();
		return ent_fail(error, ENT_FORMAT, path, last ? last->line : 0, -1, "not well-formed XML");
	}
	ent_status status = ent_arena_run(draft->arena, write_tree, &out, error);
	xmlFreeDoc(out.tree);
	if (!status)
		draft->document->text = ent_str_copy(draft->arena, (ent_str){out.text.at, out.text.n});
	return status;
}

ent_status ent_xml_read(ent_draft *draft, ent_error *error)
{
	char path[256];
	(void)snprintf(path, sizeof path, "%.*s", ENT_FMT(draft->raw->path));
	draft->document->format = ENT_STR("xml");
	return read_tree(draft, draft->raw->bytes, path, error);
}

/* word/document.xml of the zip. */
static ent_status unzip(ent_str bytes, const char *path, ent_buf *out, ent_error *error)
{
	struct archive *archive = archive_read_new();
	struct archive_entry *entry;
	bool found = false;
	if (!archive)
		return ent_fail(error, ENT_NOMEM, path, 0, -1, "out of memory");
	(void)archive_read_support_format_zip(archive);
	if (archive_read_open_memory(archive, bytes.ptr, bytes.len) == ARCHIVE_OK)
		while (!found && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
			const char *name = archive_entry_pathname_utf8(entry);
			if (!name || strcmp(name, "word/document.xml") != 0)
				continue;
			char chunk[1 << 14];
			la_ssize_t n;
			while ((n = archive_read_data(archive, chunk, sizeof chunk)) > 0 && !out->status)
				ent_buf_add(out, (ent_str){chunk, (size_t)n});
			found = n == 0;
		}
	(void)archive_read_free(archive);
	if (out->status)
		return ent_fail(error, ENT_LIMIT, path, 0, -1, "unpacks to more than %d MiB", ENT_READ_FILE_MIB);
	return found ? ENT_OK : ent_fail(error, ENT_FORMAT, path, 0, -1, "the DOCX is damaged, cut off or encrypted");
}

ent_status ent_docx_read(ent_draft *draft, ent_error *error)
{
	char path[256];
	(void)snprintf(path, sizeof path, "%.*s", ENT_FMT(draft->raw->path));
	ent_buf xml = ENT_BUF((size_t)ENT_READ_FILE_MIB << 20);
	draft->document->format = ENT_STR("docx");
	ent_status status = unzip(draft->raw->bytes, path, &xml, error);
	if (!status)
		status = read_tree(draft, ent_buf_str(&xml), path, error);
	ent_buf_free(&xml);
	return status;
}
