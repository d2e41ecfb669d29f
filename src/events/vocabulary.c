/* Reads the tables of words that make events. All rows become one hash map from inflected form to readings, so that a
 * sentence is scanned with one look-up a token. */
#include "events/vocabulary.h"

#include "events/verb_dictionary.h"

#include "base/tsv.h"
#include "base/vec.h"

#include <string.h>

/* An entry in a word class. */
typedef struct belonging {
	uint32_t entry;
	uint16_t words;
} belonging;

typedef struct loader {
	ent_vocabulary *vocabulary;
	ent_arena *arena;
	const ent_data *data;
	ent_error *error;
	ent_inflector inflector;
	ent_map lemma_index; /* "v\tsign" -> lemma */
	ent_map class_index; /* name of a word class -> number */
	ent_map row_index;   /* id -> row */
	ent_map frames;      /* "@vt" -> index of frame_items */
	ENT_VEC(ent_str) frame_items;
	ENT_VEC(ent_lemma) lemmas;
	ENT_VEC(ent_entry) entries;
	ENT_VEC(belonging) belongings;
	ENT_VEC(ent_form) forms;
	ENT_VEC(ent_row) rows;
	ENT_VEC(ent_particle) particles;
	ENT_VEC(double) factors;
	ENT_VEC(ent_cameo) cameo;
	bool added; /* reading a file of the user's */
	uint32_t n_word_classes;
	uint32_t lemma; /* the one whose forms are being added */
} loader;

typedef ent_status row_fn(loader *l, const ent_tsv *tsv);

enum { FORMS_ABOUT = 10000, ROWS_ABOUT = 5000 }; /* how many our own tables have: maps of that size need not grow */

ent_str ent_form_lower(ent_str form, char *out)
{
	size_t n = 0;
	for (size_t i = 0; i < form.len; i++) {
		if (n >= ENT_FORM_LONGEST)
			return (ent_str){0};
		unsigned char c = (unsigned char)form.ptr[i];
		if (c == 0xE2 && i + 2 < form.len && (unsigned char)form.ptr[i + 1] == 0x80 &&
			((unsigned char)form.ptr[i + 2] & 0xFE) == 0x98) {
			out[n++] = '\'';
			i += 2;
		} else {
			out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
		}
	}
	return (ent_str){out, n};
}

uint32_t ent_vocabulary_entry(const ent_vocabulary *vocabulary, ent_str lower)
{
	return lower.len ? ent_map_get(&vocabulary->forms, lower) : ENT_MAP_NONE;
}

bool ent_vocabulary_in_class(const ent_vocabulary *vocabulary, uint32_t entry, uint16_t words)
{
	if (entry == ENT_MAP_NONE)
		return false;
	const ent_entry *e = &vocabulary->entries[entry];
	for (uint32_t i = 0; i < e->n_classes; i++)
		if (vocabulary->word_class[e->classes + i] == words)
			return true;
	return false;
}

uint8_t ent_vocabulary_function(const ent_vocabulary *vocabulary, ent_str lower)
{
	uint32_t fn = ent_map_get(&vocabulary->functions, lower);
	return fn == ENT_MAP_NONE ? ENT_FN_NONE : (uint8_t)fn;
}

uint32_t ent_vocabulary_context(const ent_vocabulary *vocabulary, ent_str lower)
{
	return lower.len ? ent_map_get(&vocabulary->context_word, lower) : ENT_MAP_NONE;
}

double ent_vocabulary_factor(const ent_vocabulary *vocabulary, const char *name, double otherwise)
{
	uint32_t at = ent_map_get(&vocabulary->factors, ent_str_of(name));
	return at == ENT_MAP_NONE ? otherwise : vocabulary->factor[at];
}

