/* The parts of finding mentions, for the files of this room: names first (actor_find.c, actor_person.c,
 * actor_bodies.c), where each may refer back a place is kept (actor_refer.c), then, the sentence parsed, the places are
 * filled (actor_resolve.c). */
#ifndef ENT_ACTORS_ACTOR_FIND_H
#define ENT_ACTORS_ACTOR_FIND_H

#include "actors/actor_tables.h"

/* Persons met in this document, by surname. */
typedef struct known_person {
	ent_str surname;
	ent_actor actor;
	ent_str called; /* all that the text has said of the name; missing: the full one */
} known_person;

/* An acronym that the text introduced, with the mention it stands for. */
typedef struct acronym {
	ent_str word;
	ent_mention mention;
} acronym;

/* How much a state is in the focus of an article. */
typedef struct focus {
	uint32_t state; /* index */
	double weight;
	double total;  /* the same, not less with every sentence */
	uint32_t last; /* sentence */
} focus;

/* How much two states are spoken of together. */
typedef struct state_pair {
	uint32_t a, b;       /* index */
	double weight, base; /* what fades, what stays */
} state_pair;

enum { MOST_PAIRS = 32 };

/* What a mention may stand for that waits for the sentence to be read. */
typedef enum waiting_kind {
	WAITS_FOR_IT,
	WAITS_FOR_PERSON,
	WAITS_FOR_SPEAKER,
	WAITS_FOR_SEVERAL,
	WAITS_FOR_STATE,      /* "the country" */
	WAITS_FOR_LAST_STATE, /* "that country" */
	WAITS_FOR_EACH,       /* "each other" */
	WAITS_FOR_STATES,     /* "the two countries", "the parties" */
	WAITS_FOR_BOTH,       /* "both", "the presidents": two that were named side by side */
	WAITS_FOR_OTHER,      /* "(its) neighbour" */
	WAITS_FOR_INVADER,    /* "the invading army" */
	WAITS_FOR_OFFICE,     /* "the premier" */
	WAITS_FOR_SEAT,       /* "the premier, Mr. X", whom no table has: his state */
	WAITS_FOR_ROLE,       /* "the government" */
	WAITS_FOR_BODY,       /* "the court", "the alliance" */
	WAITS_FOR_FORMER,
	WAITS_FOR_LATTER
} waiting_kind;

typedef struct waiting {
	size_t mention; /* index; its actors are filled in later, or it goes */
	waiting_kind kind;
	uint32_t n; /* how many states; 0: not said */
	const char *sector;
	const form *office; /* of WAITS_FOR_OFFICE: all its meanings */
} waiting;

/* Mentions side by side: "Pakistan, China and Russia". */
typedef struct actor_list {
	size_t first, last; /* mentions */
	ent_actor *actors;
	uint32_t n;
} actor_list;

enum { ARTICLE_YEARS = 4 /* words of bits */ };
enum { ACTOR_REACH = 3 /* [sentences] back that a reference looks at the tree of */ };

/* One pass over the sentences. Names run ahead of references (actor_read.c), each with a pass of its own: what only one
 * of them keeps is told apart below. */
typedef struct finding {
	const ent_actors *actors;
	const ent_syntax *syntax; /* or NULL */
	const ent_wanted *wanted; /* or NULL: all are */
	ent_arena *arena;
	const ent_text *text;
	ent_sentence *sentence;
	uint32_t article;
	/* actor_surname.c */
	const uint64_t (*years_learnt)[ARTICLE_YEARS]; /* [n_articles] where the text is read in stretches; else NULL */
	bool years_known;
	uint32_t years_article;
	uint64_t years[ARTICLE_YEARS]; /* that the article names, a bit each */
	uint32_t bearer_state;
	ENT_VEC(ent_mention) mentions;
	ENT_VEC(waiting) waiting; /* of references: those of the sentence in hand, in its order */
	size_t first_of_sentence; /* index of its first mention */
	/* names */
	ent_actors_reader *reading; /* both passes */
	size_t first_waiting;       /* index of the first in the sentence that waits */
	ENT_VEC(known_person) known;
	ENT_VEC(acronym) acronyms;
	form_opening *openings; /* [sentence->n]; NULL: each is looked for where it is needed */
	size_t openings_room;
	ent_str called; /* what the person just read was found by, where it is a surname alone */
	ent_map spelt;  /* names, with the state and office they were read with: 1 + the person, 0: nobody spelt so */
	/* references */
	ENT_VEC(focus) focus;
	ENT_VEC(actor_list) lists;
	state_pair pairs[MOST_PAIRS]; /* of the article */
	uint32_t n_pairs;
	uint32_t alone_before; /* 1 + the one state that the last sentence with any named; 0: several */
	uint32_t several[MOST_REFERRED + 1][MOST_REFERRED]; /* the states that "the n countries" were last said to be */
	bool several_known[MOST_REFERRED + 1];
	uint32_t left; /* bit k: the sentence k before the one in hand named somebody and was left unparsed */
	size_t first_of_article;
} finding;

