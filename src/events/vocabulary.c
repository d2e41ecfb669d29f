/* Reads the tables of words that make events. All rows become one hash map from inflected form to readings, so that a
 * sentence is scanned with one look-up a token. */
#include "events/gate.h"
#include "events/loader.h"

#include <string.h>

typedef ent_status row_fn(ent_loader *l, const ent_tsv *tsv);

enum { FORMS_ABOUT = 10000, ROWS_ABOUT = 5000 }; /* how many our own tables have: maps of that size need not grow */

ent_str ent_form_lower(ent_str form, char *out)
{
	size_t n = 0;
	while (n < form.len && !(form.ptr[n] >= 'A' && form.ptr[n] <= 'Z') && (unsigned char)form.ptr[n] != 0xE2)
		n++;
	if (n == form.len && n <= ENT_FORM_LONGEST)
		return form;
	n = 0;
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

/* "co-operate", "re-open" by the words without the hyphen. */
static uint32_t entry_without_hyphen(const ent_vocabulary *vocabulary, ent_str lower)
{
	if (lower.len < 4 || lower.len > ENT_FORM_LONGEST || lower.ptr[2] != '-' ||
		!(ent_str_starts(lower, ENT_STR("co")) || ent_str_starts(lower, ENT_STR("re"))))
		return ENT_MAP_NONE;
	char whole[ENT_FORM_LONGEST];
	memcpy(whole, lower.ptr, 2);
	memcpy(whole + 2, lower.ptr + 3, lower.len - 3);
	return ent_map_get(&vocabulary->forms, (ent_str){whole, lower.len - 1});
}

uint32_t ent_vocabulary_entry(const ent_vocabulary *vocabulary, ent_str lower)
{
	uint32_t entry = lower.len ? ent_map_get(&vocabulary->forms, lower) : ENT_MAP_NONE;
	return entry == ENT_MAP_NONE ? entry_without_hyphen(vocabulary, lower) : entry;
}

void ent_vocabulary_entries(const ent_vocabulary *vocabulary, const ent_token *tokens, uint32_t n,
							uint32_t *ret_entries, uint64_t *ret_low)
{
	enum { LOT = 16 };
	char lower[LOT][ENT_FORM_LONGEST];
	ent_str keys[LOT];
	for (uint32_t from = 0; from < n; from += LOT) {
		uint32_t lot = n - from < LOT ? n - from : LOT;
		for (uint32_t i = 0; i < lot; i++) {
			keys[i] = ent_form_lower(tokens[from + i].form, lower[i]);
			bool low = keys[i].ptr == tokens[from + i].form.ptr;
			ret_low[(from + i) / 64] |= (uint64_t)low << (from + i) % 64;
		}
		ent_map_get_all(&vocabulary->forms, keys, lot, ret_entries + from);
		for (uint32_t i = 0; i < lot; i++)
			if (ret_entries[from + i] == ENT_MAP_NONE)
				ret_entries[from + i] = entry_without_hyphen(vocabulary, keys[i]);
			else
				__builtin_prefetch(&vocabulary->entries[ret_entries[from + i]]);
	}
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

double ent_vocabulary_factor(const ent_vocabulary *vocabulary, const char *name, double otherwise)
{
	uint32_t at = ent_map_get(&vocabulary->factors, ent_str_of(name));
	return at == ENT_MAP_NONE ? otherwise : vocabulary->factor[at];
}

static ent_status each_row(ent_loader *l, const char *name, row_fn *read)
{
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(l->data, name, i)); i++) {
		ent_tsv tsv;
		bool more = true;
		l->added = file->own;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, l->error);
		while (status == ENT_OK && (status = ent_tsv_next(&tsv, &more, l->error)) == ENT_OK && more)
			status = read(l, &tsv);
		if (status != ENT_OK)
			return status;
	}
	return ENT_OK;
}

static ent_status read_class(ent_loader *l, const ent_tsv *tsv)
{
	uint16_t words = ent_loader_class(l, ent_tsv_get(tsv, "class"));
	ent_str rest = ent_tsv_get(tsv, "words"), word;
	while (ent_str_split(&rest, ' ', &word))
		if (word.len)
			ent_loader_class_word(l, words, word);
	return ENT_OK;
}

