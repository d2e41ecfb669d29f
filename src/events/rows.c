/* Reads the rows of the patterns: the trigger, its arguments with the lists of frames.tsv set in, and what the row says
 * of it. */
#include "events/loader.h"

#include <string.h>

/* A word class by name, or one made of the words given: "visit|trip". */
static uint16_t class_or_words(ent_loader *l, ent_str text)
{
	uint32_t known = ent_map_get(&l->class_index, text);
	if (known != ENT_MAP_NONE)
		return (uint16_t)known;
	uint16_t words = ent_loader_class(l, text);
	ent_str word;
	while (ent_str_split(&text, '|', &word))
		ent_loader_class_word(l, words, word);
	return words;
}

static uint8_t function_of(ent_loader *l, ent_str name)
{
	static const char *const fixed[] = {"",     "subj", "obj",  "poss",
										"comp", "inf",  "that", "any"}; /* in the order of ENT_FN_* */
	for (unsigned fn = ENT_FN_SUBJ; fn < ENT_FN_PREPOSITIONS; fn++)
		if (ent_str_is(name, fixed[fn]))
			return (uint8_t)fn;
	return ent_vocabulary_function(l->vocabulary, name);
}

/* Fills an item that is all zeroes. */
static ent_status read_item(ent_loader *l, const ent_tsv *tsv, ent_str text, ent_item *item)
{
	if (text.len && text.ptr[text.len - 1] == '!') {
		item->required = true;
		text.len--;
	}
	ptrdiff_t arrow = ent_str_find(text, ENT_STR(">"), 0);
	if (arrow >= 0) {
		ent_str role = ent_str_sub(text, (size_t)arrow + 1, text.len);
		if (role.len != 1 || !strchr("ARTPI", role.ptr[0]))
			return ent_tsv_fail(tsv, l->error, "role '%.*s' is none of A R T P I", ENT_FMT(role));
		item->role = role.ptr[0];
		text = ent_str_sub(text, 0, (size_t)arrow);
	} else {
		item->required = true;
	}
	ptrdiff_t colon = ent_str_find(text, ENT_STR(":"), 0);
	if (colon >= 0) {
		item->words = class_or_words(l, ent_str_sub(text, (size_t)colon + 1, text.len));
		item->required = true;
		text = ent_str_sub(text, 0, (size_t)colon);
	}
	item->fn = function_of(l, text);
	if (item->fn == ENT_FN_NONE)
		return ent_tsv_fail(tsv, l->error, "no function or preposition '%.*s'", ENT_FMT(text));
	return ENT_OK;
}

typedef struct items_read {
	ENT_VEC(ent_item) items;
	ENT_VEC(ent_str) asked; /* as many */
} items_read;

