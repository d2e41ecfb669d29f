/* What the files of this room pass to each other while a document is read. Room-internal. */
#ifndef ENT_REMARKS_FIND_H
#define ENT_REMARKS_FIND_H

#include "remarks/clause.h"

typedef struct ent_remark_story {
	const ent_remark_tables *tables;
	const ent_remark_input *input;
	ent_arena *arena;
	ENT_VEC(ent_remark) remarks;
	ENT_VEC(ent_remark_alias) aliases;
	uint32_t article;
	ENT_VEC(uint32_t) things;        /* remarks of this article that a later "the pipeline" or "the project" may mean */
	const ent_mention *organisation; /* of this article, named last; NULL: none */
	ent_str treaty;                  /* the same, its name */
	uint32_t treaty_sentence;
	const ent_mention *place; /* of this article, named last as where something is; NULL: none */
	ent_states_set pair;      /* the two states that the article names most */
} ent_remark_story;

typedef ENT_VEC(ent_remark_value) ent_remark_values;

/* Acts of the sentence: memberships, withdrawals, visits, treaties. */
void ent_remark_acts_find(ent_remark_story *story, const ent_clause *clause);
/* Visits told by where somebody was: "is due in Lima". */
void ent_remark_presence_find(ent_remark_story *story, const ent_clause *clause);
/* Notes the place of a state that the sentence names last, for a "there" in the sentence behind. */
void ent_remark_presence_note(ent_remark_story *story, const ent_clause *clause);
/* Whether the noun is a member that does something as such: "the fifteenth MEMBER of NATO to ratify it". */
bool ent_remark_member_before(const ent_clause *clause, int32_t noun);
/* Memberships told otherwise: founders, "as did Niger", "left it in 1980"; behind the acts of the sentence. */
void ent_remark_bodies_find(ent_remark_story *story, const ent_clause *clause);
/* Things of the sentence with their amounts and ends. */
void ent_remark_things_find(ent_remark_story *story, const ent_clause *clause);
/* What the sentence tells of the one visit among its remarks from `from` on besides: "lasted two days", "signed seven
 * agreements"; added to that remark as "duration" and "count". */
void ent_remark_visit_told(ent_remark_story *story, const ent_clause *clause, size_t from);
/* Exercises told by their name alone, behind the acts of the sentence. */
void ent_remark_exercises_find(ent_remark_story *story, const ent_clause *clause);
/* The exercise told last, at most `back` sentences ago, or NULL. */
const ent_remark *ent_remark_exercise_before(const ent_remark_story *story, const ent_clause *clause, uint32_t back);
/* "Condor-3": a word with a capital, and a number tied to it. */
bool ent_remark_is_numbered_name(ent_str form);
/* How many soldiers a state has in another, or sends there; and that they are out of it. */
void ent_remark_troops_find(ent_remark_story *story, const ent_clause *clause);
/* Adds the states whose soldiers the noun means: named before it, else behind "of" or "from". */
void ent_remark_soldiers_of(const ent_clause *clause, int32_t noun, ent_states_set *set);
/* Trade told by a verb: "sold Mali goods worth $3 million". */
void ent_remark_goods_find(ent_remark_story *story, const ent_clause *clause);
/* How long the border of two states is. */
void ent_remark_borders_find(ent_remark_story *story, const ent_clause *clause);
/* For how many years a treaty is made. */
void ent_remark_terms_find(ent_remark_story *story, const ent_clause *clause);
/* How many soldiers of one state another took prisoner or let go. */
void ent_remark_captives_find(ent_remark_story *story, const ent_clause *clause);
/* How many fell in a fight, told without a verb of killing; behind the acts of the sentence. */
void ent_remark_toll_find(ent_remark_story *story, const ent_clause *clause);
/* What was sold or promised comes: "The guns were delivered in 1990". */
void ent_remark_arrivals_find(ent_remark_story *story, const ent_clause *clause);
/* What became of things that may have been promised: "the loan was never paid". */
void ent_remark_fates_find(ent_remark_story *story, const ent_clause *clause);
/* What one of the two states of the article promised, and what was to be by a day. */
void ent_remark_promises_find(ent_remark_story *story, const ent_clause *clause);
/* True where the table of fates has the word in a row that gives that. */
bool ent_remark_fate_word(const ent_remark_tables *tables, ent_str word, const char *gives);
/* True where the word, in lower case, is a form of a verb that tells it. */
bool ent_remark_is_fate_word(const ent_remark_tables *tables, ent_str low);

