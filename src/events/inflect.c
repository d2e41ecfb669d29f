/* English inflection by rule, with the exceptions in data/irregular.tsv.
 *
 * Expanding the few thousand lemmas of the patterns once, when the tables are read, is cheaper and safer than taking
 * each word of a text apart: nothing is guessed about words that no pattern knows. Rules after Quirk et al.,
 * A Comprehensive Grammar of the English Language (1985), 3.5-3.10 and 5.80. */
#include "events/inflect.h"

#include "base/tsv.h"
#include "base/vec.h"

#include <string.h>

typedef struct emitter {
	ent_arena *arena;
	ent_form_fn *each;
	void *context;
} emitter;

static bool vowel(char c)
{
	return c && strchr("aeiou", c);
}

static char from_end(ent_str s, size_t back)
{
	return s.len >= back ? s.ptr[s.len - back] : '\0';
}

static void emit(emitter *to, ent_str stem, const char *ending, unsigned inflection)
{
	to->each(to->context, ent_str_join(to->arena, stem, ENT_STR(""), ent_str_of(ending)), inflection);
}

/* The form in -s of verbs and the plural of nouns. */
static void emit_s(emitter *to, ent_str lemma, unsigned inflection)
{
	char last = from_end(lemma, 1), before = from_end(lemma, 2);
	if (last == 'y' && !vowel(before))
		emit(to, ent_str_sub(lemma, 0, lemma.len - 1), "ies", inflection);
	else if (strchr("sxz", last) || (last == 'h' && strchr("cs", before)) || (last == 'o' && !vowel(before)))
		emit(to, lemma, "es", inflection);
	else
		emit(to, lemma, "s", inflection);
}

static bool one_syllable(ent_str s)
{
	size_t groups = 0;
	for (size_t i = 0; i < s.len; i++)
		groups += vowel(s.ptr[i]) && (i == 0 || !vowel(s.ptr[i - 1]));
	return groups == 1;
}

/* "stop", "admit": a consonant, a vowel, a consonant that can double. */
static bool may_double(ent_str s)
{
	char last = from_end(s, 1);
	return s.len >= 3 && !vowel(last) && !strchr("wxyh", last) && vowel(from_end(s, 2)) && !vowel(from_end(s, 3));
}

static void emit_regular(emitter *to, ent_str lemma, bool past)
{
	const char *ed = past ? "ed" : NULL;
	char last = from_end(lemma, 1);
	ent_str stem = lemma;
	if (last == 'e' && from_end(lemma, 2) != 'e' && from_end(lemma, 2) != 'y' && from_end(lemma, 2) != 'o')
		stem = ent_str_sub(lemma, 0, lemma.len - 1);
	bool twice = may_double(lemma), once = !twice || !one_syllable(lemma);
	ent_str doubled =
		twice ? ent_str_join(to->arena, lemma, ENT_STR(""), ent_str_sub(lemma, lemma.len - 1, lemma.len)) : lemma;
	if (twice)
		emit(to, doubled, "ing", ENT_INFL_ING);
	if (once)
		emit(to, stem, "ing", ENT_INFL_ING);
	if (!ed)
		return;
	unsigned both = ENT_INFL_PAST | ENT_INFL_PART;
	if (twice)
		emit(to, doubled, ed, both);
	if (last == 'e')
		emit(to, lemma, "d", both);
	else if (last == 'y' && !vowel(from_end(lemma, 2)))
		emit(to, ent_str_sub(lemma, 0, lemma.len - 1), "ied", both);
	else if (once)
		emit(to, lemma, ed, both);
}

/* Each of the forms that stand between '|': "traveled|travelled". */
static void emit_each(emitter *to, ent_str forms, unsigned inflection)
{
	ent_str form;
	while (forms.len && ent_str_split(&forms, '|', &form))
		emit(to, form, "", inflection);
}

static void inflect_one(const ent_inflector *inflector, emitter *to, ent_str lemma, bool verb)
{
	uint32_t at = ent_map_get(&inflector->words, lemma);
	const ent_irregular *odd = at == ENT_MAP_NONE ? NULL : &inflector->rows[at];
	emit(to, lemma, "", ENT_INFL_BASE);
	if (!verb) {
		if (odd && odd->plural.len)
			emit_each(to, odd->plural, ENT_INFL_PLURAL);
		else
			emit_s(to, lemma, ENT_INFL_PLURAL);
		return;
	}
	emit_s(to, lemma, ENT_INFL_S);
	bool irregular = odd && odd->past.len;
	emit_regular(to, lemma, !irregular);
	if (irregular) {
		emit_each(to, odd->past, ENT_INFL_PAST);
		emit_each(to, odd->participle, ENT_INFL_PART);
	}
}

void ent_inflect(const ent_inflector *inflector, ent_arena *arena, ent_str lemma, bool verb, ent_form_fn *each,
				 void *context)
{
	emitter to = {arena, each, context};
	if (lemma.len == 0)
		return;
	inflect_one(inflector, &to, lemma, verb);
	uint32_t at = ent_map_get(&inflector->words, lemma);
	if (at != ENT_MAP_NONE && inflector->rows[at].other.len)
		inflect_one(inflector, &to, inflector->rows[at].other, verb);
	const char *z = verb ? "ize" : "ization", *s = verb ? "ise" : "isation";
	if (lemma.len > strlen(z) + 2 && ent_str_ends(lemma, ent_str_of(z)))
		inflect_one(inflector, &to,
					ent_str_join(arena, ent_str_sub(lemma, 0, lemma.len - strlen(z)), ENT_STR(""), ent_str_of(s)),
					verb);
}

ent_status ent_inflector_load(ent_inflector *ret_inflector, ent_arena *arena, const ent_data *data, ent_error *error)
{
	ent_map words = ent_map_new(arena);
	ENT_VEC(ent_irregular) rows = {0};
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(data, "irregular.tsv", i)); i++) {
		ent_tsv tsv;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
		for (bool more = true; status == ENT_OK;) {
			status = ent_tsv_next(&tsv, &more, error);
			if (status != ENT_OK || !more)
				break;
			(void)ent_map_put(&words, ent_tsv_get(&tsv, "lemma"), (uint32_t)rows.n);
			*ent_push(arena, &rows) = (ent_irregular){.past = ent_tsv_get(&tsv, "past"),
													  .participle = ent_tsv_get(&tsv, "participle"),
													  .plural = ent_tsv_get(&tsv, "plural"),
													  .other = ent_tsv_get(&tsv, "other")};
		}
		if (status != ENT_OK)
			return status;
	}
	*ret_inflector = (ent_inflector){.words = words, .rows = rows.at};
	return ENT_OK;
}
