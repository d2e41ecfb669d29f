/* Branches of the tree as arguments of frames. For the maker of frames of parsed sentences (frame_tree.c). */
#ifndef ENT_EVENTS_FRAME_BRANCH_H
#define ENT_EVENTS_FRAME_BRANCH_H

#include "events/branch.h"
#include "events/frame.h"

/* Adds the subtree of `i` as an argument, without the preposition it begins with and what clauses hang on it. */
void ent_frame_add_branch(const ent_scene *scene, ent_frame *frame, uint8_t fn, uint32_t i);
/* Adds `i`, or what it stands for as a relative pronoun, and what that is joined with by "and". */
void ent_frame_add_joined(const ent_scene *scene, ent_frame *frame, uint8_t fn, uint32_t i);
/* The function that the preposition of `i` gives it; the object's where the preposition belongs to the trigger. */
uint8_t ent_frame_preposition(const ent_scene *scene, const ent_frame *frame, uint32_t i);

#endif
