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

/* The first of those that hang on `head`, or ENT_NO_INDEX; scene->words[i].next is the next one. They come in the order
 * of the sentence. */
static inline uint32_t ent_branch_first(const ent_scene *scene, uint32_t head)
{
	return head < scene->sentence->n ? scene->words[head].child : ENT_NO_INDEX;
}

/* The first of those that hang on `head` behind the token `i`, or ENT_NO_INDEX. */
static inline uint32_t ent_branch_behind(const ent_scene *scene, uint32_t head, uint32_t i)
{
	uint32_t child = ent_branch_first(scene, head);
	while (child <= i && child != ENT_NO_INDEX)
		child = scene->words[child].next;
	return child;
}

/* Whether something hangs on `head` with that relation. */
static inline bool ent_branch_has(const ent_scene *scene, uint32_t head, uint8_t deprel)
{
	return head < scene->sentence->n && scene->words[head].relations >> deprel & 1;
}

/* The first child of `head` with that relation, or ENT_NO_INDEX. */
static inline uint32_t ent_branch_child(const ent_scene *scene, uint32_t head, uint8_t deprel)
{
	if (!ent_branch_has(scene, head, deprel))
		return ENT_NO_INDEX;
	uint32_t i = scene->words[head].child;
	while (!ent_branch_is(scene, i, deprel))
		i = scene->words[i].next;
	return i;
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