/* actor_find.c: the mentions of the sentence in hand, each reference among them waiting. */
void actor_find_names(finding *names);

/* actor_read.c: the pass of references, brought up to the sentence in which names are being found. */
const finding *actor_read_before(finding *names);

/* actor_surname.c: adds the years that the sentence names to those of its article. */
void actor_find_learn_years(uint64_t years[ARTICLE_YEARS], const ent_sentence *sentence);

/* actor_carry.c: gets the pass ready for a text that begins behind the first `dropped` sentences of the one before:
 * what it knows is copied to `arena`, what is of those sentences alone is forgotten. */
void actor_find_carry(finding *find, ent_arena *arena, const ent_text *text, uint32_t dropped);

/* Adds a mention of tokens [first, first + n) of the sentence in hand. */
ent_mention *actor_find_add(finding *find, uint32_t first, uint32_t n, uint32_t head, ent_how how);
void actor_find_set(finding *find, ent_mention *mention, ent_actor actor);
/* Adds one whose actor is sought when the sentence is read. */
waiting *actor_find_wait(finding *find, uint32_t first, uint32_t n, waiting_kind kind);

/* actor_person.c. A name behind an office, with or without a comma: known to the tables or not. The tokens it takes, 0:
 * none; find->called is set. */
uint32_t actor_find_name(finding *find, uint32_t at, uint32_t state, uint32_t office_index, ent_actor *actor);
/* A person's name that the tables have, at token `at`; the token behind it. */
uint32_t actor_find_person(finding *find, uint32_t at, const form *f);
/* Adds the person of the form, by his surname; the token behind it. */
uint32_t actor_find_add_bearer(finding *find, uint32_t at, const form *f);
/* A capitalised word that is the surname of somebody met before; the token behind it, or 0. */
uint32_t actor_find_known(finding *find, uint32_t at);
/* A name of two words and more that the tables spell in another way; the token behind it, or 0. */
uint32_t actor_find_spelt(finding *find, uint32_t at);

/* The word before is a given name: "Yusuf Ali Khan" is no Ali Khan. */
/* "In AUGUST Mary Keller came", "on 9 May": no given name. */
bool actor_find_is_month(const finding *find, uint32_t at);
bool actor_find_has_given_name(const finding *find, uint32_t at);

/* actor_surname.c. The one meant by a surname that names nobody without an introduction, by the years and the states of
 * the article; NULL where nobody is, or several may be. */
const form *actor_find_bearer(finding *find, uint32_t at);
/* The word behind the token is what only a person does ("told"): a town that is no capital does not speak for anybody.
 */
bool actor_find_does_as_person(const finding *find, uint32_t at);
/* A person whose name is that of a state or place: the token behind it, 0 where the place is meant. */
uint32_t actor_find_person_not_place(finding *find, uint32_t at, const form *place);

/* actor_place.c: of the places of that name the one that the text means: "Tripoli, Lebanon", "Hyderabad in Pakistan",
 * else of the state that it speaks of most; the first of the tables where it does not tell. */
const form *actor_find_place_meant(finding *find, uint32_t at, const form *f);

/* actor_bodies.c: a body named at token `at` that no table has; the token behind it, or 0. It acts for the state or
 * organisation that it is "of"; else its mention has no actor, but the name and sector in actors[0]. */
uint32_t actor_find_body(finding *find, uint32_t at);
/* The same behind its owner, who is named from token `first` on ("Ukraine's Supreme Council"), if it ends behind token
 * `beyond`. */
uint32_t actor_find_own_body(finding *find, const form *owner, uint32_t first, uint32_t at, uint32_t beyond);
/* Keeps "(IGC)" at token `behind` for the mention just added. */
void actor_find_acronym(finding *find, uint32_t behind);
/* The acronym at token `at`, if the text has introduced it; the token behind it, or 0. */
uint32_t actor_find_known_acronym(finding *find, uint32_t at);

/* actor_refer.c: a mention by reference at token `at` ("both countries", "it", "his") that waits to be resolved; the
 * number of tokens it takes, or 0 when there is none. */
uint32_t actor_find_reference(finding *find, uint32_t at);
/* "The" or "that" before token `at`, or none at the beginning of a sentence: somebody the reader knows. */
bool actor_find_definite(const finding *find, uint32_t at);

/* actor_unknown.c: adds the names that act in the parsed sentence and stand in no table, in their order. */
void actor_find_unknown(finding *find);

/* actor_later.c: parses the sentences before the one in hand that were left and that its references may look at, and
 * adds their unknown names where they belong. */
void actor_find_catch_up(finding *find);

/* actor_resolve.c: gives each waiting mention of the sentence its actors or takes it away; raises the focus. */
void actor_find_resolve(finding *find);

