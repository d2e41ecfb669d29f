/* HTML by Gumbo, behind a guard (depth and size are checked first: its time grows with the square of the depth). The
 * tree is written out as paragraphs with blank lines between; what the page itself calls navigation, form, aside or
 * footer, and what its class names call sharing or comments, becomes furniture. Metadata: Open Graph, Dublin Core,
 * <time>. */
#include "read/parts.h"

#include <gumbo.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct page {
	ent_draft *draft;
	ent_str html;
	ENT_VEC(char) text;
	unsigned furniture; /* depth of furniture elements around */
	size_t mark_start;  /* of the marked block that is open */
	ent_block_kind mark_kind;
	bool marking;
	size_t pending_breaks; /* new lines to write before the next text */
};

/* Elements that may nest without being closed count too, so that the guess errs on the safe side. */
static size_t depth_of(ent_str html)
{
	size_t depth = 0, deepest = 0;
	for (size_t i = 0; i + 1 < html.len; i++) {
		if (html.ptr[i] != '<')
			continue;
		char next = html.ptr[i + 1];
		if (next == '/') {
			depth -= depth > 0;
		} else if ((next | 0x20) >= 'a' && (next | 0x20) <= 'z') {
			ent_str name = ent_str_sub(html, i + 1, i + 7);
			static const char *const empty[] = {"br", "hr", "img",  "input", "meta",  "link",
												"p",  "li", "area", "col",   "source"};
			bool counts = true;
			for (size_t k = 0; k < sizeof empty / sizeof *empty; k++) {
				size_t n = strlen(empty[k]);
				if (name.len > n && strncasecmp(name.ptr, empty[k], n) == 0 &&
					!((name.ptr[n] | 0x20) >= 'a' && (name.ptr[n] | 0x20) <= 'z'))
					counts = false;
			}
			depth += counts;
			deepest = depth > deepest ? depth : deepest;
		}
	}
	return deepest;
}

static bool is_block(GumboTag tag)
{
	switch (tag) {
	case GUMBO_TAG_P:
	case GUMBO_TAG_DIV:
	case GUMBO_TAG_H1:
	case GUMBO_TAG_H2:
	case GUMBO_TAG_H3:
	case GUMBO_TAG_H4:
	case GUMBO_TAG_H5:
	case GUMBO_TAG_H6:
	case GUMBO_TAG_LI:
	case GUMBO_TAG_UL:
	case GUMBO_TAG_OL:
	case GUMBO_TAG_TABLE:
	case GUMBO_TAG_TR:
	case GUMBO_TAG_SECTION:
	case GUMBO_TAG_ARTICLE:
	case GUMBO_TAG_HEADER:
	case GUMBO_TAG_FOOTER:
	case GUMBO_TAG_NAV:
	case GUMBO_TAG_ASIDE:
	case GUMBO_TAG_FORM:
	case GUMBO_TAG_BLOCKQUOTE:
	case GUMBO_TAG_FIGURE:
	case GUMBO_TAG_FIGCAPTION:
	case GUMBO_TAG_MAIN:
	case GUMBO_TAG_DL:
	case GUMBO_TAG_DT:
	case GUMBO_TAG_DD:
	case GUMBO_TAG_PRE:
	case GUMBO_TAG_HR:
	case GUMBO_TAG_BODY:
		return true;
	default:
		return false;
	}
}

static bool is_silent(GumboTag tag)
{
	switch (tag) {
	case GUMBO_TAG_SCRIPT:
	case GUMBO_TAG_STYLE:
	case GUMBO_TAG_NOSCRIPT:
	case GUMBO_TAG_HEAD:
	case GUMBO_TAG_TEMPLATE:
	case GUMBO_TAG_IFRAME:
	case GUMBO_TAG_SVG:
	case GUMBO_TAG_OBJECT:
	case GUMBO_TAG_TEXTAREA:
	case GUMBO_TAG_SELECT:
		return true;
	default:
		return false;
	}
}

