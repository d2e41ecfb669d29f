/* The test before the parse. An event needs a row of the patterns all of whose required words are in the sentence: its
 * trigger in any of its readings, the words of its phrase behind it, one word of each class that it asks for, and
 * an operator where it is an event under one only. These are conditions that hold for any tree, so that a sentence
 * which fails them gives no event with or without one. */
#include "events/gate.h"

#include "base/vec.h"

/* ---- what rows ask for ---- */

typedef struct indexing {
	const ent_vocabulary *vocabulary;
	ent_arena *arena;
	ENT_VEC(ent_need) needs;
	ENT_VEC(uint16_t) classes;
} indexing;

static bool same_need(const indexing *in, const ent_need *a, const ent_need *b)
{
	if (a->n_rest != b->n_rest || a->n_classes != b->n_classes || a->governed != b->governed)
		return false;
	for (uint32_t i = 0; i < a->n_rest; i++)
		if (a->rest[i] != b->rest[i])
			return false;
	for (uint32_t i = 0; i < a->n_classes; i++)
		if (in->classes.at[a->classes + i] != in->classes.at[b->classes + i])
			return false;
	return true;
}

static bool asks_for_nothing(const ent_need *need)
{
	return need->n_rest == 0 && need->n_classes == 0 && !need->governed;
}

/* Adds what the row asks for to the needs of an entry, those from `first` on, if it is not there. */
static void add_need(indexing *in, uint32_t first, const ent_row *row)
{
	ent_need need = {
		.rest = row->rest, .n_rest = row->n_rest, .classes = (uint32_t)in->classes.n, .governed = row->governed};
	for (size_t i = 0; i < row->n_items; i++)
		if (ent_vocabulary_asks(in->vocabulary, &row->items[i]))
			*ent_push(in->arena, &in->classes) = row->items[i].words;
	need.n_classes = (uint16_t)(in->classes.n - need.classes);
	for (uint32_t i = first; i < in->needs.n; i++)
		if (same_need(in, &in->needs.at[i], &need)) {
			in->classes.n = need.classes;
			return;
		}
	*ent_push(in->arena, &in->needs) = need;
}

static void index_entry(indexing *in, ent_entry *entry)
{
	const ent_vocabulary *v = in->vocabulary;
	uint32_t first = entry->needs = (uint32_t)in->needs.n;
	for (uint32_t at = entry->readings; at != ENT_MAP_NONE; at = v->form[at].next)
		for (uint32_t r = v->lemmas[v->form[at].lemma].rows; r != ENT_MAP_NONE; r = v->triggers[r].next) {
			entry->event_word = true;
			if (v->rows[r].event.ptr && v->rows[r].type != ENT_TYPE_NONE && !v->rows[r].last)
				add_need(in, first, &v->rows[r]);
		}
	for (uint32_t i = first; i < in->needs.n; i++)
		if (asks_for_nothing(&in->needs.at[i])) { /* no other one matters */
			in->needs.at[first] = in->needs.at[i];
			in->needs.n = first + 1;
		}
	entry->n_needs = (uint32_t)in->needs.n - first;
}

void ent_gate_index(ent_vocabulary *vocabulary, ent_arena *arena, ent_entry *entries, size_t n_entries)
{
	indexing in = {.vocabulary = vocabulary, .arena = arena};
	for (size_t i = 0; i < n_entries; i++)
		index_entry(&in, &entries[i]);
	vocabulary->needs = in.needs.at;
	vocabulary->need_class = in.classes.at;
}

/* ---- what a sentence has ---- */

/* The words of a phrase may stand behind the object of its verb: "drove the invaders back", "took Peru to task". */
static bool phrase_stands(const ent_glance *glance, const ent_need *need, uint32_t at)
{
	if (need->n_rest == 0)
		return true;
	if (!ent_glance_has(glance, need->rest[0]))
		return false;
	for (uint32_t from = at + 1; from + need->n_rest <= glance->sentence->n; from++) {
		uint32_t same = 0;
		while (same < need->n_rest && ent_glance_entry(glance, from + same) == need->rest[same])
			same++;
		if (same == need->n_rest)
			return true;
	}
	return false;
}

static bool is_met(const ent_glance *glance, const ent_need *need, uint32_t at)
{
	if (!phrase_stands(glance, need, at))
		return false;
	for (uint32_t c = need->classes; c < need->classes + need->n_classes; c++)
		if (!ent_glance_has_class(glance, glance->vocabulary->need_class[c]))
			return false;
	return !need->governed || glance->operators;
}

ent_gate ent_gate_of(const ent_glance *glance)
{
	const ent_vocabulary *v = glance->vocabulary;
	ent_gate gate = ENT_GATE_NO_WORD;
	for (uint32_t i = 0; i < glance->sentence->n; i++) {
		uint32_t entry = ent_glance_entry(glance, i);
		if (entry == ENT_MAP_NONE || !v->entries[entry].event_word)
			continue;
		const ent_entry *e = &v->entries[entry];
		gate = ENT_GATE_NO_ROW;
		for (uint32_t n = e->needs; n < e->needs + e->n_needs; n++)
			if (is_met(glance, &v->needs[n], i))
				return ENT_GATE_OPEN;
	}
	return gate;
}
