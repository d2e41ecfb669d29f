/* Words and word classes while the tables are read: each lemma is entered with all its forms once, so that a sentence
 * is scanned with one look-up a token. */
#include "events/loader.h"

#include <string.h>

uint32_t ent_loader_entry(ent_loader *l, ent_str form)
{
	uint32_t entry = ent_map_get(&l->vocabulary->forms, form);
	if (entry == ENT_MAP_NONE) {
		entry = (uint32_t)l->entries.n;
		*ent_push(l->arena, &l->entries) = (ent_entry){.readings = ENT_MAP_NONE};
		(void)ent_map_put(&l->vocabulary->forms, form, entry);
	}
	return entry;
}

static void add_form(void *context, ent_str form, unsigned inflection)
{
	ent_loader *l = context;
	uint32_t entry = ent_loader_entry(l, form), first = l->entries.at[entry].readings;
	for (uint32_t at = first; at != ENT_MAP_NONE; at = l->forms.at[at].next)
		if (l->forms.at[at].lemma == l->lemma) {
			l->forms.at[at].inflection = (uint8_t)(l->forms.at[at].inflection | inflection);
			return;
		}
	*ent_push(l->arena, &l->forms) = (ent_form){.next = first, .lemma = l->lemma, .inflection = (uint8_t)inflection};
	l->entries.at[entry].readings = (uint32_t)(l->forms.n - 1);
}

uint32_t ent_loader_lemma(ent_loader *l, ent_str text, char pos)
{
	char letters[ENT_FORM_LONGEST + 2];
	ent_str prefix = {letters, 2}, key = {letters, text.len + 2};
	letters[0] = pos;
	letters[1] = '\t';
	if (key.len <= sizeof letters && text.len)
		memcpy(letters + 2, text.ptr, text.len);
	else
		key = ent_str_join(l->arena, prefix, (ent_str){0}, text);
	uint32_t at = ent_map_get(&l->lemma_index, key);
	if (at != ENT_MAP_NONE)
		return at;
	key = ent_str_copy(l->arena, key);
	l->lemma = (uint32_t)l->lemmas.n;
	*ent_push(l->arena, &l->lemmas) =
		(ent_lemma){.text = text, .pos = pos, .rows = ENT_MAP_NONE, .particles = ENT_MAP_NONE};
	(void)ent_map_put(&l->lemma_index, key, l->lemma);
	if (pos == 'v' || pos == 'n')
		ent_inflect(&l->inflector, l->arena, text, pos == 'v', add_form, l);
	else
		add_form(l, text, ENT_INFL_BASE);
	return l->lemma;
}

typedef struct class_adder {
	ent_loader *l;
	uint16_t words;
} class_adder;

static void add_class_form(void *context, ent_str form, unsigned inflection)
{
	(void)inflection;
	class_adder *a = context;
	*ent_push(a->l->arena, &a->l->belongings) = (ent_belonging){ent_loader_entry(a->l, form), a->words};
}

uint16_t ent_loader_class(ent_loader *l, ent_str name)
{
	uint32_t at = ent_map_get(&l->class_index, name);
	if (at == ENT_MAP_NONE) {
		at = ++l->n_word_classes;
		(void)ent_map_put(&l->class_index, name, at);
	}
	return (uint16_t)at;
}

void ent_loader_class_word(ent_loader *l, uint16_t words, ent_str word)
{
	class_adder a = {l, words};
	(void)ent_loader_lemma(l, word, 'n'); /* so that "jets" is known to be a noun too */
	ent_inflect(&l->inflector, l->arena, word, false, add_class_form, &a);
}

void ent_loader_sort_classes(ent_loader *l)
{
	uint16_t *sorted = ENT_NEWN(l->arena, uint16_t, l->belongings.n + 1);
	uint32_t end = 0;
	for (size_t i = 0; i < l->belongings.n; i++)
		l->entries.at[l->belongings.at[i].entry].n_classes++;
	for (size_t i = 0; i < l->entries.n; i++) {
		end += l->entries.at[i].n_classes;
		l->entries.at[i].classes = end;
	}
	for (size_t i = l->belongings.n; i-- > 0;)
		sorted[--l->entries.at[l->belongings.at[i].entry].classes] = l->belongings.at[i].words;
	l->vocabulary->word_class = sorted;
}

void ent_loader_phrase_word(ent_loader *l, ent_phrase *words, ent_str word)
{
	if (words->first.ptr)
		*ent_push(l->arena, &words->rest) = ent_loader_entry(l, word);
	else
		words->first = word;
}
