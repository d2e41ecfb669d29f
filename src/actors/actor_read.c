/* The order of reading. Names are found ahead of the parse, in a lot of sentences; those of them that are worth it are
 * parsed together, since a lot takes the parser less time than its sentences one by one; then, sentence by sentence,
 * the references are resolved. Which sentences come together shows in nothing: whom a surname means that several have
 * hangs on what was spoken of before, and there the references catch up first. */
#include "actors/actor_find.h"

#include <string.h>

enum { LOT = 64 /* [sentences] */ };

/* A sentence whose names are found: [.., n) behind those of the one before. */
typedef struct named {
	ent_sentence *sentence;
	size_t mentions_end, waiting_end; /* of the pass of names */
	bool parse;                       /* with the lot */
	bool left;                        /* it names somebody and is not wanted */
	bool refers;
} named;

/* Both passes. */
struct ent_actors_reader {
	finding names, references;
	named lot[LOT];
	size_t n;
	bool any_named;                   /* somebody is named in the article, by the last time .. */
	uint32_t last_named;              /* .. in this sentence */
	uint32_t sentences;               /* of the text read last */
	uint64_t (*years)[ARTICLE_YEARS]; /* [n_articles] that the articles name, where all was learnt ahead */
};

/* Whether the sentence has to be read whole: for itself, or since it refers to somebody. `n` of its mentions and those
 * that wait are the last of the pass. */
static bool wanted(const finding *find, size_t n, size_t waits)
{
	const ent_wanted *by = find->wanted;
	return !by || waits ||
		   by->wants(by->payload, find->sentence, n ? &find->mentions.at[find->mentions.n - n] : NULL, (uint32_t)n);
}

/* A sentence that only refers back is worth reading where somebody was named shortly before. */
static bool worth_parsing(const finding *find)
{
	size_t n = find->mentions.n, first = find->first_of_sentence;
	if (n - first > find->waiting.n)
		return true;
	return n > first && first > find->first_of_article &&
		   find->mentions.at[first - 1].sentence + ACTOR_REACH >= find->sentence->index;
}

/* Parses what is worth it, and those left to whose trees a sentence of the lot looks back (actor_later.c). */
static void parse_lot(ent_actors_reader *reading)
{
	ent_sentence *sentences[LOT];
	for (size_t i = 0; i < reading->n; i++)
		for (size_t back = 1; reading->lot[i].refers && back <= ACTOR_REACH && back <= i; back++) {
			named *before = &reading->lot[i - back];
			before->parse |= before->left && before->sentence->article == reading->lot[i].sentence->article;
		}
	size_t n = 0;
	for (size_t i = 0; i < reading->n; i++)
		if (reading->lot[i].parse)
			sentences[n++] = reading->lot[i].sentence;
	if (n)
		ent_syntax_parse_trees(reading->names.syntax, reading->names.arena, sentences, n);
}

/* "the peace of Brasilia", "the Treaty of Rome": after the place where it was made. */
static bool is_of_place(const finding *names, const ent_mention *m)
{
	static const char *const nouns[] = {"peace", "treaty", "accord", "accords", "agreement", "conference", "congress"};
	return m->how == ENT_HOW_METONYM && m->first > 1 && actor_find_is(names, m->first - 1, "of") &&
		   ACTOR_IN(nouns, actor_find_form(names, m->first - 2));
}

