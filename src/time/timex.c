/* Owns the way from a text to its time expressions: match every sentence, learn from the whole article how it tells
 * time, resolve in the order of the text, then join pairs ("from 1979 till 1988") and open intervals ("since 2016"). */
#include "time/timex.h"

#include "time/timex_anchor.h"
#include "time/timex_manner.h"

#include <string.h>

const char *ent_timex_type_name(ent_timex_type type)
{
	static const char *const names[] = {"DATE", "TIME", "DURATION", "SET"};
	return (unsigned)type < sizeof names / sizeof *names ? names[type] : "";
}

/* The forms of one sentence with the bytes and tokens of each. */
struct place {
	ent_form form;
	uint32_t sentence; /* index in the text */
	uint32_t number;   /* in the document */
	uint32_t block, article;
	bool heading;
	bool alone;        /* the heading is nothing but a year */
	uint32_t first, n; /* tokens */
	uint32_t start, end;
	char
		between; /* what joins it to the form before in the same sentence: '-', 't'o, 'a'nd, 's'tarting; '\0' nothing */
};

typedef ENT_VEC(struct place) ent_places;

/* What joins the forms at [from, to): a dash, "to", "and", "starting"; '\0' when they are not neighbours. */
static char joint(const ent_atoms *atoms, uint32_t from, uint32_t to)
{
	static const struct {
		const char *word;
		char joint; /* '\0': says nothing */
	} words[] = {{"and", 'a'},   {"to", 't'},        {"till", 't'},      {"until", 't'}, {"through", 't'},
				 {"til", 't'},   {"starting", 's'},  {"beginning", 's'}, {"from", 's'},  {"commencing", 's'},
				 {"after", 'f'}, {"following", 'f'}, {"before", 'b'},    {"the", '\0'},  {"in", '\0'},
				 {"on", '\0'},   {",", '\0'},        {"late", '\0'},     {"early", '\0'}};
	char found = '\0';
	int other = 0;
	if (to < from || to - from > 4)
		return '\0';
	for (uint32_t i = from; i < to; i++) {
		const ent_atom *atom = &atoms->v.at[i];
		size_t w = 0, n = sizeof words / sizeof *words;
		while (w < n && !ent_str_eq_nocase(atom->text, ent_str_of(words[w].word)))
			w++;
		if (atom->kind == ENT_ATOM_MARK && (atom->mark == '-' || atom->mark == '_'))
			found = '-';
		else if (w == n)
			other++;
		else if (words[w].joint)
			found = words[w].joint;
	}
	/* "a two-day visit starting on Monday" has its noun between */
	return other && !(found == 's' && other == 1) ? '\0' : found;
}

/* The places of one sentence, behind those already there. */
static void place_forms(ent_arena *arena, const ent_forms *forms, const ent_atoms *atoms, const struct place *where,
						ent_places *places)
{
	for (size_t i = 0; i < forms->v.n; i++) {
		const ent_form *form = &forms->v.at[i];
		const ent_atom *first = &atoms->v.at[form->first], *last = &atoms->v.at[form->first + form->n - 1];
		struct place *place = ent_push(arena, places);
		*place = *where;
		place->form = *form;
		place->first = first->token;
		place->n = last->token - first->token + 1;
		place->start = first->start;
		place->end = last->end;
		if (i > 0)
			place->between = joint(atoms, forms->v.at[i - 1].first + forms->v.at[i - 1].n, form->first);
	}
}

/* --- resolution --- */

static void add_timex(ent_arena *arena, ent_story *story, const struct place *place, ent_timex *out)
{
	ent_story_enter(story, &place->form, place->number, place->block, place->heading, place->alone);
	ent_resolved got = ent_story_resolve(story, &place->form, place->number, place->block);
	ent_date_govern(arena, &place->form, &got.date);
	*out = (ent_timex){.sentence = place->sentence,
					   .first = place->first,
					   .n = place->n,
					   .start = place->start,
					   .end = place->end,
					   .type = got.type,
					   .value = got.value,
					   .date = got.date};
	out->event_date = got.date.lo != ENT_DAY_UNKNOWN && !place->form.adjective && got.type != ENT_TIMEX_SET;
	out->looks_back = ent_story_looks_back(story, place->number);
	bool anchored =
		got.date.basis == ENT_BASIS_INFERRED && ent_str_find(ent_str_of(got.rule), ENT_STR("publication"), 0) >= 0;
	if (!anchored) {
		out->why = ent_str_of(got.rule);
		return;
	}
	char day[ENT_DAY_SIZE];
	ent_str now = ent_str_of(ent_day_print(story->now, day));
	now.len = story->now_grain == ENT_UNIT_YEAR    ? now.len - 6
			  : story->now_grain == ENT_UNIT_MONTH ? now.len - 3
												   : now.len;
	out->why = ent_str_format(arena, "%s %.*s%s", got.rule, ENT_FMT(now), story->implied_by);
}

