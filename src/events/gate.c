/* The test before the parse. An event needs a row of the patterns all of whose required words are in the sentence: its
 * trigger in any of its readings, the words of its phrase behind it, one word of each class that it asks for, and
 * an operator where it is an event under one only. These are conditions that hold for any tree, so that a sentence
 * which fails them gives no event with or without one. */
#include "events/gate.h"

static bool phrase_stands(const ent_glance *glance, const ent_row *row, uint32_t at)
{
	if (row->n_rest == 1) { /* a particle may stand behind the object: "drove the invaders back" */
		if (!ent_glance_has(glance, row->rest[0]))
			return false;
		for (uint32_t i = at + 1; i < glance->sentence->n; i++)
			if (ent_glance_entry(glance, i) == row->rest[0])
				return true;
		return false;
	}
	for (size_t i = 0; i < row->n_rest; i++) {
		size_t token = (size_t)at + 1 + i;
		if (token >= glance->sentence->n || ent_glance_entry(glance, (uint32_t)token) != row->rest[i])
			return false;
	}
	return true;
}

static bool may_be_whole(const ent_glance *glance, const ent_row *row, uint32_t at)
{
	if (!row->event.ptr || row->type == ENT_TYPE_NONE || !phrase_stands(glance, row, at))
		return false;
	for (size_t i = 0; i < row->n_items; i++) {
		const ent_item *item = &row->items[i];
		/* behind "of" whom the object belongs to may stand in for the word asked for */
		bool replaced = item->role && item->fn == glance->vocabulary->fn_of;
		if (item->required && item->words && !replaced && !ent_glance_has_class(glance, item->words))
			return false;
	}
	return !row->governed || glance->operators;
}

ent_gate ent_gate_of(const ent_glance *glance)
{
	const ent_vocabulary *v = glance->vocabulary;
	ent_gate gate = ENT_GATE_NO_WORD;
	for (uint32_t i = 0; i < glance->sentence->n; i++)
		for (uint32_t at = ent_vocabulary_readings(v, ent_glance_entry(glance, i)); at != ENT_MAP_NONE;
			 at = v->form[at].next)
			for (uint32_t r = v->lemmas[v->form[at].lemma].rows; r != ENT_MAP_NONE; r = v->rows[r].next) {
				gate = ENT_GATE_NO_ROW;
				if (may_be_whole(glance, &v->rows[r], i))
					return ENT_GATE_OPEN;
			}
	return gate;
}
