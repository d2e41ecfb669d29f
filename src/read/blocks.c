/* Cutting a text into blocks and articles: what each unit (units.c) is, by its wording (furniture.tsv), its shape,
 * its place and what stands around it. The rules are those a reader uses on a page without layout: a title has no full
 * stop, a heading does not run on, a menu is a menu in every article. When nothing speaks for another kind, a block is
 * body: a fact lost is worse than a menu line read. */
#include "read/parts.h"
#include "read/shapes.h"

#include <string.h>

enum {
	HEADING_BYTES = 110, /* longest heading */
	TITLE_BYTES = 180,
	HEAD_UNITS = 60,     /* most lines above an article's text */
	PROSE_BYTES = 200,   /* a block of at least so much with a full stop is prose beyond doubt */
	LANGUAGE_LEAST = 120 /* [bytes] below which only the script tells the language */
};

struct cutting {
	const ent_reader *reader;
	ent_draft *draft;
	ent_arena *work; /* what grows here is copied when it is whole */
	ent_str text;
	struct ent_units units;
	ENT_VEC(ent_article) articles;
	bool *opens; /* [units] another article begins here, whatever stands before */
	bool prose;  /* there is at least one block of prose */
	bool given;  /* a text that was given as such, of one block: body, whatever it looks like */
};

static ent_str text_of(const struct cutting *cut, const ent_block *unit)
{
	return ent_str_sub(cut->text, unit->start, unit->end);
}

/* ---- 1. shapes ---- */

