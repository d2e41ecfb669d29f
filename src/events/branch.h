/* Looking around in the dependency tree of a scene's sentence. For the files of this room. */
#ifndef ENT_EVENTS_BRANCH_H
#define ENT_EVENTS_BRANCH_H

#include "events/scene.h"

#include "syntax/ud.h"

static inline const ent_token *ent_branch_token(const ent_scene *scene, uint32_t i)
{
	return &scene->sentence->tokens[i];
}

/* The token hangs on its head by that relation. */
static inline bool ent_branch_is(const ent_scene *scene, uint32_t i, uint8_t deprel)
{
	return ent_branch_token(scene, i)->deprel == deprel;
}

/* The token that it hangs on, or ENT_NO_INDEX. */
static inline uint32_t ent_branch_head(const ent_scene *scene, uint32_t i)
{
	return ent_scene_above(scene, i);
}

/* The first of those that hang on `head`, or ENT_NO_INDEX; scene->words[i].next is the next one. */
static inline uint32_t ent_branch_first(const ent_scene *scene, uint32_t head)
{
	return head < scene->sentence->n ? scene->words[head].child : ENT_NO_INDEX;
}

/* The first child of `head` with that relation, or ENT_NO_INDEX. */
static inline uint32_t ent_branch_child(const ent_scene *scene, uint32_t head, uint8_t deprel)
{
	for (uint32_t i = ent_branch_first(scene, head); i != ENT_NO_INDEX; i = scene->words[i].next)
		if (ent_branch_is(scene, i, deprel))
			return i;
	return ENT_NO_INDEX;
}

/* The token is `top` or hangs below it. */
static inline bool ent_branch_under(const ent_scene *scene, uint32_t i, uint32_t top)
{
	for (uint32_t steps = 0; i != ENT_NO_INDEX && steps <= scene->sentence->n; steps++) {
		if (i == top)
			return true;
		i = ent_branch_head(scene, i);
	}
	return false;
}

#endif