static ent_status each_row(loader *l, const char *name, row_fn *read)
{
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(l->data, name, i)); i++) {
		ent_tsv tsv;
		bool more = true;
		l->added = i > 0;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, l->error);
		while (status == ENT_OK && (status = ent_tsv_next(&tsv, &more, l->error)) == ENT_OK && more)
			status = read(l, &tsv);
		if (status != ENT_OK)
			return status;
	}
	return ENT_OK;
}

static uint32_t entry_of(loader *l, ent_str form)
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
	loader *l = context;
	uint32_t entry = entry_of(l, form), first = l->entries.at[entry].readings;
	for (uint32_t at = first; at != ENT_MAP_NONE; at = l->forms.at[at].next)
		if (l->forms.at[at].lemma == l->lemma) {
			l->forms.at[at].inflection = (uint8_t)(l->forms.at[at].inflection | inflection);
			return;
		}
	*ent_push(l->arena, &l->forms) = (ent_form){.next = first, .lemma = l->lemma, .inflection = (uint8_t)inflection};
	l->entries.at[entry].readings = (uint32_t)(l->forms.n - 1);
}

/* The lemma `text` as part of speech `pos`; made with all its forms where it is new. */
static uint32_t lemma_of(loader *l, ent_str text, char pos)
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
	loader *l;
	uint16_t words;
} class_adder;

static void add_class_form(void *context, ent_str form, unsigned inflection)
{
	(void)inflection;
	class_adder *a = context;
	*ent_push(a->l->arena, &a->l->belongings) = (belonging){entry_of(a->l, form), a->words};
}

static uint16_t class_of(loader *l, ent_str name)
{
	uint32_t at = ent_map_get(&l->class_index, name);
	if (at == ENT_MAP_NONE) {
		at = ++l->n_word_classes;
		(void)ent_map_put(&l->class_index, name, at);
	}
	return (uint16_t)at;
}

static void add_class_word(loader *l, uint16_t words, ent_str word)
{
	class_adder a = {l, words};
	(void)lemma_of(l, word, 'n'); /* so that "jets" is known to be a noun too */
	ent_inflect(&l->inflector, l->arena, word, false, add_class_form, &a);
}

/* Gives each entry its word classes, side by side. */
static void sort_classes(loader *l)
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

static ent_status read_class(loader *l, const ent_tsv *tsv)
{
	uint16_t words = class_of(l, ent_tsv_get(tsv, "class"));
	ent_str rest = ent_tsv_get(tsv, "words"), word;
	while (ent_str_split(&rest, ' ', &word))
		if (word.len)
			add_class_word(l, words, word);
	return ENT_OK;
}

/* A word class by name, or one made of the words given: "visit|trip". */
static uint16_t class_or_words(loader *l, ent_str text)
{
	uint32_t known = ent_map_get(&l->class_index, text);
	if (known != ENT_MAP_NONE)
		return (uint16_t)known;
	uint16_t words = class_of(l, text);
	ent_str word;
	while (ent_str_split(&text, '|', &word))
		add_class_word(l, words, word);
	return words;
}

static uint8_t function_of(loader *l, ent_str name)
{
	static const char *const fixed[] = {"", "subj", "obj", "poss", "comp", "inf", "any"}; /* in the order of ENT_FN_* */
	for (unsigned fn = ENT_FN_SUBJ; fn < ENT_FN_PREPOSITIONS; fn++)
		if (ent_str_is(name, fixed[fn]))
			return (uint8_t)fn;
	return ent_vocabulary_function(l->vocabulary, name);
}