/* The states that the title names are those that the article is about, wherever it comes to them. */
static void read_title(finding *references)
{
	const ent_document *document = references->text->document;
	ent_str title = document && references->article < document->n_articles
						? document->articles[references->article].title
						: (ent_str){0};
	if (title.len == 0)
		return;
	ent_block block = {.end = (uint32_t)title.len, .kind = ENT_BLOCK_BODY};
	ent_article article = {.title = title};
	ent_document alone = {.text = title, .blocks = &block, .n_blocks = 1, .articles = &article, .n_articles = 1};
	const ent_text *text = ent_text_of(references->arena, &alone);
	uint32_t both[2] = {UINT32_MAX, UINT32_MAX}, n = 0;
	for (size_t i = 0; i < text->n; i++) {
		finding names = {
			.actors = references->actors, .arena = references->arena, .text = text, .sentence = &text->sentences[i]};
		actor_find_names(&names);
		for (size_t m = 0; m < names.mentions.n; m++)
			for (uint32_t k = 0; k < names.mentions.at[m].n_actors; k++) {
				uint32_t state = actor_find_state(references, names.mentions.at[m].actors[k].country);
				if (state == UINT32_MAX || is_of_place(&names, &names.mentions.at[m]))
					continue;
				actor_find_entitle(references, state);
				if (state == both[0] || state == both[1])
					continue;
				if (n < 2)
					both[n] = state;
				n++;
			}
	}
	if (n == 2)
		actor_find_entitle_pair(references, both[0], both[1]);
}

static void begin_sentence(finding *references, ent_sentence *sentence)
{
	references->sentence = sentence;
	if (sentence->article != references->article) {
		references->article = sentence->article;
		references->first_of_article = references->mentions.n;
		references->focus.n = references->lists.n = 0;
		references->left = 0;
		references->n_pairs = references->alone_before = 0;
		memset(references->several_known, 0, sizeof references->several_known);
		read_title(references);
	}
	for (size_t i = 0; i < references->focus.n; i++)
		references->focus.at[i].weight *= 0.85;
	references->first_of_sentence = references->mentions.n;
	references->waiting.n = 0;
	references->left <<= 1;
}

/* Takes over what the pass of names found in the sentence: mentions [first, ...) and those that wait [waits, ...). */
static void take_over(finding *references, const finding *names, const named *of, size_t first, size_t waits)
{
	size_t moved = references->mentions.n - first;
	for (size_t i = first; i < of->mentions_end && i < names->mentions.n; i++)
		*ent_push(references->arena, &references->mentions) = names->mentions.at[i];
	for (size_t i = waits; i < of->waiting_end && i < names->waiting.n; i++) {
		waiting *w = ent_push(references->arena, &references->waiting);
		*w = names->waiting.at[i];
		w->mention += moved;
	}
}

static void refer(finding *find)
{
	if (find->syntax && !find->sentence->parsed && worth_parsing(find)) {
		if (wanted(find, find->mentions.n - find->first_of_sentence, find->waiting.n))
			ent_syntax_parse_trees(find->syntax, find->arena, &find->sentence, 1);
		else
			find->left |= 1;
	}
	if (find->left && find->waiting.n)
		actor_find_catch_up(find);
	if (find->sentence->parsed)
		actor_find_unknown(find);
	actor_find_resolve(find);
}

/* Drops what the pass of names has of the sentences that are done; what it found in the one in hand moves up. */
static void drop_done(finding *names, size_t mentions, size_t waits)
{
	names->mentions.n -= mentions;
	names->waiting.n -= waits;
	names->first_of_sentence -= mentions;
	names->first_waiting -= waits;
	if (names->mentions.n)
		memmove(names->mentions.at, names->mentions.at + mentions, names->mentions.n * sizeof *names->mentions.at);
	if (names->waiting.n)
		memmove(names->waiting.at, names->waiting.at + waits, names->waiting.n * sizeof *names->waiting.at);
	for (size_t i = 0; i < names->waiting.n; i++)
		names->waiting.at[i].mention -= mentions;
}

static void finish_lot(ent_actors_reader *reading)
{
	finding *references = &reading->references;
	size_t first = 0, waits = 0;
	parse_lot(reading);
	for (size_t i = 0; i < reading->n; i++) {
		begin_sentence(references, reading->lot[i].sentence);
		take_over(references, &reading->names, &reading->lot[i], first, waits);
		first = reading->lot[i].mentions_end;
		waits = reading->lot[i].waiting_end;
		refer(references);
	}
	drop_done(&reading->names, first, waits);
	reading->n = 0;
}

