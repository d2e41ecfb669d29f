/* The tables of who, indexed by the words of texts. For the files of this room. */
#ifndef ENT_ACTORS_ACTOR_TABLES_H
#define ENT_ACTORS_ACTOR_TABLES_H

#include "actors/actor_dictionary.h"
#include "actors/actor_forms.h"
#include "actors/actors.h"
#include "base/map.h"
#include "base/vec.h"

enum { MOST_REFERRED = 8 /* states that one reference may stand for */ };

typedef struct organisation {
	ent_str name, code;
	char sector[4], country[4];
} organisation;

typedef struct office {
	ent_str id, title; /* title: its first form, "foreign minister" */
	ent_str kind;
	ent_str scope; /* alpha-3 of the states that have it; missing: any */
	char sector[4];
	bool of_bodies; /* organisations have it, no state does: "secretary-general" */
	bool many;      /* several hold it at a time, of whom the tables know some: "ambassador" */
} office;

typedef struct person {
	ent_str name, surname;
	ENT_VEC(ent_str) others; /* other names of two words and more */
	uint32_t parts;          /* of the name, behind it those of the others */
	ENT_VEC(uint32_t) terms;
} person;

/* One row of holders.tsv. */
typedef struct term {
	uint32_t state; /* or UINT32_MAX, and */
	uint32_t body;  /* the organisation, else UINT32_MAX */
	uint32_t office, person;
	uint32_t next; /* another term in this state or organisation, or UINT32_MAX */
	ent_day from, to;
	bool own; /* of a user's table: against it ours do not count */
} term;

/* The codes of an entry of a user's dictionary, or of an organisation that has several. */
typedef struct dated_codes {
	const ent_dated_code *at; /* [n] */
	size_t n;
} dated_codes;

/* One row of members.tsv. */
typedef struct membership {
	uint32_t state;
	uint32_t next; /* another one of the organisation, or UINT32_MAX */
	ent_day from, to;
	bool observer; /* sits with the members and is none */
	bool own;      /* of a user's table */
} membership;

/* A state in a bloc, for a time. */
typedef struct bloc_member {
	uint32_t state;
	ent_day from, to;
	bool own; /* of a user's table */
} bloc_member;

typedef struct bloc {
	ent_str name, code;
	char sector[4];
	ENT_VEC(bloc_member) members;
} bloc;

/* What a word of references.tsv may stand for; the order is that of the kinds there. */
typedef enum reference_kind {
	REF_NONE,
	REF_IT,
	REF_PERSON,
	REF_THEY,
	REF_STATE,
	REF_STATES,
	REF_PARTIES,
	REF_NUMBER,
	REF_BOTH,
	REF_ARTICLE,
	REF_SPEAKER,
	REF_LIKE,      /* "landlocked" */
	REF_DESCRIBED, /* "colony" */
	REF_OTHER,     /* "neighbour" */
	REF_INVADER,   /* "invaders" */
	REF_ONE,       /* "side" */
	REF_BODY       /* "court" */
} reference_kind;

typedef struct reference_word {
	reference_kind kind;
	uint32_t n;         /* of a number word, else 0 */
	const char *sector; /* or NULL */
	ent_str of;         /* alpha-3 of the states that it may stand for, of all others behind "!"; missing: any */
} reference_word;

/* Whose a place was, for a time. */
typedef struct holding {
	uint32_t state;
	ent_day from, to;
	uint32_t next; /* 1 + another row of the place; 0: none */
} holding;

/* A person with a word of some sound in his name, and the letters of all his names: a bit each, those that
 * transliterations take for one another being one. */
typedef struct sounding {
	uint32_t person;
	uint32_t letters, last_letters; /* of all words; of surnames and of the last word of each name */
	uint32_t last_sure;             /* consonants that each of these last words has */
	uint32_t held;                  /* kinds of offices, a bit each, some of which share one */
} sounding;

/* A word of a person's name, and its letters: 0 where they tell nothing. */
typedef struct name_word {
	uint16_t from, length; /* [bytes] in the name */
	uint32_t letters;
} name_word;

/* A name taken apart: words [first, first + n) of the tables. */
typedef struct name_parts {
	uint32_t first;
	uint16_t n, joined; /* bit i: a hyphen joins word i to the one before */
} name_parts;

enum { LONGEST_SOUND = 16 /* [bytes] */ };

struct ent_actors {
	ent_arena *arena;
	ENT_VEC(ent_state) states;
	ENT_VEC(organisation) organisations;
	ENT_VEC(office) offices;
	ENT_VEC(person) people;
	ENT_VEC(term) terms;
	uint32_t *first_term; /* [states.n] of a state's codes' main row, the last term read, or UINT32_MAX */
	uint32_t *first_head; /* [organisations.n] the same of the first row of an organisation's code */
	form_tree tree;       /* the words of all of them */
	ENT_VEC(const char *) body_sectors;
	ENT_VEC(bloc) blocs;
	ENT_VEC(reference_word) references;
	ENT_VEC(name_parts) name_parts;
	ENT_VEC(name_word) name_words;
	sounding *alike;       /* by sound */
	uint32_t *first_alike; /* [sounds + 1] of each sound, in alike */
	ENT_VEC(holding) holdings;
	ent_map by_place;                                 /* the name of a place that changed hands, to forms */
	ent_map by_sound;                                 /* the sound of a word of a name, to first_alike */
	ent_map reference_words;                          /* lower case, to references */
	uint64_t reference_glances[ENT_KEY_GLANCES / 64]; /* a bit for how each of them looks */
	ent_map namesakes;            /* rows of namesakes.tsv with a *, to 1 where only a place is meant so */
	ent_map body_words;           /* lower case, to body_sectors */
	ent_map by_code;              /* lower-case codes, names and adjectives to states */
	ent_map by_person;            /* canonical name to people */
	ent_map by_office;            /* id to offices */
	ent_map by_body;              /* an organisation's code to its first row in organisations */
	ENT_VEC(dated_codes) entries; /* of a user's dictionaries, and of organisations whose code changes */
	ent_map by_entry;             /* an entry's name to entries */
	ent_map by_organisation;      /* name to the last row of organisations */
	ENT_VEC(membership) memberships;
	ent_map first_membership, last_membership; /* an organisation's code to memberships */
};

