/* What the files about acts pass to each other. An act is a word of remark_acts.tsv; act_object.c says what it is done
 * to, act_agent.c who does it, act_party.c who else has part in it, act_date.c when, act_before.c what of it was told
 * in the sentences before. Room-internal.
 */
#ifndef ENT_REMARKS_ACT_H
#define ENT_REMARKS_ACT_H

#include "remarks/find.h"

enum { ENT_ACT_OBJECTS = 6 };

/* The nominals that an act is done to: "left SEATO in 1972 and CENTO in 1979". */
typedef struct ent_act_objects {
	int32_t at[ENT_ACT_OBJECTS]; /* [n] tokens */
	size_t n;
} ent_act_objects;

/* One word that may tell an act. */
typedef struct ent_act_telling {
	ent_remark_story *story;
	const ent_clause *clause;
	const ent_remark_act *act;
	int32_t token, head; /* head: the noun that the act is about */
	int32_t one;         /* of "many meetings, including ONE IN MARCH" the one that is told of; ENT_CLAUSE_NONE */
	ent_act_objects all;
	ent_stage_told stage;
	const ent_remark *before; /* the act told before that this one means; NULL: none */
	const ent_remark *of;     /* the project that "the opening" is of; NULL: its object is told */
	bool lone;                /* it needs no object */
} ent_act_telling;

bool ent_act_is_state(const ent_clause *clause, int32_t token); /* a state, none of its people */
/* The noun that the act is about where the table asks for one ("severed RELATIONS"), or ENT_CLAUSE_NONE. */
int32_t ent_act_head(const ent_clause *clause, const ent_remark_act *act, int32_t token);
/* The verb that the noun is the object or the subject of, or that tells of it in a clause of its own ("the visit that
 * he PAID"); ENT_CLAUSE_NONE: none. */
int32_t ent_act_verb_carrying(const ent_clause *clause, int32_t noun);
ent_act_objects ent_act_objects_of(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
								   int32_t token, int32_t head);
/* Fills in what the object tells of the remark: code, name, what kind of thing. */
void ent_act_set_object(ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act, int32_t object,
						ent_remark *remark, ent_remark_values *values);
/* What is lifted or ordered, in its own words: "arms" of "the arms embargo", "oil" of "the ban on oil exports". */
void ent_act_set_topic(const ent_clause *clause, int32_t head, ent_remark *remark);

/* Adds the states of who does it, and sets person and office of the remark. */
void ent_act_agents(const ent_clause *clause, const ent_remark_act *act, int32_t token, ent_states_set *set,
					ent_remark *remark);
void ent_act_agents_of_verb(const ent_clause *clause, int32_t verb, ent_states_set *set, ent_remark *remark);
/* Sets person and office of the remark from who the nominal, or what stands beside it, names. */
void ent_act_take_person(const ent_clause *clause, int32_t nominal, ent_remark *remark);
/* Settles who the act is of (`agents`) and who it is done with or to (`others`), which hold what its word told and the
 * act before it; may set person, office and phase of the remark. `object`: what it is done to where that is told here,
 * else ENT_CLAUSE_NONE; `first`: no other remark of this word was made before. */
void ent_act_parties(const ent_act_telling *t, int32_t object, bool first, ent_states_set *agents,
					 ent_states_set *others, ent_remark *remark);
/* Adds what they leave: "American troops IN IRAQ began to pull out". */
void ent_act_left(const ent_act_telling *t, ent_states_set *others);
bool ent_act_is_strike(const ent_clause *clause, int32_t i); /* "RAIDED the ship", "FELL UPON the post" */
/* Adds states tied in by "with", "between", "on", "against". */
void ent_act_partners(const ent_clause *clause, int32_t token, ent_states_set *set);

/* What the word says of the stage itself, where the words around it say nothing (`told`): "is DUE", "is EXPECTED". */
ent_str ent_act_own_status(const ent_clause *clause, int32_t token, ent_str told);

/* Sets the date of the act done to object `i` of `all`; where that is a day by which it is to be done, also phase and
 * status. */
void ent_act_set_date(const ent_clause *clause, int32_t token, const ent_act_objects *all, size_t i,
					  ent_remark *remark);

/* "has been a member SINCE 2012": it began then. */
void ent_act_since(ent_remark *remark);

/* The act that "the visit", "his visit" or "..., the first visit in 38 years" means, or NULL. */
const ent_remark *ent_act_before(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
								 int32_t token);
/* The membership, the relations or the embargo of which "it was readmitted", "they were restored", "lifted it" tells
 * on, or NULL. */
const ent_remark *ent_act_told_on(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
								  int32_t token, int32_t head);
void ent_act_take_over(const ent_remark *before, ent_states_set *agents, ent_states_set *others, ent_remark *remark);
/* "returned the VISIT": the other's that was told before. */
bool ent_act_is_returned(const ent_clause *clause, int32_t token);
/* The person of another state than `own` that the story names last before the token, at most two sentences back, or
 * NULL. */
const ent_actor *ent_act_other_person(const ent_remark_story *story, const ent_clause *clause, int32_t token,
									  const char *own);
/* The organisation that "the association", "the bloc" means, or NULL. */
const ent_mention *ent_act_organisation_meant(const ent_remark_story *story, const ent_clause *clause, int32_t token);
/* The place that "there" means: named last before the token, else in the sentence before, of another state than `own`;
 * NULL: none. */
const ent_mention *ent_act_place_meant(const ent_remark_story *story, const ent_clause *clause, int32_t token,
									   ent_str own);
/* The name of the treaty that "it" or "the agreement" means, or missing. */
ent_str ent_act_treaty_meant(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
							 int32_t token);
/* The ban told of before that "THE BAN was lifted" ends, by `agents` (none: whoever they were), or NULL. */
const ent_remark *ent_act_ban_meant(const ent_remark_story *story, const ent_clause *clause, int32_t head,
									ent_states_set *agents);
/* Notes the organisation and the treaty that the sentence names last, for the sentences behind. */
void ent_act_note_named(ent_remark_story *story, const ent_clause *clause);
/* "The pullout began in December AND ENDED IN JANUARY": the same act at its other stage. */
void ent_act_second_phase(ent_remark_story *story, const ent_clause *clause, int32_t noun, const ent_remark *told);
/* What "to do so" adds to the visit of the same sentence. */
void ent_act_redone(ent_remark_story *story, const ent_clause *clause);
/* "The deadline was extended to December": the day by which the act told of before is to be done now. */
void ent_act_deadline_moved(ent_remark_story *story, const ent_clause *clause);

#endif
