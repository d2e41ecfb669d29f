/* From the arguments of a frame to the mentions in the roles of an event. For the files of this room. */
#ifndef ENT_EVENTS_CAST_H
#define ENT_EVENTS_CAST_H

#include "events/match.h"

/* The role that a letter of the patterns stands for: A R T P I. */
ent_role ent_cast_role(char letter);

/* Adds a mention to a role, once. */
void ent_cast_add(ent_cast *cast, ent_role role, uint32_t mention);

/* Makes recipients of the actors, and actors of the recipients. */
void ent_cast_swap(ent_cast *cast);

/* Adds the mentions that the argument stands for; nothing where it has none. */
void ent_cast_arg(const ent_scene *scene, const ent_arg *arg, ent_role role, ent_cast *cast);

/* Adds those of every argument with that function: "A and B" are two of them in a tree. */
void ent_cast_args(const ent_scene *scene, const ent_frame *frame, uint8_t fn, ent_role role, ent_cast *cast);

/* Adds the mention in the prepositional phrase right behind the argument: "the government in Budapest". */
void ent_cast_modifier(const ent_scene *scene, const ent_frame *frame, const ent_arg *arg, ent_role role,
					   ent_cast *cast);

/* Adds whom the object is of, where it stands before the object's head; false where nobody does. */
bool ent_cast_possessor(const ent_scene *scene, const ent_frame *frame, ent_role role, ent_cast *cast);

/* Whether the mention is a city that stands for its state ("Lima"), not a seat of power. */
bool ent_cast_is_city(const ent_mention *mention);

/* "told a British newspaper", "said to Tass": to whom it was said, who is no party to what it tells. */
bool ent_cast_is_listener(const ent_scene *scene, const ent_mention *mention);

/* End of the part of the argument before its first preposition. */
uint32_t ent_arg_core(const ent_scene *scene, const ent_arg *arg);

typedef enum ent_class_match { ENT_NOT_IN_CLASS, ENT_MODIFIER_IN_CLASS, ENT_HEAD_IN_CLASS } ent_class_match;

/* Whether the argument's head, or only a word beside it ("a missile attack" is an attack), is of the word class. */
ent_class_match ent_arg_in_class(const ent_scene *scene, const ent_arg *arg, uint16_t words);

/* Whether any word of the sentence is of the class. */
bool ent_scene_has(const ent_scene *scene, uint16_t words);

#endif