/* A page number with a running head: "12      Notes towards a chronology", "Notes   12". */
static bool is_page_head(const struct cutting *cut, const ent_block *unit)
{
	ent_str s = text_of(cut, unit);
	size_t line = unit->start;
	while (line > 0 && cut->text.ptr[line - 1] != '\n' && cut->text.ptr[line - 1] != '\f')
		line--;
	bool behind_feed = (line > 0 && cut->text.ptr[line - 1] == '\f') || (line > 1 && cut->text.ptr[line - 2] == '\f');
	if (!behind_feed || s.len > HEADING_BYTES || ent_line_ends_sentence(s))
		return false;
	return (s.ptr[0] >= '0' && s.ptr[0] <= '9') || (s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9');
}

/* "WASHINGTON, 21 December 2016": a place in capitals and a date, alone on a line. */
static bool is_dateline(ent_arena *arena, ent_str s, ent_date *date)
{
	ptrdiff_t comma = ent_str_find(s, ENT_STR(","), 0);
	if (s.len > 80 || comma < 3)
		return false;
	for (ptrdiff_t i = 0; i < comma; i++)
		if (!(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') && s.ptr[i] != ' ')
			return false;
	return ent_published_in(arena, ent_str_sub(s, (size_t)comma + 1, s.len), date);
}

/* ---- 2. what each unit is ---- */

static void set(ent_block *unit, ent_block_kind kind, const char *why)
{
	unit->kind = kind;
	unit->why = why;
}

/* What the markup said of the unit, if anything but body. */
static bool from_markup(const ent_draft *draft, ent_block *unit)
{
	size_t low = 0, high = draft->marked.n;
	/* marked spans are in the order of their ends; few hold one unit, so a scan from the first that can */
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (draft->marked.at[middle].end < unit->end)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < draft->marked.n && i < low + 4; i++) {
		const ent_block *mark = &draft->marked.at[i];
		if (mark->start <= unit->start && unit->end <= mark->end && mark->kind != ENT_BLOCK_BODY) {
			set(unit, mark->kind, "markup");
			return true;
		}
	}
	return false;
}

static void set_language(struct cutting *cut, ent_block *unit)
{
	ent_str s = text_of(cut, unit);
	int reliable = 0;
	unit->language = ENT_STR("en");
	if (ent_line_other_script(s)) {
		const char *code = ent_language_of(s.ptr, (int)s.len, &reliable);
		unit->language = ent_str_of(*code && strcmp(code, "en") != 0 ? code : "und");
		set(unit, ENT_BLOCK_FOREIGN, "another script");
	} else if (s.len >= LANGUAGE_LEAST && unit->kind == ENT_BLOCK_BODY && !ent_line_english(s)) {
		const char *code = ent_language_of(s.ptr, s.len < 4096 ? (int)s.len : 4096, &reliable);
		if (reliable && *code && strcmp(code, "en") != 0) {
			unit->language = ent_str_of(code);
			set(unit, ENT_BLOCK_FOREIGN, "another language");
		}
	}
}

static bool is_prose(const struct cutting *cut, const ent_block *unit)
{
	return unit->kind == ENT_BLOCK_BODY && unit->end - unit->start >= PROSE_BYTES &&
		   ent_line_ends_sentence(text_of(cut, unit));
}

/* A headline with two paragraphs of prose below it (a byline or caption may lie between): what a comment form or a list
 * of references may be followed by when somebody kept several pages in one file. */
static bool is_headline_with_prose(const struct cutting *cut, size_t i)
{
	ent_str s = text_of(cut, &cut->units.at[i]);
	ent_date date;
	if (!ent_line_heading_like(s, TITLE_BYTES) || ent_line_words(s) < 4 || ent_str_find(s, ENT_STR(", "), 0) >= 0 ||
		ent_line_name(s) || ent_published_in(cut->draft->arena, s, &date) || strchr("-*[\"", s.ptr[0]) ||
		ent_str_find(s, ENT_STR("http"), 0) >= 0 || ent_furniture_of(cut->reader, s) != ENT_FURNITURE_NONE)
		return false;
	size_t k = i + 1, prose = 0;
	while (k < cut->units.n && k < i + 4 && !is_prose(cut, &cut->units.at[k]))
		k++;
	while (k < cut->units.n && is_prose(cut, &cut->units.at[k]) && prose < 2) {
		k++;
		prose++;
	}
	return prose == 2;
}

/* What the lines above have begun. */
struct running {
	bool rest;    /* comment forms */
	bool notes;   /* references */
	bool more;    /* teasers of other pages */
	bool prose;   /* the article itself */
	size_t bytes; /* of lines that may be prose, too short to tell alone */
};

static void classify_furniture(ent_block *unit, ent_furniture found, struct running *running)
{
	switch (found) {
	case ENT_FURNITURE_MORE:
		running->more = true;
		set(unit, ENT_BLOCK_FURNITURE, "furniture.tsv");
		break;
	case ENT_FURNITURE_REST:
		running->rest = running->prose;
		running->notes = false;
		set(unit, ENT_BLOCK_FURNITURE, "furniture.tsv");
		break;
	case ENT_FURNITURE_CREDIT:
		set(unit, ENT_BLOCK_CAPTION, "furniture.tsv");
		break;
	case ENT_FURNITURE_NOTES:
		running->notes = running->prose;
		set(unit, running->notes ? ENT_BLOCK_REFERENCES : ENT_BLOCK_HEADING, "furniture.tsv");
		break;
	case ENT_FURNITURE_WRITER:
		running->notes = false;
		set(unit, ENT_BLOCK_BIOGRAPHY, "furniture.tsv");
		break;
	default:
		set(unit, ENT_BLOCK_FURNITURE, "furniture.tsv");
	}
}

/* A sentence, or one of several in a list. */
static bool is_told(const struct cutting *cut, const ent_block *unit)
{
	enum { WORDS = 4 };
	ent_str s = text_of(cut, unit);
	return unit->kind == ENT_BLOCK_BODY && ent_line_ends_sentence(s) && ent_line_words(s) >= WORDS;
}

/* "1919", "1921-1923" above the paragraph or list that tells of it. In a menu one year follows another, and a page
 * number has no four digits. */
static bool is_year_heading(const struct cutting *cut, size_t i)
{
	ent_str s = text_of(cut, &cut->units.at[i]);
	int64_t year = 0;
	bool four = s.len >= 4 && ent_str_to_int(ent_str_sub(s, 0, 4), &year) && year >= 1000 && year <= 2100;
	bool alone = s.len == 4 || (s.len <= 12 && (ent_str_starts(ent_str_sub(s, 4, s.len), ENT_STR("-")) ||
												ent_str_starts(ent_str_sub(s, 4, s.len), ENT_STR("\xE2\x80\x93"))));
	return four && alone && i + 1 < cut->units.n && is_told(cut, &cut->units.at[i + 1]);
}

/* By wording alone. */
static void classify_alone(struct cutting *cut, size_t i, struct running *running)
{
	ent_block *unit = &cut->units.at[i];
	ent_str s = text_of(cut, unit);
	ent_furniture found = ent_furniture_of(cut->reader, s);
	if ((running->rest || running->notes) && is_headline_with_prose(cut, i)) {
		cut->opens[i] = true;
		*running = (struct running){0};
	}
	running->more = running->more && (found || ent_line_teaser(s));
	running->notes = running->notes && !(is_prose(cut, unit) && !ent_line_citation(s));
	if (running->rest)
		set(unit, ENT_BLOCK_FURNITURE, "behind the article");
	else if (found)
		classify_furniture(unit, found, running);
	else if (running->more)
		set(unit, ENT_BLOCK_FURNITURE, "teaser of another page");
	else if (running->notes)
		set(unit, ENT_BLOCK_REFERENCES, "behind a heading of references");
	else if (ent_line_footnote(s))
		set(unit, ENT_BLOCK_FOOTNOTE, "footnote mark");
	else if (is_year_heading(cut, i))
		set(unit, ENT_BLOCK_HEADING, "a year above its section");
	else if (!ent_line_lettered(s) || is_page_head(cut, unit))
		set(unit, ENT_BLOCK_FURNITURE, ent_line_lettered(s) ? "running head" : "no letters");
	if (unit->kind == ENT_BLOCK_BODY && s.len > HEADING_BYTES / 2)
		running->bytes += s.len;
	running->prose = running->prose || is_prose(cut, unit) || running->bytes >= 2 * PROSE_BYTES;
}

/* The next unit that is not furniture or a footnote, or NULL. */
static const ent_block *next_text(const struct cutting *cut, size_t i)
{
	for (size_t k = i + 1; k < cut->units.n; k++) {
		ent_block_kind kind = cut->units.at[k].kind;
		if (kind != ENT_BLOCK_FURNITURE && kind != ENT_BLOCK_FOOTNOTE && kind != ENT_BLOCK_CAPTION)
			return &cut->units.at[k];
	}
	return NULL;
}

static bool same_words(ent_str a, ent_str b)
{
	return a.len == b.len && ent_str_eq_nocase(a, b);
}

struct place {
	bool dateline_seen;            /* "KABUL, Nov 21 (Reuters) -" */
	bool body_seen;                /* of this article */
	size_t body_bytes;             /* of this article */
	const ent_block *title, *name; /* of this article */
	bool biography_seen;
};

static bool behind_form_feed(const struct cutting *cut, const ent_block *unit)
{
	for (size_t at = unit->start; at > 0 && (unsigned char)cut->text.ptr[at - 1] <= ' '; at--)
		if (cut->text.ptr[at - 1] == '\f')
			return true;
	return false;
}

/* The unit or, below a headline, one of the next two begins with a dateline. */
static bool leads_to_dateline(const struct cutting *cut, size_t i)
{
	ent_dateline ignored;
	for (size_t k = i; k < cut->units.n && k < i + 3; k++) {
		ent_str s = text_of(cut, &cut->units.at[k]);
		if (ent_dateline_at(cut->draft->arena, s, &ignored))
			return true;
		if (!ent_line_heading_like(s, TITLE_BYTES))
			return false;
	}
	return false;
}

static bool leads_to_prose(const struct cutting *cut, size_t i)
{
	for (size_t k = i; k < cut->units.n && k < i + 4; k++)
		if (is_prose(cut, &cut->units.at[k]))
			return true;
	return false;
}

/* Another article begins: at the first text behind the lines about the author; at a headline with a byline below it or
 * (where pages are no mere sheets of paper) at the head of a page; at a dateline when the article had one. */
static bool begins_article(const struct cutting *cut, size_t i, const struct place *place)
{
	const ent_block *unit = &cut->units.at[i];
	ent_str s = text_of(cut, unit);
	if (cut->opens[i])
		return true;
	if (unit->kind != ENT_BLOCK_BODY || place->body_bytes < PROSE_BYTES)
		return false;
	if (place->dateline_seen && leads_to_dateline(cut, i))
		return true;
	if (!leads_to_prose(cut, i))
		return false;
	if (place->biography_seen)
		return true;
	if (place->body_bytes < 2 * PROSE_BYTES || !ent_line_heading_like(s, TITLE_BYTES) || ent_line_words(s) < 3)
		return false;
	bool sheet = ent_str_is(cut->draft->document->format, "pdf");
	return (!sheet && behind_form_feed(cut, unit)) ||
		   (i + 1 < cut->units.n && ent_line_byline(text_of(cut, &cut->units.at[i + 1])));
}

/* "By Ana Rojas" without its "By". */
static ent_str writer_name(ent_str byline)
{
	bool by = ent_str_starts(byline, ENT_STR("By ")) || ent_str_starts(byline, ENT_STR("BY "));
	return by ? ent_str_sub(byline, 3, byline.len) : byline;
}

static void set_published(struct cutting *cut, uint32_t article, const ent_date *date)
{
	ent_article *a = &cut->articles.at[article];
	if (!a->published.edtf.len)
		a->published = *date;
}

/* By place and shape, for what wording left as body. */
static void classify_in_place(struct cutting *cut, size_t i, struct place *place, uint32_t article)
{
	ent_block *unit = &cut->units.at[i];
	ent_str s = text_of(cut, unit);
	const ent_block *next = next_text(cut, i);
	bool noted = i + 1 < cut->units.n && cut->units.at[i + 1].kind == ENT_BLOCK_FOOTNOTE;
	bool runs_on =
		next && ent_line_starts_lower(text_of(cut, next)) && !ent_line_ends_sentence(s) && (noted || s.len > 60);
	ent_date date;
	ent_dateline line;
	if (ent_dateline_at(cut->draft->arena, s, &line)) {
		ent_article *a = &cut->articles.at[article];
		if (!place->body_seen && line.published.edtf.len)
			set_published(cut, article, &line.published);
		if (!place->body_seen && !a->publisher.len)
			a->publisher = line.agency;
		place->dateline_seen = true;
	} else if (ent_imprint_in(cut->draft->arena, s, &line)) {
		ent_article *a = &cut->articles.at[article];
		set(unit, ENT_BLOCK_BYLINE, "where and when it was published");
		set_published(cut, article, &line.published);
		if (!a->publisher.len)
			a->publisher = line.agency;
	} else if (ent_published_in(cut->draft->arena, s, &date) || is_dateline(cut->draft->arena, s, &date) ||
			   ent_published_abroad(cut->draft->arena, s, &date)) {
		bool page_date = !place->title && i + 1 < cut->units.n && cut->units.at[i + 1].kind == ENT_BLOCK_FURNITURE;
		if (page_date) {
			set(unit, ENT_BLOCK_FURNITURE, "date of the page, above its menu");
		} else {
			set(unit, ENT_BLOCK_BYLINE, "date line");
			if (!place->body_seen)
				set_published(cut, article, &date);
		}
	} else if (place->title && same_words(s, text_of(cut, place->title))) {
		set(unit, ENT_BLOCK_TITLE, "repeats the title");
	} else if (ent_line_byline(s) && (!place->body_seen || !next || next->kind != ENT_BLOCK_BODY)) {
		set(unit, ENT_BLOCK_BYLINE, "begins with By");
		place->name = unit;
	} else if (place->name && place->body_seen && ent_line_tells_of_writer(s, writer_name(text_of(cut, place->name)))) {
		set(unit, ENT_BLOCK_BIOGRAPHY, "begins with the author's name");
		place->biography_seen = true;
	} else if (ent_line_name(s) && ((place->title && !place->body_seen && next && next->kind == ENT_BLOCK_BODY) ||
									(place->body_seen && next && ent_line_tells_of_writer(text_of(cut, next), s)) ||
									(s.ptr[s.len - 1] == '*'))) {
		set(unit, ENT_BLOCK_BYLINE, "a name alone");
		place->name = unit;
	} else if (!runs_on && !place->body_seen && next && ent_line_heading_like(s, TITLE_BYTES)) {
		set(unit, ENT_BLOCK_TITLE, place->title ? "subtitle" : "first line without a full stop");
		if (!place->title)
			place->title = unit;
	} else if (!runs_on && place->body_seen && ent_line_heading_like(s, HEADING_BYTES)) {
		set(unit, ENT_BLOCK_HEADING, "line without a full stop");
	}
}

/* A date line in another script is one all the same. */
static void classify_foreign(struct cutting *cut, ent_block *unit, const struct place *place, uint32_t article)
{
	ent_date date;
	if (!ent_published_abroad(cut->draft->arena, text_of(cut, unit), &date))
		return;
	set(unit, ENT_BLOCK_BYLINE, "date line in another script");
	if (!place->body_seen)
		set_published(cut, article, &date);
}

/* Of the lines above the text, which is the headline? One that is there twice; else the last group of them. What stands
 * above it, in a few words, names a part of the site. */
static void choose_title(struct cutting *cut, size_t from, size_t end)
{
	size_t title = end;
	bool apart = false;
	for (size_t i = from; i < end && title == end; i++)
		for (size_t k = i + 1; cut->units.at[i].kind == ENT_BLOCK_TITLE && k < end; k++)
			if (cut->units.at[k].kind == ENT_BLOCK_TITLE &&
				same_words(text_of(cut, &cut->units.at[i]), text_of(cut, &cut->units.at[k])))
				title = i;
	bool twice = title < end;
	for (size_t i = end; i-- > from && !twice;) {
		ent_block_kind kind = cut->units.at[i].kind;
		apart = apart || (title < end && (kind == ENT_BLOCK_FURNITURE || kind == ENT_BLOCK_FOREIGN));
		if (kind == ENT_BLOCK_TITLE && !apart)
			title = i;
	}
	size_t most = twice ? 7 : 3;
	for (size_t i = from; i < title && title < end; i++) {
		ent_block *unit = &cut->units.at[i];
		if (unit->kind == ENT_BLOCK_TITLE && strcmp(unit->why, "markup") != 0 &&
			ent_line_words(text_of(cut, unit)) <= most &&
			ent_line_words(text_of(cut, unit)) < ent_line_words(text_of(cut, &cut->units.at[title])))
			set(unit, ENT_BLOCK_FURNITURE, "above the title");
	}
}

/* choose_title for each article: its units up to the first of its body. */
static void choose_titles(struct cutting *cut)
{
	for (size_t i = 0; i < cut->units.n;) {
		size_t from = i, head;
		while (i < cut->units.n && cut->units.at[i].article == cut->units.at[from].article)
			i++;
		for (head = from; head < i && cut->units.at[head].kind != ENT_BLOCK_BODY;)
			head++;
		choose_title(cut, from, head < i && head < from + HEAD_UNITS ? head : from);
	}
}

static uint32_t new_article(struct cutting *cut)
{
	*ent_push(cut->draft->arena, &cut->articles) = (ent_article){.published = ENT_DATE_NONE};
	return (uint32_t)cut->articles.n - 1;
}

/* The article that the format says begins with this unit; the openings so far are counted in `*next`. */
static const ent_article *opening_at(const struct cutting *cut, size_t i, size_t *next)
{
	const ent_draft *draft = cut->draft;
	const ent_article *found = NULL;
	while (*next < draft->openings.n && draft->openings.at[*next].start <= cut->units.at[i].start)
		found = &draft->openings.at[(*next)++].meta;
	return found;
}

static void classify(struct cutting *cut)
{
	struct running running = {0};
	cut->opens = ENT_NEWN(cut->work, bool, cut->units.n);
	for (size_t i = 0; i < cut->units.n; i++) {
		ent_block *unit = &cut->units.at[i];
		if (!from_markup(cut->draft, unit))
			classify_alone(cut, i, &running);
		set_language(cut, unit);
		cut->prose = cut->prose || is_prose(cut, unit);
	}
	cut->given = cut->draft->conservative && cut->units.n == 1 && cut->units.at[0].kind != ENT_BLOCK_FOREIGN;
	if (cut->given)
		set(&cut->units.at[0], ENT_BLOCK_BODY, "a text of one block");
	struct place place = {0};
	uint32_t article = 0;
	size_t next_opening = 0;
	for (size_t i = 0; i < cut->units.n; i++) {
		ent_block *unit = &cut->units.at[i];
		const ent_article *opening = opening_at(cut, i, &next_opening);
		if ((opening && i > 0) || (!cut->draft->openings.n && begins_article(cut, i, &place))) {
			place = (struct place){0};
			article = new_article(cut);
		}
		if (opening)
			cut->articles.at[article] = *opening;
		unit->article = article;
		if (unit->kind == ENT_BLOCK_BODY && !cut->given && (cut->prose || !cut->draft->conservative))
			classify_in_place(cut, i, &place, article);
		else if (unit->kind == ENT_BLOCK_FOREIGN)
			classify_foreign(cut, unit, &place, article);
		if (unit->kind == ENT_BLOCK_BIOGRAPHY)
			place.biography_seen = place.body_seen;
		if (unit->kind == ENT_BLOCK_TITLE && !place.title)
			place.title = unit;
		if (unit->kind == ENT_BLOCK_BODY) {
			place.body_seen = true;
			place.body_bytes += unit->end - unit->start;
		}
	}
}

/* Sentences that a page break or a footnote cut in two. */
static void find_continuations(struct cutting *cut)
{
	const ent_block *before = NULL;
	for (size_t i = 0; i < cut->units.n; i++) {
		ent_block *unit = &cut->units.at[i];
		if (unit->kind == ENT_BLOCK_BODY) {
			unit->continues = before && before->article == unit->article && ent_line_starts_lower(text_of(cut, unit)) &&
							  !ent_line_ends_sentence(text_of(cut, before));
			before = unit;
		} else if (unit->kind != ENT_BLOCK_FOOTNOTE && unit->kind != ENT_BLOCK_FURNITURE &&
				   unit->kind != ENT_BLOCK_CAPTION && unit->kind != ENT_BLOCK_REPEAT) {
			before = NULL;
		}
	}
}

/* A writer's name without the mark of a note behind it. */
static ent_str without_mark(ent_str byline)
{
	ent_str s = writer_name(byline);
	while (s.len && strchr("*. ", s.ptr[s.len - 1]))
		s.len--;
	return s;
}

/* The language of most of each article, English where it is as much. */
static void find_languages(struct cutting *cut)
{
	size_t *foreign = ENT_NEWN(cut->work, size_t, cut->articles.n);
	size_t *english = ENT_NEWN(cut->work, size_t, cut->articles.n);
	ent_str *other = ENT_NEWN(cut->work, ent_str, cut->articles.n);
	for (size_t i = 0; i < cut->units.n; i++) {
		const ent_block *unit = &cut->units.at[i];
		if (unit->kind == ENT_BLOCK_FOREIGN) {
			foreign[unit->article] += unit->end - unit->start;
			other[unit->article] = unit->language;
		} else {
			english[unit->article] += unit->end - unit->start;
		}
	}
	for (size_t a = 0; a < cut->articles.n; a++)
		if (!cut->articles.at[a].language.len)
			cut->articles.at[a].language = foreign[a] > english[a] ? other[a] : ENT_STR("en");
}

/* "# Peru and Chile" of Markdown. */
static ent_str without_hashes(ent_str s)
{
	size_t n = 0;
	while (n < s.len && s.ptr[n] == '#')
		n++;
	return n && n < s.len && s.ptr[n] == ' ' ? ent_str_sub(s, n + 1, s.len) : s;
}

/* Title, author and language of each article, from its blocks where the format did not say. */
static void describe_articles(struct cutting *cut)
{
	for (size_t i = 0; i < cut->units.n; i++) {
		const ent_block *unit = &cut->units.at[i];
		ent_article *article = &cut->articles.at[unit->article];
		ent_str s = text_of(cut, unit);
		/* "Headline | Name of the site": the headline alone */
		if (unit->kind == ENT_BLOCK_TITLE &&
			(!article->title.len || (article->title.len > s.len && ent_str_starts(article->title, s))))
			article->title = without_hashes(s);
		ent_date ignored;
		if (unit->kind == ENT_BLOCK_BYLINE && !article->author.len &&
			!ent_published_in(cut->draft->arena, s, &ignored) && (ent_line_byline(s) || ent_line_name(s)))
			article->author = without_mark(s);
	}
	for (size_t a = 0; a < cut->articles.n; a++) {
		ent_article *article = &cut->articles.at[a];
		/* what follows another piece in a round-up is of its day */
		if (!article->published.edtf.len && !cut->draft->openings.n && cut->draft->meta.published.edtf.len)
			article->published = cut->draft->meta.published;
		if (!article->publisher.len)
			article->publisher = ent_publisher_of(cut->reader, cut->draft->arena, article->url);
	}
	find_languages(cut);
}

/* "KABUL, Nov 21 (Reuters) -" is no part of the sentence behind it. */
static void part_datelines(struct cutting *cut)
{
	ENT_VEC(ent_block) parted = {0};
	for (size_t i = 0; i < cut->units.n; i++) {
		ent_block unit = cut->units.at[i], head = unit;
		ent_dateline line;
		if (unit.kind == ENT_BLOCK_BODY && ent_dateline_at(cut->draft->arena, text_of(cut, &unit), &line)) {
			head.end = unit.start + (uint32_t)line.length;
			set(&head, ENT_BLOCK_BYLINE, "place, day and agency before the first sentence");
			*ent_push(cut->work, &parted) = head;
			unit.start = head.end;
			while (unit.start < unit.end && (unsigned char)cut->text.ptr[unit.start] <= ' ')
				unit.start++;
		}
		if (unit.start < unit.end)
			*ent_push(cut->work, &parted) = unit;
	}
	cut->units.at = parted.at;
	cut->units.n = parted.n;
}

void ent_blocks_cut(const ent_reader *reader, ent_draft *draft)
{
	ent_document *document = draft->document;
	struct cutting cut = {
		.reader = reader, .draft = draft, .work = ent_arena_work(draft->arena), .text = document->text};
	ent_arena_mark mark = ent_arena_here(cut.work);
	*ent_push(draft->arena, &cut.articles) = draft->meta;
	if (!draft->meta.published.edtf.len)
		cut.articles.at[0].published = ENT_DATE_NONE;
	cut.units = ent_units_find(cut.work, cut.text);
	classify(&cut);
	choose_titles(&cut);
	ent_repeats_mark(cut.work, cut.text, cut.units.at, cut.units.n);
	find_continuations(&cut);
	describe_articles(&cut);
	part_datelines(&cut);
	document->articles = cut.articles.at;
	document->n_articles = cut.articles.n;
	document->n_blocks = cut.units.n;
	document->blocks = ENT_NEWN(draft->arena, ent_block, cut.units.n);
	if (cut.units.n)
		memcpy(document->blocks, cut.units.at, cut.units.n * sizeof *cut.units.at);
	ent_arena_back(cut.work, mark);
}
