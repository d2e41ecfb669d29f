/* HTML by Gumbo, behind a guard (depth and size are checked first: its time grows with the square of the depth). The
 * tree is written out as paragraphs with blank lines between; what the page itself calls navigation, form, aside or
 * footer, and what its class names call sharing or comments, becomes furniture. Metadata: Open Graph, Dublin Core,
 * <time>. */
#include "base/utf8.h"
#include "read/parts.h"

#include <gumbo.h>
#include <jansson.h>
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
	unsigned links, lines; /* depth of <a>, of <pre> around */
	size_t linked;         /* [bytes] of the marked block that are links */
};

/* ---- the guard ---- */

/* A name of an element at `at`, lower case, as a number: enough to tell the elements of HTML apart. */
static uint64_t tag_name(ent_str html, size_t at, size_t *ret_end)
{
	uint64_t name = 0;
	while (at < html.len && (((html.ptr[at] | 0x20) >= 'a' && (html.ptr[at] | 0x20) <= 'z') ||
							 (html.ptr[at] >= '0' && html.ptr[at] <= '9')))
		name = (name * 31) + (unsigned char)(html.ptr[at++] | 0x20);
	*ret_end = at;
	return name;
}

static uint64_t tag_named(const char *name)
{
	size_t end;
	return tag_name(ent_str_of(name), 0, &end);
}

static bool is_one_of(uint64_t name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (name == tag_named(names[i]))
			return true;
	return false;
}

/* The end of an element whose content is no markup (a script), or of a comment. */
static size_t skip_raw(ent_str html, size_t at, uint64_t name)
{
	for (; at + 2 < html.len; at++) {
		size_t end;
		if (html.ptr[at] == '<' && html.ptr[at + 1] == '/' && tag_name(html, at + 2, &end) == name)
			return end;
	}
	return html.len;
}

/* How deep the elements of a page nest, no further than one past the limit. A closing tag closes all that was opened
 * inside its element, as the HTML parser does; elements that close themselves do not count. */
static size_t depth_of(ent_str html)
{
	static const char *const empty[] = {"br",     "hr",  "img",    "input", "meta",  "link", "p",  "li",
										"area",   "col", "source", "td",    "th",    "tr",   "dt", "dd",
										"option", "wbr", "embed",  "param", "track", "base"};
	static const char *const raw[] = {"script", "style", "textarea", "title", "noscript", "iframe"};
	uint64_t open[ENT_READ_HTML_DEPTH + 1];
	size_t depth = 0, deepest = 0;
	for (size_t i = 0; i + 1 < html.len && deepest <= ENT_READ_HTML_DEPTH; i++) {
		size_t end;
		if (html.ptr[i] != '<')
			continue;
		if (ent_str_starts(ent_str_sub(html, i, i + 4), ENT_STR("<!--"))) {
			ptrdiff_t close = ent_str_find(html, ENT_STR("-->"), i + 4);
			i = close < 0 ? html.len : (size_t)close + 2;
		} else if (html.ptr[i + 1] == '/') {
			uint64_t name = tag_name(html, i + 2, &end);
			size_t k = depth;
			while (k > 0 && open[k - 1] != name)
				k--;
			depth = k > 0 ? k - 1 : depth;
		} else {
			uint64_t name = tag_name(html, i + 1, &end);
			if (name && is_one_of(name, raw, sizeof raw / sizeof *raw)) {
				i = skip_raw(html, end, name) - 1;
			} else if (name && !is_one_of(name, empty, sizeof empty / sizeof *empty)) {
				open[depth++] = name;
				deepest = depth > deepest ? depth : deepest;
			}
		}
	}
	return deepest;
}

/* ---- what elements are for ---- */

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

/* A short block of nothing but links is a menu, whatever the page calls it. */
static bool is_all_links(const struct page *page)
{
	enum { SHORT = 160 };
	size_t n = page->text.n - page->mark_start;
	return page->mark_kind == ENT_BLOCK_BODY && n < SHORT && page->linked * 10 >= n * 9 &&
		   !strchr(".!?", page->text.at[page->text.n - 1]);
}