static const char *attribute(const GumboElement *element, const char *name)
{
	const GumboAttribute *a = gumbo_get_attribute(&element->attributes, name);
	return a ? a->value : NULL;
}

/* Class names and ids that say what a part of a page is for. Whole words, so that "shareholder" is none. */
static bool hints_furniture(const char *words)
{
	static const char *const hints[] = {"menu",       "nav",          "navbar",        "navigation", "sidebar",
										"share",      "sharing",      "share-bar",     "social",     "comments",
										"comment",    "comment-form", "respond",       "related",    "related-posts",
										"newsletter", "cookie",       "cookies",       "breadcrumb", "breadcrumbs",
										"footer",     "site-footer",  "site-header",   "login",      "signup",
										"subscribe",  "advert",       "advertisement", "ad",         "ads",
										"promo",      "popup",        "check-also",    "tags",       "pagination",
										"widget",     "sponsored"};
	while (words && *words) {
		size_t n = strcspn(words, " \t\n");
		for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
			if (strlen(hints[i]) == n && strncasecmp(words, hints[i], n) == 0)
				return true;
		words += n;
		words += strspn(words, " \t\n");
	}
	return false;
}

static bool is_furniture(const GumboElement *element)
{
	switch (element->tag) {
	case GUMBO_TAG_NAV:
	case GUMBO_TAG_ASIDE:
	case GUMBO_TAG_FOOTER:
	case GUMBO_TAG_FORM:
	case GUMBO_TAG_BUTTON:
	case GUMBO_TAG_MENU:
		return true;
	case GUMBO_TAG_BODY:
	case GUMBO_TAG_HTML:
	case GUMBO_TAG_ARTICLE:
	case GUMBO_TAG_MAIN:
	case GUMBO_TAG_P:
		return false;
	default:
		return hints_furniture(attribute(element, "class")) || hints_furniture(attribute(element, "id"));
	}
}

static void close_mark(struct page *page)
{
	if (page->marking && page->text.n > page->mark_start)
		*ent_push(page->draft->arena, &page->draft->marked) = (ent_block){.start = (uint32_t)page->mark_start,
																		  .end = (uint32_t)page->text.n,
																		  .kind = page->mark_kind,
																		  .why = "markup"};
	page->marking = false;
}

static void open_mark(struct page *page, ent_block_kind kind)
{
	close_mark(page);
	page->marking = true;
	page->mark_kind = kind;
	page->mark_start = SIZE_MAX; /* until the first text */
}

static void put(struct page *page, char c)
{
	*ent_push(page->draft->arena, &page->text) = c;
}

/* Text with white space folded; `original` is its byte in the page. */
static void put_text(struct page *page, const char *text, size_t original)
{
	bool mapped = false;
	for (size_t i = 0; text[i]; i++) {
		bool space = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
		if (space) {
			if (page->text.n && page->pending_breaks == 0 && page->text.at[page->text.n - 1] != ' ' &&
				page->text.at[page->text.n - 1] != '\n')
				put(page, ' ');
			mapped = mapped && i > 0 && text[i - 1] != ' ' && text[i] == ' ';
			continue;
		}
		while (page->pending_breaks && page->text.n) {
			if (page->text.at[page->text.n - 1] == ' ')
				page->text.n--;
			else {
				put(page, '\n');
				page->pending_breaks--;
			}
		}
		page->pending_breaks = 0;
		if (page->marking && page->mark_start == SIZE_MAX)
			page->mark_start = page->text.n;
		if (!mapped) {
			*ent_push(page->draft->arena, &page->draft->map) = (ent_piece){(uint32_t)page->text.n, original + i};
			mapped = true;
		}
		put(page, text[i]);
	}
}

static void break_to(struct page *page, size_t lines)
{
	if (page->pending_breaks < lines)
		page->pending_breaks = lines;
}

