/* Who: mentions of states, organisations, offices, persons and groups, resolved to codes. Knows nothing of what
 * they do. */
#ifndef ENT_ACTORS_ACTORS_H
#define ENT_ACTORS_ACTORS_H

#include "base/data.h"
#include "syntax/syntax.h"
#include "text/text.h"

/* How a mention was understood. */
typedef enum ent_how {
	ENT_HOW_NAME,         /* "Pakistan", "Sergey Shoigu" resolved by the name of a state */
	ENT_HOW_ADJECTIVE,    /* "Russian" */
	ENT_HOW_METONYM,      /* "Moscow", "the Kremlin" */
	ENT_HOW_PERSON,       /* "Lavrov" */
	ENT_HOW_OFFICE,       /* "the Pakistani army chief" */
	ENT_HOW_PRONOUN,      /* "it" */
	ENT_HOW_COLLECTIVE,   /* "both countries": several actors */
	ENT_HOW_ORGANISATION, /* "the SCO", "Gazprom" */
	ENT_HOW_GROUP         /* "the Taliban" */
} ent_how;

const char *ent_how_name(ent_how how); /* "name" "adjective" ... a constant */

/* One actor that a mention stands for. Strings live in the tables or the document's arena. */
typedef struct ent_actor {
	char country[4]; /* ISO 3166-1 alpha-3, or alpha-3 of 3166-3 for states that ended; "" when none */
	char sector[4];  /* PLOVER: GOV MIL REB OPP PTY JUD BUS CVL ...; "" for the state itself */
	ent_str code;    /* country and sector, "PAKGOV"; organisations "IGOSCO" or "RUSBUS" */
	ent_str name;    /* canonical: "Pakistan", "Gazprom" */
	ent_str office;  /* "defence minister"; missing when none */
	ent_str person;  /* canonical: "Sergei Shoigu"; missing when none */
} ent_actor;

typedef struct ent_mention {
	uint32_t sentence;   /* index */
	uint32_t first, n;   /* tokens of the sentence */
	uint32_t head;       /* the token that carries it: of "the Russian foreign minister" the last */
	uint32_t start, end; /* [bytes] of the text */
	ent_how how;
	ent_actor *actors; /* [n_actors] one, or the members of a collective; none: named but unknown */
	uint32_t n_actors;
	bool unknown;        /* a name that no table has: it is in actors[0], with what is known of it; n_actors is 0 */
	uint32_t antecedent; /* 1 + index of the mention that it refers back to; 0: none */
	uint32_t bloc;       /* 1 + index of the bloc of the tables ("the Allies"): members by date; 0: none */
	uint32_t place;      /* 1 + a row of the tables for a place that changed hands ("Danzig"); 0: none */
	ent_str called;      /* a person, found by this surname or other single name that others of the tables may share */
	bool former;         /* the text says "former" of the office: no word on who held it when */
	ent_day from, to; /* days for which the reading holds (office held, state existed); ENT_DAY_PAST/FUTURE if open */
	ent_str note; /* a check that failed: "Prime Minister in 1972: offices.tsv has President 1971-12-20/1973-08-13" */
} ent_mention;

typedef struct ent_mentions {
	ent_mention *at; /* [n] in the order of the text */
	size_t n;
} ent_mentions;

typedef struct ent_actors ent_actors; /* the tables: read-only, shared by all threads */

ent_status ent_actors_new(const ent_data *data, ent_actors **ret_actors, ent_error *error);
ent_actors *ent_actors_free(ent_actors *actors);

/* All mentions in the text, in `arena`. What refers back ("it", "both countries", "the king") is read from the parse
 * where there is one: `syntax` (may be NULL) parses each sentence that names somebody or may refer to somebody, before
 * it is read; other sentences are left as they are. */
ent_mentions *ent_actors_find(const ent_actors *actors, const ent_syntax *syntax, ent_arena *arena,
							  const ent_text *text);

/* Asked before a sentence that names somebody and refers to nobody is parsed; false: what it says of those mentions
 * [n] is not wanted. */
typedef struct ent_wanted {
	bool (*wants)(const void *payload, const ent_sentence *sentence, const ent_mention *mentions, uint32_t n);
	const void *payload;
} ent_wanted;

