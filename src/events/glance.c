/* Looking up the words of a sentence. */
#include "events/glance.h"

#include <string.h>

static uint32_t look_up(const ent_glance *glance, uint32_t token)
{
	char lower[ENT_FORM_LONGEST];
	return ent_vocabulary_entry(glance->vocabulary, ent_form_lower(glance->sentence->tokens[token].form, lower));
}

uint32_t ent_glance_entry(const ent_glance *glance, uint32_t token)
{
	return token < ENT_GLANCE_WORDS ? glance->entries[token] : look_up(glance, token);
}

static void set(uint64_t *bits, uint32_t bit)
{
	bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

void ent_glance_at(ent_glance *ret_glance, const ent_vocabulary *v, const ent_sentence *sentence)
{
	ret_glance->vocabulary = v;
	ret_glance->sentence = sentence;
	ret_glance->operators = false;
	memset(ret_glance->classes, 0, sizeof ret_glance->classes);
	memset(ret_glance->marks, 0, sizeof ret_glance->marks);
	memset(ret_glance->low, 0, sizeof ret_glance->low);
	ent_vocabulary_entries(v, sentence->tokens, sentence->n < ENT_GLANCE_WORDS ? sentence->n : ENT_GLANCE_WORDS,
						   ret_glance->entries, ret_glance->low);
	for (uint32_t i = 0; i < sentence->n; i++) {
		uint32_t entry = ent_glance_entry(ret_glance, i);
		if (entry == ENT_MAP_NONE)
			continue;
		const ent_entry *e = &v->entries[entry];
		if (e->n_needs)
			__builtin_prefetch(&v->needs[e->needs]);
		ret_glance->operators |= e->operates;
		set(ret_glance->marks, entry % ENT_GLANCE_MARKS);
		for (uint32_t c = e->classes; c < e->classes + e->n_classes; c++)
			if (v->word_class[c] < ENT_GLANCE_CLASSES)
				set(ret_glance->classes, v->word_class[c]);
	}
}

bool ent_glance_may_fill(const ent_glance *glance, const ent_trigger *trigger)
{
	const ent_item *items = &glance->vocabulary->items[trigger->items];
	for (size_t i = 0; i < trigger->n_items; i++)
		if (ent_vocabulary_asks(glance->vocabulary, &items[i]) && !ent_glance_has_class(glance, items[i].words))
			return false;
	return true;
}