/* "A two-day visit starting on Monday": the days of the duration. */
static void start_duration(ent_arena *arena, const struct place *length, const ent_date *start, ent_timex *x)
{
	const ent_form *form = &length->form;
	if (form->kind != ENT_FORM_DURATION || form->vague || form->count < 1 || form->count > 1000 ||
		form->unit < ENT_UNIT_DAY || form->rel || (start->lo != start->hi && start->hi != ENT_DAY_FUTURE))
		return;
	ent_point end = ent_point_shift(ent_point_at(start->lo, ENT_UNIT_DAY), form->unit, (int)form->count);
	ent_day lo, hi;
	ent_point_days(end, &lo, &hi);
	x->date = (ent_date){ent_edtf_of_days(arena, start->lo, lo - 1), start->lo, lo - 1, ENT_BASIS_INFERRED};
}

/* "Two decades after the fall of the Berlin Wall", "six weeks before 9/11": counted from what is known. */
static void count_from(ent_arena *arena, const struct place *length, const struct place *anchor, const ent_date *from,
					   bool back, ent_timex *x)
{
	const ent_form *form = &length->form, *event = &anchor->form;
	ent_day day = back ? from->hi : from->lo; /* "after" opened it to one side, "before" to the other */
	if (form->kind != ENT_FORM_DURATION || form->vague || form->count < 1 || form->count > 1000 || form->rel ||
		form->ordinal || form->unit < ENT_UNIT_DAY || x->date.lo != ENT_DAY_UNKNOWN || day == ENT_DAY_UNKNOWN ||
		day == ENT_DAY_PAST || day == ENT_DAY_FUTURE)
		return;
	bool to_day = event->kind == ENT_FORM_PERIOD || event->kind == ENT_FORM_DAYREF || event->day || event->weekday;
	ent_unit grain = to_day ? ENT_UNIT_DAY : event->month ? ENT_UNIT_MONTH : ENT_UNIT_YEAR;
	ent_unit unit = form->unit >= ENT_UNIT_DECADE ? ENT_UNIT_YEAR : form->unit;
	if (unit < grain)
		return; /* days after a year: no day is said */
	int count = (int)form->count;
	ent_point p = ent_point_shift(ent_point_at(day, grain), form->unit, back ? -count : count);
	p = ent_point_coarsen(p, unit == ENT_UNIT_FORTNIGHT ? ENT_UNIT_WEEK : unit);
	x->date.edtf = ent_point_edtf(arena, p, &x->date.lo, &x->date.hi);
	if (form->approximate && ent_str_find(x->date.edtf, ENT_STR("/"), 0) < 0)
		x->date.edtf = ent_str_format(arena, "%.*s~", ENT_FMT(x->date.edtf));
	x->date.basis = ENT_BASIS_INFERRED;
	x->event_date = true;
	x->why = ENT_STR("counted from the date behind it");
}

/* "From 25 October to 10 January" told in spring: where the years were found one by one and the first day came out
 * behind the second, it is of the year before. */
static void order_pair(ent_arena *arena, const struct place *first, ent_timex *x, const ent_timex *y)
{
	const ent_form *form = &first->form;
	if (form->kind != ENT_FORM_POINT || form->has_year || !form->month || form->rel || form->year_rel ||
		x->date.lo <= y->date.hi || x->date.hi == ENT_DAY_FUTURE || y->date.hi == ENT_DAY_FUTURE)
		return;
	ent_point p = ent_point_at(x->date.lo, form->day ? ENT_UNIT_DAY : ENT_UNIT_MONTH);
	p = ent_point_shift(p, ENT_UNIT_YEAR, -1);
	p.part = form->part;
	x->date.edtf = ent_point_edtf(arena, p, &x->date.lo, &x->date.hi);
	x->value = ent_point_value(arena, p);
}

/* "between 22 January and now", "from 1991 to the present": the day of writing where it is known. */
static void date_present(ent_arena *arena, const ent_story *story, const struct place *place, ent_timex *x)
{
	if (place->form.kind == ENT_FORM_REF && place->form.ref == ENT_REF_PRESENT && story->now_grain == ENT_UNIT_DAY)
		x->date =
			(ent_date){ent_edtf_of_days(arena, story->now, story->now), story->now, story->now, ENT_BASIS_INFERRED};
}