static ent_block_kind kind_of(const struct page *page, GumboTag tag)
{
	if (page->furniture)
		return ENT_BLOCK_FURNITURE;
	switch (tag) {
	case GUMBO_TAG_H1:
		return ENT_BLOCK_TITLE;
	case GUMBO_TAG_H2:
	case GUMBO_TAG_H3:
	case GUMBO_TAG_H4:
	case GUMBO_TAG_H5:
	case GUMBO_TAG_H6:
		return ENT_BLOCK_HEADING;
	case GUMBO_TAG_FIGCAPTION:
		return ENT_BLOCK_CAPTION;
	default:
		return ENT_BLOCK_BODY;
	}
}

/* Recursion is bounded by ENT_READ_HTML_DEPTH, which was checked (Gumbo adds at most a few implied levels). */
static void write_node(struct page *page, const GumboNode *node, int depth)
{
	if (depth > 2 * ENT_READ_HTML_DEPTH)
		return;
	if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
		put_text(page, node->v.text.text, node->v.text.start_pos.offset);
		return;
	}
	if (node->type != GUMBO_NODE_ELEMENT)
		return;
	const GumboElement *element = &node->v.element;
	if (is_silent(element->tag))
		return;
	if (element->tag == GUMBO_TAG_BR) {
		break_to(page, 1);
		return;
	}
	bool furniture = is_furniture(element);
	bool block = is_block(element->tag) || furniture;
	page->furniture += furniture;
	if (block) {
		break_to(page, 2);
		open_mark(page, kind_of(page, element->tag));
	}
	for (unsigned i = 0; i < element->children.length; i++) {
		write_node(page, element->children.data[i], depth + 1);
		/* behind an inner block the outer one goes on */
		const GumboNode *child = element->children.data[i];
		if (block && child->type == GUMBO_NODE_ELEMENT && !page->marking)
			open_mark(page, kind_of(page, element->tag));
	}
	if (block) {
		close_mark(page);
		break_to(page, 2);
	}
	page->furniture -= furniture;
}

static ent_str copied(struct page *page, const char *s)
{
	return s && *s ? ent_str_trim(ent_str_copy(page->draft->arena, ent_str_of(s))) : (ent_str){0};
}

static void set_date(struct page *page, const char *content)
{
	ent_date date;
	ent_str s = copied(page, content);
	if (page->draft->meta.published.edtf.len || !s.len)
		return;
	if (ent_published_in(page->draft->arena, s, &date)) {
		date.basis = ENT_BASIS_METADATA;
		page->draft->meta.published = date;
	}
}

static void read_meta(struct page *page, const GumboElement *element)
{
	const char *name = attribute(element, "property");
	const char *content = attribute(element, "content");
	ent_article *meta = &page->draft->meta;
	if (!name)
		name = attribute(element, "name");
	if (!name)
		name = attribute(element, "itemprop");
	if (!name || !content)
		return;
	static const char *const dates[] = {"article:published_time",
										"date",
										"dc.date",
										"dc.date.issued",
										"dcterms.created",
										"pubdate",
										"publishdate",
										"datePublished",
										"publish-date",
										"citation_publication_date",
										"parsely-pub-date"};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (strcasecmp(name, dates[i]) == 0)
			set_date(page, content);
	if (!strcasecmp(name, "og:title") || (!strcasecmp(name, "dc.title") && !meta->title.len))
		meta->title = copied(page, content);
	else if (!strcasecmp(name, "author") || (!strcasecmp(name, "dc.creator") && !meta->author.len))
		meta->author = copied(page, content);
	else if (!strcasecmp(name, "og:site_name") || (!strcasecmp(name, "publisher") && !meta->publisher.len) ||
			 (!strcasecmp(name, "dc.publisher") && !meta->publisher.len))
		meta->publisher = copied(page, content);
	else if (!strcasecmp(name, "og:url"))
		meta->url = copied(page, content);
}

