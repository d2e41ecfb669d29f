/* The parts of finding mentions: names first, then what refers back to them. For the files of this room. */
#ifndef ENT_ACTORS_ACTOR_FIND_H
#define ENT_ACTORS_ACTOR_FIND_H

#include "actors/actor_tables.h"

/* Persons met in this document, by surname. */
typedef struct known_person {
	ent_str surname;
	ent_actor actor;
	uint32_t person; /* in the tables, or UINT32_MAX */
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
	uint32_t last; /* sentence */
} focus;

typedef struct finding {
	const ent_actors *actors;
	ent_arena *arena;
	const ent_text *text;
	const ent_sentence *sentence;
	uint32_t article;
	ENT_VEC(ent_mention) mentions;
	ENT_VEC(known_person) known;
	ENT_VEC(focus) focus;
	ENT_VEC(acronym) acronyms;
	bool by_surname;          /* the person just read was found by the surname alone */
	size_t first_of_sentence; /* index of its first mention */
	size_t last_person;       /* index of the last mention of one person, or SIZE_MAX */
	size_t last_group;        /* of the last mention of several, or SIZE_MAX */
	size_t last_state;        /* of the last mention that stands for one state or organisation, or SIZE_MAX */
	uint32_t last_index;      /* sentence of ... */
} finding;

/* Adds a mention of tokens [first, first + n) of the sentence in hand. */
ent_mention *actor_find_add(finding *find, uint32_t first, uint32_t n, uint32_t head, ent_how how);
void actor_find_set(finding *find, ent_mention *mention, ent_actor actor);

/* actor_refer.c: a mention by reference at token `at` ("both countries", "it", "his"); the number of tokens it takes,
 * or 0 when there is none. */
uint32_t actor_find_reference(finding *find, uint32_t at);

/* actor_bodies.c: a body named at token `at` that no table has; the token behind it, or 0. Its mention has no actor,
 * but the name and sector in actors[0]. */
uint32_t actor_find_body(finding *find, uint32_t at);
/* Keeps "(IGC)" at token `behind` for the mention just added. */
void actor_find_acronym(finding *find, uint32_t behind);
/* The acronym at token `at`, if the text has introduced it; the token behind it, or 0. */
uint32_t actor_find_known_acronym(finding *find, uint32_t at);

/* The `n` states most in focus into `ret_states`; how many there are. */
size_t actor_find_in_focus(const finding *find, uint32_t *ret_states, size_t n);

bool actor_find_is(const finding *find, uint32_t at, const char *word); /* token `at` is the word, in any case */
bool actor_find_is_capital(const finding *find, uint32_t at);

#endif