/* "from X to Y", "between X and Y", "X-Y": both carry the interval. "After X, ... until Y" closes Y's. */
static void join_pairs(ent_arena *arena, const ent_story *story, const ent_places *places, ent_timexes *got)
{
	for (size_t i = 1; i < places->n; i++) {
		const struct place *a = &places->at[i - 1], *b = &places->at[i];
		ent_timex *x = &got->at[i - 1], *y = &got->at[i];
		char by = b->between;
		bool span = by == 't' || by == '-' || (by == 'a' && a->form.prep == ENT_PREP_BETWEEN);
		if (a->sentence == b->sentence && by == 's' && y->date.lo != ENT_DAY_UNKNOWN)
			start_duration(arena, a, &y->date, x);
		if (a->sentence == b->sentence && (by == 'f' || by == 'b')) {
			count_from(arena, a, b, &y->date, by == 'b', x);
			continue;
		}
		if (a->sentence == b->sentence && span) {
			date_present(arena, story, a, x);
			date_present(arena, story, b, y);
			if (x->date.lo != ENT_DAY_UNKNOWN && y->date.lo != ENT_DAY_UNKNOWN)
				order_pair(arena, a, x, y);
		}
		if (a->sentence != b->sentence || x->date.lo == ENT_DAY_UNKNOWN || y->date.lo == ENT_DAY_UNKNOWN)
			continue;
		bool closes = b->form.prep == ENT_PREP_UNTIL && !span &&
					  (a->form.prep == ENT_PREP_SINCE || a->form.prep == ENT_PREP_AFTER ||
					   a->form.prep == ENT_PREP_FROM || a->form.prep == ENT_PREP_IN);
		if (!(span || closes) || a->form.prep == ENT_PREP_UNTIL)
			continue;
		ent_date lo = x->date, hi = y->date, whole;
		/* The ends themselves, without what their prepositions opened. */
		if (lo.hi == ENT_DAY_FUTURE && lo.edtf.len > 3)
			lo.edtf.len -= 3;
		if (hi.lo == ENT_DAY_PAST && hi.edtf.len > 3)
			hi.edtf = ent_str_sub(hi.edtf, 3, hi.edtf.len);
		if (!ent_date_span(arena, &lo, &hi, &whole))
			continue;
		y->date = whole;
		if (span)
			x->date = whole;
	}
}

/* Leaves out what is a time in histories only, in other articles. How many places are left. */
static size_t keep_for(const ent_story *story, const ent_places *places)
{
	size_t kept = 0;
	for (size_t i = 0; i < places->n; i++)
		if (story->narrative || !places->at[i].form.narrative)
			places->at[kept++] = places->at[i];
	return kept;
}

/* What the head of an article says that it is about, found as its expressions come. */
typedef struct theme {
	uint32_t first, sentence; /* of its first expression; of those that tell it; else ENT_TIMEX_NO_SENTENCE */
	ent_day lo, hi;
	bool found; /* no later one counts */
} theme;

static const theme no_theme = {
	.first = ENT_TIMEX_NO_SENTENCE, .sentence = ENT_TIMEX_NO_SENTENCE, .lo = ENT_DAY_FUTURE, .hi = ENT_DAY_PAST};

/* "The crisis began on 6 October 1939 and ended on 13 March 1940": the first sentence that states days or months with
 * their year, when it stands at the head of the article. */
static void learn_theme(theme *of, const struct place *place)
{
	enum { HEAD = 4 /* [sentences] */ };
	const ent_form *form = &place->form;
	of->first = of->first == ENT_TIMEX_NO_SENTENCE ? place->number : of->first;
	of->found |= place->number - of->first >= HEAD;
	if (of->found || form->kind != ENT_FORM_POINT || !form->has_year || !form->month || form->aside || form->adjective)
		return;
	of->found = of->sentence != ENT_TIMEX_NO_SENTENCE && place->number != of->sentence;
	if (of->found)
		return;
	of->sentence = place->number;
	int day = form->day ? form->day : 1, last = form->day ? form->day : ent_month_days(form->year, form->month);
	last = form->day_end ? form->day_end : last;
	ent_day from = ent_day_from(form->year, form->month, day), to = ent_day_from(form->year, form->month, last);
	of->lo = from < of->lo ? from : of->lo;
	of->hi = to > of->hi ? to : of->hi;
}