static ent_status read_item(loader *l, const ent_tsv *tsv, ent_str text, ent_item *ret_item)
{
	ent_item item = {.text = text};
	if (text.len && text.ptr[text.len - 1] == '!') {
		item.required = true;
		text.len--;
	}
	ptrdiff_t arrow = ent_str_find(text, ENT_STR(">"), 0);
	if (arrow >= 0) {
		ent_str role = ent_str_sub(text, (size_t)arrow + 1, text.len);
		if (role.len != 1 || !strchr("ARTPI", role.ptr[0]))
			return ent_tsv_fail(tsv, l->error, "role '%.*s' is none of A R T P I", ENT_FMT(role));
		item.role = role.ptr[0];
		text = ent_str_sub(text, 0, (size_t)arrow);
	} else {
		item.required = true;
	}
	ptrdiff_t colon = ent_str_find(text, ENT_STR(":"), 0);
	if (colon >= 0) {
		item.words = class_or_words(l, ent_str_sub(text, (size_t)colon + 1, text.len));
		item.required = true;
		text = ent_str_sub(text, 0, (size_t)colon);
	}
	item.fn = function_of(l, text);
	if (item.fn == ENT_FN_NONE)
		return ent_tsv_fail(tsv, l->error, "no function or preposition '%.*s'", ENT_FMT(text));
	*ret_item = item;
	return ENT_OK;
}

typedef ENT_VEC(ent_item) item_vec;

