/* The words that make events, as data: patterns, operators and function words, found by the form in the text.
 *
 *     data/patterns_*.tsv   what is an event: trigger, arguments, PLOVER type ("visit" subj>A obj>R)
 *     data/frames.tsv       names for lists of arguments that many rows share ("@vt")
 *     data/classes.tsv      word classes that a row may ask for ("obj:agreement")
 *     data/operators.tsv    words that change the event they govern ("refuse", "will", "lift")
 *     data/status.tsv       the classes of operators: what status they give, whose act it is
 *     data/compose.tsv      operator class and inner type -> the event the two make ("refuse" + AID = REJECT assist)
 *     data/contexts.tsv     words that show what an event is about: military, economic, ...
 *     data/function_words.tsv  prepositions, auxiliaries, pronouns: the joints of an unparsed sentence
 */
#ifndef ENT_EVENTS_VOCABULARY_H
#define ENT_EVENTS_VOCABULARY_H

#include "events/event.h"
#include "events/inflect.h"
#include "events/ontology.h"

/* Grammatical functions: six fixed ones (of them "comp" is what the object is said to be: "called Peru a friend", "inf"
 * the infinitive: "called on Peru to leave", and "that" who is to do what is demanded: "insisted that Peru leave"),
 * "anywhere in the sentence" ("any:class"), then each preposition that the tables name. */
enum {
	ENT_FN_NONE,
	ENT_FN_SUBJ,
	ENT_FN_OBJ,
	ENT_FN_POSS,
	ENT_FN_COMP,
	ENT_FN_INF,
	ENT_FN_THAT,
	ENT_FN_ANY,
	ENT_FN_PREPOSITIONS,
	ENT_FN_MAX = 96
};

/* One argument of a row: "with>A!" or "obj:agreement". */
typedef struct ent_item {
	uint8_t fn;
	char role;      /* 'A' actor, 'R' recipient, 'T' third, 'P' place, 'I' instrument; 0 none */
	bool required;  /* constraint without a role, or marked '!' */
	uint16_t words; /* word class asked for; 0 any */
} ent_item;

/* First what is asked of rows that are not taken. */
typedef struct ent_row {
	const ent_item *items; /* [n_items] */
	const uint32_t *rest;  /* [n_rest] entries of the words that follow the first one of a phrase */
	ent_str event;         /* missing: another row stands for it */
	uint8_t n_items, n_rest;
	uint8_t type;
	bool mutual;     /* actors on both sides, no recipient */
	bool alone;      /* one actor is enough */
	bool person;     /* one is enough where it is a person or an office */
	bool governed;   /* an event only where an operator governs it */
	bool weak;       /* tells little: gives way where another row tells of the same two */
	bool last;       /* the two actors given: what the verb mostly means, where no other row of it fits */
	bool named;      /* whom it is done to stands in its place, or it tells nothing: none is guessed */
	bool mediates;   /* between two others: where they are not named, those of the article's conflict */
	bool complement; /* asks what the object is said to be */
	bool added;      /* from a user's folder: wins over an equal row of ours */
	ent_str id, mode, cameo, context, example;
	const ent_str *asked; /* [n_items] the items as the table has them */
} ent_row;

/* What most rows are left by, side by side: little of the memory is touched. */
typedef struct ent_trigger {
	uint32_t next;  /* next row of the same first lemma, or ENT_MAP_NONE */
	uint32_t rest;  /* entry of the word behind the first one, or ENT_MAP_NONE */
	uint32_t items; /* [items, items + n_items) of the vocabulary's: those of the row */
	uint16_t words; /* the rarest of the word classes that the row asks for; 0 none */
	uint8_t n_items;
	bool gone; /* another row stands for it */
	bool last; /* as that of the row */
} ent_trigger;

/* Whose act an operator makes of what it governs. */
enum ent_control { ENT_CONTROL_SUBJECT, ENT_CONTROL_OBJECT, ENT_CONTROL_NONE };

typedef struct ent_outcome {
	bool set, gives; /* gives: a status other than actual */
	uint8_t type;    /* ENT_TYPE_NONE: no event is left */
	ent_event_status status;
	ent_str mode, cameo;
} ent_outcome;

enum { ENT_CLASSES = 48, ENT_BY_CODE = 16 };
typedef struct ent_opclass {
	ent_str name;
	bool gives; /* a status */
	ent_event_status status;
	enum ent_control control;
	bool speech; /* what it governs is said, by its subject */
	ent_str over_name, under_name, other_name;
	uint8_t over_verb; /* the class it counts as where it governs a verb; itself by default */
	uint8_t of_other;  /* the class it counts as where another is to do it ("wanted Peru to sign"); itself by default */
	uint8_t under_speech; /* the class it counts as under a verb of saying; itself by default */
	ent_outcome outcome[ENT_TYPES];
	struct {
		ent_str cameo;
		ent_outcome outcome;
	} by_code[ENT_BY_CODE]; /* [n_by_code] for inner events with this CAMEO code; stronger than by type */
	size_t n_by_code;
} ent_opclass;

