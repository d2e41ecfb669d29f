/* What governs the trigger of a frame in the tree, and what leaves open whether it was done. For the maker of frames of
 * parsed sentences (frame_tree.c). */
#ifndef ENT_EVENTS_FRAME_GOVERN_H
#define ENT_EVENTS_FRAME_GOVERN_H

#include "events/branch.h"
#include "events/frame.h"

/* Reads the auxiliaries and the negation of the frame's verb, and what else of its clause says whether it was done
 * (frame_group.c). */
void ent_frame_read_group(const ent_scene *scene, ent_frame *frame);
/* "called off the trip", the noun at `i` misread as no object: it stands right behind the particle of the verb, without
 * a preposition (frame_group.c). */
bool ent_frame_is_behind_particle(const ent_scene *scene, uint32_t verb, uint32_t i);
/* Adds the auxiliary, or whatever else is an operator, to those of the frame. */
void ent_frame_add_modal(const ent_scene *scene, ent_frame *frame, uint32_t i);
/* The class of operators that the word belongs to where it leaves open whether what it governs is done, else NULL. */
const ent_opclass *ent_frame_open_class(const ent_scene *scene, uint32_t i);
/* Whether an adverbial clause says what its verb is about ("refrained from attacking") and not when, how or why. */
bool ent_frame_is_content(const ent_scene *scene, uint32_t verb);
/* Whether the noun tells by whose help another act is done: "with the mediation of Peru". */
bool ent_frame_is_manner(const ent_scene *scene, uint32_t noun);
/* The operator that governs the verb or the noun, or ENT_NO_INDEX. */
uint32_t ent_frame_verb_governor(const ent_scene *scene, uint32_t verb);
uint32_t ent_frame_noun_governor(const ent_scene *scene, uint32_t noun);
/* "replied to the offer", "reacted to the visit": whether the verb answers what the noun tells, an act of another. */
bool ent_frame_is_answered(const ent_scene *scene, uint32_t verb, uint32_t noun);
/* "a request made by Peru": the participle that carries the noun and names who did it, or ENT_NO_INDEX. */
uint32_t ent_frame_maker(const ent_scene *scene, uint32_t noun);
/* Gives the frame of an object the modals of its verb. */
void ent_frame_borrow_modals(const ent_scene *scene, ent_frame *frame);
/* Notes the operator further up that leaves open what the trigger tells. */
void ent_frame_read_doubt(const ent_scene *scene, ent_frame *frame);
/* "first", "fifteenth", "15th", "last", "only". */
bool ent_frame_is_order(const ent_scene *scene, uint32_t i);
/* An infinitive of aim, or one joined with such. */
bool ent_frame_is_aim(const ent_scene *scene, uint32_t verb);

#endif