/* The class of operators with that name; UINT8_MAX where there is none. */
static uint8_t operator_class(const ent_vocabulary *vocabulary, ent_str name)
{
	for (size_t i = 0; i < vocabulary->n_classes; i++)
		if (ent_str_eq(vocabulary->classes[i].name, name))
			return (uint8_t)i;
	return UINT8_MAX;
}

static ent_status read_status(ent_loader *l, const ent_tsv *tsv)
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
	class->other_name = ent_tsv_get(tsv, "of_other");
	return ENT_OK;
}

/* Names of classes become numbers once all are known. */
static void link_classes(ent_vocabulary *vocabulary)
{
	for (size_t i = 0; i < vocabulary->n_classes; i++) {
		ent_opclass *class = &vocabulary->classes[i];
		uint8_t over = operator_class(vocabulary, class->over_name);
		uint8_t under = operator_class(vocabulary, class->under_name);
		uint8_t other = operator_class(vocabulary, class->other_name);
		class->over_verb = over == UINT8_MAX ? (uint8_t)i : over;
		class->under_speech = under == UINT8_MAX ? (uint8_t)i : under;
		class->of_other = other == UINT8_MAX ? (uint8_t)i : other;
	}
}

static ent_status read_compose(ent_loader *l, const ent_tsv *tsv)
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
static void add_operator(ent_loader *l, ent_str word, char pos, uint8_t operator)
{
	ent_phrase words = {.first = {0}};
	ent_str part;
	while (ent_str_split(&word, '_', &part))
		ent_loader_phrase_word(l, &words, part);
	if (!words.first.ptr)
		return;
	uint32_t lemma = ent_loader_lemma(l, words.first, pos); /* may move the lemmas */
	if (words.rest.n == 0) {
		l->lemmas.at[lemma].operator= operator;
		return;
	}
	*ent_push(l->arena, &l->particles) = (ent_particle){
		.rest = words.rest.at, .n_rest = words.rest.n, .operator= operator, .next = l->lemmas.at[lemma].particles };
	l->lemmas.at[lemma].particles = (uint32_t)(l->particles.n - 1);
}

static ent_status read_operator(ent_loader *l, const ent_tsv *tsv)
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

static ent_status read_function_word(ent_loader *l, const ent_tsv *tsv)
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
		ent_str alias = word; /* "inside=in" */
		(void)ent_str_split(&alias, '=', &word);
		uint32_t lemma = ent_loader_lemma(l, word, 'f');
		l->lemmas.at[lemma].kind = kind;
		uint32_t same = alias.len ? ent_map_get(&l->vocabulary->functions, alias) : ENT_MAP_NONE;
		if (alias.len && same == ENT_MAP_NONE)
			return ent_tsv_fail(tsv, l->error, "'%.*s' is no preposition named before", ENT_FMT(alias));
		uint32_t n = alias.len ? same : (uint32_t)l->vocabulary->functions.n + ENT_FN_PREPOSITIONS;
		bool known = ent_map_get(&l->vocabulary->functions, word) != ENT_MAP_NONE;
		if ((kind == ENT_KIND_PREP || kind == ENT_KIND_TO) && !known && n < ENT_FN_MAX) {
			(void)ent_map_put(&l->vocabulary->functions, word, n);
			l->entries.at[ent_loader_entry(l, word)].fn = (uint8_t)n;
		}
	}
	return ENT_OK;
}

static void mark_operators(ent_loader *l)
{
	for (size_t i = 0; i < l->entries.n; i++)
		for (uint32_t at = l->entries.at[i].readings; at != ENT_MAP_NONE; at = l->forms.at[at].next) {
			const ent_lemma *lemma = &l->lemmas.at[l->forms.at[at].lemma];
			l->entries.at[i].operates |= lemma->operator|| lemma->particles != ENT_MAP_NONE;
		}
}