/* "@vt with>T": a named list may stand at any place; a later item for the same function and word class replaces. */
static ent_status read_items(ent_loader *l, const ent_tsv *tsv, ent_str args, items_read *read, int depth)
{
	ent_str word;
	while (ent_str_split(&args, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (word.ptr[0] == '@') {
			uint32_t frame = ent_map_get(&l->frames, word);
			if (frame == ENT_MAP_NONE || depth > 4)
				return ent_tsv_fail(tsv, l->error, "no frame '%.*s'", ENT_FMT(word));
			ent_status status = read_items(l, tsv, l->frame_items.at[frame], read, depth + 1);
			if (status != ENT_OK)
				return status;
			continue;
		}
		*ent_push(l->arena, &read->asked) = word;
		ent_status status = read_item(l, tsv, word, ent_push(l->arena, &read->items));
		if (status != ENT_OK)
			return status;
	}
	return ENT_OK;
}

ent_status ent_rows_read_frame(ent_loader *l, const ent_tsv *tsv)
{
	*ent_push(l->arena, &l->frame_items) = ent_tsv_get(tsv, "args");
	(void)ent_map_put(&l->frames, ent_tsv_get(tsv, "frame"), (uint32_t)(l->frame_items.n - 1));
	return ENT_OK;
}

/* A row is mutual where something that stands beside the subject is an actor too. */
static void set_mutual(const ent_loader *l, ent_row *row, bool verb)
{
	uint8_t beside[] = {ENT_FN_OBJ, ent_vocabulary_function(l->vocabulary, ENT_STR("with")),
						ent_vocabulary_function(l->vocabulary, ENT_STR("between")),
						ent_vocabulary_function(l->vocabulary, ENT_STR("among")),
						verb ? ent_vocabulary_function(l->vocabulary, ENT_STR("of")) : ENT_FN_OBJ};
	for (size_t i = 0; i < row->n_items; i++)
		for (size_t k = 0; k < sizeof beside; k++)
			row->mutual |= row->items[i].role == 'A' && row->items[i].fn == beside[k];
}

/* Cuts the words of a trigger apart; with `hyphens` also at hyphens, which then are words, as the tokens of running
 * text are. */
static ent_phrase read_phrase(ent_loader *l, ent_str text, bool hyphens)
{
	ent_phrase words = {.first = {0}};
	ent_str word, part;
	while (ent_str_split(&text, ' ', &word)) {
		if (!hyphens) {
			ent_loader_phrase_word(l, &words, word);
			continue;
		}
		for (bool more = false; ent_str_split(&word, '-', &part); more = true) {
			if (more)
				ent_loader_phrase_word(l, &words, (ent_str){part.ptr - 1, 1}); /* the hyphen */
			ent_loader_phrase_word(l, &words, part);
		}
	}
	return words;
}

static void add_row(ent_loader *l, const ent_row *row, const ent_phrase *trigger, char pos)
{
	uint32_t lemma = ent_loader_lemma(l, trigger->first, pos);
	ent_row copy = *row;
	copy.rest = trigger->rest.at;
	copy.n_rest = (uint8_t)trigger->rest.n;
	*ent_push(l->arena, &l->triggers) = (ent_trigger){
		.next = l->lemmas.at[lemma].rows, .rest = copy.n_rest ? copy.rest[0] : ENT_MAP_NONE, .last = row->last};
	l->lemmas.at[lemma].rows = (uint32_t)l->rows.n;
	*ent_push(l->arena, &l->rows) = copy;
}

ent_status ent_rows_read_pattern(ent_loader *l, const ent_tsv *tsv)
{
	ent_row row = {.id = ent_tsv_get(tsv, "id"),
				   .event = ent_tsv_get(tsv, "event"),
				   .mode = ent_tsv_get(tsv, "mode"),
				   .cameo = ent_tsv_get(tsv, "cameo"),
				   .context = ent_tsv_get(tsv, "context"),
				   .example = ent_tsv_get(tsv, "example")};
	if (row.id.len == 0)
		return ent_tsv_fail(tsv, l->error, "a row without an id");
	row.type = ent_ontology_type(&l->vocabulary->ontology, row.event);
	if (row.type == ENT_TYPE_NONE && !ent_str_is(row.event, "-"))
		return ent_tsv_fail(tsv, l->error, "no event type '%.*s'", ENT_FMT(row.event));
	if (row.type != ENT_TYPE_NONE && !ent_ontology_has_mode(&l->vocabulary->ontology, row.type, row.mode))
		return ent_tsv_fail(tsv, l->error, "%.*s has no mode '%.*s'", ENT_FMT(row.event), ENT_FMT(row.mode));
	ent_str pos = ent_tsv_get(tsv, "pos");
	if (pos.len != 1 || !strchr("vna", pos.ptr[0]))
		return ent_tsv_fail(tsv, l->error, "part of speech '%.*s' is none of v n a", ENT_FMT(pos));
	ent_str trigger = ent_tsv_get(tsv, "trigger");
	items_read read = {.items = {0}};
	if (trigger.len == 0)
		return ent_tsv_fail(tsv, l->error, "a row without a trigger");
	ent_status status = read_items(l, tsv, ent_tsv_get(tsv, "args"), &read, 0);
	if (status != ENT_OK)
		return status;
	if (read.items.n > UINT8_MAX)
		return ent_tsv_fail(tsv, l->error, "more than %d arguments", UINT8_MAX);
	row.items = read.items.at;
	row.asked = read.asked.at;
	row.n_items = (uint8_t)read.items.n;
	row.added = l->added;
	row.alone = ent_str_is(ent_tsv_get(tsv, "alone"), "yes");
	row.person = ent_str_is(ent_tsv_get(tsv, "alone"), "person");
	row.governed = ent_str_is(ent_tsv_get(tsv, "alone"), "governed");
	row.weak = ent_str_is(ent_tsv_get(tsv, "alone"), "weak");
	row.last = ent_str_is(ent_tsv_get(tsv, "alone"), "last");
	row.named = ent_str_is(ent_tsv_get(tsv, "alone"), "named");
	row.mediates = ent_str_is(ent_tsv_get(tsv, "alone"), "mediates");
	for (size_t i = 0; i < row.n_items; i++)
		row.complement |= row.items[i].fn == ENT_FN_COMP;
	set_mutual(l, &row, pos.ptr[0] == 'v');
	if (ent_str_is(trigger, "*")) {
		row.type = ENT_TYPE_UNKNOWN;
		l->vocabulary->unknown = row;
		return ENT_OK;
	}
	uint32_t again = ent_map_get(&l->row_index, row.id);
	for (size_t i = again; again != ENT_MAP_NONE && i < l->rows.n && ent_str_eq(l->rows.at[i].id, row.id); i++)
		l->rows.at[i].event = (ent_str){0}; /* a user's row replaces ours: ours fires no more */
	(void)ent_map_put(&l->row_index, row.id, (uint32_t)l->rows.n);
	ent_phrase words = read_phrase(l, trigger, false);
	add_row(l, &row, &words, pos.ptr[0]);
	if (ent_str_find(trigger, ENT_STR("-"), 0) >= 0) {
		words = read_phrase(l, trigger, true);
		add_row(l, &row, &words, pos.ptr[0]);
	}
	return ENT_OK;
}

/* Puts the rows of each lemma side by side, in their order: they are gone through one after the other. */
static void sort_rows(ent_loader *l)
{
	ent_row *rows = ENT_NEWN(l->arena, ent_row, l->rows.n);
	ent_trigger *triggers = ENT_NEWN(l->arena, ent_trigger, l->rows.n);
	uint32_t end = 0;
	for (size_t i = 0; i < l->lemmas.n; i++) {
		uint32_t first = end, last = l->lemmas.at[i].rows;
		for (uint32_t r = last; r != ENT_MAP_NONE; r = l->triggers.at[r].next)
			end++;
		for (uint32_t r = last, to = end; r != ENT_MAP_NONE; r = l->triggers.at[r].next) {
			rows[--to] = l->rows.at[r];
			triggers[to] = l->triggers.at[r];
			triggers[to].next = to > first ? to - 1 : ENT_MAP_NONE;
		}
		l->lemmas.at[i].rows = end > first ? end - 1 : ENT_MAP_NONE;
	}
	l->rows.at = rows;
	l->triggers.at = triggers;
}

void ent_rows_index(ent_loader *l)
{
	sort_rows(l);
	uint32_t *size = ENT_NEWN(l->arena, uint32_t, l->n_word_classes + 1), n = 0;
	for (size_t i = 0; i < l->belongings.n; i++)
		size[l->belongings.at[i].words]++;
	for (size_t r = 0; r < l->rows.n; r++)
		n += l->rows.at[r].n_items;
	ent_item *items = ENT_NEWN(l->arena, ent_item, n);
	l->vocabulary->items = items;
	n = 0;
	for (size_t r = 0; r < l->rows.n; r++) {
		ent_row *row = &l->rows.at[r];
		ent_trigger *trigger = &l->triggers.at[r];
		trigger->gone = !row->event.ptr;
		trigger->items = n;
		trigger->n_items = row->n_items;
		for (size_t i = 0; i < row->n_items; i++) {
			const ent_item *item = &row->items[i];
			if (ent_vocabulary_asks(l->vocabulary, item) &&
				(!trigger->words || size[item->words] < size[trigger->words]))
				trigger->words = item->words;
			items[n++] = *item;
		}
		row->items = &items[trigger->items];
	}
}