/* Kinds of function words. */
enum ent_kind {
	ENT_KIND_OTHER,
	ENT_KIND_DET,
	ENT_KIND_PREP,
	ENT_KIND_BE,
	ENT_KIND_HAVE,
	ENT_KIND_DO,
	ENT_KIND_MODAL,
	ENT_KIND_NEG,
	ENT_KIND_TO,
	ENT_KIND_CONJ,
	ENT_KIND_SUB,
	ENT_KIND_REL,
	ENT_KIND_PRON,
	ENT_KIND_ADV,
	ENT_KIND_NUM,
	ENT_KIND_STOP,
	ENT_KIND_COMMA,
	ENT_KIND_POSS,
	ENT_KIND_VERB /* decided as a verb */
};

/* The lemmas that a form may be of, by part of speech; each ENT_MAP_NONE where it is of none. */
typedef struct ent_readings {
	uint32_t verb, noun, adjective, modal, function;
	uint8_t verb_inflection, noun_inflection;
} ent_readings;

/* All that the tables have of one form. */
typedef struct ent_entry {
	uint32_t readings;           /* the first, or ENT_MAP_NONE */
	ent_readings as;             /* those that count */
	uint32_t classes, n_classes; /* [classes, classes + n_classes) of `word_class` */
	uint8_t fn;                  /* its number as a preposition that rows speak of, or ENT_FN_NONE */
	uint8_t context;             /* number + 1 of the context that it is a sign of; 0 none */
	bool operates;               /* in a reading it is an operator, or begins one of several words */
	bool event_word;             /* in a reading it is what a row begins with */
	uint32_t needs, n_needs;     /* [needs, needs + n_needs) of `needs`: of the rows of all its readings */
} ent_entry;

/* What a row asks for whatever the tree, besides its first word (events/gate.h). */
typedef struct ent_need {
	const uint32_t *rest; /* [n_rest] entries of the words behind the first one */
	uint32_t classes;     /* [classes, classes + n_classes) of `need_class`: a word of each is there */
	uint16_t n_rest, n_classes;
	bool governed; /* an operator is there */
} ent_need;

/* One reading of a form. */
typedef struct ent_form {
	uint32_t next; /* next reading of the same form, or ENT_MAP_NONE */
	uint32_t lemma;
	uint8_t inflection;
} ent_form;

/* An operator of several words: "call off", "put on hold". */
typedef struct ent_particle {
	const uint32_t *rest; /* [n_rest] entries of the words behind the first */
	size_t n_rest;
	uint8_t operator; /* class + 1 */
	uint32_t next;    /* the next of the same first word, or ENT_MAP_NONE */
} ent_particle;

typedef struct ent_lemma {
	ent_str text;
	char pos;           /* 'v' 'n' 'm' (modal) 'a' (adjective) 'f' (function word) */
	uint32_t rows;      /* first row, or ENT_MAP_NONE */
	uint32_t particles; /* first of the operators of several words that it begins, or ENT_MAP_NONE */
	uint8_t operator;   /* class + 1; 0 none */
	uint8_t kind;       /* of function words */
} ent_lemma;

/* What moves the confidence of an event, each sign by its factor of data/confidence.tsv. */
enum ent_sign {
	ENT_SIGN_PARSED,
	ENT_SIGN_SHALLOW,
	ENT_SIGN_NOUN,
	ENT_SIGN_ONE_SIDED,
	ENT_SIGN_INHERITED,
	ENT_SIGN_COMPOSED,
	ENT_SIGN_SPECIFIC,
	ENT_SIGN_NOT_ACTUAL,
	ENT_SIGN_MUTUAL,
	ENT_SIGN_BY_ORDER,
	ENT_SIGN_GUESSED,
	ENT_SIGN_GUESSED_ACTOR,
	ENT_SIGN_CARRIED,
	ENT_SIGN_CARRIED_ACTOR,
	ENT_SIGN_PARTIES,
	ENT_SIGN_IMPLIED,
	ENT_SIGN_STATUS, /* + the status; and so on */
	ENT_SIGN_TYPE = ENT_SIGN_STATUS + ENT_STATUS_CANCELLED + 1,
	ENT_SIGN_ACTOR = ENT_SIGN_TYPE + ENT_TYPES, /* + how the first actor is meant */
	ENT_SIGN_RECIPIENT = ENT_SIGN_ACTOR + ENT_HOW_GROUP + 1,
	ENT_SIGNS = ENT_SIGN_RECIPIENT + ENT_HOW_GROUP + 1
};

