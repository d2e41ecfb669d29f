/* The test before the parse. An event needs a row of the patterns all of whose required words are in the sentence: its
 * trigger in any of its readings, the words of its phrase behind it, one word of each class that it asks for, and
 * an operator where it is an event under one only. These are conditions that hold for any tree, so that a sentence
 * which fails them gives no event with or without one. */
#include "events/gate.h"

#include <string.h>

enum {
	CLASSES_KNOWN = 2048,
	MARKS = 1024,     /* bits that tell most entries apart */
	WORDS_KEPT = 256, /* tokens whose entries are kept; later ones are looked up whenever they are asked for */
	WORD = 64         /* [bits] */
};

/* A sentence, and what was gathered of it when a row first asked. */
typedef struct looking {
	const ent_vocabulary *vocabulary;
	const ent_sentence *sentence;
	uint32_t entries[WORDS_KEPT];
	bool gathered, operators;
	uint64_t classes[CLASSES_KNOWN / WORD]; /* a bit a word class: a word of it is there */
	uint64_t marks[MARKS / WORD];           /* a bit an entry, by its lowest bits */
} looking;

static uint32_t look_up(const looking *look, uint32_t at)
{
	char lower[ENT_FORM_LONGEST];
	return ent_vocabulary_entry(look->vocabulary, ent_form_lower(look->sentence->tokens[at].form, lower));
}

static uint32_t entry_at(const looking *look, uint32_t at)
{
	return at < WORDS_KEPT ? look->entries[at] : look_up(look, at);
}

static void set(uint64_t *bits, uint32_t bit)
{
	bits[bit / WORD] |= (uint64_t)1 << bit % WORD;
}

static bool is_set(const uint64_t *bits, uint32_t bit)
{
	return bits[bit / WORD] >> bit % WORD & 1;
}

static void gather_entry(looking *look, uint32_t entry)
{
	const ent_vocabulary *v = look->vocabulary;
	const ent_entry *e = &v->entries[entry];
	set(look->marks, entry % MARKS);
	for (uint32_t c = e->classes; c < e->classes + e->n_classes; c++)
		if (v->word_class[c] < CLASSES_KNOWN)
			set(look->classes, v->word_class[c]);
	for (uint32_t at = e->readings; at != ENT_MAP_NONE; at = v->form[at].next) {
		const ent_lemma *lemma = &v->lemmas[v->form[at].lemma];
		look->operators |= lemma->operator|| lemma->particles != ENT_MAP_NONE;
	}
}

static void gather(looking *look)
{
	for (uint32_t i = 0; i < look->sentence->n && !look->gathered; i++) {
		uint32_t entry = entry_at(look, i);
		if (entry != ENT_MAP_NONE)
			gather_entry(look, entry);
	}
	look->gathered = true;
}

static bool has_class(looking *look, uint16_t words)
{
	gather(look);
	/* who is an organisation is not known yet */
	return words >= CLASSES_KNOWN || words == look->vocabulary->organisation || is_set(look->classes, words);
}

static bool has_operator(looking *look)
{
	gather(look);
	return look->operators;
}

static bool phrase_stands(looking *look, const ent_row *row, uint32_t at)
{
	if (row->n_rest == 1) { /* a particle may stand behind the object: "drove the invaders back" */
		gather(look);
		if (!is_set(look->marks, row->rest[0] % MARKS))
			return false;
		for (uint32_t i = at + 1; i < look->sentence->n; i++)
			if (entry_at(look, i) == row->rest[0])
				return true;
		return false;
	}
	for (size_t i = 0; i < row->n_rest; i++) {
		size_t token = (size_t)at + 1 + i;
		if (token >= look->sentence->n || entry_at(look, (uint32_t)token) != row->rest[i])
			return false;
	}
	return true;
}

static bool may_be_whole(looking *look, const ent_row *row, uint32_t at)
{
	if (!row->event.ptr || row->type == ENT_TYPE_NONE || !phrase_stands(look, row, at))
		return false;
	for (size_t i = 0; i < row->n_items; i++) {
		const ent_item *item = &row->items[i];
		/* behind "of" whom the object belongs to may stand in for the word asked for */
		bool replaced = item->role && item->fn == look->vocabulary->fn_of;
		if (item->required && item->words && !replaced && !has_class(look, item->words))
			return false;
	}
	return !row->governed || has_operator(look);
}

ent_gate ent_gate_of(const ent_vocabulary *vocabulary, const ent_sentence *sentence)
{
	looking look;
	look.vocabulary = vocabulary;
	look.sentence = sentence;
	look.gathered = look.operators = false;
	memset(look.classes, 0, sizeof look.classes);
	memset(look.marks, 0, sizeof look.marks);
	for (uint32_t i = 0; i < sentence->n && i < WORDS_KEPT; i++)
		look.entries[i] = look_up(&look, i);
	ent_gate gate = ENT_GATE_NO_WORD;
	for (uint32_t i = 0; i < sentence->n; i++)
		for (uint32_t at = ent_vocabulary_readings(vocabulary, entry_at(&look, i)); at != ENT_MAP_NONE;
			 at = vocabulary->form[at].next)
			for (uint32_t r = vocabulary->lemmas[vocabulary->form[at].lemma].rows; r != ENT_MAP_NONE;
				 r = vocabulary->rows[r].next) {
				gate = ENT_GATE_NO_ROW;
				if (may_be_whole(&look, &vocabulary->rows[r], i))
					return ENT_GATE_OPEN;
			}
	return gate;
}