/* actor_states.c: the main row of an alpha-3 code; ENT_MAP_NONE where there is none. */
uint32_t actor_states_row(const ent_actors *actors, const char *code);

/* actor_members.c: members.tsv, behind states.tsv and organisations.tsv. */
ent_status ent_actors_load_members(ent_actors *actors, const ent_data *data, ent_error *error);

/* actor_lexicon.c: references.tsv, blocs.tsv and namesakes.tsv, behind the other tables. */
ent_status ent_actors_load_lexicon(ent_actors *actors, const ent_data *data, ent_error *error);
/* Whether the name of a state or place (`is_place`) at tokens [at, at + n) is a part of a name that means neither: "the
 * Java Sea", "Treaty of Rome". */
bool ent_actors_is_namesake(const ent_actors *actors, const ent_sentence *sentence, uint32_t at, uint32_t n,
							bool is_place);
/* False where the word, at a glance, begins no reference: most words do not. */
static inline bool ent_actors_may_refer(const ent_actors *actors, ent_str word)
{
	uint32_t look = word.len ? ent_key_glance(word) : 0;
	return word.len && actors->reference_glances[look / 64] >> look % 64 & 1;
}
/* What the word may refer to, or NULL. */
const reference_word *ent_actors_reference_word(const ent_actors *actors, ent_str word);
/* The states of a bloc on any of the days [lo, hi] into `ret_states` [most]; how many. None where the days are unknown.
 */
uint32_t ent_actors_bloc_on(const ent_actors *actors, uint32_t bloc_index, ent_day lo, ent_day hi, uint32_t *ret_states,
							uint32_t most);

/* actor_spell.c. While loading, behind holders.tsv: makes ent_actors_spelt find them. */
void ent_actors_index_spellings(ent_actors *actors);
/* The one person of the state (UINT32_MAX: any) whose name these words spell; UINT32_MAX where none or several. Of one
 * who was in the office that stands before the words (UINT32_MAX: none does) they may be only a part of the name. */
uint32_t ent_actors_spelt(const ent_actors *actors, const ent_str *words, uint32_t n, uint32_t state,
						  uint32_t office_index);

/* actor_entries.c: the user's dictionaries, behind all tables. */
ent_status ent_actors_load_entries(ent_actors *actors, const ent_data *data, ent_error *error);
/* Gives the actor the code of its name in a user's dictionary on the days [lo, hi]; false where it is in none. */
bool ent_actors_recode(const ent_actors *actors, ent_actor *actor, ent_day lo, ent_day hi);
/* Somebody of the tables has the word in his name, before the surname. */
bool ent_actors_is_given_name(const ent_actors *actors, ent_str word);

/* The first meaning of the words as written, parted by single spaces, or NULL. */
const form *ent_actors_forms(const ent_actors *actors, ent_str words);

/* Another meaning of the same words, or NULL. */
const form *ent_actors_next_form(const ent_actors *actors, const form *f);

/* The state of an adjective as written, or UINT32_MAX. */
uint32_t ent_actors_adjective(const ent_actors *actors, ent_str words);

/* Two rows of states.tsv are of one code (the shapes of a state through time). */
bool ent_actors_same_state(const ent_actors *actors, uint32_t a, uint32_t b);

/* The person's term on any of the days [lo, hi] (unknown: the last one), at that office and state if these are not
 * UINT32_MAX; NULL when there is none. */
const term *ent_actors_term_of(const ent_actors *actors, uint32_t person_index, uint32_t state, uint32_t office_index,
							   ent_day lo, ent_day hi);

/* Who held an office of this kind in the state on a day; NULL when not known. */
const term *ent_actors_holder(const ent_actors *actors, uint32_t state, uint32_t office_index, ent_day lo, ent_day hi);

/* Somebody of the tables has had this office in the state, or they know nobody of its kind there. */
bool ent_actors_had_office(const ent_actors *actors, uint32_t state, uint32_t office_index);

/* actor_heads.c. The row of the organisation's code that has its terms. */
uint32_t ent_actors_body(const ent_actors *actors, ent_str code);
/* Who held the office in the organisation on the days; NULL when not known, or several did. */
const term *ent_actors_head(const ent_actors *actors, uint32_t body, uint32_t office_index, ent_day lo, ent_day hi);
/* Somebody of the tables has had this office in the organisation. */
bool ent_actors_had_head(const ent_actors *actors, uint32_t body, uint32_t office_index);
/* An actor for an organisation. */
ent_actor ent_actors_of_body(const ent_actors *actors, uint32_t body);
/* An actor for the state or the organisation of a term, with the sector in the state. */
ent_actor ent_actors_of_term(ent_arena *arena, const ent_actors *actors, const term *t, const char *sector);

/* An actor for a state, with sector and code. */
ent_actor ent_actors_of_state(ent_arena *arena, const ent_actors *actors, uint32_t state, const char *sector);

/* A person's surname: its last word, with particles ("de Gaulle", "bin Salman", "al-Assad"). */
ent_str ent_actors_surname(ent_str name);

#endif