/* Its days, where they lie near one another. */
static void set_theme(ent_story *story, const theme *of)
{
	enum { NEAR = 800 /* [days] */ };
	bool told = of->sentence != ENT_TIMEX_NO_SENTENCE && of->hi - of->lo <= NEAR && of->hi - of->lo >= 7;
	story->theme_lo = told ? of->lo : ENT_DAY_UNKNOWN;
	story->theme_hi = told ? of->hi : ENT_DAY_UNKNOWN;
}

/* A document's way through time: what is learnt of it whole, and the clock of the article that is being read. */
struct ent_times_reader {
	const ent_times *times;
	const ent_document *document;
	ent_manners manners;
	theme *themes; /* [n_articles] */
	ent_story story;
	uint32_t article;
};

static ent_times_reader *reader_new(const ent_times *times, ent_arena *arena, const ent_document *document)
{
	ent_times_reader *reader = ENT_NEW(arena, ent_times_reader);
	*reader = (ent_times_reader){.times = times,
								 .document = document,
								 .manners = ent_manners_new(arena, document),
								 .themes = ENT_NEWN(arena, theme, document->n_articles + 1),
								 .article = UINT32_MAX};
	for (size_t i = 0; i <= document->n_articles; i++)
		reader->themes[i] = no_theme;
	return reader;
}

static theme *theme_of(const ent_times_reader *reader, uint32_t article)
{
	size_t n = reader->document->n_articles;
	return &reader->themes[article < n ? article : n];
}

static void learn_places(ent_times_reader *reader, const ent_places *places)
{
	for (size_t i = 0; i < places->n; i++) {
		ent_manners_learn(&reader->manners, reader->times, places->at[i].article, &places->at[i].form);
		learn_theme(theme_of(reader, places->at[i].article), &places->at[i]);
	}
}

/* Resolves the expressions of a stretch behind those that `got` has. Articles follow one another; each has its own
 * clock. */
static void resolve_all(ent_times_reader *reader, ent_arena *arena, const ent_places *places, ent_timexes *got)
{
	for (size_t i = 0, end; i < places->n; i = end) {
		uint32_t which = places->at[i].article;
		ent_places of_article = {.at = places->at + i};
		for (end = i; end < places->n && places->at[end].article == which; end++)
			of_article.n++;
		ent_story *story = &reader->story;
		story->times = reader->times;
		if (which != reader->article) {
			ent_manners_start(&reader->manners, which, story);
			set_theme(story, theme_of(reader, which));
			reader->article = which;
		}
		story->arena = arena;
		of_article.n = keep_for(story, &of_article);
		ent_timexes part = {.at = got->at + got->n, .n = of_article.n};
		got->n += part.n;
		for (size_t k = 0; k < of_article.n; k++)
			add_timex(arena, story, &of_article.at[k], &part.at[k]);
		join_pairs(arena, story, &of_article, &part);
	}
}

/* The dates of references, footnotes, captions and bylines. */
static void places_elsewhere(const ent_times *times, ent_arena *arena, const ent_document *document, ent_places *places)
{
	ent_atoms atoms = {0};
	ent_forms forms = {0};
	for (size_t i = 0; i < document->n_blocks; i++) {
		const ent_block *block = &document->blocks[i];
		if (ent_block_has_sentences(block->kind) || block->kind == ENT_BLOCK_FURNITURE ||
			block->kind == ENT_BLOCK_FOREIGN)
			continue;
		struct place where = {.sentence = ENT_TIMEX_NO_SENTENCE,
							  .number = ENT_TIMEX_NO_SENTENCE,
							  .block = (uint32_t)i,
							  .article = block->article};
		ent_atoms_of_bytes(&times->lexicon, arena, document->text, block->start, block->end, &atoms);
		ent_forms_of(times, arena, &atoms, &forms);
		/* Only what carries its year: nothing else in a reference can be resolved. */
		size_t kept = 0;
		for (size_t k = 0; k < forms.v.n; k++)
			if (forms.v.at[k].kind == ENT_FORM_POINT && forms.v.at[k].has_year)
				forms.v.at[kept++] = forms.v.at[k];
		forms.v.n = kept;
		place_forms(arena, &forms, &atoms, &where, places);
	}
}

