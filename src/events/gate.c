/* The test before the parse. An event needs a row of the patterns all of whose required words are in the sentence: its
 * trigger in any of its readings, the words of its phrase behind it, one word of each class that it asks for, and
 * an operator where it is an event under one only. These are conditions that hold for any tree, so that a sentence
 * which fails them gives no event with or without one. */
#include "events/gate.h"

enum { CLASSES_KNOWN = 2048 };

/* What was asked of a sentence already. */
typedef struct looking {
	const ent_vocabulary *vocabulary;
	const ent_sentence *sentence;
	uint64_t asked[CLASSES_KNOWN / 64], there[CLASSES_KNOWN / 64]; /* a bit a word class */
	bool operators_known, operators;
} looking;

static ent_str lower_at(const looking *look, uint32_t at, char *out)
{
	return ent_form_lower(look->sentence->tokens[at].form, out);
}

static bool search_class(const looking *look, uint16_t words)
{
	char lower[ENT_FORM_LONGEST];
	for (uint32_t i = 0; i < look->sentence->n; i++)
		if (ent_vocabulary_in_class(look->vocabulary, words, lower_at(look, i, lower)))
			return true;
	return false;
}

static bool has_class(looking *look, uint16_t words)
{
	if (words >= CLASSES_KNOWN)
		return search_class(look, words);
	uint64_t bit = (uint64_t)1 << words % 64;
	if (!(look->asked[words / 64] & bit)) {
		look->asked[words / 64] |= bit;
		look->there[words / 64] |= search_class(look, words) ? bit : 0;
	}
	return look->there[words / 64] & bit;
}

static bool has_operator(looking *look)
{
	char lower[ENT_FORM_LONGEST];
	const ent_vocabulary *v = look->vocabulary;
	for (uint32_t i = 0; i < look->sentence->n && !look->operators_known; i++)
		for (uint32_t at = ent_vocabulary_form(v, lower_at(look, i, lower)); at != ENT_MAP_NONE;
			 at = v->form[at].next) {
			const ent_lemma *lemma = &v->lemmas[v->form[at].lemma];
			look->operators |= lemma->operator|| lemma->particles != ENT_MAP_NONE;
		}
	look->operators_known = true;
	return look->operators;
}

static bool phrase_stands(const looking *look, const ent_row *row, uint32_t at)
{
	char lower[ENT_FORM_LONGEST];
	if (row->n_rest == 1) { /* a particle may stand behind the object: "drove the invaders back" */
		for (uint32_t i = at + 1; i < look->sentence->n; i++)
			if (ent_str_eq(lower_at(look, i, lower), row->rest[0]))
				return true;
		return false;
	}
	for (size_t i = 0; i < row->n_rest; i++) {
		size_t token = (size_t)at + 1 + i;
		if (token >= look->sentence->n || !ent_str_eq(lower_at(look, (uint32_t)token, lower), row->rest[i]))
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
	looking look = {.vocabulary = vocabulary, .sentence = sentence};
	char lower[ENT_FORM_LONGEST];
	ent_gate gate = ENT_GATE_NO_WORD;
	for (uint32_t i = 0; i < sentence->n; i++)
		for (uint32_t at = ent_vocabulary_form(vocabulary, lower_at(&look, i, lower)); at != ENT_MAP_NONE;
			 at = vocabulary->form[at].next)
			for (uint32_t r = vocabulary->lemmas[vocabulary->form[at].lemma].rows; r != ENT_MAP_NONE;
				 r = vocabulary->rows[r].next) {
				gate = ENT_GATE_NO_ROW;
				if (may_be_whole(&look, &vocabulary->rows[r], i))
					return ENT_GATE_OPEN;
			}
	return gate;
}