/* Which of its readings an entry is taken for, by part of speech: the last one with rows, else the first. */
static void choose_readings(const ent_loader *l, ent_entry *entry)
{
	ent_readings *as = &entry->as;
	as->verb = as->noun = as->adjective = as->modal = as->function = ENT_MAP_NONE;
	for (uint32_t at = entry->readings; at != ENT_MAP_NONE; at = l->forms.at[at].next) {
		const ent_form *form = &l->forms.at[at];
		const ent_lemma *lemma = &l->lemmas.at[form->lemma];
		bool rows = lemma->rows != ENT_MAP_NONE;
		if (lemma->pos == 'v' && (as->verb == ENT_MAP_NONE || rows)) {
			as->verb = form->lemma;
			as->verb_inflection = form->inflection;
		} else if (lemma->pos == 'n' && (as->noun == ENT_MAP_NONE || rows)) {
			as->noun = form->lemma;
			as->noun_inflection = form->inflection;
		} else if (lemma->pos == 'a') {
			as->adjective = form->lemma;
		} else if (lemma->pos == 'm') {
			as->modal = form->lemma;
		} else if (lemma->pos == 'f') {
			as->function = form->lemma;
		}
	}
}

typedef struct context_forms {
	ent_loader *loader;
	uint32_t context;
} context_forms;

static void add_context_form(void *payload, ent_str form, unsigned inflection)
{
	(void)inflection;
	const context_forms *of = payload;
	uint32_t entry = ent_loader_entry(of->loader, form); /* may move the entries */
	of->loader->entries.at[entry].context = (uint8_t)(of->context + 1);
}

/* A context's words; a row of the same context adds words to it. */
static ent_status read_context(ent_loader *l, const ent_tsv *tsv)
{
	ent_vocabulary *v = l->vocabulary;
	ent_str name = ent_tsv_get(tsv, "context"), words = ent_tsv_get(tsv, "words"), word;
	size_t at = 0;
	while (at < v->n_contexts && !ent_str_eq(v->contexts[at], name))
		at++;
	if (at == ENT_CONTEXTS)
		return ent_tsv_fail(tsv, l->error, "more than %d contexts", ENT_CONTEXTS);
	if (at == v->n_contexts)
		v->contexts[v->n_contexts++] = name;
	context_forms of = {l, (uint32_t)at};
	while (ent_str_split(&words, ' ', &word))
		if (word.len)
			ent_inflect(&l->inflector, l->arena, word, false, add_context_form, &of);
	return ENT_OK;
}

static ent_status read_factor(ent_loader *l, const ent_tsv *tsv)
{
	double value;
	if (!ent_str_to_double(ent_tsv_get(tsv, "value"), &value))
		return ent_tsv_fail(tsv, l->error, "a value that is not a number");
	(void)ent_map_put(&l->vocabulary->factors, ent_tsv_get(tsv, "factor"), (uint32_t)l->factors.n);
	*ent_push(l->arena, &l->factors) = value;
	return ENT_OK;
}

static ent_status read_cameo(ent_loader *l, const ent_tsv *tsv)
{
	ent_cameo row = {ent_tsv_get(tsv, "code"), ent_tsv_get(tsv, "event"), ent_tsv_get(tsv, "mode")};
	if (row.code.len == 0)
		return ent_tsv_fail(tsv, l->error, "a row without a code");
	*ent_push(l->arena, &l->cameo) = row;
	return ENT_OK;
}

static ent_status take_pattern(void *payload, const ent_tsv *row)
{
	return ent_rows_read_pattern(payload, row);
}