/* The expressions of the sentences from index `from` on. */
static void find_places(ent_times_reader *reader, ent_arena *arena, const ent_text *text, size_t from, bool learn,
						ent_places *places)
{
	ent_atoms atoms = {0};
	ent_forms forms = {0};
	for (size_t i = from; i < text->n; i++) {
		const ent_sentence *sentence = &text->sentences[i];
		ent_block_kind kind = text->document->blocks[sentence->block].kind;
		struct place where = {.sentence = (uint32_t)i,
							  .number = sentence->number,
							  .block = sentence->block,
							  .article = sentence->article,
							  .heading = kind == ENT_BLOCK_HEADING || kind == ENT_BLOCK_TITLE,
							  .alone = kind == ENT_BLOCK_HEADING && sentence->n == 1};
		ent_atoms_of(&reader->times->lexicon, arena, text->document, sentence, &atoms);
		ent_forms_of(reader->times, arena, &atoms, &forms);
		place_forms(arena, &forms, &atoms, &where, places);
		if (learn)
			ent_manners_after(&reader->manners, sentence->article, forms.named_year);
	}
}

/* What an article cites was there before it. */
static void learn_references(ent_times_reader *reader, ent_arena *scratch)
{
	ent_places references = {0};
	if (!ent_manners_implied(&reader->manners))
		return;
	places_elsewhere(reader->times, scratch, reader->document, &references);
	for (size_t i = 0; i < references.n; i++)
		ent_manners_after(&reader->manners, references.at[i].article, references.at[i].form.year);
}

ent_times_reader *ent_times_reader_new(const ent_times *times, ent_arena *arena, ent_arena *scratch,
									   const ent_document *document)
{
	ent_times_reader *reader = reader_new(times, arena, document);
	ent_arena_mark mark = ent_arena_here(scratch);
	learn_references(reader, scratch);
	ent_arena_back(scratch, mark);
	return reader;
}

void ent_times_learn(ent_times_reader *reader, ent_arena *scratch, const ent_text *text)
{
	ent_places places = {0};
	ent_arena_mark mark = ent_arena_here(scratch);
	find_places(reader, scratch, text, 0, true, &places);
	learn_places(reader, &places);
	ent_arena_back(scratch, mark);
}

ent_timexes *ent_times_read(ent_times_reader *reader, ent_arena *arena, ent_arena *scratch, const ent_text *text,
							size_t from, const ent_timexes *before, uint32_t dropped)
{
	ent_places places = {0};
	ent_arena_mark mark = ent_arena_here(scratch);
	find_places(reader, scratch, text, from, false, &places);
	ent_timexes *got = ENT_NEW(arena, ent_timexes);
	got->at = ENT_NEWN(arena, ent_timex, (before ? before->n : 0) + places.n);
	for (size_t i = 0; before && i < before->n; i++)
		if (before->at[i].sentence >= dropped) {
			ent_timex *x = &got->at[got->n++];
			*x = before->at[i];
			x->sentence -= dropped;
			x->value = ent_str_copy(arena, x->value);
			x->date.edtf = ent_str_copy(arena, x->date.edtf);
			x->why = ent_str_copy(arena, x->why);
		}
	enum { LATE = 8 /* [sentences] back of which one may have been parsed since */ };
	resolve_all(reader, arena, &places, got);
	size_t first = got->n;
	while (first > 0 && got->at[first - 1].sentence + LATE >= from)
		first--;
	ent_anchors_resolve(got, first, arena, text);
	ent_arena_back(scratch, mark);
	return got;
}

ent_timexes *ent_times_find(const ent_times *times, ent_arena *arena, const ent_text *text)
{
	return ent_times_find_with(times, arena, arena, text);
}

ent_timexes *ent_times_find_with(const ent_times *times, ent_arena *arena, ent_arena *scratch, const ent_text *text)
{
	ent_arena_mark mark = ent_arena_here(scratch);
	ent_places places = {0};
	ent_times_reader *reader = reader_new(times, scratch, text->document);
	find_places(reader, scratch, text, 0, true, &places);
	learn_places(reader, &places);
	learn_references(reader, scratch);
	ent_timexes *found = ENT_NEW(arena, ent_timexes);
	found->at = ENT_NEWN(arena, ent_timex, places.n);
	resolve_all(reader, arena, &places, found);
	ent_anchors_resolve(found, 0, arena, text);
	if (scratch != arena)
		ent_arena_back(scratch, mark);
	return found;
}

ent_timexes *ent_times_elsewhere(const ent_times *times, ent_arena *arena, const ent_document *document)
{
	ent_places places = {0};
	ent_times_reader *reader = reader_new(times, arena, document);
	places_elsewhere(times, arena, document, &places);
	learn_places(reader, &places);
	ent_timexes *found = ENT_NEW(arena, ent_timexes);
	found->at = ENT_NEWN(arena, ent_timex, places.n);
	resolve_all(reader, arena, &places, found);
	for (size_t i = 0; i < found->n; i++) {
		found->at[i].first = found->at[i].n = 0;
		found->at[i].event_date = false;
	}
	return found;
}