/* Makes the mention refer to the one with the index `to`. */
void actor_find_refer(finding *find, ent_mention *m, size_t to);

/* actor_antecedent.c: the index of the mention that the one at `index` may mean, the best of its kind, or SIZE_MAX; how
 * good it is in `*ret_score`. */
size_t actor_find_antecedent(const finding *find, size_t index, waiting_kind kind, int *ret_score);
/* Whom "it" or "they" (`plural`) stands for, `to` with that score being the best: SIZE_MAX where a noun that is no
 * actor is meant, or whose noun that is. */
size_t actor_find_thing_meant(const finding *find, size_t index, size_t to, int score, bool plural);
/* How prominent the mention's part in its sentence is, 0 to 4; how near a sentence `back` before is. */
int actor_find_prominence(const finding *find, const ent_mention *m);
int actor_find_nearness(uint32_t back);
/* Whether the noun of the reference may stand for the state: no republic is "the kingdom". */
bool actor_find_may_be(const finding *find, const ent_mention *reference, const char *country);
/* "In Geneva": a city where something takes place. */
bool actor_find_is_place(const finding *find, const ent_mention *m);
/* The mention of the sentence that the token lies in, or SIZE_MAX; mentions [.., end) are looked at. */
size_t actor_find_mention_at(const finding *find, uint32_t sentence, uint32_t token, size_t end);
/* The token that `token` hangs on, or UINT32_MAX. */
uint32_t actor_find_head_of(const ent_sentence *s, uint32_t token);

/* actor_offices.c: gives the mention of an office or a role ("the premier", "the troops") its actor; false: none. */
bool actor_find_resolve_office(finding *find, const waiting *w, ent_mention *m);
bool actor_find_resolve_role(finding *find, const waiting *w, ent_mention *m);
/* The same of an organisation ("the court", "the alliance"). */
bool actor_find_resolve_body(finding *find, const waiting *w, ent_mention *m);
/* Gives one who is named with his office, and of whom nothing else is known, the state spoken of; false: none is. */
bool actor_find_resolve_seat(finding *find, const waiting *w, ent_mention *m);

/* actor_focus.c: the `n` states most in focus into `ret_states`; how many there are. `share`: how much what the article
 * says of them from its beginning counts. */
size_t actor_find_in_focus(const finding *find, uint32_t *ret_states, size_t n, double share);
/* Puts a state that the title names into the focus. */
void actor_find_entitle(finding *find, uint32_t state);
/* How much a state is in focus. */
double actor_find_focus(const finding *find, uint32_t state);
void actor_find_raise(finding *find, uint32_t state, double weight);
/* actor_pairs.c: notes which states the sentence in hand, which is resolved, names together. */
void actor_find_pair_up(finding *find);
/* The title names these two. */
void actor_find_entitle_pair(finding *find, uint32_t a, uint32_t b);
/* The two states that the article tells of most, into `ret_states`; how much, 0: none. */
double actor_find_pair(const finding *find, uint32_t ret_states[2]);
double actor_find_pair_weight(const finding *find, uint32_t a, uint32_t b);

/* The index of the state with that code, or UINT32_MAX. */
uint32_t actor_find_state(const finding *find, const char *iso);

/* Missing past the end. */
static inline ent_str actor_find_form(const finding *find, uint32_t at)
{
	return at < find->sentence->n ? find->sentence->tokens[at].form : (ent_str){0};
}

/* The longest form at token `at`, or NULL (also past the sentence's end). Names as written; offices and nouns in any
 * case; words all in capitals also as names. */
static inline const form *actor_find_form_at(const finding *find, uint32_t at)
{
	return actor_forms_at(&find->actors->tree, find->sentence, find->openings, at, false);
}

/* The same, behind a title: also a surname that means nobody without one. */
static inline const form *actor_find_name_at(const finding *find, uint32_t at)
{
	return actor_forms_at(&find->actors->tree, find->sentence, find->openings, at, true);
}

/* Token `at` is the word, in any case. */
static inline bool actor_find_is(const finding *find, uint32_t at, const char *word)
{
	return at < find->sentence->n && ent_str_is_nocase(find->sentence->tokens[at].form, word);
}

static inline bool actor_find_is_capital(const finding *find, uint32_t at)
{
	ent_str s = actor_find_form(find, at);
	if (s.len < 2)
		return false;
	unsigned char a = (unsigned char)s.ptr[0], b = (unsigned char)s.ptr[1];
	/* capitals of Latin-1 are the first half of its letters; of Latin Extended-A mostly every other */
	return (a >= 'A' && a <= 'Z') || (a == 0xC3 && b < 0x9F) || a == 0xC4 || a == 0xC5;
}

bool actor_find_is_possessive(const finding *find, uint32_t at);
bool actor_find_in(const char *const *list, size_t n, ent_str word); /* in any case */
#define ACTOR_IN(list, word) actor_find_in(list, sizeof(list) / sizeof *(list), word)

#endif
