/* Verbs that no row knows, under an operator that makes an event of any act.
 *
 * No table holds all verbs. But who must do something is asked for it, who will not do it refuses, who threatens to do
 * it threatens, whatever it is: the rows of compose.tsv for the inner type "?" say so, and the row of the patterns
 * with the trigger "*" says where the parties of any verb stand. Asked only where the two actors are given and an
 * answer is wanted; a reader of texts would take too much from it. */
#include "events/backoff.h"

#include "base/vec.h"
#include "syntax/ud.h"

static bool unknown_verb(const ent_scene *scene, uint32_t i)
{
	const ent_word *word = &scene->words[i];
	if (word->rows != ENT_MAP_NONE || word->operator|| word->name)
		return false;
	if (!scene->tree)
		return word->kind == ENT_KIND_VERB;
	return scene->sentence->tokens[i].upos == ENT_UPOS_VERB;
}

ent_findings ent_backoff_sentence(const ent_scene *scene)
{
	ENT_VEC(ent_found) all = {0};
	const ent_row *row = &scene->vocabulary->unknown;
	ent_found found;
	for (uint32_t i = 0; row->n_items && i < scene->sentence->n; i++)
		if (unknown_verb(scene, i) && ent_match_row(scene, row, i, &found))
			*ent_push(scene->arena, &all) = found;
	return (ent_findings){.at = all.at, .n = all.n};
}