static void close_mark(struct page *page)
{
	if (page->marking && page->text.n > page->mark_start) {
		bool links = is_all_links(page);
		*ent_push(page->draft->arena, &page->draft->marked) =
			(ent_block){.start = (uint32_t)page->mark_start,
						.end = (uint32_t)page->text.n,
						.kind = links ? ENT_BLOCK_FURNITURE : page->mark_kind,
						.why = links ? "nothing but links" : "markup"};
	}
	page->marking = false;
	page->linked = 0;
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

static void break_to(struct page *page, size_t lines)
{
	if (page->pending_breaks < lines)
		page->pending_breaks = lines;
}

static void put_breaks(struct page *page)
{
	while (page->text.n && page->text.at[page->text.n - 1] == ' ' && page->pending_breaks)
		page->text.n--;
	for (; page->text.n && page->pending_breaks; page->pending_breaks--)
		put(page, '\n');
	page->pending_breaks = 0;
}

/* [bytes] of `source` at `at` that one decoded byte sequence comes from: a character reference, a line end, or itself.
 */
static size_t source_length(ent_str source, size_t at, size_t decoded)
{
	if (at >= source.len)
		return 0;
	if (source.ptr[at] == '\r') /* NOLINT: bytes have an address */
		return at + 1 < source.len && source.ptr[at + 1] == '\n' ? 2 : 1;
	if (source.ptr[at] != '&')
		return decoded;
	size_t end = at + 1;
	while (end < source.len && end < at + 34 &&
		   (source.ptr[end] == '#' || (source.ptr[end] >= '0' && source.ptr[end] <= '9') ||
			((source.ptr[end] | 0x20) >= 'a' && (source.ptr[end] | 0x20) <= 'z')))
		end++;
	bool reference = end > at + 1 && end < source.len && source.ptr[end] == ';';
	return reference ? end + 1 - at : decoded;
}

/* Gumbo makes no UTF-8 of a reference to a character past the last one ("&#99999999;"): that is U+FFFD. */
static void put_character(struct page *page, ent_str character)
{
	bool valid = ent_utf8_invalid_at(character) == character.len;
	ent_str shown = valid ? character : ENT_STR("\xEF\xBF\xBD");
	for (size_t k = 0; k < shown.len; k++)
		put(page, shown.ptr[k]);
}

/* Text with white space folded; `source` is where it stands in the page, before references were decoded. */
static void put_text(struct page *page, const char *text, ent_str source)
{
	size_t original = source.ptr ? (size_t)(source.ptr - page->html.ptr) : 0, at = 0, expected = SIZE_MAX;
	for (size_t i = 0; text[i];) {
		size_t n = 1;
		while (((unsigned char)text[i + n] & 0xC0) == 0x80)
			n++;
		size_t from = original + at;
		at += source_length(source, at, n);
		if (ent_is_space(text[i])) {
			if (page->lines && text[i] == '\n')
				break_to(page, page->pending_breaks + 1);
			else if (page->text.n && !page->pending_breaks && !ent_is_space(page->text.at[page->text.n - 1]))
				put(page, ' ');
			expected = SIZE_MAX;
		} else {
			put_breaks(page);
			if (page->marking && page->mark_start == SIZE_MAX)
				page->mark_start = page->text.n;
			if (expected != from)
				*ent_push(page->draft->arena, &page->draft->map) = (ent_piece){(uint32_t)page->text.n, from};
			expected = from + n;
			put_character(page, (ent_str){text + i, n});
			page->linked += page->links ? n : 0;
		}
		i += n;
	}
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
		const GumboStringPiece *source = &node->v.text.original_text;
		put_text(page, node->v.text.text, (ent_str){source->data, source->length});
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
	if (element->tag == GUMBO_TAG_TD || element->tag == GUMBO_TAG_TH)
		put_text(page, " ", (ent_str){0});
	bool furniture = is_furniture(element);
	bool block = is_block(element->tag) || furniture;
	page->furniture += furniture;
	page->links += element->tag == GUMBO_TAG_A;
	page->lines += element->tag == GUMBO_TAG_PRE;
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
	page->links -= element->tag == GUMBO_TAG_A;
	page->lines -= element->tag == GUMBO_TAG_PRE;
}

static ent_str copied(struct page *page, const char *s)
{
	return s && *s ? ent_str_trim(ent_read_valid(page->draft->arena, ent_str_of(s))) : (ent_str){0};
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

/* One object of schema.org: "headline", "datePublished", "author" and "publisher" with their "name". */
static void read_linked_data(struct page *page, json_t *value, int depth)
{
	enum { DEEPEST_DATA = 6 };
	ent_article *meta = &page->draft->meta;
	if (depth > DEEPEST_DATA)
		return;
	for (size_t i = 0; i < json_array_size(value); i++)
		read_linked_data(page, json_array_get(value, i), depth + 1);
	if (!json_is_object(value))
		return;
	read_linked_data(page, json_object_get(value, "@graph"), depth + 1);
	if (!json_object_get(value, "datePublished"))
		return;
	set_date(page, json_string_value(json_object_get(value, "datePublished")));
	json_t *author = json_object_get(value, "author");
	if (json_is_array(author))
		author = json_array_get(author, 0);
	if (json_is_object(author))
		author = json_object_get(author, "name");
	if (!meta->title.len)
		meta->title = copied(page, json_string_value(json_object_get(value, "headline")));
	if (!meta->author.len)
		meta->author = copied(page, json_string_value(author));
	if (!meta->publisher.len)
		meta->publisher = copied(page, json_string_value(json_object_get(json_object_get(value, "publisher"), "name")));
}

struct linked_data {
	struct page *page;
	json_t *value;
};

static ent_status read_linked(void *payload)
{
	struct linked_data *job = payload;
	read_linked_data(job->page, job->value, 0);
	return ENT_OK;
}

static void read_script(struct page *page, const GumboElement *element)
{
	const char *type = attribute(element, "type");
	if (!type || strcasecmp(type, "application/ld+json") != 0 || !element->children.length)
		return;
	const GumboNode *text = element->children.data[0];
	if (text->type != GUMBO_NODE_TEXT && text->type != GUMBO_NODE_CDATA)
		return;
	struct linked_data job = {page, json_loads(text->v.text.text, JSON_ALLOW_NUL, NULL)};
	/* an inner guard, so that the value is freed whatever happens */
	ent_status status = job.value ? ent_arena_run(page->draft->arena, read_linked, &job, NULL) : ENT_OK;
	json_decref(job.value);
	if (status)
		ent_arena_throw(page->draft->arena, status);
}

static void read_head(struct page *page, const GumboNode *node, int depth)
{
	if (node->type != GUMBO_NODE_ELEMENT || depth > 2 * ENT_READ_HTML_DEPTH)
		return;
	const GumboElement *element = &node->v.element;
	if (element->tag == GUMBO_TAG_META)
		read_meta(page, element);
	else if (element->tag == GUMBO_TAG_SCRIPT)
		read_script(page, element);
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
	if (draft->raw->bytes.len > (size_t)ENT_READ_HTML_MIB << 20)
		return ent_draft_fail(draft, error, ENT_LIMIT, "an HTML page of more than %d MiB", ENT_READ_HTML_MIB);
	ent_str html = ent_charset_decode(draft, draft->raw->bytes, declared_charset(draft->raw->bytes));
	const ent_piece *decoding = draft->map.at; /* the offsets of the tree are those of the decoded page */
	size_t n_decoding = draft->map.n;
	memset(&draft->map, 0, sizeof draft->map);
	if (depth_of(html) > ENT_READ_HTML_DEPTH)
		return ent_draft_fail(draft, error, ENT_LIMIT, "HTML elements nest deeper than %d; not a page to read",
							  ENT_READ_HTML_DEPTH);
	GumboOptions options = kGumboDefaultOptions;
	options.max_errors = 0;
	struct parsed job = {.page = {.draft = draft, .html = html}};
	job.tree = gumbo_parse_with_options(&options, html.ptr, html.len);
	if (!job.tree)
		return ent_draft_fail(draft, error, ENT_NOMEM, "out of memory");
	/* an inner guard, so that the tree is freed whatever happens */
	ent_status status = ent_arena_run(draft->arena, write_page, &job, error);
	gumbo_destroy_output(&options, job.tree);
	if (status)
		return status;
	draft->document->text = ent_str_copy(draft->arena, (ent_str){job.page.text.at, job.page.text.n});
	ent_map_through(draft, decoding, n_decoding);
	draft->document->format = ENT_STR("html");
	return ENT_OK;
}