/* The same mentions in every sentence that is wanted, with fewer parses: another one is parsed only where it refers to
 * somebody, or where one of the next few does; else it is left as it is, without the unknown names that its tree
 * would show. */
ent_mentions *ent_actors_find_wanted(const ent_actors *actors, const ent_syntax *syntax, const ent_wanted *wanted,
									 ent_arena *arena, const ent_text *text);

/* The same for a document that is taken stretch by stretch (ent_text_read). The reader is in `arena`. Each call takes a
 * text whose first `from` sentences are the last ones of the call before, and finds the mentions of the others; the
 * result has those of both. It is in an arena of its own for each call, of which that of the call before must still be
 * there; all that is kept longer is copied. References look back less than 16 sentences. Before, ent_actors_learn sees
 * all of the text, without regard to which stretch a sentence is in: what an article is about is learnt from the whole
 * of it; `arena` is that of the reader. */
typedef struct ent_actors_reader ent_actors_reader;
ent_actors_reader *ent_actors_reader_new(const ent_actors *actors, const ent_syntax *syntax, const ent_wanted *wanted,
										 ent_arena *arena);
void ent_actors_learn(ent_actors_reader *reader, ent_arena *arena, const ent_text *text);
ent_mentions *ent_actors_read(ent_actors_reader *reader, ent_arena *arena, const ent_text *text, uint32_t from);

/* A copy of the mention with all that it points to. */
ent_mention ent_mention_copy(ent_arena *arena, const ent_mention *mention);

/* The actors of `mention` as they were on the days of `when` (unknown: as in the document's own time): a surname or an
 * office can be another person, "Russia" another state. A state that had ended is the one that it went on in or was
 * merged into, where the text tells the day (not only that of publication), unless it is only an adjective ("the Soviet
 * legacy") or called former. The result is in `arena` or is mention->actors. */
const ent_actor *ent_actors_on(const ent_actors *actors, ent_arena *arena, const ent_mention *mention,
							   const ent_date *when, uint32_t *ret_n);

/* The states that a bloc ("the Allies") had as members on any of the days [lo, hi], in `arena`; none where the mention
 * is of no bloc or the days are unknown. The bloc itself is the mention's one actor. */
const ent_actor *ent_actors_of_bloc(const ent_actors *actors, ent_arena *arena, const ent_mention *mention, ent_day lo,
									ent_day hi, uint32_t *ret_n);

/* The tables have a person of that name, as they spell it. */
bool ent_actors_knows_person(const ent_actors *actors, ent_str name);

/* What the tables say against the office that the text gives the one person of `mention`, on the days [lo, hi]:
 * "prime minister: holders.tsv has president 1971-12-20/1973-08-13". Missing where nothing does, where the tables know
 * neither, or where the text says "former". In `arena`. */
ent_str ent_actors_check(const ent_actors *actors, ent_arena *arena, const ent_mention *mention, ent_day lo,
						 ent_day hi);

/* A state by what a user types: alpha-3 or alpha-2 code, or a name; case does not matter. */
typedef struct ent_state {
	char iso[4];
	ent_str name;           /* English short name */
	ent_str adjective;      /* "Russian" */
	ent_day from, to;       /* existed; ENT_DAY_PAST / ENT_DAY_FUTURE */
	char predecessor[4];    /* "SUN" for RUS; "" when none */
	char separated_from[4]; /* "SUN" for UKR: whose land this was before; "" when none */
	char merged_into[4];    /* "DEU" for DDR: whose land this is since it ended; "" when none */
} ent_state;
const ent_state *ent_actors_state(const ent_actors *actors, ent_str code_or_name); /* NULL when unknown */
/* The same by its name in Russian, Urdu, Arabic, French, Spanish or Chinese, of those that exist today. Slow: some
 * milliseconds; for what a user types, after ent_actors_state has not found it. */
const ent_state *ent_actors_state_abroad(const ent_actors *actors, ent_str name);
/* The state whose name or adjective is spelt most like `typed`, which is none's; NULL where nothing is near. */
const ent_state *ent_actors_state_like(const ent_actors *actors, ent_str typed);
/* The state that continues the one with this code (RUS for SUN), as far as the line goes; NULL where none does. */
const ent_state *ent_actors_heir(const ent_actors *actors, ent_str iso);

#endif