enum { ENT_CONTEXTS = 64 };
typedef struct ent_vocabulary {
	ent_ontology ontology;
	ent_map forms; /* form -> entry */
	const ent_entry *entries;
	const ent_form *form;
	const uint16_t *word_class; /* the word classes of the entries, entry by entry */
	const ent_need *needs;      /* the same of the needs, none twice */
	const uint16_t *need_class; /* the word classes of the needs, need by need */
	ent_lemma *lemmas;
	size_t n_lemmas;
	const ent_particle *particles;
	const ent_row *rows;
	const ent_trigger *triggers; /* [n_rows] */
	const ent_item *items;       /* of all rows */
	size_t n_rows;
	ent_row unknown;   /* the row with the trigger "*": any verb that no row knows */
	ent_map functions; /* preposition -> number */
	uint8_t fn_of, fn_by, fn_to, fn_between, fn_in, fn_at, fn_with; /* those that the code itself asks for */
	uint16_t no_war;       /* the word class of what makes a word of force a figure of speech: "cold" */
	uint16_t no_state;     /* the word class of what is no state's */
	uint16_t organisation; /* the word class to which the names of organisations of states belong as well */
	uint16_t question;     /* the word class of what is talked about: "issue", "dispute" */
	uint16_t agreement;    /* the word class of what is signed and binds: "treaty", "accord" */
	uint16_t document;     /* the word class of what is written or passed and says something: "note", "resolution" */
	uint16_t
		circumstance; /* the word class of what others feel or ask of an act: "to the anger of", "at the request of" */
	uint16_t patron;  /* the word class of what one gives who stands by while others act: "auspices" */
	uint16_t manner;  /* the word class of what comes with an act from a third: "mediation", "help" */
	uint16_t deed;    /* that of a deed in answer to another or one of several: "reply", "step" */
	uint16_t border;  /* that of what two states have between them: "frontier" */
	uint16_t part_word; /* the word class of what one may have in an act: "part", "hand" */
	uint16_t no_party;  /* the word class of those who are no state: "rebel", "group" */
	ent_opclass classes[ENT_CLASSES];
	size_t n_classes;
	uint8_t class_future, class_promise, class_refuse, class_would; /* of operators; UINT8_MAX: none */
	ent_str contexts[ENT_CONTEXTS];
	size_t n_contexts;
	ent_map factors; /* factor of confidence -> index of `factor` */
	const double *factor;
	double sign[ENT_SIGNS]; /* 0 where the table has none */
} ent_vocabulary;

/* Reads every table. The vocabulary looks into `data` and `arena`. ENT_FORMAT with file and line for a bad row. */
ent_status ent_vocabulary_load(ent_vocabulary *ret_lexicon, ent_arena *arena, const ent_data *data, ent_error *error);

/* The entry of a form (lower case), or ENT_MAP_NONE; "co-operate" and "re-open" are their words without the hyphen. One
 * look-up a token: all else is read off the entry. */
uint32_t ent_vocabulary_entry(const ent_vocabulary *vocabulary, ent_str lower);
/* The entries of the forms of tokens [n], looked up together: a look-up mostly waits for memory. Sets in `ret_low` a
 * bit for each that is in lower case already. */
void ent_vocabulary_entries(const ent_vocabulary *vocabulary, const ent_token *tokens, uint32_t n,
							uint32_t *ret_entries, uint64_t *ret_low);

/* What the entry may be, or NULL where it is of no lemma. */
static inline const ent_readings *ent_vocabulary_readings(const ent_vocabulary *vocabulary, uint32_t entry)
{
	bool some = entry != ENT_MAP_NONE && vocabulary->entries[entry].readings != ENT_MAP_NONE;
	return some ? &vocabulary->entries[entry].as : NULL;
}

/* The number of the entry (ENT_MAP_NONE: of none) as a preposition, or ENT_FN_NONE. */
static inline uint8_t ent_vocabulary_entry_function(const ent_vocabulary *vocabulary, uint32_t entry)
{
	return entry == ENT_MAP_NONE ? (uint8_t)ENT_FN_NONE : vocabulary->entries[entry].fn;
}

/* Whether the entry (ENT_MAP_NONE: of none) belongs to word class `words`. */
bool ent_vocabulary_in_class(const ent_vocabulary *vocabulary, uint32_t entry, uint16_t words);

/* Whether the item asks for a word of its class: behind "of" whom the object belongs to may stand in for it. */
static inline bool ent_vocabulary_asks(const ent_vocabulary *vocabulary, const ent_item *item)
{
	return item->required && item->words && !(item->role && item->fn == vocabulary->fn_of);
}

/* The number of a preposition, or ENT_FN_NONE where no row speaks of it. */
uint8_t ent_vocabulary_function(const ent_vocabulary *vocabulary, ent_str lower);

/* A named factor of data/confidence.tsv; `otherwise` where the table has none. */
double ent_vocabulary_factor(const ent_vocabulary *vocabulary, const char *name, double otherwise);

enum { ENT_FORM_LONGEST = 40 };
/* `form` in lower case: itself where it is, else in `out` (room for ENT_FORM_LONGEST); the missing string where it is
 * longer. Typographic apostrophes become plain ones. */
ent_str ent_form_lower(ent_str form, char *out);

#endif