/* "@vt with>T": a named list may stand at any place; a later item for the same function and word class replaces. */
static ent_status read_items(loader *l, const ent_tsv *tsv, ent_str args, item_vec *items, int depth)
{
	ent_str word;
	while (ent_str_split(&args, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (word.ptr[0] == '@') {
			uint32_t frame = ent_map_get(&l->frames, word);
			if (frame == ENT_MAP_NONE || depth > 4)
				return ent_tsv_fail(tsv, l->error, "no frame '%.*s'", ENT_FMT(word));
			ent_status status = read_items(l, tsv, l->frame_items.at[frame], items, depth + 1);
			if (status != ENT_OK)
				return status;
			continue;
		}
		ent_item item;
		ent_status status = read_item(l, tsv, word, &item);
		if (status != ENT_OK)
			return status;
		*ent_push(l->arena, items) = item;
	}
	return ENT_OK;
}

static ent_status read_frame(loader *l, const ent_tsv *tsv)
{
	*ent_push(l->arena, &l->frame_items) = ent_tsv_get(tsv, "args");
	(void)ent_map_put(&l->frames, ent_tsv_get(tsv, "frame"), (uint32_t)(l->frame_items.n - 1));
	return ENT_OK;
}

/* A row is mutual where something that stands beside the subject is an actor too. */
static void set_mutual(const loader *l, ent_row *row, bool verb)
{
	uint8_t beside[] = {ENT_FN_OBJ, ent_vocabulary_function(l->vocabulary, ENT_STR("with")),
						ent_vocabulary_function(l->vocabulary, ENT_STR("between")),
						ent_vocabulary_function(l->vocabulary, ENT_STR("among")),
						verb ? ent_vocabulary_function(l->vocabulary, ENT_STR("of")) : ENT_FN_OBJ};
	for (size_t i = 0; i < row->n_items; i++)
		for (size_t k = 0; k < sizeof beside; k++)
			row->mutual |= row->items[i].role == 'A' && row->items[i].fn == beside[k];
}

/* The words of a phrase: the first, and the entries of the rest. */
typedef struct phrase {
	ent_str first;
	ENT_VEC(uint32_t) rest;
} phrase;

static void add_word(loader *l, phrase *words, ent_str word)
{
	if (words->first.ptr)
		*ent_push(l->arena, &words->rest) = entry_of(l, word);
	else
		words->first = word;
}

/* Cuts the words of a trigger apart; with `hyphens` also at hyphens, which then are words, as the tokens of running
 * text are. */
static phrase read_phrase(loader *l, ent_str text, bool hyphens)
{
	phrase words = {.first = {0}};
	ent_str word, part;
	while (ent_str_split(&text, ' ', &word)) {
		if (!hyphens) {
			add_word(l, &words, word);
			continue;
		}
		for (bool more = false; ent_str_split(&word, '-', &part); more = true) {
			if (more)
				add_word(l, &words, ENT_STR("-"));
			add_word(l, &words, part);
		}
	}
	return words;
}

static void add_row(loader *l, const ent_row *row, const phrase *trigger, char pos)
{
	uint32_t lemma = lemma_of(l, trigger->first, pos);
	ent_row copy = *row;
	copy.rest = trigger->rest.at;
	copy.n_rest = trigger->rest.n;
	copy.next = l->lemmas.at[lemma].rows;
	l->lemmas.at[lemma].rows = (uint32_t)l->rows.n;
	*ent_push(l->arena, &l->rows) = copy;
}

static ent_status read_pattern(loader *l, const ent_tsv *tsv)
{
	ent_row row = {.id = ent_tsv_get(tsv, "id"),
				   .event = ent_tsv_get(tsv, "event"),
				   .mode = ent_tsv_get(tsv, "mode"),
				   .cameo = ent_tsv_get(tsv, "cameo"),
				   .context = ent_tsv_get(tsv, "context"),
				   .example = ent_tsv_get(tsv, "example"),
				   .next = ENT_MAP_NONE};
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
	item_vec items = {0};
	if (trigger.len == 0)
		return ent_tsv_fail(tsv, l->error, "a row without a trigger");
	ent_status status = read_items(l, tsv, ent_tsv_get(tsv, "args"), &items, 0);
	if (status != ENT_OK)
		return status;
	row.items = items.at;
	row.n_items = items.n;
	row.added = l->added;
	row.alone = ent_str_is(ent_tsv_get(tsv, "alone"), "yes");
	row.person = ent_str_is(ent_tsv_get(tsv, "alone"), "person");
	row.governed = ent_str_is(ent_tsv_get(tsv, "alone"), "governed");
	row.weak = ent_str_is(ent_tsv_get(tsv, "alone"), "weak");
	row.mediates = ent_str_is(ent_tsv_get(tsv, "alone"), "mediates");
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
	phrase words = read_phrase(l, trigger, false);
	add_row(l, &row, &words, pos.ptr[0]);
	if (ent_str_find(trigger, ENT_STR("-"), 0) >= 0) {
		words = read_phrase(l, trigger, true);
		add_row(l, &row, &words, pos.ptr[0]);
	}
	return ENT_OK;
}

static uint8_t operator_class(const ent_vocabulary *vocabulary, ent_str name)
{
	for (size_t i = 0; i < vocabulary->n_classes; i++)
		if (ent_str_eq(vocabulary->classes[i].name, name))
			return (uint8_t)i;
	return UINT8_MAX;
}

static ent_status read_status(loader *l, const ent_tsv *tsv)
{
	ent_vocabulary *vocabulary = l->vocabulary;
	ent_str name = ent_tsv_get(tsv, "class"), status = ent_tsv_get(tsv, "status"), act = ent_tsv_get(tsv, "act_of");
	uint8_t at = operator_class(vocabulary, name);
	if (at == UINT8_MAX && vocabulary->n_classes == ENT_CLASSES)
		return ent_tsv_fail(tsv, l->error, "more than %d operator classes", ENT_CLASSES);
	ent_opclass *class = &vocabulary->classes[at == UINT8_MAX ? vocabulary->n_classes++ : at];
	class->name = name;
	class->gives = status.len > 0;
	if (status.len && !ent_event_status_parse(status, &class->status))
		return ent_tsv_fail(tsv, l->error, "no status '%.*s'", ENT_FMT(status));
	class->control = ent_str_is(act, "object")  ? ENT_CONTROL_OBJECT
					 : ent_str_is(act, "other") ? ENT_CONTROL_NONE
												: ENT_CONTROL_SUBJECT;
	class->speech = ent_str_is(ent_tsv_get(tsv, "speech"), "yes");
	class->over_name = ent_tsv_get(tsv, "over_verb");
	class->under_name = ent_tsv_get(tsv, "under_speech");
	return ENT_OK;
}

/* Names of classes become numbers once all are known. */
static void link_classes(ent_vocabulary *vocabulary)
{
	for (size_t i = 0; i < vocabulary->n_classes; i++) {
		ent_opclass *class = &vocabulary->classes[i];
		uint8_t over = operator_class(vocabulary, class->over_name);
		uint8_t under = operator_class(vocabulary, class->under_name);
		class->over_verb = over == UINT8_MAX ? (uint8_t)i : over;
		class->under_speech = under == UINT8_MAX ? (uint8_t)i : under;
	}
}

static ent_status read_compose(loader *l, const ent_tsv *tsv)
{
	ent_vocabulary *vocabulary = l->vocabulary;
	uint8_t class = operator_class(vocabulary, ent_tsv_get(tsv, "class"));
	ent_str event = ent_tsv_get(tsv, "event"), inner = ent_tsv_get(tsv, "inner"), part;
	if (class == UINT8_MAX)
		return ent_tsv_fail(tsv, l->error, "a class that status.tsv does not have");
	ent_outcome outcome = {.set = true,
						   .type = ent_ontology_type(&vocabulary->ontology, event),
						   .mode = ent_tsv_get(tsv, "mode"),
						   .cameo = ent_tsv_get(tsv, "cameo")};
	if (outcome.type == ENT_TYPE_NONE && !ent_str_is(event, "-"))
		return ent_tsv_fail(tsv, l->error, "no event type '%.*s'", ENT_FMT(event));
	ent_str status = ent_tsv_get(tsv, "status");
	outcome.gives = status.len > 0;
	if (status.len && !ent_event_status_parse(status, &outcome.status))
		return ent_tsv_fail(tsv, l->error, "no status '%.*s'", ENT_FMT(status));
	ent_opclass *op = &vocabulary->classes[class];
	while (ent_str_split(&inner, ' ', &part)) {
		if (part.len && part.ptr[0] >= '0' && part.ptr[0] <= '9') {
			if (op->n_by_code == ENT_BY_CODE)
				return ent_tsv_fail(tsv, l->error, "more than %d codes for one class", ENT_BY_CODE);
			op->by_code[op->n_by_code].cameo = part;
			op->by_code[op->n_by_code++].outcome = outcome;
			continue;
		}
		if (ent_str_is(part, "?"))
			op->outcome[ENT_TYPE_UNKNOWN] = outcome;
		for (size_t i = 0; i < vocabulary->ontology.n; i++)
			if (ent_str_eq(part, vocabulary->ontology.types[i].name) || ent_str_is(part, "*"))
				op->outcome[i] = outcome;
	}
	return ENT_OK;
}

/* "call_off": the operator that the words make together; "call" alone stays what it is. */
static void add_operator(loader *l, ent_str word, char pos, uint8_t operator)
{
	phrase words = {.first = {0}};
	ent_str part;
	while (ent_str_split(&word, '_', &part))
		add_word(l, &words, part);
	if (!words.first.ptr)
		return;
	uint32_t lemma = lemma_of(l, words.first, pos); /* may move the lemmas */
	if (words.rest.n == 0) {
		l->lemmas.at[lemma].operator= operator;
		return;
	}
	*ent_push(l->arena, &l->particles) = (ent_particle){
		.rest = words.rest.at, .n_rest = words.rest.n, .operator= operator, .next = l->lemmas.at[lemma].particles };
	l->lemmas.at[lemma].particles = (uint32_t)(l->particles.n - 1);
}

static ent_status read_operator(loader *l, const ent_tsv *tsv)
{
	uint8_t class = operator_class(l->vocabulary, ent_tsv_get(tsv, "class"));
	ent_str pos = ent_tsv_get(tsv, "pos"), words = ent_tsv_get(tsv, "words"), word;
	if (class == UINT8_MAX)
		return ent_tsv_fail(tsv, l->error, "a class that status.tsv does not have");
	if (pos.len != 1 || !strchr("vnma", pos.ptr[0]))
		return ent_tsv_fail(tsv, l->error, "part of speech '%.*s' is none of v n m a", ENT_FMT(pos));
	while (ent_str_split(&words, ' ', &word))
		if (word.len && word.ptr[0] == '_')
			return ent_tsv_fail(tsv, l->error, "an operator '%.*s' without a first word", ENT_FMT(word));
		else if (word.len)
			add_operator(l, word, pos.ptr[0], (uint8_t)(class + 1));
	return ENT_OK;
}

static ent_status read_function_word(loader *l, const ent_tsv *tsv)
{
	static const char *const kinds[] = {"other", "det", "prep", "be",  "have", "do",   "modal", "neg",  "to",  "conj",
										"sub",   "rel", "pron", "adv", "num",  "stop", "comma", "poss", "verb"};
	ent_str name = ent_tsv_get(tsv, "kind"), words = ent_tsv_get(tsv, "words"), word;
	uint8_t kind = 0;
	for (size_t i = 1; i < sizeof kinds / sizeof *kinds; i++)
		if (ent_str_is(name, kinds[i]))
			kind = (uint8_t)i;
	if (kind == 0)
		return ent_tsv_fail(tsv, l->error, "no kind '%.*s'", ENT_FMT(name));
	while (ent_str_split(&words, ' ', &word)) {
		if (word.len == 0)
			continue;
		uint32_t lemma = lemma_of(l, word, 'f');
		l->lemmas.at[lemma].kind = kind;
		uint32_t n = (uint32_t)l->vocabulary->functions.n + ENT_FN_PREPOSITIONS;
		if ((kind == ENT_KIND_PREP || kind == ENT_KIND_TO) && n < ENT_FN_MAX)
			(void)ent_map_put(&l->vocabulary->functions, word, n);
	}
	return ENT_OK;
}

static void add_context_form(void *context, ent_str form, unsigned inflection)
{
	(void)inflection;
	loader *l = context;
	(void)ent_map_put(&l->vocabulary->context_word, form, (uint32_t)l->vocabulary->n_contexts);
}

static ent_status read_context(loader *l, const ent_tsv *tsv)
{
	if (l->vocabulary->n_contexts == ENT_CONTEXTS)
		return ent_tsv_fail(tsv, l->error, "more than %d contexts", ENT_CONTEXTS);
	ent_str words = ent_tsv_get(tsv, "words"), word;
	while (ent_str_split(&words, ' ', &word))
		if (word.len)
			ent_inflect(&l->inflector, l->arena, word, false, add_context_form, l);
	l->vocabulary->contexts[l->vocabulary->n_contexts++] = ent_tsv_get(tsv, "context");
	return ENT_OK;
}

static ent_status read_factor(loader *l, const ent_tsv *tsv)
{
	double value;
	if (!ent_str_to_double(ent_tsv_get(tsv, "value"), &value))
		return ent_tsv_fail(tsv, l->error, "a value that is not a number");
	(void)ent_map_put(&l->vocabulary->factors, ent_tsv_get(tsv, "factor"), (uint32_t)l->factors.n);
	*ent_push(l->arena, &l->factors) = value;
	return ENT_OK;
}

static ent_status read_cameo(loader *l, const ent_tsv *tsv)
{
	ent_cameo row = {ent_tsv_get(tsv, "code"), ent_tsv_get(tsv, "event"), ent_tsv_get(tsv, "mode")};
	if (row.code.len == 0)
		return ent_tsv_fail(tsv, l->error, "a row without a code");
	*ent_push(l->arena, &l->cameo) = row;
	return ENT_OK;
}

static ent_status take_pattern(void *payload, const ent_tsv *row)
{
	return read_pattern(payload, row);
}

/* The user's verb dictionaries in older formats, behind all tables. */
static ent_status read_dictionaries(loader *l)
{
	static const char *const endings[] = {".verbs", ".verbs.txt"};
	const ent_cameo_table cameo = {l->cameo.at, l->cameo.n};
	ent_status status = ENT_OK;
	const ent_data_file *file;
	l->added = true;
	for (size_t e = 0; e < sizeof endings / sizeof *endings; e++)
		for (size_t i = 0; status == ENT_OK && (file = ent_data_ending(l->data, endings[e], i)); i++)
			status = ent_verb_dictionary_read(file, &cameo, l->arena, take_pattern, l, l->error);
	return status;
}

ent_status ent_vocabulary_load(ent_vocabulary *ret_lexicon, ent_arena *arena, const ent_data *data, ent_error *error)
{
	ent_vocabulary *vocabulary = ret_lexicon;
	*vocabulary = (ent_vocabulary){.forms = ent_map_sized(arena, FORMS_ABOUT),
								   .functions = ent_map_new(arena),
								   .context_word = ent_map_new(arena),
								   .factors = ent_map_new(arena)};
	loader l = {.vocabulary = vocabulary,
				.arena = arena,
				.data = data,
				.error = error,
				.lemma_index = ent_map_sized(arena, ROWS_ABOUT),
				.class_index = ent_map_new(arena),
				.row_index = ent_map_sized(arena, ROWS_ABOUT),
				.frames = ent_map_new(arena)};
	static const struct {
		const char *name;
		row_fn *read;
	} tables[] = {{"function_words.tsv", read_function_word},
				  {"classes.tsv", read_class},
				  {"status.tsv", read_status},
				  {"compose.tsv", read_compose},
				  {"operators.tsv", read_operator},
				  {"frames.tsv", read_frame},
				  {"patterns_cooperation.tsv", read_pattern},
				  {"patterns_conflict.tsv", read_pattern},
				  {"patterns_nouns.tsv", read_pattern},
				  {"patterns_phrases.tsv", read_pattern},
				  {"contexts.tsv", read_context},
				  {"cameo_modes.tsv", read_cameo},
				  {"confidence.tsv", read_factor}};
	ent_status status = ent_ontology_load(&vocabulary->ontology, arena, data, error);
	vocabulary->ontology.types[ENT_TYPE_UNKNOWN].name = ENT_STR("an act");
	if (status == ENT_OK)
		status = ent_inflector_load(&l.inflector, arena, data, error);
	for (size_t i = 0; i < sizeof tables / sizeof *tables && status == ENT_OK; i++)
		status = each_row(&l, tables[i].name, tables[i].read);
	if (status == ENT_OK)
		status = read_dictionaries(&l);
	link_classes(vocabulary);
	vocabulary->fn_of = ent_vocabulary_function(vocabulary, ENT_STR("of"));
	vocabulary->fn_by = ent_vocabulary_function(vocabulary, ENT_STR("by"));
	vocabulary->fn_to = ent_vocabulary_function(vocabulary, ENT_STR("to"));
	vocabulary->fn_between = ent_vocabulary_function(vocabulary, ENT_STR("between"));
	vocabulary->fn_in = ent_vocabulary_function(vocabulary, ENT_STR("in"));
	vocabulary->no_war = class_of(&l, ENT_STR("no_war"));
	vocabulary->no_state = class_of(&l, ENT_STR("no_state"));
	vocabulary->no_party = class_of(&l, ENT_STR("no_party"));
	vocabulary->fn_at = ent_vocabulary_function(vocabulary, ENT_STR("at"));
	vocabulary->fn_with = ent_vocabulary_function(vocabulary, ENT_STR("with"));
	sort_classes(&l);
	vocabulary->entries = l.entries.at;
	vocabulary->form = l.forms.at;
	vocabulary->lemmas = l.lemmas.at;
	vocabulary->n_lemmas = l.lemmas.n;
	vocabulary->particles = l.particles.at;
	vocabulary->rows = l.rows.at;
	vocabulary->n_rows = l.rows.n;
	vocabulary->factor = l.factors.at;
	return status;
}