/* The kind of thing that the noun is, or NULL. */
const ent_remark_thing *ent_remark_thing_of(const ent_clause *clause, int32_t token);

/* The thing itself where the thing at `token` is one that is told of it: "the Bay cable, a $30 billion PROJECT". */
int32_t ent_remark_thing_itself(const ent_clause *clause, int32_t token);

/* The thing of this article whose name, or a part or another form of it, the proper noun is: "Itaipu" of the Itaipu
 * Binacional dam; NULL where none. */
const ent_remark *ent_remark_thing_named(const ent_remark_story *story, const ent_clause *clause, int32_t token);
/* The same, also of an "it" that something is done to. */
const ent_remark *ent_remark_thing_meant(const ent_remark_story *story, const ent_clause *clause, int32_t token);
/* The token of the thing that the amount belongs to: a noun of the tables, a name or, which sets `*ret_pronoun`, a
 * pronoun that stands for one; ENT_CLAUSE_NONE: none. */
int32_t ent_remark_owner(const ent_remark_story *story, const ent_clause *clause, const ent_amount *amount,
						 bool *ret_pronoun);

/* Adds what "first", "first in 38 years", "fifth" says of the act at `token`. */
void ent_remark_order(const ent_clause *clause, int32_t token, ent_remark_values *values);
/* "he was the first premier TO DO SO in 47 years": what it says of the act told before in the sentence. */
bool ent_remark_order_redone(const ent_clause *clause, int32_t *ret_token, ent_remark_value *ret_value);

/* The amount as a value of a subject of that kind; false where the tables say nothing of it. */
bool ent_remark_measure_of(const ent_clause *clause, const ent_amount *amount, ent_str kind,
						   ent_remark_value *ret_value);

/* Fills in thing-ness (class, name, states, ends) of the thing at `token`, or of the one told before that it means. */
void ent_remark_thing_fill(ent_remark_story *story, const ent_clause *clause, int32_t token, ent_remark *remark,
						   ent_remark_values *values);

/* The project of this article told last, at most `back` sentences ago, or NULL. */
const ent_remark *ent_remark_project_before(const ent_remark_story *story, const ent_clause *clause, uint32_t back);
/* Makes `remark` one of the same thing: its kind, class, name, states and ends where it has none itself. */
void ent_remark_inherit(const ent_clause *clause, const ent_remark *before, ent_remark *remark,
						ent_remark_values *values);

/* Adds the places between which the thing at `token` runs, as "endpoint". */
void ent_remark_ends(const ent_clause *clause, int32_t token, ent_remark_values *values);
/* Percentages of projects that somebody holds: "Kenya holds 49 percent". */
bool ent_remark_is_stake(const ent_clause *clause, const ent_amount *amount);
void ent_remark_stakes_find(ent_remark_story *story, const ent_clause *clause);

/* Sets who lends or grants, and whom, where the noun at `noun` tells of a loan or a grant; else leaves the remark. */
void ent_remark_lender(const ent_remark_story *story, const ent_clause *clause, int32_t noun, ent_remark *remark);
/* Of one of the two states that the article is on the other, where `other` is empty. */
void ent_remark_other_of_pair(const ent_remark_story *story, const ent_states_set *one, ent_states_set *other);

/* What money is lent for: "dam" of "lent it $40 million FOR A DAM"; missing when the clause does not say. */
ent_str ent_remark_purpose(const ent_clause *clause, int32_t token);

/* A new remark about `token`; the fields that every remark has. */
ent_remark ent_remark_new(const ent_clause *clause, int32_t token);
/* Dates the remark as of what happens at `token`; the expression of time that does so, or NULL. */
const ent_timex *ent_remark_date(const ent_clause *clause, int32_t token, ent_remark *remark);
/* The amount as a value of that property and unit, of no date of its own. */
ent_remark_value ent_remark_amount(const ent_clause *clause, const ent_amount *amount, ent_str property, ent_str unit);

#endif