/* The user's verb dictionaries in older formats, behind all tables. */
static ent_status read_dictionaries(ent_loader *l)
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
	*vocabulary = (ent_vocabulary){
		.forms = ent_map_sized(arena, FORMS_ABOUT), .functions = ent_map_new(arena), .factors = ent_map_new(arena)};
	ent_loader l = {.vocabulary = vocabulary,
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
				  {"frames.tsv", ent_rows_read_frame},
				  {"patterns_cooperation.tsv", ent_rows_read_pattern},
				  {"patterns_conflict.tsv", ent_rows_read_pattern},
				  {"patterns_nouns.tsv", ent_rows_read_pattern},
				  {"patterns_phrases.tsv", ent_rows_read_pattern},
				  {"patterns_prose.tsv", ent_rows_read_pattern},
				  {"patterns_wire.tsv", ent_rows_read_pattern},
				  {"patterns_given.tsv", ent_rows_read_pattern},
				  {"contexts.tsv", read_context},
				  {"cameo_modes.tsv", read_cameo},
				  {"confidence.tsv", read_factor}};
	const ent_data_file *file;
	ent_status status = ent_ontology_load(&vocabulary->ontology, arena, data, error);
	vocabulary->ontology.types[ENT_TYPE_UNKNOWN].name = ent_str_copy(arena, ENT_STR("an act"));
	if (status == ENT_OK)
		status = ent_inflector_load(&l.inflector, arena, data, error);
	for (size_t i = 0; i < sizeof tables / sizeof *tables && status == ENT_OK; i++)
		status = each_row(&l, tables[i].name, tables[i].read);
	for (size_t i = 0; status == ENT_OK && (file = ent_data_at(data, i)); i++)
		if (file->own && ent_str_starts(file->name, ENT_STR("patterns_")) && !ent_data_get(data, file->name.ptr, 1))
			status = each_row(&l, file->name.ptr, ent_rows_read_pattern);
	if (status == ENT_OK)
		status = read_dictionaries(&l);
	link_classes(vocabulary);
	vocabulary->class_future = operator_class(vocabulary, ENT_STR("future"));
	vocabulary->class_promise = operator_class(vocabulary, ENT_STR("promise"));
	vocabulary->class_refuse = operator_class(vocabulary, ENT_STR("refuse"));
	vocabulary->class_would = operator_class(vocabulary, ENT_STR("would"));
	vocabulary->fn_of = ent_vocabulary_function(vocabulary, ENT_STR("of"));
	vocabulary->fn_by = ent_vocabulary_function(vocabulary, ENT_STR("by"));
	vocabulary->fn_to = ent_vocabulary_function(vocabulary, ENT_STR("to"));
	vocabulary->fn_between = ent_vocabulary_function(vocabulary, ENT_STR("between"));
	vocabulary->fn_in = ent_vocabulary_function(vocabulary, ENT_STR("in"));
	vocabulary->organisation = ent_loader_class(&l, ENT_STR("organisation"));
	vocabulary->no_war = ent_loader_class(&l, ENT_STR("no_war"));
	vocabulary->no_state = ent_loader_class(&l, ENT_STR("no_state"));
	vocabulary->question = ent_loader_class(&l, ENT_STR("question"));
	vocabulary->agreement = ent_loader_class(&l, ENT_STR("agreement"));
	vocabulary->document = ent_loader_class(&l, ENT_STR("document"));
	vocabulary->no_party = ent_loader_class(&l, ENT_STR("no_party"));
	vocabulary->patron = ent_loader_class(&l, ENT_STR("patron"));
	vocabulary->circumstance = ent_loader_class(&l, ENT_STR("circumstance"));
	vocabulary->manner = ent_loader_class(&l, ENT_STR("manner"));
	vocabulary->border = ent_loader_class(&l, ENT_STR("border"));
	vocabulary->deed = ent_loader_class(&l, ENT_STR("deed"));
	vocabulary->part_word = ent_loader_class(&l, ENT_STR("part_word"));
	vocabulary->fn_at = ent_vocabulary_function(vocabulary, ENT_STR("at"));
	vocabulary->fn_with = ent_vocabulary_function(vocabulary, ENT_STR("with"));
	ent_loader_sort_classes(&l);
	ent_rows_index(&l);
	mark_operators(&l);
	for (size_t i = 0; i < l.entries.n; i++)
		choose_readings(&l, &l.entries.at[i]);
	vocabulary->entries = l.entries.at;
	vocabulary->form = l.forms.at;
	vocabulary->lemmas = l.lemmas.at;
	vocabulary->n_lemmas = l.lemmas.n;
	vocabulary->particles = l.particles.at;
	vocabulary->rows = l.rows.at;
	vocabulary->triggers = l.triggers.at;
	vocabulary->n_rows = l.rows.n;
	vocabulary->factor = l.factors.at;
	ent_gate_index(vocabulary, arena, l.entries.at, l.entries.n);
	return status;
}
