/* Bodies that no table has: runs of capitalised words with a word of data/body_words.tsv in them ("Joint Working
 * Group on Counter-Terrorism"), kept under their own name for a user to code; and acronyms that a text introduces
 * behind a name ("Inter-Governmental Commission (IGC)"), which stand for it from there on. */
#include "actors/actor_find.h"

#include <string.h>

enum { LONGEST_BODY = 10, SHORTEST_ACRONYM = 2, LONGEST_ACRONYM = 8, MOST_BETWEEN = 3 /* words of a name */ };

static bool is_inner(const finding *find, uint32_t at)
{
	static const char *const words[] = {"of", "for", "on", "the", "and", "&", "-"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (actor_find_is(find, at, words[i]))
			return true;
	return false;
}

/* The sector of bodies named with the word, by its last part ("Inter-Governmental Commission" by "commission"); NULL
 * where it makes no body. */
static const char *sector_of_word(const finding *find, uint32_t at)
{
	uint32_t index = ent_map_get_lower(&find->actors->body_words, find->sentence->tokens[at].form);
	return index == ENT_MAP_NONE ? NULL : find->actors->body_sectors.at[index];
}

/* A name of its own at `k` belongs to the body's only behind "of", "of the": "Bank of Pakistan". */
static bool is_of(const finding *find, uint32_t at, uint32_t k)
{
	if (k > at + 1 && actor_find_is(find, k - 1, "the"))
		k--;
	return k > at && (actor_find_is(find, k - 1, "of") || actor_find_is(find, k - 1, "for"));
}

/* A run of capitalised words that names a body. */
typedef struct body {
	uint32_t end, head; /* the token behind, the word that makes it a body */
	const char *sector;
	const form *owner; /* "the Supreme Council of Ukraine": whose it is, where its name ends with him; or NULL */
} body;

/* Who owns a body that is "of" what stands at `k`; NULL where it is nobody that the tables have. */
static const form *owner_at(const finding *find, uint32_t k)
{
	const form *f = actor_find_form_at(find, k);
	while (f && f->kind != FORM_STATE && f->kind != FORM_ORG && f->kind != FORM_PLACE)
		f = ent_actors_next_form(find->actors, f);
	return f && !ent_actors_is_namesake(find->actors, find->sentence, k, f->n, f->kind == FORM_PLACE) ? f : NULL;
}

static bool read_body(const finding *find, uint32_t at, body *ret_body)
{
	uint32_t capitals = 0;
	*ret_body = (body){.end = at, .head = at};
	for (uint32_t k = at; k < find->sentence->n && k < at + LONGEST_BODY; k++) {
		if (actor_find_is_capital(find, k)) {
			const form *f = k > at ? actor_find_form_at(find, k) : NULL;
			const char *own = sector_of_word(find, k);
			bool of = is_of(find, at, k);
			if (f && f->kind != FORM_NOUN && (!own || f->n > 1) && !of)
				break;
			ret_body->owner = of && ret_body->sector ? owner_at(find, k) : NULL;
			if (ret_body->owner) {
				k += ret_body->owner->n - 1;
			} else if (own && (!ret_body->sector || ret_body->end == k)) {
				ret_body->sector = own;
				ret_body->head = k;
			}
			ret_body->end = k + 1;
			capitals++;
		} else if (k == at || !is_inner(find, k) || !ret_body->sector) {
			if (k == at || !actor_find_is(find, k, "-"))
				break;
		}
	}
	return ret_body->sector && capitals > 1;
}

/* The mention of the body from token `first` on. It acts for its owner: for a state as one of its bodies, for an
 * organisation as that itself. Without one it acts for nobody, but its name and sector are kept. */
static void add_body(finding *find, uint32_t first, const body *b)
{
	ent_mention *mention = actor_find_add(find, first, b->end - first, b->head, ENT_HOW_ORGANISATION);
	const ent_token *tokens = find->sentence->tokens;
	ent_actor actor = {.name = ent_str_sub(find->text->document->text, tokens[first].start, tokens[b->end - 1].end)};
	if (!b->owner) {
		memcpy(actor.sector, b->sector, strlen(b->sector) < 4 ? strlen(b->sector) : 3);
		mention->actors = ENT_NEW(find->arena, ent_actor);
		mention->actors[0] = actor;
		mention->unknown = true;
	} else if (b->owner->kind == FORM_ORG) {
		actor_find_set(find, mention, ent_actors_of_body(find->actors, b->owner->index));
	} else {
		ent_str name = actor.name;
		actor = ent_actors_of_state(find->arena, find->actors, b->owner->index, b->sector);
		actor.name = name;
		actor_find_set(find, mention, actor);
	}
}

uint32_t actor_find_body(finding *find, uint32_t at)
{
	static const char *const openers[] = {"the", "a", "an", "this", "that", "its", "their", "his", "in", "on", "at"};
	body b;
	if (ACTOR_IN(openers, actor_find_form(find, at)) || !read_body(find, at, &b))
		return 0;
	const form *place = actor_find_form_at(find, at);
	if (place && place->kind == FORM_PLACE && strcmp(b.sector, "MED") == 0)
		return 0; /* "Hanoi Radio" speaks for Hanoi */
	add_body(find, at, &b);
	return b.end;
}

uint32_t actor_find_own_body(finding *find, const form *owner, uint32_t first, uint32_t at, uint32_t beyond)
{
	body b;
	bool joined = first > 0 && (actor_find_is(find, first - 1, "-") || actor_find_is(find, first - 1, "and"));
	if (joined || !actor_find_is_capital(find, at) || !read_body(find, at, &b) || b.owner || b.end <= beyond)
		return 0; /* the "India-Pakistan Joint Commission" is not Pakistan's alone */
	b.owner = owner;
	add_body(find, first, &b);
	return b.end;
}

/* The acronym could stand for the words: its first letter begins one of them. */
static bool begins_a_word(ent_str words, char letter)
{
	for (size_t i = 0; i < words.len; i++)
		if (words.ptr[i] == letter && (i == 0 || words.ptr[i - 1] == ' ' || words.ptr[i - 1] == '-'))
			return true;
	return false;
}

static bool is_acronym(ent_str word)
{
	size_t capitals = 0;
	for (size_t i = 0; i < word.len; i++) {
		bool capital = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z';
		if (!capital && !(word.ptr[i] >= 'a' && word.ptr[i] <= 'z') && word.ptr[i] != '-')
			return false;
		capitals += capital ? 1 : 0;
	}
	return word.len >= SHORTEST_ACRONYM && word.len <= LONGEST_ACRONYM && capitals >= SHORTEST_ACRONYM;
}

void actor_find_acronym(finding *find, uint32_t behind)
{
	if (find->mentions.n == find->first_of_sentence || behind + 2 >= find->sentence->n ||
		!actor_find_is(find, behind, "(") || !actor_find_is(find, behind + 2, ")"))
		return;
	const ent_mention *mention = &find->mentions.at[find->mentions.n - 1];
	/* "Suez Canal Dredgers' Association (SCDA)" is not the canal; "United Nations Emergency Force (UNEF)" is of the
	 * body
	 */
	uint32_t gap = behind - (mention->first + mention->n);
	if (gap > (mention->how == ENT_HOW_ORGANISATION ? MOST_BETWEEN : 0))
		return;
	ent_str word = find->sentence->tokens[behind + 1].form;
	ent_str words = ent_str_sub(find->text->document->text, mention->start, mention->end);
	if (mention->n < 2 || mention->how == ENT_HOW_PERSON || !is_acronym(word) || !begins_a_word(words, word.ptr[0]) ||
		actor_find_form_at(find, behind + 1))
		return;
	for (size_t i = 0; i < find->acronyms.n; i++)
		if (ent_str_eq(find->acronyms.at[i].word, word)) { /* said anew: the last time counts */
			find->acronyms.at[i].mention = *mention;
			return;
		}
	*ent_push(find->arena, &find->acronyms) = (acronym){word, *mention};
}

uint32_t actor_find_known_acronym(finding *find, uint32_t at)
{
	for (size_t i = find->acronyms.n; i-- > 0;)
		if (ent_str_eq(find->acronyms.at[i].word, find->sentence->tokens[at].form)) {
			ent_mention before = find->acronyms.at[i].mention;
			ent_mention *mention = actor_find_add(find, at, 1, at, before.how);
			mention->actors = before.actors;
			mention->n_actors = before.n_actors;
			mention->unknown = before.unknown;
			mention->bloc = before.bloc;
			return at + 1;
		}
	return 0;
}