const finding *actor_read_before(finding *names)
{
	ent_actors_reader *reading = names->reading;
	if (!reading) /* a title */
		return names;
	finish_lot(reading);
	if (reading->references.article != names->article) /* the sentence in hand is its article's first */
		reading->references.focus.n = 0;
	return &reading->references;
}

/* Finds the names of one sentence and puts it into the lot. */
static void name(ent_actors_reader *reading, ent_sentence *sentence)
{
	finding *names = &reading->names;
	names->sentence = sentence;
	if (sentence->article != names->article) {
		names->article = sentence->article;
		names->known.n = names->acronyms.n = 0;
		reading->any_named = false;
	}
	names->first_of_sentence = names->mentions.n;
	names->first_waiting = names->waiting.n;
	actor_find_names(names);
	size_t n = names->mentions.n - names->first_of_sentence, waits = names->waiting.n - names->first_waiting;
	bool refers_near = reading->any_named && reading->last_named + ACTOR_REACH >= sentence->index;
	if (n > waits) {
		reading->any_named = true;
		reading->last_named = sentence->index;
	}
	/* whether another one is worth it shows when its turn comes */
	bool worth = n > waits || (n && refers_near), unread = names->syntax && !sentence->parsed && worth;
	bool parse = unread && wanted(names, n, waits);
	reading->lot[reading->n++] = (named){.sentence = sentence,
										 .mentions_end = names->mentions.n,
										 .waiting_end = names->waiting.n,
										 .parse = parse,
										 .left = unread && !parse,
										 .refers = waits > 0};
}

ent_mentions *ent_actors_find(const ent_actors *actors, const ent_syntax *syntax, ent_arena *arena,
							  const ent_text *text)
{
	return ent_actors_find_wanted(actors, syntax, NULL, arena, text);
}

ent_mentions *ent_actors_find_wanted(const ent_actors *actors, const ent_syntax *syntax, const ent_wanted *wanted_ones,
									 ent_arena *arena, const ent_text *text)
{
	return ent_actors_read(ent_actors_reader_new(actors, syntax, wanted_ones, arena), arena, text, 0);
}

ent_actors_reader *ent_actors_reader_new(const ent_actors *actors, const ent_syntax *syntax,
										 const ent_wanted *wanted_ones, ent_arena *arena)
{
	ent_actors_reader *reading = ENT_NEW(arena, ent_actors_reader);
	reading->names =
		(finding){.actors = actors, .syntax = syntax, .wanted = wanted_ones, .article = UINT32_MAX, .reading = reading};
	reading->references = reading->names;
	return reading;
}

void ent_actors_learn(ent_actors_reader *reading, ent_arena *arena, const ent_text *text)
{
	size_t n = text->document->n_articles;
	if (!reading->years)
		reading->years = ent_arena_array(arena, n, sizeof *reading->years);
	for (size_t i = 0; i < text->n; i++)
		if (text->sentences[i].article < n)
			actor_find_learn_years(reading->years[text->sentences[i].article], &text->sentences[i]);
	reading->names.years_learnt = reading->references.years_learnt = (const uint64_t(*)[ARTICLE_YEARS])reading->years;
}

ent_mentions *ent_actors_read(ent_actors_reader *reading, ent_arena *arena, const ent_text *text, uint32_t from)
{
	actor_find_carry(&reading->names, arena, text, reading->sentences - from);
	actor_find_carry(&reading->references, arena, text, reading->sentences - from);
	reading->any_named &= reading->last_named + from >= reading->sentences;
	reading->last_named -= reading->any_named ? reading->sentences - from : 0;
	reading->sentences = (uint32_t)text->n;
	for (size_t i = from; i < text->n; i++) {
		name(reading, &text->sentences[i]);
		if (reading->n == LOT)
			finish_lot(reading);
	}
	finish_lot(reading);
	ent_mentions *mentions = ENT_NEW(arena, ent_mentions);
	mentions->at = reading->references.mentions.at;
	mentions->n = reading->references.mentions.n;
	return mentions;
}
