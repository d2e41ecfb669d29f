/* XML by libxml2, without network, entities or huge nodes: TEI (header, text, notes, bibliography), RSS and Atom items,
 * and the body of a Word document. The tree is written out as paragraphs with blank lines between. */
#include "read/parts.h"

#include "base/utf8.h"

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
	size_t breaks; /* new lines to write before the next text */
	bool feed;     /* RSS or Atom */
	xmlDocPtr tree;
};

/* A tag of HTML that stands in the text of a feed's item. */
static bool begins_tag(const char *text)
{
	return text[0] == '<' && (text[1] == '/' || ((text[1] | 0x20) >= 'a' && (text[1] | 0x20) <= 'z'));
}

static bool ends_paragraph(const char *tag)
{
	return strncasecmp(tag, "</p", 3) == 0 || strncasecmp(tag, "<br", 3) == 0 || strncasecmp(tag, "</div", 5) == 0 ||
		   strncasecmp(tag, "</li", 4) == 0;
}

static void put_text(struct writing *out, const char *text)
{
	const char *close = out->feed ? text : NULL; /* where tags may end; NULL: no '>' comes any more */
	for (; *text; text++) {
		if (close && begins_tag(text) && (close = strchr(text, '>'))) {
			out->breaks = ends_paragraph(text) ? 2 : out->breaks;
			text = close;
			continue;
		}
		bool space = ent_is_space(*text);
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

static const char *const paragraphs[] = {
	"p",        "head",    "div",    "item", "note", "bibl", "title", "description", "summary", "content", "entry",
	"dateline", "figDesc", "byline", "l",    "lg",   "list", "table", "row",         "quote",   "text",    NULL};
static const char *const silent[] = {"teiHeader", "link",    "guid",     "id",      "generator", "instrText",
									 "del",       "fldChar", "pubDate",  "updated", "published", "category",
									 "creator",   "author",  "comments", NULL};

/* Of a paragraph in Word: the name of its style says title or heading. */
static ent_block_kind styled(const xmlNode *paragraph)
{
	const xmlNode *node = paragraph->children;
	while (node && !is(node, "pPr"))
		node = node->next;
	for (node = node ? node->children : NULL; node && !is(node, "pStyle");)
		node = node->next;
	for (const xmlAttr *a = node ? node->properties : NULL; a; a = a->next) {
		const char *style = a->children && a->children->content ? (const char *)a->children->content : "";
		if (strncasecmp(style, "Title", 5) == 0)
			return ENT_BLOCK_TITLE;
		if (strncasecmp(style, "Heading", 7) == 0)
			return ENT_BLOCK_HEADING;
		if (strncasecmp(style, "Caption", 7) == 0)
			return ENT_BLOCK_CAPTION;
	}
	return ENT_BLOCK_BODY;
}

static ent_block_kind kind_of(const xmlNode *node)
{
	if (is(node, "note"))
		return ENT_BLOCK_FOOTNOTE;
	if (is(node, "bibl") || is(node, "listBibl"))
		return ENT_BLOCK_REFERENCES;
	if (is(node, "head"))
		return node->parent && is(node->parent, "figure") ? ENT_BLOCK_CAPTION : ENT_BLOCK_HEADING;
	if (is(node, "figDesc"))
		return ENT_BLOCK_CAPTION;
	return is(node, "p") ? styled(node) : ENT_BLOCK_BODY;
}

/* The text below `node`, white space folded, no more than fits: libxml2's own function follows entities. */
static void gather(const xmlNode *node, int depth, char *out, size_t size, size_t *n)
{
	for (; node && depth < DEEPEST && *n < size; node = node->next) {
		bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
		for (const char *c = text && node->content ? (const char *)node->content : ""; *c && *n < size; c++) {
			bool space = ent_is_space(*c);
			if (!space)
				out[(*n)++] = *c;
			else if (*n && out[*n - 1] != ' ')
				out[(*n)++] = ' ';
		}
		if (node->type == XML_ELEMENT_NODE)
			gather(node->children, depth + 1, out, size, n);
	}
}

static ent_str content(struct writing *out, const xmlNode *node)
{
	enum { MOST = 1000 };
	char text[MOST];
	size_t n = 0;
	if (node)
		gather(node->children, 0, text, MOST, &n);
	if (n == MOST) /* no part of a character at its end */
		n = ent_utf8_invalid_at((ent_str){text, n});
	return n ? ent_str_trim(ent_str_copy(out->draft->arena, (ent_str){text, n})) : (ent_str){0};
}

/* The first element called `name` below `node` and its next ones, depth first. */
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

static const xmlNode *child_named(const xmlNode *node, const char *name)
{
	const xmlNode *child = node ? node->children : NULL;
	while (child && !is(child, name))
		child = child->next;
	return child;
}

/* "2014-11-21T10:00:00Z" or, as RSS has it, "Fri, 21 Nov 2014 10:00:00 +0500". */
static bool read_date(struct writing *out, const xmlNode *node, ent_date *date)
{
	ent_str s = content(out, node);
	ptrdiff_t time = ent_str_find(s, ENT_STR(":"), 0);
	if (time > 12 && s.ptr[4] != '-') /* NOLINT: bytes have an address */
		s = ent_str_trim(ent_str_sub(s, 0, (size_t)time - 2));
	bool found = s.len && ent_published_in(out->draft->arena, s, date);
	if (found)
		date->basis = ENT_BASIS_METADATA;
	return found;
}

/* ---- feeds ---- */

static bool is_item(const xmlNode *node)
{
	return (is(node, "item") && node->parent && (is(node->parent, "channel") || is(node->parent, "RDF"))) ||
		   (is(node, "entry") && node->parent && is(node->parent, "feed"));
}

/* An item of a feed is an article of its own; what the feed says of itself holds for all. */
static void open_item(struct writing *out, const xmlNode *item)
{
	struct ent_opening *opening = ent_push(out->draft->arena, &out->draft->openings);
	const xmlNode *author = child_named(item, "creator") ? child_named(item, "creator") : child_named(item, "author");
	ent_article meta = {.publisher = out->draft->meta.publisher, .published = ENT_DATE_NONE};
	meta.title = content(out, child_named(item, "title"));
	meta.author = content(out, child_named(author, "name") ? child_named(author, "name") : author);
	meta.url = content(out, child_named(item, "link"));
	(void)(read_date(out, child_named(item, "pubDate"), &meta.published) ||
		   read_date(out, child_named(item, "published"), &meta.published) ||
		   read_date(out, child_named(item, "date"), &meta.published));
	*opening = (struct ent_opening){(uint32_t)out->text.n, meta};
}

/* ---- the tree ---- */

static void mark(struct writing *out, size_t start, ent_block_kind kind)
{
	while (start < out->text.n && (out->text.at[start] == '\n' || out->text.at[start] == ' '))
		start++;
	if (kind != ENT_BLOCK_BODY && out->text.n > start)
		*ent_push(out->draft->arena, &out->draft->marked) =
			(ent_block){.start = (uint32_t)start, .end = (uint32_t)out->text.n, .kind = kind, .why = "markup"};
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
	if (out->feed && is_item(node))
		open_item(out, node);
	if (is(node, "tab") || is(node, "br") || is(node, "lb") || is(node, "cell"))
		put_text(out, " ");
	bool block = is_any(node, paragraphs);
	if (block && out->breaks < 2)
		out->breaks = 2;
	size_t start = out->text.n;
	for (const xmlNode *child = node->children; child; child = child->next)
		write_node(out, child, depth + 1);
	mark(out, start, out->feed ? is(node, "title") ? ENT_BLOCK_TITLE : ENT_BLOCK_BODY : kind_of(node));
	if (block && out->breaks < 2)
		out->breaks = 2;
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
	if (date)
		(void)read_date(out, date, &meta->published);
}

static ent_status write_tree(void *payload)
{
	struct writing *out = payload;
	const xmlNode *root = xmlDocGetRootElement(out->tree);
	const xmlNode *channel = child_named(root, "channel"), *feed = channel ? channel : root;
	if (!root)
		return ENT_OK;
	out->feed = channel || is(root, "feed");
	if (!out->feed) {
		read_header(out, root);
		write_node(out, root, 0);
		return ENT_OK;
	}
	/* of a feed its items alone: the rest describes the site */
	out->draft->meta.publisher = content(out, child_named(feed, "title"));
	for (int i = 0; i < 2; i++) /* RSS 1.0 has its items beside the channel */
		for (const xmlNode *node = i ? (feed == root ? NULL : root->children) : feed->children; node; node = node->next)
			if (is_item(node))
				write_node(out, node, 1);
	return ENT_OK;
}

/* Runs under a guard of its own, so that the tree is freed whatever happens. */
static ent_status write_document(void *payload)
{
	struct writing *out = payload;
	ent_status status = write_tree(out);
	out->draft->document->text = ent_str_copy(out->draft->arena, (ent_str){out->text.at, out->text.n});
	return status;
}

static ent_status read_tree(ent_draft *draft, ent_str bytes, ent_error *error)
{
	struct writing out = {.draft = draft};
	out.tree = xmlReadMemory(bytes.ptr, (int)bytes.len, "document.xml", NULL,
							 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
	if (!out.tree) {
		const xmlError *last = xmlGetLastError();
		ent_status status = ent_draft_fail(draft, error, ENT_FORMAT, "not well-formed XML");
		if (error && last)
			error->line = last->line;
		return status;
	}
	ent_status status = ent_arena_run(draft->arena, write_document, &out, error);
	xmlFreeDoc(out.tree);
	return status;
}

ent_status ent_xml_read(ent_draft *draft, ent_error *error)
{
	draft->document->format = ENT_STR("xml");
	return read_tree(draft, draft->raw->bytes, error);
}

/* word/document.xml of the zip. */
static ent_status unzip(const ent_draft *draft, ent_buf *out, ent_error *error)
{
	struct archive *archive = archive_read_new();
	struct archive_entry *entry;
	ent_str bytes = draft->raw->bytes;
	bool found = false;
	if (!archive)
		return ent_draft_fail(draft, error, ENT_NOMEM, "out of memory");
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
		return ent_draft_fail(draft, error, ENT_LIMIT, "unpacks to more than %d MiB", ENT_READ_FILE_MIB);
	return found ? ENT_OK : ent_draft_fail(draft, error, ENT_FORMAT, "the DOCX is damaged, cut off or encrypted");
}

ent_status ent_docx_read(ent_draft *draft, ent_error *error)
{
	ent_buf xml = ENT_BUF((size_t)ENT_READ_FILE_MIB << 20);
	draft->document->format = ENT_STR("docx");
	ent_status status = unzip(draft, &xml, error);
	if (!status)
		status = read_tree(draft, ent_buf_str(&xml), error);
	ent_buf_free(&xml);
	return status;
}