static void read_head(struct page *page, const GumboNode *node, int depth)
{
	if (node->type != GUMBO_NODE_ELEMENT || depth > 2 * ENT_READ_HTML_DEPTH)
		return;
	const GumboElement *element = &node->v.element;
	if (element->tag == GUMBO_TAG_META)
		read_meta(page, element);
	else if (element->tag == GUMBO_TAG_HTML && attribute(element, "lang"))
		page->draft->meta.language = ent_str_sub(copied(page, attribute(element, "lang")), 0, 2);
	else if (element->tag == GUMBO_TAG_TITLE && element->children.length && !page->draft->meta.title.len) {
		const GumboNode *text = element->children.data[0];
		if (text->type == GUMBO_NODE_TEXT)
			page->draft->meta.title = copied(page, text->v.text.text);
	} else if (element->tag == GUMBO_TAG_TIME && (attribute(element, "pubdate") || attribute(element, "datetime")))
		set_date(page, attribute(element, "datetime"));
	for (unsigned i = 0; i < element->children.length; i++)
		read_head(page, element->children.data[i], depth + 1);
}

/* The charset that the page declares in its first kilobyte. */
static ent_str declared_charset(ent_str bytes)
{
	ent_str head = ent_str_sub(bytes, 0, 1024);
	ptrdiff_t at = ent_str_find(head, ENT_STR("charset="), 0);
	if (at < 0)
		return (ent_str){0};
	size_t from = (size_t)at + 8;
	while (from < head.len && (head.ptr[from] == '"' || head.ptr[from] == '\''))
		from++;
	size_t end = from;
	while (end < head.len &&
		   (head.ptr[end] == '-' || head.ptr[end] == '_' || (head.ptr[end] >= '0' && head.ptr[end] <= '9') ||
			((head.ptr[end] | 0x20) >= 'a' && (head.ptr[end] | 0x20) <= 'z')))
		end++;
	return ent_str_sub(head, from, end);
}

struct parsed {
	struct page page;
	GumboOutput *tree;
};

static ent_status write_page(void *payload)
{
	struct parsed *job = payload;
	read_head(&job->page, job->tree->root, 0);
	write_node(&job->page, job->tree->root, 0);
	return ENT_OK;
}

ent_status ent_html_read(ent_draft *draft, ent_error *error)
{
	char path[256];
	(void)snprintf(path, sizeof path, "%.*s", ENT_FMT(draft->raw->path));
	if (draft->raw->bytes.len > (size_t)ENT_READ_HTML_MIB << 20)
		return ent_fail(error, ENT_LIMIT, path, 0, -1, "an HTML page of more than %d MiB", ENT_READ_HTML_MIB);
	ent_str html = ent_charset_decode(draft, draft->raw->bytes, declared_charset(draft->raw->bytes));
	draft->map.n = 0; /* offsets of the tree are those of the decoded page */
	if (depth_of(html) > ENT_READ_HTML_DEPTH)
		return ent_fail(error, ENT_LIMIT, path, 0, -1, "HTML elements nest deeper than %d; not a page to read",
						ENT_READ_HTML_DEPTH);
	GumboOptions options = kGumboDefaultOptions;
	options.max_errors = 0;
	struct parsed job = {.page = {.draft = draft, .html = html}};
	job.tree = gumbo_parse_with_options(&options, html.ptr, html.len);
	if (!job.tree)
		return ent_fail(error, ENT_NOMEM, path, 0, -1, "out of memory");
	/* an inner guard, so that the tree is freed whatever happens */
	ent_status status = ent_arena_run(draft->arena, write_page, &job, error);
	gumbo_destroy_output(&options, job.tree);
	if (status)
		return status;
	draft->document->text = ent_str_copy(draft->arena, (ent_str){job.page.text.at, job.page.text.n});
	draft->document->format = ENT_STR("html");
	return ENT_OK;
}
