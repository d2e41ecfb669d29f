/* A parsed sentence made ready for remarks: which mention, expression of time and amount each token lies in, and the
 * questions about its tree. Room-internal. */
#ifndef ENT_REMARKS_CLAUSE_H
#define ENT_REMARKS_CLAUSE_H

#include "remarks/remark_tables.h"
#include "syntax/ud.h"

enum { ENT_CLAUSE_LONGEST = 256, ENT_CLAUSE_NONE = -1, ENT_CLAUSE_STATES = 12 };

typedef struct ent_clause {
	const ent_remark_tables *tables;
	const ent_remark_input *input;
	ent_arena *arena;
	const ent_sentence *sentence;
	const ent_token *tokens; /* [n] */
	int32_t n;
	const ent_mention **mention; /* [n] that the token lies in, or NULL */
	bool *verb;                  /* [n] it tells as a verb: "the first visit" read as a verb does not */
	const ent_amount *amounts;   /* [n_amounts] of the sentence */
	size_t n_amounts;
	const ent_timex *timexes; /* [n_timexes] of the sentence */
	size_t n_timexes;
} ent_clause;

/* A set of state codes. */
typedef struct ent_states_set {
	char code[ENT_CLAUSE_STATES][4];
	size_t n;
} ent_states_set;

void ent_clause_of(ent_clause *clause, ent_arena *arena, const ent_remark_tables *tables, const ent_remark_input *input,
				   const ent_sentence *sentence);

bool ent_clause_rel(const ent_clause *clause, int32_t token, unsigned deprel); /* a subtype counts as its relation */
bool ent_clause_is_verb(const ent_clause *clause, int32_t token);
bool ent_clause_lemma_in(const ent_clause *clause, int32_t token, ent_str list, char separator);
/* The token's lemma stands in remark_phases.tsv as of that kind ("gives"), whatever its part of speech. */
bool ent_clause_gives(const ent_clause *clause, int32_t token, const char *gives);
bool ent_clause_form_is(const ent_clause *clause, int32_t token, const char *lower);
bool ent_clause_has_word(const ent_clause *clause, int32_t token, const char *lower); /* hangs on it */
bool ent_clause_is_participle(const ent_clause *clause, int32_t token);               /* passive: "signed by" */
bool ent_clause_is_capital(const ent_clause *clause, int32_t token);
/* The token is part of an expression of time. */
bool ent_clause_is_timed(const ent_clause *clause, int32_t token);

/* The first dependent of `token` behind `after` with that relation, or ENT_CLAUSE_NONE. */
int32_t ent_clause_child(const ent_clause *clause, int32_t token, unsigned deprel, int32_t after);
/* The same among nmod and obl dependents with that preposition. */
int32_t ent_clause_prep(const ent_clause *clause, int32_t token, ent_str preposition, int32_t after);
/* The same, and where the tree has none, the first such nominal behind `token` before another clause begins: parsers
 * err about what a phrase hangs on. */
int32_t ent_clause_prep_near(const ent_clause *clause, int32_t token, ent_str preposition);
/* The preposition (first word) of a nominal; missing when none. */
ent_str ent_clause_case(const ent_clause *clause, int32_t token);
bool ent_clause_under(const ent_clause *clause, int32_t token, int32_t root);

/* The subject of a verb: its own, or the one it shares by conjunction or control; ENT_CLAUSE_NONE: none. `*ret_passive`
 * tells that it is what the act is done to. */
int32_t ent_clause_subject(const ent_clause *clause, int32_t verb, bool *ret_passive);
/* What a verb is done to: object, passive subject, or the noun that a passive participle hangs on. */
int32_t ent_clause_object(const ent_clause *clause, int32_t verb);

/* Adds the states that the nominal names: itself, conjoined ones, and where it is no name its modifiers. */
void ent_clause_states(const ent_clause *clause, int32_t nominal, ent_states_set *set);
/* Adds every state named under `root`. */
void ent_clause_states_under(const ent_clause *clause, int32_t root, ent_states_set *set);
void ent_states_add(ent_states_set *set, const char *code);
ent_str ent_states_text(ent_arena *arena, ent_states_set *set); /* ascending, a space between; missing when empty */

/* The status and phase of the act that `token` tells, from the words above it and beside it. Constants. */
typedef struct ent_stage_told {
	ent_str phase, status;
} ent_stage_told;
ent_stage_told ent_clause_stage(const ent_clause *clause, int32_t token);
ent_str ent_clause_phase(const ent_clause *clause, int32_t verb); /* "start" "end" by the verb alone; or missing */

/* The status that the verb itself gives what it is about ("PROMISED it tanks"), or `told`. */
ent_str ent_clause_own_status(const ent_clause *clause, int32_t verb, ent_str told);

bool ent_clause_stage_noun(const ent_clause *clause, int32_t noun); /* "the START of", "a PROMISE of" */

/* When what `token` tells was. */
ent_date ent_clause_date(const ent_clause *clause, int32_t token, const ent_timex **ret_timex);

/* The proper name that the nominal with this head has, or missing: "Nord Stream 2", "Treaty of Rome"; of
 * "the North-South gas pipeline" what stands before the noun. Names of states alone are none. */
ent_str ent_clause_name(const ent_clause *clause, int32_t head, uint32_t *ret_first, uint32_t *ret_end);

/* Text of tokens [first, end). */
ent_str ent_clause_text(const ent_clause *clause, uint32_t first, uint32_t end);

#endif
